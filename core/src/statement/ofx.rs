//! OFX bank statements: version 1 (SGML, end tags may be absent) and version 2 (XML). A reader of its own: the two
//! differ only in end tags, and nothing but the tags of a statement is looked at.

use super::entries::{Found, statement};
use super::row::{Kind, Reason, Row, Skipped};
use super::{Hint, Side, Statement, StatementError, cell, mask};
use crate::Currency;
use chrono::{FixedOffset, NaiveDate, NaiveTime, TimeZone};
use std::sync::Arc;

/// Longest value of a tag that is looked at, in characters.
const VALUE_MAX: usize = 400;

/// The text is an OFX document.
pub(super) fn is_ofx(text: &str) -> bool {
    let start: String = text.chars().take(4096).collect::<String>().to_ascii_uppercase();
    start.contains("<OFX>") || (start.contains("OFXHEADER") && start.contains("<OFX"))
}

/// One `STMTTRN`.
#[derive(Default)]
struct Entry {
    posted: String,
    used: String,
    amount: String,
    id: String,
    reference: String,
    name: String,
    memo: String,
    currency: String,
    kind: String,
}

/// One account's statement.
#[derive(Default)]
struct Account {
    id: String,
    currency: String,
    start: String,
    end: String,
    entries: Vec<Entry>,
}

/// Reads the statements of an OFX document, one for each account in it.
pub(super) fn read(text: &str) -> Result<Vec<Statement>, StatementError> {
    let mut accounts = accounts(text);
    // A document that does not end was broken off, and so was the entry it ends with.
    let upper = text.to_ascii_uppercase();
    let cut = !upper.contains("</OFX>");
    if let Some(last) = accounts.last_mut().filter(|_| cut)
        && !ends_whole(&upper)
    {
        last.entries.pop();
    }
    if accounts.is_empty() {
        let why = "no statement in it".to_string();
        return Err(StatementError::Unreadable { kind: "ofx", why });
    }
    let mut number = 0u32;
    let mut all: Vec<Statement> =
        accounts.into_iter().map(|account| of(account, &mut number)).collect();
    if let Some(last) = all.last_mut().filter(|_| cut) {
        last.hints.push(Hint::BrokenOff);
    }
    Ok(all)
}

/// The last entry of a text in capitals is closed, or followed by what ends the list.
fn ends_whole(upper: &str) -> bool {
    let last = |tag: &str| upper.rfind(tag);
    last("<STMTTRN>").is_none_or(|open| {
        let ends = ["</STMTTRN>", "</BANKTRANLIST>", "<LEDGERBAL>"];
        ends.iter().filter_map(|tag| last(tag)).any(|end| end > open)
    })
}

/// The tags of the document in order, each with the text that follows it.
fn tags(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split('<').skip(1).filter_map(|part| {
        let (tag, value) = part.split_once('>')?;
        Some((tag.split_whitespace().next().unwrap_or_default(), value))
    })
}

fn accounts(text: &str) -> Vec<Account> {
    let mut out: Vec<Account> = Vec::new();
    let mut entry: Option<Entry> = None;
    for (tag, value) in tags(text) {
        let tag = tag.trim_end_matches('/').to_ascii_uppercase();
        match tag.as_str() {
            "STMTRS" | "CCSTMTRS" => out.push(Account::default()),
            "STMTTRN" => {
                let open = entry.replace(Entry::default());
                if let (Some(account), Some(entry)) = (out.last_mut(), open) {
                    account.entries.push(entry);
                }
            }
            "/STMTTRN" | "/BANKTRANLIST" | "LEDGERBAL" | "/STMTRS" | "/CCSTMTRS" => {
                if let (Some(account), Some(entry)) = (out.last_mut(), entry.take()) {
                    account.entries.push(entry);
                }
            }
            name => {
                let Some(account) = out.last_mut() else { continue };
                let text = unescape(value);
                match entry.as_mut() {
                    Some(entry) => member(entry, name, text),
                    None => match name {
                        "CURDEF" => account.currency = text,
                        "ACCTID" if account.id.is_empty() => account.id = text,
                        "DTSTART" => account.start = text,
                        "DTEND" => account.end = text,
                        _ => {}
                    },
                }
            }
        }
    }
    if let (Some(account), Some(entry)) = (out.last_mut(), entry.take()) {
        account.entries.push(entry);
    }
    out
}

