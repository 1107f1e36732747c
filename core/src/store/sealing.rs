//! One event on its way into the file: admitted by its case, masked, sealed, chained, taken by the verifier's own walk.

use super::fold::Folded;
use super::{Append, StoreError};
use crate::audit::replay::AppendError;
use crate::audit::{Entry, Id, Stamp};
use crate::case::event::{Body, Event};
use crate::hygiene;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;

/// Seals one event, chains it, walks over it as a verifier would, and inserts it.
pub(super) fn add(
    transaction: &Connection,
    folded: &mut Folded,
    append: Append,
) -> Result<Entry, StoreError> {
    let case_hex = append.case.hex();
    let book = folded.book();
    if !append.case.is_book()
        && book.journal.as_deref() != Some(&case_hex)
        && !concerns_journal(&append.event)
    {
        match book.case(&case_hex) {
            Some(case) => case.admit(&append.event)?,
            None => crate::case::Case::new(&case_hex).admit(&append.event)?,
        }
    }
    let mut body = append.event.to_body();
    guard(&mut body);
    for file in &body.files {
        let held: Option<i64> = transaction
            .query_row(
                "SELECT 1 FROM attachment WHERE sha256=?1 AND size=?2",
                params![file.sha256.hex(), file.size as i64],
                |r| r.get(0),
            )
            .optional()?;
        held.ok_or(StoreError::NoSuchFile(file.sha256))?;
    }
    insert(transaction, folded, append.case, &append.stamp, &body)
}

/// Inserts a body as the next entry, once the walk has taken it.
pub(super) fn insert(
    transaction: &Connection,
    folded: &mut Folded,
    case: Id,
    stamp: &Stamp,
    body: &Body,
) -> Result<Entry, StoreError> {
    let row = folded.append(case, stamp, body).map_err(|e| match e {
        AppendError::Damaged => StoreError::Damaged,
        other => StoreError::Seal(other.to_string()),
    })?;
    transaction.execute(
        "INSERT INTO link(seq, line, entry, priv) VALUES (?1, ?2, ?3, ?4)",
        params![row.head.seq as i64, row.link, row.sealed.line, row.sealed.private],
    )?;
    Ok(row.entry)
}

/// The last gate for card data: whatever way a text came in, it is masked before the line is built.
/// References of vouchers are left alone: they are the export's own numbers, and a match needs them whole.
fn guard(body: &mut Body) {
    if body.kind != "vouchers.added" {
        body.data.values_mut().for_each(mask);
    }
    body.private.iter_mut().flat_map(|p| p.values_mut()).for_each(mask);
    // People name files after what they show.
    for file in &mut body.files {
        file.name = hygiene::intake(&file.name);
    }
}

fn mask(value: &mut Value) {
    match value {
        // Hashes, keys and signatures are hex and would only be hurt.
        Value::String(text) if text.len() >= 64 && text.bytes().all(|b| b.is_ascii_hexdigit()) => {}
        Value::String(text) => *text = hygiene::intake(text),
        Value::Array(items) => items.iter_mut().for_each(mask),
        Value::Object(members) => members.values_mut().for_each(mask),
        _ => {}
    }
}

fn concerns_journal(event: &Event) -> bool {
    matches!(event, Event::JournalOpened(_) | Event::ImportRecorded(_))
}
