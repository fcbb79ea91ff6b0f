//! An exercise's own keys.

use crate::diag::{Finding, Rule};
use crate::source::Word;
use crate::training::library::{Common, Exercise};
use crate::training::terms::{Bias, Level, Mechanic, Pattern};

use super::common::maybe_words;
use super::fields::{Fields, describe, plain_or_quoted, word};
use super::yaml::{Node, Scalar, Style, Value};
use super::{Media, keys};

/// Reads an exercise.
pub(super) fn read(f: &mut Fields, common: Common) -> Exercise {
    let (primary, secondary) = muscles(f);
    Exercise {
        common,
        primary,
        secondary,
        mechanic: f.choice(
            "mechanic",
            Mechanic::ALL,
            Mechanic::id,
            &[("multi-joint", Mechanic::Compound), ("single-joint", Mechanic::Isolation)],
        ),
        pattern: f.choice("pattern", Pattern::ALL, Pattern::id, &[]),
        equipment: maybe_words(f, "equipment"),
        level: level(f),
        tier: f.number("tier", 1..=4).and_then(|n| u8::try_from(n).ok()),
        axial: f.number("axial", 0..=4).and_then(|n| u8::try_from(n).ok()),
        bias: f.choice("bias", Bias::ALL, Bias::id, &[("stretched", Bias::Stretch), ("shortened", Bias::Short), ("middle", Bias::Mid)]),
        unilateral: f.flag("unilateral").unwrap_or(false),
        station: f.text("station"),
        variation_of: f.word("variation_of"),
        substitutes: f.words("substitutes"),
        avoid_with: f.words("avoid_with"),
        cues: f.texts("cues"),
        rx: f.word("rx"),
        needs_review: f.flag("needs_review").unwrap_or(false),
    }
}

/// A lifter's level, or the skill that an exercise asks for.
pub(super) fn level(f: &mut Fields) -> Option<Level> {
    let others = [
        ("expert", Level::Advanced),
        ("elite", Level::Advanced),
        ("novice", Level::Beginner),
        ("easy", Level::Beginner),
        ("hard", Level::Advanced),
    ];
    f.choice("level", Level::ALL, Level::id, &others)
}

/// `muscles: {primary: […], secondary: […]}`; a plain list, or text, is told, and taken for the primary ones.
fn muscles(f: &mut Fields) -> (Vec<Word>, Vec<Word>) {
    const EXAMPLE: &str = "muscles: {primary: [hamstrings]}";
    let Some(node) = f.node("muscles") else {
        f.missing("muscles", "an exercise", EXAMPLE);
        return Default::default();
    };
    if !matches!(node.value, Value::Map(_)) {
        let message = format!("`muscles` holds `primary` and `secondary`, not {}", describe(&node.value));
        let finding = Finding::new(Rule::WrongType, f.span(node), message);
        let names = match &node.value {
            Value::List(_) => f.words("muscles"),
            Value::Scalar(scalar) if scalar.style != Style::Block => f.parts_of(node, scalar),
            _ => Vec::new(),
        };
        if names.is_empty() {
            f.report.push(finding.help(format!("write `{EXAMPLE}`")));
            return Default::default();
        }
        let said: Vec<String> = names.iter().map(|name| plain_or_quoted(name)).collect();
        let fix = format!("{{primary: [{}]}}", said.join(", "));
        f.report.push(finding.help(format!("write `{fix}`, and take what only helps to `secondary`")).guess(fix));
        return (names, Vec::new());
    }
    let Some(mut inner) = f.map("muscles", keys::Muscles::KEYS) else { return Default::default() };
    let (primary, secondary) = (inner.words("primary"), inner.words("secondary"));
    let said = inner.report.findings.iter().any(|f| f.rule == Rule::WrongType);
    if primary.is_empty() && !said {
        inner.missing("primary", "an exercise", EXAMPLE);
    }
    f.close(inner);
    (primary, secondary)
}

/// `media`: pictures and films.
pub(super) fn media(f: &mut Fields) -> Vec<Media> {
    let example = "write `- {image: picture.jpg, alt: \"what it shows\"}` on a line under `media:`";
    let (text, broken) = (f.text, f.broken);
    let mut media = Vec::new();
    for node in f.list("media", example) {
        let span = text.span(node.range.clone());
        if let Value::Scalar(scalar) = &node.value {
            media.push(bare_file(f, node, scalar));
            continue;
        }
        let mut entry = Fields::new(text, node, keys::Media::KEYS, "an entry of `media`", span).or_broken(broken);
        match (entry.word("image"), entry.word("video")) {
            (Some(path), None) => {
                let unused = entry.key_span("title");
                let alt = entry.text("alt").or_else(|| entry.text("title"));
                let caption = entry.text("caption");
                media.push(Media::Image { path, alt, caption, span });
                told_elsewhere(&mut entry, unused, "a picture's words are its `alt`", "alt");
            }
            (None, Some(url)) => {
                let unused = entry.key_span("alt");
                let title = entry.text("title").or_else(|| entry.text("alt"));
                media.push(Media::Video { url, title, span });
                told_elsewhere(&mut entry, unused, "a film's words are its `title`", "title");
            }
            (Some(_), Some(_)) => {
                let finding = Finding::new(Rule::BadValue, span, "a picture and a film in one entry");
                entry.report.push(finding.help("make two entries of it"));
            }
            (None, None) => {
                if entry.report.findings.is_empty() {
                    entry.missing("image", "an entry of `media`", "image: picture.jpg");
                }
            }
        }
        f.close(entry);
    }
    media
}

/// A file's name or an address without a key: told, and taken for what it most likely is.
fn bare_file(f: &mut Fields, node: &Node, scalar: &Scalar) -> Media {
    let (path, span) = (word(f.text, node, scalar), f.span(node));
    let photo = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".avif"].iter().any(|end| path.to_lowercase().ends_with(end));
    let film = (path.contains("://") && !photo) || [".mp4", ".webm"].iter().any(|end| path.to_lowercase().ends_with(end));
    let (key, words, example) = if film { ("video", "title", "what it is called") } else { ("image", "alt", "what it shows") };
    let fix = format!("{{{key}: {}, {words}: \"{example}\"}}", plain_or_quoted(&path));
    let message = format!("an entry of `media` has `{key}` and `{words}`, not a name alone");
    f.report.push(Finding::new(Rule::WrongType, span, message).help(format!("write `{fix}`, in your own words")).guess(fix));
    let said = Some(path.text.clone());
    if film { Media::Video { url: path, title: said, span } } else { Media::Image { path, alt: said, caption: None, span } }
}

fn told_elsewhere(entry: &mut Fields, unused: Option<crate::source::Span>, message: &str, key: &str) {
    if let Some(span) = unused {
        entry.report.push(Finding::new(Rule::UnknownKey, span, message).help(format!("write `{key}`")).fix(key));
    }
}
