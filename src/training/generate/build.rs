//! From a fitted session to one that a reader can follow.

use crate::base::words::capital;
use crate::training::constants::{PRIMARY_CREDIT, SECONDARY_CREDIT};
use crate::training::guide::{Exercise, Target};
use crate::training::prescription::{Label, Seconds};
use crate::training::spine::Points;
use crate::training::time::{TICKS, seconds};
use crate::training::volume::{SetCredit, Volume};
use crate::training::{Id, terms::Mechanic};

use super::answer::{Row, Session};
use super::fit::{Fitted, FittedRow, Pair, is_first, rest};
use super::plan::Loading;
use super::pool::Pool;
use super::{around, reasons, words};

/// The session of a fitted one.
pub(super) fn session(pool: &Pool<'_>, fitted: &Fitted) -> Session {
    let mut why = reasons::reasons(pool, &fitted.rows).into_iter();
    let mut letter = b'A';
    let mut taken: Vec<Id<Exercise>> = fitted.rows.iter().map(|row| pool.moves[row.of].id).collect();
    let mut rows = Vec::new();
    for (at, row) in fitted.rows.iter().enumerate() {
        let m = &pool.moves[row.of];
        let name = char::from(letter);
        let (index, superset) = match row.pair {
            Pair::Alone => (None, None),
            Pair::First => (Some(1), Some(name)),
            Pair::Second => (Some(2), Some(name)),
        };
        letter += u8::from(row.pair != Pair::First);
        let alternatives = if row.pair == Pair::Alone { alternative(pool, row, at == 0, &mut taken) } else { vec![] };
        rows.push(Row {
            label: Label { letter: name, index },
            exercise: m.id,
            alternatives,
            target: pool.goals[row.place.goal].target,
            slot: row.plan.slot,
            rx: row.plan.prescription(row.sets, rest(&fitted.rows, at), is_first(pool, &fitted.rows, at)),
            superset,
            why: why.next().unwrap_or_default(),
        });
    }
    let volume = volume(pool, &fitted.rows);
    let around = u64::from(pool.around.0 + pool.around.1) * TICKS;
    Session {
        name: capital(&words::targets(pool.guide, pool.goals.iter().map(|goal| goal.target))),
        seconds: Seconds(seconds(fitted.ticks + around).0),
        warm_up: around::warm_up(pool, &fitted.rows),
        cool_down: around::cool_down(pool, &volume),
        rows,
        volume,
        points: Points(fitted.points),
        score: fitted.score,
    }
}

/// What can take a row's place and keep every rule: a substitute with the same movement, no heavier on the spine.
fn alternative(pool: &Pool<'_>, row: &FittedRow, opening: bool, taken: &mut Vec<Id<Exercise>>) -> Vec<Id<Exercise>> {
    let m = &pool.moves[row.of];
    let fits = |id: &&Id<Exercise>| {
        let Some((at, other)) = pool.moves.iter().enumerate().find(|(_, other)| other.id == **id) else { return false };
        !taken.contains(*id)
            && other.pattern == m.pattern
            && other.compound == m.compound
            && other.serves == m.serves
            && other.own.is_none() == m.own.is_none()
            && other.own.is_none()
            && other.exercise.unilateral == m.exercise.unilateral
            && other.exercise.axial <= m.exercise.axial
            && other.exercise.tier.abs_diff(m.exercise.tier) <= 1
            && !(opening && pool.first.as_ref().is_some_and(|first| !first.contains(&at)))
    };
    // Not the floor in place of a weight, then another lift of the same rank before a variation of this one, then as the coach
    // lists them.
    let far = |id: &&Id<Exercise>| {
        let other = pool.moves.iter().find(|other| other.id == **id);
        other.map(|other| {
            let unlike = m.loading >= Loading::Held && other.loading < Loading::Held;
            (unlike, other.exercise.tier.abs_diff(m.exercise.tier), other.root == m.root)
        })
    };
    let found: Vec<Id<Exercise>> = m.exercise.substitutes.iter().filter(fits).min_by_key(far).copied().into_iter().collect();
    taken.extend(&found);
    found
}

fn volume(pool: &Pool<'_>, rows: &[FittedRow]) -> Volume {
    let mut volume = Volume::new();
    for row in rows {
        let exercise = pool.moves[row.of].exercise;
        let sets = u32::from(row.sets.0 + row.sets.1);
        for (worked, credit) in [(&exercise.primary, PRIMARY_CREDIT), (&exercise.secondary, SECONDARY_CREDIT)] {
            for worked in worked {
                *volume.entry(worked.muscle).or_default() += SetCredit(sets * credit / 2);
            }
        }
    }
    volume
}

/// The muscles and groups that a target's compound exercises are missing from are told apart by this.
pub(super) fn has_compound(pool: &Pool<'_>, target: Target) -> bool {
    let bit = pool.goals.iter().position(|goal| goal.target == target);
    bit.is_some_and(|bit| pool.moves.iter().any(|m| m.exercise.mechanic == Mechanic::Compound && m.serves & (1 << bit) != 0))
}
