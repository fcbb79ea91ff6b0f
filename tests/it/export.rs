//! `ironleaf export`: what each form holds, what is said where one cannot be, and that the same guide gives the same file.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use crate::{Done, run};

const SQUAT: &str = "---\ntitle: Back Squat\naliases: [Squat]\nmuscles: {primary: [quads, glutes]}\nequipment: [barbell, rack]\n\
    extra: {hevy: D04AC939}\nmedia: [{image: squat.png, alt: The bottom}]\n---\n## Setup\n\nStand & <b>sit<br>down</b>.\n";
const ROW: &str = "---\ntitle: Seated Row\nmuscles: {primary: [lats]}\nequipment: [cable]\n---\nAfter the [[Squat#setup]].\n\n\
    ![Top](<the top ü.png>) <img src=\"none.png\" alt=\"Lost\"> Pasted <font>from Word</font>\n";
const PROGRAM: &str = "---\ntitle: Two days\nauthor: jo\nupdated: 2026-03-01\nweeks: 2\ndeload_weeks: [2]\nsessions:\n  - name: Heavy; hard\n    \
    day: tue\n    work: |\n      Warm-up: 5 min, bike\n      A1) Squat: 3 x 5 @ 60 kg +2.5 kg/week, rest 2 min, tempo 3-1-1-0\n      \
    A2) Seated Row: 3 x 8-12 @ RPE 8, rest 60-90 s\n  - name: Light\n    work: |\n      Squat | Seated Row: 2 x 30-60 s (slow)\n---\n\
    See [[Back Squat]].\n";

/// A guide of one program, in a new folder.
fn guide() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (path, bytes) in [
        ("ironleaf.yaml", b"title: Small guide\nlanguage: en-GB\n".as_slice()),
        ("content/exercises/back-squat.md", SQUAT.as_bytes()),
        ("content/exercises/squat.png", &png()),
        ("content/exercises/the top ü.png", &png()),
        ("content/exercises/row.md", ROW.as_bytes()),
        ("content/programs/two-days.md", PROGRAM.as_bytes()),
        ("content/authors/jo.md", b"---\ntitle: Jo & Co\n---\n"),
    ] {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    dir
}

/// A picture of one dot.
fn png() -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, 1, 1);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&[0]).unwrap();
    out
}

fn export(dir: &Path, args: &[&str]) -> Done {
    run(&[&["export", "--root", dir.to_str().unwrap()], args].concat())
}

/// What is printed; nothing may be wrong.
fn printed(dir: &Path, args: &[&str]) -> String {
    let done = export(dir, args);
    assert_eq!((done.code, done.err.as_str()), (0, ""), "{args:?}");
    done.out
}

/// The bytes of a file that is written twice, the same each time.
fn written(dir: &Path, args: &[&str]) -> Vec<u8> {
    let twice = ["a", "b"].map(|name| {
        let path = dir.join(name);
        let done = export(dir, &[args, &["--output", path.to_str().unwrap()]].concat());
        assert_eq!((done.code, done.out.as_str()), (0, ""), "{args:?}: {}", done.err);
        assert_eq!(done.err, format!("wrote {}\n", path.display()));
        let bytes = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        bytes
    });
    assert_eq!(twice[0], twice[1], "{args:?}");
    let [bytes, _] = twice;
    bytes
}

/// Every file of an archive, in its order.
fn files(bytes: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut all = Vec::new();
    for i in 0..zip.len() {
        let mut file = zip.by_index(i).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        all.push((file.name().unwrap().into_owned(), bytes));
    }
    all
}

