//! What lies before the camera: the paper, its shadow, the table, the light.

#![allow(clippy::many_single_char_names)] // the letters of the formulas

use super::super::PhotoSize;
use super::super::canvas::Canvas;
use super::Shot;
use crate::sample::dice::Dice;

/// What lies before the camera, in pixels of the upright photo.
pub(super) struct Scene {
    /// The paper, one `0x00rrggbb` a pixel.
    paper: Vec<u32>,
    across: usize,
    down: usize,
    height: i32,
    /// Photo to paper: u = ax + by + c, v = dx + ey + f, both over 1 + gx + hy.
    map: [f32; 8],
    /// Lines of the wood and where they bend.
    grain: Vec<i16>,
    bend: Vec<i16>,
    /// How much darker it gets to the sides, and up and down, in 1,024ths.
    dark_x: Vec<i32>,
    dark_y: Vec<i32>,
    /// Pixels of the shadow's edge.
    soft: i32,
    /// How much darker the shadow gets a pixel further in, in 256ths.
    shade: i32,
}

impl Scene {
    pub(super) fn new(paper: &Canvas, shot: Shot, size: PhotoSize) -> Self {
        let (width, height) = (f32::from(size.width), f32::from(size.height));
        let mut dice = Dice::new(shot.seed ^ 0xca3e);
        // The paper fills most of the picture, whichever way it is longer.
        let fit = (paper.width as f32 / (width * 0.74)).max(paper.height as f32 / (height * 0.86));
        // Small angles: the first terms of sine and cosine are exact enough, and the same everywhere.
        let lean = shot.lean as f32 / 1_000.0;
        let (sine, cosine) = (lean - lean * lean * lean / 6.0, 1.0 - lean * lean / 2.0);
        let (tilt_x, tilt_y) = (dice.range(-30, 30) as f32 / width / 1_000.0, 0.045 / height);
        let (a, b, d, e) = (cosine * fit, sine * fit, -sine * fit, cosine * fit);
        let (middle_x, middle_y) = (width * 0.505, height * 0.49);
        let depth = 1.0 + tilt_x * middle_x + tilt_y * middle_y;
        let c = paper.width as f32 / 2.0 * depth - a * middle_x - b * middle_y;
        let f = paper.height as f32 / 2.0 * depth - d * middle_x - e * middle_y;
        let mut tone = 0i64;
        let grain = (0..usize::from(size.height) * 2).map(|_| {
            tone += dice.range(-90, 90) - tone / 9;
            (tone / 16) as i16
        });
        let grain = grain.collect();
        let (mut way, mut slope) = (0i64, 0i64);
        let bend = (0..usize::from(size.width)).map(|_| {
            slope += dice.range(-6, 6) - slope / 40 - way / 6_000;
            way += slope;
            (way / 110) as i16
        });
        let bend = bend.collect();
        // The lamp stands up left; the lens darkens towards the corners.
        let darker = |side: u16, lamp: i32| {
            let at = move |i| i * 1_024 / i32::from(side) - lamp;
            (0..i32::from(side)).map(|i| at(i) * at(i) / 1_900).collect()
        };
        let soft = (width / 60.0 * fit).max(2.0);
        let packed = paper.rgb.chunks_exact(3);
        let packed = packed.map(|p| u32::from_be_bytes([0, p[0], p[1], p[2]])).collect();
        Self {
            paper: packed,
            across: paper.width,
            down: paper.height,
            height: i32::from(size.height),
            map: [a, b, c, d, e, f, tilt_x, tilt_y],
            grain,
            bend,
            dark_x: darker(size.width, 440),
            dark_y: darker(size.height, 400),
            soft: soft as i32,
            shade: (130.0 * 256.0 / soft) as i32,
        }
    }

    /// Where a point of the photo lies on the paper, in 65,536ths of its pixels.
    fn place(&self, x: i32, y: i32) -> (i32, i32) {
        let (px, py) = (x as f32, y as f32);
        let [a, b, c, d, e, f, g, h] = self.map;
        let depth = 65_536.0 / (1.0 + g * px + h * py);
        (((a * px + b * py + c) * depth) as i32, ((d * px + e * py + f) * depth) as i32)
    }

