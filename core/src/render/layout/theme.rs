//! Sizes, distances and greys, in points. Everything a designer would want to change is here.

use super::page::Ink;

/// A4.
pub const PAGE: (f32, f32) = (595.276, 841.89);
/// Left edge of the text; wide enough for a hole punch and the entry numbers.
pub const LEFT: f32 = 68.0;
/// Right edge of the text.
pub const RIGHT: f32 = PAGE.0 - 56.0;
/// Upper edge of the text.
pub const TOP: f32 = 74.0;
/// Lower edge of the text.
pub const BOTTOM: f32 = PAGE.1 - 66.0;
/// Baseline of the running head.
pub const HEAD_Y: f32 = 46.0;
/// Baseline of the foot line.
pub const FOOT_Y: f32 = PAGE.1 - 38.0;
/// Width of the text.
pub const WIDTH: f32 = RIGHT - LEFT;

/// Letters.
pub const BLACK: Ink = Ink(0);
/// Labels and small print; still clear on a black and white printer.
pub const GREY: Ink = Ink(96);
/// Running head, foot line, entry numbers.
pub const PALE: Ink = Ink(120);
/// Lines between rows.
pub const HAIR: Ink = Ink(190);
/// Behind totals and notices.
pub const TINT: Ink = Ink(244);
/// Under pictures and pages: they are drawn on white, never on our watermark.
pub const WHITE: Ink = Ink(255);
/// The watermark.
pub const WATER: Ink = Ink(238);

/// How a kind of text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Set {
    /// Size of the letters.
    pub size: f32,
    /// From baseline to baseline.
    pub lead: f32,
    /// Space above.
    pub before: f32,
    /// Space below.
    pub after: f32,
}

const fn set(size: f32, lead: f32, before: f32, after: f32) -> Set {
    Set { size, lead, before, after }
}

/// Document title.
pub const TITLE: Set = set(22.0, 31.0, 0.0, 6.0);
/// Title of a letter.
pub const HEADLINE: Set = set(19.0, 28.0, 0.0, 14.0);
/// Name, signature and date at a letter's end, with room for a seal.
pub const SIGN: Set = set(10.5, 22.0, 14.0, 16.0);
/// Running text.
pub const BODY: Set = set(10.5, 17.5, 0.0, 7.0);
/// Small print.
pub const SMALL: Set = set(8.5, 13.5, 0.0, 6.0);
/// Hashes and commands.
pub const MONO: Set = set(8.5, 13.5, 2.0, 9.0);
/// Label and value pairs.
pub const FACT: Set = set(10.0, 16.0, 0.0, 0.0);
/// Cells of a table.
pub const CELL: Set = set(8.6, 13.0, 0.0, 0.0);
/// Running head and foot.
pub const MARGIN: Set = set(7.5, 10.0, 0.0, 0.0);
/// Facts above an exhibit.
pub const CAPTION: Set = set(8.0, 12.0, 0.0, 0.0);

/// Headings by level, from 1.
pub const fn heading(level: u8) -> Set {
    match level {
        0 | 1 => set(16.0, 23.0, 22.0, 11.0),
        2 => set(12.5, 19.0, 17.0, 7.0),
        _ => set(10.5, 17.0, 10.0, 4.0),
    }
}

/// How far below its upper edge a line's baseline lies.
pub fn baseline(set: Set) -> f32 {
    (set.lead - set.size) / 2.0 + set.size * 0.88
}
