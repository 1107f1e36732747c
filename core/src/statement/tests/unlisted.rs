//! What an examiner found beyond the lists of names: columns that only sound like money, words under strange names.

use super::*;

/// Credits and debits in cents.
fn ways(s: &Statement) -> (i64, i64) {
    (s.credits().sum.minor, s.debits().sum.minor)
}

#[test]
fn a_name_that_only_contains_a_word_of_money_takes_no_money() {
    for (name, cell) in [
        ("Credit limit", "9000.00"),
        ("Available Credit", "5000.00"),
        ("Credit Card", "4321"),
        ("Credit Account", "12345678"),
        ("Debit Account", "12345678"),
        ("Creditor ID", "990011"),
        ("Deposit slip no", "1234"),
        ("Debit Count", "1"),
        ("Interest", "0.00"),
        ("Hold Amount", "0.00"),
        ("累计收入", "99999.00"),
        ("收入笔数", "1"),
        ("转入账号", "6222020200017788"),
        ("借方账号", "6222020200017788"),
        ("Total Credits YTD", "90000.00"),
    ] {
        let signed = bank(&format!(
            "Date,{name},Amount,Memo\n2026-03-02,{cell},10.00,a\n2026-03-03,{cell},-4.00,b\n2026-03-04,{cell},5.00,c\n"
        ));
        assert_eq!(ways(&signed), (1_500, 400), "{name} beside a sum with a sign");
        let pair = bank(&format!(
            "Date,{name},Credit,Debit,Memo\n2026-03-02,{cell},10.00,,a\n2026-03-03,{cell},,4.00,b\n2026-03-04,{cell},5.00,,c\n"
        ));
        assert_eq!(ways(&pair), (1_500, 400), "{name} beside a pair");
    }
    // A rate and a hold of nothing are no pair.
    let both = bank(
        "Date,Interest rate,Hold Amount,Amount\n2026-03-02,1.25,0.00,10.00\n2026-03-03,1.25,0.00,-4.00\n",
    );
    assert_eq!(ways(&both), (1_000, 400));
    // Nor is a name that does say what came in lost by it.
    let named = bank(
        "Date,Credit Card Amount,Debit Card Amount,Memo\n2026-03-02,10.00,,a\n2026-03-03,,4.00,b\n",
    );
    assert_eq!(ways(&named), (1_000, 400));
}

/// Sales and refunds in cents.
fn sold(s: &Statement) -> (i64, i64) {
    (s.sales().sum.minor, s.refunds().sum.minor)
}

#[test]
fn the_column_that_tells_refunds_is_known_by_its_words() {
    for (name, [sale, refund]) in [
        ("订单类型", ["支付", "退款"]),
        ("流水类型", ["消费", "退货"]),
        ("业务种类", ["POS消费", "POS退货"]),
        ("正反交易标志", ["正", "反"]),
        ("Order Type", ["Sale", "Refund"]),
        ("Payment Type", ["Payment", "Refund"]),
        ("Event", ["Card charge", "Card refund"]),
    ] {
        let s = pos(&format!(
            "交易时间,终端号,{name},交易金额,参考号\n2026-03-02 10:00:00,1,{sale},10.00,900000000001\n2026-03-02 11:00:00,1,{refund},4.00,900000000002\n2026-03-02 12:00:00,1,{sale},5.00,900000000003\n"
        ));
        assert_eq!((sold(&s), s.hints), ((1_500, 400), vec![]), "{name}");
    }
    // What was given back later, what was bought and the kind of card are no such words.
    for (name, [one, other]) in [
        ("退款情况", ["无退款", "已退款"]),
        ("商品名称", ["退款保险", "台灯"]),
        ("Card", ["Credit", "Debit"]),
    ] {
        let s = pos(&format!(
            "交易时间,终端号,{name},交易金额,参考号\n2026-03-02 10:00:00,1,{one},10.00,900000000001\n2026-03-02 11:00:00,1,{other},4.00,900000000002\n"
        ));
        assert_eq!(sold(&s), (1_400, 0), "{name}");
    }
}

