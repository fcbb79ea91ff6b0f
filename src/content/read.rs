//! Every file of a guide, read in parallel and put together in the order of paths.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::{Slug, fingerprint::Fingerprint, suggest::nearest, words::fold};
use crate::diag::{Checked, Finding, Report, Rule};
use crate::source::{Drafts, File, FileId, Options, Sources, Span};
use crate::training::Library;
use crate::training::library::{Article, Author, Common, Exercise, Group, Muscle, Page, Program, Term};

use super::builtin::{self, group_over, muscle_over};
use super::common::{Title, common, sheet};
use super::fields::Fields;
use super::front::{LONGEST, split};
use super::{Kind, Manuscript, Settings, Sheet, exercise, fences, program, prose, settings, yaml};

/// How long a file may be.
const LARGEST: usize = 16 * 1024 * 1024;

/// A file, the page it became if any, and what was found in it.
type Read = (FileId, Option<(Thing, Sheet)>, Report);

/// The page that a file became, if any, and what was found in it.
type Found = (Option<(Thing, Sheet)>, Report);

/// The pages that files became, by path, bytes and place in the order of paths.
#[derive(Debug, Default)]
pub struct Memo {
    pages: crate::base::Memo<Arc<Found>>,
}

impl Memo {
    /// Forgets files that are not what they were when they were last asked for.
    pub fn settle(&self) {
        self.pages.settle();
    }
}

/// What one file became.
#[derive(Clone, Debug)]
enum Thing {
    Home(Common),
    Article(Article),
    Exercise(Exercise),
    Program(Program),
    Muscle(Muscle),
    Group(Group),
    Term(Term),
    Author(Author),
    Page(Page),
}

/// What a guide's files say, and all that is wrong with them.
///
/// A value that cannot be read is left out, not its page; a page that cannot be read is left out, not the guide. Drafts
/// are left out unless the options ask for them.
pub fn read(sources: &Sources, options: &Options) -> Checked<Manuscript> {
    read_again(sources, options, &Memo::default())
}

/// The same, faster for files that `memo` knows from another time.
pub fn read_again(sources: &Sources, options: &Options, memo: &Memo) -> Checked<Manuscript> {
    let mut report = Report::default();
    let mut library = Library::default();
    let mut settings = Settings::default();
    if let Some(file) = sources.find("ironleaf.yaml")
        && let Some(full) = text(sources, file, &mut report)
    {
        settings = settings::read(file, full, &mut library, &mut report);
    }
    if let Some(address) = &options.base_url {
        settings.base_url = Some(settings::with_slash(address));
    }
    let (muscles, groups, built_in) = builtin::read();
    (library.muscles, library.groups) = (muscles, groups);
    report.append(built_in);

    let files: Vec<(FileId, &File)> = sources.under("content/").filter(|(_, f)| is_markdown(&f.path)).collect();
    report.extend(sources.under("content/").filter_map(|(id, file)| misnamed(id, file)));
    if files.is_empty() {
        let message = "there is nothing to build: `content/` holds no Markdown file";
        let help = "`ironleaf init my-guide` begins a small whole guide in a new folder, and `ironleaf new exercise \"Back Squat\" --muscles quads` a first page in this one";
        report.push(Finding::new(Rule::EmptyGuide, None, message).help(help));
    }
    let title = settings.title.clone();
    let read: Vec<Read> = files
        .par_iter()
        .map(|(id, file)| {
            let drafts = [u8::from(options.drafts == Drafts::Show)];
            let number = id.number().to_le_bytes();
            let key = Fingerprint::of_parts([&number[..], &drafts, file.path.as_bytes(), &file.bytes]);
            let made = memo.pages.of(key, || {
                let mut report = Report::default();
                let page = page(sources, *id, file, options.drafts, &library, &mut report);
                Arc::new((page, report))
            });
            let (page, report) = (*made).clone();
            (*id, page, report)
        })
        .collect();

    let mut sheets = BTreeMap::new();
    let mut first: BTreeMap<(Kind, Slug), FileId> = BTreeMap::new();
    for (file, page, found) in read {
        report.append(found);
        let Some((thing, sheet)) = page else { continue };
        let key = (sheet.kind, thing.common().id.clone());
        if let Some(other) = first.get(&key) {
            report.push(twice(sources, &key, *other, file));
            continue;
        }
        first.insert(key, file);
        sheets.insert(file, sheet);
        add(&mut library, thing);
    }
    if let Some(home) = library.home.as_mut().filter(|h| h.title.is_empty()) {
        home.title = title;
    }
    Checked { value: Manuscript { library, settings, sheets }, report }
}

