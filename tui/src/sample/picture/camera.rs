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