#[test]
fn a_flag_that_marks_refunds_is_believed_and_said() {
    for (name, [sale, refund]) in [
        ("是否退款", ["否", "是"]),
        ("退款标识", ["0", "1"]),
        ("退款标志", ["", "R"]),
        ("Is Refund", ["No", "Yes"]),
        ("借贷标志", ["贷", "借"]),
        ("Dr/Cr", ["CR", "DR"]),
    ] {
        let s = pos(&format!(
            "交易时间,终端号,{name},交易金额,参考号\n2026-03-02 10:00:00,1,{sale},10.00,900000000001\n2026-03-02 11:00:00,1,{refund},4.00,900000000002\n2026-03-02 12:00:00,1,{sale},5.00,900000000003\n"
        ));
        let said = vec![Hint::RefundsMarked { column: name.into(), rows: 1 }];
        assert_eq!((sold(&s), s.hints), ((1_500, 400), said), "{name}");
    }
}

#[test]
fn sold_and_given_back_stand_in_two_columns() {
    for (sale, refund) in [
        ("收款金额", "退款金额"),
        ("收入金额", "退款金额"),
        ("收款", "退款"),
        ("Payments", "Refunds"),
        ("Paid", "Refund"),
        ("Sales", "Returns"),
    ] {
        for none in ["0.00", ""] {
            let s = pos(&format!(
                "交易时间,订单号,{sale},{refund},手续费\n2026-03-02 10:00:00,900000000001,10.00,{none},0.04\n2026-03-02 11:00:00,900000000002,{none},4.00,0.00\n2026-03-02 12:00:00,900000000003,5.00,{none},0.02\n"
            ));
            assert_eq!((sold(&s), s.skipped), ((1_500, 400), vec![]), "{sale} {none}");
        }
    }
}

#[test]
fn what_the_fee_column_says_is_the_fee() {
    let head = "交易时间,参考号,交易类型,Amount,Fee";
    let rows = |net: [&str; 3]| {
        format!(
            "2026-03-02 10:00:00,900000000001,消费,200.00,0.76,{}\n2026-03-02 11:00:00,900000000002,消费,100.00,0.38,{}\n2026-03-02 12:00:00,900000000003,消费,300.00,1.14,{}\n",
            net[0], net[1], net[2]
        )
    };
    let odd = pos(&format!("{head},Net\n{}", rows(["180.00", "99.62", "298.86"])));
    assert_eq!(odd.fees().minor, 228, "what else was kept back of one sale is no fee");
    for name in ["Net weight", "Net promoter", "Net of tax"] {
        let s = pos(&format!("{head},{name}\n{}", rows(["3", "3", "3"])));
        assert_eq!(s.fees().minor, 228, "{name}");
    }
    for name in ["商户回佣", "扣率手续费", "Charge Value", "Transaction charge"] {
        let text = format!(
            "交易时间,参考号,交易类型,交易金额,{name}\n2026-03-02 10:00:00,900000000001,消费,200.00,0.76\n"
        );
        assert_eq!(pos(&text).fees().minor, 76, "{name}");
    }
}

