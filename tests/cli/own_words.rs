//! Letters in one's own words and from one's own templates, stances, parts of a claim, e-mails.

use crate::support::sandbox::Sandbox;
use recourse_core::locale::Lang;
use serde_json::json;

const NO: &str = "RC-2026-001";

fn ok(home: &Sandbox, args: &[&str]) -> serde_json::Value {
    let ran = home.run(&[args, &["--json"]].concat());
    assert_eq!(ran.status, 0, "{args:?}\n{}", ran.err);
    ran.data()
}

#[test]
fn a_free_letter_has_the_users_words_and_the_cases_figures() {
    let home = Sandbox::with_case(Lang::Zh);
    let sum = ok(&home, &["case", "show", NO])["claimed"]["text"].as_str().unwrap().to_string();
    let fill = |set: &str| ok(&home, &["letter", "fill", NO, "free", "--to", "bank", "--set", set]);
    assert_eq!(
        fill("subject=请核对流水")["gaps"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|g| *g == "body")
            .count(),
        1
    );
    let data = fill("body=贵行您好：\n请核对未到账的 {sum}，{不认得}。");
    let text = data["text"].as_str().unwrap();
    assert!(text.starts_with("请核对流水"), "{text}");
    let figures: String = sum.chars().filter(char::is_ascii_digit).collect();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    assert!(digits.contains(&figures) && text.contains("{不认得}"), "{text}");
    let saved = ok(&home, &["letter", "save", NO, "free", "--to", "bank"]);
    assert_eq!((&saved["kind"], &saved["template"]), (&json!("inquiry"), &json!("free")));
    ok(&home, &["letter", "sent", NO, "free", "--channel", "visit"]);
    // The next one begins empty, and an inquiry is still to be written.
    let next = ok(&home, &["letter", "fill", NO, "free", "--to", "bank"]);
    assert!(next["gaps"].as_array().unwrap().contains(&json!("subject")), "{next}");
    let rows = ok(&home, &["letter", "list", NO])["kinds"].clone();
    let state = |template: Option<&str>| {
        let row = rows.as_array().unwrap().iter().find(|r| {
            r["kind"] == "inquiry" && r["template"].as_str() == template && r["to_name"] != "蓝鲸付"
        });
        row.map(|r| r["state"].clone())
    };
    assert_eq!((state(Some("free")), state(None)), (Some(json!("sent")), Some(json!("none"))));
    let timeline = home.run(&["audit", NO]).out;
    assert!(timeline.contains("自拟函"), "{timeline}");
}

#[test]
fn an_own_template_is_listed_and_a_wrong_one_names_line_and_field() {
    let home = Sandbox::with_case(Lang::Zh);
    let draft = home.path("draft.toml").display().to_string();
    ok(&home, &["letter", "template", "demand", "--name", "最后催告", "--out", &draft]);
    let text = std::fs::read_to_string(&draft).unwrap();
    let text = text.replace("催告函\", en", "最后一次催告\", en");
    let folder = home.home().join("own/letters");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("last.toml"), &text).unwrap();
    let rows = ok(&home, &["letter", "list", NO])["kinds"].clone();
    assert!(rows.as_array().unwrap().iter().any(|r| r["template"] == "最后催告"), "{rows}");
    let filled = ok(&home, &["letter", "fill", NO, "最后催告", "--to", "bank"]);
    assert!(filled["text"].as_str().unwrap().contains("最后一次催告"), "{filled}");
    // It counts as a demand: who sends it has demanded.
    ok(&home, &["letter", "save", NO, "最后催告", "--to", "bank"]);
    let args = ["letter", "sent", NO, "最后催告", "--channel", "letter", "--tracking", "EMS1"];
    ok(&home, &args);
    let call = ok(&home, &["call", "list", NO])["calls"][0].clone();
    assert_eq!(call["claimed_payment"], true, "{call}");
    // Wrong: left out, named with line and field, said where letters are listed.
    let line = text.lines().position(|l| l.contains("{sum}")).unwrap() + 1;
    let wrong = text.replace("最后催告", "错的").replacen("{sum}", "{summe}", 1);
    std::fs::write(folder.join("wrong.toml"), wrong).unwrap();
    let listed = home.run(&["letter", "list", NO, "--json"]).json();
    let fault = listed["warnings"][0]["message"].as_str().unwrap().to_string();
    assert!(fault.contains("wrong.toml") && fault.contains("{summe}"), "{fault}");
    let path = folder.join("wrong.toml").display().to_string();
    let checked = home.run(&["letter", "check", &path, "--json"]);
    assert_eq!((checked.status, checked.code().as_str()), (4, "E-LETTER-12"));
    let found = checked.json()["data"]["faults"][0].clone();
    assert!(found["line"].as_u64().unwrap() as usize >= line - 5, "{found}");
    assert_eq!(found["field"], "text");
    let gone = home.run(&["letter", "fill", NO, "错的", "--to", "bank", "--json"]);
    assert_eq!(gone.code(), "E-LETTER-07");
}

