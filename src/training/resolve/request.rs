//! From what is asked for, names still text, to a request for the generator; and from a refusal to a finding.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::suggest::{self, Patience};
use crate::base::words;
use crate::diag::{Finding, Report, Rule};
use crate::source::Word;
use crate::training::Id;
use crate::training::generate::{Aim, Defaults, Order, Refusal, Request, Supersets};
use crate::training::guide::{Exercise, Guide, Muscle, Ref, Target};
use crate::training::library::{Asked, AskedTarget};
use crate::training::names::Kind;
use crate::training::terms::EQUIPMENT;

use super::equipment::equipment;
use super::lookup::unknown;

/// The request that `asked` means, what it leaves out being as in `defaults`; nothing where a name names nothing.
///
/// `flags` are injuries that hold anyway: those of the program that asks.
pub fn request(guide: &Guide, asked: &Asked, defaults: &Defaults, flags: &[Arc<str>], report: &mut Report) -> Option<Request> {
    let mut reader = Reader { guide, patience: Patience::default(), report };
    // Every name is looked up before one that is missing ends it, so that all are told at once.
    let targets: Vec<Option<Aim>> = asked.targets.iter().map(|target| reader.aim(target)).collect();
    let order = asked.order.as_ref().map(|word| reader.order(word));
    let lagging = asked.lagging.as_ref().map(|name| reader.muscle(name));
    let main_lift = asked.main_lift.as_ref().map(|name| reader.exercise(name));
    let exclude: Vec<Option<Id<Exercise>>> = asked.exclude.iter().map(|name| reader.exercise(name)).collect();
    let own: Vec<Option<Arc<str>>> = asked.flags.iter().map(|flag| reader.flag(flag)).collect();
    let equipment = asked.equipment.as_ref().map(|list| list.iter().map(|word| reader.equipment(word)).collect());
    let mut all: BTreeSet<Arc<str>> = own.into_iter().collect::<Option<_>>()?;
    all.extend(flags.iter().cloned());
    Some(Request {
        targets: targets.into_iter().collect::<Option<_>>()?,
        order: order.unwrap_or(Some(Order::Alternating))?,
        goal: asked.goal.unwrap_or(defaults.goal),
        level: asked.level.unwrap_or(defaults.level),
        minutes: asked.minutes.unwrap_or(defaults.minutes),
        sessions: asked.sessions.unwrap_or(1),
        equipment: equipment.or_else(|| defaults.equipment.clone()),
        lagging: option(lagging)?,
        main_lift: option(main_lift)?,
        exclude: exclude.into_iter().collect::<Option<_>>()?,
        flags: all,
        supersets: asked.supersets.unwrap_or_default(),
        variant: asked.variant.unwrap_or(1),
        partial: asked.partial.unwrap_or(false),
    })
}

/// What is not asked for is well; what is asked for and not there is not.
#[expect(clippy::option_option, reason = "not asked for, asked for in vain, and found are three things")]
fn option<T>(found: Option<Option<T>>) -> Option<Option<T>> {
    match found {
        None => Some(None),
        Some(found) => found.map(Some),
    }
}

struct Reader<'a> {
    guide: &'a Guide,
    patience: Patience,
    report: &'a mut Report,
}

impl Reader<'_> {
    fn find(&mut self, kinds: &[Kind], name: &Word, rule: Rule, what: &str) -> Option<Ref> {
        let found = self.guide.names.find(kinds, name);
        if found.is_none() {
            self.report.push(unknown(&self.guide.names, &self.patience, kinds, name, name.span, rule, what));
        }
        found
    }

    fn aim(&mut self, target: &AskedTarget) -> Option<Aim> {
        self.find(&Kind::TARGETS, &target.name, Rule::UnknownTarget, "muscle or group")?;
        Some(Aim { target: self.guide.target(&target.name)?, priority: target.priority.unwrap_or(1) })
    }

    fn muscle(&mut self, name: &Word) -> Option<Id<Muscle>> {
        match self.find(&Kind::MUSCLES, name, Rule::UnknownMuscle, "muscle")? {
            Ref::Muscle(muscle) => Some(muscle),
            Ref::Part(part) => Some(self.guide.parts[part].parent),
            _ => None,
        }
    }

    fn exercise(&mut self, name: &Word) -> Option<Id<Exercise>> {
        match self.find(&[Kind::Exercise], name, Rule::UnknownExercise, "exercise")? {
            Ref::Exercise(exercise) => Some(exercise),
            _ => None,
        }
    }

    /// `alternating`, `Legs first`, `upper-back-first`.
    fn order(&mut self, word: &Word) -> Option<Order> {
        let written = words::fold(word);
        if let Some(order) = [Order::Alternating, Order::Sequential, Order::LiftFirst].into_iter().find(|o| words::fold(o.id()) == written)
        {
            return Some(order);
        }
        let lower = word.to_lowercase();
        if let Some(name) = lower.trim_end().strip_suffix("first").map(|name| name.trim_end_matches(['-', ' ', '_'])) {
            let place =
                word.text.get(..name.len()).filter(|text| !text.trim().is_empty()).map(|text| Word::new(text, word.part(0..name.len())));
            if let Some(name) = place {
                self.find(&Kind::TARGETS, &name, Rule::UnknownTarget, "muscle or group")?;
                return self.guide.target(&name).map(Order::First);
            }
        }
        let finding = Finding::new(Rule::BadValue, word.span, format!("`order` has no value `{}`", word.text));
        let words = "`alternating`, `sequential`, `lift-first`, or a target and `-first`, such as `legs-first`";
        self.report.push(match suggest::nearest(&lower, ["alternating", "sequential", "lift-first"]) {
            Some(near) => finding.help(format!("write `{near}`; the words are {words}")).guess(near),
            None => finding.help(format!("write one of {words}")),
        });
        None
    }

    /// An injury in the words of `avoid_with`. What no exercise knows has no effect, and is told.
    fn flag(&mut self, word: &Word) -> Option<Arc<str>> {
        let exercises = self.guide.exercises.rows().iter();
        let known: BTreeSet<&str> = exercises.flat_map(|x| &x.avoid_with).map(|flag| &**flag).chain(["low-back"]).collect();
        if known.contains(&*word.text) {
            return Some(word.text.clone());
        }
        let finding = Finding::new(Rule::BadValue, word.span, format!("no exercise conflicts with `{}`", word.text));
        let same = known.iter().find(|flag| words::fold(flag) == words::fold(word));
        if let Some(near) = same.copied().or_else(|| suggest::nearest(word, known.iter().copied())) {
            self.report.push(finding.help(format!("an injury with a similar name exists: `{near}`")).guess(near));
            return None;
        }
        let finding = finding.severity(crate::diag::Severity::Warning);
        self.report
            .push(finding.help(format!("so nothing is left out for it; write `avoid_with: [{}]` on the exercises that hurt", word.text)));
        Some(word.text.clone())
    }

    /// Equipment; what neither Ironleaf nor an exercise knows is told.
    fn equipment(&mut self, word: &Word) -> Arc<str> {
        let said = self.report.findings.len();
        let id = equipment(word, self.report);
        let own: BTreeSet<&str> = self.guide.exercises.rows().iter().flat_map(|x| &x.equipment).map(|id| &**id).collect();
        if own.contains(&*id) || EQUIPMENT.iter().any(|(known, _)| *known == &*id) || self.report.findings.len() > said {
            return id;
        }
        let finding = Finding::new(Rule::UnknownEquipment, word.span, format!("no exercise needs `{}`", word.text));
        self.report.push(match suggest::nearest(word, own.iter().copied()) {
            Some(near) => finding.help(format!("equipment with a similar name exists: `{near}`")).guess(near),
            None => finding.help("write equipment as exercises name it, such as `dumbbell` or `cable`"),
        });
        id
    }
}

