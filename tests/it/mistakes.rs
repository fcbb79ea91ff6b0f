//! Mistakes that coaches make: what is said of each in a guide as `ironleaf init` begins it, and that what is said mends it.
//!
//! `docs/mistakes.md` is made of the table; `IRONLEAF_UPDATE=1 cargo test --test it mistakes` writes it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ironleaf::diag::show;
use ironleaf::{Options, Report, Site, Sources};

const SQUAT: &str = "content/exercises/goblet-squat.md";
const HINGE: &str = "content/exercises/dumbbell-romanian-deadlift.md";
const ROW: &str = "content/exercises/one-arm-dumbbell-row.md";
const DAYS: &str = "content/programs/two-days-a-week.md";
const SHORT: &str = "content/programs/half-an-hour-at-home.md";
const ARTICLE: &str = "content/articles/how-hard-should-a-set-be.md";
const SETTINGS: &str = "ironleaf.yaml";

/// How a mistake is mended.
enum Mend {
    /// With the correction that the finding carries.
    Fix,
    /// As the finding's help says: this takes the place of what is wrong.
    Write(&'static str),
    /// By giving the file its name back.
    Rename,
}

use Mend::{Fix, Rename, Write};

/// A mistake: in this file this becomes that, or the file gets that name.
struct Mistake(&'static str, &'static str, &'static str, &'static str, Mend);

const PARTS: &[(&str, &[Mistake])] = &[
    (
        "Facts at the top of a page",
        &[
            Mistake(
                "A colon in a text",
                SQUAT,
                "summary: A squat with one dumbbell held against the chest, and the easiest one to learn.",
                "summary: The goblet squat: the easiest one to learn.",
                Fix,
            ),
            Mistake("A tab in place of spaces", SQUAT, "  primary: [quads, glutes]", "\tprimary: [quads, glutes]", Fix),
            Mistake("A quote that is never closed", SHORT, "take a heavier dumbbell.\"", "take a heavier dumbbell.", Fix),
            Mistake(
                "The curly quotes of a word processor",
                SQUAT,
                "[\"Elbows inside the knees\", \"Chest proud\"]",
                "[“Elbows inside the knees”, “Chest proud”]",
                Fix,
            ),
            Mistake(
                "No line of hyphens at the end",
                SQUAT,
                "\"Chest proud\"]\n---\n",
                "\"Chest proud\"]\n",
                Write("\"Chest proud\"]\n---\n"),
            ),
            Mistake(
                "No line of hyphens at the beginning",
                HINGE,
                "---\ntitle: Dumbbell Romanian Deadlift\n",
                "title: Dumbbell Romanian Deadlift\n",
                Fix,
            ),
            Mistake("A key with a typing mistake", SQUAT, "equipment: [dumbbell]", "equiptment: [dumbbell]", Fix),
            Mistake("Another word for a key", ARTICLE, "title: How hard should a set be?", "name: How hard should a set be?", Fix),
            Mistake(
                "A key in the wrong place",
                SQUAT,
                "muscles:\n  primary: [quads, glutes]\n  secondary: [adductors, erectors]",
                "muscles:\nprimary: [quads, glutes]\nsecondary: [adductors, erectors]",
                Write("muscles:\n  primary: [quads, glutes]\n  secondary: [adductors, erectors]"),
            ),
            Mistake("A list without brackets", HINGE, "aliases: [Dumbbell RDL]", "aliases: Dumbbell RDL", Fix),
            Mistake("A bracket that is never closed", SQUAT, "primary: [quads, glutes]", "primary: [quads, glutes", Fix),
            Mistake("A key twice", DAYS, "weeks: 8\n", "weeks: 8\nweeks: 10\n", Write("weeks: 8\n")),
            Mistake("A sign that means something of its own", ARTICLE, "suited_for: Anyone who begins", "suited_for: @home lifters", Fix),
            Mistake("A colour without quotes", SETTINGS, "# theme: {accent: \"#0f766e\"}", "theme:\n  accent: #0f766e", Fix),
            Mistake("Yes in place of true", ROW, "unilateral: true", "unilateral: yes", Fix),
            Mistake("A day as people write it", ARTICLE, "date: 2026-01-15", "date: 15.01.2026", Fix),
            Mistake("A word that is none of those possible", SQUAT, "level: beginner", "level: easy", Fix),
            Mistake("A number with its unit", DAYS, "weeks: 8\n", "weeks: 8 weeks\n", Fix),
        ],
    ),
    (
        "Names, links and pictures",
        &[
            Mistake("A muscle with a typing mistake", HINGE, "primary: [hamstrings, glutes]", "primary: [hamstirngs, glutes]", Fix),
            Mistake("An exercise with a typing mistake", DAYS, "A) Goblet Squat: 3 x 8-10", "A) Gobblet Squat: 3 x 8-10", Fix),
            Mistake(
                "A name that something else has",
                HINGE,
                "aliases: [Dumbbell RDL]",
                "aliases: [Goblet Squats]",
                Write("aliases: [Dumbbell RDL]"),
            ),
            Mistake("A file name with capitals and spaces", SQUAT, "", "content/exercises/Goblet Squat.md", Rename),
            Mistake("A file in a folder that is not read", SQUAT, "", "content/exercise/goblet-squat.md", Rename),
            Mistake(
                "A link with a typing mistake",
                ARTICLE,
                "on a [[Dumbbell Romanian Deadlift]] you",
                "on a [[Dumbell Romanian Deadlift]] you",
                Fix,
            ),
            Mistake(
                "A link to a file that is not there",
                ARTICLE,
                "[[One-Arm Dumbbell Row|row]]",
                "[row](../exercises/one-arm-row.md)",
                Write("[row](../exercises/one-arm-dumbbell-row.md)"),
            ),
            Mistake(
                "A link to a heading that is not there",
                ARTICLE,
                "[[One-Arm Dumbbell Row|row]]",
                "[[One-Arm Dumbbell Row#mistakes|row]]",
                Write("[[One-Arm Dumbbell Row#common-mistakes|row]]"),
            ),
            Mistake("A heading without a space", ARTICLE, "## Key takeaways", "##Key takeaways", Fix),
            Mistake("A picture that is not there", ARTICLE, "Yes, on a", "![A row](row.jpg)\n\nYes, on a", Write("Yes, on a")),
            Mistake(
                "A picture without words",
                ARTICLE,
                "Yes, on a",
                "![](https://example.org/row.jpg)\n\nYes, on a",
                Write("![A row on a bench](https://example.org/row.jpg)\n\nYes, on a"),
            ),
        ],
    ),
    (
        "Sets and repetitions",
        &[
            Mistake(
                "No colon after the name",
                DAYS,
                "A) Goblet Squat: 3 x 8-10",
                "A) Goblet Squat 3 x 8-10",
                Write("A) Goblet Squat: 3 x 8-10"),
            ),
            Mistake(
                "Sets of nothing",
                DAYS,
                "A) Goblet Squat: 3 x 8-10 @ RPE 7",
                "A) Goblet Squat: 3 sets",
                Write("A) Goblet Squat: 3 x 8"),
            ),
            Mistake(
                "No x between sets and repetitions",
                DAYS,
                "A) Goblet Squat: 3 x 8-10",
                "A) Goblet Squat: 3 8-10",
                Write("A) Goblet Squat: 3 x 8-10"),
            ),
            Mistake("A range that runs backwards", DAYS, "A) Goblet Squat: 3 x 8-10", "A) Goblet Squat: 3 x 10-8", Fix),
            Mistake("A list of repetitions", DAYS, "A) Goblet Squat: 3 x 8-10 @ RPE 7", "A) Goblet Squat: 12, 10, 8", Fix),
            Mistake(
                "A load that could be three things",
                DAYS,
                "A) Goblet Squat: 3 x 8-10 @ RPE 7",
                "A) Goblet Squat: 3 x 8-10 @ 7",
                Write("A) Goblet Squat: 3 x 8-10 @ RPE 7"),
            ),
            Mistake("A comma in a number", DAYS, "A) Goblet Squat: 3 x 8-10 @ RPE 7", "A) Goblet Squat: 3 x 8-10 @ 12,5 kg", Fix),
            Mistake(
                "A rest without its unit",
                DAYS,
                "B) Dumbbell Romanian Deadlift: 3 x 8-10 @ RPE 7, rest 2 min",
                "B) Dumbbell Romanian Deadlift: 3 x 8-10 @ RPE 7, rest 90",
                Write("B) Dumbbell Romanian Deadlift: 3 x 8-10 @ RPE 7, rest 90 s"),
            ),
            Mistake(
                "A rest in metres",
                DAYS,
                "B) Dumbbell Romanian Deadlift: 3 x 8-10 @ RPE 7, rest 2 min",
                "B) Dumbbell Romanian Deadlift: 3 x 8-10 @ RPE 7, rest 2m",
                Fix,
            ),
            Mistake(
                "A tempo of three parts",
                DAYS,
                "A) Goblet Squat: 3 x 8-10 @ RPE 7, rest 2 min",
                "A) Goblet Squat: 3 x 8-10 @ RPE 7, rest 2 min, tempo 3-1-1",
                Write("A) Goblet Squat: 3 x 8-10 @ RPE 7, rest 2 min, tempo 3-1-1-0"),
            ),
            Mistake(
                "A word with a typing mistake",
                DAYS,
                "A) Goblet Squat: 3 x 8-10 @ RPE 7, rest 2 min",
                "A) Goblet Squat: 3 x 8-10 @ RPE 7, rset 2 min",
                Fix,
            ),
            Mistake(
                "More effort than there is",
                DAYS,
                "A) Goblet Squat: 3 x 8-10 @ RPE 7",
                "A) Goblet Squat: 3 x 8-10 @ RPE 11",
                Write("A) Goblet Squat: 3 x 8-10 @ RPE 8"),
            ),
            Mistake(
                "A note that is never closed",
                DAYS,
                "A) Goblet Squat: 3 x 8-10 @ RPE 7, rest 2 min",
                "A) Goblet Squat: 3 x 8-10 @ RPE 7, rest 2 min (chest proud",
                Write("A) Goblet Squat: 3 x 8-10 @ RPE 7, rest 2 min (chest proud)"),
            ),
        ],
    ),
];

type Files = BTreeMap<String, String>;

fn begun() -> Files {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    ironleaf::desk::starter().files().map(|(_, file)| (file.path.to_string(), text(&file.bytes))).collect()
}

fn found(files: &Files) -> (Sources, Report) {
    let sources: Sources = files.iter().collect();
    let mut report = Site::new(&sources, &Options::default()).report;
    report.sort();
    (sources, report)
}

impl Mistake {
    fn made(&self, files: &Files) -> Files {
        let Self(title, file, was, wrong, mend) = self;
        let mut files = files.clone();
        let text = files.remove(*file).unwrap();
        if matches!(mend, Rename) {
            files.insert((*wrong).to_owned(), text);
        } else {
            assert_eq!(text.matches(was).count(), 1, "{title}: `{was}` in {file}");
            files.insert((*file).to_owned(), text.replace(was, wrong));
        }
        files
    }

