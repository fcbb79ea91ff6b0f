//! A guide's folder as [`Sources`].

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diag::{Checked, Finding, Report, Rule};
use crate::source::{File, Sources};

use super::Error;
use super::error::cause;
use super::filter::left_out;

/// The largest file that is read.
const LARGEST: u64 = 16 << 20;
/// All files together; the whole guide is held in memory.
const ALL: u64 = 768 << 20;
/// Folders inside folders.
const DEEPEST: usize = 64;
/// Files and folders looked at; links can make few folders look like many.
const MOST: usize = 1_000_000;

/// The folders of a guide, and whether hidden files in them count.
const FOLDERS: [(&str, bool); 3] = [("content", false), ("static", true), ("templates", false)];

/// Every file of the guide at `root`: `ironleaf.yaml` and all under `content/`, `templates/` and `static/`.
///
/// Only plain files are read, and links only where they stay in the guide. What cannot be read is a finding.
///
/// # Errors
/// When `root` is not a folder that can be read.
pub fn read(root: &Path) -> Result<Checked<Sources>, Error> {
    let home = fs::canonicalize(root).map_err(Error::at("cannot read the guide's folder", root))?;
    fs::read_dir(&home).map_err(Error::at("cannot read the guide's folder", root))?;
    let mut walk = Walk { home: &home, files: BTreeMap::new(), seen: 0, report: Report::default() };
    walk.settings();
    walk.misnamed();
    for (folder, keeps_hidden) in FOLDERS {
        walk.folder(folder, keeps_hidden);
    }
    let Walk { files, mut report, .. } = walk;
    let found: Vec<(String, PathBuf)> = files.into_iter().collect();
    let total = std::sync::atomic::AtomicU64::new(0);
    let read: Vec<Result<File, Box<Finding>>> = found
        .par_iter()
        .map(|(name, path)| {
            let bytes = plain_file(name, path)?;
            if total.fetch_add(bytes.len() as u64, std::sync::atomic::Ordering::Relaxed) > ALL {
                return Err(Box::new(all_too_large()));
            }
            Ok(File { path: name.as_str().into(), bytes: bytes.into() })
        })
        .collect();
    let mut files = Vec::with_capacity(read.len());
    for file in read {
        match file {
            Ok(file) => files.push(file),
            Err(finding) => report.push(*finding),
        }
    }
    report.sort();
    Ok(Checked { value: Sources::new(files), report })
}

/// What was found so far.
struct Walk<'a> {
    home: &'a Path,
    /// Path from the guide's root → where it is.
    files: BTreeMap<String, PathBuf>,
    seen: usize,
    report: Report,
}

