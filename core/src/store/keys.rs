//! The signing key of an open book: opened with its passphrase, put under one, exchanged for a new one.

use super::files::{self, KeyFile};
use super::keylock::{self, KeyLock};
use super::{Append, KEY_FILE, Store, StoreError};
use crate::audit::{Id, SigningKey, Stamp};
use crate::case::event::{Event, KeyRotated};
use std::path::PathBuf;
use zeroize::Zeroizing;

/// How the key file beside the book stands to the key in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyFit {
    /// It is that key.
    Fits,
    /// It is under a passphrase that was not given.
    Locked,
    /// There is none.
    Missing,
    /// It is another one, with this fingerprint.
    Other(String),
}

/// Fresh random bytes that putting a key under a passphrase takes.
#[derive(Clone, Copy)]
pub struct Fresh {
    /// Makes equal passphrases give unequal keys.
    pub salt: [u8; 16],
    /// Start value of the cipher.
    pub start: [u8; 16],
}

fn sealed(
    key: &SigningKey,
    passphrase: &str,
    fresh: Fresh,
) -> Result<Zeroizing<String>, StoreError> {
    let pem = key.to_protected_pem(passphrase, &fresh.salt, fresh.start);
    pem.ok_or_else(|| StoreError::Key("the passphrase cannot be used".into()))
}

impl Store {
    /// Whether what is signed with the key file would count; one under a passphrase is not known before it is opened.
    pub fn key_fit(&self) -> KeyFit {
        match &self.key {
            None if self.is_locked() => KeyFit::Locked,
            None => KeyFit::Missing,
            Some(key) if Some(key.public()) == self.folded.key() => KeyFit::Fits,
            Some(key) => KeyFit::Other(key.public().fingerprint()),
        }
    }

    fn key_path(&self) -> PathBuf {
        self.path.with_file_name(KEY_FILE)
    }

    /// Where a new key waits for the entry that brings it into force.
    fn new_key_path(&self) -> PathBuf {
        self.path.with_file_name(format!("{KEY_FILE}.new"))
    }

    /// Reads the key file. After a cut between the entry of a rotation and the renaming, the waiting key is the one
    /// in force: it is put in its place. After an older book was put back, it may be a former one.
    pub(super) fn read_key(&mut self) -> Result<(), StoreError> {
        self.read_key_under(None)
    }

    fn read_key_under(&mut self, lock: Option<&KeyLock>) -> Result<(), StoreError> {
        let (path, waiting) = (self.key_path(), self.new_key_path());
        let before = (self.key.take(), self.locked.take());
        (self.key, self.locked) = match files::read_key(&path) {
            // A damaged one signs nothing, as one that is gone; the record is read and written without it.
            Ok(KeyFile::Absent) | Err(StoreError::Key(_)) => (None, None),
            Ok(KeyFile::Open(key)) => (Some(key), None),
            // Opened already, and still the same file.
            Ok(KeyFile::Locked(pem)) if before.1.as_ref() == Some(&pem) => before,
            Ok(KeyFile::Locked(pem)) => (None, Some(pem)),
            Err(other) => return Err(other),
        };
        let ours = |key: &SigningKey| Some(key.public()) == self.folded.key();
        if self.key.as_ref().is_some_and(ours) {
            return Ok(());
        }
        if let Ok(KeyFile::Open(new)) = files::read_key(&waiting)
            && ours(&new)
        {
            self.promote(&new.to_pem(), lock)?;
            (self.key, self.locked) = (Some(new), None);
            return Ok(());
        }
        let mut sealed = None;
        for path in keylock::former(&path) {
            match files::read_key(&path) {
                Ok(KeyFile::Open(old)) if ours(&old) => {
                    (self.key, self.locked) = (Some(old), None);
                    return Ok(());
                }
                Ok(KeyFile::Locked(pem)) => sealed = Some(pem),
                _ => {}
            }
        }
        // The key that lies there is not the one: one of these may be, once its passphrase is given.
        if self.locked.is_none() && sealed.is_some() {
            (self.key, self.locked) = (None, sealed);
        }
        Ok(())
    }

