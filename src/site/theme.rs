//! The look of a site: the built-in theme, and what a guide puts in its place.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::OutPath;
use crate::base::fingerprint::{Fingerprint, Stream};
use crate::diag::{Checked, Finding, Report, Rule};
use crate::source::{FileId, Sources, Span};

use super::bundle::{Bundle, Files};
use super::script::SCRIPTS;
use super::sheet::SHEETS;

/// Every file of the built-in theme, by its path from the project's root; a test compares this table with the folders.
macro_rules! files {
    ($($path:literal)*) => { &[$(($path, include_bytes!(concat!("../../", $path)))),*] };
}

const TEMPLATES: &[(&str, &[u8])] = files! {
    "templates/404.html"
    "templates/article.html"
    "templates/author.html"
    "templates/base.html"
    "templates/components/asked.html"
    "templates/components/body_map.html"
    "templates/components/byline.html"
    "templates/components/card.html"
    "templates/components/card_section.html"
    "templates/components/cards.html"
    "templates/components/contents.html"
    "templates/components/contents_fold.html"
    "templates/components/crumbs.html"
    "templates/components/ending.html"
    "templates/components/exercise_row.html"
    "templates/components/exercise_section.html"
    "templates/components/exercise_table.html"
    "templates/components/facts.html"
    "templates/components/film.html"
    "templates/components/filters.html"
    "templates/components/gym.html"
    "templates/components/icon.html"
    "templates/components/intro.html"
    "templates/components/link.html"
    "templates/components/maxes.html"
    "templates/components/media.html"
    "templates/components/muscle_list.html"
    "templates/components/nav_items.html"
    "templates/components/notes.html"
    "templates/components/picture.html"
    "templates/components/program_table.html"
    "templates/components/program_uses.html"
    "templates/components/progression.html"
    "templates/components/prose.html"
    "templates/components/record.html"
    "templates/components/samples.html"
    "templates/components/tag_links.html"
    "templates/components/units.html"
    "templates/components/volume.html"
    "templates/components/workout.html"
    "templates/components/workout_end.html"
    "templates/components/workout_row.html"
    "templates/exercise.html"
    "templates/glossary.html"
    "templates/group.html"
    "templates/home.html"
    "templates/list.html"
    "templates/method.html"
    "templates/muscle.html"
    "templates/muscles.html"
    "templates/page.html"
    "templates/pair.html"
    "templates/program.html"
    "templates/redirect.html"
    "templates/search.html"
    "templates/section.html"
    "templates/term.html"
};

/// Every template and static file of a site.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    /// The templates by name, the path inside `templates/`.
    pub(super) templates: BTreeMap<String, Template>,
    /// The static files by their path inside `static/`.
    pub(super) assets: BTreeMap<String, Asset>,
}

/// A template.
#[derive(Clone, Debug)]
pub(super) struct Template {
    /// Its text, without a byte-order mark.
    pub(super) text: Arc<str>,
    /// The guide's file; nothing for a built-in template.
    pub(super) file: Option<FileId>,
    /// How many bytes of the file stand before the text.
    pub(super) skipped: usize,
}

/// A static file.
#[derive(Clone, Debug)]
pub struct Asset {
    /// What it holds.
    pub bytes: Arc<[u8]>,
    /// Where it goes in the output.
    pub out: OutPath,
    /// The guide's file; nothing for the built-in theme's.
    pub file: Option<FileId>,
}

impl Theme {
    /// The built-in theme with the guide's own `templates/` and `static/` files in place of those of the same path.
    ///
    /// A file that the built-in theme has gets a name with its fingerprint, so that browsers may keep it for ever;
    /// everything else in `static/` keeps its path. `accent` is CSS that follows the theme's own
    /// (see [`accent::css`](super::accent::css)); empty for none.
    pub fn new(sources: &Sources, accent: &str) -> Checked<Self> {
        let mut report = Report::default();
        let mut theme = Self::default();
        for (path, bytes) in TEMPLATES {
            let template = Template { text: String::from_utf8_lossy(bytes).into(), file: None, skipped: 0 };
            theme.templates.insert(path.trim_start_matches("templates/").to_owned(), template);
        }
        for (id, file) in sources.under("templates/") {
            let text = match std::str::from_utf8(&file.bytes) {
                Ok(text) => text,
                Err(error) => {
                    let at = error.valid_up_to();
                    let finding = Finding::new(Rule::NotUtf8, Span::new(id, at..at + 1), "this template is not UTF-8 text");
                    report.push(finding.help("save the file with the encoding UTF-8; the built-in template is used in its place"));
                    continue;
                }
            };
            let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
            let template = Template { text: bare.into(), file: Some(id), skipped: text.len() - bare.len() };
            theme.templates.insert(file.path.trim_start_matches("templates/").to_owned(), template);
        }
        theme.add_static(sources, accent, &mut report);
        Checked { value: theme, report }
    }

