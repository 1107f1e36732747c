//! Checkpoints: signed statements that a book had this head at that time. One that somebody else keeps
//! bounds what the owner can rewrite.

use super::id::Id;
use super::key::{PublicKey, SigningKey};
use super::link::Head;
use super::statement;
use super::time::Time;
use crate::hash::Hash;

/// `NNNNNNNNNN.txt` of a bundle, and what `recourse checkpoint` hands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checkpoint {
    /// The book.
    pub book: Id,
    /// Number of links and the last one's hash.
    pub head: Head,
    /// When it was made.
    pub time: Time,
    /// The key in force at this seq.
    pub key: PublicKey,
}

impl Checkpoint {
    /// The statement's text.
    pub fn text(&self) -> String {
        let Self { book, head: Head { seq, hash }, time, key } = self;
        format!(
            "recourse-checkpoint-v1\nbook {book}\nseq {seq}\nhead {hash}\ntime {time}\nkey {key}\n"
        )
    }

    /// Reads exactly what [`Checkpoint::text`] writes.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let names = ["book", "seq", "head", "time", "key"];
        let [book, seq, hash, time, key] = statement::read(bytes, "recourse-checkpoint-v1", names)?;
        Some(Self {
            book: Id::from_hex(book)?,
            head: Head { seq: statement::seq(seq)?, hash: Hash::from_hex(hash)? },
            time: Time::parse(time)?,
            key: PublicKey::from_hex(key)?,
        })
    }

    /// Signs it with the key it names; 64 bytes for `.txt.sig`.
    pub fn sign(&self, key: &SigningKey) -> [u8; 64] {
        key.sign(self.text().as_bytes())
    }

    /// Checks a signature by the key it names.
    pub fn verify(&self, signature: &[u8]) -> bool {
        self.key.verify(self.text().as_bytes(), signature)
    }

    /// The name of its file without extension: ten digits.
    pub fn stem(&self) -> String {
        format!("{:010}", self.head.seq)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_changed_byte_breaks_text_or_signature() {
        let key = SigningKey::from_seed(&[5; 32]);
        let made = Checkpoint {
            book: Id::new([1; 16]),
            head: Head { seq: 12, hash: Hash::of(b"x") },
            time: Time::parse("2026-11-22T20:00:16.500Z").unwrap(),
            key: key.public(),
        };
        let sig = made.sign(&key);
        assert!(made.verify(&sig));
        assert_eq!(made.stem(), "0000000012");
        let text = made.text().into_bytes();
        assert_eq!(Checkpoint::parse(&text), Some(made));
        for at in 0..text.len() {
            for bit in 0..8 {
                let mut bad = text.clone();
                bad[at] ^= 1 << bit;
                assert!(!Checkpoint::parse(&bad).is_some_and(|c| c.verify(&sig)), "{at}.{bit}");
            }
        }
    }
}