fn member(entry: &mut Entry, name: &str, text: String) {
    match name {
        "DTPOSTED" => entry.posted = text,
        "DTUSER" => entry.used = text,
        "TRNAMT" => entry.amount = text,
        "FITID" => entry.id = text,
        "REFNUM" | "CHECKNUM" => entry.reference = text,
        "NAME" => entry.name = text,
        "MEMO" => entry.memo = text,
        "CURSYM" => entry.currency = text,
        "TRNTYPE" => entry.kind = text,
        _ => {}
    }
}

fn unescape(value: &str) -> String {
    let text: String = value.trim().chars().take(VALUE_MAX).collect();
    if !text.contains('&') {
        return text;
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

/// `20260306`, `20260306120000.000[8:CST]`: the day as it is written, with the time where there is a real one. Noon
/// and midnight to the second are what programs write that know no time.
fn moment(text: &str) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let part = |range: std::ops::Range<usize>| digits.get(range)?.parse::<u32>().ok();
    let year = i32::try_from(part(0..4)?).ok()?;
    let day = NaiveDate::from_ymd_opt(year, part(4..6)?, part(6..8)?)?;
    let time = NaiveTime::from_hms_opt(
        part(8..10).unwrap_or(0),
        part(10..12).unwrap_or(0),
        part(12..14).unwrap_or(0),
    );
    let told =
        |t: &NaiveTime| *t != NaiveTime::MIN && Some(*t) != NaiveTime::from_hms_opt(12, 0, 0);
    Some((day, time.filter(told)))
}

/// `[8:CST]`, `[-5:EST]`, `[5.5]`: hours east of Greenwich.
fn zone(text: &str) -> Option<FixedOffset> {
    let (_, rest) = text.split_once('[')?;
    let number = rest.split([':', ']']).next()?.trim();
    let (sign, size) = number.strip_prefix('-').map_or((1, number), |n| (-1, n));
    let (hours, part) = size.trim_start_matches('+').split_once('.').unwrap_or((size, "0"));
    let hours: i32 = hours.trim_start_matches('+').parse().ok()?;
    let half = if part.starts_with('5') { 1800 } else { 0 };
    (hours <= 14).then(|| FixedOffset::east_opt(sign * (hours * 3600 + half))).flatten()
}

fn of(account: Account, number: &mut u32) -> Statement {
    let known = |e: &Entry| Currency::parse(&e.currency);
    let named =
        Currency::parse(&account.currency).or_else(|| account.entries.iter().find_map(known));
    let currency = named.unwrap_or(Currency::CNY);
    let (mut rows, mut skipped) = (Vec::new(), Vec::new());
    for entry in account.entries {
        *number = number.saturating_add(1);
        let skip = |reason, cell: &str| Skipped {
            row: *number,
            reason,
            cell: mask::mask(cell).chars().take(60).collect(),
        };
        if known(&entry).is_some_and(|c| c != currency) {
            skipped.push(skip(Reason::OtherCurrency, &entry.currency));
            continue;
        }
        let Some((posted, time)) = moment(&entry.posted) else {
            skipped.push(skip(Reason::BadDate, &entry.posted));
            continue;
        };
        let Some(amount) = cell::amount(&entry.amount, currency.exponent()) else {
            let oversize = cell::oversize(&entry.amount);
            let reason = if oversize { Reason::TooLarge } else { Reason::BadAmount };
            skipped.push(skip(reason, &entry.amount));
            continue;
        };
        if amount.fine {
            skipped.push(skip(Reason::TooFine, &entry.amount));
            continue;
        }
        let offset = zone(&entry.posted).unwrap_or_else(|| super::denominate::home(currency));
        let local = posted.and_time(time.unwrap_or(NaiveTime::MIN));
        let Some(at) = offset.from_local_datetime(&local).single() else { continue };
        let own = |t: &str| (!t.is_empty()).then(|| Arc::from(mask::mask(t).as_ref()));
        let reference = if entry.id.is_empty() { &entry.reference } else { &entry.id };
        rows.push(Row {
            row: *number,
            kind: if amount.minor < 0 { Kind::Debit } else { Kind::Credit },
            date_only: time.is_none(),
            posted: moment(&entry.used).map(|(day, _)| day),
            amount_minor: amount.minor,
            reference: (!reference.is_empty()).then(|| Arc::from(reference.as_str())),
            text: own(&entry.memo),
            counterparty: own(&entry.name),
            status: own(&entry.kind),
            ..Row::at(at)
        });
    }
    let period = (moment(&account.start).map(|d| d.0), moment(&account.end).map(|d| d.0));
    statement(Found {
        profile: "ofx",
        side: Side::Bank,
        encoding: "ofx",
        rows,
        skipped,
        currency: named,
        account: &account.id,
        holder: None,
        period,
    })
}

#[cfg(test)]
mod tests {
    use crate::statement::{Reason, read};

    const ONE: &str = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:UTF-8\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>\n<CURDEF>CNY\n<BANKACCTFROM><BANKID>102<ACCTID>6222000011113371<ACCTTYPE>CHECKING</BANKACCTFROM>\n<BANKTRANLIST><DTSTART>20260301<DTEND>20260331\n<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260306120000[8:CST]<TRNAMT>1229.81<FITID>A1<NAME>江州支付 &amp; 伙伴<MEMO>商户结算款\n<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260307<TRNAMT>-7.10<FITID>A2<NAME>电费\n</STMTTRN><STMTTRN><TRNTYPE>CREDIT<DTPOSTED>bad<TRNAMT>1.00<FITID>A3</STMTTRN>\n</BANKTRANLIST><LEDGERBAL><BALAMT>1222.71<DTASOF>20260331</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>";

    #[test]
    fn version_one_without_end_tags() {
        let s = &read(ONE.as_bytes(), None, None, None, None).unwrap()[0];
        assert_eq!((s.profile.as_str(), s.account_tail.as_deref()), ("ofx", Some("3371")));
        assert_eq!((s.credits().sum.minor, s.debits().sum.minor), (122_981, 710));
        assert_eq!(s.rows[0].counterparty.as_deref(), Some("江州支付 & 伙伴"));
        assert_eq!(s.rows[0].day().to_string(), "2026-03-06");
        assert!(s.rows[0].date_only, "noon stands for no time");
        assert_eq!((s.skipped[0].row, s.skipped[0].reason), (3, Reason::BadDate));
        let covers = s.covers.map(|(a, b)| (a.to_string(), b.to_string()));
        assert_eq!(covers, Some(("2026-03-01".into(), "2026-03-31".into())));
    }

    #[test]
    fn version_two_and_two_accounts() {
        let stmt = |id: &str, sum: &str| {
            format!(
                "<STMTRS><CURDEF>USD</CURDEF><BANKACCTFROM><ACCTID>{id}</ACCTID></BANKACCTFROM><BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>20260306</DTPOSTED><TRNAMT>{sum}</TRNAMT><FITID>1</FITID></STMTTRN></BANKTRANLIST></STMTRS>"
            )
        };
        let text = format!(
            "<?xml version=\"1.0\"?><?OFX OFXHEADER=\"200\"?><OFX>{}{}</OFX>",
            stmt("00001111", "5.00"),
            stmt("00002222", "7.5")
        );
        let all = read(text.as_bytes(), None, None, None, None).unwrap();
        let seen: Vec<_> =
            all.iter().map(|s| (s.account_tail.clone().unwrap(), s.credits().sum.minor)).collect();
        assert_eq!(seen, [("1111".to_string(), 500), ("2222".to_string(), 750)]);
        assert_eq!(all[1].rows[0].row, 2, "rows are counted through the file");
        assert!(all[0].inner.is_some() && all[1].inner.is_some(), "each account is told apart");
    }

    proptest::proptest! {
        #[test]
        fn no_mutation_makes_it_panic(at in 0usize..900, with in proptest::collection::vec(proptest::num::u8::ANY, 0..6)) {
            let mut bytes = ONE.as_bytes().to_vec();
            let at = at.min(bytes.len());
            let end = (at + with.len()).min(bytes.len());
            bytes.splice(at..end, with);
            drop(read(&bytes, None, None, None, None));
        }
    }
}
