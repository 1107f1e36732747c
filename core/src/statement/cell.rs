//! Cells: text cleaned, amounts read exactly, directions told.

use super::script::simple;
use crate::locale;
use std::borrow::Cow;

/// Cuts what exports glue to a cell: blanks, tabs, back-ticks, `="…"`, a leading apostrophe, invisible marks.
pub(super) fn trim(cell: &str) -> &str {
    let glue = |c: char| {
        c.is_whitespace()
            || matches!(c, '`' | '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{0}' | '\u{a0}')
    };
    let mut text = cell.trim_matches(glue);
    if let Some(inner) = text.strip_prefix("=\"").and_then(|t| t.strip_suffix('"')) {
        text = inner.trim_matches(glue);
    }
    if let Some(inner) = text.strip_prefix('"').and_then(|t| t.strip_suffix('"')) {
        text = inner.trim_matches(glue);
    }
    // A quote in front keeps a spreadsheet from reading a number; some exporters close it.
    let Some(inner) = text.strip_prefix('\'') else { return text };
    inner.strip_suffix('\'').unwrap_or(inner).trim_matches(glue)
}

/// A formula where its result should be: `=C2*2`, but neither `="00012"` nor a line of equal signs.
pub(super) fn is_formula(cell: &str) -> bool {
    cell.len() > 1 && cell.starts_with('=') && !cell.starts_with("=\"") && !cell.starts_with("==")
}

/// Full-width letters, digits and signs as their ASCII twins; borrowed where there are none.
pub(super) fn narrow(text: &str) -> Cow<'_, str> {
    let wide = |c: char| {
        matches!(c, '\u{ff01}'..='\u{ff5e}' | '\u{3000}' | '\u{2212}' | '\u{2013}' | '。')
    };
    if !text.chars().any(wide) {
        return Cow::Borrowed(text);
    }
    let fold = |c: char| match c {
        '\u{2212}' | '\u{2013}' => '-',
        '。' => '.',
        _ => locale::narrow(c),
    };
    Cow::Owned(text.chars().map(fold).collect())
}

/// A name for comparing: narrow, lower case, no blanks or punctuation; brackets that hold only a unit are dropped.
pub(super) fn name_key(text: &str) -> String {
    let narrow = simple(&narrow(trim(text))).to_lowercase();
    let mut out = String::with_capacity(narrow.len());
    let mut rest = narrow.as_str();
    while let Some(open) = rest.find(['(', '[', '【', '（', '<']) {
        let Some(length) = rest.get(open..).and_then(|r| r.find([')', ']', '】', '）', '>']))
        else {
            break;
        };
        let bracket = rest.get(open..open + length).unwrap_or_default();
        let inside: String = bracket.chars().skip(1).filter(|c| !c.is_whitespace()).collect();
        out.push_str(rest.get(..open).unwrap_or_default());
        if !is_unit(&inside) {
            out.push_str(&inside);
        }
        rest = rest.get(open + length..).map_or("", |r| {
            let mut chars = r.chars();
            chars.next();
            chars.as_str()
        });
    }
    out.push_str(rest);
    out.retain(|c| c.is_alphanumeric());
    out
}

fn is_unit(inside: &str) -> bool {
    const UNITS: &[&str] = &[
        "元",
        "¥",
        "人民币",
        "人民币元",
        "单位元",
        "单位:元",
        "cny",
        "rmb",
        "hkd",
        "usd",
        "gbp",
        "eur",
        "sgd",
        "aud",
        "myr",
        "€",
        "£",
        "$",
        "hk$",
        "us$",
        "rmb元",
        "元/人民币",
        "分",
        "单位分",
        "单位:分",
        "人民币分",
        "utc",
        "gmt",
        "utc+8",
        "gmt+8",
        "港币",
        "港元",
        "本币",
        "yyyymmdd",
        "yyyy-mm-dd",
        "dd/mm/yyyy",
        "mm/dd/yyyy",
        "yyyy-mm-ddhh:mm:ss",
        "hh:mm:ss",
        "hhmmss",
        "北京时间",
        "可选",
        "选填",
        "%",
        "円",
        "원",
    ];
    let code = inside.len() <= 4 && inside.is_ascii();
    UNITS.contains(&inside) || code && super::meta::currency(inside).is_some()
}

