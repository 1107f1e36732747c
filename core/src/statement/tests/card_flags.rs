//! A flag of debit and credit in an export of sales: it says which card paid, and not which way the money went.

use super::*;

fn sold(name: &str, rows: &[(&str, &str)]) -> Statement {
    let mut text =
        format!("终端号,交易日期,交易时间,交易类型,支付类型,{name},金额,手续费,参考号,交易结果\n");
    for (n, (paid, flag)) in rows.iter().enumerate() {
        let sum = 10 + n;
        text.push_str(&format!(
            "43184582,20260831,10:26:{n:02},消费,{paid},{flag},{sum}.00,0.02,9380385793{n:02},成功\n"
        ));
    }
    let all = read(text.as_bytes(), None, Some(Pos), None, None).unwrap();
    all.into_iter().next().unwrap()
}

#[test]
fn kinds_of_cards_are_no_way_the_money_went() {
    let cards = [
        ("银行卡", "借记卡"),
        ("微信", ""),
        ("银行卡", "贷记卡"),
        ("支付宝", ""),
        ("银行卡", "借记卡"),
    ];
    let short = cards.map(|(paid, flag)| (paid, flag.trim_end_matches('卡')));
    for (name, rows) in [("借贷标识", cards), ("借贷标志", short), ("借贷记标志", cards)]
    {
        let read = sold(name, &rows);
        assert_eq!(
            (read.rows.len(), read.sales().count, read.sales().sum.minor),
            (5, 5, 6_000),
            "{name}"
        );
        assert_eq!(read.refunds().count, 0, "{name}");
    }
}

#[test]
fn a_kind_of_card_that_is_blank_for_wallets_is_not_how_they_were_paid() {
    let mut text = String::from(
        "终端号,交易时间,业务类型,订单类型,卡属性,交易金额(元),手续费(元),参考号,交易结果\n",
    );
    for (n, (order, card)) in
        [("微信支付", ""), ("支付宝支付", ""), ("刷卡", "借记卡"), ("银联二维码", "")]
            .iter()
            .cycle()
            .take(12)
            .enumerate()
    {
        text.push_str(&format!(
            "15098045,2025-03-01 10:13:{n:02},消费,{order},{card},12{n}.00,0.74,4998499229{n:02},交易成功\n"
        ));
    }
    let all = read(text.as_bytes(), None, Some(Pos), None, None).unwrap();
    let rows = &all[0].rows;
    let channel = |n: usize| rows[n].channel.as_deref().unwrap_or_default().to_string();
    assert_eq!([channel(0), channel(1), channel(2)], ["微信支付", "支付宝支付", "刷卡"]);
    assert_eq!(rows[2].card_kind.as_deref(), Some("借记卡"));
}
