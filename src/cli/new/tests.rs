//! A conversation with someone whose answers are written down.

use std::collections::VecDeque;

use clap::Parser as _;

use super::ask::{Ask, Judge, Names};
use super::begin;
use crate::cli::args::{Args, Command, New};
use crate::diag::{Family, Finding, Rule};
use crate::site::Site;
use crate::source::{Options, Sources};

/// Someone with answers, who notes what is asked; answers that will not do are noted with what is said of them.
struct Script<'a> {
    answers: VecDeque<&'a str>,
    asked: Vec<String>,
}

impl Ask for Script<'_> {
    fn choose(&mut self, question: &str, words: &[(&str, &str)]) -> Option<usize> {
        self.asked.push(question.to_owned());
        let answer = self.answers.pop_front()?;
        words.iter().position(|(word, _)| *word == answer)
    }

    fn line(&mut self, question: &str, _: &str, _: &[String], judge: Judge) -> Option<String> {
        self.asked.push(question.to_owned());
        loop {
            let answer = self.answers.pop_front()?;
            match judge(answer) {
                Ok(()) => return Some(answer.to_owned()),
                Err(why) => self.asked.push(format!("! {why}")),
            }
        }
    }
}

fn args(line: &[&str]) -> New {
    let Command::New(args) = Args::try_parse_from([&["ironleaf", "new"], line].concat()).unwrap().command else { panic!() };
    *args
}

/// What is asked, and the page that comes of it.
fn talk(line: &[&str], answers: &[&str]) -> (Vec<String>, Option<(String, String)>) {
    let mut person = Script { answers: answers.iter().copied().collect(), asked: Vec::new() };
    let page = begin(&args(line), &crate::desk::starter(), Some(&mut person)).unwrap();
    (person.asked, page)
}

#[test]
fn what_is_needed_is_asked_for_until_it_is_right() {
    let answers =
        ["exercise", "", "Goblet Squat", "Hip Thrust", "", "glute, hamstringz", "glutes", "hamstrings, glutes", "barbel", "Barbell, bench"];
    let (asked, page) = talk(&[], &answers);
    let want = [
        "What is it?",
        "What is it called?",
        "! write what it is called",
        "! `content/exercises/goblet-squat.md` is there already: open that file, or give this page another title",
        "Which muscles work hardest?",
        "! name a muscle or more",
        "! no muscle is called `hamstringz`: a muscle with a similar name exists: `Hamstrings`",
        "Which muscles help?",
        "What does it need?",
        "! no equipment is called `barbel`: equipment with a similar name exists: `barbell`",
    ];
    assert_eq!(asked, want);
    let (path, text) = page.unwrap();
    assert_eq!(path, "content/exercises/hip-thrust.md");
    assert!(text.contains("  primary: [glutes]") && text.contains("  secondary: [hamstrings]"), "{text}");
    assert!(text.contains("\nequipment: [barbell, bench]   #"), "{text}");
}

#[test]
fn what_is_said_is_not_asked() {
    let case = |line: &[&str], answers: &[&str], want: &[&str]| {
        let (asked, page) = talk(line, answers);
        assert_eq!(asked, want, "{line:?}");
        assert!(page.is_some(), "{line:?}");
    };
    case(&["exercise", "Hip Thrust", "--muscles", "glutes"], &[], &[]);
    case(&["exercise", "Hip Thrust"], &["glutes", "", ""], &["Which muscles work hardest?", "Which muscles help?", "What does it need?"]);
    case(&["exercise", "Hip Thrust", "--equipment", "bench"], &["glutes", ""], &["Which muscles work hardest?", "Which muscles help?"]);
    case(&["article", "Why?"], &[], &[]);
    case(&["article"], &["Why?"], &["What is it called?"]);
    case(&["muscle", "Quads"], &[], &[]);
    case(&["muscle", "Soles"], &["legs"], &["Which groups does it belong to?"]);
    case(&["group", "Push"], &["chest, triceps"], &["Which muscles are in it?"]);
    case(&["program"], &["Three days", ""], &["What is it called?", "Which exercises does its first session hold?"]);
}

#[test]
fn who_goes_away_leaves_nothing() {
    assert_eq!(talk(&["exercise"], &["Hip Thrust"]).1, None);
    assert_eq!(talk(&[], &[]).1, None);
}

#[test]
fn the_last_name_is_completed() {
    let mut names = Names(["glutes", "hamstrings", "hip-flexors", "upper-back"].map(str::to_owned).to_vec());
    let case = |input: &str, want: &[&str]| assert_eq!(names.whole(input), want, "{input}");
    case("ha", &["hamstrings"]);
    case("H", &["hamstrings", "hip-flexors"]);
    case("glutes, h", &["glutes, hamstrings", "glutes, hip-flexors"]);
    case("back", &["upper-back"]);
    case("hamstrings, ha", &[]);
    case("z", &[]);
    assert_eq!(names.whole("").len(), 4);
    let tab = inquire::autocompletion::Autocomplete::get_completion(&mut names, "glutes,ha", None).unwrap();
    assert_eq!(tab.as_deref(), Some("glutes, hamstrings"));
}

