//! The meaning of workout lines.

use std::sync::Arc;

use crate::source::{Span, Word};

/// The lines of one workout, in order. `N` is how an exercise is named: text as written, or resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workout<N = Word> {
    /// Its lines, without empty ones and comments.
    pub lines: Vec<Line<N>>,
}

impl<N> Default for Workout<N> {
    fn default() -> Self {
        Self { lines: Vec::new() }
    }
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line<N = Word> {
    /// A warm-up or a cool-down.
    Section(Section),
    /// An exercise, or a superset on one line.
    Item(Item<N>),
}

/// `Warm-up: 10-15 min, light cardio, leg swings`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Which.
    pub kind: SectionKind,
    /// How long.
    pub time: Option<Bound<Seconds>>,
    /// What it holds, as written.
    pub items: Vec<Word>,
    /// Where the line stands.
    pub span: Span,
}

/// Before the work or after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// Before.
    WarmUp,
    /// After.
    CoolDown,
}

/// A line with work: `A1) Bench Press: 4 x 6-8 @ RPE 8, rest 90 s`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item<N = Word> {
    /// The label before the name.
    pub label: Option<Label>,
    /// One entry an exercise done; more than one is a superset on one line. Each entry lists alternatives, the
    /// first being the one that counts. Never empty, nor is any entry.
    pub partners: Vec<Vec<N>>,
    /// What is done.
    pub rx: Prescription,
    /// Where the line stands, without its bullet and comment.
    pub span: Span,
}

/// A line without its name: `3-4 x 6-10 @ RPE 8, rest 2 min, tempo 3-1-1-0 (note)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prescription {
    /// What is done.
    pub work: Work,
    /// Rest between sets.
    pub rest: Option<Bound<Seconds>>,
    /// How fast.
    pub tempo: Option<Tempo>,
    /// Ramp sets before the working sets, 0 to 9.
    pub ramp: Option<u8>,
    /// The notes in brackets, joined with `; `.
    pub note: Option<Arc<str>>,
}

/// `A` or `B1`: lines that share a letter are a superset when they have digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label {
    /// `A` to `Z`.
    pub letter: char,
    /// 0 to 9.
    pub index: Option<u8>,
}

/// An inclusive range, `low <= high`: `5` or `8-12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bound<T> {
    /// The lower end.
    pub low: T,
    /// The upper end; the same where one number is written.
    pub high: T,
}

/// A length of time in whole seconds: `90 s`, `2 min`, `1:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Seconds(pub u32);

/// A number with up to two decimals, in hundredths: `62.5` is 6250.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(pub u32);

/// What a line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// Sets, in groups: `1 x 5 @ RPE 8, 3 x 5 @ 70%`. Never empty.
    Sets(Vec<SetGroup>),
    /// A block of time.
    Block(Block),
}

/// Sets that are alike: `3-4 x 6-10/side @ RPE 8`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetGroup {
    /// How many, 1 to 20.
    pub sets: Bound<u8>,
    /// What a set is.
    pub dose: Dose,
    /// Whether each side does all of it.
    pub per_side: bool,
    /// How heavy.
    pub load: Option<Load>,
    /// What is done beyond the plain set; only the last group of a line can have it.
    pub technique: Option<Technique>,
}

/// What one set is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dose {
    /// Repetitions, 1 to 100; `open` is `5+`: as many as possible on the last set.
    Reps {
        /// How many.
        reps: Bound<u16>,
        /// Whether the last set is open.
        open: bool,
    },
    /// As many as possible.
    Amrap(AmrapWord),
    /// For a time.
    Time(Bound<Seconds>),
    /// For a distance (or calories on a machine).
    Distance(Distance),
}

/// The word for "as many as possible", kept as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmrapWord {
    /// `AMRAP`.
    Amrap,
    /// `failure`.
    Failure,
    /// `max`.
    Max,
}

/// `20 m`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    /// How far.
    pub value: Bound<Amount>,
    /// In what.
    pub unit: DistanceUnit,
}

/// A unit of distance, or of work on a machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DistanceUnit {
    /// Metres.
    M,
    /// Kilometres.
    Km,
    /// Yards.
    Yd,
    /// Calories.
    Cal,
}

