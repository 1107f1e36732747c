use crate::support::desk::Desk;
use insta::assert_snapshot;
use recourse_core::locale::Lang;
use recourse_tui::msg::Effect;

fn drafts(desk: &Desk) -> usize {
    desk.effects.iter().filter(|e| matches!(e, Effect::SaveDraft { .. })).count()
}

#[test]
fn a_pause_saves_and_typing_alone_does_not() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter>c<tab>955");
    assert_eq!(drafts(&desk), 0);
    desk.keys("<wait>");
    assert_eq!(drafts(&desk), 1);
    desk.keys("<wait><wait>");
    assert_eq!(drafts(&desk), 1, "nothing new, nothing saved");
    assert!(desk.screen().contains("草稿已保存 10:30:00"));
}

#[test]
fn leaving_keeps_what_was_typed_and_offers_it_again() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter>c<tab>955<esc>c");
    assert_snapshot!(desk.rows(&["草稿", "继续写", "从头"]), @"
    +-- 有一份没写完的草稿（03-26 10:30 自动保存）。 --------------------------------------------------+
    | 有一份没写完的草稿（03-26 10:30 自动保存）。                                                     |
    | > 1 继续写草稿                                                                                   |
    |   2 从头开始                                                                                     |
    ");
    desk.keys("<enter>");
    assert!(desk.screen().contains("[ 955"));
    desk.keys("<esc>c<down><enter>");
    assert!(!desk.screen().contains("[ 955"), "offered, not imposed");
}

#[test]
fn today_lists_a_draft_and_goes_on_with_it() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter>c<tab>955<esc>1");
    assert_snapshot!(desk.rows(&["草稿", "自动保存"]), @"
    | 草稿 1 份                                                                                        |
    |   记一次联系  RC-2026-001  （03-26 10:30 自动保存）  [继续写]                                    |
    ");
    desk.keys("g");
    assert!(desk.screen().contains("[ 955"));
}

#[test]
fn a_saved_form_leaves_no_draft() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter>c<tab><tab><tab><tab><tab><tab><tab><tab>款已划付<wait><c-s>1");
    assert!(!desk.screen().contains("自动保存"));
}

#[test]
fn a_draft_survives_a_kill_and_its_days_stay_the_same_days() {
    let mut desk = Desk::at_home(Lang::Zh);
    desk.keys("<enter><tab>升级后未到账<c-s><c-s><c-s><tab>江州银行<wait>");
    let mut desk = desk.kill_and_reopen();
    assert_snapshot!(desk.rows(&["草稿", "自动保存"]), @"
    | 草稿 1 份                                                                                        |
    | > 新建案件    （03-26 10:31 自动保存）  [继续写]                                                 |
    ");
    desk.keys("g");
    assert!(desk.screen().contains("江州银行"), "{}", desk.screen());
}
