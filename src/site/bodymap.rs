//! The drawing of the body, front and back, with muscles lit.

use std::fmt::Write as _;
use std::sync::LazyLock;

/// What to light on a drawing of the body.
///
/// Muscles that the drawing does not have are left out. Every copy on a page needs a prefix of its own.
#[derive(Clone, Copy, Debug)]
pub struct Map<'a> {
    /// What the drawing's ids begin with: unique in the page, letters and digits.
    pub prefix: &'a str,
    /// The drawing's name: `Muscles worked by the Romanian deadlift`.
    pub title: &'a str,
    /// What is to be seen on it, in words.
    pub description: &'a str,
    /// The ids of muscles drawn solid.
    pub primary: &'a [&'a str],
    /// The ids of muscles drawn striped.
    pub secondary: &'a [&'a str],
    /// How much is drawn.
    pub detail: Detail,
}

/// How much of the body is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Every muscle.
    #[default]
    Full,
    /// The silhouette and what is lit on it: for small copies.
    Lit,
}

/// A region of the half body.
struct Region {
    muscle: &'static str,
    path: &'static str,
}

/// The half body in parts.
#[derive(Default)]
struct Parts {
    body: Vec<&'static str>,
    front: Vec<Region>,
    back: Vec<Region>,
    lines: Vec<&'static str>,
}

static PARTS: LazyLock<Parts> = LazyLock::new(|| {
    let mut parts = Parts::default();
    for line in include_str!("bodymap.txt").lines().filter(|l| !l.starts_with('#')) {
        let mut words = line.splitn(3, ' ');
        let (Some(kind), Some(muscle), Some(path)) = (words.next(), words.next(), words.next()) else { continue };
        match kind {
            "body" => parts.body.push(path),
            "front" => parts.front.push(Region { muscle, path }),
            "back" => parts.back.push(Region { muscle, path }),
            _ => parts.lines.push(path),
        }
    }
    parts
});

/// Whether the drawing has a region for a muscle.
pub fn has(muscle: &str) -> bool {
    PARTS.front.iter().chain(&PARTS.back).any(|r| r.muscle == muscle)
}

impl Map<'_> {
    /// The drawing as inline SVG.
    pub fn draw(&self) -> String {
        let mut out = open(self.prefix, self.title, Some(self.description), "img");
        if self.secondary.iter().any(|m| has(m)) {
            let p = self.prefix;
            let _ = write!(
                out,
                "<defs><pattern id=\"{p}-h\" width=\"14\" height=\"14\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
                 <path class=\"bm-hb\" d=\"M0 0h14v14H0z\"/><path class=\"bm-hl\" d=\"M3 0v14\"/></pattern></defs>"
            );
        }
        for (id, x, regions) in views() {
            self.view(id, x, regions, &mut out);
        }
        out.push_str("</svg>");
        out
    }

    fn view(&self, id: &str, x: u32, regions: &[Region], out: &mut String) {
        let p = self.prefix;
        let _ = write!(out, "<g transform=\"translate({x})\">");
        body(p, out);
        let _ = write!(out, "<g id=\"{p}-{id}\" class=\"bm-m\">");
        for region in regions {
            let lit = if self.primary.contains(&region.muscle) {
                " class=\"bm-p\"".to_owned()
            } else if self.secondary.contains(&region.muscle) {
                format!(" class=\"bm-s\" fill=\"url(#{p}-h)\"")
            } else if self.detail == Detail::Lit {
                continue;
            } else {
                String::new()
            };
            let _ = write!(out, "<path{lit} d=\"{}\"/>", region.path);
        }
        if id == "f" && self.detail == Detail::Full {
            lines(out);
        }
        let _ = write!(out, "</g><use href=\"#{p}-{id}\" class=\"bm-m\" transform=\"scale(-1 1)\"/></g>");
    }
}

