//! Exports without fees where each card kind or channel has a rate of its own: the usual rates are tried together, and
//! the set that turns whole runs into credits to the cent, run after run, is the agreement.

use super::super::fees::{KindRates, Values, share};
use super::super::payout::{Split, trade_day};
use super::super::pool::{Pool, Sale};
use super::ways::{Known, Score, Way, by_day, cells, cost, lags, score};
use super::{group, settled};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Usual rates in hundred-thousandths, and usual caps of one sale's fee in minor units (0: none).
pub(super) const RATES: &[i64] = &[
    0, 200, 250, 280, 300, 320, 350, 380, 400, 450, 480, 500, 520, 550, 560, 580, 600, 650, 700,
    780, 800, 1_000, 1_250, 1_500,
];
pub(super) const CAPS: &[i64] = &[0, 1_800, 2_000, 2_500];
/// So many runs are tried, none longer than this.
const RUNS: usize = 10;
const RUN_MAX: usize = 400;
/// More kinds than this are not told apart.
const KINDS_MAX: usize = 3;

/// One choice for each kind: index into the options.
type Combo = [u16; KINDS_MAX];

/// Tries rates by kind; `best` is replaced where they explain more.
pub(super) fn by_kind(
    pool: &Pool<'_>,
    known: &Known,
    total: u64,
    best: &mut Option<(i64, Way, Score)>,
) {
    let mut credits: HashMap<NaiveDate, Vec<i64>> = HashMap::new();
    for credit in pool.credits.iter().filter(|c| !c.corrected) {
        credits.entry(credit.day).or_default().push(credit.amount);
    }
    let mut cutoffs = vec![1440];
    cutoffs.extend(best.as_ref().map(|(_, way, _)| way.cutoff).filter(|c| *c != 1440));
    for split in [Split::CardKind, Split::Channel] {
        let kinds: BTreeSet<u32> = pool
            .sales
            .iter()
            .filter(|s| s.gross > 0)
            .map(|s| group(s, split))
            .take(100_000)
            .collect();
        if !(2..=KINDS_MAX).contains(&kinds.len()) {
            continue;
        }
        let kinds: Vec<u32> = kinds.into_iter().collect();
        for cutoff in &cutoffs {
            for (at, lag) in lags().into_iter().enumerate().filter(|(_, l)| l.value <= 2) {
                let runs = runs(pool, known, at, *cutoff, &credits);
                let Some(rates) = agreement(&runs, &credits, &kinds, split) else { continue };
                let values = Values::ByKind(rates);
                let way = Way {
                    values,
                    netted: true,
                    split: Split::None,
                    cutoff: *cutoff,
                    posted: false,
                    lag,
                };
                let cells = cells(pool.sales.iter(), way.split, values);
                let found = score(known, at, values, &by_day(&cells, *cutoff));
                let rank = (found.hit * 10_000 / total) as i64 - cost(&way);
                if found.runs_hit > 2 && best.as_ref().is_none_or(|(b, ..)| rank > *b) {
                    *best = Some((rank, way, found));
                }
            }
            if settled(best.as_ref(), best.as_ref().map_or(u32::MAX, |b| b.2.runs_hit)) {
                return;
            }
        }
    }
}

/// Some runs with credits on their due day, spread over the time.
fn runs<'p>(
    pool: &'p Pool<'p>,
    known: &Known,
    lag: usize,
    cutoff: u32,
    credits: &HashMap<NaiveDate, Vec<i64>>,
) -> Vec<(NaiveDate, Vec<&'p Sale>)> {
    let mut all: BTreeMap<NaiveDate, Vec<&Sale>> = BTreeMap::new();
    for sale in &pool.sales {
        let (due, covered) = known.due(lag, trade_day(sale.moment, cutoff));
        if covered && credits.contains_key(&due) {
            all.entry(due).or_default().push(sale);
        }
    }
    all.retain(|_, sales| (1..=RUN_MAX).contains(&sales.len()));
    let step = (all.len() / RUNS).max(1);
    all.into_iter().step_by(step).take(RUNS).collect()
}

