//! Random catalogues and random requests: every answer keeps every rule, or is an error that names one.

use std::sync::Arc;

use ironleaf::base::Slug;
use ironleaf::source::Word;
use ironleaf::training::generate::{Aim, Order, Request, Supersets, generate};
use ironleaf::training::guide::{Exercise, Group, Guide, Meta, Muscle, Target, Worked};
use ironleaf::training::library::Lint;
use ironleaf::training::stations::Near;
use ironleaf::training::terms::{Bias, Goal, Level, Mechanic, Pattern, View};
use proptest::prelude::*;

use super::{checker, place};

const MUSCLES: &[(&str, &[usize])] = &[
    ("quads", &[0]),
    ("hamstrings", &[0]),
    ("glutes", &[0, 1]),
    ("abductors", &[0, 1]),
    ("lats", &[2]),
    ("upper-back", &[2]),
    ("erectors", &[2, 5]),
    ("chest", &[3]),
    ("front-delts", &[4]),
    ("side-delts", &[4]),
    ("abs", &[5]),
    ("odd-one", &[]),
];
const GROUPS: &[&str] = &["legs", "glutes", "back", "chest", "shoulders", "core"];
const STATIONS: &[&str] = &["rack", "platform", "bench", "dumbbells", "cable", "floor", "pull-up-bar", "leg-press"];
const KIT: &[&str] = &["barbell", "rack", "dumbbell", "cable", "machine", "pull-up-bar", "band"];
const OWN: &[Option<&str>] = &[None, None, None, None, Some("2-3 x 12-20"), Some("3 x 20-40 s"), Some("2-4 x 20-40 m"), Some("5 x 5")];

fn meta(id: &str) -> Meta {
    Meta {
        id: Slug::new(id).unwrap(),
        file: None,
        place: None,
        title: id.into(),
        summary: None,
        aliases: vec![],
        author: None,
        date: None,
        updated: None,
        tags: vec![],
        related: vec![],
        sources: vec![],
        lint: Lint::default(),
        fences: vec![],
        generated: vec![],
    }
}

/// The numbers that an exercise is made from.
type Seed = (usize, Vec<usize>, Vec<usize>, [u8; 8], Vec<usize>, usize);

fn guide(seeds: &[Seed]) -> Guide {
    let mut guide = Guide::default();
    for name in GROUPS {
        guide.groups.push(Group { meta: meta(name), function: None, muscles: vec![] });
    }
    let groups: Vec<_> = guide.groups.ids().collect();
    for (name, of) in MUSCLES {
        let muscle = Muscle {
            meta: meta(name),
            latin: None,
            groups: of.iter().map(|g| groups[*g]).collect(),
            view: View::Front,
            function: None,
            antagonist: vec![],
            parts: vec![],
        };
        let id = guide.muscles.push(muscle);
        of.iter().for_each(|g| guide.groups[groups[*g]].muscles.push(id));
    }
    let muscles: Vec<_> = guide.muscles.ids().collect();
    for (i, seed) in seeds.iter().enumerate() {
        // Ids fall as places rise, so that one is not taken for the other.
        let exercise = exercise(&format!("x{:03}", 999 - i), seed, &muscles);
        guide.exercises.push(exercise);
    }
    let ids: Vec<_> = guide.exercises.ids().collect();
    for (i, id) in ids.iter().enumerate() {
        guide.exercises[*id].substitutes = ids.iter().skip(i + 1).step_by(3).take(3).copied().collect();
        guide.exercises[*id].variation_of = if i % 5 == 4 { Some(ids[i - 3]) } else { None };
    }
    guide
}

fn exercise(id: &str, (pattern, primary, secondary, n, kit, own): &Seed, muscles: &[ironleaf::training::Id<Muscle>]) -> Exercise {
    let worked = |of: &usize| Worked { muscle: muscles[of % muscles.len()], part: None };
    let mut main: Vec<Worked> = primary.iter().map(worked).collect();
    main.sort_unstable();
    main.dedup();
    let mut help: Vec<Worked> = secondary.iter().map(worked).filter(|w| !main.contains(w)).collect();
    help.sort_unstable();
    help.dedup();
    Exercise {
        meta: meta(id),
        primary: main,
        secondary: help,
        mechanic: if n[0].is_multiple_of(3) { Mechanic::Isolation } else { Mechanic::Compound },
        pattern: Pattern::ALL.get(*pattern).copied(),
        equipment: kit.iter().map(|k| Arc::from(KIT[k % KIT.len()])).collect(),
        level: Level::ALL[usize::from(n[1] % 3)],
        tier: n[2] % 4 + 1,
        axial: n[3] % 5,
        bias: Bias::ALL[usize::from(n[4] % 3)],
        unilateral: n[5].is_multiple_of(4),
        station: STATIONS[usize::from(n[6]) % STATIONS.len()].into(),
        variation_of: None,
        substitutes: vec![],
        avoid_with: if n[7].is_multiple_of(5) { vec!["knee".into()] } else { vec![] },
        cues: vec![],
        rx: OWN[own % OWN.len()].map(|text| Word::new(text, place())),
        needs_review: n[7].is_multiple_of(7),
        assumed: vec![],
    }
}

