//! Training volume: the sets that count toward each muscle.

use std::collections::BTreeMap;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign};

use crate::base::words;

use super::guide::{Guide, Lift, Muscle, Phase, Program};
use super::prescription::{Technique, Work, Workout};
use super::rounds::rounds;
use super::{Id, constants};

/// Sets that count toward a muscle, in sixteenths of a set.
///
/// A secondary muscle gets half a set (Pelland et al. 2024); sixteenths, so that 3–4 sets, halves and mini-sets add
/// up exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SetCredit(pub u32);

/// Sets by muscle; muscles without any are not in it.
pub type Volume = BTreeMap<Id<Muscle>, SetCredit>;

/// How much a weekly number of sets is: guidance, not a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Under 4.
    Low,
    /// Under 10.
    Some,
    /// 10 to 20.
    Typical,
    /// Above 20.
    High,
}

impl SetCredit {
    /// So many whole sets.
    pub const fn sets(n: u32) -> Self {
        Self(n * constants::PRIMARY_CREDIT)
    }

    /// As a reader sees them, to the nearest half: `12½`.
    pub fn shown(self) -> String {
        let (whole, rest) = (self.0 / constants::PRIMARY_CREDIT, self.0 % constants::PRIMARY_CREDIT);
        let (whole, half) = match rest {
            0..=3 => (whole, ""),
            4..=11 => (whole, "½"),
            _ => (whole + 1, ""),
        };
        if whole == 0 && !half.is_empty() { half.to_owned() } else { format!("{}{half}", words::thousands(whole as usize)) }
    }

    /// What this many sets in a week are.
    pub fn band(self) -> Band {
        match self {
            n if n < Self::sets(constants::WEEKLY_SOME) => Band::Low,
            n if n < Self::sets(constants::WEEKLY_TYPICAL) => Band::Some,
            n if n <= Self::sets(constants::WEEKLY_HIGH) => Band::Typical,
            _ => Band::High,
        }
    }
}

impl Band {
    /// `low`, `some`, `typical` or `high`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Some => "some",
            Self::Typical => "typical",
            Self::High => "high",
        }
    }
}

/// The sets of a workout by muscle.
///
/// A working set counts 1 for each primary muscle and 0.5 for each secondary; ranges use their middle; ramp sets
/// count nothing; a drop or myo set counts a quarter more for each mini-set.
pub fn of(guide: &Guide, workout: &Workout<Lift>) -> Volume {
    let mut volume = Volume::new();
    for row in rounds(workout).iter().flat_map(|round| &round.rows) {
        let Some(exercise) = row.exercise(guide) else { continue };
        let quarters = quarters_twice(&row.rx().work);
        let parts = [(&exercise.primary, constants::PRIMARY_CREDIT), (&exercise.secondary, constants::SECONDARY_CREDIT)];
        for (worked, credit) in parts {
            for worked in worked {
                *volume.entry(worked.muscle).or_default() += SetCredit(u32::try_from(quarters * u64::from(credit) / 8).unwrap_or(u32::MAX));
            }
        }
    }
    volume
}

/// Quarters of a set, twice over.
fn quarters_twice(work: &Work) -> u64 {
    let Work::Sets(groups) = work else { return work.counted().iter().map(|(sets, _)| u64::from(*sets) * 4).sum() };
    let with = |technique: Option<Technique>| match technique {
        Some(Technique::Drop(drops)) => u32::from(drops) * constants::MINI_SET_QUARTERS,
        Some(Technique::Myo(myo)) => u32::from(myo.mini_sets) * constants::MINI_SET_QUARTERS,
        Some(Technique::RestPause) | None => 0,
    };
    groups.iter().map(|group| u64::from(group.sets_twice()) * u64::from(4 + with(group.technique))).sum()
}

/// The sets of one phase's week by muscle: all its sessions added.
pub fn week(guide: &Guide, phase: &Phase) -> Volume {
    let mut sum = Volume::new();
    for session in &phase.sessions {
        for (muscle, sets) in of(guide, &session.workout) {
            *sum.entry(muscle).or_default() += sets;
        }
    }
    sum
}

/// The weekly sets of each phase of a program, in order, with the phase. Phases of nothing but deload weeks do not
/// count.
pub fn weekly<'p>(guide: &Guide, program: &'p Program) -> Vec<(&'p Phase, Volume)> {
    let light = |phase: &Phase| {
        phase.weeks.is_some_and(|(first, last)| (first..=last.min(first + 200)).all(|week| program.deload_weeks.contains(&week)))
    };
    program.phases.iter().filter(|phase| !light(phase)).map(|phase| (phase, week(guide, phase))).collect()
}

impl Add for SetCredit {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for SetCredit {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for SetCredit {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}

impl fmt::Display for SetCredit {
    /// With the decimals that it needs: `7`, `7.5`, `7.25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / constants::PRIMARY_CREDIT, self.0 % constants::PRIMARY_CREDIT * 625);
        match part {
            0 => write!(f, "{whole}"),
            part => write!(f, "{whole}.{}", format!("{part:04}").trim_end_matches('0')),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Band, SetCredit, of};
    use crate::training::testing::{CATALOGUE, guide, workout};

    #[test]
    fn sets_count_for_the_muscles_they_work() {
        let guide = guide(CATALOGUE);
        let case = |text: &str, want: &str| {
            let volume = of(&guide, &workout(&guide, text));
            let said: Vec<String> = volume.iter().map(|(id, sets)| format!("{} {sets}", guide.muscles[*id].meta.id)).collect();
            assert_eq!(said.join(", "), want, "{text}");
        };
        case("Leg Extension: 3 x 10", "quads 3");
        case("Leg Press: 3-4 x 10", "quads 3.5, glutes 1.75");
        case("Leg Extension: 3 x 10, drop x2", "quads 4.5");
        case("Leg Press: 1 x 15, myo 3 x 5", "quads 1.75, glutes 0.875");
        case("Leg Extension: 3 x 10, ramp 4", "quads 3");
        case("Leg Extension: 3 x 10/side", "quads 3");
        case("Leg Extension: EMOM 5 min, 10", "quads 3");
        case("Leg Extension: Tabata", "quads 2");
        case("Leg Extension + Leg Curl: 4 x 10", "quads 4, hamstrings 4");
        case("Leg Extension | Leg Curl: 4 x 10", "quads 4");
        case("Something Else: 4 x 10", "");
        case("Leg Extension: 1 x 5, 3 x 8\nLeg Extension: 2 x 30 s", "quads 6");
    }

    #[test]
    fn a_week_is_low_some_typical_or_high() {
        let case = |sixteenths, band: Band| assert_eq!(SetCredit(sixteenths).band(), band, "{sixteenths}");
        case(63, Band::Low);
        case(64, Band::Some);
        case(159, Band::Some);
        case(160, Band::Typical);
        case(320, Band::Typical);
        case(321, Band::High);
        assert_eq!(SetCredit(120).to_string(), "7.5");
        assert_eq!(SetCredit(1).to_string(), "0.0625");
    }
}
