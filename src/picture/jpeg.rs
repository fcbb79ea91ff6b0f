//! JPEG files, segment by segment.

use std::ops::ControlFlow;

use super::facts::Size;

/// A segment: its marker, and what stands in it.
struct Segment<'a> {
    marker: u8,
    payload: &'a [u8],
    /// The segment from its marker on and, after the start of a scan, the scan.
    whole: &'a [u8],
}

/// Hands over each segment up to the end of the picture; false when the file ends before that.
fn segments<'a>(bytes: &'a [u8], mut each: impl FnMut(Segment<'a>) -> ControlFlow<()>) -> bool {
    let mut at = 2;
    loop {
        // Anything between segments, and filling before a marker, is passed over, as browsers do.
        let Some(skipped) = bytes.get(at..).and_then(|rest| rest.windows(2).position(|w| w[0] == 0xff && !matches!(w[1], 0 | 0xff))) else {
            return false;
        };
        let start = at + skipped;
        let marker = bytes[start + 1];
        at = start + 2;
        if marker == 0xd9 {
            let _ = each(Segment { marker, payload: &[], whole: &bytes[start..at] });
            return true;
        }
        if matches!(marker, 0x01 | 0xd0..=0xd8) {
            continue;
        }
        let Some(length) = bytes.get(at..at + 2).map(|b| usize::from(b[0]) << 8 | usize::from(b[1])) else { return false };
        let Some(payload) = bytes.get(at + 2..at + length.max(2)) else { return false };
        at += length.max(2);
        if marker == 0xda {
            at += scan(&bytes[at..]);
        }
        if each(Segment { marker, payload, whole: &bytes[start..at] }).is_break() {
            return true;
        }
    }
}

/// How many bytes a scan has: up to a marker that is neither a stuffed byte nor a restart.
fn scan(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|b| *b == 0xff) {
        at += next;
        match bytes.get(at + 1) {
            Some(0 | 0xd0..=0xd7) => at += 2,
            Some(0xff) => at += 1,
            Some(_) => return at,
            None => break,
        }
    }
    bytes.len()
}

/// The size as stored; nothing when the file ends early or has no frame.
pub(super) fn size(bytes: &[u8]) -> Option<Size> {
    let mut size = None;
    let whole = segments(bytes, |segment| {
        let frame = matches!(segment.marker, 0xc0..=0xcf) && !matches!(segment.marker, 0xc4 | 0xc8 | 0xcc);
        if let (true, [_, h1, h2, w1, w2, ..]) = (frame && size.is_none(), segment.payload) {
            size = Size::new(u32::from(*w1) << 8 | u32::from(*w2), u32::from(*h1) << 8 | u32::from(*h2));
        }
        ControlFlow::Continue(())
    });
    size.filter(|_| whole)
}

/// What a camera wrote.
pub(super) fn exif(bytes: &[u8]) -> Option<&[u8]> {
    let mut found = None;
    segments(bytes, |segment| match segment {
        Segment { marker: 0xe1, payload, .. } if payload.starts_with(b"Exif\0\0") => {
            found = Some(payload);
            ControlFlow::Break(())
        }
        Segment { marker: 0xda, .. } => ControlFlow::Break(()),
        _ => ControlFlow::Continue(()),
    });
    found
}

/// The file with its picture and its colours, as far as it goes, and nothing else.
pub(super) fn plain(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend([0xff, 0xd8]);
    segments(bytes, |segment| {
        let Segment { marker, payload, whole } = segment;
        match marker {
            // The density, without the small picture that may follow it.
            0xe0 if payload.starts_with(b"JFIF\0") && payload.len() >= 14 => {
                out.extend([0xff, 0xe0, 0, 16]);
                out.extend(&payload[..12]);
                out.extend([0, 0]);
            }
            0xe2 if payload.starts_with(b"ICC_PROFILE\0") => out.extend(whole),
            0xee if payload.starts_with(b"Adobe") => out.extend(whole),
            0xe0..=0xfe => {}
            _ => out.extend(whole),
        }
        ControlFlow::Continue(())
    });
    out
}

#[cfg(test)]
pub(super) mod tests {
    use super::{exif, plain, size};
    use crate::picture::draw::tests::jpeg;
    use crate::picture::exif::tests::exif as camera;

    /// A JPEG with EXIF, words, and a film after its end.
    pub(in crate::picture) fn with_exif(bytes: &[u8], exif: &[u8]) -> Vec<u8> {
        let mut out = bytes[..2].to_vec();
        let mut segment = |marker: u8, payload: &[u8]| {
            let length = u16::try_from(payload.len() + 2).unwrap();
            out.extend([0xff, marker]);
            out.extend(length.to_be_bytes());
            out.extend(payload);
        };
        segment(0xe1, &[b"Exif\0\0", exif].concat());
        segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>52 N</x:xmpmeta>");
        segment(0xed, b"Photoshop 3.0\0city");
        segment(0xfe, b"taken at home");
        out.extend(&bytes[2..]);
        out.extend(b"MotionPhoto with a place");
        out
    }

    #[test]
    fn nothing_but_the_picture_is_published() {
        let clean = jpeg(40, 30);
        let told = with_exif(&clean, &camera(6, true, false));
        assert!(exif(&told).is_some() && exif(&clean).is_none());
        assert_eq!(size(&told), size(&clean));
        assert_eq!(plain(&told), clean);
        assert_eq!(plain(&clean), clean);
        let cut = clean.len() - 2;
        assert_eq!(plain(&told[..told.len() - 24 - 2]), clean[..cut]);
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_are_too_odd(at in 2usize..600, byte in proptest::num::u8::ANY, cut in 0usize..700) {
            let mut bytes = with_exif(&jpeg(16, 16), &camera(3, true, true));
            if let Some(b) = bytes.get_mut(at) { *b = byte; }
            bytes.truncate(bytes.len().saturating_sub(cut).max(3));
            let _ = (size(&bytes), exif(&bytes), plain(&bytes), crate::picture::look(&bytes));
        }
    }
}
