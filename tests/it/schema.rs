//! The schemas of front matter and the reader hold together: the same keys, the same shapes, every example valid.

use std::collections::{BTreeMap, BTreeSet};

use ironleaf::content::{self, Kind, SETTINGS_KEYS, schema, settings_schema};
use ironleaf::diag::Rule;
use ironleaf::source::Drafts;
use ironleaf::{Options, Sources};
use serde_json::{Value, json};

use crate::{SHIPPED, run};

/// Whether a schema accepts a value: the part of JSON Schema that ours are written in, and no word that is not known.
fn accepts(schema: &Value, value: &Value) -> bool {
    schema.as_object().expect("a schema is a map").iter().all(|(word, says)| match word.as_str() {
        "$schema" | "title" | "description" => true,
        "type" => says.as_array().map_or_else(|| is(says, value), |types| types.iter().any(|of| is(of, value))),
        "enum" => says.as_array().unwrap().contains(value),
        "const" => says == value,
        "anyOf" => says.as_array().unwrap().iter().any(|one| accepts(one, value)),
        "oneOf" => says.as_array().unwrap().iter().filter(|one| accepts(one, value)).count() == 1,
        "required" => {
            value.as_object().is_none_or(|map| says.as_array().unwrap().iter().all(|key| map.contains_key(key.as_str().unwrap())))
        }
        "properties" => {
            value.as_object().is_none_or(|map| map.iter().all(|(key, inner)| says.get(key).is_none_or(|schema| accepts(schema, inner))))
        }
        "additionalProperties" => value.as_object().is_none_or(|map| {
            let known = |key: &String| schema["properties"].get(key).is_some();
            map.iter().all(|(key, inner)| known(key) || says.as_bool().unwrap_or_else(|| accepts(says, inner)))
        }),
        "propertyNames" => value.as_object().is_none_or(|map| map.keys().all(|key| accepts(says, &json!(key)))),
        "minProperties" => value.as_object().is_none_or(|map| map.len() as u64 >= says.as_u64().unwrap()),
        "maxProperties" => value.as_object().is_none_or(|map| map.len() as u64 <= says.as_u64().unwrap()),
        "items" => value.as_array().is_none_or(|items| items.iter().all(|item| accepts(says, item))),
        "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= says.as_u64().unwrap()),
        "maxItems" => value.as_array().is_none_or(|items| items.len() as u64 <= says.as_u64().unwrap()),
        "minLength" => value.as_str().is_none_or(|text| text.chars().count() as u64 >= says.as_u64().unwrap()),
        "minimum" => value.as_f64().is_none_or(|n| n >= says.as_f64().unwrap()),
        "maximum" => value.as_f64().is_none_or(|n| n <= says.as_f64().unwrap()),
        "pattern" => {
            assert_eq!(says, r"^\d{4}-\d{2}-\d{2}$");
            let shape = |text: &str| text.chars().map(|c| if c.is_ascii_digit() { 'd' } else { c }).collect::<String>();
            value.as_str().is_none_or(|text| shape(text) == "dddd-dd-dd")
        }
        other => panic!("`{other}` is a word that this test does not know"),
    })
}

fn is(of: &Value, value: &Value) -> bool {
    match of.as_str().unwrap() {
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        other => panic!("no type is called `{other}`"),
    }
}

/// Every schema with its name, and a page of its kind that says the least.
fn all() -> Vec<(String, &'static [&'static str], Value)> {
    let kinds = Kind::ALL.iter().map(|kind| (kind.key().to_owned(), kind.keys(), schema(*kind)));
    kinds.chain([("config".to_owned(), SETTINGS_KEYS, settings_schema())]).collect()
}

#[test]
fn a_schema_has_every_key_of_the_reader_with_a_word_about_it() {
    for (name, keys, schema) in all() {
        let own: Vec<&str> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(own, keys, "{name}");
        assert_eq!(schema["additionalProperties"], false, "{name}");
        undescribed(&name, &schema);
    }
}

/// Fails at a key without a description, however deep.
fn undescribed(place: &str, schema: &Value) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::Object(keys)) = map.get("properties") {
                for (key, inner) in keys {
                    assert!(inner["description"].as_str().is_some_and(|text| text.len() > 8), "{place}.{key} has no description");
                    undescribed(&format!("{place}.{key}"), inner);
                }
            }
            map.iter().filter(|(word, _)| *word != "properties").for_each(|(_, inner)| undescribed(place, inner));
        }
        Value::Array(items) => items.iter().for_each(|inner| undescribed(place, inner)),
        _ => {}
    }
}

