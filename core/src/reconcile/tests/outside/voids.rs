//! Sales voided on their own terminal, statements with a gap between them, parts without a column of their own, and what
//! chance gives in a long day.

use super::*;

/// A void of a trade, a few minutes later.
fn void(t: &Trade) -> Trade {
    Trade(t.0, t.1 + 20, t.2, t.3, -t.4)
}

/// The export of these trades, with the word for a void where one was given back.
fn with_voids(trades: &[Trade]) -> String {
    let mut all = trades.to_vec();
    all.sort_by_key(|t| (t.0, t.1 % 20, t.1));
    let mut out =
        String::from("交易日期,交易时间,终端号,交易类型,交易金额,手续费,结算金额,参考号\n");
    for t in all {
        let (hour, minute) = (9 + t.1 % 20, if t.4 < 0 { 30 } else { 10 });
        let kind = if t.4 < 0 { "消费撤销" } else { "消费" };
        let (gross, fee, net) = (sum(t.4), sum(t.4 - t.net()), sum(t.net()));
        out.push_str(&format!(
            "2026-06-{:02},{hour:02}:{minute:02}:00,{},{kind},{gross},{fee},{net},{}\n",
            t.0,
            t.2,
            t.number()
        ));
    }
    out
}

#[test]
fn a_voided_sale_and_its_void_are_not_missing_where_the_whole_day_is() {
    let sold = plain(1..=12, 4);
    let mut all = sold.clone();
    all.push(void(&sold[17]));
    let paid = of(&all, |t| t.0 != 5);
    let got = solve(&with_voids(&all), &bank(&payments(&paid, |d| d + 1, UMS), 20));
    let wanted = of(&sold, |t| t.0 == 5 && t.number() != sold[17].number());
    assert_eq!(sold[17].0, 5);
    assert_eq!(named(&got.missing), numbers(&wanted));
    assert!(got.missing.iter().all(|s| s.sure), "{:?}", got.runs[4].basis);
}

#[test]
fn where_refunds_are_debited_apart_a_void_is_neither_paid_nor_debited() {
    let sold = plain(1..=12, 4);
    let mut all = sold.clone();
    all.push(void(&sold[17]));
    let refund = Trade(8, 19, "T1", "刷卡", -sold[8].4);
    let mut credits: Vec<(u32, i64, String)> = payments(&all, |d| d + 1, UMS)
        .into_iter()
        .map(|(day, sum, text)| (day, sum, text.to_string()))
        .collect();
    credits.sort_by_key(|c| c.0);
    let rows: Vec<(u32, i64, &str)> = credits.iter().map(|c| (c.0, c.1, c.2.as_str())).collect();
    all.push(refund);
    let mut text = with_voids(&all);
    // The refund is one by its word.
    let line = text.lines().find(|l| l.contains(&refund.number())).unwrap().to_string();
    text = text.replace(&line, &line.replace("消费撤销", "退货"));
    let got = solve(&text, &bank(&rows, 20));
    nothing_wrong(&got);
}

#[test]
fn two_statements_whose_balances_meet_leave_no_gap() {
    let all = plain(1..=20, 3);
    let credits = payments(&of(&all, |t| !(8..=11).contains(&t.0)), |d| d + 1, UMS);
    let statement = |from: u32, to: u32, balance: &mut i64| {
        let mut out = String::from("交易日期,摘要,收入,支出,余额,对方户名\n");
        for (day, paid, _) in credits.iter().filter(|c| (from..=to).contains(&c.0)) {
            *balance += paid;
            out.push_str(&format!(
                "2026-06-{day:02},清算款,{},,{},银联商务股份有限公司客户备付金\n",
                sum(*paid),
                sum(*balance)
            ));
        }
        out
    };
    let read_bank = |text: &str| read(text.as_bytes(), None, Some(Side::Bank), None, None).unwrap();
    let pos = read(export(&all, true, true).as_bytes(), None, Some(Side::Pos), None, None).unwrap();
    let judged = |jump: i64| {
        let mut balance = 500_000;
        let first = statement(1, 8, &mut balance);
        balance += jump;
        let second = statement(13, 21, &mut balance);
        let bank = [read_bank(&first), read_bank(&second)].concat();
        reconcile(&Input::new(&pos, &bank, &Weekdays))
    };
    // Nothing can have come between: the four days are missing, and nothing is asked for.
    let got = judged(0);
    assert_eq!(named(&got.missing), numbers(&of(&all, |t| (8..=11).contains(&t.0))));
    assert!(got.uncovered.is_empty() && got.needed.is_empty());
    // Where the balances do not meet, a file is missing, not the money.
    let got = judged(123_456);
    assert!(got.missing.is_empty() && !got.uncovered.is_empty());
}

#[test]
fn a_stretch_in_a_long_day_of_whole_sums_is_never_sure_and_one_large_sale_is() {
    // A hundred and fifty sales a day, all in whole yuan: some stretch has any sum.
    let whole = |d: u32, n: u32| (20 + i64::from((d * 31 + n * 17 + d * n * 7) % 90)) * 100;
    let day = |d: u32| (0..150u32).map(move |n| (d, n, whole(d, n)));
    let mut rows: Vec<(u32, u32, i64)> = (1..=10).flat_map(day).collect();
    rows.iter_mut().find(|r| (r.0, r.1) == (9, 70)).unwrap().2 = 480_000;
    let mut text = String::from("交易日期,交易时间,终端号,交易类型,交易金额,参考号\n");
    for (d, n, gross) in &rows {
        let (hour, minute) = (9 + n / 15, (n % 15) * 4);
        text.push_str(&format!(
            "2026-06-{d:02},{hour:02}:{minute:02}:00,T1,消费,{},7{d:02}{n:03}000001\n",
            sum(*gross)
        ));
    }
    let paid = |left: &dyn Fn(u32, u32) -> bool| -> Vec<(u32, i64, &'static str)> {
        let on = |d: u32| rows.iter().filter(|r| r.0 == d && !left(r.0, r.1)).map(|r| r.2).sum();
        (1..=10).map(|d| (d + 1, on(d), UMS)).collect()
    };
    // Four sales without anything in common were left out on the fourth.
    let scattered = |d: u32, n: u32| d == 4 && [11, 52, 93, 131].contains(&n);
    let got = solve(&text, &bank(&paid(&scattered), 14));
    assert!(got.missing.iter().all(|s| !s.sure), "{:?}", named(&got.missing));
    // One sale of a size of its own: that, and no stretch that happens to have its sum.
    let got = solve(&text, &bank(&paid(&|d, n| (d, n) == (9, 70)), 14));
    assert_eq!(named(&got.missing), ["709070000001"]);
    assert!(got.missing.iter().all(|s| s.sure));
}
