//! Two lags one after the other: an acquirer that begins to pay later.

use super::super::lag::{Lag, LagUnit};
use super::super::payout::{Shape, trade_day};
use super::super::pool::{Pool, Sale};
use super::ways::{DaySum, Known, Score, Way, by_day, cells, lags};
use crate::calendar::DayCalendar;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// A way with its rank and score.
type Found = (i64, Way, Score);

/// An acquirer that begins to pay later from some day on still owes the shorter lag. Tried: a plain lag up to a day, and
/// the same lag up to three days later from then on (a week, where it is paid by weeks); taken where both together
/// explain clearly more than any one lag. Gives the way, and for the trade days since the change the day their money
/// really comes.
pub(super) fn earlier_lag(
    pool: &Pool<'_>,
    known: &Known,
    calendar: &dyn DayCalendar,
    shape: Shape,
    found: Found,
) -> (Found, BTreeMap<NaiveDate, NaiveDate>) {
    let (rank, way, score) = found;
    let Some(mut best) = changed(pool, known, calendar, shape, way) else {
        return (found, BTreeMap::new());
    };
    // A lag that changed hides where the acquirer's day ends: once it is known, the end is looked for again.
    if !pool.date_only && pool.sales.len() <= AGAIN_MAX {
        for cutoff in (40..=48).rev().chain(1..=8).map(|h| h * 30).filter(|c| *c != way.cutoff) {
            let other = changed(pool, known, calendar, shape, Way { cutoff, ..best.way });
            if let Some(other) = other.filter(|o| o.paid > best.paid + AGAIN_GAIN) {
                best = other;
            }
        }
    }
    ((rank, best.way, score), best.pays)
}

/// More sales than this, and the end of the day is not looked for again; it must explain so many more sales.
const AGAIN_MAX: usize = 20_000;
const AGAIN_GAIN: u32 = 2;

/// It begins to pay so many days later at most.
const LATER_MAX: u32 = 3;

/// A lag that changed.
struct Changed {
    way: Way,
    /// Sales paid to the cent under it.
    paid: u32,
    /// Trade days since the change, with the day their money comes.
    pays: BTreeMap<NaiveDate, NaiveDate>,
}

fn changed(
    pool: &Pool<'_>,
    known: &Known,
    calendar: &dyn DayCalendar,
    shape: Shape,
    way: Way,
) -> Option<Changed> {
    if way.posted {
        return None;
    }
    let lags = lags();
    let sums: Vec<DaySum> = if shape == Shape::PerSale {
        let single = |s: &Sale| {
            let day = trade_day(s.moment, way.cutoff);
            DaySum { group: 0, day, sum: way.values.of(s), count: 1 }
        };
        pool.sales.iter().filter(|s| s.gross > 0).map(single).collect()
    } else {
        by_day(
            &cells(pool.sales.iter().filter(|s| s.counts(way.netted)), way.split, way.values),
            way.cutoff,
        )
    };
    // Sales paid exactly, by trade day, under a lag with so many days on top.
    let tally = |lag: usize, later: &dyn Fn(NaiveDate) -> NaiveDate| -> BTreeMap<NaiveDate, u32> {
        let mut tally: BTreeMap<NaiveDate, u32> = BTreeMap::new();
        let mut at = 0;
        while at < sums.len() {
            let due = known.due(lag, sums[at].day).0;
            let joined = |d: &&DaySum| {
                shape != Shape::PerSale
                    && d.group == sums[at].group
                    && known.due(lag, d.day).0 == due
            };
            let end = at + sums[at..].iter().take_while(joined).count().max(1);
            let paid =
                |sum: i64| sum > 0 && known.exact.contains(&(later(due), way.values.paid(sum)));
            let all = paid(sums[at..end].iter().map(|d| d.sum).sum());
            for d in &sums[at..end] {
                *tally.entry(d.day).or_default() += if all || paid(d.sum) { d.count } else { 0 };
            }
            at = end;
        }
        tally
    };
    let now = lags.iter().position(|l| *l == way.lag)?;
    let single: u32 = tally(now, &|d| d).values().sum();
    // Days, or a week where it is paid by weeks.
    let next = |n: u32, unit: LagUnit| {
        move |d: NaiveDate| match unit {
            LagUnit::WorkingDay => calendar.add_working_days(d, n),
            LagUnit::CalendarDay => d + Days::new(u64::from(n)),
            _ => calendar.roll_forward(d + Days::new(7 * u64::from(n))),
        }
    };
    let weekly = way.lag.unit.by_weeks() || u64::from(single) * 2 < pool.sales.len() as u64;
    let mut best: Option<(u32, Lag, NaiveDate, u32)> = None;
    for (at, lag) in lags.iter().enumerate().filter(|(_, l)| {
        let by_days = matches!(l.unit, LagUnit::WorkingDay | LagUnit::CalendarDay);
        (l.value <= 3 && by_days) || (weekly && l.unit.by_weeks())
    }) {
        let own = tally(at, &|d| d);
        for n in 1..=if lag.unit.by_weeks() { 1 } else { LATER_MAX } {
            let late = tally(at, &next(n, lag.unit));
            // Best day to change over: own before it, late from it on.
            let mut total: u32 = late.values().sum();
            let (mut days, mut gained) = (0u32, 0u32);
            for (day, hit) in &own {
                let lost = late.get(day).copied().unwrap_or(0);
                total = total + hit - lost;
                gained += hit;
                days += u32::from(*hit > 0);
                let left = gained < total;
                if days >= 2 && left && best.is_none_or(|(b, ..)| total > b) {
                    best = Some((total, *lag, *day, n));
                }
            }
        }
    }
    let enough = single + (pool.sales.len() / 33) as u32 + 1;
    let (paid, lag, last, n) = best.filter(|(total, ..)| *total > enough)?;
    let at = lags.iter().position(|l| *l == lag).unwrap_or(now);
    let later = next(n, lag.unit);
    let days = sums.iter().map(|d| d.day).filter(|d| *d > last);
    let pays = days.map(|d| (d, later(known.due(at, d).0))).collect();
    Some(Changed { way: Way { lag, ..way }, paid, pays })
}
