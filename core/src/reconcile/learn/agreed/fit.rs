//! The terms that most runs bear out: a few runs at a time are solved for the rates, and the rates that fit most of the
//! others are made exact.

use super::super::super::fees::{rounding, share, taken_once};
use super::super::super::pool::Pool;
use super::super::CAPS;
use super::rows::Row;
use super::solve::{Equation, ONE, nearest, solve};
use super::usual;
use super::{ByKind, Found, GRID, KINDS_MAX, Kinds, RATE_MAX, RUNS_MIN, Terms, runs_of};
use chrono::NaiveDate;

/// So many times some runs are solved.
const DRAWS: u64 = 40;
/// A sale that no usual cap touches is smaller than this.
const UNTOUCHED: i64 = 250_000;
/// A kind in fewer runs than this has its rate tried, not solved for.
const RARE: usize = 4;
/// With fewer runs than this for each kind the usual rates are tried as well.
const FEW: usize = 4;
/// So many of the payments before a change may fit what was kept after it.
const BY_CHANCE: usize = 3;
/// A share kept on top is no more than this, and so many payments before it must bear out that it was not agreed on.
const SHARE_MAX: i64 = 1_000;
const BEFORE_MIN: usize = 3;
/// Fewer runs than this (in tenths) that follow: a cap on large sales is looked for.
const POOR: usize = 6;
/// Before they are exact, rates leave so many hundred-thousandths of a run open.
const LOOSE: i64 = 15;

/// What was charged follows from the terms: each sale rounded by itself, or each rate once; or nearly so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fits {
    Exactly,
    Nearly,
    Not,
}

/// Fits terms to runs.
pub(super) fn fit(pool: &Pool<'_>, kinds: &Kinds, rows: &[Row]) -> Option<Found> {
    let found = best_of(pool, kinds, rows)?;
    Some(before_a_share(pool, kinds, rows, &found).unwrap_or(found))
}

/// A share kept on top since some day: what was agreed on is what the payments before it bear out, which is the same
/// less for every kind.
fn before_a_share(pool: &Pool<'_>, kinds: &Kinds, rows: &[Row], found: &Found) -> Option<Found> {
    let near = |terms: &Terms, row: &Row| fits(pool, kinds, terms, row) != Fits::Not;
    let mut since: Vec<NaiveDate> =
        rows.iter().filter(|r| near(&found.terms, r)).map(|r| r.due).collect();
    let later = since.len();
    since.sort_unstable();
    since.dedup();
    // Some of the payments before it fit by chance.
    let mut best: Option<Found> = None;
    for first in since.into_iter().take(BY_CHANCE) {
        let before: Vec<&Row> = rows.iter().filter(|r| r.due < first).collect();
        let runs = runs_of(before.iter().copied());
        for share in (GRID..=SHARE_MAX).step_by(GRID as usize) {
            let mut terms = found.terms;
            let told = &mut terms.rates[..kinds.count];
            for rate in told.iter_mut() {
                *rate -= share;
            }
            if told.iter().any(|r| *r < 0) {
                break;
            }
            let (hits, _) = score(pool, kinds, &terms, &before);
            if hits < BEFORE_MIN || hits * 10 < runs * 6 {
                continue;
            }
            let once = is_once(pool, kinds, &terms, before.iter().copied());
            let hits = hits + later;
            if best.is_none_or(|b| hits > b.hits) {
                best = Some(Found { terms, hits, once, ..*found });
            }
        }
    }
    best
}

/// More runs follow from each rate taken once than from the fee of each sale.
fn is_once<'r>(
    pool: &Pool<'_>,
    kinds: &Kinds,
    terms: &Terms,
    rows: impl Iterator<Item = &'r Row> + Clone,
) -> bool {
    let by_sale = runs_of(rows.clone().filter(|r| singly(pool, kinds, terms, r) == r.fee));
    let at_once = runs_of(rows.filter(|r| once(kinds, terms, r) == r.fee));
    terms.caps == [0; KINDS_MAX] && at_once > by_sale
}

