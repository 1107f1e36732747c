//! Runs: the sales that are due together, and what they should bring.

use super::beyond::Beyond;
use super::fees::Values;
use super::learn::{Learned, group};
use super::payout::{Shape, trade_day};
use super::pool::Pool;
use super::said::Claim;
use crate::calendar::DayCalendar;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A run that began before the sales files did not do so earlier than this: weeks and long holidays.
const OPEN_DAYS: chrono::Days = chrono::Days::new(14);

/// Sales due together, before and after matching.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub due: NaiveDate,
    pub days: (NaiveDate, NaiveDate),
    /// Number of the terminal or other part it is of; 0 for none.
    pub part: u32,
    /// Indexes into the pool's sales, by time.
    pub sales: Vec<usize>,
    pub expected: i64,
    /// Sum of values the payment is computed from.
    pub worth: i64,
    pub paid: i64,
    pub credits: Vec<usize>,
    /// Sets of sales that explain a shortage, the one taken first.
    pub explanations: Vec<Vec<usize>>,
    /// The explanation is of two faults together, which chance can give too.
    pub combined: bool,
    /// The shortage is a constant share of many runs: fees, not sales.
    pub fee_short: bool,
    /// It was paid with sales of its evening that should belong to the next day: the day does not end where it was taken to.
    pub evening: bool,
    /// The whole shortage, or all of it, came later: credit and day.
    pub made_up: Vec<usize>,
    /// Sales of the shortage that came later each by itself, with the credit.
    pub let_go: Vec<(usize, usize)>,
    /// What was made up later, in minor units.
    pub made_up_sum: i64,
    /// Trade days before the first sales row, or after the last, are part of it.
    pub open_start: bool,
    pub open_end: bool,
    /// A second payment of the same sum came.
    pub duplicate: bool,
    /// The shortage is just an earlier sale's sum: taken back, perhaps.
    pub taken_back: Option<usize>,
    /// A payment that matches nothing and can be a part of what this run lacks.
    pub doubt: Option<usize>,
    /// That payment has just the sum that is lacking, but came when sales after the export are paid too.
    pub outside: bool,
    /// That payment was counted for another run of the day, which it does not fit to the cent.
    pub mixed: bool,
    /// Its money was kept against refunds that were larger than the sales of their own run.
    pub carried: bool,
    /// Days before it were paid with it, because their refunds were larger than their sales.
    pub with_refunds: bool,
    /// Its refunds are so large that its sum cannot tell whether its sales were paid.
    pub hides: bool,
    /// Another way of paying, as good as the one taken, names other sales of it.
    pub rival: bool,
    /// How this acquirer pays was not understood.
    pub unknown: bool,
    /// So small a sum that a charge can have taken all of it.
    pub small: bool,
    /// Sales of it were paid in a way that no acquirer is known to pay out, and none of which ever came.
    pub strange_way: bool,
    /// What it lacks are the last sales of its day, which may be paid with the next.
    pub cutoff: bool,
    /// Nothing came of it, though its refunds can have paid for some of its sales: these are unpaid in any case.
    pub certain: Vec<usize>,
    /// The shortage is a round sum, as a charge is, and the sales that add up to it may do so by chance.
    pub round: bool,
}

impl Group {
    /// What a payment of it would say.
    pub(super) fn claim(&self) -> Claim {
        let (mut from, mut to) = self.days;
        // Days that the sales files do not hold are in it too.
        if self.open_start {
            from = from.checked_sub_days(OPEN_DAYS).unwrap_or(from);
        }
        if self.open_end {
            to = to.max(self.due);
        }
        Claim { days: (from, to), due: self.due, part: self.part }
    }

    /// What a payment would say that is for what the export holds of it.
    pub(super) fn own_claim(&self) -> Claim {
        Claim { days: self.days, due: self.due, part: self.part }
    }

    /// The credits that brought later what it lacked.
    pub(super) fn later(&self) -> impl Iterator<Item = &usize> {
        self.made_up.iter().chain(self.let_go.iter().map(|(_, credit)| credit))
    }

    /// It was due, and nothing of it came or was kept against refunds.
    pub(super) fn nothing_came(&self) -> bool {
        self.credits.is_empty() && self.expected > 0 && !self.carried
    }

    /// Its refunds bring it to nothing or below, and no payment was found for it.
    pub(super) fn below_nothing(&self) -> bool {
        self.expected <= 0 && self.credits.is_empty() && !self.carried
    }

