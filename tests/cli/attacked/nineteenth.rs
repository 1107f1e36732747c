//! What a nineteenth attack from outside found, tied: logs of moments at which nothing but a draft or a statement was written,
//! a book that is empty beside its log, a link in place of the book.

use super::NO;
use super::fifteenth::book;
use super::twelfth::head;
use crate::support::sandbox::Sandbox;
use recourse_core::locale::Lang;
use serde_json::json;
use std::path::PathBuf;

fn log(home: &Sandbox) -> PathBuf {
    home.home().join("book.recourse-wal")
}

/// The log of a moment at which this draft alone was kept, while another program reads the book.
fn log_of_a_draft(home: &Sandbox, id: &str, text: &str) -> Vec<u8> {
    let reader = rusqlite::Connection::open(book(home)).unwrap();
    let held: i64 = reader.query_row("SELECT count(*) FROM link", [], |r| r.get(0)).unwrap();
    assert!(held > 0);
    let sql = "INSERT INTO draft(id, at, json) VALUES (?1, '2026-03-10T08:00:00.000Z', ?2)";
    reader.execute(sql, [id, text]).unwrap();
    std::fs::read(log(home)).unwrap()
}

#[test]
fn the_log_of_a_draft_takes_no_exhibit_away() {
    let home = Sandbox::with_case(Lang::En);
    let draft = json!({ "words": "a long letter ".repeat(4_000) }).to_string();
    let old = log_of_a_draft(&home, "note/none", &draft);
    let reader = rusqlite::Connection::open(book(&home)).unwrap();
    reader.execute_batch("PRAGMA secure_delete=ON; DELETE FROM draft").unwrap();
    drop(reader);
    for n in 0..8 {
        let path = home.path(&format!("receipt-{n}.txt"));
        std::fs::write(&path, format!("receipt {n} {}", "line ".repeat(6_000))).unwrap();
        let path = path.display().to_string();
        assert_eq!(home.run(&["evidence", "add", NO, &path]).status, 0);
    }
    let whole = std::fs::read(book(&home)).unwrap();
    std::fs::write(log(&home), &old).unwrap();
    for command in ["case list", "verify --book", "doctor"] {
        let command: Vec<&str> = command.split(' ').collect();
        let said = home.run(&[&command[..], &["--json"]].concat());
        assert!(said.to_string().contains("E-BOOK-23"), "{said}");
        assert_eq!(std::fs::read(book(&home)).unwrap(), whole);
        assert_eq!(std::fs::read(log(&home)).unwrap(), old);
    }
    let to = home.path("saved").display().to_string();
    let done = home.run(&["repair", "--to", &to, "--json"]).data();
    assert_eq!((&done["healed"], &done["lost"]), (&json!(true), &json!(0)), "{done}");
    std::fs::remove_file(log(&home)).unwrap();
    assert_eq!(home.run(&["verify", "--book"]).status, 0);
}

#[test]
fn what_was_being_typed_in_a_case_that_was_erased_does_not_come_back_with_an_old_log() {
    let home = Sandbox::with_case(Lang::En);
    let id = {
        let open = rusqlite::Connection::open(book(&home)).unwrap();
        let last = "SELECT line FROM link ORDER BY seq DESC";
        let line: String = open.query_row(last, [], |r| r.get(0)).unwrap();
        line.split(' ').nth(2).unwrap().to_string()
    };
    let old = log_of_a_draft(&home, &format!("note/{id}"), "{\"words\":\"the secret of Mr Li\"}");
    let reader = rusqlite::Connection::open(book(&home)).unwrap();
    reader.execute_batch("PRAGMA secure_delete=ON; DELETE FROM draft").unwrap();
    drop(reader);
    let gone = home.run(&["case", "erase", NO, "--confirm", NO]);
    assert_eq!(gone.status, 0, "{gone}");
    std::fs::write(log(&home), &old).unwrap();
    let said = home.run(&["case", "list", "--json"]);
    assert_eq!((said.status, said.code()), (5, "E-BOOK-23".into()), "{said}");
    let bytes = std::fs::read(book(&home)).unwrap();
    assert!(!bytes.windows(9).any(|w| w == b"of Mr Li\""));
}