fn best_of(pool: &Pool<'_>, kinds: &Kinds, rows: &[Row]) -> Option<Found> {
    let back = rows.iter().any(|r| r.of != r.sold);
    let both: &[bool] = if back { &[false, true] } else { &[false] };
    let mut best: Option<Found> = None;
    for kept in both {
        let found = one_way(pool, kinds, rows, *kept);
        if let Some(found) = found.filter(|f| best.is_none_or(|b| f.hits > b.hits)) {
            best = Some(found);
        }
        if best.is_some_and(|b| b.hits == b.rows) {
            break;
        }
    }
    best
}

/// The terms that most runs bear out, where fees are kept or given back with a sale.
fn one_way(pool: &Pool<'_>, kinds: &Kinds, rows: &[Row], kept: bool) -> Option<Found> {
    let small: Vec<&Row> = rows.iter().filter(|r| r.largest < UNTOUCHED).collect();
    let enough = runs_of(small.iter().copied()) >= kinds.count + RUNS_MIN;
    let plain: Vec<&Row> = if enough { small } else { rows.iter().collect() };
    let mut terms = Terms { kept, ..Terms::default() };
    let few = RARE.min(plain.len() / 2 + 1);
    let rare: Vec<usize> =
        (0..kinds.count).filter(|k| plain.iter().filter(|r| r.of[*k] != 0).count() < few).collect();
    let common: Vec<usize> = (0..kinds.count).filter(|k| !rare.contains(k)).collect();
    let told: Vec<&Row> =
        plain.into_iter().filter(|r| rare.iter().all(|k| r.of[*k] == 0)).collect();
    if rows.is_empty() {
        return None;
    }
    let exact = |terms: &Terms, rows: &[&Row]| score(pool, kinds, terms, rows);
    let of_told = |t: &Terms| exact(t, &told);
    if !common.is_empty()
        && told.len() >= common.len()
        && let Some(rates) = solved(&told, &common, kept)
    {
        terms.rates = rates;
        refine(&mut terms, &common, &of_told);
    }
    // Few runs, or kinds sold in like shares every day, leave the rates open within cents: then the usual ones are
    // likelier than others that fit as well, and in any case where they fit better.
    let few = told.len() < common.len() * FEW;
    let mut most = of_told(&terms);
    if !told.is_empty() && (few || most.0 < runs_of(told.iter().copied())) {
        for rates in usual::likely(&told, &common, kept).into_iter().rev() {
            let usual = Terms { rates, kept, ..Terms::default() };
            let found = of_told(&usual);
            if found > most || (few && found == most) {
                (most, terms) = (found, usual);
            }
        }
    }
    let all: Vec<&Row> = rows.iter().collect();
    for kind in rare {
        let usual: Vec<i64> = common.iter().map(|k| terms.rates[*k]).collect();
        let tried = usual.into_iter().chain(super::super::kinds::RATES.iter().copied());
        try_all(&mut terms, tried, &|t, rate| t.rates[kind] = rate, &|t| exact(t, &all));
    }
    for kind in 0..kinds.count {
        let rate = terms.rates[kind];
        let largest = |row: &Row| share(row.largest, rate);
        let touched = rows.iter().map(largest).max().unwrap_or(0);
        let caps = std::iter::once(0).chain(CAPS.iter().copied().filter(|c| *c < touched));
        try_all(&mut terms, caps, &|t, cap| t.caps[kind] = cap, &|t| exact(t, &all));
    }
    let all_rows = runs_of(rows.iter());
    let capped = || usual::with_a_cap(pool, kinds, rows, kept);
    if exact(&terms, &all).0 * 10 < all_rows * POOR
        && let Some(other) = capped().filter(|other| exact(other, &all) > exact(&terms, &all))
    {
        terms = other;
    }
    let hit: Vec<&Row> = rows.iter().filter(|r| exactly(pool, kinds, &terms, r)).collect();
    let hits = runs_of(hit.iter().copied());
    let once = is_once(pool, kinds, &terms, rows.iter());
    let usual = usual::are(&terms.rates[..kinds.count]);
    let beyond_chance = usual && usual::beyond_chance(&hit, kinds.count);
    Some(Found { terms, hits, rows: all_rows, once, beyond_chance })
}

