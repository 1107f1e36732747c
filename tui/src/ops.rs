//! Operations: everything one can do with a book. The command line and the terminal UI are two faces of these;
//! neither names the store itself.

pub mod actor;
pub mod book;
pub mod case;
pub mod contact;
pub mod copy;
pub mod deadlines;
pub mod diagnosis;
pub mod doctor;
pub mod erase;
pub mod evidence;
pub mod export;
pub mod import;
pub mod interest;
pub mod keep;
pub mod key;
pub mod letter;
pub mod mail;
pub mod merge;
pub mod next;
pub mod own;
pub mod own_files;
pub mod page;
mod part;
pub mod place;
pub mod proof;
pub mod receipt;
pub mod reconcile;
pub mod redact;
pub mod remind;
pub mod repair;
pub mod road;
pub mod rules;
pub mod search;
pub mod stamp;
pub mod system;
pub mod verify;

#[cfg(test)]
mod tests;

use crate::failure::{Exit, Failure, Result};
use crate::world::{Clock, World};
use chrono::Duration;
use reconcile::kept::Kept;
use recourse_core::audit::{Entry, Head, Id, Time};
use recourse_core::book::Book;
use recourse_core::case::Case;
use recourse_core::case::event::{BookOpened, Event};
use recourse_core::case::refusal::Refusal;
use recourse_core::rules::RulePack;
pub use recourse_core::store::Checked;
use recourse_core::store::{
    Append, BOOK_FILE, Draft, KEY_FILE, NewBlob, NewBook, Store, StoreError,
};
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::Arc;

/// An open book, or an empty home, and the world around it.
pub struct Desk {
    /// The outside world.
    pub world: World,
    store: Option<Store>,
    empty: Book,
    own: own::Own,
    kept: Kept,
}

/// Bytes on their way into the book; can be read again when another window was first.
#[derive(Debug, Clone)]
pub enum Bytes {
    /// At hand.
    Memory(Arc<[u8]>),
    /// In a file, which is only read.
    File(PathBuf),
}

impl Bytes {
    fn blob(&self) -> Result<NewBlob<'_>> {
        match self {
            Self::Memory(bytes) => {
                NewBlob::of(Cursor::new(bytes.as_ref())).map_err(|e| read_error(&e))
            }
            Self::File(path) => std::fs::File::open(path)
                .and_then(NewBlob::of)
                .map_err(|e| crate::failure::io(path, &e)),
        }
    }
}

fn read_error(error: &std::io::Error) -> Failure {
    Failure::new(Exit::Failed, "E-FILE-05", "cli-fail-file-io")
        .with("path", "-")
        .with("error", error)
}

/// So many entries are verified before it is told how far that is.
const AT_A_TIME: u64 = 16_384;
/// How often an append is tried again when other windows keep being first.
const TRIES: usize = 100;

impl Desk {
    /// Opens the book at home; an empty home is no error. A demo book brings its own day.
    pub fn open(world: World) -> Result<Self> {
        let (desk, failure) = Self::open_or_not(world);
        failure.map_or(Ok(desk), Err)
    }

    /// Opens the book at home, or says why it does not open: for what works with a damaged one too.
    pub fn open_or_not(world: World) -> (Self, Option<Failure>) {
        let mut desk = Self::unread(world);
        let failure = desk.reopen().err();
        (desk, failure)
    }

    /// Opens the book at home for a verification from its first row: what was opened so is not folded first, so that it
    /// is walked once and not twice. Only its first entry is known, which says whether it is a demo.
    pub(crate) fn open_to_verify(world: World) -> Result<Self> {
        let mut desk = Self::unread(world);
        let (home, passphrase) = (&desk.world.home, desk.world.book_passphrase.as_ref());
        Store::not_gone(home, passphrase).map_err(store_failure)?;
        if home.join(BOOK_FILE).exists() {
            let mut store = Store::open_unread_with(home, passphrase).map_err(store_failure)?;
            store.read_on(1).map_err(store_failure)?;
            desk.adopt(store);
        }
        Ok(desk)
    }

