//! A small complete guide to start from.

use crate::content::{self, Kind};
use crate::source::Sources;

/// The files that are the same in every new guide, by their paths.
const FILES: &[(&str, &str)] = &[
    ("ironleaf.yaml", include_str!("starter/ironleaf.yaml")),
    (".gitignore", include_str!("starter/gitignore")),
    (".vscode/extensions.json", include_str!("starter/vscode/extensions.json")),
    (".vscode/tasks.json", include_str!("starter/vscode/tasks.json")),
    ("content/index.md", include_str!("starter/content/index.md")),
    ("content/articles/how-hard-should-a-set-be.md", include_str!("starter/content/articles/how-hard-should-a-set-be.md")),
    ("content/exercises/dumbbell-romanian-deadlift.md", include_str!("starter/content/exercises/dumbbell-romanian-deadlift.md")),
    ("content/exercises/goblet-squat.md", include_str!("starter/content/exercises/goblet-squat.md")),
    ("content/exercises/one-arm-dumbbell-row.md", include_str!("starter/content/exercises/one-arm-dumbbell-row.md")),
    ("content/muscles/hamstrings.md", include_str!("starter/content/muscles/hamstrings.md")),
    ("content/programs/half-an-hour-at-home.md", include_str!("starter/content/programs/half-an-hour-at-home.md")),
    ("content/programs/two-days-a-week.md", include_str!("starter/content/programs/two-days-a-week.md")),
];

/// Three exercises, two programs, an article, a muscle's prose, settings, and what an editor and a host need.
///
/// It has no finding. The schemas for the editor are those of this version of Ironleaf.
pub fn starter() -> Sources {
    let mut files: Vec<(String, String)> = FILES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let publish = include_str!("starter/publish.yml").replace("VERSION", env!("CARGO_PKG_VERSION"));
    files.push((".github/workflows/publish.yml".to_owned(), publish));
    let mut wires = vec![wire("config", "ironleaf.yaml")];
    files.push(schema("config", &content::settings_schema()));
    for kind in Kind::ALL {
        let (name, pages) = match kind {
            Kind::Home => ("home", "content/index.md".to_owned()),
            kind => (kind.key(), format!("content/{}/**/*.md", kind.folder())),
        };
        wires.push(wire(name, &pages));
        files.push(schema(name, &content::schema(*kind)));
    }
    let settings = include_str!("starter/vscode/settings.json").replace("SCHEMAS", &wires.join(",\n"));
    files.push((".vscode/settings.json".to_owned(), settings));
    files.into_iter().collect()
}

/// The line of an editor's settings that lets a schema speak about some files.
fn wire(name: &str, files: &str) -> String {
    format!("    \".vscode/schemas/{name}.json\": \"{files}\"")
}

fn schema(name: &str, schema: &serde_json::Value) -> (String, String) {
    (format!(".vscode/schemas/{name}.json"), format!("{schema:#}\n"))
}
