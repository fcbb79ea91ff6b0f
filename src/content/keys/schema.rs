//! JSON Schemas of front matter and settings, made of the tables that the readers know their keys by.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

use super::{Article, Author, Exercise, Group, Home, Muscle, Page, Program, Settings, Term};
use crate::content::Kind;

/// The JSON Schema (draft 7, without references) of a kind's front matter.
///
/// What it accepts is read without a finding about keys, types or values; names are not looked up.
pub fn schema(kind: Kind) -> serde_json::Value {
    match kind {
        Kind::Home => of::<Home>(),
        Kind::Article => of::<Article>(),
        Kind::Exercise => of::<Exercise>(),
        Kind::Program => of::<Program>(),
        Kind::Muscle => of::<Muscle>(),
        Kind::Group => of::<Group>(),
        Kind::Term => of::<Term>(),
        Kind::Author => of::<Author>(),
        Kind::Page => of::<Page>(),
    }
}

/// The JSON Schema of `ironleaf.yaml`.
pub fn settings_schema() -> serde_json::Value {
    of::<Settings>()
}

fn of<T: JsonSchema>() -> serde_json::Value {
    let settings = SchemaSettings::draft07().with(|settings| settings.inline_subschemas = true);
    let serde_json::Value::Object(mut schema) = serde_json::Value::from(settings.into_generator().into_root_schema_for::<T>()) else {
        return serde_json::Value::Null;
    };
    // What a person looks for comes first.
    let mut first = serde_json::Map::new();
    for word in ["$schema", "title", "description"] {
        first.extend(schema.shift_remove_entry(word));
    }
    first.extend(schema);
    first.into()
}
