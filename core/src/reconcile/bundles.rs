//! Channels that are paid together: cards of both kinds in one sum beside the wallets in another. No column says so; the
//! sums do. Every set of channels is tried against the credits, and the division of the shop that explains clearly more
//! than channel by channel, or all together, is what runs can be split by.

use super::fees::{self, Values};
use super::lag::{Lag, LagUnit};
use super::payments::Payments;
use super::payout::trade_day;
use super::pool::{Pool, Sale};
use crate::calendar::DayCalendar;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// So many channels can be divided; with fewer there is nothing between one sum and each alone.
const CHANNELS: std::ops::RangeInclusive<usize> = 3..=8;
/// Longer files bear out any way without this, or have years of their own.
const SALES_MAX: usize = 60_000;
/// Rates are looked for in files of so many sales.
const VOTED_MAX: usize = 5_000;
/// A division must explain so many sales in a hundred more than channel by channel or all together.
const GAIN_MIN: u64 = 4;
/// And pay so many sums of two channels or more.
const TOGETHER_MIN: u32 = 3;
/// What each channel alone, or all together, may explain at most (in hundredths) for a division to be looked at.
const EXPLAINED: u64 = 95;
/// Each part of a division was paid by itself so often, on days on which others sold too.
const APART_MIN: u32 = 2;

/// Of the divisions that payments less a fee may be, so many are looked at closely.
const NEAR_MAX: usize = 3;

/// How a set of channels fares.
#[derive(Clone, Copy, Default)]
struct Hits {
    sales: u64,
    /// Payments of two channels or more.
    together: u32,
    /// Payments on days on which channels that are not in the set sold too.
    apart: u32,
}

/// Gross and count of a trade day, by channel.
type Days = BTreeMap<NaiveDate, Vec<(i64, u64)>>;

/// What tells channels: a column of their own, or that of card kinds with the wallets in it.
pub(super) type Tells = fn(&Sale) -> u32;
const TELLS: [Tells; 2] = [|s| s.channel, |s| s.card_kind];

/// A division of the shop: what tells the channels, and for each the name of its set.
pub(super) type Division = (Tells, BTreeMap<u32, String>);

/// The division of the shop that the payments show.
pub(super) fn find(pool: &Pool<'_>, calendar: &dyn DayCalendar) -> Option<Division> {
    TELLS.into_iter().find_map(|of| Some((of, find_by(pool, calendar, of)?)))
}

/// The divisions whose sums, less a fee that nobody listed, payments may be. Which it is, the rates will tell.
pub(super) fn nearly(
    pool: &Pool<'_>,
    payments: &Payments,
    calendar: &dyn DayCalendar,
) -> Vec<Division> {
    let paid = |due: NaiveDate, sum: i64| payments.less_a_fee(due, sum).next().is_some();
    let mut out = Vec::new();
    for of in TELLS {
        let Some(channels) = channels(pool, of) else { continue };
        let mut found: BTreeMap<Vec<usize>, u64> = BTreeMap::new();
        for cutoff in cutoffs(pool) {
            let days = days(pool, (&channels, of), Values::Gross, cutoff);
            for lag in lags() {
                let hits = hits(&days, channels.len(), &paid, &|d| lag.due(d, calendar));
                let (sales, sets) = divide(&hits, channels.len());
                let together: u32 = sets.iter().map(|s| hits[*s].together).sum();
                if sets.len() > 1 && together >= TOGETHER_MIN {
                    let most = found.entry(sets).or_default();
                    *most = sales.max(*most);
                }
            }
        }
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort_by_key(|(_, sales)| std::cmp::Reverse(*sales));
        let named = |(sets, _): (Vec<usize>, u64)| (of, named(pool, &channels, &sets));
        out.extend(found.into_iter().take(NEAR_MAX).map(named));
    }
    out
}

fn find_by(
    pool: &Pool<'_>,
    calendar: &dyn DayCalendar,
    of: Tells,
) -> Option<BTreeMap<u32, String>> {
    let channels = channels(pool, of)?;
    let credits: HashSet<(NaiveDate, i64)> =
        pool.credits.iter().filter(|c| !c.corrected).map(|c| (c.day, c.amount)).collect();
    let total = pool.sales.iter().filter(|s| s.gross > 0).count().max(1) as u64;
    let mut best: Option<(u64, Vec<usize>)> = None;
    let mut limit = 0;
    for values in models(pool) {
        for cutoff in cutoffs(pool) {
            let days = days(pool, (&channels, of), values, cutoff);
            for lag in lags() {
                let paid = |due, sum| credits.contains(&(due, values.paid(sum)));
                let hits = hits(&days, channels.len(), &paid, &|d| lag.due(d, calendar));
                let whole = (1usize << channels.len()) - 1;
                let alone: u64 = (0..channels.len()).map(|c| hits[1 << c].sales).sum();
                limit = limit.max(alone).max(hits[whole].sales);
                // Paid all together, or each alone: nothing to divide.
                if hits[whole].sales.max(alone) * 100 >= total * EXPLAINED {
                    return None;
                }
                let (sales, sets) = divide(&hits, channels.len());
                let together: u32 = sets.iter().map(|s| hits[*s].together).sum();
                // Days on which a channel did not sell are paid all together whichever way the shop is divided.
                let mostly = hits[whole].sales * 2 >= total;
                let apart = !mostly || sets.iter().all(|s| hits[*s].apart >= APART_MIN);
                if together >= TOGETHER_MIN
                    && apart
                    && best.as_ref().is_none_or(|(b, _)| sales > *b)
                {
                    best = Some((sales, sets));
                }
            }
        }
    }
    let (sales, sets) = best?;
    if sales * 100 < limit * 100 + total * GAIN_MIN {
        return None;
    }
    Some(named(pool, &channels, &sets))
}

