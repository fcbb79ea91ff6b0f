//! Pictures that an earlier build drew, kept beside the guide so that the next build need not draw them again.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::base::OutPath;
use crate::base::fingerprint::Fingerprint;
use crate::diag::Checked;
use crate::site::{DrawnPictures, Site};

use super::lock::FOLDER;
use super::pages::{Drawn, Pages};

/// Bytes of pictures that no page of the last build showed, above which they are removed.
const SPARE: u64 = 64 << 20;
/// The largest picture that is read back.
const LARGEST: u64 = 256 << 20;
/// So many places in which drawn pictures wait for their turn; two pictures rarely share one.
const SHELVES: usize = 64;

/// Whether pictures are only looked up, or drawn ones are kept for the next build too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Nothing is written.
    Nothing,
    /// Drawn pictures are written into `.ironleaf/pictures/`.
    Pictures,
}

/// A site, with the pictures that earlier builds drew at hand.
///
/// A picture is found by the fingerprint of all that it follows from, and used only if it is whole, so that a folder
/// that is lost, cut or old makes a build slower and nothing else. What cannot be read or written is no error.
pub struct Kept<'s> {
    site: &'s Site,
    folder: PathBuf,
    keep: Keep,
    /// Pictures drawn together with another, until someone asks for them.
    waiting: Vec<Mutex<DrawnPictures>>,
    /// The names of all that was asked for.
    used: Mutex<BTreeSet<String>>,
}

impl<'s> Kept<'s> {
    /// The site of the guide at `root`.
    pub fn new(site: &'s Site, root: &Path, keep: Keep) -> Self {
        let waiting = (0..SHELVES).map(|_| Mutex::default()).collect();
        Self { site, folder: root.join(FOLDER).join("pictures"), keep, waiting, used: Mutex::default() }
    }

    /// Removes pictures that nobody asked for since [`Kept::new`], when they are many; call it after a whole site was drawn.
    pub fn tidy(&self) {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(entries) = self.is_ours().then(|| fs::read_dir(&self.folder).ok()).flatten() else { return };
        let spare = entries.filter_map(|entry| {
            let entry = entry.ok()?;
            let name = entry.file_name().into_string().ok()?;
            let meta = entry.metadata().ok()?;
            // Only what has a name that we give is ours to remove.
            let ours = name.len() >= 32 && name.bytes().take(32).all(|b| b.is_ascii_hexdigit());
            (ours && meta.is_file() && !used.contains(&name)).then(|| (entry.path(), meta.len()))
        });
        let spare: Vec<(PathBuf, u64)> = spare.collect();
        if spare.iter().map(|(_, bytes)| bytes).sum::<u64>() > SPARE {
            for (path, _) in spare {
                let _ = fs::remove_file(path);
            }
        }
    }

    fn picture(&self, path: &OutPath, key: Fingerprint) -> Checked<Vec<u8>> {
        let name = key.to_string();
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(name.clone());
        if let Some(bytes) = self.read(&name) {
            return Checked::clean(bytes);
        }
        // All pictures of one file are drawn by whoever asks first for one of them; the others wait here.
        let original = path.as_str().split('.').next().unwrap_or_default();
        let place = Fingerprint::of(original.as_bytes()).to_string().bytes().fold(0, |sum, b| (sum * 31 + usize::from(b)) % SHELVES);
        let mut waiting = self.waiting[place].lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = waiting.iter().position(|(other, _)| other == path) {
            return Checked::clean(waiting.swap_remove(at).1);
        }
        let Some(Checked { value, report }) = self.site.draw_dear(path) else { return Checked::default() };
        let mut own = Vec::new();
        for (other, bytes) in value {
            if report.findings.is_empty()
                && let Some(key) = self.site.dear(&other)
            {
                self.write(&key.to_string(), &bytes);
            }
            if other == *path {
                own = bytes;
            } else {
                waiting.push((other, bytes));
            }
        }
        Checked { value: own, report }
    }

    /// A picture that was kept, if it is whole.
    fn read(&self, name: &str) -> Option<Vec<u8>> {
        let path = self.folder.join(name);
        if !self.is_ours() || !fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_file()) {
            return None;
        }
        let mut bytes = Vec::new();
        fs::File::open(&path).ok()?.take(LARGEST).read_to_end(&mut bytes).ok()?;
        let picture = bytes.len().checked_sub(32)?;
        let whole = Fingerprint::of(&bytes[..picture]).to_string().as_bytes() == &bytes[picture..];
        bytes.truncate(picture);
        whole.then_some(bytes)
    }

    /// Keeps a picture, with its fingerprint behind it; under another name until it is whole.
    fn write(&self, name: &str, bytes: &[u8]) {
        if self.keep == Keep::Nothing || (fs::create_dir(&self.folder).is_err() && !self.is_ours()) {
            return;
        }
        let new = self.folder.join(format!("{name}.{}", std::process::id()));
        let all = [bytes, Fingerprint::of(bytes).to_string().as_bytes()].concat();
        let written = super::stage::write_new(&new, &all).and_then(|()| fs::rename(&new, self.folder.join(name)));
        if written.is_err() {
            let _ = fs::remove_file(&new);
        }
    }

    /// Whether the folder is one, and no link to another.
    fn is_ours(&self) -> bool {
        let plain = |path: &Path| fs::symlink_metadata(path).is_ok_and(|meta| meta.is_dir());
        plain(&self.folder) && self.folder.parent().is_some_and(plain)
    }
}

impl Pages for Kept<'_> {
    fn paths(&self) -> Vec<OutPath> {
        self.site.paths()
    }

    fn draw(&self, path: &OutPath) -> Checked<Drawn<'_>> {
        match self.site.dear(path) {
            Some(key) => {
                let Checked { value, report } = self.picture(path, key);
                Checked { value: value.into(), report }
            }
            None => Pages::draw(self.site, path),
        }
    }
}

#[cfg(test)]
#[path = "kept_tests.rs"]
mod tests;
