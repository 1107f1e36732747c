//! The camera: a paper on a wooden table, a little askew, under a lamp, with the noise of a small lens.

mod scene;

use super::canvas::Canvas;
use super::{PhotoSize, exif};
use crate::sample::dice::Dice;
use jpeg_encoder::{ColorType, Encoder, EncodingError, SamplingFactor};
use scene::Scene;

/// How a photo was taken.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shot {
    pub(super) seed: u64,
    /// `YYYY:MM:DD hh:mm:ss`.
    pub(super) taken: &'static str,
    /// EXIF orientation, 1 or 6.
    pub(super) orientation: u16,
    /// How far the paper is turned, in thousandths of a radian.
    pub(super) lean: i32,
}

/// Quality of the JPEG: with the noise, some three megabytes at twelve megapixels.
const QUALITY: u8 = 90;

/// Photographs a paper. With orientation 6 the file holds the picture lying on its side, as phones do.
pub(super) fn photograph(
    paper: &Canvas,
    shot: Shot,
    size: PhotoSize,
) -> Result<Vec<u8>, EncodingError> {
    let scene = Scene::new(paper, shot, size);
    let lying = shot.orientation == 6;
    let (width, height) = if lying { (size.height, size.width) } else { (size.width, size.height) };
    let mut rgb = vec![0; usize::from(width) * usize::from(height) * 3];
    let mut noise = Dice::new(shot.seed);
    for (y, line) in rgb.chunks_exact_mut(usize::from(width) * 3).enumerate() {
        let y = y as i32;
        let ((x, y), step) =
            if lying { ((i32::from(height) - 1 - y, 0), (0, 1)) } else { ((0, y), (1, 0)) };
        scene.walk((x, y), step, line, |pixel, seen| {
            let dice = noise.next();
            // The sum of two dice for brightness, one for each colour: no two grains alike.
            let light = ((dice & 15) as i32 + (dice >> 4 & 15) as i32 - 15) * 5;
            let tint = |shift: u32| ((dice >> shift & 15) as i32 - 7) * 3;
            for (i, slot) in pixel.iter_mut().enumerate() {
                let grain = (light + tint(8 + 4 * i as u32)) >> 3;
                *slot = (seen[i] + grain).clamp(0, 255) as u8;
            }
        });
    }
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_2_2); // as phones do
    encoder.add_exif_metadata(&exif::block(shot.orientation, shot.taken))?;
    encoder.encode(&rgb, width, height, ColorType::Rgb)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: PhotoSize = PhotoSize { width: 300, height: 400 };

    fn shot(orientation: u16) -> Vec<u8> {
        let mut paper = Canvas::new(240, 300, [250; 3]);
        paper.fill(40, 60, 160, 30, [20; 3]);
        paper.wear(1);
        let shot = Shot { seed: 9, taken: "2026:03:09 21:40:12", orientation, lean: 30 };
        photograph(&paper, shot, SMALL).unwrap()
    }

    /// Size in the frame header and the EXIF block of a JPEG.
    fn header(jpeg: &[u8]) -> ((u16, u16), Vec<u8>) {
        let (mut at, mut exif) = (2, Vec::new());
        loop {
            let marker = jpeg[at + 1];
            let length = usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
            let segment = &jpeg[at + 4..at + 2 + length];
            if segment.starts_with(b"Exif\0\0") {
                exif = segment[6..].to_vec();
            }
            if marker == 0xc0 {
                let number = |i: usize| u16::from_be_bytes([segment[i], segment[i + 1]]);
                return ((number(3), number(1)), exif);
            }
            at += 2 + length;
        }
    }

    #[test]
    fn photos_are_repeatable_and_know_which_way_up_they_are() {
        assert_eq!(shot(1), shot(1));
        for (orientation, size) in [(1u16, (300, 400)), (6, (400, 300))] {
            let (found, exif) = header(&shot(orientation));
            assert_eq!(found, size);
            // The fourth entry of the first directory, 8 bytes in after its count.
            let entry = &exif[10 + 3 * 12..10 + 4 * 12];
            assert_eq!(entry[..2], [0x12, 0x01]);
            assert_eq!(u16::from_le_bytes([entry[8], entry[9]]), orientation);
            assert!(exif.windows(19).any(|w| w == b"2026:03:09 21:40:12"));
        }
    }

    #[test]
    fn what_is_no_font_is_refused() {
        assert!(super::super::Painter::new(b"no font").is_err());
    }
}
