//! Exports that are odd: what the import says of them, and what a reconciliation repeats.

use crate::support::sandbox::{Ran, Sandbox};
use recourse_core::locale::Lang;

fn codes(ran: &Ran) -> Vec<String> {
    let json = ran.json();
    let warnings = json["warnings"].as_array().unwrap();
    warnings.iter().map(|w| w["code"].as_str().unwrap().to_string()).collect()
}

fn said(ran: &Ran, code: &str) -> String {
    let json = ran.json();
    let mut warnings = json["warnings"].as_array().unwrap().iter();
    let found = warnings.find(|w| w["code"] == code).unwrap_or_else(|| panic!("{code}: {json}"));
    found["message"].as_str().or(found["text"].as_str()).unwrap_or_default().to_string()
}

#[test]
fn a_year_nobody_has_lived_yet_is_left_out_and_named() {
    // The sandbox lives in March 2026.
    let text = "交易日期,摘要,收入,支出\n2026-03-02,结算,10.00,\n2026-03-03,结算,20.00,\n2062-03-04,结算,30.00,\n";
    for lang in [Lang::Zh, Lang::En] {
        let home = Sandbox::new(lang);
        let ran = home.run(&["import", "bank", &home.file("b.csv", text), "--dry-run", "--json"]);
        let file = &ran.data()["files"][0];
        assert_eq!((&file["rows"], &file["to"]), (&2.into(), &"2026-03-03".into()));
        let left = &file["skipped"][0];
        assert_eq!((&left["row"], &left["reason"]), (&4.into(), &"future_date".into()));
        assert_eq!(left["cell"], "2062-03-04");
        // Years after, and the day is still not one that had come when the file was handed over.
        let all = text.replace("2026", "2062");
        let ran = home.run(&["import", "bank", &home.file("c.csv", all), "--dry-run", "--json"]);
        assert_eq!(ran.data()["files"][0]["rows"], 3);
        let why = said(&ran, "W-IMPORT-FUTURE");
        assert!(why.contains("2062-03-02") && why.contains("2026-03-12"), "{why}");
    }
}

#[test]
fn what_only_has_the_name_of_a_workbook_is_called_that() {
    for (lang, word) in [(Lang::Zh, "名为表格"), (Lang::En, "no workbook")] {
        let home = Sandbox::new(lang);
        let noise: Vec<u8> = (0u32..4000)
            .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8 ^ (n >> 3) as u8)
            .collect();
        let path = home.file("三月.xlsx", noise);
        let ran = home.run(&["import", "bank", &path, "--dry-run"]);
        assert!(ran.status == 4 && ran.err.contains(word), "{} {}", ran.status, ran.err);
    }
}

#[test]
fn the_sum_that_was_chosen_is_shown_before_it_is_kept() {
    let text = "交易时间,商户订单号,订单金额,实收金额,手续费\n2026-03-02 10:00:00,90000000001,100.00,90.00,0.54\n2026-03-03 10:00:00,90000000002,50.00,50.00,0.30\n";
    for lang in [Lang::Zh, Lang::En] {
        let home = Sandbox::new(lang);
        let ran = home.run(&["import", "pos", &home.file("p.csv", text), "--dry-run", "--json"]);
        assert_eq!(ran.data()["files"][0]["sales"]["sum"]["minor"], 14_000);
        let why = said(&ran, "W-IMPORT-AMOUNT");
        assert!(["实收金额", "订单金额", "10.00"].iter().all(|w| why.contains(w)), "{why}");
    }
}

const SALES: &str = "交易日期,交易时间,终端号,交易类型,交易金额,手续费,清算金额,参考号\n\
2026-03-03,11:20:01,21391326,消费,1000.00,3.80,996.20,973500000001\n\
2026-03-04,12:01:12,21391326,消费,200.00,0.76,199.24,973500000003\n";

