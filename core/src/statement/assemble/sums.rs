//! Lines that are no money lines: sums of a page, a day or the whole table, and balances brought forward.

use super::super::cell::narrow;
use super::super::column::Role;
use super::super::grid::GridRow;
use super::super::layout::Layout;
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

/// Words for a sum of rows, and what else may stand beside them: of which day, page, terminal or kind it is.
const SUM_WORDS: &[&str] = &[
    "total",
    "totals",
    "subtotal",
    "subtotals",
    "sum",
    "turnover",
    "summe",
    "gesamt",
    "gesamtsumme",
    "zwischensumme",
    "totale",
    "totaux",
];
const SCOPES: &[&str] = &[
    "daily",
    "day",
    "days",
    "weekly",
    "week",
    "monthly",
    "month",
    "page",
    "batch",
    "terminal",
    "tid",
    "grand",
    "net",
    "gross",
    "overall",
    "card",
    "cards",
    "store",
    "shop",
    "branch",
    "outlet",
    "merchant",
    "sales",
    "sale",
    "refunds",
    "refund",
    "credits",
    "debits",
    "deposits",
    "withdrawals",
    "payments",
    "receipts",
    "transactions",
    "amount",
    "fees",
    "visa",
    "mastercard",
    "amex",
    "unionpay",
    "alipay",
    "wechat",
    "for",
    "of",
    "the",
    "this",
    "date",
    "period",
    "sub",
    "no",
    "in",
    "and",
    "general",
    "général",
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "cash",
    "pos",
    "settlement",
];
const SUM_ENDS: &[&str] =
    &["小计", "合计", "总计", "共计", "累计", "汇总", "发生额", "发生额合计", "计"];
const SCOPE_SIGNS: &[&str] = &[
    "终端",
    "门店",
    "批次",
    "商户",
    "网点",
    "柜台",
    "收银台",
    "本日",
    "当日",
    "本月",
    "当月",
    "本期",
    "当期",
    "本年",
    "本周",
    "本页",
    "日",
    "月",
    "年",
    "周",
    "页",
    "期",
    "季",
    "结算",
    "清算",
    "结",
    "借贷",
    "借方",
    "贷方",
    "收入",
    "支出",
    "收支",
    "交易",
    "金额",
    "笔数",
    "银行卡",
    "微信",
    "支付宝",
    "银联",
    "云闪付",
    "刷卡",
    "扫码",
    "消费",
    "退货",
    "退款",
    "收款",
    "发生额",
    "营业",
    "号",
    "第",
    "前",
    "上",
];

