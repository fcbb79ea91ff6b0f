//! Workout lines as JSON: what they mean, ranges as pairs, times in seconds.

use serde_json::{Map, Value, json};

use crate::training::guide::{Guide, Lift};
use crate::training::prescription::{
    Amount, Block, Bound, Distance, Dose, Item, Line, Load, LoadKind, Phase, Prescription, Seconds, Section, SectionKind, SetGroup, Step,
    Technique, Tempo, Work, Workout,
};

/// The lines of a workout, each with its canonical text.
pub(super) fn lines(guide: &Guide, workout: &Workout<Lift>) -> Value {
    workout.lines.iter().map(|line| of_line(guide, line)).collect()
}

fn of_line(guide: &Guide, line: &Line<Lift>) -> Value {
    let mut out = match line {
        Line::Section(section) => of_section(section),
        Line::Item(item) => of_item(guide, item),
    };
    out.insert("text".into(), line.to_string().into());
    out.into()
}

fn of_section(section: &Section) -> Map<String, Value> {
    let mut out = Map::new();
    let kind = match section.kind {
        SectionKind::WarmUp => "warmup",
        SectionKind::CoolDown => "cooldown",
    };
    out.insert("section".into(), kind.into());
    out.extend(section.time.map(|time| ("time_s".to_owned(), seconds(time))));
    out.insert("items".into(), section.items.iter().map(|item| &*item.text).collect());
    out
}

fn of_item(guide: &Guide, item: &Item<Lift>) -> Map<String, Value> {
    let mut out = Map::new();
    if let Some(label) = item.label {
        out.insert("group".into(), label.letter.to_string().into());
        out.extend(label.index.map(|index| ("index".to_owned(), index.into())));
    }
    match &item.partners[..] {
        [one] => out.extend(named(guide, one)),
        all => out.extend([("superset".to_owned(), all.iter().map(|one| Value::from(named(guide, one))).collect())]),
    }
    prescription(&item.rx, &mut out);
    out
}

/// The names of a lift and its alternatives, and the ids of the exercises that they name.
fn named(guide: &Guide, alternatives: &[Lift]) -> Map<String, Value> {
    let id = |lift: &Lift| lift.exercise.map(|id| guide.exercises[id].meta.id.as_str());
    Map::from_iter([
        ("any_of".to_owned(), alternatives.iter().map(|lift| &*lift.name.text).collect()),
        ("exercises".to_owned(), alternatives.iter().map(id).collect()),
    ])
}

fn prescription(rx: &Prescription, out: &mut Map<String, Value>) {
    out.extend(rx.rest.map(|rest| ("rest_s".to_owned(), seconds(rest))));
    out.extend(rx.tempo.map(|tempo| ("tempo".to_owned(), of_tempo(tempo))));
    out.extend(rx.ramp.map(|ramp| ("ramp_sets".to_owned(), ramp.into())));
    out.extend(rx.note.as_ref().map(|note| ("note".to_owned(), Value::from(&**note))));
    match &rx.work {
        Work::Sets(groups) => out.extend([("work".to_owned(), groups.iter().map(of_group).collect())]),
        Work::Block(block) => out.extend([("block".to_owned(), of_block(block))]),
    }
}

fn of_tempo(Tempo(phases): Tempo) -> Value {
    let phase = |phase: Option<Phase>| match phase {
        None => Value::Null,
        Some(Phase::Seconds(n)) => n.into(),
        Some(Phase::Explosive) => "X".into(),
    };
    phases.into_iter().map(phase).collect()
}

