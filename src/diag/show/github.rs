//! Findings for GitHub's workflow runs, which show them beside the changed lines.

use std::fmt::Write as _;

use crate::diag::{Report, Severity};
use crate::source::Sources;

use super::lines::Lines;

/// The findings as workflow commands, one a line, in the report's order.
pub fn github(report: &Report, sources: &Sources) -> String {
    let mut lines = Lines::new(sources);
    let mut out = String::new();
    for finding in &report.findings {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let _ = write!(out, "::{command} ");
        if let Some(span) = finding.span {
            let (start, end) = (lines.position(span.file, span.start), lines.position(span.file, span.end.max(span.start)));
            let file = property(&sources[span.file].path);
            let _ = write!(out, "file={file},line={},endLine={},col={}", start.line, end.line, start.column);
            // GitHub takes columns only where the place is within one line.
            if start.line == end.line {
                let _ = write!(out, ",endColumn={}", end.column);
            }
            out.push(',');
        }
        let message = match &finding.help {
            Some(help) => format!("{}\nhelp: {help}", finding.message),
            None => finding.message.clone(),
        };
        let _ = writeln!(out, "title={}::{}", finding.rule.name(), data(&message));
    }
    out
}

/// Text after `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Text between `=` and `,`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::github;
    use crate::diag::{Finding, Report, Rule};
    use crate::source::{Sources, Span};

    #[test]
    fn annotations_are_one_line_each_whatever_they_hold() {
        let sources = Sources::from_iter([("content/a,b:c.md", "one\ntwo\n")]);
        let file = sources.find("content/a,b:c.md").unwrap();
        let case = |finding: Finding, want: &str| assert_eq!(github(&Report { findings: vec![finding] }, &sources), want);
        case(
            Finding::new(Rule::Yaml, Span::new(file, 4..7), "50% off\r\nnow").help("a, b: c"),
            "::error file=content/a%2Cb%3Ac.md,line=2,endLine=2,col=1,endColumn=4,title=yaml::50%25 off%0D%0Anow%0Ahelp: a, b: c\n",
        );
        case(
            Finding::new(Rule::NoWarmUp, Span::new(file, 0..7), "x"),
            "::warning file=content/a%2Cb%3Ac.md,line=1,endLine=2,col=1,title=no-warm-up::x\n",
        );
        case(Finding::new(Rule::NoRamp, None, "x"), "::notice title=no-ramp::x\n");
    }
}
