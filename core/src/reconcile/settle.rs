//! Runs against credits: on time, late, several for one, one for several, short, over.

mod after;
mod assign;
mod below;
mod boundary;
mod carried;
mod deficit;
mod later;
mod let_go;
mod pairs;
mod pattern;
mod sets;
mod share;
mod swapped;
mod twins;
mod voted;

pub(super) use later::NEARLY;

use super::explain::{self, Explanation, Shape};
use super::learn::Learned;
use super::pool::Pool;
use super::runs::{Book, Group};
use super::said::Said;
use super::takings::{self, Senders};
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A credit this many days after the due day can still be the run's.
const LATE_DAYS_MAX: i64 = 75;
/// A second payment of a run comes within so many days of the first.
const DUPLICATE_DAYS_MAX: i64 = 15;

/// Rank of a payment of more than was due, and cost of a run or credit left alone, beside the ranks of shortages.
const OVER: u8 = 30;
const UNUSED: u32 = 20;

/// So few sales that a run lacks can be made good one by one.
const LACKING_FEW: usize = 6;

/// Charges are at least whole sums of this, in minor units.
const YUAN: i64 = 100;

/// Everything the steps share.
struct Desk<'p> {
    pool: &'p Pool<'p>,
    learned: &'p Learned,
    book: &'p mut Book,
    senders: Senders,
    /// What the texts of credits say they are for.
    said: Said<'p>,
    /// From this day on money comes for sales after the end of the sales export.
    outside: Option<NaiveDate>,
    /// The acquirer rounds fees otherwise than the rows do: payments are a few cents off.
    rounds_apart: bool,
    /// Payers that pay others into this account, too.
    crowds: BTreeSet<u32>,
    by_day: BTreeMap<NaiveDate, Vec<usize>>,
}

/// Finds the credits of every run and what became of every sale.
pub(super) fn settle(pool: &Pool<'_>, learned: &Learned, book: &mut Book) {
    let mut by_day: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
    for (at, credit) in pool.credits.iter().enumerate() {
        if credit.corrected {
            book.used[at] = true;
        } else {
            by_day.entry(credit.day).or_default().push(at);
        }
    }
    let senders = Senders::judge(pool, &|_| false);
    let outside = book.outside(learned);
    let said = Said::learn(pool, BTreeSet::new(), std::iter::empty());
    let crowds = BTreeSet::new();
    let rounds_apart = false;
    let mut desk =
        Desk { pool, learned, book, senders, said, outside, rounds_apart, crowds, by_day };
    desk.on_time();
    desk.listen();
    desk.judge_senders();
    desk.on_time_but_for_rounding();
    desk.two_senders();
    // What one payer sent goes before what several did together: then it is known who pays, where no run is paid in one.
    desk.several_for_one(true);
    desk.judge_senders();
    desk.several_for_one(false);
    desk.judge_senders();
    desk.carried_over();
    desk.carried_and_short();
    desk.late();
    desk.late_in_full();
    // What came late did not stop: the refunds after it can have been kept, too.
    desk.carried_and_short();
    desk.one_for_several();
    desk.begins_within_days_of_rest();
    // A part that is unpaid day after day, before two payments that add up by chance.
    desk.parts_voted();
    desk.in_two_days();
    desk.shares_voted();
    desk.short_or_over();
    desk.share_short();
    desk.night_before();
    desk.night_before_elsewhere();
    desk.share_and_sales();
    desk.below_but_paid();
    desk.judge_amends();
    desk.made_up();
    desk.made_up_less_share();
    desk.parts_later();
    // What came later as a part leaves a rest, which can have come with something else.
    desk.made_up();
    desk.made_up_in_two();
    desk.made_up_in_three();
    desk.made_up_but_for_rounding();
    desk.let_go();
    // What is left when one was let go can have come by itself, too.
    desk.made_up();
    desk.duplicates();
    desk.swapped_parts();
    desk.twins();
    desk.refunds_kept_too();
    desk.same_part_beside();
    desk.against_a_dead_part();
    desk.edge_of_a_dead_part();
    desk.round_sums();
    desk.one_stretch();
    desk.stopped();
    desk.rest_is_refunds();
    desk.hidden_by_refunds();
    desk.small_sums();
    desk.edge_against_refunds();
    desk.kept_from_other_parts();
    desk.last_of_the_day();
    desk.doubts();
    desk.sums_of_after();
    let Desk { senders, book, .. } = desk;
    fates(pool, book);
    for (at, credit) in pool.credits.iter().enumerate() {
        book.takings[at] = senders.looks_like_takings(credit);
    }
}

