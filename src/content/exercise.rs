//! An exercise's own keys.

use crate::diag::{Finding, Rule};
use crate::source::Word;
use crate::training::library::{Common, Exercise};
use crate::training::terms::{Bias, Level, Mechanic, Pattern};

use super::common::maybe_words;
use super::fields::{Fields, describe, plain_or_quoted};
use super::yaml::Value;
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

/// `muscles: {primary: […], secondary: […]}`; a plain list is told, and taken for the primary ones.
fn muscles(f: &mut Fields) -> (Vec<Word>, Vec<Word>) {
    const EXAMPLE: &str = "muscles: {primary: [hamstrings]}";
    let Some(node) = f.node("muscles") else {
        f.missing("muscles", "an exercise", EXAMPLE);
        return Default::default();
    };
    if !matches!(node.value, Value::Map(_)) {
        let message = format!("`muscles` is a map with `primary` and `secondary`, not {}", describe(&node.value));
        let finding = Finding::new(Rule::WrongType, f.span(node), message);
        let Value::List(_) = node.value else {
            f.report.push(finding.help(format!("write `{EXAMPLE}`")));
            return Default::default();
        };
        let names = f.words("muscles");
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

fn told_elsewhere(entry: &mut Fields, unused: Option<crate::source::Span>, message: &str, key: &str) {
    if let Some(span) = unused {
        entry.report.push(Finding::new(Rule::UnknownKey, span, message).help(format!("write `{key}`")).fix(key));
    }
}
