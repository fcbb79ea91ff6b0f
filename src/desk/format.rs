//! Workout lines in their canonical form, everything else byte for byte.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::content::{self, Manuscript};
use crate::diag::{Family, Finding, Report, Rule};
use crate::source::{Drafts, FileId, Options, Sources, Span, Word};
use crate::training::library::{Common, Library, Written};
use crate::training::prescription::{self, Line};
use crate::training::{Kind, Names, resolve};

use super::Change;
use super::edit::{Edit, applied};

/// A guide whose workout lines are in their canonical form.
#[derive(Clone, Debug)]
pub struct Formatted {
    /// The files, the same ones in the same order.
    pub sources: Sources,
    /// The lines that changed, in the order of the files.
    pub changes: Vec<Change>,
    /// The files that were left as they are.
    pub left: Vec<Left>,
    /// The findings for which files were left.
    pub report: Report,
}

/// A file that was left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// Some of it cannot be read; the report says what.
    Broken(Arc<str>),
    /// YAML would make something else of its lines.
    Fragile(Arc<str>),
}

/// Writes every workout line in its canonical form: `work`, `rx` and workout fences, drafts too.
///
/// Names, comments, bullets, indentation and line ends stay as they are; so do fences with `source`, which show notation
/// as it is. A file with a line that cannot be read is left as it is. What the lines mean does not change, and
/// formatting what is formatted changes nothing.
pub fn format(sources: &Sources) -> Formatted {
    let before = Desk::read(sources);
    let broken = before.broken();
    let mut edits: BTreeMap<FileId, Vec<Edit>> = BTreeMap::new();
    for edit in before.edits(sources).into_iter().filter(|edit| !broken.contains(&edit.span.file)) {
        edits.entry(edit.span.file).or_default().push(edit);
    }
    let mut left: Vec<Left> = broken.iter().map(|file| Left::Broken(sources[*file].path.clone())).collect();
    // The proof of each file: it is read anew, and means what it did.
    let after = Desk::read(&applied(sources, &edits.values().flatten().cloned().collect::<Vec<_>>()));
    let ([was, is], [had, has]) = ([before.meanings(), after.meanings()], [before.counts(), after.counts()]);
    let unlike = |file: &FileId| was.get(file) != is.get(file) || has.get(file).copied() > had.get(file).copied();
    let fragile: Vec<FileId> = edits.keys().copied().filter(unlike).collect();
    for file in fragile {
        edits.remove(&file);
        left.push(Left::Fragile(sources[file].path.clone()));
    }
    let edits: Vec<Edit> = edits.into_values().flatten().collect();
    let mut report = before.report;
    report.findings.retain(|finding| finding.span.is_some_and(|span| broken.contains(&span.file)) && breaks(finding));
    report.sort();
    Formatted { sources: applied(sources, &edits), changes: edits.iter().map(|edit| edit.change(sources)).collect(), left, report }
}

/// Whether a finding says that lines of its file cannot be trusted to mean what they seem to.
fn breaks(finding: &Finding) -> bool {
    let syntax = matches!(finding.rule, Rule::FrontMatterOpen | Rule::NotUtf8 | Rule::TooLarge | Rule::DuplicateId);
    finding.rule.family() == Family::Notation || finding.rule.name().starts_with("yaml") || syntax
}

/// A guide as read, with every workout line.
struct Desk {
    manuscript: Manuscript,
    names: Names,
    report: Report,
}

