//! Files beside the book: the signing key, and the sidecar that remembers how far the book had come.

use super::StoreError;
use super::schema::{beside, private_file};
use crate::audit::key::KeyError;
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

/// What lies under the name of the key.
pub enum KeyFile {
    /// Nothing.
    Absent,
    /// A key that signs.
    Open(SigningKey),
    /// A key under a passphrase: its PEM.
    Locked(String),
}

/// Writes a new key file, mode 0600. Never overwrites one.
pub fn write_key(path: &Path, pem: &str) -> Result<(), StoreError> {
    let write = || -> std::io::Result<()> {
        let mut file = private_file(path)?;
        file.write_all(pem.as_bytes())?;
        file.sync_all()
    };
    write().map_err(|e| StoreError::file(path, &e))
}

/// Puts a key file in the place of another: whole, or not at all. `beside` is where it is written first.
pub(super) fn replace_key(path: &Path, beside: &Path, pem: &str) -> Result<(), StoreError> {
    std::fs::remove_file(beside).ok();
    write_key(beside, pem)?;
    promote_key(path, beside)
}

/// The second half of [`replace_key`].
pub(super) fn promote_key(path: &Path, beside: &Path) -> Result<(), StoreError> {
    std::fs::rename(beside, path).map_err(|e| StoreError::file(path, &e))?;
    // The rename itself reaches the disk, where the system can say so.
    if let Some(folder) = path.parent().and_then(|f| std::fs::File::open(f).ok()) {
        folder.sync_all().ok();
    }
    Ok(())
}

/// Reads the key. Refuses a file that others may read, and a link: what it points at is not ours to trust.
pub fn read_key(path: &Path) -> Result<KeyFile, StoreError> {
    let about = match std::fs::symlink_metadata(path) {
        Ok(about) => about,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(KeyFile::Absent),
        Err(e) => return Err(StoreError::file(path, &e)),
    };
    if about.file_type().is_symlink() {
        return Err(StoreError::LooseKey(path.to_path_buf()));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if about.permissions().mode() & 0o077 != 0 {
            return Err(StoreError::LooseKey(path.to_path_buf()));
        }
    }
    let pem = std::fs::read_to_string(path).map_err(|e| StoreError::file(path, &e))?;
    let pem = zeroize::Zeroizing::new(pem);
    match SigningKey::from_pem(&pem) {
        Ok(key) => Ok(KeyFile::Open(key)),
        Err(KeyError::Encrypted) => Ok(KeyFile::Locked(pem.to_string())),
        Err(e) => Err(StoreError::Key(e.to_string())),
    }
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
