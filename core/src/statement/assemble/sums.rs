//! Lines that are no money lines: sums of a page, a day or the whole table, and balances brought forward.

use super::super::cell::narrow;
use super::super::grid::GridRow;
use super::super::script::simple;

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
const BALANCES: &[&str] = &[
    "期初余额",
    "期初",
    "期末",
    "昨日余额",
    "上日余额",
    "前日余额",
    "上月余额",
    "上月结余",
    "月末余额",
    "年初余额",
    "承前",
    "承上页",
    "previous balance",
    "start balance",
    "starting balance",
    "beginning balance",
    "ending balance",
    "balance b/f",
    "balance c/f",
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
        let cell = simple(cell).to_lowercase();
        let word = cell.trim_end_matches([':', '：']);
        BALANCES.contains(&word) || (!moves_money && BALANCES.iter().any(|w| cell.contains(w)))
    })
}

/// A cell of a dated line that is the name of a sum and nothing else, and whether of a part only: `合计`, `3月小计`,
/// `Total for March`.
fn dated_total(text: &str) -> Option<bool> {
    // Most cells of most rows: no letter of such a name stands in them.
    const LETTERS: &[char] =
        &['计', '計', '结', '結', '总', '總', '额', '額', '页', '頁', '汇', '匯', 'l', 'L'];
    if !text.contains(LETTERS) {
        return None;
    }
    let key = simple(&narrow(text)).to_lowercase();
    let word = key.trim().trim_end_matches([':', '：']).trim();
    if TOTALS.contains(&word) || matches!(word, "total" | "totals" | "grand total") {
        return Some(false);
    }
    if PARTIAL.contains(&word) {
        return Some(true);
    }
    let of_a_part = ["total for ", "total of ", "subtotal for ", "totals for ", "day total"];
    if of_a_part.iter().any(|w| word.starts_with(w)) {
        return Some(true);
    }
    // What is left when the day, month or page it is of is taken away.
    let span = |c: char| c.is_ascii_digit() || "年月日号季周页本当上前每-/. ".contains(c);
    let rest = word.trim_start_matches(span);
    let rest = rest.trim_end_matches(['额', '数']);
    let of = rest.len() < word.len();
    let sums = ["合计", "小计", "总计", "累计", "汇总", "累计发生", "发生额合计", "发生额累计"];
    let named = sums.contains(&rest) || (of && rest == "计") || word == "月结" || word == "日结";
    named.then_some(true)
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
        if text.len() > 48 || (figure && !text.ends_with(['计', '额', '总', '結', '结'])) {
            continue;
        }
        // A dated line is one of totals only where a cell says nothing else: 摘要 may well contain such words.
        if dated {
            if let Some(partial) = dated_total(text) {
                return Some(partial);
            }
            continue;
        }
        let key = simple(&narrow(text)).to_lowercase();
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
