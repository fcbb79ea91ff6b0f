//! `ironleaf fmt`: workout lines in their canonical form, in place.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::base::words;
use crate::desk::{self, Formatted, Left};
use crate::diag::Report;
use crate::diag::show::{self, Amount};
use crate::disk::{self, Error};

use super::End;
use super::args::Fmt;
use super::terminal::Terminal;

pub(super) fn run(args: &Fmt, terminal: &Terminal) -> Result<End, Error> {
    let mut report = Report::default();
    let sources = disk::read(&args.root)?.into(&mut report);
    let formatted = desk::format(&sources);
    report.append(formatted.report.clone());
    report.sort();
    if !report.findings.is_empty() {
        terminal.error(&show::human(&report, &sources, terminal.style(Amount::All)));
    }
    terminal.error(&left(&formatted));
    if !args.check {
        disk::replace(&args.root, &sources, &formatted.sources)?;
    }
    terminal.out(&closing(&formatted, args.check));
    let would = args.check && !formatted.changes.is_empty();
    Ok(if would || !formatted.left.is_empty() || !report.findings.is_empty() { End::Findings } else { End::Well })
}

/// The files that stay as they are, and why.
fn left(formatted: &Formatted) -> String {
    let mut out = String::new();
    for left in &formatted.left {
        let _ = match left {
            Left::Broken(path) => writeln!(out, "left as it is: {path}, until what is found there is mended"),
            Left::Fragile(path) => writeln!(out, "left as it is: {path}; YAML needs its lines as they are, so write them under `work: |`"),
        };
    }
    out
}

fn closing(formatted: &Formatted, check: bool) -> String {
    let changes = &formatted.changes;
    if changes.is_empty() {
        let other = if formatted.left.is_empty() { "" } else { "other " };
        return format!("every {other}workout line is in its usual form\n");
    }
    let mut out = String::new();
    for change in changes {
        let _ = writeln!(out, "{}:{}\n  - {}\n  + {}", change.path, change.line, change.was, change.now);
    }
    let files = changes.iter().map(|change| &change.path).collect::<BTreeSet<_>>().len();
    let lines = format!("{} in {}", words::count(changes.len(), "line"), words::count(files, "file"));
    let end = if check { format!("{lines} would change; `ironleaf fmt` changes them\n") } else { format!("changed {lines}\n") };
    out + &end
}
