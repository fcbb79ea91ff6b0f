//! Workout and generate fences in Markdown: what their first line asks for, and what is in them.

use std::ops::Range;
use std::sync::Arc;

use crate::base::suggest::nearest;
use crate::diag::{Checked, Finding, Report, Rule};
use crate::markup::{self, FenceWord};
use crate::source::{Span, Word};
use crate::training::library::{Asked, Fence, GenerateFence, Written};

use super::asked;
use super::front::LONGEST;
use super::program::MINUTES;

/// What the line that opens a fence of ours says.
#[derive(Clone, Debug, PartialEq, Eq)]
struct FenceInfo {
    /// What is in the fence.
    kind: FenceWord,
    /// Whether it is shown as notation and not as a table.
    source: bool,
    /// The title over the table.
    title: Option<Arc<str>>,
    /// The minutes that it must fit.
    minutes: Option<u32>,
}

impl FenceInfo {
    /// What follows the word in a fence's first line.
    fn parse(kind: FenceWord, info: &Word) -> Checked<Self> {
        let mut report = Report::default();
        let mut fence = Self { kind, source: false, title: None, minutes: None };
        for part in parts(info) {
            fence.option(&info[part.clone()], info.part(part), &mut report);
        }
        Checked { value: fence, report }
    }

    fn option(&mut self, written: &str, span: Span, report: &mut Report) {
        let (key, value) = written.split_once('=').map_or((written, None), |(k, v)| (k, Some(v.trim_matches(['"', '“', '”', '\'']))));
        match (key, value) {
            ("source" | "minutes", _) if self.kind == FenceWord::Generate => {
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
                    FenceWord::Workout => ("workout", &["source", "title", "minutes"], "it has `title=\"…\"`, `minutes=60` and `source`"),
                    FenceWord::Generate => ("generated workout", &["title"], "it has `title=\"…\"`; everything else stands in the fence"),
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

/// The workout and generate fences of a body, by the numbers that [`markup::read`] gives them.
pub(super) fn fences(full: &str, body: Span) -> Checked<Fences> {
    let mut found: Checked<Fences> = Checked::default();
    for fence in markup::fences(full.get(body.range()).unwrap_or(""), body) {
        let info = FenceInfo::parse(fence.word, &fence.info).into(&mut found.report);
        let (index, title, span) = (fence.index, info.title, fence.span);
        match fence.word {
            FenceWord::Workout => {
                let work = Written { lines: fence.lines };
                found.value.workouts.push(Fence { index, title, minutes: info.minutes, source: info.source, span, work });
            }
            FenceWord::Generate => {
                let asked = request(full, &fence, &mut found.report);
                found.value.generate.push(GenerateFence { index, title, span, asked });
            }
        }
    }
    found
}

/// What a generate fence asks for.
fn request(full: &str, fence: &markup::Fence, report: &mut Report) -> Option<Asked> {
    let written = full.get(fence.span.range()).unwrap_or("");
    let first = fence.span.part(0..written.lines().next().unwrap_or("").trim_end().len());
    if written.len() > LONGEST {
        report.push(Finding::new(Rule::TooLarge, first, "the request is longer than 64 KiB").help("write one request a fence"));
        return None;
    }
    // With their line breaks, which YAML needs.
    let whole = |line: &Word| {
        let rest = full.get(line.span.end as usize..).unwrap_or("");
        let breaks = if rest.starts_with("\r\n") { 2 } else { u32::from(rest.starts_with('\n')) };
        Span { end: line.span.end + breaks, ..line.span }
    };
    asked::fence(full, &fence.lines.iter().map(whole).collect::<Vec<_>>(), first, report)
}

#[cfg(test)]
mod tests {
    use super::{FenceInfo, FenceWord, fences};
    use crate::source::{Sources, Span, Word};

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
        // What only a callout makes a list is one here too.
        case("> [!TIP] a\n> 2. ```workout\n>    A: 1 x 1\n>    ```\n", &[("", None, false, &["A: 1 x 1"])]);
    }

    #[test]
    fn options_that_do_not_exist_are_told() {
        let case = |info: &str, want: &[(&str, Option<&str>, (u32, u32))]| {
            let (kind, rest) = info.split_once(' ').unwrap();
            let kind = if kind == "workout" { FenceWord::Workout } else { FenceWord::Generate };
            let sources = Sources::from_iter([("a", "")]);
            let span = Span::new(sources.find("a").unwrap(), info.len() - rest.len()..info.len());
            let found = FenceInfo::parse(kind, &Word::new(rest, span)).report.findings;
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
