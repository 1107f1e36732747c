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
