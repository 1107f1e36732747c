//! Random input for everything that reads what strangers wrote. Not guided by coverage (that one, for a
//! nightly compiler, is `tools/fuzz`): this knows the formats instead (seeds of every kind, words of each format, two seeds
//! spliced), and both look for more than panics: what reads must read back the same, what verifies must be a seed.
//!
//! `FUZZ_SECONDS=600 cargo test --release -p recourse-core --test fuzz -- --nocapture` for a long run; it prints counts.

#![allow(clippy::unwrap_used)] // helpers of tests

mod readers;
mod words;

use readers::{files, inside, lines, root};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};
use words::{CARDS, DER, JSON, LINES, PACK, TABLE, ZIP};

struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

/// One to four changes of a seed, or of a splice of two.
fn mutate(seeds: &[Vec<u8>], words: &[&[u8]], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seeds[dice.below(seeds.len())].clone();
    if dice.below(8) == 0 {
        let other = &seeds[dice.below(seeds.len())];
        bytes.truncate(dice.below(bytes.len() + 1));
        bytes.extend(&other[dice.below(other.len() + 1)..]);
    }
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len() + 1);
        let span = dice.below(16) + 1;
        let end = (at + span).min(bytes.len());
        match dice.below(9) {
            0 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            1 if at < bytes.len() => {
                bytes[at] = [0, 0xff, b'\n', b'"', b'0', b' ', 0x7f, 0x80][dice.below(8)];
            }
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece.repeat(dice.below(40) + 1));
            }
            4 | 5 => {
                let word = words[dice.below(words.len())];
                let to = if dice.below(2) == 0 { (at + word.len()).min(bytes.len()) } else { at };
                bytes.splice(at..to, word.iter().copied());
            }
            6 => {
                let from = dice.below(bytes.len() + 1);
                let piece = bytes[from..(from + span).min(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            7 => bytes.truncate(at),
            _ if at < bytes.len() => bytes[at] = bytes[at].wrapping_add(1),
            _ => {}
        }
    }
    bytes
}

/// Reads for as long as it was given; a panic or a broken promise is written to a file and fails.
fn fuzz(name: &str, seeds: &[Vec<u8>], words: &[&[u8]], read: impl Fn(&[u8])) {
    let time = time();
    let seed = seed();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ seed);
    let started = Instant::now();
    let mut runs = 0u64;
    let mut tried: Option<Vec<u8>> = None;
    while started.elapsed() < time || runs < 100 {
        let input = mutate(seeds, words, &mut dice);
        if catch_unwind(AssertUnwindSafe(|| read(&input))).is_err() {
            tried = Some(input);
            break;
        }
        runs += 1;
    }
    println!("{name}: {runs} inputs in {:.1?} (seed {seed})", started.elapsed());
    if let Some(input) = tried {
        let path = std::env::temp_dir().join(format!("recourse-fuzz-{name}"));
        std::fs::write(&path, &input).unwrap();
        panic!("{name}: see {} ({} bytes) after {runs} inputs", path.display(), input.len());
    }
}

#[allow(clippy::disallowed_methods)] // a longer run on request
fn time() -> Duration {
    let asked = std::env::var("FUZZ_SECONDS").ok().and_then(|n| n.parse().ok());
    Duration::from_millis(asked.map_or(2_000, |s: u64| s * 1000))
}

#[allow(clippy::disallowed_methods)]
fn seed() -> u64 {
    std::env::var("FUZZ_SEED").ok().and_then(|n| n.parse().ok()).unwrap_or(1)
}

#[test]
fn random_zips_are_refused_or_are_a_seed() {
    // Small ones: the content is hashed each time.
    let seeds = files("tests/vectors", ".zip", 12_000);
    fuzz("zip", &seeds, ZIP, readers::zip);
}

#[test]
fn random_time_stamps_are_refused_or_say_what_was_signed() {
    let folder = "core/tests/fixtures/tsr";
    let seeds = files(folder, ".tsr", 20_000);
    fuzz("stamps", &seeds, DER, readers::stamps);
}

#[test]
fn random_entry_lines_are_refused_or_are_the_one_spelling() {
    let seeds = lines([inside("entries.jsonl"), inside("private.jsonl")].concat());
    fuzz("entry", &seeds, JSON, readers::entry);
}

#[test]
fn random_statements_are_refused_or_read_back_the_same() {
    let mut seeds =
        [inside("bundle.txt"), inside("genesis.txt"), inside("manifest-sha256.txt")].concat();
    seeds.extend(inside("bag-info.txt"));
    seeds.extend(inside("0000000006.txt"));
    seeds.extend(lines(inside("links.txt")).into_iter().take(20));
    fuzz("statements", &seeds, LINES, readers::statements);
}

#[test]
fn random_exports_are_read_or_refused() {
    let mut seeds = files("assets/profiles/examples", ".csv", 40_000);
    seeds.extend(bank());
    fuzz("import", &seeds, TABLE, readers::table);
}

/// Example exports of every other kind that the tests have.
fn bank() -> Vec<Vec<u8>> {
    let mut out = Vec::new();
    let mut todo =
        vec![root().join("core/tests/fixtures/bank"), root().join("assets/profiles/examples")];
    while let Some(folder) = todo.pop() {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        for path in entries.map(|e| e.unwrap().path()) {
            if path.is_dir() {
                todo.push(path);
            } else if path.metadata().unwrap().len() < 40_000 {
                out.push(std::fs::read(path).unwrap());
            }
        }
    }
    out.sort();
    out
}

#[test]
fn random_texts_are_masked_once_and_for_all() {
    let seeds: Vec<Vec<u8>> =
        CARDS.iter().map(|w| [b"said: ".as_slice(), w, " 付款".as_bytes()].concat()).collect();
    fuzz("cards", &seeds, CARDS, readers::cards);
}

#[test]
fn random_rule_packs_are_read_or_refused_with_their_faults() {
    let mut seeds = files("assets/packs/CN", ".toml", 60_000);
    seeds.extend(files("assets/packs/NET", ".toml", 60_000));
    seeds.extend(files("assets/packs/HK", ".toml", 60_000));
    fuzz("rules", &seeds, PACK, readers::rules);
}
