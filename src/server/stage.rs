//! What is shown now: one scene, swapped whole.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use axum::body::Bytes;
use tokio::sync::watch;

use crate::base::OutPath;
use crate::diag::Finding;
use crate::site::Site;
use crate::site::theme::Asset;
use crate::source::Sources;

use super::overlay::Findings;
use super::pictures::Pictures;

/// Drawn pages that are kept for who asks again, in bytes.
const KEPT: usize = 32 << 20;

/// What browsers have to do when a scene takes the place of the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Nothing: the site is the same, only the findings differ.
    Nothing,
    /// Take the changed stylesheets again.
    Styles,
    /// Load the page again.
    Pages,
}

/// A site and what was found in its sources, ready for browsers.
pub struct Scene {
    pub(super) site: Arc<Site>,
    /// The sources of the site that is shown.
    pub(super) sources: Sources,
    pub(super) findings: Findings,
    change: Change,
    /// Grows with each site that is not the one before.
    pub(super) edition: u64,
    /// From this edition on only stylesheets changed.
    pub(super) styled_from: u64,
    /// The stylesheets that changed since, and where they are now.
    pub(super) styles: BTreeMap<String, String>,
    drawn: Arc<Mutex<Drawn>>,
    /// What open pages are told of it, once one has asked.
    pub(super) told: OnceLock<String>,
}

/// Pages of one site that were drawn already.
#[derive(Default)]
struct Drawn {
    pages: BTreeMap<OutPath, Bytes>,
    size: usize,
    /// Pages whose drawing could not be ended: each holds a thread, and is not drawn again.
    lost: BTreeSet<OutPath>,
}

/// Holds the scene that is shown. Cheap to clone; all clones show the same.
#[derive(Clone)]
pub struct Stage {
    scene: watch::Sender<Arc<Scene>>,
    pub(super) pictures: Arc<Pictures>,
}

impl Scene {
    pub(super) fn new(site: Arc<Site>, sources: Sources, findings: Findings, change: Change) -> Self {
        let (styles, drawn, told) = (BTreeMap::new(), Arc::default(), OnceLock::new());
        Self { site, sources, findings, change, edition: 1, styled_from: 1, styles, drawn, told }
    }

    /// This scene after `before`: what browsers that show the other have to do.
    fn after(mut self, before: &Self) -> Self {
        match std::mem::replace(&mut self.change, Change::Nothing) {
            Change::Nothing => {
                (self.edition, self.styled_from, self.styles) = (before.edition, before.styled_from, before.styles.clone());
                self.drawn = before.drawn.clone();
            }
            Change::Styles => {
                (self.edition, self.styled_from, self.styles) = (before.edition + 1, before.styled_from, before.styles.clone());
                // Parts of a stylesheet are no files of the site, so the joined ones are compared.
                let old = before.site.theme();
                let changed = |name: &str, asset: &Asset| {
                    name.rsplit_once('.').is_some_and(|(_, end)| end == "css") && old.asset(name).is_none_or(|o| o.bytes != asset.bytes)
                };
                let now = self.site.theme().assets().filter(|(name, asset)| changed(name, asset));
                self.styles.extend(now.map(|(name, asset)| (name.to_owned(), asset.out.from(&crate::site::plan::home()))));
            }
            Change::Pages => (self.edition, self.styled_from) = (before.edition + 1, before.edition + 1),
        }
        self
    }

    /// The page at `path` as it was drawn before.
    pub(super) fn kept(&self, path: &OutPath) -> Option<Bytes> {
        self.drawn.lock().unwrap_or_else(PoisonError::into_inner).pages.get(path).cloned()
    }

    /// Notes that the drawing of a page goes on for ever.
    pub(super) fn lose(&self, path: &OutPath) {
        self.drawn.lock().unwrap_or_else(PoisonError::into_inner).lost.insert(path.clone());
    }

    /// Whether the drawing of a page goes on for ever.
    pub(super) fn lost(&self, path: &OutPath) -> bool {
        self.drawn.lock().unwrap_or_else(PoisonError::into_inner).lost.contains(path)
    }

    /// Keeps a drawn page, as far as there is room.
    pub(super) fn keep(&self, path: &OutPath, page: &Bytes) {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if drawn.size + page.len() <= KEPT && drawn.pages.insert(path.clone(), page.clone()).is_none() {
            drawn.size += page.len();
        }
    }
}

impl Stage {
    /// A stage that shows `scene`.
    pub fn new(scene: Scene) -> Self {
        Self { scene: watch::Sender::new(Arc::new(scene)), pictures: Arc::default() }
    }

    /// Shows another scene to every browser.
    pub fn show(&self, scene: Scene) {
        let mut before = None;
        self.scene.send_modify(|now| before = Some(std::mem::replace(now, Arc::new(scene.after(now)))));
        // A whole site is taken apart: only now, when browsers know of the next.
        drop(before);
    }

    /// What is shown now.
    pub(super) fn now(&self) -> Arc<Scene> {
        self.scene.borrow().clone()
    }

    /// Every scene from the present one on; who is slow sees only the last.
    pub(super) fn scenes(&self) -> watch::Receiver<Arc<Scene>> {
        self.scene.subscribe()
    }

    /// Adds what was found while a page of `scene` was drawn, if that scene is still shown.
    pub(super) fn found(&self, scene: &Scene, finding: &Finding) {
        self.scene.send_if_modified(|now| {
            if now.edition != scene.edition {
                return false;
            }
            let Some(findings) = now.findings.with(finding, &scene.sources) else { return false };
            let more = Scene::new(now.site.clone(), now.sources.clone(), findings, Change::Nothing);
            *now = Arc::new(more.after(now));
            true
        });
    }
}

impl fmt::Debug for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stage").field("scene", &self.now()).finish()
    }
}

impl fmt::Debug for Scene {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scene").field("edition", &self.edition).field("change", &self.change).finish_non_exhaustive()
    }
}
