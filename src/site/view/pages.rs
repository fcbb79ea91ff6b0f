//! Home, articles, authors, the glossary and other pages.

use serde::Serialize;

use super::list::Tag;
use super::muscle::MuscleSet;
use super::parts::{Body, BodyMap, Card, CardGroup, Crumb, Ending, Intro, LinkGroup};
use super::shared::Shared;
use super::site::Head;

/// Template `home.html`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct HomeView {
    /// The page's head.
    pub head: Head,
    /// The top: the guide's title, its tagline as lede.
    pub intro: Intro,
    /// The home page's prose.
    pub body: Body,
    /// The map that is a menu.
    pub map: BodyMap,
    /// The same as lists.
    pub groups: Vec<MuscleSet>,
    /// Some exercises, in a guide without programs.
    pub exercises: Vec<Shared<Card>>,
    /// All exercises.
    pub all_exercises: Option<String>,
    /// Some programs.
    pub programs: Vec<Shared<Card>>,
    /// All programs.
    pub all_programs: Option<String>,
    /// The newest articles.
    pub articles: Vec<Shared<Card>>,
    /// All articles.
    pub all_articles: Option<String>,
    /// Ways in by level, with counts.
    pub levels: Vec<Shared<Tag>>,
    /// Tags, sources, and what to read next where the guide says so.
    pub end: Ending,
}

/// Template `article.html`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ArticleView {
    /// The page's head.
    pub head: Head,
    /// The way from the home page.
    pub crumbs: Vec<Crumb>,
    /// The top; its lede is the short answer.
    pub intro: Intro,
    /// Who might benefit.
    pub suited_for: Option<String>,
    /// The prose.
    pub body: Body,
    /// The muscles it is about.
    pub map: Option<BodyMap>,
    /// The exercises and muscles it mentions.
    pub mentions: Vec<LinkGroup>,
    /// Tags, sources, author, next.
    pub end: Ending,
}

/// Template `author.html`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AuthorView {
    /// The page's head.
    pub head: Head,
    /// The way from the home page.
    pub crumbs: Vec<Crumb>,
    /// The top; its lede is the bio.
    pub intro: Intro,
    /// Where they are.
    pub place: Option<String>,
    /// Their own page.
    pub url: Option<String>,
    /// Prose.
    pub body: Body,
    /// What they wrote, by kind.
    pub works: Vec<CardGroup>,
    /// Tags, sources, next.
    pub end: Ending,
}

/// A term in the glossary's list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct GlossaryEntry {
    /// The term's id, an anchor on the page.
    pub id: String,
    /// The term.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Other names that say something new, at most six.
    pub aliases: Vec<String>,
    /// One sentence.
    pub summary: Option<String>,
}

/// The terms that begin with one letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct GlossaryLetter {
    /// The heading's id: `letter-r`.
    pub id: String,
    /// The letter: `R`.
    pub letter: String,
    /// The terms.
    pub terms: Vec<GlossaryEntry>,
}

/// Template `glossary.html`: `glossary/index.html`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct GlossaryView {
    /// The page's head.
    pub head: Head,
    /// The way from the home page.
    pub crumbs: Vec<Crumb>,
    /// The top.
    pub intro: Intro,
    /// The terms by letter.
    pub letters: Vec<GlossaryLetter>,
}

/// Template `term.html`: a glossary term.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TermView {
    /// The page's head.
    pub head: Head,
    /// The way from the home page.
    pub crumbs: Vec<Crumb>,
    /// The top; its lede is the short definition.
    pub intro: Intro,
    /// The definition in full.
    pub body: Body,
    /// The articles that use it.
    pub articles: Vec<Shared<Card>>,
    /// Tags, sources, author, next.
    pub end: Ending,
}

/// Template `page.html`: about, contact, the method.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PageView {
    /// The page's head.
    pub head: Head,
    /// The way from the home page.
    pub crumbs: Vec<Crumb>,
    /// The top.
    pub intro: Intro,
    /// The prose.
    pub body: Body,
    /// Tags, sources, author, next.
    pub end: Ending,
}

/// Template `404.html`: shown by hosts at any address, so its styles are inside it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NotFoundView {
    /// The page's head; its root is the guide's `base_url`.
    pub head: Head,
    /// The top.
    pub intro: Intro,
    /// Where to go from here, as addresses that do not depend on where the page is shown.
    pub ways: Vec<Card>,
}

/// Template `search.html`: searching without the dialog, and lists for who cannot search.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SearchView {
    /// The page's head.
    pub head: Head,
    /// The way from the home page.
    pub crumbs: Vec<Crumb>,
    /// The top.
    pub intro: Intro,
    /// Links to every list.
    pub ways: Vec<LinkGroup>,
}

/// Template `redirect.html`: an old address that leads to the new one.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RedirectView {
    /// The title of the page it leads to.
    pub title: String,
    /// Where that is.
    pub href: String,
    /// Its full address, where the guide has a `base_url`.
    pub canonical: Option<String>,
}
