//! A session as Markdown for a page of a guide: its lines in a fence, and its reasons as a list.

use std::fmt::Write as _;

use crate::source::{Sources, Span, Word};
use crate::training::generate::{Answer, NoteKind, Session};
use crate::training::guide::{Guide, Lift};
use crate::training::prescription::{Line, Workout, writable};

/// Every session of an answer, and what a reader should know besides.
pub(super) fn markdown(guide: &Guide, answer: &Answer) -> String {
    let sessions = answer.sessions.iter().map(|session| one(guide, session, answer.request.minutes));
    let notes = answer.notes.iter().map(|note| {
        let kind = if note.kind == NoteKind::Caution { "CAUTION" } else { "NOTE" };
        format!("> [!{kind}]\n> {}\n", note.text)
    });
    sessions.chain(notes).collect::<Vec<_>>().join("\n")
}

/// A workout with names that its lines can hold: an id where a title cannot be written.
fn written(guide: &Guide, mut workout: Workout<Lift>) -> Workout<Lift> {
    for line in &mut workout.lines {
        let Line::Item(item) = line else { continue };
        for lift in item.partners.iter_mut().flatten() {
            let Some(id) = lift.exercise else { continue };
            let meta = &guide.exercises[id].meta;
            lift.name = Word::new(writable(&meta.title, &meta.id), lift.name.span);
        }
    }
    workout
}

fn one(guide: &Guide, session: &Session, minutes: u32) -> String {
    // Lines that are printed have no place; any will do.
    let nowhere = Sources::from_iter([("", "")]).find("").map(|file| Span::new(file, 0..0));
    let lines = nowhere.map_or_else(String::new, |at| written(guide, session.to_workout(guide, at)).to_string());
    let title = session.name.replace('"', "'");
    let mut out = format!("```workout title=\"{title}\" minutes={minutes}\n{lines}\n```\n\n");
    for row in &session.rows {
        let why: Vec<&str> = row.why.iter().map(|reason| reason.text.as_str()).collect();
        let _ = writeln!(out, "- **{}**: {}.", guide.exercises[row.exercise].meta.title, why.join(". "));
    }
    out
}
