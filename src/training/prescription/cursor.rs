//! Reading one line of notation, letter by letter, remembering what every letter was.

use std::ops::Range;

use crate::diag::{Finding, Fix, Rule};
use crate::source::Word;

use super::TokenKind;

/// More findings than this in one line, and the rest of it is not read.
const ENOUGH: usize = 8;

/// A place in one line, what was read before it and what was wrong there.
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    /// The next byte to read; always between two characters.
    pub(super) at: usize,
    /// Where reading ends: before a comment and the white space in front of it.
    pub(super) end: usize,
    /// Brackets that belong together, by their opening one.
    pairs: Vec<(usize, usize)>,
    /// Whether a load is being read, in which a comma right before a digit is a decimal comma.
    pub(super) in_load: bool,
    pub(super) troubles: Vec<Trouble>,
    pub(super) tokens: Vec<(Range<usize>, TokenKind)>,
}

/// A finding whose place is still counted from the start of the line.
pub(super) struct Trouble {
    rule: Rule,
    range: Range<usize>,
    message: String,
    help: Option<String>,
    fix: Option<Fix>,
}

impl Trouble {
    pub(super) fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    pub(super) fn fix(&mut self, text: impl Into<String>) -> &mut Self {
        self.fix = Some(Fix { text: text.into(), sure: true });
        self
    }

    pub(super) fn guess(&mut self, text: impl Into<String>) -> &mut Self {
        self.fix = Some(Fix { text: text.into(), sure: false });
        self
    }

    /// The finding in its file. A fix is kept only where the file says letter by letter what the line says.
    pub(super) fn into_finding(self, line: &Word) -> Finding {
        let exact = line.span.range().len() == line.text.len();
        Finding { help: self.help, fix: self.fix.filter(|_| exact), ..Finding::new(self.rule, line.part(self.range), self.message) }
    }
}

/// A way back.
pub(super) struct Mark {
    at: usize,
    troubles: usize,
    tokens: usize,
}

impl<'a> Cursor<'a> {
    /// At the start of `text`, past white space and bullets, ending before a comment.
    pub(super) fn new(text: &'a str) -> Self {
        let mut new = Self { text, at: 0, end: text.len(), pairs: pairs(text), in_load: false, troubles: Vec::new(), tokens: Vec::new() };
        new.skip_space();
        let body = new.at;
        while let Some(bullet) = new.peek().filter(|c| matches!(c, '-' | '*' | '•')) {
            let after = new.at + bullet.len_utf8();
            if !(text[after..].starts_with(char::is_whitespace) || after == text.len()) {
                break;
            }
            new.take(after, TokenKind::Bullet);
            new.skip_space();
        }
        let start = |i: usize| i == body || i == new.at || text[..i].ends_with(char::is_whitespace);
        let comment = new.outside(new.at..text.len()).find(|&(i, c)| c == '#' && start(i)).map(|(i, _)| i);
        if let Some(i) = comment {
            new.tokens.push((i..text.len(), TokenKind::Comment));
            new.end = i;
        }
        new.end = new.at.max(new.at + text[new.at..new.end].trim_end().len());
        new
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..self.end]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn done(&self) -> bool {
        self.at >= self.end
    }

    /// Whether enough was found wrong to stop reading.
    pub(super) fn enough(&self) -> bool {
        self.troubles.len() >= ENOUGH
    }

    pub(super) fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// Goes on to `end`; what lies between is one token.
    pub(super) fn take(&mut self, end: usize, kind: TokenKind) -> Range<usize> {
        let range = self.at..end;
        if !range.is_empty() {
            self.tokens.push((range.clone(), kind));
        }
        self.at = end;
        range
    }

    /// Goes past `c` if it is next.
    pub(super) fn eat(&mut self, c: char, kind: TokenKind) -> bool {
        let here = self.peek() == Some(c);
        if here {
            self.take(self.at + c.len_utf8(), kind);
        }
        here
    }

    /// The word that is next: letters, and hyphens between letters.
    pub(super) fn word(&self) -> &'a str {
        let rest = self.rest();
        let mut end = 0;
        for (i, c) in rest.char_indices() {
            let hyphen = c == '-' && i == end && i > 0 && rest[i + 1..].starts_with(char::is_alphabetic);
            if !(c.is_alphabetic() || hyphen) {
                break;
            }
            end = i + c.len_utf8();
        }
        &rest[..end]
    }

    /// Goes past one of `words` if it is next, in any case, and tells which.
    pub(super) fn eat_word<'w>(&mut self, words: &[&'w str], kind: TokenKind) -> Option<&'w str> {
        let word = self.word();
        let found = words.iter().copied().find(|w| w.eq_ignore_ascii_case(word))?;
        self.take(self.at + word.len(), kind);
        Some(found)
    }

    pub(super) fn mark(&self) -> Mark {
        Mark { at: self.at, troubles: self.troubles.len(), tokens: self.tokens.len() }
    }

    pub(super) fn back(&mut self, mark: &Mark) {
        self.at = mark.at;
        self.troubles.truncate(mark.troubles);
        self.tokens.truncate(mark.tokens);
    }

    /// Goes on to the next comma or bracket; what lies between is wrong.
    pub(super) fn give_up(&mut self) -> Range<usize> {
        self.skip_space();
        let rest = self.rest();
        let stop = rest.find([',', '(']).unwrap_or(rest.len());
        let end = self.at + rest[..stop].trim_end().len();
        self.take(end, TokenKind::Wrong)
    }

    pub(super) fn trouble(&mut self, rule: Rule, range: Range<usize>, message: impl Into<String>) -> &mut Trouble {
        self.troubles.push(Trouble { rule, range, message: message.into(), help: None, fix: None });
        self.troubles.last_mut().expect("one was just pushed")
    }

    /// The bracket that closes the one at `open`.
    pub(super) fn closing(&self, open: usize) -> Option<usize> {
        self.pairs.binary_search_by_key(&open, |p| p.0).ok().map(|i| self.pairs[i].1).filter(|close| *close < self.end)
    }

    /// The characters of `range` that stand outside brackets.
    pub(super) fn outside(&self, range: Range<usize>) -> impl Iterator<Item = (usize, char)> + use<'_, 'a> {
        let mut closed = range.start;
        self.text[range.clone()].char_indices().map(move |(i, c)| (range.start + i, c)).filter(move |&(i, c)| {
            if i >= closed && c == '(' {
                closed = self.closing(i).map_or(closed, |close| close + 1);
            }
            i >= closed
        })
    }

    /// `text[range]` without the white space around it.
    pub(super) fn trim(&self, range: Range<usize>) -> Range<usize> {
        let text = &self.text[range.clone()];
        let start = range.start + (text.len() - text.trim_start().len());
        start..start + text.trim().len()
    }
}

/// The brackets of `text` that belong together, in the order of the opening ones.
fn pairs(text: &str) -> Vec<(usize, usize)> {
    let mut open = Vec::new();
    let mut pairs = Vec::new();
    for (i, b) in text.bytes().enumerate() {
        match b {
            b'(' => open.push(i),
            b')' => pairs.extend(open.pop().map(|start| (start, i))),
            _ => {}
        }
    }
    pairs.sort_unstable();
    pairs
}

/// At most the first forty letters, for messages.
pub(super) fn clip(text: &str) -> &str {
    text.char_indices().nth(40).map_or(text, |(i, _)| &text[..i])
}
