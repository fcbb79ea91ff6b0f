//! Fitting a session to the minutes, the muscles and the spine.

use std::sync::Arc;

use crate::training::constants::{BETWEEN_PARTNERS, HEAVY, PRIMARY_CREDIT, SECONDARY_CREDIT, TRANSITION, TRANSITION_SAME};
use crate::training::terms::Goal;
use crate::training::time::TICKS;

use super::answer::Slot;
use super::board::{Board, Pick, State};
use super::layout::Place;
use super::plan::Plan;
use super::pool::{Candidate, Pool, SESSION_MOST, points_most};
use super::request::Supersets;
use super::scheme::MAIN_KEEPS;
use super::weights;

/// A session that meets every rule.
#[derive(Clone, Debug)]
pub(super) struct Fitted {
    pub(super) rows: Vec<FittedRow>,
    /// What was chosen for the places of its board.
    pub(super) picks: Vec<Pick>,
    /// Its length without warm-up and cool-down.
    pub(super) ticks: u64,
    /// Spinal points, in thousandths.
    pub(super) points: u32,
    pub(super) score: i64,
    /// Whether anything was given up for the time.
    pub(super) sacrificed: bool,
}

/// A row of it.
#[derive(Clone, Debug)]
pub(super) struct FittedRow {
    /// The exercise, by its place in the pool.
    pub(super) of: usize,
    pub(super) place: Place,
    pub(super) plan: Arc<Plan>,
    pub(super) sets: (u8, u8),
    pub(super) pair: Pair,
    /// What its sets were cut for.
    pub(super) cut: Option<Cut>,
}

/// What sets were cut for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    Time,
    Volume,
    Spine,
}

/// Whether a row has a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pair {
    Alone,
    First,
    Second,
}

/// The fewest sets a row is ever cut to: main lifts keep three (two under 45 minutes), second lifts two, others the
/// lower end of their range.
pub(super) fn floor(minutes: u32, plan: &Plan) -> u8 {
    match plan.slot {
        Slot::Primary => plan.sets.0.min(if minutes < 45 { MAIN_KEEPS.1 } else { MAIN_KEEPS.0 }),
        Slot::Secondary => plan.sets.0.min(2),
        Slot::Accessory | Slot::Isolation => plan.sets.0,
    }
}

/// H8: whether two neighbours can be a superset; `opening` where the first of them opens the session.
pub(super) fn can_pair(pool: &Pool<'_>, pair: [(Place, &Candidate); 2], opening: bool) -> bool {
    let plans = pair.map(|(_, candidate)| &candidate.plan);
    pairable(pool, pair.map(|(_, candidate)| candidate.of), plans.map(|plan| &**plan), opening)
}

fn pairable(pool: &Pool<'_>, of: [usize; 2], plans: [&Plan; 2], opening: bool) -> bool {
    let [a, b] = of.map(|of| &pool.moves[of]);
    // What is quickly told comes first: the search asks this of every two neighbours.
    if a.family == b.family
        || plans.iter().any(|plan| plan.stress >= HEAVY)
        || a.primary.iter().any(|muscle| b.primary.contains(muscle) || b.secondary.contains(muscle))
        || b.primary.iter().any(|muscle| a.secondary.contains(muscle))
    {
        return false;
    }
    let strength = pool.request.goal == Goal::Strength;
    let main = strength && ((opening && pool.first.is_some()) || plans.iter().any(|plan| plan.slot == Slot::Primary));
    let most = plans[0].sets.1.min(plans[1].sets.1);
    let lift = pool.request.minutes >= 45 && plans.iter().any(|plan| plan.slot == Slot::Primary && plan.sets.1 >= MAIN_KEEPS.0);
    let sets = plans[0].sets.0.max(plans[1].sets.0) <= most && !(lift && most < MAIN_KEEPS.0);
    let stations =
        || if a.station == b.station { shared(&a.exercise.station) } else { pool.near.is_near(&a.exercise.station, &b.exercise.station) };
    !main && sets && stations()
}

