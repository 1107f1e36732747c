//! Exports of a second look by somebody who had not read the program: read right, or said in words.

use super::*;

fn has(s: &Statement, test: fn(&Hint) -> bool) -> bool {
    s.hints.iter().any(test)
}

#[test]
fn a_file_that_names_no_money_says_which_was_assumed() {
    let assumed = |h: &Hint| matches!(h, Hint::CurrencyAssumed { .. });
    let head = "Date,Description,Amount\n2026-03-02,A,10.00\n2026-03-03,B,-2.00\n";
    assert!(has(&bank(head), assumed));
    assert!(!has(&bank("日期,摘要,金额\n2026-03-02,A,10.00\n"), assumed));
    for (above, code) in [
        ("Compte tenu en,euros\n", "EUR"),
        ("Balance: £1,234.00\n", "GBP"),
        ("Account currency: US Dollar\n", "USD"),
        ("幣種：澳門幣\n", "MOP"),
    ] {
        let s = bank(&format!("{above}{head}"));
        assert_eq!((s.currency.code(), s.currency_named), (code, true), "{above}");
        assert!(!has(&s, assumed), "{above}");
    }
    // An account's country is no word of the file.
    let s = bank(&format!("IBAN: DE89370400440532013000\n{head}"));
    assert_eq!((s.currency.code(), has(&s, assumed)), ("EUR", true));
}

#[test]
fn what_was_paid_abroad_is_not_the_money_of_the_account() {
    let s = bank(
        "Datum,Verwendungszweck,Betrag (EUR),Betrag (Fremdwährung),Fremdwährung\n\
         2026-03-02,A,76.59,,\n2026-03-03,B,217.00,234.36,USD\n",
    );
    assert_eq!((s.currency.code(), s.rows.len(), s.skipped.len()), ("EUR", 2, 0));
    let paged = bank(
        "Datum;Valutacode;Bedrag;Omschrijving\n02-03-2026;EUR;3,10;A\n\
         Datum;Valutacode;Bedrag;Omschrijving\n03-03-2026;EUR;-1,10;B\n",
    );
    assert_eq!((paged.currency.code(), figures(&paged)), ("EUR", (2, 1, 310, 1, 110)));
}

#[test]
fn headings_of_other_countries() {
    for text in [
        "Data operacji,Kwota,Saldo po transakcji,Opis transakcji\n2026-03-02,10.00,110.00,A\n2026-03-03,-4.00,106.00,B\n",
        "Bokföringsdag;Belopp;Saldo;Rubrik\n2026-03-02;10,00;110,00;A\n2026-03-03;-4,00;106,00;B\n",
        "Dato;Forklaring;Ut fra konto;Inn på konto\n02.03.2026;A;;10,00\n03.03.2026;B;4,00;\n",
        "Data lançamento;Descrição;Montante;Saldo\n02-03-2026;A;10,00;110,00\n03-03-2026;B;-4,00;106,00\n",
        "Kirjauspäivä;Määrä EUROA;Selitys\n2026-03-02;10,00;A\n2026-03-03;-4,00;B\n",
        "Buchungstag;Buchungstext;Umsatz in EUR\n02.03.2026;A;10,00\n03.03.2026;B;-4,00\n",
        "Date,Description,Debit/Credit,Balance\n2026-03-02,A,10.00,110.00\n2026-03-03,B,-4.00,106.00\n",
        "交易日期,摘要,存取金额\n2026-03-02,甲,10.00\n2026-03-03,乙,-4.00\n",
        "交易日期,摘要,借方金额(收入),贷方金额(支出)\n2026-03-02,甲,10.00,\n2026-03-03,乙,,4.00\n",
    ] {
        assert_eq!(figures(&bank(text)), (2, 1, 1_000, 1, 400), "{text}");
    }
    for (text, code) in [
        (
            "日付,内容,出金金額(円),入金金額(円),残高(円)\n2026/03/02,ﾃｽﾄ,,1000,1100\n2026/03/03,B,400,,700\n",
            "JPY",
        ),
        (
            "日付,お取引内容,お支払金額,お預り金額,差引残高\n令和8年3月2日,A,,1000,1100\n令和8年3月3日,B,400,,700\n",
            "JPY",
        ),
        (
            "거래일시,적요,출금,입금,거래후 잔액\n2026-03-02 10:00:00,A,0,1000,1100\n2026-03-03 10:00:00,B,400,0,700\n",
            "KRW",
        ),
    ] {
        let s = bank(text);
        assert_eq!((s.currency.code(), figures(&s)), (code, (2, 1, 1_000, 1, 400)), "{text}");
    }
}

