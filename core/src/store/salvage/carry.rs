//! What lies beside the log of a damaged book: files and checkpoints, as far as they are whole or can be mended.

use super::super::StoreError;
use super::super::schema::private_file;
use super::super::stamps::KeptCheckpoint;
use super::{Salvage, source::Source};
use crate::audit::{Checkpoint, Code, SigningKey};
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

/// The checkpoints that are this chain's. A damaged signature is made anew where the key is at hand and a later one that
/// is sound vouches for the same head: the same text and key give the same bytes. What cannot be mended so is left out,
/// and said: it may be damage, or somebody who wrote the record anew and had no key.
pub(super) fn checkpoints(
    source: Option<&mut Source>,
    target: &Connection,
    walk: &crate::audit::Walk,
    key: Option<&SigningKey>,
    out: &mut Salvage,
) {
    let Some(source) = source else { return };
    if !source.is_plain("checkpoint") {
        return;
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
    let found = found.unwrap_or_default();
    let fault_of = |seq: u64, kept: &KeptCheckpoint| {
        kept.fault(seq, super::super::copy::hash_at(target, seq).ok().flatten(), walk.key_at(seq))
    };
    let sound = found.iter().filter(|(seq, kept)| fault_of(*seq, kept).is_none());
    let vouched = sound.map(|(seq, _)| *seq).max().unwrap_or(0);
    for (seq, mut kept) in found {
        let fault = |kept: &KeptCheckpoint| fault_of(seq, kept);
        if seq < vouched
            && fault(&kept) == Some(Code::CheckpointSignature)
            && let (Some(key), Some(read)) = (key, Checkpoint::parse(kept.text.as_bytes()))
            && walk.key_at(seq) == Some(key.public())
        {
            kept.sig = read.sign(key).to_vec();
        }
        // A sound signature over another head says that this chain is not what was signed: it comes along and says so.
        if fault(&kept) == Some(Code::CheckpointHead) && kept.is_signed_by(walk.key_at(seq)) {
            out.contradicted.push(seq);
        } else if fault(&kept).is_some() {
            out.lost_checkpoints.push(seq);
            continue;
        }
        target
            .execute(
                "INSERT INTO checkpoint(seq, text, sig, tsq, tsr) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![seq as i64, kept.text, kept.sig, kept.tsq, kept.tsr],
            )
            .ok();
    }
}
