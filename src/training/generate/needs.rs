//! What a target is made of: the movements that it needs, what its main lift is, which muscles matter most.
#![expect(clippy::match_same_arms, reason = "tables, with a line for each group and muscle")]

use crate::training::guide::{Guide, Target};
use crate::training::terms::Pattern;

/// A movement that a target needs: any one of these patterns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Need {
    /// In a sentence: `a hip movement`.
    pub(super) a: &'static str,
    /// With its article, as what a session lacked: `the hip work`.
    pub(super) the: &'static str,
    pub(super) patterns: &'static [Pattern],
}

use Pattern as P;

const fn need(a: &'static str, the: &'static str, patterns: &'static [Pattern]) -> Need {
    Need { a, the, patterns }
}

const KNEE: Need = need("a squat, lunge or leg extension", "the knee work", &[P::Squat, P::Lunge, P::KneeExtension]);
const HIP: Need = need("a hinge, thrust or leg curl", "the hip work", &[P::Hinge, P::Thrust, P::HipExtension, P::KneeFlexion]);
const DOWN: Need = need("a vertical pull", "the vertical pull", &[P::VerticalPull]);
const ROW: Need = need("a horizontal pull", "the horizontal pull", &[P::HorizontalPull]);
const THRUST: Need = need("a hip thrust", "the push forwards from the hips", &[P::Thrust]);
const DEEP: Need = need("a squat or lunge", "the push upwards from a deep bend", &[P::Squat, P::Lunge]);
const HINGE: Need = need("a hip hinge", "the hip hinge", &[P::Hinge]);
const PRESS: Need = need("a horizontal push", "the horizontal push", &[P::HorizontalPush]);
const OVERHEAD: Need = need("a vertical push", "the push overhead", &[P::VerticalPush]);
const RAISE: Need = need("a raise or a rear-delt exercise", "the raise to the side or the rear", &[P::LateralRaise, P::RearDelt]);

/// The movements that a target needs (S1, S3); none for targets that no source speaks of.
pub(super) fn needs(guide: &Guide, target: Target) -> &'static [Need] {
    match id(guide, target) {
        "legs" => &[KNEE, HIP],
        "back" => &[DOWN, ROW],
        "glutes" => &[THRUST, DEEP, HINGE],
        "chest" => &[PRESS],
        "shoulders" => &[OVERHEAD, RAISE],
        _ => &[],
    }
}

/// The patterns of a group's main lifts, the most usual first; empty where any will do.
pub(super) fn mains(guide: &Guide, target: Target) -> &'static [Pattern] {
    match (target, id(guide, target)) {
        (_, "glutes") => &[P::Thrust, P::Hinge, P::Lunge, P::Squat],
        (_, "chest") => &[P::HorizontalPush],
        (Target::Group(_), "legs") => &[P::Squat, P::Hinge, P::Lunge],
        (Target::Group(_), "back") => &[P::VerticalPull, P::HorizontalPull],
        (Target::Group(_), "shoulders") => &[P::VerticalPush],
        (Target::Group(_), "core") => CORE,
        (Target::Group(_), "arms") => &[P::VerticalPull, P::HorizontalPush, P::ElbowFlexion, P::ElbowExtension],
        (Target::Muscle(_), "quads") => &[P::Squat, P::Lunge],
        (Target::Muscle(_), "hamstrings" | "erectors") => &[P::Hinge],
        (Target::Muscle(_), "lats") => &[P::VerticalPull, P::HorizontalPull],
        (Target::Muscle(_), "upper-back") => &[P::HorizontalPull],
        (Target::Muscle(_), "front-delts") => &[P::VerticalPush],
        _ => &[],
    }
}

const CORE: &[Pattern] = &[P::AntiExtension, P::CoreFlexion, P::CoreRotation, P::Carry];

/// The patterns that serve a target at all; empty for every one. A deadlift works the core, but is no core exercise.
pub(super) fn only(guide: &Guide, target: Target) -> &'static [Pattern] {
    match (target, id(guide, target)) {
        (Target::Group(_), "core") => &[P::AntiExtension, P::CoreFlexion, P::CoreRotation, P::Carry, P::HipExtension],
        _ => &[],
    }
}

/// How much a muscle matters within a group, 1 to 3.
pub(super) fn size(guide: &Guide, target: Target, muscle: &str) -> i64 {
    match (target, id(guide, target), muscle) {
        (Target::Muscle(_), ..) => 3,
        (_, "shoulders", "rear-delts" | "front-delts") | (_, "glutes", "abductors") | (_, "core", "obliques") => 2,
        (_, "legs", "calves") => 2,
        (_, "arms", "forearms") | (_, "core", "erectors") => 1,
        (_, "back" | "shoulders", "traps") => 0,
        (_, _, "traps" | "erectors" | "rear-delts" | "adductors" | "abductors" | "calves" | "rotator-cuff") => 1,
        (_, _, "tibialis" | "hip-flexors") => 0,
        _ => 3,
    }
}

/// The id of a target.
pub(super) fn id(guide: &Guide, target: Target) -> &str {
    &guide.meta(target.thing()).id
}

/// Patterns that are no work of a session: they belong to warm-ups, cool-downs and other days.
pub(super) fn is_work(pattern: Option<Pattern>) -> bool {
    !matches!(pattern, Some(P::Mobility | P::Activation | P::Conditioning | P::Jump))
}

/// What an exercise is for the coverage of a target and the partners of a superset: its family, or its own pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    Knee,
    Hip,
    Own(Option<Pattern>),
}

pub(super) fn family(pattern: Option<Pattern>) -> Family {
    match pattern {
        Some(P::Squat | P::Lunge | P::KneeExtension) => Family::Knee,
        Some(P::Hinge | P::Thrust | P::HipExtension | P::KneeFlexion) => Family::Hip,
        own => Family::Own(own),
    }
}