impl Walk<'_> {
    fn settings(&mut self) {
        let path = self.home.join("ironleaf.yaml");
        if fs::symlink_metadata(&path).is_ok() && self.stays(&path, "ironleaf.yaml") {
            self.files.insert("ironleaf.yaml".into(), path);
        }
    }

    /// Tells of settings and folders beside the guide's own whose names are almost right.
    fn misnamed(&mut self) {
        let Ok(entries) = fs::read_dir(self.home) else { return };
        let mut names: Vec<String> = entries.filter_map(|e| e.ok()?.file_name().into_string().ok()).collect();
        names.sort_unstable();
        // Where case does not matter, `Static` is found as `static`, and is read.
        let missing = |wanted: &str| fs::symlink_metadata(self.home.join(wanted)).is_err();
        for name in &names {
            let lower = name.to_ascii_lowercase();
            let wanted = match lower.as_str() {
                "ironleaf.yaml" | "ironleaf.yml" | "ironleaf.yaml.txt" | "ironleaf.txt" => "ironleaf.yaml",
                "content" | "contents" => "content",
                "static" | "statics" => "static",
                "templates" | "template" => "templates",
                _ => continue,
            };
            if name != wanted && missing(wanted) {
                let finding = Finding::new(Rule::MisnamedFile, None, format!("`{name}` is not read"));
                self.report.push(finding.help(format!("rename it to `{wanted}`")));
            }
        }
    }

    /// Walks one folder, links inside the guide followed.
    fn folder(&mut self, folder: &str, keeps_hidden: bool) {
        let top = self.home.join(folder);
        if fs::symlink_metadata(&top).is_err() || !self.stays(&top, folder) {
            return;
        }
        let mut entries = WalkDir::new(&top).follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            self.seen += 1;
            if self.seen > MOST {
                let message = format!("the guide holds more than {} files and folders", crate::base::words::thousands(MOST));
                self.report
                    .push(Finding::new(Rule::TooLarge, None, message).help("look for links that lead to the same folders again and again"));
                return;
            }
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.unwalkable(&error);
                    continue;
                }
            };
            if entry.depth() > 0 && entry.file_name().to_str().is_some_and(|n| left_out(n, keeps_hidden)) {
                if entry.file_type().is_dir() {
                    entries.skip_current_dir();
                }
                continue;
            }
            let name = self.name(entry.path());
            let Some(name) = name else {
                if entry.file_type().is_dir() {
                    entries.skip_current_dir();
                }
                continue;
            };
            let stays = !entry.path_is_symlink() || entry.depth() == 0 || self.stays(entry.path(), &name);
            if entry.file_type().is_dir() {
                let deep = entry.depth() > DEEPEST;
                if deep {
                    let message = format!("`{name}` is more than {DEEPEST} folders deep");
                    self.report.push(Finding::new(Rule::TooLarge, None, message).help("move it further up"));
                }
                if deep || !stays {
                    entries.skip_current_dir();
                }
            } else if stays {
                self.files.insert(name, entry.into_path());
            }
        }
    }

    /// The path from the guide's root, with `/`; a finding where it is not text.
    fn name(&mut self, path: &Path) -> Option<String> {
        let parts: Option<Vec<&str>> = path.strip_prefix(self.home).ok()?.iter().map(OsStr::to_str).collect();
        if parts.is_none() {
            let message = format!("the file name `{}` is not UTF-8 text", self.shown(path));
            self.report.push(Finding::new(Rule::NotUtf8, None, message).help("rename the file in plain letters"));
        }
        parts.map(|p| p.join("/"))
    }

    fn shown(&self, path: &Path) -> String {
        path.strip_prefix(self.home).unwrap_or(path).display().to_string()
    }

    /// Whether what is at `path` lies in the guide; a finding where it does not.
    fn stays(&mut self, path: &Path, name: &str) -> bool {
        match fs::canonicalize(path) {
            Ok(real) if real.starts_with(self.home) => true,
            Ok(_) => {
                let message = format!("`{name}` is a link out of the guide's folder");
                self.report.push(Finding::new(Rule::SymlinkOutside, None, message).help("copy what it leads to into the guide"));
                false
            }
            Err(error) => {
                self.report.push(unreadable(name, &error));
                false
            }
        }
    }

    fn unwalkable(&mut self, error: &walkdir::Error) {
        let path = error.path().unwrap_or(self.home).to_owned();
        let shown = self.shown(&path);
        if let Some(ancestor) = error.loop_ancestor() {
            let message = format!("the link `{shown}` leads back to `{}`, which it is in", self.shown(ancestor));
            self.report.push(Finding::new(Rule::NotAFile, None, message).help("remove the link"));
        } else if fs::read_link(&path).is_ok() {
            let message = format!("the link `{shown}` leads nowhere");
            let outside = fs::read_link(&path).is_ok_and(|to| to.is_absolute());
            let rule = if outside { Rule::SymlinkOutside } else { Rule::Unreadable };
            self.report.push(Finding::new(rule, None, message).help("remove the link, or let it lead to a file of the guide"));
        } else if let Some(io) = error.io_error() {
            self.report.push(unreadable(&shown, io));
        }
    }
}

fn unreadable(name: &str, error: &io::Error) -> Finding {
    if error.kind() == io::ErrorKind::NotFound {
        return Finding::new(Rule::Unreadable, None, format!("`{name}` vanished while the guide was read")).help("build again");
    }
    let help = match error.kind() {
        io::ErrorKind::PermissionDenied => "give yourself the right to read it",
        _ => "see whether the file can be opened at all",
    };
    Finding::new(Rule::Unreadable, None, format!("`{name}` cannot be read: {}", cause(error))).help(help)
}

fn too_large(name: &str) -> Finding {
    let message = format!("`{name}` is larger than {} MiB", LARGEST >> 20);
    Finding::new(Rule::TooLarge, None, message).help("make it smaller, or link to it on another site")
}

fn all_too_large() -> Finding {
    let message = format!("the guide's files are larger than {} MiB together", ALL >> 20);
    Finding::new(Rule::TooLarge, None, message).help("make photos smaller, or link to large files on another site")
}

/// The bytes of a plain file of at most [`LARGEST`]. Never waits, whatever stands at `path` by now.
fn plain_file(name: &str, path: &Path) -> Result<Vec<u8>, Box<Finding>> {
    let not_a_file =
        || Box::new(Finding::new(Rule::NotAFile, None, format!("`{name}` is not a plain file")).help("move it out of the guide"));
    // Asked before opening too: opening a device can do things.
    let before = fs::metadata(path).map_err(|e| Box::new(unreadable(name, &e)))?;
    if !before.is_file() {
        return Err(not_a_file());
    }
    let file = open(path).map_err(|e| Box::new(unreadable(name, &e)))?;
    let meta = file.metadata().map_err(|e| Box::new(unreadable(name, &e)))?;
    if !meta.is_file() {
        return Err(not_a_file());
    }
    if meta.len() > LARGEST {
        return Err(Box::new(too_large(name)));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or(0));
    // The file may grow while it is read.
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|e| Box::new(unreadable(name, &e)))?;
    if bytes.len() as u64 > LARGEST { Err(Box::new(too_large(name))) } else { Ok(bytes) }
}

#[cfg(unix)]
fn open(path: &Path) -> io::Result<fs::File> {
    use rustix::fs::{Mode, OFlags};
    // Without waiting, so that a pipe put there meanwhile cannot hold us.
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
    Ok(rustix::fs::open(path, flags, Mode::empty())?.into())
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<fs::File> {
    fs::File::open(path)
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
