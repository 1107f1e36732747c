//! How wide the columns of a long table are: one that leaves room gives it to one whose words take more lines. Short
//! tables keep the shares they were given, so that several of a kind, one below the other, stay in line.

use super::line::{Ruler, breaks};
use crate::document::{Span, Table, lone};
use crate::render::clean::clean;

/// Rows from which a table is long.
const LONG: usize = 12;
/// Rows that are looked at; evenly spread over the table.
const LOOKED_AT: usize = 60;
/// Points moved from one column to another in one step.
const STEPS: [f32; 3] = [6.0, 12.0, 24.0];
/// Steps taken at most.
const TRIES: usize = 24;
/// What a broken word counts, in lines.
const BROKEN: f32 = 4.0;
/// What the header counts, in rows: it is on each page.
const HEADER: f32 = 3.0;
/// A word longer than this is broken anyway: a hash, an address.
const WORD_MOST: f32 = 110.0;

/// Widths of a cell's text: on one line, and of its longest word.
#[derive(Debug, Clone, Copy, Default)]
struct Extent {
    line: f32,
    word: f32,
}

/// Changes the columns' widths, whose sum stays the same; `pad` of each is not for text.
pub(super) fn fit(table: &Table, ruler: Ruler<'_>, pad: f32, widths: &mut [f32]) {
    if table.rows.len() < LONG {
        return;
    }
    let extents = |cells: &[Vec<Span>]| -> Vec<Extent> {
        (0..widths.len()).map(|at| extent(ruler, cells.get(at))).collect()
    };
    let titles: Vec<Vec<Span>> = table.columns.iter().map(|c| Span::cell(&c.title)).collect();
    let header = extents(&titles);
    let every = table.rows.len().div_ceil(LOOKED_AT);
    let plain = table.rows.iter().filter(|row| lone(&row.cells).is_none());
    let rows: Vec<Vec<Extent>> = plain.step_by(every).map(|row| extents(&row.cells)).collect();
    // A broken word is worse than a line more.
    let long = |cell: &Extent, width: f32| cell.word > width - pad && cell.word < WORD_MOST;
    let lines = |row: &[Extent], widths: &[f32]| {
        let each = row.iter().zip(widths);
        let tall = each.clone().map(|(cell, width)| (cell.line / (width - pad).max(1.0)).ceil());
        let broken = each.filter(|(cell, width)| long(cell, **width)).count();
        tall.fold(1.0, f32::max) + BROKEN * broken as f32
    };
    let cost = |widths: &[f32]| {
        let body: f32 = rows.iter().map(|row| lines(row, widths)).sum();
        body + HEADER * lines(&header, widths)
    };
    let mut now = cost(widths);
    for _ in 0..TRIES {
        let mut best = None;
        for (from, to, step) in moves(widths.len()) {
            let least = header.get(from).map_or(0.0, |cell| cell.word) + pad;
            let mut tried = widths.to_vec();
            shift(&mut tried, from, to, step);
            if tried.get(from).is_none_or(|left| *left < least) {
                continue;
            }
            let found = cost(&tried);
            if found < best.map_or(now, |(least, _)| least) - 0.01 {
                best = Some((found, (from, to, step)));
            }
        }
        let Some((found, (from, to, step))) = best else { return };
        shift(widths, from, to, step);
        now = found;
    }
}

fn moves(columns: usize) -> impl Iterator<Item = (usize, usize, f32)> {
    let pairs = (0..columns).flat_map(move |from| (0..columns).map(move |to| (from, to)));
    let pairs = pairs.filter(|(from, to)| from != to);
    pairs.flat_map(|(from, to)| STEPS.into_iter().map(move |step| (from, to, step)))
}

fn shift(widths: &mut [f32], from: usize, to: usize, step: f32) {
    if let Some(width) = widths.get_mut(from) {
        *width -= step;
    }
    if let Some(width) = widths.get_mut(to) {
        *width += step;
    }
}

fn extent(ruler: Ruler<'_>, cell: Option<&Vec<Span>>) -> Extent {
    let text: String = cell.into_iter().flatten().map(words).collect();
    let line = text.lines().map(|line| ruler.width(line.trim_end())).fold(0.0, f32::max);
    let mut from = 0;
    let mut word = 0.0_f32;
    for to in breaks(&text, false) {
        word = word.max(text.get(from..to).map_or(0.0, |part| ruler.width(part.trim_end())));
        from = to;
    }
    Extent { line, word }
}

/// A page number counts as one of three digits: the widths must not depend on the numbers they help to place.
fn words(span: &Span) -> String {
    match span {
        Span::Text(text) | Span::Strong(text) | Span::Link { text, .. } => clean(text).into_owned(),
        Span::Page(_) => "999".into(),
        Span::Pages(_) => "999-999".into(),
    }
}
