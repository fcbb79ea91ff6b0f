//! The search against brute force, and fitted sessions against the models of training.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::fit;
use super::layout::layouts;
use super::pool::Pool;
use super::search::{Board, FAR, NEAR, Reach, State, lists, search};
use super::{Defaults, Order, Request, Slot, Supersets, generate};
use crate::training::guide::{Guide, Target};
use crate::training::stations::Near;
use crate::training::terms::{Goal, Level};
use crate::training::testing::{CATALOGUE, file, group, guide};
use crate::training::{spine, time, volume};

/// Everything: no slot leaves a candidate out.
const ALL: Reach = Reach { beam: usize::MAX, candidates: usize::MAX, finals: usize::MAX, in_order: true };

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
    for layout in layouts(pool).into_iter().flatten() {
        let lists = lists(pool, &layout, ALL);
        from(&Board::new(pool, layout, &lists, ALL), &State::start(pool), 0, &mut best);
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
        minutes in prop_oneof![Just(30_u32), Just(44), Just(50), Just(60), Just(74)],
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
            (Some(best), Some(ours)) => prop_assert!(ours * 100 >= best * 98, "{ours} of {best}"),
            (best, None) => prop_assert_eq!(best, None),
            // The long search leaves out lifts as well.
            (None, Some(_)) => {}
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
