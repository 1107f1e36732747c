//! The road by command line: diagnosis, letters, calls, answers, evidence, endings.

use crate::support::sandbox::Sandbox;
use recourse_core::locale::Lang;
use serde_json::json;

const NO: &str = "RC-2026-001";

/// A case with a call to the platform, and the agreement's parties known.
fn desk(lang: Lang) -> Sandbox {
    let home = Sandbox::with_case(lang);
    let merchant = ["case", "party", NO, "--role", "merchant", "--name", "老王记面馆"];
    let details =
        ["--account-tail", "3371", "--merchant-no", "898320158120001", "--bank-name", "江州银行"];
    ok(&home, &[&merchant[..], &details[..]].concat());
    let said = "批次显示已划付，收款账号尾号 3317";
    ok(
        &home,
        &["call", "add", NO, "--with", "platform", "--at", "2026-03-10 10:00", "--said", said],
    );
    home
}

fn ok(home: &Sandbox, args: &[&str]) {
    let ran = home.run(args);
    assert_eq!(ran.status, 0, "{args:?}\n{}", ran.err);
}

#[test]
fn the_diagnosis_draws_the_path_and_names_what_is_likeliest() {
    let home = desk(Lang::Zh);
    let args = ["diagnose", NO, "--set", "backoffice_account=no", "--value", "3317"];
    let ran = home.run(&args);
    assert!(ran.out.contains("目前最像：打到了别的账户"), "{}", ran.out);
    assert!(ran.out.contains("只是排查，不等于结论"), "{}", ran.out);
    let data = home.run(&["diagnose", NO, "--json"]).data();
    assert_eq!(data["causes"][0]["cause"], "misdirected");
    assert_eq!(data["path"]["stations"].as_array().map(Vec::len), Some(4));
    // Second clearing warns, and the payer becomes one the money is claimed from.
    let args =
        ["diagnose", NO, "--set", "second_clearing=yes", "--value", "某某网络科技", "--json"];
    let ran = home.run(&args);
    assert_eq!(ran.json()["warnings"][0]["code"], "W-SECOND-CLEARING");
    let ladders = home.run(&["case", "show", NO, "--json"]).data()["ladders"].clone();
    assert!(ladders.as_array().unwrap().iter().any(|l| l["name"] == "某某网络科技"), "{ladders}");
    assert_eq!(home.run(&["next", NO, "--json"]).data()["next"]["act"], "alarm");
    for (set, code) in
        [("nope=yes", "E-DIAG-02"), ("paid_out", "E-DIAG-01"), ("merchant_kind=yes", "E-DIAG-03")]
    {
        assert_eq!(home.run(&["diagnose", NO, "--set", set, "--json"]).code(), code);
    }
}

