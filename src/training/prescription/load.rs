//! How heavy: what follows an `@`.

use crate::base::suggest::nearest;
use crate::diag::Rule;

use super::cursor::{Cursor, clip};
use super::number::{Ends, Limits};
use super::work::amounts;
use super::{Amount, Load, LoadKind, Step, TokenKind, WeightUnit};

const RPE: Limits = Limits::decimal("RPE ", "", 1, 10);
const RIR: Limits = Limits::decimal("RIR ", "", 0, 10);
const PERCENT: Limits = Limits::decimal("", "%", 1, 110);
const WEIGHT: Limits = Limits::decimal("", "", 0, 5000);
const STEP: Limits = Limits::decimal("a step of ", "", 0, 100);

impl Cursor<'_> {
    /// A load after its `@`.
    pub(super) fn at_load(&mut self) -> Option<Load> {
        let mark = self.mark();
        self.skip_space();
        if !self.eat('@', TokenKind::Punctuation) {
            self.back(&mark);
            return None;
        }
        self.skip_space();
        self.in_load = true;
        let kind = self.load_kind();
        let step = kind.and_then(|_| self.step());
        self.in_load = false;
        if kind.is_none() && !self.done() && !matches!(self.peek(), Some(',' | '(')) {
            self.give_up();
        }
        kind.map(|kind| Load { kind, step })
    }

    fn load_kind(&mut self) -> Option<LoadKind> {
        let at = self.at;
        if let Some(word) = self.eat_word(&["RPE", "RIR"], TokenKind::Keyword) {
            self.skip_space();
            let Some(ends) = self.ends(TokenKind::Load) else {
                let end = self.text[..self.at].trim_end().len();
                self.trouble(Rule::RxAmbiguousLoad, end..end, format!("{word} of how much?")).help(format!("write \"@ {word} 8\""));
                return None;
            };
            let limits = if word == "RPE" { RPE } else { RIR };
            let value = self.within(&ends, limits).map(amounts)?;
            return Some(if word == "RPE" { LoadKind::Rpe(value) } else { LoadKind::Rir(value) });
        }
        if self.eat_word(&["BW", "bodyweight"], TokenKind::Keyword).is_some() {
            return Some(self.beside_bodyweight());
        }
        if let Some(ends) = self.ends(TokenKind::Load) {
            return self.number_load(&ends);
        }
        let word = self.word().to_owned();
        if word.is_empty() {
            let end = self.text[..at].trim_end().len();
            let range = if self.done() { end..end } else { at..at };
            self.trouble(Rule::RxAmbiguousLoad, range, "\"@\" of what?")
                .help("write \"@ RPE 8\", \"@ 60 kg\", \"@ 75%\" or \"@ BW+10 kg\"");
        } else {
            let near = nearest(&word, ["RPE", "RIR", "BW"]);
            self.unknown_word(&word, near, "after the `@` comes RPE, RIR, a percentage, a weight or BW");
        }
        None
    }

    fn number_load(&mut self, ends: &Ends) -> Option<LoadKind> {
        self.skip_space();
        if self.eat('%', TokenKind::Unit) {
            let mark = self.mark();
            self.skip_space();
            self.eat_word(&["of"], TokenKind::Keyword);
            self.skip_space();
            let max = self.rest().get(..3).is_some_and(|w| w.eq_ignore_ascii_case("1rm"));
            if max {
                self.take(self.at + 3, TokenKind::Unit);
            } else {
                self.back(&mark);
            }
            return self.within(ends, PERCENT).map(|value| LoadKind::Percent(amounts(value)));
        }
        if let Some(unit) = self.weight_unit() {
            return self.within(ends, WEIGHT).map(|value| LoadKind::Weight(amounts(value), unit));
        }
        let written = clip(&self.text[ends.range()]).to_owned();
        if ends.high.value <= 1000 {
            let better = written.replace(',', ".");
            // A comma has a finding of its own; its correction must not look like bringing another ambiguity.
            self.trouble(Rule::RxAmbiguousLoad, ends.range(), format!("\"@ {better}\" is ambiguous"))
                .help(format!("write \"@ RPE {better}\", \"@ {better} kg\" or \"@ {better}%\""));
        } else {
            let end = ends.range().end;
            self.trouble(Rule::RxMissingUnit, end..end, format!("\"@ {written}\" needs a unit: %, kg or lb"))
                .help(format!("for a percentage of the one-rep maximum write \"@ {written}%\""));
        }
        None
    }

    /// What is added to or taken from the body's weight.
    fn beside_bodyweight(&mut self) -> LoadKind {
        let mark = self.mark();
        self.skip_space();
        let plus = self.eat('+', TokenKind::Load);
        let minus = !plus && (self.eat('-', TokenKind::Load) || self.eat('–', TokenKind::Load) || self.eat('−', TokenKind::Load));
        self.skip_space();
        let ends = if plus || minus { self.ends(TokenKind::Load) } else { None };
        let Some(ends) = ends else {
            self.back(&mark);
            return LoadKind::Bodyweight;
        };
        self.skip_space();
        let unit = self.weight_unit();
        let percent = unit.is_none() && self.rest().starts_with('%');
        self.skip_space();
        if percent || (unit.is_some() && self.rest().starts_with('/')) {
            self.back(&mark);
            return LoadKind::Bodyweight;
        }
        let Some(unit) = unit else {
            let written = clip(&self.text[ends.range()]).to_owned();
            let end = ends.range().end;
            self.trouble(Rule::RxMissingUnit, end..end, format!("\"{written}\" needs a unit")).help("kg or lb");
            return LoadKind::Bodyweight;
        };
        match self.within(&ends, WEIGHT).map(amounts) {
            Some(value) if plus => LoadKind::BodyweightPlus(value, unit),
            Some(value) => LoadKind::BodyweightMinus(value, unit),
            None => LoadKind::Bodyweight,
        }
    }

    fn weight_unit(&mut self) -> Option<WeightUnit> {
        self.eat_word(&["kg", "kgs", "lb", "lbs"], TokenKind::Unit)
            .map(|unit| if unit.starts_with("kg") { WeightUnit::Kg } else { WeightUnit::Lb })
    }

    /// `+2.5%/week`.
    fn step(&mut self) -> Option<Step> {
        let mark = self.mark();
        self.skip_space();
        let down = matches!(self.peek(), Some('-' | '–' | '−'));
        if !(down || self.peek() == Some('+')) {
            self.back(&mark);
            return None;
        }
        let sign = self.at;
        self.take(sign + self.peek().map_or(0, char::len_utf8), TokenKind::Load);
        self.skip_space();
        let amount = self.number(TokenKind::Load);
        self.skip_space();
        let percent = self.eat('%', TokenKind::Unit);
        let unit = if percent { None } else { self.weight_unit() };
        self.skip_space();
        let slash = self.eat('/', TokenKind::Unit);
        self.skip_space();
        let week = slash && self.eat_word(&["week"], TokenKind::Unit).is_some();
        let Some(amount) = amount.filter(|_| week && (percent || unit.is_some())) else {
            self.back(&mark);
            self.skip_space();
            let range = self.give_up();
            self.trouble(Rule::RxTrailing, range, "words after the load")
                .help("a weekly step is written \"+2.5%/week\" or \"+2.5 kg/week\"");
            return None;
        };
        let one = Ends { low: amount.clone(), high: amount };
        self.within(&one, STEP).map(|value| Step { down, amount: Amount(value.low), unit })
    }
}
