//! One page of examples for each finding: the files that cause it, and all that is drawn for them.
//!
//! `findings/RULE.txt` holds cases. A case begins with `=== what it shows`; `>>> path` begins a file of its guide, `<<<`
//! what is drawn. After a path and ` | `, `crlf` gives its lines Windows' ends, `bom` a byte-order mark, `tabs` makes a tab of each
//! `→`, and `bytes` makes a byte of each `\xff`. `IRONLEAF_UPDATE=1 cargo test --test it findings` writes what is drawn.

mod made;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use ironleaf::diag::{Family, show};
use ironleaf::disk::Pages;
use ironleaf::{Options, Report, Rule, Site, Sources};

/// Rules that a guide in memory cannot break, or only with files too long to be kept: [`made`] shows these.
const MADE: &[Rule] = &[Rule::TooLarge, Rule::SymlinkOutside, Rule::NotAFile, Rule::Unreadable, Rule::TemplateSlow, Rule::MarkdownNesting];

/// Rules that other tests show: those that look over programs, and of imports.
fn is_shown_elsewhere(rule: Rule) -> bool {
    (rule.family() == Family::Coaching && rule != Rule::NoSample) || matches!(rule, Rule::UnmappedName | Rule::ImportFormat)
}

fn folder() -> PathBuf {
    crate::example().join("tests/it/findings")
}

/// One guide and what is drawn for it.
struct Case {
    title: String,
    /// Each file's line as it stands after `>>>`, and its text.
    files: Vec<(String, String)>,
    drawn: String,
}

/// The cases of a page of examples.
fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut drawn = false;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        if let Some(title) = bare.strip_prefix("=== ") {
            cases.push(Case { title: title.to_owned(), files: Vec::new(), drawn: String::new() });
            drawn = false;
            continue;
        }
        let case = cases.last_mut().expect("a page of examples begins with `=== `");
        if let Some(path) = bare.strip_prefix(">>> ") {
            case.files.push((path.to_owned(), String::new()));
        } else if bare == "<<<" {
            drawn = true;
        } else if drawn {
            case.drawn.push_str(line);
        } else {
            case.files.last_mut().expect("a file begins with `>>> `").1.push_str(line);
        }
    }
    cases
}

/// The page that holds some cases.
fn page(cases: &[Case]) -> String {
    let one = |case: &Case| {
        let files: String = case.files.iter().map(|(path, text)| format!(">>> {path}\n{text}")).collect();
        format!("=== {}\n{files}<<<\n{}", case.title, case.drawn)
    };
    cases.iter().map(one).collect()
}

/// A file's path and bytes.
fn file(header: &str, text: &str) -> (String, Vec<u8>) {
    let (path, words) = header.split_once(" | ").unwrap_or((header, ""));
    let mut bytes = text.as_bytes().to_vec();
    for word in words.split_whitespace() {
        let text = String::from_utf8(bytes).unwrap();
        bytes = match word {
            "crlf" => text.replace('\n', "\r\n").into_bytes(),
            "bom" => format!("\u{feff}{text}").into_bytes(),
            "tabs" => text.replace('→', "\t").into_bytes(),
            "bytes" => raw(&text),
            other => panic!("`{other}` is no way to write a file"),
        };
    }
    (path.to_owned(), bytes)
}

fn raw(text: &str) -> Vec<u8> {
    let mut parts = text.split("\\x");
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    bytes
}

/// An exercise that says everything, so that the guides need not explain how they lift.
const SQUAT: &str = "---
title: Back Squat
aliases: [Squat]
muscles: {primary: [quads, glutes]}
mechanic: compound
pattern: squat
equipment: [barbell, rack]
level: intermediate
tier: 1
axial: 3
bias: mid
station: rack
---
";

