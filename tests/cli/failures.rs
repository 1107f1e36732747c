//! What goes wrong: what happened, why, what to do, and the exit status of `cli.md`.

use crate::support::sandbox::{Sandbox, files_under};
use recourse_core::locale::{Lang, Locale};
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn unknown_things_are_not_found() {
    let home = Sandbox::with_case(Lang::Zh);
    insta::assert_snapshot!(home.run(&["case", "show", "NOPE"]), @"");
    insta::assert_snapshot!(home.run(&["verify", "nowhere.zip"]), @"");
    let empty = Sandbox::new(Lang::En);
    insta::assert_snapshot!(empty.run(&["case", "show", "NOPE"]), @"");
    insta::assert_snapshot!(empty.run(&["audit", "RC-2026-001", "--json"]), @"");
    insta::assert_snapshot!(empty.run(&["checkpoint"]), @"");
}

#[test]
fn wrong_usage_is_said_in_the_chosen_language_with_a_guess() {
    let home = Sandbox::new(Lang::Zh);
    insta::assert_snapshot!(home.run(&["cas", "list"]), @"");
    insta::assert_snapshot!(home.run(&["case"]), @"");
    insta::assert_snapshot!(home.run(&["case", "new"]), @"");
    insta::assert_snapshot!(home.run(&["call", "add", "X", "--chanel", "sms"]), @"");
    insta::assert_snapshot!(home.run(&["case", "move", "X", "--to", "bnak"]), @"");
    let english = home.run(&["case", "move", "X", "--to", "bnak", "--json", "--lang", "en"]);
    assert_eq!((english.status, english.code().as_str()), (2, "E-USE-06"));
    assert_eq!(english.json()["schema"], "recourse.case.move/1");
    assert!(english.err.contains("Did you mean: bank"), "{}", english.err);
}

#[test]
fn an_unknown_language_is_no_failure() {
    let home = Sandbox::new(Lang::Zh);
    let ran = home.run(&["case", "list", "--lang", "tlh"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains("还没有案件"), "{}", ran.out);
}

#[test]
fn a_damaged_book_can_be_read_and_not_written() {
    let home = Sandbox::with_case(Lang::Zh);
    damage(&home.home().join("book.recourse"));
    let shown = home.run(&["case", "list", "--json"]);
    assert_eq!((shown.status, &shown.json()["warnings"][0]["code"]), (0, &"W-BOOK-DAMAGED".into()));
    insta::assert_snapshot!(home.run(&["case", "note", "RC-2026-001", "x"]), @"");
    let verified = home.run(&["verify", "--book", "--json"]);
    assert_eq!((verified.status, verified.code().as_str()), (5, "E-VERIFY-01"));
    assert_eq!(verified.data()["verdict"], "invalid");
    assert_eq!(home.run(&["paths"]).status, 0);
}

/// Alters one entry behind the program's back.
fn damage(book: &Path) {
    let db = rusqlite::Connection::open(book).unwrap();
    let triggers: Vec<String> = db
        .prepare("SELECT name FROM sqlite_master WHERE type='trigger'")
        .unwrap()
        .query_map([], |r| r.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for name in triggers {
        db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    let changed = db.execute("UPDATE link SET entry = replace(entry, 'CNY', 'USD') WHERE seq = 2", []).unwrap();
    assert_eq!(changed, 1);
}

#[test]
fn a_book_of_a_newer_version_and_a_file_that_is_none_stay_untouched() {
    let home = Sandbox::with_case(Lang::En);
    let book = home.home().join("book.recourse");
    rusqlite::Connection::open(&book).unwrap().pragma_update(None, "user_version", 99).unwrap();
    insta::assert_snapshot!(home.run(&["case", "list"]), @"");
    std::fs::write(&book, "not a book at all").unwrap();
    insta::assert_snapshot!(home.run(&["case", "list"]), @"");
    assert_eq!(std::fs::read(&book).unwrap(), b"not a book at all");
}

#[test]
fn every_failure_has_its_three_texts_in_both_languages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut ids = BTreeSet::new();
    for file in files_under(&root) {
        let text = std::fs::read_to_string(root.join(&file)).unwrap_or_default();
        for piece in text.split('"').filter(|p| p.starts_with("cli-fail-") || p.starts_with("cli-refused-")) {
            ids.insert(piece.to_string());
        }
    }
    assert!(ids.len() > 60, "{}", ids.len());
    for lang in [Lang::Zh, Lang::En] {
        let locale = Locale::new(lang);
        for id in &ids {
            assert!(locale.has(id), "{id} in {}", lang.tag());
            for part in ["why", "next"] {
                assert!(locale.attribute(id, part, &[]).is_some(), "{id}.{part} in {}", lang.tag());
            }
        }
    }
}
