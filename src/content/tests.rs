//! What a coach can get wrong, and what is said; and that every key has an effect.

use super::{Kind, Manuscript, SETTINGS_KEYS, read};
use crate::diag::{Checked, Finding};
use crate::source::{Drafts, Options, Sources};

fn exercise(front: &str) -> Sources {
    Sources::from_iter([("content/exercises/rdl.md", format!("---\n{front}\n---\nBody.\n"))])
}

/// A finding on one line: rule, place in the file, message, and what to write.
fn line(sources: &Sources, finding: &Finding) -> String {
    let place = finding.span.map_or_else(String::new, |s| {
        let at = sources.position(s.file, s.start);
        format!(" {}:{}", at.line, at.column)
    });
    let fix = finding.fix.as_ref().map_or_else(String::new, |f| format!(" -> {}", f.text));
    format!("{}{place} {}{fix}", finding.rule.name(), finding.message)
}

fn lines(sources: &Sources) -> Vec<String> {
    let mut report = read(sources, &Options::default()).report;
    report.sort();
    report.findings.iter().map(|f| line(sources, f)).collect()
}

const GOOD: &str = "title: RDL\nmuscles: {primary: [hamstrings]}\n";

#[test]
fn wrong_keys_of_an_exercise_are_told_in_their_places() {
    let case = |front: &str, want: &[&str]| assert_eq!(lines(&exercise(front)), want, "{front}");
    let more = |front: &str, want: &[&str]| case(&format!("{GOOD}{front}"), want);
    case("title: RDL\nmuscles: {primary: [hamstrings]}", &[]);
    case("titel: RDL\nmuscles: {primary: [hamstrings]}", &["unknown-key 2:1 an exercise has no key `titel` -> title"]);
    case("Title: RDL\nmuscles: {primary: [hamstrings]}", &["unknown-key 2:1 an exercise has no key `Title` -> title"]);
    case(
        "title: RDL\nprimary: [hamstrings]",
        &["missing-key 1:1 an exercise needs `muscles`", "unknown-key 3:1 an exercise has no key `primary`"],
    );
    case("title: RDL", &["missing-key 1:1 an exercise needs `muscles`"]);
    case("title: RDL\nmuscles: {secondary: [hamstrings]}", &["missing-key 3:1 an exercise needs `primary`"]);
    case("title: RDL\nmuscles: {primary: []}", &["missing-key 3:11 an exercise needs `primary`"]);
    case(
        "title: RDL\nmuscles: [hamstrings]",
        &["wrong-type 3:10 `muscles` holds `primary` and `secondary`, not a list -> {primary: [hamstrings]}"],
    );
    case("muscles: {primary: [hamstrings]}", &["missing-key 1:1 an exercise needs `title`"]);
    more(
        "title: Again\nlevel: beginner\nlevel: advanced",
        &["duplicate-key 4:1 `title` is written twice", "duplicate-key 6:1 `level` is written twice"],
    );
    more("xyzzy: 1", &["unknown-key 4:1 an exercise has no key `xyzzy`"]);
}

