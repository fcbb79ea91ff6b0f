//! Pixels in memory: decoded, made smaller, written.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use jpeg_decoder::{Decoder, PixelFormat};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::facts::Size;

/// Of 100; at 80 a photo shows no marks at the size at which it is seen.
const QUALITY: u8 = 80;
/// A larger profile of colours is no screen's.
const LARGEST_PROFILE: usize = 64 << 10;

/// A decoded picture, row by row, a byte a channel.
pub(super) struct Pixels {
    pub(super) size: Size,
    /// 1 grey, 2 grey and alpha, 3 red, green and blue, 4 with alpha.
    pub(super) channels: u8,
    pub(super) data: Vec<u8>,
    /// What the colours mean, where that is not sRGB.
    pub(super) icc: Option<Vec<u8>>,
}

impl Pixels {
    fn new(width: usize, height: usize, channels: u8, data: Vec<u8>, icc: Option<Vec<u8>>) -> Option<Self> {
        let size = Size::new(u32::try_from(width).ok()?, u32::try_from(height).ok()?)?;
        (data.len() == width * height * usize::from(channels)).then(|| Self {
            size,
            channels,
            data,
            icc: icc.filter(|p| says_more(p, channels)),
        })
    }

    /// The pixels of a JPEG.
    pub(super) fn of_jpeg(bytes: &[u8]) -> Option<Self> {
        let mut decoder = Decoder::new(bytes);
        let data = decoder.decode().ok()?;
        let info = decoder.info()?;
        let (channels, data) = match info.pixel_format {
            PixelFormat::L8 => (1, data),
            PixelFormat::RGB24 => (3, data),
            PixelFormat::CMYK32 => (3, of_inks(&data)),
            PixelFormat::L16 => return None,
        };
        Self::new(usize::from(info.width), usize::from(info.height), channels, data, decoder.icc_profile())
    }

    /// The pixels of a PNG; palettes become colours, sixteen bits eight.
    pub(super) fn of_png(bytes: &[u8]) -> Option<Self> {
        let mut decoder = png::Decoder::new_with_limits(std::io::Cursor::new(bytes), png::Limits { bytes: 512 << 20 });
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        decoder.set_ignore_text_chunk(true);
        let mut reader = decoder.read_info().ok()?;
        let mut data = vec![0; reader.output_buffer_size()?];
        let frame = reader.next_frame(&mut data).ok()?;
        data.truncate(frame.buffer_size());
        let channels = u8::try_from(frame.color_type.samples()).ok()?;
        let icc = reader.info().icc_profile.as_ref().map(|profile| profile.to_vec());
        Self::new(frame.width as usize, frame.height as usize, channels, data, icc)
    }

    /// The same picture in another size.
    pub(super) fn resized(&self, size: Size) -> Option<Self> {
        let kind = [PixelType::U8, PixelType::U8x2, PixelType::U8x3, PixelType::U8x4][usize::from(self.channels) - 1];
        let source = ImageRef::new(self.size.width, self.size.height, &self.data, kind).ok()?;
        let mut out = Image::new(size.width, size.height, kind);
        // Its weights are polynomials, so that no library of functions comes in, and it works in whole numbers.
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
        Resizer::new().resize(&source, &mut out, &options).ok()?;
        Some(Self { size, channels: self.channels, data: out.into_vec(), icc: self.icc.clone() })
    }

    /// As a JPEG; nothing for what has transparent parts.
    pub(super) fn to_jpeg(&self) -> Option<Vec<u8>> {
        let colour = match self.channels {
            1 => ColorType::Luma,
            3 => ColorType::Rgb,
            _ => return None,
        };
        let mut out = Vec::with_capacity(self.data.len() / 8);
        let mut encoder = Encoder::new(&mut out, QUALITY);
        encoder.set_sampling_factor(SamplingFactor::F_2_2);
        encoder.set_optimized_huffman_tables(true);
        if let Some(icc) = &self.icc {
            encoder.add_icc_profile(icc).ok()?;
        }
        let (width, height) = (u16::try_from(self.size.width).ok()?, u16::try_from(self.size.height).ok()?);
        encoder.encode(&self.data, width, height, colour).ok()?;
        Some(out)
    }

    /// As a PNG.
    pub(super) fn to_png(&self) -> Option<Vec<u8>> {
        let mut info = png::Info::with_size(self.size.width, self.size.height);
        info.bit_depth = png::BitDepth::Eight;
        info.color_type = match self.channels {
            1 => png::ColorType::Grayscale,
            2 => png::ColorType::GrayscaleAlpha,
            3 => png::ColorType::Rgb,
            _ => png::ColorType::Rgba,
        };
        info.icc_profile = self.icc.as_deref().map(Into::into);
        let mut out = Vec::new();
        let mut encoder = png::Encoder::with_info(&mut out, info).ok()?;
        encoder.set_compression(png::Compression::Balanced);
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(&self.data).ok()?;
        writer.finish().ok()?;
        Some(out)
    }
}

/// Red, green and blue for printer's inks: what each ink and the black leave of white.
fn of_inks(data: &[u8]) -> Vec<u8> {
    let left = |ink: u8, black: u8| u16::from(255 - ink) * u16::from(255 - black) / 255;
    let inks = data.chunks_exact(4);
    inks.flat_map(|p| [left(p[0], p[3]), left(p[1], p[3]), left(p[2], p[3])]).map(|n| u8::try_from(n).unwrap_or(u8::MAX)).collect()
}

/// Whether a profile of colours says more than what browsers take for granted, and fits the channels that are left.
fn says_more(profile: &[u8], channels: u8) -> bool {
    let space: &[u8] = if channels < 3 { b"GRAY" } else { b"RGB " };
    let known = profile.windows(4).any(|w| w == b"sRGB") || profile.windows(8).any(|w| w == b"s\0R\0G\0B\0");
    profile.len() <= LARGEST_PROFILE && profile.get(16..20) == Some(space) && !known
}
