//! What must be true of generated sessions: T1 to T13 over the guide that ships.

use std::collections::BTreeSet;
use std::sync::Arc;

use ironleaf::source::Span;
use ironleaf::training::generate::{Answer, Must, NoteKind, Order, Request, Row, Session, Slot, Supersets};
use ironleaf::training::guide::{Exercise, Generated, Muscle, Target};
use ironleaf::training::library::Asked;
use ironleaf::training::terms::{Bias, Goal, Level, Pattern};
use ironleaf::training::{Id, rules};
use ironleaf::{Rule, Severity};
use rayon::prelude::*;

use super::{Gym, checker};

fn kit(items: &[&str]) -> Option<BTreeSet<Arc<str>>> {
    Some(items.iter().map(|item| (*item).into()).collect())
}

impl Gym {
    fn x(&self, row: &Row) -> &Exercise {
        &self.guide().exercises[row.exercise]
    }

    fn knee(&self, row: &Row) -> bool {
        matches!(self.x(row).pattern, Some(Pattern::Squat | Pattern::Lunge | Pattern::KneeExtension))
    }

    fn patterns(&self, session: &Session) -> Vec<Pattern> {
        session.rows.iter().filter_map(|row| self.x(row).pattern).collect()
    }

    fn muscle(&self, id: &str) -> Id<Muscle> {
        self.guide().muscles.iter().find(|(_, m)| &*m.meta.id == id).unwrap().0
    }

    fn exercise(&self, id: &str) -> Id<Exercise> {
        self.guide().exercises.iter().find(|(_, x)| &*x.meta.id == id).unwrap().0
    }
}

#[test]
fn t1_the_base_reads_like_the_sample() {
    let gym = Gym::shipped();
    let [legs, back] = gym.targets(&["legs", "back"])[..] else { panic!() };
    let answer = gym.answer(&gym.base(&["legs", "back"]));
    let session = &answer.sessions[0];
    assert_eq!(session.rows.iter().map(|row| row.target).collect::<Vec<_>>(), [legs, back, legs, back, legs, back]);
    let slots = [Slot::Primary, Slot::Primary, Slot::Secondary, Slot::Secondary, Slot::Accessory, Slot::Accessory];
    assert_eq!(session.rows.iter().map(|row| row.slot).collect::<Vec<_>>(), slots);
    let patterns = gym.patterns(session);
    assert_eq!(patterns[..4], [Pattern::Squat, Pattern::VerticalPull, Pattern::Hinge, Pattern::HorizontalPull]);
    let line = |row: &Row| (row.sets().low, row.sets().high, row.reps().unwrap().low, row.reps().unwrap().high);
    let lines: Vec<_> = session.rows.iter().map(line).collect();
    assert_eq!(lines, [(3, 4, 5, 8), (3, 4, 6, 10), (3, 3, 8, 12), (3, 3, 8, 12), (2, 3, 10, 15), (2, 3, 10, 15)]);
    assert!(session.rows.iter().all(|row| row.superset.is_none()));
}

#[test]
fn t2_legs_first_for_strength() {
    let gym = Gym::shipped();
    let [legs, back] = gym.targets(&["legs", "back"])[..] else { panic!() };
    let request = Request { order: Order::First(legs), goal: Goal::Strength, minutes: 90, ..gym.base(&["legs", "back"]) };
    let answer = gym.answer(&request);
    let rows = &answer.sessions[0].rows;
    let first_back = rows.iter().position(|row| row.target == back).unwrap();
    assert!(rows[first_back..].iter().all(|row| row.target == back || row.slot >= Slot::Accessory));
    assert!(rows[0].reps().unwrap().high <= 6 && rows[0].rest().low.0 >= 120);
}

#[test]
fn t3_back_first_is_the_list_that_a_source_announces_and_leaves_out() {
    let gym = Gym::shipped();
    let back = gym.targets(&["back"])[0];
    let answer = gym.answer(&Request { order: Order::First(back), ..gym.base(&["legs", "back"]) });
    let first = gym.x(&answer.sessions[0].rows[0]);
    assert!(matches!(first.pattern, Some(Pattern::VerticalPull | Pattern::HorizontalPull)) && first.tier <= 2);
}