/// An amount as read: minor units, and whether the cell itself carried a sign or a Cr/Dr mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Amount {
    pub minor: i64,
    pub signed: bool,
    /// The cell has more decimals than the currency, and they say something: `minor` is rounded.
    pub fine: bool,
}

/// Reads an amount into minor units with this exponent, rounding half away from zero. Understands signs before and
/// after, parentheses, thousands separators, full-width digits, currency signs and codes, `CR`/`DR`, and a decimal
/// comma. `None` for anything else, and for a blank or a lone dash.
pub(super) fn amount(cell: &str, exponent: u32) -> Option<Amount> {
    // Most cells are plain digits with a point.
    if cell.len() < 16 && cell.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return digits(cell, exponent).map(|(minor, fine)| Amount { minor, signed: false, fine });
    }
    let narrow = narrow(trim(cell));
    let mut text = narrow.as_ref();
    // Floats written with an exponent by spreadsheets never carry cents that can be trusted.
    let (mut negative, mut signed) = (false, false);
    let upper;
    if text.bytes().any(|b| b.is_ascii_alphabetic()) || !text.is_ascii() {
        upper = text.to_uppercase();
        text = upper.as_str();
        loop {
            let before = text;
            text = text.trim();
            for (mark, sign) in [
                ("CR", Some(false)),
                ("DR", Some(true)),
                ("贷", Some(false)),
                ("借", Some(true)),
                ("(CR)", Some(false)),
                ("(DR)", Some(true)),
                ("(贷)", Some(false)),
                ("(借)", Some(true)),
            ] {
                if let Some(rest) = text.strip_suffix(mark).or_else(|| text.strip_prefix(mark)) {
                    text = rest;
                    signed = true;
                    negative = sign == Some(true);
                }
            }
            for mark in [
                "HK$",
                "US$",
                "S$",
                "A$",
                "NT$",
                "R$",
                "FR.",
                "KR",
                "CNY",
                "RMB",
                "RM",
                "HKD",
                "USD",
                "GBP",
                "EUR",
                "SGD",
                "JPY",
                "AUD",
                "MYR",
                "TWD",
                "MOP",
                "CHF",
                "CAD",
                "NZD",
                "INR",
                "THB",
                "KRW",
                "人民币",
                "港币",
                "美元",
                "￥",
                "¥",
                "£",
                "€",
                "₩",
                "₹",
                "฿",
                "元",
                "円",
                "원",
                "圆",
            ] {
                if let Some(rest) = text.strip_suffix(mark).or_else(|| text.strip_prefix(mark)) {
                    text = rest;
                }
                // The sign may stand before the currency: -¥12.00, +¥12.00.
                if let Some(rest) =
                    text.strip_prefix('-').and_then(|t| t.trim_start().strip_prefix(mark))
                {
                    text = rest;
                    negative = true;
                    signed = true;
                }
                if let Some(rest) =
                    text.strip_prefix('+').and_then(|t| t.trim_start().strip_prefix(mark))
                {
                    text = rest;
                    signed = true;
                }
            }
            // `5.00 D`, `1295.00 C`: one letter behind the figure.
            for (mark, sign) in [('C', false), ('D', true)] {
                let rest = text.strip_suffix(mark).map(str::trim_end);
                if let Some(rest) = rest.filter(|r| r.ends_with(|c: char| c.is_ascii_digit())) {
                    (text, signed, negative) = (rest, true, sign);
                }
            }
            if text == before {
                break;
            }
        }
    }
    text = text.trim();
    loop {
        let before = text;
        text = text.trim_start_matches('$').trim_end_matches('$').trim();
        let bracketed = text
            .strip_prefix('(')
            .and_then(|t| t.strip_suffix(')'))
            .or_else(|| text.strip_prefix('<').and_then(|t| t.strip_suffix('>')));
        if let Some(inner) = bracketed {
            (text, negative, signed) = (inner.trim(), true, true);
        }
        if let Some(rest) = text.strip_prefix('-').or_else(|| text.strip_suffix('-')) {
            (text, negative, signed) = (rest.trim(), true, true);
        }
        if let Some(rest) = text.strip_prefix('+').or_else(|| text.strip_suffix('+')) {
            (text, signed) = (rest.trim(), true);
        }
        for mark in ["¥", "￥", "£", "€", "HK$"] {
            text = text.strip_prefix(mark).unwrap_or(text).trim();
        }
        if text == before {
            break;
        }
    }
    let (minor, fine) = digits(text, exponent)?;
    Some(Amount { minor: if negative { -minor } else { minor }, signed, fine })
}

