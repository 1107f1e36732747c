//! Who can vouch for the book: said on Today until somebody has the head, shown on a screen of its own.

use super::evidence::new_case;
use crate::support::desk::Desk;
use recourse_core::locale::Lang;

#[test]
fn after_the_first_export_today_asks_to_hand_the_head_over_until_it_is_done() {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    desk.keys("1");
    assert!(!desk.screen().contains("还没有外人能作证"), "nothing went out yet");
    desk.keys("xs");
    let screen = desk.screen();
    assert!(screen.contains("还差一步：把存证码交给别人"), "{screen}");
    // Straight from the finished export: to whom, and how.
    desk.keys("h李慧律师<c-s>");
    let screen = desk.screen();
    assert!(screen.contains("已记下：李慧律师 手里有存证码"), "{screen}");
    assert!(!screen.contains("还差一步"), "{screen}");
    desk.keys("<esc>1");
    assert!(!desk.screen().contains("还没有外人能作证"));
    // Who holds what, the words to send, and the code.
    desk.keys("h");
    let screen = desk.screen();
    for part in ["谁手里有凭证", "李慧律师（消息）", "密钥指纹", "请保留这条消息"]
    {
        assert!(screen.contains(part), "{part}: {screen}");
    }
    desk.keys("<pgdn>");
    assert!(desk.screen().contains('▀'), "{}", desk.screen());
}

#[test]
fn a_request_for_a_stamp_is_written_where_bundles_go() {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    desk.keys("1hs");
    let written = std::fs::read_dir(desk.home().join("exports")).unwrap().next().unwrap().unwrap();
    assert!(written.file_name().to_string_lossy().ends_with(".tsq"));
    assert_eq!(std::fs::read(written.path()).unwrap().len(), 69);
    // An answer that is none is refused with its reason, and nothing is recorded.
    let wrong = desk.file("wrong.tsr", b"hello");
    desk.keys("a").paste(&wrong);
    desk.keys("<c-s>");
    assert!(desk.screen().contains("还没有选定时间戳机构的根证书"), "{}", desk.screen());
}
