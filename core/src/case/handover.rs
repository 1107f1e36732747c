//! Handing over: what was blackened before it goes out, and who said that it came in.

use super::Case;
use super::exhibit::{Exhibit, FileRef};
use super::refusal::Refusal;
use crate::hash::Hash;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A redacted copy of an exhibit's file was made; the copy is an exhibit of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileRedacted {
    /// Hash of the original.
    pub of: Hash,
    /// `areas` (blackened and drawn anew as pixels), `pages` (pages left out), `masked` (text with stars).
    pub method: String,
    /// Exactly one file: the copy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileRef>,
    /// Private: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Private: name of the copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// The receiver of a bundle said that it came in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReceiptRecorded {
    /// Which bundle.
    pub release: u64,
    /// Last link that bundle holds.
    pub head_seq: u64,
    /// The day they had it.
    pub on: NaiveDate,
    /// First 16 hex digits of the file's SHA-256, as they read them out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    /// Private: who confirmed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Private: by what way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
}

impl Case {
    /// The latest redacted copy of this file that still counts.
    pub fn redacted_copy(&self, original: &Hash) -> Option<&Exhibit> {
        let copies = self.redactions.iter().rev().filter(|(_, r)| r.of == *original);
        copies.flat_map(|(_, r)| &r.files).find_map(|copy| {
            self.exhibit_with(&copy.sha256).filter(|exhibit| exhibit.voided.is_none())
        })
    }

    /// What this exhibit is a redacted copy of, with how it was made.
    pub fn redaction_of(&self, exhibit: &Exhibit) -> Option<&FileRedacted> {
        let own = exhibit.file()?.sha256;
        let made = |r: &FileRedacted| r.files.iter().any(|f| f.sha256 == own);
        self.redactions.iter().map(|(_, r)| r).find(|r| made(r))
    }
}

/// A copy is of a file the case holds, and not of itself.
pub(super) fn admit_redaction(case: &Case, event: &FileRedacted) -> Result<(), Refusal> {
    let [copy] = event.files.as_slice() else { return Err(Refusal::NotOneFile) };
    if copy.sha256 == event.of {
        return Err(Refusal::NothingToChange);
    }
    match case.exhibit_with(&event.of) {
        Some(_) => Ok(()),
        None => Err(Refusal::Unknown(event.of.short())),
    }
}

/// Only what went out can have come in.
pub(super) fn admit_receipt(case: &Case, event: &ReceiptRecorded) -> Result<(), Refusal> {
    let went_out = case.exports.iter().any(|(_, e)| e.release == event.release);
    if went_out { Ok(()) } else { Err(Refusal::Unknown(format!("v{}", event.release))) }
}
