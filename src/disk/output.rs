//! Which folders a site may be built into.

use std::fs;
use std::path::{Path, PathBuf};

use super::Error;

/// The output folder: its parent is real, its own name is no link, and nothing of the guide is in it or around it.
#[derive(Debug)]
pub(super) struct Output {
    /// Where it is, without links.
    pub(super) path: PathBuf,
    /// The folder it is in, which exists.
    pub(super) parent: PathBuf,
    /// Its name, for the names of what stands beside it.
    pub(super) name: String,
    /// Whether it exists.
    pub(super) exists: bool,
}

impl Output {
    /// The folder `output` of the guide at `root`, made ready; its parents are made where they do not exist.
    ///
    /// # Errors
    /// When the folder must not be used.
    pub(super) fn ready(root: &Path, output: &Path) -> Result<Self, Error> {
        let shown = output.display();
        let home = fs::canonicalize(root).map_err(Error::at("cannot read the guide's folder", root))?;
        let absolute = std::path::absolute(output).map_err(Error::at("cannot find", output))?;
        if fs::symlink_metadata(&absolute).is_ok_and(|m| m.is_symlink()) {
            let to = fs::read_link(&absolute).unwrap_or_default();
            let help = format!("name the folder itself: `--output {}`", to.display());
            return Err(Error::output(format!("the output `{shown}` is a symbolic link"), help));
        }
        let real = real(&absolute).map_err(Error::at("cannot find", output))?;
        refuse_sources(&home, &real, output)?;
        let Some(name) = real.file_name().map(|n| n.to_string_lossy().into_owned()) else {
            return Err(Error::output(format!("the output `{shown}` has no name"), "name a folder of its own, such as `--output public`"));
        };
        let parent = real.parent().unwrap_or(&real).to_owned();
        let exists = match fs::symlink_metadata(&real) {
            Ok(meta) if meta.is_dir() => true,
            Ok(_) => {
                let reason = format!("the output `{shown}` is a file");
                return Err(Error::output(reason, "move the file away, or name a folder with `--output`"));
            }
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => false,
            Err(e) => return Err(Error::at("cannot look into", output)(e)),
        };
        fs::create_dir_all(&parent).map_err(Error::at("cannot make the folder", &parent))?;
        Ok(Self { path: real, parent, name, exists })
    }
}

/// The path without links; what does not exist yet is taken as it is written.
fn real(path: &Path) -> std::io::Result<PathBuf> {
    let mut missing = Vec::new();
    let mut here = path;
    loop {
        match fs::canonicalize(here) {
            Ok(found) => return Ok(missing.iter().rev().fold(found, |path: PathBuf, name| path.join(name))),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound && fs::symlink_metadata(here).is_err() => {
                let (Some(name), Some(up)) = (here.file_name(), here.parent()) else { return Err(e) };
                missing.push(name);
                here = up;
            }
            Err(e) => return Err(e),
        }
    }
}

/// Refuses the guide's own folders, what is in them, and what they are in.
fn refuse_sources(home: &Path, real: &Path, shown: &Path) -> Result<(), Error> {
    let shown = shown.display();
    let help = "build into a folder of its own, such as `--output public`";
    if home == real {
        return Err(Error::output(format!("the output `{shown}` is the guide's own folder"), help));
    }
    if home.starts_with(real) {
        return Err(Error::output(format!("the guide's folder is inside the output `{shown}`"), help));
    }
    if real.components().any(|c| c.as_os_str() == ".git") {
        return Err(Error::output(format!("the output `{shown}` belongs to Git"), help));
    }
    for folder in ["content", "templates", "static", super::lock::FOLDER] {
        // By its name and by where it really is: the folder may be a link.
        for source in [Some(home.join(folder)), fs::canonicalize(home.join(folder)).ok()].into_iter().flatten() {
            if real.starts_with(&source) || source.starts_with(real) {
                return Err(Error::output(format!("the output `{shown}` would overwrite the guide's own `{folder}`"), help));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Output;

    #[test]
    fn the_guides_own_folders_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("guide");
        for folder in ["content/articles", "templates", "static", ".git/objects", "output", "docs"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        fs::write(root.join("file"), "x").unwrap();
        let case = |output: &str, want: &str| {
            let got = Output::ready(&root, &root.join(output)).map_or_else(|e| e.to_string(), |o| format!("{}", o.exists));
            assert!(got.contains(want), "{output}: {got}");
        };
        case("output", "true");
        case("new", "false");
        case("a/b/c", "false");
        case("../beside", "false");
        case(".", "the guide's own folder");
        case("..", "is inside the output");
        case("content", "the guide's own `content`");
        case("content/articles/out", "the guide's own `content`");
        case("templates", "the guide's own `templates`");
        case("static/out", "the guide's own `static`");
        case(".git", "belongs to Git");
        case(".git/objects/x", "belongs to Git");
        case(".ironleaf", "`.ironleaf`");
        case("file", "is a file");
        case("no/../content", "it is not there");
        case("docs/../content", "the guide's own `content`");
        assert!(Output::ready(&root, std::path::Path::new("/")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_refused_as_output_and_seen_through_on_the_way() {
        use std::os::unix::fs::symlink;
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("guide");
        fs::create_dir_all(root.join("content")).unwrap();
        fs::create_dir_all(dir.path().join("real")).unwrap();
        symlink(dir.path().join("real"), root.join("link")).unwrap();
        symlink(dir.path().join("nowhere"), root.join("lost")).unwrap();
        symlink(&root, dir.path().join("other")).unwrap();
        let case = |output: std::path::PathBuf, want: &str| {
            let got = Output::ready(&root, &output).map_or_else(|e| e.to_string(), |o| o.path.display().to_string());
            assert!(got.contains(want), "{got}");
        };
        case(root.join("link"), "is a symbolic link");
        case(root.join("lost"), "is a symbolic link");
        case(root.join("link/site"), "real/site");
        case(dir.path().join("other/content"), "the guide's own `content`");
    }
}
