//! Spinal load: a planning aid, never a prediction of injury.

use std::fmt;

use super::constants;
use super::guide::{Guide, Lift};
use super::prescription::{Prescription, Workout};
use super::rounds::{Row, Twice, rounds};
use super::terms::Level;

/// How much one set loads the spine, in hundredths: the exercise's axial load, less for many repetitions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stress(pub u32);

/// How much a session loads the spine, in thousandths: the stress of all sets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(pub u32);

impl Stress {
    /// Whether two of this kind should not stand next to each other.
    pub fn is_heavy(self) -> bool {
        self.0 >= constants::HEAVY
    }
}

impl Points {
    /// The most that a session for a lifter of `level` should have.
    pub fn most(level: Level) -> Self {
        let most = match level {
            Level::Beginner => constants::POINTS_MOST[0],
            Level::Intermediate => constants::POINTS_MOST[1],
            Level::Advanced => constants::POINTS_MOST[2],
        };
        Self(most * 1000)
    }
}

/// How much of the load counts at these repetitions, in hundredths.
pub(super) fn factor(reps: Option<Twice>) -> u32 {
    let Some(reps) = reps else { return constants::AXIAL_NO_REPS };
    let few = constants::AXIAL_BY_REPS.iter().find(|(most, _)| reps.at_most(*most));
    few.map_or(constants::AXIAL_MANY_REPS, |(_, hundredths)| *hundredths)
}

/// The stress of the heaviest set that `rx` asks of an exercise with this axial load.
pub fn stress(axial: u8, rx: &Prescription) -> Stress {
    let of = |reps| u32::from(axial) * factor(reps);
    Stress(rx.work.counted().into_iter().map(|(_, reps)| of(reps)).max().unwrap_or(0))
}

/// The stress of a row; nothing where its exercise is not known.
pub fn of_row(guide: &Guide, row: &Row<'_>) -> Stress {
    row.exercise(guide).map_or(Stress(0), |exercise| stress(exercise.axial, row.rx()))
}

/// The spinal points of a session.
pub fn points(guide: &Guide, workout: &Workout<Lift>) -> Points {
    let row = |row: &Row<'_>| -> u64 {
        let axial = row.exercise(guide).map_or(0, |exercise| u64::from(exercise.axial));
        row.rx().work.counted().into_iter().map(|(sets, reps)| axial * u64::from(factor(reps)) * u64::from(sets) * 5).sum()
    };
    let sum: u64 = rounds(workout).iter().flat_map(|round| &round.rows).map(row).sum();
    Points(u32::try_from(sum).unwrap_or(u32::MAX))
}

/// The rows of a session that are heavy for the spine and follow one that is, each with the one before it.
/// Partners of a superset are neighbours.
pub fn heavy_neighbours<'w>(guide: &Guide, workout: &'w Workout<Lift>) -> Vec<[Row<'w>; 2]> {
    let rows: Vec<Row<'w>> = rounds(workout).into_iter().flat_map(|round| round.rows).collect();
    let heavy = |row: &Row<'_>| of_row(guide, row).is_heavy();
    rows.windows(2).filter(|pair| pair.iter().all(heavy)).map(|pair| [pair[0], pair[1]]).collect()
}

impl fmt::Display for Stress {
    /// With the decimals that it needs: `2.25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::prescription::Amount(self.0).fmt(f)
    }
}

impl fmt::Display for Points {
    /// With one decimal where it is not whole: `22.9`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.saturating_add(50) / 100 {
            tenths if tenths.is_multiple_of(10) => write!(f, "{}", tenths / 10),
            tenths => write!(f, "{}.{}", tenths / 10, tenths % 10),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Points, heavy_neighbours, points, stress};
    use crate::training::prescription::parse_rx;
    use crate::training::testing::{CATALOGUE, S1, S2_ALTERNATING, S2_SEQUENTIAL, S2_WEAK_LEGS, guide, word, workout};

    #[test]
    fn stress_falls_with_repetitions() {
        let case = |axial, rx: &str, want: &str| assert_eq!(stress(axial, &parse_rx(&word(rx)).value.unwrap()).to_string(), want, "{rx}");
        case(4, "5 x 5", "4");
        case(3, "3 x 5-8", "2.7");
        case(3, "3 x 8-12", "2.25");
        case(3, "3 x 12-15", "1.8");
        case(3, "3 x 20", "1.5");
        case(3, "3 x 30 s", "2.25");
        case(3, "3 x 8-12, 1 x 3", "3");
        case(0, "3 x 3", "0");
    }

    #[test]
    fn the_samples_of_the_sources_load_the_spine_as_their_authors_say() {
        let guide = guide(CATALOGUE);
        let case = |text: &str, want: &str, heavy: usize| {
            let workout = workout(&guide, text);
            assert_eq!(
                (points(&guide, &workout).to_string(), heavy_neighbours(&guide, &workout).len()),
                (want.to_owned(), heavy),
                "{text}"
            );
        };
        case(S1, "23", 0);
        case(S2_SEQUENTIAL, "59.9", 2);
        case(S2_ALTERNATING, "59.9", 0);
        case(S2_WEAK_LEGS, "34.8", 1);
        case("Barbell Back Squat: 5 x 5\nDeadlift: 5 x 5", "35", 1);
        assert_eq!(Points(22_950).to_string(), "23");
    }
}
