//! Which of several ways of paying is right, told by the faults that each would leave: the way that leaves the fewest
//! and plainest wins. Where two leave much the same and name other sales, both answers are shown and nothing is sure.

use super::explain::ATTRIBUTES;
use super::learn::Learned;
use super::payout::Shape;
use super::pool::{Credit, Pool};
use super::runs::{Book, Group, build};
use super::{persale, settle};
use crate::calendar::DayCalendar;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// Takes the way that leaves the plainest faults, and says how much they would take to tell.
pub(super) fn choose(
    pool: &Pool<'_>,
    calendar: &dyn DayCalendar,
    learned: Learned,
    others: Vec<Learned>,
) -> (u32, Learned, Book) {
    let book = settled(pool, calendar, &learned);
    // One measure for all: a way that takes payments for those of other months must not look better for it.
    let inner = (book.first_due, book.after_due);
    let first = cost(pool, &learned, &book, inner);
    let mut tried = vec![(first, learned, book)];
    for other in others.into_iter().filter(|_| first > 0) {
        let book = settled(pool, calendar, &other);
        tried.push((cost(pool, &other, &book, inner), other, book));
    }
    let rank = |at: &usize| tried[*at].0 + if *at == 0 { 0 } else { MARGIN };
    let best = (0..tried.len()).min_by_key(rank).unwrap_or(0);
    let (least, learned, mut book) = tried.swap_remove(best);
    for (cost, _, other) in &tried {
        if *cost <= least + NEAR {
            contest(pool, &mut book, other);
        }
    }
    (least, learned, book)
}

/// What became of a sale, as far as two ways can differ in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Became {
    Paid,
    Late,
    Unpaid,
}

fn became(pool: &Pool<'_>, book: &Book, sale: usize) -> Became {
    let fate = book.fate[sale];
    let due = book.runs[fate.run].due;
    match fate.paid {
        Some((day, _)) if day > due => Became::Late,
        Some(_) => Became::Paid,
        None if pool.last_covered().is_some_and(|last| due < last) => Became::Unpaid,
        None => Became::Paid,
    }
}

/// Sales that another way, as good as this one, names otherwise: both answers are shown.
fn contest(pool: &Pool<'_>, book: &mut Book, other: &Book) {
    let mut runs: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for sale in 0..pool.sales.len() {
        if became(pool, book, sale) != became(pool, other, sale) {
            runs.entry(book.fate[sale].run).or_default().push(sale);
        }
    }
    for (at, contested) in runs {
        let named = |by: &Book| -> Vec<usize> {
            let sales = book.runs[at].sales.iter().copied();
            sales.filter(|s| became(pool, by, *s) != Became::Paid).collect()
        };
        let (own, theirs) = (named(book), named(other));
        let run = &mut book.runs[at];
        if run.explanations.is_empty() {
            run.explanations.push(own);
        }
        if !run.explanations.contains(&theirs) {
            run.explanations.push(theirs);
        }
        run.rival = true;
        for sale in contested {
            book.fate[sale].sure = false;
        }
    }
}

/// A way that explained more runs to the cent is left only for one whose faults are so much plainer.
const MARGIN: u32 = 10;
/// A way whose faults are hardly less plain could be the right one.
const NEAR: u32 = 4;

fn settled(pool: &Pool<'_>, calendar: &dyn DayCalendar, learned: &Learned) -> Book {
    let own = learned.by_hand.as_ref().map(|days| days as &dyn DayCalendar);
    let mut book = build(pool, learned, own.unwrap_or(calendar));
    match learned.payout.shape {
        Shape::PerSale => persale::settle(pool, learned, &mut book),
        Shape::PerRun | Shape::PerTerminalRun => settle::settle(pool, learned, &mut book),
    }
    book
}

