//! Tables of exercises and programs.

use std::collections::BTreeMap;

use crate::base::words;
use crate::site::crosslinks::{List, equipment_title};
use crate::site::view::{ExerciseGroup, ExerciseRow, ExerciseTable, Filter, ProgramRow, ProgramTable, Shared, Tag};
use crate::training::guide::{Exercise, Program, Ref};
use crate::training::table::Id;
use crate::training::terms::Bias;

use super::Desk;

/// A table with fewer rows than this is read faster than it is filtered.
const WORTH_FILTERING: usize = 6;

impl Desk<'_> {
    /// A table of exercises, by role where there are roles.
    pub(super) fn exercise_table(&self, caption: String, groups: Vec<(Option<Tag>, Vec<Id<Exercise>>)>) -> ExerciseTable {
        let title = |id: &Id<Exercise>| &self.guide().exercises[*id].meta.title;
        let mut groups = groups;
        groups.retain(|(_, ids)| !ids.is_empty());
        for (_, ids) in &mut groups {
            ids.sort_by(|a, b| title(a).cmp(title(b)).then(a.cmp(b)));
        }
        let count = groups.iter().map(|(_, ids)| ids.len()).sum();
        let filters = if count < WORTH_FILTERING { Vec::new() } else { self.filters(&groups) };
        let group = |(role, ids): (Option<Tag>, Vec<Id<Exercise>>)| ExerciseGroup {
            role,
            rows: ids.into_iter().map(|id| self.exercise_row(id)).collect(),
        };
        let groups = groups.into_iter().map(group).collect();
        ExerciseTable { id: "exercise-table".to_owned(), caption, filters, groups, count }
    }

    pub(super) fn make_exercise_row(&self, id: Id<Exercise>) -> ExerciseRow {
        let x = &self.guide().exercises[id];
        let equipment = |id: &str| self.tag(&List::Equipment(id.into()), id, &equipment_title(id));
        ExerciseRow {
            id: x.meta.id.to_string(),
            title: x.meta.title.to_string(),
            href: self.href(Ref::Exercise(id)),
            summary: self.summary(Ref::Exercise(id)),
            pattern: x.pattern.map(|p| self.tag(&List::Pattern(p), p.id(), p.title())),
            equipment: if x.equipment.is_empty() {
                vec![equipment("bodyweight")]
            } else {
                x.equipment.iter().map(|e| equipment(e)).collect()
            },
            level: self.tag(&List::Level(x.level), x.level.id(), x.level.title()),
            bias: bias(x),
            unreviewed: x.needs_review,
        }
    }

    /// A table of programs; nothing where there are none.
    pub(super) fn program_table(&self, caption: &str, ids: &[Id<Program>]) -> Option<ProgramTable> {
        let rows: Vec<Shared<ProgramRow>> = ids.iter().map(|id| self.program_row(*id)).collect();
        let filters = if rows.len() < WORTH_FILTERING { Vec::new() } else { self.program_filters(ids) };
        let (id, caption) = ("program-table".to_owned(), caption.to_owned());
        (!rows.is_empty()).then(|| ProgramTable { id, caption, filters, count: rows.len(), rows })
    }

    pub(super) fn make_program_row(&self, id: Id<Program>) -> ProgramRow {
        let program = &self.guide().programs[id];
        ProgramRow {
            title: program.meta.title.to_string(),
            href: self.href(Ref::Program(id)),
            summary: self.summary(Ref::Program(id)),
            goal: program.goal.map(|goal| self.tag(&List::Goal(goal), goal.id(), goal.title())),
            level: program.level.map(|level| self.tag(&List::Level(level), level.id(), level.title())),
            days: Self::program_days(program),
            day_counts: Self::program_day_counts(program).into_iter().collect(),
            weeks: program.weeks.map(|n| words::count(n as usize, "week")),
            minutes: self.program_minutes(program),
        }
    }

    /// The choices over a table of programs.
    fn program_filters(&self, ids: &[Id<Program>]) -> Vec<Filter> {
        let (mut goals, mut levels, mut days) = (Choices::default(), Choices::default(), Choices::default());
        for program in ids.iter().map(|id| &self.guide().programs[*id]) {
            if let Some(goal) = program.goal {
                goals.add(0, goal.id(), || goal.title().to_owned(), 1);
            }
            if let Some(level) = program.level {
                levels.add(level as usize, level.id(), || level.title().to_owned(), 1);
            }
            for n in Self::program_day_counts(program) {
                days.add(n as usize, &n.to_string(), || words::count(n as usize, "day"), 1);
            }
        }
        let all = [("goal", "Goal", goals), ("level", "Level", levels), ("days", "Days a week", days)];
        all.into_iter().filter_map(|(name, title, choices)| choices.filter(name, title)).collect()
    }

    /// The choices over a table's rows: only those that more than one value gives a meaning.
    fn filters(&self, groups: &[(Option<Tag>, Vec<Id<Exercise>>)]) -> Vec<Filter> {
        let exercises = || groups.iter().flat_map(|(_, ids)| ids).map(|id| &self.guide().exercises[*id]);
        let mut roles = Choices::default();
        for (role, ids) in groups {
            if let Some(role) = role {
                roles.add(0, &role.id, || role.title.clone(), ids.len());
            }
        }
        let (mut patterns, mut equipment, mut levels, mut hardest) =
            (Choices::default(), Choices::default(), Choices::default(), Choices::default());
        for x in exercises() {
            if let Some(pattern) = x.pattern {
                patterns.add(0, pattern.id(), || pattern.title().to_owned(), 1);
            }
            if x.equipment.is_empty() {
                equipment.add(0, "bodyweight", || equipment_title("bodyweight"), 1);
            }
            for id in &x.equipment {
                equipment.add(0, id, || equipment_title(id), 1);
            }
            levels.add(x.level as usize, x.level.id(), || x.level.title().to_owned(), 1);
            if let Some(bias) = bias(x) {
                hardest.add(0, &bias.id, || bias.title.clone(), 1);
            }
        }
        let all = [
            ("role", "Role", roles),
            ("pattern", "Movement", patterns),
            ("equipment", "Equipment", equipment),
            ("level", "Level", levels),
            ("bias", "Works hardest", hardest),
        ];
        all.into_iter().filter_map(|(name, title, choices)| choices.filter(name, title)).collect()
    }
}

