//! The commands that write for a coach, from outside: what they say, how they end, what they leave.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{Done, run};

/// A guide as `ironleaf init` begins it, in a folder of its own.
struct Begun(tempfile::TempDir);

impl Begun {
    fn new() -> Self {
        let guide = Self(tempfile::tempdir().unwrap());
        let done = run(&["init", guide.root()]);
        assert_eq!((done.code, done.err.as_str()), (0, ""), "{}", done.err);
        guide
    }

    fn root(&self) -> &str {
        self.0.path().to_str().unwrap()
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn put(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    /// Runs a command on this guide; its folder is called `GUIDE` in what is said.
    fn run(&self, args: &[&str]) -> Done {
        let done = run(&[args, &["--root", self.root()]].concat());
        Done { out: done.out.replace(self.root(), "GUIDE"), err: done.err.replace(self.root(), "GUIDE"), ..done }
    }

    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        files(self.0.path())
    }
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|e| e.file_type().is_file());
    entries.map(|e| (e.path().strip_prefix(folder).unwrap().display().to_string(), fs::read(e.path()).unwrap())).collect()
}

/// What a command did: its exit code, its output, its error output.
fn said(done: &Done) -> (i32, &str, &str) {
    (done.code, &done.out, &done.err)
}

#[test]
fn a_begun_guide_is_whole_and_has_no_finding() {
    let guide = Begun::new();
    let done = guide.run(&["check", "--strict"]);
    assert_eq!(said(&done), (0, "", "0 errors, 0 warnings\n"));
    let done = guide.run(&["build", "--quiet"]);
    assert_eq!(said(&done), (0, "", ""));
    for page in ["index.html", "programs/two-days-a-week.html", "articles/how-hard-should-a-set-be.html", "muscles/hamstrings.html"] {
        assert!(guide.path("output").join(page).exists(), "{page}");
    }
    assert_eq!(said(&guide.run(&["fmt", "--check"])), (0, "every workout line is in its usual form\n", ""));
    let count = |folder: &str| fs::read_dir(guide.path(folder)).unwrap().count();
    assert_eq!([count("content/exercises"), count("content/programs"), count("content/articles"), count("content/muscles")], [3, 2, 1, 1]);
    assert!(guide.text(".gitignore").contains("/output/"));
}

/// The workflow needs nothing that is not there: it publishes what was drawn, or installs what a variable names.
#[test]
fn the_workflow_of_a_begun_guide_publishes_what_is_drawn_or_draws_with_what_it_is_told() {
    let guide = Begun::new();
    let text = guide.text(".github/workflows/publish.yml");
    assert!(!text.contains("VERSION"));
    let workflow: serde_json::Value = serde_yaml::from_str(&text).unwrap();
    let steps = workflow["jobs"]["publish"]["steps"].as_array().unwrap();
    let runs: Vec<(&str, &str)> = steps.iter().filter_map(|step| Some((step["if"].as_str()?, step["run"].as_str()?))).collect();
    assert_eq!(runs.len(), steps.iter().filter(|step| step["run"].is_string()).count(), "every command is for one of the two ways");
    let (drawn, told): (Vec<_>, Vec<_>) = runs.into_iter().partition(|(when, _)| *when == "vars.IRONLEAF == ''");
    assert!(told.iter().all(|(when, _)| when.starts_with("vars.IRONLEAF != ''")), "{told:?}");
    assert!(told.iter().any(|(_, run)| run.starts_with("ironleaf build --base-url")));
    assert!(told.iter().any(|(_, run)| *run == "cargo install --locked $IRONLEAF"));
    let [(_, look)] = drawn[..] else { panic!("{drawn:?}") };
    let shell = |script: &str| std::process::Command::new("sh").args(["-e", "-c", script]).current_dir(guide.path("")).output().unwrap();
    let done = shell(look);
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(done.status.code() == Some(1) && said.starts_with("::error::There is no output/index.html. "), "{said}");
    guide.run(&["build", "--quiet"]);
    assert!(shell(look).status.success());
}

