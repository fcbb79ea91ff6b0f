//! The generator: sessions that follow from stated rules, with a reason for every row.
//!
//! [`generate`] turns a [`Request`] into an [`Answer`] or a [`Refusal`]. What every session keeps is [`Must`]; what it
//! should keep is a score in thousandths of a point, from one table. No random numbers, no clock, no floats, no hash
//! order: the same request over the same guide gives the same bytes everywhere, and ties go to the smaller id.
//!
//! Slots follow from targets, order and minutes; a beam over the slots picks exercises; each finished session is fitted
//! to the minutes as a whole, so that a pair or a shorter second lift can save an exercise; the best one wins.

mod answer;
mod around;
mod board;
mod build;
mod catalogue;
mod fit;
mod improve;
mod layout;
mod must;
mod needs;
mod plan;
mod pool;
mod reasons;
mod refuse;
mod request;
mod scheme;
mod search;
mod summary;
mod weights;
mod words;

#[cfg(test)]
mod tests;

pub use answer::{Answer, Around, Note, NoteKind, Reason, Refusal, Row, Session, Slot};
pub use catalogue::catalogue;
pub use must::Must;
pub use request::{Aim, Defaults, Order, Request, Supersets};

use super::guide::Guide;
use super::stations::Near;
use search::{FAR, NEAR};

/// Sessions for a request, or what cannot be met and the nearest request that can.
///
/// # Errors
/// A [`Refusal`] that names the rule that cannot be met.
pub fn generate(guide: &Guide, near: &Near, request: &Request) -> Result<Answer, Box<Refusal>> {
    let mut request = request.clone();
    let mut left_out = Vec::new();
    loop {
        match sessions(guide, near, &request) {
            Ok((sessions, mut notes)) => {
                notes.extend(left_out);
                return Ok(Answer { request, sessions, notes });
            }
            Err(refusal) => {
                let target = refusal.target.filter(|_| request.partial && request.targets.len() > 1);
                let Some(target) = target else { return Err(Box::new(refuse::with_nearest(guide, near, &request, *refusal))) };
                let text = format!("{}: {}", refusal.message, refusal.help);
                left_out.push(Note { kind: NoteKind::LeftOut, rule: refusal.rule.id(), text });
                request.targets.retain(|aim| aim.target != target);
            }
        }
    }
}

/// The sessions of a week with what a reader should know besides, or why there are none.
fn sessions(guide: &Guide, near: &Near, request: &Request) -> Result<(Vec<Session>, Vec<Note>), Box<Refusal>> {
    let mut pool = refuse::plainly(guide, near, request)?;
    let mut sessions: Vec<Session> = Vec::new();
    let mut used = Vec::new();
    for day in 0..request.sessions.clamp(1, scheme::SESSIONS) {
        if request.sessions > 1 {
            pool.day = if day == 0 { weights::HEAVY_DAY.0 } else { weights::HEAVY_DAY.1 };
        }
        pool.again = sessions.iter().map(|session| session.rows.len() / 2).min().unwrap_or(usize::MAX);
        pool.used = pool.moves.iter().filter(|m| used.contains(&m.id)).map(|m| m.root).collect();
        pool.moves.iter_mut().for_each(|m| m.used = used.contains(&m.id));
        let nth = if day == 0 { request.variant.max(1) as usize } else { 1 };
        let mut found = if nth > 5 { Vec::new() } else { search::search(&pool, NEAR) };
        if found.len() < nth {
            found = search::search(&pool, FAR);
        }
        match found.get(nth - 1) {
            Some(fitted) => sessions.push(build::session(&pool, fitted)),
            None if found.is_empty() => return Err(Box::new(refuse::nothing(guide, near, request, day))),
            None => return Err(Box::new(refuse::few(guide, request, found.len()))),
        }
        used = sessions.iter().flat_map(|session| session.rows.iter().map(|row| row.exercise)).collect();
    }
    sessions.sort_by_key(|session| std::cmp::Reverse(session.points));
    if sessions.len() > 1 {
        for (i, session) in sessions.iter_mut().enumerate() {
            session.name = format!("Day {}: {}", i + 1, session.name.to_lowercase());
        }
    }
    Ok((sessions, refuse::notes(&pool)))
}
