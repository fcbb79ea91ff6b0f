//! Workout tables and weekly volume.

use serde::Serialize;

use super::parts::Link;

/// A session as a table. Drawn by itself with the component `workout`.
#[expect(clippy::struct_excessive_bools, reason = "columns that are there or not")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct WorkoutTable {
    /// The id of the table's heading, unique in the page.
    pub id: String,
    /// The session's name: `Deadlift day`; nothing for a fence without a title.
    pub title: Option<String>,
    /// The level of its heading, 2 to 4.
    pub level: u8,
    /// What the table is, for those who cannot see it: `Deadlift day: exercises, sets and rest`.
    pub caption: String,
    /// The day of the week: `Tuesday`.
    pub day: Option<String>,
    /// How long it takes: `about 65 min`.
    pub minutes: Option<String>,
    /// What comes before the work.
    pub warm_up: Option<WorkoutEnd>,
    /// The exercises.
    pub rows: Vec<WorkoutRow>,
    /// What comes after.
    pub cool_down: Option<WorkoutEnd>,
    /// Working sets for each muscle, most first.
    pub credits: Vec<Credit>,
    /// Whether any row says a load, so that there is a column for it.
    pub has_load: bool,
    /// Whether any row says a rest.
    pub has_rest: bool,
    /// Whether any row has a note, tempo, technique or reason.
    pub has_notes: bool,
    /// What a worked-out workout was asked for; nothing for one that a coach wrote.
    pub asked: Option<super::generated::Asked>,
    /// Whether each set gets a button, and a box on paper.
    pub log: bool,
}

/// A warm-up or cool-down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct WorkoutEnd {
    /// How long: `10–15 min`.
    pub time: Option<String>,
    /// What to do.
    pub items: Vec<Link>,
}

/// One line of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct WorkoutRow {
    /// Its label: `A`, `B1`, or its number.
    pub label: String,
    /// The superset it belongs to.
    pub superset: Option<Superset>,
    /// The exercise.
    pub lift: Lift,
    /// What may take its place.
    pub alternatives: Vec<Lift>,
    /// Its sets, one entry for each group of equal sets; at least one.
    pub efforts: Vec<Effort>,
    /// The pause after each set.
    pub rest: Option<Rest>,
    /// The tempo.
    pub tempo: Option<Said>,
    /// A technique: `drop set`.
    pub technique: Option<Said>,
    /// Ramp sets before the work: `2 ramp sets`.
    pub ramp: Option<String>,
    /// The coach's notes.
    pub note: Option<String>,
    /// Why it is there, on a generated table.
    pub reasons: Vec<Reason>,
    /// How many boxes to tick; a range's upper end.
    pub sets: u32,
    /// Stable and unique in the page: the key under which ticked sets are remembered.
    pub key: String,
}

/// Why a row is where it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// In a reader's words.
    pub text: String,
    /// Where the rule is explained.
    pub href: Option<String>,
}

/// An exercise in a workout.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Lift {
    /// The name as the coach wrote it.
    pub title: String,
    /// Its page; nothing where no exercise has the name.
    pub href: Option<String>,
}

/// Where a row stands in its superset.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Superset {
    /// Its letter: `B`.
    pub letter: String,
    /// What it is: `Superset B` or `Circuit B`.
    pub title: String,
    /// For drawing the bracket.
    pub place: SupersetPlace,
}

/// A row's place in its superset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SupersetPlace {
    /// The first row.
    #[default]
    First,
    /// Neither first nor last.
    Middle,
    /// The last row.
    Last,
}

/// Sets that are alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Effort {
    /// As it is written: `4 × 6–10`.
    pub text: String,
    /// As it is said: `4 sets of 6 to 10 repetitions`.
    pub spoken: String,
    /// How many sets; a range's upper end.
    pub sets: u32,
    /// What one set is: `6–10`, `30 s`; nothing for a block of time.
    pub dose: Option<String>,
    /// The load.
    pub load: Option<Load>,
}

/// A load.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Load {
    /// As it is written: `75% 1RM`, `RPE 8`.
    pub text: String,
    /// As it is said.
    pub spoken: String,
    /// The per cent of a one-rep max that it is, as written or by the effort it asks for; a range's lower end: `75`.
    pub percent: Option<String>,
    /// The range's upper end, where there is one.
    pub percent_to: Option<String>,
    /// The exercise whose one-rep max that is: its id.
    pub of: Option<String>,
}

/// A pause.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rest {
    /// As it is written: `2–3 min`.
    pub text: String,
    /// As it is said: `two to three minutes`.
    pub spoken: String,
    /// What the timer counts: a range's lower end.
    pub seconds: u32,
}

/// Something short that may need saying in full: `3-1-1-0`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Said {
    /// As it is written.
    pub text: String,
    /// In full: `3 seconds down, 1 at the bottom, 1 up, none at the top`.
    pub spoken: String,
}

/// Working sets for one muscle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Credit {
    /// The muscle.
    pub muscle: Link,
    /// How many sets: `6½`.
    pub sets: String,
}

/// How much work a week is for a muscle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Band {
    /// Under 4 sets.
    Low,
    /// 4 to 9.
    Some,
    /// 10 to 20.
    #[default]
    Typical,
    /// Above 20.
    High,
}

/// Weekly sets for each muscle, as bars.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Volume {
    /// What is shown: `Weekly sets for each muscle`.
    pub caption: String,
    /// How sets are counted, in a sentence.
    pub note: Option<String>,
    /// The muscles, most sets first.
    pub rows: Vec<VolumeRow>,
}

/// A muscle's weekly sets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct VolumeRow {
    /// The muscle.
    pub muscle: Link,
    /// How many sets: `12½`.
    pub sets: String,
    /// The band they fall into.
    pub band: Band,
    /// The band in words: `Typical`.
    pub band_title: String,
    /// The bar's length, 0 to 100.
    pub percent: u8,
}
