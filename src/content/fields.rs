//! Reading a map key by key: each value or its finding, in its own place.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::base::suggest::nearest;
use crate::base::words::list as sentence;
use crate::diag::{Finding, Fix, Report, Rule};
use crate::source::{Span, Word};
use crate::training::terms::Date;

use super::Kind;
use super::yaml::{Entry, Node, Scalar, Style, Text, Value, is_key, quoted};

/// The keys of one map, and what was found in them.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    pub(super) text: &'a Text,
    entries: BTreeMap<&'static str, &'a Entry>,
    /// Where a missing key is told.
    pub(super) place: Span,
    /// Whether lines had to be left out, so that nothing can be said about missing keys.
    pub(super) broken: bool,
    /// Whether the file has no front matter, so that a key needs its lines of hyphens too.
    pub(super) bare: bool,
    pub(super) report: Report,
}

/// Words that coaches write for a key, and the key.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("name", "title"),
    ("description", "summary"),
    ("excerpt", "summary"),
    ("modified", "updated"),
    ("categories", "category"),
    ("also_known_as", "aliases"),
    ("names", "aliases"),
    ("difficulty", "level"),
    ("exercises", "work"),
    ("workout", "work"),
    ("duration", "minutes"),
    ("time", "minutes"),
    ("muscles", "targets"),
    ("groups", "targets"),
    ("injuries", "flags"),
    ("priority", "lagging"),
    ("focus", "lagging"),
    ("license", "licence"),
    ("url", "base_url"),
];

