//! The sample workouts that a guide's pages show by themselves.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::{OutPath, words};
use crate::diag::{Finding, Report, Rule};
use crate::training::generate::{Answer, Defaults, Order, Refusal, Request, catalogue, generate};
use crate::training::guide::{Group, Guide, Muscle, Ref, Target};
use crate::training::table::Id;

use super::memo::Memo;
use super::plan::literal;

/// What a lifter trains with who has dumbbells and a bench at home.
const HOME: &[&str] = &["dumbbell", "bench"];

/// The sample workouts of a guide, all worked out once.
#[derive(Clone, Debug, Default)]
pub(super) struct Samples {
    /// For each group: with the guide's equipment, with dumbbells, with nothing; those that can be met.
    pub(super) groups: Vec<Vec<Sample>>,
    /// For each muscle a session in which it comes first, with the guide's equipment and with dumbbells, where there is one.
    pub(super) muscles: Vec<Vec<Sample>>,
    /// For each pair of the settings the same session in every order.
    pub(super) pairs: Vec<Pair>,
}

/// One sample workout.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    /// Over its table: `With dumbbells and a bench`.
    pub(super) title: String,
    /// What was worked out; one session.
    pub(super) answer: Answer,
}

/// Two targets in one session, in every order.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    /// The targets.
    pub(super) targets: [Target; 2],
    /// The sessions that can be met, each with its order's name.
    pub(super) orders: Vec<Sample>,
}

impl Samples {
    /// All that pages show; what cannot be met is told in one finding.
    pub(super) fn of(guide: &Guide, memo: &Memo, report: &mut Report) -> Self {
        let defaults = &guide.defaults;
        if guide.exercises.is_empty() {
            return Self::default();
        }
        let catalogue = catalogue(guide);
        let work = |wanted: Vec<(String, Request)>| -> (Vec<Sample>, Vec<(String, Refusal)>) {
            let mut out = (Vec::new(), Vec::new());
            for (title, request) in wanted {
                match &*memo.answer(catalogue, &request, || generate(guide, &guide.near, &request)) {
                    // What needs no more than another variant has is that variant.
                    Ok(answer) if out.0.iter().any(|other: &Sample| same(other, answer)) => {}
                    Ok(answer) => out.0.push(Sample { title, answer: answer.clone() }),
                    Err(refusal) => out.1.push((title, (**refusal).clone())),
                }
            }
            out
        };
        let groups: Vec<Id<Group>> = guide.groups.ids().filter(|id| guide.sole_muscle(*id).is_none()).collect();
        let muscles: Vec<Id<Muscle>> = guide.muscles.ids().collect();
        let drawn: Vec<_> = groups.par_iter().map(|id| work(for_group(*id, defaults))).collect();
        let focused: Vec<_> = muscles.par_iter().map(|id| work(for_muscle(*id, defaults))).collect();
        // Orders are compared: two that come to the same are both shown.
        let orders = |pair: &[Target; 2]| -> Vec<Sample> {
            let made = |(title, request): (String, Request)| {
                let answer = memo.answer(catalogue, &request, || generate(guide, &guide.near, &request));
                Some(Sample { title, answer: answer.as_ref().as_ref().ok()?.clone() })
            };
            for_pair(guide, *pair, defaults).into_iter().filter_map(made).collect()
        };
        let paired: Vec<_> = guide.pairs.par_iter().map(orders).collect();
        let mut left: Vec<String> = Vec::new();
        let mut first: Option<Refusal> = None;
        let mut samples = Self { groups: vec![Vec::new(); guide.groups.len()], ..Self::default() };
        let mut take = |thing: Ref, (found, refused): (Vec<Sample>, Vec<(String, Refusal)>)| {
            // A target for which nothing at all can be worked out is worth a word; that it needs a gym is not.
            if found.is_empty()
                && let Some((_, refusal)) = refused.into_iter().next()
            {
                left.push(words::lower_first(&guide.meta(thing).title));
                first.get_or_insert(refusal);
            }
            found
        };
        for (id, found) in groups.iter().zip(drawn) {
            samples.groups[id.index()] = take(Ref::Group(*id), found);
        }
        samples.muscles = muscles.iter().zip(focused).map(|(id, found)| take(Ref::Muscle(*id), found)).collect();
        samples.pairs =
            guide.pairs.iter().zip(paired).map(|(pair, orders)| Pair { targets: *pair, orders }).filter(|p| p.orders.len() > 1).collect();
        if let Some(refusal) = first {
            report.push(
                Finding::new(Rule::NoSample, None, format!("no sample workout can be worked out for {}", words::list(&left)))
                    .help(format!("the first of them: {} ({})", refusal.message, refusal.help)),
            );
        }
        samples
    }
}

impl Samples {
    /// Whether any page shows one.
    pub(super) fn any(&self) -> bool {
        self.groups.iter().chain(&self.muscles).any(|found| !found.is_empty()) || !self.pairs.is_empty()
    }
}

/// The page about the method.
pub(super) fn method() -> OutPath {
    literal("method.html")
}

impl Pair {
    /// The pair's page: `pairs/back-and-legs.html`.
    pub(super) fn path(&self, guide: &Guide) -> OutPath {
        let id = |target: Target| guide.meta(target.thing()).id.clone();
        literal(&format!("pairs/{}-and-{}.html", id(self.targets[0]), id(self.targets[1])))
    }
}

/// Whether an answer is the same work as another's.
fn same(other: &Sample, answer: &Answer) -> bool {
    let rows = |answer: &Answer| -> Vec<_> {
        answer.sessions.iter().flat_map(|session| session.rows.iter().map(|row| (row.exercise, row.sets()))).collect()
    };
    rows(&other.answer) == rows(answer)
}

fn for_group(id: Id<Group>, defaults: &Defaults) -> Vec<(String, Request)> {
    let with = |equipment: Option<BTreeSet<Arc<str>>>| Request { equipment, ..Request::new([Target::Group(id)], defaults) };
    let set = |ids: &[&str]| Some(ids.iter().map(|id| Arc::from(*id)).collect());
    vec![
        ("In the gym".to_owned(), with(defaults.equipment.clone())),
        ("With dumbbells and a bench".to_owned(), with(set(HOME))),
        ("Without equipment".to_owned(), with(set(&[]))),
    ]
}

fn for_muscle(id: Id<Muscle>, defaults: &Defaults) -> Vec<(String, Request)> {
    let request = Request { lagging: Some(id), ..Request::new([Target::Muscle(id)], defaults) };
    let home = Request { equipment: Some(HOME.iter().map(|id| Arc::from(*id)).collect()), ..request.clone() };
    vec![("A session with this muscle first".to_owned(), request), ("The same with dumbbells and a bench".to_owned(), home)]
}

fn for_pair(guide: &Guide, [a, b]: [Target; 2], defaults: &Defaults) -> Vec<(String, Request)> {
    let with = |order| Request { order, ..Request::new([a, b], defaults) };
    let first = |target: Target| format!("{} first", guide.meta(target.thing()).title);
    vec![
        (first(a), with(Order::First(a))),
        (first(b), with(Order::First(b))),
        ("Alternating".to_owned(), with(Order::Alternating)),
        ("One after the other".to_owned(), with(Order::Sequential)),
    ]
}
