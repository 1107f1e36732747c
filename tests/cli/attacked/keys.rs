//! The signing key, when two commands want it at once, and when an older book comes back.

use super::{NO, text};
use crate::support::sandbox::{Sandbox, files_under};
use recourse_core::locale::Lang;
use std::io::Write;
use std::process::{Child, Stdio};

const WORD: &str = "oolong river 42";

fn start(home: &Sandbox, args: &[&str]) -> Child {
    let mut command = home.command(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // One that asks for no passphrase may have ended already.
    child.stdin.take().unwrap().write_all(format!("{WORD}\n").as_bytes()).ok();
    child
}

/// Signs with the key as it is, under a passphrase or not.
fn signs(home: &Sandbox) -> String {
    let out = start(home, &["checkpoint", "--key-fd", "0"]).wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&[out.stdout, out.stderr].concat()).into_owned();
    assert!(out.status.success(), "{said}");
    said
}

#[test]
fn key_commands_at_once_never_lose_the_key_in_force() {
    const PROTECT: &[&str] = &["key", "protect", "--passphrase-fd", "0"];
    const ROTATE: &[&str] = &["key", "rotate"];
    for (round, pair) in
        [[ROTATE, ROTATE], [ROTATE, PROTECT], [PROTECT, PROTECT]].iter().enumerate()
    {
        for _ in 0..3 {
            let home = Sandbox::with_case(Lang::En);
            assert_eq!(home.program(&["case", "note", NO, "by the real clock"]).status, 0);
            let running: Vec<Child> = [pair[0], pair[1], pair[0], pair[1]]
                .iter()
                .map(|args| start(&home, args))
                .collect();
            let mut told = Vec::new();
            for child in running {
                let out = child.wait_with_output().unwrap();
                told.push(String::from_utf8_lossy(&[out.stdout, out.stderr].concat()).into_owned());
            }
            signs(&home);
            assert_eq!(home.run(&["verify", "--book"]).status, 0, "{round}: {told:?}");
        }
    }
}

#[test]
#[cfg(unix)]
fn a_key_that_gives_way_is_kept_private_and_under_the_same_passphrase() {
    use std::os::unix::fs::PermissionsExt;
    let home = Sandbox::with_case(Lang::En);
    let before = std::fs::read(home.home().join("book.key")).unwrap();
    assert_eq!(home.run(&["key", "rotate"]).status, 0);
    let old = home.home().join("book.key.old-1");
    assert_eq!(std::fs::read(&old).unwrap(), before);
    assert_eq!(std::fs::metadata(&old).unwrap().permissions().mode() & 0o777, 0o600);
    let doctor = home.run(&["doctor"]).out;
    assert!(doctor.contains("book.key.old-1"), "{doctor}");
    let protect = start(&home, &["key", "protect", "--passphrase-fd", "0"]);
    assert!(protect.wait_with_output().unwrap().status.success());
    let sealed = std::fs::read_to_string(&old).unwrap();
    assert!(sealed.contains("ENCRYPTED"), "an open former key could sign what is dated back");
    // What an exchange that was broken off left is said, and goes with the next one.
    let left = home.home().join("book.key.new");
    std::fs::write(&left, &before).unwrap();
    let unlocked = start(&home, &["doctor", "--key-fd", "0"]).wait_with_output().unwrap();
    drop(unlocked);
    assert!(start(&home, &["key", "unprotect", "--key-fd", "0"]).wait().unwrap().success());
    assert!(!left.exists());
    std::fs::write(&left, &before).unwrap();
    std::fs::set_permissions(&left, std::fs::Permissions::from_mode(0o600)).unwrap();
    let said = home.run(&["doctor"]).out;
    assert!(said.contains("Leftover key") && said.contains("never came into force"), "{said}");
    assert_eq!(home.run(&["key", "rotate"]).status, 0);
    assert!(!left.exists());
}

