//! `recourse deadlines`: what was said, sent and promised moves the clocks it belongs to, and no other.

use super::clocks::find;
use crate::support::sandbox::Sandbox;
use recourse_core::locale::Lang;
use serde_json::Value;

const NO: &str = "RC-2026-001";

fn said(home: &Sandbox, with: &str, channel: &str, more: &[&str]) {
    let mut words = vec!["call", "add", NO, "--with", with, "--at", "2026-03-11 09:00"];
    words.extend(["--channel", channel, "--said", "款项什么时候到账？"]);
    words.extend(more);
    let ran = home.run(&words);
    assert_eq!(ran.status, 0, "{ran}");
}

fn knew(home: &Sandbox, day: &str) {
    let on = format!("knew_damage_and_obligor={day}");
    assert_eq!(home.run(&["deadline", "state", NO, "--on", &on]).status, 0);
}

/// Unrolled last day, and the alternative, of the limitation against the platform.
fn platform(home: &Sandbox) -> (Value, Value) {
    let d = find(home, "CN-LIM-3Y", Some("蓝鲸"));
    (d["unrolled"].clone(), d["alternative"].clone())
}

#[test]
fn a_question_moves_nothing_and_a_claim_without_recording_only_the_other_line() {
    let home = Sandbox::with_case(Lang::Zh);
    knew(&home, "2025-06-10");
    let start = (Value::from("2028-06-10"), Value::Null);
    assert_eq!(platform(&home), start);
    said(
        &home,
        "platform",
        "phone",
        &["--reached", "2026-03-11 09:00", "--reached-basis", "工号 0618"],
    );
    assert_eq!(platform(&home), start, "a question never interrupts");
    said(&home, "platform", "phone", &["--claimed-payment"]);
    assert_eq!(platform(&home), (start.0.clone(), "2029-03-12".into()), "2029-03-11 is a Sunday");
    let tape = home.file("通话录音.m4a", "tape");
    let added = home.run(&["evidence", "add", NO, &tape, "--kind", "recording"]);
    assert_eq!(added.status, 0, "{added}");
    let basis = ["--claimed-payment", "--reached-basis", "工号 0618 接听", "--evidence", "E001"];
    said(&home, "platform", "phone", &basis);
    assert_eq!(platform(&home), ("2029-03-11".into(), Value::Null));
    // The recording is struck: what rested on it is no longer shown.
    assert_eq!(home.run(&["evidence", "void", NO, "E001", "--reason", "录错了"]).status, 0);
    assert_eq!(platform(&home), (start.0, "2029-03-12".into()));
}

#[test]
fn a_complaint_to_the_regulator_moves_the_other_line_alone_and_says_so() {
    let home = Sandbox::with_case(Lang::Zh);
    knew(&home, "2025-06-10");
    said(&home, "regulator", "portal", &[]);
    assert_eq!(platform(&home), ("2028-06-10".into(), "2029-03-12".into()));
    let working = find(&home, "CN-LIM-3Y", Some("蓝鲸"))["working"].to_string();
    assert!(working.contains("只计入备选日期"), "{working}");
    let transfer = find(&home, "CN-NFRA-TRANSFER-7WD", None);
    assert_eq!((&transfer["verify"], &transfer["nature"]), (&true.into(), &"estimate".into()));
    assert!(home.run(&["deadlines", NO]).out.contains("未核实"));
}

#[test]
fn a_demand_against_the_bank_counts_against_the_platform_only_where_they_owe_jointly() {
    let home = Sandbox::with_case(Lang::Zh);
    knew(&home, "2025-06-10");
    said(&home, "bank", "letter", &["--claimed-payment", "--reached", "2026-03-11 10:00"]);
    assert_eq!(platform(&home).0, "2028-06-10");
    let joint = home.run(&["deadline", "joint", NO, "--obligor", "platform", "--json"]);
    assert_eq!((joint.status, &joint.data()["jointly_liable"]), (0, &true.into()), "{joint}");
    assert_eq!(platform(&home).0, "2029-03-11");
    let undone = home.run(&["deadline", "joint", NO, "--obligor", "platform", "--severally"]);
    assert_eq!(undone.status, 0, "{undone}");
    assert_eq!(platform(&home).0, "2028-06-10");
}

#[test]
fn a_promise_is_a_deadline_and_an_answer_closes_what_it_answers() {
    let home = Sandbox::with_case(Lang::Zh);
    said(&home, "bank", "letter", &["--promise", "书面答复", "--promise-by", "2026-03-20"]);
    let promise = find(&home, "promise:C001", None);
    assert_eq!((&promise["due"], &promise["nature"]), (&"2026-03-20".into(), &"promise".into()));
    assert_eq!(find(&home, "CN-NFRA-BANK-15D", None)["due"], "2026-03-26");
    said(&home, "bank", "letter", &["--direction", "in"]);
    assert_eq!(find(&home, "CN-NFRA-BANK-15D", None), Value::Null);
    assert_ne!(find(&home, "promise:C001", None), Value::Null, "the promise is its own matter");
    assert_eq!(home.run(&["call", "settle", NO, "C001", "--outcome", "kept"]).status, 0);
    assert_eq!(find(&home, "promise:C001", None), Value::Null);
}

