use crate::support::desk::Desk;
use crate::support::noodles;
use insta::assert_snapshot;
use recourse_core::locale::Lang;
use recourse_core::{Currency, Money};
use recourse_tui::model::views::{
    FindingRow, ReconcileView, RunRow, RunState, UnmatchedRow, Verdict, VerifyView,
};
use recourse_tui::msg::{Effect, Msg};
use std::sync::Arc;

fn yuan(minor: i64) -> Money {
    Money::new(minor, Currency::CNY)
}

fn run(
    traded: &str,
    due: &str,
    gross: i64,
    fee: i64,
    paid: Option<i64>,
    state: RunState,
) -> RunRow {
    RunRow {
        traded: noodles::day(traded),
        whose: String::new(),
        count: 38,
        gross: yuan(gross),
        fee: yuan(fee),
        expected: yuan(gross - fee),
        due: noodles::day(due),
        paid: paid.map(yuan),
        difference: yuan(paid.unwrap_or(0) - gross + fee),
        state,
        lacking: Vec::new(),
        basis: vec!["T+1，手续费 0.38%".into()],
    }
}

fn reconciled() -> Desk {
    seen(view())
}

fn seen(view: ReconcileView) -> Desk {
    let mut desk = Desk::noodles();
    desk.keys("3");
    desk.send(Msg::Reconciled(Some(Arc::new(view))));
    desk
}

fn view() -> ReconcileView {
    ReconcileView {
        pos: "收款明细 412 笔".into(),
        bank: "银行流水 96 笔".into(),
        rule: "规则：T+1".into(),
        said: vec![],
        pays: None,
        runs: vec![
            run("2026-03-06", "2026-03-09", 1_120_400, 4_258, Some(1_116_142), RunState::Arrived),
            run("2026-03-09", "2026-03-10", 1_290_956, 4_906, None, RunState::Missing),
            run("2026-03-10", "2026-03-11", 945_292, 3_592, None, RunState::Missing),
        ],
        unmatched: vec![UnmatchedRow {
            date: noodles::day("2026-03-16"),
            amount: yuan(50_000),
            text: "转账".into(),
        }],
        span: None,
        known: vec![],
    }
}

#[test]
fn whose_a_row_is_stands_beside_its_day_where_there_are_several_acquirers() {
    let mut view = view();
    for (run, whose) in view.runs.iter_mut().zip(["微信支付商户账单 2", "导出表 1", "导出表 1"])
    {
        run.whose = whose.into();
    }
    view.rule = "规则：微信支付商户账单 2 交易后 1 天、导出表 1 交易后 1 个工作日到账；".repeat(2);
    let desk = seen(view);
    assert!(desk.rows(&["来源"]).contains("来源"));
    for text in ["微信支付商户账单 2", "导出表 1"] {
        assert!(desk.rows(&["[ ]"]).contains(text), "{}", desk.screen());
    }
    // The rule is told to its end, on lines of its own.
    assert_eq!(desk.screen().matches("个工作日到账").count(), 2, "{}", desk.screen());
}

