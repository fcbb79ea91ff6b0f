//! The drawing of the body, front and back, with muscles lit.

use std::fmt::Write as _;
use std::sync::LazyLock;

use crate::markup::escaped;

pub use super::view::Shade;

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
    /// The muscles that stand out; of two entries for one muscle the first counts.
    pub lit: &'a [Lit<'a>],
}

/// A muscle that stands out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lit<'a> {
    /// Its id.
    pub muscle: &'a str,
    /// How it is drawn.
    pub shade: Shade,
    /// What a pointer over it, or a screen reader, is told: `Glutes, 12½ sets a week`.
    pub name: String,
    /// The muscle's page.
    pub href: Option<String>,
}

impl Shade {
    const ALL: [Shade; 4] = [Shade::Dotted, Shade::Striped, Shade::Solid, Shade::Lattice];

    /// Its class, and the letter that ends the id of its pattern.
    fn class(self) -> (&'static str, Option<char>) {
        match self {
            Shade::Dotted => ("bm-d", Some('o')),
            Shade::Striped => ("bm-s", Some('h')),
            Shade::Solid => ("bm-p", None),
            Shade::Lattice => ("bm-x", Some('x')),
        }
    }

    /// Its pattern, repeated every 7 units of the drawing; it is a square turned by an eighth.
    fn pattern(self) -> &'static str {
        match self {
            Shade::Dotted => "<path class=\"bm-hb\" d=\"M0 0h7v7H0z\"/><circle class=\"bm-hd\" cx=\"3.5\" cy=\"3.5\" r=\"1.3\"/>",
            Shade::Striped => "<path class=\"bm-hb\" d=\"M0 0h7v7H0z\"/><path class=\"bm-hl\" d=\"M1.5 0v7\"/>",
            Shade::Solid => "",
            Shade::Lattice => "<path class=\"bm-hf\" d=\"M0 0h7v7H0z\"/><path class=\"bm-hx\" d=\"M3.5 0v7M0 3.5h7\"/>",
        }
    }
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
    /// The drawing as inline SVG. What stands out leads to its muscle's page, where it has one.
    pub fn draw(&self) -> String {
        let linked = self.lit.iter().any(|lit| lit.href.is_some() && has(lit.muscle));
        let mut out = open(self.prefix, self.title, Some(self.description), if linked { "group" } else { "img" });
        for shade in Shade::ALL {
            let used = self.lit.iter().any(|lit| lit.shade == shade && has(lit.muscle));
            if let (true, Some(letter)) = (used, shade.class().1) {
                let (p, pattern) = (self.prefix, shade.pattern());
                let _ = write!(
                    out,
                    "<defs><pattern id=\"{p}-{letter}\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">{pattern}</pattern></defs>"
                );
            }
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
        let lit = |region: &Region| self.lit.iter().find(|lit| lit.muscle == region.muscle);
        let _ = write!(out, "<g id=\"{p}-{id}\" class=\"bm-m\">");
        for region in regions.iter().filter(|region| lit(region).is_none()) {
            let _ = write!(out, "<path d=\"{}\"/>", region.path);
        }
        if id == "f" {
            lines(out);
        }
        let _ = write!(out, "</g><use href=\"#{p}-{id}\" class=\"bm-m\" transform=\"scale(-1 1)\"/>");
        let mut seen: Vec<&str> = Vec::new();
        for (region, lit) in regions.iter().filter_map(|region| Some((region, lit(region)?))) {
            if !seen.contains(&region.muscle) {
                seen.push(region.muscle);
                self.stand_out(id, lit, &half(&format!("{p}-{id}-{}", region.muscle), regions, region.muscle), out);
            }
        }
        out.push_str("</g>");
    }

    /// Both halves of a muscle, with its name.
    fn stand_out(&self, view: &str, lit: &Lit<'_>, halves: &str, out: &mut String) {
        let (class, letter) = lit.shade.class();
        let fill = letter.map_or(String::new(), |letter| format!(" fill=\"url(#{}-{letter})\"", self.prefix));
        let name = escaped(&lit.name);
        let title = format!("<title>{name}</title>");
        match &lit.href {
            Some(href) => {
                // A muscle that is seen from both sides is one stop for the keyboard.
                let front = PARTS.front.iter().any(|region| region.muscle == lit.muscle);
                let again = if view == "k" && front { " tabindex=\"-1\"" } else { "" };
                let href = escaped(href);
                let _ = write!(out, "<a class=\"bm-r {class}\"{fill} href=\"{href}\" aria-label=\"{name}\"{again}>{title}{halves}</a>");
            }
            None => drop(write!(out, "<g class=\"{class}\"{fill}>{title}{halves}</g>")),
        }
    }
}

