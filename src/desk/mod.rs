//! The coach's desk: new guides and pages, workout lines in their canonical form, corrections that are sure.
//!
//! Everything here is sources in, sources out; the command line reads and writes the files.

mod edit;
mod fix;
mod format;
mod page;
mod starter;
#[cfg(test)]
mod tests;

pub use fix::{Fixed, fix};
pub use format::{Formatted, Left, format};
pub use page::{Refused, Wanted, equipment, known, names, page, place};
pub use starter::starter;

use std::sync::Arc;

/// A change that was made to one file, for who asks what happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The file's path from the guide's root.
    pub path: Arc<str>,
    /// The line, from 1, as it was before.
    pub line: usize,
    /// What stood there.
    pub was: String,
    /// What stands there now.
    pub now: String,
}