fn twice(sources: &Sources, (kind, id): &(Kind, Slug), first: FileId, second: FileId) -> Finding {
    let top = |file| Span::new(file, 0..0);
    let message = format!("two files are the {} `{id}`: `{}` and `{}`", kind.word(), sources[first].path, sources[second].path);
    Finding::new(Rule::DuplicateId, top(second), message)
        .help("give one of them another file name")
        .see(top(first), "the other one, which counts")
}

impl Thing {
    fn common(&self) -> &Common {
        match self {
            Self::Home(common) => common,
            Self::Article(x) => &x.common,
            Self::Exercise(x) => &x.common,
            Self::Program(x) => &x.common,
            Self::Muscle(x) => &x.common,
            Self::Group(x) => &x.common,
            Self::Term(x) => &x.common,
            Self::Author(x) => &x.common,
            Self::Page(x) => &x.common,
        }
    }
}

fn add(library: &mut Library, thing: Thing) {
    match thing {
        Thing::Home(common) => library.home = Some(common),
        Thing::Article(x) => library.articles.push(x),
        Thing::Exercise(x) => library.exercises.push(x),
        Thing::Program(x) => library.programs.push(x),
        Thing::Term(x) => library.terms.push(x),
        Thing::Author(x) => library.authors.push(x),
        Thing::Page(x) => library.pages.push(x),
        Thing::Muscle(x) => match library.muscles.iter_mut().find(|m| m.common.id == x.common.id) {
            Some(base) => *base = muscle_over(base, x),
            None => library.muscles.push(x),
        },
        Thing::Group(x) => match library.groups.iter_mut().find(|g| g.common.id == x.common.id) {
            Some(base) => *base = group_over(base, x),
            None => library.groups.push(x),
        },
    }
}

/// Whether a file under `content/` is a page by its ending, in small or capital letters.
pub fn is_markdown(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("md"))
}

/// A file that is a page by all but its name: `squat.md.txt`, `squat.markdown`, or front matter in `squat.txt`.
fn misnamed(id: FileId, file: &File) -> Option<Finding> {
    let name = file.path.rsplit('/').next().unwrap_or(&file.path);
    let lower = name.to_ascii_lowercase();
    let end = [".md.txt", ".markdown", ".mdown", ".mkd", ".mdx", ".txt"].into_iter().find(|end| lower.ends_with(end))?;
    let front = file.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&file.bytes);
    if end == ".txt" && !(front.starts_with(b"---\n") || front.starts_with(b"---\r\n")) {
        return None;
    }
    let stem = &name[..name.len() - end.len()];
    let finding = Finding::new(Rule::MisnamedFile, Span::new(id, 0..0), format!("`{name}` is copied as it is, and no page is made of it"));
    Some(finding.help(format!("rename the file to `{stem}.md`; an editor may hide the ending, or add `.txt` to it")))
}

/// A file's text, when it is text and not too long.
fn text<'a>(sources: &'a Sources, file: FileId, report: &mut Report) -> Option<&'a str> {
    let bytes = &sources[file].bytes;
    if bytes.len() > LARGEST {
        report.push(Finding::new(Rule::TooLarge, Span::new(file, 0..0), "the file is larger than 16 MiB").help("divide it"));
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let at = error.valid_up_to();
            let finding = Finding::new(Rule::NotUtf8, Span::new(file, at..at + 1), "this is not UTF-8 text");
            report.push(finding.help("save the file with the encoding UTF-8"));
            None
        }
    }
}

/// What a path under `content/` says: kind and id.
fn place(file: FileId, path: &str, report: &mut Report) -> Option<(Kind, Slug)> {
    let top = Span::new(file, 0..0);
    let inside = path.strip_prefix("content/").unwrap_or(path);
    if inside == "index.md" {
        return Some((Kind::Home, Slug::new("index")?));
    }
    let folder = inside.split_once('/').map_or("", |(folder, _)| folder);
    let Some(kind) = Kind::of_folder(folder) else {
        let folders: Vec<&str> = Kind::ALL.iter().map(|k| k.folder()).filter(|f| !f.is_empty()).collect();
        let (message, near) = if folder.is_empty() {
            ("a page directly in `content/`; only `index.md` stands there".to_owned(), None)
        } else {
            (format!("`content/{folder}/` is not a folder that Ironleaf knows"), nearest(folder, folders.iter().copied()))
        };
        let help = match near {
            Some(near) => format!("rename the folder to `{near}`"),
            None => format!("move the file into one of {}", folders.iter().map(|f| format!("`{f}/`")).collect::<Vec<_>>().join(", ")),
        };
        report.push(Finding::new(Rule::UnknownFolder, top, message).help(help));
        return None;
    };
    let name = inside.rsplit('/').next().unwrap_or(inside);
    let stem = &name[..name.len() - 3];
    let id = Slug::new(stem).filter(|id| id.as_str() != "index");
    let near = || Slug::of(stem).filter(|s| s.as_str() != "index");
    if id.is_none() {
        let message = if stem == "index" {
            "`index` is kept for the list of the folder".to_owned()
        } else {
            format!("`{stem}` cannot be an address")
        };
        let help = match near() {
            Some(near) => format!("rename the file to `{near}.md`"),
            None if stem == "index" => "name the file after what it holds, such as `legs-first.md`".to_owned(),
            None => "give the file a name of lower-case letters, digits and hyphens".to_owned(),
        };
        report.push(Finding::new(Rule::BadId, top, message).help(help));
    }
    // What else is wrong in the page is told too.
    Some((kind, id.or_else(near)?))
}

