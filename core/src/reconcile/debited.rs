//! Refunds that the acquirer takes out of the account by a debit of their own. The statement shows it, row by row: such
//! a refund is no part of what its run should bring, whatever becomes of others.

use super::fees::Values;
use super::payments::is_less_a_fee;
use super::pool::Sale;
use super::takings::{Look, look};
use crate::statement::Kind;
use chrono::{NaiveDate, TimeDelta};

/// A row that took money out of the account.
#[derive(Debug, Clone)]
pub(super) struct Debit {
    pub day: NaiveDate,
    /// As a positive sum.
    pub amount: i64,
    pub text: String,
    /// It took back a payment that was made in error.
    pub corrects: bool,
}

/// A refund is debited within so many days.
const DAYS_MAX: i64 = 14;
/// Words of such a debit, beside the names of acquirers.
const WORDS: &[&str] = &["退款", "退货", "拒付", "退单", "refund", "chargeback", "dispute"];

/// Takes the refunds with debits of their own out of the sales.
pub(super) fn take_out(
    sales: &mut Vec<Sale>,
    debits: &[Debit],
    covered_to: Option<NaiveDate>,
) -> Vec<Sale> {
    let given_back: Vec<usize> = (0..sales.len())
        .filter(|s| {
            matches!(sales[*s].kind, Kind::Refund | Kind::Chargeback) && sales[*s].gross < 0
        })
        .collect();
    let told: Vec<(usize, bool)> = debits
        .iter()
        .enumerate()
        .filter(|(_, d)| !d.corrects)
        .filter_map(|(at, d)| {
            let lower = d.text.to_lowercase();
            let named = WORDS.iter().any(|w| lower.contains(w));
            (named || look(&d.text) == Look::Takings).then_some((at, named))
        })
        .collect();
    if given_back.is_empty() || told.is_empty() {
        return Vec::new();
    }
    let mut used = vec![false; debits.len()];
    let mut out = vec![false; sales.len()];
    let mut longest = None;
    // Sums to the cent first.
    for nearly in [false, true] {
        for at in given_back.iter().copied() {
            let sale = &sales[at];
            let since = sale.moment.date_naive();
            let to = since + TimeDelta::days(DAYS_MAX);
            let own = told.iter().find(|(d, named)| {
                let debit = &debits[*d];
                let fits = if nearly { *named && is_nearly(sale, debit) } else { is(sale, debit) };
                !used[*d] && (since..=to).contains(&debit.day) && fits
            });
            if let Some((debit, _)) = own.filter(|_| !out[at]) {
                used[*debit] = true;
                out[at] = true;
                longest = longest.max(Some((debits[*debit].day - since).num_days()));
            }
        }
    }
    // What would be debited after the statement ends cannot be seen.
    if let Some((days, last)) = longest.zip(covered_to) {
        for at in given_back {
            out[at] |= sales[at].moment.date_naive() + TimeDelta::days(days) > last;
        }
    }
    let debited = (0..sales.len()).filter(|s| out[*s]).map(|s| sales[s].clone()).collect();
    let mut flags = out.into_iter();
    sales.retain(|_| !flags.next().unwrap_or(false));
    debited
}

/// The debit is just the refund, or the refund less the fee that is given back with it.
fn is(sale: &Sale, debit: &Debit) -> bool {
    debit.amount == -sale.gross || debit.amount == -Values::Rows.of(sale)
}

/// The same where fees are not listed.
fn is_nearly(sale: &Sale, debit: &Debit) -> bool {
    let listed = sale.net.is_some() || sale.fee.is_some();
    !listed && is_less_a_fee(debit.amount, -sale.gross)
}
