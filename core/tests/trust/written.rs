//! What is written verifies, in every shape it may travel in, and says what was left out.

use crate::kit::{Kit, check, errors, judge, now};
use crate::sample::{self, CASE, CHAT, OTHER, SLIP, book};
use recourse_core::audit::report::Subject;
use recourse_core::audit::{Code, PublicKey, Verdict};
use recourse_core::bundle::{Draft, DraftError, Outside, Selection, verify_path};
use recourse_core::hash::Hash;

#[test]
fn a_whole_bundle_is_intact_with_every_level() {
    let (zip, written) = book().export(Selection::whole(CASE));
    assert_eq!(written.bytes, zip.len() as u64);
    let report = check(&zip);
    assert_eq!(errors(&report), Vec::<String>::new());
    assert_eq!(report.verdict(), Verdict::Intact);
    assert_eq!(report.subject, Subject::Bundle);
    assert_eq!((report.matching, report.entries), (written.files, 16));
    assert!(report.chain_intact && report.complete && !report.key_trusted);
    assert_eq!(report.signer, Some(sample::key(1).public().fingerprint()));
    assert_eq!((report.anchored_up_to, report.unanchored_tail), (0, 16));
    // The sample holds a kind that only a later version knows.
    let codes: Vec<Code> = report.findings.iter().map(|f| f.code).collect();
    assert_eq!(codes, [Code::KindUnknown, Code::KeyUnchecked]);
    assert_eq!(report.signed_by, Some(sample::key(2).public().fingerprint()));
    let changes: Vec<u64> = report.key_changes.iter().map(|(seq, ..)| *seq).collect();
    assert_eq!(changes, [10], "{:?}", report.key_changes);
}

#[test]
fn the_same_book_gives_the_same_bytes() {
    let once = book().export(Selection::whole(CASE)).0;
    assert_eq!(once, book().export(Selection::whole(CASE)).0);
    // Pins the format: these bytes may never change.
    assert_eq!(Hash::of(&once).hex(), include_str!("golden.txt").trim());
}

#[test]
fn an_unpacked_folder_is_judged_like_its_zip() {
    let kit = Kit::take_apart(&book().export(Selection::whole(CASE)).0);
    let dir = tempfile::tempdir().unwrap();
    let root = kit.unpack(dir.path());
    let outside = Outside { now: Some(now()), ..Outside::default() };
    for path in [root.as_path(), dir.path()] {
        assert_eq!(verify_path(path, &outside).verdict(), Verdict::Intact);
    }
    std::fs::write(root.join("data/.DS_Store"), b"x").unwrap();
    let report = verify_path(&root, &outside);
    assert!(report.has(Code::Litter) && report.verdict() == Verdict::Intact);
    std::fs::remove_file(root.join("data/report.pdf")).unwrap();
    let report = verify_path(&root, &outside);
    assert_eq!(report.verdict(), Verdict::Incomplete);
    assert_eq!(report.missing, ["data/report.pdf"]);
    std::fs::write(root.join("data/other.txt"), b"x").unwrap();
    let report = verify_path(&root, &outside);
    assert_eq!((report.verdict(), report.extra.len()), (Verdict::Invalid, 1));
    let report = verify_path(&dir.path().join("nowhere.zip"), &outside);
    assert_eq!(errors(&report), ["zip-unreadable@"]);
}

#[cfg(unix)]
#[test]
fn links_in_a_folder_are_not_followed() {
    let kit = Kit::take_apart(&book().export(Selection::whole(CASE)).0);
    let dir = tempfile::tempdir().unwrap();
    let root = kit.unpack(dir.path());
    let target = dir.path().join("report.pdf");
    std::fs::rename(root.join("data/report.pdf"), &target).unwrap();
    std::os::unix::fs::symlink(&target, root.join("data/report.pdf")).unwrap();
    let report = verify_path(&root, &Outside::default());
    assert!(report.has(Code::PathBad) && report.verdict() == Verdict::Invalid);
}

