//! Money that came when sales after the end of the sales export are paid too. It is theirs first: that it has just the
//! sum which is lacking can be chance, and nothing that rests on it is sure.

use super::super::chance::{CHANCE_MAX, Sums};
use super::super::fees::rounding;
use super::{Desk, LATE_DAYS_MAX, stretch};

impl Desk<'_> {
    /// Credits of after the export with just what a run, or a stretch of runs, lacks.
    pub(super) fn sums_of_after(&mut self) {
        let Some(from) = self.outside else { return };
        let all = self.by_day.range(from..).flat_map(|(_, credits)| credits.iter().copied());
        let credits: Vec<usize> = all.filter(|c| self.is_free(*c)).collect();
        if credits.is_empty() {
            return;
        }
        let sums = Sums::new(self.pool, self.book.runs.iter().map(|r| r.expected));
        let count = credits.len() as i64;
        let share = self.known_share();
        // A run of which nothing came, or what is unpaid of it, less the share that is kept by now.
        let less = |desk: &Self, run: usize, amount: i64| {
            let group = &desk.book.runs[run];
            let first = group.explanations.first();
            let set = if group.nothing_came() { Some(&group.sales) } else { first };
            let (Some(set), Some((values, _))) = (set, share) else { return false };
            let total: i64 = set.iter().map(|s| values.of(&desk.pool.sales[*s])).sum();
            !set.is_empty() && (total - amount).abs() <= rounding(set.len())
        };
        let mut found: Vec<(usize, Vec<usize>, bool)> = Vec::new();
        for credit in credits.iter().copied() {
            let (day, amount) = (self.pool.credits[credit].day, self.pool.credits[credit].amount);
            let could = |r: &usize| {
                let run = &self.book.runs[*r];
                !run.outside
                    && run.due < day
                    && (day - run.due).num_days() <= LATE_DAYS_MAX
                    && self.lacks(*r) > 0
                    && !self.said.denies(credit, run.claim())
            };
            let open: Vec<usize> = (0..self.book.runs.len()).filter(could).collect();
            let one = open.iter().copied().find(|r| self.lacks(*r) == amount);
            let one = one.or_else(|| open.iter().copied().find(|r| less(self, *r, amount)));
            let one = one.map(|r| vec![r]);
            let tries = if one.is_some() { 1 } else { (open.len() * open.len()) as i64 };
            let Some(set) = one.or_else(|| stretch(&open, &|r| self.lacks(r), amount)) else {
                continue;
            };
            let chance = sums.per_million(amount).saturating_mul(count).saturating_mul(tries);
            for run in &set {
                let run = &mut self.book.runs[*run];
                (run.doubt, run.outside) = (Some(credit), true);
            }
            found.push((credit, set, chance <= CHANCE_MAX));
        }
        // Where nothing else came then, no later sales seem to have been paid at all.
        let alone = found.len() == credits.len();
        for (credit, set, _) in found.into_iter().filter(|(.., likely)| alone || *likely) {
            match set[..] {
                [run]
                    if self.book.runs[run].nothing_came()
                        && self.lacks(run) != self.pool.credits[credit].amount =>
                {
                    self.give(run, credit);
                    self.book.runs[run].fee_short = true;
                }
                _ => {
                    self.book.used[credit] = true;
                    self.make_up(&set, credit);
                }
            }
        }
    }
}
