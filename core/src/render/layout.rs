//! Layout: a document becomes pages of placed letters, lines and plates. Pure: characters are measured through
//! [`Metrics`], files are known by their [`Shape`]; no file format and no I/O here.

mod block;
mod drawing;
pub mod exhibit;
mod flow;
mod frame;
mod keep;
pub mod line;
pub mod page;
pub mod shape;
mod table;
pub mod theme;
mod timeline;
mod widths;

use crate::document::{Block, BlockKind, Document, Span};
use crate::hash::Hash;
use crate::locale::Locale;
use flow::Flow;
use page::{Item, Paper, Place, Voice};
use shape::Shape;
use std::collections::{BTreeMap, BTreeSet};

/// Widths of characters.
pub trait Metrics {
    /// The advance of a character in thousandths of the size; `None` when no face has it.
    fn advance(&self, voice: Voice, c: char) -> Option<u16>;
}

/// Page numbers may move text and text may move page numbers; after this many passes the last one stands.
const PASSES_MAX: usize = 6;

/// Lays a document out. `shapes` says how each attached file can be shown; a file without one gets a slip sheet.
/// Characters without a glyph are listed on the paper itself, at its end.
pub fn layout(doc: &Document, metrics: &dyn Metrics, shapes: &BTreeMap<Hash, Shape>) -> Paper {
    let locale = Locale::new(doc.lang);
    let mut paper = settle(doc, &doc.blocks, metrics, shapes, &locale);
    if !paper.missing.is_empty() {
        let mut blocks = doc.blocks.clone();
        blocks.extend(missing_note(&paper.missing, &locale));
        paper = settle(doc, &blocks, metrics, shapes, &locale);
    }
    paper
}

/// Repeats the layout until the page numbers it prints are the page numbers it has.
fn settle(
    doc: &Document,
    blocks: &[Block],
    metrics: &dyn Metrics,
    shapes: &BTreeMap<Hash, Shape>,
    locale: &Locale,
) -> Paper {
    let mut known = BTreeMap::new();
    let mut paper = Paper::default();
    for _ in 0..PASSES_MAX {
        let mut flow = Flow::new(doc, metrics, shapes, locale, &known);
        for (at, block) in blocks.iter().enumerate() {
            flow.keep(blocks.get(at..).unwrap_or_default());
            flow.block(block, blocks.get(at + 1..).unwrap_or_default());
        }
        paper = flow.finish();
        let pages = |anchors: &BTreeMap<String, Place>| -> Vec<(usize, usize)> {
            anchors.values().map(|p| (p.page, p.last)).collect()
        };
        if pages(&paper.anchors) == pages(&known) || !has_numbers(blocks) {
            break;
        }
        known = paper.anchors.clone();
    }
    paper.missing = missing(&paper, metrics);
    paper
}

/// Whether any text prints a page number, so that a second pass is needed.
fn has_numbers(blocks: &[Block]) -> bool {
    let any = |spans: &[Span]| spans.iter().any(|s| matches!(s, Span::Page(_) | Span::Pages(_)));
    blocks.iter().any(|block| match &block.kind {
        BlockKind::Paragraph(_, spans) => any(spans),
        BlockKind::Facts(facts) => facts.iter().any(|(_, spans)| any(spans)),
        BlockKind::Table(table) => table.rows.iter().any(|r| r.cells.iter().any(|c| any(c))),
        BlockKind::Heading(..)
        | BlockKind::Timeline(_)
        | BlockKind::Attachment(_)
        | BlockKind::Drawing(_)
        | BlockKind::PageBreak => false,
    })
}

/// Characters no face has, in order of appearance, each with its first page.
fn missing(paper: &Paper, metrics: &dyn Metrics) -> Vec<(char, usize)> {
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for (at, sheet) in paper.sheets.iter().enumerate() {
        for item in &sheet.items {
            let Item::Text(text) = item else { continue };
            for c in text.text.chars() {
                if metrics.advance(text.voice, c).is_none() && seen.insert(c) {
                    out.push((c, at + 1));
                }
            }
        }
    }
    out
}

/// The note at the end of a paper some of whose characters could not be drawn.
fn missing_note(missing: &[(char, usize)], locale: &Locale) -> Vec<Block> {
    let list = missing.iter().map(|(c, page)| {
        let args = crate::args![code = format!("U+{:04X}", u32::from(*c)), page = page.to_string()];
        locale.fill("paper-render-missing-one", args)
    });
    let list: Vec<String> = list.collect();
    vec![
        Block::heading(1, locale.text("paper-render-missing-title")),
        Block::text(locale.text("paper-render-missing-text")),
        Block::text(list.join(&locale.text("paper-render-missing-join"))),
    ]
}

#[cfg(test)]
mod tests;
