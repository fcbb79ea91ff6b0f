//! What is true of every line, good or bad.

use proptest::option::of as opt;
use proptest::prelude::*;

use crate::training::testing::{lines, word};

use super::*;

const NOTHING: &dyn Fn(&str) -> bool = &|_| false;

fn bound<T: Copy + Ord + std::fmt::Debug + 'static>(value: impl Strategy<Value = T> + Clone + 'static) -> BoxedStrategy<Bound<T>> {
    prop_oneof![value.clone().prop_map(Bound::one), (value.clone(), value).prop_map(|(a, b)| Bound::of(a, b))].boxed()
}

fn amount(range: std::ops::RangeInclusive<u32>) -> BoxedStrategy<Bound<Amount>> {
    bound(prop_oneof![range.clone().prop_map(|n| Amount(n / 100 * 100)), range.prop_map(Amount)].prop_filter("above nothing", |a| a.0 > 0))
}

fn time(low: u32) -> BoxedStrategy<Bound<Seconds>> {
    let units = prop_oneof![(1..=600u32).prop_map(|n| n * 60), (1..=1200u32).prop_map(|n| n * 30), low..=36_000u32, low..=200u32];
    bound(units.prop_map(Seconds))
}

fn load() -> impl Strategy<Value = Option<Load>> {
    let unit = || prop_oneof![Just(WeightUnit::Kg), Just(WeightUnit::Lb)];
    let kind = prop_oneof![
        amount(100..=1000).prop_map(LoadKind::Rpe),
        amount(100..=1000).prop_map(LoadKind::Rir),
        amount(100..=11_000).prop_map(LoadKind::Percent),
        (amount(0..=500_000), unit()).prop_map(|(v, u)| LoadKind::Weight(v, u)),
        Just(LoadKind::Bodyweight),
        (amount(0..=500_000), unit()).prop_map(|(v, u)| LoadKind::BodyweightPlus(v, u)),
        (amount(0..=500_000), unit()).prop_map(|(v, u)| LoadKind::BodyweightMinus(v, u)),
    ];
    let step = (any::<bool>(), (0..=10_000u32).prop_map(Amount), opt(unit())).prop_map(|(down, amount, unit)| Step { down, amount, unit });
    opt((kind, opt(step)).prop_map(|(kind, step)| Load { kind, step }))
}

fn group() -> impl Strategy<Value = SetGroup> {
    let unit = prop_oneof![Just(DistanceUnit::M), Just(DistanceUnit::Km), Just(DistanceUnit::Yd), Just(DistanceUnit::Cal)];
    let dose = prop_oneof![
        (bound(1..=100u16), any::<bool>()).prop_map(|(reps, open)| Dose::Reps { reps, open }),
        prop_oneof![Just(AmrapWord::Amrap), Just(AmrapWord::Failure), Just(AmrapWord::Max)].prop_map(Dose::Amrap),
        time(1).prop_map(Dose::Time),
        (amount(1..=10_000_000), unit).prop_map(|(value, unit)| Dose::Distance(Distance { value, unit })),
    ];
    (bound(1..=20u8), dose, any::<bool>(), load()).prop_map(|(sets, dose, per_side, load)| SetGroup {
        sets,
        dose,
        per_side,
        load,
        technique: None,
    })
}

fn work() -> impl Strategy<Value = Work> {
    let technique = prop_oneof![
        (1..=9u8).prop_map(Technique::Drop),
        (1..=9u8, bound(1..=100u16)).prop_map(|(mini_sets, reps)| Technique::Myo(MyoReps { mini_sets, reps })),
        Just(Technique::RestPause),
    ];
    let sets = (proptest::collection::vec(group(), 1..4), opt(technique)).prop_map(|(mut groups, technique)| {
        groups.last_mut().unwrap().technique = technique;
        Work::Sets(groups)
    });
    let block = ((1..=36_000u32).prop_map(Seconds), bound(1..=100u16), any::<bool>(), load(), any::<bool>()).prop_map(
        |(time, reps, per_side, load, emom)| {
            Work::Block(if emom { Block::Emom { time, reps, per_side, load } } else { Block::Amrap { time, reps, per_side, load } })
        },
    );
    prop_oneof![4 => sets, 1 => block, 1 => Just(Work::Block(Block::Tabata))]
}

