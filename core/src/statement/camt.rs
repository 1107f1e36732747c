//! camt.053 account statements (ISO 20022): booked entries from XML events, amounts as text, never as floats.

use super::cell;
use super::denominate::home;
use super::entries::{self, Found};
use super::mask;
use super::row::{Kind, Reason, Row, Skipped};
use super::totals::{self, Aside, Claim, Subject};
use super::when::{self, Order};
use super::{Balance, Side, Statement, StatementError, Totals};
use crate::Currency;
use chrono::{NaiveDate, NaiveTime, TimeZone};
use quick_xml::events::Event;
use std::sync::Arc;

/// The text is a camt.053 (or 052, 054) document.
pub(super) fn is_camt(text: &str) -> bool {
    let mut end = text.len().min(4096);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = text.get(..end).unwrap_or_default();
    start.contains("camt.05")
        || start.contains("<BkToCstmrStmt")
        || start.contains(":BkToCstmrStmt")
}

#[derive(Default)]
struct Entry {
    amount: String,
    currency: String,
    sign: String,
    status: String,
    reversal: bool,
    booked: String,
    value: String,
    reference: String,
    end_to_end: String,
    text: Vec<String>,
    party: String,
}

/// One account of the document: banks write a statement for each account, some one for each day of it.
#[derive(Default)]
struct Account {
    id: String,
    holder: String,
    currency: String,
    period: [String; 2],
    entries: Vec<(u32, Entry)>,
    /// What each statement of the account says of itself.
    own: Vec<Own>,
    /// The balance that is being read.
    balance: Balanced,
}

/// What one statement says of itself: its balances before and after, and how many entries add up to what.
#[derive(Default)]
struct Own {
    /// The first and the last of its entries.
    entries: Option<(u32, u32)>,
    opening: String,
    closing: String,
    /// Number and sum of all, of those that came in and of those that went out.
    sums: [(Option<u64>, String); 3],
}

/// One `Bal`.
#[derive(Default)]
struct Balanced {
    code: String,
    amount: String,
    sign: String,
}

/// Reads the booked entries of a camt document, one statement for each account in it.
pub(super) fn read(text: &str) -> Result<Vec<Statement>, StatementError> {
    let broken = |why: String| StatementError::Unreadable { kind: "xml", why };
    let mut reader = quick_xml::Reader::from_str(text);
    let mut path: Vec<String> = Vec::new();
    let mut entry: Option<Entry> = None;
    let mut accounts = vec![Account::default()];
    let mut number = 0u32;
    let mut value = String::new();
    loop {
        match reader.read_event().map_err(|e| broken(e.to_string()))? {
            Event::Start(tag) => {
                let name = tag.local_name().as_ref().to_string();
                if path.len() > 64 {
                    return Err(broken("too deep".into()));
                }
                match name.as_str() {
                    "Ntry" => entry = Some(Entry::default()),
                    "Stmt" | "Rpt" | "Ntfctn" => accounts.push(Account::default()),
                    _ => {}
                }
                if name == "Amt"
                    && path.last().is_some_and(|p| p == "Ntry")
                    && let (Some(e), Ok(Some(ccy))) = (entry.as_mut(), tag.try_get_attribute("Ccy"))
                {
                    e.currency = ccy.value.into_owned();
                }
                path.push(name);
                value.clear();
            }
            Event::Text(t) => value.push_str(&t),
            Event::CData(t) => value.push_str(&t),
            Event::GeneralRef(r) => value.push(match r.as_ref() {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                // `&#46;` is a point.
                _ => r.resolve_char_ref().ok().flatten().unwrap_or(' '),
            }),
            Event::End(_) => {
                let name = path.pop().unwrap_or_default();
                let text = value.trim();
                let Some(account) = accounts.last_mut() else { break };
                match entry.take() {
                    Some(done) if name == "Ntry" => {
                        number = number.saturating_add(1);
                        account.entries.push((number, done));
                    }
                    Some(mut open) => {
                        member(&mut open, &path, &name, text);
                        entry = Some(open);
                    }
                    None => account.member(&path, &name, text),
                }
                value.clear();
            }
            // The end of the file, and not of the document: what stood behind is not in it.
            Event::Eof if !path.is_empty() => return Err(broken("broken off".into())),
            Event::Eof => break,
            _ => {}
        }
    }
    let accounts = joined(accounts);
    if accounts.is_empty() {
        return Err(broken("no statement in it".into()));
    }
    Ok(accounts.into_iter().map(statement).collect())
}

