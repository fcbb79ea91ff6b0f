//! Waiting for a guide's folder to change.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::Error;
use super::filter::left_out;

/// So long nothing may happen before a change counts as whole: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(20);
/// So long a change is waited for at most, however much goes on.
const PATIENCE: Duration = Duration::from_millis(60);
/// How often folders that may have come, gone or been exchanged are looked at.
const PULSE: Duration = Duration::from_millis(500);

/// What stands in a guide's folder and makes a difference; the first is the folder itself.
const WATCHED: [&str; 4] = ["", "content", "templates", "static"];

/// Watches a guide's folder, never its output.
pub struct Watch {
    root: PathBuf,
    watcher: Option<RecommendedWatcher>,
    happened: Receiver<()>,
    folders: Arc<[Folder; 4]>,
    /// Which folder stood at each place when its watch was set.
    armed: [Option<Identity>; 4],
    /// Whether something cannot be watched, so that the guide has to be read again and again.
    blind: bool,
    /// Whether a last look is due after a change: a file may have come into a new folder before its watch was set.
    look_again: bool,
}

/// A watched folder.
#[derive(Debug)]
struct Folder {
    path: PathBuf,
    /// Whether it was moved or removed, so that its watch is void.
    lost: AtomicBool,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch").field("root", &self.root).field("blind", &self.blind).finish_non_exhaustive()
    }
}

/// What tells one folder from another that later stands at its place.
type Identity = (u64, u64);

impl Watch {
    /// Watches the guide at `root`.
    ///
    /// # Errors
    /// When there is no folder at `root`.
    pub fn new(root: &Path) -> Result<Self, Error> {
        let root = fs::canonicalize(root).map_err(Error::at("cannot read the guide's folder", root))?;
        let folder =
            |name: &&str| Folder { path: if name.is_empty() { root.clone() } else { root.join(name) }, lost: AtomicBool::new(false) };
        let folders = Arc::new(WATCHED.each_ref().map(folder));
        let (tell, happened) = sync_channel(1);
        let watcher = notify::recommended_watcher(ear(root.clone(), folders.clone(), tell)).ok();
        let mut watch = Self { root, blind: watcher.is_none(), watcher, happened, folders, armed: [None; 4], look_again: false };
        watch.arm();
        Ok(watch)
    }

    /// The guide's folder, as the system names it.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Waits until the guide may have changed. It may also not have: whoever reads it sees.
    pub fn wait(&mut self) {
        loop {
            match self.happened.recv_timeout(PULSE) {
                Ok(()) => {
                    self.settle();
                    self.arm();
                    self.look_again = true;
                    return;
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    self.blind = true;
                    std::thread::sleep(PULSE);
                }
            }
            if self.arm() | std::mem::take(&mut self.look_again) || self.blind {
                return;
            }
        }
    }

    /// Waits for the end of a change that has begun.
    fn settle(&self) {
        let began = Instant::now();
        while began.elapsed() < PATIENCE && self.happened.recv_timeout(QUIET).is_ok() {}
    }

    /// Sets the watches that are not set; whether any was.
    fn arm(&mut self) -> bool {
        let mut changed = false;
        let Some(watcher) = self.watcher.as_mut() else { return false };
        for (n, folder) in self.folders.iter().enumerate() {
            let now = identity(&folder.path);
            let lost = folder.lost.swap(false, Ordering::Relaxed);
            if now == self.armed[n] && !lost {
                continue;
            }
            changed = true;
            // The old watch may be void by itself.
            let _ = watcher.unwatch(&folder.path);
            let mode = if n == 0 { RecursiveMode::NonRecursive } else { RecursiveMode::Recursive };
            self.armed[n] = now;
            if now.is_some() && watcher.watch(&folder.path, mode).is_err() {
                self.blind = true;
            }
        }
        changed
    }
}

/// Hears what the system tells, and passes on that something happened.
fn ear(root: PathBuf, folders: Arc<[Folder; 4]>, tell: SyncSender<()>) -> impl Fn(notify::Result<Event>) + Send + 'static {
    move |event| {
        let matters = event.as_ref().map_or(true, |event| {
            if matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))) {
                for folder in folders.iter().filter(|folder| event.paths.contains(&folder.path)) {
                    folder.lost.store(true, Ordering::Relaxed);
                }
            }
            event.need_rescan() || (changes(event.kind) && event.paths.iter().any(|path| concerns(&root, path)))
        });
        if matters {
            // One note that is not read yet says enough.
            let _ = tell.try_send(());
        }
    }
}

/// Whether an event may change what a file holds; reading, which we do ourselves, does not.
fn changes(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

/// Whether a path in the guide's folder makes a difference.
fn concerns(root: &Path, path: &Path) -> bool {
    let Ok(inside) = path.strip_prefix(root) else { return true };
    let mut parts = inside.iter().map(|part| part.to_string_lossy());
    let Some(first) = parts.next() else { return true };
    let first = first.to_ascii_lowercase();
    let near = ["content", "template", "static", "ironleaf.y", "ironleaf.t"].iter().any(|name| first.starts_with(name));
    near && !parts.any(|part| left_out(&part, first == "static"))
}

#[cfg(unix)]
fn identity(folder: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(folder).ok().filter(fs::Metadata::is_dir).map(|meta| (meta.dev(), meta.ino()))
}

#[cfg(not(unix))]
fn identity(folder: &Path) -> Option<Identity> {
    let meta = fs::metadata(folder).ok().filter(fs::Metadata::is_dir)?;
    let born = meta.created().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    Some((0, born.map_or(0, |born| u64::try_from(born.as_nanos()).unwrap_or(0))))
}

#[cfg(test)]
mod tests {
    use super::{Path, concerns};

    #[test]
    fn the_output_concerns_nobody() {
        let case = |path: &str, want: bool| assert_eq!(concerns(Path::new("/guide"), Path::new(path)), want, "{path}");
        case("/guide", true);
        case("/guide/ironleaf.yaml", true);
        case("/guide/Static", true);
        case("/guide/content/exercises/squat.md", true);
        case("/guide/content/exercises/.squat.md.swp", false);
        case("/guide/content/exercises/4913~", false);
        case("/guide/static/.well-known/x", true);
        case("/guide/output/index.html", false);
        case("/guide/.ironleaf/lock", false);
        case("/guide/.output.stage/index.html", false);
        case("/elsewhere/linked.md", true);
    }
}
