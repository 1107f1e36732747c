//! What a fifteenth attack from outside found, tied: one wrong character in a line, in the beginning or in a signed statement
//! cost what everything around it still proved.

use super::tenth::sql;
use super::twelfth::{head, three_notes};
use super::{NO, text};
use crate::support::sandbox::Sandbox;
use recourse_core::locale::Lang;
use serde_json::{Value, json};

/// One character of a column is another, from then on.
pub(super) fn damage(home: &Sandbox, table: &str, column: &str, row: i64, at: usize) {
    let place = at + 1;
    let key = if table == "book" { "id" } else { "seq" };
    sql(
        home,
        &format!(
            "DROP TRIGGER IF EXISTS link_fixed; DROP TRIGGER IF EXISTS book_fixed; DROP TRIGGER IF EXISTS checkpoint_fixed;
            UPDATE {table} SET {column}=substr({column},1,{at})
              || CASE substr({column},{place},1) WHEN '1' THEN '2' ELSE '1' END || substr({column},{place}+1)
              WHERE {key}={row};
            PRAGMA wal_checkpoint(TRUNCATE); VACUUM"
        ),
    );
}

pub(super) fn book(home: &Sandbox) -> std::path::PathBuf {
    home.home().join("book.recourse")
}

/// Repairs, and says what came of it.
pub(super) fn repaired(home: &Sandbox, to: &str) -> Value {
    let to = text(home.path(to));
    let out = home.run(&["repair", "--to", &to, "--json"]);
    assert_eq!(out.status, 0, "{out}");
    out.data()
}

