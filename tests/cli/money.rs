//! `recourse import`, `reconcile`, and the deadline calculator.

use crate::support::sandbox::Sandbox;
use recourse_core::locale::Lang;
use serde_json::json;

/// Two days of sales, the second of which was never paid; net of 0.38 %.
const POS: &str = "交易日期,交易时间,终端号,交易类型,交易金额,手续费,清算金额,参考号\n\
2026-03-03,11:20:01,21391326,消费,1000.00,3.80,996.20,973500000001\n\
2026-03-03,18:05:40,21391326,消费,500.00,1.90,498.10,973500000002\n\
2026-03-04,12:01:12,21391326,消费,200.00,0.76,199.24,973500000003\n\
2026-03-05,12:30:45,21391326,消费,800.00,3.04,796.96,973500000004\n\
2026-03-05,19:10:20,21391326,消费,300.00,1.14,298.86,973500000005\n";

const BANK: &str = "交易日期,摘要,收入,支出,余额,对方户名\n\
2026-03-04,商户结算,1494.30,,5494.30,蓝鲸付支付有限公司\n\
2026-03-05,商户结算,199.24,,5693.54,蓝鲸付支付有限公司\n\
2026-03-09,电费,,93.54,5600.00,江州供电\n\
2026-03-10,转账,10.00,,5610.00,周敏\n";

