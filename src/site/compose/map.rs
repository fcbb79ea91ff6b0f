//! The body map of a page: which muscles stand out, and what a shade means.

use std::collections::BTreeMap;

use crate::base::words;
use crate::site::bodymap::{self, Lit};
use crate::site::view::{Band, BodyMap, MapKey, Shade};
use crate::training::guide::{Muscle, Ref};
use crate::training::table::Id;
use crate::training::volume::SetCredit;

use super::Desk;
use super::volume::{band, sets_in_words};

/// The muscles of one shade, and what the shade means.
struct Layer {
    shade: Shade,
    title: &'static str,
    /// Each with what is said of it beside its name.
    muscles: Vec<(Ref, Option<String>)>,
}

impl Desk<'_> {
    /// Where on the body some muscles are: those that move the weight, and those that help.
    pub(super) fn body_map(&self, primary: &[Ref], secondary: &[Ref], title: &str) -> BodyMap {
        self.body_map_of(primary, secondary, ["Prime movers", "Helpers"], title)
    }

    /// Where on the body some muscles are, solid and striped, and what the two shades mean.
    pub(super) fn body_map_of(&self, solid: &[Ref], striped: &[Ref], meaning: [&'static str; 2], title: &str) -> BodyMap {
        let layer = |shade, title, muscles: &[Ref]| Layer { shade, title, muscles: muscles.iter().map(|m| (*m, None)).collect() };
        self.map(&[layer(Shade::Solid, meaning[0], solid), layer(Shade::Striped, meaning[1], striped)], title)
    }

    /// The same without its legend, for a page that names these muscles beside it.
    pub(super) fn plain_map(&self, muscles: &[Ref], title: &str) -> BodyMap {
        BodyMap { legend: Vec::new(), ..self.body_map(muscles, &[], title) }
    }

    /// Weekly sets on the body, a shade a band.
    pub(super) fn volume_map(&self, credits: &BTreeMap<Id<Muscle>, SetCredit>, title: &str) -> BodyMap {
        let bands = [
            (Band::High, Shade::Lattice, "More than 20 sets a week"),
            (Band::Typical, Shade::Solid, "10 to 20 sets"),
            (Band::Some, Shade::Striped, "4 to 9 sets"),
            (Band::Low, Shade::Dotted, "Under 4 sets"),
        ];
        let layer = |(wanted, shade, title)| {
            let mut muscles: Vec<(Id<Muscle>, SetCredit)> =
                credits.iter().map(|(m, c)| (*m, *c)).filter(|(_, c)| *c > SetCredit::default() && band(*c) == wanted).collect();
            muscles.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
            let said = |c| Some(format!("{} a week", sets_in_words(c)));
            Layer { shade, title, muscles: muscles.into_iter().map(|(m, c)| (Ref::Muscle(m), said(c))).collect() }
        };
        self.map(&bands.map(layer), title)
    }

    fn map(&self, layers: &[Layer], title: &str) -> BodyMap {
        let mut lit = Vec::new();
        for layer in layers {
            for (thing, said) in &layer.muscles {
                let meta = self.guide().meta(*thing);
                let name = said.as_ref().map_or_else(|| meta.title.to_string(), |said| format!("{}, {said}", meta.title));
                // A page need not lead to itself.
                let href = self.link(*thing).href.filter(|href| *href != self.from.from(&self.from));
                lit.push(Lit { muscle: meta.id.as_str(), shade: layer.shade, name, href });
            }
        }
        let used: Vec<&Layer> = layers.iter().filter(|layer| !layer.muscles.is_empty()).collect();
        let description = self.describe(&used);
        let map = bodymap::Map { prefix: "bm", title, description: &description, lit: &lit };
        let key = |layer: &&Layer| MapKey {
            shade: layer.shade,
            title: layer.title.to_owned(),
            muscles: layer.muscles.iter().map(|(thing, _)| self.link(*thing)).collect(),
        };
        BodyMap { svg: map.draw(), legend: used.iter().map(key).collect() }
    }

    /// What is to be seen on a map, in words.
    fn describe(&self, layers: &[&Layer]) -> String {
        let part = |layer: &&Layer| {
            let names: Vec<&str> = layer.muscles.iter().map(|(thing, _)| &*self.guide().meta(*thing).title).collect();
            format!("{}: {}", layer.title, words::list(&names))
        };
        let parts: Vec<String> = layers.iter().map(part).collect();
        if parts.is_empty() { "No muscle stands out.".to_owned() } else { format!("{}.", parts.join("; ")) }
    }
}
