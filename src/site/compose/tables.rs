//! Tables of exercises and programs.

use std::collections::BTreeMap;

use crate::base::words;
use crate::site::crosslinks::{List, equipment_title};
use crate::site::view::{ExerciseGroup, ExerciseRow, ExerciseTable, Filter, ProgramRow, ProgramTable, Shared, Tag};
use crate::training::guide::{Exercise, Program, Ref};
use crate::training::table::Id;
use crate::training::terms::Bias;

use super::{Desk, shared};

/// A table with fewer rows than this is read faster than it is filtered.
const WORTH_FILTERING: usize = 6;

impl Desk<'_> {
    /// A table of exercises, by role where there are roles.
    pub(super) fn exercise_table(&self, caption: String, groups: Vec<(Option<Tag>, Vec<Id<Exercise>>)>) -> ExerciseTable {
        let groups: Vec<(Option<Tag>, Vec<ExerciseRow>)> = groups
            .into_iter()
            .filter(|(_, ids)| !ids.is_empty())
            .map(|(role, mut ids)| {
                ids.sort_by(|a, b| self.guide().exercises[*a].meta.title.cmp(&self.guide().exercises[*b].meta.title).then(a.cmp(b)));
                (role, ids.into_iter().map(|id| self.exercise_row(id)).collect())
            })
            .collect();
        let count = groups.iter().map(|(_, rows)| rows.len()).sum();
        let filters = if count < WORTH_FILTERING { Vec::new() } else { filters(&groups) };
        let group =
            |(role, rows): (Option<Tag>, Vec<ExerciseRow>)| ExerciseGroup { role, rows: rows.into_iter().map(Shared::from).collect() };
        let groups = groups.into_iter().map(group).collect();
        ExerciseTable { id: "exercise-table".to_owned(), caption, filters, groups, count }
    }

    fn exercise_row(&self, id: Id<Exercise>) -> ExerciseRow {
        let x = &self.guide().exercises[id];
        let equipment = |id: &str| self.tag(&List::Equipment(id.into()), id, &equipment_title(id));
        let bias = match x.bias {
            Bias::Mid => None,
            Bias::Stretch => Some(plain_tag("stretch", "Stretched")),
            Bias::Short => Some(plain_tag("short", "Shortened")),
        };
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
            bias,
            unreviewed: x.needs_review,
        }
    }

    /// A table of programs; nothing where there are none.
    pub(super) fn program_table(&self, caption: &str, ids: &[Id<Program>]) -> Option<ProgramTable> {
        let rows: Vec<Shared<ProgramRow>> = ids.iter().map(|id| self.program_row(*id)).collect();
        (!rows.is_empty()).then(|| ProgramTable { caption: caption.to_owned(), rows })
    }

    fn program_row(&self, id: Id<Program>) -> Shared<ProgramRow> {
        let program = &self.guide().programs[id];
        shared(ProgramRow {
            title: program.meta.title.to_string(),
            href: self.href(Ref::Program(id)),
            summary: self.summary(Ref::Program(id)),
            goal: program.goal.map(|goal| self.tag(&List::Goal(goal), goal.id(), goal.title())),
            level: program.level.map(|level| self.tag(&List::Level(level), level.id(), level.title())),
            days: self.program_days(program),
            weeks: program.weeks.map(|n| words::count(n as usize, "week")),
            minutes: self.program_minutes(program),
        })
    }
}

pub(super) fn plain_tag(id: &str, title: &str) -> Tag {
    Tag { id: id.to_owned(), title: title.to_owned(), href: None, count: None }
}

/// The choices over a table's rows: only those that more than one value gives a meaning.
fn filters(groups: &[(Option<Tag>, Vec<ExerciseRow>)]) -> Vec<Filter> {
    let rows = || groups.iter().flat_map(|(_, rows)| rows);
    let mut filters = Vec::new();
    let mut add = |name: &str, title: &str, tags: &mut dyn Iterator<Item = Tag>| {
        let mut choices: BTreeMap<String, Tag> = BTreeMap::new();
        for tag in tags {
            let choice = choices.entry(tag.id.clone()).or_insert(Tag { href: None, count: Some(0), ..tag });
            choice.count = choice.count.map(|n| n + 1);
        }
        if choices.len() > 1 {
            let mut choices: Vec<Tag> = choices.into_values().collect();
            choices.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.title.cmp(&b.title)));
            filters.push(Filter { name: name.to_owned(), title: title.to_owned(), choices });
        }
    };
    let roles = groups.iter().flat_map(|(role, rows)| role.iter().flat_map(move |role| std::iter::repeat_n(role.clone(), rows.len())));
    add("role", "Role", &mut roles.into_iter());
    add("pattern", "Pattern", &mut rows().filter_map(|row| row.pattern.clone()));
    add("equipment", "Equipment", &mut rows().flat_map(|row| row.equipment.clone()));
    add("level", "Level", &mut rows().map(|row| row.level.clone()));
    filters
}
