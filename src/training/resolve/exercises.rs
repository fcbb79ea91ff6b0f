//! Exercises: muscles by id, what is left out worked out.

use crate::base::words;
use crate::diag::{Finding, Report, Rule};
use crate::source::Word;
use crate::training::guide::{Exercise, Worked};
use crate::training::library::{self, Library};
use crate::training::prescription;
use crate::training::table::{Id, Table};

use super::lookup::Lookup;
use super::{defaults, equipment};

/// How many exercises of a circle are named.
const NAMED: usize = 10;

/// The table of exercises.
pub(super) fn exercises(library: &Library, look: &mut Lookup<'_>) -> Table<Exercise> {
    let mut table: Table<Exercise> = library.exercises.iter().map(|written| exercise(written, look)).collect();
    cut_cycles(&mut table, &library.exercises, look.report);
    table
}

fn exercise(written: &library::Exercise, look: &mut Lookup<'_>) -> Exercise {
    let title = written.common.title.clone();
    let mut primary = Vec::new();
    let mut secondary = Vec::new();
    for name in &written.primary {
        add(&mut primary, &[], name, &title, look);
    }
    for name in &written.secondary {
        add(&mut secondary, &primary, name, &title, look);
    }
    if let Some(rx) = &written.rx {
        // What it means is read again by those who prescribe; here its mistakes are found.
        let _ = prescription::parse_rx(rx).into(look.report);
    }
    let equipment = written.equipment.iter().flatten().map(|word| equipment::equipment(word, look.report)).collect();
    let derived = defaults::Derived::of(written, primary.len() + secondary.len(), equipment);
    if let (false, Some(place)) = (derived.assumed.is_empty(), written.common.place) {
        look.report.push(derived.finding(place));
    }
    Exercise {
        meta: look.meta(&written.common),
        primary,
        secondary,
        mechanic: derived.mechanic,
        pattern: written.pattern,
        equipment: derived.equipment,
        level: derived.level,
        tier: derived.tier,
        axial: derived.axial,
        bias: derived.bias,
        unilateral: written.unilateral,
        station: derived.station,
        variation_of: written.variation_of.as_ref().and_then(|name| look.exercise(name)),
        substitutes: written.substitutes.iter().filter_map(|name| look.exercise(name)).collect(),
        avoid_with: written.avoid_with.iter().map(|flag| flag.text.clone()).collect(),
        cues: written.cues.clone(),
        rx: written.rx.clone(),
        needs_review: written.needs_review,
        assumed: derived.assumed,
    }
}

/// Adds the muscle of this name, once.
fn add(list: &mut Vec<Worked>, before: &[Worked], name: &Word, title: &str, look: &mut Lookup<'_>) {
    let Some(worked) = look.muscle(name) else { return };
    if before.iter().any(|w| w.muscle == worked.muscle) {
        look.report.push(
            Finding::new(Rule::MuscleTwice, name.span, format!("`{name}` is a primary muscle of `{title}` already", name = name.text))
                .help("a muscle counts once: take it out of `secondary`"),
        );
    } else if list.iter().any(|w| w.muscle == worked.muscle && (w.part == worked.part || w.part.is_none() || worked.part.is_none())) {
        look.report.push(
            Finding::new(Rule::MuscleTwice, name.span, format!("`{name}` is named twice for `{title}`", name = name.text))
                .help("a muscle and its parts count once: take one of them out"),
        );
    } else {
        list.push(worked);
    }
}

/// Takes away the `variation_of` that closes a circle, with a finding that names the circle.
///
/// Every exercise is a form of at most one other, so one walk from each that was not met before finds all circles.
fn cut_cycles(table: &mut Table<Exercise>, written: &[library::Exercise], report: &mut Report) {
    let ids: Vec<Id<Exercise>> = table.ids().collect();
    // The walk that met each exercise, from 1, and its place on that walk.
    let mut met: Vec<Option<(usize, usize)>> = vec![None; ids.len()];
    for (walk, start) in ids.into_iter().enumerate() {
        let mut way = Vec::new();
        let mut at = Some(start);
        while let Some(here) = at.filter(|here| met[here.index()].is_none()) {
            met[here.index()] = Some((walk, way.len()));
            way.push(here);
            at = table[here].variation_of;
        }
        if let Some((_, from)) = at.and_then(|here| met[here.index()]).filter(|(other, _)| *other == walk) {
            cut(table, &way[from..], written, report);
        }
    }
}

/// Cuts one circle at its first exercise.
fn cut(table: &mut Table<Exercise>, circle: &[Id<Exercise>], written: &[library::Exercise], report: &mut Report) {
    // The first in the guide's order, wherever the walk came in.
    let first = circle.iter().enumerate().min_by_key(|(_, id)| **id).map_or(0, |(at, _)| at);
    let round: Vec<Id<Exercise>> = circle[first..].iter().chain(&circle[..first]).copied().collect();
    let mut names: Vec<String> = round.iter().take(NAMED).map(|x| format!("`{}`", table[*x].meta.title)).collect();
    if round.len() > NAMED {
        names.push(words::count(round.len() - NAMED, "other"));
    }
    let place = written[round[0].index()].variation_of.as_ref().map(|name| name.span);
    report.push(if round.len() == 1 {
        Finding::new(Rule::VariationCycle, place, format!("{} is a variation of itself", names[0]))
            .help("name the exercise that it is a form of, or remove `variation_of`")
    } else {
        let way = names.iter().chain([&names[0]]).map(String::as_str).collect::<Vec<_>>().join(" → ");
        let message = format!("{} are variations of each other in a circle", words::list(&names));
        Finding::new(Rule::VariationCycle, place, message)
            .help(format!("one of them is the plain form: take `variation_of` out of it ({way})"))
    });
    table[round[0]].variation_of = None;
}