fn prescription() -> impl Strategy<Value = Prescription> {
    let phase = || prop_oneof![(0..=9u8).prop_map(Phase::Seconds), Just(Phase::Explosive)];
    let tempo = prop_oneof![
        [phase(), phase(), phase(), phase()].prop_map(|p| Tempo(p.map(Some))),
        (1..=60u8).prop_map(|n| Tempo([None, Some(Phase::Seconds(n)), None, None])),
        (10..=60u8).prop_map(|n| Tempo([
            Some(Phase::Seconds(n)),
            Some(Phase::Seconds(0)),
            Some(Phase::Explosive),
            Some(Phase::Seconds(0))
        ])),
    ];
    let note = "[a-z0-9#é][a-z,;:@# ]{0,12}(\\([a-z ]{0,4}\\))?[a-z.]".prop_map(|text| text.as_str().into());
    (work(), opt(time(0)), opt(tempo), opt(0..=9u8), opt(note)).prop_map(|(work, rest, tempo, ramp, note)| Prescription {
        work,
        rest,
        tempo,
        ramp,
        note,
    })
}

/// Names of all sorts, also such as look like something else but exist.
fn name() -> impl Strategy<Value = Word> {
    let plain = "[A-Zé][A-Za-z0-9é'’/-]{0,6}( [A-Za-z0-9é'’/-]{1,6}){0,2}( \\([a-z, ]{1,6}\\))?";
    let plain = plain.prop_filter("a name and not a sign", |n| {
        let lower = n.to_lowercase();
        let reserved = lower.split_whitespace().any(|w| matches!(w, "or" | "-" | "superset"));
        let section = matches!(&*lower.replace([' ', '-'], ""), "warmup" | "cooldown");
        !(reserved || section || lower.contains("(or "))
    });
    let odd =
        prop_oneof![Just("T. Bar Row"), Just("This or That"), Just("Clean + Jerk"), Just("Hops (or hurdle hops)"), Just("Superset - One")];
    prop_oneof![9 => plain, 1 => odd.prop_map(str::to_owned)].prop_map(|name| word(&name))
}

fn item() -> impl Strategy<Value = Line> {
    let names = proptest::collection::vec(proptest::collection::vec(name(), 1..3), 1..3);
    let label = opt(("[A-Z]", opt(0..=9u8)).prop_map(|(l, index)| Label { letter: l.chars().next().unwrap(), index }));
    (label, names, prescription()).prop_map(|(label, partners, rx)| {
        // The label of a superset on one line is a mistake.
        let label = label.filter(|_| partners.len() == 1);
        Line::Item(Item { label, partners, rx, span: word("").span })
    })
}

