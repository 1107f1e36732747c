//! Layouts that somebody tried who knew only the program: each was read wrongly once.

use super::*;

fn pos(text: &str) -> Statement {
    let mut all = read(text.as_bytes(), None, Some(Pos), None, None).expect("reads");
    all.remove(0)
}

fn bank(bytes: &[u8]) -> Statement {
    let mut all = read(bytes, None, Some(Bank), None, None).expect("reads");
    all.remove(0)
}

#[test]
fn a_header_in_two_languages_does_not_hide_gbk() {
    let text = "交易类型[ Transaction Type ],交易日期[ Transaction Date ],交易金额[ Trade Amount ],\
                交易后余额[ After-transaction balance ],摘要[ Reference ]\n\
                来账,20260420,10300.00,121094.48,现金存款\n往账,20260421,-300.00,120794.48,电费\n";
    let (bytes, ..) = encoding_rs::GBK.encode(text);
    let s = bank(&bytes);
    assert_eq!((s.encoding, s.balance), ("gb18030", Balance::Consistent));
    assert_eq!(s.rows[0].text.as_deref(), Some("现金存款"));
    assert!(s.hints.is_empty());
}

#[test]
fn a_status_nobody_knows_is_said_and_a_refused_one_left_out() {
    let rows = |status: &str, words: [&str; 4]| {
        let mut out = format!("终端号,交易日期,交易类型,交易金额,手续费,参考号,{status}\n");
        for (at, word) in words.iter().enumerate() {
            out.push_str(&format!(
                "T1,2026-03-02,消费,{}0.00,0.04,30000000000{at},{word}\n",
                at + 1
            ));
        }
        pos(&out)
    };
    let s = rows("应答描述", ["交易成功", "余额不足", "待支付", "交易成功"]);
    assert_eq!((s.sales().count, s.sales().sum.minor), (2, 5_000));
    assert!(s.skipped.iter().all(|r| r.reason == Reason::NotPaid) && s.skipped.len() == 2);
    let s = rows("交易结果", ["S", "F", "P", "S"]);
    assert_eq!(s.sales().count, 2);
    let s = rows("支付状态", ["成功", "成功", "嗯嗯", "成功"]);
    assert_eq!(s.sales().count, 4);
    assert_eq!(s.hints, [Hint::UnknownStatus { word: "嗯嗯".into(), rows: 1 }]);
}

#[test]
fn a_sum_in_fen_is_a_hundredth() {
    let s = pos("交易日期,终端号,交易类型,交易金额(分),手续费(分),参考号,状态\n\
                 2026-03-01,T1,消费,10000,38,300000000001,成功\n");
    assert_eq!((s.sales().sum.minor, s.fees().minor), (10_000, 38));
}

#[test]
fn a_debit_column_with_minus_signs_throughout_has_no_credits() {
    let s = bank(
        "Account number,808-123456-838\n\n\
         Post date,Narrative,Debit amount,Credit amount,Balance\n\
         02/03/2026,payout,,1000.00,6000.00\n03/03/2026,rent,-200.00,,5800.00\n\
         04/03/2026,冲正 重复入账,-1000.00,,4800.00\n"
            .as_bytes(),
    );
    assert_eq!((s.credits().count, s.debits().count), (1, 2));
    assert_eq!((s.debits().sum.minor, s.balance), (120_000, Balance::Consistent));
    assert_eq!(s.account_tail.as_deref(), Some("6838"));
}

#[test]
fn account_numbers_as_banks_put_them_above_the_table() {
    let s = bank(
        "查询账号[ Inquirer account number ],3202016309100073371\n\n\
         交易日期[ Transaction Date ],交易金额[ Trade Amount ],摘要[ Reference ]\n20260302,5.00,a\n"
            .as_bytes(),
    );
    assert_eq!(s.account_tail.as_deref(), Some("3371"));
    let s = bank(
        "# 账    户：[一卡通:621483******3371    某某]\n\n交易日期,收入,支出,余额\n20260302,5.00,,9.00\n"
            .as_bytes(),
    );
    assert_eq!(s.account_tail.as_deref(), Some("3371"));
}

#[test]
fn years_of_two_digits_are_read_in_one_order() {
    let days = |cells: [&str; 3]| {
        let rows = cells.map(|c| format!("{c},1.00,\n")).concat();
        let s = bank(format!("交易日期,收入,支出\n{rows}").as_bytes());
        (s.from.map(|d| d.to_string()), s.to.map(|d| d.to_string()))
    };
    let march = (Some("2026-03-01".to_string()), Some("2026-03-13".to_string()));
    assert_eq!(days(["26/3/1", "26/3/2", "26/3/13"]), march);
    assert_eq!(days(["26/03/01", "26/03/02", "26/03/13"]), march);
    assert_eq!(days(["01/03/26", "02/03/26", "13/03/26"]), march);
    assert_eq!(days(["3/1/26", "3/2/26", "3/13/26"]), march);
}

#[test]
fn exports_of_payment_services_abroad() {
    let s = pos("id,Created (UTC),Type,Status,Amount,Fee,Net,Currency\n\
                 ch_1a,2026-03-01 16:30:00,charge,succeeded,100.00,0.38,99.62,CNY\n");
    assert_eq!(s.rows[0].reference.as_deref(), Some("ch_1a"));
    assert_eq!(s.rows[0].at.to_rfc3339(), "2026-03-02T00:30:00+08:00");
    let s = pos(
        "Date,Time,Gross Sales,Tip,Total Collected,Card,Fees,Net Total,Transaction ID,Device Name\n\
                 2026-03-01,10:00:00,$100.00,$5.00,$105.00,$105.00,($2.73),$102.27,TX1,Front\n",
    );
    assert_eq!((s.sales().sum.minor, s.fees().minor), (10_500, 273));
    assert_eq!(s.rows[0].terminal.as_deref(), Some("Front"));
    let s = pos("交易时间,终端号,支付方式,交易金额,参考号\n\
                 2026-03-01 10:00:00,T1,微信,8.00,300000000001\n\
                 2026-03-01 10:01:00,T1,现金,9.00,300000000002\n");
    assert_eq!((s.sales().sum.minor, s.skipped[0].reason), (800, Reason::Cash));
}

