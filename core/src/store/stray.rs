//! A log or a journal beside the book that is not its own: of an older copy, of another book, of what was there before.
//! SQLite takes either for the book's by its name and writes it in, over entries that were kept. So both are looked at
//! before anything is written, and a book beside such a file is not opened.

use super::cipher::{self, Passphrase};
use super::{StoreError, copy, files, fold, schema};
use crate::hash::Hash;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::collections::BTreeSet;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What every journal that is still in force begins with.
const JOURNAL: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
/// The book leaves WAL mode and comes back to it, and writes nothing else through a journal: its first page.
const PAGES_MAX: u64 = 2;

/// What a log begins with, and each page in it.
pub(super) const LOG_HEADER: usize = 32;
pub(super) const FRAME_HEADER: usize = 24;
/// So many bytes of a log are looked at.
const LOG_MOST: u64 = 256 << 20;
/// Another program may be writing it: it is looked at again.
const LOOKS: u32 = 4;
const BETWEEN: Duration = Duration::from_millis(40);

/// Four bytes as a number, the first the greatest: so SQLite writes all of its own.
pub(super) fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?;
    Some(u32::from_be_bytes([four[0], four[1], four[2], four[3]]))
}

/// A name beside the book.
pub(super) fn beside(book: &Path, suffix: &str) -> PathBuf {
    let mut name = book.as_os_str().to_os_string();
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

/// Refuses a log with which the book is not what its own file holds and more: whose last entry the log takes away, or does not
/// go on from. Nothing was written yet, and closing this connection then writes nothing.
pub(super) fn refuse_log(
    connection: &Connection,
    book: &Path,
    passphrase: Option<&Passphrase>,
) -> Result<(), StoreError> {
    let log = beside(book, "-wal");
    let length = std::fs::metadata(&log).map_or(0, |about| about.len());
    if length == 0 {
        return Ok(());
    }
    // Read first: what another program records meanwhile is in the rows then.
    let memory = files::read_head(book).map_or(0, |head| head.seq);
    if memory > fold::last_row(connection).unwrap_or(u64::MAX) && takes_less(connection, length) {
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        return Err(StoreError::Broken(log));
    }
    let Some(alone) = alone(book, passphrase) else { return Ok(()) };
    // A power cut while the log was brought home leaves a file that is nothing by itself.
    if goes_on(connection, &alone).unwrap_or(false) || !alone.is_whole() {
        return Ok(());
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    Err(StoreError::Stray(log))
}

/// The log is longer than what SQLite takes of it: a round that is over, or damage.
fn takes_less(connection: &Connection, length: u64) -> bool {
    let asked = |sql: &str, at: usize| connection.query_row(sql, [], |r| r.get::<_, i64>(at));
    let page = asked("PRAGMA page_size", 0).unwrap_or(0).unsigned_abs() + FRAME_HEADER as u64;
    let taken = asked("PRAGMA wal_checkpoint(NOOP)", 1).unwrap_or(0).max(0).unsigned_abs();
    length.saturating_sub(LOG_HEADER as u64) / page > taken
}

/// A book's file without its log, and the last row of it.
struct Alone {
    connection: Connection,
    genesis: String,
    seq: i64,
    line: String,
}

impl Alone {
    /// All of it fits together, to the last row.
    fn is_whole(&self) -> bool {
        let walked = fold::walk_file(
            &self.connection,
            self.genesis.as_bytes(),
            crate::audit::replay::Options::default(),
            &mut |_| {},
        );
        copy::structure(&self.connection).is_ok_and(|said| said.is_empty())
            && walked.is_ok_and(|walk| walk.is_intact())
    }
}

/// What the file holds without its log. `None` where it holds no entry, or cannot be read alone, as while another program
/// brings the log home.
fn alone(book: &Path, passphrase: Option<&Passphrase>) -> Option<Alone> {
    let access = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection =
        cipher::connect(Path::new(&schema::unchanging(book)), access, passphrase).ok()?;
    if !["book", "link"].into_iter().all(|table| schema::is_plain(&connection, table)) {
        return None;
    }
    let genesis =
        connection.query_row("SELECT genesis FROM book WHERE id=1", [], |r| r.get(0)).ok()?;
    let last = "SELECT seq, line FROM link ORDER BY seq DESC LIMIT 1";
    let (seq, line) = connection.query_row(last, [], |r| Ok((r.get(0)?, r.get(1)?))).ok()?;
    Some(Alone { connection, genesis, seq, line })
}

/// With its log the book has the same beginning and all that the file alone holds, and behind its last row others, the first of
/// which names that one: nothing but what is erased is ever taken away, and nothing but a time stamp added to what is there.
fn goes_on(connection: &Connection, alone: &Alone) -> rusqlite::Result<bool> {
    let genesis: String =
        connection.query_row("SELECT genesis FROM book WHERE id=1", [], |r| r.get(0))?;
    let line = |seq: i64| {
        let asked = connection.query_row("SELECT line FROM link WHERE seq=?1", [seq], |r| r.get(0));
        asked.optional()
    };
    let (own, next): (Option<String>, Option<String>) = (line(alone.seq)?, line(alone.seq + 1)?);
    let rows = "SELECT (SELECT count(*) FROM link), (SELECT max(seq) FROM link)";
    let (count, last): (i64, i64) =
        connection.query_row(rows, [], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let head = Hash::of(alone.line.as_bytes()).to_string();
    let same_log = genesis == alone.genesis
        && own.as_ref() == Some(&alone.line)
        && count == last
        && next.is_none_or(|next| next.trim_end().ends_with(&head));
    for sql in KEPT {
        let now = texts(connection, sql)?;
        if !same_log || !texts(&alone.connection, sql)?.is_subset(&now) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What is never taken away: the statements with their stamps, the names of files.
const KEPT: [&str; 3] = [
    "SELECT seq || ' ' || text || hex(sig) FROM checkpoint",
    "SELECT seq || ' ' || hex(tsr) FROM checkpoint WHERE tsr IS NOT NULL",
    "SELECT sha256 FROM attachment",
];

fn texts(connection: &Connection, sql: &str) -> rusqlite::Result<BTreeSet<Hash>> {
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    rows.map(|text| Ok(Hash::of(text?.as_bytes()))).collect()
}

/// Refuses a log that is damaged in the middle: SQLite would bring home what comes before, and throw the rest away. Of one whose
/// last transaction was torn by a kill everything before is whole.
pub(super) fn refuse_broken(book: &Path) -> Result<(), StoreError> {
    let log = beside(book, "-wal");
    let length = std::fs::metadata(&log).map_or(0, |about| about.len());
    if length == 0 || length > LOG_MOST {
        return Ok(());
    }
    for look in 0..LOOKS {
        if look > 0 {
            std::thread::sleep(BETWEEN);
        }
        if !std::fs::read(&log).is_ok_and(|bytes| is_broken(&bytes)) {
            return Ok(());
        }
    }
    Err(StoreError::Broken(log))
}

/// Behind a frame that does not add up another transaction than its own was written: that one began only when this one was
/// safe on the disk. The last transaction of all may be torn anywhere by a power cut, and was not acknowledged then.
fn is_broken(log: &[u8]) -> bool {
    let number = |at: usize| number(log, at);
    if log.len() < LOG_HEADER {
        return false;
    }
    let (Some(magic), Some(page)) = (number(0), number(8)) else { return false };
    let page = if page == 1 { 65_536 } else { page as usize };
    if !matches!(magic, 0x377f_0682 | 0x377f_0683) || !(512..=65_536).contains(&page) {
        return false;
    }
    let big = magic & 1 == 1;
    // Each frame adds up from what the one before it says of itself, however that one looks.
    let (mut before, mut bad, mut ended) = (number(24).zip(number(28)), None, 0);
    let (mut last, mut ended_at): (Option<(u32, &[u8])>, Option<u32>) = (None, None);
    for frame in log[LOG_HEADER..].chunks_exact(FRAME_HEADER + page) {
        let part = |at: usize| self::number(frame, at).unwrap_or_default();
        let (own, data) = ((part(16), part(20)), &frame[FRAME_HEADER..]);
        let same_round = (Some(part(8)), Some(part(12))) == (number(16), number(20));
        let sum = before.map(|sum| add(add(sum, &frame[..8], big), data, big));
        let (whole, ends) = (same_round && sum == Some(own), same_round && part(4) > 0);
        before = Some(own);
        match bad {
            // A later round was begun over it: all that this one held is home.
            None if !same_round => return false,
            // Up to the end of a sector the frame that ends a transaction is written again, and its last part is not synced.
            None if !whole => {
                let again = ended_at == Some(part(0));
                (bad, ended) = (Some(part(0)), u32::from(ends && !again));
            }
            None => ended_at = ends.then(|| part(0)),
            Some(first) if whole && ends => {
                let again = last.map_or(ended > 0 && part(0) == first, |l| l == (part(0), data));
                ended += u32::from(!again);
                last = Some((part(0), data));
            }
            _ => {}
        }
    }
    ended > 1
}

/// The two sums of a log, eight bytes at a time.
fn add((mut a, mut b): (u32, u32), bytes: &[u8], big: bool) -> (u32, u32) {
    for eight in bytes.chunks_exact(8) {
        let word = |at: usize| {
            let four = [eight[at], eight[at + 1], eight[at + 2], eight[at + 3]];
            if big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) }
        };
        a = a.wrapping_add(word(0)).wrapping_add(b);
        b = b.wrapping_add(word(4)).wrapping_add(a);
    }
    (a, b)
}
