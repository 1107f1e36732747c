//! The store: one SQLite file that holds the log, the attachments and the drafts. The only module that does I/O.
//!
//! Writing is sealing plus the verifier's own walk, inside one `BEGIN IMMEDIATE` transaction: what a later
//! verification would refuse is never committed.

mod anew;
pub mod blobs;
mod cipher;
mod copy;
pub mod drafts;
mod erase;
mod error;
pub mod files;
mod fold;
mod gate;
mod keylock;
mod keys;
mod salvage;
pub mod schema;
mod sealing;
mod stamps;
mod stray;

#[cfg(test)]
mod tests;

pub use anew::write_anew;
pub use blobs::{MAX_ATTACHMENT, NewBlob, ReadSeek};
pub use cipher::{Passphrase, cipher_version, is_available, is_encrypted, looks_encrypted, opens};
pub use copy::{
    ASIDE, Examined, copies, examine, examine_with, head_at, key_is_locked, plain_copies,
    put_in_place, set_aside,
};
pub use drafts::Draft;
pub use erase::{Erase, Erased};
pub use error::StoreError;
use error::{not_a_book, not_a_book_error};
use fold::Folded;
use keylock::KeyLock;
pub use keylock::{AtHand, key_at_hand, open_key_print, take_key};
pub use keys::{Fresh, KeyFit};
use sealing::{add, insert};
pub use stamps::KeptCheckpoint;

use crate::audit::{Entry, Genesis, Head, Id, Options, PublicKey, SigningKey, Stamp, Time, Walk};
use crate::book::Book;
use crate::case::event::{Body, BookOpened, Event};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use std::path::{Path, PathBuf};

/// Name of the book's file in its folder.
pub const BOOK_FILE: &str = "book.recourse";
/// Name of the key file beside it.
pub const KEY_FILE: &str = "book.key";

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

/// So often, and so long apart, is looked for a key that is just being exchanged.
const KEY_TRIES: u32 = 8;
const KEY_WAIT: std::time::Duration = std::time::Duration::from_millis(50);

/// How far a book was verified since it was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked {
    /// Up to this entry.
    pub entries: u64,
    /// Of so many.
    pub of: u64,
}

impl Checked {
    /// All of it was.
    pub fn is_all(self) -> bool {
        self.entries >= self.of
    }
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
    /// What opens the book's own file, where that is encrypted.
    opened_with: Option<Passphrase>,
    read_only: bool,
    rolled_back: Option<RolledBack>,
    contradicted: Vec<u64>,
    folded: Folded,
}

/// A head that this computer has seen, and how far the book goes instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RolledBack {
    /// The head that is not in it.
    pub head: Head,
    /// Entries it has.
    pub now: u64,
}

impl RolledBack {
    /// `older` where entries are missing; `other` where the chain goes as far and is another one.
    pub fn kind(&self) -> &'static str {
        if self.now < self.head.seq { "older" } else { "other" }
    }
}

/// The farthest head this computer has seen that the book's own links do not contain.
fn rolled_back(connection: &Connection, path: &Path) -> Result<Option<RolledBack>, StoreError> {
    let now = fold::last_row(connection)?;
    let mut seen = files::read_lost(path);
    seen.extend(files::read_head(path));
    seen.sort_by_key(|head| head.seq);
    for head in seen.into_iter().rev() {
        if head.seq > 0 && fold::head_at(connection, head.seq) != Some(head.hash) {
            return Ok(Some(RolledBack { head, now }));
        }
    }
    Ok(None)
}

impl Store {
    /// Makes a new book in this folder (created if it is not there), with its key beside it.
    pub fn create(folder: &Path, new: NewBook) -> Result<Self, StoreError> {
        Self::create_with(folder, new, None)
    }

