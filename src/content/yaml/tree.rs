//! A tree of YAML whose every value knows where it stands, from one pass of `serde_yaml`.
//!
//! `serde_yaml` tells no places for values that are well. But text that stands letter by letter in the source is lent
//! from it, so its address gives its place; and for the rest a visitor that fails on purpose gets an error with the
//! line and column, which the seed catches before anyone sees it.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::ops::Range;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, VariantAccess, Visitor};

/// A value and where it stands in the text.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) value: Value,
    /// The bytes it covers, quotes included; of a list or map from its first entry to the end of its last.
    pub(crate) range: Range<usize>,
}

/// What YAML knows.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// Text, a number, a yes or no: as written.
    Scalar(Scalar),
    /// A list.
    List(Vec<Node>),
    /// Keys with values, in order, repeated keys too.
    Map(Vec<Entry>),
}

/// A scalar.
#[derive(Clone, Debug)]
pub(crate) struct Scalar {
    /// What it means as text; a number as it is written.
    pub(crate) text: String,
    pub(crate) style: Style,
    /// Where the text stands, when it stands there letter by letter.
    pub(crate) exact: Option<Range<usize>>,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Without quotes.
    Plain,
    /// Between quotes.
    Quoted,
    /// After `|` or `>`.
    Block,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: Node,
    pub(crate) value: Node,
}

/// What the parser says, and where: `at` is a byte of the text.
#[derive(Debug)]
pub(crate) struct Trouble {
    pub(crate) message: String,
    pub(crate) at: usize,
    /// Where began what the parser was at work on.
    pub(crate) context: Option<usize>,
}

impl Node {
    /// A scalar's text.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(scalar) => Some(&scalar.text),
            _ => None,
        }
    }
}

/// Parses a text; an empty one is nothing.
pub(crate) fn parse(yaml: &str) -> Result<Node, Trouble> {
    let walk = Walk {
        yaml,
        lines: RefCell::default(),
        last: Cell::new((0, 0, 0)),
        pending: Cell::new(None),
        left: Cell::new(2 * yaml.len() + 16),
    };
    Seed(&walk).deserialize(serde_yaml::Deserializer::from_str(yaml)).map_err(|e| {
        let whole = e.to_string();
        let mut at = e.location().map_or(0, |l| l.index().min(yaml.len()));
        while !yaml.is_char_boundary(at) {
            at -= 1;
        }
        let message = whole.split(" at line ").next().unwrap_or_default().to_owned();
        let context = (whole.matches(" at line ").count() > 1).then(|| walk.place(&whole));
        Trouble { message, at, context }
    })
}

struct Walk<'a> {
    yaml: &'a str,
    /// Where each line begins; filled when first needed.
    lines: RefCell<Vec<usize>>,
    /// The last place that was found: its byte, its line and its column.
    last: Cell<(usize, usize, usize)>,
    /// The scalar for whose place the visitor has just failed.
    pending: Cell<Option<Pending>>,
    /// How many more values there may be: a text has at most about one a byte, unless aliases repeat them.
    left: Cell<usize>,
}

enum Pending {
    Null,
    /// A number, a yes or no.
    Token,
    Text(String),
}

struct Seed<'a>(&'a Walk<'a>);

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        let left = self.0.left.get();
        self.0.left.set(left.checked_sub(1).ok_or_else(|| de::Error::custom("the text repeats itself without end"))?);
        match deserializer.deserialize_any(Seed(self.0)) {
            Ok(node) => Ok(node),
            Err(error) => match self.0.pending.take() {
                Some(pending) => Ok(self.0.node(pending, self.0.place(&error.to_string()))),
                None => Err(error),
            },
        }
    }
}

