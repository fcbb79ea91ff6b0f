//! Findings for programs.

use serde::Serialize;

use crate::diag::{Finding, Report, Severity};
use crate::source::{Sources, Span};

use super::lines::Lines;

#[derive(Serialize)]
struct Page<'a> {
    findings: Vec<One<'a>>,
    errors: usize,
    warnings: usize,
    infos: usize,
}

#[derive(Serialize)]
struct One<'a> {
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    help: Option<&'a str>,
    fix: Option<FixView<'a>>,
    related: Vec<RelatedView<'a>>,
}

#[derive(Serialize)]
struct FixView<'a> {
    text: &'a str,
    sure: bool,
}

#[derive(Serialize)]
struct RelatedView<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    text: &'a str,
}

/// The findings as one JSON object, in the report's order; the manual describes it.
///
/// Lines and columns count from 1, columns in characters; an end is just past the last character; `file` is
/// the path from the guide's root.
#[expect(clippy::missing_panics_doc, reason = "texts and numbers always have a JSON form")]
pub fn json(report: &Report, sources: &Sources) -> String {
    let mut lines = Lines::new(sources);
    let page = Page {
        findings: report.findings.iter().map(|f| one(f, sources, &mut lines)).collect(),
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        infos: report.count(Severity::Info),
    };
    let mut text = serde_json::to_string_pretty(&page).expect("texts and numbers always have a JSON form");
    text.push('\n');
    text
}

fn one<'a>(finding: &'a Finding, sources: &'a Sources, lines: &mut Lines<'_>) -> One<'a> {
    let mut at = |span: Span, byte: u32| lines.position(span.file, byte);
    let start = finding.span.map(|s| at(s, s.start));
    let end = finding.span.map(|s| at(s, s.end.max(s.start)));
    let related = finding.related.iter().map(|(span, text)| {
        let here = at(*span, span.start);
        RelatedView { file: &sources[span.file].path, line: here.line, column: here.column, text }
    });
    One {
        rule: finding.rule.name(),
        severity: finding.severity.name(),
        message: &finding.message,
        file: finding.span.map(|s| &*sources[s.file].path),
        line: start.map(|p| p.line),
        column: start.map(|p| p.column),
        end_line: end.map(|p| p.line),
        end_column: end.map(|p| p.column),
        help: finding.help.as_deref(),
        fix: finding.fix.as_ref().map(|f| FixView { text: &f.text, sure: f.sure }),
        related: related.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::json;
    use crate::diag::{Finding, Report, Rule};
    use crate::source::{Sources, Span};

    #[test]
    fn the_object_is_as_the_manual_says() {
        let sources = Sources::from_iter([("content/exercises/rdl.md", "---\nä: [hamstring]\n---\n")]);
        let at = Span::new(sources.find("content/exercises/rdl.md").unwrap(), 9..18);
        let report = Report {
            findings: vec![
                Finding::new(Rule::UnknownMuscle, at, "no \"muscle\"").help("try").guess("hamstrings").see(at, "here"),
                Finding::new(Rule::NoRamp, None, "no ramp"),
            ],
        };
        let got: serde_json::Value = serde_json::from_str(&json(&report, &sources)).unwrap();
        let want = serde_json::json!({
            "findings": [
                {
                    "rule": "unknown-muscle", "severity": "error", "message": "no \"muscle\"",
                    "file": "content/exercises/rdl.md", "line": 2, "column": 5, "end_line": 2, "end_column": 14,
                    "help": "try", "fix": {"text": "hamstrings", "sure": false},
                    "related": [{"file": "content/exercises/rdl.md", "line": 2, "column": 5, "text": "here"}],
                },
                {
                    "rule": "no-ramp", "severity": "info", "message": "no ramp", "file": null, "line": null, "column": null,
                    "end_line": null, "end_column": null, "help": null, "fix": null, "related": [],
                },
            ],
            "errors": 1, "warnings": 0, "infos": 1,
        });
        assert_eq!(got, want);
        let keys: Vec<&String> = got["findings"][0].as_object().unwrap().keys().collect();
        assert_eq!(keys[..4], ["rule", "severity", "message", "file"]);
    }
}
