//! What a ninth attack from outside found, tied: what was erased and went out all the same, names of before a merge,
//! honest erasures accused after a repair, sound copies of unsigned books, words within an invalid verdict.

use super::{NO, text};
use crate::support::sandbox::{Sandbox, files_under};
use recourse_core::locale::Lang;
use std::path::PathBuf;

/// Exports the case; the path of its bundle.
fn exported(home: &Sandbox, to: &str, more: &[&str]) -> PathBuf {
    let out = home.path(to);
    let folder = text(out.clone());
    let ran = home.run(&[&["export", NO, "--for", "lawyer", "--out", &folder], more].concat());
    assert_eq!(ran.status, 0, "{ran}");
    out.join(&files_under(&out)[0])
}

/// Words that anything in the bundle says, unpacked.
fn says(zip: &PathBuf, word: &str) -> bool {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(zip).unwrap()).unwrap();
    (0..zip.len()).any(|at| {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut zip.by_index(at).unwrap(), &mut bytes).unwrap();
        bytes.windows(word.len()).any(|w| w == word.as_bytes())
    })
}

fn codes(data: &serde_json::Value) -> Vec<String> {
    let findings = data["findings"].as_array().unwrap();
    findings.iter().map(|f| f["code"].as_str().unwrap_or_default().to_string()).collect()
}

#[test]
fn a_file_erased_in_one_case_and_kept_for_another_goes_out_with_that_one_alone() {
    let home = Sandbox::with_case(Lang::En);
    let second = home.run(&["case", "new", "--title", "the other", "--json"]).data();
    let other = second["id"].as_str().unwrap().to_string();
    let word = "ZANTHOXYLUM of the slip";
    let slip = home.file("slip.txt", word);
    for no in [NO, other.as_str()] {
        assert_eq!(home.run(&["evidence", "add", no, &slip]).status, 0);
    }
    assert!(says(&exported(&home, "before", &[]), word), "the control");
    let erased = home.run(&["evidence", "erase", NO, "E001", "--confirm", NO]);
    assert!(erased.status == 0 && erased.out.contains("gives them out no more"), "{erased}");
    let zip = exported(&home, "after", &[]);
    assert!(!says(&zip, word));
    let verified = home.run(&["verify", &text(zip)]);
    assert!(
        verified.status == 0 && verified.out.contains("1 private parts, 1 files"),
        "{verified}"
    );
    // The chronology says that something was erased, and when.
    let zip = exported(&home, "again", &[]);
    assert!(says(&zip, "Erased on request: one part"));
    let out = text(home.path("theirs"));
    assert_eq!(home.run(&["export", &other, "--for", "lawyer", "--out", &out]).status, 0);
    assert!(says(&home.path("theirs").join(&files_under(&home.path("theirs"))[0]), word));
    let again = home.run(&["evidence", "add", NO, &slip, "--json"]);
    assert!(again.to_string().contains("E-ERASE-04"), "{again}");
    assert_eq!(home.run(&["verify", "--book"]).status, 0);
}

#[test]
fn a_name_of_a_case_that_was_merged_is_hidden_where_it_came_to() {
    let home = Sandbox::with_case(Lang::En);
    assert_eq!(home.run(&["case", "new", "--title", "again", "--bank", "Bank"]).status, 0);
    let old = "RC-2026-002";
    let call = ["call", "add", old, "--with", "bank", "--at", "2026-03-10 10:00"];
    let named = [&call[..], &["--agent", "Zbigniew Brzozowski", "--said", "nothing"]].concat();
    assert_eq!(home.run(&named).status, 0);
    assert_eq!(home.run(&["call", "void", old, "C001", "--reason", "twice"]).status, 0);
    assert_eq!(home.run(&["case", "note", old, "ask for Zbigniew Brzozowski again"]).status, 0);
    let merge = ["case", "merge", old, "--into", NO, "--reason", "the same"];
    assert_eq!(home.run(&merge).status, 0);
    assert!(says(&exported(&home, "open", &[]), "Zbigniew"), "the control");
    assert!(!says(&exported(&home, "hidden", &["--redact-names"]), "Zbigniew"));
}

