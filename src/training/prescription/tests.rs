//! What lines mean and what is said about wrong ones, as tables.

use crate::diag::Rule;
use crate::training::testing::word;

use super::*;

const NOTHING: &dyn Fn(&str) -> bool = &|_| false;

/// The one line that `text` is, and its findings.
fn read(text: &str, known: &dyn Fn(&str) -> bool) -> (Option<Line>, Vec<crate::diag::Finding>) {
    let mut checked = parse(&[word(text)], known);
    assert!(checked.value.lines.len() < 2);
    (checked.value.lines.pop(), checked.report.findings)
}

/// Sets of so many repetitions.
fn reps(sets: (u8, u8), reps: (u16, u16)) -> SetGroup {
    dose(sets, Dose::Reps { reps: Bound::of(reps.0, reps.1), open: false })
}

fn dose(sets: (u8, u8), dose: Dose) -> SetGroup {
    SetGroup { sets: Bound::of(sets.0, sets.1), dose, per_side: false, load: None, technique: None }
}

fn time(low: u32, high: u32) -> Dose {
    Dose::Time(seconds(low, high))
}

fn seconds(low: u32, high: u32) -> Bound<Seconds> {
    Bound::of(Seconds(low), Seconds(high))
}

fn amount(low: u32, high: u32) -> Bound<Amount> {
    Bound::of(Amount(low * 100), Amount(high * 100))
}

impl SetGroup {
    fn load(self, kind: LoadKind) -> Self {
        Self { load: Some(Load { kind, step: None }), ..self }
    }
    fn rpe(self, low: u32, high: u32) -> Self {
        self.load(LoadKind::Rpe(amount(low, high)))
    }
    fn percent(self, low: u32, high: u32) -> Self {
        self.load(LoadKind::Percent(amount(low, high)))
    }
    fn each(self) -> Self {
        Self { per_side: true, ..self }
    }
    fn technique(self, technique: Technique) -> Self {
        Self { technique: Some(technique), ..self }
    }
    fn rx(self) -> Prescription {
        rx(vec![self])
    }
}

fn rx(groups: Vec<SetGroup>) -> Prescription {
    plain(Work::Sets(groups))
}

fn plain(work: Work) -> Prescription {
    Prescription { work, rest: None, tempo: None, ramp: None, note: None }
}

impl Prescription {
    fn rest(self, low: u32, high: u32) -> Self {
        Self { rest: Some(seconds(low, high)), ..self }
    }
    fn tempo(self, tempo: &str) -> Self {
        let phase = |c| match c {
            'X' => Some(Phase::Explosive),
            '.' => None,
            c => Some(Phase::Seconds(u8::try_from(c.to_digit(10).unwrap()).unwrap())),
        };
        let phases: Vec<_> = tempo.chars().map(phase).collect();
        Self { tempo: Some(Tempo(phases.try_into().unwrap())), ..self }
    }
    fn ramp(self, sets: u8) -> Self {
        Self { ramp: Some(sets), ..self }
    }
    fn note(self, note: &str) -> Self {
        Self { note: Some(note.into()), ..self }
    }
}

/// `text` means `label`, `names` (alternatives with `|`, partners with `+`) and `rx`, and nothing is wrong with it.
fn case(text: &str, label: &str, names: &str, rx: &Prescription) {
    case_among(text, NOTHING, label, names, rx);
}

fn case_among(text: &str, known: &dyn Fn(&str) -> bool, label: &str, names: &str, rx: &Prescription) {
    let (line, findings) = read(text, known);
    assert_eq!(findings, [], "{text}");
    let Some(Line::Item(item)) = line else { panic!("{text}: {line:?}") };
    assert_eq!(item.label.map_or(String::new(), |l| l.to_string()), label, "{text}");
    let partners: Vec<String> = item.partners.iter().map(|p| p.iter().map(|n| &*n.text).collect::<Vec<_>>().join("|")).collect();
    assert_eq!(partners.join("+"), names, "{text}");
    assert_eq!(item.rx, *rx, "{text}");
    for name in item.partners.iter().flatten() {
        assert_eq!(&text[name.span.range()], &*name.text, "{text}");
    }
}

