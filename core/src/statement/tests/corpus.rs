//! Exports as bookkeepers and banks really hand them over, each with what is true of it: rows, what came in, what went
//! out, and every row left out with its reason.

use super::*;
use crate::statement::Reason as R;

/// What is true of a file: rows, sum in, sum out, rows left out.
type Truth<'a> = (usize, i64, i64, &'a [(u32, Reason)]);

fn judge(name: &str, side: Side, bytes: &[u8], truth: Truth<'_>) -> Vec<Statement> {
    let read = read(bytes, None, Some(side), None, None);
    let all = read.unwrap_or_else(|e| panic!("{name}: {e}"));
    let sums = |s: &Statement| match side {
        Bank => [s.credits(), s.debits()],
        Pos => [s.sales(), s.refunds()],
    };
    let total = |i: usize| all.iter().map(|s| sums(s)[i].sum.minor).sum::<i64>();
    let left = |s: &Statement| s.skipped.iter().map(|k| (k.row, k.reason)).collect::<Vec<_>>();
    let out: Vec<_> = all.iter().flat_map(left).collect();
    let rows = all.iter().map(|s| s.rows.len()).sum();
    assert_eq!((rows, total(0), total(1), out.as_slice()), truth, "{name}");
    all
}

fn days(all: &[Statement]) -> (String, String) {
    let day = |d: Option<NaiveDate>| d.map_or_else(String::new, |d| d.to_string());
    (day(all[0].from), day(all[0].to))
}

#[test]
fn statements_as_banks_and_bookkeepers_write_them() {
    for (name, text, truth) in [
        (
            "pages as they are printed, with header and sum on each",
            "对账单,,,\n页码：1/2,,,\n交易日期,摘要,收入,支出\n2026-03-02,结算,10.00,\n本页合计,,10.00,\n页码：2/2,,,\n交易日期,摘要,收入,支出\n2026-03-03,结算,20.00,\n本页合计,,20.00,\n合计,,30.00,0.00\n",
            (2, 3_000, 0, &[][..]),
        ),
        (
            "sums of days between the rows, each with its day in the label",
            "交易日期,摘要,收入,支出\n2026-03-02,结算,10.00,\n3月2日小计,,10.00,\n2026-03-03,结算,20.00,\n3月3日小计,,20.00,\n总计,,30.00,\n",
            (2, 3_000, 0, &[]),
        ),
        (
            "one letter behind each sum",
            "Date,Description,Amount,Balance\n09/03/2026,SETTLEMENT,500.00Cr,1500.00Cr\n13/03/2026,RENT,200.00Dr,1300.00Cr\n14/03/2026,FEE,5.00 D,1295.00 C\n",
            (3, 50_000, 20_500, &[]),
        ),
        (
            "a flag of ones and zeros: the balance tells",
            "交易日期,借贷标志,发生额,余额,摘要\n2026-03-02,1,10.00,10.00,结算\n2026-03-03,0,4.00,6.00,房租\n2026-03-04,1,5.00,11.00,结算\n",
            (3, 1_500, 400, &[]),
        ),
        (
            "an account in Hong Kong, and a line of text with a day in it",
            "交易日期,交易詳情,存款,提款,結餘\n2026-03-02 (周一),結算款項,10.00,,10.00\n2026-03-03,租金,,4.00,6.00\n打印时间：2026-04-01 10:00:00,,,,\n",
            (2, 1_000, 400, &[]),
        ),
        (
            "full-width commas between full-width cells",
            "日期，摘要，收入，支出\n２０２６－０３－０２，结算，１２．５０，\n２０２６－０３－０３，房租，，３．５０\n",
            (2, 1_250, 350, &[]),
        ),
        (
            "points part thousands where commas part cents",
            "Date;Description;Amount\n02.03.2026;Settlement;1.229\n13.03.2026;Rent;-1.000,5\n",
            (2, 122_900, 100_050, &[]),
        ),
        (
            "dates as a spreadsheet counts them, in a text file",
            "日期,摘要,收入,支出\n46083.58,结算,10.00,\n46084,结算,20.00,\n46085.5,房租,,5.00\n",
            (3, 3_000, 500, &[]),
        ),
        (
            "year, month and day in three columns",
            "年,月,日,摘要,收入,支出\n2026,3,2,结算,10.00,\n2026,3,3,结算,20.00,\n",
            (2, 3_000, 0, &[]),
        ),
        (
            "the same table again with its columns in another order",
            "日期,摘要,收入,支出\n2026-03-02,结算,10.00,\n\n日期,支出,收入,摘要\n2026-03-03,,20.00,结算\n2026-03-04,5.00,,房租\n",
            (3, 3_000, 500, &[]),
        ),
        (
            "months summed up below the rows",
            "交易日期,摘要,收入,支出,余额\n2026-03-02,结算,10.00,,10.00\n2026-03-03,房租,,4.00,6.00\n\n月份,收入笔数,收入金额,支出笔数,支出金额\n2026-03,1,10.00,1,4.00\n",
            (2, 1_000, 400, &[]),
        ),
        (
            "finer than a cent, and beyond all money",
            "日期,摘要,收入,支出\n2026-03-02,结算,10.005,\n2026-03-03,结算,20.00,\n2026-03-04,结算,30.500,\n2026-03-05,结算,99999999999999999999.00,\n2026-03-06,结算,92233720368547758.07,\n",
            (2, 5_050, 0, &[(2, R::TooFine), (5, R::TooLarge), (6, R::TooLarge)]),
        ),
        (
            "formulas instead of sums and dates",
            "日期,摘要,收入,支出\n2026-03-02,结算,10.00,\n2026-03-03,结算,=C2*2,\n=A3+1,结算,30.00,\n",
            (1, 1_000, 0, &[(3, R::Formula), (4, R::Formula)]),
        ),
        (
            "quotes that keep a spreadsheet from reading numbers, with a comma in them",
            "=\"交易日期\",=\"摘要\",=\"收入\",=\"支出\"\n=\"2026-03-02\",=\"结算\",=\"1,020.00\",=\"\"\n",
            (1, 102_000, 0, &[]),
        ),
    ] {
        judge(name, Bank, text.as_bytes(), truth);
    }
}

