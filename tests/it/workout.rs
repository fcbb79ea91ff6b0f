//! `ironleaf workout` from outside, and what a guide's own requests become.

use std::fs;
use std::path::Path;

use ironleaf::{Options, Rule, Site, Sources};

use crate::{Done, run};

/// Exercises: id, title, muscles, and the rest of the page's keys.
const EXERCISES: &[(&str, &str, &str, &str)] = &[
    (
        "back-squat",
        "Back Squat",
        "primary: [quads, glutes]",
        "pattern: squat\nequipment: [barbell, rack]\nlevel: intermediate\ntier: 1\naxial: 3\nsubstitutes: [front-squat]",
    ),
    (
        "front-squat",
        "Front Squat",
        "primary: [quads, glutes]",
        "pattern: squat\nequipment: [barbell, rack]\nlevel: intermediate\ntier: 1\naxial: 3",
    ),
    ("goblet-squat", "Goblet Squat", "primary: [quads, glutes]", "pattern: squat\nequipment: [dumbbell]\ntier: 2\naxial: 1"),
    (
        "rdl",
        "Romanian Deadlift",
        "primary: [hamstrings, glutes], secondary: [erectors]",
        "pattern: hinge\nequipment: [barbell]\ntier: 2\naxial: 3\navoid_with: [low-back]",
    ),
    ("leg-curl", "Leg Curl", "primary: [hamstrings]", "pattern: knee-flexion\nequipment: [machine]\nstation: leg-curl"),
    ("calf-raise", "Calf Raise", "primary: [calves]", "pattern: calf-raise\nequipment: []"),
    ("pull-up", "Pull-Up", "primary: [lats], secondary: [biceps]", "pattern: vertical-pull\nequipment: [pull-up-bar]\ntier: 1"),
    ("pulldown", "Lat Pulldown", "primary: [lats], secondary: [biceps]", "pattern: vertical-pull\nequipment: [cable]"),
    ("row", "Cable Row", "primary: [upper-back], secondary: [lats, biceps]", "pattern: horizontal-pull\nequipment: [cable]"),
    ("face-pull", "Face Pull", "primary: [rear-delts]", "pattern: rear-delt\nequipment: [cable]"),
];

fn page((id, title, muscles, more): &(&str, &str, &str, &str)) -> (String, String) {
    (format!("content/exercises/{id}.md"), format!("---\ntitle: {title}\nmuscles: {{{muscles}}}\n{more}\n---\n"))
}

/// A small guide with these files besides.
/// Enough more for two sessions that differ.
const MORE: &[(&str, &str, &str, &str)] = &[
    ("hip-thrust", "Hip Thrust", "primary: [glutes]", "pattern: thrust\nequipment: [barbell]\ntier: 2\naxial: 0"),
    ("leg-press", "Leg Press", "primary: [quads]", "pattern: squat\nequipment: [machine]\ntier: 2\naxial: 0"),
    ("split-squat", "Split Squat", "primary: [quads, glutes]", "pattern: lunge\nequipment: []\ntier: 2\naxial: 0"),
    ("pull-through", "Pull-Through", "primary: [hamstrings, glutes]", "pattern: hinge\nequipment: [cable]\ntier: 2\naxial: 1"),
    ("machine-row", "Machine Row", "primary: [upper-back, lats]", "pattern: horizontal-pull\nequipment: [machine]\ntier: 2\naxial: 0"),
    ("chin-up", "Chin-Up", "primary: [lats, biceps]", "pattern: vertical-pull\nequipment: [pull-up-bar]\ntier: 2\naxial: 0"),
];

fn files(more: &[(&str, &str)]) -> Vec<(String, String)> {
    EXERCISES.iter().map(page).chain(more.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))).collect()
}

