//! Two terminals of one day, the one's whole sum equal to the other's without a part that is unpaid on other days: the
//! payment is as likely the other's.

use super::super::explain::ATTRIBUTES;
use super::Desk;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A part is taken for unpaid where it is so in as many other runs.
const PART_RUNS_MIN: u32 = 2;

impl Desk<'_> {
    /// Runs nobody paid, beside a run of the same day that consists of an unpaid part alone and yet was paid: what it was
    /// given goes to the other where it is just that one's sum without the part. Both answers are shown.
    pub(super) fn swapped_parts(&mut self) {
        let mut days: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
        for (at, run) in self.book.runs.iter().enumerate() {
            let plain = run.explanations.is_empty() && run.made_up.is_empty() && !run.carried;
            if run.part != 0 && plain && run.credits.len() == 1 && run.paid == run.expected {
                days.entry(run.due).or_default().push(at);
            }
        }
        let mut unpaid = self.unpaid_parts();
        unpaid.retain(|_, runs| *runs >= PART_RUNS_MIN);
        if days.is_empty() || unpaid.is_empty() {
            return;
        }
        for at in self.open() {
            let run = &self.book.runs[at];
            if run.part == 0 || !run.made_up.is_empty() || !run.explanations.is_empty() {
                continue;
            }
            let others = days.get(&run.due).map_or(&[][..], Vec::as_slice);
            let found = unpaid.keys().find_map(|(attribute, part)| {
                let set = self.of_part(at, (*attribute, *part));
                if set.is_empty() || set.len() == run.sales.len() {
                    return None;
                }
                let left = self.learned.values.paid(run.worth - self.worth_of(&set));
                let other = others.iter().copied().find(|o| {
                    let other = &self.book.runs[*o];
                    let all = |s: &usize| ATTRIBUTES[*attribute](&self.pool.sales[*s]) == *part;
                    let named = |c: &usize| self.said.names_part(*c, other.claim());
                    !other.credits.iter().any(named)
                        && left > 0
                        && other.paid == left
                        && other.sales.iter().all(all)
                })?;
                Some((set, other))
            });
            let Some((set, other)) = found else { continue };
            let Some(credit) = self.book.runs[other].credits.pop() else { continue };
            self.book.runs[other].paid = 0;
            let sales = self.book.runs[other].sales.clone();
            self.book.runs[other].leave_open(sales, true);
            self.give(at, credit);
            let all = self.book.runs[at].sales.clone();
            self.book.runs[at].explanations = vec![set, all];
        }
    }
}
