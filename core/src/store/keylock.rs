//! One program at a time at the key file, and no key is written over: the one it gives way to is kept beside it.

use super::gate::patiently;
use super::schema::{beside, private_file};
use super::{KEY_FILE, StoreError, files};
use crate::audit::PublicKey;
use std::fs::{File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;
use zeroize::Zeroizing;

/// So long a key command waits for another one: a passphrase is set within a second or two.
const PATIENCE: Duration = Duration::from_secs(10);

/// Held by whoever changes the key file, from before a new key is written until it has its name. The lock of the book's
/// own file would end with the entry's commit, before the renaming. Its file stays: a lock file that is removed lets
/// two in.
pub(super) struct KeyLock(#[expect(dead_code, reason = "held, never read")] File);

impl KeyLock {
    fn file(key: &Path) -> std::io::Result<File> {
        let path = beside(key, "lock");
        match private_file(&path) {
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {
                std::fs::OpenOptions::new().read(true).write(true).open(path)
            }
            made => made,
        }
    }

    /// Takes it if nobody has it.
    pub(super) fn now(key: &Path) -> Option<Self> {
        let file = Self::file(key).ok()?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => None,
            // A file system without locks has none for the book either.
            Ok(()) | Err(TryLockError::Error(_)) => Some(Self(file)),
        }
    }

    /// Waits for it, then gives up.
    pub(super) fn wait(key: &Path) -> Result<Self, StoreError> {
        let file = Self::file(key).map_err(|e| StoreError::file(&beside(key, "lock"), &e))?;
        // A file system without locks has none for the book either.
        patiently(PATIENCE, || file.try_lock())?;
        Ok(Self(file))
    }
}

/// Keys that gave way to another one: `book.key.old-1` and so on.
pub(super) fn former(key: &Path) -> Vec<PathBuf> {
    let folder = key.parent().unwrap_or(Path::new("."));
    let prefix = format!("{KEY_FILE}.old-");
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut found: Vec<PathBuf> = entries
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with(&prefix)))
        .collect();
    found.sort();
    found
}

/// Keeps these bytes of a key as a former one, unless one is the same already. Never over another file.
fn keep(key: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let same = |p: &PathBuf| std::fs::read(p).is_ok_and(|b| Zeroizing::new(b).as_slice() == bytes);
    if former(key).iter().any(same) {
        return Ok(());
    }
    for n in 1..10_000 {
        let path = beside(key, &format!("old-{n}"));
        let written = private_file(&path).and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        });
        match written {
            Ok(()) => {
                files::sync_folder(key.parent().unwrap_or(Path::new(".")));
                return Ok(());
            }
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(e) => return Err(StoreError::file(&path, &e)),
        }
    }
    Err(StoreError::Busy)
}

/// Keeps the key file as a former one, before another takes its name. Without a key file there is nothing to keep.
pub(super) fn set_aside(key: &Path) -> Result<(), StoreError> {
    set_aside_as(key, key)
}

/// The same for a file that is to be kept as a former one of this key.
pub(super) fn set_aside_as(key: &Path, file: &Path) -> Result<(), StoreError> {
    match std::fs::read(file) {
        Ok(bytes) => keep(key, &Zeroizing::new(bytes)),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(e) => Err(StoreError::file(file, &e)),
    }
}

/// Takes the key that came with a backup: as the key where there is none, else as a former one beside it.
pub fn take_key(folder: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let key = folder.join(KEY_FILE);
    let _lock = KeyLock::wait(&key)?;
    if key.exists() {
        let same = std::fs::read(&key).is_ok_and(|b| Zeroizing::new(b).as_slice() == bytes);
        return if same { Ok(()) } else { keep(&key, bytes) };
    }
    let text = std::str::from_utf8(bytes).map_err(|_| StoreError::Key("unreadable".into()))?;
    files::write_key(&key, text)
}

/// Whether the private key to this public one is in the folder, as the key or as a former one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtHand {
    /// It is.
    Yes,
    /// A key under a passphrase may be it.
    Perhaps,
    /// None of them is.
    No,
}

/// The fingerprint of the key file in a folder, where it is open.
pub fn open_key_print(folder: &Path) -> Option<String> {
    match files::read_key(&folder.join(KEY_FILE)) {
        Ok(files::KeyFile::Open(key)) => Some(key.public().fingerprint()),
        _ => None,
    }
}

/// Looks for the private key to this public one.
pub fn key_at_hand(folder: &Path, wanted: &PublicKey) -> AtHand {
    let key = folder.join(KEY_FILE);
    let mut answer = AtHand::No;
    for path in [vec![key.clone(), beside(&key, "new")], former(&key)].concat() {
        match files::read_key(&path) {
            Ok(files::KeyFile::Open(found)) if found.public() == *wanted => return AtHand::Yes,
            Ok(files::KeyFile::Locked(_)) => answer = AtHand::Perhaps,
            _ => {}
        }
    }
    answer
}
