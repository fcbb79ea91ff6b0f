//! The product from outside: whole guides, the command line, the browser.

#![allow(
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests see the world, and are read rather than called"
)]

mod browser;
mod catalogue;
mod cli;
mod desk;
mod docs;
mod documents;
mod example_guide;
mod export;
mod facts;
mod findings;
mod fixes;
mod generate;
mod golden;
mod hostile;
mod house;
mod keys;
mod mistakes;
mod names;
mod prose;
mod same;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod shown;
mod templates_page;
mod theme;
mod vault;
mod walk;
mod warm;
mod workout;

use std::path::PathBuf;
use std::sync::LazyLock;

use ironleaf::{Checked, Options, Site, Sources, disk};

/// The repository, which is the example guide.
pub(crate) fn example() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The example guide's sources and the site that they make, made once for all tests.
pub(crate) static SHIPPED: LazyLock<(Sources, Checked<Site>)> = LazyLock::new(|| {
    let sources = disk::read(&example()).unwrap().value;
    let site = Site::new(&sources, &Options::default());
    (sources, site)
});

/// What a run of the command left behind.
pub(crate) struct Done {
    /// Its exit code.
    pub(crate) code: i32,
    /// Its output.
    pub(crate) out: String,
    /// Its error output.
    pub(crate) err: String,
}

/// Runs the `ironleaf` command.
pub(crate) fn run(args: &[&str]) -> Done {
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_ironleaf")).args(args).output().expect("the command was built");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Done { code: done.status.code().unwrap_or(-1), out: text(&done.stdout), err: text(&done.stderr) }
}