#[test]
fn a_schema_is_printed_for_each_kind() {
    for (name, _, schema) in all() {
        let done = run(&["schema", &name]);
        assert_eq!((done.code, done.err.as_str()), (0, ""), "{name}");
        assert_eq!(serde_json::from_str::<Value>(&done.out).unwrap(), schema, "{name}");
    }
    let done = run(&["schema", "excercise"]);
    assert_eq!((done.code, done.out.as_str()), (2, ""));
    assert!(done.err.contains("a similar value exists: 'exercise'"), "{}", done.err);
}

/// The front matter of a page as JSON, as an editor's YAML reader understands it.
fn front(text: &str) -> Option<Value> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let yaml = text.strip_prefix("---\n")?.split_once("\n---")?.0.to_owned();
    serde_yaml::from_str(&yaml).ok().map(|value: Value| if value.is_null() { json!({}) } else { value })
}

#[test]
fn every_page_of_the_shipped_guides_is_valid() {
    let mut tried = 0;
    let everything = ironleaf::disk::read(&crate::example().join("tests/guides/everything")).unwrap().value;
    for sources in [&SHIPPED.0, &everything, &ironleaf::desk::starter()] {
        for (_, file) in sources.files().filter(|(_, file)| file.path.ends_with(".md") || &*file.path == "ironleaf.yaml") {
            let text = std::str::from_utf8(&file.bytes).unwrap();
            let (schema, value) = if &*file.path == "ironleaf.yaml" {
                (settings_schema(), serde_yaml::from_str(text).unwrap())
            } else {
                let folder = file.path.split('/').nth(1).unwrap();
                let kind = Kind::of_folder(folder).unwrap_or(Kind::Home);
                let Some(value) = front(text) else { continue };
                (content::schema(kind), value)
            };
            assert!(accepts(&schema, &value), "{}: {value:#}", file.path);
            tried += 1;
        }
    }
    assert!(tried > 150, "{tried}");
}

/// The keys of each kind that must be there, and the least that they may say.
fn least(kind: Kind) -> BTreeMap<&'static str, Value> {
    let title = ("title", json!("Thing"));
    match kind {
        Kind::Exercise => [title, ("muscles", json!({"primary": ["quads"]}))].into(),
        Kind::Program => [title, ("sessions", json!([{"work": "Thing: 3 x 5"}]))].into(),
        Kind::Muscle => [title, ("groups", json!(["legs"]))].into(),
        _ => [title].into(),
    }
}

/// Of each text whether the reader has nothing to say about its keys, types and values.
fn reads(fronts: &[(String, Value)]) -> Vec<bool> {
    // JSON is YAML; a text of digits stays a text in quotes.
    let yaml = |front: &Value| front.as_object().unwrap().iter().map(|(key, value)| format!("{key}: {value}\n")).collect::<String>();
    let files = fronts.iter().map(|(path, front)| {
        let text = if path == "ironleaf.yaml" { yaml(front) } else { format!("---\n{}---\n", yaml(front)) };
        (path.clone(), text)
    });
    let sources: Sources = files.collect();
    let report = content::read(&sources, &Options { drafts: Drafts::Show, ..Options::default() }).report;
    let told = report.findings.iter().filter(|finding| {
        matches!(
            finding.rule,
            Rule::WrongType
                | Rule::YamlColon
                | Rule::BadValue
                | Rule::UnknownKey
                | Rule::MissingKey
                | Rule::UnknownRule
                | Rule::WorkItem
                | Rule::PhaseWeeks
        )
    });
    let told: BTreeSet<&str> = told.filter_map(|finding| finding.span).map(|span| &*sources[span.file].path).collect();
    fronts.iter().map(|(path, _)| !told.contains(path.as_str())).collect()
}

