//! From flags to a request, each name with its place on the command line.

use crate::cli::args::Request;
use crate::source::{Sources, Span, Word};
use crate::training::generate::Supersets;
use crate::training::library::{Asked, AskedTarget};
use crate::training::terms::{Goal, Level};

/// What findings call the place of a name.
const PLACE: &str = "command line";

/// The command line as a file, for the places of names, and what it asks for.
pub(super) fn asked(args: &Request) -> (Sources, Asked) {
    let line = Line::new(args);
    let sources = Sources::from_iter([(PLACE, line.text.as_str())]);
    let file = sources.find(PLACE).expect("the file that was just put there");
    let words = |flag: &str| -> Vec<Word> {
        let own = line.words.iter().filter(|(of, _)| *of == flag);
        own.map(|(_, range)| Word::new(&line.text[range.clone()], Span::new(file, range.clone()))).collect()
    };
    let word = |flag: &str| words(flag).into_iter().next();
    let asked = Asked {
        targets: words("targets").into_iter().map(target).collect(),
        order: word("order"),
        goal: args.goal.as_deref().and_then(Goal::find),
        level: args.level.as_deref().and_then(Level::find),
        minutes: args.minutes,
        sessions: args.sessions,
        equipment: args.equipment.as_ref().map(|_| equipment(words("equipment"))),
        lagging: word("lagging"),
        main_lift: word("main-lift"),
        exclude: words("exclude"),
        flags: words("flags"),
        supersets: args.supersets.as_deref().and_then(Supersets::find),
        variant: args.variant,
        partial: args.partial.then_some(true),
        ..Asked::new(Span::new(file, 0..line.text.len()))
    };
    (sources, asked)
}

/// `none` is bodyweight, which is always there.
fn equipment(words: Vec<Word>) -> Vec<Word> {
    words.into_iter().filter(|word| !matches!(word.to_lowercase().as_str(), "none" | "bodyweight")).collect()
}

/// `legs:2` is the legs with priority 2; what does not end in such a number is a name.
fn target(word: Word) -> AskedTarget {
    let parts = word.rsplit_once(':').and_then(|(name, n)| Some((name, n.parse().ok().filter(|n| (1..=Asked::PRIORITY).contains(n))?)));
    match parts {
        Some((name, priority)) => AskedTarget { name: Word::new(name, word.part(0..name.len())), priority: Some(priority) },
        None => AskedTarget { name: word, priority: None },
    }
}

/// The flags that hold words, as one line.
#[derive(Default)]
struct Line {
    text: String,
    /// Each word's flag, and where it stands in the line.
    words: Vec<(&'static str, std::ops::Range<usize>)>,
}

impl Line {
    fn new(args: &Request) -> Self {
        let mut line = Self::default();
        line.add("targets", &args.targets);
        line.add("order", args.order.as_slice());
        line.number("minutes", args.minutes);
        line.add("equipment", args.equipment.as_deref().unwrap_or_default());
        line.add("lagging", args.lagging.as_slice());
        line.add("main-lift", args.main_lift.as_slice());
        line.add("exclude", &args.exclude);
        line.add("flags", &args.flags);
        line.number("sessions", args.sessions);
        line.number("variant", args.variant);
        line
    }

    fn flag(&mut self, flag: &str) {
        self.text.push_str(if self.text.is_empty() { "--" } else { " --" });
        self.text.push_str(flag);
        self.text.push(' ');
    }

    fn add(&mut self, flag: &'static str, values: &[String]) {
        let values: Vec<&str> = values.iter().map(|value| value.trim()).filter(|value| !value.is_empty()).collect();
        if values.is_empty() {
            return;
        }
        self.flag(flag);
        for (i, value) in values.into_iter().enumerate() {
            self.text.push_str(if i == 0 { "" } else { "," });
            let start = self.text.len();
            self.text.push_str(value);
            self.words.push((flag, start..self.text.len()));
        }
    }

    fn number(&mut self, flag: &'static str, value: Option<u32>) {
        if let Some(value) = value {
            self.flag(flag);
            self.text += &value.to_string();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::asked;
    use crate::cli::args::Request;

    #[test]
    fn every_word_knows_its_place() {
        let list = |text: &str| text.split(',').map(str::to_owned).collect::<Vec<_>>();
        let args = Request {
            targets: list("legs:2, upper back,,t:x"),
            order: Some("legs-first".into()),
            minutes: Some(45),
            equipment: Some(list("none")),
            exclude: list("a,b"),
            ..Request::default()
        };
        let (line, asked) = asked(&args);
        assert_eq!(
            line.slice(asked.span),
            "--targets legs:2,upper back,t:x --order legs-first --minutes 45 --equipment none --exclude a,b"
        );
        let targets: Vec<_> = asked.targets.iter().map(|t| (line.slice(t.name.span), t.priority)).collect();
        assert_eq!(targets, [("legs", Some(2)), ("upper back", None), ("t:x", None)]);
        assert_eq!(asked.equipment, Some(vec![]));
        assert_eq!(asked.exclude.iter().map(|w| line.slice(w.span)).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(asked.partial, None);
    }
}
