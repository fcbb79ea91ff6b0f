//! What to read next: what the coach says, then what shares most with the page.

use std::collections::{BTreeMap, BTreeSet};

use crate::site::crosslinks::{Crosslinks, List, exercises_in};
use crate::training::guide::{Exercise, Muscle, Ref};
use crate::training::table::{Id, Table};

use super::Desk;

/// How many pages are offered.
const OFFERED: usize = 3;
/// A word, muscle or exercise that more pages share than this says nothing about two of them.
const COMMON: usize = 200;

/// How many exercises of the same movement are looked at for a neighbour.
const LOOKED_AT: usize = 64;

impl Desk<'_> {
    /// The pages to read after a thing's page, best first; none that `shown` says the page has already.
    ///
    /// First what the coach says. Then a page scores 3 for a tag that it shares, 2 for an exercise, 1 for a muscle or a
    /// category; of equals, articles come before programs, and both in the order of their ids. An exercise first leads
    /// to its main muscle; what is still free goes to neighbours of the same kind.
    pub(super) fn next(&self, thing: Ref, shown: &[Ref]) -> Vec<Ref> {
        let shown: BTreeSet<Ref> = shown.iter().copied().chain([thing]).collect();
        let mut chosen: Vec<Ref> = Vec::new();
        for next in self.guide().meta(thing).related.iter().copied() {
            if next != thing && !chosen.contains(&next) {
                chosen.push(next);
            }
        }
        if chosen.len() < OFFERED {
            let mut scored: Vec<(u32, Ref)> =
                self.scores(thing).into_iter().filter(|(next, _)| !shown.contains(next)).map(|(next, score)| (score, next)).collect();
            scored.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(rank(a.1).cmp(&rank(b.1))).then(a.1.cmp(&b.1)));
            let leads = self.leads(thing);
            // One page about an exercise or a muscle is enough where it has neighbours.
            let first = if matches!(thing, Ref::Exercise(_) | Ref::Muscle(_)) { usize::from(leads.len() < 2) } else { OFFERED };
            let scored = scored.into_iter().map(|(_, next)| next);
            let near = self.near(thing);
            let all = leads.into_iter().chain(scored.clone().take(first)).chain(near).chain(scored.skip(first));
            for next in all.filter(|next| !shown.contains(next)) {
                if chosen.len() == OFFERED {
                    break;
                }
                if !chosen.contains(&next) {
                    chosen.push(next);
                }
            }
        }
        chosen.truncate(2 * OFFERED);
        chosen
    }

    /// Where a page leads before all others: an exercise to its main muscle, a muscle to the one that works against it.
    fn leads(&self, thing: Ref) -> Vec<Ref> {
        let guide = self.guide();
        match thing {
            Ref::Exercise(id) => {
                let Some(muscle) = guide.exercises[id].primary.first().map(|worked| worked.muscle) else { return Vec::new() };
                let cross = &self.site.cross;
                // An exercise that no program uses leads to one for its muscle, each to another.
                let programs = if cross.programs_of[id.index()].is_empty() { &cross.muscle_programs[muscle.index()][..] } else { &[] };
                let program = programs.get(id.index() % programs.len().max(1));
                std::iter::once(Ref::Muscle(muscle)).chain(program.copied().map(Ref::Program)).collect()
            }
            Ref::Muscle(id) => guide.muscles[id].antagonist.iter().copied().map(Ref::Muscle).take(1).collect(),
            _ => Vec::new(),
        }
    }

    /// Pages of the same kind that stand beside a page, nearest first.
    fn near(&self, thing: Ref) -> Vec<Ref> {
        let guide = self.guide();
        match thing {
            Ref::Exercise(id) => self.near_exercises(id),
            Ref::Muscle(id) => {
                let groups = &guide.muscles[id].groups;
                let pages = groups.iter().filter(|group| guide.sole_muscle(**group).is_none());
                let others = groups.iter().flat_map(|group| &guide.groups[*group].muscles).filter(|other| **other != id);
                pages.copied().map(Ref::Group).chain(others.copied().map(Ref::Muscle)).collect()
            }
            Ref::Group(id) => {
                let pages = following(&guide.groups, id).filter(|group| guide.sole_muscle(*group).is_none());
                pages.take(OFFERED).map(Ref::Group).collect()
            }
            Ref::Term(id) => {
                let named = self.site.prose(thing).map(|prose| &prose.named);
                let named = named.into_iter().flatten().copied().filter(|other| matches!(other, Ref::Term(_)));
                named.chain(following(&guide.terms, id).map(Ref::Term).take(OFFERED)).collect()
            }
            Ref::Program(id) => following(&guide.programs, id).map(Ref::Program).take(OFFERED).collect(),
            Ref::Article(id) => following(&guide.articles, id).map(Ref::Article).take(OFFERED).collect(),
            _ => Vec::new(),
        }
    }

    /// Exercises of the same movement (else of the same main muscle): those for the same muscle with other equipment
    /// first. Each exercise looks at those that follow it, so that no few are offered by all.
    fn near_exercises(&self, id: Id<Exercise>) -> Vec<Ref> {
        let guide = self.guide();
        let x = &guide.exercises[id];
        let main = |x: &Exercise| x.primary.first().map(|worked| worked.muscle);
        let of_muscle: Vec<Ref>;
        let all = if let Some(pattern) = x.pattern {
            self.site.cross.list(&List::Pattern(pattern))
        } else {
            let worked = main(x).map_or(&[][..], |muscle| &self.site.cross.primary_of[muscle.index()]);
            of_muscle = worked.iter().copied().map(Ref::Exercise).collect();
            &of_muscle
        };
        let away = |other: &Ref| {
            let Ref::Exercise(other) = other else { return 3 };
            let other = &guide.exercises[*other];
            u8::from(main(other) != main(x)) * 2 + u8::from(other.equipment == x.equipment)
        };
        let mut near: Vec<Ref> = after(all, Ref::Exercise(id)).take(LOOKED_AT).collect();
        near.sort_by_key(away);
        near
    }

    fn scores(&self, thing: Ref) -> BTreeMap<Ref, u32> {
        let cross = &self.site.cross;
        let mut scores: BTreeMap<Ref, u32> = BTreeMap::new();
        let mut add = |things: &mut dyn ExactSizeIterator<Item = Ref>, score: u32| {
            if things.len() <= COMMON {
                for thing in things {
                    *scores.entry(thing).or_default() += score;
                }
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

/// What follows a row in its table, from the beginning again after the end.
fn following<T>(table: &Table<T>, id: Id<T>) -> impl Iterator<Item = Id<T>> + use<T> {
    table.ids().skip(id.index() + 1).chain(table.ids().take(id.index()))
}

/// The same in a list that is in order.
fn after(all: &[Ref], thing: Ref) -> impl Iterator<Item = Ref> {
    let at = all.partition_point(|other| *other <= thing);
    all[at..].iter().chain(&all[..at]).copied().filter(move |other| *other != thing)
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
