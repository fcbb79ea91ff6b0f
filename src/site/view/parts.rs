//! Parts that many pages share.

use serde::Serialize;

use super::list::Tag;
use super::shared::Shared;

/// A link.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Link {
    /// What it says.
    pub title: String,
    /// Where it leads; nothing when there is no page to lead to.
    pub href: Option<String>,
}

/// A step of the way from the home page; the last, the page itself, has no `href`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Crumb {
    /// What it says.
    pub title: String,
    /// Where it leads.
    pub href: Option<String>,
}

/// Another page, in a box.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Card {
    /// What kind of thing it is: `Exercise`.
    pub kicker: String,
    /// Its title.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// One sentence about it.
    pub summary: Option<String>,
    /// A small fact under it: `12 March 2026 · 6 min read`.
    pub note: Option<String>,
}

/// Cards under a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CardGroup {
    /// The heading's id, unique in the page.
    pub id: String,
    /// The heading.
    pub title: String,
    /// The cards.
    pub cards: Vec<Shared<Card>>,
}

/// Links under a heading: ways into a section.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LinkGroup {
    /// The heading.
    pub title: String,
    /// The links, each with how many things it leads to.
    pub links: Vec<Shared<Tag>>,
}

/// A name and its value: `Level`, `Intermediate`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is.
    pub name: String,
    /// Its values; a template sets commas between them.
    pub values: Vec<Link>,
}

/// A day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stamp {
    /// For machines: `2026-06-12`.
    pub iso: String,
    /// For readers: `12 June 2026`.
    pub text: String,
}

/// Who wrote a page and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Byline {
    /// Who wrote it.
    pub author: Option<Link>,
    /// Who checked it.
    pub reviewer: Option<Link>,
    /// When it was written.
    pub date: Option<Stamp>,
    /// When it was last changed, where that is another day.
    pub updated: Option<Stamp>,
    /// How long it takes to read: `6 min read`.
    pub reading: Option<String>,
}

/// The top of a page.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Intro {
    /// A word or two over the title: `Hip hinge · Barbell`.
    pub kicker: Option<String>,
    /// The title.
    pub title: String,
    /// Other names that say something new, at most six: `RDL`.
    pub aliases: Vec<String>,
    /// One sentence about the page.
    pub lede: Option<String>,
    /// Who and when; nothing where neither is known.
    pub byline: Option<Byline>,
    /// Whether no one has reviewed the page since it was imported.
    pub unreviewed: bool,
    /// Whether the page can be copied and printed from buttons at its top.
    pub actions: bool,
    /// What the page's front matter says under `extra`, as it is.
    pub extra: serde_json::Value,
}

/// A page's prose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Body {
    /// The prose as HTML, takeaways, questions and workout tables in their places; empty where a page has none.
    pub html: String,
    /// Its headings, in order; a template adds the sections of its own.
    pub contents: Vec<Heading>,
    /// Where its links lead, for paper: a link with `data-note="2"` leads where the second says.
    pub notes: Vec<Note>,
}

/// Where a link leads, as it is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The title of the page that it leads to; nothing for an address outside the guide.
    pub title: Option<String>,
    /// Its address: whole where the guide has a `base_url`, else from the guide's root.
    pub address: String,
}

/// An entry of a page's contents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// The heading's id.
    pub id: String,
    /// Its text.
    pub title: String,
    /// 2 or 3.
    pub level: u8,
}

/// Where a page's facts come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Author, title, year.
    pub text: String,
    /// Where it can be read.
    pub href: Option<String>,
}

/// Who wrote a page, in a box at its end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AuthorBox {
    /// The name and the author's page.
    pub author: Link,
    /// A sentence or two.
    pub bio: Option<String>,
    /// Where they are.
    pub place: Option<String>,
}

/// The end of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ending {
    /// The page's labels.
    pub tags: Vec<Link>,
    /// Where its facts come from.
    pub sources: Vec<Source>,
    /// Who wrote it.
    pub author: Option<AuthorBox>,
    /// What to read next.
    pub next: Vec<Shared<Card>>,
}

/// A drawing of the body on which muscles stand out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BodyMap {
    /// The drawing, inline.
    pub svg: String,
    /// What its shades mean, the strongest first; empty where the page says it beside the drawing.
    pub legend: Vec<MapKey>,
}

/// A shade of a body map, and the muscles that are drawn in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MapKey {
    /// The shade.
    pub shade: Shade,
    /// What it means: `Prime movers`, `10 to 20 sets`.
    pub title: String,
    /// The muscles.
    pub muscles: Vec<Link>,
}

/// How muscles are drawn on a body map: no two shades look alike in black and white.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shade {
    /// Dots on a light ground.
    Dotted,
    /// Stripes, with an outline.
    Striped,
    /// Filled.
    #[default]
    Solid,
    /// Filled, under a lattice of stronger lines.
    Lattice,
}
