//! Files of a guide, or of one's own making, with new text in their place: each in one step.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::base::OutPath;
use crate::source::Sources;

use super::Error;
use super::drafts::outside;

/// Files that a folder may hold and still counts as empty: what systems and `git init` put there.
const UNSEEN: [&str; 4] = [".git", ".DS_Store", "desktop.ini", "Thumbs.db"];

/// Writes the files of `after` that are not as in `before` over those of the guide at `root`, and says how many.
///
/// Each is exchanged in one step, with the rights that it had; a link stays a link. A file that is no longer as in
/// `before` is left alone.
///
/// # Errors
/// When a file cannot be written, has changed meanwhile, or lies outside the guide. Files before it are written.
pub fn replace(root: &Path, before: &Sources, after: &Sources) -> Result<usize, Error> {
    let home = fs::canonicalize(root).map_err(Error::at("cannot look into", root))?;
    let mut written = 0;
    for (_, file) in after.files() {
        let Some(old) = before.find(&file.path).map(|id| &before[id].bytes) else { continue };
        if *old == file.bytes {
            continue;
        }
        let path = root.join(&*file.path);
        let real = fs::canonicalize(&path).map_err(Error::at("cannot write", &path))?;
        if OutPath::new(&file.path).is_err() || !real.starts_with(&home) {
            return Err(outside(&path));
        }
        let there = fs::read(&real).map_err(Error::at("cannot read", &path))?;
        if *there != **old {
            return Err(Error::output(format!("`{}` has changed meanwhile", path.display()), "save it, and run the command again"));
        }
        exchange(&real, &file.bytes).map_err(Error::at("cannot write", &path))?;
        written += 1;
    }
    Ok(written)
}

/// Writes files into a folder, which is made where it is not there, over those of the same names.
///
/// # Errors
/// When one cannot be written. Each is the old file or the new one.
pub fn put(folder: &Path, files: &Sources) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(Error::at("cannot make the folder", folder))?;
    for (_, file) in files.files() {
        let path = folder.join(&*file.path);
        exchange(&path, &file.bytes).map_err(Error::at("cannot write", &path))?;
    }
    Ok(())
}

/// Writes one file in one step, over one of the same name.
///
/// # Errors
/// When it cannot be written: what was there before is as it was.
pub fn put_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    // A link stays a link, and what is no file, such as `/dev/null`, stays what it is.
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let is_other = fs::metadata(&real).is_ok_and(|meta| !meta.is_file());
    let done = if is_other { fs::write(&real, bytes) } else { exchange(&real, bytes) };
    done.map_err(Error::at("cannot write", path))
}

