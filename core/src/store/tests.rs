use super::*;
use crate::audit::Checkpoint;
use crate::case::event::{CaseOpened, NoteAdded};
use crate::case::exhibit::{ExhibitAdded, ExhibitKind, FileRef};
use crate::case::refusal::Refusal;
use crate::hash::Hash;
use std::io::Cursor;

fn stamp(n: u8) -> Stamp {
    let at = Time::from_millis(1_773_000_000_000 + i64::from(n) * 1000).unwrap();
    Stamp { at, actor: "merchant".into(), salt: [n; 16], private_salt: [n.wrapping_add(100); 16] }
}

fn new_book() -> NewBook {
    NewBook {
        id: Id::new([7; 16]),
        key_seed: [9; 32],
        created: stamp(0).at,
        opened: BookOpened { tool: "recourse test".into(), demo_at: None },
        stamp: stamp(1),
    }
}

fn opening(case: Id) -> Append {
    let event = CaseOpened::named("RC-2026-001", "升级后未到账");
    Append { case, event: Event::CaseOpened(event), stamp: stamp(2) }
}

fn note(case: Id, n: u8) -> Append {
    Append {
        case,
        event: Event::NoteAdded(NoteAdded { text: Some(format!("第 {n} 条")) }),
        stamp: stamp(n),
    }
}

fn slip(case: Id, bytes: &[u8]) -> Append {
    let event = ExhibitAdded {
        no: 1,
        kind: ExhibitKind::Slip,
        captured_at: None,
        import_seq: None,
        shows_card: Some(false),
        files: vec![FileRef {
            name: "slip.jpg".into(),
            sha256: Hash::of(bytes),
            size: bytes.len() as u64,
        }],
        name: Some("签购单.jpg".into()),
        title: None,
        proves: None,
        source: None,
        original: None,
        taken_by: None,
    };
    Append { case, event: Event::ExhibitAdded(event), stamp: stamp(9) }
}

const CASE: Id = Id::new([1; 16]);

#[test]
fn a_book_is_written_closed_and_read_again() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::create(dir.path(), new_book()).unwrap();
    store.append(None, vec![opening(CASE)], vec![]).unwrap();
    let bytes = vec![42u8; 100_000];
    let blob = NewBlob::of(Cursor::new(&bytes)).unwrap();
    store.append(None, vec![slip(CASE, &bytes)], vec![blob]).unwrap();
    let (book, head) = (store.book().clone(), store.head());
    drop(store);
    let store = Store::open(dir.path()).unwrap();
    assert_eq!((store.book(), store.head()), (&book, head));
    assert!(store.walk().is_intact());
    assert_eq!(store.attachment_bytes(&Hash::of(&bytes)).unwrap().unwrap(), bytes);
    assert_eq!(store.damaged_attachments().unwrap(), []);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        for name in [BOOK_FILE, KEY_FILE] {
            let mode = std::fs::metadata(dir.path().join(name)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
    }
}

#[test]
fn a_second_window_sees_the_move_and_tries_again() {
    let dir = tempfile::tempdir().unwrap();
    let mut one = Store::create(dir.path(), new_book()).unwrap();
    one.append(None, vec![opening(CASE)], vec![]).unwrap();
    let mut two = Store::open(dir.path()).unwrap();
    let seen = two.head();
    one.append(Some(seen), vec![note(CASE, 3)], vec![]).unwrap();
    let moved = two.append(Some(seen), vec![note(CASE, 4)], vec![]).unwrap_err();
    assert!(matches!(moved, StoreError::Moved(h) if h == one.head()), "{moved}");
    two.append(Some(two.head()), vec![note(CASE, 4)], vec![]).unwrap();
    one.refresh().unwrap();
    assert_eq!(one.head(), two.head());
    assert_eq!(one.book(), two.book());
}

