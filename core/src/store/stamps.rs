//! Checkpoints and time stamps in the book: signed statements of the head, the request of a checkpoint, and its answer together with the entry that names it.

use super::fold::Folded;
use super::{Append, Store, StoreError};
use crate::audit::{Checkpoint, Code, Entry, Finding, Genesis, Head, PublicKey, SigningKey, Time};
use crate::hash::Hash;
use rusqlite::{Connection, params};

/// A signed statement of the head, kept in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptCheckpoint {
    /// Its text.
    pub text: String,
    /// Its signature, 64 bytes.
    pub sig: Vec<u8>,
    /// Time-stamp request, once one went out.
    pub tsq: Option<Vec<u8>>,
    /// Time-stamp answer, once one came in.
    pub tsr: Option<Vec<u8>>,
}

impl KeptCheckpoint {
    /// Whether the time stamp with these bytes is there, as it came.
    pub fn holds(&self, stamp: &Hash) -> bool {
        self.tsr.as_deref().is_some_and(|token| Hash::of(token) == *stamp)
    }

    /// The head it states.
    pub fn states(&self) -> Option<Head> {
        Checkpoint::parse(self.text.as_bytes()).map(|read| read.head)
    }

    /// What is wrong with it as the one at `seq`: its text, its head beside the chain's, or its signature by the key
    /// then in force.
    pub fn fault(&self, seq: u64, head: Option<Hash>, key: Option<PublicKey>) -> Option<Code> {
        let read = Checkpoint::parse(self.text.as_bytes()).filter(|read| read.head.seq == seq);
        let Some(read) = read else { return Some(Code::CheckpointMalformed) };
        match self.is_signed_by(key) {
            true if head != Some(read.head.hash) => Some(Code::CheckpointHead),
            true => None,
            // Sound, by a key of its own: the entry that brought it into force may be lost, or it is somebody else's.
            false if read.verify(&self.sig) => Some(Code::CheckpointKey),
            false => Some(Code::CheckpointSignature),
        }
    }

    /// Whether its signature is this key's, whatever it says.
    pub fn is_signed_by(&self, key: Option<PublicKey>) -> bool {
        let read = Checkpoint::parse(self.text.as_bytes());
        read.is_some_and(|read| key == Some(read.key) && read.verify(&self.sig))
    }
}

