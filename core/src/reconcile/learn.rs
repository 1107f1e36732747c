//! Learning how an acquirer pays: every way it could is tried against the credits, and the one that explains most
//! sales exactly wins. A fault is the exception, so the right way still explains the other runs to the cent.

use super::fees::{self, Values};
use super::payout::{Amount, Lag, LagUnit, Payout, Shape, Split, shift};
use super::pool::{Pool, Sale};
use crate::calendar::DayCalendar;
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeDelta};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A payout with what is needed to compute with it.
#[derive(Debug, Clone)]
pub(super) struct Learned {
    pub payout: Payout,
    pub values: Values,
    /// Rate the credits show where it differs from the rows' own fees.
    pub charged: Option<i64>,
}

/// Sales of one group and five minutes.
#[derive(Debug, Clone, Copy)]
struct Cell {
    group: u32,
    minute: i64,
    sum: i64,
    count: u32,
}

/// Sales of one group and trade day.
#[derive(Debug, Clone, Copy)]
struct DaySum {
    group: u32,
    day: NaiveDate,
    sum: i64,
    count: u32,
}

/// What a way of paying explains.
#[derive(Debug, Clone, Copy, Default)]
struct Score {
    /// Sales in runs that some credit pays exactly on the due day.
    hit: u64,
    /// Sales in runs whose due day is covered.
    all: u64,
    runs_hit: u32,
    merged: u32,
    apart: u32,
}

#[derive(Debug, Clone, Copy)]
struct Way {
    values: Values,
    netted: bool,
    split: Split,
    cutoff: u32,
    posted: bool,
    lag: Lag,
}

/// Credits by day and sum, and by sum alone; due days and coverage by trade day, since they are asked for often.
struct Known {
    exact: HashSet<(NaiveDate, i64)>,
    sums: HashSet<i64>,
    first: NaiveDate,
    /// Per lag, per day since `first`: the due day, and whether a bank file covers it.
    dues: Vec<Vec<(NaiveDate, bool)>>,
}

impl Known {
    fn new(pool: &Pool<'_>, calendar: &dyn DayCalendar) -> Self {
        let day = |s: &Sale| s.posted.map_or(s.moment.date_naive(), |p| p.min(s.moment.date_naive()));
        let last = |s: &Sale| s.posted.map_or(s.moment.date_naive(), |p| p.max(s.moment.date_naive()));
        let first = day_before(pool.sales.iter().map(day).min().unwrap_or_default());
        let end = pool.sales.iter().map(last).max().unwrap_or_default() + Days::new(2);
        let days: Vec<NaiveDate> = first.iter_days().take_while(|d| *d <= end).take(4_000).collect();
        let dues = lags()
            .iter()
            .map(|lag| days.iter().map(|d| lag.due(*d, calendar)).map(|due| (due, pool.covers(due))).collect())
            .collect();
        Self {
            exact: pool.credits.iter().filter(|c| !c.corrected).map(|c| (c.day, c.amount)).collect(),
            sums: pool.credits.iter().filter(|c| !c.corrected).map(|c| c.amount).collect(),
            first,
            dues,
        }
    }

    /// The due day of a trade day under the n-th lag, and whether it is covered.
    fn due(&self, lag: usize, day: NaiveDate) -> (NaiveDate, bool) {
        let at = (day - self.first).num_days().max(0) as usize;
        self.dues[lag].get(at).copied().unwrap_or((day, false))
    }
}

/// What the user fixed, with the value model the rows allow.
pub(super) fn fixed(pool: &Pool<'_>, payout: &Payout, _calendar: &dyn DayCalendar) -> Learned {
    let rows = fees::rate_of_rows(pool).is_some();
    let values = match (payout.amount, payout.fee_rate) {
        (Amount::Gross, _) => Values::Gross,
        (Amount::Net, _) if rows => Values::Rows,
        (Amount::Net, Some(rate)) => Values::RateOfRun(i64::from(rate)),
        (Amount::Net, None) => Values::Rows,
    };
    Learned { payout: payout.clone(), values, charged: None }
}

