//! From the guide to its site: every address planned, any page drawn.

pub mod accent;
pub mod address;
mod anchors;
pub mod bodymap;
mod bundle;
mod compose;
pub mod crosslinks;
pub mod draw;
mod frame;
pub mod gate;
mod memo;
mod pictures;
pub mod plan;
mod reading;
mod samples;
mod script;
pub mod search;
mod sheet;
mod sitemap;
pub mod theme;
pub mod view;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::base::OutPath;
use crate::content::{self, Settings, Sheet};
use crate::diag::{Checked, Finding, Report, Rule, Severity};
use crate::markup;
use crate::source::{FileId, Options, Sources, Word};
use crate::training::generate::Must;
use crate::training::guide::{Guide, Program, Ref};
use crate::training::resolve::resolve_again;
use crate::training::rules;
use crate::training::volume::{self, Volume};

pub use pictures::Drawn as DrawnPictures;

use address::Address;
use compose::{Desk, Linker, Prose, Shelf};
use crosslinks::Crosslinks;
use draw::Draw;
use gate::Gate;
pub use memo::Memo;
use pictures::Pictures;
use plan::{Plan, Route};
use reading::Reading;
use samples::Samples;
use search::{Index, Piece};
use theme::Theme;

/// A whole site: every address is known, and any page can be drawn, in any order, on any thread, always the same.
pub struct Site {
    sources: Sources,
    guide: Guide,
    settings: Settings,
    sheets: BTreeMap<FileId, Sheet>,
    proses: BTreeMap<FileId, Arc<Prose>>,
    /// What the numbers of automatic links stand for.
    mentioned: Vec<Ref>,
    cross: Crosslinks,
    /// Weekly sets for each muscle, by program: the phase with the most.
    weekly: Vec<Volume>,
    plan: Plan,
    theme: Arc<Theme>,
    draw: Draw,
    gate: Arc<Gate>,
    /// The guide's own address, ending in `/`.
    base_url: Option<String>,
    /// The addresses of files that are copied.
    files: BTreeMap<FileId, OutPath>,
    /// The pictures that pages show.
    pictures: Pictures,
    /// What many pages show.
    shelf: Shelf,
    /// The sample workouts that pages show by themselves.
    samples: Samples,
    /// Where the guide itself explains a rule of the generator: marks such as `h3` in its prose.
    marks: BTreeMap<String, Address>,
    /// What the search finds, made when a piece of it is first asked for.
    search: OnceLock<Index>,
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Site").field("title", &self.settings.title).field("addresses", &self.plan.iter().len()).finish_non_exhaustive()
    }
}

impl Site {
    /// The site that sources say, and all that was found in them.
    ///
    /// Findings about templates come when pages are drawn.
    pub fn new(sources: &Sources, options: &Options) -> Checked<Self> {
        Self::again(sources, options, &Memo::default())
    }

