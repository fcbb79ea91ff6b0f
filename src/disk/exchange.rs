//! The moment in which the new site takes the old one's place.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::base::OutPath;

use super::Error;
use super::manifest::{self, Manifest};
use super::output::Output;
use super::place::{self, How, Place};
use super::scan::Scan;
use super::stage::{Sealed, sync_folder, write_new};

/// Puts what was drawn in `place` where `output` is.
pub(super) fn exchange(place: &Place, output: &Output, scan: &Scan, sealed: &Sealed) -> Result<(), Error> {
    let at = || Error::at("cannot put the new site at", &output.path);
    if !output.exists {
        fs::rename(&place.path, &output.path).map_err(at())?;
        sync_folder(&output.parent);
        return Ok(());
    }
    if place.how == How::Files {
        return files(place, output, scan, sealed).map_err(at());
    }
    let swapped = swap(&place.path, &output.path).or_else(|e| if no_swap(&e) { two_renames(place, output) } else { Err(e) });
    match swapped {
        Ok(()) => {
            sync_folder(&output.parent);
            retire(&place.path, &output.path, scan);
            Ok(())
        }
        Err(e) if no_rename(&e) => files(place, output, scan, sealed).map_err(at()),
        Err(e) => Err(at()(e)),
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn swap(stage: &Path, output: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, stage, CWD, output, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn swap(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The system or the file system cannot exchange two folders.
fn no_swap(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// This folder cannot be renamed: it is a mount point, or an overlay's lower layer.
fn no_rename(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::CrossesDevices | io::ErrorKind::ResourceBusy)
}

/// Two renames; a reader may meet a missing folder between them, and a build that is killed there is mended by the next.
fn two_renames(place: &Place, output: &Output) -> io::Result<()> {
    let aside = place::aside(output);
    fs::rename(&output.path, &aside)?;
    if let Err(e) = fs::rename(&place.path, &output.path) {
        fs::rename(&aside, &output.path)?;
        return Err(e);
    }
    // From here on the old site stands where it stands after an exchange.
    fs::rename(&aside, &place.path)
}

/// Removes the old site, but nothing that was not there when the build began: that goes to the new one.
fn retire(old: &Path, output: &Path, scan: &Scan) {
    for relative in &scan.all {
        let _ = fs::remove_file(old.join(relative));
    }
    for entry in WalkDir::new(old).min_depth(1).into_iter().flatten().filter(|e| !e.file_type().is_dir()) {
        let Ok(relative) = entry.path().strip_prefix(old) else { continue };
        let to = output.join(relative);
        if fs::symlink_metadata(&to).is_err() && to.parent().is_some_and(|p| fs::create_dir_all(p).is_ok()) {
            let _ = fs::rename(entry.path(), &to);
        }
    }
}

/// File by file, each in one step. The list of files comes first as all that may be there, and last as what is there,
/// so that a build that is killed between leaves nothing unknown.
fn files(place: &Place, output: &Output, scan: &Scan, sealed: &Sealed) -> io::Result<()> {
    let list = |m: &Manifest| -> io::Result<()> {
        let at = place.path.join("list");
        write_new(&at, m.text().as_bytes())?;
        carry(&at, &output.path.join(manifest::NAME), output)
    };
    list(&scan.manifest.union(&sealed.manifest))?;
    let stale: BTreeSet<&OutPath> = scan.ours.iter().filter(|p| !sealed.manifest.files.contains_key(*p)).collect();
    for path in &sealed.new {
        let to = output.path.join(path.as_str());
        make_room(output, path, &stale);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        carry(&place.path.join(path.as_str()), &to, output)?;
    }
    for path in &stale {
        let _ = fs::remove_file(output.path.join(path.as_str()));
        remove_empty(output, path);
    }
    list(&sealed.manifest)?;
    sync_folder(&output.path);
    Ok(())
}

/// Where a file was is to be a folder, or the other way round: the old ones go first.
fn make_room(output: &Output, path: &OutPath, stale: &BTreeSet<&OutPath>) {
    let below = format!("{path}/");
    for old in stale {
        if old.as_str().starts_with(&below) || path.as_str().starts_with(&format!("{old}/")) {
            let _ = fs::remove_file(output.path.join(old.as_str()));
            remove_empty(output, old);
        }
    }
}

/// Removes the folders above a file that are empty now.
fn remove_empty(output: &Output, path: &OutPath) {
    let parents = Path::new(path.as_str()).ancestors().skip(1).filter(|p| !p.as_os_str().is_empty());
    for folder in parents {
        if fs::remove_dir(output.path.join(folder)).is_err() {
            break;
        }
    }
}

/// Moves a file to its place in one step, over another disk if need be.
fn carry(from: &PathBuf, to: &Path, output: &Output) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(e) if e.kind() == io::ErrorKind::CrossesDevices => {
            let near = place::on_its_way(output);
            let _ = fs::remove_file(&near);
            write_new(&near, &fs::read(from)?)?;
            let _ = fs::File::open(&near).and_then(|f| f.sync_data());
            fs::remove_file(from)?;
            fs::rename(&near, to)
        }
        done => done,
    }
}
