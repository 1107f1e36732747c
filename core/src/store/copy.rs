//! Copies of a book: written at one moment while others go on writing, read back whole before they count, and put in
//! the place of a book without discarding what lies there.

use super::cipher::{self, Passphrase};
use super::gate::Gate;
use super::keylock::KeyLock;
use super::schema::{beside, open_read_only, private_file};
use super::{BOOK_FILE, KEY_FILE, Store, StoreError, blobs, files, fold, schema, stray};
use crate::audit::{Genesis, Walk, replay};
use crate::hash::Hash;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What reading a book's file from end to end showed.
#[derive(Debug, Clone)]
pub struct Examined {
    /// Its first text.
    pub genesis: Genesis,
    /// The walk over every row.
    pub walk: Walk,
    /// Files it holds.
    pub attachments: usize,
    /// Those whose bytes are not what their name says.
    pub damaged: Vec<Hash>,
    /// Files that entries name, that were not erased and are not held.
    pub absent: Vec<Hash>,
    /// Checkpoints it keeps.
    pub checkpoints: usize,
    /// The last entry that one of them signs; 0 for none.
    pub signed_up_to: u64,
    /// Seqs of checkpoints whose text, head or signature is wrong.
    pub bad_checkpoints: Vec<u64>,
    /// What SQLite says of its own structure; empty where it is well.
    pub structure: Vec<String>,
}

impl Examined {
    /// Whether nothing at all is wrong.
    pub fn is_sound(&self) -> bool {
        self.walk.is_intact()
            && self.damaged.is_empty()
            && self.absent.is_empty()
            && self.bad_checkpoints.is_empty()
            && self.structure.is_empty()
    }
}

/// Reads the file of a book whole, without changing it: structure, chain, checkpoints and every attachment.
pub fn examine(path: &Path) -> Result<Examined, StoreError> {
    examine_with(path, None)
}

/// The same with what opens an encrypted one.
pub fn examine_with(path: &Path, passphrase: Option<&Passphrase>) -> Result<Examined, StoreError> {
    examined(&open_read_only(path, passphrase)?, path)
}

/// The same of a file that is open.
pub(super) fn examined(connection: &Connection, path: &Path) -> Result<Examined, StoreError> {
    let wrap = |e: rusqlite::Error| super::not_a_book(e, path);
    let structure = structure(connection).map_err(wrap)?;
    let text: String = connection
        .query_row("SELECT genesis FROM book WHERE id=1", [], |row| row.get(0))
        .map_err(|e| match e {
            rusqlite::Error::QueryReturnedNoRows => StoreError::NotABook(path.to_path_buf()),
            other => super::not_a_book(other, path),
        })?;
    let genesis =
        Genesis::parse(text.as_bytes()).ok_or_else(|| StoreError::NotABook(path.to_path_buf()))?;
    let kept = super::stamps::checkpoints(connection)?;
    let watch = kept.iter().map(|(seq, _)| *seq).collect();
    let options = replay::Options { watch, ..Default::default() };
    let walk = fold::walk_file(connection, text.as_bytes(), options, &mut |_| {})
        .map_err(|e| super::not_a_book_error(e, path))?;
    let held = blobs::held(connection)?;
    let there: BTreeSet<Hash> = held.iter().map(|(hash, _)| *hash).collect();
    let damaged = blobs::damaged(connection)?;
    let absent = walk.absent(&there).map(|(_, file)| file.sha256).collect();
    let bad = kept.iter().filter(|(seq, c)| {
        c.fault(*seq, walk.heads.get(seq).copied(), walk.key_at(*seq)).is_some()
    });
    let mut bad_checkpoints: Vec<u64> = bad.map(|(seq, _)| *seq).collect();
    let good = kept.iter().map(|(seq, _)| *seq).filter(|seq| !bad_checkpoints.contains(seq));
    let signed_up_to = good.max().unwrap_or(0);
    // A time stamp that an entry names has to be there as it came.
    let stamped = |a: &&replay::Anchor| {
        kept.iter().any(|(seq, c)| *seq == a.checkpoint_seq && c.holds(&a.tsr))
    };
    let lost = walk.anchors.iter().filter(|anchor| !stamped(anchor));
    bad_checkpoints.extend(lost.map(|anchor| anchor.checkpoint_seq));
    bad_checkpoints.sort_unstable();
    bad_checkpoints.dedup();
    let (attachments, checkpoints) = (held.len(), kept.len());
    Ok(Examined {
        genesis,
        walk,
        attachments,
        damaged,
        absent,
        checkpoints,
        signed_up_to,
        bad_checkpoints,
        structure,
    })
}

