//! Cast: the fonts of one paper, cut down to the characters it uses.
//!
//! Two characters that share a glyph (Ω and Ω) would copy out as one, because a PDF font says for each glyph which
//! one character it is. So the second character gets the same glyph from a second, tiny font.

use super::PdfError;
use super::face::{Faces, Font};
use crate::hash::Hash;
use crate::render::layout::page::{Item, Paper, Voice};
use printpdf::{FontId, FontMetrics, ParsedFont, PdfFont};
use std::collections::{BTreeMap, BTreeSet};
use subsetter::GlyphRemapper;

/// The box drawn for a character no face has.
pub(super) const MISSING: char = '□';

/// A cut font's name inside the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    font: Font,
    /// 0, or more for characters whose glyph another character has taken.
    twin: u8,
}

/// Which cut font each character is set from.
pub(super) struct Cast {
    roles: BTreeMap<(Voice, char), Key>,
    cuts: BTreeMap<Key, Vec<(char, u16)>>,
}

impl Cast {
    /// Finds the font of every character on the paper.
    pub(super) fn of(paper: &Paper, faces: &Faces) -> Self {
        let mut used = BTreeSet::new();
        for item in paper.sheets.iter().flat_map(|s| &s.items) {
            if let Item::Text(text) = item {
                used.extend(text.text.chars().map(|c| (text.voice, c)));
            }
        }
        if !paper.missing.is_empty() {
            used.insert((Voice::Sans, MISSING));
        }
        let mut cast = Self { roles: BTreeMap::new(), cuts: BTreeMap::new() };
        let mut taken: BTreeMap<(Key, u16), char> = BTreeMap::new();
        for (voice, c) in used {
            let Some((font, glyph)) = faces.find(voice, c) else { continue };
            let mut key = Key { font, twin: 0 };
            while taken.get(&(key, glyph.0)).is_some_and(|&other| other != c) {
                key.twin += 1;
            }
            if taken.insert((key, glyph.0), c).is_none() {
                cast.cuts.entry(key).or_default().push((c, glyph.0));
            }
            cast.roles.insert((voice, c), key);
        }
        cast
    }

    /// The font a character is set from; `None` when it can only be drawn as a box.
    pub(super) fn font(&self, voice: Voice, c: char) -> Option<FontId> {
        self.roles.get(&(voice, c)).map(|key| key.id())
    }

    /// Every character of each cut font.
    pub(super) fn specimens(&self) -> impl Iterator<Item = (FontId, String)> + '_ {
        self.cuts.iter().map(|(key, glyphs)| (key.id(), glyphs.iter().map(|(c, _)| c).collect()))
    }

    /// The cut fonts, for printpdf.
    pub(super) fn cut(&self, faces: &Faces) -> Result<BTreeMap<FontId, PdfFont>, PdfError> {
        self.cuts.iter().map(|(key, glyphs)| Ok((key.id(), key.cut(glyphs, faces)?))).collect()
    }
}

impl Key {
    fn id(self) -> FontId {
        // `F1` … `F14` would mean printpdf's built-in fonts.
        FontId(format!("{:?}{}", self.font, self.twin))
    }

    fn cut(self, glyphs: &[(char, u16)], faces: &Faces) -> Result<PdfFont, PdfError> {
        let face = faces.face(self.font);
        let mut remapper = GlyphRemapper::new();
        let (mut map, mut widths) = (BTreeMap::new(), BTreeMap::new());
        for &(c, glyph) in glyphs {
            let new = remapper.remap(glyph);
            map.insert(u32::from(c), new);
            let advance = face.glyph_hor_advance(ttf_parser::GlyphId(glyph)).unwrap_or(0);
            widths.insert(new, advance);
        }
        let bytes =
            subsetter::subset(faces.bytes(self.font), 0, &remapper).map_err(|_| PdfError::Font)?;
        let units = face.units_per_em();
        let metrics = FontMetrics { ascent: face.ascender(), descent: face.descender() };
        let name = Some(self.name(glyphs));
        let mut font = ParsedFont::with_glyph_data(bytes, 0, name, map, widths, units, metrics);
        let bounds = face.global_bounding_box();
        let told = &mut font.pdf_font_metrics;
        (told.x_min, told.y_min) = (bounds.x_min, bounds.y_min);
        (told.x_max, told.y_max) = (bounds.x_max, bounds.y_max);
        told.us_weight_class = 400;
        Ok(PdfFont::new(font))
    }

    /// `ABCDEF+NotoSansSC-Regular`: the prefix marks a subset and differs for different subsets.
    fn name(self, glyphs: &[(char, u16)]) -> String {
        let text: String = glyphs.iter().map(|(c, _)| c).collect();
        let hash = Hash::of(text.as_bytes());
        let prefix: String =
            hash.bytes().iter().take(6).map(|b| char::from(b'A' + b % 26)).collect();
        let name = match self.font {
            Font::Main => "NotoSansSC-Regular",
            Font::Rare => "RecourseRare-Regular",
            Font::Mono => "RecourseMono-Regular",
        };
        format!("{prefix}+{name}")
    }
}