impl Desk<'_> {
    fn give(&mut self, run: usize, credit: usize) {
        self.book.used[credit] = true;
        self.book.runs[run].credits.push(credit);
        self.book.runs[run].paid += self.pool.credits[credit].amount;
    }

    /// Credits of a day that are not used and may pay sales.
    fn free(&self, day: NaiveDate) -> Vec<usize> {
        let all = self.by_day.get(&day).map_or(&[][..], Vec::as_slice);
        all.iter().copied().filter(|c| self.is_free(*c)).collect()
    }

    fn is_free(&self, credit: usize) -> bool {
        !self.book.used[credit] && self.senders.may_pay(&self.pool.credits[credit])
    }

    /// How the texts read, by the payments that are known now.
    fn listen(&mut self) {
        let runs = &self.book.runs;
        let parts = runs.iter().map(|r| r.part).filter(|p| *p != 0).collect();
        let known = runs.iter().filter_map(|r| match r.credits[..] {
            [credit] => Some((r.claim(), credit)),
            _ => None,
        });
        self.said = Said::learn(self.pool, parts, known);
    }

    /// A credit after the due day can be this run's: it does not say that it is for something else, and it came before
    /// the money of later sales than the export's, or says that it is for this run.
    fn open_to(&self, run: usize, credit: usize) -> bool {
        let group = &self.book.runs[run];
        let day = self.pool.credits[credit].day;
        let before = self.outside.is_none_or(|from| day < from) || day <= group.due;
        !self.said.denies(credit, group.claim())
            && (before || self.said.names(credit, group.claim()))
    }

    /// Runs without any payment, by due day.
    fn open(&self) -> Vec<usize> {
        let runs = &self.book.runs;
        (0..runs.len()).filter(|r| runs[*r].credits.is_empty() && runs[*r].expected > 0).collect()
    }

    /// The sum is the run's, on its day: since the acquirer began to pay later, on the day its money really comes, before a
    /// run that is worth as much takes it.
    fn on_time(&mut self) {
        for run in self.open() {
            let comes = self.learned.slower.get(&self.book.runs[run].days.1);
            if let Some(credit) = comes.and_then(|day| self.just_its_sum(run, *day)) {
                self.give(run, credit);
            }
        }
        for run in self.open() {
            if let Some(credit) = self.just_its_sum(run, self.book.runs[run].due) {
                self.give(run, credit);
            }
        }
    }

    /// A free credit of this day that is the run's sum to the cent; of several the one that reads like takings.
    fn just_its_sum(&self, run: usize, day: NaiveDate) -> Option<usize> {
        let all = self.by_day.get(&day).map_or(&[][..], Vec::as_slice);
        let expected = self.book.runs[run].expected;
        all.iter()
            .copied()
            .filter(|c| !self.book.used[*c] && self.pool.credits[*c].amount == expected)
            .max_by_key(|c| self.senders.may_pay(&self.pool.credits[*c]))
    }

    /// Who pays, by the payments that are known now.
    fn judge_senders(&mut self) {
        self.senders = Senders::by_now(self.pool, self.book);
    }

    /// Who pays what was lacking, under whatever text.
    fn judge_amends(&mut self) {
        let value = |sale: &usize| self.learned.values.of(&self.pool.sales[*sale]);
        let mut owed = takings::owed(self.book);
        for (at, run) in self.book.runs.iter().enumerate() {
            let lacks = self.lacks(at);
            if lacks == 0 || run.nothing_came() {
                continue;
            }
            owed.push((run.due, lacks));
            let few = run.explanations.first().filter(|set| set.len() <= LACKING_FEW);
            owed.extend(few.into_iter().flatten().map(|sale| (run.due, value(sale))));
        }
        self.senders.amends(self.pool, &owed);
    }

    /// All free credits of the due day together, or two or three of them, are the run's sum; of one payer, or of any.
    fn several_for_one(&mut self, of_one_payer: bool) {
        for run in self.open() {
            let (due, expected) = (self.book.runs[run].due, self.book.runs[run].expected);
            let claim = self.book.runs[run].claim();
            let mut free = self.free(due);
            free.retain(|c| !self.said.denies(*c, claim));
            let payer = |c: &usize| if of_one_payer { self.pool.credits[*c].signature } else { 0 };
            let mut by_payer: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
            for credit in free {
                by_payer.entry(payer(&credit)).or_default().push(credit);
            }
            let amount = |c: usize| self.pool.credits[c].amount;
            let mut several = by_payer.into_values().filter(|all| (2..=40).contains(&all.len()));
            let found = several.find_map(|all| subset(&all, &amount, expected));
            let found = found.or_else(|| self.all_of_one_text(due, expected));
            for credit in found.into_iter().flatten() {
                self.give(run, credit);
            }
        }
    }

    /// All credits of a day with one text, two to four of them, that are together just this sum: whoever sends them.
    fn all_of_one_text(&self, day: NaiveDate, sum: i64) -> Option<Vec<usize>> {
        let mut texts: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for credit in self.by_day.get(&day)?.iter().copied().filter(|c| !self.book.used[*c]) {
            let c = &self.pool.credits[credit];
            if !self.senders.is_other(c) {
                texts.entry(c.signature).or_default().push(credit);
            }
        }
        let total =
            |set: &Vec<usize>| set.iter().map(|c| self.pool.credits[*c].amount).sum::<i64>();
        texts.into_values().find(|set| (2..=4).contains(&set.len()) && total(set) == sum)
    }

    /// The run's sum, on a later day.
    fn late(&mut self) {
        for run in self.open() {
            let expected = self.book.runs[run].expected;
            let hit = self
                .later_free(run, self.earliest(run))
                .filter(|c| self.pool.credits[*c].amount == expected)
                .find(|c| self.open_to(run, *c) || self.one_too_many(run, *c));
            if let Some(credit) = hit.filter(|c| !self.is_of_its_own_day(run, *c)) {
                self.give(run, credit);
            }
        }
    }

    /// The run's sales on a later day without the fee: while the agreement changed, or as an amends.
    fn late_in_full(&mut self) {
        for run in self.open() {
            let group = &self.book.runs[run];
            let full: i64 = group.sales.iter().map(|s| self.pool.sales[*s].gross).sum();
            if full <= group.expected {
                continue;
            }
            let hit = self
                .later_free(run, self.earliest(run))
                .filter(|c| self.pool.credits[*c].amount == full)
                .find(|c| self.senders.pays(&self.pool.credits[*c]) && self.open_to(run, *c));
            if let Some(credit) = hit {
                self.give(run, credit);
            }
        }
    }

    /// Free credits from a day on, as long as they can still be this run's.
    fn later_free(&self, run: usize, from: NaiveDate) -> impl Iterator<Item = usize> {
        let due = self.book.runs[run].due;
        self.by_day
            .range(from..)
            .take_while(move |(day, _)| (**day - due).num_days() <= LATE_DAYS_MAX)
            .flat_map(|(_, credits)| credits.iter().copied())
            .filter(|c| self.is_free(*c))
    }

    /// More payments came on this day than on any before money came for sales after the end of the export: one of them
    /// can be older money all the same.
    fn one_too_many(&self, run: usize, credit: usize) -> bool {
        let Some(from) = self.outside else { return false };
        let pays = |c: &usize| self.senders.pays(&self.pool.credits[*c]);
        let count = |credits: &Vec<usize>| credits.iter().copied().filter(pays).count();
        let usual = self.by_day.range(..from).map(|(_, credits)| count(credits)).max();
        let here = self.by_day.get(&self.pool.credits[credit].day).map_or(0, count);
        pays(&credit)
            && usual.is_some_and(|most| here > most)
            && !self.said.denies(credit, self.book.runs[run].claim())
    }

    /// A credit of days later is rather the payment of the run that is due on its day, all but one terminal or channel
    /// of it, where such a payment came for the other run on its own day as well.
    fn is_of_its_own_day(&self, run: usize, credit: usize) -> bool {
        let (day, amount) = (self.pool.credits[credit].day, self.pool.credits[credit].amount);
        let part = |r: usize, amount: i64| {
            let found = self.explanations(r, amount);
            found.first().is_some_and(|e| e.shape == Shape::WholePart)
        };
        let due = self.book.runs[run].due;
        let own = |r: &usize| self.book.runs[*r].due == day && self.book.runs[*r].expected > amount;
        let others = self.open().into_iter().filter(|r| *r != run).filter(own);
        let paid = |c: usize| self.pool.credits[c].amount;
        let fits = |c: usize| paid(c) < self.book.runs[run].expected && part(run, paid(c));
        day > due
            && self.free(due).into_iter().any(fits)
            && others.into_iter().any(|r| part(r, amount))
    }

    /// No payment comes before the last sale of the run.
    fn earliest(&self, run: usize) -> NaiveDate {
        let group = &self.book.runs[run];
        if group.due > group.days.1 { group.days.1 + Days::new(1) } else { group.due }
    }

    /// One credit for a stretch of runs that are all open.
    fn one_for_several(&mut self) {
        let credits: Vec<usize> =
            self.by_day.values().flatten().copied().filter(|c| self.is_free(*c)).collect();
        for credit in credits {
            let (day, amount) = (self.pool.credits[credit].day, self.pool.credits[credit].amount);
            let open: Vec<usize> =
                self.open().into_iter().filter(|r| self.earliest(*r) <= day).collect();
            let mut by_group = open.clone();
            by_group.sort_by_key(|r| (self.book.runs[*r].part, self.book.runs[*r].due));
            // One payment of several runs is rounded once.
            let sums = self.learned.values.sums_for(amount);
            let worth = |list: &[usize]| {
                sums.iter().find_map(|sum| stretch(list, &|r| self.book.runs[r].worth, *sum))
            };
            let expected = |list: &[usize]| stretch(list, &|r| self.book.runs[r].expected, amount);
            let found = expected(&open)
                .or_else(|| worth(&open))
                .or_else(|| expected(&by_group))
                .or_else(|| worth(&by_group))
                .or_else(|| self.with_an_older_one(&open, day, amount));
            let Some(set) = found else { continue };
            let late = |r: &usize| (day - self.book.runs[*r].due).num_days() > LATE_DAYS_MAX;
            // The text may name one of the days only.
            let named = |r: &usize| self.said.names(credit, self.book.runs[*r].claim());
            let open = set.iter().all(|r| self.open_to(*r, credit)) || set.iter().any(named);
            if set.iter().any(late) || !open {
                continue;
            }
            self.book.used[credit] = true;
            for run in set {
                let expected = self.book.runs[run].expected;
                self.book.runs[run].credits.push(credit);
                self.book.runs[run].paid = expected;
            }
        }
    }

    /// The run that is due on this day and one older run, whatever lies between them: just this sum, and no other two.
    fn with_an_older_one(&self, open: &[usize], day: NaiveDate, amount: i64) -> Option<Vec<usize>> {
        let runs = &self.book.runs;
        let mut own = open.iter().copied().filter(|r| runs[*r].due == day);
        let (Some(own), None) = (own.next(), own.next()) else { return None };
        let older = |r: &usize| runs[*r].due < day && runs[*r].part == runs[own].part;
        let mut fits = open.iter().copied().filter(older).filter(|r| {
            let two = runs[*r].expected + runs[own].expected;
            two == amount
        });
        match (fits.next(), fits.next()) {
            (Some(one), None) => Some(vec![one, own]),
            _ => None,
        }
    }

    /// The run of the same part before this one, and after it.
    pub(super) fn before(&self, run: usize) -> Option<usize> {
        let part = self.book.runs[run].part;
        (0..run).rev().find(|r| self.book.runs[*r].part == part)
    }

    pub(super) fn after(&self, run: usize) -> Option<usize> {
        let part = self.book.runs[run].part;
        (run + 1..self.book.runs.len()).find(|r| self.book.runs[*r].part == part)
    }

    fn explain(&mut self, run: usize) {
        let group = &self.book.runs[run];
        let gap = group.expected - group.paid;
        if gap <= 0 || gap <= self.slack(run) {
            return;
        }
        let paid = group.paid;
        let found = self.explanations(run, paid);
        if found.iter().all(|e| e.shape == Shape::Scattered) {
            // A chargeback taken off the run: its sum is that of one earlier sale.
            let first = group.sales.first().copied().unwrap_or(0);
            let earlier = &self.pool.sales[..first.min(self.pool.sales.len())];
            let mut hits = earlier.iter().enumerate().filter(|(_, s)| s.gross == gap);
            if let (Some((sale, _)), None) = (hits.next(), hits.next()) {
                self.book.runs[run].taken_back = Some(sale);
                if found.is_empty() {
                    return;
                }
            }
        }
        let taken_back = self.book.runs[run].taken_back.is_some();
        let mut found = if found.is_empty() { self.two_faults(run, paid) } else { found };
        let sales = &self.book.runs[run].sales;
        let stretch = explain::weigh(self.pool, self.learned.values, sales, &mut found);
        self.book.runs[run].combined = found.iter().any(|e| e.shape == Shape::Combined);
        let sales = &self.book.runs[run].sales;
        let chance = explain::by_chance(self.pool, self.learned.values, sales, &found);
        // What fits but for rounding fits by chance more often, unless it is all of a terminal or channel.
        let rounded = found
            .first()
            .is_some_and(|e| e.shape > Shape::Days && !self.leaves(run, &e.sales, paid));
        // Explanations of a worse shape are not alternatives to a better one, unless they are as plain.
        let mut sets = prefer(self, run, found);
        if taken_back || ((chance || rounded || stretch) && sets.len() == 1) {
            // A charge leaves the same shortage, and so does a chargeback.
            sets.push(Vec::new());
        }
        let group = &mut self.book.runs[run];
        group.round |= chance && gap % YUAN == 0;
        group.explanations = sets;
    }

    /// Credits of known payers that pay nothing yet, by day.
    fn free_from_payers(&self) -> Vec<usize> {
        let of_payer = |c: &usize| self.is_free(*c) && self.senders.pays(&self.pool.credits[*c]);
        self.by_day.values().flatten().copied().filter(of_payer).collect()
    }

    /// The same sum from the same payer twice.
    fn duplicates(&mut self) {
        let mut paid: HashMap<i64, Vec<usize>> = HashMap::new();
        for (at, run) in self.book.runs.iter().enumerate() {
            if let [credit] = run.credits.as_slice() {
                paid.entry(self.pool.credits[*credit].amount).or_default().push(at);
            }
        }
        let credits = self.free_from_payers();
        for credit in credits {
            let c = &self.pool.credits[credit];
            let hit = paid.get(&c.amount).into_iter().flatten().copied().find(|r| {
                let first = &self.pool.credits[self.book.runs[*r].credits[0]];
                first.signature == c.signature
                    && !self.said.denies(credit, self.book.runs[*r].claim())
                    && (0..=DUPLICATE_DAYS_MAX).contains(&(c.day - first.day).num_days())
            });
            // A second payment of a part is no payment of the rest: it stays on the list of unmatched credits.
            if let Some(run) = hit.filter(|r| self.book.runs[*r].explanations.is_empty()) {
                self.book.runs[run].duplicate = true;
                self.give(run, credit);
            }
        }
    }
}