/// Statements of one account are one: each day of a month in a statement of its own, pages of a long one.
fn joined(accounts: Vec<Account>) -> Vec<Account> {
    let mut out: Vec<Account> = Vec::new();
    for next in accounts {
        let mut next = next;
        if next.id.is_empty() && next.entries.is_empty() {
            continue;
        }
        let ends = next.entries.first().zip(next.entries.last());
        let ends = ends.map(|((first, _), (last, _))| (*first, *last));
        for own in &mut next.own {
            own.entries = ends;
        }
        let same = |a: &&mut Account| a.id == next.id && a.currency == next.currency;
        let Some(known) = out.iter_mut().find(same) else {
            out.push(next);
            continue;
        };
        known.entries.extend(next.entries);
        known.own.extend(next.own);
        let [from, to] = next.period;
        // ISO days compare as texts do.
        if !from.is_empty() && (known.period[0].is_empty() || from < known.period[0]) {
            known.period[0] = from;
        }
        if to > known.period[1] {
            known.period[1] = to;
        }
    }
    out
}

impl Account {
    fn member(&mut self, path: &[String], name: &str, text: &str) {
        let within = |word: &str| path.iter().any(|p| p == word);
        if self.own.is_empty() {
            self.own.push(Own::default());
        }
        let (bal, own) = (&mut self.balance, &mut self.own[0]);
        let parent = path.last().map_or("", String::as_str);
        match (parent, name) {
            (_, "Bal") => {
                let Balanced { code, amount, sign } = std::mem::take(bal);
                let signed = if sign == "DBIT" { format!("-{amount}") } else { amount };
                match code.as_str() {
                    "OPBD" => own.opening = signed,
                    "PRCD" if own.opening.is_empty() => own.opening = signed,
                    "CLBD" => own.closing = signed,
                    _ => {}
                }
            }
            ("CdOrPrtry", "Cd") if within("Bal") => bal.code = text.to_string(),
            ("Bal", "Amt") => bal.amount = text.to_string(),
            ("Bal", "CdtDbtInd") => bal.sign = text.to_string(),
            ("TtlNtries" | "TtlCdtNtries" | "TtlDbtNtries", "NbOfNtries" | "Sum") => {
                let at =
                    ["TtlNtries", "TtlCdtNtries", "TtlDbtNtries"].iter().position(|p| *p == parent);
                let of = &mut own.sums[at.unwrap_or_default()];
                if name == "Sum" { of.1 = text.to_string() } else { of.0 = text.parse().ok() }
            }
            _ => {}
        }
        match name {
            _ if text.is_empty() => {}
            "FrDtTm" | "FrDt" => self.period[0] = text.to_string(),
            "ToDtTm" | "ToDt" => self.period[1] = text.to_string(),
            // The bank that keeps the account has numbers and a name too.
            _ if !within("Acct") || within("Svcr") || within("RltdAcct") => {}
            "IBAN" | "Id" if !within("Ownr") => self.id = text.to_string(),
            "Nm" => self.holder = text.to_string(),
            "Ccy" => self.currency = text.to_string(),
            _ => {}
        }
    }
}

fn member(e: &mut Entry, path: &[String], name: &str, text: &str) {
    let parent = path.last().map_or("", String::as_str);
    match (parent, name) {
        ("Ntry", "Amt") => e.amount = text.to_string(),
        ("Ntry", "CdtDbtInd") => e.sign = text.to_string(),
        ("Ntry", "RvslInd") => e.reversal = text == "true" || text == "1",
        // Since version 8 the code stands in an element of its own, and nothing else in this one.
        ("Ntry", "Sts") | ("Sts", "Cd" | "Prtry") if !text.is_empty() => {
            e.status = text.to_string();
        }
        ("BookgDt", _) => e.booked = text.to_string(),
        ("ValDt", _) => e.value = text.to_string(),
        ("Ntry", "AcctSvcrRef") => e.reference = text.to_string(),
        ("Refs", "AcctSvcrRef") if e.reference.is_empty() => e.reference = text.to_string(),
        ("Refs", "EndToEndId") if text != "NOTPROVIDED" => e.end_to_end = text.to_string(),
        (_, "Ustrd" | "AddtlNtryInf" | "AddtlTxInf") if !text.is_empty() => {
            e.text.push(text.to_string());
        }
        (_, "Nm")
            if path.iter().any(|p| p == "RltdPties") && !text.is_empty() && e.party.is_empty() =>
        {
            e.party = text.to_string();
        }
        _ => {}
    }
}