#[test]
fn a_line_that_names_a_sum_and_nobody_moves_no_money() {
    for word in [
        "Daily total",
        "Month total",
        "Terminal total",
        "Total Sales",
        "Sum",
        "Turnover for the day",
        "终端小计",
        "门店小计",
        "本期合计",
        "本月发生额",
        "上期结转",
        "上年结转",
        "承前結餘",
        "结转下期",
        "Balance brought forward",
        "B/F BALANCE",
        "BAL B/F",
    ] {
        let text =
            format!("交易日期,摘要,收入,支出\n2026-03-02,a,10.00,\n2026-03-02,{word},10.00,0.00\n");
        assert_eq!((ways(&bank(&text)), bank(&text).skipped), ((1_000, 0), vec![]), "{word}");
    }
    // Somebody's payment is one, whatever it is called; a balance that it moved shows that too.
    for (text, sum) in [
        (
            "交易日期,摘要,对方户名,收入,支出\n2026-03-02,a,b,10.00,\n2026-03-02,Total sales,某公司,5.00,\n",
            1_500,
        ),
        (
            "交易日期,摘要,收入,支出,余额\n2026-03-02,a,10.00,,110.00\n2026-03-02,Card total,5.00,,115.00\n",
            1_500,
        ),
        (
            "交易日期,摘要,收入,支出\n2026-03-02,利息结转,10.00,\n2026-03-02,Sum Wong Trading,5.00,\n",
            1_500,
        ),
    ] {
        assert_eq!(bank(text).credits().sum.minor, sum, "{text}");
    }
    let terminals = pos(
        "Date,Terminal,Type,Amount,Fee,Reference\n2026-03-02,21391326,Sale,10.00,0.04,900000000001\n2026-03-02,Terminal total,,10.00,0.04,\n2026-03-03,21391326,Sale,5.00,0.02,900000000002\n",
    );
    assert_eq!((sold(&terminals), terminals.fees().minor), ((1_500, 0), 6));
}

#[test]
fn the_currency_is_found_under_any_name_and_above_the_table() {
    for (above, head, cell, code) in [
        ("", "Curr", "EUR", "EUR"),
        ("", "Valuta", "EUR", "EUR"),
        ("", "通貨", "JPY", "JPY"),
        ("", "??", "HKD", "HKD"),
        ("Account 12345678 GBP\n", "Memo", "a", "GBP"),
        ("All amounts in EUR\n", "Memo", "a", "EUR"),
        ("Konto,DE123,Währung,EUR\n", "Memo", "a", "EUR"),
    ] {
        let s = bank(&format!(
            "{above}Date,Details,Amount,{head}\n2026-03-02,x,10,{cell}\n2026-03-03,x,-4,{cell}\n"
        ));
        assert_eq!((s.currency.code(), s.currency_named), (code, true), "{above}{head}");
    }
    // A day of value stays one, and two codes above the table are none.
    let s = bank("Rates of USD and EUR\nDatum,Valuta,Betrag\n02.03.2026,03.03.2026,10.00\n");
    assert_eq!(
        (s.currency_named, s.rows[0].posted.map(|d| d.to_string())),
        (false, Some("2026-03-03".into()))
    );
}

#[test]
fn a_time_with_points_is_no_day() {
    let s = bank(
        "交易日期,交易时间,摘要,收入,支出\n2026-03-02,08.01.54,a,10.00,\n2026-03-02,09.34.45,b,,4.00\n",
    );
    assert_eq!(ways(&s), (1_000, 400));
    assert_eq!(s.rows[0].at.to_rfc3339(), "2026-03-02T08:01:54+08:00");
}

#[test]
fn rows_that_came_back_or_only_asked_are_no_money() {
    for state in ["已退票", "未入账", "银行退回", "冲正"] {
        let s = bank(&format!(
            "交易日期,收入,支出,摘要,状态\n2026-03-02,10.00,,a,成功\n2026-03-02,5.00,,b,{state}\n"
        ));
        assert_eq!((ways(&s).0, s.skipped.len()), (1_000, 1), "{state}");
    }
    let rows = |kind: &str, other: &str| {
        pos(&format!(
            "Date,Type,Amount,Reference\n2026-03-02 10:00:00,{other},10.00,900000000001\n2026-03-02 11:00:00,{other},5.00,900000000002\n2026-03-02 12:00:00,{kind},88.00,900000000003\n"
        ))
    };
    for kind in ["Authorization", "AUTH", "Card Verify"] {
        let s = rows(kind, "Sale");
        assert_eq!((sold(&s).0, s.skipped.len()), (1_500, 1), "{kind}");
    }
    assert_eq!(
        sold(&rows("Authorization", "Authorization")).0,
        10_300,
        "the acquirer's word for a sale"
    );
}