    /// Walks over the photo from a point by steps and tells the colour of each pixel of `line`. Between two
    /// points 32 steps apart the way over the paper is straight enough.
    pub(super) fn walk(
        &self,
        from: (i32, i32),
        step: (i32, i32),
        line: &mut [u8],
        mut develop: impl FnMut(&mut [u8], [i32; 3]),
    ) {
        const STRIDE: i32 = 32;
        let (mut x, mut y) = from;
        for part in line.chunks_mut(3 * STRIDE as usize) {
            let (mut u, mut v) = self.place(x, y);
            let (end_u, end_v) = self.place(x + step.0 * STRIDE, y + step.1 * STRIDE);
            let (du, dv) = ((end_u - u) / STRIDE, (end_v - v) / STRIDE);
            for pixel in part.chunks_exact_mut(3) {
                develop(pixel, self.colour((x, y), (u, v)));
                (x, y, u, v) = (x + step.0, y + step.1, u + du, v + dv);
            }
        }
    }

    #[inline]
    fn colour(&self, (x, y): (i32, i32), (u, v): (i32, i32)) -> [i32; 3] {
        let dark = |of: &[i32], at: i32| of.get(at as usize).copied().unwrap_or_default();
        let light = 1_040 - dark(&self.dark_x, x) - dark(&self.dark_y, y);
        let (wide, high) = ((self.across as i32 - 1) << 16, (self.down as i32 - 1) << 16);
        let base = if u >= 0 && v >= 0 && u < wide && v < high {
            self.sample(u as u32, v as u32)
        } else {
            // The shadow falls to the lower right.
            let (su, sv) = ((u >> 16) - self.soft / 2, (v >> 16) - self.soft * 2 / 3);
            let off = (-su).max(su - (wide >> 16)).max(-sv).max(sv - (high >> 16)).max(0);
            let shade = 255 - (((self.soft - off).max(0) * self.shade) >> 8);
            self.wood(x, y).map(|value| (value * shade) >> 8)
        };
        base.map(|value| (value * light) >> 10)
    }

    /// A point of the paper, between its pixels; red and blue are mixed in one go, eight bits apart.
    #[inline]
    fn sample(&self, u: u32, v: u32) -> [i32; 3] {
        const RED_BLUE: u32 = 0x00ff_00ff;
        let (left, top) = ((u >> 16) as usize, (v >> 16) as usize);
        let (fx, fy) = (u >> 8 & 255, v >> 8 & 255);
        let mix = |a: u32, b: u32, f: u32| {
            let red_blue = (a & RED_BLUE) * (256 - f) + (b & RED_BLUE) * f;
            let green = (a >> 8 & 255) * (256 - f) + (b >> 8 & 255) * f;
            red_blue >> 8 & RED_BLUE | green & 0xff00
        };
        let at = top * self.across + left;
        let (Some([a, b]), Some([c, d])) = (
            self.paper.get(at..).and_then(|p| p.first_chunk()),
            self.paper.get(at + self.across..).and_then(|p| p.first_chunk()),
        ) else {
            return [255; 3];
        };
        let [_, red, green, blue] = mix(mix(*a, *b, fx), mix(*c, *d, fx), fy).to_be_bytes();
        [i32::from(red), i32::from(green), i32::from(blue)]
    }

    #[inline]
    fn wood(&self, x: i32, y: i32) -> [i32; 3] {
        let bend = i32::from(self.bend.get(x as usize).copied().unwrap_or_default());
        let row = (y + bend + self.height / 2).clamp(0, self.height * 2 - 1);
        let tone = i32::from(self.grain.get(row as usize).copied().unwrap_or_default());
        [148 + tone, 108 + tone * 7 / 8, 72 + tone * 3 / 4]
    }
}
