//! How a camera was held, undone.

use super::facts::Size;
use super::pixels::Pixels;

/// What must be done to a picture's pixels so that it stands upright: the eight orientations of EXIF, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Turn(u8);

impl Default for Turn {
    fn default() -> Self {
        Self(1)
    }
}

impl Turn {
    /// The turn of an EXIF orientation, 1 to 8.
    pub fn of(orientation: u32) -> Option<Self> {
        u8::try_from(orientation).ok().filter(|n| (1..=8).contains(n)).map(Self)
    }

    /// Whether there is nothing to do.
    pub fn is_none(self) -> bool {
        self.0 == 1
    }

    /// The size that a picture has once it stands upright, or had before: lying on its side, the two change places.
    pub fn size(self, size: Size) -> Size {
        if self.0 < 5 { size } else { Size { width: size.height, height: size.width } }
    }

    /// The pixels, upright.
    pub(super) fn apply(self, raw: Pixels) -> Pixels {
        if self.is_none() {
            return raw;
        }
        let (size, each) = (self.size(raw.size), usize::from(raw.channels));
        let (right, bottom) = (raw.size.width - 1, raw.size.height - 1);
        let mut data = Vec::with_capacity(raw.data.len());
        for y in 0..size.height {
            for x in 0..size.width {
                let (from_x, from_y) = match self.0 {
                    2 => (right - x, y),
                    3 => (right - x, bottom - y),
                    4 => (x, bottom - y),
                    5 => (y, x),
                    6 => (y, bottom - x),
                    7 => (right - y, bottom - x),
                    _ => (right - y, x),
                };
                let at = (from_y as usize * raw.size.width as usize + from_x as usize) * each;
                data.extend_from_slice(&raw.data[at..at + each]);
            }
        }
        Pixels { size, data, ..raw }
    }
}

#[cfg(test)]
mod tests {
    use super::Turn;
    use crate::picture::Size;
    use crate::picture::pixels::Pixels;

    #[test]
    fn each_orientation_of_exif_is_undone() {
        // A 3 × 2 picture whose upright rows are `abc` and `def`, as a camera stores it when held in each way.
        let case = |orientation: u32, stored: &str, width: u32| {
            let height = 6 / width;
            let raw = Pixels { size: Size { width, height }, channels: 1, data: stored.into(), icc: None };
            let upright = Turn::of(orientation).unwrap().apply(raw);
            assert_eq!(upright.size, Size { width: 3, height: 2 }, "{orientation}");
            assert_eq!(String::from_utf8(upright.data).unwrap(), "abcdef", "{orientation}");
        };
        case(1, "abcdef", 3);
        case(2, "cbafed", 3);
        case(3, "fedcba", 3);
        case(4, "defabc", 3);
        case(5, "adbecf", 2);
        case(6, "cfbead", 2);
        case(7, "fcebda", 2);
        case(8, "daebfc", 2);
        assert_eq!((Turn::of(0), Turn::of(9)), (None, None));
    }
}