/// Whether two exercises can be done in turns at one station: a rack, a platform or a machine has one set-up.
fn shared(station: &str) -> bool {
    matches!(station, "cable" | "pull-up-bar" | "dip-bars" | "dumbbells" | "kettlebell" | "band" | "bench" | "floor")
}

/// A session while it is fitted.
struct Draft<'b, 'p, 'g> {
    board: &'b Board<'p, 'g>,
    rows: Vec<FittedRow>,
    /// Transitions and ramp sets, which do not change.
    between: u64,
    /// Sets by muscle, in sixteenths, kept in step with the rows.
    volume: Vec<u32>,
}

/// The session fitted, or nothing where no sacrifice is enough.
///
/// In this order: pairs, sets to their lower end, second lifts to two sets, main lifts to what they keep. Then what
/// there is still time for is given back, the last sacrifice first.
pub(super) fn fit(board: &Board<'_, '_>, state: &State) -> Option<Fitted> {
    if !board.complete(state) {
        return None;
    }
    let row = |pick: &Pick| {
        let plan = board.candidate(*pick).plan.clone();
        FittedRow { of: pick.of, place: board.layout[pick.place], sets: plan.sets, plan, pair: Pair::Alone, cut: None }
    };
    let mut draft = Draft::new(board, state.picks.iter().map(row).collect());
    if board.pool.request.supersets == Supersets::Yes {
        for at in 0..draft.rows.len().saturating_sub(1) {
            draft.pair(at);
        }
    }
    let at_ease = draft.holds();
    if !at_ease {
        draft.sacrifice();
        if !draft.holds() {
            return None;
        }
        draft.give_back();
    }
    let sacrificed = draft.rows.iter().any(|row| row.cut == Some(Cut::Time) || row.pair != Pair::Alone);
    let ticks = draft.ticks();
    let points = draft.points();
    let score = state.fixed + draft.coverage() + draft.sacrifices();
    Some(Fitted { rows: draft.rows, picks: state.picks.clone(), ticks, points, score, sacrificed })
}

impl<'b, 'p, 'g> Draft<'b, 'p, 'g> {
    fn new(board: &'b Board<'p, 'g>, rows: Vec<FittedRow>) -> Self {
        let (pool, mut between, mut station) = (board.pool, 0, None);
        for (i, row) in rows.iter().enumerate() {
            let here = Some(pool.moves[row.of].station);
            between += u64::from(if here == station { TRANSITION_SAME } else { TRANSITION }) * TICKS;
            station = here;
            between += if is_first(pool, &rows, i) { row.plan.ramp.0 } else { row.plan.ramp.1 };
        }
        let mut draft = Self { board, rows, between, volume: vec![0; pool.guide.muscles.len()] };
        (0..draft.rows.len()).for_each(|at| draft.count(at, (0, 0)));
        draft
    }

    fn pool(&self) -> &'p Pool<'g> {
        self.board.pool
    }

    /// Brings the muscles in step with a row that had `before` sets.
    fn count(&mut self, at: usize, before: (u8, u8)) {
        let row = &self.rows[at];
        let [before, now] = [before, row.sets].map(|sets| u32::from(sets.0 + sets.1));
        let m = &self.board.pool.moves[row.of];
        for (muscles, credit) in [(&m.primary, PRIMARY_CREDIT / 2), (&m.secondary, SECONDARY_CREDIT / 2)] {
            for muscle in muscles {
                self.volume[*muscle] = self.volume[*muscle] + now * credit - before * credit;
            }
        }
    }

    /// Gives a row other sets.
    fn resize(&mut self, at: usize, sets: (u8, u8)) {
        let before = std::mem::replace(&mut self.rows[at].sets, sets);
        self.count(at, before);
    }

    /// Whether time, muscles and spine are within their limits.
    fn holds(&self) -> bool {
        self.in_time() && self.spine_holds() && self.fullest() <= SESSION_MOST
    }

    fn in_time(&self) -> bool {
        self.ticks() <= self.pool().budget
    }

    fn spine_holds(&self) -> bool {
        self.points() <= points_most(self.pool().request.level)
    }

