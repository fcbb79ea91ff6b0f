//! Each rule on a short program.

use crate::diag::{Rule, Severity};
use crate::training::guide::{Article, Fence, Guide, Phase, Program, Session, Target};
use crate::training::stations::Near;
use crate::training::terms::{Goal, Level};
use crate::training::testing::{CATALOGUE, S2_SEQUENTIAL, group, guide, lines, meta, muscle, word, workout};

use super::check;

/// A program of sessions, whole and quiet in all else.
fn program(guide: &Guide, sessions: &[&str]) -> Program {
    let session = |text: &&str| Session {
        name: "Day".into(),
        span: word("---").span,
        day: None,
        minutes: None,
        written: lines(text),
        workout: workout(guide, &format!("Warm-up: 5 min\nCool-down: 5 min\n{text}")),
        asked: None,
        source: None,
    };
    Program {
        meta: meta("Plan"),
        goal: None,
        level: None,
        weeks: None,
        deload_weeks: vec![],
        priority: vec![],
        flags: vec![],
        progression: Some("a rep a week".into()),
        phases: vec![Phase { name: None, weeks: None, sessions: sessions.iter().map(session).collect() }],
    }
}

/// The findings of a program with `sessions`, changed by `change`: rule, severity, message.
fn findings(sessions: &[&str], change: impl FnOnce(&mut Guide, &mut Program)) -> Vec<(Rule, Severity, String)> {
    let mut guide = guide(&format!("{CATALOGUE}\nJerk; vertical-push; C1; 2; platform; front-delts; avoid low-back; unreviewed"));
    let mut program = program(&guide, sessions);
    change(&mut guide, &mut program);
    guide.programs.push(program);
    let mut report = check(&guide, &Near::default());
    report.sort();
    report.findings.into_iter().map(|f| (f.rule, f.severity, f.message)).collect()
}

/// Of all findings, those of `rule` are `want`.
fn case(rule: Rule, want: &[&str], sessions: &[&str], change: impl FnOnce(&mut Guide, &mut Program)) {
    let found = findings(sessions, change);
    let said: Vec<&str> = found.iter().filter(|f| f.0 == rule).map(|f| &*f.2).collect();
    assert_eq!(said, want, "{sessions:?}");
}

fn as_it_is(_: &mut Guide, _: &mut Program) {}

#[test]
fn sets_and_the_spine() {
    let many = "Leg Extension: 12 x 10";
    case(Rule::SessionVolume, &["12 sets of `quads` in one session"], &[many], as_it_is);
    case(Rule::SessionVolume, &[], &["Leg Extension: 11 x 10"], as_it_is);
    case(Rule::VolumeHigh, &["24 sets a week of `quads`"], &[many, many], as_it_is);
    case(Rule::VolumeHigh, &[], &[many, many], |_, p| {
        p.phases[0].weeks = Some((2, 2));
        p.deload_weeks = vec![2];
    });
    let lats = |g: &mut Guide, p: &mut Program| p.priority = vec![Target::Muscle(muscle(g, "lats"))];
    case(Rule::VolumeLow, &["3 sets a week of `lats`, which is a priority"], &["Pull-up: 3 x 8"], lats);
    case(Rule::VolumeLow, &[], &["Pull-up: 4 x 8"], lats);
    let pairs = [
        "`Stiff-Leg Deadlift` (2.7) right after `Deadlift` (4): both are heavy for the spine",
        "`Front Squat` (2.7) right after `Stiff-Leg Deadlift` (2.7): both are heavy for the spine",
    ];
    case(Rule::AxialNeighbours, &pairs, &[S2_SEQUENTIAL], as_it_is);
    case(Rule::AxialLoad, &["59.9 spinal points, above 32 for the intermediate level"], &[S2_SEQUENTIAL], as_it_is);
    case(Rule::AxialLoad, &[], &["Deadlift: 5 x 5"], as_it_is);
}