/// The channels there are.
fn channels(pool: &Pool<'_>, of: Tells) -> Option<Vec<u32>> {
    if pool.sales.len() > SALES_MAX {
        return None;
    }
    let all: BTreeSet<u32> = pool.sales.iter().map(of).collect();
    CHANNELS.contains(&all.len()).then(|| all.into_iter().collect())
}

fn models(pool: &Pool<'_>) -> Vec<Values> {
    match fees::rate_of_rows(pool) {
        Some(0) => vec![Values::Rows],
        Some(_) => vec![Values::Rows, Values::Gross],
        None if pool.sales.len() > VOTED_MAX => vec![Values::Gross],
        None => std::iter::once(Values::Gross)
            .chain(fees::vote(pool).into_iter().take(2).map(Values::RateOfRun))
            .collect(),
    }
}

fn cutoffs(pool: &Pool<'_>) -> Vec<u32> {
    if pool.date_only {
        return vec![1440];
    }
    vec![1440, 1410, 1380, 1350, 1320, 1290, 1260, 1200]
}

fn lags() -> Vec<Lag> {
    let lag = |unit, value| Lag { value, unit };
    let working = [1, 2, 3].map(|n| lag(LagUnit::WorkingDay, n));
    let calendar = [0, 1, 2].map(|n| lag(LagUnit::CalendarDay, n));
    working.into_iter().chain(calendar).chain([lag(LagUnit::Week(6), 2)]).collect()
}

fn days(pool: &Pool<'_>, (channels, of): (&[u32], Tells), values: Values, cutoff: u32) -> Days {
    let mut out: Days = BTreeMap::new();
    for sale in &pool.sales {
        let Ok(at) = channels.binary_search(&of(sale)) else { continue };
        let day = out
            .entry(trade_day(sale.moment, cutoff))
            .or_insert_with(|| vec![(0, 0); channels.len()]);
        day[at].0 += values.of(sale);
        day[at].1 += u64::from(sale.gross > 0);
    }
    out
}

/// Of every set of channels what its sums, paid on the due day, explain.
fn hits(
    days: &Days,
    channels: usize,
    pays: &dyn Fn(NaiveDate, i64) -> bool,
    due: &dyn Fn(NaiveDate) -> NaiveDate,
) -> Vec<Hits> {
    let mut runs: BTreeMap<NaiveDate, Vec<&Vec<(i64, u64)>>> = BTreeMap::new();
    for (day, sums) in days {
        runs.entry(due(*day)).or_default().push(sums);
    }
    let mut out = vec![Hits::default(); 1 << channels];
    for (due, days) in runs {
        let mut add = |sums: &[(i64, u64)]| -> Vec<bool> {
            let sets = (0..1usize << channels).map(|set| {
                let members = (0..channels).filter(|c| set >> c & 1 == 1);
                let (sum, count) =
                    members.clone().fold((0, 0), |(s, n), c| (s + sums[c].0, n + sums[c].1));
                let paid = sum > 0 && pays(due, sum);
                if paid {
                    let with = members.filter(|c| sums[*c].1 > 0).count();
                    let others = (0..channels).any(|c| set >> c & 1 == 0 && sums[c].1 > 0);
                    out[set].sales += count;
                    out[set].together += u32::from(with > 1);
                    out[set].apart += u32::from(others);
                }
                paid
            });
            sets.collect()
        };
        let mut whole = vec![(0, 0); channels];
        for sums in &days {
            for (all, one) in whole.iter_mut().zip(sums.iter()) {
                *all = (all.0 + one.0, all.1 + one.1);
            }
        }
        // Days due together come in one sum, or each by itself.
        let paid = add(&whole);
        if days.len() > 1 && !paid.contains(&true) {
            for sums in days {
                add(sums);
            }
        }
    }
    out
}

/// The division into sets that explains most; of equal ones the one of smaller sets.
fn divide(hits: &[Hits], channels: usize) -> (u64, Vec<usize>) {
    let mut best: Vec<(u64, Vec<usize>)> = vec![(0, Vec::new()); 1 << channels];
    for mask in 1..1usize << channels {
        let lowest = mask & mask.wrapping_neg();
        let mut set = mask;
        let mut found: Option<(u64, Vec<usize>)> = None;
        while set > 0 {
            if set & lowest != 0 {
                let (rest, sets) = &best[mask ^ set];
                let (sales, count) = (hits[set].sales + rest, sets.len() + 1);
                let better = |(b, s): &(u64, Vec<usize>)| (sales, count) > (*b, s.len());
                if found.as_ref().is_none_or(better) {
                    let all = sets.iter().copied().chain([set]).collect();
                    found = Some((sales, all));
                }
            }
            set = (set - 1) & mask;
        }
        best[mask] = found.unwrap_or_default();
    }
    best.pop().unwrap_or_default()
}

fn named(pool: &Pool<'_>, channels: &[u32], sets: &[usize]) -> BTreeMap<u32, String> {
    let name = |c: u32| pool.names.get(c as usize).cloned().unwrap_or_default();
    let mut out = BTreeMap::new();
    for set in sets {
        let own: Vec<u32> =
            (0..channels.len()).filter(|c| set >> c & 1 == 1).map(|c| channels[c]).collect();
        let all = own.iter().map(|c| name(*c)).collect::<Vec<_>>().join(" + ");
        out.extend(own.into_iter().map(|c| (c, all.clone())));
    }
    out
}
