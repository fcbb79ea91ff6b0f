//! One build of a guide at a time.

use std::fs::{self, File, TryLockError};
use std::io::Write as _;
use std::path::Path;

use super::Error;

/// The folder, in the guide's root, for what is ours and no part of the guide.
pub(super) const FOLDER: &str = ".ironleaf";

/// The right to build a guide, held until it is dropped or the process ends, however it ends.
///
/// The lock is the kernel's and not the file's existence, so a build that is killed leaves nothing locked.
#[derive(Debug)]
pub(super) struct Lock(#[expect(dead_code, reason = "the open file is the lock")] File);

impl Lock {
    /// The lock of the guide at `root`.
    ///
    /// # Errors
    /// [`Error::Busy`] when another build holds it.
    pub(super) fn take(root: &Path) -> Result<Self, Error> {
        let folder = root.join(FOLDER);
        match fs::create_dir(&folder) {
            Ok(()) => ignore(&folder),
            Err(_) if fs::symlink_metadata(&folder).is_ok_and(|m| m.is_dir()) => {}
            Err(_) if fs::symlink_metadata(&folder).is_ok() => {
                return Err(Error::output(format!("`{}` is not a folder", folder.display()), "remove it; a build keeps its lock there"));
            }
            Err(e) => return Err(Error::at("cannot make the folder", &folder)(e)),
        }
        let path = folder.join("lock");
        let file = open(&path).map_err(Error::at("cannot open", &path))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(Error::Busy),
            Err(TryLockError::Error(e)) => Err(Error::at("cannot lock", &path)(e)),
        }
    }
}

/// Keeps the folder out of version control; it is no matter when that does not work.
fn ignore(folder: &Path) {
    let file = File::options().write(true).create_new(true).open(folder.join(".gitignore"));
    let _ = file.and_then(|mut f| f.write_all(b"*\n"));
}

#[cfg(unix)]
fn open(path: &Path) -> std::io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    Ok(rustix::fs::open(path, flags, Mode::from_raw_mode(0o644))?.into())
}

#[cfg(not(unix))]
fn open(path: &Path) -> std::io::Result<File> {
    File::options().read(true).write(true).create(true).truncate(false).open(path)
}

#[cfg(test)]
mod tests {
    use super::{Error, Lock};

    #[test]
    fn only_one_holds_the_lock_and_it_is_let_go() {
        let dir = tempfile::tempdir().unwrap();
        let first = Lock::take(dir.path()).unwrap();
        assert!(matches!(Lock::take(dir.path()), Err(Error::Busy)));
        drop(first);
        Lock::take(dir.path()).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn the_lock_is_not_written_through_a_link() {
        let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink(other.path(), dir.path().join(".ironleaf")).unwrap();
        assert!(Lock::take(dir.path()).is_err());
        assert_eq!(std::fs::read_dir(other.path()).unwrap().count(), 0);
    }
}
