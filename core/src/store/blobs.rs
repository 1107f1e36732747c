//! Attachments: bytes by their hash, in the same file and the same transaction as the entry that names them.

use super::{Store, StoreError};
use crate::hash::{Hash, Hasher};
use rusqlite::{Connection, OptionalExtension, params};
use std::io::{self, Read, Seek, SeekFrom, Write};

/// Bytes one attachment may have.
pub const MAX_ATTACHMENT: u64 = 256 * 1024 * 1024;
/// Up to this size a file goes in as one value; larger ones stream in pieces.
const WHOLE: u64 = 8 * 1024 * 1024;
const PIECE: usize = 1024 * 1024;

/// A file on its way into the book: its hash is known, its bytes are read when the transaction writes it.
pub struct NewBlob<'a> {
    /// Hash of the bytes.
    pub sha256: Hash,
    /// How many.
    pub size: u64,
    /// Gives the bytes from the start.
    pub bytes: Box<dyn ReadSeek + 'a>,
}

/// Something that can be read twice: once for its hash, once into the book.
pub trait ReadSeek: Read + Seek {}
impl<T: Read + Seek> ReadSeek for T {}

impl<'a> NewBlob<'a> {
    /// Reads a file once for its hash and size.
    pub fn of(mut bytes: impl ReadSeek + 'a) -> io::Result<Self> {
        bytes.seek(SeekFrom::Start(0))?;
        let (mut hasher, mut size, mut piece) = (Hasher::new(), 0u64, vec![0u8; 64 * 1024]);
        loop {
            let n = bytes.read(&mut piece)?;
            if n == 0 {
                break;
            }
            hasher.update(&piece[..n]);
            size += n as u64;
        }
        Ok(Self { sha256: hasher.finish(), size, bytes: Box::new(bytes) })
    }
}

