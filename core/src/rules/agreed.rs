//! Lengths that stand in the agreement and were noted in the diagnosis: the clock that asks for one reads it there, so
//! that nobody has to enter it twice.

use super::period::{Period, Unit};
use crate::case::Case;
use crate::case::road::Finding;
use crate::locale::narrow;
use std::collections::BTreeMap;

/// Item of the diagnosis whose value gives the length of this rule.
const NOTED: [(&str, &str); 1] = [("settlement_due", "CN-SETTLE-CONTRACT")];

/// The lengths noted, by rule.
pub(super) fn lengths(case: &Case) -> BTreeMap<String, Period> {
    let noted = |(item, rule): &(&str, &str)| {
        let answer = case.finding(item)?;
        let holds = matches!(answer.result, Finding::Yes | Finding::Partly);
        let period = cycle(answer.value.as_deref().filter(|_| holds)?)?;
        Some(((*rule).to_string(), period))
    };
    NOTED.iter().filter_map(noted).collect()
}

/// Longest settlement cycle that is taken for one: more is a slip of the pen or another number.
const LONGEST: u32 = 90;

/// `T+1`, `D+0`, `1 个工作日`, `3 天`, `two working days`: T counts working days, D days of the calendar. `None` where
/// the words are not plain.
fn cycle(text: &str) -> Option<Period> {
    let text: String = text.chars().map(narrow).flat_map(char::to_lowercase).collect();
    let plus = |letter: char, unit| {
        let rest =
            text.split(letter).skip(1).find_map(|rest| rest.trim_start().strip_prefix('+'))?;
        let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
        Some((digits.parse::<u32>().ok()?, unit))
    };
    let before = |words: &[&str], unit| {
        let places = words.iter().filter_map(|w| text.find(w));
        places.min().and_then(|at| number_at_end(text.get(..at)?)).map(|n| (n, unit))
    };
    let found = plus('t', Unit::WorkingDay)
        .or_else(|| plus('d', Unit::Day))
        .or_else(|| before(&["工作日", "working day", "business day"], Unit::WorkingDay))
        .or_else(|| before(&["天", "日内", "个日", "自然日", "calendar day", "days"], Unit::Day));
    let (value, unit) = found.filter(|(n, _)| *n <= LONGEST)?;
    Some(Period::new(value, unit))
}

/// The number a text ends in: digits, or a small one as a word. `None` where it is only the end of a larger number, of a
/// fraction or of a range.
fn number_at_end(text: &str) -> Option<u32> {
    let text = text.trim_end().trim_end_matches('个').trim_end();
    let digits = text.chars().rev().take_while(char::is_ascii_digit).count();
    let (before, found) = if digits > 0 {
        let (before, number) = text.split_at_checked(text.len() - digits)?;
        (before, number.parse().ok()?)
    } else {
        WORDS.iter().find_map(|(word, n)| Some((text.strip_suffix(word)?, *n)))?
    };
    (!goes_on(before)).then_some(found)
}

/// Small numbers as agreements write them.
const WORDS: [(&str, u32); 15] = [
    ("次", 1),
    ("一", 1),
    ("二", 2),
    ("两", 2),
    ("三", 3),
    ("四", 4),
    ("五", 5),
    ("七", 7),
    ("十", 10),
    ("next", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("five", 5),
    ("seven", 7),
];

/// A number that ends behind this text began in it: `二十`, `twenty-`, `1.`, `5至`.
fn goes_on(text: &str) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || "一二三四五六七八九十百两".contains(c);
    let joint = |c: char| matches!(c, '.' | '-' | '~' | '至' | '到');
    text.strip_suffix(joint).unwrap_or(text).ends_with(part) || text.trim_end().ends_with("ty")
}

#[cfg(test)]
mod tests {
    use super::{Period, Unit, cycle};

    #[test]
    fn settlement_cycles_are_read_as_they_stand_in_agreements() {
        let working = |n| Some(Period::new(n, Unit::WorkingDay));
        let days = |n| Some(Period::new(n, Unit::Day));
        for (text, expected) in [
            ("第5.2条，交易日后1个工作日（T+1）结算", working(1)),
            ("T+1", working(1)),
            ("ｔ＋２", working(2)),
            ("D+0 到账", days(0)),
            ("交易后 3 个工作日内", working(3)),
            ("次工作日，第 8 条", working(1)),
            ("两个工作日", working(2)),
            ("next working day, clause 5.2", working(1)),
            ("within 3 business days", working(3)),
            ("7 天", days(7)),
            ("第5.2条", None),
            ("按平台通知", None),
            ("2026-03-10", None),
            ("T+1000", None),
            // Not read by its last word: the clock asks for it instead.
            ("十五天", None),
            ("二十个工作日", None),
            ("within twenty-five days", None),
            ("twenty five days", None),
            ("1.5 天", None),
            ("5至7个工作日", None),
            ("结算。3天", days(3)),
        ] {
            assert_eq!(cycle(text), expected, "{text}");
        }
    }
}
