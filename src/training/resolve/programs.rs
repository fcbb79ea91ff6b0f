//! Programs: phases, sessions, workouts.

use crate::diag::{Finding, Rule};
use crate::training::guide::{Phase, Program, Session};
use crate::training::library::{self, Library};
use crate::training::table::Table;

use super::lookup::Lookup;

/// The table of programs.
pub(super) fn programs(library: &Library, look: &mut Lookup<'_>) -> Table<Program> {
    library.programs.iter().map(|written| program(written, look)).collect()
}

fn program(written: &library::Program, look: &mut Lookup<'_>) -> Program {
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
        phases: written.phases.iter().map(|phase| self::phase(phase, weeks, look)).collect(),
    }
}

fn phase(written: &library::Phase, weeks: Option<u32>, look: &mut Lookup<'_>) -> Phase {
    let phase = Phase {
        name: written.name.clone(),
        weeks: written.weeks.or(weeks.map(|last| (1, last))),
        sessions: written
            .sessions
            .iter()
            .map(|session| Session {
                name: session.name.clone(),
                span: session.span,
                day: session.day,
                minutes: session.minutes,
                written: session.work.lines.clone(),
                workout: look.workout(&session.work),
                asked: session.asked.clone(),
                source: None,
            })
            .collect(),
    };
    super::steps::check(&phase, look);
    phase
}