fn on_disk(more: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files(more) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn workout(root: &Path, args: &[&str]) -> Done {
    run(&[&["workout", "--root", root.to_str().unwrap()], args].concat())
}

const SETTINGS: &str = "sample_workouts: {goal: strength, minutes: 50, equipment: [barbell, rack, cable, pull-up-bar]}\n";

#[test]
fn a_session_is_a_table() {
    let guide = on_disk(&[]);
    let done = workout(guide.path(), &["--targets", "legs,back"]);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    assert!(done.out.lines().all(|line| line.chars().count() <= 80), "{}", done.out);
    insta::assert_snapshot!(done.out);
}

#[test]
fn a_session_is_markdown_that_a_page_can_hold() {
    let guide = on_disk(&[]);
    let done = workout(guide.path(), &["--targets", "legs:2,back", "--minutes", "45", "--flags", "low-back", "--format", "markdown"]);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    insta::assert_snapshot!(done.out);
    let page = format!("---\ntitle: Pasted\n---\n{}", done.out);
    let site = Site::new(&files(&[("content/pages/pasted.md", &page)]).into_iter().collect::<Sources>(), &Options::default());
    let said: Vec<_> =
        site.report.findings.iter().filter(|f| !matches!(f.rule, Rule::Assumed | Rule::NoSample)).map(|f| &f.message).collect();
    assert!(said.is_empty(), "{said:?}");
}

#[test]
fn a_session_is_json() {
    let guide = on_disk(&[("ironleaf.yaml", SETTINGS)]);
    let done = workout(guide.path(), &["--targets", "back", "--exclude", "Face Pull", "--format", "json"]);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    insta::assert_snapshot!(done.out);
}

#[test]
fn a_session_that_cannot_be_says_why() {
    let guide = on_disk(&[]);
    let done = workout(guide.path(), &["--targets", "legs,back", "--equipment", "none"]);
    assert_eq!((done.code, done.out.as_str()), (1, ""));
    insta::assert_snapshot!(done.err);
    let json = workout(guide.path(), &["--targets", "legs,back", "--minutes", "6", "--format", "json"]);
    assert_eq!((json.code, json.err.as_str()), (1, ""));
    let value: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(value["sessions"], serde_json::json!([]));
    assert_eq!((&value["findings"][0]["rule"], &value["request"]["minutes"]), (&"generate-impossible".into(), &6.into()));
}

#[test]
fn names_that_name_nothing_are_told_all_at_once() {
    let guide = on_disk(&[]);
    let args = [
        "--targets",
        "bak,legs:2",
        "--order",
        "leg-frist",
        "--lagging",
        "glute",
        "--main-lift",
        "Squatt",
        "--exclude",
        "xyz",
        "--flags",
        "low back",
    ];
    let done = workout(guide.path(), &args);
    assert_eq!((done.code, done.out.as_str()), (1, ""));
    insta::assert_snapshot!(done.err);
    let json = workout(guide.path(), &["--targets", "bak,legs:2", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json.code, 1);
    assert_eq!(value["request"]["targets"], serde_json::json!(["bak", {"name": "legs", "priority": 2}]));
    assert_eq!((&value["findings"][0]["rule"], &value["findings"][0]["file"]), (&"unknown-target".into(), &serde_json::Value::Null));
}

#[test]
fn every_flag_is_part_of_the_request() {
    let guide = on_disk(&[("ironleaf.yaml", SETTINGS)]);
    let request = |args: &[&str]| -> serde_json::Value {
        let done = workout(guide.path(), &[args, &["--format", "json"]].concat());
        serde_json::from_str::<serde_json::Value>(&done.out).unwrap_or_else(|_| panic!("{args:?}: {}", done.err))["request"].clone()
    };
    let base = request(&["--targets", "legs,back"]);
    let want = serde_json::json!({
        "targets": ["legs", "back"], "order": "alternating", "goal": "strength", "level": "intermediate", "minutes": 50, "sessions": 1,
        "equipment": ["barbell", "cable", "pull-up-bar", "rack"], "lagging": null, "main_lift": null, "exclude": [], "flags": [],
        "supersets": "auto", "variant": 1, "partial": false,
    });
    assert_eq!(base, want);
    let case = |args: &[&str], key: &str, want: serde_json::Value| {
        let got = request(&[&["--targets", "legs,back"], args].concat());
        assert_eq!(got[key], want, "{args:?}");
    };
    case(&["--order", "Leg First"], "order", "legs-first".into());
    case(&["--order", "upper-back-first"], "order", "upper-back-first".into());
    case(&["--goal", "general"], "goal", "general".into());
    case(&["--level", "advanced"], "level", "advanced".into());
    case(&["--minutes", "90"], "minutes", 90.into());
    case(&["--equipment", "none"], "equipment", serde_json::json!([]));
    case(&["--equipment", "Dumbbells,cable"], "equipment", serde_json::json!(["cable", "dumbbell"]));
    case(&["--lagging", "glutes"], "lagging", "glutes".into());
    case(&["--main-lift", "Back Squat"], "main_lift", "back-squat".into());
    case(&["--exclude", "rdl,row"], "exclude", serde_json::json!(["rdl", "row"]));
    case(&["--flags", "low-back"], "flags", serde_json::json!(["low-back"]));
    case(&["--supersets", "no"], "supersets", "no".into());
    case(&["--sessions", "2"], "sessions", 2.into());
    case(&["--variant", "2"], "variant", 2.into());
    case(&["--partial"], "partial", true.into());
}

#[test]
fn what_is_called_wrongly_ends_with_2() {
    let guide = on_disk(&[]);
    let case = |args: &[&str], want: &str| {
        let done = workout(guide.path(), args);
        assert_eq!((done.code, done.out.as_str()), (2, ""), "{args:?}");
        assert!(done.err.contains(want), "{args:?}: {}", done.err);
    };
    case(&[], "--targets <NAMES>");
    case(&["--targets", "legs", "--minutes", "2"], "write a whole number from 5 to 600, without a unit");
    case(&["--targets", "legs", "--goal", "bulk"], "strength, hypertrophy, general, endurance");
    case(&["--targets", "legs", "--gaol", "general"], "--goal");
    case(&["--targets", "legs:2,back:12"], "a priority is from 1 to 9, such as `back:2`");
    case(&["--targets", "legs:0"], "a priority is from 1 to 9, such as `legs:2`");
}

#[test]
fn a_guide_with_mistakes_still_answers_and_says_so() {
    let guide = on_disk(&[("content/exercises/curl.md", "---\ntitle: Curl\nmuscles: {primary: [bicep curl]}\n---\n")]);
    let done = workout(guide.path(), &["--targets", "legs,back"]);
    assert_eq!(done.code, 0);
    assert_eq!(done.err, "note: the guide has an error, and what is wrong is left out; `ironleaf check` shows it\n\n");
    let empty = tempfile::tempdir().unwrap();
    let done = workout(empty.path(), &["--targets", "legs"]);
    assert_eq!((done.code, done.out.as_str()), (1, ""));
    assert!(done.err.contains("error[empty-guide]"), "{}", done.err);
}

const PROGRAM: &str = "---
title: Plan
goal: hypertrophy
level: advanced
flags: [low-back]
progression: A rep a week.
sessions:
  - name: Short
    minutes: 45
    generate: {targets: [legs, back]}
  - name: Written
    work: |
      Warm-up: 5 min, bike
      A) Leg Curl: 3 x 10
      Cool-down: 5 min
  - name: Week
    day: tue
    generate: {targets: [legs, back], sessions: 2, goal: general}
---
";

#[test]
fn a_program_has_the_sessions_it_asks_for() {
    let article = "---\ntitle: An hour\n---\nText.\n\n- In a list:\n\n  ```generate title=\"Legs\"\n  targets: [legs]\n  order: alternating\n  ```\n\n```generate\ntargets: [legs, back]\nminutes: 6\n```\n";
    let mut all = files(&[("content/programs/plan.md", PROGRAM), ("content/articles/hour.md", article)]);
    all.extend(MORE.iter().map(page));
    let sources: Sources = all.into_iter().collect();
    let checked = Site::new(&sources, &Options::default());
    let said: Vec<String> = checked
        .report
        .findings
        .iter()
        .filter(|f| !matches!(f.rule, Rule::Assumed | Rule::OnceAWeek | Rule::NoSample))
        .map(|f| format!("{}: {}", f.rule.name(), f.message))
        .collect();
    let guide = checked.value.guide();
    let program = &guide.programs.rows()[0];
    let sessions = &program.phases[0].sessions;
    let names: Vec<(&str, bool, Option<u32>)> = sessions.iter().map(|s| (&*s.name, s.source.is_some(), s.minutes)).collect();
    assert_eq!(
        names,
        [("Short", true, Some(45)), ("Written", false, None), ("Week 1", true, Some(60)), ("Week 2", true, Some(60))],
        "{said:?}"
    );
    assert_eq!(sessions.iter().map(|s| s.day.is_some()).collect::<Vec<_>>(), [false, false, true, false]);
    let request = |n: usize| sessions[n].source.as_ref().map(|source| &source.answer.request).unwrap();
    assert_eq!((request(0).goal.id(), request(0).level.id(), request(0).minutes), ("hypertrophy", "advanced", 45));
    assert_eq!((request(2).goal.id(), request(2).minutes), ("general", 60));
    assert!(request(0).flags.contains("low-back") && request(2).flags.contains("low-back"));
    for session in sessions.iter().filter(|s| s.source.is_some()) {
        let made = session.source.as_ref().and_then(|source| source.session()).unwrap();
        assert_eq!(session.workout.items().count(), made.rows.len());
        assert!(made.rows.iter().all(|row| !row.why.is_empty()));
    }
    let made = &guide.articles.rows()[0].meta.generated;
    assert_eq!(
        made.iter().map(|g| (g.title.as_deref(), g.answer.is_some(), g.workouts.len())).collect::<Vec<_>>(),
        [(Some("Legs"), true, 1), (None, false, 0)]
    );
    assert!(said.iter().any(|said| said.starts_with("generate-impossible: 6 minutes is too short")), "{said:?}");
    assert_eq!(said.len(), 1, "what is generated breaks no rule: {said:?}");
}
