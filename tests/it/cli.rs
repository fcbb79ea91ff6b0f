//! The command line from outside: what it prints, how it ends, what it leaves.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::{Done, run};

const SQUAT: &str = "---\ntitle: Squat\nmuscles: {primary: [quads]}\nequipment: [barbell]\npattern: squat\naxial: 3\n---\nSit down.\n";
const TYPO: &str = "---\ntitle: Curl\nmuscles: {primary: [hamstring curl]}\n---\n";

/// A guide in a folder of its own.
struct Guide(tempfile::TempDir);

impl Guide {
    fn new(files: &[(&str, &str)]) -> Self {
        let guide = Self(tempfile::tempdir().unwrap());
        guide.put("content/exercises/squat.md", SQUAT);
        for (path, text) in files {
            guide.put(path, text);
        }
        guide
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Runs a command on this guide.
    fn run(&self, args: &[&str]) -> Done {
        let (command, rest) = args.split_first().unwrap();
        run(&[&[command, "--root", self.0.path().to_str().unwrap()], rest].concat())
    }

    /// Every file of the output with its bytes.
    fn output(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.path("output"))
    }
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    entries.map(|e| (e.path().strip_prefix(folder).unwrap().display().to_string(), fs::read(e.path()).unwrap())).collect()
}

/// The seconds of a closing line are the machine's own.
fn timeless(text: &str) -> String {
    let (before, after) = text.split_once(" in ").expect("a closing line");
    let (_, after) = after.split_once(" s ").expect("seconds");
    format!("{before} in … s {after}")
}

#[test]
fn a_build_says_what_it_wrote_and_ends_well() {
    let guide = Guide::new(&[("static/robots.txt", "User-agent: *\n")]);
    let done = guide.run(&["build"]);
    assert_eq!((done.code, done.err.as_str()), (0, ""), "{}", done.err);
    let line = timeless(&done.out);
    assert!(line.starts_with("drew ") && line.contains("/output in … s — 0 errors, 0 warnings"), "{line}");
    assert!(guide.output().contains_key("exercises/squat.html"));
    let quiet = guide.run(&["build", "--quiet"]);
    assert_eq!((quiet.code, quiet.out.as_str(), quiet.err.as_str()), (0, "", ""));
}

#[test]
fn a_build_with_an_error_shows_it_and_leaves_the_old_site() {
    let guide = Guide::new(&[]);
    assert_eq!(guide.run(&["build"]).code, 0);
    let before = guide.output();
    guide.put("content/exercises/curl.md", TYPO);
    let done = guide.run(&["build"]);
    assert_eq!((done.code, done.out.as_str()), (1, ""));
    assert!(done.err.starts_with("error[unknown-muscle]: "), "{}", done.err);
    assert!(done.err.contains("\n --> content/exercises/curl.md:3:21\n"), "{}", done.err);
    assert!(done.err.contains("\n\nnothing was published: 1 error, 0 warnings"), "{}", done.err);
    assert!(guide.output() == before, "the old site is there byte for byte");
}

#[test]
fn the_first_twenty_errors_are_shown_and_check_shows_all() {
    let guide = Guide::new(&[]);
    (0..23).for_each(|n| guide.put(&format!("content/exercises/curl-{n}.md"), &TYPO.replace("Curl", &format!("Curl {n}"))));
    let done = guide.run(&["build"]);
    assert_eq!((done.code, done.err.matches("error[unknown-muscle]").count()), (1, 20));
    assert!(done.err.contains("3 more errors are not shown; `ironleaf check` shows everything\n"), "{}", done.err);
    let done = guide.run(&["check"]);
    assert_eq!((done.code, done.err.matches("error[unknown-muscle]").count()), (1, 23));
    assert!(done.err.contains("\n\n23 errors, 0 warnings"), "{}", done.err);
    assert!(!guide.path("output").exists(), "nothing is written");
    assert!(!guide.path(".ironleaf").exists(), "nothing is written");
}

#[test]
fn strict_makes_warnings_count() {
    let guide = Guide::new(&[("content/articles/a.md", "---\ntitle: A\n---\n![](a.svg)\n"), ("content/articles/a.svg", "<svg/>")]);
    assert_eq!(guide.run(&["check"]).code, 0);
    assert_eq!(guide.run(&["check", "--strict"]).code, 1);
    let done = guide.run(&["build", "--strict"]);
    assert_eq!(done.code, 1);
    assert!(done.err.contains("warning[missing-alt]") && done.err.contains("nothing was published: 0 errors, 1 warning"), "{}", done.err);
    assert!(!guide.path("output").exists());
    let done = guide.run(&["build"]);
    assert_eq!(done.code, 0);
    assert!(done.out.contains("0 errors, 1 warning"), "{}", done.out);
}