#[test]
fn a_demand_is_filled_saved_sent_and_its_arrival_moves_the_clock() {
    let home = desk(Lang::Zh);
    let filled = home.run(&["letter", "fill", NO, "demand", "--to", "platform"]);
    assert!(filled.out.contains("请求贵方立即支付"), "{}", filled.out);
    assert!(
        filled.out.contains("【待补：协议编号】") && filled.err.contains("待补"),
        "{}",
        filled.err
    );
    assert_eq!(home.run(&["letter", "fill", NO, "demand", "--set", "sum=1"]).status, 2);
    ok(
        &home,
        &["letter", "fill", NO, "demand", "--to", "platform", "--set", "agreement_no=LJ-018"],
    );
    let filled =
        home.run(&["letter", "fill", NO, "demand", "--to", "platform", "--letter-lang", "en"]);
    assert!(filled.out.contains("LJ-018") && filled.out.contains("pay at once"), "{}", filled.out);
    // Before it is saved there is nothing to send.
    let early = ["letter", "sent", NO, "demand", "--channel", "letter", "--json"];
    assert_eq!(home.run(&early).code(), "E-LETTER-06");
    let (pdf, docx) = (home.path("demand.pdf"), home.path("demand.docx"));
    let (pdf, docx) = (pdf.display().to_string(), docx.display().to_string());
    let save = ["letter", "save", NO, "demand", "--to", "platform", "--out", &pdf, "--out", &docx];
    ok(&home, &save);
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-"));
    assert!(std::fs::read(&docx).unwrap().starts_with(b"PK"));
    assert_eq!(home.run(&[&save[..], &["--json"]].concat()).code(), "E-FILE-10");
    assert_eq!(home.run(&["next", NO, "--json"]).data()["next"]["act"], "send_letter");
    let sent = ["letter", "sent", NO, "demand", "--channel", "letter", "--at", "2026-03-11 09:00"];
    let sent = home.run(&[&sent[..], &["--tracking", "EX026032019CN", "--json"]].concat()).data();
    assert_eq!(
        (&sent["id"], &sent["exhibit"], &sent["contact"]),
        (&json!("L001"), &json!("E001"), &json!("C002"))
    );
    let deadlines = home.run(&["deadlines", NO, "--json"]).data().to_string();
    assert!(deadlines.contains("own:D001"), "{deadlines}");
    let args = ["letter", "reached", NO, "L001", "--at", "2026-03-12 09:00", "--basis", "签收回执"];
    ok(&home, &args);
    let call = home.run(&["call", "list", NO, "--json"]).data()["calls"][1].clone();
    assert_eq!(
        (&call["claimed_payment"], &call["reached_at"]),
        (&json!(true), &json!("2026-03-12T09:00:00+08:00"))
    );
    let list = home.run(&["letter", "list", NO, "--json"]).data();
    let demand = list["kinds"]
        .as_array()
        .unwrap()
        .iter()
        .find(|k| k["kind"] == "demand" && k["to"] == "P03");
    assert_eq!(demand.unwrap()["state"], "reached");
    // The exhibit is the very file that was saved.
    let kept = home.path("kept.pdf").display().to_string();
    ok(&home, &["evidence", "extract", NO, "E001", "--to", &kept]);
    assert_eq!(std::fs::read(&kept).unwrap(), std::fs::read(&pdf).unwrap());
    ok(&home, &["verify", NO]);
}

#[test]
fn a_finished_letter_says_for_ever_what_it_said_and_an_old_one_is_not_sent_in_silence() {
    let home = desk(Lang::Zh);
    let fill = ["letter", "fill", NO, "demand", "--to", "platform"];
    let written = home.run(&fill).out;
    ok(&home, &["letter", "save", NO, "demand", "--to", "platform"]);
    ok(&home, &["letter", "save", NO, "complaint", "--to", "platform"]);
    ok(&home, &["letter", "sent", NO, "L001", "--channel", "email", "--at", "2026-03-11 09:00"]);
    // Money comes, and the other side speaks: the letter of today says so, the one that went out does not.
    ok(&home, &["case", "recovered", NO, "--amount", "30000", "--on", "2026-03-11"]);
    let call = ["call", "add", NO, "--with", "platform", "--at", "2026-03-11 10:00"];
    ok(&home, &[&call[..], &["--said", "还在查"]].concat());
    let now = home.run(&fill).out;
    assert!(now.contains("7,515.70"), "{now}");
    let kept = home.run(&["letter", "fill", NO, "L001"]);
    let body = |text: &str| text.lines().filter(|l| !l.contains("存证码")).collect::<String>();
    assert_eq!(body(&kept.out), body(&written));
    assert!(kept.out.contains("存证码"), "{}", kept.out);
    assert_eq!(home.run(&["letter", "fill", NO, "L001", "--json"]).data()["stale"], false);
    // The other one lies here with the old sum.
    let old = home.run(&["letter", "fill", NO, "L002", "--json"]);
    assert_eq!(old.json()["warnings"][0]["code"], "W-LETTER-STALE", "{}", old.out);
    let next = home.run(&["next", NO, "--json"]).data()["next"].clone();
    assert_eq!(next["act"], "send_letter", "{next}");
    assert!(next.to_string().contains("重写 L002"), "{next}");
    let sent = ["letter", "sent", NO, "L002", "--channel", "email", "--json"];
    let sent = home.run(&sent).json();
    assert_eq!(sent["warnings"][0]["code"], "W-LETTER-STALE", "{sent}");
}

