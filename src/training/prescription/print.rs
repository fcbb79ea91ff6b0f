//! The canonical form of lines, names left as written.

use std::fmt::{self, Display, Formatter};

use crate::source::Word;

use super::{
    Amount, AmrapWord, Block, Bound, Distance, DistanceUnit, Dose, Item, Label, Line, Load, LoadKind, MyoReps, Phase, Prescription,
    Seconds, Section, SectionKind, SetGroup, Step, Technique, Tempo, WeightUnit, Work, Workout,
};

/// Something that is called by a name in a workout line.
pub trait Named {
    /// The name as the coach wrote it.
    fn name(&self) -> &str;
}

impl Named for Word {
    fn name(&self) -> &str {
        &self.text
    }
}

impl Named for crate::training::guide::Lift {
    fn name(&self) -> &str {
        &self.name.text
    }
}

impl<N: Named> Display for Workout<N> {
    /// One line each, without a final line break.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        joined(f, &self.lines, "\n")
    }
}

impl<N: Named> Display for Line<N> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Section(section) => section.fmt(f),
            Self::Item(item) => item.fmt(f),
        }
    }
}

impl Display for Section {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            SectionKind::WarmUp => "Warm-up:",
            SectionKind::CoolDown => "Cool-down:",
        })?;
        if let Some(time) = self.time {
            write!(f, " {time}")?;
        }
        for (i, item) in self.items.iter().enumerate() {
            write!(f, "{}{}{}", if i == 0 && self.time.is_none() { "" } else { "," }, space(item), item.text)?;
        }
        Ok(())
    }
}

impl<N: Named> Display for Item<N> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(label) = self.label {
            write!(f, "{label}){}", self.partners.iter().flatten().next().map_or("", |name| space(name.name())))?;
        }
        for (i, alternatives) in self.partners.iter().enumerate() {
            f.write_str(if i == 0 { "" } else { " + " })?;
            for (i, name) in alternatives.iter().enumerate() {
                write!(f, "{}{}", if i == 0 { "" } else { " | " }, name.name())?;
            }
        }
        write!(f, ": {}", self.rx)
    }
}

impl Display for Label {
    /// Without the bracket: `B1`.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.letter)?;
        self.index.map_or(Ok(()), |index| write!(f, "{index}"))
    }
}

impl Display for Prescription {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.work {
            Work::Sets(groups) => {
                joined(f, groups, ", ")?;
                if let Some(technique) = groups.last().and_then(|g| g.technique) {
                    write!(f, ", {technique}")?;
                }
            }
            Work::Block(block) => block.fmt(f)?,
        }
        if let Some(ramp) = self.ramp {
            write!(f, ", ramp {ramp}")?;
        }
        if let Some(rest) = self.rest {
            let clock = rest.low == rest.high && rest.low.0 > 120 && !rest.low.0.is_multiple_of(30);
            if clock { write!(f, ", rest {}:{:02}", rest.low.0 / 60, rest.low.0 % 60)? } else { write!(f, ", rest {rest}")? }
        }
        if let Some(tempo) = self.tempo {
            write!(f, ", {tempo}")?;
        }
        self.note.as_deref().map_or(Ok(()), |note| write!(f, " ({note})"))
    }
}

impl Display for SetGroup {
    /// Without its technique, which stands behind the last group of a line.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} x {}{}", self.sets, self.dose, side(self.per_side))?;
        at(f, self.load)
    }
}

impl Display for Dose {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reps { reps, open } => write!(f, "{reps}{}", if *open { "+" } else { "" }),
            Self::Amrap(AmrapWord::Amrap) => f.write_str("AMRAP"),
            Self::Amrap(AmrapWord::Failure) => f.write_str("failure"),
            Self::Amrap(AmrapWord::Max) => f.write_str("max"),
            Self::Time(time) => time.fmt(f),
            Self::Distance(Distance { value, unit }) => write!(f, "{value} {unit}"),
        }
    }
}

impl Display for DistanceUnit {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::M => "m",
            Self::Km => "km",
            Self::Yd => "yd",
            Self::Cal => "cal",
        })
    }
}

