//! The tables of a damaged book, asked row by row.

use super::super::cipher::{self, Passphrase};
use super::super::schema;
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// So many damaged pages of an encrypted book are gone around: each costs a derivation of the key (about 0.15 s).
const AGAIN: u32 = 1000;

/// What may be left of a book. SQLCipher reads nothing more through a connection that met a page it cannot vouch for:
/// another one then goes on with the next row.
pub(super) struct Source {
    connection: Connection,
    path: PathBuf,
    passphrase: Option<Passphrase>,
    again: u32,
    /// Another first page stands in: how far the rows go is not to be told.
    pub stands_in: bool,
}

impl Source {
    pub(super) fn new(
        connection: Connection,
        path: &Path,
        passphrase: Option<&Passphrase>,
    ) -> Self {
        let passphrase = passphrase.filter(|_| cipher::is_keyed(&connection)).cloned();
        Self { connection, path: path.to_path_buf(), passphrase, again: AGAIN, stands_in: false }
    }

    /// What opens it, where it is encrypted.
    pub(super) fn passphrase(&self) -> Option<&Passphrase> {
        self.passphrase.as_ref()
    }

    /// Whether this name is an ordinary table.
    pub(super) fn is_plain(&mut self, table: &str) -> bool {
        self.ask(|connection| Ok(schema::is_plain(connection, table))).unwrap_or(false)
    }

    /// Asks, and sees to it that the next one can ask.
    pub(super) fn ask<T>(
        &mut self,
        ask: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<T> {
        let answer = ask(&self.connection);
        let broken = self.passphrase.is_some() && !cipher::is_keyed(&self.connection);
        if broken && self.again > 0 {
            self.again -= 1;
            if let Ok(fresh) = schema::open_remains(&self.path, self.passphrase.as_ref()) {
                self.connection = fresh;
            }
        }
        answer
    }
}
