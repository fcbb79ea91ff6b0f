//! Static files of the theme that are joined from small parts: its script and its stylesheet.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use crate::source::FileId;

use super::script::SCRIPTS;
use super::sheet::SHEETS;

/// A static file that is joined from parts of one concern each.
pub(super) struct Bundle {
    /// Its path inside `static/`; its parts stand in the folder of that name, without the ending.
    pub(super) name: &'static str,
    /// The parts as the theme has them, by their path inside `static/`, in the order they are joined.
    pub(super) parts: &'static [(&'static str, &'static str)],
    /// A part of ours without what only its writer reads.
    pub(super) lean: fn(&str) -> String,
    /// The parts as one file.
    pub(super) joined: fn(&[String]) -> String,
}

/// Every part of ours, leaned, by its path; made once.
static LEAN: LazyLock<BTreeMap<&'static str, String>> = LazyLock::new(|| {
    let bundles: Vec<&Bundle> = SCRIPTS.iter().chain(SHEETS).collect();
    bundles.into_iter().flat_map(|bundle| bundle.parts().map(|(path, text)| (path, (bundle.lean)(text)))).collect()
});

/// Static files by their path inside `static/`: what they hold, and the guide's file where it is one.
pub(super) type Files = BTreeMap<String, (Arc<[u8]>, Option<FileId>)>;

impl Bundle {
    /// The parts as the theme has them, by their path inside `static/`.
    pub(super) fn parts(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.parts.iter().copied()
    }

    /// Puts the bundle in the place of its parts: takes every file of its folder and ending out of `files`, and adds the
    /// one that is joined from them. A bundle that the guide has whole stays as it is.
    ///
    /// The guide's own parts that the theme has not come last, in the order of their names.
    pub(super) fn join(&self, files: &mut Files) {
        let (stem, ending) = self.name.rsplit_once('.').unwrap_or((self.name, ""));
        let is_part = |path: &str| {
            let name = path.strip_prefix(stem).and_then(|name| name.strip_prefix('/'));
            name.and_then(|name| name.rsplit_once('.')).is_some_and(|(_, end)| end == ending)
        };
        let mut own: Files = files.iter().filter(|(path, _)| is_part(path)).map(|(p, f)| (p.clone(), f.clone())).collect();
        files.retain(|path, _| !own.contains_key(path));
        let mut parts = Vec::new();
        for (path, text) in self.parts() {
            let bytes = own.remove(path).map_or_else(|| text.as_bytes().into(), |(bytes, _)| bytes);
            // A guide's own part is taken as it is: only of ours is it known that leaning changes nothing.
            parts.push(if *bytes == *text.as_bytes() {
                LEAN.get(path).cloned().unwrap_or_default()
            } else {
                String::from_utf8_lossy(&bytes).into_owned()
            });
        }
        parts.extend(own.into_values().map(|(bytes, _)| String::from_utf8_lossy(&bytes).into_owned()));
        files.entry(self.name.to_owned()).or_insert_with(|| ((self.joined)(&parts).into_bytes().into(), None));
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::Files;

    /// Static files of a guide.
    pub(in super::super) fn files(all: &[(&str, &str)]) -> Files {
        all.iter().map(|(path, text)| ((*path).to_owned(), (text.as_bytes().into(), None))).collect()
    }

    /// What the file of this path holds.
    pub(in super::super) fn text(files: &Files, path: &str) -> String {
        String::from_utf8(files[path].0.to_vec()).unwrap()
    }
}
