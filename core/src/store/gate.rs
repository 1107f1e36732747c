//! Who opens the book goes through the gate, and who exchanges its file for another closes it meanwhile. SQLite finds the
//! log and the journal of a file by its name: a program that opened the old file and waits for it would find those of the
//! new one, and write one book into the other.

use super::{BOOK_FILE, StoreError};
use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

/// So long somebody waits who comes while the file is exchanged: copies of large books take seconds.
const TO_ENTER: Duration = Duration::from_secs(20);
/// So long it is waited for those within, who are there for the first reading only.
const TO_CLOSE: Duration = Duration::from_secs(10);

/// Held from before the book's file is opened until something was read of it, or while it is exchanged. It is a lock of
/// the folder, which needs no file of its own; where a folder cannot be locked, nothing is held, and SQLite's own locks
/// and the system's (Windows renames no open file) have to do.
pub(super) struct Gate(#[expect(dead_code, reason = "held, never read")] Option<File>);

impl Gate {
    /// Goes through, with others. Only what has the book's own name is ever exchanged: a copy beside it is read by whoever
    /// closed the gate to put it there, and would wait for itself.
    pub(super) fn enter(book: &Path) -> Result<Self, StoreError> {
        Self::hold(book, TO_ENTER, File::try_lock_shared)
    }

    /// Closes it for all others.
    pub(super) fn close(book: &Path) -> Result<Self, StoreError> {
        Self::hold(book, TO_CLOSE, File::try_lock)
    }

    fn hold(
        book: &Path,
        patience: Duration,
        lock: impl Fn(&File) -> Result<(), TryLockError>,
    ) -> Result<Self, StoreError> {
        if book.file_name().is_none_or(|name| name != BOOK_FILE) {
            return Ok(Self(None));
        }
        let folder = book.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let Ok(file) = File::open(folder) else { return Ok(Self(None)) };
        let held = patiently(patience, || lock(&file))?;
        Ok(Self(held.then_some(file)))
    }
}

/// Tries for a lock until it is held, and gives up after a while; `false` where the file system knows none.
pub(super) fn patiently(
    patience: Duration,
    lock: impl Fn() -> Result<(), TryLockError>,
) -> Result<bool, StoreError> {
    let begun = Instant::now();
    loop {
        match lock() {
            Ok(()) => return Ok(true),
            Err(TryLockError::Error(_)) => return Ok(false),
            Err(TryLockError::WouldBlock) if begun.elapsed() > patience => {
                return Err(StoreError::Busy);
            }
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(10)),
        }
    }
}
