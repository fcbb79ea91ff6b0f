//! Equipment and stations: the ones that every guide knows, a guide's own, and slips of the pen.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::{Slug, suggest, words};
use crate::diag::{Finding, Report, Rule};
use crate::source::Word;
use crate::training::guide::Guide;
use crate::training::terms::EQUIPMENT;

/// Stations that follow from equipment, whether or not an exercise is done there.
const STATIONS: [&str; 12] =
    ["platform", "rack", "bench", "dumbbells", "kettlebell", "band", "cable", "floor", "pull-up-bar", "dip-bars", "smith-machine", "sled"];

/// The id of the equipment that `word` means. A guide may have its own; what looks like a slip of the pen is told.
pub fn equipment(word: &Word, report: &mut Report) -> Arc<str> {
    if EQUIPMENT.iter().any(|(id, _)| *id == &*word.text) {
        return word.text.clone();
    }
    let finding =
        |help: String| Finding::new(Rule::UnknownEquipment, word.span, format!("no equipment is called `{}`", word.text)).help(help);
    let folded = words::fold(word);
    if let Some((id, _)) = EQUIPMENT.iter().find(|(id, title)| words::fold(id) == folded || words::fold(title) == folded) {
        report.push(finding(format!("write `{id}`")).fix(*id));
        return (*id).into();
    }
    let near = suggest::nearest(word, EQUIPMENT.iter().map(|(id, _)| *id)).filter(|near| near.len().abs_diff(word.len()) <= 2);
    if let Some(near) = near {
        report.push(finding(format!("equipment with a similar name exists: `{near}`")).guess(near));
    } else if let (None, Some(id)) = (Slug::new(word), Slug::of(word)) {
        report.push(finding(format!("if it is your own, write `{id}`: lower-case letters and hyphens")).fix(id.as_str()));
        return id.as_str().into();
    }
    word.text.clone()
}

/// Tells of stations at which no exercise of the guide is done.
pub(super) fn stations<'w>(guide: &Guide, named: impl IntoIterator<Item = &'w Word>, report: &mut Report) {
    let used: BTreeSet<&str> = guide.exercises.rows().iter().map(|x| &*x.station).chain(STATIONS).collect();
    for word in named.into_iter().filter(|word| !used.contains(&*word.text)) {
        let finding = Finding::new(Rule::UnknownEquipment, word.span, format!("no exercise has the station `{}`", word.text));
        report.push(match suggest::nearest(word, used.iter().copied()) {
            Some(near) => finding.help(format!("a station with a similar name exists: `{near}`")).guess(near),
            None => finding.help("write a station as exercises name it, such as `cable` or `leg-press`"),
        });
    }
}
