//! Workouts as tables.

use std::sync::Arc;

use serde::Serialize;

use crate::base::words as english;
use crate::site::view::{Credit, Effort, Lift, Link, Load, Rest, Said, Superset, SupersetPlace, WorkoutEnd, WorkoutRow, WorkoutTable};
use crate::training::guide::{self, Exercise, Ref};
use crate::training::loads;
use crate::training::names::Kind;
use crate::training::prescription::{self, Amount, Bound, Dose, Item, LoadKind, Section, SectionKind, Work, Workout};
use crate::training::rounds::rounds;
use crate::training::{time, volume};

use super::Desk;

/// A workout to be shown.
pub(super) struct Table<'a> {
    pub(super) id: String,
    pub(super) title: Option<&'a Arc<str>>,
    /// The level of its heading.
    pub(super) level: u8,
    pub(super) day: Option<String>,
    /// The minutes that its coach wants it to fit.
    pub(super) stated: Option<u32>,
    pub(super) workout: &'a Workout<guide::Lift>,
    /// Whether each set gets a button, and a box on paper.
    pub(super) log: bool,
}

/// What the component `workout` is given.
#[derive(Serialize)]
pub(super) struct Shown<'a> {
    pub(super) table: &'a WorkoutTable,
}

impl Desk<'_> {
    /// A workout as a table.
    pub(super) fn workout(&self, table: &Table<'_>) -> WorkoutTable {
        let workout = table.workout;
        let rows = self.rows(workout, &table.id);
        let name = table.title.map_or_else(|| "Workout".to_owned(), ToString::to_string);
        WorkoutTable {
            id: table.id.clone(),
            title: table.title.map(ToString::to_string),
            level: table.level,
            caption: format!("{name}: exercises, sets and rest"),
            day: table.day.clone(),
            minutes: Some(self.minutes(workout, table.stated)).filter(|_| !rows.is_empty()),
            warm_up: workout.section(SectionKind::WarmUp).map(|s| self.end(s)),
            cool_down: workout.section(SectionKind::CoolDown).map(|s| self.end(s)),
            credits: self.credits(workout),
            has_load: rows.iter().any(|row| row.efforts.iter().any(|effort| effort.load.is_some())),
            has_rest: rows.iter().any(|row| row.rest.is_some()),
            has_notes: rows.iter().any(has_notes),
            log: table.log,
            asked: None,
            rows,
        }
    }

    /// How long it takes by the time model, and what its coach wants.
    fn minutes(&self, workout: &Workout<guide::Lift>, stated: Option<u32>) -> String {
        let minutes = time::session(self.guide(), workout).minutes();
        match stated {
            Some(stated) if minutes > stated => format!("about {minutes} min (planned for {stated})"),
            _ => format!("about {minutes} min"),
        }
    }

    fn credits(&self, workout: &Workout<guide::Lift>) -> Vec<Credit> {
        let mut credits: Vec<_> = volume::of(self.guide(), workout).into_iter().collect();
        credits.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        credits.into_iter().map(|(muscle, credit)| Credit { muscle: self.link(Ref::Muscle(muscle)), sets: credit.shown() }).collect()
    }

    /// A warm-up or cool-down; what it names is linked where the guide has it.
    fn end(&self, section: &Section) -> WorkoutEnd {
        let link = |item: &crate::source::Word| {
            let found = self.guide().names.find(&[Kind::Exercise, Kind::Muscle, Kind::Part, Kind::Group, Kind::Term], item);
            Link { title: item.text.to_string(), href: found.map(|thing| self.href(thing)) }
        };
        WorkoutEnd { time: section.time.map(Bound::shown), items: section.items.iter().map(link).collect() }
    }

    fn rows(&self, workout: &Workout<guide::Lift>, id: &str) -> Vec<WorkoutRow> {
        let mut letters: Vec<char> = workout.items().filter_map(|item| item.label).map(|label| label.letter).collect();
        let mut rows = Vec::new();
        for round in rounds(workout) {
            let first = round.rows[0].item;
            let size = round.rows.len();
            let letter = first.label.map_or_else(|| free(&mut letters, size), |label| label.letter);
            for (n, part) in round.rows.iter().enumerate() {
                let number = rows.len() + 1;
                let partner = part.item.partners.iter().find(|alternatives| alternatives.first() == Some(part.lift));
                let mut row = self.row(part.item, partner.map_or(&[], Vec::as_slice));
                row.label = match part.item.label {
                    Some(label) if part.item.partners.len() == 1 => label.to_string(),
                    _ if round.is_superset() => format!("{letter}{}", n + 1),
                    _ => number.to_string(),
                };
                row.superset = round.is_superset().then(|| superset(letter, n, size));
                row.key = format!("{id}.{number}");
                rows.push(row);
            }
        }
        rows
    }

    fn row(&self, item: &Item<guide::Lift>, partner: &[guide::Lift]) -> WorkoutRow {
        let lift =
            |lift: &guide::Lift| Lift { title: lift.name.text.to_string(), href: lift.exercise.map(|id| self.href(Ref::Exercise(id))) };
        let first = partner.first();
        let exercise = first.and_then(|lift| lift.exercise).map(|id| &self.guide().exercises[id]);
        WorkoutRow {
            lift: first.map(lift).unwrap_or_default(),
            alternatives: partner.iter().skip(1).map(lift).collect(),
            efforts: efforts(item, exercise),
            rest: item.rx.rest.map(|rest| Rest { text: rest.shown(), spoken: rest.spoken(), seconds: rest.low.0 }),
            tempo: item.rx.tempo.map(|tempo| Said { text: tempo.shown(), spoken: tempo.spoken() }),
            technique: technique(item),
            ramp: item.rx.ramp.map(|n| english::count(n.into(), "ramp set")),
            note: item.rx.note.as_ref().map(ToString::to_string),
            reasons: Vec::new(),
            sets: match &item.rx.work {
                Work::Sets(groups) => groups.iter().map(|group| u32::from(group.sets.high)).sum(),
                Work::Block(_) => 1,
            },
            ..WorkoutRow::default()
        }
    }
}

