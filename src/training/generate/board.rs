//! A session while it grows: what may be added at a place, by the hard rules, and what that is worth.

use crate::training::constants::{HEAVY, PRIMARY_CREDIT, SECONDARY_CREDIT};
use crate::training::terms::{Bias, Goal, Level, Pattern};
use crate::training::time::TICKS;

use super::answer::Slot;
use super::fit;
use super::layout::{Kind, Layout};
use super::pool::{Candidate, Move, Pool, SESSION_MOST, points_most};
use super::request::{Order, Supersets};
use super::weights;

/// An exercise chosen for a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pick {
    /// Which place of the layout.
    pub(super) place: usize,
    /// Which exercise of the pool.
    pub(super) of: usize,
    /// Which candidate of the place.
    pub(super) candidate: usize,
}

/// An unfinished session.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    pub(super) picks: Vec<Pick>,
    /// What does not change with the number of sets.
    pub(super) fixed: i64,
    /// What the beam is ranked by.
    pub(super) rank: i64,
    /// What all sets are worth, uncut.
    coverage: i64,
    /// Seconds that it takes at least.
    pub(super) seconds: i64,
    /// What each muscle has.
    muscles: Vec<Has>,
    /// Spinal points at the least number of sets.
    points: u32,
    /// Needs met, for each target.
    pub(super) met: Vec<u32>,
    isolation: bool,
    heavy_few: Vec<Option<Pattern>>,
    biases: [bool; 2],
    repeated: usize,
}

/// What a muscle has, in sixteenths of sets: at the least number of sets, in the middle; and whether anything works it
/// directly.
#[derive(Clone, Copy, Debug, Default)]
struct Has {
    least: u32,
    middle: u32,
    direct: bool,
}

/// What a search looks for besides a good score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pace {
    /// Nothing: there is time enough.
    Ease,
    /// Pairs and short exercises, for time is short.
    Tight,
    /// Whatever takes the least time.
    Hurry,
}

/// The candidates of each place of a layout.
pub(super) struct Board<'p, 'g> {
    pub(super) pool: &'p Pool<'g>,
    pub(super) layout: Layout,
    pub(super) candidates: Vec<&'p [Candidate]>,
    /// What matters besides the score.
    pub(super) pace: Pace,
    /// Whether an accessory comes only after the lifts of its target.
    in_order: bool,
    /// What there is time for.
    pub(super) seconds: i64,
}

/// What an exercise adds to a session.
pub(super) struct Gain {
    fixed: i64,
    coverage: i64,
    /// What guides the search and is no part of the score.
    guide: i64,
    pub(super) seconds: i64,
}

impl Gain {
    /// What it adds to what the beam is ranked by.
    pub(super) fn rank(&self) -> i64 {
        self.fixed + self.coverage + self.guide
    }
}

impl State {
    pub(super) fn start(pool: &Pool<'_>) -> Self {
        Self { muscles: vec![Has::default(); pool.guide.muscles.len()], met: vec![0; pool.goals.len()], ..Self::default() }
    }

    /// The most that its score can be once its sets are fitted to the time; a pair can add half a set to that.
    pub(super) fn bound(&self, supersets: Supersets) -> i64 {
        let pairs = i64::try_from(self.picks.len() / 2).unwrap_or(0);
        self.fixed + self.coverage + if supersets == Supersets::Yes { pairs * weights::PAIR_WANTED } else { 0 }
    }
}

impl<'p, 'g> Board<'p, 'g> {
    pub(super) fn new(pool: &'p Pool<'g>, layout: Layout, lists: &'p Lists, in_order: bool) -> Self {
        let of = |goal, slot| lists.iter().find(|(key, _)| *key == (goal, slot)).map_or(&[][..], |(_, list)| &list[..]);
        Board {
            pool,
            candidates: layout.iter().map(|place| of(place.goal, place.slot)).collect(),
            layout,
            pace: Pace::Ease,
            in_order,
            seconds: i64::try_from(pool.budget / TICKS).unwrap_or(i64::MAX),
        }
    }
}

/// The candidates of each slot of each target.
pub(super) type Lists = Vec<((usize, Slot), Vec<Candidate>)>;

/// The candidates of every slot of every target among some exercises of the pool, at most so many of each.
pub(super) fn lists(pool: &Pool<'_>, part: &[bool], most: usize) -> Lists {
    let slots = (0..pool.goals.len()).flat_map(|goal| Slot::ALL.map(|slot| (goal, slot)));
    slots.map(|(goal, slot)| ((goal, slot), pool.candidates(goal, slot, part, most))).collect()
}

impl Board<'_, '_> {
    pub(super) fn candidate(&self, pick: Pick) -> &Candidate {
        &self.candidates[pick.place][pick.candidate]
    }

