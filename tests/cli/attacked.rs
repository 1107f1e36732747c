//! What a fifth attack from outside did, again: files written over, taken for evidence, left in plain, or said wrongly.

mod eighth;
mod fifteenth;
mod keys;
mod loose_ends;
mod nineteenth;
mod ninth;
mod out;
mod seventeenth;
mod sixteenth;
mod sixth;
mod tenth;
mod twelfth;

use crate::support::sandbox::{Sandbox, files_under};
use recourse_core::locale::Lang;
use std::path::PathBuf;

const NO: &str = "RC-2026-001";

fn text(path: PathBuf) -> String {
    path.display().to_string()
}

#[test]
fn a_calendar_and_a_journal_are_written_over_their_own_kind_alone() {
    let home = Sandbox::with_case(Lang::En);
    let run = |flag: &str, path: &str| home.run(&["deadlines", flag, path, "--json"]);
    for flag in ["--ics", "--journal"] {
        for name in ["book.recourse", "book.key", "book.recourse.head", "book.recourse-wal"] {
            let path = home.home().join(name);
            let before = std::fs::read(&path).ok();
            let refused = run(flag, &text(path.clone()));
            assert_eq!((refused.status, refused.code().as_str()), (4, "E-FILE-12"), "{refused}");
            assert_eq!(std::fs::read(&path).ok(), before, "{name}");
        }
        let letter = home.file("letter.txt", "dear lawyer");
        assert_eq!(run(flag, &letter).code(), "E-FILE-10");
        assert_eq!(std::fs::read_to_string(&letter).unwrap(), "dear lawyer");
        let own = text(home.path(&format!("deadlines{flag}")));
        assert_eq!((run(flag, &own).status, run(flag, &own).status), (0, 0));
    }
    // A journal in the other language is a journal too.
    let journal = text(home.path("deadlines--journal"));
    let zh = home.run(&["--lang", "zh-CN", "deadlines", "--journal", &journal]);
    assert_eq!(zh.status, 0, "{zh}");
    assert_eq!(run("--journal", &journal).status, 0);
    assert_eq!(home.run(&["verify", "--book"]).status, 0);
}

#[test]
fn the_books_own_files_are_no_evidence() {
    let home = Sandbox::with_case(Lang::En);
    let own = |name: &str| text(home.home().join(name));
    for name in ["book.recourse", "book.key", "book.recourse.head"] {
        let refused = home.run(&["evidence", "add", NO, &own(name), "--json"]);
        assert_eq!(refused.status, 4, "{refused}");
        assert!(refused.to_string().contains("E-FILE-11"), "{refused}");
    }
    // Nor is the key under another name.
    let copy = home.file("notes.txt", std::fs::read(own("book.key")).unwrap());
    let refused = home.run(&["evidence", "add", NO, &copy]);
    assert!(refused.err.contains("sign in your name"), "{refused}");
    let taken = home.program(&["evidence", "add", NO, &text(home.path("notes.txt"))]);
    assert_eq!(taken.status, 4, "{taken}");
    #[cfg(unix)]
    {
        let link = home.path("link.txt");
        std::os::unix::fs::symlink(own("book.key"), &link).unwrap();
        assert_eq!(home.run(&["evidence", "add", NO, &text(link)]).status, 4);
    }
    let listed = home.run(&["evidence", "list", NO, "--json"]).out;
    assert!(!listed.contains("E001"), "{listed}");
}

#[test]
fn an_email_with_the_same_picture_twice_is_taken_in() {
    let home = Sandbox::with_case(Lang::En);
    let picture = "--b\r\nContent-Type: image/png; name=\"logo.png\"\r\nContent-Disposition: attachment; \
        filename=\"logo.png\"\r\n\r\nlogo\r\n";
    let mail = format!(
        "From: help@bank.example\r\nTo: wang@noodles.example\r\nDate: Wed, 11 Mar 2026 09:30:00 +0800\r\n\
         Subject: reply\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nhello\r\n{picture}{picture}--b--\r\n"
    );
    let path = home.file("reply.eml", mail);
    let taken = home.run(&["call", "add", NO, "--with", "bank", "--eml", &path, "--json"]);
    assert_eq!(taken.status, 0, "{taken}");
    let listed = home.run(&["evidence", "list", NO, "--json"]).out;
    assert!(listed.contains("E002") && !listed.contains("E003"), "{listed}");
}

