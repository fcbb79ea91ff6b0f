//! Which keys hold several texts, by the same tables.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::Value;

use super::schema::{schema, settings_schema};
use crate::content::Kind;

/// Every key of front matter and of the settings whose value may be a list of texts.
///
/// Made when it is first asked for: only a mistake asks.
static HOLDS_TEXTS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut keys = BTreeSet::new();
    for schema in Kind::ALL.iter().map(|kind| schema(*kind)).chain([settings_schema()]) {
        gather(&schema, &mut keys);
    }
    keys
});

/// Whether the value of a key may be a list of texts or names, on any kind of page or in the settings.
pub(in crate::content) fn holds_texts(key: &str) -> bool {
    HOLDS_TEXTS.contains(key)
}

/// Adds the keys that a schema says it of, those of the maps in it too.
fn gather(schema: &Value, keys: &mut BTreeSet<String>) {
    match schema {
        Value::Object(says) => {
            if let Some(Value::Object(table)) = says.get("properties") {
                keys.extend(table.iter().filter(|(_, shape)| is_list_of_texts(shape)).map(|(key, _)| key.clone()));
            }
            says.values().for_each(|inner| gather(inner, keys));
        }
        Value::Array(all) => all.iter().for_each(|inner| gather(inner, keys)),
        _ => {}
    }
}

fn is_list_of_texts(shape: &Value) -> bool {
    one_of(shape, |one| may_be(one, "array") && one.get("items").is_some_and(is_text))
}

fn is_text(shape: &Value) -> bool {
    one_of(shape, |one| may_be(one, "string") || one["enum"][0].is_string())
}

/// Whether something is true of a shape, or of one of those that it may have.
fn one_of(shape: &Value, is: fn(&Value) -> bool) -> bool {
    is(shape) || shape["anyOf"].as_array().is_some_and(|all| all.iter().any(|one| one_of(one, is)))
}

fn may_be(shape: &Value, of: &str) -> bool {
    shape["type"] == of || shape["type"].as_array().is_some_and(|all| all.iter().any(|one| one == of))
}

#[cfg(test)]
mod tests {
    use super::holds_texts;

    #[test]
    fn lists_of_texts_are_known_by_the_tables() {
        let case = |key: &str, want: bool| assert_eq!(holds_texts(key), want, "{key}");
        // On every page, in a map of a page, in the settings, in a request of a program.
        case("aliases", true);
        case("primary", true);
        case("nav", true);
        case("equipment", true);
        case("targets", true);
        case("exclude", true);
        // One or a list, a list of rules.
        case("antagonist", true);
        case("deny", true);
        // One text, lists of lists, of maps and of numbers.
        case("title", false);
        case("lagging", false);
        case("pairs", false);
        case("media", false);
        case("deload_weeks", false);
        case("no-such-key", false);
    }
}
