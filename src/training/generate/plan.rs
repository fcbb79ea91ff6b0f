//! Sets, repetitions and rest of one exercise in one slot.

use crate::training::constants;
use crate::training::guide::Exercise;
use crate::training::prescription::{Amount, Bound, Dose, Load, LoadKind, Prescription, Seconds, SetGroup, Tempo, Work, parse_rx};
use crate::training::rounds::Twice;
use crate::training::spine;
use crate::training::terms::{Goal, Mechanic};
use crate::training::time::{self, TICKS};

use super::answer::Slot;
use super::fit;
use super::scheme::{BODYWEIGHT_MAIN, HEAVY_REST, MANY_REPS, RAMP_SETS, SETS, scheme};

/// Equipment that is held, and takes a load.
const LOADS: &[&str] = &["dumbbell", "kettlebell", "sled", "medicine-ball"];

/// How an exercise takes its load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Loading {
    /// The body's own weight.
    Body,
    /// A band.
    Band,
    /// A weight that grows in large steps, or is held in the hands.
    Held,
    /// A bar, a cable or a machine.
    Weight,
}

pub(super) fn loading(exercise: &Exercise) -> Loading {
    let has = |what: &[&str]| exercise.equipment.iter().any(|e| what.contains(&&**e));
    if has(&["barbell", "trap-bar", "cable", "machine", "smith-machine", "ez-bar"]) {
        Loading::Weight
    } else if has(LOADS) {
        Loading::Held
    } else if has(&["band"]) {
        Loading::Band
    } else {
        Loading::Body
    }
}

/// What an exercise would be in a slot.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The slot whose repetitions it takes.
    pub(super) slot: Slot,
    /// Sets, fewest and most, untrimmed.
    pub(super) sets: (u8, u8),
    group: SetGroup,
    tempo: Option<Tempo>,
    /// Seconds of rest on its own.
    pub(super) rest: u32,
    /// How heavy one set is for the spine, in hundredths.
    pub(super) stress: u32,
    /// Spinal points for each half set, in thousandths.
    pub(super) points: u32,
    /// Whether the middle of its repetitions is six or fewer.
    pub(super) few: bool,
    /// How long its work takes by half sets.
    pub(super) work: [u64; 11],
    /// How long its ramp sets take as the first compound of its pattern, and else.
    pub(super) ramp: (u64, u64),
    /// Whether ramp sets of the first compound are many.
    long_ramp: bool,
}

/// The least time that an exercise takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Least {
    /// Work, ramp sets and the way there.
    pub(super) seconds: u32,
    /// Rests on its own.
    pub(super) rest: u32,
    /// Rests with a partner.
    pub(super) rest_in_superset: u32,
}