/// How heavy, and how it grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// How heavy.
    pub kind: LoadKind,
    /// What is added each week.
    pub step: Option<Step>,
}

/// How heavy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadKind {
    /// Rating of perceived exertion, 1 to 10.
    Rpe(Bound<Amount>),
    /// Repetitions in reserve, 0 to 10.
    Rir(Bound<Amount>),
    /// Percent of the one-rep maximum, at most 110.
    Percent(Bound<Amount>),
    /// A weight.
    Weight(Bound<Amount>, WeightUnit),
    /// The body's own weight.
    Bodyweight,
    /// The body's own weight and more.
    BodyweightPlus(Bound<Amount>, WeightUnit),
    /// The body's own weight less some help.
    BodyweightMinus(Bound<Amount>, WeightUnit),
}

/// A unit of weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeightUnit {
    /// Kilograms.
    Kg,
    /// Pounds.
    Lb,
}

/// `+2.5%/week`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Whether it is taken away.
    pub down: bool,
    /// How much.
    pub amount: Amount,
    /// In a unit of weight; nothing for percent.
    pub unit: Option<WeightUnit>,
}

/// What is done beyond a plain set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Technique {
    /// Lighten and go on, so many times, 1 to 9; 1 where no number is written.
    Drop(u8),
    /// Mini-sets after a long one.
    Myo(MyoReps),
    /// Rest a few breaths and go on.
    RestPause,
}

/// `myo 4 x 3-5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MyoReps {
    /// How many mini-sets, 1 to 9.
    pub mini_sets: u8,
    /// Repetitions in each.
    pub reps: Bound<u16>,
}

/// Lower, pause, lift, pause. All four are written, or the first pause alone (`pause 2 s`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tempo(pub [Option<Phase>; 4]);

/// One part of a tempo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// So many seconds, 0 to 9 (up to 60 for a negative or a pause written by itself).
    Seconds(u8),
    /// As fast as one can.
    Explosive,
}

/// A block of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// Every minute on the minute.
    Emom {
        /// How long in all.
        time: Seconds,
        /// Repetitions each minute.
        reps: Bound<u16>,
        /// Whether each side does them.
        per_side: bool,
        /// How heavy.
        load: Option<Load>,
    },
    /// As many rounds as possible.
    Amrap {
        /// How long in all.
        time: Seconds,
        /// Repetitions each round.
        reps: Bound<u16>,
        /// Whether each side does them.
        per_side: bool,
        /// How heavy.
        load: Option<Load>,
    },
    /// Eight rounds of 20 seconds on and 10 off.
    Tabata,
}

impl<T: Copy + Ord> Bound<T> {
    /// The range between two ends, whichever is lower.
    pub fn of(a: T, b: T) -> Self {
        Self { low: a.min(b), high: a.max(b) }
    }
}

impl<T: Copy> Bound<T> {
    /// One number.
    pub fn one(value: T) -> Self {
        Self { low: value, high: value }
    }
}

impl<N> Workout<N> {
    /// The same workout with each exercise named another way.
    pub fn map<M>(self, mut name: impl FnMut(N) -> M) -> Workout<M> {
        let lines = self.lines.into_iter().map(|line| match line {
            Line::Section(section) => Line::Section(section),
            Line::Item(item) => Line::Item(Item {
                label: item.label,
                partners: item.partners.into_iter().map(|alts| alts.into_iter().map(&mut name).collect()).collect(),
                rx: item.rx,
                span: item.span,
            }),
        });
        Workout { lines: lines.collect() }
    }

    /// The same workout with every place replaced: what two workouts must share to mean the same.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        for line in &mut self.lines {
            match line {
                Line::Item(item) => item.span = span,
                Line::Section(section) => {
                    section.span = span;
                    section.items.iter_mut().for_each(|word| word.span = span);
                }
            }
        }
        self
    }

    /// The lines with work, in order.
    pub fn items(&self) -> impl Iterator<Item = &Item<N>> {
        self.lines.iter().filter_map(|line| match line {
            Line::Item(item) => Some(item),
            Line::Section(_) => None,
        })
    }

    /// The first section of a kind.
    pub fn section(&self, kind: SectionKind) -> Option<&Section> {
        self.lines.iter().find_map(|line| match line {
            Line::Section(section) if section.kind == kind => Some(section),
            _ => None,
        })
    }
}
