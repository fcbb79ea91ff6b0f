//! From each state of the sources to the site that is shown for it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::diag::{Checked, Finding, Report, Rule};
use crate::site::{Memo, Site};
use crate::source::{Options, Sources};

use super::good::Good;
use super::overlay::{self, Editing};
use super::stage::{Change, Scene};
use super::trial::{self, Lost};

/// Makes a site of each state of a guide's sources.
#[derive(Debug, Default)]
pub struct Workshop {
    options: Options,
    good: Good,
    memo: Memo,
    before: Option<Before>,
    /// A trial of templates that never ended.
    lost: Mutex<Option<Lost>>,
}

/// The state before.
#[derive(Debug)]
struct Before {
    read: Checked<Sources>,
    shown: Sources,
    site: Arc<Site>,
}

/// What became of one state of the sources.
#[derive(Debug)]
pub struct Made {
    /// The site to show: where files have mistakes, as it is with these files as they last were without.
    pub site: Arc<Site>,
    /// All that was found in the sources as they are.
    pub report: Report,
    /// The sources as they are.
    pub sources: Sources,
    /// Which files are not what they were.
    pub moved: Moved,
    /// The sources of the site that is shown.
    shown: Sources,
    change: Change,
}

/// Which files changed between two states, by their paths in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// Files with other bytes.
    pub changed: Vec<String>,
    /// Files that were not there.
    pub added: Vec<String>,
    /// Files that are gone.
    pub removed: Vec<String>,
}

impl Workshop {
    /// A workshop that has seen nothing yet.
    pub fn new(options: Options) -> Self {
        Self { options, ..Self::default() }
    }

    /// What becomes of the sources as they are read; nothing where they are what they were.
    pub fn take(&mut self, mut read: Checked<Sources>) -> Option<Made> {
        if let Some(before) = &self.before {
            // What is known of a file holds whichever others came or went.
            read.value = read.value.after(&before.read.value);
        }
        let moved = self.before.as_ref().map(|before| Moved::between(&before.read.value, &read.value)).unwrap_or_default();
        if self.before.as_ref().is_some_and(|before| moved.is_empty() && before.read.report == read.report) {
            return None;
        }
        let (sources, found) = (read.value.clone(), read.report.clone());
        let built = self.build(&sources);
        let stand_ins = self.good.learn(&sources, &built.report);
        let unread = found.findings.iter().any(Finding::stops_build);
        let (shown, site) = self.choose(&sources, &built, stand_ins, unread);
        self.memo.settle();
        let mut report = found;
        report.append(built.report);
        report.sort();
        let change = self.before.as_ref().map_or(Change::Pages, |before| change(&before.shown, &shown));
        let site = match (&self.before, &change) {
            (Some(before), Change::Nothing) => before.site.clone(),
            _ => site,
        };
        self.before = Some(Before { read, shown: shown.clone(), site: site.clone() });
        Some(Made { site, report, sources, moved, shown, change })
    }

    /// The sources to show and their site: as they are, or the stand-ins that leave the least wrong.
    fn choose(
        &self,
        sources: &Sources,
        built: &Checked<Arc<Site>>,
        stand_ins: super::good::StandIns,
        unread: bool,
    ) -> (Sources, Arc<Site>) {
        let mut best = (sources.clone(), built.value.clone());
        let mut wrong = stops(&built.report);
        let emptied = built.report.findings.iter().any(|finding| finding.rule == Rule::EmptyGuide);
        if let Some(mended) = stand_ins.mended {
            let built = self.build(&mended);
            wrong = stops(&built.report);
            best = (mended, built.value);
        }
        if let Some(restored) = stand_ins.restored.filter(|_| wrong > 0 || unread) {
            let built = self.build(&restored);
            if unread || emptied || stops(&built.report) < wrong {
                best = (restored, built.value);
            }
        }
        best
    }

    fn build(&self, sources: &Sources) -> Checked<Arc<Site>> {
        let Checked { value, mut report } = Site::again(sources, &self.options, &self.memo);
        let site = Arc::new(value);
        if sources.under("templates/").next().is_some() {
            let mut lost = self.lost.lock().unwrap_or_else(PoisonError::into_inner);
            report.append(trial::of_templates(&site, sources, &mut lost));
        }
        Checked { value: site, report }
    }
}

impl Made {
    /// What browsers are to be shown of it.
    pub fn show(&self, editing: &Editing) -> Scene {
        let findings = overlay::shown(&self.report, &self.sources, self.site.editor(), editing);
        Scene::new(self.site.clone(), self.shown.clone(), findings, self.change.clone())
    }
}

impl Moved {
    /// What differs between two states.
    pub fn between(before: &Sources, after: &Sources) -> Self {
        let mut moved = Self::default();
        let mut old: BTreeMap<&str, &[u8]> = before.files().map(|(_, file)| (&*file.path, &*file.bytes)).collect();
        for (_, file) in after.files() {
            match old.remove(&*file.path) {
                None => moved.added.push(file.path.to_string()),
                Some(bytes) if *bytes != *file.bytes => moved.changed.push(file.path.to_string()),
                Some(_) => {}
            }
        }
        moved.removed = old.into_keys().map(str::to_owned).collect();
        moved
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.added.is_empty() && self.removed.is_empty()
    }
}

fn stops(report: &Report) -> usize {
    report.findings.iter().filter(|finding| finding.stops_build()).count()
}

/// What browsers have to do when one state takes another's place.
fn change(before: &Sources, after: &Sources) -> Change {
    let moved = Moved::between(before, after);
    let styles = moved.changed.iter().all(|path| path.starts_with("static/") && path.rsplit_once('.').is_some_and(|(_, end)| end == "css"));
    if moved.is_empty() {
        Change::Nothing
    } else if styles && moved.added.is_empty() && moved.removed.is_empty() {
        Change::Styles
    } else {
        Change::Pages
    }
}