#[test]
fn t4_lagging_glutes() {
    let gym = Gym::shipped();
    let request = Request { lagging: Some(gym.muscle("glutes")), goal: Goal::Hypertrophy, ..gym.base(&["glutes", "legs"]) };
    let answer = gym.answer(&request);
    let session = &answer.sessions[0];
    let first = gym.x(&session.rows[0]);
    assert!(first.pattern == Some(Pattern::Thrust) || first.unilateral);
    let has = |wanted: &[Pattern]| gym.patterns(session).iter().any(|p| wanted.contains(p));
    assert!(has(&[Pattern::Thrust]) && has(&[Pattern::Squat, Pattern::Lunge]) && has(&[Pattern::Hinge]));
    let bias = |bias| session.rows.iter().any(|row| gym.x(row).bias == bias);
    assert!(bias(Bias::Stretch) && bias(Bias::Short));
    assert!(session.warm_up.items.iter().any(|item| &**item == "banded walks"));
    assert_eq!(session.rows[0].why[0].rule, Must::H2);
}

#[test]
fn t5_a_sore_lower_back() {
    let gym = Gym::shipped();
    let legs = gym.targets(&["legs"])[0];
    let answer = gym.answer(&Request { flags: ["low-back".into()].into(), ..gym.base(&["legs", "back"]) });
    let rows = &answer.sessions[0].rows;
    assert!(rows.iter().all(|row| gym.x(row).axial <= 1));
    assert!(answer.notes.iter().any(|note| note.kind == NoteKind::Caution));
    let main = rows.iter().find(|row| row.target == legs && row.slot == Slot::Primary).unwrap();
    assert_ne!(gym.x(main).pattern, Some(Pattern::Thrust));
}

#[test]
fn t6_short_and_long() {
    let gym = Gym::shipped();
    let at = |minutes| gym.answer(&Request { minutes, ..gym.base(&["legs", "back"]) }).sessions[0].clone();
    let (short, long) = (at(45), at(90));
    assert!(short.rows.iter().any(|row| row.superset.is_some()), "{short:#?}");
    assert!(short.rows.iter().filter(|row| row.slot == Slot::Primary).all(|row| row.sets().low >= 3));
    assert!(long.rows.iter().all(|row| row.superset.is_none()));
}

#[test]
fn t7_dumbbells_and_a_bench() {
    let gym = Gym::shipped();
    let answer = gym.answer(&Request { equipment: kit(&["dumbbell", "bench"]), ..gym.base(&["legs", "back"]) });
    let count = |name: &str| answer.sessions[0].rows.iter().filter(|row| row.target == gym.targets(&[name])[0]).count();
    assert!(count("legs") >= 2 && count("back") >= 2);
    assert!(answer.notes.iter().any(|note| note.kind == NoteKind::Waived && note.text.contains("vertical pull")), "{:?}", answer.notes);
}

#[test]
fn t8_nothing_at_all() {
    let gym = Gym::shipped();
    let request = Request { equipment: kit(&[]), ..gym.base(&["legs", "back"]) };
    let refusal = gym.ask(&request).unwrap_err();
    assert_eq!((refusal.rule, refusal.target), (Must::H10, Some(gym.targets(&["back"])[0])));
    assert!(refusal.message.contains("back") && refusal.message.contains("pull"), "{refusal:?}");
    assert!(refusal.help.contains("pull-up bar"), "{refusal:?}");
    gym.answer(refusal.nearest.as_ref().unwrap());
    let legs = gym.answer(&Request { partial: true, ..request });
    assert_eq!(legs.request.targets.iter().map(|aim| aim.target).collect::<Vec<_>>(), gym.targets(&["legs"]));
    assert!(legs.notes.iter().any(|note| note.kind == NoteKind::LeftOut));
}

#[test]
fn t9_a_beginner() {
    let gym = Gym::shipped();
    let answer = gym.answer(&Request { level: Level::Beginner, ..gym.base(&["legs", "back"]) });
    assert!(answer.sessions[0].rows.iter().all(|row| gym.x(row).level == Level::Beginner && gym.x(row).axial < 3));
    assert!(answer.notes.iter().any(|note| note.kind == NoteKind::Advice && note.text.contains("intermediate")));
}

#[test]
fn t10_two_sessions_a_week() {
    let gym = Gym::shipped();
    let answer = gym.answer(&Request { sessions: 2, goal: Goal::Hypertrophy, ..gym.base(&["legs", "back"]) });
    assert!(answer.sessions[0].points > answer.sessions[1].points);
    for target in gym.targets(&["legs", "back"]) {
        let rows = answer.sessions.iter().flat_map(|session| &session.rows).filter(|row| row.target == target);
        let halves: u32 = rows.map(|row| u32::from(row.sets().low + row.sets().high)).sum();
        assert!((16..=40).contains(&halves), "{halves} half sets");
    }
}

