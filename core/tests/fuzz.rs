//! Random input for everything that reads what strangers wrote. **Not guided by coverage**: this builds on a stable
//! compiler, so it knows the formats instead (seeds of every kind, words of each format, two seeds spliced), and it looks
//! for more than panics: what reads must read back the same, what verifies must be one of the seeds.
//!
//! `FUZZ_SECONDS=600 cargo test --release -p recourse-core --test fuzz -- --nocapture` for a long run; it prints counts.

#![allow(clippy::unwrap_used)] // helpers of tests

use recourse_core::audit::tsa::{Answer, Roots, Stamped};
use recourse_core::audit::{Checkpoint, Entry, Genesis, Link, Verdict};
use recourse_core::bundle::{Outside, bag, open, statement, verify};
use recourse_core::hygiene::{inspect, intake, screen};
use recourse_core::rules::RulePack;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

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

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn files(folder: &str, end: &str, most: usize) -> Vec<Vec<u8>> {
    let mut all: Vec<PathBuf> = std::fs::read_dir(root().join(folder))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.to_string_lossy().ends_with(end))
        .collect();
    all.sort();
    let read = |p: PathBuf| std::fs::read(p).unwrap();
    let all: Vec<Vec<u8>> = all.into_iter().map(read).filter(|b| b.len() <= most).collect();
    assert!(!all.is_empty(), "{folder}");
    all
}

/// Files inside the good bundles, by the end of their path.
fn inside(end: &str) -> Vec<Vec<u8>> {
    let mut out = Vec::new();
    for name in
        ["good.zip", "left-out-as-declared.zip", "with-token.zip", "deep-and-odd-values.zip"]
    {
        let bytes = std::fs::read(root().join("tests/vectors").join(name)).unwrap();
        let zip = recourse_core::bundle::zip::StrictZip::open(Cursor::new(bytes)).unwrap();
        let found: Vec<usize> = zip
            .files()
            .enumerate()
            .filter(|(_, (p, ..))| p.ends_with(end))
            .map(|(n, _)| n)
            .collect();
        for at in found {
            let mut file = Vec::new();
            std::io::Read::read_to_end(&mut zip.reader(at).unwrap(), &mut file).unwrap();
            out.push(file);
        }
    }
    out
}

fn lines(texts: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    let split =
        |t: Vec<u8>| t.split_inclusive(|b| *b == b'\n').map(<[u8]>::to_vec).collect::<Vec<_>>();
    texts.into_iter().flat_map(split).collect()
}

const JSON: &[&[u8]] = &[
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\"",
    b"\\",
    b"null",
    b"true",
    b"1e9",
    b"-0",
    b"9007199254740993",
    b"\\u0000",
    b"\\ud800",
    b"\"v\":",
    b"recourse-entry-v1",
    b"\xed\xa0\x80",
    b"\xc0\xaf",
    b"\xef\xbb\xbf",
    b"[[[[[[[[[[[[",
];
const ZIP: &[&[u8]] = &[
    b"PK\x01\x02",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"PK\x06\x06",
    b"PK\x06\x07",
    b"\xff\xff\xff\xff",
    b"\xff\xff",
    b"\0\0",
    b"../",
    b"/",
    b"\\",
    b"data/log/links.txt",
    b"bundle.txt",
];
const LINES: &[&[u8]] = &[
    b"\n",
    b"\r\n",
    b" ",
    b"  ",
    b"recourse-bundle-v1\n",
    b"seq ",
    b"redacted -\n",
    b"00",
    b"9999999999999999999",
    b"-",
    b",",
    b"2026-02-30T25:61:61.999Z",
    b"2026-03-09T10:00:00.000Z",
    b"0000000000000000000000000000000000000000000000000000000000000000",
];
const TABLE: &[&[u8]] = &[
    b",",
    b"\t",
    b"\"",
    b"\n",
    b"\r\n",
    b"\"\"\"",
    b"=1+1",
    b"-1.00",
    b"1,234.56",
    b"\xa3\xa4",
    b"2026-02-30",
    b"20260310",
    b"PK\x03\x04",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"99999999999999999999999999",
    b"\x81\x30\x81\x30",
    b"<",
    b"/>",
    b"<row>",
    b"&#x0;",
    b"]]>",
];
const CARDS: &[&[u8]] = &[
    b"4111111111111111",
    b"4111 1111 1111 1111",
    b"6222-0212-3456-7890",
    b"378282246310005",
    b"CVV 123",
    b"cvc2:9999",
    b"%B4111111111111111^WANG/LI^2512101?",
    b";4111111111111111=2512101?",
    "４１１１".as_bytes(),
    "\u{200b}".as_bytes(),
    "\u{a0}".as_bytes(),
    b"-",
    b".",
    b"_",
    b" ",
    "\u{202e}".as_bytes(),
    "卡号：".as_bytes(),
];
const PACK: &[&[u8]] = &[
    b"[",
    b"]",
    b"[[rule]]",
    b"[pack]",
    b"=",
    b"\"",
    b"'''",
    b"\n",
    b"true",
    b"999999999999",
    b"-1",
    b"2026-02-30",
    b"id",
    b"after",
    b"years",
    b"working_days",
    b"verify = true",
    b"[[",
    b"{}",
    b"\\",
    "。".as_bytes(),
];