/// Learns from the rows.
pub(super) fn learn(pool: &Pool<'_>, calendar: &dyn DayCalendar) -> Learned {
    let known = Known::new(pool, calendar);
    let rows_rate = fees::rate_of_rows(pool);
    let models = models(pool, rows_rate);
    let refunds = pool.sales.iter().any(|s| s.gross < 0);
    // One measure for all ways: a way that moves sales out of the covered days must not look better for it.
    let total = pool.sales.iter().filter(|s| s.gross > 0).count().max(1) as u64;
    let mut best: Option<(i64, Way, Score)> = None;
    let mut try_way = |way: Way, score: Score| {
        if score.all == 0 || score.runs_hit == 0 {
            return;
        }
        let rank = (score.hit * 10_000 / total) as i64 - cost(&way);
        if best.as_ref().is_none_or(|(b, ..)| rank > *b) {
            best = Some((rank, way, score));
        }
    };
    for split in splits(pool) {
        for values in &models {
            for netted in if refunds { vec![true, false] } else { vec![true] } {
                scan(pool, &known, (split, *values, netted), &mut try_way);
            }
        }
    }
    if let Some((_, way, _)) = best {
        refine(pool, &known, way, &mut best);
    }
    let per_sale = per_sale(pool, &known, &models);
    decide(pool, &known, best, per_sale, rows_rate)
}

/// Small handicaps so that, of ways that explain the same, the plainer one wins.
fn cost(way: &Way) -> i64 {
    let values = match way.values {
        Values::Rows => 0,
        Values::RateOfRun(rate) => 6 + odd(rate),
        Values::RateOfSale(rate) => 7 + odd(rate),
        Values::Gross | Values::RowsLess(_) => 4,
    };
    let unit = match way.lag.unit {
        LagUnit::WorkingDay => 0,
        LagUnit::CalendarDay => 2,
        LagUnit::WorkingDayFromWorkingDay => 4,
        LagUnit::CalendarDayRolled => 5,
    };
    let split = if way.split == Split::None { 0 } else { 8 };
    // Nearer to midnight is plainer.
    let cutoff = (shift(way.cutoff).abs().min(720) + 59) / 60;
    values + unit + split + cutoff + i64::from(way.posted) * 3 + i64::from(!way.netted) * 8 + i64::from(way.lag.value > 1)
}

/// Rates are agreed in round figures: 0.38 %, 0.6 %, rarely 0.547 %, hardly ever 1.29 %.
fn odd(rate: i64) -> i64 {
    match rate {
        _ if rate > 1_000 => 400,
        _ if rate % 10 != 0 => 200,
        _ => 0,
    }
}

fn models(pool: &Pool<'_>, rows_rate: Option<i64>) -> Vec<Values> {
    let mut models = Vec::new();
    if rows_rate.is_some() {
        models.push(Values::Rows);
    }
    for rate in fees::vote(pool) {
        models.push(Values::RateOfRun(rate));
        models.push(Values::RateOfSale(rate));
    }
    if rows_rate != Some(0) || models.is_empty() {
        models.push(Values::Gross);
    }
    models
}

/// What runs can be split by: only what has between two and 200 values.
fn splits(pool: &Pool<'_>) -> Vec<Split> {
    let mut out = vec![Split::None];
    for split in [Split::Terminal, Split::Channel, Split::CardKind, Split::Merchant] {
        let mut seen = HashSet::new();
        for sale in &pool.sales {
            seen.insert(group(sale, split));
            if seen.len() > 200 {
                break;
            }
        }
        if (2..=200).contains(&seen.len()) {
            out.push(split);
        }
    }
    out
}

/// The group of a sale under a split.
pub(super) fn group(sale: &Sale, split: Split) -> u32 {
    match split {
        Split::None => 0,
        Split::Terminal => sale.terminal,
        Split::Channel => sale.channel,
        Split::CardKind => sale.card_kind,
        Split::Merchant => sale.merchant,
    }
}

