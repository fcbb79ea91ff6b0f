//! Findings as text: for people, for programs, and for GitHub's reviewers.
//!
//! ```
//! use ironleaf::diag::{Finding, Report, Rule, show};
//! use ironleaf::source::{Sources, Span};
//!
//! let sources = Sources::from_iter([("content/exercises/rdl.md", "---\nmuscles: {primary: [hamstring]}\n---\n")]);
//! let file = sources.find("content/exercises/rdl.md").unwrap();
//! let mut report = Report::default();
//! report.push(Finding::new(Rule::UnknownMuscle, Span::new(file, 24..33), "no muscle is called `hamstring`").fix("hamstrings"));
//! let text = show::human(&report, &sources, show::Style::default());
//! assert!(text.starts_with("error[unknown-muscle]: no muscle is called `hamstring`\n --> content/exercises/rdl.md:2:21\n"));
//! assert!(text.ends_with("1 error, 0 warnings\n"));
//! ```

mod excerpt;
mod github;
mod human;
mod json;
mod lines;
mod parts;

pub use github::github;
pub use human::{Amount, Color, Style, findings, human};
pub use json::json;
pub use parts::{Parts, Place, parts};

use super::{Report, Severity};
use crate::base::words;

/// How many of each there are, in one line: `2 errors, 1 warning, 3 infos`.
///
/// Errors and warnings are always named, so that `0 errors` can be read; infos only where there are any.
pub fn summary(report: &Report) -> String {
    let count = |severity: Severity| words::count(report.count(severity), severity.name());
    let mut out = format!("{}, {}", count(Severity::Error), count(Severity::Warning));
    if report.count(Severity::Info) > 0 {
        out = format!("{out}, {}", count(Severity::Info));
    }
    out
}

/// `text` with every control character but a line's end and a tab replaced, so that nothing in a guide can steer a terminal.
pub fn plain(text: &str) -> std::borrow::Cow<'_, str> {
    let steers = |c: char| (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.contains(steers) { text.replace(steers, "\u{fffd}").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::summary;
    use crate::diag::{Finding, Report, Rule};

    #[test]
    fn the_summary_is_english() {
        let case = |rules: &[Rule], want: &str| {
            let report: Report = rules.iter().map(|r| Finding::new(*r, None, "x")).collect();
            assert_eq!(summary(&report), want);
        };
        case(&[], "0 errors, 0 warnings");
        case(&[Rule::Yaml], "1 error, 0 warnings");
        case(&[Rule::Yaml, Rule::Yaml, Rule::NoWarmUp, Rule::NoRamp], "2 errors, 1 warning, 1 info");
        case(&[Rule::NoRamp, Rule::NoRamp, Rule::NoRamp], "0 errors, 0 warnings, 3 infos");
    }
}
