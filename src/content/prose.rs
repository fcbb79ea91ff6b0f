//! The own keys of articles, muscles, groups and authors.

use crate::training::library::{Article, Author, Common, Group, Muscle};
use crate::training::terms::View;

use super::fields::Fields;

/// Reads an article.
pub(super) fn article(f: &mut Fields, common: Common) -> Article {
    Article { common, category: f.text("category"), reviewed_by: f.word("reviewed_by"), suited_for: f.text("suited_for") }
}

/// Reads a muscle.
pub(super) fn muscle(f: &mut Fields, common: Common) -> Muscle {
    Muscle {
        common,
        latin: f.text("latin"),
        groups: f.words("groups"),
        view: f.choice("view", View::ALL, View::id, &[]),
        parent: f.word("parent"),
        function: f.text("function"),
        antagonist: match f.node("antagonist").map(|n| n.text().is_some()) {
            // One name is as good as a list of one.
            Some(true) => f.word("antagonist").into_iter().collect(),
            _ => f.words("antagonist"),
        },
    }
}

/// Reads a muscle group.
pub(super) fn group(f: &mut Fields, common: Common) -> Group {
    Group { common, function: f.text("function"), muscles: f.words("muscles") }
}

/// Reads an author.
pub(super) fn author(f: &mut Fields, common: Common) -> Author {
    let url = f.text("url");
    if url.as_ref().is_some_and(|u| !is_address(u)) {
        f.bad_value("url", "`url` is not an address", "write it in full, such as `https://example.org/`");
    }
    Author { common, bio: f.text("bio"), place: f.text("place"), url: url.filter(|u| is_address(u)) }
}

/// Whether a text is the address of a page somewhere else.
pub(super) fn is_address(text: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| text.len() > scheme.len() && text.starts_with(scheme))
        && !text.contains(char::is_whitespace)
}
