//! From pages to the words on them: which page has which word, and where on it.

use std::collections::HashMap;

use super::pages::{Page, What};
use super::text::Text;
use super::words::{Tongue, words};

/// Where on a page a word stands; a page counts for a word once, at its best place.
pub(super) mod class {
    /// In the body.
    pub(in crate::site::search) const BODY: u8 = 0;
    /// In the body, often.
    pub(in crate::site::search) const OFTEN: u8 = 1;
    /// In its summary, or among its facts.
    pub(in crate::site::search) const FACT: u8 = 2;
    /// In a heading.
    pub(in crate::site::search) const HEADING: u8 = 3;
    /// In a name of four words or more; then of three, of two, of one.
    pub(in crate::site::search) const NAME: u8 = 4;
    /// How many there are.
    pub(in crate::site::search) const COUNT: u8 = 8;
}

/// So often in a body is often.
const OFTEN: u32 = 3;

/// The pages that have a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Term {
    /// The shortest word that has this stem; empty for words that are joined from several.
    pub(super) surface: String,
    /// The pages, rising: a page's number times 8, plus the class.
    pub(super) postings: Vec<u32>,
}

/// Words of some pages that follow each other.
#[derive(Debug, Default)]
pub(super) struct Batch {
    tongue: Tongue,
    /// The row of each folded word; nothing for words that say nothing.
    rows: HashMap<Box<str>, Option<u32>>,
    by_term: HashMap<Box<str>, u32>,
    terms: Vec<Open>,
    page: u32,
}

#[derive(Debug)]
struct Open {
    term: Box<str>,
    found: Term,
    /// The page that is being read: its number plus one, its class and how often the word came.
    page: u32,
    class: u8,
    count: u32,
}

impl Batch {
    pub(super) fn new(tongue: Tongue) -> Self {
        Self { tongue, ..Self::default() }
    }

    /// Reads a page; pages come in the order of their numbers.
    pub(super) fn read(&mut self, number: u32, page: &Page, text: &Text) {
        self.page = number + 1;
        self.name(&page.title);
        for alias in &page.aliases {
            self.name(alias);
        }
        self.text(&text.summary, class::FACT);
        self.text(&text.note, class::FACT);
        if let What::Thing(_) = page.what {
            // An id is a name too: `quads` for what is called the quadriceps.
            let id = page.address.anchor.as_deref().or_else(|| page.address.path.as_str().rsplit('/').next());
            self.name(id.unwrap_or_default().trim_end_matches(".html"));
        }
        for fact in &text.facts {
            self.text(fact, class::FACT);
        }
        for line in &text.lines {
            self.text(&line.text, if line.anchor.is_some() { class::HEADING } else { class::BODY });
        }
    }

    /// The words with their pages, sorted.
    pub(super) fn finish(mut self) -> Vec<(Box<str>, Term)> {
        for open in &mut self.terms {
            open.close();
        }
        let mut terms: Vec<(Box<str>, Term)> = self.terms.into_iter().map(|open| (open.term, open.found)).collect();
        terms.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        terms
    }

    fn text(&mut self, text: &str, class: u8) {
        let mut before = String::new();
        words(text, &mut |word, hangs| {
            self.add(word, class);
            if hangs {
                self.joined(&format!("{before}{word}"), class);
            }
            before.clear();
            before.push_str(word);
        });
    }

    /// A title or another name: the fewer words it has, the more each says. Neighbours are also found as one word,
    /// since `pulldown` and `pull down` are spellings of one thing.
    fn name(&mut self, name: &str) {
        let mut all: Vec<String> = Vec::new();
        words(name, &mut |word, _| all.push(word.to_owned()));
        let full = all.iter().filter(|word| self.tongue.term(word).is_some()).count();
        let class = |words: usize| class::NAME + u8::try_from(4 - words.clamp(1, 4)).unwrap_or(0);
        for word in &all {
            self.add(word, class(full));
        }
        for two in all.windows(2) {
            self.joined(&two.concat(), class(full.saturating_sub(1)));
        }
    }

    fn add(&mut self, word: &str, class: u8) {
        let row = if let Some(row) = self.rows.get(word) {
            *row
        } else {
            let row = self.tongue.term(word).map(|term| self.row(&term));
            self.rows.insert(word.into(), row);
            row
        };
        let Some(open) = row.and_then(|row| self.terms.get_mut(row as usize)) else { return };
        if open.found.surface.is_empty() || (word.len(), word) < (open.found.surface.len(), &*open.found.surface) {
            word.clone_into(&mut open.found.surface);
        }
        open.meet(self.page, class);
    }

    /// Adds a word that no page writes as one.
    fn joined(&mut self, word: &str, class: u8) {
        let Some(term) = self.tongue.term(word) else { return };
        let row = self.row(&term);
        let page = self.page;
        if let Some(open) = self.terms.get_mut(row as usize) {
            open.meet(page, class);
        }
    }

    fn row(&mut self, term: &str) -> u32 {
        if let Some(row) = self.by_term.get(term) {
            return *row;
        }
        let row = u32::try_from(self.terms.len()).expect("fewer than 2³² words");
        self.terms.push(Open { term: term.into(), found: Term::default(), page: 0, class: 0, count: 0 });
        self.by_term.insert(term.into(), row);
        row
    }
}

impl Open {
    fn meet(&mut self, page: u32, class: u8) {
        if self.page != page {
            self.close();
            (self.page, self.class, self.count) = (page, class, 0);
        }
        self.class = self.class.max(class);
        self.count += 1;
    }

    fn close(&mut self) {
        if self.page > 0 {
            let often = self.class == class::BODY && self.count >= OFTEN;
            let class = if often { class::OFTEN } else { self.class };
            self.found.postings.push((self.page - 1) * u32::from(class::COUNT) + u32::from(class));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::pages::{Kind, Page, What};
    use super::super::text::{Line, Text};
    use super::{Batch, Tongue};
    use crate::base::OutPath;
    use crate::site::address::Address;

    #[test]
    fn a_word_counts_at_its_best_place() {
        let page = Page {
            what: What::Method,
            address: Address { path: OutPath::new("a.html").unwrap(), anchor: None },
            kind: Kind::Page,
            title: "Leg Press".into(),
            aliases: vec!["Sled".into()],
        };
        let line = |anchor: Option<&str>, text: &str| Line { anchor: anchor.map(Into::into), text: text.to_owned() };
        let text = Text {
            summary: "Push.".into(),
            lines: vec![line(Some("feet"), "Feet"), line(None, "Presses the feet. Knees, knee, knees. Heels; step-ups.")],
            ..Text::default()
        };
        let mut batch = Batch::new(Tongue::English);
        batch.read(7, &page, &text);
        let found: Vec<(String, u32, String)> =
            batch.finish().into_iter().map(|(term, t)| (term.into(), t.postings[0] - 56, t.surface)).collect();
        let case = |term: &str, class: u32, surface: &str| {
            assert!(found.contains(&(term.to_owned(), class, surface.to_owned())), "{term}: {found:?}");
        };
        case("press", 6, "press");
        case("legpress", 7, "");
        case("sled", 7, "sled");
        case("push", 2, "push");
        case("feet", 3, "feet");
        case("knee", 1, "knee");
        case("heel", 0, "heels");
        case("stepup", 0, "");
        assert!(!found.iter().any(|(term, ..)| term == "the"));
    }
}
