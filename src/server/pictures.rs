//! Smaller pictures: drawn when a browser first asks for one, and kept while the guide is written.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use axum::body::Bytes;

use crate::base::OutPath;
use crate::base::fingerprint::Fingerprint;
use crate::diag::{Checked, Report};
use crate::site::Site;

/// Drawn pictures that are kept, in bytes.
const KEPT: usize = 64 << 20;

/// Drawn pictures by the fingerprint of all that they follow from, so that they outlive the scene that they were drawn for.
#[derive(Debug, Default)]
pub(super) struct Pictures(Mutex<Shelf>);

#[derive(Debug, Default)]
struct Shelf {
    pictures: BTreeMap<Fingerprint, Bytes>,
    size: usize,
}

impl Pictures {
    /// The picture at `path`, with what is wrong with its file; nothing where no picture has to be drawn.
    pub(super) fn at(&self, site: &Site, path: &OutPath) -> Option<Checked<Bytes>> {
        let key = site.dear(path)?;
        if let Some(bytes) = self.shelf().pictures.get(&key) {
            return Some(Checked::clean(bytes.clone()));
        }
        let Checked { value, report } = site.draw_dear(path)?;
        let mut own = Bytes::new();
        for (other, bytes) in value {
            let bytes = Bytes::from(bytes);
            if other == *path {
                own = bytes.clone();
            }
            self.keep(site, &other, bytes, &report);
        }
        Some(Checked { value: own, report })
    }

    /// Keeps a picture, unless something is wrong with it: that is told as often as someone asks.
    fn keep(&self, guide: &Site, path: &OutPath, bytes: Bytes, report: &Report) {
        let Some(key) = guide.dear(path).filter(|_| report.findings.is_empty() && bytes.len() <= KEPT) else { return };
        let mut kept = self.shelf();
        if kept.size + bytes.len() > KEPT {
            *kept = Shelf::default();
        }
        let length = bytes.len();
        if kept.pictures.insert(key, bytes).is_none() {
            kept.size += length;
        }
    }

    fn shelf(&self) -> std::sync::MutexGuard<'_, Shelf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::base::OutPath;
    use crate::diag::{Checked, Rule};
    use crate::picture::testing::{damaged, noise};
    use crate::server::page::{Page, page};
    use crate::server::{Editing, Stage, Workshop};
    use crate::source::{Options, Sources};

    /// A guide with a photo on the stage, and the addresses of its smaller pictures.
    fn stage(photo: &[u8]) -> (Stage, Vec<OutPath>) {
        let text: &[u8] = b"---\ntitle: Squat\nmuscles: {primary: [quads]}\nmedia:\n  - {image: squat.png, alt: Down}\n---\n";
        let sources = Sources::from_iter([("content/exercises/squat.md", text), ("content/exercises/squat.png", photo)]);
        let made = Workshop::new(Options::default()).take(Checked::clean(sources)).unwrap();
        let paths: Vec<OutPath> = made.site.paths().into_iter().filter(|path| made.site.dear(path).is_some()).collect();
        assert!(!paths.is_empty());
        (Stage::new(made.show(&Editing::default())), paths)
    }

    fn sent(stage: &Stage, path: &OutPath) -> axum::body::Bytes {
        match page(stage, &stage.now(), path) {
            Page::Good(bytes) => bytes,
            Page::Bad(_) => panic!("{path} cannot be drawn"),
        }
    }

    fn broken(stage: &Stage) -> bool {
        serde_json::to_string(&stage.now().findings).unwrap().contains(Rule::BrokenPicture.name())
    }

    #[test]
    fn a_picture_is_drawn_once_for_all_who_ask() {
        let (stage, paths) = stage(&noise());
        for path in &paths {
            let (first, again) = (sent(&stage, path), sent(&stage, path));
            assert!(std::ptr::eq(first.as_ptr(), again.as_ptr()), "{path} was drawn again");
            assert_eq!(*first, *stage.now().site.draw(path).unwrap().unwrap(), "{path}");
        }
        let first = paths.first().unwrap();
        let shelf = Arc::clone(&stage.pictures);
        assert!(shelf.at(&stage.now().site, first).is_some_and(|found| found.report.findings.is_empty()));
        assert!(!broken(&stage));
    }

    #[test]
    fn a_damaged_picture_is_told_over_the_page_and_shown_as_it_is() {
        let damaged = damaged();
        let (stage, paths) = stage(&damaged);
        assert!(!broken(&stage), "only who decodes it can tell");
        assert_eq!(*sent(&stage, &paths[0]), *damaged);
        assert!(broken(&stage));
    }
}
