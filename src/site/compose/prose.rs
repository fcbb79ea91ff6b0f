//! A page's Markdown: links found once for the whole guide, drawn for each page.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::OutPath;
use crate::base::suggest::{self, Patience};
use crate::content::Kind as Folder;
use crate::diag::{Finding, Report, Rule};
use crate::markup::{Fragment, HeadingKind, Holes, ImageDrawn, ImageHole, ImageSource, LinkHole, LinkTarget};
use crate::site::address::{self, Address};
use crate::site::pictures::Shown;
use crate::site::view::{Body, Heading};
use crate::source::{FileId, Sources, Span, Word};
use crate::training::guide::{Guide, Meta, Ref};
use crate::training::names::Kind;
use crate::training::prescription;
use crate::training::resolve::unknown;

use super::Desk;
use super::notes::Notes;
use super::workout::Table;

/// A page's Markdown with its links found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Prose {
    /// The Markdown, read.
    pub(crate) fragment: Fragment,
    /// Where each link and image leads, by where it stands; what leads nowhere is not there.
    pub(super) links: BTreeMap<Span, Linked>,
    /// What the prose names or links to.
    pub(crate) named: BTreeSet<Ref>,
}

/// Where a link or an image leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Linked {
    /// A page, perhaps a place on it.
    Page(Address),
    /// A file.
    File(OutPath),
}

/// Finds where links lead.
pub(crate) struct Linker<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) guide: &'a Guide,
    /// Every page's Markdown, for the headings that links lead to.
    pub(crate) fragments: &'a BTreeMap<FileId, Arc<Fragment>>,
    /// The page of each Markdown file.
    pub(crate) pages: &'a BTreeMap<FileId, Ref>,
    /// The address of each file that is copied.
    pub(crate) files: &'a BTreeMap<FileId, OutPath>,
    /// What is left for near names of what is not there.
    pub(crate) patience: Patience,
}

impl Prose {
    /// The addresses of the guide's own pictures in it.
    pub(crate) fn pictures(&self) -> impl Iterator<Item = &OutPath> {
        self.fragment.images().filter_map(|image| match self.links.get(&image.span)? {
            Linked::File(path) => Some(path),
            Linked::Page(_) => None,
        })
    }
}

impl<'a> Linker<'a> {
    /// A linker that knows the guide's things and files, and no page's Markdown.
    pub(crate) fn new(sources: &'a Sources, guide: &'a Guide, files: &'a BTreeMap<FileId, OutPath>) -> Self {
        const NO_FRAGMENTS: &BTreeMap<FileId, Arc<Fragment>> = &BTreeMap::new();
        const NO_PAGES: &BTreeMap<FileId, Ref> = &BTreeMap::new();
        Self { sources, guide, fragments: NO_FRAGMENTS, pages: NO_PAGES, files, patience: Patience::default() }
    }

    /// The same for one of the pages whose Markdown is known.
    pub(crate) fn for_page(&self) -> Self {
        let patience = Patience::shared(self.fragments.len());
        Self { patience, ..*self }
    }

    /// Finds every link and image of a file's Markdown; what leads nowhere is a finding.
    pub(crate) fn link(&self, file: FileId, fragment: Fragment, report: &mut Report) -> Prose {
        let mut prose = Prose { links: BTreeMap::new(), named: BTreeSet::new(), fragment: Fragment::default() };
        for link in fragment.links() {
            if let Some((linked, thing)) = self.target(file, &fragment, link, report) {
                prose.links.insert(link.span, linked);
                prose.named.extend(thing);
            }
        }
        for image in fragment.images() {
            let found = match &image.source {
                ImageSource::Outside(_) => continue,
                ImageSource::Path(path) => self.file(file, path).ok_or_else(|| Box::new(self.missing_image(file, path, "image"))),
                ImageSource::Name(name) => self.named_file(file, name),
            };
            match found {
                Ok(found) => drop(prose.links.insert(image.span, Linked::File(found))),
                Err(finding) => report.push(*finding),
            }
        }
        prose.fragment = fragment;
        prose
    }

