//! The search of a guide: an index that is made with the site, and that a browser reads piece by piece.
//!
//! Every piece is a classic script that hands its data to one function, since that is all that a page opened from a
//! disk can load. `static/search/` is the other half: it asks for the pieces that a query needs.

mod facets;
mod gather;
mod pages;
mod shards;
mod text;
mod words;

use std::collections::HashMap;
use std::ops::Range;

use rayon::prelude::*;
use serde_json::{Value, json};

use crate::base::OutPath;
use crate::base::fingerprint::Fingerprint;
use crate::training::guide::Exercise;
use crate::training::table::Id;

use super::Site;
use super::plan::literal;

pub use facets::Facet;

use facets::Column;
use gather::{Batch, Term};
use pages::{Kind, Page};
use shards::Shard;
use text::Text;
use words::Tongue;

/// A file of titles holds about so many bytes: small, since the best pages of a query may each stand in another.
const TITLES: usize = 6 << 10;

/// The most pages in one file of titles or texts.
const TOGETHER: usize = 256;

/// Pages that are read together.
const BATCH: usize = 256;

/// Batches whose words are in memory before they are put together.
const WAVE: usize = 16;

/// Guides of more pages are large.
const LARGE: usize = 2000;

/// A file of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// What the index has, and where.
    Index,
    /// The words to correct mistakes by.
    Spelling,
    /// One character a page.
    Facet(Facet),
    /// Words with their pages.
    Terms(usize),
    /// Titles, addresses and summaries of pages.
    Titles(usize),
    /// What else pages say, for excerpts.
    Texts(usize),
}

impl Piece {
    /// Its name, by which the browser's half asks for it.
    fn name(self) -> String {
        match self {
            Piece::Index => "index".to_owned(),
            Piece::Spelling => "spelling".to_owned(),
            Piece::Facet(facet) => facet.id().to_owned(),
            Piece::Terms(n) => format!("w{n}"),
            Piece::Titles(n) => format!("t{n}"),
            Piece::Texts(n) => format!("x{n}"),
        }
    }

    /// The piece that an address may be of; which numbers there are, the index knows.
    pub fn find(path: &str) -> Option<Self> {
        let name = path.strip_prefix("search/")?.strip_suffix(".js")?;
        let plain = [Piece::Index, Piece::Spelling].into_iter().chain(Facet::ALL.map(Piece::Facet)).find(|piece| piece.name() == name);
        let numbered = || {
            let (kind, n) = name.split_at_checked(1)?;
            let n = n.parse().ok()?;
            let piece = match kind {
                "w" => Piece::Terms(n),
                "t" => Piece::Titles(n),
                "x" => Piece::Texts(n),
                _ => return None,
            };
            (piece.name() == name).then_some(piece)
        };
        plain.or_else(numbered)
    }

    /// Its address.
    pub fn path(self) -> OutPath {
        literal(&format!("search/{}.js", self.name()))
    }
}

/// The index of a guide.
#[derive(Debug, Default)]
pub(super) struct Index {
    tongue: Tongue,
    /// Stands in every piece, so that pieces of two builds are never taken for one index.
    print: String,
    pages: Vec<Page>,
    shards: Vec<Shard>,
    spelling: [String; 2],
    columns: Vec<Column>,
    /// Pages in one file of titles; every result needs one.
    titles: usize,
    /// Pages of each kind in one file of texts, since articles say more than exercises.
    each: [usize; Kind::ALL.len()],
    /// The pages of each file of texts; a result needs one if its name has not all words of a query.
    texts: Vec<Range<usize>>,
    /// The most bytes of a page's text that excerpts are cut from.
    most: usize,
    /// The exercises of each program.
    used: Vec<Vec<Id<Exercise>>>,
}