/// Begins a guide: writes `files` into a folder that is empty or not there.
///
/// # Errors
/// When the folder holds something, is no folder, or cannot be written.
pub fn begin(root: &Path, files: &Sources) -> Result<(), Error> {
    match fs::read_dir(root) {
        Ok(entries) => {
            let mut names: Vec<String> = entries.filter_map(|e| Some(e.ok()?.file_name().to_string_lossy().into_owned())).collect();
            names.retain(|name| !UNSEEN.contains(&name.as_str()));
            names.sort_unstable();
            if let Some(first) = names.first() {
                let reason = format!("the folder `{}` is not empty: it holds `{first}`", root.display());
                return Err(Error::output(reason, "name a new folder, such as `ironleaf init my-guide`"));
            }
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => {}
        Err(e) if e.kind() == io::ErrorKind::NotADirectory => {
            return Err(Error::output(format!("`{}` is a file", root.display()), "name a new folder, such as `ironleaf init my-guide`"));
        }
        Err(e) => return Err(Error::at("cannot look into", root)(e)),
    }
    super::add(root, files).map(drop)
}

/// The folder above `root` that is a guide, where `root` itself is none: someone works inside a guide's folder.
pub fn guide_above(root: &Path) -> Option<PathBuf> {
    let home = fs::canonicalize(root).ok()?;
    let is_guide = |folder: &Path| folder.join("ironleaf.yaml").is_file();
    if is_guide(&home) || home.join("content").is_dir() {
        return None;
    }
    let ups = home.ancestors().skip(1).take(8).position(is_guide)?;
    Some(root.join(vec![".."; ups + 1].join("/")))
}

/// Puts a file with these bytes in the place of what stands at `path`.
fn exchange(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let beside = folder.join(format!(".ironleaf-{:x}-new", std::process::id()));
    let written = File::options().write(true).create_new(true).open(&beside).and_then(|mut file| {
        if let Ok(meta) = fs::metadata(path) {
            let _ = file.set_permissions(meta.permissions());
        }
        file.write_all(bytes)?;
        file.sync_all()
    });
    let done = written.and_then(|()| fs::rename(&beside, path));
    if done.is_err() {
        let _ = fs::remove_file(&beside);
    }
    done
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{begin, guide_above, replace};
    use crate::source::Sources;

    #[test]
    fn only_what_is_as_it_was_read_is_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let path = |name: &str| dir.path().join(name);
        fs::write(path("a.md"), "one").unwrap();
        fs::write(path("b.md"), "one").unwrap();
        let before = Sources::from_iter([("a.md", "one"), ("b.md", "one")]);
        let after = Sources::from_iter([("a.md", "two"), ("b.md", "one")]);
        assert_eq!(replace(dir.path(), &before, &after).unwrap(), 1);
        assert_eq!((fs::read_to_string(path("a.md")).unwrap(), fs::read_to_string(path("b.md")).unwrap()), ("two".into(), "one".into()));
        fs::write(path("a.md"), "mine").unwrap();
        let error = replace(dir.path(), &before, &after).unwrap_err().to_string();
        assert!(error.contains("has changed meanwhile"), "{error}");
        assert_eq!(fs::read_to_string(path("a.md")).unwrap(), "mine");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2, "nothing else is left behind");
    }

    #[cfg(unix)]
    #[test]
    fn rights_and_links_stay_and_nothing_outside_is_written() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(dir.path().join("real.md"), "one").unwrap();
        fs::set_permissions(dir.path().join("real.md"), fs::Permissions::from_mode(0o640)).unwrap();
        symlink("real.md", dir.path().join("link.md")).unwrap();
        let of = |name: &'static str, text: &'static str| Sources::from_iter([(name, text)]);
        assert_eq!(replace(dir.path(), &of("link.md", "one"), &of("link.md", "two")).unwrap(), 1);
        assert!(fs::symlink_metadata(dir.path().join("link.md")).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(dir.path().join("real.md")).unwrap(), "two");
        assert_eq!(fs::metadata(dir.path().join("real.md")).unwrap().permissions().mode() & 0o777, 0o640);
        fs::write(other.path().join("out.md"), "one").unwrap();
        symlink(other.path().join("out.md"), dir.path().join("out.md")).unwrap();
        assert!(replace(dir.path(), &of("out.md", "one"), &of("out.md", "two")).is_err());
        assert_eq!(fs::read_to_string(other.path().join("out.md")).unwrap(), "one");
    }

    #[test]
    fn a_guide_begins_in_an_empty_folder() {
        let dir = tempfile::tempdir().unwrap();
        let files = Sources::from_iter([("content/pages/a.md", "a"), (".gitignore", "b")]);
        fs::create_dir(dir.path().join(".git")).unwrap();
        begin(dir.path(), &files).unwrap();
        assert_eq!(fs::read_to_string(dir.path().join(".gitignore")).unwrap(), "b");
        let error = begin(dir.path(), &files).unwrap_err().to_string();
        assert!(error.contains("is not empty: it holds `.gitignore`"), "{error}");
        assert!(begin(&dir.path().join("content/pages/a.md"), &files).unwrap_err().to_string().contains("is a file"));
    }

    #[test]
    fn a_guide_is_found_above_its_folders() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("content/pages")).unwrap();
        assert_eq!(guide_above(&dir.path().join("content/pages")), None);
        fs::write(dir.path().join("ironleaf.yaml"), "").unwrap();
        let above = guide_above(&dir.path().join("content/pages")).unwrap();
        assert_eq!(above, dir.path().join("content/pages/../.."));
        assert_eq!(guide_above(dir.path()), None);
    }
}
