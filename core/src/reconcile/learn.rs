//! Learning how an acquirer pays: every way it could is tried against the credits, and the one that explains most
//! sales exactly wins. A fault is the exception, so the right way still explains the other runs to the cent.

pub(super) mod agreed;
mod apart;
mod by_hand;
pub(super) mod charge;
mod each;
mod halves;
mod kinds;
mod near;
mod pay_day;
mod regime;
mod singly;
mod ways;

use super::fees::{self, Values};
use super::lag::{Lag, LagUnit};
use super::payout::{Amount, Fixed, Payout, Shape, Split};
use super::pool::{Pool, Sale};
use super::takings::{Look, look};
use crate::calendar::DayCalendar;
use crate::statement::Kind;
use chrono::{Days, NaiveDate};
use near::Near;
use regime::earlier_lag;
use singly::per_sale;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use ways::{Known, Score, Way, by_day, cells, cost, lags, refine, scan, score};

/// Nearly all payments follow from a way of paying from this confidence on.
pub(super) const FOLLOWS: u32 = 900;

/// A payout with what is needed to compute with it.
#[derive(Debug, Clone)]
pub(super) struct Learned {
    pub payout: Payout,
    pub values: Values,
    /// Trade days since the acquirer began to pay later, with the day their money comes.
    pub slower: BTreeMap<NaiveDate, NaiveDate>,
    /// Where parts are paid by different terms: those of each part; else empty.
    pub terms: BTreeMap<u32, Terms>,
    /// Where the shop has its money paid out by hand: on which days it did.
    pub by_hand: Option<by_hand::PayDays>,
}

/// When a part is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Terms {
    pub lag: Lag,
    pub cutoff: u32,
    pub by_posted: bool,
}

impl Learned {
    /// When the money of a part comes.
    pub(super) fn terms_of(&self, part: u32) -> Terms {
        let Payout { lag, cutoff, by_posted, .. } = self.payout;
        self.terms.get(&part).copied().unwrap_or(Terms { lag, cutoff, by_posted })
    }
}

/// What the user fixed; the rest (fees, refunds, clearing days, the end of the day where it was left open) is learned
/// from the rows. Parts with terms of their own keep them where what was fixed is what the rest of the shop is paid by.
pub(super) fn fixed(pool: &Pool<'_>, learned: Learned, word: &Fixed) -> Learned {
    let values = match word.amount {
        Amount::Gross => Values::Gross,
        Amount::Net if learned.payout.amount == Amount::Net => learned.values,
        Amount::Net => match (fees::rate_of_rows(pool), fees::vote(pool).first()) {
            (None, Some(rate)) => Values::RateOfRun(*rate),
            _ => Values::Rows,
        },
    };
    let same_shape = word.shape == learned.payout.shape;
    let split = match word.shape {
        Shape::PerRun if same_shape => learned.payout.split,
        Shape::PerTerminalRun => Split::Terminal,
        _ => Split::None,
    };
    let plain = |lag: Lag| (lag.value, lag.unit.code());
    let halves = word.lag.twice_a_day();
    let same = same_shape && plain(word.lag) == plain(learned.payout.lag);
    let payout = Payout {
        shape: word.shape,
        amount: word.amount,
        // The word says working days; whether a sale on a day of rest counts from the next one, the rows tell.
        lag: if same { learned.payout.lag } else { word.lag },
        cutoff: if halves { 1440 } else { word.cutoff.unwrap_or(learned.payout.cutoff) },
        by_posted: learned.payout.by_posted && word.cutoff.is_none() && !halves,
        merged: word.merged.unwrap_or(learned.payout.merged),
        refunds_netted: learned.payout.refunds_netted,
        split,
        fee_rate: if values == Values::Gross { None } else { learned.payout.fee_rate },
        charge: learned.payout.charge,
        confidence_permille: 1000,
    };
    let terms = if same && word.cutoff.is_none() { learned.terms } else { BTreeMap::new() };
    let by_hand = learned.by_hand.filter(|_| same);
    let said = word.lag.unit == LagUnit::ByHand;
    let by_hand = by_hand.or_else(|| by_hand::days(pool).filter(|_| said));
    Learned { payout, values, slower: BTreeMap::new(), terms, by_hand }
}

