//! No money is counted twice: what came, what is called unpaid and the payments that belong to nothing cannot together
//! be clearly more than was due. Where they are, how this acquirer pays was not understood, and nothing is sure.

use super::fees;
use super::learn::Learned;
use super::payout::{Shape, trade_day};
use super::pool::{Pool, Sale};
use super::runs::{Book, Fate, Group};
use super::takings::{Look, Senders, look};
use crate::statement;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A way of paying that accounts for so much of what was due (in tenths) is understood.
const UNDERSTOOD: i64 = 8;
/// Payments that belong to nothing speak against the rest from this share of what was due on, in hundredths.
const LOOSE: i64 = 3;
/// And where they could be so much of what is called unpaid (one in so many).
const OF_UNPAID: i64 = 5;
/// So many payments of one kind are regular, though their text says nothing of sales; in a few weeks one a week.
const REGULAR: usize = 4;
const REGULAR_FEW: usize = 2;
/// So many runs of a part that never came, and as many payments that fit nothing, leave its way of being paid unknown.
const UNSEEN_MIN: usize = 3;

/// Of so many runs less than one in so many came in full or short of sales that are told.
const HARDLY_OF: usize = 8;
const HARDLY_PART: usize = 10;

/// So many payments that are late or of another sum without a reason, and so many for each that is right (one in so many),
/// are no faults but a way of paying that was not understood.
const ODD_MIN: usize = 4;
const ODD_PART: usize = 4;

/// Whether much of what came does not follow from the way of paying: on other days, or sums that nothing explains.
pub(super) fn is_odd(pool: &Pool<'_>, learned: &Learned, book: &Book) -> bool {
    let odd: Vec<bool> = if learned.payout.shape == Shape::PerSale {
        odd_sales(pool, learned, book)
    } else {
        odd_runs(pool, learned, book)
    };
    let count = odd.iter().filter(|odd| **odd).count();
    let much = count >= ODD_MIN && count * ODD_PART >= odd.len() - count;
    much || (learned.payout.shape != Shape::PerSale && is_here_and_there(pool, book))
}

/// Whether most payments are short by sales that have nothing in common. A terminal or a channel can be unpaid day after
/// day; a few sales here and there on most days are no fault, but a way of paying that was not understood.
fn is_here_and_there(pool: &Pool<'_>, book: &Book) -> bool {
    let paid = book.runs.iter().filter(|r| r.expected > 0 && !r.credits.is_empty());
    let loose = |run: &&Group| {
        run.explanations.first().is_some_and(|set| set.len() > 1 && !is_one_part(pool, run, set))
    };
    let (paid, loose) = (paid.clone().count(), paid.filter(loose).count());
    loose >= ODD_MIN && loose * 2 >= paid
}

/// All sales of a run that one terminal, channel, kind of card or merchant number made, and no others.
fn is_one_part(pool: &Pool<'_>, run: &Group, set: &[usize]) -> bool {
    let by: [fn(&Sale) -> u32; 4] =
        [|s| s.terminal, |s| s.channel, |s| s.card_kind, |s| s.merchant];
    by.iter().any(|of| {
        let one = of(&pool.sales[set[0]]);
        let own = run.sales.iter().filter(|s| of(&pool.sales[**s]) == one).count();
        own == set.len() && set.iter().all(|s| of(&pool.sales[*s]) == one)
    })
}

/// Of each paid sale whether its money came late.
fn odd_sales(pool: &Pool<'_>, learned: &Learned, book: &Book) -> Vec<bool> {
    let late = |(sale, fate): (usize, &Fate)| {
        let (day, credit) = fate.paid.filter(|p| p.1 != usize::MAX)?;
        let own = trade_day(pool.sales[sale].moment, learned.payout.cutoff);
        let due = learned.slower.get(&own).copied().unwrap_or(book.runs[fate.run].due);
        Some(pool.credits[credit].day == day && day > due)
    };
    book.fate.iter().enumerate().filter_map(late).collect()
}

/// Of each paid run whether its money came late, or is off without a reason.
fn odd_runs(pool: &Pool<'_>, learned: &Learned, book: &Book) -> Vec<bool> {
    let odd = |run: &Group| {
        let due = learned.slower.get(&run.days.1).copied().unwrap_or(run.due);
        let late = run.credits.iter().any(|c| pool.credits[*c].day > due);
        let off = (run.expected - run.paid).abs() > fees::rounding(run.sales.len());
        let edge = run.open_start || run.open_end;
        let told =
            edge || run.fee_short || run.carried || run.duplicate || run.taken_back.is_some();
        late || (off && !told && (run.explanations.is_empty() || run.combined))
    };
    let paid = book.runs.iter().filter(|r| r.expected > 0 && !r.credits.is_empty());
    paid.map(odd).collect()
}

