//! What a picture is, from its bytes, without decoding it.

use super::turn::Turn;
use super::{exif, jpeg, limit, png, svg, webp};

/// The longest side that a JPEG has, in pixels.
const LONGEST_JPEG: u32 = 65_535;

/// What a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Its format.
    pub format: Format,
    /// Its size in pixels as a reader sees it, upright; nothing where its file does not say.
    pub size: Option<Size>,
    /// How it must be turned to stand upright.
    pub turn: Turn,
}

/// Width and height in pixels, neither of them 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Size {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// The formats that browsers show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A photo.
    Jpeg,
    /// A PNG that stands still.
    Png(Kept),
    /// Anything else that browsers show, published as it is: GIF, WebP, AVIF, SVG, an animated PNG.
    Other,
}

/// As what smaller ones of a PNG are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// As PNG: it is a drawing, or parts of it are transparent.
    Drawing,
    /// As JPEG: it is opaque, and holds as much as only a photo does.
    Photo,
}

/// Why a picture cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The bytes are no picture.
    NotAPicture,
    /// The file ends before the picture does, or its pixels make no sense.
    Broken,
    /// A format that most browsers do not show, by its name.
    Foreign(&'static str),
    /// More pixels than are decoded.
    TooLarge(Size),
}

impl Size {
    /// A size, unless one of the two is 0.
    pub fn new(width: u32, height: u32) -> Option<Self> {
        (width > 0 && height > 0).then_some(Self { width, height })
    }

    /// How many pixels there are.
    pub fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// The size of this shape that is `width` wide.
    #[must_use]
    pub fn to_width(self, width: u32) -> Self {
        let (full, height) = (u64::from(self.width), u64::from(self.height));
        let height = (height * u64::from(width) + full / 2) / full;
        Self { width, height: u32::try_from(height).unwrap_or(u32::MAX).max(1) }
    }
}

/// What the first bytes say of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Jpeg,
    Png,
    WebP,
    Gif,
    Svg,
    Other,
    Foreign(&'static str),
    Unknown,
}

