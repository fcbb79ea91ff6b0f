//! An exercise's page.

use serde::Serialize;

use super::parts::{Body, BodyMap, Card, CardGroup, Crumb, Ending, Fact, Intro};
use super::shared::Shared;
use super::site::Head;

/// Template `exercise.html`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ExerciseView {
    /// The page's head.
    pub head: Head,
    /// The way from the home page.
    pub crumbs: Vec<Crumb>,
    /// The top.
    pub intro: Intro,
    /// Level, equipment, pattern, …
    pub facts: Vec<Fact>,
    /// Short reminders.
    pub cues: Vec<String>,
    /// The muscles it works.
    pub map: BodyMap,
    /// Pictures and films.
    pub media: Vec<Medium>,
    /// Set-up, execution, mistakes.
    pub body: Body,
    /// Variations and substitutes: easier, same, harder.
    pub variations: Vec<CardGroup>,
    /// The programs that use it.
    pub programs: Vec<Shared<Card>>,
    /// The articles that mention it.
    pub articles: Vec<Shared<Card>>,
    /// Tags, sources, author, next.
    pub end: Ending,
}

/// A picture or a film.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Medium {
    /// Which of the two.
    pub kind: MediumKind,
    /// The picture's address, or the film's page.
    pub href: String,
    /// What a picture shows, for those who cannot see it; a film's title.
    pub text: String,
}

/// What a medium is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MediumKind {
    /// A picture, shown in the page.
    #[default]
    Image,
    /// A film, linked: a page never asks another host for anything by itself.
    Video,
}
