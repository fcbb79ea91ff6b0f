//! From flags to what is exported, or to what is wrong with them.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::base::words;
use crate::cli::args::{Export, Form};
use crate::exchange::export::{Calendar, monday_after};
use crate::site::Site;
use crate::training::guide::{Guide, Program, Ref};
use crate::training::names::Kind;
use crate::training::table::Id;

/// What is to be exported.
#[derive(Clone, Copy)]
pub(super) enum Asked {
    Json(Option<Id<Program>>),
    Csv(Option<Id<Program>>),
    Ics(Id<Program>, Calendar),
    Liftoscript(Id<Program>),
    Hevy(Id<Program>),
    Html(Option<Id<Program>>),
    Epub(Option<Id<Program>>),
    Zip,
}

/// What the command line asks for; what is to be said where that cannot be.
pub(super) fn asked(args: &Export, site: &Site) -> Result<Asked, String> {
    let guide = site.guide();
    let said = args.program.as_deref().map(|name| named(guide, name)).transpose()?;
    if args.form != Form::Ics && (args.start.is_some() || args.at.is_some()) {
        return Err("error: only a calendar has days\nhelp: leave `--start` and `--at` out, or write `ironleaf export ics`\n".to_owned());
    }
    Ok(match args.form {
        Form::Json => Asked::Json(said),
        Form::Csv => Asked::Csv(said),
        Form::Ics => {
            let program = one(guide, said)?;
            let Some(start) = args.start.or_else(|| monday_after(today())) else {
                return Err("error: the clock of this machine is wrong\nhelp: say when week 1 begins: `--start 2026-01-05`\n".to_owned());
            };
            Asked::Ics(program, Calendar { start, at: args.at })
        }
        Form::Liftoscript => Asked::Liftoscript(one(guide, said)?),
        Form::Hevy => Asked::Hevy(one(guide, said)?),
        Form::Html => Asked::Html(said),
        Form::Epub => Asked::Epub(said),
        Form::Zip if said.is_some() => return Err("error: `zip` is the whole guide\nhelp: leave the program out\n".to_owned()),
        Form::Zip => Asked::Zip,
    })
}

/// Today, counted in days from 1 January 1970.
fn today() -> u32 {
    const DAY: u64 = 24 * 60 * 60;
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u32::try_from(since.as_secs() / DAY).unwrap_or(u32::MAX)
}

fn named(guide: &Guide, name: &str) -> Result<Id<Program>, String> {
    if let Some(Ref::Program(id)) = guide.names.find(&[Kind::Program], name) {
        return Ok(id);
    }
    let near = guide.names.near(&[Kind::Program], name);
    let help = near.map_or_else(|| all(guide), |near| format!("a program with a similar name exists: `{near}`"));
    Err(format!("error: no program is called `{name}`\nhelp: {help}\n"))
}

/// The program that is said, or the only one that there is.
fn one(guide: &Guide, said: Option<Id<Program>>) -> Result<Id<Program>, String> {
    let mut ids = guide.programs.ids();
    match (said, ids.next(), ids.next()) {
        (Some(id), ..) | (None, Some(id), None) => Ok(id),
        (None, None, _) => Err("error: the guide has no programs\nhelp: `ironleaf new program` begins one\n".to_owned()),
        _ => Err(format!("error: say which program\nhelp: {}\n", all(guide))),
    }
}

fn all(guide: &Guide) -> String {
    let ids: Vec<String> = guide.programs.rows().iter().map(|one| format!("`{}`", one.meta.id)).collect();
    if ids.is_empty() { "the guide has no programs".to_owned() } else { format!("the guide has {}", words::list(&ids)) }
}
