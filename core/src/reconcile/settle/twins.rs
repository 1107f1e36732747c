//! Two runs of one day that are worth the same, and one payment that says neither.

use super::Desk;
use std::collections::BTreeMap;

impl Desk<'_> {
    /// Where one of two equal runs of a day was paid, the payment is of the one whose part is not unpaid before and after;
    /// where nothing tells, both answers fit.
    pub(super) fn twins(&mut self) {
        let mut equal: BTreeMap<(chrono::NaiveDate, i64), Vec<usize>> = BTreeMap::new();
        for (at, run) in self.book.runs.iter().enumerate() {
            if run.part != 0 && run.expected > 0 && run.explanations.is_empty() && !run.carried {
                equal.entry((run.due, run.expected)).or_default().push(at);
            }
        }
        for runs in equal.into_values() {
            let [a, b] = runs[..] else { continue };
            let paid = |r: usize| self.book.runs[r].paid == self.book.runs[r].expected;
            let nothing = |r: usize| {
                self.book.runs[r].nothing_came() && self.book.runs[r].later().next().is_none()
            };
            let (given, empty) = match (paid(a), nothing(a), paid(b), nothing(b)) {
                (true, _, _, true) => (a, b),
                (_, true, true, _) => (b, a),
                _ => continue,
            };
            let [credit] = self.book.runs[given].credits[..] else { continue };
            if self.said.names_part(credit, self.book.runs[given].claim()) {
                continue;
            }
            match (self.is_of_unpaid_part(given), self.is_of_unpaid_part(empty)) {
                (false, true) => {}
                (true, false) => {
                    let run = &mut self.book.runs[given];
                    (run.credits, run.paid) = (Vec::new(), 0);
                    self.give(empty, credit);
                }
                _ => {
                    for (run, named) in [(empty, true), (given, false)] {
                        let run = &mut self.book.runs[run];
                        run.rival = true;
                        run.leave_open(run.sales.clone(), named);
                    }
                }
            }
        }
    }
}