/// Where the muscle works hardest, when that is not in the middle.
fn bias(x: &Exercise) -> Option<Tag> {
    match x.bias {
        Bias::Mid => None,
        Bias::Stretch => Some(plain_tag("stretch", "Stretched")),
        Bias::Short => Some(plain_tag("short", "Shortened")),
    }
}

/// The values of a filter, counted.
#[derive(Default)]
struct Choices(BTreeMap<String, (usize, Tag)>);

impl Choices {
    /// Counts `n` more of a value; `rank` orders values that have an order of their own.
    fn add(&mut self, rank: usize, id: &str, title: impl Fn() -> String, n: usize) {
        if let Some((_, tag)) = self.0.get_mut(id) {
            tag.count = tag.count.map(|count| count + n);
        } else {
            self.0.insert(id.to_owned(), (rank, Tag { count: Some(n), ..plain_tag(id, &title()) }));
        }
    }

    /// The filter, by rank, then most first; nothing where there is nothing to choose.
    fn filter(self, name: &str, title: &str) -> Option<Filter> {
        let mut choices: Vec<(usize, Tag)> = self.0.into_values().collect();
        choices.sort_by(|(a_rank, a), (b_rank, b)| a_rank.cmp(b_rank).then(b.count.cmp(&a.count)).then_with(|| a.title.cmp(&b.title)));
        let choices: Vec<Tag> = choices.into_iter().map(|(_, tag)| tag).collect();
        (choices.len() > 1).then(|| Filter { name: name.to_owned(), title: title.to_owned(), choices })
    }
}

pub(super) fn plain_tag(id: &str, title: &str) -> Tag {
    Tag { id: id.to_owned(), title: title.to_owned(), href: None, count: None }
}
