//! Damage by accident, by a stranger, and by the owner who can sign everything again.

use crate::kit::{Kit, check, errors};
use crate::sample::{self, BOOK, CASE, OTHER, body, book, key, time};
use rayon::prelude::*;
use recourse_core::audit::entry::seal;
use recourse_core::audit::{Code, Head, Id, Place, Stamp, Verdict};
use recourse_core::bundle::Selection;
use recourse_core::hash::Hash;
use serde_json::json;

fn whole() -> Kit {
    Kit::take_apart(&book().export(Selection::whole(CASE)).0)
}

/// A bundle of as few bytes as the format allows.
fn tiny() -> Vec<u8> {
    let mut b = sample::Book::new();
    b.record(CASE, &body("case.opened", json!({}), Some(json!({"title": "x"})), &[]));
    b.checkpoint();
    let kit = Kit::take_apart(&b.export(Selection::whole(CASE)).0);
    let kit = kit.drop("data/VERIFY.txt").drop("data/tables/calls.csv").put("README.txt", b"x\n");
    let zip = kit.put("data/report.pdf", b"x").sign(&key(1), |_| {}).zip();
    assert_eq!(check(&zip).verdict(), Verdict::Intact, "{:?}", errors(&check(&zip)));
    zip
}

/// A whole bundle, with a report that makes it so many bytes or a little more.
fn grown(bytes: usize) -> Vec<u8> {
    let kit = whole();
    let with = |report: usize| {
        let report: Vec<u8> = (0..report).map(|at| (at * 31 % 251) as u8).collect();
        kit.clone().put("data/report.pdf", &report).resign().zip()
    };
    // A little more: numbers in the manifest are shorter in the small one.
    let zip = with(bytes.saturating_sub(with(1).len()) + 64);
    assert!(zip.len() >= bytes && zip.len() < bytes + 1024, "{}", zip.len());
    assert_eq!(check(&zip).verdict(), Verdict::Intact);
    zip
}

#[test]
#[allow(clippy::disallowed_methods)] // a longer run on request
fn every_flipped_byte_is_found() {
    // Each byte once with a bit that moves along; TRUST_ALL_BITS=1 tries every bit, TRUST_ALL_BITS=60 every bit of a
    // whole bundle grown to 60 KB.
    let asked = std::env::var("TRUST_ALL_BITS").ok();
    let (all, large) = (asked.is_some(), asked.as_deref() == Some("60"));
    let zip = if large { grown(60 * 1024) } else { tiny() };
    println!("{} bits of a bundle of {} bytes", zip.len() * if all { 8 } else { 1 }, zip.len());
    (0..zip.len()).into_par_iter().for_each(|at| {
        for bit in (0..8).filter(|bit| all || *bit == at % 8) {
            let mut bad = zip.clone();
            bad[at] ^= 1 << bit;
            assert_ne!(check(&bad).verdict(), Verdict::Intact, "byte {at} bit {bit}");
        }
    });
}

#[test]
fn cut_grown_and_prefixed_zips_are_found() {
    let zip = tiny();
    for cut in (0..zip.len()).step_by(7) {
        assert_eq!(check(&zip[..cut]).verdict(), Verdict::Invalid, "cut at {cut}");
    }
    for extra in [&b"\0"[..], b"PK\x05\x06", b"#!/bin/sh\n"] {
        assert_ne!(check(&[&zip, extra].concat()).verdict(), Verdict::Intact);
        assert_ne!(check(&[extra, &zip].concat()).verdict(), Verdict::Intact);
    }
    assert_eq!(errors(&check(b"")), ["zip-unreadable@"]);
}

#[test]
fn every_withheld_entry_is_found_even_when_signed_again() {
    let kit = whole();
    let count = kit.text("data/log/entries.jsonl").lines().count();
    assert_eq!(count, 11);
    for at in 0..count {
        let report = kit.clone().drop_line("data/log/entries.jsonl", at).resign().check();
        assert_eq!(report.verdict(), Verdict::Invalid, "entry line {at}");
        assert!(report.has(Code::EntryAbsent) && !report.complete, "{:?}", errors(&report));
    }
    let privates = kit.text("data/log/private.jsonl").lines().count();
    for at in 0..privates {
        let report = kit.clone().drop_line("data/log/private.jsonl", at).resign().check();
        let found = errors(&report);
        assert_eq!(found, ["statement-count@bundle.txt"], "private line {at}");
    }
    for at in 0..16 {
        let report = kit.clone().drop_line("data/log/links.txt", at).resign().check();
        assert_eq!(report.verdict(), Verdict::Invalid, "link {at}");
    }
}

