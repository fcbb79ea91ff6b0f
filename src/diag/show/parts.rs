//! A finding in parts, for whoever draws it with other means than a terminal's.

use crate::diag::{Finding, Severity};
use crate::source::{FileId, Sources, Span};

use super::excerpt::excerpt;
use super::lines::Lines;
use super::plain;

/// The longest correction that is offered for copying, in bytes.
const LONGEST: usize = 4000;

/// What a finding says and where, each part a text of its own without control characters; nothing is escaped.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Parts {
    /// The rule's name: `unknown-muscle`.
    pub rule: &'static str,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// Whether nothing can be published while it stands.
    pub stops: bool,
    /// What is.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Where it stands, where it has a place.
    pub place: Option<Place>,
    /// The whole lines at the place with the correction in them, where there is one.
    pub corrected: Option<String>,
    /// Other places that belong to it, each with a word about it: `content/a.md:3: the other one`.
    pub related: Vec<String>,
}

/// A place in a file, with the lines there.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Place {
    /// The file's path from the guide's root.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// The lines before what is meant, from the beginning of the first.
    pub before: String,
    /// What is meant; may be empty.
    pub marked: String,
    /// The rest of the last line.
    pub after: String,
}

/// The parts of each finding, in the report's order.
pub fn parts<'f>(findings: impl IntoIterator<Item = &'f Finding>, sources: &Sources) -> Vec<Parts> {
    let mut lines = Lines::new(sources);
    findings.into_iter().map(|finding| one(finding, sources, &mut lines)).collect()
}

fn one(finding: &Finding, sources: &Sources, lines: &mut Lines<'_>) -> Parts {
    let name = |file: FileId| plain(&sources[file].path).into_owned();
    let related = finding.related.iter().map(|(span, text)| {
        let at = lines.position(span.file, span.start);
        format!("{}:{}: {}", name(span.file), at.line, plain(text))
    });
    let related = related.collect();
    let place = finding.span.map(|span| {
        let at = lines.position(span.file, span.start);
        let shown = excerpt(lines, span);
        Place {
            file: name(span.file),
            line: at.line,
            column: at.column,
            before: shown.text[..shown.span.start].to_owned(),
            marked: shown.text[shown.span.clone()].to_owned(),
            after: shown.text[shown.span.end..].to_owned(),
        }
    });
    let fixed = finding.span.zip(finding.fix.as_ref());
    Parts {
        rule: finding.rule.name(),
        severity: finding.severity.name(),
        stops: finding.severity == Severity::Error && finding.stops_build(),
        message: plain(&finding.message).into_owned(),
        help: finding.help.as_deref().map(|help| plain(help).into_owned()),
        place,
        corrected: fixed.and_then(|(span, fix)| corrected(sources, span, &fix.text)),
        related,
    }
}

/// The whole lines at `span` with `fix` in its place, as they stand in the file; nothing where that changes nothing.
fn corrected(sources: &Sources, span: Span, fix: &str) -> Option<String> {
    let text = sources.text(span.file)?;
    let text = text.strip_prefix('\u{feff}').map_or((text, 0), |rest| (rest, 3));
    let (text, skipped) = text;
    let (start, end) = ((span.start as usize).checked_sub(skipped)?, (span.end as usize).checked_sub(skipped)?);
    let was = text.get(start..end)?;
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let rest = &text[end..];
    let upto = if was.ends_with('\n') { 0 } else { rest.find('\n').unwrap_or(rest.len()) };
    let line = format!("{}{fix}{}", &text[from..start], &rest[..upto]).replace('\r', "");
    let line = line.trim_end_matches('\n').to_owned();
    (was != fix && line.len() <= LONGEST).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::parts;
    use crate::diag::{Finding, Rule};
    use crate::source::{Sources, Span};

    #[test]
    fn a_finding_falls_into_its_parts() {
        let sources = Sources::from_iter([("a.md", "\u{feff}---\r\nmuscles: [hamstring]\r\n---\r\n")]);
        let file = sources.find("a.md").unwrap();
        let case = |range: std::ops::Range<usize>, fix: &str, marked: &str, want: Option<&str>| {
            let finding = Finding::new(Rule::UnknownMuscle, Span::new(file, range), "no").fix(fix);
            let found = parts([&finding], &sources).remove(0);
            assert_eq!(found.place.unwrap().marked, marked);
            assert_eq!(found.corrected.as_deref(), want);
        };
        case(18..27, "hamstrings", "hamstring", Some("muscles: [hamstrings]"));
        case(18..27, "hamstring", "hamstring", None);
        case(8..8, "# ", "", Some("# muscles: [hamstring]"));
        let finding = Finding::new(Rule::UnknownMuscle, Span::new(file, 18..27), "a\u{1b}b").see(Span::new(file, 3..6), "here");
        let found = parts([&finding], &sources).remove(0);
        assert_eq!((&*found.message, &*found.related[0]), ("a\u{fffd}b", "a.md:1: here"));
        let place = found.place.unwrap();
        assert_eq!((place.line, place.column, &*place.before, &*place.after), (2, 11, "muscles: [", "]"));
    }

    proptest::proptest! {
        #[test]
        fn no_place_panics(text in "[\u{feff}aé\r\n\t]{0,20}", start in 0usize..40, end in 0usize..40) {
            let sources = Sources::from_iter([("a", &text)]);
            let finding = Finding::new(Rule::Yaml, Span::new(sources.find("a").unwrap(), start..end), "x").fix("y");
            proptest::prop_assert_eq!(parts([&finding], &sources).len(), 1);
        }
    }
}
