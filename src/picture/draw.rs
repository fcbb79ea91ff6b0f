//! Smaller pictures, and upright ones.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::facts::{Facts, Format, Kept, Size, Trouble};
use super::limit::Pass;
use super::pixels::Pixels;

/// Changes with everything that changes the bytes of a drawn picture.
pub const RECIPE: u32 = 1;

/// A picture to be made of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Want {
    /// So many pixels wide; at most as wide as the original.
    Width(u32),
    /// As large as it is, upright.
    Upright,
}

/// What a picture is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// For photos.
    Jpeg,
    /// For drawings, and for what has transparent parts.
    Png,
}

impl Facts {
    /// What smaller ones are written as; nothing for a format that is published as it is.
    pub fn encoding(&self) -> Option<Encoding> {
        match self.format {
            Format::Jpeg | Format::Png(Kept::Photo) => Some(Encoding::Jpeg),
            Format::Png(Kept::Drawing) => Some(Encoding::Png),
            Format::Other => None,
        }
    }
}

/// The pictures that are wanted of one, all from decoding it once, upright and with nothing said beside their pixels.
///
/// Waits while too much is being decoded by others.
///
/// # Errors
/// [`Trouble::Broken`] when the pixels cannot be read.
pub fn draw(bytes: &[u8], facts: &Facts, wants: &[Want]) -> Result<Vec<Vec<u8>>, Trouble> {
    let _pass = Pass::take(facts.size.map_or(0, Size::pixels));
    // A decoder that panics on a broken file has shown that the file is broken.
    let drawn = catch_unwind(AssertUnwindSafe(|| {
        let pixels = match facts.format {
            Format::Jpeg => Pixels::of_jpeg(bytes),
            Format::Png(_) => Pixels::of_png(bytes),
            Format::Other => None,
        }?;
        (Some(facts.turn.size(pixels.size)) == facts.size).then_some(())?;
        wants.iter().map(|want| one(&pixels, facts, *want)).collect()
    }));
    drawn.ok().flatten().ok_or(Trouble::Broken)
}

