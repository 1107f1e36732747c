//! Parts of a shop that are paid otherwise than the rest: apart or together, each by its own terms, or in several
//! payments a day that only together are the run.

use super::super::fees::Values;
use super::super::lag::{Lag, LagUnit};
use super::super::payout::Split;
use super::super::pool::{Pool, Sale};
use super::super::takings::{Look, look};
use super::ways::{DaySum, Known, Score, Way, by_day, cells, cost, lags, scan, score};
use super::{Terms, group};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// More parts than this have no terms of their own.
const PARTS_MAX: usize = 8;
/// Terms of a part count where they pay so many of its runs, and seven in ten of its sales, to the cent.
const RUNS_MIN: u32 = 3;
/// What terms by part must explain more than terms for all, in ten-thousandths of the sales.
const GAIN_MIN: i64 = 200;
/// What several payments a day must explain more than single ones.
const SEVERAL_MIN: i64 = 1_000;

/// A part that is no longer paid leaves the other alone, which then looks as if it had always been paid apart. Days on
/// which parts are paid each by itself speak for that; days on which one payment is all parts together, against it.
pub(super) fn paid_together(pool: &Pool<'_>, known: &Known, found: &Way, whole: &Way) -> bool {
    if found.split == Split::None || found.posted != whole.posted {
        return false;
    }
    let parts = days(pool, known, found, found.split);
    let apart = parts.values().filter(|d| d.paid.len() > 1).count();
    let groups = days(pool, known, whole, found.split);
    let sums = days(pool, known, whole, Split::None);
    let several = |day: &NaiveDate| groups.get(day).is_some_and(|d| d.groups > 1);
    let together = sums.iter().filter(|(day, d)| !d.paid.is_empty() && several(day)).count();
    together > apart
}

/// A rate that only the later payments were made by, where the earlier ones were made by a lower one, is a fee that
/// was raised: the lower one was agreed.
pub(super) fn agreed_first(
    pool: &Pool<'_>,
    known: &Known,
    models: &[Values],
    best: &mut Option<(i64, Way, Score)>,
) {
    let Some((rank, way, score)) = *best else { return };
    let (Some(rate), false) = (way.values.rate(), way.posted) else { return };
    let paid = |values: Values| -> Vec<NaiveDate> {
        let days = days(pool, known, &Way { values, ..way }, way.split);
        days.into_iter().filter(|(_, d)| !d.paid.is_empty()).map(|(day, _)| day).collect()
    };
    let now = paid(way.values);
    let lower = models.iter().filter(|m| m.rate().is_some_and(|r| r < rate));
    let found = lower
        .map(|m| (*m, paid(*m)))
        .filter(|(_, before)| before.len() >= RUNS_MIN as usize && before.last() < now.first())
        .max_by_key(|(_, before)| before.len());
    if let Some((values, before)) = found {
        let score = Score { runs_hit: before.len() as u32, ..score };
        *best = Some((rank, Way { values, ..way }, score));
    }
}

/// What is due on a day.
#[derive(Default)]
struct Due {
    groups: usize,
    /// Groups paid to the cent.
    paid: BTreeSet<u32>,
}

/// The due days of a way, for sales told apart by a split.
fn days(pool: &Pool<'_>, known: &Known, way: &Way, split: Split) -> BTreeMap<NaiveDate, Due> {
    let counted = |s: &&Sale| s.counts(way.netted);
    if way.posted {
        return BTreeMap::new();
    }
    let sums = by_day(&cells(pool.sales.iter().filter(counted), split, way.values), way.cutoff);
    let lag = lags().iter().position(|l| *l == way.lag).unwrap_or(0);
    let mut runs: BTreeMap<(NaiveDate, u32), i64> = BTreeMap::new();
    for sum in &sums {
        *runs.entry((known.due(lag, sum.day).0, sum.group)).or_default() += sum.sum;
    }
    let mut out: BTreeMap<NaiveDate, Due> = BTreeMap::new();
    for ((due, group), sum) in runs {
        let day = out.entry(due).or_default();
        day.groups += 1;
        if sum > 0 && known.exact.contains(&(due, way.values.paid(sum))) {
            day.paid.insert(group);
        }
    }
    out
}

/// Several payments a day whose parts the export does not tell (terminals without a column for them): their sum is
/// the run's.
pub(super) fn in_all(
    pool: &Pool<'_>,
    known: &Known,
    models: &[Values],
    (total, other): (u64, i64),
    best: &mut Option<(i64, Way, Score)>,
) {
    let mut by_sender: BTreeMap<(NaiveDate, u32), (i64, u32)> = BTreeMap::new();
    for credit in pool.credits.iter().filter(|c| !c.corrected) {
        if look(&pool.text(credit)) == Look::Takings {
            // Number 0 stands for all senders together.
            for sender in [0, credit.signature + 1] {
                let slot = by_sender.entry((credit.day, sender)).or_default();
                slot.0 += credit.amount;
                slot.1 += 1;
            }
        }
    }
    let sums = by_sender.into_iter().filter(|(_, (_, count))| *count > 1);
    let known = known.with(sums.map(|((day, _), (sum, _))| (day, sum)));
    let refunds = pool.sales.iter().any(|s| s.gross < 0);
    for values in models {
        for netted in if refunds { vec![true, false] } else { vec![true] } {
            scan(pool, &known, (Split::None, *values, netted), &mut |way, score| {
                let rank = (score.hit * 10_000 / total) as i64 - cost(&way);
                let before = best.as_ref().map_or(0, |(b, ..)| *b).max(other);
                let enough = rank > before + SEVERAL_MIN;
                if score.runs_hit >= RUNS_MIN && enough {
                    *best = Some((rank, way, score));
                }
            });
        }
    }
}

