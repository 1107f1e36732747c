//! Credits of when sales after the end of the sales export are paid too, with the sum of a sale that is unpaid: theirs
//! first, and nothing that rests on them is sure.

use super::super::chance::{CHANCE_MAX, MILLION, Sums};
use super::super::pool::Pool;
use super::super::runs::Book;
use super::super::takings::Senders;
use super::{ALIKE_MAX, LATE_DAYS_MAX, Texts};
use std::collections::{BTreeSet, HashMap};

/// Marks the unpaid sales whose sum came then; those whose sum hardly comes by chance are called paid.
pub(super) fn sums_of_after(
    pool: &Pool<'_>,
    book: &mut Book,
    senders: &Senders,
    texts: &Texts<'_>,
    value: &[i64],
) {
    let Some(from) = texts.outside else { return };
    let free = |c: &usize| {
        let credit = &pool.credits[*c];
        !book.used[*c] && credit.day >= from && senders.may_pay(credit)
    };
    let credits: Vec<usize> = (0..pool.credits.len()).filter(free).collect();
    if credits.is_empty() {
        return;
    }
    let sums = Sums::new(pool, value.iter().copied());
    let mut open: HashMap<i64, BTreeSet<usize>> = HashMap::new();
    for sale in (0..value.len()).filter(|s| book.fate[*s].paid.is_none()) {
        open.entry(value[sale]).or_default().insert(sale);
    }
    let count = credits.len() as i64;
    // Later sales of a sum that is common here were to be expected: that it came tells nothing.
    let mut came: HashMap<i64, i64> = HashMap::new();
    for credit in &credits {
        *came.entry(pool.credits[*credit].amount).or_default() += 1;
    }
    let expected = |amount: i64| sums.per_million(amount).saturating_mul(count) * 2;
    let common = |amount: i64| {
        expected(amount) >= came.get(&amount).copied().unwrap_or(0).saturating_mul(MILLION)
    };
    // So many of the open sums come by chance among so many payments; that no more came than that tells nothing either.
    let chance: i64 = open.keys().map(|v| sums.per_million(*v).saturating_mul(count)).sum();
    let met = credits.iter().filter(|c| open.contains_key(&pool.credits[**c].amount)).count();
    let over = (met as i64).saturating_mul(MILLION).saturating_sub(chance).max(0);
    let usual = i128::from(over).pow(2) <= 4 * i128::from(chance) * i128::from(MILLION);
    let rare = |amount: i64| sums.per_million(amount).saturating_mul(count) <= CHANCE_MAX;
    let mut found: Vec<(usize, usize, bool)> = Vec::new();
    for credit in credits {
        let (day, amount) = (pool.credits[credit].day, pool.credits[credit].amount);
        if common(amount) || (usual && open.len() > 1 && !rare(amount)) {
            continue;
        }
        let Some(sales) = open.get_mut(&amount) else { continue };
        let could = |sale: &usize| {
            let due = texts.claims[*sale].due;
            due < day && (day - due).num_days() <= LATE_DAYS_MAX
        };
        let alike = sales.iter().copied().filter(could).take(ALIKE_MAX);
        let fitting: Vec<usize> = alike.filter(|s| !texts.denies(pool, *s, credit)).collect();
        let Some(first) = fitting.first().copied() else { continue };
        for sale in fitting {
            book.fate[sale].sure = false;
            let run = &mut book.runs[book.fate[sale].run];
            (run.doubt, run.outside) = (run.doubt.or(Some(credit)), true);
        }
        sales.remove(&first);
        found.push((credit, first, rare(amount)));
    }
    // Where nothing else came then, no later sales seem to have been paid at all.
    let alone = found.len() as i64 == count;
    for (credit, sale, _) in found.into_iter().filter(|(.., likely)| alone || *likely) {
        book.fate[sale].paid = Some((pool.credits[credit].day, credit));
        book.used[credit] = true;
        let run = book.fate[sale].run;
        book.runs[run].explanations.extend([Vec::new(), vec![sale]]);
    }
}

/// On the last day of the export's sales, money of later sales came too, and some of the export's sales were not paid:
/// that an equal sum came tells little of the others.
pub(super) fn open_day(
    pool: &Pool<'_>,
    book: &mut Book,
    texts: &Texts<'_>,
    value: &[i64],
    numbered: &[bool],
) {
    let sums = Sums::new(pool, value.iter().copied());
    for at in 0..book.runs.len() {
        let run = &book.runs[at];
        let unpaid: Vec<usize> =
            run.sales.iter().copied().filter(|s| book.fate[*s].paid.is_none()).collect();
        if !run.open_end || unpaid.is_empty() {
            continue;
        }
        let first = pool.credits.partition_point(|c| c.day < run.due);
        let count = pool.credits[first..].iter().take_while(|c| c.day == run.due).count() as i64;
        let doubtful = |s: &usize| {
            let Some((_, credit)) = book.fate[*s].paid.filter(|p| p.1 != usize::MAX) else {
                return false;
            };
            let chance = sums.per_million(value[*s]).saturating_mul(count);
            !numbered[*s] && !texts.said.names(credit, texts.claims[*s]) && chance > CHANCE_MAX
        };
        let set: Vec<usize> = run.sales.iter().copied().filter(doubtful).collect();
        if !set.is_empty() {
            let all = unpaid.iter().chain(&set).copied().collect();
            book.runs[at].explanations.extend([unpaid, all]);
        }
    }
}
