//! Each sale paid by a credit of its own.

mod after;
mod odd_sums;
mod pattern;
mod twins;

use super::fees;
use super::learn::Learned;
use super::payout::trade_day;
use super::pool::Pool;
use super::runs::Book;
use super::said::{Claim, Said};
use super::takings::Senders;
use super::voided;
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A credit this many days after the due day can still be the sale's.
const LATE_DAYS_MAX: i64 = 75;

/// So many open sales of one sum are compared with a payment's text.
const ALIKE_MAX: usize = 20;

/// Money that began to come later comes so many days later at most, a long holiday left out.
const SLOWER_DAYS: u64 = 4;

/// A payment of less than this part of a sale is none of it.
const PART_MIN: i64 = 5;

/// Finds the credit of every sale: by the number in the bank's text, then by day and sum, then by sum alone.
pub(super) fn settle(pool: &Pool<'_>, learned: &Learned, book: &mut Book) {
    for (at, credit) in pool.credits.iter().enumerate() {
        book.used[at] = credit.corrected;
    }
    let due: Vec<NaiveDate> = book.fate.iter().map(|f| book.runs[f.run].due).collect();
    let value: Vec<i64> = pool.sales.iter().map(|s| learned.values.of(s)).collect();
    // Refunds are debited apart here: nothing is to arrive for them.
    for (at, sale) in pool.sales.iter().enumerate() {
        if sale.gross <= 0 || value[at] <= 0 {
            book.fate[at].paid = Some((due[at], usize::MAX));
        }
    }
    voided::mark(pool, book, &due, &value);
    let mut senders = payers(pool, &due, &value);
    by_number(pool, book, &value);
    let numbered: Vec<bool> =
        book.fate.iter().map(|f| f.paid.is_some_and(|p| p.1 != usize::MAX)).collect();
    // Since the acquirer began to pay later, a sale's money is looked for on that day first.
    let really: Vec<NaiveDate> = pool
        .sales
        .iter()
        .zip(&due)
        .map(|(s, due)| {
            let day = trade_day(s.moment, learned.payout.cutoff);
            learned.slower.get(&day).copied().unwrap_or(*due)
        })
        .collect();
    on_time(pool, book, &senders, &really, &value);
    on_time(pool, book, &senders, &due, &value);
    let claims: Vec<Claim> = pool
        .sales
        .iter()
        .zip(&due)
        .map(|(sale, due)| {
            let day = trade_day(sale.moment, learned.payout.cutoff);
            Claim { days: (day, day), due: *due, part: 0 }
        })
        .collect();
    voided::paid_all_the_same(pool, book, &senders, &due, &value);
    let texts = Texts::learn(pool, learned, book, &claims, &numbered);
    let share = dearer(pool, book, &senders, &due, &value);
    let unpaid = (0..pool.sales.len()).filter(|s| book.fate[*s].paid.is_none() && value[*s] > 0);
    let owed: Vec<_> = unpaid.map(|sale| (due[sale], value[sale])).collect();
    senders.amends(pool, &owed);
    late(pool, book, &senders, &texts, &value);
    let payers = Senders::by_now(pool, book);
    odd_sums::give(pool, book, &payers, learned.values, (&really, &value));
    if let Some(rate) = share {
        late_and_dearer(pool, book, &senders, &texts, &value, rate);
    }
    twins::untwist(pool, book, &value, &|sale, credit| {
        numbered[sale] || texts.said.names(credit, claims[sale])
    });
    after::sums_of_after(pool, book, &senders, &texts, &value);
    after::open_day(pool, book, &texts, &value, &numbered);
    ambiguous(pool, book, &due, &value);
    for (at, credit) in pool.credits.iter().enumerate() {
        book.takings[at] = senders.looks_like_takings(credit);
    }
    // Who pays is better known by now.
    let by_now = Senders::by_now(pool, book);
    open_ends(pool, book, &by_now, (&due, &value, &really));
    for run in &mut book.runs {
        let arrived = |s: &&usize| book.fate[**s].paid.is_some();
        let brought = |s: &usize| match book.fate[*s].paid {
            Some((_, c)) if c != usize::MAX => pool.credits[c].amount,
            _ if book.fate[*s].voided => 0,
            _ => value[*s].max(0),
        };
        run.paid = run.sales.iter().filter(arrived).map(brought).sum();
        run.credits = run
            .sales
            .iter()
            .filter_map(|s| book.fate[*s].paid)
            .map(|p| p.1)
            .filter(|c| *c != usize::MAX)
            .collect();
        run.credits.sort_unstable();
    }
}

