//! The fold kept beside the connection: the verifier's walk and the book it builds, always at the same head.

use super::StoreError;
use crate::audit::{Entry, Genesis, Head, Id, LinkRecord, PublicKey, Stamp, Walk, Walker, replay};
use crate::book::Book;
use crate::case::Line;
use crate::case::event::Body;
use rusqlite::Connection;
use std::borrow::Cow;

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
}

impl Folded {
    pub(super) fn start(genesis: &Genesis) -> Self {
        let walker = Walker::new(genesis.text().as_bytes(), replay::Options::default());
        Self { walker, book: Book::default() }
    }

    /// Takes every row after the last one folded.
    pub(super) fn catch_up(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let Self { walker, book } = self;
        each_record(connection, walker.head().seq, |record| {
            walker.step(&record.as_link(), &mut |entry| apply(book, entry));
        })
    }

    /// Seals, chains, verifies and folds one more entry; nothing is changed on refusal.
    pub(super) fn append(
        &mut self,
        case: Id,
        stamp: &Stamp,
        body: &Body,
    ) -> Result<replay::Row, replay::AppendError> {
        let Self { walker, book } = self;
        walker.append(case, stamp, body, &mut |entry| apply(book, entry))
    }

    pub(super) fn book(&self) -> &Book {
        &self.book
    }

    pub(super) fn head(&self) -> Head {
        self.walker.head()
    }

    /// The key in force at the head.
    pub(super) fn key(&self) -> Option<PublicKey> {
        self.walker.walk().key_at(self.head().seq)
    }

    pub(super) fn is_intact(&self) -> bool {
        self.walker.walk().is_intact()
    }

    /// The walk as if the chain ended here.
    pub(super) fn walk(&self) -> Walk {
        self.walker.clone().finish()
    }
}

fn apply(book: &mut Book, entry: &Entry) {
    let line = Line {
        seq: entry.seq,
        at: entry.at.to_string(),
        actor: entry.actor.clone(),
        hash: entry.hash,
        event: entry.event(),
    };
    book.apply(&entry.case.hex(), &line);
}

/// Rows after this seq, in order.
pub(super) fn records(
    connection: &Connection,
    after: u64,
) -> Result<Vec<StoredRecord>, StoreError> {
    let mut out = Vec::new();
    each_record(connection, after, |record| out.push(record))?;
    Ok(out)
}

fn each_record(
    connection: &Connection,
    after: u64,
    mut take: impl FnMut(StoredRecord),
) -> Result<(), StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT seq, line, entry, priv FROM link WHERE seq>?1 ORDER BY seq")?;
    let mut rows = statement.query([after as i64])?;
    while let Some(row) = rows.next()? {
        take(StoredRecord {
            seq: row.get::<_, i64>(0)? as u64,
            line: row.get(1)?,
            entry: row.get(2)?,
            private: row.get(3)?,
        });
    }
    Ok(())
}
