//! Places in files.

use std::sync::Arc;

use super::FileId;

/// A run of bytes in one file: from `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte, counted from 0 at the top of the file.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes `range` of `file`.
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Self {
        let at = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { file, start: at(range.start), end: at(range.end) }
    }

    /// The part of this span that `range`, counted from its start, covers; never beyond its end.
    #[must_use]
    pub fn part(self, range: std::ops::Range<usize>) -> Self {
        let at = |n: usize| self.start.saturating_add(u32::try_from(n).unwrap_or(u32::MAX)).min(self.end);
        Self { file: self.file, start: at(range.start), end: at(range.end) }
    }

    /// The span as a range of bytes.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A line and a column, both counted from 1; columns are characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// From 1 at the top of the file.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

/// A piece of text that someone wrote, and where.
///
/// `text` is what it means: quotes and escapes of YAML are gone. Where it stands in the file letter by letter,
/// `span` has the same length as `text`, and parts of one are parts of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// What is written.
    pub text: Arc<str>,
    /// Where.
    pub span: Span,
}

impl Word {
    /// `text`, standing at `span`.
    pub fn new(text: impl Into<Arc<str>>, span: Span) -> Self {
        Self { text: text.into(), span }
    }

    /// Where a part of the text stands: exactly, or the whole where text and file differ (an escape in YAML).
    pub fn part(&self, range: std::ops::Range<usize>) -> Span {
        let exact = (self.span.end - self.span.start) as usize == self.text.len();
        if exact { self.span.part(range) } else { self.span }
    }
}

impl std::ops::Deref for Word {
    type Target = str;
    fn deref(&self) -> &str {
        &self.text
    }
}
