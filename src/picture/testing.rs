//! Photos for tests.

/// A photo of 900 × 600 pixels as a PNG.
pub(crate) fn noise() -> Vec<u8> {
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, 900, 600);
    encoder.set_color(png::ColorType::Rgba);
    let noise: Vec<u8> = (0..900 * 600 * 4u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
    encoder.write_header().unwrap().write_image_data(&noise).unwrap();
    png
}

/// The same with a wrong byte in the middle: what it says of itself is whole, and it cannot be decoded.
pub(crate) fn damaged() -> Vec<u8> {
    let mut png = noise();
    let middle = png.len() / 2;
    png[middle] ^= 0xff;
    png
}
