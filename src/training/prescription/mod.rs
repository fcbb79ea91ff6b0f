//! Workout lines and what they mean: sets, reps, loads, rest, tempo.

mod types;

pub use types::{
    Amount, AmrapWord, Block, Bound, Distance, DistanceUnit, Dose, Item, Label, Line, Load, LoadKind, MyoReps, Phase, Seconds, Section,
    SectionKind, SetGroup, Step, Technique, Tempo, WeightUnit, Work, Workout,
};
