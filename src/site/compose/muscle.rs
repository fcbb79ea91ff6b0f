//! Pages of muscles and groups, and the muscle map.

use std::collections::BTreeSet;

use crate::base::words;
use crate::site::plan::Section;
use crate::site::view::{
    Anatomy, BodyMap, Fact, GroupView, Intro, Link, MuscleEntry, MuscleSet, MuscleView, MusclesView, ProgramUse, Shared,
};
use crate::training::guide::{Article, Exercise, Group, Muscle, Program, Ref, Target};
use crate::training::table::Id;
use crate::training::volume::SetCredit;

use super::tables::plain_tag;
use super::volume::{band, band_title, sets_in_words};
use super::{Desk, shared};

/// Programs and articles named on a muscle's page; the lists of programs and articles hold the rest.
const NAMED: usize = 24;

impl Desk<'_> {
    pub(super) fn muscle(&self, id: Id<Muscle>) -> MuscleView {
        let thing = Ref::Muscle(id);
        let guide = self.guide();
        let muscle = &guide.muscles[id];
        let cross = &self.site.cross;
        let title = &muscle.meta.title;
        let (primary, secondary) = (&cross.primary_of[id.index()], &cross.secondary_of[id.index()]);
        let table = self.exercise_table(
            format!("Exercises for the {}", words::lower_first(title)),
            vec![(Some(plain_tag("primary", "Prime mover")), primary.clone()), (Some(plain_tag("secondary", "Helps")), secondary.clone())],
        );
        let programs = self.most_sets(&cross.muscle_programs[id.index()], &[id]);
        let articles = self.newest(cross.muscle_articles[id.index()].iter().copied());
        let shown: Vec<Ref> = programs.iter().map(|(_, id)| Ref::Program(*id)).chain(articles.iter().copied()).collect();
        let mut head = self.head("muscle", &muscle.meta.id, title, self.summary(thing).as_deref(), Some(Section::Muscles));
        head.has_workouts = self.has_workouts(thing) || muscle.parts.iter().any(|part| self.has_workouts(Ref::Part(*part)));
        head.json_ld = Some(self.structured(thing, &head));
        let groups: Vec<Link> = muscle.groups.iter().map(|g| self.link(Ref::Group(*g))).collect();
        let kicker = groups.iter().map(|g| g.title.clone()).collect::<Vec<_>>().join(" · ");
        let samples = self.samples(self.site.samples.muscles.get(id.index()).map_or(&[], Vec::as_slice));
        head.has_workouts |= !samples.is_empty();
        MuscleView {
            head,
            crumbs: self.crumbs(Some(Section::Muscles), title),
            intro: self.intro(thing, Some(if kicker.is_empty() { "Muscle".to_owned() } else { kicker })),
            // What it does stands under the title where the page has no summary of its own.
            function: muscle.function.as_ref().filter(|_| muscle.meta.summary.is_some()).map(ToString::to_string),
            facts: self.muscle_facts(muscle, groups, (primary.len(), secondary.len())),
            map: self.plain_map(&[thing], &format!("Where to find the {}", words::lower_first(title))),
            exercises: table,
            samples,
            guidance: guidance(),
            programs: self.program_uses(&programs),
            body: self.body(thing),
            anatomy: muscle.parts.iter().map(|part| self.anatomy(*part)).collect(),
            end: self.ending(thing, &shown),
            articles: self.cards(articles),
        }
    }

    fn muscle_facts(&self, muscle: &Muscle, groups: Vec<Link>, counts: (usize, usize)) -> Vec<Fact> {
        let mut facts = Vec::new();
        facts.extend(muscle.latin.as_deref().map(|latin| Self::fact("Latin", latin)));
        facts.extend(Self::fact_links("Belongs to", groups));
        facts.push(Self::fact("Seen from", format!("The {}", muscle.view.title().to_lowercase())));
        facts.extend(Self::fact_links("Works against", muscle.antagonist.iter().map(|m| self.link(Ref::Muscle(*m))).collect()));
        let helps = if counts.1 > 0 { format!(", helps in {}", words::thousands(counts.1)) } else { String::new() };
        let here = format!("{}{helps}", words::count(counts.0, "exercise"));
        facts.push(Self::fact("In this guide", here));
        facts
    }

    fn anatomy(&self, id: Id<crate::training::guide::Part>) -> Anatomy {
        let part = &self.guide().parts[id];
        Anatomy {
            id: part.meta.id.to_string(),
            title: part.meta.title.to_string(),
            latin: part.latin.as_ref().map(ToString::to_string),
            function: self.summary(Ref::Part(id)),
            html: self.body(Ref::Part(id)).html,
        }
    }

    pub(super) fn group(&self, id: Id<Group>) -> GroupView {
        let thing = Ref::Group(id);
        let guide = self.guide();
        let group = &guide.groups[id];
        let cross = &self.site.cross;
        let title = &group.meta.title;
        let exercises: BTreeSet<Id<Exercise>> = group.muscles.iter().flat_map(|m| &cross.primary_of[m.index()]).copied().collect();
        let count = exercises.len();
        let table =
            self.exercise_table(format!("Exercises for the {}", words::lower_first(title)), vec![(None, exercises.into_iter().collect())]);
        let programs: BTreeSet<Id<Program>> = group.muscles.iter().flat_map(|m| &cross.muscle_programs[m.index()]).copied().collect();
        let programs = self.most_sets(&programs.into_iter().collect::<Vec<_>>(), &group.muscles);
        let articles: BTreeSet<Id<Article>> = group.muscles.iter().flat_map(|m| &cross.muscle_articles[m.index()]).copied().collect();
        let articles = self.newest(articles.into_iter());
        let members: Vec<Ref> = group.muscles.iter().copied().map(Ref::Muscle).collect();
        let shown = programs.iter().map(|(_, id)| Ref::Program(*id)).chain(articles.iter().copied());
        let shown: Vec<Ref> = shown.chain(members.iter().copied()).collect();
        let mut head = self.head("group", &group.meta.id, title, self.summary(thing).as_deref(), Some(Section::Muscles));
        head.has_workouts = self.has_workouts(thing);
        head.json_ld = Some(self.structured(thing, &head));
        let here = format!("{}, {}", words::count(group.muscles.len(), "muscle"), words::count(count, "exercise"));
        let samples = self.samples(self.site.samples.groups.get(id.index()).map_or(&[], Vec::as_slice));
        head.has_workouts |= !samples.is_empty();
        GroupView {
            head,
            crumbs: self.crumbs(Some(Section::Muscles), title),
            intro: self.intro(thing, Some("Muscle group".to_owned())),
            function: group.function.as_ref().filter(|_| group.meta.summary.is_some()).map(ToString::to_string),
            facts: vec![Self::fact("In this guide", here)],
            map: self.plain_map(&members, &format!("Where to find the muscles of the {}", words::lower_first(title))),
            muscles: group.muscles.iter().map(|m| self.muscle_entry(*m)).collect(),
            exercises: table,
            samples,
            pairs: self.pairs_with(Target::Group(id)),
            programs: self.program_uses(&programs),
            body: self.body(thing),
            end: self.ending(thing, &shown),
            articles: self.cards(articles),
        }
    }

    /// The pages of pairs that a target is part of.
    fn pairs_with(&self, target: Target) -> Vec<Link> {
        let pairs = self.site.samples.pairs.iter().filter(|pair| pair.targets.contains(&target));
        pairs.map(|pair| Link { title: self.pair_title(pair), href: Some(pair.path(self.guide()).from(&self.from)) }).collect()
    }

    pub(super) fn muscles(&self) -> MusclesView {
        let lede = "Choose a muscle on the map or from a list: what it does, and every exercise and program that trains it.";
        MusclesView {
            head: self.head(
                "muscles",
                "",
                "Muscles",
                Some("Every muscle that this guide trains, on a map of the body and by group."),
                Some(Section::Muscles),
            ),
            crumbs: self.crumbs(None, "Muscles"),
            intro: Intro {
                kicker: Some("The body map".to_owned()),
                title: "Muscles".to_owned(),
                lede: Some(lede.to_owned()),
                ..Intro::default()
            },
            map: self.muscle_menu(),
            groups: self.muscle_sets(),
        }
    }

    /// The body map whose regions are links.
    pub(super) fn muscle_menu(&self) -> BodyMap {
        let guide = self.guide();
        let links = |id: &str| {
            let (id, muscle) = guide.muscles.iter().find(|(_, m)| *m.meta.id == *id)?;
            Some((muscle.meta.title.to_string(), self.href(Ref::Muscle(id))))
        };
        BodyMap { svg: crate::site::bodymap::menu("bm", "Body map: choose a muscle", links), ..BodyMap::default() }
    }

    /// Every group with its muscles; muscles of no group come last.
    pub(super) fn muscle_sets(&self) -> Vec<MuscleSet> {
        let guide = self.guide();
        let mut sets: Vec<MuscleSet> = guide
            .groups
            .iter()
            .filter(|(_, group)| !group.muscles.is_empty())
            .map(|(id, group)| {
                let title = group.meta.title.to_string();
                let href = guide.sole_muscle(id).is_none().then(|| self.href(Ref::Group(id)));
                MuscleSet { group: Link { title, href }, muscles: group.muscles.iter().map(|m| self.muscle_entry(*m)).collect() }
            })
            .collect();
        let alone: Vec<Shared<MuscleEntry>> =
            guide.muscles.iter().filter(|(_, m)| m.groups.is_empty()).map(|(id, _)| self.muscle_entry(id)).collect();
        if !alone.is_empty() {
            sets.push(MuscleSet { group: Link { title: "Others".to_owned(), href: None }, muscles: alone });
        }
        sets
    }

    fn muscle_entry(&self, id: Id<Muscle>) -> Shared<MuscleEntry> {
        let muscle = &self.guide().muscles[id];
        shared(MuscleEntry {
            id: muscle.meta.id.to_string(),
            title: muscle.meta.title.to_string(),
            href: self.href(Ref::Muscle(id)),
            latin: muscle.latin.as_ref().map(ToString::to_string),
            count: self.site.cross.primary_of[id.index()].len(),
        })
    }

    /// The programs that give a muscle (or the muscle of a group that they give most) most weekly sets, most first.
    fn most_sets(&self, programs: &[Id<Program>], muscles: &[Id<Muscle>]) -> Vec<(SetCredit, Id<Program>)> {
        let most = |id: &Id<Program>| muscles.iter().filter_map(|m| self.site.weekly[id.index()].get(m)).max().copied().unwrap_or_default();
        let mut scored: Vec<(SetCredit, Id<Program>)> = programs.iter().map(|id| (most(id), *id)).collect();
        scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        scored.truncate(NAMED);
        scored
    }

    fn program_uses(&self, programs: &[(SetCredit, Id<Program>)]) -> Vec<ProgramUse> {
        let used = |&(credit, id): &(SetCredit, Id<Program>)| ProgramUse {
            card: self.card(Ref::Program(id)),
            sets: format!("{} a week", sets_in_words(credit)),
            band: band(credit),
            band_title: band_title(credit).to_owned(),
        };
        programs.iter().map(used).collect()
    }

    /// The newest articles, newest first.
    pub(super) fn newest(&self, articles: impl Iterator<Item = Id<Article>>) -> Vec<Ref> {
        let mut articles: Vec<Id<Article>> = articles.collect();
        let date = |id: &Id<Article>| self.guide().articles[*id].meta.date;
        articles.sort_by(|a, b| date(b).cmp(&date(a)).then(a.cmp(b)));
        articles.into_iter().take(NAMED).map(Ref::Article).collect()
    }
}

/// What the literature says of weekly sets, as guidance.
fn guidance() -> Vec<String> {
    [
        "Under 4 sets a week is low: enough to keep what is there, and for a beginner to start (Iversen 2021).",
        "4 to 9 sets build muscle with little time.",
        "10 to 20 sets are typical of programs for growth (Schoenfeld 2017; Baz-Valle 2022).",
        "More than 20 is a lot: recovery, not effort, becomes the limit.",
        "In one session, sets beyond about 11 for one muscle add little (Remmert 2025).",
    ]
    .map(str::to_owned)
    .to_vec()
}
