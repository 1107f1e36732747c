//! Exports that list fees sale by sale, where the payments follow from each rate taken once.

use super::super::super::fees::{share, taken_once};
use super::super::super::payments::Payments;
use super::super::super::pool::{Pool, Sale};
use super::super::ways::Known;
use super::rows::{self, Row};
use super::{GRID, Kinds, RATE_MAX, RUNS_MIN, SHARE_MIN, kinds, runs_of};
use std::collections::HashMap;

/// So many sales (in thousandths) may be charged otherwise than by their kind's rate.
const OTHERS_MAX: usize = 20;
/// So many more runs must follow from rates taken once than from the sum of the sales' fees.
const MORE_MIN: usize = 3;

/// The rate of each sale, where runs follow from rates taken once, and not from the fees as they are listed.
pub(super) fn at_once(pool: &Pool<'_>, known: &Known) -> Option<Vec<i64>> {
    let (kinds, rates) = kinds(pool).into_iter().find_map(|kinds| {
        let rates = rates(pool, &kinds)?;
        Some((kinds, rates))
    })?;
    let payments = Payments::of(pool);
    let ways = rows::ways(pool, known, &payments);
    let once = |row: &Row| taken_once(row.sales.iter().map(|s| (rates[*s], pool.sales[*s].gross)));
    let borne_out = ways.iter().any(|way| {
        let rows = rows::rows(pool, known, &payments, way, &kinds).rows;
        let singly = runs_of(rows.iter().filter(|r| listed(pool, r) == r.fee));
        let once = runs_of(rows.iter().filter(|r| once(r) == r.fee));
        let all = runs_of(rows.iter());
        once >= RUNS_MIN && once >= singly + MORE_MIN && once * 10 >= all * SHARE_MIN
    });
    borne_out.then_some(rates)
}

/// The fees of a run as they are listed.
fn listed(pool: &Pool<'_>, row: &Row) -> i64 {
    row.sales.iter().filter_map(|s| own(&pool.sales[*s])).sum()
}

/// The fee listed for a sale.
fn own(sale: &Sale) -> Option<i64> {
    sale.fee.or(sale.net.map(|net| sale.gross - net))
}

/// The rate of each sale by its kind; `None` where the fees listed do not follow from one for each.
fn rates(pool: &Pool<'_>, kinds: &Kinds) -> Option<Vec<i64>> {
    let mut votes: Vec<HashMap<i64, usize>> = vec![HashMap::new(); kinds.count];
    for (sale, kind) in pool.sales.iter().zip(&kinds.of).filter(|(s, _)| s.gross > 0) {
        let fee = own(sale)?;
        let about = (i128::from(fee) * 100_000 / i128::from(sale.gross)) as i64;
        // Of a small sale the fee tells the rate roughly.
        let wide = 50_000 / sale.gross + GRID;
        let from = (about - wide).max(0);
        for rate in (from - from % GRID..=about + wide).step_by(GRID as usize).take(64) {
            if rate <= RATE_MAX && share(sale.gross, rate) == fee {
                *votes[usize::from(*kind)].entry(rate).or_default() += 1;
            }
        }
    }
    let most = |votes: &HashMap<i64, usize>| {
        votes.iter().max_by_key(|(rate, n)| (**n, -**rate)).map_or(0, |(rate, _)| *rate)
    };
    let of_kind: Vec<i64> = votes.iter().map(most).collect();
    let mut others = 0;
    let mut out = Vec::with_capacity(pool.sales.len());
    for (sale, kind) in pool.sales.iter().zip(&kinds.of) {
        let (fee, rate) = (own(sale)?, of_kind[usize::from(*kind)]);
        // What is given back may be charged nothing.
        let free = fee == 0 && share(sale.gross, rate) != 0;
        others += usize::from(share(sale.gross, rate) != fee && !(free && sale.gross < 0));
        out.push(if free { 0 } else { rate });
    }
    (others * 1_000 <= pool.sales.len() * OTHERS_MAX).then_some(out)
}
