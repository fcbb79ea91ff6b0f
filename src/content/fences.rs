//! Workout and generate fences in Markdown: where they stand, what their info line asks for, their lines.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::base::suggest::nearest;
use crate::diag::{Checked, Finding, Report, Rule};
use crate::source::{Span, Word};
use crate::training::library::{Fence, GenerateFence, Written};

use super::asked;
use super::program::MINUTES;

/// What the line that opens a fence of ours says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FenceInfo {
    /// What is in the fence.
    pub kind: FenceKind,
    /// Whether it is shown as notation and not as a table.
    pub source: bool,
    /// The title over the table.
    pub title: Option<Arc<str>>,
    /// The minutes that it must fit.
    pub minutes: Option<u32>,
}

/// What is in a fence of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FenceKind {
    /// Workout lines.
    Workout,
    /// What the generator is asked for.
    Generate,
}

impl FenceInfo {
    /// What an info line says, `span` being where it stands; nothing where the fence is not ours.
    pub fn parse(info: &str, span: Span) -> Option<Checked<Self>> {
        let parts = parts(info);
        let kind = match &info[parts.first()?.clone()] {
            "workout" => FenceKind::Workout,
            "generate" => FenceKind::Generate,
            _ => return None,
        };
        let mut report = Report::default();
        let mut fence = Self { kind, source: false, title: None, minutes: None };
        for part in &parts[1..] {
            fence.option(&info[part.clone()], span.part(part.clone()), &mut report);
        }
        Some(Checked { value: fence, report })
    }

    fn option(&mut self, written: &str, span: Span, report: &mut Report) {
        let (key, value) = written.split_once('=').map_or((written, None), |(k, v)| (k, Some(v.trim_matches(['"', '“', '”', '\'']))));
        match (key, value) {
            ("source" | "minutes", _) if self.kind == FenceKind::Generate => {
                let help = if key == "source" { "remove it" } else { "write `minutes: 60` on a line of its own in the fence" };
                report.push(Finding::new(Rule::FenceOption, span, format!("a generated workout has no option `{key}`")).help(help));
            }
            ("source", None) => self.source = true,
            ("title", Some(title)) if !title.trim().is_empty() => self.title = Some(title.trim().into()),
            ("minutes", Some(minutes)) => {
                self.minutes = minutes.parse().ok().filter(|m| MINUTES.contains(m)).or(self.minutes);
                if self.minutes.is_none() {
                    let message = format!("`{minutes}` is not a number of minutes from {} to {}", MINUTES.start(), MINUTES.end());
                    report.push(Finding::new(Rule::FenceOption, span, message).help("write `minutes=60`"));
                }
            }
            ("title" | "minutes", _) => {
                let example = if key == "title" { "title=\"Legs first\"" } else { "minutes=60" };
                report.push(Finding::new(Rule::FenceOption, span, format!("`{key}` says nothing")).help(format!("write `{example}`")));
            }
            _ => {
                let (what, options, help): (_, &[&str], _) = match self.kind {
                    FenceKind::Workout => ("workout", &["source", "title", "minutes"], "it has `title=\"…\"`, `minutes=60` and `source`"),
                    FenceKind::Generate => ("generated workout", &["title"], "it has `title=\"…\"`; everything else stands in the fence"),
                };
                let finding = Finding::new(Rule::FenceOption, span, format!("a {what} has no option `{key}`"));
                report.push(match nearest(key, options.iter().copied()) {
                    Some(near) => finding.help(format!("write `{near}`")).fix(written.replacen(key, near, 1)),
                    None => finding.help(help),
                });
            }
        }
    }
}

/// The words of an info line; quotes keep spaces together.
fn parts(info: &str) -> Vec<Range<usize>> {
    let (mut parts, mut start, mut quote) = (Vec::new(), None, None);
    for (i, c) in info.char_indices() {
        match (quote, c) {
            (Some(q), c) if c == q => quote = None,
            (None, '"') => quote = Some('"'),
            (None, '“') => quote = Some('”'),
            (None, c) if c.is_whitespace() => parts.extend(start.take().map(|s| s..i)),
            _ => {}
        }
        if start.is_none() && !c.is_whitespace() {
            start = Some(i);
        }
    }
    parts.extend(start.map(|s| s..info.len()));
    parts
}

/// The fences of a body that are ours, each kind in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Fences {
    pub(super) workouts: Vec<Fence>,
    pub(super) generate: Vec<GenerateFence>,
}

/// A fence whose lines are being read.
enum Open {
    Workout(Fence),
    /// The fence, its first line, and its pieces of text.
    Generate(Box<GenerateFence>, Span, Vec<Span>),
}

/// The workout and generate fences of a body.
pub(super) fn fences(full: &str, body: Span) -> Checked<Fences> {
    let text = full.get(body.range()).unwrap_or("");
    let fenced = text.contains("```") || text.contains("~~~");
    if !fenced || !(text.contains("workout") || text.contains("generate")) {
        return Checked::default();
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST;
    let mut found: Checked<Fences> = Checked::default();
    let mut open: Option<Open> = None;
    let mut fresh = true;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                open = begin(text, body, range, &mut found);
                fresh = true;
            }
            Event::Text(_) => match &mut open {
                Some(Open::Workout(fence)) => {
                    fresh = add_lines(&mut fence.work, &text[range.clone()], body.part(range), fresh);
                }
                Some(Open::Generate(.., pieces)) => pieces.push(body.part(range)),
                None => {}
            },
            Event::End(TagEnd::CodeBlock) => match open.take() {
                Some(Open::Workout(fence)) => found.value.workouts.push(fence),
                Some(Open::Generate(mut fence, first, pieces)) => {
                    fence.asked = asked::fence(full, &pieces, first, &mut found.report);
                    found.value.generate.push(*fence);
                }
                None => {}
            },
            _ => {}
        }
    }
    found
}

