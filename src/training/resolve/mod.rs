//! From the guide as written to the guide: every name becomes what it names, and what is left out is worked out.

mod defaults;
mod equipment;
mod exercises;
mod generated;
mod index;
mod lookup;
mod muscles;
mod programs;
mod reader;
mod request;
mod steps;

use std::sync::Arc;

use crate::diag::{Checked, Report};
use crate::source::Word;

use super::generate::Defaults;
use super::guide::{Article, Author, Guide, Page, Ref, Target, Term};
use super::library::{self, Library, Samples};
use super::names::Names;
use super::stations::Near;
use super::table::Table;

pub use equipment::equipment;
pub use request::{refused, request};

pub(crate) use lookup::unknown;
pub use reader::Memo;

use lookup::Lookup;
use reader::Reader;

/// The guide that a library says, and every name in it that names nothing.
///
/// The only place where ids are made. A thing with a bad value loses the value, not its place; of two things of one
/// kind with one id the second is left out.
///
/// ```
/// use ironleaf::training::{Library, resolve::resolve};
/// assert!(resolve(Library::default()).value.exercises.is_empty());
/// ```
pub fn resolve(library: Library) -> Checked<Guide> {
    resolve_again(library, &Memo::default())
}

/// The same, faster for workout lines that `memo` knows from another time.
pub fn resolve_again(mut library: Library, memo: &Memo) -> Checked<Guide> {
    let mut report = Report::default();
    index::order(&mut library, &mut report);
    let names = index::names(&library, &mut report);
    let parents = muscles::parents(&library, &names);
    let mut guide = Guide { lint: library.lint.clone(), ..Guide::default() };
    {
        let mut look = Lookup::new(Reader::new(&names, memo), library.author.as_ref(), &parents, &mut report);
        (guide.muscles, guide.parts) = muscles::muscles(&library, &mut look);
        guide.groups = muscles::groups(&library, &mut guide.muscles, &mut look);
        guide.exercises = exercises::exercises(&library, &mut look);
        guide.programs = programs::programs(&library, &mut look);
        guide.articles = articles(&library, &mut look);
        guide.terms = library.terms.iter().map(|t| Term { meta: look.meta(&t.common) }).collect();
        guide.pages = library.pages.iter().map(|p| Page { meta: look.meta(&p.common) }).collect();
        guide.authors = library.authors.iter().map(|a| author(a, &mut look)).collect();
        guide.home = library.home.as_ref().map(|home| look.meta(home));
        guide.pairs = library.pairs.iter().filter_map(|[a, b]| Some([look.target(a)?, look.target(b)?])).collect();
    }
    guide.names = names;
    guide.defaults = defaults(&library.samples, &mut report);
    equipment::stations(&guide, library.near.iter().flatten(), &mut report);
    guide.near = Near::new(library.near.iter().flat_map(|set| pairs(set)));
    generated::make(&mut guide, &mut report);
    Checked { value: guide, report }
}

/// The names of everything in a library, for who asks for nothing else of its guide; of two things with one name the first
/// has it.
pub fn names(library: &Library) -> Names {
    index::names(library, &mut Report::default())
}

/// What generated workouts assume.
fn defaults(samples: &Samples, report: &mut Report) -> Defaults {
    let d = Defaults::default();
    Defaults {
        goal: samples.goal.unwrap_or(d.goal),
        level: samples.level.unwrap_or(d.level),
        minutes: samples.minutes.unwrap_or(d.minutes),
        equipment: samples.equipment.as_ref().map(|words| words.iter().map(|word| equipment(word, report)).collect()),
    }
}

/// Every two of some stations.
fn pairs(stations: &[Word]) -> impl Iterator<Item = [Arc<str>; 2]> {
    let each = stations.iter().enumerate();
    each.flat_map(move |(n, a)| stations[n + 1..].iter().map(move |b| [a.text.clone(), b.text.clone()]))
}

fn articles(library: &Library, look: &mut Lookup<'_>) -> Table<Article> {
    let article = |a: &library::Article| Article {
        meta: look.meta(&a.common),
        category: a.category.clone(),
        reviewed_by: a.reviewed_by.as_ref().and_then(|name| look.author(name)),
        suited_for: a.suited_for.clone(),
    };
    library.articles.iter().map(article).collect()
}

fn author(written: &library::Author, look: &mut Lookup<'_>) -> Author {
    Author { meta: look.meta(&written.common), bio: written.bio.clone(), place: written.place.clone(), url: written.url.clone() }
}

impl Guide {
    /// The muscle or group that a text names on the command line or in a request; a part stands for its muscle.
    pub fn target(&self, text: &str) -> Option<Target> {
        match self.names.find(&super::Kind::TARGETS, text)? {
            Ref::Muscle(id) => Some(Target::Muscle(id)),
            Ref::Part(id) => Some(Target::Muscle(self.parts[id].parent)),
            Ref::Group(id) => Some(Target::Group(id)),
            _ => None,
        }
    }
}
