//! Where lines begin, found once a file, so that many findings in a long file stay cheap.

use std::collections::BTreeMap;

use crate::source::{FileId, LineColumn, Sources};

/// Lines of the files that findings stand in.
pub(super) struct Lines<'a> {
    sources: &'a Sources,
    starts: BTreeMap<FileId, Vec<usize>>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self { sources, starts: BTreeMap::new() }
    }

    /// The index of the line, from 0, in which the byte stands.
    pub(super) fn line(&mut self, file: FileId, byte: u32) -> usize {
        let bytes = &self.sources[file].bytes;
        let starts = self.starts.entry(file).or_insert_with(|| {
            let ends = bytes.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(i, _)| i + 1);
            std::iter::once(0).chain(ends).collect()
        });
        starts.partition_point(|start| *start <= byte as usize) - 1
    }

    /// The bytes of a line without its end, and where they begin. A byte-order mark is no part of the first line.
    pub(super) fn bytes(&self, file: FileId, line: usize) -> Option<(usize, &'a [u8])> {
        let bytes = &*self.sources[file].bytes;
        let starts = self.starts.get(&file)?;
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
        let bytes = &self.sources[file].bytes;
        let byte = (byte as usize).min(bytes.len());
        let line = self.line(file, u32::try_from(byte).unwrap_or(u32::MAX));
        let start = self.starts.get(&file).and_then(|s| s.get(line)).copied().unwrap_or(0);
        let here = String::from_utf8_lossy(&bytes[start.min(byte)..byte]);
        LineColumn { line: line + 1, column: here.trim_start_matches('\u{feff}').chars().count() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;
    use crate::source::Sources;

    proptest::proptest! {
        #[test]
        fn places_are_those_of_the_sources(text in "[\u{feff}a\u{e9}\r\n\t]{0,30}", byte in 0u32..80) {
            let sources = Sources::from_iter([("a", &text)]);
            let id = sources.find("a").unwrap();
            proptest::prop_assert_eq!(Lines::new(&sources).position(id, byte), sources.position(id, byte));
        }
    }
}
