//! What every letter of a line is, for highlighting.

use std::ops::Range;

use super::cursor::Cursor;

/// What a piece of a workout line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// White space.
    Space,
    /// The `-`, `*` or `•` of a list.
    Bullet,
    /// `A1)`.
    Label,
    /// An exercise's name.
    Name,
    /// `Warm-up` or `Cool-down`.
    Section,
    /// What a section holds.
    Text,
    /// A number of sets.
    Sets,
    /// The `x` between sets and repetitions.
    Times,
    /// A number of repetitions, or a time or distance in their place.
    Reps,
    /// `s`, `min`, `kg`, `%`.
    Unit,
    /// How heavy.
    Load,
    /// `rest`, `tempo`, `RPE`, `or`, `/side`.
    Keyword,
    /// A number after a keyword.
    Value,
    /// `(a note)`.
    Note,
    /// `# a comment`.
    Comment,
    /// Commas, colons, `@`, `+`, `|`.
    Punctuation,
    /// What the notation does not know.
    Wrong,
}

impl TokenKind {
    /// A word for it, which a style sheet can use: `label`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Space => "space",
            Self::Bullet => "bullet",
            Self::Label => "label",
            Self::Name => "name",
            Self::Section => "section",
            Self::Text => "text",
            Self::Sets => "sets",
            Self::Times => "times",
            Self::Reps => "reps",
            Self::Unit => "unit",
            Self::Load => "load",
            Self::Keyword => "keyword",
            Self::Value => "value",
            Self::Note => "note",
            Self::Comment => "comment",
            Self::Punctuation => "punctuation",
            Self::Wrong => "wrong",
        }
    }
}

/// The pieces of `line` in order, without a gap, each with what it is.
///
/// They come from the parser itself, so what is coloured is what is read. `known` is as in [`parse`](super::parse).
///
/// ```
/// use ironleaf::training::prescription::{TokenKind, tokens};
/// let line = "A1) Row: 3 x 8";
/// let names: Vec<&str> = tokens(line, &|_| false).into_iter().filter(|t| t.1 == TokenKind::Name).map(|t| &line[t.0]).collect();
/// assert_eq!(names, ["Row"]);
/// ```
pub fn tokens(line: &str, known: &dyn Fn(&str) -> bool) -> Vec<(Range<usize>, TokenKind)> {
    let mut cursor = Cursor::new(line);
    cursor.line(known);
    let mut marked = cursor.tokens;
    marked.sort_by_key(|(range, _)| (range.start, range.end));
    let mut all = Vec::with_capacity(marked.len() * 2);
    let mut at = 0;
    for (range, kind) in marked {
        if range.start >= at && !range.is_empty() {
            gap(line, at..range.start, &mut all);
            at = range.end;
            all.push((range, kind));
        }
    }
    gap(line, at..line.len(), &mut all);
    all
}

/// What was not marked: white space, and what stands between it.
fn gap(line: &str, range: Range<usize>, all: &mut Vec<(Range<usize>, TokenKind)>) {
    let text = &line[range.clone()];
    let start = range.start + (text.len() - text.trim_start().len());
    let end = start + text.trim().len();
    let pieces = [(range.start..start, TokenKind::Space), (start..end, TokenKind::Wrong), (end..range.end, TokenKind::Space)];
    all.extend(pieces.into_iter().filter(|(range, _)| !range.is_empty()));
}
