//! The theme's script: small modules of one concern, joined into one classic script that runs from a disk too.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::source::FileId;

/// A script of the theme and its modules, in the order they are joined: the first is what the others share.
pub(super) struct Script {
    /// The script's path inside `static/`; its modules stand in the folder of that name, without `.js`.
    pub(super) name: &'static str,
    modules: &'static [(&'static str, &'static str)],
}

macro_rules! script {
    ($folder:literal: $($module:literal)*) => {
        Script {
            name: concat!($folder, ".js"),
            modules: &[$((concat!($folder, "/", $module, ".js"), include_str!(concat!("../../static/", $folder, "/", $module, ".js")))),*],
        }
    };
}

/// Every script of the theme that is joined from modules.
pub(super) const SCRIPTS: &[Script] = &[
    script!("ironleaf": "base" "theme" "page" "filters" "loads" "timer" "ticks" "search"),
    script!("search": "text" "words" "pieces" "near" "find" "excerpt" "panel"),
];

/// Static files by their path inside `static/`: what they hold, and the guide's file where it is one.
pub(super) type Files = BTreeMap<String, (Arc<[u8]>, Option<FileId>)>;

impl Script {
    /// The modules as the theme has them, by their path inside `static/`.
    pub(super) fn modules(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.modules.iter().copied()
    }

    /// Puts the script in the place of its modules: takes every file of its folder out of `files`, and adds the one
    /// that is joined from them. A script that the guide has whole stays as it is.
    ///
    /// The guide's own modules that the theme has not come last, in the order of their names.
    pub(super) fn join(&self, files: &mut Files) {
        let folder = format!("{}/", self.name.trim_end_matches(".js"));
        let mut own: Files = files
            .iter()
            .filter(|(path, _)| path.strip_prefix(&folder).is_some_and(|name| matches!(name.rsplit_once('.'), Some((_, "js")))))
            .map(|(p, f)| (p.clone(), f.clone()))
            .collect();
        files.retain(|path, _| !own.contains_key(path));
        let mut parts = Vec::new();
        for (path, text) in self.modules() {
            let bytes = own.remove(path).map_or_else(|| text.as_bytes().into(), |(bytes, _)| bytes);
            // A guide's own module is taken as it is: only of ours is it known that no text spans lines.
            parts.push(if *bytes == *text.as_bytes() { lean(text) } else { String::from_utf8_lossy(&bytes).into_owned() });
        }
        parts.extend(own.into_values().map(|(bytes, _)| String::from_utf8_lossy(&bytes).into_owned()));
        files.entry(self.name.to_owned()).or_insert_with(|| (joined(&parts).into_bytes().into(), None));
    }
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
    use super::*;

    fn files(all: &[(&str, &str)]) -> Files {
        all.iter().map(|(path, text)| ((*path).to_owned(), (text.as_bytes().into(), None))).collect()
    }

    fn text(files: &Files, path: &str) -> String {
        String::from_utf8(files[path].0.to_vec()).unwrap()
    }

    #[test]
    fn a_module_loses_what_only_its_writer_reads() {
        let case = |text: &str, wanted: &str| assert_eq!(lean(text), wanted);
        case("// why\nconst a = 1;\n\n  b(); // kept\n", "const a = 1;\nb(); // kept\n");
        case("/** One line. */\na();\n/**\n * Many.\n */\nb();\n", "a();\nb();\n");
    }

    #[test]
    fn every_text_of_a_module_ends_on_its_line() {
        for (path, text) in SCRIPTS.iter().flat_map(Script::modules) {
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