#[test]
fn gross_is_found_by_what_is_left_after_the_fee() {
    for text in [
        "Datum;Totalsumma;Avgift;Netto\n2026-03-01;100,00;-1,85;98,15\n2026-03-02;200,00;-3,70;196,30\n",
        "交易日期,参考号,营业额,平台扣点,打款金额\n2026-03-01,111111,100.00,1.85,98.15\n2026-03-02,222222,200.00,3.70,196.30\n",
        "Date,Reference,Amount paid out,Commission,Totals\n2026-03-01,111111,98.15,1.85,100.00\n2026-03-02,222222,196.30,3.70,200.00\n",
        "Date,Charge,MSC,Payout\n2026-03-01,100.00,1.85,98.15\n2026-03-02,200.00,3.70,196.30\n",
    ] {
        let s = pos(text);
        assert_eq!((figures(&s), s.fees().minor), ((2, 2, 30_000, 0, 0), 555), "{text}");
    }
    let platform = pos("交易时间,订单号,菜品原价,商家活动支出,平台服务费,配送服务费,商家应收款\n\
         2026-03-01 10:05:33,20260301,100.00,-2.00,-1.00,-3.00,94.00\n\
         2026-03-02 10:05:33,20260302,50.00,-2.00,-0.50,-3.00,44.50\n");
    assert_eq!((figures(&platform), platform.fees().minor), ((2, 2, 15_000, 0, 0), 1_150));
    // A tax is no fee: what was sold is the sum with it.
    let taxed = pos(
        "交易日期,订单号,不含税金额,税额,价税合计\n2026-03-01,20260301,10.00,2.00,12.00\n2026-03-02,20260302,20.00,4.00,24.00\n",
    );
    assert_eq!(figures(&taxed), (2, 2, 3_600, 0, 0));
}

#[test]
fn sales_that_failed_are_told_by_words_wherever_they_stand() {
    let file = |name: &str, good: &str, bad: &str| {
        format!(
            "交易日期,交易金额,手续费,{name},参考号\n2026-03-01,10.00,0.10,{good},100000000001\n\
             2026-03-02,20.00,0.20,{good},100000000002\n2026-03-03,40.00,0.40,{bad},100000000003\n"
        )
    };
    for (name, good, bad) in [
        ("支付结果", "SUCCESS", "CLOSED"),
        ("响应", "交易成功", "余额不足"),
        ("Decision", "ACCEPT", "REJECT"),
        ("Approved?", "Yes", "No"),
        ("成功标志", "1", "0"),
        ("Resultado operación y código", "Autorizada 123456", "Denegada 190"),
        ("失败原因", "", "余额不足"),
        ("備註", "", "交易失败"),
        ("交易类型", "消费", "消费失败"),
        ("Transaction Type", "Sale", "Declined Sale"),
        ("Status", "CAPTURED", "AUTHORIZED"),
        ("Status", "Settled", "Authorising"),
    ] {
        let s = pos(&file(name, good, bad));
        assert_eq!(figures(&s), (2, 2, 3_000, 0, 0), "{name} {bad}");
        assert_eq!(s.skipped.len(), 1, "{name} {bad}");
    }
    // Whether a slip was printed says nothing of the sale; where every sale is called authorised, that is the word.
    assert_eq!(pos(&file("打印状态", "成功", "失败")).rows.len(), 3);
    assert_eq!(pos(&file("Status", "Authorised", "Authorised")).rows.len(), 3);
}

