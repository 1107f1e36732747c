//! Each sale paid by itself: how well single sales are paid by single credits.

use super::super::fees::Values;
use super::super::payout::{Split, trade_day};
use super::super::pool::{Pool, Sale};
use super::ways::{Known, Score, Way, cost, lags};
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

/// So many days must bear out an end of the day that is not midnight, where anything speaks against it.
const DAYS_MIN: usize = 2;

/// How well single sales are paid by single credits.
pub(super) fn per_sale(
    pool: &Pool<'_>,
    known: &Known,
    models: &[Values],
) -> Option<(i64, Way, Score)> {
    let alive = super::alive(pool);
    let sold: Vec<&Sale> = pool.sales.iter().filter(|s| s.gross > 0 && alive(s)).collect();
    if pool.credits.len() * 3 < sold.len() {
        return None;
    }
    let step = (sold.len() / 2000).max(1);
    let sample: Vec<&Sale> = sold.into_iter().step_by(step).collect();
    let total = sample.len().max(1) as u64;
    let mut best: Option<(i64, Way, Score)> = None;
    let cutoffs: &[u32] = if pool.date_only {
        &[1440]
    } else {
        &[1440, 1410, 1380, 1350, 1320, 1290, 1260, 1200, 1080, 60, 120, 180]
    };
    for values in models {
        for cutoff in cutoffs {
            let days: Vec<NaiveDate> =
                sample.iter().map(|s| trade_day(s.moment, *cutoff)).collect();
            // Sales that this end of the day moves to another one.
            let midnight: Vec<NaiveDate> =
                sample.iter().map(|s| trade_day(s.moment, 1440)).collect();
            let moved = || (0..sample.len()).filter(|i| days[*i] != midnight[*i]);
            for (at, lag) in lags().into_iter().enumerate() {
                let pays = |i: usize, day: NaiveDate| {
                    let (due, covered) = known.due(at, day);
                    // Over a weekend the day may move and the money still be due together.
                    let moves = days[i] != midnight[i];
                    let together =
                        moves && known.due(at, days[i]).0 == known.due(at, midnight[i]).0;
                    covered
                        && !together
                        && known.exact.contains(&(due, values.paid(values.of(sample[i]))))
                };
                // An end of the day that is real pays nearly all of them a day later, on many days; a fault moves a few.
                let mut later: BTreeSet<NaiveDate> = BTreeSet::new();
                let (with, without) = moved().fold((0, 0), |(a, b), i| {
                    let paid = pays(i, days[i]);
                    if paid {
                        later.insert(midnight[i]);
                    }
                    (a + u32::from(paid), b + u32::from(pays(i, midnight[i])))
                });
                if *cutoff != 1440 {
                    if with <= without * 2 {
                        continue;
                    }
                    // Where the day's other sales were late as well, it is the day that was late.
                    later.retain(|day| {
                        let others = (0..sample.len())
                            .filter(|i| midnight[*i] == *day && days[*i] == midnight[*i]);
                        let next = *day + Days::new(1);
                        let (all, late) =
                            others.fold((0, 0), |(n, p), i| (n + 1, p + u32::from(pays(i, next))));
                        late * 2 <= all
                    });
                    if later.len() < if without == 0 { 1 } else { DAYS_MIN } {
                        continue;
                    }
                }
                let mut score = Score::default();
                for (sale, day) in sample.iter().zip(&days) {
                    let (due, covered) = known.due(at, *day);
                    if !covered {
                        continue;
                    }
                    score.all += 1;
                    if known.exact.contains(&(due, values.paid(values.of(sale)))) {
                        score.hit += 1;
                        score.runs_hit += 1;
                    }
                }
                if score.all == 0 {
                    continue;
                }
                let values = match values {
                    Values::RateOfRun(rate) => Values::RateOfSale(*rate),
                    other => *other,
                };
                let way = Way {
                    values,
                    netted: true,
                    split: Split::None,
                    cutoff: *cutoff,
                    posted: false,
                    lag,
                };
                let rank = (score.hit * 10_000 / total) as i64 - cost(&way);
                // Of ways that explain as much, the one that leaves least unexplained.
                let misses = |s: &Score| std::cmp::Reverse(s.all - s.hit);
                let better =
                    |(b, _, s): &(i64, Way, Score)| (rank, misses(&score)) > (*b, misses(s));
                if best.as_ref().is_none_or(better) {
                    best = Some((rank, way, score));
                }
            }
        }
    }
    best
}