/// Values of every shape, tried on every key.
fn samples() -> Vec<Value> {
    let shapes = [
        json!("some text"),
        json!(""),
        json!(0),
        json!(1),
        json!(4),
        json!(5),
        json!(9),
        json!(10),
        json!(99),
        json!(100),
        json!(104),
        json!(105),
        json!(600),
        json!(601),
        json!(1000),
        json!(1001),
        json!(-1),
        json!(1.5),
        json!(true),
        json!(false),
        json!(null),
        json!([]),
        json!(["one"]),
        json!(["one", "two"]),
        json!(["one", "two", "three"]),
        json!([1]),
        json!([[]]),
        json!([["one", "two"]]),
        json!({}),
        json!({"a": "b"}),
        json!([{"a": "b"}]),
        json!("2026-03-01"),
        json!("all"),
        json!("warnings"),
        json!(["missing-alt"]),
        json!(["rx-times"]),
        json!({"allow": ["missing-alt"]}),
        json!({"allow": {"missing-alt": "a reason"}}),
        json!({"deny": "warnings"}),
        json!({"allow": ["rx-times"]}),
        json!({"primary": ["quads"]}),
        json!({"primary": []}),
        json!({"primary": ["quads"], "secondary": ["abs"]}),
        json!([{"image": "a.jpg", "alt": "b"}]),
        json!([{"video": "a"}]),
        json!([{"image": "a.jpg", "video": "b"}]),
        json!([{"name": "A"}]),
        json!([{"work": "Thing: 3 x 5"}]),
        json!([{"work": ["Thing: 3 x 5", "Thing: 2 x 8"]}]),
        json!([{"generate": {"targets": ["legs"]}}]),
        json!([{"generate": {"targets": [{"name": "legs", "priority": 2}]}, "day": "mon", "minutes": 30}]),
        json!([{"generate": {}}]),
        json!([{"weeks": 1, "sessions": [{"work": "Thing: 3 x 5"}]}]),
        json!([{"weeks": [1, 3], "sessions": [{"work": "Thing: 3 x 5"}]}]),
        json!([{"sessions": [{"work": "Thing: 3 x 5"}]}]),
        json!({"near": [["a", "b"]]}),
        json!({"near": [["a"]]}),
        json!({"goal": "strength", "minutes": 60}),
        json!({"goal": "bulk"}),
        json!({"logo": "logo.svg"}),
        json!([{"title": "A", "url": "b"}]),
        json!([{"title": "A"}]),
        json!("https://example.org/"),
        json!("en"),
        json!("vscode://file/{path}"),
    ];
    let words =
        ["compound", "hinge", "beginner", "stretch", "front", "strength", "mon", "first", "off", "kg", "escape"].map(|word| json!(word));
    shapes.into_iter().chain(words).collect()
}

/// What the reader takes though the schema does not, and the other way round; each is meant.
fn is_meant(key: &str, value: &Value, reader: bool) -> bool {
    // A number, a yes or a no where text is wanted is read as text; an editor may wonder at it.
    let text =
        reader && (value.is_number() || value.is_boolean() || matches!(value, Value::Array(items) if items.iter().any(Value::is_number)));
    // An empty list says nothing, and is no harm.
    let empty = (value.as_str().is_some_and(str::is_empty) && !reader) || (*value == json!([[]]) && reader);
    // Addresses, languages, colours and the like are looked at more closely than a schema does.
    let close = !reader && matches!(key, "url" | "base_url" | "language" | "editor" | "date" | "updated" | "order" | "accent" | "theme");
    // A key with nothing after it counts as not there; whether it may be missing hangs on the page's other keys.
    let nothing = value.is_null() && !reader;
    text || empty || close || nothing
}

#[test]
fn a_schema_accepts_what_the_reader_accepts() {
    let samples = samples();
    let mut wrong = Vec::new();
    let mut good = 0;
    // The home page has the keys of any page; there is but one of it and of the settings, so that each is a guide of its own.
    for (name, keys, schema) in all().into_iter().filter(|(name, ..)| name != "home") {
        let kind = Kind::ALL.iter().copied().find(|kind| kind.key() == name);
        for key in keys {
            let front = |value: &Value| {
                let mut front: serde_json::Map<String, Value> =
                    kind.map_or_else(BTreeMap::new, least).into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
                if *key == "phases" {
                    front.remove("sessions");
                }
                front.insert((*key).to_owned(), value.clone());
                Value::Object(front)
            };
            let fronts: Vec<(String, Value)> = samples
                .iter()
                .enumerate()
                .map(|(n, value)| {
                    let path = kind.map_or_else(|| "ironleaf.yaml".to_owned(), |kind| format!("content/{}/thing-{n}.md", kind.folder()));
                    (path, front(value))
                })
                .collect();
            let read = match kind {
                Some(_) => reads(&fronts),
                None => fronts.iter().flat_map(|front| reads(std::slice::from_ref(front))).collect(),
            };
            for ((value, (_, front)), reads) in samples.iter().zip(&fronts).zip(read) {
                let says = accepts(&schema, front);
                good += usize::from(says && reads);
                if says != reads && !is_meant(key, value, reads) {
                    wrong.push(format!("{name}.{key}: {value}: the schema says {says}, the reader {reads}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
    assert!(good > 500, "{good}");
}
