//! The days that the bank files cover, by account.

use super::Input;
use crate::Currency;
use crate::statement::Statement;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashSet};

/// First and last day of a stretch.
pub(super) type Stretch = (NaiveDate, NaiveDate);

/// Days covered by account tail; only the account paid to counts where the sales files name it. And whether the files
/// are of other accounts alone.
pub(super) fn stretches(
    input: &Input<'_>,
    currency: Currency,
) -> (BTreeMap<String, Vec<Stretch>>, bool) {
    let wanted: HashSet<&str> =
        input.pos.iter().filter_map(|s| s.pays_to_tail.as_deref()).collect();
    let mut of_account: BTreeMap<String, Vec<&Statement>> = BTreeMap::new();
    let mut other = false;
    // An account in another currency covers no day of these sales.
    for statement in input.bank.iter().filter(|s| s.currency == currency) {
        let tail = statement.account_tail.clone().unwrap_or_default();
        if !wanted.is_empty() && !tail.is_empty() && !wanted.contains(tail.as_str()) {
            other = true;
            continue;
        }
        of_account.entry(tail).or_default().push(statement);
    }
    let other = other && of_account.is_empty();
    let covered = of_account.into_iter().map(|(tail, all)| {
        let own = all.iter().filter_map(|s| s.covers);
        (tail, own.chain(bridges(&all)).collect())
    });
    (covered.collect(), other)
}

/// Days between two files of an account in which nothing can have come: the later one begins with the balance that the
/// earlier one ended with.
fn bridges(all: &[&Statement]) -> Vec<Stretch> {
    if all.len() < 2 {
        return Vec::new();
    }
    let known: Vec<(Stretch, (i64, i64))> =
        all.iter().filter_map(|s| s.covers.zip(s.balance_at_ends())).collect();
    // An account that is swept has the same balance evening after evening.
    let swept = |end: i64| {
        let rows = all.iter().flat_map(|s| &s.rows);
        rows.filter(|row| row.balance_minor == Some(end)).count() > 1
    };
    let mut out = Vec::new();
    for ((_, last), (_, end)) in &known {
        let later = known.iter().filter(|((first, _), (start, _))| first > last && start == end);
        let mut later = later.map(|((first, _), _)| (*last, *first)).peekable();
        if later.peek().is_some() && !swept(*end) {
            out.extend(later);
        }
    }
    out
}
