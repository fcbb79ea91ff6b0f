//! Where a new site is drawn: a folder beside the output, or inside it where that is not possible.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::Error;
use super::output::Output;

/// How the names of staging folders begin, wherever they stand.
const STAGE: &str = ".ironleaf-stage-";
/// How the names of old sites begin that were put aside for a moment.
const OLD: &str = ".ironleaf-old-";

/// How the new site takes the old one's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// The two folders are exchanged in one step.
    Whole,
    /// File by file, each in one step: where the output is a mount point, or the folder it is in may not be written.
    Files,
}

/// A folder to draw into; removed with all that is in it when it is dropped.
#[derive(Debug)]
pub(super) struct Place {
    /// The folder.
    pub(super) path: PathBuf,
    /// How what is in it gets to the output.
    pub(super) how: How,
    /// Locked as long as the build runs, so that a build of another guide into the same output does not clear it.
    _held: Option<File>,
}

impl Place {
    /// A new folder for the site that is to stand at `output`; what killed builds left is cleared first.
    pub(super) fn beside(output: &Output) -> Result<Self, Error> {
        let prefix = format!("{STAGE}{}-", output.name);
        clear(&output.parent, &prefix);
        if output.exists {
            clear(&output.path, &prefix);
        }
        let inside = output.exists && other_disk(&output.path, &output.parent);
        let (home, how) = if inside { (&output.path, How::Files) } else { (&output.parent, How::Whole) };
        match make(home, &prefix) {
            Ok(path) => Ok(Self::held(path, how)),
            Err(e) if !inside && output.exists && refused(&e) => {
                let path = make(&output.path, &prefix).map_err(Error::at("cannot write to", &output.path))?;
                Ok(Self::held(path, How::Files))
            }
            Err(e) => Err(Error::at("cannot write to", home)(e)),
        }
    }

    fn held(path: PathBuf, how: How) -> Self {
        let held = File::open(&path).ok().filter(|f| f.try_lock().is_ok());
        Self { path, how, _held: held }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Whether a path in an output is our own staging folder.
pub(super) fn is_stage(relative: &Path) -> bool {
    relative.iter().next().is_some_and(|first| first.to_string_lossy().starts_with(STAGE))
}

/// The name, in the output, of a file on its way to its place.
pub(super) fn on_its_way(output: &Output) -> PathBuf {
    output.path.join(format!("{STAGE}{}-{:x}-f", output.name, std::process::id()))
}

/// The name under which an old site is put aside, where two folders cannot be exchanged in one step.
pub(super) fn aside(output: &Output) -> PathBuf {
    output.parent.join(format!("{OLD}{}", output.name))
}

/// Brings back an old site that a build put aside and was killed before the new one stood in its place.
pub(super) fn bring_back(output: &mut Output) -> Result<(), Error> {
    let aside = aside(output);
    if fs::symlink_metadata(&aside).is_ok_and(|m| m.is_dir()) {
        if output.exists {
            let _ = fs::remove_dir_all(&aside);
        } else {
            fs::rename(&aside, &output.path).map_err(Error::at("cannot bring back", &output.path))?;
            output.exists = true;
        }
    }
    Ok(())
}

fn refused(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

fn make(home: &Path, prefix: &str) -> io::Result<PathBuf> {
    let mut number = 0;
    loop {
        let path = home.join(format!("{prefix}{:x}-{number:x}", std::process::id()));
        match fs::create_dir(&path) {
            Ok(()) => return Ok(path),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists && number < 1000 => number += 1,
            Err(e) => return Err(e),
        }
    }
}

/// Removes what killed builds left; what cannot be removed is no harm, and what another build holds stays.
fn clear(home: &Path, prefix: &str) {
    let Ok(entries) = fs::read_dir(home) else { return };
    for entry in entries.flatten() {
        let Ok(kind) = entry.file_type() else { continue };
        if !entry.file_name().to_str().is_some_and(|n| is_name(n, prefix)) {
            continue;
        }
        if kind.is_file() {
            let _ = fs::remove_file(entry.path());
        } else if kind.is_dir() && !held(&entry.path()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Whether a build that runs now draws into the folder.
fn held(stage: &Path) -> bool {
    File::open(stage).is_ok_and(|folder| matches!(folder.try_lock(), Err(fs::TryLockError::WouldBlock)))
}

/// Whether a name is the prefix and two numbers: `a` must not clear what belongs to `a-b`.
fn is_name(name: &str, prefix: &str) -> bool {
    let numbers = name.strip_prefix(prefix).and_then(|rest| rest.split_once('-'));
    let hex = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_hexdigit());
    numbers.is_some_and(|(a, b)| hex(a) && hex(b))
}

#[cfg(unix)]
fn other_disk(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(a).ok().zip(fs::metadata(b).ok()).is_some_and(|(a, b)| a.dev() != b.dev())
}

#[cfg(not(unix))]
fn other_disk(_: &Path, _: &Path) -> bool {
    false
}