#[test]
fn a_line_is_a_name_and_sets_of_something() {
    case("Back Squat: 3 x 5", "", "Back Squat", &reps((3, 3), (5, 5)).rx());
    case("A. Barbell Back Squat: 3-4 sets of 5-8 repetitions", "A", "Barbell Back Squat", &reps((3, 4), (5, 8)).rx());
    case("B. Pull-up (or Lat Pulldown): 3-4 x 6-10", "B", "Pull-up|Lat Pulldown", &reps((3, 4), (6, 10)).rx());
    case("C. Romanian Deadlift: 3 x 8-12, rest 2 min", "C", "Romanian Deadlift", &reps((3, 3), (8, 12)).rx().rest(120, 120));
    case("E. Leg Press or Lunge: 2-3 x 10-15", "E", "Leg Press|Lunge", &reps((2, 3), (10, 15)).rx());
    case("Barbell Deadlift – 5 sets of 5 reps", "", "Barbell Deadlift", &reps((5, 5), (5, 5)).rx());
    case("Leg Press – 4 sets of 5, 5 second negative tempo", "", "Leg Press", &reps((4, 4), (5, 5)).rx().tempo("50X0"));
    case("Single-Arm DB Row + Single-Leg Extension: 4 x 10", "", "Single-Arm DB Row+Single-Leg Extension", &reps((4, 4), (10, 10)).rx());
    case("A1) Bench Press: 4 x 6-8 @ RPE 8, rest 90 s", "A1", "Bench Press", &reps((4, 4), (6, 8)).rpe(8, 8).rx().rest(90, 90));
    case("A2) Seated Cable Row: 4 x 8-10 @ RPE 8, rest 90 s", "A2", "Seated Cable Row", &reps((4, 4), (8, 10)).rpe(8, 8).rx().rest(90, 90));
    case("Face Pull | Reverse Fly: 2-3 x 12-15", "", "Face Pull|Reverse Fly", &reps((2, 3), (12, 15)).rx());
    case("Push-up: 3 x AMRAP", "", "Push-up", &dose((3, 3), Dose::Amrap(AmrapWord::Amrap)).rx());
    case(
        "Bulgarian Split Squat: 3 x 8-10/side, rest 60-90 s",
        "",
        "Bulgarian Split Squat",
        &reps((3, 3), (8, 10)).each().rx().rest(60, 90),
    );
    case("Single-Arm DB Row: 3 x 10 per arm", "", "Single-Arm DB Row", &reps((3, 3), (10, 10)).each().rx());
    case("Plank: 3 x 30-60 s, rest 30 s", "", "Plank", &dose((3, 3), time(30, 60)).rx().rest(30, 30));
    case("Side Plank: 2 x 45 s/side", "", "Side Plank", &dose((2, 2), time(45, 45)).each().rx());
}

#[test]
fn a_load_belongs_to_its_sets() {
    let front = reps((3, 4), (6, 10)).rpe(8, 8).rx().rest(120, 120).tempo("3110");
    case("Front Squat: 3-4 x 6-10 @ RPE 8, rest 2 min, tempo 3-1-1-0", "", "Front Squat", &front);
    case("Back Squat: 5 x 5 @ 75%", "", "Back Squat", &reps((5, 5), (5, 5)).percent(75, 75).rx());
    case("Back Squat: 5x5 @ 70-80%, rest 3-5 min", "", "Back Squat", &reps((5, 5), (5, 5)).percent(70, 80).rx().rest(180, 300));
    let two = vec![reps((1, 1), (5, 5)).rpe(8, 8), reps((3, 3), (5, 5)).percent(70, 70)];
    case("Deadlift: 1 x 5 @ RPE 8, 3 x 5 @ 70%", "", "Deadlift", &rx(two));
    let three = vec![reps((1, 1), (3, 3)).rpe(9, 9), reps((1, 1), (1, 1)).rpe(9, 9), reps((3, 3), (5, 5)).percent(75, 75)];
    case("Deadlift: 1 x 3 @ RPE 9, 1 x 1 @ RPE 9, 3 x 5 @ 75%, rest 4 min", "", "Deadlift", &rx(three).rest(240, 240));
    let weight = |n| LoadKind::Weight(amount(n, n), WeightUnit::Kg);
    case("Bench Press: 3 x 8 @ 60 kg", "", "Bench Press", &reps((3, 3), (8, 8)).load(weight(60)).rx());
    let more = LoadKind::BodyweightPlus(amount(10, 10), WeightUnit::Kg);
    case("Pull-up: 4 x 5-8 @ BW+10 kg", "", "Pull-up", &reps((4, 4), (5, 8)).load(more).rx());
    let open = dose((3, 3), Dose::Reps { reps: Bound::one(5), open: true }).percent(85, 85);
    case("Bench Press: 3 x 5+ @ 85%", "", "Bench Press", &open.rx());
    case("Goblet Squat: 3 x 12 @ RIR 2", "", "Goblet Squat", &reps((3, 3), (12, 12)).load(LoadKind::Rir(amount(2, 2))).rx());
    let thrust = reps((4, 4), (8, 10)).rpe(7, 8).rx().tempo("2012");
    case("Hip Thrust: 4 x 8-10 @ RPE 7-8, tempo 2-0-1-2", "", "Hip Thrust", &thrust);
    let walk = dose((4, 4), Dose::Distance(Distance { value: amount(20, 20), unit: DistanceUnit::M })).load(weight(32));
    case("Farmer's Walk: 4 x 20 m @ 32 kg, rest 1:30", "", "Farmer's Walk", &walk.rx().rest(90, 90));
}

