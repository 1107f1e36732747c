//! The book's file written anew: encrypted, or in plain again. The new file is made beside the old one, read back whole,
//! and takes its name by one renaming: whatever happens in between, there is one good book under that name.

use super::cipher::{self, Passphrase};
use super::copy::{Examined, examine_with, free_part};
use super::gate::Gate;
use super::keylock::KeyLock;
use super::{BOOK_FILE, KEY_FILE, StoreError, files, schema};
use crate::hash::{Hash, Hasher};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, params_from_iter};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

/// So long it is waited for another window to close.
const PATIENCE: Duration = Duration::from_secs(2);

/// Rows of each table, and the hash over all that is in them.
type Tally = BTreeMap<String, (u64, Hash)>;

/// Writes the book of this folder anew: with `to` encrypted under it, without in plain. `from` opens it as it is. No
/// other program may have it open; one that comes meanwhile waits, and finds the new one.
pub fn write_anew(
    folder: &Path,
    from: Option<&Passphrase>,
    to: Option<&Passphrase>,
) -> Result<Examined, StoreError> {
    if to.is_some() && !cipher::is_available() {
        return Err(StoreError::NoCipher);
    }
    // A restore would exchange the same name.
    let _lock = KeyLock::wait(&folder.join(KEY_FILE))?;
    let book = folder.join(BOOK_FILE);
    let _gate = Gate::close(&book)?;
    let old = taken(&book, from)?;
    // Its lock is given back: on Windows it would keep SQLite out, and the one above keeps others from it.
    let (part, _) = free_part(folder)?;
    let placed = fill(&old, &part, to).and_then(|seen| {
        std::fs::File::open(&part)
            .and_then(|file| file.sync_all())
            .map_err(|e| StoreError::file(&part, &e))?;
        // Windows renames over no open file. Elsewhere the old one stays taken until it has no name.
        #[cfg(windows)]
        drop(old);
        std::fs::rename(&part, &book).map_err(|e| StoreError::file(&book, &e))?;
        // It lets go of its journal by name, before anybody can have one under that name.
        #[cfg(not(windows))]
        drop(old);
        Ok(seen)
    });
    if placed.is_err() {
        std::fs::remove_file(&part).ok();
        files::remove_beside(&part);
    }
    files::sync_folder(folder);
    placed
}

/// Opens the book for this program alone, all of it in the one file. Out of WAL mode, because a program that waited
/// would otherwise go on in the file without a name, with the new one's WAL: as it is, SQLite refuses it to write there.
fn taken(book: &Path, passphrase: Option<&Passphrase>) -> Result<Connection, StoreError> {
    let connection = schema::open_within(book, passphrase)?;
    connection.busy_timeout(PATIENCE)?;
    connection.execute_batch("PRAGMA locking_mode=EXCLUSIVE;")?;
    schema::into_one_file(&connection)?;
    connection.execute_batch("BEGIN EXCLUSIVE;")?;
    Ok(connection)
}

/// Copies every row into the new file and reads it back: the same rows, and a sound book.
fn fill(old: &Connection, part: &Path, to: Option<&Passphrase>) -> Result<Examined, StoreError> {
    let new = schema::create_in(part, to)?;
    let mut before = Tally::new();
    new.execute_batch("BEGIN;")?;
    for table in tables(&new)? {
        let counted = walk(old, &table, Some(&new))?;
        before.insert(table, counted);
    }
    new.execute_batch("COMMIT;")?;
    new.close().map_err(|(_, e)| StoreError::from(e))?;
    let again = schema::open_read_only(part, to)?;
    if cipher::is_keyed(&again) != to.is_some() {
        return Err(StoreError::NoCipher);
    }
    for (table, counted) in &before {
        if walk(&again, table, None)? != *counted {
            return Err(StoreError::Differs);
        }
    }
    drop(again);
    schema::into_wal(part, to)?;
    let seen = examine_with(part, to)?;
    // Who only reads leaves an empty log behind.
    files::remove_beside(part);
    if !(seen.walk.is_intact() && seen.structure.is_empty()) {
        return Err(StoreError::Damaged);
    }
    Ok(seen)
}

fn tables(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite%' ORDER BY name";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    rows.collect()
}

/// Goes through a table in its order, counts and hashes it, and copies each row where there is a place for it.
fn walk(
    from: &Connection,
    table: &str,
    to: Option<&Connection>,
) -> Result<(u64, Hash), StoreError> {
    let mut statement = from.prepare(&format!("SELECT * FROM \"{table}\" ORDER BY rowid"))?;
    let columns = statement.column_count();
    let places = vec!["?"; columns].join(",");
    let insert = format!("INSERT INTO \"{table}\" VALUES ({places})");
    let mut insert = to.map(|to| to.prepare(&insert)).transpose()?;
    let (mut count, mut hasher) = (0, Hasher::default());
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let values = (0..columns).map(|n| row.get_ref(n)).collect::<Result<Vec<_>, _>>()?;
        for value in &values {
            feed(&mut hasher, *value);
        }
        if let Some(insert) = &mut insert {
            let values = values.into_iter().map(ToSqlOutput::Borrowed);
            insert.execute(params_from_iter(values))?;
        }
        count += 1;
    }
    Ok((count, hasher.finish()))
}

/// Kind, length and bytes, so that no two rows read the same.
fn feed(hasher: &mut Hasher, value: ValueRef<'_>) {
    let mut put = |kind: u8, bytes: &[u8]| {
        hasher.update(&[kind]);
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    match value {
        ValueRef::Null => put(0, &[]),
        ValueRef::Integer(n) => put(1, &n.to_le_bytes()),
        ValueRef::Real(x) => put(2, &x.to_le_bytes()),
        ValueRef::Text(bytes) => put(3, bytes),
        ValueRef::Blob(bytes) => put(4, bytes),
    }
}