#[test]
fn what_is_unknown_says_what_to_enter_and_evidence_says_how_to_save_it() {
    let home = Sandbox::with_case(Lang::En);
    let ran = home.run(&["case", "new", "--title", "No dates yet", "--bank", "Jiangzhou Bank"]);
    assert_eq!(ran.status, 0, "{ran}");
    let out = home.run(&["deadlines", "RC-2026-002"]).out;
    assert!(out.contains("unknown, because this is missing: "), "{out}");
    let on = ["deadline", "state", NO, "--on", "footage_recorded=2026-03-10"];
    assert_eq!(home.run(&on).status, 0);
    let cctv = find(&home, "CN-EVID-CCTV-30D", None);
    assert_eq!((&cctv["nature"], &cctv["status"]), (&"evidence".into(), &"due_soon".into()));
    let journal = home.path("journal.txt");
    let ran = home.run(&["deadlines", NO, "--journal", &journal.display().to_string()]);
    assert_eq!(ran.status, 0, "{ran}");
    let text = std::fs::read_to_string(&journal).unwrap();
    assert!(text.contains("Ask the operator of the system in writing"), "{text}");
}

#[test]
fn a_case_in_another_place_follows_its_rules_and_its_money() {
    let home = Sandbox::with_case(Lang::En);
    let ran = home.run(&[
        "case",
        "new",
        "--title",
        "Payout missing",
        "--bank",
        "Harbour Bank",
        "--jurisdiction",
        "hk",
        "--from",
        "2026-03-02",
        "--to",
        "2026-03-03",
    ]);
    assert_eq!(ran.status, 0, "{ran}");
    let all = home.run(&["deadlines", "RC-2026-002", "--json"]).data();
    let rules: Vec<&str> =
        all.as_array().unwrap().iter().map(|d| d["rule"].as_str().unwrap()).collect();
    assert!(rules.contains(&"HK-LIM-6Y"), "{rules:?}");
    assert!(rules.iter().all(|r| !r.starts_with("CN-")), "{rules:?}");
    assert_eq!(
        home.run(&["case", "show", "RC-2026-002", "--json"]).data()["claimed"]["currency"],
        "HKD"
    );
}

#[test]
fn a_closed_case_leaves_the_lists_and_takes_its_events_back() {
    let home = Sandbox::with_case(Lang::En);
    knew(&home, "2023-02-15");
    assert_eq!(home.run(&["deadlines", "--overdue", "--fail"]).status, 6);
    let path = home.path("d.ics");
    let write = || {
        let ran = home.run(&["deadlines", "--ics", &path.display().to_string()]);
        assert_eq!(ran.status, 0, "{ran}");
        std::fs::read_to_string(&path).unwrap()
    };
    assert!(!write().contains("CANCELLED"));
    let closed = home.run(&["case", "move", NO, "--to", "closed", "--reason", "settled"]);
    assert_eq!(closed.status, 0, "{closed}");
    assert_eq!(home.run(&["deadlines", "--overdue", "--fail"]).status, 0);
    let after = write();
    assert!(after.contains("STATUS:CANCELLED") && !after.contains("CONFIRMED"), "{after}");
}

#[test]
fn a_rule_nobody_checked_is_marked_everywhere_and_never_leads() {
    let home = Sandbox::with_case(Lang::Zh);
    said(&home, "bank", "phone", &[]);
    let next = home.run(&["next", "--json"]).data();
    assert_eq!(next["next"]["unverified"], false, "{next}");
    let marked = next["then"].as_array().unwrap().iter().filter(|s| s["unverified"] == true);
    for step in marked {
        assert!(step["text"].as_str().unwrap().contains("未核实"), "{step}");
    }
    let ran = home.run(&[
        "deadline",
        "compute",
        "--rule",
        "CN-NFRA-BANK-15D",
        "--on",
        "complaint_received_by_bank=2026-03-11",
    ]);
    assert!(ran.out.contains("还没有和官方文本核对过"), "{ran}");
    let ran = home.run(&[
        "deadline",
        "compute",
        "--rule",
        "HK-LIM-6Y",
        "--on",
        "breach=2020-03-11",
        "--jurisdiction",
        "CN",
        "--json",
    ]);
    assert_eq!(ran.json()["warnings"][0]["code"], "W-RULE-ELSEWHERE", "{ran}");
}
