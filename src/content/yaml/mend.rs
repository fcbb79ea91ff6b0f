//! Reading YAML with mistakes: each is told in a coach's words and repaired in memory, and the rest is read.

use std::ops::Range;

use crate::diag::{Finding, Report, Rule};

use super::scan::{DEEPEST, is_key, scan, without_comment};
use super::text::{Edit, Text};
use super::tree::{Node, Trouble, parse};

/// How many lines a text may lose before it is given up.
const MOST: usize = 20;

/// The longest line that is written out again as it should be.
const WIDEST: usize = 400;

/// A text's tree, and whether lines had to be left out to make it.
#[derive(Debug)]
pub(crate) struct Tree {
    pub(crate) root: Node,
    pub(crate) broken: bool,
}

/// Reads a text, repairing it on the way; nothing when it is past that.
pub(crate) fn read(text: &mut Text, report: &mut Report) -> Option<Tree> {
    hidden(text, report);
    unbroken(text, report);
    let found = scan(&text.yaml);
    if let Some(at) = found.too_deep {
        let message = format!("lists and maps stand more than {DEEPEST} deep in each other");
        report.push(Finding::new(Rule::TooLarge, text.span(at..at + 1), message).help("write them flatter"));
        return None;
    }
    let mut edits = Vec::new();
    let mut line = 0..0;
    for flaw in found.flaws {
        if line.is_empty() || !line.contains(&flaw.range.start) {
            line = text.line(flaw.range.start);
        }
        let help = flaw.help.unwrap_or_else(|| format!("write `{}`", corrected(text, &line, &flaw.range, &flaw.with)));
        report.push(Finding::new(flaw.rule, text.span(flaw.range.clone()), flaw.message).help(help).fix(flaw.with.clone()));
        edits.push(Edit { range: flaw.range, with: flaw.with });
    }
    if !edits.is_empty() {
        text.mend(edits);
    }
    let mut broken = false;
    for _ in 0..MOST {
        match parse(&text.yaml) {
            Ok(root) => return Some(Tree { root, broken }),
            Err(trouble) => {
                broken = true;
                let lost = drop_line(text, &trouble, report)?;
                text.mend(vec![lost]);
            }
        }
    }
    None
}

/// The line as it should be; of a long line only what is new.
fn corrected(text: &Text, line: &Range<usize>, range: &Range<usize>, with: &str) -> String {
    if line.len() > WIDEST {
        return with.to_owned();
    }
    let end = if range.end > line.end { range.end } else { line.end };
    let whole = format!("{}{with}{}", &text.yaml[line.start..range.start], &text.yaml[range.end..end]);
    without_comment(whole.trim()).to_owned()
}

/// Signs that cannot be seen and that YAML refuses.
fn hidden(text: &mut Text, report: &mut Report) {
    let is_hidden =
        |c: char| (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}')) || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    let found: Vec<(usize, char)> = text.yaml.char_indices().filter(|(_, c)| is_hidden(*c)).collect();
    if found.is_empty() {
        return;
    }
    let mut edits = Vec::new();
    for (at, c) in found {
        let range = at..at + c.len_utf8();
        if edits.len() < MOST {
            let message = format!("a character that cannot be seen (U+{:04X})", u32::from(c));
            report.push(Finding::new(Rule::Yaml, text.span(range.clone()), message).help("remove it").fix(""));
        }
        edits.push(Edit { range, with: " ".repeat(c.len_utf8()) });
    }
    text.mend(edits);
}

