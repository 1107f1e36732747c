//! Money that comes after all: shortages made up later, parts of missing runs.

use super::super::explain::Shape;
use super::{Desk, LATE_DAYS_MAX, stretch};
use chrono::NaiveDate;

impl Desk<'_> {
    /// What a run still lacks.
    pub(super) fn lacks(&self, run: usize) -> i64 {
        let group = &self.book.runs[run];
        if group.fee_short {
            return 0;
        }
        (group.expected - group.paid - group.made_up_sum).max(0)
    }

    /// Shortages of one run, or of a stretch of runs, that come later by themselves or on top of another run.
    pub(super) fn made_up(&mut self) {
        let credits: Vec<usize> =
            self.by_day.values().flatten().copied().filter(|c| self.is_free(*c)).collect();
        for credit in credits {
            let (day, amount) = (self.pool.credits[credit].day, self.pool.credits[credit].amount);
            if let Some(set) = self.lacking(day, amount) {
                self.book.used[credit] = true;
                self.make_up(&set, credit);
            }
        }
        for run in 0..self.book.runs.len() {
            let group = &self.book.runs[run];
            let (excess, Some(credit)) =
                (group.paid - group.expected, group.credits.last().copied())
            else {
                continue;
            };
            if excess <= 0 {
                continue;
            }
            let day = self.pool.credits[credit].day;
            if let Some(set) = self.lacking(day, excess) {
                self.book.runs[run].paid -= excess;
                self.make_up(&set, credit);
            }
        }
    }

    pub(super) fn make_up(&mut self, runs: &[usize], credit: usize) {
        for run in runs {
            let lacks = self.lacks(*run);
            let group = &mut self.book.runs[*run];
            group.made_up.push(credit);
            group.made_up_sum += lacks;
        }
    }

    /// Runs due before this day whose lacks add up to this sum: one, or neighbours.
    pub(super) fn lacking(&self, day: NaiveDate, amount: i64) -> Option<Vec<usize>> {
        let open: Vec<usize> = (0..self.book.runs.len())
            .filter(|r| {
                let group = &self.book.runs[*r];
                group.due < day
                    && (day - group.due).num_days() <= LATE_DAYS_MAX
                    && self.lacks(*r) > 0
            })
            .collect();
        open.iter()
            .copied()
            .find(|r| self.lacks(*r) == amount)
            .map(|r| vec![r])
            .or_else(|| stretch(&open, &|r| self.lacks(r), amount))
    }

    /// A later credit from a known payer that is some of a missing run's sales.
    pub(super) fn parts_later(&mut self) {
        let credits = self.free_from_payers();
        for credit in credits {
            let (day, amount) = (self.pool.credits[credit].day, self.pool.credits[credit].amount);
            let runs: Vec<usize> = self
                .open()
                .into_iter()
                .filter(|r| {
                    let group = &self.book.runs[*r];
                    group.made_up.is_empty()
                        && group.due < day
                        && (day - group.due).num_days() <= LATE_DAYS_MAX
                        && group.expected > amount
                })
                .collect();
            let offers = runs.into_iter().filter_map(|r| {
                let shape = self.explanations(r, amount).first().map(|e| e.shape)?;
                (shape <= Shape::PartWindow).then_some((shape, r))
            });
            let Some((_, run)) = offers.min() else { continue };
            self.give(run, credit);
            self.explain(run);
        }
    }
}