fn column(book: &std::path::Path, ask: &str) -> Vec<String> {
    let book = rusqlite::Connection::open(book).unwrap();
    let mut asked = book.prepare(ask).unwrap();
    asked.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn one_wrong_character_in_any_field_of_an_unsigned_line_costs_nothing() {
    let home = three_notes(false);
    let (last, whole) = (head(&home), std::fs::read(book(&home)).unwrap());
    let lines = column(&book(&home), "SELECT line FROM link ORDER BY seq");
    let fields = column(&book(&home), &format!("SELECT line FROM link WHERE seq={last}"));
    // The label, the number, the case, the hash of the entry, that of the line before.
    let place = |nth: usize| fields[0].split(' ').take(nth).map(|w| w.len() + 1).sum::<usize>();
    for row in [last - 1, last] {
        for (field, inside) in [(0, 9), (1, 0), (2, 4), (3, 6), (4, 6)] {
            std::fs::write(book(&home), &whole).unwrap();
            damage(&home, "link", "line", row, place(field) + inside);
            let to = format!("saved-{row}-{field}");
            let done = repaired(&home, &to);
            let said = (&done["healed"], &done["lost"], &done["other_memory"]);
            assert_eq!(said, (&json!(true), &json!(0), &Value::Null), "{row} {field}: {done}");
            let made = home.path(&to).join("book.recourse");
            assert_eq!(column(&made, "SELECT line FROM link ORDER BY seq"), lines);
        }
    }
}

#[test]
fn damaged_lines_one_behind_the_other_are_made_again_from_what_names_the_last() {
    let home = three_notes(true);
    let last = head(&home);
    for row in [last - 2, last - 1, last] {
        // The hash of the line before: none of these says any more which it follows.
        damage(&home, "link", "line", row, 130);
    }
    let done = repaired(&home, "saved");
    assert_eq!((&done["healed"], &done["lost"]), (&json!(true), &json!(0)), "{done}");
}

#[test]
fn a_beginning_with_one_wrong_character_is_made_again_from_what_follows_it() {
    let home = three_notes(true);
    let whole = std::fs::read(book(&home)).unwrap();
    let genesis = column(&book(&home), "SELECT genesis FROM book");
    let labels = ["recourse-genesis", "book ", "created ", "2026-", "key "];
    for (n, label) in labels.iter().enumerate() {
        let at = genesis[0].find(label).unwrap();
        // In the word, and in the value behind it.
        for at in [at + 1, at + label.len() + 3] {
            std::fs::write(book(&home), &whole).unwrap();
            damage(&home, "book", "genesis", 1, at);
            let to = format!("saved-{n}-{at}");
            let done = repaired(&home, &to);
            assert_eq!((&done["healed"], &done["lost"]), (&json!(true), &json!(0)), "{done}");
            let made = home.path(&to).join("book.recourse");
            assert_eq!(column(&made, "SELECT genesis FROM book"), genesis);
        }
    }
}

#[test]
fn a_signed_statement_with_one_wrong_character_is_put_right_by_its_signature() {
    let home = Sandbox::with_case(Lang::En);
    assert_eq!(home.run(&["case", "note", NO, "one"]).status, 0);
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    let row = head(&home);
    assert_eq!(home.run(&["case", "note", NO, "two"]).status, 0);
    let whole = std::fs::read(book(&home)).unwrap();
    let statement = column(&book(&home), "SELECT text FROM checkpoint");
    for (n, label) in ["book ", "seq ", "head ", "time ", "key "].iter().enumerate() {
        let at = statement[0].find(label).unwrap();
        for at in [at + 1, at + label.len()] {
            std::fs::write(book(&home), &whole).unwrap();
            damage(&home, "checkpoint", "text", row, at);
            let to = format!("saved-{n}-{at}");
            let done = repaired(&home, &to);
            assert_eq!(
                (&done["healed"], &done["lost_checkpoints"]),
                (&json!(true), &json!([])),
                "{label} {at}: {done}"
            );
            let made = home.path(&to).join("book.recourse");
            assert_eq!(column(&made, "SELECT text FROM checkpoint"), statement);
        }
    }
}

const POS: &str = "交易日期,交易时间,终端号,交易类型,支付方式,金额,参考号\n\
    2026-03-02,10:00:00,T1,消费,微信,100.00,300326489587\n\
    2026-03-03,11:00:00,T1,消费,微信,399.00,300326489588\n";
pub(super) const BANK: &str = "交易日期,摘要,收入金额,支出金额,余额,对方户名\n\
    2026-03-03,银联商务清算款,100.00,,1100.00,银联商务股份有限公司\n\
    2026-03-06,电费,,50.00,1050.00,供电公司\n";
const MORE: &str = "交易日期,摘要,收入金额,支出金额,余额,对方户名\n\
    2026-03-06,电费,,50.00,1050.00,供电公司\n\
    2026-03-07,银联商务清算款,399.00,,1449.00,银联商务股份有限公司\n";

/// A shop with both sides kept, and a case of what is missing.
pub(super) fn reconciled() -> Sandbox {
    let home = Sandbox::with_case(Lang::En);
    let (pos, bank) = (home.file("pos.csv", POS), home.file("bank.csv", BANK));
    for (side, file) in [("pos", &pos), ("bank", &bank)] {
        assert_eq!(home.run(&["import", side, file]).status, 0);
    }
    let case = home.run(&["case", "new", "--title", "x", "--missing-from-reconcile", "--json"]);
    assert_eq!(case.status, 0, "the control: {case}");
    home
}

#[test]
fn an_import_beside_a_changed_original_says_what_it_did_and_what_it_could_not_tell() {
    let home = reconciled();
    sql(
        &home,
        "DROP TRIGGER IF EXISTS attachment_fixed;
        UPDATE attachment SET data=CAST(replace(CAST(data AS TEXT), '2026-03-06', '2026-03-05') AS BLOB)",
    );
    let before = head(&home);
    let more = home.run(&["import", "bank", &home.file("more.csv", MORE), "--json"]);
    assert_eq!((more.status, head(&home)), (0, before + 1), "it is recorded, and says so: {more}");
    assert!(more.out.contains("W-IMPORT-UNREAD") && more.out.contains("bank.csv"), "{more}");
    assert_eq!(more.json()["data"]["files"][0]["recovered"].as_array().map_or(0, Vec::len), 0);
    // Put back, the money that came is booked with the next look.
    let again = home.run(&["import", "bank", &home.file("bank.csv", BANK), "--json"]);
    assert!(again.status == 0 && !again.out.contains("W-IMPORT-UNREAD"), "{again}");
}

#[test]
fn what_is_reckoned_without_an_export_whose_bytes_are_gone_names_it() {
    let home = reconciled();
    let more = home.file("more.csv", MORE);
    assert_eq!(home.run(&["import", "bank", &more]).status, 0);
    let hash = recourse_core::hash::Hash::of(BANK.as_bytes()).hex();
    sql(
        &home,
        &format!(
            "DROP TRIGGER IF EXISTS attachment_fixed; DROP TRIGGER IF EXISTS attachment_kept;
            DELETE FROM attachment WHERE sha256='{hash}'"
        ),
    );
    let told = home.run(&["reconcile", "--json"]);
    assert!(told.status == 0 && told.out.contains("W-REC-LOST"), "{told}");
    assert!(told.out.contains("bank.csv"), "{told}");
    // Where nothing is left of a side, it is not that none was ever imported.
    sql(&home, "DELETE FROM attachment");
    assert_eq!(home.run(&["reconcile", "--json"]).code(), "E-FILE-15");
    for (side, name, text) in [("pos", "pos.csv", POS), ("bank", "bank.csv", BANK)] {
        assert_eq!(home.run(&["import", side, &home.file(name, text)]).status, 0);
    }
    assert_eq!(home.run(&["reconcile", "--json"]).status, 0);
}

#[test]
fn bytes_under_another_name_are_those_that_an_entry_names() {
    let home = Sandbox::with_case(Lang::En);
    let mut names = Vec::new();
    for word in ["one", "two"] {
        let file = home.file(&format!("{word}.txt"), word);
        assert_eq!(home.run(&["evidence", "add", NO, &file]).status, 0);
        names.push(recourse_core::hash::Hash::of(word.as_bytes()).hex());
    }
    // The bytes of two rows are exchanged, and the name of one has a wrong character.
    sql(
        &home,
        &format!(
            "DROP TRIGGER attachment_fixed; UPDATE attachment SET sha256='x' WHERE sha256='{0}';
            UPDATE attachment SET sha256='{0}' WHERE sha256='{1}'; UPDATE attachment SET sha256='{1}' WHERE sha256='x';
            UPDATE attachment SET sha256='00' || substr(sha256,3) WHERE sha256='{1}'",
            names[0], names[1]
        ),
    );
    assert_eq!(home.run(&["verify", "--book"]).status, 5, "the control");
    let done = repaired(&home, "saved");
    let said = [&done["healed"], &done["files"], &done["damaged_files"], &done["lost_files"]];
    assert_eq!(said, [&json!(true), &json!(2), &json!(0), &json!(0)], "{done}");
    let saved = text(home.path("saved"));
    assert_eq!(home.run(&["--home", &saved, "verify", "--book"]).status, 0);
}

#[test]
fn a_line_that_is_damaged_is_no_rewriting_for_who_kept_its_head() {
    let home = three_notes(false);
    let kept = text(home.path("kept.txt"));
    assert_eq!(home.run(&["checkpoint", "--out", &kept]).status, 0);
    let row = head(&home);
    assert_eq!(home.run(&["case", "note", NO, "more"]).status, 0);
    let whole = std::fs::read(book(&home)).unwrap();
    for lost in [false, true] {
        std::fs::write(book(&home), &whole).unwrap();
        if lost {
            super::tenth::lose_row(&home, row);
        } else {
            damage(&home, "link", "line", row, 60);
        }
        let told = home.run(&["verify", "--book", "--known", &kept, "--json"]);
        assert!(told.out.contains("outside-unread"), "{lost}: {told}");
        assert!(!told.out.contains("known-differs"), "{lost}: {told}");
    }
}

#[test]
fn a_row_put_in_the_place_of_an_honest_one_is_not_handed_on() {
    let home = three_notes(false);
    let row = head(&home) - 1;
    let aside = format!(
        "DROP TRIGGER IF EXISTS link_fixed; DROP TRIGGER IF EXISTS link_next;
        CREATE TEMP TABLE honest AS SELECT * FROM link WHERE seq={row};"
    );
    let back = "INSERT INTO link(seq, line, entry, priv) SELECT 36, line, entry, priv FROM honest";
    let path = book(&home);
    let saved = rusqlite::Connection::open(&path).unwrap();
    saved.execute_batch(&aside).unwrap();
    super::twelfth::forge(&home, row, "two", "forged");
    saved.execute_batch(back).unwrap();
    drop(saved);
    let done = repaired(&home, "saved");
    assert_eq!((&done["healed"], &done["lost"]), (&json!(true), &json!(0)), "{done}");
    let to = text(home.path("saved"));
    let shown = home.run(&["--home", &to, "case", "show", NO]);
    assert!(!shown.out.contains("forged"), "{shown}");
}
