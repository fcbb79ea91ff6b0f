//! Muscles, their parts and their groups.

use crate::diag::{Finding, Rule};
use crate::training::guide::{Group, Muscle, Part, Ref};
use crate::training::library::{self, Library};
use crate::training::names::{Kind, Names};
use crate::training::table::{Id, Table, id};
use crate::training::terms::View;

use super::lookup::Lookup;

/// The muscle that each part belongs to, by the part's place in its table, over other parts where need be; nothing
/// where no muscle is found.
pub(super) fn parents(library: &Library, names: &Names) -> Vec<Option<Id<Muscle>>> {
    let parts: Vec<&library::Muscle> = library.muscles.iter().filter(|m| m.parent.is_some()).collect();
    let muscle_of = |part: &library::Muscle| {
        let mut name = part.parent.as_ref()?;
        // A circle of parts ends after as many steps as there are parts.
        for _ in 0..=parts.len() {
            match names.find(&Kind::MUSCLES, name)? {
                Ref::Part(outer) => name = parts.get(outer.index())?.parent.as_ref()?,
                Ref::Muscle(muscle) => return Some(muscle),
                _ => return None,
            }
        }
        None
    };
    parts.iter().map(|part| muscle_of(part)).collect()
}

/// The tables of muscles and of their parts. A part whose parent is not known is still named, without a muscle.
pub(super) fn muscles(library: &Library, look: &mut Lookup<'_>) -> (Table<Muscle>, Table<Part>) {
    let (mut muscles, mut parts) = (Table::default(), Table::default());
    for written in library.muscles.iter().filter(|m| m.parent.is_none()) {
        let mut antagonist: Vec<_> = written.antagonist.iter().filter_map(|name| look.muscle(name)).map(|w| w.muscle).collect();
        antagonist.dedup();
        let mut groups: Vec<_> = written.groups.iter().filter_map(|name| look.group(name)).collect();
        groups.sort_unstable();
        groups.dedup();
        muscles.push(Muscle {
            meta: look.meta(&written.common),
            latin: written.latin.clone(),
            groups,
            view: written.view.unwrap_or(View::Front),
            function: written.function.clone(),
            antagonist,
            parts: Vec::new(),
        });
    }
    for written in library.muscles.iter().filter(|m| m.parent.is_some()) {
        let worked = written.parent.as_ref().and_then(|name| {
            let worked = look.muscle(name);
            if worked.is_none() && look.has_muscle(name) {
                let place = if written.common.file == Some(name.span.file) { Some(name.span) } else { written.common.place };
                let finding = Finding::new(Rule::UnknownMuscle, place, format!("`{}` is no muscle, nor a part of one", name.text));
                look.report.push(finding.help("name the muscle that this is a part of"));
            }
            worked
        });
        let meta = look.meta(&written.common);
        // A part of an unknown muscle is an error already; it hangs on the first muscle, so that the rest can go on.
        let Some(parent) = worked.map(|w| w.muscle).or_else(|| muscles.ids().next()) else { continue };
        let part = parts.push(Part { meta, parent, latin: written.latin.clone(), function: written.function.clone() });
        if worked.is_some() {
            muscles[parent].parts.push(part);
        }
    }
    (muscles, parts)
}

/// The table of groups; a muscle belongs to those it names and to those that name it.
pub(super) fn groups(library: &Library, muscles: &mut Table<Muscle>, look: &mut Lookup<'_>) -> Table<Group> {
    let mut members = vec![Vec::new(); library.groups.len()];
    for (muscle, row) in muscles.iter() {
        for group in &row.groups {
            members[group.index()].push(muscle);
        }
    }
    let mut groups = Table::default();
    for (written, members) in library.groups.iter().zip(&mut members) {
        let group: Id<Group> = id(groups.len());
        for worked in written.muscles.iter().filter_map(|name| look.muscle(name)) {
            members.push(worked.muscle);
            if !muscles[worked.muscle].groups.contains(&group) {
                muscles[worked.muscle].groups.push(group);
            }
        }
        members.sort_unstable();
        members.dedup();
        groups.push(Group { meta: look.meta(&written.common), function: written.function.clone(), muscles: members.clone() });
    }
    groups
}
