//! What a generated workout follows from beside the request, as one fingerprint.

use std::fmt::{self, Write as _};

use crate::base::fingerprint::{Fingerprint, Stream};
use crate::training::guide::{Exercise, Group, Guide, Meta, Muscle, Part};

/// The fingerprint of all that [`generate`](super::generate) reads of a guide: equal fingerprints, equal answers.
///
/// Where things stand in their files makes no difference, nor what pages say below their front matter.
pub fn catalogue(guide: &Guide) -> Fingerprint {
    let mut text = Text(Stream::default());
    // A text in memory takes everything.
    let _ = write(&mut text, guide);
    text.0.end()
}

/// Hashes what is written to it.
struct Text(Stream);

impl fmt::Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.add(text.as_bytes());
        Ok(())
    }
}

/// Writes every field; the patterns name them all, so that none that comes later is forgotten.
fn write(out: &mut Text, guide: &Guide) -> fmt::Result {
    for (id, exercise) in guide.exercises.iter() {
        let Exercise {
            meta,
            primary,
            secondary,
            mechanic,
            pattern,
            equipment,
            level,
            tier,
            axial,
            bias,
            unilateral,
            station,
            variation_of,
            substitutes,
            avoid_with,
            cues,
            rx,
            needs_review,
            assumed,
        } = exercise;
        named(out, meta)?;
        let rx = rx.as_ref().map(|rx| &rx.text);
        let how = (mechanic, pattern, equipment, level, tier, axial, bias, unilateral, station);
        write!(out, "{id:?}{primary:?}{secondary:?}{how:?}")?;
        write!(out, "{:?}", (variation_of, substitutes, avoid_with, cues, rx, needs_review, assumed))?;
    }
    for (id, muscle) in guide.muscles.iter() {
        let Muscle { meta, latin, groups, view, function, antagonist, parts } = muscle;
        named(out, meta)?;
        write!(out, "{:?}", (id, latin, groups, view, function, antagonist, parts))?;
    }
    for (id, part) in guide.parts.iter() {
        let Part { meta, parent, latin, function } = part;
        named(out, meta)?;
        write!(out, "{:?}", (id, parent, latin, function))?;
    }
    for (id, group) in guide.groups.iter() {
        let Group { meta, function, muscles } = group;
        named(out, meta)?;
        write!(out, "{:?}", (id, function, muscles))?;
    }
    write!(out, "{:?}{:?}", guide.near, guide.defaults)
}

fn named(out: &mut Text, meta: &Meta) -> fmt::Result {
    write!(out, "{:?}", (&meta.id, &meta.title, &meta.aliases, &meta.summary, &meta.tags))
}
