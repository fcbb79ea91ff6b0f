//! The search: a beam over the places of a session, then small changes for as long as they help.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::answer::Slot;
use super::board::{Board, Pace, State, lists};
use super::fit::{self, Fitted};
use super::improve::improve;
use super::layout::{Layout, layouts};
use super::pool::Pool;
use super::request::Supersets;

/// How far a search looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    /// Unfinished sessions kept at each step.
    pub(super) beam: usize,
    /// Candidates of a slot.
    pub(super) candidates: usize,
    /// Finished sessions that are fitted to the time.
    pub(super) finals: usize,
    /// Whether smaller gyms are searched by themselves too.
    pub(super) parts: bool,
    /// Whether an accessory comes only after the lifts of its target: what is left out is left out from the end.
    pub(super) in_order: bool,
}

impl Reach {
    /// How far to look on a board: over all sessions where they are few, and further where there is little to choose from,
    /// which costs no more.
    fn on(self, board: &Board<'_, '_>) -> Self {
        let most = board.candidates.iter().map(|list| list.len()).max().unwrap_or(0);
        let times = if whole(board) {
            usize::MAX
        } else if most <= FEW {
            WIDER
        } else {
            1
        };
        Self { beam: self.beam.saturating_mul(times), finals: self.finals.saturating_mul(times), ..self }
    }
}

/// What is enough for any guide we know.
pub(super) const NEAR: Reach = Reach { beam: 16, candidates: 16, finals: 100, parts: true, in_order: true };
/// What is tried before a request is refused.
pub(super) const FAR: Reach = Reach { beam: 60, candidates: 40, finals: 200, parts: false, in_order: false };
/// With so many candidates of each slot or fewer a beam is cheap, and so many times as wide.
const FEW: usize = 8;
const WIDER: usize = 60;
/// So many sessions are few enough to look at each of them.
const ALL_OF: usize = 4_096;
/// What pairs can add to what the sets of a session are worth, at most: half a set more for each partner.
const PAIRS_ADD: i64 = 30_000;
/// So many finished sessions may turn out not to fit the time before whatever fits is looked for.
const FAILED: usize = 4;
/// How many hundredths of the best session that is known one must be worth for small changes to make it better still.
const COMES_NEAR: i64 = 96;
/// How many good sessions are changed bit by bit.
const STARTS: usize = 2;

/// A finished session, and the places that it was found for.
struct Found {
    fitted: Fitted,
    layout: Layout,
}

/// Finished sessions that meet every rule, the best first, no two of the same exercises.
///
/// What a home gym has is searched by itself before the whole gym: with more to choose from a beam loses its way more
/// easily, and more equipment should never make a session worse. For the first variant those that cannot be the best are
/// left out.
pub(super) fn search(pool: &Pool<'_>, reach: Reach) -> Vec<Fitted> {
    let mut found = Vec::new();
    for part in pool.parts().iter().rev().take(if reach.parts { usize::MAX } else { 1 }) {
        let best = found.iter().map(|found: &Found| found.fitted.score).max().filter(|_| pool.request.variant == 1);
        found.extend(within(pool, part, reach, best));
    }
    found.sort_by_cached_key(key);
    let mut seen = BTreeSet::new();
    found.retain(|found| {
        let (_, mut exercises) = key(found);
        exercises.sort_unstable();
        seen.insert(exercises)
    });
    found.into_iter().map(|found| found.fitted).collect()
}

/// Finished sessions of a part of the pool, unless none of them comes near the best one that is known.
fn within(pool: &Pool<'_>, part: &[bool], reach: Reach, best: Option<i64>) -> Vec<Found> {
    let few = lists(pool, part, reach.candidates);
    let mut found = Vec::new();
    let mut before = None;
    let mut most: Option<i64> = None;
    for (n, size) in layouts(pool).into_iter().enumerate() {
        let mut easy = true;
        for layout in size {
            let looked = look(&mut Board::new(pool, layout, &few, reach.in_order), reach, &mut found, n > 0);
            easy &= !looked.short;
            most = most.max(looked.most);
        }
        if best.zip(most).is_some_and(|(best, most)| most * 100 < best * COMES_NEAR) {
            return found;
        }
        // Smaller sessions are for when the fullest does not fit as it is, and as long as they are better.
        let score = found.iter().map(|found: &Found| found.fitted.score).max();
        if easy || (score.is_some() && score == before) {
            break;
        }
        before = score;
    }
    found.sort_by_cached_key(key);
    let more = lists(pool, part, reach.candidates * 2);
    for start in starts(&found) {
        let layout = found[start].layout.clone();
        let board = Board::new(pool, layout.clone(), &more, reach.in_order);
        found.extend(improve(&board, &found[start].fitted).map(|fitted| Found { fitted, layout }));
    }
    found
}

/// Whether there is any session at all, as far as a search can tell.
pub(super) fn any(pool: &Pool<'_>, reach: Reach) -> bool {
    let lists = lists(pool, &pool.all(), reach.candidates);
    let mut found = Vec::new();
    // The smaller is the sooner looked through, and the likelier to fit.
    layouts(pool).into_iter().rev().flatten().any(|layout| {
        look(&mut Board::new(pool, layout, &lists, reach.in_order), reach, &mut found, true);
        !found.is_empty()
    })
}

/// The better first; ties go to the smaller exercises.
fn key(found: &Found) -> (Reverse<i64>, Vec<usize>) {
    (Reverse(found.fitted.score), found.fitted.rows.iter().map(|row| row.of).collect())
}

