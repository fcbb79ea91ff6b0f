//! Programs: phases, sessions, workouts.

use rayon::prelude::*;

use crate::diag::{Finding, Rule};
use crate::training::guide::{Phase, Program, Session};
use crate::training::library::{self, Library};
use crate::training::table::Table;

use super::lookup::Lookup;
use super::reader::{Lines, Reader};

/// The table of programs.
pub(super) fn programs(library: &Library, look: &mut Lookup<'_>) -> Table<Program> {
    // Lines are read side by side; names are looked up one program after the other, for how much may be spent on wrong ones.
    let reader = look.reader();
    let read: Vec<Vec<Vec<Lines>>> = library.programs.par_iter().map(|written| lines(written, &reader)).collect();
    library.programs.iter().zip(read).map(|(written, read)| program(written, &read, look)).collect()
}

/// What the lines of each session say, phase by phase.
fn lines(written: &library::Program, reader: &Reader<'_>) -> Vec<Vec<Lines>> {
    written.phases.iter().map(|phase| phase.sessions.iter().map(|session| reader.read(&session.work)).collect()).collect()
}

fn program(written: &library::Program, read: &[Vec<Lines>], look: &mut Lookup<'_>) -> Program {
    let mut deload_weeks = written.deload_weeks.clone();
    deload_weeks.sort_unstable();
    deload_weeks.dedup();
    let last = written.phases.iter().filter_map(|p| p.weeks).map(|w| w.1).max();
    let weeks = written.weeks.or(last);
    if let (Some(weeks), Some(late)) = (weeks, deload_weeks.iter().find(|w| Some(**w) > weeks)) {
        let message = format!("week {late} is a lighter week, but the program has {}", crate::base::words::count(weeks as usize, "week"));
        look.report.push(Finding::new(Rule::BadValue, written.common.place, message).help("change `deload_weeks`, or `weeks`"));
        deload_weeks.retain(|w| *w <= weeks);
    }
    Program {
        meta: look.meta(&written.common),
        goal: written.goal,
        level: written.level,
        weeks,
        deload_weeks,
        priority: written.priority.iter().filter_map(|name| look.target(name)).collect(),
        flags: written.flags.iter().map(|flag| flag.text.clone()).collect(),
        progression: written.progression.clone(),
        phases: written.phases.iter().zip(read).map(|(phase, read)| self::phase(phase, read, weeks, look)).collect(),
    }
}

fn phase(written: &library::Phase, read: &[Lines], weeks: Option<u32>, look: &mut Lookup<'_>) -> Phase {
    let phase = Phase {
        name: written.name.clone(),
        weeks: written.weeks.or(weeks.map(|last| (1, last))),
        sessions: written
            .sessions
            .iter()
            .zip(read)
            .map(|(session, read)| Session {
                name: session.name.clone(),
                span: session.span,
                day: session.day,
                minutes: session.minutes,
                written: session.work.lines.clone(),
                workout: look.lifts(read),
                asked: session.asked.clone(),
                source: None,
            })
            .collect(),
    };
    super::steps::check(&phase, look);
    phase
}
