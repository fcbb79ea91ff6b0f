//! A guide as one JSON object: every exercise, muscle and program with what is known of it, names as ids.

use serde_json::{Map, Value, json};

use crate::content::{Settings, Units};
use crate::training::guide::{Exercise, Guide, Meta, Program, Ref, Session, Target, Worked};
use crate::training::table::Id;
use crate::training::terms::{Day, Goal, Level, Pattern};
use crate::training::{time, volume};

use super::lines;

/// The whole guide, with a line's end.
pub fn guide(guide: &Guide, settings: &Settings) -> String {
    let metas = |rows: &mut dyn Iterator<Item = &Meta>| -> Value { rows.map(|one| Value::from(meta(guide, one))).collect() };
    let all = json!({
        "title": settings.title,
        "tagline": settings.tagline,
        "base_url": settings.base_url,
        "language": settings.language,
        "units": units(settings.units),
        "licence": settings.licence,
        "exercises": guide.exercises.rows().iter().map(|one| exercise(guide, one)).collect::<Value>(),
        "programs": guide.programs.rows().iter().map(|one| of_program(guide, one)).collect::<Value>(),
        "muscles": guide.muscles.rows().iter().map(|one| with(meta(guide, &one.meta), json!({
            "latin": one.latin,
            "groups": ids(guide, one.groups.iter().map(|id| Ref::Group(*id))),
            "view": one.view.id(),
            "function": one.function,
            "antagonist": ids(guide, one.antagonist.iter().map(|id| Ref::Muscle(*id))),
            "parts": ids(guide, one.parts.iter().map(|id| Ref::Part(*id))),
        }))).collect::<Value>(),
        "groups": guide.groups.rows().iter().map(|one| with(meta(guide, &one.meta), json!({
            "function": one.function,
            "muscles": ids(guide, one.muscles.iter().map(|id| Ref::Muscle(*id))),
        }))).collect::<Value>(),
        "articles": guide.articles.rows().iter().map(|one| with(meta(guide, &one.meta), json!({
            "category": one.category,
            "reviewed_by": one.reviewed_by.map(|id| id_of(guide, Ref::Author(id))),
            "suited_for": one.suited_for,
        }))).collect::<Value>(),
        "terms": metas(&mut guide.terms.rows().iter().map(|one| &one.meta)),
        "authors": metas(&mut guide.authors.rows().iter().map(|one| &one.meta)),
        "pages": metas(&mut guide.pages.rows().iter().map(|one| &one.meta)),
    });
    format!("{all:#}\n")
}

/// One program, with a line's end.
pub fn program(guide: &Guide, program: Id<Program>) -> String {
    format!("{:#}\n", of_program(guide, &guide.programs[program]))
}

fn units(units: Units) -> &'static str {
    match units {
        Units::Kg => "kg",
        Units::Lb => "lb",
    }
}

/// What every page has.
fn meta(guide: &Guide, meta: &Meta) -> Map<String, Value> {
    let all = json!({
        "id": meta.id.as_str(),
        "title": meta.title,
        "summary": meta.summary,
        "aliases": meta.aliases,
        "author": meta.author.map(|id| id_of(guide, Ref::Author(id))),
        "date": meta.date.map(|date| date.to_string()),
        "updated": meta.updated.map(|date| date.to_string()),
        "tags": meta.tags,
        "related": meta.related.iter().map(|thing| json!({"kind": thing.kind().name(), "id": id_of(guide, *thing)})).collect::<Value>(),
        "sources": meta.sources,
    });
    with(Map::new(), all).as_object().cloned().unwrap_or_default()
}

/// A map with the keys of another behind its own.
fn with(mut own: Map<String, Value>, more: Value) -> Value {
    if let Value::Object(more) = more {
        own.extend(more);
    }
    own.into()
}

fn id_of(guide: &Guide, thing: Ref) -> &str {
    guide.meta(thing).id.as_str()
}

fn ids(guide: &Guide, things: impl Iterator<Item = Ref>) -> Value {
    things.map(|thing| id_of(guide, thing)).collect()
}

fn exercise(guide: &Guide, one: &Exercise) -> Value {
    let worked = |all: &[Worked]| ids(guide, all.iter().map(|worked| worked.part.map_or(Ref::Muscle(worked.muscle), Ref::Part)));
    let facts = json!({
        "primary": worked(&one.primary),
        "secondary": worked(&one.secondary),
        "mechanic": one.mechanic.id(),
        "pattern": one.pattern.map(Pattern::id),
        "equipment": one.equipment,
        "level": one.level.id(),
        "tier": one.tier,
        "axial": one.axial,
        "bias": one.bias.id(),
        "unilateral": one.unilateral,
        "station": one.station,
        "variation_of": one.variation_of.map(|id| id_of(guide, Ref::Exercise(id))),
        "substitutes": ids(guide, one.substitutes.iter().map(|id| Ref::Exercise(*id))),
        "avoid_with": one.avoid_with,
        "cues": one.cues,
        "rx": one.rx.as_ref().map(|rx| &*rx.text),
        "needs_review": one.needs_review,
        "assumed": one.assumed,
    });
    with(meta(guide, &one.meta), facts)
}

fn of_program(guide: &Guide, one: &Program) -> Value {
    let phases: Value = one
        .phases
        .iter()
        .map(|phase| {
            let sets: Map<String, Value> = volume::week(guide, phase)
                .into_iter()
                .map(|(muscle, credit)| (id_of(guide, Ref::Muscle(muscle)).to_owned(), (f64::from(credit.0) / 16.0).into()))
                .collect();
            json!({
                "name": phase.name,
                "weeks": phase.weeks.map(|(first, last)| [first, last]),
                "weekly_sets": sets,
                "sessions": phase.sessions.iter().map(|session| of_session(guide, session)).collect::<Value>(),
            })
        })
        .collect();
    let target = |target: &Target| id_of(guide, target.thing()).to_owned();
    let facts = json!({
        "goal": one.goal.map(Goal::id),
        "level": one.level.map(Level::id),
        "weeks": one.weeks,
        "deload_weeks": one.deload_weeks,
        "priority": one.priority.iter().map(target).collect::<Vec<_>>(),
        "flags": one.flags,
        "progression": one.progression,
        "phases": phases,
    });
    with(meta(guide, &one.meta), facts)
}

fn of_session(guide: &Guide, session: &Session) -> Value {
    json!({
        "name": session.name,
        "day": session.day.map(Day::id),
        "minutes": time::session(guide, &session.workout).minutes(),
        "minutes_asked": session.minutes,
        "generated": session.source.is_some(),
        "lines": lines::lines(guide, &session.workout),
    })
}
