//! Exercise files from free-exercise-db, a public collection of exercises as JSON.
//!
//! The collection's muscles are coarser than ours and its data disagrees with other collections, so every imported
//! exercise is marked `needs_review: true` until a coach has looked at it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::base::{OutPath, Slug, words};
use crate::diag::{Checked, Finding, Report, Rule};

use super::free_exercise_db_names::{aliases, equipment, muscles, pattern};

/// Where the data comes from, as each imported page says.
const SOURCE: &str = "free-exercise-db, public domain, https://github.com/yuhonas/free-exercise-db";

/// The settings of a guide that begins with an import.
pub fn settings() -> String {
    "# The settings of this guide. Every key has a default.\ntitle: Exercise library\n".to_owned()
}

/// What an import makes of a collection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The files of a guide, path and text, one for each entry, in the entries' order.
    pub files: Vec<(String, String)>,
    /// The pictures to copy: path inside the collection's folder of pictures, and path in the guide.
    pub pictures: Vec<(String, String)>,
}

/// The files of a guide, without pictures; see [`import_with`].
pub fn import(json: &str) -> Checked<Vec<(String, String)>> {
    let Checked { value, report } = import_with(json, &|_| false, &[]);
    Checked { value: value.files, report }
}

/// What `json` becomes in a guide; `has` says which of the collection's pictures are at hand, by the paths that its
/// entries name (`Barbell_Deadlift/0.jpg`), and `taken` are the names that the guide's own exercises have already.
///
/// An entry with a name that stands for nothing here (a muscle, a piece of equipment, a level) is left out and told.
/// The pictures of an entry show the start and the end of the movement, and their descriptions say so.
pub fn import_with(json: &str, has: &dyn Fn(&str) -> bool, taken: &[String]) -> Checked<Imported> {
    let mut report = Report::default();
    let entries: Vec<Value> = match serde_json::from_str(json) {
        Ok(entries) => entries,
        Err(error) => {
            let message = format!("this is not a JSON list of exercises: {error}");
            report.push(Finding::new(Rule::ImportFormat, None, message).help("give the collection's `exercises.json`"));
            return Checked { value: Imported::default(), report };
        }
    };
    let titles = entries.iter().filter_map(|entry| entry.get("name")?.as_str()).map(words::fold);
    let titles: BTreeSet<String> = titles.chain(taken.iter().map(|name| words::fold(name))).collect();
    let mut taken = BTreeSet::new();
    let mut imported = Imported::default();
    for (i, entry) in entries.iter().enumerate() {
        let mut id = String::new();
        let mut named = |name: &str| {
            id = free_id(name, i, &mut taken);
            pictures(entry, name, &id, has)
        };
        match exercise(entry, &titles, &mut named) {
            Ok((text, pictures)) => {
                imported.files.push((format!("content/exercises/{id}.md"), text));
                let copied = pictures.into_iter().map(|p| (p.from, format!("content/exercises/{}", p.to)));
                imported.pictures.extend(copied);
            }
            Err(findings) => report.extend(findings),
        }
    }
    Checked { value: imported, report }
}

/// A picture of an entry.
struct Picture {
    /// Its path inside the collection's folder of pictures.
    from: String,
    /// Its path from the exercise's page.
    to: String,
    /// What it shows.
    alt: String,
}

/// The pictures of an entry that are at hand, if all are: half a movement would mislead.
fn pictures(entry: &Value, name: &str, id: &str, has: &dyn Fn(&str) -> bool) -> Vec<Picture> {
    let paths: Vec<&str> = entry.get("images").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let safe = |path: &&str| OutPath::new(path).is_ok() && has(path);
    if !paths.iter().all(safe) {
        return Vec::new();
    }
    let picture = |(n, path): (usize, &&str)| {
        let suffix = path.rsplit_once('.').map_or("jpg", |(_, suffix)| suffix).to_ascii_lowercase();
        let alt = match (n, paths.len()) {
            (0, 2) => format!("{name}, start position"),
            (1, 2) => format!("{name}, end position"),
            (_, 1) => name.to_owned(),
            (n, _) => format!("{name}, picture {}", n + 1),
        };
        Picture { from: (*path).to_owned(), to: format!("pictures/{id}-{}.{suffix}", n + 1), alt }
    };
    paths.iter().enumerate().map(picture).collect()
}

/// An id that no entry before has; two entries of one name are numbered.
fn free_id(name: &str, index: usize, taken: &mut BTreeSet<String>) -> String {
    let base = Slug::of(name).filter(|s| s.as_str() != "index").map_or_else(|| format!("exercise-{}", index + 1), |s| s.to_string());
    let mut id = base.clone();
    let mut number = 2;
    while !taken.insert(id.clone()) {
        id = format!("{base}-{number}");
        number += 1;
    }
    id
}

