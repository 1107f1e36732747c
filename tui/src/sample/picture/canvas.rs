//! A sheet to draw on: RGB, text, lines and boxes.

use super::Painter;
use crate::sample::dice::Dice;
use ab_glyph::{Font, PxScale, ScaleFont, point};

/// Red, green, blue.
pub(super) type Colour = [u8; 3];

/// Pixels, row by row.
#[derive(Debug, Clone)]
pub(super) struct Canvas {
    pub(super) width: usize,
    pub(super) height: usize,
    /// Three bytes a pixel.
    pub(super) rgb: Vec<u8>,
}

/// Where a text stands from its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Middle,
    Right,
}

impl Canvas {
    pub(super) fn new(width: usize, height: usize, colour: Colour) -> Self {
        Self { width, height, rgb: colour.repeat(width * height) }
    }

    /// Lays a colour over a pixel; `cover` from 0 to 255. Outside the sheet nothing happens.
    pub(super) fn blend(&mut self, x: i32, y: i32, colour: Colour, cover: u8) {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
        if x >= self.width || y >= self.height {
            return;
        }
        let at = (y * self.width + x) * 3;
        for (old, new) in self.rgb[at..at + 3].iter_mut().zip(colour) {
            let mixed =
                u32::from(*old) * (255 - u32::from(cover)) + u32::from(new) * u32::from(cover);
            *old = (mixed / 255) as u8;
        }
    }

    pub(super) fn fill(&mut self, x: i32, y: i32, width: i32, height: i32, colour: Colour) {
        for row in y..y + height {
            for column in x..x + width {
                self.blend(column, row, colour, 255);
            }
        }
    }

    /// A filled box with round corners.
    pub(super) fn bubble(&mut self, at: (i32, i32), size: (i32, i32), radius: i32, colour: Colour) {
        for y in 0..size.1 {
            for x in 0..size.0 {
                // Distance to the nearest point of the box without its corners.
                let dx = (radius - x).max(x - (size.0 - 1 - radius)).max(0);
                let dy = (radius - y).max(y - (size.1 - 1 - radius)).max(0);
                let over = dx * dx + dy * dy - radius * radius;
                let edge = 2 * radius.max(1);
                let cover = (255 - over.max(0) * 255 / edge).clamp(0, 255);
                self.blend(at.0 + x, at.1 + y, colour, cover as u8);
            }
        }
    }

    /// A dashed line across.
    pub(super) fn dashes(&mut self, x: i32, y: i32, width: i32, colour: Colour) {
        for start in (x..x + width).step_by(22) {
            self.fill(start, y, 13.min(x + width - start), 3, colour);
        }
    }

    /// A ring, as of a stamp.
    pub(super) fn ring(&mut self, centre: (i32, i32), radius: i32, thick: i32, colour: Colour) {
        for y in -radius - 1..=radius + 1 {
            for x in -radius - 1..=radius + 1 {
                let distance = x * x + y * y;
                if distance <= radius * radius && distance >= (radius - thick).pow(2) {
                    self.blend(centre.0 + x, centre.1 + y, colour, 190);
                }
            }
        }
    }

    /// Paper that has been handled: a grain, soft dents and one fold.
    pub(super) fn wear(&mut self, seed: u64) {
        let mut dice = Dice::new(seed);
        let cell = 90;
        let (columns, rows) = (self.width / cell + 2, self.height / cell + 2);
        let dents: Vec<i32> = (0..columns * rows).map(|_| dice.range(-7, 5) as i32).collect();
        let fold = (self.height as i64 * dice.range(38, 62) / 100) as i32;
        for y in 0..self.height {
            let crease = match (y as i32 - fold).abs() {
                0..=2 => -22,
                3..=6 => 7,
                _ => 0,
            };
            for x in 0..self.width {
                let (column, row) = (x / cell, y / cell);
                let (fx, fy) = ((x % cell) as i32, (y % cell) as i32);
                let at = |c: usize, r: usize| dents[r * columns + c];
                let top = at(column, row) * (90 - fx) + at(column + 1, row) * fx;
                let low = at(column, row + 1) * (90 - fx) + at(column + 1, row + 1) * fx;
                let dent = (top * (90 - fy) + low * fy) / 8_100;
                let grain = (dice.next() >> 61) as i32 - 3;
                let pixel = (y * self.width + x) * 3;
                for value in &mut self.rgb[pixel..pixel + 3] {
                    *value = (i32::from(*value) + dent + crease + grain).clamp(0, 255) as u8;
                }
            }
        }
    }
}

impl Painter<'_> {
    /// How wide a text is at this em size, in pixels.
    pub(super) fn width(&self, text: &str, em: f32) -> f32 {
        let font = self.font.as_scaled(PxScale::from(em * self.line));
        text.chars().map(|c| font.h_advance(font.glyph_id(c))).sum()
    }

    /// Writes one line; `y` is the top of its line box.
    pub(super) fn write(
        &self,
        canvas: &mut Canvas,
        at: (i32, i32),
        em: f32,
        align: Align,
        colour: Colour,
        text: &str,
    ) {
        let font = self.font.as_scaled(PxScale::from(em * self.line));
        let shift = match align {
            Align::Left => 0.0,
            Align::Middle => self.width(text, em) / 2.0,
            Align::Right => self.width(text, em),
        };
        let mut x = at.0 as f32 - shift;
        for c in text.chars() {
            let id = font.glyph_id(c);
            let glyph =
                id.with_scale_and_position(font.scale(), point(x, at.1 as f32 + font.ascent()));
            x += font.h_advance(id);
            let Some(outline) = self.font.outline_glyph(glyph) else { continue };
            let bounds = outline.px_bounds();
            let (left, top) = (bounds.min.x as i32, bounds.min.y as i32);
            outline.draw(|gx, gy, cover| {
                let cover = (cover.clamp(0.0, 1.0) * 255.0) as u8;
                canvas.blend(left + gx as i32, top + gy as i32, colour, cover);
            });
        }
    }

    /// Breaks a text into lines no wider than this, at any character: Chinese may break anywhere.
    pub(super) fn lines(&self, text: &str, em: f32, most: f32) -> Vec<String> {
        let mut lines = vec![String::new()];
        let mut used = 0.0;
        for c in text.chars() {
            let advance = self.width(c.encode_utf8(&mut [0; 4]), em);
            // A full stop or comma hangs rather than beginning a line.
            if c == '\n' || used + advance > most && !"，。！？；：、）」".contains(c) {
                lines.push(String::new());
                used = 0.0;
            }
            if c != '\n' {
                lines.last_mut().unwrap_or(&mut String::new()).push(c);
                used += advance;
            }
        }
        lines
    }
}

/// As PNG, eight bits a channel.
pub(super) fn png(canvas: &Canvas) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, canvas.width as u32, canvas.height as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.add_text_chunk("Comment".into(), "DEMO: sample of Recourse, all made up".into())?;
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&canvas.rgb)?;
    writer.finish()?;
    Ok(bytes)
}
