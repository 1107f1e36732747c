//! Dates in a bank's text, in the spellings banks and acquirers use.

use crate::locale::narrow;
use crate::statement::month_of;
use chrono::{Datelike, Days, NaiveDate};

/// A text speaks of days up to so long before the payment, or so shortly after it.
const BEFORE_MAX: u64 = 150;
const AFTER_MAX: u64 = 5;

/// A stretch of digits or of Latin letters, and what stands right before it.
struct Token {
    text: String,
    digits: bool,
    before: String,
}

/// Every day that some reading of the text names, near the day of the payment.
pub(super) fn dates(text: &str, near: NaiveDate) -> Vec<NaiveDate> {
    let tokens = tokens(text);
    let from = near - Days::new(BEFORE_MAX);
    let until = near + Days::new(AFTER_MAX);
    let mut out: Vec<NaiveDate> = Vec::new();
    let mut add = |year: Option<i32>, month: u32, day: u32| {
        let years = year.map_or(near.year() - 1..=near.year() + 1, |y| y..=y);
        for date in years.filter_map(|y| NaiveDate::from_ymd_opt(y, month, day)) {
            if from <= date && date <= until && !out.contains(&date) {
                out.push(date);
            }
        }
    };
    let number = |at: usize| -> Option<u32> {
        tokens.get(at).filter(|t| t.digits && t.text.len() <= 8)?.text.parse().ok()
    };
    let short = |at: usize| number(at).filter(|_| tokens[at].text.len() <= 2);
    // What joins two numbers of one date.
    let joined = |at: usize| {
        tokens.get(at).is_some_and(|t| matches!(t.before.as_str(), "-" | "/" | "." | "年" | "月"))
    };
    for (at, token) in tokens.iter().enumerate() {
        if !token.digits {
            // No month has a longer name.
            let Some(month) = month_of(&token.text).filter(|_| token.text.len() <= 9) else {
                continue;
            };
            let glued = |at: usize| tokens.get(at).is_some_and(|t| t.before.trim().len() <= 1);
            if let Some(day) = at.checked_sub(1).and_then(short).filter(|_| glued(at)) {
                add(None, month, day);
            } else if let Some(day) = short(at + 1).filter(|_| glued(at + 1)) {
                add(None, month, day);
            }
            continue;
        }
        let Some(n) = number(at) else { continue };
        match token.text.len() {
            8 => add(Some((n / 10_000) as i32), n / 100 % 100, n % 100),
            6 => add(Some(2000 + (n / 10_000) as i32), n / 100 % 100, n % 100),
            4 if joined(at + 1) && joined(at + 2) => {
                if let (Some(month), Some(day)) = (short(at + 1), short(at + 2)) {
                    add(Some(n as i32), month, day);
                }
            }
            4 => {
                add(None, n / 100, n % 100);
                add(None, n % 100, n / 100);
            }
            1 | 2 if joined(at + 1) && !joined(at) => {
                if let Some(other) = short(at + 1) {
                    add(None, n, other);
                    if tokens[at + 1].before != "月" {
                        add(None, other, n);
                    }
                }
            }
            _ => {}
        }
    }
    out
}

fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut before = String::new();
    for c in text.chars().map(narrow).flat_map(char::to_lowercase) {
        if !c.is_ascii_alphanumeric() {
            before.push(c);
            continue;
        }
        let digits = c.is_ascii_digit();
        match out.last_mut().filter(|t| before.is_empty() && t.digits == digits) {
            Some(last) => last.text.push(c),
            None => {
                let before = std::mem::take(&mut before);
                out.push(Token { text: c.to_string(), digits, before });
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::dates;
    use chrono::NaiveDate;

    #[test]
    fn every_spelling_of_the_day_is_read() {
        let (credit, day) = (
            NaiveDate::from_ymd_opt(2026, 7, 3).expect("a day"),
            NaiveDate::from_ymd_opt(2026, 6, 29).expect("a day"),
        );
        for text in [
            "商户结算款 0629 636708840482",
            "商户结算补款 20260629",
            "29Jun TID 58796089",
            "SETTLEMENT JUN 29",
            "29 June 2026",
            "拉卡拉 6月29日结算款",
            "2026年6月29日",
            "2026-06-29",
            "06/29",
            "260629 结算",
        ] {
            assert_eq!(dates(text, credit), [day], "{text}");
        }
        for text in ["TRANSFER 5000.00", "REF 7F3A9C", "跨行转账", "MARKET SQUARE 3", "号 1234"]
        {
            assert!(dates(text, credit).is_empty(), "{text}: {:?}", dates(text, credit));
        }
        // The year is that of the payment, or the one before it.
        let new_year = NaiveDate::from_ymd_opt(2027, 1, 4).expect("a day");
        assert_eq!(
            dates("结算款 1230", new_year),
            NaiveDate::from_ymd_opt(2026, 12, 30).as_slice()
        );
    }
}
