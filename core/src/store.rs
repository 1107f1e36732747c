//! The store: one SQLite file that holds the log, the attachments and the drafts. The only module that does I/O.
//!
//! Writing is sealing plus the verifier's own walk, inside one `BEGIN IMMEDIATE` transaction: what a later
//! verification would refuse is never committed.

pub mod blobs;
pub mod drafts;
mod erase;
pub mod files;
mod fold;
mod keys;
pub mod schema;
mod stamps;

#[cfg(test)]
mod tests;

pub use blobs::{MAX_ATTACHMENT, NewBlob, ReadSeek};
pub use drafts::Draft;
pub use erase::{Erase, Erased};
use fold::Folded;
pub use keys::Fresh;
pub use stamps::KeptCheckpoint;

use crate::audit::replay::AppendError;
use crate::audit::{Entry, Genesis, Head, Id, SigningKey, Stamp, Time, Walk};
use crate::book::Book;
use crate::case::event::{Body, BookOpened, Event};
use crate::case::refusal::Refusal;
use crate::hash::Hash;
use crate::hygiene;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use serde_json::Value;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Name of the book's file in its folder.
pub const BOOK_FILE: &str = "book.recourse";
/// Name of the key file beside it.
pub const KEY_FILE: &str = "book.key";

/// Why the store did not do what it was asked. Nothing was written.
#[derive(Debug, Error)]
pub enum StoreError {
    /// There is no book in this folder.
    #[error("no book in {0}")]
    NoBook(PathBuf),
    /// There is one already.
    #[error("{0} holds a book already")]
    Exists(PathBuf),
    /// The file is something else, or its first page is damaged.
    #[error("{0} is not a Recourse book")]
    NotABook(PathBuf),
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
    /// The folder or medium cannot be written.
    #[error("the book is open for reading only")]
    ReadOnly,
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
            Some(C::ReadOnly) => Self::ReadOnly,
            _ => Self::Sqlite(error),
        }
    }
}

/// What a new book starts from.
pub struct NewBook {
    /// Random id.
    pub id: Id,
    /// 32 random bytes for the signing key.
    pub key_seed: [u8; 32],
    /// When it is made.
    pub created: Time,
    /// Its first entry.
    pub opened: BookOpened,
    /// Stamp of that entry.
    pub stamp: Stamp,
}

/// An event on its way into the book.
#[derive(Debug, Clone, PartialEq)]
pub struct Append {
    /// Its case; [`Id::BOOK`] for the book itself.
    pub case: Id,
    /// What happened.
    pub event: Event,
    /// When, by whom, with which salts.
    pub stamp: Stamp,
}

/// An open book.
pub struct Store {
    connection: Connection,
    path: PathBuf,
    genesis: Genesis,
    key: Option<SigningKey>,
    /// The key as it lies in its file, where a passphrase opens it.
    locked: Option<String>,
    passphrase: Option<zeroize::Zeroizing<String>>,
    read_only: bool,
    rolled_back: Option<u64>,
    folded: Folded,
}

impl Store {
    /// Makes a new book in this folder (created if it is not there), with its key beside it.
    pub fn create(folder: &Path, new: NewBook) -> Result<Self, StoreError> {
        let path = folder.join(BOOK_FILE);
        if path.exists() {
            return Err(StoreError::Exists(folder.to_path_buf()));
        }
        files::private_folder(folder)?;
        let key = SigningKey::from_seed(&new.key_seed);
        files::write_key(&folder.join(KEY_FILE), &key.to_pem())?;
        let connection = schema::create(&path)?;
        let genesis = Genesis { book: new.id, created: new.created, key: key.public() };
        connection.execute("INSERT INTO book(id, genesis) VALUES (1, ?1)", [genesis.text()])?;
        let folded = Folded::start(&genesis);
        let mut store = Self {
            connection,
            path,
            genesis,
            key: Some(key),
            locked: None,
            passphrase: None,
            read_only: false,
            rolled_back: None,
            folded,
        };
        let first =
            Append { case: Id::BOOK, event: Event::BookOpened(new.opened), stamp: new.stamp };
        store.append(None, vec![first], Vec::new())?;
        Ok(store)
    }

