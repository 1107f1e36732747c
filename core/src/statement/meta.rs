//! What stands above and below the table: period, account, holder, merchant number, currency.

use super::cell::{narrow, trim};
use super::grid::{Grid, GridRow};
use super::script::simple;
use super::when::{self, Order};
use crate::Currency;
use chrono::NaiveDate;

/// Facts about the file as a whole.
#[derive(Debug, Default, Clone)]
pub(super) struct Meta {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub made_on: Option<NaiveDate>,
    pub account_tail: Option<String>,
    pub pays_to_tail: Option<String>,
    pub holder: Option<String>,
    pub merchant_no: Option<String>,
    pub currency: Option<Currency>,
    /// `单位：万元`: how many digits the minor unit stands below it.
    pub unit: Option<u32>,
    /// Each line's cells joined, for totals written as text.
    pub lines: Vec<String>,
}

const MADE: &[&str] = &[
    "导出时间",
    "导出日期",
    "打印",
    "下载",
    "生成时间",
    "制表",
    "exported",
    "printed",
    "generated",
    "created on",
];
const SPAN: &[&str] = &[
    "起始",
    "开始",
    "起止",
    "查询时间",
    "查询日期",
    "查询时段",
    "查询区间",
    "查询期间",
    "日期范围",
    "时间范围",
    "账单日期",
    "账单周期",
    "交易日期",
    "交易时间",
    "期间",
    "时间段",
    "统计",
    "终止",
    "截止",
    "结束",
    "period",
    "from",
    "date range",
    "statement date",
    "between",
    "to:",
];

/// Reads the rows above (and below) the table.
pub(super) fn read<'a>(rows: impl Iterator<Item = GridRow<'a>>, order: Order) -> Meta {
    let mut meta = Meta::default();
    for row in rows {
        let cells: Vec<String> = row.cells().map(|c| narrow(c).into_owned()).collect();
        let filled: Vec<&str> = cells.iter().map(|c| trim(c)).filter(|c| !c.is_empty()).collect();
        if filled.is_empty() {
            continue;
        }
        let line = filled.join(" ");
        period(&mut meta, &line, order);
        for (at, cell) in filled.iter().enumerate() {
            pairs(cell, filled.get(at + 1).copied(), &mut |label, value| {
                fact(&mut meta, label, value);
            });
        }
        if meta.lines.len() < 200 {
            meta.lines.push(line);
        }
    }
    meta
}

fn period(meta: &mut Meta, line: &str, order: Order) {
    let lower = line.to_lowercase();
    let days = days(line, order);
    if days.is_empty() {
        return;
    }
    if MADE.iter().any(|w| lower.contains(w)) {
        // One line may hold both the period and the day it was made: the last date is then the latter.
        meta.made_on = meta.made_on.or(days.last().copied());
        if days.len() < 3 {
            return;
        }
    }
    if !SPAN.iter().any(|w| lower.contains(w)) && days.len() != 2 {
        return;
    }
    let ends = ["终止", "截止", "结束", "to:"].iter().any(|w| lower.contains(w));
    let starts = ["起始", "开始", "from"].iter().any(|w| lower.contains(w));
    // A span that ends at midnight, as it began, ends with the day before; rows of the day it names would tell otherwise.
    let midnight = |day: NaiveDate, times| {
        let before = day.pred_opt().filter(|_| line.matches("00:00:00").count() == times);
        before.unwrap_or(day)
    };
    if days.len() >= 2 {
        let (first, last) = (days[0].min(days[1]), days[0].max(days[1]));
        meta.from = meta.from.or(Some(first));
        meta.to = meta.to.or(Some(midnight(last, 2).max(first)));
    } else if ends && !starts {
        meta.to = meta.to.or(Some(midnight(days[0], 1)));
    } else if starts {
        meta.from = meta.from.or(Some(days[0]));
    }
}