    /// The guide as the finding says that it should be.
    fn mended(&self, wrong: &Files) -> Files {
        let Self(title, file, _, was, mend) = self;
        let mut files = wrong.clone();
        match mend {
            Rename => {
                let (_, report) = found(wrong);
                let name = file.rsplit('/').next().unwrap();
                let folder = file.split('/').nth(1).unwrap();
                let help = report.findings.iter().find_map(|f| f.help.clone()).unwrap_or_default();
                assert!(help.contains(&format!("`{name}`")) || help.contains(&format!("`{folder}`")), "{title}: {help}");
                let text = files.remove(*was).unwrap();
                files.insert((*file).to_owned(), text);
            }
            Write(right) => {
                let text = files.get_mut(*file).unwrap();
                *text = text.replace(was, right);
            }
            Fix => {
                for _ in 0..6 {
                    let (sources, report) = found(&files);
                    let Some((finding, fix)) = report.findings.iter().find_map(|f| Some((f, f.fix.as_ref()?))) else { break };
                    let span = finding.span.expect("a correction has a place");
                    files.get_mut(&*sources[span.file].path).unwrap().replace_range(span.range(), &fix.text);
                }
            }
        }
        files
    }
}

/// Words of parsers and programs, which no coach should meet.
const RAW: [&str; 14] = [
    "mapping",
    "scalar",
    "sequence",
    "token",
    "did not find",
    "could not find",
    "line 1 column",
    "at line",
    "invalid type",
    "expected `",
    "Error(",
    "unwrap",
    "None",
    "panicked",
];

#[test]
fn each_mistake_is_answered_and_the_answer_mends_it() {
    let guide = begun();
    assert!(found(&guide).1.findings.is_empty(), "the guide begins without a finding");
    let mut wrong = Vec::new();
    for mistake in PARTS.iter().flat_map(|(_, mistakes)| *mistakes) {
        let made = mistake.made(&guide);
        let (sources, report) = found(&made);
        let drawn = show::human(&report, &sources, show::Style::default());
        let Some(first) = report.findings.first() else {
            wrong.push(format!("{}: nothing is found", mistake.0));
            continue;
        };
        let has_fix = report.findings.iter().any(|finding| finding.fix.is_some());
        if matches!(mistake.4, Fix) != has_fix {
            wrong.push(format!("{}: there {} a correction\n{drawn}", mistake.0, if has_fix { "is" } else { "is not" }));
        }
        // A message that gives the bounds says what to write by itself.
        if first.help.is_none() && !first.message.contains(" is outside ") {
            wrong.push(format!("{}: nothing says what to write\n{drawn}", mistake.0));
        }
        let said: String = report.findings.iter().flat_map(|f| [f.message.as_str(), f.help.as_deref().unwrap_or("")]).collect();
        if let Some(raw) = RAW.iter().find(|raw| said.contains(**raw)) {
            wrong.push(format!("{}: `{raw}` is no word of a coach\n{drawn}", mistake.0));
        }
        let (sources, left) = found(&mistake.mended(&made));
        if !left.findings.is_empty() {
            let left = show::human(&left, &sources, show::Style::default());
            wrong.push(format!("{}: mended, there is still\n{left}\nof\n{drawn}", mistake.0));
        }
    }
    assert!(wrong.is_empty(), "{} mistakes:\n\n{}", wrong.len(), wrong.join("\n\n"));
    assert!(PARTS.iter().map(|(_, mistakes)| mistakes.len()).sum::<usize>() >= 30);
}

/// The page of the docs.
fn page() -> String {
    let guide = begun();
    let count: usize = PARTS.iter().map(|(_, mistakes)| mistakes.len()).sum();
    let mut out = format!(
        "# Mistakes, and what is said of them\n\nThe {count} mistakes here are those that people make most. Each was made in the guide that \
         `ironleaf init` begins, and this is what\n`ironleaf check` says. What it says mends it: a test does so with every one.\n\
         `ironleaf check --fix` mends by itself what can only be meant in one way.\n"
    );
    for (part, mistakes) in PARTS {
        let _ = write!(out, "\n## {part}\n");
        for mistake in *mistakes {
            let (sources, report) = found(&mistake.made(&guide));
            let drawn = show::findings(&report, &sources, show::Style::default());
            let drawn: Vec<&str> = drawn.lines().map(str::trim_end).collect();
            let _ = write!(out, "\n### {}\n\n```text\n{}\n```\n", mistake.0, drawn.join("\n").trim_end());
        }
    }
    out
}

#[test]
fn the_page_of_mistakes_is_as_the_program_says() {
    let path = crate::example().join("docs/mistakes.md");
    let want = page();
    if std::env::var_os("IRONLEAF_UPDATE").is_some() {
        std::fs::write(&path, &want).unwrap();
    }
    assert!(std::fs::read_to_string(&path).unwrap_or_default() == want, "run IRONLEAF_UPDATE=1 cargo test --test it mistakes");
}
