//! What each rule means, why it matters and how to mend it.
//!
//! The texts are data: one section a rule in `explain/*.md`, under a heading of the rule's name. To explain a
//! new rule, add a section to the file of its family.

use std::fmt::Write as _;

use super::{Family, Rule};
use crate::base::words::capital;

/// The texts, in the order in which `ironleaf explain` lists their rules.
const FILES: [(Family, &str, &str); 6] = [
    (Family::Syntax, "Files, front matter and settings", include_str!("explain/syntax.md")),
    (Family::Name, "Names and links", include_str!("explain/name.md")),
    (Family::Notation, "Workout lines", include_str!("explain/notation.md")),
    (Family::Style, "Good writing (a guide may allow these)", include_str!("explain/style.md")),
    (Family::Coaching, "Good training (a guide may allow these)", include_str!("explain/coaching.md")),
    (Family::Site, "Templates, static files and addresses", include_str!("explain/site.md")),
];

/// The texts of the rules that generated workouts keep, `H1` to `H14`.
const GENERATOR: &str = include_str!("explain/generator.md");

/// What a rule of the generator says, why, where it is from, and an example; by its id in any case: `h2`.
pub fn of_generator(id: &str) -> Option<(&'static str, &'static str)> {
    sections(GENERATOR).find(|(heading, _)| heading.eq_ignore_ascii_case(id))
}

/// The ids of the generator's rules, each with the first sentence about it.
pub fn generator() -> impl Iterator<Item = (&'static str, &'static str)> {
    sections(GENERATOR).map(|(id, text)| (id, sentence(text)))
}

/// What `rule` means, why it matters, how to mend it, and an example; a few lines of Markdown.
pub fn explain(rule: Rule) -> &'static str {
    FILES.iter().find_map(|(_, _, text)| section(text, rule.name())).unwrap_or("This rule has no explanation yet.")
}

/// Each family that has rules, with a title for people and its rules in the order of the table.
pub fn families() -> impl Iterator<Item = (&'static str, Vec<Rule>)> {
    FILES.iter().map(|(family, title, _)| (*title, Rule::ALL.iter().copied().filter(|r| r.family() == *family).collect()))
}

/// The first sentence of an explanation, for lists.
pub fn first_sentence(rule: Rule) -> &'static str {
    sentence(explain(rule))
}

/// The page of the docs about the rules, in Markdown: every rule under its family, then those of generated workouts.
pub fn reference() -> String {
    let mut out = String::from(
        "# The rules\n\nThis page is made from the program itself: `ironleaf explain RULE` says what stands here. A rule's name stands in \
         brackets at\nthe head of each finding: `error[unknown-muscle]`. Whether a guide may allow or deny it is said in [the \
         format](format.md#allowing-and-denying-findings).\n",
    );
    for (title, rules) in families() {
        let _ = write!(out, "\n## {title}\n");
        for rule in rules {
            let _ = write!(out, "\n### {}\n\n*{}.* {}\n", rule.name(), capital(rule.severity().name()), explain(rule));
        }
    }
    out.push_str("\n## Rules that every generated workout keeps\n");
    for (id, text) in sections(GENERATOR) {
        let _ = write!(out, "\n### {id}\n\n{text}\n");
    }
    out
}

fn sentence(text: &str) -> &str {
    let end = text.find(". ").into_iter().chain(text.find(".\n")).min().map_or(text.len(), |i| i + 1);
    &text[..end]
}

fn section(text: &'static str, name: &str) -> Option<&'static str> {
    sections(text).find(|(heading, _)| *heading == name).map(|(_, body)| body)
}

fn sections(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.split("\n## ").skip(1).filter_map(|part| part.split_once('\n')).map(|(heading, body)| (heading.trim(), body.trim()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{FILES, GENERATOR, explain, families, first_sentence, generator, of_generator, sections};
    use crate::diag::Rule;

    #[test]
    fn every_rule_is_explained_with_an_example() {
        for rule in Rule::ALL {
            let text = explain(*rule);
            assert!(sections_of(rule.name()) == 1, "`{}` needs one section in src/diag/explain/", rule.name());
            assert!((4..=14).contains(&text.lines().count()), "`{}`: {} lines", rule.name(), text.lines().count());
            assert!(text.contains("\n    "), "`{}` has no example", rule.name());
            assert!(text.lines().all(|l| l.chars().count() <= 110), "`{}` has a line that is too long", rule.name());
            assert!(first_sentence(*rule).lines().count() <= 2, "`{}` begins with a long sentence", rule.name());
        }
    }

    fn sections_of(name: &str) -> usize {
        FILES.iter().flat_map(|(_, _, text)| sections(text)).filter(|(heading, _)| *heading == name).count()
    }

    #[test]
    fn every_section_is_a_rule_of_its_family() {
        for (family, _, text) in FILES {
            for (heading, _) in sections(text) {
                assert_eq!(Rule::find(heading).map(Rule::family), Some(family), "{heading}");
            }
        }
    }

    #[test]
    fn every_rule_of_the_generator_is_explained_with_an_example() {
        for (id, text) in sections(GENERATOR) {
            assert!((5..=12).contains(&text.lines().count()), "`{id}`: {} lines", text.lines().count());
            assert!(text.contains("\n    before ") && text.contains("\n    after "), "`{id}` has no example");
            assert!(text.lines().all(|l| l.chars().count() <= 112), "`{id}` has a line that is too long");
        }
        assert_eq!(of_generator("h2").map(|(id, _)| id), Some("H2"));
        assert_eq!(of_generator("h15"), None);
        assert!(generator().all(|(_, sentence)| sentence.ends_with('.') && sentence.lines().count() <= 3));
    }

    #[test]
    fn every_rule_is_listed_once() {
        let listed: Vec<Rule> = families().flat_map(|(_, rules)| rules).collect();
        assert_eq!(listed.len(), Rule::ALL.len());
        assert_eq!(listed.into_iter().collect::<BTreeSet<_>>().len(), Rule::ALL.len());
    }
}
