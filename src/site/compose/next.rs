//! What to read next: what the coach says, then what shares most with the page.

use std::collections::{BTreeMap, BTreeSet};

use crate::site::crosslinks::{Crosslinks, List, exercises_in};
use crate::training::guide::{Exercise, Muscle, Ref};
use crate::training::table::Id;

use super::Desk;

/// How many pages are offered.
const OFFERED: usize = 3;
/// A word, muscle or exercise that more pages share than this says nothing about two of them.
const COMMON: usize = 400;

impl Desk<'_> {
    /// The pages to read after a thing's page, best first.
    ///
    /// A page scores 3 for a tag that it shares, 2 for an exercise, 1 for a muscle or a category; of equals, articles
    /// come before programs, and both in the order of their ids.
    pub(super) fn next(&self, thing: Ref) -> Vec<Ref> {
        let said = &self.guide().meta(thing).related;
        let mut chosen: Vec<Ref> = Vec::new();
        for next in said.iter().copied().filter(|next| *next != thing) {
            if !chosen.contains(&next) {
                chosen.push(next);
            }
        }
        if chosen.len() < OFFERED {
            let mut scored: Vec<(u32, Ref)> = self.scores(thing).into_iter().map(|(next, score)| (score, next)).collect();
            scored.sort_by(|a, b| b.0.cmp(&a.0).then(rank(a.1).cmp(&rank(b.1))).then(a.1.cmp(&b.1)));
            let fresh: Vec<Ref> =
                scored.into_iter().map(|(_, next)| next).filter(|next| *next != thing && !chosen.contains(next)).collect();
            chosen.extend(fresh.into_iter().take(OFFERED - chosen.len()));
        }
        chosen.truncate(6.max(OFFERED));
        chosen
    }

    fn scores(&self, thing: Ref) -> BTreeMap<Ref, u32> {
        let cross = &self.site.cross;
        let mut scores: BTreeMap<Ref, u32> = BTreeMap::new();
        let mut add = |things: &mut dyn Iterator<Item = Ref>, score: u32| {
            for thing in things.take(COMMON) {
                *scores.entry(thing).or_default() += score;
            }
        };
        for exercise in self.exercises_of(thing) {
            add(&mut cross.articles_of[exercise.index()].iter().copied().map(Ref::Article), 2);
            add(&mut cross.programs_of[exercise.index()].iter().copied().map(Ref::Program), 2);
        }
        for muscle in self.muscles_of(thing) {
            add(&mut cross.muscle_articles[muscle.index()].iter().copied().map(Ref::Article), 1);
            add(&mut cross.muscle_programs[muscle.index()].iter().copied().map(Ref::Program), 1);
        }
        for tag in &self.guide().meta(thing).tags {
            let list = cross.find(&Crosslinks::tag(tag));
            add(&mut list.map_or(&[][..], |list| cross.list(list)).iter().copied(), 3);
        }
        if let Ref::Article(id) = thing
            && let Some(category) = &self.guide().articles[id].category
        {
            let list = cross.find(&List::Category(crate::site::plan::label_slug(category), category.clone()));
            add(&mut list.map_or(&[][..], |list| cross.list(list)).iter().copied(), 1);
        }
        if let Ref::Exercise(id) = thing
            && let Some(worked) = self.guide().exercises[id].primary.first()
        {
            add(&mut std::iter::once(Ref::Muscle(worked.muscle)), 3);
        }
        if let Ref::Term(id) = thing {
            add(&mut cross.of_term(id).iter().copied().map(Ref::Article), 2);
        }
        scores
    }

    /// The exercises that a page is about.
    pub(super) fn exercises_of(&self, thing: Ref) -> BTreeSet<Id<Exercise>> {
        match thing {
            Ref::Exercise(id) => BTreeSet::from([id]),
            Ref::Program(id) => {
                let program = &self.guide().programs[id];
                exercises_in(program.phases.iter().flat_map(|p| &p.sessions).map(|s| &s.workout))
            }
            Ref::Article(id) => {
                let named = self.site.cross.named[id.index()].iter();
                named.filter_map(|thing| if let Ref::Exercise(id) = thing { Some(*id) } else { None }).collect()
            }
            _ => BTreeSet::new(),
        }
    }

    /// The muscles that a page is about.
    pub(super) fn muscles_of(&self, thing: Ref) -> BTreeSet<Id<Muscle>> {
        let guide = self.guide();
        match thing {
            Ref::Exercise(id) => guide.exercises[id].primary.iter().map(|w| w.muscle).collect(),
            Ref::Muscle(id) => BTreeSet::from([id]),
            Ref::Group(id) => guide.groups[id].muscles.iter().copied().collect(),
            Ref::Program(_) => self.exercises_of(thing).into_iter().flat_map(|x| &guide.exercises[x].primary).map(|w| w.muscle).collect(),
            Ref::Article(id) => {
                let mut muscles = BTreeSet::new();
                for named in &self.site.cross.named[id.index()] {
                    match *named {
                        Ref::Muscle(m) => drop(muscles.insert(m)),
                        Ref::Part(p) => drop(muscles.insert(guide.parts[p].parent)),
                        Ref::Group(g) => muscles.extend(guide.groups[g].muscles.iter().copied()),
                        _ => {}
                    }
                }
                muscles
            }
            _ => BTreeSet::new(),
        }
    }
}

/// Articles explain, so they come first.
fn rank(thing: Ref) -> u8 {
    match thing {
        Ref::Article(_) => 0,
        Ref::Program(_) => 1,
        Ref::Muscle(_) => 2,
        _ => 3,
    }
}