/// Takes the value that most runs bear out; of equal ones the first.
fn try_all(
    terms: &mut Terms,
    values: impl Iterator<Item = i64>,
    set: &dyn Fn(&mut Terms, i64),
    score: &dyn Fn(&Terms) -> (usize, usize),
) {
    let mut best: Option<((usize, usize), Terms)> = None;
    for value in values {
        let mut tried = *terms;
        set(&mut tried, value);
        let found = score(&tried);
        if best.as_ref().is_none_or(|(b, _)| found > *b) {
            best = Some((found, tried));
        }
    }
    if let Some((_, found)) = best {
        *terms = found;
    }
}

/// Rates to the nearest hundredth of a percent that most of these runs nearly bear out.
fn solved(rows: &[&Row], kinds: &[usize], kept: bool) -> Option<ByKind<i64>> {
    let part = |row: &Row, k: usize| if kept { row.sold[k] } else { row.of[k] };
    let equation = |row: &Row, whole: i64| {
        let mut of = [0i128; KINDS_MAX];
        for (slot, k) in of.iter_mut().zip(kinds) {
            *slot = i128::from(part(row, *k)) * ONE / i128::from(whole.max(1));
        }
        Equation { of, sum: i128::from(row.fee) * 100_000 * ONE / i128::from(whole.max(1)) }
    };
    let off = |row: &Row, rates: &ByKind<i64>| {
        let fee: i128 =
            kinds.iter().zip(rates).map(|(k, r)| i128::from(part(row, *k)) * i128::from(*r)).sum();
        ((fee / 100_000_000) as i64 - row.fee).abs()
    };
    let slack = |row: &Row, loose: i64| rounding(row.sales.len()) + row.gross * loose / 100_000;
    let near = |rates: &ByKind<i64>, loose: i64| -> Vec<&Row> {
        rows.iter().copied().filter(|r| off(r, rates) <= slack(r, loose)).collect()
    };
    let sensible = |rates: &ByKind<i64>| {
        rates.iter().take(kinds.len()).all(|r| (-50_000..=RATE_MAX * 1_000).contains(r))
    };
    let largest = rows.iter().map(|r| r.gross).max()?;
    // All together first: where hardly one is short, no few of them are as exact.
    let all: Vec<Equation> = rows.iter().map(|r| equation(r, largest)).collect();
    let together = solve(nearest(&all, kinds.len()).into_iter(), kinds.len()).filter(sensible);
    let hits = |rates: &ByKind<i64>| runs_of(near(rates, LOOSE).into_iter());
    let mut best: Option<(usize, ByKind<i64>)> = together.map(|rates| (hits(&rates), rates));
    for draw in 0..DRAWS {
        let order = shuffled(rows.len(), draw);
        let equations = order.into_iter().map(|at| equation(rows[at], rows[at].gross));
        let Some(rates) = solve(equations, kinds.len()).filter(sensible) else { continue };
        let hits = hits(&rates);
        if best.is_none_or(|(most, _)| hits > most) {
            best = Some((hits, rates));
        }
    }
    let (_, mut rates) = best?;
    for loose in [LOOSE, LOOSE / 3, 0] {
        let all: Vec<Equation> =
            near(&rates, loose).into_iter().map(|r| equation(r, largest)).collect();
        let Some(found) = solve(nearest(&all, kinds.len()).into_iter(), kinds.len()) else { break };
        if sensible(&found) {
            rates = found;
        }
    }
    let mut out = [0; KINDS_MAX];
    for (k, rate) in kinds.iter().zip(rates) {
        let unit = GRID * 1_000;
        out[*k] = ((rate + unit / 2).div_euclid(unit) * GRID).max(0);
    }
    Some(out)
}

