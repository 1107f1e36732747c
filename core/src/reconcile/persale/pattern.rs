//! Equal sales of one day of which some were paid, where one terminal, channel or card kind is unpaid before or after:
//! those of that part are the unpaid ones.

use super::super::explain::ATTRIBUTES;
use super::super::pool::Pool;
use super::super::runs::Book;
use std::collections::BTreeSet;

/// So many unpaid sales next to it on one side, all of one part and none of that part paid, tell.
const TELLING: usize = 3;
/// Sales looked at on each side.
const LOOKED_AT: usize = 3_000;

/// Which of these equal sales the unpaid ones around go on with: just so many as are unpaid, of one part. `sure` are the
/// sales that are unpaid in any case, in order, `either` those that have equal ones of which some were paid.
pub(super) fn goes_on(
    pool: &Pool<'_>,
    book: &Book,
    equal: &[usize],
    open: usize,
    (sure, either): (&[usize], &BTreeSet<usize>),
) -> Option<Vec<usize>> {
    let mut found: Option<Vec<usize>> = None;
    for of in ATTRIBUTES {
        let part = |s: usize| of(&pool.sales[s]);
        let mut parts: Vec<u32> = equal.iter().map(|s| part(*s)).filter(|p| *p != 0).collect();
        parts.sort_unstable();
        parts.dedup();
        for wanted in parts {
            let own: Vec<usize> = equal.iter().copied().filter(|s| part(*s) == wanted).collect();
            if own.len() != open
                || !(beside(pool, book, &own, (sure, either), true, &part)
                    || beside(pool, book, &own, (sure, either), false, &part))
            {
                continue;
            }
            match &found {
                Some(other) if *other != own => return None,
                _ => found = Some(own),
            }
        }
    }
    found
}

/// The nearest unpaid sales on one side are of the same part, and nothing of it was paid in between.
fn beside(
    pool: &Pool<'_>,
    book: &Book,
    own: &[usize],
    (sure, either): (&[usize], &BTreeSet<usize>),
    after: bool,
    part: &dyn Fn(usize) -> u32,
) -> bool {
    let (Some(first), Some(last)) = (own.first().copied(), own.last().copied()) else {
        return false;
    };
    let near: Vec<usize> = if after {
        let at = sure.partition_point(|s| *s <= last);
        sure[at..].iter().copied().take(TELLING).collect()
    } else {
        let at = sure.partition_point(|s| *s < first);
        sure[..at].iter().rev().copied().take(TELLING).collect()
    };
    let (Some(end), wanted) = (near.last().copied(), part(first)) else { return false };
    if near.len() < TELLING || near.iter().any(|s| part(*s) != wanted) {
        return false;
    }
    let span = if after { first..=end } else { end..=last };
    let told = |s: usize| own.contains(&s) || either.contains(&s);
    let unpaid = |s: usize| book.fate[s].paid.is_none() || book.fate[s].voided || told(s);
    end.abs_diff(first) <= LOOKED_AT
        && span.filter(|s| part(*s) == wanted && pool.sales[*s].gross > 0).all(unpaid)
}