#[test]
fn the_owner_cannot_hide_behind_a_new_signature() {
    let attacks: Vec<(&str, Kit, Code)> = vec![
        (
            "redacted without the list",
            {
                let list = |s: &mut recourse_core::bundle::Statement| s.redacted.extend([9]);
                whole().sign(&key(2), list)
            },
            Code::LogOrder,
        ),
        (
            "redacted a link of another case",
            { whole().sign(&key(2), |s| s.redacted.extend([5])) },
            Code::RedactedBad,
        ),
        (
            "redacted beyond the end",
            whole().sign(&key(2), |s| s.redacted.extend([17])),
            Code::RedactedBad,
        ),
        (
            "redacted a book entry",
            {
                let kit = whole().drop_line("data/log/entries.jsonl", 0);
                kit.sign(&key(2), |s| s.redacted.extend([1]))
            },
            Code::EntryAbsent,
        ),
        (
            "another count of entries",
            whole().sign(&key(2), |s| s.entries += 1),
            Code::StatementCount,
        ),
        (
            "more withheld than there is",
            whole().sign(&key(2), |s| s.private_withheld = 1),
            Code::StatementCount,
        ),
        (
            "more files withheld",
            whole().sign(&key(2), |s| s.files_withheld = 1),
            Code::StatementCount,
        ),
        (
            "another head",
            whole().sign(&key(2), |s| s.head.hash = Hash::of(b"x")),
            Code::StatementCount,
        ),
        ("another book", whole().sign(&key(2), |s| s.book = OTHER), Code::StatementCount),
        (
            "another case",
            {
                let mut kit = whole().sign(&key(2), |s| s.case = OTHER);
                kit.top = kit.statement().folder();
                kit
            },
            Code::EntryAbsent,
        ),
        ("the key of before the change", whole().sign(&key(1), |_| {}), Code::KeyNotInForce),
        ("a forger's key", whole().sign(&key(9), |_| {}), Code::KeyNotInForce),
        (
            "swapped attachment",
            {
                let path = file_path(&whole());
                whole().put(&path, b"another slip").resign()
            },
            Code::FileUnnamed,
        ),
        (
            "smuggled payload",
            whole().put("data/files/000000000000-x.jpg", b"x").resign(),
            Code::FileUnnamed,
        ),
        ("smuggled folder", whole().put("data/more/x.txt", b"x").resign(), Code::PathBad),
        ("smuggled tag file", whole().put("note.txt", b"x").resign(), Code::FileExtra),
        (
            "second copy of an attachment",
            {
                let kit = whole();
                let path = file_path(&kit);
                let bytes = kit.files[&path].clone();
                kit.put(&format!("{path}x"), &bytes).resign()
            },
            Code::FileName,
        ),
        (
            "repeated private line",
            {
                let twice =
                    |text: String| text.split_inclusive('\n').take(1).collect::<String>() + &text;
                whole().edit("data/log/private.jsonl", twice).resign()
            },
            Code::LogOrder,
        ),
        (
            "repeated entry",
            {
                let twice =
                    |text: String| text.split_inclusive('\n').take(1).collect::<String>() + &text;
                whole().edit("data/log/entries.jsonl", twice).resign()
            },
            Code::LogOrder,
        ),
        (
            "an entry of another case",
            {
                let row = book().rows[4].entry.clone();
                let extra = String::from_utf8(row).unwrap();
                whole().edit("data/log/entries.jsonl", |text| text + &extra).resign()
            },
            Code::LogOrder,
        ),
        (
            "free words in bag-info",
            {
                let kit = whole().edit("bag-info.txt", |t| t + "Contact-Name: x\n");
                let hash = Hash::of(&kit.files["bag-info.txt"]);
                resign_as_is(kit, hash)
            },
            Code::BagBad,
        ),
        (
            "another top folder",
            {
                let mut kit = whole();
                kit.top = "recourse-1b1b1b1b-15".into();
                kit
            },
            Code::TopFolder,
        ),
        ("no report", whole().drop("data/report.pdf").resign(), Code::ManifestBad),
        ("no private file", whole().drop("data/log/private.jsonl").resign(), Code::ManifestBad),
        (
            "checkpoint without signature",
            { whole().drop("data/log/checkpoints/0000000006.txt.sig").resign() },
            Code::CheckpointUnsigned,
        ),
        (
            "checkpoint's signature by another key",
            {
                let kit = whole();
                let text = kit.files["data/log/checkpoints/0000000006.txt"].clone();
                kit.put("data/log/checkpoints/0000000006.txt.sig", &key(2).sign(&text)).resign()
            },
            Code::CheckpointSignature,
        ),
        (
            "checkpoint of another head",
            {
                let kit = whole();
                let made = recourse_core::audit::Checkpoint::parse(
                    &kit.files["data/log/checkpoints/0000000006.txt"],
                )
                .unwrap();
                let bad = recourse_core::audit::Checkpoint {
                    head: Head { seq: 6, hash: Hash::of(b"x") },
                    ..made
                };
                let kit = kit.put("data/log/checkpoints/0000000006.txt", bad.text().as_bytes());
                kit.put("data/log/checkpoints/0000000006.txt.sig", &bad.sign(&key(1))).resign()
            },
            Code::CheckpointHead,
        ),
        (
            "stray signature",
            { whole().put("data/log/checkpoints/0000000007.txt.sig", &[0; 64]).resign() },
            Code::CheckpointMalformed,
        ),
    ];
    for (name, kit, want) in attacks {
        let report = kit.check();
        assert_eq!(report.verdict(), Verdict::Invalid, "{name}");
        assert!(report.has(want), "{name}: {:?}", errors(&report));
    }
}

