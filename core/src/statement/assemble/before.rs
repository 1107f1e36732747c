//! What has to be known of a whole table before its first row is read: how wide its rows are, whether some sale was
//! taken, whether its signs go against its words.

use super::super::cell;
use super::super::column::Role;
use super::super::grid::{Grid, GridRow};
use super::super::layout::Layout;
use super::super::profile::Profile;
use super::super::row::Kind;
use super::classify;
use crate::Currency;
use std::collections::{BTreeSet, HashSet};

/// Some status of the column says that the sum was taken. A file has a handful of words, each of which is read once.
pub(super) fn taken(grid: &Grid, body: usize, column: usize) -> bool {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut cells = (body..grid.len()).map(|r| grid.row(r).cell(column));
    cells.any(|cell| {
        let new = seen.len() < 64 && seen.insert(cell);
        new && classify::taken(cell)
    })
}

/// Whether the kinds of the rows contradict all of their signs: what was sold has a minus, what was given back has none.
pub(super) fn turned(
    grid: &Grid,
    body: usize,
    layout: &Layout,
    profile: Option<&Profile>,
    currency: Currency,
) -> bool {
    let (Some(kinds), Some(amounts)) = (layout.at(Role::Kind), layout.at(Role::Amount)) else {
        return false;
    };
    let mut sold = 0u32;
    for index in body..grid.len() {
        let row = grid.row(index);
        let Some(sum) = cell::amount(row.cell(amounts), currency.exponent()) else { continue };
        let word = row.cell(kinds);
        match classify::kind(word, "", "", false, profile) {
            Some(Kind::Sale) if !classify::is_sale(word, profile) || sum.minor == 0 => {}
            Some(Kind::Sale) if sum.minor < 0 => sold += 1,
            // One row that does not is enough, and most files begin with it.
            Some(Kind::Sale) => return false,
            Some(Kind::Refund | Kind::Reversal) if sum.minor < 0 => return false,
            _ => {}
        }
    }
    sold > 1
}

/// How many cells a row of this table may have: as many as its header names, or without end where most rows have
/// more, as exports with a last column that nobody named.
pub(super) fn width(grid: &Grid, body: usize, names: usize) -> usize {
    let (mut rows, mut wider, mut parted) = (0, 0, 0);
    let mut widths = BTreeSet::new();
    for index in (body..grid.len()).take(2000) {
        let row = grid.row(index);
        let last = row.cells().enumerate().filter(|(_, c)| !c.is_empty()).last();
        rows += usize::from(last.is_some());
        if last.is_some_and(|(at, _)| at >= names) {
            wider += 1;
            parted += usize::from(has_parted(row));
        }
        if last.is_some() {
            widths.insert(row.width());
        }
    }
    // Rows of several lengths, each with `5` before `654.40`: thousands commas, and no column without a name.
    let commas = widths.len() > 1 && parted * 10 >= wider * 9;
    if wider * 2 > rows && !commas { usize::MAX } else { names }
}

/// Two cells of the row read as the halves of one sum: `5` and `654.40`.
fn has_parted(row: GridRow<'_>) -> bool {
    let cells: Vec<&str> = row.cells().collect();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    cells.windows(2).any(|pair| {
        let thousands = digits(pair[0].trim_start_matches('-')) && pair[0].len() <= 4;
        let rest = pair[1].split_once('.').filter(|(whole, cents)| {
            whole.len() == 3 && digits(whole) && cents.len() == 2 && digits(cents)
        });
        thousands && rest.is_some()
    })
}
