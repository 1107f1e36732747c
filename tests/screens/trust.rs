//! Erasure on request and the signing key on the screen, each with its words before it and its trace after it; and a
//! long book being verified while it is opened.

use super::evidence::new_case;
use crate::support::desk::Desk;
use recourse_core::locale::Lang;
use recourse_tui::msg::{Effect, Msg};

fn contains(desk: &Desk, parts: &[&str]) {
    let screen = desk.screen();
    let tight: String = screen.lines().map(|l| l.trim_matches(['|', ' '])).collect();
    for part in parts {
        assert!(screen.contains(part) || tight.contains(part), "{part}: {screen}");
    }
}

/// Everything the book's files hold, as bytes.
fn on_disk(desk: &Desk) -> Vec<u8> {
    let files = std::fs::read_dir(desk.home()).unwrap().map(|e| e.unwrap().path());
    let files = files.filter(|p| p.is_file());
    files.flat_map(|p| std::fs::read(p).unwrap()).collect()
}

fn holds(desk: &Desk, text: &str) -> bool {
    on_disk(desk).windows(text.len()).any(|w| w == text.as_bytes())
}

#[test]
fn an_exhibit_is_erased_after_its_case_number_was_typed_once_more() {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    let face = desk.file("顾客 0309.jpg", b"picture of somebody who asks to be forgotten");
    desk.keys("e").paste(&face);
    desk.keys("<c-s>5");
    assert!(holds(&desk, "picture of somebody"));
    desk.keys("?按要求删除<enter>");
    contains(
        &desk,
        &["按要求删除（不可恢复）", "将要删除：证据 E001", "请把案件编号 RC-2026-001 再输一遍"],
    );
    // Saved without the number, or with another one: nothing happens.
    desk.keys("<c-s>");
    contains(&desk, &["与案件编号不一致，没有删除"]);
    desk.keys("RC-2026-002<c-s>");
    contains(&desk, &["与案件编号不一致，没有删除"]);
    assert!(holds(&desk, "picture of somebody"));
    desk.keys("<bs>1<tab>本人来电<c-s>");
    contains(&desk, &["已删除：私密内容 1 处，文件 1 个"]);
    assert!(!holds(&desk, "picture of somebody") && !holds(&desk, "顾客 0309"));
    // What stays is the fact; everything still verifies, which the desk checks after each step.
    desk.keys("7");
    contains(&desk, &["按要求删除"]);
}

#[test]
fn a_whole_case_is_erased_from_its_own_screen_and_esc_changes_nothing() {
    let mut desk = Desk::at_home(Lang::En);
    desk.keys("<enter><tab>Not credited<c-s><c-s>37515.70<c-s>Noodle shop Wang<tab>River bank<tab><tab>Whale pay<c-s><c-s><c-s>");
    desk.keys("?erase on<enter>");
    contains(&desk, &["every private part of case RC-2026-001", "Only hashes stay"]);
    desk.keys("<esc>");
    assert!(holds(&desk, "Noodle shop Wang"));
    desk.keys("?erase on<enter>rc-2026-001<c-s>");
    contains(&desk, &["Erased:"]);
    assert!(!holds(&desk, "Noodle shop Wang") && !holds(&desk, "Not credited"));
    // On a page that is about no case there is nothing to erase.
    desk.keys("8?erase<enter>");
    assert!(
        !desk.effects.iter().skip(1).any(|e| matches!(e, Effect::Erase { exhibit: Some(_), .. }))
    );
}