/// SQLite's own look at its pages.
fn structure(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare("PRAGMA integrity_check(20)")?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    let found: Vec<String> = rows.collect::<Result<_, _>>()?;
    Ok(found.into_iter().filter(|line| line != "ok").collect())
}

impl Store {
    /// Writes the book as it is at one moment into a new file, readable by its owner alone and safe on the disk when
    /// this returns. Other windows go on reading and writing meanwhile; free pages are not carried along. Of an encrypted
    /// book it is encrypted too, and the same passphrase opens it.
    pub fn copy_to(&self, target: &Path) -> Result<(), StoreError> {
        let wrap = |e: std::io::Error| StoreError::file(target, &e);
        private_file(target).map_err(wrap)?;
        let write = || -> Result<(), StoreError> {
            let name = target.to_str().ok_or_else(|| {
                StoreError::file(target, &std::io::Error::from(std::io::ErrorKind::InvalidFilename))
            })?;
            self.connection().execute("VACUUM INTO ?1", [name])?;
            if self.opened_with().is_some() && !cipher::looks_encrypted(target) {
                return Err(StoreError::NoCipher);
            }
            std::fs::File::open(target).and_then(|f| f.sync_all()).map_err(wrap)
        };
        let done = write();
        if done.is_err() {
            std::fs::remove_file(target).ok();
        }
        done
    }
}

/// Folders that a restore moves the book before it into begin so.
pub const ASIDE: &str = "before-restore-";
/// Name of a book in such a folder while it still has its own name too: two names that open would each have a WAL.
const KEPT: &str = "book.recourse.kept";

/// Puts a file of a book in place in this folder. A book already there, with what belongs to it, is moved into a folder
/// whose name ends in `moment`, which is given; the key stays. The caller has examined `from`; `passphrase` is that of the
/// book already there, where it is known.
pub fn put_in_place(
    from: &Path,
    folder: &Path,
    moment: &str,
    passphrase: Option<&Passphrase>,
) -> Result<Option<PathBuf>, StoreError> {
    files::private_folder(folder)?;
    // A key exchanged meanwhile would belong to the book that is moved aside.
    let _lock = KeyLock::wait(&folder.join(KEY_FILE))?;
    let book = folder.join(BOOK_FILE);
    let (part, mut target) = free_part(folder)?;
    let copied = (|| {
        let mut source = std::fs::File::open(from)?;
        std::io::copy(&mut source, &mut target)?;
        target.sync_all()
    })();
    if let Err(error) = copied {
        std::fs::remove_file(&part).ok();
        return Err(StoreError::file(&part, &error));
    }
    // A damaged or encrypted one stays as it is.
    schema::into_wal(&part, passphrase).ok();
    let _gate = Gate::close(&book).inspect_err(|_| drop(std::fs::remove_file(&part)))?;
    // A log without its book holds entries too, and would be brought into the new one.
    let left = || files::sqlites(&book).any(|path| is_in_the_way(&path));
    let placed = if book.exists() || left() {
        alone(&book, passphrase).and_then(|taken| {
            let aside = free_aside(folder, moment);
            files::private_folder(&aside)?;
            // Windows renames no open file. Elsewhere the old one stays taken until it has another name.
            let taken = taken.filter(|_| !cfg!(windows));
            exchange(&book, &aside, &part).inspect_err(|_| drop(std::fs::remove_dir(&aside)))?;
            drop(taken);
            Ok(Some(aside))
        })
    } else {
        std::fs::rename(&part, &book).map(|()| None).map_err(|e| StoreError::file(&book, &e))
    };
    if placed.is_err() {
        std::fs::remove_file(&part).ok();
        files::remove_beside(&part);
    }
    files::sync_folder(folder);
    placed
}

