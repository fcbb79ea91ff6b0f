//! The goal's table: sets, repetitions, rest and effort by slot.
#![expect(clippy::match_same_arms, reason = "a table, with a line for each goal and slot")]

use crate::training::terms::Goal;

use super::answer::Slot;

/// What a goal asks of a slot.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scheme {
    pub(super) sets: (u8, u8),
    pub(super) reps: (u16, u16),
    /// Seconds.
    pub(super) rest: u32,
    pub(super) rpe: Option<u32>,
}

/// Repetitions of a main lift with nothing but the body's weight, such as a pull-up (S1).
pub(super) const BODYWEIGHT_MAIN: (u16, u16) = (6, 10);
/// Sets of any row, at least and at most (S1, S2).
pub(super) const SETS: (u8, u8) = (2, 5);
/// Sets that a main lift keeps, from and under 45 minutes.
pub(super) const MAIN_KEEPS: (u8, u8) = (3, 2);
/// Seconds of rest that a set of few repetitions needs, in a superset too.
pub(super) const HEAVY_REST: u32 = 120;
/// Ramp sets before the first compound of a pattern at few repetitions, by slot; others have one.
pub(super) const RAMP_SETS: [u8; 4] = [3, 2, 1, 1];
/// Above so many repetitions of its own, an exercise rests no longer than so many seconds.
pub(super) const MANY_REPS: (u32, u32) = (12, 90);
/// Seconds of warm-up for each minute asked for, at least and at most.
pub(super) const WARM_UP: (u32, u32, u32) = (10, 180, 600);
/// Seconds of cool-down for each minute asked for, at least and at most.
pub(super) const COOL_DOWN: (u32, u32, u32) = (5, 120, 300);
/// Most rows of a target that is one muscle.
pub(super) const ROWS_OF_A_MUSCLE: usize = 4;
/// Most sessions of a week.
pub(super) const SESSIONS: u32 = 4;

/// What `goal` asks of `slot` (S1's sample for general fitness; the others by design).
pub(super) fn scheme(goal: Goal, slot: Slot) -> Scheme {
    let of = |sets, reps, rest, rpe| Scheme { sets, reps, rest, rpe };
    match (goal, slot) {
        (Goal::Strength, Slot::Primary) => of((4, 5), (3, 6), 210, Some(8)),
        (Goal::Strength, Slot::Secondary) => of((3, 4), (5, 8), 150, None),
        (Goal::Strength, Slot::Accessory) => of((2, 3), (8, 12), 90, None),
        (Goal::Strength, Slot::Isolation) => of((2, 2), (10, 15), 60, None),
        (Goal::Hypertrophy, Slot::Primary) => of((3, 4), (6, 10), 150, Some(8)),
        (Goal::Hypertrophy, Slot::Secondary) => of((3, 3), (8, 12), 120, None),
        (Goal::Hypertrophy, Slot::Accessory) => of((2, 3), (10, 15), 90, None),
        (Goal::General, Slot::Primary) => of((3, 4), (5, 8), 150, Some(7)),
        (Goal::General, Slot::Secondary) => of((3, 3), (8, 12), 120, None),
        (Goal::General, Slot::Accessory) => of((2, 3), (10, 15), 75, None),
        (Goal::Hypertrophy | Goal::General, Slot::Isolation) => of((2, 3), (12, 15), 60, None),
        (Goal::Endurance, Slot::Primary) => of((2, 3), (12, 15), 60, Some(7)),
        (Goal::Endurance, Slot::Secondary) => of((2, 3), (15, 20), 45, None),
        (Goal::Endurance, Slot::Accessory) => of((2, 2), (15, 20), 30, None),
        (Goal::Endurance, Slot::Isolation) => of((2, 2), (15, 25), 30, None),
    }
}