    /// The addresses of the files in `static/` that a page's links and images name: those of the theme's own follow from
    /// what the files hold.
    pub(crate) fn in_static(&self, from: FileId, fragment: &Fragment) -> Vec<&'a OutPath> {
        let links = fragment.links().filter_map(|link| match &link.target {
            LinkTarget::Path { path, .. } => Some(path),
            _ => None,
        });
        let images = fragment.images().filter_map(|image| match &image.source {
            ImageSource::Path(path) | ImageSource::Name(path) => Some(path),
            ImageSource::Outside(_) => None,
        });
        let named = links.chain(images).filter_map(|path| self.source(from, path));
        named.filter(|file| is_static(&self.sources[*file].path)).filter_map(|file| self.files.get(&file)).collect()
    }

    fn target(&self, file: FileId, own: &Fragment, link: &LinkHole, report: &mut Report) -> Option<(Linked, Option<Ref>)> {
        match &link.target {
            LinkTarget::Outside(_) => None,
            LinkTarget::Anchor(anchor) => {
                let id = self.anchor(own, self.pages.get(&file).copied(), anchor, report)?;
                let path = self.pages.get(&file).map_or_else(crate::site::plan::home, |thing| address::of(self.guide, *thing).path);
                Some((Linked::Page(Address { path, anchor: Some(id) }), None))
            }
            LinkTarget::Wiki { kind, name, anchor } => {
                let thing = self.named(kind.as_deref(), name, link.span, report)?;
                Some((self.page(thing, anchor.as_ref(), report), Some(thing)))
            }
            LinkTarget::Path { path, anchor } => self.path(file, path, anchor.as_ref(), report),
        }
    }

    /// What a wiki link names.
    fn named(&self, kind: Option<&str>, name: &Word, span: Span, report: &mut Report) -> Option<Ref> {
        let kinds: &[Kind] = match kind {
            None => &Kind::ALL,
            Some(said) => {
                if let Some(kinds) = Kind::find(said) {
                    kinds
                } else {
                    let near = suggest::nearest(said, Kind::ALL.map(Kind::name));
                    let help = near.map_or_else(
                        || "a kind is one of: exercise, muscle, group, program, article, term, page, author".to_owned(),
                        |near| format!("write `{near}:{}`", name.text),
                    );
                    report.push(Finding::new(Rule::UnknownLink, span, format!("`{said}` is no kind of page")).help(help));
                    return None;
                }
            }
        };
        let by_way = || self.by_way(name).filter(|_| kind.is_none());
        let found = self.guide.names.find(kinds, name).or_else(by_way);
        if found.is_none() {
            let what = kind.unwrap_or("page");
            let finding = unknown(&self.guide.names, &self.patience, kinds, name, name.span, Rule::UnknownLink, what);
            report.push(match self.other_kind(name).filter(|_| kind.is_none()) {
                Some(help) => finding.help(help),
                None => finding,
            });
        }
        found
    }

    /// The page of the file that a wiki link names by its way from `content/`: `[[exercises/hinge/romanian-deadlift]]`.
    fn by_way(&self, name: &str) -> Option<Ref> {
        let way = name.contains('/').then(|| format!("content/{}.md", name.strip_suffix(".md").unwrap_or(name)))?;
        self.pages.get(&self.sources.find(&way)?).copied()
    }

    /// What to do about a name with a colon, where the word before the colon was meant for a kind.
    fn other_kind(&self, name: &str) -> Option<String> {
        let (said, rest) = name.split_once(':')?;
        let rest = rest.trim();
        if let Some(near) = suggest::nearest(said.trim(), Kind::ALL.map(Kind::name)) {
            return Some(format!("`{}` is no kind of page: write `{near}:{rest}`", said.trim()));
        }
        let thing = self.guide.names.find(&Kind::ALL, rest)?;
        Some(format!("`{}` is no kind of page: write `{rest}`, or `{}:{rest}`", said.trim(), thing.kind().name()))
    }

    /// A thing's page and the place on it; a place that is not there is a finding, and the page stays.
    fn page(&self, thing: Ref, anchor: Option<&Word>, report: &mut Report) -> Linked {
        let mut address = address::of(self.guide, thing);
        if let Some(anchor) = anchor {
            let empty = Fragment::default();
            let fragment = self.guide.meta(thing).file.and_then(|file| self.fragments.get(&file)).map_or(&empty, |fragment| &**fragment);
            if let Some(id) = self.anchor(fragment, Some(thing), anchor, report) {
                address.anchor = Some(id);
            }
        }
        Linked::Page(address)
    }

    /// The id that a place's name means on a page.
    fn anchor(&self, fragment: &Fragment, thing: Option<Ref>, anchor: &Word, report: &mut Report) -> Option<String> {
        let own = super::super::anchors::of_template(self.guide, thing);
        if let Some(id) = fragment.anchor(anchor) {
            return Some(id.to_owned());
        }
        if own.iter().any(|id| **id == *anchor.text) {
            return Some(anchor.text.to_string());
        }
        let known = fragment.anchors.iter().map(|(id, _)| &**id).chain(own.iter().map(String::as_str));
        let mut finding = Finding::new(Rule::DeadAnchor, anchor.span, format!("the page has no heading `#{}`", anchor.text));
        finding = match suggest::nearest_within(anchor, known, &self.patience) {
            Some(near) => finding.help(format!("a heading with a similar name exists: `#{near}`")).guess(near),
            None if anchor.starts_with('^') => {
                finding.help("marks of paragraphs are not read: link to a heading, such as `[[Front Squat#Set-up]]`")
            }
            None => finding.help("check the heading on that page, or give it a mark of its own: `## Heading {#name}`"),
        };
        report.push(finding);
        None
    }

    /// Where a relative path leads: a Markdown file's page, another file, or a page by its address.
    fn path(&self, from: FileId, path: &Word, anchor: Option<&Word>, report: &mut Report) -> Option<(Linked, Option<Ref>)> {
        if let Some(target) = self.source(from, path) {
            if let Some(thing) = self.pages.get(&target) {
                return Some((self.page(*thing, anchor, report), Some(*thing)));
            }
            if let Some(out) = self.files.get(&target) {
                return Some((Linked::File(out.clone()), None));
            }
        }
        if let Some(thing) = self.by_address(from, path) {
            return Some((self.page(thing, anchor, report), Some(thing)));
        }
        report.push(self.dead_link(from, path));
        None
    }

    /// The file of the guide that a path, seen from another file, names.
    fn source(&self, from: FileId, path: &str) -> Option<FileId> {
        self.sources.find(&join(&self.sources[from].path, path)?)
    }

    /// A page that a path names by its address or by a file that it need not have: `../muscles/lats.md`.
    fn by_address(&self, from: FileId, path: &str) -> Option<Ref> {
        let joined = join(&self.sources[from].path, path)?;
        let inside = joined.strip_prefix("content/")?;
        let (folder, rest) = inside.split_once('/')?;
        let file = rest.rsplit('/').next()?;
        let id = file.strip_suffix(".md").or_else(|| file.strip_suffix(".html"))?;
        let kinds = Kind::find(Folder::of_folder(folder)?.word().trim_start_matches("muscle ").trim_start_matches("glossary "))?;
        self.guide.names.find(kinds, id).filter(|thing| *self.guide.meta(*thing).id == *id)
    }

    fn file(&self, from: FileId, path: &Word) -> Option<OutPath> {
        self.source(from, path).and_then(|file| self.files.get(&file)).cloned()
    }

    /// The file that `![[photo.jpg]]` names: beside the page, by its way from `content/`, or anywhere in the guide.
    fn named_file(&self, from: FileId, name: &Word) -> Result<OutPath, Box<Finding>> {
        let beside = self.file(from, name);
        let below = || self.sources.find(&format!("content/{}", name.text)).and_then(|file| self.files.get(&file)).cloned();
        if let Some(found) = beside.or_else(below) {
            return Ok(found);
        }
        let ending = format!("/{}", name.text);
        let attached = self.sources.under("content/").filter(|(id, file)| file.path.ends_with(&ending) && self.files.contains_key(id));
        let same: Vec<_> = attached.map(|(id, file)| (self.files[&id].clone(), &*file.path)).collect();
        match same.as_slice() {
            [(found, _)] => Ok(found.clone()),
            [] => Err(Box::new(self.no_such_embed(from, name))),
            [(_, first), .., (_, last)] => {
                let message = format!("several files are called `{}`: `{first}` and `{last}`", name.text);
                let help = format!("write which, by its way from `content/`: `![[{}]]`", first.trim_start_matches("content/"));
                Err(Box::new(Finding::new(Rule::MissingImage, name.span, message).help(help)))
            }
        }
    }

    /// What is said of `![[…]]` around what is no picture: a page can be linked, not shown inside another.
    fn no_such_embed(&self, from: FileId, name: &Word) -> Finding {
        if self.guide.names.find(&Kind::ALL, name).is_none() {
            return self.missing_image(from, name, "image");
        }
        let message = format!("`![[…]]` shows a picture, and `{}` is a page", name.text);
        Finding::new(Rule::MissingImage, name.span, message).help(format!("link to it, without the exclamation mark: `[[{}]]`", name.text))
    }

    fn dead_link(&self, from: FileId, path: &Word) -> Finding {
        if path.starts_with('/') {
            return Finding::new(Rule::DeadLink, path.span, format!("`{}` begins at the host's root, which is not the guide's", path.text))
                .help("write the way from this file, such as `../exercises/front-squat.md`, or a wiki link: `[[Front Squat]]`");
        }
        let finding = Finding::new(Rule::DeadLink, path.span, format!("no file stands at `{}`", path.text));
        match self.near_file(from, path) {
            Some(near) => finding.help(format!("a file with a similar name exists: `{near}`")).guess(near),
            None => finding.help("write the way from this file to the other, or a wiki link: `[[Front Squat]]`"),
        }
    }

    fn missing_image(&self, from: FileId, path: &Word, what: &str) -> Finding {
        let finding = Finding::new(Rule::MissingImage, path.span, format!("no {what} stands at `{}`", path.text));
        match self.near_file(from, path).filter(|near| !crate::content::is_markdown(near)) {
            Some(near) => finding.help(format!("a file with a similar name exists: `{near}`")).guess(near),
            None => finding.help(format!("put the {what} beside the page, and write its file name")),
        }
    }

    /// The way to the file with the most similar name in the folder that a path names.
    fn near_file(&self, from: FileId, path: &str) -> Option<String> {
        let joined = join(&self.sources[from].path, path)?;
        let (folder, name) = joined.rsplit_once('/')?;
        let folder = format!("{folder}/");
        let names = self.sources.under(&folder).map(|(_, f)| &f.path[folder.len()..]).filter(|n| !n.contains('/'));
        let near = suggest::nearest_within(name, names, &self.patience)?;
        let way = path.rsplit_once('/').map_or(String::new(), |(way, _)| format!("{way}/"));
        Some(format!("{way}{near}"))
    }

    /// Whether a picture or film of an exercise is there.
    pub(crate) fn medium(&self, file: FileId, path: &Word, what: &str, report: &mut Report) -> Option<OutPath> {
        let found = self.file(file, path);
        if found.is_none() {
            report.push(self.missing_image(file, path, what));
        }
        found
    }
}

