//! What a twelfth attack from outside found, tied: a book whose own sound signature says another record went on being
//! written, erased from and quoted; rows lost at the end were called complete.

use super::tenth::{LAST, lose_row, rewrite, sql};
use super::{NO, text};
use crate::support::sandbox::{Sandbox, files_under};
use recourse_core::hash::Hash;
use recourse_core::locale::Lang;
use serde_json::json;

pub(super) fn codes(home: &Sandbox) -> Vec<String> {
    let verified = home.run(&["verify", "--book", "--json"]).json();
    let findings = verified["data"]["findings"].as_array().cloned().unwrap_or_default();
    findings.iter().map(|f| f["code"].as_str().unwrap().to_string()).collect()
}

#[test]
fn a_book_that_its_own_signature_contradicts_is_read_and_not_written() {
    let home = Sandbox::with_case(Lang::En);
    assert_eq!(home.run(&["case", "note", NO, "they said: seven days"]).status, 0);
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    rewrite(&home, "seven days", "never said");
    let new = text(home.path("new"));
    let lines: [&[&str]; 5] = [
        &["case", "note", NO, "more", "--json"],
        &["key", "rotate", "--json"],
        &["key", "lost", "--into", &new, "--json"],
        &["case", "erase", NO, "--confirm", NO, "--json"],
        &["checkpoint", "--json"],
    ];
    for line in lines {
        let refused = home.run(line);
        assert_eq!((refused.status, refused.code().as_str()), (5, "E-BOOK-21"), "{refused}");
    }
    assert!(!home.path("new").join("book.recourse").exists());
    let shown = home.run(&["case", "show", NO, "--json"]);
    assert!(shown.status == 0 && shown.out.contains("W-BOOK-DAMAGED"), "{shown}");
    let verified = home.run(&["verify", "--book"]);
    assert!(verified.out.contains("No signature here covers an entry:"), "{verified}");
}

#[test]
fn rows_lost_behind_a_signature_are_lost_and_not_written_over() {
    let home = Sandbox::with_case(Lang::En);
    assert_eq!(home.run(&["case", "note", NO, "they said: seven days"]).status, 0);
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    lose_row(&home, LAST);
    std::fs::remove_file(home.home().join("book.recourse.head")).unwrap();
    assert_eq!(codes(&home)[0], "rows-lost");
    let verified = home.run(&["verify", "--book"]);
    assert!(!verified.out.contains("Complete: every entry"), "{verified}");
    assert_eq!(home.run(&["case", "note", NO, "over the hole", "--json"]).code(), "E-BOOK-21");
    let to = text(home.path("saved"));
    let repaired = home.run(&["repair", "--to", &to, "--json"]);
    assert_eq!((repaired.status, &repaired.data()["lost"]), (0, &1.into()), "{repaired}");
}

#[test]
fn a_signature_that_does_not_hold_is_told_before_another_stands_in_for_it() {
    let home = Sandbox::with_case(Lang::En);
    assert_eq!(home.run(&["case", "note", NO, "one"]).status, 0);
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    sql(&home, "DROP TRIGGER checkpoint_fixed; UPDATE checkpoint SET sig=zeroblob(64)");
    let noted = home.run(&["case", "note", NO, "two", "--json"]);
    assert!(noted.status == 0 && noted.out.contains("W-CHECKPOINT-DAMAGED"), "{noted}");
    let signed = home.run(&["checkpoint", "--json"]);
    assert!(signed.status == 0 && signed.out.contains("W-CHECKPOINT-DAMAGED"), "{signed}");
    // The next one reaches over it.
    assert!(
        !home.run(&["case", "note", NO, "three", "--json"]).out.contains("W-CHECKPOINT-DAMAGED")
    );
}