/// It holds something, or leads elsewhere, though there may be nothing.
fn is_in_the_way(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|about| about.len() > 0 || about.is_symlink())
}

/// Looked for under the lock: two restores within a second would have taken the same one.
fn free_aside(folder: &Path, moment: &str) -> PathBuf {
    let name = |n: u32| match n {
        1 => format!("{ASIDE}{moment}"),
        n => format!("{ASIDE}{moment}-{n}"),
    };
    let mut names = (1..10_000).map(|n| folder.join(name(n)));
    names.find(|path| std::fs::symlink_metadata(path).is_err()).unwrap_or_default()
}

/// A private file to write the book to, locked while this program lives. One that a killed program left goes first: it
/// is a whole book in plain.
pub(super) fn free_part(folder: &Path) -> Result<(PathBuf, std::fs::File), StoreError> {
    for n in 0..1000 {
        let part = folder.join(format!(".recourse-restore-{n}.part"));
        if std::fs::File::open(&part).is_ok_and(|left| left.try_lock().is_ok()) {
            std::fs::remove_file(&part).ok();
        }
        match private_file(&part) {
            Ok(file) => {
                file.try_lock().ok();
                // SQLite would take another one's log for this one's.
                files::remove_beside(&part);
                return Ok((part, file));
            }
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(e) => return Err(StoreError::file(&part, &e)),
        }
    }
    Err(StoreError::Busy)
}

/// Takes the book for this program until it has another name, and refuses while another program has it open: what that
/// one writes later would go to the copy set aside, or to nowhere. `None` of a damaged file, which is set aside as it is.
fn alone(book: &Path, passphrase: Option<&Passphrase>) -> Result<Option<Connection>, StoreError> {
    let access = OpenFlags::SQLITE_OPEN_READ_WRITE;
    let taken = || -> Result<Connection, StoreError> {
        // Another book's log is set aside with it, and not brought in. A passphrase that was forgotten keeps nobody from
        // putting a backup back: the lock is asked for before a page is read.
        match stray::refuse_log(book, passphrase) {
            Err(e) if !e.is_of_encryption() => return Err(e),
            _ => {}
        }
        let connection =
            cipher::connect(book, access, passphrase).or_else(|_| cipher::bare(book, access))?;
        connection.busy_timeout(Duration::from_secs(2))?;
        // In this mode the first reading takes the file for itself, and the last closing empties the WAL.
        connection.execute_batch("PRAGMA locking_mode=EXCLUSIVE; BEGIN IMMEDIATE; COMMIT;")?;
        Ok(connection)
    };
    let connection = match taken() {
        Ok(connection) => connection,
        Err(StoreError::Busy) => return Err(StoreError::Busy),
        Err(_) => return Ok(None),
    };
    // Out of WAL mode, as where the book is written anew: whoever waits for it meanwhile is then refused to write to a
    // file that has another name. What cannot be read is not kept open.
    let read = schema::into_one_file(&connection)
        .and_then(|()| Ok(connection.execute_batch("BEGIN EXCLUSIVE;")?));
    match read {
        Ok(()) => Ok(Some(connection)),
        Err(StoreError::Busy) => Err(StoreError::Busy),
        Err(_) => Ok(None),
    }
}

/// Moves the book with what belongs to it into the folder `aside` and gives `part` its name, so that there is a book
/// under that name at every moment: it is linked aside, and the new one renamed over it. The WAL goes first: a book
/// without its WAL is an older book, a WAL beside another book is worse. The note of how far it went goes last: until
/// then it says what was moved away.
fn exchange(book: &Path, aside: &Path, part: &Path) -> Result<(), StoreError> {
    let name = |suffix: &str| stray::beside(book, suffix);
    let to = |path: &Path| aside.join(path.file_name().unwrap_or_default());
    let move_away = |path: PathBuf| match std::fs::rename(&path, to(&path)) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(StoreError::file(&path, &e)),
        _ => Ok(()),
    };
    move_away(name("-wal"))?;
    move_away(name("-shm"))?;
    move_away(name("-journal"))?;
    let kept = aside.join(KEPT);
    match std::fs::hard_link(book, &kept) {
        Ok(()) => {}
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {
            return Err(StoreError::file(&kept, &e));
        }
        // A file system without links.
        Err(_) => move_away(book.to_path_buf())?,
    }
    files::sync_folder(aside);
    std::fs::rename(part, book).map_err(|e| StoreError::file(book, &e))?;
    match std::fs::rename(&kept, to(book)) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
            return Err(StoreError::file(&kept, &e));
        }
        _ => {}
    }
    move_away(beside(book, "head"))?;
    files::sync_folder(aside);
    Ok(())
}

