//! What a guide's files say, read and typed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::source::{FileId, Span, Word};
use crate::training::Library;

/// A guide as written: the domain for `resolve`, and what only its pages need.
#[derive(Clone, Debug, Default)]
pub struct Manuscript {
    /// All that training knows of: muscles, exercises, programs, …, names still text.
    pub library: Library,
    /// What `ironleaf.yaml` says, with a default for every key.
    pub settings: Settings,
    /// What a page needs beside the domain, for every Markdown file that became a page.
    pub sheets: BTreeMap<FileId, Sheet>,
}

/// What a page needs beside the domain.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// What the file is.
    pub kind: Kind,
    /// The Markdown after the front matter, to the end of the file.
    pub body: Span,
    /// Old addresses of the page, as written.
    pub redirect_from: Vec<Word>,
    /// Another template for this page.
    pub template: Option<Word>,
    /// Whether first mentions become links; the guide's setting where the page does not say.
    pub autolink: Option<bool>,
    /// Anything, handed to the template as it is; always an object.
    pub extra: Option<serde_json::Value>,
    /// Pictures and films, in order (exercises only).
    pub media: Vec<Media>,
    /// Whether the page is a draft, shown because the options ask for drafts.
    pub draft: bool,
}

/// What a Markdown file is, by its folder under `content/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `content/index.md`.
    Home,
    /// `content/articles/`.
    Article,
    /// `content/exercises/`.
    Exercise,
    /// `content/programs/`.
    Program,
    /// `content/muscles/`.
    Muscle,
    /// `content/groups/`.
    Group,
    /// `content/glossary/`.
    Term,
    /// `content/authors/`.
    Author,
    /// `content/pages/`.
    Page,
}

/// A picture or a film of an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Media {
    /// A picture.
    Image {
        /// Its path beside the page, or its address.
        path: Word,
        /// What it shows.
        alt: Option<Arc<str>>,
        /// What stands under it.
        caption: Option<Arc<str>>,
        /// The entry in front matter.
        span: Span,
    },
    /// A film.
    Video {
        /// Its address, or its path beside the page.
        url: Word,
        /// What it is called.
        title: Option<Arc<str>>,
        /// The entry in front matter.
        span: Span,
    },
}

/// What `ironleaf.yaml` says. What training needs of it (the rules, the author, pairs, samples,
/// stations) is in the library.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The settings file, where there is one.
    pub file: Option<FileId>,
    /// The guide's name.
    pub title: Arc<str>,
    /// A line under it.
    pub tagline: Option<Arc<str>>,
    /// The address of the published guide, ending in `/`; only for what must be absolute.
    pub base_url: Option<Arc<str>>,
    /// The language of its text: `en`.
    pub language: Arc<str>,
    /// The unit of weights.
    pub units: Units,
    /// The entries of the navigation, in order.
    pub nav: Vec<NavItem>,
    /// The licence in the footer.
    pub licence: Option<Arc<str>>,
    /// Whether straight quotes and hyphens in prose become curly quotes and dashes.
    pub smart_punctuation: bool,
    /// The address that opens a file in the coach's editor, with `{path}`, `{line}` and `{column}`.
    pub editor: Option<Arc<str>>,
    /// Words a minute, for reading times.
    pub reading_speed: u32,
    /// Whether first mentions become links.
    pub autolink: bool,
    /// What happens to HTML in Markdown.
    pub html: Html,
    /// Colours and logo.
    pub theme: Theme,
}

/// A unit of weight for a whole guide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Units {
    /// Kilograms.
    #[default]
    Kg,
    /// Pounds.
    Lb,
}

/// An entry of the navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NavItem {
    /// A section (`articles`, `programs`, …) or a page, by name.
    Name(Word),
    /// An address with a title of its own.
    Link {
        /// What it says.
        title: Arc<str>,
        /// Where it leads.
        url: Word,
    },
}

/// What happens to HTML in Markdown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Html {
    /// It passes through: the authors are trusted.
    #[default]
    Allow,
    /// It is shown as text: for guides that take contributions.
    Escape,
}

/// Colours and logo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// The colour of actions, `#rgb` or `#rrggbb`.
    pub accent: Option<Word>,
    /// A file under `static/`.
    pub logo: Option<Word>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            file: None,
            title: "Training guide".into(),
            tagline: None,
            base_url: None,
            language: "en".into(),
            units: Units::Kg,
            nav: Vec::new(),
            licence: None,
            smart_punctuation: true,
            editor: None,
            reading_speed: 215,
            autolink: true,
            html: Html::Allow,
            theme: Theme::default(),
        }
    }
}

impl Kind {
    /// Every kind, the home page first.
    pub const ALL: &'static [Self] =
        &[Self::Home, Self::Article, Self::Exercise, Self::Program, Self::Muscle, Self::Group, Self::Term, Self::Author, Self::Page];

    /// Its folder under `content/`, which is also its folder in the output; empty for the home page.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Home => "",
            Self::Article => "articles",
            Self::Exercise => "exercises",
            Self::Program => "programs",
            Self::Muscle => "muscles",
            Self::Group => "groups",
            Self::Term => "glossary",
            Self::Author => "authors",
            Self::Page => "pages",
        }
    }

    /// What a coach calls it: `exercise`, `glossary term`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Home => "home page",
            Self::Article => "article",
            Self::Exercise => "exercise",
            Self::Program => "program",
            Self::Muscle => "muscle",
            Self::Group => "muscle group",
            Self::Term => "glossary term",
            Self::Author => "author",
            Self::Page => "page",
        }
    }

    /// Its name on the command line: `exercise`, `term`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Group => "group",
            Self::Term => "term",
            kind => kind.word(),
        }
    }

    /// The kind of the files in `folder` under `content/`.
    pub fn of_folder(folder: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|k| *k != Self::Home && k.folder() == folder)
    }
}