fn of_group(group: &SetGroup) -> Value {
    let mut out = Map::from_iter([("sets".to_owned(), json!([group.sets.low, group.sets.high]))]);
    match group.dose {
        Dose::Reps { reps, open } => {
            out.insert("reps".into(), json!([reps.low, reps.high]));
            out.extend(open.then(|| ("amrap".to_owned(), "last".into())));
        }
        Dose::Amrap(_) => out.extend([("amrap".to_owned(), true.into())]),
        Dose::Time(time) => out.extend([("time_s".to_owned(), seconds(time))]),
        Dose::Distance(Distance { value, unit }) => {
            out.extend([("distance".to_owned(), json!({"value": amounts(value), "unit": unit.to_string()}))]);
        }
    }
    out.extend(group.per_side.then(|| ("per_side".to_owned(), true.into())));
    out.extend(group.load.iter().flat_map(of_load));
    out.extend(group.technique.map(|technique| ("technique".to_owned(), of_technique(technique))));
    out.into()
}

fn of_technique(technique: Technique) -> Value {
    match technique {
        Technique::Drop(drops) => json!({"kind": "drop", "drops": drops}),
        Technique::Myo(myo) => json!({"kind": "myo", "mini_sets": myo.mini_sets, "reps": [myo.reps.low, myo.reps.high]}),
        Technique::RestPause => json!({"kind": "rest-pause"}),
    }
}

fn of_block(block: &Block) -> Value {
    let (kind, time, reps, per_side, load) = match block {
        Block::Tabata => return json!({"kind": "tabata", "rounds": 8, "work_s": 20, "rest_s": 10}),
        Block::Emom { time, reps, per_side, load } => ("emom", time, reps, *per_side, load),
        Block::Amrap { time, reps, per_side, load } => ("amrap", time, reps, *per_side, load),
    };
    let mut out = Map::from_iter([
        ("kind".to_owned(), kind.into()),
        ("time_s".to_owned(), time.0.into()),
        ("reps".to_owned(), json!([reps.low, reps.high])),
    ]);
    out.extend(per_side.then(|| ("per_side".to_owned(), true.into())));
    out.extend(load.iter().flat_map(of_load));
    out.into()
}

/// `rpe`, `rir` or `load`, and `step` where it grows from week to week.
fn of_load(load: &Load) -> Vec<(String, Value)> {
    let weight = |value, unit: &dyn ToString| json!({"value": amounts(value), "unit": unit.to_string()});
    let beside = |value: Value, unit: &dyn ToString| json!({"bodyweight": true, "value": value, "unit": unit.to_string()});
    let (key, value) = match load.kind {
        LoadKind::Rpe(range) => ("rpe", amounts(range)),
        LoadKind::Rir(range) => ("rir", amounts(range)),
        LoadKind::Percent(range) => ("load", json!({"pct_1rm": amounts(range)})),
        LoadKind::Weight(range, unit) => ("load", weight(range, &unit)),
        LoadKind::Bodyweight => ("load", json!({"bodyweight": true})),
        LoadKind::BodyweightPlus(range, unit) => ("load", beside(amounts(range), &unit)),
        LoadKind::BodyweightMinus(range, unit) => ("load", beside(json!([-number(range.low), -number(range.high)]), &unit)),
    };
    let step = load.step.map(|step| ("step".to_owned(), of_step(step)));
    [(key.to_owned(), value)].into_iter().chain(step).collect()
}

fn of_step(step: Step) -> Value {
    let unit = step.unit.map_or_else(|| "%".to_owned(), |unit| unit.to_string());
    json!({"value": if step.down { json!(-number(step.amount)) } else { amount(step.amount) }, "unit": unit, "every": "week"})
}

fn seconds(range: Bound<Seconds>) -> Value {
    json!([range.low.0, range.high.0])
}

fn amounts(range: Bound<Amount>) -> Value {
    json!([amount(range.low), amount(range.high)])
}

/// A number, whole where it is whole.
pub(super) fn amount(amount: Amount) -> Value {
    if amount.0.is_multiple_of(100) { (amount.0 / 100).into() } else { number(amount).into() }
}

/// A number with its decimals.
pub(super) fn number(amount: Amount) -> f64 {
    f64::from(amount.0) / 100.0
}
