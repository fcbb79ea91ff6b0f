//! The pictures of a guide's pages: their sizes, and the smaller ones that a browser may choose from.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::base::fingerprint::Fingerprint;
use crate::base::{OutPath, words};
use crate::diag::{Checked, Finding, Report, Rule};
use crate::picture::{self, Encoding, Facts, Format, Kept, Trouble, Want};
use crate::source::{FileId, Sources, Span};

use super::Site;
use super::plan::Route;

/// The widths in pixels that a browser may choose from: half a phone's screen, a phone's or a page's column, and that
/// column on a fine screen. A picture that is less wide is itself the last of them.
const WIDTHS: [u32; 3] = [360, 720, 1440];
/// Bytes below which a picture is light enough for every screen.
const LIGHT: usize = 16 << 10;

/// Every picture that a page shows, by its address.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pictures(BTreeMap<OutPath, Picture>);

/// A picture that a page shows.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    file: FileId,
    facts: Facts,
    /// Smaller ones, narrowest first.
    smaller: Vec<(u32, OutPath)>,
    /// Whether the original is the widest that a browser may choose.
    whole: bool,
}

/// What an `img` needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) src: String,
    pub(crate) srcset: Option<String>,
    pub(crate) width: Option<u32>,
    pub(crate) height: Option<u32>,
}

impl Pictures {
    /// The pictures at the addresses that pages use, and what is wrong with them.
    pub(super) fn of(sources: &Sources, files: &BTreeMap<FileId, OutPath>, used: &BTreeSet<OutPath>, report: &mut Report) -> Self {
        let looked: Vec<(FileId, &OutPath, Result<Facts, Trouble>)> = files
            .par_iter()
            .filter(|(_, out)| used.contains(*out) && !is_film(out.as_str()))
            .map(|(file, out)| (*file, out, picture::look(&sources[*file].bytes)))
            .collect();
        let mut pictures = BTreeMap::new();
        for (file, out, facts) in looked {
            match facts {
                Ok(facts) => drop(pictures.insert(out.clone(), Picture::new(file, out, facts, &sources[file].bytes))),
                Err(trouble) => report.push(finding(sources, file, trouble)),
            }
            let kept = !sources[file].path.starts_with("content/");
            if kept && picture::tells_place(&sources[file].bytes) {
                report.push(told(sources, file));
            }
        }
        Self(pictures)
    }

    /// What an `img` of the file at `out` needs on the page at `from`.
    pub(super) fn shown(&self, out: &OutPath, from: &OutPath) -> Shown {
        let Some(picture) = self.0.get(out) else { return Shown { src: out.from(from), ..Shown::default() } };
        let size = picture.facts.size;
        let whole = size.filter(|_| picture.whole).map(|size| (size.width, out));
        let all: Vec<(u32, &OutPath)> = picture.smaller.iter().map(|(width, path)| (*width, path)).chain(whole).collect();
        // For browsers that cannot choose: the one for a page's column, or the widest.
        let src = all.iter().find(|(width, _)| *width >= WIDTHS[1]).or(all.last()).map_or(out, |(_, path)| path);
        let listed: Vec<String> = all.iter().map(|(width, path)| format!("{} {width}w", path.from(from))).collect();
        Shown {
            src: src.from(from),
            srcset: (all.len() > 1).then(|| listed.join(", ")),
            width: size.map(|size| size.width),
            height: size.map(|size| size.height),
        }
    }

    /// The addresses of all smaller pictures, each with its original and its width.
    pub(super) fn smaller(&self) -> impl Iterator<Item = (&OutPath, FileId, u32)> {
        self.0.values().flat_map(|picture| picture.smaller.iter().map(|(width, path)| (path, picture.file, *width)))
    }

    /// Leaves out the smaller pictures whose addresses something else has.
    pub(super) fn keep(&mut self, planned: impl Fn(&OutPath, FileId, u32) -> bool) {
        for picture in self.0.values_mut() {
            let file = picture.file;
            picture.smaller.retain(|(width, path)| planned(path, file, *width));
        }
    }
}

impl Picture {
    fn new(file: FileId, out: &OutPath, facts: Facts, bytes: &[u8]) -> Self {
        let none = Self { file, facts, smaller: Vec::new(), whole: true };
        let (Some(size), Some(encoding)) = (facts.size, facts.encoding()) else { return none };
        // A photo that is a PNG is many times as heavy as its JPEG; any other original is as good as what could be made of it.
        let whole = size.width <= WIDTHS[2] && !matches!(facts.format, Format::Png(Kept::Photo));
        if whole && bytes.len() < LIGHT {
            return none;
        }
        let widest = size.width.min(WIDTHS[2]);
        // One that is hardly narrower than the next would only be one file more.
        let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|width| width * 10 < widest * 9).collect();
        if !whole {
            widths.push(widest);
        }
        let print = key(bytes, Want::Upright).short();
        let suffix = if encoding == Encoding::Jpeg { "jpg" } else { "png" };
        let stem = out.as_str().rsplit_once('.').map_or(out.as_str(), |(stem, _)| stem);
        let named = |width: u32| Some((width, OutPath::new(&format!("{stem}.{print}-{width}.{suffix}")).ok()?));
        Self { smaller: widths.into_iter().filter_map(named).collect(), whole, ..none }
    }
}

/// Drawn pictures, each at its address.
pub type Drawn = Vec<(OutPath, Vec<u8>)>;

