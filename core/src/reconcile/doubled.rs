//! Rows that may be there twice: what the import of a file told of it holds for everything that is made of its rows.

use super::{At, Input};
use crate::statement::{Hint, Kind, Statement, Union, unmarked};
use crate::{Currency, Money};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Rows of one side that may be one payment counted twice, or two counted once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubled {
    /// Bank rows; else sales.
    pub bank: bool,
    /// One export has them twice, with the same number, and both were counted; else two files share them without any
    /// number, and they were counted once.
    pub counted: bool,
    /// How many rows beyond the first of each.
    pub rows: usize,
    /// Their sum.
    pub sum: Money,
}

/// What may be there twice on both sides, and the sales that are in doubt for it.
pub(super) fn find(
    input: &Input<'_>,
    currency: Currency,
    unions: [&Union; 2],
) -> (Vec<Doubled>, BTreeSet<At>) {
    let mut out = Vec::new();
    let mut doubt = BTreeSet::new();
    let (mut rows, mut sum) = (0, 0i64);
    for (statement, export) in input.pos.iter().enumerate() {
        let told = export.hints.iter().any(|h| matches!(h, Hint::Repeated { .. }));
        if !told || export.currency != currency {
            continue;
        }
        let mut first: HashMap<(&str, i64, i64), u32> = HashMap::new();
        for row in export.rows.iter().filter(|r| r.kind == Kind::Sale) {
            let Some(number) = row.reference.as_deref() else { continue };
            let key = (number, row.at.timestamp(), row.amount_minor);
            if let Some(before) = first.insert(key, row.row) {
                rows += 1;
                sum = sum.saturating_add(row.amount_minor);
                doubt.extend([before, row.row].map(|row| At { statement, row }));
            }
        }
    }
    let mut tell = |bank, counted, rows, sum| {
        if rows > 0 {
            out.push(Doubled { bank, counted, rows, sum: Money::new(sum, currency) });
        }
    };
    tell(false, true, rows, sum);
    for (bank, side, union) in [(false, input.pos, unions[0]), (true, input.bank, unions[1])] {
        let (rows, sum) = shared(side, currency, union);
        tell(bank, false, rows, sum);
    }
    (out, doubt)
}

/// Rows left out because another file has one like them, where nothing but day, sum and words says that it is the same.
fn shared(side: &[Statement], currency: Currency, union: &Union) -> (usize, i64) {
    let all: usize = side.iter().map(|s| s.rows.len()).sum();
    if union.kept.len() == all {
        return (0, 0);
    }
    let kept: HashSet<(usize, usize)> = union.kept.iter().copied().collect();
    let mut files = HashSet::new();
    let (mut rows, mut sum) = (0, 0i64);
    for (at, statement) in side.iter().enumerate() {
        // The same file, byte for byte, leaves no doubt.
        let inner = statement.inner.as_ref().map(|i| i.name.as_str());
        let again = !files.insert((statement.sha256, inner));
        if again || statement.currency != currency {
            continue;
        }
        for (index, row) in statement.rows.iter().enumerate() {
            if !kept.contains(&(at, index)) && unmarked(row) {
                rows += 1;
                sum = sum.saturating_add(row.amount_minor.saturating_abs());
            }
        }
    }
    (rows, sum)
}
