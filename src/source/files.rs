//! Files and options: the whole input of a build.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{LineColumn, Span};

/// Everything that a site follows from: its files by their path from the guide's root, and nothing else.
///
/// Files are kept in the order of their paths, so the order in which they were read does not show. Cheap to clone.
///
/// ```
/// use ironleaf::source::Sources;
/// let sources = Sources::from_iter([("content/exercises/squat.md", "---\ntitle: Squat\n---\n")]);
/// assert_eq!(sources.files().count(), 1);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Arc<Vec<(FileId, File)>>,
}

/// One file of the guide.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path from the guide's root, with `/`: `content/exercises/front-squat.md`.
    pub path: Arc<str>,
    /// What it holds.
    pub bytes: Arc<[u8]>,
}

/// A file of one [`Sources`], by a number: ids have the order of paths, and nothing else follows from a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// So far apart the numbers of neighbours are at first, so that a new file finds a number between them.
const APART: u32 = 1 << 11;

impl FileId {
    /// Its number, which the same file keeps in [later](Sources::after) sources.
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
        Self::numbered(by_path.into_iter().map(|(path, bytes)| File { path, bytes }))
    }

    /// The same files, in which each that `before` holds too has the id that it has there: so what is known of a file
    /// from another time holds, whichever others came or went.
    ///
    /// ```
    /// use ironleaf::source::Sources;
    /// let before = Sources::from_iter([("a", ""), ("c", "")]);
    /// let after = Sources::from_iter([("a", ""), ("b", ""), ("c", "")]).after(&before);
    /// assert_eq!(after.find("c"), before.find("c"));
    /// ```
    #[must_use]
    pub fn after(self, before: &Self) -> Self {
        let ids: Vec<Option<FileId>> = self.files.iter().map(|(_, file)| before.find(&file.path)).collect();
        let mut numbers: Vec<u32> = Vec::with_capacity(ids.len());
        let mut low = 0;
        while let Some(id) = ids.get(numbers.len()) {
            if let Some(FileId(known)) = *id {
                numbers.push(known);
                low = known;
                continue;
            }
            let rest = &ids[numbers.len()..];
            let new = u32::try_from(rest.iter().take_while(|id| id.is_none()).count()).unwrap_or(u32::MAX);
            let high = rest.iter().flatten().next().map_or(u32::MAX, |id| id.0);
            let step = ((high - low) / new.saturating_add(1)).min(APART);
            if step == 0 {
                // There is no room left between two files: all get new numbers.
                return Self::numbered(self.files.iter().map(|(_, file)| file.clone()));
            }
            numbers.extend((1..=new).map(|n| low + n * step));
            low += new * step;
        }
        Self { files: Arc::new(self.files.iter().zip(numbers).map(|((_, file), n)| (FileId(n), file.clone())).collect()) }
    }

    fn numbered(files: impl Iterator<Item = File>) -> Self {
        let id = |i: usize| FileId(u32::try_from(i + 1).ok().and_then(|n| n.checked_mul(APART)).expect("fewer than 2²¹ files"));
        Self { files: Arc::new(files.enumerate().map(|(i, file)| (id(i), file)).collect()) }
    }

    /// All files with their ids, in the order of their paths.
    pub fn files(&self) -> impl ExactSizeIterator<Item = (FileId, &File)> {
        self.files.iter().map(|(id, file)| (*id, file))
    }

    /// The file at `path`.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.files.binary_search_by(|(_, f)| (*f.path).cmp(path)).ok().map(|at| self.files[at].0)
    }

    /// The files whose path begins with `folder` (give it with its final `/`), in the order of their paths.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (FileId, &'a File)> {
        let first = self.files.partition_point(|(_, f)| *f.path < *folder);
        self.files[first..].iter().take_while(move |(_, f)| f.path.starts_with(folder)).map(|(id, f)| (*id, f))
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

impl std::ops::Index<FileId> for Sources {
    type Output = File;
    fn index(&self, id: FileId) -> &File {
        let at = self.files.binary_search_by_key(&id, |(id, _)| *id).expect("an id is used with the sources that made it");
        &self.files[at].1
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
    fn a_file_keeps_its_id_whichever_others_come_and_go() {
        let make = |paths: &[&str]| paths.iter().map(|path| (*path, "")).collect::<Sources>();
        let mut now = make(&["b", "d"]);
        let mut case = |paths: &[&str]| {
            let next = make(paths).after(&now);
            for (id, file) in next.files() {
                assert_eq!(next.find(&file.path), Some(id));
                assert_eq!(next[id].path, file.path);
                assert!(now.find(&file.path).is_none_or(|before| before == id), "{paths:?}: {}", file.path);
            }
            assert!(next.files().zip(next.files().skip(1)).all(|(a, b)| a.0 < b.0), "{paths:?}");
            now = next;
        };
        case(&["a", "b", "c", "d", "e"]);
        case(&["a1", "a2", "b", "d", "d1", "d2", "d3", "e", "f"]);
        case(&["d2"]);
        case(&["a", "d2", "z"]);
        case(&[]);
        case(&["x", "y"]);
    }

    #[test]
    fn where_no_number_is_left_all_are_new() {
        let mut now = Sources::from_iter([("a", ""), ("b", "")]);
        let mut names = vec!["a".to_owned(), "b".to_owned()];
        for n in 0..40 {
            // Each comes right before the last.
            names.insert(names.len() - 1, format!("a{n:02}"));
            now = names.iter().map(|name| (name, "")).collect::<Sources>().after(&now);
            assert!(now.files().zip(now.files().skip(1)).all(|(a, b)| a.0 < b.0), "{n}");
        }
        assert_eq!(now.files().len(), 42);
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
