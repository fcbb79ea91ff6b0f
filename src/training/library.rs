//! The guide as written: every value read and typed, every name still text with its place.
//!
//! What reads files makes a [`Library`]; [`resolve`](crate::training) turns it into a [`Guide`](super::Guide).

use std::sync::Arc;

use crate::base::Slug;
use crate::diag::Rule;
use crate::source::{FileId, Span, Word};

use super::generate::Supersets;
use super::terms::{Bias, Date, Day, Goal, Level, Mechanic, Pattern, View};

/// All that a guide's files say, by kind, each kind in the order of its files' paths.
///
/// The built-in muscles and groups are part of it, and stand first; a file of the guide of the same id adds to them.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Muscles (level 1) and sub-muscles (those with a parent).
    pub muscles: Vec<Muscle>,
    /// Muscle groups.
    pub groups: Vec<Group>,
    /// Exercises.
    pub exercises: Vec<Exercise>,
    /// Programs.
    pub programs: Vec<Program>,
    /// Articles.
    pub articles: Vec<Article>,
    /// Glossary terms.
    pub terms: Vec<Term>,
    /// Who writes.
    pub authors: Vec<Author>,
    /// Other pages: about, contact.
    pub pages: Vec<Page>,
    /// The home page's prose, from `content/index.md`.
    pub home: Option<Common>,
    /// The guide's author where a page names none (`author` in the settings).
    pub author: Option<Word>,
    /// Pairs of targets whose session is shown in every order (`pairs` in the settings).
    pub pairs: Vec<[Word; 2]>,
    /// What generated workouts assume (`sample_workouts` in the settings).
    pub samples: Samples,
    /// Stations that stand near each other, in sets of two or more (`stations: near` in the settings).
    pub near: Vec<Vec<Word>>,
    /// Rules that the guide allows or denies everywhere.
    pub lint: Lint,
}

/// What every kind of page may say.
#[derive(Clone, Debug)]
pub struct Common {
    /// The file's stem: id and address.
    pub id: Slug,
    /// The file; nothing for what is built in.
    pub file: Option<FileId>,
    /// Where the title stands (the first line of the file where there is none); nothing for what is built in.
    pub place: Option<Span>,
    /// The title; empty only for a muscle's or group's file that leaves it to the built-in data.
    pub title: Arc<str>,
    /// One sentence for cards, search results and the top of the page.
    pub summary: Option<Arc<str>>,
    /// Other names.
    pub aliases: Vec<Word>,
    /// Who wrote it.
    pub author: Option<Word>,
    /// When.
    pub date: Option<Date>,
    /// When last changed.
    pub updated: Option<Date>,
    /// Free labels, as written.
    pub tags: Vec<Word>,
    /// What to read next, by name.
    pub related: Vec<Word>,
    /// Where its facts come from, one source a line.
    pub sources: Vec<Arc<str>>,
    /// Rules that this page allows, with its reasons.
    pub lint: Lint,
    /// The workout fences of the page's body, in order.
    pub fences: Vec<Fence>,
    /// The generate fences of the page's body, in order.
    pub generate: Vec<GenerateFence>,
}

/// Rules that a guide or a page allows or denies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lint {
    /// Rules whose findings are left out.
    pub allow: Vec<Allowed>,
    /// Rules whose findings stop a build.
    pub deny: Vec<Rule>,
    /// Whether every warning stops a build (`deny: warnings`).
    pub deny_warnings: bool,
    /// Whether all coaching rules are off (`allow: all`).
    pub allow_coaching: bool,
}

/// A rule whose findings are left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The rule.
    pub rule: Rule,
    /// The coach's reason, where one is given.
    pub reason: Option<Arc<str>>,
}

/// Workout lines as written, not yet read.
///
/// One [`Word`] a line, without its line break and without the indentation that YAML takes away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The lines, in order, empty ones too.
    pub lines: Vec<Word>,
}

