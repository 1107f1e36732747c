//! The rates of each kind where every sale is paid by itself.

use super::super::super::fees::share;
use super::super::super::payout::trade_day;
use super::super::super::pool::{Pool, Sale};
use super::super::ways::{Known, lags};
use super::{Agreement, Found, GRID, KINDS_MAX, Kinds, RATE_MAX, Terms};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// So many sales are looked at.
const SAMPLE: usize = 2_000;
/// Usual caps on one sale, in minor units.
const CAPS: &[i64] = &[1_800, 2_000, 2_500];
/// So much of the sales (in tenths) must follow, and so many of a kind for a rate of its own.
const SHARE_MIN: usize = 6;
const OWN_MIN: usize = 3;

/// The rates of each kind, where single payments follow from them.
pub(super) fn agreement(pool: &Pool<'_>, known: &Known, kinds: &[Kinds]) -> Option<Agreement> {
    let sold: Vec<usize> = (0..pool.sales.len()).filter(|s| pool.sales[*s].gross > 0).collect();
    if pool.credits.len() * 3 < sold.len() {
        return None;
    }
    let step = (sold.len() / SAMPLE).max(1);
    let sample: Vec<usize> = sold.into_iter().step_by(step).collect();
    let mut best: Option<(usize, usize, Found)> = None;
    for (at, lag) in lags().into_iter().enumerate().filter(|(_, l)| l.value <= 3) {
        if lag.unit.by_weeks() {
            continue;
        }
        let due: Vec<(NaiveDate, bool)> =
            sample.iter().map(|s| known.due(at, trade_day(pool.sales[*s].moment, 1440))).collect();
        let covered = due.iter().filter(|d| d.1).count();
        for (which, kinds) in kinds.iter().enumerate() {
            let terms = rates(pool, known, kinds, &sample, &due);
            let hits = sample.iter().zip(&due).filter(|(s, d)| {
                let sale = &pool.sales[**s];
                d.1 && known.exact.contains(&(d.0, sale.gross - terms.charge(sale, kinds.of[**s])))
            });
            let hits = hits.count();
            let more = |b: usize| hits * 100 > b * 104;
            if hits * 10 >= covered * SHARE_MIN && best.is_none_or(|(b, ..)| more(b)) {
                best = Some((
                    hits,
                    which,
                    Found { terms, hits, rows: covered, once: false, beyond_chance: false },
                ));
            }
        }
    }
    let (_, which, found) = best?;
    let terms = found.terms;
    let kinds = kinds.get(which)?;
    // One rate for all is tried for any export, and none at all.
    let differ =
        terms.caps != [0; KINDS_MAX] || (0..kinds.count).any(|k| terms.rates[k] != terms.rates[0]);
    differ.then(|| Agreement { kinds: kinds.clone(), found, step: 1, told: 1_000 })
}

/// For each kind the rate that most of its sales bear out, and the cap.
fn rates(
    pool: &Pool<'_>,
    known: &Known,
    kinds: &Kinds,
    sample: &[usize],
    due: &[(NaiveDate, bool)],
) -> Terms {
    let mut by_day: HashMap<NaiveDate, Vec<i64>> = HashMap::new();
    let days: HashSet<NaiveDate> = due.iter().map(|d| d.0).collect();
    for (day, amount) in known.exact.iter().filter(|(day, _)| days.contains(day)) {
        by_day.entry(*day).or_default().push(*amount);
    }
    let mut votes: Vec<HashMap<i64, usize>> = vec![HashMap::new(); kinds.count];
    let mut caps: Vec<HashMap<i64, usize>> = vec![HashMap::new(); kinds.count];
    for (s, (day, _)) in sample.iter().zip(due).filter(|(_, d)| d.1) {
        let (sale, kind): (&Sale, usize) = (&pool.sales[*s], usize::from(kinds.of[*s]));
        for amount in by_day.get(day).into_iter().flatten() {
            let fee = sale.gross - amount;
            if fee < 0 || fee * 100_000 > sale.gross * RATE_MAX {
                continue;
            }
            // All rates that round to this fee.
            let from = (fee * 100_000 - 50_000).max(0) / sale.gross.max(1);
            let mut rate = from - from % GRID;
            while rate <= RATE_MAX && share(sale.gross, rate) <= fee {
                if share(sale.gross, rate) == fee {
                    *votes[kind].entry(rate).or_default() += 1;
                }
                rate += GRID;
            }
            if CAPS.contains(&fee) {
                *caps[kind].entry(fee).or_default() += 1;
            }
        }
    }
    let most = |votes: &HashMap<i64, usize>| {
        votes.iter().map(|(rate, n)| (*n, *rate)).max_by_key(|(n, rate)| (*n, -*rate))
    };
    let mut all: HashMap<i64, usize> = HashMap::new();
    votes.iter().flatten().for_each(|(rate, n)| *all.entry(*rate).or_default() += n);
    let common = most(&all).map_or(0, |(_, rate)| rate);
    let mut terms = Terms::default();
    for kind in 0..kinds.count {
        let own = most(&votes[kind]).filter(|(n, _)| *n >= OWN_MIN);
        let rate = own.map_or(common, |(_, rate)| rate);
        // A cap that single sales bear out where the rate would take more.
        let of_kind = |s: &&usize| usize::from(kinds.of[**s]) == kind;
        let largest = sample.iter().filter(of_kind).map(|s| pool.sales[*s].gross).max();
        let above = share(largest.unwrap_or(0), rate);
        let caps = caps[kind].iter().filter(|(cap, _)| **cap < above);
        terms.rates[kind] = rate;
        terms.caps[kind] = most(&caps.map(|(cap, n)| (*cap, *n)).collect()).map_or(0, |m| m.1);
    }
    terms
}