/// The cell is a figure that no sum of money can hold: [`amount`] reads it once most of its digits are gone.
pub(super) fn oversize(cell: &str) -> bool {
    let mut digits = 0;
    let short: String = narrow(cell)
        .chars()
        .filter(|c| {
            digits += usize::from(c.is_ascii_digit());
            !c.is_ascii_digit() || digits <= 3
        })
        .collect();
    digits > 15 && amount(&short, 2).is_some()
}

/// What a binary fraction leaves behind the decimals it was written with: 0.30000000000000004, 12.339999999999.
fn is_dust(text: &str, from: usize) -> bool {
    let beyond = text.get(from..).unwrap_or_default().as_bytes();
    let all = |digit: u8| beyond.iter().take(4).all(|b| *b == digit);
    beyond.len() >= 6 && (all(b'0') || all(b'9'))
}

/// Unsigned digits with separators, and whether decimals beyond the exponent had to be rounded away.
fn digits(text: &str, exponent: u32) -> Option<(i64, bool)> {
    if text.is_empty() || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let point = decimal_point(text);
    let mut value: i64 = 0;
    let mut decimals: Option<u32> = None;
    let (mut round_up, mut beyond) = (false, None);
    let mut group = 0usize;
    for (i, c) in text.char_indices() {
        match c {
            '0'..='9' => {
                let digit = i64::from(c as u32 - '0' as u32);
                match decimals {
                    Some(n) if n >= exponent => {
                        round_up = round_up || (n == exponent && digit >= 5);
                        let (from, some) = beyond.unwrap_or((i, false));
                        beyond = Some((from, some || digit > 0));
                        decimals = Some(n + 1);
                    }
                    Some(n) => {
                        value = value.checked_mul(10)?.checked_add(digit)?;
                        decimals = Some(n + 1);
                    }
                    None => {
                        value = value.checked_mul(10)?.checked_add(digit)?;
                        group += 1;
                    }
                }
            }
            '.' | ',' if Some(i) == point => decimals = Some(0),
            // A thousands separator stands between digits, never at the start.
            ',' | '.' | ' ' | '\'' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '，' | '’'
                if decimals.is_none() && group > 0 => {}
            _ => return None,
        }
    }
    let have = decimals.unwrap_or(0).min(exponent);
    value = value.checked_mul(10i64.checked_pow(exponent - have)?)?;
    let fine = beyond.is_some_and(|(from, some)| some && !is_dust(text, from));
    Some((value.checked_add(i64::from(round_up))?, fine))
}

/// Where the decimal point is: the last of `.` and `,` where both occur; a lone `,` only when it is not followed by
/// exactly three digits; a lone `.` always, unless it occurs more than once.
fn decimal_point(text: &str) -> Option<usize> {
    let (dot, comma) = (text.rfind('.'), text.rfind(','));
    match (dot, comma) {
        (Some(d), Some(c)) => Some(d.max(c)),
        (Some(d), None) => (text.matches('.').count() == 1).then_some(d),
        (None, Some(c)) => {
            let after = text.len() - c - 1;
            (text.matches(',').count() == 1 && after != 3 && after > 0).then_some(c)
        }
        (None, None) => None,
    }
}

/// Money in, money out, or neither, as a direction cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    In,
    Out,
    Neutral,
}