#[test]
fn json_says_all_that_is_known() {
    let dir = guide();
    let all: serde_json::Value = serde_json::from_str(&printed(dir.path(), &["json"])).unwrap();
    assert_eq!(all["title"], "Small guide");
    assert_eq!(all["exercises"][0]["primary"], serde_json::json!(["quads", "glutes"]));
    assert_eq!(all["muscles"].as_array().unwrap().len(), 23);
    assert_eq!(all["parts"][0]["parent"], "quads");
    let squat = &all["exercises"][0];
    assert_eq!((&squat["file"], &squat["extra"]["hevy"]), (&"content/exercises/back-squat.md".into(), &"D04AC939".into()));
    assert_eq!(squat["media"], serde_json::json!([{"image": "squat.png", "alt": "The bottom", "caption": null}]));
    assert_eq!(squat["body"], "## Setup\n\nStand & <b>sit<br>down</b>.");
    let program = &all["programs"][0];
    assert_eq!((&program["author"], &program["updated"], &program["deload_weeks"]), (&"jo".into(), &"2026-03-01".into(), &[2].into()));
    let session = &program["phases"][0]["sessions"][0];
    assert_eq!((&session["day"], &session["generated"]), (&"tue".into(), &false.into()));
    // The lines as they are meant, ranges as pairs, times in seconds.
    let want = serde_json::json!([
        {"section": "warmup", "time_s": [300, 300], "items": ["bike"], "text": "Warm-up: 5 min, bike"},
        {"group": "A", "index": 1, "any_of": ["Squat"], "exercises": ["back-squat"], "rest_s": [120, 120], "tempo": [3, 1, 1, 0],
         "work": [{"sets": [3, 3], "reps": [5, 5], "load": {"value": [60, 60], "unit": "kg"}, "step": {"value": 2.5, "unit": "kg", "every": "week"}}],
         "text": "A1) Squat: 3 x 5 @ 60 kg +2.5 kg/week, rest 2 min, tempo 3-1-1-0"},
        {"group": "A", "index": 2, "any_of": ["Seated Row"], "exercises": ["row"], "rest_s": [60, 90],
         "work": [{"sets": [3, 3], "reps": [8, 12], "rpe": [8, 8]}], "text": "A2) Seated Row: 3 x 8-12 @ RPE 8, rest 60-90 s"},
    ]);
    assert_eq!(session["lines"], want);
    let one: serde_json::Value = serde_json::from_str(&printed(dir.path(), &["json", "two days"])).unwrap();
    assert_eq!(one, *program);
}

#[test]
fn csv_has_a_column_for_each_end_of_a_range() {
    let dir = guide();
    let cells = |text: &str| -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    };
    let exercises = cells(&printed(dir.path(), &["csv"]));
    assert_eq!(exercises[1][..4], ["back-squat", "Back Squat", "Squat", "quads; glutes"]);
    let rows = cells(&printed(dir.path(), &["csv", "Two days"]));
    let column = |name: &str| rows[0].iter().position(|head| head == name).unwrap();
    let of = |row: usize, names: &[&str]| names.iter().map(|name| rows[row][column(name)].as_str()).collect::<Vec<_>>().join("|");
    assert_eq!(rows.len(), 1 + 4 * 2, "four lines, in the first week and in the lighter second");
    let where_ = ["week_first", "week_last", "lighter", "session", "day", "label", "exercise_id"];
    assert_eq!(of(2, &where_), "1|1||Heavy; hard|tue|A1|back-squat");
    let what = ["sets_min", "sets_max", "reps_min", "reps_max", "load", "load_min", "rest_s_min", "rest_s_max", "tempo"];
    assert_eq!(of(2, &what), "3|3|5|5|kg|60|120|120|3-1-1-0");
    assert_eq!(of(3, &what), "3|3|8|12|RPE|8|60|90|");
    // The second week: two thirds of the sets, and the load has stepped.
    assert_eq!(of(6, &where_), "2|2|yes|Heavy; hard|tue|A1|back-squat");
    assert_eq!(of(6, &what), "2|2|5|5|kg|62.5|120|120|3-1-1-0");
    assert_eq!(of(4, &["exercise", "alternatives", "seconds_min", "seconds_max", "note"]), "Back Squat|Seated Row|30|60|slow");
}

#[test]
fn a_calendar_has_an_event_for_each_session_of_each_week() {
    let dir = guide();
    // Wednesday: the first Tuesday of week 1 is six days later.
    let text = printed(dir.path(), &["ics", "--start", "2026-01-07", "--at", "18:30", "--base-url", "https://example.org/g"]);
    let lines: Vec<String> = text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect();
    let of = |key: &str| lines.iter().filter_map(|line| line.strip_prefix(key)).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(of("DTSTART:"), ["20260113T183000", "20260112T183000", "20260120T183000", "20260119T183000"]);
    assert_eq!(of("SUMMARY:"), ["Heavy\\; hard", "Light", "Heavy\\; hard (lighter week)", "Light (lighter week)"]);
    assert_eq!(of("UID:").iter().collect::<BTreeSet<_>>().len(), 4);
    assert_eq!(of("URL:")[0], "https://example.org/g/programs/two-days.html");
    assert!(of("DESCRIPTION:")[2].contains("week 2 of 2") && of("DESCRIPTION:")[2].contains("Squat: 2 x 5 @ 62.5 kg"), "{text}");
    assert!(text.lines().all(|line| line.len() <= 75), "lines are folded");
    // Without a first day it begins with the coming Monday, and says so.
    let unsaid = export(dir.path(), &["ics"]);
    assert_eq!(unsaid.code, 0);
    let start = unsaid.err.strip_prefix("note: week 1 begins on Monday, ").and_then(|rest| rest.split_once("`--start ")).unwrap().1;
    assert_eq!(unsaid.out, printed(dir.path(), &["ics", "--start", &start[..10]]));
    let whole_days = printed(dir.path(), &["ics", "--start", "2026-01-07"]);
    assert!(whole_days.contains("DTSTART;VALUE=DATE:20260113"), "{whole_days}");
    assert!(!whole_days.contains("DTEND"), "a day's end must come after its start, and without one it is that day: {whole_days}");
}

