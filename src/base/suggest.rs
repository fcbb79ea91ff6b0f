//! The name a coach probably meant.

/// The candidate nearest to `word`, where one is near enough to be worth saying.
///
/// Near is at most a third of the word's letters mistyped (two swapped letters are one mistake), case aside, or
/// the candidate going on where the word ends, or holding its first two thirds. Ties go to the first candidate.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let letters = word.chars().count();
    if letters > 80 {
        return None;
    }
    let most = (letters / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let other = candidate.to_lowercase();
        let theirs = other.chars().count();
        let begins = letters >= 3 && (other.starts_with(&word) || (theirs * 3 >= letters * 2 && word.starts_with(&other)));
        if letters.abs_diff(theirs) > most && !begins {
            continue;
        }
        let far = strsim::osa_distance(&word, &other);
        let far = if begins { far.min(most) } else { far };
        if far <= most && best.is_none_or(|(least, _)| far < least) {
            best = Some((far, candidate));
        }
    }
    best.map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_near_name_is_found_and_a_far_one_is_not() {
        let names = ["hamstrings", "glutes", "quads", "Romanian Deadlift"];
        let case = |word: &str, want: Option<&str>| assert_eq!(nearest(word, names), want, "{word}");
        case("hamstring", Some("hamstrings"));
        case("gluets", Some("glutes"));
        case("quad", Some("quads"));
        case("romanian deadlif", Some("Romanian Deadlift"));
        case("hamstrings curl", Some("hamstrings"));
        case("glutes and hamstrings", None);
        case("biceps", None);
        case("", None);
    }
}