/// Whether a path is that of a static file.
pub(crate) fn is_static(path: &str) -> bool {
    path.starts_with("static/")
}

/// A path seen from a file, from the guide's root; nothing when it leaves the guide.
fn join(file: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    (!path.starts_with('/')).then(|| parts.join("/"))
}

/// Fills a fragment's holes for one page.
struct Filled<'d, 's> {
    desk: &'d Desk<'s>,
    prose: &'d Prose,
    meta: &'d Meta,
    /// The notes of a page that is read on paper as it stands; nothing on a page that is printed as a card or a sheet.
    notes: Option<Notes>,
}

impl Filled<'_, '_> {
    fn href(&self, span: Span) -> Option<String> {
        match self.prose.links.get(&span)? {
            Linked::Page(address) => Some(address.from(&self.desk.from)),
            Linked::File(path) => Some(path.from(&self.desk.from)),
        }
    }
}

impl Holes for Filled<'_, '_> {
    fn link(&mut self, link: &LinkHole) -> Option<String> {
        self.href(link.span)
    }

    fn note(&mut self, link: &LinkHole, _: &str) -> Option<usize> {
        self.notes.as_mut()?.number(self.desk, self.prose, link)
    }

    fn image(&mut self, image: &ImageHole) -> Option<ImageDrawn> {
        let path = match (&image.source, self.prose.links.get(&image.span)) {
            (ImageSource::Outside(address), _) => return Some(ImageDrawn { src: address.clone(), ..ImageDrawn::default() }),
            (_, Some(Linked::File(path))) => path,
            (_, _) => return None,
        };
        let film = crate::site::pictures::is_film(path.as_str());
        let Shown { src, srcset, width, height } = self.desk.site.pictures.shown(path, &self.desk.from);
        let wide = image.shown_width.map_or_else(|| "auto, (max-width: 46rem) 92vw, 42rem".to_owned(), |pixels| format!("{pixels}px"));
        let sizes = srcset.is_some().then_some(wide);
        Some(ImageDrawn { src, srcset, sizes, width, height, film, class: None })
    }