#[test]
fn techniques_ramps_tempos_and_notes_follow() {
    case("Leg Extension: 3 x 12, drop x2", "", "Leg Extension", &reps((3, 3), (12, 12)).technique(Technique::Drop(2)).rx());
    let myo = Technique::Myo(MyoReps { mini_sets: 4, reps: Bound::of(3, 5) });
    case("Lateral Raise: 1 x 15 @ RPE 9, myo 4 x 3-5", "", "Lateral Raise", &reps((1, 1), (15, 15)).rpe(9, 9).technique(myo).rx());
    case("Leg Curl: 2 x 10 @ RPE 10, rest-pause", "", "Leg Curl", &reps((2, 2), (10, 10)).rpe(10, 10).technique(Technique::RestPause).rx());
    case("Back Squat: 3 x 5 @ 80%, ramp 4", "", "Back Squat", &reps((3, 3), (5, 5)).percent(80, 80).rx().ramp(4));
    case("Bench Press: 3 x 5 @ 75%, pause 2 s", "", "Bench Press", &reps((3, 3), (5, 5)).percent(75, 75).rx().tempo(".2.."));
    case("Bench Press: 5 x 3, tempo 30X0", "", "Bench Press", &reps((5, 5), (3, 3)).rx().tempo("30X0"));
    let bridge = reps((2, 2), (15, 15)).rx().rest(30, 30).note("squeeze 2 s at the top");
    case("Glute Bridge: 2 x 15, rest 30 s (squeeze 2 s at the top)", "", "Glute Bridge", &bridge);
    case(
        "Lat Pulldown: 3 × 10–12 @ RPE 8 (elbows to hips)",
        "",
        "Lat Pulldown",
        &reps((3, 3), (10, 12)).rpe(8, 8).rx().note("elbows to hips"),
    );
    case("Squat: 3 x 5 (one) (two (2)), rest 1 min", "", "Squat", &reps((3, 3), (5, 5)).rx().rest(60, 60).note("one; two (2)"));
}

#[test]
fn a_block_is_a_length_of_time() {
    let emom = Block::Emom { time: Seconds(600), reps: Bound::one(15), per_side: false, load: None };
    case("Kettlebell Swing: EMOM 10 min, 15", "", "Kettlebell Swing", &plain(Work::Block(emom)));
    let amrap = Block::Amrap { time: Seconds(720), reps: Bound::one(10), per_side: false, load: None };
    case("Burpee: AMRAP 12 min, 10", "", "Burpee", &plain(Work::Block(amrap)));
    case("Bodyweight Squat: Tabata", "", "Bodyweight Squat", &plain(Work::Block(Block::Tabata)));
}

#[test]
fn a_section_has_a_time_and_things_to_do() {
    let case = |text: &str, kind, time: Option<Bound<Seconds>>, items: &[&str]| {
        let (line, findings) = read(text, NOTHING);
        assert_eq!(findings, [], "{text}");
        let Some(Line::Section(section)) = line else { panic!("{text}: {line:?}") };
        let words: Vec<&str> = section.items.iter().map(|w| &*w.text).collect();
        assert_eq!((section.kind, section.time, &*words), (kind, time, items), "{text}");
    };
    let warm = ["light cardio", "leg swings", "torso twists", "cat-cow", "band pull-aparts"];
    case(
        "Warm-up: 10-15 min, light cardio, leg swings, torso twists, cat-cow, band pull-aparts",
        SectionKind::WarmUp,
        Some(seconds(600, 900)),
        &warm,
    );
    let cool = ["hamstrings", "quads", "glutes", "lats", "erector spinae"];
    case("Cool-down: 5-10 min, hamstrings, quads, glutes, lats, erector spinae", SectionKind::CoolDown, Some(seconds(300, 600)), &cool);
    case("WARM-UP: bike (easy, steady), 2 sets of bridges", SectionKind::WarmUp, None, &["bike (easy, steady)", "2 sets of bridges"]);
    case("Cool-down: 5 min", SectionKind::CoolDown, Some(seconds(300, 300)), &[]);
}