/// The numbers below a limit in an order of its own for each draw.
fn shuffled(count: usize, draw: u64) -> Vec<usize> {
    let mut state = draw.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03;
    let mut out: Vec<usize> = (0..count).collect();
    for at in (1..count).rev() {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        out.swap(at, (state >> 33) as usize % (at + 1));
    }
    out
}

/// Moves rates a step at a time, one or two together, while more runs follow to the cent.
fn refine(terms: &mut Terms, kinds: &[usize], score: &dyn Fn(&Terms) -> (usize, usize)) {
    let mut now = score(terms);
    for _ in 0..8 {
        let mut best = (now, *terms);
        let mut offer = |tried: Terms| {
            let sensible = tried.rates.iter().all(|r| (0..=RATE_MAX).contains(r));
            if sensible {
                let found = score(&tried);
                if found > best.0 {
                    best = (found, tried);
                }
            }
        };
        for (at, k) in kinds.iter().enumerate() {
            for step in [-2 * GRID, -GRID, GRID, 2 * GRID] {
                let mut tried = *terms;
                tried.rates[*k] += step;
                offer(tried);
                for other in &kinds[at + 1..] {
                    let mut both = tried;
                    both.rates[*other] -= step;
                    offer(both);
                }
            }
        }
        if best.0 == now {
            return;
        }
        (now, *terms) = best;
    }
}

/// Runs that follow to the cent, and nearly.
fn score(pool: &Pool<'_>, kinds: &Kinds, terms: &Terms, rows: &[&Row]) -> (usize, usize) {
    let found: Vec<Fits> = rows.iter().map(|r| fits(pool, kinds, terms, r)).collect();
    let count = |wanted: &dyn Fn(Fits) -> bool| {
        runs_of(rows.iter().zip(&found).filter(|(_, f)| wanted(**f)).map(|(r, _)| *r))
    };
    (count(&|f| f == Fits::Exactly), count(&|f| f != Fits::Not))
}

fn exactly(pool: &Pool<'_>, kinds: &Kinds, terms: &Terms, row: &Row) -> bool {
    fits(pool, kinds, terms, row) == Fits::Exactly
}

fn fits(pool: &Pool<'_>, kinds: &Kinds, terms: &Terms, row: &Row) -> Fits {
    let capped = terms.caps != [0; KINDS_MAX];
    let slack = rounding(row.sales.len());
    // Far off altogether: nothing to be added up sale by sale.
    if !capped && (roughly(kinds, terms, row) - row.fee).abs() > slack + 1 {
        return Fits::Not;
    }
    let singly = singly(pool, kinds, terms, row);
    if singly == row.fee || (!capped && once(kinds, terms, row) == row.fee) {
        return Fits::Exactly;
    }
    let near = (singly - row.fee).abs() <= slack;
    if near { Fits::Nearly } else { Fits::Not }
}

/// What a run is charged but for rounding.
fn roughly(kinds: &Kinds, terms: &Terms, row: &Row) -> i64 {
    let of = if terms.kept { &row.sold } else { &row.of };
    let all = of.iter().zip(&terms.rates).take(kinds.count);
    (all.map(|(sum, rate)| i128::from(*sum) * i128::from(*rate)).sum::<i128>() / 100_000) as i64
}

/// What a run is charged where each sale's fee is rounded by itself.
fn singly(pool: &Pool<'_>, kinds: &Kinds, terms: &Terms, row: &Row) -> i64 {
    row.sales.iter().map(|s| terms.charge(&pool.sales[*s], kinds.of[*s])).sum()
}

/// What a run is charged where each rate is rounded once.
fn once(kinds: &Kinds, terms: &Terms, row: &Row) -> i64 {
    let of = if terms.kept { &row.sold } else { &row.of };
    taken_once(terms.rates.iter().copied().zip(of.iter().copied()).take(kinds.count))
}