    /// What a candidate adds at a place, or nothing where a hard rule forbids it.
    pub(super) fn gain(&self, state: &State, place: usize, at: usize) -> Option<Gain> {
        let candidate = &self.candidates[place][at];
        if !self.allowed(state, place, candidate) {
            return None;
        }
        let pairs = self.pairs(state, place, candidate);
        let (coverage, overfull) = self.coverage(state, candidate);
        let seconds = self.seconds_at_least(state, candidate, pairs);
        let haste = match self.pace {
            Pace::Ease => 0,
            Pace::Tight => self.pairing(state, candidate, pairs),
            Pace::Hurry => weights::HURRY * seconds,
        };
        let fixed = candidate.worth + self.company(state, place, candidate);
        Some(Gain { fixed, coverage, guide: overfull + haste, seconds })
    }

    /// The session with a candidate at a place; the same where a hard rule forbids it.
    pub(super) fn with(&self, state: &State, place: usize, at: usize) -> State {
        let mut next = state.clone();
        if let Some(gain) = self.gain(state, place, at) {
            self.add(&mut next, place, at, &gain);
        }
        next
    }

    /// Adds a candidate at a place, with what it adds.
    pub(super) fn add(&self, state: &mut State, place: usize, at: usize, gain: &Gain) {
        let candidate = &self.candidates[place][at];
        let m = &self.pool.moves[candidate.of];
        state.fixed += gain.fixed;
        state.coverage += gain.coverage;
        state.seconds += gain.seconds;
        state.rank += gain.rank();
        let (least, middle) = (least_sets(self.pool, candidate), u32::from(candidate.plan.sets.0 + candidate.plan.sets.1));
        for (muscles, credit) in [(&m.primary, PRIMARY_CREDIT), (&m.secondary, SECONDARY_CREDIT)] {
            for muscle in muscles {
                let has = &mut state.muscles[*muscle];
                has.least += least * credit;
                has.middle += middle * credit / 2;
                has.direct |= credit == PRIMARY_CREDIT;
            }
        }
        state.points += least * 2 * candidate.plan.points;
        state.met.iter_mut().zip(&m.meets).for_each(|(met, meets)| *met |= meets);
        let opens = state.picks.is_empty() && self.pool.first.is_some();
        state.isolation |= !(m.compound || opens);
        if candidate.plan.few && m.exercise.axial >= 3 {
            state.heavy_few.push(m.pattern);
        }
        state.repeated += usize::from(m.used);
        match m.bias {
            Some(Bias::Stretch) => state.biases[0] = true,
            Some(Bias::Short) => state.biases[1] = true,
            Some(Bias::Mid) | None => {}
        }
        state.picks.push(Pick { place, of: candidate.of, candidate: at });
    }

    /// What makes a session another kind of session, with a candidate at a place or with none: the needs that are met,
    /// and the patterns of the main lifts.
    pub(super) fn kind(&self, state: &State, place: usize, at: Option<usize>) -> (u64, u64) {
        let meets = at.map(|at| &self.pool.moves[self.candidates[place][at].of].meets);
        let of = |goal: usize| state.met[goal] | meets.map_or(0, |meets| meets[goal]);
        // No target needs more than three movements, and no session has more than eight targets.
        let met = (0..state.met.len()).fold(0, |all, goal| all << 4 | u64::from(of(goal)));
        let new = at.map(|at| (place, self.candidates[place][at].of));
        let all = state.picks.iter().map(|pick| (pick.place, pick.of)).chain(new);
        let main = all.filter(|(place, _)| self.layout[*place].slot == Slot::Primary);
        let pattern = |of: usize| self.pool.moves[of].pattern.map_or(0, |pattern| pattern as u64 + 1);
        (met, main.fold(0, |all, (_, of)| all << 6 | pattern(of)))
    }

    /// The hard rules that can be told before the time is fitted.
    fn allowed(&self, state: &State, place: usize, candidate: &Candidate) -> bool {
        let m = &self.pool.moves[candidate.of];
        let here = self.layout[place];
        let kind = match here.kind {
            Kind::Any => true,
            Kind::Compound => m.compound,
            Kind::Isolation => !m.compound,
        };
        let opens = !state.picks.is_empty() || self.pool.first.as_ref().is_none_or(|first| first.contains(&candidate.of));
        kind && opens
            && !(state.isolation && m.compound)
            && state.picks.iter().all(|pick| pick.of != candidate.of)
            && self.lifts_first(state, place)
            && self.order_holds(state, place, candidate)
            && self.spine_holds(state, candidate)
            && self.volume_holds(state, candidate)
    }

