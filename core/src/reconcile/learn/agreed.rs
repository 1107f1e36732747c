//! Exports that list no fees: the rates of each card kind or channel are learned from the runs that were paid in full,
//! and written into the sales as if the export listed them. From then on a run that is short is short by sales.

mod fit;
mod listed;
mod rows;
mod singly;
mod solve;
mod usual;

use super::super::bundles;
use super::super::fees::share;
use super::super::payments::Payments;
use super::super::pool::{Pool, Sale};
use super::super::said;
use super::ways::Known;
use crate::calendar::DayCalendar;
use crate::statement::Kind;
use rows::{Row, Rows};
use std::collections::{BTreeMap, HashSet};

/// Fewer sales than this tell no rates.
const SALES_MIN: usize = 12;
/// More kinds than this are not told apart.
const KINDS_MAX: usize = 6;
/// Rates count where so many runs bear them out, and this share (in tenths) of those that could.
const RUNS_MIN: usize = 4;
const SHARE_MIN: usize = 4;
/// Rates that so many runs bear out, and this share (in tenths) of them, are not looked for under another way of paying.
const CLEAR_MIN: usize = 10;
const CLEAR: usize = 8;
const TOLD_CLEAR: i64 = 850;
/// Rates are agreed in hundredths of a percent, and no acquirer takes more than 3 %; in hundred-thousandths.
const GRID: i64 = 10;
const RATE_MAX: i64 = 3_000;
/// A kind more must explain so much more of the runs, in hundredths.
const GAIN_MIN: usize = 4;

/// Something for each kind.
type ByKind<T> = [T; KINDS_MAX];

/// The kinds sales are told apart by.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Kinds {
    /// Of each sale of the pool.
    of: Vec<u8>,
    count: usize,
}

/// What was agreed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Terms {
    /// Hundred-thousandths.
    rates: ByKind<i64>,
    /// The most on one sale, in minor units; 0 for none.
    caps: ByKind<i64>,
    /// The fee of a sale is kept where its money is given back.
    kept: bool,
}

impl Terms {
    /// The rate that a sale is charged.
    fn rate(&self, sale: &Sale, kind: u8) -> i64 {
        let free = self.kept && sale.kind == Kind::Refund;
        if free { 0 } else { self.rates[usize::from(kind)] }
    }

    /// The fee of one sale, rounded by itself.
    fn charge(&self, sale: &Sale, kind: u8) -> i64 {
        let fee = share(sale.gross, self.rate(sale, kind));
        let cap = self.caps[usize::from(kind)];
        if cap > 0 { fee.clamp(-cap, cap) } else { fee }
    }
}

/// Terms with how well they are borne out.
#[derive(Debug, Clone, Copy)]
struct Found {
    terms: Terms,
    /// Runs whose payment follows to the cent, and all that could.
    hits: usize,
    rows: usize,
    /// Each rate is rounded once a payment.
    once: bool,
    /// The rates are usual ones, and few payments are enough to tell them.
    beyond_chance: bool,
}

/// Takes each rate of a payment once, where the export lists fees sale by sale and the payments follow from that only.
pub(in super::super) fn take_once(pool: &mut Pool<'_>, calendar: &dyn DayCalendar) -> bool {
    if pool.sales.len() < SALES_MIN || pool.sales.iter().any(|s| !tells(s)) {
        return false;
    }
    let Some(rates) = listed::at_once(pool, &Known::new(pool, calendar)) else { return false };
    pool.rates = rates;
    true
}

/// The export lists what a sale is charged.
fn tells(sale: &Sale) -> bool {
    sale.fee.is_some() || sale.net.is_some()
}

/// Writes the fees into the sales, where the export lists none and more than one rate for all explains the payments.
/// True where it did.
pub(in super::super) fn write_in(pool: &mut Pool<'_>, calendar: &dyn DayCalendar) -> bool {
    if pool.sales.len() < SALES_MIN || pool.sales.iter().any(tells) {
        return false;
    }
    let best = divided(pool, calendar);
    let Some(Agreement { kinds, found: Found { terms, once, .. }, .. }) = best else {
        return false;
    };
    for (sale, kind) in pool.sales.iter_mut().zip(&kinds.of) {
        let fee = terms.charge(sale, *kind);
        sale.fee = Some(fee);
        sale.net = Some(sale.gross - fee);
    }
    if once {
        let rate = |(sale, kind): (&Sale, &u8)| terms.rate(sale, *kind);
        pool.rates = pool.sales.iter().zip(&kinds.of).map(rate).collect();
    }
    true
}

/// Terms, with the kinds that they are for.
struct Agreement {
    kinds: Kinds,
    found: Found,
    /// Of so many runs that bear it out one was looked at.
    step: usize,
    /// The share of all sums (in thousandths) in runs that some payment can be.
    told: i64,
}

impl Agreement {
    /// Nothing can be better than nearly all of it.
    fn is_clear(&self) -> bool {
        let most = self.found.hits * 10 >= self.found.rows * CLEAR && self.told >= TOLD_CLEAR;
        self.found.hits >= CLEAR_MIN && most
    }

