//! English: folded names, counts and lists.

/// `name` as two spellings of one thing share it: lower case, no spaces and hyphens, `’` as `'`, the last word
/// in the singular.
///
/// `-ies` becomes `-y`; `-sses -shes -ches -xes` lose `es`; any other final `s` but `ss` goes.
pub fn fold(name: &str) -> String {
    let lower = name.trim().to_lowercase().replace('’', "'");
    let mut out: String = lower.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}' | '\u{2011}')).collect();
    let shorter = if out.ends_with("ies") && out.len() > 3 {
        out.truncate(out.len() - 3);
        out.push('y');
        return out;
    } else if ["sses", "shes", "ches", "xes"].iter().any(|end| out.ends_with(end)) {
        2
    } else {
        usize::from(out.ends_with('s') && !out.ends_with("ss") && out.len() > 1)
    };
    out.truncate(out.len() - shorter);
    out
}

/// A count with its noun: `1 page`, `873 pages`, `2 exercises`; thousands get commas.
pub fn count(n: usize, noun: &str) -> String {
    let digits = thousands(n);
    if n == 1 {
        format!("{digits} {noun}")
    } else if noun.ends_with('y') && !noun.ends_with("ay") {
        format!("{digits} {}ies", &noun[..noun.len() - 1])
    } else {
        format!("{digits} {noun}s")
    }
}

/// A number with commas between its thousands: `10,000`.
pub fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// A noun with its article: `an exercise`, `a muscle`.
pub fn one(noun: &str) -> String {
    format!("{} {noun}", if noun.to_lowercase().starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" })
}

/// A list in a sentence: `a`, `a and b`, `a, b and c`.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", rest.join(", "), last.as_ref())
        }
    }
}

/// The same with a capital first letter.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The same with a small first letter, unless the word is an abbreviation: `Upper back` becomes `upper back`.
pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

/// An id as a reader sees it: `knee-extension` becomes `Knee extension`.
pub fn title_of(id: &str) -> String {
    capital(&id.replace('-', " "))
}

#[cfg(test)]
mod tests {
    use super::{count, fold, list, title_of};

    #[test]
    fn spellings_of_one_thing_fold_to_one_name() {
        let case = |a: &str, b: &str| assert_eq!(fold(a), fold(b), "{a} / {b}");
        case("Pull-up", "pull ups");
        case("Romanian Deadlifts", "romanian-deadlift");
        case("Farmer’s Walk", "farmer's walks");
        case("Reverse Flies", "reverse fly");
        case("Bench Presses", "bench press");
        case("Calves", "calve");
        assert_ne!(fold("press"), fold("pres"));
        assert_eq!(fold("glutes"), "glute");
        assert_eq!(fold("s"), "s");
        assert_eq!(fold(""), "");
    }

    #[test]
    fn counts_and_lists_are_english() {
        assert_eq!(count(1, "page"), "1 page");
        assert_eq!(count(10_000, "page"), "10,000 pages");
        assert_eq!(count(2, "category"), "2 categories");
        assert_eq!(count(2, "day"), "2 days");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(list(&["a", "b"]), "a and b");
        assert_eq!(title_of("knee-extension"), "Knee extension");
    }

    proptest::proptest! {
        #[test]
        fn folding_never_panics(text in "\\PC{0,40}") {
            let _ = fold(&text);
        }
    }
}
