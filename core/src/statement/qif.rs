//! QIF account exports: one letter and its value a line, `^` after each entry.

use super::denominate::home;
use super::entries::{Found, statement};
use super::row::{Kind, Reason, Row, Skipped};
use super::when;
use super::{Hint, Side, Statement, StatementError, cell, mask};
use crate::Currency;
use chrono::{NaiveDate, NaiveTime, TimeZone};
use std::sync::Arc;

/// The text is a QIF file of an account's entries.
pub(super) fn is_qif(text: &str) -> bool {
    let mut lines = text.lines().map(|l| l.trim().to_ascii_lowercase()).filter(|l| !l.is_empty());
    let kinds = ["!type:bank", "!type:ccard", "!type:cash", "!type:oth"];
    lines.by_ref().take(12).any(|l| kinds.iter().any(|k| l.starts_with(k)))
}

#[derive(Default)]
struct Entry {
    day: String,
    sum: String,
    payee: String,
    memo: String,
    number: String,
}

/// `3/ 4'26`, `03/04'2026`: the apostrophe stands before a year of this century.
fn slashed(text: &str) -> String {
    let plain = text.replace(' ', "").replace('\'', "/");
    let mut parts: Vec<String> = plain.split('/').map(str::to_string).collect();
    if let [_, _, year] = parts.as_mut_slice()
        && year.len() <= 2
    {
        *year = format!("20{year:0>2}");
    }
    parts.join("/")
}

/// Reads the entries.
pub(super) fn read(text: &str) -> Result<Vec<Statement>, StatementError> {
    let mut entries: Vec<Entry> = Vec::new();
    let (mut open, mut own) = (Entry::default(), false);
    for line in text.lines().map(str::trim) {
        let mut chars = line.chars();
        let Some(code) = chars.next() else { continue };
        let value = chars.as_str().trim();
        match code {
            // A list of accounts or categories holds no money.
            '!' => own = is_qif(line),
            '^' => {
                let done = std::mem::take(&mut open);
                if own && !done.day.is_empty() {
                    entries.push(done);
                }
            }
            'D' => {
                // The mark between two entries is missing: each has one day.
                let done = if open.day.is_empty() || open.sum.is_empty() {
                    None
                } else {
                    Some(std::mem::take(&mut open))
                };
                entries.extend(done.filter(|_| own));
                open.day = slashed(value);
            }
            'T' => open.sum = value.to_string(),
            'U' if open.sum.is_empty() => open.sum = value.to_string(),
            'P' => open.payee = value.to_string(),
            'M' => open.memo = value.to_string(),
            'N' => open.number = value.to_string(),
            _ => {}
        }
    }
    // The last entry of a file that breaks off has no end.
    let cut = !open.day.is_empty();
    if entries.is_empty() {
        return Err(StatementError::NoRows);
    }
    let (order, guessed) = when::order(entries.iter().map(|e| e.day.as_str()));
    let (mut rows, mut skipped) = (Vec::new(), Vec::new());
    for (at, entry) in entries.iter().enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let mut skip = |reason, cell: &str| {
            let cell = mask::mask(cell).chars().take(60).collect();
            skipped.push(Skipped { row: number, reason, cell });
        };
        let day: Option<NaiveDate> = when::read(&entry.day, order).and_then(|w| w.day);
        let Some(day) = day else {
            skip(Reason::BadDate, &entry.day);
            continue;
        };
        let Some(amount) = cell::amount(&entry.sum, 2).filter(|a| !a.fine) else {
            skip(Reason::BadAmount, &entry.sum);
            continue;
        };
        let midnight = day.and_time(NaiveTime::MIN);
        let Some(moment) = home(Currency::CNY).from_local_datetime(&midnight).single() else {
            continue;
        };
        let own = |t: &str| (!t.is_empty()).then(|| Arc::from(mask::mask(t).as_ref()));
        rows.push(Row {
            row: number,
            kind: if amount.minor < 0 { Kind::Debit } else { Kind::Credit },
            date_only: true,
            amount_minor: amount.minor,
            voucher: own(&entry.number),
            text: own(&entry.memo),
            counterparty: own(&entry.payee),
            ..Row::at(moment)
        });
    }
    let mut found = statement(Found {
        profile: "qif",
        side: Side::Bank,
        encoding: "qif",
        rows,
        skipped,
        currency: None,
        account: "",
        holder: None,
        period: (None, None),
    });
    found.hints.extend(guessed.then_some(Hint::DayFirstAssumed));
    found.hints.extend(cut.then_some(Hint::BrokenOff));
    Ok(vec![found])
}

#[cfg(test)]
mod tests {
    use crate::statement::{Hint, read};

    #[test]
    fn entries_of_an_account() {
        let text = "!Type:Bank\nD13/03'26\nT1,234.50\nPACME LTD\nMSettlement\n^\nD14/03/2026\nT-4.00\n^\nD15/03/2026\nT-";
        let s = &read(text.as_bytes(), None, None, None, None).unwrap()[0];
        assert_eq!((s.credits().sum.minor, s.debits().sum.minor), (123_450, 400));
        assert_eq!(s.rows[0].day().to_string(), "2026-03-13");
        assert_eq!(
            (s.rows[0].counterparty.as_deref(), s.hints.clone()),
            (Some("ACME LTD"), vec![Hint::BrokenOff])
        );
    }

    #[test]
    fn an_entry_whose_end_is_missing_is_not_written_over_by_the_next() {
        let text = "!Type:Bank\nD13/03/2026\nT10.00\nPONE\nD14/03/2026\nT4.00\nPTWO\n^\n";
        let s = &read(text.as_bytes(), None, None, None, None).unwrap()[0];
        let sums: Vec<i64> = s.rows.iter().map(|r| r.amount_minor).collect();
        assert_eq!(sums, [1_000, 400]);
    }
}
