//! Which of a thing's other names stand under its title.
//!
//! An alias is there to be found by: in links, workout lines, front matter and the search, where every spelling helps.
//! A reader wants only those that say something new, so a name made of words that the title or a name before it has
//! already, in whatever order, number or spelling, is found and not shown; nor is one with brackets, or one after the sixth.

use std::collections::BTreeSet;

use crate::base::words;
use crate::training::guide::Meta;

/// More names than this tell nobody anything.
const MOST: usize = 6;

/// Words that make no new name: `the biceps muscle`, `heavy squats`, `dead bug drill`.
const SMALL: [&str; 18] = [
    "a", "an", "and", "as", "deep", "drill", "exercise", "for", "heavy", "in", "movement", "muscle", "of", "or", "the", "to", "training",
    "your",
];

/// Words of one meaning.
const SAME: [(&str, &str); 5] = [("db", "dumbbell"), ("bb", "barbell"), ("kb", "kettlebell"), ("one", "single"), ("unilateral", "single")];

/// The other names that a reader is told, as they are written.
pub(super) fn told(meta: &Meta) -> Vec<String> {
    choose(&meta.title, meta.aliases.iter().map(|alias| &**alias))
}

fn choose<'a>(title: &str, aliases: impl Iterator<Item = &'a str>) -> Vec<String> {
    let words = stems(title);
    let mut whole = vec![words.concat()];
    let mut known: BTreeSet<String> = words.into_iter().collect();
    let mut told = Vec::new();
    for alias in aliases.filter(|alias| !alias.contains(['(', '[', '{'])) {
        if told.len() == MOST {
            break;
        }
        let stems = stems(alias);
        let joined = stems.concat();
        if whole.contains(&joined) || stems.iter().all(|stem| known.contains(stem)) {
            continue;
        }
        known.extend(stems);
        whole.push(joined);
        told.push(alias.to_owned());
    }
    told
}

/// The words of a name without their endings, small words left out.
fn stems(name: &str) -> Vec<String> {
    let lower = name.to_lowercase().replace('’', "'");
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '\'').map(|word| word.trim_matches('\''));
    words.map(stem).filter(|stem| !stem.is_empty() && !SMALL.contains(&stem.as_str())).collect()
}

/// `banded`, `bands` → `band`; `legged` → `leg`; `flye`, `flies` → `fly`.
fn stem(word: &str) -> String {
    let word = words::fold(word.strip_suffix("'s").unwrap_or(word));
    let word = SAME.iter().find(|(other, _)| *other == word).map_or(word.as_str(), |(_, plain)| plain);
    if SMALL.contains(&word) {
        return word.to_owned();
    }
    let cut = ["ing", "ed"].iter().find_map(|end| word.strip_suffix(end)).filter(|stem| stem.chars().count() > 2);
    let stem = cut.unwrap_or(word);
    let mut last = stem.chars().rev();
    let doubled = cut.is_some() && last.next().is_some_and(|c| last.next() == Some(c));
    let stem = if doubled { &stem[..stem.len() - stem.chars().next_back().map_or(0, char::len_utf8)] } else { stem };
    stem.strip_suffix('e').filter(|stem| stem.chars().count() > 2).unwrap_or(stem).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{MOST, choose};

    fn case(title: &str, aliases: &[&str], want: &[&str]) {
        assert_eq!(choose(title, aliases.iter().copied()), want, "{title}: {aliases:?}");
    }

    #[test]
    fn names_that_say_something_new_are_told() {
        case("Romanian Deadlift", &["RDL", "RDLs", "Romanian Deadlifts", "Barbell RDL"], &["RDL", "Barbell RDL"]);
        case("Glutes", &["bum", "buttocks", "glutes buttocks", "buttocks glutes", "bum muscles"], &["bum", "buttocks"]);
        case("Farmer's Walk", &["Farmer’s Carry", "Farmer Walk"], &["Farmer’s Carry"]);
        case("Push-Up", &["Push Up", "pushups", "Press-Up"], &["Press-Up"]);
    }

    #[test]
    fn spellings_numbers_and_orders_are_no_new_names() {
        case("Band Shrug", &["Banded Shrug", "Shrug"], &[]);
        case("Stiff-Leg Deadlift", &["Stiff-Legged Deadlift", "Stiff Leg Deadlifts"], &[]);
        case("Reverse Fly", &["Reverse Flye", "Reverse Flyes", "Reverse Flies"], &[]);
        case("Squat Jump", &["Jump Squat"], &[]);
        case("Back Squat", &["Squat", "Squats (barbell)", "Heavy Squat", "deep squats"], &[]);
        case("Single-Arm Dumbbell Row", &["Single Arm DB Row", "One-Arm Row"], &[]);
        case("Dead Bug", &["Deadbug Drill"], &[]);
        case("Hip flexors", &["front of the hip", "front of your hip"], &["front of the hip"]);
    }

    #[test]
    fn other_letters_and_many_names_are_read_too() {
        case("Übung", &["übungen", "Übung", "Ééd"], &["übungen", "Ééd"]);
        case("", &["", "()", "-"], &[]);
        let many: Vec<String> = (0..9).map(|n| format!("name{n}")).collect();
        assert_eq!(choose("Title", many.iter().map(String::as_str)).len(), MOST);
    }
}