#[test]
fn a_refused_event_leaves_nothing_behind() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::create(dir.path(), new_book()).unwrap();
    store.append(None, vec![opening(CASE)], vec![]).unwrap();
    let before = (store.book().clone(), store.head());
    // The first of the two would be fine; together they are refused together.
    let refused = store.append(None, vec![note(CASE, 3), opening(CASE)], vec![]).unwrap_err();
    assert!(matches!(refused, StoreError::Refused(Refusal::AlreadyOpen)), "{refused}");
    let missing = store.append(None, vec![slip(CASE, b"never stored")], vec![]).unwrap_err();
    assert!(matches!(missing, StoreError::NoSuchFile(_)), "{missing}");
    assert_eq!((store.book().clone(), store.head()), before);
}

#[test]
fn triggers_stop_accidents_and_the_chain_finds_the_rest() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::create(dir.path(), new_book()).unwrap();
    store.append(None, vec![opening(CASE), note(CASE, 3)], vec![]).unwrap();
    drop(store);
    let raw = Connection::open(dir.path().join(BOOK_FILE)).unwrap();
    raw.execute_batch("PRAGMA recursive_triggers=ON").unwrap();
    for sql in [
        "UPDATE link SET line='x' WHERE seq=2",
        "UPDATE link SET entry=x'00' WHERE seq=2",
        "DELETE FROM link WHERE seq=3",
        "INSERT INTO link(seq, line) VALUES (9, 'x')",
        "INSERT OR REPLACE INTO link(seq, line) VALUES (3, 'x')",
    ] {
        assert!(raw.execute_batch(sql).is_err(), "{sql}");
    }
    raw.execute_batch("DROP TRIGGER entry_fixed; UPDATE link SET entry=CAST(replace(CAST(entry AS TEXT), 'CNY', 'USD') AS BLOB) WHERE seq=2").unwrap();
    drop(raw);
    let mut store = Store::open(dir.path()).unwrap();
    let findings = store.walk().findings;
    assert!(findings.iter().any(|f| f.where_ == "#2"), "{findings:?}");
    assert!(matches!(store.append(None, vec![note(CASE, 4)], vec![]), Err(StoreError::Damaged)));
}

#[test]
fn a_damaged_size_beside_an_attachment_asks_for_no_memory() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::create(dir.path(), new_book()).unwrap();
    let bytes = vec![7u8; 5_000];
    let blob = NewBlob::of(Cursor::new(&bytes)).unwrap();
    store.append(None, vec![opening(CASE), slip(CASE, &bytes)], vec![blob]).unwrap();
    drop(store);
    for size in [i64::MAX, -1, 0] {
        let raw = Connection::open(dir.path().join(BOOK_FILE)).unwrap();
        raw.execute_batch("DROP TRIGGER IF EXISTS attachment_fixed").unwrap();
        raw.execute("UPDATE attachment SET size=?1", [size]).unwrap();
        drop(raw);
        let store = Store::open(dir.path()).unwrap();
        let hash = Hash::of(&bytes);
        assert_eq!(store.attachment_bytes(&hash).unwrap().unwrap(), bytes, "{size}");
        assert_eq!(store.attachments().unwrap(), [(hash, 5_000)], "{size}");
    }
}

#[test]
fn other_files_and_newer_books_are_told_apart() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(Store::open(dir.path()), Err(StoreError::NoBook(_))));
    let path = dir.path().join(BOOK_FILE);
    for content in [
        &b"not a database, only some text that is long enough to look like one"[..],
        b"",
        &[0u8; 5000],
    ] {
        std::fs::write(&path, content).unwrap();
        let got = Store::open(dir.path()).err();
        assert!(matches!(got, Some(StoreError::NotABook(_))), "{got:?}");
    }
    std::fs::remove_file(&path).unwrap();
    drop(Store::create(dir.path(), new_book()).unwrap());
    Connection::open(&path).unwrap().execute_batch("PRAGMA user_version=99").unwrap();
    assert!(matches!(Store::open(dir.path()), Err(StoreError::Newer { found: 99, .. })));
}

