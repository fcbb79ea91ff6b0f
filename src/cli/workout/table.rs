//! A session as a table for a terminal of 80 columns.

use std::cmp::Reverse;
use std::fmt::Write as _;

use crate::base::words::lower_first;
use crate::training::generate::{Answer, Around, NoteKind, Request, Row, Session};
use crate::training::guide::Guide;
use crate::training::spine::Points;

/// How wide a line is at most.
const WIDTH: usize = 80;
/// How wide a label is with its space.
const LABEL: usize = 4;

/// Every session of an answer, and what a reader should know besides.
pub(super) fn table(guide: &Guide, answer: &Answer) -> String {
    let mut out = String::new();
    paragraph(&mut out, "", 0, &format!("{}.", answer.request.summary(guide)));
    for session in &answer.sessions {
        out.push('\n');
        one(guide, &answer.request, session, &mut out);
    }
    for note in &answer.notes {
        out.push('\n');
        let head = if note.kind == NoteKind::Caution { "Caution: " } else { "Note: " };
        paragraph(&mut out, head, 2, &note.text);
    }
    out.push_str("\n`ironleaf explain h1` says more about rule H1, and so for the others.\n");
    out
}

fn one(guide: &Guide, request: &Request, session: &Session, out: &mut String) {
    let minutes = session.minutes();
    let head = format!("{} · {minutes} minutes", session.name);
    let _ = writeln!(out, "{head}\n{}\n", "=".repeat(head.chars().count()));
    around(out, "Warm-up", &session.warm_up);
    out.push('\n');
    rows(guide, session, out);
    around(out, "Cool-down", &session.cool_down);
    let mut volume: Vec<_> = session.volume.iter().collect();
    volume.sort_by_key(|(id, sets)| (Reverse(**sets), **id));
    let muscle = |id| lower_first(&guide.muscles[id].meta.title);
    let volume: Vec<String> = volume.into_iter().map(|(id, sets)| format!("{} {}", muscle(*id), sets.shown())).collect();
    out.push('\n');
    paragraph(out, "Sets for each muscle: ", 2, &volume.join(", "));
    let most = Points::most(request.level);
    let _ = writeln!(out, "Load on the spine: {} of at most {most} points", session.points);
}

fn around(out: &mut String, what: &str, around: &Around) {
    paragraph(out, &format!("{what}, {}: ", around.seconds.shown()), 2, &around.items.join(", "));
}

/// The cells of a row beside its label and name.
struct Cells {
    sets: String,
    effort: String,
    rest: String,
}

impl Cells {
    fn of(row: &Row) -> Self {
        Self { sets: row.rx.shown(), effort: row.rx.load_shown().unwrap_or_default(), rest: row.rest().shown() }
    }
}

fn rows(guide: &Guide, session: &Session, out: &mut String) {
    let head = Cells { sets: "Sets × reps".into(), effort: "Effort".into(), rest: "Rest".into() };
    let cells: Vec<Cells> = session.rows.iter().map(Cells::of).collect();
    let widest = |cell: fn(&Cells) -> &String| std::iter::once(&head).chain(&cells).map(|c| width(cell(c))).max().unwrap_or(0);
    let (sets, effort, rest) = (widest(|c| &c.sets), widest(|c| &c.effort), widest(|c| &c.rest));
    // The name takes what the others leave; two spaces stand between columns.
    let name = WIDTH.saturating_sub(LABEL + sets + effort + rest + 6).max(16);
    let mut line = |label: &str, title: &str, c: &Cells| {
        let whole = format!("{}{}  {}  {}  {}", pad(label, LABEL), pad(title, name), pad(&c.sets, sets), pad(&c.effort, effort), c.rest);
        out.push_str(whole.trim_end());
        out.push('\n');
    };
    line("", "Exercise", &head);
    let none = Cells { sets: String::new(), effort: String::new(), rest: String::new() };
    for (row, cells) in session.rows.iter().zip(&cells) {
        let mut titles = wrap(&guide.exercises[row.exercise].meta.title, name).into_iter();
        line(&row.label.to_string(), &titles.next().unwrap_or_default(), cells);
        let more = titles.chain(row.alternatives.iter().flat_map(|id| wrap(&format!("or {}", guide.exercises[*id].meta.title), name)));
        more.for_each(|more| line("", &more, &none));
        let why = row.why.iter().map(|reason| format!("{} ({}).", reason.text, reason.rule));
        let ramp = match row.ramp_sets() {
            0 => None,
            1 => Some("One ramp set before it.".to_owned()),
            n => Some(format!("{n} ramp sets before it.")),
        };
        for text in ramp.into_iter().chain(why) {
            let lines = wrap(&text, WIDTH - LABEL - 2);
            lines.iter().enumerate().for_each(|(i, text)| line("", &format!("{}{text}", if i == 0 { "- " } else { "  " }), &none));
        }
    }
    out.push('\n');
}

/// Text after `head`, in lines of which all but the first are indented.
fn paragraph(out: &mut String, head: &str, indent: usize, text: &str) {
    let whole = format!("{head}{text}");
    for (i, line) in wrap(&whole, WIDTH - indent).into_iter().enumerate() {
        let _ = writeln!(out, "{}{line}", " ".repeat(if i == 0 { 0 } else { indent }));
    }
}

/// Lines of at most `most` characters, cut at spaces; a word that is longer stands alone.
fn wrap(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn width(text: &str) -> usize {
    text.chars().count()
}

fn pad(text: &str, to: usize) -> String {
    format!("{text}{}", " ".repeat(to.saturating_sub(width(text))))
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_are_cut_at_spaces() {
        let case = |text: &str, most: usize, want: &[&str]| assert_eq!(wrap(text, most), want, "{text}");
        case("one two three", 7, &["one two", "three"]);
        case("über größe", 5, &["über", "größe"]);
        case("incomprehensibly long", 4, &["incomprehensibly", "long"]);
        case("", 4, &[]);
    }
}
