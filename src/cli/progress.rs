//! How far a build is, for people who wait for it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A build that is done before this shows nothing: a bar that flashes up only disturbs.
const PATIENCE: Duration = Duration::from_millis(500);

/// A bar on a terminal, from half a second on.
pub(super) struct Progress {
    began: Instant,
    done: AtomicU64,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// The progress of drawing `all` files; shown only where someone looks.
    pub(super) fn new(began: Instant, all: usize, shown: bool) -> Self {
        let bar = shown.then(|| {
            let style = ProgressStyle::with_template("drawing {wide_bar} {pos} of {len}").unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::with_draw_target(Some(all as u64), ProgressDrawTarget::stderr()).with_style(style.progress_chars("=> "))
        });
        Self { began, done: AtomicU64::new(0), bar }
    }

    /// One more is drawn.
    pub(super) fn tick(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(bar) = self.bar.as_ref().filter(|_| self.began.elapsed() > PATIENCE) {
            bar.set_position(done);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.as_ref().filter(|_| self.began.elapsed() > PATIENCE) {
            bar.finish_and_clear();
        }
    }
}