#[test]
fn what_comes_first() {
    let late = "Leg Extension: 3 x 10\nBarbell Back Squat: 3 x 5";
    let said = "`Barbell Back Squat` comes after `Leg Extension`, which tires the same muscle";
    case(Rule::IsolationFirst, &[said], &[late], as_it_is);
    case(Rule::IsolationFirst, &[], &["Leg Extension: 3 x 10 (Pre-exhaust)\nBarbell Back Squat: 3 x 5"], as_it_is);
    let strength = findings(&[late], |_, p| p.goal = Some(Goal::Strength));
    assert!(strength.contains(&(Rule::IsolationFirst, Severity::Error, said.to_owned())));
    let glutes = |g: &mut Guide, p: &mut Program| p.priority = vec![Target::Group(group(g, "glutes"))];
    let order = "Pull-up: 3 x 8\nLat Pulldown: 3 x 8\nHip Thrust: 3 x 8";
    case(Rule::PriorityLate, &["the first exercise for `glutes`, a priority, is number 3"], &[order], glutes);
    case(Rule::PriorityLate, &[], &["Pull-up: 3 x 8\nHip Thrust: 3 x 8"], glutes);
}

#[test]
fn partners() {
    let shared = "`Leg Press` and `Leg Extension` both work `quads` first";
    case(Rule::SupersetSharedMuscle, &[shared], &["Leg Press + Leg Extension: 3 x 10"], as_it_is);
    case(Rule::SupersetSharedMuscle, &[], &["Leg Press + Leg Extension: 3 x 10 (compound set)"], as_it_is);
    let far = "`Leg Press` (leg-press) and `Lat Pulldown` (cable) are not near each other";
    case(Rule::SupersetStation, &[far], &["Leg Press + Lat Pulldown: 3 x 10"], as_it_is);
    let two = "`Deadlift` and `Barbell Row` need one platform with two set-ups";
    case(Rule::SupersetStation, &[two], &["A1) Deadlift: 3 x 10\nA2) Barbell Row: 3 x 10"], as_it_is);
    case(Rule::SupersetStation, &[], &["Face Pull + Lat Pulldown: 3 x 10", "Goblet Squat + Hip Thrust: 3 x 8"], as_it_is);
    case(Rule::SupersetShape, &["`A2` has 4 sets, its partner 3"], &["A1) Pull-up: 3 x 8\nA2) Leg Curl: 4 x 8"], as_it_is);
    case(
        Rule::SupersetShape,
        &["`A2` stands apart from the other A lines"],
        &["A1) Pull-up: 3 x 8\nB) Hip Thrust: 3 x 8\nA2) Leg Curl: 3 x 8"],
        as_it_is,
    );
    case(Rule::SupersetShape, &[], &["A1) Pull-up: 3 x 8\nA2) Leg Curl: 3 x 8\nA3) Face Pull: 3 x 8"], as_it_is);
}

#[test]
fn effort_and_rest() {
    case(Rule::AllToFailure, &["every working set goes to failure"], &["Pull-up: 3 x failure\nLeg Curl: 2 x 10 @ RPE 10"], as_it_is);
    case(Rule::AllToFailure, &["2 sets of `Pull-up`, a main lift, to failure"], &["Pull-up: 2 x 8 @ RIR 0\nLeg Curl: 2 x 10"], as_it_is);
    case(Rule::AllToFailure, &[], &["Pull-up: 1 x 8 @ RPE 10\nLeg Curl: 2 x 10 @ RPE 9-10"], as_it_is);
    case(Rule::RestMismatch, &["90 s of rest for few repetitions"], &["Deadlift: 3 x 5, rest 90 s"], as_it_is);
    case(Rule::RestMismatch, &[], &["Deadlift: 3 x 5, rest 2 min\nLeg Curl: 3 x 10, rest 30 s\nPull-up: 3 x 10, rest 45 s"], as_it_is);
    let growth = |_: &mut Guide, p: &mut Program| p.goal = Some(Goal::Hypertrophy);
    case(
        Rule::RestMismatch,
        &["45 s of rest for a compound for growth"],
        &["Pull-up: 3 x 10, rest 45 s\nLeg Curl: 3 x 10, rest 45 s"],
        growth,
    );
}

