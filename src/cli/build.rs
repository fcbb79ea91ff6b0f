//! `ironleaf build`: content in, output out.

use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use crate::base::words;
use crate::diag::Report;
use crate::diag::show::{self, Amount};
use crate::disk::{self, Bar, Error, Keep, Kept, Pages, Published};
use crate::site::Site;
use crate::source::{Drafts, Options, Sources};

use super::End;
use super::args::{Build, Guide};
use super::progress::Progress;
use super::terminal::Terminal;
use super::watchdog::Watchdog;

/// So many errors, and so many warnings, are shown in full.
const SHOWN: usize = 20;

pub(super) fn run(args: &Build, terminal: &Terminal, stuck: mpsc::Sender<End>) -> Result<End, Error> {
    let began = Instant::now();
    let (sources, site, mut report) = site(&args.guide, args.base_url.clone())?;
    let output = args.output.clone().unwrap_or_else(|| args.guide.root.join("output"));
    let bar = if args.strict { Bar::Warnings } else { Bar::Errors };
    let watchdog = Watchdog::over(&site, stuck);
    let progress = Progress::new(began, site.paths().len(), terminal.watched && !args.quiet);
    let pages = Kept::new(&site, &args.guide.root, Keep::Pictures);
    let published = draw(&args.guide.root, &output, &pages, bar, &progress, &mut report)?;
    drop(progress);
    watchdog.acquit(&mut report);
    report.sort();
    terminal.error(&show::findings(&report, &sources, terminal.style(Amount::First(SHOWN))));
    if published.is_some() {
        pages.tidy();
    }
    let Some(published) = published else {
        terminal.error(&format!("nothing was published: {}\n", show::summary(&report)));
        return Ok(End::Findings);
    };
    if !args.quiet {
        terminal.out(&closing(&published, &output, began.elapsed(), &report));
    }
    Ok(End::Well)
}

/// The site of a guide's folder, and all that was found on the way.
pub(super) fn site(guide: &Guide, base_url: Option<String>) -> Result<(Sources, Arc<Site>, Report), Error> {
    let mut report = Report::default();
    let sources = disk::read(&guide.root)?.into(&mut report);
    let drafts = if guide.drafts { Drafts::Show } else { Drafts::Hide };
    let site = Site::new(&sources, &Options { drafts, base_url }).into(&mut report);
    Ok((sources, Arc::new(site), report))
}

/// Publishes what nothing keeps from it; what cannot be published is drawn all the same, so that all is found in one run.
fn draw(
    root: &Path,
    output: &Path,
    site: &impl Pages,
    bar: Bar,
    progress: &Progress,
    report: &mut Report,
) -> Result<Option<Published>, Error> {
    let tick = || progress.tick();
    if bar.holds(report) {
        report.append(disk::check(site, &tick)?);
        return Ok(None);
    }
    Ok(disk::publish(root, output, site, bar, &tick)?.into(report))
}

/// `drew 214 pages and 12 files into output in 0.4 s — 0 errors, 2 warnings`
fn closing(published: &Published, output: &Path, took: Duration, report: &Report) -> String {
    let (pages, files) = (words::count(published.pages, "page"), words::count(published.files, "file"));
    let output: PathBuf = output.components().filter(|c| *c != std::path::Component::CurDir).collect();
    let (output, took) = (output.display(), took.as_secs_f64());
    format!("drew {pages} and {files} into {output} in {took:.1} s — {}\n", show::summary(report))
}

#[cfg(test)]
mod tests {
    use super::{Duration, Path, Published, Report, closing};

    #[test]
    fn the_closing_line_is_english() {
        let case = |pages, files, output: &str, want: &str| {
            let published = Published { pages, files, ..Published::default() };
            assert_eq!(closing(&published, Path::new(output), Duration::from_millis(420), &Report::default()), want);
        };
        case(214, 12, "./output", "drew 214 pages and 12 files into output in 0.4 s — 0 errors, 0 warnings\n");
        case(1, 1, "/srv/site", "drew 1 page and 1 file into /srv/site in 0.4 s — 0 errors, 0 warnings\n");
    }
}
