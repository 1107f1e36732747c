//! MT940 customer statements (SWIFT): lines of tags, amounts with a comma, entries with their text in the tag after.

use super::denominate::home;
use super::entries::{Found, statement};
use super::row::{Kind, Reason, Row, Skipped};
use super::{Side, Statement, StatementError, cell, mask, totals};
use crate::Currency;
use chrono::{NaiveDate, NaiveTime, TimeZone};
use std::sync::Arc;

/// The text is an MT940 (or 942) message.
pub(super) fn is_mt940(text: &str) -> bool {
    let has = |tag: &str| text.lines().take(200).any(|l| l.trim_start().starts_with(tag));
    has(":25") && has(":61:") && (has(":60F:") || has(":60M:") || has(":34F:"))
}

/// One account: its messages follow each other.
#[derive(Default)]
struct Account {
    id: String,
    currency: String,
    /// Balances before and after each message, as they are written.
    balances: Vec<[String; 2]>,
    entries: Vec<Entry>,
}

struct Entry {
    /// The message it is of.
    message: usize,
    line: String,
    text: Vec<String>,
}

/// Tags with what stands in them; a line without a tag goes on with the one before.
fn tags(text: &str) -> Vec<(&str, Vec<&str>)> {
    let mut out: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        let tag =
            line.strip_prefix(':').and_then(|l| l.split_once(':')).filter(|(t, _)| t.len() <= 3);
        match (tag, out.last_mut()) {
            (Some((tag, rest)), _) => out.push((tag, vec![rest])),
            // `-` and `-}` end a message.
            (None, Some((_, lines))) if !line.starts_with('-') && !line.starts_with('{') => {
                lines.push(line);
            }
            _ => {}
        }
    }
    out
}

/// Reads the entries, one statement for each account.
pub(super) fn read(text: &str) -> Result<Vec<Statement>, StatementError> {
    let mut accounts: Vec<Account> = Vec::new();
    let mut at = 0;
    for (tag, lines) in tags(text) {
        let first = lines.first().copied().unwrap_or_default();
        match tag {
            "25" | "25P" => {
                let known = accounts.iter().position(|a| a.id == first);
                at = known.unwrap_or(accounts.len());
                if known.is_none() {
                    accounts.push(Account { id: first.to_string(), ..Account::default() });
                }
                accounts[at].balances.push(Default::default());
                continue;
            }
            _ => {}
        }
        if let ("60F" | "60M", Some(currency)) = (tag, first.get(7..10)) {
            at = of_currency(&mut accounts, at, currency);
        }
        let Some(account) = accounts.get_mut(at) else { continue };
        let message = account.balances.len().saturating_sub(1);
        match tag {
            "60F" | "60M" | "62F" | "62M" => {
                if let Some(both) = account.balances.last_mut() {
                    both[usize::from(tag.starts_with("62"))] = first.to_string();
                }
            }
            "61" => {
                account.entries.push(Entry { message, line: first.to_string(), text: Vec::new() });
            }
            "86" => {
                if let Some(entry) = account.entries.last_mut().filter(|e| e.text.is_empty()) {
                    entry.text = lines.iter().map(|l| (*l).to_string()).collect();
                }
            }
            _ => {}
        }
    }
    if accounts.is_empty() {
        let why = "no statement in it".to_string();
        return Err(StatementError::Unreadable { kind: "mt940", why });
    }
    let mut number = 0;
    Ok(accounts.into_iter().map(|account| of(account, &mut number)).collect())
}

/// Which account a message that has begun is of: banks give those of several currencies one number.
fn of_currency(accounts: &mut Vec<Account>, at: usize, currency: &str) -> usize {
    let Some(account) = accounts.get_mut(at) else { return at };
    if account.currency.is_empty() {
        account.currency = currency.to_string();
    }
    if account.currency == currency {
        return at;
    }
    let id = account.id.clone();
    account.balances.pop();
    let known = accounts.iter().position(|a| a.id == id && a.currency == currency);
    let at = known.unwrap_or(accounts.len());
    if known.is_none() {
        accounts.push(Account { id, currency: currency.to_string(), ..Account::default() });
    }
    accounts[at].balances.push(Default::default());
    at
}

/// `1234,56`; some banks write a point, alone or between thousands.
fn sum(text: &str, exponent: u32) -> Option<cell::Amount> {
    let text = text.trim_end_matches(',');
    let plain = if text.contains(',') { text.replace('.', "") } else { text.to_string() };
    cell::amount(&plain.replace(',', "."), exponent)
}

