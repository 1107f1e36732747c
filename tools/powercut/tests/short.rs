//! A short run of both harnesses, with the controls that show that they can see.

use recourse_powercut::cut::{self, Disk};
use recourse_powercut::fault;

#[test]
fn a_power_cut_at_any_step_loses_nothing_acknowledged() {
    let mut total = cut::book(24, Disk::Honest, 1, 11);
    total.add(cut::migration(8, Disk::Honest, 1, 13));
    println!("{total:?}");
    assert!(total.states > 1_000, "{total:?}");
    assert_eq!((total.corrupt, total.lost), (0, 0), "{total:?}");
}

/// Controls: the same judge must find what a lying disk does.
#[test]
fn a_disk_that_ignores_sync_is_seen_to_lose_and_to_corrupt() {
    let lying = cut::book(16, Disk::IgnoresSync, 5, 3);
    assert!(lying.lost > 0 && lying.corrupt > 0, "{lying:?}");
    let normal = cut::book(16, Disk::IgnoresSyncOfWal, 5, 3);
    assert!(normal.lost > 0, "{normal:?}");
}

#[test]
fn every_failing_read_write_sync_and_cut_leaves_a_sound_book() {
    let tally = fault::run(16, 7);
    println!("{tally:?}");
    assert!(tally.points > 300, "{}", tally.points);
    assert!(tally.bad.is_empty(), "{:#?}", tally.bad);
}
