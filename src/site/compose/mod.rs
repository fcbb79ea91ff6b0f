//! From the guide to views: what each page shows, every link relative to it.

mod about;
mod aliases;
mod article;
mod exercise;
mod facts;
mod gallery;
mod generated;
mod home;
mod list;
mod map;
mod muscle;
mod next;
mod notes;
mod program;
mod prose;
mod shared;
mod shelf;
mod structured;
mod tables;
#[cfg(test)]
mod tests;
mod volume;
mod workout;

pub(super) use prose::{Linker, Prose, is_static};
pub(super) use shelf::Shelf;

use crate::base::OutPath;
use crate::diag::Finding;
use crate::training::guide::{Guide, Ref};

use super::Site;
use super::address;
use super::plan::{Route, Section, home};
use super::view::{Crumb, Head, Link, Shared};

/// Composes the views of one page.
pub(super) struct Desk<'s> {
    pub(super) site: &'s Site,
    /// The page that is composed: links are relative to it.
    pub(super) from: OutPath,
}

impl<'s> Desk<'s> {
    pub(super) fn new(site: &'s Site, from: OutPath) -> Self {
        Self { site, from }
    }

    fn guide(&self) -> &'s Guide {
        &self.site.guide
    }

    /// The page at `route`, drawn.
    pub(super) fn page(&self, route: &Route) -> Result<String, Box<Finding>> {
        match route {
            Route::Home => self.draw(&self.site.home_template(), &self.home()),
            Route::Thing(thing) => self.thing(*thing),
            Route::Section(Section::Muscles) => self.draw("muscles.html", &self.muscles()),
            Route::Section(Section::Glossary) => self.draw("glossary.html", &self.glossary()),
            Route::Section(section) => self.draw("section.html", &self.section(*section)),
            Route::List(list) => self.draw("list.html", &self.list(list)),
            Route::NotFound => self.draw("404.html", &self.not_found()),
            Route::Redirect(to) => self.draw("redirect.html", &self.redirect(*to)),
            Route::Pair(n) => match self.site.samples.pairs.get(*n) {
                Some(pair) => self.draw("pair.html", &self.pair(pair)),
                None => Ok(String::new()),
            },
            Route::Method => self.draw("method.html", &self.method()),
            Route::Search => self.draw("search.html", &self.search()),
            Route::Sitemap => Ok(super::sitemap::sitemap(self.site)),
            Route::File(_) | Route::Picture { .. } | Route::Asset(_) => Ok(String::new()),
        }
    }

    fn thing(&self, thing: Ref) -> Result<String, Box<Finding>> {
        let own = self.site.sheet(thing).and_then(|sheet| sheet.template.as_ref()).and_then(|name| self.site.draw.find_template(name));
        let draw = |usual| own.as_deref().unwrap_or(usual);
        match thing {
            Ref::Exercise(id) => self.draw(draw("exercise.html"), &self.exercise(id)),
            Ref::Muscle(id) => self.draw(draw("muscle.html"), &self.muscle(id)),
            Ref::Part(id) => self.draw(draw("muscle.html"), &self.muscle(self.guide().parts[id].parent)),
            Ref::Group(id) => self.draw(draw("group.html"), &self.group(id)),
            Ref::Program(id) => self.draw(draw("program.html"), &self.program(id)),
            Ref::Article(id) => self.draw(draw("article.html"), &self.article(id)),
            Ref::Term(id) => self.draw(draw("term.html"), &self.term(id)),
            Ref::Page(id) => self.draw(draw("page.html"), &self.plain_page(id)),
            Ref::Author(id) => self.draw(draw("author.html"), &self.author(id)),
        }
    }

    fn draw(&self, template: &str, view: &impl serde::Serialize) -> Result<String, Box<Finding>> {
        self.site.draw.page(template, self.from.as_str(), view)
    }

    /// The relative address of a thing.
    fn href(&self, thing: Ref) -> String {
        address::of(self.guide(), thing).from(&self.from)
    }

    fn link(&self, thing: Ref) -> Link {
        Link { title: self.guide().meta(thing).title.to_string(), href: Some(self.href(thing)) }
    }

    /// The way from the home page: the section, where the guide has it, and the page itself.
    fn crumbs(&self, section: Option<Section>, title: &str) -> Vec<Crumb> {
        let mut crumbs = vec![Crumb { title: "Home".to_owned(), href: Some(home().from(&self.from)) }];
        if let Some(section) = section.filter(|s| self.site.plan.get(s.path().as_str()).is_some()) {
            crumbs.push(Crumb { title: section.title().to_owned(), href: Some(section.path().from(&self.from)) });
        }
        crumbs.push(Crumb { title: title.to_owned(), href: None });
        crumbs
    }

    /// What stands in the page's head.
    fn head(&self, kind: &str, id: &str, title: &str, description: Option<&str>, section: Option<Section>) -> Head {
        let name = &self.site.settings.title;
        Head {
            title: if title == &**name || title.is_empty() { name.to_string() } else { format!("{title} | {name}") },
            description: description.map(str::to_owned),
            canonical: self.site.absolute(&self.from),
            root: self.from.root(),
            id: if id.is_empty() { kind.to_owned() } else { format!("{kind}/{id}") },
            kind: kind.to_owned(),
            section: section.map_or(String::new(), |s| s.id().to_owned()),
            has_workouts: false,
            json_ld: None,
        }
    }
}

/// A part of a view in the form that templates read.
fn shared<T: serde::Serialize>(value: T) -> Shared<T> {
    Shared::from(value)
}