#[test]
fn an_old_copy_put_back_is_noticed() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::create(dir.path(), new_book()).unwrap();
    drop(store);
    let copy = std::fs::read(dir.path().join(BOOK_FILE)).unwrap();
    store = Store::open(dir.path()).unwrap();
    store.append(None, vec![opening(CASE)], vec![]).unwrap();
    assert_eq!(store.rolled_back(), None);
    drop(store);
    std::fs::remove_file(dir.path().join("book.recourse-wal")).ok();
    std::fs::write(dir.path().join(BOOK_FILE), copy).unwrap();
    let seen = |store: &Store| store.rolled_back().map(|r| (r.head.seq, r.now));
    let mut store = Store::open(dir.path()).unwrap();
    assert_eq!(seen(&store), Some((2, 1)));
    // Writing on in the old copy does not make what it lacks forgotten, not even at the same length.
    let other = Id::new([7; 16]);
    store.append(None, vec![opening(other)], vec![]).unwrap();
    assert_eq!(seen(&Store::open(dir.path()).unwrap()), Some((2, 2)));
}

#[test]
fn drafts_outlive_a_closed_window() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::create(dir.path(), new_book()).unwrap();
    let draft = Draft {
        id: "contact/1".into(),
        at: "2026-03-26T10:22:07+08:00".into(),
        json: r#"{"said":"9 号"}"#.into(),
    };
    store.save_draft(&draft).unwrap();
    drop(store);
    let store = Store::open(dir.path()).unwrap();
    assert_eq!(store.drafts().unwrap(), [draft]);
    store.drop_draft("contact/1").unwrap();
    assert_eq!(store.drafts().unwrap(), []);
}

#[test]
fn a_checkpoint_is_signed_once_per_head() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::create(dir.path(), new_book()).unwrap();
    let kept = store.checkpoint(stamp(5).at).unwrap();
    let read = Checkpoint::parse(kept.text.as_bytes()).unwrap();
    assert!(read.verify(&kept.sig) && read.head == store.head());
    assert_eq!(store.checkpoint(stamp(6).at).unwrap(), kept);
}

#[test]
fn card_numbers_never_reach_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::create(dir.path(), new_book()).unwrap();
    store.append(None, vec![opening(CASE)], vec![]).unwrap();
    let said = NoteAdded { text: Some("卡号 4111 1111 1111 1111，CVV 123".into()) };
    store
        .append(
            None,
            vec![Append { case: CASE, event: Event::NoteAdded(said), stamp: stamp(5) }],
            vec![],
        )
        .unwrap();
    let draft =
        Draft { id: "d".into(), at: "x".into(), json: r#"{"said":"4111111111111111"}"#.into() };
    store.save_draft(&draft).unwrap();
    drop(store);
    for entry in std::fs::read_dir(dir.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !text.contains("4111 1111 1111 1111")
                && !text.contains("4111111111111111")
                && !text.contains("CVV 123")
        );
    }
}

/// There is one schema yet, so a step of the test's own stands for the next.
#[test]
fn a_step_to_a_new_schema_keeps_a_private_copy_of_the_book_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let case = Id::new([1; 16]);
    let mut store = Store::create(dir.path(), new_book()).unwrap();
    store.append(None, vec![opening(case), note(case, 3)], vec![]).unwrap();
    let head = store.head();
    drop(store);
    let path = dir.path().join(BOOK_FILE);
    let connection = schema::open(&path, None).unwrap();
    let steps = [schema::MIGRATIONS[0], "CREATE TABLE later(id INTEGER PRIMARY KEY) STRICT;"];
    schema::migrate(&connection, &path, 1, &steps, None).unwrap();
    drop(connection);
    // This version refuses the newer book and says so; the copy opens with everything in it.
    assert!(matches!(Store::open(dir.path()), Err(StoreError::Newer { found: 2, known: 1 })));
    let copy = schema::beside(&path, "before-v2");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&copy).unwrap().permissions().mode() & 0o077, 0);
    }
    let back = tempfile::tempdir().unwrap();
    std::fs::copy(&copy, back.path().join(BOOK_FILE)).unwrap();
    let restored = Store::open(back.path()).unwrap();
    assert_eq!(restored.head(), head);
    assert!(restored.walk().is_intact());
}

#[test]
fn a_failed_step_leaves_the_book_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    drop(Store::create(dir.path(), new_book()).unwrap());
    let path = dir.path().join(BOOK_FILE);
    let connection = schema::open(&path, None).unwrap();
    let steps = [schema::MIGRATIONS[0], "CREATE TABLE half(id INTEGER) STRICT; NOT SQL;"];
    assert!(schema::migrate(&connection, &path, 1, &steps, None).is_err());
    drop(connection);
    assert!(Store::open(dir.path()).unwrap().walk().is_intact());
}

