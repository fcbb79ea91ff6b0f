//! Ends templates that do not end.

use std::collections::BTreeMap;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

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
}

impl Watchdog {
    /// Watches the site's gate, and ends the command through `stuck` where a page cannot be ended otherwise.
    pub(super) fn over(site: &Arc<Site>, stuck: mpsc::Sender<End>) -> Self {
        let (stop, stopped) = mpsc::channel();
        let site = site.clone();
        // Without a thread to spare nothing is watched, which harms no guide whose templates end.
        let _ = std::thread::Builder::new().name("watchdog".into()).spawn(move || watch(&site, &stopped, &stuck));
        Self { _stop: stop }
    }
}

fn watch(site: &Site, stopped: &mpsc::Receiver<()>, stuck: &mpsc::Sender<End>) {
    let gate = site.gate();
    let mut since: BTreeMap<u64, Instant> = BTreeMap::new();
    while matches!(stopped.recv_timeout(Duration::from_millis(200)), Err(mpsc::RecvTimeoutError::Timeout)) {
        let now = Instant::now();
        let running = gate.running();
        since.retain(|ticket, _| running.iter().any(|r| r.ticket == *ticket));
        for page in &running {
            let age = now - *since.entry(page.ticket).or_insert(now);
            if age > LONGEST {
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
