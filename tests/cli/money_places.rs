//! Shops outside the mainland, and who it was that paid: currencies, places, payers.

use crate::support::sandbox::{Ran, Sandbox};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use recourse_core::locale::Lang;
use serde_json::Value;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Weekdays from the middle of July to the middle of August 2026.
fn days() -> Vec<NaiveDate> {
    let all = date("2026-07-15").iter_days().take_while(|d| *d <= date("2026-08-14"));
    all.filter(|d| !matches!(d.weekday(), Weekday::Sat | Weekday::Sun)).collect()
}

/// Of the four sales of a day the odd ones are by wallet.
fn cents(day: NaiveDate, at: u64) -> u64 {
    let day = u64::from(day.ordinal());
    8_013 + (day * 7_919 + at * 104_729 + day * at * 613) % 60_000
}

fn yuan(cents: u64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn reference(day: NaiveDate, at: u64) -> String {
    format!("7{}{at:04}", day.format("%m%d"))
}

fn sales(amount: &str) -> String {
    let mut out = format!("Date,Time,Terminal ID,Card Scheme,Type,Reference,{amount}\n");
    for day in days() {
        for at in 0..4 {
            let way = if at % 2 == 1 { "Wallet" } else { "Visa" };
            let (number, sum) = (reference(day, at), yuan(cents(day, at)));
            out.push_str(&format!("{day},1{at}:05:00,T1,{way},Sale,{number},{sum}\n"));
        }
    }
    out
}

/// The next weekday.
fn next(day: NaiveDate) -> NaiveDate {
    let add = match day.weekday() {
        Weekday::Fri => 3,
        Weekday::Sat => 2,
        _ => 1,
    };
    day + Days::new(add)
}

/// One payment for each day; from the 29th of July on without the wallet where it stopped.
fn statement(amount: &str, stopped: bool, text: impl Fn(NaiveDate) -> String) -> String {
    let mut out = format!("Date,Description,{amount}\n");
    for day in days() {
        let stops = stopped && day >= date("2026-07-29");
        let sum: u64 = (0..4).filter(|at| !stops || at % 2 == 0).map(|at| cents(day, at)).sum();
        out.push_str(&format!("{},{},{}\n", next(day), text(day), yuan(sum)));
    }
    out.push_str("2026-08-20,RENT,-1200.00\n");
    out
}

fn reconcile(home: &Sandbox, pos: &str, bank: &str, more: &[&str]) -> Ran {
    let (pos, bank) = (home.file("pos.csv", pos), home.file("bank.csv", bank));
    let args = ["reconcile", "--pos", &pos, "--bank", &bank, "--json"];
    home.run(&args.into_iter().chain(more.iter().copied()).collect::<Vec<_>>())
}

fn missing(data: &Value) -> Vec<String> {
    let all = data["missing"].as_array().unwrap();
    all.iter().map(|s| s["reference"].as_str().unwrap().to_string()).collect()
}

fn warned(ran: &Ran) -> Vec<(String, String)> {
    let json = ran.json();
    let text = |w: &Value, key: &str| w[key].as_str().unwrap_or_default().to_string();
    // The clock here stands in March, before the days of these files, which is said each time.
    let all = json["warnings"].as_array().unwrap().iter().filter(|w| w["code"] != "W-REC-FUTURE");
    all.map(|w| (text(w, "code"), text(w, "message"))).collect()
}

#[test]
fn a_date_in_the_payers_text_makes_no_other_payer_of_the_next_month() {
    let home = Sandbox::new(Lang::En);
    let after = |d: &NaiveDate| *d >= date("2026-07-29");
    let unpaid: Vec<String> =
        days().into_iter().filter(after).flat_map(|d| [1, 3].map(|at| reference(d, at))).collect();
    let spellings: [fn(NaiveDate) -> String; 6] = [
        |_| "FISERV SETTLEMENT".into(),
        |d| format!("FISERV {}", d.format("%d%b")).to_uppercase(),
        |d| format!("FISERV {}", d.format("%d %b %Y")),
        |d| format!("FISERV {}", d.format("%B %-d")),
        |d| format!("FISERV {}", d.format("%Y%m%d")),
        |d| format!("FISERV {}月{}日", d.month(), d.day()),
    ];
    for spelling in spellings {
        let bank = statement("Amount (GBP)", true, spelling);
        let ran = reconcile(&home, &sales("Amount (GBP)"), &bank, &["--jurisdiction", "GB"]);
        assert_eq!(missing(&ran.data()), unpaid, "{}", spelling(date("2026-07-31")));
        assert_eq!(ran.data()["unmatched"].as_array().map(Vec::len), Some(0));
    }
}

#[test]
fn money_of_another_currency_proves_nothing() {
    for (lang, word) in [(Lang::Zh, "币种不同"), (Lang::En, "set against nothing")] {
        let home = Sandbox::new(lang);
        let bank = statement("Amount (HKD)", false, |_| "ACME SETTLEMENT".into());
        let ran = reconcile(&home, &sales("Amount (CNY)"), &bank, &[]);
        let data = ran.data();
        assert_eq!(missing(&data), Vec::<String>::new());
        assert_eq!(data["totals"]["uncovered"]["count"], days().len() * 4);
        assert_eq!(data["left_out"][0]["currency"], "HKD");
        let (code, text) = &warned(&ran)[0];
        assert_eq!(code, "W-REC-CURRENCY");
        let all = ["HKD", "CNY", word];
        assert!(all.iter().all(|w| text.contains(w)), "{text}");
    }
}

#[test]
fn a_file_that_names_no_currency_takes_the_other_ones() {
    let home = Sandbox::new(Lang::En);
    let bank = |amount: &str| statement(amount, false, |_| "ACME SETTLEMENT".into());
    for (sold, banked) in [("Amount", "Amount (HKD)"), ("Amount (HKD)", "Amount")] {
        let ran = reconcile(&home, &sales(sold), &bank(banked), &[]);
        let data = ran.data();
        assert_eq!((missing(&data).len(), &data["currency"]), (0, &"HKD".into()));
        let codes: Vec<String> = warned(&ran).into_iter().map(|w| w.0).collect();
        assert_eq!(codes, ["W-REC-CURRENCY-ASSUMED", "W-REC-PLACE"]);
    }
    // Neither names one: the place that the user says has one.
    let said = ["--jurisdiction", "us"];
    let data = reconcile(&home, &sales("Amount"), &bank("Amount"), &said).data();
    assert_eq!((missing(&data).len(), &data["currency"]), (0, &"USD".into()));
}

#[test]
fn whose_bank_days_count_is_said_once_for_the_book_or_for_one_look() {
    let home = Sandbox::new(Lang::En);
    let bank = statement("Amount (USD)", false, |_| "ACME SETTLEMENT".into());
    let assumed = reconcile(&home, &sales("Amount (USD)"), &bank, &[]);
    assert_eq!(assumed.data()["place"]["assumed"], true);
    assert_eq!(assumed.data()["calendar_sure"], false);
    assert!(warned(&assumed)[0].1.contains("United States"), "{:?}", warned(&assumed));
    let said = reconcile(&home, &sales("Amount (USD)"), &bank, &["--jurisdiction", "US-NY"]);
    assert_eq!(said.data()["place"]["jurisdiction"], "US");
    assert_eq!((&said.data()["calendar_sure"], warned(&said).len()), (&true.into(), 0));
    let unknown = reconcile(&home, &sales("Amount (USD)"), &bank, &["--jurisdiction", "JP"]);
    assert_eq!((unknown.status, unknown.code().as_str()), (2, "E-REC-08"));

    let (pos, bank) = (home.file("pos.csv", sales("Amount (USD)")), home.file("bank.csv", &bank));
    assert_eq!(home.run(&["import", "pos", &pos]).status, 0);
    assert_eq!(home.run(&["import", "bank", &bank]).status, 0);
    assert_eq!(home.run(&["reconcile", "payout", "--jurisdiction", "us"]).status, 0);
    let held = home.run(&["reconcile", "--json"]);
    assert_eq!((&held.data()["place"]["assumed"], warned(&held).len()), (&false.into(), 0));
    // A word about how it is paid leaves where it is paid.
    assert_eq!(home.run(&["reconcile", "payout", "--shape", "per-run"]).status, 0);
    assert_eq!(home.run(&["reconcile", "--json"]).data()["place"]["jurisdiction"], "US");
}

#[test]
fn another_acquirers_money_is_not_taken_for_the_shops() {
    let home = Sandbox::new(Lang::En);
    // Two payments a day of our acquirer, one of another; on one day ours is short by two sales.
    let short = date("2026-07-28");
    let mut bank = String::from("交易日期,摘要,收入,支出,对方户名\n");
    for day in days() {
        let (first, second) = (cents(day, 0) + cents(day, 1), cents(day, 2) + cents(day, 3));
        let first = if day == short { cents(day, 0) } else { first };
        let second = if day == short { cents(day, 2) } else { second };
        let other = (first + second) * 93 / 100 + u64::from(day.ordinal()) % 7;
        for (sum, text, payer) in [
            (other, "美团结算", "北京三快在线科技有限公司"),
            (first, "商户号898303531318671 结算款", "随行付支付有限公司"),
            (second, "商户号898303531318671 结算款", "随行付支付有限公司"),
        ] {
            bank.push_str(&format!("{},{text},{},,{payer}\n", next(day), yuan(sum)));
        }
    }
    let data = reconcile(&home, &sales("Amount (CNY)"), &bank, &[]).data();
    assert_eq!(missing(&data), [1, 3].map(|at| reference(short, at)));
    let run = data["runs"].as_array().unwrap().iter().find(|r| r["state"] == "short").unwrap();
    assert_eq!(run["paid"]["minor"], cents(short, 0) + cents(short, 2));
}

#[test]
fn rows_cut_out_of_a_statement_accuse_nobody_for_certain() {
    let home = Sandbox::new(Lang::En);
    let mut bank = String::from("交易日期,摘要,收入,支出,余额\n");
    let mut balance = 1_000_000;
    for day in days() {
        let sum: u64 = (0..4).map(|at| cents(day, at)).sum();
        balance += sum;
        // Three rows are missing, and the balance after them says so.
        if !(date("2026-07-28")..=date("2026-07-30")).contains(&day) {
            let (sum, left) = (yuan(sum), yuan(balance));
            bank.push_str(&format!("{},商户结算款,{sum},,{left}\n", next(day)));
        }
    }
    let ran = reconcile(&home, &sales("Amount (CNY)"), &bank, &[]);
    let data = ran.data();
    let sales = data["missing"].as_array().unwrap();
    assert_eq!((sales.len(), sales.iter().any(|s| s["sure"] == true)), (12, false));
    let (code, text) = &warned(&ran)[0];
    assert!(code == "W-REC-BALANCE" && text.contains("2026-07-28"), "{code} {text}");
}
