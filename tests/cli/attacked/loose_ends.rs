//! Loose ends that attacks from outside left, tied: two names of one book, copies that keep what was erased, texts as
//! Windows saves them, and what lies beside a book that goes on in another.

use super::{NO, text};
use crate::support::sandbox::Sandbox;
use recourse_core::locale::Lang;

/// The one backup of a folder.
fn only_book(folder: &std::path::Path) -> std::path::PathBuf {
    let files = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path());
    let mut books = files.filter(|p| p.extension().is_some_and(|e| e == "recourse"));
    books.next().expect("a backup")
}

#[cfg(unix)]
#[test]
fn a_book_with_two_names_is_read_and_not_written() {
    let home = Sandbox::with_case(Lang::En);
    let book = home.home().join("book.recourse");
    let other = home.path("other.recourse");
    std::fs::hard_link(&book, &other).unwrap();
    let refused = home.run(&["case", "note", NO, "lost to the other name", "--json"]);
    assert_eq!((refused.status, refused.code().as_str()), (1, "E-BOOK-20"), "{refused}");
    assert_eq!(home.run(&["case", "show", NO]).status, 0);
    let doctor = home.run(&["doctor"]);
    assert!(doctor.status == 1 && doctor.out.contains("has a second name"), "{doctor}");
    std::fs::remove_file(&other).unwrap();
    assert_eq!(home.run(&["case", "note", NO, "kept"]).status, 0);
    // The first name of a book whose making was broken off, and that of a restore, go by themselves.
    let line = home.run(&["verify", "--book", "--json"]).data();
    assert_eq!(line["verdict"], "intact", "{line}");
    let aside = home.home().join("before-restore-2026-03-12");
    std::fs::create_dir(&aside).unwrap();
    std::fs::hard_link(&book, aside.join("book.recourse.kept")).unwrap();
    let noted = home.run(&["case", "note", NO, "goes on"]);
    assert_eq!(noted.status, 0, "{noted}");
    assert!(!aside.join("book.recourse.kept").exists());
}

#[test]
fn erasing_names_the_copies_from_before_that_hold_it_still() {
    let home = Sandbox::with_case(Lang::En);
    let to = text(home.path("stick"));
    assert_eq!(home.run(&["backup", "--to", &to]).status, 0);
    let backup = text(only_book(&home.path("stick")));
    let restored = home.run(&["restore", &backup, "--replace"]);
    assert_eq!(restored.status, 0, "{restored}");
    let erased = home.run(&["case", "erase", NO, "--confirm", NO, "--json"]);
    let copies: Vec<String> =
        serde_json::from_value(erased.data()["copies"].clone()).expect("a list");
    assert_eq!(copies.len(), 2, "{erased}");
    assert!(copies.iter().any(|c| c.contains("before-restore")), "{erased}");
    assert!(copies.iter().any(|c| c.contains("stick")), "{erased}");
}

#[test]
fn a_backup_under_any_name_is_no_evidence() {
    let home = Sandbox::with_case(Lang::En);
    assert_eq!(home.run(&["backup", "--to", &text(home.path("stick"))]).status, 0);
    let copy = home.file("photo.bin", std::fs::read(only_book(&home.path("stick"))).unwrap());
    let refused = home.run(&["evidence", "add", NO, &copy, "--json"]);
    assert_eq!(refused.status, 4, "{refused}");
    assert!(refused.to_string().contains("E-FILE-11"), "{refused}");
}

#[test]
fn what_does_not_fit_a_later_proof_is_not_called_changed() {
    let home = Sandbox::with_case(Lang::En);
    let out = text(home.path("out"));
    assert_eq!(home.run(&["export", NO, "--for", "lawyer", "--out", &out]).status, 0);
    assert_eq!(home.run(&["case", "note", NO, "later"]).status, 0);
    let kept = text(home.path("later.txt"));
    assert_eq!(home.run(&["checkpoint", "--out", &kept]).status, 0);
    let zip = text(home.path("out").join("RC-2026-001-v1.zip"));
    let checked = home.run(&["verify", &zip, "--known", &kept]);
    assert!(checked.status == 5 && checked.out.contains("older copy"), "{checked}");
    assert!(checked.err.contains("does not fit the key or proof"), "{checked}");
    // The control: what was changed is called so.
    let mut bytes = std::fs::read(&zip).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let changed = home.run(&["verify", &home.file("changed.zip", bytes), "--known", &kept]);
    assert!(changed.err.contains("Failed: ") && !changed.err.contains("does not fit the key"));
}

#[test]
fn a_head_and_a_key_are_read_as_windows_saves_them() {
    let home = Sandbox::with_case(Lang::En);
    let kept = text(home.path("kept.txt"));
    let handed = home.run(&["proof", "hand", NO, "--to", "Li", "--how", "message", "--out", &kept]);
    assert_eq!(handed.status, 0, "{handed}");
    let pem = std::fs::read_to_string(home.home().join("book.key")).unwrap();
    assert!(pem.contains("PRIVATE"), "the control");
    let said = std::fs::read_to_string(&kept).unwrap();
    let wide: Vec<u8> =
        [0xFEFF].into_iter().chain(said.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let wide = home.file("kept16.txt", wide);
    for path in [&kept, &wide] {
        let known = home.run(&["verify", "--book", "--known", path, "--json"]).data();
        assert_eq!(known["known_up_to"], 5, "{known}");
    }
}

#[test]
fn what_the_user_added_goes_along_to_the_book_that_goes_on() {
    let home = Sandbox::with_case(Lang::En);
    let own = home.home().join("own/tsa");
    std::fs::create_dir_all(&own).unwrap();
    std::fs::write(own.join("root.pem"), "a root").unwrap();
    let into = home.path("next");
    let lost = home.run(&["key", "lost", "--into", &text(into.clone())]);
    assert_eq!(lost.status, 0, "{lost}");
    assert_eq!(std::fs::read_to_string(into.join("own/tsa/root.pem")).unwrap(), "a root");
    let saved = home.path("saved");
    let repaired = home.run(&["repair", "--to", &text(saved.clone())]);
    assert!(saved.join("own/tsa/root.pem").exists(), "{repaired}");
}

#[test]
fn a_mail_whose_words_are_coded_is_not_called_redacted() {
    let home = Sandbox::with_case(Lang::En);
    let coded = "From: Zhang Sanfeng <a@bank.example>\r\nSubject: x\r\nContent-Type: text/plain; \
                 charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nWmhhbmcgU2FuZmVuZyBhZ2FpbgA=\r\n";
    let mail = home.file("coded.eml", coded);
    assert_eq!(home.run(&["evidence", "add", NO, &mail]).status, 0);
    let hide = |id: &str| home.run(&["evidence", "redact", NO, id, "--hide", "Sanfeng", "--json"]);
    let refused = hide("E001");
    assert_eq!((refused.status, refused.code().as_str()), (4, "E-REDACT-08"), "{refused}");
    let plain = home.file("plain.txt", "paid to Zhang Sanfeng");
    assert_eq!(home.run(&["evidence", "add", NO, &plain]).status, 0);
    assert_eq!(hide("E002").status, 0, "the control: a plain text is redacted");
}
