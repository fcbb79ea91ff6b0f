//! What is read of a folder, and what is said of the rest.

use std::fs;
use std::path::Path;

use super::{LARGEST, read};
use crate::diag::Rule;

fn put(root: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// The paths that are read, and the rules and messages found.
fn outcome(root: &Path) -> (Vec<String>, Vec<(Rule, String)>) {
    let checked = read(root).unwrap();
    let paths = checked.value.files().map(|(_, f)| f.path.to_string()).collect();
    (paths, checked.report.findings.into_iter().map(|f| (f.rule, f.message)).collect())
}

#[test]
fn the_files_of_a_guide_are_read_and_no_others() {
    let dir = tempfile::tempdir().unwrap();
    for path in [
        "ironleaf.yaml",
        "content/exercises/squat.md",
        "content/exercises/deep/er/rdl.md",
        "content/.hidden.md",
        "content/.cache/a.md",
        "content/exercises/squat.md~",
        "static/.nojekyll",
        "static/.well-known/security.txt",
        "static/.DS_Store",
        "templates/page.html",
        "output/index.html",
        "README.md",
        "docs/a.md",
        ".git/config",
    ] {
        put(dir.path(), path, path);
    }
    let (paths, findings) = outcome(dir.path());
    assert_eq!(
        paths,
        [
            "content/exercises/deep/er/rdl.md",
            "content/exercises/squat.md",
            "ironleaf.yaml",
            "static/.nojekyll",
            "static/.well-known/security.txt",
            "templates/page.html",
        ]
    );
    assert_eq!(findings, []);
    let sources = read(dir.path()).unwrap().value;
    assert_eq!(sources.text(sources.find("static/.nojekyll").unwrap()), Some("static/.nojekyll"));
}

#[test]
fn a_folder_without_a_guide_is_empty_and_none_is_an_error() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(outcome(dir.path()), (vec![], vec![]));
    let error = read(&dir.path().join("nowhere")).unwrap_err().to_string();
    assert!(error.starts_with("cannot read the guide's folder `") && error.ends_with("it is not there"), "{error}");
    put(dir.path(), "file", "");
    assert!(read(&dir.path().join("file")).is_err());
}

#[test]
fn large_files_and_deep_folders_are_findings() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "content/articles/ok.md", "ok");
    fs::File::create(dir.path().join("content/articles/big.jpg")).unwrap().set_len(LARGEST + 1).unwrap();
    put(dir.path(), &format!("content/{}x.md", "d/".repeat(65)), "deep");
    let (paths, findings) = outcome(dir.path());
    assert_eq!(paths, ["content/articles/ok.md"]);
    assert!(findings.iter().all(|(rule, _)| *rule == Rule::TooLarge), "{findings:?}");
    assert_eq!(findings.len(), 2);
    assert!(findings.iter().any(|(_, m)| m == "`content/articles/big.jpg` is larger than 16 MiB"));
}

#[cfg(target_os = "linux")]
mod links {
    use std::ffi::OsStr;
    use std::fs;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;

    use super::{outcome, put};
    use crate::diag::Rule;

    #[test]
    fn links_are_followed_inside_the_guide_only() {
        let dir = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        put(outside.path(), "secret/key.md", "secret");
        let root = dir.path();
        put(root, "content/articles/a.md", "a");
        put(root, "shared/photos/p.jpg", "p");
        symlink(root.join("shared/photos"), root.join("content/photos")).unwrap();
        symlink("a.md", root.join("content/articles/b.md")).unwrap();
        symlink(outside.path().join("secret/key.md"), root.join("content/articles/key.md")).unwrap();
        symlink(outside.path().join("secret"), root.join("content/secret")).unwrap();
        symlink(outside.path(), root.join("templates")).unwrap();
        symlink("..", root.join("content/articles/up")).unwrap();
        symlink("nowhere.md", root.join("content/articles/lost.md")).unwrap();
        let (paths, findings) = outcome(root);
        assert_eq!(paths, ["content/articles/a.md", "content/articles/b.md", "content/photos/p.jpg"]);
        let count = |rule| findings.iter().filter(|(r, _)| *r == rule).count();
        assert_eq!((count(Rule::SymlinkOutside), count(Rule::NotAFile), count(Rule::Unreadable)), (3, 1, 1), "{findings:?}");
    }

    #[test]
    fn the_settings_may_not_be_a_link_out_of_the_guide() {
        let dir = tempfile::tempdir().unwrap();
        symlink("/etc/passwd", dir.path().join("ironleaf.yaml")).unwrap();
        assert_eq!(outcome(dir.path()).1[0].0, Rule::SymlinkOutside);
    }

    #[test]
    fn pipes_and_names_that_are_no_text_are_findings() {
        let dir = tempfile::tempdir().unwrap();
        put(dir.path(), "content/articles/a.md", "a");
        let pipe = dir.path().join("content/articles/pipe.md");
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, rustix::fs::Mode::RWXU, 0).unwrap();
        fs::write(dir.path().join("content").join(OsStr::from_bytes(b"caf\xe9.md")), "x").unwrap();
        let (paths, findings) = outcome(dir.path());
        assert_eq!(paths, ["content/articles/a.md"]);
        let rules: Vec<Rule> = findings.iter().map(|(rule, _)| *rule).collect();
        assert_eq!(rules, [Rule::NotUtf8, Rule::NotAFile]);
    }

    #[test]
    fn links_that_multiply_folders_end() {
        let dir = tempfile::tempdir().unwrap();
        for level in 0..12 {
            put(dir.path(), &format!("content/d{level}/a.md"), "a");
            for link in ["x", "y"] {
                symlink(format!("../d{}", level + 1), dir.path().join(format!("content/d{level}/{link}"))).unwrap();
            }
        }
        put(dir.path(), "content/d12/a.md", "a");
        assert_eq!(outcome(dir.path()).0.len(), (1 << 14) - 15);
    }
}

#[test]
fn settings_and_folders_with_almost_their_names_are_told_of() {
    let dir = tempfile::tempdir().unwrap();
    for path in ["ironleaf.yml", "content/index.md", "template/page.html", "statics/a.txt", "README.md", "notes/a.md"] {
        put(dir.path(), path, path);
    }
    let (paths, findings) = outcome(dir.path());
    assert_eq!(paths, ["content/index.md"]);
    let told: Vec<&str> = findings.iter().map(|(_, message)| &**message).collect();
    assert_eq!(told, ["`ironleaf.yml` is not read", "`statics` is not read", "`template` is not read"]);
    assert!(findings.iter().all(|(rule, _)| *rule == Rule::MisnamedFile));
    put(dir.path(), "ironleaf.yaml", "title: A");
    assert_eq!(outcome(dir.path()).1.len(), 2, "where the right one is there, the other may be anything");
}