#[test]
fn tables_below_the_sales_that_hold_none_are_left_out_by_name() {
    let sales = "交易日期,交易时间,终端号,交易类型,交易金额,手续费,结算金额,参考号\n\
                 2026-03-01,10:00:00,21391326,消费,10.00,0.10,9.90,100000000001\n\
                 2026-03-02,11:00:00,21391326,消费,20.00,0.20,19.80,100000000002\n\n";
    for below in [
        "四、结算明细\n结算日期,结算金额,状态\n2026-03-02,9.90,成功\n2026-03-03,19.80,成功\n",
        "到账日期,到账金额,银行卡,状态\n2026-03-02,9.90,6222****3371,成功\n2026-03-03,19.80,6222****3371,成功\n",
        "Payout date,Amount,Bank account,Status\n2026-03-02,9.90,6222****3371,paid\n2026-03-03,19.80,6222****3371,paid\n",
        "交易日期,交易时间,交易金额,未结算原因\n2026-03-02,11:00:00,20.00,风控\n",
    ] {
        let s = pos(&format!("{sales}{below}"));
        assert_eq!(figures(&s), (2, 2, 3_000, 0, 0), "{below}");
        assert!(s.skipped.iter().any(|k| k.reason == Reason::OtherTable), "{below}");
    }
    let account =
        "Date,Description,Amount,Balance\n2026-03-01,A,10.00,110.00\n2026-03-02,B,-4.00,106.00\n\n";
    let held =
        format!("{account}Pending transactions\nDate,Description,Amount\n2026-03-03,HOLD,-5.00\n");
    assert_eq!(figures(&bank(&held)), (2, 1, 1_000, 1, 400));
    let days = "交易日期,支出,收入,余额,摘要\n2026-03-01,,10.00,110.00,甲\n2026-03-01,,5.00,115.00,乙\n\
                2026-03-02,4.00,,111.00,丙\n\n按日汇总\n日期,支出,收入\n2026-03-01,0.00,15.00\n2026-03-02,4.00,0.00\n";
    assert_eq!(figures(&bank(days)), (3, 2, 1_500, 1, 400));
}

#[test]
fn dated_rows_that_sum_up_a_day_are_no_sales() {
    let named = |day_one: &str, day_two: &str| {
        pos(&format!(
            "交易日期,终端号,交易类型,交易金额,参考号\n2026-03-01,21391326,消费,10.00,100000000001\n\
             2026-03-01,21391326,消费,20.00,100000000002\n2026-03-01,,{day_one},30.00,\n\
             2026-03-02,21391326,消费,5.00,100000000003\n2026-03-02,,{day_two},5.00,\n"
        ))
    };
    for word in ["日结小计", "结算汇总", ""] {
        assert_eq!(figures(&named(word, word)), (3, 3, 3_500, 0, 0), "{word}");
    }
}

#[test]
fn the_oldest_of_sums_without_a_sign_is_told_by_a_flag_or_said_to_be_unknown() {
    let file = |flag: [&str; 5]| {
        let [a, b, c, d, e] = flag;
        bank(&format!(
            "交易日期,方向,金额,余额\n2026-03-01,{a},5.00,100.00\n2026-03-02,{b},10.00,110.00\n\
             2026-03-03,{c},4.00,106.00\n2026-03-04,{d},3.00,103.00\n2026-03-05,{e},1.00,104.00\n"
        ))
    };
    let told = file(["甲", "乙", "甲", "甲", "乙"]);
    assert_eq!(figures(&told), (5, 2, 1_100, 3, 1_200));
    let edge = |h: &Hint| matches!(h, Hint::EdgeWayUnknown { .. });
    assert!(!has(&told, edge));
    let unmarked = bank("交易日期,金额,余额\n2026-03-01,5.00,100.00\n2026-03-02,10.00,110.00\n");
    assert!(has(&unmarked, |h| *h == Hint::EdgeWayUnknown { row: 2 }));
}

#[test]
fn words_and_signs_that_contradict_each_other_are_said() {
    let strange = pos(
        "交易日期,交易类型,金额,参考号\n2026-03-01,消费,10.00,100000000001\n2026-03-01,消费,20.00,100000000002\n\
         2026-03-02,退货,-5.00,100000000003\n2026-03-02,押金,-3.00,100000000004\n",
    );
    assert!(has(
        &strange,
        |h| matches!(h, Hint::UnknownKind { word, rows: 1, back: true } if word == "押金")
    ));
    let turned = pos(
        "交易日期,交易类型,金额,参考号\n2026-03-01,消费,-10.00,100000000001\n2026-03-01,消费,-20.00,100000000002\n\
         2026-03-02,退货,5.00,100000000003\n",
    );
    assert_eq!(figures(&turned), (3, 2, 3_000, 1, 500));
    assert!(has(&turned, |h| matches!(h, Hint::SignsTurned { rows: 3 })));
    let bare = pos(
        "交易日期,金额,手续费,参考号\n2026-03-01,-1.00,0.01,100000000001\n2026-03-01,-2.00,0.02,100000000002\n2026-03-02,-5.00,0.05,100000000003\n",
    );
    assert!(has(&bare, |h| matches!(h, Hint::AllNegative { rows: 3 })));
    let back = pos(
        "Date,Type,Amount,Reference\n2026-03-01,Payment,90.00,100000000001\n2026-03-02,Chargeback,-8.00,100000000002\n\
         2026-03-03,Chargeback Reversal,8.00,100000000003\n",
    );
    assert_eq!(figures(&back), (3, 1, 9_000, 1, 800));
    assert_eq!(back.rows[2].amount_minor, 800);
}