    /// Opens the book in this folder and verifies it while folding it. A book with findings, or one whose
    /// folder cannot be written, opens for reading only.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join(BOOK_FILE);
        if !path.exists() {
            return Err(StoreError::NoBook(folder.to_path_buf()));
        }
        let (connection, read_only) = match schema::open(&path) {
            Ok(connection) => (connection, false),
            Err(StoreError::ReadOnly) => (schema::open_read_only(&path)?, true),
            Err(StoreError::Sqlite(e))
                if e.sqlite_error_code() == Some(rusqlite::ErrorCode::CannotOpen) =>
            {
                (schema::open_read_only(&path)?, true)
            }
            Err(error) => return Err(error),
        };
        let text: Option<String> = connection
            .query_row("SELECT genesis FROM book WHERE id=1", [], |row| row.get(0))
            .optional()
            .map_err(|e| not_a_book(e, &path))?;
        let genesis = text
            .and_then(|t| Genesis::parse(t.as_bytes()))
            .ok_or_else(|| StoreError::NotABook(path.clone()))?;
        let folded = Folded::start(&genesis);
        let mut store = Self {
            connection,
            path,
            genesis,
            key: None,
            locked: None,
            passphrase: None,
            read_only,
            rolled_back: None,
            folded,
        };
        store.refresh()?;
        store.read_key()?;
        store.rolled_back = files::read_head(&store.path).filter(|kept| *kept > store.head().seq);
        Ok(store)
    }

    /// Folds and verifies what other programs added since. Cheap when nothing was.
    pub fn refresh(&mut self) -> Result<(), StoreError> {
        self.folded.catch_up(&self.connection).map_err(|e| not_a_book_error(e, &self.path))
    }

    /// Folds everything anew: what was taken from the file is forgotten.
    fn refold(&mut self) -> Result<(), StoreError> {
        self.folded = Folded::start(&self.genesis);
        self.folded.catch_up(&self.connection)
    }

    /// Records events in order, all or none, with the files they name. `after` is the head the caller looked at;
    /// `None` appends wherever the book stands.
    pub fn append(
        &mut self,
        after: Option<Head>,
        events: Vec<Append>,
        blobs: Vec<NewBlob<'_>>,
    ) -> Result<Vec<Entry>, StoreError> {
        self.write(after, events, blobs, None, |_, _| Ok(())).map(|(entries, ())| entries)
    }

    /// Records events, signs a checkpoint at the new head and runs `then` on the book as it will be, all in one
    /// transaction: an export either is in the log and was written, or neither. `then` gives up with
    /// [`StoreError::Abandoned`], after keeping its own reason.
    pub fn append_then<T>(
        &mut self,
        events: Vec<Append>,
        time: Time,
        then: impl FnOnce(&Self, &[Entry]) -> Result<T, StoreError>,
    ) -> Result<(Vec<Entry>, T), StoreError> {
        self.write(None, events, Vec::new(), Some(time), then)
    }

    fn write<T>(
        &mut self,
        after: Option<Head>,
        events: Vec<Append>,
        blobs: Vec<NewBlob<'_>>,
        checkpoint: Option<Time>,
        then: impl FnOnce(&Self, &[Entry]) -> Result<T, StoreError>,
    ) -> Result<(Vec<Entry>, T), StoreError> {
        self.writable()?;
        let transaction =
            rusqlite::Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        self.folded.catch_up(&transaction)?;
        if !self.folded.is_intact() {
            return Err(StoreError::Damaged);
        }
        if after.is_some_and(|h| h != self.folded.head()) {
            return Err(StoreError::Moved(self.folded.head()));
        }
        let steps = || -> Result<Vec<Entry>, StoreError> {
            for blob in blobs {
                blobs::insert(&transaction, blob)?;
            }
            let mut entries = Vec::with_capacity(events.len());
            for event in events {
                entries.push(add(&transaction, &mut self.folded, event)?);
            }
            if let Some(time) = checkpoint {
                if self.key.is_none() && self.locked.is_some() {
                    return Err(StoreError::Locked);
                }
                stamps::sign_head(
                    &transaction,
                    &self.genesis,
                    self.key.as_ref(),
                    &self.folded,
                    time,
                )?;
            }
            Ok(entries)
        };
        let done = steps().and_then(|entries| {
            let value = then(&*self, &entries)?;
            transaction.commit()?;
            Ok((entries, value))
        });
        match done {
            Ok(done) => {
                files::write_head(&self.path, &self.folded.head());
                Ok(done)
            }
            Err(error) => {
                // What was folded ahead of the failed transaction is forgotten and read again.
                self.refold()?;
                Err(error)
            }
        }
    }

    /// What the book says, as last folded.
    pub fn book(&self) -> &Book {
        self.folded.book()
    }

    /// What verification found while folding.
    pub fn walk(&self) -> Walk {
        self.folded.walk()
    }

    /// Where the chain ends.
    pub fn head(&self) -> Head {
        self.folded.head()
    }

    /// The first text of the book.
    pub fn genesis(&self) -> &Genesis {
        &self.genesis
    }

    /// The signing key; `None` where the key file is not beside the book.
    pub fn key(&self) -> Option<&SigningKey> {
        self.key.as_ref()
    }

    /// The book's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Why nothing can be recorded, if nothing can.
    pub fn writable(&self) -> Result<(), StoreError> {
        if !self.folded.is_intact() {
            return Err(StoreError::Damaged);
        }
        if self.read_only { Err(StoreError::ReadOnly) } else { Ok(()) }
    }

    /// Seq the book had reached on this machine, where that is more than it has now: an old copy was put back.
    pub fn rolled_back(&self) -> Option<u64> {
        self.rolled_back
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Every link line with its entry and private line, for a bundle. Bytes as stored.
    pub fn records(&self) -> Result<Vec<StoredRecord>, StoreError> {
        fold::records(&self.connection, 0)
    }
}

