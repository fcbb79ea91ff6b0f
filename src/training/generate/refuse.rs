//! What cannot be met, which rule says so, and what could be.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::words::{capital, list};
use crate::training::guide::{Exercise, Guide, Target};
use crate::training::stations::Near;
use crate::training::terms::{EQUIPMENT, Level};

use super::answer::{Note, NoteKind, Refusal};
use super::must::Must;
use super::needs::{self, Need};
use super::plan::{Loading, loading};
use super::pool::{Barred, Pool, barred, muscles, serves};
use super::request::{Order, Request, Supersets};
use super::scheme::SESSIONS;
use super::search::{self, NEAR};
use super::words::{plain, targets, the};
use super::{build, sessions};

/// Most targets of a session.
const TARGETS: usize = 8;
/// Minutes beyond which time is not what is missing.
const LONG: u32 = 240;

#[expect(clippy::unnecessary_box_returns, reason = "every use is an error, and those are boxed")]
fn refusal(rule: Must, target: Option<Target>, message: String, help: impl Into<String>) -> Box<Refusal> {
    Box::new(Refusal { rule, target, message, help: help.into(), nearest: None })
}

/// The exercises for a request, or why there is no session, as far as that can be told without a search.
pub(super) fn plainly<'g>(guide: &'g Guide, near: &'g Near, request: &'g Request) -> Result<Pool<'g>, Box<Refusal>> {
    let names: Vec<Target> = request.targets.iter().map(|aim| aim.target).collect();
    if names.is_empty() {
        return Err(refusal(Must::H10, None, "the session has no target".to_owned(), "name a muscle or a group: `targets: [legs, back]`"));
    }
    if names.len() > TARGETS {
        let message = format!("{} targets are too many for one session", names.len());
        return Err(refusal(Must::H9, names.last().copied(), message, "name three or four, or groups in place of muscles"));
    }
    if let Some(twice) = names.iter().enumerate().find(|(i, name)| names[..*i].contains(name)) {
        let message = format!("`{}` is a target twice", needs::id(guide, *twice.1));
        return Err(refusal(Must::H10, None, message, "name each target once; a priority says which matters more: `legs:2`"));
    }
    if !(1..=SESSIONS).contains(&request.sessions) {
        let message = format!("{} sessions a week cannot be asked for", request.sessions);
        return Err(refusal(Must::H10, None, message, format!("ask for 1 to {SESSIONS} sessions")));
    }
    opening(guide, request, &names)?;
    let pool = Pool::new(guide, near, request);
    for goal in &pool.goals {
        served(&pool, goal.target, &goal.needs, &goal.waived)?;
    }
    if let (Some(muscle), Some([])) = (request.lagging, pool.first.as_deref()) {
        let title = plain(&guide.muscles[muscle].meta.title);
        let message = format!("no exercise for the lagging muscle, {title}, can be done {}", circumstances(request));
        return Err(refusal(Must::H2, None, message, help(guide, request, &|x| x.primary.iter().any(|w| w.muscle == muscle))));
    }
    if let (Order::First(x), None, None) = (request.order, request.lagging, request.main_lift)
        && names.len() > 1
        && !build::has_compound(&pool, x)
    {
        let name = needs::id(guide, x);
        let message = format!("the order is {name}-first, but every exercise for {} is an isolation and comes last", the(guide, x));
        return Err(refusal(Must::H13, None, message, format!("write `lagging: {name}`: then one exercise for it comes first")));
    }
    Ok(pool)
}

/// H2 and H13: what must come first can come first.
fn opening(guide: &Guide, request: &Request, names: &[Target]) -> Result<(), Box<Refusal>> {
    let first = match request.order {
        Order::First(x) if !names.contains(&x) => {
            let message =
                format!("the order is {}, but the targets are {}", request.order.name(guide), targets(guide, names.iter().copied()));
            let help = format!("add `{}` to the targets, or choose another order", needs::id(guide, x));
            return Err(refusal(Must::H13, None, message, help));
        }
        Order::First(x) => Some(x),
        Order::LiftFirst if request.main_lift.is_none() => {
            let message = "the order is lift-first, but no main lift is named".to_owned();
            return Err(refusal(Must::H13, None, message, "add the lift: `main_lift: back-squat`"));
        }
        _ => None,
    };
    let ours: &[Target] = first.as_ref().map_or(names, std::slice::from_ref);
    if let Some(lift) = request.main_lift {
        let exercise = &guide.exercises[lift];
        let title = &exercise.meta.title;
        if let Some(why) = barred(request, lift, exercise) {
            let (rule, message) = match why {
                Barred::Excluded => (Must::H6, format!("the main lift `{title}` is one of the exercises that are left out")),
                Barred::Flags => (Must::H7, format!("the main lift `{title}` conflicts with {}", flags(request))),
                Barred::Level => (Must::H6, format!("the main lift `{title}` asks for more skill than a {} lifter has", request.level)),
                Barred::Equipment => (Must::H6, format!("the main lift `{title}` needs {}", list(&missing(request, exercise)))),
            };
            return Err(refusal(rule, None, message, "name another main lift, or none"));
        }
        if !ours.iter().any(|target| serves(guide, *target, &muscles(guide, *target), exercise)) {
            let message = outside(guide, request, &format!("the main lift `{title}` is"), ours);
            return Err(refusal(Must::H13, None, message, "add its muscle to the targets, choose another order, or name another lift"));
        }
    } else if let Some(muscle) = request.lagging {
        let title = plain(&guide.muscles[muscle].meta.title);
        if !ours.iter().any(|target| muscles(guide, *target)[muscle.index()]) {
            let message = outside(guide, request, &format!("the lagging muscle, {title}, is"), ours);
            return Err(refusal(
                Must::H13,
                None,
                message,
                format!("add `{}` to the targets, or choose another order", guide.muscles[muscle].meta.id),
            ));
        }
    }
    Ok(())
}

