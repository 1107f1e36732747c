//! The exports that the book holds, read again from their bytes: only as they were recorded.

use super::super::{Desk, store_failure};
use super::{failure, profiles};
use crate::failure::{Exit, Failure, Result};
use chrono::DateTime;
use recourse_core::hash::Hash;
use recourse_core::statement::{self, Identity, Options, Statement};
use recourse_core::store::StoreError;
use std::collections::HashSet;

/// A kept export whose bytes are gone or are others than were recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The entry that names it.
    pub seq: u64,
    /// Its name when it came.
    pub name: String,
    /// Of the bytes that were recorded.
    pub sha256: Hash,
    /// Bytes are there, and they are others.
    pub changed: bool,
}

impl Unread {
    /// Why nothing can be said without it.
    pub fn failure(&self) -> Failure {
        if self.changed {
            return store_failure(StoreError::Changed(self.sha256));
        }
        Failure::new(Exit::Verification, "E-FILE-15", "money-fail-export-lost")
            .with("name", &self.name)
            .with("seq", self.seq)
    }
}

/// Every statement the book holds, with the journal entry it came by, and those whose bytes are gone. One that was changed
/// is a failure: nothing is reckoned from what may have been written anew.
pub fn statements(desk: &Desk) -> Result<(Vec<(u64, Statement)>, Vec<Unread>)> {
    let (read, unread) = read_again(desk)?;
    match unread.iter().find(|unread| unread.changed) {
        Some(changed) => Err(changed.failure()),
        None => Ok((read, unread)),
    }
}

/// Rows that came before, and the exports whose rows cannot be told: what is imported now can be the original of one, and
/// puts it back.
pub(super) fn known_rows(desk: &Desk) -> Result<(HashSet<Identity>, Vec<Unread>)> {
    let mut known = HashSet::new();
    let (read, unread) = read_again(desk)?;
    for (_, statement) in read {
        known.extend(statement::identities(&statement));
    }
    Ok((known, unread))
}

fn read_again(desk: &Desk) -> Result<(Vec<(u64, Statement)>, Vec<Unread>)> {
    let (mut out, mut unread) = (Vec::new(), Vec::new());
    let mut seen: HashSet<(Hash, String)> = HashSet::new();
    if !desk.has_book() {
        return Ok((out, unread));
    }
    let own = profiles::valid(desk);
    let added: Vec<&str> = own.iter().map(String::as_str).collect();
    // What was erased on request is gone on purpose.
    let erased: HashSet<Hash> =
        desk.book().cases.iter().flat_map(|c| &c.erased).map(|(_, e)| e.hash).collect();
    for import in &desk.book().imports {
        let Some(file) = import.record.files.first() else { continue };
        let name = import.record.name.clone().unwrap_or_else(|| file.name.clone());
        let bytes = match desk.store()?.attachment_bytes(&file.sha256) {
            Ok(Some(bytes)) => bytes,
            Ok(None) if erased.contains(&file.sha256) => continue,
            Ok(None) | Err(StoreError::Changed(_)) => {
                let changed = desk.store()?.attachment(&file.sha256).is_ok_and(|a| a.is_some());
                let of = Unread { seq: import.seq, name, sha256: file.sha256, changed };
                if !unread.iter().any(|u: &Unread| u.sha256 == of.sha256) {
                    unread.push(of);
                }
                continue;
            }
            Err(other) => return Err(store_failure(other)),
        };
        let profile =
            (import.record.profile != "generic").then_some(import.record.profile.as_str());
        let options = Options {
            name: Some(&name),
            side: Some(import.record.side),
            profile,
            added: &added,
            // As on the day it was imported: a planned payment does not come true by waiting.
            today: DateTime::parse_from_rfc3339(&import.at).ok().map(|at| at.date_naive()),
            ..Options::default()
        };
        let read = statement::read_with(&bytes, &options)
            .or_else(|_| statement::read_with(&bytes, &Options { profile: None, ..options }))
            .map_err(|e| failure(&name, &e))?;
        for statement in read {
            let inner = statement.inner.as_ref().map_or_else(String::new, |i| i.name.clone());
            if seen.insert((file.sha256, inner)) {
                out.push((import.seq, statement));
            }
        }
    }
    // What another export of the same side and account holds in full is missed by nobody.
    let superseded = |of: &Unread| {
        let records = desk.book().imports.iter().map(|import| &import.record);
        records.filter(|r| r.files.iter().any(|f| f.sha256 == of.sha256)).all(|lost| {
            lost.from.zip(lost.to).is_some_and(|(from, to)| {
                let holds = |s: &Statement| s.covers.is_some_and(|(f, t)| f <= from && to <= t);
                let same =
                    |s: &Statement| s.side == lost.side && s.account_tail == lost.account_tail;
                out.iter().any(|(_, s)| same(s) && holds(s))
            })
        })
    };
    unread.retain(|of| of.changed || !superseded(of));
    Ok((out, unread))
}
