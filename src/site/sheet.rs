//! The theme's stylesheet: parts in the order that a page is read, joined into one without what only their writers read.

use super::bundle::Bundle;

macro_rules! sheet {
    ($folder:literal: $($part:literal)*) => {
        Bundle {
            name: concat!($folder, ".css"),
            parts: &[$((concat!($folder, "/", $part, ".css"), include_str!(concat!("../../static/", $folder, "/", $part, ".css")))),*],
            lean,
            joined: |parts| parts.concat(),
        }
    };
}

/// The stylesheet: what all parts share first, paper last; what only pages with a workout need; and those of the gym view and of
/// the search, which come with their scripts.
pub(super) const SHEETS: &[Bundle] = &[
    sheet!("ironleaf": "tokens" "base" "frame" "boxes" "pictures" "lists" "prose" "code" "print"),
    sheet!("ironleaf-workout": "workout" "program" "print"),
    sheet!("ironleaf-gym": "timer" "gym"),
    sheet!("search": "look"),
];

/// A stylesheet without comments and without white space that says nothing; strings stay as they are.
fn lean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut space = false;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            space = true;
            continue;
        }
        let token = match c {
            '"' | '\'' => quoted(rest, c),
            c => &rest[..c.len_utf8()],
        };
        rest = &rest[token.len()..];
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if c == '}' {
            out.truncate(out.trim_end_matches(';').len());
        }
        if space
            && !out.is_empty()
            && !out.ends_with(['{', '}', ';', ',', '>', ':', '('])
            && !matches!(c, '{' | '}' | ';' | ',' | '>' | ')')
        {
            out.push(' ');
        }
        space = false;
        out.push_str(token);
    }
    out
}

/// The string that `text` begins with, both quotes included; all of it where the second is missing.
fn quoted(text: &str, quote: char) -> &str {
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|&(_, c)| {
        let ends = c == quote && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    end.map_or(text, |(at, c)| &text[..at + c.len_utf8()])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::bundle::tests::{files, text};
    use super::*;

    #[test]
    fn what_only_its_writer_reads_is_left_out() {
        let case = |text: &str, wanted: &str| assert_eq!(lean(text), wanted);
        case("/* why */\na { color: red; }\n\nb > i { margin: 0 1px }\n", "a{color:red}b>i{margin:0 1px}");
        case(
            "@media (max-width: 42rem) {\n  .a :is(b, c) { top: calc(1rem + 2px) }\n}",
            "@media (max-width:42rem){.a :is(b,c){top:calc(1rem + 2px)}}",
        );
        case("a::after { content: \" {  } /* */ \\\" ;\" }", "a::after{content:\" {  } /* */ \\\" ;\"}");
        case(".a/* */.b { }", ".a .b{}");
        case("a { b: c /* no end", "a{b:c");
    }

    proptest! {
        #[test]
        fn leaning_twice_changes_nothing_more(text in "[a-z:;{}()>,. \\n\"'/*\\\\]{0,60}") {
            let once = lean(&text);
            prop_assert_eq!(lean(&once), once.clone());
        }
    }

    #[test]
    fn a_guide_replaces_a_part_or_adds_one_or_has_the_whole() {
        let mut own = files(&[("ironleaf/print.css", ""), ("ironleaf/zebra.css", ".mine { top: 0 }\n"), ("ironleaf/base.js", "")]);
        SHEETS[0].join(&mut own);
        assert_eq!(own.keys().collect::<Vec<_>>(), ["ironleaf.css", "ironleaf/base.js"]);
        let sheet = text(&own, "ironleaf.css");
        assert!(sheet.ends_with(".mine { top: 0 }\n") && !sheet.contains("@page"), "{sheet}");

        let mut whole = files(&[("ironleaf.css", "all{}")]);
        SHEETS[0].join(&mut whole);
        assert_eq!(text(&whole, "ironleaf.css"), "all{}");
    }
}
