//! Sales of the night that the acquirer counted to the day before, and of an evening that only seemed to belong to the
//! next: a run paid too much by just the first sales of the run after it. They belong to the run they were paid with.

use super::super::fees::{Values, rounding};
use super::Desk;
use chrono::Timelike;

/// Sales later in the day than this hour are no sales of the night before.
const NIGHT_ENDS: u32 = 6;
/// A day may end from this hour on; no more sales than these are what lies behind its end.
const EVENING: u32 = 20;
const TAIL_MAX: usize = 4;

impl Desk<'_> {
    /// Moves the first sales of a run to the run before it where that was paid with them.
    pub(super) fn night_before(&mut self) {
        if self.pool.date_only || self.learned.payout.by_posted {
            return;
        }
        let share = self.known_share();
        for run in 0..self.book.runs.len() {
            let group = &self.book.runs[run];
            let [credit] = group.credits[..] else { continue };
            if group.paid <= group.expected || group.open_start {
                continue;
            }
            let day = self.pool.credits[credit].day;
            let cut = share.filter(|(_, from)| day >= *from).map(|(values, _)| values);
            let Some(next) = self.next_of_part(run) else { continue };
            if let Some(count) =
                self.paid_with(run, next, None).or_else(|| self.paid_with(run, next, cut))
            {
                self.take_over(run, next, count, cut.is_some());
            }
        }
    }

    /// The same for a run of which nothing came, while a payment of its day lies with another run that it does not fit.
    pub(super) fn night_before_elsewhere(&mut self) {
        if self.pool.date_only || self.learned.payout.by_posted {
            return;
        }
        for run in self.open() {
            let group = &self.book.runs[run];
            let due = group.due;
            let next = self.next_of_part(run).filter(|_| group.made_up.is_empty());
            let Some(next) = next else { continue };
            let misfit = |r: &usize| {
                let other = &self.book.runs[*r];
                let off = (other.expected - other.paid).abs();
                other.due == due
                    && other.credits.len() == 1
                    && other.explanations.is_empty()
                    && !other.fee_short
                    && off > rounding(other.sales.len())
            };
            let fits = |r: &usize| {
                let credit = self.book.runs[*r].credits[0];
                let paid = self.pool.credits[credit].amount;
                (self.pool.credits[credit].day == due)
                    .then(|| self.makes_up(run, next, None, paid))
                    .flatten()
                    .map(|count| (*r, credit, count))
            };
            let holders: Vec<usize> = (0..self.book.runs.len()).filter(misfit).collect();
            let Some((holder, credit, count)) = holders.into_iter().find_map(|r| fits(&r)) else {
                continue;
            };
            self.book.runs[holder].credits.clear();
            self.book.runs[holder].paid = 0;
            self.give(run, credit);
            self.take_over(run, next, count, false);
        }
    }

    /// The run of the same part that follows on this one.
    fn next_of_part(&self, run: usize) -> Option<usize> {
        let group = &self.book.runs[run];
        (run + 1..self.book.runs.len()).find(|n| {
            let other = &self.book.runs[*n];
            other.part == group.part && other.days.0 > group.days.1
        })
    }

    /// How many of the next run's first sales make up what was paid.
    fn paid_with(&self, run: usize, next: usize, less: Option<Values>) -> Option<usize> {
        self.makes_up(run, next, less, self.book.runs[run].paid)
    }

    fn makes_up(&self, run: usize, next: usize, less: Option<Values>, paid: i64) -> Option<usize> {
        let values = less.unwrap_or(self.learned.values);
        let value = |s: &usize| values.of(&self.pool.sales[*s]);
        let group = &self.book.runs[run];
        let own: i64 = group.sales.iter().map(value).sum();
        let night = self.book.runs[next].sales.iter().take_while(|s| {
            let moment = self.pool.sales[**s].moment;
            moment.hour() < NIGHT_ENDS || moment.date_naive() <= group.days.1
        });
        let mut sum = own;
        for (at, sale) in night.enumerate() {
            sum += value(sale);
            let slack = if less.is_some() { rounding(group.sales.len() + at) } else { 0 };
            if (values.paid(sum) - paid).abs() <= slack {
                return Some(at + 1);
            }
        }
        None
    }

    /// Just the last sales of an evening are lacking, and nothing shows that the acquirer's day goes on after them: they may
    /// be paid with the next day's, where that payment cannot be seen whole.
    pub(super) fn last_of_the_day(&mut self) {
        if self.pool.date_only || self.learned.payout.by_posted {
            return;
        }
        for run in 0..self.book.runs.len() {
            let Some(from) = self.tail(run) else { continue };
            let next_is_whole = self.next_of_part(run).is_some_and(|next| {
                let next = &self.book.runs[next];
                next.paid == next.expected && !next.credits.is_empty() && !next.open_end
            });
            if next_is_whole || self.pays_after(from) {
                continue;
            }
            let group = &mut self.book.runs[run];
            let sales = group.explanations[0].clone();
            group.leave_open(sales, true);
            group.cutoff = true;
        }
    }

    /// From which minute of the day on a run lacks all that it sold, where that is a late evening.
    fn tail(&self, run: usize) -> Option<u32> {
        let group = &self.book.runs[run];
        let [set] = &group.explanations[..] else { return None };
        let last = |s: &&usize| {
            let moment = self.pool.sales[**s].moment;
            moment.date_naive() == group.days.1 && moment.hour() >= EVENING
        };
        if group.credits.is_empty() || !group.made_up.is_empty() || set.is_empty() {
            return None;
        }
        let first = set.iter().map(|s| self.pool.sales[*s].moment).min()?;
        let sold = |s: &&usize| self.pool.sales[**s].gross > 0;
        let after =
            group.sales.iter().filter(sold).filter(|s| self.pool.sales[**s].moment >= first);
        let whole =
            set.len() <= TAIL_MAX && set.iter().all(|s| last(&s)) && after.count() == set.len();
        whole.then(|| first.hour() * 60 + first.minute())
    }

    /// A run that was paid whole had a sale after this minute of its last day.
    fn pays_after(&self, minute: u32) -> bool {
        self.book.runs.iter().filter(|r| r.paid == r.expected && !r.credits.is_empty()).any(|r| {
            r.sales
                .iter()
                .map(|s| self.pool.sales[*s].moment)
                .any(|m| m.date_naive() == r.days.1 && m.hour() * 60 + m.minute() >= minute)
        })
    }

    fn take_over(&mut self, run: usize, next: usize, count: usize, share: bool) {
        let moved: Vec<usize> = self.book.runs[next].sales.drain(..count).collect();
        for sale in &moved {
            self.book.fate[*sale].run = run;
        }
        self.book.runs[run].sales.extend(&moved);
        for at in [run, next] {
            let sales = &self.book.runs[at].sales;
            let refunds = self.learned.payout.refunds_netted;
            let netted = |s: &&usize| self.pool.sales[**s].counts(refunds);
            let worth = sales
                .iter()
                .filter(netted)
                .map(|s| self.learned.values.of(&self.pool.sales[*s]))
                .sum();
            self.book.runs[at].worth = worth;
            self.book.runs[at].expected = self.learned.values.paid(worth);
            self.book.runs[at].explanations.clear();
        }
        self.book.runs[run].fee_short = share;
        let last = self.book.runs[run].days.1;
        let early = |s: &usize| self.pool.sales[*s].moment.date_naive() <= last;
        self.book.runs[run].evening = moved.iter().any(early);
        if !self.book.runs[next].credits.is_empty() {
            self.explain(next);
        }
    }
}
