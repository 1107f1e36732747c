//! The story of a shop on an encrypted book.

use super::{MARK, NO, book, with};
use crate::support::sandbox::{Sandbox, files_under};
use recourse_core::locale::Lang;
use recourse_core::store::{BOOK_FILE, Passphrase, schema};
use std::path::{Path, PathBuf};

const WORDS: &str = "it's twelve \"little\" 饺子; --";
const OTHER: &str = "it's twelve \"little\" 饺子; -";

/// A case with a mark in its title, in a note and in a file, encrypted.
fn shop() -> Sandbox {
    let home = Sandbox::new(Lang::En);
    let title = format!("Payouts {MARK} missing");
    assert_eq!(home.run(&["case", "new", "--title", &title, "--amount", "37515.70"]).status, 0);
    let slip = home.file("slip.txt", format!("{MARK} {}", MARK.repeat(30_000)));
    assert_eq!(home.run(&["evidence", "add", NO, &slip]).status, 0);
    encrypt(&home, WORDS, WORDS);
    home
}

fn encrypt(home: &Sandbox, now: &str, new: &str) {
    use std::os::fd::AsRawFd;
    let file = std::fs::File::open(home.file("new", format!("{new}\n"))).unwrap();
    let number = file.as_raw_fd().to_string();
    let ran = with(home, now, &["book", "encrypt", "--passphrase-fd", &number, "--json"]);
    assert_eq!(ran.data()["encrypted"], true, "{ran}");
}

fn marked(path: &Path) -> bool {
    let bytes = std::fs::read(path).unwrap();
    bytes.windows(MARK.len()).any(|w| w == MARK.as_bytes())
}

fn backup(home: &Sandbox) -> PathBuf {
    let to = home.path("safe").display().to_string();
    let ran = with(home, WORDS, &["backup", "--to", &to, "--json"]);
    assert_eq!((ran.status, &ran.data()["encrypted"]), (0, &true.into()), "{ran}");
    let mut all: Vec<_> =
        files_under(&home.path("safe")).into_iter().map(|p| home.path("safe").join(p)).collect();
    all.pop().unwrap()
}

#[test]
fn the_whole_story_leaves_no_word_of_it_on_the_disk() {
    let home = shop();
    let note = format!("called the bank, {MARK}");
    assert_eq!(with(&home, WORDS, &["case", "note", NO, &note]).status, 0);
    // A window that is open keeps its entries in the WAL.
    let (mut world, ..) = home.world();
    world.book_passphrase = Some(Passphrase::new(WORDS.to_string().into()));
    let desk = recourse_tui::ops::Desk::open(world).unwrap();
    assert_eq!(with(&home, WORDS, &["case", "note", NO, &note]).status, 0);
    let files = files_under(&home.home());
    assert!(files.iter().any(|f| f.ends_with("book.recourse-wal")), "{files:?}");
    for file in files {
        assert!(!marked(&home.home().join(&file)), "{}", file.display());
    }
    drop(desk);
    let copy = backup(&home);
    assert!(!marked(&copy));
    // What goes out is in plain, and sound.
    let out = home.path("out").display().to_string();
    let export = with(&home, WORDS, &["export", NO, "--for", "lawyer", "--out", &out, "--json"]);
    let zip = export.data()["path"]
        .as_str()
        .unwrap()
        .replace("$DIR", &home.path("").display().to_string());
    assert_eq!(home.run(&["verify", &zip]).status, 0, "{export}");
    assert_eq!(with(&home, WORDS, &["verify", "--book"]).status, 0);
    let doctor = with(&home, WORDS, &["doctor"]);
    assert!(doctor.status == 0 && doctor.out.contains("encrypted as a whole"), "{doctor}");
    // The backup, put in another folder and in the place of the book.
    let copy = copy.display().to_string();
    let other = home.path("other").display().to_string();
    assert_eq!(with(&home, WORDS, &["--home", &other, "restore", &copy]).status, 0);
    assert_eq!(with(&home, WORDS, &["--home", &other, "verify", "--book"]).status, 0);
    assert_eq!(with(&home, WORDS, &["restore", "--test", &copy]).status, 0);
    assert_eq!(with(&home, WORDS, &["restore", "--replace", &copy]).status, 0);
    assert!(with(&home, WORDS, &["audit", NO]).out.contains("called the bank"));
    for file in files_under(&home.home()) {
        assert!(!marked(&home.home().join(&file)), "{}", file.display());
    }
}

