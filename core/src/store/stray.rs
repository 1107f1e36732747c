//! A log or a journal beside the book that is not its own: of an older copy, of another book, of what was there before.
//! SQLite takes either for the book's by its name and writes it in, over entries that were kept. So both are looked at
//! before anything is written, and a book beside such a file is not opened.

mod kept;
mod torn;

use super::cipher::{self, Passphrase};
use super::gate::Gate;
use super::{StoreError, files, fold, schema};
use rusqlite::{Connection, OpenFlags};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// What every journal that is still in force begins with.
const JOURNAL: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
/// The book leaves WAL mode and comes back to it, and writes nothing else through a journal: its first page.
const PAGES_MAX: u64 = 2;

/// What a log begins with, and each page in it.
pub(super) const LOG_HEADER: usize = 32;
pub(super) const FRAME_HEADER: usize = 24;
/// Sizes of pages that books have.
pub(super) const SIZES: [usize; 2] = [cipher::PAGE as usize, 4_096];
/// So many bytes of a log are looked at.
const LOG_MOST: u64 = 256 << 20;
/// What SQLite needs to know a file for its own. Of a shorter one it throws the log away.
const FILE_HEADER: u64 = 100;

/// Four bytes as a number, the first the greatest: so SQLite writes all of its own.
pub(super) fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?;
    Some(u32::from_be_bytes([four[0], four[1], four[2], four[3]]))
}

/// A name beside the book: beside its file itself, where SQLite has its own, and not beside a link that leads there.
pub(super) fn beside(book: &Path, suffix: &str) -> PathBuf {
    let linked = std::fs::symlink_metadata(book).is_ok_and(|about| about.is_symlink());
    let file = linked.then(|| std::fs::canonicalize(book).ok()).flatten();
    let mut name = file.as_deref().unwrap_or(book).as_os_str().to_os_string();
    name.push(suffix);
    name.into()
}

/// Refuses a journal that would write more into the book than a change of its mode, or cut it. Comes before the file is opened:
/// the first reading brings a journal in.
pub(super) fn refuse_journal(book: &Path) -> Result<(), StoreError> {
    let journal = beside(book, "-journal");
    let Ok(mut file) = std::fs::File::open(&journal) else { return Ok(()) };
    let mut head = [0u8; 28];
    if file.read_exact(&mut head).is_err() || head[..8] != JOURNAL {
        return Ok(());
    }
    let part = |at: usize| u64::from(number(&head, at).unwrap_or_default());
    let (pages, sector, page) = (part(16), part(20), part(24));
    let length = file.metadata().map_or(u64::MAX, |about| about.len());
    let written = length.saturating_sub(sector) / (page + 8);
    let book = std::fs::metadata(book).map_or(0, |about| about.len());
    let mut number_of = |n: u64| {
        let mut four = [0u8; 4];
        file.seek(SeekFrom::Start(sector + n * (page + 8))).ok()?;
        file.read_exact(&mut four).ok()?;
        number(&four, 0)
    };
    let first_alone = written <= PAGES_MAX && (0..written).all(|n| number_of(n) == Some(1));
    if first_alone && pages * page == book {
        return Ok(());
    }
    Err(StoreError::Stray(journal))
}

/// Refuses a book that is empty or cut to almost nothing while its log is there: the first reading would throw the log away.
pub(super) fn refuse_cut(book: &Path) -> Result<(), StoreError> {
    let short = std::fs::metadata(book).is_ok_and(|about| about.len() < FILE_HEADER);
    if short && has_log(book) { Err(StoreError::Cut(book.to_path_buf())) } else { Ok(()) }
}

/// Refuses a log or a journal that lies where a new book is to be made: it would be taken for the new one's.
pub(super) fn refuse_left(book: &Path) -> Result<(), StoreError> {
    let left = ["-wal", "-journal"].map(|suffix| beside(book, suffix));
    let filled = |path: &PathBuf| std::fs::metadata(path).is_ok_and(|about| about.len() > 0);
    left.into_iter().find(filled).map_or(Ok(()), |path| Err(StoreError::Stray(path)))
}

