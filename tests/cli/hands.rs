//! More than one hand: who records, and what the record says of it.

use crate::support::sandbox::Sandbox;
use recourse_core::locale::Lang;
use serde_json::json;

const NO: &str = "RC-2026-001";

#[test]
fn who_records_is_said_once_in_each_case_and_the_name_can_be_withheld() {
    let home = Sandbox::with_case(Lang::Zh);
    let ran = home.program(&["actor", "--json"]);
    assert_eq!((ran.data()["actor"].clone(), ran.status), (json!("merchant"), 0));
    // The book-keeper sits down; the settings remember her.
    let ran = home.program(&["actor", "周敏", "--role", "bookkeeper", "--json"]);
    assert_eq!(ran.data()["actor"], "clerk-1", "{}", ran.err);
    for text in ["先对一遍流水", "再对一遍"] {
        assert_eq!(home.program(&["case", "note", NO, text]).status, 0);
    }
    let copy = home.program(&["case", "copy", NO, "--title", "下个月又没到"]);
    assert_eq!(copy.status, 0, "{}", copy.err);
    // The owner again, by the code that was always there.
    assert_eq!(home.program(&["actor", "merchant"]).status, 0);
    assert_eq!(home.program(&["case", "note", NO, "我看过了"]).status, 0);
    let rows = home.program(&["audit", NO, "--json"]).data()["entries"].clone();
    let rows = rows.as_array().unwrap();
    let of = |kind: &str| rows.iter().filter(|r| r["kind"] == kind).collect::<Vec<_>>();
    let notes: Vec<_> = of("note.added").iter().map(|r| r["actor"].clone()).collect();
    assert_eq!(notes, [json!("clerk-1"), json!("clerk-1"), json!("merchant")]);
    let named = of("actor.named");
    assert_eq!(named.len(), 1, "{rows:?}");
    assert!(named[0]["text"].as_str().unwrap().contains("周敏（会计）"), "{named:?}");
    // The case she opened knows her too.
    let other = home.program(&["audit", "RC-2026-002", "--json"]).data().to_string();
    assert!(other.contains("周敏（会计）"), "{other}");
    // Known by name: no second code.
    let again = home.program(&["actor", "周敏", "--json"]).data();
    assert_eq!((&again["actor"], &again["role"]), (&json!("clerk-1"), &json!("bookkeeper")));
    let wrong = home.program(&["actor", "李四", "--role", "king", "--json"]);
    assert_eq!((wrong.code(), wrong.status), ("E-ACTOR-01".into(), 2));
    assert_eq!(home.program(&["verify", NO]).status, 0);
    // The name lies in a private line: a bundle without names holds the code alone.
    let out = home.path("out").display().to_string();
    std::fs::create_dir_all(&out).unwrap();
    let export =
        home.program(&["export", NO, "--for", "bank", "--redact-names", "--out", &out, "--json"]);
    assert_eq!(export.status, 0, "{}", export.err);
    let path = export.data()["path"]
        .as_str()
        .unwrap()
        .replace("$DIR", &home.path("").display().to_string());
    let zip = std::fs::read(path).unwrap();
    assert!(!zip.windows(6).any(|w| w == "周敏".as_bytes()), "the name went out");
    assert!(zip.windows(7).any(|w| w == b"clerk-1"));
}

#[test]
fn two_cases_about_one_dispute_become_one() {
    let home = Sandbox::with_case(Lang::Zh);
    let ok = |args: &[&str]| {
        let ran = home.run(args);
        assert_eq!(ran.status, 0, "{args:?} {}", ran.err);
    };
    let open = ["case", "new", "--title", "同一件事又建了一个", "--bank", "江州银行"];
    ok(&[&open[..], &["--platform", "红帆支付"]].concat());
    let other = "RC-2026-002";
    let slip = home.file("slip.jpg", b"slip");
    ok(&["evidence", "add", other, &slip, "--kind", "slip", "--proves", "三月九日收款"]);
    let call = ["call", "add", other, "--with", "bank", "--at", "2026-03-10 10:00"];
    let said = ["--said", "没有这笔", "--promise", "书面答复", "--promise-by", "2026-03-12"];
    ok(&[&call[..], &said[..], &["--evidence", "E001"]].concat());
    ok(&["call", "add", other, "--with", "platform", "--at", "2026-03-10 11:00", "--said", "在查"]);
    ok(&["case", "cost", other, "--amount", "12", "--kind", "post", "--on", "2026-03-10"]);
    ok(&["case", "note", other, "门口的摄像头也拍到了"]);
    // The first case has things of its own already.
    ok(&["call", "add", NO, "--with", "bank", "--at", "2026-03-09 10:00", "--said", "会查"]);
    let mail = home.file("a.png", b"a.png");
    ok(&["evidence", "add", NO, &mail, "--kind", "screenshot"]);
    let same = home.run(&["case", "merge", NO, "--into", NO, "--reason", "x", "--json"]);
    assert_eq!(same.code(), "E-CASE-17");
    let merge = ["case", "merge", other, "--into", NO, "--reason", "是同一件事", "--json"];
    let merged = home.run(&merge).data();
    assert_eq!((&merged["contacts"], &merged["exhibits"]), (&json!(2), &json!(1)));
    let calls = home.run(&["call", "list", NO, "--json"]).data()["calls"].clone();
    assert_eq!((&calls[1]["id"], &calls[1]["evidence"]), (&json!("C002"), &json!(["E002"])));
    assert_eq!(calls.as_array().unwrap().len(), 3);
    let promises = home.run(&["call", "promises", NO, "--json"]).data().to_string();
    assert!(promises.contains("C002") && promises.contains("书面答复"), "{promises}");
    // The same bank is one party; the other platform came over as one more.
    let shown = home.run(&["case", "show", NO, "--json"]).data().to_string();
    assert!(shown.contains("红帆支付") && shown.contains("蓝鲸付"), "{shown}");
    assert_eq!(shown.matches("\"name\":\"江州银行\",\"role\"").count(), 1, "{shown}");
    // The file is readable from its new place, the old case is closed as it was, the log holds.
    let kept = home.path("kept.jpg").display().to_string();
    ok(&["evidence", "extract", NO, "E002", "--to", &kept]);
    assert_eq!(std::fs::read(&kept).unwrap(), b"slip");
    let old = home.run(&["case", "show", other, "--json"]).data();
    assert_eq!(old["stage"], "closed", "{old}");
    ok(&["verify", NO]);
    ok(&["verify", "--book"]);
    let stats = home.run(&["stats", "--json"]).data();
    assert_eq!(stats["sums"][0]["cases"], 1, "{stats}");
    let again = home.run(&["case", "merge", other, "--into", NO, "--reason", "x", "--json"]);
    assert_eq!(again.code(), "E-CASE-17");
}
