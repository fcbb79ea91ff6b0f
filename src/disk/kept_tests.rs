//! What is kept is used only if it is whole, and nothing of others is touched.

use std::fs;

use super::{Keep, Kept};
use crate::base::OutPath;
use crate::diag::Rule;
use crate::disk::Pages;
use crate::picture::testing::damaged;
use crate::site::Site;
use crate::source::{Options, Sources};

/// A photo of 900 × 600 pixels.
fn photo(seed: u8) -> Vec<u8> {
    let noise = |n: u32| n.wrapping_mul(2_654_435_761).to_be_bytes()[0];
    let data: Vec<u8> = (0..900 * 600 * 3u32).map(|n| noise(n / 64 + u32::from(seed)) / 2 + noise(n) / 8).collect();
    let mut out = Vec::new();
    jpeg_encoder::Encoder::new(&mut out, 90).encode(&data, 900, 600, jpeg_encoder::ColorType::Rgb).unwrap();
    out
}

fn site(photo: &[u8]) -> Site {
    let page: &[u8] = b"---\ntitle: Squat\nmuscles: {primary: [quads]}\nmedia:\n  - {image: squat.jpg, alt: Down}\n---\n";
    let sources = Sources::from_iter([("content/exercises/squat.md", page), ("content/exercises/squat.jpg", photo)]);
    Site::new(&sources, &Options::default()).value
}

fn smaller(site: &Site) -> Vec<OutPath> {
    let found: Vec<OutPath> = site.paths().into_iter().filter(|p| site.dear(p).is_some()).collect();
    assert_eq!(found.len(), 2, "{found:?}");
    found
}

#[test]
fn what_was_drawn_is_found_again_and_is_the_same() {
    let (site, root) = (site(&photo(1)), tempfile::tempdir().unwrap());
    let folder = root.path().join(".ironleaf/pictures");
    fs::create_dir(root.path().join(".ironleaf")).unwrap();
    let paths = smaller(&site);
    let drawn = |keep| -> Vec<Vec<u8>> {
        let kept = Kept::new(&site, root.path(), keep);
        paths.iter().map(|path| Pages::draw(&kept, path).value.into_owned()).collect()
    };
    let alone: Vec<Vec<u8>> = paths.iter().map(|path| site.draw(path).unwrap().unwrap().into_owned()).collect();
    assert_eq!(drawn(Keep::Nothing), alone);
    assert!(!folder.exists());
    assert_eq!(drawn(Keep::Pictures), alone);
    let kept = || fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect::<Vec<_>>();
    assert_eq!(kept().len(), 2);
    assert_eq!(drawn(Keep::Pictures), alone);

    // What is cut, changed or no file is drawn again.
    for (n, path) in kept().iter().enumerate() {
        let bytes = fs::read(path).unwrap();
        fs::write(path, if n == 0 { &bytes[..bytes.len() / 2] } else { b"" }).unwrap();
    }
    assert_eq!(drawn(Keep::Pictures), alone);
    assert_eq!(kept().len(), 2);
    fs::remove_dir_all(&folder).unwrap();
    fs::write(&folder, "mine").unwrap();
    assert_eq!(drawn(Keep::Pictures), alone);
    assert_eq!(fs::read_to_string(&folder).unwrap(), "mine");
}

#[cfg(unix)]
#[test]
fn nothing_is_kept_through_a_link() {
    let (site, root, other) = (site(&photo(1)), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    fs::create_dir(root.path().join(".ironleaf")).unwrap();
    std::os::unix::fs::symlink(other.path(), root.path().join(".ironleaf/pictures")).unwrap();
    let kept = Kept::new(&site, root.path(), Keep::Pictures);
    assert!(!Pages::draw(&kept, &smaller(&site)[0]).value.is_empty());
    assert_eq!(fs::read_dir(other.path()).unwrap().count(), 0);
}

#[test]
fn spare_pictures_go_when_they_are_many_and_files_of_others_stay() {
    let (site, root) = (site(&photo(1)), tempfile::tempdir().unwrap());
    let folder = root.path().join(".ironleaf/pictures");
    fs::create_dir_all(&folder).unwrap();
    let (old, foreign) = (folder.join("0".repeat(32)), folder.join("notes.txt"));
    let sized = |bytes: u64| fs::File::create(&old).unwrap().set_len(bytes).unwrap();
    fs::write(&foreign, "mine").unwrap();
    let kept = Kept::new(&site, root.path(), Keep::Pictures);
    for path in smaller(&site) {
        assert!(!Pages::draw(&kept, &path).value.is_empty());
    }
    sized(1 << 20);
    kept.tidy();
    assert!(old.exists());
    sized(65 << 20);
    kept.tidy();
    assert!(!old.exists() && foreign.exists());
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 3);
}

#[test]
fn a_picture_that_cannot_be_decoded_is_told_each_time_and_the_file_stands_in() {
    let png = damaged();
    let (site, root) = (site(&png), tempfile::tempdir().unwrap());
    fs::create_dir(root.path().join(".ironleaf")).unwrap();
    for _ in 0..2 {
        let kept = Kept::new(&site, root.path(), Keep::Pictures);
        let drawn: Vec<_> = smaller(&site).iter().map(|path| Pages::draw(&kept, path)).collect();
        let found: Vec<Rule> = drawn.iter().flat_map(|d| &d.report.findings).map(|f| f.rule).collect();
        assert_eq!(found, [Rule::BrokenPicture]);
        assert!(drawn.iter().all(|d| *d.value == *png));
    }
}