#[test]
fn a_checkpoint_file_of_the_book_before_a_repair_is_of_an_earlier_book() {
    let home = Sandbox::with_case(Lang::En);
    let kept = text(home.path("kept.txt"));
    assert_eq!(home.run(&["proof", "hand", NO, "--to", "Bob", "--out", &kept]).status, 0);
    assert_eq!(home.run(&["case", "note", NO, "two"]).status, 0);
    assert_eq!(home.run(&["case", "note", NO, "three"]).status, 0);
    sql(&home, "DROP TRIGGER entry_fixed; UPDATE link SET entry=NULL WHERE seq=4");
    let to = text(home.path("saved"));
    assert_eq!(home.run(&["repair", "--to", &to]).status, 0);
    let verified = home.run(&["--home", &to, "verify", "--book", "--known", &kept, "--json"]);
    assert!(verified.out.contains("known-earlier"), "{verified}");
    // The control: another head of a message, which names no book.
    let line = home.file("line.txt", format!("Recourse proof code: 3 {}", "ab".repeat(32)));
    let verified = home.run(&["--home", &to, "verify", "--book", "--known", &line, "--json"]);
    assert!(!verified.out.contains("known-earlier"), "{verified}");
}

/// A stranger without the key writes one entry and its link anew and leaves all behind it as it was.
pub(super) fn forge(home: &Sandbox, at: i64, from: &str, to: &str) {
    let book = rusqlite::Connection::open(home.home().join("book.recourse")).unwrap();
    for guard in ["entry_fixed", "link_fixed"] {
        book.execute_batch(&format!("DROP TRIGGER IF EXISTS {guard}")).unwrap();
    }
    let row = "SELECT line, entry, priv FROM link WHERE seq=?1";
    type Row = (String, Vec<u8>, Vec<u8>);
    let (line, entry, private): Row =
        book.query_row(row, [at], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).unwrap();
    let forged = String::from_utf8(private.clone()).unwrap().replace(from, to);
    let hash = |bytes: &[u8]| Hash::of(bytes).hex();
    let entry_text = String::from_utf8(entry.clone()).unwrap();
    let entry_text = entry_text.replace(&hash(&private), &hash(forged.as_bytes()));
    let line = line.replace(&hash(&entry), &hash(entry_text.as_bytes()));
    book.execute(
        "UPDATE link SET line=?2, entry=?3, priv=?4 WHERE seq=?1",
        (at, line, entry_text.into_bytes(), forged.into_bytes()),
    )
    .unwrap();
}

pub(super) fn three_notes(signed: bool) -> Sandbox {
    let home = Sandbox::with_case(Lang::En);
    for note in ["they said: seven days", "two", "three"] {
        assert_eq!(home.run(&["case", "note", NO, note]).status, 0);
    }
    if signed {
        assert_eq!(home.run(&["checkpoint"]).status, 0);
    }
    home
}

pub(super) fn head(home: &Sandbox) -> i64 {
    let book = rusqlite::Connection::open(home.home().join("book.recourse")).unwrap();
    book.query_row("SELECT max(seq) FROM link", [], |r| r.get(0)).unwrap()
}

#[test]
fn repair_hands_no_forged_entry_on_that_a_signature_contradicts() {
    let home = three_notes(true);
    let at = head(&home) - 2;
    forge(&home, at, "seven days", "never said");
    let verified = home.run(&["verify", "--book", "--json"]).json();
    assert_eq!(verified["data"]["signed_up_to"], 0, "what is signed behind a break: {verified}");
    let to = text(home.path("saved"));
    let repaired = home.run(&["repair", "--to", &to, "--json"]);
    assert_eq!(
        (repaired.data()["lost"].clone(), repaired.data()["healed"].clone()),
        (1.into(), false.into()),
        "{repaired}"
    );
    let audit = home.run(&["--home", &to, "audit", NO]);
    assert!(audit.out.contains("two") && !audit.out.contains("never said"), "{audit}");
    // Those before it are told as vouched for by nobody.
    assert_eq!(repaired.data()["unvouched"], json!([[2, at - 1]]), "{repaired}");
    let verified = home.run(&["--home", &to, "verify", "--book"]);
    assert!(verified.out.contains("No signature of the earlier book vouches for"), "{verified}");
}

