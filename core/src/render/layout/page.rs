//! Pages as data: what stands where. Points (1/72 inch), origin at the top left, y downwards.

use crate::hash::Hash;
use std::collections::BTreeMap;

/// A laid out document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paper {
    /// Pages in order.
    pub sheets: Vec<Sheet>,
    /// Where each anchor stands.
    pub anchors: BTreeMap<String, Place>,
    /// Bookmarks in reading order.
    pub marks: Vec<Mark>,
    /// Characters no face has, with the first page (from 1) they are on; in order of appearance.
    pub missing: Vec<(char, usize)>,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// What stands on it; later items lie over earlier ones.
    pub items: Vec<Item>,
}

/// Where an anchor stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Its page, from 1.
    pub page: usize,
    /// The last page of what it names, from 1.
    pub last: usize,
    /// Its upper edge.
    pub y: f32,
}

/// A bookmark.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// 1 for the outermost.
    pub level: u8,
    /// What it says.
    pub title: String,
    /// Where it leads.
    pub place: Place,
}

/// An area.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

/// One thing on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Letters on a baseline.
    Text(Text),
    /// A straight line.
    Rule {
        /// Start.
        from: (f32, f32),
        /// End.
        to: (f32, f32),
        /// Thickness.
        width: f32,
        /// Its grey.
        ink: Ink,
    },
    /// A rectangle.
    Panel {
        /// Where.
        area: Area,
        /// Its grey inside.
        fill: Option<Ink>,
        /// Thickness and grey of its edge.
        edge: Option<(f32, Ink)>,
    },
    /// A click here leads to the anchor.
    Link {
        /// Where to click.
        area: Area,
        /// Anchor name.
        to: String,
    },
    /// A file's picture or page.
    Plate(Plate),
    /// Large pale letters from corner to corner, drawn as shapes so that they never mix with the text.
    Watermark(String),
}

/// Letters on a baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Left end of the baseline.
    pub x: f32,
    /// The baseline.
    pub y: f32,
    /// Size.
    pub size: f32,
    /// The letters.
    pub text: String,
    /// Which face.
    pub voice: Voice,
    /// Drawn heavier.
    pub strong: bool,
    /// Its grey.
    pub ink: Ink,
    /// Points added after each character.
    pub spread: f32,
}

/// A file's picture, or one page of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Plate {
    /// The file.
    pub sha256: Hash,
    /// Which page of it, from 0; 0 for pictures.
    pub page: usize,
    /// Where the whole of it would stand.
    pub area: Area,
    /// What of that is shown.
    pub shown: Area,
}

/// A grey: 0 is black, 255 is white.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ink(pub u8);

/// Which face letters are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// Text.
    Sans,
    /// Hashes and commands: all Latin letters equally wide.
    Mono,
}

impl Area {
    /// The lower edge.
    pub fn bottom(&self) -> f32 {
        self.y + self.h
    }

    /// The right edge.
    pub fn right(&self) -> f32 {
        self.x + self.w
    }
}