/// The drawing as a menu: each region of a muscle to which `link` gives a name and an address leads there.
pub fn menu(prefix: &str, title: &str, link: impl Fn(&str) -> Option<(String, String)>) -> String {
    let mut out = open(prefix, title, None, "group");
    for (id, x, regions) in views() {
        let _ = write!(out, "<g transform=\"translate({x})\">");
        body(prefix, &mut out);
        out.push_str("<g class=\"bm-m\">");
        let mut seen: Vec<&str> = Vec::new();
        for region in regions {
            if seen.contains(&region.muscle) {
                continue;
            }
            seen.push(region.muscle);
            let own = format!("{prefix}-{id}-{}", region.muscle);
            let mut half = format!("<g id=\"{own}\">");
            for same in regions.iter().filter(|r| r.muscle == region.muscle) {
                let _ = write!(half, "<path d=\"{}\"/>", same.path);
            }
            let _ = write!(half, "</g><use href=\"#{own}\" transform=\"scale(-1 1)\"/>");
            match link(region.muscle) {
                Some((name, href)) => {
                    let name = escaped(&name);
                    let _ =
                        write!(out, "<a class=\"bm-a\" href=\"{}\" aria-label=\"{name}\"><title>{name}</title>{half}</a>", escaped(&href));
                }
                None => out.push_str(&half),
            }
        }
        if id == "f" {
            out.push_str("<g>");
            lines(&mut out);
            out.push_str("</g><g transform=\"scale(-1 1)\">");
            lines(&mut out);
            out.push_str("</g>");
        }
        out.push_str("</g></g>");
    }
    out.push_str("</svg>");
    out
}

/// Both views: id, place from the left, regions.
fn views() -> [(&'static str, u32, &'static [Region]); 2] {
    [("f", 300, &PARTS.front), ("k", 900, &PARTS.back)]
}

/// The beginning of the drawing, with the half silhouette to be used four times.
fn open(prefix: &str, title: &str, description: Option<&str>, role: &str) -> String {
    let described = if description.is_some() { format!(" {prefix}-d") } else { String::new() };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"bm\" viewBox=\"20 12 1160 1230\" role=\"{role}\" aria-labelledby=\"{prefix}-t{described}\">\
         <title id=\"{prefix}-t\">{}</title>",
        escaped(title)
    );
    if let Some(text) = description {
        let _ = write!(out, "<desc id=\"{prefix}-d\">{}</desc>", escaped(text));
    }
    let _ = write!(out, "<defs><g id=\"{prefix}-b\">");
    for path in &PARTS.body {
        let _ = write!(out, "<path d=\"{path}\"/>");
    }
    out.push_str("</g></defs>");
    out
}

/// The silhouette: its outline, which shows on paper, and its filling.
fn body(prefix: &str, out: &mut String) {
    for class in ["bm-o", "bm-bd"] {
        let _ = write!(out, "<g class=\"{class}\"><use href=\"#{prefix}-b\"/><use href=\"#{prefix}-b\" transform=\"scale(-1 1)\"/></g>");
    }
}

fn lines(out: &mut String) {
    for path in &PARTS.lines {
        let _ = write!(out, "<path class=\"bm-l\" d=\"{path}\"/>");
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{Detail, Map, has, menu};

    const MUSCLES: &str = "quads hamstrings adductors calves tibialis hip-flexors glutes abductors lats upper-back traps erectors chest \
                           front-delts side-delts rear-delts rotator-cuff biceps triceps forearms abs obliques neck";

    #[test]
    fn every_muscle_of_level_one_has_a_region() {
        for muscle in MUSCLES.split_whitespace() {
            assert!(has(muscle), "{muscle}");
        }
        assert!(!has("serratus"));
    }

    #[test]
    fn what_is_lit_shows_without_colour_and_ids_have_the_prefix() {
        let map =
            Map { prefix: "m1", title: "A & B", description: "d", primary: &["glutes"], secondary: &["erectors"], detail: Detail::Full };
        let full = map.draw();
        assert_eq!(full.matches("bm-p").count(), 1);
        assert_eq!(full.matches("fill=\"url(#m1-h)\"").count(), 1);
        assert!(full.contains("A &amp; B"));
        assert_eq!(full.matches("id=\"").count(), full.matches("id=\"m1-").count());
        assert!(Map { detail: Detail::Lit, ..map }.draw().len() < full.len() / 2);
    }

    #[test]
    fn a_menu_leads_somewhere_from_each_muscle_once_a_view() {
        let drawn = menu("m", "Muscles", |id| (id == "chest").then(|| ("Chest".into(), "chest.html".into())));
        assert_eq!(drawn.matches("<a ").count(), 1);
    }
}
