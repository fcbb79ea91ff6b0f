//! The search: a beam over the places of a session; the hard rules prune, the score ranks.

use std::collections::BTreeSet;

use crate::training::constants::{PRIMARY_CREDIT, SECONDARY_CREDIT};
use crate::training::terms::{Bias, Goal, Level, Pattern};
use crate::training::time::TICKS;

use super::answer::Slot;
use super::fit::{self, Fitted};
use super::layout::{Kind, Layout, layouts};
use super::needs;
use super::pool::{Candidate, Pool, SESSION_MOST, points_most};
use super::request::{Order, Supersets};
use super::weights;

/// How far a search looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    /// Unfinished sessions kept at each step.
    pub(super) beam: usize,
    /// Candidates of a slot.
    pub(super) candidates: usize,
    /// Finished sessions that are fitted to the time.
    pub(super) finals: usize,
    /// Whether an accessory comes only after the lifts of its target: what is left out is left out from the end.
    pub(super) in_order: bool,
}

/// What is enough for any guide we know.
pub(super) const NEAR: Reach = Reach { beam: 40, candidates: 26, finals: 80, in_order: true };
/// What is tried before a request is refused.
pub(super) const FAR: Reach = Reach { beam: 150, candidates: 60, finals: 300, in_order: false };

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
    rank: i64,
    /// Seconds that it takes at least.
    seconds: i64,
    /// Sixteenths of sets by muscle, at the least number of sets and in the middle.
    least: Vec<u32>,
    middle: Vec<u32>,
    /// Spinal points at the least number of sets.
    points: u32,
    /// Needs met, for each target.
    met: Vec<u32>,
    isolation: bool,
    heavy_few: Vec<Option<Pattern>>,
    biases: [bool; 2],
    repeated: usize,
}

/// The candidates of each place of a layout.
pub(super) struct Board<'p, 'g> {
    pub(super) pool: &'p Pool<'g>,
    pub(super) layout: Layout,
    pub(super) candidates: Vec<&'p [Candidate]>,
    /// Whether time is short, so that pairs are worth looking for.
    tight: bool,
    in_order: bool,
    /// What there is time for.
    seconds: i64,
}

/// Finished sessions that meet every rule, the best first, no two of the same exercises.
pub(super) fn search(pool: &Pool<'_>, reach: Reach) -> Vec<Fitted> {
    let mut best: Vec<Fitted> = Vec::new();
    let mut before = None;
    for size in layouts(pool) {
        let mut easy = true;
        for layout in size {
            let lists = lists(pool, &layout, reach);
            let wanted = pool.request.supersets == Supersets::Yes;
            for tight in [false, true].into_iter().filter(|tight| *tight || !wanted) {
                let board = Board::new(pool, layout.clone(), &lists, reach);
                let board = Board { tight, ..board };
                let found = beam(&board, reach);
                let fitted: Vec<Fitted> = found.iter().filter_map(|state| fit::fit(&board, state)).collect();
                let short = fitted.len() < found.len() || fitted.is_empty() || fitted.iter().any(|f| f.sacrificed);
                easy &= !short;
                best.extend(fitted);
                if !short || pool.request.supersets == Supersets::No {
                    break;
                }
            }
        }
        // Smaller sessions are for when the fullest does not fit as it is, and as long as they are better.
        let score = best.iter().map(|fitted| fitted.score).max();
        if easy || (score.is_some() && score == before) {
            break;
        }
        before = score;
    }
    let key = |f: &Fitted| f.rows.iter().map(|row| row.of).collect::<Vec<_>>();
    best.sort_by_cached_key(|fitted| (-fitted.score, key(fitted)));
    let mut seen = BTreeSet::new();
    best.retain(|f| {
        let mut exercises = key(f);
        exercises.sort_unstable();
        seen.insert(exercises)
    });
    best
}

type Lists = Vec<((usize, Slot), Vec<Candidate>)>;

/// The candidates of every slot that a layout has.
pub(super) fn lists(pool: &Pool<'_>, layout: &Layout, reach: Reach) -> Lists {
    let mut lists: Lists = Vec::new();
    for place in layout {
        let key = (place.goal, place.slot);
        if !lists.iter().any(|(k, _)| *k == key) {
            lists.push((key, pool.candidates(place.goal, place.slot, reach.candidates)));
        }
    }
    lists
}

fn pick_lists<'l>(layout: &Layout, lists: &'l Lists) -> Vec<&'l [Candidate]> {
    let of = |goal, slot| lists.iter().find(|(key, _)| *key == (goal, slot)).map_or(&[][..], |(_, list)| &list[..]);
    layout.iter().map(|place| of(place.goal, place.slot)).collect()
}

impl State {
    pub(super) fn start(pool: &Pool<'_>) -> Self {
        let muscles = pool.guide.muscles.len();
        Self { least: vec![0; muscles], middle: vec![0; muscles], met: vec![0; pool.goals.len()], ..Self::default() }
    }
}

