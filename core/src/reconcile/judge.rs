//! The verdict on every sale and run, as of the judging day.

mod lines;

use super::decided::{Decided, Places};
use super::fees::Values;
use super::learn::Learned;
use super::payout::{Shape, Split};
use super::pool::{Pool, Sale};
use super::runs::{Book, Group};
use super::{
    At, CreditLine, Input, Note, PartLag, Reconciliation, Run, SaleLine, State, Tally, Totals,
    causes, fees_apart, voided,
};
use crate::Money;
use chrono::NaiveDate;

/// What the verdicts need.
pub(super) struct Bench<'p> {
    pub pool: &'p Pool<'p>,
    pub learned: &'p Learned,
    pub book: Book,
    pub judged_on: Option<NaiveDate>,
    /// State of each sale.
    pub states: Vec<State>,
    /// Fee of each sale.
    pub fees: Vec<i64>,
    /// What the user said about sales.
    pub decided: Decided,
}

/// Puts the answer together.
pub(super) fn report(
    input: &Input<'_>,
    pool: &Pool<'_>,
    learned: &Learned,
    mut book: Book,
    decided: Decided,
) -> Reconciliation {
    if learned.payout.shape != Shape::PerSale {
        voided::in_runs(pool, &mut book);
    }
    let last = pool.last_covered();
    let judged_on = input.as_of.map_or(last, |d| last.map(|l| l.min(d)));
    let fees = fees(pool, learned, &book);
    let mut bench = Bench { pool, learned, book, judged_on, states: Vec::new(), fees, decided };
    bench.states = (0..pool.sales.len()).map(|sale| bench.state(sale)).collect();
    let wanted = |sale: &Sale| {
        let day = sale.moment.date_naive();
        input.from.is_none_or(|f| f <= day) && input.to.is_none_or(|t| day <= t)
    };
    let lines = |state: State| -> Vec<SaleLine> {
        (0..pool.sales.len())
            .filter(|s| bench.states[*s] == state && wanted(&pool.sales[*s]))
            .map(|s| lines::sale(&bench, s))
            .collect()
    };
    let (missing, late) = (lines(State::Missing), lines(State::Late));
    let (awaited, uncovered) = (lines(State::Awaited), lines(State::Uncovered));
    let runs: Vec<Run> = bench
        .book
        .runs
        .iter()
        .filter(|r| r.sales.iter().any(|s| wanted(&pool.sales[*s])))
        .map(|r| lines::run(&bench, r))
        .collect();
    let (unmatched, before_period, after_period) = credits(&bench);
    let tally = |kind: fn(i64) -> bool| {
        let own = pool.sales.iter().zip(bench.fees.iter().copied());
        let all = own.chain(debited(&bench)).filter(|(s, _)| wanted(s) && kind(s.gross));
        all.fold((0, 0i64, 0i64), |(n, g, v), (s, fee)| {
            (n + 1, g + s.gross.abs(), v + (s.gross - fee).abs())
        })
    };
    let money = |minor| Money::new(minor, pool.currency);
    let three = |(count, gross, net)| Tally { count, gross: money(gross), net: money(net) };
    let sum = |lines: &[SaleLine]| {
        let total = |f: fn(&SaleLine) -> i64| lines.iter().map(f).sum::<i64>();
        three((lines.len(), total(|l| l.gross.minor), total(|l| l.net.minor)))
    };
    let totals = Totals {
        sales: three(tally(|g| g > 0)),
        refunds: three(tally(|g| g < 0)),
        missing: sum(&missing),
        arrived: three(arrived(&bench, &wanted)),
        late: sum(&late),
        awaited: sum(&awaited),
        uncovered: sum(&uncovered),
    };
    let watched = watched(input, &bench);
    let mut causes = causes::rank(input, &bench);
    let fees_over = fees_apart::find(&bench).map(|(over, cause)| {
        let at = causes.partition_point(|c| c.score_permille >= cause.score_permille);
        causes.insert(at, cause);
        over
    });
    let calendar_sure = bench.book.runs.iter().all(|r| input.calendar.is_sure(r.due));
    let needed = needed(uncovered.iter().map(|l| l.due));
    Reconciliation {
        currency: pool.currency,
        missing,
        late,
        awaited,
        uncovered,
        watched,
        runs,
        unmatched,
        before_period,
        after_period,
        payout: learned.payout.clone(),
        way_unclear: false,
        parts: parts(pool, learned),
        causes,
        totals,
        judged_on,
        needed,
        known: pool.known,
        left_out: pool.left_out.clone(),
        torn: Vec::new(),
        fees_over,
        doubled: pool.doubled.clone(),
        calendar_sure,
        calendar: 0,
    }
}