#[test]
fn wrong_values_of_an_exercise_are_told_in_their_places() {
    let more = |front: &str, want: &[&str]| assert_eq!(lines(&exercise(&format!("{GOOD}{front}"))), want, "{front}");
    more("level: expert", &["bad-value 4:8 `level` has no value `expert` -> advanced"]);
    more("level: beginer", &["bad-value 4:8 `level` has no value `beginer` -> beginner"]);
    more("level: Beginner", &["bad-value 4:8 `level` has no value `Beginner` -> beginner"]);
    more("level: 7", &["bad-value 4:8 `level` has no value `7`"]);
    more("level: [beginner]", &["wrong-type 4:8 `level` is one value, not a list"]);
    more("axial: 5\ntier: two", &["bad-value 4:8 `axial` is 5, outside 0 to 4", "wrong-type 5:7 `tier` is a number, not `two`"]);
    more("tier: \"2\"\naxial: 1.5", &["wrong-type 4:7 `tier` is a number, not `2` -> 2", "wrong-type 5:8 `axial` is a number, not `1.5`"]);
    more(
        "unilateral: yes\nneeds_review: maybe",
        &[
            "wrong-type 4:13 `unilateral` is `true` or `false`, not `yes` -> true",
            "wrong-type 5:15 `needs_review` is `true` or `false`, not `maybe`",
        ],
    );
    more("aliases: RDL, the hinge", &["wrong-type 4:10 `aliases` is a list, not text -> [RDL, the hinge]"]);
    more(
        "aliases: [RDL, [x], ]\ntags: [a, ~]",
        &["wrong-type 4:16 an entry of `aliases` is text, not a list", "wrong-type 5:11 an empty entry in `tags`"],
    );
    more(
        "date: 12.06.2026\nupdated: 2026-02-30",
        &["bad-value 4:7 `12.06.2026` is not a day -> 2026-06-12", "bad-value 5:10 `2026-02-30` is not a day"],
    );
    more("summary: \"\"", &["bad-value 4:10 `summary` is empty"]);
    more("extra: 5", &["wrong-type 4:8 `extra` holds keys with values"]);
    more("cues:\n  - Set up: feet apart", &["yaml-colon 5:5 a colon in a text without quotes -> \"Set up: feet apart\""]);
    more(
        "media:\n  - {image: a.jpg, altt: x}\n  - {alt: x}",
        &["unknown-key 5:20 an entry of `media` has no key `altt` -> alt", "missing-key 6:5 an entry of `media` needs `image`"],
    );
    more(
        "lint: {allow: [axial-load, rx-tempo, axal-load], deny: warnings}",
        &["unknown-rule 4:28 `rx-tempo` cannot be turned off", "unknown-rule 4:38 no rule is called `axal-load` -> axial-load"],
    );
}

#[test]
fn mistakes_of_yaml_itself_are_told_and_everything_after_them_all_the_same() {
    let case = |front: &str, want: &[&str]| assert_eq!(lines(&exercise(front)), want, "{front}");
    let more = |front: &str, want: &[&str]| case(&format!("{GOOD}{front}"), want);
    case(
        "title: RDL: the hinge\nmuscles: {primary: [hamstrings]}\nlevel: beginer",
        &[
            "yaml-colon 2:8 a colon in a text without quotes -> \"RDL: the hinge\"",
            "bad-value 4:8 `level` has no value `beginer` -> beginner",
        ],
    );
    more(
        "\tlevel: beginer",
        &["yaml-tab 4:1 a tab where YAML wants spaces -> ", "bad-value 4:9 `level` has no value `beginer` -> beginner"],
    );
    more(
        "summary: \"A hinge\nlevel: beginer",
        &["yaml-quote 4:10 a quote that is never closed -> \"A hinge\"", "bad-value 5:8 `level` has no value `beginer` -> beginner"],
    );
    more(
        "summary: “A: hinge”\naliases: [*RDL*]\nstation: @home\nbias: `mid`",
        &[
            "yaml-curly-quote 4:10 curly quotes around a value -> \"A: hinge\"",
            "yaml-sign 5:11 a value cannot begin with `*` -> \"*RDL*\"",
            "yaml-sign 6:10 a value cannot begin with `@` -> \"@home\"",
            "yaml-sign 7:7 a value cannot begin with a backtick -> \"`mid`\"",
            "bad-value 7:7 `bias` has no value ``mid`` -> mid",
        ],
    );
    more(
        "extra: &x {a: 1}\nsummary: *x",
        &[
            "yaml-anchor 4:8 `&` names a value for YAML's own references, which a guide does not use -> ",
            "yaml-anchor 5:10 `*` begins one of YAML's own references, which a guide does not use -> \"*x\"",
        ],
    );
    more("just words\nlevel: beginer", &["yaml 4:1 a line without a key", "bad-value 5:8 `level` has no value `beginer` -> beginner"]);
    more(
        "cues: [a, b\nlevel: beginer",
        &["yaml 4:7 a bracket that is never closed -> [a, b]", "bad-value 5:8 `level` has no value `beginer` -> beginner"],
    );
    more(
        "sources: - one\nlevel: beginer",
        &["yaml 4:10 a list begins on the line of its key", "bad-value 5:8 `level` has no value `beginer` -> beginner"],
    );
    more("  level: beginer\ntier: 9", &["yaml 4:3 this line does not fit the lines above it", "bad-value 5:7 `tier` is 9, outside 1 to 4"]);
}

const PAGE: &str = "---\ntitle: A\n---\n";