#[test]
fn names_hold_what_they_like() {
    let five = &reps((3, 3), (5, 5)).rx();
    case("90/90 Hip Lift - slow: 3 x 5", "", "90/90 Hip Lift - slow", five);
    case("Lift: the 3 way – 3 x 5", "", "Lift: the 3 way", five);
    case("Chest Press (cable or machine): 3 x 5", "", "Chest Press (cable or machine)", five);
    case("- Squat: 3 x 5 # heavy (today", "", "Squat", five);
    case("• Squat: 3 x 5", "", "Squat", five);
    case("Superset – Row – Leg Curl: 3 x 5", "", "Row+Leg Curl", five);
    case("Übung №1: 3 x 5", "", "Übung №1", five);
    case("Squat: 3 X 5 REPS", "", "Squat", five);
    let known: &dyn Fn(&str) -> bool =
        &|name| ["T. Bar Row", "Front Cone Hops (or hurdle hops)", "Clean + Jerk", "This or That"].contains(&name);
    let case = |text, label, names| case_among(text, known, label, names, five);
    case("T. Bar Row: 3 x 5", "", "T. Bar Row");
    case("A) T. Bar Row: 3 x 5", "A", "T. Bar Row");
    case("A. Front Cone Hops (or hurdle hops): 3 x 5", "A", "Front Cone Hops (or hurdle hops)");
    case("Clean + Jerk + This or That: 3 x 5", "", "Clean + Jerk+This or That");
    case("Squat | This or That or Lunge: 3 x 5", "", "Squat|This or That|Lunge");
    case("Back Hops (or Squat): 3 x 5", "", "Back Hops|Squat");
    case("Clean + Jerk or Squat + Row: 3 x 5", "", "Clean + Jerk|Squat+Row");
    case("Squat (or Clean + Jerk): 3 x 5", "", "Squat (or Clean + Jerk)");
}

#[test]
fn the_rest_of_the_grammar() {
    let squat = |text: &str, rx: &Prescription| case(&format!("Squat: {text}"), "", "Squat", rx);
    let load = |kind, step| SetGroup { load: Some(Load { kind, step: Some(step) }), ..reps((3, 3), (5, 5)) }.rx();
    let percent = Step { down: false, amount: Amount(250), unit: None };
    squat("3 x 5 @ 75% +2.5%/week", &load(LoadKind::Percent(amount(75, 75)), percent));
    squat("3 x 5 @ RPE 8 -2.5%/week", &load(LoadKind::Rpe(amount(8, 8)), Step { down: true, ..percent }));
    squat("3 x 5 @ BW +2.5 kg/week", &load(LoadKind::Bodyweight, Step { unit: Some(WeightUnit::Kg), ..percent }));
    squat("3 x 5 @ bw - 20 lbs", &reps((3, 3), (5, 5)).load(LoadKind::BodyweightMinus(amount(20, 20), WeightUnit::Lb)).rx());
    squat("3 x 5 @ 70 to 80 % of 1RM", &reps((3, 3), (5, 5)).percent(70, 80).rx());
    squat("3 x 5 each leg", &reps((3, 3), (5, 5)).each().rx());
    squat("3 x 5 each", &reps((3, 3), (5, 5)).each().rx());
    squat("3 sets to failure", &dose((3, 3), Dose::Amrap(AmrapWord::Failure)).rx());
    squat("3 x max/side", &dose((3, 3), Dose::Amrap(AmrapWord::Max)).each().rx());
    squat("2 x 1.5 min, rest 1:00-1:30", &dose((2, 2), time(90, 90)).rx().rest(60, 90));
    squat("2 x 400 m, drop, ramp 2, 3 s eccentric", &{
        let run = dose((2, 2), Dose::Distance(Distance { value: amount(400, 400), unit: DistanceUnit::M }));
        run.technique(Technique::Drop(1)).rx().ramp(2).tempo("30X0")
    });
    squat("5x3,tempo 3 1 1 0".replace("3 1 1 0", "x-0-x-0").as_str(), &reps((5, 5), (3, 3)).rx().tempo("X0X0"));
    squat("1 x 5 @ RPE 8,3 x 5", &rx(vec![reps((1, 1), (5, 5)).rpe(8, 8), reps((3, 3), (5, 5))]));
}

/// The only finding about `text`: its rule, its column from 1, and its message with its help. Gives what was read.
fn wrong(text: &str, rule: Rule, column: usize, says: &str) -> Option<Line> {
    let (line, findings) = read(text, NOTHING);
    let [finding] = &*findings else { panic!("{text}: {findings:#?}") };
    let at = text[..finding.span.unwrap().start as usize].chars().count() + 1;
    let said = format!("{}|{}", finding.message, finding.help.as_deref().unwrap_or_default());
    assert_eq!((finding.rule, at, &*said), (rule, column, says), "{text}");
    line
}

