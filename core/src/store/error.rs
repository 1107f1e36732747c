//! Why the store did not do what it was asked.

use crate::audit::Head;
use crate::case::refusal::Refusal;
use crate::hash::Hash;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why the store did not do what it was asked. Nothing was written.
#[derive(Debug, Error)]
pub enum StoreError {
    /// There is no book in this folder.
    #[error("no book in {0}")]
    NoBook(PathBuf),
    /// There was one, up to this entry: its head and key are there, the file is not.
    #[error("the book of {0} is gone; it had {1} entries")]
    Gone(PathBuf, u64),
    /// The same, and a restore that was broken off set it aside.
    #[error("the book of {} is gone; {} has {entries} entries", .folder.display(), .aside.display())]
    GoneAside {
        /// Where it was.
        folder: PathBuf,
        /// The file that was set aside.
        aside: PathBuf,
        /// Entries in that.
        entries: u64,
        /// Entries it had, as far as its note says.
        seen: u64,
    },
    /// Something that is no file has the name of a file beside the book: SQLite would wait for ever.
    #[error("{0} is no file")]
    NoFile(PathBuf),
    /// A log or a journal beside the book that is not its own: opening the book would write it in.
    #[error("{0} does not belong to the book beside it")]
    Stray(PathBuf),
    /// The book's log is damaged in the middle: opening the book would throw away what stands behind.
    #[error("{0} is damaged in the middle")]
    Broken(PathBuf),
    /// The book's file is empty or cut to almost nothing, and its log is there: opening the book would throw that away.
    #[error("{0} is empty, and its log is not")]
    Cut(PathBuf),
    /// The log beside the book holds its last entries and cannot be read where it lies, because the folder cannot be written.
    #[error("{0} cannot be read where it lies")]
    LogUnread(PathBuf),
    /// There is one already.
    #[error("{0} holds a book already")]
    Exists(PathBuf),
    /// The file is something else, or its first page is damaged.
    #[error("{0} is not a Recourse book")]
    NotABook(PathBuf),
    /// It looks encrypted, and this build knows no encryption.
    #[error("{0} may be encrypted, and this build cannot open it")]
    Encrypted(PathBuf),
    /// It is encrypted, and no passphrase was given.
    #[error("{0} is encrypted")]
    BookLocked(PathBuf),
    /// The passphrase does not open it, or its first page is damaged.
    #[error("the passphrase does not open {0}")]
    BookPassphrase(PathBuf),
    /// An encrypted book was asked for, and this build knows no encryption.
    #[error("this build knows no encryption")]
    NoCipher,
    /// What was written anew does not hold what the book holds.
    #[error("the new file of the book does not hold what the old one holds")]
    Differs,
    /// It is a book whose inside another program changed; names what.
    #[error("{0} was changed inside: {1}")]
    Altered(PathBuf, String),
    /// A newer version wrote it.
    #[error("schema {found}, this version knows {known}")]
    Newer {
        /// Schema of the file.
        found: usize,
        /// Newest schema this version knows.
        known: usize,
    },
    /// Another entry came first: look again, then try again.
    #[error("the book moved on to entry {}", .0.seq)]
    Moved(Head),
    /// The case does not admit the event.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The book has findings and is open for reading only.
    #[error("the book has findings and is open for reading only")]
    Damaged,
    /// Signed statements at these entries do not fit the record: what signs now would vouch for another one.
    #[error("signed statements at entries {0:?} do not fit the record")]
    Contradicted(Vec<u64>),
    /// The bytes of this file in the book are not what was recorded.
    #[error("the bytes of {0} are not what was recorded")]
    Changed(crate::hash::Hash),
    /// The statement kept for the last entry is not what this book signed there: it is not handed out.
    #[error("the statement kept at entry {0} is damaged")]
    Unfit(u64),
    /// The folder or medium cannot be written.
    #[error("the book is open for reading only")]
    ReadOnly,
    /// The book's file has a second name (a hard link), so that two programs could write past one another.
    #[error("{0} has a second name; the book is open for reading only")]
    Linked(PathBuf),
    /// The key file is missing, unreadable or another book's.
    #[error("the key does not belong to this book: {0}")]
    Key(String),
    /// The key is under a passphrase that was not given.
    #[error("the key is under a passphrase")]
    Locked,
    /// The passphrase does not open the key.
    #[error("the passphrase does not open the key")]
    Passphrase,
    /// Others can read the key file.
    #[error("{0} can be read by others")]
    LooseKey(PathBuf),
    /// An entry cannot be sealed (too long, bad name).
    #[error("the entry cannot be sealed: {0}")]
    Seal(String),
    /// An entry names a file the book does not hold.
    #[error("the book does not hold the file {0}")]
    NoSuchFile(Hash),
    /// An attachment is over the limit.
    #[error("{size} bytes, at most {limit}")]
    TooLarge {
        /// Bytes of the file.
        size: u64,
        /// Bytes allowed.
        limit: u64,
    },
    /// The file changed while it was read.
    #[error("the file changed while it was read")]
    SourceChanged,
    /// The file could not be read.
    #[error("the file could not be read: {0}")]
    Source(std::io::Error),
    /// A file of the book could not be read or written.
    #[error("{0}: {1}")]
    File(PathBuf, std::io::Error),
    /// Another program keeps the book busy for more than 20 seconds.
    #[error("another program keeps the book busy")]
    Busy,
    /// What was to be done in the same transaction gave up; its own reason says why.
    #[error("given up")]
    Abandoned,
    /// No space is left for it.
    #[error("the disk is full")]
    Full,
    /// This build's SQLite is too old to be safe.
    #[error("SQLite {0} is too old")]
    OldSqlite(String),
    /// Any other database error.
    #[error("database: {0}")]
    Sqlite(rusqlite::Error),
}

