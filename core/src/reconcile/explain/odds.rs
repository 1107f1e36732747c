//! What chance gives. In a long run some stretch of sales adds up to almost any sum: that one fits says little. That one
//! sale of a size of its own is just what is lacking says much.

use super::super::chance::{CHANCE_MAX, MILLION, gcd};
use super::super::fees::Values;
use super::super::pool::Pool;
use super::{ATTRIBUTES, Explanation, KEPT, PAIRS_MAX, Shape, TRIPLES_MAX, scattered};
use std::collections::BTreeSet;

/// From so many stretches on that chance alone is expected to give (in a million shortages), one that fits is no proof.
const STRETCHES_MAX: i64 = MILLION * 3 / 10;

/// A few neighbours are as many stretches and hardly a fault: of so many sales, and from so many on.
const FEW: usize = 4;
const FEW_MAX: i64 = MILLION / 200;
/// The same where no two or three other sales of the run are the sum either, and where only pairs were looked at.
const FEW_ALONE_MAX: i64 = MILLION * 8 / 100;
const FEW_LONG_MAX: i64 = MILLION * 2 / 100;
/// The same of two to five sales anywhere in a run.
const SCATTERED_MAX: i64 = MILLION * 3 / 100;

/// Two sales without anything in common are telling in a run of so many, whatever they are worth.
const TELLING_PAIR_MAX: usize = 30;

/// Sums of as many sales and the same gross differ by about so much of a unit in their fees.
const ROUNDED: i64 = 4;

/// The best of these sets, a few sales without anything in common, can be one by chance.
pub(in super::super) fn by_chance(
    pool: &Pool<'_>,
    values: Values,
    sales: &[usize],
    found: &[Explanation],
) -> bool {
    let Some(first) = found.first().filter(|e| e.shape == Shape::Scattered) else { return false };
    let size = first.sales.len() as i128;
    if size == 2 && sales.len() <= TELLING_PAIR_MAX {
        return false;
    }
    let sum: i64 = first.sales.iter().map(|s| values.of(&pool.sales[*s])).sum();
    let sold: Vec<i64> = worth(pool, values, sales).filter(|v| *v > 0).collect();
    let count = sold.iter().filter(|v| **v < sum).count() as i128;
    // So many sets of this size there are, their sums spread over what is asked for.
    let sets = (0..size).fold(1, |sets, n| sets * (count - n).max(0) / (n + 1));
    sets * i128::from(coarse(pool, sales, &sold)) * i128::from(MILLION)
        > i128::from(SCATTERED_MAX) * i128::from(sum.max(1))
}

/// What the sums of a run are multiples of. A fee on each sale tells sums in whole yuan apart by its rounding, a little.
fn coarse(pool: &Pool<'_>, sales: &[usize], sold: &[i64]) -> i64 {
    let prices: Vec<i64> = sales.iter().map(|s| pool.sales[*s].gross.abs()).collect();
    (grid(&prices) / ROUNDED).max(grid(sold))
}

/// Leaves out what chance explains better, where one sale stands out; and says whether what is left can be chance.
pub(in super::super) fn weigh(
    pool: &Pool<'_>,
    values: Values,
    sales: &[usize],
    found: &mut Vec<Explanation>,
) -> bool {
    let stretch = |e: &Explanation| matches!(e.shape, Shape::Window | Shape::PartWindow);
    if !found.iter().any(stretch) {
        // A few sales at the edge of a run are no plainer than as few anywhere in it.
        let edge = |e: &Explanation| e.shape == Shape::Edge && e.sales.len() <= FEW;
        if !found.is_empty() && found.iter().all(edge) {
            let others = others(pool, values, sales, found);
            found.extend(others);
            found.truncate(KEPT);
        }
        return false;
    }
    let expected = stretches(pool, values, sales);
    let few = found.iter().filter(|e| stretch(e)).all(|e| e.sales.len() <= FEW);
    let most = if few {
        let others = others(pool, values, sales, found);
        if !others.is_empty() {
            // Two or three sales here and there are as plain as a few neighbours: both are answers.
            found.extend(others);
            found.truncate(KEPT);
            return false;
        }
        match sales.len() {
            n if n <= TRIPLES_MAX => FEW_ALONE_MAX,
            n if n <= PAIRS_MAX => FEW_LONG_MAX,
            _ => FEW_MAX,
        }
    } else {
        STRETCHES_MAX
    };
    if expected < most {
        return false;
    }
    let others: Vec<usize> = (0..found.len()).filter(|at| !stretch(&found[*at])).collect();
    if let [at] = others[..]
        && found[at].shape == Shape::Single
    {
        let value = values.of(&pool.sales[found[at].sales[0]]);
        if same_size(pool, values, sales, value) <= CHANCE_MAX {
            *found = vec![found.swap_remove(at)];
            return false;
        }
    }
    // What is plainer than a stretch goes before it, as ever.
    others.is_empty()
}

/// Two or three other sales of the run with the sum of what was found.
fn others(
    pool: &Pool<'_>,
    values: Values,
    sales: &[usize],
    found: &[Explanation],
) -> Vec<Explanation> {
    if sales.len() > PAIRS_MAX {
        return Vec::new();
    }
    let sum = |e: &Explanation| e.sales.iter().map(|s| values.of(&pool.sales[*s])).sum();
    let sums: BTreeSet<i64> = found.iter().map(sum).collect();
    let targets: Vec<i64> = sums.into_iter().collect();
    let sold: Vec<usize> = sales.iter().copied().filter(|s| pool.sales[*s].gross > 0).collect();
    let mut others = Vec::new();
    scattered(pool, values, &sold, &targets, &mut others);
    others.retain(|other| found.iter().all(|e| e.sales != other.sales));
    others
}

/// How many stretches of a run, and of each of its parts, have one certain sum, in a million.
fn stretches(pool: &Pool<'_>, values: Values, sales: &[usize]) -> i64 {
    let sold: Vec<i64> = worth(pool, values, sales).filter(|v| *v > 0).collect();
    let grid = coarse(pool, sales, &sold);
    let (count, total) = (sold.len() as i64, sold.iter().sum::<i64>().max(1));
    let divided = |of: &&fn(&super::Sale) -> u32| {
        let mut seen: BTreeSet<u32> = BTreeSet::new();
        sales.iter().any(|s| seen.insert(of(&pool.sales[*s])) && seen.len() > 1)
    };
    let lists = 1 + ATTRIBUTES.iter().filter(divided).count() as i64;
    // Each sale begins one stretch whose sum passes the sum asked for, in steps of an average sale.
    let steps = i128::from(count) * i128::from(count) * i128::from(lists) * i128::from(grid);
    (steps * i128::from(MILLION) / i128::from(total)).min(i128::from(i64::MAX)) as i64
}

/// Of a million shortages of about this size so many are some sale of the run by chance.
fn same_size(pool: &Pool<'_>, values: Values, sales: &[usize], value: i64) -> i64 {
    let sold: Vec<i64> = worth(pool, values, sales).collect();
    let near = sold.iter().filter(|v| (**v - value).abs() * 4 <= value).count() as i64;
    near.saturating_mul(grid(&sold)).saturating_mul(MILLION) / (value / 2).max(1)
}

fn worth(pool: &Pool<'_>, values: Values, sales: &[usize]) -> impl Iterator<Item = i64> {
    sales.iter().map(move |s| values.of(&pool.sales[*s]))
}

/// What all of these are multiples of, in minor units.
fn grid(sold: &[i64]) -> i64 {
    sold.iter().fold(0, |grid, v| gcd(grid, *v)).max(1)
}
