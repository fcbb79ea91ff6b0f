//! What publishing promises, tried.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Published, publish};
use crate::base::OutPath;
use crate::diag::{Checked, Finding, Report, Rule};
use crate::disk::{Bar, Drawn, Error, Pages};

/// A site of texts; `!` is a page with an error, `?` one with a warning, `panic` one that panics.
struct Texts(BTreeMap<&'static str, &'static str>);

impl Pages for Texts {
    fn paths(&self) -> Vec<OutPath> {
        self.0.keys().map(|path| OutPath::new(path).unwrap()).collect()
    }

    fn draw(&self, path: &OutPath) -> Checked<Drawn<'_>> {
        let text = self.0[path.as_str()];
        assert!(text != "panic", "a page that panics");
        let mut report = Report::default();
        match text {
            "!" => report.push(Finding::new(Rule::Template, None, "an error")),
            "?" => report.push(Finding::new(Rule::MissingAlt, None, "a warning")),
            _ => {}
        }
        Checked { value: Cow::Borrowed(text.as_bytes()), report }
    }
}

/// A guide's folder, and its output.
struct Guide {
    dir: tempfile::TempDir,
}

impl Guide {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("content")).unwrap();
        Self { dir }
    }

    fn out(&self) -> PathBuf {
        self.dir.path().join("output")
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.out().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn publish<const N: usize>(&self, site: [(&'static str, &'static str); N]) -> Result<Checked<Option<Published>>, Error> {
        publish(self.dir.path(), &self.out(), &Texts(site.into()), Bar::Errors, &|| ())
    }

    /// Publishes a site that is fine.
    fn fine<const N: usize>(&self, site: [(&'static str, &'static str); N]) -> Published {
        self.publish(site).unwrap().value.unwrap()
    }

    /// Everything in the output but the list of files.
    fn now(&self) -> BTreeMap<String, String> {
        let files = walkdir::WalkDir::new(self.out()).into_iter().map(Result::unwrap).filter(|e| !e.file_type().is_dir());
        let name = |path: &Path| path.strip_prefix(self.out()).unwrap().display().to_string();
        let all = files.map(|e| (name(e.path()), fs::read_to_string(e.path()).unwrap_or_default()));
        all.filter(|(name, _)| name != ".ironleaf.json").collect()
    }

    fn holds<const N: usize>(&self, want: [(&str, &str); N]) {
        assert_eq!(self.now(), want.map(|(a, b)| (a.to_owned(), b.to_owned())).into());
        let beside: Vec<String> = fs::read_dir(self.dir.path())
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .filter(|n| n.starts_with(".ironleaf-"))
            .collect();
        assert_eq!(beside, Vec::<String>::new(), "nothing is left beside the output");
    }

    fn refused<const N: usize>(&self, site: [(&'static str, &'static str); N], want: &str) {
        let error = self.publish(site).unwrap_err().to_string();
        assert!(error.contains(want) && error.contains("\nhelp: "), "{error}");
    }
}

#[test]
fn a_site_takes_the_old_ones_place() {
    let guide = Guide::new();
    let first = guide.fine([("index.html", "1"), ("a/b/c.html", "c"), ("site.css", "css")]);
    assert_eq!(first, Published { pages: 2, files: 1, unchanged: 0, removed: 0 });
    guide.holds([("a/b/c.html", "c"), ("index.html", "1"), ("site.css", "css")]);
    let second = guide.fine([("index.html", "2"), ("site.css", "css"), ("d/e.html", "e")]);
    assert_eq!(second, Published { pages: 2, files: 1, unchanged: 1, removed: 1 });
    guide.holds([("d/e.html", "e"), ("index.html", "2"), ("site.css", "css")]);
    assert!(!guide.out().join("a").exists());
    guide.fine([("d", "a file now"), ("index.html", "2")]);
    guide.holds([("d", "a file now"), ("index.html", "2")]);
}