#[test]
fn sales_as_tills_and_platforms_write_them() {
    for (name, text, truth) in [
        (
            "what was paid goes before what was asked",
            "订单时间,订单号,应收金额,优惠金额,实收金额,手续费\n2026-03-02 10:00:00,90000000001,100.00,10.00,90.00,0.54\n2026-03-03 10:00:00,90000000002,50.00,0.00,50.00,0.30\n",
            (2, 14_000, 0, &[][..]),
        ),
        (
            "what is called received is what is left after the fee",
            "交易时间,商户订单号,交易金额,手续费,实收金额\n2026-03-02 10:00:00,90000000001,100.00,0.60,99.40\n2026-03-03 10:00:00,90000000002,50.00,0.30,49.70\n",
            (2, 15_000, 0, &[]),
        ),
        (
            "what the platform adds to a coupon reaches the account too",
            "交易时间,订单号,订单金额,平台优惠,顾客实付,商家实收\n2026-03-02 10:00:00,90000000001,100.00,10.00,85.00,95.00\n",
            (1, 9_500, 0, &[]),
        ),
        (
            "what was received after a refund is not given back a second time",
            "交易时间,商户订单号,订单金额,退款金额,实收金额,手续费\n2026-03-02 10:00:00,90000000001,100.00,0.00,100.00,0.60\n2026-03-02 10:10:00,90000000002,50.00,20.00,30.00,0.18\n",
            (2, 13_000, 0, &[]),
        ),
        (
            "tips are paid by the card too",
            "Date,Time,Transaction ID,Amount,Tip Amount,Total Amount,Fee\n2026-03-02,10:00:00,tx90000001,100.00,15.00,115.00,2.00\n2026-03-03,10:00:00,tx90000002,50.00,0.00,50.00,1.00\n",
            (2, 16_500, 0, &[]),
        ),
        (
            "of sale, surcharge and total, the one that fee and net follow from",
            "Transaction Date,Reference,Sale Amount,Surcharge,Total,MDR,Net\n2026-03-02,900000000001,100.00,1.50,101.50,1.00,100.50\n2026-03-03,900000000002,200.00,3.00,203.00,2.00,201.00\n",
            (2, 30_450, 0, &[]),
        ),
        (
            "refunds in a table of their own",
            "交易时间,终端号,参考号,交易金额,手续费\n2026-03-02 10:00:00,T1000001,900000000001,10.00,0.10\n2026-03-03 10:00:00,T1000001,900000000002,20.00,0.20\n\n退款明细\n退款时间,原参考号,退款金额,退款原因\n2026-03-04 09:00:00,900000000001,10.00,质量问题\n",
            (3, 3_000, 1_000, &[]),
        ),
        (
            "days summed up below the rows are not sold a second time",
            "交易时间,终端号,参考号,交易金额,手续费\n2026-03-02 10:00:00,T1000001,900000000001,10.00,0.10\n2026-03-03 10:00:00,T1000001,900000000002,20.00,0.20\n\n日期,笔数,交易金额,手续费,净额\n2026-03-02,1,10.00,0.10,9.90\n2026-03-03,1,20.00,0.20,19.80\n",
            (2, 3_000, 0, &[]),
        ),
        (
            "charges below the sales are named, and no sales",
            "Date,Terminal ID,Reference,Gross Amount,MDR\n2026-03-02,T1000001,900000000001,10.00,0.10\n2026-03-03,T1000001,900000000002,20.00,0.20\n\nOther charges\nDate,Description,Charge\n2026-03-31,Terminal rental,15.00\n",
            (2, 3_000, 0, &[(7, R::OtherTable)]),
        ),
        (
            "zones behind the clock",
            "Created,Id,Amount,Fee,Status\n2026-03-02 10:00:00 (GMT+8),tx_0000001,10.00,0.1,Paid\n2026-03-02 23:30:00 GMT+08:00,tx_0000002,20.00,0.1,Paid\n2026-03-03 01:30:00 CST,tx_0000003,30.00,0.1,Paid\n",
            (3, 6_000, 0, &[]),
        ),
        (
            "no halves of a yen",
            "Date,Time,Reference,Amount (JPY),Fee\n2026-03-02,10:00:00,900000000001,1000,10\n2026-03-03,10:00:00,900000000002,1000.50,10\n",
            (1, 1_000, 0, &[(3, R::TooFine)]),
        ),
        (
            "fees finer than a cent cost no sale",
            "交易时间,终端号,参考号,交易金额,手续费,净额\n2026-03-02 10:00:00,T1000001,900000000001,10.00,0.0380,9.9620\n2026-03-03 10:00:00,T1000001,900000000002,20.00,0.0760,19.9240\n",
            (2, 3_000, 0, &[]),
        ),
    ] {
        judge(name, Pos, text.as_bytes(), truth);
    }
}

