//! What a sixth attack did, again: a crash by a letter, words that could not be erased, originals that could not be put
//! back, and sentences that said more than was known.

use super::{NO, text};
use crate::support::sandbox::{Sandbox, files_under};
use recourse_core::locale::Lang;

/// Bytes of every file of a book's folder.
fn everywhere(home: &Sandbox) -> Vec<u8> {
    let root = home.home();
    files_under(&root).iter().flat_map(|f| std::fs::read(root.join(f)).unwrap()).collect()
}

fn holds(home: &Sandbox, word: &str) -> bool {
    everywhere(home).windows(word.len()).any(|w| w == word.as_bytes())
}

#[test]
fn a_mail_of_mails_without_end_is_refused_and_blocks_no_export() {
    let home = Sandbox::with_case(Lang::En);
    let mail = format!(
        "From: a@bank.example\nDate: Wed, 11 Mar 2026 09:30:00 +0800\n{}x",
        "Content-Type: message/rfc822\n\n".repeat(100_000)
    );
    let path = home.file("nested.eml", mail);
    let refused = home.program(&["call", "add", NO, "--with", "bank", "--eml", &path, "--json"]);
    assert_eq!((refused.status, refused.code().as_str()), (4, "E-MAIL-01"), "{refused}");
    assert_eq!(home.program(&["evidence", "add", NO, &path]).status, 0);
    let out = text(home.path("out"));
    let line = ["export", NO, "--for", "bank", "--hide", "Quux", "--out", &out];
    let exported = home.program(&line);
    assert_eq!(exported.status, 0, "{exported}");
}

#[test]
fn a_file_of_two_cases_is_erased_from_both_when_that_is_asked_for() {
    let home = Sandbox::with_case(Lang::En);
    let second = home.run(&["case", "new", "--title", "the other", "--json"]).data();
    let other = second["id"].as_str().unwrap().to_string();
    let word = "ZANTHOXYLUM";
    let slip = home.file("slip.txt", word.repeat(50));
    for no in [NO, other.as_str()] {
        assert_eq!(home.run(&["evidence", "add", no, &slip]).status, 0);
    }
    let left = home.run(&["case", "erase", NO, "--confirm", NO]);
    assert!(left.out.contains(&other) && left.out.contains("--everywhere"), "{left}");
    assert!(holds(&home, word), "the control: the other case has it");
    // What is left is named, not called erased.
    let again = home.run(&["case", "erase", NO, "--confirm", NO, "--json"]);
    assert_eq!((again.status, again.code().as_str()), (4, "E-ERASE-03"), "{again}");
    let all = home.run(&["evidence", "erase", NO, "E001", "--confirm", NO, "--everywhere"]);
    assert!(all.status == 0 && all.out.contains(&other), "{all}");
    assert!(!holds(&home, word));
    let verified = home.run(&["verify", "--book", "--json"]).data();
    assert_eq!(verified["verdict"], "intact", "{verified}");
    // The other case's own record says so too: its bundle declares what is not there.
    let out = text(home.path("out"));
    let exported = home.run(&["export", &other, "--for", "lawyer", "--out", &out, "--json"]);
    assert_eq!(exported.status, 0, "{exported}");
    // And the same file is not taken in again as if nothing had been said.
    let refused = home.run(&["evidence", "add", NO, &slip, "--json"]);
    assert!(refused.to_string().contains("E-ERASE-04"), "{refused}");
}