/// Learns from the rows: the way that explains most, and other ways that explain nearly as much and pay some sales on
/// another day or with others.
pub(super) fn learn(pool: &Pool<'_>, calendar: &dyn DayCalendar) -> (Learned, Vec<Learned>) {
    let known = Known::new(pool, calendar);
    let rows_rate = fees::rate_of_rows(pool);
    let refunds = pool.sales.iter().any(|s| s.gross < 0);
    // One measure for all ways: a way that moves sales out of the covered days must not look better for it.
    // What was sold after the last payment tells nothing of how payments are made.
    let alive = alive(pool);
    let total = pool.sales.iter().filter(|s| s.gross > 0 && alive(s)).count().max(1) as u64;
    let takings = takings(pool);
    // The best way that pays everything together, and the best of all.
    let mut joint: Option<(i64, Way, Score)> = None;
    let mut best: Option<(i64, Way, Score)> = None;
    let mut near = Near::default();
    let splits = splits(pool);
    let mut models = models_of_rows(rows_rate);
    let mut at = 0;
    while at < models.len() {
        for split in &splits {
            for netted in if refunds { vec![true, false] } else { vec![true] } {
                scan(pool, &known, (*split, models[at], netted), &mut |way, score| {
                    if score.all == 0 || score.runs_hit == 0 {
                        return;
                    }
                    let rank = (score.hit * 10_000 / total) as i64 - cost(&way);
                    near.keep(rank, way, score);
                    for slot in [Some(&mut best), (way.split == Split::None).then_some(&mut joint)]
                    {
                        if let Some(slot) = slot.filter(|s| s.is_none_or(|(b, ..)| rank > b)) {
                            *slot = Some((rank, way, score));
                        }
                    }
                });
                if settled(best.as_ref(), takings) {
                    break;
                }
            }
            if settled(best.as_ref(), takings) {
                break;
            }
        }
        at += 1;
        if settled(best.as_ref(), takings) {
            break;
        }
        if at == models.len() && !models.iter().any(|m| m.rate().is_some()) {
            for rate in fees::vote(pool) {
                models.extend([Values::RateOfRun(rate), Values::RateOfSale(rate)]);
            }
        }
    }
    // Days on which one payment was all parts together, and hardly one on which each was paid by itself.
    let together = best.zip(joint).filter(|(found, whole)| {
        whole.2.runs_hit > 0 && apart::paid_together(pool, &known, &found.1, &whole.1)
    });
    let few = together.is_some_and(|(_, whole)| whole.2.runs_hit <= TOGETHER_FEW);
    let one = together.is_some() && !few;
    if one {
        best = joint;
    }
    // What is paid in one is not parted again to make a fault look smaller; but the part that is still paid tells when a
    // day ends and how long it takes.
    let as_parted = together.filter(|_| one).map(|(found, whole)| {
        let way = Way { cutoff: found.1.cutoff, lag: found.1.lag, ..whole.1 };
        (whole.0, way, whole.2)
    });
    let splits = if one { vec![Split::None] } else { splits };
    if let Some((_, way, _)) = best {
        refine(pool, &known, way, total, &mut best);
    }
    pay_day::instead_of_weeks(pool, &known, calendar, total, &mut best);
    let half = |found: &Option<(i64, Way, Score)>| {
        found.as_ref().is_some_and(|(_, _, s)| s.hit * 2 >= total)
    };
    if rows_rate.is_none() && !half(&best) {
        least_fees(pool, &known, total, &mut best);
    }
    if let Some((_, way, _)) = best.filter(|_| !settled(best.as_ref(), takings)) {
        capped(pool, &known, way, &models, total, &mut best);
    }
    if rows_rate.is_none() && !settled(best.as_ref(), takings) {
        kinds::by_kind(pool, &known, total, &mut best);
        apart::agreed_first(pool, &known, &models, &mut best);
    }
    if rows_rate.is_none() && !half(&best) {
        each::on_each_sale(pool, &known, total, &mut best);
    }
    let per_sale = per_sale(pool, &known, &models);
    if !half(&best) {
        // Single sales paid to the cent add up to the day's sum as well: the better must be clearly better.
        let other = per_sale.map_or(0, |(rank, ..)| rank);
        apart::in_all(pool, &known, &models, (total, other), &mut best);
    }
    let parted = !settled(best.as_ref(), takings)
        && halves::twice_a_day(pool, &known, (&splits, &models), total, &mut best);
    // Where parts are paid apart, nearly all payments may follow from the terms of the one that is paid most often.
    let whole = best.as_ref().is_none_or(|(_, way, s)| way.split == Split::None || s.hit == s.all);
    let terms = if parted || (whole && settled(best.as_ref(), takings)) {
        BTreeMap::new()
    } else {
        apart::terms(pool, &known, &splits, total, &mut best)
    };
    if terms.is_empty() && per_sale.is_none_or(|(rank, ..)| rank < SINGLY_MIN) {
        let values = || values_unlearned(pool, rows_rate);
        pay_day::weeks_by_their_days(pool, &known, calendar, &values, &mut best);
    }
    let explained = [best, per_sale].into_iter().flatten().map(|(.., score)| score.hit).max();
    let told = settled(best.as_ref(), takings) || parted || !terms.is_empty();
    let by_hand =
        if told { None } else { by_hand::paid_out(pool, &models, explained.unwrap_or(0)) };
    let learned = decide(pool, &known, calendar, (best, terms), per_sale, rows_rate);
    if let Some((way, score, days)) = by_hand {
        let own = learned_as(pool, &known, rows_rate, (0, way, score));
        return (Learned { by_hand: Some(days), ..own }, vec![learned]);
    }
    // Where these days are few, the faults that each would leave tell.
    let others = near.others(pool, &known, &learned, best, joint.filter(|_| few));
    let others = others.into_iter().filter(|(_, way, _)| !one || way.split == Split::None);
    let others = others.chain(as_parted);
    let others = others.map(|found| learned_as(pool, &known, rows_rate, found));
    let others = others.collect();
    (learned, others)
}

