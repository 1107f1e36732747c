use crate::support::desk::Desk;
use insta::assert_snapshot;

#[test]
fn ladder_steps_needs_and_timeline() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter>");
    assert_snapshot!("case-zh", desk.screen());
    desk.keys("l").size(80, 24);
    assert_snapshot!("case-en-80", desk.screen());
}

#[test]
fn a_missing_paper_opens_its_form() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter><tab><down><down><enter>");
    assert_snapshot!(desk.rows(&["添加证据", "这是什么", "协议"]), @"
    +-- 添加证据 ----------------------------------------------------------------------- RC-2026-001 --+
    |   这是什么   按文件名判断    POS 签购单    银行流水    平台导出  < 协议 >  公告    录音          |
    | * 收单协议：找银行或平台要                                                                       |
    ");
}

#[test]
fn an_entry_in_full() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter><tab><tab><enter>");
    assert_snapshot!(desk.rows(&["记录 #", "联系谁", "对方", "最迟", "链上", "操作"]), @"
    +-- 记录 #11 ----------------------------------------------------------------------- RC-2026-001 --+
    |   联系谁      C003  蓝鲸付                                                                       |
    |   对方怎么说  会书面答复，没说划到哪个账号。                                                     |
    |   对方承诺    书面答复                                                                           |
    |   最迟        2026-03-31 周二                                                                    |
    |   链上位置    #11 4fc82b26                                                                       |
    | 操作  [更正] [作废] [恢复] [复制] [返回] [更多]                                                  |
    ");
}

#[test]
fn moving_on_lists_what_is_missing_and_wants_a_reason() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter>m");
    assert_snapshot!(desk.rows(&["转到哪个", "监管", "> "]), @"
    +-- 转到哪个阶段？ --------------------------------------------------------------------------------+
    | 转到哪个阶段？                                                                                   |
    | > 2 监管投诉                                                                                     |
    ");
    desk.keys("<enter><enter>");
    assert_snapshot!(desk.rows(&["转到「", "[缺]", "[有]", "原因", "先不"]), @"
    +-- 转到「监管投诉」 ------------------------------------------------------------------------------+
    | [有] 与支付平台的沟通记录                                                                        |
    | [缺] 收单协议                                                                                    |
    | [缺] 对方工单号                                                                                  |
    | [缺] 证据保全函（已寄）                                                                          |
    | [缺] 书面催告函                                                                                  |
    | [缺] 催告送达凭证                                                                                |
    | 还缺上面几样。可以提前转，但要写一句原因。                                                       |
    | > 原因 [                                                              ]                          |
    | [ 先不 ]  [ 转下一阶段 ]                                                                         |
    ");
    desk.keys("<tab><tab><enter>");
    assert!(desk.screen().contains("请写一句原因"));
    desk.keys("平台五个工作日没有书面答复<tab><tab><enter>");
    assert_snapshot!(desk.rows(&["阶段  ", "已转到"]), @"
    | 阶段  [完] 1 银行 ------> [完] 2 支付平台 ------> [办] 3 监管投诉 ------> [未] 4 仲裁或诉讼      |
    | [完] 已转到「监管投诉」。                                                                        |
    ");
}

#[test]
fn a_contact_is_voided_with_a_reason_and_restored() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter><tab><tab><enter>u打错了<tab><tab><enter>");
    assert_snapshot!(desk.rows(&["已作废", "作废"]), @"
    |   作废        #12  打错了                                                                        |
    | [完] 已作废 C003，可以恢复。                                                                     |
    | 操作  [更正] [作废] [恢复] [复制] [返回] [更多]                                                  |
    ");
    desk.keys("r");
    assert!(desk.screen().contains("已恢复 C003"));
}

#[test]
fn the_safe_answer_comes_first() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter><tab><tab><enter>u误按<enter><enter>");
    assert!(desk.model.sheet.is_none());
    assert!(
        desk.model
            .case(crate::support::noodles::CASE)
            .unwrap()
            .contact(3)
            .unwrap()
            .voided
            .is_none()
    );
}

#[test]
fn a_contact_is_voided_and_amended_from_the_case() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter>u");
    assert!(desk.model.sheet.is_none(), "nothing of the timeline is chosen yet");
    desk.keys("<tab><tab>a");
    assert!(desk.screen().contains("更正联系记录"), "{}", desk.screen());
    desk.keys("<esc>u打错了<tab><tab><enter>");
    assert!(desk.screen().contains("已作废 C003"), "{}", desk.screen());
}

#[test]
fn each_obligor_has_its_own_ladder() {
    use recourse_core::case::event::Event;
    use recourse_core::case::stage::{Stage, StageMoved};
    let mut snap = crate::support::noodles::snapshot();
    let own = StageMoved {
        to: Stage::Regulator,
        obligor: Some("P02".into()),
        missing: vec![],
        reason: Some("银行不答".into()),
    };
    let at = "2026-03-26T01:00:00.000Z";
    crate::support::noodles::record(
        &mut snap.book,
        crate::support::noodles::CASE,
        at,
        Event::StageMoved(own),
    );
    let mut desk = Desk::over(Some(snap), recourse_core::locale::Lang::Zh, (100, 30));
    desk.keys("2<enter>");
    assert_snapshot!(desk.rows(&["各方"]), @"| 各方进度  江州银行: 3 监管投诉  蓝鲸付: 2 支付平台                                               |");
}

#[test]
fn sixty_columns_show_one_list_at_a_time() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter>").size(60, 16);
    assert_snapshot!("case-60", desk.screen());
}
