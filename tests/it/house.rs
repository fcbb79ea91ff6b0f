//! The house keeps its floors: no module knows one above it, or a stranger beside it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ironleaf::Rule;

/// Each module of the crate's root: its floor, and the strangers on it.
const FLOORS: [(&str, u8, &[&str]); 13] = [
    ("base", 0, &[]),
    ("source", 0, &[]),
    ("diag", 0, &[]),
    ("training", 1, &["markup", "picture"]),
    ("markup", 1, &["training", "picture"]),
    ("picture", 1, &["training", "markup"]),
    ("content", 2, &[]),
    ("site", 3, &["exchange"]),
    ("exchange", 3, &["site"]),
    ("desk", 4, &["disk", "server"]),
    ("disk", 4, &["desk", "server"]),
    ("server", 4, &["desk", "disk"]),
    ("cli", 5, &[]),
];

/// What `training` never speaks of: it knows lifting, and nothing of files, pages or text formats.
const NOT_IN_TRAINING: [&str; 6] = ["serde", "tera", "html", "std::path", "std::fs", "pulldown_cmark"];

/// Every Rust file under `folder`, by its path from the repository's root.
fn rust(folder: &str) -> BTreeMap<String, String> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = walkdir::WalkDir::new(home.join(folder)).into_iter().map(Result::unwrap);
    let files = files.filter(|e| e.path().extension().is_some_and(|end| end == "rs"));
    files
        .map(|e| (e.path().strip_prefix(home).unwrap().to_str().unwrap().replace('\\', "/"), fs::read_to_string(e.path()).unwrap()))
        .collect()
}

/// The module of the crate's root that a file belongs to.
fn module(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap();
    inside.split_once('/').map_or_else(|| inside.trim_end_matches(".rs"), |(module, _)| module)
}

fn floor(module: &str) -> Option<(u8, &'static [&'static str])> {
    FLOORS.iter().find(|(name, ..)| *name == module).map(|(_, floor, strangers)| (*floor, *strangers))
}

/// Code without its line comments: links in docs may point anywhere.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The modules of the crate's root that some code names, in `crate::x` and in `crate::{x, y}`.
fn named(code: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut names = Vec::new();
    for (at, found) in code.match_indices("crate::") {
        let rest = &code[at + found.len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 1;
            let mut fresh = true;
            for (i, c) in group.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 1 => fresh = true,
                    c if depth == 1 && fresh && !c.is_whitespace() => {
                        names.push(word(&group[i..]));
                        fresh = false;
                    }
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
            }
        } else {
            names.push(word(rest));
        }
    }
    names
}

#[test]
fn modules_know_only_the_floors_below() {
    let mut wrong = Vec::new();
    for (path, text) in rust("src") {
        let own = module(&path);
        if matches!(own, "lib" | "main") {
            continue;
        }
        let Some((here, strangers)) = floor(own) else {
            wrong.push(format!("{path}: `{own}` has no floor; add it to the table in tests/it/house.rs"));
            continue;
        };
        for name in named(&code(&text)) {
            match floor(&name) {
                _ if name == own => {}
                Some((there, _)) if there > here => wrong.push(format!("{path}: floor {here} knows `crate::{name}` above it")),
                Some(_) if strangers.contains(&name.as_str()) => wrong.push(format!("{path}: knows the stranger `crate::{name}`")),
                Some(_) => {}
                None => wrong.push(format!("{path}: `crate::{name}` is no module; name things by their module")),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn training_speaks_of_training() {
    for (path, text) in rust("src/training") {
        for (n, line) in code(&text).lines().enumerate() {
            let words = |c: char| !(c.is_alphanumeric() || c == ':' || c == '_');
            let starts = |part: &str, word: &str| part.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'));
            let line = line.to_lowercase();
            let word = NOT_IN_TRAINING.iter().find(|word| line.split(words).any(|part| starts(part, word)));
            assert!(word.is_none(), "{path}, code line {}: speaks of `{}`: {line}", n + 1, word.unwrap());
        }
    }
}

#[test]
fn every_module_says_what_it_is() {
    for (path, text) in rust("src").into_iter().chain(rust("tests")) {
        assert!(text.trim_start().starts_with("//! "), "{path} does not begin with `//!`");
    }
}

/// Explanations have a test of their own, beside their texts.
#[test]
fn every_rule_is_raised_by_code_and_seen_by_a_test() {
    let mut raised = String::new();
    let mut seen: String = rust("tests").into_values().collect();
    for (path, text) in rust("src") {
        if path == "src/diag/rule.rs" {
            continue;
        }
        if path.ends_with("tests.rs") || path.contains("/tests/") {
            seen.push_str(&text);
            continue;
        }
        let (code, tests) = text.split_once("#[cfg(test)]").unwrap_or((&text, ""));
        raised.push_str(code);
        seen.push_str(tests);
    }
    let whole = |text: &str, name: &str| {
        text.match_indices(name).any(|(at, _)| !text[at + name.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-'))
    };
    let mut missing = Vec::new();
    for rule in Rule::ALL {
        let variant = format!("Rule::{rule:?}");
        if !whole(&raised, &variant) {
            missing.push(format!("`{}` is raised nowhere", rule.name()));
        } else if !crate::example().join(format!("tests/it/findings/{}.txt", rule.name())).exists()
            && !whole(&seen, &variant)
            && !whole(&seen, &format!("\"{}", rule.name()))
            && !whole(&seen, &format!("[{}", rule.name()))
        {
            missing.push(format!("`{}` is named by no test", rule.name()));
        }
    }
    assert!(missing.is_empty(), "{} of {}:\n{}", missing.len(), Rule::ALL.len(), missing.join("\n"));
}

#[test]
fn names_in_groups_are_read_too() {
    let case = |code: &str, want: &[&str]| assert_eq!(named(code), want, "{code}");
    case("use crate::base::Slug;", &["base"]);
    case("use crate::{base::{Slug, words}, diag};\ncrate::site::x()", &["base", "diag", "site"]);
    case("use super::crates;", &[]);
}
