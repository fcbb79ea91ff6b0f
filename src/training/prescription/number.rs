//! Numbers, ranges and lengths of time.

use std::ops::Range;

use crate::diag::Rule;

use super::cursor::{Cursor, clip};
use super::line::prescribes;
use super::{Amount, Bound, Seconds, TokenKind};

/// A number as written, in hundredths.
#[derive(Clone, Debug)]
pub(super) struct Num {
    pub(super) value: u32,
    pub(super) range: Range<usize>,
}

/// One number, or two with a dash between them, as written.
#[derive(Clone, Debug)]
pub(super) struct Ends {
    pub(super) low: Num,
    pub(super) high: Num,
}

impl Ends {
    pub(super) fn range(&self) -> Range<usize> {
        self.low.range.start..self.high.range.end
    }
}

/// What a range of numbers may hold, in hundredths, and how it is spoken of.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    /// The word before the number: `sets `, `RPE `.
    pub(super) what: &'static str,
    /// What stands right after it: `%`.
    pub(super) after: &'static str,
    pub(super) low: u32,
    pub(super) high: u32,
    pub(super) whole: bool,
}

impl Limits {
    pub(super) const fn whole(what: &'static str, low: u32, high: u32) -> Self {
        Self { what, after: "", low: low * 100, high: high * 100, whole: true }
    }

    pub(super) const fn decimal(what: &'static str, after: &'static str, low: u32, high: u32) -> Self {
        Self { what, after, low: low * 100, high: high * 100, whole: false }
    }
}

pub(super) const SECOND_WORDS: &[&str] = &["s", "sec", "secs", "second", "seconds"];
const MINUTE_WORDS: &[&str] = &["min", "mins", "minute", "minutes"];
const UNIT_WORDS: &[&str] = &[
    "s", "sec", "secs", "second", "seconds", "min", "mins", "minute", "minutes", "m", "km", "kms", "yd", "yds", "cal", "cals", "kg", "kgs",
    "lb", "lbs",
];
/// No one rests, holds or runs longer than ten hours.
const LONGEST: u32 = 36_000;

