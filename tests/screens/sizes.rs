use crate::support::desk::Desk;
use insta::assert_snapshot;

#[test]
fn eighty_and_sixty_columns() {
    let mut desk = Desk::noodles();
    desk.size(80, 24);
    assert_snapshot!("today-80", desk.screen());
    desk.size(60, 16);
    assert_snapshot!("today-60", desk.screen());
    desk.keys("2<enter>c");
    assert_snapshot!("contact-60", desk.screen());
}

#[test]
fn wide_terminals_show_the_chosen_row_in_full() {
    let mut desk = Desk::noodles();
    desk.keys("7").size(130, 20);
    assert_snapshot!("history-130", desk.screen());
}

#[test]
fn too_small_says_so_and_keeps_running() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter>c<tab>955").size(39, 9);
    assert_snapshot!(desk.screen(), @"
    窗口只有 39x9，至少要 40x10 才放得下。
    请拉大窗口，程序没有停。
    ");
    desk.keys("88").size(100, 30);
    assert!(desk.screen().contains("[ 95588"), "focus and text survive");
}

#[test]
fn help_and_quit_are_shown_at_every_width() {
    let mut desk = Desk::noodles();
    for width in 40..120 {
        desk.size(width, 24);
        let keys = desk.rows(&["[?]"]);
        assert!(keys.contains("[q]"), "{width}: {keys}");
    }
}

#[test]
fn the_caret_stands_where_the_text_is() {
    let mut desk = Desk::noodles();
    desk.keys("2<enter>c<tab><tab><tab><tab><tab><tab>王喆𠮷ab");
    let (x, y) = crate::support::screen::cursor(&desk.model).unwrap();
    let screen = desk.screen();
    let row = screen.lines().nth(usize::from(y)).unwrap();
    let before: String = row.split("ab").next().unwrap().to_string() + "ab";
    assert_eq!(recourse_tui::cells::width(&before), usize::from(x), "{row}");
}
