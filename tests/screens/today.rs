use crate::support::desk::Desk;
use crate::support::noodles;
use insta::assert_snapshot;
use recourse_core::locale::Lang;

#[test]
fn one_line_matters_most_and_says_why() {
    assert_snapshot!("today-zh", Desk::noodles().screen());
}

#[test]
fn enter_on_it_opens_the_right_form_filled_in() {
    let mut desk = Desk::noodles();
    desk.keys("<enter>");
    assert_snapshot!(desk.rows(&["联系谁", "2026-03-26 10:30"]), @"
    | > 联系谁       江州银行  < 蓝鲸付 >  监管机构    其他      号码 [                    ]           |
    |   时间       [ 2026-03-26 10:30   ] = 2026-03-26 周四 10:30    时长（分） [        ]             |
    ");
}

#[test]
fn english_is_one_key_away_and_live() {
    let mut desk = Desk::noodles();
    desk.keys("l");
    assert_snapshot!(desk.rows(&["1 Today", "The one thing", "Deadlines", "Do  "]), @"
    | [1 Today] 2 Cases  3 Reconcile  4 Deadlines  5 Evidence  6 Letters  7 History  8 Settings        |
    | The one thing most worth doing today                                                             |
    | Deadlines (3)                                       | Cases                   Missing Stage      |
    | Do  [Log a call] [Add evidence] [New case] [Export] [More]                                       |
    ");
    desk.keys("l");
    assert!(desk.screen().contains("今天最该做的一件事"));
}

#[test]
fn an_empty_book_says_what_to_do() {
    let empty = recourse_tui::model::views::Snapshot { home: "/x".into(), ..Default::default() };
    let desk = Desk::over(Some(empty), Lang::Zh, (80, 24));
    assert_snapshot!(desk.rows(&["还没有案件", "不确定", "新建案件"]), @"
    | 还没有案件。按 Tab 到下面的操作，选「新建案件」；不确定少了多少，就先到「3   |
    | 操作  >记一次通话< [添加证据] [新建案件] [导出证据包] [更多]                 |
    ");
}

#[test]
fn a_demo_shows_its_banner_and_day_on_every_screen() {
    let mut snap = noodles::snapshot();
    snap.book.demo_at = Some(noodles::now());
    let mut desk = Desk::over(Some(snap), Lang::Zh, (100, 30));
    for keys in ["", "2", "<enter>", "c", "<esc><esc>3", "4", "5", "7", "8", "?", "<esc>1x"] {
        desk.keys(keys);
        let top = desk.screen().lines().next().unwrap().to_string();
        assert!(top.contains("演示 / DEMO  演示日 2026-03-26"), "{keys}: {top}");
    }
}

#[test]
fn esc_never_leaves_and_q_does_at_the_top() {
    let mut desk = Desk::noodles();
    desk.keys("<esc><esc><esc>");
    assert!(!desk.model.over);
    assert_snapshot!(desk.rows(&["退出，按"]), @"| * 已经在最外层。要退出，按 q，或连按两次 Ctrl-C。                                                |");
    desk.keys("2<enter>q");
    assert!(!desk.model.over, "q goes back from a case");
    desk.keys("q");
    assert!(desk.model.over);
}

#[test]
fn ctrl_c_explains_first_and_leaves_second() {
    let mut desk = Desk::noodles();
    desk.keys("<c-c>");
    assert!(!desk.model.over);
    assert!(desk.screen().contains("再按一次 Ctrl-C 退出"));
    desk.keys("<wait><wait><wait><c-c>");
    assert!(!desk.model.over, "three seconds later it explains again");
    desk.keys("<c-c>");
    assert!(desk.model.over);
}

#[test]
fn a_word_about_the_book_itself_stands_at_the_foot() {
    let mut snap = noodles::snapshot();
    snap.notices = vec!["还没有别人见过的记录：最近 12 条。".into()];
    let desk = Desk::over(Some(snap), Lang::Zh, (100, 30));
    assert_snapshot!(desk.rows(&["还没有别人"]), @"| * 还没有别人见过的记录：最近 12 条。                                                             |");
}
