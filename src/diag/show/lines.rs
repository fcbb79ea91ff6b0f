//! Where lines begin, found once a file, so that many findings in a long file stay cheap.

use std::collections::BTreeMap;

use crate::source::{FileId, LineColumn, Sources};

/// Lines of the files that findings stand in.
pub(super) struct Lines<'a> {
    sources: &'a Sources,
    files: BTreeMap<FileId, Known>,
}

/// What is known of one file.
struct Known {
    /// Where each line begins.
    starts: Vec<usize>,
    /// Whether the file is text, so that its letters can be counted by their first bytes.
    text: bool,
    /// The place that was last asked for, and its column from 0: the next is most often on the same line, which may be long.
    last: (usize, usize),
}

impl<'a> Lines<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self { sources, files: BTreeMap::new() }
    }

    fn known(&mut self, file: FileId) -> &mut Known {
        let sources = self.sources;
        self.files.entry(file).or_insert_with(|| {
            let ends = sources[file].bytes.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(i, _)| i + 1);
            Known { starts: std::iter::once(0).chain(ends).collect(), text: sources.text(file).is_some(), last: (0, 0) }
        })
    }

    /// The index of the line, from 0, in which the byte stands.
    pub(super) fn line(&mut self, file: FileId, byte: u32) -> usize {
        self.known(file).starts.partition_point(|start| *start <= byte as usize) - 1
    }

    /// The bytes of a line without its end, and where they begin. A byte-order mark is no part of the first line.
    pub(super) fn bytes(&self, file: FileId, line: usize) -> Option<(usize, &'a [u8])> {
        let bytes = &*self.sources[file].bytes;
        let starts = &self.files.get(&file)?.starts;
        let mut start = *starts.get(line)?;
        let end = starts.get(line + 1).map_or(bytes.len(), |next| next - 1);
        if start == 0 && bytes[..end].starts_with("\u{feff}".as_bytes()) {
            start = 3;
        }
        let text = &bytes[start..end];
        Some((start, text.strip_suffix(b"\r").unwrap_or(text)))
    }

    /// The same as [`Sources::position`].
    pub(super) fn position(&mut self, file: FileId, byte: u32) -> LineColumn {
        let bytes = &*self.sources[file].bytes;
        let byte = (byte as usize).min(bytes.len());
        let line = self.line(file, u32::try_from(byte).unwrap_or(u32::MAX));
        let known = self.known(file);
        let start = known.starts[line];
        if !known.text || bytes[start..].starts_with("\u{feff}".as_bytes()) {
            let here = String::from_utf8_lossy(&bytes[start.min(byte)..byte]);
            return LineColumn { line: line + 1, column: here.trim_start_matches('\u{feff}').chars().count() + 1 };
        }
        let letters = |bytes: &[u8]| bytes.iter().filter(|b| **b & 0xc0 != 0x80).count();
        let column = match known.last {
            (last, column) if last >= start && last <= byte => column + letters(&bytes[last..byte]),
            (last, column) if last > byte && last - byte < byte - start && line == known.starts.partition_point(|s| *s <= last) - 1 => {
                column - letters(&bytes[byte..last])
            }
            _ => letters(&bytes[start..byte]),
        };
        known.last = (byte, column);
        LineColumn { line: line + 1, column: column + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;
    use crate::source::Sources;

    proptest::proptest! {
        #[test]
        fn places_are_those_of_the_sources(
            text in "[\u{feff}a\u{e9}🏋\r\n\t]{0,30}", all in proptest::collection::vec(0u32..80, 1..8), cut in proptest::bool::ANY,
        ) {
            let bytes = if cut { &text.as_bytes()[..text.len().saturating_sub(1)] } else { text.as_bytes() };
            let sources = Sources::from_iter([("a", bytes)]);
            let id = sources.find("a").unwrap();
            let mut lines = Lines::new(&sources);
            for byte in all {
                proptest::prop_assert_eq!(lines.position(id, byte), sources.position(id, byte));
            }
        }
    }
}
