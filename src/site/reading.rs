//! Every page's Markdown: read, its links found, and its first mentions linked.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::OutPath;
use crate::base::fingerprint::{Fingerprint, Stream};
use crate::content::{self, Html, Settings, Sheet};
use crate::diag::{Checked, Report};
use crate::markup::{self, Fragment, RawHtml};
use crate::source::{FileId, Sources};
use crate::training::guide::{Exercise, Guide, Ref};

use super::compose::{Linker, Prose, is_static};
use super::memo::Memo;
use super::{address, anchors, view};

/// All that a page's Markdown is read with.
pub(super) struct Reading<'a> {
    pub(super) sources: &'a Sources,
    pub(super) guide: &'a Guide,
    pub(super) settings: &'a Settings,
    pub(super) sheets: &'a BTreeMap<FileId, Sheet>,
    /// The page of each Markdown file.
    pub(super) pages: &'a BTreeMap<FileId, Ref>,
    /// The address of each file that is copied.
    pub(super) files: &'a BTreeMap<FileId, OutPath>,
    pub(super) memo: &'a Memo,
}

/// Every page's Markdown as it is read, the same with its links, and what the numbers of automatic links stand for.
pub(super) type Read = (BTreeMap<FileId, Arc<Fragment>>, BTreeMap<FileId, Arc<Prose>>, Vec<Ref>);

/// Every page's Markdown, and the fingerprint of what it follows from.
#[derive(Default)]
struct Fragments {
    read: BTreeMap<FileId, Arc<Fragment>>,
    prints: BTreeMap<FileId, Fingerprint>,
}

/// Markdown with the fingerprint of what it follows from.
type Printed = (Fingerprint, Arc<Checked<Arc<Fragment>>>);

impl Fragments {
    fn take(&mut self, file: FileId, (print, checked): &Printed, report: &mut Report) -> Arc<Fragment> {
        report.extend(checked.report.findings.iter().cloned());
        self.prints.insert(file, *print);
        self.read.insert(file, checked.value.clone());
        checked.value.clone()
    }
}

