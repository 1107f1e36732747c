//! Which sets of a run's sales were not paid, by what was: to the cent, or but for the way fees are rounded.

use super::super::explain::{self, Explanation, Shape};
use super::super::fees::Values;
use super::Desk;

/// Where payments are a few cents off, parts of payments are off by so many cents.
const APART: i64 = 2;
/// Where each rate is taken once, a part is off by this many cents and one for so many sales.
const ONCE: i64 = 2;
const ONCE_SALES: usize = 16;
const ONCE_MAX: i64 = 8;

impl Desk<'_> {
    /// Half a unit for each sale that is rounded by itself; one where it is known how whole payments are rounded.
    pub(super) fn slack(&self, run: usize) -> i64 {
        let rounding =
            self.learned.values == Values::Rows && self.learned.payout.fee_rate.is_none();
        match rounding {
            true if self.at_once() => 1,
            true => self.book.runs[run].sales.len() as i64 / 2,
            false => 0,
        }
    }

    /// Each rate of a payment is taken once.
    fn at_once(&self) -> bool {
        !self.pool.rates.is_empty() && self.learned.values == Values::Rows
    }

    pub(super) fn explanations(&self, run: usize, paid: i64) -> Vec<Explanation> {
        let (targets, sales) = (self.targets(run, paid), &self.book.runs[run].sales);
        let find = |targets: &[i64]| explain::find(self.pool, self.learned.values, sales, targets);
        if self.at_once() {
            let mut found = find(&self.near(run, &targets));
            self.keep_exact(run, paid, &mut found);
            return found;
        }
        if self.rounds_apart {
            // What fits to the cent is no likelier than what fits but for rounding.
            let off = |t: i64| (-APART..=APART).map(move |n| t + n);
            let near: Vec<i64> = targets.iter().copied().flat_map(off).filter(|t| *t > 0).collect();
            let mut found = find(&near);
            found.retain(|e| e.shape < Shape::Scattered);
            if !found.is_empty() {
                return found;
            }
        }
        find(&targets)
    }

    /// Two faults together that leave this much paid.
    pub(super) fn two_faults(&self, run: usize, paid: i64) -> Vec<Explanation> {
        let mut targets = self.targets(run, paid);
        if self.at_once() {
            targets = self.near(run, &targets);
        }
        let sales = &self.book.runs[run].sales;
        let mut found = explain::combined(self.pool, self.learned.values, sales, &targets);
        if self.at_once() {
            self.keep_exact(run, paid, &mut found);
        }
        found
    }

    /// These sets are what was not paid of a run to the cent, as its payments are rounded.
    pub(super) fn leaves(&self, run: usize, set: &[usize], paid: i64) -> bool {
        let group = &self.book.runs[run];
        let others = group.sales.iter().copied().filter(|s| !set.contains(s));
        match self.pool.at_once(others).filter(|_| self.at_once()) {
            Some(sum) => sum == paid,
            None => self.learned.values.paid(group.worth - self.worth_of(set)) == paid,
        }
    }

    /// Of sets that fit but for rounding, those that fit to the cent. A single sale or a whole part that is one unit off
    /// stays where nothing else fits.
    fn keep_exact(&self, run: usize, paid: i64, found: &mut Vec<Explanation>) {
        if found.iter().any(|e| self.leaves(run, &e.sales, paid)) {
            found.retain(|e| self.leaves(run, &e.sales, paid));
        } else {
            found.retain(|e| e.shape < Shape::Scattered);
        }
    }

    /// These sums and those that rounding can make of them.
    fn near(&self, run: usize, targets: &[i64]) -> Vec<i64> {
        let sales = self.book.runs[run].sales.len();
        let off = (ONCE + (sales / ONCE_SALES) as i64).min(ONCE_MAX);
        let all = targets.iter().copied().flat_map(|t| (-off..=off).map(move |n| t + n));
        all.filter(|t| *t > 0).collect()
    }

    /// Sums that the unpaid sales of a run can have.
    fn targets(&self, run: usize, paid: i64) -> Vec<i64> {
        let values = self.learned.values;
        let group = &self.book.runs[run];
        if self.at_once() {
            return vec![group.expected - paid];
        }
        let total: i64 = group.sales.iter().map(|i| values.of(&self.pool.sales[*i])).sum();
        values.sums_for(paid).into_iter().map(|sum| total - sum).filter(|t| *t > 0).collect()
    }
}
