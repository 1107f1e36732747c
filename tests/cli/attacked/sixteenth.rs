//! What a sixteenth attack from outside found, tied: rows under other numbers where nothing remembers the end, a wrong byte in
//! a signature or in the key file, a claim opened without a statement that was lost.

use super::fifteenth::{BANK, book, damage, reconciled, repaired};
use super::tenth::sql;
use super::twelfth::{codes, head, three_notes};
use super::{NO, text};
use crate::support::sandbox::Sandbox;
use recourse_core::hash::Hash;
use recourse_core::locale::Lang;
use serde_json::{Value, json};

#[test]
fn rows_under_other_numbers_are_the_last_where_each_follows_on_the_one_before() {
    let home = three_notes(false);
    let last = head(&home);
    std::fs::remove_file(home.home().join("book.recourse.head")).unwrap();
    let whole = std::fs::read(book(&home)).unwrap();
    let moves = [
        format!("UPDATE link SET seq=116 WHERE seq={last}"),
        format!("UPDATE link SET seq=0 WHERE seq={last}"),
        format!("UPDATE link SET seq=-3 WHERE seq={last}"),
        format!("UPDATE link SET seq=1000000 WHERE seq={last}"),
        format!(
            "UPDATE link SET seq=-1 WHERE seq={last}; UPDATE link SET seq={last} WHERE seq={last}-1;
            UPDATE link SET seq={last}-1 WHERE seq=-1"
        ),
    ];
    for (n, change) in moves.iter().enumerate() {
        std::fs::write(book(&home), &whole).unwrap();
        sql(&home, &format!("DROP TRIGGER IF EXISTS link_fixed; {change}"));
        let done = repaired(&home, &format!("saved-{n}"));
        let said = (&done["healed"], &done["lost"], &done["whole"]);
        assert_eq!(said, (&json!(true), &json!(0), &json!(last)), "{change}: {done}");
    }
}

