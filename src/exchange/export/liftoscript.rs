//! A program as Liftoscript, the text that the app Liftosaur reads: `Squat / 3x5 80% / 180s`.
//!
//! What the language has no word for (tempo, a range of sets, a time to hold) stands in a comment over the exercise, so
//! that nothing of the program is lost.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::training::guide::{Guide, Lift, Program};
use crate::training::prescription::{Amount, Block, Dose, Item, Load, LoadKind, Prescription, SectionKind, SetGroup, Work};
use crate::training::rounds::rounds;
use crate::training::table::Id;

use super::schedule::{plan, sittings};

/// The program, week by week and day by day. A program that does not say how long it is has one week.
pub fn liftoscript(guide: &Guide, program: Id<Program>) -> String {
    let program = &guide.programs[program];
    let weeks = plan(program);
    let mut out = String::new();
    comment(&mut out, &program.meta.title);
    for text in program.meta.summary.iter().chain(&program.progression) {
        comment(&mut out, text);
    }
    let mut week = None;
    for sitting in sittings(program, &weeks) {
        let number = sitting.week.unwrap_or(1);
        if week != Some(number) {
            week = Some(number);
            let more = [sitting.phase, sitting.deload.then_some("lighter")].into_iter().flatten().map(|word| format!(" - {}", line(word)));
            let _ = write!(out, "\n# Week {number}{}\n", more.collect::<String>());
        }
        let _ = writeln!(out, "## {}", line(&sitting.session.name));
        let section = |out: &mut String, kind| {
            if let Some(section) = sitting.workout.section(kind) {
                comment(out, &section.to_string());
            }
        };
        section(&mut out, SectionKind::WarmUp);
        let mut names = Names::default();
        for (round, letter) in rounds(sitting.workout).into_iter().zip(Letters::default()) {
            let together = round.is_superset().then_some(letter);
            for row in &round.rows {
                let title = row.lift.exercise.map_or(&row.lift.name.text, |id| &guide.exercises[id].meta.title);
                exercise(&mut out, &names.unlike(title), row.item, together.as_deref());
            }
        }
        section(&mut out, SectionKind::CoolDown);
    }
    out
}

/// A, B, …, Z, AA, AB: names of supersets.
#[derive(Default)]
struct Letters(u32);

impl Iterator for Letters {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let (mut n, mut name) = (self.0, String::new());
        self.0 += 1;
        loop {
            name.insert(0, char::from_u32(u32::from(b'A') + n % 26)?);
            if n < 26 {
                return Some(name);
            }
            n = n / 26 - 1;
        }
    }
}

/// The names of a day. Liftosaur takes an exercise once a day, and again only under a label.
#[derive(Default)]
struct Names(BTreeMap<String, u32>);

impl Names {
    /// `Squat`, then `part 2: Squat`, `part 3: Squat`.
    fn unlike(&mut self, title: &str) -> String {
        let name = name(title);
        let times = self.0.entry(name.to_lowercase()).and_modify(|times| *times += 1).or_insert(1);
        if *times == 1 { name } else { format!("part {times}: {name}") }
    }
}

fn exercise(out: &mut String, name: &str, item: &Item<Lift>, together: Option<&str>) {
    if !is_said(item) {
        comment(out, &item.to_string());
    }
    let _ = write!(out, "{name} / {}", sets(&item.rx.work));
    if let Some(rest) = item.rx.rest {
        let _ = write!(out, " / {}s", rest.low.0);
    }
    if let Some(letter) = together {
        let _ = write!(out, " / superset: {letter}");
    }
    out.push('\n');
}

/// Whether Liftoscript has a word for all of a line.
fn is_said(item: &Item<Lift>) -> bool {
    let Prescription { work, rest, tempo, ramp, note } = &item.rx;
    let one = |load: &Load| match load.kind {
        LoadKind::Rpe(range) | LoadKind::Percent(range) | LoadKind::Weight(range, _) => range.low == range.high,
        _ => false,
    };
    let group = |group: &SetGroup| {
        let dose = matches!(group.dose, Dose::Reps { .. } | Dose::Amrap(_));
        let plain = group.sets.low == group.sets.high && !group.per_side && group.technique.is_none();
        dose && plain && group.load.as_ref().is_none_or(one)
    };
    let sets = matches!(work, Work::Sets(groups) if groups.iter().all(group));
    let alone = item.partners.iter().all(|alternatives| alternatives.len() == 1);
    sets && alone && tempo.is_none() && ramp.is_none() && note.is_none() && rest.is_none_or(|rest| rest.low == rest.high)
}

fn sets(work: &Work) -> String {
    match work {
        Work::Sets(groups) => groups.iter().map(group).collect::<Vec<_>>().join(", "),
        Work::Block(Block::Emom { time, reps, load, .. }) => format!("{}x{reps}{}", time.0.div_ceil(60).max(1), weight(load.as_ref())),
        Work::Block(Block::Amrap { reps, load, .. }) => format!("1x{}+{}", reps.low, weight(load.as_ref())),
        Work::Block(Block::Tabata) => "8x1+ 10s".to_owned(),
    }
}