#[test]
fn t11_the_same_request_gives_the_same_bytes() {
    let gym = Gym::shipped();
    let items = ["barbell", "rack", "cable", "machine", "dumbbell", "bench"];
    let mut turned = items;
    turned.reverse();
    let ask = |items: &[&str], flags: &[&str]| {
        let request =
            Request { equipment: kit(items), flags: flags.iter().map(|flag| (*flag).into()).collect(), ..gym.base(&["legs", "back"]) };
        format!("{:?}", gym.answer(&request))
    };
    assert_eq!(ask(&items, &["knee", "wrist"]), ask(&turned, &["wrist", "knee"]));
}

#[test]
fn t11_more_minutes_no_fewer_sets_and_more_equipment_no_lower_score() {
    let gym = Gym::shipped();
    for names in [&["legs", "back"][..], &["legs"], &["back"], &["chest", "back"], &["glutes", "legs"]] {
        let steps = [30, 45, 60, 75, 90, 120];
        let sets: Vec<u32> =
            steps.iter().map(|m| gym.ask(&Request { minutes: *m, ..gym.base(names) }).map_or(0, |a| a.sessions[0].sets_twice())).collect();
        assert!(sets.is_sorted(), "{names:?} {sets:?}");
        let kits = [&["dumbbell"][..], &["dumbbell", "bench"], &["dumbbell", "bench", "barbell", "rack"]];
        let mut all: Vec<_> = kits.iter().map(|items| kit(items)).collect();
        all.push(None);
        let score = |equipment| gym.ask(&Request { equipment, ..gym.base(names) }).map_or(0, |a| a.sessions[0].score);
        let scores: Vec<i64> = all.into_iter().map(score).collect();
        // Small catalogues, searched whole, keep the law exactly; so does this one here.
        assert!(scores.is_sorted(), "{names:?} {scores:?}");
    }
}

#[test]
fn t12_twenty_minutes_or_the_smallest_that_does() {
    let gym = Gym::shipped();
    gym.answer(&Request { minutes: 20, ..gym.base(&["legs", "back"]) });
    let refusal = gym.ask(&Request { minutes: 10, ..gym.base(&["legs", "back"]) }).unwrap_err();
    let nearest = refusal.nearest.unwrap();
    assert_eq!(refusal.rule, Must::H9);
    let message = format!("10 minutes is too short: the smallest session for legs and back is {}", nearest.minutes);
    assert_eq!(refusal.message, message);
    gym.answer(&nearest);
    assert!(gym.ask(&Request { minutes: nearest.minutes - 1, ..*nearest }).is_err());
}

/// How many requests of the matrix are asked: all of them take minutes.
fn asked() -> usize {
    std::env::var("IRONLEAF_REQUESTS").ok().and_then(|count| count.parse().ok()).unwrap_or(300)
}

#[test]
fn t13_every_request_of_a_matrix() {
    let gym = Gym::shipped();
    let all = matrix(&gym, asked());
    let answers: Vec<_> = all.par_iter().map(|request| gym.ask(request)).collect();
    let mut refused = Vec::new();
    for (request, answer) in all.iter().zip(&answers) {
        match answer {
            Ok(answer) => {
                let faults = checker::faults(gym.guide(), &gym.near, &answer.request, answer, gym.at);
                assert!(faults.is_empty(), "{faults:?} in {request:?}\n{answer:#?}");
            }
            Err(refusal) => {
                assert!(!refusal.message.is_empty() && !refusal.help.is_empty());
                refused.push(&refusal.message);
            }
        }
    }
    assert!(refused.len() * 10 <= all.len(), "{} of {} refused: {refused:#?}", refused.len(), all.len());
    let answers: Vec<_> = answers.into_iter().filter_map(Result::ok).map(Arc::new).collect();
    let said = coach(&gym, &answers);
    assert!(said.is_empty(), "{said:#?}");
}

/// What the coaching rules warn of in answers, but for what their requests themselves ask for. Each stands at a place of
/// its own, so that a finding leads back to it.
fn coach(gym: &Gym, answers: &[Arc<Answer>]) -> Vec<String> {
    let mut guide = gym.guide().clone();
    let mut page = guide.articles.rows()[0].clone();
    page.meta.generated = answers
        .iter()
        .enumerate()
        .map(|(n, answer)| {
            let span = Span::new(gym.at.file, n..n);
            Generated {
                title: None,
                span,
                asked: Some(Asked::new(span)),
                answer: Some(answer.clone()),
                workouts: answer.sessions.iter().map(|session| session.to_workout(&guide, span)).collect(),
            }
        })
        .collect();
    (guide.programs, guide.articles) = Default::default();
    guide.articles.push(page);
    let mut said = Vec::new();
    for finding in rules::check(&guide, &gym.near).findings {
        let request = &answers[finding.span.unwrap().start as usize].request;
        let asked_for = finding.rule == Rule::CombinedBeginner && request.level == Level::Beginner;
        if finding.severity > Severity::Info && !asked_for {
            said.push(format!("{} {}: {request:?}", finding.rule.name(), finding.message));
        }
    }
    said
}