    /// One set of sales fits what it lacks, or none was left out.
    pub(super) fn is_one_or_none(&self) -> bool {
        let [one, none] = &self.explanations[..] else { return false };
        !one.is_empty() && none.is_empty()
    }

    /// Two answers fit: these sales were not paid, or all were; `named` where the first is the likelier.
    pub(super) fn leave_open(&mut self, sales: Vec<usize>, named: bool) {
        self.explanations = if named { vec![sales, Vec::new()] } else { vec![Vec::new(), sales] };
    }

    /// Message ids of why its sum cannot tell which of several answers is right; where there is none, by chance.
    pub(super) fn open_because(&self) -> impl Iterator<Item = &'static str> {
        let all = [
            (self.unknown, "money-basis-unknown"),
            (self.strange_way, "money-basis-way"),
            (self.hides, "money-basis-hides"),
            (self.small, "money-basis-small"),
            (self.cutoff, "money-basis-cutoff"),
            (self.rival, "money-basis-rival"),
            (self.with_refunds && self.credits.is_empty(), "money-basis-kept"),
        ];
        all.into_iter().filter_map(|(so, id)| so.then_some(id))
    }
}

/// Runs with what matching found.
pub(super) struct Book {
    pub runs: Vec<Group>,
    /// Per sale: what became of it.
    pub fate: Vec<Fate>,
    /// Per credit: used by some run or sale.
    pub used: Vec<bool>,
    /// Per credit: looks like takings.
    pub takings: Vec<bool>,
    /// First and last trade day of the sales files with their due days.
    pub first_due: Option<NaiveDate>,
    pub after_due: Option<NaiveDate>,
    /// When what was sold before the export and after it is paid.
    pub beyond: Beyond,
}

impl Book {
    /// Money of this day is for sales of the files, not for those before the first or after the last.
    pub(super) fn is_within(&self, day: NaiveDate) -> bool {
        self.first_due.is_none_or(|d| day > d) && self.after_due.is_none_or(|d| day < d)
    }

    /// The first day on which money for sales after the end of the export can come. Days of rest may not be known rightly:
    /// once the last of the export's own sales is due, what comes is theirs first.
    pub(super) fn outside(&self, learned: &Learned) -> Option<NaiveDate> {
        let after = |d: NaiveDate| d + chrono::Days::new(1);
        let own = self.runs.iter().map(|r| after(r.due)).max();
        let due = self.after_due.map(|due| own.map_or(due, |o| o.min(due)))?;
        let slower = learned.slower.values().max().map(|d| after(*d));
        Some(slower.map_or(due, |s| s.max(due)))
    }
}

/// What became of a sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fate {
    /// Its run.
    pub run: usize,
    /// The day its money came and the credit that brought it.
    pub paid: Option<(NaiveDate, usize)>,
    /// Nothing else explains the shortage as well.
    pub sure: bool,
    /// Undone on its terminal before it was paid: nothing is to come.
    pub voided: bool,
}

