//! Money that comes after all: shortages made up later, parts of missing runs.

use super::super::explain::Shape;
use super::super::fees::{Values, rounding};
use super::{Desk, LATE_DAYS_MAX, stretch};
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

/// More loose credits than this are not tried in pairs, nor such that are further apart.
const PAIRS_MAX: usize = 40;
const PAIR_DAYS_MAX: i64 = 15;
/// More of them are not tried in threes.
const TRIPLES_MAX: usize = 12;
/// The second part of a run comes so many days after the first at most, a long holiday counted in.
const TWO_DAYS_MAX: i64 = 12;
/// A loose credit up to so many days before a run was due can be a part of it that came early.
const EARLY_DAYS_MAX: i64 = 3;
/// What differs by no more than this part (2 %) can differ by a fee.
pub(in super::super) const NEARLY: i64 = 50;
/// What rounding leaves is less than this part of the sum.
const OFF_PART: i64 = 500;
/// A payment that is less than this part short is whole but for rounding.
const ROUNDED_PART: i64 = 1_000;
/// A loose credit this many days after a run was due can still be a part of it.
const DOUBT_DAYS_MAX: i64 = 10;

impl Desk<'_> {
    /// What a run still lacks.
    pub(super) fn lacks(&self, run: usize) -> i64 {
        let group = &self.book.runs[run];
        if group.fee_short {
            return 0;
        }
        let lacks = (group.expected - group.paid - group.made_up_sum).max(0);
        // What rounding leaves of a payment is not paid later.
        let by_rounding =
            lacks <= rounding(group.sales.len()) && lacks * ROUNDED_PART <= group.paid;
        if by_rounding && group.explanations.is_empty() { 0 } else { lacks }
    }

    /// Shortages of one run, or of a stretch of runs, that come later by themselves or on top of another run.
    pub(super) fn made_up(&mut self) {
        let credits: Vec<usize> =
            self.by_day.values().flatten().copied().filter(|c| self.is_free(*c)).collect();
        for credit in credits {
            let (day, amount) = (self.pool.credits[credit].day, self.pool.credits[credit].amount);
            if let Some(set) = self.lacking(day, amount, &[credit]) {
                self.book.used[credit] = true;
                self.make_up(&set, credit);
            }
        }
        for run in 0..self.book.runs.len() {
            let group = &self.book.runs[run];
            let (excess, Some(credit)) =
                (group.paid - group.expected, group.credits.last().copied())
            else {
                continue;
            };
            // At the edge of the sales files more came for other sales.
            let edge = group.open_start || group.open_end;
            let off = excess > 0 || self.lacks(run) > 0;
            if !off || edge || !group.explanations.is_empty() {
                continue;
            }
            let day = self.pool.credits[credit].day;
            let whole = if excess > 0 { self.lacking(day, excess, &[]) } else { None };
            if let Some(set) = whole {
                self.book.runs[run].paid -= excess;
                self.make_up(&set, credit);
            } else if let Some((older, lacks)) = self.brought_and_left_out(run, day, excess) {
                self.book.runs[run].paid -= lacks;
                self.make_up(&[older], credit);
                self.explain(run);
            }
        }
    }

    /// A run paid too much or too little, because what an older one lacked came with it and one of its own sales did not:
    /// which older run, and what it lacked. Only where one pair of them is the sum to the cent.
    fn brought_and_left_out(
        &self,
        run: usize,
        day: NaiveDate,
        excess: i64,
    ) -> Option<(usize, i64)> {
        let group = &self.book.runs[run];
        let older = (0..self.book.runs.len()).filter(|r| {
            let late = (day - self.book.runs[*r].due).num_days();
            *r != run && (1..=PAIR_DAYS_MAX).contains(&late) && self.lacks(*r) > excess
        });
        let mut fits = older.filter_map(|r| {
            let lacks = self.lacks(r);
            let left_out =
                |s: &&usize| self.learned.values.of(&self.pool.sales[**s]) == lacks - excess;
            (group.sales.iter().filter(left_out).count() == 1).then_some((r, lacks))
        });
        match (fits.next(), fits.next()) {
            (Some(found), None) => Some(found),
            _ => None,
        }
    }

    pub(super) fn make_up(&mut self, runs: &[usize], credit: usize) {
        for run in runs {
            let lacks = self.lacks(*run);
            let group = &mut self.book.runs[*run];
            group.made_up.push(credit);
            group.made_up_sum += lacks;
        }
    }

    /// Runs due before this day whose lacks add up to this sum: one, or neighbours; such as these credits can be for.
    pub(super) fn lacking(
        &self,
        day: NaiveDate,
        amount: i64,
        credits: &[usize],
    ) -> Option<Vec<usize>> {
        let lacking: Vec<usize> = (0..self.book.runs.len())
            .filter(|r| {
                let group = &self.book.runs[*r];
                group.due < day
                    && (day - group.due).num_days() <= LATE_DAYS_MAX
                    && self.lacks(*r) > 0
            })
            .collect();
        let open: Vec<usize> = lacking
            .iter()
            .copied()
            .filter(|r| credits.iter().all(|c| self.open_to(*r, *c)))
            .collect();
        let one = open.iter().copied().find(|r| self.lacks(*r) == amount).map(|r| vec![r]);
        let several = |runs: &[usize]| stretch(runs, &|r| self.lacks(r), amount);
        // What pays several days may name one of them only.
        let named = |set: &Vec<usize>| {
            let names =
                |c: &usize| set.iter().any(|r| self.said.names(*c, self.book.runs[*r].claim()));
            !credits.is_empty() && credits.iter().all(names)
        };
        let found = one.or_else(|| several(&open)).or_else(|| several(&lacking).filter(named));
        found.or_else(|| self.two_apart(&open, amount))
    }

    /// Two runs that are no neighbours, where no other two lack as much together.
    fn two_apart(&self, open: &[usize], amount: i64) -> Option<Vec<usize>> {
        if open.len() > PAIRS_MAX {
            return None;
        }
        let pairs = open.iter().enumerate();
        let pairs = pairs.flat_map(|(at, a)| open[at + 1..].iter().map(move |b| (*a, *b)));
        let mut fits = pairs.filter(|(a, b)| self.lacks(*a) + self.lacks(*b) == amount);
        match (fits.next(), fits.next()) {
            (Some((a, b)), None) => Some(vec![a, b]),
            _ => None,
        }
    }

    /// A run paid in two parts, on its day and on a later one, which together are its sum: an acquirer that pays later
    /// from some day on does so with the days that were to come in one sum.
    pub(super) fn in_two_days(&mut self) {
        for run in self.open() {
            let (due, expected) = (self.book.runs[run].due, self.book.runs[run].expected);
            if self.book.runs[run].sales.len() < 2 {
                continue;
            }
            let pays = |c: &usize| self.senders.pays(&self.pool.credits[*c]);
            let first: Vec<usize> = self.free(due).into_iter().filter(pays).collect();
            let pair = first.iter().find_map(|a| {
                let rest = expected - self.pool.credits[*a].amount;
                let later = self.by_day.range(due + Days::new(1)..);
                later
                    .take_while(|(day, _)| (**day - due).num_days() <= TWO_DAYS_MAX)
                    .flat_map(|(_, credits)| credits.iter().copied())
                    .filter(|b| self.is_free(*b) && pays(b) && self.open_to(run, *b))
                    .find(|b| self.pool.credits[*b].amount == rest)
                    .map(|b| (*a, b))
            });
            let Some((first, second)) = pair else { continue };
            // Only where the second is natural by itself: two payments can add up by chance.
            if self.explanations(run, self.pool.credits[first].amount).is_empty() {
                continue;
            }
            self.give(run, first);
            self.explain(run);
            self.book.used[second] = true;
            self.make_up(&[run], second);
        }
    }

    /// Two later credits that together are what one run, or a stretch of runs, lacks: a large sale held back and let go
    /// by itself, and the rest in one sum.
    pub(super) fn made_up_in_two(&mut self) {
        let free = self.free_from_payers();
        if free.len() > PAIRS_MAX {
            return;
        }
        // A rate rounded once a payment can be one unit off for each of them.
        let off = if matches!(self.learned.values, Values::RateOfRun(_)) { 2 } else { 0 };
        for (at, first) in free.iter().enumerate() {
            for second in &free[at + 1..] {
                let (a, b) = (&self.pool.credits[*first], &self.pool.credits[*second]);
                if !self.is_free(*first)
                    || !self.is_free(*second)
                    || (b.day - a.day).num_days() > PAIR_DAYS_MAX
                {
                    continue;
                }
                let (day, sum) = (a.day, a.amount + b.amount);
                let set = (-off..=off).find_map(|d| self.lacking(day, sum + d, &[*first, *second]));
                let Some(set) = set else { continue };
                self.book.used[*first] = true;
                self.book.used[*second] = true;
                self.make_up(&set, *second);
            }
        }
    }

    /// Three later credits that are together what one run lacks, to the cent, as no other three are: its terminals or ways of
    /// paying, each made good by itself.
    pub(super) fn made_up_in_three(&mut self) {
        for run in 0..self.book.runs.len() {
            let (lacks, due) = (self.lacks(run), self.book.runs[run].due);
            let mut free = self.free_from_payers();
            let amount = |c: usize| self.pool.credits[c].amount;
            free.retain(|c| {
                let after = (self.pool.credits[*c].day - due).num_days();
                (1..=PAIR_DAYS_MAX).contains(&after) && amount(*c) < lacks && self.open_to(run, *c)
            });
            if lacks == 0 || free.len() > TRIPLES_MAX {
                continue;
            }
            let mut fits = Vec::new();
            for (at, a) in free.iter().enumerate() {
                for (next, b) in free.iter().enumerate().skip(at + 1) {
                    let left = lacks - amount(*a) - amount(*b);
                    let third = free[next + 1..].iter().filter(|c| amount(**c) == left);
                    fits.extend(third.map(|c| [*a, *b, *c]));
                }
            }
            if let [three] = fits[..] {
                for credit in three {
                    self.book.used[credit] = true;
                }
                self.make_up(&[run], three[2]);
            }
        }
    }

    /// A later credit that is what a run lacks but for the rounding of fees, each sale by itself or once a payment: one
    /// that names the run, or where only one run lacks so much.
    pub(super) fn made_up_but_for_rounding(&mut self) {
        let credits: Vec<usize> =
            self.by_day.values().flatten().copied().filter(|c| self.is_free(*c)).collect();
        for credit in credits {
            let (day, amount) = (self.pool.credits[credit].day, self.pool.credits[credit].amount);
            let near: Vec<usize> = (0..self.book.runs.len())
                .filter(|r| {
                    let group = &self.book.runs[*r];
                    let off = (self.lacks(*r) - amount).abs();
                    group.due < day
                        && (day - group.due).num_days() <= PAIR_DAYS_MAX
                        && off <= rounding(group.sales.len())
                        && off * OFF_PART <= amount
                        && self.open_to(*r, credit)
                })
                .collect();
            let named = near.iter().find(|r| self.said.names(credit, self.book.runs[**r].claim()));
            let pays = self.senders.pays(&self.pool.credits[credit]);
            let alone = || if let ([run], true) = (&near[..], pays) { Some(*run) } else { None };
            if let Some(run) = named.copied().or_else(alone) {
                self.book.used[credit] = true;
                self.make_up(&[run], credit);
            }
        }
    }

    /// Days of rest that were paid in one on some day, though most days are paid apart: the first ones that the export holds
    /// can have come with those before it.
    pub(super) fn begins_within_days_of_rest(&mut self) {
        let Some(first) = self.book.first_due else { return };
        let runs = &self.book.runs;
        let mut paid: BTreeSet<(usize, NaiveDate)> = BTreeSet::new();
        let mut credits = runs.iter().flat_map(|run| run.credits.iter().map(|c| (*c, run.due)));
        if credits.all(|both| paid.insert(both)) {
            return;
        }
        for run in self.book.runs.iter_mut().filter(|run| run.due == first && run.nothing_came()) {
            run.open_start = true;
        }
    }

    /// Payments of a known payer that match nothing, and runs due before them that lack as much or more: the payment can
    /// be a part of that money. Said, not decided.
    pub(super) fn doubts(&mut self) {
        let repeated = |desk: &Self, c: usize| {
            let amount = desk.pool.credits[c].amount;
            desk.book.runs.iter().any(|r| r.expected == amount && r.credits.len() == 1)
        };
        // Where no payer is known, whatever reads like takings may be the money.
        let known =
            self.by_day.values().flatten().any(|c| self.senders.pays(&self.pool.credits[*c]));
        let could_pay = |c: &usize| {
            let credit = &self.pool.credits[*c];
            self.is_free(*c)
                && (self.senders.pays(credit)
                    || (!known && self.senders.looks_like_takings(credit)))
        };
        let loose: Vec<usize> = self
            .by_day
            .values()
            .flatten()
            .copied()
            .filter(|c| could_pay(c) && !repeated(self, *c))
            .collect();
        let strangers: Vec<usize> = self
            .by_day
            .values()
            .flatten()
            .copied()
            .filter(|c| {
                self.is_free(*c)
                    && !could_pay(c)
                    && self.senders.names_takings(&self.pool.credits[*c])
            })
            .collect();
        // What comes when sales outside the export are paid is theirs, unless it says otherwise.
        let others: BTreeSet<usize> =
            self.book.beyond.payments(self.pool, self.book, &self.senders).into_iter().collect();
        let surplus = self.surplus();
        // More than the days it names should bring: it is for others too.
        let more = |c: &usize| {
            let amount = self.pool.credits[*c].amount;
            let runs = 0..self.book.runs.len();
            let named: Vec<usize> =
                runs.filter(|r| self.said.names(*c, self.book.runs[*r].own_claim())).collect();
            let expected: i64 = named.iter().map(|r| self.book.runs[*r].expected).sum();
            // Nor is it theirs where they were paid without it.
            let paid = |r: &usize| self.lacks(*r) == 0 && !self.book.runs[*r].credits.is_empty();
            !named.is_empty() && (expected < amount || named.iter().all(paid))
        };
        let mut more: BTreeSet<usize> = loose.iter().copied().filter(more).collect();
        more.extend(&surplus);
        for run in 0..self.book.runs.len() {
            let lacks = self.lacks(run);
            let group = &self.book.runs[run];
            if lacks <= 0 || group.fee_short {
                continue;
            }
            let could = |c: &&usize| {
                let credit = &self.pool.credits[**c];
                let after = (credit.day - group.due).num_days();
                let sold = self.pool.sales[group.sales[0]].moment.date_naive();
                // Where the day's own takings come the same day, that day counts too.
                let since = credit.day > sold || (group.due == group.days.0 && credit.day == sold);
                // A run that began before the export can have come with what was sold then.
                let with_before = group.open_start
                    && group.nothing_came()
                    && credit.amount >= group.expected
                    && after.abs() <= EARLY_DAYS_MAX;
                let told = (self.said.denies(**c, group.claim()) && !more.contains(*c))
                    || (others.contains(*c)
                        && !with_before
                        && !self.said.names(**c, group.own_claim())
                        && !self.brings_one(run, credit.amount));
                // Just what it lacks can have come much later.
                let most = if credit.amount == lacks { LATE_DAYS_MAX } else { DOUBT_DAYS_MAX };
                (-EARLY_DAYS_MAX..=most).contains(&after) && since && !told
            };
            let since_due = |c: &&usize| self.pool.credits[**c].day >= group.due && could(c);
            // Of who is not known to pay: just what one of the sales it lacks, or some neighbours, should bring.
            let lacking = group.explanations.first().unwrap_or(&group.sales);
            let some = |c: &&usize| {
                let amount = self.pool.credits[**c].amount;
                let value = |s: usize| self.learned.values.of(&self.pool.sales[s]);
                let mut sums = self.learned.values.sums_for(amount).into_iter();
                let one = || lacking.iter().any(|s| self.brings(*s, amount));
                could(c) && (one() || sums.any(|sum| stretch(&group.sales, &value, sum).is_some()))
            };
            let doubt = loose.iter().find(could).or_else(|| surplus.iter().find(since_due));
            let doubt = doubt.or_else(|| strangers.iter().find(some));
            if let Some(credit) = doubt.copied().or_else(|| self.nearly(run)) {
                let run = &mut self.book.runs[run];
                (run.doubt, run.mixed) = (Some(credit), false);
            }
        }
    }

    /// Just what one sale of a run of which nothing came should bring: it may have been held back and let go.
    fn brings_one(&self, run: usize, amount: i64) -> bool {
        let group = &self.book.runs[run];
        group.nothing_came() && group.sales.iter().any(|s| self.brings(*s, amount))
    }

    /// A credit of the due day that belongs to nothing and is nearly what a run of which nothing came should bring:
    /// whoever sent it, it can be its money less another fee.
    fn nearly(&self, run: usize) -> Option<usize> {
        let group = &self.book.runs[run];
        let near = |c: &usize| {
            let credit = &self.pool.credits[*c];
            let off = (credit.amount - group.expected).abs();
            !self.book.used[*c] && off * NEARLY <= group.expected && !self.senders.is_other(credit)
        };
        let day = self.by_day.get(&group.due).filter(|_| group.nothing_came())?;
        day.iter().copied().find(near)
    }

    /// Payments of more than was due, which nothing explains: what is too much can be the money of another run.
    fn surplus(&self) -> Vec<usize> {
        let runs = self.book.runs.iter().enumerate();
        let over = runs.filter(|(at, run)| {
            let edge = run.open_start || run.open_end || run.duplicate || run.carried;
            !edge
                && run.explanations.is_empty()
                && run.expected > 0
                && run.paid > run.expected + self.slack(*at)
        });
        over.filter_map(|(_, run)| run.credits.last().copied()).collect()
    }

    /// A later credit from a known payer that is some of a missing run's sales.
    pub(super) fn parts_later(&mut self) {
        let credits = self.free_from_payers();
        for credit in credits {
            let (day, amount) = (self.pool.credits[credit].day, self.pool.credits[credit].amount);
            let runs: Vec<usize> = self
                .open()
                .into_iter()
                .filter(|r| {
                    let group = &self.book.runs[*r];
                    group.made_up.is_empty()
                        && group.due < day
                        && (day - group.due).num_days() <= LATE_DAYS_MAX
                        && group.expected > amount
                        && self.open_to(*r, credit)
                })
                .collect();
            // Of another shop's money some stretch is the sum by chance.
            let plain = if self.is_of_a_crowd(credit) { Shape::Edge } else { Shape::PartWindow };
            let offers = runs.into_iter().filter_map(|r| {
                let shape = self.explanations(r, amount).first().map(|e| e.shape)?;
                (shape <= plain).then_some((shape, r))
            });
            let Some((_, run)) = offers.min() else { continue };
            self.give(run, credit);
            self.explain(run);
        }
    }
}
