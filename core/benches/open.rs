//! Opening and verifying a long book. `cargo bench -p recourse-core --bench open`; `RECOURSE_ENTRIES=1000000` for the
//! book the limits are about (opened in 300 ms, verified in 8 s). Each figure stands beside what the same disk and the
//! same hash need for the bare rows.

#![expect(clippy::disallowed_methods, reason = "a longer book on request")]

use criterion::{Criterion, criterion_group, criterion_main};
use recourse_core::audit::{Id, Options, Stamp, Time};
use recourse_core::case::event::{BookOpened, CaseOpened, Event, NoteAdded};
use recourse_core::case::party::{PartySet, Role};
use recourse_core::hash::Hash;
use recourse_core::store::{Append, BOOK_FILE, NewBook, Store};
use std::path::Path;

/// Entries of one case before the next one is opened.
const PER_CASE: u64 = 500;

fn stamp(n: u64) -> Stamp {
    let mut salt = [0u8; 16];
    salt[..8].copy_from_slice(&n.to_le_bytes());
    let at = Time::from_millis(1_773_000_000_000 + n as i64 * 1000).expect("a time");
    Stamp { at, actor: "merchant".into(), salt, private_salt: salt.map(|b| !b) }
}

/// The n-th entry of a shop that never tires: cases of calls and remarks, with names and words in the private lines.
fn append(n: u64) -> Append {
    let (no, within) = (n / PER_CASE + 1, n % PER_CASE);
    let mut id = [1u8; 16];
    id[..8].copy_from_slice(&no.to_be_bytes());
    let event = match within {
        0 => Event::CaseOpened(CaseOpened::named(&format!("RC-2026-{no:03}"), "升级后未到账")),
        1..=3 => {
            let role = [Role::Merchant, Role::Bank, Role::Platform][within as usize - 1];
            let mut party = PartySet::joint(&format!("P{within:02}"), role, false);
            party.name = Some("蓝鲸付支付有限公司".into());
            party.address = Some("杭州市西湖区文三路 90 号".into());
            Event::PartySet(party)
        }
        _ => Event::NoteAdded(NoteAdded {
            text: Some(format!(
                "第 {within} 次通话，工号 {n}，{}",
                "说三个工作日内答复。".repeat(6)
            )),
        }),
    };
    Append { case: Id::new(id), event, stamp: stamp(n + 2) }
}

fn book(folder: &Path, entries: u64) {
    let new = NewBook {
        id: Id::new([7; 16]),
        key_seed: [9; 32],
        created: stamp(0).at,
        opened: BookOpened { tool: "bench".into(), demo_at: None },
        stamp: stamp(1),
    };
    let mut store = Store::create(folder, new).expect("a book");
    for from in (0..entries.saturating_sub(1)).step_by(5000) {
        let events = (from..(from + 5000).min(entries - 1)).map(append).collect();
        store.append(None, events, vec![]).expect("recorded");
    }
}

fn open(c: &mut Criterion) {
    let entries =
        std::env::var("RECOURSE_ENTRIES").ok().and_then(|n| n.parse().ok()).unwrap_or(100_000u64);
    let dir = tempfile::tempdir().expect("a folder");
    // `RECOURSE_BOOK=folder` keeps the book, to look at it with the program.
    let kept = std::env::var_os("RECOURSE_BOOK").map(std::path::PathBuf::from);
    let home = kept.unwrap_or_else(|| dir.path().to_path_buf());
    if !home.join(BOOK_FILE).exists() {
        book(&home, entries);
    }
    let home = home.as_path();
    // A kept book has grown by what the window below records.
    let entries = Store::open_unread(home).and_then(|mut s| s.read_on(1)).expect("a book").of;
    let mut group = c.benchmark_group(format!("book of {entries} entries"));
    group.sample_size(10);
    group.bench_function("opened: known which book, how far it goes, nothing verified", |b| {
        b.iter(|| {
            let mut store = Store::open_unread(home).expect("a book");
            assert_eq!(store.read_on(1).expect("one").of, entries);
        });
    });
    // Another window recorded something and is still open: what it wrote lies in the log.
    let mut window = Store::open(home).expect("a book");
    window.append(None, vec![append(entries)], vec![]).expect("recorded");
    let entries = entries + 1;
    group.bench_function("opened beside a window that recorded something", |b| {
        b.iter(|| {
            let mut store = Store::open_unread(home).expect("a book");
            assert_eq!(store.read_on(1).expect("one").of, entries);
        });
    });
    drop(window);
    group.bench_function("opened and the first 16,384 entries verified", |b| {
        b.iter(|| {
            let mut store = Store::open_unread(home).expect("a book");
            store.read_on(16_384).expect("some");
        });
    });
    group.bench_function("opened, verified and folded", |b| {
        b.iter(|| assert_eq!(Store::open(home).expect("a book").head().seq, entries));
    });
    let store = Store::open(home).expect("a book");
    group.bench_function("verified again from the first row", |b| {
        b.iter(|| {
            assert!(store.replay(Options::default(), &mut |_| {}).expect("read").is_intact());
        });
    });
    group.bench_function("baseline: rows read and hashed, no more", |b| {
        b.iter(|| {
            let rows = store.records().expect("rows");
            let hash = |bytes: &Option<Vec<u8>>| bytes.as_deref().map(Hash::of);
            rows.iter().fold(0u8, |a, row| {
                let line = Hash::of(row.line.as_bytes());
                let more = [Some(line), hash(&row.entry), hash(&row.private)];
                a ^ more.into_iter().flatten().fold(0, |a, h| a ^ h.bytes()[0])
            })
        });
    });
    group.finish();
}

criterion_group!(benches, open);
criterion_main!(benches);