/// All dates in a line, in order.
pub(super) fn days(line: &str, order: Order) -> Vec<NaiveDate> {
    let mut spaced = line.replace(" to ", "~").replace(" - ", "~").replace("--", "~");
    spaced = spaced
        .replace(['[', ']', '(', ')', '至', '到', '—', '~', ';', ',', '：', '\t'], "~")
        .replace(": ", "~");
    let mut out = Vec::new();
    let mut take = |text: &str| -> bool {
        let text = text.trim().trim_matches([':', '-', '.']);
        let found = when::read(text, order).and_then(|w| w.day);
        out.extend(found);
        found.is_some()
    };
    for part in spaced.split('~') {
        if take(part) {
            continue;
        }
        // `Statement from 1 December 2025`.
        let starts = part.match_indices(' ').filter_map(|(at, _)| part.get(at + 1..));
        let mut worded = starts.filter(|t| t.starts_with(|c: char| c.is_ascii_digit()));
        if part.bytes().any(|b| b.is_ascii_alphabetic()) && worded.any(&mut take) {
            continue;
        }
        for token in part.split_whitespace() {
            let token = token
                .rsplit_once(':')
                .filter(|(l, _)| !l.ends_with(|c: char| c.is_ascii_digit()))
                .map_or(token, |(_, r)| r);
            let token = token.trim_start_matches(|c: char| !c.is_ascii_digit());
            if token.len() < 6 || take(token) {
                continue;
            }
            // `20260301-20260331`, `2026.03.01-2026.03.31`.
            let middle = token.len() / 2;
            if token.is_char_boundary(middle) && token.get(middle..=middle) == Some("-") {
                take(token.get(..middle).unwrap_or_default());
                take(token.get(middle + 1..).unwrap_or_default());
            }
        }
    }
    out
}

/// Label and value pairs of a cell: `账号：1234`, `卡号: 1234 户名: 张三`, or a label whose value is the next cell.
fn pairs(cell: &str, next: Option<&str>, take: &mut dyn FnMut(&str, &str)) {
    let parts: Vec<&str> = cell.split(':').collect();
    if parts.len() == 1 {
        if let Some(next) = next.filter(|n| !n.contains(':')) {
            take(cell, next);
        }
        return;
    }
    for pair in parts.windows(2) {
        // The label is the last word before the colon, the value all up to the next label.
        let label = pair[0].split_whitespace().next_back().unwrap_or(pair[0]);
        let whole = pair[0].trim();
        let mut value = pair[1].trim();
        if value.is_empty() {
            value = next.unwrap_or_default();
        }
        let last_label = value.rsplit_once(char::is_whitespace).map_or(value, |(v, _)| v);
        let value = if parts.len() > 2 { last_label } else { value };
        take(if whole.is_ascii() { whole } else { label }, value.trim());
    }
}

