//! Pages that are mostly prose: articles, terms, authors, other pages, the glossary.

use std::collections::BTreeMap;

use crate::site::crosslinks::List;
use crate::site::plan::{Section, label_slug};
use crate::site::view::{
    ArticleView, AuthorView, BodyMap, CardGroup, GlossaryEntry, GlossaryLetter, GlossaryView, Intro, LinkGroup, PageView, Tag, TermView,
};
use crate::training::guide::{Article, Author, Page, Ref, Term};
use crate::training::table::Id;
use crate::training::volume::{self, SetCredit, Volume};

use super::{Desk, shared};

impl Desk<'_> {
    pub(super) fn article(&self, id: Id<Article>) -> ArticleView {
        let thing = Ref::Article(id);
        let article = &self.guide().articles[id];
        let mut head = self.head("article", &article.meta.id, &article.meta.title, self.summary(thing).as_deref(), Some(Section::Articles));
        head.has_workouts = self.has_workouts(thing);
        head.json_ld = Some(self.structured(thing, &head));
        let mut intro = self.intro(thing, article.category.as_ref().map(ToString::to_string));
        intro.byline = self.byline(thing, article.reviewed_by.map(|id| self.link(Ref::Author(id))));
        let mut crumbs = self.crumbs(Some(Section::Articles), &article.meta.title);
        if let Some(category) = &article.category {
            let link = self.list_link(&List::Category(label_slug(category), category.clone()), category);
            crumbs.insert(crumbs.len() - 1, crate::site::view::Crumb { title: link.title, href: link.href });
        }
        ArticleView {
            head,
            crumbs,
            intro,
            suited_for: article.suited_for.as_ref().map(ToString::to_string),
            body: self.body(thing),
            map: self.article_map(id),
            mentions: self.mentions(id),
            end: self.ending(thing, &[]),
        }
    }

    /// The muscles that an article's workouts train; of an article without any, those that it names.
    fn article_map(&self, id: Id<Article>) -> Option<BodyMap> {
        let mut credits = Volume::new();
        for fence in &self.guide().articles[id].meta.fences {
            for (muscle, credit) in volume::of(self.guide(), &fence.workout) {
                *credits.entry(muscle).or_default() += credit;
            }
        }
        if let Some(most) = credits.values().max().filter(|most| most.0 > 0) {
            let share = |least: u32, below: u32| -> Vec<Ref> {
                let within = |credit: &SetCredit| (least * most.0..below * most.0).contains(&(credit.0 * 4));
                credits.iter().filter(|(_, credit)| within(credit)).map(|(muscle, _)| Ref::Muscle(*muscle)).collect()
            };
            let shades = ["Most of the sets", "Some of the sets"];
            return Some(self.body_map_of(&share(2, 5), &share(1, 2), shades, "Muscles that these workouts train"));
        }
        let named: Vec<Ref> = self.site.cross.named[id.index()].iter().copied().filter(|t| matches!(t, Ref::Muscle(_))).collect();
        (!named.is_empty()).then(|| self.body_map_of(&named, &[], ["In this article", ""], "Muscles that this article names"))
    }

    /// The exercises and terms that an article names; muscles stand under the map.
    fn mentions(&self, id: Id<Article>) -> Vec<LinkGroup> {
        let named = &self.site.cross.named[id.index()];
        let group = |title: &str, wanted: fn(&Ref) -> bool| {
            let link = |thing: Ref| {
                let link = self.link(thing);
                shared(Tag { id: self.guide().meta(thing).id.to_string(), title: link.title, href: link.href, count: None })
            };
            LinkGroup { title: title.to_owned(), links: named.iter().copied().filter(wanted).map(link).collect() }
        };
        let groups = [group("Exercises", |t| matches!(t, Ref::Exercise(_))), group("Terms", |t| matches!(t, Ref::Term(_)))];
        groups.into_iter().filter(|group| !group.links.is_empty()).collect()
    }

    pub(super) fn term(&self, id: Id<Term>) -> TermView {
        let thing = Ref::Term(id);
        let meta = &self.guide().terms[id].meta;
        let articles = self.newest(self.site.cross.of_term(id).iter().copied());
        let mut head = self.head("term", &meta.id, &meta.title, self.summary(thing).as_deref(), Some(Section::Glossary));
        head.has_workouts = self.has_workouts(thing);
        head.json_ld = Some(self.structured(thing, &head));
        TermView {
            head,
            crumbs: self.crumbs(Some(Section::Glossary), &meta.title),
            intro: self.intro(thing, Some("Training term".to_owned())),
            body: self.body(thing),
            end: self.ending(thing, &articles),
            articles: self.cards(articles),
        }
    }

    pub(super) fn plain_page(&self, id: Id<Page>) -> PageView {
        let thing = Ref::Page(id);
        let meta = &self.guide().pages[id].meta;
        let mut head = self.head("page", &meta.id, &meta.title, self.summary(thing).as_deref(), None);
        head.has_workouts = self.has_workouts(thing);
        head.json_ld = Some(self.structured(thing, &head));
        let mut intro = self.intro(thing, None);
        intro.byline = self.byline(thing, None).map(|mut byline| {
            byline.reading = None;
            byline
        });
        PageView { head, crumbs: self.crumbs(None, &meta.title), intro, body: self.body(thing), end: self.ending(thing, &[]) }
    }

    pub(super) fn author(&self, id: Id<Author>) -> AuthorView {
        let thing = Ref::Author(id);
        let author = &self.guide().authors[id];
        let title = &author.meta.title;
        let written = self.site.cross.by(id);
        let of = |key: &str, title: &str, wanted: fn(&Ref) -> bool| CardGroup {
            id: key.to_owned(),
            title: title.to_owned(),
            cards: self.cards(written.iter().copied().filter(wanted)),
        };
        let checked = self.guide().articles.iter().filter(|(_, article)| article.reviewed_by == Some(id));
        let checked = CardGroup {
            id: "checked".to_owned(),
            title: "Checked".to_owned(),
            cards: self.cards(checked.map(|(article, _)| Ref::Article(article))),
        };
        let works = [
            of("articles", "Articles", |t| matches!(t, Ref::Article(_))),
            of("programs", "Programs", |t| matches!(t, Ref::Program(_))),
            checked,
        ];
        let mut head = self.head("author", &author.meta.id, title, self.summary(thing).as_deref(), None);
        head.has_workouts = self.has_workouts(thing);
        head.json_ld = Some(self.structured(thing, &head));
        AuthorView {
            head,
            crumbs: self.crumbs(None, title),
            intro: self.intro(thing, Some("Author".to_owned())),
            place: author.place.as_ref().map(ToString::to_string),
            url: author.url.as_ref().map(ToString::to_string),
            body: self.body(thing),
            works: works.into_iter().filter(|group| !group.cards.is_empty()).collect(),
            end: self.ending(thing, written),
        }
    }

    pub(super) fn glossary(&self) -> GlossaryView {
        let mut letters: BTreeMap<String, Vec<GlossaryEntry>> = BTreeMap::new();
        for (id, term) in self.guide().terms.iter() {
            let first = term.meta.title.chars().next().filter(|c| c.is_alphabetic());
            let letter = first.map_or_else(|| "#".to_owned(), |c| c.to_uppercase().collect());
            letters.entry(letter).or_default().push(GlossaryEntry {
                id: term.meta.id.to_string(),
                title: term.meta.title.to_string(),
                href: self.href(Ref::Term(id)),
                aliases: super::aliases::told(&term.meta),
                summary: self.summary(Ref::Term(id)),
            });
        }
        let letter = |(n, (letter, mut terms)): (usize, (String, Vec<GlossaryEntry>))| {
            terms.sort_by_key(|term| term.title.to_lowercase());
            let id =
                if letter.is_ascii() { format!("letter-{}", letter.to_lowercase().replace('#', "other")) } else { format!("letter-{n}") };
            GlossaryLetter { id, letter, terms }
        };
        GlossaryView {
            head: self.head(
                "glossary",
                "",
                "Glossary",
                Some("The training terms that this guide uses, in plain words."),
                Some(Section::Glossary),
            ),
            crumbs: self.crumbs(None, "Glossary"),
            intro: Intro {
                kicker: Some("Training terms".to_owned()),
                title: "Glossary".to_owned(),
                lede: Some("The words that this guide uses, each in a sentence, each with its own page.".to_owned()),
                ..Intro::default()
            },
            letters: letters.into_iter().enumerate().map(letter).collect(),
        }
    }
}