/// What the texts of credits say they are for.
struct Texts<'a> {
    said: Said<'a>,
    /// What each sale's payment would say.
    claims: &'a [Claim],
    /// A payment carries its sale's number.
    numbers: bool,
    /// From this day on money comes for sales after the end of the sales export.
    outside: Option<NaiveDate>,
}

impl<'a> Texts<'a> {
    fn learn(
        pool: &'a Pool<'a>,
        learned: &Learned,
        book: &Book,
        claims: &'a [Claim],
        numbered: &[bool],
    ) -> Self {
        let known = book.fate.iter().enumerate().filter_map(|(sale, fate)| match fate.paid {
            Some((_, credit)) if credit != usize::MAX => Some((claims[sale], credit)),
            _ => None,
        });
        let paid = known.clone().count();
        let by_number = numbered.iter().filter(|n| **n).count();
        let said = Said::learn(pool, BTreeSet::new(), known);
        let numbers = paid >= 3 && by_number * 10 >= paid * 9;
        Self { said, claims, numbers, outside: book.outside(learned) }
    }

    /// A credit after the due day can be this sale's: it does not say that it is for another, and it came before the
    /// money of later sales than the export's, or says that it is for this one.
    fn open_to(&self, pool: &Pool<'_>, sale: usize, credit: usize) -> bool {
        let claim = self.claims[sale];
        let before = self.outside.is_none_or(|from| pool.credits[credit].day < from);
        !self.denies(pool, sale, credit) && (before || self.said.names(credit, claim))
    }

    /// The text is about another sale.
    fn denies(&self, pool: &Pool<'_>, sale: usize, credit: usize) -> bool {
        let other =
            || tokens(&number_text(pool, credit)).any(|t| t.bytes().any(|b| b.is_ascii_digit()));
        (self.numbers && other()) || self.said.denies(credit, self.claims[sale])
    }
}

/// What can hold a sale's number.
fn number_text(pool: &Pool<'_>, credit: usize) -> String {
    let credit = &pool.credits[credit];
    let row = &pool.bank[credit.at.statement].rows[credit.index];
    format!("{} {}", row.reference.as_deref().unwrap_or_default(), pool.text(credit))
}

/// Words of a text that are long enough to be the number of a sale.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|token| token.len() >= 8)
}

/// Unpaid sales whose money can be on its way, since the acquirer pays later by now, or can be a smaller payment of that
/// day that belongs to nothing: said, not decided.
fn open_ends(
    pool: &Pool<'_>,
    book: &mut Book,
    senders: &Senders,
    (due, value, really): (&[NaiveDate], &[i64], &[NaiveDate]),
) {
    let Some(last) = pool.last_covered() else { return };
    let mut loose: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
    for (c, credit) in pool.credits.iter().enumerate() {
        // Sales outside the export are paid on that day too: it is theirs.
        if !book.used[c] && senders.pays(credit) && !book.beyond.holds(credit.day) {
            loose.entry(credit.day).or_default().push(c);
        }
    }
    for sale in 0..pool.sales.len() {
        if book.fate[sale].paid.is_some() || due[sale] >= last {
            continue;
        }
        let run = &mut book.runs[book.fate[sale].run];
        let part = |c: &&usize| {
            let amount = pool.credits[**c].amount;
            amount < value[sale] && amount.saturating_mul(PART_MIN) >= value[sale]
        };
        let same_day = loose.get(&due[sale]).into_iter().flatten().find(part).copied();
        if really[sale] >= last && really[sale] > due[sale] {
            run.rival = true;
        } else if same_day.is_some() {
            run.doubt = run.doubt.or(same_day);
        } else {
            continue;
        }
        book.fate[sale].sure = false;
    }
}