#[test]
fn pages_are_no_rows_and_counts_are_compared() {
    let file = |above: &str, below: &str| {
        bank(&format!(
            "{above}\n交易日期,摘要,收入,支出\n2026-03-02,a,10.00,\n2026-03-03,b,,4.00\n{below}"
        ))
        .totals
    };
    assert_eq!(file("第1页 共2页", ""), Totals::Absent);
    assert_eq!(file("", "合计,2笔\n"), Totals::Match);
    assert_eq!(file("", "合计,3笔\n"), Totals::Differ);
    assert_eq!(file("", "合计笔数：3\n"), Totals::Differ);
}

#[test]
fn a_file_that_breaks_off_says_so() {
    let rows =
        "交易日期,摘要,收入,支出\n2026-03-02,a,10.00,\n2026-03-03,b,,4.00\n2026-03-04,c,5.00,\n";
    let s = bank(&format!("{rows}2026-03-05,d,12"));
    assert_eq!((ways(&s), s.skipped[0].reason), ((1_500, 400), Reason::BrokenOff));
    assert_eq!(s.hints, [Hint::BrokenOff]);
    // Many programs write no line end after the last line.
    assert_eq!(bank(rows.trim_end()).hints, []);
    let short = "Date,Memo,Amount\n2026-03-02,a,10.00\n2026-03-03,b,-4.00\n2026-03-04,c,5.00\n2026-03-05,d,1234";
    assert_eq!(ways(&bank(short)), (1_500, 400));
    let ofx = "OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>CNY<BANKTRANLIST>\n<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260306<TRNAMT>10.00<FITID>A1</STMTTRN>\n<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260307<TRNAMT>5.0";
    assert_eq!((ways(&bank(ofx)).0, bank(ofx).hints), (1_000, vec![Hint::BrokenOff]));
}

#[test]
fn entries_are_set_against_the_balances_and_sums_of_their_statement() {
    let entry = |sum: &str, way: &str| {
        format!(
            "<Ntry><Amt Ccy=\"EUR\">{sum}</Amt><CdtDbtInd>{way}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt></Ntry>"
        )
    };
    let bal = |code: &str, sum: &str| {
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{sum}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"
        )
    };
    let file = |entries: &str| {
        format!(
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></Acct>{}{}<TxsSummry><TtlCdtNtries><NbOfNtries>2</NbOfNtries><Sum>15.00</Sum></TtlCdtNtries></TxsSummry>{entries}</Stmt></BkToCstmrStmt></Document>",
            bal("OPBD", "100.00"),
            bal("CLBD", "111.00")
        )
    };
    let (a, b, c) = (entry("10.00", "CRDT"), entry("5.00", "CRDT"), entry("4.00", "DBIT"));
    let s = bank(&file(&format!("{a}{b}{c}")));
    assert_eq!((s.balance, s.totals), (Balance::Consistent, Totals::Match));
    let s = bank(&file(&format!("{a}{c}")));
    assert_eq!((s.balance, s.totals), (Balance::Broken, Totals::Differ));
    let whole = file(&a);
    let cut = &whole[..whole.len() - 60];
    assert!(read(cut.as_bytes(), None, Some(Bank), None, None).is_err(), "broken off");
}

