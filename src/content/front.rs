//! Where a file's front matter ends and its Markdown begins.

use std::ops::Range;

use crate::diag::{Finding, Report, Rule};
use crate::source::{FileId, Span};

use super::yaml::{Text, is_key};

/// How long front matter, or the settings, may be.
pub(super) const LONGEST: usize = 64 * 1024;

/// A file in its two parts.
#[derive(Debug)]
pub(super) struct Front {
    /// The YAML between the lines of hyphens; empty where there is none.
    pub(super) text: Text,
    /// The Markdown after it.
    pub(super) body: Range<usize>,
    /// Where a missing key is told: the first line.
    pub(super) place: Span,
    /// Whether the file has no front matter at all.
    pub(super) bare: bool,
}

/// One line, without and with its line break.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    start: usize,
    next: usize,
}

/// Divides a file. Missing or misspelt lines of hyphens are told and understood.
pub(super) fn split(file: FileId, full: &str, report: &mut Report) -> Front {
    let start = if full.starts_with('\u{feff}') { 3 } else { 0 };
    let lines: Vec<Line> = lines_of(full, start);
    let none = || Front {
        text: Text::new(file, start, ""),
        body: start..full.len(),
        place: lines.first().map_or(Span::new(file, start..start), |l| span(file, *l)),
        bare: true,
    };
    let Some(first) = lines.iter().position(|l| !l.text.trim().is_empty()) else { return none() };
    let opening = lines[first];
    let (inner, base) = match opening.text.trim_end() {
        "---" => (first + 1, opening.next),
        almost if is_almost(almost) && lines.get(first + 1).is_some_and(|l| begins_with_key(l.text)) => {
            let message = "front matter begins with three hyphens";
            report.push(Finding::new(Rule::FrontMatterOpen, span(file, opening), message).help("write `---`").fix("---"));
            (first + 1, opening.next)
        }
        line if ["title:", "summary:", "muscles:", "aliases:"].iter().any(|key| line.starts_with(key)) => {
            let finding = Finding::new(Rule::FrontMatterOpen, span(file, opening), "front matter without its first line");
            report.push(finding.help("write `---` on a line above").fix(format!("---\n{line}")));
            (first, opening.start)
        }
        _ => return none(),
    };
    let (end, body) = find_end(file, full, opening, &lines[inner..], report);
    let yaml = full.get(base..end).unwrap_or("");
    Front { text: Text::new(file, base, yaml), body: body..full.len(), place: span(file, opening), bare: false }
}

/// Where the YAML ends, and where the Markdown begins.
fn find_end(file: FileId, full: &str, opening: Line, lines: &[Line], report: &mut Report) -> (usize, usize) {
    let close = lines.iter().position(|l| matches!(l.text.trim_end(), "---" | "..."));
    let prose = first_prose(lines, close.is_none());
    if let Some(close) = close.filter(|c| prose.is_none_or(|p| p > *c)) {
        return (lines[close].start, lines[close].next);
    }
    let almost = lines.iter().position(|l| is_almost(l.text.trim_end())).filter(|a| prose.is_none_or(|p| p > *a));
    if let Some(line) = almost.map(|a| lines[a]) {
        let finding = Finding::new(Rule::FrontMatterOpen, span(file, line), "front matter ends with three hyphens");
        report.push(finding.help("write `---`").fix("---"));
        return (line.start, line.next);
    }
    let mut finding = Finding::new(Rule::FrontMatterOpen, span(file, opening), "front matter that never ends")
        .help("write `---` on a line of its own after the last key");
    let end = match prose.map(|p| lines[p]) {
        Some(line) => {
            finding = finding.see(span(file, line), "the text seems to begin here");
            line.start
        }
        None => full.len(),
    };
    report.push(finding);
    (end, end)
}

/// The first line that must be Markdown: prose, or a heading where nothing closes the front matter, after an empty line.
fn first_prose(lines: &[Line], headings: bool) -> Option<usize> {
    let mut empty = false;
    lines.iter().position(|line| {
        let heading = line.text.starts_with('#') && line.text.trim_start_matches('#').starts_with(' ');
        let yaml = begins_with_key(line.text) || line.text.starts_with([' ', '\t', '-', ']', '}', '#', '"', '\'', '—', '–']);
        let prose = empty && !yaml && !line.text.is_empty();
        empty = line.text.trim().is_empty();
        prose || (headings && heading)
    })
}

fn lines_of(full: &str, start: usize) -> Vec<Line<'_>> {
    let mut at = start;
    let mut lines = Vec::new();
    for whole in full[start..].split_inclusive('\n') {
        let text = whole.trim_end_matches(['\n', '\r']);
        lines.push(Line { text, start: at, next: at + whole.len() });
        at += whole.len();
        // Bodies are long; nothing past the limit can be front matter.
        if at - start > LONGEST * 2 {
            break;
        }
    }
    lines
}

fn span(file: FileId, line: Line) -> Span {
    Span::new(file, line.start..line.start + line.text.len())
}

fn begins_with_key(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, _)| is_key(key.trim_end()))
}

/// Whether a line looks like three hyphens: two or four of them, or what a word processor made of them.
fn is_almost(line: &str) -> bool {
    let signs = line.trim();
    let hyphens = signs.chars().all(|c| matches!(c, '-' | '–' | '—' | '−' | ' '));
    hyphens && signs != "-" && signs != "---" && !signs.is_empty() && signs.chars().count() <= 8
}

#[cfg(test)]
mod tests {
    use super::split;
    use crate::diag::Report;
    use crate::source::Sources;

    #[test]
    fn front_matter_and_body_are_told_apart() {
        let case = |full: &str, yaml: &str, body: &str, findings: &[&str]| {
            let sources = Sources::from_iter([("a", full)]);
            let mut report = Report::default();
            let front = split(sources.find("a").unwrap(), full, &mut report);
            let got: Vec<&str> = report.findings.iter().map(|f| f.message.as_str()).collect();
            assert_eq!((front.text.yaml.as_str(), &full[front.body]), (yaml, body), "{full:?}");
            assert_eq!(got, findings, "{full:?}");
        };
        case("---\na: b\n---\nText", "a: b\n", "Text", &[]);
        case("\u{feff}---\r\na: b\r\n---\r\nText", "a: b\r\n", "Text", &[]);
        case("\n--- \na: b\n---", "a: b\n", "", &[]);
        case("Just text\n\n---\nmore", "", "Just text\n\n---\nmore", &[]);
        case("", "", "", &[]);
        case("---\n---\n", "", "", &[]);
        case("---\na: b\n\nText here\n", "a: b\n\n", "Text here\n", &["front matter that never ends"]);
        case("---\na: b\n\nText here\n---\nmore", "a: b\n\n", "Text here\n---\nmore", &["front matter that never ends"]);
        case("---\na: b\n## Set-up\n", "a: b\n", "## Set-up\n", &["front matter that never ends"]);
        case("---\na: b\n----\nText", "a: b\n", "Text", &["front matter ends with three hyphens"]);
        case("—\na: b\n—\nText", "a: b\n", "Text", &["front matter begins with three hyphens", "front matter ends with three hyphens"]);
        case("title: b\n---\nText", "title: b\n", "Text", &["front matter without its first line"]);
        case("---\na: b\n\n# a comment\nc: d\n---\nText", "a: b\n\n# a comment\nc: d\n", "Text", &[]);
    }
}
