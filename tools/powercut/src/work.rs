//! What the store is made to do while the power may go: one book from its first moment on.

use crate::vfs;
use recourse_core::audit::{Id, Stamp, Time};
use recourse_core::case::event::{
    AnchorReceived, BookOpened, BundleExported, CaseOpened, Erased, Event, NoteAdded,
};
use recourse_core::case::exhibit::{ExhibitAdded, ExhibitKind, FileRef};
use recourse_core::hash::Hash;
use recourse_core::store::{
    Append, Draft, Erase, Fresh, NewBlob, NewBook, Store, StoreError, schema,
};
use std::io::Cursor;
use std::path::Path;

/// The case of the workload.
pub const CASE: Id = Id::new([1; 16]);
/// A schema step that this version does not have; only the harness takes it.
pub const NEXT_STEP: &str = "CREATE TABLE later(id INTEGER PRIMARY KEY, seq INTEGER) STRICT;
    INSERT INTO later(seq) SELECT seq FROM link;";

/// Time, actor, salts: the same in every run.
pub fn stamp(n: u64) -> Stamp {
    let mut salt = [0u8; 16];
    salt[..8].copy_from_slice(&n.to_be_bytes());
    let at = Time::from_millis(1_773_000_000_000 + n as i64 * 1000).expect("a time");
    Stamp { at, actor: "merchant".into(), salt, private_salt: salt.map(|b| !b) }
}

/// A new book in this folder.
pub fn create(folder: &Path) -> Result<Store, StoreError> {
    let new = NewBook {
        id: Id::new([7; 16]),
        key_seed: [9; 32],
        created: stamp(0).at,
        opened: BookOpened { tool: "powercut".into(), demo_at: None },
        stamp: stamp(1),
    };
    Store::create(folder, new)
}

/// Opens its case.
pub fn open_case(store: &mut Store) -> Result<(), StoreError> {
    let event = Event::CaseOpened(CaseOpened::named("RC-2026-001", "升级后未到账"));
    store.append(None, vec![Append { case: CASE, event, stamp: stamp(2) }], vec![]).map(drop)
}

/// One remark.
pub fn note(store: &mut Store, n: u64) -> Result<(), StoreError> {
    let event = Event::NoteAdded(NoteAdded {
        text: Some(format!("第 {n} 次通话，{}", "话".repeat((n % 40) as usize))),
    });
    store.append(None, vec![Append { case: CASE, event, stamp: stamp(n + 100) }], vec![]).map(drop)
}

/// A file of this many bytes and the entry that names it.
pub fn attach(store: &mut Store, no: u32, size: usize) -> Result<(), StoreError> {
    let bytes: Vec<u8> = (0..size).map(|i| (i * 31 + no as usize) as u8).collect();
    let event = Event::ExhibitAdded(ExhibitAdded {
        no,
        kind: ExhibitKind::Slip,
        captured_at: None,
        import_seq: None,
        shows_card: Some(false),
        files: vec![FileRef {
            name: "slip.jpg".into(),
            sha256: Hash::of(&bytes),
            size: size as u64,
        }],
        name: Some("签购单.jpg".into()),
        title: None,
        proves: None,
        source: None,
        original: None,
        taken_by: None,
    });
    let blob = NewBlob::of(Cursor::new(&bytes)).map_err(StoreError::Source)?;
    let append = Append { case: CASE, event, stamp: stamp(10_000 + u64::from(no)) };
    store.append(None, vec![append], vec![blob]).map(drop)
}

/// What an export does to the book: its entry and a signed checkpoint, in the transaction that writes the bundle.
pub fn export(store: &mut Store, release: u32) -> Result<(), StoreError> {
    let receiver = Some("lawyer".into());
    let event = Event::BundleExported(BundleExported {
        release: release.into(),
        missing: vec![],
        volumes: vec![],
        supplement: vec![],
        receiver,
    });
    let append = Append { case: CASE, event, stamp: stamp(20_000 + u64::from(release)) };
    let time = stamp(20_000 + u64::from(release)).at;
    store.append_then(vec![append], time, |store, _| store.checkpoints().map(drop)).map(drop)
}

/// Erases the latest private line that is still there, with the entry that tells of it.
pub fn erase(store: &mut Store, n: u64) -> Result<(), StoreError> {
    let Some((seq, hash)) = store.private_lines()?.pop() else { return Ok(()) };
    let event = Event::Erased(Erased { hash, seq, reason: None });
    let said = vec![Append { case: CASE, event, stamp: stamp(40_000 + n) }];
    let at = store.head();
    store.erase(at, &[Erase::Private(seq)], said, &CASE.hex(), None).map(drop)
}

/// A request goes out for a new checkpoint and its answer comes in, with the entry that names it. The store keeps bytes;
/// what they are worth is judged before they get here.
pub fn attach_stamp(store: &mut Store, n: u64) -> Result<(), StoreError> {
    store.checkpoint(stamp(50_000 + n).at)?;
    let seq = store.head().seq;
    store.keep_request(seq, &[0x30; 69])?;
    let answer: Vec<u8> = (0..5_000u64).map(|i| (i * 17 + n) as u8).collect();
    let event = Event::AnchorReceived(AnchorReceived {
        checkpoint_seq: seq,
        tsr_sha256: Hash::of(&answer),
        tsa: "powercut".into(),
    });
    let named = Append { case: Id::BOOK, event, stamp: stamp(50_000 + n) };
    store.attach_token(seq, &answer, named).map(drop)
}

/// A new signing key.
pub fn rotate(store: &mut Store, n: u64) -> Result<(), StoreError> {
    let mut seed = [5; 32];
    seed[..8].copy_from_slice(&n.to_be_bytes());
    store.rotate(&seed, stamp(60_000 + n), Fresh { salt: [1; 16], start: [2; 16] })
}

/// The workload, with a note in the record after each step that was said to be done.
pub fn run(folder: &Path, commits: u64) -> Result<(), StoreError> {
    let mut store = create(folder)?;
    vfs::acknowledge(store.head().seq);
    open_case(&mut store)?;
    vfs::acknowledge(store.head().seq);
    let (mut exhibits, mut releases) = (0, 0);
    for n in 0..commits {
        match n % 12 {
            2 => {
                exhibits += 1;
                attach(&mut store, exhibits, [100, 9_000, 40_000, 120_000][exhibits as usize % 4])?;
            }
            5 => {
                releases += 1;
                export(&mut store, releases)?;
            }
            6 => {
                let json = format!("{{\"said\":\"{n}\"}}");
                store.save_draft(&Draft { id: "contact/1".into(), at: "x".into(), json })?;
            }
            7 => {
                // Closed and opened again: the WAL goes into the file, a new one begins.
                drop(store);
                store = Store::open(folder)?;
            }
            8 => attach_stamp(&mut store, n)?,
            9 => rotate(&mut store, n)?,
            10 => erase(&mut store, n)?,
            _ => note(&mut store, n)?,
        }
        vfs::acknowledge(store.head().seq);
    }
    drop(store);
    Ok(())
}

/// The step to the next schema, with its copy first.
pub fn migrate(folder: &Path) -> Result<(), StoreError> {
    let path = folder.join(recourse_core::store::BOOK_FILE);
    let connection = schema::open(&path, None)?;
    let steps = [schema::MIGRATIONS, &[NEXT_STEP]].concat();
    schema::migrate(&connection, &path, schema::MIGRATIONS.len(), &steps, None)
}