/// A workout line, or a prescription alone.
enum Piece<'a> {
    Line(&'a Word),
    Rx(&'a Word),
}

impl Desk {
    fn read(sources: &Sources) -> Self {
        let read = content::read(sources, &Options { drafts: Drafts::Show, ..Options::default() });
        let names = resolve::names(&read.value.library);
        let mut desk = Self { manuscript: read.value, names, report: read.report };
        let found: Vec<Finding> = desk.pieces().iter().flat_map(|piece| desk.found(piece)).collect();
        desk.report.extend(found);
        desk
    }

    /// Every line of the guide, file by file.
    fn pieces(&self) -> Vec<Piece<'_>> {
        let library = &self.manuscript.library;
        let fences = commons(library).flat_map(|common| &common.fences).filter(|fence| !fence.source).map(|fence| &fence.work);
        let sessions = library.programs.iter().flat_map(|program| &program.phases).flat_map(|phase| &phase.sessions);
        let lines = fences.chain(sessions.map(|session| &session.work)).flat_map(|work: &Written| &work.lines).map(Piece::Line);
        lines.chain(library.exercises.iter().filter_map(|exercise| exercise.rx.as_ref()).map(Piece::Rx)).collect()
    }

    fn known(&self, name: &str) -> bool {
        self.names.find(&[Kind::Exercise], name).is_some()
    }

    fn found(&self, piece: &Piece) -> Vec<Finding> {
        match piece {
            Piece::Line(word) => prescription::parse(std::slice::from_ref(*word), &|name| self.known(name)).report.findings,
            Piece::Rx(word) => prescription::parse_rx(word).report.findings,
        }
    }

    /// The part of a piece that its canonical form takes the place of, and that form; nothing for an empty line.
    fn canonical(&self, piece: &Piece) -> Option<(std::ops::Range<usize>, String)> {
        match piece {
            Piece::Line(word) => {
                // Places count from the line's own start, whatever stands in the file.
                let line = Word::new(word.text.clone(), Span::new(word.span.file, 0..word.text.len()));
                let mut lines = prescription::parse(&[line], &|name| self.known(name)).value.lines;
                let line = lines.pop()?;
                let span = match &line {
                    Line::Section(section) => section.span,
                    Line::Item(item) => item.span,
                };
                Some((span.range(), line.to_string()))
            }
            Piece::Rx(word) => {
                let start = word.text.len() - word.text.trim_start().len();
                Some((start..start + word.text.trim().len(), prescription::parse_rx(word).value?.to_string()))
            }
        }
    }

    fn edits(&self, sources: &Sources) -> Vec<Edit> {
        let edit = |piece: &Piece| {
            let (range, with) = self.canonical(piece)?;
            let (Piece::Line(word) | Piece::Rx(word)) = piece;
            Some(written(sources, word, range, with)?).filter(|edit| edit.changes(sources))
        };
        self.pieces().iter().filter_map(edit).collect()
    }

    /// The files with lines that cannot be read.
    fn broken(&self) -> BTreeSet<FileId> {
        self.report.findings.iter().filter(|finding| breaks(finding)).filter_map(|finding| Some(finding.span?.file)).collect()
    }

    /// What the lines of each file mean, in order.
    fn meanings(&self) -> BTreeMap<FileId, Vec<String>> {
        let mut all: BTreeMap<FileId, Vec<String>> = BTreeMap::new();
        for piece in self.pieces() {
            let (Piece::Line(word) | Piece::Rx(word)) = &piece;
            all.entry(word.span.file).or_default().extend(self.canonical(&piece).map(|(_, form)| form));
        }
        all
    }

    /// How much is found in each file.
    fn counts(&self) -> BTreeMap<FileId, usize> {
        let mut all = BTreeMap::new();
        for span in self.report.findings.iter().filter_map(|finding| finding.span) {
            *all.entry(span.file).or_default() += 1;
        }
        all
    }
}

/// The edit that puts `with` at a part of a word; between quotes where the file has quotes that say more than they show.
fn written(sources: &Sources, word: &Word, range: std::ops::Range<usize>, with: String) -> Option<Edit> {
    let there = sources.slice(word.span);
    if there == &*word.text {
        return Some(Edit { span: word.span.part(range), with });
    }
    let quoted = there.len() > 1 && !there.contains('\n') && ['"', '\''].iter().any(|q| there.starts_with(*q) && there.ends_with(*q));
    let whole = format!("{}{with}{}", &word.text[..range.start], &word.text[range.end..]);
    // A name with an apostrophe needs no new quotes while the line stays as it is.
    (quoted && whole != *word.text).then(|| Edit { span: word.span, with: content::quoted(&whole) })
}

/// What every page of a guide has in common with every other.
fn commons(library: &Library) -> impl Iterator<Item = &Common> {
    let prose = library.articles.iter().map(|x| &x.common).chain(library.exercises.iter().map(|x| &x.common));
    let more = library.programs.iter().map(|x| &x.common).chain(library.muscles.iter().map(|x| &x.common));
    let rest = library.groups.iter().map(|x| &x.common).chain(library.terms.iter().map(|x| &x.common));
    let last = library.authors.iter().map(|x| &x.common).chain(library.pages.iter().map(|x| &x.common));
    prose.chain(more).chain(rest).chain(last).chain(&library.home)
}