/// Requests spread evenly over targets × order × goal × level × minutes × equipment.
fn matrix(gym: &Gym, count: usize) -> Vec<Request> {
    let targets: &[&[&str]] = &[
        &["legs", "back"],
        &["legs"],
        &["back"],
        &["chest", "back"],
        &["glutes", "legs"],
        &["shoulders", "arms"],
        &["legs", "core"],
        &["chest", "shoulders", "arms"],
        &["glutes"],
        &["back", "arms"],
    ];
    let kits = [
        None,
        kit(&["barbell", "rack", "dumbbell", "bench", "cable", "machine", "pull-up-bar"]),
        kit(&["dumbbell", "bench"]),
        kit(&["barbell", "rack", "bench", "pull-up-bar"]),
        kit(&["band", "dumbbell"]),
    ];
    let minutes = [30, 45, 60, 75, 90];
    let levels = [Level::Intermediate, Level::Advanced, Level::Beginner];
    let total = targets.len() * 3 * Goal::ALL.len() * levels.len() * minutes.len() * kits.len();
    (0..count)
        .map(|i| {
            // A step that shares no factor with the number of requests visits them evenly.
            let mut at = i * 1_009 % total;
            let mut next = |n: usize| {
                let this = at % n;
                at /= n;
                this
            };
            let names = targets[next(targets.len())];
            let order = match next(3) {
                0 => Order::Alternating,
                1 => Order::Sequential,
                _ => Order::First(gym.targets(names)[0]),
            };
            Request {
                order,
                goal: Goal::ALL[next(Goal::ALL.len())],
                level: levels[next(levels.len())],
                minutes: minutes[next(minutes.len())],
                equipment: kits[next(kits.len())].clone(),
                ..gym.base(names)
            }
        })
        .collect()
}

#[test]
fn every_muscle_has_a_focus_session_and_every_group_one_of_its_own() {
    let gym = Gym::shipped();
    for (id, muscle) in gym.guide().muscles.iter() {
        let request = Request { minutes: 60, lagging: Some(id), targets: vec![], ..gym.base(&["legs"]) };
        let targets = Request::new([Target::Muscle(id)], &ironleaf::training::generate::Defaults::default()).targets;
        let answer = gym.answer(&Request { targets, ..request });
        assert!(answer.sessions[0].rows.len() >= 2, "{}", muscle.meta.id);
    }
    for (id, _) in gym.guide().groups.iter() {
        let targets = Request::new([Target::Group(id)], &ironleaf::training::generate::Defaults::default()).targets;
        gym.answer(&Request { targets, minutes: 60, ..gym.base(&["legs"]) });
    }
}

#[test]
fn what_a_coach_would_never_write_is_not_there() {
    let gym = Gym::shipped();
    let ask = |names: &[&str], change: &dyn Fn(&mut Request)| {
        let mut request = gym.base(names);
        change(&mut request);
        gym.answer(&request).sessions[0].clone()
    };
    // Nobody's arms grow from a walk, however heavy.
    let arms = ask(&["chest", "shoulders", "arms"], &|r| (r.goal, r.minutes) = (Goal::Hypertrophy, 60));
    assert!(gym.patterns(&arms).iter().all(|p| *p != Pattern::Carry), "{arms:#?}");
    // A bar is replaced by weights, not by the floor.
    for session in [&arms, &ask(&["shoulders"], &|r| r.goal = Goal::Strength)] {
        let loaded = |x: &Exercise| x.equipment.iter().any(|e| ["barbell", "dumbbell", "cable", "machine"].contains(&&**e));
        for row in session.rows.iter().filter(|row| loaded(gym.x(row)) && row.slot == Slot::Primary) {
            assert!(row.alternatives.iter().all(|id| loaded(&gym.guide().exercises[*id])), "{row:#?}");
        }
    }
    // The hinge comes before a second exercise for the knee.
    let week = gym.answer(&Request { sessions: 2, goal: Goal::Hypertrophy, ..gym.base(&["back", "legs"]) });
    for session in [&week.sessions[0], &ask(&["legs"], &|r| r.minutes = 60)] {
        let legs: Vec<bool> = session.rows.iter().filter(|row| row.target == gym.targets(&["legs"])[0]).map(|row| gym.knee(row)).collect();
        assert!(legs[0] != legs[1], "{session:#?}");
    }
    // Many repetitions without a weight need no long rest, and a small exercise no three ramp sets.
    let easy = ask(&["legs", "core"], &|r| (r.equipment, r.level, r.minutes) = (kit(&[]), Level::Beginner, 40));
    let many = |row: &&Row| row.reps().is_some_and(|reps| reps.low >= 12);
    assert!(easy.rows.iter().filter(many).all(|row| row.rest().high.0 <= 90), "{easy:#?}");
    let strong = ask(&["legs", "back"], &|r| (r.goal, r.minutes) = (Goal::Strength, 90));
    assert!(strong.rows.iter().all(|row| row.ramp_sets() <= if row.slot <= Slot::Secondary { 3 } else { 1 }), "{strong:#?}");
}

