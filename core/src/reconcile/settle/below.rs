//! Runs that their refunds bring to nothing or below, and runs whose refunds are as large as what a part of the shop
//! sold: that nothing is missing from the sum says nothing of the sales, where payments had stopped or that part is
//! unpaid before and after. Said, never decided.

use super::super::explain::ATTRIBUTES;
use super::super::voided;
use super::Desk;
use std::collections::BTreeMap;

/// A part is taken for unpaid where it is so in as many other runs.
const PART_RUNS_MIN: u32 = 2;

/// A charge that is taken whole, where the next payment is not cut for the rest of it, is no more than this.
const CHARGED_MAX: i64 = 2_000;
/// A payment no larger than this (minor units) can have been kept for a charge, or until more is due.
const SMALL: i64 = 10_000;

impl Desk<'_> {
    /// Runs that come to nothing or less and that no payment was found for.
    pub(super) fn below_nothing(&self) -> Vec<usize> {
        let runs = self.book.runs.iter().enumerate();
        runs.filter(|(_, run)| run.below_nothing()).map(|(at, _)| at).collect()
    }

    pub(super) fn worth_of(&self, sales: &[usize]) -> i64 {
        sales.iter().map(|s| self.learned.values.of(&self.pool.sales[*s])).sum()
    }

    /// A payment on the day of such a run: the run without a part that is unpaid in other runs, or without a stretch
    /// of time, the larger refund in it.
    pub(super) fn below_but_paid(&mut self) {
        if !self.learned.payout.refunds_netted {
            return;
        }
        let unpaid = self.unpaid_parts();
        for at in self.below_nothing() {
            let run = &self.book.runs[at];
            let of_payer = |c: &usize| self.senders.pays(&self.pool.credits[*c]);
            let found = self.free(run.due).into_iter().filter(of_payer).find_map(|credit| {
                let paid = self.pool.credits[credit].amount;
                let part =
                    unpaid.iter().filter(|(_, n)| **n >= PART_RUNS_MIN).find_map(|(p, _)| {
                        let set = self.of_part(at, *p);
                        let left = run.worth - self.worth_of(&set);
                        let whole = set.len() == run.sales.len();
                        (!whole && self.learned.values.paid(left) == paid).then_some(vec![set])
                    });
                let sets = part.unwrap_or_else(|| {
                    let mut sets = self.windows_with_refunds(at, paid);
                    if !sets.is_empty() {
                        sets.push(Vec::new());
                    }
                    sets
                });
                (!sets.is_empty()).then_some((credit, sets))
            });
            if let Some((credit, sets)) = found {
                self.give(at, credit);
                self.book.runs[at].explanations = sets;
            }
        }
    }

    /// The sales and refunds of a run that are of one terminal, channel or the like.
    pub(super) fn of_part(&self, run: usize, (attribute, part): (usize, u32)) -> Vec<usize> {
        let own = |s: &usize| ATTRIBUTES[attribute](&self.pool.sales[*s]) == part;
        self.book.runs[run].sales.iter().copied().filter(own).collect()
    }

    /// Runs that come to less than nothing between runs that were not paid: payments had stopped, for their sales as
    /// for their refunds. Where only the run before or after was not paid, both answers fit.
    pub(super) fn stopped(&mut self) {
        let runs = &self.book.runs;
        let nothing = |r: usize| runs[r].nothing_came() && runs[r].made_up.is_empty();
        // A stretch of time that was left out reaches to the end of the run before, or begins with the run after.
        let sold_of = |r: usize| -> Vec<usize> {
            let sales = runs[r].sales.iter().copied();
            sales.filter(|s| self.pool.sales[*s].gross > 0).collect()
        };
        let to_the_end = |r: usize| {
            let first = runs[r].explanations.first().filter(|e| !e.is_empty());
            runs[r].made_up.is_empty()
                && first.is_some_and(|e| runs[r].sales.ends_with(e) || sold_of(r).ends_with(e))
        };
        let from_the_start = |r: usize| {
            let first = runs[r].explanations.first().filter(|e| !e.is_empty());
            runs[r].made_up.is_empty()
                && first.is_some_and(|e| runs[r].sales.starts_with(e) || sold_of(r).starts_with(e))
        };
        let mut found: Vec<(usize, bool)> = Vec::new();
        for at in self.below_nothing() {
            let same = |o: &usize| runs[*o].part == runs[at].part;
            let before = (0..at).rev().find(same);
            let after = (at + 1..runs.len()).find(same);
            let before = before.is_some_and(|r| nothing(r) || to_the_end(r));
            let after = after.is_some_and(|r| nothing(r) || from_the_start(r));
            let sold = runs[at].sales.iter().any(|s| self.pool.sales[*s].gross > 0);
            if sold && (before || after) {
                found.push((at, before && after));
            }
        }
        for (at, both) in found {
            let run = &mut self.book.runs[at];
            run.hides = true;
            run.leave_open(run.sales.clone(), both);
        }
    }

    /// Sales of a part that is unpaid in the runs beside, in a run that was paid in full or that comes to nothing: its
    /// refunds are as large as they are, so that the sum cannot tell.
    pub(super) fn hidden_by_refunds(&mut self) {
        if !self.learned.payout.refunds_netted {
            return;
        }
        let parts: Vec<(usize, u32)> = self
            .unpaid_parts()
            .into_iter()
            .filter(|(_, n)| *n >= PART_RUNS_MIN)
            .map(|(p, _)| p)
            .collect();
        if parts.is_empty() {
            return;
        }
        let sold = |s: &usize| self.pool.sales[*s].gross > 0;
        let mut found: BTreeMap<usize, (Vec<usize>, bool)> = BTreeMap::new();
        for part in parts {
            // Runs with sales of the part, in order, and whether they are named there.
            let of_part = |r: usize| self.of_part(r, part);
            let with: Vec<(usize, Vec<usize>)> = (0..self.book.runs.len())
                .map(|r| (r, of_part(r)))
                .filter(|(_, set)| set.iter().any(sold))
                .collect();
            let named = |at: usize| {
                let (run, set) = &with[at];
                let first = self.book.runs[*run].explanations.first();
                first.is_some_and(|e| !e.is_empty() && e.iter().all(|s| set.contains(s)))
            };
            for (at, (run, set)) in with.iter().enumerate() {
                let group = &self.book.runs[*run];
                let beside =
                    at.checked_sub(1).is_some_and(named) || (at + 1 < with.len() && named(at + 1));
                let whole = set.len() == group.sales.len();
                if !beside || whole || !group.explanations.is_empty() || !group.made_up.is_empty() {
                    continue;
                }
                let held = self.worth_of(set);
                if group.below_nothing() && self.learned.values.paid(group.worth - held) <= 0 {
                    found.entry(*run).or_insert_with(|| (set.clone(), true));
                } else if held == 0 && group.paid == group.expected && !group.credits.is_empty() {
                    found.entry(*run).or_insert_with(|| (set.clone(), false));
                }
            }
        }
        for (run, (set, name)) in found {
            let run = &mut self.book.runs[run];
            run.hides = true;
            run.leave_open(set, name);
        }
    }

    /// A small sum that alone did not come, the payments before and after it in full: a charge can have taken it, or it
    /// waits until more is due.
    pub(super) fn small_sums(&mut self) {
        let runs = &self.book.runs;
        let whole = |r: usize| {
            let run = &runs[r];
            run.expected <= 0 || (!run.credits.is_empty() && run.paid >= run.expected)
        };
        let small = |r: &usize| {
            let run = &runs[*r];
            let same = |o: &usize| runs[*o].part == run.part;
            run.nothing_came()
                && run.expected <= SMALL
                && run.made_up.is_empty()
                && run.explanations.is_empty()
                && (0..*r).rev().find(same).is_none_or(whole)
                && (*r + 1..runs.len()).find(same).is_none_or(whole)
        };
        // Where as small a sum was paid on its day, nothing waits until more is due.
        let paid = |r: &usize| {
            let run = &runs[*r];
            let due = run.paid == run.expected && run.credits.len() == 1;
            due && self.pool.credits[run.credits[0]].day == run.due
        };
        let least = (0..runs.len()).filter(paid).map(|r| runs[r].expected).filter(|e| *e > 0).min();
        let waits = |r: &usize| least.is_none_or(|least| runs[*r].expected < least);
        let mut found: Vec<usize> = (0..runs.len()).filter(small).filter(waits).collect();
        // Nor did it wait where the payment after it brought just its own run; of more than a charge that leaves nothing.
        let kept = |r: &usize| {
            let next = self.after(*r).map(|next| &runs[next]);
            let just = next.is_some_and(|n| n.paid == n.expected && n.credits.len() == 1);
            !just || runs[*r].expected <= CHARGED_MAX
        };
        found.retain(kept);
        // A terminal that is unpaid before or after is unpaid here too.
        found.retain(|r| !self.is_of_unpaid_part(*r));
        for run in found {
            let run = &mut self.book.runs[run];
            run.small = true;
            run.leave_open(run.sales.clone(), true);
        }
    }

    /// A run of which nothing came, at the edge of a stop, with refunds in it: the sales next to the paid run can have
    /// been paid against them. What is certain is the rest.
    pub(super) fn edge_against_refunds(&mut self) {
        if !self.learned.payout.refunds_netted {
            return;
        }
        let runs = &self.book.runs;
        let came = |r: usize| !runs[r].credits.is_empty() && runs[r].paid >= runs[r].expected;
        let worth = |s: &usize| self.learned.values.of(&self.pool.sales[*s]);
        let mut found: Vec<(usize, Vec<usize>, Option<usize>, bool, i64)> = Vec::new();
        for at in 0..runs.len() {
            let run = &runs[at];
            if !run.nothing_came() || !run.explanations.is_empty() || !run.made_up.is_empty() {
                continue;
            }
            // What was voided in the run gives nothing back for others.
            let sales = voided::without(self.pool, &run.sales);
            let back: i64 = sales.iter().map(worth).filter(|w| *w < 0).sum();
            let same = |o: &usize| runs[*o].part == run.part;
            let sold: Vec<usize> = sales.iter().copied().filter(|s| worth(s) > 0).collect();
            let fits = |list: &mut dyn Iterator<Item = usize>| {
                let mut left = -back;
                list.take_while(|s| {
                    left -= worth(s);
                    left >= 0
                })
                .collect::<Vec<usize>>()
            };
            let before = (0..at).rev().find(same).is_some_and(came);
            let after = (at + 1..runs.len()).find(same).is_some_and(came);
            // What the refunds are more than the sales they were kept from is kept from the next payment: where that came
            // in full, they are just as much.
            let next = (at + 1..runs.len()).filter(same).find(|r| !runs[*r].credits.is_empty());
            let just = next.is_some_and(|r| runs[r].paid == runs[r].expected);
            let kept = |list: &[usize]| {
                let sum: i64 = list.iter().map(worth).sum();
                sum <= -back && (!just || sum == -back)
            };
            let mut spared = Vec::new();
            if before {
                spared = fits(&mut sold.iter().copied());
            }
            if spared.is_empty() && after {
                spared = fits(&mut sold.iter().rev().copied());
            }
            // One sale held back is enough, where all others were kept against the refunds.
            let held = sold.iter().copied().max_by_key(worth).filter(|_| before && after);
            let held = held.filter(|s| run.worth <= worth(s));
            if !kept(&spared) {
                spared.clear();
            }
            let some = !spared.is_empty() && spared.len() < sold.len();
            if some || held.is_some() {
                found.push((at, spared, held, before && after, back));
            }
        }
        for (at, spared, held, alone, back) in found {
            let run = &self.book.runs[at];
            let rest: Vec<usize> =
                run.sales.iter().copied().filter(|s| !spared.contains(s)).collect();
            let certain = if alone {
                run.sales.iter().copied().filter(|s| worth(s) + back > 0).collect()
            } else {
                rest.clone()
            };
            let mut sets = vec![run.sales.clone()];
            sets.extend((!spared.is_empty()).then_some(rest));
            sets.extend(held.map(|s| vec![s]));
            let run = &mut self.book.runs[at];
            (run.certain, run.explanations) = (certain, sets);
        }
    }
}
