//! Where pieces go while a body is read.

use crate::markup::draw::escape;
use crate::markup::fragment::Piece;
use crate::markup::raw;

/// Pieces so far. Neighbours of one sort are joined, except over a seal.
#[derive(Debug, Default)]
pub(super) struct Out {
    pub(super) pieces: Vec<Piece>,
    sealed: usize,
}

impl Out {
    /// Nothing is joined to what is there; the place where the next piece will stand.
    pub(super) fn seal(&mut self) -> usize {
        self.sealed = self.pieces.len();
        self.sealed
    }

    pub(super) fn push(&mut self, piece: Piece) -> usize {
        self.pieces.push(piece);
        self.pieces.len() - 1
    }

    pub(super) fn html(&mut self, html: &str) {
        if html.is_empty() {
            return;
        }
        let joins = self.sealed < self.pieces.len();
        match self.pieces.last_mut() {
            Some(Piece::Html(last)) if joins => last.push_str(html),
            _ => self.pieces.push(Piece::Html(html.to_owned())),
        }
    }

    /// HTML that may be replaced later; the place where it stands.
    pub(super) fn patch(&mut self, html: &str) -> usize {
        let at = self.push(Piece::Html(html.to_owned()));
        self.seal();
        at
    }

    pub(super) fn replace(&mut self, at: usize, html: String) {
        if let Some(piece) = self.pieces.get_mut(at) {
            *piece = Piece::Html(html);
        }
    }

    pub(super) fn text(&mut self, text: &str, quiet: bool) {
        if text.is_empty() {
            return;
        }
        let joins = self.sealed < self.pieces.len();
        match self.pieces.last_mut() {
            Some(Piece::Quiet(last)) if quiet && joins => last.push_str(text),
            Some(Piece::Text(last)) if !quiet && joins => last.push_str(text),
            _ => self.pieces.push(if quiet { Piece::Quiet(text.to_owned()) } else { Piece::Text(text.to_owned()) }),
        }
    }

    /// HTML that shows `text`.
    pub(super) fn escaped(&mut self, text: &str) {
        let mut html = String::with_capacity(text.len());
        escape(text, &mut html);
        self.html(&html);
    }
}

/// What pieces say, without markup: one line a block. Code blocks, tables of workouts and raw HTML say nothing.
pub(in crate::markup) fn plain(pieces: &[Piece]) -> String {
    let mut out = String::new();
    let mut broken = false;
    for piece in pieces {
        match piece {
            Piece::Text(text) | Piece::Quiet(text) => {
                if std::mem::take(&mut broken) && !out.is_empty() {
                    out.push('\n');
                }
                out.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c }));
            }
            Piece::Html(html) => broken |= raw::breaks(html),
            Piece::HeadingOpen(_) | Piece::HeadingClose(_) | Piece::Workout(_) | Piece::Generate(_) => broken = true,
            Piece::Image(image) => broken |= image.figure,
            Piece::LinkOpen(_) | Piece::LinkClose | Piece::AutoOpen(_) | Piece::AutoClose => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The same on one line.
pub(in crate::markup) fn one_line(pieces: &[Piece]) -> String {
    let plain = plain(pieces);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