#[test]
fn a_stance_that_is_said_replaces_the_guess() {
    let home = Sandbox::with_case(Lang::Zh);
    let call = |with: &str, at: &str, said: &str, more: &[&str]| {
        let args = ["call", "add", NO, "--with", with, "--at", at, "--said", said];
        ok(&home, &[&args[..], more].concat())
    };
    call("bank", "2026-03-10 10:00", "请联系平台", &[]);
    call("platform", "2026-03-10 11:00", "请联系银行", &[]);
    let pair = ok(&home, &["call", "contradictions", NO])["contradictions"][0].clone();
    assert_eq!((&pair["kind"], &pair["left"]["guessed"]), (&json!("each_refers"), &json!(true)));
    assert!(home.run(&["call", "contradictions", NO]).out.contains("按原话推断"));
    // The user says what it comes to: no guess is left, and the words stay with the call.
    let said = call("bank", "2026-03-10 12:00", "他们说要再查查", &["--position", "refers"]);
    assert_eq!((&said["answer"], &said["position"]), (&json!("A001"), &json!("refers")));
    let pair = ok(&home, &["call", "contradictions", NO])["contradictions"][0].clone();
    assert_eq!(
        (&pair["left"]["guessed"], &pair["left"]["source"]),
        (&json!(false), &json!("C003"))
    );
    assert_eq!(pair["left"]["said"], "他们说要再查查");
}

#[test]
fn a_claim_for_a_part_is_what_that_letter_asks_for() {
    let home = Sandbox::with_case(Lang::Zh);
    ok(&home, &["case", "claim", NO, "--obligor", "bank", "--amount", "1000"]);
    let text = |to: &str| {
        let data = ok(&home, &["letter", "fill", NO, "demand", "--to", to]);
        data["text"].as_str().unwrap().split_whitespace().collect::<String>()
    };
    let bank = text("bank");
    assert!(
        bank.contains("其中向贵方主张1,000.00元") && bank.contains("（小写：1,000.00元）"),
        "{bank}"
    );
    ok(&home, &["case", "recovered", NO, "--amount", "500", "--on", "2026-03-11"]);
    let bank = text("bank");
    assert!(bank.contains("此后已到账500.00元"), "{bank}");
}

#[test]
fn an_email_goes_through_call_add_and_evidence_add_says_so() {
    let home = Sandbox::with_case(Lang::Zh);
    let mail = "From: service@bank.example\r\nTo: wang@noodles.example\r\n\
        Date: Wed, 11 Mar 2026 09:30:00 +0800\r\nSubject: reply\r\n\r\nno credit was found\r\n";
    let path = home.file("reply.eml", mail);
    let missing = home.run(&["call", "add", NO, "--eml", &path, "--json"]);
    assert_eq!(missing.code(), "E-MAIL-02", "{}", missing.err);
    let data = ok(&home, &["call", "add", NO, "--eml", &path, "--with", "bank", "--ticket", "T7"]);
    assert_eq!(data["evidence"], json!(["E001"]));
    let call = ok(&home, &["call", "list", NO])["calls"][0].clone();
    assert_eq!(
        (&call["channel"], &call["direction"], &call["ticket"], &call["number"]),
        (&json!("email"), &json!("in"), &json!("T7"), &json!("service@bank.example"))
    );
    assert!(call["said"].as_str().unwrap().contains("no credit was found"), "{call}");
    let other = home.file("other.eml", mail.replace("reply", "again"));
    let added = home.run(&["evidence", "add", NO, &other, "--json"]).json();
    let codes: Vec<&str> =
        added["warnings"].as_array().unwrap().iter().filter_map(|w| w["code"].as_str()).collect();
    assert!(codes.contains(&"W-MAIL"), "{added}");
}

#[test]
fn the_diagnosis_says_whom_to_ask_first() {
    let home = Sandbox::with_case(Lang::Zh);
    let first = |set: &str| ok(&home, &["diagnose", NO, "--set", set])["ask_first"][0].clone();
    assert_eq!(first("terminal_settings=no"), "platform");
    let next = ok(&home, &["next", NO])["next"].clone();
    assert!(next["why"].to_string().contains("先问"), "{next}");
    ok(&home, &["diagnose", NO, "--set", "terminal_settings=yes"]);
    assert_eq!(first("upgrade_notice=yes"), "bank");
    let both = ok(
        &home,
        &["diagnose", NO, "--set", "upgrade_notice=no", "--set", "backoffice_account=no"],
    );
    assert_eq!(both["ask_together"], true, "{both}");
}
