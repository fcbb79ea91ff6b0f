//! Whether a session and a program are whole: warm-up, time, weeks, level, injuries.

use std::collections::BTreeSet;

use crate::diag::{Finding, Rule, Severity};
use crate::training::guide::{Guide, Program};
use crate::training::prescription::{SectionKind, Work};
use crate::training::terms::{Level, Mechanic};
use crate::training::time;

use super::Scene;

/// A program of so many weeks wants a lighter one.
const LONG: u32 = 8;
/// Repetitions at which the first compound wants ramp sets.
const HEAVY_REPS: u32 = 6;

pub(super) fn session(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    if scene.workout.section(SectionKind::WarmUp).is_none() {
        found.push(
            scene
                .find(Rule::NoWarmUp, "a session without a warm-up")
                .help("add a line such as \"Warm-up: 10 min, light cardio, leg swings\""),
        );
    }
    if scene.workout.section(SectionKind::CoolDown).is_none() {
        found.push(
            scene.find(Rule::NoCoolDown, "a session without a cool-down").help("add a line such as \"Cool-down: 5 min, hamstrings, lats\""),
        );
    }
    let first = scene.known().find(|(_, exercise)| exercise.mechanic == Mechanic::Compound);
    if let Some((row, _)) = first.filter(|(row, _)| row.first_at_most(HEAVY_REPS) && row.rx().ramp.is_none()) {
        found.push(
            Finding::new(Rule::NoRamp, row.span(), format!("`{}` is heavy and has no ramp sets", row.name()))
                .help("write how many, e.g. \", ramp 3\""),
        );
    }
    over_time(scene, found);
    combined_beginner(scene, found);
}

fn over_time(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    let Some(stated) = scene.about.minutes else { return };
    let seconds = u64::from(time::session(scene.guide, scene.workout).0);
    let over = |percent: u64| seconds * 100 > u64::from(stated) * 60 * (100 + percent);
    if over(5) {
        let minutes = (seconds + 30) / 60;
        found.push(
            scene
                .find(Rule::OverTime, format!("about {minutes} minutes, where {stated} are stated"))
                .help("take sets or rest away, pair exercises into supersets, or state more minutes")
                .severity(if over(15) { Severity::Error } else { Severity::Warning }),
        );
    }
}

fn combined_beginner(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    if scene.about.program.is_none() || scene.level() != Level::Beginner {
        return;
    }
    let in_group = |id: &str| scene.guide.groups.rows().iter().find(|g| &*g.meta.id == id).map_or(&[][..], |g| &g.muscles);
    let (back, legs) = (in_group("back"), in_group("legs"));
    let only = |ours: &[_], other: &[_]| {
        scene
            .known()
            .any(|(_, e)| e.primary.iter().any(|w| ours.contains(&w.muscle)) && !e.primary.iter().any(|w| other.contains(&w.muscle)))
    };
    if only(back, legs) && only(legs, back) {
        found.push(
            scene
                .find(Rule::CombinedBeginner, "back and legs in one session, for beginners")
                .help("learn the movements of each on days of their own first"),
        );
    }
}

pub(super) fn program(guide: &Guide, program: &Program, found: &mut Vec<Finding>) {
    let place = program.meta.place;
    let weeks =
        program.weeks.unwrap_or(0).max(program.phases.iter().filter_map(|phase| phase.weeks).map(|(_, last)| last).max().unwrap_or(0));
    if weeks >= LONG && program.deload_weeks.is_empty() {
        found.push(
            Finding::new(Rule::NoDeload, place, format!("{weeks} weeks without a lighter one"))
                .help(format!("add `deload_weeks: [{weeks}]`")),
        );
    }
    let items = || program.phases.iter().flat_map(|phase| &phase.sessions).flat_map(|session| session.workout.items());
    let step = items()
        .any(|item| matches!(&item.rx.work, Work::Sets(groups) if groups.iter().any(|g| g.load.is_some_and(|load| load.step.is_some()))));
    if program.progression.is_none() && !step {
        found.push(
            Finding::new(Rule::NoProgression, place, "the program does not say how it progresses")
                .help("say it under `progression`, e.g. \"Add a rep a week; at the top of the range add 2.5 kg\""),
        );
    }
    let mut seen = BTreeSet::new();
    for lift in items().flat_map(|item| item.partners.iter().flatten()) {
        let Some(id) = lift.exercise else { continue };
        let exercise = &guide.exercises[id];
        if let Some(flag) = exercise.avoid_with.iter().find(|flag| program.flags.contains(flag)) {
            found.push(
                Finding::new(
                    Rule::Contraindicated,
                    lift.name.span,
                    format!("`{}` is to be avoided with `{flag}`, which the program names", lift.name.text),
                )
                .help("choose one of its substitutes"),
            );
        }
        if exercise.needs_review && seen.insert(id) {
            found.push(
                Finding::new(Rule::Unreviewed, lift.name.span, format!("no one has reviewed `{}` since it was imported", lift.name.text))
                    .help("read its page, mend it and take `needs_review` away"),
            );
        }
    }
}
