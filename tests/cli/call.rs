//! `recourse call` and `evidence`.

use crate::support::sandbox::{Ran, Sandbox};
use recourse_core::locale::Lang;
use serde_json::json;

const NO: &str = "RC-2026-001";

fn log(home: &Sandbox) -> Ran {
    let said = "正在查，7 天内答复";
    home.run(&[
        "call",
        "add",
        NO,
        "--with",
        "bank",
        "--at",
        "今天 09:50",
        "--agent",
        "2206",
        "--ticket",
        "JZ0312",
        "--said",
        said,
        "--promise",
        "书面答复",
        "--promise-by",
        "2026-03-19",
        "--private",
        "像是敷衍",
    ])
}

#[test]
fn a_call_is_logged_listed_amended_settled_and_voided() {
    let home = Sandbox::with_case(Lang::Zh);
    insta::assert_snapshot!(log(&home), @r#"
    $ recourse call add RC-2026-001 --with bank --at "今天 09:50" --agent 2206 --ticket JZ0312 --said "正在查，7 天内答复" --promise 书面答复 --promise-by 2026-03-19 --private 像是敷衍
    已记为 C001（RC-2026-001，#6）。
    承诺 2026-03-19 周四 到期，已列入期限。
    "#);
    insta::assert_snapshot!(home.run(&["call", "list", NO]), @r"
    $ recourse call list RC-2026-001
    C001  2026-03-12 周四 09:50  江州银行  电话，拨出
          工号    2206
          工单号  JZ0312
          对方说  正在查，7 天内答复
          承诺    书面答复（2026-03-19 周四 前）
    ");
    insta::assert_snapshot!(home.run(&["call", "amend", NO, "c1", "--ticket", "JZ0312-77", "--reason", "听错了"]), @r"
    $ recourse call amend RC-2026-001 c1 --ticket JZ0312-77 --reason 听错了
    C001 已更正（#8）。原来的内容也保留。
    ");
    insta::assert_snapshot!(home.run(&["call", "settle", NO, "C001", "--outcome", "broken"]), @r"
    $ recourse call settle RC-2026-001 C001 --outcome broken
    C001 的承诺：没兑现
    ");
    insta::assert_snapshot!(home.run(&["call", "void", NO, "C001", "--reason", "记重了"]), @r"
    $ recourse call void RC-2026-001 C001 --reason 记重了
    C001 已作废（#10）。原文仍保留，可以恢复。
    ");
    insta::assert_snapshot!(home.run(&["call", "void", NO, "C001", "--reason", "再来"]), @r"
    $ recourse call void RC-2026-001 C001 --reason 再来
    ! C001 已经作废过了
    ! 不用再作废一次。
    ! 原文和原因仍在，用 recourse audit 查看。 (E-CASE-05)
    [4]
    ");
    insta::assert_snapshot!(home.run(&["call", "void", NO, "C009", "--reason", "x"]), @r"
    $ recourse call void RC-2026-001 C009 --reason x
    ! 没有 C009
    ! 这次什么也没写。
    ! 用 recourse case show、call list 或 evidence list 查看现有编号。 (E-CASE-04)
    [3]
    ");
    insta::assert_snapshot!(home.run(&["call", "list", NO]), @r"
    $ recourse call list RC-2026-001
    C001  2026-03-12 周四 09:50  江州银行  电话，拨出  [作废：记重了]
          工号    2206
          工单号  JZ0312-77
          对方说  正在查，7 天内答复
          承诺    书面答复（2026-03-19 周四 前）
    ");
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
    assert_eq!(home.run(&["call", "void", NO, "C001", "--reason", "x"]).status, 0);
    let second = home.run(&[
        "call",
        "add",
        NO,
        "--with",
        "other:Agent",
        "--at",
        "2026-03-12T10:00:00+08:00",
        "--said",
        "x",
        "--json",
    ]);
    assert_eq!(second.data()["id"], "C002");
    assert_eq!(
        home.run(&["call", "list", NO, "--json"]).data()["calls"][1]["with"]["name"],
        "Agent"
    );
}

#[test]
fn what_is_typed_wrongly_is_said_with_an_example() {
    let home = Sandbox::with_case(Lang::Zh);
    let base = ["call", "add", NO, "--with", "bank", "--said", "x", "--at"];
    insta::assert_snapshot!(home.run(&[&base[..], &["昨天"]].concat()), @r#"
    $ recourse call add RC-2026-001 --with bank --said x --at 昨天
    ! --at 的时间看不懂：昨天
    ! 也请写上几点，比如 昨天 14:30
    ! 写成 "2026-03-26 10:30"，或 "今天 10:30"。 (E-DATE-03)
    [2]
    "#);
    insta::assert_snapshot!(home.run(&[&base[..], &["3/4/2026 10:00"]].concat()), @r#"
    $ recourse call add RC-2026-001 --with bank --said x --at "3/4/2026 10:00"
    ! --at 的时间看不懂：3/4/2026 10:00
    ! 可能是两个日子，请先写四位年份，比如 2026/3/9
    ! 写成 "2026-03-26 10:30"，或 "今天 10:30"。 (E-DATE-03)
    [2]
    "#);
    insta::assert_snapshot!(home.run(&[&base[..], &["今天 10:00", "--promise", "答复"]].concat()), @r#"
    $ recourse call add RC-2026-001 --with bank --said x --at "今天 10:00" --promise 答复
    ! 有承诺，但没写到哪一天
    ! 没有日期就没法提醒。
    ! 用 --promise-by 写明，例如 --promise-by 2026-03-31；对方没说就按您给的最后一天写。 (E-CALL-02)
    [2]
    "#);
    insta::assert_snapshot!(home.run(&["call", "add", NO, "--with", "somebody", "--said", "x", "--at", "今天 10:00"]), @r#"
    $ recourse call add RC-2026-001 --with somebody --said x --at "今天 10:00"
    ! 不认识「somebody」
    ! 不知道这次沟通是和谁。
    ! 用 bank、platform、regulator 或 other:名称，也可以用当事方编号，例如 P02。 (E-CALL-01)
    [2]
    "#);
    let later = home.run(&[&base[..], &["明天 10:00", "--json"]].concat());
    assert_eq!(later.json()["warnings"][0]["code"], "W-CALL-FUTURE");
}

#[test]
fn files_become_evidence_once_and_a_bad_one_does_not_stop_the_rest() {
    let home = Sandbox::with_case(Lang::Zh);
    let slip = home.file("签购单 0309.jpg", "商户存根 12,909.56");
    let notice = home.file("公告.pdf", "升级公告");
    let empty = home.file("空.txt", "");
    insta::assert_snapshot!(home.run(&["evidence", "add", NO, &slip, &empty, &notice, "--proves", "3 月 9 日的交易"]), @r#"
    $ recourse evidence add RC-2026-001 "$DIR/签购单 0309.jpg" $DIR/空.txt $DIR/公告.pdf --proves "3 月 9 日的交易"
    E001  $DIR/签购单 0309.jpg  22 B  7c8ca14f
    E002  $DIR/公告.pdf  12 B  bd63dca9
    ! 这份文件里看得到完整的银行卡号吗？看得到的话，请先遮住中间几位再添加。 (W-CARD-ASK)
    ! $DIR/空.txt 是空文件
    ! 空文件证明不了什么，没有存入。
    ! 检查是否下载或复制完整。 (E-FILE-09)
    [4]
    "#);
    insta::assert_snapshot!(home.run(&["evidence", "add", NO, &slip]), @r#"
    $ recourse evidence add RC-2026-001 "$DIR/签购单 0309.jpg"
    E001  $DIR/签购单 0309.jpg  以前存过，没有重复保存
    "#);
    insta::assert_snapshot!(home.run(&["evidence", "list", NO]), @r"
    $ recourse evidence list RC-2026-001
    编号  种类        大小  名称             证明什么
    E001  POS 签购单  22 B  签购单 0309.jpg  3 月 9 日的交易
    E002  公告        12 B  公告.pdf         3 月 9 日的交易
    ");
    let to = home.path("取出.jpg").display().to_string();
    insta::assert_snapshot!(home.run(&["evidence", "extract", NO, "E001", "--to", &to]), @r"
    $ recourse evidence extract RC-2026-001 E001 --to $DIR/取出.jpg
    E001 已写到 $DIR/取出.jpg
    ");
    assert_eq!(std::fs::read(&to).unwrap(), std::fs::read(&slip).unwrap());
    insta::assert_snapshot!(home.run(&["evidence", "extract", NO, "E001", "--to", &to]), @r"
    $ recourse evidence extract RC-2026-001 E001 --to $DIR/取出.jpg
    ! $DIR/取出.jpg 已经存在
    ! 不会覆盖已有的文件。
    ! 换一个名称或文件夹。 (E-FILE-10)
    [4]
    ");
    insta::assert_snapshot!(home.run(&["evidence", "void", NO, "E002", "--reason", "和 E001 无关"]), @r#"
    $ recourse evidence void RC-2026-001 E002 --reason "和 E001 无关"
    E002 已作废（#8）。文件仍保留，可以恢复。
    "#);
    let stdin = home.run_with(
        &["evidence", "add", NO, "-", "--name", "来信.txt", "--kind", "reply", "--json"],
        b"dear sir",
    );
    assert_eq!(stdin.data()["files"][0]["id"], "E003");
    let both = home.run(&["evidence", "add", NO, &slip, &empty, "--json"]);
    assert_eq!((both.status, both.code().as_str()), (4, "E-FILE-09"));
    assert_eq!(both.data()["files"][0]["known"], true);
}

#[test]
fn a_word_is_found_wherever_it_was_recorded() {
    let home = Sandbox::with_case(Lang::Zh);
    assert_eq!(log(&home).status, 0);
    insta::assert_snapshot!(home.run(&["search", "敷衍"]), @r"
    $ recourse search 敷衍
    RC-2026-001  #7  2026-03-12 10:33  像是敷衍
    有 1 条记录含「敷衍」。
    ");
    let hits = home.run(&["search", "jz0312", "7 天", "--json"]).data();
    assert_eq!(hits["hits"].as_array().unwrap().len(), 1);
    assert_eq!(hits["hits"][0]["kind"], "contact.logged");
    assert_eq!(home.run(&["search", "C001", "--json"]).data()["hits"][0]["member"], "no");
    assert_eq!(home.run(&["search", "没有", "--json"]).data()["hits"], json!([]));
}
