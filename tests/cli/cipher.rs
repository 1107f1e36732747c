//! A book encrypted as a whole. What a build without encryption does with one, and, where this build has it (`cargo
//! nextest run --features sqlcipher`), the whole story on one.

use crate::support::sandbox::{Ran, Sandbox};
use recourse_core::locale::Lang;

#[cfg(feature = "sqlcipher")]
mod kills;
#[cfg(feature = "sqlcipher")]
mod story;

const NO: &str = "RC-2026-001";
/// A mark in the book that must be nowhere outside it.
#[cfg(feature = "sqlcipher")]
const MARK: &str = "MARKERWORD";
/// Opens the book of `tests/support/encrypted.recourse`, made by SQLCipher 4.20.0 on 29 November 2026.
const FIXED: &str = "twelve little dumplings";

/// Runs with this passphrase on a descriptor.
#[cfg(unix)]
fn with(home: &Sandbox, passphrase: &str, args: &[&str]) -> Ran {
    use std::os::fd::AsRawFd;
    let path = home.file("passphrase", format!("{passphrase}\n"));
    let file = std::fs::File::open(path).unwrap();
    let number = file.as_raw_fd().to_string();
    home.run(&[&["--book-passphrase-fd", &number], args].concat())
}

fn fixed(lang: Lang) -> Sandbox {
    let home = Sandbox::new(lang);
    std::fs::create_dir_all(home.home()).unwrap();
    std::fs::write(
        home.home().join("book.recourse"),
        include_bytes!("../support/encrypted.recourse"),
    )
    .unwrap();
    home
}

fn book(home: &Sandbox) -> Vec<u8> {
    std::fs::read(home.home().join("book.recourse")).unwrap()
}

#[test]
fn an_encrypted_book_is_known_and_left_alone_without_what_opens_it() {
    let home = fixed(Lang::En);
    let before = book(&home);
    let available = recourse_core::store::is_available();
    let (status, code) = if available { (2, "E-BOOK-13") } else { (4, "E-BOOK-15") };
    let to = home.path("to").display().to_string();
    let backup = home.file("backup.recourse", &before);
    let lines: &[&[&str]] = &[
        &["next"],
        &["case", "new", "--title", "a fresh start"],
        &["case", "note", NO, "more"],
        &["doctor"],
        &["verify", "--book"],
        &["remind", "run"],
        &["backup", "--to", &to],
        &["repair", "--to", &to],
        &["restore", "--test", &backup],
    ];
    for line in lines {
        let ran = home.run(&[line, &["--json"][..]].concat());
        assert_eq!((ran.status, ran.code().as_str()), (status, code), "{ran}");
        assert_eq!(book(&home), before, "{ran}");
    }
    let left = crate::support::sandbox::files_under(&home.home());
    assert_eq!(left, [std::path::Path::new("book.recourse")], "nothing was begun beside it");
    assert!(!home.path("to").join("original").exists());
    let said = home.run(&["next"]).err;
    let words = if available { "--book-passphrase-fd" } else { "--features sqlcipher" };
    assert!(said.contains("encrypted") && said.contains(words), "{said}");
    let said = fixed(Lang::Zh).run(&["next"]).err;
    assert!(said.contains("加密"), "{said}");
    // Set aside for another one, it stays as it is.
    let other = Sandbox::with_case(Lang::En);
    assert_eq!(other.run(&["backup", "--to", &to]).status, 0);
    let plain = std::fs::read_dir(&to).unwrap().next().unwrap().unwrap().path();
    let put = home.run(&["restore", "--replace", &plain.display().to_string(), "--json"]);
    let aside = put.data()["moved_to"].as_str().unwrap().replace("$DIR/home", "");
    let aside = home.home().join(aside.trim_start_matches('/')).join("book.recourse");
    assert_eq!(std::fs::read(aside).unwrap(), before, "{put}");
}

#[test]
#[cfg(unix)]
fn the_book_of_the_first_encrypted_format_opens_in_every_build_that_can() {
    let home = fixed(Lang::En);
    let ran = with(&home, FIXED, &["case", "show", NO, "--json"]);
    if recourse_core::store::is_available() {
        assert!(ran.status == 0 && ran.out.contains("A fixed book"), "{ran}");
    } else {
        assert_eq!((ran.status, ran.code().as_str()), (4, "E-BOOK-15"), "{ran}");
    }
}

#[test]
#[cfg(not(feature = "sqlcipher"))]
fn a_build_without_encryption_says_so_and_changes_nothing() {
    let home = Sandbox::with_case(Lang::En);
    let before = book(&home);
    for line in [&["book", "encrypt", "--json"][..], &["book", "decrypt", "--json"]] {
        let ran = home.run(line);
        assert_eq!((ran.status, ran.code().as_str()), (1, "E-BOOK-16"), "{ran}");
    }
    assert_eq!(book(&home), before);
    #[cfg(unix)]
    {
        // What was to be encrypted is not begun in plain.
        let other = home.path("other").display().to_string();
        let line = ["--home", &other, "case", "new", "--title", "secret", "--json"];
        assert_eq!(with(&home, FIXED, &line).code(), "E-BOOK-16");
        assert!(!home.path("other").join("book.recourse").exists());
    }
}