#[test]
fn a_backup_older_than_an_exchange_of_the_key_can_still_sign() {
    let home = Sandbox::with_case(Lang::En);
    let to = text(home.path("safe"));
    assert_eq!(home.run(&["backup", "--to", &to]).status, 0);
    let backup = text(home.path("safe").join(&files_under(&home.path("safe"))[0]));
    assert_eq!(home.run(&["key", "rotate"]).status, 0);
    let rotated = std::fs::read(home.home().join("book.key")).unwrap();
    let back = home.run(&["restore", "--replace", &backup, "--json"]);
    assert_eq!(back.data()["can_sign"], true, "{back}");
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    assert_eq!(home.run(&["verify", "--book", "--json"]).data()["verdict"], "intact");
    // A new exchange keeps both.
    assert_eq!(home.run(&["key", "rotate"]).status, 0);
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    let kept = files_under(&home.home());
    let keys = kept.iter().filter(|p| p.to_string_lossy().starts_with("book.key.old-"));
    let keys: Vec<Vec<u8>> = keys.map(|p| std::fs::read(home.home().join(p)).unwrap()).collect();
    assert!(keys.len() == 2 && keys.contains(&rotated), "{kept:?}");
    // Where the key of that time is gone, it is said before anything is replaced.
    for path in kept.iter().filter(|p| p.to_string_lossy().starts_with("book.key.old-")) {
        std::fs::remove_file(home.home().join(path)).unwrap();
    }
    for line in [&["restore", "--test", &backup][..], &["restore", "--replace", &backup]] {
        let said = home.run(line);
        assert!(
            said.status == 0 && said.out.contains("The signing key of this backup's time"),
            "{said}"
        );
    }
    assert!(home.home().join("book.key").exists());
}

#[test]
fn a_window_whose_key_another_one_exchanged_signs_with_the_new_one() {
    let home = Sandbox::with_case(Lang::En);
    let mut desk = recourse_tui::ops::Desk::open(home.world().0).unwrap();
    assert_eq!(home.run(&["key", "rotate"]).status, 0);
    recourse_tui::ops::system::checkpoint(&mut desk, None).unwrap();
    assert_eq!(home.run(&["verify", "--book", "--json"]).data()["verdict"], "intact");
}

#[test]
fn there_is_a_book_at_every_moment_of_a_restore() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let home = Sandbox::with_case(Lang::En);
    let to = text(home.path("safe"));
    assert_eq!(home.run(&["backup", "--to", &to]).status, 0);
    let backup = text(home.path("safe").join(&files_under(&home.path("safe"))[0]));
    let left = home.home().join(".recourse-restore-0.part");
    std::fs::write(&left, "a whole book in plain").unwrap();
    let (book, done) = (home.home().join("book.recourse"), AtomicBool::new(false));
    let missed = std::thread::scope(|scope| {
        let watch = scope.spawn(|| {
            let mut missed = 0;
            while !done.load(Ordering::Relaxed) {
                missed += usize::from(std::fs::symlink_metadata(&book).is_err());
            }
            missed
        });
        for _ in 0..12 {
            assert_eq!(home.run(&["restore", "--replace", &backup]).status, 0);
        }
        done.store(true, Ordering::Relaxed);
        watch.join().unwrap()
    });
    assert_eq!(missed, 0, "times without a book");
    let all = files_under(&home.home());
    let named = |p: &&std::path::PathBuf| p.to_string_lossy().ends_with("Z/book.recourse");
    assert_eq!(all.iter().filter(named).count(), 12, "{all:?}");
    assert!(!left.exists());
    // The one with the more entries stays named.
    assert_eq!(home.run(&["case", "note", NO, "only in the newer book"]).status, 0);
    assert_eq!(home.run(&["restore", "--replace", &backup]).status, 0);
    let doctor = home.run(&["doctor"]).out;
    assert!(doctor.contains("A book with more entries (6)"), "{doctor}");
}

#[test]
fn a_restore_broken_off_names_where_the_book_is() {
    broken_off("book.recourse");
    broken_off("book.recourse.kept");
}

fn broken_off(name: &str) {
    let home = Sandbox::with_case(Lang::En);
    let aside = home.home().join("before-restore-20260312T000000Z");
    std::fs::create_dir(&aside).unwrap();
    std::fs::rename(home.home().join("book.recourse"), aside.join(name)).unwrap();
    let refused = home.run(&["case", "note", NO, "where am I"]);
    assert_eq!(refused.status, 3, "{refused}");
    for words in ["E-BOOK-12", "before-restore-20260312T000000Z", "recourse restore '"] {
        assert!(refused.err.contains(words), "{words}: {refused}");
    }
    let doctor = home.run(&["doctor"]);
    assert!(doctor.status == 1 && doctor.out.contains("Put it back with"), "{doctor}");
    let book = text(aside.join(name));
    let back = home.run(&["restore", &book]);
    assert_eq!(back.status, 0, "{back}");
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    assert_eq!(home.run(&["verify", "--book", "--json"]).data()["verdict"], "intact");
}