#[test]
fn only_absent_files_make_incomplete_unless_the_others_rest_on_them() {
    let kit = Kit::take_apart(&book().export(Selection::whole(CASE)).0);
    for path in kit.files.keys().filter(|p| *p != "tagmanifest-sha256.txt") {
        let report = kit.clone().drop(path).check();
        let proof =
            ["bundle.txt", "bundle.txt.sig", "manifest-sha256.txt"].contains(&path.as_str());
        let wanted = if proof { Verdict::Invalid } else { Verdict::Incomplete };
        assert_eq!(report.verdict(), wanted, "{path}: {:?}", errors(&report));
        assert_eq!(report.missing, std::slice::from_ref(path));
    }
    let report = kit.drop("tagmanifest-sha256.txt").check();
    assert_eq!(report.verdict(), Verdict::Invalid);
}

#[test]
fn what_is_left_out_is_declared_and_stays_intact() {
    let selection = Selection {
        redacted: [9].into(),
        private_withheld: [6, 8].into(),
        files_withheld: [Hash::of(CHAT)].into(),
        ..Selection::whole(CASE)
    };
    let (zip, written) = book().export(selection);
    let report = check(&zip);
    assert_eq!(errors(&report), Vec::<String>::new());
    assert_eq!(report.redacted, [9]);
    assert_eq!((report.private_withheld, report.files_withheld), (2, 1));
    assert!(report.complete);
    let text = String::from_utf8_lossy(&zip).into_owned();
    assert!(!text.contains("我的想法") && !text.contains("江州银行"));
    assert!(!zip.windows(SLIP.len()).any(|w| w == SLIP), "a redacted entry's file stays out");
    assert_eq!(written.statement.entries, 9);
    for other in ["另一案", "流水", "RC-2026-002"] {
        assert!(!text.contains(other), "{other} is of another case");
    }
}

#[test]
fn selections_that_make_no_sense_are_refused() {
    let book = book();
    let collect = |selection| {
        Draft::collect(&book.genesis, book.rows.iter().map(sample::Row::record), selection)
            .err()
            .unwrap()
    };
    let redact = |case, seq| Selection { redacted: [seq].into(), ..Selection::whole(case) };
    assert_eq!(collect(redact(CASE, 1)), DraftError::NotOfCase(1));
    assert_eq!(collect(redact(CASE, 5)), DraftError::NotOfCase(5));
    assert_eq!(collect(redact(OTHER, 99)), DraftError::NotOfCase(99));
    let nobody = recourse_core::audit::Id::new([9; 16]);
    assert_eq!(collect(Selection::whole(nobody)), DraftError::NoCase);
    let mut bad = book.clone();
    bad.rows[3].entry[20] ^= 1;
    let rows = bad.rows.iter().map(sample::Row::record);
    let refused = Draft::collect(&bad.genesis, rows, Selection::whole(CASE)).err();
    assert!(matches!(refused, Some(DraftError::Damaged(f)) if f.len() == 1));
}

#[test]
fn outside_knowledge_counts() {
    let book = book();
    let (zip, _) = book.export(Selection::whole(CASE));
    let with =
        |key: Option<PublicKey>, known| judge(&zip, &Outside { key, known, ..Outside::default() });
    for good in [1, 2] {
        let report = with(Some(sample::key(good).public()), vec![]);
        assert!(report.key_trusted && report.verdict() == Verdict::Intact);
    }
    let report = with(Some(sample::key(3).public()), vec![]);
    assert_eq!(errors(&report), ["key-differs@key.pem"]);
    let kept = book.checkpoints[0].checkpoint;
    let report = with(None, vec![kept.into()]);
    assert_eq!((report.known_up_to, report.verdict()), (6, Verdict::Intact));
    let later = recourse_core::audit::Checkpoint {
        head: recourse_core::audit::Head { seq: 17, ..kept.head },
        ..kept
    };
    assert_eq!(errors(&with(None, vec![later.into()])), ["known-cut@#17"]);
    // The line of a message serves as well; it names no book.
    let line = |seq: u64| format!("{seq} entries, proof code {}", kept.head.hash);
    let said = |seq| recourse_core::audit::Known::read(&line(seq)).unwrap();
    assert_eq!(with(None, vec![said(6)]).known_up_to, 6);
    assert_eq!(errors(&with(None, vec![said(7)])), ["known-differs@#7"]);
    let foreign = recourse_core::audit::Checkpoint { book: CASE, ..kept };
    assert_eq!(errors(&with(None, vec![foreign.into()])), ["known-other@#6"]);
}