    /// The same site, made faster where `memo` knows parts of it from another time.
    pub fn again(sources: &Sources, options: &Options, memo: &Memo) -> Checked<Self> {
        let mut report = Report::default();
        let manuscript = content::read_again(sources, options, &memo.content).into(&mut report);
        let content::Manuscript { library, settings, sheets } = manuscript;
        let guide = resolve_again(library, &memo.lines).into(&mut report);
        let base_url = base_url(options, &settings);
        let theme = Arc::new(Theme::new(sources, &frame::accent(&settings, &mut report)).into(&mut report));
        let gate = Arc::new(Gate::default());
        let pages = pages(&guide);
        let files = files(sources, &theme);
        let reading = Reading { sources, guide: &guide, settings: &settings, sheets: &sheets, pages: &pages, files: &files, memo };
        let (fragments, proses, mentioned) = reading.all(&mut report);
        let linker = Linker { fragments: &fragments, pages: &pages, ..Linker::new(sources, &guide, &files) };
        let named =
            guide.articles.rows().iter().map(|a| a.meta.file.and_then(|f| proses.get(&f)).map(|p| p.named.clone()).unwrap_or_default());
        let cross = Crosslinks::new(&guide, named.collect());
        let samples = Samples::of(&guide, memo, &mut report);
        let marks = marks(&guide, &pages, &proses);
        let mut pictures = Pictures::of(sources, &files, &used(&linker, &sheets, &proses), &mut report);
        let (plan, found) = plan::plan(&guide, &sheets, &cross, &theme, &samples, (sources, &pictures), base_url.as_deref());
        report.append(found);
        pictures.keep(|path, file, width| plan.get(path.as_str()) == Some(&Route::Picture { file, width }));
        let weekly = guide.programs.rows().par_iter().map(|program| heaviest(&guide, program)).collect();
        let frame = frame::frame(&settings, &guide, &plan, &theme, &mut report);
        let draw = Draw::again(theme.clone(), &frame, gate.clone(), memo).into(&mut report);
        let shelf = Shelf::new(&guide);
        let site = Self {
            sources: sources.clone(),
            guide,
            settings,
            sheets,
            proses,
            mentioned,
            cross,
            weekly,
            plan,
            theme,
            draw,
            gate,
            base_url,
            files,
            pictures,
            shelf,
            samples,
            marks,
            search: OnceLock::new(),
        };
        report.append(rules::check(&site.guide, &site.guide.near));
        site.check_sheets(&mut report);
        site.lint(&mut report);
        report.sort();
        Checked { value: site, report }
    }

    /// The guide.
    pub fn guide(&self) -> &Guide {
        &self.guide
    }

    /// Which pages are being drawn, for whoever has a clock.
    pub fn gate(&self) -> &Gate {
        &self.gate
    }

    /// Every address but those of the search's index, and what stands there.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Every address, in order, the search's index included.
    pub fn paths(&self) -> Vec<OutPath> {
        let pieces = self.index().pieces().map(Piece::path).filter(|path| self.plan.get(path.as_str()).is_none());
        let mut paths: Vec<OutPath> = self.plan.iter().map(|(path, _)| path.clone()).chain(pieces).collect();
        paths.sort();
        paths
    }

    /// Whether anything stands at `path`.
    pub fn has(&self, path: &OutPath) -> bool {
        self.plan.get(path.as_str()).is_some() || self.piece(path).is_some()
    }

    /// The piece of the search's index that stands at `path`.
    fn piece(&self, path: &OutPath) -> Option<Piece> {
        Piece::find(path.as_str()).filter(|piece| self.index().has(*piece))
    }

    /// The search's index. Who looks at a page while the guide is written need not wait for it.
    fn index(&self) -> &Index {
        self.search.get_or_init(|| Index::of(self))
    }

    /// The templates and static files.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// What `ironleaf.yaml` says.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The guide's own address, ending in `/`, where it is known.
    pub fn base_url(&self) -> Option<&str> {
        self.base_url.as_deref()
    }

    /// What pages say beside what training knows of, by their files.
    pub fn sheets(&self) -> &BTreeMap<FileId, Sheet> {
        &self.sheets
    }

    /// The sources that it is a function of.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The address that opens a file in the coach's editor, where the guide says one.
    pub fn editor(&self) -> Option<&str> {
        self.settings.editor.as_deref()
    }

    /// The bytes of what is copied as it is; nothing for a page that is drawn.
    pub fn copied(&self, path: &OutPath) -> Option<&Arc<[u8]>> {
        match self.plan.get(path.as_str())? {
            Route::File(id) => Some(&self.sources[*id].bytes),
            Route::Asset(name) => self.theme.asset(name).map(|asset| &asset.bytes),
            _ => None,
        }
    }

