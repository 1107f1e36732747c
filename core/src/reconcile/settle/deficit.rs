//! Refunds larger than the sales of their run, kept from the payments after it, where some of those sales are unpaid as
//! well: the runs up to the first payment are one, and what it lacks is looked for among all their sales.

use super::super::explain::{self, Explanation, Shape};
use super::super::runs::Group;
use super::Desk;

/// Refunds are kept from so many payments at most.
const RUNS_MAX: usize = 15;
/// In longer runs some stretch adds up to any sum.
const SALES_MAX: usize = 1_500;

/// Runs paid together, and how.
struct Together {
    runs: Vec<usize>,
    credit: usize,
    found: Vec<Explanation>,
}

impl Desk<'_> {
    /// Joins the runs whose refunds were kept from a later payment that is short of some of their sales.
    pub(super) fn carried_and_short(&mut self) {
        if !self.learned.payout.refunds_netted {
            return;
        }
        let mut taken = vec![false; self.book.runs.len()];
        for minus in self.below_nothing() {
            if taken[minus] || self.book.runs[minus].expected == 0 || !self.may_carry(minus) {
                continue;
            }
            let (kept, together) = self.kept_after(minus);
            match together {
                Some(together) if !together.runs.iter().any(|r| taken[*r]) => {
                    together.runs.iter().for_each(|r| taken[*r] = true);
                    self.pay_together(&together);
                }
                // Nothing was to come for these, if the refunds were kept from them; whether they were, nothing tells.
                _ => {
                    for run in kept {
                        let run = &mut self.book.runs[run];
                        run.with_refunds = true;
                        run.leave_open(run.sales.clone(), false);
                    }
                }
            }
        }
        self.drop_empty();
    }

    /// Not where payments had stopped before, nor where a stretch with the refund in it was left out of what came on
    /// the day.
    fn may_carry(&self, minus: usize) -> bool {
        let runs = &self.book.runs;
        let before = runs[..minus].iter().rev().find(|r| r.part == runs[minus].part);
        let stopped = before.is_some_and(|r| r.nothing_came());
        let amount = |c: &usize| self.pool.credits[*c].amount;
        let left_out = |c: &usize| !self.windows_with_refunds(minus, amount(c)).is_empty();
        !stopped && !self.free(runs[minus].due).iter().any(left_out)
    }

    /// The runs after one below nothing that its refunds use up, and the payment that then came.
    fn kept_after(&self, minus: usize) -> (Vec<usize>, Option<Together>) {
        let runs = &self.book.runs;
        let after = (minus + 1..runs.len()).filter(|r| runs[*r].part == runs[minus].part);
        let (mut worth, mut list, mut kept) = (runs[minus].worth, vec![minus], Vec::new());
        let kept_fees = self.kept_fees(minus);
        for run in after.take(RUNS_MAX) {
            if !runs[run].credits.is_empty() {
                break;
            }
            worth += runs[run].worth;
            list.push(run);
            let amount = self.learned.values.paid(worth);
            if amount <= 0 {
                kept.push(run);
                continue;
            }
            let mut sales: Vec<usize> =
                list.iter().flat_map(|r| runs[*r].sales.iter().copied()).collect();
            if sales.len() > SALES_MAX {
                break;
            }
            sales.sort_unstable();
            let free = self.free(runs[run].due);
            let paid = free.into_iter().filter(|c| {
                let told = self.said.denies(*c, runs[run].claim());
                !told && self.senders.pays(&self.pool.credits[*c])
            });
            let offers = paid.filter_map(|credit| {
                let sum = self.pool.credits[credit].amount;
                let mut found = self.lacking_of(&sales, worth, sum);
                if found.is_empty() {
                    found = self.lacking_of(&sales, worth + kept_fees, sum);
                }
                let shape = found.first()?.shape;
                (sum < amount && shape <= Shape::PartWindow).then_some((shape, credit, found))
            });
            let best = offers.min_by_key(|(shape, credit, _)| (*shape, *credit));
            let Some((shape, credit, found)) = best else { continue };
            // Where nothing was kept from the runs between, the payment may as well be short of its own sales.
            let own = self.explanations(run, self.pool.credits[credit].amount);
            if kept.is_empty() && own.first().is_some_and(|e| e.shape <= shape) {
                break;
            }
            return (kept, Some(Together { runs: list, credit, found }));
        }
        (kept, None)
    }

    fn lacking_of(&self, sales: &[usize], worth: i64, paid: i64) -> Vec<Explanation> {
        let values = self.learned.values;
        let sums = values.sums_for(paid).into_iter();
        let targets: Vec<i64> = sums.map(|sum| worth - sum).filter(|t| *t > 0).collect();
        explain::find(self.pool, values, sales, &targets)
    }

    /// Gives the payment to the last of the runs, with all their sales.
    fn pay_together(&mut self, together: &Together) {
        let Some((last, before)) = together.runs.split_last() else { return };
        for run in before {
            let moved = std::mem::take(&mut self.book.runs[*run].sales);
            let (from, worth) = (self.book.runs[*run].days.0, self.book.runs[*run].worth);
            let group = &mut self.book.runs[*last];
            group.sales.extend(moved);
            group.worth += worth;
            group.days.0 = group.days.0.min(from);
        }
        let group = &mut self.book.runs[*last];
        group.sales.sort_unstable();
        group.expected = self.learned.values.paid(group.worth);
        group.with_refunds = true;
        self.give(*last, together.credit);
        let sets = together.found.iter().map(|e| e.sales.clone()).collect();
        self.book.runs[*last].explanations = sets;
    }

    /// Takes out the runs whose sales were moved.
    fn drop_empty(&mut self) {
        if self.book.runs.iter().all(|r| !r.sales.is_empty()) {
            return;
        }
        let runs: Vec<Group> = std::mem::take(&mut self.book.runs);
        self.book.runs = runs.into_iter().filter(|r| !r.sales.is_empty()).collect();
        for (at, run) in self.book.runs.iter().enumerate() {
            for sale in &run.sales {
                self.book.fate[*sale].run = at;
            }
        }
    }
}