#[test]
fn a_wrong_passphrase_is_refused_and_none_is_asked_for() {
    let home = shop();
    let copy = backup(&home).display().to_string();
    let before = book(&home);
    for line in [
        &["next", "--json"][..],
        &["case", "note", NO, "x", "--json"],
        &["book", "decrypt", "--json"],
        &["backup", "--to", "nowhere", "--json"],
        &["repair", "--to", "nowhere", "--json"],
        &["restore", "--test", &copy, "--json"],
    ] {
        let ran = with(&home, OTHER, line);
        // A backup may be another book's: its passphrase is asked for by itself.
        let wanted = if line[0] == "restore" { (2, "E-BOOK-13") } else { (4, "E-BOOK-14") };
        assert_eq!((ran.status, ran.code().as_str()), wanted, "{ran}");
        assert!(!ran.to_string().contains("饺子"), "{ran}");
        let ran = home.run(line);
        assert_eq!((ran.status, ran.code().as_str()), (2, "E-BOOK-13"), "{ran}");
        assert_eq!(book(&home), before);
    }
    let short = home.file("short", "short\n");
    let file = std::fs::File::open(short).unwrap();
    let number = std::os::fd::AsRawFd::as_raw_fd(&file).to_string();
    let ran = with(&home, WORDS, &["book", "encrypt", "--passphrase-fd", &number, "--json"]);
    assert_eq!((ran.status, ran.code().as_str()), (2, "E-KEY-07"), "{ran}");
    assert_eq!(book(&home), before);
}

#[test]
fn a_new_passphrase_and_plain_again_are_the_same_book() {
    let home = shop();
    let chain =
        |words: &str| with(&home, words, &["verify", "--book", "--json"]).data()["chain"].clone();
    let before = chain(WORDS);
    encrypt(&home, WORDS, OTHER);
    assert_eq!(with(&home, WORDS, &["next", "--json"]).code(), "E-BOOK-14");
    assert_eq!(chain(OTHER), before);
    let ran = with(&home, OTHER, &["book", "decrypt"]);
    assert!(ran.status == 0 && ran.out.contains("in plain again"), "{ran}");
    assert_eq!(home.run(&["verify", "--book", "--json"]).data()["chain"], before);
    assert!(marked(&home.home().join(BOOK_FILE)));
    assert_eq!(home.run(&["case", "note", NO, "on we go"]).status, 0);
    // A plain book does not mind a passphrase, and says that it has none.
    let ran = with(&home, OTHER, &["next"]);
    assert!(ran.status == 0 && ran.err.contains("W-BOOK-PLAIN"), "{ran}");
    assert_eq!(with(&home, OTHER, &["book", "decrypt", "--json"]).code(), "E-BOOK-17");
}

#[test]
fn a_wal_left_behind_is_kept_by_who_cannot_open_it() {
    let home = shop();
    let (mut world, ..) = home.world();
    world.book_passphrase = Some(Passphrase::new(WORDS.to_string().into()));
    let desk = recourse_tui::ops::Desk::open(world).unwrap();
    assert_eq!(with(&home, WORDS, &["case", "note", NO, "only in the WAL"]).status, 0);
    // As a power cut leaves it.
    let cut = home.path("cut");
    std::fs::create_dir(&cut).unwrap();
    let names = ["book.recourse", "book.recourse-wal"];
    let read = |name| std::fs::read(cut.join(name)).unwrap();
    for name in names {
        std::fs::copy(home.home().join(name), cut.join(name)).unwrap();
    }
    drop(desk);
    let before = names.map(read);
    assert!(!before[1].is_empty());
    let folder = cut.display().to_string();
    for line in [&["next"][..], &["case", "note", NO, "x"]] {
        assert_eq!(home.run(&[&["--home", &folder], line].concat()).status, 2);
        assert_eq!(with(&home, OTHER, &[&["--home", &folder], line].concat()).status, 4);
        assert!(names.map(read) == before);
    }
    let audit = with(&home, WORDS, &["--home", &folder, "audit", NO]);
    assert!(audit.out.contains("only in the WAL"), "{audit}");
}

#[test]
fn a_book_can_begin_encrypted() {
    let home = Sandbox::new(Lang::En);
    encrypt(&home, WORDS, WORDS);
    assert_eq!(with(&home, WORDS, &["case", "new", "--title", MARK]).status, 0);
    assert!(files_under(&home.home()).iter().all(|f| !marked(&home.home().join(f))));
    assert_eq!(home.run(&["next", "--json"]).code(), "E-BOOK-13");
}

