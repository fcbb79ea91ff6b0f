//! A program's page.

use serde::Serialize;

use super::parts::{Body, BodyMap, Crumb, Ending, Fact, Intro};
use super::site::Head;
use super::workout::{Volume, WorkoutTable};

/// Template `program.html`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ProgramView {
    /// The page's head.
    pub head: Head,
    /// The way from the home page.
    pub crumbs: Vec<Crumb>,
    /// The top.
    pub intro: Intro,
    /// Goal, level, days, weeks, session length, equipment.
    pub facts: Vec<Fact>,
    /// Prose: who it is for, why it works.
    pub body: Body,
    /// Lifts whose loads follow from a one-rep max, as a share of it or by effort; a reader may type it in.
    pub maxes: Vec<MaxLift>,
    /// The weeks, each once; weeks that are alike stand together.
    pub weeks: Vec<Week>,
    /// Weekly sets for each muscle.
    pub volume: Option<Volume>,
    /// The same on the body.
    pub map: BodyMap,
    /// How it progresses.
    pub progression: Option<String>,
    /// Tags, sources, author, next.
    pub end: Ending,
}

/// A lift whose one-rep max a reader may type in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MaxLift {
    /// The exercise's id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// A week, or weeks that are alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Week {
    /// The id of its heading: `week-1`.
    pub id: String,
    /// What it says: `Week 1`, `Weeks 1–7`, `Every week`.
    pub title: String,
    /// A short form for the row of buttons: `1–7`.
    pub short: String,
    /// The weeks that it stands for; the first twelve in a program without an end.
    pub numbers: Vec<u32>,
    /// The phase it belongs to: `Base`.
    pub phase: Option<String>,
    /// A word about it: `Deload: two thirds of the sets, RPE two lower.`
    pub note: Option<String>,
    /// The sessions.
    pub sessions: Vec<WorkoutTable>,
}
