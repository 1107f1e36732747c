//! What an examiner who knew only the program found: ways of writing that were read wrongly without a word, or not at all.

use super::*;

/// Credits and debits in cents.
fn ways(text: &str) -> (i64, i64) {
    let s = bank(text);
    assert_eq!(s.skipped, [], "{text}");
    (s.credits().sum.minor, s.debits().sum.minor)
}

#[test]
fn two_columns_of_which_each_row_fills_one_are_the_two_ways_money_goes() {
    for (incoming, outgoing) in [
        ("存入金额", "取出金额"),
        ("汇入金额", "汇出金额"),
        ("收款金额", "付款金额"),
        ("增加", "减少"),
        ("入金额", "出金额"),
        ("Paid In", "Withdrawn"),
        ("Deposits & Credits", "Withdrawals & Debits"),
        ("Deposit(s)", "Cheque(s)/Withdrawal(s)"),
        ("Crédit", "Débit"),
        ("Haben", "Soll"),
    ] {
        let text = format!(
            "交易日期,摘要,{outgoing},{incoming}\n2026-03-02,a,,10.00\n2026-03-03,b,4.00,\n2026-03-04,c,,5.00\n"
        );
        assert_eq!(ways(&text), (1_500, 400), "{incoming}");
    }
}

#[test]
fn a_column_of_words_for_both_ways_needs_no_known_name() {
    for (name, [incoming, outgoing]) in
        [("来往账标志", ["来账", "往账"]), ("存取标志", ["存", "取"]), ("??", ["Credit", "Debit"])]
    {
        let text = format!(
            "交易日期,摘要,{name},交易金额\n2026-03-02,a,{incoming},10.00\n2026-03-03,b,{outgoing},4.00\n"
        );
        assert_eq!(ways(&text), (1_000, 400), "{name}");
    }
}

#[test]
fn sums_whose_way_nothing_tells_are_said_to_be_so() {
    let text = "交易日期,摘要,交易金额\n2026-03-02,a,10.00\n2026-03-03,b,4.00\n2026-03-04,c,5.00\n";
    assert_eq!(bank(text).hints, [Hint::WayUnknown { rows: 3 }]);
    let text = "交易日期,摘要,交易金额,余额\n2026-03-02,a,10.00,110.00\n2026-03-03,b,4.00,106.00\n2026-03-04,c,5.00,111.00\n";
    // The first of them has no balance before it, and nothing else tells.
    let edge = vec![Hint::EdgeWayUnknown { row: 2 }];
    assert_eq!((ways(text), bank(text).hints), ((1_500, 400), edge));
}

#[test]
fn a_dated_line_of_sums_moves_no_money() {
    for word in ["Subtotal", "Total for March", "3月小计", "月结", "累计发生额", "昨日余额", "小計"]
    {
        let text =
            format!("交易日期,摘要,收入,支出\n2026-03-02,a,10.00,\n2026-03-31,{word},10.00,\n");
        assert_eq!(bank(&text).credits().sum.minor, 1_000, "{word}");
    }
    // A text that only speaks of such words is money.
    let text = "交易日期,摘要,收入,支出\n2026-03-02,3月货款合计已付,10.00,\n";
    assert_eq!(bank(text).credits().sum.minor, 1_000);
}

#[test]
fn the_money_is_the_one_that_the_file_names() {
    for (head, cell, code) in [
        ("Amount (£)", "1.00", "GBP"),
        ("Amount", "NT$1.00", "TWD"),
        ("Amount", "A$1.00", "AUD"),
        ("Amount", "RMB 1.00", "CNY"),
    ] {
        let s = bank(&format!("Date,Description,{head},Balance\n2026-03-02,a,{cell},9.00\n"));
        assert_eq!((s.currency.code(), s.currency_named), (code, true), "{head} {cell}");
    }
    let s = bank("Currency:,SGD - Singapore Dollar\nDate,Description,Amount\n2026-03-02,a,+1.00\n");
    assert_eq!(s.currency.code(), "SGD");
    // Somebody's dollars: no yuan, and open to what the other side names.
    let s = bank("Date,Description,Amount,Balance\n2026-03-02,a,$1.00,$9.00\n");
    assert_eq!((s.currency.code(), s.currency_named), ("USD", false));
}