/// Orders explanations by what the neighbours of the run say, and keeps those that are real alternatives.
fn prefer(desk: &Desk<'_>, run: usize, mut found: Vec<Explanation>) -> Vec<Vec<usize>> {
    let runs = &desk.book.runs;
    let group = &runs[run];
    let beside = |other: Option<usize>| {
        other.and_then(|o| runs.get(o)).filter(|g| g.part == group.part && g.expected > 0)
    };
    // Nothing of the run beside came, or all of it from or up to a moment is what it lacks.
    let set = |g: &Group| g.explanations.first().filter(|_| g.explanations.len() == 1).cloned();
    let up_to = |g: &Group| set(g).is_some_and(|set| set.last() == g.sales.last());
    let since = |g: &Group| set(g).is_some_and(|set| set.first() == g.sales.first());
    let before = beside(desk.before(run)).is_some_and(|g| g.credits.is_empty() || up_to(g));
    let after = beside(desk.after(run)).is_some_and(|g| g.credits.is_empty() || since(g));
    let (first, last) = (group.sales.first(), group.sales.last());
    let rank = |e: &Explanation| {
        // A stretch that goes on in a missing neighbour run is the plainest of all.
        let joins = (before && e.sales.first() == first) || (after && e.sales.last() == last);
        if joins && matches!(e.shape, Shape::Days | Shape::Edge | Shape::Single | Shape::PartWindow)
        {
            0
        } else {
            1 + e.shape as u8
        }
    };
    found.sort_by_key(rank);
    // Beside an edge that goes on from a run that is unpaid, what chance finds anywhere is no answer.
    let plain = |e: &Explanation| matches!(e.shape, Shape::Days | Shape::Edge);
    if found.first().is_some_and(|e| rank(e) == 0 && plain(e)) {
        found.retain(|e| rank(e) == 0 || e.shape < Shape::Window);
    }
    found.into_iter().map(|e| e.sales).collect()
}

