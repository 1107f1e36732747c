//! Days whose month or weekday is a word.

use super::{numbers, year};
use chrono::NaiveDate;

/// `09-Mar-2026`, `9 March 26`, `Mar 9, 2026`.
pub(super) fn named_month(text: &str) -> Option<(NaiveDate, &str)> {
    let start = text.find(|c: char| c.is_ascii_alphabetic())?;
    let length = text.get(start..)?.bytes().take_while(u8::is_ascii_alphabetic).count();
    // `3rd Mar 2026`: the letters behind the day are none of a month.
    let ordinal = ["st", "nd", "rd", "th"];
    if let Some(word) = text.get(start..start + length)
        && ordinal.contains(&word.to_ascii_lowercase().as_str())
        && start > 0
        && text.as_bytes()[start - 1].is_ascii_digit()
    {
        let day: u32 = numbers(text.get(..start)?).next()?.0;
        let (date, rest) = named_month_after(day, text.get(start + length..)?)?;
        return Some((date, rest));
    }
    let month = month_of(text.get(start..start + length)?)?;
    let before: Vec<(u32, usize)> = numbers(text.get(..start)?).collect();
    let tail = text.get(start + length..)?;
    let mut taken = 0;
    let mut after = Vec::new();
    let wanted = if before.is_empty() { 2 } else { 1 };
    for part in tail.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            after.push((part.get(..digits)?.parse::<u32>().ok()?, digits));
            if after.len() == wanted {
                taken += digits;
                break;
            }
        }
        taken += part.len();
    }
    let (day, y) = match (before.as_slice(), after.as_slice()) {
        ([day], [y]) => (day.0, *y),
        ([], [day, y]) => (day.0, *y),
        _ => return None,
    };
    let date = NaiveDate::from_ymd_opt(year(y.0, y.1), month, day)?;
    Some((date, tail.get(taken..)?))
}

/// ` Mar 2026`, behind the day.
fn named_month_after(day: u32, text: &str) -> Option<(NaiveDate, &str)> {
    let text = text.trim_start_matches([' ', ',']).trim_start_matches("of ");
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let month = month_of(text.get(..letters)?)?;
    let rest = text.get(letters..)?.trim_start_matches([' ', ',', '.']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let y: u32 = rest.get(..digits)?.parse().ok()?;
    Some((NaiveDate::from_ymd_opt(year(y, digits), month, day)?, rest.get(digits..)?))
}

/// `Mon 02 Mar 2026`, `Monday, 2 March 2026`.
pub(super) fn without_weekday(text: &str) -> &str {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = text.get(..letters).unwrap_or_default().to_ascii_lowercase();
    let day =
        DAYS.iter().any(|d| word.starts_with(d)) && (word.len() == 3 || word.ends_with("day"));
    if !day {
        return text;
    }
    text.get(letters..).unwrap_or_default().trim_start_matches([',', '.', ' '])
}

/// A month by its English name or the first letters of it.
pub(crate) fn month_of(word: &str) -> Option<u32> {
    let word = word.to_ascii_lowercase();
    let at = MONTHS.iter().position(|m| word.len() >= 3 && word.starts_with(m))?;
    Some(at as u32 + 1)
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
