//! The exercises that ship: enough for every lifter, and their values agree with each other and with the training model.

use std::collections::{BTreeMap, BTreeSet};

use ironleaf::training::guide::{Exercise, Muscle, Ref};
use ironleaf::training::names::Kind;
use ironleaf::training::table::Id;
use ironleaf::training::terms::{Bias, Level, Mechanic, Pattern};

use crate::facts::guide;

/// What the generated tables on muscle and group pages assume to be there.
const SAMPLE: [&str; 7] = ["barbell", "rack", "dumbbell", "bench", "cable", "machine", "pull-up-bar"];

/// Every station that is not the floor of a machine of its own.
const STATIONS: [&str; 13] = [
    "platform",
    "rack",
    "bench",
    "dumbbells",
    "cable",
    "floor",
    "pull-up-bar",
    "dip-bars",
    "box",
    "sled",
    "ghd",
    "smith-machine",
    "t-bar-row",
];

fn exercises() -> &'static [Exercise] {
    guide().exercises.rows()
}

fn id(exercise: &Exercise) -> &str {
    &exercise.meta.id
}

fn exercise(name: &str) -> &'static Exercise {
    let Some(Ref::Exercise(id)) = guide().names.find(&[Kind::Exercise], name) else { panic!("no exercise is called `{name}`") };
    &guide().exercises[id]
}

fn muscle(id: Id<Muscle>) -> &'static str {
    &guide().muscles[id].meta.id
}

fn primary(exercise: &Exercise) -> BTreeSet<&'static str> {
    exercise.primary.iter().map(|worked| muscle(worked.muscle)).collect()
}

/// Training in earnest: not a drill, a stretch or a run.
fn is_work(exercise: &Exercise) -> bool {
    !matches!(exercise.pattern, Some(Pattern::Mobility | Pattern::Activation | Pattern::Conditioning))
}

fn possible_with(exercise: &Exercise, equipment: &[&str]) -> bool {
    exercise.equipment.iter().all(|needed| equipment.contains(&&**needed))
}

fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_muscle_has_a_choice_of_exercises() {
    let mut wrong = Vec::new();
    for (id, muscle) in guide().muscles.iter() {
        let ours = || exercises().iter().filter(|e| is_work(e) && e.primary.iter().any(|worked| worked.muscle == id));
        let usual = ours().filter(|e| possible_with(e, &SAMPLE) && e.level <= Level::Intermediate).count();
        if ours().count() < 3 || usual < 2 {
            wrong.push(format!("{}: {} exercises, {usual} of them in a usual gym", muscle.meta.id, ours().count()));
        }
    }
    none(&wrong);
}

#[test]
fn every_pattern_has_an_exercise() {
    let missing = Pattern::ALL.iter().filter(|pattern| !exercises().iter().any(|e| e.pattern == Some(**pattern)));
    none(&missing.map(ToString::to_string).collect::<Vec<_>>());
}

#[test]
fn every_lifter_can_train() {
    let large: [(&str, &[&str]); 7] = [
        ("legs", &["quads", "hamstrings", "calves"]),
        ("glutes", &["glutes"]),
        ("back", &["lats", "upper-back"]),
        ("chest", &["chest"]),
        ("shoulders", &["front-delts", "rear-delts"]),
        ("arms", &["biceps", "triceps"]),
        ("core", &["abs"]),
    ];
    let mut wrong = Vec::new();
    let mut case = |equipment: &[&str], groups: &[&str]| {
        for (group, muscles) in large.iter().filter(|(group, _)| groups.contains(group)) {
            for muscle in *muscles {
                let can = |e: &&Exercise| is_work(e) && e.level <= Level::Intermediate && possible_with(e, equipment);
                if !exercises().iter().filter(can).any(|e| primary(e).contains(muscle)) {
                    wrong.push(format!("{group}: nothing for {muscle} with {equipment:?}"));
                }
            }
        }
    };
    let all = large.map(|(group, _)| group);
    case(&["dumbbell", "bench"], &all);
    case(&["band"], &all);
    case(&[], &["legs", "glutes", "chest", "core"]);
    none(&wrong);
}

#[test]
fn nothing_about_an_exercise_is_left_to_assume() {
    let mut wrong = Vec::new();
    for e in exercises() {
        if !e.assumed.is_empty() {
            wrong.push(format!("{}: assumed {:?}", id(e), e.assumed));
        }
        if e.meta.summary.is_none() || e.pattern.is_none() || e.needs_review {
            wrong.push(format!("{}: no summary, no pattern or no review", id(e)));
        }
        if !(2..=4).contains(&e.cues.len()) || e.cues.iter().any(|cue| cue.chars().count() > 60) {
            wrong.push(format!("{}: cues are two to four short reminders, not {:?}", id(e), e.cues));
        }
        if !(2..=4).contains(&e.substitutes.len()) {
            wrong.push(format!("{}: {} substitutes", id(e), e.substitutes.len()));
        }
        let machine = e.equipment.iter().any(|needed| &**needed == "machine");
        if !machine && !STATIONS.contains(&&*e.station) {
            wrong.push(format!("{}: no station is called `{}`", id(e), e.station));
        }
    }
    none(&wrong);
}

