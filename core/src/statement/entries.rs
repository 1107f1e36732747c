//! Statements that come as entries, not as a table (camt, OFX): no header, no columns, no running balance.

use super::row::{Reason, Row, Skipped, Within};
use super::{Balance, Side, Statement, Totals, mask, meta};
use crate::{Currency, Hash};
use chrono::NaiveDate;

/// What was found in such a file.
pub(super) struct Found<'a> {
    pub profile: &'static str,
    pub side: Side,
    pub encoding: &'static str,
    pub rows: Vec<Row>,
    pub skipped: Vec<Skipped>,
    /// `None` where the file names none.
    pub currency: Option<Currency>,
    pub account: &'a str,
    pub holder: Option<&'a str>,
    /// First and last day the file says it covers.
    pub period: (Option<NaiveDate>, Option<NaiveDate>),
}

/// The statement of these entries.
pub(super) fn statement(mut found: Found<'_>) -> Statement {
    let mut within = Within::default();
    let skipped = &mut found.skipped;
    found.rows.retain(|row| {
        let fits = within.takes(row.amount_minor);
        if !fits {
            let cell = row.amount_minor.to_string();
            skipped.push(Skipped { row: row.row, reason: Reason::TooLarge, cell });
        }
        fits
    });
    let days = || found.rows.iter().map(Row::day);
    let (from, to) = (days().min(), days().max());
    Statement {
        side: found.side,
        profile: found.profile.into(),
        encoding: found.encoding,
        sheet: None,
        preamble_rows: 0,
        from,
        to,
        stated: found.period,
        covers: super::covers(found.period, (from, to)),
        rows: found.rows,
        skipped: found.skipped,
        currency: found.currency.unwrap_or(Currency::CNY),
        currency_named: found.currency.is_some(),
        account_tail: meta::tail(found.account),
        pays_to_tail: None,
        holder: found.holder.filter(|h| !h.is_empty()).map(|h| mask::mask(h).into_owned()),
        merchant_no: None,
        balance: Balance::Absent,
        totals: Totals::Absent,
        sha256: Hash::of(b""),
        inner: None,
        hints: Vec::new(),
        columns: Vec::new(),
    }
}