/// Senders whose credits are sales of the day.
fn payers(pool: &Pool<'_>, due: &[NaiveDate], value: &[i64]) -> Senders {
    let wanted: HashSet<(NaiveDate, i64)> =
        due.iter().copied().zip(value.iter().copied()).collect();
    Senders::judge(pool, &|at| wanted.contains(&(pool.credits[at].day, pool.credits[at].amount)))
}

/// Credits whose text or reference carries the sale's own number.
fn by_number(pool: &Pool<'_>, book: &mut Book, value: &[i64]) {
    let mut numbers: HashMap<&str, Option<usize>> = HashMap::new();
    for (at, sale) in pool.sales.iter().enumerate().filter(|(_, s)| s.gross > 0) {
        let row = pool.row(sale);
        for number in [&row.reference, &row.order].into_iter().flatten().filter(|n| n.len() >= 8) {
            // A number that two sales share tells nothing.
            numbers
                .entry(number.as_ref())
                .and_modify(|s| *s = s.filter(|x| *x == at))
                .or_insert(Some(at));
        }
    }
    for (c, credit) in pool.credits.iter().enumerate() {
        if book.used[c] {
            continue;
        }
        let text = number_text(pool, c);
        let hit = tokens(&text).find_map(|token| numbers.get(token).copied().flatten());
        if let Some(sale) =
            hit.filter(|s| book.fate[*s].paid.is_none() && value[*s] == credit.amount)
        {
            book.used[c] = true;
            book.fate[sale].paid = Some((credit.day, c));
        }
    }
}

fn on_time(pool: &Pool<'_>, book: &mut Book, senders: &Senders, due: &[NaiveDate], value: &[i64]) {
    let mut free: HashMap<(NaiveDate, i64), Vec<usize>> = HashMap::new();
    for (c, credit) in pool.credits.iter().enumerate().rev() {
        if !book.used[c] && senders.may_pay(credit) {
            free.entry((credit.day, credit.amount)).or_default().push(c);
        }
    }
    for sale in 0..pool.sales.len() {
        if book.fate[sale].paid.is_some() {
            continue;
        }
        if let Some(c) = free.get_mut(&(due[sale], value[sale])).and_then(Vec::pop) {
            book.used[c] = true;
            book.fate[sale].paid = Some((due[sale], c));
        }
    }
}

/// Sales that came on their day, each short by one share of its gross: a fee, not missing sales.
fn dearer(
    pool: &Pool<'_>,
    book: &mut Book,
    senders: &Senders,
    due: &[NaiveDate],
    value: &[i64],
) -> Option<i64> {
    let mut free: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
    for (c, credit) in pool.credits.iter().enumerate() {
        if !book.used[c] && senders.may_pay(credit) {
            free.entry(credit.day).or_default().push(c);
        }
    }
    let open: Vec<usize> = (0..pool.sales.len()).filter(|s| book.fate[*s].paid.is_none()).collect();
    let mut votes: HashMap<i64, (usize, usize)> = HashMap::new();
    for sale in open.iter().step_by((open.len() / 500).max(1)) {
        let gross = pool.sales[*sale].gross;
        let days = free.range(due[*sale]..=due[*sale] + Days::new(SLOWER_DAYS));
        for (day, c) in days.flat_map(|(day, list)| list.iter().take(400).map(move |c| (day, c))) {
            let gap = value[*sale] - pool.credits[*c].amount;
            if gap <= 0 || gap * 40 > gross || gross < 1_000 {
                continue;
            }
            let rate = (gap * 10_000 + gross / 2) / gross * 10;
            if (fees::share(gross, rate) - gap).abs() <= 1 {
                let slot = votes.entry(rate).or_default();
                slot.0 += 1;
                slot.1 += usize::from(*day == due[*sale]);
            }
        }
    }
    let best =
        votes.into_iter().map(|(rate, (n, on_day))| (n, std::cmp::Reverse(rate), on_day)).max();
    let (count, std::cmp::Reverse(rate), on_day) = best?;
    let sampled = open.len() / (open.len() / 500).max(1);
    if count < 5 || count * 3 < sampled {
        return None;
    }
    if on_day * 2 < count {
        // The money comes later too: looked for there.
        return Some(rate);
    }
    // Exact sums first, so that none is lost to a sale that is one unit off.
    for slack in [0, 1] {
        for sale in open.iter().copied() {
            let wanted = value[sale] - fees::share(pool.sales[sale].gross, rate);
            let Some(day) = free.get_mut(&due[sale]).filter(|_| book.fate[sale].paid.is_none())
            else {
                continue;
            };
            let hit = day.iter().position(|c| (pool.credits[*c].amount - wanted).abs() == slack);
            if let Some(at) = hit {
                let c = day.swap_remove(at);
                book.used[c] = true;
                book.fate[sale].paid = Some((due[sale], c));
                book.runs[book.fate[sale].run].fee_short = true;
            }
        }
    }
    untangle(pool, book, rate, due, value, &mut free);
    Some(rate)
}

