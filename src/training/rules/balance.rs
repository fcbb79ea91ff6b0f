//! What a week holds, and in what proportion.

use crate::base::words::list;
use crate::diag::{Finding, Rule, Severity};
use crate::training::guide::{Exercise, Guide, Phase, Program};
use crate::training::rounds::rounds;
use crate::training::terms::{Bias, Goal, Pattern};
use crate::training::volume::{SetCredit, Volume, of, weekly};

use super::{muscles_of, target_name};

/// From so many sets on, once a week is enough to know of.
const MANY_SETS: u32 = 10;
/// Quadriceps sets for each hamstring set, at most.
const QUADS_A_HAM: u32 = 3;

pub(super) fn program(guide: &Guide, program: &Program, found: &mut Vec<Finding>) {
    for (phase, week) in weekly(guide, program) {
        if program.goal == Some(Goal::Hypertrophy) {
            once_a_week(guide, program, phase, &week, found);
        }
        push_pull(guide, program, phase, found);
        quad_ham(guide, program, &week, found);
    }
    glutes(guide, program, found);
}

fn once_a_week(guide: &Guide, program: &Program, phase: &Phase, week: &Volume, found: &mut Vec<Finding>) {
    let sessions: Vec<Volume> = phase.sessions.iter().map(|session| of(guide, &session.workout)).collect();
    let first: Vec<_> = exercises(guide, phase).flat_map(|e| e.primary.iter().map(|worked| worked.muscle)).collect();
    let once = |muscle| sessions.iter().filter(|volume| volume.contains_key(muscle)).count() == 1;
    for severity in [Severity::Warning, Severity::Info] {
        let many = |sets: &SetCredit| *sets >= SetCredit::sets(MANY_SETS);
        let muscles =
            week.iter().filter(|(muscle, sets)| many(sets) == (severity == Severity::Info) && first.contains(muscle) && once(muscle));
        let names: Vec<&str> = muscles.map(|(muscle, _)| &*guide.muscles[*muscle].meta.title).collect();
        if !names.is_empty() {
            found.push(
                Finding::new(Rule::OnceAWeek, program.meta.place, format!("trained once a week: {}", list(&names)))
                    .help("for growth spread a muscle's sets over two sessions a week where you can")
                    .severity(severity),
            );
        }
    }
}

/// Without any push a program is not about the balance of the upper body, and nothing is said.
fn push_pull(guide: &Guide, program: &Program, phase: &Phase, found: &mut Vec<Finding>) {
    let sets = |patterns: [Pattern; 2]| -> u32 {
        let rows = phase.sessions.iter().flat_map(|session| rounds(&session.workout)).flat_map(|round| round.rows);
        let ours = rows.filter(|row| row.exercise(guide).and_then(|e| e.pattern).is_some_and(|p| patterns.contains(&p)));
        ours.flat_map(|row| row.rx().work.counted()).map(|(sets, _)| sets).sum()
    };
    let push = sets([Pattern::HorizontalPush, Pattern::VerticalPush]);
    let pull = sets([Pattern::HorizontalPull, Pattern::VerticalPull]);
    if push > 0 && (push * 2 < pull || push * 4 > pull * 5) {
        let [push, pull] = [push, pull].map(|twice| SetCredit(twice * 8));
        found.push(
            Finding::new(Rule::PushPull, program.meta.place, format!("{push} sets of pushing a week beside {pull} of pulling"))
                .help("between half and one and a quarter sets of pushing for each of pulling is what most coaches look for"),
        );
    }
}

fn quad_ham(guide: &Guide, program: &Program, week: &Volume, found: &mut Vec<Finding>) {
    let sets = |id: &str| week.iter().find(|(muscle, _)| &*guide.muscles[**muscle].meta.id == id).map_or(SetCredit(0), |(_, sets)| *sets);
    let (quads, hams) = (sets("quads"), sets("hamstrings"));
    if quads.0 > hams.0 * QUADS_A_HAM {
        found.push(
            Finding::new(Rule::QuadHam, program.meta.place, format!("{quads} sets a week for the front of the thigh, {hams} for the back"))
                .help("add a hinge or a leg curl"),
        );
    }
}

fn glutes(guide: &Guide, program: &Program, found: &mut Vec<Finding>) {
    let Some((glutes, _)) = guide.muscles.iter().find(|(_, muscle)| &*muscle.meta.id == "glutes") else { return };
    if !program.priority.iter().any(|target| {
        matches!(target_name(guide, *target).to_lowercase().as_str(), "glutes") && muscles_of(guide, *target).contains(&glutes)
    }) {
        return;
    }
    let all: Vec<&Exercise> = program.phases.iter().flat_map(|phase| exercises(guide, phase)).collect();
    let angles: [(&str, &[Pattern]); 3] =
        [("a hip thrust", &[Pattern::Thrust]), ("a squat or lunge", &[Pattern::Squat, Pattern::Lunge]), ("a hinge", &[Pattern::Hinge])];
    let missing: Vec<&str> = angles
        .into_iter()
        .filter(|(_, any)| !all.iter().any(|e| e.pattern.is_some_and(|p| any.contains(&p))))
        .map(|(name, _)| name)
        .collect();
    if !missing.is_empty() {
        found.push(
            Finding::new(Rule::GluteAngles, program.meta.place, format!("a glute program without {}", list(&missing)))
                .help("glutes are trained from three angles: a thrust, a squat or lunge, and a hinge"),
        );
    }
    let biases = [("stretched", Bias::Stretch), ("shortened", Bias::Short)];
    for (name, bias) in biases {
        if !all.iter().any(|e| e.bias == bias && e.works_first(glutes)) {
            found.push(
                Finding::new(Rule::GluteBias, program.meta.place, format!("no exercise works the glutes {name}"))
                    .help("have one exercise that is hardest in the stretch and one that is hardest at the top"),
            );
        }
    }
}

/// The exercises of a phase's rows.
fn exercises<'g>(guide: &'g Guide, phase: &'g Phase) -> impl Iterator<Item = &'g Exercise> {
    phase.sessions.iter().flat_map(|session| rounds(&session.workout)).flat_map(|round| round.rows).filter_map(|row| row.exercise(guide))
}