    /// The most sets that any muscle has.
    fn fullest(&self) -> u32 {
        self.volume.iter().copied().max().unwrap_or(0)
    }

    fn points(&self) -> u32 {
        self.rows.iter().map(|row| u32::from(row.sets.0 + row.sets.1) * row.plan.points).sum()
    }

    /// What the sets are worth.
    fn coverage(&self) -> i64 {
        self.volume.iter().zip(&self.pool().worth).map(|(sets, worth)| weights::coverage(*sets) * worth).sum()
    }

    /// What was given up: a pair costs least, a lift's set most.
    fn sacrifices(&self) -> i64 {
        let supersets = self.pool().request.supersets;
        let row = |row: &FittedRow| {
            let below = row.plan.sets.0.saturating_sub(row.sets.0);
            let mut worth = weights::CUT_BELOW * i64::from(below);
            if below == 0 && row.sets.1 < row.plan.sets.1 {
                worth += weights::CUT_LOW;
            }
            if below > 0 && row.plan.slot == Slot::Secondary && row.pair == Pair::Alone && supersets == Supersets::Auto {
                worth += weights::CUT_ALONE;
            }
            worth += match (row.pair, supersets) {
                (Pair::First, Supersets::Yes) => weights::PAIR_WANTED,
                (Pair::First, _) => weights::PAIRED,
                (Pair::Alone | Pair::Second, _) => 0,
            };
            worth
        };
        self.rows.iter().map(row).sum()
    }

    /// How long the rows take, by the model of time.
    fn ticks(&self) -> u64 {
        let mut sum = self.between;
        for (i, row) in self.rows.iter().enumerate() {
            let sets = u64::from(row.sets.0 + row.sets.1);
            sum += row.plan.work[usize::from(row.sets.0 + row.sets.1)];
            sum += match row.pair {
                Pair::Alone => (sets - 2) * u64::from(row.plan.rest) * (TICKS / 2),
                Pair::First => {
                    let partners = sets * u64::from(BETWEEN_PARTNERS) * (TICKS / 2);
                    partners + (sets - 2) * u64::from(rest(&self.rows, i)) * (TICKS / 2)
                }
                Pair::Second => 0,
            };
        }
        sum
    }

    /// Makes a superset of a row and the next, where they can be one.
    fn pair(&mut self, at: usize) -> bool {
        let [a, b] = [&self.rows[at], &self.rows[at + 1]];
        let free = a.pair == Pair::Alone && b.pair == Pair::Alone;
        if !free || !pairable(self.pool(), [a.of, b.of], [&a.plan, &b.plan], at == 0) {
            return false;
        }
        let sets = both(a.plan.sets, b.plan.sets);
        for (at, pair) in [(at, Pair::First), (at + 1, Pair::Second)] {
            self.rows[at].pair = pair;
            self.resize(at, sets);
        }
        true
    }

    /// The rows that keep their sets in step with a row's.
    fn together(&self, at: usize) -> std::ops::RangeInclusive<usize> {
        match self.rows[at].pair {
            Pair::Alone => at..=at,
            Pair::First => at..=at + 1,
            Pair::Second => at - 1..=at,
        }
    }

    /// The full and the lower end of a row's sets, and what it keeps, its partner's taken into account.
    fn ends(&self, at: usize) -> ((u8, u8), u8, u8) {
        let rows = &self.rows[self.together(at)];
        let full = rows.iter().map(|row| row.plan.sets).reduce(both).unwrap_or((2, 2));
        let keeps = rows.iter().map(|row| floor(self.pool().request.minutes, &row.plan)).max().unwrap_or(2);
        let keeps_three = self.pool().request.minutes >= 45 && rows.iter().any(|row| row.plan.slot == Slot::Primary);
        // Where a goal's own range begins below what main lifts keep, they keep their range.
        let low = if keeps_three && full.0 < MAIN_KEEPS.0 { full } else { (full.0, full.0) };
        (low, full.0.max(keeps), keeps)
    }

    fn set(&mut self, at: usize, sets: (u8, u8), cut: Option<Cut>) {
        for row in self.together(at) {
            self.resize(row, sets);
            self.rows[row].cut = cut;
        }
    }