/// Parts that are paid by different terms: cards on the next working day, a wallet on the next day. Taken where the
/// terms of each part explain nearly all of it, and all of them clearly more than one for the whole shop.
pub(super) fn terms(
    pool: &Pool<'_>,
    known: &Known,
    splits: &[Split],
    total: u64,
    best: &mut Option<(i64, Way, Score)>,
) -> BTreeMap<u32, Terms> {
    let Some((rank, way, _)) = *best else { return BTreeMap::new() };
    if way.posted {
        return BTreeMap::new();
    }
    let mut found: Option<(i64, Way, Score, BTreeMap<u32, Terms>)> = None;
    for split in splits.iter().copied().filter(|s| *s != Split::None) {
        let mut groups: BTreeSet<u32> = BTreeSet::new();
        if pool.sales.iter().any(|s| groups.insert(group(s, split)) && groups.len() > PARTS_MAX) {
            continue;
        }
        let Some((main, score, terms)) = by_part(pool, known, way, split) else { continue };
        let rank = (score.hit * 10_000 / total) as i64 - cost(&main);
        if found.as_ref().is_none_or(|(r, ..)| rank > *r) {
            found = Some((rank, main, score, terms));
        }
    }
    let apart = |f: &(i64, Way, Score, BTreeMap<u32, Terms>)| {
        let one = way.split == Split::None && paid_together(pool, known, &f.1, &way);
        f.0 >= rank + GAIN_MIN && !one
    };
    let Some((new, main, score, terms)) = found.filter(apart) else {
        return BTreeMap::new();
    };
    *best = Some((new, main, score));
    terms
}

/// The best terms of each part under a split: the way of the part that explains most, what all explain, and the terms.
fn by_part(
    pool: &Pool<'_>,
    known: &Known,
    shop: Way,
    split: Split,
) -> Option<(Way, Score, BTreeMap<u32, Terms>)> {
    let counted = |s: &&Sale| s.counts(shop.netted);
    let cells = cells(pool.sales.iter().filter(counted), split, shop.values);
    let cutoffs: Vec<u32> = if pool.date_only {
        vec![1440]
    } else {
        (36..=48).rev().chain(1..=12).map(|h| h * 30).collect()
    };
    let mut best: BTreeMap<u32, (i64, Way, Score)> = BTreeMap::new();
    // What the terms of the whole shop explain of each part.
    let mut whole: BTreeMap<u32, u64> = BTreeMap::new();
    for cutoff in cutoffs {
        let sums = by_day(&cells, cutoff);
        for part in sums.chunk_by(|a, b| a.group == b.group) {
            let count: u64 = part.iter().map(|d: &DaySum| u64::from(d.count)).sum::<u64>().max(1);
            // A few runs paid late together look like days to pay on: those are a whole shop's, not one terminal's.
            let plain = |l: &Lag| !matches!(l.unit, LagUnit::PayDays(_) | LagUnit::HalfDay(_));
            for (at, lag) in lags().into_iter().enumerate().filter(|(_, lag)| plain(lag)) {
                let way = Way { split, cutoff, lag, ..shop };
                let found = score(known, at, way.values, part);
                let rank = (found.hit * 10_000 / count) as i64 - cost(&way);
                if lag == shop.lag && cutoff == shop.cutoff {
                    whole.insert(part[0].group, found.hit);
                }
                let slot = best.entry(part[0].group).or_insert((rank, way, found));
                if rank > slot.0 {
                    *slot = (rank, way, found);
                }
            }
        }
    }
    let mut all = Score::default();
    for (part, (_, way, found)) in &best {
        // A fault leaves less to explain; then terms of its own must explain clearly more of a part than the shop's.
        let own = way.lag != shop.lag || way.cutoff != shop.cutoff;
        let before = whole.get(part).copied().unwrap_or(0);
        let more = !own || (found.runs_hit > RUNS_MIN && found.hit * 4 >= before * 5);
        if found.runs_hit < RUNS_MIN || (found.hit * 10 < found.all * 7 && !more) {
            return None;
        }
        all.hit += found.hit;
        all.all += found.all;
        all.runs_hit += found.runs_hit;
        all.merged += found.merged;
        all.apart += found.apart;
    }
    let main = best.values().max_by_key(|(_, _, s)| s.hit)?.1;
    let terms: BTreeMap<u32, Terms> = best
        .iter()
        .map(|(part, (_, way, _))| {
            (*part, Terms { lag: way.lag, cutoff: way.cutoff, by_posted: way.posted })
        })
        .collect();
    let differ = terms
        .values()
        .any(|t| *t != Terms { lag: main.lag, cutoff: main.cutoff, by_posted: main.posted });
    differ.then_some((main, all, terms))
}