/// One entry as a file, with its pictures; `titles` are the folded names of all entries, and `named` is told this one's
/// once all else is well.
fn exercise(
    entry: &Value,
    titles: &BTreeSet<String>,
    named: &mut dyn FnMut(&str) -> Vec<Picture>,
) -> Result<(String, Vec<Picture>), Vec<Finding>> {
    let Some(fields) = entry.as_object() else {
        return Err(vec![
            Finding::new(Rule::ImportFormat, None, "an entry is not an object").help("give the collection's `exercises.json`"),
        ]);
    };
    let Some(name) = text(fields, "name") else {
        return Err(vec![Finding::new(Rule::ImportFormat, None, "an entry has no `name`").help("give the collection's `exercises.json`")]);
    };
    let mut findings = Vec::new();
    let primary = mapped_muscles(name, fields, "primaryMuscles", &mut findings);
    let secondary: Vec<&str> =
        mapped_muscles(name, fields, "secondaryMuscles", &mut findings).into_iter().filter(|m| !primary.contains(m)).collect();
    if primary.is_empty() && findings.is_empty() {
        findings.push(Finding::new(Rule::ImportFormat, None, format!("`{name}` has no primary muscle")).help("add one to the data"));
    }
    let mut front = Front::default();
    front.add("title", &json!(name));
    let called: Vec<&str> = aliases(name).iter().copied().filter(|alias| !titles.contains(&words::fold(alias))).collect();
    if !called.is_empty() {
        front.add("aliases", &json!(called));
    }
    front.add("muscles", &json!({ "primary": primary, "secondary": secondary }));
    let mut extra = Map::new();
    facts(name, fields, &primary, (&mut front, &mut extra), &mut findings);
    if !findings.is_empty() {
        return Err(findings);
    }
    let pictures = named(name);
    if !pictures.is_empty() {
        let media: Vec<Value> = pictures.iter().map(|p| json!({"image": p.to, "alt": p.alt})).collect();
        front.add("media", &json!(media));
    }
    front.add("sources", &json!([SOURCE]));
    front.add("needs_review", &json!(true));
    extra.extend(unknown(fields, !pictures.is_empty()));
    if !extra.is_empty() {
        front.add("extra", &Value::Object(extra));
    }
    Ok((format!("---\n{}---\n{}", front.0, body(fields)), pictures))
}

/// The text of a field that says something.
fn text<'a>(fields: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    fields.get(key).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
}

/// What kind of exercise it is, what it needs and for whom it is; what has no key of its own goes into `extra`.
fn facts(
    name: &str,
    fields: &Map<String, Value>,
    primary: &[&'static str],
    (front, extra): (&mut Front, &mut Map<String, Value>),
    findings: &mut Vec<Finding>,
) {
    let text = |key: &str| text(fields, key);
    match text("mechanic") {
        Some(mechanic @ ("compound" | "isolation")) => front.add("mechanic", &json!(mechanic)),
        None => {}
        Some(other) => findings.push(unmapped(name, "mechanic", other)),
    }
    if let Some(pattern) = pattern(name, text("force"), text("category"), primary) {
        front.add("pattern", &json!(pattern.id()));
    }
    match text("equipment").map(|e| (e, equipment(e))) {
        Some((_, Some(ids))) => front.add("equipment", &json!(ids)),
        // `other` says that something is needed and not what.
        Some(("other", None)) => drop(extra.insert("equipment".to_owned(), json!("other"))),
        Some((other, None)) => findings.push(unmapped(name, "equipment", other)),
        None => {}
    }
    match text("level") {
        Some(level @ ("beginner" | "intermediate" | "advanced")) => front.add("level", &json!(level)),
        Some("expert") => front.add("level", &json!("advanced")),
        None => {}
        Some(other) => findings.push(unmapped(name, "level", other)),
    }
}

/// What an entry says beside what has a key here; its pictures too, where they are not `shown`.
fn unknown(fields: &Map<String, Value>, shown: bool) -> impl Iterator<Item = (String, Value)> {
    const KNOWN: [&str; 7] = ["name", "primaryMuscles", "secondaryMuscles", "mechanic", "equipment", "level", "instructions"];
    let is_told = move |key: &str| KNOWN.contains(&key) || (shown && key == "images");
    let said = fields.iter().filter(move |(key, value)| !is_told(key) && !value.is_null());
    said.map(|(key, value)| (key.clone(), value.clone()))
}

/// Front matter, line by line. JSON is YAML, so a value in JSON's quotes means itself, whatever it holds.
#[derive(Default)]
struct Front(String);

impl Front {
    fn add(&mut self, key: &str, value: &Value) {
        let _ = writeln!(self.0, "{key}: {}", flow(value));
    }
}

/// A value on one line: words that YAML cannot mistake without quotes, all else in quotes.
fn flow(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Object(map) => {
            let entries: Vec<String> = map.iter().map(|(k, v)| format!("{}: {}", flow(&json!(k)), flow(v))).collect();
            format!("{{{}}}", entries.join(", "))
        }
        Value::String(text) if is_word(text) => text.clone(),
        // YAML reads a line break of Unicode's, and signs that cannot be seen, only as escapes.
        other => {
            let hidden = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
            other.to_string().chars().map(|c| if hidden(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() }).collect()
        }
    }
}