fn has_notes(row: &WorkoutRow) -> bool {
    row.note.is_some() || row.tempo.is_some() || row.technique.is_some() || row.ramp.is_some() || !row.reasons.is_empty()
}

/// Whether a line's load follows from the one-rep maximum in an exercise: as a share of it, or by the effort asked for.
pub(super) fn follows_max(item: &Item<guide::Lift>, exercise: &Exercise) -> bool {
    let Work::Sets(groups) = &item.rx.work else { return false };
    groups.iter().filter_map(|group| Some((group.load?, &group.dose))).any(|(load, dose)| share(load, dose, exercise).is_some())
}

/// The share of the one-rep maximum in an exercise that a load is.
fn share(load: prescription::Load, dose: &Dose, exercise: &Exercise) -> Option<Bound<Amount>> {
    let known = matches!(load.kind, LoadKind::Percent(_)) || loads::has_max(exercise);
    loads::percent(load.kind, dose).filter(|_| known)
}

/// The first letter that no line has; only supersets need one.
fn free(letters: &mut Vec<char>, size: usize) -> char {
    let letter = ('A'..='Z').find(|c| !letters.contains(c)).unwrap_or('Z');
    if size > 1 {
        letters.push(letter);
    }
    letter
}

fn superset(letter: char, n: usize, size: usize) -> Superset {
    Superset {
        letter: letter.to_string(),
        title: format!("{} {letter}", if size > 2 { "Circuit" } else { "Superset" }),
        place: match n {
            0 => SupersetPlace::First,
            n if n + 1 == size => SupersetPlace::Last,
            _ => SupersetPlace::Middle,
        },
    }
}

fn efforts(item: &Item<guide::Lift>, exercise: Option<&Exercise>) -> Vec<Effort> {
    let load = |load: prescription::Load, dose: Option<&Dose>| {
        let share = exercise.and_then(|x| dose.and_then(|dose| share(load, dose, x)));
        Load {
            text: load.shown(),
            spoken: load.spoken(),
            percent: share.map(|range| range.low.to_string()),
            percent_to: share.filter(|range| range.low != range.high).map(|range| range.high.to_string()),
            of: share.and(exercise).map(|x| x.meta.id.to_string()),
        }
    };
    match &item.rx.work {
        Work::Sets(groups) => groups
            .iter()
            .map(|group| Effort {
                text: group.shown(),
                spoken: group.spoken(),
                sets: group.sets.high.into(),
                dose: Some(group.dose.shown()),
                load: group.load.map(|l| load(l, Some(&group.dose))),
            })
            .collect(),
        Work::Block(block) => {
            vec![Effort {
                text: block.shown(),
                spoken: block.spoken(),
                sets: 1,
                dose: None,
                load: block_load(block).map(|l| load(l, None)),
            }]
        }
    }
}

fn technique(item: &Item<guide::Lift>) -> Option<Said> {
    let Work::Sets(groups) = &item.rx.work else { return None };
    let technique = groups.iter().find_map(|group| group.technique)?;
    Some(Said { text: technique.shown(), spoken: technique.spoken() })
}

fn block_load(block: &prescription::Block) -> Option<prescription::Load> {
    match block {
        prescription::Block::Emom { load, .. } | prescription::Block::Amrap { load, .. } => *load,
        prescription::Block::Tabata => None,
    }
}