impl Walk<'_> {
    /// The byte that an error's `at line 3 column 5` means.
    fn place(&self, message: &str) -> usize {
        let Some((line, column)) = line_column(message) else { return 0 };
        let mut lines = self.lines.borrow_mut();
        if lines.is_empty() {
            *lines = line_starts(self.yaml);
        }
        let (line, column) = (line.saturating_sub(1), column.saturating_sub(1));
        // Most often the next place on the line, which may be long.
        let (start, done) = match self.last.get() {
            (at, on, done) if on == line && done <= column => (at, done),
            _ => (lines.get(line).copied().unwrap_or(self.yaml.len()), 0),
        };
        let at = self.yaml[start..].char_indices().nth(column - done).map_or(self.yaml.len(), |(i, _)| start + i);
        self.last.set((at, line, column));
        at
    }

    fn node(&self, pending: Pending, start: usize) -> Node {
        let rest = &self.yaml[start..];
        match pending {
            Pending::Null => {
                let written = ["null", "Null", "NULL", "~"].iter().find(|n| rest.starts_with(**n)).map_or(0, |n| n.len());
                Node { value: Value::Null, range: start..start + written }
            }
            Pending::Token => {
                let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}')).unwrap_or(rest.len());
                // A number that is a key ends at its colon.
                let end = start + end - usize::from(rest[..end].ends_with(':'));
                let scalar = Scalar { text: self.yaml[start..end].to_owned(), style: Style::Plain, exact: Some(start..end) };
                Node { value: Value::Scalar(scalar), range: start..end }
            }
            Pending::Text(text) => {
                let (style, len) = match rest.as_bytes().first() {
                    Some(quote @ (b'"' | b'\'')) => (Style::Quoted, quote_end(rest, *quote)),
                    Some(b'|' | b'>') => (Style::Block, rest.find(['\n', '\r', ' ']).unwrap_or(rest.len())),
                    _ => (Style::Plain, folded_end(rest, &text)),
                };
                Node { value: Value::Scalar(Scalar { text, style, exact: None }), range: start..start + len }
            }
        }
    }
}

/// Where each line begins, for everything that the parser takes for a line break.
fn line_starts(yaml: &str) -> Vec<usize> {
    let mut starts = vec![0];
    for (i, c) in yaml.char_indices() {
        let breaks = match c {
            '\r' => !yaml[i + 1..].starts_with('\n'),
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => true,
            _ => false,
        };
        if breaks {
            starts.push(i + c.len_utf8());
        }
    }
    starts
}