#[test]
fn files_in_the_wrong_place_are_told() {
    let case = |files: &[(&str, &str)], want: &[&str]| assert_eq!(lines(&files.iter().copied().collect()), want, "{files:?}");
    case(&[], &["empty-guide there is nothing to build: `content/` holds no Markdown file"]);
    case(&[("content/photo.jpg", "x")], &["empty-guide there is nothing to build: `content/` holds no Markdown file"]);
    case(&[("content/pages/a.md", PAGE)], &[]);
    case(&[("content/pages/deep/er/a.md", PAGE)], &[]);
    case(&[("content/page/a.md", PAGE)], &["unknown-folder 1:1 `content/page/` is not a folder that Ironleaf knows"]);
    case(&[("content/about.md", PAGE)], &["unknown-folder 1:1 a page directly in `content/`; only `index.md` stands there"]);
    case(&[("content/pages/About Us.md", PAGE)], &["bad-id 1:1 `About Us` cannot be an address"]);
    case(&[("content/pages/index.md", PAGE)], &["bad-id 1:1 `index` is kept for the list of the folder"]);
    case(
        &[("content/pages/a.md", PAGE), ("content/pages/x/a.md", PAGE)],
        &["duplicate-id 1:1 two files are the page `a`: `content/pages/a.md` and `content/pages/x/a.md`"],
    );
    case(&[("content/pages/a.md", PAGE), ("content/articles/a.md", PAGE)], &[]);
    case(&[("content/index.md", "Welcome")], &[]);
    case(&[("content/pages/a.md", "\u{feff}---\r\ntitle: A\r\n---\r\n")], &[]);
}

#[test]
fn what_once_broke_the_reader_does_not_again() {
    // A line to be dropped before one that begins with a letter of two bytes.
    let _ = lines(&Sources::from_iter([("ironleaf.yaml", ": \">|>'{*“>“:-]&']&c“*&,][{{{&\"\né[*é\té"), ("content/index.md", "")]));
}

#[test]
fn limits_are_kept_before_parsing() {
    let case = |bytes: Vec<u8>, want: &str| {
        let sources = Sources::from_iter([("content/pages/a.md", bytes)]);
        assert_eq!(lines(&sources), [want]);
    };
    case(b"---\ntitle: A\n---\nab\xff".to_vec(), "not-utf8 4:3 this is not UTF-8 text");
    case(format!("---\nsummary: {}\n---\n", "x".repeat(70_000)).into_bytes(), "too-large 1:1 the front matter is longer than 64 KiB");
    case(
        format!("---\nextra: {}\n---\n", "[".repeat(60_000)).into_bytes(),
        "too-large 2:39 lists and maps stand more than 32 deep in each other",
    );
    case(vec![b'x'; 16 * 1024 * 1024 + 1], "too-large 1:1 the file is larger than 16 MiB");
}

#[test]
fn workout_lines_are_read_in_every_form() {
    let case = |work: &str, lines_want: &[&str], want: &[&str]| {
        let sources =
            Sources::from_iter([("content/programs/p.md", format!("---\ntitle: P\nsessions:\n  - name: A\n    work:{work}\n---\n"))]);
        let checked = read(&sources, &Options::default());
        let session = checked.value.library.programs[0].phases[0].sessions.first();
        let got: Vec<&str> = session.map_or_else(Vec::new, |s| s.work.lines.iter().map(|l| &*l.text).collect());
        assert_eq!(got, lines_want, "{work}");
        for line in session.iter().flat_map(|s| &s.work.lines) {
            assert_eq!(sources.slice(line.span), &*line.text, "{work}");
        }
        assert_eq!(lines(&sources), want, "{work}");
    };
    case(" |\n      A) Squat: 3 x 5\n\n        B: x\n      C: 3 x 5 # x", &["A) Squat: 3 x 5", "", "  B: x", "C: 3 x 5 # x"], &[]);
    case(
        "\n      - Squat: 3 x 5\n      - 'Row: 3 x 8'\n      - \"Plank - 3 x 30 s\"",
        &["Squat: 3 x 5", "Row: 3 x 8", "Plank - 3 x 30 s"],
        &[],
    );
    case("\n      - Squat: 3 x 5   # heavy", &["Squat: 3 x 5"], &[]);
    case(
        "\n      - Squat: 3 x 5 (use belt #2)",
        &["Squat: 3 x 5 (use belt #2)"],
        &["work-item 6:9 YAML makes something else of this line -> \"Squat: 3 x 5 (use belt #2)\""],
    );
    case(
        "\n      - Squat: 3 x 5 (belt: yes)",
        &["Squat: 3 x 5 (belt: yes)"],
        &["work-item 6:9 YAML makes something else of this line -> \"Squat: 3 x 5 (belt: yes)\""],
    );
    case("\n      - Squat: 3 x 5\n        Row: 3 x 8", &[], &["work-item 6:9 a workout line is text, not keys with values"]);
    case("\n      - 5", &["5"], &["work-item 6:9 YAML makes something else of this line -> \"5\""]);
    case("\n      -\n      - Row: 3 x 8", &["Row: 3 x 8"], &["work-item 6:8 a line of the workout is empty"]);
    case("\n      Squat: 3 x 5\n      Row: 3 x 8", &["Squat: 3 x 5", "Row: 3 x 8"], &["work-item 6:7 YAML takes these lines for keys"]);
    case("", &[], &["missing-key 5:5 a session needs `work`"]);
}

