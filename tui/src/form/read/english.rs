//! Days as English speakers write them: `9 March`, `March 9, 2026`, `9th Mar`, `last Monday`, `3 days ago`.

use super::{Lean, Unread, leaning, shift, whole};
use chrono::{Datelike, NaiveDate};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const DAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The day; `None` where the text is not English.
pub(super) fn date(text: &str, today: NaiveDate, lean: Lean) -> Option<Result<NaiveDate, Unread>> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '/'))
        .filter(|w| !w.is_empty() && !matches!(*w, "of" | "the" | "on"))
        .collect();
    match words.as_slice() {
        // The one nearest before today, as it is said.
        ["last", day] => {
            let wanted = i64::from(place(day, &DAYS)?);
            let now = i64::from(today.weekday().num_days_from_monday());
            let back = (now - wanted - 1).rem_euclid(7) + 1;
            Some(shift(today, -back).ok_or(Unread::NoSuchDay))
        }
        // Where that day of this week is still to come, `next` means one of two.
        ["next", day] => {
            let wanted = i64::from(place(day, &DAYS)?);
            let now = i64::from(today.weekday().num_days_from_monday());
            let day = shift(today, wanted - now + 7).ok_or(Unread::NoSuchDay);
            Some(if wanted > now { Err(Unread::TwoDays) } else { day })
        }
        [n, "day" | "days", "ago"] => Some(shift(today, -number(n)?).ok_or(Unread::NoSuchDay)),
        ["in" | "within", n, "day" | "days"] => {
            Some(shift(today, number(n)?).ok_or(Unread::NoSuchDay))
        }
        [_, _] | [_, _, _] => named(&words, today, lean),
        _ => None,
    }
}

fn number(word: &str) -> Option<i64> {
    let n = count(word).map(i64::from).or_else(|| word.parse().ok())?;
    (0..=36_500).contains(&n).then_some(n)
}

fn named(words: &[&str], today: NaiveDate, lean: Lean) -> Option<Result<NaiveDate, Unread>> {
    let at = words.iter().position(|w| place(w, &MONTHS).is_some())?;
    let month = place(words[at], &MONTHS)? + 1;
    let rest: Vec<&str> =
        words.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, w)| *w).collect();
    let number = |word: &str| {
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
        digits.unwrap_or(word).parse::<u32>().ok()
    };
    match rest.as_slice() {
        [day] if day.len() <= 4 => Some(leaning(month, number(day)?, today, lean)),
        [a, b] => {
            let (day, year) = if a.len() == 4 { (b, a) } else { (a, b) };
            // Only a year in full is one.
            let year: i64 = Some(year).filter(|y| y.len() == 4)?.parse().ok()?;
            Some(whole(year, month, number(day)?))
        }
        _ => None,
    }
}

/// `three` and its like, up to ten.
pub(super) fn count(word: &str) -> Option<u32> {
    const WORDS: [&str; 10] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    u32::try_from(WORDS.iter().position(|w| *w == word)? + 1).ok()
}

/// Place of a name written in full or by at least its first three letters.
fn place(word: &str, names: &[&str]) -> Option<u32> {
    let found = names.iter().position(|name| word.len() >= 3 && name.starts_with(word));
    let found = found.or_else(|| (word == "sept").then_some(8).filter(|_| names.len() == 12));
    u32::try_from(found?).ok()
}