impl Index {
    /// The index of a site whose pages are planned.
    pub(super) fn of(site: &Site) -> Self {
        let tongue = Tongue::of(&site.settings.language);
        let pages = pages::pages(site, tongue);
        let (used, trained) = by_program(site);
        // Small guides can be quoted from the first line to the last; for large ones that would be a second guide, and
        // too many files.
        let (most, file) = if pages.len() <= LARGE { (24 << 10, 3 << 10) } else { (1400, 6 << 10) };
        let Read { terms, lengths, prints } = read(site, &pages, &used, tongue, most);
        let columns: Vec<Column> = Facet::ALL.into_par_iter().map(|facet| Column::of(facet, site, &pages, &used, &trained)).collect();
        let fitting = |file: usize, length: usize, pages: usize| (file * pages / length.max(1)).clamp(1, TOGETHER);
        let titles = fitting(TITLES, lengths.cards, pages.len());
        let of_kind = kinds(&pages);
        let each = std::array::from_fn(|kind| fitting(file, lengths.records[kind], of_kind[kind].len()));
        let files = |kind: usize| {
            let Range { start, end } = of_kind[kind].clone();
            (start..end).step_by(each[kind]).map(move |first| first..(first + each[kind]).min(end))
        };
        let texts = (0..each.len()).flat_map(files).collect();
        let by_name = || terms.iter().map(|(name, term)| (&**name, term));
        let shards = shards::cut(by_name());
        let spelling = shards::spelling(by_name().map(|(_, term)| term));
        let mut index = Self { tongue, print: String::new(), pages, shards, spelling, columns, titles, each, texts, most, used };
        index.print = index.fingerprint(&prints);
        index
    }

    /// Every piece, with its address.
    pub(super) fn pieces(&self) -> impl Iterator<Item = Piece> {
        let titles = 0..self.pages.len().div_ceil(self.titles.max(1));
        let plain = [Piece::Index, Piece::Spelling].into_iter().chain(Facet::ALL.map(Piece::Facet));
        let terms = (0..self.shards.len()).map(Piece::Terms);
        plain.chain(terms).chain(titles.map(Piece::Titles)).chain((0..self.texts.len()).map(Piece::Texts))
    }

    /// Whether there is such a piece.
    pub(super) fn has(&self, piece: Piece) -> bool {
        match piece {
            Piece::Index | Piece::Spelling | Piece::Facet(_) => true,
            Piece::Terms(n) => n < self.shards.len(),
            Piece::Titles(n) => n < self.pages.len().div_ceil(self.titles.max(1)),
            Piece::Texts(n) => n < self.texts.len(),
        }
    }

    /// A piece as a script.
    pub(super) fn draw(&self, site: &Site, piece: Piece) -> String {
        let data = match piece {
            Piece::Index => self.contents().to_string(),
            Piece::Spelling => json!(self.spelling).to_string(),
            Piece::Facet(facet) => {
                let at = Facet::ALL.iter().position(|known| *known == facet);
                at.and_then(|at| self.columns.get(at)).map(Column::value).unwrap_or_default().to_string()
            }
            Piece::Terms(n) => self.shards.get(n).map(|shard| shard.body.clone()).unwrap_or_default(),
            Piece::Titles(n) => {
                let start = n.saturating_mul(self.titles).min(self.pages.len());
                let part = &self.pages[start..(start + self.titles).min(self.pages.len())];
                let cards = part.iter().map(|page| Text::head(site, page).card(page));
                Value::from(cards.collect::<Vec<_>>().join("\n")).to_string()
            }
            Piece::Texts(n) => {
                let part = self.texts.get(n).and_then(|part| self.pages.get(part.clone())).unwrap_or_default();
                let texts = part.iter().map(|page| Text::of(site, page, &self.used).record(self.most));
                Value::from(texts.collect::<Vec<_>>()).to_string()
            }
        };
        format!("ironleafPiece(\"{}\",\"{}\",{data})\n", piece.name(), self.print)
    }

    /// What a browser reads first.
    fn contents(&self) -> Value {
        let ends = kinds(&self.pages).map(|pages| pages.end);
        let kinds: Vec<(&str, String, usize)> = Kind::ALL.iter().zip(ends).map(|(kind, end)| (kind.id(), kind.title(), end)).collect();
        let firsts: Vec<&str> = self.shards.iter().map(|shard| &*shard.first).collect();
        let facets: serde_json::Map<String, Value> =
            Facet::ALL.iter().zip(&self.columns).map(|(facet, column)| (facet.id().to_owned(), json!(column.values))).collect();
        json!({
            "english": self.tongue == Tongue::English,
            "pages": self.pages.len(),
            "kinds": kinds,
            "words": firsts.join(" "),
            "titles": self.titles,
            "texts": self.each,
            "facets": facets,
        })
    }

