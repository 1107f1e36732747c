//! Shrink: a smaller picture of a photo for receivers who limit the resolution. The attached file is never touched.

use super::{FileSource, PdfError};
use crate::hash::Hash;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ExtendedColorType, ImageFormat};
use lopdf::{Object, Stream, dictionary};

/// Good enough for small print on a slip.
const QUALITY: u8 = 85;

/// The photo in this size, turned as it is stored.
pub(super) fn object(
    files: &dyn FileSource,
    sha256: Hash,
    (width, height): (u32, u32),
) -> Result<Object, PdfError> {
    let failed = |source| PdfError::Read { sha256, source };
    let mut bytes = Vec::new();
    files.open(&sha256).and_then(|mut f| f.read_to_end(&mut bytes)).map_err(failed)?;
    if Hash::of(&bytes) != sha256 {
        return Err(PdfError::Changed { sha256 });
    }
    let (data, space) = smaller(&bytes, width, height)
        .map_err(|e| PdfError::Read { sha256, source: std::io::Error::other(e) })?;
    let dict = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(width),
        "Height" => i64::from(height),
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
        "Filter" => "DCTDecode",
    };
    Ok(Object::Stream(Stream::new(dict, data)))
}

fn smaller(bytes: &[u8], w: u32, h: u32) -> image::ImageResult<(Vec<u8>, &'static str)> {
    let photo = image::load_from_memory_with_format(bytes, ImageFormat::Jpeg)?;
    let photo = photo.resize_exact(w, h, FilterType::Triangle);
    let mut out = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
    let space = if let DynamicImage::ImageLuma8(grey) = &photo {
        encoder.encode(grey, w, h, ExtendedColorType::L8)?;
        "DeviceGray"
    } else {
        encoder.encode(&photo.into_rgb8(), w, h, ExtendedColorType::Rgb8)?;
        "DeviceRGB"
    };
    Ok((out, space))
}
