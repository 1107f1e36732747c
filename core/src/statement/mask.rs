//! Masks: what of a card or account number may be seen.

use super::cell::{narrow, trim};
use super::column::Role;
use std::borrow::Cow;

/// Columns whose numbers are never card numbers, however they look.
pub(super) fn is_left_alone(role: Option<Role>) -> bool {
    matches!(
        role,
        Some(
            Role::Reference
                | Role::Order
                | Role::Original
                | Role::Terminal
                | Role::MerchantNo
                | Role::Batch
                | Role::Voucher
                | Role::Date
                | Role::Time
                | Role::Posted
                | Role::Year
                | Role::Month
                | Role::Day
                | Role::Amount
                | Role::Received
                | Role::In
                | Role::Out
                | Role::Fee
                | Role::Net
                | Role::Balance
                | Role::RefundAmount
                | Role::Rate
        )
    )
}

/// Keeps the first six and the last four digits of every full card number in a text.
pub(super) fn mask(text: &str) -> Cow<'_, str> {
    if text.bytes().filter(u8::is_ascii_digit).count() < 13 {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    let mut done = 0;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = run_end(bytes, at);
        let run = text.get(at..end).unwrap_or_default();
        let digits: String = run.chars().filter(char::is_ascii_digit).collect();
        if is_card(&digits) {
            out.push_str(text.get(done..at).unwrap_or_default());
            out.push_str(&stars(run));
            done = end;
        }
        at = end;
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(out)
}

/// A run of digits in which single blanks or dashes may stand between groups.
fn run_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    let mut at = start;
    while at < bytes.len() {
        if bytes[at].is_ascii_digit() {
            at += 1;
            end = at;
        } else if matches!(bytes[at], b' ' | b'-')
            && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
        {
            at += 1;
        } else {
            break;
        }
    }
    end
}

/// Replaces all digits but the first six and the last four by stars; separators stay.
pub(super) fn stars(run: &str) -> String {
    let count = run.chars().filter(char::is_ascii_digit).count();
    let mut seen = 0;
    run.chars()
        .map(|c| {
            if !c.is_ascii_digit() {
                return c;
            }
            seen += 1;
            if seen > 6 && seen + 4 <= count { '*' } else { c }
        })
        .collect()
}

/// 13 to 19 digits, the prefix and length of a card brand, and a right check digit.
pub(super) fn is_card(digits: &str) -> bool {
    let n = digits.len();
    if !(13..=19).contains(&n) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let prefix = |k: usize| digits.get(..k).and_then(|p| p.parse::<u32>().ok()).unwrap_or(0);
    let (two, four) = (prefix(2), prefix(4));
    let brand = match digits.as_bytes()[0] {
        b'4' => matches!(n, 13 | 16 | 19),
        b'5' => (51..=55).contains(&two) && n == 16,
        b'2' => (2221..=2720).contains(&four) && n == 16,
        b'6' => {
            (two == 62 && n >= 16)
                || ((four == 6011 || two == 65 || two == 60) && (16..=19).contains(&n))
        }
        b'3' => {
            ((two == 34 || two == 37) && n == 15)
                || ((3528..=3589).contains(&four) && n >= 16)
                || (matches!(two, 30 | 36 | 38 | 39) && (14..=19).contains(&n))
        }
        b'9' => n >= 16 && matches!(two, 90 | 91 | 94 | 95 | 98 | 99),
        _ => false,
    };
    brand && luhn(digits)
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, b)| {
            let d = u32::from(b - b'0');
            if i % 2 == 0 {
                d
            } else if d > 4 {
                d * 2 - 9
            } else {
                d * 2
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// A card cell with its middle hidden: in a card column every run of 13 to 19 digits is taken for a card number.
pub(super) fn mask_card(cell: &str) -> String {
    let narrow = narrow(trim(cell));
    if plain_card(&narrow) { stars(&narrow) } else { mask(&narrow).into_owned() }
}

pub(super) fn plain_card(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    (13..=19).contains(&digits)
        && cell.bytes().all(|b| b.is_ascii_digit() || matches!(b, b' ' | b'-'))
}

/// Last four digits of a counterparty's account; what is masked already stays.
pub(super) fn mask_account(cell: &str) -> String {
    let narrow = narrow(trim(cell));
    let digits: Vec<char> = narrow.chars().filter(|c| c.is_ascii_digit()).collect();
    if digits.len() < 8 || narrow.contains('*') {
        return narrow.into_owned();
    }
    format!("*{}", digits[digits.len() - 4..].iter().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_cards_are_masked_and_other_numbers_left() {
        assert_eq!(mask("卡 6222021234567890128 付"), "卡 622202*********0128 付");
        assert_eq!(mask("4111 1111 1111 1111"), "4111 11** **** 1111");
        for text in
            ["973504526889", "20260309140651", "4200000069201710299246843141", "622202******0128"]
        {
            assert_eq!(mask(text), text);
        }
        assert_eq!(mask_card("6222021234567890123"), "622202*********0123");
        assert_eq!(mask_account("6222021234567890123"), "*0123");
        assert_eq!(mask_account("1234****9876"), "1234****9876");
    }
}
