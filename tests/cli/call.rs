//! `recourse call` and `evidence`.

use crate::support::sandbox::{Ran, Sandbox};
use recourse_core::locale::Lang;
use serde_json::json;

const NO: &str = "RC-2026-001";

fn log(home: &Sandbox) -> Ran {
    let said = "正在查，7 天内答复";
    home.run(&[
        "call", "add", NO, "--with", "bank", "--at", "今天 09:50", "--agent", "2206", "--ticket", "JZ0312", "--said", said,
        "--promise", "书面答复", "--promise-by", "2026-03-19", "--private", "像是敷衍",
    ])
}

#[test]
fn a_call_is_logged_listed_amended_settled_and_voided() {
    let home = Sandbox::with_case(Lang::Zh);
    insta::assert_snapshot!(log(&home), @"");
    insta::assert_snapshot!(home.run(&["call", "list", NO]), @"");
    insta::assert_snapshot!(home.run(&["call", "amend", NO, "c1", "--ticket", "JZ0312-77", "--reason", "听错了"]), @"");
    insta::assert_snapshot!(home.run(&["call", "settle", NO, "C001", "--outcome", "broken"]), @"");
    insta::assert_snapshot!(home.run(&["call", "void", NO, "C001", "--reason", "记重了"]), @"");
    insta::assert_snapshot!(home.run(&["call", "void", NO, "C001", "--reason", "再来"]), @"");
    insta::assert_snapshot!(home.run(&["call", "void", NO, "C009", "--reason", "x"]), @"");
    insta::assert_snapshot!(home.run(&["call", "list", NO]), @"");
    let call = home.run(&["call", "list", NO, "--json"]).data()["calls"][0].clone();
    assert_eq!(call["with"], json!({ "id": "P02", "role": "bank", "name": "江州银行" }));
    assert_eq!(call["at"], "2026-03-12T09:50:00+08:00");
    assert_eq!((&call["ticket"], &call["promise_state"]), (&json!("JZ0312-77"), &json!("broken")));
}

#[test]
fn add_answers_with_ids_that_are_never_reused() {
    let home = Sandbox::with_case(Lang::En);
    let data = log(&home);
    assert_eq!(data.status, 0);
    let _ = home.run(&["call", "void", NO, "C001", "--reason", "x"]);
    let second = home.run(&["call", "add", NO, "--with", "other:Agent", "--at", "2026-03-12T10:00:00+08:00", "--said", "x", "--json"]);
    assert_eq!(second.data()["id"], "C002");
    assert_eq!(home.run(&["call", "list", NO, "--json"]).data()["calls"][1]["with"]["name"], "Agent");
}

#[test]
fn what_is_typed_wrongly_is_said_with_an_example() {
    let home = Sandbox::with_case(Lang::Zh);
    let base = ["call", "add", NO, "--with", "bank", "--said", "x", "--at"];
    insta::assert_snapshot!(home.run(&[&base[..], &["昨天"]].concat()), @"");
    insta::assert_snapshot!(home.run(&[&base[..], &["3/4/2026 10:00"]].concat()), @"");
    insta::assert_snapshot!(home.run(&[&base[..], &["今天 10:00", "--promise", "答复"]].concat()), @"");
    insta::assert_snapshot!(home.run(&["call", "add", NO, "--with", "somebody", "--said", "x", "--at", "今天 10:00"]), @"");
    let later = home.run(&[&base[..], &["明天 10:00", "--json"]].concat());
    assert_eq!(later.json()["warnings"][0]["code"], "W-CALL-FUTURE");
}

#[test]
fn files_become_evidence_once_and_a_bad_one_does_not_stop_the_rest() {
    let home = Sandbox::with_case(Lang::Zh);
    let slip = home.file("签购单 0309.jpg", "商户存根 12,909.56");
    let notice = home.file("公告.pdf", "升级公告");
    let empty = home.file("空.txt", "");
    insta::assert_snapshot!(home.run(&["evidence", "add", NO, &slip, &empty, &notice, "--proves", "3 月 9 日的交易"]), @"");
    insta::assert_snapshot!(home.run(&["evidence", "add", NO, &slip]), @"");
    insta::assert_snapshot!(home.run(&["evidence", "list", NO]), @"");
    let to = home.path("取出.jpg").display().to_string();
    insta::assert_snapshot!(home.run(&["evidence", "extract", NO, "E001", "--to", &to]), @"");
    assert_eq!(std::fs::read(&to).unwrap(), std::fs::read(&slip).unwrap());
    insta::assert_snapshot!(home.run(&["evidence", "extract", NO, "E001", "--to", &to]), @"");
    insta::assert_snapshot!(home.run(&["evidence", "void", NO, "E002", "--reason", "和 E001 无关"]), @"");
    let stdin = home.run_with(&["evidence", "add", NO, "-", "--name", "来信.txt", "--kind", "reply", "--json"], b"dear sir");
    assert_eq!(stdin.data()["files"][0]["id"], "E003");
    let both = home.run(&["evidence", "add", NO, &slip, &empty, "--json"]);
    assert_eq!((both.status, both.code().as_str()), (4, "E-FILE-09"));
    assert_eq!(both.data()["files"][0]["known"], true);
}
