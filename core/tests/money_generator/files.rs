//! The month as the files a shop would get.

use super::{Credit, Dice, Rules, Trade};
use chrono::{Days, NaiveDate};

fn yuan(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", minor.abs() / 100, minor.abs() % 100)
}

pub(super) fn pos(trades: &[Trade], rules: &Rules) -> String {
    let mut out = String::from("商户交易明细\n商户编号：898320158120001\n");
    out.push_str(if rules.fee_column {
        "交易时间,终端号,检索参考号,支付方式,卡类型,交易类型,交易金额,手续费,交易状态\n"
    } else {
        "交易时间,终端号,检索参考号,支付方式,卡类型,交易类型,交易金额,交易状态\n"
    });
    for t in trades {
        let kind = if t.gross < 0 { "退货" } else { "消费" };
        let fee = if rules.fee_column { format!("{},", yuan(t.fee)) } else { String::new() };
        out.push_str(&format!(
            "{},{},{},{},{},{kind},{},{fee}成功\n",
            t.at.format("%Y-%m-%d %H:%M:%S"),
            t.terminal,
            t.number,
            t.channel,
            t.card,
            yuan(t.gross)
        ));
    }
    out
}

/// The statement with the shop's other business around the credits.
pub(super) fn bank(
    dice: &mut Dice,
    credits: Vec<Credit>,
    debits: Vec<(NaiveDate, i64, &'static str)>,
    first: NaiveDate,
    last: NaiveDate,
) -> String {
    let mut rows: Vec<(NaiveDate, i64, &'static str)> =
        credits.into_iter().map(|c| (c.day, c.amount, c.text)).collect();
    rows.extend(debits.into_iter().map(|(d, a, t)| (d, -a, t)));
    let mut day = first;
    while day <= last {
        if dice.chance(40) {
            rows.push((day, -(10_000 + dice.roll(500_000) as i64), "江州食品批发部,货款"));
        }
        if dice.chance(8) {
            rows.push((day, 10_000 + dice.roll(90_000) as i64, "李红,往来款"));
        }
        day = day + Days::new(1);
    }
    rows.push((first, -350_000, "王五,房租"));
    rows.push((last, 123, ",结息"));
    rows.sort_by_key(|r| r.0);
    let mut balance = 50_000_000;
    let mut out = format!(
        "账户明细\n账号：6222000011113371\n查询日期：{first} 至 {last}\n交易日期,收入,支出,余额,对方户名,摘要\n"
    );
    for (day, amount, text) in rows {
        balance += amount;
        let (credit, debit) =
            if amount > 0 { (yuan(amount), String::new()) } else { (String::new(), yuan(-amount)) };
        out.push_str(&format!(
            "{},{credit},{debit},{},{text}\n",
            day.format("%Y%m%d"),
            yuan(balance)
        ));
    }
    out
}