#[test]
fn an_honest_erasure_is_not_accused_after_a_repair() {
    let home = Sandbox::with_case(Lang::En);
    let slip = home.file("slip.txt", "the merchant copy of the slip");
    assert_eq!(home.run(&["evidence", "add", NO, &slip]).status, 0);
    assert_eq!(home.run(&["case", "note", NO, "call number 1"]).status, 0);
    assert_eq!(home.run(&["evidence", "erase", NO, "E001", "--confirm", NO]).status, 0);
    let book = rusqlite::Connection::open(home.home().join("book.recourse")).unwrap();
    book.execute_batch(
        "DROP TRIGGER entry_fixed; UPDATE link SET priv=x'00' WHERE instr(priv, 'call number 1') > 0",
    )
    .unwrap();
    drop(book);
    assert_ne!(home.run(&["verify", "--book"]).status, 0, "the control");
    let to = text(home.path("saved"));
    let repaired = home.run(&["repair", "--to", &to, "--json"]);
    assert_eq!(repaired.data()["healed"], false, "{repaired}");
    let verified = home.run(&["--home", &to, "verify", "--book", "--json"]).data();
    assert_eq!(verified["verdict"], "intact", "{verified}");
    assert!(!codes(&verified).contains(&"erased-there".to_string()), "{verified}");
    assert!(codes(&verified).contains(&"erased".to_string()), "{verified}");
    // What is really lost is said, once: the note's words.
    let lost = codes(&verified).iter().filter(|code| *code == "entry-lost").count();
    assert!(lost >= 1, "{verified}");
}

#[test]
fn a_copy_is_called_sound_with_how_far_signatures_reach() {
    let home = Sandbox::with_case(Lang::En);
    exported(&home, "out", &[]);
    let stick = home.path("stick");
    assert_eq!(home.run(&["backup", "--to", &text(stick.clone())]).status, 0);
    let backup = stick.join(&files_under(&stick)[0]);
    let signed = home.run(&["restore", "--test", &text(backup.clone())]);
    assert!(signed.out.contains("Signed by a checkpoint, up to its last entry"), "{signed}");
    let book = rusqlite::Connection::open(&backup).unwrap();
    book.execute_batch("DROP TRIGGER checkpoint_kept; DELETE FROM checkpoint").unwrap();
    drop(book);
    let test = ["restore", "--test", &text(backup)];
    let unsigned = home.run(&test);
    assert!(unsigned.out.contains("No signature here covers an entry"), "{unsigned}");
    assert!(unsigned.out.contains("the record went out signed"), "{unsigned}");
    let json = home.run(&[&test[..], &["--json"]].concat()).data();
    assert_eq!(
        (&json["signed_up_to"], &json["findings"][0]),
        (&0.into(), &"signatures-gone".into())
    );
    // The book itself, by the doctor.
    let book = rusqlite::Connection::open(home.home().join("book.recourse")).unwrap();
    book.execute_batch("DROP TRIGGER checkpoint_kept; DELETE FROM checkpoint").unwrap();
    drop(book);
    let doctor = home.run(&["doctor"]).out;
    assert!(doctor.contains("No signature here covers an entry"), "{doctor}");
}