/// Reads a direction cell (借贷, 收支, CR/DR, +/-).
pub(super) fn direction(cell: &str) -> Option<Direction> {
    let key = simple(&narrow(trim(cell))).to_lowercase();
    let key = key.as_str();
    const IN: &[&str] = &[
        "贷",
        "收",
        "入",
        "进",
        "입금",
        "c",
        "cr",
        "cr.",
        "credit",
        "+",
        "in",
        "收入",
        "转入",
        "存入",
        "来账",
        "贷方",
        "贷记",
        "入账",
        "收款",
        "进账",
        "deposit",
        "incoming",
        "received",
        "crdt",
        "收方",
        "存",
        "来",
        "bij",
        "haben",
        "h",
        "income",
        "credits",
        "deposits",
        "汇入",
        "划入",
        "存款",
        "流入",
        "转账收入",
        "money in",
        "inbound",
        "paid in",
        "receipt",
        "receipts",
        "ingreso",
        "abono",
        "crédit",
        "credito",
        "credit transfer received",
    ];
    const OUT: &[&str] = &[
        "借",
        "支",
        "出",
        "付",
        "출금",
        "d",
        "dr",
        "dr.",
        "debit",
        "-",
        "out",
        "支出",
        "转出",
        "支取",
        "往账",
        "借方",
        "借记",
        "出账",
        "付款",
        "withdrawal",
        "outgoing",
        "paid",
        "dbit",
        "付方",
        "取",
        "往",
        "af",
        "soll",
        "s",
        "expense",
        "debits",
        "汇出",
        "划出",
        "取款",
        "流出",
        "转账支出",
        "money out",
        "outbound",
        "paid out",
        "sent",
        "db",
        "cargo",
        "débit",
        "debito",
        "credit transfer sent",
    ];
    const NEUTRAL: &[&str] = &["/", "不计收支", "其他", "中性", "中性交易", "不计", "neutral", ""];
    if IN.contains(&key) {
        return Some(Direction::In);
    }
    if OUT.contains(&key) {
        return Some(Direction::Out);
    }
    if NEUTRAL.contains(&key) {
        return Some(Direction::Neutral);
    }
    let has = |words: &[&str]| words.iter().any(|w| key.contains(w));
    match (
        has(&["贷", "收入", "转入", "存入", "来账", "credit", "crdt", "gutschrift"]),
        has(&["借", "支出", "转出", "支取", "往账", "debit", "dbit", "lastschrift"]),
    ) {
        (true, false) => Some(Direction::In),
        (false, true) => Some(Direction::Out),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minor(text: &str) -> Option<i64> {
        amount(text, 2).map(|a| a.minor)
    }

    #[test]
    fn amounts_as_exports_write_them() {
        for (text, expected) in [
            ("12860.50", 1_286_050),
            ("12,860.50", 1_286_050),
            ("-12,860.5", -1_286_050),
            ("（12.00）", -1200),
            ("(12.00)", -1200),
            ("12.00-", -1200),
            ("+12", 1200),
            ("￥1,234.56", 123_456),
            ("¥-5", -500),
            ("-¥5.00", -500),
            ("１２３．４５", 12_345),
            ("１，２３４．５０", 123_450),
            ("1.234,56", 123_456),
            ("1 234,56", 123_456),
            ("12,5", 1250),
            ("1,234", 123_400),
            ("0.60000", 60),
            ("5.00 D", -500),
            ("1295.00C", 129_500),
            ("12.339999999999", 1234),
            ("500.00 CR", 50_000),
            ("500.00DR", -50_000),
            ("HK$ 1,000.00", 100_000),
            ("GBP 3.20", 320),
            ("`8.80\t", 880),
            ("100元", 10_000),
        ] {
            assert_eq!(minor(text), Some(expected), "{text}");
        }
        for text in ["", "-", "--", "xx,yyyy.zz", "2026-03-09", "abc", "1/2", "12:30"] {
            assert_eq!(minor(text), None, "{text}");
        }
    }

    #[test]
    fn decimals_that_the_currency_has_not_are_noticed_and_dust_is_none() {
        for (text, fine) in [
            ("12.345", true),
            ("12.3450", true),
            ("0.60000", false),
            ("12.339999999999", false),
            ("0.30000000000000004", false),
            ("10.005", true),
            ("1,286.050", false),
        ] {
            assert_eq!(amount(text, 2).map(|a| a.fine), Some(fine), "{text}");
        }
        assert!(amount("1000.50", 0).is_some_and(|a| a.fine));
        for (text, big) in [
            ("99999999999999999999.00", true),
            ("9,999,999,999,999,999,999,999", true),
            ("１２３４５６７８９０１２３４５６７８９０", true),
            ("12.00", false),
            ("6222021234567890123号", false),
        ] {
            assert_eq!(oversize(text), big, "{text}");
        }
    }

    #[test]
    fn names_lose_units_but_keep_meaning() {
        assert_eq!(name_key("金额(元)"), "金额");
        assert_eq!(name_key("记账金额(收入)"), "记账金额收入");
        assert_eq!(name_key(" 收/支 "), "收支");
        assert_eq!(name_key("Net Amount (GBP)"), "netamount");
    }
}
