//! What comes first.

use crate::diag::{Finding, Rule, Severity};
use crate::training::terms::{Goal, Mechanic};

use super::{Scene, muscles_of, target_name};

/// A priority's first exercise stands among so many of the first.
const EARLY: usize = 2;

pub(super) fn session(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    isolation_first(scene, found);
    priority_late(scene, found);
}

fn isolation_first(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    for (i, round) in scene.rounds.iter().enumerate() {
        for row in &round.rows {
            let Some(compound) = row.exercise(scene.guide).filter(|e| e.mechanic == Mechanic::Compound) else { continue };
            let earlier = scene.rounds[..i].iter().flat_map(|round| &round.rows).find(|before| {
                let isolation = before.exercise(scene.guide).filter(|e| e.mechanic == Mechanic::Isolation);
                isolation.is_some_and(|e| e.primary.iter().any(|worked| compound.works_first(worked.muscle)))
            });
            let Some(before) = earlier.filter(|before| !row.notes("pre-exhaust") && !before.notes("pre-exhaust")) else { continue };
            let severity = if scene.goal() == Some(Goal::Strength) { Severity::Error } else { Severity::Warning };
            found.push(
                Finding::new(
                    Rule::IsolationFirst,
                    row.span(),
                    format!("`{}` comes after `{}`, which tires the same muscle", row.name(), before.name()),
                )
                .help("put compounds before isolations, or write `(pre-exhaust)` if it is meant")
                .see(before.span(), "the isolation")
                .severity(severity),
            );
        }
    }
}

fn priority_late(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    let Some(program) = scene.about.program else { return };
    for target in &program.priority {
        let muscles = muscles_of(scene.guide, *target);
        let first =
            scene.rows().enumerate().find(|(_, row)| row.exercise(scene.guide).is_some_and(|e| muscles.iter().any(|m| e.works_first(*m))));
        if let Some((at, row)) = first.filter(|(at, _)| *at >= EARLY) {
            let name = target_name(scene.guide, *target);
            found.push(
                Finding::new(Rule::PriorityLate, row.span(), format!("the first exercise for `{name}`, a priority, is number {}", at + 1))
                    .help("put what matters most first, while you are fresh"),
            );
        }
    }
}