#[test]
fn what_a_lost_row_cuts_from_the_signatures_is_told_as_vouched_for_by_nobody() {
    let home = three_notes(true);
    let at = head(&home) - 2;
    forge(&home, at, "seven days", "never said");
    lose_row(&home, at + 1);
    let to = text(home.path("saved"));
    let repaired = home.run(&["repair", "--to", &to, "--json"]);
    assert_eq!(repaired.data()["unvouched"], json!([[2, at]]), "{repaired}");
    let report = std::fs::read_to_string(home.path("saved").join("repair-report.txt")).unwrap();
    assert!(report.contains("No signature vouches for entries 2 to"), "{report}");
}

#[test]
fn a_link_that_cannot_be_read_is_made_again_from_its_entry_and_no_entry_is_dropped() {
    let home = three_notes(false);
    let last = head(&home);
    let garbled = format!(
        "DROP TRIGGER link_fixed; UPDATE link SET line='x' || line WHERE seq>{}; PRAGMA secure_delete=ON;
        PRAGMA wal_checkpoint(TRUNCATE); VACUUM",
        last - 2
    );
    sql(&home, &garbled);
    std::fs::remove_file(home.home().join("book.recourse.head")).unwrap();
    let to = text(home.path("saved"));
    let repaired = home.run(&["repair", "--to", &to, "--json"]);
    assert_eq!(
        (repaired.data()["healed"].clone(), repaired.data()["whole"].clone()),
        (true.into(), last.into()),
        "{repaired}"
    );
    // Of a row whose entry is gone too it is said that something stood there.
    let gone = format!(
        "DROP TRIGGER entry_fixed; UPDATE link SET entry=zeroblob(9), priv=NULL WHERE seq={last}; VACUUM"
    );
    sql(&home, &gone);
    let to = text(home.path("again"));
    let repaired = home.run(&["repair", "--to", &to, "--json"]);
    assert_eq!(
        (repaired.data()["healed"].clone(), repaired.data()["lost"].clone()),
        (false.into(), 1.into()),
        "{repaired}"
    );
}

#[test]
fn what_is_redacted_is_the_original_that_was_recorded() {
    let home = Sandbox::with_case(Lang::En);
    let slip = home.file("slip.txt", "We owe Mr Smith 500 yuan.");
    assert_eq!(home.run(&["evidence", "add", NO, &slip]).status, 0);
    sql(
        &home,
        "DROP TRIGGER IF EXISTS attachment_fixed;
        UPDATE attachment SET data=CAST('We owe Mr Smith 900 yuan.' AS BLOB)",
    );
    let made = home.run(&["evidence", "redact", NO, "E001", "--hide", "Smith", "--json"]);
    assert_eq!(made.code(), "E-FILE-14", "{made}");
}

/// Moves every kept statement to another row of its table.
fn moved(home: &Sandbox, by: i64) {
    sql(home, &format!("DROP TRIGGER checkpoint_fixed; UPDATE checkpoint SET seq=seq+{by}"));
}

#[test]
fn a_statement_is_judged_by_what_was_signed_whatever_row_it_lies_in() {
    let home = three_notes(true);
    let last = head(&home);
    // Of a record that is whole nothing is called lost; the row is what is wrong.
    moved(&home, 9);
    let found = codes(&home);
    assert!(found.contains(&"checkpoint-malformed".to_string()), "{found:?}");
    assert!(!found.contains(&"rows-lost".to_string()), "{found:?}");
    // A rewriting is told all the same, and nothing signs it.
    rewrite(&home, "seven days", "never said");
    assert!(codes(&home).contains(&"checkpoint-head".to_string()), "{:?}", codes(&home));
    moved_back_to(&home, 0);
    for line in [&["case", "note", NO, "more", "--json"][..], &["checkpoint", "--json"]] {
        assert_eq!(home.run(line).code(), "E-BOOK-21");
    }
    let to = text(home.path("saved"));
    assert_eq!(home.run(&["repair", "--to", &to, "--json"]).code(), "E-BOOK-21");
    assert_eq!(head(&home), last);
}

fn moved_back_to(home: &Sandbox, row: i64) {
    sql(home, &format!("UPDATE checkpoint SET seq={row}"));
}

