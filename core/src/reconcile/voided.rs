//! Sales voided on their own terminal before the day was closed: neither the sale nor the void is paid or debited, so
//! nothing is to come for either. Where each sale is paid in a sum with others the two net each other; where each is paid
//! alone, the voided sale would look unpaid. An export that has no word for a void shows it as a refund of the same sum a
//! few minutes later.

use super::pool::{Pool, Sale};
use super::runs::Book;
use super::takings::Senders;
use crate::statement::Kind;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A refund of the whole sum within so many minutes is a void under another word.
const AT_ONCE: i64 = 30;

/// What a sale and its void have in common.
type Trait = (i64, u32, u32, u32, NaiveDate);

/// Marks the voided sales and takes them out of what their runs should bring.
pub(super) fn mark(pool: &Pool<'_>, book: &mut Book, due: &[NaiveDate], value: &[i64]) {
    let mut sales: Vec<usize> = pairs(pool).into_iter().map(|(sale, _)| sale).collect();
    sales.sort_unstable();
    sales.dedup();
    for sale in sales {
        let fate = &mut book.fate[sale];
        fate.voided = true;
        fate.paid = Some((due[sale], usize::MAX));
        book.runs[fate.run].expected -= value[sale].max(0);
    }
}

/// Of a run that nothing, or not all, was paid of: sales that were voided in it are not missing, nor are their voids.
pub(super) fn in_runs(pool: &Pool<'_>, book: &mut Book) {
    for (sale, void) in &pool.voided {
        let (own, other) = (book.fate[*sale], book.fate[*void]);
        if own.run != other.run || own.paid.is_some() || other.paid.is_some() {
            continue;
        }
        let due = book.runs[own.run].due;
        for at in [*sale, *void] {
            book.fate[at].voided = true;
            book.fate[at].paid = Some((due, usize::MAX));
        }
    }
}

/// Sales of one run without those that were voided in it, and without their voids: together they are nothing.
pub(super) fn without(pool: &Pool<'_>, sales: &[usize]) -> Vec<usize> {
    if pool.voided.is_empty() {
        return sales.to_vec();
    }
    let own: BTreeSet<usize> = sales.iter().copied().collect();
    let mut gone = BTreeSet::new();
    for sale in sales {
        if let Some(void) = pool.voided.get(sale).filter(|void| own.contains(void)) {
            gone.extend([*sale, *void]);
        }
    }
    sales.iter().copied().filter(|s| !gone.contains(s)).collect()
}

/// Sales with the rows that void them, where the export has a word for it.
pub(super) fn named(pool: &Pool<'_>) -> BTreeMap<usize, usize> {
    let told = pool.sales.iter().any(|s| s.kind == Kind::Reversal);
    let all = if told { pairs(pool) } else { Vec::new() };
    let net = |at: usize| pool.sales[at].net.unwrap_or(pool.sales[at].gross);
    all.into_iter().filter(|(sale, void)| net(*sale) + net(*void) == 0).collect()
}

/// The sale of every void that has one, with the void: the one it names, else the last before it on its day of the same sum, terminal,
/// way of paying and, if
/// there is one, of the same card.
fn pairs(pool: &Pool<'_>) -> Vec<(usize, usize)> {
    let told = pool.sales.iter().any(|s| s.kind == Kind::Reversal);
    let undoes = if told { Kind::Reversal } else { Kind::Refund };
    if pool.sales.iter().all(|s| s.kind != undoes) {
        return Vec::new();
    }
    let mut named: HashMap<&str, usize> = HashMap::new();
    let mut open: HashMap<Trait, Vec<usize>> = HashMap::new();
    let mut out = Vec::new();
    for (at, sale) in pool.sales.iter().enumerate() {
        let row = pool.row(sale);
        let like = traits(sale);
        if sale.gross > 0 && sale.kind == Kind::Sale {
            open.entry(like).or_default().push(at);
            for number in [&row.reference, &row.order].into_iter().flatten() {
                named.insert(number.as_ref(), at);
            }
        } else if sale.kind == undoes {
            let original = row.original.as_deref().and_then(|n| named.get(n)).copied();
            let own = original.filter(|s| pool.sales[*s].gross == -sale.gross);
            let list = open.entry(like).or_default();
            if !told {
                let at_once = |s: &usize| {
                    let passed = (sale.moment - pool.sales[*s].moment).num_minutes();
                    !pool.date_only && passed < AT_ONCE && one_card(pool, *s, at)
                };
                let place = list.iter().rposition(at_once);
                out.extend(place.map(|place| (list.remove(place), at)));
                continue;
            }
            // A phone pays by a number of its own, so that the card of a void may read otherwise.
            let place = match own {
                Some(own) => list.iter().rposition(|s| *s == own),
                None => {
                    list.iter().rposition(|s| one_card(pool, *s, at)).or(list.len().checked_sub(1))
                }
            };
            let hit = place.map(|place| list.remove(place)).or(own);
            out.extend(hit.map(|sale| (sale, at)));
        }
    }
    out
}

fn traits(sale: &Sale) -> Trait {
    (sale.gross.abs(), sale.terminal, sale.channel, sale.export, sale.moment.date_naive())
}

/// Two rows do not name different cards.
fn one_card(pool: &Pool<'_>, a: usize, b: usize) -> bool {
    let card = |at: usize| pool.row(&pool.sales[at]).card.as_deref();
    match (card(a), card(b)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// A voided sale whose money came nevertheless, on its day and for nothing else: the acquirer paid it and takes it back.
pub(super) fn paid_all_the_same(
    pool: &Pool<'_>,
    book: &mut Book,
    senders: &Senders,
    due: &[NaiveDate],
    value: &[i64],
) {
    let voided: Vec<usize> = (0..due.len()).filter(|s| book.fate[*s].voided).collect();
    for sale in voided {
        let first = pool.credits.partition_point(|c| c.day < due[sale]);
        let day = pool.credits[first..].iter().enumerate().take_while(|(_, c)| c.day == due[sale]);
        let mut own = day.map(|(at, c)| (first + at, c));
        let hit =
            own.find(|(at, c)| !book.used[*at] && c.amount == value[sale] && senders.may_pay(c));
        if let Some((credit, c)) = hit {
            book.used[credit] = true;
            book.runs[book.fate[sale].run].expected += value[sale];
            book.fate[sale].voided = false;
            book.fate[sale].paid = Some((c.day, credit));
        }
    }
}