/// When each part is paid, where parts have terms of their own.
fn parts(pool: &Pool<'_>, learned: &Learned) -> Vec<PartLag> {
    let part = |number: &u32| pool.names.get(*number as usize).cloned().unwrap_or_default();
    let all = learned.terms.iter();
    all.map(|(number, t)| PartLag { part: part(number), lag: t.lag, cutoff: t.cutoff }).collect()
}

/// The sales asked about, whatever became of them.
fn watched(input: &Input<'_>, bench: &Bench<'_>) -> Vec<Option<SaleLine>> {
    if input.watch.is_empty() {
        return Vec::new();
    }
    let places = Places::of(bench.pool);
    input.watch.iter().map(|at| places.find(*at).map(|s| lines::sale(bench, s))).collect()
}

/// Refunds that were debited apart, with the fees given back.
fn debited<'b>(bench: &'b Bench<'_>) -> impl Iterator<Item = (&'b Sale, i64)> {
    bench.pool.debited.iter().map(|s| (s, bench.learned.values.fee(s)))
}

/// Count, gross and net of what arrived in time; refunds that were debited did.
fn arrived(bench: &Bench<'_>, wanted: &dyn Fn(&Sale) -> bool) -> (usize, i64, i64) {
    let all = bench.pool.sales.iter().zip(bench.fees.iter().copied()).zip(&bench.states);
    let in_time = all.filter(|(_, state)| **state == State::Arrived).map(|(sale, _)| sale);
    in_time
        .chain(debited(bench))
        .filter(|(sale, _)| wanted(sale))
        .fold((0, 0i64, 0i64), |(n, g, v), (s, fee)| (n + 1, g + s.gross, v + s.gross - fee))
}

/// Fees of the sales: the rows' own; where a rate was learned that is rounded once a run, the run's fee is spread so
/// that the sales' fees add up to it.
fn fees(pool: &Pool<'_>, learned: &Learned, book: &Book) -> Vec<i64> {
    let mut out: Vec<i64> = pool.sales.iter().map(|s| learned.values.fee(s)).collect();
    let told = |s: &Sale| s.fee.is_some() || s.net.is_some();
    if !matches!(learned.values, Values::RateOfRun(_)) || pool.sales.iter().any(told) {
        return out;
    }
    for run in &book.runs {
        let (mut sum, mut taken) = (0, 0);
        for sale in &run.sales {
            sum += pool.sales[*sale].gross;
            let so_far = sum - learned.values.paid(sum);
            out[*sale] = so_far - taken;
            taken = so_far;
        }
    }
    out
}