/// A workout fence in a page's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fence {
    /// Which fence of the page it is, from 0, counted over all workout fences (shown as a table or as source).
    pub index: usize,
    /// The title over the table.
    pub title: Option<Arc<str>>,
    /// The minutes that it must fit.
    pub minutes: Option<u32>,
    /// Whether it is shown as highlighted notation and not as a table.
    pub source: bool,
    /// Where the fence stands.
    pub span: Span,
    /// Its lines.
    pub work: Written,
}

/// A generate fence in a page's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GenerateFence {
    /// Which generate fence of the page it is, from 0.
    pub index: usize,
    /// The title over the table.
    pub title: Option<Arc<str>>,
    /// Where the fence stands, from its first line to its last.
    pub span: Span,
    /// What it asks for; nothing where that cannot be read.
    pub asked: Option<Asked>,
}

/// What the generator is asked for, as written: a `generate` fence, a session's `generate`, or the command line.
///
/// What is left out is as in the program, and else as in the guide's sample workouts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Where a refusal is told: the fence's first line, or the key.
    pub span: Span,
    /// Muscles and groups, in order; at least one.
    pub targets: Vec<AskedTarget>,
    /// `alternating`, `sequential`, `legs-first`, `lift-first`.
    pub order: Option<Word>,
    /// What for.
    pub goal: Option<Goal>,
    /// For whom.
    pub level: Option<Level>,
    /// The minutes that it must fit.
    pub minutes: Option<u32>,
    /// How many different sessions for one week.
    pub sessions: Option<u32>,
    /// The equipment that is there; an empty list is bodyweight.
    pub equipment: Option<Vec<Word>>,
    /// The muscle that lags behind, by name.
    pub lagging: Option<Word>,
    /// The lift that comes first, by name.
    pub main_lift: Option<Word>,
    /// Exercises to leave out, by name.
    pub exclude: Vec<Word>,
    /// Injuries to respect.
    pub flags: Vec<Word>,
    /// Whether exercises are paired.
    pub supersets: Option<Supersets>,
    /// The n-th best answer.
    pub variant: Option<u32>,
    /// Whether targets that cannot be served are left out.
    pub partial: Option<bool>,
}

/// A target by name, and how much it matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedTarget {
    /// The muscle or group.
    pub name: Word,
    /// 1 to 9, where one is written.
    pub priority: Option<u32>,
}

/// What generated workouts assume where a request does not say, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Samples {
    /// What for.
    pub goal: Option<Goal>,
    /// For whom.
    pub level: Option<Level>,
    /// How long.
    pub minutes: Option<u32>,
    /// With what; an empty list is bodyweight.
    pub equipment: Option<Vec<Word>>,
}

impl Asked {
    /// Highest priority of a target.
    pub const PRIORITY: u32 = 9;
    /// Most sessions of a week.
    pub const SESSIONS: u32 = 4;
    /// The last variant that can be asked for.
    pub const VARIANT: u32 = 99;

    /// A request for nothing yet, at `span`.
    pub fn new(span: Span) -> Self {
        Self {
            span,
            targets: Vec::new(),
            order: None,
            goal: None,
            level: None,
            minutes: None,
            sessions: None,
            equipment: None,
            lagging: None,
            main_lift: None,
            exclude: Vec::new(),
            flags: Vec::new(),
            supersets: None,
            variant: None,
            partial: None,
        }
    }
}

