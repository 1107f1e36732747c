//! Which rows of overlapping exports are the same row.

use super::row::{Kind, Row};
use super::{Side, Statement};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// A row's identity: its reference number where it has one, else its fields; with its occurrence within the file,
/// so that two equal rows of one file stay two. Comparable between files of one run of the program only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity {
    key: u128,
    /// First, second, … of its like within the file.
    nth: u32,
}

/// The identities of a statement's rows, in their order.
pub fn identities(statement: &Statement) -> Vec<Identity> {
    let mut seen: HashMap<u128, u32> = HashMap::with_capacity(statement.rows.len());
    statement
        .rows
        .iter()
        .map(|row| {
            let key = key(statement, row);
            let nth = seen.entry(key).and_modify(|n| *n += 1).or_insert(0);
            Identity { key, nth: *nth }
        })
        .collect()
}

fn key(statement: &Statement, row: &Row) -> u128 {
    let half = |seed: u8| {
        let mut h = DefaultHasher::new();
        seed.hash(&mut h);
        (statement.side == Side::Pos).hash(&mut h);
        statement.currency.hash(&mut h);
        row.day().hash(&mut h);
        row.amount_minor.hash(&mut h);
        (row.kind == Kind::Neutral).hash(&mut h);
        if let Some(reference) = row.reference.as_deref().filter(|r| is_telling(r)) {
            reference.hash(&mut h);
            return h.finish();
        }
        if !row.date_only {
            row.at.timestamp().hash(&mut h);
        }
        match row.balance_minor {
            // The balance after a row tells it from every other row of its account.
            Some(balance) => balance.hash(&mut h),
            None => {
                statement.account_tail.hash(&mut h);
                [&row.terminal, &row.batch, &row.voucher, &row.card, &row.text, &row.counterparty]
                    .hash(&mut h);
            }
        }
        h.finish()
    };
    u128::from(half(1)) << 64 | u128::from(half(2))
}

/// A number that tells rows apart: not blank, not all zeros, not cut by a spreadsheet (`2.02603E+17`).
fn is_telling(reference: &str) -> bool {
    reference.len() >= 4
        && reference.chars().any(|c| c.is_ascii_alphanumeric() && c != '0')
        && !(reference.contains("E+") && reference.contains('.'))
}

/// Nothing but its day, its sum and its words tells this row from others: two of a kind may be one, or two.
pub fn unmarked(row: &Row) -> bool {
    let numbered = row.reference.as_deref().is_some_and(is_telling);
    !numbered && row.date_only && row.balance_minor.is_none()
}

/// The rows of several statements without those that are there twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Union {
    /// Statement and row index of each row kept, in the order given.
    pub kept: Vec<(usize, usize)>,
    /// How many rows of each statement were new.
    pub new: Vec<usize>,
}

/// Joins statements: a row already known from an earlier one is left out. `known` holds what was imported before
/// and is extended.
#[allow(clippy::implicit_hasher)]
pub fn union(statements: &[&Statement], known: &mut HashSet<Identity>) -> Union {
    let mut kept = Vec::new();
    let mut new = Vec::new();
    for (at, statement) in statements.iter().enumerate() {
        let before = kept.len();
        for (index, identity) in identities(statement).into_iter().enumerate() {
            if known.insert(identity) {
                kept.push((at, index));
            }
        }
        new.push(kept.len() - before);
    }
    Union { kept, new }
}