    /// The desk before its book is opened, for who tells how far opening is ([`Desk::reopen_telling`]).
    pub(crate) fn unread(world: World) -> Self {
        let own = own::Own::read(&world.home);
        Self { world, store: None, empty: Book::default(), own, kept: Kept::default() }
    }

    /// The world without opening its book: for what must work with a damaged one too.
    pub fn closed(world: World) -> Self {
        Self {
            world,
            store: None,
            empty: Book::default(),
            own: own::Own::default(),
            kept: Kept::default(),
        }
    }

    /// Lets go of the book, so that its file can be replaced.
    pub(crate) fn close(&mut self) {
        self.store = None;
    }

    /// Opens the book at home again.
    pub(crate) fn reopen(&mut self) -> Result<()> {
        self.reopen_telling(&mut |_| true)
    }

    /// Opens the book at home, verifies it entry by entry and tells how far that is; stops where the answer is `false`.
    /// What is not verified yet is not shown: the book counts as open when all of it was walked.
    pub(crate) fn reopen_telling(&mut self, tell: &mut dyn FnMut(Checked) -> bool) -> Result<()> {
        let (home, passphrase) = (&self.world.home, self.world.book_passphrase.as_ref());
        if !home.join(BOOK_FILE).exists() {
            Store::not_gone(home, passphrase).map_err(store_failure)?;
            return Ok(());
        }
        let mut store = Store::open_unread_with(home, passphrase).map_err(store_failure)?;
        loop {
            let checked = store.read_on(AT_A_TIME).map_err(store_failure)?;
            if checked.is_all() {
                break;
            }
            if !tell(checked) {
                return Err(Failure::new(Exit::Interrupted, "E-BOOK-09", "cli-fail-cancelled"));
            }
        }
        self.adopt(store);
        Ok(())
    }

    fn adopt(&mut self, mut store: Store) {
        if let Some(day) = store.book().demo_at {
            // Each entry moves the demo's clock on by a second, so that two are never of one moment.
            self.world.clock = Clock::Fixed { now: day, step: Duration::seconds(1) };
            self.world.offset = *day.offset();
        }
        if let Some(passphrase) = &self.world.key_passphrase {
            // Another book's passphrase: that one's key stays closed, and signing says so.
            store.unlock(passphrase).ok();
        }
        self.store = Some(store);
    }

    /// What the book says; empty where there is none yet.
    pub fn book(&self) -> &Book {
        self.store.as_ref().map_or(&self.empty, Store::book)
    }

    /// The rule packs that count here: the user's own before those inside.
    pub fn packs(&self) -> &[RulePack] {
        self.own.packs()
    }

    /// Letters the user added beside the book.
    pub fn own_letters(&self) -> &[recourse_core::letter::Template] {
        &self.own.letters
    }

    /// The user's own packs with those inside, to keep; `None` where there are only those inside.
    pub fn shared_packs(&self) -> Option<std::sync::Arc<Vec<RulePack>>> {
        self.own.shared()
    }

    /// What is wrong with the user's own packs, calendars and letters; those are left out.
    pub fn own_faults(&self) -> Vec<String> {
        self.own.faults.iter().map(|f| f.words(&self.world.locale)).collect()
    }

    /// Reads the user's own packs and calendars again.
    pub fn reread_own(&mut self) {
        self.own = own::Own::read(&self.world.home);
    }

    /// There is a book.
    pub fn has_book(&self) -> bool {
        self.store.is_some()
    }

    /// The book is sample data.
    pub fn is_demo(&self) -> bool {
        self.book().demo_at.is_some()
    }

    /// The store, where there is a book.
    pub fn store(&self) -> Result<&Store> {
        self.store.as_ref().ok_or_else(|| {
            Failure::new(Exit::NotFound, "E-BOOK-01", "cli-fail-no-book")
                .with("home", self.world.home.display())
        })
    }

