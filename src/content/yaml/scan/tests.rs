//! Mistakes are seen and repaired, what only looks like one is let be, and depth is counted.

use super::{Rule, scan};

#[test]
fn mistakes_are_seen_and_repaired() {
    let case = |yaml: &str, want: &[(Rule, &str, &str)]| {
        let found = scan(yaml);
        let got: Vec<_> = found.flaws.iter().map(|f| (f.rule, &yaml[f.range.clone()], f.with.as_str())).collect();
        assert_eq!(got, want, "{yaml}");
    };
    case("title: Legs: the basics # x", &[(Rule::YamlColon, "Legs: the basics", "\"Legs: the basics\"")]);
    case("title: Legs:", &[(Rule::YamlColon, "Legs:", "\"Legs:\"")]);
    case("a: b\n\ttitle: x", &[(Rule::YamlTab, "\t", "")]);
    case("title: \"Legs\nx: y", &[(Rule::YamlQuote, "\"Legs", "\"Legs\"")]);
    case("title: \"Legs\n  and back\"\nx: y", &[]);
    case("title: \"Legs” # x\nx: y", &[(Rule::YamlQuote, "\"Legs” # x", "\"Legs” # x\"")]);
    case("title: \"Legs”\nx: y", &[(Rule::YamlQuote, "\"Legs”", "\"Legs\"")]);
    case("cues: \"Chest up\", \"Knees out\" # x", &[(Rule::YamlQuote, "\"Chest up\", \"Knees out\"", "[\"Chest up\", \"Knees out\"]")]);
    // Every key that holds a list, on any page, in the settings and in what a session is asked for.
    case("nav: \"a\", \"b\"", &[(Rule::YamlQuote, "\"a\", \"b\"", "[\"a\", \"b\"]")]);
    case("- targets: 'a', 'b'", &[(Rule::YamlQuote, "'a', 'b'", "['a', 'b']")]);
    case("lagging: \"a\", \"b\"", &[(Rule::YamlQuote, "\"a\", \"b\"", r#""a\", \"b""#)]);
    case("title: 'Farmer's Walk'", &[(Rule::YamlQuote, "'Farmer's Walk'", "\"Farmer's Walk\"")]);
    case("title: \"Best\" squat", &[(Rule::YamlQuote, "\"Best\" squat", r#""\"Best\" squat""#)]);
    case("title: “Legs: all”", &[(Rule::YamlCurlyQuote, "“Legs: all”", "\"Legs: all\"")]);
    case("summary: “Sleepy” glutes", &[]);
    case("cues: [“Push, hard”, b]", &[(Rule::YamlCurlyQuote, "“Push, hard”", "\"Push, hard\"")]);
    case("title: @home", &[(Rule::YamlSign, "@home", "\"@home\"")]);
    case("title: *New* legs # x", &[(Rule::YamlSign, "*New* legs", "\"*New* legs\"")]);
    case("a: &base\n  b: c", &[(Rule::YamlAnchor, "&base", "")]);
    case("a: &base\nb: c", &[(Rule::YamlAnchor, "&base", "\"&base\"")]);
    case("a: &base [x, @y]", &[(Rule::YamlAnchor, "&base ", ""), (Rule::YamlSign, "@y", "\"@y\"")]);
    case(r#"a: "x\Hy\"z""#, &[(Rule::YamlQuote, r#""x\Hy\"z""#, r#""x\\Hy\"z""#)]);
    case(r#"a: ["x\Ly", "\n\\"]"#, &[(Rule::YamlQuote, r#""x\Ly""#, r#""x\\Ly""#)]);
    case("a: *base", &[(Rule::YamlAnchor, "*base", "\"*base\"")]);
    case("a: [x, *b, @c]", &[(Rule::YamlAnchor, "*b", "\"*b\""), (Rule::YamlSign, "@c", "\"@c\"")]);
    case("cues: [a, b # x\ntitle: y", &[(Rule::Yaml, "[a, b", "[a, b]")]);
    case("accent: #0f766e", &[(Rule::YamlSign, "#0f766e", "\"#0f766e\"")]);
    case("a: # words\n  b: c", &[]);
    case("title:Legs", &[(Rule::Yaml, "title:Legs", "title: Legs")]);
    case("- A) Squat: 5 x 5: hard", &[(Rule::YamlColon, "A) Squat: 5 x 5: hard", "\"A) Squat: 5 x 5: hard\"")]);
    case("work:\n  - Squat: 4 x 10 (belt: yes)", &[(Rule::WorkItem, "Squat: 4 x 10 (belt: yes)", "\"Squat: 4 x 10 (belt: yes)\"")]);
    // What only looks like a mistake.
    case("url: https://a.b/c\ntime: 12:30", &[]);
    case("work: |\n  A) Squat: 5: 5\n\n  \tx @ y\ntitle: x", &[]);
    case("s: a\n  *long* text: of lines\nb: c", &[]);
    case("m:\n  - {image: a.jpg, alt: \"x: y\"}\n  - {video: \"https://x\"}", &[]);
    case("a: ['it''s', \"b\\\"]\"]\nb: |2\n   @\nc: x", &[]);
    case("sessions:\n  - name: A\n    work:\n      - Squat: 4 x 10\n  - name: B", &[]);
}

#[test]
fn depth_is_counted_before_parsing() {
    assert!(scan(&format!("a: {}", "[".repeat(40_000))).too_deep.is_some());
    assert!(scan(&"- ".repeat(40_000)).too_deep.is_some());
    let nested: String = (0..40).map(|i| " ".repeat(i) + "a:\n").collect();
    assert!(scan(&nested).too_deep.is_some());
    assert!(scan(&format!("a: {}{}", "[".repeat(31), "]".repeat(31))).too_deep.is_none());
}

proptest::proptest! {
    #[test]
    fn no_text_panics(yaml in "[a-c:\\[\\]{}\\-'\"#&*!|> \n\r\t,é“”]{0,60}") {
        for flaw in scan(&yaml).flaws {
            let _ = &yaml[flaw.range];
        }
    }
}