fn seed() -> impl Strategy<Value = Seed> {
    (
        0..Pattern::ALL.len() + 1,
        proptest::collection::vec(0..MUSCLES.len(), 1..4),
        proptest::collection::vec(0..MUSCLES.len(), 0..4),
        any::<[u8; 8]>(),
        proptest::collection::vec(0..KIT.len(), 0..3),
        0..OWN.len(),
    )
}

fn request(guide: &Guide, n: [u8; 16]) -> Request {
    let targets: Vec<Target> = guide.groups.ids().map(Target::Group).chain(guide.muscles.ids().map(Target::Muscle)).collect();
    let pick = |n: u8| targets[usize::from(n) % targets.len()];
    let count = usize::from(n[0] % 3) + 1;
    let mut aims: Vec<Aim> = (0..count).map(|i| Aim { target: pick(n[i + 1]), priority: u32::from(n[4] % 3 + u8::from(i == 0)) }).collect();
    aims.dedup_by_key(|aim| aim.target);
    let exercises: Vec<_> = guide.exercises.ids().collect();
    let exercise = |n: u8| exercises[usize::from(n) % exercises.len()];
    let muscles: Vec<_> = guide.muscles.ids().collect();
    let order = match n[5] % 5 {
        0 | 1 => Order::Alternating,
        2 => Order::Sequential,
        3 => Order::First(aims[0].target),
        _ => Order::LiftFirst,
    };
    Request {
        targets: aims,
        order,
        goal: Goal::ALL[usize::from(n[6]) % 4],
        level: Level::ALL[usize::from(n[7]) % 3],
        minutes: u32::from(n[8]) % 110 + 10,
        sessions: if n[9].is_multiple_of(6) { 2 } else { 1 },
        equipment: if n[10].is_multiple_of(2) {
            None
        } else {
            Some(KIT.iter().skip(usize::from(n[10] % 4)).map(|k| Arc::from(*k)).collect())
        },
        lagging: (n[11].is_multiple_of(4)).then(|| muscles[usize::from(n[11]) % muscles.len()]),
        main_lift: (order == Order::LiftFirst || n[12].is_multiple_of(6)).then(|| exercise(n[12])),
        exclude: (0..n[13] % 3).map(|i| exercise(n[13].wrapping_mul(i + 3))).collect(),
        flags: if n[14].is_multiple_of(5) { ["low-back".into(), "knee".into()].into() } else { std::collections::BTreeSet::new() },
        supersets: [Supersets::Auto, Supersets::Yes, Supersets::No][usize::from(n[15] % 3)],
        variant: u32::from(n[15] % 4 == 3) + 1,
        partial: n[14].is_multiple_of(3),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_answer_keeps_every_rule_or_is_an_error_that_names_one(
        seeds in proptest::collection::vec(seed(), 1..60),
        asked in any::<[u8; 16]>(),
    ) {
        let guide = guide(&seeds);
        let near = Near::new([["cable".into(), "rack".into()]]);
        let request = request(&guide, asked);
        match generate(&guide, &near, &request) {
            Ok(answer) => {
                let faults = checker::faults(&guide, &near, &answer.request, &answer, place());
                prop_assert!(faults.is_empty(), "{:?}\n{:#?}\n{:#?}", faults, request, answer.sessions);
                let again = generate(&guide, &near, &request);
                prop_assert_eq!(format!("{answer:?}"), format!("{:?}", again.unwrap()));
            }
            Err(refusal) => {
                prop_assert!(!refusal.message.is_empty() && !refusal.help.is_empty());
                if let Some(nearest) = &refusal.nearest {
                    prop_assert!(generate(&guide, &near, nearest).is_ok(), "{:?}", refusal);
                }
            }
        }
    }
}
