//! How hard, and how long to rest.

use crate::diag::{Finding, Rule};
use crate::training::prescription::{Amount, AmrapWord, Dose, LoadKind, SetGroup};
use crate::training::terms::{Goal, Mechanic};

use super::{Row, Scene};

/// Repetitions that are heavy work.
const FEW_REPS: u32 = 6;
/// Seconds that heavy work needs between sets.
const LONG_REST: u32 = 120;
/// Seconds that a compound for growth needs between sets.
const SHORT_REST: u32 = 60;

pub(super) fn session(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    failure(scene, found);
    for (row, exercise) in scene.known() {
        let Some(rest) = row.rest() else { continue };
        let heavy = row.first_at_most(FEW_REPS) && rest.high.0 < LONG_REST;
        let growth = scene.goal() == Some(Goal::Hypertrophy) && exercise.mechanic == Mechanic::Compound && rest.high.0 < SHORT_REST;
        if heavy || growth {
            let (what, help) = if heavy {
                ("few repetitions", "six repetitions or fewer want two minutes of rest or more")
            } else {
                ("a compound for growth", "compounds grow muscle better with a minute of rest or more")
            };
            found.push(Finding::new(Rule::RestMismatch, row.span(), format!("{} of rest for {what}", rest.shown())).help(help));
        }
    }
}

fn failure(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    let groups: Vec<&SetGroup> = scene.rows().flat_map(Row::groups).collect();
    let many = groups.iter().map(|group| u32::from(group.sets.high)).sum::<u32>() > 1;
    if many && groups.iter().all(|group| to_failure(group)) {
        found.push(
            scene.find(Rule::AllToFailure, "every working set goes to failure").help("leave a repetition or two in reserve in most sets"),
        );
        return;
    }
    for (row, _) in scene.known().filter(|(_, exercise)| exercise.tier == 1) {
        let sets: u32 = row.groups().iter().filter(|group| to_failure(group)).map(|group| u32::from(group.sets.high)).sum();
        if sets > 1 {
            found.push(
                Finding::new(Rule::AllToFailure, row.span(), format!("{sets} sets of `{}`, a main lift, to failure", row.name()))
                    .help("keep at most one set of a main lift to failure"),
            );
        }
    }
}

fn to_failure(group: &SetGroup) -> bool {
    let load = group.load.map(|load| load.kind);
    matches!(group.dose, Dose::Amrap(AmrapWord::Failure))
        || matches!(load, Some(LoadKind::Rpe(rpe)) if rpe.low == Amount(1000))
        || matches!(load, Some(LoadKind::Rir(rir)) if rir.high == Amount(0))
}
