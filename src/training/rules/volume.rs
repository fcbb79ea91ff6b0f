//! Too much, too little: sets and the spine.

use crate::diag::{Finding, Rule};
use crate::training::constants::{SESSION_MOST, WEEKLY_HIGH, WEEKLY_SOME};
use crate::training::guide::{Guide, Program};
use crate::training::spine::{Points, heavy_neighbours, of_row, points};
use crate::training::volume::{Band, SetCredit, of, weekly};

use super::{Scene, muscles_of, target_name};

pub(super) fn session(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    let guide = scene.guide;
    for (muscle, sets) in of(guide, scene.workout) {
        if sets > SetCredit::sets(SESSION_MOST) {
            let name = &guide.muscles[muscle].meta.title;
            found.push(
                scene
                    .find(Rule::SessionVolume, format!("{sets} sets of `{name}` in one session"))
                    .help(format!("above {SESSION_MOST} sets of one muscle a session more adds little: move some to another day")),
            );
        }
    }
    for [before, row] in heavy_neighbours(guide, scene.workout) {
        let (first, second) = (of_row(guide, &before), of_row(guide, &row));
        found.push(
            Finding::new(
                Rule::AxialNeighbours,
                row.span(),
                format!("`{}` ({second}) right after `{}` ({first}): both are heavy for the spine", row.name(), before.name()),
            )
            .help("put an exercise between them that spares the lower back, such as a pulldown or a leg press")
            .see(before.span(), "the one before"),
        );
    }
    let (sum, most) = (points(guide, scene.workout), Points::most(scene.level()));
    if sum > most {
        let level = scene.level();
        found.push(
            scene
                .find(Rule::AxialLoad, format!("{sum} spinal points, above {most} for the {level} level"))
                .help("take sets away from squats, deadlifts and bent-over rows, or use machines for some"),
        );
    }
}

pub(super) fn program(guide: &Guide, program: &Program, found: &mut Vec<Finding>) {
    for (phase, volume) in weekly(guide, program) {
        let when = phase.name.as_ref().map_or(String::new(), |name| format!(" in `{name}`"));
        for (muscle, sets) in volume.iter().filter(|(_, sets)| sets.band() == Band::High) {
            let name = &guide.muscles[*muscle].meta.title;
            found.push(
                Finding::new(Rule::VolumeHigh, program.meta.place, format!("{sets} sets a week of `{name}`{when}"))
                    .help(format!("above {WEEKLY_HIGH} sets a week few can recover: take some away")),
            );
        }
        for target in &program.priority {
            let best =
                muscles_of(guide, *target).iter().map(|muscle| volume.get(muscle).copied().unwrap_or_default()).max().unwrap_or_default();
            if best.band() == Band::Low {
                let name = target_name(guide, *target);
                found.push(
                    Finding::new(Rule::VolumeLow, program.meta.place, format!("{best} sets a week of `{name}`{when}, which is a priority"))
                        .help(format!("under {WEEKLY_SOME} sets a week do little: add an exercise or a session")),
                );
            }
        }
    }
}
