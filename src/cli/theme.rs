//! `ironleaf theme`: the built-in theme's files, and copies of them to change.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use crate::base::suggest::nearest;
use crate::base::words;
use crate::diag::Report;
use crate::disk::{self, Error};
use crate::site::theme::built_in_files;
use crate::source::Sources;

use super::End;
use super::args::{Theme, ThemeCommand};
use super::terminal::Terminal;

pub(super) fn run(args: &Theme, terminal: &Terminal) -> Result<End, Error> {
    match &args.does {
        ThemeCommand::List { root } => list(root, terminal),
        ThemeCommand::Eject { files, root } => eject(files, root, terminal),
    }
}

fn list(root: &Path, terminal: &Terminal) -> Result<End, Error> {
    let own = disk::read(root)?.into(&mut Report::default());
    let mut out = String::new();
    for (path, _) in built_in_files() {
        let _ = writeln!(out, "{path}{}", if own.find(&path).is_some() { "   (the guide has its own)" } else { "" });
    }
    out.push_str("\n`ironleaf theme eject FILE` copies one into the guide, where you can change it.\n");
    terminal.out(&out);
    Ok(End::Well)
}

fn eject(files: &[String], root: &Path, terminal: &Terminal) -> Result<End, Error> {
    let mut wanted = BTreeSet::new();
    for name in files {
        let Some(path) = find(name) else {
            terminal.error(&unknown(name));
            return Ok(End::Trouble);
        };
        wanted.insert(path);
    }
    let own = disk::read(root)?.into(&mut Report::default());
    let chosen = built_in_files().filter(|(path, _)| files.is_empty() || wanted.contains(path));
    let (kept, new): (Vec<_>, Vec<_>) = chosen.partition(|(path, _)| own.find(path).is_some());
    disk::add(root, &new.iter().cloned().collect::<Sources>())?;
    let mut out = String::new();
    for (path, _) in &new {
        let _ = writeln!(out, "wrote {path}");
    }
    for (path, _) in &kept {
        let _ = writeln!(out, "{path} was there and is as before");
    }
    if new.is_empty() {
        terminal.error(&format!("{out}error: nothing was copied: the guide has {} already\n", words::count(kept.len(), "such file")));
        return Ok(End::Trouble);
    }
    out.push_str("The guide looks as before until you change them; docs/templates.md says what each is given.\n");
    terminal.out(&out);
    Ok(End::Well)
}

/// The file of the theme that someone names: by its path, or by its path inside `templates/` or `static/`.
fn find(name: &str) -> Option<String> {
    let name = name.trim_start_matches("./").replace('\\', "/");
    let inside = |path: &str| path.split_once('/').is_some_and(|(_, inside)| inside == name || inside.strip_suffix(".html") == Some(&name));
    built_in_files().map(|(path, _)| path).find(|path| *path == name || inside(path))
}

fn unknown(name: &str) -> String {
    let files: Vec<String> = built_in_files().map(|(path, _)| path).collect();
    let names = files.iter().flat_map(|path| [path.as_str(), path.split_once('/').map_or(path, |(_, inside)| inside)]);
    let help = nearest(name, names).map_or_else(
        || "`ironleaf theme list` shows what there is".to_owned(),
        |near| format!("a file with a similar name exists: `{near}`"),
    );
    format!("error: the theme has no file `{name}`\nhelp: {help}\n")
}