/// Lets go of the second name a restore gave the book before it was broken off, where nothing else had been moved.
pub(super) fn take_up(book: &Path) {
    let folder = book.parent().unwrap_or(Path::new(""));
    let aside = books_aside(folder);
    // While a restore is under way the second name is the only one the book is going to have.
    if aside.is_empty() {
        return;
    }
    let Some(_lock) = KeyLock::now(&folder.join(KEY_FILE)) else { return };
    for kept in aside {
        let wal = kept.with_file_name(format!("{BOOK_FILE}-wal"));
        let moved = std::fs::metadata(wal).is_ok_and(|wal| wal.len() > 0);
        if !moved && kept.ends_with(KEPT) && files::is_same_file(&kept, book) {
            std::fs::remove_file(&kept).ok();
        }
    }
}

/// The book with the most entries that a restore set aside in this folder, and how many those are; 0 of one that does
/// not open.
pub fn set_aside(folder: &Path, passphrase: Option<&Passphrase>) -> Option<(PathBuf, u64)> {
    let found = books_aside(folder).into_iter().map(|book| {
        let entries = open_read_only(&book, passphrase).and_then(|c| fold::last_row(&c));
        (book, entries.unwrap_or(0))
    });
    found.max_by_key(|(path, entries)| (*entries, path.clone()))
}

/// Books that restores set aside in this folder.
fn books_aside(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with(ASIDE)))
        .flat_map(|p| [p.join(BOOK_FILE), p.join(KEPT)])
        .filter(|book| book.exists())
        .collect()
}

/// Copies of the book in this folder that lie in plain.
pub fn plain_copies(folder: &Path) -> Vec<PathBuf> {
    let mut found = copies(folder);
    found.retain(|path| !cipher::looks_encrypted(path));
    found
}

/// Copies of the book in this folder: set aside by a restore, or kept before a migration.
pub fn copies(folder: &Path) -> Vec<PathBuf> {
    let before = format!("{BOOK_FILE}.before-v");
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let kept = entries.filter_map(|e| Some(e.ok()?.path())).filter(|p| {
        let name = p.file_name().unwrap_or_default().to_string_lossy();
        // `…before-v2`, `…before-v2-2`; not what SQLite lays beside it.
        name.strip_prefix(&before).is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()))
    });
    let mut found: Vec<PathBuf> = books_aside(folder).into_iter().chain(kept).collect();
    found.sort();
    found
}

/// Whether the key beside this folder's book is protected by a passphrase; `None` where there is no key.
pub fn key_is_locked(folder: &Path) -> Option<bool> {
    let text = zeroize::Zeroizing::new(std::fs::read_to_string(folder.join(KEY_FILE)).ok()?);
    Some(text.contains("ENCRYPTED PRIVATE KEY"))
}

/// Hash of the link at this seq in the file of a book; the genesis hash is not asked for here. Only reads.
pub fn head_at(
    path: &Path,
    seq: u64,
    passphrase: Option<&Passphrase>,
) -> Result<Option<Hash>, StoreError> {
    hash_at(&open_read_only(path, passphrase)?, seq)
}

/// The same by an open connection.
pub(super) fn hash_at(connection: &Connection, seq: u64) -> Result<Option<Hash>, StoreError> {
    let line: Option<String> = connection
        .query_row("SELECT line FROM link WHERE seq=?1", [seq as i64], |row| row.get(0))
        .optional()?;
    Ok(line.map(|line| Hash::of(line.as_bytes())))
}
