//! Water: the watermark as shapes, so that it never mixes with the text when the page is copied or searched.

use super::face::Faces;
use crate::render::layout::page::Voice;
use crate::render::layout::theme::{PAGE, WATER};
use lopdf::{Object, Stream, dictionary};
use std::fmt::Write as _;
use ttf_parser::OutlineBuilder;

/// How long the letters are from corner to corner, at most.
const SPAN: f32 = 560.0;
/// How large the letters are, at most.
const SIZE_MAX: f32 = 120.0;

/// The form that paints it over a whole page.
pub(super) fn form(text: &str, faces: &Faces) -> Object {
    let mut pen = Pen { out: String::new(), at: (0.0, 0.0), shift: 0.0, scale: 1.0 };
    let mut glyphs = Vec::new();
    let mut width = 0.0;
    for c in text.chars() {
        let Some((font, glyph)) = faces.find(Voice::Sans, c) else { continue };
        glyphs.push((font, glyph, width));
        width += f32::from(faces.width(font, glyph)) / 1000.0;
    }
    let size = (SPAN / width.max(0.1)).min(SIZE_MAX);
    let gray = f32::from(WATER.0) / 255.0;
    // Rising to the right, its middle in the middle of the page.
    let (sin, cos) = (0.788_f32, 0.616_f32);
    let (half, drop) = (width * size / 2.0, size * 0.35);
    let x = PAGE.0 / 2.0 - half * cos + drop * sin;
    let y = PAGE.1 / 2.0 - half * sin - drop * cos;
    _ = writeln!(pen.out, "{gray:.3} g {cos} {sin} -{sin} {cos} {x:.2} {y:.2} cm");
    for (font, glyph, at) in glyphs {
        let face = faces.face(font);
        pen.shift = at * size;
        pen.scale = size / f32::from(face.units_per_em().max(1));
        face.outline_glyph(glyph, &mut pen);
    }
    pen.out.push_str("f\n");
    let dict = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), PAGE.0.into(), PAGE.1.into()],
        "Resources" => lopdf::Dictionary::new(),
    };
    Object::Stream(Stream::new(dict, pen.out.into_bytes()))
}

/// Turns outlines into path operators.
struct Pen {
    out: String,
    at: (f32, f32),
    shift: f32,
    scale: f32,
}

impl Pen {
    fn place(&self, x: f32, y: f32) -> (f32, f32) {
        (self.shift + x * self.scale, y * self.scale)
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.at = self.place(x, y);
        _ = writeln!(self.out, "{:.2} {:.2} m", self.at.0, self.at.1);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.at = self.place(x, y);
        _ = writeln!(self.out, "{:.2} {:.2} l", self.at.0, self.at.1);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (from, control, to) = (self.at, self.place(x1, y1), self.place(x, y));
        let third = |a: f32, c: f32| a + (c - a) * 2.0 / 3.0;
        let a = (third(from.0, control.0), third(from.1, control.1));
        let b = (third(to.0, control.0), third(to.1, control.1));
        self.curve(a, b, to);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (a, b, to) = (self.place(x1, y1), self.place(x2, y2), self.place(x, y));
        self.curve(a, b, to);
    }

    fn close(&mut self) {
        self.out.push_str("h\n");
    }
}

impl Pen {
    fn curve(&mut self, a: (f32, f32), b: (f32, f32), to: (f32, f32)) {
        let (x, y) = to;
        _ = writeln!(self.out, "{:.2} {:.2} {:.2} {:.2} {x:.2} {y:.2} c", a.0, a.1, b.0, b.1);
        self.at = to;
    }
}