/// Of a range of sets the fewest; the last one by itself where it is open.
fn group(group: &SetGroup) -> String {
    let (sets, load) = (group.sets.low, weight(group.load.as_ref()));
    match group.dose {
        Dose::Reps { reps, open: true } if sets > 1 => format!("{}x{reps}{load}, 1x{reps}+{load}", sets - 1),
        Dose::Reps { reps, open: true } => format!("{sets}x{reps}+{load}"),
        Dose::Reps { reps, open: false } => format!("{sets}x{reps}{load}"),
        Dose::Amrap(_) => format!("{sets}x1+{load}"),
        Dose::Time(_) | Dose::Distance(_) => format!("{sets}x1{load}"),
    }
}

/// ` 80%`, ` 60kg`, ` @8`; repetitions in reserve as effort, of a range the lower end; nothing for the body's own weight.
fn weight(load: Option<&Load>) -> String {
    const TEN: u32 = 1000;
    match load.map(|load| load.kind) {
        Some(LoadKind::Rpe(range)) => format!(" @{}", range.low),
        Some(LoadKind::Rir(range)) => format!(" @{}", Amount(TEN.saturating_sub(range.high.0).max(100))),
        Some(LoadKind::Percent(range)) => format!(" {}%", range.low),
        Some(LoadKind::Weight(range, unit)) => format!(" {}{unit}", range.low),
        Some(LoadKind::Bodyweight | LoadKind::BodyweightPlus(..) | LoadKind::BodyweightMinus(..)) | None => String::new(),
    }
}

/// A name without the signs that mean something to the language.
fn name(text: &str) -> String {
    let plain = text.replace(['/', '{', '}', '(', ')', '[', ']', '#', ':', ',', '\\', '\n', '\r', '\t'], " ");
    let words: Vec<&str> = plain.split_whitespace().collect();
    if words.is_empty() { "Exercise".to_owned() } else { words.join(" ").trim_start_matches(['.', '!']).to_owned() }
}

/// A text on one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn comment(out: &mut String, text: &str) {
    let _ = writeln!(out, "// {}", line(text));
}

#[cfg(test)]
mod tests {
    use super::{Letters, Names, is_said, name, sets};
    use crate::training::guide::Lift;
    use crate::training::prescription::{Line, parse};
    use crate::training::testing::word;

    #[test]
    fn sets_are_said_in_its_words() {
        let case = |rx: &str, want: &str, whole: bool| {
            let lines = parse(&[word(&format!("Squat: {rx}"))], &|_| false).value.map(|name| Lift { name, exercise: None }).lines;
            let [Line::Item(item)] = &lines[..] else { panic!("{rx}") };
            assert_eq!((sets(&item.rx.work).as_str(), is_said(item)), (want, whole), "{rx}");
        };
        case("3 x 5", "3x5", true);
        case("3 x 8-12 @ 60 kg", "3x8-12 60kg", true);
        case("1 x 5 @ RPE 8, 3 x 5 @ 72.5%", "1x5 @8, 3x5 72.5%", true);
        case("3 x 5+ @ 85%", "2x5 85%, 1x5+ 85%", true);
        case("1 x 5+", "1x5+", true);
        case("3 x AMRAP", "3x1+", true);
        // What it has no word for is said in a comment.
        case("3-4 x 6-10", "3x6-10", false);
        case("3 x 12 @ RIR 2", "3x12 @8", false);
        case("3 x 5, tempo 3-1-1-0", "3x5", false);
        case("3 x 30-60 s", "3x1", false);
        case("3 x 8/side", "3x8", false);
        case("4 x 5 @ BW+10 kg", "4x5", false);
        case("EMOM 10 min, 15", "10x15", false);
        case("AMRAP 12 min, 10", "1x10+", false);
        case("Tabata", "8x1+ 10s", false);
    }

    #[test]
    fn names_have_no_signs() {
        let case = |text: &str, want: &str| assert_eq!(name(text), want);
        case("Front Cone Hops (or hurdle hops)", "Front Cone Hops or hurdle hops");
        case("Bulgarian / split: squat", "Bulgarian split squat");
        case("#", "Exercise");
    }

    #[test]
    fn a_name_is_used_once_a_day() {
        let mut names = Names::default();
        let said = ["Back Squat", "Row", "back squat", "Back/Squat"].map(|title| names.unlike(title));
        assert_eq!(said, ["Back Squat", "Row", "part 2: back squat", "part 3: Back Squat"]);
    }

    #[test]
    fn letters_go_on_after_z() {
        let some: Vec<String> = Letters::default().take(28).collect();
        assert_eq!([&some[0], &some[25], &some[26], &some[27]], ["A", "Z", "AA", "AB"]);
    }
}
