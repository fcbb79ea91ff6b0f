//! The example guide in a real Chromium: from the disk, with the network off, by clicking.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{example, run};

/// What a browser test needs: Node.js, a Chromium, and what drives it.
fn found() -> Result<PathBuf, String> {
    let chromium = std::env::var_os("CHROMIUM").map_or_else(|| PathBuf::from("/usr/bin/chromium"), PathBuf::from);
    let driver = example().join("tests/browser/node_modules/playwright-core");
    let node = Command::new("node").arg("--version").output().is_ok_and(|done| done.status.success());
    let missing = [
        (chromium.exists(), "a Chromium (set CHROMIUM to its path)"),
        (node, "Node.js"),
        (driver.exists(), "`npm install` in tests/browser"),
    ];
    match missing.iter().find(|(there, _)| !there) {
        Some((_, what)) => Err(format!("this test needs {what}")),
        None => Ok(chromium),
    }
}

/// Runs a script of `tests/browser/`, or says why not; under `IRONLEAF_REQUIRE` that is a failure.
fn script(name: &str, guide: &Path, more: &[&str]) {
    match found() {
        Err(why) if std::env::var_os("IRONLEAF_REQUIRE").is_some() => panic!("{why}"),
        Err(why) => println!("skipped: {why}"),
        Ok(chromium) => {
            let folder = example().join("tests/browser");
            let mut command = Command::new("node");
            command.arg(folder.join(name)).arg(guide).args(more.iter().map(|file| example().join(file))).env("CHROMIUM", chromium);
            let done = command.output().expect("Node.js runs");
            let said = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
            assert!(done.status.success(), "{said}");
        }
    }
}

/// Builds the example guide into a folder that goes away, and runs a script on it.
fn on_the_example(name: &str, more: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("guide");
    let done = run(&["build", "--root", example().to_str().unwrap(), "--output", output.to_str().unwrap(), "--quiet"]);
    assert_eq!(done.code, 0, "{}", done.err);
    script(name, &output, more);
}

#[test]
fn a_reader_walks_the_guide_from_the_disk_without_a_network() {
    on_the_example("walk.mjs", &[]);
}

#[test]
fn a_reader_searches_the_guide_from_the_disk_and_over_http() {
    on_the_example("search.mjs", &["tests/it/facts/names.txt", "tests/search-words.json"]);
}