#[test]
fn a_mistake_is_found_in_its_place_with_what_to_write() {
    wrong("Back Squat 3 x 5", Rule::RxSeparator, 17, "no prescription|put \": \" after the exercise name, e.g. \"Back Squat: 3 x 5\"");
    wrong("Squat: 3 sets 10 reps", Rule::RxWork, 14, "\"3 sets\" of what?|write \"3 x 10\"");
    wrong("Squat: 3 sets 8-12", Rule::RxWork, 14, "\"3 sets\" of what?|write \"3 x 8-12\"");
    wrong("Back Squat: 3 sets", Rule::RxWork, 19, "\"3 sets\" of what?|write \"3 x 8\"");
    wrong("Back Squat: 3 8-12", Rule::RxTimes, 15, "expected \"x\" between sets and reps|e.g. \"3 x 8\"");
    wrong("Back Squat: 3 x 12-8", Rule::RxBackwardRange, 17, "reps range 12-8 runs backwards|write 8-12");
    wrong("Back Squat: 3 x 5 @ 8", Rule::RxAmbiguousLoad, 21, "\"@ 8\" is ambiguous|write \"@ RPE 8\", \"@ 8 kg\" or \"@ 8%\"");
    wrong("Back Squat: 3 x 5 @ RPE 11", Rule::RxOutOfBounds, 25, "RPE 11 is outside 1-10|");
    let unit = "\"@ 75\" needs a unit: %, kg or lb|for a percentage of the one-rep maximum write \"@ 75%\"";
    wrong("Back Squat: 3 x 5 @ 75", Rule::RxMissingUnit, 23, unit);
    wrong("Back Squat: 3 x 5, rest 90", Rule::RxMissingUnit, 27, "rest needs a unit|write \"90 s\" or \"90 min\"");
    let tempo = "tempo has four parts|lower-pause-lift-pause, e.g. 3-1-1-0 (X = explosive)";
    wrong("Back Squat: 3 x 5, tempo 3-1-1", Rule::RxTempo, 26, tempo);
    wrong("Back Squat: 3 x 5, rset 2 min", Rule::RxUnknownWord, 20, "unknown word \"rset\"|did you mean \"rest\"?");
    wrong("Back Squat: 0 x 5", Rule::RxOutOfBounds, 13, "sets 0 is outside 1-20|");
    wrong("Plank: 3 x 120", Rule::RxOutOfBounds, 12, "reps 120 is outside 1-100|did you mean seconds (\"120 s\")?");
    let plus = "a line labelled A1 holds one exercise|write A1) and A2) on two lines, or drop the label";
    wrong("A1) Row + Press: 3 x 8", Rule::RxLabelAndPlus, 5, plus);
    let order =
        "a load (\"@ …\") must follow its sets x reps, before any comma|put it right after the reps, e.g. \"3 x 5 @ RPE 8, rest 2 min\"";
    wrong("Back Squat: 3 x 5, rest 2 min, @ RPE 8", Rule::RxLoadOrder, 32, order);
    wrong("Back Squat: 3 x 5 (keep chest up", Rule::RxOpenNote, 19, "note \"(\" is never closed|end the note with \")\"");
}

