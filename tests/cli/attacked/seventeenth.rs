//! What a seventeenth attack from outside found, tied: files that SQLite takes for the book's own because of their names.

use super::NO;
use super::fifteenth::{book, repaired};
use super::twelfth::head;
use crate::support::sandbox::Sandbox;
use recourse_core::locale::Lang;
use serde_json::json;

/// A book, and the log of an earlier moment of it, as a program that was killed leaves one behind.
fn with_old_log() -> (Sandbox, Vec<u8>) {
    let home = Sandbox::with_case(Lang::En);
    let log = log_of(&home, "the first call");
    for n in 0..12 {
        let text = format!("note {n} {}", "long ".repeat(200));
        assert_eq!(home.run(&["case", "note", NO, &text]).status, 0);
    }
    (home, log)
}

/// The log that lies beside the book after this note, while a reader keeps it from coming home.
fn log_of(home: &Sandbox, note: &str) -> Vec<u8> {
    let reader = rusqlite::Connection::open(book(home)).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM link").ok();
    let held: i64 = reader.query_row("SELECT count(*) FROM link", [], |r| r.get(0)).unwrap();
    assert!(held > 0);
    assert_eq!(home.run(&["case", "note", NO, note]).status, 0);
    let log = std::fs::read(home.home().join("book.recourse-wal")).unwrap();
    assert!(log.len() > 4096);
    log
}

#[test]
fn the_log_of_an_older_copy_is_named_and_not_brought_in() {
    let (home, log) = with_old_log();
    let (last, whole) = (head(&home), std::fs::read(book(&home)).unwrap());
    let beside = home.home().join("book.recourse-wal");
    std::fs::write(&beside, &log).unwrap();
    for command in [&["next"][..], &["verify", "--book"], &["case", "note", NO, "one more"]] {
        let refused = home.run(&[command, &["--json"]].concat());
        assert_eq!((refused.status, refused.code()), (5, "E-BOOK-23".into()), "{refused}");
        assert_eq!(std::fs::read(book(&home)).unwrap(), whole);
        assert_eq!(std::fs::read(&beside).unwrap(), log);
    }
    let done = repaired(&home, "saved");
    assert_eq!(
        (&done["healed"], &done["lost"], &done["whole"]),
        (&json!(true), &json!(0), &json!(last))
    );
    std::fs::remove_file(&beside).unwrap();
    assert_eq!(home.run(&["verify", "--book"]).status, 0);
    assert_eq!(head(&home), last);
}

#[test]
fn a_log_that_takes_a_signed_statement_away_is_not_brought_in() {
    let home = Sandbox::with_case(Lang::En);
    let reader = rusqlite::Connection::open(book(&home)).unwrap();
    reader.execute_batch("BEGIN").unwrap();
    let held: i64 = reader.query_row("SELECT count(*) FROM link", [], |r| r.get(0)).unwrap();
    // The log of a moment at which nothing but a statement was written.
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    assert_eq!(head(&home), held);
    let log = std::fs::read(home.home().join("book.recourse-wal")).unwrap();
    drop(reader);
    assert_eq!(home.run(&["case", "note", NO, "later"]).status, 0);
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    let whole = std::fs::read(book(&home)).unwrap();
    std::fs::write(home.home().join("book.recourse-wal"), &log).unwrap();
    let refused = home.run(&["next", "--json"]);
    assert_eq!((refused.status, refused.code()), (5, "E-BOOK-23".into()), "{refused}");
    assert_eq!(std::fs::read(book(&home)).unwrap(), whole);
}

#[test]
fn a_log_left_behind_in_a_folder_is_not_brought_into_what_is_restored_there() {
    let (home, log) = with_old_log();
    let to = home.path("kept").display().to_string();
    assert_eq!(home.run(&["backup", "--to", &to]).status, 0);
    let kept = std::fs::read_dir(&to).unwrap().map(|f| f.unwrap().path());
    let kept = kept.filter(|f| f.extension().is_some_and(|e| e == "recourse")).last().unwrap();
    let last = head(&home);
    std::fs::remove_file(book(&home)).unwrap();
    std::fs::write(home.home().join("book.recourse-wal"), &log).unwrap();
    let restored = home.run(&["restore", &kept.display().to_string(), "--replace", "--json"]);
    assert_eq!(restored.status, 0, "{restored}");
    assert_eq!(head(&home), last);
    assert_eq!(home.run(&["verify", "--book"]).status, 0);
    // Nothing is thrown away.
    let aside = std::fs::read_dir(home.home()).unwrap().map(|f| f.unwrap().path());
    let aside = aside.filter(|f| f.join("book.recourse-wal").exists()).last().unwrap();
    assert_eq!(std::fs::read(aside.join("book.recourse-wal")).unwrap(), log);
}