/// How much has to be said to tell what went wrong under a way of paying, roughly in bits: one terminal day after day
/// or a stretch of days is little, sets that nothing joins are much.
fn cost(
    pool: &Pool<'_>,
    learned: &Learned,
    book: &Book,
    (first_due, after_due): (Option<NaiveDate>, Option<NaiveDate>),
) -> u32 {
    let mut parts: BTreeMap<(usize, u32), u32> = BTreeMap::new();
    let mut total = 0;
    let mut shares = 0;
    let mut shared: BTreeMap<(usize, NaiveDate), u32> = BTreeMap::new();
    let mut last: BTreeMap<u32, bool> = BTreeMap::new();
    for run in &book.runs {
        let goes_on = last.get(&run.part).copied().unwrap_or(false);
        let unpaid = run.nothing_came();
        total += if unpaid {
            let judged = pool.last_covered().is_some_and(|l| run.due < l);
            match (judged, goes_on) {
                (false, _) => 0,
                (true, true) => 1,
                // Money of soon after, said to be for sales after the export, could be this run's.
                (true, false) => NEW + if left_for_later(pool, book, run) { NEW } else { 0 },
            }
        } else if run.fee_short {
            shares += 1;
            if shares == 1 { NEW } else { 1 }
        } else {
            cost_of(pool, run, goes_on, &mut parts)
        };
        total += NEW * u32::from(run.evening);
        total += u32::from(run.carried) + 4 * run.later().count() as u32;
        // Parts that are paid apart share no payment.
        if let [credit] = run.credits[..] {
            let first = *shared.entry((credit, run.due)).or_insert(run.part);
            total += NEW * u32::from(first != run.part);
        }
        // Paid before it was due is as odd as paid late: the money was due on that day, then.
        let other_day = run.credits.iter().any(|c| pool.credits[*c].day != run.due);
        let slower = learned.slower.contains_key(&run.days.1);
        total += if other_day && slower { 1 } else { NEW * u32::from(other_day) };
        let to_the_end = || run.explanations.first().is_some_and(|e| e.last() == run.sales.last());
        last.insert(run.part, unpaid || to_the_end());
    }
    // Whoever paid several runs pays runs: what else they sent is theirs to be explained, whatever it says.
    let mut paid: BTreeMap<u32, usize> = BTreeMap::new();
    for (_, credit) in pool.credits.iter().enumerate().filter(|(at, _)| book.used[*at]) {
        *paid.entry(credit.signature).or_default() += 1;
    }
    let pays = |c: &Credit| paid.get(&c.signature).is_some_and(|n| *n > 1);
    let loose = pool.credits.iter().enumerate().filter(|(at, c)| {
        (book.takings[*at] || pays(c))
            && !book.used[*at]
            && !c.corrected
            && first_due.is_none_or(|d| c.day > d)
            && after_due.is_none_or(|d| c.day < d)
    });
    total + LOOSE * loose.count() as u32
}

/// Money that came soon after the run was due belongs to nothing, and counts for sales after the end of the export.
fn left_for_later(pool: &Pool<'_>, book: &Book, run: &Group) -> bool {
    let Some(from) = book.after_due else { return false };
    let until = run.due + Days::new(SOON);
    let first = pool.credits.partition_point(|c| c.day < from.max(run.due));
    let soon = pool.credits[first..].iter().take_while(|c| c.day <= until).enumerate();
    soon.into_iter().any(|(at, _)| book.takings[first + at] && !book.used[first + at])
}

/// So many days after a run was due are soon after it.
const SOON: u64 = 4;

/// A fault that nothing else speaks of.
const NEW: u32 = 6;
/// What no set explains; a payment that belongs to nothing.
const UNKNOWN: u32 = 30;
const LOOSE: u32 = 20;

fn cost_of(
    pool: &Pool<'_>,
    run: &Group,
    goes_on: bool,
    parts: &mut BTreeMap<(usize, u32), u32>,
) -> u32 {
    let bits = usize::BITS - run.sales.len().leading_zeros();
    let gap = run.expected - run.paid;
    let Some(set) = run.explanations.first() else {
        return match gap {
            _ if run.duplicate || run.taken_back.is_some() => NEW + bits,
            _ if run.expected <= 0 || gap.abs() <= run.sales.len() as i64 / 2 => 0,
            g if g < 0 && (run.open_start || run.open_end) => 0,
            _ => UNKNOWN,
        };
    };
    if run.combined {
        return NEW * 2 + 2 * bits;
    }
    // The same terminal, channel or card kind as in other runs.
    for (attribute, of) in ATTRIBUTES.iter().enumerate() {
        let Some(part) = set.first().map(|s| of(&pool.sales[*s])).filter(|p| *p != 0) else {
            continue;
        };
        let own = |s: &&usize| of(&pool.sales[**s]) == part && pool.sales[**s].gross > 0;
        let whole = run.sales.iter().filter(own).all(|s| set.contains(s));
        let only = set.iter().all(|s| of(&pool.sales[*s]) == part);
        if whole && only && set.len() < run.sales.len() {
            let seen = parts.entry((attribute, part)).or_default();
            *seen += 1;
            return if *seen > 1 { 1 } else { NEW };
        }
    }
    let at = |s: Option<&usize>| s.and_then(|s| run.sales.iter().position(|r| r == s));
    let (from, to) = (at(set.first()), at(set.last()));
    let in_row = from.zip(to).is_some_and(|(a, b)| b + 1 == a + set.len());
    match set.len() {
        0 => 1,
        _ if from == Some(0) && in_row && goes_on => bits,
        1 => NEW + bits,
        _ if in_row && (from == Some(0) || set.last() == run.sales.last()) => NEW + bits,
        _ if in_row => NEW + 2 * bits,
        n => NEW + bits * (n as u32).min(4),
    }
}
