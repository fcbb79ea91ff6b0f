//! A new site as it is drawn, in a folder that nobody reads yet.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::base::OutPath;
use crate::base::fingerprint::Fingerprint;

use super::Error;
use super::manifest::{self, Manifest};
use super::output::Output;
use super::place::{How, Place};
use super::scan::Scan;

/// Above so many new files the whole disk is synced once, not each file: on 10,000 files that is seconds against minutes.
/// Below, each by itself, since others may have much unwritten on the same disk.
const SYNC_EACH: usize = 64;

/// A site on its way.
#[derive(Debug)]
pub(super) struct Stage<'a> {
    pub(super) place: &'a Place,
    pub(super) output: &'a Output,
    pub(super) scan: &'a Scan,
    drawn: Mutex<BTreeMap<OutPath, Fingerprint>>,
    /// Files that are not the old site's own.
    new: Mutex<BTreeSet<OutPath>>,
}

/// What a stage came to hold.
#[derive(Debug)]
pub(super) struct Sealed {
    /// The list of the new site's files.
    pub(super) manifest: Manifest,
    /// Those that are new or changed.
    pub(super) new: BTreeSet<OutPath>,
}

impl<'a> Stage<'a> {
    /// A stage with all its folders.
    pub(super) fn new(place: &'a Place, output: &'a Output, scan: &'a Scan, paths: &[OutPath]) -> Result<Self, Error> {
        let kept = scan.foreign.keys().map(String::as_str).filter(|_| place.how == How::Whole);
        let folders: BTreeSet<&str> =
            paths.iter().map(OutPath::as_str).chain(kept).filter_map(|p| p.rsplit_once('/').map(|(f, _)| f)).collect();
        for folder in folders {
            let path = place.path.join(folder);
            fs::create_dir_all(&path).map_err(Error::at("cannot make the folder", &path))?;
        }
        Ok(Self { place, output, scan, drawn: Mutex::default(), new: Mutex::default() })
    }

    /// Takes one file in: the old one where it is the same, so that its time stays.
    pub(super) fn put(&self, path: &OutPath, bytes: &[u8]) -> Result<(), Error> {
        let hash = Fingerprint::of(bytes);
        let same = self.scan.manifest.files.get(path) == Some(&Some(hash)) && self.is_old(path, bytes);
        if !(same && self.link(path)) {
            let at = self.place.path.join(path.as_str());
            write_new(&at, bytes).map_err(Error::at("cannot write", &at))?;
            self.new.lock().expect("no holder of this lock panics").insert(path.clone());
        }
        self.drawn.lock().expect("no holder of this lock panics").insert(path.clone(), hash);
        Ok(())
    }

    /// Whether the old site's file holds `bytes`. It is read, not believed: someone may have changed it by hand.
    fn is_old(&self, path: &OutPath, bytes: &[u8]) -> bool {
        let old = self.output.path.join(path.as_str());
        let as_long = || fs::symlink_metadata(&old).is_ok_and(|m| m.is_file() && m.len() == bytes.len() as u64);
        self.scan.ours.contains(path) && as_long() && fs::read(&old).is_ok_and(|there| there == bytes)
    }

    /// Makes the old file part of the new site; false where the file system has no hard links.
    fn link(&self, path: &OutPath) -> bool {
        match self.place.how {
            How::Files => true,
            How::Whole => fs::hard_link(self.output.path.join(path.as_str()), self.place.path.join(path.as_str())).is_ok(),
        }
    }

    /// Takes in what others put into the output, writes the list of files, and waits until all is on the disk.
    pub(super) fn seal(self) -> Result<Sealed, Error> {
        let files = self.drawn.into_inner().expect("no holder of this lock panics").into_iter().map(|(p, h)| (p, Some(h))).collect();
        let kept = self.scan.foreign.keys().filter(|name| name.contains('/')).cloned().collect();
        let manifest = Manifest { files, kept };
        let new = self.new.into_inner().expect("no holder of this lock panics");
        if self.place.how == How::Whole {
            for (name, path) in &self.scan.foreign {
                keep(path, &self.place.path.join(name)).map_err(Error::at("cannot keep", path))?;
            }
            if let Ok(old) = fs::metadata(&self.output.path) {
                let _ = fs::set_permissions(&self.place.path, old.permissions());
            }
        }
        let list = self.place.path.join(manifest::NAME);
        write_new(&list, manifest.text().as_bytes()).map_err(Error::at("cannot write", &list))?;
        let written: Vec<PathBuf> = new.iter().map(|p| self.place.path.join(p.as_str())).chain([list]).collect();
        sync(&self.place.path, &written).map_err(Error::at("cannot save", &self.place.path))?;
        Ok(Sealed { manifest, new })
    }
}

/// Writes a file that is not there yet, so never through a link.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    File::options().write(true).create_new(true).open(path)?.write_all(bytes)
}

/// The same file at another place; a link stays a link.
fn keep(from: &Path, to: &Path) -> io::Result<()> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    let meta = fs::symlink_metadata(from)?;
    if meta.is_symlink() {
        return relink(&fs::read_link(from)?, to);
    }
    fs::copy(from, to)?;
    if let Ok(time) = meta.modified() {
        let _ = File::options().write(true).open(to).and_then(|f| f.set_modified(time));
    }
    Ok(())
}

#[cfg(unix)]
fn relink(target: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, to)
}

#[cfg(not(unix))]
fn relink(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Waits until what was written is on the disk, so that a power cut after the exchange finds whole files.
fn sync(stage: &Path, written: &[PathBuf]) -> io::Result<()> {
    if written.len() > SYNC_EACH && sync_disk(stage)? {
        return Ok(());
    }
    for path in written {
        flush(&File::open(path)?)?;
    }
    sync_folder(stage);
    Ok(())
}

#[cfg(target_os = "linux")]
fn sync_disk(stage: &Path) -> io::Result<bool> {
    match rustix::fs::syncfs(File::open(stage)?) {
        Ok(()) => Ok(true),
        Err(rustix::io::Errno::NOSYS | rustix::io::Errno::INVAL | rustix::io::Errno::PERM) => Ok(false),
        Err(e) => Err(e.into()),
    }
}

#[cfg(not(target_os = "linux"))]
fn sync_disk(_: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Some file systems know no syncing, which is no reason to stop.
fn flush(file: &File) -> io::Result<()> {
    match file.sync_data() {
        Err(e) if matches!(e.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied) => Ok(()),
        done => done,
    }
}

/// Waits until a folder's names are on the disk, where the system can.
pub(super) fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|f| f.sync_all());
}
