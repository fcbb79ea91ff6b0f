//! What can be drawn, and drawing it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;

use crate::base::OutPath;
use crate::diag::{Checked, Finding, Report, Rule, Severity};
use crate::site::Site;

use super::Error;

/// The bytes of one file of a site.
pub type Drawn<'a> = Cow<'a, [u8]>;

/// A site whose every file can be drawn, in any order and many at once.
pub trait Pages: Sync {
    /// The place of every file, each once.
    fn paths(&self) -> Vec<OutPath>;

    /// One file's bytes, and what was found while it was drawn.
    fn draw(&self, path: &OutPath) -> Checked<Drawn<'_>>;
}

impl Pages for Site {
    fn paths(&self) -> Vec<OutPath> {
        Site::paths(self)
    }

    fn draw(&self, path: &OutPath) -> Checked<Drawn<'_>> {
        if let Some(drawn) = self.draw_picture(path) {
            let bytes = drawn.value.into_iter().next().map(|(_, bytes)| bytes);
            return Checked { value: bytes.unwrap_or_default().into(), report: drawn.report };
        }
        match Site::draw(self, path) {
            Ok(bytes) => Checked::clean(bytes.unwrap_or_default()),
            Err(finding) => Checked { value: Drawn::default(), report: Report::from_iter([*finding]) },
        }
    }
}

/// What keeps a site from being published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bar {
    /// What [stops a build](Finding::stops_build).
    #[default]
    Errors,
    /// Every error and every warning.
    Warnings,
}

impl Bar {
    /// Whether anything in the report keeps a site from being published.
    pub fn holds(self, report: &Report) -> bool {
        let warns = |f: &Finding| self == Self::Warnings && f.severity != Severity::Info;
        report.findings.iter().any(|f| f.stops_build() || warns(f))
    }
}

/// Draws every file, drops it, and keeps what was found; `tick` is called after each.
///
/// # Errors
/// When a page meets a mistake in Ironleaf itself.
pub fn check(site: &impl Pages, tick: &(dyn Fn() + Sync)) -> Result<Report, Error> {
    let mut report = Report::default();
    let paths = addresses(site).into(&mut report);
    let reports: Result<Vec<Report>, Error> = paths
        .par_iter()
        .map(|path| {
            let report = draw(site, path)?.report;
            tick();
            Ok(report)
        })
        .collect();
    report.extend(reports?.into_iter().flat_map(|r| r.findings));
    report.sort();
    Ok(report)
}

/// The bytes of some files, in their order, and all that was found while they were drawn.
///
/// # Errors
/// When a page meets a mistake in Ironleaf itself.
pub fn draw_all(site: &impl Pages, paths: &[OutPath]) -> Result<Checked<Vec<Vec<u8>>>, Error> {
    let drawn: Vec<Checked<Vec<u8>>> =
        paths.par_iter().map(|path| Ok(draw(site, path)?.map(Cow::into_owned))).collect::<Result<_, Error>>()?;
    let mut report = Report::default();
    let value = drawn.into_iter().map(|one| one.into(&mut report)).collect();
    Ok(Checked { value, report })
}

/// One page, with a panic turned into an error that names it.
pub(super) fn draw<'a>(site: &'a impl Pages, path: &OutPath) -> Result<Checked<Drawn<'a>>, Error> {
    // A site only lends what it draws from, so nothing half-changed can be seen after a panic.
    catch_unwind(AssertUnwindSafe(|| site.draw(path))).map_err(|panic| {
        let message = panic.downcast_ref::<&str>().map(ToString::to_string).or_else(|| panic.downcast_ref::<String>().cloned());
        Error::Internal { page: path.to_string(), message: message.unwrap_or_else(|| "no message".into()) }
    })
}

/// All addresses in order; a finding for two that some file system takes for one, or for a file and a folder of one name.
pub(super) fn addresses(site: &impl Pages) -> Checked<Vec<OutPath>> {
    let mut paths = site.paths();
    paths.sort();
    let mut report = Report::default();
    let mut taken: BTreeMap<String, &OutPath> = BTreeMap::new();
    let clash = |a: &OutPath, b: &OutPath| {
        let message = if a == b { format!("two files want the address `{a}`") } else { format!("`{a}` and `{b}` want one address") };
        Finding::new(Rule::AddressClash, None, message).help("rename one of them")
    };
    for path in &paths {
        if path.key() == super::manifest::NAME {
            let message = format!("the address `{path}` is kept for the list of files that a build writes");
            report.push(Finding::new(Rule::AddressClash, None, message).help("rename the file"));
        }
        if let Some(other) = taken.insert(path.key(), path) {
            report.push(clash(other, path));
        }
    }
    for (key, path) in &taken {
        for (at, _) in key.match_indices('/') {
            if let Some(other) = taken.get(&key[..at]) {
                report.push(clash(other, path));
            }
        }
    }
    Checked { value: paths, report }
}
