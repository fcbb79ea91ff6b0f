//! A session as one JSON object.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::diag::{Report, show};
use crate::source::Sources;
use crate::training::generate::{Around, Note, Reason, Request, Row, Session, Supersets};
use crate::training::guide::Guide;
use crate::training::library::Asked;
use crate::training::prescription::{Bound, Seconds};

use super::Done;

/// What is printed, keys in this order.
#[derive(Serialize)]
struct Page {
    request: Value,
    sessions: Vec<Value>,
    findings: Vec<Value>,
}

/// The object that the manual describes, with a line's end.
pub(super) fn json(guide: &Guide, asked: &Asked, done: &Done) -> String {
    let answer = done.answer.as_ref();
    let page = Page {
        request: match (answer.map(|answer| &answer.request), &done.request) {
            (Some(request), _) | (None, Some(request)) => resolved(guide, request),
            (None, None) => written(guide, asked),
        },
        sessions: answer.iter().flat_map(|answer| &answer.sessions).map(|one| session(guide, one)).collect(),
        findings: answer.iter().flat_map(|answer| &answer.notes).map(note).chain(findings(&done.report)).collect(),
    };
    serde_json::to_string_pretty(&page).map_or_else(|_| String::new(), |text| text + "\n")
}

/// Findings as `check` prints them; the command line is no file.
fn findings(report: &Report) -> Vec<Value> {
    let mut bare = report.clone();
    for finding in &mut bare.findings {
        finding.span = None;
        finding.related.clear();
    }
    let page: Value = serde_json::from_str(&show::json(&bare, &Sources::default())).unwrap_or_default();
    page["findings"].as_array().cloned().unwrap_or_default()
}

fn target(name: &str, priority: u32) -> Value {
    if priority == 1 { name.into() } else { json!({"name": name, "priority": priority}) }
}

/// A request with every value that holds, in the words of a `generate` fence.
fn resolved(guide: &Guide, request: &Request) -> Value {
    let exercise = |id| guide.exercises[id].meta.id.as_str();
    json!({
        "targets": request.targets.iter().map(|aim| target(guide.meta(aim.target.thing()).id.as_str(), aim.priority)).collect::<Vec<_>>(),
        "order": request.order.name(guide),
        "goal": request.goal.id(),
        "level": request.level.id(),
        "minutes": request.minutes,
        "sessions": request.sessions,
        "equipment": request.equipment,
        "lagging": request.lagging.map(|id| guide.muscles[id].meta.id.as_str()),
        "main_lift": request.main_lift.map(exercise),
        "exclude": request.exclude.iter().map(|id| exercise(*id)).collect::<Vec<_>>(),
        "flags": request.flags,
        "supersets": request.supersets.name(),
        "variant": request.variant,
        "partial": request.partial,
    })
}

/// A request with names that name nothing: as written, and what the guide assumes.
fn written(guide: &Guide, asked: &Asked) -> Value {
    let defaults = &guide.defaults;
    let words = |words: &[crate::source::Word]| words.iter().map(|word| word.text.to_string()).collect::<Vec<_>>();
    let word = |word: &Option<crate::source::Word>| word.as_ref().map(|word| word.text.to_string());
    let equipment = asked.equipment.as_ref().map(|list| words(list));
    json!({
        "targets": asked.targets.iter().map(|t| target(&t.name, t.priority.unwrap_or(1))).collect::<Vec<_>>(),
        "order": word(&asked.order).unwrap_or_else(|| "alternating".to_owned()),
        "goal": asked.goal.unwrap_or(defaults.goal).id(),
        "level": asked.level.unwrap_or(defaults.level).id(),
        "minutes": asked.minutes.unwrap_or(defaults.minutes),
        "sessions": asked.sessions.unwrap_or(1),
        "equipment": equipment.or_else(|| defaults.equipment.as_ref().map(|there| there.iter().map(ToString::to_string).collect())),
        "lagging": word(&asked.lagging),
        "main_lift": word(&asked.main_lift),
        "exclude": words(&asked.exclude),
        "flags": words(&asked.flags),
        "supersets": asked.supersets.map_or("auto", Supersets::name),
        "variant": asked.variant.unwrap_or(1),
        "partial": asked.partial.unwrap_or(false),
    })
}

fn session(guide: &Guide, session: &Session) -> Value {
    let volume: Map<String, Value> =
        session.volume.iter().map(|(id, sets)| (guide.muscles[*id].meta.id.to_string(), parts(sets.0, 16))).collect();
    json!({
        "name": session.name,
        "minutes": session.minutes(),
        "warm_up": around(&session.warm_up),
        "rows": session.rows.iter().map(|one| row(guide, one)).collect::<Vec<_>>(),
        "cool_down": around(&session.cool_down),
        "volume": volume,
        "axial_points": parts(session.points.0, 1000),
    })
}

fn row(guide: &Guide, row: &Row) -> Value {
    let exercise = |id| guide.exercises[id].meta.id.as_str();
    json!({
        "label": row.label.to_string(),
        "exercise": exercise(row.exercise),
        "alternatives": row.alternatives.iter().map(|id| exercise(*id)).collect::<Vec<_>>(),
        "target": guide.meta(row.target.thing()).id.as_str(),
        "slot": row.slot.id(),
        "sets": [row.sets().low, row.sets().high],
        "reps": row.reps().map(|reps| [reps.low, reps.high]),
        "time_s": row.time().map(seconds),
        "per_side": row.per_side(),
        "rest_s": seconds(row.rest()),
        "rpe": row.rpe(),
        "ramp_sets": row.ramp_sets(),
        "superset": row.superset.map(String::from),
        "why": row.why.iter().map(why).collect::<Vec<_>>(),
    })
}

fn why(reason: &Reason) -> Value {
    json!({"rule": reason.rule.id(), "text": reason.text})
}

/// What a reader should know besides, as a finding that asks for nothing.
fn note(note: &Note) -> Value {
    json!({
        "rule": note.rule.to_lowercase(), "severity": "info", "message": note.text, "file": null, "line": null, "column": null,
        "end_line": null, "end_column": null, "help": null, "fix": null, "related": [],
    })
}

fn around(around: &Around) -> Value {
    json!({"seconds": seconds(around.seconds), "items": around.items})
}

fn seconds(bound: Bound<Seconds>) -> [u32; 2] {
    [bound.low.0, bound.high.0]
}

/// A number of parts, whole where it is whole.
fn parts(n: u32, of: u32) -> Value {
    if n.is_multiple_of(of) { (n / of).into() } else { (f64::from(n) / f64::from(of)).into() }
}
