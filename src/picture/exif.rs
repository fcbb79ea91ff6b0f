//! The two things of EXIF that matter here: how a camera was held, and whether a place is told.

use super::turn::Turn;

/// The tag of the orientation, and of the table of places.
const ORIENTATION: u16 = 0x0112;
const PLACE: u16 = 0x8825;

/// How the picture must be turned to stand upright; as it is where EXIF does not say or makes no sense.
pub(super) fn turn(exif: &[u8]) -> Turn {
    let value = entry(exif, ORIENTATION).and_then(|(tiff, at)| tiff.short(at + 8));
    value.and_then(|n| Turn::of(u32::from(n))).unwrap_or_default()
}

/// Whether the table of places is there.
pub(super) fn has_place(exif: &[u8]) -> bool {
    entry(exif, PLACE).is_some()
}

/// The bytes of EXIF: a TIFF file without a picture.
#[derive(Clone, Copy)]
struct Tiff<'a> {
    bytes: &'a [u8],
    little: bool,
}

impl Tiff<'_> {
    fn short(self, at: usize) -> Option<u16> {
        let two: [u8; 2] = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    }

    fn long(self, at: usize) -> Option<u32> {
        let four: [u8; 4] = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) })
    }
}

/// Where the first table's entry of a tag stands.
fn entry(exif: &[u8], tag: u16) -> Option<(Tiff<'_>, usize)> {
    let bytes = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    let little = match bytes.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let tiff = Tiff { bytes, little };
    let table = usize::try_from(tiff.long(4)?).ok()?;
    let count = usize::from(tiff.short(table)?);
    (0..count).map(|n| table + 2 + n * 12).find(|at| tiff.short(*at) == Some(tag)).map(|at| (tiff, at))
}

#[cfg(test)]
pub(super) mod tests {
    use super::{has_place, turn};
    use crate::picture::Turn;

    /// EXIF with an orientation and, if asked, a table of places.
    pub(in crate::picture) fn exif(orientation: u16, place: bool, little: bool) -> Vec<u8> {
        let short = |n: u16| if little { n.to_le_bytes() } else { n.to_be_bytes() };
        let long = |n: u32| if little { n.to_le_bytes() } else { n.to_be_bytes() };
        let mut out = if little { b"II*\0".to_vec() } else { b"MM\0*".to_vec() };
        out.extend(long(8));
        out.extend(short(1 + u16::from(place)));
        for part in [short(0x0112), short(3)] {
            out.extend(part);
        }
        out.extend(long(1));
        out.extend(short(orientation));
        out.extend([0, 0]);
        if place {
            out.extend(short(0x8825));
            out.extend(short(4));
            out.extend(long(1));
            out.extend(long(0));
        }
        out.extend(long(0));
        out
    }

    #[test]
    fn the_orientation_and_a_place_are_found_in_either_order_of_bytes() {
        for little in [true, false] {
            for n in 1..=8 {
                assert_eq!(Some(turn(&exif(n, false, little))), Turn::of(u32::from(n)), "{n}");
            }
            assert!(has_place(&exif(1, true, little)) && !has_place(&exif(1, false, little)));
            assert_eq!(turn(&exif(9, false, little)), Turn::default());
        }
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_are_too_odd(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..60), start in 0usize..4) {
            let head: &[u8] = [&b"II*\0"[..], b"MM\0*", b"Exif\0\0II*\0", b""][start];
            let all = [head, &bytes].concat();
            let _ = (turn(&all), has_place(&all));
        }
    }
}