fn fact(meta: &mut Meta, label: &str, value: &str) {
    let label = simple(label).to_lowercase();
    let label: String = label.chars().filter(|c| c.is_alphanumeric() || *c == '/').collect();
    let value = value.trim_matches(|c: char| matches!(c, '[' | ']' | '#') || c.is_whitespace());
    if value.is_empty() || label.is_empty() || label.chars().count() > 40 {
        return;
    }
    let is = |words: &[&str]| words.iter().any(|w| label.ends_with(w));
    if is(&[
        "结算账号",
        "结算账户",
        "结算卡号",
        "入账账号",
        "入账账户",
        "收款账户",
        "收款账号",
        "清算账号",
        "清算账户",
        "settlementaccount",
        "payoutaccount",
        "结算帐号",
        "settlementaccountnumber",
        "划款账号",
    ]) {
        meta.pays_to_tail = meta.pays_to_tail.take().or_else(|| tail(value));
    } else if is(&[
        "账号",
        "帐号",
        "卡号",
        "一卡通",
        "账户",
        "账户号",
        "帐户",
        "accountnumber",
        "accountno",
        "account",
        "a/c",
        "iban",
        "a/cno",
        "accountid",
    ]) && !label.contains("对方")
    {
        meta.account_tail = meta.account_tail.take().or_else(|| tail(value));
    } else if is(&[
        "商户号",
        "商户编号",
        "商户代码",
        "商户id",
        "merchantid",
        "mid",
        "merchantnumber",
        "merchantno",
    ]) {
        let digits: String = value.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
        if digits.len() >= 4 && digits.chars().any(|c| c.is_ascii_digit()) {
            meta.merchant_no = meta.merchant_no.take().or(Some(digits));
        }
    } else if is(&[
        "户名",
        "账户名称",
        "客户名称",
        "客户姓名",
        "姓名",
        "微信昵称",
        "商户名称",
        "accountname",
        "merchantname",
        "customername",
        "merchant",
        "公司名称",
        "单位名称",
        "tradingname",
    ]) {
        let name: String = value.chars().take(60).collect();
        meta.holder = meta.holder.take().or(Some(name));
    } else if is(&["单位", "金额单位", "货币单位"]) {
        let word = value.trim_end_matches([')', '）']).trim_start_matches("人民币");
        meta.unit = meta.unit.or_else(|| super::column::digits_of(word));
    } else if is(&[
        "币种", "币别", "货币", "currency", "ccy", "curr", "währung", "waehrung", "divisa",
        "moneda", "devise", "moeda", "munt", "通货",
    ]) {
        meta.currency = meta.currency.or_else(|| currency(value));
    }
}

/// Last four letters or digits of a number that has at least four of them in a row or around stars.
pub(super) fn tail(value: &str) -> Option<String> {
    let first = value.split_whitespace().collect::<String>();
    let kept: Vec<char> = first
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '*' | '-' | 'X' | 'x'))
        .collect();
    let end: String = kept
        .iter()
        .rev()
        .filter(|c| **c != '-')
        .take_while(|c| c.is_ascii_digit())
        .take(4)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    (end.len() == 4 && kept.len() >= 4).then_some(end)
}

/// A currency as a cell names it.
pub(super) fn currency(text: &str) -> Option<Currency> {
    let upper = simple(&narrow(trim(text))).to_uppercase();
    // `SGD - Singapore Dollar`.
    let upper = upper.split_once(" - ").map_or(upper.as_str(), |(code, _)| code);
    // `CAD$`.
    let coded = upper.strip_suffix('$').filter(|code| code.len() == 3);
    let upper = coded.unwrap_or(upper);
    let named = [
        (&["人民币", "RMB", "CNH", "本币", "156", "CNY", "￥", "¥"][..], "CNY"),
        (&["港币", "港元", "HK$", "344", "HKD", "HONG KONG DOLLAR"][..], "HKD"),
        (&["美元", "US$", "840", "USD", "US DOLLAR", "US DOLLARS"][..], "USD"),
        (&["欧元", "€", "978", "EUR", "EURO", "EUROS", "EUROA"][..], "EUR"),
        (&["英镑", "£", "826", "GBP", "STERLING", "POUND STERLING"][..], "GBP"),
        (&["日元", "円", "392", "JPY"][..], "JPY"),
        (&["澳门元", "澳门币", "MOP$", "MOP"][..], "MOP"),
        (&["新加坡元", "新币", "S$", "SGD", "SINGAPORE DOLLAR"][..], "SGD"),
        (&["澳元", "A$", "AU$", "AUD"][..], "AUD"),
        (&["加元", "C$", "CA$", "CAD"][..], "CAD"),
        (&["NZ$", "NZD"][..], "NZD"),
        (&["林吉特", "马币", "RM", "MYR"][..], "MYR"),
        (&["泰铢", "฿", "THB"][..], "THB"),
        (&["韩元", "₩", "원", "KRW"][..], "KRW"),
        (&["₹", "RS", "RS.", "INR"][..], "INR"),
        (&["新台币", "台币", "NT$", "TWD"][..], "TWD"),
    ];
    for (words, code) in named {
        if words
            .iter()
            .any(|w| upper == *w || (w.chars().count() > 1 && !w.is_ascii() && upper.contains(w)))
        {
            return Currency::parse(code);
        }
    }
    Currency::parse(upper).filter(|c| {
        matches!(
            c.code(),
            "CHF"
                | "IDR"
                | "PHP"
                | "VND"
                | "AED"
                | "SEK"
                | "NOK"
                | "DKK"
                | "PLN"
                | "ZAR"
                | "BRL"
                | "MXN"
                | "KWD"
                | "CZK"
                | "HUF"
                | "TRY"
                | "ILS"
                | "SAR"
        )
    })
}