    fn workout(&mut self, n: usize) -> String {
        let Some(fence) = self.meta.fences.get(n) else { return String::new() };
        if fence.source {
            return self.desk.notation(&fence.written);
        }
        let view = self.desk.workout(&Table {
            id: format!("workout-{}", n + 1),
            title: fence.title.as_ref(),
            level: 3,
            day: None,
            stated: fence.minutes,
            workout: &fence.workout,
            log: false,
        });
        // A template that cannot be drawn is a finding of the page that shows it.
        self.desk.site.draw.component("workout", self.desk.from.as_str(), &super::workout::Shown { table: &view }).unwrap_or_default()
    }

    fn generate(&mut self, n: usize) -> String {
        let Some((made, answer)) = self.meta.generated.get(n).and_then(|made| Some((made, made.answer.as_ref()?))) else {
            return String::new();
        };
        let mut html = String::new();
        for (i, session) in answer.sessions.iter().enumerate() {
            let name = Arc::from(session.name.as_str());
            let title = made.title.as_ref().filter(|_| answer.sessions.len() == 1).or(Some(&name));
            let id = format!("generated-{}-{}", n + 1, i + 1);
            let view = self.desk.session_table(answer, session, &id, (title, 3));
            // A template that cannot be drawn is a finding of the page that shows it.
            let drawn = self.desk.site.draw.component("workout", self.desk.from.as_str(), &super::workout::Shown { table: &view });
            html.push_str(&drawn.unwrap_or_default());
        }
        html
    }

