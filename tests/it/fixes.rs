//! A correction that is called sure can be applied without asking: it ends its finding and breaks nothing.

use std::collections::BTreeMap;

use ironleaf::diag::{Finding, Fix};
use ironleaf::{Report, Severity, Sources};

use crate::findings::{Files, guides, known};

/// The sure corrections of a report, each with what it belongs to.
fn sure(report: &Report) -> impl Iterator<Item = (&Finding, &Fix)> {
    report.findings.iter().filter_map(|finding| Some((finding, finding.fix.as_ref().filter(|fix| fix.sure)?)))
}

/// The files with one correction applied.
fn applied(files: &Files, sources: &Sources, finding: &Finding, fix: &Fix) -> Files {
    let span = finding.span.expect("a correction has a place");
    let path = &*sources[span.file].path;
    let change = |(name, bytes): &(String, Vec<u8>)| {
        let mut bytes = bytes.clone();
        if name == path {
            bytes.splice(span.range(), fix.text.bytes());
        }
        (name.clone(), bytes)
    };
    files.iter().map(change).collect()
}

/// How often each error is found: rule and message.
fn errors(report: &Report) -> BTreeMap<(&str, &str), usize> {
    let mut all = BTreeMap::new();
    for finding in report.findings.iter().filter(|f| f.severity == Severity::Error) {
        *all.entry((finding.rule.name(), finding.message.as_str())).or_default() += 1;
    }
    all
}

fn count(report: &Report, of: &Finding) -> usize {
    report.findings.iter().filter(|f| f.rule == of.rule && f.message == of.message).count()
}

#[test]
fn a_sure_correction_ends_its_finding_and_breaks_nothing() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for (title, files) in guides() {
        let (sources, before) = &*known(&files);
        for (finding, fix) in sure(before) {
            tried += 1;
            let (_, after) = &*known(&applied(&files, sources, finding, fix));
            let about = format!("{title}: `{}` -> `{}`", finding.message, fix.text);
            if count(after, finding) >= count(before, finding) {
                wrong.push(format!("{about}: is still found"));
            }
            let old = errors(before);
            let new = errors(after).into_iter().filter(|(error, times)| old.get(error).is_none_or(|before| times > before));
            wrong.extend(new.map(|((rule, message), _)| format!("{about}: brings {rule}: {message}")));
        }
    }
    assert!(tried > 50, "only {tried} corrections were tried");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_sure_corrections_together_leave_none() {
    let mut wrong = Vec::new();
    for (title, mut files) in guides() {
        // What one correction uncovers may have one of its own, but there is an end.
        for round in 0.. {
            let (sources, report) = &*known(&files);
            let Some((finding, fix)) = sure(report).next() else { break };
            if round == 30 {
                wrong.push(format!("{title}: `{}` -> `{}` goes on", finding.message, fix.text));
                break;
            }
            files = applied(&files, sources, finding, fix);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
