//! Rectangles and matrices of PDF pages.

use lopdf::{Document, Object};

/// `[a b c d e f]`: x' = a·x + c·y + e, y' = b·x + d·y + f.
pub(super) type Matrix = [f32; 6];

/// Lower left and upper right corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub(super) x0: f32,
    pub(super) y0: f32,
    pub(super) x1: f32,
    pub(super) y1: f32,
}

/// US Letter, what a page without a size has.
pub(super) const LETTER: Bounds = Bounds { x0: 0.0, y0: 0.0, x1: 612.0, y1: 792.0 };

impl Bounds {
    /// Reads four numbers in any order of corners; `None` for what is no area.
    pub(super) fn read(doc: &Document, object: &Object) -> Option<Self> {
        let [a, b, c, d] = numbers(doc, object)?;
        let bounds = Self { x0: a.min(c), y0: b.min(d), x1: a.max(c), y1: b.max(d) };
        (bounds.width() >= 0.001 && bounds.height() >= 0.001).then_some(bounds)
    }

    pub(super) fn width(&self) -> f32 {
        self.x1 - self.x0
    }

    pub(super) fn height(&self) -> f32 {
        self.y1 - self.y0
    }

    /// What both have in common; `None` when they do not touch.
    pub(super) fn within(&self, other: &Self) -> Option<Self> {
        let both = Self {
            x0: self.x0.max(other.x0),
            y0: self.y0.max(other.y0),
            x1: self.x1.min(other.x1),
            y1: self.y1.min(other.y1),
        };
        (both.x1 > both.x0 && both.y1 > both.y0).then_some(both)
    }

    /// The upright rectangle around what a matrix makes of it.
    pub(super) fn under(&self, m: &Matrix) -> Self {
        let corners =
            [(self.x0, self.y0), (self.x1, self.y0), (self.x0, self.y1), (self.x1, self.y1)];
        let x = corners.map(|(x, y)| m[0] * x + m[2] * y + m[4]);
        let y = corners.map(|(x, y)| m[1] * x + m[3] * y + m[5]);
        let least = |v: [f32; 4]| v.into_iter().fold(f32::INFINITY, f32::min);
        let most = |v: [f32; 4]| v.into_iter().fold(f32::NEG_INFINITY, f32::max);
        Self { x0: least(x), y0: least(y), x1: most(x), y1: most(y) }
    }

    pub(super) fn object(&self) -> Object {
        vec![self.x0.into(), self.y0.into(), self.x1.into(), self.y1.into()].into()
    }

    /// The matrix that stands a page upright with its corner at the origin, and its upright size.
    pub(super) fn upright(&self, rotate: i64, unit: f32) -> (Matrix, (f32, f32)) {
        let (w, h) = (self.width() * unit, self.height() * unit);
        let matrix = match rotate.rem_euclid(360) {
            90 => [0.0, -1.0, 1.0, 0.0, -self.y0, self.x1],
            180 => [-1.0, 0.0, 0.0, -1.0, self.x1, self.y1],
            270 => [0.0, 1.0, -1.0, 0.0, self.y1, -self.x0],
            _ => [1.0, 0.0, 0.0, 1.0, -self.x0, -self.y0],
        };
        let turned = matches!(rotate.rem_euclid(360), 90 | 270);
        (matrix.map(|n| n * unit), if turned { (h, w) } else { (w, h) })
    }
}

/// Exactly this many numbers from an array, references followed.
pub(super) fn numbers<const N: usize>(doc: &Document, object: &Object) -> Option<[f32; N]> {
    let (_, object) = doc.dereference(object).ok()?;
    let number = |o: &Object| doc.dereference(o).ok()?.1.as_float().ok().filter(|n| n.is_finite());
    let list: Option<Vec<f32>> = object.as_array().ok()?.iter().map(number).collect();
    list?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rotated_pages_stand_upright_at_the_origin() {
        let page = Bounds { x0: 10.0, y0: 20.0, x1: 110.0, y1: 220.0 };
        for (rotate, size) in [
            (0, (100.0, 200.0)),
            (90, (200.0, 100.0)),
            (180, (100.0, 200.0)),
            (-90, (200.0, 100.0)),
        ] {
            let (matrix, upright) = page.upright(rotate, 1.0);
            assert_eq!(upright, size);
            let seen = page.under(&matrix);
            assert_eq!(seen, Bounds { x0: 0.0, y0: 0.0, x1: size.0, y1: size.1 });
        }
    }
}
