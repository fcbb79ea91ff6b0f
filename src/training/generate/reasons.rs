//! Why each row is there, in a sentence that no other row has.

use std::collections::BTreeSet;

use crate::base::words::{capital, list};
use crate::training::constants::HEAVY;

use super::answer::{Reason, Slot};
use super::fit::{Cut, FittedRow, Pair};
use super::must::Must;
use super::pool::Pool;
use super::request::Order;
use super::words::{number, plain, the};

/// How many reasons a row has at most.
const MOST: usize = 3;

/// The reasons of every row of a session.
pub(super) fn reasons(pool: &Pool<'_>, rows: &[FittedRow]) -> Vec<Vec<Reason>> {
    let mut said = BTreeSet::new();
    let writer = Writer { pool, rows };
    (0..rows.len())
        .map(|at| {
            let mut why = Vec::new();
            // Why this exercise comes first; how many sets it has and with whom it is paired says too little alone.
            let [what, how] = writer.row(at);
            let plainly = || (Must::H14, writer.plainly(at));
            for (rule, text) in what {
                if why.len() < MOST && said.insert(text.clone()) {
                    why.push(Reason { rule, text });
                }
            }
            if why.is_empty() {
                let (rule, text) = writer.muscles(at).filter(|(_, text)| said.insert(text.clone())).unwrap_or_else(plainly);
                why.push(Reason { rule, text });
            }
            for (rule, text) in how {
                if why.len() < MOST && said.insert(text.clone()) {
                    why.push(Reason { rule, text });
                }
            }
            why
        })
        .collect()
}

/// A rule, and what is said of it.
type Said = (Must, String);

struct Writer<'p, 'g> {
    pool: &'p Pool<'g>,
    rows: &'p [FittedRow],
}

impl Writer<'_, '_> {
    /// All reasons of a row: why here and why this; why so many sets, and with whom.
    fn row(&self, at: usize) -> [Vec<Said>; 2] {
        let here = self.first(at).or_else(|| self.order(at));
        let what = [self.need(at), self.isolation(at), self.muscles(at)].into_iter().flatten().next();
        let mut how: Vec<_> =
            [self.injury(at), self.waived(at), self.cut(at), self.pair(at), self.easy(at)].into_iter().flatten().collect();
        let what: Vec<_> = here.into_iter().chain(what).collect();
        if at > 0 && what.len() + how.len() < 2 {
            how.extend(self.muscles(at));
        }
        [what, how]
    }

    fn title(&self, at: usize) -> String {
        plain(&self.pool.moves[self.rows[at].of].exercise.meta.title)
    }

    fn target(&self, at: usize) -> String {
        the(self.pool.guide, self.pool.goals[self.rows[at].place.goal].target)
    }

    /// H2.
    fn first(&self, at: usize) -> Option<(Must, String)> {
        if at > 0 {
            return None;
        }
        let request = self.pool.request;
        if request.main_lift.is_some() {
            return Some((Must::H2, format!("First, because the {} is the lift that matters most today", self.title(at))));
        }
        let lagging = request.lagging?;
        let muscle = plain(&self.pool.guide.muscles[lagging].meta.title);
        Some((Must::H2, format!("First, because the priority is the {muscle}, and while nothing is tired")))
    }

    /// H13: what the order has to do with a target's first row.
    fn order(&self, at: usize) -> Option<(Must, String)> {
        let goal = self.rows[at].place.goal;
        if self.rows[..at].iter().any(|row| row.place.goal == goal) {
            return None;
        }
        let target = self.target(at);
        if self.rows[at].plan.slot != Slot::Primary {
            return None;
        }
        let text = match self.pool.request.order {
            _ if self.pool.goals.len() == 1 => format!("The main lift for {target}, before anything is tired"),
            Order::First(_) if at == 0 => format!("Opens the session, because {target} should come first"),
            Order::Sequential if at == 0 => format!("Opens the session: {target} first and in one piece"),
            Order::Sequential | Order::First(_) => {
                format!("The main lift for {target}, now that {} had the fresh sets", self.target(at - 1))
            }
            Order::Alternating | Order::LiftFirst if at == 0 => format!("The main lift for {target}, with all strength still there"),
            Order::Alternating | Order::LiftFirst if self.shares(at) => {
                format!("The main lift for {target}, right after {} had theirs", self.target(at - 1))
            }
            Order::Alternating | Order::LiftFirst => format!("The main lift for {target}, while {} can rest", self.target(at - 1)),
        };
        Some((Must::H13, text))
    }

    /// Whether a row works a muscle of the target before it, which so does not rest.
    fn shares(&self, at: usize) -> bool {
        let before = &self.pool.goals[self.rows[at - 1].place.goal].muscles;
        self.pool.moves[self.rows[at].of].primary.iter().any(|muscle| before[*muscle])
    }

    /// H10: a movement that a target still needed.
    fn need(&self, at: usize) -> Option<(Must, String)> {
        let m = &self.pool.moves[self.rows[at].of];
        let before = |goal: usize| self.rows[..at].iter().map(|row| self.pool.moves[row.of].meets[goal]).fold(0, |a, b| a | b);
        let own = self.rows[at].place.goal;
        let goals = std::iter::once(own).chain((0..self.pool.goals.len()).filter(|goal| *goal != own));
        for goal in goals {
            let new = m.meets[goal] & !before(goal);
            if new != 0 {
                let need = &self.pool.goals[goal].needs[new.trailing_zeros() as usize];
                let target = the(self.pool.guide, self.pool.goals[goal].target);
                let text = if before(goal) == 0 {
                    format!("Covers {} for {target}", need.the)
                } else {
                    format!("{} that {target} still needed", capital(need.the))
                };
                return Some((Must::H10, text));
            }
        }
        None
    }

