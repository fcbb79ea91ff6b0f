//! Tables for spreadsheets: the guide's exercises, or the rows of a program. Ranges have a column for each end, since a
//! spreadsheet makes a day of `8-12`.

use csv::Writer;

use crate::training::guide::{Guide, Lift, Program, Ref, Worked};
use crate::training::prescription::{
    Amount, Block, Bound, Dose, Item, Line, Load, LoadKind, Prescription, Section, SectionKind, SetGroup, Work,
};
use crate::training::table::Id;
use crate::training::weeks::{Weeks, alike};

/// Every exercise of the guide, one a row; lists have `; ` between their entries.
pub fn exercises(guide: &Guide) -> String {
    const HEAD: [&str; 18] = [
        "id",
        "title",
        "aliases",
        "primary",
        "secondary",
        "mechanic",
        "pattern",
        "equipment",
        "level",
        "tier",
        "axial",
        "bias",
        "unilateral",
        "station",
        "variation_of",
        "substitutes",
        "avoid_with",
        "summary",
    ];
    let names = |all: &[Worked]| {
        let one = |worked: &Worked| guide.meta(worked.part.map_or(Ref::Muscle(worked.muscle), Ref::Part)).id.to_string();
        all.iter().map(one).collect::<Vec<_>>().join("; ")
    };
    let row = |one: &crate::training::guide::Exercise| {
        let id = |id: &Id<_>| guide.exercises[*id].meta.id.to_string();
        [
            one.meta.id.to_string(),
            one.meta.title.to_string(),
            one.meta.aliases.join("; "),
            names(&one.primary),
            names(&one.secondary),
            one.mechanic.id().to_owned(),
            one.pattern.map_or_else(String::new, |pattern| pattern.id().to_owned()),
            one.equipment.join("; "),
            one.level.id().to_owned(),
            one.tier.to_string(),
            one.axial.to_string(),
            one.bias.id().to_owned(),
            yes(one.unilateral).to_owned(),
            one.station.to_string(),
            one.variation_of.as_ref().map_or_else(String::new, id),
            one.substitutes.iter().map(id).collect::<Vec<_>>().join("; "),
            one.avoid_with.join("; "),
            one.meta.summary.as_deref().unwrap_or_default().to_owned(),
        ]
    };
    written(&HEAD, guide.exercises.rows().iter().map(row))
}

const ROWS: [&str; 30] = [
    "program",
    "phase",
    "week_first",
    "week_last",
    "lighter",
    "session",
    "day",
    "label",
    "exercise_id",
    "exercise",
    "alternatives",
    "sets_min",
    "sets_max",
    "reps_min",
    "reps_max",
    "open",
    "seconds_min",
    "seconds_max",
    "distance_min",
    "distance_max",
    "distance_unit",
    "per_side",
    "load",
    "load_min",
    "load_max",
    "rest_s_min",
    "rest_s_max",
    "tempo",
    "technique",
    "note",
];

/// Every row of a program: a group of sets of an exercise in a session of weeks that are alike.
pub fn rows(guide: &Guide, program: Id<Program>) -> String {
    let program = &guide.programs[program];
    let mut all = Vec::new();
    for weeks in alike(program) {
        let sessions = &program.phases[weeks.phase_index].sessions;
        for (session, workout) in sessions.iter().zip(&weeks.workouts) {
            for line in &workout.lines {
                let head = Row::of([
                    ("program", program.meta.id.to_string()),
                    ("session", session.name.to_string()),
                    ("day", session.day.map_or_else(String::new, |day| day.id().to_owned())),
                ]);
                for row in of_line(guide, line, &head) {
                    all.extend(in_weeks(&weeks, &row));
                }
            }
        }
    }
    written(&ROWS, all.into_iter().map(|row| row.0))
}

/// The same row once for each stretch of weeks in which it holds.
fn in_weeks(weeks: &Weeks<'_>, row: &Row) -> Vec<Row> {
    let row = row.clone().and("phase", weeks.phase.unwrap_or_default()).and("lighter", yes(weeks.deload));
    let stretches: Vec<_> = weeks.ranges().collect();
    if stretches.is_empty() {
        return vec![row];
    }
    stretches.into_iter().map(|(first, last)| row.clone().and("week_first", first.to_string()).and("week_last", last.to_string())).collect()
}

fn of_line(guide: &Guide, line: &Line<Lift>, head: &Row) -> Vec<Row> {
    match line {
        Line::Section(section) => vec![of_section(section, head)],
        Line::Item(item) => item.partners.iter().flat_map(|names| of_partner(guide, item, names, head)).collect(),
    }
}

fn of_section(section: &Section, head: &Row) -> Row {
    let items: Vec<&str> = section.items.iter().map(|item| &*item.text).collect();
    let name = match section.kind {
        SectionKind::WarmUp => "Warm-up",
        SectionKind::CoolDown => "Cool-down",
    };
    let row = head.clone().and("exercise", name).and("note", items.join(", "));
    match section.time {
        Some(time) => row.range("seconds", Bound { low: time.low.0, high: time.high.0 }),
        None => row,
    }
}