fn file_path(kit: &Kit) -> String {
    kit.files.keys().find(|p| p.starts_with("data/files/")).unwrap().clone()
}

/// Signs with a bag-info that the kit would rewrite.
fn resign_as_is(kit: Kit, info: Hash) -> Kit {
    let bytes = kit.files["bag-info.txt"].clone();
    let good = whole();
    let kit = kit.put("bag-info.txt", &good.files["bag-info.txt"]);
    kit.sign(&key(2), |s| s.baginfo = info).put("bag-info.txt", &bytes).list_tags()
}

/// The whole chain after `from` made anew by the owner, with one entry changed on the way.
fn relabelled() -> Kit {
    let mut b = book();
    let rows = std::mem::take(&mut b.rows);
    let mut head = recourse_core::audit::Genesis::parse(&b.genesis).unwrap().head();
    let mut links = String::new();
    let mut entries = String::new();
    for (at, row) in rows.iter().enumerate() {
        let mut entry = row.entry.clone();
        let link = recourse_core::audit::Link::parse(&row.link).unwrap();
        let mut case = link.case;
        if at == 8 {
            // E001 becomes an entry of the other case, with a new salt and no trace in this one.
            case = OTHER;
            let place = Place { book: BOOK, case, seq: 9, cseq: 2 };
            let stamp = Stamp {
                at: time(9),
                actor: "merchant".into(),
                salt: [1; 16],
                private_salt: [2; 16],
            };
            entry = seal(&place, &stamp, &body("note.added", json!({}), None, &[])).unwrap().line;
        }
        let (line, next) = head.chain(case, Hash::of(&entry));
        head = next;
        links.push_str(&line);
        if case == CASE || case.is_book() {
            entries.push_str(&String::from_utf8(entry).unwrap());
        }
    }
    let kit = whole();
    let privates = kit.text("data/log/private.jsonl");
    let privates: String =
        privates.split_inclusive('\n').filter(|l| !l.contains("签购单")).collect();
    let slip = file_path(&Kit {
        files: kit
            .files
            .iter()
            .filter(|(_, b)| **b == sample::SLIP)
            .map(|(p, b)| (p.clone(), b.clone()))
            .collect(),
        ..kit.clone()
    });
    let last = "data/log/checkpoints/0000000016.txt";
    let made = recourse_core::audit::Checkpoint::parse(&kit.files[last]).unwrap();
    let made = recourse_core::audit::Checkpoint { head, ..made };
    kit.drop(&slip)
        .put("data/log/links.txt", links.as_bytes())
        .put("data/log/entries.jsonl", entries.as_bytes())
        .put("data/log/private.jsonl", privates.as_bytes())
        .put(last, made.text().as_bytes())
        .put(&format!("{last}.sig"), &made.sign(&key(2)))
        .sign(&key(2), |s| {
            s.head = head;
            s.entries -= 1;
        })
}

#[test]
fn relabelling_an_entry_breaks_the_order_of_its_case() {
    let report = relabelled().check();
    assert_eq!(report.verdict(), Verdict::Invalid);
    assert!(report.has(Code::CaseOrder), "{:?}", errors(&report));
}