#[test]
fn check_speaks_three_ways() {
    let guide = Guide::new(&[("content/exercises/curl.md", TYPO)]);
    let json = guide.run(&["check", "--format", "json"]);
    assert_eq!((json.code, json.err.as_str()), (1, ""));
    let value: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let finding = value["findings"].as_array().unwrap().iter().find(|f| f["severity"] == "error").unwrap();
    assert_eq!(
        (finding["rule"].as_str(), finding["line"].as_u64(), finding["column"].as_u64()),
        (Some("unknown-muscle"), Some(3), Some(21))
    );
    assert_eq!((value["errors"].as_u64(), finding["file"].as_str()), (Some(1), Some("content/exercises/curl.md")));
    let github = guide.run(&["check", "--format", "github"]);
    assert!(github.out.contains("::error file=content/exercises/curl.md,line=3,endLine=3,col=21,"), "{}", github.out);
}

#[test]
fn drafts_are_drawn_when_asked_for() {
    let guide = Guide::new(&[("content/exercises/new.md", "---\ntitle: New\ndraft: true\nmuscles: {primary: [quads]}\n---\n")]);
    guide.run(&["build"]);
    assert!(!guide.output().contains_key("exercises/new.html"));
    guide.run(&["build", "--drafts"]);
    assert!(guide.output().contains_key("exercises/new.html"));
}

#[test]
fn what_cannot_be_done_is_said_and_ends_with_2() {
    let guide = Guide::new(&[]);
    let case = |args: &[&str], want: &str| {
        let done = guide.run(args);
        assert_eq!((done.code, done.out.as_str()), (2, ""), "{args:?}: {}", done.err);
        assert!(done.err.contains(want), "{args:?}: {}", done.err);
    };
    let content = guide.path("content").display().to_string();
    let beside = guide.path("content/exercises/squat.md/x").display().to_string();
    case(&["build", "--output", &content], "would overwrite the guide's own `content`\nhelp: build into a folder of its own");
    case(&["build", "--output", &beside], "a part of the path is not a folder");
    case(&["build", "--base-url", "example.org"], "write a whole address");
    case(&["build", "--nonsense"], "unexpected argument '--nonsense'");
    let done = run(&["check", "--root", "/nowhere/at/all"]);
    assert_eq!((done.code, done.err.as_str()), (2, "error: cannot read the guide's folder `/nowhere/at/all`: it is not there\n"));
    let done = run(&["explain", "unknown-muscel"]);
    assert_eq!(done.code, 2);
    assert_eq!(done.err, "error: no rule is called `unknown-muscel`\nhelp: a rule with a similar name exists: `unknown-muscle`\n");
    let empty = tempfile::tempdir().unwrap();
    let done = run(&["build", "--root", empty.path().to_str().unwrap()]);
    assert_eq!(done.code, 1);
    assert!(done.err.starts_with("error[empty-guide]: "), "{}", done.err);
}

#[test]
fn explain_lists_all_rules_and_tells_of_one() {
    let all = run(&["explain"]);
    assert_eq!(all.code, 0);
    for rule in ironleaf::Rule::ALL {
        assert!(all.out.contains(&format!("\n  {} ", rule.name())), "{}", rule.name());
    }
    let one = run(&["explain", "rx-times"]);
    let want = "rx-times (error)\n\nAn `x` is missing between sets and repetitions.\n\n    \
                wrong   Back Squat: 3 8-12\n    right   Back Squat: 3 x 8-12\n    right   Back Squat: 3 sets of 8-12\n";
    assert_eq!((one.code, one.out.as_str()), (0, want));
    assert_eq!(run(&["explain", "error[rx-times]:"]).out, one.out);
}

