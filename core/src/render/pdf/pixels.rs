//! Pixels: PNG pictures with transparency, interlacing or 16 bits, decoded while the file is written.

use super::{FileSource, PdfError};
use crate::hash::Hash;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Object, Stream, dictionary};
use png::{ColorType, Decoder, Limits, Transformations};
use std::io::{self, BufReader, Cursor, Write};

/// What decoding may allocate.
const BYTES_MAX: usize = 1 << 30;

/// The picture, and its mask when it has one, under `id` and the number after.
pub(super) fn objects(
    files: &dyn FileSource,
    sha256: Hash,
    id: u32,
) -> Result<Vec<Object>, PdfError> {
    let failed = |source: io::Error| PdfError::Read { sha256, source };
    let mut bytes = Vec::new();
    files.open(&sha256).and_then(|mut f| f.read_to_end(&mut bytes)).map_err(failed)?;
    if Hash::of(&bytes) != sha256 {
        return Err(PdfError::Changed { sha256 });
    }
    let Some(picture) = decode(&bytes) else {
        // It was whole when it was probed, but its rows do not unpack: an empty picture keeps the page.
        return Ok(vec![image(1, 1, "DeviceGray", vec![255], None), Object::Null]);
    };
    let mask =
        picture.alpha.map(|alpha| image(picture.width, picture.height, "DeviceGray", alpha, None));
    let space = if picture.gray { "DeviceGray" } else { "DeviceRGB" };
    let linked = mask.is_some().then_some(id + 1);
    let main = image(picture.width, picture.height, space, picture.color, linked);
    Ok(std::iter::once(main).chain([mask.unwrap_or(Object::Null)]).collect())
}

struct Picture {
    width: u32,
    height: u32,
    gray: bool,
    color: Vec<u8>,
    alpha: Option<Vec<u8>>,
}

/// Whether a picture can be decoded.
pub(super) fn decodes(bytes: &[u8]) -> bool {
    decode(bytes).is_some()
}

fn decode(bytes: &[u8]) -> Option<Picture> {
    let mut decoder =
        Decoder::new_with_limits(BufReader::new(Cursor::new(bytes)), Limits { bytes: BYTES_MAX });
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size().filter(|&s| s <= BYTES_MAX)?];
    let info = reader.next_frame(&mut pixels).ok()?;
    pixels.truncate(info.buffer_size());
    let (width, height) = (info.width, info.height);
    let split = |colors: usize| {
        let mut color = Vec::with_capacity(pixels.len());
        let mut alpha = Vec::with_capacity(pixels.len() / colors);
        for pixel in pixels.chunks_exact(colors + 1) {
            color.extend_from_slice(pixel.get(..colors).unwrap_or_default());
            alpha.extend(pixel.get(colors));
        }
        (color, Some(alpha))
    };
    let (gray, (color, alpha)) = match info.color_type {
        ColorType::Grayscale => (true, (pixels, None)),
        ColorType::Rgb => (false, (pixels, None)),
        ColorType::GrayscaleAlpha => (true, split(1)),
        ColorType::Rgba => (false, split(3)),
        ColorType::Indexed => return None,
    };
    Some(Picture { width, height, gray, color, alpha })
}

fn image(width: u32, height: u32, space: &str, samples: Vec<u8>, mask: Option<u32>) -> Object {
    let mut dict = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(width),
        "Height" => i64::from(height),
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
    };
    if let Some(mask) = mask {
        dict.set("SMask", Object::Reference((mask, 0)));
    }
    let content = match deflate(&samples) {
        Some(packed) => {
            dict.set("Filter", "FlateDecode");
            packed
        }
        None => samples,
    };
    Object::Stream(Stream::new(dict, content))
}

/// Compresses with a fresh encoder: a used one could give other bytes.
pub(super) fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}
