//! The chain: genesis, link lines and the head. The only module that ties one line to the one before.

use super::id::Id;
use super::key::PublicKey;
use super::statement;
use super::time::Time;
use crate::hash::Hash;

/// The first text of a book; its hash is what link 1 hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Genesis {
    /// The book's id.
    pub book: Id,
    /// When it was made.
    pub created: Time,
    /// The first signing key; its fingerprint is the book's for ever.
    pub key: PublicKey,
}

impl Genesis {
    /// `genesis.txt`.
    pub fn text(&self) -> String {
        let Self { book, created, key } = self;
        format!("recourse-genesis-v1\nbook {book}\ncreated {created}\nkey {key}\n")
    }

    /// Reads exactly what [`Genesis::text`] writes.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let [book, created, key] =
            statement::read(bytes, "recourse-genesis-v1", ["book", "created", "key"])?;
        let book = Id::from_hex(book)?;
        Some(Self { book, created: Time::parse(created)?, key: PublicKey::from_hex(key)? })
    }

    /// The head before any link: seq 0 and the genesis text's hash.
    pub fn head(&self) -> Head {
        Head { seq: 0, hash: Hash::of(self.text().as_bytes()) }
    }
}

/// Where a chain ends: number of links and the hash of the last line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Number of links; 0 for a book with its genesis only.
    pub seq: u64,
    /// Hash of the last link line, of the genesis text at 0.
    pub hash: Hash,
}

impl Head {
    /// The next link line after this head, newline included, and the head it makes.
    pub fn chain(&self, case: Id, entry: Hash) -> (String, Head) {
        let seq = self.seq + 1;
        let line = format!("recourse-link-v1 {seq} {case} {entry} {}\n", self.hash);
        let hash = Hash::of(line.as_bytes());
        (line, Head { seq, hash })
    }
}

/// A link line, read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Place in the chain, from 1.
    pub seq: u64,
    /// The case its entry belongs to; [`Id::BOOK`] for book-level entries.
    pub case: Id,
    /// Hash of the entry line.
    pub entry: Hash,
    /// Hash of the link line before, or of the genesis text.
    pub prev: Hash,
}

impl Link {
    /// Reads one line, newline included; `None` for any other spelling.
    pub fn parse(line: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(line).ok()?.strip_suffix('\n')?;
        let mut words = text.strip_prefix("recourse-link-v1 ")?.split(' ');
        let link = Self {
            seq: statement::seq(words.next()?)?,
            case: Id::from_hex(words.next()?)?,
            entry: Hash::from_hex(words.next()?)?,
            prev: Hash::from_hex(words.next()?)?,
        };
        words.next().is_none().then_some(link)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::key::SigningKey;

    fn genesis() -> Genesis {
        Genesis {
            book: Id::new([0x78; 16]),
            created: Time::parse("2026-11-22T20:00:16.500Z").unwrap(),
            key: SigningKey::from_seed(&[1; 32]).public(),
        }
    }

    #[test]
    fn genesis_and_links_have_one_spelling() {
        let text = genesis().text();
        assert_eq!(Genesis::parse(text.as_bytes()), Some(genesis()));
        assert_eq!(genesis().head().hash, Hash::of(text.as_bytes()));
        for at in 0..text.len() {
            let mut bad = text.clone().into_bytes();
            bad[at] ^= 0x20;
            assert_ne!(Genesis::parse(&bad), Some(genesis()), "byte {at}");
        }
        let (line, head) = genesis().head().chain(Id::BOOK, Hash::of(b"e"));
        let link = Link::parse(line.as_bytes()).unwrap();
        assert_eq!((link.seq, link.case, link.entry), (1, Id::BOOK, Hash::of(b"e")));
        assert_eq!(link.prev, genesis().head().hash);
        assert_eq!(head, Head { seq: 1, hash: Hash::of(line.as_bytes()) });
        for bad in [
            line.trim_end().to_string(),
            line.replace('\n', "\r\n"),
            line.replace(' ', "  "),
            line.replace(" 1 ", " 01 "),
            line.replace(" 1 ", " 0 "),
            line.replace("v1", "v2"),
            line.to_uppercase(),
            format!("{} x\n", line.trim_end()),
        ] {
            assert_eq!(Link::parse(bad.as_bytes()), None, "{bad}");
        }
    }
}
