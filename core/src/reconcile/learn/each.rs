//! Fees of a rate and a fixed sum on each sale (1.4 % and 5 pence), as acquirers outside China agree them, where the export
//! lists none: which rate and which sum turn run after run into payments to the cent.

use super::super::fees::{KindRates, Values, share};
use super::super::payout::{Split, trade_day};
use super::super::pool::{Pool, Sale};
use super::group;
use super::ways::{Known, Score, Way, by_day, cells, cost, lags, score};
use crate::Currency;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// Usual sums on each sale, in minor units.
const EACH: &[i64] = &[5, 8, 10, 12, 15, 18, 20, 22, 25, 29, 30, 32, 35, 40, 45, 49, 50];
/// Rates are agreed in hundredths of a percent, in hundred-thousandths.
const STEP: i64 = 10;
/// No acquirer takes more than one part in so many of a run.
const MOST: i64 = 12;
/// A group's terms count where so many of its runs are paid by them to the cent.
const RUNS_MIN: u32 = 3;
/// More sales than this are not looked through.
const SALES_MAX: usize = 5_000;
/// More groups than this have no terms of their own.
const GROUPS_MAX: usize = 3;

/// Looks for them; `best` is replaced where they explain more.
pub(super) fn on_each_sale(
    pool: &Pool<'_>,
    known: &Known,
    total: u64,
    best: &mut Option<(i64, Way, Score)>,
) {
    if pool.currency == Currency::CNY || pool.sales.len() > SALES_MAX {
        return;
    }
    let mut credits: HashMap<NaiveDate, Vec<i64>> = HashMap::new();
    for credit in pool.credits.iter().filter(|c| !c.corrected) {
        credits.entry(credit.day).or_default().push(credit.amount);
    }
    for split in [Split::None, Split::Channel, Split::CardKind] {
        for (at, lag) in lags().into_iter().enumerate() {
            if lag.unit.by_weeks() || lag.value > 3 {
                continue;
            }
            let Some(rates) = terms(pool, known, (split, at), &credits) else { continue };
            let values = Values::ByKind(rates);
            let way = Way { values, netted: true, split, cutoff: 1440, posted: false, lag };
            let sums = by_day(&cells(pool.sales.iter(), split, values), way.cutoff);
            let found = score(known, at, values, &sums);
            let rank = (found.hit * 10_000 / total) as i64 - cost(&way);
            let enough = found.runs_hit > RUNS_MIN && found.hit * 3 >= found.all;
            if enough && best.as_ref().is_none_or(|(b, ..)| rank > *b) {
                *best = Some((rank, way, found));
            }
        }
    }
}

/// Rate and sum of each group, as most of its runs were paid; `None` where some group's cannot be told.
fn terms(
    pool: &Pool<'_>,
    known: &Known,
    (split, lag): (Split, usize),
    credits: &HashMap<NaiveDate, Vec<i64>>,
) -> Option<KindRates> {
    let mut runs: BTreeMap<(u32, NaiveDate), Vec<&Sale>> = BTreeMap::new();
    for sale in &pool.sales {
        let (due, covered) = known.due(lag, trade_day(sale.moment, 1440));
        if covered {
            runs.entry((group(sale, split), due)).or_default().push(sale);
        }
    }
    let mut votes: BTreeMap<u32, HashMap<(i64, i64), u32>> = BTreeMap::new();
    for ((group, due), sales) in &runs {
        let votes = votes.entry(*group).or_default();
        for credit in credits.get(due).into_iter().flatten() {
            poll(sales, *credit, votes);
        }
    }
    if votes.len() > GROUPS_MAX || (split != Split::None && votes.len() < 2) {
        return None;
    }
    let count = votes.len();
    let mut rates = KindRates { split, list: Default::default(), count };
    for (slot, (group, votes)) in rates.list.iter_mut().zip(votes) {
        // Of terms that explain as much the plainer ones.
        let found = votes.into_iter().filter(|(_, n)| *n >= RUNS_MIN);
        let ((rate, each), _) = found.max_by_key(|(terms, n)| (*n, std::cmp::Reverse(*terms)))?;
        *slot = (group, rate, 0, each);
    }
    Some(rates)
}

/// Which terms turn a run into just this payment.
fn poll(sales: &[&Sale], credit: i64, votes: &mut HashMap<(i64, i64), u32>) {
    let gross: i64 = sales.iter().map(|s| s.gross).sum();
    let count = sales.iter().filter(|s| s.gross > 0).count() as i64;
    let fee = gross - credit;
    if gross <= 0 || fee <= 0 || fee * MOST > gross {
        return;
    }
    for each in EACH {
        let rest = fee - each * count;
        if rest < 0 {
            continue;
        }
        // Each sale is rounded by itself: the sum is off by half a unit a sale at most.
        let rate = |fee: i64| (i128::from(fee) * 100_000 / i128::from(gross)) as i64;
        let (low, high) = (rate((rest - count / 2 - 1).max(0)), rate(rest + count / 2 + 1));
        let first = (low + STEP - 1) / STEP * STEP;
        for rate in (first..=high).step_by(STEP as usize) {
            let kept: i64 = sales.iter().map(|s| share(s.gross, rate)).sum();
            if kept == rest {
                *votes.entry((rate, *each)).or_default() += 1;
            }
        }
    }
}