fn is_word(text: &str) -> bool {
    let plain =
        text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(|c| c.is_ascii_alphabetic() || c == '-' || c == ' ');
    let reserved = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    plain && text.trim() == text && !text.contains(" -") && !text.ends_with('-') && !reserved.contains(&text.to_lowercase().as_str())
}

fn mapped_muscles(name: &str, fields: &Map<String, Value>, key: &str, findings: &mut Vec<Finding>) -> Vec<&'static str> {
    let mut ids: Vec<&'static str> = Vec::new();
    for muscle in fields.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
        let mapped = muscles(muscle, name);
        if mapped.is_empty() {
            findings.push(unmapped(name, "muscle", muscle));
        }
        for id in mapped {
            if !ids.contains(id) {
                ids.push(id);
            }
        }
    }
    ids
}

fn unmapped(name: &str, what: &str, written: &str) -> Finding {
    let message = format!("the {what} `{written}` of `{name}` stands for nothing here");
    Finding::new(Rule::UnmappedName, None, message).help("change it in the data to a name that the collection uses")
}

/// The instructions as a numbered list; what could be read as Markdown is escaped.
fn body(fields: &Map<String, Value>) -> String {
    let steps = fields.get("instructions").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let steps: Vec<String> = steps.map(|s| s.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|s| !s.is_empty()).collect();
    let mut out = String::new();
    for (i, step) in steps.iter().enumerate() {
        let heading = if i == 0 { "\n## Execution\n\n" } else { "" };
        let _ = writeln!(out, "{heading}{}. {}", i + 1, escaped(step));
    }
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (i, c) in text.char_indices() {
        let special = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~' | '|' | '{' | '}')
            || (i == 0 && matches!(c, '#' | '>' | '-' | '+' | ':' | '='));
        // A number and a dot at the start would be a list in the list.
        let number = matches!(c, '.' | ')') && i > 0 && i < 10 && text[..i].bytes().all(|b| b.is_ascii_digit());
        if special || number {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{import, settings};
    use crate::content::read;
    use crate::source::{Options, Sources};

    fn entry(name: &str, more: &str) -> String {
        format!(
            r#"[{{"name": {}, "primaryMuscles": ["hamstrings"], "secondaryMuscles": ["glutes", "hamstrings"]{more}}}]"#,
            serde_json::json!(name)
        )
    }

    #[test]
    fn an_entry_becomes_a_page() {
        let json = entry(
            "Romanian Deadlift: \"RDL\"",
            r#", "level": "expert", "equipment": "barbell", "mechanic": null, "category": "strength", "force": "pull", "instructions": ["Stand *tall*.", "1. Bend."], "images": ["a/0.jpg"]"#,
        );
        let files = import(&json);
        assert_eq!(files.report.findings, []);
        let want = r#"---
title: "Romanian Deadlift: \"RDL\""
muscles: {primary: [hamstrings], secondary: [glutes]}
pattern: hinge
equipment: [barbell]
level: advanced
sources: ["free-exercise-db, public domain, https://github.com/yuhonas/free-exercise-db"]
needs_review: true
extra: {category: strength, force: pull, images: ["a/0.jpg"]}
---

## Execution

1. Stand \*tall\*.
2. 1\. Bend.
"#;
        assert_eq!(files.value, [("content/exercises/romanian-deadlift-rdl.md".to_owned(), want.to_owned())]);
    }

    #[test]
    fn pictures_come_along_when_all_of_an_entry_are_at_hand() {
        let json = entry("Face Pull", r#", "images": ["Face_Pull/0.jpg", "Face_Pull/1.jpg"]"#);
        let imported = super::import_with(&json, &|_| true, &[]).value;
        let copied = |n: usize, m: usize| (format!("Face_Pull/{n}.jpg"), format!("content/exercises/pictures/face-pull-{m}.jpg"));
        assert_eq!(imported.pictures, [copied(0, 1), copied(1, 2)]);
        let text = &imported.files[0].1;
        let media = r#"media: [{image: "pictures/face-pull-1.jpg", alt: "Face Pull, start position"}, {image: "pictures/face-pull-2.jpg", alt: "Face Pull, end position"}]"#;
        assert!(text.contains(media) && !text.contains("extra"), "{text}");
        let half = super::import_with(&json, &|path| path.ends_with("0.jpg"), &[]).value;
        assert!(half.pictures.is_empty() && half.files[0].1.contains("images"));
        let outside = entry("A", r#", "images": ["../../etc/passwd"]"#);
        assert!(super::import_with(&outside, &|_| true, &[]).value.pictures.is_empty());
    }

    #[test]
    fn what_stands_for_nothing_is_told() {
        let case = |json: &str, want: &[&str]| {
            let found = import(json);
            assert!(found.value.is_empty());
            let got: Vec<&str> = found.report.findings.iter().map(|f| f.message.as_str()).collect();
            assert_eq!(got, want, "{json}");
        };
        case(&entry("A", r#", "equipment": "anvil""#), &["the equipment `anvil` of `A` stands for nothing here"]);
        case(&entry("A", r#", "level": "god""#), &["the level `god` of `A` stands for nothing here"]);
        case(r#"[{"name": "A", "primaryMuscles": ["ear"]}]"#, &["the muscle `ear` of `A` stands for nothing here"]);
        case(r#"[{"name": "A"}, 5, {}]"#, &["`A` has no primary muscle", "an entry is not an object", "an entry has no `name`"]);
        case("{}", &["this is not a JSON list of exercises: invalid type: map, expected a sequence at line 1 column 0"]);
    }

    #[test]
    fn the_whole_collection_reads_back() {
        let Some(json) = collection() else { return };
        let files = import(&json);
        assert_eq!(files.report.findings, []);
        assert_eq!(files.value.len(), 873);
        let guide: Sources = files.value.into_iter().chain([("ironleaf.yaml".to_owned(), settings())]).collect();
        let checked = read(&guide, &Options::default());
        assert_eq!(checked.report.findings, []);
        assert_eq!(checked.value.library.exercises.len(), 873);
        assert!(checked.value.library.exercises.iter().all(|e| e.needs_review && !e.primary.is_empty()));
        let called = checked.value.library.exercises.iter().map(|e| e.common.aliases.len()).sum::<usize>();
        assert_eq!(called, 24, "every alias is one of an entry, and no entry's own name");
    }

    /// The collection, where it is at hand: in `IRONLEAF_DATA`, or beside the project.
    #[expect(clippy::print_stderr, clippy::disallowed_methods, reason = "a test that is skipped says so, and looks for its data")]
    fn collection() -> Option<String> {
        let data = std::env::var("IRONLEAF_DATA").ok().map(|d| format!("{d}/free-exercise-db/exercises.json"));
        let beside = format!("{}/../shared/data/free-exercise-db/exercises.json", env!("CARGO_MANIFEST_DIR"));
        let json = data.into_iter().chain([beside]).find_map(|path| std::fs::read_to_string(path).ok());
        if json.is_none() {
            assert!(std::env::var_os("IRONLEAF_REQUIRE").is_none(), "the collection is not at hand; say where with IRONLEAF_DATA");
            eprintln!("skipped: free-exercise-db is not at hand");
        }
        json
    }

    proptest::proptest! {
        #[test]
        fn any_name_and_text_reads_back(name in "\\PC{1,30}", step in "\\PC{0,40}", odd in "[\\u{0}-\\u{ff}\\u{2028}\\u{feff}]{0,10}") {
            let more = format!(r#", "instructions": [{0}], "note": {1}"#, serde_json::json!(step), serde_json::json!(odd));
            let files = import(&entry(&name, &more));
            let title = name.trim();
            if let Some((path, text)) = files.value.first() {
                let checked = read(&Sources::from_iter([(path, text)]), &Options::default());
                proptest::prop_assert_eq!(&checked.report.findings, &[]);
                proptest::prop_assert_eq!(&*checked.value.library.exercises[0].common.title, title);
                let sheet = checked.value.sheets.values().next().unwrap();
                proptest::prop_assert_eq!(sheet.extra.as_ref().unwrap()["note"].as_str().unwrap(), odd);
            }
        }
    }
}
