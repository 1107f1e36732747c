//! Two senders for one run: cards of one scheme and all others come in two payments a day, which the export does not
//! tell apart. Days on which nothing was sold by the one make the other look like the only one who pays.

use super::Desk;
use std::collections::BTreeMap;

/// Two senders whose payments of so many days are the sums of their runs belong together; once or twice it is chance.
const DAYS_MIN: usize = 3;
/// Days with more free payments than this are not looked into.
const CREDITS_MAX: usize = 12;

impl Desk<'_> {
    /// Gives runs the two payments of their due day that are together their sum, where the same two senders do so day
    /// after day.
    pub(super) fn two_senders(&mut self) {
        let mut found: BTreeMap<(u32, u32), Vec<(usize, [usize; 2])>> = BTreeMap::new();
        for run in self.open() {
            let group = &self.book.runs[run];
            let free = |c: &&usize| {
                let credit = &self.pool.credits[**c];
                !self.book.used[**c] && !self.senders.is_other(credit)
            };
            let day: Vec<usize> =
                self.by_day.get(&group.due).into_iter().flatten().filter(free).copied().collect();
            if day.len() > CREDITS_MAX {
                continue;
            }
            for (at, one) in day.iter().enumerate() {
                for other in &day[at + 1..] {
                    let (a, b) = (&self.pool.credits[*one], &self.pool.credits[*other]);
                    if a.signature != b.signature && a.amount + b.amount == group.expected {
                        let key = (a.signature.min(b.signature), a.signature.max(b.signature));
                        found.entry(key).or_default().push((run, [*one, *other]));
                    }
                }
            }
        }
        for (run, pair) in found.into_values().filter(|days| days.len() >= DAYS_MIN).flatten() {
            if self.book.runs[run].credits.is_empty() && pair.iter().all(|c| !self.book.used[*c]) {
                for credit in pair {
                    self.give(run, credit);
                }
            }
        }
    }
}
