//! What a person ticks and types on the export page, kept with the page until it is left.

use super::{Hide, Request};
use crate::failure::{Exit, Failure, Result};
use recourse_core::bundle::sealed::Lock;
use recourse_core::hygiene::Pattern;
use std::path::PathBuf;

/// Everything beside case and receiver.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// The user's own thoughts go along.
    pub thoughts: bool,
    /// People's names are hidden.
    pub names: bool,
    /// Numbers that are hidden beyond the receiver's profile.
    pub patterns: Vec<Pattern>,
    /// Further words that are hidden.
    pub words: Vec<String>,
    /// No file larger than so many MB.
    pub volume_mb: Option<u64>,
    /// No picture in the report finer than so many dots an inch.
    pub most_dpi: Option<u16>,
    /// Only who has the key of this recipient opens it.
    pub encrypt_to: Option<String>,
    /// Only who knows this opens it.
    pub passphrase: Option<String>,
}

impl std::fmt::Debug for Choices {
    /// Without the passphrase.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { thoughts, names, patterns, words, volume_mb, most_dpi, encrypt_to, .. } = self;
        let shown = (thoughts, names, patterns, words, volume_mb, most_dpi, encrypt_to);
        f.debug_tuple("Choices").field(&shown).finish()
    }
}

/// The recipient that stands for this text.
pub fn recipient(text: &str) -> Result<Lock> {
    Lock::recipient(text).ok_or_else(|| {
        Failure::new(Exit::Usage, "E-EXPORT-06", "hand-fail-recipient").with("recipient", text)
    })
}

/// A passphrase that is long enough.
pub fn passphrase(text: String) -> Result<Lock> {
    Lock::passphrase(text)
        .ok_or_else(|| Failure::new(Exit::Invalid, "E-EXPORT-07", "hand-fail-passphrase"))
}

impl Choices {
    /// What is asked of an export.
    pub fn request(&self, case: &str, receiver: &str, out: PathBuf) -> Result<Request> {
        let lock = match (&self.encrypt_to, &self.passphrase) {
            (Some(text), _) => Some(recipient(text)?),
            (None, Some(text)) => Some(passphrase(text.clone())?),
            (None, None) => None,
        };
        Ok(Request {
            case: case.to_string(),
            receiver: receiver.to_string(),
            out,
            with_private: self.thoughts,
            lock,
            hide: Hide {
                names: self.names,
                patterns: self.patterns.clone(),
                words: self.words.clone(),
            },
            volume: self.volume_mb.map(|mb| mb.saturating_mul(1_000_000)),
            most_dpi: self.most_dpi,
        })
    }
}