impl Plan {
    /// What `exercise` is in `slot`: its own `rx` wins over the goal's table, and an isolation exercise never takes
    /// the repetitions of a main or second lift.
    pub(super) fn new(exercise: &Exercise, own: Option<&Prescription>, slot: Slot, goal: Goal) -> Self {
        let isolation = exercise.mechanic == Mechanic::Isolation;
        let slot = if isolation && slot < Slot::Accessory { Slot::Accessory } else { slot };
        let table = scheme(goal, slot);
        let own_group = own.and_then(|rx| match &rx.work {
            Work::Sets(groups) => groups.first().cloned(),
            Work::Block(_) => None,
        });
        let bodyweight = slot == Slot::Primary && loading(exercise) == Loading::Body;
        let reps = if bodyweight { BODYWEIGHT_MAIN } else { table.reps };
        let has_own = own_group.is_some();
        let mut group = own_group.unwrap_or(SetGroup {
            sets: Bound { low: table.sets.0, high: table.sets.1 },
            dose: Dose::Reps { reps: Bound { low: reps.0, high: reps.1 }, open: false },
            per_side: false,
            load: None,
            technique: None,
        });
        group.technique = None;
        group.per_side |= exercise.unilateral;
        if group.load.is_none() {
            let rpe = |n: u32| Load { kind: LoadKind::Rpe(Bound::one(Amount(n * 100))), step: None };
            group.load = table.rpe.map(rpe);
        }
        let sets = (group.sets.low.clamp(SETS.0, SETS.1), group.sets.high.clamp(SETS.0, SETS.1));
        let tempo = own.filter(|_| has_own).and_then(|rx| rx.tempo);
        let own_rest = own.filter(|_| has_own).and_then(|rx| rx.rest).map(|rest| rest.high.0);
        let counted = Work::Sets(vec![group.clone()]).counted();
        let reps = counted.first().and_then(|(_, reps)| *reps);
        let factor = spine::factor(reps);
        // The rest of a heavy lift is too much after the many repetitions that an exercise asks for itself.
        let many = has_own && reps.is_some_and(|reps| !reps.at_most(MANY_REPS.0));
        let rest = own_rest.unwrap_or(if many { table.rest.min(MANY_REPS.1) } else { table.rest });
        let compound = exercise.mechanic == Mechanic::Compound;
        let ramp = |seconds: u32| if compound { u64::from(seconds) * u64::from(factor) * (TICKS / 100) } else { 0 };
        let long_ramp = reps.is_some_and(|reps| reps.at_most(constants::RAMP_REPS));
        Self {
            slot,
            sets,
            rest,
            stress: u32::from(exercise.axial) * factor,
            points: u32::from(exercise.axial) * factor * 5,
            few: reps.is_some_and(|reps: Twice| reps.at_most(6)),
            work: work(&group, tempo),
            ramp: (ramp(if long_ramp { constants::RAMP_FIRST } else { constants::RAMP_FURTHER }), ramp(constants::RAMP_FURTHER)),
            long_ramp,
            group,
            tempo,
        }
    }

    /// How long the fewest sets take that it is ever cut to.
    pub(super) fn least(&self, minutes: u32) -> Least {
        let sets = fit::floor(minutes, self);
        let work = (self.work[usize::from(sets) * 2] + self.ramp.1) / TICKS;
        let rests = u32::from(sets - 1);
        Least {
            seconds: u32::try_from(work).unwrap_or(u32::MAX / 2).saturating_add(constants::TRANSITION_SAME),
            rest: rests * self.rest,
            rest_in_superset: rests * self.rest_in_superset().min(self.rest),
        }
    }

    /// Seconds of rest in a superset: a partner's work is rest as well, so the rest after it can be shorter.
    pub(super) fn rest_in_superset(&self) -> u32 {
        if self.few { self.rest.max(HEAVY_REST) } else { self.rest.min(constants::REST_SUPERSET) }
    }

    /// The prescription with these sets and this rest; `first` says whether it is the first compound of its pattern.
    pub(super) fn prescription(&self, sets: (u8, u8), rest: u32, first: bool) -> Prescription {
        let ramp = match (self.ramp.1, first && self.long_ramp) {
            (0, _) => None,
            (_, true) => Some(RAMP_SETS[self.slot as usize]),
            (_, false) => Some(1),
        };
        let group = SetGroup { sets: Bound { low: sets.0, high: sets.1 }, ..self.group.clone() };
        Prescription { work: Work::Sets(vec![group]), rest: Some(Bound::one(Seconds(rest))), tempo: self.tempo, ramp, note: None }
    }
}

/// How long the work takes, by half sets.
fn work(group: &SetGroup, tempo: Option<Tempo>) -> [u64; 11] {
    let sides = if group.per_side { 2 } else { 1 };
    let with = |low: u8, high: u8| time::group_work(&SetGroup { sets: Bound { low, high }, ..*group }, tempo) * sides;
    let mut work = [0; 11];
    for (halves, ticks) in work.iter_mut().enumerate().skip(1) {
        let low = u8::try_from(halves / 2).unwrap_or(0);
        *ticks = with(low, low + u8::from(halves % 2 == 1));
    }
    work
}

/// What an exercise asks for itself, where that can be read.
pub(super) fn own(exercise: &Exercise) -> Option<Prescription> {
    parse_rx(exercise.rx.as_ref()?).value
}