#[test]
fn what_is_imported_twice_is_new_once() {
    let home = Sandbox::new(Lang::Zh);
    let pos = home.file("明细.csv", POS);
    insta::assert_snapshot!(home.run(&["import", "pos", &pos, "--dry-run"]), @r"
    $ recourse import pos $DIR/明细.csv --dry-run
    明细.csv：generic，utf-8，跳过表头前 0 行，5 笔（新 5，已有 0），2026-03-03 - 2026-03-05
      收款    5  CNY 2,800.00
      退款    0  CNY 0.00
      手续费     CNY 10.64
      有利：原样保存每个字节、没有被表格软件另存过
      欠缺：来自机构自己的压缩包、带有电子签名
    只是试读，没有保存。
    ");
    insta::assert_snapshot!(home.run(&["import", "pos", &pos]), @r"
    $ recourse import pos $DIR/明细.csv
    明细.csv：generic，utf-8，跳过表头前 0 行，5 笔（新 5，已有 0），2026-03-03 - 2026-03-05
      收款    5  CNY 2,800.00
      退款    0  CNY 0.00
      手续费     CNY 10.64
      有利：原样保存每个字节、没有被表格软件另存过
      欠缺：来自机构自己的压缩包、带有电子签名
    ");
    let again = home.run(&["import", "pos", &pos, "--json"]).data()["files"][0].clone();
    assert_eq!((&again["rows"], &again["new"], &again["known"]), (&json!(5), &json!(0), &json!(5)));
    assert_eq!(again["fees"], json!({ "minor": 1064, "currency": "CNY", "text": "10.64" }));
    assert_eq!(again["sales"]["count"], 5);
}

#[test]
fn missing_takings_are_found_and_become_a_case() {
    let home = Sandbox::new(Lang::Zh);
    let (pos, bank) = (home.file("明细.csv", POS), home.file("流水.csv", BANK));
    insta::assert_snapshot!(home.run(&["reconcile"]), @r"
    $ recourse reconcile
    ! 还没有 POS 明细
    ! 对账要有收款明细和银行流水两边。
    ! 用 recourse import pos 文件 导入，或用 --pos 文件 只对这一次。 (E-REC-01)
    [3]
    ");
    let once = home.run(&["reconcile", "--pos", &pos, "--bank", &bank, "--json"]).data();
    assert_eq!(once["totals"]["missing"]["net"]["text"], "1095.82");
    assert!(!home.home().exists(), "files handed over are not kept");
    assert_eq!(home.run(&["import", "pos", &pos]).status, 0);
    assert_eq!(home.run(&["import", "bank", &bank]).status, 0);
    let held = home.run(&["reconcile", "--json"]).data();
    let references: Vec<_> =
        held["missing"].as_array().unwrap().iter().map(|s| s["reference"].clone()).collect();
    assert_eq!(references, ["973500000004", "973500000005"]);
    assert_eq!(held["missing"][0]["due"], "2026-03-06");
    let opened = home
        .run(&["case", "new", "--title", "一天未到账", "--missing-from-reconcile", "--json"])
        .data();
    assert_eq!((&opened["sales"], &opened["evidence"]), (&json!(2), &json!(2)));
    assert_eq!(opened["claimed"]["text"], "1095.82");
    let twice = home.run(&["case", "new", "--title", "再来", "--missing-from-reconcile", "--json"]);
    assert_eq!((twice.status, twice.code().as_str()), (3, "E-REC-02"));
}

#[test]
fn files_that_are_no_exports_are_refused_with_the_reason() {
    let home = Sandbox::new(Lang::Zh);
    let text = home.file("随便.txt", "今天天气不错\n");
    insta::assert_snapshot!(home.run(&["import", "bank", &text]), @r"
    $ recourse import bank $DIR/随便.txt
    ! 随便.txt 里找不到表头
    ! 认不出哪一列是日期、哪一列是金额，没有保存。
    ! 用平台或银行原样导出的文件，不要删改表头；如果本来就是原样，就指明一次哪列是什么：--map date=列名,amount=列名。 (E-IMPORT-07)
    [4]
    ");
    let picture = home.file("流水.pdf", "%PDF-1.7 x");
    insta::assert_snapshot!(home.run(&["import", "bank", &picture]), @r"
    $ recourse import bank $DIR/流水.pdf
    ! 流水.pdf 是图片或 PDF（pdf），读不出表格
    ! 没有保存；截图和 PDF 里的数字不能可靠地逐笔读出来。
    ! 到同一个地方重新导出，选 CSV 或 Excel；这一份可以作为证据加进案件。 (E-IMPORT-06)
    [4]
    ");
    let empty = home.file("空.csv", "");
    assert_eq!(home.run(&["import", "bank", &empty, "--json"]).code(), "E-IMPORT-01");
}

#[test]
fn an_export_of_the_other_kind_is_named_with_the_way_to_the_right_one() {
    let home = Sandbox::new(Lang::Zh);
    let warned = |ran: crate::support::sandbox::Ran| ran.json()["warnings"].to_string();
    let bill = std::fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../core/tests/fixtures/bank/wechat-personal.csv"
    ));
    let bill = home.file("账单.csv", bill.unwrap());
    let said = warned(home.run(&["import", "pos", &bill, "--dry-run", "--json"]));
    assert!(
        said.contains("W-IMPORT-KIND") && said.contains("微信支付商户平台 > 账务中心"),
        "{said}"
    );
    let (pos, bank) = (home.file("明细.csv", POS), home.file("流水.csv", BANK));
    let said = warned(home.run(&["import", "bank", &pos, "--dry-run", "--json"]));
    assert!(said.contains("W-IMPORT-KIND") && said.contains("网上银行"), "{said}");
    for (side, path) in [("pos", &pos), ("bank", &bank), ("bank", &bill)] {
        let said = warned(home.run(&["import", side, path, "--dry-run", "--json"]));
        assert!(!said.contains("W-IMPORT-KIND"), "{said}");
    }
}

#[test]
fn the_calculator_needs_no_case() {
    let home = Sandbox::new(Lang::En);
    let ran = home.run(&[
        "deadline",
        "compute",
        "--rule",
        "CN-LIM-3Y",
        "--on",
        "knew_damage_and_obligor=2023-10-04",
        "--json",
    ]);
    let data = ran.data();
    assert_eq!(
        (&data["unrolled"], &data["expected"], &data["act_by"]),
        (&json!("2026-10-04"), &json!("2026-10-08"), &json!("2026-09-30"))
    );
    assert_eq!(ran.json()["schema"], "recourse.deadline.compute/1");
    let open = home.run(&[
        "deadline",
        "compute",
        "--rule",
        "CN-LIM-3Y",
        "--on",
        "sunrise=2023-10-04",
        "--json",
    ]);
    assert_eq!((open.status, &open.json()["error"]["code"]), (2, &json!("E-DATE-06")));
    let none =
        home.run(&["deadline", "compute", "--rule", "CN-NOPE", "--on", "a=2023-10-04", "--json"]);
    assert_eq!((none.status, none.code().as_str()), (3, "E-RULE-01"));
    assert_eq!(home.run(&["rules", "show", "cn-lim-3y"]).status, 0);
}

/// The bank statement of the following days: the missing run of 5 March comes on the 12th.
const BANK_LATER: &str = "交易日期,摘要,收入,支出,余额,对方户名\n\
2026-03-11,电费,,10.00,5600.00,江州供电\n\
2026-03-12,商户结算,1095.82,,6695.82,蓝鲸付支付有限公司\n\
2026-03-13,转账,10.00,,6705.82,周敏\n";

fn with_a_case(home: &Sandbox) {
    let (pos, bank) = (home.file("明细.csv", POS), home.file("流水.csv", BANK));
    assert_eq!(home.run(&["import", "pos", &pos]).status, 0);
    assert_eq!(home.run(&["import", "bank", &bank]).status, 0);
    let new = ["case", "new", "--title", "一天未到账", "--missing-from-reconcile"];
    assert_eq!(home.run(&new).status, 0);
}

#[test]
fn a_later_statement_closes_the_case_s_rows_and_books_the_money_once() {
    let home = Sandbox::new(Lang::Zh);
    with_a_case(&home);
    let before = home.run(&["case", "show", "RC-2026-001", "--json"]).data();
    assert_eq!(before["open"]["text"], "1095.82");
    let later = home.file("后来.csv", BANK_LATER);
    let read = home.run(&["import", "bank", &later, "--json"]).data();
    let recovered = &read["files"][0]["recovered"][0];
    assert_eq!(recovered["case"], "RC-2026-001");
    assert_eq!((&recovered["sales"], &recovered["on"]), (&json!(2), &json!("2026-03-12")));
    assert_eq!(recovered["open"]["text"], "0.00");
    let after = home.run(&["case", "show", "RC-2026-001", "--json"]).data();
    assert_eq!(
        (&after["paid"]["text"], &after["recovered"]["text"], &after["open"]["text"]),
        (&json!("1095.82"), &json!("1095.82"), &json!("0.00"))
    );
    let again = home.run(&["import", "bank", &later, "--json"]).data();
    assert_eq!(again["files"][0]["recovered"], json!([]));
    let held = home.run(&["reconcile", "--json"]).data();
    assert_eq!(held["money"]["recovered"]["text"], "1095.82");
    assert_eq!(held["money"]["open"]["text"], "0.00");
}

#[test]
fn a_word_about_a_sale_is_an_entry_with_a_reason_and_can_be_taken_back() {
    let home = Sandbox::new(Lang::En);
    with_a_case(&home);
    let mute = home.run(&[
        "reconcile",
        "decide",
        "973500000005",
        "--as",
        "paid",
        "--reason",
        " ",
        "--json",
    ]);
    assert_eq!((mute.status, mute.code().as_str()), (2, "E-CASE-07"));
    let said = home
        .run(&[
            "reconcile",
            "decide",
            "973500000005",
            "--as",
            "paid",
            "--on",
            "2026-03-08",
            "--reason",
            "cash over the counter",
            "--json",
        ])
        .data();
    let held = home.run(&["reconcile", "--json"]).data();
    assert_eq!(held["missing"].as_array().unwrap().len(), 1);
    assert_eq!(held["late"][0]["paid_on"], "2026-03-08");
    assert!(held["late"][0]["basis"].as_str().unwrap().contains("You said that it did arrive."));
    let seq = said["seqs"][0].to_string();
    let back = ["reconcile", "decide", "--undo", &seq, "--reason", "wrong sale"];
    assert_eq!(home.run(&back).status, 0);
    let held = home.run(&["reconcile", "--json"]).data();
    assert_eq!(held["missing"].as_array().unwrap().len(), 2);
    let twice = home.run(&["reconcile", "decide", "--undo", &seq, "--reason", "again", "--json"]);
    assert_eq!((twice.status, twice.code().as_str()), (3, "E-REC-05"));
    let not = ["reconcile", "decide", "973500000001", "--as", "not-paid", "--reason", "not there"];
    assert_eq!(home.run(&not).status, 0);
    let held = home.run(&["reconcile", "--json"]).data();
    assert_eq!(held["missing"][0]["reference"], "973500000001");
    let unknown = ["reconcile", "decide", "1", "--as", "paid", "--reason", "x", "--json"];
    assert_eq!(home.run(&unknown).code(), "E-REC-04");
}

#[test]
fn how_the_acquirer_pays_can_be_fixed_and_learned_again() {
    let home = Sandbox::new(Lang::En);
    with_a_case(&home);
    let fix = ["reconcile", "payout", "--shape", "per-run", "--lag", "2", "--reason", "agreement"];
    assert_eq!(home.run(&fix).status, 0);
    let held = home.run(&["reconcile", "--json"]).data();
    assert_eq!(held["payout"]["lag"], json!({ "value": 2, "unit": "working_day" }));
    assert_eq!(
        (&held["payout"]["confidence_permille"], &held["payout_fixed"]),
        (&json!(1000), &json!(true))
    );
    let weekly = ["reconcile", "payout", "--shape", "per-run", "--lag-unit", "week-sun", "--json"];
    assert_eq!(home.run(&weekly).data()["lag_unit"], "week_sun");
    let held = home.run(&["reconcile", "--json"]).data();
    assert_eq!(held["payout"]["lag"], json!({ "value": 1, "unit": "week_sun" }));
    assert_eq!(home.run(&["reconcile", "payout", "--learn"]).status, 0);
    let held = home.run(&["reconcile", "--json"]).data();
    assert_eq!(
        (&held["payout"]["lag"]["value"], &held["payout_fixed"]),
        (&json!(1), &json!(false))
    );
}

#[test]
fn interest_is_shown_with_its_working_and_the_rate_chosen() {
    let home = Sandbox::new(Lang::En);
    with_a_case(&home);
    let plain = home.run(&["interest", "RC-2026-001", "--to", "2026-06-30", "--json"]).data();
    // 1,095.82 from 2026-03-07 on at 3.00 %: 116 days.
    assert_eq!((&plain["method"], &plain["chosen"]), (&json!("at_breach"), &json!(false)));
    assert_eq!(plain["segments"][0]["days"], 116);
    assert_eq!(plain["total"]["text"], "10.45");
    let chosen = home.run(&[
        "interest",
        "RC-2026-001",
        "--to",
        "2026-06-30",
        "--method",
        "agreed",
        "--rate",
        "3.65",
        "--uplift",
        "50",
        "--reason",
        "clause 7",
        "--json",
    ]);
    assert_eq!(chosen.data()["total"]["text"], "19.07");
    let shown = home.run(&["case", "show", "RC-2026-001", "--json"]).data();
    assert_eq!(shown["interest"]["method"], "agreed");
    let unseen = home.run(&[
        "interest",
        "RC-2026-001",
        "--to",
        "2026-12-31",
        "--method",
        "floating",
        "--json",
    ]);
    assert_eq!((unseen.status, unseen.code().as_str()), (4, "E-INT-03"));
    let bad = ["interest", "RC-2026-001", "--method", "agreed", "--rate", "viel", "--json"];
    assert_eq!(home.run(&bad).code(), "E-MONEY-02");
}

#[test]
fn a_layout_no_profile_knows_is_explained_once_and_kept() {
    let home = Sandbox::new(Lang::En);
    let strange = home.file(
        "strange.csv",
        "Alpha;Beta;Gamma\n2026-03-04;1494.30;Blauwal Pay\n2026-03-05;199.24;Blauwal Pay\n",
    );
    let unread = home.run(&["import", "bank", &strange, "--json"]);
    assert_eq!(unread.code(), "E-IMPORT-07");
    let lacks = home.run(&["import", "bank", &strange, "--map", "date=Alpha", "--json"]);
    assert_eq!((lacks.status, lacks.code().as_str()), (2, "E-IMPORT-11"));
    let map = "date=Alpha,in=Beta,text=Gamma";
    let read = home.run(&["import", "bank", &strange, "--map", map, "--json"]).data();
    assert_eq!(read["files"][0]["credits"]["sum"]["text"], "1693.54");
    let next = home.file("next.csv", "Alpha;Beta;Gamma\n2026-03-06;10.00;Blauwal Pay\n");
    let again = home.run(&["import", "bank", &next, "--json"]).data();
    assert_eq!(again["files"][0]["profile"], read["files"][0]["profile"]);
    assert_eq!(again["files"][0]["new"], 1);
    let wrong =
        home.run(&["import", "bank", &next, "--map", "date=Alpha,sum=Beta,in=Beta", "--json"]);
    assert_eq!(wrong.code(), "E-IMPORT-09");
}
