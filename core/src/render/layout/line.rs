//! Lines: where text may break (Unicode UAX #14, Chinese included), and what each line holds.

use super::Metrics;
use super::page::Voice;
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use unicode_segmentation::UnicodeSegmentation;

/// Text of one kind before it is broken.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The letters, already clean.
    pub text: String,
    /// Drawn heavier.
    pub strong: bool,
    /// Anchor a click leads to.
    pub to: Option<String>,
}

/// Text of one kind inside a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Distance from the line's start.
    pub x: f32,
    /// Width.
    pub width: f32,
    /// The letters.
    pub text: String,
    /// Drawn heavier.
    pub strong: bool,
    /// Anchor a click leads to.
    pub to: Option<String>,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// Left to right.
    pub runs: Vec<Run>,
    /// Width without the space at its end.
    pub width: f32,
    /// Whether its paragraph goes on, so that it may be stretched to the margin.
    pub goes_on: bool,
}

/// How to set text.
#[derive(Clone, Copy)]
pub struct Ruler<'a> {
    /// Widths of characters.
    pub metrics: &'a dyn Metrics,
    /// Which face.
    pub voice: Voice,
    /// Size of the letters, in points.
    pub size: f32,
    /// May break between any two characters.
    pub anywhere: bool,
}

impl Ruler<'_> {
    /// Width of text on one line, in points.
    pub fn width(&self, text: &str) -> f32 {
        let mut last = ' ';
        text.chars().fold(0.0, |width, c| {
            let closer = if squeezes(std::mem::replace(&mut last, c), c) { 0.5 } else { 0.0 };
            width + self.advance(c) - closer * self.size
        })
    }

    /// Width of one character; a missing one is drawn as a square box.
    fn advance(&self, c: char) -> f32 {
        f32::from(self.metrics.advance(self.voice, c).unwrap_or(1000)) * self.size / 1000.0
    }

    /// Breaks pieces into lines of at most `width` points; at least one line. A word wider than a line is broken
    /// between characters.
    pub fn wrap(&self, pieces: &[Piece], width: f32) -> Vec<Line> {
        let text: String = pieces.iter().map(|p| p.text.as_str()).collect();
        let mut lines = Vec::new();
        let (mut start, mut used) = (0, 0.0_f32);
        let mut from = 0;
        for to in breaks(&text, self.anywhere) {
            let Some(part) = text.get(from..to) else { continue };
            let visible = part.trim_end();
            let needed = self.width(visible);
            if start < from && used + needed > width {
                lines.push((start, from, true));
                (start, used) = (from, 0.0);
            }
            if needed > width {
                (start, used) = self.split(part, from, start, used, width, &mut lines);
            } else {
                used += needed + self.width(&part[visible.len()..]);
            }
            from = to;
            if part.ends_with('\n') {
                lines.push((start, to, false));
                (start, used) = (to, 0.0);
            }
        }
        if start < text.len() || lines.is_empty() {
            lines.push((start, text.len(), false));
        }
        // Spaces at a line's end hang, also where they belong to two pieces.
        let seen = |a: usize, b: usize| a + text.get(a..b).map_or(0, |part| part.trim_end().len());
        lines.into_iter().map(|(a, b, goes_on)| self.line(pieces, a, seen(a, b), goes_on)).collect()
    }

    /// Breaks one overlong word; gives back where the open line starts and how much of it is used.
    fn split(
        &self,
        part: &str,
        at: usize,
        mut start: usize,
        mut used: f32,
        width: f32,
        lines: &mut Vec<(usize, usize, bool)>,
    ) -> (usize, f32) {
        for (offset, cluster) in part.grapheme_indices(true) {
            let needed = self.width(cluster);
            if used + needed > width && start < at + offset && !cluster.trim().is_empty() {
                lines.push((start, at + offset, true));
                (start, used) = (at + offset, 0.0);
            }
            used += needed;
        }
        (start, used)
    }

    /// The runs between two byte offsets of the joined text.
    fn line(&self, pieces: &[Piece], from: usize, to: usize, goes_on: bool) -> Line {
        let mut line = Line { goes_on, ..Line::default() };
        let mut begin = 0;
        for piece in pieces {
            let end = begin + piece.text.len();
            let (a, b) = (from.max(begin), to.min(end));
            if a < b
                && let Some(text) = piece.text.get(a - begin..b - begin)
            {
                let text = text.trim_end_matches('\n');
                let width = self.width(text);
                let before = line.runs.last().and_then(|r| r.text.chars().next_back());
                if before.zip(text.chars().next()).is_some_and(|(a, b)| squeezes(a, b)) {
                    line.width -= self.size / 2.0;
                }
                if !text.is_empty() {
                    line.runs.push(Run {
                        x: line.width,
                        width,
                        text: text.to_owned(),
                        strong: piece.strong,
                        to: piece.to.clone(),
                    });
                }
                line.width += width;
            }
            begin = end;
        }
        line
    }
}

/// Whether two full-width marks stand closer by half a character, as Chinese is set: the first one's empty right half
/// or the second one's empty left half goes.
pub fn squeezes(first: char, second: char) -> bool {
    let closes = |c| "，。、；：！？）》」』】〕”’".contains(c);
    let opens = |c| "（《「『【〔“‘".contains(c);
    (closes(first) && (closes(second) || opens(second))) || (opens(first) && opens(second))
}

/// Byte offsets after which a line may end, the text's end included.
pub fn breaks(text: &str, anywhere: bool) -> Vec<usize> {
    if anywhere {
        return text.grapheme_indices(true).map(|(at, g)| at + g.len()).collect();
    }
    let segmenter =
        const { LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default()) };
    segmenter.segment_str(text).filter(|&at| at > 0).collect()
}

#[cfg(test)]
mod tests;
