//! Built guides in a real Chromium: from the disk with the network off, and over HTTP from the loopback.

use std::path::PathBuf;
use std::process::Command;

use crate::{example, run};

/// What a browser test needs: Node.js, a Chromium, and what drives it.
fn found() -> Result<PathBuf, String> {
    let installed = || ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].map(PathBuf::from).into_iter().find(|path| path.exists());
    let chromium = std::env::var_os("CHROMIUM").map(PathBuf::from).or_else(installed).unwrap_or_default();
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

#[test]
fn a_reader_sees_pictures_that_fit_and_plays_a_film_by_asking_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("content/exercises");
    std::fs::create_dir_all(&pages).unwrap();
    let page = "---\ntitle: Row\nmuscles: {primary: [lats]}\nmedia:\n  - {image: row-1.jpg, alt: Arms long}\n  - {image: row-2.jpg, alt: Elbows back}\n  \
                - {video: \"https://youtu.be/2SHsk9AzdjA\", title: The row in a minute}\n---\nPull.\n";
    std::fs::write(pages.join("row.md"), page).unwrap();
    for (n, name) in ["row-1.jpg", "row-2.jpg"].iter().enumerate() {
        let noise = |i: u32| (i.wrapping_mul(2_654_435_761) >> (24 + n)) as u8;
        let data: Vec<u8> = (0..1000 * 600 * 3).map(|i| noise(i / 48) / 2 + noise(i) / 4).collect();
        jpeg_encoder::Encoder::new_file(pages.join(name), 90).unwrap().encode(&data, 1000, 600, jpeg_encoder::ColorType::Rgb).unwrap();
    }
    let done = run(&["build", "--root", folder.path().to_str().unwrap(), "--quiet"]);
    assert_eq!(done.code, 0, "{}", done.err);
    script("pictures.mjs", &[folder.path().join("output").to_str().unwrap()]);
}