#[test]
fn a_damaged_page_costs_what_is_on_it() {
    let home = shop();
    for n in 0..40 {
        // Long ones, so that they fill several pages.
        let note = format!("call number {n} {}", "x".repeat(900));
        assert_eq!(with(&home, WORDS, &["case", "note", NO, &note]).status, 0);
    }
    let path = home.home().join(BOOK_FILE);
    let mut bytes = book(&home);
    let last = bytes.len() - 20_000;
    bytes[last] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    let to = home.path("saved").display().to_string();
    let ran = with(&home, WORDS, &["repair", "--to", &to, "--json"]);
    let data = ran.data();
    let (whole, lost) = (data["whole"].as_u64().unwrap(), data["lost"].as_u64().unwrap());
    assert!(whole > 20 && lost > 0 && lost < 30, "{data}");
    assert_eq!(book(&home), bytes, "only read");
    assert_eq!(with(&home, WORDS, &["--home", &to, "verify", "--book"]).status, 0);
    assert_eq!(home.run(&["--home", &to, "next", "--json"]).code(), "E-BOOK-13");
    for file in files_under(&home.path("saved")) {
        assert!(!marked(&home.path("saved").join(&file)), "{}", file.display());
    }
}

#[test]
fn an_older_schema_is_copied_encrypted_before_it_is_brought_forward() {
    let home = shop();
    let path = home.home().join(BOOK_FILE);
    let words = Passphrase::new(WORDS.to_string().into());
    let connection = schema::open(&path, Some(&words)).unwrap();
    let steps = [schema::MIGRATIONS[0], "CREATE TABLE later(id INTEGER PRIMARY KEY) STRICT;"];
    schema::migrate(&connection, &path, 1, &steps, Some(&words)).unwrap();
    drop(connection);
    let copy = schema::beside(&path, "before-v2");
    assert!(!marked(&copy) && !marked(&path));
    assert!(recourse_core::store::examine_with(&copy, Some(&words)).unwrap().is_sound());
    assert!(recourse_core::store::plain_copies(&home.home()).is_empty());
}

#[test]
fn plain_copies_beside_an_encrypted_book_are_named() {
    let home = Sandbox::with_case(Lang::En);
    let to = home.path("safe").display().to_string();
    assert_eq!(home.run(&["backup", "--to", &to]).status, 0);
    let copy = home.path("safe").join(&files_under(&home.path("safe"))[0]);
    assert_eq!(home.run(&["restore", "--replace", &copy.display().to_string()]).status, 0);
    encrypt(&home, WORDS, WORDS);
    let doctor = with(&home, WORDS, &["doctor"]);
    assert!(
        doctor.out.contains("In plain still lie") && doctor.out.contains("before-restore-"),
        "{doctor}"
    );
    // A plain backup over an encrypted book is said.
    let ran = with(&home, WORDS, &["restore", "--replace", &copy.display().to_string()]);
    assert!(ran.out.contains("this one is not"), "{ran}");
}

#[test]
fn read_only_media_open_with_the_passphrase() {
    use std::os::unix::fs::{PermissionsExt, chown};
    let home = shop();
    // The superuser writes everywhere: as somebody else.
    let me = crate::support::sandbox::owner(&home.home());
    let nobody = (me == 0).then_some(65_534);
    let mode = |path: &Path, mode| {
        chown(path, nobody, nobody).unwrap();
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    for file in files_under(&home.home()) {
        mode(&home.home().join(file), 0o400);
    }
    mode(&home.home(), 0o500);
    mode(&home.path("."), 0o755);
    let secret = home.file("secret", format!("{WORDS}\n"));
    mode(Path::new(&secret), 0o400);
    let line = "exec \"$0\" --book-passphrase-fd 3 case show RC-2026-001 3< \"$1\"";
    let copy = home.path("recourse-of-all");
    std::fs::copy(env!("CARGO_BIN_EXE_recourse"), &copy).unwrap();
    mode(&copy, 0o755);
    let mut command = std::process::Command::new("sh");
    command.args(["-c", line]).arg(&copy).arg(&secret).env_clear().env("HOME", "/nowhere");
    command.env("RECOURSE_HOME", home.home()).env("RECOURSE_LANG", "en");
    if let Some(user) = nobody {
        std::os::unix::process::CommandExt::uid(&mut command, user);
    }
    let out = command.output().unwrap();
    let said = String::from_utf8_lossy(&[out.stdout, out.stderr].concat()).into_owned();
    mode(&home.home(), 0o700);
    assert!(out.status.success() && said.contains(MARK), "{said}");
}