/// Every checkpoint of a book's file with its seq, in order.
pub(super) fn checkpoints(
    connection: &rusqlite::Connection,
) -> Result<Vec<(u64, KeptCheckpoint)>, StoreError> {
    let mut statement = connection.prepare(CHECKPOINTS)?;
    let rows = statement.query_map([], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The same of a file that may be damaged, as far as they can be read.
pub(super) fn readable(connection: &rusqlite::Connection) -> Vec<(u64, KeptCheckpoint)> {
    let Ok(mut statement) = connection.prepare(CHECKPOINTS) else { return Vec::new() };
    let Ok(rows) = statement.query_map([], read) else { return Vec::new() };
    rows.map_while(Result::ok).collect()
}

/// Every checkpoint of a book's file, in order.
const CHECKPOINTS: &str = "SELECT seq, text, sig, tsq, tsr FROM checkpoint ORDER BY seq";

/// One row of [`CHECKPOINTS`].
fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<(u64, KeptCheckpoint)> {
    let kept =
        KeptCheckpoint { text: row.get(1)?, sig: row.get(2)?, tsq: row.get(3)?, tsr: row.get(4)? };
    Ok((row.get::<_, i64>(0)? as u64, kept))
}

impl Store {
    /// Signs the present head and keeps the statement; an existing one at this head is returned as it is.
    pub fn checkpoint(&mut self, time: Time) -> Result<KeptCheckpoint, StoreError> {
        self.write(None, Vec::new(), Vec::new(), Some(time), |_, _| Ok(()))?;
        let seq = self.head().seq;
        self.checkpoints()?
            .into_iter()
            .find(|(at, _)| *at == seq)
            .map(|(_, kept)| kept)
            .ok_or(StoreError::ReadOnly)
    }

    /// Every checkpoint with its seq, in order.
    pub fn checkpoints(&self) -> Result<Vec<(u64, KeptCheckpoint)>, StoreError> {
        checkpoints(&self.connection)
    }

    /// Seqs of checkpoints that are not what this chain and its keys made.
    pub fn damaged_checkpoints(&self) -> Result<Vec<u64>, StoreError> {
        let mut bad = Vec::new();
        for (seq, kept) in self.checkpoints()? {
            if self.checkpoint_fault(seq, &kept)?.is_some() {
                bad.push(seq);
            }
        }
        Ok(bad)
    }

    /// The last entry that a sound checkpoint signs; 0 for none.
    pub fn signed_up_to(&self) -> Result<u64, StoreError> {
        for (seq, kept) in self.checkpoints()?.into_iter().rev() {
            if self.ties(seq) && self.checkpoint_fault(seq, &kept)?.is_none() {
                return Ok(seq);
            }
        }
        Ok(0)
    }

    /// Seqs of statements whose signature is sound and whose head is none of this chain's: the record was rewritten, or
    /// its last rows are lost.
    pub(super) fn contradictions(&self) -> Result<Vec<u64>, StoreError> {
        let mut found = Vec::new();
        for (_, kept) in self.checkpoints()? {
            // By what it states, whatever row it lies in.
            let Some(Head { seq, hash }) = kept.states() else { continue };
            // A signature is looked at only where the head differs: this runs before each signing.
            let differs = self.hash_at(seq)? != Some(hash);
            if differs && kept.is_signed_by(self.folded.key_at(seq)) {
                found.push(seq);
            }
        }
        Ok(found)
    }

    /// What the book says that has no signature where one is to be expected, and signatures that do not hold where no
    /// later one does: whoever signs next vouches for it.
    pub fn unsigned(&self) -> Result<Vec<Finding>, StoreError> {
        // By which key something was signed is known when all was read.
        if !self.checked()?.is_all() {
            return Ok(Vec::new());
        }
        let to = self.signed_up_to()?;
        let mut found = self.folded.unsigned(to, to);
        for (seq, kept) in self
            .checkpoints()?
            .into_iter()
            .filter(|(seq, _)| (*seq > to || to == 0) && !self.contradicted.contains(seq))
        {
            found.extend(self.checkpoint_fault(seq, &kept)?.map(|code| Finding::at(code, seq)));
        }
        Ok(found)
    }

    /// Whether an unbroken chain leads to this entry.
    pub fn ties(&self, seq: u64) -> bool {
        self.folded.ties(seq)
    }

    /// What is wrong with one of the checkpoints this book keeps.
    pub fn checkpoint_fault(
        &self,
        seq: u64,
        kept: &KeptCheckpoint,
    ) -> Result<Option<Code>, StoreError> {
        Ok(kept.fault(seq, self.hash_at(seq)?, self.folded.key_at(seq)))
    }

    /// The checkpoint at this seq.
    pub fn checkpoint_at(&self, seq: u64) -> Result<Option<KeptCheckpoint>, StoreError> {
        Ok(self.checkpoints()?.into_iter().find(|(at, _)| *at == seq).map(|(_, kept)| kept))
    }

    /// Keeps the request that goes out for a checkpoint, so that the answer's nonce can be compared. One that is kept
    /// already stays: its answer may be under way.
    pub fn keep_request(&mut self, seq: u64, tsq: &[u8]) -> Result<(), StoreError> {
        self.writable()?;
        self.connection().execute(
            "UPDATE checkpoint SET tsq=?2 WHERE seq=?1 AND tsq IS NULL AND tsr IS NULL",
            params![seq as i64, tsq],
        )?;
        Ok(())
    }

    /// Keeps an answer that was checked completely, with the entry that names its bytes: both or neither. A checkpoint
    /// has one answer; a further time stamp needs a new checkpoint.
    pub fn attach_token(
        &mut self,
        seq: u64,
        tsr: &[u8],
        named: Append,
    ) -> Result<Vec<Entry>, StoreError> {
        let (entries, ()) = self.write(None, vec![named], Vec::new(), None, |store, _| {
            if store.keep_token(seq, tsr)? { Ok(()) } else { Err(StoreError::Abandoned) }
        })?;
        Ok(entries)
    }

    /// Puts back an answer that an entry names already and that was lost since.
    pub fn put_back_token(&mut self, seq: u64, tsr: &[u8]) -> Result<(), StoreError> {
        self.writable()?;
        self.keep_token(seq, tsr).map(drop)
    }

    /// Whether there was a checkpoint without an answer to keep it with.
    fn keep_token(&self, seq: u64, tsr: &[u8]) -> Result<bool, StoreError> {
        let changed = self.connection().execute(
            "UPDATE checkpoint SET tsr=?2 WHERE seq=?1 AND tsr IS NULL",
            params![seq as i64, tsr],
        )?;
        Ok(changed == 1)
    }
}

/// Signs the head as folded, once per seq.
pub(super) fn sign_head(
    transaction: &Connection,
    genesis: &Genesis,
    key: Option<&SigningKey>,
    folded: &Folded,
    time: Time,
) -> Result<(), StoreError> {
    let key = key.ok_or_else(|| StoreError::Key("missing".into()))?;
    if Some(key.public()) != folded.key() {
        return Err(StoreError::Key(key.public().fingerprint()));
    }
    let head = folded.head();
    let statement = Checkpoint { book: genesis.book, head, time, key: key.public() };
    let sig = statement.sign(key);
    // What is there already is given out as it is: only if it is what this chain and its key made.
    let there = checkpoints(transaction)?.into_iter().rfind(|(seq, _)| *seq == head.seq);
    let sound = |kept: &KeptCheckpoint| {
        kept.fault(head.seq, Some(head.hash), folded.key_at(head.seq)).is_none()
    };
    if there.is_some_and(|(_, kept)| !sound(&kept)) {
        return Err(StoreError::Unfit(head.seq));
    }
    transaction.execute(
        "INSERT INTO checkpoint(seq, text, sig) VALUES (?1, ?2, ?3) ON CONFLICT(seq) DO NOTHING",
        params![head.seq as i64, statement.text(), sig.to_vec()],
    )?;
    Ok(())
}
