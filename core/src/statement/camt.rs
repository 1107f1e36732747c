//! camt.053 account statements (ISO 20022): booked entries from XML events, amounts as text, never as floats.

use super::cell;
use super::denominate::home;
use super::entries::{self, Found};
use super::mask;
use super::row::{Kind, Reason, Row, Skipped};
use super::when::{self, Order};
use super::{Side, Statement, StatementError};
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

/// Reads the booked entries of a camt document.
pub(super) fn read(text: &str) -> Result<Statement, StatementError> {
    let broken = |why: String| StatementError::Unreadable { kind: "xml", why };
    let mut reader = quick_xml::Reader::from_str(text);
    let mut path: Vec<String> = Vec::new();
    let mut entry: Option<Entry> = None;
    let mut entries: Vec<Entry> = Vec::new();
    let (mut account, mut holder, mut period) =
        (String::new(), String::new(), [String::new(), String::new()]);
    let mut value = String::new();
    loop {
        match reader.read_event().map_err(|e| broken(e.to_string()))? {
            Event::Start(tag) => {
                let name = tag.local_name().as_ref().to_string();
                if path.len() > 64 {
                    return Err(broken("too deep".into()));
                }
                if name == "Ntry" {
                    entry = Some(Entry::default());
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
            Event::GeneralRef(r) => value.push_str(match r.as_ref() {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "apos" => "'",
                _ => " ",
            }),
            Event::End(_) => {
                let name = path.pop().unwrap_or_default();
                let text = value.trim();
                if name == "Ntry" {
                    entries.extend(entry.take());
                } else if let Some(e) = entry.as_mut() {
                    member(e, &path, &name, text);
                } else if path.iter().any(|p| p == "Acct")
                    && (name == "IBAN" || (name == "Id" && !text.is_empty()))
                {
                    account = text.to_string();
                } else if name == "Nm" && path.iter().any(|p| p == "Acct") {
                    holder = text.to_string();
                } else if name == "FrDtTm" || name == "FrDt" {
                    period[0] = text.to_string();
                } else if name == "ToDtTm" || name == "ToDt" {
                    period[1] = text.to_string();
                }
                value.clear();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(statement(entries, &account, holder, &period))
}

fn member(e: &mut Entry, path: &[String], name: &str, text: &str) {
    let parent = path.last().map_or("", String::as_str);
    match (parent, name) {
        ("Ntry", "Amt") => e.amount = text.to_string(),
        ("Ntry", "CdtDbtInd") => e.sign = text.to_string(),
        ("Ntry", "RvslInd") => e.reversal = text == "true" || text == "1",
        ("Ntry", "Sts") | ("Sts", "Cd") => e.status = text.to_string(),
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

fn statement(
    entries: Vec<Entry>,
    account: &str,
    holder: String,
    period: &[String; 2],
) -> Statement {
    let named = entries.iter().find_map(|e| Currency::parse(&e.currency));
    let currency = named.unwrap_or(Currency::CNY);
    let offset = home(currency);
    let mut rows = Vec::new();
    let mut skipped = Vec::new();
    for (at, e) in entries.into_iter().enumerate() {
        let number = at as u32 + 1;
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
            skip(Reason::BadAmount, &e.amount);
            continue;
        };
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
    let day = |t: &str| -> Option<NaiveDate> { when::read(t, Order::DayFirst).and_then(|w| w.day) };
    entries::statement(Found {
        profile: "camt.053",
        side: Side::Bank,
        encoding: "xml",
        rows,
        skipped,
        currency: named,
        account,
        holder: Some(&holder),
        period: (day(&period[0]), day(&period[1])),
    })
}
