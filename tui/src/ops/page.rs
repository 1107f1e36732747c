//! The offline page that checks bundles, written where the user wants it.

use crate::failure::{Exit, Failure, Result, io};
use recourse_core::bundle::page::{PAGE, page_sha256};
use recourse_core::hash::Hash;
use std::io::Write;
use std::path::Path;
use tempfile::NamedTempFile;

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Its size.
    pub bytes: usize,
    /// Its hash, as every report prints it.
    pub sha256: Hash,
}

/// Writes the page; a file that is there already stays as it is.
pub fn write(out: &Path) -> Result<Page> {
    let folder = match out.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut part = NamedTempFile::new_in(folder).map_err(|e| io(out, &e))?;
    part.write_all(PAGE.as_bytes()).map_err(|e| io(out, &e))?;
    part.persist_noclobber(out).map_err(|e| match e.error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Failure::new(Exit::Invalid, "E-FILE-10", "cli-fail-file-exists")
                .with("path", out.display())
        }
        _ => io(out, &e.error),
    })?;
    Ok(Page { bytes: PAGE.len(), sha256: page_sha256() })
}