#[test]
fn tiers_and_mechanics_agree() {
    let mut wrong = Vec::new();
    for e in exercises() {
        let small = e.mechanic == Mechanic::Isolation;
        if !(1..=4).contains(&e.tier) || (small && e.tier < 3) || (e.tier == 4 && !small) || e.axial > 4 {
            wrong.push(format!("{}: {} of tier {}, axial {}", id(e), e.mechanic, e.tier, e.axial));
        }
        let one_joint = [
            Pattern::KneeExtension,
            Pattern::HipAbduction,
            Pattern::HipAdduction,
            Pattern::CalfRaise,
            Pattern::Pullover,
            Pattern::Shrug,
            Pattern::Mobility,
            Pattern::Activation,
        ];
        let several = [
            Pattern::Squat,
            Pattern::Lunge,
            Pattern::Hinge,
            Pattern::Thrust,
            Pattern::VerticalPull,
            Pattern::HorizontalPull,
            Pattern::VerticalPush,
            Pattern::Carry,
            Pattern::Jump,
        ];
        if e.pattern.is_some_and(|p| if small { several.contains(&p) } else { one_joint.contains(&p) }) {
            wrong.push(format!("{}: {} and {}", id(e), e.mechanic, e.pattern.unwrap()));
        }
        if e.axial >= 2 && !e.avoid_with.iter().any(|flag| &**flag == "low-back") {
            wrong.push(format!("{}: axial {}, and not kept from a sore lower back", id(e), e.axial));
        }
        if e.unilateral && e.axial > 2 {
            wrong.push(format!("{}: one side at a time and axial {}", id(e), e.axial));
        }
    }
    none(&wrong);
}

/// The lists of the training model.
#[test]
fn named_lifts_have_the_values_of_the_model() {
    let mut wrong = Vec::new();
    let mut axial = |points: u8, names: &[&str]| {
        wrong.extend(names.iter().filter(|n| exercise(n).axial != points).map(|n| format!("{n}: axial {}", exercise(n).axial)));
    };
    axial(4, &["deadlift", "sumo-deadlift", "good-morning"]);
    axial(3, &["back-squat", "front-squat", "romanian-deadlift", "stiff-leg-deadlift", "barbell-row", "pendlay-row"]);
    axial(2, &["t-bar-row", "dumbbell-romanian-deadlift", "trap-bar-deadlift"]);
    axial(1, &["goblet-squat", "lunge", "walking-lunge", "reverse-lunge", "split-squat", "bulgarian-split-squat"]);
    axial(1, &["single-arm-dumbbell-row", "single-arm-cable-row", "seated-cable-row", "hack-squat"]);
    axial(0, &["leg-press", "hip-thrust", "leg-curl", "seated-leg-curl", "dumbbell-curl", "leg-extension", "triceps-pushdown"]);
    axial(0, &["pull-up", "chin-up", "lat-pulldown", "chest-supported-row", "inverted-row", "face-pull"]);
    let mut tier = |tier: u8, names: &[&str]| {
        wrong.extend(names.iter().filter(|n| exercise(n).tier != tier).map(|n| format!("{n}: tier {}", exercise(n).tier)));
    };
    tier(1, &["deadlift", "back-squat", "front-squat", "bench-press", "overhead-press", "pull-up"]);
    tier(2, &["romanian-deadlift", "barbell-row", "leg-press", "hip-thrust", "bulgarian-split-squat", "chest-supported-row"]);
    tier(3, &["walking-lunge", "face-pull", "reverse-fly"]);
    tier(4, &["leg-extension", "leg-curl", "standing-calf-raise", "hip-abduction-machine", "triceps-pushdown", "dumbbell-curl"]);
    let mut bias = |bias: Bias, names: &[&str]| {
        wrong.extend(names.iter().filter(|n| exercise(n).bias != bias).map(|n| format!("{n}: {}", exercise(n).bias)));
    };
    bias(Bias::Short, &["hip-thrust", "glute-bridge", "cable-glute-kickback", "leg-extension", "hip-abduction-machine"]);
    bias(Bias::Stretch, &["back-squat", "romanian-deadlift", "bulgarian-split-squat", "seated-leg-curl", "overhead-triceps-extension"]);
    none(&wrong);
}

#[test]
fn substitutes_can_take_the_place() {
    let mut wrong = Vec::new();
    for e in exercises() {
        let ours = primary(e);
        let mut seen = BTreeSet::new();
        for substitute in e.substitutes.iter().map(|id| &guide().exercises[*id]) {
            if id(substitute) == id(e) || !seen.insert(id(substitute)) {
                wrong.push(format!("{}: `{}` twice, or itself", id(e), id(substitute)));
            }
            if primary(substitute).is_disjoint(&ours) {
                wrong.push(format!("{}: `{}` trains other muscles", id(e), id(substitute)));
            }
        }
        if e.variation_of.is_some_and(|plain| primary(&guide().exercises[plain]).is_disjoint(&ours)) {
            wrong.push(format!("{}: its plain form trains other muscles", id(e)));
        }
        let mut above = BTreeSet::from([id(e)]);
        let mut plain = e.variation_of;
        while let Some(next) = plain.map(|id| &guide().exercises[id]) {
            if !above.insert(id(next)) {
                wrong.push(format!("{}: a variation of itself", id(e)));
                break;
            }
            plain = next.variation_of;
        }
    }
    none(&wrong);
}

#[test]
fn every_name_is_one_exercise_s() {
    let mut owners: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for e in exercises() {
        for name in std::iter::once(&e.meta.title).chain(&e.meta.aliases) {
            owners.entry(ironleaf::base::words::fold(name)).or_default().insert(id(e));
            let found = guide().names.find(&[Kind::Exercise], name).map(|found| guide().meta(found));
            assert_eq!(found.map(|meta| &*meta.id), Some(id(e)), "{name}");
        }
    }
    let shared = owners.iter().filter(|(_, owners)| owners.len() > 1);
    none(&shared.map(|(name, owners)| format!("{name}: {owners:?}")).collect::<Vec<_>>());
}
