//! Places on a page that its template makes, beside the headings of its prose.

use crate::training::Guide;
use crate::training::guide::Ref;
use crate::training::weeks::{Weeks, alike};

/// The ids that stand on a thing's page around its prose, beside those that the same template always writes.
pub(super) fn of_page(guide: &Guide, thing: Option<Ref>) -> Vec<String> {
    let mut ids = of_template(guide, thing);
    match thing {
        Some(Ref::Exercise(_)) => ids.extend(["easier", "same", "harder", "variations-of"].map(String::from)),
        Some(Ref::Program(id)) => {
            let program = &guide.programs[id];
            for run in alike(program) {
                let week = week_id(&run);
                ids.extend((1..=program.phases[run.phase_index].sessions.len()).map(|n| format!("{week}-session-{n}")));
            }
        }
        Some(Ref::Author(_)) => ids.push("checked".to_owned()),
        _ => {}
    }
    ids.push("exercise-table".to_owned());
    let fences = thing.map_or(guide.home.as_ref(), |thing| Some(guide.meta(thing))).map_or(0, |meta| meta.fences.len());
    ids.extend((1..=fences).map(|n| format!("workout-{n}")));
    let meta = thing.map_or(guide.home.as_ref(), |thing| Some(guide.meta(thing)));
    for (n, made) in meta.iter().flat_map(|meta| meta.generated.iter().enumerate()) {
        ids.extend((1..=made.workouts.len()).map(|i| format!("generated-{}-{i}", n + 1)));
    }
    if matches!(thing, Some(Ref::Muscle(_) | Ref::Group(_))) {
        ids.extend((1..=3).map(|n| format!("sample-{n}")));
    }
    ids
}

fn week_id(run: &Weeks<'_>) -> String {
    run.range.map_or_else(|| "every-week".to_owned(), |(first, _)| format!("week-{first}"))
}

/// The ids that a link may lead to on a thing's page, beside those of its prose.
pub(super) fn of_template(guide: &Guide, thing: Option<Ref>) -> Vec<String> {
    let mut ids: Vec<String> = match thing {
        Some(Ref::Exercise(_)) => vec!["variations".into(), "programs".into(), "articles".into()],
        Some(Ref::Muscle(id)) => {
            let parts = guide.muscles[id].parts.iter().map(|part| guide.parts[*part].meta.id.to_string());
            ["exercises", "guidance", "programs", "about", "anatomy", "articles"].map(String::from).into_iter().chain(parts).collect()
        }
        Some(Ref::Part(id)) => return of_template(guide, Some(Ref::Muscle(guide.parts[id].parent))),
        Some(Ref::Group(_)) => ["muscles", "exercises", "programs", "about", "articles"].map(String::from).to_vec(),
        Some(Ref::Program(id)) => {
            let runs = alike(&guide.programs[id]);
            runs.iter().map(week_id).chain(["volume".to_owned(), "progression".to_owned()]).collect()
        }
        _ => Vec::new(),
    };
    ids.push("next".to_owned());
    ids
}
