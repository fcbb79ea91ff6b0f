//! Files and options: the whole input of a build.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{LineColumn, Span};

/// Everything that a site follows from: its files by their path from the guide's root, and nothing else.
///
/// Files are kept in the order of their paths, so the order in which they were read does not show.
///
/// ```
/// use ironleaf::source::Sources;
/// let sources = Sources::from_iter([("content/exercises/squat.md", "---\ntitle: Squat\n---\n")]);
/// assert_eq!(sources.files().count(), 1);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<File>,
}

/// One file of the guide.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path from the guide's root, with `/`: `content/exercises/front-squat.md`.
    pub path: Arc<str>,
    /// What it holds.
    pub bytes: Arc<[u8]>,
}

/// A file of one [`Sources`], by its place in the order of paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

impl FileId {
    /// Its place in the order of paths, from 0.
    pub fn number(self) -> u32 {
        self.0
    }
}

/// What the person who builds asks for, beside what the files say.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Whether pages marked `draft: true` are drawn.
    pub drafts: Drafts,
    /// The address of the published guide; wins over `base_url` in `ironleaf.yaml`.
    pub base_url: Option<String>,
}

/// Whether pages marked `draft: true` are part of the guide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drafts {
    /// They are left out.
    #[default]
    Hide,
    /// They are drawn like any other page.
    Show,
}

impl Sources {
    /// The sources that hold `files`; of two with one path the later wins.
    pub fn new(files: impl IntoIterator<Item = File>) -> Self {
        let by_path: BTreeMap<Arc<str>, Arc<[u8]>> = files.into_iter().map(|f| (f.path, f.bytes)).collect();
        Self { files: by_path.into_iter().map(|(path, bytes)| File { path, bytes }).collect() }
    }

    /// All files with their ids, in the order of their paths.
    pub fn files(&self) -> impl ExactSizeIterator<Item = (FileId, &File)> {
        self.files.iter().enumerate().map(|(i, file)| (file_id(i), file))
    }

    /// The file at `path`.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.files.binary_search_by(|f| (*f.path).cmp(path)).ok().map(file_id)
    }

    /// The files whose path begins with `folder` (give it with its final `/`), in the order of their paths.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (FileId, &'a File)> {
        let first = self.files.partition_point(|f| *f.path < *folder);
        self.files[first..].iter().take_while(move |f| f.path.starts_with(folder)).enumerate().map(move |(i, f)| (file_id(first + i), f))
    }

    /// A file's text, or nothing when it is not UTF-8. A byte-order mark is part of it.
    pub fn text(&self, id: FileId) -> Option<&str> {
        std::str::from_utf8(&self[id].bytes).ok()
    }

    /// What stands at `span`; empty where the span is not in the file or the file is not UTF-8.
    pub fn slice(&self, span: Span) -> &str {
        self.text(span.file).and_then(|t| t.get(span.start as usize..span.end as usize)).unwrap_or("")
    }

    /// The line and column of a byte in a file, counted from 1 at the top of the file; columns are characters.
    pub fn position(&self, file: FileId, byte: u32) -> LineColumn {
        let bytes = &self[file].bytes;
        let upto = &bytes[..(byte as usize).min(bytes.len())];
        let start = upto.iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
        let line = upto.split(|b| *b == b'\n').count();
        let here = String::from_utf8_lossy(&upto[start..]);
        let column = here.trim_start_matches('\u{feff}').chars().count() + 1;
        LineColumn { line, column }
    }
}

fn file_id(index: usize) -> FileId {
    FileId(u32::try_from(index).expect("fewer than 2³² files"))
}

impl std::ops::Index<FileId> for Sources {
    type Output = File;
    fn index(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }
}

impl<P: AsRef<str>, B: AsRef<[u8]>> FromIterator<(P, B)> for Sources {
    fn from_iter<I: IntoIterator<Item = (P, B)>>(files: I) -> Self {
        Self::new(files.into_iter().map(|(path, bytes)| File { path: path.as_ref().into(), bytes: bytes.as_ref().into() }))
    }
}

#[cfg(test)]
mod tests {
    use super::{LineColumn, Sources};

    #[test]
    fn the_order_of_reading_does_not_show() {
        let a = Sources::from_iter([("b", "2"), ("a", "1")]);
        let b = Sources::from_iter([("a", "1"), ("b", "2")]);
        assert!(a.files().zip(b.files()).all(|(x, y)| x.0 == y.0 && x.1.path == y.1.path));
        assert_eq!(a.under("a").count(), 1);
    }

    #[test]
    fn columns_count_characters_from_the_top_of_the_file() {
        let sources = Sources::from_iter([("a", "\u{feff}x\nüb c\r\n")]);
        let id = sources.find("a").unwrap();
        let case = |byte, line, column| assert_eq!(sources.position(id, byte), LineColumn { line, column }, "{byte}");
        case(0, 1, 1);
        case(3, 1, 1);
        case(4, 1, 2);
        case(5, 2, 1);
        case(7, 2, 2);
        case(9, 2, 4);
        case(99, 3, 1);
    }
}