#[test]
fn an_exhibit_whose_bytes_are_lost_or_damaged_is_put_back_by_adding_it_again() {
    let home = Sandbox::with_case(Lang::En);
    let slip = home.file("slip.txt", "the merchant copy of the slip");
    assert_eq!(home.run(&["evidence", "add", NO, &slip]).status, 0);
    for damage in ["NULL", "x'00ff'"] {
        let book = rusqlite::Connection::open(home.home().join("book.recourse")).unwrap();
        let guard: String = book
            .query_row("SELECT sql FROM sqlite_schema WHERE name='attachment_fixed'", [], |r| {
                r.get(0)
            })
            .unwrap();
        book.execute_batch(&format!(
            "DROP TRIGGER attachment_fixed; UPDATE attachment SET data={damage}; {guard}"
        ))
        .unwrap();
        drop(book);
        assert_ne!(home.run(&["verify", "--book"]).status, 0, "the control: {damage} is seen");
        let added = home.run(&["evidence", "add", NO, &slip]);
        assert!(added.status == 0 && added.out.contains("there again"), "{added}");
        let verified = home.run(&["verify", "--book"]);
        assert_eq!(verified.status, 0, "{verified}");
        let known = home.run(&["evidence", "add", NO, &slip]);
        assert!(known.out.contains("not stored twice"), "{known}");
    }
}

#[test]
fn a_book_says_how_far_signatures_reach_and_calls_no_unsigned_entry_signed() {
    let home = Sandbox::with_case(Lang::En);
    let said = || home.run(&["verify", "--book"]).out;
    assert!(said().contains("No signature covers an entry yet"), "{}", said());
    assert!(!said().contains("recorded and signed"));
    assert_eq!(home.run(&["checkpoint", "--out", &text(home.path("c.txt"))]).status, 0);
    assert!(said().contains("Signed by a checkpoint, up to its last entry"), "{}", said());
    assert_eq!(home.run(&["case", "note", NO, "later"]).status, 0);
    assert!(said().contains("No signature covers the entries after it"), "{}", said());
    let json = home.run(&["verify", "--book", "--json"]).data();
    let (to, last) = (json["signed_up_to"].as_u64(), json["chain"]["entries"].as_u64());
    assert_eq!(to.map(|n| n + 1), last, "{json}");
}

#[test]
fn what_could_not_be_searched_to_its_end_is_named_before_it_goes_out() {
    let home = Sandbox::with_case(Lang::En);
    let pack = |name: &str, bytes: &[u8]| {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, bytes).unwrap();
        zip.finish().unwrap().into_inner()
    };
    let mut packed = b"Zhang Sanfeng".to_vec();
    for depth in 0..5 {
        packed = pack(&format!("{depth}.zip"), &packed);
    }
    let deep = home.file("deep.zip", packed);
    assert_eq!(home.run(&["evidence", "add", NO, &deep]).status, 0);
    let out = text(home.path("out"));
    let line = ["export", NO, "--for", "bank", "--hide", "Zhang Sanfeng", "--out", &out];
    let ran = home.run(&line);
    assert!(
        ran.status == 0 && ran.to_string().contains("could not be searched to its end"),
        "{ran}"
    );
    // Packed once, it is found.
    let plain = home.file("plain.zip", pack("a.txt", b"Zhang Sanfeng"));
    assert_eq!(home.run(&["evidence", "add", NO, &plain]).status, 0);
    assert_eq!(home.run(&line).status, 4);
}

#[test]
fn the_key_beside_an_encrypted_backup_comes_back_with_it() {
    let home = Sandbox::with_case(Lang::En);
    let secret = home.file("secret", "eleven little dumplings\n");
    let with = |line: &str| {
        let line = format!("exec \"$0\" {line} 3< '{secret}'");
        let mut command = std::process::Command::new("sh");
        command.args(["-c", &line, env!("CARGO_BIN_EXE_recourse")]);
        let out = command.env("RECOURSE_LANG", "en").env("RECOURSE_HOME", home.home()).output();
        let out = out.unwrap();
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    };
    with("key protect --passphrase-fd 3");
    let to = text(home.path("safe"));
    with(&format!("backup --to '{to}' --passphrase-fd 3"));
    let backup = files_under(&home.path("safe"));
    let backup = backup.iter().find(|f| f.extension().is_some_and(|e| e == "age")).unwrap();
    let backup = text(home.path("safe").join(backup));
    let other = text(home.path("other"));
    with(&format!("--home '{other}' restore '{backup}' --passphrase-fd 3"));
    assert!(home.path("other").join("book.key").exists());
}
