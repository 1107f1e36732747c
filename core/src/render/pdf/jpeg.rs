//! JPEG: only its header is read; its bytes go into the PDF as they are.

use super::FileSource;
use super::probe::{Probe, Source};
use crate::hash::Hash;
use crate::render::layout::shape::{Kind, Problem, Show};
use std::io::{self, Read};

/// End of image.
const END: [u8; 2] = [0xFF, 0xD9];
/// How far from the end the end mark may stand.
const TAIL: u64 = 4_096;
/// Markers read before the picture must have begun.
const MARKERS_MAX: usize = 2_000;

/// What a PDF must say about a JPEG.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Jpeg {
    /// Stored width in pixels.
    pub(super) width: u16,
    /// Stored height in pixels.
    pub(super) height: u16,
    /// 1 grey, 3 colour, 4 CMYK.
    pub(super) components: u8,
    /// CMYK as Adobe's programs store it: 0 is full ink.
    pub(super) inverted: bool,
    /// EXIF orientation, 1 to 8.
    pub(super) orientation: u8,
}

/// Reads the header.
pub(super) fn probe(file: impl Read) -> Probe {
    match header(file) {
        Ok(Ok(jpeg)) => {
            let (w, h) = (f32::from(jpeg.width), f32::from(jpeg.height));
            let seen = if jpeg.orientation >= 5 { (h, w) } else { (w, h) };
            Probe::shown(Kind::Jpeg, Show::Picture(seen.0, seen.1), Source::Jpeg(jpeg))
        }
        Ok(Err(problem)) => Probe::refused(Kind::Jpeg, problem),
        Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => {
            Probe::refused(Kind::Jpeg, Problem::CutShort)
        }
        Err(_) => Probe::refused(Kind::Jpeg, Problem::Broken),
    }
}

/// Whether the picture is whole. Its end mark stands near the end of the file, or, where a phone has appended a film,
/// somewhere after the picture's start.
pub(super) fn ends(files: &dyn FileSource, sha256: Hash, size: u64) -> bool {
    let mut tail = Vec::new();
    let read = files
        .open_at(&sha256, size.saturating_sub(TAIL))
        .and_then(|mut file| file.read_to_end(&mut tail));
    if read.is_ok() && tail.windows(2).any(|w| w == END) {
        return true;
    }
    files.open(&sha256).and_then(ends_within).unwrap_or(false)
}

/// Looks for the end mark after the start of the picture; compressed samples never contain it.
fn ends_within(file: impl Read) -> io::Result<bool> {
    let mut file = io::BufReader::new(file);
    file.read_exact(&mut [0; 2])?;
    loop {
        let marker = marker(&mut file)?;
        if matches!(marker, 0xD0..=0xD8 | 0x01) {
            continue;
        }
        let mut length = [0; 2];
        file.read_exact(&mut length)?;
        let length = u64::from(u16::from_be_bytes(length).saturating_sub(2));
        io::copy(&mut file.by_ref().take(length), &mut io::sink())?;
        if marker == 0xDA {
            break;
        }
    }
    let mut last = 0;
    for byte in file.bytes() {
        let byte = byte?;
        if [last, byte] == END {
            return Ok(true);
        }
        last = byte;
    }
    Ok(false)
}

fn header(mut file: impl Read) -> io::Result<Result<Jpeg, Problem>> {
    let mut start = [0; 2];
    file.read_exact(&mut start)?;
    let (mut orientation, mut adobe) = (1, false);
    for _ in 0..MARKERS_MAX {
        let marker = marker(&mut file)?;
        if matches!(marker, 0xD0..=0xD8 | 0x01) {
            continue;
        }
        let mut length = [0; 2];
        file.read_exact(&mut length)?;
        let Some(length) = u16::from_be_bytes(length).checked_sub(2) else {
            return Ok(Err(Problem::Broken));
        };
        let mut body = vec![0; usize::from(length)];
        file.read_exact(&mut body)?;
        match marker {
            0xE1 => orientation = exif(&body).unwrap_or(orientation),
            0xEE => adobe |= body.starts_with(b"Adobe"),
            0xC0..=0xC2 => return Ok(frame(&body, orientation, adobe)),
            // Lossless, hierarchical and arithmetic pictures: PDF viewers cannot show them.
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => return Ok(Err(Problem::Variant)),
            0xD9 | 0xDA => return Ok(Err(Problem::Broken)),
            _ => {}
        }
    }
    Ok(Err(Problem::Broken))
}

