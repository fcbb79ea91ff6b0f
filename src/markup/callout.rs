//! The first line of a callout: `> [!TIP]+ A title`.

use std::ops::Range;

/// What the first line of a quote says, where it makes the quote a callout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Callout<'t> {
    /// The class that it is drawn with, one of [`KINDS`].
    pub(super) kind: &'static str,
    /// Its name as written: `NOTE`.
    pub(super) name: &'t str,
    /// Whether a reader can fold it, and how it is at first.
    pub(super) fold: Option<Fold>,
    /// The text after the bracket, and where it begins.
    pub(super) title: (&'t str, usize),
    /// The bytes of the line, from the bracket to its end.
    pub(super) line: Range<usize>,
}

/// How a callout that can be folded is at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fold {
    /// `+`: all of it shows.
    Open,
    /// `-`: only its title shows.
    Closed,
}

/// The kinds of callouts and what their title is when none is written.
const KINDS: [(&str, &str); 8] = [
    ("note", "Note"),
    ("tip", "Tip"),
    ("important", "Important"),
    ("warning", "Warning"),
    ("caution", "Caution"),
    ("takeaway", "Takeaway"),
    ("story", "Story"),
    ("cta", ""),
];

/// Kinds of other programs, each with the one of ours that it looks like; their names stay their titles.
const ALIKE: [(&str, &str); 14] = [
    ("hint", "tip"),
    ("success", "tip"),
    ("check", "tip"),
    ("done", "tip"),
    ("abstract", "takeaway"),
    ("summary", "takeaway"),
    ("tldr", "takeaway"),
    ("attention", "warning"),
    ("failure", "warning"),
    ("fail", "warning"),
    ("missing", "warning"),
    ("danger", "caution"),
    ("error", "caution"),
    ("bug", "caution"),
];

/// The class of a kind's name; a kind that we do not know looks like a note.
fn class(name: &str) -> &'static str {
    let name = name.trim();
    let own = KINDS.iter().map(|(kind, _)| (*kind, *kind));
    own.chain(ALIKE).find(|(kind, _)| kind.eq_ignore_ascii_case(name)).map_or("note", |(_, class)| class)
}

impl<'t> Callout<'t> {
    /// The callout that the quote at byte `start` of `text` is.
    pub(super) fn read(text: &'t str, start: usize) -> Option<Self> {
        let line = text.get(start..)?.split(['\n', '\r']).next()?;
        let inner = line.strip_prefix('>')?.trim_start_matches([' ', '\t']);
        let from = start + line.len() - inner.len();
        let (name, rest) = inner.strip_prefix("[!")?.split_once(']')?;
        let named = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '));
        let (fold, rest) = match rest.as_bytes().first() {
            Some(b'+') => (Some(Fold::Open), &rest[1..]),
            Some(b'-') => (Some(Fold::Closed), &rest[1..]),
            _ => (None, rest),
        };
        // `[!NOTE](address)` and `[!NOTE][label]` are links.
        if !named || rest.starts_with(['(', '[', ':']) {
            return None;
        }
        let title = rest.trim();
        let at = start + line.len() - rest.trim_start().len();
        Some(Self { kind: class(name), name, fold, title: (title, at), line: from..start + line.len() })
    }

    /// The title that it has when none is written; a kind that we do not know is its own title.
    pub(super) fn default_title(&self) -> String {
        match KINDS.iter().find(|(kind, _)| kind.eq_ignore_ascii_case(self.name)) {
            Some((_, title)) => (*title).to_owned(),
            None => crate::base::words::capital(&self.name.trim().to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Callout, Fold};

    #[test]
    fn the_first_line_says_what_a_quote_is() {
        let case = |line: &str, want: Option<(&str, Option<Fold>, &str, &str)>| {
            let got = Callout::read(line, 0);
            assert_eq!(
                got.as_ref().map(|c| (c.kind, c.fold, c.title.0, c.default_title())),
                want.map(|w| (w.0, w.1, w.2, w.3.to_owned())),
                "{line}"
            );
            if let Some(callout) = got {
                assert!(line[callout.title.1..].starts_with(callout.title.0));
                assert!(line[callout.line].starts_with("[!"));
            }
        };
        case("> [!NOTE]", Some(("note", None, "", "Note")));
        case(">[!tip] Brace *first*  \n> x", Some(("tip", None, "Brace *first*", "Tip")));
        case("> [!Caution]- Back\r\n", Some(("caution", Some(Fold::Closed), "Back", "Caution")));
        case("> [!STORY]+", Some(("story", Some(Fold::Open), "", "Story")));
        case("> [!CTA] Ask a coach", Some(("cta", None, "Ask a coach", "")));
        case("> [!question] Why?", Some(("note", None, "Why?", "Question")));
        case("> [!danger]", Some(("caution", None, "", "Danger")));
        case("> [!TLDR] In short", Some(("takeaway", None, "In short", "Tldr")));
        case("> [!NOTE](x.md)", None);
        case("> [!]", None);
        case("> [x]", None);
        case("> text [!NOTE]", None);
        case("", None);
    }
}
