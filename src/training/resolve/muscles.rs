//! Muscles, their parts and their groups.

use crate::training::guide::{Group, Muscle, Part};
use crate::training::library::{self, Library};
use crate::training::table::{Id, Table, id};
use crate::training::terms::View;

use super::lookup::Lookup;

/// The muscle that each part belongs to, by the part's place in its table; nothing where its name is not known.
pub(super) fn parents(library: &Library) -> Vec<Option<Id<Muscle>>> {
    let level_1: Vec<&library::Muscle> = library.muscles.iter().filter(|m| m.parent.is_none()).collect();
    let parent_of = |part: &library::Muscle| {
        let name = part.parent.as_ref()?;
        let fold = crate::base::words::fold(name);
        let named = |m: &&library::Muscle| {
            let mut names =
                std::iter::once(m.common.id.as_str()).chain([&*m.common.title]).chain(m.common.aliases.iter().map(|a| &*a.text));
            names.any(|n| crate::base::words::fold(n) == fold)
        };
        level_1.iter().position(named).map(id)
    };
    library.muscles.iter().filter(|m| m.parent.is_some()).map(parent_of).collect()
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
        let worked = written.parent.as_ref().and_then(|name| look.muscle(name));
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
