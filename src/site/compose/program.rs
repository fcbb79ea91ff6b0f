//! A program's page.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::words;
use crate::site::crosslinks::List;
use crate::site::plan::Section;
use crate::site::view::{Fact, Link, MaxLift, ProgramView, Week, WorkoutTable};
use crate::training::guide::{Program, Ref};
use crate::training::table::Id;
use crate::training::time;
use crate::training::weeks::{Weeks, alike};

use super::Desk;
use super::workout::Table;

impl Desk<'_> {
    pub(super) fn program(&self, id: Id<Program>) -> ProgramView {
        let thing = Ref::Program(id);
        let program = &self.guide().programs[id];
        let runs = alike(program);
        let single = runs.len() == 1;
        let weeks: Vec<Week> = runs.iter().map(|run| self.week(program, run, single)).collect();
        let weekly = &self.site.weekly[id.index()];
        let volume = self.volume(weekly, "Weekly sets for each muscle");
        let mut head = self.head("program", &program.meta.id, &program.meta.title, self.summary(thing).as_deref(), Some(Section::Programs));
        head.has_workouts = true;
        head.json_ld = Some(self.structured(thing, &head));
        let kicker = program.goal.map_or_else(|| "Program".to_owned(), |goal| format!("Program · {}", goal.title()));
        let mut intro = self.intro(thing, Some(kicker));
        intro.byline = self.byline(thing, None);
        let body = self.body(thing);
        ProgramView {
            head,
            crumbs: self.crumbs(Some(Section::Programs), &program.meta.title),
            intro,
            facts: self.program_facts(program),
            body,
            maxes: self.maxes(&runs),
            weeks,
            map: self.volume_map(weekly, "Where the weekly sets go"),
            volume,
            progression: program.progression.as_ref().map(ToString::to_string),
            end: self.ending(thing, &[]),
        }
    }

    fn week(&self, program: &Program, run: &Weeks<'_>, single: bool) -> Week {
        let spans: Vec<String> =
            run.ranges().map(|(first, last)| if first == last { first.to_string() } else { format!("{first}–{last}") }).collect();
        let (title, short) = match run.range {
            None => ("Every week".to_owned(), "Every week".to_owned()),
            Some((1, last)) if single && last > 1 => (format!("Every week, 1 to {last}"), format!("1–{last}")),
            Some((first, last)) if first == last && spans.len() == 1 => (format!("Week {first}"), format!("{first}")),
            Some(_) => (format!("Weeks {}", words::list(&spans)), spans.join(", ")),
        };
        let id = run.range.map_or_else(|| "every-week".to_owned(), |(first, _)| format!("week-{first}"));
        let sessions = &program.phases[run.phase_index].sessions;
        let table = |(n, session): (usize, &crate::training::guide::Session)| -> WorkoutTable {
            let mut table = self.workout(&Table {
                id: format!("{id}-session-{}", n + 1),
                title: Some(&session.name),
                level: 3,
                day: session.day.map(|day| day.title().to_owned()),
                stated: session.minutes,
                workout: &run.workouts[n],
                log: true,
            });
            if let Some((source, made)) = session.source.as_ref().and_then(|source| Some((source, source.session()?))) {
                self.reasons(&mut table, &source.answer, made);
            }
            table
        };
        Week {
            title: if run.deload { format!("{title}: lighter") } else { title },
            short,
            numbers: if run.range.is_none() { (1..=12).collect() } else { run.ranges().flat_map(|(first, last)| first..=last).collect() },
            phase: run.phase.map(str::to_owned),
            note: run.deload.then(|| "A lighter week: two thirds of the sets, each ended about two repetitions earlier.".to_owned()),
            sessions: sessions.iter().enumerate().map(table).collect(),
            id,
        }
    }

    fn maxes(&self, runs: &[Weeks<'_>]) -> Vec<MaxLift> {
        let mut lifts: BTreeSet<(String, String)> = BTreeSet::new();
        for item in runs.iter().flat_map(|run| &run.workouts).flat_map(crate::training::prescription::Workout::items) {
            let first = item.partners.iter().filter_map(|alternatives| alternatives.first()?.exercise);
            for id in first.filter(|id| super::workout::follows_max(item, &self.guide().exercises[*id])) {
                let meta = &self.guide().exercises[id].meta;
                lifts.insert((meta.title.to_string(), meta.id.to_string()));
            }
        }
        lifts.into_iter().map(|(title, id)| MaxLift { id, title }).collect()
    }

    fn program_facts(&self, program: &Program) -> Vec<Fact> {
        let mut facts = Vec::new();
        facts.extend(program.goal.and_then(|goal| Self::fact_links("Goal", vec![self.list_link(&List::Goal(goal), goal.title())])));
        facts.extend(program.level.and_then(|level| Self::fact_links("Level", vec![self.list_link(&List::Level(level), level.title())])));
        facts.push(Self::fact("Training days", Self::program_days(program)));
        facts.extend(program.weeks.map(|n| Self::fact("Length", words::count(n as usize, "week"))));
        facts.extend(self.program_minutes(program).map(|minutes| Self::fact("A session", minutes)));
        let priority: Vec<Link> = program.priority.iter().map(|target| self.link(target.thing())).collect();
        facts.extend(Self::fact_links("Priority", priority));
        if !program.flags.is_empty() {
            let flags: Vec<String> = program.flags.iter().map(|f| words::lower_first(&words::title_of(f))).collect();
            facts.push(Self::fact("Respects", words::capital(&words::list(&flags))));
        }
        // The longest comes last, where it has the rest of the row.
        let equipment = self.program_equipment(program);
        facts.extend(Self::fact_links("Equipment", self.equipment(equipment.iter().map(|e| &**e))));
        facts
    }

    /// The equipment of a program's first choices.
    fn program_equipment(&self, program: &Program) -> BTreeSet<Arc<str>> {
        let items = program.phases.iter().flat_map(|p| &p.sessions).flat_map(|s| s.workout.items());
        let lifts = items.flat_map(|item| item.partners.iter().filter_map(|alternatives| alternatives.first()));
        lifts.filter_map(|lift| lift.exercise).flat_map(|id| self.guide().exercises[id].equipment.iter().cloned()).collect()
    }

    /// On how many days a week its phases train.
    pub(super) fn program_day_counts(program: &Program) -> BTreeSet<u32> {
        program.phases.iter().filter_map(|phase| u32::try_from(phase.sessions.len()).ok()).collect()
    }

    /// How often: `2 days a week`; a range where phases differ.
    pub(super) fn program_days(program: &Program) -> String {
        let counts = program.phases.iter().map(|phase| phase.sessions.len());
        let (least, most) = (counts.clone().min().unwrap_or(0), counts.max().unwrap_or(0));
        if least == most { format!("{} a week", words::count(most, "day")) } else { format!("{least}–{most} days a week") }
    }

    /// How long a session takes by the time model: `62–81 min`.
    pub(super) fn program_minutes(&self, program: &Program) -> Option<String> {
        let minutes = program.phases.iter().flat_map(|p| &p.sessions).map(|s| time::session(self.guide(), &s.workout).minutes());
        let (least, most) = (minutes.clone().min()?, minutes.max()?);
        Some(if least == most { format!("about {most} min") } else { format!("{least}–{most} min") })
    }

    /// A small fact under a program's card: `2 days a week · 8 weeks`.
    pub(in crate::site) fn program_note(&self, id: Id<Program>) -> String {
        let program = &self.guide().programs[id];
        let weeks = program.weeks.map(|n| words::count(n as usize, "week"));
        std::iter::once(Self::program_days(program)).chain(weeks).collect::<Vec<_>>().join(" · ")
    }
}
