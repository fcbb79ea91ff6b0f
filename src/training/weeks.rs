//! A program week by week: what steps up, and what a lighter week leaves out.

use super::guide::{Lift, Phase, Program};
use super::prescription::{Amount, Block, Bound, Item, Line, Load, LoadKind, SetGroup, Step, Work, Workout};

/// Weeks that are alike, one after another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weeks<'g> {
    /// First and last, from 1; nothing for a program that does not say how long it is.
    pub range: Option<(u32, u32)>,
    /// Later weeks that are the same again, as those round a lighter week are; only [`alike`] fills it.
    pub again: Vec<(u32, u32)>,
    /// The name of the phase.
    pub phase: Option<&'g str>,
    /// Whether they are lighter weeks.
    pub deload: bool,
    /// One workout a session of the phase, in order.
    pub workouts: Vec<Workout<Lift>>,
    /// Which phase of the program it is, from 0.
    pub phase_index: usize,
}

/// A program's weeks in order, those that are alike together.
///
/// Loads that step (`75% +2.5%/week`) make every week its own; a lighter week has two thirds of the sets, rounded up,
/// and asks for two RPE less (two repetitions more in reserve).
pub fn weeks(program: &Program) -> Vec<Weeks<'_>> {
    let mut out: Vec<Weeks<'_>> = Vec::new();
    for (phase_index, phase) in program.phases.iter().enumerate() {
        let plain =
            |range, deload, workouts| Weeks { range, again: Vec::new(), phase: phase.name.as_deref(), deload, workouts, phase_index };
        let Some((first, last)) = phase.weeks else {
            out.push(plain(None, false, phase.sessions.iter().map(|s| s.workout.clone()).collect()));
            continue;
        };
        let steps = steps(phase);
        for week in first..=last {
            let deload = program.deload_weeks.contains(&week);
            if !steps
                && let Some(before) = out.last_mut()
                && before.phase_index == phase_index
                && before.deload == deload
            {
                before.range = before.range.map(|(start, _)| (start, week));
                continue;
            }
            let workouts = workouts(phase, week - first, deload);
            match out.last_mut() {
                Some(before) if before.phase_index == phase_index && before.deload == deload && before.workouts == workouts => {
                    before.range = before.range.map(|(start, _)| (start, week));
                }
                _ => out.push(plain(Some((week, week)), deload, workouts)),
            }
        }
    }
    out
}

/// A program's weeks, each kind of week of a phase once: `Weeks 1–3 and 5–6`, then the lighter `Week 4`.
pub fn alike(program: &Program) -> Vec<Weeks<'_>> {
    let mut out: Vec<Weeks<'_>> = Vec::new();
    for run in weeks(program) {
        let steps = program.phases.get(run.phase_index).is_some_and(steps);
        let same = |other: &&mut Weeks<'_>| {
            other.phase_index == run.phase_index && other.deload == run.deload && (!steps || other.workouts == run.workouts)
        };
        match out.iter_mut().find(same) {
            Some(before) => before.again.extend(run.range),
            None => out.push(run),
        }
    }
    out
}

impl Weeks<'_> {
    /// Every stretch of these weeks, first and last, in order.
    pub fn ranges(&self) -> impl Iterator<Item = (u32, u32)> {
        self.range.into_iter().chain(self.again.iter().copied())
    }
}

/// The phase's workouts after so many weeks of it.
fn workouts(phase: &Phase, after: u32, deload: bool) -> Vec<Workout<Lift>> {
    let change = |session: &super::guide::Session| {
        let mut workout = session.workout.clone();
        for line in &mut workout.lines {
            if let Line::Item(item) = line {
                step(item, after);
                if deload {
                    lighten(item);
                }
            }
        }
        workout
    };
    phase.sessions.iter().map(change).collect()
}

/// Whether any load of a phase steps from week to week; where none does, its weeks are alike but for the lighter ones.
fn steps(phase: &Phase) -> bool {
    let steps = |load: &Option<Load>| load.is_some_and(|load| load.step.is_some());
    let any = |work: &Work| match work {
        Work::Sets(groups) => groups.iter().any(|group| steps(&group.load)),
        Work::Block(Block::Emom { load, .. } | Block::Amrap { load, .. }) => steps(load),
        Work::Block(Block::Tabata) => false,
    };
    let lines = phase.sessions.iter().flat_map(|session| &session.workout.lines);
    lines.filter_map(|line| if let Line::Item(item) = line { Some(&item.rx.work) } else { None }).any(any)
}

/// The loads of a line that has any.
pub(super) fn loads(item: &mut Item<Lift>) -> Vec<&mut Load> {
    match &mut item.rx.work {
        Work::Sets(groups) => groups.iter_mut().filter_map(|group| group.load.as_mut()).collect(),
        Work::Block(Block::Emom { load, .. } | Block::Amrap { load, .. }) => load.iter_mut().collect(),
        Work::Block(Block::Tabata) => Vec::new(),
    }
}