#[test]
fn a_session_has_lines_or_a_request() {
    let case = |session: &str, lines_there: usize, asked: bool, want: &[&str]| {
        let sources = Sources::from_iter([("content/programs/p.md", format!("---\ntitle: P\nsessions:\n  - name: A\n{session}\n---\n"))]);
        assert_eq!(lines(&sources), want, "{session}");
        let session = read(&sources, &Options::default()).value.library.programs[0].phases[0].sessions.first().cloned();
        assert_eq!(session.map(|s| (s.work.lines.len(), s.asked.is_some())).unwrap_or_default(), (lines_there, asked));
    };
    case("    generate: {targets: [back], minutes: 45}", 0, true, &[]);
    case("    generate:\n      targets:\n        - {name: legs, priority: 2}\n        - back", 0, true, &[]);
    case("    generate: {target: [back]}", 0, true, &["unknown-key 5:16 a request has no key `target` -> targets"]);
    case("    generate: {minutes: 45}", 0, false, &["missing-key 5:5 a request needs `targets`"]);
    case("    generate: back", 0, false, &["wrong-type 5:15 text stands where a request has keys with values"]);
    case(
        "    work: \"Squat: 3 x 5\"\n    generate: {targets: [back]}",
        1,
        false,
        &["bad-value 6:15 a session has `work` or `generate`, not both"],
    );
}

#[test]
fn phases_follow_each_other() {
    let case = |weeks: &str, phases: &[&str], want: &[&str]| {
        let phases: String =
            phases.iter().map(|w| ["  - weeks: ", w, "\n    sessions: [{name: A, work: \"Squat: 3 x 5\"}]\n"].concat()).collect();
        let sources = Sources::from_iter([("content/programs/p.md", format!("---\ntitle: P\n{weeks}phases:\n{phases}---\n"))]);
        assert_eq!(lines(&sources), want, "{phases}");
    };
    case("weeks: 6\n", &["[1, 3]", "[4, 6]"], &[]);
    case("", &["1", "[2, 6]"], &[]);
    case("weeks: 6\n", &["[1, 3]", "[5, 6]"], &["phase-weeks 7:12 a phase from week 5 leaves a gap"]);
    case("weeks: 6\n", &["[1, 3]", "[3, 6]"], &["phase-weeks 7:12 a phase from week 3 overlaps the phase before it"]);
    case("weeks: 6\n", &["[1, 3]"], &["phase-weeks 4:1 weeks 4 to 6 have no phase"]);
    case("weeks: 2\n", &["[1, 3]"], &["phase-weeks 5:12 a phase to week 3 of a program of 2"]);
    case("", &["[3, 1]"], &["phase-weeks 4:12 `weeks` is the first and the last week"]);
    case("", &["1-3"], &["wrong-type 4:12 `weeks` is the first and the last week -> [1, 3]"]);
}

#[test]
fn a_guide_adds_to_the_built_in_muscles() {
    let sources = Sources::from_iter([
        ("content/muscles/lats.md", "---\nsummary: Wings.\naliases: [wings]\n---\nProse"),
        ("content/muscles/palmaris.md", "---\ntitle: Palmaris\nparent: forearms\n---\n"),
        ("content/groups/back.md", "---\ntitle: The back\n---\n"),
    ]);
    let checked = read(&sources, &Options::default());
    assert_eq!(checked.report.findings, []);
    let library = checked.value.library;
    let lats: Vec<_> = library.muscles.iter().filter(|m| &*m.common.id == "lats").collect();
    assert_eq!(lats.len(), 1);
    assert_eq!(&*lats[0].common.title, "Lats");
    assert_eq!(lats[0].common.summary.as_deref(), Some("Wings."));
    assert_eq!(lats[0].common.aliases.iter().map(|a| &*a.text).collect::<Vec<_>>(), ["wings", "latissimus dorsi"]);
    assert!(lats[0].function.is_some() && lats[0].common.file.is_some());
    assert_eq!(&*library.muscles.last().unwrap().common.title, "Palmaris");
    assert!(library.groups.iter().any(|g| &*g.common.title == "The back" && g.function.is_some()));
    let alone = Sources::from_iter([("content/muscles/palmaris.md", "---\ntitle: Palmaris\n---\n")]);
    assert_eq!(lines(&alone), ["missing-key 1:1 a muscle needs `groups`"]);
}