    fn auto(&mut self, thing: u32) -> Option<String> {
        self.desk.site.mentioned.get(thing as usize).map(|thing| self.desk.href(*thing))
    }
}

impl Desk<'_> {
    /// A page's prose as HTML, with its contents; with `notes`, its links are numbered for paper.
    pub(super) fn prose(&self, prose: &Prose, meta: &Meta, notes: Option<Notes>) -> Body {
        let mut filled = Filled { desk: self, prose, meta, notes };
        let html = prose.fragment.draw(&mut filled);
        let notes = filled.notes.unwrap_or_default().list;
        let own = prose.fragment.headings.iter().filter(|h| h.level <= 3 && h.kind != HeadingKind::Question);
        let own = own.map(|h| Heading { id: h.id.to_string(), title: h.text.clone(), level: h.level });
        Body { html, contents: own.collect(), notes }
    }

    /// Workout lines as coloured notation.
    fn notation(&self, lines: &[Word]) -> String {
        let known = |text: &str| self.guide().names.find(&[Kind::Exercise], text).is_some();
        let mut out = String::from("<pre tabindex=\"0\"><code class=\"language-workout\">");
        for line in lines {
            let mut done = 0;
            for (range, kind) in prescription::tokens(line, &known) {
                crate::markup::escape(&line[done..range.start], &mut out);
                out.push_str("<span class=\"w-");
                out.push_str(kind.name());
                out.push_str("\">");
                crate::markup::escape(&line[range.clone()], &mut out);
                out.push_str("</span>");
                done = range.end;
            }
            crate::markup::escape(&line[done..], &mut out);
            out.push('\n');
        }
        out.push_str("</code></pre>\n");
        out
    }
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn a_path_is_followed_from_its_file() {
        let case = |file: &str, path: &str, want: Option<&str>| assert_eq!(join(file, path).as_deref(), want, "{file} {path}");
        case("content/articles/a.md", "../exercises/b.md", Some("content/exercises/b.md"));
        case("content/articles/a.md", "b.jpg", Some("content/articles/b.jpg"));
        case("content/articles/a.md", "./b.jpg", Some("content/articles/b.jpg"));
        case("content/index.md", "../static/x.pdf", Some("static/x.pdf"));
        case("content/index.md", "../../x", None);
        case("content/index.md", "/x", None);
    }
}
