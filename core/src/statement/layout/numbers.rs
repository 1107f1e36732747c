//! The number of a sale, where no column's name is known to be one: a column whose cells are long, different in every
//! row and neither days nor sums.

use super::Seen;
use crate::statement::grid::Grid;
use crate::statement::when::{self, Order};
use std::collections::HashSet;

/// Fewer rows than this tell no number from a word.
const ROWS_MIN: usize = 3;
/// Shorter ones count something.
const LENGTH_MIN: usize = 6;

/// The column holds such numbers.
pub(super) fn fits(seen: &Seen, grid: &Grid, sample: &[usize], column: usize) -> bool {
    if seen.commas + seen.points > 0 {
        return false;
    }
    let cells: Vec<&str> =
        sample.iter().map(|r| grid.row(*r).cell(column)).filter(|c| !c.is_empty()).collect();
    // A foot of sums has no number.
    let enough = cells.len() >= ROWS_MIN && cells.len() * 10 >= sample.len() * 9;
    let number = |cell: &&&str| {
        let long = cell.len() >= LENGTH_MIN && cell.bytes().any(|b| b.is_ascii_digit());
        long && cell.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
            && when::read(cell, Order::DayFirst).is_none()
    };
    // Telephone numbers of customers name people, not payments.
    let phone =
        |c: &&str| c.len() == 11 && c.starts_with('1') && c.bytes().all(|b| b.is_ascii_digit());
    if cells.iter().all(phone) {
        return false;
    }
    let distinct: HashSet<&str> = cells.iter().copied().collect();
    enough && distinct.len() == cells.len() && cells.iter().filter(number).count() == cells.len()
}