#[test]
fn mistakes_of_coaches_have_answers_of_their_own() {
    let label = "a label is a capital letter, with one digit in a superset: A) or B1)";
    wrong("1. Squat: 3 x 5", Rule::RxLabel, 1, &format!("`1.` is not a label|{label}"));
    wrong("a) Squat: 3 x 5", Rule::RxLabel, 1, &format!("`a)` is not a label|{label}"));
    wrong("A10) Squat: 3 x 5", Rule::RxLabel, 1, &format!("`A10)` is not a label|{label}"));
    wrong("Squat: 3 x 5 @ 62,5 kg", Rule::RxNumber, 16, "`62,5` has a comma where a point belongs|write `62.5`");
    wrong("Squat: 3 x 5 @ RPE 7,5, rest 2 min", Rule::RxNumber, 20, "`7,5` has a comma where a point belongs|write `7.5`");
    wrong("Squat: 3 x 5 @ 2.5. kg", Rule::RxNumber, 16, "`2.5.` ends in a point|write `2.5`");
    wrong("Squat: 3 x 5.", Rule::RxNumber, 12, "`5.` ends in a point|write `5`");
    wrong("Squat: 3 x 5, rest 2m", Rule::RxMissingUnit, 21, "`2 m` could be minutes or metres|write \"2 min\" for minutes");
    let list = "every set has its own number of reps|write the sets of each: \"1 x 12, 1 x 10, 1 x 8\"";
    wrong("Squat: 3 x 12, 10, 8", Rule::RxTimes, 12, list);
    wrong("Squat: 3 x 12,10,8 @ RPE 8", Rule::RxTimes, 12, list);
    wrong("Squat: 3 x 12/10/8, rest 2 min", Rule::RxTimes, 12, list);
    wrong("Squat: 12, 10, 8", Rule::RxTimes, 8, list);
    wrong("Squat: 3 x 5, rest 2 min, rest 3 min", Rule::RxDuplicate, 27, "`rest` is written twice|keep one of the two");
    wrong("Squat: 3 x 5, tempo 3110, pause 2 s", Rule::RxDuplicate, 27, "a tempo is written twice|keep one of the two");
    let name = "no exercise is named|write the exercise's name, e.g. \"Back Squat: 3 x 5\"";
    wrong(": 3 x 5", Rule::RxName, 1, name);
    wrong("A) : 3 x 5", Rule::RxName, 4, name);
    wrong("Squat or : 3 x 5", Rule::RxName, 9, name);
    let other = "put a comma before rest, tempo and the like, and any other word in brackets";
    wrong("Squat: 3 x 5 please", Rule::RxTrailing, 14, &format!("`please` belongs to nothing|{other}"));
    wrong(
        "Squat: 3x10-",
        Rule::RxTrailing,
        12,
        "`-` belongs to nothing|write the higher number behind it, such as \"8-12\", or take it away",
    );
    wrong("Squat: 3 x 5,", Rule::RxTrailing, 13, "a comma with nothing after it|take the comma away");
    wrong("Squat: 3 x 5 rest 2 min", Rule::RxTrailing, 13, "no comma before `rest`|write \", rest\"");
    wrong(
        "Squat: 3 x 5, rest 2 min, 2 x 8",
        Rule::RxTrailing,
        27,
        "sets after the rest of the line|write all sets first: \"1 x 5 @ RPE 8, 3 x 5 @ 70%, rest 3 min\"",
    );
    wrong("Squat: 3 x 5 RPE 8", Rule::RxTrailing, 14, "no `@` before `RPE 8`|write \"@ RPE 8\"");
    wrong("Squat: 3 x 5 at 62.5 kg", Rule::RxTrailing, 14, "no `@` before `at 62.5 kg`|write \"@ 62.5 kg\"");
    let after = "the load `RPE 8` stands after a comma|put it right after the reps, with an `@`: \"3 x 8 @ RPE 8\"";
    wrong("Squat: 3 x 5, RPE 8", Rule::RxLoadOrder, 13, after);
    wrong("Squat: 3 x 8 kg", Rule::RxTrailing, 14, "`kg` belongs to nothing|a weight follows an `@`: \"3 x 8 @ 60 kg\"");
    wrong("Squat: 3 x 5, 2 min rest", Rule::RxTrailing, 15, "`2 min rest` belongs to nothing|write \"rest 2 min\"");
    wrong("Squat: 3 x 5, rest pause", Rule::RxTrailing, 15, "`rest pause` belongs to nothing|write \"rest-pause\"");
    wrong("Squat: 3 x 5, drop set", Rule::RxTrailing, 15, "`drop set` belongs to nothing|write \"drop\"");
    wrong("Carry: 3 x 20 metres", Rule::RxTrailing, 15, "`metres` belongs to nothing|write \"m\"");
    wrong("Squat: 8 reps", Rule::RxWork, 8, "\"8 reps\" in how many sets?|write \"3 x 8\"");
    wrong("Squat: 12", Rule::RxWork, 10, "\"12\" of what?|write \"3 x 12\"");
    wrong("Squat, 3x8", Rule::RxSeparator, 11, "no prescription|put \": \" after the exercise name, e.g. \"Squat: 3x8\"");
    wrong("3 x 8 Squat", Rule::RxSeparator, 12, "no prescription|write the exercise first, e.g. \"Back Squat: 3 x 8\"");
    let colon = "no prescription|put \": \" after it, e.g. \"Warm-up: 10 min, light cardio\"";
    wrong("Warm-up 10 min", Rule::RxSeparator, 15, colon);
    wrong("Squat: 3 x 5, 90 s", Rule::RxTrailing, 15, "`90 s` belongs to nothing|write \"rest 90 s\" for a rest, or put it in brackets");
    wrong("Squat:", Rule::RxWork, 7, "no sets and reps after the name|write them, e.g. \"3 x 8\"");
    wrong("Squat: EMON 10 min, 15", Rule::RxUnknownWord, 8, "unknown word \"EMON\"|did you mean \"EMOM\"?");
    wrong("Squat: 3 x 5 @ 120%", Rule::RxOutOfBounds, 16, "120% is outside 1-110%|");
    wrong("Squat: AMRAP", Rule::RxWork, 13, "\"AMRAP\" of how long?|write \"AMRAP 10 min, 12\", or \"3 x AMRAP\" for sets");
    wrong("Warm-up:", Rule::RxWork, 9, "a section with nothing in it|say how long or what: \"10 min, light cardio\"");
    wrong("Warm-up: 10, bike", Rule::RxMissingUnit, 12, "a section needs a unit|write \"10 s\" or \"10 min\"");
    wrong("Übung: 3 x 5, rset 2 min", Rule::RxUnknownWord, 15, "unknown word \"rset\"|did you mean \"rest\"?");
}

