//! Tables of exercises and programs, and the pages that are lists.

use serde::Serialize;

use super::parts::{Body, CardGroup, Crumb, Intro, LinkGroup};
use super::shared::Shared;
use super::site::Head;

/// A label with an id, perhaps a page: a pattern, a piece of equipment, a level.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tag {
    /// Its id: `hinge`.
    pub id: String,
    /// What a reader sees: `Hip hinge`.
    pub title: String,
    /// Its page.
    pub href: Option<String>,
    /// How many things it leads to, where that is said.
    pub count: Option<usize>,
}

/// An exercise in a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ExerciseRow {
    /// The exercise's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// One sentence about it.
    pub summary: Option<String>,
    /// Its movement.
    pub pattern: Option<Tag>,
    /// All that it needs; `body-weight` where it needs nothing.
    pub equipment: Vec<Tag>,
    /// The skill it asks for.
    pub level: Tag,
    /// Where the muscle works hardest, when that is not in the middle.
    pub bias: Option<Tag>,
    /// Whether no one has reviewed it since it was imported.
    pub unreviewed: bool,
}

/// Exercises that play one role in a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ExerciseGroup {
    /// The role: `primary`, `Prime mover`; nothing where the table knows no roles.
    pub role: Option<Tag>,
    /// The exercises, in order.
    pub rows: Vec<Shared<ExerciseRow>>,
}

/// A choice over a table's rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Filter {
    /// The data attribute that it looks at: `pattern`, `equipment`, `level`, `role`, `bias`; for programs `goal`, `level`, `days`.
    pub name: String,
    /// What a reader sees: `Pattern`.
    pub title: String,
    /// The values, in order; only those that some row has.
    pub choices: Vec<Tag>,
}

/// A table of exercises.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ExerciseTable {
    /// The table's id, unique in the page.
    pub id: String,
    /// What it lists: `Exercises for the hamstrings`.
    pub caption: String,
    /// Choices over its rows; empty when there are too few rows to choose from.
    pub filters: Vec<Filter>,
    /// The rows, by role.
    pub groups: Vec<ExerciseGroup>,
    /// How many rows there are in all.
    pub count: usize,
}

/// A program in a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ProgramRow {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// One sentence about it.
    pub summary: Option<String>,
    /// What it is for.
    pub goal: Option<Tag>,
    /// For whom.
    pub level: Option<Tag>,
    /// How often: `2 days a week`.
    pub days: String,
    /// The same as numbers, for a filter: `2`; several where phases differ.
    pub day_counts: Vec<u32>,
    /// How long: `8 weeks`.
    pub weeks: Option<String>,
    /// How long a session takes: `65–80 min`.
    pub minutes: Option<String>,
}

/// A table of programs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ProgramTable {
    /// The table's id, unique in the page.
    pub id: String,
    /// What it lists.
    pub caption: String,
    /// Choices over its rows; empty when there are too few rows to choose from.
    pub filters: Vec<Filter>,
    /// How many rows there are.
    pub count: usize,
    /// The programs.
    pub rows: Vec<Shared<ProgramRow>>,
}

/// Template `list.html`: all that shares an equipment, level, pattern, goal, tag or category.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ListView {
    /// The page's head.
    pub head: Head,
    /// The way from the home page.
    pub crumbs: Vec<Crumb>,
    /// The top; its lede is the definition.
    pub intro: Intro,
    /// What is listed, counted: `12 exercises, 2 programs`.
    pub count: String,
    /// The exercises.
    pub exercises: Option<ExerciseTable>,
    /// The programs.
    pub programs: Option<ProgramTable>,
    /// Everything else, by kind.
    pub cards: Vec<CardGroup>,
    /// Other lists of this kind.
    pub others: Option<LinkGroup>,
}

/// Template `section.html`: a section's first page (`exercises/index.html`), with all that it holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SectionView {
    /// The page's head.
    pub head: Head,
    /// The way from the home page.
    pub crumbs: Vec<Crumb>,
    /// The top.
    pub intro: Intro,
    /// Prose, where the guide has any.
    pub body: Body,
    /// What is listed, counted.
    pub count: String,
    /// Ways in: by pattern, by equipment, by level.
    pub ways: Vec<LinkGroup>,
    /// The exercises.
    pub exercises: Option<ExerciseTable>,
    /// The programs.
    pub programs: Option<ProgramTable>,
    /// Everything else.
    pub cards: Vec<CardGroup>,
}