/// Groups the sales.
pub(super) fn build(pool: &Pool<'_>, learned: &Learned, calendar: &dyn DayCalendar) -> Book {
    let payout = &learned.payout;
    let mut dues: BTreeMap<(NaiveDate, u32), NaiveDate> = BTreeMap::new();
    let own_terms = !learned.terms.is_empty();
    let mut due_of = |day: NaiveDate, part: u32| {
        let part = if own_terms { part } else { 0 };
        let due = || learned.terms_of(part).lag.due(day, calendar);
        *dues.entry((day, part)).or_insert_with(due)
    };
    let trade = |sale: &super::pool::Sale, terms: super::learn::Terms| match sale.posted {
        Some(day) if terms.by_posted => day,
        _ => trade_day(sale.moment, terms.cutoff),
    };
    // What comes on one day for the evening before and for the morning comes in two payments.
    let apart = (!payout.merged || payout.lag.twice_a_day()) && payout.shape != Shape::PerSale;
    let mut runs: BTreeMap<(NaiveDate, NaiveDate, u32), Group> = BTreeMap::new();
    for (index, sale) in pool.sales.iter().enumerate() {
        let part = group(sale, payout.split);
        let day = trade(sale, learned.terms_of(part));
        let same_day = payout.lag.same_day(sale.moment);
        let due = if same_day { day } else { due_of(day, part) };
        let key = (due, if apart { day } else { due }, part);
        let run = runs.entry(key).or_insert_with(|| Group {
            due,
            days: (day, day),
            part,
            sales: Vec::new(),
            expected: 0,
            worth: 0,
            paid: 0,
            credits: Vec::new(),
            explanations: Vec::new(),
            combined: false,
            fee_short: false,
            made_up: Vec::new(),
            let_go: Vec::new(),
            evening: false,
            made_up_sum: 0,
            open_start: false,
            open_end: false,
            duplicate: false,
            taken_back: None,
            doubt: None,
            outside: false,
            mixed: false,
            carried: false,
            with_refunds: false,
            hides: false,
            rival: false,
            unknown: false,
            small: false,
            strange_way: false,
            cutoff: false,
            certain: Vec::new(),
            round: false,
        });
        run.days = (run.days.0.min(day), run.days.1.max(day));
        run.sales.push(index);
    }
    let mut runs: Vec<Group> = runs.into_values().collect();
    let mut fate = vec![Fate { run: 0, paid: None, sure: true, voided: false }; pool.sales.len()];
    for (at, run) in runs.iter_mut().enumerate() {
        let netted = |i: &&usize| pool.sales[**i].counts(payout.refunds_netted);
        let sum = run.sales.iter().filter(netted).map(|i| learned.values.of(&pool.sales[*i])).sum();
        // A fee of whole payments is rounded once a rate, whatever the fees of single sales add up to.
        let once = || pool.at_once(run.sales.iter().filter(netted).copied());
        let once = if learned.values == Values::Rows { once() } else { None };
        run.worth = once.unwrap_or(sum);
        run.expected = match payout.shape {
            Shape::PerSale => {
                run.sales.iter().map(|i| learned.values.of(&pool.sales[*i]).max(0)).sum()
            }
            _ => learned.values.paid(run.worth),
        };
        for sale in &run.sales {
            fate[*sale].run = at;
        }
    }
    let (mut first_due, mut after_due) = (None, None);
    let mut beyond = Beyond::default();
    let held = |f: fn(NaiveDate, NaiveDate) -> NaiveDate, d: fn(&Group) -> NaiveDate| {
        runs.iter().map(d).reduce(f)
    };
    let trade_days = held(NaiveDate::min, |r| r.days.0).zip(held(NaiveDate::max, |r| r.days.1));
    if let (Some((from, to)), Some((first_held, last_held))) = (pool.sold, trade_days) {
        // The evening before the first day belongs to it where the acquirer's day ends early, and the last evening
        // to the day after.
        let partial = |part: u32| {
            let terms = learned.terms_of(part);
            terms.cutoff != 1440 && !terms.by_posted
        };
        let cut_otherwise = learned.payout.by_posted || partial(0);
        // An export by the acquirer's days begins with the evening before: that day is none of its trade days.
        let from = if cut_otherwise { from.max(first_held) } else { from };
        let before = super::learn::day_before(from);
        let after = to + chrono::Days::new(1);
        for run in &mut runs {
            let partial = partial(run.part);
            // Halves of a day share no payment with the days before and after the files, nor do days paid apart.
            let shared = !payout.lag.twice_a_day() && !apart;
            let (first, next) = (due_of(before, run.part), due_of(after, run.part));
            run.open_start = (shared && run.due == first) || (partial && run.days.0 <= from);
            run.open_end = (shared && run.due == next) || (partial && run.days.1 >= to);
        }
        let parts: Vec<u32> =
            if own_terms { learned.terms.keys().copied().collect() } else { vec![0] };
        let paid: BTreeSet<u32> = runs.iter().map(|r| r.part).collect();
        let edges = (from.min(first_held), to.max(last_held));
        let mut dues = |day: NaiveDate| parts.iter().map(|p| due_of(day, *p)).collect();
        beyond = Beyond::of(edges, &mut dues, apart, paid.len().max(1));
        let first = |part: &u32| if partial(*part) { from } else { before };
        first_due = parts.iter().map(|p| due_of(first(p), *p)).max();
        let next = |part: &u32| if payout.lag.twice_a_day() { after } else { due_of(after, *part) };
        after_due = parts.iter().map(next).min();
    }
    let used = vec![false; pool.credits.len()];
    let takings = vec![false; pool.credits.len()];
    Book { runs, fate, used, takings, first_due, after_due, beyond }
}
