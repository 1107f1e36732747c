//! Verify: a bundle, an unpacked folder, a foreign bag, or the book itself.

use super::export::decoded;
use super::{Desk, keep, store_failure};
use crate::failure::{Exit, Failure, Result, io};
use recourse_core::audit::report::Subject;
use recourse_core::audit::tsa::Roots;
use recourse_core::audit::{
    Anchor, Code, Finding, Head, Known, PublicKey, Report, Severity, Time, Walk, replay,
};
use recourse_core::bundle::sealed::Opener;
use recourse_core::bundle::{self, Outside};
use recourse_core::case::exhibit::FileRef;
use recourse_core::hash::Hash;
use recourse_core::store::{BOOK_FILE, KeptCheckpoint, Store};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What is to be verified, and what is known from elsewhere.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// A zip, encrypted or not, or a folder; `None` is the book at home.
    pub path: Option<PathBuf>,
    /// File with the key in PEM or hex, or the hex itself.
    pub key: Option<String>,
    /// What the other side kept: a checkpoint or a message with the proof code, as a file, or its line itself.
    pub known: Vec<PathBuf>,
    /// Roots of time-stamp authorities to believe, beside those kept with the book.
    pub tsa_ca: Option<PathBuf>,
    /// What opens an encrypted bundle.
    pub opener: Option<Opener>,
}

/// Verifies. What is wrong is in the report; only unusable arguments are failures.
pub fn run(desk: &Desk, request: &Request) -> Result<Report> {
    let (key, fingerprint) = match request.key.as_deref() {
        None => (None, None),
        Some(given) => match PublicKey::read_fingerprint(given) {
            Some(print) => (None, Some(print)),
            None => (Some(read_key(given)?), None),
        },
    };
    let outside = Outside {
        key,
        fingerprint,
        known: request.known.iter().map(|p| read_known(p)).collect::<Result<_>>()?,
        now: Some(Time::from_chrono(&desk.world.now())),
        named_root: request.tsa_ca.is_some(),
        roots: super::stamp::roots(&desk.world.home, request.tsa_ca.as_deref())?,
    };
    match &request.path {
        Some(path) if is_book(path) => {
            Err(Failure::new(Exit::Usage, "E-VERIFY-07", "trust-fail-is-book")
                .with("path", path.display())
                .with("home", book_home(path).display()))
        }
        Some(path) if !path.exists() => {
            Err(Failure::new(Exit::NotFound, "E-FILE-01", "cli-fail-file-missing")
                .with("path", path.display()))
        }
        // A pipe or a device would be waited for without end.
        Some(path) if !path.is_file() && !path.is_dir() => Err(super::system::no_plain_file(path)),
        Some(path) if let Some(zip) = zips_alone(path).first() => {
            Err(Failure::new(Exit::Usage, "E-VERIFY-06", "hand-fail-zips-in-folder")
                .with("path", path.display())
                .with("zip", zip.display()))
        }
        Some(path) if path.is_file() && keep::sealed(path)? => {
            let opener = request.opener.as_ref().ok_or_else(|| {
                Failure::new(Exit::Usage, "E-VERIFY-05", "hand-fail-sealed")
                    .with("path", path.display())
                    .with("zip", path.with_extension("").display())
            })?;
            let opened = keep::unsealed(&desk.world.home, path, opener)?;
            Ok(bundle::verify_path(opened.path(), &outside))
        }
        Some(path) => {
            let mut report = bundle::verify_path(path, &outside);
            // The whole file's hash is what the sender told by phone or message, to compare by eye. A canonical zip's
            // comes with the check; another file is read once more.
            if report.archive.is_none() && path.is_file() {
                report.archive = Some(super::export::measure(path)?.1);
            }
            Ok(report)
        }
        None => book(desk, &outside),
    }
}

/// A book, or the folder of one, is no bundle: to judge it as one would call a sound record damaged.
fn is_book(path: &Path) -> bool {
    let folder = path.is_dir() && path.join(BOOK_FILE).exists() && !path.join("bagit.txt").exists();
    folder || super::own_files::is_book(path)
}

fn book_home(path: &Path) -> &Path {
    if path.is_dir() { path } else { path.parent().unwrap_or(path) }
}

/// Zips of a folder that holds no unpacked bundle: volumes as they were sent, each of which is checked by itself. To
/// judge the folder as a bundle that lost everything would be a false alarm.
fn zips_alone(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    let is_zip = |p: &&PathBuf| p.is_file() && p.extension().is_some_and(|e| e == "zip");
    if paths.iter().any(|p| p.is_dir() || p.ends_with("bagit.txt") || p.ends_with("bundle.txt")) {
        return Vec::new();
    }
    let mut zips: Vec<PathBuf> = paths.iter().filter(is_zip).cloned().collect();
    zips.sort();
    zips
}

