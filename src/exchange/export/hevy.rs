//! A program as routines of the app Hevy: one for each session of weeks that are alike, as its interface for programs
//! takes them.

use serde_json::{Value, json};

use crate::base::words;
use crate::training::guide::{Exercise, Guide, Lift, Program, Session};
use crate::training::prescription::{
    Amount, Block, Bound, Distance, DistanceUnit, Dose, Item, Line, LoadKind, SetGroup, Technique, WeightUnit, Work, Workout,
};
use crate::training::rounds::rounds;
use crate::training::table::Id;
use crate::training::weeks::{Weeks, alike};

/// Routines, and whose number in Hevy nobody has said.
#[derive(Clone, Debug)]
pub struct Hevy {
    /// A list of what Hevy takes, one routine each, with a line's end.
    pub text: String,
    /// The titles of exercises without a number in Hevy, each once, by name.
    pub unknown: Vec<String>,
}

/// Hundredths of a kilogram in ten thousand hundredths of a pound.
const POUND: u64 = 4536;

/// The routines of a program; `template` is an exercise's number in Hevy, where the guide says it.
pub fn hevy(guide: &Guide, program: Id<Program>, template: &dyn Fn(&Exercise) -> Option<String>) -> Hevy {
    let program = &guide.programs[program];
    let mut unknown = Vec::new();
    let mut routines = Vec::new();
    for weeks in alike(program) {
        let sessions = &program.phases[weeks.phase_index].sessions;
        for (session, workout) in sessions.iter().zip(&weeks.workouts) {
            routines.push(routine(guide, session, workout, &weeks, template, &mut unknown));
        }
    }
    unknown.sort();
    unknown.dedup();
    Hevy { text: format!("{:#}\n", Value::from(routines)), unknown }
}

fn routine(
    guide: &Guide,
    session: &Session,
    workout: &Workout<Lift>,
    weeks: &Weeks<'_>,
    template: &dyn Fn(&Exercise) -> Option<String>,
    unknown: &mut Vec<String>,
) -> Value {
    let mut exercises = Vec::new();
    let mut superset = 0;
    for round in rounds(workout) {
        let together = round.is_superset().then_some(superset);
        superset += u32::from(round.is_superset());
        for row in &round.rows {
            let number = row.exercise(guide).and_then(template);
            if number.is_none() {
                unknown.push(row.exercise(guide).map_or_else(|| row.lift.name.text.to_string(), |one| one.meta.title.to_string()));
            }
            // No other key: Hevy refuses what it does not know. The notes say which exercise it is.
            exercises.push(json!({
                "exercise_template_id": number,
                "superset_id": together,
                "rest_seconds": row.item.rx.rest.map(|rest| rest.low.0),
                "notes": plain(&row.item.to_string()),
                "sets": sets(row.item),
            }));
        }
    }
    let around = workout.lines.iter().filter(|line| matches!(line, Line::Section(_))).map(ToString::to_string);
    let notes = plain(&around.collect::<Vec<_>>().join("\n"));
    let mut routine = json!({"title": plain(&format!("{}{}", session.name, when(weeks))), "folder_id": null});
    // Hevy refuses a text that is empty.
    if !notes.is_empty() {
        routine["notes"] = notes.into();
    }
    routine["exercises"] = exercises.into();
    json!({"routine": routine})
}

/// ` (weeks 1-3 and 5)`, ` (week 4, lighter)`; nothing for a program that does not say how long it is.
fn when(weeks: &Weeks<'_>) -> String {
    let stretches: Vec<(u32, u32)> = weeks.ranges().collect();
    let one = |(first, last): &(u32, u32)| if first == last { first.to_string() } else { format!("{first}-{last}") };
    let lighter = if weeks.deload { ", lighter" } else { "" };
    match &stretches[..] {
        [] => String::new(),
        [(first, last)] if first == last => format!(" (week {first}{lighter})"),
        all => format!(" (weeks {}{lighter})", words::list(&all.iter().map(one).collect::<Vec<_>>())),
    }
}

/// Hevy refuses texts with an `@`.
fn plain(text: &str) -> String {
    text.replace(" @ ", " at ").replace('@', " at ")
}

fn sets(item: &Item<Lift>) -> Vec<Value> {
    let ramp = usize::from(item.rx.ramp.unwrap_or(0));
    let mut out = vec![set("warmup", &json!({})); ramp];
    match &item.rx.work {
        Work::Sets(groups) => out.extend(groups.iter().flat_map(of_group)),
        Work::Block(block) => out.extend(of_block(block)),
    }
    out
}