    /// The fingerprint of all that drawing with this theme follows from.
    pub(super) fn fingerprint(&self) -> Fingerprint {
        let mut all = Stream::default();
        for (name, Template { text, file, skipped }) in &self.templates {
            all.add(format!("{name:?} {file:?} {skipped} {}\n", text.len()).as_bytes());
            all.add(text.as_bytes());
        }
        for (name, Asset { bytes, out, .. }) in &self.assets {
            all.add(format!("{name:?} {out:?} {}\n", bytes.len()).as_bytes());
            all.add(bytes);
        }
        all.end()
    }

    /// Every static file of the site, by its path inside `static/`.
    pub fn assets(&self) -> impl ExactSizeIterator<Item = (&str, &Asset)> {
        self.assets.iter().map(|(name, asset)| (name.as_str(), asset))
    }

    /// The static file of this path inside `static/`.
    pub fn asset(&self, name: &str) -> Option<&Asset> {
        self.assets.get(name)
    }

    /// The names of the parts that the built-in static files are joined from.
    pub fn built_in_statics(&self) -> impl Iterator<Item = &'static str> {
        bundles().flat_map(Bundle::parts).map(|(name, _)| name)
    }

    fn add_static(&mut self, sources: &Sources, accent: &str, report: &mut Report) {
        let mut files = Files::new();
        for (id, file) in sources.under("static/") {
            files.insert(file.path.trim_start_matches("static/").to_owned(), (Arc::clone(&file.bytes), Some(id)));
        }
        for bundle in bundles() {
            bundle.join(&mut files);
        }
        for (name, (bytes, file)) in files {
            let bytes = if name == "ironleaf.css" && !accent.is_empty() { [&*bytes, accent.as_bytes()].concat().into() } else { bytes };
            let out = if is_ours(&name) { fingerprinted(&name, &bytes) } else { name.clone() };
            match OutPath::new(&out) {
                Ok(out) => drop(self.assets.insert(name, Asset { bytes, out, file })),
                Err(why) => {
                    let place = file.map(|f| Span::new(f, 0..0));
                    report.push(
                        Finding::new(Rule::BadAddress, place, format!("`static/{name}` cannot be published: {why}"))
                            .help("rename the file"),
                    );
                }
            }
        }
    }
}

/// The names of the built-in templates, and their texts.
pub fn built_in_templates() -> impl Iterator<Item = (&'static str, &'static str)> {
    TEMPLATES.iter().map(|(path, bytes)| (path.trim_start_matches("templates/"), std::str::from_utf8(bytes).unwrap_or("")))
}

/// Every file of the built-in theme, by its path from the root of a guide that has its own.
pub fn built_in_files() -> impl Iterator<Item = (String, &'static [u8])> {
    let templates = TEMPLATES.iter().map(|(path, bytes)| ((*path).to_owned(), *bytes));
    templates.chain(bundles().flat_map(Bundle::parts).map(|(name, text)| (format!("static/{name}"), text.as_bytes())))
}

/// Whether the built-in theme has a static file of this name.
fn is_ours(name: &str) -> bool {
    bundles().any(|bundle| bundle.name == name)
}

/// Every static file of the built-in theme.
fn bundles() -> impl Iterator<Item = &'static Bundle> {
    SCRIPTS.iter().chain(SHEETS)
}

/// `ironleaf.css` as `ironleaf.1a2b3c4d.css`.
fn fingerprinted(name: &str, bytes: &[u8]) -> String {
    let print = Fingerprint::of(bytes).short();
    match name.rsplit_once('.') {
        Some((stem, suffix)) => format!("{stem}.{print}.{suffix}"),
        None => format!("{name}.{print}"),
    }
}
