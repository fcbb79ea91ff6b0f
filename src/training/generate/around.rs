//! Warm-up and cool-down.

use std::sync::Arc;

use crate::training::guide::Muscle;
use crate::training::prescription::{Bound, Seconds};
use crate::training::terms::Pattern;
use crate::training::volume::Volume;

use super::answer::Around;
use super::fit::{FittedRow, is_first};
use super::needs;
use super::pool::Pool;
use super::words::plain;

/// How many muscles a cool-down names.
const STRETCHED: usize = 5;

/// H12: something for the whole body, something for the joints, activation for the glutes, then ramp sets (S1, S3).
pub(super) fn warm_up(pool: &Pool<'_>, rows: &[FittedRow]) -> Around {
    let works = |patterns: &[Pattern]| rows.iter().any(|row| pool.moves[row.of].pattern.is_some_and(|p| patterns.contains(&p)));
    let legs = [Pattern::Squat, Pattern::Lunge, Pattern::Hinge, Pattern::Thrust, Pattern::KneeExtension, Pattern::KneeFlexion];
    let arms = [Pattern::VerticalPull, Pattern::HorizontalPull, Pattern::HorizontalPush, Pattern::VerticalPush, Pattern::LateralRaise];
    let mut items: Vec<Arc<str>> = vec!["light cardio".into()];
    if works(&legs) {
        items.push("leg swings".into());
    }
    if works(&arms) || works(&[Pattern::RearDelt, Pattern::Pullover, Pattern::ElbowFlexion, Pattern::ElbowExtension]) {
        items.push(if pool.request.has("band") { "band pull-aparts" } else { "arm circles" }.into());
    }
    items.push("torso twists".into());
    if rows.iter().any(|row| pool.moves[row.of].exercise.axial > 0) {
        items.push("cat-cow".into());
    }
    let glutes = pool.goals.iter().any(|goal| needs::id(pool.guide, goal.target) == "glutes")
        || pool.request.lagging.is_some_and(|id| &*pool.guide.muscles[id].meta.id == "glutes");
    if glutes {
        let walks = if pool.request.has("band") { "banded walks" } else { "side steps" };
        items.extend(["glute bridges", "clam shells", walks, "hip flexor stretches"].map(Into::into));
    }
    let ramped = (0..rows.len()).filter(|at| is_first(pool, rows, *at) && rows[*at].plan.ramp.0 > rows[*at].plan.ramp.1).take(2);
    for at in ramped {
        items.push(format!("ramp sets for the {}", plain(&pool.moves[rows[at].of].exercise.meta.title)).into());
    }
    Around { seconds: Bound::one(Seconds(pool.around.0)), items }
}

/// H12: the muscles that worked, those with the most sets first.
pub(super) fn cool_down(pool: &Pool<'_>, volume: &Volume) -> Around {
    let mut worked: Vec<_> = volume.iter().collect();
    worked.sort_by_key(|(id, sets)| (std::cmp::Reverse(**sets), **id));
    let mut items: Vec<Arc<str>> = vec!["easy walking".into()];
    let name = |muscle: &Muscle| -> Arc<str> { format!("{} stretch", one(&plain(&muscle.meta.title))).into() };
    items.extend(worked.into_iter().take(STRETCHED).map(|(id, _)| name(&pool.guide.muscles[*id])));
    Around { seconds: Bound::one(Seconds(pool.around.1)), items }
}

/// One of a muscle that is named as many: `glutes` becomes `glute`; the Latin names of the biceps and its kin stay.
fn one(name: &str) -> &str {
    match name {
        "calves" => "calf",
        name if name.ends_with("ceps") => name,
        name => name.strip_suffix('s').unwrap_or(name),
    }
}

#[cfg(test)]
mod tests {
    use super::one;

    #[test]
    fn a_stretch_is_for_one() {
        let case = |name: &str, want: &str| assert_eq!(one(name), want);
        case("glutes", "glute");
        case("hip flexors", "hip flexor");
        case("calves", "calf");
        case("quadriceps", "quadriceps");
        case("chest", "chest");
    }
}
