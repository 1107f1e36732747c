//! Masks over a paper: every text of a document goes through one function, so that what is hidden is hidden in the
//! report, the sheets and the editable papers alike.

use super::drawing::Stroke;
use super::{Attachment, Block, BlockKind, Document, Span};

/// The document with each of its texts as `hide` gives it.
pub fn document(mut doc: Document, hide: &dyn Fn(&str) -> String) -> Document {
    for text in [&mut doc.title, &mut doc.author, &mut doc.footer] {
        *text = hide(text);
    }
    doc.blocks = blocks(doc.blocks, hide);
    doc
}

/// The same for blocks alone.
pub fn blocks(blocks: Vec<Block>, hide: &dyn Fn(&str) -> String) -> Vec<Block> {
    let mut blocks = blocks;
    for block in &mut blocks {
        match &mut block.kind {
            BlockKind::Heading(_, text) => *text = hide(text),
            BlockKind::Paragraph(_, line) => spans(line, hide),
            BlockKind::Facts(facts) => {
                for (label, value) in facts {
                    *label = hide(label);
                    spans(value, hide);
                }
            }
            BlockKind::Table(table) => {
                for column in &mut table.columns {
                    column.title = hide(&column.title);
                }
                table.rows.iter_mut().flat_map(|r| &mut r.cells).for_each(|c| spans(c, hide));
            }
            BlockKind::Timeline(timeline) => {
                for (what, _, day) in &mut timeline.rows {
                    *what = hide(what);
                    *day = hide(day);
                }
            }
            BlockKind::Drawing(drawing) => {
                drawing.told = hide(&drawing.told);
                for stroke in &mut drawing.strokes {
                    if let Stroke::Words { text, .. } = stroke {
                        *text = hide(text);
                    }
                }
            }
            BlockKind::Attachment(file) => attachment(file, hide),
            BlockKind::PageBreak => {}
        }
    }
    blocks
}

/// Where a file lies stays as it is: its name there is in the manifest too, and is looked at before release.
fn attachment(file: &mut Attachment, hide: &dyn Fn(&str) -> String) {
    file.title = hide(&file.title);
    for (label, value) in &mut file.facts {
        *label = hide(label);
        *value = hide(value);
    }
}

fn spans(spans: &mut [Span], hide: &dyn Fn(&str) -> String) {
    for span in spans {
        match span {
            Span::Text(text) | Span::Strong(text) | Span::Link { text, .. } => *text = hide(text),
            Span::Page(_) | Span::Pages(_) => {}
        }
    }
}