/// Whether a sale is from before the last payment that reads like takings.
fn alive(pool: &Pool<'_>) -> impl Fn(&Sale) -> bool + use<> {
    let read = |c: &&super::pool::Credit| !c.corrected && look(&pool.text(c)) == Look::Takings;
    let last = pool.credits.iter().rev().find(read).map(|c| c.day);
    move |sale: &Sale| last.is_none_or(|day| sale.moment.date_naive() <= day)
}

/// So few days paid together could be paid so by chance.
const TOGETHER_FEW: u32 = 2;

/// Usual caps of a fee on one sale, in minor units.
const CAPS: &[i64] =
    &[1_500, 1_800, 2_000, 2_500, 2_600, 3_000, 3_500, 4_000, 5_000, 6_000, 8_000, 10_000];

/// Usual least fees on one sale, in minor units.
const LEAST: &[i64] = &[1, 2, 3, 5, 8, 10, 20, 25, 30, 50, 100, 200];

/// Where a rate was learned that explains only a part: the same rate with a cap, for all cards or for one kind, or with
/// a least fee on each sale.
fn capped(
    pool: &Pool<'_>,
    known: &Known,
    way: Way,
    models: &[Values],
    total: u64,
    best: &mut Option<(i64, Way, Score)>,
) {
    let kinds: BTreeSet<u32> =
        pool.sales.iter().map(|s| s.card_kind).chain([0]).take(50_000).collect();
    let largest = pool.sales.iter().map(|s| s.gross).max().unwrap_or(0);
    let smallest = pool.sales.iter().map(|s| s.gross).filter(|g| *g > 0).min().unwrap_or(0);
    let rates: BTreeSet<i64> = models.iter().filter_map(|m| m.rate()).collect();
    let lag = lags().iter().position(|l| *l == way.lag).unwrap_or(0);
    for rate in rates {
        let caps = CAPS.iter().copied().filter(|c| fees::share(largest, rate) > *c);
        let capped = caps.flat_map(|cap| {
            kinds.iter().copied().take(8).map(move |kind| Values::Capped { rate, cap, kind })
        });
        let least = LEAST.iter().copied().filter(|l| fees::share(smallest, rate) < *l);
        for values in capped.chain(least.map(|least| Values::AtLeast { rate, least })) {
            let way = Way { values, ..way };
            let cells =
                cells(pool.sales.iter().filter(|s| s.counts(way.netted)), way.split, way.values);
            let score = score(known, lag, way.values, &by_day(&cells, way.cutoff));
            let rank = (score.hit * 10_000 / total) as i64 - cost(&way);
            if score.runs_hit > 1 && best.as_ref().is_none_or(|(b, ..)| rank > *b) {
                *best = Some((rank, way, score));
            }
        }
    }
}