/// Reads one Markdown file; nothing where it is left out.
fn page(sources: &Sources, file: FileId, source: &File, drafts: Drafts, library: &Library, report: &mut Report) -> Option<(Thing, Sheet)> {
    let (kind, id) = place(file, &source.path, report)?;
    let full = text(sources, file, report)?;
    let mut front = split(file, full, report);
    if front.text.yaml.len() > LONGEST {
        let finding = Finding::new(Rule::TooLarge, front.place, "the front matter is longer than 64 KiB");
        report.push(finding.help("move prose below the second `---`"));
        return None;
    }
    let tree = yaml::read(&mut front.text, report)?;
    let mut f = Fields::new(&front.text, &tree.root, kind.keys(), &kind.one(), front.place).or_broken(tree.broken);
    f.bare = front.bare;
    let body = Span::new(file, front.body);
    let mut sheet = sheet(&mut f, kind, body);
    if sheet.draft && drafts == Drafts::Hide {
        // What is not finished may have mistakes.
        report.findings.clear();
        return None;
    }
    if let Some(built_in) = named_otherwise(kind, &id, library) {
        let message = format!("`{id}` is another name of the {} `{built_in}`, which every guide has", kind.word());
        let help = format!("rename the file to `{built_in}.md`, and what it says is added to that page");
        report.push(Finding::new(Rule::BadId, Span::new(file, 0..0), message).help(help));
        return None;
    }
    let fences = fences::fences(full, body).into(report);
    let known = match kind {
        Kind::Muscle => library.muscles.iter().any(|m| m.common.id == id),
        Kind::Group => library.groups.iter().any(|g| g.common.id == id),
        Kind::Home => true,
        _ => false,
    };
    let title = if known { Title::Or("") } else { Title::Needed };
    let common = common(&mut f, id, Some(file), title, kind, fences);
    let thing = match kind {
        Kind::Home => Thing::Home(common),
        Kind::Article => Thing::Article(prose::article(&mut f, common)),
        Kind::Exercise => {
            sheet.media = exercise::media(&mut f);
            Thing::Exercise(exercise::read(&mut f, common))
        }
        Kind::Program => Thing::Program(program::read(&mut f, common)),
        Kind::Muscle => Thing::Muscle(muscle(&mut f, common, known)),
        Kind::Group => Thing::Group(prose::group(&mut f, common)),
        Kind::Term => Thing::Term(Term { common }),
        Kind::Author => Thing::Author(prose::author(&mut f, common)),
        Kind::Page => Thing::Page(Page { common }),
    };
    report.append(f.report);
    Some((thing, sheet))
}

/// The built-in muscle or group that goes by a file's name without having it for its id.
fn named_otherwise(kind: Kind, id: &Slug, library: &Library) -> Option<Slug> {
    let commons: Vec<&Common> = match kind {
        Kind::Muscle => library.muscles.iter().map(|m| &m.common).collect(),
        Kind::Group => library.groups.iter().map(|g| &g.common).collect(),
        _ => return None,
    };
    let folded = fold(id.as_str());
    let has = |c: &&&Common| [c.id.as_str(), &*c.title].into_iter().chain(c.aliases.iter().map(|a| &*a.text)).any(|n| fold(n) == folded);
    if commons.iter().any(|c| c.id == *id) {
        return None;
    }
    commons.iter().find(has).map(|c| c.id.clone())
}

/// A muscle of the guide's own belongs somewhere.
fn muscle(f: &mut Fields, common: Common, known: bool) -> Muscle {
    let muscle = prose::muscle(f, common);
    if !known && muscle.groups.is_empty() && muscle.parent.is_none() && f.node("groups").is_none() && f.node("parent").is_none() {
        f.missing("groups", "a muscle", "groups: [legs]");
    }
    muscle
}
