//! What a tenth attack from outside found, tied: a rewriting that was signed without a word, by repair or by whatever
//! signed next; erased files that stayed, came back or went out; names spelled another way.

use super::{NO, text};
use crate::support::sandbox::{Sandbox, files_under};
use recourse_core::audit::{Genesis, Head, Link};
use recourse_core::hash::Hash;
use recourse_core::locale::Lang;

/// A stranger without the key writes the note anew, and every link behind it.
pub(super) fn rewrite(home: &Sandbox, from: &str, to: &str) {
    let book = rusqlite::Connection::open(home.home().join("book.recourse")).unwrap();
    for guard in ["entry_fixed", "link_fixed", "checkpoint_fixed"] {
        book.execute_batch(&format!("DROP TRIGGER IF EXISTS {guard}")).unwrap();
    }
    let genesis: String = book.query_row("SELECT genesis FROM book", [], |r| r.get(0)).unwrap();
    let mut head = Genesis::parse(genesis.as_bytes()).unwrap().head();
    let rows: Vec<(i64, String, Vec<u8>, Option<Vec<u8>>)> = book
        .prepare("SELECT seq, line, entry, priv FROM link ORDER BY seq")
        .unwrap()
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for (seq, line, entry, private) in rows {
        let mut entry = String::from_utf8(entry).unwrap();
        let private = private.map(|line| String::from_utf8(line).unwrap());
        let changed = private.as_ref().map(|line| line.replace(from, to));
        if let (Some(old), Some(new)) = (&private, &changed) {
            let hash = |line: &str| Hash::of(line.as_bytes()).hex();
            entry = entry.replace(&hash(old), &hash(new));
        }
        let case = Link::parse(line.as_bytes()).unwrap().case;
        let (link, next): (String, Head) = head.chain(case, Hash::of(entry.as_bytes()));
        head = next;
        book.execute(
            "UPDATE link SET line=?2, entry=?3, priv=?4 WHERE seq=?1",
            (seq, link, entry.into_bytes(), changed.map(String::into_bytes)),
        )
        .unwrap();
    }
}

pub(super) fn sql(home: &Sandbox, statements: &str) {
    let book = rusqlite::Connection::open(home.home().join("book.recourse")).unwrap();
    book.execute_batch(statements).unwrap();
}

/// The last row's number, for `lose_row`.
pub(super) const LAST: &str = "(SELECT max(seq) FROM link)";

/// Takes a row out and overwrites it, or the repair finds it in what is left of its page.
pub(super) fn lose_row(home: &Sandbox, seq: impl std::fmt::Display) {
    let lost = format!(
        "PRAGMA secure_delete=ON; DROP TRIGGER IF EXISTS link_kept; DELETE FROM link WHERE seq={seq};
        PRAGMA wal_checkpoint(TRUNCATE); VACUUM"
    );
    sql(home, &lost);
}

fn case_of_two(home: &Sandbox, word: &str) -> (String, String) {
    let second = home.run(&["case", "new", "--title", "the other", "--json"]).data();
    let other = second["id"].as_str().unwrap().to_string();
    (other, home.file("slip.txt", word))
}

fn holds(home: &Sandbox, word: &str) -> bool {
    let bytes = std::fs::read(home.home().join("book.recourse")).unwrap();
    bytes.windows(word.len()).any(|w| w == word.as_bytes())
}