    /// Gives the waiting key its name, if what waits is still this one. Where another program is at the key that is left
    /// to it, or to the next opening.
    fn promote(&self, pem: &str, lock: Option<&KeyLock>) -> Result<(), StoreError> {
        let (path, waiting) = (self.key_path(), self.new_key_path());
        if self.read_only {
            return Ok(());
        }
        let own = if lock.is_none() { KeyLock::now(&path) } else { None };
        let held = lock.is_some() || own.is_some();
        let still = std::fs::read_to_string(&waiting).map(Zeroizing::new);
        if held && still.is_ok_and(|text| text.as_str() == pem) {
            keylock::set_aside(&path)?;
            files::promote_key(&path, &waiting)?;
        }
        Ok(())
    }

    /// Reads the key once more where another window exchanged it since the book was opened.
    pub(super) fn key_as_it_is(&mut self) -> Result<(), StoreError> {
        self.refresh()?;
        if !matches!(self.key_fit(), KeyFit::Other(_)) {
            return Ok(());
        }
        self.read_key()?;
        if self.is_locked()
            && let Some(passphrase) = self.passphrase.clone()
        {
            // Another passphrase by now: signing says that the key is closed.
            self.unlock(&passphrase).ok();
        }
        Ok(())
    }

    /// Keeps other programs from the key, and reads it as it is now: what was read when the book was opened may be a
    /// former one, or may lie under another passphrase since.
    fn lock_key(&mut self) -> Result<KeyLock, StoreError> {
        if self.read_only {
            return Err(StoreError::ReadOnly);
        }
        let lock = KeyLock::wait(&self.key_path())?;
        self.refresh()?;
        let head = self.head();
        // Another book was put in this one's place meanwhile: the key beside it is not ours to change.
        if head.seq > 0
            && super::head_at(&self.path, head.seq, self.opened_with())? != Some(head.hash)
        {
            return Err(StoreError::Busy);
        }
        self.read_key_under(Some(&lock))?;
        if self.is_locked()
            && let Some(passphrase) = self.passphrase.clone()
        {
            self.unlock_under(&passphrase, Some(&lock)).map_err(|error| match error {
                StoreError::Passphrase => StoreError::Busy,
                other => other,
            })?;
        }
        Ok(lock)
    }

    /// The key is there, under a passphrase that was not given yet.
    pub fn is_locked(&self) -> bool {
        self.key.is_none() && self.locked.is_some()
    }

    /// The key's file is under a passphrase, opened or not.
    pub fn is_protected(&self) -> bool {
        self.locked.is_some()
    }

    /// Opens the key for as long as the book is open.
    pub fn unlock(&mut self, passphrase: &str) -> Result<(), StoreError> {
        self.unlock_under(passphrase, None)
    }

    fn unlock_under(&mut self, passphrase: &str, lock: Option<&KeyLock>) -> Result<(), StoreError> {
        let Some(first) = self.locked.clone() else { return Ok(()) };
        let waiting = self.new_key_path();
        let mut opened: Option<(SigningKey, String)> = None;
        let mut pems = vec![(None, first)];
        for path in [vec![waiting.clone()], keylock::former(&self.key_path())].concat() {
            if let Ok(KeyFile::Locked(pem)) = files::read_key(&path) {
                pems.push((Some(path), pem));
            }
        }
        for (path, pem) in pems {
            let Ok(key) = SigningKey::from_protected_pem(&pem, passphrase) else { continue };
            if Some(key.public()) == self.folded.key() {
                if path.as_ref() == Some(&waiting) {
                    self.promote(&pem, lock)?;
                }
                opened = Some((key, pem));
                break;
            }
            opened = opened.or(Some((key, pem)));
        }
        let (key, pem) = opened.ok_or(StoreError::Passphrase)?;
        (self.key, self.locked) = (Some(key), Some(pem));
        self.passphrase = Some(Zeroizing::new(passphrase.to_string()));
        Ok(())
    }

    fn opened_key(&self) -> Result<&SigningKey, StoreError> {
        match &self.key {
            Some(key) => Ok(key),
            None if self.locked.is_some() => Err(StoreError::Locked),
            None => Err(StoreError::Key("missing".into())),
        }
    }

