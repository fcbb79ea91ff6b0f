//! Cards and table rows, each made once and shown by many pages.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::base::OutPath;
use crate::site::plan::{home, literal};
use crate::site::view::{Card, ExerciseRow, ProgramRow, Shared};
use crate::training::guide::{Exercise, Guide, Program, Ref};
use crate::training::table::Id;

use super::Desk;

/// One part for the pages at the root, and one for those in a folder.
type Pair<T> = [OnceLock<Shared<T>>; 2];

/// What has been made so far. Which page asks first makes no difference, since a part depends on the depth alone.
#[derive(Default)]
pub(crate) struct Shelf {
    cards: BTreeMap<Ref, Pair<Card>>,
    exercises: Vec<Pair<ExerciseRow>>,
    programs: Vec<Pair<ProgramRow>>,
}

impl Shelf {
    /// An empty place for each part that some page of a guide may want.
    pub(crate) fn new(guide: &Guide) -> Self {
        Self {
            cards: guide.things().map(|thing| (thing, Pair::default())).collect(),
            exercises: guide.exercises.ids().map(|_| Pair::default()).collect(),
            programs: guide.programs.ids().map(|_| Pair::default()).collect(),
        }
    }
}

impl<'s> Desk<'s> {
    /// Another page in a box.
    pub(super) fn card(&self, thing: Ref) -> Shared<Card> {
        self.shelved(self.site.shelf.cards.get(&thing), &|desk| desk.make_card(thing))
    }

    /// An exercise in a table.
    pub(super) fn exercise_row(&self, id: Id<Exercise>) -> Shared<ExerciseRow> {
        self.shelved(self.site.shelf.exercises.get(id.index()), &|desk| desk.make_exercise_row(id))
    }

    /// A program in a table.
    pub(super) fn program_row(&self, id: Id<Program>) -> Shared<ProgramRow> {
        self.shelved(self.site.shelf.programs.get(id.index()), &|desk| desk.make_program_row(id))
    }

    fn shelved<T: serde::Serialize>(&self, place: Option<&Pair<T>>, make: &dyn Fn(&Desk<'s>) -> T) -> Shared<T> {
        let depth = self.from.depth();
        let (Some(place), Some(from)) = (place.and_then(|pair| pair.get(depth)), stand_in(depth)) else {
            return Shared::from(make(self));
        };
        place.get_or_init(|| Shared::from(make(&Desk::new(self.site, from)))).clone()
    }
}

/// A page from which addresses look as they do from every page of a depth: no other file is in its folder.
fn stand_in(depth: usize) -> Option<OutPath> {
    match depth {
        0 => Some(home()),
        1 => Some(literal("nowhere/index.html")),
        _ => None,
    }
}
