//! Exports as somebody found them who looked for what would be read wrongly without a word.

use super::*;

fn bank(text: &str) -> Statement {
    let mut all = read(text.as_bytes(), None, Some(Bank), None, None).expect("reads");
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn days(s: &Statement) -> Vec<String> {
    s.rows.iter().map(|r| r.day().to_string()).collect()
}

#[test]
fn a_year_of_two_digits_stands_last_where_that_keeps_the_days_together() {
    for mark in [".", "-", "/"] {
        let date = |d: &str| [d, "03", "26"].join(mark);
        let text = format!(
            "交易日期,摘要,收入,支出\n{},结算,10.00,\n{},结算,20.00,\n{},结算,30.00,\n",
            date("02"),
            date("13"),
            date("31")
        );
        assert_eq!(days(&bank(&text)), ["2026-03-02", "2026-03-13", "2026-03-31"], "{mark}");
    }
    let first = "交易日期,摘要,收入,支出\n26-03-02,结算,10.00,\n26-03-31,结算,20.00,\n";
    assert_eq!(days(&bank(first)), ["2026-03-02", "2026-03-31"]);
    let alone = "交易日期,摘要,收入,支出\n26-03-09,结算,10.00,\n";
    assert_eq!(days(&bank(alone)), ["2026-03-09"]);
}

#[test]
fn a_day_shown_once_is_the_day_of_the_rows_below_it() {
    let once = bank("日期,摘要,金额\n2026-03-02,A,10.00\n,B,20.00\n,C,-5.00\n2026-03-03,D,1.00\n");
    assert_eq!(days(&once), ["2026-03-02", "2026-03-02", "2026-03-02", "2026-03-03"]);
    assert_eq!(figures(&once), (4, 3, 3_100, 1, 500));
    assert!(once.hints.contains(&Hint::DatesCarried { rows: 2 }));
    // One blank among many dates is no custom of the table: the row is left out, and said.
    let mut many = String::from("日期,摘要,金额\n");
    for day in 1..=20 {
        many.push_str(&format!("2026-03-{day:02},A,10.00\n"));
    }
    many.push_str(",B,20.00\n");
    let many = bank(&many);
    assert_eq!((many.rows.len(), many.skipped.len()), (20, 1));
    assert_eq!((many.skipped[0].row, many.skipped[0].reason), (22, Reason::BadDate));
}

#[test]
fn sums_in_other_units_are_turned_into_the_currencys() {
    let named = bank(
        "日期,摘要,收入(万元),余额（万元）\n2026-03-02,A,0.128605,1.128605\n2026-03-03,B,12,13.128605\n",
    );
    assert_eq!(named.credits().sum.minor, 12_128_605);
    assert_eq!(named.balance, Balance::Consistent);
    for (unit, minor) in [("万元", 12_000_000), ("千元", 1_200_000), ("分", 12), ("元", 1_200)]
    {
        let text = format!("账户明细,单位：{unit}\n日期,摘要,收入,支出\n2026-03-02,A,12,\n");
        assert_eq!(bank(&text).credits().sum.minor, minor, "{unit}");
    }
}

#[test]
fn an_amount_parted_by_its_own_comma_is_left_out_and_said() {
    let s = bank(
        "Date,Description,Amount\n2026-03-02,A,1,286.05\n2026-03-13,B,20.00\n2026-03-14,C,30.00\n",
    );
    assert_eq!(s.credits().sum.minor, 5_000);
    assert_eq!((s.skipped[0].row, s.skipped[0].reason), (2, Reason::Shifted));
    let half = bank("Date,Description,Amount\n2026-03-02,A,1,286.05\n2026-03-13,B,20.00\n");
    assert_eq!((half.credits().sum.minor, half.skipped.len()), (2_000, 1));
    // A last column that nobody named is no such thing.
    let unnamed = bank("Date,Description,Amount\n2026-03-02,A,1.00,x\n2026-03-13,B,20.00,y\n");
    assert_eq!((unnamed.rows.len(), unnamed.skipped.len()), (2, 0));
}

#[test]
fn dated_sums_of_a_day_and_balances_brought_forward_are_no_payments() {
    let s = bank(
        "交易日期,摘要,收入,支出\n2026-03-01,期初余额,10000.00,\n2026-03-02,结算,886.00,\n2026-03-02,本日小计,886.00,\n2026-03-03,结算,14.00,\n",
    );
    assert_eq!(figures(&s), (2, 2, 90_000, 0, 0));
}

#[test]
fn the_same_sale_twice_is_said_and_the_same_file_twice_is_read_once() {
    let rows = "2026-03-02 10:00:00,T1,9735045268891234,1286.05\n2026-03-02 11:00:00,T1,9735045268891235,100.00\n";
    let text = format!("交易时间,终端号,参考号,交易金额\n{rows}{rows}");
    let s = read(text.as_bytes(), None, Some(Pos), None, None).expect("reads").remove(0);
    let sum = Money::new(138_605, Currency::CNY);
    assert!(s.hints.contains(&Hint::Repeated { rows: 2, sum }), "{:?}", s.hints);
    assert_eq!(s.sales().count, 4);
    let csv = "交易日期,摘要,收入,支出\n2026-03-02,结算,10.00,\n";
    let zip = zipped(&[("a.csv", csv), ("b.csv", csv)]);
    let all = read(&zip, None, Some(Bank), None, None).expect("reads");
    assert_eq!(all.len(), 1);
    assert!(all[0].hints.contains(&Hint::MemberTwice { name: "b.csv".into() }));
}

fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("starts");
        zip.write_all(text.as_bytes()).expect("writes");
    }
    zip.finish().expect("ends").into_inner()
}

