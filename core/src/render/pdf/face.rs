//! Faces: the fonts inside the program, unpacked once, and the widths layout asks for.

use crate::render::layout::Metrics;
use crate::render::layout::page::Voice;
use std::sync::OnceLock;
use ttf_parser::{Face, GlyphId};

/// Which font file a glyph is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Font {
    /// Noto Sans SC.
    Main,
    /// The Han that Noto Sans SC lacks.
    Rare,
    /// ASCII for hashes and commands.
    Mono,
}

/// A font file inside the program: packed bytes and their unpacked size.
struct Packed {
    zst: &'static [u8],
    size: usize,
}

const MAIN: Packed =
    Packed { zst: include_bytes!("../../../../assets/fonts/main.ttf.zst"), size: 10_559_284 };
const RARE: Packed =
    Packed { zst: include_bytes!("../../../../assets/fonts/rare.ttf.zst"), size: 836_788 };
const MONO: Packed =
    Packed { zst: include_bytes!("../../../../assets/fonts/mono.ttf.zst"), size: 9_336 };

/// All faces, ready to be measured and cut.
pub struct Faces {
    main: (&'static [u8], Face<'static>),
    rare: (&'static [u8], Face<'static>),
    mono: (&'static [u8], Face<'static>),
}

impl Faces {
    /// The faces inside the program; unpacked on first use and kept. `None` when the program's own data is damaged.
    pub fn embedded() -> Option<&'static Self> {
        static FACES: OnceLock<Option<Faces>> = OnceLock::new();
        FACES
            .get_or_init(|| {
                let open = |packed: Packed| {
                    let bytes: &'static [u8] =
                        zstd::bulk::decompress(packed.zst, packed.size).ok()?.leak();
                    Some((bytes, Face::parse(bytes, 0).ok()?))
                };
                Some(Self { main: open(MAIN)?, rare: open(RARE)?, mono: open(MONO)? })
            })
            .as_ref()
    }

    /// The main face's whole font file, for pictures that are drawn with it.
    pub fn main_file(&self) -> &'static [u8] {
        self.main.0
    }

    /// The whole font file.
    pub(super) fn bytes(&self, font: Font) -> &'static [u8] {
        self.get(font).0
    }

    /// The parsed font.
    pub(super) fn face(&self, font: Font) -> &Face<'static> {
        &self.get(font).1
    }

    /// The font and glyph a character is drawn with; `None` when no face has it.
    pub(super) fn find(&self, voice: Voice, c: char) -> Option<(Font, GlyphId)> {
        let order: &[Font] = match voice {
            Voice::Sans => &[Font::Main, Font::Rare],
            Voice::Mono => &[Font::Mono, Font::Main, Font::Rare],
        };
        order.iter().find_map(|&font| {
            let glyph = self.face(font).glyph_index(c).filter(|g| g.0 != 0)?;
            Some((font, glyph))
        })
    }

    /// Advance of a glyph in thousandths of the size.
    pub(super) fn width(&self, font: Font, glyph: GlyphId) -> u16 {
        let face = self.face(font);
        let units = u32::from(face.units_per_em()).max(1);
        let advance = u32::from(face.glyph_hor_advance(glyph).unwrap_or(0));
        (advance * 1000 / units) as u16
    }

    fn get(&self, font: Font) -> &(&'static [u8], Face<'static>) {
        match font {
            Font::Main => &self.main,
            Font::Rare => &self.rare,
            Font::Mono => &self.mono,
        }
    }
}

impl Metrics for Faces {
    fn advance(&self, voice: Voice, c: char) -> Option<u16> {
        let (font, glyph) = self.find(voice, c)?;
        Some(self.width(font, glyph))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::Hash;

    #[test]
    fn faces_are_the_published_ones_and_hold_rare_names() {
        let faces = Faces::embedded().unwrap();
        let main = "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16";
        assert_eq!(Hash::of(faces.bytes(Font::Main)).hex(), main);
        for (c, font) in
            [('王', Font::Main), ('䶮', Font::Main), ('喆', Font::Main), ('𠮷', Font::Rare)]
        {
            assert_eq!(faces.find(Voice::Sans, c).map(|f| f.0), Some(font), "{c}");
            assert_eq!(faces.advance(Voice::Sans, c), Some(1000));
        }
        let hex: Vec<_> = "0aWi|".chars().map(|c| faces.advance(Voice::Mono, c)).collect();
        assert_eq!(hex, [Some(500); 5], "all letters equally wide");
        assert_eq!(faces.advance(Voice::Sans, '\u{2b81d}'), None);
    }
}
