//! The fold kept beside the connection: the verifier's walk and the book it builds, always at the same head.

use super::StoreError;
use crate::audit::{
    Entry, Finding, Genesis, Head, Id, LinkRecord, PublicKey, Stamp, Walk, Walker, replay,
};
use crate::book::Book;
use crate::case::Line;
use crate::case::event::{Body, Event};
use crate::hash::Hash;
use rayon::prelude::*;
use rusqlite::{Connection, Rows};
use std::borrow::Cow;
use std::sync::mpsc;

/// Rows read from the file before they are hashed and parsed, on every core.
const BATCH: usize = 4096;
/// Fewer than so many are not worth waking other cores for.
const FEW: usize = 64;

/// One row of the log, byte for byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRecord {
    /// Its seq.
    pub seq: u64,
    /// Link line with its newline.
    pub line: String,
    /// Entry line with its newline.
    pub entry: Option<Vec<u8>>,
    /// Private line with its newline.
    pub private: Option<Vec<u8>>,
}

impl StoredRecord {
    /// Number, line, entry and private line, in this order.
    pub(super) fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get::<_, i64>(0)? as u64,
            line: row.get(1)?,
            entry: row.get(2)?,
            private: row.get(3)?,
        })
    }

    /// The row as the walk reads it.
    pub fn as_link(&self) -> LinkRecord<'_> {
        LinkRecord {
            line: Cow::Borrowed(self.line.as_bytes()),
            entry: self.entry.as_deref().map(Cow::Borrowed),
            private: self.private.as_deref().map(Cow::Borrowed),
        }
    }
}

pub(super) struct Folded {
    walker: Walker,
    book: Book,
    /// The last row taken. A damaged link can claim another number than its row has, so the head does not say it.
    row: u64,
}

impl Folded {
    pub(super) fn start(genesis: &Genesis) -> Self {
        let walker = Walker::new(genesis.text().as_bytes(), replay::Options::default());
        Self { walker, book: Book::default(), row: 0 }
    }

    /// Takes every row after the last one folded.
    pub(super) fn catch_up(&mut self, connection: &Connection) -> Result<(), StoreError> {
        self.read_on(connection, u64::MAX)
    }

    /// Takes at most so many rows after the last one folded.
    pub(super) fn read_on(&mut self, connection: &Connection, most: u64) -> Result<(), StoreError> {
        let Self { walker, book, row } = self;
        each_batch(connection, *row, most, |rows| {
            *row = rows.last().map_or(*row, |last| last.seq);
            let read = on_every_core(rows, |record| replay::Row::read(&record.as_link()));
            for (mut read, stored) in read.into_iter().zip(rows.iter()) {
                let mut event = read.take_event();
                walker.take(read, &mut |entry| apply(book, entry, event.take()));
                walker.stood_at(stored.seq);
            }
        })
    }

    /// The last row taken.
    pub(super) fn row(&self) -> u64 {
        self.row
    }

    /// Seals, chains, verifies and folds one more entry; nothing is changed on refusal.
    pub(super) fn append(
        &mut self,
        case: Id,
        stamp: &Stamp,
        body: &Body,
    ) -> Result<replay::Chained, replay::AppendError> {
        let Self { walker, book, row } = self;
        let chained = walker
            .append(case, stamp, body, &mut |entry| apply(book, entry, Some(entry.event())))?;
        *row = chained.head.seq;
        Ok(chained)
    }

    pub(super) fn book(&self) -> &Book {
        &self.book
    }

    pub(super) fn head(&self) -> Head {
        self.walker.head()
    }

    /// The key in force at the head.
    pub(super) fn key(&self) -> Option<PublicKey> {
        self.key_since().map(|(_, key)| key)
    }

    /// The key in force at the head, and from which entry on.
    pub(super) fn key_since(&self) -> Option<(u64, PublicKey)> {
        self.walker.walk().keys.last().copied()
    }

    /// The key in force at this seq.
    pub(super) fn key_at(&self, seq: u64) -> Option<PublicKey> {
        self.walker.walk().key_at(seq)
    }

    /// Nothing is wrong with what was read to its end.
    pub(super) fn is_sound(&self) -> bool {
        self.walker.is_sound()
    }

    /// What has no signature where one is to be expected, signed up to this entry.
    pub(super) fn unsigned(&self, up_to: u64, sound: u64) -> Vec<Finding> {
        self.walker.walk().unsigned(up_to, sound)
    }

