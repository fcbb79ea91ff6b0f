//! PNG files, chunk by chunk.

use super::facts::Size;

/// How each PNG begins.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The chunks that make the picture and its colours, and an animation; all others are words about it.
const KEPT: [&[u8; 4]; 17] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"bKGD", b"hIST", b"pHYs", b"acTL",
    b"fcTL", b"fdAT",
];

/// What a PNG says of itself.
pub(super) struct Header {
    pub(super) size: Size,
    pub(super) alpha: bool,
    pub(super) animated: bool,
}

/// Each chunk: its name, what stands in it, and all of it. It ends with `IEND`, or with nothing where the file is cut.
fn chunks(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8], &[u8])> {
    let mut at = SIGNATURE.len();
    let mut ended = false;
    std::iter::from_fn(move || {
        let head = bytes.get(at..at + 8).filter(|_| !ended)?;
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let whole = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        at += length + 12;
        ended = &head[4..] == b"IEND";
        Some((&whole[4..8], &whole[8..8 + length], whole))
    })
}

/// What stands at the beginning; nothing when the file ends early.
pub(super) fn header(bytes: &[u8]) -> Option<Header> {
    let (_, first, _) = chunks(bytes).next().filter(|(name, ..)| *name == b"IHDR")?;
    let [w1, w2, w3, w4, h1, h2, h3, h4, _, colour, ..] = *first else { return None };
    let size = Size::new(u32::from_be_bytes([w1, w2, w3, w4]), u32::from_be_bytes([h1, h2, h3, h4]))?;
    let has = |wanted: &[u8; 4]| chunks(bytes).any(|(name, ..)| name == wanted);
    has(b"IEND").then(|| Header { size, alpha: matches!(colour, 4 | 6) || has(b"tRNS"), animated: has(b"acTL") })
}

/// What a camera wrote.
pub(super) fn exif(bytes: &[u8]) -> Option<&[u8]> {
    chunks(bytes).find(|(name, ..)| *name == b"eXIf").map(|(_, data, _)| data)
}

/// The file with its picture and its colours, as far as it goes, and nothing else.
pub(super) fn plain(bytes: &[u8]) -> Vec<u8> {
    let mut out = SIGNATURE.to_vec();
    for (name, _, chunk) in chunks(bytes) {
        if KEPT.iter().any(|kept| *kept == name) {
            out.extend(chunk);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{exif, plain};
    use crate::picture::draw::tests::png;

    #[test]
    fn nothing_but_the_picture_is_published() {
        let clean = png(9, 9, 3);
        let end = clean.len() - 12;
        let words = b"\0\0\0\x04tEXthomexxxx\0\0\0\x02eXIfMMxxxx";
        let told = [&clean[..end], words, &clean[end..], b"more"].concat();
        assert_eq!(exif(&told), Some(&b"MM"[..]));
        assert_eq!(plain(&told), clean);
        assert_eq!(plain(&told[..end + 20]), clean[..end]);
    }
}