    /// What stands at `path`, drawn; nothing for an address where nothing does.
    ///
    /// # Errors
    /// The finding about a template that could not be drawn.
    pub fn draw(&self, path: &OutPath) -> Result<Option<Cow<'_, [u8]>>, Box<Finding>> {
        match self.plan.get(path.as_str()) {
            None => Ok(self.piece(path).map(|piece| Cow::Owned(self.index().draw(self, piece).into_bytes()))),
            Some(Route::File(id) | Route::Picture { file: id, .. }) => Ok(Some(match self.draw_picture(path) {
                Some(drawn) => Cow::Owned(drawn.value.into_iter().next().map(|(_, bytes)| bytes).unwrap_or_default()),
                None => pictures::published(&self.sources[*id].bytes),
            })),
            Some(Route::Asset(name)) => Ok(self.theme.asset(name).map(|asset| Cow::Borrowed(&*asset.bytes))),
            Some(route) => Desk::new(self, path.clone()).page(route).map(|page| Some(Cow::Owned(page.into_bytes()))),
        }
    }

    fn sheet(&self, thing: Ref) -> Option<&Sheet> {
        self.sheets.get(&self.guide.meta(thing).file?)
    }

    fn prose(&self, thing: Ref) -> Option<&Prose> {
        self.proses.get(&self.guide.meta(thing).file?).map(|prose| &**prose).filter(|prose| !prose.fragment.is_empty())
    }

    /// The full address of a page, where the guide knows its own.
    fn absolute(&self, path: &OutPath) -> Option<String> {
        let whole = path.from(&plan::home());
        let base = self.base_url.as_ref()?;
        Some(format!("{base}{}", if whole == "index.html" { "" } else { &whole }))
    }

    /// A picture or film of a thing's page, seen from a page.
    fn medium(&self, thing: Ref, path: &Word, from: &OutPath) -> Option<pictures::Shown> {
        if markup::is_script(path) {
            return None;
        }
        if markup::is_outside(path) {
            return Some(pictures::Shown { src: path.text.to_string(), ..pictures::Shown::default() });
        }
        let file = self.guide.meta(thing).file?;
        let out = Linker::new(&self.sources, &self.guide, &self.files).medium(file, path, "image", &mut Report::default())?;
        Some(self.pictures.shown(&out, from))
    }

    fn home_template(&self) -> String {
        let own = self.guide.home.as_ref().and_then(|m| m.file).and_then(|f| self.sheets.get(&f)).and_then(|s| s.template.as_deref());
        own.and_then(|name| self.draw.find_template(name)).unwrap_or_else(|| "home.html".to_owned())
    }

    /// Templates and pictures that front matter names must be there.
    fn check_sheets(&self, report: &mut Report) {
        let linker = Linker::new(&self.sources, &self.guide, &self.files);
        for (file, sheet) in &self.sheets {
            if let Some(name) = sheet.template.as_ref().filter(|name| self.draw.find_template(name).is_none()) {
                let known = self.draw.page_templates().map(|known| known.trim_end_matches(".html"));
                let bare = name.trim_end_matches(".html");
                let near = crate::base::suggest::nearest(bare, known);
                let help = near.map_or_else(
                    || format!("put it at `templates/{bare}.html`"),
                    |near| format!("a template with a similar name exists: `{near}`"),
                );
                report.push(Finding::new(Rule::Template, name.span, format!("no template is called `{}`", name.text)).help(help));
            }
            for medium in &sheet.media {
                let (path, what) = match medium {
                    content::Media::Image { path, alt, span, .. } => {
                        if alt.is_none() {
                            let finding = Finding::new(Rule::MissingAlt, *span, "this image has no description");
                            report.push(finding.help("add `alt: …` and say what it shows, for readers who do not see it"));
                        }
                        (path, "image")
                    }
                    content::Media::Video { url, .. } => (url, "film"),
                };
                if markup::is_script(path) {
                    report.push(script(path));
                } else if !markup::is_outside(path) {
                    linker.medium(*file, path, what, report);
                }
            }
        }
    }

    /// Leaves out what the guide or a page allows, and makes errors of what the guide denies.
    fn lint(&self, report: &mut Report) {
        let metas = self.guide.things().map(|thing| self.guide.meta(thing)).chain(self.guide.home.as_ref());
        let by_file: BTreeMap<FileId, _> = metas.filter_map(|meta| Some((meta.file?, &meta.lint))).collect();
        let guide = &self.guide.lint;
        report.findings.retain_mut(|finding| {
            let page = finding.span.and_then(|span| by_file.get(&span.file));
            let allowed = guide.allow.iter().chain(page.iter().flat_map(|lint| &lint.allow)).any(|allow| allow.rule == finding.rule);
            let coaching = finding.rule.family() == crate::diag::Family::Coaching
                && (guide.allow_coaching || page.is_some_and(|lint| lint.allow_coaching));
            if finding.rule.can_be_allowed() && (allowed || coaching) {
                return false;
            }
            let denied = guide.deny.iter().chain(page.iter().flat_map(|lint| &lint.deny)).any(|rule| *rule == finding.rule);
            if denied || (guide.deny_warnings && finding.severity == Severity::Warning) {
                finding.severity = Severity::Error;
                finding.denied = true;
            }
            true
        });
    }
}