/// The fence that begins at `range`, where it is ours.
fn begin(text: &str, body: Span, range: Range<usize>, found: &mut Checked<Fences>) -> Option<Open> {
    let first = text[range.clone()].lines().next().unwrap_or("");
    let marks = first.len() - first.trim_start_matches(['`', '~']).len();
    let info = first[marks..].trim();
    let start = range.start + marks + first[marks..].len() - first[marks..].trim_start().len();
    let parsed = FenceInfo::parse(info, body.part(start..start + info.len()))?;
    let info = parsed.into(&mut found.report);
    let line = body.part(range.start..range.start + first.trim_end().len());
    let span = body.part(range);
    Some(match info.kind {
        FenceKind::Workout => Open::Workout(Fence {
            index: found.value.workouts.len(),
            title: info.title,
            minutes: info.minutes,
            source: info.source,
            span,
            work: Written::default(),
        }),
        FenceKind::Generate => {
            let fence = GenerateFence { index: found.value.generate.len(), title: info.title, span, asked: None };
            Open::Generate(Box::new(fence), line, Vec::new())
        }
    })
}

/// Adds a piece of a fence's text; `fresh` says whether it begins a line, the result whether the next piece does.
fn add_lines(work: &mut Written, piece: &str, span: Span, mut fresh: bool) -> bool {
    let mut at = 0;
    for whole in piece.split_inclusive('\n') {
        let line = whole.trim_end_matches(['\n', '\r']);
        let place = span.part(at..at + line.len());
        match work.lines.last_mut().filter(|_| !fresh) {
            // Only the line break, which comes by itself after CR.
            Some(_) if line.is_empty() => {}
            Some(last) => {
                let text = format!("{}{line}", &*last.text);
                *last = Word::new(text, Span { end: place.end.max(last.span.end), ..last.span });
            }
            None => work.lines.push(Word::new(line, place)),
        }
        fresh = whole.ends_with('\n');
        at += whole.len();
    }
    fresh
}

#[cfg(test)]
mod tests {
    use super::{FenceInfo, fences};
    use crate::source::{Sources, Span};

    #[test]
    fn fences_have_their_lines_in_their_places() {
        let case = |body: &str, want: &[(&str, Option<u32>, bool, &[&str])]| {
            let sources = Sources::from_iter([("a", body)]);
            let span = Span::new(sources.find("a").unwrap(), 0..body.len());
            let found = fences(body, span);
            assert_eq!(found.report.findings, [], "{body}");
            let got: Vec<_> = found
                .value
                .workouts
                .iter()
                .map(|f| {
                    let lines: Vec<&str> = f.work.lines.iter().map(|l| &*l.text).collect();
                    assert!(f.work.lines.iter().all(|l| sources.slice(l.span) == &*l.text), "{f:?}");
                    (f.title.as_deref().unwrap_or(""), f.minutes, f.source, lines)
                })
                .collect();
            let want: Vec<_> = want.iter().map(|(t, m, s, l)| (*t, *m, *s, l.to_vec())).collect();
            assert_eq!(got, want, "{body}");
        };
        case(
            "```workout title=\"Legs first\" minutes=75\nA: 3 x 5\n\nB: 4 x 10\n```\n",
            &[("Legs first", Some(75), false, &["A: 3 x 5", "", "B: 4 x 10"])],
        );
        case("x\n\n~~~ workout source\r\nA: 3 x 5\r\nB: 4 x 10\r\n~~~\r\n", &[("", None, true, &["A: 3 x 5", "B: 4 x 10"])]);
        case("> ```workout\n> A: 3 x 5\n> B: 4 x 10\n> ```\n", &[("", None, false, &["A: 3 x 5", "B: 4 x 10"])]);
        case("1. a\n\n   ```workout\n   A: 3 x 5\n   B: 4 x 10\n   ```\n", &[("", None, false, &["A: 3 x 5", "B: 4 x 10"])]);
        case("```rust\nworkout\n```\n```workout\nA: 1 x 1\n```", &[("", None, false, &["A: 1 x 1"])]);
    }

    #[test]
    fn options_that_do_not_exist_are_told() {
        let case = |info: &str, want: &[(&str, Option<&str>, (u32, u32))]| {
            let sources = Sources::from_iter([("a", "")]);
            let span = Span::new(sources.find("a").unwrap(), 0..info.len());
            let found = FenceInfo::parse(info, span).unwrap().report.findings;
            let got: Vec<_> = found
                .iter()
                .map(|f| {
                    let place = f.span.unwrap();
                    (f.message.as_str(), f.fix.as_ref().map(|f| f.text.as_str()), (place.start, place.end))
                })
                .collect();
            assert_eq!(got, want, "{info}");
        };
        case("workout titel=\"A b\"", &[("a workout has no option `titel`", Some("title=\"A b\""), (8, 19))]);
        case("workout minutes=soon", &[("`soon` is not a number of minutes from 5 to 600", None, (8, 20))]);
        case("workout title", &[("`title` says nothing", None, (8, 13))]);
        case("generate foo", &[("a generated workout has no option `foo`", None, (9, 12))]);
        case("generate titel=x", &[("a generated workout has no option `titel`", Some("title=x"), (9, 16))]);
    }
}
