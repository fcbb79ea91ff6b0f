//! What follows the work: rest, tempo, technique, ramp sets and notes.

use std::ops::Range;

use crate::base::suggest::nearest;
use crate::diag::Rule;

use super::cursor::{Cursor, clip};
use super::line::prescribes;
use super::number::{Limits, SECOND_WORDS, digits, is_dash};
use super::stray::is_time;
use super::{Bound, MyoReps, Phase, Prescription, Seconds, Technique, Tempo, TokenKind, Work};

const WORDS: &[&str] = &["rest", "tempo", "drop", "myo", "rest-pause", "ramp", "pause"];
const DIGIT: Limits = Limits::whole("", 1, 9);
const MINI_REPS: Limits = Limits::whole("reps ", 1, 100);

/// The parts of a line that follow its work.
#[derive(Default)]
struct Parts {
    rest: Option<Bound<Seconds>>,
    tempo: Option<Tempo>,
    technique: Option<Technique>,
    ramp: Option<u8>,
    notes: Vec<String>,
    /// What was written, good or not, to know it when it comes again.
    written: Vec<&'static str>,
}

impl Cursor<'_> {
    /// Everything after the separator; nothing where no work can be read.
    pub(super) fn prescription(&mut self) -> Option<Prescription> {
        let mut work = self.work();
        let mut parts = Parts::default();
        loop {
            self.skip_space();
            if self.done() {
                break;
            }
            if self.enough() {
                self.take(self.end, TokenKind::Wrong);
                break;
            }
            self.part(&mut parts, &mut work);
        }
        let mut work = work?;
        match (&mut work, parts.technique) {
            (Work::Sets(groups), technique @ Some(_)) => {
                if let Some(last) = groups.last_mut() {
                    last.technique = technique;
                }
            }
            (Work::Block(_), Some(_)) => {
                let end = self.end;
                self.trouble(Rule::RxTrailing, end..end, "a block of time has no drop, myo or rest-pause sets")
                    .help("take the technique away");
            }
            _ => {}
        }
        let note = (!parts.notes.is_empty()).then(|| parts.notes.join("; ").into());
        Some(Prescription { work, rest: parts.rest, tempo: parts.tempo, ramp: parts.ramp, note })
    }

    fn part(&mut self, parts: &mut Parts, work: &mut Option<Work>) {
        let start = self.at;
        let comma = self.eat(',', TokenKind::Punctuation);
        self.skip_space();
        match self.peek() {
            None | Some(',') => {
                self.trouble(Rule::RxTrailing, start..start + 1, "a comma with nothing after it").help("take the comma away").fix("");
            }
            Some('(') => self.note(parts),
            Some('@') => {
                let (at, before) = (self.at, self.troubles.len());
                self.at_load();
                self.troubles.truncate(before);
                self.trouble(Rule::RxLoadOrder, at..self.at, "a load (\"@ …\") must follow its sets x reps, before any comma")
                    .help("put it right after the reps, e.g. \"3 x 5 @ RPE 8, rest 2 min\"");
            }
            Some(c) if c.is_alphanumeric() && self.stray(start, comma) => {}
            Some(c) if c.is_ascii_digit() => self.number_part(parts, work, comma),
            Some(c) if c.is_alphabetic() => self.word_part(parts, work.is_some(), comma),
            Some(_) => self.trailing(),
        }
    }

    fn word_part(&mut self, parts: &mut Parts, follows_sets: bool, comma: bool) {
        let word = self.word();
        let Some(found) = WORDS.iter().copied().find(|w| w.eq_ignore_ascii_case(word)) else {
            return self.no_modifier(word, comma);
        };
        let before = self.troubles.len();
        let range = self.take(self.at + word.len(), TokenKind::Keyword);
        let start = range.start;
        self.modifier(found, range, parts);
        if !comma && start > 0 {
            let sure = follows_sets && self.troubles.len() == before && self.ends_part();
            self.no_comma(start, sure, format!("no comma before `{found}`"), format!("write \", {found}\""));
        }
    }

    /// Finds that a comma is missing before the part that begins at `start`.
    fn no_comma(&mut self, start: usize, sure: bool, message: String, help: String) {
        let end = self.text[..start].trim_end().len();
        let write = if end == start { ", " } else { "," };
        let trouble = self.trouble(Rule::RxTrailing, end..end, message).help(help);
        if sure {
            trouble.fix(write);
        } else {
            trouble.guess(write);
        }
    }

    /// Whether a part ends here: with the line, a comma, a note, or the word that begins another.
    fn ends_part(&self) -> bool {
        let rest = self.rest().trim_start();
        let word = rest[..rest.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(rest.len())].to_lowercase();
        rest.is_empty() || rest.starts_with([',', '(']) || WORDS.contains(&&*word)
    }

    fn modifier(&mut self, word: &'static str, range: Range<usize>, parts: &mut Parts) {
        match word {
            "rest" => {
                let rest = self.duration("rest");
                if self.first("rest", "rest", range, parts) {
                    parts.rest = rest;
                }
            }
            "ramp" => {
                let ramp = self.digit("ramp", Limits { low: 0, ..DIGIT });
                if self.first("ramp", "ramp", range, parts) {
                    parts.ramp = ramp;
                }
            }
            "tempo" | "pause" => {
                let tempo = if word == "tempo" { self.tempo() } else { self.pause() };
                if self.first("tempo", "a tempo", range, parts) {
                    parts.tempo = tempo;
                }
            }
            _ => {
                let technique = match word {
                    "drop" => self.drop_sets().map(Technique::Drop),
                    "myo" => self.myo().map(Technique::Myo),
                    _ => Some(Technique::RestPause),
                };
                if self.first("technique", "a technique", range, parts) {
                    parts.technique = technique;
                }
            }
        }
    }

    /// Whether a modifier comes for the first time; the second time is found.
    fn first(&mut self, key: &'static str, name: &str, at: Range<usize>, parts: &mut Parts) -> bool {
        let first = !parts.written.contains(&key);
        if first {
            parts.written.push(key);
        } else {
            let name = if name == key { format!("`{name}`") } else { name.to_owned() };
            self.trouble(Rule::RxDuplicate, at.start..self.at.max(at.end), format!("{name} is written twice")).help("keep one of the two");
        }
        first
    }

    /// A part that begins with a number: `5 second negative tempo`, or something out of its place.
    fn number_part(&mut self, parts: &mut Parts, work: &mut Option<Work>, comma: bool) {
        let start = self.at;
        if prescribes(self.rest()) {
            let before = self.troubles.len();
            let mut late = Vec::new();
            self.group(&mut late);
            if let (Some(Work::Sets(groups)), Some(last)) = (work.as_mut(), late.first_mut()) {
                if comma && parts.technique.is_none() {
                    groups.append(&mut late);
                } else {
                    last.technique = None;
                }
            }
            let range = start..self.at;
            if comma {
                self.trouble(Rule::RxTrailing, range, "sets after the rest of the line")
                    .help("write all sets first: \"1 x 5 @ RPE 8, 3 x 5 @ 70%, rest 3 min\"");
            } else {
                let sure = work.is_some() && self.troubles.len() == before && self.ends_part();
                self.no_comma(start, sure, "no comma between two groups of sets".to_owned(), "write \"1 x 5, 3 x 8\"".to_owned());
            }
            return;
        }
        let mark = self.mark();
        let seconds = self.number(TokenKind::Value);
        self.skip_space();
        let unit = self.eat_word(SECOND_WORDS, TokenKind::Unit).is_some();
        self.skip_space();
        let range = start..self.at;
        if let Some(num) = seconds.filter(|_| unit && self.eat_word(&["negative", "eccentric"], TokenKind::Keyword).is_some()) {
            let seconds = self.short(num.value, num.range);
            self.skip_space();
            self.eat_word(&["tempo"], TokenKind::Keyword);
            if !comma {
                let sure = work.is_some() && self.ends_part();
                let written = clip(&self.text[start..self.at]).to_owned();
                self.no_comma(start, sure, format!("no comma before `{written}`"), format!("write \", {written}\""));
            }
            if self.first("tempo", "a tempo", range, parts) {
                let down = |s| [Some(Phase::Seconds(s)), Some(Phase::Seconds(0)), Some(Phase::Explosive), Some(Phase::Seconds(0))];
                parts.tempo = seconds.map(|s| Tempo(down(s)));
            }
            return;
        }
        self.back(&mark);
        self.trailing();
    }

    fn no_modifier(&mut self, word: &str, comma: bool) {
        let (near, at) = (nearest(word, WORDS.iter().copied()), self.at);
        if comma || near.is_some() {
            self.unknown_word(
                word,
                near,
                "after a comma comes rest, tempo, pause, drop, myo, rest-pause or ramp; any other word goes in brackets",
            );
            let number = self.rest().trim_start().starts_with(|c: char| c.is_ascii_digit() || c.is_alphabetic());
            if number {
                self.give_up();
            }
        } else {
            self.at = at;
            self.trailing();
        }
    }

    /// Finds words that belong to nothing, and goes past them.
    fn trailing(&mut self) {
        let start = self.at;
        let mut range = self.give_up();
        if range.is_empty() {
            let end = start + self.peek().map_or(0, char::len_utf8);
            range = self.take(end, TokenKind::Wrong);
        }
        let written = clip(&self.text[range.clone()]).to_owned();
        let help = if written.chars().all(is_dash) {
            "write the higher number behind it, such as \"8-12\", or take it away".to_owned()
        } else if is_time(&written) && self.text[..start].trim_end().ends_with(',') {
            format!("write \"rest {written}\" for a rest, or put it in brackets")
        } else {
            "put a comma before rest, tempo and the like, and any other word in brackets".to_owned()
        };
        self.trouble(Rule::RxTrailing, range, format!("`{written}` belongs to nothing")).help(help);
    }

    fn note(&mut self, parts: &mut Parts) {
        let open = self.at;
        let Some(close) = self.closing(open) else {
            let end = self.end;
            self.take(end, TokenKind::Note);
            self.trouble(Rule::RxOpenNote, open..open + 1, "note \"(\" is never closed").help("end the note with \")\"");
            return;
        };
        let note = self.text[open + 1..close].trim();
        if !note.is_empty() {
            parts.notes.push(note.to_owned());
        }
        self.take(close + 1, TokenKind::Note);
    }

    fn tempo(&mut self) -> Option<Tempo> {
        self.skip_space();
        let start = self.at;
        let mut phases = [None; 4];
        let mut good = true;
        for (i, phase) in phases.iter_mut().enumerate() {
            if i > 0
                && let Some(dash) = self.peek().filter(|c| is_dash(*c))
            {
                self.eat(dash, TokenKind::Value);
            }
            *phase = match self.peek() {
                Some(c @ '0'..='9') => Some(Phase::Seconds(u8::try_from(c.to_digit(10).unwrap_or(0)).unwrap_or(0))),
                Some('x' | 'X') => Some(Phase::Explosive),
                _ => None,
            };
            match phase {
                Some(_) => drop(self.take(self.at + 1, TokenKind::Value)),
                None => good = false,
            }
        }
        if good && !self.rest().starts_with(|c: char| c.is_alphanumeric() || is_dash(c)) {
            return Some(Tempo(phases));
        }
        self.give_up();
        let end = if self.at == start { self.text[..start].trim_end().len() } else { self.at };
        self.trouble(Rule::RxTempo, start.min(end)..end, "tempo has four parts")
            .help("lower-pause-lift-pause, e.g. 3-1-1-0 (X = explosive)");
        None
    }

    fn pause(&mut self) -> Option<Tempo> {
        self.skip_space();
        let at = self.at;
        let num = self.number(TokenKind::Value);
        self.skip_space();
        let unit = self.eat_word(SECOND_WORDS, TokenKind::Unit).is_some();
        let Some(num) = num.filter(|_| unit) else {
            let end = self.text[..self.at].trim_end().len();
            let written = clip(&self.text[at.min(end)..end]).to_owned();
            let written = if written.is_empty() { "2".to_owned() } else { written };
            self.trouble(Rule::RxMissingUnit, end..end, "a pause needs a number of seconds").help(format!("write \"pause {written} s\""));
            self.give_up();
            return None;
        };
        self.short(num.value, num.range).map(|s| Tempo([None, Some(Phase::Seconds(s)), None, None]))
    }

    /// Whole seconds, 1 to 60.
    fn short(&mut self, value: u32, range: Range<usize>) -> Option<u8> {
        let one = super::number::Num { value, range };
        let ends = super::number::Ends { low: one.clone(), high: one };
        self.within(&ends, Limits::whole("seconds ", 1, 60)).and_then(|v| u8::try_from(v.low / 100).ok())
    }

    /// The whole number from 1 to 9 that `what` asks for.
    fn digit(&mut self, what: &str, limits: Limits) -> Option<u8> {
        self.skip_space();
        let at = self.at;
        let Some(num) = self.number(TokenKind::Value) else {
            let end = self.text[..at].trim_end().len();
            self.trouble(Rule::RxWork, end..end, format!("{what} of how many?")).help(format!("write a number, e.g. \"{what} 3\""));
            return None;
        };
        let ends = super::number::Ends { low: num.clone(), high: num };
        self.within(&ends, limits).and_then(|v| u8::try_from(v.low / 100).ok())
    }

    fn drop_sets(&mut self) -> Option<u8> {
        let mark = self.mark();
        self.skip_space();
        let times = self.peek().filter(|c| matches!(c, 'x' | 'X' | '×'));
        if times.is_none_or(|x| !self.eat(x, TokenKind::Times)) {
            self.back(&mark);
            return Some(1);
        }
        self.digit("drop x", Limits { what: "drops ", ..DIGIT })
    }

    fn myo(&mut self) -> Option<MyoReps> {
        self.skip_space();
        let start = self.at;
        let sets = if digits(self.rest()) > 0 { self.digit("myo", Limits { what: "mini-sets ", ..DIGIT }) } else { None };
        self.skip_space();
        let times = self.peek().filter(|c| matches!(c, 'x' | 'X' | '×')).is_some_and(|x| self.eat(x, TokenKind::Times));
        self.skip_space();
        let ends = if times { self.ends(TokenKind::Reps) } else { None };
        let Some(ends) = ends else {
            let end = self.text[..self.at].trim_end().len();
            self.trouble(Rule::RxWork, start.min(end)..end, "myo of how many mini-sets and reps?").help("write \"myo 4 x 3-5\"");
            self.give_up();
            return None;
        };
        let reps = self.within(&ends, MINI_REPS)?;
        let narrow = |n: u32| u16::try_from(n / 100).unwrap_or(u16::MAX);
        Some(MyoReps { mini_sets: sets?, reps: Bound { low: narrow(reps.low), high: narrow(reps.high) } })
    }
}
