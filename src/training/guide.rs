//! The guide, resolved: every name an id, every id a row.

use std::sync::Arc;

use crate::base::Slug;
use crate::source::{FileId, Span, Word};

use super::generate::{self, Answer, Defaults};
use super::library::{Asked, Lint};
use super::names::Names;
use super::prescription::Workout;
use super::stations::Near;
use super::table::{Id, Table};
use super::terms::{Bias, Date, Day, Goal, Level, Mechanic, Pattern, View};

/// A whole guide: what the files say, every name replaced by what it names.
#[derive(Clone, Debug, Default)]
pub struct Guide {
    /// Muscles of level 1, the built-in ones first.
    pub muscles: Table<Muscle>,
    /// Parts of muscles (level 2).
    pub parts: Table<Part>,
    /// Muscle groups.
    pub groups: Table<Group>,
    /// Exercises, by id.
    pub exercises: Table<Exercise>,
    /// Programs, by id.
    pub programs: Table<Program>,
    /// Articles, by id.
    pub articles: Table<Article>,
    /// Glossary terms, by id.
    pub terms: Table<Term>,
    /// Who writes, by id.
    pub authors: Table<Author>,
    /// Other pages, by id.
    pub pages: Table<Page>,
    /// The home page's prose.
    pub home: Option<Meta>,
    /// Pairs of targets whose session is shown in every order.
    pub pairs: Vec<[Target; 2]>,
    /// What generated workouts assume where a request does not say.
    pub defaults: Defaults,
    /// Which stations stand near each other.
    pub near: Near,
    /// Rules that the guide allows or denies everywhere.
    pub lint: Lint,
    /// Every name.
    pub names: Names,
}

/// Anything that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ref {
    /// An exercise.
    Exercise(Id<Exercise>),
    /// A muscle.
    Muscle(Id<Muscle>),
    /// A part of a muscle; its page is its parent's.
    Part(Id<Part>),
    /// A group.
    Group(Id<Group>),
    /// A program.
    Program(Id<Program>),
    /// An article.
    Article(Id<Article>),
    /// A glossary term.
    Term(Id<Term>),
    /// Another page.
    Page(Id<Page>),
    /// An author.
    Author(Id<Author>),
}

/// What a session can be for: a muscle or a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A muscle.
    Muscle(Id<Muscle>),
    /// A group.
    Group(Id<Group>),
}

/// What every kind of page has.
#[derive(Clone, Debug)]
pub struct Meta {
    /// Id and address, unique within its kind.
    pub id: Slug,
    /// Its file; nothing for what is built in only.
    pub file: Option<FileId>,
    /// Where its title stands.
    pub place: Option<Span>,
    /// Its title.
    pub title: Arc<str>,
    /// One sentence about it.
    pub summary: Option<Arc<str>>,
    /// Other names.
    pub aliases: Vec<Arc<str>>,
    /// Who wrote it: the page's own author, else the guide's.
    pub author: Option<Id<Author>>,
    /// When.
    pub date: Option<Date>,
    /// When last changed.
    pub updated: Option<Date>,
    /// Labels, as written.
    pub tags: Vec<Arc<str>>,
    /// What to read next, as the coach says.
    pub related: Vec<Ref>,
    /// Where its facts come from.
    pub sources: Vec<Arc<str>>,
    /// Rules that this page allows.
    pub lint: Lint,
    /// The workouts in its body, in the order of its workout fences.
    pub fences: Vec<Fence>,
    /// The generated workouts in its body, in the order of its generate fences.
    pub generated: Vec<Generated>,
}

/// A workout in a page's body.
#[derive(Clone, Debug)]
pub struct Fence {
    /// The title over the table.
    pub title: Option<Arc<str>>,
    /// The minutes that it must fit.
    pub minutes: Option<u32>,
    /// Whether it is shown as notation and not as a table.
    pub source: bool,
    /// Where it stands.
    pub span: Span,
    /// Its lines as written.
    pub written: Vec<Word>,
    /// What they mean.
    pub workout: Workout<Lift>,
}

/// A generated workout in a page's body.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The title over the table.
    pub title: Option<Arc<str>>,
    /// Where the fence stands.
    pub span: Span,
    /// What was asked for, as written; nothing where that cannot be read.
    pub asked: Option<Asked>,
    /// What came of it; nothing where there is no answer (a finding says so).
    pub answer: Option<Arc<Answer>>,
    /// The answer's sessions as workouts, in their order.
    pub workouts: Vec<Workout<Lift>>,
}

/// Where a session of a program comes from that the generator has made.
#[derive(Clone, Debug)]
pub struct Source {
    /// The whole answer.
    pub answer: Arc<Answer>,
    /// Which of its sessions this is, from 0.
    pub nth: usize,
}