    /// The same, encrypted where there is a passphrase.
    pub fn create_with(
        folder: &Path,
        new: NewBook,
        passphrase: Option<Passphrase>,
    ) -> Result<Self, StoreError> {
        let path = folder.join(BOOK_FILE);
        if path.exists() {
            return Err(StoreError::Exists(folder.to_path_buf()));
        }
        Self::not_gone(folder, passphrase.as_ref())?;
        if passphrase.is_some() && !is_available() {
            return Err(StoreError::NoCipher);
        }
        files::private_folder(folder)?;
        // A restore into the same folder would mix two books.
        let _lock = KeyLock::wait(&folder.join(KEY_FILE))?;
        if path.exists() {
            return Err(StoreError::Exists(folder.to_path_buf()));
        }
        stray::refuse_left(&path)?;
        let key = SigningKey::from_seed(&new.key_seed);
        let genesis = Genesis { book: new.id, created: new.created, key: key.public() };
        // Under names of their own until all is on the disk: a power cut leaves a whole book, or none.
        let part = files::NewNames::of(folder, new.id);
        files::write_key(&part.key, &key.to_pem())?;
        let made = schema::create(&part.book, passphrase.as_ref()).and_then(|connection| {
            connection.execute("INSERT INTO book(id, genesis) VALUES (1, ?1)", [genesis.text()])?;
            // Closing keeps quiet about a WAL it could not bring home; leaving WAL mode does not.
            schema::into_one_file(&connection)?;
            connection.close().map_err(|(_, e)| StoreError::from(e))
        });
        made.and_then(|()| part.finish(folder)).inspect_err(|_| part.remove())?;
        let connection = schema::open(&path, passphrase.as_ref())?;
        let folded = Folded::start(&genesis);
        let mut store = Self {
            connection,
            path,
            genesis,
            key: Some(key),
            locked: None,
            passphrase: None,
            opened_with: passphrase,
            read_only: false,
            rolled_back: None,
            contradicted: Vec::new(),
            folded,
        };
        let first =
            Append { case: Id::BOOK, event: Event::BookOpened(new.opened), stamp: new.stamp };
        store.append(None, vec![first], Vec::new())?;
        Ok(store)
    }

    /// Refuses a folder that had a book whose file is no longer there: to begin anew would hide that.
    pub fn not_gone(folder: &Path, passphrase: Option<&Passphrase>) -> Result<(), StoreError> {
        let path = folder.join(BOOK_FILE);
        if path.exists() {
            return Ok(());
        }
        let seen = files::read_head(&path).map_or(0, |head| head.seq);
        if let Some((aside, entries)) = set_aside(folder, passphrase) {
            return Err(StoreError::GoneAside {
                folder: folder.to_path_buf(),
                aside,
                entries,
                seen,
            });
        }
        // A book is made before its key gets its name: a key alone had one.
        if seen > 0 || folder.join(KEY_FILE).exists() {
            return Err(StoreError::Gone(folder.to_path_buf(), seen));
        }
        Ok(())
    }

