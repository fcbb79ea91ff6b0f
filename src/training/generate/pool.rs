//! Who may take part: the exercises that a request leaves, and what each target is made of.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::training::guide::{Exercise, Guide, Target};
use crate::training::stations::Near;
use crate::training::terms::{Bias, Level, Mechanic, Pattern};
use crate::training::time::TICKS;
use crate::training::{Id, constants, spine};

use super::answer::Slot;
use super::needs::{self, Family, Need};
use super::plan::{Least, Loading, Plan, loading, own};
use super::request::{Order, Request};
use super::scheme::{COOL_DOWN, WARM_UP};
use super::weights;

/// What ever larger gyms have beside the body's own weight.
const GYMS: [&[&str]; 4] = [
    &["dumbbell"],
    &["dumbbell", "bench"],
    &["dumbbell", "bench", "barbell", "rack", "pull-up-bar"],
    &["dumbbell", "bench", "barbell", "rack", "pull-up-bar", "cable", "machine"],
];

/// A request, made ready for the search.
pub(super) struct Pool<'g> {
    pub(super) guide: &'g Guide,
    pub(super) near: &'g Near,
    pub(super) request: &'g Request,
    /// The targets, in the order in which they are served.
    pub(super) goals: Vec<Goal>,
    /// The exercises that may take part, by id.
    pub(super) moves: Vec<Move<'g>>,
    /// How much each muscle matters.
    pub(super) worth: Vec<i64>,
    /// What must come first; nothing where anything may.
    pub(super) first: Option<Vec<usize>>,
    /// Seconds of warm-up and cool-down.
    pub(super) around: (u32, u32),
    /// What is left for the work.
    pub(super) budget: u64,
    /// Whether a session should be heavy, light, or neither.
    pub(super) day: i64,
    /// The plain forms of the exercises of earlier sessions of the week.
    pub(super) used: Vec<Id<Exercise>>,
    /// How many exercises may come again.
    pub(super) again: usize,
}

/// A target.
pub(super) struct Goal {
    pub(super) target: Target,
    pub(super) priority: i64,
    /// Its muscles, by index.
    pub(super) muscles: Vec<bool>,
    /// Whether it is one muscle.
    pub(super) single: bool,
    /// The movements that it needs and can have.
    pub(super) needs: Vec<Need>,
    /// The movements that cannot be had.
    pub(super) waived: Vec<Need>,
    /// Whether it has a compound exercise.
    pub(super) compound: bool,
    /// The patterns of its main lifts, the most usual first; empty where any will do.
    pub(super) mains: &'static [Pattern],
    /// Whether it is the glutes.
    pub(super) glutes: bool,
}

/// An exercise that may take part.
pub(super) struct Move<'g> {
    pub(super) id: Id<Exercise>,
    pub(super) exercise: &'g Exercise,
    pub(super) compound: bool,
    pub(super) pattern: Option<Pattern>,
    pub(super) family: Family,
    pub(super) primary: Vec<usize>,
    pub(super) secondary: Vec<usize>,
    /// The targets that it serves, as bits.
    pub(super) serves: u32,
    /// The needs that it meets, as bits for each target.
    pub(super) meets: Vec<u32>,
    /// The plain form of it.
    pub(super) root: Id<Exercise>,
    pub(super) loading: Loading,
    pub(super) bias: Option<Bias>,
    /// Stations with the same number are the same.
    pub(super) station: u32,
    pub(super) own: Option<crate::training::prescription::Prescription>,
    /// Whether it was in an earlier session of the week.
    pub(super) used: bool,
}

/// An exercise in a slot.
pub(super) struct Candidate {
    pub(super) of: usize,
    pub(super) plan: Arc<Plan>,
    /// What it is worth there by itself.
    pub(super) worth: i64,
    /// How long it takes at least.
    pub(super) least: Least,
}

/// Why an exercise cannot take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Barred {
    Excluded,
    Flags,
    Equipment,
    Level,
}

/// Whether an exercise meets H6 and H7, or the first reason why not.
pub(super) fn barred(request: &Request, id: Id<Exercise>, exercise: &Exercise) -> Option<Barred> {
    let low_back = request.flags.contains("low-back") && exercise.axial > 1;
    if request.exclude.contains(&id) {
        Some(Barred::Excluded)
    } else if low_back || exercise.avoid_with.iter().any(|flag| request.flags.contains(flag)) {
        Some(Barred::Flags)
    } else if exercise.equipment.iter().any(|e| !request.has(e)) {
        Some(Barred::Equipment)
    } else if exercise.level > request.level || (request.level == Level::Beginner && exercise.axial > 2) {
        Some(Barred::Level)
    } else {
        None
    }
}

