//! Footnotes: numbers in the text, the notes at the end, and ways back.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use crate::markup::fragment::Piece;
use crate::source::Span;

use super::{Note, Open, Reader};

/// The notes of a body.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The place of a label in `all`.
    by_label: BTreeMap<String, usize>,
    /// In the order in which they were first named.
    all: Vec<Known>,
}

#[derive(Debug)]
struct Known {
    id: Arc<str>,
    /// The ids of the numbers that lead to it.
    named: Vec<String>,
    pieces: Option<Vec<Piece>>,
    span: Span,
}

impl Reader<'_> {
    fn note(&mut self, label: &str, range: Range<usize>) -> usize {
        if let Some(n) = self.notes.by_label.get(&label.to_lowercase()) {
            return *n;
        }
        let n = self.notes.all.len();
        let id = self.ids.take(&format!("note-{}", n + 1)).into();
        let span = self.span(range);
        self.notes.by_label.insert(label.to_lowercase(), n);
        self.notes.all.push(Known { id, named: Vec::new(), pieces: None, span });
        n
    }

    pub(super) fn note_reference(&mut self, label: &str, range: Range<usize>) {
        let n = self.note(label, range);
        let id = self.ids.take(&format!("note-{}-from", n + 1));
        let note = &mut self.notes.all[n];
        let (number, to) = (n + 1, &note.id);
        let html = format!(
            "<sup class=\"note\"><a href=\"#{to}\" id=\"{id}\" role=\"doc-noteref\" aria-label=\"Note {number}\">{number}</a></sup>"
        );
        note.named.push(id);
        self.out.html(&html);
    }

    pub(super) fn note_definition(&mut self, label: &str) -> Open {
        let page = std::mem::take(&mut self.out);
        Open::Note(Note { label: label.to_owned(), page, quiet: std::mem::take(&mut self.quiet) })
    }

    pub(super) fn end_note(&mut self, note: Note, range: Range<usize>) {
        let mut pieces = std::mem::replace(&mut self.out, note.page).pieces;
        self.quiet = note.quiet;
        let n = self.note(&note.label, range);
        // Where two notes have one label, both are shown.
        self.notes.all[n].pieces.get_or_insert_default().append(&mut pieces);
    }

    /// Appends the notes to the page.
    pub(super) fn write_notes(&mut self) {
        let notes = std::mem::take(&mut self.notes.all);
        if notes.iter().all(|note| note.pieces.is_none()) {
            return;
        }
        self.out.seal();
        self.out.html("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Notes\"><ol>\n");
        for note in notes {
            self.out.html(&format!("<li id=\"{}\">", note.id));
            let mut pieces = note.pieces.unwrap_or_default();
            let mut back = String::new();
            for id in &note.named {
                let _ = write!(back, " <a href=\"#{id}\" role=\"doc-backlink\" aria-label=\"Back to the text\">↩\u{fe0e}</a>");
            }
            match pieces.last_mut() {
                Some(Piece::Html(html)) if html.ends_with("</p>\n") => html.insert_str(html.len() - "</p>\n".len(), &back),
                _ => pieces.push(Piece::Html(back)),
            }
            self.out.pieces.append(&mut pieces);
            self.out.seal();
            self.out.html("</li>\n");
            self.anchors.push((note.id, note.span));
        }
        self.out.html("</ol></section>\n");
    }
}