/// An exercise as written.
#[derive(Clone, Debug)]
pub struct Exercise {
    /// What every page has.
    pub common: Common,
    /// Prime movers, by name; at least one.
    pub primary: Vec<Word>,
    /// Helpers, by name.
    pub secondary: Vec<Word>,
    /// Compound or isolation.
    pub mechanic: Option<Mechanic>,
    /// The movement.
    pub pattern: Option<Pattern>,
    /// Equipment ids, all needed at once; empty is bodyweight, nothing is unsaid.
    pub equipment: Option<Vec<Word>>,
    /// The skill it asks for.
    pub level: Option<Level>,
    /// 1 main lift to 4 small isolation.
    pub tier: Option<u8>,
    /// How much it loads the spine, 0 to 4.
    pub axial: Option<u8>,
    /// Where the muscle works hardest.
    pub bias: Option<Bias>,
    /// Whether one side works at a time.
    pub unilateral: bool,
    /// Where in the gym it is done.
    pub station: Option<Arc<str>>,
    /// The exercise it is a form of.
    pub variation_of: Option<Word>,
    /// What can take its place.
    pub substitutes: Vec<Word>,
    /// Injury flags that it conflicts with.
    pub avoid_with: Vec<Word>,
    /// Short reminders.
    pub cues: Vec<Arc<str>>,
    /// What the generator prescribes in place of the goal's table: sets and reps without a name.
    pub rx: Option<Word>,
    /// Whether no one has reviewed it since it was imported.
    pub needs_review: bool,
}

/// A program as written.
#[derive(Clone, Debug)]
pub struct Program {
    /// What every page has.
    pub common: Common,
    /// What it is for.
    pub goal: Option<Goal>,
    /// For whom.
    pub level: Option<Level>,
    /// How long, in weeks.
    pub weeks: Option<u32>,
    /// Lighter weeks, from 1.
    pub deload_weeks: Vec<u32>,
    /// Lagging or focus muscles and groups, by name.
    pub priority: Vec<Word>,
    /// Injuries to respect.
    pub flags: Vec<Word>,
    /// How it progresses.
    pub progression: Option<Arc<str>>,
    /// Its sessions, in phases; a program without phases has one that spans all weeks.
    pub phases: Vec<Phase>,
}

/// A stretch of weeks with the same sessions.
#[derive(Clone, Debug)]
pub struct Phase {
    /// Its name; nothing for a program without phases.
    pub name: Option<Arc<str>>,
    /// First and last week, from 1; nothing for a program without phases.
    pub weeks: Option<(u32, u32)>,
    /// Its sessions.
    pub sessions: Vec<Session>,
}

/// One training session as written.
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
    /// Its lines; none where it is generated.
    pub work: Written,
    /// What the generator is asked for, where it has no lines of its own.
    pub asked: Option<Asked>,
}

/// An article as written.
#[derive(Clone, Debug)]
pub struct Article {
    /// What every page has.
    pub common: Common,
    /// Its category.
    pub category: Option<Arc<str>>,
    /// Who checked it.
    pub reviewed_by: Option<Word>,
    /// Who might benefit.
    pub suited_for: Option<Arc<str>>,
}

/// A muscle as written: level 1, or level 2 where it has a parent.
#[derive(Clone, Debug)]
pub struct Muscle {
    /// What every page has.
    pub common: Common,
    /// Its Latin name.
    pub latin: Option<Arc<str>>,
    /// The groups it belongs to, by name.
    pub groups: Vec<Word>,
    /// The side of the body map.
    pub view: Option<View>,
    /// The muscle that it is a part of.
    pub parent: Option<Word>,
    /// What it does, in one sentence.
    pub function: Option<Arc<str>>,
    /// The muscles that do the opposite, by name.
    pub antagonist: Vec<Word>,
}

/// A muscle group as written.
#[derive(Clone, Debug)]
pub struct Group {
    /// What every page has.
    pub common: Common,
    /// What it does, in one sentence.
    pub function: Option<Arc<str>>,
    /// Its muscles, by name, added to those that name the group.
    pub muscles: Vec<Word>,
}

/// A glossary term.
#[derive(Clone, Debug)]
pub struct Term {
    /// What every page has.
    pub common: Common,
}

/// Someone who writes.
#[derive(Clone, Debug)]
pub struct Author {
    /// What every page has.
    pub common: Common,
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
    pub common: Common,
}