#[test]
fn equal_sites_have_equal_lists_of_files() {
    let (a, b) = (Guide::new(), Guide::new());
    a.fine([("x.html", "old"), ("y.html", "y")]);
    a.fine([("x.html", "x"), ("y.html", "y")]);
    b.fine([("x.html", "x"), ("y.html", "y")]);
    let list = |g: &Guide| fs::read_to_string(g.out().join(".ironleaf.json")).unwrap();
    assert_eq!(list(&a), list(&b));
}

#[test]
fn what_did_not_change_keeps_its_time_and_what_was_changed_by_hand_is_drawn_again() {
    let guide = Guide::new();
    guide.fine([("a.html", "a"), ("b.html", "b"), ("c.html", "c")]);
    let old = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    for name in ["a.html", "b.html", "c.html"] {
        fs::File::options().write(true).open(guide.out().join(name)).unwrap().set_modified(old).unwrap();
    }
    fs::write(guide.out().join("b.html"), "B").unwrap();
    let published = guide.fine([("a.html", "a"), ("b.html", "b"), ("c.html", "C")]);
    assert_eq!(published.unchanged, 1);
    let is_old = |name: &str| fs::metadata(guide.out().join(name)).unwrap().modified().unwrap() == old;
    assert_eq!([is_old("a.html"), is_old("b.html"), is_old("c.html")], [true, false, false]);
    guide.holds([("a.html", "a"), ("b.html", "b"), ("c.html", "C")]);
}

#[test]
fn an_error_in_one_page_leaves_all_as_it_was() {
    let guide = Guide::new();
    guide.fine([("a.html", "a"), ("b.html", "b")]);
    let before = fs::read(guide.out().join(".ironleaf.json")).unwrap();
    let held = guide.publish([("a.html", "A"), ("b.html", "!"), ("c.html", "?")]).unwrap();
    assert_eq!((held.value, held.report.findings.len()), (None, 2));
    guide.holds([("a.html", "a"), ("b.html", "b")]);
    let error = guide.publish([("a.html", "A"), ("b.html", "panic")]).unwrap_err();
    assert!(matches!(&error, Error::Internal { page, message } if page == "b.html" && message == "a page that panics"), "{error}");
    guide.holds([("a.html", "a"), ("b.html", "b")]);
    assert_eq!(fs::read(guide.out().join(".ironleaf.json")).unwrap(), before);
    let site = Texts([("a.html", "A"), ("b.html", "?")].into());
    let strict = publish(guide.dir.path(), &guide.out(), &site, Bar::Warnings, &|| ()).unwrap();
    assert_eq!(strict.value, None);
    let warned = guide.publish([("a.html", "A"), ("b.html", "?")]).unwrap();
    assert!(warned.value.is_some() && warned.report.findings.len() == 1);
    guide.holds([("a.html", "A"), ("b.html", "?")]);
}

#[test]
fn two_files_for_one_address_are_a_finding() {
    let case = |site: &[(&'static str, &'static str)], want: &str| {
        let guide = Guide::new();
        let got = publish(guide.dir.path(), &guide.out(), &Texts(site.iter().copied().collect()), Bar::Errors, &|| ()).unwrap();
        assert_eq!((got.value, got.report.findings[0].message.as_str()), (None, want));
        assert!(!guide.out().exists());
    };
    case(&[("A.html", ""), ("a.html", "")], "`A.html` and `a.html` want one address");
    case(&[("a", ""), ("a/b.html", "")], "`a` and `a/b.html` want one address");
    case(&[(".ironleaf.json", "")], "the address `.ironleaf.json` is kept for the list of files that a build writes");
}

#[test]
fn files_of_others_are_kept() {
    let guide = Guide::new();
    guide.put(".gitignore", "*");
    guide.fine([("a/b.html", "b")]);
    guide.put("CNAME", "example.org");
    guide.put("a/notes.txt", "mine");
    guide.fine([("a/b.html", "b2"), ("c.html", "c")]);
    guide.holds([(".gitignore", "*"), ("CNAME", "example.org"), ("a/b.html", "b2"), ("a/notes.txt", "mine"), ("c.html", "c")]);
    guide.fine([("c.html", "c")]);
    guide.fine([("c.html", "c")]);
    guide.holds([(".gitignore", "*"), ("CNAME", "example.org"), ("a/notes.txt", "mine"), ("c.html", "c")]);
}