const DER: &[&[u8]] = &[
    b"\x30\x80",
    b"\x30\x84\xff\xff\xff\xff",
    b"\x30\x00",
    b"\x31\x00",
    b"\x02\x01\x00",
    b"\x02\x01\x02",
    b"\x02\x09\x00\xff\xff\xff\xff\xff\xff\xff\xff",
    b"\x04\x00",
    b"\x05\x00",
    b"\xa0\x00",
    b"\xa0\x82\x10\x00",
    b"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01",
    b"\x06\x05\x2b\x0e\x03\x02\x1a",
    b"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x0c",
    b"\x18\x0f20260312023000Z",
    b"\x18\x13",
    b"99991231235959Z",
    b"-----BEGIN CERTIFICATE-----\n",
    b"-----END CERTIFICATE-----\n",
];

#[test]
fn random_zips_are_refused_or_are_a_seed() {
    // Small ones: the content is hashed each time.
    let seeds = files("tests/vectors", ".zip", 12_000);
    let intact: Vec<&Vec<u8>> = seeds
        .iter()
        .filter(|zip| {
            verify(open(Cursor::new(zip.as_slice())), &Outside::default()).verdict()
                == Verdict::Intact
        })
        .collect();
    assert!(!intact.is_empty());
    fuzz("zip", &seeds, ZIP, |bytes| {
        let report = verify(open(Cursor::new(bytes)), &Outside::default());
        if report.verdict() == Verdict::Intact {
            assert!(intact.iter().any(|zip| *zip == bytes));
        }
    });
}

/// A time stamp that is accepted says what a seed says: the moment and the number the authority signed.
#[test]
fn random_time_stamps_are_refused_or_say_what_was_signed() {
    let folder = "core/tests/fixtures/tsr";
    let seeds = files(folder, ".tsr", 20_000);
    let mut pem = files(folder, "root.pem", 20_000).concat();
    pem.extend(files(folder, "ca.pem", 20_000).concat());
    let roots = Roots::read(&pem).unwrap();
    let checked = |bytes: &[u8]| Answer::read(bytes).and_then(|a| a.check_signer(&roots));
    let good: Vec<Stamped> = seeds.iter().filter_map(|seed| checked(seed).ok()).collect();
    assert!(good.len() >= 3, "{good:?}");
    fuzz("stamps", &seeds, DER, |bytes| {
        if let Ok(stamped) = checked(bytes) {
            assert!(good.iter().any(|g| (g.time, &g.serial) == (stamped.time, &stamped.serial)));
        }
        if let Ok(answer) = Answer::read(bytes) {
            // Nobody vouches for anything without roots.
            assert!(answer.check_signer(&Roots::default()).is_err());
        }
        // The same bytes as a list of roots: read or refused.
        Roots::read(bytes).ok();
    });
}

#[test]
fn random_entry_lines_are_refused_or_are_the_one_spelling() {
    let seeds = lines([inside("entries.jsonl"), inside("private.jsonl")].concat());
    fuzz("entry", &seeds, JSON, |bytes| {
        if let Ok(data) = recourse_core::audit::canon::read(bytes) {
            assert_eq!(recourse_core::audit::canon::line(&data).unwrap(), bytes);
        }
        if let Ok(entry) = Entry::read_public(bytes) {
            // Whatever an entry says, it becomes an event and a body again.
            assert_eq!(entry.event().to_body().kind, entry.body.kind);
        }
    });
}

#[test]
fn random_statements_are_refused_or_read_back_the_same() {
    let mut seeds =
        [inside("bundle.txt"), inside("genesis.txt"), inside("manifest-sha256.txt")].concat();
    seeds.extend(inside("bag-info.txt"));
    seeds.extend(inside("0000000006.txt"));
    seeds.extend(lines(inside("links.txt")).into_iter().take(20));
    fuzz("statements", &seeds, LINES, |bytes| {
        if let Some(read) = statement::Statement::parse(bytes) {
            assert_eq!(read.text().as_bytes(), bytes);
        }
        if let Some(read) = Genesis::parse(bytes) {
            assert_eq!(read.text().as_bytes(), bytes);
        }
        if let Some(read) = Checkpoint::parse(bytes) {
            assert_eq!(read.text().as_bytes(), bytes);
        }
        if let Some(read) = bag::BagInfo::parse(bytes) {
            assert_eq!(read.text().as_bytes(), bytes);
        }
        if let Ok(read) = bag::read_manifest(bytes) {
            let again = bag::manifest(read.iter().map(|(path, hash)| (path.as_str(), *hash)));
            assert_eq!(again.as_bytes(), bytes);
        }
        assert!(Link::parse(bytes).is_none_or(|link| link.seq > 0));
        if let Ok(key) = recourse_core::audit::PublicKey::parse(&String::from_utf8_lossy(bytes)) {
            assert_eq!(key.hex().len(), 64);
        }
    });
}

#[test]
fn random_exports_are_read_or_refused() {
    let mut seeds = files("assets/profiles/examples", ".csv", 40_000);
    seeds.extend(bank());
    fuzz("import", &seeds, TABLE, |bytes| {
        drop(recourse_core::statement::read(bytes, Some("x.csv"), None, None, None));
    });
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
    fuzz("cards", &seeds, CARDS, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let masked = intake(&text);
        assert!(inspect(&masked).is_clean(), "{text:?} -> {masked:?}");
        let shown = screen(&text, 10_000).into_string();
        assert!(!shown.chars().any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)));
    });
}

#[test]
fn random_rule_packs_are_read_or_refused_with_their_faults() {
    let mut seeds = files("assets/packs/CN", ".toml", 60_000);
    seeds.extend(files("assets/packs/NET", ".toml", 60_000));
    seeds.extend(files("assets/packs/HK", ".toml", 60_000));
    fuzz("rules", &seeds, PACK, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        if let Err(faults) = RulePack::parse(&[("pack.toml", &text)]) {
            assert!(!faults.is_empty());
        }
    });
}