/// Writes one attachment; a file already there is left alone.
pub(super) fn insert(connection: &Connection, mut blob: NewBlob<'_>) -> Result<(), StoreError> {
    if blob.size > MAX_ATTACHMENT {
        return Err(StoreError::TooLarge { size: blob.size, limit: MAX_ATTACHMENT });
    }
    let key = blob.sha256.hex();
    let sql = "SELECT rowid, data IS NOT NULL FROM attachment WHERE sha256=?1";
    let found: Option<(i64, bool)> =
        connection.query_row(sql, [&key], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    // Good bytes are never let go of for damaged ones that lie there under their name.
    if found.is_some_and(|(_, held)| held) && is_whole(connection, &blob.sha256) {
        return Ok(());
    }
    blob.bytes.seek(SeekFrom::Start(0)).map_err(StoreError::Source)?;
    let mut hasher = Hasher::new();
    if blob.size <= WHOLE && found.is_none() {
        let mut data = Vec::with_capacity(blob.size as usize);
        blob.bytes.take(WHOLE + 1).read_to_end(&mut data).map_err(StoreError::Source)?;
        hasher.update(&data);
        connection.execute(
            "INSERT INTO attachment(sha256, size, data) VALUES (?1, ?2, ?3)",
            params![key, blob.size as i64, data],
        )?;
    } else {
        let size = blob.size as i64;
        let row = if let Some((row, _)) = found {
            // It was erased or is damaged; an entry that is written now names it again.
            let sql = "UPDATE attachment SET size=?2, data=zeroblob(?2) WHERE sha256=?1";
            unguarded(connection, |connection| connection.execute(sql, params![key, size]))?;
            row
        } else {
            let sql = "INSERT INTO attachment(sha256, size, data) VALUES (?1, ?2, zeroblob(?2))";
            connection.execute(sql, params![key, size])?;
            connection.last_insert_rowid()
        };
        let mut slot = connection.blob_open("main", "attachment", "data", row, false)?;
        let mut piece = vec![0u8; PIECE];
        loop {
            let n = blob.bytes.read(&mut piece).map_err(StoreError::Source)?;
            if n == 0 {
                break;
            }
            hasher.update(&piece[..n]);
            slot.write_all(&piece[..n]).map_err(StoreError::Source)?;
        }
    }
    // The file changed between hashing and storing: nothing of it is kept.
    if hasher.finish() == blob.sha256 { Ok(()) } else { Err(StoreError::SourceChanged) }
}

/// Sets the trigger that keeps attachments from changing aside for one statement of a transaction.
fn unguarded(
    connection: &Connection,
    change: impl FnOnce(&Connection) -> rusqlite::Result<usize>,
) -> Result<usize, StoreError> {
    let guard: Option<String> = connection
        .query_row(
            "SELECT sql FROM sqlite_schema WHERE type='trigger' AND name='attachment_fixed'",
            [],
            |row| row.get(0),
        )
        .optional()?;
    // Whoever changed the bytes may have taken it away.
    let Some(guard) = guard else { return Ok(change(connection)?) };
    connection.execute_batch("DROP TRIGGER attachment_fixed")?;
    let changed = change(connection)?;
    connection.execute_batch(&guard)?;
    Ok(changed)
}

impl Store {
    /// Opens an attachment's bytes; `None` where the book does not hold them (never came in, or erased).
    pub fn attachment(
        &self,
        hash: &Hash,
    ) -> Result<Option<(u64, Box<dyn ReadSeek + '_>)>, StoreError> {
        let Some((size, blob)) = open(self.connection(), hash)? else { return Ok(None) };
        Ok(Some((size, Box::new(blob))))
    }

    /// An attachment's bytes whole, for importers and small files: what was recorded, or none.
    pub fn attachment_bytes(&self, hash: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
        let Some((size, mut reader)) = self.attachment(hash)? else { return Ok(None) };
        let mut data = Vec::with_capacity(size as usize);
        reader.read_to_end(&mut data).map_err(StoreError::Source)?;
        if Hash::of(&data) != *hash {
            return Err(StoreError::Changed(*hash));
        }
        Ok(Some(data))
    }

    /// Hashes and sizes of everything held.
    pub fn attachments(&self) -> Result<Vec<(Hash, u64)>, StoreError> {
        held(self.connection())
    }

    /// Whether the bytes of this file are here, and are what its name says.
    pub fn holds(&self, hash: &Hash) -> bool {
        is_whole(self.connection(), hash)
    }

    /// Puts the bytes of a file that is named by an entry back where they were lost or damaged. The trigger that keeps
    /// attachments from changing is set aside within the transaction, and is there again when it ends.
    ///
    /// # Errors
    /// As for any writing; `SourceChanged` where the bytes are not of this hash.
    pub fn put_back(&mut self, mut blob: NewBlob<'_>) -> Result<(), StoreError> {
        if blob.size > MAX_ATTACHMENT {
            return Err(StoreError::TooLarge { size: blob.size, limit: MAX_ATTACHMENT });
        }
        let mut data = Vec::with_capacity(blob.size as usize);
        blob.bytes.seek(SeekFrom::Start(0)).map_err(StoreError::Source)?;
        blob.bytes.take(MAX_ATTACHMENT + 1).read_to_end(&mut data).map_err(StoreError::Source)?;
        if Hash::of(&data) != blob.sha256 {
            return Err(StoreError::SourceChanged);
        }
        let (key, size) = (blob.sha256.hex(), blob.size as i64);
        self.write(None, Vec::new(), Vec::new(), None, |store, _| {
            let connection = store.connection();
            let sql = "UPDATE attachment SET size=?2, data=?3 WHERE sha256=?1";
            let put = unguarded(connection, |c| c.execute(sql, params![key, size, data]))?;
            if put == 0 {
                connection.execute(
                    "INSERT INTO attachment(sha256, size, data) VALUES (?1, ?2, ?3)",
                    params![key, size, data],
                )?;
            }
            Ok(())
        })?;
        Ok(())
    }

    /// Reads every attachment again and returns those whose bytes are not what their name says.
    pub fn damaged_attachments(&self) -> Result<Vec<Hash>, StoreError> {
        damaged(self.connection())
    }
}

/// The bytes are here and are what their name says.
pub(super) fn is_whole(connection: &Connection, hash: &Hash) -> bool {
    let Ok(Some((_, reader))) = open(connection, hash) else { return false };
    NewBlob::of(reader).is_ok_and(|blob| blob.sha256 == *hash)
}

fn open<'a>(
    connection: &'a Connection,
    hash: &Hash,
) -> Result<Option<(u64, rusqlite::blob::Blob<'a>)>, StoreError> {
    let found: Option<i64> = connection
        .query_row(
            "SELECT rowid FROM attachment WHERE sha256=?1 AND data IS NOT NULL",
            [hash.hex()],
            |row| row.get(0),
        )
        .optional()?;
    let Some(row) = found else { return Ok(None) };
    let blob = connection.blob_open("main", "attachment", "data", row, true)?;
    // The bytes' own length: the number beside them may be damaged, and memory is asked for by it.
    Ok(Some((blob.len() as u64, blob)))
}

pub(super) fn held(connection: &Connection) -> Result<Vec<(Hash, u64)>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT sha256, length(data) FROM attachment WHERE data IS NOT NULL ORDER BY sha256",
    )?;
    let rows =
        statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
    let mut out = Vec::new();
    for row in rows {
        let (key, size) = row?;
        if let Some(hash) = Hash::from_hex(&key) {
            out.push((hash, size as u64));
        }
    }
    Ok(out)
}

pub(super) fn damaged(connection: &Connection) -> Result<Vec<Hash>, StoreError> {
    let mut bad = Vec::new();
    for (hash, size) in held(connection)? {
        // What cannot be opened is as damaged as what reads wrong.
        let found = open(connection, &hash).ok().flatten().map(|(_, reader)| NewBlob::of(reader));
        if !matches!(found, Some(Ok(found)) if found.sha256 == hash && found.size == size) {
            bad.push(hash);
        }
    }
    Ok(bad)
}