/// The rates that most runs bear out; `None` where fewer than three, or less than two in five, do.
fn agreement(
    runs: &[(NaiveDate, Vec<&Sale>)],
    credits: &HashMap<NaiveDate, Vec<i64>>,
    kinds: &[u32],
    split: Split,
) -> Option<KindRates> {
    let options: Vec<(i64, i64)> =
        RATES.iter().flat_map(|rate| CAPS.iter().map(move |cap| (*rate, *cap))).collect();
    let mut votes: HashMap<Combo, u32> = HashMap::new();
    for (due, sales) in runs {
        let gross: i64 = sales.iter().map(|s| s.gross).sum();
        let fees: Vec<Vec<i64>> = kinds
            .iter()
            .map(|kind| {
                let own: Vec<i64> =
                    sales.iter().filter(|s| group(s, split) == *kind).map(|s| s.gross).collect();
                options.iter().map(|(rate, cap)| charge(&own, *rate, *cap)).collect()
            })
            .collect();
        for credit in credits.get(due).into_iter().flatten() {
            let gap = gross - credit;
            if gap <= 0 || gap * 50 > gross {
                continue;
            }
            for combo in combos(&fees, &options, gap) {
                *votes.entry(combo).or_default() += 1;
            }
        }
    }
    let plainness = |combo: &Combo| -> usize {
        kinds.iter().zip(combo).filter(|(_, o)| options[usize::from(**o)].1 > 0).count()
    };
    let most = votes.values().copied().max()?;
    if most < 3 || (most as usize) * 5 < runs.len() * 2 {
        return None;
    }
    let best = votes
        .into_iter()
        .filter(|(_, n)| *n == most)
        .min_by_key(|(combo, _)| (plainness(combo), *combo))?
        .0;
    let mut list = [(0, 0, 0, 0); KINDS_MAX];
    for ((slot, kind), option) in list.iter_mut().zip(kinds).zip(best) {
        let (rate, cap) = options[usize::from(option)];
        *slot = (*kind, rate, cap, 0);
    }
    Some(KindRates { split, list, count: kinds.len() })
}

/// Choices whose fees add up to the gap. A cap that does not bind says nothing: only the plain rate is taken then.
fn combos(fees: &[Vec<i64>], options: &[(i64, i64)], gap: i64) -> Vec<Combo> {
    let tells = |kind: usize, option: usize| {
        options[option].1 == 0 || fees[kind][option] != fees[kind][option - option % CAPS.len()]
    };
    let Some(last) = fees.len().checked_sub(1) else { return Vec::new() };
    let mut ends: HashMap<i64, Vec<usize>> = HashMap::new();
    for option in (0..options.len()).filter(|o| tells(last, *o)) {
        ends.entry(fees[last][option]).or_default().push(option);
    }
    let mut out = Vec::new();
    for first in (0..options.len()).filter(|o| tells(0, *o)) {
        let middles: Vec<Option<usize>> = if last == 2 {
            (0..options.len()).filter(|o| tells(1, *o)).map(Some).collect()
        } else {
            vec![None]
        };
        for middle in middles {
            let rest = gap - fees[0][first] - middle.map_or(0, |m| fees[1][m]);
            for end in ends.get(&rest).into_iter().flatten() {
                let combo = match middle {
                    Some(m) => [first as u16, m as u16, *end as u16],
                    None => [first as u16, *end as u16, 0],
                };
                out.push(combo);
            }
        }
    }
    out
}

fn charge(gross: &[i64], rate: i64, cap: i64) -> i64 {
    let one = |g: &i64| {
        let fee = share(*g, rate);
        if cap > 0 { fee.clamp(-cap, cap) } else { fee }
    };
    gross.iter().map(one).sum()
}
