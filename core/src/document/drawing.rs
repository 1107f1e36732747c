//! Drawings as data: boxes and words in tenths of a point, so that a renderer needs no picture and a reader can
//! enlarge without loss. Every drawing can be told in words, for text and for readers who cannot see it.

use qrcode::{EcLevel, QrCode};

/// Squares of quiet around a QR code, as its standard asks.
const QUIET: u32 = 4;

/// A drawing; all lengths in tenths of a point.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drawing {
    /// Height; the width is the text's.
    pub height: u32,
    /// What is drawn, in order.
    pub strokes: Vec<Stroke>,
    /// The same in words.
    pub told: String,
}

/// One thing drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stroke {
    /// A filled rectangle.
    Box {
        /// From the left edge of the text.
        x: u32,
        /// From the upper edge of the drawing.
        y: u32,
        /// Width.
        w: u32,
        /// Height.
        h: u32,
        /// 0 is black, 255 is white.
        grey: u8,
    },
    /// Words in one line.
    Words {
        /// Their left end, or their right end where they end there.
        x: u32,
        /// Baseline.
        y: u32,
        /// Size of the letters.
        size: u32,
        /// They end at `x`.
        ends: bool,
        /// What they say.
        text: String,
    },
}

impl Drawing {
    /// Adds a rectangle.
    pub fn fill(&mut self, x: u32, y: u32, w: u32, h: u32, grey: u8) {
        self.strokes.push(Stroke::Box { x, y, w, h, grey });
    }

    /// Adds words that start at `x`.
    pub fn words(&mut self, x: u32, y: u32, size: u32, text: impl Into<String>) {
        self.strokes.push(Stroke::Words { x, y, size, ends: false, text: text.into() });
    }

    /// Adds words that end at `x`.
    pub fn words_to(&mut self, x: u32, y: u32, size: u32, text: impl Into<String>) {
        self.strokes.push(Stroke::Words { x, y, size, ends: true, text: text.into() });
    }

    /// Adds a QR code of this side with its upper left corner here; nothing where the text is too long for one.
    pub fn qr(&mut self, x: u32, y: u32, side: u32, text: &str) {
        let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else { return };
        let width = code.width();
        let across = u32::try_from(width).unwrap_or_default() + 2 * QUIET;
        // Edges are computed from the left each time, so that no rounding opens a gap between squares.
        let at = |n: usize| (u32::try_from(n).unwrap_or_default() + QUIET) * side / across;
        let colors = code.to_colors();
        for (row, squares) in colors.chunks(width).enumerate() {
            let mut from = 0;
            while from < width {
                let dark = squares[from] == qrcode::Color::Dark;
                let run = squares[from..].iter().take_while(|c| **c == squares[from]).count();
                if dark {
                    let (left, top) = (at(from), at(row));
                    self.fill(x + left, y + top, at(from + run) - left, at(row + 1) - top, 0);
                }
                from += run;
            }
        }
    }
}

/// A QR code of half blocks for a terminal with dark letters on light or light on dark: `█` is light. `None` where the
/// text is too long for one.
pub fn terminal_qr(text: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
    let (width, quiet) = (code.width(), 2);
    let colors = code.to_colors();
    let light = |x: usize, y: usize| {
        let inside = (quiet..quiet + width).contains(&x) && (quiet..quiet + width).contains(&y);
        !inside || colors[(y - quiet) * width + x - quiet] == qrcode::Color::Light
    };
    let side = width + 2 * quiet;
    let lines = (0..side).step_by(2).map(|y| {
        let cell = |x| match (light(x, y), y + 1 < side && light(x, y + 1)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        };
        (0..side).map(cell).collect::<String>()
    });
    Some(lines.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_qr_code_is_made_of_runs_that_touch() {
        let mut drawing = Drawing::default();
        drawing.qr(100, 50, 900, "recourse 55 0B7F");
        assert!(drawing.strokes.len() > 50);
        for stroke in &drawing.strokes {
            let Stroke::Box { x, y, w, h, grey } = stroke else { panic!("{stroke:?}") };
            assert!(*x >= 100 && x + w <= 1000 && *y >= 50 && y + h <= 950 && *grey == 0);
            assert!(*w > 0 && *h > 0);
        }
        let mut none = Drawing::default();
        none.qr(0, 0, 900, &"x".repeat(9_000));
        assert!(none.strokes.is_empty());
    }
}
