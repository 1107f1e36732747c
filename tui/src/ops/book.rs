//! The book as a whole: encrypted, and in plain again.

use super::{Desk, store_failure};
use crate::failure::{Exit, Failure, Result};
use recourse_core::args;
use recourse_core::locale::Locale;
use recourse_core::store::{self, BOOK_FILE, Passphrase, StoreError};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Shorter passphrases are guessed: who has the file has all the time for it. As many as for an encrypted backup.
pub const LEAST: usize = 12;

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The book is encrypted now.
    pub encrypted: bool,
    /// It was before: it has a new passphrase.
    pub before: bool,
    /// There was no book: a new one was begun.
    pub begun: bool,
    /// Entries in it.
    pub entries: u64,
    /// Evidence files in it.
    pub files: usize,
    /// Copies in the book's folder that lie in plain.
    pub plain: Vec<PathBuf>,
    /// Reminders are set up; they read no encrypted book.
    pub reminded: bool,
}

/// What keeps this build from it, if anything does.
pub fn can() -> Result<()> {
    if store::is_available() { Ok(()) } else { Err(store_failure(StoreError::NoCipher)) }
}

/// Encrypts the book at home, gives an encrypted one another passphrase, or begins an encrypted one where there is none.
pub fn encrypt(desk: &mut Desk, typed: &str) -> Result<Changed> {
    can()?;
    if typed.chars().count() < LEAST {
        return Err(Failure::new(Exit::Usage, "E-KEY-07", "stamp-fail-short").with("n", LEAST));
    }
    if typed.chars().any(char::is_control) {
        return Err(Failure::new(Exit::Usage, "E-BOOK-18", "cipher-fail-control"));
    }
    let passphrase = Passphrase::new(Zeroizing::new(typed.to_string()));
    if desk.has_book() {
        return anew(desk, Some(passphrase));
    }
    desk.world.book_passphrase = Some(passphrase);
    desk.create(None)?;
    let entries = desk.head().map_or(0, |head| head.seq);
    Ok(Changed {
        encrypted: true,
        before: false,
        begun: true,
        entries,
        files: 0,
        plain: Vec::new(),
        reminded: false,
    })
}

/// Writes the encrypted book at home in plain again.
pub fn decrypt(desk: &mut Desk) -> Result<Changed> {
    if desk.store()?.opened_with().is_none() {
        let failure = Failure::new(Exit::Invalid, "E-BOOK-17", "cipher-fail-plain");
        return Err(failure.with("path", desk.store()?.path().display()));
    }
    anew(desk, None)
}

fn anew(desk: &mut Desk, to: Option<Passphrase>) -> Result<Changed> {
    let store = desk.store()?;
    store.writable().map_err(store_failure)?;
    let (home, from) = (desk.world.home.clone(), store.opened_with().cloned());
    // Our own window on it would keep it open.
    desk.close();
    let done = store::write_anew(&home, from.as_ref(), to.as_ref());
    if done.is_ok() {
        desk.world.book_passphrase.clone_from(&to);
    }
    desk.reopen()?;
    let seen = done.map_err(store_failure)?;
    Ok(Changed {
        encrypted: to.is_some(),
        before: from.is_some(),
        begun: false,
        entries: seen.walk.head.seq,
        files: seen.attachments,
        plain: if to.is_some() { store::plain_copies(&home) } else { Vec::new() },
        reminded: super::remind::Record::read(&home).installed_at.is_some(),
    })
}

/// What was done, what was compared, and what survives, in words.
pub fn words(changed: &Changed, locale: &Locale) -> Vec<String> {
    let args = args![entries = changed.entries, files = changed.files];
    let done = match (changed.encrypted, changed.before, changed.begun) {
        (true, _, true) => "cipher-begun",
        (true, true, _) => "cipher-changed",
        (true, false, _) => "cipher-encrypted",
        (false, ..) => "cipher-decrypted",
    };
    let mut lines = vec![locale.fill(done, args)];
    if changed.encrypted {
        lines.push(locale.text("cipher-forgotten"));
        if !(changed.begun || changed.before) {
            lines.push(locale.text("cipher-survives"));
        }
        lines.push(locale.text("cipher-beside"));
    }
    if !changed.plain.is_empty() {
        let list: Vec<String> = changed.plain.iter().map(|p| p.display().to_string()).collect();
        lines.push(locale.fill("cipher-plain-copies", args![list = locale.list(&list)]));
    }
    if changed.encrypted && changed.reminded {
        lines.push(locale.text("cipher-remind"));
    }
    lines
}

/// The book at home is encrypted, and what opens it was not given yet. For a book that is not open.
pub fn is_locked(desk_home: &Path, given: Option<&Passphrase>) -> bool {
    given.is_none() && store::is_available() && store::is_encrypted(desk_home)
}

/// Whether this opens the book in this folder.
pub fn try_open(home: &Path, passphrase: &Passphrase) -> Result<()> {
    store::opens(&home.join(BOOK_FILE), passphrase).map_err(store_failure)
}
