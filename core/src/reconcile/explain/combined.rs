//! Two faults in one run: a shortage that is no natural set by itself can be two of them, such as a terminal's sales
//! and a stretch of time, or one large sale held back besides. Chance finds such pairs too: the plainest kind that
//! gives any is taken, and what comes of it is never called sure.

use super::super::fees::Values;
use super::super::pool::Pool;
use super::super::voided;
use super::{ATTRIBUTES, Explanation, KEPT, Shape, windows};
use std::collections::{BTreeMap, BTreeSet};

/// Longer runs are not searched: among so many sales some two sets fit any sum.
const SALES_MAX: usize = 150;
/// A single sale beside a stretch anywhere is looked for only in runs this short.
const ANYWHERE_MAX: usize = 40;

/// Pairs of natural sets with one of these sums, the plainest kind that gives any.
pub(in super::super) fn combined(
    pool: &Pool<'_>,
    values: Values,
    sales: &[usize],
    targets: &[i64],
) -> Vec<Explanation> {
    let sales = voided::without(pool, sales);
    let paid_in: Vec<usize> = sales.into_iter().filter(|s| pool.sales[*s].gross > 0).collect();
    if paid_in.len() > SALES_MAX || targets.is_empty() {
        return Vec::new();
    }
    let parts = parts(pool, &paid_in);
    let singles: Vec<Vec<usize>> = paid_in.iter().map(|s| vec![*s]).collect();
    let edge = |range: &std::ops::Range<usize>, all: usize| range.start == 0 || range.end == all;
    let search = |first: &[Vec<usize>], wanted: &dyn Fn(&std::ops::Range<usize>, usize) -> bool| {
        let mut found: BTreeSet<Vec<usize>> = BTreeSet::new();
        for set in first {
            let rest: Vec<usize> = paid_in.iter().copied().filter(|s| !set.contains(s)).collect();
            let taken: i64 = set.iter().map(|s| values.of(&pool.sales[*s])).sum();
            let left: Vec<i64> = targets.iter().map(|t| t - taken).filter(|t| *t > 0).collect();
            for range in windows(pool, values, &rest, &left) {
                if wanted(&range, rest.len()) && found.len() < KEPT * 2 {
                    let mut both = set.clone();
                    both.extend(&rest[range]);
                    both.sort_unstable();
                    found.insert(both);
                }
            }
        }
        found
    };
    let kinds: [(&[Vec<usize>], &dyn Fn(&std::ops::Range<usize>, usize) -> bool); 4] = [
        (&parts, &|range, all| range.len() == 1 || edge(range, all)),
        (&singles, &|range, all| range.len() > 1 && edge(range, all)),
        (&parts, &|range, _| range.len() > 1),
        (&singles, &|range, _| range.len() > 1 && paid_in.len() <= ANYWHERE_MAX),
    ];
    for (first, wanted) in kinds {
        let mut found = search(first, wanted);
        if found.is_empty() {
            continue;
        }
        let mut out: Vec<Vec<usize>> = Vec::new();
        // Of sets of equal standing the smaller first.
        while let Some(set) = found.pop_first() {
            out.push(set);
        }
        out.sort_by_key(Vec::len);
        out.truncate(KEPT);
        let shape = Shape::Combined;
        return out.into_iter().map(|sales| Explanation { shape, part: None, sales }).collect();
    }
    Vec::new()
}

/// All sales of one terminal, channel, card kind or merchant, each set once.
fn parts(pool: &Pool<'_>, sales: &[usize]) -> Vec<Vec<usize>> {
    let mut out: BTreeSet<Vec<usize>> = BTreeSet::new();
    for of in ATTRIBUTES {
        let mut parts: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for index in sales {
            parts.entry(of(&pool.sales[*index])).or_default().push(*index);
        }
        if parts.len() > 1 {
            out.extend(parts.into_iter().filter(|(value, _)| *value != 0).map(|(_, set)| set));
        }
    }
    out.into_iter().collect()
}