#[test]
fn the_log_of_an_empty_book_is_not_thrown_away() {
    for left in [0, 1] {
        let home = Sandbox::with_case(Lang::En);
        let reader = rusqlite::Connection::open(book(&home)).unwrap();
        reader.execute_batch("PRAGMA wal_checkpoint; BEGIN; SELECT 1 FROM link").unwrap();
        assert_eq!(home.run(&["case", "note", NO, "in the log"]).status, 0);
        let folder = home.path("copy");
        std::fs::create_dir(&folder).unwrap();
        for name in ["book.recourse-wal", "book.recourse.head", "book.key"] {
            std::fs::copy(home.home().join(name), folder.join(name)).unwrap();
        }
        std::fs::write(folder.join("book.recourse"), vec![b'S'; left]).unwrap();
        let at = folder.display().to_string();
        let kept = std::fs::read(folder.join("book.recourse-wal")).unwrap();
        for command in ["case list", "verify --book", "doctor", "next"] {
            let command: Vec<&str> = command.split(' ').collect();
            let said = home.run(&[&["--home", &at, "--json"], &command[..]].concat());
            assert!(said.status != 0 && said.to_string().contains("E-BOOK-25"), "{said}");
            assert_eq!(std::fs::read(folder.join("book.recourse-wal")).unwrap(), kept);
        }
        let to = home.path("saved").display().to_string();
        let done = home.run(&["--home", &at, "repair", "--to", &to, "--json"]);
        assert!(done.data()["whole"].as_u64().is_some_and(|n| n > 0), "{done}");
    }
}

#[cfg(unix)]
#[test]
fn behind_a_link_the_log_lies_where_the_book_lies() {
    let home = Sandbox::with_case(Lang::En);
    let draft = "x".repeat(60_000);
    let old = log_of_a_draft(&home, "note/none", &draft);
    let last = head(&home);
    let elsewhere = home.path("elsewhere");
    std::fs::create_dir(&elsewhere).unwrap();
    std::fs::rename(book(&home), elsewhere.join("real.db")).unwrap();
    std::os::unix::fs::symlink(elsewhere.join("real.db"), book(&home)).unwrap();
    assert_eq!(home.run(&["next"]).status, 0);
    for _ in 0..3 {
        assert_eq!(home.run(&["case", "note", NO, &"more ".repeat(3_000)]).status, 0);
    }
    std::fs::write(elsewhere.join("real.db-wal"), &old).unwrap();
    let said = home.run(&["next", "--json"]);
    assert_eq!((said.status, said.code()), (5, "E-BOOK-23".into()), "{said}");
    let to = home.path("saved").display().to_string();
    let done = home.run(&["repair", "--to", &to, "--json"]).data();
    assert_eq!((&done["healed"], &done["whole"]), (&json!(true), &json!(last + 3)), "{done}");
}

#[test]
fn one_bit_in_the_beginning_of_a_log_throws_no_signed_statement_away() {
    let home = Sandbox::with_case(Lang::En);
    let reader = rusqlite::Connection::open(book(&home)).unwrap();
    reader.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); BEGIN; SELECT 1 FROM link").unwrap();
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    let folder = home.path("copy");
    std::fs::create_dir(&folder).unwrap();
    for name in ["book.recourse", "book.recourse-wal", "book.recourse.head", "book.key"] {
        std::fs::copy(home.home().join(name), folder.join(name)).unwrap();
    }
    let at = folder.display().to_string();
    let good = std::fs::read(folder.join("book.recourse-wal")).unwrap();
    for byte in [1, 5, 9, 14, 17, 23, 24, 31] {
        let mut bytes = good.clone();
        bytes[byte] ^= 2;
        std::fs::write(folder.join("book.recourse-wal"), &bytes).unwrap();
        let said = home.run(&["--home", &at, "--json", "verify", "--book"]);
        assert_eq!((said.status, said.code()), (5, "E-BOOK-24".into()), "{byte}: {said}");
        assert_eq!(std::fs::read(folder.join("book.recourse-wal")).unwrap(), bytes);
    }
    // The control: as a killed program leaves it, it opens, and the statement is there.
    std::fs::write(folder.join("book.recourse-wal"), &good).unwrap();
    assert_eq!(home.run(&["--home", &at, "verify", "--book"]).status, 0);
    let count = |book: PathBuf| -> i64 {
        let book = rusqlite::Connection::open(book).unwrap();
        book.query_row("SELECT count(*) FROM checkpoint", [], |r| r.get(0)).unwrap()
    };
    assert_eq!(count(folder.join("book.recourse")), count(book(&home)));
}

#[test]
fn no_new_book_is_made_beside_a_log_that_was_left() {
    let home = Sandbox::with_case(Lang::En);
    let old = log_of_a_draft(&home, "note/none", "{}");
    let empty = home.path("empty");
    std::fs::create_dir(&empty).unwrap();
    std::fs::write(empty.join("book.recourse-wal"), &old).unwrap();
    let at = empty.display().to_string();
    let said = home.run(&["--home", &at, "--json", "case", "new", "--title", "Anew"]);
    assert_eq!((said.status, said.code()), (5, "E-BOOK-23".into()), "{said}");
    assert_eq!(std::fs::read(empty.join("book.recourse-wal")).unwrap(), old);
    assert!(!empty.join("book.recourse").exists());
}