/// The next marker, fill bytes skipped.
fn marker(file: &mut impl Read) -> io::Result<u8> {
    let mut byte = [0; 1];
    let mut prefix = false;
    // Some cameras pad with a few bytes; more than this is no JPEG.
    for _ in 0..65_536 {
        file.read_exact(&mut byte)?;
        match (prefix, byte[0]) {
            (_, 0xFF) => prefix = true,
            (true, 0) | (false, _) => prefix = false,
            (true, marker) => return Ok(marker),
        }
    }
    Err(io::ErrorKind::InvalidData.into())
}

/// A start-of-frame segment.
fn frame(body: &[u8], orientation: u8, adobe: bool) -> Result<Jpeg, Problem> {
    let [precision, h1, h0, w1, w0, components, ..] = *body else { return Err(Problem::Broken) };
    let (height, width) = (u16::from_be_bytes([h1, h0]), u16::from_be_bytes([w1, w0]));
    if precision != 8 || !matches!(components, 1 | 3 | 4) || height == 0 {
        return Err(Problem::Variant);
    }
    if width == 0 {
        return Err(Problem::Broken);
    }
    Ok(Jpeg { width, height, components, inverted: adobe && components == 4, orientation })
}

/// The orientation an EXIF segment gives, 1 to 8.
fn exif(body: &[u8]) -> Option<u8> {
    let tiff = body.strip_prefix(b"Exif\0\0")?;
    let little = tiff.starts_with(b"II");
    let u16_at = |at: usize| -> Option<u16> {
        let b: [u8; 2] = tiff.get(at..at + 2)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(b) } else { u16::from_be_bytes(b) })
    };
    let u32_at = |at: usize| -> Option<u32> {
        let b: [u8; 4] = tiff.get(at..at + 4)?.try_into().ok()?;
        Some(if little { u32::from_le_bytes(b) } else { u32::from_be_bytes(b) })
    };
    let directory = usize::try_from(u32_at(4)?).ok()?;
    let count = usize::from(u16_at(directory)?);
    (0..count).find_map(|n| {
        let entry = directory.checked_add(2)?.checked_add(n * 12)?;
        let value = (u16_at(entry)? == 0x0112).then(|| u16_at(entry + 8))??;
        u8::try_from(value).ok().filter(|v| (1..=8).contains(v))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg(frame: &[u8], before: &[u8]) -> Vec<u8> {
        [b"\xFF\xD8".as_slice(), before, frame].concat()
    }

    const FRAME: &[u8] = b"\xFF\xC0\0\x11\x08\0\x20\0\x10\x03\x01\x22\0\x02\x11\x01\x03\x11\x01";

    #[test]
    fn header_and_orientation() {
        let exif = b"\xFF\xE1\0\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        let told = header(jpeg(FRAME, exif).as_slice()).unwrap().unwrap();
        assert_eq!((told.width, told.height, told.orientation), (16, 32, 6));
        let probe = probe(jpeg(FRAME, exif).as_slice());
        assert_eq!(probe.shape.show, Show::Picture(32.0, 16.0));
    }

    #[test]
    fn what_viewers_cannot_show_is_refused() {
        let mut twelve = FRAME.to_vec();
        twelve[4] = 12;
        assert_eq!(probe(jpeg(&twelve, b"").as_slice()).shape.problems, [Problem::Variant]);
        let mut arithmetic = FRAME.to_vec();
        arithmetic[1] = 0xC9;
        assert_eq!(probe(jpeg(&arithmetic, b"").as_slice()).shape.problems, [Problem::Variant]);
        assert_eq!(probe(&FRAME[..0]).shape.problems, [Problem::CutShort]);
        assert_eq!(probe(jpeg(&FRAME[..9], b"").as_slice()).shape.problems, [Problem::CutShort]);
    }

    #[test]
    fn a_film_after_the_picture_does_not_make_it_short() {
        let scan = b"\xFF\xDA\0\x08\x01\x01\0\0\x3F\0ABC\xFF\0";
        let whole = [b"\xFF\xD8".as_slice(), FRAME, scan, b"\xFF\xD9", &[7; 9000]].concat();
        assert!(ends_within(whole.as_slice()).unwrap());
        let thumbnail = b"\xFF\xE1\0\x06\xFF\xD9ab";
        let cut = [b"\xFF\xD8".as_slice(), thumbnail, FRAME, scan].concat();
        assert!(!ends_within(cut.as_slice()).unwrap());
    }

    #[test]
    fn adobe_cmyk_is_inverted() {
        let mut four = FRAME.to_vec();
        four[9] = 4;
        let adobe = b"\xFF\xEE\0\x0EAdobe\0\x64\0\0\0\0\x02";
        let told = header(jpeg(&four, adobe).as_slice()).unwrap().unwrap();
        assert!(told.inverted && told.components == 4);
    }
}
