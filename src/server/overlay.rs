//! Findings as browsers show them over the page.

use std::fmt::Write as _;

use serde::Serialize;

use crate::diag::show::{Parts, parts};
use crate::diag::{Finding, Report, Severity};
use crate::source::Sources;

/// The script of every page, served by the server only and never part of a built guide.
pub(super) const SCRIPT: &[u8] = include_bytes!("overlay/live.js");
/// What the overlay looks like.
pub(super) const STYLE: &[u8] = include_bytes!("overlay/live.css");

/// So many errors, and so many warnings, are shown.
const SHOWN: usize = 40;

/// The address that opens a file where the guide says none.
const EDITOR: &str = "vscode://file/{path}:{line}:{column}";

/// How a coach's editor is reached from a browser.
#[derive(Clone, Debug, Default)]
pub struct Editing {
    /// The guide's folder from the root of the file system; empty for a guide that is in no folder.
    pub root: String,
}

/// What was found, for browsers.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Findings {
    /// How many keep the guide from being published.
    stops: usize,
    /// How many errors there are in all.
    errors: usize,
    /// How many warnings.
    warnings: usize,
    /// Those that are shown: what keeps the guide from being published first.
    #[serde(rename = "findings")]
    all: Vec<Shown>,
    #[serde(skip)]
    editor: String,
    #[serde(skip)]
    root: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Shown {
    #[serde(flatten)]
    parts: Parts,
    /// The address that opens the editor at the place.
    editor: Option<String>,
}

/// The findings of a report, errors first; `editor` is the guide's own address of an editor.
pub(super) fn shown(report: &Report, sources: &Sources, editor: Option<&str>, editing: &Editing) -> Findings {
    let of = |severity: Severity| report.findings.iter().filter(move |f| f.severity == severity && !f.stops_build()).take(SHOWN);
    let stopping = report.findings.iter().filter(|f| f.stops_build());
    let all = stopping.clone().take(SHOWN).chain(of(Severity::Error)).chain(of(Severity::Warning));
    let mut findings = Findings {
        stops: stopping.count(),
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        all: Vec::new(),
        editor: editor.filter(|address| !runs(address)).unwrap_or(EDITOR).to_owned(),
        root: editing.root.clone(),
    };
    findings.all = parts(all, sources).into_iter().map(|parts| findings.one(parts)).collect();
    findings
}

impl Findings {
    fn one(&self, parts: Parts) -> Shown {
        let place = parts.place.as_ref().filter(|_| !self.root.is_empty());
        let editor = place.map(|place| address(&self.editor, &format!("{}/{}", self.root, place.file), place.line, place.column));
        Shown { parts, editor }
    }

    /// The same with one more; nothing where it is among them.
    pub(super) fn with(&self, finding: &Finding, sources: &Sources) -> Option<Self> {
        let mut more = self.clone();
        let shown = parts([finding], sources).pop().map(|parts| self.one(parts))?;
        if self.all.contains(&shown) || self.all.len() > 3 * SHOWN {
            return None;
        }
        more.stops += usize::from(finding.stops_build());
        match finding.severity {
            Severity::Error => more.errors += 1,
            Severity::Warning => more.warnings += 1,
            Severity::Info => {}
        }
        more.all.insert(0, shown);
        Some(more)
    }
}

/// Whether a browser would run an address as a program.
fn runs(address: &str) -> bool {
    let bare: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_ascii_lowercase();
    ["javascript:", "data:", "vbscript:"].iter().any(|scheme| bare.starts_with(scheme))
}

/// `pattern` with the place in it.
fn address(pattern: &str, path: &str, line: usize, column: usize) -> String {
    let path = path.replace('\\', "/");
    let (before, _) = pattern.split_once("{path}").unwrap_or((pattern, ""));
    // `…file/{path}` has the path's first `/` already; `file://{path}` has not.
    let path = if before.ends_with('/') && !before.ends_with("://") { path.trim_start_matches('/') } else { &path };
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' | b':' => encoded.push(char::from(byte)),
            _ => {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    pattern.replace("{path}", &encoded).replace("{line}", &line.to_string()).replace("{column}", &column.to_string())
}

#[cfg(test)]
mod tests {
    use super::{EDITOR, Editing, address, shown};
    use crate::diag::{Finding, Report, Rule};
    use crate::source::{Sources, Span};

    #[test]
    fn an_editor_opens_at_the_place() {
        let case = |pattern: &str, path: &str, want: &str| assert_eq!(address(pattern, path, 4, 13), want);
        case(EDITOR, "/home/a b/rdl.md", "vscode://file/home/a%20b/rdl.md:4:13");
        case(EDITOR, "C:\\guide\\rdl.md", "vscode://file/C:/guide/rdl.md:4:13");
        case("idea://open?file={path}&line={line}", "/g/é&x.md", "idea://open?file=/g/%C3%A9%26x.md&line=4");
        case("subl://open?url=file://{path}", "/g/a.md", "subl://open?url=file:///g/a.md");
    }

    #[test]
    fn what_stops_a_build_comes_first_and_long_lists_are_cut() {
        let sources = Sources::from_iter([("a.md", "one\ntwo\n")]);
        let at = |byte: usize| Span::new(sources.find("a.md").unwrap(), byte..byte + 3);
        let mut report: Report = (0..100).map(|_| Finding::new(Rule::NoWarmUp, at(0), "w")).collect();
        report.push(Finding::new(Rule::Yaml, at(4), "e").fix("<b>"));
        let found = shown(&report, &sources, Some("javascript:alert(1)"), &Editing { root: "/g".into() });
        assert_eq!((found.stops, found.errors, found.warnings, found.all.len()), (1, 1, 100, 41));
        assert_eq!(found.all[0].editor.as_deref(), Some("vscode://file/g/a.md:2:1"));
        assert_eq!(found.all[0].parts.corrected.as_deref(), Some("<b>"));
        assert!(found.with(&Finding::new(Rule::Yaml, at(4), "e").fix("<b>"), &sources).is_none());
        assert_eq!(found.with(&Finding::new(Rule::Template, None, "t"), &sources).unwrap().stops, 2);
    }
}
