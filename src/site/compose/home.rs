//! The home page, the page for addresses that are not there, and old addresses.

use crate::base::words;
use crate::site::address::{self, Address};
use crate::site::crosslinks::List;
use crate::site::plan::{Section, home};
use crate::site::view::{Body, Byline, Card, Ending, HomeView, Intro, NotFoundView, RedirectView, Tag};
use crate::training::guide::{Meta, Ref};
use crate::training::terms::Level;

use super::{Desk, shared};

impl Desk<'_> {
    pub(super) fn home(&self) -> HomeView {
        let site = self.site;
        let guide = self.guide();
        let meta = guide.home.as_ref();
        let title = meta.map(|m| &m.title).filter(|t| !t.is_empty()).unwrap_or(&site.settings.title);
        let lede = meta.and_then(|m| m.summary.clone()).or_else(|| site.settings.tagline.clone());
        let prose = meta.and_then(|m| m.file).and_then(|file| site.proses.get(&file));
        let all = |section: Section| site.plan.get(section.path().as_str()).map(|_| section.path().from(&self.from));
        let mut head = self.head("home", "", title, lede.as_deref(), None);
        head.has_workouts = meta.is_some_and(shared::shows_workouts);
        head.json_ld = Some(self.structured_site(&head));
        HomeView {
            head,
            intro: Intro {
                kicker: site.settings.tagline.as_ref().filter(|t| Some(*t) != lede.as_ref()).map(ToString::to_string),
                title: title.to_string(),
                aliases: meta.map(super::aliases::told).unwrap_or_default(),
                lede: lede.map(|l| l.to_string()),
                byline: meta.and_then(|m| self.home_byline(m)),
                extra: meta.and_then(|m| m.file).and_then(|f| site.sheets.get(&f)).and_then(|s| s.extra.clone()).unwrap_or_default(),
                ..Intro::default()
            },
            body: match (prose, meta) {
                (Some(prose), Some(meta)) => self.prose(prose, meta, None),
                _ => Body::default(),
            },
            map: self.muscle_menu(),
            groups: self.muscle_sets(),
            // A guide without programs begins with its exercises.
            exercises: if guide.programs.is_empty() { self.cards(guide.exercises.ids().take(6).map(Ref::Exercise)) } else { Vec::new() },
            all_exercises: all(Section::Exercises),
            programs: self.cards(guide.programs.ids().take(3).map(Ref::Program)),
            all_programs: all(Section::Programs),
            articles: self.cards(self.newest(guide.articles.ids()).into_iter().take(6)),
            all_articles: all(Section::Articles),
            levels: Level::ALL
                .iter()
                .filter_map(|level| {
                    let list = site.cross.find(&List::Level(*level))?;
                    let tag = self.tag(list, level.id(), level.title());
                    Some(shared(Tag { count: Some(site.cross.list(list).len()), ..tag }))
                })
                .collect(),
            end: meta.map(|m| self.home_end(m)).unwrap_or_default(),
        }
    }

    /// Who wrote the home page and when, where the page says when: a home page without a day is no article.
    fn home_byline(&self, meta: &Meta) -> Option<Byline> {
        (meta.date.is_some() || meta.updated.is_some()).then(|| self.signed(meta, None))
    }

    /// The end of the home page: what to read next is what its coach says, and nothing else.
    fn home_end(&self, meta: &Meta) -> Ending {
        Ending { next: self.cards(meta.related.iter().copied()), ..self.tags_and_sources(meta) }
    }

    /// Hosts show this page at any depth, so its addresses are absolute where the guide knows its own.
    pub(super) fn not_found(&self) -> NotFoundView {
        let base = self.site.base_url.clone().unwrap_or_default();
        let way = |title: &str, path: &str| Card { title: title.to_owned(), href: format!("{base}{path}"), ..Card::default() };
        let mut ways = vec![way("Home", home().as_str())];
        for section in Section::ALL {
            if self.site.plan.get(section.path().as_str()).is_some() {
                ways.push(way(section.title(), section.path().as_str()));
            }
        }
        let mut head = self.head("404", "", "Page not found", None, None);
        head.root.clone_from(&base);
        head.canonical = None;
        NotFoundView {
            head,
            intro: Intro {
                kicker: Some("404".to_owned()),
                title: "No lift at this address".to_owned(),
                lede: Some("The page was moved or never was. Start again from one of these.".to_owned()),
                ..Intro::default()
            },
            ways,
        }
    }

    /// The page at an old address of a thing, or of the home page.
    pub(super) fn redirect(&self, to: Option<Ref>) -> RedirectView {
        let address = to.map_or(Address { path: home(), anchor: None }, |to| address::of(self.guide(), to));
        let title = to.map_or(&self.site.settings.title, |to| &self.guide().meta(to).title);
        RedirectView { title: title.to_string(), href: address.from(&self.from), canonical: self.site.absolute(&address.path) }
    }

    /// What a list holds, counted: `12 exercises and 2 programs`.
    pub(in crate::site) fn counted(things: &[Ref]) -> String {
        let count = |noun: &str, wanted: fn(&Ref) -> bool| {
            let n = things.iter().filter(|t| wanted(t)).count();
            (n > 0).then(|| words::count(n, noun))
        };
        let parts: Vec<String> = [
            count("exercise", |t| matches!(t, Ref::Exercise(_))),
            count("muscle", |t| matches!(t, Ref::Muscle(_) | Ref::Group(_))),
            count("program", |t| matches!(t, Ref::Program(_))),
            count("article", |t| matches!(t, Ref::Article(_))),
            count("term", |t| matches!(t, Ref::Term(_))),
            count("page", |t| matches!(t, Ref::Page(_) | Ref::Author(_))),
        ]
        .into_iter()
        .flatten()
        .collect();
        words::list(&parts)
    }
}
