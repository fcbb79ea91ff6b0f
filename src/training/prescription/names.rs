//! The names before the separator: alternatives and superset partners.

use std::ops::Range;

use crate::diag::Rule;

use super::TokenKind;
use super::cursor::Cursor;
use super::line::Known;
use super::number::is_dash;

/// A name that exists is looked for over at most so many cuts.
const REACH: usize = 4;
/// The words between alternatives.
const OR: &[&str] = &["|", "or"];
/// The words between names.
const ALL: &[&str] = &["+", "|", "or"];

impl Cursor<'_> {
    /// The exercises that `range` names, partner by partner, each with its alternatives.
    pub(super) fn names(&mut self, range: Range<usize>, known: Known<'_>) -> Vec<Vec<Range<usize>>> {
        if known(&self.text[range.clone()]) {
            return vec![vec![self.name(range)]];
        }
        let superset = if self.begins_with_known(&range, known) { None } else { self.after_superset(&range) };
        let Some(rest) = superset else { return self.partners(range, known) };
        self.at = rest.start;
        if self.label().is_some() {
            let label = rest.start..self.at;
            self.trouble(Rule::RxLabelAndPlus, label, "a superset on one line has no labels").help("write \"Row + Leg Extension: 3 x 10\"");
        }
        let rest = self.trim(self.at..rest.end.max(self.at));
        let pieces = self.split(rest, &["-", "–", "—"], known);
        let partners: Vec<_> = pieces.into_iter().flat_map(|(piece, _)| self.partners(piece, known)).collect();
        if partners.len() < 2 {
            self.trouble(Rule::RxName, range, "a superset of one exercise").help("write \"Row + Leg Extension: 3 x 10\"");
        }
        partners
    }

    /// Whether the first name of `range` exists as it stands, with what looks like a label in it.
    pub(super) fn begins_with_known(&mut self, range: &Range<usize>, known: Known<'_>) -> bool {
        let mark = self.mark();
        let first = self.split(range.clone(), ALL, known).into_iter().next();
        self.back(&mark);
        first.is_some_and(|(name, _)| known(&self.text[name]))
    }

    /// What follows `Superset –`.
    fn after_superset(&mut self, range: &Range<usize>) -> Option<Range<usize>> {
        const WORD: usize = "Superset".len();
        let text = &self.text[range.clone()];
        let rest = text.get(..WORD).filter(|head| head.eq_ignore_ascii_case("superset")).map(|_| &text[WORD..])?;
        let after_space = rest.trim_start();
        let dash = after_space.chars().next().filter(|c| is_dash(*c) && after_space.len() < rest.len())?;
        let after = &after_space[dash.len_utf8()..];
        if !after.starts_with(char::is_whitespace) {
            return None;
        }
        self.tokens.push((range.start..range.start + WORD, TokenKind::Keyword));
        self.tokens.push((range.end - after_space.len()..range.end - after.len(), TokenKind::Punctuation));
        Some(range.end - after.trim_start().len()..range.end)
    }

    /// `A | B + C or D`: partners with `+` between them, alternatives with `|` or `or`.
    fn partners(&mut self, range: Range<usize>, known: Known<'_>) -> Vec<Vec<Range<usize>>> {
        let mut partners = vec![Vec::new()];
        for (piece, cut) in self.split(range, ALL, known) {
            let names = self.with_brackets(piece, known);
            if let Some(last) = partners.last_mut() {
                last.extend(names);
            }
            if cut == Some("+") {
                partners.push(Vec::new());
            }
        }
        partners.retain(|names| !names.is_empty());
        partners
    }

    /// `Pull-up (or Lat Pulldown)` is two names; anything else one. Where there is none, that is found.
    fn with_brackets(&mut self, range: Range<usize>, known: Known<'_>) -> Vec<Range<usize>> {
        let whole = known(&self.text[range.clone()]);
        let pieces = match self.in_brackets(&range).filter(|_| !whole) {
            Some((main, or, inner)) => {
                self.tokens.push((or, TokenKind::Keyword));
                self.tokens.push((range.end - 1..range.end, TokenKind::Punctuation));
                let inner = self.split(inner, OR, known);
                std::iter::once(main).chain(inner.into_iter().map(|(piece, _)| piece)).collect()
            }
            None => vec![range],
        };
        let mut names = Vec::with_capacity(pieces.len());
        for piece in pieces {
            if !piece.is_empty() {
                names.push(self.name(piece));
            } else if !self.enough() {
                self.trouble(Rule::RxName, piece, "no exercise is named").help("write the exercise's name, e.g. \"Back Squat: 3 x 5\"");
            }
        }
        names
    }

    /// The name, `(or`, and what else stands in the brackets. A `+` or `#` in there makes it part of the name.
    fn in_brackets(&self, range: &Range<usize>) -> Option<(Range<usize>, Range<usize>, Range<usize>)> {
        let text = &self.text[range.clone()];
        let open = text.match_indices('(').map(|(i, _)| range.start + i).find(|i| self.closing(*i) == Some(range.end - 1))?;
        let or = self.text[open + 1..range.end - 1].trim_start();
        let inner = or.get(..2).filter(|w| w.eq_ignore_ascii_case("or")).map(|_| &or[2..])?;
        let start = range.end - 1 - inner.len();
        let other = inner.starts_with(char::is_whitespace) && !inner.split_whitespace().any(|w| w == "+" || w.starts_with('#'));
        let main = self.text[range.start..open].split_whitespace().next_back();
        (other && !main.is_some_and(|w| ALL.contains(&w)))
            .then(|| (self.trim(range.start..open), open..start, self.trim(start..range.end - 1)))
    }

    fn name(&mut self, range: Range<usize>) -> Range<usize> {
        self.tokens.push((range.clone(), TokenKind::Name));
        range
    }

    /// `range` cut at the words `cuts`, outside brackets, but not inside a name that exists; each piece with the
    /// cut that follows it.
    fn split<'c>(&mut self, range: Range<usize>, cuts: &[&'c str], known: Known<'_>) -> Vec<(Range<usize>, Option<&'c str>)> {
        let mut found: Vec<(Range<usize>, &str)> = Vec::new();
        let mut word: Option<usize> = None;
        for (i, c) in self.outside(range.clone()).chain([(range.end, ' ')]) {
            match (c.is_whitespace(), word) {
                (false, None) => word = Some(i),
                (true, Some(start)) => {
                    let cut = cuts.iter().copied().find(|cut| cut.eq_ignore_ascii_case(&self.text[start..i]));
                    found.extend(cut.map(|cut| (start..i, cut)));
                    word = None;
                }
                _ => {}
            }
        }
        let mut pieces = Vec::with_capacity(found.len() + 1);
        let (mut start, mut next) = (range.start, 0);
        while next <= found.len() {
            let end_of = |n: usize| found.get(n).map_or(range.end, |(cut, _)| cut.start);
            let farthest = found.len().min(next + REACH);
            let whole = (next + 1..=farthest).rev().find(|n| known(&self.text[self.trim(start..end_of(*n))]));
            let last = whole.unwrap_or(next);
            let cut = found.get(last);
            pieces.push((self.trim(start..end_of(last)), cut.map(|(_, word)| *word)));
            if let Some((at, word)) = cut {
                self.tokens.push((at.clone(), if *word == "or" { TokenKind::Keyword } else { TokenKind::Punctuation }));
                start = at.end;
            }
            next = last + 1;
        }
        pieces
    }
}
