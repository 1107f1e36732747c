//! Fees in rows of their own that name the sale they were kept from: each goes into the row of its sale.

use super::super::row::{Kind, Row, Text};
use super::Built;
use std::collections::{BTreeMap, HashMap};

/// Of ten rows of fees so many have to find their sale.
const FOUND: usize = 9;

/// Joins each row of a fee with the sale or refund of the same number. Where some find none, all stay as they are.
pub(super) fn fees(built: &mut Built) {
    let rows = &built.rows;
    let all = rows.iter().filter(|r| r.kind == Kind::Fee).count();
    if all == 0 || rows.iter().any(|r| r.is_takings() && r.fee_minor.unwrap_or(0) != 0) {
        return;
    }
    let mut of: HashMap<&Text, Vec<usize>> = HashMap::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, r)| r.is_takings()) {
        for number in numbers(row) {
            of.entry(number).or_default().push(at);
        }
    }
    // Per takings row: what was kept of it, and the last row that says so.
    let mut kept: BTreeMap<usize, (i64, usize)> = BTreeMap::new();
    let mut gone = Vec::new();
    for (at, fee) in rows.iter().enumerate().filter(|(_, r)| r.kind == Kind::Fee) {
        let same_way = |i: &&usize| (rows[**i].amount_minor > 0) == (fee.amount_minor < 0);
        let fits = |i: &&usize| {
            same_way(i)
                && fee.amount_minor.saturating_abs() <= rows[**i].amount_minor.saturating_abs()
        };
        let found = numbers(fee).find_map(|n| of.get(n)?.iter().find(fits));
        let Some(sale) = found else { continue };
        let entry = kept.entry(*sale).or_insert((0, at));
        *entry = (entry.0.saturating_sub(fee.amount_minor), at);
        gone.push(at);
    }
    if gone.len() * 10 < all * FOUND {
        return;
    }
    for at in &gone {
        built.aside.add(built.rows[*at].amount_minor);
    }
    for (sale, (fee, last)) in kept {
        let balance = built.rows[last].balance_minor;
        let row = &mut built.rows[sale];
        (row.fee_minor, row.net_minor) = (Some(fee), Some(row.amount_minor.saturating_sub(fee)));
        row.balance_minor = balance.or(row.balance_minor);
    }
    // The journal says what moved: of what has no fee beside it nothing was kept, or given back.
    for row in built.rows.iter_mut().filter(|r| r.is_takings() && r.fee_minor.is_none()) {
        (row.fee_minor, row.net_minor) = (Some(0), Some(row.amount_minor));
    }
    let mut at = 0;
    built.rows.retain(|_| {
        at += 1;
        gone.binary_search(&(at - 1)).is_err()
    });
}

fn numbers(row: &Row) -> impl Iterator<Item = &Text> {
    [&row.order, &row.reference, &row.original].into_iter().flatten()
}
