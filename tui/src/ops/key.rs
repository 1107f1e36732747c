//! The signing key: under a passphrase or not, exchanged for a new one, lost.

use super::{Desk, store_failure};
use crate::failure::{Exit, Failure, Result};
use recourse_core::args;
use recourse_core::audit::Id;
use recourse_core::case::event::{BookContinued, Event};
use recourse_core::locale::Locale;
use recourse_core::store::{Fresh, KEY_FILE};
use std::path::{Path, PathBuf};

/// Shorter passphrases are guessed.
pub const LEAST: usize = 8;

/// What there is to know about the key, none of it secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Of the first key: what stands on papers and is told by phone.
    pub fingerprint: String,
    /// Of the key in force.
    pub in_force: String,
    /// The entry from which it is; 0 for the first key.
    pub since: u64,
    /// Its file.
    pub file: PathBuf,
    /// The file is there.
    pub present: bool,
    /// It is under a passphrase.
    pub protected: bool,
}

/// Looks at the key.
pub fn about(desk: &Desk) -> Result<About> {
    let store = desk.store()?;
    let (since, key) = store.key_in_force().unwrap_or((0, store.genesis().key));
    Ok(About {
        fingerprint: store.genesis().key.fingerprint(),
        in_force: key.fingerprint(),
        since,
        file: desk.world.home.join(KEY_FILE),
        present: store.key().is_some() || store.is_locked(),
        protected: store.is_protected(),
    })
}

/// What there is to know, in words.
pub fn words(about: &About, locked: bool, locale: &Locale) -> Vec<String> {
    let state = match (about.present, about.protected) {
        (false, _) => "stamp-key-absent",
        (true, true) => "stamp-key-is-protected",
        (true, false) => "stamp-key-is-open",
    };
    let file = about.file.display().to_string();
    let mut lines =
        vec![locale.fill("stamp-key-fingerprint", args![key = about.fingerprint.as_str()])];
    if about.since > 0 {
        let args = args![now = about.in_force.as_str(), seq = about.since.to_string()];
        lines.push(locale.fill("stamp-key-since", args));
    }
    lines.push(locale.fill(state, args![path = file.as_str()]));
    if locked {
        lines.push(locale.text("stamp-key-is-locked"));
    }
    lines
}

/// The key is under a passphrase that was not given yet.
pub fn is_locked(desk: &Desk) -> bool {
    desk.store().is_ok_and(recourse_core::store::Store::is_locked)
}

/// Opens the key for as long as the book is open.
pub fn unlock(desk: &mut Desk, passphrase: &str) -> Result<()> {
    desk.ready()?.unlock(passphrase).map_err(store_failure)
}

fn fresh(desk: &mut Desk) -> Fresh {
    Fresh { salt: desk.world.random(), start: desk.world.random() }
}

/// Puts the key under a passphrase.
pub fn protect(desk: &mut Desk, passphrase: &str) -> Result<()> {
    if passphrase.chars().count() < LEAST {
        return Err(Failure::new(Exit::Usage, "E-KEY-07", "stamp-fail-short").with("n", LEAST));
    }
    let fresh = fresh(desk);
    desk.ready()?.protect(Some((passphrase, fresh))).map_err(store_failure)
}

/// Takes the passphrase off.
pub fn unprotect(desk: &mut Desk) -> Result<()> {
    desk.ready()?.protect(None).map_err(store_failure)
}

/// Exchanges the key; the new one's fingerprint.
pub fn rotate(desk: &mut Desk) -> Result<String> {
    let (seed, fresh) = (desk.world.random(), fresh(desk));
    let stamp = desk.world.stamp();
    desk.ready()?.rotate(&seed, stamp, fresh).map_err(store_failure)?;
    Ok(about(desk)?.in_force)
}

/// The key is lost: begins a new book in another folder that quotes where this one ends. This one stays as it is,
/// readable, and can still be added to; without its key nothing in it can be signed. The desk is at the new book afterwards.
pub fn lost(desk: &mut Desk, into: &Path) -> Result<BookContinued> {
    let store = desk.store()?;
    store.writable().map_err(store_failure)?;
    let head = store.head();
    let quoted =
        BookContinued { book: store.genesis().book.hex(), head_seq: head.seq, head: head.hash };
    if into == desk.world.home {
        return Err(Failure::new(Exit::Invalid, "E-BOOK-02", "cli-fail-book-exists")
            .with("path", into.display()));
    }
    let old = desk.store.take();
    let home = std::mem::replace(&mut desk.world.home, into.to_path_buf());
    let event = Event::BookContinued(quoted.clone());
    let made = desk
        .create(None)
        .and_then(|()| desk.record(&[], |_, _| Ok(vec![(Id::BOOK, event.clone())])));
    if let Err(failure) = made {
        (desk.store, desk.world.home) = (old, home);
        return Err(failure);
    }
    super::own_files::carry(&home, into);
    Ok(quoted)
}