/// The muscles of a target, by index.
pub(super) fn muscles(guide: &Guide, target: Target) -> Vec<bool> {
    let mut is = vec![false; guide.muscles.len()];
    match target {
        Target::Muscle(id) => is[id.index()] = true,
        Target::Group(id) => guide.groups[id].muscles.iter().for_each(|id| is[id.index()] = true),
    }
    is
}

/// Whether an exercise serves a target: a prime mover of it is one of the target's muscles.
pub(super) fn serves(guide: &Guide, target: Target, muscles: &[bool], exercise: &Exercise) -> bool {
    let only = needs::only(guide, target);
    needs::is_work(exercise.pattern)
        && exercise.primary.iter().any(|worked| muscles[worked.muscle.index()])
        && (only.is_empty() || exercise.pattern.is_none_or(|pattern| only.contains(&pattern)))
}

impl<'g> Pool<'g> {
    /// The exercises that the request leaves, target by target.
    pub(super) fn new(guide: &'g Guide, near: &'g Near, request: &'g Request) -> Self {
        let mut goals: Vec<Goal> = request.targets.iter().map(|aim| goal(guide, aim.target, aim.priority)).collect();
        goals.sort_by_key(|goal| -goal.priority);
        let mut pool = Self {
            guide,
            near,
            request,
            goals,
            moves: Vec::new(),
            worth: Vec::new(),
            first: None,
            around: around(request.minutes),
            budget: 0,
            day: 0,
            used: Vec::new(),
            again: usize::MAX,
        };
        pool.budget = u64::from((request.minutes.min(100_000) * 60).saturating_sub(pool.around.0 + pool.around.1)) * TICKS;
        pool.gather();
        pool.order();
        pool.look();
        pool
    }

