//! Pictures: slips and cards drawn with a font, laid on a table and photographed; and a screen of a phone.
//! Rendering is the one place in the program where fractions are used; all of it is plain arithmetic, so the
//! bytes are the same on every machine.

mod camera;
mod canvas;
mod chat;
mod exif;
mod receipt;
mod slip;

use super::SampleFile;
use super::takings::{self, Run, march};
use ab_glyph::{Font, FontRef, InvalidFont};
use camera::Shot;
use canvas::Canvas;
use std::io;

/// Slips of the three days, the advice of delivery, the chat: what [`pictures`] makes.
pub const SLIPS: [&str; 3] = ["签购单 0309.jpg", "签购单 0310.jpg", "签购单 0311.jpg"];
/// Photo of the post's card: the demand was handed over on 20 March.
pub const ADVICE: &str = "特快专递回执 0320.jpg";
/// The bank's answer of 24 March on a phone's screen.
pub const CHAT: &str = "江州银行答复截图 0324.png";

/// Draws Chinese and Latin text; holds a font file's bytes.
pub struct Painter<'f> {
    font: FontRef<'f>,
    /// Height of the font's own line box in ems: what the rasteriser calls its scale.
    line: f32,
}

impl<'f> Painter<'f> {
    /// Takes a TrueType font, `NotoSansSC-Regular.ttf` in the program.
    pub fn new(font: &'f [u8]) -> Result<Self, InvalidFont> {
        let font = FontRef::try_from_slice(font)?;
        let line = font.height_unscaled() / font.units_per_em().unwrap_or(1_000.0);
        Ok(Self { font, line })
    }
}

/// How large photos are, in pixels of the shorter and longer side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhotoSize {
    /// Shorter side.
    pub width: u16,
    /// Longer side.
    pub height: u16,
}

impl PhotoSize {
    /// What a phone takes: 12 megapixels.
    pub const PHONE: Self = Self { width: 3_000, height: 4_000 };
}

/// The three slips, the advice of delivery and the chat, each on a thread of its own.
pub fn pictures(font: &[u8], size: PhotoSize) -> io::Result<Vec<SampleFile>> {
    let painter = Painter::new(font).map_err(|e| io::Error::new(io::ErrorKind::InvalidData, e))?;
    let runs = takings::month();
    let of_day = |day: u32| runs.iter().find(|r| r.day == march(day));
    let shots = [
        (SLIPS[0], 9, Shot { seed: 309, taken: "2026:03:09 21:40:12", orientation: 1, lean: 31 }),
        (SLIPS[1], 10, Shot { seed: 310, taken: "2026:03:10 21:31:47", orientation: 6, lean: -22 }),
        (SLIPS[2], 11, Shot { seed: 311, taken: "2026:03:11 21:55:30", orientation: 1, lean: -44 }),
    ];
    let painter = &painter;
    std::thread::scope(|threads| {
        let mut work = Vec::new();
        for (name, day, shot) in shots {
            let run = of_day(day);
            work.push(threads.spawn(move || slip_photo(painter, name, run, shot, size)));
        }
        work.push(threads.spawn(move || {
            let shot = Shot { seed: 320, taken: "2026:03:26 13:58:21", orientation: 1, lean: 17 };
            photo(ADVICE, &receipt::advice_of_delivery(painter), shot, size)
        }));
        work.push(threads.spawn(move || {
            let bytes = canvas::png(&chat::screen(painter)).map_err(io::Error::other)?;
            Ok(SampleFile { name: CHAT, bytes })
        }));
        work.into_iter().map(|w| w.join().unwrap_or_else(|_| Err(lost()))).collect()
    })
}

fn slip_photo(
    painter: &Painter<'_>,
    name: &'static str,
    run: Option<&Run>,
    shot: Shot,
    size: PhotoSize,
) -> io::Result<SampleFile> {
    let paper = slip::day_slip(painter, run.ok_or_else(lost)?);
    photo(name, &paper, shot, size)
}

fn photo(
    name: &'static str,
    paper: &Canvas,
    shot: Shot,
    size: PhotoSize,
) -> io::Result<SampleFile> {
    let bytes = camera::photograph(paper, shot, size).map_err(io::Error::other)?;
    Ok(SampleFile { name, bytes })
}

fn lost() -> io::Error {
    io::Error::other("a picture of the sample could not be drawn")
}