#[test]
fn the_journal_of_another_moment_is_named_and_not_rolled_back() {
    let home = Sandbox::with_case(Lang::En);
    // What a program of another kind leaves when it is killed in a change: pages as they were before it.
    let copy = home.path("copy.recourse");
    std::fs::copy(book(&home), &copy).unwrap();
    let journal = {
        let other = rusqlite::Connection::open(&copy).unwrap();
        other.execute_batch("PRAGMA journal_mode=DELETE; PRAGMA cache_size=1; BEGIN").unwrap();
        other.execute_batch("CREATE TABLE filler(data); ").unwrap();
        other
            .execute_batch("INSERT INTO filler SELECT randomblob(60000) FROM generate_series(1,9)")
            .ok();
        for _ in 0..9 {
            other.execute_batch("INSERT INTO filler VALUES (randomblob(60000))").unwrap();
        }
        other.execute_batch("UPDATE draft SET json=json; DELETE FROM checkpoint").ok();
        std::fs::read(home.path("copy.recourse-journal")).unwrap()
    };
    for n in 0..30 {
        let text = format!("note {n} {}", "long ".repeat(300));
        assert_eq!(home.run(&["case", "note", NO, &text]).status, 0);
    }
    let whole = std::fs::read(book(&home)).unwrap();
    std::fs::write(home.home().join("book.recourse-journal"), journal).unwrap();
    let refused = home.run(&["next", "--json"]);
    assert_eq!((refused.status, refused.code()), (5, "E-BOOK-23".into()), "{refused}");
    assert_eq!(std::fs::read(book(&home)).unwrap(), whole);
}

/// A book with a signed statement in the middle and files of many pages; where the pages of its tables begin, and how large they are.
fn with_files() -> (Sandbox, Vec<u8>, usize) {
    let home = Sandbox::with_case(Lang::En);
    for n in 0..9u8 {
        let bytes: Vec<u8> =
            (0..40_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8 ^ n).collect();
        let slip = home.file(&format!("slip-{n}.bin"), if n < 6 { bytes } else { vec![n; 300] });
        assert_eq!(home.run(&["evidence", "add", NO, &slip]).status, 0);
        if n % 3 == 0 {
            assert_eq!(home.run(&["checkpoint"]).status, 0);
        }
    }
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    let whole = std::fs::read(book(&home)).unwrap();
    let page = usize::from(u16::from_be_bytes([whole[16], whole[17]]));
    assert_eq!(page, 16_384);
    (home, whole, page)
}

fn root(home: &Sandbox, table: &str) -> usize {
    let open = rusqlite::Connection::open(book(home)).unwrap();
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name=?1";
    open.query_row(sql, [table], |r| r.get::<_, i64>(0)).unwrap() as usize
}

/// Everything came along: entries, files, signed statements.
fn nothing_is_lost(home: &Sandbox, to: &str) {
    let done = repaired(home, to);
    let said =
        ["healed", "lost", "lost_files", "damaged_files", "lost_checkpoints"].map(|n| &done[n]);
    assert_eq!(said, [&json!(true), &json!(0), &json!(0), &json!(0), &json!([])], "{to}: {done}");
    let made = home.path(to).join("book.recourse");
    let count = |of: &str| -> i64 {
        let open = rusqlite::Connection::open(&made).unwrap();
        open.query_row(&format!("SELECT count(*) FROM {of}"), [], |r| r.get(0)).unwrap()
    };
    assert_eq!((count("attachment"), count("checkpoint")), (9, 4), "{to}");
}

#[test]
fn one_damaged_place_of_a_table_costs_none_of_its_rows() {
    let (home, whole, page) = with_files();
    let (files, statements) = (root(&home, "attachment"), root(&home, "checkpoint"));
    let schema = |text: &str| whole.windows(text.len()).position(|w| w == text.as_bytes()).unwrap();
    let places = [
        ("schema-files", schema("CREATE TABLE attachment") + 8, 1),
        ("schema-statements", schema("CREATE TABLE checkpoint") + 8, 1),
        ("root-files", (files - 1) * page, 64),
        ("root-type", (files - 1) * page, 1),
        ("root-pointer", (files - 1) * page + 12, 2),
        ("statement-type", (statements - 1) * page, 1),
    ];
    for (name, at, length) in places {
        let mut bad = whole.clone();
        bad[at..at + length].iter_mut().for_each(|b| *b ^= 0x44);
        std::fs::write(book(&home), &bad).unwrap();
        nothing_is_lost(&home, name);
    }
    // The lengths in front of a statement, byte by byte.
    let text = schema("recourse-checkpoint-v1");
    for back in 1..=11 {
        let mut bad = whole.clone();
        bad[text - back] ^= 0x04;
        std::fs::write(book(&home), &bad).unwrap();
        nothing_is_lost(&home, &format!("record-{back}"));
    }
}