const PAID: &str = "交易日期,摘要,收入,支出,余额,对方户名\n\
2026-03-04,商户结算,996.20,,5494.30,蓝鲸付支付有限公司\n\
2026-03-05,商户结算,199.24,,5693.54,蓝鲸付支付有限公司\n\
2026-03-09,商户结算,1.00,,5694.54,蓝鲸付支付有限公司\n";

#[test]
fn the_doubt_about_a_sale_that_is_there_twice_goes_with_it_into_the_reconciliation() {
    let twice = "2026-03-04,12:01:12,21391326,消费,200.00,0.76,199.24,973500000003\n";
    for lang in [Lang::Zh, Lang::En] {
        let home = Sandbox::new(lang);
        let pos = home.file("pos.csv", format!("{SALES}{twice}"));
        let bank = home.file("bank.csv", PAID);
        let looked = home.run(&["import", "pos", &pos, "--dry-run", "--json"]);
        assert!(codes(&looked).contains(&"W-IMPORT-TWICE".to_string()));
        let ran = home.run(&["reconcile", "--pos", &pos, "--bank", &bank, "--json"]);
        assert!(said(&ran, "W-REC-TWICE").contains("200.00"));
        for sale in ran.data()["missing"].as_array().unwrap() {
            assert!(sale["reference"] != "973500000003" || sale["sure"] == false, "{sale}");
        }
        // Without the duplicate there is nothing to say.
        let pos = home.file("pos.csv", SALES);
        let ran = home.run(&["reconcile", "--pos", &pos, "--bank", &bank, "--json"]);
        assert!(!codes(&ran).contains(&"W-REC-TWICE".to_string()));
    }
}

#[test]
fn payments_that_two_statements_share_without_a_number_are_counted_once_and_that_is_said() {
    let home = Sandbox::new(Lang::En);
    let head = "交易日期,摘要,收入,支出\n";
    let (a, b) = ("2026-03-04,商户结算,996.20,\n", "2026-03-05,商户结算,199.24,\n");
    let pos = home.file("pos.csv", SALES);
    let one = home.file("1.csv", format!("{head}{a}{b}"));
    let two = home.file("2.csv", format!("{head}{b}2026-03-09,利息,1.00,\n"));
    let args = ["reconcile", "--pos", &pos, "--bank", &one, "--bank", &two, "--json"];
    let ran = home.run(&args);
    let why = said(&ran, "W-REC-TWICE");
    assert!(why.contains("199.24") && why.contains("One payment"), "{why}");
    // The same file twice leaves no doubt.
    let args = ["reconcile", "--pos", &pos, "--bank", &one, "--bank", &one, "--json"];
    assert!(!codes(&home.run(&args)).contains(&"W-REC-TWICE".to_string()));
}

#[test]
fn of_two_currencies_the_one_asked_for_is_reconciled() {
    let home = Sandbox::new(Lang::En);
    let named = |text: &str, code: &str| {
        text.replace("交易金额", &format!("交易金额({code})"))
            .replace("收入", &format!("收入({code})"))
    };
    let mut args = vec!["reconcile".to_string()];
    for (code, part) in [("CNY", SALES), ("HKD", SALES)] {
        let path = home.file(&format!("pos-{code}.csv"), named(part, code));
        args.extend(["--pos".to_string(), path]);
        let path = home.file(&format!("bank-{code}.csv"), named(PAID, code));
        args.extend(["--bank".to_string(), path]);
    }
    for code in ["CNY", "HKD"] {
        let asked: Vec<&str> =
            args.iter().map(String::as_str).chain(["--currency", code, "--json"]).collect();
        let ran = home.run(&asked);
        assert_eq!((ran.status, &ran.data()["currency"]), (0, &code.into()), "{}", ran.out);
        assert!(codes(&ran).contains(&"W-REC-CURRENCY".to_string()));
    }
    let asked: Vec<&str> =
        args.iter().map(String::as_str).chain(["--currency", "USD", "--json"]).collect();
    let ran = home.run(&asked);
    assert_eq!((ran.status, ran.code().as_str()), (2, "E-REC-09"));
    assert!(ran.json().to_string().contains("CNY, HKD"), "{}", ran.out);
}