fn lags() -> Vec<Lag> {
    let unit = |unit, values: &[u32]| values.iter().map(|v| Lag { value: *v, unit }).collect::<Vec<_>>();
    let mut out = unit(LagUnit::WorkingDay, &[1, 2, 3, 4, 5, 7, 10]);
    out.extend(unit(LagUnit::CalendarDay, &[0, 1, 2, 3, 4, 5, 7, 14]));
    out.extend(unit(LagUnit::WorkingDayFromWorkingDay, &[1, 2, 3]));
    out.extend(unit(LagUnit::CalendarDayRolled, &[0, 2, 3, 5, 7]));
    out
}

fn epoch() -> NaiveDateTime {
    DateTime::UNIX_EPOCH.naive_utc()
}

/// Tries all cut-offs and lags for one split and value model.
fn scan(
    pool: &Pool<'_>,
    known: &Known,
    (split, values, netted): (Split, Values, bool),
    try_way: &mut dyn FnMut(Way, Score),
) {
    let counted = |s: &&Sale| netted || s.gross > 0;
    let posted = pool.sales.iter().all(|s| s.posted.is_some());
    let base = Way { values, netted, split, cutoff: 1440, posted: false, lag: Lag { value: 1, unit: LagUnit::WorkingDay } };
    let mut evaluate = |way: Way, sums: &[DaySum]| {
        // A way none of whose sums was ever paid needs no lags tried.
        if !ever_paid(known, values, sums) {
            return;
        }
        for (at, lag) in lags().into_iter().enumerate() {
            let way = Way { lag, ..way };
            try_way(way, score(known, at, values, sums));
        }
    };
    let cells = cells(pool.sales.iter().filter(counted), split, values);
    let cutoffs: Vec<u32> = if pool.date_only { vec![1440] } else { (36..=48).rev().chain(1..=12).map(|h| h * 30).collect() };
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
        let mut sums: Vec<DaySum> =
            sums.into_iter().map(|((group, day), (sum, count))| DaySum { group, day, sum, count }).collect();
        sums.sort_by_key(|d| (d.group, d.day));
        evaluate(Way { posted: true, ..base }, &sums);
    }
}

/// Some sum of a trade day, or of up to ten in a row, is a credit.
fn ever_paid(known: &Known, values: Values, sums: &[DaySum]) -> bool {
    (0..sums.len()).any(|start| {
        let mut total = 0;
        sums[start..].iter().take(10).take_while(|d| d.group == sums[start].group).any(|d| {
            total += d.sum;
            known.sums.contains(&values.paid(total))
        })
    })
}

fn cells<'s>(sales: impl Iterator<Item = &'s Sale>, split: Split, values: Values) -> Vec<Cell> {
    let mut map: HashMap<(u32, i64), (i64, u32)> = HashMap::new();
    for sale in sales {
        let minute = (sale.moment.naive_local() - epoch()).num_minutes().div_euclid(5) * 5;
        let slot = map.entry((group(sale, split), minute)).or_default();
        slot.0 += values.of(sale);
        slot.1 += u32::from(sale.gross > 0);
    }
    let mut cells: Vec<Cell> =
        map.into_iter().map(|((group, minute), (sum, count))| Cell { group, minute, sum, count }).collect();
    cells.sort_by_key(|c| (c.group, c.minute));
    cells
}

