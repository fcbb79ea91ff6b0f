//! `ironleaf import`: drafts of exercises from a public collection.

use std::path::Path;

use crate::base::words;
use crate::content;
use crate::diag::Severity;
use crate::diag::show::{self, Amount};
use crate::disk::{self, Error};
use crate::exchange::free_exercise_db::{self, Imported};
use crate::source::{Options, Sources};
use crate::training::library::Common;

use super::End;
use super::args::{Collection, Import};
use super::terminal::Terminal;

pub(super) fn run(args: &Import, terminal: &Terminal) -> Result<End, Error> {
    let Collection::FreeExerciseDb { file, into, images, no_images } = &args.from;
    let json = disk::text(file)?;
    let folder = if *no_images { None } else { images.clone().or_else(|| disk::pictures_beside(file)) };
    let has = |path: &str| folder.as_ref().is_some_and(|dir| disk::is_plain(&dir.join(path)));
    let mut imported = free_exercise_db::import_with(&json, &has, &names(into));
    imported.report.sort();
    if !imported.report.findings.is_empty() {
        terminal.error(&show::human(&imported.report, &Sources::default(), terminal.style(Amount::All)));
    }
    let Imported { mut files, pictures } = imported.value;
    let drafts = files.len();
    if drafts > 0 {
        // A folder that is no guide yet becomes one.
        let settings = disk::add(into, &Sources::from_iter([("ironleaf.yaml", free_exercise_db::settings())]))?;
        files.sort();
        let written = disk::add(into, &files.into_iter().collect())?;
        let copied = folder.map_or(Ok(0), |folder| copy(&folder, &pictures, into))?;
        terminal.out(&closing(into, written, copied, settings.new > 0));
    } else if imported.report.findings.is_empty() {
        terminal.error(&format!("error: `{}` holds no exercises\nhelp: give the collection's `exercises.json`\n", file.display()));
    }
    let wrong = drafts == 0 || imported.report.count(Severity::Error) > 0;
    Ok(if wrong { End::Findings } else { End::Well })
}

/// The names of the exercises that stand in the folder already; none where it is no guide.
fn names(folder: &Path) -> Vec<String> {
    let Ok(read) = disk::read(folder) else { return Vec::new() };
    let exercises = content::read(&read.value, &Options::default()).value.library.exercises;
    let own = |common: &Common| {
        let aliases = common.aliases.iter().map(|alias| alias.text.to_string());
        [common.id.to_string(), common.title.to_string()].into_iter().chain(aliases).collect::<Vec<_>>()
    };
    exercises.iter().flat_map(|exercise| own(&exercise.common)).collect()
}

/// Copies the pictures, one in memory at a time, and says how many are new.
fn copy(folder: &Path, pictures: &[(String, String)], into: &Path) -> Result<usize, Error> {
    let mut new = 0;
    for (from, to) in pictures {
        let bytes = disk::bytes(&folder.join(from))?;
        new += disk::add(into, &Sources::from_iter([(to, bytes)]))?.new;
    }
    Ok(new)
}

fn closing(into: &Path, written: disk::Written, pictures: usize, begun: bool) -> String {
    let exercises = into.join("content").join("exercises");
    let mut out = format!("wrote {} into {}", words::count(written.new, "exercise"), exercises.display());
    if written.kept > 0 {
        let (what, verb) = if written.kept == 1 { ("that was there", "is") } else { ("that were there", "are") };
        out = format!("{out}; {} {what} {verb} as before", words::thousands(written.kept));
    }
    if pictures > 0 {
        out = format!("{out}, with {}", words::count(pictures, "picture"));
    }
    if begun {
        out = format!("{out}, and the settings {}", into.join("ironleaf.yaml").display());
    }
    if written.new == 0 {
        return format!("{out}\n");
    }
    format!("{out}\nEach is marked `needs_review: true`: read it, correct it, and take the mark away.\n")
}
