//! Blacken: a copy of a picture or a PDF in which marked areas are gone. The copy is made of pixels alone: what lies
//! under a mark is not covered but replaced, and no text, layer, comment or camera data of the original goes over.

use super::face::Faces;
use super::pixels::deflate;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::font::FontQuery;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageReader, RgbImage};
use lopdf::{Document, Object, Stream, dictionary};
use std::io::Cursor;
use std::sync::Arc;

/// Pages of a PDF are drawn this finely.
const DPI: f32 = 150.0;
/// More pages than this are not drawn.
const PAGES_MAX: usize = 500;
/// No side of a page has more pixels.
const SIDE_MAX: f32 = 12_000.0;
/// What decoding one picture may allocate.
const ALLOC_MAX: u64 = 1 << 30;

/// A marked area, in thousandths of the page or picture as it is seen upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Which page of a PDF, from 1; 1 for a picture.
    pub page: usize,
    /// From the left edge.
    pub x: u32,
    /// From the upper edge.
    pub y: u32,
    /// Width.
    pub w: u32,
    /// Height.
    pub h: u32,
}

/// The copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blackened {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// `jpg`, `png` or `pdf`.
    pub ending: &'static str,
    /// Pages, 1 for a picture.
    pub pages: usize,
}

/// Why no copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BlackenError {
    /// It is neither a picture nor a PDF that can be read.
    #[error("neither a readable picture nor a readable PDF")]
    Unreadable,
    /// A mark names a page that is not there; the file has so many.
    #[error("the file has {0} pages")]
    NoPage(usize),
    /// A mark lies outside the page, or has no size.
    #[error("a mark has no size or lies outside")]
    Outside,
    /// Too many pages or pixels.
    #[error("too large")]
    TooLarge,
}

/// Makes the copy. Looks at the bytes, not at a name.
pub fn blacken(bytes: &[u8], marks: &[Mark]) -> Result<Blackened, BlackenError> {
    let outside = |m: &Mark| m.w == 0 || m.h == 0 || m.x >= 1000 || m.y >= 1000;
    if marks.is_empty() || marks.iter().any(outside) {
        return Err(BlackenError::Outside);
    }
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if head.windows(5).any(|w| w == b"%PDF-") { pages(bytes, marks) } else { picture(bytes, marks) }
}

fn picture(bytes: &[u8], marks: &[Mark]) -> Result<Blackened, BlackenError> {
    if marks.iter().any(|m| m.page != 1) {
        return Err(BlackenError::NoPage(1));
    }
    let photo = bytes.starts_with(b"\xFF\xD8");
    let mut image = upright(bytes).ok_or(BlackenError::Unreadable)?;
    for mark in marks {
        fill(&mut image, mark);
    }
    let (w, h) = image.dimensions();
    let mut out = Vec::new();
    let written = if photo {
        JpegEncoder::new_with_quality(&mut out, 90).encode(&image, w, h, ExtendedColorType::Rgb8)
    } else {
        PngEncoder::new(&mut out).write_image(&image, w, h, ExtendedColorType::Rgb8)
    };
    written.map_err(|_| BlackenError::Unreadable)?;
    Ok(Blackened { bytes: out, ending: if photo { "jpg" } else { "png" }, pages: 1 })
}

/// Pixels a picture may have: more than any camera or scanner makes, and a few hundred megabytes.
const PIXELS_MAX: u64 = 120_000_000;

/// A picture's pixels as they are seen: turned as the camera says, on white where it is transparent.
pub(super) fn upright(bytes: &[u8]) -> Option<RgbImage> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(ALLOC_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS_MAX {
        return None;
    }
    let turn = decoder.orientation().ok()?;
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    image.apply_orientation(turn);
    if !image.color().has_alpha() {
        return Some(image.into_rgb8());
    }
    let seen = image.into_rgba8();
    Some(RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let [r, g, b, a] = seen.get_pixel(x, y).0;
        let over = |c: u8| ((u32::from(c) * u32::from(a) + 255 * (255 - u32::from(a))) / 255) as u8;
        image::Rgb([over(r), over(g), over(b)])
    }))
}

/// Rounded outwards, so that no edge of what is hidden stays.
fn fill(image: &mut RgbImage, mark: &Mark) {
    let (w, h) = image.dimensions();
    let part = |share: u32, of: u32| (u64::from(share) * u64::from(of) / 1000) as u32;
    let end = |share: u32, of: u32| (u64::from(share) * u64::from(of)).div_ceil(1000) as u32;
    let right = end(mark.x.saturating_add(mark.w).min(1000), w).min(w);
    let bottom = end(mark.y.saturating_add(mark.h).min(1000), h).min(h);
    for y in part(mark.y, h)..bottom {
        for x in part(mark.x, w)..right {
            image.put_pixel(x, y, image::Rgb([0, 0, 0]));
        }
    }
}

