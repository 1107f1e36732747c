//! Sales of one sum on different days: the credit that went to the one may be the other's, come late. Which of them is
//! unpaid is told by what became of the sales around each; where that tells nothing, both answers are shown.

use super::super::pool::Pool;
use super::super::runs::Book;
use super::LATE_DAYS_MAX;
use chrono::NaiveDate;
use std::collections::HashMap;

/// So many neighbours on each side are asked.
const ASKED: usize = 2;

/// What became of a sale, as a neighbour sees it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Became {
    Unpaid,
    Paid(NaiveDate),
}

/// Puts right which of two equal sales is unpaid; `named` tells of a sale and its credit whether the credit names it.
pub(super) fn untwist(
    pool: &Pool<'_>,
    book: &mut Book,
    value: &[i64],
    named: &dyn Fn(usize, usize) -> bool,
) {
    let mut alike: HashMap<i64, Vec<usize>> = HashMap::new();
    for sale in (0..value.len()).filter(|s| pool.sales[*s].gross > 0) {
        alike.entry(value[sale]).or_default().push(sale);
    }
    // What one swap teaches, the next can use.
    for _ in 0..2 {
        let open: Vec<usize> = (0..value.len()).filter(|s| book.fate[*s].paid.is_none()).collect();
        for sale in open {
            let twins = alike.get(&value[sale]).map_or(&[][..], Vec::as_slice);
            if twins.len() > 1 && twins.len() <= 400 {
                one(pool, book, sale, twins, named);
            }
        }
    }
}

fn one(
    pool: &Pool<'_>,
    book: &mut Book,
    sale: usize,
    twins: &[usize],
    named: &dyn Fn(usize, usize) -> bool,
) {
    let due = book.runs[book.fate[sale].run].due;
    let mut best: Option<(i32, usize)> = None;
    for twin in twins.iter().copied().filter(|t| *t != sale) {
        let fate = book.fate[twin];
        let Some((day, credit)) = fate.paid.filter(|p| p.1 != usize::MAX) else { continue };
        let possible = pool.sales[sale].moment.date_naive() <= day
            && (0..=LATE_DAYS_MAX).contains(&(day - due).num_days());
        if !possible || fate.run == book.fate[sale].run {
            continue;
        }
        let now =
            agrees(pool, book, sale, Became::Unpaid) + agrees(pool, book, twin, Became::Paid(day));
        let other =
            agrees(pool, book, sale, Became::Paid(day)) + agrees(pool, book, twin, Became::Unpaid);
        let gain = other - now;
        if gain >= 0 && best.is_none_or(|(b, _)| gain > b) && !named(twin, credit) {
            best = Some((gain, twin));
        }
    }
    let Some((gain, twin)) = best else { return };
    if gain > 0 {
        book.fate[sale].paid = book.fate[twin].paid.take();
    }
    let (unpaid, paid) = if gain > 0 { (twin, sale) } else { (sale, twin) };
    for one in [sale, twin] {
        book.fate[one].sure = false;
        let run = &mut book.runs[book.fate[one].run];
        let sets = [vec![unpaid], vec![paid]];
        run.explanations
            .extend(sets.into_iter().filter(|s| !run.explanations.contains(s)).collect::<Vec<_>>());
    }
}

/// How many of ten neighbours of the same run, terminal and channel met this end, or where there are none of the same
/// terminal, or of the run; five where it has no other sale.
fn agrees(pool: &Pool<'_>, book: &Book, sale: usize, end: Became) -> i32 {
    let own = &pool.sales[sale];
    let terminal = |s: usize| pool.sales[s].terminal == own.terminal;
    let channel = |s: usize| pool.sales[s].channel == own.channel;
    let circles: [&dyn Fn(usize) -> bool; 3] =
        [&|s| terminal(s) && channel(s), &terminal, &|_| true];
    circles.iter().find_map(|like| of_circle(pool, book, sale, end, like)).unwrap_or(5)
}

fn of_circle(
    pool: &Pool<'_>,
    book: &Book,
    sale: usize,
    end: Became,
    like: &dyn Fn(usize) -> bool,
) -> Option<i32> {
    let run = &book.runs[book.fate[sale].run];
    let like = |s: &usize| pool.sales[*s].gross > 0 && like(*s);
    let at = run.sales.partition_point(|s| *s < sale);
    let before = run.sales[..at].iter().rev().filter(|s| like(s)).take(ASKED);
    let after = run.sales[at..].iter().filter(|s| **s != sale && like(s)).take(ASKED);
    let (mut met, mut all) = (0, 0);
    for s in before.chain(after) {
        let became = book.fate[*s].paid.map_or(Became::Unpaid, |p| Became::Paid(p.0));
        met += i32::from(became == end);
        all += 1;
    }
    (all > 0).then(|| met * 10 / all)
}
