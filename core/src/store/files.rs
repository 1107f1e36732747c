//! Files beside the book: the signing key, and the sidecar that remembers how far the book had come.

use super::schema::{beside, private_file};
use super::{BOOK_FILE, KEY_FILE, StoreError};
use crate::audit::{Head, Id, SigningKey};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Makes a folder only its owner may enter; one that exists is left as it is.
pub fn private_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|e| StoreError::file(folder, &e))
}

/// Makes names in this folder as durable as what they name. Best effort: some systems cannot.
pub(super) fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = std::fs::File::open(folder) {
        folder.sync_all().ok();
    }
    #[cfg(not(unix))]
    let _ = folder;
}

/// Names that a book and its key have while they are made.
pub(super) struct NewNames {
    pub(super) book: PathBuf,
    pub(super) key: PathBuf,
}

impl NewNames {
    pub(super) fn of(folder: &Path, book: Id) -> Self {
        let hex = book.hex();
        let name = |what| folder.join(format!(".book-{}.{what}", &hex[..12]));
        Self { book: name("new"), key: name("key") }
    }

    /// Gives both their final names: the book first, and only where there is none yet, so that of two programs that
    /// make one at once the second fails; then its key, after moving a key without a book out of the way.
    pub(super) fn finish(&self, folder: &Path) -> Result<(), StoreError> {
        let book = folder.join(BOOK_FILE);
        match std::fs::hard_link(&self.book, &book) {
            Ok(()) => {
                std::fs::remove_file(&self.book).ok();
            }
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {
                return Err(StoreError::Exists(folder.to_path_buf()));
            }
            // A file system without links.
            Err(_) => {
                std::fs::rename(&self.book, &book).map_err(|e| StoreError::file(&book, &e))?;
            }
        }
        sync_folder(folder);
        self.move_key(folder).map_err(|e| StoreError::file(&folder.join(KEY_FILE), &e))
    }

    /// Takes up a key whose renaming a power cut prevented.
    pub(super) fn adopt_key(&self, folder: &Path) {
        if self.key.exists() {
            self.move_key(folder).ok();
        }
    }

    fn move_key(&self, folder: &Path) -> std::io::Result<()> {
        let key = folder.join(KEY_FILE);
        if key.exists() {
            let kept = (1..10_000).map(|n| beside(&key, &format!("old-{n}"))).find(|p| !p.exists());
            std::fs::rename(&key, kept.unwrap_or_default())?;
        }
        std::fs::rename(&self.key, &key)?;
        sync_folder(folder);
        Ok(())
    }

    /// Removes what was begun.
    pub(super) fn remove(&self) {
        for suffix in ["", "-wal", "-shm", "-journal"] {
            let mut name = self.book.as_os_str().to_os_string();
            name.push(suffix);
            std::fs::remove_file(name).ok();
        }
        std::fs::remove_file(&self.key).ok();
    }
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
