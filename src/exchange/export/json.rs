//! A guide as one JSON object: every page with what is known of it, names as ids.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::content::{Media, Settings, Sheet, Units};
use crate::source::{FileId, Sources};
use crate::training::guide::{Exercise, Group, Guide, Meta, Muscle, Part, Phase, Program, Ref, Session, Target, Worked};
use crate::training::table::Id;
use crate::training::terms::{Day, Goal, Level, Pattern};
use crate::training::{time, volume};

use super::lines;

/// All that there is to say of a guide.
#[derive(Clone, Copy, Debug)]
pub struct Json<'a> {
    /// The guide.
    pub guide: &'a Guide,
    /// What `ironleaf.yaml` says.
    pub settings: &'a Settings,
    /// What pages say beside what training knows of.
    pub sheets: &'a BTreeMap<FileId, Sheet>,
    /// The files, for the prose in them.
    pub sources: &'a Sources,
}

impl Json<'_> {
    /// The whole guide, with a line's end.
    pub fn whole(&self) -> String {
        let Self { guide, settings, .. } = self;
        let units = match settings.units {
            Units::Kg => "kg",
            Units::Lb => "lb",
        };
        let all = json!({
            "title": settings.title,
            "tagline": settings.tagline,
            "base_url": settings.base_url,
            "language": settings.language,
            "units": units,
            "licence": settings.licence,
            "home": guide.home.as_ref().map(|home| self.meta(home)),
            "exercises": each(guide.exercises.rows(), |one| self.exercise(one)),
            "programs": each(guide.programs.rows(), |one| self.of_program(one)),
            "muscles": each(guide.muscles.rows(), |one| self.muscle(one)),
            "parts": each(guide.parts.rows(), |one| self.part(one)),
            "groups": each(guide.groups.rows(), |one| self.group(one)),
            "articles": each(guide.articles.rows(), |one| self.with(&one.meta, json!({
                "category": one.category,
                "reviewed_by": one.reviewed_by.map(|id| self.id(Ref::Author(id))),
                "suited_for": one.suited_for,
            }))),
            "terms": each(guide.terms.rows(), |one| self.meta(&one.meta)),
            "authors": each(guide.authors.rows(), |one| self.with(&one.meta, json!({"bio": one.bio, "place": one.place, "url": one.url}))),
            "pages": each(guide.pages.rows(), |one| self.meta(&one.meta)),
        });
        format!("{all:#}\n")
    }

    /// One program, with a line's end.
    pub fn program(&self, program: Id<Program>) -> String {
        format!("{:#}\n", self.of_program(&self.guide.programs[program]))
    }

    /// What every page has: its facts, what it says under `extra`, and its prose in Markdown.
    fn meta(&self, meta: &Meta) -> Value {
        let sheet = meta.file.and_then(|file| self.sheets.get(&file));
        let related = each(&meta.related, |thing| json!({"kind": thing.kind().name(), "id": self.id(*thing)}));
        json!({
            "id": meta.id.as_str(),
            "title": meta.title,
            "file": meta.file.map(|file| &*self.sources[file].path),
            "summary": meta.summary,
            "aliases": meta.aliases,
            "author": meta.author.map(|id| self.id(Ref::Author(id))),
            "date": meta.date.map(|date| date.to_string()),
            "updated": meta.updated.map(|date| date.to_string()),
            "tags": meta.tags,
            "related": related,
            "sources": meta.sources,
            "extra": sheet.and_then(|sheet| sheet.extra.as_ref()),
            "body": sheet.map(|sheet| self.sources.slice(sheet.body).trim()),
        })
    }

    /// What every page has, and more behind it.
    fn with(&self, meta: &Meta, more: Value) -> Value {
        match (self.meta(meta), more) {
            (Value::Object(mut own), Value::Object(more)) => {
                own.extend(more);
                own.into()
            }
            (own, _) => own,
        }
    }

    fn id(&self, thing: Ref) -> &str {
        self.guide.meta(thing).id.as_str()
    }

    fn muscles(&self, all: &[Id<Muscle>]) -> Value {
        each(all, |id| self.id(Ref::Muscle(*id)).into())
    }

    fn worked(&self, all: &[Worked]) -> Value {
        each(all, |one| self.id(one.part.map_or(Ref::Muscle(one.muscle), Ref::Part)).into())
    }

    fn exercise(&self, one: &Exercise) -> Value {
        let sheet = one.meta.file.and_then(|file| self.sheets.get(&file));
        let facts = json!({
            "primary": self.worked(&one.primary),
            "secondary": self.worked(&one.secondary),
            "mechanic": one.mechanic.id(),
            "pattern": one.pattern.map(Pattern::id),
            "equipment": one.equipment,
            "level": one.level.id(),
            "tier": one.tier,
            "axial": one.axial,
            "bias": one.bias.id(),
            "unilateral": one.unilateral,
            "station": one.station,
            "variation_of": one.variation_of.map(|id| self.id(Ref::Exercise(id))),
            "substitutes": each(&one.substitutes, |id| self.id(Ref::Exercise(*id)).into()),
            "avoid_with": one.avoid_with,
            "cues": one.cues,
            "media": sheet.map(|sheet| each(&sheet.media, medium)),
            "rx": one.rx.as_ref().map(|rx| &*rx.text),
            "needs_review": one.needs_review,
            "assumed": one.assumed,
        });
        self.with(&one.meta, facts)
    }

    fn muscle(&self, one: &Muscle) -> Value {
        let facts = json!({
            "latin": one.latin,
            "groups": each(&one.groups, |id| self.id(Ref::Group(*id)).into()),
            "view": one.view.id(),
            "function": one.function,
            "antagonist": self.muscles(&one.antagonist),
            "parts": each(&one.parts, |id| self.id(Ref::Part(*id)).into()),
        });
        self.with(&one.meta, facts)
    }

    fn part(&self, one: &Part) -> Value {
        self.with(&one.meta, json!({"parent": self.id(Ref::Muscle(one.parent)), "latin": one.latin, "function": one.function}))
    }

    fn group(&self, one: &Group) -> Value {
        self.with(&one.meta, json!({"function": one.function, "muscles": self.muscles(&one.muscles)}))
    }

    fn of_program(&self, one: &Program) -> Value {
        let facts = json!({
            "goal": one.goal.map(Goal::id),
            "level": one.level.map(Level::id),
            "weeks": one.weeks,
            "deload_weeks": one.deload_weeks,
            "priority": each(&one.priority, |target: &Target| self.id(target.thing()).into()),
            "flags": one.flags,
            "progression": one.progression,
            "phases": each(&one.phases, |phase| self.phase(phase)),
        });
        self.with(&one.meta, facts)
    }

    fn phase(&self, phase: &Phase) -> Value {
        let sets = volume::week(self.guide, phase).into_iter();
        let sets: Map<String, Value> =
            sets.map(|(muscle, credit)| (self.id(Ref::Muscle(muscle)).to_owned(), (f64::from(credit.0) / 16.0).into())).collect();
        json!({
            "name": phase.name,
            "weeks": phase.weeks.map(|(first, last)| [first, last]),
            "weekly_sets": sets,
            "sessions": each(&phase.sessions, |session| self.session(session)),
        })
    }

    fn session(&self, session: &Session) -> Value {
        json!({
            "name": session.name,
            "day": session.day.map(Day::id),
            "minutes": time::session(self.guide, &session.workout).minutes(),
            "minutes_asked": session.minutes,
            "generated": session.source.is_some(),
            "lines": lines::lines(self.guide, &session.workout),
        })
    }
}

fn medium(medium: &Media) -> Value {
    match medium {
        Media::Image { path, alt, caption, .. } => json!({"image": &*path.text, "alt": alt, "caption": caption}),
        Media::Video { url, title, .. } => json!({"video": &*url.text, "title": title}),
    }
}

fn each<T>(all: &[T], one: impl Fn(&T) -> Value) -> Value {
    all.iter().map(one).collect()
}
