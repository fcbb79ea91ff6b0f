//! One line: a section, or a label, names, a separator and a prescription.

use std::ops::Range;

use crate::diag::Rule;

use super::cursor::{Cursor, clip};
use super::number::{digits, is_dash};
use super::{Bound, Label, Prescription, Seconds, SectionKind, TokenKind};

/// A line as read, its words still places in it.
pub(super) enum Read {
    Section { kind: SectionKind, time: Option<Bound<Seconds>>, items: Vec<Range<usize>> },
    Item { label: Option<Label>, partners: Vec<Vec<Range<usize>>>, rx: Prescription },
}

/// Words that begin a block of time.
pub(super) const BLOCK_WORDS: &[&str] = &["EMOM", "AMRAP", "Tabata"];
/// Words that take the place of a number of repetitions.
pub(super) const OPEN_WORDS: &[&str] = &["AMRAP", "failure", "max"];

/// Whether a text is the whole name of an exercise.
pub(super) type Known<'k> = &'k dyn Fn(&str) -> bool;

impl Cursor<'_> {
    /// What the line says, and where; nothing for an empty line, a comment, or one too wrong to mean anything.
    pub(super) fn line(&mut self, known: Known<'_>) -> Option<(Read, Range<usize>)> {
        if self.done() {
            return None;
        }
        let whole = self.at..self.end;
        let read = match self.section_head() {
            Some(kind) => self.section(kind),
            None => self.item(known)?,
        };
        Some((read, whole))
    }

    /// Goes past `Warm-up:` or `Cool-down:`.
    fn section_head(&mut self) -> Option<SectionKind> {
        let rest = self.rest();
        let colon = rest.get(..rest.len().min(40)).unwrap_or(rest).find(':')?;
        let letters: String = rest[..colon].chars().filter(|c| !(is_dash(*c) || c.is_whitespace())).collect();
        let kind = match letters.to_lowercase().as_str() {
            "warmup" => SectionKind::WarmUp,
            "cooldown" => SectionKind::CoolDown,
            _ => return None,
        };
        self.take(self.at + rest[..colon].trim_end().len(), TokenKind::Section);
        self.skip_space();
        self.eat(':', TokenKind::Punctuation);
        Some(kind)
    }

    fn section(&mut self, kind: SectionKind) -> Read {
        let (mut time, mut items) = (None, Vec::new());
        self.skip_space();
        if self.done() {
            let end = self.end;
            self.trouble(Rule::RxWork, end..end, "a section with nothing in it").help("say how long or what: \"10 min, light cardio\"");
        }
        if digits(self.rest()) > 0 {
            let mark = self.mark();
            time = self.duration("a section");
            self.skip_space();
            let ends = self.done() || self.eat(',', TokenKind::Punctuation);
            if !ends {
                self.back(&mark);
                time = None;
            }
        }
        while !self.done() && !self.enough() {
            let comma = self.outside(self.at..self.end).find(|&(_, c)| c == ',').map_or(self.end, |(i, _)| i);
            let item = self.trim(self.at..comma);
            if item.is_empty() {
                self.trouble(Rule::RxTrailing, comma..comma, "a comma with nothing before it").help("take the comma away");
            } else {
                self.at = item.start;
                items.push(self.take(item.end, TokenKind::Text));
            }
            self.at = comma;
            if self.eat(',', TokenKind::Punctuation) && self.rest().trim().is_empty() {
                self.trouble(Rule::RxTrailing, comma..comma + 1, "a comma with nothing after it").help("take the comma away").fix("");
            }
        }
        Read::Section { kind, time, items }
    }

    fn item(&mut self, known: Known<'_>) -> Option<Read> {
        let head = self.at;
        let (separator, body) = self.separator()?;
        let whole = self.trim(head..separator);
        let name_start = if self.begins_with_known(&whole, known) { None } else { self.label() };
        let label = name_start.as_ref().and_then(|written| written.0);
        let start = if name_start.is_some() { self.at } else { head };
        let names = self.trim(start..separator.max(start));
        let partners = self.names(names.clone(), known);
        let mut kept = label;
        if let Some(label) = label.filter(|_| partners.len() > 1) {
            let letter = label.letter;
            self.trouble(Rule::RxLabelAndPlus, names, format!("a line labelled {label} holds one exercise"))
                .help(format!("write {letter}1) and {letter}2) on two lines, or drop the label"));
            kept = None;
        }
        self.at = separator;
        self.take(body, TokenKind::Punctuation);
        let rx = self.prescription()?;
        (!partners.is_empty()).then_some(Read::Item { label: kept, partners, rx })
    }

    /// Where the names end, and where the prescription begins.
    ///
    /// The first colon or spaced dash that a prescription follows; else the first colon that is not inside a
    /// time such as `1:30`. A line without either is found, and read as if the colon were there.
    fn separator(&mut self) -> Option<(usize, usize)> {
        let text = self.text;
        let ends = |i: usize, c: char| (i, i + c.len_utf8());
        let spaced =
            |i: usize, c: char| text[..i].ends_with(char::is_whitespace) && text[i + c.len_utf8()..].starts_with(char::is_whitespace);
        let mut first = None;
        for (i, c) in self.outside(self.at..self.end).filter(|&(i, c)| c == ':' || (is_dash(c) && spaced(i, c))) {
            if prescribes(&text[i + c.len_utf8()..self.end]) {
                return Some(ends(i, c));
            }
            let time = text[..i].ends_with(|c: char| c.is_ascii_digit()) && digits(&text[i + 1..]) == 2;
            if c == ':' && !time {
                first = first.or(Some(ends(i, c)));
            }
        }
        if first.is_some() {
            return first;
        }
        let here = self.outside(self.at..self.end).find(|&(i, c)| {
            c.is_whitespace()
                && !text[..i].ends_with(char::is_whitespace)
                && text[i..].trim_start().starts_with(|c: char| c.is_ascii_digit())
                && prescribes(&text[i..self.end])
        });
        let (name, rest) = here.map_or((self.rest(), "3 x 8"), |(i, _)| (text[self.at..i].trim(), text[i..self.end].trim()));
        let name = name.trim_end_matches([',', ';']);
        let help = match section_word(name) {
            Some(word) => format!("put \": \" after it, e.g. \"{word}: 10 min, light cardio\""),
            None if prescribes(name) => "write the exercise first, e.g. \"Back Squat: 3 x 8\"".to_owned(),
            None => format!("put \": \" after the exercise name, e.g. \"{}: {}\"", clip(name), clip(rest)),
        };
        let end = self.end;
        self.trouble(Rule::RxSeparator, end..end, "no prescription").help(help);
        if here.is_none() {
            self.take(end, TokenKind::Name);
        }
        here.map(|(i, _)| (self.at + text[self.at..i].trim_end_matches([',', ';']).len(), i))
    }

    /// Goes past a name where only a prescription belongs: `Back Squat: 3 x 8`.
    pub(super) fn name_too_many(&mut self) {
        let rest = self.rest();
        let Some(after) = rest.find(':').map(|i| i + 1).filter(|i| !prescribes(rest) && prescribes(&rest[*i..])) else { return };
        let start = self.at;
        let range = self.take(start + after, TokenKind::Wrong);
        self.skip_space();
        let (sets, range) = (clip(self.rest()), range.start..self.at);
        self.trouble(Rule::RxTrailing, range, "a name where only sets and reps belong").help(format!("write \"{sets}\"")).fix("");
    }

    /// Goes past a label, good or not; nothing where there is none.
    pub(super) fn label(&mut self) -> Option<Written> {
        let rest = self.rest();
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let numbers = digits(&rest[letters..]);
        let close = rest[letters + numbers..].chars().next().filter(|c| matches!(c, ')' | '.'))?;
        let end = letters + numbers + 1;
        let letter = rest.chars().next().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_uppercase());
        let upper = rest.starts_with(|c: char| c.is_ascii_uppercase());
        let spaced = rest[end..].is_empty() || rest[end..].starts_with(char::is_whitespace);
        let index = rest[letters..letters + numbers].parse::<u8>().ok();
        match (letters, numbers) {
            (1, 0 | 1) if upper => {
                self.take(self.at + end, TokenKind::Label);
                return letter.map(|letter| Written(Some(Label { letter, index })));
            }
            (0 | 1, 0..=3) if letters + numbers > 0 && (spaced || close == ')') => {}
            (2, 0..=3) if close == ')' && upper => {}
            _ => return None,
        }
        let range = self.take(self.at + end, TokenKind::Label);
        let trouble = self.trouble(Rule::RxLabel, range, format!("`{}` is not a label", &rest[..end]));
        trouble.help("a label is a capital letter, with one digit in a superset: A) or B1)");
        match (letter, index) {
            (Some(letter), _) if letters == 1 && numbers < 2 => {
                trouble.fix(format!("{letter}{close}", letter = Letter(letter, index)));
                Some(Written(Some(Label { letter, index })))
            }
            (None, Some(n @ 1..=26)) => {
                trouble.guess(format!("{}{close}", char::from(b'A' + n - 1)));
                Some(Written(None))
            }
            _ => Some(Written(None)),
        }
    }
}

