//! The theme's script: small modules of one concern, joined into one classic script that runs from a disk too.

use super::bundle::Bundle;

macro_rules! script {
    ($folder:literal: $($module:literal)*) => {
        Bundle {
            name: concat!($folder, ".js"),
            parts: &[$((concat!($folder, "/", $module, ".js"), include_str!(concat!("../../static/", $folder, "/", $module, ".js")))),*],
            lean,
            joined,
        }
    };
}

/// Every script of the theme that is joined from modules: the first of each is what its others share.
pub(super) const SCRIPTS: &[Bundle] = &[
    script!("ironleaf": "base" "theme" "page" "contents" "films" "scripts" "search"),
    script!("ironleaf-filters": "filters"),
    script!("ironleaf-begin": "begin"),
    script!("ironleaf-workout": "base" "loads" "log"),
    script!("ironleaf-gym": "base" "text" "view" "awake" "timer" "gym" "record"),
    Bundle { joined: at_once, ..script!("search": "text" "words" "pieces" "near" "find" "excerpt" "panel") },
];

/// A script all of which is run when it comes, and a hint that says so: a browser that knows it makes the functions
/// ready while the page goes on, and not one by one when each is first called.
fn at_once(parts: &[String]) -> String {
    format!("//# allFunctionsCalledOnLoad\n{}", joined(parts))
}

/// One classic script: the first part's names are seen by all, those of each other part by itself alone, and an
/// error in one leaves the others at work.
fn joined(parts: &[String]) -> String {
    let mut parts = parts.iter();
    let mut out = format!("(()=>{{'use strict';\n{}", parts.next().map_or("", String::as_str));
    for part in parts {
        out.push_str("try{\n");
        out.push_str(part);
        out.push_str("}catch(e){console.error(e)}\n");
    }
    out.push_str("})()\n");
    out
}

/// A module without comments, empty lines, and spaces that no two words need between them.
fn lean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut comment = false;
    for line in text.lines().map(str::trim) {
        comment |= line.starts_with("/*");
        if !comment && !line.is_empty() && !line.starts_with("//") {
            squeeze(line, &mut out);
            out.push('\n');
        }
        comment &= !line.ends_with("*/");
    }
    out
}

/// Writes a line without needless spaces; says whether every text in it ends in it.
fn squeeze(line: &str, out: &mut String) -> bool {
    let word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let (mut quote, mut last, mut space, mut escaped) = (None, ' ', false, false);
    for c in line.chars() {
        if c == ' ' && quote.is_none() {
            space = true;
            continue;
        }
        // `a + +b` and `a - -b` are not `a++b` and `a--b`.
        if space && (word(last) && word(c) || last == c && matches!(c, '+' | '-')) {
            out.push(' ');
        }
        match quote {
            Some(open) if c == open && !escaped => quote = None,
            None if matches!(c, '\'' | '"' | '`') => quote = Some(c),
            _ => {}
        }
        escaped = c == '\\' && !escaped;
        (last, space) = (c, false);
        out.push(c);
    }
    quote.is_none()
}

#[cfg(test)]
mod tests {
    use super::super::bundle::Files;
    use super::super::bundle::tests::{files, text};
    use super::*;

    #[test]
    fn a_module_loses_what_only_its_writer_reads() {
        let case = |text: &str, wanted: &str| assert_eq!(lean(text), wanted);
        case("// why\nconst a = 1;\n\n  b();\n", "const a=1;\nb();\n");
        case("if (a) return 'a  b' + ` {c} `;", "if(a)return'a  b'+` {c} `;\n");
        case("a + +b - -c + 'it\\'s here' in d", "a+ +b- -c+'it\\'s here'in d\n");
        case("/** One line. */\na();\n/**\n * Many.\n */\nb();\n", "a();\nb();\n");
    }

    #[test]
    fn every_text_of_a_module_ends_on_its_line() {
        for (path, text) in SCRIPTS.iter().flat_map(Bundle::parts) {
            for line in text.lines().map(str::trim).filter(|line| !line.starts_with("//") && !line.starts_with("/*")) {
                assert!(squeeze(line, &mut String::new()) && !line.contains(" // "), "{path}: {line}");
            }
        }
    }

    #[test]
    fn a_guide_replaces_a_module_or_adds_one_or_has_the_whole() {
        let mut own = files(&[("ironleaf/theme.js", "  mine();\n"), ("ironleaf/zebra.js", "last();\n"), ("ironleaf/x.css", "")]);
        SCRIPTS[0].join(&mut own);
        assert_eq!(own.keys().collect::<Vec<_>>(), ["ironleaf.js", "ironleaf/x.css"]);
        let script = text(&own, "ironleaf.js");
        assert!(script.contains("try{\n  mine();\n}catch") && !script.contains("data-theme-toggle"), "{script}");
        assert!(script.ends_with("try{\nlast();\n}catch(e){console.error(e)}\n})()\n"), "{script}");

        let mut whole = files(&[("ironleaf.js", "all();\n"), ("ironleaf/theme.js", "mine();\n")]);
        SCRIPTS[0].join(&mut whole);
        assert_eq!((whole.len(), text(&whole, "ironleaf.js")), (1, "all();\n".to_owned()));
    }

    #[test]
    fn scripts_stay_small() {
        let case = |script: &Bundle, most: usize| {
            let mut built_in = Files::new();
            script.join(&mut built_in);
            let size = text(&built_in, script.name).len();
            assert!(size < most, "{}: {size} bytes", script.name);
        };
        let kilobytes = [8, 4, 2, 10, 17, 24];
        for (script, most) in SCRIPTS.iter().zip(kilobytes) {
            case(script, most * 1024);
        }
        assert_eq!(SCRIPTS.len(), kilobytes.len());
    }
}
