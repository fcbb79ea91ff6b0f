//! Trouble with the world, as opposed to trouble in a guide.

use std::io;
use std::path::{Path, PathBuf};

/// Why a guide could not be read or a site not be published. What was there before is untouched.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file system refuses something.
    #[error("{} `{}`: {}", .doing, .path.display(), cause(.source))]
    Io {
        /// What was tried: `cannot write`.
        doing: &'static str,
        /// Where.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The folder to build into must not be used; the text says why and what to do.
    #[error("{reason}\nhelp: {help}")]
    Output {
        /// Why not.
        reason: String,
        /// What to do.
        help: String,
    },
    /// The guide cannot be shown in a browser.
    #[error("cannot listen at `{host}`, port {port}: {}\nhelp: choose another one with --port, or leave --host out", refused(.source))]
    Serve {
        /// Where it was to be.
        host: String,
        /// The first port that was tried.
        port: u16,
        /// Why not.
        source: io::Error,
    },
    /// Another build of this guide runs.
    #[error("another build of this guide is running\nhelp: wait until it is done, then build again")]
    Busy,
    /// A mistake in Ironleaf itself, met while one page was drawn.
    #[error("internal error in `{page}`: {message}\nhelp: this is a mistake in Ironleaf, not in your guide; please report it")]
    Internal {
        /// The page.
        page: String,
        /// What the program said.
        message: String,
    },
}

impl Error {
    /// For `map_err`: what was tried and where.
    pub(super) fn at(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { doing, path: path.to_owned(), source }
    }

    pub(super) fn output(reason: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Output { reason: reason.into(), help: help.into() }
    }
}

/// The cause in plain words, where there are any better than the system's.
pub(super) fn cause(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "it is not there".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::StorageFull => "the disk is full".into(),
        io::ErrorKind::QuotaExceeded => "the disk quota is used up".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".into(),
        io::ErrorKind::FileTooLarge => "the file is larger than the system allows".into(),
        io::ErrorKind::NotADirectory => "a part of the path is not a folder".into(),
        _ => error.to_string(),
    }
}

/// Why a port cannot be had.
fn refused(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AddrInUse => "other programs have this port and the next ones".into(),
        io::ErrorKind::AddrNotAvailable => "this machine does not have that address".into(),
        _ => cause(error),
    }
}
