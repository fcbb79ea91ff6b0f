//! Findings as people see them.

use super::{Amount, Color, Style, human};
use crate::diag::{Finding, Report, Rule};
use crate::source::{Sources, Span};

const RDL: &str = "---\ntitle: RDL\nmuscles:\n  primary: [hamstring, glutes]\n---\n";

fn sources() -> Sources {
    Sources::from_iter([("content/exercises/a.md", RDL), ("content/exercises/b.md", "---\ntitle: RDL\n---\n")])
}

fn span(sources: &Sources, path: &str, what: &str) -> Span {
    let file = sources.find(path).unwrap();
    let at = sources.text(file).unwrap().find(what).unwrap();
    Span::new(file, at..at + what.len())
}

fn drawn(finding: Finding, sources: &Sources) -> String {
    human(&Report { findings: vec![finding] }, sources, Style::default())
}

#[test]
fn a_finding_shows_what_where_and_the_way_out() {
    let sources = sources();
    let at = span(&sources, "content/exercises/a.md", "hamstring");
    let finding =
        Finding::new(Rule::UnknownMuscle, at, "no muscle is called `hamstring`").help("a muscle with a similar name exists: `hamstrings`");
    insta::assert_snapshot!(drawn(finding.clone(), &sources), @r"
    error[unknown-muscle]: no muscle is called `hamstring`
     --> content/exercises/a.md:4:13
      |
    4 |   primary: [hamstring, glutes]
      |             ^^^^^^^^^
    help: a muscle with a similar name exists: `hamstrings`

    1 error, 0 warnings
    ");
    insta::assert_snapshot!(drawn(finding.fix("hamstrings"), &sources), @r"
    error[unknown-muscle]: no muscle is called `hamstring`
     --> content/exercises/a.md:4:13
      |
    4 |   primary: [hamstring, glutes]
      |             ^^^^^^^^^
    help: a muscle with a similar name exists: `hamstrings`
      |
    4 |   primary: [hamstrings, glutes]
      |                      +

    1 error, 0 warnings
    ");
}

#[test]
fn a_finding_in_two_files_shows_both() {
    let sources = sources();
    let a = span(&sources, "content/exercises/a.md", "RDL");
    let b = span(&sources, "content/exercises/b.md", "RDL");
    let finding = Finding::new(Rule::DuplicateName, b, "two exercises are called `RDL`").see(a, "the other one").help("rename one");
    insta::assert_snapshot!(drawn(finding, &sources), @r"
    error[duplicate-name]: two exercises are called `RDL`
     --> content/exercises/b.md:2:8
      |
    2 | title: RDL
      |        ^^^
      |
     ::: content/exercises/a.md:2:8
      |
    2 | title: RDL
      |        --- the other one
    help: rename one

    1 error, 0 warnings
    ");
}

#[test]
fn a_finding_without_a_place_is_its_words() {
    let finding = Finding::new(Rule::EmptyGuide, None, "this guide has no content").help("run `ironleaf init`");
    insta::assert_snapshot!(drawn(finding, &Sources::default()), @r"
    error[empty-guide]: this guide has no content
    help: run `ironleaf init`

    1 error, 0 warnings
    ");
}

#[test]
fn only_so_many_are_drawn_and_the_rest_is_counted() {
    let report: Report = (0..5).map(|n| Finding::new(Rule::Yaml, None, format!("error {n}"))).collect();
    let text = human(&report, &Sources::default(), Style { amount: Amount::First(3), ..Style::default() });
    insta::assert_snapshot!(text, @r"
    error[yaml]: error 0

    error[yaml]: error 1

    error[yaml]: error 2

    2 more errors are not shown; `ironleaf check` shows everything

    5 errors, 0 warnings
    ");
    let mut report: Report = (0..2).map(|n| Finding::new(Rule::NoWarmUp, None, format!("warning {n}"))).collect();
    report.push(Finding::new(Rule::NoRamp, None, "an info"));
    let text = human(&report, &Sources::default(), Style { amount: Amount::First(1), ..Style::default() });
    insta::assert_snapshot!(text, @r"
    warning[no-warm-up]: warning 0

    1 more warning is not shown; `ironleaf check` shows everything

    0 errors, 2 warnings, 1 info
    ");
}

/// What is drawn for a finding at these letters of a file.
fn case(text: &str, range: std::ops::Range<usize>) -> String {
    let sources = Sources::from_iter([("a.md", text)]);
    let at = Span::new(sources.find("a.md").unwrap(), range);
    drawn(Finding::new(Rule::Yaml, at, "here").fix("x"), &sources)
}

#[test]
fn tabs_and_foreign_line_ends_are_drawn_too() {
    insta::assert_snapshot!(case("a:\tb\tc\n", 3..4), @r"
    error[yaml]: here
     --> a.md:1:4
      |
    1 | a:    b    c
      |       ^
    help: write this instead
      |
    1 - a:    b    c
    1 + a:    x    c
      |

    1 error, 0 warnings
    ");
    insta::assert_snapshot!(case("\u{feff}title: Ä\r\nx: Übung\r\n", 16..22), @r"
    error[yaml]: here
     --> a.md:2:3
      |
    2 | x: Übung
      |   ^^^^^
    help: write this instead
      |
    2 - x: Übung
    2 + x:xg
      |

    1 error, 0 warnings
    ");
}

#[test]
fn ends_of_files_and_long_lines_are_drawn_too() {
    insta::assert_snapshot!(case("title: a\n", 9..9), @r"
    error[yaml]: here
     --> a.md:2:1
      |
    2 |
      | ^
    help: write this instead
      |
    2 | x
      |

    1 error, 0 warnings
    ");
    insta::assert_snapshot!(case("", 0..0), @r"
    error[yaml]: here
     --> a.md:1:1
      |
    1 |
      | ^
    help: write this instead
      |
    1 | x
      |

    1 error, 0 warnings
    ");
    insta::assert_snapshot!(case(&format!("{}bad{}", "a".repeat(500), "z".repeat(500)), 500..503), @r"
    error[yaml]: here
     --> a.md:1:501
      |
    1 | …aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabadzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz...
      |                                                                                  ^^^

    1 error, 0 warnings
    ");
}

#[test]
fn nothing_in_a_guide_steers_the_terminal() {
    let sources = Sources::from_iter([("a\u{1b}[31m\n.md", "x\u{1b}[31m\u{7}y")]);
    let at = Span::new(sources.find("a\u{1b}[31m\n.md").unwrap(), 0..1);
    let finding = Finding::new(Rule::Yaml, at, "a \u{1b}[2J").help("b \u{7}").guess("c\u{1b}").see(at, "d\u{1b}");
    let text = drawn(finding, &sources);
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
}

proptest::proptest! {
    #[test]
    fn nothing_panics(
        text in "[\u{feff}aé🏋\r\n\t\u{1b}]{0,40}", start in 0usize..70, end in 0usize..70, other in 0usize..70, fix in "[aé🏋\r\n\t]{0,8}",
    ) {
        let sources = Sources::from_iter([("a", &text)]);
        let file = sources.find("a").unwrap();
        let finding = Finding::new(Rule::Yaml, Span::new(file, start..end), "m").fix(fix).see(Span::new(file, other..end), "there");
        for color in [Color::Never, Color::Always] {
            human(&Report { findings: vec![finding.clone()] }, &sources, Style { color, ..Style::default() });
        }
    }
}
