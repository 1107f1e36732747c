//! The log: verifying 100,000 links, and a durable append beside one fsync of the same disk.
//!
//! `cargo bench -p recourse-core --bench log`. Each figure stands beside its baseline in the same run, because the
//! machine is shared: read the ratio, not the time.

use criterion::{Criterion, criterion_group, criterion_main};
use recourse_core::audit::{Genesis, Id, LinkRecord, SigningKey, Stamp, Time, replay};
use recourse_core::case::event::{BookOpened, CaseOpened, Event, NoteAdded};
use recourse_core::hash::Hash;
use recourse_core::store::{Append, NewBook, Store};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::Write;

const LINKS: u64 = 100_000;

fn stamp(n: u64) -> Stamp {
    let mut salt = [0u8; 16];
    salt[..8].copy_from_slice(&n.to_le_bytes());
    let at = Time::from_millis(1_773_000_000_000 + n as i64).expect("a time");
    Stamp { at, actor: "merchant".into(), salt, private_salt: salt.map(|b| !b) }
}

fn links(c: &mut Criterion) {
    let created = stamp(0).at;
    let genesis =
        Genesis { book: Id::new([7; 16]), created, key: SigningKey::from_seed(&[9; 32]).public() };
    let mut head = genesis.head();
    let mut lines = Vec::new();
    for n in 0..LINKS {
        let (line, next) = head.chain(Id::new([1; 16]), Hash::of(&n.to_le_bytes()));
        lines.push(line.into_bytes());
        head = next;
    }
    let text = genesis.text();
    // The entries of another case: links alone, as a bundle carries them.
    let scope = replay::Scope::Case { case: Id::new([2; 16]), redacted: BTreeSet::default() };
    let options = replay::Options { scope, ..Default::default() };
    let mut group = c.benchmark_group("100k links");
    group.sample_size(10);
    group.bench_function("walk", |b| {
        b.iter(|| {
            let records = lines.iter().map(|l| LinkRecord {
                line: Cow::Borrowed(l),
                entry: None,
                private: None,
            });
            let walk = replay(text.as_bytes(), records, options.clone(), &mut |_| {});
            assert_eq!(walk.head, head);
        });
    });
    group.bench_function("baseline: sha-256 alone", |b| {
        b.iter(|| lines.iter().map(|l| Hash::of(l)).fold(0u8, |a, h| a ^ h.bytes()[0]));
    });
    group.finish();
}

fn append(c: &mut Criterion) {
    let dir = tempfile::tempdir().expect("a folder");
    let opened = BookOpened { tool: "bench".into(), demo_at: None };
    let new = NewBook {
        id: Id::new([7; 16]),
        key_seed: [9; 32],
        created: stamp(0).at,
        opened,
        stamp: stamp(1),
    };
    let mut store = Store::create(dir.path(), new).expect("a book");
    let case = Id::new([1; 16]);
    let event = Event::CaseOpened(CaseOpened::named("RC-2026-001", "bench"));
    store.append(None, vec![Append { case, event, stamp: stamp(2) }], vec![]).expect("a case");
    let mut n = 3;
    let mut group = c.benchmark_group("durable append");
    group.sample_size(30);
    group.bench_function("append", |b| {
        b.iter(|| {
            n += 1;
            let event = Event::NoteAdded(NoteAdded { text: Some(format!("note {n}")) });
            store
                .append(None, vec![Append { case, event, stamp: stamp(n) }], vec![])
                .expect("appended");
        });
    });
    let mut file = std::fs::File::create(dir.path().join("baseline")).expect("a file");
    group.bench_function("baseline: write 4 KiB and fsync", |b| {
        b.iter(|| {
            file.write_all(&[0u8; 4096]).expect("written");
            file.sync_data().expect("synced");
        });
    });
    group.finish();
}

criterion_group!(benches, links, append);
criterion_main!(benches);