#[test]
fn the_editor_of_a_begun_guide_knows_every_key() {
    let guide = Begun::new();
    let json = |path: &str| -> serde_json::Value {
        let text = guide.text(path);
        let bare: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        serde_json::from_str(&bare.join("\n")).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let settings = json(".vscode/settings.json");
    let wires = settings["yaml.schemas"].as_object().unwrap();
    assert_eq!(wires.len(), 10);
    for (schema, files) in wires {
        let name = Path::new(schema).file_stem().unwrap().to_str().unwrap();
        assert_eq!(guide.text(schema), run(&["schema", name]).out, "{schema}");
        assert!(files.as_str().unwrap() == "ironleaf.yaml" || files.as_str().unwrap().starts_with("content/"), "{files}");
    }
    assert!(json(".vscode/tasks.json")["tasks"].as_array().is_some_and(|tasks| tasks.len() == 2));
    assert!(json(".vscode/extensions.json")["recommendations"].is_array());
}

#[test]
fn init_says_the_next_two_commands_and_takes_only_an_empty_folder() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("my-guide");
    let name = folder.to_str().unwrap();
    let done = run(&["init", name]);
    if cfg!(not(feature = "serve")) {
        assert!(done.out.ends_with("  ironleaf build\n\nThen open output/index.html in a browser.\n"), "{}", done.out);
        return;
    }
    let want = format!(
        "began a guide in {name}: three exercises, two programs and an article; all of it is yours to change\n\n\
         Next, type these, each with Enter:\n\n  cd {name}\n  ironleaf serve --open\n\n\
         Your browser shows the guide, and follows what you save; Ctrl-C ends it. `ironleaf build` draws it to publish.\n"
    );
    assert_eq!(said(&done), (0, want.as_str(), ""));
    let before = files(&folder);
    let done = run(&["init", name]);
    let want =
        format!("error: the folder `{name}` is not empty: it holds `.github`\nhelp: name a new folder, such as `ironleaf init my-guide`\n");
    assert_eq!(said(&done), (2, "", want.as_str()));
    assert!(files(&folder) == before);
    let file = folder.join("ironleaf.yaml");
    let done = run(&["init", file.to_str().unwrap()]);
    let want = format!("error: `{}` is a file\nhelp: name a new folder, such as `ironleaf init my-guide`\n", file.display());
    assert_eq!(said(&done), (2, "", want.as_str()));
    assert_eq!(run(&["init"]).code, 2);
}