#[test]
fn outside_knowledge_counts_though_the_log_is_not_whole() {
    let book = book();
    let whole = Kit::take_apart(&book.export(Selection::whole(CASE)).0);
    let known: Vec<recourse_core::audit::Known> = vec![book.checkpoints[0].checkpoint.into()];
    for path in ["genesis.txt", "links.txt", "entries.jsonl", "private.jsonl"] {
        let mut kit = whole.clone();
        kit.files.remove(&format!("data/log/{path}"));
        let zip = kit.zip();
        let with = |outside: Outside| {
            let report = judge(&zip, &outside);
            let mut found = errors(&report);
            found.retain(|f| !f.starts_with("file-missing"));
            (report.verdict(), found.join(","), report.signed_by.is_some())
        };
        let nothing = with(Outside::default());
        assert_eq!(nothing, (Verdict::Incomplete, String::new(), true), "{path}");
        let key = |n| Outside { key: Some(sample::key(n).public()), ..Outside::default() };
        assert_eq!(with(key(2)).0, Verdict::Incomplete, "it signed: {path}");
        // The first of the book's keys, and a stranger's: without the log nobody can tell one from the other.
        for n in [1, 3] {
            assert_eq!(with(key(n)).1, "outside-unread@data/log", "key {n}: {path}");
        }
        let kept = Outside { known: known.clone(), ..Outside::default() };
        assert_eq!(with(kept).1, "outside-unread@data/log", "{path}");
    }
}

#[test]
fn a_zip_that_was_packed_again_is_invalid_but_compared() {
    use std::io::Write;
    let (whole, written) = book().export(Selection::whole(CASE));
    let kit = Kit::take_apart(&whole);
    let repack = |method, mode| {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        let options = options.unix_permissions(mode);
        for (path, bytes) in &kit.files {
            zip.start_file(format!("{}/{path}", kit.top), options).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    // The same program writes the canonical bytes when told to: one content, one encoding.
    assert_eq!(repack(zip::CompressionMethod::Stored, 0o644), kit.zip());
    let methods =
        [(zip::CompressionMethod::Stored, 0o600), (zip::CompressionMethod::Deflated, 0o644)];
    for (method, mode) in methods {
        let report = check(&repack(method, mode));
        assert_eq!(errors(&report), ["repacked@"]);
        assert_eq!(report.verdict(), Verdict::Invalid);
        assert!(report.chain_intact && report.signer.is_some());
        assert_eq!(report.matching, written.files);
    }
}

#[test]
fn a_stamp_named_by_an_entry_has_to_be_there() {
    let mut b = book();
    b.anchor(b"some token");
    b.record(CASE, &sample::body("note.added", serde_json::json!({}), None, &[]));
    b.checkpoint();
    let (zip, _) = b.export(Selection::whole(CASE));
    let report = check(&zip);
    assert_eq!(errors(&report), Vec::<String>::new());
    assert_eq!((report.anchored_up_to, report.tokens_unverified), (0, 1));
    let kit = Kit::take_apart(&zip);
    let token = "data/log/checkpoints/0000000016.txt.tsr";
    let report = kit.clone().drop(token).resign().check();
    assert_eq!(errors(&report), [format!("token-absent@{token}")]);
    let report = kit.clone().put(token, b"some tokem").resign().check();
    assert_eq!(errors(&report), [format!("token-absent@{token}")]);
    let stray = "data/log/checkpoints/0000000006.txt.tsr";
    let report = kit.put(stray, b"x").resign().check();
    assert!(report.has(Code::TokenUnnamed) && report.verdict() == Verdict::Intact);
}
