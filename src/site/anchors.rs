//! Places on a page that its template makes, beside the headings of its prose.

use crate::training::Guide;
use crate::training::guide::Ref;
use crate::training::weeks::alike;

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
            let id = |run: &crate::training::weeks::Weeks<'_>| {
                run.range.map_or_else(|| "every-week".to_owned(), |(first, _)| format!("week-{first}"))
            };
            runs.iter().map(id).chain(["volume".to_owned(), "progression".to_owned()]).collect()
        }
        _ => Vec::new(),
    };
    ids.push("next".to_owned());
    ids
}
