//! One walk over YAML as written, line by line, for what would stop or fool a parser.
//!
//! It runs before the parser, since some texts cost it too much, and since some mistakes of coaches are good YAML that
//! means something else. It knows block and flow style, quotes, comments and `|` texts, and takes time in proportion
//! to the text.

mod brackets;
mod line;
mod quotes;
#[cfg(test)]
mod tests;
mod value;

use std::ops::Range;

use crate::diag::Rule;

use super::text::line_of;

pub(crate) use line::{is_key, without_comment};
use line::{next_line, split_key};

/// How deep lists and maps may stand in each other.
pub(crate) const DEEPEST: usize = 32;

/// What is said of a workout line in a list that YAML does not keep as it is.
pub(crate) const WORK_ITEM: &str = "YAML makes something else of this line";
/// What to do about it.
pub(crate) const WORK_HELP: &str = "quote the line, or use `work: |`";

/// What is said of `accent: #0f766e`.
const HASH: &str = "a value that begins with `#` is a comment to YAML";

/// A mistake, and the text to put in the place of `range`.
#[derive(Debug)]
pub(crate) struct Flaw {
    pub(crate) rule: Rule,
    pub(crate) range: Range<usize>,
    pub(crate) with: String,
    pub(crate) message: String,
    /// What to do; the corrected line where nothing better is to be said.
    pub(crate) help: Option<String>,
}

/// What the walk found; `too_deep` is where the text goes deeper than [`DEEPEST`], and the walk ended.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    pub(crate) flaws: Vec<Flaw>,
    pub(crate) too_deep: Option<usize>,
}

/// Walks over a text.
pub(crate) fn scan(yaml: &str) -> Scan {
    let mut walk = Walk { yaml, pos: 0, indents: Vec::new(), plain: None, last: (0, true), work: None, out: Scan::default() };
    while walk.pos < yaml.len() && walk.out.too_deep.is_none() {
        walk.line();
    }
    walk.out
}

struct Walk<'a> {
    yaml: &'a str,
    /// Where the next line begins.
    pos: usize,
    /// The columns of the blocks that are open.
    indents: Vec<usize>,
    /// The column of the key whose unquoted text may go on in the next line.
    plain: Option<usize>,
    /// The column of the last key, and whether a value followed it in its line.
    last: (usize, bool),
    /// The column of the `work:` whose lines these are.
    work: Option<usize>,
    out: Scan,
}

impl Walk<'_> {
    fn flaw(&mut self, rule: Rule, range: Range<usize>, with: String, message: impl Into<String>, help: Option<&str>) {
        self.out.flaws.push(Flaw { rule, range, with, message: message.into(), help: help.map(str::to_owned) });
    }

    /// Looks at the line at `pos`, and goes on to the one after it (or after the text that it begins).
    fn line(&mut self) {
        let line = line_of(self.yaml, self.pos);
        self.pos = next_line(self.yaml, line.end);
        let written = &self.yaml[line.clone()];
        let content = written.trim_start_matches([' ', '\t']);
        if content.is_empty() || content.starts_with('#') || matches!(content.trim_end(), "---" | "...") {
            return;
        }
        let space = &written[..written.len() - content.len()];
        let mut indent = space.len();
        let before = self.plain.take().filter(|parent| indent > *parent);
        let key = space.contains('\t') && split_key(content).is_some_and(|(key, _)| is_key(key));
        if before.is_some() && !key {
            self.plain = before;
            return;
        }
        if space.contains('\t') {
            // After a value a line can only stand beside that value's key; after a bare key, under it.
            indent = match (space.replace('\t', "  ").len(), self.last) {
                (indent, (column, true)) => indent.min(column),
                (indent, (column, false)) if indent > column => column + 2,
                (indent, _) => indent,
            };
            let spaces = " ".repeat(indent);
            let help = "indent with spaces: two for each step";
            self.flaw(Rule::YamlTab, line.start..line.start + space.len(), spaces, "a tab where YAML wants spaces", Some(help));
        }
        while self.indents.last().is_some_and(|i| *i > indent) {
            self.indents.pop();
        }
        self.open(indent, line.start);
        if self.work.is_some_and(|column| indent < column || (indent == column && !content.starts_with('-'))) {
            self.work = None;
        }
        self.content(line.end, line.start + space.len(), indent);
    }

    fn open(&mut self, column: usize, at: usize) {
        if self.indents.last().is_none_or(|i| *i < column) {
            self.indents.push(column);
            self.deep(0, at);
        }
    }

    fn deep(&mut self, more: usize, at: usize) {
        if self.indents.len() + more > DEEPEST {
            self.out.too_deep.get_or_insert(at);
        }
    }

    /// Looks at what a line holds from `at`, which is column `column`.
    fn content(&mut self, end: usize, mut at: usize, mut column: usize) {
        // The column that a text must be right of to belong here.
        let mut parent = column.checked_sub(1);
        let mut item = false;
        loop {
            let rest = &self.yaml[at..end];
            if !(rest.starts_with("- ") || rest.starts_with("-\t") || rest.starts_with("? ") || rest == "-") {
                break;
            }
            let skip = 1 + rest[1..].len() - rest[1..].trim_start().len();
            parent = Some(column);
            item = true;
            (at, column) = (at + skip, column + skip);
            if at >= end {
                return;
            }
            self.open(column, at);
            if self.out.too_deep.is_some() {
                return;
            }
        }
        let rest = &self.yaml[at..end];
        let Some((key, value)) = split_key(rest) else {
            let glued = rest.find(':').filter(|i| !item && is_key(&rest[..*i]) && !rest[*i..].starts_with("://"));
            if let Some(colon) = glued {
                let with = format!("{}: {}", &rest[..colon], &rest[colon + 1..]);
                self.flaw(Rule::Yaml, at..end, with, "no space after the colon", None);
                return;
            }
            self.value(at, end, parent.unwrap_or(0), None);
            return;
        };
        let bare = without_comment(rest[value..].trim_start());
        self.last = (column, !bare.is_empty() && !bare.starts_with('#'));
        if key == "work" && without_comment(&rest[value..]).trim().is_empty() {
            self.work = Some(column);
            return;
        }
        let prose = item && (!is_key(key) || self.work.is_some());
        self.value(at + value, end, column, prose.then_some(at));
    }
}
