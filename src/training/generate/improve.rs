//! A good session made better: small changes, for as long as they help.

use super::answer::Slot;
use super::board::{Board, State};
use super::fit::{self, Fitted};

/// How many candidates of each of two neighbours are tried together.
const TOGETHER: usize = 8;

/// What is chosen at each place of a board.
type Chosen = Vec<Option<usize>>;

/// The session with one exercise changed, left out or put in, then, where time is short, two neighbours at once, since
/// partners of a superset come together; again for as long as that makes it better. Nothing where nothing does.
pub(super) fn improve(board: &Board<'_, '_>, start: &Fitted) -> Option<Fitted> {
    let mut best: Option<Fitted> = None;
    loop {
        let search = Neighbours::of(board, best.as_ref().unwrap_or(start))?;
        let Some(better) = search.one().or_else(|| start.sacrificed.then(|| search.two()).flatten()) else { return best };
        best = Some(better);
    }
}

/// The sessions near one.
struct Neighbours<'b, 'p, 'g> {
    board: &'b Board<'p, 'g>,
    chosen: Chosen,
    /// The session up to each place.
    before: Vec<State>,
    score: i64,
}

impl<'b, 'p, 'g> Neighbours<'b, 'p, 'g> {
    /// Nothing where the board has no such candidates.
    fn of(board: &'b Board<'p, 'g>, now: &Fitted) -> Option<Self> {
        let mut chosen: Chosen = vec![None; board.layout.len()];
        for pick in &now.picks {
            chosen[pick.place] = Some(board.candidates[pick.place].iter().position(|candidate| candidate.of == pick.of)?);
        }
        let mut before = vec![State::start(board.pool)];
        for (place, at) in chosen.iter().enumerate() {
            let next = at.map_or_else(|| before[place].clone(), |at| board.with(&before[place], place, at));
            before.push(next);
        }
        Some(Self { board, chosen, before, score: now.score })
    }

    /// What may stand at a place: its first candidates, or nothing.
    fn options(&self, place: usize, most: usize) -> impl Iterator<Item = Option<usize>> + use<> {
        let empty = (self.board.layout[place].slot > Slot::Primary).then_some(None);
        (0..self.board.candidates[place].len().min(most)).map(Some).chain(empty)
    }

    /// The best of all that differ in one place, where it is better.
    fn one(&self) -> Option<Fitted> {
        let mut better = None;
        for place in 0..self.chosen.len() {
            for at in self.options(place, usize::MAX).filter(|at| *at != self.chosen[place]) {
                self.consider(place, &[at], &mut better);
            }
        }
        better
    }

    /// The best of those that differ in two neighbours, where it is better.
    fn two(&self) -> Option<Fitted> {
        let mut better = None;
        for place in 1..self.chosen.len() {
            let [first, second] = [place - 1, place].map(|place| self.options(place, TOGETHER).collect::<Vec<_>>());
            for a in first.into_iter().filter(|at| *at != self.chosen[place - 1]) {
                for b in second.iter().filter(|at| **at != self.chosen[place]) {
                    self.consider(place - 1, &[a, *b], &mut better);
                }
            }
        }
        better
    }

    /// Takes the session with `changed` from `place` on, where it is better than any so far.
    fn consider(&self, place: usize, changed: &[Option<usize>], better: &mut Option<Fitted>) {
        let most = better.as_ref().map_or(self.score, |better| better.score);
        let supersets = self.board.pool.request.supersets;
        let Some(state) = self.replayed(place, changed).filter(|state| state.bound(supersets) > most) else { return };
        if let Some(fitted) = fit::fit(self.board, &state).filter(|fitted| fitted.score > most) {
            *better = Some(fitted);
        }
    }

    /// The session with `changed` from `place` on; nothing where a hard rule forbids it.
    fn replayed(&self, place: usize, changed: &[Option<usize>]) -> Option<State> {
        let rest = &self.chosen[place + changed.len()..];
        let mut state: Option<State> = None;
        for (place, at) in (place..).zip(changed.iter().chain(rest)) {
            let Some(at) = *at else { continue };
            let gain = self.board.gain(state.as_ref().unwrap_or(&self.before[place]), place, at)?;
            let state = state.get_or_insert_with(|| self.before[place].clone());
            self.board.add(state, place, at, &gain);
            if state.seconds > self.board.seconds {
                return None;
            }
        }
        state
    }
}