fn beam(board: &Board<'_, '_>, reach: Reach) -> Vec<State> {
    // Where there are few candidates the same effort sees more sessions: all of them in a small guide.
    let few = board.candidates.iter().map(|list| list.len()).max().unwrap_or(0).clamp(1, reach.candidates);
    let wider = (reach.candidates / few).clamp(1, 6);
    let reach = Reach { beam: reach.beam.saturating_mul(wider), finals: reach.finals.saturating_mul(wider), ..reach };
    let mut states = vec![State::start(board.pool)];
    for (place, list) in board.candidates.iter().enumerate() {
        let mut next: Vec<(i64, usize, Option<usize>)> = Vec::new();
        for (from, state) in states.iter().enumerate() {
            // A place that no exercise suits stays empty; a main lift's never does.
            if board.layout[place].slot > Slot::Primary {
                next.push((state.rank, from, None));
            }
            for at in 0..list.len() {
                if let Some(gain) = board.gain(state, place, at).filter(|gain| state.seconds + gain.seconds <= board.seconds) {
                    next.push((state.rank + gain.fixed + gain.coverage + gain.pairing, from, Some(at)));
                }
            }
        }
        next.sort_by_key(|(rank, from, at)| (-rank, *from, *at));
        let grown =
            |(_, from, at): (i64, usize, Option<usize>)| at.map_or_else(|| states[from].clone(), |at| board.with(&states[from], place, at));
        states = if place + 1 == board.candidates.len() {
            next.into_iter().map(grown).filter(|state| board.complete(state)).take(reach.finals).collect()
        } else {
            // Sessions that meet the same needs are rivals; some room stays for those that meet others, or meet them late.
            let mut rivals: Vec<(u64, usize)> = Vec::new();
            let most = reach.beam - reach.beam / 3;
            next.retain(|(_, from, at)| {
                let met = board.met(&states[*from], place, *at);
                let known = rivals.iter().position(|(known, _)| *known == met).unwrap_or_else(|| {
                    rivals.push((met, 0));
                    rivals.len() - 1
                });
                rivals[known].1 += 1;
                rivals[known].1 <= most
            });
            next.into_iter().take(reach.beam).map(grown).collect()
        };
    }
    states
}

impl<'p, 'g> Board<'p, 'g> {
    pub(super) fn new(pool: &'p Pool<'g>, layout: Layout, lists: &'p Lists, reach: Reach) -> Self {
        Board {
            pool,
            candidates: pick_lists(&layout, lists),
            layout,
            tight: false,
            in_order: reach.in_order,
            seconds: i64::try_from(pool.budget / TICKS).unwrap_or(i64::MAX),
        }
    }
}

/// What an exercise adds to a session.
pub(super) struct Gain {
    fixed: i64,
    coverage: i64,
    pairing: i64,
    seconds: i64,
}

impl Board<'_, '_> {
    pub(super) fn candidate(&self, pick: Pick) -> &Candidate {
        &self.candidates[pick.place][pick.candidate]
    }

    /// What a candidate adds at a place, or nothing where a hard rule forbids it.
    pub(super) fn gain(&self, state: &State, place: usize, at: usize) -> Option<Gain> {
        let candidate = &self.candidates[place][at];
        self.allowed(state, place, candidate).then(|| Gain {
            fixed: candidate.worth + self.company(state, place, candidate),
            coverage: self.coverage(state, candidate),
            pairing: self.pairing(state, place, candidate),
            seconds: self.seconds_at_least(state, place, candidate),
        })
    }

    /// The session with a candidate at a place.
    pub(super) fn with(&self, state: &State, place: usize, at: usize) -> State {
        let candidate = &self.candidates[place][at];
        let m = &self.pool.moves[candidate.of];
        let mut next = state.clone();
        if let Some(gain) = self.gain(state, place, at) {
            next.fixed += gain.fixed;
            next.seconds += gain.seconds;
            next.rank += gain.fixed + gain.coverage + gain.pairing;
        }
        let (least, middle) = (least_sets(self.pool, candidate), u32::from(candidate.plan.sets.0 + candidate.plan.sets.1));
        for (muscles, credit) in [(&m.primary, PRIMARY_CREDIT), (&m.secondary, SECONDARY_CREDIT)] {
            for muscle in muscles {
                next.least[*muscle] += least * credit;
                next.middle[*muscle] += middle * credit / 2;
            }
        }
        next.points += least * 2 * candidate.plan.points;
        next.met.iter_mut().zip(&m.meets).for_each(|(met, meets)| *met |= meets);
        let opens = state.picks.is_empty() && self.pool.first.is_some();
        next.isolation |= !(m.compound || opens);
        if candidate.plan.few && m.exercise.axial >= 3 {
            next.heavy_few.push(m.pattern);
        }
        next.repeated += usize::from(m.used);
        match m.bias {
            Some(Bias::Stretch) => next.biases[0] = true,
            Some(Bias::Short) => next.biases[1] = true,
            Some(Bias::Mid) | None => {}
        }
        next.picks.push(Pick { place, of: candidate.of, candidate: at });
        next
    }