/// A muscle's regions in one view, and their mirror image.
fn half(own: &str, regions: &[Region], muscle: &str) -> String {
    let mut half = format!("<g id=\"{own}\">");
    for same in regions.iter().filter(|r| r.muscle == muscle) {
        let _ = write!(half, "<path d=\"{}\"/>", same.path);
    }
    let _ = write!(half, "</g><use href=\"#{own}\" transform=\"scale(-1 1)\"/>");
    half
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
            let half = half(&format!("{prefix}-{id}-{}", region.muscle), regions, region.muscle);
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
    [("f", 150, &PARTS.front), ("k", 450, &PARTS.back)]
}

/// The beginning of the drawing, with the half silhouette to be used four times.
fn open(prefix: &str, title: &str, description: Option<&str>, role: &str) -> String {
    let described = if description.is_some() { format!(" {prefix}-d") } else { String::new() };
    let mut out = format!(
        "<svg class=\"bm\" viewBox=\"10 6 580 615\" role=\"{role}\" aria-labelledby=\"{prefix}-t{described}\">\
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

#[cfg(test)]
mod tests {
    use super::{Lit, Map, Shade, has, menu};

    const MUSCLES: &str = "quads hamstrings adductors calves tibialis hip-flexors glutes abductors lats upper-back traps erectors chest \
                           front-delts side-delts rear-delts rotator-cuff biceps triceps forearms abs obliques neck";

    #[test]
    fn every_muscle_of_level_one_has_a_region() {
        for muscle in MUSCLES.split_whitespace() {
            assert!(has(muscle), "{muscle}");
        }
        assert!(!has("serratus"));
    }

    fn lit<'a>(muscle: &'a str, shade: Shade, href: Option<&str>) -> Lit<'a> {
        Lit { muscle, shade, name: format!("the {muscle}"), href: href.map(str::to_owned) }
    }

    #[test]
    fn what_is_lit_shows_without_colour_and_ids_have_the_prefix() {
        let all = [
            lit("glutes", Shade::Solid, None),
            lit("erectors", Shade::Striped, None),
            lit("calves", Shade::Dotted, None),
            lit("lats", Shade::Lattice, None),
            lit("serratus", Shade::Solid, None),
        ];
        let map = Map { prefix: "m1", title: "A & B", description: "d", lit: &all };
        let full = map.draw();
        for (class, times) in [("\"bm-p\"", 1), ("\"bm-s\"", 1), ("\"bm-d\"", 2), ("\"bm-x\"", 2), ("fill=\"url(#m1-h)\"", 1)] {
            assert_eq!(full.matches(class).count(), times, "{class}");
        }
        assert!(full.contains("A &amp; B") && full.contains("role=\"img\""));
        assert_eq!(full.matches("id=\"").count(), full.matches("id=\"m1-").count());
    }

    #[test]
    fn what_is_lit_leads_to_its_muscle_and_says_its_name() {
        let all = [lit("glutes", Shade::Solid, Some("glutes.html")), lit("calves", Shade::Striped, Some("c.html?a=\"b\""))];
        let map = Map { prefix: "m", title: "t", description: "d", lit: &all }.draw();
        assert!(map.contains("role=\"group\""));
        assert!(map.contains("href=\"glutes.html\" aria-label=\"the glutes\"><title>the glutes</title>"));
        // The calves are seen from both sides, and the keyboard stops there once.
        assert_eq!(map.matches("href=\"c.html?a=&quot;b&quot;\"").count(), 2);
        assert_eq!(map.matches("tabindex=\"-1\"").count(), 1);
    }

    #[test]
    fn a_menu_leads_somewhere_from_each_muscle_once_a_view() {
        let drawn = menu("m", "Muscles", |id| (id == "chest").then(|| ("Chest".into(), "chest.html".into())));
        assert_eq!(drawn.matches("<a ").count(), 1);
    }
}
