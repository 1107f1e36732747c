//! The database under accident: single bits, whole pages, a cut end. Whatever is done to the file, either it is said, or
//! what the book holds is the same to the last byte. `TRUST_FLIPS=100000` asks for more.

use rayon::prelude::*;
use recourse_core::audit::{Id, Stamp, Time};
use recourse_core::case::event::{BookOpened, CaseOpened, Event, NoteAdded};
use recourse_core::case::exhibit::{ExhibitAdded, ExhibitKind, FileRef};
use recourse_core::hash::Hash;
use recourse_core::store::{Append, BOOK_FILE, NewBlob, NewBook, Store, StoreError, examine};
use std::io::Cursor;
use std::path::Path;

const CASE: Id = Id::new([1; 16]);
const PAGE: usize = 16_384;

fn stamp(n: u64) -> Stamp {
    let mut salt = [0u8; 16];
    salt[..8].copy_from_slice(&n.to_be_bytes());
    let at = Time::from_millis(1_773_000_000_000 + n as i64 * 1000).unwrap();
    Stamp { at, actor: "merchant".into(), salt, private_salt: salt.map(|b| !b) }
}

/// Sixty entries, three files, two checkpoints, closed.
pub fn book(folder: &Path) -> Vec<u8> {
    let mut store = Store::create(
        folder,
        NewBook {
            id: Id::new([7; 16]),
            key_seed: [9; 32],
            created: stamp(0).at,
            opened: BookOpened { tool: "damage".into(), demo_at: None },
            stamp: stamp(1),
        },
    )
    .unwrap();
    let opened = Event::CaseOpened(CaseOpened::named("RC-2026-001", "升级后未到账"));
    store
        .append(None, vec![Append { case: CASE, event: opened, stamp: stamp(2) }], vec![])
        .unwrap();
    for n in 3..60 {
        let event = Event::NoteAdded(NoteAdded {
            text: Some(format!("第 {n} 次通话：{}", "三个工作日内回复。".repeat(20))),
        });
        store
            .append(None, vec![Append { case: CASE, event, stamp: stamp(n * 10) }], vec![])
            .unwrap();
        if n % 20 == 0 {
            let no = (n / 20) as u32;
            let bytes: Vec<u8> = (0..30_000u32).map(|i| (i * 7 + no) as u8).collect();
            let event = Event::ExhibitAdded(ExhibitAdded {
                no,
                kind: ExhibitKind::Slip,
                captured_at: None,
                import_seq: None,
                shows_card: Some(false),
                files: vec![FileRef {
                    name: "s.jpg".into(),
                    sha256: Hash::of(&bytes),
                    size: 30_000,
                }],
                name: Some("签购单.jpg".into()),
                title: None,
                proves: None,
                source: None,
                original: None,
                taken_by: None,
            });
            let blob = NewBlob::of(Cursor::new(&bytes)).unwrap();
            let append = Append { case: CASE, event, stamp: stamp(n * 10 + 5) };
            store.append(None, vec![append], vec![blob]).unwrap();
            store.checkpoint(stamp(n * 10 + 6).at).unwrap();
        }
    }
    drop(store);
    std::fs::read(folder.join(BOOK_FILE)).unwrap()
}

/// What a book holds, and how far its signatures reach, which every verdict on it says.
struct Good {
    content: Vec<Vec<u8>>,
    signed_up_to: u64,
}

impl Good {
    fn of(folder: &Path) -> Self {
        let seen = examine(&folder.join(BOOK_FILE)).unwrap();
        assert!(seen.signed_up_to > 0);
        Self { content: content(folder).unwrap(), signed_up_to: seen.signed_up_to }
    }
}

/// Everything a book holds, in bytes.
fn content(folder: &Path) -> Result<Vec<Vec<u8>>, StoreError> {
    let store = Store::open(folder)?;
    let mut out = vec![store.genesis().text().into_bytes()];
    for row in store.records()? {
        out.extend([
            row.line.into_bytes(),
            row.entry.unwrap_or_default(),
            row.private.unwrap_or_default(),
        ]);
    }
    for (seq, kept) in store.checkpoints()? {
        out.extend([seq.to_string().into_bytes(), kept.text.into_bytes(), kept.sig]);
    }
    for (hash, _) in store.attachments()? {
        out.push(store.attachment_bytes(&hash)?.unwrap_or_default());
    }
    Ok(out)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// It does not open, or reading it whole gives findings.
    Said,
    /// Nothing is said and nothing is different.
    Same,
    /// Nothing is said and something is different.
    Silent,
}