#[test]
fn reversals_by_their_other_names() {
    let s = pos("交易日期,终端号,交易类型,交易金额,手续费,参考号\n\
                 2026-03-01,T1,消费,10.00,0.04,300000000001\n2026-03-01,T1,反交易,10.00,0.04,300000000002\n\
                 2026-03-02,T1,负交易,7.00,0.03,300000000003\n");
    assert_eq!((s.sales().sum.minor, s.refunds().sum.minor), (1_000, 1_700));
}

#[test]
fn one_bad_file_of_an_archive_is_named_and_the_others_are_read() {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [
        ("january.csv", "交易日期,收入,支出,余额\n"),
        ("february.csv", "交易日期,收入,支出,余额\n20260302,5.00,,9.00\n"),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("starts");
        zip.write_all(text.as_bytes()).expect("writes");
    }
    let s = one(&zip.finish().expect("finishes").into_inner());
    assert_eq!(s.inner.as_ref().map(|i| i.name.as_str()), Some("february.csv"));
    assert_eq!(s.hints, [Hint::MemberLeftOut { name: "january.csv".into() }]);
}

#[test]
fn every_sheet_with_the_same_columns_is_read_and_days_may_be_plain_numbers() {
    let mut book = rust_xlsxwriter::Workbook::new();
    // 46082 is 2026-03-01 as a spreadsheet counts days.
    for (first, sums) in [(46_082.0, [1_000.0, 200.0]), (46_084.5, [50.0, 7.0])] {
        let sheet = book.add_worksheet();
        for (column, name) in ["交易日期", "摘要", "收入", "支出"].into_iter().enumerate()
        {
            sheet.write_string(0, column as u16, name).expect("writes");
        }
        for (row, sum) in sums.into_iter().enumerate() {
            sheet.write_number(row as u32 + 1, 0, first).expect("writes");
            sheet.write_string(row as u32 + 1, 1, "清算款").expect("writes");
            sheet.write_number(row as u32 + 1, 2 + row as u16, sum).expect("writes");
        }
    }
    book.add_worksheet().write_string(0, 0, "说明").expect("writes");
    let bytes = book.save_to_buffer().expect("saves");
    let all = read(&bytes, None, Some(Bank), None, None).expect("reads");
    let credits: Vec<i64> = all.iter().map(|s| s.credits().sum.minor).collect();
    assert_eq!(credits, [100_000, 5_000]);
    let first = |s: &Statement| s.rows[0].at.naive_local().to_string();
    assert_eq!(
        all.iter().map(first).collect::<Vec<_>>(),
        ["2026-03-01 00:00:00", "2026-03-03 12:00:00"]
    );
    // The sheets are told apart, and each is found again by its name.
    assert!(all[0].inner != all[1].inner);
}

#[test]
fn a_refund_in_the_column_of_what_went_out_is_one_though_the_other_says_nought() {
    let s = pos(
        "类型,入账时间,名称,业务单号,支付流水号,收入金额(元),支出金额(元),手续费(元),入账金额(元),支付方式\n\
                 订单入账,2026-07-01 09:23:30,门店收款,E1,553604613411,50.90,0.00,0.19,50.71,支付宝\n\
                 退款,2026-07-31 16:43:16,门店收款,E2,650369637579,0.00,7.00,-0.03,-6.97,支付宝\n",
    );
    assert_eq!((s.sales().sum.minor, s.refunds().sum.minor), (5_090, 700));
    assert_eq!(s.rows[1].net(), Some(-697));
    assert!(s.skipped.is_empty());
}

#[test]
fn totals_that_count_cash_agree_with_rows_that_do_not() {
    let file = |total: &str| {
        pos(&format!(
            "交易日期,终端号,支付方式,交易金额,手续费,参考号\n2026-03-02,T1,微信,10.00,0.04,300000000001\n\
             2026-03-02,T1,现金,25.00,0.00,300000000002\n合计,,,{total},0.04,\n"
        ))
    };
    assert_eq!((file("35.00").totals, file("35.00").sales().sum.minor), (Totals::Match, 1_000));
    assert_eq!(file("36.00").totals, Totals::Differ);
}

#[test]
fn fees_of_wechats_account_journal_go_into_the_rows_of_their_sales() {
    let s = pos(
        "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号\n\
                 `2026-03-02 10:00:00,`4200001,`9001,`交易,`交易,`收入,`100.00,`100.00,`system,`结算总金额 100.00 元,`A1\n\
                 `2026-03-02 10:00:00,`4200001,`9002,`扣除交易手续费,`扣除交易手续费,`支出,`0.60,`99.40,`system,`,`A1\n\
                 `2026-03-02 11:00:00,`4200002,`9003,`交易,`交易,`收入,`50.00,`149.40,`system,`,`A2\n\
                 `2026-03-02 11:00:00,`4200002,`9004,`扣除交易手续费,`扣除交易手续费,`支出,`0.30,`149.10,`system,`,`A2\n",
    );
    assert_eq!((s.rows.len(), s.sales().sum.minor, s.fees().minor), (2, 15_000, 90));
    assert_eq!(s.rows[1].net(), Some(4_970));
}