fn of_partner(guide: &Guide, item: &Item<Lift>, names: &[Lift], head: &Row) -> Vec<Row> {
    let title = |lift: &Lift| lift.exercise.map_or_else(|| lift.name.text.to_string(), |id| guide.exercises[id].meta.title.to_string());
    let id = names[0].exercise.map_or_else(String::new, |id| guide.exercises[id].meta.id.to_string());
    let row = head
        .clone()
        .and("label", item.label.map_or_else(String::new, |label| label.to_string()))
        .and("exercise_id", id)
        .and("exercise", title(&names[0]))
        .and("alternatives", names[1..].iter().map(title).collect::<Vec<_>>().join("; "));
    let row = of_prescription(&item.rx, row);
    match &item.rx.work {
        Work::Sets(groups) => groups.iter().map(|group| of_group(group, row.clone())).collect(),
        Work::Block(block) => vec![of_block(block, row)],
    }
}

fn of_prescription(rx: &Prescription, row: Row) -> Row {
    let row = match rx.rest {
        Some(rest) => row.range("rest_s", Bound { low: rest.low.0, high: rest.high.0 }),
        None => row,
    };
    let tempo = rx.tempo.map_or_else(String::new, |tempo| tempo.to_string());
    let ramp = rx.ramp.map(|ramp| format!("ramp {ramp}"));
    let note = ramp.into_iter().chain(rx.note.as_ref().map(ToString::to_string)).collect::<Vec<_>>().join("; ");
    row.and("tempo", tempo.trim_start_matches("tempo ")).and("note", note)
}

fn of_group(group: &SetGroup, row: Row) -> Row {
    let row = row.range("sets", group.sets).and("per_side", yes(group.per_side));
    let row = row.and("technique", group.technique.map_or_else(String::new, |technique| technique.to_string()));
    let row = match group.dose {
        Dose::Reps { reps, open } => row.range("reps", reps).and("open", if open { "last set" } else { "" }),
        Dose::Amrap(_) => row.and("open", "every set"),
        Dose::Time(time) => row.range("seconds", Bound { low: time.low.0, high: time.high.0 }),
        Dose::Distance(distance) => row.range("distance", distance.value).and("distance_unit", distance.unit.to_string()),
    };
    of_load(group.load, row)
}

fn of_block(block: &Block, row: Row) -> Row {
    let row = row.and("technique", block.to_string());
    match block {
        Block::Emom { reps, per_side, load, .. } | Block::Amrap { reps, per_side, load, .. } => {
            of_load(*load, row.range("reps", *reps).and("per_side", yes(*per_side)))
        }
        Block::Tabata => row,
    }
}

/// What the load is of, and how much; a step from week to week is worked out already.
fn of_load(load: Option<Load>, row: Row) -> Row {
    let Some(load) = load else { return row };
    let (of, range): (String, Option<Bound<Amount>>) = match load.kind {
        LoadKind::Rpe(range) => ("RPE".into(), Some(range)),
        LoadKind::Rir(range) => ("RIR".into(), Some(range)),
        LoadKind::Percent(range) => ("% of 1RM".into(), Some(range)),
        LoadKind::Weight(range, unit) => (unit.to_string(), Some(range)),
        LoadKind::Bodyweight => ("body weight".into(), None),
        LoadKind::BodyweightPlus(range, unit) => (format!("body weight and {unit}"), Some(range)),
        LoadKind::BodyweightMinus(range, unit) => (format!("body weight less {unit}"), Some(range)),
    };
    let row = row.and("load", of);
    match range {
        Some(range) => row.range("load", range),
        None => row,
    }
}

/// A row of [`ROWS`], empty where nothing is said.
#[derive(Clone, Default)]
struct Row([String; ROWS.len()]);

impl Row {
    fn of(cells: [(&str, String); 3]) -> Self {
        cells.into_iter().fold(Self::default(), |row, (column, value)| row.and(column, value))
    }

    fn and(mut self, column: &str, value: impl Into<String>) -> Self {
        let at = ROWS.iter().position(|name| *name == column).expect("a column of the table");
        self.0[at] = value.into();
        self
    }

    fn range<T: ToString + Copy>(self, column: &str, range: Bound<T>) -> Self {
        self.and(&format!("{column}_min"), range.low.to_string()).and(&format!("{column}_max"), range.high.to_string())
    }
}

fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "" }
}

fn written<const N: usize>(head: &[&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let mut out = Writer::from_writer(Vec::new());
    out.write_record(head).expect("a vector takes every byte");
    for row in rows {
        out.write_record(row.map(harmless)).expect("every row has as many cells as the head");
    }
    String::from_utf8(out.into_inner().expect("a vector takes every byte")).expect("texts between texts")
}

/// A cell that a spreadsheet takes for text: one that begins like a formula would be worked out, wherever it came from.
fn harmless(cell: String) -> String {
    const SIGNS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if cell.starts_with(SIGNS) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::{harmless, written};

    #[test]
    fn no_cell_is_a_formula() {
        let case = |cell: &str, want: &str| assert_eq!(harmless(cell.to_owned()), want);
        case("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")");
        case("-5 kg each week", "'-5 kg each week");
        case("@home", "'@home");
        case("\r=1+1", "'\r=1+1");
        case("＝1+1", "'＝1+1");
        case("Squat", "Squat");
        case("62.5", "62.5");
        case("", "");
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let rows = [["a,b".to_owned(), "say \"x\"\nand y".to_owned()]];
        assert_eq!(written(&["one", "two"], rows.into_iter()), "one,two\n\"a,b\",\"say \"\"x\"\"\nand y\"\n");
    }
}