    /// The needs that are met with a candidate at a place, or with none.
    fn met(&self, state: &State, place: usize, at: Option<usize>) -> u64 {
        let meets = at.map(|at| &self.pool.moves[self.candidates[place][at].of].meets);
        let of = |goal: usize| state.met[goal] | meets.map_or(0, |meets| meets[goal]);
        // No target needs more than three movements, and no session has more than eight targets.
        (0..state.met.len()).fold(0, |all, goal| all << 4 | u64::from(of(goal)))
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
        let early = |slot: Slot| slot < Slot::Isolation;
        let lifts = self.layout[..place].iter().filter(|p| p.goal == here.goal && early(p.slot)).count();
        let done =
            state.picks.iter().filter(|pick| self.layout[pick.place].goal == here.goal && early(self.layout[pick.place].slot)).count();
        kind && opens
            && (!self.in_order || here.slot != Slot::Accessory || lifts == done)
            && !(state.isolation && m.compound)
            && state.picks.iter().all(|pick| pick.of != candidate.of)
            && self.order_holds(state, place, candidate)
            && self.spine_holds(state, candidate)
            && self.volume_holds(state, candidate)
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
        let heavy = |stress: u32| stress >= crate::training::constants::HEAVY;
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
        let within = |muscles: &[usize], credit: u32| muscles.iter().all(|muscle| state.least[*muscle] + least * credit <= SESSION_MOST);
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
        let known = state.picks.iter().any(|pick| self.pool.moves[pick.of].pattern == m.pattern);
        let ours = m.primary.first().is_some_and(|lead| goal.muscles[*lead]);
        let mains = needs::mains(self.pool.guide, goal.target);
        let asked = mains.is_empty() || !m.compound || m.pattern.is_some_and(|pattern| mains.contains(&pattern));
        worth += if goal.needs.is_empty() && ours && asked && !known { weights::NEW_PATTERN } else { 0 };
        let share = if goal.single { 4 } else { 1 };
        for muscle in &m.primary {
            let before = state.picks.iter().any(|pick| self.pool.moves[pick.of].primary.contains(muscle));
            worth += if before || !goal.muscles[*muscle] { 0 } else { weights::FIRST_DIRECT * self.pool.worth[*muscle] };
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

    /// Where the glutes are a target of their own: one stretched and one shortened exercise.
    fn both_ends(&self, state: &State, bias: Option<Bias>) -> i64 {
        let wanted = self.pool.goals.iter().any(|goal| needs::id(self.pool.guide, goal.target) == "glutes");
        let gains = match bias {
            Some(Bias::Stretch) => state.biases[1] && !state.biases[0],
            Some(Bias::Short) => state.biases[0] && !state.biases[1],
            Some(Bias::Mid) | None => false,
        };
        if wanted && gains { weights::BOTH_ENDS } else { 0 }
    }

    /// What its sets add, in the middle of their range, less what will be cut.
    fn coverage(&self, state: &State, candidate: &Candidate) -> i64 {
        let m = &self.pool.moves[candidate.of];
        let sets = u32::from(candidate.plan.sets.0 + candidate.plan.sets.1);
        let mut worth = 0;
        for (muscles, credit) in [(&m.primary, PRIMARY_CREDIT), (&m.secondary, SECONDARY_CREDIT)] {
            for muscle in muscles {
                let before = state.middle[*muscle];
                let after = before + sets * credit / 2;
                worth += (weights::coverage(after) - weights::coverage(before)) * self.pool.worth[*muscle];
                let over = after.saturating_sub(SESSION_MOST) - before.saturating_sub(SESSION_MOST);
                worth += weights::OVERFULL * i64::from(over);
            }
        }
        worth
    }

    /// How much longer a session takes at least, whatever is paired and cut.
    fn seconds_at_least(&self, state: &State, place: usize, candidate: &Candidate) -> i64 {
        let supersets = self.pool.request.supersets != Supersets::No;
        let rest = i64::from(candidate.least.rest);
        let alone = i64::from(candidate.least.seconds) + rest;
        let Some(last) = state.picks.last().filter(|_| supersets) else { return alone };
        let pair = [(self.layout[last.place], self.candidate(*last)), (self.layout[place], candidate)];
        if !fit::can_pair(self.pool, pair, state.picks.len() == 1) {
            return alone;
        }
        alone - rest - i64::from(self.candidate(*last).least.rest - self.candidate(*last).least.rest_in_superset)
    }

    /// While time is short: what the time that an exercise takes is worth, and whether the second of two neighbours
    /// could be the partner of the first.
    fn pairing(&self, state: &State, place: usize, candidate: &Candidate) -> i64 {
        if !self.tight {
            return 0;
        }
        let wanted = self.pool.request.supersets == Supersets::Yes;
        let time = if wanted { 0 } else { weights::SECOND * i64::from(candidate.least.seconds + candidate.least.rest) };
        let Some(last) = state.picks.last().filter(|_| state.picks.len() % 2 == 1) else { return time };
        let pair = [(self.layout[last.place], self.candidate(*last)), (self.layout[place], candidate)];
        let worth = if wanted { weights::PAIR_WANTED } else { weights::PAIRABLE };
        time + if fit::can_pair(self.pool, pair, state.picks.len() == 1) { worth } else { 0 }
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
