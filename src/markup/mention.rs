//! Names in prose, and the links that their first mentions become.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder};

use super::fragment::{Fragment, Piece};

/// How many names are looked at in one run of text, those within others too; more are in no text that someone wrote.
const MOST: usize = 10_000_000;

/// Things in a gym. A name that stands before one says which it is: a chest pad is no chest, a squat rack no squat.
const THINGS: [&str; 28] = [
    "bar", "bars", "belt", "belts", "bench", "benches", "block", "blocks", "boot", "boots", "cage", "cages", "handle", "handles",
    "harness", "height", "level", "pad", "pads", "plate", "plates", "rack", "racks", "seat", "shoe", "shoes", "strap", "straps",
];

/// Names to look for, each with the number of the thing that it names.
///
/// Letters match in any case, `’` matches `'`, and a name in the singular matches its plural. Of two things with
/// one name the first is meant.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    names: Option<AhoCorasick>,
    things: Vec<u32>,
}

/// A place where a thing is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The number of the thing.
    pub thing: u32,
    /// The piece of the fragment.
    pub piece: usize,
    /// The bytes of that piece's text.
    pub range: Range<usize>,
}

impl Mentions {
    /// A search for `names`.
    pub fn new(names: impl IntoIterator<Item = (String, u32)>) -> Self {
        let names: Vec<(String, u32)> = names.into_iter().map(|(name, thing)| (fold(name.trim()).0.to_ascii_lowercase(), thing)).collect();
        let mut by_name = BTreeMap::new();
        for (name, thing) in &names {
            if !name.is_empty() {
                by_name.entry(name.clone()).or_insert(*thing);
            }
        }
        // After all names, so that a name comes before another's plural.
        for (name, thing) in &names {
            if let Some(plural) = plural(name) {
                by_name.entry(plural).or_insert(*thing);
            }
        }
        if by_name.is_empty() {
            return Self::default();
        }
        let things = by_name.values().copied().collect();
        Self { names: AhoCorasickBuilder::new().ascii_case_insensitive(true).build(by_name.keys()).ok(), things }
    }

    /// Whole names in `text`, from left to right, of several at one place the longest; none that only describes a thing
    /// (`squat rack`).
    pub fn find(&self, text: &str) -> Vec<(u32, Range<usize>)> {
        let Some(names) = &self.names else { return Vec::new() };
        let (folded, places) = fold(text);
        // The longest at each place; there may be many more hits than places.
        let mut longest: HashMap<usize, (usize, u32)> = HashMap::new();
        // Hits come by their ends, and many may share one.
        let mut ending = (0, false);
        for hit in names.find_overlapping_iter(&folded).take(MOST) {
            if ending.0 != hit.end() {
                ending = (hit.end(), ends_whole(&folded, hit.end()) && !names_a_thing(&folded, hit.end()));
            }
            if !ending.1 || !begins_whole(&folded, hit.start()) {
                continue;
            }
            let Some(thing) = self.things.get(hit.pattern().as_usize()) else { continue };
            let best = longest.entry(hit.start()).or_insert((hit.end(), *thing));
            if hit.end() > best.0 {
                *best = (hit.end(), *thing);
            }
        }
        let mut longest: Vec<(usize, (usize, u32))> = longest.into_iter().collect();
        longest.sort_unstable();
        let mut done = 0;
        let mut found: Vec<(Range<usize>, u32)> = Vec::new();
        for (start, (end, thing)) in longest {
            if start >= done {
                found.push((start..end, thing));
                done = end;
            }
        }
        let place = |at: usize| places.as_ref().map_or(at, |places| places.get(at).copied().unwrap_or(text.len()));
        found.into_iter().map(|(range, thing)| (thing, place(range.start)..place(range.end))).collect()
    }
}

/// The plural of a name in lower case, where it is not one already.
fn plural(name: &str) -> Option<String> {
    if ["ss", "sh", "ch", "x"].iter().any(|end| name.ends_with(end)) {
        return Some(format!("{name}es"));
    }
    match name.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) && !stem.is_empty() => Some(format!("{stem}ies")),
        _ => name.ends_with(|c: char| c.is_ascii_alphanumeric() && c != 's').then(|| format!("{name}s")),
    }
}

/// `text` with one sign for each kind of apostrophe, hyphen and space; and, where lengths change, the place in `text` of
/// each of its bytes.
fn fold(text: &str) -> (String, Option<Vec<usize>>) {
    let other = |c: char| match c {
        '’' | 'ʼ' => Some('\''),
        '\u{2010}' | '\u{2011}' => Some('-'),
        '\n' | '\u{a0}' | '\u{202f}' => Some(' '),
        _ => None,
    };
    if !text.contains(|c| other(c).is_some()) {
        return (text.to_owned(), None);
    }
    let mut out = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        let c = other(c).unwrap_or(c);
        out.push(c);
        places.extend(at..at + c.len_utf8());
    }
    places.push(text.len());
    (out, Some(places))
}

/// Whether the word after a place is a thing that the name before it only describes: `chest pad`.
fn names_a_thing(text: &str, end: usize) -> bool {
    let Some(after) = text.get(end..).and_then(|after| after.strip_prefix(' ')) else { return false };
    let word = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    THINGS.iter().any(|thing| thing.eq_ignore_ascii_case(word))
}

/// Whether no letter, digit or hyphened word goes on before a place.
fn begins_whole(text: &str, start: usize) -> bool {
    text.get(..start).is_some_and(|before| !goes_on(before.chars().rev()))
}

