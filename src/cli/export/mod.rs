//! `ironleaf export`: the guide, or a program of it, for other tools.

mod asked;
mod book;

use std::sync::mpsc;

use crate::base::words;
use crate::diag::Report;
use crate::diag::show::{self, Amount};
use crate::disk::{self, Bar, Error, Keep, Kept, Pages};
use crate::exchange::export::{self, Archive, Calendar, Json};
use crate::site::Site;
use crate::training::guide::{Exercise, Program};
use crate::training::table::Id;

use super::End;
use super::args::{Export, Form};
use super::build;
use super::terminal::Terminal;
use super::watchdog::Watchdog;

use asked::{Asked, asked};

/// So many errors, and so many warnings, are shown in full.
const SHOWN: usize = 20;
/// So many pages are drawn before they are packed.
const AT_ONCE: usize = 256;

pub(super) fn run(args: &Export, terminal: &Terminal, stuck: mpsc::Sender<End>) -> Result<End, Error> {
    let output = args.output.as_deref().filter(|path| path.as_os_str() != "-");
    if matches!(args.form, Form::Epub | Form::Zip) && output.is_none() && terminal.read {
        let name = args.form.name();
        terminal.error(&format!("error: this is no text for a terminal\nhelp: write it into a file: `--output guide.{name}`\n"));
        return Ok(End::Trouble);
    }
    let (sources, site, mut report) = build::site(&args.guide, args.base_url.clone())?;
    let asked = match asked(args, &site) {
        Ok(asked) => asked,
        Err(why) => {
            terminal.error(&why);
            return Ok(End::Trouble);
        }
    };
    let watchdog = Watchdog::over(&site, stuck);
    let pages = Kept::new(&site, &args.guide.root, Keep::Pictures);
    let mut made = None;
    if !Bar::Errors.holds(&report) {
        made = Some(make(asked, &site, &pages, &mut report)?);
        watchdog.acquit(&mut report);
    }
    let unsaid = |calendar: &Calendar| {
        let start = calendar.start;
        format!("note: week 1 begins on Monday, {}\nhelp: `--start {start}` keeps it there, or says another day\n", start.in_words())
    };
    if let (Asked::Ics(_, calendar), None, Some(made)) = (&asked, args.start, &mut made) {
        made.note = Some(unsaid(calendar));
    }
    let Some(made) = made.filter(|_| !Bar::Errors.holds(&report)) else {
        report.sort();
        terminal.error(&show::findings(&report, &sources, terminal.style(Amount::First(SHOWN))));
        terminal.error(&format!("nothing was exported: {}\n", show::summary(&report)));
        return Ok(End::Findings);
    };
    if let Some(note) = &made.note {
        terminal.error(note);
    }
    if let Some(path) = output {
        disk::put_file(path, &made.bytes)?;
        terminal.error(&format!("wrote {}\n", path.display()));
    } else {
        let printed = terminal.bytes(&made.bytes);
        printed.map_err(|source| Error::Io { doing: "cannot write", path: "standard output".into(), source })?;
    }
    Ok(End::Well)
}

/// What is to be written, and what to know about it.
struct Made {
    bytes: Vec<u8>,
    note: Option<String>,
}

impl<T: Into<Vec<u8>>> From<T> for Made {
    fn from(bytes: T) -> Self {
        Self { bytes: bytes.into(), note: None }
    }
}

fn make(asked: Asked, site: &Site, pages: &impl Pages, report: &mut Report) -> Result<Made, Error> {
    let guide = site.guide();
    let json = Json { guide, settings: site.settings(), sheets: site.sheets(), sources: site.sources() };
    Ok(match asked {
        Asked::Json(None) => json.whole().into(),
        Asked::Json(Some(program)) => json.program(program).into(),
        Asked::Csv(None) => export::exercises(guide).into(),
        Asked::Csv(Some(program)) => export::rows(guide, program).into(),
        Asked::Ics(program, calendar) => calendar.of(guide, program, site.base_url()).into(),
        Asked::Liftoscript(program) => export::liftoscript(guide, program).into(),
        Asked::Hevy(program) => hevy(site, program),
        Asked::Html(program) => book::of(site, pages, program, report)?.html().into(),
        Asked::Epub(program) => book::of(site, pages, program, report)?.epub().into(),
        Asked::Zip => zip(pages, report)?.into(),
    })
}

fn hevy(site: &Site, program: Id<Program>) -> Made {
    let number = |exercise: &Exercise| {
        let said = site.sheets().get(&exercise.meta.file?)?.extra.as_ref()?.get("hevy")?;
        Some(said.as_str().map_or_else(|| said.to_string(), str::to_owned))
    };
    let made = export::hevy(site.guide(), program, &number);
    let note = (!made.unknown.is_empty()).then(|| {
        let them = if made.unknown.len() == 1 { "it has" } else { "they have" };
        let names = words::list(&made.unknown);
        format!(
            "note: Hevy knows exercises by numbers of its own, and {them} none yet: {names}\n\
             help: write its number into the exercise's page, such as `extra: {{hevy: D04AC939}}`\n"
        )
    });
    Made { note, ..made.text.into() }
}

/// The whole guide as it is built.
fn zip(pages: &impl Pages, report: &mut Report) -> Result<Vec<u8>, Error> {
    let mut paths = pages.paths();
    paths.sort();
    let mut out = Archive::default();
    for some in paths.chunks(AT_ONCE) {
        let drawn = disk::draw_all(pages, some)?.into(report);
        for (path, bytes) in some.iter().zip(drawn) {
            out.add(path.as_str(), &bytes);
        }
    }
    Ok(out.bytes())
}