impl Reading<'_> {
    /// Every page's Markdown; in parallel, findings in the order of the files.
    pub(super) fn all(&self, report: &mut Report) -> Read {
        let fragments = self.fragments(report);
        let (mentions, mentioned) = self.mentions();
        let linker = Linker { fragments: &fragments.read, pages: self.pages, ..Linker::new(self.sources, self.guide, self.files) };
        let around = self.around(&fragments.read);
        let found: Vec<_> = fragments
            .prints
            .par_iter()
            .map(|(file, print)| {
                let own = self.pages.get(file).copied();
                let autolink = self.sheets.get(file).and_then(|sheet| sheet.autolink).unwrap_or(self.settings.autolink);
                let works = works(self.guide, own);
                let in_static = linker.in_static(*file, &fragments.read[file]);
                let key = format!("{around} {print} {own:?} {autolink} {works:?} {in_static:?}");
                let make = || {
                    let mut report = Report::default();
                    let prose = linker.for_page().link(*file, Fragment::clone(&fragments.read[file]), &mut report);
                    let page = Page { guide: self.guide, own, works, autolink };
                    (page.link_mentions(prose, &mentions, &mentioned), report)
                };
                (*file, self.memo.prose(Fingerprint::of(key.as_bytes()), make))
            })
            .collect();
        let mut proses = BTreeMap::new();
        for (file, made) in found {
            report.extend(made.1.findings.iter().cloned());
            proses.insert(file, made.0.clone());
        }
        (fragments.read, proses, mentioned)
    }

    fn fragments(&self, report: &mut Report) -> Fragments {
        let Self { guide, sheets, pages, .. } = self;
        let all: Vec<(FileId, Printed)> = sheets
            .par_iter()
            .filter(|(file, sheet)| pages.contains_key(file) || sheet.kind == content::Kind::Home)
            .map(|(file, sheet)| (*file, self.fragment(*file, sheet, &[])))
            .collect();
        let mut fragments = Fragments::default();
        for (file, printed) in &all {
            fragments.take(*file, printed, report);
        }
        // Parts stand on their muscle's page, where each id may stand once.
        for (_, muscle) in guide.muscles.iter().filter(|(_, muscle)| muscle.parts.iter().any(|part| guide.parts[*part].meta.file.is_some()))
        {
            let ids = |fragment: &Fragment| fragment.anchors.iter().map(|(id, _)| id.to_string()).collect::<Vec<String>>();
            let mut taken = muscle.meta.file.and_then(|file| fragments.read.get(&file)).map(|fragment| ids(fragment)).unwrap_or_default();
            for file in muscle.parts.iter().filter_map(|part| guide.parts[*part].meta.file) {
                let Some(sheet) = sheets.get(&file) else { continue };
                let fragment = fragments.take(file, &self.fragment(file, sheet, &taken), report);
                taken.extend(ids(&fragment));
            }
        }
        fragments
    }

    fn fragment(&self, file: FileId, sheet: &Sheet, more: &[String]) -> Printed {
        let raw_html = match self.settings.html {
            Html::Allow => RawHtml::Allow,
            Html::Escape => RawHtml::Escape,
        };
        let own = anchors::of_page(self.guide, self.pages.get(&file).copied());
        let reserved: Vec<String> = view::RESERVED_IDS.iter().map(ToString::to_string).chain(own).chain(more.iter().cloned()).collect();
        let options = markup::Options { smart_punctuation: self.settings.smart_punctuation, raw_html, reserved };
        self.memo.fragment(self.sources, sheet.body, &options)
    }

    /// Every name that becomes a link by itself, and what it stands for: titles and aliases of several words of
    /// exercises, muscles, their parts and terms. An alias of one word does only if it is an abbreviation.
    fn mentions(&self) -> (Arc<markup::Mentions>, Vec<Ref>) {
        let guide = self.guide;
        let mut things = Vec::new();
        let mut names = Vec::new();
        for thing in guide.things().filter(|t| matches!(t, Ref::Exercise(_) | Ref::Muscle(_) | Ref::Part(_) | Ref::Term(_))) {
            let number = u32::try_from(things.len()).expect("fewer than 2³² names");
            let meta = guide.meta(thing);
            let abbreviation = |name: &str| name.chars().filter(|c| c.is_uppercase()).count() > 1;
            let worth = |name: &&Arc<str>| name.contains([' ', '-']) || abbreviation(name);
            for name in std::iter::once(&meta.title).chain(meta.aliases.iter().filter(worth)) {
                names.push((name.to_string(), number));
            }
            things.push(thing);
        }
        (self.memo.mentions(names), things)
    }

    /// The fingerprint of all that a page's links follow from, beside what is the page's own: names, addresses, places on
    /// pages, and files. Words that only the page's reader sees are not in it, nor is what a stylesheet or a template holds.
    fn around(&self, fragments: &BTreeMap<FileId, Arc<Fragment>>) -> Fingerprint {
        let things: Vec<Ref> = self.guide.things().collect();
        let one = |thing: &Ref| {
            let meta = self.guide.meta(*thing);
            let places = anchors::of_template(self.guide, Some(*thing));
            let address = address::of(self.guide, *thing);
            let said = format!("{thing:?} {} {:?} {:?} {:?} {address:?} {places:?}", meta.id, meta.file, meta.title, meta.aliases);
            Fingerprint::of(said.as_bytes())
        };
        let things: Vec<Fingerprint> = things.par_iter().map(one).collect();
        let mut all = Stream::default();
        all.add(format!("{} {}", self.guide.names.fingerprint(), self.settings.autolink).as_bytes());
        for print in things {
            all.add(&print.to_bytes());
        }
        for (id, file) in self.sources.files() {
            // A stylesheet's address follows from what it holds, and hardly a page links to one: who does says so itself.
            let address = self.files.get(&id).map(|out| if is_static(&file.path) { "static" } else { out.as_str() });
            all.add(format!("{id:?} {:?} {address:?}", file.path).as_bytes());
        }
        for (file, fragment) in fragments {
            let ids: Vec<&str> = fragment.anchors.iter().map(|(id, _)| &**id).collect();
            all.add(format!("{file:?} {ids:?}").as_bytes());
        }
        all.end()
    }
}

/// The muscles that an exercise works; nothing for another page.
fn works(guide: &Guide, own: Option<Ref>) -> Option<Vec<Ref>> {
    let Some(Ref::Exercise(id)) = own else { return None };
    let exercise: &Exercise = &guide.exercises[id];
    Some(exercise.primary.iter().chain(&exercise.secondary).map(|worked| Ref::Muscle(worked.muscle)).collect())
}

/// A page whose mentions become links.
struct Page<'a> {
    guide: &'a Guide,
    own: Option<Ref>,
    works: Option<Vec<Ref>>,
    autolink: bool,
}

impl Page<'_> {
    fn link_mentions(&self, mut prose: Prose, mentions: &markup::Mentions, mentioned: &[Ref]) -> Prose {
        let places = prose.fragment.mentions(mentions);
        let thing = |n: u32| mentioned[n as usize];
        let found: Vec<u32> = places.iter().map(|mention| mention.thing).collect();
        if self.autolink {
            let own = self.own.map(|own| address::of(self.guide, own));
            let skip = |n: u32| {
                let thing = thing(n);
                Some(thing) == self.own
                    || self.is_place(thing)
                    || prose.named.contains(&thing)
                    || own.as_ref().is_some_and(|own| *own == address::of(self.guide, thing))
            };
            prose.fragment.link_mentions(places, &skip);
        }
        prose.named.extend(found.into_iter().map(thing).filter(|thing| !self.is_place(*thing)));
        prose
    }

    /// Where an exercise is told, a muscle that it does not work is a place: the bar rests on the chest.
    fn is_place(&self, thing: Ref) -> bool {
        let muscle = match thing {
            Ref::Muscle(id) => id,
            Ref::Part(id) => self.guide.parts[id].parent,
            _ => return false,
        };
        self.works.as_ref().is_some_and(|works| !works.contains(&Ref::Muscle(muscle)))
    }
}
