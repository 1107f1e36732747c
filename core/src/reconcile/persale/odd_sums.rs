//! Payments of a day that are not just a sale's sum and yet can only be for it: a unit off by rounding, or twice as much.

use super::super::fees::Values;
use super::super::pool::Pool;
use super::super::runs::Book;
use super::super::takings::Senders;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Gives open sales the one free payment of their day that is a unit off or twice their sum; where several sales or
/// payments would fit, none.
pub(super) fn give(
    pool: &Pool<'_>,
    book: &mut Book,
    senders: &Senders,
    values: Values,
    (due, value): (&[NaiveDate], &[i64]),
) {
    let mut free: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
    for (at, credit) in pool.credits.iter().enumerate() {
        if !book.used[at] && senders.pays(credit) {
            free.entry(credit.day).or_default().push(at);
        }
    }
    let mut open: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
    for sale in (0..due.len()).filter(|s| book.fate[*s].paid.is_none()) {
        open.entry(due[sale]).or_default().push(sale);
    }
    // What the rows list is paid to the unit.
    let rounds = !matches!(values, Values::Rows | Values::Gross | Values::RowsLess(_));
    let fits = |sale: usize, credit: usize| {
        let off = pool.credits[credit].amount - value[sale];
        (rounds && off.abs() == 1) || off == value[sale]
    };
    for (day, sales) in open {
        let Some(credits) = free.get(&day) else { continue };
        for credit in credits {
            let mut own = sales.iter().copied().filter(|s| fits(*s, *credit));
            let (Some(sale), None) = (own.next(), own.next()) else { continue };
            let others = credits.iter().filter(|c| fits(sale, **c)).count();
            if others == 1 && book.fate[sale].paid.is_none() {
                book.used[*credit] = true;
                book.fate[sale].paid = Some((day, *credit));
            }
        }
    }
}
