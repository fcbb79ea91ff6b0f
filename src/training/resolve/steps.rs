//! Loads that step from week to week: what each comes to in the last week of its phase.

use crate::diag::{Finding, Rule};
use crate::training::guide::{Lift, Phase};
use crate::training::prescription::{Amount, Item, Line, Load, LoadKind};
use crate::training::weeks::{fits, loads, stepped};

use super::lookup::Lookup;

/// The largest share of the best lift that anyone trains with, and the smallest, in hundredths.
const PERCENT: std::ops::RangeInclusive<u32> = 100..=11_000;

/// Tells of steps that cannot be added to their load, and of those that lead where no load is.
pub(super) fn check(phase: &Phase, look: &mut Lookup<'_>) {
    for session in &phase.sessions {
        for line in &session.workout.lines {
            let Line::Item(item) = line else { continue };
            for load in loads(&mut item.clone()) {
                look.report.extend(trouble(item, *load, phase.weeks));
            }
        }
    }
}

fn trouble(item: &Item<Lift>, load: Load, weeks: Option<(u32, u32)>) -> Option<Finding> {
    let step = load.step?;
    let plain = Load { step: None, ..load };
    if !fits(load.kind, step) {
        let unit = step.unit.map_or("%".to_owned(), |unit| format!(" {unit}"));
        let message = format!("a step of {}{unit} a week cannot be added to `{plain}`", step.amount);
        let help = match load.kind {
            LoadKind::Rpe(_) | LoadKind::Rir(_) => "write a phase for each effort; only percentages and weights step".to_owned(),
            LoadKind::Percent(_) => format!("write the step in the unit of the load: \"{plain} +2.5%/week\""),
            LoadKind::Weight(_, unit) | LoadKind::BodyweightPlus(_, unit) | LoadKind::BodyweightMinus(_, unit) => {
                format!("write the step in the unit of the load: \"{plain} +2.5 {unit}/week\"")
            }
            LoadKind::Bodyweight => format!("write a weight: \"{plain} +2.5 kg/week\""),
        };
        return Some(Finding::new(Rule::RxTrailing, item.span, message).help(help));
    }
    let (first, last) = weeks?;
    let kind_in = |week: u32| stepped(load.kind, step, week - first);
    let good = |week: &u32| match kind_in(*week) {
        LoadKind::Percent(share) => PERCENT.contains(&share.low.0) && PERCENT.contains(&share.high.0),
        LoadKind::Weight(weight, _) => weight.low > Amount(0),
        _ => true,
    };
    let week = (first..=last).find(|week| !good(week))?;
    let there = Load { kind: kind_in(week), step: None };
    let message = format!("the load steps to `{there}` in week {week}");
    let help = match load.kind {
        LoadKind::Percent(_) => "shares of the best lift go from 1% to 110%: write a smaller step, or begin a new phase",
        _ => "nothing is left on the bar: write a smaller step, or begin a new phase",
    };
    Some(Finding::new(Rule::RxOutOfBounds, item.span, message).help(help))
}
