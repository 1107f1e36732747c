//! The long runs: `cargo run --release -p recourse-powercut -- cut|fault [N]`.

use recourse_powercut::cut::{self, Disk, Tally};
use recourse_powercut::fault;
use std::time::Instant;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let size = words.get(1).and_then(|n| n.parse().ok());
    let started = Instant::now();
    match words.first().map(String::as_str) {
        Some("cut") => {
            let wanted = size.unwrap_or(50_000);
            let mut total = Tally::default();
            for seed in 1.. {
                total.add(cut::book(96, Disk::Honest, 1, seed * 7919));
                total.add(cut::migration(24, Disk::Honest, 1, seed * 104_729));
                eprintln!("{} states", total.states);
                if total.states >= wanted {
                    break;
                }
            }
            println!("{total:?} in {:?}", started.elapsed());
            for disk in [Disk::IgnoresSync, Disk::IgnoresSyncOfWal] {
                println!("control {disk:?}: {:?}", cut::book(24, disk, 3, 5));
            }
        }
        Some("fault") => {
            let tally = fault::run(size.unwrap_or(48) as u64, 1);
            println!("{tally:?} in {:?}", started.elapsed());
        }
        _ => println!("recourse-powercut cut [STATES] | fault [COMMITS]"),
    }
}
