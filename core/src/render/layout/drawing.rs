//! Drawings: boxes and words become panels and letters, moved whole to the next page where they do not fit.

use super::flow::Flow;
use super::page::{Area, Ink, Item};
use super::theme::{BLACK, LEFT};
use crate::document::Block;
use crate::document::drawing::{Drawing, Stroke};

/// A tenth of a point, in which drawings are measured.
fn points(tenths: u32) -> f32 {
    tenths as f32 / 10.0
}

impl Flow<'_> {
    /// Places a drawing.
    pub(super) fn drawing(&mut self, drawing: &Drawing, block: &Block) {
        let height = points(drawing.height);
        self.gap(3.0);
        self.need(height);
        let place = self.here(self.page());
        self.anchor(block.anchor.as_ref(), place);
        let top = self.y;
        for stroke in &drawing.strokes {
            match stroke {
                Stroke::Box { x, y, w, h, grey } => {
                    let area = Area {
                        x: LEFT + points(*x),
                        y: top + points(*y),
                        w: points(*w),
                        h: points(*h),
                    };
                    self.put(Item::Panel { area, fill: Some(Ink(*grey)), edge: None });
                }
                Stroke::Words { x, y, size, ends, text } => {
                    let (x, y) = (LEFT + points(*x), top + points(*y));
                    self.label(text, x, y, points(*size), BLACK, *ends);
                }
            }
        }
        self.y += height + 6.0;
    }
}
