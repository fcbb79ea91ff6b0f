//! `lint`: rules that a guide or a page allows or denies.

use crate::base::suggest::nearest;
use crate::diag::{Family, Finding, Rule};
use crate::source::Word;
use crate::training::library::{Allowed, Lint};

use super::fields::{Fields, word};
use super::yaml::Value;

/// What the key `lint` says.
pub(super) fn read(f: &mut Fields) -> Lint {
    let mut lint = Lint::default();
    let Some(mut inner) = f.map("lint", super::keys::Lint::KEYS) else { return lint };
    allow(&mut inner, &mut lint);
    deny(&mut inner, &mut lint);
    f.close(inner);
    lint
}

/// `allow: all`, a list of rules, or rules with reasons.
fn allow(f: &mut Fields, lint: &mut Lint) {
    let Some(node) = f.node("allow") else { return };
    match &node.value {
        Value::Scalar(scalar) if scalar.text == "all" => lint.allow_coaching = true,
        Value::Map(entries) => {
            for entry in entries {
                let Value::Scalar(key) = &entry.key.value else { continue };
                let name = word(f.text, &entry.key, key);
                let reason = entry.value.text().map(|t| t.trim().into());
                if let Some(rule) = allowed_rule(f, &name) {
                    lint.allow.push(Allowed { rule, reason });
                }
            }
        }
        _ => {
            for name in f.words("allow") {
                if &*name.text == "all" {
                    lint.allow_coaching = true;
                } else if let Some(rule) = allowed_rule(f, &name) {
                    lint.allow.push(Allowed { rule, reason: None });
                }
            }
        }
    }
}

fn deny(f: &mut Fields, lint: &mut Lint) {
    let Some(node) = f.node("deny") else { return };
    if matches!(&node.value, Value::Scalar(s) if s.text == "warnings") {
        lint.deny_warnings = true;
        return;
    }
    for name in f.words("deny") {
        if &*name.text == "warnings" {
            lint.deny_warnings = true;
        } else if let Some(rule) = Rule::find(&name) {
            lint.deny.push(rule);
        } else {
            unknown(f, &name, Rule::ALL.iter().map(|r| r.name()).chain(["warnings"]));
        }
    }
}

fn allowed_rule(f: &mut Fields, name: &Word) -> Option<Rule> {
    match Rule::find(name) {
        Some(rule) if rule.can_be_allowed() => Some(rule),
        Some(rule) => {
            let about = match rule.family() {
                Family::Notation => "rules of the workout notation",
                Family::Name => "rules of names and links",
                _ => "rules of files and syntax",
            };
            let finding = Finding::new(Rule::UnknownRule, name.span, format!("`{rule}` cannot be turned off", rule = rule.name()));
            f.report.push(finding.help(format!("{about} always hold; remove the name and mend what it tells of")));
            None
        }
        None => {
            unknown(f, name, Rule::ALL.iter().filter(|r| r.can_be_allowed()).map(|r| r.name()).chain(["all"]));
            None
        }
    }
}

fn unknown<'a>(f: &mut Fields, name: &Word, rules: impl Iterator<Item = &'a str>) {
    let finding = Finding::new(Rule::UnknownRule, name.span, format!("no rule is called `{}`", &*name.text));
    f.report.push(match nearest(name, rules) {
        Some(near) => finding.help(format!("a rule with a similar name exists: `{near}`")).guess(near),
        None => finding.help("each finding names its rule in square brackets"),
    });
}
