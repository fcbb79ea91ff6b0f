//! Short ways to make words and guides in tests.

use crate::base::Slug;
use crate::source::{FileId, Sources, Span, Word};

use super::Id;
use super::guide::{Exercise, Group, Guide, Lift, Meta, Muscle, Worked};
use super::library::Lint;
use super::prescription::{self, Workout};
use super::terms::{Bias, Level, Mechanic, Pattern, View};

/// A file to stand in.
pub(crate) fn file() -> FileId {
    Sources::from_iter([("a.md", "")]).find("a.md").unwrap()
}

/// `text`, standing at the start of a file.
pub(crate) fn word(text: &str) -> Word {
    Word::new(text, Span::new(file(), 0..text.len()))
}

/// One word a line, each standing where it would in a file that holds `text` alone.
pub(crate) fn lines(text: &str) -> Vec<Word> {
    let mut at = 0;
    text.split('\n')
        .map(|line| {
            let word = Word::new(line, Span::new(file(), at..at + line.len()));
            at += line.len() + 1;
            word
        })
        .collect()
}

/// Exercises: title; pattern; compound or isolation with tier; axial load; station; primary / secondary muscles; more.
pub(crate) const CATALOGUE: &str = "\
Barbell Back Squat; squat; C1; 3; rack; quads glutes / erectors adductors
Front Squat; squat; C1; 3; rack; quads glutes / erectors
Goblet Squat; squat; C2; 1; dumbbells; quads glutes
Leg Press; squat; C2; 0; leg-press; quads / glutes
Bulgarian Split Squat; lunge; C2; 1; dumbbells; quads glutes; unilateral
Deadlift; hinge; C1; 4; platform; hamstrings glutes erectors / quads upper-back
Stiff-Leg Deadlift; hinge; C1; 3; platform; hamstrings glutes; stretch
Romanian Deadlift; hinge; C1; 3; platform; hamstrings glutes / erectors; stretch
Hip Thrust; thrust; C2; 0; bench; glutes / hamstrings; short
Leg Extension; knee-extension; I4; 0; leg-extension; quads
Single-Leg Extension; knee-extension; I4; 0; leg-extension; quads; unilateral
Leg Curl; knee-flexion; I4; 0; leg-curl; hamstrings
Pull-up; vertical-pull; C1; 0; pull-up-bar; lats / biceps
Lat Pulldown; vertical-pull; C2; 0; cable; lats / biceps
Barbell Row; horizontal-pull; C1; 3; platform; upper-back lats / biceps erectors
Seated Cable Row; horizontal-pull; C2; 1; cable; upper-back lats / biceps
D-Grip Cable Row; horizontal-pull; C2; 1; cable; upper-back lats / biceps
Single-Arm DB Row; horizontal-pull; C2; 1; dumbbells; upper-back lats / biceps; unilateral
Inverted Incline Bench DB Row; horizontal-pull; C2; 0; dumbbells; upper-back lats / biceps
Inverted Incline Bench Rear Delt Fly; rear-delt; I4; 0; dumbbells; rear-delts / upper-back
Face Pull; rear-delt; I4; 0; cable; rear-delts / upper-back
Bench Press; horizontal-push; C1; 0; bench; chest / triceps front-delts
Overhead Press; vertical-push; C1; 1; rack; front-delts / triceps";

/// S1, *Sample Back & Leg Workout Structure*.
pub(crate) const S1: &str = "\
Warm-up: 10-15 min, light cardio
A) Barbell Back Squat: 3-4 x 5-8
B) Pull-up | Lat Pulldown: 3-4 x 6-10
C) Romanian Deadlift: 3 x 8-12
D) Barbell Row: 3 x 8-12
E) Leg Press: 2-3 x 10-15
F) Face Pull: 2-3 x 12-15
Cool-down: 5-10 min, hamstrings";

/// S2, *Alternating*.
pub(crate) const S2_ALTERNATING: &str = "\
Deadlift: 5 x 5
Barbell Row: 4 x 12
Stiff-Leg Deadlift: 5 x 8
Seated Cable Row: 4 x 10
Front Squat: 4 x 8
D-Grip Cable Row: 4 x 8
Leg Press: 4 x 10
Face Pull: 4 x 10";

/// S2, *Sequential*.
pub(crate) const S2_SEQUENTIAL: &str = "\
Deadlift: 5 x 5
Stiff-Leg Deadlift: 5 x 8
Front Squat: 4 x 8
Leg Press: 4 x 10
Barbell Row: 4 x 12
Seated Cable Row: 4 x 10
D-Grip Cable Row: 4 x 8
Face Pull: 4 x 10";

