//! Which sales a shortage is: the sets that a fault would leave unpaid, found by their sum.

mod combined;
mod odds;

pub(super) use combined::combined;
pub(super) use odds::{by_chance, weigh};

use super::fees::Values;
use super::pool::{Pool, Sale};
use super::voided;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Most explanations kept of one shortage.
const KEPT: usize = 12;
/// Runs longer than this are not searched for scattered pairs.
const PAIRS_MAX: usize = 600;
/// Among more sales some three always fit by chance.
const TRIPLES_MAX: usize = 120;
/// Runs no longer than this are searched for four sales, and for five: a few dropped from a short run are found.
const FOURS_MAX: usize = 40;
const FIVES_MAX: usize = 20;

/// How natural an explanation is; the less, the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    /// All sales of one terminal, channel or card kind.
    WholePart,
    /// All sales of one of several days, or of some that follow each other.
    Days,
    /// All sales up to a moment, or from a moment on.
    Edge,
    /// One sale.
    Single,
    /// A stretch of time.
    Window,
    /// A stretch of time on one terminal, channel or card kind.
    PartWindow,
    /// A few sales without anything in common.
    Scattered,
    /// Two natural sets together.
    Combined,
}

/// A set of sales whose sum is the shortage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Explanation {
    pub shape: Shape,
    /// Which part, as attribute and value, for shapes that are about one.
    pub part: Option<(u8, u32)>,
    /// Indexes into the pool, by time.
    pub sales: Vec<usize>,
}

/// Finds the sets with one of these sums, best first. `sales` are by time; scattered sets are looked for only where
/// nothing better fits.
pub(super) fn find(
    pool: &Pool<'_>,
    values: Values,
    sales: &[usize],
    targets: &[i64],
) -> Vec<Explanation> {
    let mut out: Vec<Explanation> = Vec::new();
    let targets: Vec<i64> = targets.iter().copied().filter(|t| *t != 0).collect();
    if targets.is_empty() || sales.is_empty() {
        return out;
    }
    let sales = &voided::without(pool, sales)[..];
    // A fault may leave refunds alone: sets are looked for with them and without.
    let paid_in: Vec<usize> = sales.iter().copied().filter(|s| pool.sales[*s].gross > 0).collect();
    in_list(pool, values, sales, &targets, &mut out);
    if paid_in.len() < sales.len() {
        in_list(pool, values, &paid_in, &targets, &mut out);
    }
    if out.is_empty() && sales.len() <= PAIRS_MAX {
        scattered(pool, values, &paid_in, &targets, &mut out);
        for (size, longest) in [(4, FOURS_MAX), (5, FIVES_MAX)] {
            if out.is_empty() && paid_in.len() <= longest {
                dropped(pool, values, &paid_in, &targets, size, &mut out);
            }
        }
    }
    // Of sales of equal standing the later stand first: a fault that is still there is found at the end.
    out.sort_by(|a, b| (a.shape, &b.sales).cmp(&(b.shape, &a.sales)));
    let mut seen = BTreeSet::new();
    out.retain(|e| seen.insert(e.sales.clone()));
    out.truncate(KEPT);
    out
}

/// Stretches of a list and of each of its parts.
fn in_list(
    pool: &Pool<'_>,
    values: Values,
    sales: &[usize],
    targets: &[i64],
    out: &mut Vec<Explanation>,
) {
    for set in windows(pool, values, sales, targets) {
        let edge = set.start == 0 || set.end == sales.len();
        let day = |at: usize| pool.sales[sales[at]].moment.date_naive();
        let begins = set.start == 0 || day(set.start - 1) < day(set.start);
        let ends = set.end == sales.len() || day(set.end - 1) < day(set.end);
        let shape = match set.len() {
            n if n == sales.len() && n > 1 => Shape::Edge,
            1 => Shape::Single,
            _ if begins && ends => Shape::Days,
            _ if edge => Shape::Edge,
            _ => Shape::Window,
        };
        out.push(Explanation { shape, part: None, sales: sales[set].to_vec() });
    }
    for (attribute, of) in ATTRIBUTES.iter().enumerate() {
        let mut parts: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for index in sales {
            parts.entry(of(&pool.sales[*index])).or_default().push(*index);
        }
        if parts.len() < 2 {
            continue;
        }
        for (value, members) in parts.iter().filter(|(value, _)| **value != 0) {
            for set in windows(pool, values, members, targets) {
                let shape =
                    if set.len() == members.len() { Shape::WholePart } else { Shape::PartWindow };
                if set.len() == 1 && shape == Shape::PartWindow {
                    continue;
                }
                out.push(Explanation {
                    shape,
                    part: Some((attribute as u8, *value)),
                    sales: members[set].to_vec(),
                });
            }
        }
    }
}

