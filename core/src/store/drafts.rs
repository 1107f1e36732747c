//! Drafts: what is being typed, kept so that a crash or a closed window loses at most seconds.

use super::{Store, StoreError};
use crate::hygiene;
use rusqlite::params;

/// Something that was begun and not yet recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Form and what it belongs to, `contact/<case id>`.
    pub id: String,
    /// When it was last saved, RFC 3339.
    pub at: String,
    /// The form's fields.
    pub json: String,
}

impl Store {
    /// Keeps a draft, in place of the one with the same id.
    pub fn save_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        self.writable()?;
        self.connection().execute(
            "INSERT INTO draft(id, at, json) VALUES (?1, ?2, ?3)
             ON CONFLICT(id) DO UPDATE SET at=excluded.at, json=excluded.json",
            params![draft.id, draft.at, hygiene::intake(&draft.json)],
        )?;
        Ok(())
    }

    /// Forgets a draft; one that is not there is no error.
    pub fn drop_draft(&self, id: &str) -> Result<(), StoreError> {
        self.writable()?;
        self.connection().execute("DELETE FROM draft WHERE id=?1", [id])?;
        Ok(())
    }

    /// Every draft, the latest first.
    pub fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let mut statement =
            self.connection().prepare("SELECT id, at, json FROM draft ORDER BY at DESC, id")?;
        let rows = statement.query_map([], |row| {
            Ok(Draft { id: row.get(0)?, at: row.get(1)?, json: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
