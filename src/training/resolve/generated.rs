//! Generated workouts: every request of the guide is answered, once everything else is known.

use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::Report;
use crate::training::Id;
use crate::training::generate::{Answer, Defaults, generate};
use crate::training::guide::{Generated, Guide, Meta, Program, Ref, Session, Source};
use crate::training::library::Asked;

use super::request::{refused, request};

/// Who asks.
#[derive(Clone, Copy)]
enum Place {
    /// The nth generate fence of a page; the home page is no thing.
    Fence(Option<Ref>, usize),
    /// A session of a program, by phase and place in it.
    Session(Id<Program>, usize, usize),
}

/// Answers every fence and every session that asks, with a finding where there is no answer.
///
/// In a program, `goal` and `level` that a request leaves out are the program's, the session's `minutes` are its time,
/// and the program's `flags` hold for it. A request for several sessions becomes as many, one after the other.
pub(super) fn make(guide: &mut Guide, report: &mut Report) {
    let places = places(guide);
    let answers: Vec<(Option<Arc<Answer>>, Report)> = places.par_iter().map(|place| answer(guide, *place)).collect();
    let mut sessions = Vec::new();
    for (place, (answer, found)) in places.into_iter().zip(answers) {
        report.append(found);
        match (place, answer) {
            (Place::Fence(thing, n), Some(answer)) => fill(guide, thing, n, answer),
            (Place::Session(program, phase, n), answer) => sessions.push((program, phase, n, answer)),
            (Place::Fence(..), None) => {}
        }
    }
    // From the last on, since one session can become several.
    for (program, phase, n, answer) in sessions.into_iter().rev() {
        let Some(answer) = answer else { continue };
        let written = guide.programs[program].phases[phase].sessions[n].clone();
        let made = made(guide, &written, &answer);
        guide.programs[program].phases[phase].sessions.splice(n..=n, made);
    }
}

fn places(guide: &Guide) -> Vec<Place> {
    let mut places = Vec::new();
    let metas = guide.things().map(|thing| (Some(thing), guide.meta(thing))).chain(guide.home.as_ref().map(|home| (None, home)));
    for (thing, meta) in metas {
        places.extend((0..meta.generated.len()).map(|n| Place::Fence(thing, n)));
    }
    for (id, program) in guide.programs.iter() {
        for (p, phase) in program.phases.iter().enumerate() {
            let asking = phase.sessions.iter().enumerate().filter(|(_, session)| session.asked.is_some());
            places.extend(asking.map(|(n, _)| Place::Session(id, p, n)));
        }
    }
    places
}

fn answer(guide: &Guide, place: Place) -> (Option<Arc<Answer>>, Report) {
    let mut report = Report::default();
    let (asked, defaults, flags): (Option<&Asked>, Defaults, &[Arc<str>]) = match place {
        Place::Fence(thing, n) => (generated(guide, thing, n).and_then(|g| g.asked.as_ref()), guide.defaults.clone(), &[]),
        Place::Session(id, phase, n) => {
            let program = &guide.programs[id];
            let session = &program.phases[phase].sessions[n];
            (session.asked.as_ref(), in_program(&guide.defaults, program, session), &program.flags)
        }
    };
    let Some(asked) = asked else { return (None, report) };
    let Some(request) = request(guide, asked, &defaults, flags, &mut report) else { return (None, report) };
    match generate(guide, &guide.near, &request) {
        Ok(answer) => (Some(Arc::new(answer)), report),
        Err(refusal) => {
            report.push(refused(guide, asked, &request, &refusal));
            (None, report)
        }
    }
}

/// What a request in a program assumes.
fn in_program(defaults: &Defaults, program: &Program, session: &Session) -> Defaults {
    Defaults {
        goal: program.goal.unwrap_or(defaults.goal),
        level: program.level.unwrap_or(defaults.level),
        minutes: session.minutes.unwrap_or(defaults.minutes),
        equipment: defaults.equipment.clone(),
    }
}

fn generated(guide: &Guide, thing: Option<Ref>, n: usize) -> Option<&Generated> {
    let meta: Option<&Meta> = match thing {
        Some(thing) => Some(guide.meta(thing)),
        None => guide.home.as_ref(),
    };
    meta?.generated.get(n)
}

fn fill(guide: &mut Guide, thing: Option<Ref>, n: usize, answer: Arc<Answer>) {
    let Some(at) = generated(guide, thing, n).and_then(|g| g.asked.as_ref()).map(|asked| asked.span) else { return };
    let workouts = answer.sessions.iter().map(|session| session.to_workout(guide, at)).collect();
    let meta = match thing {
        Some(thing) => Some(guide.meta_mut(thing)),
        None => guide.home.as_mut(),
    };
    if let Some(generated) = meta.and_then(|meta| meta.generated.get_mut(n)) {
        (generated.answer, generated.workouts) = (Some(answer), workouts);
    }
}

/// The sessions that one session which asks becomes: `Pump day`, or `Pump day 1` and `Pump day 2`.
fn made(guide: &Guide, written: &Session, answer: &Arc<Answer>) -> Vec<Session> {
    let at = written.asked.as_ref().map_or(written.span, |asked| asked.span);
    let several = answer.sessions.len() > 1;
    let one = |(nth, session): (usize, &crate::training::generate::Session)| Session {
        name: if several { format!("{} {}", written.name, nth + 1).into() } else { written.name.clone() },
        day: written.day.filter(|_| nth == 0),
        minutes: written.minutes.or(Some(answer.request.minutes)),
        workout: session.to_workout(guide, at),
        source: Some(Source { answer: answer.clone(), nth }),
        ..written.clone()
    };
    answer.sessions.iter().enumerate().map(one).collect()
}
