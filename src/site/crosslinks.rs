//! What leads where: which programs use an exercise, which articles speak of a muscle, what shares a word.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::{OutPath, Slug, words};
use crate::training::guide::{Article, Author, Exercise, Guide, Meta, Muscle, Program, Ref, Term};
use crate::training::prescription::Workout;
use crate::training::table::Id;
use crate::training::terms::{EQUIPMENT, Goal, Level, Pattern};

use super::plan::{label_slug, literal};

/// A list of things that share a word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// Exercises with this equipment; `bodyweight` for none.
    Equipment(Arc<str>),
    /// Exercises and programs of this level.
    Level(Level),
    /// Exercises of this pattern.
    Pattern(Pattern),
    /// Programs with this goal.
    Goal(Goal),
    /// Everything with this tag: its address and the label as first written.
    Tag(Slug, Arc<str>),
    /// Articles of this category.
    Category(Slug, Arc<str>),
}

impl List {
    /// The list's address.
    pub fn path(&self) -> OutPath {
        let page = |folder: &str, id: &str| literal(&format!("{folder}/{id}.html"));
        match self {
            List::Equipment(id) => OutPath::page("equipment", &label_slug(id)),
            List::Level(level) => page("levels", level.id()),
            List::Pattern(pattern) => page("patterns", pattern.id()),
            List::Goal(goal) => page("goals", goal.id()),
            List::Tag(slug, _) => OutPath::page("tags", slug),
            List::Category(slug, _) => OutPath::page("categories", slug),
        }
    }

    /// The word that its things share, as a reader sees it.
    pub fn title(&self) -> String {
        match self {
            List::Equipment(id) => equipment_title(id),
            List::Level(level) => level.title().to_owned(),
            List::Pattern(pattern) => pattern.title().to_owned(),
            List::Goal(goal) => goal.title().to_owned(),
            List::Tag(_, label) | List::Category(_, label) => words::capital(label),
        }
    }
}

/// Equipment as a reader sees it: `Dumbbells`, `Pull-up bar`.
pub fn equipment_title(id: &str) -> String {
    let known = EQUIPMENT.iter().find(|(known, _)| *known == id).map(|(_, title)| (*title).to_owned());
    known.unwrap_or_else(|| if id == "bodyweight" { "Bodyweight".to_owned() } else { words::title_of(id) })
}

/// Who points at what, gathered once for the whole guide.
#[derive(Clone, Debug, Default)]
pub struct Crosslinks {
    /// Programs that use each exercise.
    pub programs_of: Vec<Vec<Id<Program>>>,
    /// Articles that name each exercise.
    pub articles_of: Vec<Vec<Id<Article>>>,
    /// Exercises that each muscle is a prime mover in.
    pub primary_of: Vec<Vec<Id<Exercise>>>,
    /// Exercises that each muscle helps in.
    pub secondary_of: Vec<Vec<Id<Exercise>>>,
    /// Programs that train each muscle, as a prime mover of some exercise.
    pub muscle_programs: Vec<Vec<Id<Program>>>,
    /// Articles that name each muscle or one of its groups.
    pub muscle_articles: Vec<Vec<Id<Article>>>,
    /// Articles that use each term.
    pub term_articles: Vec<Vec<Id<Article>>>,
    /// What each author wrote.
    pub written_by: Vec<Vec<Ref>>,
    /// Exercises that are a form of each exercise.
    pub variations_of: Vec<Vec<Id<Exercise>>>,
    /// What each article names: exercises, muscles, groups, programs, terms.
    pub named: Vec<BTreeSet<Ref>>,
    lists: BTreeMap<List, Vec<Ref>>,
}

impl Crosslinks {
    /// The lists, in order.
    pub fn lists(&self) -> impl Iterator<Item = List> {
        self.lists.keys().cloned()
    }

    /// What a list holds, in the guide's order.
    pub fn list(&self, list: &List) -> &[Ref] {
        self.lists.get(list).map_or(&[], Vec::as_slice)
    }

    /// The list of a tag or category by its label.
    pub fn tag(label: &str) -> List {
        List::Tag(label_slug(label), label.into())
    }

    /// The cross-links of a guide; `named` says what the body of each article names or links to.
    pub fn new(guide: &Guide, named: Vec<BTreeSet<Ref>>) -> Self {
        let mut cross = Self {
            programs_of: vec![Vec::new(); guide.exercises.len()],
            articles_of: vec![Vec::new(); guide.exercises.len()],
            variations_of: vec![Vec::new(); guide.exercises.len()],
            primary_of: vec![Vec::new(); guide.muscles.len()],
            secondary_of: vec![Vec::new(); guide.muscles.len()],
            muscle_programs: vec![Vec::new(); guide.muscles.len()],
            muscle_articles: vec![Vec::new(); guide.muscles.len()],
            term_articles: vec![Vec::new(); guide.terms.len()],
            written_by: vec![Vec::new(); guide.authors.len()],
            named,
            lists: BTreeMap::new(),
        };
        cross.exercises(guide);
        cross.programs(guide);
        cross.articles(guide);
        for thing in guide.things() {
            cross.common(guide, thing);
        }
        cross
    }

