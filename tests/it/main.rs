//! The product from outside: whole guides, the command line, the browser.

mod example_guide;
mod generate;
mod same;
mod walk;

use std::path::PathBuf;

/// The repository, which is the example guide.
pub(crate) fn example() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What a run of the command left behind.
pub(crate) struct Done {
    /// Its exit code.
    pub(crate) code: i32,
    /// Its error output.
    pub(crate) err: String,
}

/// Runs the `ironleaf` command.
pub(crate) fn run(args: &[&str]) -> Done {
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_ironleaf")).args(args).output().expect("the command was built");
    Done { code: done.status.code().unwrap_or(-1), err: String::from_utf8_lossy(&done.stderr).into_owned() }
}
