//! Encryption broken off, and other programs at the book meanwhile. `RECOURSE_KILLS=100` for the long run.

use super::NO;
use crate::support::sandbox::{Sandbox, files_under};
use recourse_core::locale::Lang;
use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const WORDS: &str = "twelve little dumplings";

/// A command with the passphrase on its standard input, where it is read for both.
fn start(home: &Sandbox, args: &[&str]) -> Child {
    spawned(home.command(args))
}

fn spawned(mut command: Command) -> Child {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(format!("{WORDS}\n").as_bytes()).ok();
    child
}

fn change(home: &Sandbox) -> Child {
    let encrypted = recourse_core::store::is_encrypted(&home.home());
    start(home, if encrypted { DECRYPT } else { ENCRYPT })
}

const ENCRYPT: &[&str] = &["book", "encrypt", "--passphrase-fd", "0"];
const DECRYPT: &[&str] = &["--book-passphrase-fd", "0", "book", "decrypt"];
const VERIFY: &[&str] = &["--book-passphrase-fd", "0", "verify", "--book"];

#[test]
#[expect(clippy::disallowed_methods, reason = "a longer run on request")]
fn encryption_killed_at_any_moment_leaves_one_good_book() {
    let kills = std::env::var("RECOURSE_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(12u64);
    let home = Sandbox::with_case(Lang::En);
    let slip = home.file("slip.bin", vec![7u8; 3_000_000]);
    assert_eq!(home.run(&["evidence", "add", NO, &slip]).status, 0);
    let begun = Instant::now();
    assert!(change(&home).wait_with_output().unwrap().status.success());
    let whole = begun.elapsed();
    let (mut dice, mut changed) = (88_172_645_463_325_252u64, 0);
    for n in 0..kills {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        let before = recourse_core::store::is_encrypted(&home.home());
        let mut child = change(&home);
        std::thread::sleep(whole.mul_f64((dice % 110) as f64 / 100.0));
        child.kill().ok();
        child.wait().unwrap();
        let after = recourse_core::store::is_encrypted(&home.home());
        changed += u32::from(before != after);
        let out = start(&home, VERIFY).wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&[out.stdout, out.stderr].concat()).into_owned();
        assert!(out.status.success() && said.contains("Files: 1 match"), "{n}: {said}");
    }
    println!("{kills} kills, {changed} after the exchange");
    // What the last one left is gone with the next.
    assert!(change(&home).wait_with_output().unwrap().status.success());
    let left = files_under(&home.home());
    assert!(!left.iter().any(|f| f.to_string_lossy().contains(".part")), "{left:?}");
}

#[test]
fn an_open_window_keeps_the_book_from_being_exchanged() {
    let home = Sandbox::with_case(Lang::En);
    let desk = recourse_tui::ops::Desk::open(home.world().0).unwrap();
    let before = std::fs::read(home.home().join("book.recourse")).unwrap();
    let out = change(&home).wait_with_output().unwrap();
    assert_eq!(out.status.code(), Some(7), "{}", String::from_utf8_lossy(&out.stderr));
    assert_eq!(std::fs::read(home.home().join("book.recourse")).unwrap(), before);
    drop(desk);
    assert!(change(&home).wait_with_output().unwrap().status.success());
}

#[test]
fn what_others_record_meanwhile_is_not_lost() {
    let home = Sandbox::with_case(Lang::En);
    let until = Instant::now() + Duration::from_secs(15);
    let kept = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..2)
            .map(|writer| {
                let folder = home.home();
                let note = move |text: &str| {
                    let mut command = Command::new(env!("CARGO_BIN_EXE_recourse"));
                    command.args(["--book-passphrase-fd", "0", "case", "note", NO, text]);
                    command.env_clear().env("RECOURSE_HOME", &folder).env("HOME", &folder);
                    spawned(command).wait_with_output().unwrap()
                };
                scope.spawn(move || {
                    let mut kept = Vec::new();
                    for n in 0.. {
                        if Instant::now() > until {
                            break;
                        }
                        // A pause, so that the exchange finds the book alone now and then.
                        std::thread::sleep(Duration::from_millis(300));
                        let text = format!("note {writer} {n}.");
                        let out = note(&text);
                        // Refused is no loss: a book that is being exchanged may say that it is busy.
                        if out.status.success() {
                            kept.push(text);
                        }
                    }
                    kept
                })
            })
            .collect();
        let mut changes = 0;
        while Instant::now() < until {
            changes += u32::from(change(&home).wait_with_output().unwrap().status.success());
        }
        println!("{changes} changes");
        writers.into_iter().flat_map(|w| w.join().unwrap()).collect::<Vec<_>>()
    });
    let audit = ["--book-passphrase-fd", "0", "audit", NO];
    let out = start(&home, &audit).wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    println!("{} notes", kept.len());
    for text in kept {
        assert!(said.contains(&text), "{text}: {said}");
    }
    assert!(start(&home, VERIFY).wait_with_output().unwrap().status.success());
}