    /// Whether an accessory would come only after the lifts of its target: what is left out is left out from the end.
    fn lifts_first(&self, state: &State, place: usize) -> bool {
        let here = self.layout[place];
        if !self.in_order || here.slot != Slot::Accessory {
            return true;
        }
        let early = |p: &super::layout::Place| p.goal == here.goal && p.slot < Slot::Isolation;
        let lifts = self.layout[..place].iter().filter(|p| early(p)).count();
        lifts == state.picks.iter().filter(|pick| early(&self.layout[pick.place])).count()
    }

    /// H13.
    fn order_holds(&self, state: &State, place: usize, candidate: &Candidate) -> bool {
        let here = self.layout[place].goal;
        let m = &self.pool.moves[candidate.of];
        match self.pool.request.order {
            Order::Alternating | Order::LiftFirst if self.pool.goals.len() > 1 => {
                let both = |serves: u32| serves.count_ones() > 1;
                state
                    .picks
                    .last()
                    .is_none_or(|last| self.layout[last.place].goal != here || both(m.serves) || both(self.pool.moves[last.of].serves))
            }
            Order::First(_) if here > 0 && m.compound && m.serves & 1 != 0 => {
                let (x, other) = (&self.pool.goals[0].muscles, &self.pool.goals[here].muscles);
                x.iter().zip(other).any(|(a, b)| *a && *b)
            }
            _ => true,
        }
    }

    /// H3, H4 and H5.
    fn spine_holds(&self, state: &State, candidate: &Candidate) -> bool {
        let request = self.pool.request;
        let m = &self.pool.moves[candidate.of];
        let heavy = |stress: u32| stress >= HEAVY;
        let neighbours = state.picks.last().is_some_and(|last| heavy(self.candidate(*last).plan.stress)) && heavy(candidate.plan.stress);
        let points = state.points + least_sets(self.pool, candidate) * 2 * candidate.plan.points;
        let intense = candidate.plan.few && m.exercise.axial >= 3;
        let most = if request.goal == Goal::Strength && request.level == Level::Advanced { 2 } else { 1 };
        let both = |a, b| {
            (m.pattern == Some(a) && state.heavy_few.contains(&Some(b))) || (m.pattern == Some(b) && state.heavy_few.contains(&Some(a)))
        };
        let few = !intense || (state.heavy_few.len() < most && !both(Pattern::Squat, Pattern::HorizontalPull));
        !neighbours && points <= points_most(request.level) && few
    }

    /// H11, at the least number of sets.
    fn volume_holds(&self, state: &State, candidate: &Candidate) -> bool {
        let m = &self.pool.moves[candidate.of];
        let least = least_sets(self.pool, candidate);
        let within =
            |muscles: &[usize], credit: u32| muscles.iter().all(|muscle| state.muscles[*muscle].least + least * credit <= SESSION_MOST);
        within(&m.primary, PRIMARY_CREDIT) && within(&m.secondary, SECONDARY_CREDIT)
    }

    /// What an exercise is worth among those that are there already.
    fn company(&self, state: &State, place: usize, candidate: &Candidate) -> i64 {
        let m = &self.pool.moves[candidate.of];
        let goal = &self.pool.goals[self.layout[place].goal];
        let mut worth = 0;
        for (met, meets) in state.met.iter().zip(&m.meets) {
            worth += weights::NEED * i64::from((meets & !met).count_ones());
        }
        let here = self.layout[place];
        let (met, meets, all) = (state.met[here.goal], m.meets[here.goal], (1_u32 << goal.needs.len()) - 1);
        if here.slot < Slot::Accessory && met != all && meets & !met == 0 {
            worth += weights::REPEAT_BEFORE_NEED;
        }
        worth += self.new_pattern(state, goal, m);
        let share = if goal.single { 4 } else { 1 };
        for muscle in m.primary.iter().filter(|muscle| goal.muscles[**muscle] && !state.muscles[**muscle].direct) {
            worth += weights::FIRST_DIRECT * self.pool.worth[*muscle];
        }
        for (i, pick) in state.picks.iter().enumerate() {
            let other = &self.pool.moves[pick.of];
            let neighbour = i + 1 == state.picks.len();
            worth += if other.root == m.root { weights::VARIATION / share } else { 0 };
            if other.pattern.is_some() && other.pattern == m.pattern && other.compound == m.compound {
                worth += weights::SAME_KIND / share;
            }
            if other.family == m.family {
                worth += (weights::SAME_FAMILY + if neighbour { weights::SAME_NEIGHBOUR } else { 0 }) / share;
            }
            if neighbour {
                let product = i64::from(self.candidate(*pick).plan.stress) * i64::from(candidate.plan.stress);
                worth -= product / weights::SPINE_DIVISOR;
            }
        }
        worth + self.both_ends(state, m.bias)
    }

