//! Ids that no two elements of a page share.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::Slug;

/// The ids that a page uses so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    used: BTreeSet<String>,
    /// For each wished id, the number to try next: 5,000 equal headings cost 5,000 steps.
    next: BTreeMap<String, usize>,
}

impl Ids {
    pub(super) fn new(reserved: &[String]) -> Self {
        Self { used: reserved.iter().cloned().collect(), next: BTreeMap::new() }
    }

    /// `wish`, or where it is taken `wish-2`, `wish-3`, …
    pub(super) fn take(&mut self, wish: &str) -> String {
        if self.used.insert(wish.to_owned()) {
            return wish.to_owned();
        }
        let next = self.next.entry(wish.to_owned()).or_insert(2);
        loop {
            let id = format!("{wish}-{next}");
            *next += 1;
            if self.used.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// The id that a heading of this text gets when it is the first: `Common mistakes` → `common-mistakes`.
///
/// Letters of other alphabets stay; a heading without letters is a `section`.
pub(super) fn slug(text: &str) -> String {
    if let Some(slug) = Slug::of(text) {
        return slug.as_str().to_owned();
    }
    let mut out = String::new();
    for c in text.chars().take(190) {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() { "section".to_owned() } else { out.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Ids, slug};

    #[test]
    fn a_second_wish_gets_a_number() {
        let mut ids = Ids::new(&["main".to_owned()]);
        let got: Vec<String> = ["a", "a-2", "a", "main", "a"].iter().map(|wish| ids.take(wish)).collect();
        assert_eq!(got, ["a", "a-2", "a-3", "main-2", "a-4"]);
    }

    #[test]
    fn every_heading_has_a_slug() {
        let case = |text: &str, want: &str| assert_eq!(slug(text), want, "{text}");
        case("Common mistakes", "common-mistakes");
        case("Тяга, становая!", "тяга-становая");
        case("!?", "section");
        case("", "section");
    }
}
