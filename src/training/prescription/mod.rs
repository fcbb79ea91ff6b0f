//! Workout lines and what they mean: sets, reps, loads, rest, tempo.
//!
//! [`parse`] reads lines, `Display` writes them in canonical form, [`tokens()`] says what each letter is, and the
//! `shown` and `spoken` methods put a prescription into words for a reader.

mod cursor;
mod line;
mod load;
mod modifier;
mod names;
mod number;
mod print;
mod stray;
mod tokens;
mod types;
mod words;
mod work;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

pub use print::Named;
pub use tokens::{TokenKind, tokens};
pub use types::{
    Amount, AmrapWord, Block, Bound, Distance, DistanceUnit, Dose, Item, Label, Line, Load, LoadKind, MyoReps, Phase, Prescription,
    Seconds, Section, SectionKind, SetGroup, Step, Technique, Tempo, WeightUnit, Work, Workout,
};

use std::ops::Range;

use crate::base::words::thousands;
use crate::diag::{Checked, Finding, Report, Rule};
use crate::source::{Span, Word};

use cursor::{Cursor, Trouble};
use line::Read;

/// The most lines that a workout may have.
const LINES: usize = 1000;
/// The longest line that is read, in bytes.
const LINE: usize = 2000;

/// What `lines` mean, and all that is wrong with them.
///
/// `known` says whether a text is the whole name of an exercise: such a name is taken before it is cut at ` or `,
/// ` | ` or ` + `, and before a label is taken off it. What is right in a wrong line is kept where it means
/// something without the rest; else the line is left out.
pub fn parse(lines: &[Word], known: &dyn Fn(&str) -> bool) -> Checked<Workout<Word>> {
    let mut all = Checked::<Workout<Word>>::default();
    if let Some(line) = lines.get(LINES) {
        let message = format!("a workout of {} lines, of which {} are read", thousands(lines.len()), thousands(LINES));
        all.report.push(Finding::new(Rule::TooLarge, line.span, message).help("divide it into sessions"));
    }
    for line in lines.iter().take(LINES) {
        if line.text.len() > LINE {
            let message = format!("a workout line of more than {} bytes", thousands(LINE));
            all.report.push(Finding::new(Rule::TooLarge, line.span, message).help("write one exercise a line"));
            continue;
        }
        let mut cursor = Cursor::new(line);
        let read = cursor.line(known);
        all.report.extend(cursor.troubles.into_iter().map(|t| t.into_finding(line)));
        let word = |range: Range<usize>| Word::new(&line.text[range.clone()], line.part(range));
        all.value.lines.extend(read.map(|(read, whole)| match read {
            Read::Section { kind, time, items } => {
                Line::Section(Section { kind, time, items: items.into_iter().map(word).collect(), span: line.part(whole) })
            }
            Read::Item { label, partners, rx } => {
                let partners = partners.into_iter().map(|names| names.into_iter().map(word).collect()).collect();
                Line::Item(Item { label, partners, rx, span: line.part(whole) })
            }
        }));
    }
    all
}

/// `title` where a workout line can hold it as it is, else `id`: a title with ` #`, or one that looks like a
/// prescription, would be read as something else.
pub fn writable<'n>(title: &'n str, id: &'n str) -> &'n str {
    // Almost every title is of words alone.
    if title.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'')) && !title.contains(" -") {
        return title;
    }
    let Some(at) = crate::source::Sources::from_iter([("", "")]).find("").map(|file| Span::new(file, 0..0)) else { return id };
    let read = parse(&[Word::new(format!("A) {title}: 3 x 8"), at)], &|name| name == title);
    let whole = match &read.value.lines[..] {
        [Line::Item(item)] => {
            item.label.is_some() && matches!(&item.partners[..], [names] if matches!(&names[..], [one] if *one.text == *title))
        }
        _ => false,
    };
    if whole && read.report.findings.is_empty() { title } else { id }
}

/// What a prescription without a name means: `3 x 30-60 s, rest 30 s`.
pub fn parse_rx(text: &Word) -> Checked<Option<Prescription>> {
    if text.text.len() > LINE {
        let message = format!("a prescription of more than {} bytes", thousands(LINE));
        let finding = Finding::new(Rule::TooLarge, text.span, message).help("write sets, repetitions and rest: `3 x 8, rest 2 min`");
        return Checked { value: None, report: Report::from_iter([finding]) };
    }
    let mut cursor = Cursor::new(text);
    cursor.name_too_many();
    let value = cursor.prescription();
    let found = |trouble: Trouble| trouble.into_finding(text);
    Checked { value, report: cursor.troubles.into_iter().map(found).collect() }
}