#[test]
fn every_kind_of_letter_is_written_as_pdf_and_word_in_both_languages() {
    let home = desk(Lang::En);
    let kinds = [
        "inquiry",
        "preservation",
        "complaint",
        "demand",
        "regulator",
        "arbitration",
        "claim",
        "lawyer",
    ];
    for kind in kinds {
        for (lang, end) in [("zh-CN", "pdf"), ("en", "docx")] {
            let out = home.path(&format!("{kind}-{lang}.{end}")).display().to_string();
            ok(&home, &["letter", "save", NO, kind, "--letter-lang", lang, "--out", &out]);
        }
    }
    let list = home.run(&["letter", "list", NO, "--json"]).data();
    assert_eq!(list["letters"].as_array().map(Vec::len), Some(16));
    let sent =
        home.run(&["letter", "sent", NO, "regulator", "--channel", "portal", "--json"]).data();
    assert!(sent["contact"].is_string(), "{sent}");
    let lawyer = home.run(&["letter", "sent", NO, "lawyer", "--channel", "email", "--json"]).data();
    assert!(lawyer["contact"].is_null(), "{lawyer}");
}

#[test]
fn answers_are_set_beside_each_other_and_promises_are_watched() {
    let home = desk(Lang::Zh);
    let bank = [
        "call",
        "answer",
        NO,
        "--with",
        "bank",
        "--at",
        "2026-03-11 10:00",
        "--position",
        "denies",
    ];
    ok(&home, &[&bank[..], &["--said", "尾号 3371 的账户没有收到"]].concat());
    let pairs = home.run(&["call", "contradictions", NO]);
    assert!(pairs.out.contains("一方说已付，一方说没收到"), "{}", pairs.out);
    assert!(pairs.out.contains("收款尾号对不上"), "{}", pairs.out);
    let sheet = home.run(&["call", "sheet", NO, "--with", "bank"]);
    assert!(
        sheet.out.contains("以合同、银行卡背面为准") && sheet.out.contains("工单号"),
        "{}",
        sheet.out
    );
    assert!(sheet.out.contains("3317"), "{}", sheet.out);
    let promise =
        ["call", "add", NO, "--with", "bank", "--at", "2026-03-09 10:00", "--said", "会查"];
    ok(&home, &[&promise[..], &["--promise", "书面答复", "--promise-by", "2026-03-10"]].concat());
    let rows = home.run(&["call", "promises", NO, "--json"]).data()["promises"].clone();
    assert_eq!((&rows[0]["state"], &rows[0]["due"]), (&json!("lapsed"), &json!("2026-03-10")));
    let letter = home.run(&["letter", "fill", NO, "demand", "--to", "bank"]).out;
    assert!(letter.contains("下列承诺未兑现"), "{letter}");
}

