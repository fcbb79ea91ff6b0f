//! The two streams, and what they can show.

use std::io::{self, IsTerminal as _, Write as _};

use crate::diag::show::{Amount, Color, Style};

/// Where a command writes. A reader that has gone away (`ironleaf explain | head`) is no trouble.
#[derive(Debug)]
pub(super) struct Terminal {
    /// Whether people look at the error stream.
    pub(super) watched: bool,
    /// Whether there is someone who can answer questions.
    pub(super) asks: bool,
    /// Whether results go to people, and not into a file or another program.
    pub(super) read: bool,
    color: Color,
    width: usize,
}

impl Terminal {
    pub(super) fn new() -> Self {
        let watched = io::stderr().is_terminal();
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let color = if watched && !dumb && !set("NO_COLOR") { Color::Always } else { Color::Never };
        let read = io::stdout().is_terminal();
        Self { watched, asks: watched && io::stdin().is_terminal(), read, color, width: if watched { width() } else { 140 } }
    }

    /// How findings are drawn on the error stream.
    pub(super) fn style(&self, amount: Amount) -> Style {
        Style { color: self.color, width: self.width, amount }
    }

    /// Results.
    #[expect(clippy::unused_self, reason = "only who holds the terminal writes")]
    pub(super) fn out(&self, text: &str) {
        let _ = io::stdout().lock().write_all(text.as_bytes()).and_then(|()| io::stdout().flush());
    }

    /// Results that may be no text, and that somebody wants to keep.
    ///
    /// # Errors
    /// When they cannot be written whole, though their reader is still there.
    #[expect(clippy::unused_self, reason = "only who holds the terminal writes")]
    pub(super) fn bytes(&self, bytes: &[u8]) -> io::Result<()> {
        match io::stdout().lock().write_all(bytes).and_then(|()| io::stdout().flush()) {
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            done => done,
        }
    }

    /// Findings and trouble.
    #[expect(clippy::unused_self, reason = "only who holds the terminal writes")]
    pub(super) fn error(&self, text: &str) {
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }
}

#[cfg(unix)]
fn width() -> usize {
    rustix::termios::tcgetwinsize(io::stderr()).map_or(100, |size| usize::from(size.ws_col).max(40))
}

#[cfg(not(unix))]
fn width() -> usize {
    100
}