fn statement(account: Account) -> Statement {
    let Account { id, holder, currency, period, entries, own: said, .. } = account;
    // The account's own currency goes before that of its first entry, which may be a foreign one.
    let named = Currency::parse(&currency)
        .or_else(|| entries.iter().find_map(|(_, e)| Currency::parse(&e.currency)));
    let currency = named.unwrap_or(Currency::CNY);
    let offset = home(currency);
    let mut rows = Vec::new();
    let mut skipped = Vec::new();
    for (number, e) in entries {
        let mut skip = |reason, cell: &str| {
            skipped.push(Skipped { row: number, reason, cell: cell.chars().take(60).collect() });
        };
        if e.status == "PDNG" || e.status == "INFO" {
            skip(Reason::NotPaid, &e.status);
            continue;
        }
        if Currency::parse(&e.currency).is_some_and(|c| c != currency) {
            skip(Reason::OtherCurrency, &e.currency);
            continue;
        }
        let when =
            when::read(if e.booked.is_empty() { &e.value } else { &e.booked }, Order::DayFirst);
        let Some((day, when)) = when.and_then(|w| w.day.map(|d| (d, w))) else {
            skip(Reason::BadDate, &e.booked);
            continue;
        };
        let Some(amount) = cell::amount(&e.amount, currency.exponent()) else {
            let oversize = cell::oversize(&e.amount);
            skip(if oversize { Reason::TooLarge } else { Reason::BadAmount }, &e.amount);
            continue;
        };
        if amount.fine {
            skip(Reason::TooFine, &e.amount);
            continue;
        }
        // The indicator of a reversal already says which way its money went.
        let _ = e.reversal;
        let minor = if e.sign == "DBIT" { -amount.minor } else { amount.minor };
        let zone = when.offset.unwrap_or(offset);
        let Some(moment) =
            zone.from_local_datetime(&day.and_time(when.time.unwrap_or(NaiveTime::MIN))).single()
        else {
            continue;
        };
        let text = mask::mask(&e.text.join(" ")).into_owned();
        let own = |t: &str| (!t.is_empty()).then(|| Arc::from(t));
        rows.push(Row {
            row: number,
            kind: if minor < 0 { Kind::Debit } else { Kind::Credit },
            date_only: when.time.is_none(),
            posted: when::read(&e.value, Order::DayFirst).and_then(|w| w.day),
            amount_minor: minor,
            reference: own(if e.reference.is_empty() { &e.end_to_end } else { &e.reference }),
            order: own(&e.end_to_end),
            text: own(&text),
            counterparty: own(&mask::mask(&e.party)),
            ..Row::at(moment)
        });
    }
    let (balance, totals) = checked(&said, &rows, &skipped, currency.exponent());
    let day = |t: &str| -> Option<NaiveDate> { when::read(t, Order::DayFirst).and_then(|w| w.day) };
    let found = Found {
        profile: "camt.053",
        side: Side::Bank,
        encoding: "xml",
        rows,
        skipped,
        currency: named,
        account: &id,
        holder: Some(&holder),
        period: (day(&period[0]), day(&period[1])),
    };
    Statement { balance, totals, ..entries::statement(found) }
}

/// The entries of each statement against its own balances and sums.
fn checked(said: &[Own], rows: &[Row], skipped: &[Skipped], exponent: u32) -> (Balance, Totals) {
    let read = |text: &str| cell::amount(text, exponent).map(|a| a.minor);
    let (mut balances, mut sums) = (Vec::new(), Vec::new());
    for own in said {
        let of = |row: u32| own.entries.is_some_and(|(first, last)| (first..=last).contains(&row));
        let rows: Vec<Row> = rows.iter().filter(|r| of(r.row)).cloned().collect();
        let mut left_out = skipped.iter().filter(|s| of(s.row)).peekable();
        // What is not booked yet is in no balance; what could not be read is.
        let unread = left_out.clone().any(|s| s.reason != Reason::NotPaid);
        let moved = rows.iter().fold(0i64, |sum, r| sum.saturating_add(r.amount_minor));
        if let (Some(before), Some(after), false) = (read(&own.opening), read(&own.closing), unread)
        {
            balances.push(before.saturating_add(moved) == after);
        }
        let subjects = [Subject::Records, Subject::In, Subject::Out];
        let claims: Vec<Claim> = subjects
            .into_iter()
            .zip(&own.sums)
            .map(|(subject, (count, sum))| (subject, *count, read(sum)))
            .filter(|(_, count, sum)| count.is_some() || sum.is_some())
            .map(|(subject, count, sum)| Claim { subject, count, sum, upto: usize::MAX, since: 0 })
            .collect();
        if left_out.peek().is_none() || !unread {
            sums.push(totals::check(&claims, &rows, left_out.count(), Aside::default()));
        }
    }
    let balance = totals::follows(&balances);
    let totals = match () {
        () if sums.contains(&Totals::Differ) => Totals::Differ,
        () if sums.contains(&Totals::Match) => Totals::Match,
        () => Totals::Absent,
    };
    (balance, totals)
}
