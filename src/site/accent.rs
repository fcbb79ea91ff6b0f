//! A guide's own accent colour, made readable on paper and in the dark.

use std::fmt;

/// The grounds that the theme's text stands on.
const PAPER: Colour = Colour([0xfb, 0xfa, 0xf6]);
const NIGHT: Colour = Colour([0x14, 0x18, 0x1a]);
const WHITE: Colour = Colour([0xff; 3]);
const BLACK: Colour = Colour([0; 3]);

/// The least contrast of text in light and in dark (WCAG 2.2 asks for 4.5).
const LIGHT_LEAST: f64 = 4.8;
const DARK_LEAST: f64 = 6.2;

/// A colour of eight bits a channel: `#0f766e`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// The colour written as `#0f766e` or `#0a6`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: Vec<u8> =
            text.strip_prefix('#')?.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect::<Option<_>>()?;
        match digits[..] {
            [r, g, b] => Some(Self([r * 17, g * 17, b * 17])),
            [r, r2, g, g2, b, b2] => Some(Self([r * 16 + r2, g * 16 + g2, b * 16 + b2])),
            _ => None,
        }
    }

    /// How well one colour is read on the other: 1 to 21, as WCAG counts.
    pub fn contrast(self, on: Self) -> f64 {
        let (a, b) = (self.luminance(), on.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let [r, g, b] = self.0.map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// `percent` of the other colour in this one.
    fn mixed(self, other: Self, percent: u16) -> Self {
        let mix = |a: u8, b: u8| u8::try_from((u16::from(a) * (100 - percent) + u16::from(b) * percent) / 100).unwrap_or(u8::MAX);
        Self([mix(self.0[0], other.0[0]), mix(self.0[1], other.0[1]), mix(self.0[2], other.0[2])])
    }

    /// The nearest mixture with `other` that is read well on `on`.
    fn until(self, other: Self, on: Self, least: f64) -> Self {
        (0..=100).step_by(2).map(|percent| self.mixed(other, percent)).find(|c| c.contrast(on) >= least).unwrap_or(other)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

/// The nearest colour that is read well as text on the theme's paper; nothing when `accent` is already.
pub fn readable(accent: Colour) -> Option<Colour> {
    let near = accent.until(BLACK, PAPER, LIGHT_LEAST);
    (near != accent).then_some(near)
}

/// The rules that give the theme its accent, to stand after its own.
///
/// By day it is the accent as it is; by night it is lightened until it is read well.
pub fn css(accent: Colour) -> String {
    let day = rules(accent, PAPER);
    let night = rules(accent.until(WHITE, NIGHT, DARK_LEAST), NIGHT);
    format!(
        "\n:root{{{day}}}\n@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{night}}}}}\n@media screen{{:root[data-theme=dark]{{{night}}}}}\n"
    )
}

fn rules(leaf: Colour, ground: Colour) -> String {
    let ink = [WHITE, leaf.mixed(BLACK, 85)].into_iter().find(|c| c.contrast(leaf) >= 4.5).unwrap_or(BLACK);
    let soft = (0..=14).rev().map(|percent| ground.mixed(leaf, percent)).find(|c| leaf.contrast(*c) >= 4.5).unwrap_or(ground);
    format!("--leaf:{leaf};--leaf-ink:{ink};--leaf-soft:{soft};--focus:{leaf}")
}

#[cfg(test)]
mod tests {
    use super::{Colour, NIGHT, css, readable};

    #[test]
    fn a_pale_accent_is_darkened_and_a_dark_one_stays() {
        let case = |text: &str, want: Option<&str>| {
            assert_eq!(readable(Colour::parse(text).unwrap()).map(|c| c.to_string()).as_deref(), want, "{text}");
        };
        case("#0f766e", None);
        case("#1b6548", None);
        case("#ffcc00", Some("#846a00"));
        assert_eq!(Colour::parse("teal"), None);
        assert_eq!(Colour::parse("#0a6"), Colour::parse("#00aa66"));
        assert_eq!(Colour::parse("#12é45"), None);
    }

    proptest::proptest! {
        #[test]
        fn every_accent_is_read_well_by_night(r: u8, g: u8, b: u8) {
            let rules = css(Colour([r, g, b]));
            let night = rules.split("=dark]{--leaf:").nth(1).and_then(|r| Colour::parse(&r[..7])).unwrap();
            proptest::prop_assert!(night.contrast(NIGHT) >= 6.2);
        }
    }
}
