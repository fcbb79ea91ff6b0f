//! What is true of everything that the desk writes.

use crate::source::{Options, Sources};

use super::{Left, fix, format};

/// A guide with these files and an exercise.
fn guide(files: &[(&str, &str)]) -> Sources {
    let squat = ("content/exercises/back-squat.md", "---\ntitle: Back Squat\nmuscles: {primary: [quads]}\n---\n");
    files.iter().copied().chain([squat]).collect()
}

/// The text of the first file that was given.
fn text<'s>(sources: &'s Sources, path: &str) -> &'s str {
    sources.text(sources.find(path).unwrap()).unwrap()
}

#[test]
fn lines_are_written_in_their_usual_form_and_nothing_else_moves() {
    let case = |path: &str, was: &str, now: &str| {
        let formatted = format(&guide(&[(path, was)]));
        assert_eq!(formatted.left, [], "{was}");
        assert_eq!(text(&formatted.sources, path), now, "{was}");
        let again = format(&formatted.sources);
        assert_eq!((again.changes.len(), text(&again.sources, path)), (0, now), "twice is once: {was}");
    };
    let program = |was: &str, now: &str| {
        let page = |work: &str| format!("---\ntitle: P\nsessions:\n  - name: \"A  b\"\n    work: {work}\n---\n\nText  here.\n");
        case("content/programs/p.md", &page(was), &page(now));
    };
    program("|\n      Back Squat – 3 sets of 5\n      # a comment: 3x5", "|\n      Back Squat: 3 x 5\n      # a comment: 3x5");
    program("|\n      - A. back squat or Lunge: 3x5, rest 120 s  # heavy", "|\n      - A) back squat | Lunge: 3 x 5, rest 2 min  # heavy");
    program("|\n\n      warm up:  10 min ,walk\n\n      Back Squat:3×5", "|\n\n      Warm-up: 10 min, walk\n\n      Back Squat: 3 x 5");
    program(
        "\n      - Back Squat:   3x5\n      - \"Back Squat: 4x5 (belt: yes)\"",
        "\n      - Back Squat: 3 x 5\n      - \"Back Squat: 4 x 5 (belt: yes)\"",
    );
    program("\n      - Back Squat – 3 sets of 5", "\n      - Back Squat: 3 x 5");
    program("\n      - 'Farmer''s Walk: 4x20m'", "\n      - \"Farmer's Walk: 4 x 20 m\"");
    program("\n      - 'Farmer''s Walk: 4 x 20 m'", "\n      - 'Farmer''s Walk: 4 x 20 m'");
    program("[\"Back Squat: 3x5\", 'Lunge: 2x8']", "[\"Back Squat: 3 x 5\", 'Lunge: 2 x 8']");
    let fence = |was: &str, now: &str| {
        let page = |body: &str| format!("\u{feff}---\r\ntitle: A\r\n---\r\n{body}");
        case("content/articles/a.md", &page(was), &page(now));
    };
    fence("Back Squat: 3x5\r\n", "Back Squat: 3x5\r\n");
    fence("```workout minutes=60\r\nBack Squat: 3x5\r\n```\r\n", "```workout minutes=60\r\nBack Squat: 3 x 5\r\n```\r\n");
    fence("> ```workout\r\n> Back Squat: 3x5\r\n> ```\r\n", "> ```workout\r\n> Back Squat: 3 x 5\r\n> ```\r\n");
    fence("```workout source\r\nBack Squat: 3x5\r\n```\r\n", "```workout source\r\nBack Squat: 3x5\r\n```\r\n");
    let rx = |was: &str, now: &str| {
        let page = |rx: &str| format!("---\ntitle: Plank\nmuscles: {{primary: [abs]}}\nrx: {rx}\n---\n");
        case("content/exercises/plank.md", &page(was), &page(now));
    };
    rx("\"3x30-60s\"", "\"3 x 30-60 s\"");
    rx("3 sets of 8  # a word", "3 x 8  # a word");
}

