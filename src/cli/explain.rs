//! `ironleaf explain`: what a finding means, and what a rule of generated workouts says.

use std::fmt::Write as _;

use crate::base::suggest::nearest;
use crate::diag::Rule;
use crate::diag::explain::{explain, families, first_sentence, generator, of_generator};
use crate::training::generate::Must;

use super::End;
use super::args::Explain;
use super::terminal::Terminal;

pub(super) fn run(args: &Explain, terminal: &Terminal) -> End {
    let Some(name) = &args.rule else {
        terminal.out(&all());
        return End::Well;
    };
    // As it stands at the head of a finding: `error[unknown-muscle]`.
    let inside = name.split_once('[').map_or(&**name, |(_, inside)| inside.trim_end_matches([':', ']']));
    let asked = inside.trim().to_lowercase();
    if let Some(rule) = Rule::find(&asked) {
        terminal.out(&one(rule));
        return End::Well;
    }
    if let Some((id, text)) = of_generator(&asked) {
        terminal.out(&format!("{id} ({})\n\n{text}\n", Must::find(id).map_or("a rule of generated workouts", Must::name)));
        return End::Well;
    }
    let help = nearest(&asked, Rule::ALL.iter().map(|r| r.name()))
        .map_or_else(|| "`ironleaf explain` lists all rules".to_owned(), |near| format!("a rule with a similar name exists: `{near}`"));
    terminal.error(&format!("error: no rule is called `{name}`\nhelp: {help}\n"));
    End::Trouble
}

fn one(rule: Rule) -> String {
    format!("{} ({})\n\n{}\n", rule.name(), rule.severity().name(), explain(rule))
}

fn all() -> String {
    let widest = Rule::ALL.iter().map(|r| r.name().len()).max().unwrap_or(0);
    let mut out = String::new();
    for (title, rules) in families() {
        let _ = writeln!(out, "{title}\n");
        for rule in rules {
            let _ = writeln!(out, "  {:widest$}  {}", rule.name(), first_sentence(rule).replace('\n', " "));
        }
        out.push('\n');
    }
    out.push_str("Rules that every generated workout keeps\n\n");
    for (id, text) in generator() {
        let _ = writeln!(out, "  {id:widest$}  {}", text.replace('\n', " "));
    }
    out.push_str("\n`ironleaf explain RULE` says more about one.\n");
    out
}

#[cfg(test)]
mod tests {
    use crate::diag::explain::generator;
    use crate::training::generate::Must;

    #[test]
    fn every_rule_of_the_generator_is_explained() {
        let explained: Vec<&str> = generator().map(|(id, _)| id).collect();
        assert_eq!(explained, Must::ALL.iter().map(|rule| rule.id()).collect::<Vec<_>>());
    }
}
