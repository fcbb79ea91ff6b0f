//! What an exercise's page leaves out, worked out from what it says.

use std::sync::Arc;

use crate::base::words;
use crate::diag::{Finding, Rule};
use crate::source::Span;
use crate::training::library::Exercise;
use crate::training::terms::{Bias, Level, Mechanic, Pattern};

/// The values of an exercise that have a default, each as written or worked out.
pub(super) struct Derived {
    pub(super) equipment: Vec<Arc<str>>,
    pub(super) mechanic: Mechanic,
    pub(super) level: Level,
    pub(super) tier: u8,
    pub(super) axial: u8,
    pub(super) bias: Bias,
    pub(super) station: Arc<str>,
    /// The keys that were worked out.
    pub(super) assumed: Vec<&'static str>,
}

impl Derived {
    /// The values of `x`, which works so many muscles with this equipment.
    pub(super) fn of(x: &Exercise, muscles: usize, equipment: Vec<Arc<str>>) -> Self {
        let has = |id: &str| equipment.iter().any(|own| **own == *id);
        let mechanic = x.mechanic.unwrap_or_else(|| mechanic(x.pattern, muscles));
        let axial = x.axial.unwrap_or_else(|| axial(x.pattern, &has));
        let level = x.level.unwrap_or(if axial >= 2 { Level::Intermediate } else { Level::Beginner });
        let missing = [
            ("mechanic", x.mechanic.is_none()),
            ("pattern", x.pattern.is_none()),
            ("equipment", x.equipment.is_none()),
            ("level", x.level.is_none()),
            ("tier", x.tier.is_none()),
            ("axial", x.axial.is_none()),
            ("bias", x.bias.is_none()),
            ("station", x.station.is_none()),
        ];
        Self {
            mechanic,
            level,
            tier: x.tier.unwrap_or_else(|| tier(mechanic, axial)),
            axial,
            bias: x.bias.unwrap_or(Bias::Mid),
            station: x.station.clone().unwrap_or_else(|| station(&x.common.id, &has).into()),
            equipment,
            assumed: missing.iter().filter(|(_, missing)| *missing).map(|(key, _)| *key).collect(),
        }
    }

    /// The finding that lists what was assumed.
    pub(super) fn finding(&self, place: Span) -> Finding {
        let value = |key: &&str| match *key {
            "mechanic" => format!("mechanic {}", self.mechanic),
            "pattern" => "no pattern".to_owned(),
            "equipment" => "bodyweight".to_owned(),
            "level" => format!("level {}", self.level),
            "tier" => format!("tier {}", self.tier),
            "axial" => format!("axial {}", self.axial),
            "bias" => format!("bias {}", self.bias),
            _ => format!("station {}", self.station),
        };
        let values: Vec<String> = self.assumed.iter().map(value).collect();
        Finding::new(Rule::Assumed, place, format!("assumed where the page is silent: {}", words::list(&values)))
            .help("write the keys in the front matter where this is not right")
    }
}

/// One joint for the patterns that move one; else one muscle alone is isolation.
fn mechanic(pattern: Option<Pattern>, muscles: usize) -> Mechanic {
    use Pattern as P;
    match pattern {
        Some(
            P::KneeExtension
            | P::KneeFlexion
            | P::HipExtension
            | P::HipAbduction
            | P::HipAdduction
            | P::CalfRaise
            | P::RearDelt
            | P::Pullover
            | P::Shrug
            | P::LateralRaise
            | P::ElbowFlexion
            | P::ElbowExtension
            | P::CoreFlexion
            | P::CoreRotation
            | P::AntiExtension
            | P::Activation,
        ) => Mechanic::Isolation,
        None if muscles < 2 => Mechanic::Isolation,
        _ => Mechanic::Compound,
    }
}

/// Spinal load from the pattern and what is held, after the list of lifts that the model names.
fn axial(pattern: Option<Pattern>, has: &impl Fn(&str) -> bool) -> u8 {
    use Pattern as P;
    let (bar, held) = (has("barbell"), has("dumbbell") || has("kettlebell"));
    match pattern {
        Some(P::Hinge | P::Squat) if bar => 3,
        Some(P::Hinge) if has("trap-bar") || held => 2,
        Some(P::Squat) if has("trap-bar") || has("smith-machine") => 2,
        Some(P::HorizontalPull) if bar && !has("bench") && !has("rack") => 3,
        Some(P::Lunge) if bar => 2,
        Some(P::Squat | P::Lunge | P::HorizontalPull) if held => 1,
        Some(P::HorizontalPull) if has("cable") => 1,
        Some(P::Hinge) if has("cable") || has("band") => 1,
        Some(P::VerticalPush) if (bar || held) && !has("bench") => 1,
        Some(P::Shrug | P::Carry) if bar || held || has("trap-bar") => 1,
        _ => 0,
    }
}

/// Main lifts are compounds that load the spine; other compounds come second; isolation last.
fn tier(mechanic: Mechanic, axial: u8) -> u8 {
    match mechanic {
        Mechanic::Compound if axial >= 3 => 1,
        Mechanic::Compound => 2,
        Mechanic::Isolation => 4,
    }
}

/// Where it is done follows from the equipment; a machine is a station of its own.
fn station<'a>(id: &'a str, has: &impl Fn(&str) -> bool) -> &'a str {
    let order = [
        ("machine", id),
        ("cable", "cable"),
        ("smith-machine", "smith-machine"),
        ("ghd", "ghd"),
        ("sled", "sled"),
        ("rack", "rack"),
        ("pull-up-bar", "pull-up-bar"),
        ("dip-bars", "dip-bars"),
    ];
    let named = order.iter().find(|(equipment, _)| has(equipment)).map(|(_, station)| *station);
    named.unwrap_or(if has("barbell") && has("bench") {
        "bench"
    } else if has("barbell") || has("trap-bar") {
        "platform"
    } else if has("dumbbell") {
        "dumbbells"
    } else if has("kettlebell") {
        "kettlebell"
    } else if has("bench") {
        "bench"
    } else if has("band") {
        "band"
    } else {
        "floor"
    })
}
