//! `ironleaf.yaml`: every key has a default.

use std::sync::Arc;

use crate::diag::{Finding, Fix, Report, Rule};
use crate::source::{FileId, Span, Word};
use crate::training::Library;
use crate::training::library::Samples;

use super::asked::equipment;
use super::common::{autolink, into_report};
use super::exercise::level;
use super::fields::{Fields, word};
use super::front::LONGEST;
use super::program::{MINUTES, goal};
use super::prose::is_address;
use super::yaml::{Node, Text, Value, quoted, read as read_yaml};
use super::{Html, NavItem, Settings, Theme, Units, keys, language, lint};

/// The keys of `ironleaf.yaml`.
pub const KEYS: &[&str] = keys::Settings::KEYS;

/// Reads the settings; what training needs of them goes into the library.
pub(super) fn read(file: FileId, full: &str, library: &mut Library, report: &mut Report) -> Settings {
    let start = if full.starts_with('\u{feff}') { 3 } else { 0 };
    let defaults = Settings { file: Some(file), ..Settings::default() };
    if full.len() > LONGEST {
        let finding = Finding::new(Rule::TooLarge, Span::new(file, start..start), "the settings are longer than 64 KiB");
        report.push(finding.help("keep prose in `content/`"));
        return defaults;
    }
    let mut text = Text::new(file, start, &full[start..]);
    let Some(tree) = read_yaml(&mut text, report) else { return defaults };
    let place = Span::new(file, start..start);
    let mut f = Fields::new(&text, &tree.root, KEYS, "`ironleaf.yaml`", place).or_broken(tree.broken);
    let settings = fields(&mut f, defaults, library);
    into_report(f, report);
    settings
}

fn fields(f: &mut Fields, d: Settings, library: &mut Library) -> Settings {
    library.author = f.word("author");
    library.pairs = pairs(f);
    library.samples = samples(f);
    library.near = near(f);
    library.lint = lint::read(f);
    Settings {
        title: f.text("title").unwrap_or(d.title),
        tagline: f.text("tagline"),
        base_url: base_url(f),
        language: language(f).unwrap_or(d.language),
        units: units(f).unwrap_or_default(),
        nav: nav(f),
        licence: f.text("licence"),
        smart_punctuation: f.flag("smart_punctuation").unwrap_or(d.smart_punctuation),
        editor: editor(f),
        reading_speed: f.number("reading_speed", 50..=1000).unwrap_or(d.reading_speed),
        autolink: autolink(f).unwrap_or(d.autolink),
        html: html(f).unwrap_or_default(),
        theme: theme(f),
        file: d.file,
    }
}

fn units(f: &mut Fields) -> Option<Units> {
    let id = |u: Units| if u == Units::Kg { "kg" } else { "lb" };
    f.choice(
        "units",
        &[Units::Kg, Units::Lb],
        id,
        &[("lbs", Units::Lb), ("metric", Units::Kg), ("imperial", Units::Lb), ("pounds", Units::Lb)],
    )
}

fn html(f: &mut Fields) -> Option<Html> {
    let id = |h: Html| if h == Html::Allow { "allow" } else { "escape" };
    f.choice("html", &[Html::Allow, Html::Escape], id, &[])
}

fn base_url(f: &mut Fields) -> Option<Arc<str>> {
    let written = f.text("base_url")?;
    let web = is_address(&written) && written.starts_with("http") && !written.contains(['?', '#']);
    if !web {
        f.bad_value("base_url", "`base_url` is not a web address", "write it in full, such as `https://example.org/guide/`");
        return None;
    }
    Some(with_slash(&written))
}

/// An address of a folder.
pub(super) fn with_slash(address: &str) -> Arc<str> {
    if address.ends_with('/') { address.into() } else { format!("{address}/").into() }
}

fn language(f: &mut Fields) -> Option<Arc<str>> {
    let written = f.text("language")?;
    if language::is_tag(&written) {
        return Some(written);
    }
    let message = format!("`{written}` is not the code of a language");
    match language::meant(&written) {
        Some((code, true)) => {
            f.bad_value_for("language", message, format!("write `{code}`"), Fix { text: code.clone(), sure: true });
            Some(code.into())
        }
        Some((code, false)) => {
            let help = format!("write `{code}`, or a whole code such as `pt-BR`: the language, and the country in two letters");
            f.bad_value_for("language", message, help, Fix { text: code, sure: false });
            None
        }
        None => {
            f.bad_value("language", message, "write `en`, `de`, `pt-BR` and the like");
            None
        }
    }
}