#[test]
fn the_balance_of_a_week() {
    let growth = |_: &mut Guide, p: &mut Program| p.goal = Some(Goal::Hypertrophy);
    let twice = "Leg Curl: 3 x 10";
    case(
        Rule::OnceAWeek,
        &["trained once a week: quads", "trained once a week: chest"],
        &["Leg Extension: 3 x 10\nLeg Curl: 3 x 10\nBench Press: 10 x 8", twice],
        growth,
    );
    case(Rule::OnceAWeek, &[], &["Leg Extension: 3 x 10"], as_it_is);
    case(Rule::PushPull, &["6 sets of pushing a week beside 3.5 of pulling"], &["Bench Press: 6 x 8\nPull-up: 3-4 x 8"], as_it_is);
    case(Rule::PushPull, &[], &["Bench Press: 4 x 8\nPull-up: 4 x 8", "Pull-up: 3 x 8"], as_it_is);
    case(
        Rule::QuadHam,
        &["7 sets a week for the front of the thigh, 2 for the back"],
        &["Leg Extension: 7 x 8\nLeg Curl: 2 x 8"],
        as_it_is,
    );
    case(Rule::QuadHam, &[], &["Leg Extension: 6 x 8\nLeg Curl: 2 x 8", "Pull-up: 3 x 8"], as_it_is);
    let glutes = |g: &mut Guide, p: &mut Program| p.priority = vec![Target::Muscle(muscle(g, "glutes"))];
    case(Rule::GluteAngles, &["a glute program without a hip thrust and a hinge"], &["Goblet Squat: 3 x 8"], glutes);
    case(Rule::GluteBias, &["no exercise works the glutes stretched"], &["Hip Thrust: 3 x 8"], glutes);
    let whole = "Hip Thrust: 3 x 8\nGoblet Squat: 3 x 8\nRomanian Deadlift: 3 x 8";
    case(Rule::GluteAngles, &[], &[whole], glutes);
    case(Rule::GluteBias, &[], &[whole], glutes);
}

#[test]
fn a_whole_plan() {
    case(Rule::NoRamp, &["`Deadlift` is heavy and has no ramp sets"], &["Leg Curl: 3 x 5\nDeadlift: 3 x 5"], as_it_is);
    case(Rule::NoRamp, &[], &["Deadlift: 3 x 5, ramp 3\nPull-up: 3 x 5"], as_it_is);
    let minutes = |n| move |_: &mut Guide, p: &mut Program| p.phases[0].sessions[0].minutes = Some(n);
    case(Rule::OverTime, &["about 18 minutes, where 15 are stated"], &["Leg Extension: 3 x 10"], minutes(15));
    case(Rule::OverTime, &[], &["Leg Extension: 3 x 10"], minutes(18));
    let beginner = |_: &mut Guide, p: &mut Program| p.level = Some(Level::Beginner);
    case(Rule::CombinedBeginner, &["back and legs in one session, for beginners"], &["Pull-up: 3 x 8\nLeg Press: 3 x 8"], beginner);
    case(Rule::CombinedBeginner, &[], &["Pull-up: 3 x 8", "Leg Press: 3 x 8"], beginner);
    case(Rule::NoDeload, &["8 weeks without a lighter one"], &["Pull-up: 3 x 8"], |_, p| p.weeks = Some(8));
    case(Rule::NoDeload, &[], &["Pull-up: 3 x 8"], |_, p| (p.weeks, p.deload_weeks) = (Some(8), vec![8]));
    case(Rule::NoProgression, &["the program does not say how it progresses"], &["Pull-up: 3 x 8"], |_, p| p.progression = None);
    case(Rule::NoProgression, &[], &["Pull-up: 3 x 8 @ 75% +2.5%/week"], |_, p| p.progression = None);
    let flag = |_: &mut Guide, p: &mut Program| p.flags = vec!["low-back".into()];
    case(Rule::Contraindicated, &["`Jerk` is to be avoided with `low-back`, which the program names"], &["Pull-up | Jerk: 3 x 8"], flag);
    case(Rule::Unreviewed, &["no one has reviewed `Jerk` since it was imported"], &["Jerk: 3 x 8\nJerk: 1 x 8"], as_it_is);
}

#[test]
fn a_fence_is_looked_at_and_a_warm_up_missed() {
    let mut guide = guide(CATALOGUE);
    let mut meta = meta("Why");
    meta.fences = [false, true]
        .map(|source| Fence {
            title: None,
            minutes: None,
            source,
            span: word("fence").span,
            written: vec![],
            workout: workout(&guide, "Pull-up: 3 x 8"),
        })
        .into();
    guide.articles.push(Article { meta, category: None, reviewed_by: None, suited_for: None });
    let rules: Vec<Rule> = check(&guide, &Near::default()).findings.iter().map(|f| f.rule).collect();
    assert_eq!(rules, [Rule::NoWarmUp, Rule::NoCoolDown]);
}
