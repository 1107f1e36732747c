//! Who sent a credit, as its text tells: what stays the same from payment to payment once dates and running numbers
//! are left out. `FISERV 31JUL` and `FISERV 03AUG` are one payer.

use crate::locale;

/// Longer texts differ behind this many letters without naming another payer.
const LETTERS_MAX: usize = 40;
/// A word with so many digits is a number of something, whatever letters stand in it.
const NUMBER_DIGITS: usize = 6;

const MONTHS: [(&str, &str); 12] = [
    ("jan", "january"),
    ("feb", "february"),
    ("mar", "march"),
    ("apr", "april"),
    ("may", "may"),
    ("jun", "june"),
    ("jul", "july"),
    ("aug", "august"),
    ("sep", "september"),
    ("oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
];
/// Names of months that are the name of nothing else.
const MONTHS_ALONE: [&str; 7] =
    ["january", "february", "july", "september", "october", "november", "december"];
const WEEKDAYS: [(&str, &str); 7] = [
    ("mon", "monday"),
    ("tue", "tuesday"),
    ("wed", "wednesday"),
    ("thu", "thursday"),
    ("fri", "friday"),
    ("sat", "saturday"),
    ("sun", "sunday"),
];
const CHINESE_NUMERALS: &str = "〇零一二三四五六七八九十廿卅";
/// What a number of a date, a batch or a list is followed by.
const CHINESE_UNITS: &str = "年月日号时分秒批期笔次";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Digits,
    Latin,
    Other,
}

/// A stretch of one class.
#[derive(Debug)]
struct Piece {
    class: Class,
    text: String,
    /// Pieces of one word have nothing between them and are all of digits and Latin letters.
    word: usize,
}

/// What stays the same in the texts of one payer.
pub(super) fn signature(text: &str) -> String {
    let pieces = pieces(text);
    let digits = |at: Option<usize>| {
        at.and_then(|a| pieces.get(a)).filter(|p| p.class == Class::Digits).map(|p| p.text.len())
    };
    let mut kept = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        let (before, after) = (digits(at.checked_sub(1)), digits(Some(at + 1)));
        match piece.class {
            Class::Digits => {}
            Class::Other => kept.push_str(&without_chinese_dates(&piece.text, before.is_some())),
            Class::Latin => {
                let same = |other: Option<usize>| {
                    other.and_then(|o| pieces.get(o)).is_some_and(|p| p.word == piece.word)
                };
                let glued = (
                    before.filter(|_| same(at.checked_sub(1))),
                    after.filter(|_| same(Some(at + 1))),
                );
                let rest = without_date_words(&piece.text, (before, after), glued);
                if !rest.is_empty() && names(&pieces, at, rest) {
                    kept.push_str(rest);
                }
            }
        }
    }
    // An acquirer's account for its customers' money is the acquirer.
    let kept = FUNDS.iter().fold(kept, |kept, word| kept.replace(word, ""));
    kept.chars().take(LETTERS_MAX).collect()
}

/// What the names of the accounts are called from which acquirers pay in China.
const FUNDS: [&str; 3] = ["客户备付金", "备付金", "待清算"];

fn pieces(text: &str) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let (mut word, mut apart) = (0, true);
    for c in text.chars().map(locale::narrow).flat_map(char::to_lowercase) {
        let class = match c {
            _ if c.is_ascii_digit() => Class::Digits,
            _ if c.is_ascii_alphabetic() => Class::Latin,
            _ if c.is_alphabetic() || c == '〇' => Class::Other,
            _ => {
                apart = true;
                continue;
            }
        };
        match out.last_mut() {
            Some(last) if !apart && last.class == class => last.text.push(c),
            last => {
                let breaks = class == Class::Other || last.is_none_or(|l| l.class == Class::Other);
                word += usize::from(apart || breaks);
                out.push(Piece { class, text: c.to_string(), word });
            }
        }
        apart = false;
    }
    out
}

/// A Latin word less the month, the weekday or the `th` that stands beside a number.
fn without_date_words(
    text: &str,
    (before, after): (Option<usize>, Option<usize>),
    glued: (Option<usize>, Option<usize>),
) -> &str {
    let named = |(short, long): &(&str, &str)| text == *short || text == *long || text == "sept";
    let beside = before.is_some() || after.is_some();
    if MONTHS_ALONE.contains(&text) || (beside && MONTHS.iter().chain(&WEEKDAYS).any(named)) {
        return "";
    }
    // A day or a year stands right before the month, or right behind it.
    let part_of_date = |digits: Option<usize>| digits.is_some_and(|n| matches!(n, 1 | 2 | 4));
    if part_of_date(glued.0) {
        if matches!(text, "st" | "nd" | "rd" | "th") {
            return "";
        }
        if let Some(rest) = MONTHS.iter().find_map(|(short, _)| text.strip_prefix(short)) {
            return rest;
        }
    }
    if part_of_date(glued.1)
        && let Some(rest) = MONTHS.iter().find_map(|(short, _)| text.strip_suffix(short))
    {
        return rest;
    }
    text
}

