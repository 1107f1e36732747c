//! The six steps of a new case.

use crate::support::desk::Desk;
use insta::assert_snapshot;
use recourse_core::case::event::Event;
use recourse_core::locale::Lang;
use recourse_tui::msg::Effect;

fn opened(desk: &Desk) -> Vec<Event> {
    let found = desk.effects.iter().rev().find_map(|e| match e {
        Effect::Record { case: None, events, .. } => Some(events.clone()),
        _ => None,
    });
    found.expect("a case was opened")
}

#[test]
fn six_steps_each_with_its_question_and_its_place() {
    let mut desk = Desk::over(None, Lang::Zh, (100, 30));
    desk.keys("<enter>");
    assert_snapshot!(desk.rows(&["第 1 步", "[办]", "先说说", "情况  ", "名称"]), @"
    +-- 新建案件  第 1 步 / 共 6 步 -------------------------------------------------------------------+
    | [办]1 什么情况 [未]2 钱卡在哪 [未]3 多少钱 [未]4 找谁 [未]5 手上有什么 [未]6 核对                |
    | 先说说是什么情况。选最像的一个就行，后面都能改。                                                 |
    | > 情况           < 有几天的钱没到账 >  系统升级后没到账    到账的钱少了    被冻结或延迟结算      |
    |   名称           [                                                ]                              |
    ");
    desk.keys("<right><c-s>");
    assert_snapshot!(desk.rows(&["第 2 步", "[办]", "钱卡在哪  ", "顾客", "已经问到"]), @"
    +-- 新建案件  第 2 步 / 共 6 步 -------------------------------------------------------------------+
    | [完]1 什么情况 [办]2 钱卡在哪 [未]3 多少钱 [未]4 找谁 [未]5 手上有什么 [未]6 核对                |
    | > 钱卡在哪       < 还不知道 >  银行没入账    支付平台没付出来    付到了别的账户                  |
    |   顾客扣款       < 还没问 >  扣了    没扣                                                        |
    |   已经问到的 （谁怎么说的，没问过就空着）                                                        |
    ");
    desk.keys("<c-s><tab>3月9日<tab>2026/3/11<c-s>");
    assert_snapshot!(desk.rows(&["第 4 步", "[办]", "商户", "银行", "平台"]), @"
    +-- 新建案件  第 4 步 / 共 6 步 -------------------------------------------------------------------+
    | [完]1 什么情况 [跳过]2 钱卡在哪 [完]3 多少钱 [办]4 找谁 [未]5 手上有什么 [未]6 核对              |
    | > 商户           [                                                ]                              |
    |   银行           [                                                ]                              |
    |   支付平台       [                                                ]                              |
    ");
    desk.keys("老王记面馆<c-s> <c-s>");
    assert_snapshot!("wizard-review-zh", desk.screen());
}

#[test]
fn what_is_skipped_is_marked_and_back_keeps_answers() {
    let mut desk = Desk::over(None, Lang::Zh, (100, 30));
    desk.keys("<enter><c-s><right><c-s>3.75万");
    desk.keys("<tab><tab><tab><tab><left><enter>");
    assert_snapshot!(desk.rows(&["[办]", "钱卡在哪  "]), @"
    | [完]1 什么情况 [办]2 钱卡在哪 [完]3 多少钱 [未]4 找谁 [未]5 手上有什么 [未]6 核对                |
    | > 钱卡在哪         还不知道  < 银行没入账 >  支付平台没付出来    付到了别的账户                  |
    ");
    desk.keys("<c-s>");
    assert_snapshot!(desk.rows(&["[办]", "金额"]), @"
    | [完]1 什么情况 [完]2 钱卡在哪 [办]3 多少钱 [未]4 找谁 [未]5 手上有什么 [未]6 核对                |
    | > 金额           [ 3.75万               ] = 37,500.00 元  人民币叁万柒仟伍佰元整                 |
    ");
}

#[test]
fn going_on_checks_and_going_back_never_does() {
    let mut desk = Desk::over(None, Lang::Zh, (100, 30));
    desk.keys("<enter><c-s><c-s>很多钱<c-s>");
    assert_snapshot!(desk.rows(&["第 ", "[改]", "金额", "要改"]), @"
    +-- 新建案件  第 3 步 / 共 6 步 -------------------------------------------------------------------+
    | [完]1 什么情况 [跳过]2 钱卡在哪 [改]3 多少钱 [未]4 找谁 [未]5 手上有什么 [未]6 核对              |
    | !! 有 1 处要改，已经跳到第一处。                                                                 |
    | > 金额           [ 很多钱               ] !! 看不懂这个金额，可以写 12,860.50 或 1.286万         |
    ");
    desk.keys("<tab><tab><tab><tab><left><enter>");
    assert_snapshot!(desk.rows(&["第 ", "[改]"]), @"
    +-- 新建案件  第 2 步 / 共 6 步 -------------------------------------------------------------------+
    | [完]1 什么情况 [办]2 钱卡在哪 [改]3 多少钱 [未]4 找谁 [未]5 手上有什么 [未]6 核对                |
    ");
}

#[test]
fn a_line_of_the_review_leads_to_its_step_and_back() {
    let mut desk = Desk::over(None, Lang::Zh, (100, 30));
    desk.keys("<enter><c-s><c-s>37515.7<c-s>老王记<c-s><c-s>");
    desk.keys("<up>".repeat(10).as_str());
    desk.keys("<enter>");
    assert!(!desk.screen().contains("第 6 步"), "{}", desk.screen());
    desk.keys("<c-s>");
    assert!(desk.screen().contains("第 6 步"), "{}", desk.screen());
}

#[test]
fn the_case_says_what_was_answered() {
    let mut desk = Desk::over(None, Lang::Zh, (100, 30));
    desk.keys("<enter><right><c-s><right><right><right><right><tab> <tab>银行说款已给平台<c-s>");
    desk.keys("<c-s>面馆<tab>江州银行<tab>3371<tab>蓝鲸付<tab>好记支付<c-s> <down> <c-s><c-s>");
    let events = opened(&desk);
    let title = events.iter().find_map(|e| match e {
        Event::CaseOpened(e) => e.title.clone(),
        _ => None,
    });
    assert_eq!(title.as_deref(), Some("系统升级后没到账"));
    let note = events.iter().find_map(|e| match e {
        Event::NoteAdded(n) => n.text.clone(),
        _ => None,
    });
    assert_snapshot!(note.unwrap(), @"
    钱卡在哪: 在代理商手里
    顾客扣款: 扣了
    已经问到的: 银行说款已给平台
    开案时手上有: 收单协议、POS 或平台明细
    ");
    let parties: Vec<_> = events
        .iter()
        .filter_map(|e| match e {
            Event::PartySet(p) => Some(format!("{} {:?} {:?}", p.id, p.role, p.name)),
            _ => None,
        })
        .collect();
    assert_snapshot!(parties.join("\n"), @r#"
    P01 Merchant Some("面馆")
    P02 Bank Some("江州银行")
    P03 Platform Some("蓝鲸付")
    P04 Other Some("好记支付")
    "#);
}

#[test]
fn english_and_small() {
    let mut desk = Desk::over(None, Lang::En, (80, 24));
    desk.keys("<enter><c-s><c-s>");
    assert_snapshot!("wizard-80-en", desk.screen());
    desk.size(60, 16);
    assert_snapshot!("wizard-60-en", desk.screen());
}

#[test]
fn the_short_form_is_one_page() {
    let mut desk = Desk::noodles();
    desk.keys("?quick<enter>");
    assert_snapshot!(desk.rows(&["快速", "名称", "银行", "金额", "操作"]), @"
    +-- 快速新建案件 ----------------------------------------------------------------------------------+
    | > 名称     [                                                ]                                    |
    |   银行     [                                                ]                                    |
    |   金额     [                      ]                                                              |
    | 操作  [保存] [返回] [更多]                                                                       |
    ");
}