/// Of a range of sets the most.
fn of_group(group: &SetGroup) -> Vec<Value> {
    let weight = group.load.and_then(|load| kilograms(load.kind));
    let mut dose = match group.dose {
        Dose::Reps { reps, .. } => repetitions(reps),
        Dose::Amrap(_) => json!({}),
        Dose::Time(time) => json!({"duration_seconds": time.high.0}),
        Dose::Distance(distance) => metres(distance).map_or(json!({}), |metres| json!({"distance_meters": metres})),
    };
    dose["weight_kg"] = weight.into();
    let kind = if let Dose::Amrap(_) = group.dose { "failure" } else { "normal" };
    let mut out = vec![set(kind, &dose); usize::from(group.sets.high)];
    if let (Dose::Reps { open: true, .. }, Some(last)) = (group.dose, out.last_mut()) {
        last["type"] = "failure".into();
    }
    match group.technique {
        Some(Technique::Drop(drops)) => out.extend(vec![set("dropset", &json!({})); usize::from(drops)]),
        Some(Technique::Myo(myo)) => out.extend(vec![set("normal", &repetitions(myo.reps)); usize::from(myo.mini_sets)]),
        Some(Technique::RestPause) | None => {}
    }
    out
}

fn of_block(block: &Block) -> Vec<Value> {
    match block {
        Block::Emom { time, reps, .. } => {
            let rounds = usize::try_from(time.0.div_ceil(60)).unwrap_or(1).clamp(1, 100);
            vec![set("normal", &repetitions(*reps)); rounds]
        }
        Block::Amrap { .. } => vec![set("failure", &json!({"duration_seconds": block.time().0}))],
        Block::Tabata => vec![set("normal", &json!({"duration_seconds": 20})); 8],
    }
}

/// A set with every key that Hevy knows, in its order.
fn set(kind: &str, says: &Value) -> Value {
    let says = |key: &str| says.get(key).cloned().unwrap_or(Value::Null);
    json!({
        "type": kind,
        "weight_kg": says("weight_kg"),
        "reps": says("reps"),
        "rep_range": says("rep_range"),
        "distance_meters": says("distance_meters"),
        "duration_seconds": says("duration_seconds"),
        "custom_metric": null,
    })
}

fn repetitions(reps: Bound<u16>) -> Value {
    if reps.low == reps.high { json!({"reps": reps.low}) } else { json!({"rep_range": {"start": reps.low, "end": reps.high}}) }
}

/// A weight that is written as one; of a range the lower end.
fn kilograms(kind: LoadKind) -> Option<Value> {
    let (LoadKind::Weight(range, unit) | LoadKind::BodyweightPlus(range, unit)) = kind else { return None };
    let hundredths = match unit {
        WeightUnit::Kg => range.low.0,
        WeightUnit::Lb => u32::try_from((u64::from(range.low.0) * POUND + 5000) / 10_000).unwrap_or(u32::MAX),
    };
    Some(super::lines::amount(Amount(hundredths)))
}

fn metres(distance: Distance) -> Option<Value> {
    let value = distance.value.high.0;
    let hundredths = match distance.unit {
        DistanceUnit::M => value,
        DistanceUnit::Km => value.saturating_mul(1000),
        DistanceUnit::Yd => u32::try_from(u64::from(value) * 9144 / 10_000).unwrap_or(u32::MAX),
        DistanceUnit::Cal => return None,
    };
    Some((hundredths / 100).into())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{Lift, Line, sets};
    use crate::training::prescription::parse;
    use crate::training::testing::word;

    #[test]
    fn every_set_is_one_of_hevys() {
        // Each set: its type, and what it asks for.
        let case = |rx: &str, want: &str| {
            let lines = parse(&[word(&format!("Squat: {rx}"))], &|_| false).value.map(|name| Lift { name, exercise: None }).lines;
            let [Line::Item(item)] = &lines[..] else { panic!("{rx}") };
            let one = |set: &Value| {
                let keys = ["weight_kg", "reps", "rep_range", "distance_meters", "duration_seconds"];
                let said = keys.iter().filter(|key| !set[**key].is_null()).map(|key| format!(" {key}={}", set[*key]));
                format!("{}{}", set["type"].as_str().unwrap(), said.collect::<String>())
            };
            assert_eq!(sets(item).iter().map(one).collect::<Vec<_>>().join(", "), want, "{rx}");
        };
        case("2 x 5 @ 60 kg", "normal weight_kg=60 reps=5, normal weight_kg=60 reps=5");
        case("1-2 x 8-10", "normal rep_range={\"start\":8,\"end\":10}, normal rep_range={\"start\":8,\"end\":10}");
        case("1 x 5 @ 100 lb", "normal weight_kg=45.36 reps=5");
        case("2 x 5+", "normal reps=5, failure reps=5");
        case("1 x AMRAP", "failure");
        case("1 x 30-60 s", "normal duration_seconds=60");
        case("1 x 0.5 km", "normal distance_meters=500");
        case("1 x 12, drop x2", "normal reps=12, dropset, dropset");
        case("1 x 5, ramp 2", "warmup, warmup, normal reps=5");
        case("EMOM 2 min, 15", "normal reps=15, normal reps=15");
    }
}
