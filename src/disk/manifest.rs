//! The list, in the output itself, of what a build wrote there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read as _;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::base::OutPath;
use crate::base::fingerprint::Fingerprint;

/// The list's name in the output folder.
pub(super) const NAME: &str = ".ironleaf.json";

/// More than any guide's list; what is larger is not ours.
const LARGEST: u64 = 256 << 20;

/// Which files of an output folder are ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// Path → hash of what was written there; none where a build was stopped before it was sure.
    pub(super) files: BTreeMap<OutPath, Option<Fingerprint>>,
    /// Files of others that stand in our folders.
    pub(super) kept: BTreeSet<String>,
}

/// The list as it is written.
#[derive(Serialize, Deserialize)]
struct Written {
    version: u32,
    files: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    kept: BTreeSet<String>,
}

impl Manifest {
    /// The list in `output`; nothing where there is none, or none that we wrote.
    pub(super) fn read(output: &Path) -> Option<Self> {
        let path = output.join(NAME);
        let meta = fs::symlink_metadata(&path).ok()?;
        if !meta.is_file() || meta.len() > LARGEST {
            return None;
        }
        let mut text = String::new();
        fs::File::open(&path).ok()?.take(LARGEST).read_to_string(&mut text).ok()?;
        let written: Written = serde_json::from_str(&text).ok()?;
        if written.version != 1 {
            return None;
        }
        // A path that we could not have written makes the list one that we did not write.
        let files = written.files.iter().map(|(path, hash)| Some((OutPath::new(path).ok()?, hash.parse().ok())));
        Some(Self { files: files.collect::<Option<_>>()?, kept: written.kept })
    }

    /// The list as text; equal for equal sites.
    pub(super) fn text(&self) -> String {
        let hash = |hash: &Option<Fingerprint>| hash.map_or_else(String::new, |h| h.to_string());
        let files = self.files.iter().map(|(path, h)| (path.to_string(), hash(h))).collect();
        let written = Written { version: 1, files, kept: self.kept.clone() };
        let mut text = serde_json::to_string_pretty(&written).expect("texts always have a JSON form");
        text.push('\n');
        text
    }

    /// Whether a folder, named by its path without a final `/`, holds anything of ours or that we kept.
    pub(super) fn knows_folder(&self, folder: &str) -> bool {
        let inside = |path: &str| path.len() > folder.len() && path.starts_with(folder) && path.as_bytes()[folder.len()] == b'/';
        let start = format!("{folder}/");
        let ours = self.files.range::<str, _>((std::ops::Bound::Included(start.as_str()), std::ops::Bound::Unbounded)).next();
        let kept = self.kept.range::<str, _>((std::ops::Bound::Included(start.as_str()), std::ops::Bound::Unbounded)).next();
        ours.is_some_and(|(path, _)| inside(path.as_str())) || kept.is_some_and(|path| inside(path))
    }

    /// Everything that is in this list or the other, without hashes: what may stand in the output between the two.
    pub(super) fn union(&self, other: &Self) -> Self {
        let files = self.files.keys().chain(other.files.keys()).map(|path| (path.clone(), None)).collect();
        Self { files, kept: self.kept.union(&other.kept).cloned().collect() }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Fingerprint, Manifest, NAME, OutPath};

    fn manifest(paths: &[&str]) -> Manifest {
        let files = paths.iter().map(|p| (OutPath::new(p).unwrap(), Some(Fingerprint::of(p.as_bytes())))).collect();
        Manifest { files, kept: BTreeSet::new() }
    }

    #[test]
    fn a_list_is_read_as_it_was_written() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(Manifest::read(dir.path()), None);
        let case = |m: Manifest| {
            std::fs::write(dir.path().join(NAME), m.text()).unwrap();
            assert_eq!(Manifest::read(dir.path()), Some(m));
        };
        case(Manifest::default());
        case(manifest(&["a.html", "b/c.html"]));
        case(manifest(&["a.html"]).union(&manifest(&["b.html"])));
        case(Manifest { kept: BTreeSet::from(["b/notes.txt".to_owned()]), ..manifest(&["b/c.html"]) });
    }

    #[test]
    fn a_list_that_we_did_not_write_is_none() {
        let dir = tempfile::tempdir().unwrap();
        let case = |text: &str| {
            std::fs::write(dir.path().join(NAME), text).unwrap();
            assert_eq!(Manifest::read(dir.path()), None, "{text}");
        };
        case("");
        case("{}");
        case(r#"{"version": 2, "files": {}}"#);
        case(r#"{"version": 1, "files": {"../../etc/passwd": ""}}"#);
    }

    #[test]
    fn folders_are_known_by_what_is_in_them() {
        let m = manifest(&["a/b/c.html", "ab/d.html"]);
        let case = |folder: &str, want: bool| assert_eq!(m.knows_folder(folder), want, "{folder}");
        case("a", true);
        case("a/b", true);
        case("ab", true);
        case("a/c", false);
        case("b", false);
        case(".git", false);
    }
}