#[test]
fn a_wrong_byte_in_a_signature_is_put_right_by_the_key_that_made_it() {
    let home = three_notes(true);
    assert_eq!(home.run(&["case", "note", NO, "four"]).status, 0);
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    let whole = std::fs::read(book(&home)).unwrap();
    let path = book(&home);
    let signed = |path: &std::path::Path| -> Vec<Vec<u8>> {
        let book = rusqlite::Connection::open(path).unwrap();
        let mut asked = book.prepare("SELECT sig FROM checkpoint ORDER BY seq").unwrap();
        asked.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let (before, first) = (signed(&path), "(SELECT min(seq) FROM checkpoint)");
    let [one, other] = &before[..] else { panic!("two statements") };
    let hex = |sig: &[u8]| sig.iter().map(|b| format!("{b:02x}")).collect::<String>();
    let mut wrong = one.clone();
    wrong[7] ^= 0x5f;
    let changes = [
        format!("UPDATE checkpoint SET sig=x'{}' WHERE seq={first}", hex(&wrong)),
        format!(
            "UPDATE checkpoint SET sig=CASE seq WHEN {first} THEN x'{}' ELSE x'{}' END",
            hex(other),
            hex(one)
        ),
    ];
    for (n, change) in changes.iter().enumerate() {
        std::fs::write(&path, &whole).unwrap();
        sql(&home, &format!("DROP TRIGGER IF EXISTS checkpoint_fixed; {change}"));
        assert!(codes(&home).contains(&"checkpoint-signature".to_string()), "the control");
        let to = format!("saved-{n}");
        let done = repaired(&home, &to);
        assert_eq!(done["lost_checkpoints"], json!([]), "{change}: {done}");
        assert_eq!(signed(&home.path(&to).join("book.recourse")), before);
    }
}

#[test]
fn a_key_file_that_cannot_be_read_keeps_nobody_from_the_record() {
    let home = three_notes(true);
    let key = home.home().join("book.key");
    let pem = std::fs::read(&key).unwrap();
    let mut wrong = pem.clone();
    wrong[40] = b'!';
    let mut binary = pem.clone();
    binary[40] = 0xff;
    for bytes in [&wrong[..], &binary[..], &pem[..20], b""] {
        std::fs::write(&key, bytes).unwrap();
        assert_eq!(home.run(&["case", "show", NO, "--json"]).status, 0);
        assert_eq!(home.run(&["case", "note", NO, "more"]).status, 0);
        assert_eq!(home.run(&["checkpoint", "--json"]).code(), "E-KEY-01");
        assert_eq!(std::fs::read(&key).unwrap(), bytes, "it is left as it lies");
    }
    damage(&home, "link", "line", 3, 60);
    let done = repaired(&home, "saved");
    assert_eq!((&done["healed"], &done["lost"]), (&json!(true), &json!(0)), "{done}");
}

#[test]
fn nobody_is_accused_while_a_statement_is_lost() {
    let home = reconciled();
    let hash = Hash::of(BANK.as_bytes()).hex();
    sql(
        &home,
        &format!(
            "DROP TRIGGER IF EXISTS attachment_fixed;
            UPDATE attachment SET data=NULL WHERE sha256='{hash}'"
        ),
    );
    let other = "交易日期,摘要,收入金额,支出金额,余额,对方户名\n\
        2026-03-04,利息,1.00,,1001.00,本行\n\
        2026-03-06,电费,,50.00,951.00,供电公司\n";
    assert_eq!(home.run(&["import", "bank", &home.file("other.csv", other)]).status, 0);
    let refused = home.run(&["case", "new", "--title", "y", "--missing-from-reconcile", "--json"]);
    assert_eq!((refused.status, refused.code().as_str()), (5, "E-FILE-15"), "{refused}");
    // A new download of the same days is as good as the lost one.
    let again = home.file("again.csv", BANK.replace("电费", "电费 "));
    assert_eq!(home.run(&["import", "bank", &again]).status, 0);
    let told = home.run(&["reconcile", "--json"]);
    assert!(told.status == 0 && !told.out.contains("W-REC-LOST"), "{told}");
}

#[test]
fn an_entry_in_a_row_that_cannot_be_read_is_found_where_its_line_is_named() {
    let home = Sandbox::with_case(Lang::En);
    for note in ["one", "two", "three"] {
        assert_eq!(home.run(&["case", "note", NO, note]).status, 0);
    }
    sql(&home, "PRAGMA wal_checkpoint(TRUNCATE); VACUUM");
    let line: String = {
        let book = rusqlite::Connection::open(book(&home)).unwrap();
        let row = head(&home) - 1;
        book.query_row("SELECT line FROM link WHERE seq=?1", [row], |r| r.get(0)).unwrap()
    };
    let mut bytes = std::fs::read(book(&home)).unwrap();
    let at = bytes.windows(line.len()).position(|w| w == line.as_bytes()).unwrap();
    // The head of the record and the beginning of its line.
    bytes[at - 8..at + 8].fill(0);
    std::fs::write(book(&home), &bytes).unwrap();
    let done = repaired(&home, "saved");
    let said = (&done["healed"], &done["lost"], &done["other_memory"]);
    assert_eq!(said, (&json!(true), &json!(0), &Value::Null), "{done}");
    let saved = text(home.path("saved"));
    assert_eq!(home.run(&["--home", &saved, "verify", "--book"]).status, 0);
}

#[test]
fn a_damaged_first_page_costs_neither_files_nor_signatures() {
    let home = three_notes(true);
    let file = home.file("slip.txt", "a slip");
    assert_eq!(home.run(&["evidence", "add", NO, &file]).status, 0);
    assert_eq!(home.run(&["key", "rotate"]).status, 0);
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    sql(&home, "PRAGMA wal_checkpoint(TRUNCATE)");
    let last = head(&home);
    let whole = std::fs::read(book(&home)).unwrap();
    let damages: [(&str, std::ops::Range<usize>); 4] = [
        ("one byte", 0..1),
        ("the header", 0..100),
        ("its table", 100..512),
        ("the page", 0..4_096),
    ];
    for (name, range) in damages {
        let mut bytes = whole.clone();
        bytes[range].fill(0);
        std::fs::write(book(&home), &bytes).unwrap();
        let done = repaired(&home, name);
        let said = [&done["healed"], &done["lost"], &done["files"], &done["lost_checkpoints"]];
        assert_eq!(said, [&json!(true), &json!(0), &json!(1), &json!([])], "{name}: {done}");
        let saved = text(home.path(name));
        let verified = home.run(&["--home", &saved, "verify", "--book", "--json"]);
        assert_eq!(
            (verified.status, &verified.data()["signed_up_to"]),
            (0, &json!(last)),
            "{name}: {verified}"
        );
    }
}
