//! Runs beside the payments that can be theirs: what each was charged.

use super::super::super::fees::Values;
use super::super::super::lag::{Lag, LagUnit};
use super::super::super::payments::Payments;
use super::super::super::payout::{Split, trade_day};
use super::super::super::pool::{Pool, Sale};
use super::super::ways::{DaySum, Known, Way, by_day, cells, cost, lags};
use super::super::{group, splits};
use super::{ByKind, KINDS_MAX, Kinds};
use crate::statement::Kind;
use chrono::{NaiveDate, TimeDelta};
use std::collections::BTreeMap;

/// So many ways to group the sales are looked at closely.
const WAYS: usize = 8;
/// Longer lags have other rates tried for them, and weeks that end on another day than Sunday.
const LAG_MAX: u32 = 4;
const WEEK_END: u8 = 6;
/// Rates are learned from the first so many sales, or from so many days where a shop sells more; never from more than
/// so many.
const SALES_ENOUGH: usize = 8_000;
const DAYS_ENOUGH: i64 = 40;
const SALES_MAX: usize = 120_000;
/// No more runs than this are looked at, and no more sales in them but for the few runs that it takes.
const RUNS_MAX: usize = 200;
const RUNS_ENOUGH: usize = 24;
const LOOKED_AT_MAX: usize = 20_000;
/// Payments that can be one run's.
const OFFERS_MAX: usize = 3;

/// How sales are grouped into runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Grouping {
    split: Split,
    cutoff: u32,
    lag: usize,
    merged: bool,
}

/// A run with a payment that can be its own.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub run: usize,
    pub due: NaiveDate,
    pub sales: Vec<usize>,
    pub gross: i64,
    /// What it was charged.
    pub fee: i64,
    /// Gross by kind: all of it, and without what was given back.
    pub of: ByKind<i64>,
    pub sold: ByKind<i64>,
    /// The largest sale.
    pub largest: i64,
}

/// Runs that some payment can be, beside all there are.
pub(super) struct Rows {
    pub rows: Vec<Row>,
    /// Of so many such runs one was looked at.
    pub step: usize,
    /// The share of all sums (in thousandths) that is in such runs.
    pub told: i64,
}

/// The sales rates are learned from.
fn sample<'p>(pool: &'p Pool<'_>) -> &'p [Sale] {
    let Some(first) = pool.sales.first() else { return &[] };
    let end = first.moment + TimeDelta::days(DAYS_ENOUGH);
    let of_days = pool.sales.partition_point(|s| s.moment < end);
    &pool.sales[..of_days.clamp(SALES_ENOUGH, SALES_MAX).min(pool.sales.len())]
}

/// The groupings under which most sales are in runs that some payment nearly is. Empty where payments are in full.
pub(super) fn ways(pool: &Pool<'_>, known: &Known, payments: &Payments) -> Vec<Grouping> {
    let cutoffs: Vec<u32> = if pool.date_only {
        vec![1440]
    } else {
        (40..=48).rev().chain(1..=6).map(|h| h * 30).collect()
    };
    // The usual ones: which days and how many, the rates once known will tell.
    let usual = |lag: &Lag| match lag.unit {
        LagUnit::PayDays(_) | LagUnit::HalfDay(_) | LagUnit::ByHand => false,
        LagUnit::Week(end) => end == WEEK_END && lag.value <= 2,
        _ => lag.value <= LAG_MAX,
    };
    let total = sample(pool).len().max(1) as u64;
    let mut found: Vec<(i64, Grouping)> = Vec::new();
    let mut in_full = 0;
    for split in splits(pool) {
        let cells = cells(sample(pool).iter(), split, Values::Gross);
        // Hours in which nothing is sold part no days: looked at once.
        let mut seen: Vec<Vec<DaySum>> = Vec::new();
        for cutoff in cutoffs.iter().copied() {
            let sums = by_day(&cells, cutoff);
            if seen.contains(&sums) {
                continue;
            }
            for (lag, at) in lags().into_iter().zip(0..).filter(|(lag, _)| usual(lag)) {
                let apart = lag.unit != LagUnit::CalendarDay;
                for merged in if apart { vec![true, false] } else { vec![true] } {
                    let (near, full) = count(known, payments, (at, merged), &sums);
                    in_full = in_full.max(full);
                    let way = Way {
                        values: Values::Gross,
                        netted: true,
                        split,
                        cutoff,
                        posted: false,
                        lag,
                    };
                    let rank = (near * 10_000 / total) as i64 - cost(&way);
                    if near > 0 {
                        found.push((rank, Grouping { split, cutoff, lag: at, merged }));
                    }
                }
            }
            seen.push(sums);
        }
    }
    found.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
    let most = found.first().map_or(0, |(rank, _)| *rank);
    if in_full as i64 * 10_000 / total as i64 >= most {
        return Vec::new();
    }
    found.into_iter().take(WAYS).map(|(_, way)| way).collect()
}

