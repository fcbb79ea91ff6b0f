//! Read Markdown: pieces of HTML with holes for what only the whole guide knows.

use std::sync::Arc;

use crate::source::{Span, Word};

/// How Markdown is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether straight quotes, `--` and `...` become what a printer would set.
    pub smart_punctuation: bool,
    /// What becomes of HTML in the Markdown.
    pub raw_html: RawHtml,
    /// Ids that the page around the text uses; no heading gets one of them.
    pub reserved: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self { smart_punctuation: true, raw_html: RawHtml::Allow, reserved: Vec::new() }
    }
}

/// What becomes of HTML in the Markdown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RawHtml {
    /// It passes through: the author is trusted.
    #[default]
    Allow,
    /// It is shown as text, and addresses that a browser would run are dropped.
    Escape,
}

/// A body of Markdown, read.
///
/// Drawn in order, the pieces are balanced HTML (as far as raw HTML is); all ids in them differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment {
    /// What to draw, in order.
    pub pieces: Vec<Piece>,
    /// Every heading, in order; questions too (see [`HeadingKind`]).
    pub headings: Vec<Heading>,
    /// Every id that a link can lead to: headings, marks in raw HTML, notes.
    pub anchors: Vec<(Arc<str>, Span)>,
    /// How many words a reader reads; code blocks do not count.
    pub words: usize,
    /// The items under "Key takeaways", as plain text.
    pub takeaways: Vec<String>,
    /// The questions under "Frequently asked questions".
    pub questions: Vec<Question>,
    /// The first paragraph as plain text.
    pub lead: Option<String>,
}

/// A part of a [`Fragment`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// HTML, drawn as it is.
    Html(String),
    /// Plain prose in which a name may become a link; escaped when drawn.
    Text(String),
    /// Plain text in which none does (headings, links, code, titles); escaped when drawn.
    Quiet(String),
    /// The beginning of a heading, by its place in [`Fragment::headings`].
    HeadingOpen(usize),
    /// The end of that heading.
    HeadingClose(usize),
    /// The beginning of a link. Links do not nest.
    LinkOpen(Box<LinkHole>),
    /// The end of a link.
    LinkClose,
    /// The beginning of a link that a mention became, to the thing of that number.
    AutoOpen(u32),
    /// The end of such a link.
    AutoClose,
    /// An image.
    Image(Box<ImageHole>),
    /// The nth `workout` fence of the page, from 0.
    Workout(usize),
    /// The nth `generate` fence of the page, from 0.
    Generate(usize),
}

/// A heading of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6: the page's title is the only heading of level 1.
    pub level: u8,
    /// Its id, which no other element of the page has.
    pub id: Arc<str>,
    /// What it says, without markup.
    pub text: String,
    /// The classes that `{.class}` gives it.
    pub classes: Vec<String>,
    /// What it begins.
    pub kind: HeadingKind,
    /// Where it stands.
    pub span: Span,
}

/// What a heading begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeadingKind {
    /// A section.
    #[default]
    Section,
    /// The takeaways box.
    Takeaways,
    /// The questions.
    Questions,
    /// One question and its answer; drawn to be opened and closed, so not part of the page's contents.
    Question,
}

/// A question under "Frequently asked questions".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The id that a link can lead to.
    pub id: Arc<str>,
    /// The question, without markup.
    pub question: String,
    /// The answer, without markup.
    pub answer: String,
    /// Where the question stands.
    pub span: Span,
}

/// A link whose address the caller finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkHole {
    /// What it leads to.
    pub target: LinkTarget,
    /// The title that a browser shows on it.
    pub title: Option<String>,
    /// Where the whole link stands.
    pub span: Span,
}

/// What a link leads to, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// `[[kind:name#anchor]]`.
    Wiki {
        /// The kind, where it is said: `exercise`, `muscle`, `group`, `program`, `article`, `term`, `page`, `author`.
        kind: Option<String>,
        /// The name of the thing.
        name: Word,
        /// The heading on its page.
        anchor: Option<Word>,
    },
    /// A file, by its path from the file that the link stands in; percent signs are decoded.
    Path {
        /// The path.
        path: Word,
        /// The heading in it.
        anchor: Option<Word>,
    },
    /// A heading of the same page.
    Anchor(Word),
    /// An address elsewhere: `https:`, `mailto:`, …
    Outside(String),
}

/// An image whose address the caller finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageHole {
    /// Where it is.
    pub source: ImageSource,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Its caption.
    pub title: Option<String>,
    /// How wide it is shown, in pixels, where the author says so.
    pub shown_width: Option<u32>,
    /// Whether it stands alone, so that its title is drawn as a caption under it.
    pub figure: bool,
    /// Where it stands.
    pub span: Span,
}

/// Where an image is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImageSource {
    /// A file, by its path from the file that the image stands in; percent signs are decoded.
    Path(Word),
    /// The same by its name alone, wherever in the guide it lies: `![[photo.jpg]]`.
    Name(Word),
    /// An address elsewhere.
    Outside(String),
}

impl Fragment {
    /// Every link, in order.
    pub fn links(&self) -> impl Iterator<Item = &LinkHole> {
        self.pieces.iter().filter_map(|piece| if let Piece::LinkOpen(link) = piece { Some(&**link) } else { None })
    }

    /// Every image, in order.
    pub fn images(&self) -> impl Iterator<Item = &ImageHole> {
        self.pieces.iter().filter_map(|piece| if let Piece::Image(image) = piece { Some(&**image) } else { None })
    }

    /// The headings that a page's contents list: all but the questions.
    pub fn contents(&self) -> impl Iterator<Item = &Heading> {
        self.headings.iter().filter(|heading| heading.kind != HeadingKind::Question)
    }

    /// The id that `written` after a `#` means: an id, or a heading's text in any spelling that gives its id.
    pub fn anchor(&self, written: &str) -> Option<&str> {
        let find = |id: &str| self.anchors.iter().map(|(known, _)| &**known).find(|known| *known == id);
        find(written).or_else(|| find(&super::ids::slug(written)))
    }

    /// Whether nothing would be drawn.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }
}