#[test]
fn no_filler_and_no_three_squats_in_a_row() {
    let gym = Gym::shipped();
    for names in [&["legs", "back"][..], &["legs"], &["back"], &["shoulders"], &["glutes"], &["glutes", "legs"], &["chest", "back"]] {
        for minutes in [45, 60, 90] {
            let answer = gym.answer(&Request { minutes, ..gym.base(names) });
            let session = &answer.sessions[0];
            let patterns = gym.patterns(session);
            assert!(!patterns.windows(3).any(|three| three.iter().all(|p| *p == Pattern::Squat)), "{names:?}");
            assert!(session.rows.iter().all(|row| gym.x(row).pattern != Some(Pattern::Shrug)), "{names:?} {minutes}");
        }
    }
}

#[test]
fn wishes_that_contradict_each_other_are_named() {
    let gym = Gym::shipped();
    let base = || gym.base(&["legs", "back"]);
    let [legs, back, chest] = gym.targets(&["legs", "back", "chest"])[..] else { panic!() };
    let case = |request: Request, rule: Must, said: &str| {
        let refusal = gym.ask(&request).unwrap_err();
        assert_eq!(refusal.rule, rule, "{refusal:?}");
        assert!(refusal.message.contains(said), "{refusal:?}");
    };
    case(Request { order: Order::LiftFirst, ..base() }, Must::H13, "no main lift");
    case(Request { order: Order::First(chest), ..base() }, Must::H13, "chest-first");
    case(Request { order: Order::First(legs), lagging: Some(gym.muscle("lats")), ..base() }, Must::H13, "lats");
    case(Request { order: Order::First(back), main_lift: Some(gym.exercise("back-squat")), ..base() }, Must::H13, "Back Squat");
    case(Request { main_lift: Some(gym.exercise("good-morning")), ..base() }, Must::H6, "skill");
    case(Request { main_lift: Some(gym.exercise("deadlift")), flags: ["low-back".into()].into(), ..base() }, Must::H7, "low-back");
    case(Request { targets: vec![], ..base() }, Must::H10, "no target");
    case(Request { variant: 1_000_000, ..base() }, Must::H10, "variant");
    case(Request { minutes: 0, ..base() }, Must::H9, "too short");
}

#[test]
fn variants_differ_and_pairs_come_where_they_are_asked_for() {
    let gym = Gym::shipped();
    let rows = |variant| {
        let answer = gym.answer(&Request { variant, ..gym.base(&["legs", "back"]) });
        answer.sessions[0].rows.iter().map(|row| row.exercise).collect::<BTreeSet<_>>()
    };
    let all: BTreeSet<_> = (1..=6).map(rows).collect();
    assert_eq!(all.len(), 6);
    let pairs = |supersets, minutes| {
        let answer = gym.answer(&Request { supersets, minutes, ..gym.base(&["legs", "back"]) });
        answer.sessions[0].rows.iter().filter(|row| row.superset.is_some()).count()
    };
    assert!(pairs(Supersets::Yes, 74) >= 2);
    assert_eq!(pairs(Supersets::No, 45), 0);
}

#[test]
fn a_priority_comes_first_and_gets_more() {
    let gym = Gym::shipped();
    let mut request = gym.base(&["legs", "back"]);
    request.targets[1].priority = 2;
    let answer = gym.answer(&request);
    let back = gym.targets(&["back"])[0];
    let rows = &answer.sessions[0].rows;
    assert_eq!(rows[0].target, back);
    assert!(rows.iter().filter(|row| row.target == back).count() * 2 > rows.len());
}