#[test]
fn days_without_a_year_take_it_from_above_the_table() {
    for (above, days, read_as) in [
        (
            "Statement period: 1 Mar 2026 - 31 Mar 2026",
            ["04 Mar", "17 Mar"],
            ["2026-03-04", "2026-03-17"],
        ),
        ("Statement date 31 March 2026", ["Mar 14", "Mar 17"], ["2026-03-14", "2026-03-17"]),
        (
            "查询期间：2026年03月01日至2026年03月31日",
            ["03月02日", "3月5日"],
            ["2026-03-02", "2026-03-05"],
        ),
        ("账期：2026年3月", ["03/02", "03/21"], ["2026-03-02", "2026-03-21"]),
        (
            "Statement from 1 December 2025 to 31 January 2026",
            ["9 Dec", "3 Jan"],
            ["2025-12-09", "2026-01-03"],
        ),
    ] {
        let text = format!(
            "{above}\nDate,Details,Paid in,Paid out\n{},a,1.00,\n{},b,2.00,\n",
            days[0], days[1]
        );
        let found: Vec<String> = bank(&text).rows.iter().map(|r| r.day().to_string()).collect();
        assert_eq!(found, read_as, "{above}");
    }
    // Without a year anywhere nobody can know.
    let text = "Date,Details,Paid in,Paid out\n04 Mar,a,1.00,\n05 Mar,b,2.00,\n";
    assert!(read(text.as_bytes(), None, Some(Bank), None, None).is_err());
}

#[test]
fn days_of_six_digits_with_weekdays_and_ordinals() {
    for (first, second) in [
        ("260306", "260331"),
        ("Fri 06 Mar 2026", "Tue 31 Mar 2026"),
        ("6th Mar 2026", "31st Mar 2026"),
    ] {
        let text = format!("交易日期,摘要,收入,支出\n{first},a,1.00,\n{second},b,2.00,\n");
        let found: Vec<String> = bank(&text).rows.iter().map(|r| r.day().to_string()).collect();
        assert_eq!(found, ["2026-03-06", "2026-03-31"]);
    }
}

#[test]
fn a_table_without_names_is_read_where_there_is_one_way_to() {
    let s = bank(
        "09/03/2026,+461.50,CARD SETTLEMENT,+12807.17\n10/03/2026,-470.54,RENT,+12336.63\n13/03/2026,+50.00,CARD SETTLEMENT,+12386.63\n",
    );
    assert_eq!((s.credits().sum.minor, s.debits().sum.minor), (51_150, 47_054));
    let currency = crate::Currency::CNY;
    assert_eq!(s.hints, [Hint::CurrencyAssumed { currency }, Hint::ColumnsUnnamed]);
    // Two columns of sums that do not prove each other: no.
    let text = "09/03/2026,461.50,a,12.17\n10/03/2026,-470.54,b,13.63\n13/03/2026,50.00,c,14.63\n";
    assert!(read(text.as_bytes(), None, Some(Bank), None, None).is_err());
}

#[test]
fn what_is_left_after_the_fee_is_never_the_sale() {
    for (gross, fee, net) in [
        ("订单金额(元)", "手续费(元)", "商家实收(元)"),
        ("Txn Amt", "Disc Amt", "Net Amt"),
        ("Total", "Charge fee", "Deposited amount"),
        ("金額 (港元)", "手續費 (港元)", "應收金額 (港元)"),
    ] {
        let s = pos(&format!(
            "交易时间,{gross},{fee},{net},流水号\n2026-03-05 10:56:31,168.23,1.01,167.22,911835880841\n"
        ));
        assert_eq!((s.sales().sum.minor, s.fees().minor), (16_823, 101), "{gross}");
    }
    let s = pos(
        "Date,Time,Transaction ID,Total,Net Amount,Tax Amount,Fee,Payout\n2026-03-03,16:09:09,T636719855107,12.00,10.00,2.00,0.20,11.80\n",
    );
    assert_eq!(
        (s.sales().sum.minor, s.fees().minor),
        (1_200, 20),
        "the net of tax is not the net of fees"
    );
    let s = pos(
        "id,created_at,type,amount_minor,fee_minor,currency\n848623053933,2026-03-02T17:15:01+08:00,sale,2232,13,GBP\n",
    );
    assert_eq!((s.sales().sum.minor, s.fees().minor), (2_232, 13), "pence");
}

