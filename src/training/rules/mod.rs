//! The coach's second pair of eyes: what stands out in programs, sessions and fences.
//!
//! One file a family. What a guide or a page allows and denies is weighed by the site, for all rules alike; coaching
//! findings never stop a build by themselves.

mod balance;
mod effort;
mod order;
mod plan;
mod superset;
mod volume;

#[cfg(test)]
mod tests;

use rayon::prelude::*;

use crate::diag::{Finding, Report, Rule};
use crate::source::Span;

use super::Id;
use super::generate::Request;
use super::guide::{Exercise, Guide, Lift, Meta, Muscle, Program, Target};
use super::prescription::{Bound, Dose, Seconds, SetGroup, Workout};
use super::rounds::{Round, Row, rounds};
use super::stations::Near;
use super::terms::{Goal, Level};

/// All that the coaching rules find in a guide, whatever it allows or denies.
pub fn check(guide: &Guide, near: &Near) -> Report {
    let of_program = |program: &Program| {
        let mut found = Vec::new();
        for session in program.phases.iter().flat_map(|phase| &phase.sessions) {
            let request = session.source.as_ref().map(|source| &source.answer.request);
            let about = About { program: Some(program), request, span: session.span, minutes: session.minutes };
            check_session(&Scene::new(guide, near, about, &session.workout), &mut found);
        }
        check_program(guide, program, &mut found);
        found
    };
    let of_page = |meta: &&Meta| {
        let mut found = Vec::new();
        for fence in meta.fences.iter().filter(|fence| !fence.source) {
            let about = About { program: None, request: None, span: fence.span, minutes: fence.minutes };
            check_session(&Scene::new(guide, near, about, &fence.workout), &mut found);
        }
        for made in &meta.generated {
            let (Some(asked), Some(answer)) = (&made.asked, &made.answer) else { continue };
            let request = &answer.request;
            let about = About { program: None, request: Some(request), span: asked.span, minutes: Some(request.minutes) };
            made.workouts.iter().for_each(|workout| check_session(&Scene::new(guide, near, about, workout), &mut found));
        }
        found
    };
    let pages: Vec<&Meta> = metas(guide).filter(|meta| !meta.fences.is_empty() || !meta.generated.is_empty()).collect();
    let found: Vec<Vec<Finding>> = guide.programs.rows().par_iter().map(of_program).chain(pages.par_iter().map(of_page)).collect();
    found.into_iter().flatten().collect()
}

fn check_session(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    if scene.rows().next().is_none() {
        return;
    }
    volume::session(scene, found);
    order::session(scene, found);
    superset::session(scene, found);
    effort::session(scene, found);
    plan::session(scene, found);
}

fn check_program(guide: &Guide, program: &Program, found: &mut Vec<Finding>) {
    volume::program(guide, program, found);
    balance::program(guide, program, found);
    plan::program(guide, program, found);
}

/// Every page, with the workouts in its body.
fn metas(guide: &Guide) -> impl Iterator<Item = &Meta> {
    let exercises = guide.exercises.rows().iter().map(|x| &x.meta);
    let muscles = guide.muscles.rows().iter().map(|x| &x.meta);
    let groups = guide.groups.rows().iter().map(|x| &x.meta);
    let programs = guide.programs.rows().iter().map(|x| &x.meta);
    let articles = guide.articles.rows().iter().map(|x| &x.meta);
    let terms = guide.terms.rows().iter().map(|x| &x.meta);
    let authors = guide.authors.rows().iter().map(|x| &x.meta);
    let pages = guide.pages.rows().iter().map(|x| &x.meta);
    exercises.chain(muscles).chain(groups).chain(programs).chain(articles).chain(terms).chain(authors).chain(pages).chain(&guide.home)
}

/// What a workout is part of.
#[derive(Clone, Copy)]
struct About<'g> {
    program: Option<&'g Program>,
    /// What the generator was asked for, where it made the workout.
    request: Option<&'g Request>,
    span: Span,
    minutes: Option<u32>,
}

/// A workout with all that a rule may ask about it.
struct Scene<'g> {
    guide: &'g Guide,
    near: &'g Near,
    about: About<'g>,
    workout: &'g Workout<Lift>,
    rounds: Vec<Round<'g>>,
}

impl<'g> Scene<'g> {
    fn new(guide: &'g Guide, near: &'g Near, about: About<'g>, workout: &'g Workout<Lift>) -> Self {
        Self { guide, near, about, workout, rounds: rounds(workout) }
    }

    /// The rows in the order they are done.
    fn rows(&self) -> impl Iterator<Item = &Row<'g>> {
        self.rounds.iter().flat_map(|round| &round.rows)
    }

    /// The rows whose exercise is known, with it.
    fn known(&self) -> impl Iterator<Item = (&Row<'g>, &'g Exercise)> {
        self.rows().filter_map(|row| row.exercise(self.guide).map(|exercise| (row, exercise)))
    }

    fn goal(&self) -> Option<Goal> {
        self.about.request.map(|request| request.goal).or_else(|| self.about.program?.goal)
    }

    fn level(&self) -> Level {
        self.about.request.map(|request| request.level).or_else(|| self.about.program?.level).unwrap_or(Level::Intermediate)
    }

    fn find(&self, rule: Rule, message: impl Into<String>) -> Finding {
        Finding::new(rule, self.about.span, message)
    }
}

/// The muscles of a target.
fn muscles_of(guide: &Guide, target: Target) -> Vec<Id<Muscle>> {
    match target {
        Target::Muscle(muscle) => vec![muscle],
        Target::Group(group) => guide.groups[group].muscles.clone(),
    }
}

fn target_name(guide: &Guide, target: Target) -> &str {
    match target {
        Target::Muscle(muscle) => &guide.muscles[muscle].meta.title,
        Target::Group(group) => &guide.groups[group].meta.title,
    }
}

impl Exercise {
    fn works_first(&self, muscle: Id<Muscle>) -> bool {
        self.primary.iter().any(|worked| worked.muscle == muscle)
    }
}

impl Row<'_> {
    fn span(&self) -> Span {
        self.lift.name.span
    }

    fn name(&self) -> &str {
        &self.lift.name.text
    }

    /// Whether the line's note says `words`, in any case.
    fn notes(&self, words: &str) -> bool {
        self.rx().note.as_ref().is_some_and(|note| note.to_lowercase().contains(words))
    }

    fn groups(&self) -> &[SetGroup] {
        match &self.rx().work {
            super::prescription::Work::Sets(groups) => groups,
            super::prescription::Work::Block(_) => &[],
        }
    }

    /// Whether the middle of the first group's repetitions is at most `most`.
    fn first_at_most(&self, most: u32) -> bool {
        self.groups()
            .first()
            .is_some_and(|group| matches!(group.dose, Dose::Reps { .. }) && group.reps_twice().is_some_and(|reps| reps.at_most(most)))
    }

    fn rest(&self) -> Option<Bound<Seconds>> {
        self.rx().rest
    }
}
