//! New files for a guide, beside those that are there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::base::OutPath;
use crate::source::Sources;

use super::Error;
use super::stage::write_new;

/// What was added to a guide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// New files.
    pub new: usize,
    /// Files that were there already and were left as they are.
    pub kept: usize,
}

/// Writes `files` into the guide at `root`, which is made where it is not there. Nothing is ever overwritten.
///
/// # Errors
/// When a file cannot be written, or a link leads its folder out of the guide.
pub fn add(root: &Path, files: &Sources) -> Result<Written, Error> {
    fs::create_dir_all(root).map_err(Error::at("cannot make the folder", root))?;
    let home = fs::canonicalize(root).map_err(Error::at("cannot look into", root))?;
    let mut written = Written::default();
    for (_, file) in files.files() {
        let path = root.join(&*file.path);
        let safe = OutPath::new(&file.path).is_ok();
        let folder = path.parent().filter(|_| safe).ok_or_else(|| outside(&path))?;
        fs::create_dir_all(folder).map_err(Error::at("cannot make the folder", folder))?;
        let real = fs::canonicalize(folder).map_err(Error::at("cannot look into", folder))?;
        if !real.starts_with(&home) {
            return Err(outside(&path));
        }
        match write_new(&path, &file.bytes) {
            Ok(()) => written.new += 1,
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => written.kept += 1,
            Err(e) => {
                // Half a file would look like a whole one to the next run.
                let _ = fs::remove_file(&path);
                return Err(Error::at("cannot write", &path)(e));
            }
        }
    }
    Ok(written)
}

/// The text of a file that someone names.
///
/// # Errors
/// When it cannot be read, is larger than 256 MiB, or is not UTF-8.
pub fn text(path: &Path) -> Result<String, Error> {
    let at = || Error::at("cannot read", path);
    let file = fs::File::open(path).map_err(at())?;
    let mut text = String::new();
    // One more than is allowed tells what is too large, and a pipe that never ends.
    let most = 256 << 20;
    let read = io::Read::read_to_string(&mut io::Read::take(file, most + 1), &mut text).map_err(at())?;
    if read as u64 > most { Err(at()(io::ErrorKind::FileTooLarge.into())) } else { Ok(text) }
}

/// The bytes of a file that someone names.
///
/// # Errors
/// When it cannot be read, or is larger than 256 MiB.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let at = || Error::at("cannot read", path);
    let file = fs::File::open(path).map_err(at())?;
    let mut bytes = Vec::new();
    let most = 256 << 20;
    let read = io::Read::read_to_end(&mut io::Read::take(file, most + 1), &mut bytes).map_err(at())?;
    if read as u64 > most { Err(at()(io::ErrorKind::FileTooLarge.into())) } else { Ok(bytes) }
}

/// Whether a plain file stands at `path`; a link to one is none.
pub fn is_plain(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file())
}

/// The folder with a collection's pictures beside its data: `images` or `exercises`, in the same folder or one up.
pub fn pictures_beside(data: &Path) -> Option<PathBuf> {
    let here = data.parent()?;
    let here = if here.as_os_str().is_empty() { Path::new(".") } else { here };
    let places = [here.join("images"), here.join("exercises"), here.join("../exercises")];
    places.into_iter().find(|place| fs::metadata(place).is_ok_and(|meta| meta.is_dir()))
}

pub(super) fn outside(path: &Path) -> Error {
    Error::output(format!("`{}` is outside the guide's folder", path.display()), "remove the link that leads out of the guide")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Written, add};
    use crate::source::Sources;

    #[test]
    fn new_files_are_added_and_old_ones_kept() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("guide");
        let files = Sources::from_iter([("content/exercises/a.md", "a"), ("content/exercises/b.md", "b")]);
        assert_eq!(add(&root, &files).unwrap(), Written { new: 2, kept: 0 });
        fs::write(root.join("content/exercises/a.md"), "mine").unwrap();
        fs::remove_file(root.join("content/exercises/b.md")).unwrap();
        assert_eq!(add(&root, &files).unwrap(), Written { new: 1, kept: 1 });
        assert_eq!(fs::read_to_string(root.join("content/exercises/a.md")).unwrap(), "mine");
        assert!(add(&root, &Sources::from_iter([("../a.md", "a")])).is_err());
        assert!(!dir.path().join("a.md").exists());
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link_out_of_the_guide() {
        let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink(other.path(), dir.path().join("content")).unwrap();
        assert!(add(dir.path(), &Sources::from_iter([("content/a.md", "a")])).is_err());
        assert!(!other.path().join("a.md").exists());
    }
}
