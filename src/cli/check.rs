//! `ironleaf check`: every finding, nothing written.

use std::sync::mpsc;
use std::time::Instant;

use crate::diag::show::{self, Amount};
use crate::diag::{Report, Severity};
use crate::disk::{self, Error, Keep, Kept};

use super::End;
use super::args::{Check, Format};
use super::build::site;
use super::progress::Progress;
use super::terminal::Terminal;
use super::watchdog::Watchdog;

pub(super) fn run(args: &Check, terminal: &Terminal, stuck: mpsc::Sender<End>) -> Result<End, Error> {
    let began = Instant::now();
    let (sources, site, mut report) = site(&args.guide, None)?;
    let watchdog = Watchdog::over(&site, stuck);
    let progress = Progress::new(began, site.plan().iter().count(), terminal.watched);
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

/// Coaching errors count too: they never stop a build, but here someone asks.
fn to_mend(report: &Report, strict: bool) -> bool {
    report.count(Severity::Error) > 0 || (strict && report.count(Severity::Warning) > 0)
}
