//! Workouts that were worked out, and the rules that they follow.

use serde::Serialize;

use super::parts::{Crumb, Intro, Link};
use super::site::Head;
use super::workout::WorkoutTable;

/// A workout that the guide worked out, under its title.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sample {
    /// The heading's id, unique in the page.
    pub id: String,
    /// The heading: `With dumbbells and a bench`.
    pub title: String,
    /// The workout.
    pub table: WorkoutTable,
}

/// What was asked for, and what a reader should know of the answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// In a reader's words: `Legs and back, alternating, in 60 minutes, for an intermediate lifter`.
    pub text: String,
    /// Where the rules are explained.
    pub href: Option<String>,
    /// Cautions and advice.
    pub notes: Vec<AskedNote>,
}

/// A word about a worked-out workout.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AskedNote {
    /// `caution`, `advice`, `waived` or `left-out`.
    pub kind: String,
    /// In a sentence or two.
    pub text: String,
}

/// Template `pair.html`: two targets in one session, in every order.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PairView {
    /// The page's head.
    pub head: Head,
    /// The way from the home page.
    pub crumbs: Vec<Crumb>,
    /// The top.
    pub intro: Intro,
    /// What differs, an order a row.
    pub orders: Vec<PairOrder>,
    /// Which orders come out the same, in a sentence each; empty where every order differs.
    pub same: Vec<String>,
    /// The exercises side by side, place by place; as many cells as there are orders.
    pub lines: Vec<PairLine>,
    /// The sessions.
    pub samples: Vec<Sample>,
}

/// What stands at one place of a session in each order of a pair.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PairLine {
    /// The place, from 1.
    pub place: usize,
    /// The exercise in each order.
    pub cells: Vec<PairCell>,
}

/// An exercise at a place of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PairCell {
    /// The order's name.
    pub order: String,
    /// The exercise; nothing where the session is shorter.
    pub lift: Option<Link>,
    /// Sets and repetitions: `3 × 8–12`.
    pub effort: String,
}

/// One order of a pair, in short.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PairOrder {
    /// The order, and its table on the page.
    pub order: Link,
    /// Who it suits.
    pub suits: String,
    /// The first exercise.
    pub first: Link,
    /// How long it takes: `58 min`.
    pub minutes: String,
    /// Working sets in all: `17½`.
    pub sets: String,
    /// Points of load on the spine: `21`.
    pub spine: String,
}

/// Template `method.html`: the rules that worked-out workouts follow.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct MethodView {
    /// The page's head.
    pub head: Head,
    /// The way from the home page.
    pub crumbs: Vec<Crumb>,
    /// The top.
    pub intro: Intro,
    /// The rules.
    pub rules: Vec<MethodRule>,
}

/// A rule of the generator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MethodRule {
    /// Its id, an anchor on the page: `h3`.
    pub id: String,
    /// Its name: `H3: spine neighbours`.
    pub title: String,
    /// In a reader's words.
    pub text: String,
}
