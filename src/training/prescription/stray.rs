//! Words after the sets that belong to nothing, and what is most likely meant by them.

use crate::diag::Rule;

use super::TokenKind;
use super::cursor::{Cursor, clip};
use super::number::{SECOND_WORDS, digits, is_dash};

const WEIGHTS: &[&str] = &["kg", "kgs", "lb", "lbs"];
const MINUTES: &[&str] = &["min", "mins", "minute", "minutes"];
/// Long forms of the units of distance.
const LONG: &[(&str, &str)] = &[
    ("meter", "m"),
    ("meters", "m"),
    ("metre", "m"),
    ("metres", "m"),
    ("kilometers", "km"),
    ("kilometres", "km"),
    ("yard", "yd"),
    ("yards", "yd"),
    ("calories", "cal"),
];
/// Techniques as gyms write them, and as the notation does.
const TECHNIQUES: &[(&str, &str)] = &[
    ("dropset", "drop"),
    ("dropsets", "drop"),
    ("drop set", "drop"),
    ("drop sets", "drop"),
    ("myo-reps", "myo 4 x 3-5"),
    ("myo reps", "myo 4 x 3-5"),
    ("rest pause", "rest-pause"),
];

/// What a coach means by words that the notation does not have.
#[derive(Debug, PartialEq, Eq)]
enum Meant {
    /// A load without its `@`; as it stands behind one.
    Load(String),
    /// A weight's unit right after the repetitions.
    Unit,
    /// Something else, as the notation writes it.
    Else(String),
}

impl Cursor<'_> {
    /// Finds words whose meaning can be told, and goes past them; false where it cannot.
    pub(super) fn stray(&mut self, start: usize, comma: bool) -> bool {
        let rest = self.rest();
        let written = rest[..rest.find([',', '(']).unwrap_or(rest.len())].trim_end();
        let Some(meant) = meant(written) else { return false };
        let range = self.take(self.at + written.len(), TokenKind::Wrong);
        let written = clip(written);
        match meant {
            Meant::Load(load) if comma => {
                self.trouble(Rule::RxLoadOrder, start..range.end, format!("the load `{written}` stands after a comma"))
                    .help(format!("put it right after the reps, with an `@`: \"3 x 8 @ {load}\""));
            }
            Meant::Load(load) => {
                self.trouble(Rule::RxTrailing, range, format!("no `@` before `{written}`"))
                    .help(format!("write \"@ {load}\""))
                    .guess(format!("@ {load}"));
            }
            Meant::Unit => {
                self.trouble(Rule::RxTrailing, range, format!("`{written}` belongs to nothing"))
                    .help(format!("a weight follows an `@`: \"3 x 8 @ 60 {written}\""));
            }
            Meant::Else(write) => {
                self.trouble(Rule::RxTrailing, range, format!("`{written}` belongs to nothing"))
                    .help(format!("write \"{write}\""))
                    .guess(write);
            }
        }
        true
    }
}

fn meant(written: &str) -> Option<Meant> {
    let low = written.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let pair = |pairs: &[(&str, &str)]| pairs.iter().find(|(long, _)| *long == low).map(|(_, short)| Meant::Else((*short).to_owned()));
    if WEIGHTS.contains(&&*low) {
        return Some(Meant::Unit);
    }
    if let Some(rest) = low.strip_suffix(" rest").filter(|rest| is_time(rest)) {
        return Some(Meant::Else(format!("rest {rest}")));
    }
    let bare = low.strip_prefix("at ").or_else(|| low.strip_prefix("with ")).unwrap_or(&low);
    pair(LONG).or_else(|| pair(TECHNIQUES)).or_else(|| load(bare).map(Meant::Load))
}

/// `RPE 8`, `70%`, `60 kg` and the like, as they stand behind an `@`.
fn load(text: &str) -> Option<String> {
    for word in ["rpe", "rir"] {
        if let Some(number) = text.strip_prefix(word).map(str::trim_start) {
            return number_end(number).filter(|rest| rest.is_empty()).map(|_| format!("{} {number}", word.to_uppercase()));
        }
    }
    let unit = number_end(text)?.trim_start();
    (WEIGHTS.contains(&unit) || unit == "%" || unit == "% of 1rm" || unit == "% 1rm").then(|| text.replace("1rm", "1RM"))
}

/// Whether a text is a length of time: `90 s`, `2-3 min`.
pub(super) fn is_time(text: &str) -> bool {
    number_end(text).is_some_and(|unit| [SECOND_WORDS, MINUTES].concat().contains(&unit.trim_start()))
}

/// What follows the number or range that `text` begins with.
fn number_end(text: &str) -> Option<&str> {
    let number = |text: &'_ str| -> Option<usize> {
        let whole = digits(text);
        let decimals = text[whole..].strip_prefix('.').map_or(0, digits);
        (whole > 0).then_some(if decimals > 0 { whole + 1 + decimals } else { whole })
    };
    let rest = &text[number(text)?..];
    let second = rest.trim_start().strip_prefix(is_dash).map(str::trim_start);
    Some(second.and_then(|t| number(t).map(|end| &t[end..])).unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::{Meant, meant};

    #[test]
    fn what_is_meant_is_told() {
        let load = |text: &str, want: &str| assert_eq!(meant(text), Some(Meant::Load(want.to_owned())), "{text}");
        load("RPE 8", "RPE 8");
        load("rpe7.5-8", "RPE 7.5-8");
        load("at 62.5 kg", "62.5 kg");
        load("70–80%", "70–80%");
        load("70% 1RM", "70% 1RM");
        let other = |text: &str, want: &str| assert_eq!(meant(text), Some(Meant::Else(want.to_owned())), "{text}");
        other("2 min rest", "rest 2 min");
        other("60-90 s rest", "rest 60-90 s");
        other("Metres", "m");
        other("Drop  Set", "drop");
        other("rest pause", "rest-pause");
        assert_eq!(meant("kg"), Some(Meant::Unit));
        for text in ["", "8", "please", "RPE", "RPE hard", "at", "rest 2 min", "drop x2", "5 second negative", "90 s", "3 x 8"] {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
