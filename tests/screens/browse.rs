//! Choosing files from a folder, copying what is shown, selecting text, and entering what a deadline waits for.

use super::evidence::new_case;
use crate::support::desk::Desk;
use recourse_core::locale::Lang;
use recourse_tui::msg::Effect;
use recourse_tui::screen::What;

/// A desk with a case, and a folder with two slips in it as the only place files are kept.
fn with_folder() -> Desk {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    let slip = desk.file("签购单 0309.jpg", b"slip");
    let folder = std::path::Path::new(&slip).parent().unwrap().join("微信文件");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("小票 一.jpg"), b"one").unwrap();
    std::fs::write(folder.join("小票 二.jpg"), b"two").unwrap();
    let top = folder.parent().unwrap().to_path_buf();
    desk.places(vec![("clocks-place-downloads", top)]);
    desk
}

#[test]
fn files_are_chosen_from_a_folder_and_looked_at() {
    let mut desk = with_folder();
    desk.keys("e<enter>");
    assert!(matches!(desk.model.screen().what, What::Browse(_)), "{}", desk.screen());
    assert!(desk.screen().contains("签购单 0309.jpg"), "{}", desk.screen());
    // Into the folder, both files, and back with them.
    for _ in 0..9 {
        if !desk.rows(&["> "]).contains("微信文件/") {
            desk.keys("<down>");
        }
    }
    desk.keys("<enter>");
    assert!(desk.screen().contains("小票 一.jpg"), "{}", desk.screen());
    desk.keys("<enter><down><enter>");
    assert!(desk.screen().contains("已选 2 个文件"), "{}", desk.screen());
    desk.keys("u");
    let form = desk.model.form().unwrap();
    assert_eq!(form.files.len(), 2, "{}", desk.screen());
    assert!(form.files.iter().all(|f| f.problem.is_none()), "{:?}", form.files);
    assert!(desk.effects.iter().any(|e| matches!(e, Effect::KeepFolder(_))));
}

#[test]
fn the_folder_above_and_a_folder_that_is_gone() {
    let mut desk = with_folder();
    desk.keys("e<enter>u");
    // Without a tick the file under the cursor is meant, a folder is none.
    if desk.model.form().is_none() {
        assert!(desk.screen().contains("还没有选文件"), "{}", desk.screen());
        desk.keys("<bs>");
        assert!(matches!(desk.model.screen().what, What::Browse(_)));
        desk.keys("<esc>");
    }
    let mut desk = with_folder();
    desk.places(vec![("clocks-place-desktop", "/no/such/folder".into())]);
    desk.keys("e<enter>");
    assert!(desk.screen().contains("!!") || desk.screen().contains("/no/such/folder"));
    desk.keys("<esc>");
    assert!(desk.model.form().is_some(), "nothing typed is lost");
}

#[test]
fn what_is_shown_is_copied_whole_and_the_file_is_named() {
    let mut desk = with_folder();
    desk.keys("4");
    state(&mut desk, "知道款项未到账以及应由谁付款");
    desk.keys("<enter>").size(60, 16).keys("y");
    let copied = desk.effects.iter().rev().find_map(|e| match e {
        Effect::Copy { text, .. } => Some(text.clone()),
        _ => None,
    });
    let copied = copied.unwrap();
    assert!(copied.contains("最晚办理日"), "more than the screen shows:\n{copied}");
    let kept = std::fs::read_to_string(desk.home().join("exports/recourse-copied.txt")).unwrap();
    assert_eq!(kept, copied);
    assert!(desk.screen().contains("recourse-copied"), "{}", desk.screen());
    desk.keys("<esc>2").size(100, 30).keys("x");
    desk.keys("y");
    assert!(desk.screen().contains("先导出"), "{}", desk.screen());
}

#[test]
fn text_is_selected_until_the_next_key() {
    let mut desk = Desk::noodles();
    desk.keys("?xuanzhong<enter>");
    assert!(!desk.model.takes_mouse(), "{}", desk.screen());
    assert!(desk.screen().contains("拖动选字"), "{}", desk.screen());
    desk.keys("<down>");
    assert!(desk.model.takes_mouse());
}

/// Enters a date of this kind for today, picked from the list.
fn state(desk: &mut Desk, kind: &str) {
    desk.keys("t");
    for _ in 0..90 {
        if desk.rows(&["> "]).contains(kind) {
            break;
        }
        desk.keys("<down>");
    }
    desk.keys("<enter>");
    assert!(desk.rows(&["什么日子"]).contains(kind), "{}", desk.screen());
    desk.keys("<c-s>");
}

#[test]
fn what_a_deadline_waits_for_is_asked_first() {
    let mut desk = with_folder();
    desk.keys("4t");
    assert!(desk.screen().contains("> 1 缺「知道款项未到账」："), "{}", desk.screen());
    desk.keys("<esc>");
    state(&mut desk, "知道款项未到账以及应由谁付款");
    let all = &desk.model.snap.as_ref().unwrap().deadlines;
    assert!(all.iter().any(|d| d.key == "CN-LIM-3Y" && d.basis.contains('#')), "{all:?}");
    // The agreement says how long; nobody but its reader knows.
    state(&mut desk, " 交易日");
    desk.keys("t");
    assert!(desk.screen().contains("> 1 缺「期限长度」"), "{}", desk.screen());
    desk.keys("<enter>1<tab><tab>协议第五条：T+1<c-s>");
    let snap = desk.model.snap.as_ref().unwrap();
    assert!(snap.undated.is_empty(), "{}", desk.screen());
    assert!(snap.deadlines.iter().any(|d| d.key == "CN-SETTLE-CONTRACT"));
}
