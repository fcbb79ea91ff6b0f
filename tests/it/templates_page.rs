//! `docs/templates.md` names every view and every field as the code does. `IRONLEAF_UPDATE=1 cargo test --test it templates_page` writes it anew.

use std::fmt::Write as _;
use std::path::Path;

const START: &str = "<!-- from here on the page follows the code; a test keeps it so -->\n";

/// A type of the views: its comment, and its fields or values with theirs.
struct Kind {
    name: String,
    text: String,
    parts: Vec<(String, String, String)>,
}

/// The public structs and enums of a source file.
fn kinds(source: &str) -> Vec<Kind> {
    let mut out: Vec<Kind> = Vec::new();
    let (mut comment, mut inside) = (Vec::new(), false);
    for line in source.lines() {
        let bare = line.trim();
        if let Some(text) = bare.strip_prefix("///") {
            comment.push(text.trim().to_owned());
            continue;
        }
        if bare.starts_with('#') {
            continue;
        }
        let text = std::mem::take(&mut comment).join(" ");
        let head = bare.strip_prefix("pub struct ").or_else(|| bare.strip_prefix("pub enum "));
        if let Some(name) = head.and_then(|h| h.strip_suffix(" {")) {
            inside = !name.contains('<');
            if inside {
                out.push(Kind { name: name.to_owned(), text, parts: Vec::new() });
            }
        } else if line == "}" {
            inside = false;
        } else if inside && let Some(kind) = out.last_mut() {
            if let Some((name, of)) = bare.strip_prefix("pub ").and_then(|f| f.trim_end_matches(',').split_once(": ")) {
                kind.parts.push((name.to_owned(), plain(of), text));
            } else if let Some(value) = bare.strip_suffix(',') {
                kind.parts.push((format!("\"{}\"", value.to_lowercase()), String::new(), text));
            }
        }
    }
    out
}

/// A Rust type in the words of someone who writes templates.
fn plain(of: &str) -> String {
    if let Some(inner) = of.strip_prefix("Option<").and_then(|t| t.strip_suffix('>')) {
        return format!("{} or nothing", plain(inner));
    }
    if let Some(inner) = of.strip_prefix("Vec<").and_then(|t| t.strip_suffix('>')) {
        return format!("list of {}", plain(inner));
    }
    if let Some(inner) = of.strip_prefix("Shared<").and_then(|t| t.strip_suffix('>')) {
        return plain(inner);
    }
    match of {
        "String" => "text".to_owned(),
        "bool" => "true or false".to_owned(),
        "u8" | "u32" | "usize" => "number".to_owned(),
        "serde_json::Value" => "anything".to_owned(),
        other => format!("[{other}](#{})", other.to_lowercase()),
    }
}

fn drawn() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/site/view");
    let mut all = Vec::new();
    for file in ["pages", "exercise", "program", "muscle", "list", "site", "parts", "workout"] {
        all.extend(kinds(&std::fs::read_to_string(folder.join(format!("{file}.rs"))).unwrap()));
    }
    let (views, parts): (Vec<Kind>, Vec<Kind>) = all.into_iter().partition(|k| k.text.starts_with("Template `"));
    let mut out = String::new();
    for (title, kinds) in [("Templates", views), ("What views are made of", parts)] {
        let _ = writeln!(out, "\n## {title}");
        for kind in kinds {
            let _ = write!(out, "\n### {}\n\n{}\n\n", kind.name, kind.text);
            for (name, of, text) in kind.parts {
                let of = if of.is_empty() { of } else { format!(" ({of})") };
                let _ = writeln!(out, "- `{name}`{of}: {text}");
            }
        }
    }
    out
}

#[test]
fn the_page_about_templates_says_what_the_code_does() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/templates.md");
    let page = std::fs::read_to_string(&file).unwrap();
    let (head, rest) = page.split_once(START).expect("the mark is there");
    let want = drawn();
    if std::env::var_os("IRONLEAF_UPDATE").is_some() {
        std::fs::write(&file, format!("{head}{START}{want}")).unwrap();
    } else {
        assert!(rest == want, "docs/templates.md is behind the code: run with IRONLEAF_UPDATE=1");
    }
}

#[test]
fn the_page_about_templates_names_every_component_and_function() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("docs/templates.md")).unwrap();
    for entry in std::fs::read_dir(root.join("templates/components")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let signature = text.split_once("component ").and_then(|(_, r)| r.split_once(')')).map(|(s, _)| format!("{s})")).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(signature.starts_with(&format!("{name}(")), "{name}: a file holds the component of its name");
        assert!(page.contains(&format!("`{signature}`")), "docs/templates.md lacks `{signature}`");
    }
}