#[test]
fn one_bit_that_a_hash_tells_is_put_right() {
    let (home, whole, _) = with_files();
    let at = |text: &[u8]| whole.windows(text.len()).position(|w| w == text).unwrap();
    let places = [
        ("entry", at(b"{\"data\":") + 40),
        ("private", at(b"{\"actor\":") + 30),
        ("file", at(&[7u8; 200]) + 50),
        ("line-end", at(b"recourse-checkpoint-v1\n") + 22),
    ];
    for (name, at) in places {
        let mut bad = whole.clone();
        bad[at] ^= 0x10;
        std::fs::write(book(&home), &bad).unwrap();
        nothing_is_lost(&home, name);
    }
}

#[test]
fn a_beginning_of_noise_is_no_encrypted_book() {
    let (home, whole, page) = with_files();
    let mut bad = whole;
    let mut dice = 88_172_645_463_325_252u64;
    for byte in &mut bad[..page] {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        *byte = dice as u8;
    }
    std::fs::write(book(&home), &bad).unwrap();
    nothing_is_lost(&home, "noise");
}

#[test]
fn repair_changes_nothing_beside_the_book_either() {
    let home = Sandbox::with_case(Lang::En);
    let log = log_of(&home, "in the log");
    // The log is its own: as it was left by a program that was killed.
    let (beside, old) =
        (home.home().join("book.recourse-wal"), std::fs::read(book(&home)).unwrap());
    std::fs::write(&beside, &log).unwrap();
    let done = repaired(&home, "saved");
    assert_eq!((&done["healed"], &done["lost"]), (&json!(true), &json!(0)), "{done}");
    assert_eq!(std::fs::read(&beside).unwrap(), log);
    assert_eq!(std::fs::read(book(&home)).unwrap(), old);
}

/// The book's folder as a program leaves it that is killed with four notes in the log alone: entries in the file before them,
/// the folder, its log.
fn killed(home: &Sandbox) -> (i64, String, std::path::PathBuf) {
    let reader = rusqlite::Connection::open(book(home)).unwrap();
    reader.execute_batch("BEGIN").unwrap();
    let held = reader.query_row("SELECT count(*) FROM link", [], |r| r.get(0)).unwrap();
    for n in 0..4 {
        assert_eq!(home.run(&["case", "note", NO, &format!("only in the log {n}")]).status, 0);
    }
    let folder = home.path("killed");
    std::fs::create_dir(&folder).unwrap();
    for name in ["book.recourse", "book.recourse-wal", "book.recourse.head", "book.key"] {
        std::fs::copy(home.home().join(name), folder.join(name)).unwrap();
    }
    (held, folder.display().to_string(), folder.join("book.recourse-wal"))
}

#[test]
fn a_log_damaged_in_the_middle_is_named_and_nothing_behind_it_is_thrown_away() {
    let home = Sandbox::with_case(Lang::En);
    let (held, at, log) = killed(&home);
    // As a killed program leaves it: everything is there.
    let mut bytes = std::fs::read(&log).unwrap();
    bytes[32 + 24 + 700] ^= 1;
    std::fs::write(&log, &bytes).unwrap();
    for command in [&["next"][..], &["verify", "--book"], &["doctor"], &["case", "list"]] {
        let said = home.run(&[&["--home", &at, "--json"], command].concat());
        assert!(said.to_string().contains("E-BOOK-24"), "{said}");
        assert_eq!(std::fs::read(&log).unwrap(), bytes);
    }
    let to = home.path("saved").display().to_string();
    let done = home.run(&["--home", &at, "repair", "--to", &to, "--json"]).data();
    assert_eq!((&done["healed"], &done["lost"]), (&json!(true), &json!(0)), "{done}");
    assert_eq!(done["whole"], json!(held + 4));
}

#[test]
fn a_log_whose_head_is_damaged_is_named_where_this_computer_remembers_more() {
    let home = Sandbox::with_case(Lang::En);
    let (held, at, log) = killed(&home);
    let good = std::fs::read(&log).unwrap();
    // A byte of its number, of its salt, and of the salt of the second page in it.
    for byte in [2, 18, 32 + 24 + 16_384 + 9] {
        let mut bytes = good.clone();
        bytes[byte] ^= 4;
        std::fs::write(&log, &bytes).unwrap();
        let said = home.run(&["--home", &at, "--json", "next"]);
        assert_eq!((said.status, said.code()), (5, "E-BOOK-24".into()), "{byte}: {said}");
        assert_eq!(std::fs::read(&log).unwrap(), bytes);
    }
    std::fs::write(&log, &good).unwrap();
    assert_eq!(home.run(&["--home", &at, "next"]).status, 0);
    let open = rusqlite::Connection::open(log.with_file_name("book.recourse")).unwrap();
    let now: i64 = open.query_row("SELECT count(*) FROM link", [], |r| r.get(0)).unwrap();
    assert_eq!(now, held + 4);
}
