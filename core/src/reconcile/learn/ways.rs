//! One way of paying against the credits: what it groups together, and how many sales that explains to the cent.

use super::super::fees::Values;
use super::super::lag::{Lag, LagUnit};
use super::super::payout::{Split, shift};
use super::super::pool::{Pool, Sale};
use super::{day_before, group};
use crate::calendar::DayCalendar;
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeDelta};
use std::collections::{HashMap, HashSet};

/// Sales of one group and five minutes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub(super) group: u32,
    pub(super) minute: i64,
    pub(super) sum: i64,
    pub(super) count: u32,
}

/// Sales of one group and trade day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DaySum {
    pub(super) group: u32,
    pub(super) day: NaiveDate,
    pub(super) sum: i64,
    pub(super) count: u32,
}

/// What a way of paying explains.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Score {
    /// Sales in runs that some credit pays exactly on the due day.
    pub(super) hit: u64,
    /// Sales in runs whose due day is covered.
    pub(super) all: u64,
    pub(super) runs_hit: u32,
    pub(super) merged: u32,
    pub(super) apart: u32,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    pub(super) values: Values,
    pub(super) netted: bool,
    pub(super) split: Split,
    pub(super) cutoff: u32,
    pub(super) posted: bool,
    pub(super) lag: Lag,
}

/// Single sales rounded by themselves come within so many units of a payment rounded once: as many as the root of their
/// number, as roundings up and down make up for each other.
const ONCE: std::ops::RangeInclusive<i64> = 3..=20;

/// Credits by day and sum, and by sum alone; due days and coverage by trade day, since they are asked for often.
pub(super) struct Known {
    pub(super) exact: HashSet<(NaiveDate, i64)>,
    pub(super) sums: HashSet<i64>,
    pub(super) first: NaiveDate,
    /// Per lag, per day since `first`: the due day, and whether a bank file covers it.
    pub(super) dues: Vec<Vec<(NaiveDate, bool)>>,
}

impl Known {
    pub(super) fn new(pool: &Pool<'_>, calendar: &dyn DayCalendar) -> Self {
        let day =
            |s: &Sale| s.posted.map_or(s.moment.date_naive(), |p| p.min(s.moment.date_naive()));
        let last =
            |s: &Sale| s.posted.map_or(s.moment.date_naive(), |p| p.max(s.moment.date_naive()));
        let first = day_before(pool.sales.iter().map(day).min().unwrap_or_default());
        let end = pool.sales.iter().map(last).max().unwrap_or_default() + Days::new(2);
        let days: Vec<NaiveDate> =
            first.iter_days().take_while(|d| *d <= end).take(4_000).collect();
        let dues = lags()
            .iter()
            .map(|lag| {
                days.iter()
                    .map(|d| lag.due(*d, calendar))
                    .map(|due| (due, pool.covers(due)))
                    .collect()
            })
            .collect();
        // Where each rate is taken once, what single sales come to is off by a few units.
        let in_one = (pool.sales.len() / pool.credits.len().max(1)).isqrt() as i64;
        let off = if pool.rates.is_empty() { 0 } else { in_one.clamp(*ONCE.start(), *ONCE.end()) };
        let all = || {
            let real = pool.credits.iter().filter(|c| !c.corrected);
            real.flat_map(move |c| (-off..=off).map(move |n| (c.day, c.amount + n)))
        };
        let (exact, sums) = (all().collect(), all().map(|(_, amount)| amount).collect());
        Self { exact, sums, first, dues }
    }

    /// The same with further sums that came on a day in all.
    pub(super) fn with(&self, further: impl Iterator<Item = (NaiveDate, i64)>) -> Self {
        let mut exact = self.exact.clone();
        exact.extend(further);
        let sums = exact.iter().map(|(_, sum)| *sum).collect();
        Self { exact, sums, first: self.first, dues: self.dues.clone() }
    }

    /// The due day of a trade day under the n-th lag, and whether it is covered.
    pub(super) fn due(&self, lag: usize, day: NaiveDate) -> (NaiveDate, bool) {
        let at = (day - self.first).num_days().max(0) as usize;
        self.dues[lag].get(at).copied().unwrap_or((day, false))
    }
}