impl Cursor<'_> {
    /// The number that is next. A comma or a dot too many is found, and read as what it must mean.
    pub(super) fn number(&mut self, kind: TokenKind) -> Option<Num> {
        let rest = self.rest();
        let digits = digits(rest);
        if digits == 0 {
            return None;
        }
        let start = self.at;
        let (mut end, mut point) = (digits, None);
        if rest[end..].starts_with('.')
            || (rest[end..].starts_with(',') && (decimal_comma(rest, end) || self.in_load && comma_in_load(rest, end)))
        {
            let more = self::digits(&rest[end + 1..]);
            point = (more > 0).then_some(end);
            end += 1 + more;
            if more > 0 && rest[end..].starts_with('.') && self::digits(&rest[end + 1..]) == 0 {
                end += 1;
            }
        }
        let range = self.take(start + end, kind);
        let written = &rest[..end];
        let decimals = point.map_or("", |p| rest[p + 1..end].trim_end_matches('.'));
        let better = if point.is_some() { format!("{}.{}", &rest[..digits], clip(decimals)) } else { rest[..digits].to_owned() };
        if written.contains(',') {
            self.trouble(Rule::RxNumber, range.clone(), format!("`{}` has a comma where a point belongs", clip(written)))
                .help(format!("write `{}`", clip(&better)))
                .fix(better);
        } else if written.ends_with('.') {
            self.trouble(Rule::RxNumber, range.clone(), format!("`{}` ends in a point", clip(written)))
                .help(format!("write `{}`", clip(&better)))
                .fix(better);
        } else if decimals.len() > 2 {
            self.trouble(Rule::RxNumber, range.clone(), format!("`{}` has more than two decimals", clip(written)))
                .help("two decimals are as exact as a gym gets");
        }
        let hundredths = format!("{decimals:0<2}");
        let value = rest[..digits].parse::<u32>().unwrap_or(u32::MAX).saturating_mul(100);
        Some(Num { value: value.saturating_add(hundredths[..2].parse().unwrap_or(0)), range })
    }

    /// The range that is next: a number, or two.
    pub(super) fn ends(&mut self, kind: TokenKind) -> Option<Ends> {
        let low = self.number(kind)?;
        let mark = self.mark();
        if !step_follows(self.rest()) && self.dash(kind) {
            if let Some(high) = self.number(kind) {
                return Some(Ends { low, high });
            }
            self.back(&mark);
        }
        Some(Ends { high: low.clone(), low })
    }

    /// Goes past a dash or `to` and the white space around it.
    fn dash(&mut self, kind: TokenKind) -> bool {
        self.skip_space();
        let dash = self.peek().filter(|c| is_dash(*c));
        let found = dash.is_some_and(|c| self.eat(c, kind)) || self.eat_word(&["to"], kind).is_some();
        self.skip_space();
        found
    }

    /// The range as a value within `limits`; what does not fit is found, and nothing given.
    pub(super) fn within(&mut self, ends: &Ends, limits: Limits) -> Option<Bound<u32>> {
        let mut good = true;
        let one = ends.low.range == ends.high.range;
        for num in [&ends.low, &ends.high].into_iter().take(if one { 1 } else { 2 }) {
            let written = clip(&self.text[num.range.clone()]).to_owned();
            let Limits { what, after, low, high, whole } = limits;
            if num.value < low || num.value > high {
                let (low, high) = (Amount(low), Amount(high));
                let trouble =
                    self.trouble(Rule::RxOutOfBounds, num.range.clone(), format!("{what}{written}{after} is outside {low}-{high}{after}"));
                if what == "reps " && num.value > high.0 {
                    trouble.help(format!("did you mean seconds (\"{written} s\")?"));
                }
                good = false;
            } else if whole && !num.value.is_multiple_of(100) {
                self.trouble(Rule::RxNumber, num.range.clone(), format!("{what}{written} is not a whole number"))
                    .help("write a whole number");
                good = false;
            }
        }
        if good && ends.low.value > ends.high.value {
            let (low, high) = (Amount(ends.high.value), Amount(ends.low.value));
            let written = format!("{high}-{low}");
            self.trouble(Rule::RxBackwardRange, ends.range(), format!("{}range {written} runs backwards", limits.what))
                .help(format!("write {low}-{high}"))
                .guess(format!("{low}-{high}"));
        }
        good.then(|| Bound::of(ends.low.value, ends.high.value))
    }

    /// The length of time that is next. `what` is the word that it belongs to: `rest`.
    pub(super) fn duration(&mut self, what: &str) -> Option<Bound<Seconds>> {
        self.skip_space();
        let start = self.at;
        let Some(mut first) = self.number(TokenKind::Value) else {
            self.trouble(Rule::RxMissingUnit, start..start, format!("{what} of how long?"))
                .help(format!("write \"{what} 90 s\" or \"{what} 2 min\""));
            self.give_up();
            return None;
        };
        let clock = self.clock(&mut first);
        let mut ends = Ends { high: first.clone(), low: first };
        let mark = self.mark();
        if self.dash(TokenKind::Value) {
            match self.number(TokenKind::Value) {
                Some(high) => ends.high = high,
                None => self.back(&mark),
            }
        }
        if clock {
            let mut high = ends.high.clone();
            if high.range != ends.low.range && !self.clock(&mut high) {
                self.time_unit();
                self.trouble(Rule::RxNumber, high.range, "a range of times has two forms")
                    .help("write both ends alike: 1:30-2:00, or 90-120 s");
                return None;
            }
            ends.high = high;
            return self.seconds(what, &ends, 1);
        }
        let unit = self.unit_of_time(what, &ends)?;
        self.seconds(what, &ends, unit)
    }

    /// Goes past `:30` after whole minutes; the number is in seconds then.
    fn clock(&mut self, minutes: &mut Num) -> bool {
        let rest = self.rest();
        let Some(two) = rest.strip_prefix(':').and_then(|r| r.get(..2)).filter(|two| digits(two) == 2) else { return false };
        let range = self.take(self.at + 3, TokenKind::Value);
        let seconds: u32 = two.parse().unwrap_or(0);
        if seconds > 59 {
            self.trouble(Rule::RxOutOfBounds, range.clone(), format!("seconds {seconds} is outside 0-59"));
        }
        minutes.value = minutes.value.saturating_mul(60).saturating_add(seconds * 100);
        minutes.range.end = range.end;
        true
    }

    /// Seconds in the unit that is next; one that is missing or could be metres is found.
    fn unit_of_time(&mut self, what: &str, ends: &Ends) -> Option<u32> {
        self.skip_space();
        if let Some(unit) = self.time_unit() {
            return Some(unit);
        }
        let number = clip(&self.text[ends.range()]).to_owned();
        let word = self.word();
        if word.eq_ignore_ascii_case("m") {
            let better = if self.text[..self.at].ends_with(char::is_whitespace) { "min" } else { " min" };
            let range = self.take(self.at + word.len(), TokenKind::Wrong);
            self.trouble(Rule::RxMissingUnit, range, format!("`{number} m` could be minutes or metres"))
                .help(format!("write \"{number} min\" for minutes"))
                .guess(better);
        } else {
            let end = ends.high.range.end;
            self.trouble(Rule::RxMissingUnit, end..end, format!("{what} needs a unit"))
                .help(format!("write \"{number} s\" or \"{number} min\""));
            if !word.is_empty() {
                self.give_up();
            }
        }
        None
    }

    /// Seconds in the unit of time that is next, if there is one.
    pub(super) fn time_unit(&mut self) -> Option<u32> {
        if self.eat_word(SECOND_WORDS, TokenKind::Unit).is_some() {
            return Some(1);
        }
        self.eat_word(MINUTE_WORDS, TokenKind::Unit).map(|_| 60)
    }

    /// The range as a length of time in seconds of `unit` each.
    pub(super) fn seconds(&mut self, what: &str, ends: &Ends, unit: u32) -> Option<Bound<Seconds>> {
        for num in [&ends.low, &ends.high] {
            let hundredths = u64::from(num.value) * u64::from(unit);
            if hundredths > u64::from(LONGEST) * 100 {
                self.trouble(Rule::RxOutOfBounds, num.range.clone(), format!("{what} of more than ten hours"));
                return None;
            }
            if !hundredths.is_multiple_of(100) {
                let written = clip(&self.text[num.range.clone()]).to_owned();
                self.trouble(Rule::RxNumber, num.range.clone(), format!("`{written}` is not a whole number of seconds"))
                    .help("write whole seconds");
                return None;
            }
        }
        let seconds = |num: &Num| Seconds(num.value * unit / 100);
        if ends.low.value > ends.high.value {
            let [low, high] = [&ends.low, &ends.high].map(|n| clip(&self.text[n.range.clone()]).to_owned());
            self.trouble(Rule::RxBackwardRange, ends.range(), format!("{what} range {low}-{high} runs backwards"))
                .help(format!("write {high}-{low}"))
                .guess(format!("{high}-{low}"));
        }
        Some(Bound::of(seconds(&ends.low), seconds(&ends.high)))
    }
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '‐' | '‑' | '−')
}

