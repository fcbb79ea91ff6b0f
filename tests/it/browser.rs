//! Built guides in a real Chromium: from the disk with the network off, and over HTTP from the loopback.

use std::path::PathBuf;
use std::process::Command;

use crate::example;

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
#[cfg(feature = "serve")]
pub(crate) fn script(name: &str, args: &[&str]) {
    match found() {
        Err(why) if std::env::var_os("IRONLEAF_REQUIRE").is_some() => panic!("{why}"),
        Err(why) => println!("skipped: {why}"),
        Ok(chromium) => {
            let folder = example().join("tests/browser");
            let mut command = Command::new("node");
            command.arg(folder.join(name)).args(args).env("CHROMIUM", chromium);
            let done = command.output().expect("Node.js runs");
            let said = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
            assert!(done.status.success(), "{said}");
        }
    }
}

/// One Chromium looks at the guides, check after check: `tests/browser/checks/` has them, `IRONLEAF_CHECKS=walk` picks.
#[test]
fn readers_use_the_guide_in_a_real_browser() {
    let chromium = match found() {
        Err(why) if std::env::var_os("IRONLEAF_REQUIRE").is_some() => panic!("{why}"),
        Err(why) => return println!("skipped: {why}"),
        Ok(chromium) => chromium,
    };
    let picked = std::env::var("IRONLEAF_CHECKS").unwrap_or_default();
    let mut command = Command::new("node");
    command.arg(example().join("tests/browser/run.mjs")).args(picked.split_whitespace());
    command.env("CHROMIUM", chromium).env("IRONLEAF", env!("CARGO_BIN_EXE_ironleaf"));
    let done = command.output().expect("Node.js runs");
    let said = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    println!("{said}");
    assert!(done.status.success(), "{said}");
}