    /// Opens the book in this folder and verifies it while folding it. A book with findings, or one whose
    /// folder cannot be written, opens for reading only.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        Self::open_with(folder, None)
    }

    /// The same with what opens an encrypted one; a plain one does not ask for it.
    pub fn open_with(folder: &Path, passphrase: Option<&Passphrase>) -> Result<Self, StoreError> {
        let mut store = Self::open_unread_with(folder, passphrase)?;
        store.read_on(u64::MAX)?;
        Ok(store)
    }

    /// Opens the book in this folder without reading its log yet, however long that is: it is known which book it is
    /// and how far it goes. [`Store::read_on`] goes on from there; what it has not read is not shown, and nothing is
    /// recorded before all of it was walked.
    pub fn open_unread(folder: &Path) -> Result<Self, StoreError> {
        Self::open_unread_with(folder, None)
    }

    /// The same with what opens an encrypted one.
    pub fn open_unread_with(
        folder: &Path,
        passphrase: Option<&Passphrase>,
    ) -> Result<Self, StoreError> {
        let path = folder.join(BOOK_FILE);
        if !path.exists() {
            return Err(StoreError::NoBook(folder.to_path_buf()));
        }
        let (connection, read_only) = match schema::open(&path, passphrase) {
            Ok(connection) => (connection, false),
            Err(StoreError::ReadOnly) => (schema::open_read_only(&path, passphrase)?, true),
            Err(StoreError::Sqlite(e))
                if e.sqlite_error_code() == Some(rusqlite::ErrorCode::CannotOpen) =>
            {
                (schema::open_read_only(&path, passphrase)?, true)
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
        files::NewNames::of(folder, genesis.book).take_up(folder);
        copy::take_up(&path);
        let folded = Folded::start(&genesis);
        let rolled_back =
            rolled_back(&connection, &path).map_err(|e| not_a_book_error(e, &path))?;
        let opened_with = passphrase.filter(|_| cipher::is_keyed(&connection)).cloned();
        Ok(Self {
            connection,
            path,
            genesis,
            key: None,
            locked: None,
            passphrase: None,
            opened_with,
            read_only,
            rolled_back,
            contradicted: Vec::new(),
            folded,
        })
    }

    /// Verifies and folds at most so many further entries of a book opened unread, and says how far that is. With the
    /// last one it reads the key, which is judged by the entries.
    pub fn read_on(&mut self, most: u64) -> Result<Checked, StoreError> {
        let before = self.folded.row();
        self.refresh_some(most)?;
        let entries = self.folded.row();
        // Fewer than asked for: these were the last, whatever a damaged index says of the file.
        let of = if entries.saturating_sub(before) < most {
            entries
        } else {
            fold::last_row(&self.connection)?.max(entries)
        };
        let checked = Checked { entries, of };
        if checked.is_all() {
            self.read_key()?;
            self.rolled_back = rolled_back(&self.connection, &self.path)?;
            self.contradicted = self.contradictions()?;
        }
        Ok(checked)
    }

    /// Folds and verifies what other programs added since. Cheap when nothing was.
    pub fn refresh(&mut self) -> Result<(), StoreError> {
        self.refresh_some(u64::MAX)
    }

    fn refresh_some(&mut self, most: u64) -> Result<(), StoreError> {
        self.folded.read_on(&self.connection, most).map_err(|e| not_a_book_error(e, &self.path))
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
        if self.read_only {
            return Err(StoreError::ReadOnly);
        }
        if checkpoint.is_some() {
            self.key_as_it_is()?;
            self.contradicted = self.contradictions()?;
        }
        let mut tries = KEY_TRIES;
        let transaction = loop {
            let transaction = rusqlite::Transaction::new_unchecked(
                &self.connection,
                TransactionBehavior::Immediate,
            )?;
            self.folded.catch_up(&transaction)?;
            // Another window is just exchanging the key: its entry is there, its file comes in a moment.
            let other = checkpoint.is_some() && matches!(self.key_fit(), KeyFit::Other(_));
            if !other || tries == 0 {
                break transaction;
            }
            drop(transaction);
            tries -= 1;
            std::thread::sleep(KEY_WAIT);
            self.read_key()?;
        };
        self.writable()?;
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
                self.remember_head();
                Ok(done)
            }
            Err(error) => {
                // What was folded ahead of the failed transaction is forgotten and read again.
                self.refold()?;
                Err(error)
            }
        }
    }

    /// Repeats bodies of another book as they are, all in one transaction: only salvage does, and what a case would
    /// refuse today was admitted then.
    fn write_bodies(&mut self, steps: Vec<(Id, Stamp, Body)>) -> Result<(), StoreError> {
        let transaction =
            rusqlite::Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        for (case, stamp, body) in steps {
            insert(&transaction, &mut self.folded, case, &stamp, &body)?;
        }
        transaction.commit()?;
        self.remember_head();
        Ok(())
    }

    /// What the book says, as last folded.
    pub fn book(&self) -> &Book {
        self.folded.book()
    }

    /// What verification found while folding.
    pub fn walk(&self) -> Walk {
        self.folded.walk()
    }

    /// Whether nothing is wrong with what was read, and no sound signature says another record.
    pub fn is_intact(&self) -> bool {
        self.folded.is_sound() && self.contradicted.is_empty()
    }

    /// How many rows its log has, read or not.
    pub fn rows(&self) -> u64 {
        fold::last_row(&self.connection).unwrap_or_default()
    }

    /// When the last entry says it was written; of a book that is not read to its end, as that entry's line alone says.
    pub fn last_at(&self) -> Option<Time> {
        let last = self.rows();
        if self.folded.row() >= last {
            return self.book().last_at.as_deref().and_then(Time::parse);
        }
        let rows = fold::records(&self.connection, last - 1).ok()?;
        Some(Entry::read_public(rows.first()?.entry.as_deref()?).ok()?.at)
    }

    /// Whatever is read meanwhile is of one moment, though other programs write. Nothing may be recorded in it.
    pub fn at_one_moment<T>(&self, read: impl FnOnce() -> T) -> Result<T, StoreError> {
        self.connection.execute_batch("BEGIN")?;
        let out = read();
        self.connection.execute_batch("COMMIT")?;
        Ok(out)
    }

    /// Walks the whole file once more from its first row, with these options.
    pub fn replay(
        &self,
        options: Options,
        fold: &mut (dyn FnMut(&Entry) + Send),
    ) -> Result<Walk, StoreError> {
        fold::walk_file(&self.connection, self.genesis.text().as_bytes(), options, fold)
    }

    /// Where the chain ends.
    pub fn head(&self) -> Head {
        self.folded.head()
    }

    /// Hash of the link at this seq, as the file has it; `None` past the end and for the genesis.
    pub fn hash_at(&self, seq: u64) -> Result<Option<crate::hash::Hash>, StoreError> {
        copy::hash_at(&self.connection, seq)
    }

    /// The first text of the book.
    pub fn genesis(&self) -> &Genesis {
        &self.genesis
    }

    /// The key in force at the head, and the entry from which it is; 0 for the first one.
    pub fn key_in_force(&self) -> Option<(u64, PublicKey)> {
        self.folded.key_since()
    }

    /// The signing key; `None` where the key file is not beside the book.
    pub fn key(&self) -> Option<&SigningKey> {
        self.key.as_ref()
    }

    /// The book's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What opens the book's file, where that is encrypted.
    pub fn opened_with(&self) -> Option<&Passphrase> {
        self.opened_with.as_ref()
    }

    /// How far the book was verified since it was opened.
    pub fn checked(&self) -> Result<Checked, StoreError> {
        let of = fold::last_row(&self.connection)?;
        Ok(Checked { entries: self.folded.row(), of })
    }

    /// Why nothing can be recorded, if nothing can.
    pub fn writable(&self) -> Result<(), StoreError> {
        if !self.folded.is_sound() {
            return Err(StoreError::Damaged);
        }
        if !self.contradicted.is_empty() {
            return Err(StoreError::Contradicted(self.contradicted.clone()));
        }
        if self.read_only {
            return Err(StoreError::ReadOnly);
        }
        // SQLite names the WAL after the name it opened: entries written under two names undo one another.
        if files::has_other_names(&self.path) {
            return Err(StoreError::Linked(self.path.clone()));
        }
        Ok(())
    }

    /// What this computer has seen and the book does not hold: an old copy was put back, or the log was rewritten.
    pub fn rolled_back(&self) -> Option<RolledBack> {
        self.rolled_back
    }

    /// Whether the file beside the book that remembers its head is there and reads.
    pub fn remembers_head(&self) -> bool {
        files::read_head(&self.path).is_some()
    }

    /// A folder or a link has the name of that file, so that it remembers nothing.
    pub fn memory_is_other(&self) -> bool {
        files::head_is_other(&self.path)
    }

    fn remember_head(&self) {
        if let Some(seen) = self.rolled_back {
            files::keep_lost(&self.path, &seen.head);
        }
        files::write_head(&self.path, &self.folded.head());
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
pub use salvage::{Fate, Salvage, salvage, salvage_with};

/// Version of the SQLite inside this program.
pub fn sqlite_version() -> String {
    rusqlite::version().to_string()
}