#[test]
fn pages_that_end_in_the_middle_are_said_to() {
    let row = |day: u8| format!("<tr><td>2026-03-{day:02}</td><td>A</td><td>10.00</td></tr>\n");
    let head = "<html><body><table><tr><td>日期</td><td>摘要</td><td>金额</td></tr>\n";
    let whole = format!("{head}{}{}</table></body></html>", row(1), row(2));
    let cut = format!("{head}{}{}<tr><td>2026-03-03</td><td st", row(1), row(2));
    assert!(!has(&bank(&whole), |h| *h == Hint::BrokenOff));
    assert!(has(&bank(&cut), |h| *h == Hint::BrokenOff));
}

#[test]
fn a_second_row_of_names_in_english_does_not_hide_the_rows() {
    let s = bank(
        "交易日期,借方金额,贷方金额,余额,对方账号,摘要\nDate,Debit,Credit,Balance,Account,Memo\n\
         2026-03-02,,10.00,110.00,6222000011112222,甲\n2026-03-03,4.00,,106.00,6222000011112222,乙\n",
    );
    assert_eq!(figures(&s), (2, 1, 1_000, 1, 400));
}

#[test]
fn sums_parted_by_their_own_commas_are_left_out_row_by_row() {
    let s = pos(
        "终端号,交易日期,交易类型,交易金额,手续费,结算金额,参考号\n21391326,2026-03-01,消费,5,654.40,33.93,5,620.47,303689392060\n\
         21391326,2026-03-02,消费,997.20,5.98,991.22,621921185188\n21391326,2026-03-03,消费,20,046.30,120.28,19,926.02,998100516429\n\
         21391326,2026-03-04,消费,1,003.00,6.02,996.98,819785444311\n",
    );
    assert_eq!((figures(&s), s.skipped.len()), ((1, 1, 99_720, 0, 0), 3));
}

#[test]
fn totals_and_balances_that_agree_are_not_called_wrong() {
    let above = bank(
        "日期,借方金额,贷方金额,余额,摘要\n合计,4.00,10.00,,\n2026-03-02,,10.00,110.00,甲\n2026-03-03,4.00,,106.00,乙\n",
    );
    assert_eq!(above.totals, Totals::Match);
    let labelled = bank(
        "日期,凭证号,摘要,借方发生额,贷方发生额,余额\n2026-03-02,1,甲,,10.00,110.00\n2026-03-03,2,乙,4.00,,106.00\n\
         借方合计,4.00,借方笔数,1,贷方合计,10.00\n",
    );
    assert_ne!(labelled.totals, Totals::Differ);
    let before = bank(
        "日期,金额,交易前余额,摘要\n2026-03-02,10.00,100.00,甲\n2026-03-03,-4.00,110.00,乙\n2026-03-04,1.00,106.00,丙\n",
    );
    assert_ne!(before.balance, Balance::Broken);
    let others = bank(
        "Buchungstag;Verwendungszweck;IBAN;Betrag\n02.03.2026;A;DE02120300000000202051;10,00\n03.03.2026;B;DE02500105170137075030;-4,00\n",
    );
    assert!(!has(&others, |h| matches!(h, Hint::SeveralAccounts { .. })));
}

#[test]
fn days_without_a_year_before_the_month_of_the_title_are_those_of_the_year_before() {
    let s = bank(
        "账单月份：2026年1月\n日期,摘要,金额\n12-16,甲,10.00\n12-31,乙,-4.00\n01-15,丙,1.00\n",
    );
    let days: Vec<String> = s.rows.iter().map(|r| r.day().to_string()).collect();
    assert_eq!(days, ["2025-12-16", "2025-12-31", "2026-01-15"]);
}