/// Spaces of word processors where YAML wants plain ones: before a key, and after its colon.
fn unbroken(text: &mut Text, report: &mut Report) {
    const SPACES: [char; 4] = ['\u{a0}', '\u{2007}', '\u{202f}', '\u{3000}'];
    let is_space = |c: char| matches!(c, ' ' | '\t') || SPACES.contains(&c);
    let mut ranges = Vec::new();
    let mut start = 0;
    for line in text.yaml.split_inclusive('\n') {
        let content = line.trim_start_matches(is_space);
        let indent = line.len() - content.len();
        let colon = content.find(':').filter(|i| is_key(content[..*i].trim_start_matches("- "))).map(|i| indent + i + 1);
        let after = colon.map(|at| at..line.len() - line[at..].trim_start_matches(is_space).len());
        let found = [Some(0..indent), after].into_iter().flatten().filter(|r| line[r.clone()].contains(SPACES));
        ranges.extend(found.map(|r| start + r.start..start + r.end));
        start += line.len();
    }
    let mut edits = Vec::new();
    for range in ranges {
        let with = text.yaml[range.clone()].replace(SPACES, " ");
        if edits.len() < MOST {
            let message = "a space that does not break, as word processors write it";
            report.push(Finding::new(Rule::Yaml, text.span(range.clone()), message).help("write a plain space").fix(with.clone()));
        }
        edits.push(Edit { range, with });
    }
    if !edits.is_empty() {
        text.mend(edits);
    }
}

/// Tells what the parser stumbled over, and blanks the line with all that is indented under it.
fn drop_line(text: &Text, trouble: &Trouble, report: &mut Report) -> Option<Edit> {
    let (message, help, early) = in_words(&trouble.message);
    let mut at = if early { trouble.context.unwrap_or(trouble.at) } else { trouble.at };
    let mut line = text.line(at);
    // The parser often notices only on the next line, or at the end.
    while text.yaml[line.clone()].trim().is_empty() {
        at = line.start.checked_sub(1)?;
        line = text.line(at);
    }
    let written = &text.yaml[line.clone()];
    let indent = written.len() - written.trim_start().len();
    let content = line.start + indent..line.start + written.trim_end().len();
    let content = if content.contains(&at) { at..content.end } else { content };
    let rule = if trouble.message.contains("escape") { Rule::YamlQuote } else { Rule::Yaml };
    report.push(Finding::new(rule, text.span(content), message).help(help));
    let mut rest = text.yaml[line.end..].split_inclusive('\n');
    let mut end = line.end + rest.next().map_or(0, str::len);
    for next in rest {
        let deeper = next.len() - next.trim_start().len() > indent;
        if !next.trim().is_empty() && !deeper {
            break;
        }
        end += next.len();
    }
    let blank: String = text.yaml[line.start..end].bytes().map(|b| if b == b'\n' || b == b'\r' { char::from(b) } else { ' ' }).collect();
    Some(Edit { range: line.start..end, with: blank })
}

/// What the parser's message means, what to do, and whether the trouble began where the parser says it was at work.
fn in_words(message: &str) -> (String, &'static str, bool) {
    const WORDS: &[(&str, &str, &str, bool)] = &[
        (
            "mapping values are not allowed",
            "a colon stands where YAML does not expect one",
            "put the text in quotes, or indent the line like its neighbours",
            false,
        ),
        (
            "did not find expected key",
            "this line does not fit the lines above it",
            "indent it like its neighbours, with a colon and a space after its key",
            false,
        ),
        (
            "could not find expected ':'",
            "a line without a key",
            "write `key: value`, or indent the line if it belongs to the one above",
            true,
        ),
        ("',' or ']'", "a list in brackets lacks a comma or its `]`", "separate the entries with commas and close the bracket", true),
        ("',' or '}'", "a map in braces lacks a comma or its `}`", "separate the entries with commas and close the brace", true),
        (
            "block sequence entries",
            "a list begins on the line of its key",
            "begin the list on the next line, or write it in brackets",
            false,
        ),
        ("'-' indicator", "a line in a list that is not part of it", "begin it with `- `, or indent it like the keys it belongs to", false),
        ("cannot start any token", "a sign that YAML keeps for itself", "put the value in quotes", false),
        ("escape", "a backslash in double quotes", "use single quotes, or write `\\\\`", false),
        ("end of stream", "a quote or a bracket that is never closed", "close it", true),
        ("more than one document", "a line of three hyphens in the middle", "remove it", false),
        ("indentation", "the line is indented unlike its neighbours", "indent it like them, with spaces", false),
    ];
    let known = WORDS.iter().find(|(sign, ..)| message.contains(sign));
    match known {
        Some((_, words, help, early)) => ((*words).to_owned(), help, *early),
        None => (format!("this is not YAML: {message}"), "put the value in quotes, or compare the line with its neighbours", false),
    }
}
