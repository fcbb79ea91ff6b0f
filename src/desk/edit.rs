//! Changes of a guide's text.

use std::collections::BTreeMap;

use crate::source::{File, FileId, Sources, Span};

use super::Change;

/// What stands at `span` becomes `with`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) span: Span,
    pub(super) with: String,
}

impl Edit {
    /// Whether it changes anything.
    pub(super) fn changes(&self, sources: &Sources) -> bool {
        sources.slice(self.span) != self.with
    }

    /// The change that it makes, in words.
    pub(super) fn change(&self, sources: &Sources) -> Change {
        Change {
            path: sources[self.span.file].path.clone(),
            line: sources.position(self.span.file, self.span.start).line,
            was: sources.slice(self.span).to_owned(),
            now: self.with.clone(),
        }
    }
}

/// Those that do not overlap: of two that do, or that touch, the first in the file stays.
pub(super) fn apart(mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.sort_by_key(|edit| (edit.span.file, edit.span.start, edit.span.end));
    let mut last: Option<Span> = None;
    edits.retain(|edit| {
        let free = last.is_none_or(|last| last.file != edit.span.file || last.end < edit.span.start);
        if free {
            last = Some(edit.span);
        }
        free
    });
    edits
}

/// The sources with some edits made, which must not overlap; files keep their ids.
pub(super) fn applied(sources: &Sources, edits: &[Edit]) -> Sources {
    let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in edits {
        by_file.entry(edit.span.file).or_default().push(edit);
    }
    let changed = sources.files().map(|(id, file)| match by_file.get_mut(&id) {
        None => file.clone(),
        Some(edits) => {
            edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
            let mut bytes = file.bytes.to_vec();
            for edit in edits {
                let range = edit.span.range();
                if range.end <= bytes.len() {
                    bytes.splice(range, edit.with.bytes());
                }
            }
            File { path: file.path.clone(), bytes: bytes.into() }
        }
    });
    Sources::new(changed.collect::<Vec<_>>())
}