/// The same after a place.
fn ends_whole(text: &str, end: usize) -> bool {
    text.get(end..).is_some_and(|after| !goes_on(after.chars()))
}

fn goes_on(mut chars: impl Iterator<Item = char>) -> bool {
    match chars.next() {
        Some('-') => chars.next().is_some_and(char::is_alphanumeric),
        Some(c) => c.is_alphanumeric() || c == '_',
        None => false,
    }
}

impl Fragment {
    /// Every mention in prose, in order; none in headings, links, code and titles.
    pub fn mentions(&self, mentions: &Mentions) -> Vec<Mention> {
        let mut out = Vec::new();
        for (piece, text) in self.pieces.iter().enumerate() {
            let Piece::Text(text) = text else { continue };
            out.extend(mentions.find(text).into_iter().map(|(thing, range)| Mention { thing, piece, range }));
        }
        out
    }

    /// Turns the first mention of each thing into a link, of those that [`Fragment::mentions`] found here, but for things to
    /// `skip` (the page's own, those linked by hand).
    pub fn link_mentions(&mut self, found: Vec<Mention>, skip: &dyn Fn(u32) -> bool) {
        let mut seen = BTreeSet::new();
        let mut first = found;
        first.retain(|mention| !skip(mention.thing) && seen.insert(mention.thing));
        if first.is_empty() {
            return;
        }
        let mut first = first.into_iter().peekable();
        let mut pieces = Vec::with_capacity(self.pieces.len() + 4 * seen.len());
        for (n, piece) in std::mem::take(&mut self.pieces).into_iter().enumerate() {
            let Piece::Text(text) = piece else {
                pieces.push(piece);
                continue;
            };
            let mut done = 0;
            while let Some(mention) = first.next_if(|mention| mention.piece == n) {
                pieces.push(Piece::Text(text[done..mention.range.start].to_owned()));
                pieces.push(Piece::AutoOpen(mention.thing));
                pieces.push(Piece::Quiet(text[mention.range.clone()].to_owned()));
                pieces.push(Piece::AutoClose);
                done = mention.range.end;
            }
            pieces.push(Piece::Text(text[done..].to_owned()));
        }
        pieces.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
        self.pieces = pieces;
    }
}

#[cfg(test)]
mod tests {
    use super::Mentions;

    fn names() -> Mentions {
        let names = ["Squat", "Front Squat", "Farmer's Walk", "Bench Press", "Glutes", "Reverse Fly", "RDL", "Übung"];
        Mentions::new(names.into_iter().map(str::to_owned).zip(0..))
    }

    #[test]
    fn whole_names_are_found_and_the_longest_wins() {
        let names = names();
        let case = |text: &str, want: &[(u32, &str)]| {
            let got: Vec<(u32, &str)> = names.find(text).into_iter().map(|(thing, range)| (thing, &text[range])).collect();
            assert_eq!(got, want, "{text}");
        };
        case("The squat and the FRONT SQUAT.", &[(0, "squat"), (1, "FRONT SQUAT")]);
        case("Front squats, squatting", &[(1, "Front squats")]);
        case("Farmer’s walks and farmer's walk", &[(2, "Farmer’s walks"), (2, "farmer's walk")]);
        case("bench\npresses", &[(3, "bench\npresses")]);
        case("glute, glutes", &[(4, "glutes")]); // a plural does not make a singular
        case("reverse flies", &[(5, "reverse flies")]);
        case("semi-squat squat-like squat- (squat)", &[(0, "squat"), (0, "squat")]);
        case("éRDL RDLé _rdl rdl", &[(6, "rdl")]);
        case("Übungen Übung", &[(7, "Übung")]);
        case("", &[]);
    }

    #[test]
    fn a_name_that_describes_a_thing_is_not_meant() {
        let names = Mentions::new(["Chest", "Lower Chest", "Squat", "Pull-up", "Squat Rack Walk"].into_iter().map(str::to_owned).zip(0..));
        let case = |text: &str, want: &[&str]| {
            let got: Vec<&str> = names.find(text).into_iter().map(|(_, range)| &text[range]).collect();
            assert_eq!(got, want, "{text}");
        };
        case("The chest pad. The lower chest pads; at chest\nheight.", &[]);
        case("A squat rack, a pull-up bar, Squat SHOES", &[]);
        case("Chest padding, the chest, pad by pad; squat. Rack it.", &["Chest", "chest", "squat"]);
        case("The squat rack walk", &["squat rack walk"]);
        case("chest-pad pull-up  bar", &["pull-up"]); // two spaces are no phrase
    }

    #[test]
    fn of_two_things_with_one_name_the_first_is_meant() {
        let names = Mentions::new([("Row".to_owned(), 7), ("row".to_owned(), 8), ("Rows".to_owned(), 9)]);
        assert_eq!(names.find("row rows"), [(7, 0..3), (9, 4..8)]);
        assert!(Mentions::new([]).find("x").is_empty());
        assert!(Mentions::new([(" ".to_owned(), 1)]).find("x").is_empty());
    }

    proptest::proptest! {
        #[test]
        fn what_is_found_is_in_the_text(text in "([Ff]ront |squats?|['’‐-]|\n|é|\\PC){0,20}") {
            let mut end = 0;
            for (_, range) in names().find(&text) {
                proptest::prop_assert!(range.start >= end);
                proptest::prop_assert!(text.get(range.clone()).is_some());
                end = range.end;
            }
        }
    }
}
