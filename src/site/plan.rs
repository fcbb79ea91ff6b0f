//! Every address of the output, decided before anything is drawn.

use std::collections::BTreeMap;

use crate::base::{OutPath, Slug};
use crate::content::{Sheet, is_markdown};
use crate::diag::{Finding, Report, Rule};
use crate::source::{FileId, Sources, Span, Word};
use crate::training::Guide;
use crate::training::guide::Ref;

use super::address;
use super::crosslinks::{Crosslinks, List};
use super::pictures::Pictures;
use super::samples::Samples;
use super::search::Piece;
use super::theme::Theme;

/// What stands at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `index.html`.
    Home,
    /// The page of a thing.
    Thing(Ref),
    /// All things of one kind: `exercises/index.html`.
    Section(Section),
    /// All things that share a word: `equipment/barbell.html`.
    List(List),
    /// `404.html`.
    NotFound,
    /// An old address that leads on.
    Redirect(Option<Ref>),
    /// A pair of targets in every order, by its place among the samples.
    Pair(usize),
    /// `method.html`: the rules that worked-out workouts follow.
    Method,
    /// `search.html`.
    Search,
    /// `sitemap.xml`, where the guide says its own address.
    Sitemap,
    /// A file of the guide; a picture without what a camera wrote about it.
    File(FileId),
    /// A smaller picture made of a file, so many pixels wide.
    Picture {
        /// The original.
        file: FileId,
        /// In pixels.
        width: u32,
    },
    /// A static file, by its path inside `static/`.
    Asset(String),
}

/// The sections of a guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Exercises.
    Exercises,
    /// The muscle map, muscles and groups.
    Muscles,
    /// Programs.
    Programs,
    /// Articles.
    Articles,
    /// The glossary.
    Glossary,
}

impl Section {
    /// Every section, in the order of the menu.
    pub const ALL: [Section; 5] = [Section::Exercises, Section::Muscles, Section::Programs, Section::Articles, Section::Glossary];

    /// The section's folder, which is also its id.
    pub fn id(self) -> &'static str {
        match self {
            Section::Exercises => "exercises",
            Section::Muscles => "muscles",
            Section::Programs => "programs",
            Section::Articles => "articles",
            Section::Glossary => "glossary",
        }
    }

    /// The section's title.
    pub fn title(self) -> &'static str {
        match self {
            Section::Exercises => "Exercises",
            Section::Muscles => "Muscles",
            Section::Programs => "Programs",
            Section::Articles => "Articles",
            Section::Glossary => "Glossary",
        }
    }

    /// The section's page.
    pub fn path(self) -> OutPath {
        literal(&format!("{}/index.html", self.id()))
    }
}

/// The home page's address.
pub fn home() -> OutPath {
    literal("index.html")
}

/// An address that the code itself spells.
pub(crate) fn literal(path: &str) -> OutPath {
    OutPath::new(path).expect("a path written in the code is a good path")
}

/// Every address, in order, and what stands there.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    routes: BTreeMap<OutPath, Route>,
}

impl Plan {
    /// What stands at `path`.
    pub fn get(&self, path: &str) -> Option<&Route> {
        self.routes.get(path)
    }

    /// All addresses with what stands there, in the order of the addresses.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&OutPath, &Route)> {
        self.routes.iter()
    }
}

/// Gathers addresses, and finds those that two sources want.
struct Planner<'a> {
    guide: &'a Guide,
    sheets: &'a BTreeMap<FileId, Sheet>,
    sources: &'a Sources,
    routes: BTreeMap<OutPath, Route>,
    /// Who wants each address, by the form in which file systems compare names.
    taken: BTreeMap<String, (OutPath, Option<Span>, String)>,
    report: Report,
}

/// The plan of a whole site, and every address that two sources want.
pub(super) fn plan(
    guide: &Guide,
    sheets: &BTreeMap<FileId, Sheet>,
    cross: &Crosslinks,
    theme: &Theme,
    samples: &Samples,
    (sources, pictures): (&Sources, &Pictures),
    base_url: Option<&str>,
) -> (Plan, Report) {
    let mut planner = Planner { guide, sheets, sources, routes: BTreeMap::new(), taken: BTreeMap::new(), report: Report::default() };
    planner.fixed(base_url.is_some());
    planner.things();
    for list in cross.lists() {
        let what = format!("the list of {}", list.title());
        planner.add(list.path(), Route::List(list), None, what);
    }
    planner.samples(samples);
    planner.assets(theme);
    planner.attachments();
    planner.redirects();
    planner.keep_for_search();
    planner.pictures(pictures);
    (Plan { routes: planner.routes }, planner.report)
}