/// All, two, three or four of these whose amounts add up to a sum.
fn subset(items: &[usize], amount: &dyn Fn(usize) -> i64, sum: i64) -> Option<Vec<usize>> {
    if items.iter().map(|i| amount(*i)).sum::<i64>() == sum {
        return Some(items.to_vec());
    }
    for (at, a) in items.iter().enumerate() {
        for (next, b) in items.iter().enumerate().skip(at + 1) {
            let two = amount(*a) + amount(*b);
            if two == sum {
                return Some(vec![*a, *b]);
            }
            if items.len() > 16 {
                continue;
            }
            for (third, c) in items.iter().enumerate().skip(next + 1) {
                if two + amount(*c) == sum {
                    return Some(vec![*a, *b, *c]);
                }
                if let Some(d) =
                    items.iter().skip(third + 1).find(|d| two + amount(*c) + amount(**d) == sum)
                {
                    return Some(vec![*a, *b, *c, *d]);
                }
            }
        }
    }
    None
}

/// Neighbours in a list, at least two, whose amounts add up to a sum; the last such stretch.
fn stretch(items: &[usize], amount: &dyn Fn(usize) -> i64, sum: i64) -> Option<Vec<usize>> {
    let mut seen: HashMap<i64, usize> = HashMap::new();
    seen.insert(0, 0);
    let (mut total, mut hit) = (0i64, None);
    for (at, item) in items.iter().enumerate() {
        total += amount(*item);
        if let Some(start) = seen.get(&(total - sum))
            && at + 1 - start >= 2
        {
            hit = Some(items[*start..=at].to_vec());
        }
        seen.insert(total, at + 1);
    }
    hit
}