/// Sales in runs that some payment of the due day nearly is, and in such as it is in full.
fn count(
    known: &Known,
    payments: &Payments,
    (lag, merged): (usize, bool),
    sums: &[DaySum],
) -> (u64, u64) {
    let (mut near, mut full) = (0, 0);
    let due = |d: &DaySum| known.due(lag, d.day).0;
    for run in sums.chunk_by(|a, b| merged && a.group == b.group && due(a) == due(b)) {
        let (sum, count) = run.iter().fold((0, 0), |(s, n), d| (s + d.sum, n + u64::from(d.count)));
        let day = due(&run[0]);
        if payments.less_a_fee(day, sum).next().is_some() {
            near += count;
        }
        if payments.in_full(day, sum) {
            full += count;
        }
    }
    (near, full)
}

/// The runs of a grouping, each with the payments of its day that can be its own.
pub(super) fn rows(
    pool: &Pool<'_>,
    known: &Known,
    payments: &Payments,
    way: &Grouping,
    kinds: &Kinds,
) -> Rows {
    let mut runs: BTreeMap<(NaiveDate, NaiveDate, u32), Vec<usize>> = BTreeMap::new();
    for (at, sale) in sample(pool).iter().enumerate() {
        let day = trade_day(sale.moment, way.cutoff);
        let due = known.due(way.lag, day).0;
        let key = (due, if way.merged { due } else { day }, group(sale, way.split));
        runs.entry(key).or_default().push(at);
    }
    let gross = |sales: &[usize]| sales.iter().map(|s| pool.sales[*s].gross).sum::<i64>();
    let tells = |((due, ..), sales): &(&(NaiveDate, NaiveDate, u32), &Vec<usize>)| {
        payments.less_a_fee(*due, gross(sales)).next().is_some()
    };
    let telling: Vec<_> = runs.iter().filter(tells).collect();
    let length = telling.iter().map(|(_, s)| s.len()).sum::<usize>() / telling.len().max(1);
    let wanted = (LOOKED_AT_MAX / length.max(1)).clamp(RUNS_ENOUGH, RUNS_MAX);
    let step = telling.len().div_ceil(wanted).max(1);
    let all: i64 = runs.values().map(|sales| gross(sales).max(0)).sum();
    let told = telling.iter().map(|(_, sales)| gross(sales)).sum::<i64>().saturating_mul(1_000);
    let told = told / all.max(1);
    let mut out = Vec::new();
    for (run, ((due, ..), sales)) in telling.into_iter().step_by(step).enumerate() {
        let gross = gross(sales);
        let (mut of, mut sold) = ([0; KINDS_MAX], [0; KINDS_MAX]);
        for sale in sales {
            let kind = usize::from(kinds.of[*sale]);
            of[kind] += pool.sales[*sale].gross;
            if pool.sales[*sale].kind != Kind::Refund {
                sold[kind] += pool.sales[*sale].gross;
            }
        }
        let largest = sales.iter().map(|s| pool.sales[*s].gross.abs()).max().unwrap_or(0);
        for paid in payments.less_a_fee(*due, gross).take(OFFERS_MAX) {
            let (due, sales, fee) = (*due, sales.clone(), gross - paid);
            out.push(Row { run, due, sales, gross, fee, of, sold, largest });
        }
    }
    Rows { rows: out, step, told }
}
