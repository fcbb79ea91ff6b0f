//! How long a session takes.

use super::constants::{
    BETWEEN_PARTNERS, COOL_DOWN, EXPLOSIVE, PACE, RAMP_FIRST, RAMP_FURTHER, RAMP_REPS, REST_BY_REPS, REST_MANY_REPS, REST_SUPERSET, TEMPO,
    TRANSITION, TRANSITION_SAME, WARM_UP,
};
use super::guide::{Guide, Lift};
use super::prescription::{DistanceUnit, Dose, Phase, Prescription, Seconds, SectionKind, SetGroup, Tempo, Work, Workout};
use super::rounds::{Round, Row, Twice, rounds};
use super::spine::factor;
use super::terms::{Mechanic, Pattern};

/// A four-hundredth of a second, in which everything of this model is whole.
pub(super) const TICKS: u64 = 400;

/// How long a session takes: warm-up, rows and cool-down.
pub fn session(guide: &Guide, workout: &Workout<Lift>) -> Seconds {
    let section = |kind, unsaid| workout.section(kind).and_then(|s| s.time).map_or(unsaid, |time| time.low.0);
    let around = section(SectionKind::WarmUp, WARM_UP) + section(SectionKind::CoolDown, COOL_DOWN);
    let rows: u64 = ticks(guide, &rounds(workout)).iter().sum();
    seconds(rows + u64::from(around) * TICKS)
}

/// How long each round of a session takes, in the order of [`rounds`]: an exercise, or a superset with its partners.
pub fn by_round(guide: &Guide, workout: &Workout<Lift>) -> Vec<Seconds> {
    ticks(guide, &rounds(workout)).into_iter().map(seconds).collect()
}

impl Seconds {
    /// Whole minutes, the nearest.
    pub fn minutes(self) -> u32 {
        (self.0 + 30) / 60
    }
}

pub(super) fn seconds(ticks: u64) -> Seconds {
    Seconds(u32::try_from((ticks + TICKS / 2) / TICKS).unwrap_or(u32::MAX))
}

fn ticks(guide: &Guide, rounds: &[Round<'_>]) -> Vec<u64> {
    let mut before = Before { station: None, patterns: Vec::new() };
    rounds.iter().map(|round| before.round(guide, round)).collect()
}

/// What was done before in the session.
struct Before<'g> {
    station: Option<&'g str>,
    patterns: Vec<Option<Pattern>>,
}

impl<'g> Before<'g> {
    fn round(&mut self, guide: &'g Guide, round: &Round<'_>) -> u64 {
        let around: u64 = round.rows.iter().map(|row| self.transition(guide, row) + self.ramp(guide, row)).sum();
        let work: u64 = round.rows.iter().map(|row| work(guide, row)).sum();
        around + work + if round.is_superset() { between(round) } else { round.rows.iter().map(|row| rest(row.rx())).sum() }
    }

    fn transition(&mut self, guide: &'g Guide, row: &Row<'_>) -> u64 {
        let station = row.exercise(guide).map(|exercise| &*exercise.station);
        let same = station.is_some() && station == self.station;
        self.station = station;
        u64::from(if same { TRANSITION_SAME } else { TRANSITION }) * TICKS
    }

    /// Ramp sets: long before the first compound of a pattern, short before others, none before isolations.
    fn ramp(&mut self, guide: &Guide, row: &Row<'_>) -> u64 {
        let Some(exercise) = row.exercise(guide).filter(|e| e.mechanic == Mechanic::Compound) else { return 0 };
        let reps = row.rx().work.counted().first().and_then(|(_, reps)| *reps);
        let first = !self.patterns.contains(&exercise.pattern);
        self.patterns.push(exercise.pattern);
        let long = first && reps.is_some_and(|reps| reps.at_most(RAMP_REPS));
        u64::from(if long { RAMP_FIRST } else { RAMP_FURTHER }) * u64::from(factor(reps)) * (TICKS / 100)
    }
}

/// The time under work of all sets of a row.
fn work(guide: &Guide, row: &Row<'_>) -> u64 {
    let rx = row.rx();
    match &rx.work {
        Work::Block(block) => u64::from(block.time().0) * TICKS,
        Work::Sets(groups) => {
            let one_side = row.exercise(guide).is_some_and(|exercise| exercise.unilateral);
            groups.iter().map(|group| group_work(group, rx.tempo) * if one_side || group.per_side { 2 } else { 1 }).sum()
        }
    }
}

pub(super) fn group_work(group: &SetGroup, tempo: Option<Tempo>) -> u64 {
    let sets = u64::from(group.sets_twice());
    match group.dose {
        Dose::Time(time) => sets * u64::from(time.low.0 + time.high.0) * (TICKS / 4),
        Dose::Distance(distance) => {
            let pace = match distance.unit {
                DistanceUnit::M => PACE[0],
                DistanceUnit::Km => PACE[1],
                DistanceUnit::Yd => PACE[2],
                DistanceUnit::Cal => PACE[3],
            };
            sets * u64::from(distance.value.low.0 + distance.value.high.0) * pace / 10_000
        }
        Dose::Reps { .. } | Dose::Amrap(_) => {
            let reps = group.reps_twice().map_or(0, |reps| reps.0);
            sets * u64::from(reps) * u64::from(a_rep(tempo)) * (TICKS / 4)
        }
    }
}