pub use fold::StoredRecord;

/// Version of the SQLite inside this program.
pub fn sqlite_version() -> String {
    rusqlite::version().to_string()
}

/// Seals one event, chains it, walks over it as a verifier would, and inserts it.
fn add(transaction: &Connection, folded: &mut Folded, append: Append) -> Result<Entry, StoreError> {
    let case_hex = append.case.hex();
    let book = folded.book();
    if !append.case.is_book()
        && book.journal.as_deref() != Some(&case_hex)
        && !concerns_journal(&append.event)
    {
        match book.case(&case_hex) {
            Some(case) => case.admit(&append.event)?,
            None => crate::case::Case::new(&case_hex).admit(&append.event)?,
        }
    }
    let mut body = append.event.to_body();
    guard(&mut body);
    for file in &body.files {
        let held: Option<i64> = transaction
            .query_row(
                "SELECT 1 FROM attachment WHERE sha256=?1 AND size=?2",
                params![file.sha256.hex(), file.size as i64],
                |r| r.get(0),
            )
            .optional()?;
        held.ok_or(StoreError::NoSuchFile(file.sha256))?;
    }
    let row = folded.append(append.case, &append.stamp, &body).map_err(|e| match e {
        AppendError::Damaged => StoreError::Damaged,
        other => StoreError::Seal(other.to_string()),
    })?;
    transaction.execute(
        "INSERT INTO link(seq, line, entry, priv) VALUES (?1, ?2, ?3, ?4)",
        params![row.head.seq as i64, row.link, row.sealed.line, row.sealed.private],
    )?;
    Ok(row.entry)
}

/// The last gate for card data: whatever way a text came in, it is masked before the line is built.
/// References of vouchers are left alone: they are the export's own numbers, and a match needs them whole.
fn guard(body: &mut Body) {
    if body.kind != "vouchers.added" {
        body.data.values_mut().for_each(mask);
    }
    body.private.iter_mut().flat_map(|p| p.values_mut()).for_each(mask);
}

fn mask(value: &mut Value) {
    match value {
        // Hashes, keys and signatures are hex and would only be hurt.
        Value::String(text) if text.len() >= 64 && text.bytes().all(|b| b.is_ascii_hexdigit()) => {}
        Value::String(text) => *text = hygiene::intake(text),
        Value::Array(items) => items.iter_mut().for_each(mask),
        Value::Object(members) => members.values_mut().for_each(mask),
        _ => {}
    }
}

fn concerns_journal(event: &Event) -> bool {
    matches!(event, Event::JournalOpened(_) | Event::ImportRecorded(_))
}

fn not_a_book(error: rusqlite::Error, path: &Path) -> StoreError {
    not_a_book_error(StoreError::from(error), path)
}

/// A file SQLite cannot read at all is no book to us; the user's next step is the same.
fn not_a_book_error(error: StoreError, path: &Path) -> StoreError {
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