/// What became of each sale, from what became of its run.
fn fates(pool: &Pool<'_>, book: &mut Book) {
    for at in 0..book.runs.len() {
        // Two ways that lead to the same answer are one.
        let mut seen = BTreeSet::new();
        book.runs[at].explanations.retain(|set| seen.insert(set.clone()));
        fate_of_run(pool, book, at);
    }
}

/// What became of the sales of one run.
pub(super) fn fate_of_run(pool: &Pool<'_>, book: &mut Book, at: usize) {
    let run = &book.runs[at];
    let by_day = |c: &usize| pool.credits[*c].day;
    let credits = run.credits.iter().copied();
    let last = if run.duplicate { credits.min_by_key(by_day) } else { credits.max_by_key(by_day) };
    let whole = run.made_up.last().copied();
    let alone: BTreeMap<usize, usize> = run.let_go.iter().copied().collect();
    let later = |sale: usize| alone.get(&sale).copied().or(whole);
    let unpaid: Vec<usize> = run.explanations.first().cloned().unwrap_or_default();
    let doubt = run.doubt.is_some();
    let sure = run.explanations.len() <= 1 && !run.combined && !run.round && !doubt;
    // The sales in every answer are certain, whatever became of the others.
    let certain = if doubt { Vec::new() } else { run.certain.clone() };
    let nothing = run.nothing_came() && run.explanations.is_empty();
    let paid = |c: usize| (pool.credits[c].day, c);
    // Kept against refunds: settled on its day.
    let (due, carried) = (run.due, run.carried && run.credits.is_empty());
    let sales = run.sales.clone();
    for sale in sales {
        let fate = &mut book.fate[sale];
        if nothing {
            fate.paid = whole.map(paid);
            fate.sure = !doubt;
        } else if unpaid.contains(&sale) {
            fate.paid = later(sale).map(paid);
            fate.sure = sure || certain.contains(&sale);
        } else {
            // A run that nothing was due for counts as settled on its day.
            fate.paid = Some(last.filter(|_| !carried).map_or((due, usize::MAX), paid));
            fate.sure = true;
        }
    }
}
