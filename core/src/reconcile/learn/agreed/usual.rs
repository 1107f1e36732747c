//! The usual rates of cards and wallets, tried together where runs are few, or where a cap on the fee of large sales
//! leaves nothing to be solved for.

use super::super::super::fees::rounding;
use super::super::super::pool::Pool;
use super::super::kinds::CAPS;
use super::rows::Row;
use super::{ByKind, KINDS_MAX, Kinds, Terms};
use std::collections::BTreeMap;

/// Usual rates, in hundred-thousandths, the rarest last.
const USUAL: &[i64] = &[380, 600, 500, 300, 550, 0, 1_000];
/// More choices than this are not tried.
const TRIES_MAX: usize = 20_000;
/// So many of the choices that most runs nearly bear out are looked at closely.
const KEPT: usize = 24;

/// Bits: what choosing among the usual rates of one kind is worth (in tenths), what trying them in other ways is, and
/// what is asked for on top.
const CHOICE: u32 = 28;
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

/// More choices than this are not tried with a cap; of so many runs, and no further where none of the first few fits.
const CAPPED_MAX: usize = 1_000_000;
const RUNS_MAX: usize = 40;
const FIRST: usize = 10;

/// The usual rates, one of the kinds with a usual cap, that most runs bear out to the cent.
pub(super) fn with_a_cap(
    pool: &Pool<'_>,
    kinds: &Kinds,
    rows: &[Row],
    kept: bool,
) -> Option<Terms> {
    let choices = |among: usize| among.saturating_pow(kinds.count as u32);
    let all = |among: usize| choices(among).saturating_mul(1 + kinds.count * (CAPS.len() - 1));
    // Of many kinds the rarest rate is left out.
    let among = [USUAL.len(), USUAL.len() - 1].into_iter().find(|n| all(*n) <= CAPPED_MAX)?;
    let table = Table::new(pool, kinds, rows, kept);
    let mut best: Option<(usize, ByKind<usize>)> = None;
    for choice in 0..choices(among) {
        let mut options = [0; KINDS_MAX];
        let mut rest = choice;
        for option in options.iter_mut().take(kinds.count) {
            *option = rest % among * CAPS.len();
            rest /= among;
        }
        for capped in 0..kinds.count {
            // Without a cap once.
            for cap in usize::from(capped > 0)..CAPS.len() {
                let mut tried = options;
                tried[capped] += cap;
                let hits = table.hits(&tried, kinds.count, best.map_or(0, |b| b.0));
                if best.is_none_or(|(most, _)| hits > most) {
                    best = Some((hits, tried));
                }
            }
        }
    }
    let (_, options) = best?;
    let mut terms = Terms { kept, ..Terms::default() };
    for (kind, option) in options.into_iter().enumerate().take(kinds.count) {
        terms.rates[kind] = USUAL[option / CAPS.len()];
        terms.caps[kind] = CAPS[option % CAPS.len()];
    }
    Some(terms)
}

/// What each kind of each run would be charged by each choice of rate and cap, and what the runs were charged.
struct Table {
    /// By kind and choice, a sum for each run.
    fees: Vec<Vec<Vec<i64>>>,
    charged: Vec<Vec<i64>>,
}

impl Table {
    fn new(pool: &Pool<'_>, kinds: &Kinds, rows: &[Row], kept: bool) -> Self {
        let mut charged: Vec<Vec<i64>> = Vec::new();
        let mut runs: Vec<&Row> = Vec::new();
        for same in rows.chunk_by(|a, b| a.run == b.run).take(RUNS_MAX) {
            runs.push(&same[0]);
            charged.push(same.iter().map(|r| r.fee).collect());
        }
        let mut fees = vec![vec![vec![0; runs.len()]; USUAL.len() * CAPS.len()]; kinds.count];
        for option in 0..USUAL.len() * CAPS.len() {
            let terms = Terms {
                rates: [USUAL[option / CAPS.len()]; KINDS_MAX],
                caps: [CAPS[option % CAPS.len()]; KINDS_MAX],
                kept,
            };
            for (at, run) in runs.iter().enumerate() {
                for sale in &run.sales {
                    let kind = kinds.of[*sale];
                    let fee = terms.charge(&pool.sales[*sale], kind);
                    fees[usize::from(kind)][option][at] += fee;
                }
            }
        }
        Self { fees, charged }
    }

    /// Runs that follow from these choices; fewer where they cannot be more than the most so far.
    fn hits(&self, options: &ByKind<usize>, kinds: usize, most: usize) -> usize {
        let mut hits = 0;
        for (at, charged) in self.charged.iter().enumerate() {
            let left = self.charged.len() - at;
            if hits + left <= most || (hits == 0 && at >= FIRST) {
                break;
            }
            let fee: i64 = (0..kinds).map(|k| self.fees[k][options[k]][at]).sum();
            hits += usize::from(charged.contains(&fee));
        }
        hits
    }
}