#[test]
fn repair_signs_nothing_that_no_sound_signature_vouches_for() {
    let home = Sandbox::with_case(Lang::En);
    assert_eq!(home.run(&["case", "note", NO, "they said: seven days"]).status, 0);
    let out = text(home.path("out"));
    assert_eq!(home.run(&["export", NO, "--for", "lawyer", "--out", &out]).status, 0);
    let statement = "SELECT text, sig FROM checkpoint";
    let book = rusqlite::Connection::open(home.home().join("book.recourse")).unwrap();
    let (old, sig): (String, Vec<u8>) =
        book.query_row(statement, [], |r| Ok((r.get(0)?, r.get(1)?))).unwrap();
    drop(book);
    rewrite(&home, "seven days", "never said");
    // The statement that was signed says another head: nothing is put together, and nothing signs over it.
    let to = home.path("saved");
    let repaired = home.run(&["repair", "--to", &text(to.clone()), "--json"]);
    assert_eq!((repaired.status, repaired.code().as_str()), (5, "E-BOOK-21"), "{repaired}");
    assert!(!to.exists() && !home.path("saved.unfinished").exists());
    for line in [&["checkpoint", "--json"][..], &["proof", "hand", NO, "--to", "L", "--json"]] {
        assert_eq!(home.run(line).code(), "E-BOOK-21");
    }
    let more = home.run(&["case", "note", NO, "more", "--json"]);
    assert_eq!((more.status, more.code().as_str()), (5, "E-BOOK-21"), "{more}");
    let out = text(home.path("two"));
    let export = ["export", NO, "--for", "lawyer", "--out", &out, "--json"];
    assert_eq!(home.run(&export).code(), "E-BOOK-21");
    // With the new head written into it the signature does not hold: it is left out, not made anew.
    let head = home.run(&["verify", "--book", "--json"]).data()["chain"]["head"].clone();
    let kept = recourse_core::audit::Checkpoint::parse(old.as_bytes()).unwrap();
    let new = old.replace(&kept.head.hash.hex(), head.as_str().unwrap());
    let book = rusqlite::Connection::open(home.home().join("book.recourse")).unwrap();
    book.execute("UPDATE checkpoint SET text=?1, sig=?2", (new, sig)).unwrap();
    drop(book);
    let to = text(home.path("again"));
    let repaired = home.run(&["repair", "--to", &to, "--json"]);
    assert_eq!(repaired.data()["lost_checkpoints"][0], kept.head.seq, "{repaired}");
    let verified = home.run(&["--home", &to, "verify", "--book"]);
    assert!(verified.out.contains("No signature here covers an entry"), "{verified}");
}

#[test]
fn whoever_signs_anew_what_lost_its_signatures_is_told_before() {
    let home = Sandbox::with_case(Lang::En);
    assert_eq!(home.run(&["case", "note", NO, "they said: seven days"]).status, 0);
    let out = |name: &str| text(home.path(name));
    let export = |to: &str| home.run(&["export", NO, "--for", "lawyer", "--out", to, "--json"]);
    let first = export(&out("one"));
    assert!(!first.out.contains("W-SIGNATURES-GONE"), "the control: {first}");
    rewrite(&home, "seven days", "never said");
    sql(&home, "DROP TRIGGER checkpoint_kept; DELETE FROM checkpoint");
    for name in ["head", "head.new"] {
        std::fs::remove_file(home.home().join(format!("book.recourse.{name}"))).ok();
    }
    let noted = home.run(&["case", "note", NO, "more", "--json"]);
    assert!(noted.out.contains("W-SIGNATURES-GONE"), "{noted}");
    let again = export(&out("two"));
    assert!(again.out.contains("W-SIGNATURES-GONE"), "{again}");
}

#[test]
fn nothing_is_signed_for_a_file_that_is_there() {
    let home = Sandbox::with_case(Lang::En);
    let there = home.file("c.txt", "somebody else's");
    assert_eq!(home.run(&["checkpoint", "--out", &there, "--json"]).code(), "E-FILE-10");
    let verified = home.run(&["verify", "--book", "--json"]).data();
    assert_eq!(verified["signed_up_to"], 0, "{verified}");
}