/// Attributes a fault can be about, in the order they are numbered.
pub(super) const ATTRIBUTES: [fn(&Sale) -> u32; 4] =
    [|s| s.terminal, |s| s.channel, |s| s.card_kind, |s| s.merchant];

/// Stretches of this list whose values add up to a target.
fn windows(
    pool: &Pool<'_>,
    values: Values,
    sales: &[usize],
    targets: &[i64],
) -> Vec<std::ops::Range<usize>> {
    let mut seen: HashMap<i64, Vec<usize>> = HashMap::with_capacity(sales.len() + 1);
    let mut sum = 0;
    let mut out = Vec::new();
    seen.entry(0).or_default().push(0);
    for (at, index) in sales.iter().enumerate() {
        sum += values.of(&pool.sales[*index]);
        for target in targets {
            for start in seen.get(&(sum - target)).into_iter().flatten() {
                if out.len() < 200 {
                    out.push(*start..at + 1);
                }
            }
        }
        seen.entry(sum).or_default().push(at + 1);
    }
    out
}

/// Pairs, then triples, of sales anywhere in the run.
fn scattered(
    pool: &Pool<'_>,
    values: Values,
    sales: &[usize],
    targets: &[i64],
    out: &mut Vec<Explanation>,
) {
    let value = |i: usize| values.of(&pool.sales[sales[i]]);
    let mut by_value: HashMap<i64, Vec<usize>> = HashMap::new();
    for i in 0..sales.len() {
        by_value.entry(value(i)).or_default().push(i);
    }
    let mut add = |set: &[usize]| {
        if out.len() < KEPT * 2 {
            let sales = set.iter().map(|i| sales[*i]).collect();
            out.push(Explanation { shape: Shape::Scattered, part: None, sales });
        }
    };
    let mut found = false;
    for target in targets {
        for i in 0..sales.len() {
            for j in by_value.get(&(target - value(i))).into_iter().flatten().filter(|j| **j > i) {
                add(&[i, *j]);
                found = true;
            }
        }
    }
    if found || sales.len() > TRIPLES_MAX {
        return;
    }
    for target in targets {
        for i in 0..sales.len() {
            for j in i + 1..sales.len() {
                for k in by_value
                    .get(&(target - value(i) - value(j)))
                    .into_iter()
                    .flatten()
                    .filter(|k| **k > j)
                {
                    add(&[i, j, *k]);
                }
            }
        }
    }
}

/// So many sales anywhere in a short run.
fn dropped(
    pool: &Pool<'_>,
    values: Values,
    sales: &[usize],
    targets: &[i64],
    size: usize,
    out: &mut Vec<Explanation>,
) {
    if sales.len() < size {
        return;
    }
    let worth: Vec<i64> = sales.iter().map(|s| values.of(&pool.sales[*s])).collect();
    let mut by_value: HashMap<i64, Vec<usize>> = HashMap::new();
    for (at, value) in worth.iter().enumerate() {
        by_value.entry(*value).or_default().push(at);
    }
    // All but the last are chosen in order; the last one is what is left of the sum.
    let mut chosen: Vec<usize> = (0..size - 1).collect();
    loop {
        let sum: i64 = chosen.iter().map(|at| worth[*at]).sum();
        let before = chosen.last().copied().unwrap_or_default();
        let last = |target: &i64| by_value.get(&(target - sum));
        for at in targets.iter().filter_map(last).flatten().filter(|at| **at > before) {
            if out.len() < KEPT * 2 {
                let set = chosen.iter().chain([at]).map(|at| sales[*at]).collect();
                out.push(Explanation { shape: Shape::Scattered, part: None, sales: set });
            }
        }
        if !advance(&mut chosen, sales.len()) {
            return;
        }
    }
}

/// The next choice of as many places in order; `false` after the last.
fn advance(chosen: &mut [usize], places: usize) -> bool {
    let size = chosen.len();
    let Some(at) = (0..size).rev().find(|at| chosen[*at] + size < places + at) else {
        return false;
    };
    chosen[at] += 1;
    for next in at + 1..size {
        chosen[next] = chosen[next - 1] + 1;
    }
    true
}
