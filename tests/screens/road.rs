//! The whole road with a real book: case, call, evidence, bundle, check; keys only.

use super::evidence::new_case;
use crate::support::desk::Desk;
use insta::assert_snapshot;
use recourse_core::locale::Lang;

#[test]
fn from_an_empty_folder_to_a_checked_bundle() {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    desk.keys("c<tab><tab><tab><tab><tab><tab><tab><tab>系统升级，三个工作日内答复。<tab>答复<tab>3月31日<tab><tab><tab><tab>像在拖<c-s>");
    assert_snapshot!(desk.rows(&["已保存", "C001"]), @"
    |   03-26  C001 江州银行 电话：系统升级，三个工作日内答复。                                        |
    | [完] 已保存 C001。                                                                               |
    ");
    let slip = desk.file("签购单 0309.jpg", b"not a real picture");
    desk.keys("e").paste(&slip).keys("<c-s>");
    desk.keys("4");
    assert!(desk.screen().contains("03-31"), "{}", desk.screen());
    desk.keys("1x<enter>");
    // Its size and fingerprint change with every word of the report.
    assert!(desk.screen().contains("[完] 已写好，自检通过。"), "{}", desk.screen());
    desk.keys("v");
    assert!(desk.screen().contains("[通过]"), "{}", desk.screen());
    desk.keys("<esc><esc>7v");
    assert!(desk.screen().contains("[通过]"), "{}", desk.screen());
}

#[test]
fn a_cancelled_export_leaves_nothing() {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    desk.cancel = true;
    desk.keys("x<enter>");
    assert!(desk.screen().contains("已取消"), "{}", desk.screen());
    let exports = desk.home().join("exports");
    let left = std::fs::read_dir(exports).map(|d| d.count()).unwrap_or(0);
    assert_eq!(left, 0);
    assert_eq!(desk.model.current_case().unwrap().exports.len(), 0);
}

#[test]
fn a_wrong_file_is_explained_and_loses_nothing() {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    let path = desk.file("图.csv", &[0xff, 0xd8, 0, 1, 2, 3]);
    desk.keys("3<tab>").keys("p").paste(&path).keys("<c-s>");
    assert!(desk.screen().contains("E-IMPORT-"), "{}", desk.screen());
    desk.keys("<esc><esc>2<enter>");
    assert!(desk.screen().contains("RC-2026-001"));
}
