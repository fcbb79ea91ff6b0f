//! What should hold, in thousandths of a point: the one table of the score.
//!
//! Only whole numbers, so that every machine prefers the same session.

use super::answer::Slot;

/// A muscle's sets, in sixteenths, and what each sixteenth up to there is worth: the first sets are worth most.
pub(super) const COVERAGE: [(u32, i64); 3] = [(32, 20), (80, 10), (144, 4)];
/// A movement that the target needs, for the first time.
pub(super) const NEED: i64 = 12_000;
/// A lift that meets no need while one is still unmet: each movement comes before a repeat.
pub(super) const REPEAT_BEFORE_NEED: i64 = -2_500;
/// A pattern that is new to a target without named movements.
pub(super) const NEW_PATTERN: i64 = 2_500;
/// A row, whatever it is.
pub(super) const ROW: i64 = 3_000;
/// Both a stretched and a shortened exercise for the glutes (S3).
pub(super) const BOTH_ENDS: i64 = 5_000;
/// An exercise that can be loaded, by slot; half for a band.
pub(super) const LOADABLE: [i64; 4] = [2_000, 2_500, 3_500, 3_500];
/// A lifter's skill used, by slot: an exercise that a beginner could not do.
pub(super) const SKILL: [i64; 4] = [3_500, 2_600, 0, 0];
/// The patterns of a main lift, the most usual first.
pub(super) const MAIN_PATTERNS: [i64; 4] = [9_000, 3_000, 2_000, 1_000];
/// A second lift of one of these patterns.
pub(super) const SECOND_PATTERN: i64 = 3_500;
/// An isolation exercise in place of a lift, where the target has compound exercises.
pub(super) const NO_LIFT: i64 = -5_000;
/// An exercise for a muscle that matters little to the target.
pub(super) const FILLER: i64 = -5_000;
/// A main lift of another pattern.
pub(super) const NOT_A_MAIN: i64 = -9_000;
/// A plain exercise before its variations.
pub(super) const PLAIN: i64 = 300;
/// A first exercise that works a muscle of its target directly, for each degree that it matters by.
pub(super) const FIRST_DIRECT: i64 = 700;
/// A compound exercise as a group's accessory.
pub(super) const COMPOUND_ACCESSORY: i64 = 1_500;
/// An injury that it would conflict with: the gentler of two alike.
pub(super) const RISK: i64 = -250;
/// A degree of load on the spine after the main lift.
pub(super) const AXIAL: i64 = -450;
/// What is given up for the time: a pair, a row's sets at their lower end, each set below that.
pub(super) const PAIRED: i64 = -300;
pub(super) const CUT_LOW: i64 = -2_000;
pub(super) const CUT_BELOW: i64 = -4_000;
/// A second lift cut to two sets without a partner: pairs come before cuts.
pub(super) const CUT_ALONE: i64 = -4_000;
/// A pair, where pairs are asked for.
pub(super) const PAIR_WANTED: i64 = 5_000;
/// Each thing that it needs beyond the first.
pub(super) const SET_UP: i64 = -200;
/// A prime mover that no target asks for, or that matters little to it.
pub(super) const STRAY: i64 = -1_200;
/// An exercise whose first muscle is not of the target, as a lift and as an accessory.
pub(super) const BORROWED: (i64, i64) = (-2_500, -5_000);
/// A variation of an exercise that is there already; half where the target is one muscle.
pub(super) const VARIATION: i64 = -4_000;
/// A variation of an exercise of an earlier session of the week.
pub(super) const REPEATED_KIND: i64 = -3_000;
/// The pattern and kind of an exercise that is there already; half where the target is one muscle.
pub(super) const SAME_KIND: i64 = -4_000;
/// The family of an exercise that is there already.
pub(super) const SAME_FAMILY: i64 = -1_000;
/// The same right after it.
pub(super) const SAME_NEIGHBOUR: i64 = -1_500;
/// What divides the product of two neighbours' stress (in hundredths) into the cost of standing there.
pub(super) const SPINE_DIVISOR: i64 = 30;
/// No one has reviewed it.
pub(super) const UNREVIEWED: i64 = -5_000;
/// It was in an earlier session of the week.
pub(super) const REPEATED: i64 = -12_000;
/// A degree of load on the spine, on the first day of several and on later ones.
pub(super) const HEAVY_DAY: (i64, i64) = (400, -2_000);
/// Neighbours that could be a superset, while time is short: guides the search and is no part of the score.
pub(super) const PAIRABLE: i64 = 2_500;

/// A sixteenth of a set that a muscle cannot use: guides the search as the cuts that it leads to, and is no part of
/// the score.
pub(super) const OVERFULL: i64 = -250;

/// A second of work and rest, while time is short: guides the search and is no part of the score.
pub(super) const SECOND: i64 = -8;
/// The same where nothing else has been found: time before all else.
pub(super) const HURRY: i64 = -400;

/// How well a tier, 1 to 4, suits a slot.
pub(super) fn fit(slot: Slot, tier: u8) -> i64 {
    let row: [i64; 4] = match slot {
        Slot::Primary => [10_000, 6_000, 0, -6_000],
        Slot::Secondary => [4_000, 6_000, 2_000, -3_000],
        Slot::Accessory => [-6_000, 1_500, 4_000, 3_000],
        Slot::Isolation => [-6_000, -2_000, 3_000, 4_000],
    };
    row[usize::from(tier.clamp(1, 4)) - 1]
}

/// What so many sixteenths of a set are worth for a muscle that matters by 1.
pub(super) fn coverage(sixteenths: u32) -> i64 {
    let mut sum = 0;
    let mut from = 0;
    for (to, worth) in COVERAGE {
        sum += i64::from(sixteenths.min(to).saturating_sub(from)) * worth;
        from = to;
    }
    sum
}
