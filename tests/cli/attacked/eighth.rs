//! What an eighth attack from outside found, tied: erasures and rewritten logs without a signature, books taken for bundles,
//! originals that are not what was recorded, parts of names.

use super::{NO, text};
use crate::support::sandbox::Sandbox;
use recourse_core::locale::Lang;

/// Whoever can write the file takes the signatures away.
fn unsign(home: &Sandbox, after: u64) {
    let book = rusqlite::Connection::open(home.home().join("book.recourse")).unwrap();
    let guard: String = book
        .query_row("SELECT sql FROM sqlite_schema WHERE name='checkpoint_kept'", [], |r| r.get(0))
        .unwrap();
    book.execute_batch(&format!(
        "DROP TRIGGER checkpoint_kept; DELETE FROM checkpoint WHERE seq > {after}; {guard}"
    ))
    .unwrap();
}

fn codes(home: &Sandbox) -> Vec<String> {
    let verified = home.run(&["verify", "--book", "--json"]).data();
    let findings = verified["findings"].as_array().unwrap();
    findings.iter().map(|f| f["code"].as_str().unwrap_or_default().to_string()).collect()
}

#[test]
fn a_book_counts_what_was_erased_and_says_of_an_erasure_that_nobody_signed() {
    let home = Sandbox::with_case(Lang::En);
    let slip = home.file("slip.txt", "the merchant copy of the slip");
    assert_eq!(home.run(&["evidence", "add", NO, &slip]).status, 0);
    let erased = home.run(&["evidence", "erase", NO, "E001", "--confirm", NO, "--reason", "asked"]);
    assert_eq!(erased.status, 0, "{erased}");
    // An erasure is signed at once.
    let verified = home.run(&["verify", "--book"]);
    assert!(verified.status == 0 && verified.out.contains("1 files"), "{verified}");
    assert!(!codes(&home).contains(&"erased-unsigned".to_string()));
    unsign(&home, 0);
    let verified = home.run(&["verify", "--book"]);
    assert!(codes(&home).contains(&"erased-unsigned".to_string()), "{verified}");
    assert!(verified.out.contains("no signature reaches it"), "{verified}");
    // What signs it next says so, once.
    let out = text(home.path("out"));
    let signed = home.run(&["export", NO, "--for", "lawyer", "--out", &out]);
    assert!(signed.to_string().contains("no signature reaches them"), "{signed}");
}

#[test]
fn a_record_that_went_out_signed_and_has_no_signature_is_said() {
    let home = Sandbox::with_case(Lang::En);
    let out = text(home.path("out"));
    assert_eq!(home.run(&["export", NO, "--for", "lawyer", "--out", &out]).status, 0);
    assert!(!codes(&home).contains(&"signatures-gone".to_string()), "an honest book");
    unsign(&home, 0);
    assert!(codes(&home).contains(&"signatures-gone".to_string()));
    let verified = home.run(&["verify", "--book"]);
    assert!(!verified.out.contains("covers an entry yet"), "{verified}");
}

#[test]
fn a_book_is_not_judged_as_a_bundle_nor_a_folder_in_place_of_a_case() {
    let home = Sandbox::with_case(Lang::En);
    assert_eq!(home.run(&["backup", "--to", &text(home.path("stick"))]).status, 0);
    let files = std::fs::read_dir(home.path("stick")).unwrap().map(|f| f.unwrap().path());
    let backup = files.into_iter().find(|p| p.extension().is_some_and(|e| e == "recourse"));
    let book = home.home().join("book.recourse");
    for path in [home.home().clone(), book, backup.unwrap()] {
        let refused = home.run(&["verify", &text(path), "--json"]);
        assert_eq!((refused.status, refused.code().as_str()), (2, "E-VERIFY-07"), "{refused}");
    }
}

#[test]
fn an_original_that_is_not_what_was_recorded_is_not_handed_out() {
    let home = Sandbox::with_case(Lang::En);
    let slip = home.file("slip.txt", "the merchant copy of the slip");
    assert_eq!(home.run(&["evidence", "add", NO, &slip]).status, 0);
    let to = text(home.path("first.txt"));
    assert_eq!(home.run(&["evidence", "extract", NO, "E001", "--to", &to]).status, 0);
    let book = rusqlite::Connection::open(home.home().join("book.recourse")).unwrap();
    book.execute_batch("DROP TRIGGER attachment_fixed; UPDATE attachment SET data=x'00ff'")
        .unwrap();
    drop(book);
    let to = home.path("second.txt");
    let refused =
        home.run(&["evidence", "extract", NO, "E001", "--to", &text(to.clone()), "--json"]);
    assert_eq!((refused.status, refused.code().as_str()), (5, "E-FILE-14"), "{refused}");
    assert!(!to.exists());
}

#[test]
fn what_is_left_of_a_name_is_hidden_too() {
    let home = Sandbox::with_case(Lang::En);
    let said = "Mr Brzozowski said he pays; Zbigniew’s boss agreed";
    let call = ["call", "add", NO, "--with", "bank", "--at", "2026-03-11 10:30", "--said", said];
    let named = home.run(&[&call[..], &["--agent", "Zbigniew Brzozowski"]].concat());
    assert_eq!(named.status, 0, "{named}");
    let out = text(home.path("out"));
    let asked = ["export", NO, "--for", "bank", "--out", &out, "--redact-names", "--json"];
    let exported = home.run(&asked);
    assert_eq!(exported.status, 0, "{exported}");
    let zips = std::fs::read_dir(home.path("out")).unwrap().map(|f| f.unwrap().path());
    let zip = zips.into_iter().find(|p| p.extension().is_some_and(|e| e == "zip")).unwrap();
    let zip = std::fs::File::open(zip).unwrap();
    let mut zip = zip::ZipArchive::new(zip).unwrap();
    let mut sheet = String::new();
    let count = zip.len();
    let is_sheet =
        |at: &usize| zip.by_index(*at).unwrap().name().unwrap().ends_with("chronology.csv");
    let at = (0..count).find(is_sheet).unwrap();
    std::io::Read::read_to_string(&mut zip.by_index(at).unwrap(), &mut sheet).unwrap();
    assert!(sheet.contains("said he pays") && sheet.contains("boss agreed"), "{sheet}");
    assert!(!sheet.contains("Brzozowski") && !sheet.contains("Zbigniew"), "{sheet}");
}

#[cfg(unix)]
#[test]
fn the_second_name_of_a_book_stays_while_a_restore_is_under_way() {
    let home = Sandbox::with_case(Lang::En);
    let aside = home.home().join("before-restore-2026-03-12");
    std::fs::create_dir(&aside).unwrap();
    let kept = aside.join("book.recourse.kept");
    std::fs::hard_link(home.home().join("book.recourse"), &kept).unwrap();
    let lock = home.home().join("book.key.lock");
    let lock =
        std::fs::File::options().create(true).truncate(false).write(true).open(lock).unwrap();
    lock.lock().unwrap();
    assert_eq!(home.run(&["case", "show", NO]).status, 0);
    assert!(kept.exists(), "what opens the book took the only name the old one was going to have");
    drop(lock);
    assert_eq!(home.run(&["case", "show", NO]).status, 0);
    assert!(!kept.exists());
}