pub(super) fn kind(bytes: &[u8]) -> Kind {
    let brand = bytes.get(4..8).filter(|b| *b == b"ftyp").and_then(|_| bytes.get(8..12));
    match (bytes, brand) {
        (_, Some(b"avif" | b"avis")) => Kind::Other,
        (_, Some(b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1")) => Kind::Foreign("HEIC"),
        ([0xff, 0xd8, 0xff, ..], _) => Kind::Jpeg,
        (b, _) if b.starts_with(png::SIGNATURE) => Kind::Png,
        (b, _) if b.starts_with(b"GIF87a") || b.starts_with(b"GIF89a") => Kind::Gif,
        (b, _) if b.starts_with(b"RIFF") && b.get(8..12) == Some(b"WEBP") => Kind::WebP,
        (b, _) if b.starts_with(b"BM") && b.len() > 26 || b.starts_with(&[0, 0, 1, 0]) => Kind::Other,
        (b, _) if b.starts_with(b"II*\0") || b.starts_with(b"MM\0*") => Kind::Foreign("TIFF"),
        (b, _) if b.starts_with(b"8BPS") => Kind::Foreign("Photoshop"),
        (b, _) if b.starts_with(b"%PDF") => Kind::Foreign("PDF"),
        (b, _) if b.starts_with(&[0xff, 0x0a]) || b.starts_with(b"\0\0\0\x0cJXL ") => Kind::Foreign("JPEG XL"),
        (b, _) if svg::is(b) => Kind::Svg,
        _ => Kind::Unknown,
    }
}

/// What a picture is, found before anything is decoded.
///
/// # Errors
/// Why it cannot be used.
pub fn look(bytes: &[u8]) -> Result<Facts, Trouble> {
    let other = |size| Facts { format: Format::Other, size, turn: Turn::default() };
    let facts = match kind(bytes) {
        Kind::Jpeg => {
            let size = jpeg::size(bytes).ok_or(Trouble::Broken)?;
            let turn = jpeg::exif(bytes).map(exif::turn).unwrap_or_default();
            Facts { format: Format::Jpeg, size: Some(turn.size(size)), turn }
        }
        Kind::Png => {
            let header = png::header(bytes).ok_or(Trouble::Broken)?;
            if header.animated {
                return Ok(other(Some(header.size)));
            }
            let turn = png::exif(bytes).map(exif::turn).unwrap_or_default();
            // A drawing takes a bit or two a pixel, a photo a dozen. A JPEG cannot be as long as a PNG.
            let short = header.size.width.max(header.size.height) <= LONGEST_JPEG;
            let photo = short && !header.alpha && bytes.len() as u64 * 8 > header.size.pixels() * 4;
            let kept = if photo { Kept::Photo } else { Kept::Drawing };
            Facts { format: Format::Png(kept), size: Some(turn.size(header.size)), turn }
        }
        Kind::WebP => other(webp::size(bytes)),
        Kind::Gif => {
            let side = |at: usize| bytes.get(at..at + 2).map(|b| u32::from(b[0]) | u32::from(b[1]) << 8);
            other(Some(side(6).zip(side(8)).and_then(|(w, h)| Size::new(w, h)).ok_or(Trouble::Broken)?))
        }
        Kind::Svg => other(svg::size(bytes)),
        Kind::Other => other(None),
        Kind::Foreign(name) => return Err(Trouble::Foreign(name)),
        Kind::Unknown => return Err(Trouble::NotAPicture),
    };
    match facts.size.filter(|size| facts.format != Format::Other && size.pixels() > limit::MOST) {
        Some(size) => Err(Trouble::TooLarge(size)),
        None => Ok(facts),
    }
}

#[cfg(test)]
mod tests {
    use super::{Facts, Format, Kept, Size, Trouble, look};
    use crate::picture::Turn;
    use crate::picture::draw::tests::{jpeg, png};
    use crate::picture::draw::{Want, draw};
    use crate::picture::exif::tests::exif;
    use crate::picture::jpeg::tests::with_exif;

    #[expect(clippy::unnecessary_wraps, reason = "it reads as what is looked for")]
    fn facts(format: Format, width: u32, height: u32) -> Result<Facts, Trouble> {
        Ok(Facts { format, size: Size::new(width, height), turn: Turn::default() })
    }

    #[test]
    fn a_picture_is_known_by_its_first_bytes() {
        let case = |bytes: &[u8], want: Result<Facts, Trouble>| assert_eq!(look(bytes), want);
        case(&jpeg(40, 30), facts(Format::Jpeg, 40, 30));
        case(&png(64, 64, 4), facts(Format::Png(Kept::Drawing), 64, 64));
        case(&png(64, 64, 3), facts(Format::Png(Kept::Photo), 64, 64));
        case(b"GIF89a\x05\x00\x04\x01;", facts(Format::Other, 5, 260));
        case(b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x1f\0\0\x0f\0\0", facts(Format::Other, 32, 16));
        case(b"<svg viewBox=\"0 0 24 12\"></svg>", facts(Format::Other, 24, 12));
        case(b"\0\0\0\x20ftypavif", Ok(Facts { format: Format::Other, size: None, turn: Turn::default() }));
        case(b"\0\0\0\x20ftypheic", Err(Trouble::Foreign("HEIC")));
        case(b"II*\0abcd", Err(Trouble::Foreign("TIFF")));
        case(b"x", Err(Trouble::NotAPicture));
        case(b"", Err(Trouble::NotAPicture));
        case(&jpeg(40, 30)[..300], Err(Trouble::Broken));
        case(&png(9, 9, 3)[..60], Err(Trouble::Broken));
    }

    #[test]
    fn a_picture_that_lies_on_its_side_is_as_wide_as_it_stands() {
        let turned = look(&with_exif(&jpeg(40, 30), &exif(6, true, true))).unwrap();
        assert_eq!((turned.size, turned.turn), (Size::new(30, 40), Turn::of(6).unwrap()));
    }

    #[test]
    fn a_bomb_is_refused_by_what_it_says_of_itself() {
        let mut bomb = jpeg(40, 30);
        let frame = bomb.windows(2).position(|w| w == [0xff, 0xc0]).unwrap();
        bomb[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
        assert_eq!(look(&bomb), Err(Trouble::TooLarge(Size { width: 65535, height: 65535 })));
    }

    #[test]
    fn what_is_too_long_for_a_jpeg_stays_a_png() {
        let case = |width, height, kept| assert_eq!(look(&png(width, height, 3)).unwrap().format, Format::Png(kept), "{height}");
        case(2, 65_535, Kept::Photo);
        case(2, 65_536, Kept::Drawing);
        case(65_536, 2, Kept::Drawing);
        let long = png(2, 65_536, 3);
        let drawn = draw(&long, &look(&long).unwrap(), &[Want::Width(2), Want::Width(1)]).unwrap();
        assert_eq!(drawn.iter().map(|bytes| look(bytes).unwrap().size.unwrap().height).collect::<Vec<_>>(), [65_536, 32_768]);
    }

    #[test]
    fn smaller_sizes_keep_the_shape() {
        let case = |size: (u32, u32), width, height| {
            assert_eq!(Size::new(size.0, size.1).unwrap().to_width(width).height, height, "{size:?} to {width}");
        };
        case((850, 567), 360, 240);
        case((4032, 3024), 1440, 1080);
        case((5000, 1), 360, 1);
    }
}