    /// The store, made on first use: an empty home is where everybody begins.
    pub fn ready(&mut self) -> Result<&mut Store> {
        if self.store.is_none() {
            self.create(None)?;
        }
        let world = &self.world;
        self.store.as_mut().ok_or_else(|| {
            Failure::new(Exit::NotFound, "E-BOOK-01", "cli-fail-no-book")
                .with("home", world.home.display())
        })
    }

    /// Makes the book at home; with a day it is a demo book. Where a passphrase for books was given, an encrypted one.
    pub fn create(&mut self, demo_at: Option<chrono::DateTime<chrono::FixedOffset>>) -> Result<()> {
        let tool = format!("recourse {}", env!("CARGO_PKG_VERSION"));
        let new = NewBook {
            id: Id::new(self.world.random()),
            key_seed: self.world.random(),
            created: Time::from_chrono(&self.world.now()),
            opened: BookOpened { tool, demo_at },
            stamp: self.world.stamp(),
        };
        let passphrase = self.world.book_passphrase.clone();
        let store = Store::create_with(&self.world.home, new, passphrase).map_err(store_failure)?;
        self.store = Some(store);
        Ok(())
    }

    /// Sees what other windows wrote since.
    pub fn refresh(&mut self) -> Result<()> {
        match &mut self.store {
            Some(store) => store.refresh().map_err(store_failure),
            None => Ok(()),
        }
    }

    /// Where the book ends.
    pub fn head(&self) -> Option<Head> {
        self.store.as_ref().map(Store::head)
    }

    /// The case with this number.
    pub fn case(&self, no: &str) -> Result<&Case> {
        self.book().find(no).ok_or_else(|| {
            let known = self.book().numbers();
            let known =
                if known.is_empty() { "none".to_string() } else { self.world.locale.list(&known) };
            Failure::new(Exit::NotFound, "E-CASE-01", "cli-fail-case-unknown")
                .with("no", no)
                .with("known", known)
        })
    }

    /// Records events, all or none. `make` looks at the book as it is now and may run again when another window
    /// wrote in between.
    pub fn record(
        &mut self,
        files: &[Bytes],
        mut make: impl FnMut(&Book, &mut World) -> Result<Vec<(Id, Event)>>,
    ) -> Result<Vec<Entry>> {
        self.ready()?;
        for file in files {
            match file {
                Bytes::File(path) => own_files::no_evidence(&self.world.home, path)?,
                Bytes::Memory(bytes)
                    if own_files::is_key_bytes(&self.world.home, bytes)
                        || own_files::is_book_bytes(bytes) =>
                {
                    return Err(own_files::own_file(&self.world.home.join(KEY_FILE)));
                }
                Bytes::Memory(_) => {}
            }
        }
        for _ in 0..TRIES {
            let Some(store) = &mut self.store else { break };
            store.refresh().map_err(store_failure)?;
            let head = store.head();
            let made = make(store.book(), &mut self.world)?;
            // Who writes is said once in each case, after what was written.
            let who = (self.world.actor.as_str(), self.world.actor_named.as_ref());
            let said = actor::introductions(store.book(), who, &made);
            let own = made.len();
            let events = made
                .into_iter()
                .chain(said)
                .map(|(case, event)| Append { case, event, stamp: self.world.stamp() })
                .collect();
            let blobs = files.iter().map(Bytes::blob).collect::<Result<Vec<_>>>()?;
            match store.append(Some(head), events, blobs) {
                Ok(mut entries) => {
                    entries.truncate(own);
                    return Ok(entries);
                }
                Err(StoreError::Moved(_)) => {}
                Err(error) => return Err(store_failure(error)),
            }
        }
        Err(Failure::new(Exit::InUse, "E-BOOK-05", "cli-fail-busy"))
    }

    /// Keeps what is being typed.
    pub fn save_draft(&mut self, id: &str, json: &str) -> Result<()> {
        let at = self.world.now().to_rfc3339();
        let draft = Draft { id: id.into(), at, json: json.into() };
        self.ready()?.save_draft(&draft).map_err(store_failure)
    }