    /// Whether an unbroken chain leads to this entry.
    pub(super) fn ties(&self, seq: u64) -> bool {
        self.walker.walk().ties(seq)
    }

    /// The walk as if the chain ended here.
    pub(super) fn walk(&self) -> Walk {
        self.walker.so_far()
    }
}

fn apply(book: &mut Book, entry: &Entry, event: Option<Event>) {
    let line = Line {
        seq: entry.seq,
        at: entry.at.to_string(),
        actor: entry.actor.clone(),
        hash: entry.hash,
        event: event.unwrap_or_else(|| entry.event()),
    };
    book.apply(&entry.case.hex(), line);
}

fn on_every_core<T: Send>(
    rows: &[StoredRecord],
    read: impl Fn(&StoredRecord) -> T + Sync + Send,
) -> Vec<T> {
    if rows.len() < FEW {
        return rows.iter().map(read).collect();
    }
    rows.par_iter().map(read).collect()
}

/// Walks the log of a file from its first row, with these options; keeps no more of it in memory than a batch.
pub(super) fn walk_file(
    connection: &Connection,
    genesis: &[u8],
    options: replay::Options,
    fold: &mut (dyn FnMut(&Entry) + Send),
) -> Result<Walk, StoreError> {
    let mut walker = Walker::new(genesis, options);
    each_batch(connection, 0, u64::MAX, |rows| {
        let read = on_every_core(rows, |record| replay::Row::read(&record.as_link()));
        for (read, stored) in read.into_iter().zip(rows.iter()) {
            walker.take(read, &mut |entry| fold(entry));
            walker.stood_at(stored.seq);
        }
    })?;
    Ok(walker.finish())
}

/// The number of the last row; 0 where there is none.
pub(super) fn last_row(connection: &Connection) -> Result<u64, StoreError> {
    let last = connection
        .query_row("SELECT coalesce(max(seq), 0) FROM link", [], |row| row.get::<_, i64>(0))?;
    Ok(last as u64)
}

/// Hash of the link at this seq; `None` where there is none, or none that can be read.
pub(super) fn head_at(connection: &Connection, seq: u64) -> Option<Hash> {
    let line = |row: &rusqlite::Row<'_>| row.get::<_, String>(0);
    let found = connection.query_row("SELECT line FROM link WHERE seq = ?1", [seq as i64], line);
    found.ok().map(|line| Hash::of(line.as_bytes()))
}

/// Rows after this seq, in order.
pub(super) fn records(
    connection: &Connection,
    after: u64,
) -> Result<Vec<StoredRecord>, StoreError> {
    let mut out = Vec::new();
    each_batch(connection, after, u64::MAX, |rows| out.append(rows))?;
    Ok(out)
}

/// Hands on the rows after this seq in order, a batch at a time, at most so many in all. While one batch is taken the
/// next is read from the file; the file is read by the caller's thread alone.
fn each_batch(
    connection: &Connection,
    after: u64,
    most: u64,
    mut take: impl FnMut(&mut Vec<StoredRecord>) + Send,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT seq, line, entry, priv FROM link WHERE seq>?1 ORDER BY seq LIMIT ?2",
    )?;
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    // From the very first row on: one below number 1 is no row of ours, and is found by its number.
    let after = if after == 0 { i64::MIN } else { after as i64 };
    let mut rows = statement.query([after, most])?;
    let mut first = next_batch(&mut rows)?;
    if first.len() < BATCH {
        take(&mut first);
        return Ok(());
    }
    std::thread::scope(|scope| {
        let (send, receive) = mpsc::sync_channel::<Vec<StoredRecord>>(1);
        let taker = scope.spawn(move || receive.into_iter().for_each(|mut batch| take(&mut batch)));
        let mut read = || -> Result<(), StoreError> {
            let mut batch = std::mem::take(&mut first);
            while !batch.is_empty() {
                if send.send(batch).is_err() {
                    break;
                }
                batch = next_batch(&mut rows)?;
            }
            Ok(())
        };
        let done = read();
        drop(send);
        if let Err(panic) = taker.join() {
            std::panic::resume_unwind(panic);
        }
        done
    })
}

fn next_batch(rows: &mut Rows<'_>) -> Result<Vec<StoredRecord>, StoreError> {
    let mut batch = Vec::new();
    while batch.len() < BATCH
        && let Some(row) = rows.next()?
    {
        batch.push(StoredRecord::read(row)?);
    }
    Ok(batch)
}
