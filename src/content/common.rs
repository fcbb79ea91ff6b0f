//! The keys that every kind of page may have, and the keys of each kind.

use crate::base::{Slug, words};
use crate::diag::Report;
use crate::source::{FileId, Span, Word};
use crate::training::library::Common;

use super::fences::Fences;
use super::fields::Fields;
use super::yaml::{Node, Style, Value};
use super::{Kind, Sheet, keys, lint};

impl Kind {
    /// The front-matter keys that its files may have.
    pub fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Home => keys::Home::KEYS,
            Self::Article => keys::Article::KEYS,
            Self::Exercise => keys::Exercise::KEYS,
            Self::Program => keys::Program::KEYS,
            Self::Muscle => keys::Muscle::KEYS,
            Self::Group => keys::Group::KEYS,
            Self::Term => keys::Term::KEYS,
            Self::Author => keys::Author::KEYS,
            Self::Page => keys::Page::KEYS,
        }
    }

    /// The kinds that have `key` for their own, each with its folder: ``an article (`content/articles/`)``.
    pub(super) fn homes(key: &str) -> Vec<String> {
        let own = |kind: &&Self| kind.keys().contains(&key) && !Self::Page.keys().contains(&key);
        Self::ALL.iter().filter(own).map(|kind| format!("{} (`content/{}/`)", kind.one(), kind.folder())).collect()
    }

    /// Its word with an article: `an exercise`.
    pub fn one(self) -> String {
        words::one(self.word())
    }
}

/// Whether a kind's title may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    /// It must be there; the id stands in for a missing one.
    Needed,
    /// It may be left out, and is then this.
    Or(&'static str),
}

/// Reads what every kind has.
pub(super) fn common(f: &mut Fields, id: Slug, file: Option<FileId>, title: Title, kind: Kind, fences: Fences) -> Common {
    let written = f.word("title");
    if written.is_none() && title == Title::Needed && f.node("title").is_none() {
        let example = format!("title: {}", words::title_of(&id));
        f.missing("title", &kind.one(), &example);
    }
    let place = written.as_ref().map_or(f.place, |w| w.span);
    let title = match (&written, title) {
        (Some(title), _) => title.text.trim().into(),
        (None, Title::Or(text)) => text.into(),
        (None, Title::Needed) => words::title_of(&id).into(),
    };
    Common {
        id,
        file,
        place: file.map(|_| place),
        title,
        summary: f.text("summary"),
        aliases: f.words("aliases"),
        author: f.word("author"),
        date: f.date("date"),
        updated: f.date("updated"),
        tags: f.words("tags"),
        related: f.words("related"),
        sources: f.texts("sources"),
        lint: lint::read(f),
        fences: fences.workouts,
        generate: fences.generate,
    }
}

/// Reads what only a page needs.
pub(super) fn sheet(f: &mut Fields, kind: Kind, body: Span) -> Sheet {
    Sheet {
        kind,
        body,
        redirect_from: f.words("redirect_from"),
        template: f.word("template"),
        autolink: autolink(f),
        extra: extra(f),
        media: Vec::new(),
        draft: f.flag("draft").unwrap_or(false),
    }
}

/// `first` or `off`.
pub(super) fn autolink(f: &mut Fields) -> Option<bool> {
    let id = |on: bool| if on { "first" } else { "off" };
    f.choice("autolink", &[true, false], id, &[("false", false), ("no", false), ("true", true), ("yes", true), ("on", true)])
}

fn extra(f: &mut Fields) -> Option<serde_json::Value> {
    let node = f.node("extra")?;
    if let Value::Map(_) = node.value {
        return Some(json(node));
    }
    let finding = crate::diag::Finding::new(crate::diag::Rule::WrongType, f.span(node), "`extra` holds keys with values");
    f.report.push(finding.help("write each value on a line of its own under `extra:`, with a key"));
    None
}

/// The same value as JSON: numbers, yes and no, nothing as themselves, everything else as text.
fn json(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Scalar(scalar) if scalar.style == Style::Plain => match scalar.text.as_str() {
            "true" | "True" | "TRUE" => true.into(),
            "false" | "False" | "FALSE" => false.into(),
            text => number(text).map_or_else(|| text.into(), serde_json::Value::Number),
        },
        Value::Scalar(scalar) => scalar.text.as_str().into(),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Map(entries) => entries.iter().map(|e| (e.key.text().unwrap_or_default().to_owned(), json(&e.value))).collect(),
    }
}

/// A number as YAML knows them, in decimal digits.
fn number(text: &str) -> Option<serde_json::Number> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let plain = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b'e' | b'E' | b'-' | b'+'));
    let octal = digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
    if !plain || octal {
        return None;
    }
    let whole = text.strip_prefix('+').unwrap_or(text);
    whole.parse::<i64>().ok().map(Into::into).or_else(|| whole.parse::<f64>().ok().and_then(serde_json::Number::from_f64))
}

/// The names of a list, and nothing where the key is not there.
pub(super) fn maybe_words(f: &mut Fields, key: &'static str) -> Option<Vec<Word>> {
    f.node(key).is_some().then(|| f.words(key))
}

/// Adds findings that were made elsewhere.
pub(super) fn into_report(f: Fields, report: &mut Report) {
    report.append(f.report);
}
