use crate::support::desk::Desk;
use insta::assert_snapshot;
use recourse_core::locale::Lang;

#[test]
fn dropped_files_are_looked_at_kept_and_never_twice() {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    let slip = desk.file("签购单 0309.jpg", b"slip");
    let sound = desk.file("call.m4a", b"sound");
    desk.paste(&format!("'{slip}' {sound}"));
    assert_snapshot!(desk.rows(&["认出", "  1 ", "  2 "]), @"
    | 认出 2 个文件                                                                                    |
    |   1 签购单 0309.jpg                JPEG        4 B  1C14-80E6-7EEE-52C1                          |
    |   2 call.m4a                       M4A         5 B  DD29-442D-ECA6-9F52                          |
    ");
    desk.keys("<c-s>");
    assert_snapshot!(desk.rows(&["已存入"]), @"| [完] 已存入 2 件：E001 E002                                                                      |");
    desk.keys("e").paste(&slip);
    assert!(desk.screen().contains("已经存过，是 RC-2026-001 E001"));
    desk.keys("<c-s>");
    assert!(desk.screen().contains("没有可以新存的文件"));
    desk.keys("<esc>5");
    assert_snapshot!(desk.rows(&["E001", "E002"]), @"
    | > E001  POS 签购单    签购单 0309.jpg                                                        4 B |
    |   E002  录音          call.m4a                                                               5 B |
    ");
}

#[test]
fn one_bad_file_does_not_hold_up_the_rest() {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    let good = desk.file("好 的.pdf", b"%PDF");
    let empty = desk.file("空.pdf", b"");
    desk.keys("e").paste(&format!("{good}\n{empty}\n/gone/没有.jpg\n"));
    assert_snapshot!(desk.rows(&["  1 ", "  2 ", "  3 "]), @"
    |   1 好 的.pdf                      PDF         4 B  315D-429B-7714-CEDB                          |
    |   2 空.pdf                         !! 文件是空的                                                 |
    |   3 没有.jpg                       !! 找不到文件 /gone/没有.jpg                                  |
    ");
    desk.keys("<c-s>");
    assert!(desk.screen().contains("已存入 1 件"));
}

/// A case called 升级后未到账, with the focus on it.
pub(crate) fn new_case(desk: &mut Desk) {
    desk.keys(
        "<enter><tab>升级后未到账<c-s><c-s>37515.70<c-s>老王记面馆<tab>江州银行<tab><tab>蓝鲸付<c-s><c-s><c-s>",
    );
    assert!(desk.screen().contains("已建立案件 RC-2026-001"), "{}", desk.screen());
}
