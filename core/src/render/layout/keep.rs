//! A short part stays whole: where the rest of the page does not hold it, it begins on the next.

use super::flow::Flow;
use super::theme::{self, BOTTOM, CELL, TOP};
use crate::document::{Block, BlockKind};

/// Parts of at most this share of a page are kept whole. A longer one is cut rather than leave a large gap before it.
const SHORT: f32 = 0.65;

impl Flow<'_> {
    /// Turns the page where `ahead` begins with the heading of a short part that would be cut here.
    pub(super) fn keep(&mut self, ahead: &[Block]) {
        let Some((Block { kind: BlockKind::Heading(level, _), .. }, rest)) = ahead.split_first()
        else {
            return;
        };
        // The summary is made to fill the first page.
        if self.fresh() || self.page() == 1 {
            return;
        }
        let count = rest.iter().take_while(|block| !ends(block, *level)).count();
        let Some(tall) = self.height(ahead.get(..=count).unwrap_or(ahead)) else { return };
        let tall = tall + theme::heading(*level).before;
        if tall <= (BOTTOM - TOP) * SHORT {
            self.need(tall);
        }
    }

    /// How tall these blocks are on a page of their own; `None` where they take more than one.
    fn height(&self, blocks: &[Block]) -> Option<f32> {
        let mut probe = self.empty();
        // Laid out in vain only to see that it is long; each of its rows takes a line at the least.
        let long = |block: &Block| matches!(&block.kind, BlockKind::Table(t) if t.rows.len() as f32 * CELL.lead > BOTTOM - TOP);
        if blocks.iter().any(long) {
            return None;
        }
        for (at, block) in blocks.iter().enumerate() {
            probe.block(block, blocks.get(at + 1..).unwrap_or_default());
            if probe.page() > 1 {
                return None;
            }
        }
        Some(probe.y - TOP)
    }
}

/// Whether a block begins the next part.
fn ends(block: &Block, level: u8) -> bool {
    match &block.kind {
        BlockKind::Heading(next, _) => *next <= level,
        BlockKind::PageBreak | BlockKind::Attachment(_) => true,
        _ => false,
    }
}