#[test]
fn apps_get_a_program_in_their_own_words() {
    let dir = guide();
    let want = "// Two days

# Week 1
## Heavy; hard
// Warm-up: 5 min, bike
// A1) Squat: 3 x 5 @ 60 kg, rest 2 min, tempo 3-1-1-0
Back Squat / 3x5 60kg / 120s / superset: A
// A2) Seated Row: 3 x 8-12 @ RPE 8, rest 60-90 s
Seated Row / 3x8-12 @8 / 60s / superset: A
## Light
// Squat | Seated Row: 2 x 30-60 s (slow)
Back Squat / 2x1

# Week 2 - lighter
## Heavy; hard
// Warm-up: 5 min, bike
// A1) Squat: 2 x 5 @ 62.5 kg, rest 2 min, tempo 3-1-1-0
Back Squat / 2x5 62.5kg / 120s / superset: A
// A2) Seated Row: 2 x 8-12 @ RPE 6, rest 60-90 s
Seated Row / 2x8-12 @6 / 60s / superset: A
## Light
// Squat | Seated Row: 2 x 30-60 s (slow)
Back Squat / 2x1
";
    assert_eq!(printed(dir.path(), &["liftoscript"]), want);

    let done = export(dir.path(), &["hevy"]);
    assert_eq!(done.code, 0);
    assert!(done.err.contains("Hevy knows exercises by numbers of its own, and it has none yet: Seated Row\nhelp: "), "{}", done.err);
    let routines: serde_json::Value = serde_json::from_str(&done.out).unwrap();
    let titles: Vec<&str> = routines.as_array().unwrap().iter().map(|one| one["routine"]["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Heavy; hard (week 1)", "Light (week 1)", "Heavy; hard (week 2, lighter)", "Light (week 2, lighter)"]);
    let first = &routines[0]["routine"]["exercises"][0];
    assert_eq!(
        (&first["exercise_template_id"], &first["superset_id"], &first["rest_seconds"]),
        (&"D04AC939".into(), &0.into(), &120.into())
    );
    assert_eq!((&first["sets"][2]["reps"], &first["sets"][2]["weight_kg"]), (&5.into(), &60.into()));
    assert!(!done.out.contains('@'), "Hevy refuses the sign");
    // It refuses keys that it does not know, and texts without a letter.
    let keys = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(keys(first), "exercise_template_id superset_id rest_seconds notes sets");
    assert_eq!(keys(&routines[0]["routine"]), "title folder_id notes exercises");
    assert_eq!(keys(&routines[1]["routine"]), "title folder_id exercises", "nothing stands around the exercises of the second");
}

#[test]
fn books_are_whole() {
    let dir = guide();
    let html = String::from_utf8(written(dir.path(), &["html", "Two days"])).unwrap();
    let exercises =
        ["<section id=\"exercises-back-squat\">", "<section id=\"exercises-row\">", "<a href=\"#exercises-back-squat--setup\">"];
    for part in exercises.into_iter().chain(["Stand &amp; <b>sit<br/>down</b>", "src=\"data:image/", "<html lang=\"en-GB\">"]) {
        assert!(html.contains(part), "{part}\n{html}");
    }
    assert!(html.contains("Lost Pasted from Word") && !html.contains("base64,\""), "no picture is empty: {html}");
    assert!(!html.contains("<script") && !html.contains("<link") && !html.contains("href=\"../"), "nothing is asked of elsewhere");

    let files = files(written(dir.path(), &["epub"]));
    assert_eq!((files[0].0.as_str(), files[0].1.as_slice()), ("mimetype", b"application/epub+zip".as_slice()));
    let names: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    for name in ["book/programs-two-days.xhtml", "book/exercises-row.xhtml", "book/muscles-quads.xhtml", "book/nav.xhtml"] {
        assert!(names.contains(name), "{name}");
    }
    let package = text(&files, "book/content.opf");
    assert!(package.contains("<dc:creator>Jo &amp; Co</dc:creator>") && package.contains("2026-03-01T00:00:00Z"), "{package}");
    assert!(files.iter().all(|(name, bytes)| !bytes.is_empty() && name.is_ascii()), "{names:?}");
    assert_eq!(names.iter().filter(|name| name.starts_with("book/pictures/")).count(), 2, "{names:?}");
    let mut links = 0;
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".xhtml")) {
        let page = String::from_utf8(bytes.clone()).unwrap();
        for link in page.split(" href=\"").skip(1).chain(page.split(" src=\"").skip(1)).filter_map(|rest| rest.split('"').next()) {
            let (file, place) = link.split_once('#').unwrap_or((link, ""));
            assert!(names.contains(format!("book/{file}").as_str()), "{name} leads to {link}");
            assert!(
                place.is_empty() || text(&files, &format!("book/{file}")).contains(&format!("id=\"{place}\"")),
                "{name} leads to {link}"
            );
            links += 1;
        }
        assert!(package.contains(&name["book/".len()..]), "{name} is in the list");
    }
    assert!(links > 100, "only {links} links");
}