#[test]
fn a_signature_whose_key_lost_its_entry_is_not_called_bad() {
    let home = Sandbox::with_case(Lang::En);
    assert_eq!(home.run(&["case", "note", NO, "they said: seven days"]).status, 0);
    assert_eq!(home.run(&["key", "rotate"]).status, 0);
    let rotated = head(&home);
    assert_eq!(home.run(&["case", "note", NO, "two"]).status, 0);
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    lose_row(&home, rotated);
    let found = codes(&home);
    assert!(found.contains(&"checkpoint-key".to_string()), "{found:?}");
    assert!(!found.contains(&"checkpoint-signature".to_string()), "{found:?}");
    // What stands before the gap is vouched for by nobody.
    let to = text(home.path("saved"));
    let repaired = home.run(&["repair", "--to", &to, "--json"]);
    assert_eq!(repaired.data()["unvouched"], json!([[1, 1], [2, rotated + 1]]), "{repaired}");
}

#[test]
fn what_a_signature_before_the_gap_covers_is_not_called_unvouched() {
    let home = three_notes(true);
    let signed = head(&home);
    for note in ["four", "five"] {
        assert_eq!(home.run(&["case", "note", NO, note]).status, 0);
    }
    forge(&home, signed + 1, "four", "forged");
    sql(&home, "PRAGMA wal_checkpoint(TRUNCATE); VACUUM");
    let to = text(home.path("saved"));
    let repaired = home.run(&["repair", "--to", &to, "--json"]).data();
    assert_eq!(repaired["unvouched"], json!([[signed + 2, signed + 2]]), "{repaired}");
    // What stands there is not what the next entry was written after, and this computer remembers that one.
    assert_eq!(repaired["lost"], 1, "{repaired}");
    let saved = text(home.path("saved"));
    let shown = home.run(&["--home", &saved, "case", "show", NO]);
    assert!(!shown.out.contains("forged"), "{shown}");
}

#[test]
fn what_is_reconciled_is_what_was_imported() {
    let home = Sandbox::with_case(Lang::En);
    let pos = home.file(
        "pos.csv",
        "交易日期,交易时间,终端号,交易类型,支付方式,金额,参考号\n\
        2026-03-02,10:00:00,T1,消费,微信,100.00,300326489587\n\
        2026-03-03,11:00:00,T1,消费,微信,399.00,300326489588\n",
    );
    let bank = home.file(
        "bank.csv",
        "交易日期,摘要,收入金额,支出金额,余额,对方户名\n\
        2026-03-03,银联商务清算款,100.00,,1100.00,银联商务股份有限公司\n\
        2026-03-06,电费,,50.00,1050.00,供电公司\n",
    );
    for (side, file) in [("pos", &pos), ("bank", &bank)] {
        assert_eq!(home.run(&["import", side, file]).status, 0);
    }
    let control = home.run(&["reconcile", "--json"]);
    assert_eq!(control.status, 0, "the control: {control}");
    sql(
        &home,
        "DROP TRIGGER IF EXISTS attachment_fixed;
        UPDATE attachment SET data=CAST(replace(CAST(data AS TEXT), '399.00', '999.00') AS BLOB)",
    );
    let changed = home.run(&["reconcile", "--json"]);
    assert_eq!(changed.code(), "E-FILE-14", "{changed}");
    // Imported again, it is there again.
    for (side, file) in [("pos", &pos), ("bank", &bank)] {
        let again = home.run(&["import", side, file]);
        assert_eq!(again.status, 0, "{again}");
    }
    assert_eq!(home.run(&["reconcile", "--json"]).status, 0);
}

#[test]
fn a_damaged_beginning_loses_nothing_that_is_signed() {
    let home = three_notes(true);
    sql(
        &home,
        "DROP TRIGGER IF EXISTS book_fixed; UPDATE book SET genesis=replace(genesis, 'created 2026', 'created 2025')",
    );
    let to = text(home.path("saved"));
    let repaired = home.run(&["repair", "--to", &to, "--json"]).data();
    // The first line says which text it follows, and the first entry its day.
    assert_eq!(
        (&repaired["healed"], &repaired["unvouched"]),
        (&json!(true), &json!([])),
        "{repaired}"
    );
}