/// Small handicaps so that, of ways that explain the same, the plainer one wins.
pub(super) fn cost(way: &Way) -> i64 {
    let values = match way.values {
        Values::Rows => 0,
        Values::RateOfRun(rate) => 6 + odd(rate),
        Values::RateOfSale(rate) => 7 + odd(rate),
        Values::Gross | Values::RowsLess(_) => 4,
        Values::Capped { rate, .. } | Values::AtLeast { rate, .. } => 9 + odd(rate),
        Values::ByKind(_) => 12,
    };
    let unit = match way.lag.unit {
        LagUnit::WorkingDay => 0,
        LagUnit::CalendarDay => 2,
        LagUnit::WorkingDayFromWorkingDay => 4,
        LagUnit::CalendarDayRolled => 5,
        LagUnit::Week(6) => 6,
        LagUnit::Week(_) => 7,
        LagUnit::PayDays(set) => 7 + i64::from(set.count_ones()),
        LagUnit::ByHand => 12,
        // A full hour near noon is plainest.
        LagUnit::HalfDay(half) => 12 + i64::from(half % 2) + i64::from(half.abs_diff(24) / 2),
    };
    let split = if way.split == Split::None { 0 } else { 8 };
    // Nearer to midnight is plainer.
    let cutoff = (shift(way.cutoff).abs().min(720) + 59) / 60;
    values
        + unit
        + split
        + cutoff
        + i64::from(way.posted) * 3
        + i64::from(!way.netted) * 8
        + i64::from(way.lag.value > 1)
}

/// Rates are agreed in round figures: 0.38 %, 0.6 %, rarely 0.547 %, hardly ever 1.29 %.
fn odd(rate: i64) -> i64 {
    match rate {
        _ if rate > 1_000 => 400,
        _ if rate % 10 != 0 => 200,
        _ => 0,
    }
}

pub(super) fn lags() -> Vec<Lag> {
    let unit =
        |unit, values: &[u32]| values.iter().map(|v| Lag { value: *v, unit }).collect::<Vec<_>>();
    let mut out = unit(LagUnit::WorkingDay, &[1, 2, 3, 4, 5, 7, 10]);
    out.extend(unit(LagUnit::CalendarDay, &[0, 1, 2, 3, 4, 5, 7, 14]));
    out.extend(unit(LagUnit::WorkingDayFromWorkingDay, &[1, 2, 3]));
    out.extend(unit(LagUnit::CalendarDayRolled, &[0, 2, 3, 5, 7]));
    // Whole weeks come last: they are tried where no day after the sale explains the payments.
    out.extend(unit(LagUnit::Week(6), &[1, 2, 3, 4, 5]));
    (0..6).for_each(|end| out.extend(unit(LagUnit::Week(end), &[1, 2])));
    // Fixed days to pay on, up to three a week; one day a week and the day after its end is a week as above.
    for set in 1..1 << 5u8 {
        let values: &[u32] = match u8::count_ones(set) {
            1 => &[2, 3, 4],
            2 => &[1, 2],
            3 => &[1],
            _ => &[],
        };
        out.extend(unit(LagUnit::PayDays(set), values));
    }
    out
}

pub(super) fn epoch() -> NaiveDateTime {
    DateTime::UNIX_EPOCH.naive_utc()
}

/// Tries all cut-offs and lags for one split and value model.
pub(super) fn scan(
    pool: &Pool<'_>,
    known: &Known,
    (split, values, netted): (Split, Values, bool),
    try_way: &mut dyn FnMut(Way, Score),
) {
    let counted = |s: &&Sale| s.counts(netted);
    let posted = pool.sales.iter().all(|s| s.posted.is_some());
    let base = Way {
        values,
        netted,
        split,
        cutoff: 1440,
        posted: false,
        lag: Lag { value: 1, unit: LagUnit::WorkingDay },
    };
    // A lag of days that explains most is not one of weeks that ends its days at another hour.
    let mut by_days = false;
    let mut evaluate = |way: Way, sums: &[DaySum]| {
        // A way none of whose sums was ever paid needs no lags tried.
        if !ever_paid(known, values, sums) {
            return;
        }
        for (at, lag) in lags().into_iter().enumerate() {
            if by_days && lag.unit.by_weeks() {
                break;
            }
            let found = score(known, at, values, sums);
            by_days |= found.hit * 2 > found.all;
            try_way(Way { lag, ..way }, found);
        }
    };
    let cells = cells(pool.sales.iter().filter(counted), split, values);
    let cutoffs: Vec<u32> = if pool.date_only {
        vec![1440]
    } else {
        (36..=48).rev().chain(1..=12).map(|h| h * 30).collect()
    };
    for cutoff in cutoffs {
        evaluate(Way { cutoff, ..base }, &by_day(&cells, cutoff));
    }
    if posted {
        let mut sums: HashMap<(u32, NaiveDate), (i64, u32)> = HashMap::new();
        for sale in pool.sales.iter().filter(counted) {
            let day = sale.posted.unwrap_or_else(|| sale.moment.date_naive());
            let slot = sums.entry((group(sale, split), day)).or_default();
            slot.0 += values.of(sale);
            slot.1 += u32::from(sale.gross > 0);
        }
        let mut sums: Vec<DaySum> = sums
            .into_iter()
            .map(|((group, day), (sum, count))| DaySum { group, day, sum, count })
            .collect();
        sums.sort_by_key(|d| (d.group, d.day));
        evaluate(Way { posted: true, ..base }, &sums);
    }
}

