//! The pages of a book: the whole guide, or a program with the exercises that it uses.

use std::collections::BTreeMap;

use crate::base::OutPath;
use crate::content::Kind;
use crate::diag::Report;
use crate::disk::{self, Error, Pages};
use crate::exchange::export::{self, Book, Leaf};
use crate::site::Site;
use crate::training::guide::{Exercise, Guide, Program, Ref};
use crate::training::table::Id;
use crate::training::terms::Date;

/// The parts of a book, in their order.
const PARTS: [(Kind, &str); 7] = [
    (Kind::Page, "Pages"),
    (Kind::Article, "Articles"),
    (Kind::Program, "Programs"),
    (Kind::Exercise, "Exercises"),
    (Kind::Muscle, "Muscles"),
    (Kind::Group, "Muscle groups"),
    (Kind::Term, "Glossary"),
];

/// A book with all that goes into its file.
pub(super) struct Bound {
    book: Book,
    authors: Vec<String>,
    date: Option<Date>,
    pictures: BTreeMap<String, Vec<u8>>,
}

/// The book of the guide, or of a program of it.
pub(super) fn of(site: &Site, pages: &impl Pages, program: Option<Id<Program>>, report: &mut Report) -> Result<Bound, Error> {
    let guide = site.guide();
    let things = things(guide, program);
    let found: Vec<(OutPath, &str)> = things
        .iter()
        .filter_map(|thing| {
            let (kind, part) = part(*thing)?;
            let path = OutPath::page(kind.folder(), &guide.meta(*thing).id);
            site.has(&path).then_some((path, part))
        })
        .collect();
    let paths: Vec<OutPath> = found.iter().map(|(path, _)| path.clone()).collect();
    let drawn = disk::draw_all(pages, &paths)?.into(report);
    let leaf = |((path, part), bytes): ((OutPath, &str), Vec<u8>)| {
        let html = String::from_utf8_lossy(&bytes).into_owned();
        Leaf { path, part: part.to_owned(), html }
    };
    let leaves: Vec<Leaf> = found.into_iter().zip(drawn).map(leaf).collect();
    let settings = site.settings();
    let title = program.map_or(&settings.title, |program| &guide.programs[program].meta.title);
    let has = |path: &str| OutPath::new(path).is_ok_and(|path| site.has(&path));
    let book = Book::of(title, &settings.language, &leaves, site.base_url(), &has);
    let shown: Vec<OutPath> = book.pictures().filter_map(|path| OutPath::new(path).ok()).collect();
    let bytes = disk::draw_all(pages, &shown)?.into(report);
    let pictures = shown.iter().map(ToString::to_string).zip(bytes).collect();
    let metas: Vec<_> = things.iter().map(|thing| guide.meta(*thing)).collect();
    let mut authors = Vec::new();
    for id in metas.iter().filter_map(|meta| meta.author) {
        let name = guide.authors[id].meta.title.to_string();
        if !authors.contains(&name) {
            authors.push(name);
        }
    }
    let date = metas.iter().filter_map(|meta| meta.updated.or(meta.date)).max();
    Ok(Bound { book, authors, date, pictures })
}

impl Bound {
    pub(super) fn html(&self) -> String {
        self.book.html(&|path| self.pictures.get(path).map(Vec::as_slice))
    }

    pub(super) fn epub(&self) -> Vec<u8> {
        export::epub(&self.book, &self.authors, self.date, &|path| self.pictures.get(path).map(Vec::as_slice))
    }
}

/// What is in the book, in its order.
fn things(guide: &Guide, program: Option<Id<Program>>) -> Vec<Ref> {
    let Some(program) = program else {
        let of = |wanted: Kind| guide.things().filter(move |thing| part(*thing).is_some_and(|(kind, _)| kind == wanted));
        return PARTS.iter().flat_map(|(kind, _)| of(*kind)).collect();
    };
    let used = exercises(&guide.programs[program]);
    [Ref::Program(program)].into_iter().chain(used.into_iter().map(Ref::Exercise)).collect()
}

/// The part of a book that a thing's page stands in, and the kind of that page.
fn part(thing: Ref) -> Option<(Kind, &'static str)> {
    let kind = match thing {
        Ref::Page(_) => Kind::Page,
        Ref::Article(_) => Kind::Article,
        Ref::Program(_) => Kind::Program,
        Ref::Exercise(_) => Kind::Exercise,
        Ref::Muscle(_) => Kind::Muscle,
        Ref::Group(_) => Kind::Group,
        Ref::Term(_) => Kind::Term,
        Ref::Part(_) | Ref::Author(_) => return None,
    };
    PARTS.into_iter().find(|(of, _)| *of == kind)
}

/// The exercises of a program, alternatives too, each where it first comes.
fn exercises(program: &Program) -> Vec<Id<Exercise>> {
    let sessions = program.phases.iter().flat_map(|phase| &phase.sessions);
    let lifts = sessions.flat_map(|session| session.workout.items()).flat_map(|item| item.partners.iter().flatten());
    let mut out = Vec::new();
    for id in lifts.filter_map(|lift| lift.exercise) {
        if !out.contains(&id) {
            out.push(id);
        }
    }
    out
}
