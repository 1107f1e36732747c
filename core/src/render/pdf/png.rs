//! PNG: its compressed rows go into the PDF as they are when a PDF can hold them so, else it is decoded.

use super::pixels;
use super::probe::{Probe, Source};
use crate::hash::Hash;
use crate::render::layout::exhibit::is_too_tall;
use crate::render::layout::shape::{Kind, Problem, Show};
use std::io::Read;

/// Larger files are not shown.
const BYTES_MAX: u64 = 300_000_000;
/// More pixels than this are not shown: a few hundred bytes can claim to be a picture of terabytes.
const PIXELS_MAX: u64 = 200_000_000;
/// Decoded pictures are held in memory one at a time.
const DECODED_MAX: u64 = 60_000_000;

/// A PNG that a PDF can hold as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Png {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Bits of a sample.
    pub(super) bits: u8,
    /// 1 grey or palette, 3 colour.
    pub(super) colors: u8,
    /// Red, green and blue of each entry.
    pub(super) palette: Option<Vec<u8>>,
    /// Where its compressed rows are in the file: offset and length.
    pub(super) parts: Vec<(u64, u64)>,
}

/// What the chunks tell.
#[derive(Default)]
struct Chunks {
    header: Option<[u8; 13]>,
    palette: Option<Vec<u8>>,
    transparent: bool,
    parts: Vec<(u64, u64)>,
    ended: bool,
}

/// Looks at the whole file.
pub(super) fn probe(file: impl Read, sha256: Hash) -> Probe {
    let mut bytes = Vec::new();
    let refused = |problem| Probe::refused(Kind::Png, problem);
    match file.take(BYTES_MAX + 1).read_to_end(&mut bytes) {
        Err(_) => return refused(Problem::Absent),
        Ok(_) if bytes.len() as u64 > BYTES_MAX => return refused(Problem::TooLarge),
        Ok(_) if Hash::of(&bytes) != sha256 => return refused(Problem::Changed),
        Ok(_) => {}
    }
    match picture(&bytes) {
        Ok(probe) => probe,
        Err(problem) => refused(problem),
    }
}

fn picture(bytes: &[u8]) -> Result<Probe, Problem> {
    let chunks = chunks(bytes);
    let Some([w3, w2, w1, w0, h3, h2, h1, h0, bits, color, 0, 0, interlaced]) = chunks.header
    else {
        return Err(Problem::Broken);
    };
    let width = u32::from_be_bytes([w3, w2, w1, w0]);
    let height = u32::from_be_bytes([h3, h2, h1, h0]);
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 || chunks.parts.is_empty() {
        return Err(if chunks.ended { Problem::Broken } else { Problem::CutShort });
    }
    let decode = color >= 4 || bits > 8 || interlaced != 0 || chunks.transparent;
    if pixels > if decode { DECODED_MAX } else { PIXELS_MAX } {
        return Err(Problem::TooLarge);
    }
    if is_too_tall(width as f32, height as f32) {
        return Err(Problem::TooTall);
    }
    let show = Show::Picture(width as f32, height as f32);
    if decode {
        if !pixels::decodes(bytes) {
            return Err(if chunks.ended { Problem::Broken } else { Problem::CutShort });
        }
        return Ok(Probe::shown(Kind::Png, show, Source::Pixels));
    }
    let palette = (color == 3).then(|| chunks.palette.unwrap_or_default());
    if palette.as_ref().is_some_and(|p| p.len() < 3) {
        return Err(Problem::Broken);
    }
    let colors = if color == 2 { 3 } else { 1 };
    let png = Png { width, height, bits, colors, palette, parts: chunks.parts };
    let mut probe = Probe::shown(Kind::Png, show, Source::Png(png));
    if !chunks.ended {
        probe.shape.problems.push(Problem::CutShort);
    }
    Ok(probe)
}

/// Walks the chunks; one that claims more than the file holds counts for what is there.
fn chunks(bytes: &[u8]) -> Chunks {
    let mut told = Chunks::default();
    let mut at = 8_usize;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let body = bytes.get(at + 8..).unwrap_or_default();
        let body = body.get(..length).unwrap_or(body);
        match head.get(4..).unwrap_or_default() {
            b"IHDR" => told.header = body.try_into().ok(),
            b"PLTE" => told.palette = Some(body.get(..768).unwrap_or(body).to_vec()),
            b"tRNS" => told.transparent = true,
            b"IDAT" => told.parts.push((at as u64 + 8, body.len() as u64)),
            b"IEND" => told.ended = true,
            _ => {}
        }
        if told.ended {
            break;
        }
        at = at.saturating_add(length).saturating_add(12);
    }
    told
}
