//! Shares kept back: many runs short by one rate are short of a fee, not of sales.

use super::super::explain::{self, Shape};
use super::super::fees;
use super::{Desk, LATE_DAYS_MAX, prefer};
use chrono::NaiveDate;
use std::collections::HashMap;

impl Desk<'_> {
    /// A constant share short in three runs or more is a fee, not sales.
    pub(super) fn share_short(&mut self) {
        let mut rates: HashMap<i64, Vec<usize>> = HashMap::new();
        for (at, run) in self.book.runs.iter().enumerate() {
            let gap = run.expected - run.paid;
            if run.credits.is_empty() || gap <= self.slack(at) {
                continue;
            }
            let gross: i64 = run.sales.iter().map(|i| self.pool.sales[*i].gross).sum();
            if gross <= 0 || gap * 20 > gross {
                continue;
            }
            let raw = (i128::from(gap) * 1_000_000 / i128::from(gross)) as i64;
            for rate in [raw / 10, raw / 10 + 1] {
                // The share must follow from one rate to within rounding.
                if (fees::share(gross, rate) - gap).abs() <= fees::rounding(run.sales.len()) {
                    rates.entry(rate - rate % 5).or_default().push(at);
                    if rate % 5 != 0 {
                        rates.entry(rate - rate % 5 + 5).or_default().push(at);
                    }
                }
            }
        }
        let mut groups: Vec<Vec<usize>> = rates.into_values().collect();
        for runs in &mut groups {
            runs.sort_unstable();
            runs.dedup();
        }
        groups.sort_by_key(|runs| (std::cmp::Reverse(runs.len()), runs.clone()));
        for runs in groups.into_iter().filter(|runs| runs.len() >= 3) {
            for run in runs {
                self.book.runs[run].fee_short = true;
                self.book.runs[run].explanations.clear();
            }
        }
    }

    /// The share on top and the day it was first kept, once runs are known to be short by it. To the nearest hundredth
    /// of a percent: the share is agreed, not measured.
    pub(super) fn known_share(&self) -> Option<(fees::Values, NaiveDate)> {
        let (mut gap, mut gross, mut from) = (0i128, 0i128, None::<NaiveDate>);
        for run in self.book.runs.iter().filter(|r| r.fee_short) {
            gap += i128::from(run.expected - run.paid);
            gross += run.sales.iter().map(|s| i128::from(self.pool.sales[*s].gross)).sum::<i128>();
            from = Some(from.map_or(run.due, |f| f.min(run.due)));
        }
        let from = from.filter(|_| gross > 0)?;
        let rate = ((gap * 10_000 + gross / 2) / gross) as i64 * 10;
        match self.learned.values {
            fees::Values::Rows => Some((fees::Values::RowsLess(rate), from)),
            fees::Values::Gross => Some((fees::Values::RateOfSale(rate), from)),
            _ => None,
        }
    }

    /// Sales held back that came later, less the share.
    pub(super) fn made_up_less_share(&mut self) {
        let Some((values, from)) = self.known_share() else { return };
        for credit in self.free_from_payers() {
            let (day, amount) = (self.pool.credits[credit].day, self.pool.credits[credit].amount);
            let fits = |run: &usize| {
                let group = &self.book.runs[*run];
                let Some(set) = group.explanations.first() else { return false };
                let total: i64 = set.iter().map(|s| values.of(&self.pool.sales[*s])).sum();
                group.due < day
                    && (day - group.due).num_days() <= LATE_DAYS_MAX
                    && self.lacks(*run) > 0
                    && self.open_to(*run, credit)
                    && (total - amount).abs() <= fees::rounding(set.len())
            };
            let hit = (0..self.book.runs.len()).find(fits).filter(|_| day >= from);
            if let Some(run) = hit {
                self.book.used[credit] = true;
                self.make_up(&[run], credit);
            }
        }
    }

    /// Once a share on top is known, runs that are short by it and by sales besides.
    pub(super) fn share_and_sales(&mut self) {
        let Some((values, from)) = self.known_share() else { return };
        for at in 0..self.book.runs.len() {
            let run = &self.book.runs[at];
            // What was found without the share in mind was found by chance.
            let short = !run.credits.is_empty() && run.paid < run.expected;
            if run.fee_short || !(run.credits.is_empty() || short) {
                continue;
            }
            // A payment that came late was cut although the run was due before.
            if let Some(credit) = self.less_share(at, values, from).filter(|_| !short) {
                self.give(at, credit);
                self.book.runs[at].fee_short = true;
                continue;
            }
            if self.book.runs[at].due < from {
                continue;
            }
            let run = &self.book.runs[at];
            let credits = if short { run.credits.clone() } else { self.free(run.due) };
            for credit in credits.into_iter().filter(|c| self.senders.pays(&self.pool.credits[*c]))
            {
                let run = &self.book.runs[at];
                let total: i64 = run.sales.iter().map(|s| values.of(&self.pool.sales[*s])).sum();
                let gap = total - self.pool.credits[credit].amount;
                let slack = fees::rounding(run.sales.len());
                let targets: Vec<i64> = (gap - slack..=gap + slack).filter(|t| *t > 0).collect();
                let mut found = explain::find(self.pool, values, &run.sales, &targets);
                found.retain(|e| e.shape < Shape::Scattered);
                if found.is_empty() {
                    continue;
                }
                if run.credits.is_empty() {
                    self.give(at, credit);
                }
                self.book.runs[at].explanations = prefer(self, at, found);
                break;
            }
        }
    }

    /// A later credit that is the run's sum less the share.
    fn less_share(&self, run: usize, values: fees::Values, from: NaiveDate) -> Option<usize> {
        let group = &self.book.runs[run];
        let total: i64 = group.sales.iter().map(|s| values.of(&self.pool.sales[*s])).sum();
        let slack = fees::rounding(group.sales.len());
        self.later_free(run, group.due.max(from))
            .filter(|c| (self.pool.credits[*c].amount - total).abs() <= slack)
            .find(|c| self.open_to(run, *c))
    }
}
