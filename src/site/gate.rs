//! A way to stop templates that never end.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The most that one page may hold, in bytes.
const MOST: usize = 64 << 20;

/// Which pages are being drawn, and whether drawing should stop.
///
/// Nothing here knows the time: whoever has a clock looks at [`Gate::running`] now and again, and when a ticket stays too
/// long ends that page, or closes the gate for all. A page that is ended stops at its next write; a loop that writes
/// nothing cannot be ended from outside, but its page and template are named here.
#[derive(Debug, Default)]
pub struct Gate {
    closed: AtomicBool,
    next: AtomicU64,
    running: Mutex<BTreeMap<u64, (Running, Arc<AtomicBool>)>>,
}

/// A page that is being drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// Grows with each page that is begun; the same number is the same drawing of the same page.
    pub ticket: u64,
    /// The template.
    pub template: String,
    /// The page.
    pub page: String,
}

impl Gate {
    /// The pages being drawn, longest first.
    pub fn running(&self) -> Vec<Running> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner).values().map(|(running, _)| running.clone()).collect()
    }

    /// Ends the drawings of one page that are under way, at their next write; other pages, and later drawings, go on.
    pub fn end(&self, page: &str) {
        for (running, ended) in self.running.lock().unwrap_or_else(PoisonError::into_inner).values() {
            if running.page == page {
                ended.store(true, Ordering::Relaxed);
            }
        }
    }

    /// Ends every drawing at its next write, now and later.
    pub fn close(&self) {
        self.closed.store(true, Ordering::Relaxed);
    }

    /// Whether the gate is closed.
    pub fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Relaxed)
    }

    /// Notes that a page is begun; it ends when the result is dropped.
    pub(super) fn enter(&self, template: &str, page: &str) -> Pass<'_> {
        let ticket = self.next.fetch_add(1, Ordering::Relaxed);
        let ended = Arc::new(AtomicBool::new(false));
        let running = Running { ticket, template: template.to_owned(), page: page.to_owned() };
        self.running.lock().unwrap_or_else(PoisonError::into_inner).insert(ticket, (running, ended.clone()));
        Pass { gate: self, ended, ticket, out: Vec::with_capacity(16 << 10) }
    }
}

/// A page being drawn: what is written so far.
pub(super) struct Pass<'g> {
    gate: &'g Gate,
    ended: Arc<AtomicBool>,
    ticket: u64,
    out: Vec<u8>,
}

impl Pass<'_> {
    /// What was written.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.out)
    }
}

impl Write for Pass<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.gate.is_closed() || self.ended.load(Ordering::Relaxed) || self.out.len() + bytes.len() > MOST {
            return Err(io::Error::from(io::ErrorKind::TimedOut));
        }
        self.out.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        self.gate.running.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.ticket);
    }
}

#[cfg(test)]
mod tests {
    use super::{Gate, Write as _};

    #[test]
    fn one_page_is_ended_and_the_others_go_on() {
        let gate = Gate::default();
        let (mut slow, mut other) = (gate.enter("page.html", "slow.html"), gate.enter("page.html", "other.html"));
        gate.end("slow.html");
        assert!(slow.write(b"x").is_err());
        assert!(other.write(b"x").is_ok());
        drop(slow);
        assert!(gate.enter("page.html", "slow.html").write(b"x").is_ok(), "a later drawing has its own time");
        gate.close();
        assert!(other.write(b"x").is_err());
    }
}
