//! The usual rates of cards and wallets, tried together where runs are few.

use super::super::super::fees::rounding;
use super::rows::Row;
use super::{ByKind, KINDS_MAX};
use std::collections::BTreeMap;

/// Usual rates, in hundred-thousandths.
const USUAL: &[i64] = &[380, 600, 500, 300, 550, 0];
/// More choices than this are not tried.
const TRIES_MAX: usize = 20_000;
/// So many of the choices that most runs nearly bear out are looked at closely.
const KEPT: usize = 24;

/// Bits: what choosing among the usual rates of one kind is worth (in tenths), what trying them in other ways is, and
/// what is asked for on top.
const CHOICE: u32 = 26;
const TRIED: u32 = 6;
const SURE: u32 = 10;

/// These are all usual rates.
pub(super) fn are(rates: &[i64]) -> bool {
    rates.iter().all(|r| USUAL.contains(r))
}

/// Payments borne out to the cent are more than usual rates for so many kinds could meet by chance.
pub(super) fn beyond_chance(rows: &[&Row], kinds: usize) -> bool {
    // A fee could as well have been any sum up to about its own size.
    let bits: BTreeMap<usize, u32> =
        rows.iter().map(|r| (r.run, r.fee.max(1).unsigned_abs().ilog2())).collect();
    bits.len() > 1 && bits.values().sum::<u32>() * 10 >= kinds as u32 * CHOICE + (TRIED + SURE) * 10
}

/// For each of these kinds the usual rate: the choices that most runs nearly bear out; none where there are too many
/// kinds.
pub(super) fn likely(rows: &[&Row], kinds: &[usize], kept: bool) -> Vec<ByKind<i64>> {
    let tries = USUAL.len().saturating_pow(kinds.len() as u32);
    let mut found: Vec<(usize, ByKind<i64>)> = Vec::new();
    for number in (0..tries).take_while(|_| tries <= TRIES_MAX) {
        let mut rates = [0; KINDS_MAX];
        let mut rest = number;
        for k in kinds {
            rates[*k] = USUAL[rest % USUAL.len()];
            rest /= USUAL.len();
        }
        let near = rows.iter().filter(|row| {
            let of = if kept { &row.sold } else { &row.of };
            let fee: i128 =
                of.iter().zip(&rates).map(|(g, r)| i128::from(*g) * i128::from(*r)).sum();
            let off = ((fee / 100_000) as i64 - row.fee).abs();
            off <= rounding(row.sales.len())
        });
        found.push((near.count(), rates));
    }
    // Of equal ones the first, which is the most usual.
    found.sort_by_key(|(near, _)| std::cmp::Reverse(*near));
    found.into_iter().take(KEPT).map(|(_, rates)| rates).collect()
}