#[test]
fn a_cell_that_reaches_down_counts_in_every_row_it_reaches_but_a_sum_once() {
    let s = bank(
        "<html><table><tr><th>交易日期</th><th>摘要</th><th>收入</th><th>支出</th></tr><tr><td rowspan=2>2026-03-02</td><td>A</td><td>10.00</td><td></td></tr><tr><td>B</td><td rowspan=\"2\">20.00</td><td></td></tr><tr><td>2026-03-03</td><td>C</td><td></td></tr></table></html>",
    );
    assert_eq!(days(&s), ["2026-03-02", "2026-03-02"]);
    assert_eq!(figures(&s), (2, 2, 3_000, 0, 0));
    assert_eq!((s.skipped[0].row, s.skipped[0].reason), (4, Reason::NoMoney));
}

#[test]
fn column_names_alone_are_said_to_be_alone() {
    let fails = |bytes: &[u8]| read(bytes, None, Some(Bank), None, None).unwrap_err();
    assert_eq!(fails("交易日期,摘要,收入,支出,余额\n".as_bytes()), StatementError::NoRows);
    let thin = bank("Date,Description,Amount\n2026-03-02,A,1\u{202f}286.05\n2026-03-13,B,20.00\n");
    assert_eq!(thin.credits().sum.minor, 130_605);
}

#[test]
fn pounds_of_a_british_export_are_read() {
    let mut bytes = b"Date,Description,Debit,Credit,Balance\n".to_vec();
    for (day, sum, balance) in [("02", "1,286.05", "11,286.05"), ("03", "99.62", "11,385.67")] {
        bytes.extend(format!("2026-03-{day},X,,\"").as_bytes());
        bytes.push(0xa3);
        bytes.extend(format!("{sum}\",\"").as_bytes());
        bytes.push(0xa3);
        bytes.extend(format!("{balance}\"\n").as_bytes());
    }
    let s = read(&bytes, None, Some(Bank), None, None).expect("reads").remove(0);
    assert_eq!((s.encoding, s.currency.code(), s.currency_named), ("windows-1252", "GBP", true));
    assert_eq!((s.credits().sum.minor, s.balance), (138_567, Balance::Consistent));
}

#[test]
fn tabs_glued_to_every_cell_of_a_comma_table_part_nothing() {
    let s = bank(
        "交易日期\t,摘要\t,收入\t,支出\t\n2026-03-02\t,结算\t,10.00\t,\t\n2026-03-03\t,结算\t,5.00\t,\t\n",
    );
    assert_eq!(figures(&s), (2, 2, 1_500, 0, 0));
}

#[test]
fn a_revoked_sale_is_none_though_another_customers_refund_has_its_sum() {
    let head = "订单号,交易时间,终端编号,支付方式,交易类型,订单金额(元),状态\n";
    let revoked = "699525430844,2026/03/01 15:27:00,31755208,微信支付,收款,18.00,已撤销\n";
    let pos = |undo: &str| {
        let other = "700553650600,2026/03/02 09:56:06,31755208,贷记卡,收款,25.00,交易成功\n";
        let text = format!("{head}{revoked}{other}{undo}");
        let mut all = read(text.as_bytes(), None, Some(Pos), None, None).expect("reads");
        all.remove(0)
    };
    let sums = |s: &Statement| s.rows.iter().map(|r| r.amount_minor).collect::<Vec<_>>();
    // Eight days later, by another wallet.
    let later = "121133528654,2026/03/09 15:03:49,31755208,支付宝,退款,-18.00,交易成功\n";
    assert_eq!(sums(&pos(later)), [2_500, -1_800]);
    // The row that undoes it: both count, and come to nothing.
    let own = "121133528654,2026/03/01 15:30:10,31755208,微信支付,撤销,-18.00,交易成功\n";
    let mut both = sums(&pos(own));
    both.sort_unstable();
    assert_eq!(both, [-1_800, 1_800, 2_500]);
}