/// More sales than this are not tried with every usual rate.
const LEAST_SALES_MAX: usize = 5_000;

/// Where no rate turns any run into a payment: every usual rate with every usual least fee, for the plainest ways.
fn least_fees(pool: &Pool<'_>, known: &Known, total: u64, best: &mut Option<(i64, Way, Score)>) {
    if pool.sales.len() > LEAST_SALES_MAX {
        return;
    }
    let (split, cutoff, netted, posted) = (Split::None, 1440, true, false);
    for rate in kinds::RATES.iter().copied().filter(|r| *r > 0) {
        for least in LEAST.iter().copied() {
            let values = Values::AtLeast { rate, least };
            let sums = by_day(&cells(pool.sales.iter(), split, values), cutoff);
            for (at, lag) in lags().into_iter().enumerate().filter(|(_, l)| l.value <= 2) {
                let way = Way { values, netted, split, cutoff, posted, lag };
                let score = score(known, at, values, &sums);
                let rank = (score.hit * 10_000 / total) as i64 - cost(&way);
                if score.runs_hit > 2 && best.as_ref().is_none_or(|(b, ..)| rank > *b) {
                    *best = Some((rank, way, score));
                }
            }
        }
    }
}

/// What the rows themselves allow: their own nets, and their gross.
fn models_of_rows(rows_rate: Option<i64>) -> Vec<Values> {
    match rows_rate {
        None => vec![Values::Gross],
        Some(0) => vec![Values::Rows],
        Some(_) => vec![Values::Rows, Values::Gross],
    }
}

/// Nearly every payment is explained to the cent, and no small part of the sales by them: no other way can do better.
fn settled(best: Option<&(i64, Way, Score)>, takings: u32) -> bool {
    best.is_some_and(|(_, _, s)| {
        s.runs_hit >= 5 && s.runs_hit * 10 >= takings * 9 && s.hit * 3 >= s.all
    })
}

/// Credits that read like takings.
fn takings(pool: &Pool<'_>) -> u32 {
    let read = |c: &&super::pool::Credit| !c.corrected && look(&pool.text(c)) == Look::Takings;
    let count = pool.credits.iter().filter(read).count() as u32;
    // Where no text names an acquirer, every credit counts.
    if count == 0 { pool.credits.len() as u32 } else { count }
}

/// What runs can be split by. What the payments showed to be paid together goes first.
const PARTS: [Split; 6] = [
    Split::Bundle,
    Split::Terminal,
    Split::Channel,
    Split::CardKind,
    Split::Merchant,
    Split::Export,
];

/// What runs can be split by: only what has between two and 200 values.
fn splits(pool: &Pool<'_>) -> Vec<Split> {
    let mut out = vec![Split::None];
    // The kind of card can be all that an export tells of the way of paying: one column, read as both.
    let same = pool.sales.iter().all(|s| s.card_kind == s.channel);
    for split in PARTS.into_iter().filter(|s| !(same && *s == Split::CardKind)) {
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
        Split::Export => sale.export,
        Split::Bundle => sale.bundle,
    }
}

/// Runs or single sales: whichever explains clearly more; runs where both do.
fn decide(
    pool: &Pool<'_>,
    known: &Known,
    calendar: &dyn DayCalendar,
    (runs, terms): (Option<(i64, Way, Score)>, BTreeMap<u32, Terms>),
    per_sale: Option<(i64, Way, Score)>,
    rows_rate: Option<i64>,
) -> Learned {
    let run_rank = runs.as_ref().map_or(-1, |r| r.0);
    // One payment that is some run's sum can be so by chance; several that are each one sale's are not.
    let once = runs.as_ref().is_some_and(|(.., s)| s.runs_hit == 1);
    let singly = per_sale.filter(|(rank, _, s)| {
        let most = s.hit * 10 >= s.all * 7;
        s.runs_hit > 2 && (*rank > run_rank.max(SINGLY_MIN) + 500 || (once && most))
    });
    let (shape, found) = match (singly, runs) {
        (Some(found), _) => (Shape::PerSale, Some(found)),
        (None, Some(found)) if found.1.split == Split::Terminal => {
            (Shape::PerTerminalRun, Some(found))
        }
        (None, found) => (Shape::PerRun, found),
    };
    let terms = if shape == Shape::PerSale { BTreeMap::new() } else { terms };
    let found = found.map(|f| {
        if terms.is_empty() {
            earlier_lag(pool, known, calendar, shape, f)
        } else {
            (f, BTreeMap::new())
        }
    });
    let Some(((_, way, score), slower)) = found else {
        return Learned {
            payout: Payout::default(),
            values: values_unlearned(pool, rows_rate),
            slower: BTreeMap::new(),
            terms: BTreeMap::new(),
            by_hand: None,
        };
    };
    learned_of(pool, known, rows_rate, (shape, way, score), slower, terms)
}