fn text(files: &[(String, Vec<u8>)], name: &str) -> String {
    let (_, bytes) = files.iter().find(|(has, _)| has == name).unwrap_or_else(|| panic!("{name} is there"));
    String::from_utf8(bytes.clone()).unwrap()
}

#[test]
fn an_archive_is_the_guide_as_it_is_built() {
    let dir = guide();
    let packed = files(written(dir.path(), &["zip"]));
    let done = run(&["build", "--root", dir.path().to_str().unwrap(), "--quiet"]);
    assert_eq!(done.code, 0, "{}", done.err);
    let output = dir.path().join("output");
    let built =
        walkdir::WalkDir::new(&output).sort_by_file_name().into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let mut built: Vec<(String, Vec<u8>)> = built
        .map(|entry| (entry.path().strip_prefix(&output).unwrap().to_str().unwrap().to_owned(), fs::read(entry.path()).unwrap()))
        .filter(|(name, _)| name != ".ironleaf.json")
        .collect();
    built.sort();
    let mut packed = packed;
    packed.sort();
    assert_eq!(packed.iter().map(|(name, _)| name).collect::<Vec<_>>(), built.iter().map(|(name, _)| name).collect::<Vec<_>>());
    assert!(packed == built, "the same bytes");
}

#[test]
fn what_cannot_be_is_said() {
    let dir = guide();
    let case = |args: &[&str], code: i32, want: &str| {
        let done = export(dir.path(), args);
        assert_eq!((done.code, done.out.as_str()), (code, ""), "{args:?}: {}", done.err);
        assert!(done.err.contains(want), "{args:?}: {}", done.err);
    };
    case(&["csv", "Two dayz"], 2, "error: no program is called `Two dayz`\nhelp: a program with a similar name exists: `Two days`\n");
    case(&["ics", "--start", "5.1.2026"], 2, "write year, month and day, such as 2026-01-05");
    case(&["json", "--at", "18:30"], 2, "error: only a calendar has days\n");
    case(&["zip", "two-days"], 2, "error: `zip` is the whole guide\nhelp: leave the program out\n");
    case(&["pdf"], 2, "invalid value 'pdf'");
    case(&["json", "--output", dir.path().join("no/such/a.json").to_str().unwrap()], 2, "cannot write");
    case(&["csv", "--output", dir.path().to_str().unwrap()], 2, "cannot write");
    fs::write(dir.path().join("content/programs/other.md"), PROGRAM.replace("Two days", "Other").replace("3 x 5 @", "3 y 5 @")).unwrap();
    // A program with a line that cannot be read would go out without it.
    case(&["csv", "two-days"], 1, "nothing was exported: 1 error");
    fs::write(dir.path().join("content/programs/other.md"), PROGRAM.replace("Two days", "Other")).unwrap();
    case(&["hevy"], 2, "error: say which program\nhelp: the guide has `other` and `two-days`\n");
    fs::remove_dir_all(dir.path().join("content/programs")).unwrap();
    case(&["ics"], 2, "error: the guide has no programs\nhelp: `ironleaf new program` begins one\n");
}

#[test]
fn a_stroke_prints_it() {
    let dir = guide();
    assert_eq!(printed(dir.path(), &["csv", "--output", "-"]), printed(dir.path(), &["csv"]));
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_printed_is_trouble_and_a_reader_that_has_gone_is_none() {
    let dir = guide();
    let printing = |out: std::process::Stdio| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_ironleaf"));
        let done = command.args(["export", "json", "--root", dir.path().to_str().unwrap()]).stdout(out).output().unwrap();
        (done.status.code(), String::from_utf8(done.stderr).unwrap())
    };
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    assert_eq!(printing(full.into()), (Some(2), "error: cannot write `standard output`: the disk is full\n".to_owned()));
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    assert_eq!(printing(writer.into()), (Some(0), String::new()));
}