impl Site {
    /// What the bytes at `path` follow from, where drawing them is so dear that it is worth remembering them: smaller
    /// pictures, and originals that must be turned. The same name, the same bytes, whichever guide or build asks.
    pub fn dear(&self, path: &OutPath) -> Option<Fingerprint> {
        let (file, want, _) = self.wanted(path)?;
        Some(key(&self.sources[file].bytes, want))
    }

    /// The picture at a [dear](Site::dear) address and all others that are drawn of the same file, for the price of one;
    /// nothing for another address. Those of a file that cannot be decoded are the file itself, as far as it may be
    /// published, and a finding says so.
    pub fn draw_dear(&self, path: &OutPath) -> Option<Checked<Drawn>> {
        let (file, _, _) = self.wanted(path)?;
        let mut all: Vec<(OutPath, Want, Facts)> = Vec::new();
        let original = self.files.get(&file);
        let smaller = self.picture_of(file).map_or(&[][..], |picture| &picture.smaller);
        for path in smaller.iter().map(|(_, path)| path).chain(original) {
            all.extend(self.wanted(path).filter(|(of, ..)| *of == file).map(|(_, want, facts)| (path.clone(), want, facts)));
        }
        Some(self.draw_pictures(file, &all))
    }

    /// The picture at a [dear](Site::dear) address, drawn alone.
    pub fn draw_picture(&self, path: &OutPath) -> Option<Checked<Drawn>> {
        let (file, want, facts) = self.wanted(path)?;
        Some(self.draw_pictures(file, &[(path.clone(), want, facts)]))
    }

    fn draw_pictures(&self, file: FileId, all: &[(OutPath, Want, Facts)]) -> Checked<Drawn> {
        let bytes = &self.sources[file].bytes;
        let wants: Vec<Want> = all.iter().map(|(_, want, _)| *want).collect();
        let drawn = all.first().map_or(Ok(Vec::new()), |(_, _, facts)| picture::draw(bytes, facts, &wants));
        let paths = all.iter().map(|(path, ..)| path.clone());
        match drawn {
            Ok(drawn) => Checked::clean(paths.zip(drawn).collect()),
            Err(trouble) => {
                let plain = published(bytes).into_owned();
                let value = paths.map(|path| (path, plain.clone())).collect();
                Checked { value, report: Report::from_iter([finding(&self.sources, file, trouble)]) }
            }
        }
    }

    fn picture_of(&self, file: FileId) -> Option<&Picture> {
        self.pictures.0.get(self.files.get(&file)?)
    }

    /// Which picture must be made for an address, of which file.
    fn wanted(&self, path: &OutPath) -> Option<(FileId, Want, Facts)> {
        match self.plan.get(path.as_str())? {
            Route::Picture { file, width } => Some((*file, Want::Width(*width), self.picture_of(*file)?.facts)),
            Route::File(file) => {
                let facts = picture::look(&self.sources[*file].bytes).ok()?;
                (!facts.turn.is_none()).then_some((*file, Want::Upright, facts))
            }
            _ => None,
        }
    }
}

/// What of an attachment may be published: a picture without the place where it was taken; all else as it is.
pub(super) fn published(bytes: &[u8]) -> Cow<'_, [u8]> {
    picture::plain(bytes).map_or(Cow::Borrowed(bytes), Cow::Owned)
}

/// Whether a file is a film that browsers play.
pub(crate) fn is_film(path: &str) -> bool {
    let suffix = path.rsplit_once('.').map_or("", |(_, suffix)| suffix);
    ["mp4", "m4v", "webm", "ogv", "mov"].iter().any(|known| suffix.eq_ignore_ascii_case(known))
}

fn key(bytes: &[u8], want: Want) -> Fingerprint {
    Fingerprint::of(format!("{} {want:?} {}", picture::RECIPE, Fingerprint::of(bytes)).as_bytes())
}

/// What is wrong with a picture, and what to do.
fn finding(sources: &Sources, file: FileId, trouble: Trouble) -> Finding {
    let (path, place) = (&sources[file].path, Span::new(file, 0..0));
    let name = path.rsplit('/').next().unwrap_or(path);
    let again = "open it in a picture program and save it as a JPEG, or copy it again from where it came from";
    match trouble {
        Trouble::NotAPicture => Finding::new(Rule::BrokenPicture, place, format!("`{name}` is not a picture")).help(again),
        Trouble::Broken => {
            Finding::new(Rule::BrokenPicture, place, format!("`{name}` is damaged: a part of the picture is missing")).help(again)
        }
        Trouble::Foreign(format) => {
            Finding::new(Rule::PictureFormat, place, format!("`{name}` is a {format} file, which most browsers do not show"))
                .help("save it as a JPEG beside this one, and write that file's name")
        }
        Trouble::TooLarge(size) => {
            let said = |n: u32| words::thousands(n as usize);
            let message = format!(
                "`{name}` is {} × {} pixels, more than the 50 million that a picture may have",
                said(size.width),
                said(size.height)
            );
            Finding::new(Rule::TooLarge, place, message)
                .help("make it smaller: a page never shows more than 1,440 pixels from left to right")
        }
    }
}

/// What is said of a static file that tells where it was taken: such files are published as they are.
fn told(sources: &Sources, file: FileId) -> Finding {
    let path = &sources[file].path;
    Finding::new(Rule::PicturePlace, Span::new(file, 0..0), format!("`{path}` says where it was taken"))
        .help("move it beside the page that shows it, where such words are taken away, or save it without them")
}
