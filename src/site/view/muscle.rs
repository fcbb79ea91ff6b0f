//! Pages of muscles and muscle groups.

use serde::Serialize;

use super::list::ExerciseTable;
use super::parts::{Body, BodyMap, Card, Crumb, Ending, Fact, Intro, Link};
use super::shared::Shared;
use super::site::Head;
use super::workout::Band;

/// A muscle in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MuscleEntry {
    /// The muscle's id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its Latin name.
    pub latin: Option<String>,
    /// How many exercises work it as a prime mover.
    pub count: usize,
}

/// A group with its muscles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MuscleSet {
    /// The group, and its page where it has one.
    pub group: Link,
    /// Its muscles.
    pub muscles: Vec<Shared<MuscleEntry>>,
}

/// Template `muscles.html`: `muscles/index.html`, the body map and the same links as lists.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct MusclesView {
    /// The page's head.
    pub head: Head,
    /// The way from the home page.
    pub crumbs: Vec<Crumb>,
    /// The top.
    pub intro: Intro,
    /// The map, each region a link.
    pub map: BodyMap,
    /// Every group with its muscles.
    pub groups: Vec<MuscleSet>,
}

/// A program that trains a muscle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ProgramUse {
    /// The program.
    pub card: Shared<Card>,
    /// How much it gives the muscle: `11½ sets a week`.
    pub sets: String,
    /// The band that falls into.
    pub band: Band,
    /// The band in words.
    pub band_title: String,
}

/// A part of a muscle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Anatomy {
    /// Its id, an anchor on the page.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its Latin name.
    pub latin: Option<String>,
    /// What is said of it in a sentence, or what it does.
    pub function: Option<String>,
    /// Its prose as HTML; empty where the guide has none.
    pub html: String,
}

/// Template `muscle.html`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct MuscleView {
    /// The page's head.
    pub head: Head,
    /// The way from the home page.
    pub crumbs: Vec<Crumb>,
    /// The top; its lede is the muscle's summary, or what it does.
    pub intro: Intro,
    /// What it does, where the lede says something else.
    pub function: Option<String>,
    /// Latin name, groups, antagonists, counts.
    pub facts: Vec<Fact>,
    /// Where it is.
    pub map: BodyMap,
    /// Its exercises: prime mover first, then helper.
    pub exercises: ExerciseTable,
    /// Worked-out sessions in which the muscle comes first.
    pub samples: Vec<super::generated::Sample>,
    /// How many weekly sets are low, some, typical, high: sentences.
    pub guidance: Vec<String>,
    /// The programs that train it.
    pub programs: Vec<ProgramUse>,
    /// Prose, where the guide has any.
    pub body: Body,
    /// Its parts.
    pub anatomy: Vec<Anatomy>,
    /// The articles about it.
    pub articles: Vec<Shared<Card>>,
    /// Tags, sources, author, next.
    pub end: Ending,
}

/// Template `group.html`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct GroupView {
    /// The page's head.
    pub head: Head,
    /// The way from the home page.
    pub crumbs: Vec<Crumb>,
    /// The top.
    pub intro: Intro,
    /// What it does, where the lede says something else.
    pub function: Option<String>,
    /// Counts.
    pub facts: Vec<Fact>,
    /// Where it is.
    pub map: BodyMap,
    /// Its muscles.
    pub muscles: Vec<Shared<MuscleEntry>>,
    /// Exercises with a prime mover in the group.
    pub exercises: ExerciseTable,
    /// Worked-out sessions for the group: in the gym, with dumbbells, without equipment.
    pub samples: Vec<super::generated::Sample>,
    /// Sessions that train the group together with another, in every order.
    pub pairs: Vec<Link>,
    /// The programs that train it.
    pub programs: Vec<ProgramUse>,
    /// Prose, where the guide has any.
    pub body: Body,
    /// The articles about it.
    pub articles: Vec<Shared<Card>>,
    /// Tags, sources, author, next.
    pub end: Ending,
}