    /// Forgets it.
    pub fn drop_draft(&mut self, id: &str) -> Result<()> {
        match &self.store {
            Some(store) => store.drop_draft(id).map_err(store_failure),
            None => Ok(()),
        }
    }

    /// Everything begun and not recorded, the latest first.
    pub fn drafts(&self) -> Result<Vec<Draft>> {
        self.store.as_ref().map_or(Ok(Vec::new()), |s| s.drafts().map_err(store_failure))
    }
}

/// The id of a case as the log writes it.
pub fn id_of(case: &Case) -> Id {
    Id::from_hex(&case.id).unwrap_or(Id::BOOK)
}

/// Code of an encrypted book that was asked for without its passphrase.
pub const LOCKED: &str = "E-BOOK-13";

/// A store's error with its what, why and next.
pub fn store_failure(error: StoreError) -> Failure {
    use StoreError as E;
    let path = |f: Failure, p: &std::path::Path| f.with("path", p.display());
    match error {
        E::NoBook(p) => path(
            Failure::new(Exit::NotFound, "E-BOOK-01", "cli-fail-no-book").with("home", p.display()),
            &p,
        ),
        E::Gone(p, seen) => {
            let failure = Failure::new(Exit::NotFound, "E-BOOK-11", "cli-fail-book-gone");
            path(failure, &p).with("seen", seen)
        }
        E::GoneAside { folder, aside, entries, seen } => {
            let failure = Failure::new(Exit::NotFound, "E-BOOK-12", "cli-fail-book-aside");
            let failure = path(failure, &folder).with("seen", seen).with("entries", entries);
            failure.with("aside", aside.display())
        }
        E::Stray(p) => path(Failure::new(Exit::Verification, "E-BOOK-23", "keep-fail-stray"), &p),
        E::Broken(p) => path(Failure::new(Exit::Verification, "E-BOOK-24", "keep-fail-broken"), &p),
        E::LogUnread(p) => {
            path(Failure::new(Exit::Failed, "E-BOOK-26", "keep-fail-log-unread"), &p)
        }
        E::Cut(p) => path(Failure::new(Exit::Verification, "E-BOOK-25", "keep-fail-cut"), &p),
        E::NoFile(p) => system::no_plain_file(&p),
        E::Exists(p) => path(Failure::new(Exit::Invalid, "E-BOOK-02", "cli-fail-book-exists"), &p),
        E::NotABook(p) => path(Failure::new(Exit::Invalid, "E-BOOK-03", "cli-fail-not-a-book"), &p),
        E::Encrypted(p) => {
            path(Failure::new(Exit::Invalid, "E-BOOK-15", "cipher-fail-unknown"), &p)
        }
        E::BookLocked(p) => path(Failure::new(Exit::Usage, LOCKED, "cipher-fail-locked"), &p),
        E::BookPassphrase(p) => {
            path(Failure::new(Exit::Invalid, "E-BOOK-14", "cipher-fail-passphrase"), &p)
        }
        E::NoCipher => Failure::new(Exit::Failed, "E-BOOK-16", "cipher-fail-build"),
        E::Differs => Failure::new(Exit::Verification, "E-BOOK-19", "cipher-fail-differs"),
        E::Altered(p, what) => {
            let failure = Failure::new(Exit::Invalid, "E-BOOK-10", "cli-fail-altered");
            path(failure, &p).with("what", what)
        }
        E::Newer { found, known } => Failure::new(Exit::Invalid, "E-BOOK-04", "cli-fail-newer")
            .with("found", found)
            .with("known", known),
        E::Moved(_) | E::Busy => Failure::new(Exit::InUse, "E-BOOK-05", "cli-fail-busy"),
        E::Abandoned => Failure::new(Exit::Failed, "E-EXPORT-01", "cli-fail-abandoned"),
        E::Damaged => Failure::new(Exit::Verification, "E-BOOK-06", "cli-fail-damaged"),
        E::Contradicted(seqs) => {
            let list: Vec<String> = seqs.iter().map(|seq| format!("#{seq}")).collect();
            Failure::new(Exit::Verification, "E-BOOK-21", "keep-fail-contradicted")
                .with("list", list.join(", "))
        }
        E::Changed(hash) => {
            Failure::new(Exit::Verification, "E-FILE-14", "cli-fail-attachment-changed")
                .with("hash", hash)
        }
        E::Unfit(seq) => {
            Failure::new(Exit::Verification, "E-BOOK-22", "keep-fail-unfit").with("seq", seq)
        }
        E::ReadOnly => Failure::new(Exit::Failed, "E-BOOK-07", "cli-fail-read-only"),
        E::Linked(p) => path(Failure::new(Exit::Failed, "E-BOOK-20", "keep-fail-linked"), &p),
        E::Key(why) => Failure::new(Exit::Failed, "E-KEY-01", "cli-fail-key").with("why", why),
        E::Locked => Failure::new(Exit::Failed, "E-KEY-05", "stamp-fail-locked"),
        E::Passphrase => Failure::new(Exit::Invalid, "E-KEY-06", "stamp-fail-passphrase"),
        E::LooseKey(p) => path(Failure::new(Exit::Failed, "E-KEY-02", "cli-fail-loose-key"), &p),
        E::Refused(refusal) => refused(&refusal),
        E::Seal(why) => Failure::new(Exit::Invalid, "E-ENTRY-01", "cli-fail-seal").with("why", why),
        E::NoSuchFile(hash) => {
            Failure::new(Exit::NotFound, "E-FILE-06", "cli-fail-no-attachment").with("hash", hash)
        }
        E::TooLarge { size, limit } => {
            Failure::new(Exit::Invalid, "E-FILE-07", "cli-fail-too-large")
                .with("size", size / 1_048_576)
                .with("limit", limit / 1_048_576)
        }
        E::SourceChanged => Failure::new(Exit::Failed, "E-FILE-08", "cli-fail-source-changed"),
        E::Source(e) => read_error(&e),
        E::File(p, e) => crate::failure::io(&p, &e),
        E::Full => Failure::new(Exit::Failed, "E-FILE-03", "cli-fail-disk-full")
            .with("path", "")
            .with("error", ""),
        E::OldSqlite(v) => {
            Failure::new(Exit::Failed, "E-SYS-01", "cli-fail-old-sqlite").with("version", v)
        }
        E::Sqlite(e) => {
            Failure::new(Exit::Failed, "E-BOOK-08", "cli-fail-database").with("error", e)
        }
    }
}

