//! Loads from effort: how heavy a set is that leaves some repetitions in reserve.

use super::guide::Exercise;
use super::prescription::{Amount, Bound, Dose, LoadKind};
use super::terms::Mechanic;

/// The load that can be lifted so many times and no more, in tenths of a per cent of the one-rep maximum: 1, 2, … 16 times.
///
/// Mike Tuchscherer's chart of repetitions and effort (The Reactive Training Manual, 2008; Reactive Training Systems),
/// compared figure by figure with published copies of it: its rows all follow from its first, since a set of 5 at RPE 8
/// leaves two in reserve and is as heavy as 7 at most (81.1 %). It goes to 12 repetitions at RPE 6.5, which is 15½ at
/// most; 16 goes on by the same step. Half repetitions stand within 0.3 % of what lies between ours. Repetitions in
/// reserve and RPE go together as in Zourdos et al. 2016 (J Strength Cond Res 30:267). Beyond it we say nothing.
const AT_MOST: [u32; 16] = [1000, 955, 922, 892, 863, 837, 811, 786, 762, 739, 707, 680, 653, 626, 599, 574];

/// What a set asks of the one-rep maximum, lightest and heaviest, in per cent; nothing where neither the load nor the
/// effort says so.
///
/// A range of repetitions at one effort is a range of loads: more repetitions are lighter.
pub fn percent(load: LoadKind, dose: &Dose) -> Option<Bound<Amount>> {
    let reserve = match load {
        LoadKind::Percent(range) => return Some(range),
        LoadKind::Rpe(effort) => Bound { low: 1000_u32.checked_sub(effort.high.0)?, high: 1000_u32.checked_sub(effort.low.0)? },
        LoadKind::Rir(left) => Bound { low: left.low.0, high: left.high.0 },
        _ => return None,
    };
    let Dose::Reps { reps, .. } = dose else { return None };
    let at = |reps: u16, reserve: u32| at_most(u32::from(reps) * 100 + reserve);
    Some(Bound { low: at(reps.high, reserve.high)?, high: at(reps.low, reserve.low)? })
}

/// What can be lifted so many hundredths of times; between whole numbers, in proportion.
fn at_most(times: u32) -> Option<Amount> {
    let (whole, part) = ((times / 100) as usize, times % 100);
    let here = AT_MOST.get(whole.checked_sub(1)?)?;
    if part == 0 {
        return Some(Amount(here * 10));
    }
    let next = AT_MOST.get(whole)?;
    Some(Amount(here * 10 - (here - next) * part / 10))
}

/// Whether lifters know their one-rep maximum in it: a barbell lift of many joints, both sides at once.
pub fn has_max(x: &Exercise) -> bool {
    let barbell = x.equipment.iter().any(|e| matches!(&**e, "barbell" | "trap-bar" | "smith-machine"));
    barbell && x.mechanic == Mechanic::Compound && x.tier <= 2 && !x.unilateral
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reps(low: u16, high: u16) -> Dose {
        Dose::Reps { reps: Bound { low, high }, open: false }
    }

    fn rpe(low: u32, high: u32) -> LoadKind {
        LoadKind::Rpe(Bound { low: Amount(low), high: Amount(high) })
    }

    #[test]
    fn effort_and_repetitions_are_a_share_of_the_maximum() {
        let case = |load: LoadKind, dose: Dose, wanted: Option<(u32, u32)>| {
            assert_eq!(percent(load, &dose).map(|b| (b.low.0, b.high.0)), wanted, "{load:?} {dose:?}");
        };
        case(rpe(1000, 1000), reps(1, 1), Some((10_000, 10_000)));
        case(rpe(800, 800), reps(5, 5), Some((8110, 8110)));
        case(rpe(850, 850), reps(5, 5), Some((8240, 8240)));
        case(rpe(800, 800), reps(6, 8), Some((7390, 7860)));
        case(rpe(700, 800), reps(5, 5), Some((7860, 8110)));
        case(LoadKind::Rir(Bound { low: Amount(200), high: Amount(200) }), reps(5, 5), Some((8110, 8110)));
        case(LoadKind::Percent(Bound { low: Amount(7000), high: Amount(7500) }), reps(5, 5), Some((7000, 7500)));
        // 20 repetitions are beyond the chart, and seconds are not repetitions.
        case(rpe(800, 800), reps(15, 20), None);
        case(
            rpe(800, 800),
            Dose::Time(Bound { low: crate::training::prescription::Seconds(30), high: crate::training::prescription::Seconds(30) }),
            None,
        );
        case(LoadKind::Bodyweight, reps(5, 5), None);
    }

    #[test]
    fn more_repetitions_are_never_heavier() {
        for times in (100..1600).step_by(25) {
            assert!(at_most(times) > at_most(times + 25), "{times}");
        }
    }
}