impl StoreError {
    /// An encrypted book did not open.
    pub(super) fn is_of_encryption(&self) -> bool {
        matches!(self, Self::BookLocked(_) | Self::BookPassphrase(_) | Self::Encrypted(_))
    }

    /// The folder or the file cannot be written.
    pub(super) fn is_of_a_medium(&self) -> bool {
        let code = |e: &rusqlite::Error| e.sqlite_error_code();
        match self {
            Self::ReadOnly => true,
            Self::Sqlite(e) => code(e) == Some(rusqlite::ErrorCode::CannotOpen),
            _ => false,
        }
    }

    /// The same of the file it was copied from.
    pub(super) fn about(self, path: &Path) -> Self {
        match self {
            Self::BookLocked(_) => Self::BookLocked(path.to_path_buf()),
            Self::BookPassphrase(_) => Self::BookPassphrase(path.to_path_buf()),
            Self::Encrypted(_) => Self::Encrypted(path.to_path_buf()),
            other => other,
        }
    }

    pub(crate) fn file(path: &Path, error: &std::io::Error) -> Self {
        Self::File(path.to_path_buf(), std::io::Error::new(error.kind(), error.to_string()))
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as C;
        match error.sqlite_error_code() {
            Some(C::DatabaseBusy | C::DatabaseLocked) => Self::Busy,
            Some(C::DiskFull) => Self::Full,
            // It was given another name while we waited for it: a restore, or a book written anew. The next try finds the
            // new one.
            Some(C::ReadOnly) if is_moved(&error) => Self::Busy,
            Some(C::ReadOnly) => Self::ReadOnly,
            _ => Self::Sqlite(error),
        }
    }
}

fn is_moved(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|e| e.extended_code == rusqlite::ffi::SQLITE_READONLY_DBMOVED)
}

pub(super) fn not_a_book(error: rusqlite::Error, path: &Path) -> StoreError {
    not_a_book_error(StoreError::from(error), path)
}

/// A file SQLite cannot read at all is no book to us; the user's next step is the same.
pub(super) fn not_a_book_error(error: StoreError, path: &Path) -> StoreError {
    match &error {
        StoreError::Sqlite(e)
            if matches!(
                e.sqlite_error_code(),
                Some(rusqlite::ErrorCode::NotADatabase | rusqlite::ErrorCode::DatabaseCorrupt)
            ) =>
        {
            StoreError::NotABook(path.to_path_buf())
        }
        _ => error,
    }
}
