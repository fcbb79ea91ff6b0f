//! What the names of free-exercise-db mean here.

use crate::training::terms::Pattern;

/// The muscles that a muscle of the collection stands for in the exercise `name`; none where it stands for nothing.
///
/// `shoulders` and `abdominals` have no heads there, so the exercise's name decides.
pub(super) fn muscles(muscle: &str, name: &str) -> &'static [&'static str] {
    match muscle {
        "quadriceps" => &["quads"],
        "hamstrings" => &["hamstrings"],
        "glutes" => &["glutes"],
        "calves" => &["calves"],
        "adductors" => &["adductors"],
        "abductors" => &["abductors"],
        "lats" => &["lats"],
        "middle back" => &["upper-back"],
        "lower back" => &["erectors"],
        "traps" => &["traps"],
        "chest" => &["chest"],
        "biceps" => &["biceps"],
        "triceps" => &["triceps"],
        "forearms" => &["forearms"],
        "neck" => &["neck"],
        "shoulders" => delts(&name.to_lowercase()),
        "abdominals" if has(name, &["oblique", "side bend", "twist", "woodchop", "wood chop"]) => &["obliques"],
        "abdominals" => &["abs"],
        _ => &[],
    }
}

fn delts(name: &str) -> &'static [&'static str] {
    if has(name, &["rear", "reverse fly", "reverse flye", "face pull", "pull-apart", "pull apart"]) {
        &["rear-delts"]
    } else if has(name, &["lateral", "side raise", "upright row"]) {
        &["side-delts"]
    } else if has(name, &["press", "front raise"]) {
        &["front-delts"]
    } else if has(name, &["rotation"]) {
        &["rotator-cuff"]
    } else {
        &["front-delts", "side-delts"]
    }
}

/// The equipment that a word of the collection stands for.
pub(super) fn equipment(word: &str) -> Option<&'static [&'static str]> {
    Some(match word {
        "body only" => &[],
        "barbell" => &["barbell"],
        "dumbbell" => &["dumbbell"],
        "cable" => &["cable"],
        "machine" => &["machine"],
        "kettlebells" => &["kettlebell"],
        "bands" => &["band"],
        "medicine ball" => &["medicine-ball"],
        "exercise ball" => &["stability-ball"],
        "foam roll" => &["foam-roller"],
        "e-z curl bar" => &["ez-bar"],
        _ => return None,
    })
}

/// The movement, where name, category and first muscle leave no doubt.
pub(super) fn pattern(name: &str, force: Option<&str>, category: Option<&str>, primary: &[&str]) -> Option<Pattern> {
    match category {
        Some("stretching") => return Some(Pattern::Mobility),
        Some("cardio") => return Some(Pattern::Conditioning),
        _ => {}
    }
    let first = primary.first().copied().unwrap_or_default();
    let pull = force != Some("push");
    NAMES.iter().find(|(words, muscles, _)| has(name, words) && (muscles.is_empty() || muscles.contains(&first))).map(|(.., p)| *p).or(
        match first {
            "traps" if has(name, &["shrug"]) => Some(Pattern::Shrug),
            "lats" | "upper-back" if pull && has(name, &["row"]) => Some(Pattern::HorizontalPull),
            _ => None,
        },
    )
}