#[test]
fn what_was_chosen_or_rounded_is_said() {
    let hints = |text: &str| {
        read(text.as_bytes(), None, Some(Pos), None, None).expect("reads").remove(0).hints
    };
    let head = "交易时间,商户订单号,订单金额,实收金额,手续费\n";
    let row = "2026-03-02 10:00:00,90000000001,100.00,90.00,0.54\n";
    let sum = Money::new(-1_000, Currency::CNY);
    let (column, over) = ("实收金额".to_string(), "订单金额".to_string());
    assert_eq!(hints(&format!("{head}{row}")), [Hint::AmountChosen { column, over, rows: 1, sum }]);
    let same = row.replace("90.00,", "100.00,");
    assert_eq!(hints(&format!("{head}{same}")), [], "where both say the same nothing was chosen");
    let fine = hints(&format!("{head}{}", same.replace("0.54", "0.544")));
    assert_eq!(fine, [Hint::FeesRounded { rows: 1 }]);
}

#[test]
fn days_and_times_in_columns_of_their_own() {
    let text = "日期,时间,终端号,参考号,交易金额\n46083,0.583333333,T1000001,900000000001,10.00\n46084,0.75,T1000001,900000000002,20.00\n";
    let all = judge("a day and a part of it", Pos, text.as_bytes(), (2, 3_000, 0, &[]));
    let at = |i: usize| all[0].rows[i].at.naive_local().to_string();
    assert_eq!((at(0), at(1)), ("2026-03-02 14:00:00".into(), "2026-03-03 18:00:00".into()));
    let text = "Year,Month,Day,Time,Reference,Amount,Fee\n2026,Mar,2,10:00,900000000001,10.00,0.1\n2026,Mar,3,11:00,900000000002,20.00,0.1\n";
    let all = judge("three columns", Pos, text.as_bytes(), (2, 3_000, 0, &[]));
    assert_eq!(all[0].rows[1].at.to_rfc3339(), "2026-03-03T11:00:00+08:00");
}

#[test]
fn a_merchant_number_is_no_terminal() {
    let text = "交易时间,商户号,参考号,交易金额,手续费\n2026-03-02 10:00:00,898320158120001,900000000001,10.00,0.1\n";
    let all = judge("merchant", Pos, text.as_bytes(), (1, 1_000, 0, &[]));
    assert_eq!(
        (all[0].rows[0].terminal.as_deref(), all[0].merchant_no.as_deref()),
        (None, Some("898320158120001"))
    );
}

#[test]
fn text_without_marks_of_its_encoding() {
    let intro = "说明文字全部为中文\n".repeat(40);
    let text = format!("{intro}交易日期\t摘要\t收入\t支出\n2026-03-02\t结算款到账\t10.00\t\n");
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let all = judge("UTF-16 without a mark, mostly Chinese", Bank, &bytes, (1, 1_000, 0, &[]));
    assert_eq!(all[0].encoding, "utf-16le");
    let rare = "交易日期,摘要,收入,支出,对方户名\n2026-03-02,结算,10.00,,㐂𠮷镕喆公司\n";
    let all = judge("rare", Bank, &encoding_rs::GB18030.encode(rare).0, (1, 1_000, 0, &[]));
    assert_eq!(all[0].rows[0].counterparty.as_deref(), Some("㐂𠮷镕喆公司"));
}

