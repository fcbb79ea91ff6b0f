//! A page's links as numbered notes, for paper, where nothing can be clicked.

use crate::markup::{LinkHole, LinkTarget};
use crate::site::address;
use crate::site::view::Note;

use super::Desk;
use super::prose::{Linked, Prose};

/// The notes of one page, numbered from 1 in the order of its links; links to one address share a note.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub(super) list: Vec<Note>,
}

impl Notes {
    /// The number of a link's note; nothing for a link to a place on the page itself.
    pub(super) fn number(&mut self, desk: &Desk<'_>, prose: &Prose, link: &LinkHole) -> Option<usize> {
        let note = match (&link.target, prose.links.get(&link.span)) {
            (LinkTarget::Outside(address), _) => Note { title: None, address: address.trim_start_matches("mailto:").to_owned() },
            (_, Some(Linked::Page(address))) if address.path == desk.from => return None,
            (_, Some(Linked::Page(place))) => {
                let thing = prose.named.iter().find(|thing| address::of(desk.guide(), **thing).path == place.path);
                let anchor = place.anchor.as_ref().map_or_else(String::new, |anchor| format!("#{anchor}"));
                let address = desk.site.absolute(&place.path).unwrap_or_else(|| place.path.to_string()) + &anchor;
                Note { title: thing.map(|thing| desk.guide().meta(*thing).title.to_string()), address }
            }
            (_, Some(Linked::File(path))) => Note { title: None, address: desk.site.absolute(path).unwrap_or_else(|| path.to_string()) },
            (_, None) => return None,
        };
        let known = self.list.iter().position(|known| known.address == note.address);
        Some(
            known.unwrap_or_else(|| {
                self.list.push(note);
                self.list.len() - 1
            }) + 1,
        )
    }
}
