//! Four windows write at once; nobody is told "busy", and every entry is there. `RECOURSE_APPENDS=500` for the long run.

use recourse_core::store::Store;
use recourse_powercut::work;
use std::time::{Duration, Instant};

#[test]
#[expect(clippy::disallowed_methods, reason = "a longer run on request")]
fn four_writers_at_once_are_never_told_busy_and_lose_nothing() {
    let each = std::env::var("RECOURSE_APPENDS").ok().and_then(|n| n.parse().ok()).unwrap_or(60u64);
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path().join("home");
    let mut store = work::create(&home).unwrap();
    work::open_case(&mut store).unwrap();
    let before = store.head().seq;
    drop(store);
    let waits: Vec<Vec<Duration>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4u64)
            .map(|thread| {
                let home = home.clone();
                scope.spawn(move || {
                    let mut store = Store::open(&home).unwrap();
                    let mut waits = Vec::new();
                    for n in 0..each {
                        let started = Instant::now();
                        work::note(&mut store, 1_000 + thread * 10_000 + n).unwrap();
                        waits.push(started.elapsed());
                    }
                    waits
                })
            })
            .collect();
        threads.into_iter().map(|t| t.join().unwrap()).collect()
    });
    let store = Store::open(&home).unwrap();
    assert_eq!(store.head().seq, before + 4 * each);
    assert!(store.walk().is_intact());
    let mut all: Vec<Duration> = waits.concat();
    all.sort();
    println!(
        "4 x {each} appends: median {:?}, longest {:?}",
        all[all.len() / 2],
        all[all.len() - 1]
    );
}
