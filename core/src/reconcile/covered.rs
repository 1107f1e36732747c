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
    let mut out = Vec::new();
    for earlier in all {
        let Some((_, last)) = earlier.covers else { continue };
        let Some((_, end)) = earlier.balance_at_ends() else { continue };
        // An account that is swept has the same balance evening after evening.
        let swept = || {
            let rows = all.iter().flat_map(|s| &s.rows);
            rows.filter(|row| row.balance_minor == Some(end)).count() > 1
        };
        for later in all {
            let Some((first, _)) = later.covers.filter(|(first, _)| *first > last) else {
                continue;
            };
            if later.balance_at_ends().is_some_and(|(start, _)| start == end) && !swept() {
                out.push((last, first));
            }
        }
    }
    out
}