/// An exercise named in a workout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lift {
    /// The name as the coach wrote it, and where.
    pub name: Word,
    /// The exercise; nothing when no exercise has this name (a finding says so).
    pub exercise: Option<Id<Exercise>>,
}

/// A muscle that an exercise works, perhaps a part of it in particular.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Worked {
    /// The muscle (level 1), in which volume is counted.
    pub muscle: Id<Muscle>,
    /// The part that was named.
    pub part: Option<Id<Part>>,
}

/// An exercise. What its file leaves out is worked out; `assumed` says which.
#[derive(Clone, Debug)]
pub struct Exercise {
    /// What every page has.
    pub meta: Meta,
    /// Prime movers: a set counts 1 for each. At least one; no muscle twice.
    pub primary: Vec<Worked>,
    /// Helpers: a set counts 0.5 for each. No muscle that is primary.
    pub secondary: Vec<Worked>,
    /// Compound or isolation.
    pub mechanic: Mechanic,
    /// The movement; nothing where the coach does not say.
    pub pattern: Option<Pattern>,
    /// Equipment ids, all needed at once; empty is bodyweight.
    pub equipment: Vec<Arc<str>>,
    /// The skill it asks for.
    pub level: Level,
    /// 1 main lift to 4 small isolation.
    pub tier: u8,
    /// How much it loads the spine, 0 to 4.
    pub axial: u8,
    /// Where the muscle works hardest.
    pub bias: Bias,
    /// Whether one side works at a time.
    pub unilateral: bool,
    /// Where in the gym it is done.
    pub station: Arc<str>,
    /// The exercise it is a form of.
    pub variation_of: Option<Id<Exercise>>,
    /// What can take its place, in the coach's order.
    pub substitutes: Vec<Id<Exercise>>,
    /// Injury flags that it conflicts with.
    pub avoid_with: Vec<Arc<str>>,
    /// Short reminders.
    pub cues: Vec<Arc<str>>,
    /// Sets and reps that win over the goal's table, as written.
    pub rx: Option<Word>,
    /// Whether no one has reviewed it since it was imported.
    pub needs_review: bool,
    /// The keys whose values were worked out, in the order of the format: `mechanic`, `level`, `tier`, …
    pub assumed: Vec<&'static str>,
}

/// A muscle of level 1.
#[derive(Clone, Debug)]
pub struct Muscle {
    /// What every page has.
    pub meta: Meta,
    /// Its Latin name.
    pub latin: Option<Arc<str>>,
    /// Its groups.
    pub groups: Vec<Id<Group>>,
    /// The side of the body map where it is seen best.
    pub view: View,
    /// What it does, in one sentence.
    pub function: Option<Arc<str>>,
    /// The muscles that do the opposite.
    pub antagonist: Vec<Id<Muscle>>,
    /// Its parts.
    pub parts: Vec<Id<Part>>,
}

/// A part of a muscle (level 2).
#[derive(Clone, Debug)]
pub struct Part {
    /// What it is called; it has no page of its own.
    pub meta: Meta,
    /// The muscle it belongs to.
    pub parent: Id<Muscle>,
    /// Its Latin name.
    pub latin: Option<Arc<str>>,
    /// What it does, in one sentence.
    pub function: Option<Arc<str>>,
}

/// A muscle group.
#[derive(Clone, Debug)]
pub struct Group {
    /// What every page has.
    pub meta: Meta,
    /// What it does, in one sentence.
    pub function: Option<Arc<str>>,
    /// Its muscles, in the order of the table of muscles.
    pub muscles: Vec<Id<Muscle>>,
}

/// A program.
#[derive(Clone, Debug)]
pub struct Program {
    /// What every page has.
    pub meta: Meta,
    /// What it is for.
    pub goal: Option<Goal>,
    /// For whom.
    pub level: Option<Level>,
    /// How long, in weeks.
    pub weeks: Option<u32>,
    /// Lighter weeks, from 1, rising.
    pub deload_weeks: Vec<u32>,
    /// Lagging or focus muscles and groups.
    pub priority: Vec<Target>,
    /// Injuries to respect.
    pub flags: Vec<Arc<str>>,
    /// How it progresses.
    pub progression: Option<Arc<str>>,
    /// At least one, first week to last.
    pub phases: Vec<Phase>,
}

/// A stretch of weeks with the same sessions.
#[derive(Clone, Debug)]
pub struct Phase {
    /// Its name; nothing for a program without phases.
    pub name: Option<Arc<str>>,
    /// First and last week, from 1; nothing where the program does not say how long it is.
    pub weeks: Option<(u32, u32)>,
    /// Its sessions, in order.
    pub sessions: Vec<Session>,
}

