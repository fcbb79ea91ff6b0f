//! Values as they begin on a line: comments that were meant as values, texts over several lines, signs that YAML keeps for itself.

use std::ops::Range;

use crate::diag::Rule;

use super::super::text::{line_of, quoted};
use super::line::{next_line, without_comment};
use super::quotes::curly_end;
use super::{HASH, WORK_HELP, WORK_ITEM, Walk};

impl Walk<'_> {
    /// Looks at a value from `at`, whose key or dash stands at column `parent`. Where the text before it is more likely
    /// a part of it than its key, `whole` is where that begins.
    pub(super) fn value(&mut self, at: usize, end: usize, parent: usize, whole: Option<usize>) {
        let at = at + self.yaml[at..end].len() - self.yaml[at..end].trim_start().len();
        let rest = &self.yaml[at..end];
        let Some(first) = rest.chars().next() else { return };
        let text = without_comment(rest);
        match first {
            '#' => self.hash(at, end, parent),
            '|' | '>' if is_block_header(text) => self.block(parent),
            '"' | '\'' => self.quote(at, end, parent),
            '[' | '{' => self.flow(at, parent),
            '&' | '*' | '!' | '%' | '@' | '`' | '|' | '>' | ',' | ']' | '}' => self.sign(at..at + text.len(), first, Some(parent)),
            '“' | '„' | '”' | '‘' if curly_end(rest, first).is_none_or(|i| i == text.len()) => {
                self.curly(at..at + text.len());
            }
            _ if text.contains(": ") || text.contains(":\t") || text.ends_with(':') => {
                let range = whole.unwrap_or(at)..at + text.len();
                let with = quoted(&self.yaml[range.clone()]);
                if self.work.is_some() {
                    self.flaw(Rule::WorkItem, range, with, WORK_ITEM, Some(WORK_HELP));
                    return;
                }
                self.flaw(Rule::YamlColon, range, with, "a colon in a text without quotes", None);
            }
            _ => self.plain = Some(parent),
        }
    }

    /// `accent: #0f766e`: a comment to YAML, a value to everybody else.
    fn hash(&mut self, at: usize, end: usize, parent: usize) {
        let text = self.yaml[at..end].trim_end();
        if !self.is_nested(parent) && text[1..].starts_with(|c: char| c.is_alphanumeric()) {
            self.flaw(Rule::YamlSign, at..at + text.len(), quoted(text), HASH, None);
        }
    }

    /// Whether the next line that says something belongs to the key at column `parent`.
    fn is_nested(&self, parent: usize) -> bool {
        let next = self.yaml[self.pos..].lines().find(|l| !l.trim().is_empty());
        next.is_some_and(|l| l.len() - l.trim_start().len() > parent || l.trim_start().starts_with("- "))
    }

    /// Passes over the lines of a `|` text whose key stands at column `parent`.
    fn block(&mut self, parent: usize) {
        let mut inside = None;
        while self.pos < self.yaml.len() {
            let line = line_of(self.yaml, self.pos);
            let written = &self.yaml[line.clone()];
            let content = written.trim_start_matches(' ');
            let indent = written.len() - content.len();
            if let (true, true) = (content.starts_with('\t'), indent <= parent) {
                let tabs = content.len() - content.trim_start_matches(['\t', ' ']).len();
                let with = " ".repeat(inside.unwrap_or(parent + 2));
                let help = "indent with spaces: two for each step";
                self.flaw(Rule::YamlTab, line.start..line.start + indent + tabs, with, "a tab where YAML wants spaces", Some(help));
            } else if !content.is_empty() && indent <= parent && !(parent == 0 && indent == 0 && self.indents.is_empty()) {
                return;
            } else if !content.is_empty() {
                inside = inside.or(Some(indent));
            }
            self.pos = next_line(self.yaml, line.end);
        }
    }

    /// A value that begins with a sign that YAML keeps for itself; `parent` is nothing inside brackets.
    pub(super) fn sign(&mut self, range: Range<usize>, sign: char, parent: Option<usize>) {
        let text = &self.yaml[range.clone()];
        let name = text[sign.len_utf8()..].bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')).count();
        let rest = text[sign.len_utf8() + name..].trim_start();
        let anchor = name > 0 && (rest.is_empty() || (sign == '&' && rest.starts_with(['[', '{', '|', '>'])));
        // A name before a list or a map: the name goes, and what it names is read.
        if let Some(parent) = parent.filter(|parent| sign == '&' && anchor && (!rest.is_empty() || self.is_nested(*parent))) {
            let start = range.end - rest.len();
            let help = format!("remove `{}`, and write the value out where it is needed", text[..=name].trim());
            let message = "`&` names a value for YAML's own references, which a guide does not use";
            self.flaw(Rule::YamlAnchor, range.start..start, String::new(), message, Some(&help));
            return self.value(start, range.end, parent, None);
        }
        if matches!(sign, '&' | '*') && anchor {
            let message = format!("`{sign}` begins one of YAML's own references, which a guide does not use");
            let help = "write the value out where it is needed, or put it in quotes if it is meant as text";
            self.flaw(Rule::YamlAnchor, range, quoted(text), message, Some(help));
        } else {
            let message =
                if sign == '`' { "a value cannot begin with a backtick".to_owned() } else { format!("a value cannot begin with `{sign}`") };
            self.flaw(Rule::YamlSign, range, quoted(text), message, None);
        }
        self.plain = None;
    }

    pub(super) fn curly(&mut self, range: Range<usize>) {
        let inner = self.yaml[range.clone()].trim_matches(['“', '”', '„', '‘', '’']);
        self.flaw(Rule::YamlCurlyQuote, range, quoted(inner), "curly quotes around a value", None);
    }
}

/// Whether a value is the beginning of a text over several lines: `|`, `>-`, `|2`.
fn is_block_header(text: &str) -> bool {
    text[1..].len() <= 2 && text[1..].bytes().all(|b| matches!(b, b'+' | b'-' | b'1'..=b'9'))
}