#[test]
fn a_file_with_a_line_that_cannot_be_read_is_left() {
    let page = "---\ntitle: P\nsessions:\n  - work: |\n      Back Squat: 3x5\n      Back Squat 3x5\n---\n";
    let sources = guide(&[("content/programs/p.md", page), ("content/articles/a.md", "```workout\nBack Squat: 3x5\n```\n")]);
    let formatted = format(&sources);
    assert_eq!(formatted.left, [Left::Broken("content/programs/p.md".into())]);
    assert_eq!(text(&formatted.sources, "content/programs/p.md"), page);
    assert_eq!(formatted.changes.len(), 1);
    assert_eq!(formatted.report.findings.iter().map(|f| f.rule.name()).collect::<Vec<_>>(), ["rx-separator"]);
}

#[test]
fn what_yaml_would_take_for_something_else_stays() {
    let page = "---\ntitle: P\nsessions:\n  - {name: A, work: Back Squat – 3x5}\n---\n";
    let formatted = format(&guide(&[("content/programs/p.md", page)]));
    assert_eq!(formatted.left, [Left::Fragile("content/programs/p.md".into())]);
    assert_eq!(text(&formatted.sources, "content/programs/p.md"), page);
}

/// Workout lines as people write them.
const LINE: &str = "(- |\\* |)(A[12][.)] |B[).] |)(Back Squat|Lunge or Row|Pull-up \\| Dip|T. Bar Row)( ?: ?| – )([1-9]|3-4)( ?x ?|×| sets of )([1-9]|[1-5]-9|AMRAP|30 ?s|20m)(/side| per leg|)( @ ?RPE ?8| @75%| @ 62.5 kg|)(, rest (2 min|90s|120 sec)|)(, 3s negative|, tempo 30X0|, drop|)( \\(a \"note\": b\\)|)(  # c|)";

proptest::proptest! {
    // Each reads whole guides.
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    /// Whatever the lines say: formatting twice is formatting once, and no other byte moves.
    #[test]
    fn formatting_is_done_once(lines in proptest::collection::vec(LINE, 1..5), list in proptest::bool::ANY) {
        let front = |line: &String| if list { format!("      - {}\n", crate::content::quoted(line)) } else { format!("      {line}\n") };
        let work: String = lines.iter().map(front).collect();
        let page = format!("---\ntitle: P\nsessions:\n  - work: {}\n{work}---\n```workout\n{}\n```\n", if list { "" } else { "|" }, lines.join("\n"));
        let once = format(&guide(&[("content/programs/p.md", &page)]));
        let twice = format(&once.sources);
        proptest::prop_assert_eq!(text(&once.sources, "content/programs/p.md"), text(&twice.sources, "content/programs/p.md"));
        proptest::prop_assert_eq!(twice.changes.len(), 0);
        let count = |sources: &Sources| text(sources, "content/programs/p.md").lines().count();
        proptest::prop_assert_eq!(count(&once.sources), page.lines().count());
    }
}

#[test]
fn sure_corrections_are_made_and_what_they_uncover_too() {
    let case = |path: &str, was: &str, now: &str, made: usize| {
        let fixed = fix(&guide(&[(path, was)]), &Options::default());
        assert_eq!((text(&fixed.sources, path), fixed.changes.len()), (now, made), "{was}");
        let again = fix(&fixed.sources, &Options::default());
        assert_eq!(again.changes, [], "{was}");
    };
    case("content/pages/a.md", "---\ntitel: A\n---\n", "---\ntitle: A\n---\n", 1);
    case("content/pages/a.md", "---\ntitle: A: b\ndraft: no\n---\n", "---\ntitle: \"A: b\"\ndraft: false\n---\n", 2);
    case(
        "content/pages/a.md",
        "---\ntitle: A\n---\nNothing to mend, and [[Nobody]].\n",
        "---\ntitle: A\n---\nNothing to mend, and [[Nobody]].\n",
        0,
    );
    let rows = |warm_up: &str| format!("---\ntitle: P\nsessions:\n  - work: |\n      Warm-up: {warm_up}\n      Back Squat: 3 x 8\n---\n");
    case("content/programs/p.md", &rows("5 min, walk,"), &rows("5 min, walk"), 1);
}
