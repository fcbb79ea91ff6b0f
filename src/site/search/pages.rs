//! What can be found: every page of the plan that a reader may look for, and the parts of muscles.

use std::sync::Arc;

use crate::base::words::title_of;
use crate::site::Site;
use crate::site::address::{self, Address};
use crate::site::compose::Desk;
use crate::site::crosslinks::List;
use crate::site::plan::{Route, Section};
use crate::training::guide::{Guide, Meta, Ref};
use crate::training::names;
use crate::training::table::Id;

use super::words::{Tongue, words};

/// What kind of page a reader finds; the order in which the search numbers pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    Exercise,
    Muscle,
    Program,
    Article,
    Term,
    Page,
    List,
}

impl Kind {
    pub(super) const ALL: [Kind; 7] = [Kind::Exercise, Kind::Muscle, Kind::Program, Kind::Article, Kind::Term, Kind::Page, Kind::List];

    /// What an address calls it.
    pub(super) fn id(self) -> &'static str {
        match self {
            Kind::Exercise => "exercise",
            Kind::Muscle => "muscle",
            Kind::Program => "program",
            Kind::Article => "article",
            Kind::Term => "term",
            Kind::Page => "page",
            Kind::List => "list",
        }
    }

    /// What stands over one of them.
    pub(super) fn title(self) -> String {
        title_of(self.id())
    }

    fn of(kind: names::Kind) -> Self {
        match kind {
            names::Kind::Exercise => Kind::Exercise,
            names::Kind::Muscle | names::Kind::Part | names::Kind::Group => Kind::Muscle,
            names::Kind::Program => Kind::Program,
            names::Kind::Article => Kind::Article,
            names::Kind::Term => Kind::Term,
            names::Kind::Page | names::Kind::Author => Kind::Page,
        }
    }
}

/// What a page is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    Home,
    Thing(Ref),
    Section(Section),
    List(List),
    Pair(usize),
    Method,
}

/// Something that can be found.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub(super) what: What,
    pub(super) address: Address,
    pub(super) kind: Kind,
    pub(super) title: Arc<str>,
    /// Other names.
    pub(super) aliases: Vec<Arc<str>>,
}

/// Everything that can be found, in the order of its numbers: kind by kind, and within a kind by the last word of the
/// title, so that all rows and all squats stand together and come in few files.
pub(super) fn pages(site: &Site, tongue: Tongue) -> Vec<Page> {
    let guide = &site.guide;
    let mut pages: Vec<Page> = site.plan.iter().filter_map(|(path, route)| page(site, path, route)).collect();
    pages.extend(guide.parts.ids().map(|id| thing(guide, Ref::Part(id))));
    pages.sort_by_cached_key(|page| {
        let mut last = String::new();
        words(&page.title, &mut |word, _| last = tongue.term(word).unwrap_or_else(|| std::mem::take(&mut last)));
        (page.kind, last, page.title.clone(), page.address.path.clone(), page.address.anchor.clone())
    });
    pages
}

fn page(site: &Site, path: &crate::base::OutPath, route: &Route) -> Option<Page> {
    let at = Address { path: path.clone(), anchor: None };
    let plain = |what: What, kind: Kind, title: &str| Page { what, address: at.clone(), kind, title: title.into(), aliases: Vec::new() };
    match route {
        Route::Thing(one) => Some(thing(&site.guide, *one)),
        Route::Section(section) => Some(plain(What::Section(*section), Kind::List, section.title())),
        Route::List(list) => Some(plain(What::List(list.clone()), Kind::List, &list.title())),
        Route::Pair(n) => {
            let pair = site.samples.pairs.get(*n)?;
            Some(plain(What::Pair(*n), Kind::Page, &Desk::new(site, path.clone()).pair_title(pair)))
        }
        Route::Method => Some(plain(What::Method, Kind::Page, "How workouts are worked out")),
        Route::Home => {
            let meta = site.guide.home.as_ref()?;
            let title = if meta.title.is_empty() { &site.settings.title } else { &meta.title };
            Some(Page { aliases: meta.aliases.clone(), ..plain(What::Home, Kind::Page, title) })
        }
        Route::NotFound
        | Route::Redirect(_)
        | Route::Sitemap
        | Route::File(_)
        | Route::Picture { .. }
        | Route::Asset(_)
        | Route::Search => None,
    }
}

fn thing(guide: &Guide, thing: Ref) -> Page {
    let meta: &Meta = guide.meta(thing);
    let latin = match thing {
        Ref::Muscle(id) => guide.muscles[id].latin.clone(),
        Ref::Part(id) => guide.parts[id].latin.clone(),
        _ => None,
    };
    let latin = latin.filter(|name| *name != meta.title && !meta.aliases.contains(name));
    Page {
        what: What::Thing(thing),
        address: address::of(guide, thing),
        kind: Kind::of(thing.kind()),
        title: meta.title.clone(),
        aliases: meta.aliases.iter().cloned().chain(latin).collect(),
    }
}

/// The numbers of the rows of a table, for facets.
pub(super) fn number<T>(id: Id<T>) -> u32 {
    u32::try_from(id.index()).expect("a table has fewer than 2³² rows")
}