#[test]
fn a_key_between_the_first_and_the_last_is_not_called_another_books() {
    let home = Sandbox::with_case(Lang::En);
    let shown = |home: &Sandbox| {
        let data = home.run(&["verify", "--book", "--json"]).data();
        data["signed_by"].as_str().unwrap().to_string()
    };
    let first = shown(&home);
    assert_eq!(home.run(&["key", "rotate"]).status, 0);
    let middle = shown(&home);
    assert_eq!(home.run(&["key", "rotate"]).status, 0);
    let last = shown(&home);
    let zip = text(exported(&home, "out", &[]));
    for (key, verdict, later) in
        [(&first, "intact", false), (&middle, "invalid", false), (&last, "intact", true)]
    {
        let data = home.run(&["verify", &zip, "--key", key, "--json"]).data();
        assert_eq!(data["verdict"], verdict, "{key}: {data}");
        assert_eq!(codes(&data).contains(&"key-later".to_string()), later, "{key}: {data}");
    }
    // It is neither, which is true of it and of a stranger's.
    let said = home.run(&["verify", &zip, "--key", &middle]).out;
    assert!(said.contains("neither this book's first key nor the one in force"), "{said}");
}

#[test]
fn what_a_mac_leaves_on_a_stick_is_named_as_that_and_an_added_folder_is_said() {
    let home = Sandbox::with_case(Lang::En);
    let zip = exported(&home, "out", &[]);
    let at = home.path("stick");
    zip::ZipArchive::new(std::fs::File::open(&zip).unwrap()).unwrap().extract(&at).unwrap();
    let top = std::fs::read_dir(&at).unwrap().next().unwrap().unwrap().path();
    std::fs::create_dir_all(at.join("__MACOSX")).unwrap();
    std::fs::create_dir(top.join("data/tampered")).unwrap();
    let verified = home.run(&["verify", &text(at.clone())]);
    assert!(verified.status == 0 && verified.out.contains("data/tampered/"), "{verified}");
    // Anything may stand in a file of such a name: it is extra all the same.
    std::fs::write(top.join("._report.pdf"), b"\0\x05\x16\x07").unwrap();
    let verified = home.run(&["verify", &text(at)]);
    assert!(verified.status == 5 && verified.out.contains("A Mac writes such files"), "{verified}");
}

#[test]
fn a_verdict_that_is_invalid_says_of_nothing_that_it_was_declared() {
    let home = Sandbox::with_case(Lang::En);
    assert_eq!(home.run(&["case", "note", NO, "the shutter was down"]).status, 0);
    let zip = exported(&home, "out", &[]);
    let at = home.path("open");
    zip::ZipArchive::new(std::fs::File::open(&zip).unwrap()).unwrap().extract(&at).unwrap();
    let top = std::fs::read_dir(&at).unwrap().next().unwrap().unwrap().path();
    let log = top.join("data/log/private.jsonl");
    let lines = std::fs::read_to_string(&log).unwrap();
    let kept: Vec<&str> = lines.lines().filter(|line| !line.contains("shutter")).collect();
    std::fs::write(&log, format!("{}\n", kept.join("\n"))).unwrap();
    let verified = home.run(&["verify", &text(at)]);
    assert_eq!(verified.status, 5, "{verified}");
    assert!(!verified.out.contains("Left out as declared"), "{verified}");
    assert!(verified.out.contains("Not here: 0 entries, 1 private parts"), "{verified}");
}

#[test]
fn a_pipe_in_place_of_a_journal_is_named_and_not_waited_for() {
    for suffix in ["-journal", "-wal"] {
        let home = Sandbox::with_case(Lang::En);
        let pipe = home.home().join(format!("book.recourse{suffix}"));
        std::fs::remove_file(&pipe).ok();
        if std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|s| s.success()) {
            let refused = home.run(&["next", "--json"]);
            assert_eq!((refused.status, refused.code()), (4, "E-FILE-11".into()), "{refused}");
            std::fs::remove_file(&pipe).unwrap();
            assert_eq!(home.run(&["next"]).status, 0);
        }
    }
}

#[test]
fn a_pipe_in_place_of_the_note_of_the_last_backup_is_not_waited_for() {
    let home = Sandbox::with_case(Lang::En);
    let pipe = home.home().join("backups.json");
    if std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|s| s.success()) {
        assert_eq!(home.run(&["doctor"]).status, 0);
    }
}