#[test]
fn one_exercise_is_a_guide() {
    let checked = read(&exercise("title: 5x5\nmuscles: {primary: [quads]}\naliases: [2024]"), &Options::default());
    assert_eq!(checked.report.findings, []);
    let exercise = &checked.value.library.exercises[0];
    assert_eq!((&*exercise.common.title, &*exercise.common.aliases[0].text), ("5x5", "2024"));
    assert_eq!(checked.value.settings.title.as_ref(), "Training guide");
}

#[test]
fn drafts_are_left_out_unless_asked_for() {
    let sources = exercise("title: A\ndraft: true\nlevel: none");
    let hidden = read(&sources, &Options::default());
    assert_eq!((hidden.value.library.exercises.len(), hidden.report.findings.len()), (0, 0));
    let shown = read(&sources, &Options { drafts: Drafts::Show, ..Options::default() });
    assert_eq!((shown.value.library.exercises.len(), shown.value.sheets.len()), (1, 1));
}

/// A value for each key of format.md.
fn example(key: &str) -> &'static str {
    match key {
        "title" => "Another",
        "aliases" | "tags" | "related" | "sources" | "redirect_from" | "substitutes" | "avoid_with" | "cues" | "equipment" | "priority"
        | "flags" | "groups" | "antagonist" | "nav" => "[one]",
        "date" | "updated" => "2026-06-12",
        "draft" | "unilateral" | "needs_review" => "true",
        "smart_punctuation" => "false",
        "autolink" => "off",
        "lint" => "{allow: [axial-load], deny: [axial-load]}",
        "extra" => "{a: [1, x]}",
        "muscles" => "{primary: [lats], secondary: [biceps]}",
        "mechanic" => "isolation",
        "pattern" => "hinge",
        "level" => "advanced",
        "tier" | "axial" => "3",
        "bias" => "short",
        "weeks" => "8",
        "deload_weeks" => "[4]",
        "goal" => "strength",
        "phases" => "[{name: Base, weeks: [1, 3], sessions: [{name: A, day: tue, minutes: 80, work: \"x\"}]}]",
        "sessions" => "[{name: B, day: tue, minutes: 80, work: \"x\"}]",
        "media" => "[{image: a.jpg, alt: x}, {video: \"https://x.org\", title: y}]",
        "view" => "back",
        "url" | "base_url" => "https://example.org/x",
        "units" => "lb",
        "language" => "de",
        "editor" => "\"x://{path}\"",
        "reading_speed" => "300",
        "html" => "escape",
        "pairs" => "[[back, legs]]",
        "sample_workouts" => "{goal: strength, level: advanced, minutes: 30, equipment: []}",
        "stations" => "{near: [[cable, leg-curl]]}",
        "theme" => "{accent: \"#0f766e\", logo: logo.svg}",
        _ => "some words",
    }
}

fn show(checked: &Checked<Manuscript>) -> String {
    // Places move with every line; what counts is what was read.
    let text = format!("{:?}", checked.value);
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find("Span {") {
        out.push_str(&rest[..at]);
        rest = rest[at..].split_once('}').map_or("", |p| p.1);
    }
    out + rest
}

