//! A text that may have been repaired in memory, and the way back to the file.

use std::ops::Range;

use crate::source::{FileId, Span};

/// YAML from one file. Positions are bytes of `yaml`; [`Text::span`] says where they stand in the file.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) file: FileId,
    /// Where the text begins in the file.
    pub(crate) base: usize,
    pub(crate) yaml: String,
    /// For each byte of `yaml`, and its end, the byte of the original text; nothing while it is as in the file.
    origin: Option<Vec<u32>>,
    /// Whether the text stands in a file of the guide; what is built in has no places.
    built_in: bool,
}

/// A repair: what stands at `range` becomes `with`.
#[derive(Clone, Debug)]
pub(crate) struct Edit {
    pub(crate) range: Range<usize>,
    pub(crate) with: String,
}

impl Text {
    pub(crate) fn new(file: FileId, base: usize, yaml: &str) -> Self {
        Self { file, base, yaml: yaml.to_owned(), origin: None, built_in: false }
    }

    /// A text that is part of the program: every span of it is empty.
    pub(crate) fn built_in(file: FileId, yaml: &str) -> Self {
        Self { built_in: true, ..Self::new(file, 0, yaml) }
    }

    /// A text that stands in `pieces` of the file `full`, such as the lines of a quotation without their marks.
    pub(crate) fn pieces(file: FileId, full: &str, pieces: &[Span]) -> Self {
        let (mut yaml, mut origin) = (String::new(), Vec::new());
        for piece in pieces {
            yaml.push_str(full.get(piece.range()).unwrap_or(""));
            origin.extend((0..).map(|i| piece.start + i).take(yaml.len() - origin.len()));
        }
        origin.push(pieces.last().map_or(0, |piece| piece.end));
        Self { origin: Some(origin), ..Self::new(file, 0, &yaml) }
    }

    /// Where bytes of the text stand in the file.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        if self.built_in {
            return Span::new(self.file, 0..0);
        }
        let (start, end) = match &self.origin {
            None => (range.start, range.end),
            Some(origin) => {
                let at = |i: usize| origin.get(i).or(origin.last()).map_or(0, |o| *o as usize);
                let start = at(range.start);
                (start, if range.is_empty() { start } else { at(range.end - 1) + 1 })
            }
        };
        Span::new(self.file, self.base + start..self.base + end.max(start))
    }

    /// The line that holds `byte`, without its line break.
    pub(crate) fn line(&self, byte: usize) -> Range<usize> {
        line_of(&self.yaml, byte)
    }

    /// Applies repairs; of two that overlap the first wins.
    pub(crate) fn mend(&mut self, mut edits: Vec<Edit>) {
        edits.sort_by_key(|e| e.range.start);
        let old: Vec<u32> = self.origin.take().unwrap_or_else(|| (0..=u32::try_from(self.yaml.len()).unwrap_or(u32::MAX)).collect());
        let (mut yaml, mut origin) = (String::with_capacity(self.yaml.len() + 64), Vec::with_capacity(old.len() + 64));
        let mut done = 0;
        for edit in edits {
            if edit.range.start < done || edit.range.end > self.yaml.len() {
                continue;
            }
            yaml.push_str(&self.yaml[done..edit.range.start]);
            origin.extend_from_slice(&old[done..edit.range.start]);
            let (from, to) = (edit.range.start, edit.range.end);
            // The same letters keep their places: quoting a value moves none of it.
            let kept = &self.yaml[from..to];
            let inner = if kept.is_empty() { None } else { edit.with.find(kept) };
            let quotes = requoted(kept, &edit.with);
            for i in 0..edit.with.len() {
                let at = match (inner, quotes) {
                    (Some(begin), _) if i < begin => from,
                    (Some(begin), _) => (from + i - begin).min(to - 1),
                    (None, Some(_)) if i == 0 => from,
                    (None, Some(_)) if i + 1 == edit.with.len() => to - 1,
                    (None, Some(begin)) => from + begin + i - 1,
                    (None, None) => (from + i).min(to.saturating_sub(1).max(from)),
                };
                origin.push(old[at]);
            }
            yaml.push_str(&edit.with);
            done = to;
        }
        yaml.push_str(&self.yaml[done..]);
        origin.extend_from_slice(&old[done..]);
        (self.yaml, self.origin) = (yaml, Some(origin));
    }
}

/// Where in `kept` the text begins that `with` has between straight quotes, when only the quotes are new.
fn requoted(kept: &str, with: &str) -> Option<usize> {
    let inner = with.strip_prefix('"')?.strip_suffix('"')?;
    if inner.is_empty() { None } else { kept.find(inner) }
}

/// The line of `text` that holds `byte`, without its line break.
pub(crate) fn line_of(text: &str, byte: usize) -> Range<usize> {
    let byte = byte.min(text.len());
    let bytes = text.as_bytes();
    let start = bytes[..byte].iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
    let end = bytes[byte..].iter().position(|b| *b == b'\n').map_or(text.len(), |i| byte + i);
    start..if end > start && bytes[end - 1] == b'\r' { end - 1 } else { end }
}

/// `text` between quotes, as YAML and JSON both read it.
pub fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_else(|_| "\"\"".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Edit, Text, line_of, quoted};
    use crate::source::Sources;

    #[test]
    fn a_mended_text_knows_its_way_back() {
        let sources = Sources::from_iter([("a", "")]);
        let mut text = Text::new(sources.find("a").unwrap(), 10, "title: a: b\nx: 1");
        text.mend(vec![Edit { range: 7..11, with: quoted("a: b") }]);
        assert_eq!(text.yaml, "title: \"a: b\"\nx: 1");
        let case = |part: &str, want: (u32, u32)| {
            let at = text.yaml.find(part).unwrap();
            let span = text.span(at..at + part.len());
            assert_eq!((span.start, span.end), want, "{part}");
        };
        case("a: b", (17, 21));
        case("x: 1", (22, 26));
    }

    #[test]
    fn a_value_in_curly_quotes_stands_where_its_letters_do() {
        let sources = Sources::from_iter([("a", "")]);
        let mut text = Text::new(sources.find("a").unwrap(), 0, "title: “Über”\nx: 1");
        text.mend(vec![Edit { range: 7..18, with: quoted("Über") }]);
        let case = |part: &str, want: &str| {
            let at = text.yaml.find(part).unwrap();
            let span = text.span(at..at + part.len());
            assert_eq!("title: “Über”\nx: 1".get(span.range()), Some(want), "{part}");
        };
        case("Über", "Über");
        case("\"Über\"", "“Über”");
        case("x: 1", "x: 1");
    }

    #[test]
    fn a_line_has_no_line_break() {
        let case = |byte: usize, want: &str| assert_eq!(&"ab\r\ncd\n"[line_of("ab\r\ncd\n", byte)], want, "{byte}");
        case(0, "ab");
        case(2, "ab");
        case(4, "cd");
        case(6, "cd");
        case(7, "");
        case(99, "");
    }
}