#[test]
fn what_was_undone_refused_paid_out_or_given_back_is_no_sale() {
    let row = |kind: &str, status: &str| {
        let s = pos(&format!(
            "交易日期,交易时间,参考号,交易类型,交易金额,状态\n2026-03-02,10:00:00,300000000001,消费,10.00,成功\n2026-03-02,11:00:00,300000000002,{kind},5.00,{status}\n"
        ));
        (s.sales().sum.minor, s.refunds().sum.minor)
    };
    for status in ["撤销成功", "冲正成功", "Not captured", "Uncaptured", "REVERTED", "否", "false"]
    {
        assert_eq!(row("消费", status), (1_000, 0), "{status}");
    }
    for kind in ["退貨", "退還", "冲销", "Cancelled", "Credit note", "RFD"] {
        assert_eq!(row(kind, "成功"), (1_000, 500), "{kind}");
    }
    for kind in ["提现到银行卡", "自动结算打款", "Transfer to bank", "MerchantPayout"] {
        assert_eq!(row(kind, "成功"), (1_000, 0), "{kind}");
    }
    assert_eq!(row("消费", "撤销失败"), (1_500, 0), "it was not undone after all");
    // Another card's refund of the same sum undoes nothing, nor does any refund what the export pays nothing for.
    for (card, net) in [("****6055", "4.92"), ("", "0.00")] {
        let s = pos(&format!(
            "Date,Transaction ID,Type,Status,Card,Total,Fee,Net\n2026-03-02 10:00:00,TAAAA00001,Sale,Successful,****8737,10.00,0.16,9.84\n2026-03-02 11:00:00,TAAAA00002,Sale,Cancelled,****8737,5.00,0.08,{net}\n2026-03-02 12:00:00,TAAAA00003,Refund,Successful,{card},-5.00,-0.08,-4.92\n"
        ));
        assert_eq!((s.sales().sum.minor, s.refunds().sum.minor), (1_000, 500), "{card}{net}");
    }
}

#[test]
fn credit_and_debit_as_kinds_of_cards_are_sales() {
    let s = pos(
        "Date,Time,Transaction ID,Type,Amount,Status\n2026-03-02,12:26:19,400372293509,Debit,12.00,Approved\n2026-03-05,18:16:03,901022351231,Credit,5.00,Approved\n",
    );
    assert_eq!((s.sales().sum.minor, s.refunds().count), (1_700, 0));
}

#[test]
fn the_trade_comes_before_the_pay_out() {
    for (trade, paid) in [
        ("Created On", "Transfer Date"),
        ("When", "Settlement Date"),
        ("Processed on", "Deposit Date"),
    ] {
        let s = pos(&format!(
            "Transaction ID,{trade},Type,Amount,Fee,Net,{paid}\n335985546377,2026-03-04 18:43:03,Payment,9.00,0.50,8.50,2026-03-06\n335985546378,2026-03-05 18:43:03,Payment,8.00,0.50,7.50,2026-03-07\n"
        ));
        assert_eq!(s.rows[0].day().to_string(), "2026-03-04", "{trade}");
    }
}

#[test]
fn words_and_tables_that_only_look_like_sales_are_said() {
    let text = |kind: &str| {
        let sales: String = (1..=6)
            .map(|n| format!("2026-03-02,1{n}:00:00,30000000000{n},消费,1{n}.00\n"))
            .collect();
        format!(
            "交易日期,交易时间,参考号,交易类型,交易金额\n{sales}2026-03-03,10:00:00,300000000009,{kind},5.00\n"
        )
    };
    assert_eq!(
        pos(&text("调账")).hints,
        [Hint::UnknownKind { word: "调账".into(), rows: 1, back: false }]
    );
    assert_eq!(pos(&text("扫码支付")).hints, []);
    let sums = pos(
        "日期,笔数,交易金额,手续费,结算金额\n2026-03-03,12,272.07,1.63,270.44\n2026-03-04,9,567.27,3.40,563.87\n",
    );
    assert_eq!(sums.hints, [Hint::RowsAreSums { rows: 2 }]);
    let two = bank(
        "Date,Account,Amount,Memo\n09/03/2026,20-12-34 53412789,8.29,a\n10/03/2026,20-12-34 53419999,-1.00,b\n",
    );
    assert!(two.hints.contains(&Hint::SeveralAccounts { accounts: 2 }), "{:?}", two.hints);
}