/// Moves every load that steps to where it is after so many weeks.
fn step(item: &mut Item<Lift>, after: u32) {
    for load in loads(item) {
        if let Some(step) = load.step.take() {
            load.kind = stepped(load.kind, step, after);
        }
    }
}

/// Whether a step is of the unit of its load: percentages step in points, weights in their own unit.
pub(super) fn fits(kind: LoadKind, step: Step) -> bool {
    match kind {
        LoadKind::Percent(_) => step.unit.is_none(),
        LoadKind::Weight(_, unit) | LoadKind::BodyweightPlus(_, unit) | LoadKind::BodyweightMinus(_, unit) => step.unit == Some(unit),
        LoadKind::Bodyweight => step.unit.is_some(),
        LoadKind::Rpe(_) | LoadKind::Rir(_) => false,
    }
}

/// A load after so many weeks; as it was where the step does not fit.
///
/// Beside the body's weight it is the number that steps: `BW-30 kg -2.5 kg/week` is 2.5 kg less help each week.
pub(super) fn stepped(mut kind: LoadKind, step: Step, after: u32) -> LoadKind {
    if !fits(kind, step) {
        return kind;
    }
    let by = step.amount.0.saturating_mul(after);
    let move_by = |amount: Amount| Amount(if step.down { amount.0.saturating_sub(by) } else { amount.0.saturating_add(by) });
    change(&mut kind, &move_by);
    match (kind, step.unit) {
        (LoadKind::Bodyweight, Some(unit)) if by > 0 => {
            let weight = Bound::one(Amount(by));
            if step.down { LoadKind::BodyweightMinus(weight, unit) } else { LoadKind::BodyweightPlus(weight, unit) }
        }
        (LoadKind::BodyweightPlus(weight, _) | LoadKind::BodyweightMinus(weight, _), _) if weight.high == Amount(0) => LoadKind::Bodyweight,
        (kind, _) => kind,
    }
}

/// Two thirds of the sets, rounded up, and two RPE less.
fn lighten(item: &mut Item<Lift>) {
    if let Work::Sets(groups) = &mut item.rx.work {
        for SetGroup { sets, .. } in groups {
            let fewer = |n: u8| u8::try_from((u16::from(n) * 2).div_ceil(3)).unwrap_or(n);
            *sets = Bound { low: fewer(sets.low), high: fewer(sets.high) };
        }
    }
    for load in loads(item) {
        match &mut load.kind {
            LoadKind::Rpe(_) => change(&mut load.kind, &|rpe| Amount(rpe.0.saturating_sub(200).max(100))),
            LoadKind::Rir(_) => change(&mut load.kind, &|rir| Amount((rir.0 + 200).min(1000))),
            _ => {}
        }
    }
}

fn change(kind: &mut LoadKind, by: &dyn Fn(Amount) -> Amount) {
    match kind {
        LoadKind::Rpe(bound)
        | LoadKind::Rir(bound)
        | LoadKind::Percent(bound)
        | LoadKind::Weight(bound, _)
        | LoadKind::BodyweightPlus(bound, _)
        | LoadKind::BodyweightMinus(bound, _) => *bound = Bound { low: by(bound.low), high: by(bound.high) },
        LoadKind::Bodyweight => {}
    }
}

#[cfg(test)]
mod tests {
    use super::stepped;
    use crate::training::prescription::{Line, Load, Work, parse};
    use crate::training::testing::word;

    #[test]
    fn a_load_steps_in_its_own_unit() {
        let case = |load: &str, after: u32, want: &str| {
            let line = parse(&[word(&format!("Squat: 3 x 5 @ {load}"))], &|_| false).value.lines.remove(0);
            let Line::Item(item) = line else { panic!("{load}") };
            let Work::Sets(groups) = item.rx.work else { panic!("{load}") };
            let load = groups[0].load.unwrap();
            let there = Load { kind: stepped(load.kind, load.step.unwrap(), after), step: None };
            assert_eq!(there.to_string(), want, "{load:?}");
        };
        case("70-75% +2.5%/week", 2, "75-80%");
        case("60 kg +2.5 kg/week", 3, "67.5 kg");
        case("BW-30 kg -2.5 kg/week", 2, "BW-25 kg");
        case("BW-30 kg -10 kg/week", 3, "BW");
        case("BW +2.5 kg/week", 0, "BW");
        case("BW +2.5 kg/week", 2, "BW+5 kg");
        case("60 kg +5 lb/week", 2, "60 kg");
        case("60 kg +2.5%/week", 2, "60 kg");
        case("RPE 7 +2.5%/week", 2, "RPE 7");
    }
}
