//! What is asked for: targets, order, time, equipment, and who trains.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::training::Id;
use crate::training::guide::{Exercise, Guide, Muscle, Target};
use crate::training::terms::{Goal, Level};

/// What is asked of the generator. Sets are sets: the order in which a coach writes them does not show. Targets keep
/// their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What is trained, in order; at least one.
    pub targets: Vec<Aim>,
    /// The order of the rows.
    pub order: Order,
    /// What for.
    pub goal: Goal,
    /// For whom.
    pub level: Level,
    /// The minutes that each session must fit, warm-up and cool-down included.
    pub minutes: u32,
    /// How many different sessions for one week, 1 to 4.
    pub sessions: u32,
    /// The equipment that is there, by id; nothing for everything that the guide knows. Bodyweight is always there.
    pub equipment: Option<BTreeSet<Arc<str>>>,
    /// The muscle that lags behind: its most demanding exercise comes first.
    pub lagging: Option<Id<Muscle>>,
    /// The lift that comes first.
    pub main_lift: Option<Id<Exercise>>,
    /// Exercises that are left out.
    pub exclude: BTreeSet<Id<Exercise>>,
    /// Injuries to respect: `low-back`, `knee`, …
    pub flags: BTreeSet<Arc<str>>,
    /// Whether exercises are paired.
    pub supersets: Supersets,
    /// The n-th best answer, from 1.
    pub variant: u32,
    /// Whether targets that cannot be served are left out.
    pub partial: bool,
}

/// A target and how much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Aim {
    /// The muscle or group.
    pub target: Target,
    /// 1 to 9: what weighs more comes first, and is dropped last.
    pub priority: u32,
}

/// The order of a session's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Order {
    /// Neighbours serve different targets.
    Alternating,
    /// One target, then the next.
    Sequential,
    /// Every compound exercise of one target before any other target's row: `legs-first`.
    First(Target),
    /// The main lift, then alternating.
    LiftFirst,
}

/// Whether exercises are paired into supersets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Supersets {
    /// Where time asks for it.
    #[default]
    Auto,
    /// Wherever two neighbours can be paired.
    Yes,
    /// Never.
    No,
}

/// What a guide's sample workouts assume (`sample_workouts` in the settings).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defaults {
    /// What for.
    pub goal: Goal,
    /// For whom.
    pub level: Level,
    /// How long.
    pub minutes: u32,
    /// With what; nothing for everything that the guide knows.
    pub equipment: Option<BTreeSet<Arc<str>>>,
}

impl Default for Defaults {
    /// General fitness, an intermediate lifter, an hour, every equipment.
    fn default() -> Self {
        Self { goal: Goal::General, level: Level::Intermediate, minutes: 60, equipment: None }
    }
}

impl Request {
    /// A request for these targets, all else as the guide's sample workouts are: alternating, one session, supersets
    /// where time asks for them, the best variant, no target left out.
    pub fn new(targets: impl IntoIterator<Item = Target>, defaults: &Defaults) -> Self {
        Self {
            targets: targets.into_iter().map(|target| Aim { target, priority: 1 }).collect(),
            order: Order::Alternating,
            goal: defaults.goal,
            level: defaults.level,
            minutes: defaults.minutes,
            sessions: 1,
            equipment: defaults.equipment.clone(),
            lagging: None,
            main_lift: None,
            exclude: BTreeSet::new(),
            flags: BTreeSet::new(),
            supersets: Supersets::Auto,
            variant: 1,
            partial: false,
        }
    }

    /// Whether this equipment is there.
    pub(super) fn has(&self, equipment: &str) -> bool {
        self.equipment.as_ref().is_none_or(|there| there.contains(equipment))
    }
}

impl Order {
    /// The word that a coach writes: `alternating`, `legs-first`.
    pub fn name(self, guide: &Guide) -> String {
        match self {
            Self::Alternating => "alternating".to_owned(),
            Self::Sequential => "sequential".to_owned(),
            Self::First(target) => format!("{}-first", guide.meta(target.thing()).id),
            Self::LiftFirst => "lift-first".to_owned(),
        }
    }

    /// The order that a coach's word means.
    pub fn find(guide: &Guide, word: &str) -> Option<Self> {
        match word {
            "alternating" => Some(Self::Alternating),
            "sequential" => Some(Self::Sequential),
            "lift-first" => Some(Self::LiftFirst),
            _ => guide.target(word.strip_suffix("-first")?).map(Self::First),
        }
    }
}

impl Supersets {
    /// The word that a coach writes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Yes => "yes",
            Self::No => "no",
        }
    }

    /// The value that a coach's word means.
    pub fn find(word: &str) -> Option<Self> {
        [Self::Auto, Self::Yes, Self::No].into_iter().find(|value| value.name() == word)
    }
}
