//! Guides that nobody writes by accident: each is checked in seconds and in little memory.

use std::time::{Duration, Instant};

use ironleaf::{Options, Rule, Site, Sources};

const SQUAT: &str = "---\ntitle: Squat\nmuscles: {primary: [quads]}\naxial: 4\n---\n";

/// Reads a guide, and gives what was found: it must not take long, nor hold more than a few hundred letters a finding.
fn case(name: &str, files: impl IntoIterator<Item = (String, String)>) -> Vec<(Rule, String)> {
    let exercise = ("content/exercises/squat.md".to_owned(), SQUAT.to_owned());
    let sources = Sources::from_iter(files.into_iter().chain([exercise]));
    let began = Instant::now();
    let report = Site::new(&sources, &Options::default()).report;
    let text = ironleaf::diag::show::json(&report, &sources);
    // Alone and optimised each takes well under a second; a test shares its machine, sometimes with seven others.
    assert!(began.elapsed() < Duration::from_secs(180), "{name}: {:?}", began.elapsed());
    assert!(text.len() < 2_000 * report.findings.len() + 200_000, "{name}: {} findings in {} bytes", report.findings.len(), text.len());
    report.findings.into_iter().map(|f| (f.rule, f.message)).collect()
}

fn page(front: &str, body: &str) -> [(String, String); 1] {
    [("content/pages/a.md".to_owned(), format!("---\ntitle: A\n{front}---\n{body}"))]
}

fn times(found: &[(Rule, String)], rule: Rule) -> usize {
    found.iter().filter(|f| f.0 == rule).count()
}

#[test]
fn long_lines_of_yaml() {
    let signs = case("signs", page(&format!("tags: [{}]\n", vec!["@a"; 20_000].join(",")), ""));
    assert_eq!(times(&signs, Rule::YamlSign), 20_000);
    let words = case("words", page(&format!("extra: {{a: [{}]}}\n", vec!["a"; 30_000].join(",")), ""));
    assert_eq!(times(&words, Rule::Yaml), 0);
    let numbers = case("numbers", page(&format!("extra: {{a: [{}]}}\n", vec!["1"; 30_000].join(",")), ""));
    assert_eq!(times(&numbers, Rule::Yaml), 0);
    for deep in ["[? ", "{\"a\":", "[[", "- ", "a:\n "] {
        case(deep, page(&format!("extra: {}\n", deep.repeat(9_000)), ""));
    }
}

#[test]
fn many_wrong_links_on_one_line() {
    let wiki = case("wiki links", page("", &"[[nowhere]] ".repeat(150_000)));
    assert_eq!(times(&wiki, Rule::UnknownLink), 150_000);
    let files = case("links", page("", &"[a](b.md) ".repeat(150_000)));
    case("addresses with spaces", page("", &"[a](b c) ".repeat(30_000)));
    case("closing brackets", page("", &"x]".repeat(100_000)));
    assert_eq!(times(&files, Rule::DeadLink), 150_000);
}

#[test]
fn thousands_of_exercises_with_wrong_names() {
    let exercise = |i: usize, more: &str| {
        let text = format!("---\ntitle: Some long name {i:05}\nmuscles: {{primary: [quads]}}\n{more}\n---\n");
        (format!("content/exercises/e{i:05}.md"), text)
    };
    let names = |i: usize| (0..4).map(|j| format!("other long nome {i}-{j}")).collect::<Vec<_>>().join(", ");
    let found = case("substitutes", (0..3_000).map(|i| exercise(i, &format!("substitutes: [{}]", names(i)))));
    assert_eq!(times(&found, Rule::UnknownExercise), 12_000);
    let found = case("one long chain", (0..5_000).map(|i| exercise(i, &format!("variation_of: e{:05}", (i + 1) % 5_000))));
    assert_eq!(times(&found, Rule::VariationCycle), 1);
}

#[test]
fn names_within_names_within_names() {
    let aliases = |i: usize| (2 + i * 90..92 + i * 90).map(|n| format!("\"{}a\"", "a ".repeat(n))).collect::<Vec<_>>().join(", ");
    let exercise = |i: usize| {
        let text = format!("---\ntitle: E{i}\nmuscles: {{primary: [quads]}}\naliases: [{}]\n---\n", aliases(i));
        (format!("content/exercises/e{i}.md"), text)
    };
    let found = case("aliases", (0..3).map(exercise).chain(page("", &"a ".repeat(1_000_000))));
    assert_eq!(times(&found, Rule::TooLarge), 0);
}

#[test]
fn workouts_without_end() {
    let fence = |lines: &str| page("", &format!("```workout\n{lines}\n```\n"));
    let long = case("lines", fence(&"Squat: 3 x 5\n".repeat(100_000)));
    assert_eq!(times(&long, Rule::TooLarge), 1);
    for line in ["20x1, ", "Squat + ", "a - : ", "(a ", "x | "] {
        let found = case(line, fence(&format!("Squat: {}1 x 1", line.repeat(100_000))));
        assert_eq!(times(&found, Rule::TooLarge), 1, "{line}");
    }
    let most = format!("Squat: {}1 x 1\n", "20x1, ".repeat(300)).repeat(1_000);
    let found = case("as much as there may be", fence(&most));
    assert!(found.iter().any(|(rule, message)| *rule == Rule::SessionVolume && message.starts_with("6001000 sets")), "{found:?}");
}
