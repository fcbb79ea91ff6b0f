//! The name a coach probably meant.

use std::sync::atomic::{AtomicU64, Ordering};

/// How much looking may cost in one pass over names, in names looked at; pages that are read at once share it.
const PATIENCE: u64 = 4_000_000;
/// The least for each page, whatever the share: a wrong name in a guide of tens of thousands is looked for to the end.
const LEAST: u64 = 100_000;
/// What comparing two words letter by letter costs.
const COMPARED: u64 = 50;

/// How much looking for near names may still cost. A guide with a hundred thousand wrong names gets help with the
/// first of them, and its findings all the same. Never share one between threads: which word comes first would be chance.
#[derive(Debug)]
pub struct Patience(AtomicU64);

impl Default for Patience {
    fn default() -> Self {
        Self(AtomicU64::new(PATIENCE))
    }
}

impl Patience {
    /// The share of one of so many pages that are read at the same time.
    pub fn shared(pages: usize) -> Self {
        let pages = u64::try_from(pages.max(1)).unwrap_or(u64::MAX);
        Self(AtomicU64::new((PATIENCE / pages).max(LEAST)))
    }

    /// Whether there is any left; takes so much of it.
    fn is_left(&self, cost: u64) -> bool {
        let left = self.left();
        self.0.store(left.saturating_sub(cost), Ordering::Relaxed);
        left > 0
    }

    fn left(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// The candidate nearest to `word`, where one is near enough to be worth saying.
///
/// Near is at most a third of the word's letters mistyped (two swapped letters are one mistake), case aside, or
/// the candidate going on where the word ends, or holding its first two thirds. Ties go to the first candidate.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_within(word, candidates, &Patience::default())
}

/// The same among very many candidates, as long as there is patience left.
pub fn nearest_within<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>, patience: &Patience) -> Option<&'a str> {
    let word = word.to_lowercase();
    let letters = word.chars().count();
    if letters > 80 || patience.left() == 0 {
        return None;
    }
    let most = (letters / 3).max(1);
    let (plain, tally) = (word.is_ascii(), Tally::of(&word));
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if !patience.is_left(1) {
            break;
        }
        let lower = (!candidate.is_ascii()).then(|| candidate.to_lowercase());
        let shown = lower.as_deref().unwrap_or(candidate);
        let theirs = lower.as_ref().map_or(candidate.len(), |lower| lower.chars().count());
        let begins = letters >= 3 && (begins_with(shown, &word) || (theirs * 3 >= letters * 2 && begins_with(&word, shown)));
        let far_apart = || letters.abs_diff(theirs) > most || (plain && lower.is_none() && tally.least(&Tally::of(candidate)) > most);
        if !begins && far_apart() {
            continue;
        }
        patience.is_left(COMPARED);
        let far = strsim::osa_distance(&word, &lower.unwrap_or_else(|| candidate.to_ascii_lowercase()));
        let far = if begins { far.min(most) } else { far };
        if far <= most && best.is_none_or(|(least, _)| far < least) {
            best = Some((far, candidate));
        }
    }
    best.map(|(_, name)| name)
}

/// Whether `text` begins with `start`, the case of ASCII letters aside.
fn begins_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start))
}

/// How often each letter is in an ASCII word, case aside, so that most words are seen to differ without comparing them
/// letter by letter.
struct Tally([u8; 32]);

impl Tally {
    fn of(word: &str) -> Self {
        let mut counts = [0_u8; 32];
        for byte in word.bytes() {
            let count = &mut counts[usize::from(byte & 31)];
            *count = count.saturating_add(1);
        }
        Self(counts)
    }

    /// The least number of letters that must change; each change takes one letter away, or adds one, or both.
    fn least(&self, other: &Self) -> usize {
        let (mut more, mut less) = (0_usize, 0_usize);
        for (a, b) in self.0.iter().zip(other.0) {
            more += usize::from(a.saturating_sub(b));
            less += usize::from(b.saturating_sub(*a));
        }
        more.max(less)
    }
}

#[cfg(test)]
mod tests {
    use super::{Patience, nearest, nearest_within};

    #[test]
    fn the_near_name_is_found_and_a_far_one_is_not() {
        let names = ["hamstrings", "glutes", "quads", "Romanian Deadlift", "Übungen"];
        let case = |word: &str, want: Option<&str>| assert_eq!(nearest(word, names), want, "{word}");
        case("hamstring", Some("hamstrings"));
        case("gluets", Some("glutes"));
        case("quad", Some("quads"));
        case("romanian deadlif", Some("Romanian Deadlift"));
        case("hamstrings curl", Some("hamstrings"));
        case("glutes and hamstrings", None);
        case("biceps", None);
        case("übung", Some("Übungen"));
        case("ubungen", Some("Übungen"));
        case("", None);
    }

    #[test]
    fn patience_ends() {
        let patience = Patience::shared(1_000_000);
        let found = (0..10_000).filter(|_| nearest_within("quad", ["quads"], &patience).is_some()).count();
        assert_eq!(found, 1_961);
        let patience = Patience::shared(1_000_000);
        let far = std::iter::repeat_n("a name that is nothing like it", 200_000);
        assert_eq!(nearest_within("quad", far.chain(["quads"]), &patience), None, "looking alone costs too");
    }

    proptest::proptest! {
        /// The short cuts leave nothing out.
        #[test]
        fn short_cuts_find_what_the_long_way_finds(word in "[abAB é-]{0,9}", names in proptest::collection::vec("[abAB éÉ-]{0,9}", 0..6)) {
            let (lower, most) = (word.to_lowercase(), (word.to_lowercase().chars().count() / 3).max(1));
            let letters = lower.chars().count();
            let mut best: Option<(usize, &str)> = None;
            for name in &names {
                let other = name.to_lowercase();
                let theirs = other.chars().count();
                let begins = letters >= 3 && (other.starts_with(&lower) || (theirs * 3 >= letters * 2 && lower.starts_with(&other)));
                if letters.abs_diff(theirs) > most && !begins {
                    continue;
                }
                let far = strsim::osa_distance(&lower, &other);
                let far = if begins { far.min(most) } else { far };
                if far <= most && best.is_none_or(|(least, _)| far < least) {
                    best = Some((far, name));
                }
            }
            proptest::prop_assert_eq!(nearest(&word, names.iter().map(String::as_str)), best.map(|b| b.1));
        }
    }
}
