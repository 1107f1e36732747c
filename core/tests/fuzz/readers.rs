//! What the fuzzers feed: everything that reads what strangers wrote, each with the promise it keeps on any input.
//! Used by the fuzzer of the test suite (`main.rs`) and by the coverage-guided one (`tools/fuzz`).

#![allow(clippy::unwrap_used, dead_code, unreachable_pub)] // helpers of tests; each fuzzer uses a part of them

use recourse_core::audit::tsa::{Answer, Roots, Stamped};
use recourse_core::audit::{Checkpoint, Entry, Genesis, Link, Verdict};
use recourse_core::bundle::{Outside, bag, open, statement, verify};
use recourse_core::hygiene::{inspect, intake, screen};
use recourse_core::rules::RulePack;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The folder of the repository: the first one upwards that holds the vectors.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().find(|p| p.join("tests/vectors").is_dir()).unwrap().to_path_buf()
}

/// Files of a folder with this ending, none larger.
pub fn files(folder: &str, end: &str, most: usize) -> Vec<Vec<u8>> {
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
pub fn inside(end: &str) -> Vec<Vec<u8>> {
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

/// Their lines, each by itself.
pub fn lines(texts: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    let split =
        |t: Vec<u8>| t.split_inclusive(|b| *b == b'\n').map(<[u8]>::to_vec).collect::<Vec<_>>();
    texts.into_iter().flat_map(split).collect()
}

/// A bundle: refused, or one of the good ones to the last byte.
pub fn zip(bytes: &[u8]) {
    static INTACT: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    let of = |bytes: &[u8]| verify(open(Cursor::new(bytes)), &Outside::default()).verdict();
    let intact = INTACT.get_or_init(|| {
        let all = files("tests/vectors", ".zip", usize::MAX);
        all.into_iter().filter(|zip| of(zip) == Verdict::Intact).collect()
    });
    if of(bytes) == Verdict::Intact {
        assert!(intact.iter().any(|zip| *zip == bytes));
    }
}

/// An answer of a time-stamp authority: one that is accepted says what a good one says, the moment and the number the
/// authority signed.
pub fn stamps(bytes: &[u8]) {
    static GOOD: OnceLock<(Roots, Vec<Stamped>)> = OnceLock::new();
    let checked = |bytes: &[u8], roots: &Roots| {
        Answer::read(bytes).ok().and_then(|a| a.check_signer(roots).ok())
    };
    let (roots, good) = GOOD.get_or_init(|| {
        let folder = "core/tests/fixtures/tsr";
        let mut pem = files(folder, "root.pem", 20_000).concat();
        pem.extend(files(folder, "ca.pem", 20_000).concat());
        let roots = Roots::read(&pem).unwrap();
        let seeds = files(folder, ".tsr", 20_000);
        let good: Vec<Stamped> = seeds.iter().filter_map(|s| checked(s, &roots)).collect();
        assert!(good.len() >= 3, "{good:?}");
        (roots, good)
    });
    if let Some(stamped) = checked(bytes, roots) {
        assert!(good.iter().any(|g| (g.time, &g.serial) == (stamped.time, &stamped.serial)));
    }
    if let Ok(answer) = Answer::read(bytes) {
        // Nobody vouches for anything without roots.
        assert!(answer.check_signer(&Roots::default()).is_err());
    }
    // The same bytes as a list of roots: read or refused.
    Roots::read(bytes).ok();
}

/// A line of the log: refused, or the one spelling of what it says.
pub fn entry(bytes: &[u8]) {
    if let Ok(data) = recourse_core::audit::canon::read(bytes) {
        assert_eq!(recourse_core::audit::canon::line(&data).unwrap(), bytes);
    }
    if let Ok(entry) = Entry::read_public(bytes) {
        // Whatever an entry says, it becomes an event and a body again.
        assert_eq!(entry.event().to_body().kind, entry.body.kind);
    }
}

/// The small texts of a bundle: refused, or read back the same.
pub fn statements(bytes: &[u8]) {
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
}

/// An export of a bank or a terminal: read or refused.
pub fn table(bytes: &[u8]) {
    drop(recourse_core::statement::read(bytes, Some("x.csv"), None, None, None));
}

/// A text with numbers in it: masked once and for all, and nothing that steers a terminal is left.
pub fn cards(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let masked = intake(&text);
    assert!(inspect(&masked).is_clean(), "{text:?} -> {masked:?}");
    let shown = screen(&text, 10_000).into_string();
    assert!(!shown.chars().any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)));
}

/// A rule pack: read, or refused with its faults.
pub fn rules(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Err(faults) = RulePack::parse(&[("pack.toml", &text)]) {
        assert!(!faults.is_empty());
    }
}