/// `Warm-up` or `Cool-down` at the start of a line that has no colon behind it.
fn section_word(text: &str) -> Option<&'static str> {
    let letters: String = text.chars().filter(|c| !(is_dash(*c) || c.is_whitespace())).take(9).collect::<String>().to_lowercase();
    [("warmup", "Warm-up"), ("cooldown", "Cool-down")].into_iter().find(|(word, _)| letters.starts_with(word)).map(|(_, shown)| shown)
}

/// A label as written, and what it means, if anything.
pub(super) struct Written(Option<Label>);

/// A label's letter and digit, without what closes it.
struct Letter(char, Option<u8>);

impl std::fmt::Display for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)?;
        self.1.map_or(Ok(()), |index| write!(f, "{index}"))
    }
}

/// Whether `text` begins with a prescription: a range and `x`, `×` or `set`; or a block's word.
pub(super) fn prescribes(text: &str) -> bool {
    let text = text.trim_start();
    let word = |text: &str, words: &[&str]| {
        let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
        words.iter().any(|w| w.eq_ignore_ascii_case(&text[..end]))
    };
    if digits(text) == 0 {
        return word(text, BLOCK_WORDS);
    }
    let mut after = number_end(text);
    let rest = after.trim_start();
    let dash = rest.chars().next().filter(|c| is_dash(*c)).map(|c| &rest[c.len_utf8()..]);
    let second = dash.or_else(|| rest.strip_prefix("to")).map(str::trim_start).filter(|t| digits(t) > 0);
    after = second.map_or(after, number_end).trim_start();
    let times = after.strip_prefix(['x', 'X', '×']);
    let plain = |t: &str| !t.starts_with(|c: char| c.is_alphabetic() || is_dash(c)) || word(t, OPEN_WORDS);
    times.is_some_and(plain) || word(after, &["set", "sets"])
}

/// What follows the number that `text` begins with.
fn number_end(text: &str) -> &str {
    let after = &text[digits(text)..];
    after.strip_prefix('.').filter(|t| digits(t) > 0).map_or(after, |t| &t[digits(t)..])
}
