//! Weekly sets for each muscle, as bars.

use std::collections::BTreeMap;

use crate::site::view::{Band, Volume, VolumeRow};
use crate::training::guide::{Muscle, Ref};
use crate::training::table::Id;
use crate::training::volume::{self, SetCredit};

use super::Desk;

impl Desk<'_> {
    /// Weekly sets as bars, most first; nothing where no set counts for a muscle.
    pub(super) fn volume(&self, credits: &BTreeMap<Id<Muscle>, SetCredit>, caption: &str) -> Option<Volume> {
        let mut rows: Vec<(Id<Muscle>, SetCredit)> =
            credits.iter().map(|(m, c)| (*m, *c)).filter(|(_, c)| *c > SetCredit::default()).collect();
        rows.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        // The longest bar is at least a typical week, so that a light program does not look like a hard one.
        let longest = rows.first()?.1.0.max(20 * 16);
        let row = |(muscle, credit): (Id<Muscle>, SetCredit)| VolumeRow {
            muscle: self.link(Ref::Muscle(muscle)),
            sets: credit.shown(),
            band: band(credit),
            band_title: band_title(credit).to_owned(),
            percent: u8::try_from(credit.0 * 100 / longest).unwrap_or(100),
        };
        Some(Volume {
            caption: caption.to_owned(),
            note: Some("A set counts one for each prime mover and a half for each helper. Guidance, not a rule.".to_owned()),
            rows: rows.into_iter().map(row).collect(),
        })
    }
}

/// Sets with their noun: `1 set`, `12½ sets`.
pub(super) fn sets_in_words(credit: SetCredit) -> String {
    let shown = credit.shown();
    if shown == "1" { "1 set".to_owned() } else { format!("{shown} sets") }
}

/// The band that weekly sets fall into.
pub(super) fn band(credit: SetCredit) -> Band {
    match credit.band() {
        volume::Band::Low => Band::Low,
        volume::Band::Some => Band::Some,
        volume::Band::Typical => Band::Typical,
        volume::Band::High => Band::High,
    }
}

/// The band in words.
pub(super) fn band_title(credit: SetCredit) -> &'static str {
    match band(credit) {
        Band::Low => "Low",
        Band::Some => "Some",
        Band::Typical => "Typical",
        Band::High => "High",
    }
}