impl Planner<'_> {
    fn add(&mut self, path: OutPath, route: Route, span: Option<Span>, what: String) {
        let key = path.key();
        let folders = key.match_indices('/').map(|(i, _)| key[..i].to_owned());
        let below = format!("{key}/");
        let inside = self.taken.range(below.clone()..).next().filter(|(other, _)| other.starts_with(&below)).map(|(_, taken)| taken);
        let other = std::iter::once(key.clone()).chain(folders).find_map(|k| self.taken.get(&k)).or(inside);
        if let Some((other_path, other_span, other)) = other {
            let differs = if *other_path == path { String::new() } else { format!(" (as `{other_path}`)") };
            let mut finding =
                Finding::new(Rule::AddressClash, span.or(*other_span), format!("{what} and {other}{differs} both want `{path}`"))
                    .help("rename one of them: each address can hold one file, also where names differ only in case");
            if let (Some(_), Some(other)) = (span, other_span) {
                finding = finding.see(*other, "the other one");
            }
            self.report.push(finding);
            return;
        }
        self.taken.insert(key, (path.clone(), span, what));
        self.routes.insert(path, route);
    }

    fn fixed(&mut self, absolute: bool) {
        self.add(home(), Route::Home, None, "the home page".to_owned());
        self.add(literal("search.html"), Route::Search, None, "the page for searching".to_owned());
        self.add(literal("404.html"), Route::NotFound, None, "the page for addresses that are not there".to_owned());
        for section in Section::ALL {
            if self.section_has_pages(section) {
                self.add(section.path(), Route::Section(section), None, format!("the list of {}", section.id()));
            }
        }
        if absolute {
            self.add(literal("sitemap.xml"), Route::Sitemap, None, "the site map".to_owned());
        }
    }

    fn samples(&mut self, samples: &Samples) {
        for (n, pair) in samples.pairs.iter().enumerate() {
            self.add(pair.path(self.guide), Route::Pair(n), None, "the page of a pair of targets".to_owned());
        }
        let in_bodies = self.guide.things().any(|thing| !self.guide.meta(thing).generated.is_empty());
        let in_sessions = self.guide.programs.rows().iter().flat_map(|p| &p.phases).flat_map(|p| &p.sessions).any(|s| s.source.is_some());
        let at_home = self.guide.home.as_ref().is_some_and(|home| !home.generated.is_empty());
        if samples.any() || in_bodies || in_sessions || at_home {
            self.add(super::samples::method(), Route::Method, None, "the page about the method".to_owned());
        }
    }

    /// The search's index stands in the folder `search`: a file of the guide that has the address of a piece is in its way.
    fn keep_for_search(&mut self) {
        let other = self.routes.iter().find(|(path, _)| {
            let key = path.key();
            key == "search" || Piece::find(&key).is_some()
        });
        let Some((path, route)) = other else { return };
        let place = if let Route::File(file) = route { Some(Span::new(*file, 0..0)) } else { None };
        self.report.push(
            Finding::new(Rule::AddressClash, place, format!("the search and another file both want `{path}`"))
                .help("rename the file or its folder: `search` is where the guide's index stands"),
        );
    }

    fn section_has_pages(&self, section: Section) -> bool {
        match section {
            Section::Exercises => !self.guide.exercises.is_empty(),
            Section::Muscles => true,
            Section::Programs => !self.guide.programs.is_empty(),
            Section::Articles => !self.guide.articles.is_empty(),
            Section::Glossary => !self.guide.terms.is_empty(),
        }
    }

    fn things(&mut self) {
        for thing in self.guide.things() {
            let whole_group = matches!(thing, Ref::Group(id) if self.guide.sole_muscle(id).is_some());
            if whole_group || matches!(thing, Ref::Part(_)) {
                continue;
            }
            let meta = self.guide.meta(thing);
            let what = format!("the {} `{}`", thing.kind().name(), meta.title);
            self.add(address::of(self.guide, thing).path, Route::Thing(thing), meta.place, what);
        }
    }

    fn assets(&mut self, theme: &Theme) {
        for (name, asset) in theme.assets() {
            let span = asset.file.map(|file| Span::new(file, 0..0));
            self.add(asset.out.clone(), Route::Asset(name.to_owned()), span, format!("the static file `{name}`"));
        }
    }

    /// Files beside Markdown files keep their place below `content/`.
    fn attachments(&mut self) {
        for (id, file) in self.sources.under("content/") {
            if is_markdown(&file.path) {
                continue;
            }
            let span = Span::new(id, 0..0);
            let inside = &file.path["content/".len()..];
            match OutPath::new(inside) {
                Ok(path) => self.add(path, Route::File(id), Some(span), format!("the file `{}`", file.path)),
                Err(why) => self
                    .report
                    .push(Finding::new(Rule::BadAddress, span, format!("`{inside}` cannot be an address: {why}")).help("rename the file")),
            }
        }
    }

    fn pictures(&mut self, pictures: &Pictures) {
        for (path, file, width) in pictures.smaller() {
            let what = format!("a smaller picture of `{}`", self.sources[file].path);
            self.add(path.clone(), Route::Picture { file, width }, Some(Span::new(file, 0..0)), what);
        }
    }

    fn redirects(&mut self) {
        let things = self.guide.things().map(|thing| (Some(thing), self.guide.meta(thing)));
        for (to, meta) in things.chain(self.guide.home.as_ref().map(|home| (None, home))) {
            let Some(sheet) = meta.file.and_then(|file| self.sheets.get(&file)) else { continue };
            for old in &sheet.redirect_from {
                match redirect(old) {
                    Ok(path) => {
                        let what = format!("an old address of `{}`", meta.title);
                        self.add(path, Route::Redirect(to), Some(old.span), what);
                    }
                    Err(why) => self.report.push(
                        Finding::new(Rule::BadAddress, old.span, format!("`{}` cannot be an old address: {why}", old.text))
                            .help("write the path below the guide's own address, such as `old/front-squat.html`"),
                    ),
                }
            }
        }
    }
}

/// The file that answers for an old address: `/old/page/` is `old/page/index.html`, `old/page` is `old/page.html`.
fn redirect(old: &Word) -> Result<OutPath, crate::base::route::BadPath> {
    let plain = old.trim().trim_start_matches('/');
    let path = if plain.is_empty() || plain.ends_with('/') {
        format!("{plain}index.html")
    } else if plain.rsplit('/').next().is_some_and(|last| last.contains('.')) {
        plain.to_owned()
    } else {
        format!("{plain}.html")
    };
    OutPath::new(&path)
}

/// A label's place in an address; labels without a usable letter are `other`.
pub(super) fn label_slug(label: &str) -> Slug {
    Slug::of(label).unwrap_or_else(|| Slug::new("other").expect("`other` is a slug"))
}
