//! The code of a language, as browsers read it: `en`, `pt-BR`, `zh-Hant-TW` (BCP 47).

/// Whether `tag` has the form of a language's code: language, then script, country and variants, each where it is needed.
///
/// Extensions (`-u-…`, `-x-…`) are none of it: a page's language has no use for them.
pub(super) fn is_tag(tag: &str) -> bool {
    let parts: Vec<&str> = tag.split('-').collect();
    let mut rest = parts.as_slice();
    let mut pass = |is: fn(&str) -> bool, most: usize| {
        let fitting = rest.iter().take(most).take_while(|part| is(part)).count();
        rest = &rest[fitting..];
        fitting
    };
    let begins = pass(|part| matches!(part.len(), 2 | 3) && is_word(part), 1) == 1;
    pass(|part| part.len() == 3 && is_word(part), 1);
    pass(|part| part.len() == 4 && is_word(part), 1);
    pass(is_country, 1);
    pass(is_variant, usize::MAX);
    begins && rest.is_empty()
}

/// What is meant by a code that is none, and whether that is sure: `pt_BR` is `pt-BR`, `German` is `de`, `pt-b` may be `pt`.
pub(super) fn meant(written: &str) -> Option<(String, bool)> {
    let joined = written.trim().replace(['_', ' ', '–'], "-");
    if is_tag(&joined) {
        return Some((joined, true));
    }
    let folded = written.trim().to_lowercase();
    if let Some((code, _)) = NAMES.iter().find(|(_, names)| names.contains(&folded.as_str())) {
        return Some(((*code).to_owned(), true));
    }
    let mut begins = joined.match_indices('-').map(|(at, _)| &joined[..at]);
    begins.rfind(|begin| is_tag(begin)).map(|begin| (begin.to_owned(), false))
}

/// Languages by the names that people write in place of their codes.
const NAMES: [(&str, &[&str]); 9] = [
    ("en", &["english"]),
    ("de", &["german", "deutsch"]),
    ("fr", &["french", "français", "francais"]),
    ("es", &["spanish", "español", "espanol"]),
    ("it", &["italian", "italiano"]),
    ("pt", &["portuguese", "português", "portugues"]),
    ("nl", &["dutch", "nederlands"]),
    ("pl", &["polish", "polski"]),
    ("sv", &["swedish", "svenska"]),
];

fn is_word(part: &str) -> bool {
    part.bytes().all(|b| b.is_ascii_alphabetic())
}

fn is_country(part: &str) -> bool {
    (part.len() == 2 && is_word(part)) || (part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit()))
}

fn is_variant(part: &str) -> bool {
    let long = (5..=8).contains(&part.len()) || (part.len() == 4 && part.as_bytes()[0].is_ascii_digit());
    long && part.bytes().all(|b| b.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::{is_tag, meant};

    #[test]
    fn codes_of_languages_have_a_form() {
        let case = |tag: &str, want: bool| assert_eq!(is_tag(tag), want, "{tag}");
        case("en", true);
        case("gsw", true);
        case("pt-BR", true);
        case("pt-br", true);
        case("es-419", true);
        case("zh-Hant-TW", true);
        case("zh-yue-HK", true);
        case("sr-Latn", true);
        case("de-1996", true);
        case("de-CH-1901", true);
        case("ca-valencia", true);
        case("sl-rozaj-biske", true);
        case("pt-b", false);
        case("pt-BR-", false);
        case("pt--BR", false);
        case("pt-BR-PT", false);
        case("pt-BR-Latn", false);
        case("en-12", false);
        case("e", false);
        case("e2", false);
        case("english", false);
        case("pt_BR", false);
        case("", false);
        case("é-BR", false);
    }

    #[test]
    fn what_is_meant_is_told() {
        let case = |written: &str, want: Option<(&str, bool)>| {
            assert_eq!(meant(written).as_ref().map(|(code, sure)| (code.as_str(), *sure)), want, "{written}");
        };
        case("pt_BR", Some(("pt-BR", true)));
        case("pt BR", Some(("pt-BR", true)));
        case("German", Some(("de", true)));
        case("pt-b", Some(("pt", false)));
        case("zh-Hant-T", Some(("zh-Hant", false)));
        case("english language", None);
        case("klingon", None);
    }
}