fn pages(bytes: &[u8], marks: &[Mark]) -> Result<Blackened, BlackenError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|_| BlackenError::Unreadable)?;
    let count = pdf.pages().len();
    if count == 0 {
        return Err(BlackenError::Unreadable);
    }
    if count > PAGES_MAX {
        return Err(BlackenError::TooLarge);
    }
    if marks.iter().any(|m| m.page == 0 || m.page > count) {
        return Err(BlackenError::NoPage(count));
    }
    let main = Faces::embedded().map(Faces::main_file);
    let settings = InterpreterSettings {
        // What a file does not bring is drawn with our own face: it knows Chinese.
        font_resolver: Arc::new(move |query| match (query, main) {
            (FontQuery::Fallback(wanted), Some(main)) if wanted.character_collection.is_some() => {
                Some((Arc::new(main.to_vec()), 0))
            }
            (FontQuery::Fallback(wanted), _) => Some(wanted.pick_standard_font().get_font_data()),
            (FontQuery::Standard(font), _) => Some(font.get_font_data()),
        }),
        ..InterpreterSettings::default()
    };
    let cache = RenderCache::new();
    let scale = DPI / 72.0;
    let mut out = Document::with_version("1.7");
    let tree = out.new_object_id();
    let mut kids: Vec<Object> = Vec::new();
    for (at, page) in pdf.pages().iter().enumerate() {
        let (w, h) = page.render_dimensions();
        if w * scale > SIDE_MAX || h * scale > SIDE_MAX || w < 1.0 || h < 1.0 {
            return Err(BlackenError::TooLarge);
        }
        let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        let drawn = render(page, &cache, &settings, &RenderSettings::default(), &size);
        let (pw, ph) = (u32::from(drawn.width()), u32::from(drawn.height()));
        // The ground is white and opaque, so colours need not be taken apart from their transparency.
        let rgb: Vec<u8> =
            drawn.data_as_u8_slice().chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
        let mut image = RgbImage::from_raw(pw, ph, rgb).ok_or(BlackenError::Unreadable)?;
        for mark in marks.iter().filter(|m| m.page == at + 1) {
            fill(&mut image, mark);
        }
        kids.push(Object::Reference(add_page(&mut out, tree, (w, h), &image)));
    }
    let list = dictionary! { "Type" => "Pages", "Count" => kids.len() as i64, "Kids" => kids };
    out.objects.insert(tree, list.into());
    let root = out.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    out.trailer.set("Root", root);
    let mut bytes = Vec::new();
    out.save_to(&mut bytes).map_err(|_| BlackenError::Unreadable)?;
    Ok(Blackened { bytes, ending: "pdf", pages: count })
}

/// One page that is nothing but its picture.
fn add_page(
    out: &mut Document,
    tree: lopdf::ObjectId,
    (w, h): (f32, f32),
    image: &RgbImage,
) -> lopdf::ObjectId {
    let mut dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "ColorSpace" => "DeviceRGB",
        "Width" => i64::from(image.width()), "Height" => i64::from(image.height()),
        "BitsPerComponent" => 8,
    };
    let content = match deflate(image.as_raw()) {
        Some(packed) => {
            dict.set("Filter", "FlateDecode");
            packed
        }
        None => image.as_raw().clone(),
    };
    let picture = out.add_object(Stream::new(dict, content).with_compression(false));
    let paint = Stream::new(dictionary! {}, format!("{w} 0 0 {h} 0 0 cm /I Do").into_bytes());
    let paint = out.add_object(paint.with_compression(false));
    out.add_object(dictionary! {
        "Type" => "Page", "Parent" => tree, "Contents" => paint,
        "MediaBox" => vec![0.into(), 0.into(), Object::Real(w), Object::Real(h)],
        "Resources" => dictionary! { "XObject" => dictionary! { "I" => picture } },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(page: usize) -> Mark {
        Mark { page, x: 0, y: 0, w: 500, h: 1000 }
    }

    fn png() -> Vec<u8> {
        let image = RgbImage::from_pixel(8, 4, image::Rgb([200, 30, 40]));
        let mut out = Vec::new();
        PngEncoder::new(&mut out).write_image(&image, 8, 4, ExtendedColorType::Rgb8).unwrap();
        out
    }

    #[test]
    fn what_lies_under_a_mark_is_gone_and_the_rest_is_as_it_was() {
        let copy = blacken(&png(), &[mark(1)]).unwrap();
        let image = upright(&copy.bytes).unwrap();
        assert_eq!((copy.ending, copy.pages), ("png", 1));
        assert_eq!(image.get_pixel(3, 2).0, [0, 0, 0]);
        assert_eq!(image.get_pixel(4, 2).0, [200, 30, 40]);
        assert_eq!(blacken(&png(), &[mark(1)]).unwrap(), copy, "the same bytes each time");
    }

    #[test]
    fn marks_that_hide_nothing_are_refused() {
        let none = Mark { w: 0, ..mark(1) };
        assert_eq!(blacken(&png(), &[none]), Err(BlackenError::Outside));
        assert_eq!(blacken(&png(), &[]), Err(BlackenError::Outside));
        assert_eq!(blacken(&png(), &[mark(2)]), Err(BlackenError::NoPage(1)));
        assert_eq!(blacken(b"text", &[mark(1)]), Err(BlackenError::Unreadable));
    }
}