/// The one currency whose code, name or sign stands in these lines: `Account 12345678 GBP`, `All amounts in EUR`,
/// `Compte tenu en euros`, `Balance: £1,234.00`. None where several do.
pub(super) fn currency_in(lines: &[String]) -> Option<Currency> {
    let short = || lines.iter().filter(|l| l.chars().count() < 100);
    let words = short().flat_map(|l| l.split(|c: char| !c.is_alphanumeric()));
    // `RM`, `RS` and `156` may be anything.
    let codes = words.filter(|w| {
        w.len() == 3 && w.bytes().all(|b| b.is_ascii_uppercase())
            || ["euros", "sterling"].iter().any(|name| w.eq_ignore_ascii_case(name))
    });
    let sign = |line: &String| {
        let beside = |at: usize, c: char| {
            let figure = |c: char| c.is_ascii_digit();
            let after = line.get(at + c.len_utf8()..).unwrap_or_default().trim_start();
            let before = line.get(..at).unwrap_or_default().trim_end();
            after.trim_start_matches('-').starts_with(figure) || before.ends_with(figure)
        };
        let mut signs =
            line.char_indices().filter(|(_, c)| matches!(c, '£' | '€' | '₩' | '₹' | '฿'));
        signs.find(|(at, c)| beside(*at, *c)).map(|(_, c)| c.to_string())
    };
    let signs: Vec<String> = short().filter_map(sign).collect();
    let words = codes.filter(|w| *w != "TRY").chain(signs.iter().map(String::as_str));
    let mut found = words.filter_map(currency);
    let first = found.next()?;
    found.all(|c| c == first).then_some(first)
}

/// The one currency of the country whose accounts these lines name: `DE89 3704 0044 0532 0130 00`.
pub(super) fn of_iban<'l>(cells: impl Iterator<Item = &'l str>) -> Option<Currency> {
    let country = |cell: &str| -> Option<Currency> {
        let whole: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
        let at = whole.rsplit_once(':').map_or(whole.as_str(), |(_, iban)| iban);
        let fits = (15..=34).contains(&at.len())
            && at.bytes().take(2).all(|b| b.is_ascii_uppercase())
            && at.bytes().skip(2).take(2).all(|b| b.is_ascii_digit())
            && at.bytes().all(|b| b.is_ascii_alphanumeric())
            && at.bytes().filter(u8::is_ascii_digit).count() >= 10;
        let code = match at.get(..2).filter(|_| fits)? {
            "DE" | "AT" | "FR" | "ES" | "IT" | "NL" | "BE" | "LU" | "IE" | "PT" | "FI" | "GR" => {
                "EUR"
            }
            "GB" => "GBP",
            "CH" | "LI" => "CHF",
            "PL" => "PLN",
            "CZ" => "CZK",
            "HU" => "HUF",
            "SE" => "SEK",
            "NO" => "NOK",
            "DK" => "DKK",
            _ => return None,
        };
        Currency::parse(code)
    };
    let mut found = cells.filter_map(country);
    let first = found.next()?;
    found.all(|c| c == first).then_some(first)
}

/// Rows of the grid that lie before the header.
pub(super) fn above(grid: &Grid, header: usize) -> impl Iterator<Item = GridRow<'_>> {
    (0..header.min(200)).map(move |i| grid.row(i))
}
