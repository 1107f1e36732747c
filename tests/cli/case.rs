//! `recourse case`, `next`.

use crate::support::sandbox::Sandbox;
use recourse_core::locale::Lang;
use serde_json::json;

#[test]
fn an_empty_home_says_what_to_do_and_stays_empty() {
    let home = Sandbox::new(Lang::Zh);
    insta::assert_snapshot!(home.run(&["case", "list"]), @r"
    $ recourse case list
    还没有案件。用 recourse case new --title 标题 新建，或用 recourse demo 先看演示。
    ");
    insta::assert_snapshot!(home.run(&["next"]), @r"
    $ recourse next
    还没有案件。用 recourse case new --title 标题 新建，或用 recourse demo 先看演示。
    ");
    assert_eq!(home.run(&["case", "list", "--json"]).data(), json!({ "cases": [] }));
    assert!(!home.home().exists(), "looking writes nothing");
}

#[test]
fn a_case_is_opened_shown_and_listed() {
    let home = Sandbox::with_case(Lang::Zh);
    insta::assert_snapshot!(home.run(&["case", "list"]), @r"
    $ recourse case list
    案件         阶段  应收           未到账         标题
    RC-2026-001  核实  CNY 37,515.70  CNY 37,515.70  升级后未到账
    ");
    insta::assert_snapshot!(home.run(&["case", "show", "rc-2026-001"]), @r"
    $ recourse case show rc-2026-001
    RC-2026-001  升级后未到账
    应收 CNY 37,515.70    已追回 CNY 0.00    未到账 CNY 37,515.70
    阶段：核实
    当事方
      P01  商户      老王记面馆
      P02  银行      江州银行
      P03  支付平台  蓝鲸付
    下一步
      1   打电话给江州银行，要一个工单号
      2   打电话给蓝鲸付，要一个工单号
      3   查一项：机器里的商户号、结算账户尾号和协议一致
      4   取得或添加：收单协议
      5   取得或添加：POS 明细
      6   取得或添加：POS 签购单
      7   取得或添加：银行流水
      8   取得或添加：升级公告
      9   取得或添加：通话录音
      10  导出证据包第 1 版
    期限
        待补日期  -    普通诉讼时效（对江州银行）  法定  算不出来，因为还缺：知道款项未到账、知道应由谁付款
        待补日期  -    普通诉讼时效（对蓝鲸付）    法定  算不出来，因为还缺：知道款项未到账、知道应由谁付款
    还缺：收单协议、POS 明细、POS 签购单、银行流水、升级公告、书面催告函、催告送达凭证、通话录音
    沟通 0 条，证据 0 件，未到账交易 0 笔，导出 0 次，记录 4 条
    ");
    let shown = home.run(&["case", "show", "RC-2026-001", "--json"]).data();
    assert_eq!(
        shown["claimed"],
        json!({ "minor": 3_751_570, "currency": "CNY", "text": "37515.70" })
    );
    assert_eq!(shown["stage"], "triage");
    // Bank and platform each have a ladder from the start.
    assert_eq!(shown["ladders"][0]["obligor"], "P02");
    assert_eq!(shown["ladders"][1]["stage"], "triage");
    assert_eq!(shown["parties"][1]["name"], "江州银行");
    assert!(shown["next"].as_array().is_some_and(|n| !n.is_empty()));
}

#[test]
fn the_same_in_english() {
    let home = Sandbox::with_case(Lang::En);
    insta::assert_snapshot!(home.run(&["case", "list"]), @r"
    $ recourse case list
    Case         Stage  Claimed        Missing        Title
    RC-2026-001  Check  CNY 37,515.70  CNY 37,515.70  Payouts missing
    ");
    insta::assert_snapshot!(home.run(&["next"]), @r"
    $ recourse next
    RC-2026-001  Call 江州银行, get a ticket number (about 5 min)
    Why: There is no record of a contact with 江州银行 yet.
    ");
}

#[test]
fn new_answers_with_its_id() {
    let home = Sandbox::new(Lang::En);
    let ran = home
        .run(&["case", "new", "--title", "T", "--amount", "1.2万", "--from", "3月9日", "--json"]);
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
    insta::assert_snapshot!(home.run(&["case", "move", "RC-2026-001", "--to", "platform"]), @r"
    $ recourse case move RC-2026-001 --to platform
    ! 转到「支付平台」还缺：POS 明细、银行流水、机器设置、后台账户核对、应到账日
    ! 材料没齐也可以转，但要留下原因，以后好说明。
    ! 先补齐，或用 --reason 写明为什么现在转。 (E-CASE-07)
    [2]
    ");
    insta::assert_snapshot!(home.run(&["case", "move", "RC-2026-001", "--to", "platform", "--reason", "银行说款已给平台"]), @r"
    $ recourse case move RC-2026-001 --to platform --reason 银行说款已给平台
    RC-2026-001 已转到「支付平台」。
    转的时候还缺：POS 明细、银行流水、机器设置、后台账户核对、应到账日
    ");
    let again =
        home.run(&["case", "move", "RC-2026-001", "--to", "platform", "--reason", "x", "--json"]);
    assert_eq!((again.status, again.code().as_str()), (4, "E-CASE-10"));
    let one = home.run(&[
        "case",
        "move",
        "RC-2026-001",
        "--to",
        "regulator",
        "--obligor",
        "bank",
        "--reason",
        "x",
        "--json",
    ]);
    assert_eq!(one.data()["obligor"], "P02");
    let ladders = home.run(&["case", "show", "RC-2026-001", "--json"]).data()["ladders"].clone();
    assert_eq!(ladders[0]["name"], "江州银行");
    assert_eq!((&ladders[0]["stage"], &ladders[0]["own"]), (&json!("regulator"), &json!(true)));
    assert_eq!((&ladders[1]["stage"], &ladders[1]["own"]), (&json!("platform"), &json!(false)));
}

#[test]
fn amend_note_party_and_money_that_arrived() {
    let home = Sandbox::with_case(Lang::Zh);
    let no = "RC-2026-001";
    insta::assert_snapshot!(home.run(&["case", "amend", no, "--title", "三天未到账", "--reason", "说清楚"]), @r"
    $ recourse case amend RC-2026-001 --title 三天未到账 --reason 说清楚
    RC-2026-001 已更正（#6）。原来的内容也保留。
    ");
    insta::assert_snapshot!(home.run(&["case", "amend", no, "--reason", "没有别的"]), @r"
    $ recourse case amend RC-2026-001 --reason 没有别的
    ! 没有要改的内容
    ! 这次什么也没写。
    ! 用选项写明新的内容；可用的选项见该命令的 --help。 (E-CASE-12)
    [2]
    ");
    insta::assert_snapshot!(home.run(&["case", "note", no, "卡号 6222021234567890128 要遮住", "--private"]), @r#"
    $ recourse case note RC-2026-001 "卡号 6222021234567890128 要遮住" --private
    已记入 RC-2026-001（#7），只给自己看，默认不进证据包。
    ! 内容里有 1 个银行卡号，已只保留前六位和后四位。 (W-CARD-MASKED)
    "#);
    insta::assert_snapshot!(home.run(&["case", "party", no, "--role", "bank", "--name", "江州银行股份有限公司", "--account-tail", "3371"]), @r"
    $ recourse case party RC-2026-001 --role bank --name 江州银行股份有限公司 --account-tail 3371
    RC-2026-001 的银行：江州银行股份有限公司
    ");
    insta::assert_snapshot!(home.run(&["case", "recovered", no, "--amount", "12,860.50", "--on", "2026-03-11"]), @r"
    $ recourse case recovered RC-2026-001 --amount 12,860.50 --on 2026-03-11
    RC-2026-001：2026-03-11 周三 到账 CNY 12,860.50，还差 CNY 24,655.20。
    ");
    let shown = home.run(&["case", "show", no, "--json"]).data();
    assert_eq!(shown["outstanding"]["text"], "24655.20");
    assert_eq!(shown["notes"][0]["text"], "卡号 622202*********0128 要遮住");
}

#[test]
fn foreign_text_reaches_the_terminal_harmless() {
    let home = Sandbox::new(Lang::En);
    assert_eq!(home.run(&["case", "new", "--title", "a\u{1b}[2Jb\u{202e}c"]).status, 0);
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
    let promise = ["--promise", "answer", "--promise-by", "2026-03-19"];
    let call =
        ["call", "add", "RC-2026-001", "--with", "bank", "--at", "2026-03-12 10:00", "--said", "x"];
    assert_eq!(home.run(&[&call[..], &promise[..]].concat()).status, 0);
    let today = home.run(&["deadlines", "--overdue", "--fail", "--json"]);
    assert_eq!((today.status, today.data()), (0, json!([])));
    let late = home.run(&["deadlines", "--as-of", "2030-01-01", "--overdue", "--fail", "--json"]);
    assert_eq!(late.status, 6);
    assert!(late.data().as_array().is_some_and(|d| !d.is_empty()));
}