/// Sales whose money came late and less the share besides.
fn late_and_dearer(
    pool: &Pool<'_>,
    book: &mut Book,
    senders: &Senders,
    texts: &Texts<'_>,
    value: &[i64],
    rate: i64,
) {
    let mut free: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
    for (c, credit) in pool.credits.iter().enumerate() {
        if !book.used[c] && senders.may_pay(credit) {
            free.entry(credit.day).or_default().push(c);
        }
    }
    for slack in [0, 1] {
        for (sale, value) in value.iter().enumerate() {
            if book.fate[sale].paid.is_some() {
                continue;
            }
            let wanted = value - fees::share(pool.sales[sale].gross, rate);
            let near = |c: &usize| {
                (pool.credits[*c].amount - wanted).abs() == slack && texts.open_to(pool, sale, *c)
            };
            let due = texts.claims[sale].due;
            let days = free.range_mut(due..);
            let hit = days
                .take_while(|(day, _)| (**day - due).num_days() <= LATE_DAYS_MAX)
                .find_map(|(day, list)| {
                    let at = list.iter().position(near)?;
                    Some((*day, list.swap_remove(at)))
                });
            if let Some((day, c)) = hit {
                book.used[c] = true;
                book.fate[sale].paid = Some((day, c));
                book.runs[book.fate[sale].run].fee_short = true;
            }
        }
    }
}

/// A sale's full sum may by chance be another's sum less the share, and have taken its credit: both are put right where
/// the first one's own credit is still there.
fn untangle(
    pool: &Pool<'_>,
    book: &mut Book,
    rate: i64,
    due: &[NaiveDate],
    value: &[i64],
    free: &mut BTreeMap<NaiveDate, Vec<usize>>,
) {
    let wanted = |sale: usize| value[sale] - fees::share(pool.sales[sale].gross, rate);
    let mut holder: HashMap<usize, usize> = HashMap::new();
    for (sale, fate) in book.fate.iter().enumerate() {
        if let Some((_, c)) = fate.paid {
            holder.insert(c, sale);
        }
    }
    for sale in (0..due.len()).filter(|s| pool.sales[*s].gross > 0) {
        let Some(left) = free.get_mut(&due[sale]).filter(|_| book.fate[sale].paid.is_none()) else {
            continue;
        };
        let swap = pool.credits.iter().enumerate().find_map(|(c, credit)| {
            if credit.day != due[sale] || (credit.amount - wanted(sale)).abs() > 1 {
                return None;
            }
            let other = *holder.get(&c)?;
            let at =
                left.iter().position(|f| (pool.credits[*f].amount - wanted(other)).abs() <= 1)?;
            Some((c, other, at))
        });
        if let Some((c, other, at)) = swap {
            let own = left.swap_remove(at);
            book.used[own] = true;
            book.fate[other].paid = Some((due[other], own));
            book.fate[sale].paid = Some((due[sale], c));
            holder.insert(own, other);
            holder.insert(c, sale);
        }
    }
}