/// Words in a name, the first muscles that they must go with (none: any), and the movement; the first that fits counts.
const NAMES: &[(&[&str], &[&str], Pattern)] = &[
    (&["leg extension"], &["quads"], Pattern::KneeExtension),
    (&["leg curl", "hamstring curl", "glute-ham", "glute ham"], &["hamstrings"], Pattern::KneeFlexion),
    (&["calf raise", "calf press"], &["calves"], Pattern::CalfRaise),
    (&["jump", "hop", "bound"], &["quads", "hamstrings", "glutes", "calves", "adductors", "abductors"], Pattern::Jump),
    (
        &["romanian", "deadlift", "good morning", "kettlebell swing", "pull through"],
        &["hamstrings", "glutes", "erectors", "quads"],
        Pattern::Hinge,
    ),
    (&["hip thrust", "glute bridge"], &["glutes"], Pattern::Thrust),
    (&["kickback"], &["glutes"], Pattern::HipExtension),
    (&["lunge", "split squat", "step-up", "step up"], &["quads", "glutes", "hamstrings"], Pattern::Lunge),
    (&["squat", "leg press"], &["quads", "glutes", "hamstrings"], Pattern::Squat),
    (&["pulldown", "pull-up", "pullup", "chin-up", "chin up"], &["lats", "upper-back"], Pattern::VerticalPull),
    (&["pullover"], &["lats", "chest"], Pattern::Pullover),
    (&["rear delt", "reverse fly", "face pull", "pull apart"], &["rear-delts", "upper-back"], Pattern::RearDelt),
    (&["lateral raise", "side raise"], &["side-delts"], Pattern::LateralRaise),
    (&["bench press", "push-up", "push up", "pushup", "chest press", "floor press"], &["chest", "triceps"], Pattern::HorizontalPush),
    (&["overhead press", "shoulder press", "military press", "push press"], &["front-delts", "side-delts"], Pattern::VerticalPush),
    (&["curl"], &["biceps"], Pattern::ElbowFlexion),
    (&["extension", "pushdown", "skull", "kickback"], &["triceps"], Pattern::ElbowExtension),
    (&["crunch", "sit-up", "leg raise", "knee raise"], &["abs"], Pattern::CoreFlexion),
    (&["twist", "woodchop", "wood chop"], &["obliques", "abs"], Pattern::CoreRotation),
    (&["plank", "rollout", "roll-out"], &["abs"], Pattern::AntiExtension),
    (&["farmer's walk", "yoke walk"], &[], Pattern::Carry),
];

/// What lifters call an exercise of the collection, which its own name does not say.
pub(super) fn aliases(name: &str) -> &'static [&'static str] {
    CALLED.iter().find(|(known, _)| *known == name).map_or(&[], |(_, called)| called)
}

/// Names of the collection that nobody writes in a program, and what is written instead; none is a name of another entry.
const CALLED: &[(&str, &[&str])] = &[
    ("Barbell Bench Press - Medium Grip", &["Bench Press", "Barbell Bench Press", "BP"]),
    ("Barbell Deadlift", &["Deadlift"]),
    ("Barbell Hip Thrust", &["Hip Thrust"]),
    ("Barbell Squat", &["Back Squat", "Barbell Back Squat"]),
    ("Bent Over Barbell Row", &["Barbell Row", "BOR"]),
    ("Close-Grip Barbell Bench Press", &["Close-Grip Bench Press", "CGBP"]),
    ("Front Squat (Clean Grip)", &["Front Squat"]),
    ("Glute Ham Raise", &["GHR"]),
    ("Hyperextensions (Back Extensions)", &["Back Extension", "Hyperextension"]),
    ("Kettlebell Turkish Get-Up (Lunge style)", &["Turkish Get-Up", "TGU"]),
    ("One-Arm Kettlebell Swings", &["Kettlebell Swing"]),
    ("Romanian Deadlift", &["RDL"]),
    ("Standing Military Press", &["Overhead Press", "OHP"]),
    ("Stiff-Legged Barbell Deadlift", &["Stiff-Leg Deadlift", "SLDL"]),
    ("Wide-Grip Lat Pulldown", &["Lat Pulldown"]),
];

fn has(name: &str, words: &[&str]) -> bool {
    let name = name.to_lowercase();
    words.iter().any(|w| name.contains(w))
}

#[cfg(test)]
mod tests {
    use super::muscles;

    #[test]
    fn shoulders_and_abdominals_are_told_apart_by_the_name() {
        let case = |muscle: &str, name: &str, want: &[&str]| assert_eq!(muscles(muscle, name), want, "{name}");
        case("shoulders", "Face Pull", &["rear-delts"]);
        case("shoulders", "Cable Rear Delt Fly", &["rear-delts"]);
        case("shoulders", "Side Lateral Raise", &["side-delts"]);
        case("shoulders", "Upright Row", &["side-delts"]);
        case("shoulders", "Arnold Dumbbell Press", &["front-delts"]);
        case("shoulders", "External Rotation", &["rotator-cuff"]);
        case("shoulders", "Battling Ropes", &["front-delts", "side-delts"]);
        case("abdominals", "Russian Twist", &["obliques"]);
        case("abdominals", "Dumbbell Side Bend", &["obliques"]);
        case("abdominals", "Crunches", &["abs"]);
        case("ear", "Ear Raise", &[]);
    }
}
