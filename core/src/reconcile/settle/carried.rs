//! Refunds larger than the sales of their run: what is left of them is kept from the payments after it, until it is
//! made up for.

use super::super::explain::ATTRIBUTES;
use super::Desk;
use chrono::Days;
use std::collections::{BTreeMap, BTreeSet};

/// Refunds of one part are kept from the payments of others on so many days at most.
const OTHERS_DAYS: u64 = 7;
/// Refunds are kept from so many payments at most.
const RUNS_MAX: usize = 12;

impl Desk<'_> {
    /// Runs that come to less than nothing, and the payments that were kept or cut for them.
    pub(super) fn carried_over(&mut self) {
        for minus in 0..self.book.runs.len() {
            if self.book.runs[minus].expected >= 0 || !self.learned.payout.refunds_netted {
                continue;
            }
            let part = self.book.runs[minus].part;
            let after: Vec<usize> = (minus + 1..self.book.runs.len())
                .filter(|r| self.book.runs[*r].part == part)
                .take(RUNS_MAX)
                .collect();
            let (mut worth, mut kept) = (self.book.runs[minus].worth, Vec::new());
            let mut each = self.book.runs[minus].expected;
            let kept_fees = self.kept_fees(minus);
            for run in after {
                // A payment that came in full was not cut: the refunds were taken from the account.
                if !self.book.runs[run].credits.is_empty() {
                    break;
                }
                worth += self.book.runs[run].worth;
                // Rounded together, or each by itself.
                each += self.book.runs[run].expected;
                let (due, amount) = (self.book.runs[run].due, self.learned.values.paid(worth));
                if amount <= 0 {
                    kept.push(run);
                    continue;
                }
                let hit = self.free(due).into_iter().find(|c| {
                    let paid = self.pool.credits[*c].amount;
                    [amount, each, amount + kept_fees, each + kept_fees].contains(&paid)
                });
                if let Some(credit) = hit {
                    self.book.used[credit] = true;
                    let group = &mut self.book.runs[run];
                    group.credits.push(credit);
                    group.paid = group.expected;
                    group.carried = true;
                    for run in kept {
                        let group = &mut self.book.runs[run];
                        group.paid = group.expected;
                        group.carried = true;
                    }
                }
                break;
            }
        }
    }

    /// Refunds larger than the sales of their part, whose next payment came in full: they were kept from the other parts'
    /// payments, as far as those are short, or debited. Where that is just what these lack, they lack nothing; else what
    /// they lack is never sure.
    pub(super) fn kept_from_other_parts(&mut self) {
        if !self.learned.payout.refunds_netted {
            return;
        }
        for minus in self.below_nothing() {
            let (run, next) = (&self.book.runs[minus], self.after(minus));
            let full = |r: usize| self.book.runs[r].paid >= self.book.runs[r].expected;
            if run.part == 0 || run.carried || run.expected == 0 || next.is_some_and(|r| !full(r)) {
                continue;
            }
            let days = run.due..=run.due + Days::new(OTHERS_DAYS);
            let mut left = [-run.expected, -run.expected - self.kept_fees(minus)];
            let mut open: Vec<usize> = Vec::new();
            for at in 0..self.book.runs.len() {
                let other = &self.book.runs[at];
                let lacks = other.expected - other.paid;
                let apart = other.part != run.part && days.contains(&other.due);
                if !apart || lacks <= 0 || other.carried || !other.made_up.is_empty() {
                    continue;
                }
                if lacks > left[0].max(left[1]) + self.slack(at) {
                    break;
                }
                open.push(at);
                left = left.map(|left| left - lacks);
            }
            let just = left.iter().any(|left| left.abs() <= open.len() as i64);
            for at in open {
                let other = &mut self.book.runs[at];
                if just {
                    (other.carried, other.paid) = (true, other.expected);
                    other.explanations.clear();
                    other.taken_back = None;
                } else {
                    other.with_refunds = true;
                    let set = other.explanations.first().cloned();
                    other.leave_open(set.unwrap_or_else(|| other.sales.clone()), false);
                }
            }
        }
    }

    /// What a run comes to less where the fee of a sale is kept though its money is given back.
    pub(super) fn kept_fees(&self, run: usize) -> i64 {
        let sales = self.book.runs[run].sales.iter().map(|s| &self.pool.sales[*s]);
        sales.filter(|sale| sale.gross < 0).map(|sale| self.learned.values.fee(sale)).sum()
    }

    /// Terminals, channels and the like that are unpaid by themselves, with in how many runs.
    pub(super) fn unpaid_parts(&self) -> BTreeMap<(usize, u32), u32> {
        let mut unpaid: BTreeMap<(usize, u32), u32> = BTreeMap::new();
        for run in &self.book.runs {
            let Some(set) = run.explanations.first() else { continue };
            for (attribute, of) in ATTRIBUTES.iter().enumerate() {
                let parts: BTreeSet<u32> = set.iter().map(|s| of(&self.pool.sales[*s])).collect();
                if let (Some(part), 1) = (parts.first(), parts.len()) {
                    *unpaid.entry((attribute, *part)).or_default() += 1;
                }
            }
        }
        unpaid
    }

    /// A run of which nothing came, though without a part that is unpaid in other runs too its refunds are larger than
    /// what is left: nothing was to come for the rest, which was kept or debited. Never sure.
    pub(super) fn rest_is_refunds(&mut self) {
        let unpaid = self.unpaid_parts();
        let sold = |s: &usize| self.pool.sales[*s].gross > 0;
        let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
        for (at, run) in self.book.runs.iter().enumerate() {
            let nothing = run.credits.is_empty() && run.made_up.is_empty() && run.expected > 0;
            if !nothing || run.carried || !self.learned.payout.refunds_netted {
                continue;
            }
            let set =
                unpaid.iter().filter(|(_, n)| **n >= PART_RUNS_MIN).find_map(|((a, part), _)| {
                    let of = ATTRIBUTES[*a];
                    let own = |s: &&usize| of(&self.pool.sales[**s]) == *part && sold(s);
                    let set: Vec<usize> = run.sales.iter().filter(own).copied().collect();
                    let held: i64 =
                        set.iter().map(|s| self.learned.values.of(&self.pool.sales[*s])).sum();
                    let rest = run.sales.iter().filter(|s| sold(s)).count() > set.len();
                    (!set.is_empty() && rest && run.worth <= held).then_some(set)
                });
            found.extend(set.map(|set| (at, set)));
        }
        for (at, set) in found {
            self.book.runs[at].explanations = vec![set, self.book.runs[at].sales.clone()];
        }
    }

    /// A run paid too much by a refund, less the sales of the same terminal or channel: where that part is unpaid in
    /// other runs too, both were left out of this one.
    pub(super) fn refunds_kept_too(&mut self) {
        let unpaid = self.unpaid_parts();
        for at in 0..self.book.runs.len() {
            let run = &self.book.runs[at];
            let edge = run.open_start || run.open_end || run.duplicate || run.carried;
            let over = run.paid > run.expected && run.expected > 0 && !run.credits.is_empty();
            let netted = self.learned.payout.refunds_netted;
            if !netted || !over || edge || !run.explanations.is_empty() {
                continue;
            }
            let found = unpaid.iter().filter(|(_, runs)| **runs > 1).find_map(|((a, part), _)| {
                let of = ATTRIBUTES[*a];
                let own = |s: &usize| of(&self.pool.sales[*s]) == *part;
                let set: Vec<usize> = run.sales.iter().copied().filter(own).collect();
                let left: i64 =
                    set.iter().map(|s| self.learned.values.of(&self.pool.sales[*s])).sum();
                let whole = set.len() == run.sales.len();
                let paid = self.learned.values.paid(run.worth - left);
                (!whole && left < 0 && (paid - run.paid).abs() <= self.slack(at)).then_some(set)
            });
            let sold = |s: &usize| self.pool.sales[*s].gross > 0;
            if let Some(set) = found.filter(|set| set.iter().any(sold)) {
                self.book.runs[at].explanations = vec![set];
                continue;
            }
            let mut sets = self.windows_with_refunds(at, run.paid);
            if !sets.is_empty() {
                // Nothing else speaks for it than the sum: that nothing was left out is the other answer.
                sets.push(Vec::new());
                self.book.runs[at].explanations = sets;
            }
        }
    }

    /// Stretches of time of a run with sales and a larger refund in them, which leave just this sum.
    pub(super) fn windows_with_refunds(&self, at: usize, paid: i64) -> Vec<Vec<usize>> {
        let run = &self.book.runs[at];
        let refund = |s: &usize| self.pool.sales[*s].gross < 0;
        if run.sales.len() > WINDOW_SALES_MAX || !run.sales.iter().any(refund) {
            return Vec::new();
        }
        let value = |s: &usize| self.learned.values.of(&self.pool.sales[*s]);
        let mut out = Vec::new();
        for first in 0..run.sales.len() {
            let mut left = 0;
            for last in first..run.sales.len() {
                left += value(&run.sales[last]);
                let set = &run.sales[first..=last];
                let fits = left < 0 && self.learned.values.paid(run.worth - left) == paid;
                if fits && set.iter().any(refund) && !set.iter().all(refund) {
                    out.push(set.to_vec());
                }
            }
        }
        out
    }

    /// A shortage of a round sum, though what the sales bring is not round by itself: it may as well be a charge.
    pub(super) fn round_sums(&mut self) {
        let unpaid = self.unpaid_parts();
        for at in 0..self.book.runs.len() {
            let run = &self.book.runs[at];
            let gap = run.expected - run.paid;
            let Some(set) = run.explanations.first() else { continue };
            let whole = gap % ROUND == 0 || (gap % WHOLE == 0 && set.len() > 1);
            if run.credits.is_empty() || gap <= 0 || !whole || set.len() > FEW {
                continue;
            }
            // All of a part that is unpaid in other runs too is no charge.
            let dead =
                unpaid.iter().filter(|(_, runs)| **runs >= PART_RUNS_MIN).any(|((a, part), _)| {
                    let own = |s: &&usize| ATTRIBUTES[*a](&self.pool.sales[**s]) == *part;
                    let sold =
                        run.sales.iter().filter(own).filter(|s| self.pool.sales[**s].gross > 0);
                    sold.eq(set.iter())
                });
            if dead {
                continue;
            }
            // Where everything is sold, and paid, in whole sums, so is every shortage.
            let round = |s: &usize| {
                let sale = &self.pool.sales[*s];
                let paid_whole = gap % ROUND != 0 && self.learned.values.of(sale) % WHOLE == 0;
                sale.gross % ROUND == 0 || paid_whole
            };
            self.book.runs[at].round = !set.iter().all(round);
        }
    }
}

/// Charges are multiples of this, in minor units, or at least whole, as 99 yuan a year are; a shortage of more sales than this is
/// hardly one.
const ROUND: i64 = 500;
const WHOLE: i64 = 100;
const FEW: usize = 3;
/// A part is taken for unpaid in a run nobody paid where it is so in as many others.
const PART_RUNS_MIN: u32 = 3;
/// Longer runs have some stretch for any sum.
const WINDOW_SALES_MAX: usize = 80;