#[test]
fn a_file_erased_in_one_case_and_then_in_the_other_is_gone() {
    let home = Sandbox::with_case(Lang::En);
    let word = "ZANTHOXYLUM of the slip";
    let (other, slip) = case_of_two(&home, word);
    for no in [NO, &other] {
        assert_eq!(home.run(&["evidence", "add", no, &slip]).status, 0);
    }
    assert_eq!(home.run(&["evidence", "erase", NO, "E001", "--confirm", NO]).status, 0);
    assert!(holds(&home, word), "the control");
    let erased = home.run(&["evidence", "erase", &other, "E001", "--confirm", &other]);
    assert!(erased.status == 0 && erased.out.contains("1 files"), "{erased}");
    assert!(!holds(&home, word));
    assert_eq!(home.run(&["verify", "--book"]).status, 0);
    // A case that never had it can take it in, and then it is there.
    let third = home.run(&["case", "new", "--title", "a third", "--json"]).data();
    let third = third["id"].as_str().unwrap().to_string();
    assert_eq!(home.run(&["evidence", "add", &third, &slip]).status, 0);
    assert!(holds(&home, word));
    let to = text(home.path("copy.txt"));
    assert_eq!(home.run(&["evidence", "extract", &third, "E001", "--to", &to]).status, 0);
    assert_eq!(home.run(&["verify", "--book"]).status, 0);
    // Where it was erased it is neither taken out nor redacted.
    let no_more = home.run(&["evidence", "extract", NO, "E001", "--to", &to, "--json"]);
    assert!(no_more.status != 0 && no_more.to_string().contains("E-"), "{no_more}");
    let redact = ["evidence", "redact", NO, "E001", "--hide", "slip", "--json"];
    assert_eq!(home.run(&redact).code(), "E-ERASE-05");
}

#[test]
fn an_older_backup_says_which_erasures_it_would_undo() {
    let home = Sandbox::with_case(Lang::En);
    let slip = home.file("slip.txt", "the merchant copy of the slip");
    assert_eq!(home.run(&["evidence", "add", NO, &slip]).status, 0);
    let stick = home.path("stick");
    assert_eq!(home.run(&["backup", "--to", &text(stick.clone())]).status, 0);
    let backup = text(stick.join(&files_under(&stick)[0]));
    let before = home.run(&["restore", "--test", &backup, "--json"]).data();
    assert_eq!(before["undoes"].to_string(), "[]", "the control: {before}");
    assert_eq!(home.run(&["evidence", "erase", NO, "E001", "--confirm", NO]).status, 0);
    for how in ["--test", "--replace"] {
        let restored = home.run(&["restore", how, &backup]);
        assert!(restored.out.contains("still holds it: erase it again"), "{restored}");
    }
}

#[test]
fn a_key_that_is_another_books_is_said_where_the_book_is_verified() {
    let home = Sandbox::with_case(Lang::En);
    let other = Sandbox::with_case(Lang::En);
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    let key = home.home().join("book.key");
    std::fs::copy(other.home().join("book.key"), &key).unwrap();
    let verified = home.run(&["verify", "--book", "--json"]);
    // The dice of two sandboxes are the same; a key of another seed stands for a stranger's.
    if std::fs::read(other.home().join("book.key")).unwrap() == std::fs::read(&key).unwrap() {
        assert_eq!(other.run(&["key", "rotate"]).status, 0);
        std::fs::copy(other.home().join("book.key"), &key).unwrap();
        let verified = home.run(&["verify", "--book", "--json"]);
        assert!(verified.out.contains("W-KEY-OTHER"), "{verified}");
    } else {
        assert!(verified.out.contains("W-KEY-OTHER"), "{verified}");
    }
}

#[test]
fn a_name_is_hidden_with_any_apostrophe_and_sharp_s() {
    let home = Sandbox::with_case(Lang::En);
    let call = ["call", "add", NO, "--with", "bank", "--at", "2026-03-11 10:30"];
    let said = "Fiona O’Brienne and strasse grossmann";
    let agent = ["--agent", "Fiona O'Brienne", "--said", said];
    assert_eq!(home.run(&[&call[..], &agent].concat()).status, 0);
    let out = text(home.path("out"));
    let hide = ["export", NO, "--for", "lawyer", "--out", &out, "--redact-names"];
    let exported = home.run(&[&hide[..], &["--hide", "Straße Großmann"]].concat());
    assert_eq!(exported.status, 0, "{exported}");
    let zip = home.path("out").join(&files_under(&home.path("out"))[0]);
    let mut zip = zip::ZipArchive::new(std::fs::File::open(zip).unwrap()).unwrap();
    for at in 0..zip.len() {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut zip.by_index(at).unwrap(), &mut bytes).unwrap();
        let readable = String::from_utf8_lossy(&bytes);
        assert!(!readable.contains("Brienne") && !readable.contains("grossmann"), "{readable}");
    }
}