impl Bench<'_> {
    fn state(&self, sale: usize) -> State {
        let fate = self.book.fate[sale];
        let run = &self.book.runs[fate.run];
        let (due, comes) = (run.due, self.comes(run));
        match fate.paid {
            // Nothing was to come for it, but its day has not passed: its refunds may still be kept from it.
            Some((_, usize::MAX))
                if self.learned.payout.shape != Shape::PerSale
                    && run.expected <= 0
                    && !self.decided.paid.contains(&sale)
                    && self.unpaid(comes) == State::Awaited =>
            {
                State::Awaited
            }
            Some((day, _)) if day > due => State::Late,
            Some(_) => State::Arrived,
            None => self.unpaid(comes),
        }
    }

    /// When a run's money is to come: on its due day, or later where the acquirer began to pay later.
    pub(super) fn comes(&self, run: &Group) -> NaiveDate {
        let slower = self.learned.slower.get(&run.days.1);
        slower.map_or(run.due, |day| run.due.max(*day))
    }

    /// The state of what is unpaid: only the day after it was due makes it missing, and only where a file covers it.
    fn unpaid(&self, due: NaiveDate) -> State {
        match self.judged_on {
            Some(judged) if due < judged => {
                if self.pool.covers(due) && !self.pool.other_account {
                    State::Missing
                } else {
                    State::Uncovered
                }
            }
            Some(_) => State::Awaited,
            None => State::Uncovered,
        }
    }

    /// State of a run, its payment and the day the last of it came.
    pub(super) fn verdict(&self, run: &Group) -> (State, i64, Option<NaiveDate>) {
        let day = |c: &usize| self.pool.credits[*c].day;
        let paid_on = run.credits.iter().chain(run.later()).map(day).max();
        let named = run.explanations.first().is_some_and(|set| !set.is_empty());
        if run.expected <= 0 && named {
            let none = run.credits.is_empty();
            let state = if none { self.unpaid(self.comes(run)) } else { State::Short };
            return (state, run.paid, paid_on);
        }
        if run.expected <= 0 {
            let awaited = run.credits.is_empty()
                && self.learned.payout.shape != Shape::PerSale
                && self.unpaid(self.comes(run)) == State::Awaited;
            return (if awaited { State::Awaited } else { State::Arrived }, run.paid, paid_on);
        }
        if run.carried {
            return (State::Arrived, run.expected, paid_on);
        }
        // Sales and a larger refund both left out: more came than was due, and yet sales are unpaid.
        if run.paid > run.expected && named && !run.duplicate {
            return (State::Short, run.paid, paid_on);
        }
        let settled: i64 = run
            .sales
            .iter()
            .filter(|s| {
                let fate = self.book.fate[**s];
                fate.paid.is_some_and(|p| p.1 == usize::MAX)
                    && !fate.voided
                    && self.pool.sales[**s].gross > 0
            })
            .map(|s| self.learned.values.of(&self.pool.sales[*s]))
            .sum();
        let mut paid = run.paid + run.made_up_sum;
        if paid < run.expected {
            paid = (paid + settled).min(run.expected);
        }
        if paid == 0 {
            return (self.unpaid(self.comes(run)), 0, None);
        }
        let difference = paid - run.expected;
        let slack = if self.learned.payout.fee_rate.is_none() && !run.fee_short {
            run.sales.len() as i64 / 2
        } else {
            0
        };
        let late = paid_on.is_some_and(|d| d > run.due);
        if difference > 0 && (run.open_start || run.open_end) && !run.duplicate {
            return (if late { State::Late } else { State::Arrived }, run.expected, paid_on);
        }
        let state = if difference.abs() <= slack {
            if late { State::Late } else { State::Arrived }
        } else if difference > 0 {
            State::Over
        } else if self.unpaid(self.comes(run)) == State::Awaited {
            State::Awaited
        } else {
            State::Short
        };
        (state, paid, paid_on)
    }

    pub(super) fn money(&self, minor: i64) -> Money {
        Money::new(minor, self.pool.currency)
    }

    pub(super) fn reference(&self, sale: usize) -> String {
        self.pool.row(&self.pool.sales[sale]).reference.as_deref().unwrap_or_default().to_string()
    }
}

/// Credits that look like takings and paid nothing, by where they can belong.
fn credits(bench: &Bench<'_>) -> (Vec<CreditLine>, Vec<CreditLine>, Vec<CreditLine>) {
    let (mut unmatched, mut before, mut after) = (Vec::new(), Vec::new(), Vec::new());
    for (at, credit) in bench.pool.credits.iter().enumerate() {
        let opening = bench
            .book
            .runs
            .iter()
            .any(|r| r.open_start && r.credits.contains(&at) && r.paid > r.expected);
        if (bench.book.used[at] || !bench.book.takings[at]) && !opening {
            continue;
        }
        let line = CreditLine {
            at: credit.at,
            date: credit.day,
            amount: bench.money(credit.came()),
            text: bench.pool.text(credit),
        };
        if opening || bench.book.first_due.is_some_and(|d| credit.day <= d) {
            before.push(line);
        } else if bench.book.after_due.is_some_and(|d| credit.day >= d) {
            after.push(line);
        } else {
            unmatched.push(line);
        }
    }
    (unmatched, before, after)
}

/// Days joined to stretches.
fn needed(days: impl Iterator<Item = NaiveDate>) -> Vec<(NaiveDate, NaiveDate)> {
    let mut days: Vec<NaiveDate> = days.collect();
    days.sort_unstable();
    days.dedup();
    let mut out: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for day in days {
        match out.last_mut() {
            Some(last) if (day - last.1).num_days() <= 4 => last.1 = day,
            _ => out.push((day, day)),
        }
    }
    out
}

/// Notes about how the due day follows from the trade day.
pub(super) fn due_note(bench: &Bench<'_>, run: &Group) -> Note {
    bench.learned.terms_of(run.part).lag.due_note(run.days.1, run.due)
}

/// The terminal or other part a run is of.
pub(super) fn part(bench: &Bench<'_>, run: &Group) -> (Option<String>, Option<String>) {
    let name = bench.pool.names.get(run.part as usize).filter(|n| !n.is_empty()).cloned();
    let payout = &bench.learned.payout;
    match (payout.shape, payout.split) {
        (_, Split::None) | (Shape::PerSale, _) => (None, None),
        (_, Split::Terminal) => (name, None),
        _ => (None, name),
    }
}

/// The places of credits.
pub(super) fn places(bench: &Bench<'_>, credits: &[usize]) -> Vec<At> {
    credits.iter().map(|c| bench.pool.credits[*c].at).collect()
}
