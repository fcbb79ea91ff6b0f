//! WebP files, chunk by chunk.

use super::facts::Size;

/// Each chunk: its name, what stands in it, and all of it with its filling.
fn chunks(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8], &[u8])> {
    let mut at = 12;
    std::iter::from_fn(move || {
        let head = bytes.get(at..at + 8)?;
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let end = at.checked_add(8)?.checked_add(length)?;
        let (start, filled) = (at, (end + length % 2).min(bytes.len()));
        at = filled;
        Some((&bytes[start..start + 4], bytes.get(start + 8..end)?, &bytes[start..filled]))
    })
}

/// The size that the first chunk says.
pub(super) fn size(bytes: &[u8]) -> Option<Size> {
    let (name, data, _) = chunks(bytes).next()?;
    let byte = |at: usize| data.get(at).copied().map(u32::from);
    let (width, height) = match name {
        b"VP8X" => {
            let side = |at: usize| Some((byte(at)? | byte(at + 1)? << 8 | byte(at + 2)? << 16) + 1);
            (side(4)?, side(7)?)
        }
        b"VP8 " => {
            let side = |at: usize| Some((byte(at)? | byte(at + 1)? << 8) & 0x3fff);
            (side(6)?, side(8)?)
        }
        b"VP8L" => {
            let bits = byte(1)? | byte(2)? << 8 | byte(3)? << 16 | byte(4)? << 24;
            ((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1)
        }
        _ => return None,
    };
    Size::new(width, height)
}

/// What a camera wrote.
pub(super) fn exif(bytes: &[u8]) -> Option<&[u8]> {
    chunks(bytes).find(|(name, ..)| *name == b"EXIF").map(|(_, data, _)| data)
}

/// The file without what a camera or an editor wrote about it.
pub(super) fn plain(bytes: &[u8]) -> Vec<u8> {
    let mut body = Vec::with_capacity(bytes.len());
    for (name, data, whole) in chunks(bytes) {
        if matches!(name, b"EXIF" | b"XMP ") {
            continue;
        }
        let start = body.len();
        body.extend(whole);
        if name == b"VP8X" && !data.is_empty() {
            // It no longer says that there is EXIF (8) or XMP (4).
            body[start + 8] &= !0x0c;
        }
    }
    let length = u32::try_from(body.len() + 4).unwrap_or(u32::MAX);
    [b"RIFF", &length.to_le_bytes()[..], b"WEBP", &body].concat()
}

#[cfg(test)]
mod tests {
    use super::{exif, plain, size};
    use crate::picture::Size;

    #[test]
    fn nothing_but_the_picture_is_published() {
        let extended = |flags: u8| [&b"VP8X\x0a\0\0\0"[..], &[flags, 0, 0, 0, 31, 0, 0, 15, 0, 0]].concat();
        let file = |flags: u8, more: &[u8]| {
            let body = [&extended(flags), &b"VP8L\x05\0\0\0\x2f\x1f\xc0\x03\0\0"[..], more].concat();
            [b"RIFF", &u32::try_from(body.len() + 4).unwrap().to_le_bytes()[..], b"WEBP", &body].concat()
        };
        let told = file(0x1c, b"EXIF\x03\0\0\0MM\0\0XMP \x02\0\0\0ab");
        assert_eq!(exif(&told), Some(&b"MM\0"[..]));
        assert_eq!(plain(&told), file(0x10, b""));
        assert_eq!(size(&told), Size::new(32, 16));
    }
}
