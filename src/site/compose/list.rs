//! Sections, and lists of what shares a word.

use crate::site::crosslinks::List;
use crate::site::plan::Section;
use crate::site::view::{Body, CardGroup, Intro, LinkGroup, ListView, SearchView, SectionView, Tag};
use crate::training::guide::{Exercise, Program, Ref};
use crate::training::table::Id;

use super::about::About;
use super::{Desk, shared};

impl Desk<'_> {
    pub(super) fn list(&self, list: &List) -> ListView {
        let things = self.site.cross.list(list);
        let About { kicker, section, lede, description } = self.about(list);
        let title = list.title();
        let exercises = exercises(things);
        let caption = format!("Exercises: {title}");
        ListView {
            head: self.head(&kicker.to_lowercase(), list.path().as_str(), &title, Some(&description), section),
            crumbs: self.crumbs(section, &title),
            intro: Intro { kicker: Some(kicker.to_owned()), title, lede: Some(lede), ..Intro::default() },
            count: Self::counted(things),
            exercises: (!exercises.is_empty()).then(|| self.exercise_table(caption, vec![(None, exercises)])),
            programs: self.program_table("Programs", &programs(things)),
            cards: self.card_groups(things),
            others: self.others(list),
        }
    }

    /// Cards of everything that no table holds.
    fn card_groups(&self, things: &[Ref]) -> Vec<CardGroup> {
        let group = |id: &str, title: &str, wanted: fn(&Ref) -> bool| CardGroup {
            id: id.to_owned(),
            title: title.to_owned(),
            cards: self.cards(things.iter().copied().filter(wanted)),
        };
        let groups = [
            group("articles", "Articles", |t| matches!(t, Ref::Article(_))),
            group("muscles", "Muscles", |t| matches!(t, Ref::Muscle(_) | Ref::Part(_) | Ref::Group(_))),
            group("terms", "Terms", |t| matches!(t, Ref::Term(_))),
            group("pages", "Pages", |t| matches!(t, Ref::Page(_) | Ref::Author(_))),
        ];
        groups.into_iter().filter(|group| !group.cards.is_empty()).collect()
    }

    fn others(&self, list: &List) -> Option<LinkGroup> {
        let same = |other: &List| std::mem::discriminant(other) == std::mem::discriminant(list) && other != list;
        let group = self.ways("More of these", &same);
        (!group.links.is_empty()).then_some(group)
    }

    /// Links to lists, each with what it holds.
    fn ways(&self, title: &str, wanted: &dyn Fn(&List) -> bool) -> LinkGroup {
        let link = |list: List| {
            let id = list.path().as_str().to_owned();
            let tag = self.tag(&list, &id, &list.title());
            shared(Tag { count: Some(self.site.cross.list(&list).len()), ..tag })
        };
        LinkGroup { title: title.to_owned(), links: self.site.cross.lists().filter(wanted).map(link).collect() }
    }

    /// The page for searching, with links to every list for who cannot search.
    pub(super) fn search(&self) -> SearchView {
        let there = |section: &Section| self.site.plan.get(section.path().as_str()).is_some();
        let sections = Section::ALL.into_iter().filter(there).map(|section| {
            let href = Some(section.path().from(&self.from));
            shared(Tag { id: section.id().to_owned(), title: section.title().to_owned(), href, count: None })
        });
        let lists = [
            LinkGroup { title: "All of a kind".to_owned(), links: sections.collect() },
            self.ways("By level", &|l| matches!(l, List::Level(_))),
            self.ways("By equipment", &|l| matches!(l, List::Equipment(_))),
            self.ways("By movement", &|l| matches!(l, List::Pattern(_))),
            self.ways("By goal", &|l| matches!(l, List::Goal(_))),
            self.ways("By category", &|l| matches!(l, List::Category(..))),
        ];
        SearchView {
            head: self.head("search", "", "Search", Some("Find an exercise, a muscle, a program or an article."), None),
            crumbs: self.crumbs(None, "Search"),
            intro: Intro { title: "Search".to_owned(), ..Intro::default() },
            ways: lists.into_iter().filter(|group| !group.links.is_empty()).collect(),
        }
    }

    pub(super) fn section(&self, section: Section) -> SectionView {
        let guide = self.guide();
        let (things, lede, ways): (Vec<Ref>, &str, Vec<LinkGroup>) = match section {
            Section::Exercises => (
                guide.exercises.ids().map(Ref::Exercise).collect(),
                "Every exercise of this guide, with the muscles it works and what it needs.",
                vec![
                    self.ways("By movement", &|l| matches!(l, List::Pattern(_))),
                    self.ways("By equipment", &|l| matches!(l, List::Equipment(_))),
                    self.ways("By level", &|l| matches!(l, List::Level(_))),
                ],
            ),
            Section::Programs => (
                guide.programs.ids().map(Ref::Program).collect(),
                "Sample programs with their sessions, minutes and weekly sets worked out.",
                vec![self.ways("By goal", &|l| matches!(l, List::Goal(_)))],
            ),
            _ => (
                guide.articles.ids().map(Ref::Article).collect(),
                "Questions answered and methods explained, newest first.",
                vec![self.ways("By category", &|l| matches!(l, List::Category(..))), self.ways("By tag", &|l| matches!(l, List::Tag(..)))],
            ),
        };
        let exercises = exercises(&things);
        let articles = guide.articles.ids().filter(|_| section == Section::Articles);
        let mut articles: Vec<_> = articles.collect();
        articles.sort_by(|a, b| guide.articles[*b].meta.date.cmp(&guide.articles[*a].meta.date).then(a.cmp(b)));
        let cards = self.cards(articles.into_iter().map(Ref::Article));
        SectionView {
            head: self.head(section.id(), "", section.title(), Some(lede), Some(section)),
            crumbs: self.crumbs(None, section.title()),
            intro: Intro { title: section.title().to_owned(), lede: Some(lede.to_owned()), ..Intro::default() },
            body: Body::default(),
            count: Self::counted(&things),
            ways: ways.into_iter().filter(|group| !group.links.is_empty()).collect(),
            exercises: (!exercises.is_empty()).then(|| self.exercise_table("All exercises".to_owned(), vec![(None, exercises)])),
            programs: self.program_table("All programs", &programs(&things)),
            cards: if cards.is_empty() {
                Vec::new()
            } else {
                vec![CardGroup { id: "all".to_owned(), title: "All articles".to_owned(), cards }]
            },
        }
    }
}

fn exercises(things: &[Ref]) -> Vec<Id<Exercise>> {
    things.iter().filter_map(|t| if let Ref::Exercise(id) = t { Some(*id) } else { None }).collect()
}

fn programs(things: &[Ref]) -> Vec<Id<Program>> {
    things.iter().filter_map(|t| if let Ref::Program(id) = t { Some(*id) } else { None }).collect()
}
