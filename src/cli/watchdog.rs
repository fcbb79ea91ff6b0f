//! Ends templates that do not end.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::{Duration, Instant};

use crate::diag::{Report, Rule};
use crate::site::Site;

use super::End;
use super::terminal::Terminal;

/// A page that takes longer than this will not end; the slowest known takes a thousandth of it.
const LONGEST: Duration = Duration::from_secs(8);
/// After the gate is closed, a page that writes anything ends at once; one that does not is a loop without output.
const GRACE: Duration = Duration::from_secs(1);

/// Looks after the pages being drawn until it is dropped.
pub(super) struct Watchdog {
    _stop: mpsc::Sender<()>,
    guilty: Guilty,
}

/// The templates that ran too long.
type Guilty = Arc<Mutex<BTreeSet<String>>>;

impl Watchdog {
    /// Watches the site's gate, and ends the command through `stuck` where a page cannot be ended otherwise.
    pub(super) fn over(site: &Arc<Site>, stuck: mpsc::Sender<End>) -> Self {
        let (stop, stopped) = mpsc::channel();
        let site = site.clone();
        let guilty = Guilty::default();
        let found = guilty.clone();
        // Without a thread to spare nothing is watched, which harms no guide whose templates end.
        let _ = std::thread::Builder::new().name("watchdog".into()).spawn(move || watch(&site, &found, &stopped, &stuck));
        Self { _stop: stop, guilty }
    }

    /// Takes away what is said of templates that only happened to be drawn when the gate closed.
    pub(super) fn acquit(&self, report: &mut Report) {
        let guilty = self.guilty.lock().unwrap_or_else(PoisonError::into_inner);
        let names: Vec<String> = guilty.iter().map(|template| format!("`{template}`")).collect();
        if !names.is_empty() {
            report.findings.retain(|f| f.rule != Rule::TemplateSlow || names.iter().any(|name| f.message.contains(name)));
        }
    }
}

fn watch(site: &Site, guilty: &Guilty, stopped: &mpsc::Receiver<()>, stuck: &mpsc::Sender<End>) {
    let gate = site.gate();
    let mut since: BTreeMap<u64, Instant> = BTreeMap::new();
    while matches!(stopped.recv_timeout(Duration::from_millis(200)), Err(mpsc::RecvTimeoutError::Timeout)) {
        let now = Instant::now();
        let running = gate.running();
        since.retain(|ticket, _| running.iter().any(|r| r.ticket == *ticket));
        for page in &running {
            let age = now - *since.entry(page.ticket).or_insert(now);
            if age > LONGEST {
                guilty.lock().unwrap_or_else(PoisonError::into_inner).insert(page.template.clone());
                gate.close();
            }
            if age > LONGEST + GRACE {
                Terminal::new().error(&format!(
                    "error[template-slow]: the template `{}` does not end on the page `{}`\nhelp: look for loops inside loops over long lists\n",
                    page.template, page.page
                ));
                let _ = stuck.send(End::Findings);
                return;
            }
        }
    }
}
