//! Who is who, as the imported files say it: put into a new case so that nobody types what a file holds already.

use crate::ops::reconcile::Reconciled;
use recourse_core::locale::Locale;
use recourse_core::statement::{self, Statement};
use std::collections::BTreeMap;

/// Fields of a new case with what the files say: account, merchant, bank, and who pays.
pub(super) fn known(done: &Reconciled, locale: &Locale) -> Vec<(&'static str, String)> {
    let (pos, bank) = (&done.rows.pos, &done.rows.bank);
    let tail = bank.iter().find_map(|s| s.account_tail.clone());
    let tail = tail.or_else(|| pos.iter().find_map(|s| s.pays_to_tail.clone()));
    let holder = |side: &[Statement]| side.iter().find_map(|s| s.holder.clone());
    let provider = bank.iter().find_map(|s| statement::provider(&s.profile));
    let found = [
        ("account-tail", tail),
        ("merchant-no", pos.iter().find_map(|s| s.merchant_no.clone())),
        ("merchant", holder(bank).or_else(|| holder(pos))),
        ("bank", provider.map(|n| n.get(locale.lang()).to_string())),
        ("platform", payer(done)),
    ];
    found.into_iter().filter_map(|(id, text)| Some((id, text?))).collect()
}

/// Whose name stands on most of the credits that paid for sales.
fn payer(done: &Reconciled) -> Option<String> {
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for at in done.result.runs.iter().flat_map(|r| &r.credits) {
        let statement = done.rows.bank.get(at.statement)?;
        let row = statement.rows.iter().find(|r| r.row == at.row)?;
        if let Some(name) = row.counterparty.as_deref().map(str::trim).filter(|n| !n.is_empty()) {
            *named.entry(name).or_default() += 1;
        }
    }
    named.into_iter().max_by_key(|(_, n)| *n).map(|(name, _)| without_account(name).to_string())
}

/// A payer's name without the account number that some banks put behind it.
fn without_account(name: &str) -> &str {
    let number = |word: &str| {
        word.chars().filter(|c| c.is_ascii_digit() || *c == '*').count() >= 4
            && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '*' | '-' | '/'))
    };
    match name.rsplit_once(char::is_whitespace) {
        Some((before, last)) if number(last) && !before.trim().is_empty() => before.trim(),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::without_account;

    #[test]
    fn the_account_behind_a_payers_name_is_left_out() {
        assert_eq!(without_account("银联商务股份有限公司 310066*****0021"), "银联商务股份有限公司");
        assert_eq!(without_account("ACME PAY LTD"), "ACME PAY LTD");
        assert_eq!(without_account("310066*****0021"), "310066*****0021");
    }
}
