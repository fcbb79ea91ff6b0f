//! `ironleaf check`: every finding, nothing written.

use std::sync::mpsc;
use std::time::Instant;

use crate::desk::{self, Change};
use crate::diag::show::{self, Amount};
use crate::diag::{Report, Severity};
use crate::disk::{self, Error, Keep, Kept};
use crate::source::{Drafts, Options};

use super::End;
use super::args::{Check, Format};
use super::build::site;
use super::progress::Progress;
use super::terminal::Terminal;
use super::watchdog::Watchdog;

pub(super) fn run(args: &Check, terminal: &Terminal, stuck: mpsc::Sender<End>) -> Result<End, Error> {
    let began = Instant::now();
    if args.fix {
        fix(args, terminal)?;
    }
    let (sources, site, mut report) = site(&args.guide, None)?;
    let watchdog = Watchdog::over(&site, stuck);
    let progress = Progress::new(began, site.paths().len(), terminal.watched);
    let pages = Kept::new(&site, &args.guide.root, Keep::Nothing);
    report.append(disk::check(&pages, &|| progress.tick())?);
    drop(progress);
    watchdog.acquit(&mut report);
    report.sort();
    match args.format {
        Format::Human => terminal.error(&show::human(&report, &sources, terminal.style(Amount::All))),
        Format::Json => terminal.out(&show::json(&report, &sources)),
        Format::Github => terminal.out(&show::github(&report, &sources)),
    }
    Ok(if to_mend(&report, args.strict) { End::Findings } else { End::Well })
}

/// Makes the corrections that are sure, and says which.
fn fix(args: &Check, terminal: &Terminal) -> Result<(), Error> {
    let before = disk::read(&args.guide.root)?.value;
    let drafts = if args.guide.drafts { Drafts::Show } else { Drafts::Hide };
    let fixed = desk::fix(&before, &Options { drafts, ..Options::default() });
    disk::replace(&args.guide.root, &before, &fixed.sources)?;
    let said: String = fixed.changes.iter().flat_map(|change| ["mended ".to_owned(), mended(change), "\n".to_owned()]).collect();
    match args.format {
        Format::Human if said.is_empty() => terminal.out("nothing was mended: no finding has a correction that can only be right\n"),
        Format::Human => terminal.out(&said),
        Format::Json | Format::Github => terminal.error(&said),
    }
    Ok(())
}

/// "content/exercises/rdl.md:4: `yes` is now `true`".
fn mended(change: &Change) -> String {
    let Change { path, line, was, now } = change;
    let what = match (was.trim().is_empty(), now.trim().is_empty()) {
        (true, true) if was.contains('\t') => "spaces stand where a tab stood".to_owned(),
        (true, true) => "the spaces are put right".to_owned(),
        (true, false) => format!("wrote `{}`", one_line(now)),
        (false, true) => format!("took `{}` away", one_line(was)),
        (false, false) => format!("`{}` is now `{}`", one_line(was), one_line(now)),
    };
    format!("{path}:{line}: {what}")
}

/// A text on one line.
fn one_line(text: &str) -> String {
    text.split('\n').map(str::trim_end).collect::<Vec<_>>().join("⏎")
}

/// Coaching errors count too: they never stop a build, but here someone asks.
fn to_mend(report: &Report, strict: bool) -> bool {
    report.count(Severity::Error) > 0 || (strict && report.count(Severity::Warning) > 0)
}