fn section() -> impl Strategy<Value = Line> {
    let kind = prop_oneof![Just(SectionKind::WarmUp), Just(SectionKind::CoolDown)];
    let items = proptest::collection::vec("[a-z][a-z0-9:é ]{0,8}( \\([a-z, ]{0,5}\\))?[a-z]", 0..4);
    (kind, opt(time(0)), items).prop_filter("it says something", |(_, time, items)| time.is_some() || !items.is_empty()).prop_map(
        |(kind, time, items)| Line::Section(Section { kind, time, items: items.iter().map(|i| word(i)).collect(), span: word("").span }),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_is_printed_reads_back(all in proptest::collection::vec(prop_oneof![4 => item(), 1 => section()], 0..4)) {
        let workout = Workout { lines: all };
        let names: Vec<String> = workout.items().flat_map(|i| i.partners.iter().flatten()).map(|n| n.text.to_string()).collect();
        let known = |name: &str| names.iter().any(|n| n == name);
        let printed = workout.to_string();
        let read = parse(&lines(&printed), &known);
        prop_assert_eq!(&read.report.findings, &vec![], "{}", printed);
        let nowhere = word("").span;
        let all_at = |w: Workout| w.at(nowhere).map(|name| name.text);
        prop_assert_eq!(all_at(read.value), all_at(workout), "{}", printed);
    }

    #[test]
    fn nothing_panics_and_every_letter_is_a_token(text in "\\PC{0,60}") {
        holds(&text)?;
    }

    #[test]
    fn nothing_panics_on_almost_good_lines(
        line in proptest::sample::select(GOOD),
        edits in proptest::collection::vec((any::<prop::sample::Index>(), "[-–0-9x×:,.()/@+%#|a-zA-Z \u{a0}é]{0,2}", 0..3usize), 0..5),
    ) {
        let mut text: Vec<char> = line.chars().collect();
        for (at, new, gone) in edits {
            let at = at.index(text.len() + 1);
            let end = (at + gone).min(text.len());
            text.splice(at..end, new.chars());
        }
        holds(&text.into_iter().collect::<String>())?;
    }
}

/// A file can hold one line of megabytes; no way of reading it may take the square of its length.
#[test]
fn long_lines_are_read_in_one_go() {
    let pieces = [
        "(",
        ")",
        "()",
        " ",
        ", ",
        ": ",
        "- ",
        "1",
        "1 ",
        "1 x 1, ",
        "1,",
        "1/",
        "a + ",
        "a or ",
        "or ",
        "(or ",
        "# ",
        "x",
        "Superset - ",
        "rest ",
        "é",
        "@ ",
        ": 1 x",
    ];
    for piece in pieces {
        let long = piece.repeat(20_000 / piece.len());
        for head in ["", "Squat: 3 x 5 ", "Squat: ", "Warm-up: ", "A) Squat "] {
            let line = word(&format!("{head}{long}"));
            let found = parse(std::slice::from_ref(&line), NOTHING).report.findings;
            assert!(found.len() < 40 && found.iter().all(|f| f.message.len() < 300), "{head}{piece}: {}", found.len());
            assert!(!tokens(&line, NOTHING).is_empty());
        }
    }
}

/// What is true of any text: tokens cover it, findings are inside it, and a line without findings prints to itself.
fn holds(text: &str) -> Result<(), TestCaseError> {
    let covered = tokens(text, NOTHING);
    let joined: String = covered.iter().map(|(range, _)| &text[range.clone()]).collect();
    prop_assert_eq!(joined, text);
    prop_assert!(covered.windows(2).all(|pair| pair[0].0.end == pair[1].0.start));
    let line = word(text);
    let read = parse(std::slice::from_ref(&line), NOTHING);
    for finding in &read.report.findings {
        let range = finding.span.unwrap().range();
        prop_assert!(text.get(range.clone()).is_some(), "{text:?} {finding:?}");
    }
    let _ = parse_rx(&line);
    for item in read.value.items() {
        let _ = (item.rx.shown(), item.rx.spoken(), item.rx.load_shown());
    }
    if read.report.findings.is_empty() {
        let printed = read.value.to_string();
        let again = parse(&[word(&printed)], NOTHING);
        prop_assert_eq!(again.report.findings, vec![], "{} -> {}", text, printed);
        let nowhere = line.span;
        let all_at = |w: Workout| w.at(nowhere).map(|name| name.text);
        prop_assert_eq!(all_at(again.value), all_at(read.value), "{} -> {}", text, printed);
    }
    Ok(())
}

const GOOD: &[&str] = &[
    "A1) Back Squat | Leg Press: 3-4 x 6-10 @ RPE 8, rest 2 min, tempo 3-1-1-0 (note)",
    "B. Pull-up (or Lat Pulldown): 3-4 sets of 6-10 reps",
    "Row + Press: 1 x 5 @ 75% +2.5%/week, 3 x 8 @ BW+10 kg, drop x2",
    "Leg Press – 4 sets of 5, 5 second negative tempo # now",
    "Superset – Row – Curl: 3 x 30-60 s/side, myo 4 x 3-5, ramp 2",
    "Swing: EMOM 10 min, 15 each @ 24 kg",
    "Walk: 4 x 20 m @ 32 kg, rest 1:30",
    "Warm-up: 10-15 min, light cardio, bike (easy, slow)",
    "Squat: 3 x 12, 10, 8",
];
