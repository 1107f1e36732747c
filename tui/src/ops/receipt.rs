//! Receipts: the receiver of a bundle said when it came in, and which file it was.

use super::case::one;
use super::{Desk, export};
use crate::failure::{Exit, Failure, Result};
use chrono::NaiveDate;
use recourse_core::case::event::{Event, ReceiptRecorded};
use std::path::{Path, PathBuf};

/// What the receiver said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Which release; the latest where they did not say.
    pub release: Option<u64>,
    /// The day they had it.
    pub on: NaiveDate,
    /// First 16 hex digits of the file, as they read them out.
    pub fingerprint: Option<String>,
    /// Who confirmed it.
    pub name: Option<String>,
    /// By what way.
    pub how: Option<String>,
}

/// What was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The entry.
    pub seq: u64,
    /// Which release.
    pub release: u64,
    /// Whether their fingerprint is that of a file of the release still lying in the exports folder; `None` where there
    /// is nothing to compare.
    pub matches: Option<bool>,
}

/// Records a receipt.
pub fn record(desk: &mut Desk, no: &str, said: &Said) -> Result<Recorded> {
    let today = desk.world.now().date_naive();
    if said.on > today {
        return Err(Failure::new(Exit::Invalid, "E-RECEIPT-02", "hand-fail-receipt-ahead")
            .with("on", said.on)
            .with("today", today));
    }
    let fingerprint = said.fingerprint.as_deref().map(grouped).transpose()?;
    let (case_no, release, head_seq) = {
        let case = desk.case(no)?;
        let wanted = |release: u64| case.exports.iter().find(|(_, e)| e.release == release);
        let found = said.release.map_or(case.exports.last(), wanted);
        let Some((seq, export)) = found else {
            let id = said.release.map_or_else(|| "v1".to_string(), |n| format!("v{n}"));
            return Err(
                Failure::new(Exit::NotFound, "E-CASE-04", "cli-refused-unknown").with("id", id)
            );
        };
        (case.no.clone(), export.release, *seq)
    };
    let event = ReceiptRecorded {
        release,
        head_seq,
        on: said.on,
        fingerprint: fingerprint.clone(),
        name: said.name.clone(),
        how: said.how.clone(),
    };
    let seq = one(desk, &case_no, |_| Ok(Event::ReceiptRecorded(event.clone())))?;
    let matches = fingerprint.and_then(|theirs| {
        let ours = fingerprints(&super::system::paths(desk).exports, &case_no, release);
        // Of an encrypted file only the outside can be looked at; the zip inside has another fingerprint.
        let open = ours.iter().any(|(_, sealed)| !sealed);
        let same = ours.iter().any(|(print, _)| *print == theirs);
        (open || same).then_some(same)
    });
    Ok(Recorded { seq, release, matches })
}

/// Fingerprints of the files of a release that still lie where bundles go (the whole, its volumes, its supplement), and
/// whether the file is encrypted.
fn fingerprints(folder: &Path, case_no: &str, release: u64) -> Vec<(String, bool)> {
    let stem = format!("{case_no}-v{release}");
    let ours = |path: PathBuf| {
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let rest = name.strip_prefix(&stem)?;
        let (rest, sealed) = match rest.strip_suffix(".zip.age") {
            Some(rest) => (rest, true),
            None => (rest.strip_suffix(".zip")?, false),
        };
        (rest.is_empty() || rest.starts_with('-')).then_some((path, sealed))
    };
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path());
    let print = |(path, sealed): (PathBuf, bool)| {
        let (_, sha256) = export::measure(&path).ok()?;
        Some((sha256.fingerprint(), sealed))
    };
    files.filter_map(ours).filter_map(print).collect()
}

/// `9f2c41d7 0b6ee0b8` or a whole SHA-256 as `9F2C-41D7-0B6E-E0B8`.
pub fn grouped(text: &str) -> Result<String> {
    let digits: String = text
        .chars()
        .filter(|c| !matches!(c, '-' | ' ' | ':' | '－'))
        .collect::<String>()
        .to_uppercase();
    let hex = digits.chars().all(|c| c.is_ascii_hexdigit());
    if !hex || (digits.len() != 16 && digits.len() != 64) {
        return Err(
            Failure::new(Exit::Usage, "E-RECEIPT-01", "hand-fail-fingerprint").with("text", text)
        );
    }
    let groups: Vec<&str> = (0..4).filter_map(|i| digits.get(i * 4..i * 4 + 4)).collect();
    Ok(groups.join("-"))
}
