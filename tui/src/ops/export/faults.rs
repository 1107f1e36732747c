//! What can keep an export from being made.

use crate::failure::{Exit, Failure, io};
use recourse_core::bundle::WriteError;
use recourse_core::hash::Hash;
use recourse_core::render::pdf::PdfError;
use std::path::Path;

pub(super) fn cancelled() -> Failure {
    Failure::new(Exit::Interrupted, "E-EXPORT-04", "cli-fail-cancelled")
}

pub(super) fn damaged(what: &str) -> Failure {
    Failure::new(Exit::Verification, "E-BOOK-06", "cli-fail-damaged").with("what", what)
}

pub(super) fn unreadable(sha256: &Hash, error: &std::io::Error) -> Failure {
    Failure::new(Exit::Failed, "E-FILE-06", "cli-fail-no-attachment")
        .with("hash", sha256)
        .with("error", error)
}

/// An original went while it was being exported.
pub(super) const ERASED: &str = "E-EXPORT-16";

pub(super) fn pdf_failure(path: &Path, error: PdfError) -> Failure {
    match error {
        PdfError::Write(e) => io(path, &e),
        PdfError::Read { sha256, source } => unreadable(&sha256, &source),
        PdfError::Changed { sha256 } => damaged(&sha256.hex()),
        other => Failure::new(Exit::Failed, "E-EXPORT-05", "cli-fail-report").with("error", other),
    }
}

pub(super) fn pack_failure(path: &Path, error: WriteError) -> Failure {
    match error {
        WriteError::Cancelled => cancelled(),
        // An original that was there when it was gathered: another window erased it meanwhile.
        WriteError::Io(e) if e.kind() == std::io::ErrorKind::NotFound => {
            Failure::new(Exit::InUse, ERASED, "cli-fail-export-erased")
        }
        WriteError::Io(e) => io(path, &e),
        WriteError::TooLarge { files, bytes } => {
            Failure::new(Exit::Invalid, "E-EXPORT-06", "cli-fail-export-too-large")
                .with("files", files)
                .with("size", bytes / 1_048_576)
        }
        WriteError::Token(seq) => {
            Failure::new(Exit::Verification, "E-EXPORT-17", "cli-fail-export-stamp")
                .with("seq", seq)
        }
        other => {
            Failure::new(Exit::Failed, "E-EXPORT-07", "cli-fail-export-pack").with("error", other)
        }
    }
}
