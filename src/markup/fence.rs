//! The field's own fences, ` ```workout ` and ` ```generate `, as written.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use crate::source::{Span, Word};

use super::comment;
use super::parse::{BODY, Prepared, parser};
use super::reader::FenceCount;

/// A fence of the field's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fence {
    /// Its word.
    pub word: FenceWord,
    /// Which fence of that word it is on its page, from 0; the number in [`Piece::Workout`](super::Piece::Workout).
    pub index: usize,
    /// What follows the word: `title="Legs first" minutes=75`.
    pub info: Word,
    /// Its lines, empty ones too, without line breaks.
    pub lines: Vec<Word>,
    /// Where the whole fence stands.
    pub span: Span,
}

/// The first word of a fence of the field's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FenceWord {
    /// A workout, written out.
    Workout,
    /// A workout to be made.
    Generate,
}

impl FenceWord {
    /// The word that the text after the fence's signs begins with.
    pub(super) fn of(info: &str) -> Option<Self> {
        match info.split_whitespace().next() {
            Some("workout") => Some(Self::Workout),
            Some("generate") => Some(Self::Generate),
            _ => None,
        }
    }
}

/// The field's own fences in a body, in order; they have the numbers that [`read`](super::read) gives them.
pub fn fences(text: &str, place: Span) -> Vec<Fence> {
    if text.len() > BODY || (!text.contains("workout") && !text.contains("generate")) {
        return Vec::new();
    }
    let shown = comment::hide(text);
    let prepared = Prepared::new(&shown);
    let (mut count, mut fences, mut lines) = (FenceCount::default(), Vec::new(), None);
    for (event, range) in parser(&prepared.text, false) {
        match &event {
            Event::Start(tag) => {
                let Some((word, index)) = count.count(tag) else { continue };
                let info = info(text, tag, &range, place);
                fences.push(Fence { word, index, info, lines: Vec::new(), span: place.part(range) });
                lines = Some(Lines::default());
            }
            Event::Text(part) => {
                if let Some(lines) = &mut lines {
                    lines.push(part, range);
                }
            }
            Event::End(_) => {
                if let (Some(lines), Some(fence)) = (lines.take(), fences.last_mut()) {
                    fence.lines =
                        lines.done.into_iter().chain(lines.open).map(|line| Word::new(line.text, place.part(line.range))).collect();
                }
            }
            _ => {}
        }
    }
    fences
}

/// What follows the word in a fence's first line.
fn info(text: &str, tag: &Tag<'_>, fence: &Range<usize>, place: Span) -> Word {
    let Tag::CodeBlock(CodeBlockKind::Fenced(info)) = tag else { return Word::new("", place.part(fence.clone())) };
    let info = info.trim();
    let rest = info.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim());
    let line = text.get(fence.clone()).and_then(|text| text.lines().next()).unwrap_or("");
    let at = line.find(info).map_or(fence.start..fence.start + line.len(), |at| {
        let end = fence.start + at + info.len();
        end - rest.len()..end
    });
    Word::new(rest, place.part(at))
}

/// Lines, gathered from the parser's bits of text.
#[derive(Debug, Default)]
struct Lines {
    done: Vec<Line>,
    open: Option<Line>,
}

#[derive(Debug)]
struct Line {
    text: String,
    range: Range<usize>,
}

impl Lines {
    fn push(&mut self, part: &str, range: Range<usize>) {
        let exact = part.len() == range.len();
        let mut at = 0;
        for bit in part.split_inclusive('\n') {
            let content = bit.trim_end_matches(['\n', '\r']);
            let here = if exact { range.start + at..range.start + at + content.len() } else { range.clone() };
            at += bit.len();
            let line = self.open.get_or_insert_with(|| Line { text: String::new(), range: here.start..here.start });
            if !content.is_empty() {
                line.text.push_str(content);
                line.range.end = here.end;
            }
            if bit.ends_with('\n') {
                self.done.extend(self.open.take());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FenceWord::{self, Generate, Workout};
    use super::fences;
    use crate::source::{Sources, Span};

    #[test]
    fn fences_are_found_wherever_they_stand() {
        let case = |text: &str, want: &[(FenceWord, usize, &str, &[&str])]| {
            let sources = Sources::from_iter([("a", format!("---\n---\n{text}"))]);
            let place = Span::new(sources.find("a").unwrap(), 8..8 + text.len());
            let got = fences(text, place);
            let show: Vec<_> = got
                .iter()
                .map(|f| (f.word, f.index, f.info.text.to_string(), f.lines.iter().map(|line| line.text.to_string()).collect::<Vec<_>>()))
                .collect();
            let want: Vec<_> =
                want.iter().map(|w| (w.0, w.1, w.2.to_owned(), w.3.iter().map(ToString::to_string).collect::<Vec<_>>())).collect();
            assert_eq!(show, want, "{text:?}");
            for fence in &got {
                assert!(sources.slice(fence.span).contains("```") || sources.slice(fence.span).contains("~~~"));
                for word in fence.lines.iter().chain([&fence.info]) {
                    assert_eq!(sources.slice(word.span), &**word, "{text:?}");
                }
            }
        };
        case(
            "```workout title=\"Legs first\" minutes=75\nA) Squat: 5 x 5\n\nB) Row: 3 x 8\n```\n",
            &[(Workout, 0, "title=\"Legs first\" minutes=75", &["A) Squat: 5 x 5", "", "B) Row: 3 x 8"])],
        );
        case(
            "~~~ generate\ntargets: [back]\n~~~\n\n```workout\nA: 1 x 1\n",
            &[(Generate, 0, "", &["targets: [back]"]), (Workout, 0, "", &["A: 1 x 1"])],
        );
        case("> - ```workout source\r\n>   A: 1 x 1\r\n>   B: 1 x 1\r\n", &[(Workout, 0, "source", &["A: 1 x 1", "B: 1 x 1"])]);
        case("> [!TIP] x\n> ```workout\n> A: 1 x 1\n> ```\n\n```workout\n```\n", &[(Workout, 0, "", &["A: 1 x 1"]), (Workout, 1, "", &[])]);
        case("    ```workout\n\n````markdown\n```workout\n```\n````\n", &[]);
        case("```workouts\n```\n", &[]);
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "[`~>a \\-\n\r\tworkut]{0,60}") {
            let sources = Sources::from_iter([("a", &text)]);
            fences(&text, Span::new(sources.find("a").unwrap(), 0..text.len()));
        }
    }
}