    /// What all pieces together stand for.
    fn fingerprint(&self, prints: &[Fingerprint]) -> String {
        let mut all: Vec<String> = prints.iter().map(ToString::to_string).collect();
        all.extend(self.shards.iter().map(|shard| Fingerprint::of(shard.body.as_bytes()).to_string()));
        all.extend(self.spelling.iter().map(|words| Fingerprint::of(words.as_bytes()).to_string()));
        all.extend(self.columns.iter().map(|column| Fingerprint::of(column.value().to_string().as_bytes()).to_string()));
        all.push(self.contents().to_string());
        Fingerprint::of(all.concat().as_bytes()).short()
    }
}

/// Where the pages of each kind stand.
fn kinds(pages: &[Page]) -> [Range<usize>; Kind::ALL.len()] {
    Kind::ALL.map(|kind| pages.partition_point(|page| page.kind < kind)..pages.partition_point(|page| page.kind <= kind))
}

/// The exercises of each program, and the numbers of the muscles that it trains.
fn by_program(site: &Site) -> (Vec<Vec<Id<Exercise>>>, Vec<Vec<u32>>) {
    let mut used = vec![Vec::new(); site.guide.programs.len()];
    let mut trained = vec![Vec::new(); site.guide.programs.len()];
    for (exercise, programs) in site.guide.exercises.ids().zip(&site.cross.programs_of) {
        for program in programs {
            used[program.index()].push(exercise);
        }
    }
    for (muscle, programs) in site.guide.muscles.ids().zip(&site.cross.muscle_programs) {
        for program in programs {
            trained[program.index()].push(pages::number(muscle));
        }
    }
    (used, trained)
}

/// What reading all pages gives.
struct Read {
    /// Every word with its pages, sorted.
    terms: Vec<(Box<str>, Term)>,
    lengths: Lengths,
    /// Each batch's cards and records.
    prints: Vec<Fingerprint>,
}

/// How long what is said of pages is together, in bytes.
#[derive(Clone, Copy, Debug, Default)]
struct Lengths {
    cards: usize,
    /// By kind.
    records: [usize; Kind::ALL.len()],
}

/// Reads all pages, a wave of batches at a time, so that what is in memory besides the index does not grow with the guide.
fn read(site: &Site, pages: &[Page], used: &[Vec<Id<Exercise>>], tongue: Tongue, most: usize) -> Read {
    let mut rows: HashMap<Box<str>, usize> = HashMap::new();
    let mut terms: Vec<(Box<str>, Term)> = Vec::new();
    let (mut lengths, mut prints) = (Lengths::default(), Vec::new());
    let batches: Vec<(usize, &[Page])> = pages.chunks(BATCH).enumerate().map(|(n, part)| (n * BATCH, part)).collect();
    for wave in batches.chunks(WAVE) {
        let done: Vec<_> = wave.par_iter().map(|(first, part)| batch(site, *first, part, used, tongue, most)).collect();
        for (words, long, print) in done {
            lengths.cards += long.cards;
            lengths.records.iter_mut().zip(long.records).for_each(|(sum, long)| *sum += long);
            prints.push(print);
            for (name, term) in words {
                if let Some(row) = rows.get(&name) {
                    let known = &mut terms[*row].1;
                    known.postings.extend_from_slice(&term.postings);
                    let shorter = (term.surface.len(), &term.surface) < (known.surface.len(), &known.surface);
                    if known.surface.is_empty() || (shorter && !term.surface.is_empty()) {
                        known.surface = term.surface;
                    }
                } else {
                    rows.insert(name.clone(), terms.len());
                    terms.push((name, term));
                }
            }
        }
    }
    terms.par_sort_unstable_by(|a, b| a.0.cmp(&b.0));
    Read { terms, lengths, prints }
}

type Batched = (Vec<(Box<str>, Term)>, Lengths, Fingerprint);

fn batch(site: &Site, first: usize, part: &[Page], used: &[Vec<Id<Exercise>>], tongue: Tongue, most: usize) -> Batched {
    let mut batch = Batch::new(tongue);
    let (mut long, mut said) = (Lengths::default(), Vec::new());
    for (n, page) in part.iter().enumerate() {
        let text = Text::of(site, page, used);
        batch.read(u32::try_from(first + n).expect("fewer than 2³² pages"), page, &text);
        let (card, record) = (text.card(page), text.record(most));
        long.cards += card.len();
        long.records[page.kind as usize] += record.len();
        said.push(Fingerprint::of(record.as_bytes()).to_string());
        said.push(card);
    }
    (batch.finish(), long, Fingerprint::of(said.concat().as_bytes()))
}

#[cfg(test)]
mod tests;
