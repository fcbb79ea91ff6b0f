//! Supersets: partners that suit each other.

use std::collections::BTreeMap;

use crate::diag::{Finding, Rule};
use crate::training::guide::Lift;
use crate::training::prescription::Item;

use super::Scene;

/// Stations where two exercises need no second set-up.
const SHARED: &[&str] = &["cable", "dumbbells", "kettlebell", "band", "bench", "floor", "pull-up-bar", "dip-bars"];

pub(super) fn session(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    shape(scene, found);
    for round in scene.rounds.iter().filter(|round| round.is_superset()) {
        for pair in round.rows.windows(2) {
            let [Some(a), Some(b)] = [pair[0].exercise(scene.guide), pair[1].exercise(scene.guide)] else { continue };
            let (first, second) = (pair[0].name(), pair[1].name());
            let shared = a.primary.iter().find(|worked| b.works_first(worked.muscle));
            let meant = pair.iter().any(|row| row.notes("compound set"));
            if let Some(worked) = shared.filter(|_| !meant) {
                let muscle = &scene.guide.muscles[worked.muscle].meta.title;
                found.push(
                    Finding::new(
                        Rule::SupersetSharedMuscle,
                        pair[1].span(),
                        format!("`{first}` and `{second}` both work `{muscle}` first"),
                    )
                    .help("pair different muscles, so that one rests while the other works, or write `(compound set)` if it is meant")
                    .see(pair[0].span(), "its partner"),
                );
            }
            let (here, there) = (&*a.station, &*b.station);
            let set_ups = here == there && !SHARED.contains(&here) && pair[0].id() != pair[1].id();
            if set_ups || !scene.near.is_near(here, there) {
                let message = if set_ups {
                    format!("`{first}` and `{second}` need one {here} with two set-ups")
                } else {
                    format!("`{first}` ({here}) and `{second}` ({there}) are not near each other")
                };
                found.push(
                    Finding::new(Rule::SupersetStation, pair[1].span(), message)
                        .help("choose partners that can be kept together in a busy gym, or name the pair under `stations: near`")
                        .see(pair[0].span(), "its partner"),
                );
            }
        }
    }
}

/// Lines that share a letter stand together and have the same sets.
fn shape(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    let mut seen: BTreeMap<char, (usize, &Item<Lift>)> = BTreeMap::new();
    for (at, item) in scene.workout.items().enumerate() {
        let Some(label) = item.label.filter(|label| label.index.is_some()) else { continue };
        if let Some((before, first)) = seen.get(&label.letter) {
            let (apart, sets) = (before + 1 != at, (first.rx.work.sets(), item.rx.work.sets()));
            if apart || sets.0 != sets.1 {
                let message = if apart {
                    format!("`{label}` stands apart from the other {} lines", label.letter)
                } else {
                    format!("`{label}` has {} sets, its partner {}", sets.1, sets.0)
                };
                found.push(
                    Finding::new(Rule::SupersetShape, item.span, message)
                        .help("partners of a superset stand next to each other and have the same number of sets")
                        .see(first.span, "the partner"),
                );
            }
        }
        let first = seen.get(&label.letter).map_or(item, |(_, first)| *first);
        seen.insert(label.letter, (at, first));
    }
}