#[test]
fn missing_runs_stand_out_and_become_a_case() {
    let mut desk = reconciled();
    assert_snapshot!("reconcile-zh", desk.screen());
    desk.keys("<down><enter>");
    assert_snapshot!(desk.rows(&["[x]", "已选"]), @"
    | > [x] 03-09      38    12,909.56    49.06    12,860.50  03-10             -  -12,860.50  [缺]    |
    | 已选 1 天，缺 12,860.50。按 a 加进 RC-2026-001；另立一案按 n。                                   |
    ");
    desk.keys("w");
    assert!(desk.screen().contains("手续费 0.38%"));
    // What and how much is known: only who is asked for.
    desk.keys("<esc>n<down><enter>");
    assert_snapshot!(desk.rows(&["新建案件", "商户", "银行"]), @"
    +-- 新建案件  第 4 步 / 共 6 步 -------------------------------------------------------------------+
    | > 商户           [ 老王记面馆                                     ]                              |
    |   银行           [                                                ]                              |
    ");
    desk.keys("<c-s><c-s>");
    assert_snapshot!(desk.rows(&["名称", "金额", "从哪天", "到哪天"]), @"
    |   名称           收款未到账                                                                      |
    |   金额           12,860.50  = 12,860.50 元  人民币壹万贰仟捌佰陆拾元零伍角                       |
    |   从哪天         2026-03-09  = 2026-03-09 周一                                                   |
    |   到哪天         2026-03-09  = 2026-03-09 周一                                                   |
    ");
}

#[test]
fn deadlines_show_days_date_basis_and_working() {
    let mut desk = Desk::noodles();
    desk.keys("4");
    assert_snapshot!("deadlines-zh", desk.screen());
    desk.keys("<enter>");
    assert_snapshot!(desk.rows(&["怎么算", "蓝鲸付", "C003", "法律意见"]), @"
    +-- 这个日子怎么算的 ------------------------------------------------------------------------------+
    | 蓝鲸付书面答复                                                                                   |
    | 依据（承诺）：通话 C003 承诺                                                                     |
    |   1  2026-03-25  2026-03-25 通话 C003 里答应                                                     |
    |                  通话 C003                                                                       |
    | 这不是法律意见，重要的日子请律师再看一眼。                                                       |
    ");
    desk.keys("<esc>s寄出了<tab><tab><enter>");
    assert!(desk.effects.iter().any(|e| matches!(e, Effect::Record { .. })));
    assert!(desk.screen().contains("已标为完成"));
}

#[test]
fn history_is_newest_first_and_opens() {
    let mut desk = Desk::noodles();
    desk.keys("7");
    let first = desk.screen().lines().find(|l| l.contains("> ")).unwrap().to_string();
    assert!(first.contains("C003 蓝鲸付 电话"), "{first}");
    desk.keys("<enter>");
    assert!(desk.screen().contains("记录 #"));
}

#[test]
fn settings_apply_while_you_look() {
    let mut desk = Desk::noodles();
    desk.keys("8<down><enter>");
    assert!(desk.screen().contains("┌──"));
    desk.keys("<up><right>");
    assert_snapshot!(desk.rows(&["Language", "Frames"]), @"
    │ > Language / 语言         简体中文  < English >                                                  │
    │   Frames                  plain  < thin lines >  automatic                                       │
    ");
    assert!(desk.effects.iter().any(|e| matches!(e, Effect::SaveSettings(s) if s.lang == "en")));
}

#[test]
fn the_verdict_comes_first_then_what_it_means() {
    let mut desk = Desk::noodles();
    desk.send(Msg::Verified(VerifyView {
        name: "RC-2026-001-v1.zip".into(),
        verdict: Verdict::Invalid,
        matched: 25,
        changed: 1,
        missing: 0,
        extra: 0,
        entries: 58,
        chain_intact: true,
        fingerprint: "9F2C-41D7-0B6E-E0B8".into(),
        signed: String::new(),
        findings: vec![FindingRow {
            severity: "error".into(),
            what: "data/files/77ab0c12-slip.jpg 被改动".into(),
            why: "这个文件和导出时不一样。".into(),
            next: "请对方直接发原来的 zip 文件。".into(),
        }],
    }));
    assert_snapshot!("verify-zh", desk.screen());
}

#[test]
fn a_failure_says_what_why_and_what_to_do() {
    let mut desk = Desk::noodles();
    desk.send(Msg::Failed(recourse_tui::model::views::Problem {
        code: "E-FILE-03".into(),
        what: "磁盘满了。".into(),
        why: "这一条没有写进去，以前的都在。".into(),
        next: "腾出空间再保存。".into(),
    }));
    assert_snapshot!(desk.rows(&["磁盘", "这一条", "腾出"]), @"
    | !! 磁盘满了。  (E-FILE-03)                                                                       |
    |    这一条没有写进去，以前的都在。                                                                |
    |    腾出空间再保存。                                                                              |
    ");
}

#[test]
fn the_number_of_a_door_opens_it() {
    let mut desk = Desk::over(None, Lang::En, (80, 24));
    assert!(desk.screen().contains("2 Not sure how much"), "{}", desk.screen());
    desk.keys("2");
    assert!(desk.screen().contains("Reconcile"), "{}", desk.screen());
    desk.keys("<esc>１");
    assert!(desk.screen().contains("New case"), "{}", desk.screen());
    let mut desk = Desk::over(None, Lang::En, (80, 24));
    let before = desk.screen();
    desk.keys("7");
    assert_eq!(desk.screen(), before, "there is no seventh door");
}
