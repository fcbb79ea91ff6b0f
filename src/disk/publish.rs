//! A site, drawn and put in the old one's place: all of it or nothing.

use std::path::Path;
use std::sync::Mutex;

use rayon::prelude::*;

use crate::base::OutPath;
use crate::diag::{Checked, Report};

use super::exchange::exchange;
use super::lock::Lock;
use super::output::Output;
use super::pages::{Bar, addresses, draw};
use super::place::{self, Place};
use super::scan::Scan;
use super::stage::Stage;
use super::{Error, Pages};

/// What was published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// HTML pages.
    pub pages: usize,
    /// Other files.
    pub files: usize,
    /// How many of both are the same as before.
    pub unchanged: usize,
    /// Files of the old site that the new one has not.
    pub removed: usize,
}

/// Draws every file of `site` and puts them where `output` is, in one step; `tick` is called after each file.
///
/// Nothing is published, and the value is `None`, when something over the bar is found while drawing. Files that others put into
/// the output stay. On every error, and when the process is killed, the old site is there byte for byte.
///
/// # Errors
/// When `output` must not be used, another build runs, or the file system refuses something.
pub fn publish(
    root: &Path,
    output: &Path,
    site: &impl Pages,
    bar: Bar,
    tick: &(dyn Fn() + Sync),
) -> Result<Checked<Option<Published>>, Error> {
    let mut output = Output::ready(root, output)?;
    let _lock = Lock::take(root)?;
    place::bring_back(&mut output)?;
    let mut report = Report::default();
    let paths = addresses(site).into(&mut report);
    if bar.holds(&report) {
        return Ok(Checked { value: None, report });
    }
    let scan = if output.exists { Scan::of(&output.path, &paths)? } else { Scan::default() };
    let place = Place::beside(&output)?;
    let stage = Stage::new(&place, &output, &scan, &paths)?;
    report.append(draw_all(&stage, site, &paths, bar, tick)?);
    if bar.holds(&report) {
        return Ok(Checked { value: None, report });
    }
    let sealed = stage.seal()?;
    exchange(&place, &output, &scan, &sealed)?;
    let pages = paths.iter().filter(|p| Path::new(p.as_str()).extension().is_some_and(|end| end == "html")).count();
    let removed = scan.ours.iter().filter(|p| !sealed.manifest.files.contains_key(*p)).count();
    let unchanged = paths.len() - sealed.new.len();
    Ok(Checked { value: Some(Published { pages, files: paths.len() - pages, unchanged, removed }), report })
}

/// Draws in parallel, straight into the stage; after an error pages are still drawn, for what they find, but not written.
fn draw_all(stage: &Stage<'_>, site: &impl Pages, paths: &[OutPath], bar: Bar, tick: &(dyn Fn() + Sync)) -> Result<Report, Error> {
    let found = Mutex::new(Report::default());
    let held = std::sync::atomic::AtomicBool::new(false);
    paths.par_iter().try_for_each(|path| {
        let drawn = draw(site, path)?;
        if bar.holds(&drawn.report) {
            held.store(true, std::sync::atomic::Ordering::Relaxed);
        }
        if !held.load(std::sync::atomic::Ordering::Relaxed) {
            stage.put(path, &drawn.value)?;
        }
        if !drawn.report.findings.is_empty() {
            found.lock().expect("no holder of this lock panics").append(drawn.report);
        }
        tick();
        Ok(())
    })?;
    let mut report = found.into_inner().expect("no holder of this lock panics");
    report.sort();
    Ok(report)
}

#[cfg(test)]
#[path = "publish_tests.rs"]
mod tests;