fn by_day(cells: &[Cell], cutoff: u32) -> Vec<DaySum> {
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
fn score(known: &Known, lag: usize, values: Values, sums: &[DaySum]) -> Score {
    let mut score = Score::default();
    let mut at = 0;
    while at < sums.len() {
        let (group, (due, covered)) = (sums[at].group, known.due(lag, sums[at].day));
        let mut end = at + 1;
        while end < sums.len() && sums[end].group == group && known.due(lag, sums[end].day).0 == due {
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
fn refine(
    pool: &Pool<'_>,
    known: &Known,
    way: Way,
    best: &mut Option<(i64, Way, Score)>,
) {
    if way.posted || pool.date_only {
        return;
    }
    let total = pool.sales.iter().filter(|s| s.gross > 0).count().max(1) as u64;
    let cells = cells(pool.sales.iter().filter(|s| way.netted || s.gross > 0), way.split, way.values);
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

/// How well single sales are paid by single credits.
fn per_sale(
    pool: &Pool<'_>,
    known: &Known,
    models: &[Values],
) -> Option<(i64, Way, Score)> {
    if pool.credits.len() * 3 < pool.sales.len() {
        return None;
    }
    let step = (pool.sales.len() / 2000).max(1);
    let sample: Vec<&Sale> = pool.sales.iter().filter(|s| s.gross > 0).step_by(step).collect();
    let total = sample.len().max(1) as u64;
    let mut best: Option<(i64, Way, Score)> = None;
    let cutoffs: &[u32] = if pool.date_only { &[1440] } else { &[1440, 1410, 1380, 1350, 1320, 1290, 1260, 1200, 1080, 60, 120, 180] };
    for values in models {
        for cutoff in cutoffs {
            let days: Vec<NaiveDate> =
                sample.iter().map(|s| super::payout::trade_day(s.moment, *cutoff)).collect();
            for (at, lag) in lags().into_iter().enumerate() {
                let mut score = Score::default();
                for (sale, day) in sample.iter().zip(&days) {
                    let (due, covered) = known.due(at, *day);
                    if !covered {
                        continue;
                    }
                    score.all += 1;
                    if known.exact.contains(&(due, values.paid(values.of(sale)))) {
                        score.hit += 1;
                        score.runs_hit += 1;
                    }
                }
                if score.all == 0 {
                    continue;
                }
                let values = match values {
                    Values::RateOfRun(rate) => Values::RateOfSale(*rate),
                    other => *other,
                };
                let way = Way { values, netted: true, split: Split::None, cutoff: *cutoff, posted: false, lag };
                let rank = (score.hit * 10_000 / total) as i64 - cost(&way);
                if best.as_ref().is_none_or(|(b, ..)| rank > *b) {
                    best = Some((rank, way, score));
                }
            }
        }
    }
    best
}

/// Runs or single sales: whichever explains clearly more; runs where both do.
fn decide(
    pool: &Pool<'_>,
    known: &Known,
    runs: Option<(i64, Way, Score)>,
    per_sale: Option<(i64, Way, Score)>,
    rows_rate: Option<i64>,
) -> Learned {
    let run_rank = runs.as_ref().map_or(-1, |r| r.0);
    let singly = per_sale.filter(|(rank, _, s)| *rank > run_rank.max(2_000) + 500 && s.runs_hit > 2);
    let (shape, found) = match (singly, runs) {
        (Some(found), _) => (Shape::PerSale, Some(found)),
        (None, Some(found)) if found.1.split == Split::Terminal => (Shape::PerTerminalRun, Some(found)),
        (None, found) => (Shape::PerRun, found),
    };
    let found = found.map(|f| earlier_lag(pool, known, shape, f));
    let Some((_, way, score)) = found else {
        let values = match (rows_rate, fees::vote(pool).first()) {
            (Some(_), _) | (None, None) => Values::Rows,
            (None, Some(rate)) => Values::RateOfRun(*rate),
        };
        return Learned { payout: Payout::default(), values, charged: None };
    };
    let misses = contradictions(pool, score);
    let confidence = u64::from(score.runs_hit) * 1000 * 3 / (u64::from(score.runs_hit + misses) * 3 + 1);
    // A rate that only rounds otherwise than the rows' own fees is how this acquirer rounds; a rate that is another
    // one is a fee charged wrongly, and the rows stay the measure.
    let foreign = rows_rate.zip(way.values.rate()).is_some_and(|(rows, rate)| (rows - rate).abs() > 20);
    let (values, charged) = if foreign { (Values::Rows, way.values.rate()) } else { (way.values, None) };
    let payout = Payout {
        shape,
        amount: if way.values == Values::Gross && rows_rate != Some(0) { Amount::Gross } else { Amount::Net },
        lag: way.lag,
        cutoff: way.cutoff,
        by_posted: way.posted,
        merged: score.merged >= score.apart,
        refunds_netted: way.netted,
        split: way.split,
        fee_rate: way.values.rate().map(|r| r as u32),
        confidence_permille: (confidence as u32).min(990),
    };
    Learned { payout, values, charged }
}

/// An acquirer that begins to pay later from some day on still owes the shorter lag: where a shorter one explains the
/// first stretch of runs and the one found only what came after, the shorter one is the agreement.
fn earlier_lag(pool: &Pool<'_>, known: &Known, shape: Shape, found: (i64, Way, Score)) -> (i64, Way, Score) {
    let (rank, way, score) = found;
    let lags = lags();
    let Some(now) = lags.iter().position(|l| *l == way.lag) else { return found };
    let sums: Vec<DaySum> = if shape == Shape::PerSale {
        let values = way.values;
        let single = |s: &Sale| DaySum { group: 0, day: super::payout::trade_day(s.moment, way.cutoff), sum: values.of(s), count: 1 };
        pool.sales.iter().filter(|s| s.gross > 0).map(single).collect()
    } else if way.posted {
        return found;
    } else {
        by_day(&cells(pool.sales.iter().filter(|s| way.netted || s.gross > 0), way.split, way.values), way.cutoff)
    };
    // Trade days most of whose sales were paid exactly under a lag.
    let days = |lag: usize| -> Vec<NaiveDate> {
        let mut tally: BTreeMap<NaiveDate, (u32, u32)> = BTreeMap::new();
        let mut at = 0;
        while at < sums.len() {
            let due = known.due(lag, sums[at].day).0;
            let joined = |d: &&DaySum| shape != Shape::PerSale && d.group == sums[at].group && known.due(lag, d.day).0 == due;
            let end = at + sums[at..].iter().take_while(joined).count().max(1);
            let paid = |sum: i64| sum > 0 && known.exact.contains(&(due, way.values.paid(sum)));
            let all = paid(sums[at..end].iter().map(|d| d.sum).sum());
            for d in &sums[at..end] {
                let slot = tally.entry(d.day).or_default();
                slot.0 += d.count;
                slot.1 += if all || paid(d.sum) { d.count } else { 0 };
            }
            at = end;
        }
        tally.into_iter().filter(|(_, (n, hit))| hit * 5 > n * 3).map(|(d, _)| d).collect()
    };
    let mine = days(now);
    for (at, lag) in lags.iter().enumerate() {
        if lag.unit != way.lag.unit || lag.value >= way.lag.value {
            continue;
        }
        let theirs = days(at);
        let only: Vec<&NaiveDate> = theirs.iter().filter(|d| mine.binary_search(d).is_err()).collect();
        let rest: Vec<&NaiveDate> = mine.iter().filter(|d| theirs.binary_search(d).is_err()).collect();
        let (Some(last), Some(first)) = (only.last(), rest.get(rest.len() / 20)) else { continue };
        if only.len() >= 2 && rest.len() > only.len() && *last < *first {
            return (rank, Way { lag: *lag, ..way }, score);
        }
    }
    found
}

/// Takings-like credits beyond those that pay runs exactly: each speaks a little against the way found.
fn contradictions(pool: &Pool<'_>, score: Score) -> u32 {
    let takings = pool
        .credits
        .iter()
        .filter(|c| super::takings::look(&pool.text(c)) == super::takings::Look::Takings)
        .count() as u32;
    takings.saturating_sub(score.runs_hit).min(score.runs_hit / 4)
}

/// The day before which no sale of the files can be due.
pub(super) fn day_before(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(1)).unwrap_or(day)
}