fn judge(folder: &Path, good: &Good) -> Outcome {
    let Ok(seen) = examine(&folder.join(BOOK_FILE)) else { return Outcome::Said };
    // What SQLite says of its own structure does not count: the chain has to see by itself.
    let said = !seen.walk.findings.is_empty()
        || !seen.damaged.is_empty()
        || !seen.absent.is_empty()
        || !seen.bad_checkpoints.is_empty()
        || seen.signed_up_to != good.signed_up_to;
    match content(folder) {
        _ if said => Outcome::Said,
        Ok(found) if found == good.content => Outcome::Same,
        Ok(_) => Outcome::Silent,
        Err(_) => Outcome::Said,
    }
}

pub fn scratch() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        tempfile::tempdir_in(memory).unwrap()
    } else {
        tempfile::tempdir().unwrap()
    }
}

/// Judges each damaged file; counts (said, same) and fails on a silent one.
fn try_all(count: usize, damage: impl Fn(usize, &mut Vec<u8>) -> String + Sync) -> (usize, usize) {
    let dir = scratch();
    let bytes = book(dir.path());
    let good = Good::of(dir.path());
    let outcomes: Vec<Outcome> = (0..count)
        .into_par_iter()
        .map_init(scratch, |dir, n| {
            let mut bad = bytes.clone();
            let what = damage(n, &mut bad);
            for old in std::fs::read_dir(dir.path()).unwrap() {
                std::fs::remove_file(old.unwrap().path()).unwrap();
            }
            std::fs::write(dir.path().join(BOOK_FILE), &bad).unwrap();
            let outcome = judge(dir.path(), &good);
            assert_ne!(outcome, Outcome::Silent, "{what}");
            outcome
        })
        .collect();
    let said = outcomes.iter().filter(|o| **o == Outcome::Said).count();
    (said, count - said)
}

fn roll(n: usize, salt: u64) -> u64 {
    let mut x = (n as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ salt;
    x ^= x >> 29;
    x = x.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x ^ (x >> 32)
}

#[test]
#[allow(clippy::disallowed_methods)] // a longer run on request
fn a_flipped_bit_of_the_database_is_said_or_changes_nothing() {
    let count = std::env::var("TRUST_FLIPS").ok().and_then(|n| n.parse().ok()).unwrap_or(1_500);
    let (said, same) = try_all(count, |n, bytes| {
        let at = roll(n, 1) as usize % bytes.len();
        bytes[at] ^= 1 << (roll(n, 2) % 8);
        format!("byte {at}")
    });
    println!("{count} flips: {said} said, {same} in bytes that hold nothing");
    // Most of a database is content; a judge that sees little is no judge.
    assert!(said * 3 > count, "{said} of {count}");
}

#[test]
fn pages_zeroed_swapped_and_cut_are_said_or_change_nothing() {
    let dir = scratch();
    let pages = book(dir.path()).len() / PAGE;
    let (said, _) = try_all(pages * 3, |n, bytes| {
        let (kind, page) = (n % 3, n / 3);
        let at = page * PAGE;
        match kind {
            0 => bytes[at..at + PAGE].fill(0),
            1 => {
                let other = (page + 1) % pages * PAGE;
                for i in 0..PAGE {
                    bytes.swap(at + i, other + i);
                }
            }
            _ => bytes.truncate(at + PAGE / 2),
        }
        format!("page {page}, {}", ["zeroed", "swapped", "cut"][kind])
    });
    assert!(said >= pages * 2, "{said} of {}", pages * 3);
}

/// The control: the same judge finds a change that keeps the file's form.
#[test]
fn the_judge_sees_one_changed_letter() {
    let dir = scratch();
    let mut bytes = book(dir.path());
    let good = Good::of(dir.path());
    assert_eq!(judge(dir.path(), &good), Outcome::Same);
    let mark = "第 31 次".as_bytes();
    let at = bytes.windows(mark.len()).position(|w| w == mark).unwrap();
    bytes[at + 4] = b'4';
    std::fs::remove_file(dir.path().join(BOOK_FILE)).unwrap();
    std::fs::write(dir.path().join(BOOK_FILE), &bytes).unwrap();
    assert_eq!(judge(dir.path(), &good), Outcome::Said);
}