/// The seconds of one repetition.
fn a_rep(tempo: Option<Tempo>) -> u32 {
    let Some(Tempo(phases)) = tempo else { return TEMPO.iter().sum() };
    let parts = phases.into_iter().zip(TEMPO).map(|(phase, unsaid)| match phase {
        Some(Phase::Seconds(seconds)) => u32::from(seconds),
        Some(Phase::Explosive) => EXPLOSIVE,
        None => unsaid,
    });
    parts.sum::<u32>().max(1)
}

/// The rest of a row that stands alone: after each set but the last.
fn rest(rx: &Prescription) -> u64 {
    let Work::Sets(groups) = &rx.work else { return 0 };
    let mut sum = 0;
    let mut last = 0;
    for group in groups {
        last = rx.rest.map_or_else(|| 2 * unsaid_rest(group), |rest| u64::from(rest.low.0 + rest.high.0));
        sum += u64::from(group.sets_twice()) * last * (TICKS / 4);
    }
    sum - last * (TICKS / 2)
}

fn unsaid_rest(group: &SetGroup) -> u64 {
    let reps = group.reps_twice().unwrap_or(Twice(super::constants::OPEN_REPS * 2));
    let few = REST_BY_REPS.iter().find(|(most, _)| reps.at_most(*most));
    u64::from(few.map_or(REST_MANY_REPS, |(_, seconds)| *seconds))
}

/// What lies between the sets of a superset: from partner to partner, and the larger rest between its rounds.
fn between(round: &Round<'_>) -> u64 {
    let sets = |row: &Row<'_>| row.rx().work.counted().iter().map(|(sets, _)| u64::from(*sets)).sum::<u64>();
    let rounds = round.rows.iter().map(sets).max().unwrap_or(2);
    let written = round.rows.iter().filter_map(|row| row.rx().rest).map(|rest| u64::from(rest.low.0 + rest.high.0)).max();
    let rest = written.unwrap_or(2 * u64::from(REST_SUPERSET));
    let partners = round.rows.len() as u64;
    rounds * (partners - 1) * u64::from(BETWEEN_PARTNERS) * (TICKS / 2) + rounds.saturating_sub(2) * rest * (TICKS / 4)
}

#[cfg(test)]
mod tests {
    use super::{by_round, session};
    use crate::training::testing::{CATALOGUE, S1, S2_ALTERNATING, S2_SEQUENTIAL, S2_WEAK_LEGS, guide, workout};

    #[test]
    fn the_samples_of_the_sources_take_about_an_hour_and_nearly_two() {
        let guide = guide(CATALOGUE);
        let case = |text: &str, minutes| assert_eq!(session(&guide, &workout(&guide, text)).minutes(), minutes, "{text}");
        case(S1, 65);
        case(S2_ALTERNATING, 109);
        case(S2_SEQUENTIAL, 108);
        case(S2_WEAK_LEGS, 108);
    }

    #[test]
    fn a_row_is_work_rest_transition_and_ramp() {
        let guide = guide(CATALOGUE);
        let case = |text: &str, want: &[u32]| {
            let times: Vec<u32> = by_round(&guide, &workout(&guide, text)).into_iter().map(|s| s.0).collect();
            assert_eq!(times, want, "{text}");
        };
        // An isolation: no ramp sets. 3 sets of 10 at 4 s, two rests of 120 s, a transition.
        case("Leg Extension: 3 x 10", &[3 * 40 + 2 * 120 + 90]);
        case("Leg Extension: 3 x 10, rest 30-60 s", &[3 * 40 + 2 * 45 + 90]);
        case("Leg Extension: 3 x 10, tempo 3-1-X-0", &[3 * 50 + 2 * 120 + 90]);
        case("Leg Extension: 3 x 10/side", &[3 * 80 + 2 * 120 + 90]);
        case("Leg Extension: 2 x 30 s, rest 60 s", &[60 + 60 + 90]);
        case("Leg Extension: 2 x 40 m, rest 60 s", &[80 + 60 + 90]);
        case("Leg Extension: EMOM 10 min, 5", &[600 + 90]);
        case("Leg Extension: Tabata", &[240 + 90]);
        case("Leg Extension: 1 x 5, 2 x 10, rest 60 s", &[20 + 80 + 2 * 60 + 90]);
        // The first hinge at few repetitions ramps up longer than the second; the second stays where it is.
        case("Deadlift: 1 x 5\nStiff-Leg Deadlift: 1 x 5", &[20 + 90 + 150, 20 + 45 + 45]);
        // Partners share their rests: 3 rounds of two works and 15 s, two rests of 90 s, two transitions.
        case("A1) Leg Extension: 3 x 10\nA2) Leg Curl: 3 x 10", &[3 * (80 + 15) + 2 * 90 + 180]);
        case("Leg Extension + Leg Curl: 3 x 10, rest 60 s", &[3 * (80 + 15) + 2 * 60 + 180]);
        case("A) Leg Extension: 1 x 10\nA) Leg Curl: 1 x 10", &[40 + 90, 40 + 90]);
    }

    #[test]
    fn a_written_warm_up_counts_its_lower_end() {
        let guide = guide(CATALOGUE);
        let case = |text: &str, seconds| assert_eq!(session(&guide, &workout(&guide, text)).0, seconds, "{text}");
        case("", 900);
        case("Warm-up: 5-10 min, bike", 600);
        case("Warm-up: bike\nCool-down: 2 min", 720);
    }
}