#[test]
fn the_key_gets_a_passphrase_is_opened_with_it_and_exchanged() {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    let key = desk.home().join("book.key");
    let before = std::fs::read_to_string(&key).unwrap();
    desk.keys("8k");
    contains(&desk, &["签名密钥", "密钥指纹", "密钥文件没有口令", "密钥丢了"]);
    desk.keys("p青菜<tab>青菜<c-s>");
    contains(&desk, &["口令太短，至少 8 个字"]);
    desk.keys("豆腐萝卜白菜排骨<tab><bs>豆腐<c-s>");
    contains(&desk, &["两次输入的口令不一样"]);
    // Nothing typed is drawn.
    assert!(!desk.screen().contains("排骨"));
    desk.keys("<bs><bs><bs><bs>青菜豆腐萝卜白菜排骨<c-s>");
    contains(&desk, &["密钥已加上口令", "密钥文件有口令"]);
    let sealed = std::fs::read_to_string(&key).unwrap();
    assert!(sealed.contains("ENCRYPTED PRIVATE KEY") && sealed != before);
    assert!(!holds(&desk, "豆腐萝卜"), "no draft keeps a passphrase");
    // Exchanging is asked for first; Enter on the safe answer changes nothing.
    desk.keys("r");
    contains(&desk, &["换一把新的签名密钥？", "不能撤回"]);
    desk.keys("<enter>");
    assert_eq!(std::fs::read_to_string(&key).unwrap(), sealed);
    desk.keys("r<right><enter>");
    contains(&desk, &["已换新密钥", "目前使用的密钥"]);
    let exchanged = std::fs::read_to_string(&key).unwrap();
    assert!(exchanged.contains("ENCRYPTED") && exchanged != sealed);
    // Started anew without the passphrase: it records, and asks to open the key before it changes it.
    let mut desk = desk.kill_and_reopen();
    desk.keys("8k");
    contains(&desk, &["口令还没有输入"]);
    desk.keys("r");
    contains(&desk, &["密钥有口令，请先"]);
    desk.keys("o白菜豆腐萝卜排骨青菜<c-s>");
    contains(&desk, &["口令不对"]);
    desk.keys("<esc>o青菜豆腐萝卜白菜排骨<c-s>");
    contains(&desk, &["密钥已打开"]);
    // Off again, by the palette, after the question.
    desk.keys("?去掉口令<enter><right><enter>");
    contains(&desk, &["密钥的口令已去掉", "密钥文件没有口令"]);
}

#[test]
fn the_book_is_encrypted_from_the_palette_where_this_build_can() {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    let title = "升级后未到账";
    assert!(holds(&desk, title));
    desk.keys("8k?取消案卷加密<enter>");
    contains(&desk, &["案卷没有加密"]);
    desk.keys("?给案卷加密<enter>");
    if !recourse_core::store::is_available() {
        contains(&desk, &["这个版本没有整本加密的功能"]);
        return;
    }
    contains(&desk, &["给整本案卷加密", "没有口令谁也打不开"]);
    desk.keys("青菜豆腐萝卜<tab>青菜豆腐萝卜<c-s>");
    contains(&desk, &["口令太短，至少 12 个字"]);
    desk.keys("白菜排骨冬瓜<tab>白菜排骨冬瓜<c-s>");
    contains(&desk, &["案卷已加密：已重新写入", "整本案卷已加密"]);
    assert!(!holds(&desk, title) && !holds(&desk, "排骨冬瓜"));
    // It goes on as before, and comes back in plain after the question.
    desk.keys("?取消案卷加密<enter>");
    contains(&desk, &["把案卷恢复成不加密？"]);
    desk.keys("<right><enter>");
    contains(&desk, &["案卷已恢复成不加密"]);
    assert!(holds(&desk, title));
}

#[test]
fn a_lost_key_leads_to_a_new_book_that_says_what_it_goes_on_from() {
    let mut desk = Desk::at_home(Lang::En);
    desk.keys(
        "<enter><tab>Not credited<c-s><c-s>37515.70<c-s>Shop<tab>Bank<tab><tab>Pay<c-s><c-s><c-s>",
    );
    let old = desk.home();
    std::fs::remove_file(old.join("book.key")).unwrap();
    let mut desk = desk.kill_and_reopen();
    desk.keys("8k");
    contains(&desk, &["There is no key file beside the book"]);
    desk.keys("p");
    contains(&desk, &["There is no key file"]);
    desk.keys("?key is lost<enter>");
    contains(&desk, &["A new book is begun in the folder below"]);
    desk.keys("<c-s>");
    contains(&desk, &["goes on from this one"]);
    assert_ne!(desk.home(), old);
    assert!(desk.hands().desk.book().continues.is_some());
    assert!(old.join("book.recourse").exists() && desk.home().join("book.key").exists());
}

#[test]
fn how_far_the_book_was_verified_stands_on_the_pages_of_history_and_proof() {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    desk.keys("7");
    contains(&desk, &["已核对到第 5 条，共 5 条。"]);
    desk.keys("h");
    contains(&desk, &["已核对到第 5 条，共 5 条。"]);
}

#[test]
fn a_long_book_says_how_far_its_verification_is_while_it_is_opened() {
    for (lang, words) in [
        (Lang::Zh, ["正在逐条核对：第 340000 条，共 1000000 条", "不显示案卷内容"]),
        (Lang::En, ["340000 of 1000000 done", "before its entries are checked"]),
    ] {
        let mut desk = Desk::starting(lang);
        desk.send(Msg::Checking(340_000, 1_000_000));
        contains(&desk, &words);
    }
}
