//! The bank's statement of the shop's account: UTF-8 with a byte order mark, amounts with commas.

mod bills;

use super::cast::{ACCOUNT_TAIL, BANK_SHORT, MARK, MERCHANT_NO, PLATFORM_RESERVE, SHOP};
use super::dice::Dice;
use super::pos::grouped;
use super::takings::{Run, march};
use chrono::{NaiveDate, NaiveDateTime};

const HEADER: &str = "交易日期,交易时间,摘要,借方发生额,贷方发生额,余额,对方户名,对方账号,附言";

/// What the account held on the evening of 28 February, in fen.
const OPENING: i64 = 2_631_872;

/// The payout for 28 February, in fen: it belongs to sales before the export begins.
const BEFORE_PERIOD: i64 = 148_233;

/// The payout nobody can explain, in fen, and when it came.
const UNEXPLAINED: (u32, i64) = (16, 50_000);

/// One line of the statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When it was booked.
    pub at: NaiveDateTime,
    /// 摘要.
    pub summary: &'static str,
    /// Fen; negative for money going out.
    pub amount: i64,
    /// 对方户名.
    pub party: &'static str,
    /// 对方账号, masked.
    pub account: String,
    /// 附言.
    pub memo: String,
}

/// Every line of March up to and with this moment, in order.
pub fn lines(runs: &[Run], until: NaiveDateTime) -> Vec<Line> {
    let mut lines = bills::lines();
    lines.extend(payouts(runs));
    lines.sort_by_key(|l| l.at);
    lines.retain(|l| l.at <= until);
    lines
}

/// The acquirer's credits: one for each trade day, the next working day; three runs are not among them.
fn payouts(runs: &[Run]) -> Vec<Line> {
    let mut dice = Dice::new(898_320);
    let paid = runs.iter().filter(|r| !r.is_missing()).map(|r| (r.due, r.net()));
    let mut all = vec![(march(2), BEFORE_PERIOD)];
    all.extend(paid);
    all.push((march(UNEXPLAINED.0), UNEXPLAINED.1));
    let (mut day, mut second) = (NaiveDate::MIN, 0);
    all.into_iter()
        .map(|(due, amount)| {
            // Runs that fall due together arrive one after another within seconds.
            second = if due == day { second + dice.range(1, 3) } else { dice.range(0, 1_500) };
            day = due;
            let start = due.and_hms_opt(8, 31, 0).unwrap_or_default();
            let at = start + chrono::Duration::seconds(second);
            let at = if amount == UNEXPLAINED.1 { at + chrono::Duration::hours(6) } else { at };
            Line {
                at,
                summary: "商户结算",
                amount,
                party: PLATFORM_RESERVE,
                account: "2020****0018".into(),
                memo: format!("商户结算款 {MERCHANT_NO}"),
            }
        })
        .collect()
}

/// The statement up to `until`, saved at `made`, as the bank's web page would have saved it.
pub fn statement(runs: &[Run], until: NaiveDateTime, made: &str) -> Vec<u8> {
    let lines = lines(runs, until);
    let mut out = vec![
        format!("{BANK_SHORT}账户交易明细（{MARK}，全部虚构）"),
        format!("户名：,{SHOP},账号：,8801********{ACCOUNT_TAIL},币种：,人民币"),
        format!("起止日期：,{} 至 {},期初余额：,{}", march(1), until.date(), quoted(OPENING)),
        format!("查询时间：,{made}"),
        HEADER.to_string(),
    ];
    let mut balance = OPENING;
    let (mut debits, mut credits) = ((0, 0), (0, 0));
    for line in &lines {
        balance += line.amount;
        let sum = if line.amount < 0 { &mut debits } else { &mut credits };
        *sum = (sum.0 + 1, sum.1 + line.amount.abs());
        let (debit, credit) = match line.amount {
            out if out < 0 => (quoted(-out), String::new()),
            income => (String::new(), quoted(income)),
        };
        out.push(format!(
            "{},{},{},{debit},{credit},{},{},{},{}",
            line.at.date(),
            line.at.time(),
            line.summary,
            quoted(balance),
            line.party,
            line.account,
            line.memo
        ));
    }
    out.push(format!(
        "合计,,借方 {} 笔 贷方 {} 笔,{},{},{},,,",
        debits.0,
        credits.0,
        quoted(debits.1),
        quoted(credits.1),
        quoted(balance)
    ));
    format!("\u{feff}{}\r\n", out.join("\r\n")).into_bytes()
}

/// Amounts from a thousand hold commas, so they are quoted.
fn quoted(fen: i64) -> String {
    let text = grouped(fen);
    if text.contains(',') { format!("\"{text}\"") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::takings::month;
    use chrono::Datelike;

    #[test]
    fn the_month_has_96_lines_and_never_goes_below_zero() {
        let lines = lines(&month(), march(26).and_hms_opt(9, 20, 15).unwrap());
        assert_eq!(lines.len(), 96);
        let mut balance = OPENING;
        for line in &lines {
            balance += line.amount;
            assert!(balance > 0, "{line:?}");
        }
        let payouts = lines.iter().filter(|l| l.party == PLATFORM_RESERVE).count();
        assert_eq!(payouts, 22 + 1 + 1);
        assert!(lines.iter().all(|l| l.at.month() == 3));
    }
}
