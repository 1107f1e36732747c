//! Payments for sales that the export does not hold: on which days they come, by the way of paying, and how many. What
//! comes on such a day and belongs to no sale here is theirs; it casts no doubt on what is unpaid.

use super::pool::Pool;
use super::runs::Book;
use super::takings::Senders;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// Trade days so long before the export are looked at: weeks and long holidays.
const BEFORE_DAYS: u64 = 16;
/// And after it, where statements go on for months.
const AFTER_DAYS: u64 = 120;
/// A payment so many times the largest run is more than a trade day's sales.
const MORE_THAN_A_DAY: i64 = 3;

/// So many runs have to be paid in more than one payment before others are believed to be.
const USUAL_AT: usize = 2;

/// How many payments for sales outside the export can come, by day.
#[derive(Debug, Default)]
pub(super) struct Beyond {
    slots: BTreeMap<NaiveDate, usize>,
}

impl Beyond {
    /// From the first and last trade day that the export holds, as the acquirer cuts days; `due` tells when a day's sales
    /// come, `apart` whether days due together come apart, `parts` how many payments there are of each.
    pub(super) fn of(
        (first, last): (NaiveDate, NaiveDate),
        due: &mut dyn FnMut(NaiveDate) -> Vec<NaiveDate>,
        apart: bool,
        parts: usize,
    ) -> Self {
        let mut days: BTreeMap<NaiveDate, usize> = BTreeMap::new();
        let before = (1..=BEFORE_DAYS).filter_map(|n| first.checked_sub_days(Days::new(n)));
        let after = (1..=AFTER_DAYS).filter_map(|n| last.checked_add_days(Days::new(n)));
        for day in before.chain(after) {
            for due in due(day) {
                let slot = days.entry(due).or_default();
                *slot = if apart { *slot + parts } else { parts };
            }
        }
        Self { slots: days }
    }

    /// Any number of payments for other sales can come on this day.
    pub(super) fn holds(&self, day: NaiveDate) -> bool {
        self.slots.contains_key(&day)
    }

    /// The credits that are payments for other sales: no more of them on a day than there can be, and none of more than
    /// a day's sales.
    pub(super) fn payments(&self, pool: &Pool<'_>, book: &Book, senders: &Senders) -> Vec<usize> {
        let largest = book.runs.iter().map(|r| r.expected).max().unwrap_or(0);
        // Whoever else names takings, as a platform that pays meals does, leaves as many to the known payer.
        let mut by_day: BTreeMap<(NaiveDate, bool), Vec<usize>> = BTreeMap::new();
        for (at, credit) in pool.credits.iter().enumerate() {
            let may = !book.used[at] && !credit.corrected && senders.looks_like_takings(credit);
            if may && self.slots.contains_key(&credit.day) {
                by_day.entry((credit.day, senders.pays(credit))).or_default().push(at);
            }
        }
        // Where runs are paid in several payments, a day's sales outside the export are too.
        let mut counts: Vec<usize> = book.runs.iter().map(|run| run.credits.len()).collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        let each = counts.get(USUAL_AT).copied().unwrap_or(1).max(1);
        let few = |day: &NaiveDate, list: &[usize]| {
            self.slots.get(day).is_some_and(|slots| list.len() <= *slots * each)
        };
        by_day.retain(|(day, _), list| few(day, list));
        let day_of_sales =
            |c: &usize| pool.credits[*c].amount <= largest.saturating_mul(MORE_THAN_A_DAY);
        by_day.into_values().flatten().filter(day_of_sales).collect()
    }
}