/// Credits left over go to the earliest unpaid sale of their sum.
fn late(pool: &Pool<'_>, book: &mut Book, senders: &Senders, texts: &Texts<'_>, value: &[i64]) {
    let mut open: HashMap<i64, BTreeSet<(NaiveDate, usize)>> = HashMap::new();
    for sale in (0..pool.sales.len()).filter(|s| book.fate[*s].paid.is_none()) {
        open.entry(value[sale]).or_default().insert((texts.claims[sale].due, sale));
    }
    for (c, credit) in pool.credits.iter().enumerate() {
        if book.used[c] || !senders.may_pay(credit) {
            continue;
        }
        let Some(sales) = open.get_mut(&credit.amount) else { continue };
        let could = |(due, sale): &(NaiveDate, usize)| {
            pool.sales[*sale].moment.date_naive() <= credit.day
                && (credit.day - *due).num_days() <= LATE_DAYS_MAX
        };
        let mut alike = sales.iter().copied().filter(could).take(ALIKE_MAX);
        let hit = alike.find(|(_, sale)| texts.open_to(pool, *sale, c));
        if let Some(key) = hit {
            sales.remove(&key);
            book.used[c] = true;
            book.fate[key.1].paid = Some((credit.day, c));
            // Another open sale of this sum could be the one that came.
            let mut alike = sales.iter().copied().filter(|(due, sale)| {
                *due < credit.day && pool.sales[*sale].moment.date_naive() <= credit.day
            });
            let other = alike.by_ref().take(ALIKE_MAX).find(|s| texts.open_to(pool, s.1, c));
            if let Some((_, other)) = other {
                for sale in [key.1, other] {
                    book.fate[sale].sure = false;
                    book.runs[book.fate[sale].run].explanations.extend([vec![other], vec![key.1]]);
                }
            }
        }
    }
}

/// Equal sales due on one day of which some were paid: which of them is a matter of choice. Those nearest in time to
/// sales that are surely unpaid are taken, and the run says which other sets fit.
fn ambiguous(pool: &Pool<'_>, book: &mut Book, due: &[NaiveDate], value: &[i64]) {
    let mut alike: BTreeMap<(NaiveDate, i64), Vec<usize>> = BTreeMap::new();
    for sale in (0..due.len()).filter(|s| !book.fate[*s].voided) {
        alike.entry((due[sale], value[sale])).or_default().push(sale);
    }
    let unpaid = |book: &Book, s: usize| book.fate[s].paid.is_none();
    let mut sure: Vec<usize> = alike
        .values()
        .filter(|sales| sales.iter().all(|s| unpaid(book, *s)))
        .flatten()
        .copied()
        .collect();
    sure.sort_unstable();
    let some = |sales: &&Vec<usize>| {
        let open = sales.iter().filter(|s| unpaid(book, **s)).count();
        open > 0 && open < sales.len()
    };
    let either: BTreeSet<usize> = alike.values().filter(some).flatten().copied().collect();
    let distance = |sale: usize| {
        let at = sure.partition_point(|s| *s < sale);
        let near = sure.get(at.saturating_sub(1)..sure.len().min(at + 1)).unwrap_or_default();
        near.iter().map(|s| s.abs_diff(sale)).min().unwrap_or(usize::MAX - sale)
    };
    for sales in alike.values() {
        let open = sales.iter().filter(|s| unpaid(book, **s)).count();
        if open == 0 || open == sales.len() {
            continue;
        }
        let told = pattern::goes_on(pool, book, sales, open, (&sure, &either));
        let other = |s: usize| told.as_ref().is_some_and(|told| !told.contains(&s));
        let mut by_distance = sales.clone();
        by_distance.sort_by_key(|s| (other(*s), distance(*s), *s));
        let mut paid: Vec<_> = sales.iter().filter_map(|s| book.fate[*s].paid).collect();
        for (rank, sale) in by_distance.iter().enumerate() {
            let fate = &mut book.fate[*sale];
            fate.paid = if rank < open { None } else { paid.pop() };
            fate.sure &= told.is_some();
        }
        if told.is_some() {
            continue;
        }
        let run = book.fate[sales[0]].run;
        let sets = by_distance.windows(open).take(8).map(<[usize]>::to_vec);
        book.runs[run].explanations.extend(sets);
    }
}
