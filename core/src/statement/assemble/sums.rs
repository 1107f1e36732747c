//! Lines that are no money lines: sums of a page, a day or the whole table, and balances brought forward.

use super::super::cell::narrow;
use super::super::grid::GridRow;

const TOTALS: &[&str] = &["合计", "总计", "总额", "汇总", "总合计", "累计", "合 计", "总 计"];
const PARTIAL: &[&str] = &[
    "小计",
    "本页",
    "日计",
    "小 计",
    "过次页",
    "subtotal",
    "sub-total",
    "sub total",
    "page total",
    "day total",
];
/// Sums of a day or month as a dated line calls them, and nothing else.
const PARTIAL_DATED: &[&str] = &[
    "本日小计",
    "当日小计",
    "日小计",
    "日结小计",
    "日终小计",
    "本日合计",
    "当日合计",
    "日合计",
    "本月合计",
    "本月小计",
    "月小计",
    "本月累计",
    "本年累计",
    "每日小计",
    "本页小计",
    "本页合计",
];
const BALANCES: &[&str] = &[
    "期初余额",
    "承前页",
    "上期余额",
    "期末余额",
    "上页余额",
    "本期余额",
    "opening balance",
    "closing balance",
    "brought forward",
    "carried forward",
    "b/f",
    "c/f",
    "balance forward",
];

/// A balance brought forward: a cell says so and nothing else, or says so in a row that moves no money.
pub(super) fn is_balance(row: GridRow<'_>, moves_money: bool) -> bool {
    row.cells().filter(|c| !c.is_empty()).any(|cell| {
        let cell = cell.to_lowercase();
        let word = cell.trim_end_matches([':', '：']);
        BALANCES.contains(&word) || (!moves_money && BALANCES.iter().any(|w| cell.contains(w)))
    })
}

/// Whether the row holds totals, and if so whether of a part only.
pub(super) fn total(row: GridRow<'_>, dated: bool) -> Option<bool> {
    let mut seen = 0;
    for text in row.cells().filter(|c| !c.is_empty()) {
        seen += 1;
        if seen > 6 {
            return None;
        }
        // Figures and long texts are no label; `3月2日小计` is one.
        let figure = text.bytes().next().is_some_and(|b| b.is_ascii_digit());
        if text.len() > 48 || (figure && (dated || !text.ends_with(['计', '额', '总']))) {
            continue;
        }
        // A dated line is one of totals only where a cell says nothing else: 摘要 may well contain such words.
        if dated {
            let word = text.trim_end_matches([':', '：']);
            if TOTALS.contains(&word) || word.eq_ignore_ascii_case("total") {
                return Some(false);
            }
            if PARTIAL.contains(&word) || PARTIAL_DATED.contains(&word) {
                return Some(true);
            }
            continue;
        }
        let key = narrow(text).to_lowercase();
        let short = key.chars().count() <= 14;
        if short && PARTIAL.iter().any(|w| key.contains(w)) {
            return Some(true);
        }
        let plain = key.trim_matches(|c: char| !c.is_alphanumeric());
        if (short && TOTALS.iter().any(|w| key.contains(w)))
            || matches!(
                plain,
                "total"
                    | "totals"
                    | "grand total"
                    | "sum"
                    | "total amount"
                    | "net total"
                    | "overall total"
                    | "total:"
            )
            || (plain.starts_with("total") && key.len() <= 24 && seen == 1)
        {
            return Some(false);
        }
    }
    None
}
