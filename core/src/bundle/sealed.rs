//! A bundle only its receiver opens: the finished, verified zip inside an age file (age-encryption.org/v1).

use age::secrecy::SecretString;
use std::io::{self, Read, Write};
use std::str::FromStr;

/// Who can open it.
#[derive(Clone)]
pub enum Lock {
    /// Whoever holds the identity of this recipient (`age1…`).
    Recipient(age::x25519::Recipient),
    /// Whoever knows this passphrase.
    Passphrase(SecretString),
}

impl std::fmt::Debug for Lock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Recipient(_) => "Lock::Recipient",
            Self::Passphrase(_) => "Lock::Passphrase(…)",
        })
    }
}

impl Lock {
    /// Reads a recipient, `age1…`; `None` where it is none.
    pub fn recipient(text: &str) -> Option<Self> {
        age::x25519::Recipient::from_str(text.trim()).ok().map(Self::Recipient)
    }

    /// A passphrase; `None` where it is shorter than 12 characters, which a machine would soon guess.
    pub fn passphrase(text: String) -> Option<Self> {
        (text.chars().count() >= 12).then(|| Self::Passphrase(SecretString::from(text)))
    }
}

/// What opens a sealed file.
#[derive(Clone)]
pub enum Opener {
    /// The text of an age identity file (`AGE-SECRET-KEY-1…`).
    Identity(age::x25519::Identity),
    /// A passphrase.
    Passphrase(SecretString),
}

impl std::fmt::Debug for Opener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Opener(…)")
    }
}

impl Opener {
    /// The first identity in the text of an identity file; `None` where there is none.
    pub fn identity(text: &str) -> Option<Self> {
        let line = text.lines().map(str::trim).find(|l| l.starts_with("AGE-SECRET-KEY-1"))?;
        age::x25519::Identity::from_str(line).ok().map(Self::Identity)
    }

    /// A passphrase, as it was typed.
    pub fn passphrase(text: String) -> Self {
        Self::Passphrase(SecretString::from(text))
    }
}

/// A header names a receiver in some hundred bytes; this is room for a hundred of them.
const HEADER_MOST: u64 = 16 << 10;

/// Writes what the sealed `from` holds into `to`.
pub fn unseal(opener: &Opener, mut from: impl Read, mut to: impl Write) -> io::Result<()> {
    // Its header is read whole before anything is decrypted, and a crafted one takes for ever.
    let mut head = Vec::new();
    (&mut from).take(HEADER_MOST).read_to_end(&mut head)?;
    if head.len() as u64 == HEADER_MOST && !head.windows(5).any(|w| w == b"\n--- ") {
        return Err(io::Error::other("the header of the age file is longer than any we make"));
    }
    let from = head.as_slice().chain(from);
    let decryptor = age::Decryptor::new(from).map_err(io::Error::other)?;
    let passphrase;
    let identity: &dyn age::Identity = match opener {
        Opener::Identity(identity) => identity,
        Opener::Passphrase(text) => {
            passphrase = age::scrypt::Identity::new(text.clone());
            &passphrase
        }
    };
    let mut plain = decryptor.decrypt(std::iter::once(identity)).map_err(io::Error::other)?;
    io::copy(&mut plain, &mut to)?;
    Ok(())
}

/// Whether a file begins as an age file does.
pub fn is_sealed(head: &[u8]) -> bool {
    head.starts_with(b"age-encryption.org/v1")
}

/// Writes what `from` holds, sealed, into `to`. Gives `to` back, unflushed.
pub fn seal<W: Write>(lock: &Lock, mut from: impl Read, to: W) -> io::Result<W> {
    let encryptor = match lock {
        Lock::Recipient(recipient) => {
            age::Encryptor::with_recipients(std::iter::once(recipient as &dyn age::Recipient))
                .map_err(io::Error::other)?
        }
        Lock::Passphrase(passphrase) => age::Encryptor::with_user_passphrase(passphrase.clone()),
    };
    let mut out = encryptor.wrap_output(to)?;
    io::copy(&mut from, &mut out)?;
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(sealed: &[u8], identity: &dyn age::Identity) -> Option<Vec<u8>> {
        let decryptor = age::Decryptor::new(sealed).ok()?;
        let mut out = Vec::new();
        decryptor.decrypt(std::iter::once(identity)).ok()?.read_to_end(&mut out).ok()?;
        Some(out)
    }

    #[test]
    fn only_the_receiver_opens_it() {
        let (mine, other) = (age::x25519::Identity::generate(), age::x25519::Identity::generate());
        let lock = Lock::recipient(&mine.to_public().to_string()).unwrap();
        let sealed = seal(&lock, &b"PK bundle"[..], Vec::new()).unwrap();
        assert!(!sealed.windows(6).any(|w| w == b"bundle"));
        assert_eq!(opened(&sealed, &mine).unwrap(), b"PK bundle");
        assert!(opened(&sealed, &other).is_none());
        use age::secrecy::ExposeSecret;
        let file = format!("# a comment\n{}\n", mine.to_string().expose_secret());
        let mut out = Vec::new();
        unseal(&Opener::identity(&file).unwrap(), &sealed[..], &mut out).unwrap();
        assert!(out == b"PK bundle" && is_sealed(&sealed) && !is_sealed(&out));
        assert!(Opener::identity("nothing here").is_none());
    }

    #[test]
    fn a_passphrase_opens_it_and_short_ones_are_refused() {
        let lock = Lock::passphrase("eleven little dumplings".into()).unwrap();
        assert!(!format!("{lock:?}").contains("dumplings"));
        let sealed = seal(&lock, &b"PK bundle"[..], Vec::new()).unwrap();
        let right =
            age::scrypt::Identity::new(SecretString::from("eleven little dumplings".to_string()));
        let wrong =
            age::scrypt::Identity::new(SecretString::from("eleven little dumpling".to_string()));
        assert_eq!(opened(&sealed, &right).unwrap(), b"PK bundle");
        assert!(opened(&sealed, &wrong).is_none());
        assert!(Lock::passphrase("short".into()).is_none());
        assert!(Lock::recipient("age1nonsense").is_none());
    }
}