fn line_column(message: &str) -> Option<(usize, usize)> {
    let rest = &message[message.rfind(" at line ")? + 9..];
    let (line, rest) = rest.split_once(" column ")?;
    let column = rest.split(|c: char| !c.is_ascii_digit()).next()?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// The same range with the brackets around it, where it has them.
fn with_brackets(yaml: &str, range: Range<usize>, open: char, close: char) -> Range<usize> {
    let before = yaml[..range.start].trim_end();
    if range.is_empty() || !before.ends_with(open) {
        return range;
    }
    let rest = &yaml[range.end..];
    let after = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    let end = if after.starts_with(close) { range.end + rest.len() - after.len() + 1 } else { range.end };
    before.len() - 1..end
}

/// How long the quoted text is that `rest` begins with.
fn quote_end(rest: &str, quote: u8) -> usize {
    let bytes = rest.as_bytes();
    let mut i = 1;
    while i < bytes.len() {
        match bytes[i] {
            b'\\' if quote == b'"' => i += 1,
            b if b == quote && quote == b'\'' && bytes.get(i + 1) == Some(&quote) => i += 1,
            b if b == quote => return i + 1,
            _ => {}
        }
        i += 1;
    }
    rest.len()
}

/// How long the unquoted text over several lines is that `rest` begins with.
fn folded_end(rest: &str, text: &str) -> usize {
    let mut end = 0;
    let mut source = rest.char_indices();
    for want in text.chars().filter(|c| !c.is_whitespace()) {
        match source.by_ref().find(|(_, c)| !c.is_whitespace()) {
            Some((i, c)) if c == want => end = i + c.len_utf8(),
            _ => break,
        }
    }
    end
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("any YAML")
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Node, E> {
        let start = (text.as_ptr() as usize).wrapping_sub(self.0.yaml.as_ptr() as usize);
        let end = start.saturating_add(text.len());
        if text.is_empty() || self.0.yaml.get(start..end) != Some(text) {
            return self.visit_str(text);
        }
        let quote = start.checked_sub(1).map(|i| self.0.yaml.as_bytes()[i]).filter(|b| matches!(b, b'"' | b'\''));
        // A plain text that follows a quote has a space between them, so a quote just before is its own.
        let style = if quote.is_some() && self.0.yaml.as_bytes().get(end) == quote.as_ref() { Style::Quoted } else { Style::Plain };
        let range = if style == Style::Quoted { start - 1..end + 1 } else { start..end };
        Ok(Node { value: Value::Scalar(Scalar { text: text.to_owned(), style, exact: Some(start..end) }), range })
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Node, E> {
        fail(self.0, Pending::Text(text.to_owned()))
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Node, E> {
        fail(self.0, Pending::Token)
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<Node, E> {
        fail(self.0, Pending::Token)
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<Node, E> {
        fail(self.0, Pending::Token)
    }

    fn visit_u128<E: de::Error>(self, _: u128) -> Result<Node, E> {
        fail(self.0, Pending::Token)
    }

    fn visit_i128<E: de::Error>(self, _: i128) -> Result<Node, E> {
        fail(self.0, Pending::Token)
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Node, E> {
        fail(self.0, Pending::Token)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Node, E> {
        fail(self.0, Pending::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<Node, E> {
        Ok(Node { value: Value::Null, range: 0..0 })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut items: Vec<Node> = Vec::new();
        while let Some(item) = seq.next_element_seed(Seed(self.0))? {
            items.push(item);
        }
        let range = items.first().map_or(0, |n| n.range.start)..items.last().map_or(0, |n| n.range.end);
        let range = with_dash(self.0.yaml, with_brackets(self.0.yaml, range, '[', ']'));
        Ok(Node { value: Value::List(items), range })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries: Vec<Entry> = Vec::new();
        while let Some(key) = map.next_key_seed(Seed(self.0))? {
            let mut value = map.next_value_seed(Seed(self.0))?;
            if value.range.is_empty() {
                // An empty list, or nothing: it stands behind its key.
                value.range = key.range.clone();
            }
            entries.push(Entry { key, value });
        }
        let range = entries.first().map_or(0, |e| e.key.range.start)..entries.last().map_or(0, |e| e.value.range.end);
        let range = with_brackets(self.0.yaml, range, '{', '}');
        Ok(Node { value: Value::Map(entries), range })
    }

    fn visit_enum<A: de::EnumAccess<'de>>(self, tagged: A) -> Result<Node, A::Error> {
        let (_tag, value) = tagged.variant::<String>()?;
        value.newtype_variant_seed(Seed(self.0))
    }
}

/// The entries of a list with the dash of the first, where they have dashes.
fn with_dash(yaml: &str, range: Range<usize>) -> Range<usize> {
    let before = yaml[..range.start].trim_end_matches(' ');
    let dash = before.strip_suffix('-').filter(|b| before.len() < range.start && (b.is_empty() || b.ends_with(char::is_whitespace)));
    dash.map_or(range.clone(), |before| before.len()..range.end)
}

/// Fails, so that the error says where the scalar stands.
fn fail<E: de::Error>(walk: &Walk, pending: Pending) -> Result<Node, E> {
    walk.pending.set(Some(pending));
    Err(E::custom("here"))
}

#[cfg(test)]
mod tests {
    use super::{Node, Style, Value, parse};

    /// Every scalar with what stands at its place.
    fn scalars<'a>(node: &Node, yaml: &'a str, out: &mut Vec<(String, &'a str)>) {
        match &node.value {
            Value::Null => out.push(("~".to_owned(), "")),
            Value::Scalar(s) => out.push((s.text.clone(), &yaml[node.range.clone()])),
            Value::List(items) => items.iter().for_each(|n| scalars(n, yaml, out)),
            Value::Map(entries) => entries.iter().for_each(|e| {
                scalars(&e.key, yaml, out);
                scalars(&e.value, yaml, out);
            }),
        }
    }

    #[test]
    fn brackets_and_dashes_belong_to_what_they_hold() {
        let case = |yaml: &str, want: &str| {
            let Value::Map(entries) = parse(yaml).unwrap().value else { panic!("{yaml}") };
            assert_eq!(&yaml[entries[0].value.range.clone()], want, "{yaml}");
        };
        case("a: [b, c]", "[b, c]");
        case("a: [ [b], [c], ]", "[ [b], [c], ]");
        case("a: {b: c}", "{b: c}");
        case("a: [b: c]", "[b: c]");
        case("a:\n  - b\n  - {c: d}\ne: f", "- b\n  - {c: d}");
        case("a:\n- b", "- b");
        case("a:\n  b: -c", "b: -c");
    }

    #[test]
    fn every_value_knows_its_place() {
        let case = |yaml: &str, want: &[(&str, &str)]| {
            let mut got = Vec::new();
            scalars(&parse(yaml).unwrap(), yaml, &mut got);
            let got: Vec<(&str, &str)> = got.iter().map(|(a, b)| (a.as_str(), *b)).collect();
            assert_eq!(got, want, "{yaml}");
        };
        case("a: b", &[("a", "a"), ("b", "b")]);
        case("a: 'b' # c", &[("a", "a"), ("b", "'b'")]);
        case("a: \"b\\tc\"", &[("a", "a"), ("b\tc", "\"b\\tc\"")]);
        case("a: 'it''s'", &[("a", "a"), ("it's", "'it''s'")]);
        case("weeks: 8\nx: [1, 2.50]", &[("weeks", "weeks"), ("8", "8"), ("x", "x"), ("1", "1"), ("2.50", "2.50")]);
        case("ü: é\nx: yes\ny: true", &[("ü", "ü"), ("é", "é"), ("x", "x"), ("yes", "yes"), ("y", "y"), ("true", "true")]);
        case("ü: [ é, 7 ]", &[("ü", "ü"), ("é", "é"), ("7", "7")]);
        case("a:\nb: ~", &[("a", "a"), ("~", ""), ("b", "b"), ("~", "")]);
        case("a: one\n  two\nb: c", &[("a", "a"), ("one two", "one\n  two"), ("b", "b"), ("c", "c")]);
        case("a: |\n  x\n  y\nb: 1", &[("a", "a"), ("x\ny\n", "|"), ("b", "b"), ("1", "1")]);
        case("a: b\r\nc: 12\r\n", &[("a", "a"), ("b", "b"), ("c", "c"), ("12", "12")]);
        case("a: \"\"\nb: 2026-01-02", &[("a", "a"), ("", "\"\""), ("b", "b"), ("2026-01-02", "2026-01-02")]);
        case("12: x\n12: y", &[("12", "12"), ("x", "x"), ("12", "12"), ("y", "y")]);
        case("- a: b\n- 3 x 5", &[("a", "a"), ("b", "b"), ("3 x 5", "3 x 5")]);
    }

    #[test]
    fn mistakes_say_where_they_are() {
        let trouble = parse("a: b\nc: [d\ne: f").unwrap_err();
        assert!(trouble.at >= 5, "{trouble:?}");
        assert!(!trouble.message.contains("line"), "{trouble:?}");
        let Value::Map(entries) = parse("a: 'x'").unwrap().value else { panic!() };
        let Value::Scalar(s) = &entries[0].value.value else { panic!() };
        assert_eq!((s.style, s.exact.clone()), (Style::Quoted, Some(4..5)));
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(yaml in "[a-c:\\[\\]{}\\-'\"#&*!|> \n\t,0-9é\u{2028}]{0,60}") {
            let _ = parse(&yaml);
        }
    }
}