#[test]
fn tables_in_markup_with_cells_over_several_rows() {
    let html = "<html><table><tr><th rowspan=2>交易日期</th><th colspan=2>发生额</th><th rowspan=2>摘要</th></tr><tr><th>借方</th><th>贷方</th></tr><tr><td rowspan=2>2026-03-02</td><td></td><td rowspan=2>10.00</td><td>结算</td></tr><tr><td>4.00</td><td>房租</td></tr></table></html>";
    judge("a sum over two rows is one sum", Bank, html.as_bytes(), (2, 1_000, 400, &[]));
    let cell = |text: &str| format!("<Cell><Data ss:Type=\"String\">{text}</Data></Cell>");
    let head: String = ["交易日期", "摘要", "收入", "支出"].map(cell).concat();
    let xml = format!(
        "<?xml version=\"1.0\"?><Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table><Row>{head}</Row><Row><Cell ss:MergeDown=\"1\"><Data ss:Type=\"DateTime\">2026-03-02T00:00:00.000</Data></Cell>{}{}</Row><Row><Cell ss:Index=\"2\"><Data>房租</Data></Cell><Cell ss:Index=\"4\"><Data>4</Data></Cell></Row></Table></Worksheet></Workbook>",
        cell("结算"),
        cell("10")
    );
    judge("an XML spreadsheet", Bank, xml.as_bytes(), (2, 1_000, 400, &[]));
}

#[test]
fn entries_of_several_accounts_in_version_eight() {
    let entry = |sum: &str, sign: &str, day: &str, status: &str, currency: &str| {
        format!(
            "<Ntry><Amt Ccy=\"{currency}\">{sum}</Amt><CdtDbtInd>{sign}</CdtDbtInd><Sts><Cd>{status}</Cd></Sts><BookgDt><Dt>{day}</Dt></BookgDt></Ntry>"
        )
    };
    let account = |id: &str, entries: &str| {
        format!(
            "<Stmt><Acct><Id><Othr><Id>{id}</Id></Othr></Id><Ccy>CNY</Ccy></Acct>{entries}</Stmt>"
        )
    };
    let (one, two) = ("6222000011113371", "6222000011114482");
    let body = [
        account(one, &entry("7.00", "CRDT", "2026-03-04", "BOOK", "USD")),
        account(one, &entry("996.20", "CRDT", "2026-03-04", "BOOK", "CNY")),
        account(one, &entry("5.00", "DBIT", "2026-03-05", "PDNG", "CNY")),
        account(two, &entry("4.00", "DBIT", "2026-03-05", "BOOK", "CNY")),
    ]
    .concat();
    let xml = format!(
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>{body}</BkToCstmrStmt></Document>"
    );
    let left = [(1, R::OtherCurrency), (3, R::NotPaid)];
    let all = judge("camt.053 version 8", Bank, xml.as_bytes(), (2, 99_620, 400, &left));
    let tails: Vec<_> = all.iter().filter_map(|s| s.account_tail.as_deref()).collect();
    assert_eq!(tails, ["3371", "4482"], "days of one account are one statement");
}

#[test]
fn days_that_have_not_come_are_left_out_unless_they_are_most_of_the_file() {
    let on = |text: &str, day: (i32, u32, u32)| {
        let today = NaiveDate::from_ymd_opt(day.0, day.1, day.2);
        let options = Options { side: Some(Bank), today, ..Options::default() };
        read_with(text.as_bytes(), &options).expect("reads")
    };
    let text = "交易日期,摘要,收入,支出\n2026-03-02,结算,10.00,\n2026-03-03,结算,20.00,\n2062-03-04,结算,30.00,\n2026-03-05,结算,40.00,\n";
    let all = on(text, (2026, 11, 29));
    let left: Vec<_> = all[0].skipped.iter().map(|s| (s.row, s.reason)).collect();
    assert_eq!((left, all[0].credits().sum.minor), (vec![(4, R::Future)], 7_000));
    assert_eq!(days(&all), ("2026-03-02".into(), "2026-03-05".into()));
    assert_eq!(all[0].covers.map(|c| c.1), all[0].to, "it vouches for no day of 2062");
    // A clock that stands still, or years read wrongly: nothing is thrown away, and it is said.
    let all = on(text, (2020, 1, 1));
    assert_eq!((all[0].rows.len(), all[0].skipped.len()), (4, 0));
    assert!(matches!(all[0].hints[..], [Hint::Ahead { rows: 4, .. }]), "{:?}", all[0].hints);
    // What a file says it covers ends with the day it was handed over.
    let all = on(&format!("查询期间：2026-03-01至2026-12-31,,,\n{text}"), (2026, 3, 6));
    assert_eq!(all[0].covers.map(|c| c.1.to_string()).as_deref(), Some("2026-03-07"));
}
