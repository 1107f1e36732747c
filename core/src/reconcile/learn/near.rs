//! Ways of paying that explain nearly as much as the best one. Where faults hide what the acquirer does, the right way
//! can be among them: which it is, the faults that each would leave have to tell.

use super::super::fees::Values;
use super::super::payout::Shape;
use super::super::payout::Split;
use super::super::pool::Pool;
use super::Learned;
use super::ways::{Cell, Known, Score, Way, by_day, cells, lags};
use chrono::NaiveDate;
use std::collections::HashSet;

/// So many other ways are kept.
const OTHERS: usize = 6;
/// So many of them end the day and pay on the same days.
const ALIKE: usize = 2;
/// So many of the best are looked at.
const LOOKED_AT: usize = 80;
/// A way must pay so many runs to the cent, and this share (in tenths) of the sales the best one explains.
const RUNS_MIN: u32 = 3;
const SHARE_MIN: u64 = 6;
/// In longer files the best way is borne out by many runs.
const SALES_MAX: usize = 20_000;

/// Ways with their ranks, as they are found.
#[derive(Default)]
pub(super) struct Near {
    found: Vec<(i64, Way, Score)>,
    most: u64,
}

impl Near {
    /// Keeps a way, if it explains enough.
    pub(super) fn keep(&mut self, rank: i64, way: Way, score: Score) {
        self.most = self.most.max(score.hit);
        if score.runs_hit >= RUNS_MIN && score.hit * 10 >= self.most * SHARE_MIN {
            self.found.push((rank, way, score));
        }
    }

    /// The best of them that group the sales into other runs than the chosen way does; first the one that is a rival
    /// whatever it explains.
    pub(super) fn others(
        mut self,
        pool: &Pool<'_>,
        known: &Known,
        chosen: &Learned,
        best: Option<(i64, Way, Score)>,
        rival: Option<(i64, Way, Score)>,
    ) -> Vec<(i64, Way, Score)> {
        let plain = chosen.payout.shape != Shape::PerSale
            && chosen.terms.is_empty()
            && chosen.slower.is_empty();
        let Some((_, way, score)) = best.filter(|_| plain && pool.sales.len() <= SALES_MAX) else {
            return Vec::new();
        };
        self.found.retain(|(_, _, s)| s.hit * 10 >= score.hit * SHARE_MIN);
        self.found.sort_by_key(|(rank, ..)| std::cmp::Reverse(*rank));
        self.found.truncate(LOOKED_AT);
        let mut made: Vec<((Split, Values, bool), Vec<Cell>)> = Vec::new();
        let mut seen: HashSet<Vec<(u32, NaiveDate, i64)>> = HashSet::new();
        let mut runs = |way: &Way| {
            let key = (way.split, way.values, way.netted);
            let at = made.iter().position(|(k, _)| *k == key).unwrap_or_else(|| {
                let counted = pool.sales.iter().filter(|s| s.counts(way.netted));
                made.push((key, cells(counted, way.split, way.values)));
                made.len() - 1
            });
            let lag = lags().iter().position(|l| *l == way.lag).unwrap_or(0);
            let mut runs: Vec<(u32, NaiveDate, i64)> = Vec::new();
            for day in by_day(&made[at].1, way.cutoff) {
                let due = known.due(lag, day.day).0;
                match runs.last_mut() {
                    Some(last) if last.0 == day.group && last.1 == due => last.2 += day.sum,
                    _ => runs.push((day.group, due, day.sum)),
                }
            }
            seen.insert(runs)
        };
        runs(&way);
        let mut out: Vec<(i64, Way, Score)> =
            rival.into_iter().filter(|(_, way, _)| !way.posted && runs(way)).collect();
        // Not only the same days with other fees: when the day ends and the money comes is the question.
        let days = |w: &Way| (w.split, w.cutoff, w.lag);
        for found in self.found.into_iter().filter(|(_, w, _)| !w.posted && !way.posted) {
            let own = days(&found.1);
            let alike = out.iter().map(|(_, w, _)| w).chain([&way]).filter(|w| days(w) == own);
            if out.len() < OTHERS && alike.count() < ALIKE && runs(&found.1) {
                out.push(found);
            }
        }
        out
    }
}