/// One training session.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its name.
    pub name: Arc<str>,
    /// Where it stands.
    pub span: Span,
    /// The day of the week.
    pub day: Option<Day>,
    /// The minutes that it must fit.
    pub minutes: Option<u32>,
    /// Its lines as written; none where it is generated.
    pub written: Vec<Word>,
    /// What they mean, or what the generator has made.
    pub workout: Workout<Lift>,
    /// What the generator is asked for, as written, where it has no lines of its own.
    pub asked: Option<Asked>,
    /// The generator's session, with its reasons; nothing where it is written, or where there is no answer.
    pub source: Option<Source>,
}

/// An article.
#[derive(Clone, Debug)]
pub struct Article {
    /// What every page has.
    pub meta: Meta,
    /// Its category.
    pub category: Option<Arc<str>>,
    /// Who checked it.
    pub reviewed_by: Option<Id<Author>>,
    /// Who might benefit.
    pub suited_for: Option<Arc<str>>,
}

/// A glossary term.
#[derive(Clone, Debug)]
pub struct Term {
    /// What every page has; its body is the definition.
    pub meta: Meta,
}

/// Someone who writes.
#[derive(Clone, Debug)]
pub struct Author {
    /// What every page has.
    pub meta: Meta,
    /// A sentence or two about them.
    pub bio: Option<Arc<str>>,
    /// Where they are.
    pub place: Option<Arc<str>>,
    /// Their own page.
    pub url: Option<Arc<str>>,
}

/// Another page.
#[derive(Clone, Debug)]
pub struct Page {
    /// What every page has.
    pub meta: Meta,
}

impl Guide {
    /// What every page has, of anything that has a name.
    pub fn meta(&self, thing: Ref) -> &Meta {
        match thing {
            Ref::Exercise(id) => &self.exercises[id].meta,
            Ref::Muscle(id) => &self.muscles[id].meta,
            Ref::Part(id) => &self.parts[id].meta,
            Ref::Group(id) => &self.groups[id].meta,
            Ref::Program(id) => &self.programs[id].meta,
            Ref::Article(id) => &self.articles[id].meta,
            Ref::Term(id) => &self.terms[id].meta,
            Ref::Page(id) => &self.pages[id].meta,
            Ref::Author(id) => &self.authors[id].meta,
        }
    }

    /// The same, to be changed.
    pub(super) fn meta_mut(&mut self, thing: Ref) -> &mut Meta {
        match thing {
            Ref::Exercise(id) => &mut self.exercises[id].meta,
            Ref::Muscle(id) => &mut self.muscles[id].meta,
            Ref::Part(id) => &mut self.parts[id].meta,
            Ref::Group(id) => &mut self.groups[id].meta,
            Ref::Program(id) => &mut self.programs[id].meta,
            Ref::Article(id) => &mut self.articles[id].meta,
            Ref::Term(id) => &mut self.terms[id].meta,
            Ref::Page(id) => &mut self.pages[id].meta,
            Ref::Author(id) => &mut self.authors[id].meta,
        }
    }

    /// Everything that has a name, kind by kind, each kind in its own order.
    pub fn things(&self) -> impl Iterator<Item = Ref> {
        let first =
            self.exercises.ids().map(Ref::Exercise).chain(self.muscles.ids().map(Ref::Muscle)).chain(self.parts.ids().map(Ref::Part));
        let second =
            self.groups.ids().map(Ref::Group).chain(self.programs.ids().map(Ref::Program)).chain(self.articles.ids().map(Ref::Article));
        first
            .chain(second)
            .chain(self.terms.ids().map(Ref::Term))
            .chain(self.pages.ids().map(Ref::Page))
            .chain(self.authors.ids().map(Ref::Author))
    }

    /// The muscle that is the whole of a group, where a group has but one: its page is the group's page.
    pub fn sole_muscle(&self, group: Id<Group>) -> Option<Id<Muscle>> {
        match self.groups[group].muscles[..] {
            [muscle] => Some(muscle),
            _ => None,
        }
    }
}

impl Source {
    /// The session, with a reason for every row.
    pub fn session(&self) -> Option<&generate::Session> {
        self.answer.sessions.get(self.nth)
    }
}

impl Target {
    /// The muscle or group as a thing that has a name.
    pub fn thing(self) -> Ref {
        match self {
            Target::Muscle(id) => Ref::Muscle(id),
            Target::Group(id) => Ref::Group(id),
        }
    }
}

impl Ref {
    /// Which kind of thing it is.
    pub fn kind(self) -> super::names::Kind {
        use super::names::Kind;
        match self {
            Ref::Exercise(_) => Kind::Exercise,
            Ref::Muscle(_) => Kind::Muscle,
            Ref::Part(_) => Kind::Part,
            Ref::Group(_) => Kind::Group,
            Ref::Program(_) => Kind::Program,
            Ref::Article(_) => Kind::Article,
            Ref::Term(_) => Kind::Term,
            Ref::Page(_) => Kind::Page,
            Ref::Author(_) => Kind::Author,
        }
    }
}