    /// Runs that bear it out.
    fn weight(&self) -> usize {
        self.found.hits * self.step
    }

    /// One rate for all, given back with a sale.
    fn is_plain(&self) -> bool {
        self.kinds.count == 1 && !self.found.terms.kept && self.found.terms.caps == [0; KINDS_MAX]
    }
}

/// What was agreed on, for the shop as it is divided, or as it may be: where channels are paid together in sets that no
/// column tells, the division under which the rates are borne out by clearly more runs is taken over.
fn divided(pool: &mut Pool<'_>, calendar: &dyn DayCalendar) -> Option<Agreement> {
    let (known, payments) = (Known::new(pool, calendar), Payments::of(pool));
    let kinds = kinds(pool);
    let agreement = |pool: &Pool<'_>| agreement(pool, &known, &payments, &kinds);
    let before: Vec<u32> = pool.sales.iter().map(|s| s.bundle).collect();
    let mut best = agreement(pool);
    // A division that payments of one rate showed may leave the channels of other rates apart that belong together.
    let whole = before.iter().all(|bundle| *bundle == 0);
    if whole && best.as_ref().is_some_and(Agreement::is_clear) {
        return best.filter(|b| !b.is_plain());
    }
    let mut taken = None;
    for (tells, sets) in bundles::nearly(pool, &payments, calendar) {
        pool.bundle(tells, &sets);
        let Some(found) = agreement(pool) else { continue };
        let least = best.as_ref().map_or(0, |b| b.weight() + b.weight() / 12 + 2);
        if found.weight() > least {
            best = Some(found);
            taken = Some((tells, sets));
        }
    }
    if let Some((tells, sets)) = taken {
        pool.bundle(tells, &sets);
        return best;
    }
    pool.sales.iter_mut().zip(before).for_each(|(sale, bundle)| sale.bundle = bundle);
    // One rate for all, given back with a sale, is tried for any export.
    best.filter(|b| !b.is_plain())
}

/// What was agreed on, as most runs bear it out.
fn agreement(
    pool: &Pool<'_>,
    known: &Known,
    payments: &Payments,
    kinds: &[Kinds],
) -> Option<Agreement> {
    if let Some(agreement) = singly::agreement(pool, known, kinds) {
        return Some(agreement);
    }
    let ways = rows::ways(pool, known, payments);
    let mut best: Option<Agreement> = None;
    for way in &ways {
        if best.as_ref().is_some_and(Agreement::is_clear) {
            break;
        }
        for kinds in kinds {
            let Rows { rows, step, told } = rows::rows(pool, known, payments, way, kinds);
            let Some(found) = fit::fit(pool, kinds, &rows) else { continue };
            let tried = Agreement { kinds: kinds.clone(), found, step, told };
            let better = |b: &Agreement| {
                let more = tried.kinds.count.saturating_sub(b.kinds.count) * GAIN_MIN;
                tried.weight() * 100 > b.weight() * (100 + more)
            };
            if best.as_ref().is_none_or(better) {
                best = Some(tried);
            }
        }
    }
    let best = best?;
    let Agreement { kinds, found, .. } = &best;
    let many = found.hits >= RUNS_MIN.max(kinds.count + 2) || found.beyond_chance;
    let enough = many && found.hits * 10 >= found.rows * SHARE_MIN;
    enough.then_some(best)
}

/// What sales can be told apart by, the plainest first.
fn kinds(pool: &Pool<'_>) -> Vec<Kinds> {
    let wallets: Vec<u32> = pool.names.iter().map(|name| said::wallet(name)).collect();
    let wallet = |s: &Sale| wallets.get(s.channel as usize).copied().unwrap_or_default();
    // What a wallet is charged does not follow from the card behind it.
    let card = |s: &Sale, wallet: u32| if wallet > 0 { (wallet, 0) } else { (0, s.card_kind) };
    let attributes: [&dyn Fn(&Sale) -> (u32, u32); 6] = [
        &|_| (0, 0),
        &|s| (s.card_kind, 0),
        &|s| (s.channel, 0),
        &|s| card(s, wallet(s).min(1)),
        &|s| card(s, wallet(s)),
        &|s| (s.channel, s.card_kind),
    ];
    let mut out: Vec<Kinds> = Vec::new();
    for attribute in attributes {
        let mut numbers: BTreeMap<(u32, u32), u8> = BTreeMap::new();
        let mut of = Vec::with_capacity(pool.sales.len());
        for sale in &pool.sales {
            let next = numbers.len() as u8;
            of.push(*numbers.entry(attribute(sale)).or_insert(next));
            if numbers.len() > KINDS_MAX {
                break;
            }
        }
        let kinds = Kinds { of, count: numbers.len() };
        if kinds.count <= KINDS_MAX && !out.contains(&kinds) {
            out.push(kinds);
        }
    }
    out
}

/// Runs of which each counts once, however many payments could be its own.
fn runs_of<'r>(rows: impl Iterator<Item = &'r Row>) -> usize {
    rows.map(|r| r.run).collect::<HashSet<usize>>().len()
}