fn outside(guide: &Guide, request: &Request, what: &str, ours: &[Target]) -> String {
    match request.order {
        Order::First(_) => {
            format!("{what} not for {}, and the order is {}", targets(guide, ours.iter().copied()), request.order.name(guide))
        }
        _ => format!("{what} for none of the targets, {}", targets(guide, ours.iter().copied())),
    }
}

/// H10: a target has exercises, and one of its movements.
fn served(pool: &Pool<'_>, target: Target, can: &[Need], waived: &[Need]) -> Result<(), Box<Refusal>> {
    let (guide, request) = (pool.guide, pool.request);
    let bit = pool.goals.iter().position(|goal| goal.target == target).unwrap_or(0);
    let count = pool.moves.iter().filter(|m| m.serves & (1 << bit) != 0).count();
    let least = if request.minutes < 35 { 1 } else { 2 };
    let starved = can.is_empty() && !waived.is_empty();
    if !starved && count >= least {
        return Ok(());
    }
    let wanted = |x: &Exercise| {
        serves(guide, target, &muscles(guide, target), x)
            && (!starved || waived.iter().any(|need| x.pattern.is_some_and(|p| need.patterns.contains(&p))))
    };
    let needed: Vec<&str> = if starved { waived.iter().map(|need| need.a).collect() } else { vec![] };
    let name = the(guide, target);
    let message = match (starved, count) {
        (true, _) => format!("{name} cannot be trained {}: it takes {}", circumstances(request), needed.join(" or ")),
        (false, 0) => format!("no exercise for {name} can be done {}", circumstances(request)),
        (false, n) => format!("{name} has {n} exercise that can be done {}, and needs {least}", circumstances(request)),
    };
    Err(refusal(Must::H10, Some(target), message, help(guide, request, &wanted)))
}

/// What the request allows, in a few words.
fn circumstances(request: &Request) -> String {
    let mut said = Vec::new();
    match &request.equipment {
        Some(there) if there.is_empty() => said.push("without equipment".to_owned()),
        Some(_) => said.push("with this equipment".to_owned()),
        None => {}
    }
    if !request.flags.is_empty() {
        said.push(format!("with {}", flags(request)));
    }
    if request.level == Level::Beginner {
        said.push("by a beginner".to_owned());
    }
    if !request.exclude.is_empty() {
        said.push("without the exercises that are left out".to_owned());
    }
    if said.is_empty() { "by this guide".to_owned() } else { said.join(", ") }
}

fn flags(request: &Request) -> String {
    list(&request.flags.iter().map(|flag| format!("`{flag}`")).collect::<Vec<_>>())
}

/// The equipment that an exercise needs and the lifter has not.
fn missing(request: &Request, exercise: &Exercise) -> Vec<String> {
    exercise.equipment.iter().filter(|e| !request.has(e)).map(|e| format!("`{e}`")).collect()
}

/// What one thing would let the wanted exercises in.
fn help(guide: &Guide, request: &Request, wanted: &dyn Fn(&Exercise) -> bool) -> String {
    let mut alone: BTreeSet<Arc<str>> = BTreeSet::new();
    let (mut skill, mut hurt) = (false, false);
    for (id, exercise) in guide.exercises.iter().filter(|(_, x)| wanted(x)) {
        match barred(request, id, exercise) {
            Some(Barred::Equipment) => {
                let lacks: Vec<&Arc<str>> = exercise.equipment.iter().filter(|e| !request.has(e)).collect();
                if let [one] = lacks[..] {
                    alone.insert(one.clone());
                }
            }
            Some(Barred::Level) => skill = true,
            Some(Barred::Flags) => hurt = true,
            Some(Barred::Excluded) | None => {}
        }
    }
    let mut ways = Vec::new();
    if !alone.is_empty() {
        let names: Vec<String> = alone.iter().map(|id| equipment(id)).collect();
        ways.push(format!("{} would help", capital_or(&names)));
    }
    if skill {
        ways.push("a more advanced lifter has exercises for it".to_owned());
    }
    if hurt {
        ways.push("what is left conflicts with the injury".to_owned());
    }
    if ways.is_empty() { "choose another target, or add exercises for it to the guide".to_owned() } else { ways.join("; ") }
}

