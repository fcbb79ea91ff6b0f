//! The index, cut into files that a browser loads as it needs them.

use std::fmt::Write as _;

use super::gather::{Term, class};

/// The most that a file of words may hold, in bytes.
#[cfg(test)]
const MOST: usize = 24 << 10;

/// A file of words is closed when it holds so much; what a query needs is about one file a word.
const FULL: usize = 6 << 10;

/// The most that one word's pages may take; further pages where it is only in the body are left out, and the word marked.
const LONGEST: usize = 20 << 10;

/// The most that the words to correct mistakes by may take.
const SPELLING: usize = 24 << 10;

/// Digits of five bits and a sign that more follow.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A file of words: an object in which each term has its pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shard {
    /// Its first term.
    pub(super) first: String,
    /// The object.
    pub(super) body: String,
}

/// All words with their pages, cut into files; `terms` are sorted.
pub(super) fn cut<'t>(terms: impl Iterator<Item = (&'t str, &'t Term)>) -> Vec<Shard> {
    let mut shards: Vec<Shard> = Vec::new();
    for (name, term) in terms {
        let pages = pages(&term.postings);
        if shards.last().is_none_or(|shard| shard.body.len() + pages.len() + name.len() > FULL) {
            shards.push(Shard { first: name.to_owned(), body: "{".to_owned() });
        }
        let Some(shard) = shards.last_mut() else { continue };
        // Terms are letters and digits, so nothing in them needs a backslash.
        let _ = write!(shard.body, "{}\"{name}\":\"{pages}\"", if shard.body.len() > 1 { "," } else { "" });
    }
    for shard in &mut shards {
        shard.body.push('}');
    }
    shards
}

/// A word's pages: for each class from the best to the last the gaps between their numbers, with `.` between classes.
///
/// A word of so many pages that not all fit begins with `!` and their count.
fn pages(postings: &[u32]) -> String {
    let mut out = String::new();
    for class in (0..class::COUNT).rev() {
        let mut next = 0;
        for posting in postings.iter().filter(|p| **p % u32::from(class::COUNT) == u32::from(class)) {
            let page = posting / u32::from(class::COUNT);
            number(page - next, &mut out);
            next = page + 1;
            if out.len() > LONGEST {
                return format!("!{}.{out}", postings.len());
            }
        }
        out.push('.');
    }
    out.truncate(out.trim_end_matches('.').len());
    out
}

fn number(mut n: u32, out: &mut String) {
    loop {
        let digit = n & 31;
        n >>= 5;
        let more = if n > 0 { 32 } else { 0 };
        out.push(char::from(DIGITS[(digit | more) as usize]));
        if n == 0 {
            return;
        }
    }
}

/// The words to correct mistakes by: those of names, then those that stand on several pages, the most used first, as
/// many as fit. Each group sorted, and each word as the count of letters it shares with the one before (a digit of
/// base 36) and the rest.
pub(super) fn spelling<'t>(terms: impl Iterator<Item = &'t Term>) -> [String; 2] {
    let mut known: Vec<(bool, usize, &str)> = Vec::new();
    for term in terms {
        let letters = term.surface.chars().count();
        let name = term.postings.iter().any(|p| p % u32::from(class::COUNT) >= u32::from(class::HEADING));
        if (3..36).contains(&letters) && term.surface.chars().any(char::is_alphabetic) && (name || term.postings.len() > 1) {
            known.push((name, term.postings.len(), &term.surface));
        }
    }
    known.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(b.2)));
    let mut left = SPELLING;
    let fits = known.iter().take_while(|(.., word)| {
        let fits = word.len() < left;
        left = left.saturating_sub(word.len() + 1);
        fits
    });
    let mut groups: [Vec<&str>; 2] = [Vec::new(), Vec::new()];
    for (name, _, word) in fits {
        groups[usize::from(!name)].push(word);
    }
    groups.map(|mut words| {
        words.sort_unstable();
        front_coded(&words)
    })
}

fn front_coded(words: &[&str]) -> String {
    let mut out = String::new();
    let mut before = "";
    for word in words {
        let shared: String = word.chars().zip(before.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect();
        let count = u32::try_from(shared.chars().count()).unwrap_or(0).min(35);
        out.push(char::from_digit(count, 36).unwrap_or('0'));
        out.extend(word.chars().skip(count as usize));
        out.push(' ');
        before = word;
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::{FULL, LONGEST, MOST, Term, cut, pages, spelling};

    fn term(surface: &str, postings: &[(u32, u32)]) -> Term {
        Term { surface: surface.to_owned(), postings: postings.iter().map(|(page, class)| page * 8 + class).collect() }
    }

    #[test]
    fn pages_are_gaps_class_by_class() {
        let case = |postings: &[(u32, u32)], want: &str| assert_eq!(pages(&term("", postings).postings), want);
        case(&[(0, 7)], "A");
        case(&[(0, 0)], ".......A");
        case(&[(1, 7), (2, 0), (3, 7), (35, 0)], "BB.......CgB");
    }

    #[test]
    fn a_word_on_every_page_is_cut_and_marked() {
        let many: Vec<u32> = (0..60_000).map(|page| page * 8).chain([60_000 * 8 + 7]).collect();
        let out = pages(&many);
        assert!(out.starts_with("!60001.") && out.len() < LONGEST + 20, "{}", &out[..20]);
    }

    #[test]
    fn no_file_is_larger_than_what_is_promised() {
        let terms: Vec<(String, Term)> =
            (0..4000).map(|n| (format!("w{n:05}"), term("", &(0..n % 900).map(|page| (page * 7, 0)).collect::<Vec<_>>()))).collect();
        let shards = cut(terms.iter().map(|(name, term)| (name.as_str(), term)));
        assert!(shards.len() > 50);
        for shard in &shards {
            assert!(shard.body.len() <= MOST && shard.body.len() < FULL + LONGEST, "{}: {}", shard.first, shard.body.len());
            assert!(serde_json::from_str::<serde_json::Value>(&shard.body).is_ok());
        }
        assert!(shards.is_sorted_by(|a, b| a.first < b.first));
    }

    #[test]
    fn words_of_names_come_first_in_spelling() {
        let terms = [term("squat", &[(1, 7)]), term("squeeze", &[(1, 0), (2, 0)]), term("once", &[(1, 0)]), term("squad", &[(3, 3)])];
        assert_eq!(spelling(terms.iter()), ["0squad 4t".to_owned(), "0squeeze".to_owned()]);
    }
}
