//! A program day by day: what is done in each week, on which day.

use crate::training::guide::{Lift, Program, Session};
use crate::training::prescription::Workout;
use crate::training::terms::Day;
use crate::training::weeks::{Weeks, weeks};

/// One session of one week.
pub(super) struct Sitting<'w> {
    /// The week, from 1; nothing for a program that does not say how long it is.
    pub(super) week: Option<u32>,
    /// The name of the phase.
    pub(super) phase: Option<&'w str>,
    /// Whether it is a lighter week.
    pub(super) deload: bool,
    /// Which session of the week it is, from 0.
    pub(super) nth: usize,
    pub(super) session: &'w Session,
    /// What is done in this week.
    pub(super) workout: &'w Workout<Lift>,
    /// The day: the session's own, or one that is free.
    pub(super) day: Day,
}

/// A program's weeks, for [`sittings`].
pub(super) fn plan(program: &Program) -> Vec<Weeks<'_>> {
    weeks(program)
}

/// Every session of every week, in order.
pub(super) fn sittings<'w>(program: &'w Program, plan: &'w [Weeks<'w>]) -> Vec<Sitting<'w>> {
    let mut out = Vec::new();
    for alike in plan {
        let sessions = &program.phases[alike.phase_index].sessions;
        let days = days(&sessions.iter().map(|session| session.day).collect::<Vec<_>>());
        let numbers: Vec<Option<u32>> = match alike.range {
            None => vec![None],
            Some((first, last)) => (first..=last).map(Some).collect(),
        };
        for week in numbers {
            for (nth, session) in sessions.iter().enumerate() {
                let (workout, day) = (&alike.workouts[nth], days[nth]);
                out.push(Sitting { week, phase: alike.phase, deload: alike.deload, nth, session, workout, day });
            }
        }
    }
    out
}

/// A day for each session: its own where it says one; else, with days of rest between, one that no other has.
fn days(said: &[Option<Day>]) -> Vec<Day> {
    use Day::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    let spread: &[Day] = match said.len() {
        0 | 1 => &[Mon],
        2 => &[Mon, Thu],
        3 => &[Mon, Wed, Fri],
        4 => &[Mon, Tue, Thu, Fri],
        5 => &[Mon, Tue, Wed, Thu, Fri],
        6 => &[Mon, Tue, Wed, Thu, Fri, Sat],
        _ => &[Mon, Tue, Wed, Thu, Fri, Sat, Sun],
    };
    let mut free: Vec<Day> = spread.iter().chain(Day::ALL).copied().filter(|day| !said.contains(&Some(*day))).collect();
    let mut seen = Vec::new();
    free.retain(|day| {
        !seen.contains(day) && {
            seen.push(*day);
            true
        }
    });
    let mut free = free.into_iter();
    said.iter().enumerate().map(|(i, day)| day.or_else(|| free.next()).unwrap_or(Day::ALL[i % Day::ALL.len()])).collect()
}

#[cfg(test)]
mod tests {
    use super::{Day, days};

    #[test]
    fn sessions_without_a_day_get_one() {
        let case = |said: &[&str], want: &str| {
            let said: Vec<Option<Day>> = said.iter().map(|id| Day::find(id)).collect();
            assert_eq!(days(&said).iter().map(|day| day.id()).collect::<Vec<_>>().join(" "), want, "{said:?}");
        };
        case(&["tue", "fri"], "tue fri");
        case(&["", ""], "mon thu");
        case(&["", "", ""], "mon wed fri");
        case(&["mon", ""], "mon thu");
        case(&["", "wed", ""], "mon wed fri");
        case(&["", "", "", "", "", "", "", ""], "mon tue wed thu fri sat sun mon");
    }
}
