//! Erasure on request: private lines and files set to nothing, with an entry for each that says so. Their hashes stay
//! in the chain, so that what is gone is known to be gone.

use super::{Append, Store, StoreError};
use crate::audit::{Entry, Head, Time};
use crate::hash::Hash;
use rusqlite::params;

/// Something to be erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erase {
    /// The private line of this entry.
    Private(u64),
    /// The bytes of this file, wherever it is named.
    File(Hash),
}

/// What an entry says was erased.
pub(super) fn erases(entry: &Entry) -> Option<Hash> {
    let hash = Hash::from_hex(entry.body.data.get("hash")?.as_str()?);
    hash.filter(|_| entry.body.kind == "erased")
}

/// What an erasure left.
#[derive(Debug, Clone, PartialEq)]
pub struct Erased {
    /// The entries that say so.
    pub entries: Vec<Entry>,
    /// Nothing of it is left in the file or its log. `false` while another program reads: then it is once that is
    /// closed and the book is opened again.
    pub flushed: bool,
}

impl Store {
    /// Hashes of private lines that are there, by seq.
    pub fn private_lines(&self) -> Result<Vec<(u64, Hash)>, StoreError> {
        let mut statement = self
            .connection()
            .prepare("SELECT seq, priv FROM link WHERE priv IS NOT NULL ORDER BY seq")?;
        let rows = statement
            .query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?)))?;
        let mut out = Vec::new();
        for row in rows {
            let (seq, line) = row?;
            out.push((seq as u64, Hash::of(&line)));
        }
        Ok(out)
    }

    /// Erases, with the entries that say so and a signature over them at `time`, in one transaction; drafts of `draft_owner`
    /// (a case id) go too. What was freed is overwritten (`secure_delete`), and the write-ahead log is emptied. Where the
    /// book moved on since `at`, nothing is done: somebody may use by now what was looked up then.
    pub fn erase(
        &mut self,
        at: Head,
        what: &[Erase],
        said: Vec<Append>,
        draft_owner: &str,
        time: Option<Time>,
    ) -> Result<Erased, StoreError> {
        let (entries, ()) = self.write(Some(at), said, Vec::new(), time, |store, _| {
            for erase in what {
                let changed = match erase {
                    Erase::Private(seq) => store.connection().execute(
                        "UPDATE link SET priv=NULL WHERE seq=?1 AND priv IS NOT NULL",
                        [*seq as i64],
                    )?,
                    Erase::File(hash) => store.connection().execute(
                        "UPDATE attachment SET data=NULL WHERE sha256=?1 AND data IS NOT NULL",
                        params![hash.hex()],
                    )?,
                };
                if changed != 1 {
                    return Err(StoreError::Abandoned);
                }
            }
            store
                .connection()
                .execute("DELETE FROM draft WHERE instr(id, ?1) > 0", [draft_owner])?;
            Ok(())
        })?;
        let flushed = self.flush()?;
        // What was folded still holds the text.
        self.refold()?;
        Ok(Erased { entries, flushed })
    }

    /// Empties the write-ahead log into the file; `false` while another program reads.
    fn flush(&self) -> Result<bool, StoreError> {
        let busy = self
            .connection()
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0))?;
        Ok(busy == 0)
    }
}
