//! Pictures as bytes: what they are, what they must not tell, and smaller ones made of them.
//!
//! Everything here is a pure function of a file's bytes, the same on every machine: the parts that decode, resize and
//! write work in integers, and use no instruction that some processors lack with another result.

mod draw;
mod exif;
mod facts;
mod jpeg;
mod limit;
mod pixels;
mod png;
mod svg;
#[cfg(test)]
pub(crate) mod testing;
mod turn;
mod webp;

pub use draw::{Encoding, RECIPE, Want, draw};
pub use facts::{Facts, Format, Kept, Size, Trouble, look};
pub use turn::Turn;

/// The same picture without what it says beside its pixels: where and when it was taken, with which camera, by whom.
///
/// Colours stay what they are; nothing is decoded, and a file that ends early still does. Nothing is given back for bytes
/// that are no JPEG, PNG or WebP: those formats alone are looked into.
pub fn plain(bytes: &[u8]) -> Option<Vec<u8>> {
    match facts::kind(bytes) {
        facts::Kind::Jpeg => Some(jpeg::plain(bytes)),
        facts::Kind::Png => Some(png::plain(bytes)),
        facts::Kind::WebP => Some(webp::plain(bytes)),
        _ => None,
    }
}

/// Whether a JPEG, PNG or WebP says where it was taken.
pub fn tells_place(bytes: &[u8]) -> bool {
    let exif = match facts::kind(bytes) {
        facts::Kind::Jpeg => jpeg::exif(bytes),
        facts::Kind::Png => png::exif(bytes),
        facts::Kind::WebP => webp::exif(bytes),
        _ => None,
    };
    exif.is_some_and(exif::has_place)
}