/// All that is found in a guide when every page is drawn, without the rules that other tests show.
pub(crate) fn found(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> (Sources, Report) {
    let sources = Sources::from_iter(files);
    let site = Site::new(&sources, &Options::default());
    let mut report = site.report;
    for path in site.value.paths() {
        report.append(Pages::draw(&site.value, &path).report);
    }
    report.findings.retain(|f| !is_shown_elsewhere(f.rule));
    report.sort();
    (sources, report)
}

/// The same, for guides that several tests look at: each is drawn once.
pub(crate) fn known(files: &Files) -> Arc<(Sources, Report)> {
    type Known = Arc<OnceLock<Arc<(Sources, Report)>>>;
    static KNOWN: Mutex<BTreeMap<Files, Known>> = Mutex::new(BTreeMap::new());
    let known = KNOWN.lock().unwrap().entry(files.clone()).or_default().clone();
    known.get_or_init(|| Arc::new(found(files.clone()))).clone()
}

/// The files of a guide, by their paths.
pub(crate) type Files = Vec<(String, Vec<u8>)>;

/// The guides of all pages of examples, each with what it shows.
pub(crate) fn guides() -> Vec<(String, Files)> {
    let mut all = Vec::new();
    for rule in Rule::ALL.iter().filter(|rule| !is_shown_elsewhere(**rule) && !MADE.contains(rule) && **rule != Rule::EmptyGuide) {
        for case in cases(&std::fs::read_to_string(folder().join(format!("{}.txt", rule.name()))).unwrap()) {
            all.push((format!("{}, {}", rule.name(), case.title), files(&case, *rule)));
        }
    }
    all
}

/// The files of a case's guide.
fn files(case: &Case, rule: Rule) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = case.files.iter().map(|(header, text)| file(header, text)).collect();
    if rule != Rule::EmptyGuide && files.iter().all(|(path, _)| path != "content/exercises/back-squat.md") {
        files.push(("content/exercises/back-squat.md".to_owned(), SQUAT.into()));
    }
    files
}

/// What is drawn for a case, unless its rule does not show.
fn drawn(case: &Case, rule: Rule) -> Result<String, String> {
    let (sources, mut report) = (*known(&files(case, rule))).clone();
    report.findings.retain(|f| f.rule != Rule::Assumed || rule == Rule::Assumed);
    let drawn = show::human(&report, &sources, show::Style::default());
    if report.findings.iter().any(|f| f.rule == rule) {
        Ok(drawn)
    } else {
        Err(format!("{}, `{}`: nothing shows the rule:\n{drawn}", rule.name(), case.title))
    }
}

fn update() -> bool {
    std::env::var_os("IRONLEAF_UPDATE").is_some()
}

/// Compares what is drawn with what a file holds, or writes it there.
pub(crate) fn compare(path: &Path, what: &str, want: &str, got: &str) -> Option<String> {
    if want == got {
        return None;
    }
    if update() {
        std::fs::write(path, got).unwrap();
        return None;
    }
    let line = want.lines().zip(got.lines()).take_while(|(a, b)| a == b).count();
    let at = |text: &str| text.lines().nth(line).unwrap_or("(nothing)").to_owned();
    Some(format!("{what}, from line {} on:\n  wanted {}\n  drawn  {}\n", line + 1, at(want), at(got)))
}

#[test]
fn every_finding_is_drawn_as_its_page_shows() {
    let mut wrong = Vec::new();
    for rule in Rule::ALL.iter().filter(|rule| !is_shown_elsewhere(**rule) && !MADE.contains(rule)) {
        let path = folder().join(format!("{}.txt", rule.name()));
        let Ok(text) = std::fs::read_to_string(&path) else {
            wrong.push(format!("{} is missing: show a guide that breaks the rule", path.display()));
            continue;
        };
        let mut cases = cases(&text);
        for case in &mut cases {
            match drawn(case, *rule) {
                Ok(drawn) => case.drawn = drawn,
                Err(why) => wrong.push(why),
            }
        }
        wrong.extend(compare(&path, rule.name(), &text, &page(&cases)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_of_examples_is_of_a_rule() {
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap();
        if path.extension().is_some_and(|e| e == "txt") {
            assert!(Rule::find(stem).is_some_and(|rule| !is_shown_elsewhere(rule)), "{stem}: no rule is shown here");
        }
    }
}
