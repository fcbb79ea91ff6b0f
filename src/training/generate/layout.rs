//! Which slots a session has, and in what order.
#![expect(clippy::similar_names, reason = "least and last are different words")]

use super::answer::Slot;
use super::pool::Pool;
use super::request::Order;
use super::scheme::ROWS_OF_A_MUSCLE;

/// A place in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The target, by its place among the pool's.
    pub(super) goal: usize,
    pub(super) slot: Slot,
    /// Where only compound, or only isolation exercises may stand.
    pub(super) kind: Kind,
}

/// What may stand at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Any,
    Compound,
    Isolation,
}

/// A session's places in order.
pub(super) type Layout = Vec<Place>;

/// The layouts to try: the fullest first, then with ever fewer accessories; several for orders that leave a choice.
pub(super) fn layouts(pool: &Pool<'_>) -> Vec<Vec<Layout>> {
    let full: Vec<Vec<Slot>> = (0..pool.goals.len()).map(|goal| slots(pool, goal)).collect();
    let mut sizes = vec![full.clone()];
    let mut slots = full;
    while let Some(goal) = dropped(&slots, pool.request.minutes) {
        slots[goal].pop();
        sizes.push(slots.clone());
    }
    let arranged = |slots: Vec<Vec<Slot>>| {
        let mut layouts = arranged(pool, &slots);
        layouts.dedup();
        layouts
    };
    sizes.into_iter().map(arranged).collect()
}

/// The slots of one target, by how much time there is.
fn slots(pool: &Pool<'_>, at: usize) -> Vec<Slot> {
    use Slot::{Accessory, Isolation, Primary, Secondary};
    let (goal, minutes) = (&pool.goals[at], pool.request.minutes);
    let mut slots = match (pool.goals.len(), minutes) {
        (1, _) if goal.single => vec![Primary, Secondary, Accessory, Isolation],
        (1, _) => vec![Primary, Secondary, Accessory, Accessory, Isolation],
        (2, ..45) | (_, ..75) if pool.goals.len() > 2 || minutes < 45 => vec![Primary, Secondary],
        (2, ..75) => vec![Primary, Secondary, Accessory],
        (2, _) => vec![Primary, Secondary, Accessory, Isolation],
        (_, _) => vec![Primary, Secondary, Accessory],
    };
    let foremost = pool.goals.iter().enumerate().all(|(i, other)| i == at || other.priority < goal.priority);
    if pool.goals.len() > 1 && foremost && minutes >= 45 && slots.len() < ROWS_OF_A_MUSCLE {
        let end = slots.iter().position(|slot| *slot == Isolation).unwrap_or(slots.len());
        slots.insert(end, Accessory);
    }
    slots
}

/// The target that gives up its last slot next: isolations, then accessories, under 35 minutes second lifts too;
/// the last target first.
fn dropped(slots: &[Vec<Slot>], minutes: u32) -> Option<usize> {
    let least = if minutes < 35 { Slot::Secondary } else { Slot::Accessory };
    let last = |goal: &Vec<Slot>| goal.last().copied().filter(|slot| *slot >= least);
    let next = slots.iter().filter_map(last).max()?;
    let longest = slots.iter().filter(|goal| last(goal) == Some(next)).map(Vec::len).max()?;
    slots.iter().rposition(|goal| last(goal) == Some(next) && goal.len() == longest)
}

/// The slots in the order asked for.
fn arranged(pool: &Pool<'_>, slots: &[Vec<Slot>]) -> Vec<Layout> {
    let goals = || 0..slots.len();
    match pool.request.order {
        Order::Alternating | Order::LiftFirst => vec![in_turns(slots, goals())],
        _ if slots.len() == 1 => vec![in_turns(slots, goals())],
        Order::Sequential => {
            let early = goals().take(slots.len() - 1);
            let whole = early.clone().flat_map(|goal| compounds(slots, goal, 0)).collect();
            let short = early.clone().flat_map(|goal| compounds(slots, goal, 1)).collect();
            let least = early.flat_map(|goal| compounds(slots, goal, 2)).collect();
            let last: Layout = slots[slots.len() - 1].iter().map(|slot| place(slots.len() - 1, *slot, Kind::Any)).collect();
            [whole, short, least].into_iter().map(|first: Layout| closed(slots, &first, &last)).collect()
        }
        Order::First(_) => [0, 1, 2]
            .into_iter()
            .map(|less| closed(slots, &compounds(slots, 0, less).collect::<Layout>(), &in_turns(slots, 1..slots.len())))
            .collect(),
    }
}

/// Slot by slot, the targets in turns.
fn in_turns(slots: &[Vec<Slot>], goals: std::ops::Range<usize>) -> Layout {
    let longest = slots.iter().map(Vec::len).max().unwrap_or(0);
    let turn = |at: usize| goals.clone().filter_map(move |goal| slots[goal].get(at).map(|slot| place(goal, *slot, Kind::Any)));
    (0..longest).flat_map(turn).collect()
}

/// The places of a target before the next one's: its slots but isolations, and but so many accessories.
fn compounds(slots: &[Vec<Slot>], goal: usize, less: usize) -> impl Iterator<Item = Place> {
    let lifts = slots[goal].iter().filter(|slot| **slot < Slot::Isolation);
    let keep = lifts.clone().count().saturating_sub(less).max(1);
    lifts.take(keep).map(move |slot| place(goal, *slot, Kind::Compound))
}

/// `first`, then `last`, then what of the slots is in neither, as isolation that closes the session.
fn closed(slots: &[Vec<Slot>], first: &Layout, last: &Layout) -> Layout {
    let mut layout: Layout = first.iter().chain(last.iter().filter(|p| p.slot < Slot::Isolation)).copied().collect();
    for (goal, slots) in slots.iter().enumerate() {
        let stand = layout.iter().filter(|p| p.goal == goal).count();
        layout.extend(slots.iter().skip(stand).map(|slot| place(goal, *slot, Kind::Isolation)));
    }
    layout
}

fn place(goal: usize, slot: Slot, kind: Kind) -> Place {
    Place { goal, slot, kind: if slot == Slot::Isolation { Kind::Isolation } else { kind } }
}