impl Display for Load {
    /// Without the `@`.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.kind {
            LoadKind::Rpe(value) => write!(f, "RPE {value}"),
            LoadKind::Rir(value) => write!(f, "RIR {value}"),
            LoadKind::Percent(value) => write!(f, "{value}%"),
            LoadKind::Weight(value, unit) => write!(f, "{value} {unit}"),
            LoadKind::Bodyweight => f.write_str("BW"),
            LoadKind::BodyweightPlus(value, unit) => write!(f, "BW+{value} {unit}"),
            LoadKind::BodyweightMinus(value, unit) => write!(f, "BW-{value} {unit}"),
        }?;
        self.step.map_or(Ok(()), |step| write!(f, " {step}"))
    }
}

impl Display for Step {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.down { "-" } else { "+" }, self.amount)?;
        match self.unit {
            Some(unit) => write!(f, " {unit}/week"),
            None => f.write_str("%/week"),
        }
    }
}

impl Display for WeightUnit {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Kg => "kg",
            Self::Lb => "lb",
        })
    }
}

impl Display for Block {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (word, time, reps, per_side, load) = match self {
            Self::Tabata => return f.write_str("Tabata"),
            Self::Emom { time, reps, per_side, load } => ("EMOM", time, reps, per_side, load),
            Self::Amrap { time, reps, per_side, load } => ("AMRAP", time, reps, per_side, load),
        };
        write!(f, "{word} {}, {reps}{}", Bound::one(*time), side(*per_side))?;
        at(f, *load)
    }
}

impl Display for Technique {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Drop(1) => f.write_str("drop"),
            Self::Drop(drops) => write!(f, "drop x{drops}"),
            Self::Myo(MyoReps { mini_sets, reps }) => write!(f, "myo {mini_sets} x {reps}"),
            Self::RestPause => f.write_str("rest-pause"),
        }
    }
}

impl Display for Tempo {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            [None, Some(Phase::Seconds(pause)), None, None] => write!(f, "pause {pause} s"),
            [Some(Phase::Seconds(down @ 10..)), ..] => write!(f, "{down} s negative"),
            phases => {
                f.write_str("tempo ")?;
                joined(f, phases.map(|phase| phase.unwrap_or(Phase::Seconds(0))), "-")
            }
        }
    }
}

impl Display for Phase {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Seconds(seconds) => seconds.fmt(f),
            Self::Explosive => f.write_str("X"),
        }
    }
}

impl Display for Amount {
    /// Without needless decimals: `62.5`.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match (self.0 / 100, self.0 % 100) {
            (whole, 0) => write!(f, "{whole}"),
            (whole, tenths) if tenths.is_multiple_of(10) => write!(f, "{whole}.{}", tenths / 10),
            (whole, hundredths) => write!(f, "{whole}.{hundredths:02}"),
        }
    }
}

impl Display for Bound<Seconds> {
    /// In minutes where both ends are whole or half minutes and it is two or more, else in seconds.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let half = |s: Seconds| s.0.is_multiple_of(30);
        if self.high.0 >= 120 && half(self.low) && half(self.high) {
            let minutes = |s: Seconds| Amount(s.0 / 30 * 50);
            write!(f, "{} min", Bound { low: minutes(self.low), high: minutes(self.high) })
        } else {
            write!(f, "{} s", Bound { low: self.low.0, high: self.high.0 })
        }
    }
}

macro_rules! plain_bound {
    ($($of:ty),*) => { $(
        impl Display for Bound<$of> {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.low)?;
                if self.low == self.high { Ok(()) } else { write!(f, "-{}", self.high) }
            }
        }
    )* };
}
plain_bound!(u8, u16, u32, Amount);

/// What stands before `text`: a space, unless that would make it a comment.
fn space(text: &str) -> &'static str {
    if text.starts_with('#') { "" } else { " " }
}

fn side(per_side: bool) -> &'static str {
    if per_side { "/side" } else { "" }
}

fn at(f: &mut Formatter<'_>, load: Option<Load>) -> fmt::Result {
    load.map_or(Ok(()), |load| write!(f, " @ {load}"))
}

fn joined<T: Display>(f: &mut Formatter<'_>, parts: impl IntoIterator<Item = T>, between: &str) -> fmt::Result {
    for (i, part) in parts.into_iter().enumerate() {
        write!(f, "{}{part}", if i == 0 { "" } else { between })?;
    }
    Ok(())
}