fn refused(refusal: &Refusal) -> Failure {
    let (exit, code, id) = match refusal {
        Refusal::NotOpen => (Exit::Invalid, "E-CASE-02", "cli-refused-not-open"),
        Refusal::AlreadyOpen => (Exit::Invalid, "E-CASE-03", "cli-refused-already-open"),
        Refusal::NotNext { .. } => (Exit::InUse, "E-BOOK-05", "cli-fail-busy"),
        Refusal::Unknown(_) => (Exit::NotFound, "E-CASE-04", "cli-refused-unknown"),
        Refusal::AlreadyVoid(_) => (Exit::Invalid, "E-CASE-05", "cli-refused-already-void"),
        Refusal::NotVoid(_) => (Exit::Invalid, "E-CASE-06", "cli-refused-not-void"),
        Refusal::NoReason => (Exit::Usage, "E-CASE-07", "cli-refused-no-reason"),
        Refusal::AlreadyKept(_) => (Exit::Invalid, "E-CASE-08", "cli-refused-already-kept"),
        Refusal::NotOneFile => (Exit::Invalid, "E-CASE-09", "cli-refused-not-one-file"),
        Refusal::SameStage => (Exit::Invalid, "E-CASE-10", "cli-refused-same-stage"),
        Refusal::NoPromise(_) => (Exit::Invalid, "E-CASE-11", "cli-refused-no-promise"),
        Refusal::NothingToChange => (Exit::Usage, "E-CASE-12", "cli-refused-nothing-to-change"),
    };
    Failure::new(exit, code, id).with("id", refusal.about())
}
