//! What stands in an output folder: ours, and what others put there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::base::OutPath;

use super::Error;
use super::manifest::{self, Manifest};

/// The files of an output folder, no link followed.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// What the last build wrote there.
    pub(super) manifest: Manifest,
    /// Our plain files that are there: only these may be linked into a new site.
    pub(super) ours: BTreeSet<OutPath>,
    /// Files of others, by path; each is kept.
    pub(super) foreign: BTreeMap<String, PathBuf>,
    /// Everything that stands there by path, ours or not, so that nothing else is ever removed.
    pub(super) all: BTreeSet<PathBuf>,
}

impl Scan {
    /// What stands in `output`, which the site of `paths` is to replace.
    ///
    /// # Errors
    /// When the folder is not ours, or something of others is in the way.
    pub(super) fn of(output: &Path, paths: &[OutPath]) -> Result<Self, Error> {
        let manifest = Manifest::read(output);
        let known = manifest.is_some();
        let mut scan = Self { manifest: manifest.unwrap_or_default(), ..Self::default() };
        let mut entries = WalkDir::new(output).min_depth(1).follow_links(false).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            let entry = entry.map_err(|e| {
                let path = e.path().unwrap_or(output).to_owned();
                Error::at("cannot look into", &path)(e.into())
            })?;
            let relative = entry.path().strip_prefix(output).unwrap_or(entry.path()).to_owned();
            if super::place::is_stage(&relative) {
                if entry.file_type().is_dir() {
                    entries.skip_current_dir();
                }
                continue;
            }
            let name = slashed(&relative);
            if entry.file_type().is_dir() {
                if !scan.manifest.knows_folder(&name) {
                    return Err(foreign_folder(output, &name, known));
                }
                continue;
            }
            scan.all.insert(relative);
            scan.file(name, entry.path(), entry.file_type().is_file());
        }
        if !known && !scan.foreign.keys().all(|name| name == ".gitignore" || name == ".gitkeep") {
            return Err(not_ours(output));
        }
        scan.in_the_way(output, paths)?;
        Ok(scan)
    }

    fn file(&mut self, name: String, path: &Path, plain: bool) {
        let ours = OutPath::new(&name).ok().filter(|p| self.manifest.files.contains_key(p));
        match ours {
            Some(ours) if plain => {
                self.ours.insert(ours);
            }
            _ if name == manifest::NAME && plain => {}
            // A link at one of our places was put there by someone else.
            _ => {
                self.foreign.insert(name, path.to_owned());
            }
        }
    }

    /// Refuses to overwrite what others put where the new site has a file or needs a folder.
    fn in_the_way(&self, output: &Path, paths: &[OutPath]) -> Result<(), Error> {
        let wanted: BTreeSet<&str> = paths.iter().map(OutPath::as_str).collect();
        for (name, path) in &self.foreign {
            let folder = format!("{name}/");
            let is_folder = wanted.range(folder.as_str()..).next().is_some_and(|p| p.starts_with(&folder));
            let in_file = name.match_indices('/').any(|(at, _)| wanted.contains(&name[..at]));
            if wanted.contains(name.as_str()) || is_folder || in_file || name == manifest::NAME {
                let what = if fs::symlink_metadata(path).is_ok_and(|m| m.is_symlink()) { "a symbolic link" } else { "a file" };
                let reason =
                    format!("`{}` is {what} that Ironleaf did not make, and the site needs its place", output.join(name).display());
                return Err(Error::output(reason, "move it away, then build again"));
            }
        }
        Ok(())
    }
}

fn slashed(relative: &Path) -> String {
    relative.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn foreign_folder(output: &Path, name: &str, known: bool) -> Error {
    if !known {
        return not_ours(output);
    }
    let reason = format!("the output holds a folder that Ironleaf did not make: `{}`", output.join(name).display());
    Error::output(reason, "move it away, or build into another folder with `--output`; what should be part of the site goes into `static/`")
}

fn not_ours(output: &Path) -> Error {
    let reason = format!("the folder `{}` is not empty, and Ironleaf did not make it", output.display());
    Error::output(reason, "build into a new folder with `--output`, or empty this one yourself")
}
