//! The search against brute force, and fitted sessions against the models of training.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::board::{Board, State, lists};
use super::fit;
use super::layout::layouts;
use super::pool::Pool;
use super::search::{FAR, NEAR, search, whole};
use super::{Defaults, Order, Request, Slot, Supersets, generate};
use crate::training::guide::{Guide, Target};
use crate::training::stations::Near;
use crate::training::terms::{Goal, Level};
use crate::training::testing::{CATALOGUE, file, group, guide};
use crate::training::{spine, time, volume};

/// The best score of all sessions that there are, by trying every exercise in every place of every layout.
fn brute_force(pool: &Pool<'_>) -> Option<i64> {
    fn from(board: &Board<'_, '_>, state: &State, place: usize, best: &mut Option<i64>) {
        if place == board.candidates.len() {
            *best = (*best).max(fit::fit(board, state).map(|fitted| fitted.score));
            return;
        }
        if board.layout[place].slot > Slot::Primary {
            from(board, state, place + 1, best);
        }
        for at in 0..board.candidates[place].len() {
            if board.gain(state, place, at).is_some() {
                from(board, &board.with(state, place, at), place + 1, best);
            }
        }
    }
    let mut best = None;
    let lists = lists(pool, &pool.all(), usize::MAX);
    for layout in layouts(pool).into_iter().flatten() {
        from(&Board::new(pool, layout, &lists, true), &State::start(pool), 0, &mut best);
    }
    best
}

/// A guide with these lines of the catalogue.
fn some_of(picked: &BTreeSet<usize>) -> Guide {
    let lines: Vec<&str> = CATALOGUE.lines().enumerate().filter(|(i, _)| picked.contains(i)).map(|(_, line)| line).collect();
    guide(&lines.join("\n"))
}

fn request(guide: &Guide, names: &[&str]) -> Request {
    let targets = names.iter().map(|name| Target::Group(group(guide, name)));
    Request { level: Level::Advanced, minutes: 74, ..Request::new(targets, &Defaults::default()) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_beam_finds_the_best_session_or_one_nearly_as_good(
        picked in proptest::collection::btree_set(0..23_usize, 8..12),
        minutes in prop_oneof![Just(16_u32), Just(20), Just(24), Just(30), Just(44), Just(50), Just(60), Just(74)],
        goal in prop_oneof![Just(Goal::Strength), Just(Goal::General), Just(Goal::Endurance)],
        order in 0..3_usize,
    ) {
        let guide = some_of(&picked);
        let near = Near::default();
        let base = request(&guide, &["legs", "back"]);
        let order = [Order::Alternating, Order::Sequential, Order::First(base.targets[0].target)][order];
        let request = Request { order, goal, minutes, ..base };
        let pool = Pool::new(&guide, &near, &request);
        let (best, ours) = (brute_force(&pool), search(&pool, NEAR).first().map(|fitted| fitted.score));
        // A search that finds nothing is tried again, further: a refusal is never the beam's own fault.
        let ours = ours.or_else(|| search(&pool, FAR).first().map(|fitted| fitted.score));
        match (best, ours) {
            (Some(best), Some(ours)) => prop_assert!((best - ours) * 50 <= best.abs(), "{ours} of {best}"),
            (best, None) => prop_assert_eq!(best, None),
            // The long search leaves out lifts as well.
            (None, Some(_)) => {}
        }
    }
}

/// The best score of a request, where every session of it is looked at.
fn exact(guide: &Guide, request: &Request) -> Option<(i64, Vec<usize>)> {
    let near = Near::default();
    let pool = Pool::new(guide, &near, request);
    let all = lists(&pool, &pool.all(), NEAR.candidates);
    let every = layouts(&pool).into_iter().flatten().all(|layout| whole(&Board::new(&pool, layout, &all, true)));
    let waived = pool.goals.iter().map(|goal| goal.waived.len()).collect();
    every.then(|| (search(&pool, NEAR).first().map_or(0, |fitted| fitted.score), waived))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn more_exercises_never_make_a_small_guides_best_session_worse(
        legs in proptest::collection::btree_set(0..12_usize, 2..4),
        back in proptest::collection::btree_set(12..21_usize, 2..4),
        without in any::<prop::sample::Index>(),
        minutes in prop_oneof![Just(30_u32), Just(45), Just(60), Just(74)],
        goal in prop_oneof![Just(Goal::Strength), Just(Goal::Hypertrophy), Just(Goal::General)],
    ) {
        let guide = some_of(&legs.iter().chain(&back).copied().collect());
        let all = Request { goal, minutes, ..request(&guide, &["legs", "back"]) };
        let left_out = guide.exercises.ids().nth(without.index(guide.exercises.len())).unwrap();
        let fewer = Request { exclude: [left_out].into(), ..all.clone() };
        let (Some((more, waived)), Some((less, waived_then))) = (exact(&guide, &all), exact(&guide, &fewer)) else {
            return Err(TestCaseError::reject("too many sessions to look at each"));
        };
        // With an exercise a movement may come that is then asked for.
        if waived == waived_then {
            prop_assert!(more >= less, "{more} with all, {less} without one");
        }
    }
}

#[test]
fn fitted_sessions_agree_with_the_models_of_training() {
    let guide = guide(CATALOGUE);
    let near = Near::new([["cable".into(), "leg-curl".into()]]);
    let at = crate::source::Span::new(file(), 0..0);
    for minutes in [25, 40, 45, 60, 90] {
        for supersets in [Supersets::Auto, Supersets::Yes, Supersets::No] {
            for goal in Goal::ALL {
                let request = Request { minutes, supersets, goal: *goal, ..request(&guide, &["legs", "back"]) };
                let Ok(answer) = generate(&guide, &near, &request) else { continue };
                for session in &answer.sessions {
                    let workout = session.to_workout(&guide, at);
                    assert_eq!(time::session(&guide, &workout), session.seconds, "{request:?}");
                    assert_eq!(spine::points(&guide, &workout), session.points, "{request:?}");
                    assert_eq!(volume::of(&guide, &workout), session.volume, "{request:?}");
                    assert!(session.seconds.0 <= minutes * 60, "{request:?}");
                }
            }
        }
    }
}

#[test]
fn more_time_gives_no_fewer_sets() {
    let guide = guide(CATALOGUE);
    let near = Near::default();
    let sets = |minutes| {
        let request = Request { minutes, ..request(&guide, &["legs", "back"]) };
        generate(&guide, &near, &request).map_or(0, |answer| answer.sessions[0].sets_twice())
    };
    let all: Vec<u32> = [20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 90, 120].into_iter().map(sets).collect();
    assert!(all.is_sorted(), "{all:?}");
}