/// A sum of rows and what it is of, and nothing else: `terminal total`, `门店小计`, `本期发生额`.
fn names_a_sum(key: &str) -> bool {
    if key.is_ascii() || key.chars().all(|c| c.len_utf8() < 3) {
        let mut named = false;
        let words = key.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        return words.into_iter().all(|word| {
            let sums = SUM_WORDS.contains(&word);
            named |= sums;
            sums || SCOPES.contains(&word) || word.bytes().any(|b| b.is_ascii_digit())
        }) && named;
    }
    let text: String = key.chars().filter(|c| c.is_alphabetic()).collect();
    let Some(end) = SUM_ENDS.iter().filter(|end| text.ends_with(**end)).max_by_key(|e| e.len())
    else {
        return false;
    };
    let mut rest = text.strip_suffix(end).unwrap_or_default();
    // `发生额` and `计` alone name nothing.
    if rest.is_empty() && matches!(*end, "发生额" | "计") {
        return false;
    }
    while !rest.is_empty() {
        match SCOPE_SIGNS.iter().find_map(|w| rest.strip_prefix(w)) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    true
}

/// Words of balances that a page or a month begins or ends with.
const CARRIED: &[&str] = &[
    "上期结转",
    "上月结转",
    "上年结转",
    "上日结转",
    "昨日结转",
    "前期结转",
    "余额结转",
    "结转余额",
    "结转下期",
    "结转下月",
    "结转下年",
    "结转下页",
    "承前结余",
    "承上结余",
    "承前余额",
    "期初结余",
    "年初结余",
    "月初余额",
    "月初结余",
    "日初余额",
    "期初结存",
    "上期结存",
    "上月结存",
    "承前页结余",
    "结余承前",
    "结余转下页",
    "余额承前",
    "转下页",
    "solde initial",
    "solde précédent",
    "saldo inicial",
    "saldo anterior",
    "anfangssaldo",
    "alter kontostand",
    "saldo iniziale",
    "beginsaldo",
];
const CARRIED_WORDS: &[&str] = &[
    "balance",
    "bal",
    "bfwd",
    "brought",
    "forward",
    "carried",
    "fwd",
    "opening",
    "previous",
    "from",
    "last",
    "statement",
    "page",
    "b",
    "f",
    "c",
    "d",
    "bf",
    "cf",
    "bd",
    "cd",
];

/// A balance is brought forward or carried on, and nothing else is said.
fn names_a_balance(key: &str) -> bool {
    let key = key.trim().trim_matches(|c: char| !c.is_alphanumeric());
    if CARRIED.contains(&key) {
        return true;
    }
    let said = [
        "b/f",
        "c/f",
        "b/fwd",
        "c/fwd",
        "b/d",
        "brought forward",
        "carried forward",
        "bal fwd",
        "balance fwd",
    ];
    key.is_ascii()
        && said.iter().any(|w| key.contains(w))
        && key
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .all(|w| CARRIED_WORDS.contains(&w) || w.bytes().all(|b| b.is_ascii_digit()))
}

/// A title above a part of the table: `Refunds`, `Withdrawals and debits`, `支出明细`.
pub(super) fn titles_outgoing(title: &str) -> bool {
    let key = simple(&narrow(title)).to_lowercase();
    // A sentence is no title.
    if key.len() > 40 || key.contains([':', '.', ',', ';', '，']) {
        return false;
    }
    let has = |words: &[&str]| words.iter().any(|w| key.contains(w));
    has(&["refund", "withdrawal", "debit", "money out", "退款", "退货", "支出", "借方"])
        && !has(&["deposit", "credit", "sale", "收入", "收款", "贷方", "收支"])
}

/// A title above a part of the table that has not been booked: `Pending transactions`, `未入账交易`.
pub(super) fn titles_pending(title: &str) -> bool {
    let key = simple(&narrow(title)).to_lowercase();
    let words = [
        "pending",
        "on hold",
        "holds",
        "未入账",
        "未到账",
        "待入账",
        "在途",
        "未清算",
        "vorgemerkt",
    ];
    key.len() <= 40 && !key.contains([':', ',', ';', '，']) && words.iter().any(|w| key.contains(w))
}

/// What a dated line with figures is that is nobody's payment: a sum of rows, a balance brought forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoMoney {
    Sum,
    Balance,
}

/// What a cell says that says nothing else.
fn named(cell: &str) -> Option<NoMoney> {
    if cell.is_empty() || cell.len() > 40 {
        return None;
    }
    let key = simple(&narrow(cell)).to_lowercase();
    if names_a_balance(&key) {
        return Some(NoMoney::Balance);
    }
    names_a_sum(&key).then_some(NoMoney::Sum)
}

/// So many digits in one word are somebody's number.
const NUMBER_DIGITS: usize = 6;

/// A line that names a sum or a balance in a cell of its own and nobody it was paid by: no number, no other party, no
/// card.
pub(super) fn no_money(row: GridRow<'_>, layout: &Layout) -> Option<NoMoney> {
    let owned = [
        Role::Reference,
        Role::Order,
        Role::Counterparty,
        Role::CounterAccount,
        Role::Card,
        Role::Voucher,
    ];
    let taken = |role: &Role| layout.at(*role).map(|c| row.cell(c)).unwrap_or_default();
    // Nearly every line has a number of its own, which needs no reading.
    let number = |c: &str| {
        let plain = c.bytes().all(|b| b.is_ascii_alphanumeric());
        plain && c.bytes().filter(u8::is_ascii_digit).count() >= NUMBER_DIGITS
    };
    let owns = |c: &str| number(c) || (c.chars().any(char::is_alphanumeric) && named(c).is_none());
    if owned.iter().map(taken).any(owns) {
        return None;
    }
    row.cells().find_map(named)
}
