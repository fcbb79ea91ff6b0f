//! Names within sentences.

use crate::base::words;
use crate::training::guide::{Guide, Target};

/// Words of exercise names that keep their capital.
const PROPER: &[&str] = &[
    "Romanian",
    "Bulgarian",
    "Nordic",
    "Copenhagen",
    "Russian",
    "Pendlay",
    "Smith",
    "Pallof",
    "Turkish",
    "Zercher",
    "Arnold",
    "Zottman",
    "Jefferson",
    "Svend",
    "Kroc",
    "Meadows",
    "Spanish",
    "Cossack",
    "Hindu",
    "Swiss",
    "EZ",
    "JM",
];

/// A title as it stands in a sentence: `Back Squat` becomes `back squat`, `T-Bar Row` `T-bar row`.
pub(super) fn plain(title: &str) -> String {
    let word = |word: &str| -> String {
        let stem = word.trim_end_matches("'s");
        if PROPER.contains(&stem) || word.chars().count() == 1 {
            return word.to_owned();
        }
        match word.split_once('-') {
            Some((first, rest)) if first.len() == 1 => format!("{first}-{}", rest.to_lowercase()),
            _ => word.to_lowercase(),
        }
    };
    title.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A target as it stands in a sentence: `the legs`.
pub(super) fn the(guide: &Guide, target: Target) -> String {
    format!("the {}", plain(&guide.meta(target.thing()).title))
}

/// Targets as they stand in a sentence: `legs and back`.
pub(super) fn targets(guide: &Guide, targets: impl Iterator<Item = Target>) -> String {
    words::list(&targets.map(|target| plain(&guide.meta(target.thing()).title)).collect::<Vec<_>>())
}

/// A small number as a word.
pub(super) fn number(n: u8) -> String {
    match n {
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        4 => "four".to_owned(),
        5 => "five".to_owned(),
        n => n.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn titles_stand_in_sentences() {
        let case = |title: &str, want: &str| assert_eq!(plain(title), want);
        case("Back Squat", "back squat");
        case("Romanian Deadlift", "Romanian deadlift");
        case("T-Bar Row", "T-bar row");
        case("Pull-Up", "pull-up");
        case("Farmer's Walk", "farmer's walk");
        case("Smith Machine Squat", "Smith machine squat");
    }
}