/// The book: the walk over every row, and every attachment read again, all as it was at one moment: another window may
/// record or erase meanwhile.
fn book(desk: &Desk, outside: &Outside) -> Result<Report> {
    let store = desk.store()?;
    store.at_one_moment(|| at_this_moment(store, outside)).map_err(store_failure)?
}

fn at_this_moment(store: &Store, outside: &Outside) -> Result<Report> {
    let checkpoints = store.checkpoints().map_err(store_failure)?;
    let stated = checkpoints.iter().filter_map(|(_, kept)| Some(kept.states()?.seq));
    let watch = checkpoints.iter().map(|(seq, _)| *seq).chain(stated).collect();
    let options = replay::Options {
        known: outside.known.clone(),
        watch,
        now: outside.now,
        ..Default::default()
    };
    let mut times = Vec::new();
    let walk = store
        .replay(options, &mut |entry| times.push((entry.seq, entry.at)))
        .map_err(store_failure)?;
    let bad = store.damaged_attachments().map_err(store_failure)?;
    let held = store.attachments().map_err(store_failure)?;
    let mut report = Report {
        subject: Subject::Book,
        // A damaged line may say another number than its row's.
        entries: store.checked().map_or(0, |checked| checked.of).max(walk.head.seq),
        head: Some(walk.head.hash),
        chain_intact: walk.is_intact(),
        signer: Some(store.genesis().key.fingerprint()),
        complete: walk.is_intact(),
        broken: walk.broken_at.is_some(),
        known_up_to: walk.known_up_to,
        unanchored_tail: walk.head.seq,
        matching: held.len().saturating_sub(bad.len()) as u64,
        ..Report::default()
    };
    report.keys(&walk);
    report.told(&walk);
    report.withheld.clone_from(&walk.withheld);
    report.private_withheld = walk.withheld.len() as u64;
    if outside.key.is_some() || outside.fingerprint.is_some() {
        match walk.keys.iter().find(|(_, k)| outside.knows(k) == Some(true)) {
            None => report.add(Finding::new(Code::KeyDiffers, "key")),
            Some((0, _)) => report.key_trusted = true,
            Some((since, _)) => report.add(Finding::at(Code::KeyLater, *since)),
        }
    }
    report.findings.extend(walk.findings.iter().cloned());
    let mut beyond = 0;
    for (seq, kept) in &checkpoints {
        match checkpoint_fault(*seq, kept, &walk) {
            Some(fault) => {
                // What it states counts, whatever row it lies in.
                let stated = kept.states().filter(|head| head.seq != *seq && walk.ties(head.seq));
                let sound = |head: &Head| checkpoint_fault(head.seq, kept, &walk).is_none();
                let upto = stated.filter(sound).map_or(0, |head| head.seq);
                report.signed_up_to = report.signed_up_to.max(upto);
                let other = contradiction(kept, &walk, report.entries);
                report.complete &= other.as_ref().is_none_or(|f| f.code != Code::RowsLost);
                report.findings.extend(other.as_ref().filter(|f| f.code != fault.code).cloned());
                let told =
                    other.is_some_and(|f| f.code == Code::RowsLost && f.where_ == fault.where_);
                report.findings.extend((!told).then_some(fault));
            }
            None if !walk.ties(*seq) => beyond = beyond.max(*seq),
            None => report.signed_up_to = report.signed_up_to.max(*seq),
        }
    }
    for hash in bad {
        report.changed.push(hash.hex());
        report.add(Finding::new(Code::FileChanged, hash.hex()));
    }
    let there: BTreeSet<Hash> = held.iter().map(|(hash, _)| *hash).collect();
    for (seq, file) in walk.absent(&there) {
        report.missing.push(file.sha256.hex());
        report.add(Finding::at(Code::FileMissing, *seq));
    }
    for at in walk.erased_but_here(&there) {
        report.add(Finding::at(Code::ErasedThere, at));
    }
    let gone =
        |seq: u64, f: &FileRef| !there.contains(&f.sha256) && walk.erased_since(seq, &f.sha256);
    let gone = walk.files.iter().filter(|(seq, f)| gone(*seq, f));
    let gone: BTreeMap<Hash, u64> = gone.map(|(seq, f)| (f.sha256, *seq)).collect();
    report.files_withheld = gone.len() as u64;
    if !gone.is_empty() {
        let parts: Vec<String> = gone.values().map(u64::to_string).collect();
        let finding = Finding::new(Code::FilesWithheld, "").with("count", report.files_withheld);
        let finding = finding.with("declared", "yes");
        report.add(finding.with("parts", parts.join(",")));
    }
    // Behind a break a signature reaches no further back, but it is there.
    report.findings.extend(walk.unsigned(report.signed_up_to, beyond.max(report.signed_up_to)));
    let named: BTreeSet<Hash> = walk.files.iter().map(|(_, f)| f.sha256).collect();
    report.extra = there.difference(&named).map(|hash| hash.hex()).collect();
    if let Some(gone) = store.rolled_back() {
        let finding = Finding::at(Code::HeadLost, gone.head.seq).with("seen", gone.head.seq);
        report.add(finding.with("now", gone.now));
    }
    let kept: BTreeSet<u64> = checkpoints.iter().map(|(seq, _)| *seq).collect();
    for anchor in walk.anchors.iter().filter(|a| !kept.contains(&a.checkpoint_seq)) {
        let finding = Finding::at(Code::TokenAbsent, anchor.checkpoint_seq);
        report.add(finding.with("seq", anchor.seq));
    }
    for (seq, kept) in &checkpoints {
        stamps(&mut report, *seq, kept, &walk, &outside.roots);
    }
    report.bound(&times, outside.now);
    Ok(report)
}

