//! `recourse case`, `next`.

use crate::support::sandbox::Sandbox;
use recourse_core::locale::Lang;
use serde_json::json;

#[test]
fn an_empty_home_says_what_to_do_and_stays_empty() {
    let home = Sandbox::new(Lang::Zh);
    insta::assert_snapshot!(home.run(&["case", "list"]), @"");
    insta::assert_snapshot!(home.run(&["next"]), @"");
    assert_eq!(home.run(&["case", "list", "--json"]).data(), json!({ "cases": [] }));
    assert!(!home.home().exists(), "looking writes nothing");
}

#[test]
fn a_case_is_opened_shown_and_listed() {
    let home = Sandbox::with_case(Lang::Zh);
    insta::assert_snapshot!(home.run(&["case", "list"]), @"");
    insta::assert_snapshot!(home.run(&["case", "show", "rc-2026-001"]), @"");
    let shown = home.run(&["case", "show", "RC-2026-001", "--json"]).data();
    assert_eq!(shown["claimed"], json!({ "minor": 3_751_570, "currency": "CNY", "text": "37515.70" }));
    assert_eq!(shown["stage"], "triage");
    assert_eq!(shown["ladders"], json!([]));
    assert_eq!(shown["parties"][1]["name"], "江州银行");
    assert!(shown["next"].as_array().is_some_and(|n| !n.is_empty()));
}

#[test]
fn the_same_in_english() {
    let home = Sandbox::with_case(Lang::En);
    insta::assert_snapshot!(home.run(&["case", "list"]), @"");
    insta::assert_snapshot!(home.run(&["next"]), @"");
}

#[test]
fn new_answers_with_its_id() {
    let home = Sandbox::new(Lang::En);
    let ran = home.run(&["case", "new", "--title", "T", "--amount", "1.2万", "--from", "3月9日", "--json"]);
    let value = ran.json();
    assert_eq!(value["schema"], "recourse.case.new/1");
    assert_eq!(value["data"]["id"], "RC-2026-001");
    assert_eq!(value["data"]["claimed"]["minor"], 1_200_000);
    assert_eq!(value["warnings"], json!([]));
    assert_eq!(home.run(&["case", "new", "--title", "U", "--json"]).data()["id"], "RC-2026-002");
}

#[test]
fn moving_early_needs_a_reason_and_says_what_is_missing() {
    let home = Sandbox::with_case(Lang::Zh);
    insta::assert_snapshot!(home.run(&["case", "move", "RC-2026-001", "--to", "platform"]), @"");
    insta::assert_snapshot!(home.run(&["case", "move", "RC-2026-001", "--to", "platform", "--reason", "银行说款已给平台"]), @"");
    let again = home.run(&["case", "move", "RC-2026-001", "--to", "platform", "--reason", "x", "--json"]);
    assert_eq!((again.status, again.code().as_str()), (4, "E-CASE-10"));
    let one = home.run(&["case", "move", "RC-2026-001", "--to", "regulator", "--obligor", "bank", "--reason", "x", "--json"]);
    assert_eq!(one.data()["obligor"], "P02");
    let ladders = home.run(&["case", "show", "RC-2026-001", "--json"]).data()["ladders"].clone();
    assert_eq!(ladders, json!([{ "obligor": "P02", "name": "江州银行", "stage": "regulator" }]));
}

#[test]
fn amend_note_party_and_money_that_arrived() {
    let home = Sandbox::with_case(Lang::Zh);
    let no = "RC-2026-001";
    insta::assert_snapshot!(home.run(&["case", "amend", no, "--title", "三天未到账", "--reason", "说清楚"]), @"");
    insta::assert_snapshot!(home.run(&["case", "amend", no, "--reason", "没有别的"]), @"");
    insta::assert_snapshot!(home.run(&["case", "note", no, "卡号 6222021234567890128 要遮住", "--private"]), @"");
    insta::assert_snapshot!(home.run(&["case", "party", no, "--role", "bank", "--name", "江州银行股份有限公司", "--account-tail", "3371"]), @"");
    insta::assert_snapshot!(home.run(&["case", "recovered", no, "--amount", "12,860.50", "--on", "2026-03-11"]), @"");
    let shown = home.run(&["case", "show", no, "--json"]).data();
    assert_eq!(shown["outstanding"]["text"], "24655.20");
    assert_eq!(shown["notes"][0]["text"], "卡号 622202*********0128 要遮住");
}

#[test]
fn foreign_text_reaches_the_terminal_harmless() {
    let home = Sandbox::new(Lang::En);
    let _ = home.run(&["case", "new", "--title", "a\u{1b}[2Jb\u{202e}c"]);
    let text = home.run(&["case", "list"]).out;
    assert!(text.contains(r"a/u{1b}[2Jb/u{202e}c"), "{text}");
    let json = home.run(&["case", "list", "--json"]);
    assert!(!json.out.contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn recording_keeps_the_clock_and_reading_may_look_back() {
    let home = Sandbox::with_case(Lang::En);
    let ran = home.run(&["case", "note", "RC-2026-001", "x", "--as-of", "2020-01-01", "--json"]);
    assert_eq!(ran.json()["warnings"][0]["code"], "W-AS-OF");
    let late = home.run(&["deadlines", "--as-of", "2030-01-01", "--overdue", "--fail", "--json"]);
    assert_eq!(late.status, 6);
    assert!(late.data().as_array().is_some_and(|d| !d.is_empty()));
}
