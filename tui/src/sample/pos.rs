//! The acquirer's export of the terminals: GBK, five rows of preamble, a header, a row per sale, a total.

use super::cast::{MARK, MERCHANT_NO, PLATFORM_SHORT, SHOP};
use super::takings::{Run, Sale};
use chrono::NaiveDate;

/// Columns of the export.
const HEADER: &str = "清算日期,交易时间,终端号,批次号,凭证号,检索参考号,卡号,卡类型,支付方式,交易类型,交易金额,手续费,清算金额,交易状态";

/// The runs from the first to the last day given, as the merchant portal would have saved them.
/// `made` is the time of saving, in the portal's own words.
pub fn export(runs: &[Run], first: NaiveDate, last: NaiveDate, made: &str) -> Vec<u8> {
    let runs: Vec<&Run> = runs.iter().filter(|r| r.day >= first && r.day <= last).collect();
    let mut lines = vec![
        format!("{PLATFORM_SHORT}商户服务平台 交易明细（{MARK}，全部虚构）"),
        format!("商户名称：,{SHOP}"),
        format!("商户编号：,{MERCHANT_NO}"),
        format!("账期：,{first} 至 {last}"),
        format!("生成时间：,{made},币种：,人民币"),
        HEADER.to_string(),
    ];
    for run in &runs {
        lines.extend(run.sales.iter().map(|sale| row(run, sale)));
    }
    lines.push(total(&runs));
    let text = lines.join("\r\n") + "\r\n";
    encoding_rs::GBK.encode(&text).0.into_owned()
}

/// Long numbers end in a tab, which keeps Excel from rounding them.
fn row(run: &Run, sale: &Sale) -> String {
    let kind = if sale.refund { "退货" } else { "消费" };
    format!(
        "{},{},{},{:06},{:06},{}\t,{},{},{},{kind},{},{},{},成功",
        run.day.format("%Y%m%d"),
        sale.at,
        sale.terminal,
        sale.batch,
        sale.voucher,
        sale.reference,
        sale.card,
        sale.card_type,
        sale.way,
        yuan(sale.gross),
        yuan(sale.fee),
        yuan(sale.net()),
    )
}

fn total(runs: &[&Run]) -> String {
    let sum = |of: fn(&Run) -> i64| yuan(runs.iter().map(|r| of(r)).sum());
    let sales: usize = runs.iter().map(|r| r.count()).sum();
    let all: usize = runs.iter().map(|r| r.sales.len()).sum();
    format!(
        "合计,消费 {sales} 笔，退货 {} 笔,,,,,,,,,{},{},{},",
        all - sales,
        sum(Run::gross),
        sum(Run::fee),
        sum(Run::net)
    )
}

/// `-128.00`.
pub(super) fn yuan(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", fen.abs() / 100, fen.abs() % 100)
}

/// `12,860.50`.
pub(super) fn grouped(fen: i64) -> String {
    recourse_core::Money::new(fen, recourse_core::Currency::CNY).grouped()
}
