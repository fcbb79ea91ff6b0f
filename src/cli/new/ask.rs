//! Asking a person on a terminal.

use inquire::autocompletion::{Autocomplete, Replacement};
use inquire::validator::Validation;
use inquire::{CustomUserError, Select, Text};

/// Says why an answer will not do.
pub(super) type Judge<'a> = &'a dyn Fn(&str) -> Result<(), String>;

/// Someone who can be asked. Nothing means that they went away.
pub(super) trait Ask {
    /// One of some words, each with a word about it; the place of the chosen one.
    fn choose(&mut self, question: &str, words: &[(&str, &str)]) -> Option<usize>;
    /// A line of text. `names` complete what is typed, after a comma too.
    fn line(&mut self, question: &str, hint: &str, names: &[String], judge: Judge) -> Option<String>;
}

/// The person at the keyboard.
#[derive(Debug)]
pub(super) struct Person;

impl Ask for Person {
    fn choose(&mut self, question: &str, words: &[(&str, &str)]) -> Option<usize> {
        let widest = words.iter().map(|(word, _)| word.len()).max().unwrap_or(0);
        let shown = words.iter().map(|(word, about)| format!("{word:widest$}   {about}")).collect();
        let chosen = Select::new(question, shown).with_page_size(words.len()).with_help_message("arrow keys, then Enter").raw_prompt();
        chosen.ok().map(|chosen| chosen.index)
    }

    fn line(&mut self, question: &str, hint: &str, names: &[String], judge: Judge) -> Option<String> {
        let validator = |answer: &str| -> Result<Validation, CustomUserError> {
            Ok(match judge(answer) {
                Ok(()) => Validation::Valid,
                Err(why) => Validation::Invalid(why.into()),
            })
        };
        let text = Text::new(question).with_help_message(hint).with_validator(validator);
        let text = if names.is_empty() { text } else { text.with_autocomplete(Names(names.to_vec())) };
        text.prompt().ok().map(|answer| answer.trim().trim_end_matches(',').to_owned())
    }
}

/// Names that complete the last of several with commas between them.
#[derive(Clone, Debug)]
pub(super) struct Names(pub(super) Vec<String>);

impl Autocomplete for Names {
    fn get_suggestions(&mut self, input: &str) -> Result<Vec<String>, CustomUserError> {
        Ok(self.whole(input))
    }

    fn get_completion(&mut self, input: &str, highlighted: Option<String>) -> Result<Replacement, CustomUserError> {
        let mut all = self.whole(input).into_iter();
        Ok(highlighted.or_else(|| all.next().filter(|_| all.next().is_none())))
    }
}

impl Names {
    /// The whole line with each name that its last part begins, or else is a part of.
    pub(super) fn whole(&self, input: &str) -> Vec<String> {
        let (before, last) = input.rsplit_once(',').map_or(("", input), |(before, last)| (before, last));
        let said: Vec<String> = before.split(',').map(|name| name.trim().to_lowercase()).collect();
        let typed = last.trim().to_lowercase();
        if typed.is_empty() && before.is_empty() {
            return self.0.clone();
        }
        let free = || self.0.iter().filter(|name| !said.contains(&name.to_lowercase()));
        let begins: Vec<&String> = free().filter(|name| name.to_lowercase().starts_with(&typed)).collect();
        let holds = free().filter(|name| name.to_lowercase().contains(&typed) && !begins.contains(name));
        let line = |name: &String| if before.is_empty() { name.clone() } else { format!("{}, {name}", before.trim_end()) };
        begins.iter().copied().chain(holds).map(line).collect()
    }
}