#[test]
fn folders_that_are_not_ours_are_refused_and_left_alone() {
    let guide = Guide::new();
    guide.put("thesis.doc", "x");
    guide.refused([("index.html", "1")], "is not empty, and Ironleaf did not make it");
    guide.holds([("thesis.doc", "x")]);

    let guide = Guide::new();
    guide.fine([("index.html", "1")]);
    guide.put(".git/config", "x");
    guide.refused([("index.html", "2")], "holds a folder that Ironleaf did not make");
    guide.holds([(".git/config", "x"), ("index.html", "1")]);

    let guide = Guide::new();
    guide.fine([("index.html", "1")]);
    guide.put("about.html", "by hand");
    guide.refused([("index.html", "2"), ("about.html", "2")], "the site needs its place");
    guide.refused([("index.html", "2"), ("about.html/x.html", "2")], "the site needs its place");
    guide.holds([("about.html", "by hand"), ("index.html", "1")]);

    let guide = Guide::new();
    fs::create_dir(guide.out()).unwrap();
    guide.fine([("index.html", "1")]);
    guide.holds([("index.html", "1")]);
    fs::write(guide.out().join(".ironleaf.json"), "{\"version\": 9}").unwrap();
    guide.refused([("index.html", "2")], "is not empty, and Ironleaf did not make it");
}

#[test]
fn the_guide_itself_is_no_output() {
    let guide = Guide::new();
    for output in [".", "..", "content", "content/new", "static"] {
        let error = publish(guide.dir.path(), &guide.dir.path().join(output), &Texts(BTreeMap::new()), Bar::Errors, &|| ()).unwrap_err();
        assert!(error.to_string().contains("--output"), "{error}");
    }
    assert!(guide.dir.path().join("content").is_dir());
}

#[test]
fn another_build_makes_this_one_wait_its_turn() {
    let guide = Guide::new();
    let lock = super::Lock::take(guide.dir.path()).unwrap();
    assert!(matches!(guide.publish([("a.html", "a")]), Err(Error::Busy)));
    drop(lock);
    guide.fine([("a.html", "a")]);
}

#[test]
fn what_killed_builds_left_is_cleared() {
    let guide = Guide::new();
    guide.fine([("a.html", "a")]);
    fs::create_dir_all(guide.dir.path().join(".ironleaf-stage-output-1f-0/x")).unwrap();
    fs::create_dir_all(guide.dir.path().join(".ironleaf-stage-output-b-1f-0/x")).unwrap();
    fs::create_dir_all(guide.out().join(".ironleaf-stage-output-2f-0/x")).unwrap();
    guide.fine([("a.html", "b")]);
    assert!(!guide.dir.path().join(".ironleaf-stage-output-1f-0").exists());
    assert!(guide.dir.path().join(".ironleaf-stage-output-b-1f-0").exists(), "it belongs to another output");
    assert!(!guide.out().join(".ironleaf-stage-output-2f-0").exists());
    // Killed between the two renames of a system without an exchange.
    fs::rename(guide.out(), guide.dir.path().join(".ironleaf-old-output")).unwrap();
    let held = guide.publish([("a.html", "!")]).unwrap();
    assert_eq!((held.value, guide.now()["a.html"].as_str()), (None, "b"));
}

#[test]
fn a_folder_that_cannot_be_written_is_an_error_that_names_it() {
    let guide = Guide::new();
    fs::write(guide.dir.path().join("file"), "x").unwrap();
    let output = guide.dir.path().join("file/output");
    let error = publish(guide.dir.path(), &output, &Texts([("a.html", "a")].into()), Bar::Errors, &|| ()).unwrap_err().to_string();
    assert!(error.contains("file/output") && error.contains("a part of the path is not a folder"), "{error}");
}

#[cfg(unix)]
mod links {
    use std::fs;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

    use super::Guide;

