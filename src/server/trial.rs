//! Drawing some pages before anyone asks, for the mistakes in templates that show only then.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::base::OutPath;
use crate::base::fingerprint::Fingerprint;
use crate::diag::{Finding, Report, Rule};
use crate::site::Site;
use crate::site::plan::Route;
use crate::source::{Sources, Span};

/// Of the pages of one kind in one folder, so many are tried.
const TRIED: usize = 3;
/// So long all of it may take; a template that does not end is named then.
const PATIENCE: Duration = Duration::from_secs(4);
/// So long a page has to end once it is told to.
const GRACE: Duration = Duration::from_millis(500);

/// A trial whose page cannot be ended: as long as its thread runs, the same templates are not tried again.
#[derive(Debug)]
pub(super) struct Lost {
    templates: Fingerprint,
    report: Report,
    thread: JoinHandle<()>,
}

/// What is found when some pages of each kind are drawn; `lost` remembers a trial that never ended.
pub(super) fn of_templates(site: &Arc<Site>, sources: &Sources, lost: &mut Option<Lost>) -> Report {
    let templates = templates(sources);
    if let Some(lost) = lost.as_ref().filter(|lost| lost.templates == templates && !lost.thread.is_finished()) {
        return lost.report.clone();
    }
    let (report, thread) = tried(site, sources);
    *lost = thread.map(|thread| Lost { templates, report: report.clone(), thread });
    report
}

/// What the guide's own templates are.
fn templates(sources: &Sources) -> Fingerprint {
    let parts = sources.under("templates/").map(|(_, file)| format!("{} {}\n", file.path, Fingerprint::of(&file.bytes)));
    Fingerprint::of(parts.collect::<String>().as_bytes())
}

/// What a trial finds, and its thread if it could not be ended.
fn tried(site: &Arc<Site>, sources: &Sources) -> (Report, Option<JoinHandle<()>>) {
    let mut report = Report::default();
    let (tell, found) = mpsc::channel();
    let drawn = site.clone();
    let stop = Arc::new(AtomicBool::new(false));
    let stopped = stop.clone();
    let draw = move || {
        for path in chosen(&drawn) {
            if stopped.load(Ordering::Relaxed) {
                return;
            }
            if let Ok(Err(finding)) = catch_unwind(AssertUnwindSafe(|| drawn.draw(&path))) {
                let _ = tell.send(*finding);
            }
        }
    };
    let Ok(thread) = std::thread::Builder::new().name("trial".into()).stack_size(8 << 20).spawn(draw) else {
        return (report, None);
    };
    let until = Instant::now() + PATIENCE;
    loop {
        match found.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(finding) => report.push(finding),
            Err(RecvTimeoutError::Disconnected) => return (report, None),
            Err(RecvTimeoutError::Timeout) => break,
        }
    }
    stop.store(true, Ordering::Relaxed);
    for running in site.gate().running() {
        site.gate().end(&running.page);
        let place = sources.find(&format!("templates/{}", running.template)).map(|file| Span::new(file, 0..0));
        let message = format!("the template `{}` does not end on the page `{}`", running.template, running.page);
        report.push(Finding::new(Rule::TemplateSlow, place, message).help("look for loops inside loops over long lists"));
    }
    let ended = loop {
        match found.recv_timeout(GRACE) {
            Ok(_) => {}
            Err(end) => break end == RecvTimeoutError::Disconnected,
        }
    };
    (report, Some(thread).filter(|_| !ended))
}

/// Some pages of each kind that is drawn.
fn chosen(site: &Site) -> Vec<OutPath> {
    let mut tried: BTreeMap<String, usize> = BTreeMap::new();
    let mut chosen = Vec::new();
    for (path, route) in site.plan().iter() {
        if matches!(route, Route::File(_) | Route::Picture { .. } | Route::Asset(_)) || !path.is_page() {
            continue;
        }
        let folder = path.as_str().split_once('/').map_or(path.as_str(), |(folder, _)| folder);
        let count = tried.entry(folder.to_owned()).or_default();
        *count += 1;
        if *count <= TRIED {
            chosen.push(path.clone());
        }
    }
    chosen
}