#[test]
fn the_words_to_send_along_hide_what_the_bundle_hides() {
    let home = Sandbox::new(Lang::En);
    assert_eq!(home.run(&["case", "new", "--title", "Zorblatt owes", "--bank", "Bank"]).status, 0);
    let out = text(home.path("out"));
    let hide = ["export", NO, "--for", "lawyer", "--out", &out, "--hide", "Zorblatt"];
    let exported = home.run(&hide);
    assert_eq!(exported.status, 0, "{exported}");
    assert!(exported.out.contains("Words to send") || exported.err.contains("Words to send"));
    assert!(!exported.out.contains("Zorblatt") && !exported.err.contains("Zorblatt"), "{exported}");
}

#[test]
fn an_exhibit_named_anew_after_an_erasure_elsewhere_goes_out() {
    let home = Sandbox::with_case(Lang::En);
    let word = "ZANTHOXYLUM of the slip";
    let (other, slip) = case_of_two(&home, word);
    assert_eq!(home.run(&["evidence", "add", NO, &slip]).status, 0);
    assert_eq!(home.run(&["evidence", "erase", NO, "E001", "--confirm", NO]).status, 0);
    assert_eq!(home.run(&["evidence", "add", &other, &slip]).status, 0);
    let goes = |no: &str, name: &str| {
        let out = home.path(name);
        let ran = home.run(&["export", no, "--for", "lawyer", "--out", &text(out.clone())]);
        assert_eq!(ran.status, 0, "{ran}");
        let zip = out.join(&files_under(&out)[0]);
        let verified = home.run(&["verify", &text(zip.clone())]);
        assert_eq!(verified.status, 0, "{verified}");
        std::fs::read(zip).unwrap().windows(word.len()).any(|w| w == word.as_bytes())
    };
    assert!(goes(&other, "theirs"));
    assert!(!goes(NO, "ours"));
}

#[test]
fn a_book_that_lost_its_last_rows_is_not_called_rewritten() {
    let home = Sandbox::with_case(Lang::En);
    assert_eq!(home.run(&["case", "note", NO, "one"]).status, 0);
    assert_eq!(home.run(&["case", "note", NO, "two"]).status, 0);
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    lose_row(&home, LAST);
    let to = text(home.path("saved"));
    let repaired = home.run(&["repair", "--to", &to, "--json"]);
    assert_eq!((repaired.status, &repaired.data()["lost"]), (0, &1.into()), "{repaired}");
    let out = text(home.path("out"));
    let export = ["--home", &to, "export", NO, "--for", "lawyer", "--out", &out];
    assert_eq!(home.run(&export).status, 0);
}

#[test]
fn a_checkpoint_that_somebody_wrote_into_is_not_handed_out() {
    let home = Sandbox::with_case(Lang::En);
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    sql(
        &home,
        "DROP TRIGGER checkpoint_fixed; UPDATE checkpoint SET text=replace(text, 'time 2026', 'time 2020')",
    );
    let out = text(home.path("c.txt"));
    let refused = home.run(&["checkpoint", "--out", &out, "--json"]);
    assert_eq!(refused.code(), "E-BOOK-22", "{refused}");
    assert!(!home.path("c.txt").exists());
    // With one entry more there is a head of its own to sign.
    assert_eq!(home.run(&["case", "note", NO, "more"]).status, 0);
    assert_eq!(home.run(&["checkpoint", "--out", &out]).status, 0);
}

#[test]
fn money_of_two_cases_that_looks_alike_is_added_up() {
    let home = Sandbox::with_case(Lang::En);
    let second = home.run(&["case", "new", "--title", "again", "--bank", "Bank", "--json"]).data();
    let other = second["id"].as_str().unwrap().to_string();
    for no in [NO, &other] {
        let came = home.run(&["case", "recovered", no, "--amount", "7.00", "--on", "2026-03-10"]);
        assert_eq!(came.status, 0, "{came}");
    }
    assert_eq!(home.run(&["case", "merge", &other, "--into", NO, "--reason", "same"]).status, 0);
    let shown = home.run(&["case", "show", NO, "--json"]).data();
    assert_eq!(shown["recovered"]["minor"], 1400, "{shown}");
}
