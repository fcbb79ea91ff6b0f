//! Lists and maps in brackets, on one line or over several: how deep they go, where they end, and what their values begin with.

use crate::diag::Rule;

use super::super::text::{line_of, quoted};
use super::line::{is_structure, next_line, without_comment};
use super::quotes::{closing, curly_end};
use super::{HASH, Walk};

impl Walk<'_> {
    /// A list or map in brackets that begins at `at`.
    pub(super) fn flow(&mut self, at: usize, parent: usize) {
        let bytes = self.yaml.as_bytes();
        let mut open: Vec<u8> = Vec::new();
        let (mut i, mut fresh) = (at, true);
        let mut end = line_of(self.yaml, at).end;
        while i < bytes.len() {
            if i > end {
                end = line_of(self.yaml, i).end;
            }
            match bytes[i] {
                b'\n' => {
                    let line = line_of(self.yaml, i + 1);
                    if is_structure(&self.yaml[line], parent) {
                        return self.unclosed(at, i, &open);
                    }
                }
                b'[' | b'{' if fresh || open.is_empty() => {
                    open.push(if bytes[i] == b'[' { b']' } else { b'}' });
                    self.deep(open.len(), i);
                    if self.out.too_deep.is_some() {
                        return;
                    }
                }
                b']' | b'}' => {
                    open.pop();
                    fresh = false;
                    if open.is_empty() {
                        self.pos = next_line(self.yaml, line_of(self.yaml, i).end);
                        return;
                    }
                }
                b',' => fresh = true,
                b':' if bytes.get(i + 1).is_none_or(u8::is_ascii_whitespace) => fresh = true,
                b'#' if self.is_flow_hash(at, i) => {
                    let text = word(&self.yaml[i..end.max(i + 1)]).to_owned();
                    self.flaw(Rule::YamlSign, i..i + text.len(), quoted(&text), HASH, None);
                    fresh = false;
                    i += text.len() - 1;
                }
                b'#' if i > at && bytes[i - 1].is_ascii_whitespace() => i = end.max(i + 1) - 1,
                b' ' | b'\t' | b'\r' => {}
                _ if !fresh => {}
                b'"' | b'\'' => {
                    fresh = false;
                    i = self.flow_quote(i, end);
                }
                _ => {
                    fresh = false;
                    i = self.flow_word(i, end);
                }
            }
            i += 1;
        }
        self.unclosed(at, bytes.len(), &open);
    }

    /// Whether the `#` at `i` begins a value in brackets: right after a colon, with something glued to it.
    fn is_flow_hash(&self, at: usize, i: usize) -> bool {
        self.yaml[at..i].ends_with(char::is_whitespace)
            && self.yaml[at..i].trim_end_matches(' ').ends_with(':')
            && self.yaml[i + 1..].starts_with(|c: char| c.is_alphanumeric())
    }

    /// A text in quotes inside brackets, in a line that ends at `end`; gives its last byte.
    fn flow_quote(&mut self, at: usize, end: usize) -> usize {
        let quote = self.yaml.as_bytes()[at];
        let Some(close) = closing(&self.yaml[..end], at + 1, quote) else {
            return closing(self.yaml, at + 1, quote).unwrap_or(self.yaml.len());
        };
        let after = self.yaml[close + 1..end].trim_start();
        if after.is_empty() || after.starts_with([',', ']', '}', ':', '#']) {
            if quote == b'"' {
                self.backslash(at..close + 1);
            }
            return close;
        }
        let text = word(&self.yaml[at..end]);
        let inner = text[1..].strip_suffix(char::from(quote)).unwrap_or(text);
        self.flaw(Rule::YamlQuote, at..at + text.len(), quoted(inner), "the quotes end before the text does", None);
        at + text.len() - 1
    }

    /// A text without quotes inside brackets, in a line that ends at `end`, looked at for its first sign; gives the last byte
    /// looked at.
    fn flow_word(&mut self, at: usize, end: usize) -> usize {
        let rest = &self.yaml[at..end];
        let Some(first) = rest.chars().next() else { return at };
        let text = word(rest);
        match first {
            '&' | '*' | '!' | '%' | '@' | '`' | '|' | '>' if !text.is_empty() => self.sign(at..at + text.len(), first, None),
            '“' | '„' | '”' | '‘' => match curly_end(rest, first) {
                Some(len) => {
                    self.curly(at..at + len);
                    return at + len - 1;
                }
                None => self.curly(at..at + text.len()),
            },
            _ => return at + first.len_utf8() - 1,
        }
        at + text.len().max(1) - 1
    }

    fn unclosed(&mut self, at: usize, end: usize, open: &[u8]) {
        let end = at + without_comment(self.yaml[at..end].trim_end()).len();
        let closers: String = open.iter().rev().map(|b| char::from(*b)).collect();
        let with = format!("{}{closers}", &self.yaml[at..end]);
        let help = format!("close it with `{closers}`");
        self.flaw(Rule::Yaml, at..end, with, "a bracket that is never closed", Some(&help));
        self.pos = next_line(self.yaml, line_of(self.yaml, end).end);
    }
}

/// The word inside brackets that `text` begins with.
fn word(text: &str) -> &str {
    text[..text.find([',', ']', '}']).unwrap_or(text.len())].trim_end()
}