/// Fewer single sales than this (in ten-thousandths) that follow each from a payment tell nothing.
const SINGLY_MIN: i64 = 2_000;

/// How payments follow from the sales where the payments do not tell.
fn values_unlearned(pool: &Pool<'_>, rows_rate: Option<i64>) -> Values {
    if rows_rate.is_some() {
        return Values::Rows;
    }
    fees::vote(pool).first().map_or(Values::Rows, |rate| Values::RateOfRun(*rate))
}

/// The same with another way that pays runs.
fn learned_as(
    pool: &Pool<'_>,
    known: &Known,
    rows_rate: Option<i64>,
    (_, way, score): (i64, Way, Score),
) -> Learned {
    let shape = if way.split == Split::Terminal { Shape::PerTerminalRun } else { Shape::PerRun };
    learned_of(pool, known, rows_rate, (shape, way, score), BTreeMap::new(), BTreeMap::new())
}

fn learned_of(
    pool: &Pool<'_>,
    known: &Known,
    rows_rate: Option<i64>,
    (shape, way, score): (Shape, Way, Score),
    slower: BTreeMap<NaiveDate, NaiveDate>,
    terms: BTreeMap<u32, Terms>,
) -> Learned {
    let misses = contradictions(pool, score);
    let confidence =
        u64::from(score.runs_hit) * 1000 * 3 / (u64::from(score.runs_hit + misses) * 3 + 1);
    // A rate that only rounds otherwise than the rows' own fees is how this acquirer rounds; a rate that is another
    // one is a fee charged wrongly, and the rows stay the measure: their nets, or where more was paid by it, their gross.
    let foreign =
        rows_rate.zip(way.values.rate()).is_some_and(|(rows, rate)| (rows - rate).abs() > 20);
    let values = match foreign {
        true if shape != Shape::PerSale && gross_before(pool, known, way) => Values::Gross,
        true => Values::Rows,
        false => way.values,
    };
    let payout = Payout {
        shape,
        amount: if values == Values::Gross && rows_rate != Some(0) {
            Amount::Gross
        } else {
            Amount::Net
        },
        lag: way.lag,
        cutoff: way.cutoff,
        by_posted: way.posted,
        merged: score.merged >= score.apart,
        refunds_netted: way.netted
            && (pool.debited.is_empty() || pool.sales.iter().any(|s| s.kind == Kind::Refund)),
        split: way.split,
        fee_rate: way.values.rate().map(|r| r as u32),
        charge: 0,
        confidence_permille: (confidence as u32).min(990),
    };
    Learned { payout, values, slower, terms, by_hand: None }
}

/// Runs were paid in full, and more of them than were paid less the rows' own fees.
fn gross_before(pool: &Pool<'_>, known: &Known, way: Way) -> bool {
    let hits = |values: Values| {
        let mut most = 0;
        scan(pool, known, (way.split, values, way.netted), &mut |tried, score| {
            if tried.lag == way.lag && tried.posted == way.posted {
                most = score.runs_hit.max(most);
            }
        });
        most
    };
    let gross = hits(Values::Gross);
    gross > 1 && gross > hits(Values::Rows)
}

/// Takings-like credits beyond those that pay runs exactly: each speaks a little against the way found.
fn contradictions(pool: &Pool<'_>, score: Score) -> u32 {
    takings(pool).saturating_sub(score.runs_hit).min(score.runs_hit / 4)
}

/// The day before which no sale of the files can be due.
pub(super) fn day_before(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(1)).unwrap_or(day)
}
