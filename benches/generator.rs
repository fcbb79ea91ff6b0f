//! How long generated sessions take on a catalogue of 1,000 exercises, on one thread.
//!
//! ```sh
//! cargo bench --bench generator
//! IRONLEAF_EXERCISES=200 cargo bench --bench generator
//! ```
//!
//! One request in the base form, then 1,000 different ones, each the least of a few rounds: what else runs on the machine
//! is not the generator's. The floor is resolving the names of the same catalogue, measured in the same run: only ratios
//! to it are worth quoting between machines.
#![allow(
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    reason = "a benchmark sees the clock and speaks"
)]

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ironleaf::training::Guide;
use ironleaf::training::generate::{Defaults, Order, Request, generate};
use ironleaf::training::resolve::resolve;
use ironleaf::training::stations::Near;
use ironleaf::training::terms::{Goal, Level};
use ironleaf::{Options, Sources, content};

const ROUNDS: usize = 7;
const REQUESTS: usize = 1_000;
/// What should hold on one core.
const ONE: Duration = Duration::from_millis(10);
const ALL: Duration = Duration::from_secs(5);

fn main() {
    let count = std::env::var("IRONLEAF_EXERCISES").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000);
    let sources = catalogue(count);
    let read = || content::read(&sources, &Options::default()).value.library;
    let mut floor = Vec::new();
    let mut guide = None;
    for _ in 0..ROUNDS {
        let library = read();
        let (took, resolved) = time(|| resolve(library).value);
        floor.push(took);
        guide = Some(resolved);
    }
    let guide = guide.unwrap();
    let near = Near::default();
    let floor = median(&mut floor);
    println!("{count} exercises, one thread; the floor (resolving them) is {floor:.1?}");

    let base = Request { minutes: 74, ..request(&guide, &["legs", "back"]) };
    let mut one: Vec<Duration> = (0..ROUNDS).map(|_| time(|| generate(&guide, &near, &base).is_ok()).0).collect();
    let one = median(&mut one);
    say("one session", one, floor, ONE);

    let all: Vec<Request> = (0..REQUESTS).map(|i| matrix(&guide, i)).collect();
    let distinct: BTreeSet<String> = all.iter().map(|request| format!("{request:?}")).collect();
    assert_eq!(distinct.len(), REQUESTS);
    let mut each = vec![Duration::MAX; REQUESTS];
    let mut answered = 0;
    for round in 0..3 {
        for (least, request) in each.iter_mut().zip(&all) {
            let (took, answer) = time(|| generate(&guide, &near, request).is_ok());
            *least = took.min(*least);
            answered += usize::from(answer && round == 0);
        }
    }
    say("1,000 requests", each.iter().sum(), floor, ALL);
    let middle = median(&mut each);
    println!("of these {answered} are answered; the middle one takes {middle:.1?}, the longest {:.1?}", each[each.len() - 1]);
}

fn say(what: &str, took: Duration, floor: Duration, most: Duration) {
    let ratio = took.as_secs_f64() / floor.as_secs_f64();
    let kept = if took <= most { "kept" } else { "NOT KEPT" };
    println!("{what:<16} {ratio:>8.2} × the floor   {took:.1?}   (at most {most:.0?}: {kept})");
}

fn time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let began = Instant::now();
    let value = work();
    (began.elapsed(), value)
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn request(guide: &Guide, names: &[&str]) -> Request {
    Request::new(names.iter().map(|name| guide.target(name).unwrap()), &Defaults::default())
}

