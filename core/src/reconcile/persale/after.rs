//! Credits of when sales after the end of the sales export are paid too, with the sum of a sale that is unpaid: theirs
//! first, and nothing that rests on them is sure.

use super::super::chance::{MILLION, Sums};
use super::super::pool::Pool;
use super::super::runs::Book;
use super::super::takings::Senders;
use super::{LATE_DAYS_MAX, Texts};
use std::collections::{BTreeSet, HashMap};

/// Of this many chances in a million one is taken for the money of the sale.
const CHANCE_MAX: i64 = MILLION / 50;

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
    for credit in credits {
        let (day, amount) = (pool.credits[credit].day, pool.credits[credit].amount);
        let Some(sales) = open.get_mut(&amount) else { continue };
        let fits = |sale: &usize| {
            let due = texts.claims[*sale].due;
            due < day
                && (day - due).num_days() <= LATE_DAYS_MAX
                && !texts.denies(pool, *sale, credit)
        };
        let fitting: Vec<usize> = sales.iter().copied().filter(fits).collect();
        let Some(first) = fitting.first().copied() else { continue };
        for sale in fitting {
            book.fate[sale].sure = false;
            let run = &mut book.runs[book.fate[sale].run];
            (run.doubt, run.outside) = (run.doubt.or(Some(credit)), true);
        }
        if sums.per_million(amount).saturating_mul(count) <= CHANCE_MAX {
            sales.remove(&first);
            book.fate[first].paid = Some((day, credit));
            book.used[credit] = true;
            let run = book.fate[first].run;
            book.runs[run].explanations.extend([Vec::new(), vec![first]]);
        }
    }
}