    /// Finds the exercises, by id.
    fn gather(&mut self) {
        let mut stations: BTreeMap<&str, u32> = BTreeMap::new();
        let mut all: Vec<(Id<Exercise>, &'g Exercise)> = self.guide.exercises.iter().collect();
        all.sort_by_key(|(_, exercise)| &exercise.meta.id);
        for (id, exercise) in all {
            if barred(self.request, id, exercise).is_some() {
                continue;
            }
            if !self.goals.iter().any(|goal| serves(self.guide, goal.target, &goal.muscles, exercise)) {
                continue;
            }
            let next = u32::try_from(stations.len()).unwrap_or(u32::MAX);
            let station = *stations.entry(&exercise.station).or_insert(next);
            self.moves.push(Move {
                id,
                exercise,
                compound: exercise.mechanic == Mechanic::Compound,
                pattern: exercise.pattern,
                family: needs::family(exercise.pattern),
                primary: exercise.primary.iter().map(|worked| worked.muscle.index()).collect(),
                secondary: exercise.secondary.iter().map(|worked| worked.muscle.index()).collect(),
                serves: 0,
                meets: Vec::new(),
                root: root(self.guide, id),
                loading: loading(exercise),
                bias: glutes(self.guide, exercise).then_some(exercise.bias),
                station,
                own: own(exercise),
                used: false,
            });
        }
    }

    /// Puts the targets in the order of service: what must come first, then as asked, those without a compound last.
    fn order(&mut self) {
        for goal in &mut self.goals {
            let of = |m: &&Move<'_>| serves(self.guide, goal.target, &goal.muscles, m.exercise);
            goal.compound = self.moves.iter().filter(of).any(|m| m.compound);
            let met = |need: &Need| self.moves.iter().filter(of).any(|m| m.pattern.is_some_and(|p| need.patterns.contains(&p)));
            let (needs, waived) = needs::needs(self.guide, goal.target).iter().partition(|need| met(need));
            (goal.needs, goal.waived) = (needs, waived);
        }
        self.goals.sort_by_key(|goal| !goal.compound);
        let first = match self.request.order {
            Order::First(x) => Some(x),
            _ => self.opens(),
        };
        if let Some(at) = first.and_then(|first| self.goals.iter().position(|goal| goal.target == first)) {
            let goal = self.goals.remove(at);
            self.goals.insert(0, goal);
        }
    }

    /// The target whose row comes first because of a main lift or a lagging muscle: the smallest one that has it.
    pub(super) fn opens(&self) -> Option<Target> {
        let muscles: Vec<usize> = match (self.request.main_lift, self.request.lagging) {
            (Some(lift), _) => {
                let exercise = &self.guide.exercises[lift];
                return self.goals.iter().find(|goal| serves(self.guide, goal.target, &goal.muscles, exercise)).map(|goal| goal.target);
            }
            (None, Some(muscle)) => vec![muscle.index()],
            (None, None) => return None,
        };
        let size = |goal: &Goal| goal.muscles.iter().filter(|is| **is).count();
        self.goals.iter().filter(|goal| muscles.iter().any(|m| goal.muscles[*m])).min_by_key(|goal| size(goal)).map(|goal| goal.target)
    }

    /// Works out what each exercise serves, what each muscle is worth, and what may come first.
    fn look(&mut self) {
        for m in &mut self.moves {
            for (bit, goal) in self.goals.iter().enumerate() {
                let serves = serves(self.guide, goal.target, &goal.muscles, m.exercise);
                m.serves |= u32::from(serves) << bit;
                let met = |need: &Need| serves && m.pattern.is_some_and(|p| need.patterns.contains(&p));
                m.meets.push(goal.needs.iter().enumerate().map(|(i, need)| u32::from(met(need)) << i).sum());
            }
        }
        self.worth = vec![0; self.guide.muscles.len()];
        for goal in &self.goals {
            for (id, muscle) in self.guide.muscles.iter().filter(|(id, _)| goal.muscles[id.index()]) {
                let size = needs::size(self.guide, goal.target, &muscle.meta.id) * goal.priority;
                let worth = &mut self.worth[id.index()];
                *worth = (*worth).max(size);
            }
        }
        if let Some(lagging) = self.request.lagging {
            self.worth[lagging.index()] *= 2;
        }
        self.first = self.openers();
    }

    /// H2: what may come first.
    fn openers(&self) -> Option<Vec<usize>> {
        if let Some(lift) = self.request.main_lift {
            return Some((0..self.moves.len()).filter(|i| self.moves[*i].id == lift).collect());
        }
        let lagging = self.request.lagging?;
        let is_glutes = &*self.guide.muscles[lagging].meta.id == "glutes";
        let all = |glutes: bool| -> Vec<usize> {
            (0..self.moves.len())
                .filter(|i| self.moves[*i].primary.contains(&lagging.index()))
                .filter(|i| !glutes || glute_opener(&self.moves[*i]))
                .collect()
        };
        let mut open = all(is_glutes);
        if open.is_empty() {
            open = all(false);
        }
        // The most demanding: the lowest tier; among those what trains the muscle before all others; then the spine.
        let key = |i: &usize| {
            let m = &self.moves[*i];
            let led = m.primary.first() == Some(&lagging.index());
            (m.exercise.tier, is_glutes || !led, if is_glutes { 0 } else { 4 - i32::from(m.exercise.axial) })
        };
        let best = open.iter().map(key).min();
        open.retain(|i| Some(key(i)) == best);
        Some(open)
    }

    /// Every exercise, as a part of the pool.
    pub(super) fn all(&self) -> Vec<bool> {
        vec![true; self.moves.len()]
    }

    /// The parts of the pool that are searched by themselves: what each smaller gym has, then all of it.
    pub(super) fn parts(&self) -> Vec<Vec<bool>> {
        let whole = self.all();
        let mut parts: Vec<Vec<bool>> = Vec::new();
        for gym in GYMS {
            let part: Vec<bool> = self.moves.iter().map(|m| m.exercise.equipment.iter().all(|e| gym.contains(&&**e))).collect();
            let serves = |goal: usize| self.moves.iter().zip(&part).any(|(m, is)| *is && m.serves & (1 << goal) != 0);
            if part != whole && !parts.contains(&part) && (0..self.goals.len()).all(serves) {
                parts.push(part);
            }
        }
        parts.push(whole);
        parts
    }

    /// The exercises of a part of the pool for a slot of a target, the best by themselves first; all, or so many of
    /// each kind.
    pub(super) fn candidates(&self, goal: usize, slot: Slot, part: &[bool], most: usize) -> Vec<Candidate> {
        let fits = |m: &Move<'_>| m.serves & (1 << goal) != 0 && (slot != Slot::Isolation || !m.compound);
        let mut all: Vec<(i64, usize)> = (0..self.moves.len())
            .filter(|i| part[*i] && fits(&self.moves[*i]))
            .map(|i| (self.worth_in(goal, slot, &self.moves[i]), i))
            .collect();
        all.sort_by_key(|(worth, i)| (-worth, *i));
        if all.len() > most {
            let mut seen: BTreeMap<(Option<Pattern>, bool, u32), usize> = BTreeMap::new();
            let first = self.first.as_deref().unwrap_or_default();
            let mut kept = 0;
            all.retain(|(_, i)| {
                let m = &self.moves[*i];
                let count = seen.entry((m.pattern, m.compound, m.station)).or_default();
                *count += 1;
                let keep = (*count <= 2 && kept < most) || first.contains(i);
                kept += usize::from(keep);
                keep
            });
        }
        let goal = self.request.goal;
        let candidate = |(worth, of): (i64, usize)| {
            let m = &self.moves[of];
            let plan = Plan::new(m.exercise, m.own.as_ref(), slot, goal);
            Candidate { of, worth, least: plan.least(self.request.minutes), plan: Arc::new(plan) }
        };
        all.into_iter().map(candidate).collect()
    }

    /// What an exercise is worth in a slot by itself.
    fn worth_in(&self, goal: usize, slot: Slot, m: &Move<'_>) -> i64 {
        let goal = &self.goals[goal];
        let exercise = m.exercise;
        let loadable = weights::LOADABLE[slot as usize];
        let mut worth = weights::ROW + weights::fit(slot, exercise.tier);
        worth += match m.loading {
            Loading::Weight => loadable,
            Loading::Held => loadable * 3 / 4,
            Loading::Band => loadable / 2,
            Loading::Body => 0,
        };
        worth += if exercise.level > Level::Beginner { weights::SKILL[slot as usize] } else { 0 };
        worth += if exercise.variation_of.is_none() { weights::PLAIN } else { 0 };
        worth += weights::SET_UP * i64::try_from(exercise.equipment.len().saturating_sub(1)).unwrap_or(0);
        let strays = m.primary.iter().filter(|muscle| self.worth[**muscle] == 0).count();
        worth += weights::STRAY * i64::try_from(strays).unwrap_or(0);
        let mains = goal.mains;
        let is_main = m.pattern.is_some_and(|pattern| mains.contains(&pattern));
        worth += if slot == Slot::Secondary && is_main { weights::SECOND_PATTERN } else { 0 };
        worth += if slot < Slot::Accessory && goal.compound && !m.compound { weights::NO_LIFT } else { 0 };
        worth += weights::RISK * i64::try_from(exercise.avoid_with.len()).unwrap_or(0);
        worth += if slot == Slot::Primary { 0 } else { weights::AXIAL * i64::from(exercise.axial) };
        worth += if slot == Slot::Accessory && m.compound && !goal.single { weights::COMPOUND_ACCESSORY } else { 0 };
        if slot == Slot::Primary {
            worth += match mains.iter().position(|p| Some(*p) == m.pattern) {
                Some(at) => weights::MAIN_PATTERNS[at.min(3)],
                None if mains.is_empty() => 0,
                None => weights::NOT_A_MAIN,
            };
        }
        worth += match m.primary.first() {
            Some(lead) if !goal.muscles[*lead] && slot < Slot::Accessory => weights::BORROWED.0,
            Some(lead) if !goal.muscles[*lead] => weights::BORROWED.1,
            Some(lead) if self.worth[*lead] == 0 => weights::FILLER,
            _ => 0,
        };
        worth += if exercise.needs_review { weights::UNREVIEWED } else { 0 };
        worth += match (m.used, self.used.contains(&m.root)) {
            (true, _) => weights::REPEATED,
            (false, true) => weights::REPEATED_KIND,
            (false, false) => 0,
        };
        worth + self.day * i64::from(exercise.axial)
    }
}

fn goal(guide: &Guide, target: Target, priority: u32) -> Goal {
    let muscles = muscles(guide, target);
    let single = muscles.iter().filter(|is| **is).count() == 1;
    Goal {
        target,
        priority: i64::from(priority.clamp(1, 9)),
        muscles,
        single,
        needs: Vec::new(),
        waived: Vec::new(),
        compound: false,
        mains: needs::mains(guide, target),
        glutes: needs::id(guide, target) == "glutes",
    }
}

/// Seconds of warm-up and cool-down for so many minutes.
fn around(minutes: u32) -> (u32, u32) {
    let of = |(each, least, most): (u32, u32, u32)| minutes.saturating_mul(each).clamp(least, most);
    (of(WARM_UP), of(COOL_DOWN))
}

/// The plain form of an exercise.
fn root(guide: &Guide, id: Id<Exercise>) -> Id<Exercise> {
    let mut at = id;
    // No exercise is a variation of itself, but an unresolved guide may say so.
    for _ in 0..guide.exercises.len() {
        match guide.exercises[at].variation_of {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

/// Whether an exercise is one for the glutes.
fn glutes(guide: &Guide, exercise: &Exercise) -> bool {
    exercise.primary.iter().any(|worked| &*guide.muscles[worked.muscle].meta.id == "glutes")
}

/// A hip thrust or a single-leg lift.
fn glute_opener(m: &Move<'_>) -> bool {
    m.compound && (m.pattern == Some(Pattern::Thrust) || m.exercise.unilateral)
}

/// Most spinal points, in thousandths.
pub(super) fn points_most(level: Level) -> u32 {
    spine::Points::most(level).0
}

/// Most sets of one muscle, in sixteenths.
pub(super) const SESSION_MOST: u32 = constants::SESSION_MOST * constants::PRIMARY_CREDIT;
