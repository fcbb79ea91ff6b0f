//! What comes back: sessions with a reason for every row, or what cannot be met and what could.

use std::sync::Arc;

use crate::source::{Span, Word};
use crate::training::Id;
use crate::training::guide::{Exercise, Guide, Lift, Target};
use crate::training::prescription::{
    Bound, DistanceUnit, Dose, Item, Label, Line, LoadKind, Prescription, Seconds, Section, SectionKind, SetGroup, Work, Workout,
};
use crate::training::spine::Points;
use crate::training::volume::Volume;

use super::must::Must;
use super::request::Request;

/// Sessions that meet every rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What was asked for; targets that were left out are gone from it.
    pub request: Request,
    /// The sessions, in the order of the week.
    pub sessions: Vec<Session>,
    /// What a reader should know besides.
    pub notes: Vec<Note>,
}

/// One session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its name: `Legs and back`.
    pub name: String,
    /// How long it takes by the model of time.
    pub seconds: Seconds,
    /// Before the work.
    pub warm_up: Around,
    /// The work, in order.
    pub rows: Vec<Row>,
    /// After the work.
    pub cool_down: Around,
    /// Sets by muscle.
    pub volume: Volume,
    /// The load on the spine.
    pub points: Points,
    /// How good it is, in thousandths of a point: only sessions of one request compare.
    pub score: i64,
}

/// A warm-up or a cool-down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// How long.
    pub seconds: Bound<Seconds>,
    /// What it holds, in order.
    pub items: Vec<Arc<str>>,
}

/// One exercise of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// `A`, or `B1` in a superset.
    pub label: Label,
    /// The exercise.
    pub exercise: Id<Exercise>,
    /// What can take its place.
    pub alternatives: Vec<Id<Exercise>>,
    /// The target that it is there for.
    pub target: Target,
    /// Its part in the session, which decides sets and repetitions.
    pub slot: Slot,
    /// Sets, repetitions, rest, effort and ramp sets.
    pub rx: Prescription,
    /// The letter of its superset.
    pub superset: Option<char>,
    /// Why it is there; at least one, and no two of a session the same.
    pub why: Vec<Reason>,
}

/// A row's part in its session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// A target's main lift.
    Primary,
    /// Its second lift.
    Secondary,
    /// Help for what the lifts leave out.
    Accessory,
    /// One joint, at the end.
    Isolation,
}

/// Why a row is there, or is as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The rule that it follows from.
    pub rule: Must,
    /// In a sentence.
    pub text: String,
}

/// What a reader should know besides the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What kind of thing it is.
    pub kind: NoteKind,
    /// The rule that it follows from: what `ironleaf explain` knows more about.
    pub rule: &'static str,
    /// In a sentence or two.
    pub text: String,
}

/// Kinds of notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// Something to be careful about.
    Caution,
    /// Something worth knowing.
    Advice,
    /// A movement that cannot be had, and is not asked for.
    Waived,
    /// A target that was left out (`partial`).
    LeftOut,
}

/// Why there is no answer, and what would have one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The rule that cannot be met.
    pub rule: Must,
    /// The target that it fails for, where it is one.
    pub target: Option<Target>,
    /// What cannot be met: a finding's message.
    pub message: String,
    /// What would help.
    pub help: String,
    /// The nearest request that has an answer.
    pub nearest: Option<Box<Request>>,
}

impl Slot {
    /// Every slot, the most important first.
    pub const ALL: [Self; 4] = [Self::Primary, Self::Secondary, Self::Accessory, Self::Isolation];

    /// `primary`, `secondary`, `accessory` or `isolation`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Accessory => "accessory",
            Self::Isolation => "isolation",
        }
    }
}

impl NoteKind {
    /// `caution`, `advice`, `waived` or `left-out`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Caution => "caution",
            Self::Advice => "advice",
            Self::Waived => "waived",
            Self::LeftOut => "left-out",
        }
    }
}

impl Row {
    fn group(&self) -> Option<&SetGroup> {
        match &self.rx.work {
            Work::Sets(groups) => groups.first(),
            Work::Block(_) => None,
        }
    }

    /// How many sets, 2 to 5.
    pub fn sets(&self) -> Bound<u8> {
        self.group().map_or(Bound::one(0), |group| group.sets)
    }

    /// Repetitions of a set; nothing where it is done for a time.
    pub fn reps(&self) -> Option<Bound<u16>> {
        match self.group()?.dose {
            Dose::Reps { reps, .. } => Some(reps),
            Dose::Amrap(_) | Dose::Time(_) | Dose::Distance(_) => None,
        }
    }

    /// Seconds of a set; nothing where it has repetitions. A metre takes a second.
    pub fn time(&self) -> Option<Bound<Seconds>> {
        match self.group()?.dose {
            Dose::Time(time) => Some(time),
            Dose::Distance(distance) if distance.unit == DistanceUnit::M => {
                Some(Bound { low: Seconds(distance.value.low.0 / 100), high: Seconds(distance.value.high.0 / 100) })
            }
            Dose::Reps { .. } | Dose::Amrap(_) | Dose::Distance(_) => None,
        }
    }

    /// Whether each side does all of it.
    pub fn per_side(&self) -> bool {
        self.group().is_some_and(|group| group.per_side)
    }

    /// Rest between sets, or between the rounds of a superset.
    pub fn rest(&self) -> Bound<Seconds> {
        self.rx.rest.unwrap_or(Bound::one(Seconds(0)))
    }

    /// How hard, from 1 to 10; nothing where the goal does not say.
    pub fn rpe(&self) -> Option<u32> {
        match self.group()?.load?.kind {
            LoadKind::Rpe(rpe) => Some(rpe.low.0 / 100),
            _ => None,
        }
    }

    /// Ramp sets before the working sets.
    pub fn ramp_sets(&self) -> u8 {
        self.rx.ramp.unwrap_or(0)
    }
}

impl Session {
    /// Minutes, the nearest.
    pub fn minutes(&self) -> u32 {
        self.seconds.minutes()
    }

    /// How many working sets, twice over, so that the middle of a range is exact.
    pub fn sets_twice(&self) -> u32 {
        self.rows.iter().map(|row| u32::from(row.sets().low) + u32::from(row.sets().high)).sum()
    }

    /// The session as a workout, as if someone had written it at `at`: what tables and the models of training read.
    ///
    /// Names are the titles of the exercises. Everything stands at `at`: the fence that asks for the session, or
    /// [`Exercise::meta`]'s place of a row where no one wrote the request.
    pub fn to_workout(&self, guide: &Guide, at: Span) -> Workout<Lift> {
        let lift = |id: Id<Exercise>| {
            let meta = &guide.exercises[id].meta;
            Lift { name: Word::new(&*meta.title, at), exercise: Some(id) }
        };
        let row = |row: &Row| {
            Line::Item(Item {
                label: Some(row.label),
                partners: vec![std::iter::once(row.exercise).chain(row.alternatives.iter().copied()).map(lift).collect()],
                rx: row.rx.clone(),
                span: at,
            })
        };
        let section = |kind, around: &Around| {
            Line::Section(Section {
                kind,
                time: Some(around.seconds),
                items: around.items.iter().map(|item| Word::new(item.clone(), at)).collect(),
                span: at,
            })
        };
        let mut lines = vec![section(SectionKind::WarmUp, &self.warm_up)];
        lines.extend(self.rows.iter().map(row));
        lines.push(section(SectionKind::CoolDown, &self.cool_down));
        Workout { lines }
    }
}