    /// A movement that is new to a target without needs of its own.
    fn new_pattern(&self, state: &State, goal: &super::pool::Goal, m: &Move<'_>) -> i64 {
        let ours = m.primary.first().is_some_and(|lead| goal.muscles[*lead]);
        let asked = goal.mains.is_empty() || !m.compound || m.pattern.is_some_and(|pattern| goal.mains.contains(&pattern));
        let new = goal.needs.is_empty() && ours && asked;
        let known = || state.picks.iter().any(|pick| self.pool.moves[pick.of].pattern == m.pattern);
        if new && !known() { weights::NEW_PATTERN } else { 0 }
    }

    /// Where the glutes are a target of their own: one stretched and one shortened exercise.
    fn both_ends(&self, state: &State, bias: Option<Bias>) -> i64 {
        let gains = match bias {
            Some(Bias::Stretch) => state.biases[1] && !state.biases[0],
            Some(Bias::Short) => state.biases[0] && !state.biases[1],
            Some(Bias::Mid) | None => false,
        };
        if gains && self.pool.goals.iter().any(|goal| goal.glutes) { weights::BOTH_ENDS } else { 0 }
    }

    /// What its sets add, in the middle of their range, and what will be cut of that.
    fn coverage(&self, state: &State, candidate: &Candidate) -> (i64, i64) {
        let m = &self.pool.moves[candidate.of];
        let sets = u32::from(candidate.plan.sets.0 + candidate.plan.sets.1);
        let (mut worth, mut overfull) = (0, 0);
        for (muscles, credit) in [(&m.primary, PRIMARY_CREDIT), (&m.secondary, SECONDARY_CREDIT)] {
            for muscle in muscles {
                let before = state.muscles[*muscle].middle;
                let after = before + sets * credit / 2;
                worth += (weights::coverage(after) - weights::coverage(before)) * self.pool.worth[*muscle];
                let over = after.saturating_sub(SESSION_MOST) - before.saturating_sub(SESSION_MOST);
                overfull += weights::OVERFULL * i64::from(over);
            }
        }
        (worth, overfull)
    }

    /// Whether it could be the partner of the one before.
    fn pairs(&self, state: &State, place: usize, candidate: &Candidate) -> bool {
        self.pool.request.supersets != Supersets::No
            && state.picks.last().is_some_and(|last| {
                let pair = [(self.layout[last.place], self.candidate(*last)), (self.layout[place], candidate)];
                fit::can_pair(self.pool, pair, state.picks.len() == 1)
            })
    }

    /// How much longer a session takes at least, whatever is paired and cut.
    fn seconds_at_least(&self, state: &State, candidate: &Candidate, pairs: bool) -> i64 {
        let rest = i64::from(candidate.least.rest);
        let alone = i64::from(candidate.least.seconds) + rest;
        let Some(last) = state.picks.last().filter(|_| pairs) else { return alone };
        alone - rest - i64::from(self.candidate(*last).least.rest - self.candidate(*last).least.rest_in_superset)
    }

    /// While time is short: what the time that an exercise takes is worth, and whether the second of two neighbours
    /// could be the partner of the first.
    fn pairing(&self, state: &State, candidate: &Candidate, pairs: bool) -> i64 {
        let wanted = self.pool.request.supersets == Supersets::Yes;
        let time = if wanted { 0 } else { weights::SECOND * i64::from(candidate.least.seconds + candidate.least.rest) };
        let second = state.picks.len() % 2 == 1 && pairs;
        let worth = if wanted { weights::PAIR_WANTED } else { weights::PAIRABLE };
        time + if second { worth } else { 0 }
    }

    /// H10: every target has its rows and its movements; and no more than half the exercises come again.
    pub(super) fn complete(&self, state: &State) -> bool {
        let picks = &state.picks;
        let least = if self.pool.request.minutes < 35 { 1 } else { 2 };
        let served = self.pool.goals.iter().enumerate().all(|(bit, goal)| {
            let rows = picks.iter().filter(|pick| self.pool.moves[pick.of].serves & (1 << bit) != 0).count();
            rows >= least && (rows < 3 || state.met[bit].count_ones() as usize == goal.needs.len())
        });
        served && state.repeated * 2 <= picks.len() && state.repeated <= self.pool.again
    }
}

/// The fewest sets that an exercise can have in its slot.
pub(super) fn least_sets(pool: &Pool<'_>, candidate: &Candidate) -> u32 {
    u32::from(fit::floor(pool.request.minutes, &candidate.plan))
}