/// Some sum of a trade day, or of up to ten in a row, is a credit.
pub(super) fn ever_paid(known: &Known, values: Values, sums: &[DaySum]) -> bool {
    (0..sums.len()).any(|start| {
        let mut total = 0;
        sums[start..].iter().take(10).take_while(|d| d.group == sums[start].group).any(|d| {
            total += d.sum;
            known.sums.contains(&values.paid(total))
        })
    })
}

pub(super) fn cells<'s>(
    sales: impl Iterator<Item = &'s Sale>,
    split: Split,
    values: Values,
) -> Vec<Cell> {
    let mut map: HashMap<(u32, i64), (i64, u32)> = HashMap::new();
    for sale in sales {
        let minute = (sale.moment.naive_local() - epoch()).num_minutes().div_euclid(5) * 5;
        let slot = map.entry((group(sale, split), minute)).or_default();
        slot.0 += values.of(sale);
        slot.1 += u32::from(sale.gross > 0);
    }
    let mut cells: Vec<Cell> = map
        .into_iter()
        .map(|((group, minute), (sum, count))| Cell { group, minute, sum, count })
        .collect();
    cells.sort_by_key(|c| (c.group, c.minute));
    cells
}

pub(super) fn by_day(cells: &[Cell], cutoff: u32) -> Vec<DaySum> {
    let mut out: Vec<DaySum> = Vec::new();
    for cell in cells {
        let day = (epoch() + TimeDelta::minutes(cell.minute + shift(cutoff))).date();
        match out.last_mut() {
            Some(last) if last.group == cell.group && last.day == day => {
                last.sum += cell.sum;
                last.count += cell.count;
            }
            _ => out.push(DaySum { group: cell.group, day, sum: cell.sum, count: cell.count }),
        }
    }
    out
}

/// Counts the sales whose run was paid exactly, on its due day, as one credit or a credit a trade day.
pub(super) fn score(known: &Known, lag: usize, values: Values, sums: &[DaySum]) -> Score {
    let mut score = Score::default();
    let mut at = 0;
    while at < sums.len() {
        let (group, (due, covered)) = (sums[at].group, known.due(lag, sums[at].day));
        let mut end = at + 1;
        while end < sums.len() && sums[end].group == group && known.due(lag, sums[end].day).0 == due
        {
            end += 1;
        }
        let run = &sums[at..end];
        at = end;
        if !covered {
            continue;
        }
        let paid = |sum: i64| sum > 0 && known.exact.contains(&(due, values.paid(sum)));
        let count: u64 = run.iter().map(|d| u64::from(d.count)).sum();
        score.all += count;
        if paid(run.iter().map(|d| d.sum).sum()) {
            score.hit += count;
            score.runs_hit += 1;
            score.merged += u32::from(run.len() > 1);
        } else if run.len() > 1 {
            for day in run.iter().filter(|d| paid(d.sum)) {
                score.hit += u64::from(day.count);
                score.runs_hit += 1;
                score.apart += 1;
            }
        }
    }
    score
}

/// Looks for a finer cut-off around the best one.
pub(super) fn refine(
    pool: &Pool<'_>,
    known: &Known,
    way: Way,
    total: u64,
    best: &mut Option<(i64, Way, Score)>,
) {
    if way.posted || pool.date_only {
        return;
    }
    let cells = cells(pool.sales.iter().filter(|s| s.counts(way.netted)), way.split, way.values);
    let lag = lags().iter().position(|l| *l == way.lag).unwrap_or(0);
    for step in -6i64..=6 {
        let cutoff = (i64::from(way.cutoff) + step * 5).rem_euclid(1440);
        let cutoff = if cutoff == 0 { 1440 } else { cutoff as u32 };
        let way = Way { cutoff, ..way };
        let score = score(known, lag, way.values, &by_day(&cells, cutoff));
        if score.all == 0 {
            continue;
        }
        let rank = (score.hit * 10_000 / total) as i64 - cost(&way);
        if best.as_ref().is_none_or(|(b, ..)| rank > *b) {
            *best = Some((rank, way, score));
        }
    }
}