/// S2, *Weak Legs – Train Legs First*.
pub(crate) const S2_WEAK_LEGS: &str = "\
Barbell Back Squat: 5 x 6
Front Squat: 4 x 8
Leg Press: 4 x 5, 5 second negative tempo
Single-Arm DB Row + Single-Leg Extension: 4 x 10
Inverted Incline Bench DB Row + Goblet Squat: 4 x 10
Inverted Incline Bench Rear Delt Fly + Bulgarian Split Squat: 4 x 10";

/// Muscles with their groups, in the order of the built-in table.
const MUSCLES: &[(&str, &[&str])] = &[
    ("quads", &["legs"]),
    ("hamstrings", &["legs"]),
    ("adductors", &["legs"]),
    ("glutes", &["glutes", "legs"]),
    ("lats", &["back"]),
    ("upper-back", &["back"]),
    ("erectors", &["back", "core"]),
    ("chest", &["chest"]),
    ("front-delts", &["shoulders"]),
    ("rear-delts", &["shoulders", "back"]),
    ("biceps", &["arms"]),
    ("triceps", &["arms"]),
];

/// A page with this title and nothing else.
pub(crate) fn meta(title: &str) -> Meta {
    Meta {
        id: Slug::of(title).unwrap(),
        file: None,
        place: None,
        title: title.into(),
        summary: None,
        aliases: vec![],
        author: None,
        date: None,
        updated: None,
        tags: vec![],
        related: vec![],
        sources: vec![],
        lint: Lint::default(),
        fences: vec![],
        generated: vec![],
    }
}

/// A guide with the muscles, their groups, and the exercises of a catalogue.
pub(crate) fn guide(catalogue: &str) -> Guide {
    let mut guide = Guide::default();
    let muscle = |(id, _): &(&str, &[&str])| Muscle {
        meta: meta(id),
        latin: None,
        groups: vec![],
        view: View::Front,
        function: None,
        antagonist: vec![],
        parts: vec![],
    };
    guide.muscles = MUSCLES.iter().map(muscle).collect();
    for name in ["legs", "glutes", "back", "chest", "shoulders", "arms", "core"] {
        let muscles: Vec<_> =
            guide.muscles.ids().zip(MUSCLES).filter(|(_, (_, groups))| groups.contains(&name)).map(|(id, _)| id).collect();
        let group = guide.groups.push(Group { meta: meta(name), function: None, muscles: muscles.clone() });
        for id in muscles {
            guide.muscles[id].groups.push(group);
        }
    }
    let exercises: Vec<Exercise> = catalogue.lines().map(|line| exercise(&guide, line)).collect();
    guide.exercises = exercises.into_iter().collect();
    guide
}

/// The muscle of this id.
pub(crate) fn muscle(guide: &Guide, id: &str) -> Id<Muscle> {
    guide.muscles.iter().find(|(_, m)| &*m.meta.id == id).unwrap_or_else(|| panic!("no muscle {id}")).0
}

/// The group of this id.
pub(crate) fn group(guide: &Guide, id: &str) -> Id<Group> {
    guide.groups.iter().find(|(_, g)| &*g.meta.id == id).unwrap_or_else(|| panic!("no group {id}")).0
}

fn exercise(guide: &Guide, line: &str) -> Exercise {
    let [title, pattern, kind, axial, station, muscles, more @ ..] = &*line.split("; ").collect::<Vec<_>>() else { panic!("{line}") };
    let (primary, secondary) = muscles.split_once(" / ").unwrap_or((muscles, ""));
    let worked = |names: &str| names.split_whitespace().map(|name| Worked { muscle: muscle(guide, name), part: None }).collect();
    Exercise {
        meta: meta(title),
        primary: worked(primary),
        secondary: worked(secondary),
        mechanic: if kind.starts_with('C') { Mechanic::Compound } else { Mechanic::Isolation },
        pattern: Pattern::find(pattern),
        equipment: vec![],
        level: Level::Beginner,
        tier: kind[1..].parse().unwrap(),
        axial: axial.parse().unwrap(),
        bias: more.iter().find_map(|word| Bias::find(word)).unwrap_or(Bias::Mid),
        unilateral: more.contains(&"unilateral"),
        station: (*station).into(),
        variation_of: None,
        substitutes: vec![],
        avoid_with: more.iter().filter_map(|word| word.strip_prefix("avoid ")).map(Into::into).collect(),
        cues: vec![],
        rx: None,
        needs_review: more.contains(&"unreviewed"),
        assumed: vec![],
    }
}

/// The workout that `text` is, its names found among the guide's titles.
pub(crate) fn workout(guide: &Guide, text: &str) -> Workout<Lift> {
    let known = |name: &str| guide.exercises.iter().any(|(_, e)| &*e.meta.title == name);
    let read = prescription::parse(&lines(text), &known);
    assert_eq!(read.report.findings, [], "{text}");
    read.value.map(|name| Lift { exercise: guide.exercises.iter().find(|(_, e)| e.meta.title == name.text).map(|(id, _)| id), name })
}
