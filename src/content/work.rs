//! Workout lines in front matter: a text after `|`, or a list, in whatever form YAML has made of it.

use std::ops::Range;

use crate::diag::{Finding, Report, Rule};
use crate::source::Word;
use crate::training::library::Written;

use super::fields::{describe, word};
use super::yaml::{Node, Style, Text, Value, WORK_HELP, WORK_ITEM, line_of, quoted};

/// The lines that a session's `work` holds.
pub(super) fn read(text: &Text, node: &Node, report: &mut Report) -> Written {
    let lines = match &node.value {
        Value::Null => Vec::new(),
        Value::Scalar(scalar) if scalar.style == Style::Block => {
            if text.yaml[node.range.start..].starts_with('>') {
                let finding = Finding::new(Rule::WorkItem, text.span(node.range.clone()), "`>` joins lines into one");
                report.push(finding.help("use `work: |`").fix("|"));
            }
            block_lines(text, node.range.start)
        }
        Value::Scalar(scalar) => vec![word(text, node, scalar)],
        Value::List(items) => items.iter().filter_map(|item| list_item(text, item, report)).collect(),
        // `work:` with lines under it, and neither `|` nor dashes.
        Value::Map(entries) => {
            let first = entries.first().map_or(node.range.clone(), |e| e.key.range.start..e.value.range.end);
            let finding = Finding::new(Rule::WorkItem, text.span(first), "YAML takes these lines for keys");
            report.push(finding.help("use `work: |`, or begin each line with `- `"));
            entries.iter().map(|e| raw(text, e.key.range.start..e.value.range.end.max(e.key.range.end))).collect()
        }
    };
    Written { lines }
}

/// The lines of a text after `|` whose sign stands at `start`, without their indentation.
fn block_lines(text: &Text, start: usize) -> Vec<Word> {
    let yaml = &text.yaml;
    let mut at = line_of(yaml, start).end;
    let mut indent = None;
    let mut lines = Vec::new();
    while let Some(next) = yaml[at..].find('\n').map(|i| at + i + 1).filter(|n| *n < yaml.len()) {
        let line = line_of(yaml, next);
        let written = &yaml[line.clone()];
        let spaces = written.len() - written.trim_start_matches(' ').len();
        if written.trim().is_empty() {
            lines.push(Word::new("", text.span(line.end..line.end)));
        } else if spaces >= *indent.get_or_insert(spaces) && indent != Some(0) {
            let range = line.start + indent.unwrap_or(0)..line.end;
            lines.push(Word::new(&yaml[range.clone()], text.span(range)));
        } else {
            break;
        }
        at = line.end;
    }
    while lines.last().is_some_and(|l| l.text.is_empty()) {
        lines.pop();
    }
    lines
}

/// One entry of a list of lines.
fn list_item(text: &Text, item: &Node, report: &mut Report) -> Option<Word> {
    let (line, kept) = match &item.value {
        Value::Scalar(scalar) if scalar.style == Style::Plain => {
            let number = scalar.text.parse::<f64>().is_ok() || matches!(scalar.text.as_str(), "true" | "false");
            (word(text, item, scalar), !number && is_whole(&scalar.text))
        }
        Value::Scalar(scalar) => (word(text, item, scalar), !scalar.text.trim().is_empty()),
        Value::Map(entries) if entries.len() == 1 => {
            let (key, value) = (&entries[0].key, &entries[0].value);
            let line = raw(text, key.range.start..value.range.end.max(key.range.end));
            let plain = |n: &Node| {
                !matches!(&n.value, Value::Scalar(s) if s.style != Style::Plain) && !matches!(n.value, Value::List(_) | Value::Map(_))
            };
            let kept = plain(key) && plain(value) && !text.yaml[item.range.clone()].starts_with(['{', '?']) && is_whole(&line.text);
            (line, kept)
        }
        Value::Null => {
            let finding = Finding::new(Rule::WorkItem, text.span(item.range.clone()), "a line of the workout is empty");
            report.push(finding.help("write `Name: 3 x 8`, or remove it"));
            return None;
        }
        Value::Map(_) | Value::List(_) => {
            let first = line_of(&text.yaml, item.range.start).end.min(item.range.end);
            let message = format!("a workout line is text, not {}", describe(&item.value));
            let finding = Finding::new(Rule::WorkItem, text.span(item.range.start..first.max(item.range.start)), message);
            report.push(finding.help("write the exercise and its sets on one line, such as `- Back Squat: 3 x 8`"));
            return None;
        }
    };
    if kept {
        return Some(line);
    }
    // What YAML cut off at ` #` belongs to the line.
    let end = line_of(&text.yaml, item.range.start).end;
    let whole = text.yaml.get(item.range.start..end.max(item.range.end)).unwrap_or(&line.text).trim_end();
    let span = text.span(item.range.start..item.range.start + whole.len());
    let finding = Finding::new(Rule::WorkItem, span, WORK_ITEM).help(WORK_HELP);
    let one_line = !whole.contains('\n') && !whole.starts_with(['"', '\'']);
    report.push(if one_line { finding.fix(quoted(whole)) } else { finding });
    one_line.then(|| Word::new(whole, span))
}

/// Whether every bracket that a line opens is closed: where one is not, YAML has cut the line at ` #`.
fn is_whole(line: &str) -> bool {
    line.matches('(').count() <= line.matches(')').count()
}

/// What stands in the file, on one line.
fn raw(text: &Text, range: Range<usize>) -> Word {
    let written = text.yaml.get(range.clone()).unwrap_or("");
    if written.contains('\n') {
        return Word::new(written.split_whitespace().collect::<Vec<_>>().join(" "), text.span(range));
    }
    Word::new(written, text.span(range))
}