#[test]
fn without_anyone_to_ask_what_is_missing_is_said() {
    let case = |line: &[&str], want: (&str, &str)| {
        let refused = begin(&args(line), &crate::desk::starter(), None).unwrap_err();
        assert_eq!((refused.message.as_str(), refused.help.as_str()), want, "{line:?}");
    };
    case(&[], ("a page is of some kind", "say which, and what it is called: `ironleaf new exercise \"Hip Thrust\" --muscles glutes`"));
    case(&["exercise"], ("an exercise needs a title", "write it in quotes: `ironleaf new exercise \"My title\"`"));
    case(&["exercise", "Hip Thrust"], ("an exercise needs the muscles that it trains", "say them: `--muscles hamstrings,glutes`"));
    case(&["muscle", "Soles"], ("a muscle of your own needs its groups", "say them: `--groups legs`"));
    case(&["group", "Push"], ("a group of your own needs its muscles", "say them: `--muscles chest,triceps`"));
    case(
        &["exercise", "X", "--muscles", "quad", "--secondary", "quads"],
        ("`quads` is primary and secondary", "name it once: primary if it works hard, secondary if it helps"),
    );
    case(
        &["exercise", "X", "--muscles", "hamstringz"],
        ("no muscle is called `hamstringz`", "a muscle with a similar name exists: `Hamstrings`"),
    );
    case(
        &["exercise", "X", "--muscles", "quads", "--equipment", "dumbell"],
        ("no equipment is called `dumbell`", "equipment with a similar name exists: `dumbbell`"),
    );
    case(
        &["program", "X", "--exercises", "Gobblet Squat"],
        ("no exercise is called `Gobblet Squat`", "an exercise with a similar name exists: `Goblet Squat`"),
    );
    case(
        &["author", "X", "--muscles", "quads"],
        ("an author has no `--muscles`", "take it away; `ironleaf new --help` says what each is for"),
    );
    case(
        &["exercise", "Dumbbell RDL", "--muscles", "quads"],
        ("`content/exercises/dumbbell-romanian-deadlift.md` is there already", "open that file, or give this page another title"),
    );
    case(
        &["page", "X", "--id", "Über uns"],
        ("`Über uns` cannot be an address", "use lower-case letters, digits and hyphens: `--id uber-uns`"),
    );
}

/// Every kind, in a guide and in an empty folder, gives a page that can be published.
#[test]
fn what_is_begun_builds_as_it_is() {
    let lines: [&[&str]; 12] = [
        &["exercise", "Hip Thrust", "--muscles", "glutes"],
        &["exercise", "Crunch: the slow one", "--muscles", "abs", "--secondary", "obliques,hip flexors", "--equipment", "none"],
        &["exercise", "Übung №1 – „schwer“", "--muscles", "quads", "--equipment", "barbell, rack"],
        &["exercise", "深蹲", "--muscles", "quads"],
        &["program", "Yes"],
        &["article", "Why, and \"how\"?"],
        &["muscle", "Quads"],
        &["muscle", "Soles", "--groups", "legs"],
        &["group", "Legs"],
        &["group", "Push", "--muscles", "chest,triceps"],
        &["author", "O'Neil"],
        &["term", "null"],
    ];
    for guide in [crate::desk::starter(), Sources::default()] {
        for line in lines.iter().copied().chain([&["page", "Index"][..]]) {
            let (path, text) = begin(&args(line), &guide, None).unwrap().unwrap();
            for (state, text) in [("as it is", text.clone()), ("with every key", uncommented(&text))] {
                let files = guide.files().map(|(_, file)| file.clone());
                let new = crate::source::File { path: path.as_str().into(), bytes: text.as_bytes().into() };
                let sources = Sources::new(files.chain([new]));
                let report = Site::new(&sources, &Options::default()).report;
                // What an example names may be in no guide, and what it asks for be impossible there.
                let example = |f: &&Finding| state != "as it is" && (f.rule.family() == Family::Name || f.rule == Rule::GenerateImpossible);
                let stops = report.findings.iter().filter(|f| f.stops_build() && !example(f));
                let stops: Vec<String> = stops.map(|f| format!("{}: {}", f.rule.name(), f.message)).collect();
                assert!(stops.is_empty(), "{line:?} {state}: {stops:?}\n{text}");
            }
        }
    }
}

/// The page with the hash taken away before each key.
fn uncommented(text: &str) -> String {
    let key = |rest: &str| {
        let rest = rest.trim_start().trim_start_matches("- ").trim_start_matches('{');
        rest.split_once(':').is_some_and(|(key, _)| !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
    };
    let line = |line: &str| {
        let hash = line.find("# ").filter(|at| line[..*at].trim().is_empty() && key(&line[at + 2..]));
        hash.map_or_else(|| line.to_owned(), |at| format!("{}{}", &line[..at], &line[at + 2..]))
    };
    text.lines().map(|text| line(text) + "\n").collect()
}

#[test]
fn ids_follow_titles() {
    let case = |title: &str, want: &str| {
        let (path, _) = begin(&args(&["page", title]), &Sources::default(), None).unwrap().unwrap();
        assert_eq!(path, format!("content/pages/{want}.md"), "{title}");
    };
    case("Farmer's Walk", "farmers-walk");
    case("Über Größe & Kraft", "uber-grosse-kraft");
    case("Index", "index-page");
    case("深蹲", "page-1");
    case("CON", "con-page");
}