#[test]
fn new_writes_a_page_that_builds_and_overwrites_nothing() {
    let guide = Begun::new();
    let done =
        guide.run(&["new", "exercise", "Hip Thrust", "--muscles", "glutes", "--secondary", "hamstring", "--equipment", "barbell, bench"]);
    let want = "wrote GUIDE/content/exercises/hip-thrust.md\n\
                Open it in your editor and fill in what you know. `ironleaf check --root GUIDE` says whether all is well.\n";
    assert_eq!(said(&done), (0, want, ""));
    let text = guide.text("content/exercises/hip-thrust.md");
    assert!(
        text.contains("\ntitle: Hip Thrust\n")
            && text.contains("\n  secondary: [hamstrings]   # ")
            && text.contains("\nequipment: [barbell, bench]   # "),
        "{text}"
    );
    let done = guide.run(&["check"]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(done.err.ends_with("0 errors, 0 warnings, 1 info\n") || done.err.contains("0 errors, 0 warnings"), "{}", done.err);
    guide.put("content/exercises/hip-thrust.md", "mine");
    let done = guide.run(&["new", "exercise", "Hip Thrust", "--muscles", "glutes"]);
    let want = "error: `content/exercises/hip-thrust.md` is there already\nhelp: open that file, or give this page another title\n";
    assert_eq!(said(&done), (2, "", want));
    assert_eq!(guide.text("content/exercises/hip-thrust.md"), "mine");
}

#[test]
fn a_new_program_names_exercises_so_that_its_lines_can_be_read() {
    let guide = Begun::new();
    guide.put("content/exercises/squat-2.md", "---\ntitle: \"Squat #2: slow\"\nmuscles: {primary: [quads]}\n---\n");
    let done = guide.run(&["new", "program", "Day #1", "--exercises", "Squat #2: slow, Goblet Squat"]);
    assert_eq!(done.code, 0, "{}", done.err);
    let text = guide.text("content/programs/day-1.md");
    assert!(text.contains("\n      A) squat-2: 3 x 8-10, rest 2 min\n      B) Goblet Squat: 3 x 8-10, rest 2 min\n"), "{text}");
    let done = guide.run(&["check"]);
    assert!(done.code == 0 && done.err.contains("\n0 errors, "), "{}", done.err);
}

#[test]
fn new_says_what_is_missing_where_there_is_no_one_to_ask() {
    let guide = Begun::new();
    let before = guide.files();
    let case = |args: &[&str], want: &str| assert_eq!(said(&guide.run(&[&["new"], args].concat())), (2, "", want), "{args:?}");
    case(
        &[],
        "error: a page is of some kind\nhelp: say which, and what it is called: `ironleaf new exercise \"Hip Thrust\" --muscles glutes`\n",
    );
    case(&["exercise", "Curl"], "error: an exercise needs the muscles that it trains\nhelp: say them: `--muscles hamstrings,glutes`\n");
    case(
        &["exercise", "Curl", "--muscles", "bizeps"],
        "error: no muscle is called `bizeps`\nhelp: a muscle with a similar name exists: `Biceps`\n",
    );
    let done = guide.run(&["new", "exercize", "Curl"]);
    assert_eq!((done.code, done.out.as_str()), (2, ""));
    assert!(done.err.contains("a similar value exists: 'exercise'"), "{}", done.err);
    assert!(guide.files() == before, "nothing is written");
    let inside = guide.path("content/exercises");
    let done = run(&["new", "article", "Why?", "--root", inside.to_str().unwrap()]);
    assert_eq!(done.code, 2);
    assert!(done.err.starts_with("error: the guide's folder is not this one, but ") && done.err.contains("add `--root "), "{}", done.err);
    let done = run(&["new", "article", "Why?", "--root", "/nowhere/at/all"]);
    assert_eq!(said(&done), (2, "", "error: cannot read the guide's folder `/nowhere/at/all`: it is not there\n"));
}

const LINES: &str = "---\r\ntitle: Mine\r\nsessions:\r\n  - work: |\r\n      Goblet Squat – 3 sets of 8   # slow\r\n      One-Arm Dumbbell Row: 3x10/side\r\n---\r\n";

#[test]
fn fmt_shows_and_then_writes_lines_in_their_usual_form() {
    let guide = Begun::new();
    guide.put("content/programs/mine.md", LINES);
    let before = guide.files();
    let shown = "content/programs/mine.md:5\n  - Goblet Squat – 3 sets of 8\n  + Goblet Squat: 3 x 8\n\
                 content/programs/mine.md:6\n  - One-Arm Dumbbell Row: 3x10/side\n  + One-Arm Dumbbell Row: 3 x 10/side\n";
    let done = guide.run(&["fmt", "--check"]);
    assert_eq!(said(&done), (1, format!("{shown}2 lines in 1 file would change; `ironleaf fmt` changes them\n").as_str(), ""));
    assert!(guide.files() == before);
    let done = guide.run(&["fmt"]);
    assert_eq!(said(&done), (0, format!("{shown}changed 2 lines in 1 file\n").as_str(), ""));
    let want = LINES.replace("Squat – 3 sets of 8", "Squat: 3 x 8").replace("3x10", "3 x 10");
    assert_eq!(guide.text("content/programs/mine.md"), want);
    assert_eq!(said(&guide.run(&["fmt"])), (0, "every workout line is in its usual form\n", ""));
    assert_eq!(guide.files().len(), before.len(), "nothing else is left behind");
}

#[test]
fn fmt_leaves_a_file_with_a_broken_line_and_says_so() {
    let guide = Begun::new();
    let broken = LINES.replace("3x10/side", "3 10");
    guide.put("content/programs/mine.md", &broken);
    let done = guide.run(&["fmt"]);
    assert_eq!((done.code, done.out.as_str()), (1, "every other workout line is in its usual form\n"));
    assert!(done.err.starts_with("error[rx-times]: "), "{}", done.err);
    assert!(done.err.ends_with("left as it is: content/programs/mine.md, until what is found there is mended\n"), "{}", done.err);
    assert_eq!(guide.text("content/programs/mine.md"), broken);
}

#[test]
fn check_mends_what_is_sure_and_shows_the_rest() {
    let guide = Begun::new();
    guide.put("content/pages/about.md", "---\ntitel: About\ndraft: no\n---\nSee [[Nobody]].\n");
    let done = guide.run(&["check", "--fix"]);
    assert_eq!(
        (done.code, done.out.as_str()),
        (1, "mended content/pages/about.md:2: `titel` is now `title`\nmended content/pages/about.md:3: `no` is now `false`\n")
    );
    assert!(done.err.starts_with("error[unknown-link]: ") && done.err.contains("1 error, 0 warnings"), "{}", done.err);
    assert_eq!(guide.text("content/pages/about.md"), "---\ntitle: About\ndraft: false\n---\nSee [[Nobody]].\n");
    guide.put("content/pages/about.md", "---\ntitle: About\n---\n");
    let done = guide.run(&["check", "--fix"]);
    assert_eq!(said(&done), (0, "nothing was mended: no finding has a correction that can only be right\n", "0 errors, 0 warnings\n"));
    guide.put("content/pages/about.md", "---\ntitel: About\n---\n");
    let done = guide.run(&["check", "--fix", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!((done.code, value["errors"].as_u64(), done.err.lines().count()), (0, Some(0), 1));
}

#[test]
fn an_ejected_theme_draws_the_same() {
    let guide = Begun::new();
    assert_eq!(guide.run(&["build", "--quiet"]).code, 0);
    let before = files(&guide.path("output"));
    let done = guide.run(&["theme", "eject", "exercise.html", "components/card"]);
    let want = "wrote templates/components/card.html\nwrote templates/exercise.html\n\
                The guide looks as before until you change them; docs/templates.md says what each is given.\n";
    assert_eq!(said(&done), (0, want, ""));
    let done = guide.run(&["theme", "eject"]);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    assert!(
        done.out.contains("wrote static/ironleaf/tokens.css\n")
            && done.out.contains("templates/exercise.html was there and is as before\n"),
        "{}",
        done.out
    );
    for (path, bytes) in ironleaf::site::theme::built_in_files() {
        assert_eq!(fs::read(guide.path(&path)).unwrap(), bytes, "{path}");
    }
    assert_eq!(guide.run(&["build", "--quiet"]).code, 0);
    assert!(files(&guide.path("output")) == before);
}

#[test]
fn a_theme_is_listed_and_never_overwrites() {
    let guide = Begun::new();
    guide.put("templates/exercise.html", "{% extends \"builtin/exercise.html\" %}");
    let done = guide.run(&["theme", "list"]);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    assert!(
        done.out.contains("\ntemplates/base.html\n") && done.out.contains("\ntemplates/exercise.html   (the guide has its own)\n"),
        "{}",
        done.out
    );
    let done = guide.run(&["theme", "eject", "templates/exercise.html"]);
    let want = "templates/exercise.html was there and is as before\nerror: nothing was copied: the guide has 1 such file already\n";
    assert_eq!(said(&done), (2, "", want));
    assert_eq!(guide.text("templates/exercise.html"), "{% extends \"builtin/exercise.html\" %}");
    let done = guide.run(&["theme", "eject", "exercice.html"]);
    let want = "error: the theme has no file `exercice.html`\nhelp: a file with a similar name exists: `exercise.html`\n";
    assert_eq!(said(&done), (2, "", want));
    assert_eq!(run(&["theme"]).code, 2);
}

#[test]
fn shells_and_manuals_know_every_command() {
    let commands = ["init", "new", "build", "check", "fmt", "workout", "explain", "import", "theme", "schema", "completions", "man"];
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let done = run(&["completions", shell]);
        assert_eq!((done.code, done.err.as_str()), (0, ""), "{shell}");
        assert!(commands.iter().all(|command| done.out.contains(command)), "{shell}");
    }
    assert_eq!(run(&["completions", "cmd"]).code, 2);
    let folder = tempfile::tempdir().unwrap();
    let name = folder.path().to_str().unwrap();
    for _ in 0..2 {
        let done = run(&["man", name]);
        assert_eq!((done.code, done.err.as_str()), (0, ""));
        assert!(done.out.starts_with("wrote ") && done.out.ends_with(&format!(" manual pages into {name}\n")), "{}", done.out);
    }
    let pages = files(folder.path());
    for command in commands {
        let page = String::from_utf8_lossy(&pages[&format!("ironleaf-{command}.1")]).into_owned();
        assert!(page.contains(".TH IRONLEAF-") && page.contains("\n.SH SYNOPSIS\n"), "{command}");
    }
    assert!(pages.contains_key("ironleaf.1") && pages.contains_key("ironleaf-theme-eject.1"));
    assert_eq!(run(&["man"]).code, 2);
}

/// The page of the docs about the command line is made from the program.
#[test]
fn the_page_of_commands_is_as_the_program_says() {
    if cfg!(not(feature = "serve")) {
        return;
    }
    let path = crate::example().join("docs/commands.md");
    let want = ironleaf::cli::reference();
    if std::env::var_os("IRONLEAF_UPDATE").is_some() {
        fs::write(&path, &want).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap_or_default() == want, "run IRONLEAF_UPDATE=1 cargo test --test it the_page_of_commands");
}

#[test]
fn every_command_says_how_it_is_called() {
    for command in ["init", "new", "build", "check", "fmt", "workout", "explain", "schema", "completions", "man"] {
        let done = run(&[command, "--help"]);
        assert_eq!((done.code, done.err.as_str()), (0, ""), "{command}");
        assert!(done.out.contains("Example"), "{command}: {}", done.out);
        let done = run(&[command, "--nonsense"]);
        assert_eq!((done.code, done.out.as_str()), (2, ""), "{command}");
        assert!(done.err.starts_with("error: unexpected argument '--nonsense' found"), "{command}: {}", done.err);
    }
}
