//! `ironleaf new`: the first version of a page.

mod ask;
mod conversation;

use std::path::Path;

use crate::content::{self, Kind};
use crate::desk::{self, Refused, Wanted};
use crate::diag::Report;
use crate::disk::{self, Error};
use crate::source::{Drafts, Options, Sources};
use crate::training::{Guide, resolve};

use super::End;
use super::args::New;
use super::terminal::Terminal;

use ask::{Ask, Person};
use conversation::ask;

pub(super) fn run(args: &New, terminal: &Terminal) -> Result<End, Error> {
    let sources = disk::read(&args.root)?.into(&mut Report::default());
    if let Some(guide) = disk::guide_above(&args.root) {
        let reason = format!("the guide's folder is not this one, but {}", guide.display());
        return Err(Error::Output { reason, help: format!("add `--root {}`, or go there with `cd {0}`", guide.display()) });
    }
    let mut person = Person;
    let (path, text) = match begin(args, &sources, terminal.asks.then_some(&mut person as &mut dyn Ask)) {
        Ok(Some(page)) => page,
        Ok(None) => {
            terminal.error("nothing was written\n");
            return Ok(End::Trouble);
        }
        Err(Refused { message, help }) => {
            terminal.error(&format!("error: {message}\nhelp: {help}\n"));
            return Ok(End::Trouble);
        }
    };
    let written = disk::add(&args.root, &Sources::from_iter([(&*path, &*text)]))?;
    if written.new == 0 {
        terminal.error(&format!("error: `{path}` is there already\nhelp: open that file, or give this page another title\n"));
        return Ok(End::Trouble);
    }
    terminal.out(&closing(&args.root, &path));
    Ok(End::Well)
}

/// The page that is asked for; nothing where who was asked went away.
fn begin(args: &New, sources: &Sources, person: Option<&mut dyn Ask>) -> Result<Option<(String, String)>, Refused> {
    let guide = guide(sources);
    let taken = |path: &str| sources.find(path).is_some();
    let mut kind = args.kind.map(super::args::PageKind::kind);
    let mut wanted = wanted(args);
    if let Some(person) = person
        && lacks(kind, &wanted, &guide, &taken)
        && ask(person, &mut kind, &mut wanted, &guide, &taken).is_none()
    {
        return Ok(None);
    }
    let Some(kind) = kind else {
        return Err(refused(
            "a page is of some kind",
            "say which, and what it is called: `ironleaf new exercise \"Hip Thrust\" --muscles glutes`",
        ));
    };
    if let Some(flag) = stray(kind, args) {
        return Err(refused(&format!("{} has no `--{flag}`", kind.one()), "take it away; `ironleaf new --help` says what each is for"));
    }
    desk::page(&guide, kind, &wanted, &taken).map(Some)
}

fn refused(message: &str, help: &str) -> Refused {
    Refused { message: message.to_owned(), help: help.to_owned() }
}

fn guide(sources: &Sources) -> Guide {
    let read = content::read(sources, &Options { drafts: Drafts::Show, ..Options::default() });
    resolve::resolve(read.value.library).value
}

fn wanted(args: &New) -> Wanted {
    Wanted {
        title: args.title.clone().unwrap_or_default().trim().to_owned(),
        id: args.id.clone(),
        muscles: args.muscles.clone(),
        secondary: args.secondary.clone(),
        equipment: args.equipment.clone(),
        exercises: args.exercises.clone(),
        groups: args.groups.clone(),
    }
}

/// Whether something that is needed is not said.
fn lacks(kind: Option<Kind>, wanted: &Wanted, guide: &Guide, taken: &dyn Fn(&str) -> bool) -> bool {
    let own = |kind| !matches!(desk::place(guide, kind, wanted, taken), Ok((_, true)));
    wanted.title.is_empty()
        || match kind {
            None => true,
            Some(Kind::Exercise) => wanted.muscles.is_empty(),
            Some(kind @ Kind::Group) => wanted.muscles.is_empty() && own(kind),
            Some(kind @ Kind::Muscle) => wanted.groups.is_empty() && own(kind),
            Some(_) => false,
        }
}

/// A flag that says nothing about this kind.
fn stray(kind: Kind, args: &New) -> Option<&'static str> {
    let said = [
        ("muscles", !args.muscles.is_empty(), matches!(kind, Kind::Exercise | Kind::Group)),
        ("secondary", !args.secondary.is_empty(), kind == Kind::Exercise),
        ("equipment", args.equipment.is_some(), kind == Kind::Exercise),
        ("exercises", !args.exercises.is_empty(), kind == Kind::Program),
        ("groups", !args.groups.is_empty(), kind == Kind::Muscle),
    ];
    said.into_iter().find(|(_, said, fits)| *said && !fits).map(|(flag, ..)| flag)
}

fn closing(root: &Path, path: &str) -> String {
    let here = root.components().all(|part| part == std::path::Component::CurDir);
    let shown = if here { path.to_owned() } else { root.join(path).display().to_string() };
    let check = if here { "ironleaf check".to_owned() } else { format!("ironleaf check --root {}", root.display()) };
    format!("wrote {shown}\nOpen it in your editor and fill in what you know. `{check}` says whether all is well.\n")
}

#[cfg(test)]
mod tests;
