//! What pages can be narrowed down by: muscle, equipment, level.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::site::Site;
use crate::site::crosslinks::{List, equipment_title};
use crate::training::guide::{Exercise, Ref};
use crate::training::table::Id;
use crate::training::terms::Level;

use super::pages::{Page, What, number};

/// A way to narrow pages down, besides their kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// The muscles that a page is about.
    Muscle,
    /// What is needed.
    Equipment,
    /// For whom.
    Level,
}

impl Facet {
    /// Every facet.
    pub const ALL: [Facet; 3] = [Facet::Muscle, Facet::Equipment, Facet::Level];

    /// What an address calls it, and its file.
    pub fn id(self) -> &'static str {
        match self {
            Facet::Muscle => "muscle",
            Facet::Equipment => "equipment",
            Facet::Level => "level",
        }
    }
}

/// A facet of all pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Column {
    /// The values that some page has: id and title.
    pub(super) values: Vec<(String, String)>,
    /// Each combination of values that some page has, by their places in `values`; the first is none.
    sets: Vec<Vec<u32>>,
    /// For each page the place of its combination.
    of: Vec<u32>,
}

impl Column {
    /// A facet of `pages`; `used` lists the exercises of each program, `trained` its muscles.
    pub(super) fn of(facet: Facet, site: &Site, pages: &[Page], used: &[Vec<Id<Exercise>>], trained: &[Vec<u32>]) -> Self {
        let all = values(facet, site);
        let found: Vec<BTreeSet<u32>> = pages
            .iter()
            .map(|page| match (&page.what, facet) {
                (What::Thing(thing), Facet::Muscle) => muscles(site, *thing, trained),
                (What::Thing(thing), Facet::Equipment) => equipment(site, *thing, used, &all),
                (What::Thing(thing), Facet::Level) => level(site, *thing),
                _ => BTreeSet::new(),
            })
            .collect();
        let present: BTreeSet<u32> = found.iter().flatten().copied().collect();
        let place: BTreeMap<u32, u32> = present.iter().copied().zip(0..).collect();
        let sets: BTreeSet<Vec<u32>> = found.iter().map(|set| set.iter().map(|value| place[value]).collect()).collect();
        let mut sets: Vec<Vec<u32>> = sets.into_iter().filter(|set| !set.is_empty()).collect();
        sets.insert(0, Vec::new());
        sets.truncate(CODES);
        let code = |set: &BTreeSet<u32>| {
            let set: Vec<u32> = set.iter().map(|value| place[value]).collect();
            // A guide of more combinations than there are signs: the rest counts for its first value, or for none.
            let near = || sets.binary_search(&set.iter().take(1).copied().collect()).unwrap_or(0);
            u32::try_from(sets.binary_search(&set).unwrap_or_else(|_| near())).unwrap_or(0)
        };
        let of = found.iter().map(code).collect();
        let values = present.iter().filter_map(|value| all.get(*value as usize).cloned()).collect();
        Self { values, sets, of }
    }

    /// The facet as its file says it: the combinations, and one character a page, from `0` on.
    pub(super) fn value(&self) -> Value {
        let of: String = self.of.iter().map(|code| sign(*code)).collect();
        json!({ "sets": self.sets, "of": of })
    }
}

/// So many combinations have a sign of their own.
const CODES: usize = 0xa000;

/// `0`, `1`, …: no sign needs a backslash but that one, which is skipped.
fn sign(code: u32) -> char {
    let plain = 0x30 + code;
    char::from_u32(if plain >= 0x5c { plain + 1 } else { plain }).unwrap_or('0')
}

/// Every value that a guide knows, by the number that pages use.
fn values(facet: Facet, site: &Site) -> Vec<(String, String)> {
    match facet {
        Facet::Muscle => site.guide.muscles.rows().iter().map(|m| (m.meta.id.to_string(), m.meta.title.to_string())).collect(),
        Facet::Level => Level::ALL.iter().map(|level| (level.id().to_owned(), level.title().to_owned())).collect(),
        Facet::Equipment => {
            let ids = site.cross.lists().filter_map(|list| if let List::Equipment(id) = list { Some(id) } else { None });
            let mut all: Vec<(String, String)> = ids.map(|id| (id.to_string(), equipment_title(&id))).collect();
            all.sort_by(|a, b| a.1.cmp(&b.1));
            all
        }
    }
}

/// An exercise is about its prime movers, a program about those of its exercises, an article about what it names.
fn muscles(site: &Site, thing: Ref, trained: &[Vec<u32>]) -> BTreeSet<u32> {
    let guide = &site.guide;
    match thing {
        Ref::Exercise(id) => guide.exercises[id].primary.iter().map(|worked| number(worked.muscle)).collect(),
        Ref::Muscle(id) => BTreeSet::from([number(id)]),
        Ref::Part(id) => BTreeSet::from([number(guide.parts[id].parent)]),
        Ref::Group(id) => guide.groups[id].muscles.iter().map(|muscle| number(*muscle)).collect(),
        Ref::Program(id) => trained[id.index()].iter().copied().collect(),
        Ref::Article(id) => {
            let named = site.cross.named.get(id.index()).into_iter().flatten();
            named.filter_map(|thing| if let Ref::Muscle(muscle) = thing { Some(number(*muscle)) } else { None }).collect()
        }
        Ref::Term(_) | Ref::Page(_) | Ref::Author(_) => BTreeSet::new(),
    }
}

fn equipment(site: &Site, thing: Ref, used: &[Vec<Id<Exercise>>], all: &[(String, String)]) -> BTreeSet<u32> {
    let exercises = match thing {
        Ref::Exercise(id) => std::slice::from_ref(&id).to_vec(),
        Ref::Program(id) => used[id.index()].clone(),
        _ => Vec::new(),
    };
    let mut found = BTreeSet::new();
    for id in exercises {
        let equipment = &site.guide.exercises[id].equipment;
        let ids: Vec<&str> = if equipment.is_empty() { vec!["bodyweight"] } else { equipment.iter().map(|e| &**e).collect() };
        for id in ids {
            found.extend(all.iter().position(|(known, _)| known == id).and_then(|at| u32::try_from(at).ok()));
        }
    }
    found
}

fn level(site: &Site, thing: Ref) -> BTreeSet<u32> {
    let level = match thing {
        Ref::Exercise(id) => Some(site.guide.exercises[id].level),
        Ref::Program(id) => site.guide.programs[id].level,
        _ => None,
    };
    let at = level.and_then(|level| Level::ALL.iter().position(|known| *known == level));
    at.and_then(|at| u32::try_from(at).ok()).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::sign;

    #[test]
    fn signs_stand_in_a_script_as_they_are() {
        let case = |code: u32, want: char| assert_eq!(sign(code), want);
        case(0, '0');
        case(43, '[');
        case(44, ']');
        assert!((0..0xa000).map(sign).all(|c| c != '\\' && c != '"'));
    }
}