/// Credits of one kind that pay nothing though they are regular.
pub(super) fn has_regular_rest(pool: &Pool<'_>, book: &Book) -> bool {
    let mut rest: BTreeMap<u32, usize> = BTreeMap::new();
    for (at, credit) in pool.credits.iter().enumerate() {
        if !book.used[at] && !credit.corrected && look(&pool.text(credit)) != Look::Other {
            *rest.entry(credit.signature).or_default() += 1;
        }
    }
    let days = pool.covered.values().flatten().map(|(from, to)| (*to - *from).num_days());
    let weeks = usize::try_from(days.max().unwrap_or(0) / 7).unwrap_or(0);
    rest.values().any(|n| *n >= weeks.clamp(REGULAR_FEW, REGULAR))
}

/// Lifts certainty from everything unpaid where the sums contradict it, and lists the payments that do so.
pub(super) fn check(pool: &Pool<'_>, book: &mut Book) {
    let Some(last) = pool.last_covered() else { return };
    let judged = book.runs.iter().filter(|r| r.expected > 0 && r.due < last && pool.covers(r.due));
    let (due, came) = judged.fold((0i64, 0i64), |(due, came), run| {
        let arrived = (run.paid + run.made_up_sum).min(run.expected);
        (due + run.expected, came + if run.fee_short { run.expected } else { arrived })
    });
    let unpaid = due - came;
    if unpaid <= 0 || came * 10 >= due * UNDERSTOOD {
        return;
    }
    let mut regular: BTreeMap<u32, usize> = BTreeMap::new();
    for credit in pool.credits.iter().filter(|c| !c.corrected) {
        *regular.entry(credit.signature).or_default() += 1;
    }
    let senders = Senders::by_now(pool, book);
    // Whoever sent most of what belongs to sales, whatever the text says.
    let mut sent: BTreeMap<u32, usize> = BTreeMap::new();
    for (_, credit) in pool.credits.iter().enumerate().filter(|(at, _)| book.used[*at]) {
        *sent.entry(credit.signature).or_default() += 1;
    }
    let main = sent.into_iter().max_by_key(|(_, n)| *n).map(|(sender, _)| sender);
    // Half of it understood: who pays is known, and others' money is none of it.
    let known = came * 2 >= due;
    let loose: Vec<usize> = (0..pool.credits.len())
        .filter(|at| {
            let credit = &pool.credits[*at];
            let within = book.is_within(credit.day);
            let foreign = known && senders.is_foreign(credit);
            let plain = || {
                !known
                    && regular.get(&credit.signature).is_some_and(|n| *n >= REGULAR)
                    && look(&pool.text(credit)) == Look::Plain
            };
            let may = book.takings[*at] || main == Some(credit.signature) || plain();
            !book.used[*at] && !credit.corrected && within && !foreign && may
        })
        .collect();
    let sum: i64 = loose.iter().map(|at| pool.credits[*at].amount).sum();
    if sum * 100 <= due * LOOSE || sum * OF_UNPAID < unpaid {
        return;
    }
    for at in loose {
        book.takings[at] = true;
    }
    nothing_is_sure(book);
}

/// Hardly any run came to the cent, though there are payments that read like takings: how this acquirer pays was not learned.
pub(super) fn hardly_any(pool: &Pool<'_>, learned: &Learned, book: &mut Book) {
    let Some(last) = pool.last_covered() else { return };
    if learned.payout.shape == Shape::PerSale {
        return;
    }
    let judged = book.runs.iter().filter(|r| r.expected > 0 && r.due < last);
    let full = |r: &&Group| {
        let off = (r.expected - r.paid).abs();
        r.carried || (!r.credits.is_empty() && off <= fees::rounding(r.sales.len()))
    };
    let told = |r: &&Group| r.fee_short || (!r.credits.is_empty() && r.explanations.len() == 1);
    let (full, told, judged) =
        (judged.clone().filter(full).count(), judged.clone().filter(told).count(), judged.count());
    let came = pool.credits.iter().enumerate();
    let came = came.filter(|(at, c)| book.takings[*at] && !c.corrected && book.is_within(c.day));
    if judged >= HARDLY_OF && (full + told) * HARDLY_PART < judged && came.count() > full + told {
        nothing_is_sure(book);
    }
}