#[test]
fn an_email_becomes_a_contact_with_its_attachment() {
    let home = desk(Lang::Zh);
    let mail = "From: =?utf-8?B?6JOd6bK45LuY5a6i5pyN?= <help@lanjing.example>\r\nTo: wang@noodles.example\r\n\
        Date: Wed, 11 Mar 2026 09:30:00 +0800\r\nSubject: =?utf-8?B?562U5aSN?=\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
        见附件。\r\n--b\r\nContent-Type: application/pdf; name=\"a.pdf\"\r\nContent-Disposition: attachment; filename=\"a.pdf\"\r\n\r\n\
        %PDF-1.4\r\n--b--\r\n";
    let path = home.file("reply.eml", mail);
    let ran = home.run(&["call", "mail", NO, &path, "--with", "platform", "--json"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let data = ran.data();
    assert_eq!((&data["from"], &data["direction"]), (&json!("help@lanjing.example"), &json!("in")));
    assert_eq!(data["evidence"], json!(["E001", "E002"]));
    let call = home.run(&["call", "list", NO, "--json"]).data()["calls"][1].clone();
    assert_eq!(
        (&call["channel"], &call["at"]),
        (&json!("email"), &json!("2026-03-11T09:30:00+08:00"))
    );
    assert!(call["said"].as_str().unwrap().contains("见附件"), "{call}");
    // The next one from the same house needs no name; one that speaks of an attachment and has none is told.
    let bare = "From: help@lanjing.example\r\nTo: wang@noodles.example\r\nDate: Wed, 11 Mar 2026 10:30:00 +0800\r\n\
        Subject: again\r\n\r\nsee attached\r\n";
    let path = home.file("bare.eml", bare);
    let ran = home.run(&["call", "mail", NO, &path, "--json"]);
    assert_eq!(ran.json()["warnings"][0]["code"], "W-CALL-ATTACH", "{}", ran.err);
    // A card number in it is masked in the record and in what is told of it; the message itself is kept, and that is said.
    let card = "From: help@lanjing.example\r\nTo: wang@noodles.example\r\nDate: Mon, 5 Jan 2099 10:00:00 +0800\r\n\
        Subject: card 4111111111111111\r\n\r\nhello\r\n";
    let path = home.file("card.eml", card);
    let ran = home.run(&["call", "mail", NO, &path, "--json"]);
    let warned = ran.json()["warnings"].to_string();
    for code in ["W-CARD-MASKED", "W-CARD-FILE", "W-CALL-FUTURE"] {
        assert!(warned.contains(code), "{warned}");
    }
    assert!(!ran.out.contains("4111111111111111"), "{ran}");
    let slip = home.file("slip.txt", "paid with 4111111111111111\n");
    let added = home.run(&["evidence", "add", NO, &slip, "--json"]);
    assert!(added.json()["warnings"].to_string().contains("W-CARD-FILE"), "{added}");
    let path = home.file("no.eml", "not a mail");
    assert_eq!(home.run(&["call", "mail", NO, &path, "--json"]).code(), "E-MAIL-01");
}

#[test]
fn a_case_ends_with_its_sums_and_can_be_opened_again() {
    let home = desk(Lang::Zh);
    ok(&home, &["case", "cost", NO, "--amount", "32", "--kind", "post", "--on", "2026-03-11"]);
    ok(&home, &["case", "recovered", NO, "--amount", "30000", "--on", "2026-03-11"]);
    let early = home.run(&["case", "close", NO, "--result", "recovered", "--json"]);
    assert_eq!(early.code(), "E-CASE-14");
    let closed = home.run(&["case", "close", NO, "--result", "settled", "--json"]).data();
    assert_eq!(
        (&closed["paid"]["text"], &closed["waived"]["text"], &closed["costs"]["text"]),
        (&json!("30000.00"), &json!("7515.70"), &json!("32.00"))
    );
    let stats = home.run(&["stats", "--json"]).data();
    assert_eq!(
        (&stats["sums"][0]["closed"], &stats["sums"][0]["recovered"]["text"]),
        (&json!(1), &json!("30000.00"))
    );
    assert_eq!(home.run(&["case", "show", NO, "--json"]).data()["closed"]["result"], "settled");
    ok(&home, &["case", "reopen", NO, "--reason", "对方没有按和解付款"]);
    assert_eq!(home.run(&["case", "show", NO, "--json"]).data()["stage"], "triage");
    let copy = home.run(&["case", "copy", NO, "--title", "第二次", "--json"]).data();
    assert_eq!((&copy["id"], &copy["parties"]), (&json!("RC-2026-002"), &json!(3)));
    let shown = home.run(&["case", "show", "RC-2026-002", "--json"]).data();
    assert_eq!((&shown["counts"]["calls"], &shown["claimed"]["minor"]), (&json!(0), &json!(0)));
}

#[test]
fn the_stage_says_what_it_wants_and_a_need_can_be_waived() {
    let home = desk(Lang::Zh);
    let plan = home.run(&["case", "road", NO, "--stage", "regulator", "--obligor", "platform"]);
    assert!(plan.out.contains("[先问清楚] 人民银行 12363"), "{}", plan.out);
    assert!(!plan.out.contains("12378"), "{}", plan.out);
    ok(&home, &["case", "waive", NO, "due_date", "--reason", "协议没写周期"]);
    let early = home.run(&["case", "move", NO, "--to", "bank", "--json"]);
    let error = early.json()["error"].to_string();
    assert!(!error.contains("应到账日") && error.contains("银行流水"), "{error}");
    let gaps = home.run(&["evidence", "gaps", NO, "--json"]).data()["rows"].clone();
    assert!(gaps[0]["status"] == "missing" && gaps[0]["where"].is_string(), "{gaps}");
    // A second platform is one more respondent, with a ladder of its own.
    let more = ["case", "party", NO, "--role", "platform", "--name", "红杉付", "--add", "--json"];
    assert_eq!(home.run(&more).data()["party"]["id"], "P04");
    // Letting the bank go leaves the other two.
    ok(&home, &["case", "claim", NO, "--obligor", "bank", "--no-longer", "--reason", "已查清"]);
    let ladders = home.run(&["case", "show", NO, "--json"]).data()["ladders"].clone();
    assert_eq!(ladders.as_array().map(Vec::len), Some(2));
}

#[test]
fn a_report_against_the_platform_does_not_go_to_the_banks_regulator() {
    let home = desk(Lang::Zh);
    let office = "国家金融监督管理总局上海监管局";
    let typed = format!("addressee={office}");
    ok(&home, &["letter", "save", NO, "regulator", "--to", "bank", "--set", &typed]);
    ok(&home, &["letter", "sent", NO, "L001", "--channel", "letter", "--at", "2026-03-11 09:00"]);
    let of = |to: &str| home.run(&["letter", "fill", NO, "regulator", "--to", to]).out;
    assert!(of("bank").contains(office), "{}", of("bank"));
    assert!(!of("platform").contains(office), "{}", of("platform"));
    // The other office becomes a party of its own, and each keeps its times.
    let other = "addressee=中国人民银行上海总部";
    ok(&home, &["letter", "save", NO, "regulator", "--to", "platform", "--set", other]);
    ok(&home, &["letter", "sent", NO, "L002", "--channel", "letter", "--at", "2026-03-11 09:30"]);
    let calls = home.run(&["call", "list", NO]).out;
    assert!(calls.contains(office) && calls.contains("中国人民银行上海总部"), "{calls}");
}

#[test]
fn a_bundle_that_holds_all_there_is_is_not_asked_for_again() {
    let home = desk(Lang::Zh);
    let out = home.path("out").display().to_string();
    ok(&home, &["export", NO, "--for", "lawyer", "--out", &out]);
    let shown = home.run(&["case", "show", NO]).out;
    assert!(shown.contains("第 1 版证据包已经导出") && !shown.contains("第 2 版"), "{shown}");
    // What is about the bundle is no reason for another; what happens is.
    ok(&home, &["proof", "hand", NO, "--to", "李慧律师", "--how", "message"]);
    assert!(home.run(&["case", "show", NO]).out.contains("第 1 版证据包已经导出"));
    ok(&home, &["case", "note", NO, "对方来电，说下周付"]);
    assert!(home.run(&["case", "show", NO]).out.contains("导出证据包第 2 版"));
}
