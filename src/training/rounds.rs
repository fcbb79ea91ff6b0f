//! A workout as it is done: round by round, superset partners together.

use super::guide::{Exercise, Guide, Lift};
use super::prescription::{Block, Bound, Dose, Item, Prescription, Seconds, SetGroup, Work, Workout};
use super::{Id, constants};

/// Lines that are done in turns: one exercise, or the partners of a superset.
#[derive(Clone, Debug)]
pub struct Round<'w> {
    /// What is done, in order; never empty.
    pub rows: Vec<Row<'w>>,
}

/// One exercise of a round. Alternatives count as the first.
#[derive(Clone, Copy, Debug)]
pub struct Row<'w> {
    /// Which item of the workout it is, from 0.
    pub index: usize,
    /// The line.
    pub item: &'w Item<Lift>,
    /// The exercise as named.
    pub lift: &'w Lift,
}

impl<'w> Row<'w> {
    /// Its exercise, where there is one of this name.
    pub fn exercise<'g>(&self, guide: &'g Guide) -> Option<&'g Exercise> {
        self.id().map(|id| &guide.exercises[id])
    }

    /// The id of its exercise.
    pub fn id(&self) -> Option<Id<Exercise>> {
        self.lift.exercise
    }

    /// What is done.
    pub fn rx(&self) -> &'w Prescription {
        &self.item.rx
    }
}

impl Round<'_> {
    /// Whether it has partners.
    pub fn is_superset(&self) -> bool {
        self.rows.len() > 1
    }
}

/// The rounds of a workout, in order.
///
/// A superset is a line with `A + B`, or adjacent lines whose labels share a letter and have digits.
pub fn rounds(workout: &Workout<Lift>) -> Vec<Round<'_>> {
    let mut rounds: Vec<Round<'_>> = Vec::new();
    let mut letter = None;
    for (index, item) in workout.items().enumerate() {
        let rows = item.partners.iter().filter_map(|alternatives| alternatives.first()).map(|lift| Row { index, item, lift });
        let ours = item.label.filter(|label| label.index.is_some()).map(|label| label.letter);
        match rounds.last_mut() {
            Some(last) if ours.is_some() && ours == letter => last.rows.extend(rows),
            _ => rounds.push(Round { rows: rows.collect() }),
        }
        letter = ours;
    }
    rounds.retain(|round| !round.rows.is_empty());
    rounds
}

/// A number held twice over, so that the middle of a range is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Twice(pub(super) u32);

impl Twice {
    pub(super) fn middle<T: Into<u32> + Copy>(range: Bound<T>) -> Self {
        Self(range.low.into() + range.high.into())
    }

    /// Whether it is `most` or less.
    pub(super) fn at_most(self, most: u32) -> bool {
        self.0 <= most * 2
    }
}

impl SetGroup {
    /// How many sets, in the middle.
    pub(super) fn sets_twice(&self) -> u32 {
        Twice::middle(self.sets).0
    }

    /// How many repetitions, in the middle; nothing for a time or a distance.
    pub(super) fn reps_twice(&self) -> Option<Twice> {
        match self.dose {
            Dose::Reps { reps, .. } => Some(Twice::middle(reps)),
            Dose::Amrap(_) => Some(Twice(constants::OPEN_REPS * 2)),
            Dose::Time(_) | Dose::Distance(_) => None,
        }
    }
}

impl Block {
    /// How long it is.
    pub fn time(&self) -> Seconds {
        match self {
            Self::Emom { time, .. } | Self::Amrap { time, .. } => *time,
            Self::Tabata => Seconds(constants::TABATA),
        }
    }

    /// The sets that it counts as.
    pub fn sets(&self) -> u32 {
        self.time().0.div_ceil(constants::BLOCK_SET)
    }

    pub(super) fn reps_twice(&self) -> Option<Twice> {
        match self {
            Self::Emom { reps, .. } | Self::Amrap { reps, .. } => Some(Twice::middle(*reps)),
            Self::Tabata => None,
        }
    }
}

impl Work {
    /// Sets, twice over, with the repetitions of each: what every model counts.
    pub(super) fn counted(&self) -> Vec<(u32, Option<Twice>)> {
        match self {
            Self::Sets(groups) => groups.iter().map(|g| (g.sets_twice(), g.reps_twice())).collect(),
            Self::Block(block) => vec![(block.sets() * 2, block.reps_twice())],
        }
    }

    /// The sets of a line, from the fewest to the most.
    pub fn sets(&self) -> Bound<u32> {
        match self {
            Self::Sets(groups) => {
                Bound { low: groups.iter().map(|g| u32::from(g.sets.low)).sum(), high: groups.iter().map(|g| u32::from(g.sets.high)).sum() }
            }
            Self::Block(block) => Bound::one(block.sets()),
        }
    }
}
