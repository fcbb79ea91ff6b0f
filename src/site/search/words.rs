//! Words as the search compares them.
//!
//! `static/search/words.js` does the same in a browser; `tests/search-words.json` tests both.

use unicode_normalization::UnicodeNormalization as _;

/// Words that say nothing about a page, sorted.
const EMPTY: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "do", "does", "for", "from", "has", "have", "how", "i", "if", "in",
    "into", "is", "it", "its", "my", "of", "on", "or", "should", "so", "than", "that", "the", "their", "them", "then", "there", "they",
    "this", "to", "was", "what", "when", "which", "with", "you", "your",
];

/// How a guide's language is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tongue {
    /// Endings go, and words that say nothing are left out.
    #[default]
    English,
    /// Words stay as they are.
    Other,
}

impl Tongue {
    /// The way to read a language: `en`, `en-GB`, `de`.
    pub(super) fn of(language: &str) -> Self {
        let first = language.split('-').next().unwrap_or("");
        if first.eq_ignore_ascii_case("en") { Self::English } else { Self::Other }
    }

    /// What a folded word is looked up by; nothing for a word that says nothing.
    pub(super) fn term(self, word: &str) -> Option<String> {
        match self {
            Self::English if EMPTY.binary_search(&word).is_ok() => None,
            Self::English => Some(stem(word)),
            Self::Other => Some(word.to_owned()),
        }
    }
}

/// Calls `each` with every word of a text, folded, and whether it hangs on the word before by a hyphen.
///
/// Letters lose their case and their accents; words are runs of letters and digits; an apostrophe before a final `s`
/// or `t` is no break; each Chinese or Japanese character is a word.
pub(super) fn words(text: &str, each: &mut dyn FnMut(&str, bool)) {
    let folded = fold(text);
    let mut word = String::new();
    let (mut hyphen, mut hangs) = (false, false);
    let mut chars = folded.chars().peekable();
    let mut after = folded.chars().skip(1);
    while let Some(c) = chars.next() {
        let third = after.next().map(|_| after.clone().next());
        if c.is_alphanumeric() && !is_ideograph(c) {
            if word.is_empty() {
                hangs = hyphen;
            }
            hyphen = false;
            word.push(c);
            continue;
        }
        let next = chars.peek();
        if matches!(c, '\'' | '’') && matches!(next, Some('s' | 't')) && !third.flatten().is_some_and(char::is_alphanumeric) {
            continue;
        }
        if word.is_empty() {
            hyphen = false;
        } else {
            each(&word, hangs);
            word.clear();
            hyphen = matches!(c, '-' | '\u{2010}' | '\u{2011}');
        }
        if is_ideograph(c) {
            each(c.encode_utf8(&mut [0; 4]), false);
            hyphen = false;
        }
    }
    if !word.is_empty() {
        each(&word, hangs);
    }
}

/// A text without case and accents.
fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}'..='\u{36f}' => {}
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' => out.push('d'),
            'ı' => out.push('i'),
            'ς' => out.push('σ'),
            c => out.push(c),
        }
    }
    out
}

/// Whether a character is written without spaces around words.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// An English word without its ending: plural, `-ing`, `-ed` and a final `e`.
///
/// Light on purpose: what it takes away is not put back, and both sides of a comparison lose the same.
pub(super) fn stem(word: &str) -> String {
    let mut out = word.to_owned();
    if !out.bytes().all(|b| b.is_ascii_lowercase()) {
        return out;
    }
    if let [_, second, b's'] = out.as_bytes()
        && !b"aeious".contains(second)
    {
        out.pop();
    }
    if word.len() < 4 {
        return out;
    }
    plural(&mut out);
    for ending in ["ing", "ed"] {
        let Some(base) = out.strip_suffix(ending) else { continue };
        let vowel = base.contains(['a', 'e', 'i', 'o', 'u', 'y']);
        if base.len() >= 3 && vowel && !(ending == "ed" && base.ends_with('e')) {
            out.truncate(base.len());
            single(&mut out);
            break;
        }
    }
    if out.len() >= 5 && out.ends_with('e') {
        out.pop();
    }
    out
}

fn plural(word: &mut String) {
    let long = word.len() > 4;
    let cut = if long && word.ends_with("ies") {
        word.truncate(word.len() - 3);
        word.push('y');
        return;
    } else if word.ends_with("lves") {
        word.truncate(word.len() - 3);
        word.push('f');
        return;
    } else if long && ["sses", "shes", "ches", "xes", "zes", "yes"].iter().any(|end| word.ends_with(end)) {
        2
    } else {
        usize::from(word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end)))
    };
    word.truncate(word.len() - cut);
}

/// `squatt` becomes `squat`; `press`, `pull` and `add` stay.
fn single(word: &mut String) {
    let bytes = word.as_bytes();
    if let [.., a, b] = bytes
        && a == b
        && bytes.len() > 3
        && !matches!(b, b'l' | b's' | b'z')
    {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::{EMPTY, Tongue, words};

    #[derive(serde::Deserialize)]
    struct Row {
        text: String,
        terms: Vec<String>,
    }

    #[test]
    fn words_are_those_of_the_table_that_tests_the_browser_too() {
        let rows: Vec<Row> = serde_json::from_str(include_str!("../../../tests/search-words.json")).unwrap();
        assert!(rows.len() > 40);
        for row in rows {
            let mut terms = Vec::new();
            words(&row.text, &mut |word, _| terms.extend(Tongue::English.term(word)));
            assert_eq!(terms, row.terms, "{}", row.text);
        }
    }

    #[test]
    fn empty_words_are_sorted_so_that_they_can_be_found() {
        assert!(EMPTY.is_sorted());
    }

    #[test]
    fn a_hyphen_holds_words_together() {
        let case = |text: &str, want: &[(&str, bool)]| {
            let mut found = Vec::new();
            words(text, &mut |word, hangs| found.push((word.to_owned(), hangs)));
            assert_eq!(found, want.iter().map(|(w, h)| ((*w).to_owned(), *h)).collect::<Vec<_>>(), "{text}");
        };
        case("Pull-up bar", &[("pull", false), ("up", true), ("bar", false)]);
        case("8 - 12 reps", &[("8", false), ("12", false), ("reps", false)]);
        case("toes‑to‑bar", &[("toes", false), ("to", true), ("bar", true)]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_words_of_letters_and_digits(text in "\\PC{0,60}") {
            words(&text, &mut |word, _| {
                assert!(!word.is_empty());
                let _ = Tongue::English.term(word);
            });
        }
    }
}
