//! Short ways to make words and guides in tests.

use crate::source::{FileId, Sources, Span, Word};

/// A file to stand in.
pub(crate) fn file() -> FileId {
    Sources::from_iter([("a.md", "")]).find("a.md").unwrap()
}

/// `text`, standing at the start of a file.
pub(crate) fn word(text: &str) -> Word {
    Word::new(text, Span::new(file(), 0..text.len()))
}

/// One word a line, each standing where it would in a file that holds `text` alone.
pub(crate) fn lines(text: &str) -> Vec<Word> {
    let mut at = 0;
    text.split('\n')
        .map(|line| {
            let word = Word::new(line, Span::new(file(), at..at + line.len()));
            at += line.len() + 1;
            word
        })
        .collect()
}