fn one(pixels: &Pixels, facts: &Facts, want: Want) -> Option<Vec<u8>> {
    let shown = facts.turn.size(pixels.size);
    let size = match want {
        Want::Width(width) => shown.to_width(width.min(shown.width)),
        Want::Upright => shown,
    };
    // Made smaller first: there is less to turn.
    let upright = facts.turn.apply(pixels.resized(facts.turn.size(size))?);
    match (want, facts.format) {
        // The original keeps its name, and so its format.
        (Want::Upright, Format::Png(_)) => upright.to_png(),
        _ if facts.encoding()? == Encoding::Png => upright.to_png(),
        _ => upright.to_jpeg(),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Want, draw};
    use crate::base::fingerprint::Fingerprint;
    use crate::picture::exif::tests::exif;
    use crate::picture::jpeg::tests::with_exif;
    use crate::picture::pixels::Pixels;
    use crate::picture::{Size, Trouble, look};

    /// A picture with an upper left corner that is lighter than the rest, and a pattern.
    fn pixels(width: u32, height: u32, channels: u8) -> Pixels {
        let mut data = Vec::new();
        for y in 0..height {
            for x in 0..width {
                let corner = u8::from(x < width / 2 && y < height / 2) * 120;
                for channel in 0..channels {
                    let seed = (x + y * 1009 + u32::from(channel) * 7919).wrapping_mul(2_654_435_761);
                    let noise = (seed ^ (seed >> 15)).wrapping_mul(2_246_822_519) >> 20;
                    data.push(corner + u8::try_from(noise % 90).unwrap());
                }
            }
        }
        Pixels { size: Size { width, height }, channels, data, icc: None }
    }

    pub(in crate::picture) fn jpeg(width: u32, height: u32) -> Vec<u8> {
        pixels(width, height, 3).to_jpeg().unwrap()
    }

    pub(in crate::picture) fn png(width: u32, height: u32, channels: u8) -> Vec<u8> {
        pixels(width, height, channels).to_png().unwrap()
    }

    fn corner(p: &Pixels) -> (bool, bool) {
        let mean = |x0: u32, y0: u32| {
            let (w, h, c) = (p.size.width, p.size.height, usize::from(p.channels));
            let at = |x: u32, y: u32| u64::from(p.data[(y as usize * w as usize + x as usize) * c]);
            let cells = (0..h / 3).flat_map(|y| (0..w / 3).map(move |x| (x, y)));
            cells.map(|(x, y)| at(x0 + x, y0 + y)).sum::<u64>() / u64::from((w / 3) * (h / 3))
        };
        let (right, bottom) = (p.size.width - p.size.width / 3, p.size.height - p.size.height / 3);
        let lightest = [(0, 0), (right, 0), (0, bottom), (right, bottom)].into_iter().max_by_key(|(x, y)| mean(*x, *y)).unwrap();
        (lightest.0 == 0, lightest.1 == 0)
    }

    #[test]
    fn every_orientation_is_drawn_upright_and_nothing_is_told() {
        // Where the light corner of the stored picture is seen, left and top, for each orientation.
        let case = |orientation: u16, want: (bool, bool)| {
            let bytes = with_exif(&jpeg(96, 64), &exif(orientation, true, true));
            let facts = look(&bytes).unwrap();
            let drawn = draw(&bytes, &facts, &[Want::Width(48), Want::Upright]).unwrap();
            for (bytes, width) in drawn.iter().zip([48, facts.size.unwrap().width]) {
                let again = look(bytes).unwrap();
                assert_eq!(again.size, Some(facts.size.unwrap().to_width(width)));
                assert!(again.turn.is_none() && !crate::picture::tells_place(bytes), "{orientation}");
                assert_eq!(crate::picture::plain(bytes).as_deref(), Some(&**bytes), "{orientation}");
                assert_eq!(corner(&Pixels::of_jpeg(bytes).unwrap()), want, "{orientation}");
            }
        };
        case(1, (true, true));
        case(2, (false, true));
        case(3, (false, false));
        case(4, (true, false));
        case(5, (true, true));
        case(6, (false, true));
        case(7, (false, false));
        case(8, (true, false));
    }

    #[test]
    fn photos_become_jpegs_and_drawings_stay_png() {
        let case = |bytes: &[u8], want: &[u8]| {
            let drawn = draw(bytes, &look(bytes).unwrap(), &[Want::Width(20)]).unwrap();
            assert!(drawn[0].starts_with(want));
        };
        case(&jpeg(40, 30), b"\xff\xd8");
        case(&png(40, 30, 3), b"\xff\xd8");
        case(&png(40, 30, 1), b"\xff\xd8");
        case(&png(40, 30, 4), b"\x89PNG");
        case(&png(40, 30, 2), b"\x89PNG");
    }

    #[test]
    fn nothing_is_made_larger() {
        let bytes = jpeg(40, 30);
        let drawn = draw(&bytes, &look(&bytes).unwrap(), &[Want::Width(400)]).unwrap();
        assert_eq!(look(&drawn[0]).unwrap().size, Size::new(40, 30));
    }

    #[test]
    fn what_cannot_be_decoded_is_broken() {
        let mut bytes = png(40, 30, 4);
        let middle = bytes.len() / 2;
        bytes[middle] ^= 0xff;
        assert_eq!(draw(&bytes, &look(&bytes).unwrap(), &[Want::Width(20)]), Err(Trouble::Broken));
    }

    /// These are the bytes on every machine: a processor that resizes or writes otherwise fails here.
    #[test]
    fn the_bytes_are_the_same_everywhere() {
        let of = |bytes: &[u8]| Fingerprint::of(&draw(bytes, &look(bytes).unwrap(), &[Want::Width(33)]).unwrap()[0]).to_string();
        let got = [of(&jpeg(100, 75)), of(&png(100, 75, 3)), of(&png(100, 75, 4))];
        assert_eq!(got, ["23de2f8df56bc3553efeb85269c72ce7", "14435bb3004cea7c635711848d3eac95", "1712289365965de4fc36adde28b9edab"]);
    }
}