fn capital_or(names: &[String]) -> String {
    match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

fn equipment(id: &str) -> String {
    EQUIPMENT.iter().find(|(known, _)| *known == id).map_or_else(|| id.to_owned(), |(_, title)| plain(title))
}

/// No session was found: the first thing that, changed by itself, lets one be.
pub(super) fn nothing(guide: &Guide, near: &Near, request: &Request, day: u32) -> Refusal {
    let names = targets(guide, request.targets.iter().map(|aim| aim.target));
    if day > 0 {
        let message = format!("there are too few exercises for {} different sessions of {names}", request.sessions);
        return *refusal(Must::H10, None, message, "ask for fewer sessions, or more equipment");
    }
    if answers(guide, near, &Request { minutes: LONG, ..request.clone() }) {
        let message = format!("{} minutes is too short for {names}", request.minutes);
        return *refusal(Must::H9, None, message, "give it more time, or fewer targets");
    }
    let plain = || request.clone();
    let ways: [(Must, &str, &str, Request); 7] = [
        (Must::H13, "the order cannot be kept", "choose the alternating order", Request { order: Order::Alternating, ..plain() }),
        (Must::H2, "what should come first cannot", "name no lagging muscle", Request { lagging: None, ..plain() }),
        (Must::H2, "the main lift cannot come first", "name no main lift", Request { main_lift: None, ..plain() }),
        (Must::H7, "the injury leaves too few exercises", "train what does not hurt", Request { flags: BTreeSet::new(), ..plain() }),
        (Must::H6, "too many exercises are left out", "leave out fewer", Request { exclude: BTreeSet::new(), ..plain() }),
        (Must::H6, "the equipment leaves too few exercises", "add equipment", Request { equipment: None, ..plain() }),
        (Must::H6, "the lifter's skill leaves too few exercises", "learn more lifts first", Request { level: Level::Advanced, ..plain() }),
    ];
    for (rule, what, help, changed) in ways {
        let changed = Request { minutes: request.minutes.max(120), ..changed };
        if changed != *request && answers(guide, near, &changed) {
            return *refusal(rule, None, format!("{what} in a session of {names}"), help);
        }
    }
    *refusal(Must::H10, None, format!("no session serves {names} and keeps every rule"), "ask for fewer targets")
}

/// There are fewer variants than asked for.
pub(super) fn few(guide: &Guide, request: &Request, count: usize) -> Refusal {
    let names = targets(guide, request.targets.iter().map(|aim| aim.target));
    let message = format!("there is no variant {} of a session of {names}: {count} are known", request.variant);
    Refusal {
        nearest: Some(Box::new(Request { variant: u32::try_from(count).unwrap_or(1), ..request.clone() })),
        ..*refusal(Must::H10, None, message, format!("ask for a variant from 1 to {count}"))
    }
}

/// Whether a request has an answer, as far as a short search can tell.
fn answers(guide: &Guide, near: &Near, request: &Request) -> bool {
    plainly(guide, near, request).is_ok_and(|pool| search::any(&pool, NEAR))
}

/// The refusal with the nearest request that has an answer.
pub(super) fn with_nearest(guide: &Guide, near: &Near, request: &Request, mut refusal: Refusal) -> Refusal {
    let plain = |request: &Request| request.sessions == 1 && request.variant == 1;
    let works = |request: &Request| {
        if plain(request) { answers(guide, near, request) } else { sessions(guide, near, request).is_ok() }
    };
    let ready = |request: Request| works(&request).then_some(request);
    if let Some(nearest) = refusal.nearest.take() {
        refusal.nearest = ready(*nearest).map(Box::new);
        return refusal;
    }
    if refusal.rule == Must::H9 && request.targets.len() <= TARGETS {
        let request = &Request { variant: 1, ..request.clone() };
        if let Some(minutes) = smallest(guide, near, request) {
            let names = targets(guide, request.targets.iter().map(|aim| aim.target));
            refusal.message = format!("{} minutes is too short: the smallest session for {names} is {minutes}", request.minutes);
            refusal.help = format!("write `minutes: {minutes}`, or name fewer targets");
            refusal.nearest = Some(Box::new(Request { minutes, ..request.clone() }));
        }
        return refusal;
    }
    refusal.nearest = nearer(guide, request, &refusal).into_iter().find_map(ready).map(Box::new);
    refusal
}

/// The fewest minutes that have an answer: searched between the steps at which a session's shape changes.
fn smallest(guide: &Guide, near: &Near, request: &Request) -> Option<u32> {
    let whole = |minutes: u32| sessions(guide, near, &Request { minutes, ..request.clone() }).is_ok();
    let fits = |minutes: u32| {
        let request = Request { minutes, ..request.clone() };
        if request.sessions > 1 { whole(minutes) } else { answers(guide, near, &request) }
    };
    let mut low = request.minutes;
    for high in [34, 44, 74, 120, LONG].into_iter().filter(|high| *high > request.minutes) {
        if fits(high) {
            let mut high = high;
            while low + 1 < high {
                let middle = low.midpoint(high);
                if fits(middle) { high = middle } else { low = middle }
            }
            // The short search may have missed what the long one finds.
            while high > request.minutes + 1 && whole(high - 1) {
                high -= 1;
            }
            return Some(high);
        }
        low = high;
    }
    None
}

/// Requests like this one without what stands in the way, the nearest first.
fn nearer(guide: &Guide, request: &Request, refusal: &Refusal) -> Vec<Request> {
    let plain = || request.clone();
    let mut ways = Vec::new();
    if let Some(there) = &request.equipment {
        let with = |id: &str| Request { equipment: Some(there.iter().cloned().chain([id.into()]).collect()), ..plain() };
        let all: BTreeSet<&Arc<str>> = guide.exercises.rows().iter().flat_map(|x| &x.equipment).collect();
        ways.extend(all.into_iter().filter(|id| !there.contains(*id)).map(|id| with(id)));
    }
    if let Some(target) = refusal.target {
        let mut fewer = plain();
        fewer.targets.retain(|aim| aim.target != target);
        ways.push(fewer);
    }
    if request.sessions > 1 {
        ways.push(Request { sessions: request.sessions.clamp(1, SESSIONS + 1) - 1, ..plain() });
    }
    if refusal.rule == Must::H13 || refusal.rule == Must::H2 {
        let lagging = match request.order {
            Order::First(Target::Muscle(muscle)) => Some(muscle),
            _ => request.lagging,
        };
        ways.push(Request { order: Order::Alternating, lagging, ..plain() });
    }
    ways.push(Request {
        main_lift: None,
        order: if request.order == Order::LiftFirst { Order::Alternating } else { request.order },
        ..plain()
    });
    ways.push(Request { lagging: None, ..plain() });
    ways.push(Request { supersets: Supersets::Auto, ..plain() });
    ways.push(Request { order: Order::Alternating, ..plain() });
    ways.push(Request { exclude: BTreeSet::new(), ..plain() });
    ways.push(Request { flags: BTreeSet::new(), ..plain() });
    ways.push(Request { level: Level::Advanced, ..plain() });
    ways.push(Request { equipment: None, ..plain() });
    ways.retain(|way| way != request && !way.targets.is_empty());
    ways
}

/// What a reader should know besides the table.
pub(super) fn notes(pool: &Pool<'_>) -> Vec<Note> {
    let (guide, request) = (pool.guide, pool.request);
    let mut notes = Vec::new();
    let mut note = |kind, rule, text: String| notes.push(Note { kind, rule, text });
    if request.flags.contains("low-back") {
        note(
            NoteKind::Caution,
            Must::H7.id(),
            "For a sore lower back: nothing here loads the spine by more than the least degree. Squats, hinges and lunges still ask the \
             lower back to hold, so stop where it hurts, and have an old injury looked at before you train."
                .to_owned(),
        );
    }
    for flag in request.flags.iter().filter(|flag| &***flag != "low-back") {
        note(NoteKind::Caution, Must::H7.id(), format!("Exercises that conflict with `{flag}` are left out; stop where it hurts."));
    }
    if request.level == Level::Beginner && request.targets.len() > 1 {
        let names = targets(guide, request.targets.iter().map(|aim| aim.target));
        note(
            NoteKind::Advice,
            "combined-beginner",
            format!(
                "{} in one session suits intermediate and advanced lifters: learn each movement in sessions of its own first.",
                capital(&names)
            ),
        );
    }
    for goal in &pool.goals {
        for need in &goal.waived {
            note(
                NoteKind::Waived,
                Must::H10.id(),
                format!("{} would need {}, which cannot be had {}.", capital(&the(guide, goal.target)), need.a, circumstances(request)),
            );
        }
    }
    if pool.goals.iter().any(|goal| goal.glutes) && !pool.moves.iter().any(|m| loading(m.exercise) >= Loading::Held) {
        note(
            NoteKind::Advice,
            "no-progression",
            "Muscles that should grow need added resistance sooner or later: the body's own weight is a beginning.".to_owned(),
        );
    }
    notes
}
