//! What lies beside the log of a damaged book: files and checkpoints, as far as they are whole or can be mended.

use super::super::StoreError;
use super::super::schema::private_file;
use super::super::stamps::KeptCheckpoint;
use super::{Salvage, source::Source};
use crate::audit::{Checkpoint, PublicKey};
use crate::hash::Hash;
use rusqlite::{Connection, OptionalExtension, params};
use std::path::Path;

/// Attachments: the sound ones into the new book, the others beside it.
pub(super) fn files(
    source: Option<&mut Source>,
    target: &Connection,
    into: &Path,
    out: &mut Salvage,
) -> Result<(), StoreError> {
    let Some(source) = source else { return Ok(()) };
    if !source.is_plain("attachment") {
        return Ok(());
    }
    let names = source.ask(|source| -> rusqlite::Result<Vec<String>> {
        let mut statement = source.prepare("SELECT sha256 FROM attachment NOT INDEXED")?;
        let mut rows = statement.query([])?;
        let mut names = Vec::new();
        // A broken page ends the list; what came before it counts.
        while let Ok(Some(row)) = rows.next() {
            names.extend(row.get::<_, String>(0));
        }
        Ok(names)
    });
    for name in names.unwrap_or_default() {
        let Some(hash) = Hash::from_hex(&name) else { continue };
        let sql = "SELECT data FROM attachment WHERE sha256=?1";
        let get = |r: &rusqlite::Row<'_>| r.get::<_, Option<Vec<u8>>>(0);
        let data = source.ask(|source| source.query_row(sql, [&name], get).optional());
        match data {
            Ok(Some(Some(bytes))) if Hash::of(&bytes) == hash => {
                target.execute(
                    "INSERT OR IGNORE INTO attachment(sha256, size, data) VALUES (?1, ?2, ?3)",
                    params![name, bytes.len() as i64, bytes],
                )?;
                out.files += 1;
            }
            // Erased on purpose.
            Ok(Some(None)) => {}
            // Beside an encrypted book nothing of it is laid in plain: the damaged one is kept as it is.
            Ok(Some(Some(_))) if source.passphrase().is_some() => out.damaged_files.push(hash),
            Ok(Some(Some(bytes))) => {
                let folder = into.join("damaged-files");
                super::super::files::private_folder(&folder)?;
                let path = folder.join(&name);
                let kept = private_file(&path)
                    .and_then(|mut file| std::io::Write::write_all(&mut file, &bytes));
                kept.map_err(|e| StoreError::file(&path, &e))?;
                out.damaged_files.push(hash);
            }
            Ok(None) | Err(_) => out.damaged_files.push(hash),
        }
    }
    Ok(())
}

/// The checkpoints that are this chain's. Nothing is signed anew: a signature that does not hold may be damage, or
/// somebody who wrote the record anew and had no key. Such a one is left out, and said.
pub(super) fn checkpoints(
    source: Option<&mut Source>,
    target: &Connection,
    walk: &crate::audit::Walk,
    out: &mut Salvage,
) {
    for (row, kept) in kept(source) {
        // Under the number that was signed, whatever row it lay in.
        let seq = kept.states().map_or(row, |head| head.seq);
        let head = super::super::copy::hash_at(target, seq).ok().flatten();
        if kept.fault(seq, head, walk.key_at(seq)).is_some() {
            out.lost_checkpoints.push(seq);
            continue;
        }
        target
            .execute(
                "INSERT OR IGNORE INTO checkpoint(seq, text, sig, tsq, tsr) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![seq as i64, kept.text, kept.sig, kept.tsq, kept.tsr],
            )
            .ok();
    }
}

/// Every checkpoint that can be read.
fn kept(source: Option<&mut Source>) -> Vec<(u64, KeptCheckpoint)> {
    let Some(source) = source else { return Vec::new() };
    if !source.is_plain("checkpoint") {
        return Vec::new();
    }
    let found = source.ask(|source| {
        let mut statement = source.prepare(super::super::stamps::CHECKPOINTS)?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        // A broken page ends the list; what came before it counts.
        while let Ok(Some(row)) = rows.next() {
            found.extend(super::super::stamps::read(row));
        }
        Ok(found)
    });
    found.unwrap_or_default()
}

/// What was signed by one of these keys, entries and heads in order, whatever row a statement lies in; and the last entry
/// that a statement sound by itself names, by a key whose change may be lost.
pub(super) fn signed(source: Option<&mut Source>, keys: &[PublicKey]) -> (Vec<(u64, Hash)>, u64) {
    let sound = |(_, kept): (u64, KeptCheckpoint)| {
        let read = Checkpoint::parse(kept.text.as_bytes())?;
        kept.is_signed_by(Some(read.key)).then_some(read)
    };
    let all: Vec<Checkpoint> = kept(source).into_iter().filter_map(sound).collect();
    let own = all.iter().filter(|read| keys.contains(&read.key));
    let mut signed: Vec<(u64, Hash)> = own.map(|read| (read.head.seq, read.head.hash)).collect();
    signed.sort_unstable();
    signed.dedup();
    (signed, all.iter().map(|read| read.head.seq).max().unwrap_or(0))
}