/// A book long enough that its rows are read in batches on every core, in slices: the fold is the same as when it was
/// written, a fault far inside is found where it is, and nothing is recorded before all of it was walked.
#[test]
fn a_long_book_is_read_in_slices_and_recorded_in_only_after_the_whole_walk() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::create(dir.path(), new_book()).unwrap();
    let notes = (0..5_000u32).map(|n| Append {
        case: CASE,
        event: Event::NoteAdded(NoteAdded { text: Some(format!("第 {n} 条")) }),
        stamp: Stamp {
            at: Time::from_millis(1_773_000_100_000 + i64::from(n)).unwrap(),
            ..stamp((n % 250) as u8)
        },
    });
    store.append(None, [opening(CASE)].into_iter().chain(notes).collect(), vec![]).unwrap();
    let (book, head) = (store.book().clone(), store.head());
    drop(store);
    let mut sliced = Store::open_unread(dir.path()).unwrap();
    assert_eq!((sliced.head().seq, sliced.book().cases.len()), (0, 0));
    let first = sliced.read_on(4_100).unwrap();
    assert_eq!((first.entries, first.of, first.is_all()), (4_100, 5_002, false));
    assert!(sliced.key().is_none(), "which key is in force is not known yet");
    assert!(sliced.read_on(4_100).unwrap().is_all());
    assert_eq!((sliced.book(), sliced.head()), (&book, head));
    assert!(sliced.key().is_some());
    drop(sliced);
    // Changed behind the part that was read: an append walks the rest first and refuses.
    let raw = Connection::open(dir.path().join(BOOK_FILE)).unwrap();
    raw.execute_batch("DROP TRIGGER entry_fixed; UPDATE link SET entry=x'00' WHERE seq=4800;")
        .unwrap();
    drop(raw);
    let mut half = Store::open_unread(dir.path()).unwrap();
    assert!(!half.read_on(100).unwrap().is_all());
    assert!(half.is_intact());
    let refused = half.append(None, vec![note(CASE, 250)], vec![]);
    assert!(matches!(refused, Err(StoreError::Damaged)), "{refused:?}");
    let found = Store::open(dir.path()).unwrap().walk().findings;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].where_, "#4800");
}

/// What the chain alone would not see: rows under other numbers than their own, rows below the first, a private line
/// that is gone and that nobody said was erased. Each is found, and the book is then read-only.
#[test]
fn rows_out_of_place_and_private_lines_taken_away_are_found() {
    let edits = [
        ("the last row far away", "UPDATE link SET seq=seq+1000 WHERE seq=4"),
        ("all rows moved on", "UPDATE link SET seq=seq+1000"),
        ("a row before the first", "INSERT INTO link VALUES(0, 'x', x'00', NULL)"),
        ("a row below all", "INSERT INTO link VALUES(-9000000000, 'x', x'00', NULL)"),
        ("a private line gone", "UPDATE link SET priv=NULL WHERE seq=3"),
    ];
    for (what, sql) in edits {
        let dir = tempfile::tempdir().unwrap();
        let mut store = Store::create(dir.path(), new_book()).unwrap();
        store.append(None, vec![opening(CASE), note(CASE, 5), note(CASE, 6)], vec![]).unwrap();
        drop(store);
        let raw = Connection::open(dir.path().join(BOOK_FILE)).unwrap();
        for trigger in ["link_fixed", "entry_fixed", "link_next"] {
            raw.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
        }
        raw.execute_batch(sql).unwrap();
        drop(raw);
        let mut store = Store::open(dir.path()).unwrap();
        assert!(!store.is_intact() && !store.walk().is_intact(), "{what}");
        assert!(!store.replay(Options::default(), &mut |_| {}).unwrap().is_intact(), "{what}");
        let refused = store.append(None, vec![note(CASE, 7)], vec![]);
        assert!(matches!(refused, Err(StoreError::Damaged)), "{what}: {refused:?}");
        assert!(!examine(&dir.path().join(BOOK_FILE)).unwrap().is_sound(), "{what}");
    }
}
