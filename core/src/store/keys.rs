//! The signing key of an open book: opened with its passphrase, put under one, exchanged for a new one.

use super::files::{self, KeyFile};
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
    /// in force: it is put in its place.
    pub(super) fn read_key(&mut self) -> Result<(), StoreError> {
        let (path, waiting) = (self.key_path(), self.new_key_path());
        (self.key, self.locked) = match files::read_key(&path)? {
            KeyFile::Absent => (None, None),
            KeyFile::Open(key) => (Some(key), None),
            KeyFile::Locked(pem) => (None, Some(pem)),
        };
        let ours = |key: &SigningKey| Some(key.public()) == self.folded.key();
        if self.key.as_ref().is_some_and(ours) {
            return Ok(());
        }
        if let Ok(KeyFile::Open(new)) = files::read_key(&waiting)
            && ours(&new)
        {
            if !self.read_only {
                files::promote_key(&path, &waiting)?;
            }
            (self.key, self.locked) = (Some(new), None);
        }
        Ok(())
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
        let Some(pem) = &self.locked else { return Ok(()) };
        let open = |pem: &str| SigningKey::from_protected_pem(pem, passphrase);
        let ours = |key: &SigningKey| Some(key.public()) == self.folded.key();
        let mut key = open(pem).map_err(|_| StoreError::Passphrase)?;
        if !ours(&key)
            && let Ok(KeyFile::Locked(waiting)) = files::read_key(&self.new_key_path())
            && let Ok(new) = open(&waiting)
            && ours(&new)
        {
            files::promote_key(&self.key_path(), &self.new_key_path())?;
            (key, self.locked) = (new, Some(waiting));
        }
        self.key = Some(key);
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

    /// Writes the key's file anew, under a passphrase or without one. The key stays the same.
    pub fn protect(&mut self, with: Option<(&str, Fresh)>) -> Result<(), StoreError> {
        let key = self.opened_key()?;
        let pem = match with {
            Some((passphrase, fresh)) => sealed(key, passphrase, fresh)?,
            None => key.to_pem(),
        };
        files::replace_key(&self.key_path(), &self.new_key_path(), &pem)?;
        self.locked = with.map(|_| pem.to_string());
        self.passphrase = with.map(|(passphrase, _)| Zeroizing::new(passphrase.to_string()));
        Ok(())
    }

    /// Exchanges the key for a new one, in force from the entry on that says so with the old key's signature. The new
    /// key is on the disk before that entry is, and takes the old one's place after it; under the same passphrase,
    /// where there was one.
    pub fn rotate(
        &mut self,
        seed: &[u8; 32],
        stamp: Stamp,
        fresh: Fresh,
    ) -> Result<(), StoreError> {
        let new = SigningKey::from_seed(seed);
        self.refresh()?;
        let head = self.head();
        let sig = self.opened_key()?.sign_rotation(self.genesis.book, head.seq + 1, &new.public());
        let pem = match &self.passphrase {
            Some(passphrase) => sealed(&new, passphrase, fresh)?,
            None => new.to_pem(),
        };
        let waiting = self.new_key_path();
        std::fs::remove_file(&waiting).ok();
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
        files::promote_key(&self.key_path(), &waiting)?;
        self.locked = self.passphrase.as_ref().map(|_| pem.to_string());
        self.key = Some(new);
        Ok(())
    }
}