/// `260302`: a day of this century.
fn day(text: &str) -> Option<NaiveDate> {
    let part = |range: std::ops::Range<usize>| text.get(range)?.parse::<u32>().ok();
    NaiveDate::from_ymd_opt(2000 + i32::try_from(part(0..2)?).ok()?, part(2..4)?, part(4..6)?)
}

/// `C260301EUR1234,56`: a balance in minor units.
fn balance(text: &str, exponent: u32) -> Option<i64> {
    let sum = sum(text.get(10..)?, exponent)?.minor;
    Some(if text.starts_with('D') { -sum } else { sum })
}

/// `2603020303RC1234,56NTRFREF//BANK`: the day of value, the day of booking, the sum with its sign, and the rest.
fn entry(line: &str, exponent: u32) -> Option<(NaiveDate, NaiveDate, cell::Amount, &str)> {
    let value = day(line)?;
    let mut rest = line.get(6..)?;
    let mut booked = value;
    if rest.get(..4).is_some_and(|d| d.bytes().all(|b| b.is_ascii_digit())) {
        let (month, of) =
            (rest.get(..2)?.parse::<u32>().ok()?, rest.get(2..4)?.parse::<u32>().ok()?);
        // Days around the turn of a year are of the year beside.
        let years = [0, 1, -1]
            .into_iter()
            .filter_map(|y| NaiveDate::from_ymd_opt(chrono::Datelike::year(&value) + y, month, of));
        booked = years.min_by_key(|d| (*d - value).num_days().abs())?;
        rest = rest.get(4..)?;
    }
    let reversed = rest.starts_with('R');
    rest = rest.strip_prefix('R').unwrap_or(rest);
    let out = match rest.chars().next()? {
        'C' => reversed,
        'D' => !reversed,
        _ => return None,
    };
    rest = rest.get(1..)?.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let end =
        rest.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(rest.len());
    let (digits, rest) = rest.split_at(end);
    let mut sum = sum(digits, exponent)?;
    sum.minor = if out { -sum.minor } else { sum.minor };
    Some((value, booked, sum, rest))
}

fn of(account: Account, number: &mut u32) -> Statement {
    let named = Currency::parse(&account.currency);
    let currency = named.unwrap_or(Currency::CNY);
    let exponent = currency.exponent();
    let (mut rows, mut skipped) = (Vec::new(), Vec::new());
    let mut moved = vec![(0i64, true); account.balances.len()];
    for one in &account.entries {
        *number = number.saturating_add(1);
        let mut skip = |reason| {
            let cell = mask::mask(&one.line).chars().take(60).collect();
            skipped.push(Skipped { row: *number, reason, cell });
            if let Some((_, whole)) = moved.get_mut(one.message) {
                *whole = false;
            }
        };
        let Some((value, booked, amount, rest)) = entry(&one.line, exponent) else {
            skip(if day(&one.line).is_some() { Reason::BadAmount } else { Reason::BadDate });
            continue;
        };
        if amount.fine {
            skip(Reason::TooFine);
            continue;
        }
        let Some(at) =
            home(currency).from_local_datetime(&booked.and_time(NaiveTime::MIN)).single()
        else {
            continue;
        };
        if let Some((sum, _)) = moved.get_mut(one.message) {
            *sum = sum.saturating_add(amount.minor);
        }
        let own =
            |t: &str| (!t.trim().is_empty()).then(|| Arc::from(mask::mask(t.trim()).as_ref()));
        // `NTRFREF//BANK`: a code of four letters, the customer's number, the bank's.
        let numbers = rest.get(4..).unwrap_or_default();
        let (theirs, bank) = numbers.split_once("//").unwrap_or((numbers, ""));
        let reference = [bank, theirs].into_iter().find(|n| !n.is_empty() && *n != "NONREF");
        let (text, party) = words(&one.text.concat());
        rows.push(Row {
            row: *number,
            kind: if amount.minor < 0 { Kind::Debit } else { Kind::Credit },
            date_only: true,
            posted: Some(value),
            amount_minor: amount.minor,
            reference: reference.and_then(own),
            text: own(&text),
            counterparty: own(&party),
            ..Row::at(at)
        });
    }
    let days = |which: usize| account.balances.iter().filter_map(move |b| day(b[which].get(1..7)?));
    let period = (days(0).min(), days(1).max());
    let follow: Vec<bool> = account
        .balances
        .iter()
        .zip(&moved)
        .filter(|(_, (_, whole))| *whole)
        .filter_map(|([before, after], (sum, _))| {
            Some(balance(before, exponent)?.saturating_add(*sum) == balance(after, exponent)?)
        })
        .collect();
    let balance = totals::follows(&follow);
    let found = Found {
        profile: "mt940",
        side: Side::Bank,
        encoding: "mt940",
        rows,
        skipped,
        currency: named,
        account: account.id.rsplit('/').next().unwrap_or_default(),
        holder: None,
        period,
    };
    Statement { balance, ..statement(found) }
}