fn editor(f: &mut Fields) -> Option<Arc<str>> {
    let written = f.text("editor")?;
    if !written.contains("{path}") {
        f.bad_value(
            "editor",
            "`editor` does not say where the file's path goes",
            "write `vscode://file/{path}:{line}:{column}` or the like, in quotes",
        );
        return None;
    }
    Some(written)
}

fn nav(f: &mut Fields) -> Vec<NavItem> {
    let text = f.text;
    let mut items = Vec::new();
    for node in f.list("nav", "write `nav: [articles, programs, exercises, muscles]`") {
        match &node.value {
            Value::Scalar(scalar) if !scalar.text.trim().is_empty() => items.push(NavItem::Name(word(text, node, scalar))),
            Value::Map(_) => {
                let place = text.span(node.range.clone());
                let mut inner = Fields::new(text, node, keys::NavLink::KEYS, "an entry of `nav`", place);
                let (title, url) = (inner.text("title"), inner.word("url"));
                match (title, url) {
                    (Some(title), Some(url)) => items.push(NavItem::Link { title, url }),
                    (None, _) => inner.missing("title", "an entry of `nav`", "{title: Shop, url: \"https://example.org\"}"),
                    (_, None) => inner.missing("url", "an entry of `nav`", "{title: Shop, url: \"https://example.org\"}"),
                }
                f.close(inner);
            }
            _ => {
                let finding =
                    Finding::new(Rule::WrongType, text.span(node.range.clone()), "an entry of `nav` is a name, or `{title, url}`");
                f.report.push(finding.help("write a section such as `articles`, or a page's name"));
            }
        }
    }
    items
}

fn pairs(f: &mut Fields) -> Vec<[Word; 2]> {
    let example = "write `pairs: [[back, legs]]`";
    let text = f.text;
    let mut pairs = Vec::new();
    for node in lists_in(f, "pairs", example) {
        let names = f.words_of(node, "pairs");
        match <[Word; 2]>::try_from(names) {
            Ok(pair) => pairs.push(pair),
            Err(names) if !names.is_empty() => {
                let finding =
                    Finding::new(Rule::BadValue, text.span(node.range.clone()), format!("a pair has two names, not {}", names.len()));
                f.report.push(finding.help(example));
            }
            Err(_) => {}
        }
    }
    pairs
}

/// The lists inside a list; a list of names alone is told once.
fn lists_in<'a>(f: &mut Fields<'a>, key: &'static str, example: &str) -> Vec<&'a Node> {
    let (lists, others): (Vec<&Node>, Vec<&Node>) = f.list(key, example).iter().partition(|node| matches!(node.value, Value::List(_)));
    if !others.is_empty()
        && let Some(node) = f.node(key)
    {
        let place = if lists.is_empty() { node } else { others[0] };
        let finding = Finding::new(Rule::WrongType, f.span(place), format!("`{key}` is a list of lists"));
        f.report.push(finding.help(example));
    }
    lists
}

fn near(f: &mut Fields) -> Vec<Vec<Word>> {
    let example = "write `near: [[cable, leg-curl]]`";
    let Some(mut inner) = f.map("stations", keys::Stations::KEYS) else { return Vec::new() };
    let mut near = Vec::new();
    for node in lists_in(&mut inner, "near", example) {
        let names = inner.words_of(node, "near");
        if names.len() == 1 {
            let finding = Finding::new(Rule::BadValue, inner.span(node), "one station alone is near to none");
            inner.report.push(finding.help(example));
        } else if !names.is_empty() {
            near.push(names);
        }
    }
    f.close(inner);
    near
}

fn samples(f: &mut Fields) -> Samples {
    let Some(mut inner) = f.map("sample_workouts", keys::Samples::KEYS) else { return Samples::default() };
    let samples = Samples {
        goal: goal(&mut inner),
        level: level(&mut inner),
        minutes: inner.number("minutes", MINUTES),
        equipment: equipment(&mut inner),
    };
    f.close(inner);
    samples
}

fn theme(f: &mut Fields) -> Theme {
    let Some(mut inner) = f.map("theme", keys::Theme::KEYS) else { return Theme::default() };
    let mut accent = inner.word("accent");
    if let Some(colour) = accent.clone().filter(|c| !is_colour(c)) {
        let bare = format!("#{}", &*colour.text);
        let finding = Finding::new(Rule::BadValue, colour.span, format!("`{}` is not a colour", &*colour.text));
        inner.report.push(finding.help(format!("write `{}`", quoted(if is_colour(&bare) { &bare } else { "#0f766e" }))));
        accent = None;
    }
    let theme = Theme { accent, logo: inner.word("logo") };
    f.close(inner);
    theme
}

fn is_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|hex| matches!(hex.len(), 3 | 6) && hex.bytes().all(|b| b.is_ascii_hexdigit()))
}