/// Request `i` of many that differ: targets × order × goal × level × minutes × equipment.
fn matrix(guide: &Guide, i: usize) -> Request {
    let targets: [&[&str]; 8] = [
        &["legs", "back"],
        &["glutes", "legs"],
        &["back"],
        &["chest", "back"],
        &["legs"],
        &["shoulders", "arms"],
        &["chest", "shoulders", "arms"],
        &["glutes"],
    ];
    let kits: [Option<&[&str]>; 4] = [
        None,
        Some(&["barbell", "rack", "dumbbell", "bench", "cable", "machine", "pull-up-bar"]),
        Some(&["dumbbell", "bench", "pull-up-bar"]),
        Some(&["barbell", "rack", "bench", "pull-up-bar"]),
    ];
    // A step without a factor in common with their number visits them evenly.
    let mut at = i * 1_013;
    let mut next = |n: usize| {
        let this = at % n;
        at /= n;
        this
    };
    let names = targets[next(targets.len())];
    let base = request(guide, names);
    let order = [Order::Alternating, Order::Sequential, Order::First(base.targets[0].target)][next(3)];
    let equipment = kits[next(kits.len())].map(|kit| kit.iter().map(|item| Arc::from(*item)).collect());
    let (goal, level) = (Goal::ALL[next(4)], Level::ALL[next(3)]);
    Request { order, goal, level, equipment, minutes: 30 + u32::try_from(next(90)).unwrap(), ..base }
}

/// A catalogue like a large gym's: every kind of movement with every kind of equipment, in many forms.
fn catalogue(count: usize) -> Sources {
    // Pattern, mechanic, prime movers, helpers, and how much a free weight loads the spine.
    let kinds: [(&str, &str, &str, &str, u8); 20] = [
        ("squat", "compound", "quads, glutes", "adductors, erectors", 3),
        ("lunge", "compound", "quads, glutes", "hamstrings", 1),
        ("hinge", "compound", "hamstrings, glutes", "erectors, forearms", 3),
        ("thrust", "compound", "glutes", "hamstrings", 0),
        ("knee-extension", "isolation", "quads", "", 0),
        ("knee-flexion", "isolation", "hamstrings", "calves", 0),
        ("hip-abduction", "isolation", "abductors", "", 0),
        ("calf-raise", "isolation", "calves", "", 0),
        ("vertical-pull", "compound", "lats", "biceps, upper-back", 0),
        ("horizontal-pull", "compound", "upper-back, lats", "biceps, rear-delts, erectors", 2),
        ("rear-delt", "isolation", "rear-delts", "upper-back", 0),
        ("pullover", "isolation", "lats", "chest", 0),
        ("horizontal-push", "compound", "chest", "triceps, front-delts", 0),
        ("vertical-push", "compound", "front-delts", "triceps, side-delts", 1),
        ("lateral-raise", "isolation", "side-delts", "", 0),
        ("elbow-flexion", "isolation", "biceps", "forearms", 0),
        ("elbow-extension", "isolation", "triceps", "", 0),
        ("anti-extension", "isolation", "abs", "obliques", 0),
        ("core-rotation", "isolation", "obliques", "abs", 0),
        ("hip-extension", "isolation", "glutes, hamstrings", "erectors", 0),
    ];
    let kits = ["barbell, rack", "dumbbell", "cable", "machine", "", "dumbbell, bench", "kettlebell", "barbell", "band", "pull-up-bar"];
    let levels = ["beginner", "intermediate", "beginner", "advanced"];
    let file = |n: usize| {
        let (pattern, mechanic, primary, secondary, axial) = kinds[n % kinds.len()];
        let form = n / kinds.len();
        let (kit, level) = (kits[form % kits.len()], levels[form / 3 % levels.len()]);
        let axial = if kit.contains("barbell") { axial } else { axial.min(1) };
        let tier = if mechanic == "compound" { 1 + form % 3 } else { 3 + form % 2 };
        let one_side = if form % 7 == 6 { "unilateral: true\n" } else { "" };
        let plain = if form >= 25 { format!("variation_of: x{:04}\n", n - 20 * kinds.len()) } else { String::new() };
        (
            format!("content/exercises/x{n:04}.md"),
            format!(
                "---\ntitle: Lift {n}\nmuscles: {{primary: [{primary}], secondary: [{secondary}]}}\npattern: {pattern}\nmechanic: {mechanic}\n\
                 equipment: [{kit}]\nlevel: {level}\ntier: {tier}\naxial: {axial}\n{one_side}{plain}---\n"
            ),
        )
    };
    Sources::from_iter((0..count).map(file))
}