impl<'a> Fields<'a> {
    /// The fields of `node`, a map with keys out of `keys`; `what` is whose map it is: `an exercise`.
    pub(super) fn new(text: &'a Text, node: &'a Node, keys: &'static [&'static str], what: &str, place: Span) -> Self {
        let mut fields = Self { text, entries: BTreeMap::new(), place, broken: false, bare: false, report: Report::default() };
        match &node.value {
            Value::Null => {}
            Value::Map(entries) => fields.sort(entries, keys, what),
            _ => {
                let span = text.span(node.range.clone());
                let message = format!("{} stands where {what} has keys with values", describe(&node.value));
                fields
                    .report
                    .push(Finding::new(Rule::WrongType, span, message).help(format!("write `key: value` lines, such as `{}: …`", keys[0])));
                fields.broken = true;
            }
        }
        fields
    }

    /// The same, of a text that may have lost lines.
    pub(super) fn or_broken(mut self, broken: bool) -> Self {
        self.broken |= broken;
        self
    }

    /// Puts each entry to its key. A key that is not known but near to one that is not there is taken for it.
    fn sort(&mut self, entries: &'a [Entry], keys: &'static [&'static str], what: &str) {
        let mut unknown = Vec::new();
        for entry in entries {
            let span = self.text.span(entry.key.range.clone());
            let Some(name) = entry.key.text() else {
                self.report.push(Finding::new(Rule::WrongType, span, "a key is a single word"));
                continue;
            };
            match keys.iter().find(|k| **k == name) {
                Some(key) => {
                    if let Some(first) = self.entries.get(key) {
                        let first = self.text.span(first.key.range.clone());
                        let finding = Finding::new(Rule::DuplicateKey, span, format!("`{key}` is written twice"));
                        self.report.push(finding.help("keep one of them; the first counts").see(first, "it stands here first"));
                    } else {
                        self.entries.insert(key, entry);
                    }
                }
                None => unknown.push((entry, name, span)),
            }
        }
        for (entry, name, span) in unknown {
            let near = self.near_key(name, keys);
            let mut finding = Finding::new(Rule::UnknownKey, span, format!("{what} has no key `{name}`"));
            finding = match near {
                Some(near) => finding.help(format!("write `{near}`")).fix(near),
                None if matches!(name, "primary" | "secondary") && keys.contains(&"muscles") => {
                    finding.help(format!("`{name}` belongs under `muscles`"))
                }
                None if keys.contains(&"work") && !is_key(name) => {
                    finding.help("if this is a workout line, move it further in than `work: |`")
                }
                None if keys.contains(&"redirect_from") && !Kind::homes(name).is_empty() => finding
                    .help(format!("`{name}` is a key of {}: if the page is one, move the file there", Kind::homes(name).join(" and of "))),
                None => finding.help(format!("it has {}", sentence(&keys.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>()))),
            };
            self.report.push(finding);
            if let Some(near) = near {
                self.entries.entry(near).or_insert(entry);
            }
        }
    }

    fn near_key(&self, name: &str, keys: &'static [&'static str]) -> Option<&'static str> {
        let folded = name.trim().to_lowercase().replace([' ', '-'], "_");
        let other = OTHER_WORDS.iter().find(|(word, _)| *word == folded).map(|(_, key)| *key);
        let free = || keys.iter().copied().filter(|k| !self.entries.contains_key(k));
        let same = keys.iter().copied().find(|k| *k == folded);
        same.or_else(|| free().find(|k| Some(*k) == other))
            .or_else(|| nearest(&folded, free()))
            .or_else(|| nearest(&folded, keys.iter().copied()))
    }

    /// Where a node stands.
    pub(super) fn span(&self, node: &Node) -> Span {
        self.text.span(node.range.clone())
    }

    /// Where a key stands, if it is there.
    pub(super) fn key_span(&self, key: &str) -> Option<Span> {
        self.entries.get(key).map(|e| self.span(&e.key))
    }

    /// The value of a key that says something.
    pub(super) fn node(&self, key: &'static str) -> Option<&'a Node> {
        self.entries.get(key).map(|e| &e.value).filter(|n| !matches!(n.value, Value::Null))
    }

    /// Tells that a key is missing, unless its line is among those that could not be read.
    pub(super) fn missing(&mut self, key: &str, what: &str, example: &str) {
        let help = if self.bare {
            format!("begin the file with a line `---`; under it write `{example}` and what else you know, and `---` again")
        } else {
            format!("write `{example}`")
        };
        self.missing_but(key, what, help);
    }

    /// The same with its own word on what to do.
    pub(super) fn missing_but(&mut self, key: &str, what: &str, help: impl Into<String>) {
        if !self.broken {
            let place = self.key_span(key).unwrap_or(self.place);
            self.report.push(Finding::new(Rule::MissingKey, place, format!("{what} needs `{key}`")).help(help));
        }
    }

    fn wrong(&mut self, node: &Node, key: &str, wanted: &str, help: &str) {
        let message = format!("`{key}` is {}, not {}", wanted, describe(&node.value));
        let finding = Finding::new(Rule::WrongType, self.span(node), message);
        self.report.push(finding.help(help));
    }

    fn bad(&mut self, node: &Node, message: impl Into<String>, help: impl Into<String>, fix: Option<String>) {
        let mut finding = Finding::new(Rule::BadValue, self.span(node), message).help(help);
        if let Some(fix) = fix {
            finding = finding.fix(fix);
        }
        self.report.push(finding);
    }

    /// A finding about a key's value, wherever it stands.
    pub(super) fn bad_value(&mut self, key: &'static str, message: impl Into<String>, help: impl Into<String>) {
        if let Some(node) = self.node(key) {
            self.bad(node, message, help, None);
        }
    }

    /// The same with what to write in its place.
    pub(super) fn bad_value_for(&mut self, key: &'static str, message: impl Into<String>, help: impl Into<String>, fix: Fix) {
        if let Some(node) = self.node(key) {
            let finding = Finding::new(Rule::BadValue, self.span(node), message).help(help);
            self.report.push(Finding { fix: Some(fix), ..finding });
        }
    }

    fn scalar(&mut self, key: &'static str) -> Option<(&'a Node, &'a Scalar)> {
        let node = self.node(key)?;
        match &node.value {
            Value::Scalar(scalar) if scalar.text.trim().is_empty() => {
                self.bad(node, format!("`{key}` is empty"), "write something, or remove the line", None);
                None
            }
            Value::Scalar(scalar) => Some((node, scalar)),
            Value::Map(_) => {
                self.colon(node, key);
                None
            }
            _ => {
                self.wrong(node, key, "one value", &format!("write `{key}: …` without brackets and dashes"));
                None
            }
        }
    }

    /// A map where text is wanted, which is most often a text with a colon.
    fn colon(&mut self, node: &Node, key: &str) {
        let raw = self.text.yaml.get(node.range.clone()).unwrap_or("");
        if raw.contains('\n') || raw.starts_with('{') || raw.is_empty() {
            self.wrong(node, key, "text", "write it on one line, in quotes");
        } else {
            let finding = Finding::new(Rule::YamlColon, self.span(node), "a colon in a text without quotes");
            self.report.push(finding.help(format!("write `{}`", quoted(raw))).fix(quoted(raw)));
        }
    }

    /// Text, on one line or several.
    pub(super) fn text(&mut self, key: &'static str) -> Option<Arc<str>> {
        self.scalar(key).map(|(_, s)| s.text.trim().into())
    }

    /// Text and its place.
    pub(super) fn word(&mut self, key: &'static str) -> Option<Word> {
        self.scalar(key).map(|(node, scalar)| word(self.text, node, scalar))
    }

    /// A list of texts, each with its place. One text where a list is wanted is told, and understood.
    pub(super) fn words(&mut self, key: &'static str) -> Vec<Word> {
        self.node(key).map_or_else(Vec::new, |node| self.words_of(node, key))
    }

    /// The texts of a list that is a part of `key`.
    pub(super) fn words_of(&mut self, node: &'a Node, key: &str) -> Vec<Word> {
        match &node.value {
            Value::List(items) => items.iter().filter_map(|item| self.item(item, key)).collect(),
            Value::Scalar(scalar) if scalar.style != Style::Block => {
                let parts = self.parts_of(node, scalar);
                let fix = format!("[{}]", parts.iter().map(|part| plain_or_quoted(part)).collect::<Vec<_>>().join(", "));
                let finding = Finding::new(Rule::WrongType, self.span(node), format!("`{key}` is a list, not text"));
                self.report.push(finding.help(format!("write `{fix}`")).fix(fix));
                parts
            }
            _ => {
                self.wrong(node, key, "a list", &format!("write `{key}: [one, two]`"));
                Vec::new()
            }
        }
    }

    /// The texts between a text's commas, each with its place.
    pub(super) fn parts_of(&self, node: &Node, scalar: &Scalar) -> Vec<Word> {
        let whole = word(self.text, node, scalar);
        comma_parts(scalar).into_iter().map(|p| Word::new(&scalar.text[p.clone()], whole.part(p))).collect()
    }

    fn item(&mut self, item: &'a Node, key: &str) -> Option<Word> {
        match &item.value {
            Value::Scalar(scalar) if !scalar.text.trim().is_empty() => return Some(word(self.text, item, scalar)),
            Value::Map(_) => {
                let raw = self.text.yaml.get(item.range.clone()).unwrap_or("").to_owned();
                self.colon(item, key);
                return (!raw.contains('\n') && !raw.is_empty()).then(|| Word::new(raw, self.span(item)));
            }
            Value::Null | Value::Scalar(_) => {
                let finding = Finding::new(Rule::WrongType, self.span(item), format!("an empty entry in `{key}`"));
                self.report.push(finding.help("write something, or remove it"));
            }
            Value::List(_) => {
                let finding = Finding::new(Rule::WrongType, self.span(item), format!("an entry of `{key}` is text, not a list"));
                self.report.push(finding.help("write one name an entry"));
            }
        }
        None
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<Arc<str>> {
        self.words(key).into_iter().map(|w| w.text).collect()
    }

    /// One of a closed list of words; `others` are words for them that coaches use.
    pub(super) fn choice<T: Copy>(&mut self, key: &'static str, all: &[T], id: fn(T) -> &'static str, others: &[(&str, T)]) -> Option<T> {
        let (node, scalar) = self.scalar(key)?;
        let written = scalar.text.trim();
        if let Some(value) = all.iter().find(|v| id(**v) == written) {
            return Some(*value);
        }
        let folded = written.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace(['_', ' '], "-");
        let same = all.iter().copied().find(|v| id(*v) == folded);
        let meant = same.or_else(|| others.iter().find(|(word, _)| *word == folded).map(|(_, v)| *v));
        let near = meant.or_else(|| {
            let near = nearest(&folded, all.iter().map(|v| id(*v)))?;
            all.iter().copied().find(|v| id(*v) == near)
        });
        let words = sentence(&all.iter().map(|v| format!("`{}`", id(*v))).collect::<Vec<_>>());
        let help = near.map_or_else(|| format!("write one of {words}"), |n| format!("write `{}`; the words are {words}", id(n)));
        self.bad(node, format!("`{key}` has no value `{written}`"), help, near.map(|n| id(n).to_owned()));
        meant
    }

    /// A whole number within a range.
    pub(super) fn number(&mut self, key: &'static str, range: RangeInclusive<u32>) -> Option<u32> {
        let node = self.node(key)?;
        self.number_of(node, key, range)
    }

    /// A whole number that is a part of `key`.
    pub(super) fn number_of(&mut self, node: &Node, key: &str, range: RangeInclusive<u32>) -> Option<u32> {
        let Value::Scalar(scalar) = &node.value else {
            self.wrong(node, key, "a number", &format!("write a whole number from {} to {}", range.start(), range.end()));
            return None;
        };
        let written = scalar.text.trim();
        let digits: String = written.chars().take_while(char::is_ascii_digit).collect();
        let number = digits.parse::<u32>().ok().filter(|n| range.contains(n));
        let whole = digits.len() == written.len();
        if let (Some(number), true, Style::Plain) = (number, whole, scalar.style) {
            return Some(number);
        }
        let word_follows = written[digits.len()..].trim_start().chars().next().is_some_and(char::is_alphabetic);
        let meant = number.filter(|_| whole || word_follows);
        let help = format!("write a whole number from {} to {}", range.start(), range.end());
        if whole && number.is_none() && !digits.is_empty() {
            self.bad(node, format!("`{key}` is {written}, outside {} to {}", range.start(), range.end()), help, None);
        } else {
            let finding = Finding::new(Rule::WrongType, self.span(node), format!("`{key}` is a number, not `{written}`"));
            self.report.push(match meant {
                Some(n) => finding.help(format!("write `{n}`")).fix(n.to_string()),
                None => finding.help(help),
            });
        }
        meant
    }

    /// A list of whole numbers.
    pub(super) fn numbers(&mut self, key: &'static str, range: &RangeInclusive<u32>) -> Vec<u32> {
        let Some(node) = self.node(key) else { return Vec::new() };
        if let Value::List(items) = &node.value {
            return items.iter().filter_map(|item| self.number_of(item, key, range.clone())).collect();
        }
        let written = node.text().unwrap_or_default().to_owned();
        let finding = Finding::new(Rule::WrongType, self.span(node), format!("`{key}` is a list of numbers"));
        self.report.push(match written.trim().parse::<u32>().ok().filter(|n| range.contains(n)) {
            Some(n) => finding.help(format!("write `[{n}]`")).fix(format!("[{n}]")),
            None => finding.help(format!("write `{key}: [4, 8]`")),
        });
        written.trim().parse().ok().filter(|n| range.contains(n)).into_iter().collect()
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, key: &'static str) -> Option<bool> {
        let (node, scalar) = self.scalar(key)?;
        let meant = match scalar.text.trim().to_lowercase().as_str() {
            "true" | "yes" | "on" | "y" => Some(true),
            "false" | "no" | "off" | "n" => Some(false),
            _ => None,
        };
        if scalar.style != Style::Plain || !matches!(scalar.text.as_str(), "true" | "false") {
            let help = meant.map_or_else(|| "write `true` or `false`".to_owned(), |m| format!("write `{m}`"));
            let finding = Finding::new(Rule::WrongType, self.span(node), format!("`{key}` is `true` or `false`, not `{}`", scalar.text));
            let finding = finding.help(help);
            self.report.push(meant.map_or_else(|| finding.clone(), |m| finding.clone().fix(m.to_string())));
        }
        meant
    }

    /// A calendar day.
    pub(super) fn date(&mut self, key: &'static str) -> Option<Date> {
        let (node, scalar) = self.scalar(key)?;
        let written = scalar.text.trim();
        let date = Date::parse(written);
        if date.is_none() {
            let day = written.get(..10).and_then(Date::parse).or_else(|| day_first(written));
            let help = day.map_or_else(|| "write year, month and day, such as `2026-06-12`".to_owned(), |d| format!("write `{d}`"));
            self.bad(node, format!("`{written}` is not a day"), help, day.map(|d| d.to_string()));
        }
        date
    }

    /// The entries of a list.
    pub(super) fn list(&mut self, key: &'static str, example: &str) -> &'a [Node] {
        match self.node(key) {
            Some(Node { value: Value::List(items), .. }) => items,
            Some(node) => {
                self.wrong(node, key, "a list", example);
                &[]
            }
            None => &[],
        }
    }

    /// The keys of a map inside this one; hand it back to [`Fields::close`].
    pub(super) fn map(&mut self, key: &'static str, keys: &'static [&'static str]) -> Option<Fields<'a>> {
        let node = self.node(key)?;
        let place = self.key_span(key).unwrap_or(self.place);
        Some(Fields::new(self.text, node, keys, &format!("`{key}`"), place).or_broken(self.broken))
    }

    /// Takes over what a map inside this one found.
    pub(super) fn close(&mut self, inner: Fields<'a>) {
        self.report.append(inner.report);
    }
}

/// A scalar with its place: exactly its letters where they stand in the file.
pub(super) fn word(text: &Text, node: &Node, scalar: &Scalar) -> Word {
    let written = scalar.text.trim_end_matches('\n');
    let exact = scalar.exact.clone().filter(|e| e.len() == written.len());
    Word::new(written, text.span(exact.unwrap_or_else(|| node.range.clone())))
}

/// What a value is, for a message.
pub(super) fn describe(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Scalar(_) => "text",
        Value::List(_) => "a list",
        Value::Map(_) => "keys with values",
    }
}

/// The parts of a text between commas, without the spaces around them.
fn comma_parts(scalar: &Scalar) -> Vec<std::ops::Range<usize>> {
    let text = &scalar.text;
    let mut parts = Vec::new();
    let mut start = 0;
    let ends = text.match_indices(',').map(|(i, _)| i).chain([text.len()]);
    for end in ends {
        let part = &text[start..end];
        let lead = part.len() - part.trim_start().len();
        if !part.trim().is_empty() {
            parts.push(start + lead..start + lead + part.trim().len());
        }
        start = end + 1;
    }
    parts
}

/// Text as it can stand after a key or in a list in brackets: in quotes where YAML would make something else of it.
pub fn plain_or_quoted(text: &str) -> String {
    const OWN: [&str; 10] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "none"];
    let safe = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '/' | '(' | ')' | '.' | '\'');
    let own = OWN.iter().any(|word| text.eq_ignore_ascii_case(word));
    let word = text.starts_with(char::is_alphabetic) && text.chars().all(safe) && !own && text.trim() == text;
    if word { text.to_owned() } else { quoted(text) }
}

/// A day written as `12.06.2026` or `12/06/2026`, where it can only be that.
fn day_first(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['.', '/', '-']).map(str::trim).collect();
    let [day, month, year] = parts[..] else { return None };
    let unclear = text.contains('/') && day.parse::<u8>().is_ok_and(|d| d <= 12);
    (year.len() == 4 && !unclear).then(|| Date::parse(&format!("{year}-{month:0>2}-{day:0>2}"))).flatten()
}
