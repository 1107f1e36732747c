//! Files beside the book: the signing key, and the sidecar that remembers how far the book had come.

use super::StoreError;
use super::schema::{beside, private_file};
use crate::audit::{Head, SigningKey};
use std::io::Write;
use std::path::Path;

/// Makes a folder only its owner may enter; one that exists is left as it is.
pub fn private_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|e| StoreError::file(folder, &e))
}

/// Writes a new key file, mode 0600. Never overwrites one.
pub fn write_key(path: &Path, key: &SigningKey) -> Result<(), StoreError> {
    let write = || -> std::io::Result<()> {
        let mut file = private_file(path)?;
        file.write_all(key.to_pem().as_bytes())?;
        file.sync_all()
    };
    write().map_err(|e| StoreError::file(path, &e))
}

/// Reads the key; `None` where there is none. Refuses a file that others may read.
pub fn read_key(path: &Path) -> Result<Option<SigningKey>, StoreError> {
    let pem = match std::fs::read_to_string(path) {
        Ok(pem) => zeroize::Zeroizing::new(pem),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(StoreError::file(path, &e)),
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode =
            std::fs::metadata(path).map_err(|e| StoreError::file(path, &e))?.permissions().mode();
        if mode & 0o077 != 0 {
            return Err(StoreError::LooseKey(path.to_path_buf()));
        }
    }
    SigningKey::from_pem(&pem).map(Some).map_err(|e| StoreError::Key(e.to_string()))
}

/// Remembers the head beside the book. Best effort and written in place, always at the same length: the entry is
/// committed already, a torn sidecar reads as none, every append waits for this, and a file cut to nothing and
/// written anew is flushed to the disk by ext4 when it is closed (as dear as half an fsync).
pub(super) fn write_head(book: &Path, head: &Head) {
    let write = || -> std::io::Result<()> {
        let path = beside(book, "head");
        let mut file =
            std::fs::OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
        writeln!(file, "{:020} {}", head.seq, head.hash)
    };
    write().ok();
}

/// The seq the sidecar remembers.
pub(super) fn read_head(book: &Path) -> Option<u64> {
    let text = std::fs::read_to_string(beside(book, "head")).ok()?;
    text.split(' ').next()?.parse().ok()
}