/// What a look on a board has shown.
struct Looked {
    /// Whether time is short.
    short: bool,
    /// The most that any session could be worth, if nothing had to be given up.
    most: Option<i64>,
}

/// Looks on a board, and again with an eye on the time where that is short.
fn look(board: &mut Board<'_, '_>, reach: Reach, found: &mut Vec<Found>, short: bool) -> Looked {
    let request = board.pool.request;
    let at_ease = !short && request.supersets != Supersets::Yes;
    let whole = whole(board);
    let reach = reach.on(board);
    let (mut short, mut fits, mut most) = (true, false, None);
    for pace in [Pace::Ease, Pace::Tight, Pace::Hurry].into_iter().filter(|pace| *pace != Pace::Ease || at_ease) {
        if pace == Pace::Hurry && fits {
            break;
        }
        board.pace = pace;
        let mut states = beam(board, reach);
        states.sort_by_key(|state| Reverse(state.bound(request.supersets)));
        most = most.max(states.first().map(|state| state.bound(request.supersets)));
        let slack = if whole { PAIRS_ADD } else { 0 };
        let best = |found: &[Found]| found.iter().map(|found| found.fitted.score).max();
        let mut ours: Option<(i64, bool)> = None;
        let mut failed = 0;
        for state in states {
            if request.variant == 1 && best(found).is_some_and(|best| best >= state.bound(request.supersets) + slack) {
                break;
            }
            if let Some(fitted) = fit::fit(board, &state) {
                if ours.is_none_or(|(score, _)| fitted.score > score) {
                    ours = Some((fitted.score, fitted.sacrificed));
                }
                found.push(Found { fitted, layout: board.layout.clone() });
            } else {
                failed += 1;
            }
        }
        fits = failed <= FAILED && !found.is_empty();
        short = ours.is_none_or(|(_, sacrificed)| sacrificed);
        if !short || whole {
            break;
        }
    }
    Looked { short, most }
}

/// Whether a board has so few sessions that each can be looked at.
pub(super) fn whole(board: &Board<'_, '_>) -> bool {
    let sessions = board.candidates.iter().try_fold(1_usize, |all, list| all.checked_mul(list.len() + 1).filter(|n| *n <= ALL_OF));
    sessions.is_some()
}

/// The best sessions that do not begin alike.
fn starts(found: &[Found]) -> Vec<usize> {
    let lifts =
        |found: &Found| -> Vec<usize> { found.fitted.rows.iter().filter(|row| row.plan.slot == Slot::Primary).map(|row| row.of).collect() };
    let mut seen = BTreeSet::new();
    (0..found.len()).filter(|at| seen.insert(lifts(&found[*at]))).take(STARTS).collect()
}

/// Finished sessions of a board, the most promising first.
fn beam(board: &Board<'_, '_>, reach: Reach) -> Vec<State> {
    let mut states = vec![State::start(board.pool)];
    for (place, list) in board.candidates.iter().enumerate() {
        let mut next: Vec<Step> = Vec::with_capacity(states.len() * (list.len() + 1));
        let index = |from: usize, at: Option<usize>| from * (list.len() + 1) + at.map_or(0, |at| at + 1);
        let step = |index: usize| (index / (list.len() + 1), (index % (list.len() + 1)).checked_sub(1));
        for (from, state) in states.iter().enumerate() {
            // A place that no exercise suits stays empty; a main lift's never does.
            if board.layout[place].slot > Slot::Primary {
                next.push((Reverse(state.rank), index(from, None)));
            }
            for at in 0..list.len() {
                if let Some(gain) = board.gain(state, place, at).filter(|gain| state.seconds + gain.seconds <= board.seconds) {
                    next.push((Reverse(state.rank + gain.rank()), index(from, Some(at))));
                }
            }
        }
        next.sort_unstable();
        let grown = |(_, index): Step| {
            let (from, at) = step(index);
            at.map_or_else(|| states[from].clone(), |at| board.with(&states[from], place, at))
        };
        states = if place + 1 == board.candidates.len() {
            next.into_iter().map(grown).filter(|state| board.complete(state)).take(reach.finals).collect()
        } else {
            kept(next, reach, |index| board.kind(&states[step(index).0], place, step(index).1)).into_iter().map(grown).collect()
        };
    }
    states
}

/// A step of the beam: its rank, and a number for the session that it comes from and the candidate that is added.
type Step = (Reverse<i64>, usize);

/// The steps that go on. Sessions that meet the same needs by the same main lifts are rivals: so many of each kind, and
/// then the best of what is left.
fn kept(steps: Vec<Step>, reach: Reach, kind: impl Fn(usize) -> (u64, u64)) -> Vec<Step> {
    if steps.len() <= reach.beam {
        return steps;
    }
    let mut rivals: Vec<((u64, u64), usize)> = Vec::new();
    let most = (reach.beam / 5).max(2);
    let (mut kept, mut left) = (Vec::new(), Vec::new());
    for step in steps {
        if kept.len() == reach.beam {
            break;
        }
        let kind = kind(step.1);
        let known = rivals.iter().position(|(known, _)| *known == kind).unwrap_or_else(|| {
            rivals.push((kind, 0));
            rivals.len() - 1
        });
        rivals[known].1 += 1;
        if rivals[known].1 <= most { kept.push(step) } else { left.push(step) }
    }
    let room = reach.beam - kept.len();
    kept.extend(left.into_iter().take(room));
    kept
}