    fn exercises(&mut self, guide: &Guide) {
        for (id, exercise) in guide.exercises.iter() {
            for worked in once_each(exercise.primary.iter().map(|w| w.muscle)) {
                self.primary_of[worked.index()].push(id);
            }
            for worked in once_each(exercise.secondary.iter().map(|w| w.muscle)) {
                self.secondary_of[worked.index()].push(id);
            }
            if let Some(plain) = exercise.variation_of {
                self.variations_of[plain.index()].push(id);
            }
            if exercise.equipment.is_empty() {
                self.put(List::Equipment("bodyweight".into()), Ref::Exercise(id));
            }
            for equipment in &exercise.equipment {
                self.put(List::Equipment(equipment.clone()), Ref::Exercise(id));
            }
            self.put(List::Level(exercise.level), Ref::Exercise(id));
            if let Some(pattern) = exercise.pattern {
                self.put(List::Pattern(pattern), Ref::Exercise(id));
            }
        }
    }

    fn programs(&mut self, guide: &Guide) {
        for (id, program) in guide.programs.iter() {
            let sessions = program.phases.iter().flat_map(|p| &p.sessions).map(|s| &s.workout);
            let used = exercises_in(sessions.chain(workouts(&program.meta)));
            for exercise in &used {
                self.programs_of[exercise.index()].push(id);
            }
            let muscles = used.iter().flat_map(|x| &guide.exercises[*x].primary).map(|w| w.muscle);
            for muscle in once_each(muscles) {
                self.muscle_programs[muscle.index()].push(id);
            }
            if let Some(goal) = program.goal {
                self.put(List::Goal(goal), Ref::Program(id));
            }
            if let Some(level) = program.level {
                self.put(List::Level(level), Ref::Program(id));
            }
        }
    }

    fn articles(&mut self, guide: &Guide) {
        for (id, article) in guide.articles.iter() {
            let mut named = std::mem::take(&mut self.named[id.index()]);
            named.extend(exercises_in(workouts(&article.meta)).into_iter().map(Ref::Exercise));
            let mut muscles: BTreeSet<Id<Muscle>> = BTreeSet::new();
            for thing in &named {
                match *thing {
                    Ref::Exercise(x) => self.articles_of[x.index()].push(id),
                    Ref::Term(t) => self.term_articles[t.index()].push(id),
                    Ref::Muscle(m) => drop(muscles.insert(m)),
                    Ref::Part(p) => drop(muscles.insert(guide.parts[p].parent)),
                    Ref::Group(g) => muscles.extend(&guide.groups[g].muscles),
                    _ => {}
                }
            }
            for muscle in muscles {
                self.muscle_articles[muscle.index()].push(id);
            }
            self.named[id.index()] = named;
            if let Some(category) = &article.category {
                self.put(List::Category(label_slug(category), category.clone()), Ref::Article(id));
            }
        }
    }

    fn common(&mut self, guide: &Guide, thing: Ref) {
        let meta: &Meta = guide.meta(thing);
        for tag in &meta.tags {
            self.put(Self::tag(tag), thing);
        }
        let own = matches!(thing, Ref::Article(_) | Ref::Program(_));
        if let Some(author) = meta.author.filter(|_| own) {
            self.written_by[author.index()].push(thing);
        }
    }

    /// Adds to a list; labels that differ only in their spelling share the list of the first.
    fn put(&mut self, list: List, thing: Ref) {
        let same = self.find(&list).cloned();
        let things = self.lists.entry(same.unwrap_or(list)).or_default();
        if things.last() != Some(&thing) {
            things.push(thing);
        }
    }

    /// The list that a page's tag or category leads to.
    pub fn find(&self, list: &List) -> Option<&List> {
        // Of labels with one address, the empty one would come first.
        let from = match list {
            List::Tag(slug, _) => &List::Tag(slug.clone(), "".into()),
            List::Category(slug, _) => &List::Category(slug.clone(), "".into()),
            other => other,
        };
        let (known, _) = self.lists.range(from..).next()?;
        let same = match (known, list) {
            (List::Tag(a, _), List::Tag(b, _)) | (List::Category(a, _), List::Category(b, _)) => a == b,
            (known, list) => known == list,
        };
        same.then_some(known)
    }

    /// What each author, by id, wrote.
    pub fn by(&self, author: Id<Author>) -> &[Ref] {
        &self.written_by[author.index()]
    }

    /// The articles that use a term.
    pub fn of_term(&self, term: Id<Term>) -> &[Id<Article>] {
        &self.term_articles[term.index()]
    }
}

/// The exercises that workouts name, first choices and alternatives, each once, in order of id.
pub fn exercises_in<'g>(workouts: impl Iterator<Item = &'g Workout<crate::training::guide::Lift>>) -> BTreeSet<Id<Exercise>> {
    workouts.flat_map(Workout::items).flat_map(|item| item.partners.iter().flatten()).filter_map(|lift| lift.exercise).collect()
}

/// The workouts in a page's body, written and worked out.
fn workouts(meta: &Meta) -> impl Iterator<Item = &Workout<crate::training::guide::Lift>> {
    meta.fences.iter().map(|fence| &fence.workout).chain(meta.generated.iter().flat_map(|made| &made.workouts))
}

fn once_each<T: Ord>(items: impl Iterator<Item = T>) -> BTreeSet<T> {
    items.collect()
}
