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

/// Every script of the theme that is joined from modules: the first is what the others share.
pub(super) const SCRIPTS: &[Bundle] = &[script!("ironleaf": "base" "theme" "page" "filters" "loads" "timer" "ticks")];

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

/// A module without comments, empty lines and indentation.
fn lean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut comment = false;
    for line in text.lines().map(str::trim) {
        comment |= line.starts_with("/*");
        if !comment && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        comment &= !line.ends_with("*/");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::bundle::Files;
    use super::super::bundle::tests::{files, text};
    use super::*;

    #[test]
    fn a_module_loses_what_only_its_writer_reads() {
        let case = |text: &str, wanted: &str| assert_eq!(lean(text), wanted);
        case("// why\nconst a = 1;\n\n  b(); // kept\n", "const a = 1;\nb(); // kept\n");
        case("/** One line. */\na();\n/**\n * Many.\n */\nb();\n", "a();\nb();\n");
    }

    #[test]
    fn every_text_of_a_module_ends_on_its_line() {
        for (path, text) in SCRIPTS.iter().flat_map(Bundle::parts) {
            for line in text.lines() {
                assert!(line.matches('`').count() % 2 == 0, "{path}: {line}");
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
    fn the_script_of_every_page_stays_small() {
        let mut built_in = Files::new();
        SCRIPTS[0].join(&mut built_in);
        assert!(text(&built_in, "ironleaf.js").len() < 10 * 1024);
    }
}
