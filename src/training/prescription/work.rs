//! What is done: sets and repetitions, and blocks.

use crate::base::suggest::nearest;
use crate::diag::Rule;

use super::cursor::{Cursor, clip};
use super::line::{BLOCK_WORDS, OPEN_WORDS, prescribes};
use super::number::{Ends, Limits, digits};
use super::{Amount, AmrapWord, Block, Bound, Distance, DistanceUnit, Dose, Load, SetGroup, TokenKind, Work};

const SETS: Limits = Limits::whole("sets ", 1, 20);
const REPS: Limits = Limits::whole("reps ", 1, 100);
const DISTANCE: Limits = Limits::decimal("distance ", "", 1, 100_000);

impl Cursor<'_> {
    /// The work that the line asks for.
    pub(super) fn work(&mut self) -> Option<Work> {
        self.skip_space();
        if digits(self.rest()) > 0 {
            return self.groups().map(Work::Sets);
        }
        match self.eat_word(BLOCK_WORDS, TokenKind::Keyword) {
            Some("EMOM") => self.block("EMOM").map(|(time, reps, per_side, load)| Work::Block(Block::Emom { time, reps, per_side, load })),
            Some("AMRAP") => {
                self.block("AMRAP").map(|(time, reps, per_side, load)| Work::Block(Block::Amrap { time, reps, per_side, load }))
            }
            Some(_) => Some(Work::Block(Block::Tabata)),
            None => self.no_work(),
        }
    }

    fn no_work(&mut self) -> Option<Work> {
        let (at, word) = (self.at, self.word().to_owned());
        match nearest(&word, BLOCK_WORDS.iter().copied()).filter(|_| !word.is_empty()) {
            Some(near) => {
                self.trouble(Rule::RxUnknownWord, at..at + word.len(), format!("unknown word \"{}\"", clip(&word)))
                    .help(format!("did you mean \"{near}\"?"))
                    .guess(near);
            }
            None => {
                self.trouble(Rule::RxWork, at..at, "no sets and reps after the name").help("write them, e.g. \"3 x 8\"");
            }
        }
        self.take(self.end, TokenKind::Wrong);
        None
    }

    /// Groups of sets with commas between them.
    fn groups(&mut self) -> Option<Vec<SetGroup>> {
        let mut groups = Vec::new();
        loop {
            self.group(&mut groups);
            let mark = self.mark();
            self.skip_space();
            let more = self.eat(',', TokenKind::Punctuation) && digits(self.rest().trim_start()) > 0 && prescribes(self.rest());
            if !more || self.enough() {
                self.back(&mark);
                return (!groups.is_empty()).then_some(groups);
            }
            self.skip_space();
        }
    }

    /// One group. Of a wrong one, what is right is kept.
    pub(super) fn group(&mut self, groups: &mut Vec<SetGroup>) {
        let Some(ends) = self.ends(TokenKind::Sets) else { return };
        if let Some(list) = self.list() {
            let alike = SetGroup { sets: Bound::one(1), dose: Dose::Amrap(AmrapWord::Max), per_side: false, load: None, technique: None };
            let list: Vec<Ends> = std::iter::once(ends.clone()).chain(list).collect();
            return self.one_each(&ends, &list, alike, groups);
        }
        let sets = self.within(&ends, SETS).map(narrow_sets);
        if !self.times(&ends) {
            self.give_up();
            return;
        }
        let (dose, list) = self.dose(&ends);
        let per_side = self.side();
        let load = self.at_load();
        let Some(dose) = dose else { return };
        let group = SetGroup { sets: sets.unwrap_or(Bound::one(1)), dose, per_side, load, technique: None };
        match list {
            Some(list) => self.one_each(&ends, &list, group, groups),
            None => groups.extend(sets.map(|_| group)),
        }
    }

    /// Goes past `x`, `×` or `sets of`.
    fn times(&mut self, sets: &Ends) -> bool {
        let written = clip(&self.text[sets.range()]).to_owned();
        let low = clip(&self.text[sets.low.range.clone()]).to_owned();
        self.skip_space();
        let before_word = |c: &mut Self, end: usize| {
            let rest = &c.text[end..c.end];
            let word = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
            word.is_empty() || OPEN_WORDS.iter().any(|w| w.eq_ignore_ascii_case(word))
        };
        if let Some(x) = self.peek().filter(|c| matches!(c, 'x' | 'X' | '×')) {
            let end = self.at + x.len_utf8();
            if x == '×' || before_word(self, end) {
                self.take(end, TokenKind::Times);
                self.skip_space();
                return true;
            }
        }
        if let Some(word) = self.eat_word(&["set", "sets"], TokenKind::Keyword) {
            let end = self.at;
            self.skip_space();
            let of = self.eat_word(&["of", "x"], TokenKind::Keyword).is_some()
                || (self.word().eq_ignore_ascii_case("to") && self.eat_word(&["to"], TokenKind::Keyword).is_some());
            self.skip_space();
            if !of {
                let reps = &self.rest()[..number_length(self.rest())];
                let reps = clip(if reps.is_empty() { "8" } else { reps }).to_owned();
                self.trouble(Rule::RxWork, end..end, format!("\"{written} {word}\" of what?")).help(format!("write \"{low} x {reps}\""));
            }
            return of || digits(self.rest()) > 0;
        }
        if let Some(reps) = self.eat_word(&["reps", "repetitions", "rep"], TokenKind::Unit) {
            self.trouble(Rule::RxWork, sets.range().start..self.at, format!("\"{written} {reps}\" in how many sets?"))
                .help(format!("write \"3 x {written}\""));
            return false;
        }
        self.no_times(sets)
    }

    /// Finds what stands where `x` should, and whether repetitions follow all the same.
    fn no_times(&mut self, sets: &Ends) -> bool {
        let low = clip(&self.text[sets.low.range.clone()]).to_owned();
        if self.done() || matches!(self.peek(), Some(',' | '(' | '@')) {
            let written = clip(&self.text[sets.range()]).to_owned();
            let end = sets.range().end;
            // So many are repetitions, not sets.
            let help = if sets.low.value > 500 { format!("write \"3 x {written}\"") } else { format!("write \"{low} x 8\"") };
            self.trouble(Rule::RxWork, end..end, format!("\"{written}\" of what?")).help(help);
            return false;
        }
        let at = self.at;
        let end = at + self.peek().map_or(0, char::len_utf8);
        let star = self.peek() == Some('*');
        if star {
            self.take(end, TokenKind::Wrong);
            self.skip_space();
        }
        let number = digits(self.rest()) > 0;
        let reps = if number { &self.rest()[..digits(self.rest())] } else { "8" };
        let help = format!("e.g. \"{low} x {}\"", clip(reps));
        let trouble = self.trouble(
            Rule::RxTimes,
            at..if number && !star { at + number_length(&self.text[at..]) } else { end },
            "expected \"x\" between sets and reps",
        );
        trouble.help(help);
        if star {
            trouble.fix("x");
        }
        number
    }

    /// What one set is, and the numbers of each set where they are written one by one.
    fn dose(&mut self, sets: &Ends) -> (Option<Dose>, Option<Vec<Ends>>) {
        match self.eat_word(OPEN_WORDS, TokenKind::Keyword) {
            Some("AMRAP") => return (Some(Dose::Amrap(AmrapWord::Amrap)), None),
            Some("failure") => return (Some(Dose::Amrap(AmrapWord::Failure)), None),
            Some(_) => return (Some(Dose::Amrap(AmrapWord::Max)), None),
            None => {}
        }
        let Some(ends) = self.ends(TokenKind::Reps) else {
            let (at, word) = (self.at, self.word().to_owned());
            let written = clip(self.text[sets.range().start..at].trim_end()).to_owned();
            if word.is_empty() {
                let end = sets.range().start + self.text[sets.range().start..at].trim_end().len();
                let low = clip(&self.text[sets.low.range.clone()]).to_owned();
                self.trouble(Rule::RxWork, end..end, format!("\"{written}\" of what?")).help(format!("write \"{low} x 8\""));
            } else {
                let near = nearest(&word, OPEN_WORDS.iter().copied());
                self.unknown_word(&word, near, "after the `x` comes a number of reps, a time, a distance, AMRAP, failure or max");
            }
            if !self.done() && !matches!(self.peek(), Some(',' | '(' | '@')) {
                self.give_up();
            }
            return (None, None);
        };
        self.skip_space();
        if let Some(unit) = self.time_unit() {
            let time = self.seconds("time", &ends, unit);
            if let Some(none) = time.filter(|t| t.low.0 == 0) {
                self.trouble(Rule::RxOutOfBounds, ends.range(), format!("a set of {} s is no set", none.low.0))
                    .help("write a time above 0 s");
            }
            return (time.filter(|t| t.low.0 > 0).map(Dose::Time), None);
        }
        if let Some(unit) = self.eat_word(&["m", "km", "kms", "yd", "yds", "cal", "cals"], TokenKind::Unit) {
            let unit = match unit {
                "m" => DistanceUnit::M,
                "km" | "kms" => DistanceUnit::Km,
                "yd" | "yds" => DistanceUnit::Yd,
                _ => DistanceUnit::Cal,
            };
            let value = self.within(&ends, Limits { low: 1, ..DISTANCE }).map(amounts);
            return (value.map(|value| Dose::Distance(Distance { value, unit })), None);
        }
        let mut open = self.eat('+', TokenKind::Reps);
        self.skip_space();
        self.eat_word(&["reps", "repetitions", "rep"], TokenKind::Unit);
        open |= self.eat('+', TokenKind::Reps);
        let reps = self.within(&ends, REPS).map(narrow_reps);
        let list = self.list().map(|list| std::iter::once(ends).chain(list).collect());
        (reps.map(|reps| Dose::Reps { reps, open }), list)
    }

    /// Numbers that go on after a comma or a slash, without sets of their own: `12, 10, 8` and `10/8/6`.
    fn list(&mut self) -> Option<Vec<Ends>> {
        let mut list = Vec::new();
        loop {
            let mark = self.mark();
            self.skip_space();
            let separated = self.eat(',', TokenKind::Wrong) || self.eat('/', TokenKind::Wrong);
            self.skip_space();
            let next = if separated { self.ends(TokenKind::Wrong) } else { None };
            self.skip_space();
            let alone = self.done() || matches!(self.peek(), Some(',' | '/' | '@' | '('));
            let Some(ends) = next.filter(|_| alone || self.eat_word(&["reps", "repetitions"], TokenKind::Unit).is_some()) else {
                self.back(&mark);
                return (!list.is_empty()).then_some(list);
            };
            list.push(ends);
        }
    }

    /// One set for each number of a list; the list itself is found.
    fn one_each(&mut self, sets: &Ends, list: &[Ends], like: SetGroup, groups: &mut Vec<SetGroup>) {
        let text = |ends: &Ends| clip(&self.text[ends.range()]).to_owned();
        let written: Vec<String> = list.iter().take(20).map(|ends| format!("1 x {}", text(ends))).collect();
        let range = list.first().map_or(0, |e| e.range().start)..list.last().map_or(0, |e| e.range().end);
        let alone = sets.range() == list.first().map_or(0..0, Ends::range);
        let trouble = self.trouble(Rule::RxTimes, range, "every set has its own number of reps");
        trouble.help(format!("write the sets of each: \"{}\"", written.join(", ")));
        if alone && list.len() <= 20 {
            trouble.guess(written.join(", "));
        }
        let fits = sets.low.value as usize == list.len() * 100 || alone;
        let reps: Vec<_> = list.iter().take(if fits { 20 } else { 0 }).filter_map(|ends| self.within(ends, REPS)).collect();
        if fits {
            groups.extend(reps.into_iter().map(|reps| SetGroup {
                sets: Bound::one(1),
                dose: Dose::Reps { reps: narrow_reps(reps), open: false },
                ..like.clone()
            }));
        } else {
            groups.push(like);
        }
    }

    /// Goes past `/side`, `per arm`, `each leg` or `each`.
    fn side(&mut self) -> bool {
        let mark = self.mark();
        self.skip_space();
        let slash = self.eat('/', TokenKind::Keyword);
        let per = slash || self.eat_word(&["per"], TokenKind::Keyword).is_some();
        let each = !per && self.eat_word(&["each"], TokenKind::Keyword).is_some();
        if per || each {
            self.skip_space();
            if self.eat_word(&["side", "leg", "arm"], TokenKind::Keyword).is_some() || each {
                return true;
            }
        }
        self.back(&mark);
        false
    }

    /// `10 min, 15/side @ 24 kg` after a block's word.
    fn block(&mut self, word: &str) -> Option<(super::Seconds, Bound<u16>, bool, Option<Load>)> {
        self.skip_space();
        if digits(self.rest()) == 0 {
            let end = self.at;
            self.trouble(Rule::RxWork, end..end, format!("\"{word}\" of how long?"))
                .help(format!("write \"{word} 10 min, 12\"{}", if word == "AMRAP" { ", or \"3 x AMRAP\" for sets" } else { "" }));
            self.give_up();
            return None;
        }
        let time = self.duration(word);
        self.skip_space();
        let comma = self.eat(',', TokenKind::Punctuation);
        self.skip_space();
        let Some(ends) = (if comma { self.ends(TokenKind::Reps) } else { None }) else {
            let at = self.at;
            self.trouble(Rule::RxWork, at..at, format!("how many reps in the {word}?")).help(format!("write \"{word} 10 min, 12\""));
            return None;
        };
        let reps = self.within(&ends, REPS).map(narrow_reps);
        self.skip_space();
        self.eat_word(&["reps", "repetitions", "rep"], TokenKind::Unit);
        let per_side = self.side();
        let load = self.at_load();
        let time = time?;
        if time.low != time.high || time.low.0 == 0 {
            self.trouble(Rule::RxNumber, ends.range(), format!("the {word} has no one length")).help(format!("write \"{word} 10 min\""));
        }
        (time.high.0 > 0).then_some((time.high, reps?, per_side, load))
    }

    /// A word that the notation does not know: it is found, with what it may mean.
    pub(super) fn unknown_word(&mut self, word: &str, near: Option<&str>, help: &str) {
        let range = self.take(self.at + word.len(), TokenKind::Wrong);
        let trouble = self.trouble(Rule::RxUnknownWord, range, format!("unknown word \"{}\"", clip(word)));
        match near {
            Some(near) => trouble.help(format!("did you mean \"{near}\"?")).guess(near),
            None => trouble.help(help),
        };
    }
}

fn number_length(text: &str) -> usize {
    text.find(|c: char| !(c.is_ascii_digit() || c == '-' || c == '–')).unwrap_or(text.len())
}

pub(super) fn amounts(value: Bound<u32>) -> Bound<Amount> {
    Bound { low: Amount(value.low), high: Amount(value.high) }
}

fn narrow_sets(value: Bound<u32>) -> Bound<u8> {
    let narrow = |n: u32| u8::try_from(n / 100).unwrap_or(u8::MAX);
    Bound { low: narrow(value.low), high: narrow(value.high) }
}

fn narrow_reps(value: Bound<u32>) -> Bound<u16> {
    let narrow = |n: u32| u16::try_from(n / 100).unwrap_or(u16::MAX);
    Bound { low: narrow(value.low), high: narrow(value.high) }
}