/// Whether letters that stand in a word with digits name something; else they are part of a running number.
fn names(pieces: &[Piece], at: usize, rest: &str) -> bool {
    let word: Vec<&Piece> = pieces.iter().filter(|p| p.word == pieces[at].word).collect();
    let digits: usize =
        word.iter().filter(|p| p.class == Class::Digits).map(|p| p.text.len()).sum();
    if digits == 0 {
        return true;
    }
    let first = word.first().is_some_and(|p| std::ptr::eq(*p, &raw const pieces[at]));
    let latin = word.iter().filter(|p| p.class == Class::Latin).count();
    let alone = latin == 1 && digits < NUMBER_DIGITS;
    rest.len() >= if alone { 2 } else { 3 } && (first || alone)
}

/// Other letters less dates in Chinese: what follows a number, numbers in words, the day of the week.
fn without_chinese_dates(text: &str, after_digits: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let all: Vec<char> = text.chars().collect();
    let mut at = 0;
    if after_digits {
        at = all.iter().take_while(|c| CHINESE_UNITS.contains(**c)).count();
    }
    while at < all.len() {
        let numerals = all[at..].iter().take_while(|c| CHINESE_NUMERALS.contains(**c)).count();
        let unit = all.get(at + numerals).is_some_and(|c| CHINESE_UNITS.contains(*c));
        if numerals > 0 && unit {
            at += numerals + 1;
            continue;
        }
        out.push(all[at]);
        let week = all[at] == '周' || (all[at] == '期' && at > 0 && all[at - 1] == '星');
        at += 1;
        if week && all.get(at).is_some_and(|c| "一二三四五六日天末".contains(*c)) {
            at += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::signature;

    #[track_caller]
    fn one_payer(texts: &[&str], is: &str) {
        for text in texts {
            assert_eq!(signature(text), is, "{text}");
        }
    }

    #[test]
    fn a_date_in_any_spelling_does_not_make_another_payer() {
        one_payer(
            &[
                "FISERV 31JUL",
                "FISERV 03AUG",
                "FISERV 31 Jul 2026",
                "FISERV Sept 3, 2026",
                "FISERV JUL31",
                "FISERV Mon 03AUG",
                "FISERV July 31st",
                "FISERV 3rd August 2026",
                "FISERV 20260731",
                "FISERV 0731",
                "FISERV 31/07",
                "FISERV 2026-07-31",
                "FISERV31JUL",
                "FISERVJUL31",
                "31JULFISERV",
                "ＦＩＳＥＲＶ　３１ＪＵＬ",
            ],
            "fiserv",
        );
        one_payer(
            &[
                "拉卡拉 7月31日结算款",
                "拉卡拉 2026年8月3日结算款",
                "拉卡拉 7月1日-3日结算款",
                "拉卡拉 七月三十一日结算款",
                "拉卡拉 0731结算款",
                "拉卡拉 十二批结算款",
            ],
            "拉卡拉结算款",
        );
    }

    #[test]
    fn a_running_number_with_letters_in_it_does_not_make_another_payer() {
        one_payer(
            &[
                "WORLDPAY MID 1234567890 REF 7F3A9C BATCH 000731",
                "WORLDPAY MID 1234567890 REF 00B41E BATCH 000801",
            ],
            "worldpaymidrefbatch",
        );
        one_payer(&["STRIPE TRN20260731AX", "STRIPE TRN20260801QB7"], "stripetrn");
        one_payer(&["ADYEN N.V. TX81723984AB1", "ADYEN N.V. TX00000001C2"], "adyennv");
    }

    #[test]
    fn what_a_payer_is_called_stays() {
        assert_eq!(signature("MAY CHEN BAKERY"), "maychenbakery");
        assert_eq!(signature("SUN HUNG FOODS"), "sunhungfoods");
        assert_eq!(signature("MARKET SQUARE 3"), "marketsquare");
        assert_ne!(signature("美团结算 0731"), signature("银联结算 0731"));
        assert_ne!(signature("三九商行"), signature("商行"));
    }
}