    /// Writes the key's file anew, under a passphrase or without one, and those of former keys with it. The key stays
    /// the same.
    pub fn protect(&mut self, with: Option<(&str, Fresh)>) -> Result<(), StoreError> {
        let lock = self.lock_key()?;
        let key = self.opened_key()?;
        let pem = match with {
            Some((passphrase, fresh)) => sealed(key, passphrase, fresh)?,
            None => key.to_pem(),
        };
        let path = self.key_path();
        // Only what holds this very key is written over.
        let same = match files::read_key(&path)? {
            KeyFile::Absent => true,
            KeyFile::Open(there) => there.public() == key.public(),
            KeyFile::Locked(there) => Some(&there) == self.locked.as_ref(),
        };
        if !same {
            keylock::set_aside(&path)?;
        }
        self.clear_waiting()?;
        files::replace_key(&path, &self.new_key_path(), &pem)?;
        self.protect_former(with)?;
        self.locked = with.map(|_| pem.to_string());
        self.passphrase = with.map(|(passphrase, _)| Zeroizing::new(passphrase.to_string()));
        drop(lock);
        Ok(())
    }

    /// A former key left open beside a protected one could still sign what is dated back.
    fn protect_former(&self, with: Option<(&str, Fresh)>) -> Result<(), StoreError> {
        for (n, path) in keylock::former(&self.key_path()).into_iter().enumerate() {
            let pem = match (files::read_key(&path), with, &self.passphrase) {
                (Ok(KeyFile::Open(key)), Some((passphrase, mut fresh)), _) => {
                    fresh.salt[0] ^= n as u8 + 1;
                    sealed(&key, passphrase, fresh)?
                }
                (Ok(KeyFile::Locked(pem)), None, Some(passphrase)) => {
                    match SigningKey::from_protected_pem(&pem, passphrase) {
                        Ok(key) => key.to_pem(),
                        Err(_) => continue,
                    }
                }
                _ => continue,
            };
            files::replace_key(&path, &self.new_key_path(), &pem)?;
        }
        Ok(())
    }

    /// Under the lock, with the key in force at hand, a key that waits never came into force. Where the key in force is
    /// not at hand, it is kept.
    fn clear_waiting(&self) -> Result<(), StoreError> {
        let waiting = self.new_key_path();
        if !waiting.exists() {
            return Ok(());
        }
        if self.key_fit() != KeyFit::Fits {
            keylock::set_aside_as(&self.key_path(), &waiting)?;
        }
        std::fs::remove_file(&waiting).map_err(|e| StoreError::file(&waiting, &e))
    }

    /// A key that a broken-off exchange left: it never came into force.
    pub fn left_over_key(&self) -> Option<PathBuf> {
        Some(self.new_key_path()).filter(|path| path.exists() && self.key_fit() == KeyFit::Fits)
    }

    /// Files of keys that gave way to the present one, or were set aside with another book.
    pub fn former_keys(&self) -> Vec<PathBuf> {
        keylock::former(&self.key_path())
    }

    /// Exchanges the key for a new one, in force from the entry on that says so with the old key's signature. The new
    /// key is on the disk before that entry is, and takes the old one's place after it; under the same passphrase,
    /// where there was one. The old one is kept beside it: a backup from before needs it.
    pub fn rotate(
        &mut self,
        seed: &[u8; 32],
        stamp: Stamp,
        fresh: Fresh,
    ) -> Result<(), StoreError> {
        let new = SigningKey::from_seed(seed);
        let lock = self.lock_key()?;
        let old = self.opened_key()?;
        if Some(old.public()) != self.folded.key() {
            return Err(StoreError::Key(old.public().fingerprint()));
        }
        let head = self.head();
        let sig = old.sign_rotation(self.genesis.book, head.seq + 1, &new.public());
        let pem = match &self.passphrase {
            Some(passphrase) => sealed(&new, passphrase, fresh)?,
            None => new.to_pem(),
        };
        let waiting = self.new_key_path();
        self.clear_waiting()?;
        files::write_key(&waiting, &pem)?;
        let event = Event::KeyRotated(KeyRotated { key: new.public().hex(), sig });
        let append = Append { case: Id::BOOK, event, stamp };
        if let Err(error) = self.append(Some(head), vec![append], Vec::new()) {
            // A commit that failed on the way to the disk may turn out to have arrived: then this key is the one in force.
            if !matches!(error, StoreError::Sqlite(_) | StoreError::Full) {
                std::fs::remove_file(&waiting).ok();
            }
            return Err(error);
        }
        self.promote(&pem, Some(&lock))?;
        self.locked = self.passphrase.as_ref().map(|_| pem.to_string());
        self.key = Some(new);
        Ok(())
    }
}
