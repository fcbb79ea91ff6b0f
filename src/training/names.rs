//! One resolver for every name: front matter, workout lines, links and the command line.

use std::collections::HashMap;
use std::sync::Arc;

use crate::base::fingerprint::{Fingerprint, Stream};
use crate::base::suggest::{self, Patience};
use crate::base::{Slug, words};

use super::guide::Ref;

/// A kind of thing that has names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Exercises.
    Exercise,
    /// Muscles of level 1.
    Muscle,
    /// Parts of muscles.
    Part,
    /// Groups.
    Group,
    /// Programs.
    Program,
    /// Articles.
    Article,
    /// Glossary terms.
    Term,
    /// Other pages.
    Page,
    /// Authors.
    Author,
}

impl Kind {
    /// Every kind, in the order in which links ask them.
    pub const ALL: [Kind; 9] =
        [Kind::Exercise, Kind::Muscle, Kind::Part, Kind::Group, Kind::Program, Kind::Article, Kind::Term, Kind::Page, Kind::Author];
    /// Where a muscle is meant: `muscles`, `lagging`, `parent`, `antagonist`, a group's `muscles`.
    pub const MUSCLES: [Kind; 2] = [Kind::Muscle, Kind::Part];
    /// Where a target is meant: `targets`, `priority`, `pairs`.
    pub const TARGETS: [Kind; 3] = [Kind::Group, Kind::Muscle, Kind::Part];

    /// The kind's name in the singular: what stands before the colon in `[[muscle:glutes]]`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Exercise => "exercise",
            Kind::Muscle | Kind::Part => "muscle",
            Kind::Group => "group",
            Kind::Program => "program",
            Kind::Article => "article",
            Kind::Term => "term",
            Kind::Page => "page",
            Kind::Author => "author",
        }
    }

    /// The kinds that `[[NAME:…]]` asks, or nothing where no kind has that name.
    pub fn find(name: &str) -> Option<&'static [Kind]> {
        Some(match name.trim().to_lowercase().as_str() {
            "exercise" => &[Kind::Exercise],
            "muscle" => &[Kind::Muscle, Kind::Part],
            "sub-muscle" => &[Kind::Part],
            "group" => &[Kind::Group],
            "program" => &[Kind::Program],
            "article" => &[Kind::Article],
            "term" | "glossary" => &[Kind::Term],
            "page" => &[Kind::Page],
            "author" => &[Kind::Author],
            _ => return None,
        })
    }
}

/// Every name in the guide: ids, titles and aliases, by kind.
///
/// A name as it is written comes before a folded one ([`words::fold`]); of several kinds the first asked wins.
#[derive(Clone, Debug, Default)]
pub struct Names {
    kinds: [Index; 9],
}

#[derive(Clone, Debug, Default)]
struct Index {
    exact: HashMap<Arc<str>, Ref>,
    folded: HashMap<String, Ref>,
    /// Titles and aliases, then ids, each in the order in which they came: what a near name is looked for in.
    said: Vec<Arc<str>>,
    ids: Vec<Arc<str>>,
}

impl Names {
    /// Adds a name, and gives the thing that has it already, if another one of the same kind does.
    pub fn add(&mut self, kind: Kind, name: &Arc<str>, thing: Ref) -> Option<Ref> {
        let index = &mut self.kinds[kind as usize];
        let folded = words::fold(name);
        if folded.is_empty() {
            return None;
        }
        let other = index.exact.get(name).or_else(|| index.folded.get(&folded)).copied().filter(|has| *has != thing);
        if other.is_none() && index.exact.insert(name.clone(), thing).is_none() {
            index.folded.insert(folded, thing);
            let id = Slug::new(name).is_some();
            if id { &mut index.ids } else { &mut index.said }.push(name.clone());
        }
        other
    }

    /// The fingerprint of all names and what they name.
    pub fn fingerprint(&self) -> Fingerprint {
        let mut all = Stream::default();
        for index in &self.kinds {
            for name in index.said.iter().chain(&index.ids) {
                all.add(format!("{name:?} {:?}", index.exact.get(name)).as_bytes());
            }
            all.add(b"\n");
        }
        all.end()
    }

    /// The fingerprint of all names of one kind, whatever they name.
    pub fn fingerprint_of(&self, kind: Kind) -> Fingerprint {
        let index = &self.kinds[kind as usize];
        Fingerprint::of_parts(index.said.iter().chain(&index.ids).map(|name| name.as_bytes()))
    }

    /// What `text` names, asking `kinds` in their order.
    pub fn find(&self, kinds: &[Kind], text: &str) -> Option<Ref> {
        let text = text.trim();
        if let Some(thing) = kinds.iter().find_map(|kind| self.kinds[*kind as usize].exact.get(text)) {
            return Some(*thing);
        }
        let folded = words::fold(text);
        kinds.iter().find_map(|kind| self.kinds[*kind as usize].folded.get(&folded)).copied()
    }

    /// The name of one of `kinds` that was probably meant by `text`.
    pub fn near(&self, kinds: &[Kind], text: &str) -> Option<&str> {
        self.near_within(kinds, text, &Patience::default())
    }

    /// The same, as long as there is patience to look for it.
    pub fn near_within(&self, kinds: &[Kind], text: &str, patience: &Patience) -> Option<&str> {
        let names = kinds.iter().flat_map(|kind| {
            let index = &self.kinds[*kind as usize];
            index.said.iter().chain(&index.ids).map(|name| &**name)
        });
        suggest::nearest_within(text.trim(), names, patience)
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Names};
    use crate::training::Table;
    use crate::training::guide::Ref;

    #[test]
    fn a_name_as_written_comes_before_a_folded_one_and_kinds_have_an_order() {
        let exercises = Table::from_iter([(), ()]);
        let mut names = Names::default();
        let mut refs = exercises.ids().map(|id| Ref::Exercise(crate::training::table::id(id.index())));
        let (squat, pull_up) = (refs.next().unwrap(), refs.next().unwrap());
        let muscle = Ref::Muscle(crate::training::table::id(0));
        assert_eq!(names.add(Kind::Exercise, &"Back Squat".into(), squat), None);
        assert_eq!(names.add(Kind::Exercise, &"back-squat".into(), squat), None, "an id is another spelling of the title");
        assert_eq!(names.add(Kind::Exercise, &"Pull-up".into(), pull_up), None);
        assert_eq!(names.add(Kind::Exercise, &"pull ups".into(), squat), Some(pull_up), "folded alike is one name");
        assert_eq!(names.add(Kind::Muscle, &"Pull-Ups".into(), muscle), None, "another kind may have it");
        let case = |kinds: &[Kind], text: &str, want| assert_eq!(names.find(kinds, text), want, "{text}");
        case(&[Kind::Exercise], "back squats", Some(squat));
        case(&[Kind::Exercise, Kind::Muscle], "Pull-Ups", Some(muscle));
        case(&[Kind::Exercise, Kind::Muscle], "pull up", Some(pull_up));
        case(&[Kind::Muscle, Kind::Exercise], "pull up", Some(muscle));
        case(&[Kind::Program], "Back Squat", None);
        assert_eq!(names.near(&[Kind::Exercise], "Bak Squat"), Some("Back Squat"));
    }
}