/// How many digits `text` begins with.
pub(super) fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Whether the comma after `end` digits belongs to a number (`62,5 kg`) and not between two (`12,10,8`).
fn decimal_comma(text: &str, end: usize) -> bool {
    let more = digits(&text[end + 1..]);
    let after = text[end + 1 + more..].trim_start();
    let word = &after[..after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len())];
    let unit = UNIT_WORDS.iter().any(|u| u.eq_ignore_ascii_case(word));
    let tempo = ["negative", "eccentric"].iter().any(|w| after[word.len()..].trim_start().get(..w.len()) == Some(*w));
    (1..=2).contains(&more) && (after.starts_with('%') || (unit && !tempo))
}

/// Whether the comma after `end` digits of a load belongs to a number (`RPE 7,5`): the next group does not follow it.
fn comma_in_load(text: &str, end: usize) -> bool {
    (1..=2).contains(&digits(&text[end + 1..])) && !prescribes(&text[end + 1..])
}

/// Whether what comes next is a weekly step (`-2.5%/week`) and not the end of a range.
fn step_follows(text: &str) -> bool {
    let text = text.trim_start();
    let Some(text) = text.chars().next().filter(|c| is_dash(*c)).map(|c| text[c.len_utf8()..].trim_start()) else { return false };
    let number = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let unit = text[number..].trim_start().trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '%').trim_start();
    number > 0 && unit.strip_prefix('/').is_some_and(|t| t.trim_start().get(..4).is_some_and(|w| w.eq_ignore_ascii_case("week")))
}
