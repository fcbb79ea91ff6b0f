//! Where everything stands in the output folder.

use crate::base::{OutPath, Slug};
use crate::training::Guide;
use crate::training::guide::Ref;

/// A page's address, and perhaps a place on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The page.
    pub path: OutPath,
    /// The place on it, without `#`.
    pub anchor: Option<String>,
}

impl Address {
    /// The relative address by which a page at `from` names this place; a place on the same page is `#place`.
    pub fn from(&self, from: &OutPath) -> String {
        match &self.anchor {
            Some(anchor) if self.path == *from => format!("#{anchor}"),
            Some(anchor) => format!("{}#{anchor}", self.path.from(from)),
            None => self.path.from(from),
        }
    }
}

/// The place of a thing: its page, or the part's heading on its muscle's page.
///
/// A group that is one muscle has that muscle's page.
pub fn of(guide: &Guide, thing: Ref) -> Address {
    let page = |folder: &str, id: &Slug| Address { path: OutPath::page(folder, id), anchor: None };
    match thing {
        Ref::Exercise(id) => page("exercises", &guide.exercises[id].meta.id),
        Ref::Muscle(id) => page("muscles", &guide.muscles[id].meta.id),
        Ref::Part(id) => {
            let part = &guide.parts[id];
            let muscle = page("muscles", &guide.muscles[part.parent].meta.id);
            Address { anchor: Some(part.meta.id.to_string()), ..muscle }
        }
        Ref::Group(id) => match guide.sole_muscle(id) {
            Some(muscle) => of(guide, Ref::Muscle(muscle)),
            None => page("groups", &guide.groups[id].meta.id),
        },
        Ref::Program(id) => page("programs", &guide.programs[id].meta.id),
        Ref::Article(id) => page("articles", &guide.articles[id].meta.id),
        Ref::Term(id) => page("glossary", &guide.terms[id].meta.id),
        Ref::Page(id) => page("pages", &guide.pages[id].meta.id),
        Ref::Author(id) => page("authors", &guide.authors[id].meta.id),
    }
}
