//! Tables: wrapped cells, the header on each page, rows kept whole.

use super::flow::Flow;
use super::line::{Line, Ruler};
use super::page::{Area, Item};
use super::theme::{BLACK, BOTTOM, CELL, HAIR, LEFT, TINT, TOP, WIDTH};
use super::widths;
use crate::document::{Block, Row, Span, Table, lone};

/// Left and right of a cell's text.
const PAD_X: f32 = 4.0;
/// Above and below a cell's text.
const PAD_Y: f32 = 3.5;

/// One column's place.
struct Slot {
    x: f32,
    w: f32,
    right: bool,
}

impl Flow<'_> {
    pub(super) fn table(&mut self, table: &Table, block: &Block) {
        let slots = slots(table, self.ruler(CELL.size));
        let titles: Vec<Vec<Span>> = table.columns.iter().map(|c| Span::cell(&c.title)).collect();
        let head = self.cells(&titles, &slots, true);
        self.gap(4.0);
        let first = self.together(table, 0, &slots);
        self.need((height(&head) + first + 2.0).min(BOTTOM - TOP));
        let place = self.here(self.page());
        self.anchor(block.anchor.as_ref(), place);
        self.source(block.source, self.y + PAD_Y, CELL);
        self.table_head(&head, &slots);
        for (at, row) in table.rows.iter().enumerate() {
            let cells = self.cells(&row.cells, &slots, row.strong);
            let fits = |tall: f32| tall + height(&head) < BOTTOM - TOP;
            let tall = if at == 0 { height(&cells) } else { self.together(table, at, &slots) };
            let tall = if fits(tall) { tall } else { height(&cells) };
            if self.y + tall > BOTTOM && fits(tall) {
                self.rule(self.y, 0.5, BLACK);
                self.turn();
                self.table_head(&head, &slots);
            }
            self.row(row, cells, &slots, &head);
        }
        self.rule(self.y, 0.9, BLACK);
        self.y += 13.0;
    }

    /// Height of this row with those that stay with it: the first row after a group's title, and the last row, which
    /// does not stand alone on a page.
    fn together(&self, table: &Table, at: usize, slots: &[Slot]) -> f32 {
        let mut tall = 0.0;
        for (at, row) in table.rows.iter().enumerate().skip(at) {
            tall += height(&self.cells(&row.cells, slots, row.strong));
            if !row.strong && at + 2 != table.rows.len() {
                break;
            }
        }
        tall
    }

    /// Wraps the cells of one row; a missing cell is empty.
    fn cells(&self, cells: &[Vec<Span>], slots: &[Slot], strong: bool) -> Vec<Vec<Line>> {
        let ruler = self.ruler(CELL.size);
        // Titles of groups, remarks.
        let alone = lone(cells).is_some();
        let wrap = |(at, slot): (usize, &Slot)| {
            let spans = cells.get(at).map_or(&[][..], Vec::as_slice);
            let width = if alone && !slot.right { LEFT + WIDTH - slot.x } else { slot.w };
            ruler.wrap(&self.pieces(spans, strong), width - 2.0 * PAD_X)
        };
        slots.iter().enumerate().map(wrap).collect()
    }

    fn table_head(&mut self, head: &[Vec<Line>], slots: &[Slot]) {
        self.rule(self.y, 0.9, BLACK);
        self.lines(head, slots);
        self.rule(self.y, 0.5, BLACK);
    }

    /// Sets one row; one that is taller than a page is cut between lines.
    fn row(&mut self, row: &Row, mut cells: Vec<Vec<Line>>, slots: &[Slot], head: &[Vec<Line>]) {
        let place = self.here(self.page());
        self.anchor(row.anchor.as_ref(), place);
        self.source(row.source, self.y + PAD_Y, CELL);
        while self.y + height(&cells) > BOTTOM {
            let fit = (((BOTTOM - self.y - 2.0 * PAD_Y) / CELL.lead) as usize).max(1);
            let rest =
                cells.iter_mut().map(|lines| lines.split_off(fit.min(lines.len()))).collect();
            self.lines(&cells, slots);
            self.turn();
            self.table_head(head, slots);
            cells = rest;
        }
        if row.strong {
            let area = Area { x: LEFT, y: self.y, w: WIDTH, h: height(&cells) };
            self.put(Item::Panel { area, fill: Some(TINT), edge: None });
        }
        self.lines(&cells, slots);
        self.rule(self.y, 0.3, HAIR);
    }

    /// Sets wrapped cells side by side and moves below them.
    fn lines(&mut self, cells: &[Vec<Line>], slots: &[Slot]) {
        for (lines, slot) in cells.iter().zip(slots) {
            for (at, line) in lines.iter().enumerate() {
                let indent = if slot.right { slot.w - PAD_X - line.width } else { PAD_X };
                let y = self.y + PAD_Y + CELL.lead * at as f32;
                self.line(line, slot.x + indent, y, CELL, BLACK, 0.0);
            }
        }
        self.y += height(cells);
    }
}

/// Height of wrapped cells with their padding.
fn height(cells: &(impl AsRef<[Vec<Line>]> + ?Sized)) -> f32 {
    let most = cells.as_ref().iter().map(Vec::len).max().unwrap_or(0).max(1);
    CELL.lead * most as f32 + 2.0 * PAD_Y
}

/// Shares the width out.
fn slots(table: &Table, ruler: Ruler<'_>) -> Vec<Slot> {
    let shares = || table.columns.iter().map(|c| f32::from(c.share.max(1)));
    let total = shares().sum::<f32>().max(1.0);
    let mut widths: Vec<f32> = shares().map(|share| WIDTH * share / total).collect();
    widths::fit(table, ruler, 2.0 * PAD_X, &mut widths);
    let mut x = LEFT;
    let place = |(c, w): (&crate::document::Column, f32)| {
        let slot = Slot { x, w, right: c.right };
        x += w;
        slot
    };
    table.columns.iter().zip(widths).map(place).collect()
}