#[test]
fn every_key_of_every_kind_has_an_effect() {
    for kind in Kind::ALL {
        let path = if *kind == Kind::Home { "content/index.md".to_owned() } else { format!("content/{}/a.md", kind.folder()) };
        let base = match kind {
            Kind::Exercise => "title: A\nmuscles: {primary: [quads]}\n",
            Kind::Program => "title: A\nsessions: [{name: A, work: y}]\n",
            Kind::Muscle => "title: A\ngroups: [legs]\n",
            _ => "title: A\n",
        };
        let guide = |front: &str| read(&Sources::from_iter([(&path, format!("---\n{front}---\n"))]), &Options::default());
        let before = guide(base);
        assert_eq!(before.report.findings, [], "{kind:?}");
        for key in kind.keys() {
            let value = if *kind == Kind::Group && *key == "muscles" { "[quads]" } else { example(key) };
            let kept: String = base.lines().filter(|l| !l.starts_with(&format!("{key}:"))).flat_map(|l| [l, "\n"]).collect();
            let kept = if *key == "phases" { "title: A\n".to_owned() } else { kept };
            let after = guide(&format!("{kept}{key}: {value}\n"));
            assert_eq!(after.report.findings, [], "{kind:?} {key}");
            assert_ne!(show(&before), show(&after), "{kind:?} {key}");
        }
    }
}

#[test]
fn every_setting_has_an_effect() {
    let guide = |settings: &str| {
        let files = [("content/index.md", "Hello"), ("ironleaf.yaml", settings)];
        read(&Sources::from_iter(files), &Options::default())
    };
    let before = show(&guide(""));
    for key in SETTINGS_KEYS {
        let after = guide(&format!("{key}: {}\n", example(key)));
        assert_eq!(after.report.findings, [], "{key}");
        assert_ne!(before, show(&after), "{key}");
    }
    let whole = "lint: {allow: all, deny: warnings}\nnav: [a, {title: Shop, url: \"https://x.org\"}]\n";
    assert_eq!(guide(whole).report.findings, []);
    assert!(guide(whole).value.library.lint.deny_warnings && guide(whole).value.library.lint.allow_coaching);
    let reasons = guide("lint: {allow: {axial-load: it is a powerlifting guide}}");
    assert_eq!(reasons.value.library.lint.allow[0].reason.as_deref(), Some("it is a powerlifting guide"));
}

#[test]
fn mistakes_in_settings_are_told_in_their_places() {
    let case = |settings: &str, want: &[&str]| {
        let sources = Sources::from_iter([("content/index.md", "Hello"), ("ironleaf.yaml", settings)]);
        assert_eq!(lines(&sources), want, "{settings}");
    };
    case("base_url: example.org", &["bad-value 1:11 `base_url` is not a web address"]);
    case(
        "units: kilos\nlanguage: english language",
        &["bad-value 1:8 `units` has no value `kilos`", "bad-value 2:11 `english language` is not the code of a language"],
    );
    case("language: pt-b", &["bad-value 1:11 `pt-b` is not the code of a language -> pt"]);
    case("language: pt_BR", &["bad-value 1:11 `pt_BR` is not the code of a language -> pt-BR"]);
    case("theme: {accent: 0f766e}", &["bad-value 1:17 `0f766e` is not a colour"]);
    case("theme:\n  accent: #0f766e", &["yaml-sign 2:11 a value that begins with `#` is a comment to YAML -> \"#0f766e\""]);
    case("pairs: [back, legs]", &["wrong-type 1:8 `pairs` is a list of lists"]);
    case("pairs: [[back]]", &["bad-value 1:9 a pair has two names, not 1"]);
    case("sample_workouts: {minuts: 60}", &["unknown-key 1:19 `sample_workouts` has no key `minuts` -> minutes"]);
    case(
        "nav: [{title: Shop}]\nautolink: false",
        &["missing-key 1:7 an entry of `nav` needs `url`", "bad-value 2:11 `autolink` has no value `false` -> off"],
    );
    case("license: MIT", &["unknown-key 1:1 `ironleaf.yaml` has no key `license` -> licence"]);
}

proptest::proptest! {
    #[test]
    fn no_file_panics(front in "[a-c:\\[\\]{}\\-'\"#&*!|> \n\r\t,é“”]{0,80}", body in "[`~a-c \n>*-]{0,40}workout[`~a-c \n>=\"-]{0,40}") {
        for folder in ["exercises", "programs", "muscles"] {
            let file = format!("---\ntitle: A\nsessions:\n - work:{front}\n---\n```workout {body}");
            let sources = Sources::from_iter([(format!("content/{folder}/a.md"), file), ("ironleaf.yaml".to_owned(), front.clone())]);
            let checked = read(&sources, &Options { drafts: Drafts::Show, ..Options::default() });
            for finding in &checked.report.findings {
                if let Some(span) = finding.span {
                    proptest::prop_assert!(span.end as usize <= sources[span.file].bytes.len() && span.start <= span.end, "{finding:?}");
                }
            }
        }
    }
}
