//! The user's word: sales that did arrive although no row shows it, sales that did not whatever the sums say. A word
//! about one sale also settles which of several explanations of its run is the right one.

use super::pool::Pool;
use super::runs::Book;
use super::settle::fate_of_run;
use super::{At, Input};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What was decided, by index into the pool's sales.
#[derive(Debug, Default)]
pub(super) struct Decided {
    /// Sales said to have arrived.
    pub paid: BTreeSet<usize>,
    /// Sales said not to have arrived.
    pub unpaid: BTreeSet<usize>,
}

/// Applies the user's word to what matching found.
pub(super) fn apply(input: &Input<'_>, pool: &Pool<'_>, book: &mut Book) -> Decided {
    let mut decided = Decided::default();
    if input.settled.is_empty() && input.unpaid.is_empty() {
        return decided;
    }
    let places = Places::of(pool);
    let settled: BTreeMap<usize, chrono::NaiveDate> =
        input.settled.iter().filter_map(|s| Some((places.find(s.sale)?, s.on))).collect();
    decided.paid = settled.keys().copied().collect();
    decided.unpaid = input.unpaid.iter().filter_map(|at| places.find(*at)).collect();
    for at in 0..book.runs.len() {
        let run = &book.runs[at];
        if run.explanations.len() < 2 {
            continue;
        }
        let told: Vec<usize> =
            run.sales.iter().copied().filter(|s| decided.unpaid.contains(s)).collect();
        let fits = |set: &Vec<usize>| {
            !set.iter().any(|s| decided.paid.contains(s)) && told.iter().all(|s| set.contains(s))
        };
        let kept: Vec<Vec<usize>> = run.explanations.iter().filter(|e| fits(e)).cloned().collect();
        if !kept.is_empty() && kept.len() < run.explanations.len() {
            book.runs[at].explanations = kept;
            fate_of_run(pool, book, at);
        }
    }
    for (sale, on) in settled {
        book.fate[sale].paid = Some((on, usize::MAX));
        book.fate[sale].sure = true;
    }
    for sale in &decided.unpaid {
        book.fate[*sale].paid = None;
        book.fate[*sale].sure = true;
    }
    decided
}

/// Where a row of the input stands in the pool: a sale that two files hold is in it once, from the first of them.
pub(super) struct Places<'p> {
    pool: &'p Pool<'p>,
    by_place: HashMap<At, usize>,
}

impl<'p> Places<'p> {
    pub(super) fn of(pool: &'p Pool<'p>) -> Self {
        let by_place = pool.sales.iter().enumerate().map(|(i, s)| (s.at, i)).collect();
        Self { pool, by_place }
    }

    pub(super) fn find(&self, at: At) -> Option<usize> {
        if let Some(sale) = self.by_place.get(&at) {
            return Some(*sale);
        }
        let rows = &self.pool.pos.get(at.statement)?.rows;
        let row = rows.iter().find(|r| r.row == at.row)?;
        let sales = &self.pool.sales;
        let first = sales.partition_point(|s| s.moment < row.at);
        (first..sales.len()).take_while(|i| sales[*i].moment == row.at).find(|i| {
            sales[*i].gross == row.amount_minor
                && self.pool.row(&sales[*i]).reference == row.reference
        })
    }
}