    #[test]
    fn nothing_is_written_through_a_link_in_the_output() {
        let guide = Guide::new();
        let other = tempfile::tempdir().unwrap();
        let target = other.path().join("precious.html");
        fs::write(&target, "precious").unwrap();
        guide.fine([("index.html", "1"), ("a/b.html", "b")]);
        fs::remove_file(guide.out().join("index.html")).unwrap();
        symlink(&target, guide.out().join("index.html")).unwrap();
        guide.refused([("index.html", "2"), ("a/b.html", "b")], "a symbolic link");
        fs::remove_file(guide.out().join("index.html")).unwrap();
        fs::remove_dir_all(guide.out().join("a")).unwrap();
        symlink(other.path(), guide.out().join("a")).unwrap();
        guide.refused([("index.html", "2"), ("a/b.html", "b")], "a symbolic link");
        fs::remove_file(guide.out().join("a")).unwrap();
        symlink(other.path(), guide.out().join("photos")).unwrap();
        guide.fine([("index.html", "2")]);
        assert_eq!(fs::read_link(guide.out().join("photos")).unwrap(), other.path());
        assert_eq!(fs::read_to_string(&target).unwrap(), "precious");
        assert_eq!(fs::read_dir(other.path()).unwrap().count(), 1);
    }

    #[test]
    fn the_output_keeps_its_mode_and_unchanged_files_are_the_same_files() {
        let guide = Guide::new();
        guide.fine([("a.html", "a")]);
        fs::set_permissions(guide.out(), fs::Permissions::from_mode(0o750)).unwrap();
        let node = || fs::metadata(guide.out().join("a.html")).unwrap().ino();
        let before = node();
        guide.fine([("a.html", "a"), ("b.html", "b")]);
        assert_eq!(node(), before);
        assert_eq!(fs::metadata(guide.out()).unwrap().permissions().mode() & 0o777, 0o750);
    }
}

/// The way for mount points, which a test cannot make: its steps, on a plain folder.
mod file_by_file {
    use super::{Guide, Texts};
    use crate::disk::Pages as _;
    use crate::disk::exchange::exchange;
    use crate::disk::manifest::Manifest;
    use crate::disk::output::Output;
    use crate::disk::place::{How, Place};
    use crate::disk::scan::Scan;
    use crate::disk::stage::Stage;

    fn publish<const N: usize>(guide: &Guide, site: [(&'static str, &'static str); N]) {
        let site = Texts(site.into());
        let paths = site.paths();
        let output = Output::ready(guide.dir.path(), &guide.out()).unwrap();
        let scan = Scan::of(&output.path, &paths).unwrap();
        let mut place = Place::beside(&output).unwrap();
        place.how = How::Files;
        let stage = Stage::new(&place, &output, &scan, &paths).unwrap();
        for path in &paths {
            stage.put(path, &site.draw(path).value).unwrap();
        }
        let sealed = stage.seal().unwrap();
        exchange(&place, &output, &scan, &sealed).unwrap();
        assert_eq!(Manifest::read(&guide.out()).unwrap(), sealed.manifest);
    }

    #[test]
    fn the_new_site_takes_the_old_ones_place_too() {
        let guide = Guide::new();
        guide.put(".gitignore", "*");
        publish(&guide, [("a/b/c.html", "c"), ("d", "d"), ("index.html", "1")]);
        guide.holds([(".gitignore", "*"), ("a/b/c.html", "c"), ("d", "d"), ("index.html", "1")]);
        guide.put("a/notes.txt", "mine");
        publish(&guide, [("a/b", "b"), ("d/e.html", "e"), ("index.html", "1")]);
        guide.holds([(".gitignore", "*"), ("a/b", "b"), ("a/notes.txt", "mine"), ("d/e.html", "e"), ("index.html", "1")]);
        publish(&guide, [("index.html", "2")]);
        guide.holds([(".gitignore", "*"), ("a/notes.txt", "mine"), ("index.html", "2")]);
        assert!(!guide.out().join("d").exists());
        guide.fine([("index.html", "3")]);
    }
}