#[test]
fn what_is_right_in_a_wrong_line_is_kept() {
    let case = |text: &str, printed: Option<&str>| {
        assert_eq!(read(text, NOTHING).0.map(|line| line.to_string()).as_deref(), printed, "{text}");
        assert!(!read(text, NOTHING).1.is_empty(), "{text}");
    };
    case("Back Squat 3 x 5", Some("Back Squat: 3 x 5"));
    case("Back Squat: 3 x 12-8", Some("Back Squat: 3 x 8-12"));
    case("Back Squat: 3 x 5 @ 8, rest 2 min", Some("Back Squat: 3 x 5, rest 2 min"));
    case("Back Squat: 3 x 5, rest 90, tempo 3110", Some("Back Squat: 3 x 5, tempo 3-1-1-0"));
    case("Back Squat: 3 x 5, tempo 3-1-1, rest 90 s (note)", Some("Back Squat: 3 x 5, rest 90 s (note)"));
    case("Back Squat: 3 x 5, rset 2 min, ramp 2", Some("Back Squat: 3 x 5, ramp 2"));
    case("Back Squat: 0 x 5, 3 x 5", Some("Back Squat: 3 x 5"));
    case("Back Squat: 0 x 5", None);
    case("A1) Row + Press: 3 x 8", Some("Row + Press: 3 x 8"));
    case("a) Row: 3 x 8", Some("A) Row: 3 x 8"));
    case("Squat: 3 x 12, 10, 8", Some("Squat: 1 x 12, 1 x 10, 1 x 8"));
    case("Squat: 3 x 5 @ 62,5 kg", Some("Squat: 3 x 5 @ 62.5 kg"));
    case("Squat, 3x8", Some("Squat: 3 x 8"));
    case("Back Squat", None);
}

#[test]
fn empty_lines_and_comments_are_nothing() {
    for text in ["", "   ", "# a comment", "  - ", "- # so"] {
        assert_eq!(read(text, NOTHING), (None, vec![]), "{text}");
    }
}

#[test]
fn a_place_that_cannot_be_exact_is_the_whole_and_has_no_fix() {
    let mut line = word("Squat: 3 x 12-8");
    line.span.end += 1; // an escape in YAML
    let finding = parse(&[line.clone()], NOTHING).report.findings.remove(0);
    assert_eq!((finding.span, finding.fix), (Some(line.span), None));
}

#[test]
fn a_prescription_stands_without_a_name() {
    let case = |text: &str, want: Option<&str>, findings: usize| {
        let checked = parse_rx(&word(text));
        assert_eq!(checked.value.map(|rx| rx.to_string()).as_deref(), want, "{text}");
        assert_eq!(checked.report.findings.len(), findings, "{text}");
    };
    case("3 x 30-60 s", Some("3 x 30-60 s"), 0);
    case("3 x 8/side, rest 2 min", Some("3 x 8/side, rest 2 min"), 0);
    case("Back Squat: 3 x 8", Some("3 x 8"), 1);
    case("thirty", None, 1);
    case("", None, 1);
}

#[test]
fn every_letter_has_its_kind() {
    let case = |line: &str, want: &str| {
        let said: Vec<String> = tokens(line, NOTHING)
            .into_iter()
            .filter(|(_, kind)| *kind != TokenKind::Space)
            .map(|(range, kind)| format!("{}={}", kind.name(), &line[range]))
            .collect();
        assert_eq!(said.join(" "), want);
    };
    case(
        "- A1) Row or Pull-up: 3-4 x 8/side @ RPE 8, rest 90 s (slow) # now",
        "bullet=- label=A1) name=Row keyword=or name=Pull-up punctuation=: sets=3 sets=- sets=4 times=x reps=8 keyword=/ keyword=side \
         punctuation=@ keyword=RPE load=8 punctuation=, keyword=rest value=90 unit=s note=(slow) comment=# now",
    );
    case("Warm-up: 10 min, bike", "section=Warm-up punctuation=: value=10 unit=min punctuation=, text=bike");
    case("Squat: 3 x 5, rset 2", "name=Squat punctuation=: sets=3 times=x reps=5 punctuation=, wrong=rset wrong=2");
}