/// The text of an entry, and who is on the other side: `?20` to `?29` and `?60` on are text, `?32` and `?33` a name.
fn words(text: &str) -> (String, String) {
    if !text.contains("?20") && !text.contains("?00") {
        return (text.to_string(), String::new());
    }
    let (mut said, mut party) = (Vec::new(), Vec::new());
    for part in text.split('?').skip(1) {
        let (Some(code), Some(rest)) = (part.get(..2), part.get(2..)) else { continue };
        match code {
            "32" | "33" => party.push(rest),
            "30" | "31" | "34" | "10" => {}
            _ => said.push(rest),
        }
    }
    (said.join(" "), party.join(" "))
}

#[cfg(test)]
mod tests {
    use crate::statement::{Balance, read};

    #[test]
    fn entries_with_their_balances() {
        let text = ":20:STARTUMS\r\n:25:10020030/1234567\r\n:28C:0/1\r\n:60F:C260301EUR100,00\r\n:61:2603020303C12,50NTRFNONREF//B1\r\n:86:166?00GUTSCHRIFT?20CARD SETTLEMENT?32ACME LTD\r\n:61:260304D2,NTRFX\r\n:86:RENT\r\nOF MARCH\r\n:62F:C260331EUR110,50\r\n-\r\n";
        let s = &read(text.as_bytes(), None, None, None, None).unwrap()[0];
        assert_eq!((s.credits().sum.minor, s.debits().sum.minor), (1_250, 200));
        assert_eq!((s.balance, s.currency.code()), (Balance::Consistent, "EUR"));
        assert_eq!(s.account_tail.as_deref(), Some("4567"));
        assert_eq!(s.rows[0].day().to_string(), "2026-03-03");
        assert_eq!(s.rows[0].counterparty.as_deref(), Some("ACME LTD"));
        assert_eq!(s.rows[1].text.as_deref(), Some("RENTOF MARCH"));
        let cut = read(text.replace("D2,", "D3,").as_bytes(), None, None, None, None).unwrap();
        assert_eq!(cut[0].balance, Balance::Broken);
    }

    #[test]
    fn two_currencies_under_one_number_are_two_accounts() {
        let of = |ccy: &str, sum: &str, end: &str| {
            format!(
                ":20:S\n:25:1/1234567\n:60F:C260301{ccy}100,00\n:61:2603020303C{sum}NTRFX\n:62F:C260331{ccy}{end}\n-\n"
            )
        };
        let text = [of("EUR", "12.50", "112.50"), of("USD", "1.000,25", "1.100,25")].concat();
        let found = read(text.as_bytes(), None, None, None, None).unwrap();
        let told = |s: &crate::statement::Statement| {
            (s.currency.code().to_string(), s.credits().sum.minor, s.balance)
        };
        assert_eq!(told(&found[0]), ("EUR".into(), 1_250, Balance::Consistent));
        assert_eq!(told(&found[1]), ("USD".into(), 100_025, Balance::Consistent));
    }

    proptest::proptest! {
        #[test]
        fn no_mutation_makes_it_panic(at in 0usize..200, with in proptest::collection::vec(proptest::num::u8::ANY, 0..6)) {
            let mut bytes = b":20:S\n:25:1/1234567\n:60F:C260301EUR100,00\n:61:2603020303C12,50NTRFNONREF//B1\n:86:166?00G?20C?32A\n:62F:C260331EUR110,50\n".to_vec();
            let at = at.min(bytes.len());
            let end = (at + with.len()).min(bytes.len());
            bytes.splice(at..end, with);
            drop(read(&bytes, None, None, None, None));
        }
    }
}