#[test]
fn columns_explained_once_are_found_in_any_encoding() {
    use crate::case::journal::{MappedColumn, MappingSaved};
    for (encoding, text, map) in [
        (
            encoding_rs::SHIFT_JIS,
            "年月日,お引出し,お預入れ,お取り扱い内容,残高\n2026/3/2,,306,ﾌﾘｺﾐ,15540\n2026/3/4,239,,ﾌﾘｺﾐ,15301\n",
            [("date", "年月日"), ("in", "お預入れ"), ("out", "お引出し")],
        ),
        (
            encoding_rs::WINDOWS_1252,
            "Dato;Tekst;Beløb ind;Beløb ud\n02.03.2026;a;306,00;\n04.03.2026;b;;239,00\n",
            [("date", "Dato"), ("in", "Beløb ind"), ("out", "Beløb ud")],
        ),
    ] {
        let column = |(field, header): (&str, &str)| MappedColumn {
            field: field.into(),
            header: header.into(),
        };
        let columns: Vec<MappedColumn> = map.map(column).into();
        let mapping = MappingSaved {
            id: mapping_id(&columns),
            side: Bank,
            columns,
            encoding: None,
            preamble_rows: None,
            date_order: None,
            name: None,
        };
        let added = mapping_profile(&mapping).unwrap();
        let options = Options {
            side: Some(Bank),
            profile: Some(&mapping.id),
            added: &[&added],
            ..Options::default()
        };
        let bytes = encoding.encode(text).0;
        let s = read_with(&bytes, &options).expect("reads").remove(0);
        // Yen have no cents.
        let minor = 10i64.pow(s.currency.exponent());
        assert_eq!(ways(&s), (306 * minor, 239 * minor), "{}", encoding.name());
    }
    let preview = vec![vec!["日 付".to_string(), "金額".to_string()]];
    assert_eq!(unknown_headers(["日付", "入金"], &preview), ["入金"]);
}

#[test]
fn years_of_the_republic_are_read() {
    for days in [
        ["115/03/02", "115/03/04"],
        ["1150302", "1150304"],
        ["民國115年03月02日", "民國115年3月4日"],
    ] {
        let s = bank(&format!(
            "交易日期,摘要,支出,存入\n{},轉帳,,10.00\n{},轉帳,4.00,\n",
            days[0], days[1]
        ));
        assert_eq!(ways(&s), (1_000, 400), "{days:?}");
        assert_eq!(s.rows[1].day().to_string(), "2026-03-04", "{days:?}");
    }
}

#[test]
fn a_share_that_is_the_same_for_every_sale_is_the_fee() {
    let file = |name: &str, of: [&str; 3]| {
        pos(&format!(
            "Date,Type,Amount,{name},Reference\n2026-03-02 10:00:00,Sale,200.00,{},900000000001\n2026-03-02 11:00:00,Sale,100.00,{},900000000002\n2026-03-02 12:00:00,Sale,300.00,{},900000000003\n",
            of[0], of[1], of[2]
        ))
        .fees()
        .minor
    };
    for name in ["Discount", "Cost", "Deduction", "Service charge"] {
        assert_eq!(file(name, ["0.76", "0.38", "1.14"]), 228, "{name}");
        assert_eq!(file(name, ["20.00", "10.00", "30.00"]), 0, "{name} of a tenth");
        assert_eq!(file(name, ["5.00", "0.00", "1.00"]), 0, "{name} now and then");
    }
}

#[test]
fn a_part_of_the_table_goes_the_way_its_title_says() {
    let s = pos(
        "Sales\nDate,Reference,Amount,Fee\n2026-03-02,900000000001,10.00,0.04\n2026-03-03,900000000002,5.00,0.02\nRefunds\nDate,Reference,Amount,Fee\n2026-03-03,900000000003,4.00,0.00\n",
    );
    assert_eq!(sold(&s), (1_500, 400));
    let s = bank(
        "Deposits and credits\nDate,Description,Amount\n2026-03-02,a,10.00\nTotal deposits,,10.00\n\nWithdrawals and debits\nDate,Description,Amount\n2026-03-03,b,4.00\nTotal withdrawals,,4.00\n",
    );
    let currency = crate::Currency::CNY;
    assert_eq!((ways(&s), s.hints), ((1_000, 400), vec![Hint::CurrencyAssumed { currency }]));
}

#[test]
fn two_rows_of_names_tell_apart_what_one_names_twice() {
    let s = bank(
        "Transaction,,Withdrawal,Deposit,Account\nDate,Details,Amount,Amount,Balance\n2026-03-02,a,,10.00,110.00\n2026-03-03,b,4.00,,106.00\n",
    );
    assert_eq!((ways(&s), s.balance), ((1_000, 400), Balance::Consistent));
}
