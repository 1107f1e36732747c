//! Files beside the book: the signing key, and the sidecar that remembers how far the book had come.

use super::schema::{beside, private_file};
use super::{BOOK_FILE, KEY_FILE, StoreError, stray};
use crate::audit::key::KeyError;
use crate::audit::{Head, Id, SigningKey};
use crate::hash::Hash;
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

    /// Takes up what a power cut left between two names: the book's first name, and a key that had not got its last.
    pub(super) fn take_up(&self, folder: &Path) {
        if is_same_file(&self.book, &folder.join(BOOK_FILE)) {
            std::fs::remove_file(&self.book).ok();
        }
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

/// Whether the file has another name than this (a hard link). Not known on Windows, where it is taken to have none.
pub(super) fn has_other_names(path: &Path) -> bool {
    #[cfg(unix)]
    {
        std::fs::metadata(path).is_ok_and(|m| std::os::unix::fs::MetadataExt::nlink(&m) > 1)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        false
    }
}

/// Whether these are two names of one file.
pub(super) fn is_same_file(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let of = |path: &Path| std::fs::symlink_metadata(path).ok().map(|m| (m.dev(), m.ino()));
        of(one).is_some() && of(one) == of(other)
    }
    #[cfg(not(unix))]
    {
        let _ = (one, other);
        false
    }
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
    if !about.is_file() {
        return Err(StoreError::LooseKey(path.to_path_buf()));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if about.permissions().mode() & 0o077 != 0 {
            return Err(StoreError::LooseKey(path.to_path_buf()));
        }
    }
    let pem = std::fs::read_to_string(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::InvalidData => StoreError::Key("unreadable".into()),
        _ => StoreError::file(path, &e),
    })?;
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
        // A link put there would have something else written over; a folder would keep it from being written at all.
        match std::fs::symlink_metadata(&path) {
            Ok(about) if about.is_dir() => {
                let free = |p: &PathBuf| std::fs::symlink_metadata(p).is_err();
                let aside = (1..1000).map(|n| beside(&path, &format!("aside-{n}"))).find(free);
                std::fs::rename(&path, aside.unwrap_or_default())?;
            }
            Ok(about) if !about.is_file() => std::fs::remove_file(&path)?,
            _ => {}
        }
        let mut file =
            std::fs::OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
        // In one: killed between two writes, it would remember a head that never was.
        file.write_all(format!("{:020} {}\n", head.seq, head.hash).as_bytes())
    };
    write().ok();
}

/// The head the sidecar remembers.
pub(super) fn read_head(book: &Path) -> Option<Head> {
    read_heads(&beside(book, "head")).pop()
}

/// Heads this computer has seen and the book did not hold when it was written on.
pub(super) fn read_lost(book: &Path) -> Vec<Head> {
    read_heads(&beside(book, "head-lost"))
}

/// Something other than the sidecar has its name.
pub(super) fn head_is_other(book: &Path) -> bool {
    std::fs::symlink_metadata(beside(book, "head")).is_ok_and(|about| !about.is_file())
}

/// What SQLite lays beside a file.
pub(super) fn sqlites(book: &Path) -> impl Iterator<Item = PathBuf> {
    ["-journal", "-wal", "-shm"].into_iter().map(|suffix| stray::beside(book, suffix))
}

/// Removes it, of a file that nobody has open and that holds everything itself.
pub(super) fn remove_beside(book: &Path) {
    for path in sqlites(book) {
        std::fs::remove_file(path).ok();
    }
}

/// No pipe or device under a name at which SQLite looks for a log or a journal: it would wait for one for ever.
pub(super) fn nothing_to_wait_for(book: &Path) -> Result<(), StoreError> {
    let is_neither = |path: &PathBuf| {
        std::fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir())
    };
    sqlites(book).find(is_neither).map_or(Ok(()), |path| Err(StoreError::NoFile(path)))
}

fn read_heads(path: &Path) -> Vec<Head> {
    // A pipe in its place would wait for ever.
    let plain = std::fs::metadata(path).is_ok_and(|about| about.is_file());
    let text =
        if plain { std::fs::read_to_string(path).unwrap_or_default() } else { String::new() };
    let read = |line: &str| {
        let (seq, hash) = line.split_once(' ')?;
        Some(Head { seq: seq.parse().ok()?, hash: Hash::from_hex(hash.trim())? })
    };
    text.lines().filter_map(read).collect()
}

/// Keeps such a head, so that writing on does not make it forgotten. Best effort, like the sidecar itself.
pub(super) fn keep_lost(book: &Path, head: &Head) {
    if read_lost(book).contains(head) {
        return;
    }
    let path = beside(book, "head-lost");
    if let Ok(mut file) = std::fs::OpenOptions::new().append(true).create(true).open(path) {
        writeln!(file, "{:020} {}", head.seq, head.hash).ok();
    }
}