#[test]
fn a_workout_has_limits() {
    let case = |text: &str, lines: usize, want: &str| {
        let read = parse(&crate::training::testing::lines(text), &|_| false);
        let said: Vec<&str> = read.report.findings.iter().map(|f| &*f.message).collect();
        assert_eq!((read.value.lines.len(), said), (lines, vec![want]));
    };
    case(&"Squat: 3 x 5\n".repeat(1500), 1000, "a workout of 1,501 lines, of which 1,000 are read");
    case(&format!("Squat: 3 x 5\nSquat: {}1 x 1", "1 x 1, ".repeat(300)), 1, "a workout line of more than 2,000 bytes");
    let rx = parse_rx(&crate::training::testing::word(&"1 x 1, ".repeat(300)));
    assert_eq!((rx.value, rx.report.findings.len()), (None, 1));
}

#[test]
fn a_title_that_a_line_cannot_hold_gives_way_to_the_id() {
    let case = |title: &str, holds: bool| assert_eq!(super::writable(title, "the-id"), if holds { title } else { "the-id" }, "{title}");
    for title in [
        "Back Squat",
        "Farmer's Walk",
        "Push-up",
        "Snatch or Swing",
        "Step-up (high box)",
        "90/90 Stretch",
        "21s",
        "Row + Curl",
        "Walk - 10 m",
        "a) b",
        "Curl (half",
    ] {
        case(title, true);
    }
    for title in ["Squat #2", "#2", "Squat: 3 x 5", "Walk - 3 x 5"] {
        case(title, false);
    }
}

#[test]
fn a_missing_comma_is_put_in_where_it_is_sure() {
    // The line with the comma, and whether it is sure that one is meant.
    let case = |text: &str, want: &str, sure: bool| {
        let (_, findings) = read(text, NOTHING);
        let found = findings.iter().find(|f| f.message.starts_with("no comma")).unwrap_or_else(|| panic!("{text}: {findings:?}"));
        let (span, fix) = (found.span.unwrap(), found.fix.as_ref().unwrap());
        let mut line = text.to_owned();
        line.replace_range(span.range(), &fix.text);
        assert_eq!((line.as_str(), fix.sure), (want, sure), "{text}");
    };
    case("Squat: 3 x 5 tempo 3-1-1-0", "Squat: 3 x 5, tempo 3-1-1-0", true);
    case("Squat: 3 x 5 @ RPE 8 rest 2 min (slow)", "Squat: 3 x 5 @ RPE 8, rest 2 min (slow)", true);
    case("Squat: 3 x 5, rest 2 min tempo 30X0", "Squat: 3 x 5, rest 2 min, tempo 30X0", true);
    case("Squat: 3 x 5 rest 2 min tempo 30X0", "Squat: 3 x 5, rest 2 min tempo 30X0", true);
    case("Squat: 3 x 5 (slow) rest 2 min", "Squat: 3 x 5 (slow), rest 2 min", true);
    case("Squat: 3 x 5 (slow)rest 2 min", "Squat: 3 x 5 (slow), rest 2 min", true);
    case("Curl: 3 x 12 drop x2, rest 90 s", "Curl: 3 x 12, drop x2, rest 90 s", true);
    case("Curl: 3 x 12 rest-pause", "Curl: 3 x 12, rest-pause", true);
    case("Bench: 3 x 5 pause 2 s", "Bench: 3 x 5, pause 2 s", true);
    case("Squat: 3 x 5 @ 80% ramp 4", "Squat: 3 x 5 @ 80%, ramp 4", true);
    case("Leg Press: 4 x 5 @ RPE 8 5 second negative tempo", "Leg Press: 4 x 5 @ RPE 8, 5 second negative tempo", true);
    case("Squat: 1 x 5 @ RPE 8 3 x 5 @ 70%", "Squat: 1 x 5 @ RPE 8, 3 x 5 @ 70%", true);
    // More likely the coach's own words.
    case("Curl: 3 x 12 drop the elbows", "Curl: 3 x 12, drop the elbows", false);
    case("Bench: 3 x 5 pause at the bottom", "Bench: 3 x 5, pause at the bottom", false);
    case("Squat: 3 x 5 rest as needed", "Squat: 3 x 5, rest as needed", false);
}
