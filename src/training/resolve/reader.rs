//! Reading workout lines, each list of them once.

use std::sync::Arc;

use crate::base;
use crate::base::fingerprint::{Fingerprint, Stream};
use crate::diag::Checked;
use crate::source::Word;
use crate::training::library::Written;
use crate::training::names::{Kind, Names};
use crate::training::prescription::{self, Workout};

/// What workout lines say, names still text.
pub(super) type Lines = Arc<Checked<Workout<Word>>>;

/// Workout lines that are known from another time, by the lines and the names of exercises.
#[derive(Debug, Default)]
pub struct Memo {
    lines: base::Memo<Lines>,
}

impl Memo {
    /// Forgets lines that no guide since the last time has had.
    pub fn settle(&self) {
        self.lines.settle();
    }
}

/// Reads workout lines, in which the name of an exercise may hold any sign.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    names: &'a Names,
    /// The fingerprint of the names that make a difference.
    known: Fingerprint,
    memo: &'a Memo,
}

impl<'a> Reader<'a> {
    pub(super) fn new(names: &'a Names, memo: &'a Memo) -> Self {
        Self { names, known: names.fingerprint_of(Kind::Exercise), memo }
    }

    pub(super) fn names(&self) -> &'a Names {
        self.names
    }

    /// What the lines say.
    pub(super) fn read(&self, written: &Written) -> Lines {
        let mut key = Stream::default();
        key.add(&self.known.to_bytes());
        for Word { text, span } in &written.lines {
            key.add(&[span.file.number(), span.start, span.end].map(u32::to_le_bytes).concat());
            key.add(&(text.len() as u64).to_le_bytes());
            key.add(text.as_bytes());
        }
        let known = |text: &str| self.names.find(&[Kind::Exercise], text).is_some();
        self.memo.lines.of(key.end(), || Arc::new(prescription::parse(&written.lines, &known)))
    }
}
