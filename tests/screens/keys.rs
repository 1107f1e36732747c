use crate::support::desk::Desk;
use insta::assert_snapshot;
use recourse_core::locale::{Lang, Locale};
use recourse_tui::action::Action;
use recourse_tui::keymap::{KEYMAP, Place, Scope, markdown, palette};

fn path() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("KEYS.md")
}

#[test]
fn keys_md_is_what_the_table_says() {
    let kept = std::fs::read_to_string(path()).unwrap_or_default();
    assert!(kept == markdown::page(), "KEYS.md is stale: cargo test -- --ignored write_keys_md");
}

#[test]
#[ignore = "writes KEYS.md"]
fn write_keys_md() {
    std::fs::write(path(), markdown::page()).unwrap();
}

#[test]
fn every_action_is_named_and_explained_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let locale = Locale::new(lang);
        for action in Action::ALL {
            assert!(
                locale.has(&action.id()) && locale.has(&action.doc_id()),
                "{action:?} in {lang:?}"
            );
        }
        for scope in Scope::ALL {
            assert!(locale.has(scope.id()), "{scope:?}");
        }
    }
}

#[test]
fn every_action_of_a_scope_is_in_its_palette() {
    for bind in KEYMAP.iter().filter(|b| matches!(b.place, Place::Bar | Place::More)) {
        let scope = if matches!(bind.scope, Scope::Global | Scope::Page) {
            Scope::Today
        } else {
            bind.scope
        };
        assert!(palette(scope).iter().any(|b| b.action == bind.action), "{bind:?}");
    }
}

#[test]
fn the_palette_is_reached_by_arrows_and_enter_and_runs_what_is_found() {
    let mut desk = Desk::noodles();
    // Tab to the bar, left around to 更多.
    desk.keys("<tab><tab><tab><left><enter>");
    assert!(desk.screen().contains("查找 ["), "{}", desk.screen());
    desk.keys("tonghua");
    assert_snapshot!(desk.rows(&["查找", "记一次"]), @"
    | 查找 [ tonghua                        ]  1/1                                                     |
    | > 记一次联系                c           电话、短信、柜台、信函都记在这里；保存后可以更正，不能.. |
    ");
    desk.keys("<enter>");
    assert!(desk.screen().contains("联系谁"));
}

#[test]
fn question_mark_opens_and_closes_also_full_width() {
    let mut desk = Desk::noodles();
    desk.keys("？");
    assert!(desk.model.sheet.is_some());
    desk.keys("？");
    assert!(desk.model.sheet.is_none());
    desk.keys("４");
    assert!(desk.screen().contains("[4 期限]"));
}

#[test]
fn a_chinese_word_typed_anywhere_looks_for_what_it_names() {
    let mut desk = Desk::noodles();
    desk.keys("导出");
    assert_snapshot!(desk.rows(&["查找", "导出"]), @"
    | 查找 [ 导出                           ]  1/1                                                     |
    | > 导出证据包                x           给律师、银行、平台、监管或法院的一个文件                 |
    ");
}

#[test]
fn all_of_a_page_by_arrows_enter_esc_and_tab() {
    let mut desk = Desk::noodles();
    // Up from the first line is the tab row; right and Enter go to the cases.
    desk.keys("<backtab><right><enter>");
    assert!(desk.screen().contains("[2 案件]"), "{}", desk.screen());
    desk.keys("<enter><tab><tab><tab><right><enter>");
    assert!(desk.screen().contains("联系谁"), "{}", desk.screen());
}