impl Order {
    /// The word for an order that needs no target's name; `first` for one that does.
    fn id(self) -> &'static str {
        match self {
            Self::Alternating => "alternating",
            Self::Sequential => "sequential",
            Self::LiftFirst => "lift-first",
            Self::First(_) => "first",
        }
    }
}

/// The finding of a refusal: what cannot be, by which rule, and the nearest request that can.
pub fn refused(guide: &Guide, asked: &Asked, request: &Request, refusal: &Refusal) -> Finding {
    let rule = refusal.rule;
    let mut help = refusal.help.clone();
    let nearest = refusal.nearest.as_ref().map(|nearest| difference(guide, request, nearest)).unwrap_or_default();
    let nearest: Vec<String> = nearest.into_iter().filter(|change| !help.contains(change.as_str())).collect();
    if !nearest.is_empty() {
        help = format!("{help}; this works: {}", words::list(&nearest));
    }
    let about = format!("rule {}, {}: `ironleaf explain {}`", rule.id(), rule.name(), rule.id().to_lowercase());
    Finding::new(Rule::GenerateImpossible, asked.span, &refusal.message).help(format!("{help} ({about})"))
}

/// What another request says differently, each as it would be written.
fn difference(guide: &Guide, from: &Request, to: &Request) -> Vec<String> {
    let name = |target: Target| guide.meta(target.thing()).id.to_string();
    let list = |items: Vec<String>| format!("[{}]", items.join(", "));
    let set = |items: &BTreeSet<Arc<str>>| list(items.iter().map(ToString::to_string).collect());
    let exercise = |id: Id<Exercise>| guide.exercises[id].meta.id.to_string();
    let mut out = Vec::new();
    let mut say = |changed: bool, key: &str, value: Option<String>| {
        if changed {
            out.push(value.map_or_else(|| format!("no `{key}`"), |value| format!("`{key}: {value}`")));
        }
    };
    say(from.targets != to.targets, "targets", Some(list(to.targets.iter().map(|aim| name(aim.target)).collect())));
    say(from.order != to.order, "order", Some(to.order.name(guide)));
    say(from.level != to.level, "level", Some(to.level.id().to_owned()));
    say(from.minutes != to.minutes, "minutes", Some(to.minutes.to_string()));
    say(from.sessions != to.sessions, "sessions", Some(to.sessions.to_string()));
    say(from.equipment != to.equipment && to.equipment.is_some(), "equipment", to.equipment.as_ref().map(set));
    say(from.lagging != to.lagging, "lagging", to.lagging.map(|id| guide.muscles[id].meta.id.to_string()));
    say(from.main_lift != to.main_lift, "main_lift", to.main_lift.map(exercise));
    let exclude = (!to.exclude.is_empty()).then(|| list(to.exclude.iter().copied().map(exercise).collect()));
    say(from.exclude != to.exclude, "exclude", exclude);
    say(from.flags != to.flags, "flags", (!to.flags.is_empty()).then(|| set(&to.flags)));
    say(from.supersets != to.supersets, "supersets", Some(Supersets::name(to.supersets).to_owned()));
    say(from.variant != to.variant, "variant", Some(to.variant.to_string()));
    if from.equipment.is_some() && to.equipment.is_none() {
        out.push("every equipment".to_owned());
    }
    out
}