/// Looks at the log of a book before anybody opens it: one at a time, so that two who come at once do not take each other
/// for somebody who has it open.
pub(super) fn look(book: &Path, passphrase: Option<&Passphrase>) -> Result<(), StoreError> {
    if !has_log(book) {
        return Ok(());
    }
    let _gate = Gate::close(book)?;
    refuse_log(book, passphrase)
}

pub(super) fn has_log(book: &Path) -> bool {
    std::fs::metadata(beside(book, "-wal")).is_ok_and(|about| about.len() > 0)
}

/// Refuses a log that is damaged in the middle, and one with which the book is not all that its own file holds, and more.
/// Where a program has the book open, it looked before; where none has, one was killed, and all is read through once.
/// Nothing is written.
pub(super) fn refuse_log(book: &Path, passphrase: Option<&Passphrase>) -> Result<(), StoreError> {
    refuse_cut(book)?;
    if !has_log(book) {
        return Ok(());
    }
    let Some(with) = taken(book, passphrase)? else { return Ok(()) };
    let log = beside(book, "-wal");
    let length = std::fs::metadata(&log).map_or(0, |about| about.len());
    let bytes = if length > LOG_MOST { Ok(Vec::new()) } else { std::fs::read(&log) };
    let broken = |bytes: Vec<u8>| torn::is_broken(&bytes) || torn::is_beheaded(&bytes, book);
    if bytes.is_ok_and(broken) {
        return Err(StoreError::Broken(log));
    }
    let memory = files::read_head(book).map_or(0, |head| head.seq);
    if memory > fold::last_row(&with).unwrap_or(u64::MAX) && takes_less(&with, length) {
        return Err(StoreError::Broken(log));
    }
    let Some(alone) = alone(book, passphrase) else { return Ok(()) };
    if kept::all(&alone, &with, book) { Ok(()) } else { Err(StoreError::Stray(log)) }
}

/// The book with its log, for this program alone; `None` where another connection has it open. What only can be read is
/// read without asking: nothing is brought home there.
fn taken(book: &Path, passphrase: Option<&Passphrase>) -> Result<Option<Connection>, StoreError> {
    let with = cipher::connect_alone(book, OpenFlags::SQLITE_OPEN_READ_WRITE, passphrase)?;
    match first_reading(&with) {
        Ok(()) => Ok(Some(with)),
        Err(StoreError::Busy) => Ok(None),
        // A file that cannot be locked, because it cannot be written; or one that cannot be read with this log. The first one
        // goes before, or the second would wait for it.
        Err(_) => {
            drop(with);
            let other = cipher::connect(book, OpenFlags::SQLITE_OPEN_READ_ONLY, passphrase)?;
            match first_reading(&other) {
                Err(e) if e.is_of_a_medium() => Err(StoreError::LogUnread(beside(book, "-wal"))),
                _ => Ok(Some(other)),
            }
        }
    }
}

fn first_reading(connection: &Connection) -> Result<(), StoreError> {
    let first = "SELECT count(*) FROM sqlite_schema";
    Ok(connection.query_row(first, [], |row| row.get::<_, i64>(0)).map(drop)?)
}

/// The log is longer than what SQLite takes of it: a round that is over, or damage.
fn takes_less(connection: &Connection, length: u64) -> bool {
    let asked = |sql: &str, at: usize| connection.query_row(sql, [], |r| r.get::<_, i64>(at));
    let page = asked("PRAGMA page_size", 0).unwrap_or(0).unsigned_abs() + FRAME_HEADER as u64;
    let taken = asked("PRAGMA wal_checkpoint(NOOP)", 1).unwrap_or(0).max(0).unsigned_abs();
    length.saturating_sub(LOG_HEADER as u64) / page > taken
}

/// A book's file without its log. Only where nobody has it open: to close it gives up all locks of this program on it.
fn alone(book: &Path, passphrase: Option<&Passphrase>) -> Option<Connection> {
    let access = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    cipher::connect(Path::new(&schema::unchanging(book)), access, passphrase).ok()
}