    /// H1.
    fn isolation(&self, at: usize) -> Option<(Must, String)> {
        let m = &self.pool.moves[self.rows[at].of];
        let muscle = plain(&self.pool.guide.muscles[self.pool.guide.muscles.ids().nth(*m.primary.first()?)?].meta.title);
        (!m.compound && at > 0).then(|| {
            let rule = Must::H1;
            let before = self.rows[..at].iter().any(|row| self.pool.moves[row.of].compound);
            let done = before && !self.rows[at + 1..].iter().any(|row| self.pool.moves[row.of].compound);
            if done {
                (rule, format!("Direct work for the {muscle}, now that every compound lift is done"))
            } else {
                (rule, format!("Direct work for the {muscle}"))
            }
        })
    }

    /// H10: the muscles that nothing before has worked directly, or what has had the least.
    fn muscles(&self, at: usize) -> Option<(Must, String)> {
        let row = &self.rows[at];
        let m = &self.pool.moves[row.of];
        let ours = &self.pool.goals[row.place.goal].muscles;
        let before = |muscle: &usize| self.rows[..at].iter().any(|r| self.pool.moves[r.of].primary.contains(muscle));
        let name = |muscle: &usize| -> Option<String> {
            let id = self.pool.guide.muscles.ids().nth(*muscle)?;
            Some(format!("the {}", plain(&self.pool.guide.muscles[id].meta.title)))
        };
        let new: Vec<String> = m.primary.iter().filter(|muscle| ours[**muscle] && !before(muscle)).filter_map(name).collect();
        if !new.is_empty() {
            return Some((Must::H10, format!("Works {}, which nothing before it trains directly", list(&new))));
        }
        let lead = m.primary.iter().find(|muscle| ours[**muscle]).and_then(name)?;
        let text = match (row.plan.slot, m.exercise.unilateral) {
            (_, true) => format!("More sets for {lead}, one side at a time"),
            (Slot::Primary | Slot::Secondary, _) => format!("A second angle for {lead}, a little lighter"),
            _ => format!("The last sets for {lead}, with more repetitions and less weight"),
        };
        Some((Must::H10, text))
    }

    /// H9, H11 and H4: fewer sets than the goal would like.
    fn cut(&self, at: usize) -> Option<(Must, String)> {
        let row = &self.rows[at];
        let (had, has) = (row.plan.sets.1, row.sets.1);
        let cut = row.cut.filter(|_| has < had)?;
        // Twice is enough: a reader who has seen it knows.
        if self.rows[..at].iter().filter(|row| row.cut == Some(cut) && row.sets.1 < row.plan.sets.1).count() > 1 {
            return None;
        }
        let sets = format!("{} sets of the {}, not {}", capital(&number(has)), self.title(at), number(had));
        Some(match cut {
            Cut::Time => (Must::H9, format!("{sets}, to fit {} minutes", self.pool.request.minutes)),
            Cut::Volume => (Must::H11, format!("{sets}: more would be more than the muscle can use")),
            Cut::Spine => (Must::H4, format!("{sets}, to spare the spine")),
        })
    }

    /// H8.
    fn pair(&self, at: usize) -> Option<(Must, String)> {
        let partner = match self.rows[at].pair {
            Pair::Alone => return None,
            Pair::First => at + 1,
            Pair::Second => at - 1,
        };
        Some((Must::H8, format!("Paired with the {}: different muscles, one rest", self.title(partner))))
    }

    /// H3: easy after heavy.
    fn easy(&self, at: usize) -> Option<(Must, String)> {
        let before = at.checked_sub(1)?;
        (self.rows[before].plan.stress >= HEAVY && self.rows[at].plan.stress < HEAVY / 2)
            .then(|| (Must::H3, format!("After the {}: nothing heavy on the spine", self.title(before))))
    }

    /// H10: what the target cannot have, said at its last row.
    fn waived(&self, at: usize) -> Option<(Must, String)> {
        let goal = self.rows[at].place.goal;
        let last = !self.rows[at + 1..].iter().any(|row| row.place.goal == goal);
        let need = self.pool.goals[goal].waived.first().filter(|_| last)?;
        Some((Must::H10, format!("{} would need {}, which cannot be had here; this stands in", capital(&self.target(at)), need.a)))
    }

    /// H7: what the injury has changed, and to be careful.
    fn injury(&self, at: usize) -> Option<(Must, String)> {
        if at > 0 || !self.pool.request.flags.contains("low-back") {
            return None;
        }
        let title = self.title(at);
        Some(if self.pool.moves[self.rows[at].of].exercise.axial == 0 {
            (Must::H7, format!("Spares the lower back: the {title} puts no load on the spine; stop where it hurts"))
        } else {
            (Must::H7, format!("Easy on the lower back: the {title} loads the spine by the least degree; stop where it hurts"))
        })
    }

    /// The reason where every other is said already: only an exercise's own name is in no other.
    fn plainly(&self, at: usize) -> String {
        format!("The {} adds sets for {} in the range that suits the goal", self.title(at), self.target(at))
    }
}
