//! Values in quotes: closed too early, closed by a word processor, never closed, with backslashes of their own.

use std::ops::Range;

use crate::content::keys::holds_texts;
use crate::diag::Rule;

use super::super::text::{line_of, quoted};
use super::Walk;
use super::line::{is_structure, next_line, without_comment};

impl Walk<'_> {
    /// A value in quotes that begins at `at`, in a line that ends at `end`.
    pub(super) fn quote(&mut self, at: usize, end: usize, parent: usize) {
        let quote = self.yaml.as_bytes()[at];
        if let Some(close) = closing(&self.yaml[..end], at + 1, quote) {
            let after = self.yaml[close + 1..end].trim_start();
            if !after.is_empty() && !after.starts_with('#') {
                let text = without_comment(&self.yaml[at..end]);
                if is_series(text, quote) && holds_list(&self.yaml[..at]) {
                    let message = "several texts in quotes without brackets around them";
                    self.flaw(Rule::YamlQuote, at..at + text.len(), format!("[{text}]"), message, None);
                    return;
                }
                let inner = text[1..].strip_suffix(char::from(quote)).unwrap_or(&text[1..]);
                let inner = if text.ends_with(char::from(quote)) { inner } else { text };
                let message = "the quotes end before the text does";
                self.flaw(Rule::YamlQuote, at..at + text.len(), quoted(inner), message, None);
            } else if quote == b'"' {
                self.backslash(at..close + 1);
            }
            return;
        }
        let first = at..at + self.yaml[at..end].trim_end().len();
        while self.pos < self.yaml.len() {
            let line = line_of(self.yaml, self.pos);
            if is_structure(&self.yaml[line.clone()], parent) {
                break;
            }
            self.pos = next_line(self.yaml, line.end);
            if closing(&self.yaml[..line.end], line.start, quote).is_some() {
                return;
            }
        }
        // A word processor closes what was opened straight with a quote of its own.
        let curly: &[char] = if quote == b'"' { &['”', '“', '„'] } else { &['’', '‘'] };
        let text = &self.yaml[first.clone()];
        let with = format!("{}{}", text.strip_suffix(curly).unwrap_or(text), char::from(quote));
        self.flaw(Rule::YamlQuote, first, with, "a quote that is never closed", None);
    }

    /// A backslash in double quotes that YAML takes for the beginning of something else.
    pub(super) fn backslash(&mut self, range: Range<usize>) {
        if let Some(with) = with_backslashes(&self.yaml[range.clone()]) {
            self.flaw(Rule::YamlQuote, range, with, "a backslash in double quotes", None);
        }
    }
}

/// The byte of the quote that closes what begins before `from`.
pub(super) fn closing(text: &str, from: usize, quote: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut i = from;
    while i < bytes.len() {
        match bytes[i] {
            b'\\' if quote == b'"' => i += 1,
            b'\'' if quote == b'\'' && bytes.get(i + 1) == Some(&b'\'') => i += 1,
            b if b == quote => return Some(i),
            _ => {}
        }
        i += 1;
    }
    None
}

/// The byte after the last curly quote that closes `first`, when there is one.
pub(super) fn curly_end(text: &str, first: char) -> Option<usize> {
    let close = if first == '‘' { '’' } else { '”' };
    let found = text[first.len_utf8()..].find(close)?;
    Some(first.len_utf8() + found + close.len_utf8())
}

/// A text in double quotes with every backslash doubled that was meant as one; nothing where there is none.
fn with_backslashes(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len() + 2);
    let mut chars = text.chars().peekable();
    let mut changed = false;
    while let Some(c) = chars.next() {
        out.push(c);
        if c != '\\' {
            continue;
        }
        if let Some('\\' | '"' | '/' | 'b' | 'f' | 'n' | 't' | 'r' | 'x' | 'u' | 'U') = chars.peek() {
            out.extend(chars.next());
        } else {
            out.push('\\');
            changed = true;
        }
    }
    changed.then_some(out)
}

/// Whether what follows `before` on its line is the value of a key that holds a list.
fn holds_list(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default().trim();
    line.strip_suffix(':').is_some_and(|key| holds_texts(key.trim_end().trim_start_matches("- ")))
}

/// Whether `text` is several texts in quotes with commas between them: `"Chest up", "Knees out"`.
fn is_series(text: &str, quote: u8) -> bool {
    let Some(close) = closing(text, 1, quote) else { return false };
    let rest = text[close + 1..].trim_start();
    let Some(next) = rest.strip_prefix(',').map(str::trim_start) else { return rest.is_empty() };
    next.bytes().next() == Some(quote) && is_series(next, quote)
}