    /// What of the limits cutting this row would help.
    fn pressed(&self, at: usize) -> Option<Cut> {
        let hits = |row: &FittedRow| {
            let m = &self.pool().moves[row.of];
            m.primary.iter().chain(&m.secondary).any(|muscle| self.volume[*muscle] > SESSION_MOST)
        };
        if !self.in_time() {
            Some(Cut::Time)
        } else if self.fullest() > SESSION_MOST && self.rows[self.together(at)].iter().any(hits) {
            Some(Cut::Volume)
        } else if !self.spine_holds() && self.rows[self.together(at)].iter().any(|row| row.plan.points > 0) {
            Some(Cut::Spine)
        } else {
            None
        }
    }

    fn sacrifice(&mut self) {
        if self.pool().request.supersets == Supersets::Auto {
            for at in (0..self.rows.len().saturating_sub(1)).rev() {
                if !self.in_time() {
                    self.pair(at);
                }
            }
        }
        for at in (0..self.rows.len()).rev() {
            if let Some(cut) = self.pressed(at) {
                let (low, ..) = self.ends(at);
                if low != self.rows[at].sets {
                    self.set(at, low, Some(cut));
                }
            }
        }
        for slots in [[Slot::Secondary, Slot::Accessory], [Slot::Primary, Slot::Primary]] {
            for at in (0..self.rows.len()).rev() {
                let (_, _, keeps) = self.ends(at);
                let ours = self.rows[self.together(at)].iter().all(|row| slots.contains(&row.plan.slot));
                if let Some(cut) = self.pressed(at).filter(|_| ours && self.rows[at].sets.0 > keeps) {
                    self.set(at, (keeps, keeps), Some(cut));
                }
            }
        }
    }

    /// Gives back what there is room for, the last sacrifice first.
    fn give_back(&mut self) {
        for at in 0..self.rows.len() {
            let (low, least, _) = self.ends(at);
            if self.rows[at].sets.0 < least {
                self.try_set(at, low);
            }
        }
        for at in 0..self.rows.len() {
            let full = self.rows[self.together(at)].iter().map(|row| row.plan.sets).reduce(both).unwrap_or((2, 2));
            if self.rows[at].sets != full {
                self.try_set(at, full);
            }
        }
        for at in 0..self.rows.len() {
            if self.rows[at].pair == Pair::First && self.pool().request.supersets == Supersets::Auto {
                let before = (self.rows[at].clone(), self.rows[at + 1].clone());
                self.rows[at].pair = Pair::Alone;
                self.rows[at + 1].pair = Pair::Alone;
                if !self.holds() {
                    (self.rows[at], self.rows[at + 1]) = before;
                }
            }
        }
    }

    fn try_set(&mut self, at: usize, sets: (u8, u8)) {
        let before = (self.rows[at].sets, self.rows[at].cut);
        let cut = before.1.filter(|_| sets != self.rows[at].plan.sets);
        self.set(at, sets, cut);
        if !self.holds() {
            self.set(at, before.0, before.1);
        }
    }
}

/// The sets that two partners can both do.
fn both(a: (u8, u8), b: (u8, u8)) -> (u8, u8) {
    let low = a.0.max(b.0);
    (low, a.1.min(b.1).max(low))
}

/// Seconds of rest after a row, or between the rounds of its superset.
pub(super) fn rest(rows: &[FittedRow], at: usize) -> u32 {
    let partner = match rows[at].pair {
        Pair::Alone => return rows[at].plan.rest,
        Pair::First => at + 1,
        Pair::Second => at - 1,
    };
    rows[at].plan.rest_in_superset().max(rows[partner].plan.rest_in_superset())
}

/// Whether a row is the first compound of its pattern.
pub(super) fn is_first(pool: &Pool<'_>, rows: &[FittedRow], at: usize) -> bool {
    let m = &pool.moves[rows[at].of];
    m.compound && !rows[..at].iter().any(|row| pool.moves[row.of].compound && pool.moves[row.of].pattern == m.pattern)
}
