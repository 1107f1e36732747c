//! The files beside the log of a damaged book, as far as they are whole.

use super::super::StoreError;
use super::super::schema::private_file;
use super::{Old, Salvage, bits, source::Source};
use crate::hash::Hash;
use rusqlite::{Connection, OptionalExtension, params};
use std::path::Path;

/// Attachments: the sound ones into the new book, the others beside it. Bytes that lie under another name than their own are
/// those of the file that an entry names by their hash.
pub(super) fn files(
    source: Option<&mut Source>,
    old: &Old<'_>,
    target: &Connection,
    into: &Path,
    out: &mut Salvage,
) -> Result<(), StoreError> {
    if let Some(source) = source {
        of_table(source, old, target, into, out)?;
    }
    let held = |hash: &Hash| {
        let sql = "SELECT 1 FROM attachment WHERE sha256=?1";
        target.query_row(sql, [hash.hex()], |_| Ok(())).is_ok()
    };
    // What the table does not give up may lie whole in its pages.
    let mut wanted = old.remains.files();
    wanted.retain(|hash, _| !held(hash) && !old.erased.contains(hash));
    if let Some(pages) = old.pages.filter(|_| !wanted.is_empty()) {
        for (hash, bytes) in pages.files(&wanted) {
            out.files += put(target, &hash, &bytes)?;
        }
    }
    // One that was there under another name is no damage any more, nor is a name that no entry knows.
    out.damaged_files.retain(|hash| !held(hash) && old.remains.is_named(hash));
    Ok(())
}

fn put(target: &Connection, hash: &Hash, bytes: &[u8]) -> Result<u64, StoreError> {
    let sql = "INSERT OR IGNORE INTO attachment(sha256, size, data) VALUES (?1, ?2, ?3)";
    Ok(target.execute(sql, params![hash.hex(), bytes.len() as i64, bytes])? as u64)
}

fn of_table(
    source: &mut Source,
    Old { remains, erased, .. }: &Old<'_>,
    target: &Connection,
    into: &Path,
    out: &mut Salvage,
) -> Result<(), StoreError> {
    if !source.is_plain("attachment") {
        return Ok(());
    }
    let rows = source.ask(|source| -> rusqlite::Result<Vec<(i64, String)>> {
        let mut statement =
            source.prepare("SELECT rowid, CAST(sha256 AS BLOB) FROM attachment NOT INDEXED")?;
        let mut rows = statement.query([])?;
        let mut names = Vec::new();
        // A broken page ends the list; what came before it counts.
        while let Ok(Some(row)) = rows.next() {
            let name = row.get::<_, Vec<u8>>(1).map(|n| String::from_utf8_lossy(&n).into_owned());
            names.extend(row.get(0).ok().zip(name.ok()));
        }
        Ok(names)
    });
    for (row, name) in rows.unwrap_or_default() {
        let named = Hash::from_hex(&name);
        let get = |r: &rusqlite::Row<'_>| r.get::<_, Option<Vec<u8>>>(0);
        let sql = "SELECT data FROM attachment WHERE rowid=?1";
        let data = source.ask(|source| source.query_row(sql, [row], get).optional());
        let bytes = match data {
            Ok(Some(Some(bytes))) => bytes,
            // Erased on purpose.
            Ok(Some(None)) => continue,
            Ok(None) | Err(_) => {
                out.damaged_files.extend(named);
                continue;
            }
        };
        let own = Hash::of(&bytes);
        // One that stands there again though it was erased is left out.
        if erased.contains(&own) {
            continue;
        }
        if named == Some(own) || remains.is_named(&own) {
            out.files += put(target, &own, &bytes)?;
        }
        let Some(named) = named.filter(|named| *named != own) else { continue };
        if let Some(good) = bits::mended(&bytes, |hash| *hash == named) {
            out.files += put(target, &named, &good)?;
            continue;
        }
        out.damaged_files.push(named);
        // Beside an encrypted book nothing of it is laid in plain: the damaged one is kept as it is.
        if source.passphrase().is_none() {
            let folder = into.join("damaged-files");
            super::super::files::private_folder(&folder)?;
            let path = folder.join(named.hex());
            let kept = private_file(&path)
                .and_then(|mut file| std::io::Write::write_all(&mut file, &bytes));
            kept.map_err(|e| StoreError::file(&path, &e))?;
        }
    }
    Ok(())
}