#[test]
fn under_a_first_key_that_is_not_the_one_beside_the_book_no_signature_counts() {
    let home = three_notes(true);
    let last = head(&home);
    sql(
        &home,
        &format!(
            "DROP TRIGGER IF EXISTS book_fixed;
            UPDATE book SET genesis=substr(genesis, 1, instr(genesis, 'key ')+3) || '{}' || char(10)",
            "5866666666666666666666666666666666666666666666666666666666666666"
        ),
    );
    // Every line follows from that beginning, and one is lost.
    rewrite(&home, "seven days", "never said");
    lose_row(&home, 2);
    let to = text(home.path("saved"));
    let repaired = home.run(&["repair", "--to", &to, "--json"]).data();
    assert_eq!(repaired["other_beginning"], true, "{repaired}");
    assert_eq!(repaired["unvouched"], json!([[1, 1], [3, last]]), "{repaired}");
}

#[test]
fn repair_tells_what_lost_its_signatures_and_what_this_computer_remembers() {
    let home = three_notes(true);
    let last = head(&home);
    forge(&home, last - 2, "seven days", "never said");
    sql(&home, "DROP TRIGGER IF EXISTS checkpoint_kept; DELETE FROM checkpoint");
    // The links are made anew, so that nothing contradicts the forged entry but this computer's memory.
    rewrite(&home, "nothing", "nothing");
    lose_row(&home, 2);
    let to = text(home.path("saved"));
    let repaired = home.run(&["repair", "--to", &to, "--json"]).data();
    assert_eq!(repaired["other_memory"], last, "{repaired}");
    assert_eq!(repaired["unvouched"], json!([[3, last]]), "{repaired}");
}

#[test]
fn a_damaged_row_that_a_checkpoint_names_is_lost_and_accuses_nobody() {
    let home = three_notes(true);
    let signed = head(&home);
    for note in ["four", "five"] {
        assert_eq!(home.run(&["case", "note", NO, note]).status, 0);
    }
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    // Its entry cannot be read, and one character of its line is wrong.
    sql(
        &home,
        &format!(
            "PRAGMA secure_delete=ON; DROP TRIGGER entry_fixed; DROP TRIGGER link_fixed;
            UPDATE link SET entry=zeroblob(9), priv=NULL,
              line=substr(line,1,60) || CASE substr(line,61,1) WHEN '0' THEN '1' ELSE '0' END || substr(line,62)
              WHERE seq={signed};
            PRAGMA wal_checkpoint(TRUNCATE); VACUUM"
        ),
    );
    let to = text(home.path("saved"));
    let repaired = home.run(&["repair", "--to", &to, "--json"]);
    assert_eq!((repaired.status, &repaired.data()["lost"]), (0, &1.into()), "{repaired}");
}

#[test]
fn restoring_names_what_went_out_since_also_where_the_records_have_parted() {
    let home = Sandbox::with_case(Lang::En);
    let kept = |folder: &str| {
        let to = text(home.path(folder));
        assert_eq!(home.run(&["backup", "--to", &to]).status, 0);
        let all = files_under(&home.path(folder));
        let name = all.into_iter().find(|p| p.extension().is_some_and(|e| e == "recourse"));
        text(home.path(folder).join(name.unwrap()))
    };
    let early = kept("early");
    let out = text(home.path("out"));
    assert_eq!(home.run(&["export", NO, "--for", "lawyer", "--out", &out]).status, 0);
    let exported = head(&home);
    assert_eq!(home.run(&["case", "note", NO, "after"]).status, 0);
    let late = kept("late");
    let back = home.run(&["restore", &early, "--replace", "--json"]);
    assert_eq!((back.status, &back.data()["went_out"]), (0, &json!([exported])), "{back}");
    // On another branch of the record something else goes out.
    assert_eq!(home.run(&["proof", "hand", NO, "--to", "Bob"]).status, 0);
    let handed = head(&home);
    let back = home.run(&["restore", &late, "--replace", "--json"]);
    assert_eq!((back.status, &back.data()["went_out"]), (0, &json!([handed])), "{back}");
}