/// What is said of a picture, film or menu entry whose address a browser would run; it is left out, whoever wrote it.
fn script(address: &Word) -> Finding {
    Finding::new(Rule::ScriptLink, address.span, "a browser would run this link as a program")
        .help("it is left out; link to a file of the guide or a web address")
}

/// The page of each Markdown file.
fn pages(guide: &Guide) -> BTreeMap<FileId, Ref> {
    guide.things().filter_map(|thing| Some((guide.meta(thing).file?, thing))).collect()
}

/// The address of each file that is copied: attachments keep their place below `content/`, static files theirs.
fn files(sources: &Sources, theme: &Theme) -> BTreeMap<FileId, OutPath> {
    let attachments = sources.under("content/").filter(|(_, f)| !content::is_markdown(&f.path));
    let attachments = attachments.filter_map(|(id, f)| Some((id, OutPath::new(&f.path["content/".len()..]).ok()?)));
    let assets = theme.assets().filter_map(|(_, asset)| Some((asset.file?, asset.out.clone())));
    attachments.chain(assets).collect()
}

/// The addresses of all pictures that pages show.
fn used(linker: &Linker<'_>, sheets: &BTreeMap<FileId, Sheet>, proses: &BTreeMap<FileId, Arc<Prose>>) -> BTreeSet<OutPath> {
    let mut used: BTreeSet<OutPath> = proses.values().flat_map(|prose| prose.pictures()).cloned().collect();
    for (file, sheet) in sheets {
        for medium in &sheet.media {
            if let content::Media::Image { path, .. } = medium
                && !markup::is_outside(path)
            {
                // What is not there is told where front matter is looked over.
                used.extend(linker.medium(*file, path, "image", &mut Report::default()));
            }
        }
    }
    used
}

/// The guide's own address, ending in `/`: as it is asked for, else as its settings say.
fn base_url(options: &Options, settings: &Settings) -> Option<String> {
    let url = options.base_url.as_deref().or(settings.base_url.as_deref())?;
    Some(format!("{}/", url.strip_suffix('/').unwrap_or(url)))
}

/// Of a program's weekly sets, phase by phase, those of the phase with the most in all; of equals the first.
fn heaviest(guide: &Guide, program: &Program) -> Volume {
    let phases: Vec<Volume> = volume::weekly(guide, program).into_iter().map(|(_, volume)| volume).collect();
    phases.into_iter().rev().max_by_key(|credits| credits.values().map(|c| u64::from(c.0)).sum::<u64>()).unwrap_or_default()
}

/// Where the guide's own prose explains a rule of the generator: the first mark of its id, in the order of the files.
fn marks(guide: &Guide, pages: &BTreeMap<FileId, Ref>, proses: &BTreeMap<FileId, Arc<Prose>>) -> BTreeMap<String, Address> {
    let mut marks = BTreeMap::new();
    for (file, prose) in proses {
        let Some(thing) = pages.get(file) else { continue };
        for (id, _) in prose.fragment.anchors.iter().filter(|(id, _)| Must::find(id).is_some()) {
            let address = Address { anchor: Some(id.to_string()), ..address::of(guide, *thing) };
            marks.entry(id.to_string()).or_insert(address);
        }
    }
    marks
}
