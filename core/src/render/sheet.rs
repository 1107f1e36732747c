//! Tables as sheets: CSV that Excel opens, in which no text of others can become a formula.

use super::layout::page::Place;
use crate::document::{Block, BlockKind, Span, Table};
use crate::hygiene::sheet::{Cell, Sheet};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// Files of an office document that are looked at, and bytes of each.
const UNPACKED_FILES: usize = 2_000;
const UNPACKED_MOST: u64 = 64 << 20;

/// The first table of these blocks; `None` where there is none.
pub fn first_table(blocks: &[Block]) -> Option<Table> {
    tables(blocks).next().cloned()
}

/// Every table with as many columns as the widest one, joined under one header: the sales of all runs.
pub fn widest_tables(blocks: &[Block]) -> Option<Table> {
    let widest = tables(blocks).map(|t| t.columns.len()).max()?;
    let mut alike = tables(blocks).filter(|t| t.columns.len() == widest).cloned();
    let mut joined = alike.next()?;
    joined.rows.extend(alike.flat_map(|t| t.rows));
    Some(joined)
}

fn tables(blocks: &[Block]) -> impl Iterator<Item = &Table> {
    blocks.iter().filter_map(|b| if let BlockKind::Table(t) = &b.kind { Some(t) } else { None })
}

/// A table as CSV with a byte order mark; page references as the numbers of `report.pdf`.
pub fn csv(table: &Table, anchors: &BTreeMap<String, Place>) -> String {
    let header: Vec<&str> = table.columns.iter().map(|c| c.title.as_str()).collect();
    let mut sheet = Sheet::new(&header, true);
    for row in &table.rows {
        let cells: Vec<Cell> =
            row.cells.iter().map(|spans| Cell::from(text(spans, anchors))).collect();
        sheet.row(&cells);
    }
    sheet.finish()
}

/// What is packed in an archive or office document.
#[derive(Debug, Default)]
pub struct Unpacked {
    /// Name and bytes of each file.
    pub files: Vec<(String, Vec<u8>)>,
    /// Everything was read, to its end: nothing is locked, damaged, or beyond what is read of an archive.
    pub whole: bool,
}

/// The files packed in an archive or office document, by name, unpacked, to be searched; none where it cannot be read.
pub fn unpacked(bytes: &[u8]) -> Unpacked {
    let mut out = Unpacked::default();
    let Ok(mut zip) = zip::ZipArchive::new(Cursor::new(bytes)) else { return out };
    out.whole = zip.len() <= UNPACKED_FILES;
    for at in 0..zip.len().min(UNPACKED_FILES) {
        let Ok(file) = zip.by_index(at) else {
            out.whole = false;
            continue;
        };
        let name = file.name().map(|name| name.into_owned()).unwrap_or_default();
        let mut text = Vec::new();
        let read = file.take(UNPACKED_MOST).read_to_end(&mut text);
        out.whole &= read.is_ok() && (text.len() as u64) < UNPACKED_MOST;
        if read.is_ok() {
            out.files.push((name, text));
        }
    }
    out
}

/// The words of a cell; page references as numbers.
pub(super) fn text(spans: &[Span], anchors: &BTreeMap<String, Place>) -> String {
    let page = |anchor: &String, range: bool| match anchors.get(anchor) {
        Some(place) if range && place.last > place.page => format!("{}-{}", place.page, place.last),
        Some(place) => place.page.to_string(),
        None => String::new(),
    };
    spans
        .iter()
        .map(|span| match span {
            Span::Text(t) | Span::Strong(t) | Span::Link { text: t, .. } => t.clone(),
            Span::Page(anchor) => page(anchor, false),
            Span::Pages(anchor) => page(anchor, true),
        })
        .collect()
}