/// The time stamp of a kept checkpoint: there, byte for byte, where an entry names it; and what it bounds.
fn stamps(report: &mut Report, seq: u64, kept: &KeptCheckpoint, walk: &Walk, roots: &Roots) {
    let where_ = format!("#{seq}");
    let named = walk.anchors.iter().find(|a| a.checkpoint_seq == seq);
    if let Some(anchor) = named.filter(|a| !kept.holds(&a.tsr)) {
        report.add(Finding::new(Code::TokenAbsent, where_).with("seq", anchor.seq));
    } else if let Some(token) = &kept.tsr {
        if named.is_none() {
            report.add(Finding::new(Code::TokenUnnamed, &where_));
        }
        let (text, entry) = (kept.text.as_bytes(), named.map(|a| a.seq));
        let anchor = Anchor::judge(seq, entry, text, kept.tsq.as_deref(), token, roots);
        if checkpoint_fault(seq, kept, walk).is_none() && walk.ties(seq) {
            report.anchor(anchor, &where_);
        }
    }
}

/// A sound signature that says another record than this, or more of it than is here.
fn contradiction(kept: &KeptCheckpoint, walk: &Walk, rows: u64) -> Option<Finding> {
    let head = kept.states()?;
    // A line that says another number than its row's is damaged, and leaves its own to be told by nothing.
    let there = walk.heads.get(&head.seq);
    let differs = head.seq > rows || there.is_some_and(|own| *own != head.hash);
    let sound = differs && kept.is_signed_by(walk.key_at(head.seq));
    let lost = || {
        let lost = Finding::at(Code::RowsLost, head.seq).with("seq", head.seq);
        lost.with("last", rows)
    };
    let other = || Finding::at(Code::CheckpointHead, head.seq);
    sound.then(|| if head.seq > rows { lost() } else { other() })
}

/// What is wrong with a checkpoint the book keeps: its text, its head, or its signature by the key then in force.
fn checkpoint_fault(seq: u64, kept: &KeptCheckpoint, walk: &Walk) -> Option<Finding> {
    let fault = kept.fault(seq, walk.heads.get(&seq).copied(), walk.key_at(seq));
    fault.map(|code| Finding::at(code, seq))
}

/// Errors first, then warnings, then notes.
pub fn by_severity(report: &Report) -> Vec<&recourse_core::audit::Finding> {
    let mut all: Vec<_> = report.findings.iter().collect();
    all.sort_by_key(|f| match f.severity() {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Note => 2,
    });
    all
}

fn read_key(given: &str) -> Result<PublicKey> {
    let path = Path::new(given);
    let text =
        if path.is_file() { decoded(&read_file(path, 64 << 10)?) } else { given.to_string() };
    PublicKey::parse(&text).map_err(|_| {
        Failure::new(Exit::Invalid, "E-KEY-03", "cli-fail-key-unreadable").with("given", given)
    })
}

/// A small file whole; longer ones are not what was asked for.
pub(super) fn read_file(path: &Path, most: u64) -> Result<Vec<u8>> {
    use std::io::Read;
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(most).read_to_end(&mut bytes))
        .map_err(|e| io(path, &e))?;
    Ok(bytes)
}

fn read_known(given: &Path) -> Result<Known> {
    // A message is kept as a file or typed as it stands: number of entries and proof code.
    let typed = given.to_str().and_then(Known::read);
    if let Some(known) = typed.filter(|_| !given.exists()) {
        return Ok(known);
    }
    Known::read(&decoded(&read_file(given, 64 << 10)?)).ok_or_else(|| {
        Failure::new(Exit::Invalid, "E-KEY-04", "cli-fail-checkpoint-unreadable")
            .with("path", given.display())
    })
}