#[test]
fn a_card_number_in_a_writers_name_is_masked() {
    let home = Sandbox::with_case(Lang::En);
    let ran = home.run(&["actor", "clerk 4539148803436467", "--json"]);
    assert!(ran.status == 0 && !ran.out.contains("4539148803436467"), "{ran}");
    assert!(ran.data()["name"].as_str().unwrap().contains("6467"), "{ran}");
}

#[test]
fn a_folder_in_place_of_the_memory_of_the_head_is_said_and_moved_aside() {
    let home = Sandbox::with_case(Lang::En);
    let head = home.home().join("book.recourse.head");
    std::fs::remove_file(&head).unwrap();
    std::fs::create_dir(&head).unwrap();
    for line in [&["verify", "--book"][..], &["doctor"]] {
        let said = home.run(line).to_string();
        assert!(said.contains("is something else now"), "{said}");
    }
    assert_eq!(home.run(&["case", "note", NO, "on"]).status, 0);
    assert!(head.is_file());
    assert!(!home.run(&["verify", "--book"]).to_string().contains("is something else now"));
}

/// A picture of one grey column.
fn column(height: u32) -> Vec<u8> {
    let crc = |bytes: &[u8]| {
        !bytes.iter().fold(!0u32, |crc, b| {
            (0..8)
                .fold(crc ^ u32::from(*b), |c, _| (c >> 1) ^ (0xEDB8_8320 & (c & 1).wrapping_neg()))
        })
    };
    let rows = vec![0u8; height as usize * 2];
    let mut packed = vec![0x78, 0x01];
    let blocks: Vec<&[u8]> = rows.chunks(65_535).collect();
    for (at, block) in blocks.iter().enumerate() {
        let size = u16::try_from(block.len()).unwrap();
        packed.push(u8::from(at + 1 == blocks.len()));
        packed.extend(size.to_le_bytes().into_iter().chain((!size).to_le_bytes()));
        packed.extend_from_slice(block);
    }
    // Of nothing but zeros, Adler's sum counts the bytes.
    packed.extend(((u32::try_from(rows.len()).unwrap() % 65_521) << 16 | 1).to_be_bytes());
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let head = [&1u32.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    for (kind, body) in [(b"IHDR", head), (b"IDAT", packed), (b"IEND", Vec::new())] {
        let chunk = [&kind[..], &body].concat();
        out.extend(u32::try_from(body.len()).unwrap().to_be_bytes());
        out.extend_from_slice(&chunk);
        out.extend(crc(&chunk).to_be_bytes());
    }
    out
}

#[test]
fn a_picture_that_would_fill_thousands_of_pages_is_only_in_the_files() {
    let home = Sandbox::with_case(Lang::En);
    let tall = home.file("tall.png", column(1_000_000));
    let long = home.file("long.png", column(30_000));
    assert_eq!(home.run(&["evidence", "add", NO, &tall, &long]).status, 0);
    let out = text(home.path("out"));
    let made = home.run(&["export", NO, "--for", "lawyer", "--out", &out, "--json"]);
    assert_eq!(made.status, 0, "{made}");
    let warned = made.json()["warnings"].to_string();
    assert!(warned.contains("E001: ") && warned.contains("only in the files"), "{warned}");
    assert!(!warned.contains("E002: "), "{warned}");
    assert!(made.data()["pages"].as_u64().unwrap() < 120, "{made}");
    let zip = text(home.path("out").join(&files_under(&home.path("out"))[0]));
    assert_eq!(home.run(&["verify", &zip, "--json"]).data()["verdict"], "intact");
}
