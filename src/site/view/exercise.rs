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
    pub media: Gallery,
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

/// An exercise's pictures and films.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Gallery {
    /// The pictures; two of them are the start and the end of the movement, and say so.
    pub pictures: Vec<Picture>,
    /// The films.
    pub films: Vec<Film>,
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// Its address.
    pub src: String,
    /// Its other sizes, for the attribute `srcset`; nothing where it has one size.
    pub srcset: Option<String>,
    /// How wide it is shown, for the attribute `sizes`.
    pub sizes: String,
    /// Its width in pixels, where it is known.
    pub width: Option<u32>,
    /// Its height in pixels, where it is known.
    pub height: Option<u32>,
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// What stands under it: `Start position`.
    pub caption: Option<String>,
}

/// A film. A page never asks another host for anything by itself: its player comes when a reader asks for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Film {
    /// The film's page, or its file.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// Whose page it is: `YouTube`; nothing for a file of the guide.
    pub host: Option<String>,
    /// The address of a player that can stand in the page, where the host has one.
    pub player: Option<String>,
    /// Whether it is a file that a browser plays.
    pub file: bool,
}
