//! The Markdown that guides are written in, as events.

use std::borrow::Cow;
use std::collections::BTreeMap;

use pulldown_cmark::{Event, OffsetIter, Options as Flags, Parser, Tag};

use super::callout::Callout;

/// The largest body that is read, in bytes: what a parser remembers is many times its text.
pub(super) const BODY: usize = 2 << 20;

/// Markdown, its callouts' first lines set aside: the parser sees an empty quoted line in the place of each.
pub(super) struct Prepared<'t> {
    /// The text, every byte in its old place.
    pub(super) text: Cow<'t, str>,
    /// The callouts, by the byte at which their quote begins.
    pub(super) callouts: BTreeMap<usize, Callout<'t>>,
}

impl<'t> Prepared<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut callouts = BTreeMap::new();
        if !text.contains("[!") {
            return Self { text: Cow::Borrowed(text), callouts };
        }
        for (event, range) in parser(text, false) {
            if let Event::Start(Tag::BlockQuote(_)) = event
                && let Some(callout) = Callout::read(text, range.start)
            {
                callouts.insert(range.start, callout);
            }
        }
        let mut blank = String::with_capacity(text.len());
        for callout in callouts.values() {
            // Quotes nest, lines do not: a line is set aside once.
            if callout.line.start >= blank.len() {
                blank.push_str(&text[blank.len()..callout.line.start]);
                blank.extend(std::iter::repeat_n(' ', callout.line.len()));
            }
        }
        blank.push_str(&text[blank.len()..]);
        Self { text: Cow::Owned(blank), callouts }
    }
}

/// The events of `text`, each with its bytes.
pub(super) fn parser(text: &str, smart_punctuation: bool) -> OffsetIter<'_> {
    let mut flags = Flags::ENABLE_TABLES
        | Flags::ENABLE_FOOTNOTES
        | Flags::ENABLE_STRIKETHROUGH
        | Flags::ENABLE_TASKLISTS
        | Flags::ENABLE_HEADING_ATTRIBUTES
        | Flags::ENABLE_DEFINITION_LIST
        | Flags::ENABLE_WIKILINKS;
    flags.set(Flags::ENABLE_SMART_PUNCTUATION, smart_punctuation);
    Parser::new_ext(text, flags).into_offset_iter()
}