#[test]
fn an_import_writes_drafts_and_overwrites_nothing() {
    let guide = tempfile::tempdir().unwrap();
    let data = guide.path().join("exercises.json");
    fs::write(&data, r#"[{"name": "Front Squat", "primaryMuscles": ["quadriceps"], "secondaryMuscles": [], "equipment": "barbell", "level": "beginner", "category": "strength", "instructions": ["Squat."]}]"#).unwrap();
    let import = || run(&["import", "free-exercise-db", data.to_str().unwrap(), "--into", guide.path().to_str().unwrap()]);
    let done = import();
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    assert!(done.out.starts_with("wrote 1 exercise into ") && done.out.contains("needs_review"), "{}", done.out);
    fs::write(guide.path().join("content/exercises/front-squat.md"), SQUAT).unwrap();
    let done = import();
    assert!(done.out.contains("wrote 0 exercises into ") && done.out.contains("; 1 that was there is as before"), "{}", done.out);
    assert!(!done.out.contains("needs_review"), "{}", done.out);
    assert_eq!(fs::read_to_string(guide.path().join("content/exercises/front-squat.md")).unwrap(), SQUAT);
    fs::write(&data, "{}").unwrap();
    let done = import();
    assert_eq!(done.code, 1);
    assert!(done.err.starts_with("error[import-format]: "), "{}", done.err);
    fs::write(&data, "[]").unwrap();
    let done = import();
    assert!(done.code == 1 && done.err.contains("holds no exercises\nhelp: "), "{}", done.err);
}

#[test]
fn an_import_takes_the_pictures_beside_the_data_along() {
    let (data, guide) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let json = data.path().join("exercises.json");
    let entry = r#"[{"name": "Front Squat", "primaryMuscles": ["quadriceps"], "images": ["Front_Squat/0.jpg", "Front_Squat/1.jpg"]}]"#;
    fs::write(&json, entry).unwrap();
    fs::create_dir_all(data.path().join("images/Front_Squat")).unwrap();
    for name in ["0.jpg", "1.jpg"] {
        fs::write(data.path().join("images/Front_Squat").join(name), name).unwrap();
    }
    let import = |more: &[&str]| {
        let _ = fs::remove_dir_all(guide.path().join("content"));
        let paths = [json.to_str().unwrap(), "--into", guide.path().to_str().unwrap()];
        run(&[&["import", "free-exercise-db"], &paths[..], more].concat())
    };
    let pictures = guide.path().join("content/exercises/pictures");
    let done = import(&[]);
    assert!(done.code == 0 && done.out.contains(", with 2 pictures"), "{}{}", done.out, done.err);
    assert_eq!(fs::read_to_string(pictures.join("front-squat-2.jpg")).unwrap(), "1.jpg");
    assert!(fs::read_to_string(guide.path().join("content/exercises/front-squat.md")).unwrap().contains("Front Squat, start position"));
    assert_eq!((import(&["--no-images"]).code, pictures.exists()), (0, false));
    assert_eq!((import(&["--images", guide.path().to_str().unwrap()]).code, pictures.exists()), (0, false));
}

#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let mut child =
        Command::new(env!("CARGO_BIN_EXE_ironleaf")).arg("explain").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert_eq!((done.status.code(), String::from_utf8_lossy(&done.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn every_command_has_help_with_an_example() {
    for command in ["build", "check", "explain"] {
        let done = run(&[command, "--help"]);
        assert_eq!((done.code, done.err.as_str()), (0, ""));
        assert!(done.out.contains(&format!("Examples:\n  ironleaf {command}")), "{}", done.out);
    }
    assert!(run(&["import", "free-exercise-db", "--help"]).out.contains("Example:\n"));
    assert_eq!(run(&[]).code, 2);
    assert_eq!(run(&["help", "check"]).out.lines().next(), run(&["check", "--help"]).out.lines().next());
    assert!(run(&["help", "theme", "list"]).out.contains("Usage: ironleaf theme list"));
    assert!(run(&["help"]).out.contains("Commands:\n  init "));
    let done = run(&["help", "chekc"]);
    assert_eq!(
        (done.code, done.err.as_str()),
        (2, "error: no command is called `chekc`\nhelp: a command with a similar name exists: `check`\n")
    );
}

/// A build that is killed at any moment leaves the old site or the new one, whole.
#[test]
fn a_killed_build_leaves_a_whole_site() {
    let guide = Guide::new(&[]);
    let write =
        |word: &str| (0..40).for_each(|n| guide.put(&format!("content/pages/p{n}.md"), &format!("---\ntitle: Page {n}\n---\n{word}\n")));
    write("first");
    assert_eq!(guide.run(&["build"]).code, 0);
    let old = guide.output();
    write("second");
    let root = guide.0.path().to_str().unwrap();
    let whole = Command::new(env!("CARGO_BIN_EXE_ironleaf"))
        .args(["build", "--root", root, "--output", guide.path("other").to_str().unwrap()])
        .output()
        .unwrap();
    assert_eq!(whole.status.code(), Some(0));
    let new = files(&guide.path("other"));
    assert_ne!(old, new);
    for moment in 0..24 {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ironleaf"))
            .args(["build", "--root", root])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // No sleep: the moments are spread by work of our own.
        for _ in 0..moment {
            let _ = guide.output();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let now = guide.output();
        assert!(now == old || now == new, "a mixture after moment {moment}");
        if now == new {
            write("first");
            assert_eq!(guide.run(&["build"]).code, 0, "the next build works");
            assert!(guide.output() == old);
            write("second");
        }
    }
    assert_eq!(guide.run(&["build"]).code, 0);
    let beside: Vec<String> = fs::read_dir(guide.0.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!beside.iter().any(|name| name.starts_with(".ironleaf-")), "what killed builds left is cleared: {beside:?}");
}

/// A system that refuses to write more: the cause is said, the old site stays, the next build works.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_refuses_leaves_the_old_site() {
    let guide = Guide::new(&[]);
    assert_eq!(guide.run(&["build"]).code, 0);
    let before = guide.output();
    guide.put("content/pages/long.md", &format!("---\ntitle: Long\n---\n{}", "Sit down and stand up. ".repeat(20_000)));
    // A limit on the size of a file stands for a full disk: writing fails half-way.
    let script =
        format!("trap '' XFSZ; ulimit -f 64; exec '{}' build --root '{}'", env!("CARGO_BIN_EXE_ironleaf"), guide.0.path().display());
    let done = Command::new("bash").args(["-c", &script]).output().unwrap();
    let err = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(2), "{err}");
    assert!(err.contains("cannot write `") && err.contains("the file is larger than the system allows"), "{err}");
    assert!(guide.output() == before);
    assert_eq!(guide.run(&["build"]).code, 0);
}