#[test]
fn a_rewrite_shows_only_against_a_kept_checkpoint() {
    let kept = book().checkpoints[1].checkpoint;
    let mut b = sample::Book::new();
    b.record(Id::BOOK, &body("book.opened", json!({}), None, &[]));
    for n in 0..16 {
        b.record(CASE, &body("note.added", json!({"n": n}), None, &[]));
    }
    b.checkpoint();
    let zip = b.export(Selection::whole(CASE)).0;
    // The surviving attack, declared: nothing inside can tell, and the report says how much is not anchored.
    let report = check(&zip);
    assert_eq!((report.verdict(), report.unanchored_tail), (Verdict::Intact, 17));
    let outside = recourse_core::bundle::Outside { known: vec![kept.into()], ..Default::default() };
    let report = crate::kit::judge(&zip, &outside);
    assert_eq!(errors(&report), ["known-differs@#16"]);
}

#[test]
fn a_clock_set_back_is_said_and_keeps_intact() {
    let mut b = book();
    b.tick = 3;
    b.record(CASE, &body("note.added", json!({}), None, &[]));
    b.checkpoint();
    let report = check(&b.export(Selection::whole(CASE)).0);
    assert_eq!(report.verdict(), Verdict::Intact, "{:?}", errors(&report));
    for code in [Code::TimeBackwards, Code::CheckpointOrder] {
        assert!(report.has(code), "{code:?} in {:?}", report.findings);
    }
    let early = recourse_core::bundle::Outside { now: Some(time(2)), ..Default::default() };
    let report = crate::kit::judge(&book().export(Selection::whole(CASE)).0, &early);
    assert!(report.has(Code::TimeFuture) && report.verdict() == Verdict::Intact);
}

#[test]
fn no_checkpoint_at_the_end_is_a_warning() {
    let mut b = book();
    b.checkpoints.pop();
    let report = check(&b.export(Selection::whole(CASE)).0);
    assert!(report.has(Code::CheckpointNoneAtEnd) && report.verdict() == Verdict::Intact);
}

/// Bundles with random edits of their log files, signed again by the owner. `TRUST_ROUNDS` asks for more of them.
#[allow(clippy::disallowed_methods)]
pub fn mutants() -> Vec<(String, Vec<u8>)> {
    let rounds = std::env::var("TRUST_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(120);
    let seed = std::env::var("TRUST_SEED").ok().and_then(|n| n.parse().ok()).unwrap_or(1);
    let mut state = 0x9e37_79b9_7f4a_7c15_u64 ^ seed;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    let kit = whole();
    let logs: Vec<&String> = kit.files.keys().filter(|p| p.starts_with("data/log")).collect();
    let mut made = Vec::new();
    for round in 0..rounds {
        let path = logs[next(logs.len())];
        let mut bytes = kit.files[path].clone();
        for _ in 0..=next(3) {
            edit(&mut bytes, &mut next);
        }
        if bytes != kit.files[path] {
            made.push((format!("{round:06} {path}"), kit.clone().put(path, &bytes).resign().zip()));
        }
    }
    made
}

fn edit(bytes: &mut Vec<u8>, next: &mut dyn FnMut(usize) -> usize) {
    let at = next(bytes.len());
    let lines: Vec<Vec<u8>> = bytes.split_inclusive(|b| *b == b'\n').map(<[u8]>::to_vec).collect();
    let (one, two) = (next(lines.len()), next(lines.len()));
    let swapped = |one: usize, two: usize| {
        let mut lines = lines.clone();
        lines.swap(one, two);
        lines.concat()
    };
    match next(8) {
        0 => bytes[at] ^= 1 << next(8),
        1 => drop(bytes.remove(at)),
        2 => bytes.insert(at, b"\n{}\"0 ,:["[next(9)]),
        3 => bytes.truncate(at),
        4 => *bytes = swapped(one, two),
        5 => *bytes = [lines[one].as_slice(), bytes].concat(),
        6 => *bytes = [bytes.as_slice(), &lines[one]].concat(),
        _ => {
            *bytes = lines
                .iter()
                .enumerate()
                .filter(|(n, _)| *n != one)
                .flat_map(|(_, l)| l.clone())
                .collect();
        }
    }
    if bytes.is_empty() {
        bytes.push(b'x');
    }
}

#[test]
fn random_edits_that_are_signed_again_are_found() {
    let made = mutants();
    println!("{} edited bundles", made.len());
    made.par_iter().for_each(|(name, zip)| {
        assert_ne!(check(zip).verdict(), Verdict::Intact, "{name}");
    });
}