/// A terminal or channel of which nothing ever came in full, while payments are left that fit nothing: how it is paid was never
/// seen, and they may be its money.
pub(super) fn never_seen(pool: &Pool<'_>, book: &mut Book) {
    let Some(last) = pool.last_covered() else { return };
    let mut parts: BTreeMap<u32, (usize, bool)> = BTreeMap::new();
    for run in book.runs.iter().filter(|r| r.part != 0 && r.expected > 0 && r.due < last) {
        let (judged, came) = parts.entry(run.part).or_default();
        *judged += 1;
        let off = (run.expected - run.paid).abs();
        *came |= !run.credits.is_empty() && off <= fees::rounding(run.sales.len());
    }
    let loose = pool.credits.iter().enumerate();
    let loose = loose
        .filter(|(at, c)| {
            book.takings[*at] && !book.used[*at] && !c.corrected && book.is_within(c.day)
        })
        .count();
    let unseen = |judged: usize| judged >= UNSEEN_MIN && loose >= UNSEEN_MIN.max(judged / 3);
    parts.retain(|_, (judged, came)| !*came && unseen(*judged));
    for fate in book.fate.iter_mut().filter(|f| f.paid.is_none()) {
        let run = &mut book.runs[fate.run];
        if parts.contains_key(&run.part) {
            (fate.sure, run.unknown) = (false, true);
        }
    }
}

/// Another payer sends regular payments from a day on, and the one that paid until then sends none any more: as long as
/// nothing of theirs fits, they may be the money that seems to be missing since.
pub(super) fn succeeded(pool: &Pool<'_>, book: &mut Book) {
    let mut sent: BTreeMap<u32, (usize, NaiveDate)> = BTreeMap::new();
    for (_, credit) in pool.credits.iter().enumerate().filter(|(at, _)| book.used[*at]) {
        let (count, last) = sent.entry(credit.signature).or_insert((0, credit.day));
        *count += 1;
        *last = credit.day.max(*last);
    }
    let Some((payer, (_, last))) = sent.iter().max_by_key(|(_, (count, _))| *count) else { return };
    let (payer, last) = (*payer, *last);
    let mut since: BTreeMap<u32, (usize, NaiveDate)> = BTreeMap::new();
    for (at, credit) in pool.credits.iter().enumerate().filter(|(_, c)| c.signature != payer) {
        let (count, first) = since.entry(credit.signature).or_insert((0, credit.day));
        *first = credit.day.min(*first);
        let may = !book.used[at] && !credit.corrected && look(&pool.text(credit)) != Look::Other;
        *count += usize::from(may && book.is_within(credit.day));
    }
    let new = since.values().filter(|(count, first)| *count >= UNSEEN_MIN && *first >= last);
    let Some(first) = new.map(|(_, first)| *first).min() else { return };
    for fate in book.fate.iter_mut().filter(|f| f.paid.is_none()) {
        let run = &mut book.runs[fate.run];
        if run.due >= first {
            (fate.sure, run.unknown) = (false, true);
        }
    }
}

/// So many sales of a way of paying tell that none of them ever comes.
const NEVER_MIN: usize = 3;

/// Sales paid in a way whose word is none of a card or a wallet, and none of which came in all the days while others did, may
/// not pass this acquirer at all.
pub(super) fn strange_ways(pool: &Pool<'_>, book: &mut Book) {
    let Some(last) = pool.last_covered() else { return };
    let mut ways: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for (sale, fate) in pool.sales.iter().zip(&book.fate).filter(|(s, _)| s.gross > 0) {
        let due = book.runs[fate.run].due;
        if due < last && pool.covers(due) && !fate.voided {
            let (sold, came) = ways.entry(sale.channel).or_default();
            (*sold, *came) = (*sold + 1, *came + usize::from(fate.paid.is_some()));
        }
    }
    let came: usize = ways.values().map(|(_, came)| came).sum();
    let known = |way: &u32| pool.names.get(*way as usize).is_none_or(|n| statement::is_way(n));
    ways.retain(|way, (sold, came)| *way != 0 && *came == 0 && *sold >= NEVER_MIN && !known(way));
    if came < NEVER_MIN || ways.is_empty() {
        return;
    }
    for (sale, fate) in pool.sales.iter().zip(&mut book.fate) {
        if fate.paid.is_none() && ways.contains_key(&sale.channel) {
            fate.sure = false;
            book.runs[fate.run].strange_way = true;
        }
    }
}

/// Nothing unpaid is sure, nor that what came as too much for a run was that run's.
pub(super) fn nothing_is_sure(book: &mut Book) {
    for run in &mut book.runs {
        let over = run.paid - run.expected > fees::rounding(run.sales.len());
        let edge = run.open_start || run.open_end || run.duplicate || run.carried;
        if over && !edge && run.expected > 0 && run.explanations.is_empty() {
            run.unknown = true;
            run.leave_open(run.sales.clone(), false);
        }
    }
    for fate in book.fate.iter_mut().filter(|f| f.paid.is_none()) {
        fate.sure = false;
        book.runs[fate.run].unknown = true;
    }
}
