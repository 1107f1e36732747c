//! `bundle.txt`: the signed statement of what a bundle holds and what was left out of it.

use crate::audit::key::PublicKey;
use crate::audit::{Head, Id, Time, statement};
use crate::hash::Hash;
use std::collections::BTreeSet;

/// The statement's fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The book.
    pub book: Id,
    /// The case handed over; never the book case.
    pub case: Id,
    /// Hash of genesis.txt.
    pub genesis: Hash,
    /// Number of links and the last one's hash.
    pub head: Head,
    /// When the bundle was made.
    pub created: Time,
    /// All links of the case, disclosed or not.
    pub entries: u64,
    /// Seqs of the case's entries that were left out.
    pub redacted: BTreeSet<u64>,
    /// Disclosed entries whose private line was left out.
    pub private_withheld: u64,
    /// Distinct files named by disclosed entries and left out.
    pub files_withheld: u64,
    /// Hash of bag-info.txt.
    pub baginfo: Hash,
    /// Hash of README.txt.
    pub readme: Hash,
    /// Hash of manifest-sha256.txt.
    pub manifest: Hash,
    /// The key in force at the head, which signs this.
    pub key: PublicKey,
}

const TITLE: &str = "recourse-bundle-v1";
const NAMES: [&str; 14] = [
    "book",
    "case",
    "genesis",
    "seq",
    "head",
    "created",
    "entries",
    "redacted",
    "private-withheld",
    "files-withheld",
    "baginfo",
    "readme",
    "manifest",
    "key",
];

impl Statement {
    /// The text to sign.
    pub fn text(&self) -> String {
        let seqs: Vec<String> = self.redacted.iter().map(u64::to_string).collect();
        let redacted = if seqs.is_empty() { "-".to_string() } else { seqs.join(",") };
        let values = [
            self.book.hex(),
            self.case.hex(),
            self.genesis.hex(),
            self.head.seq.to_string(),
            self.head.hash.hex(),
            self.created.to_string(),
            self.entries.to_string(),
            redacted,
            self.private_withheld.to_string(),
            self.files_withheld.to_string(),
            self.baginfo.hex(),
            self.readme.hex(),
            self.manifest.hex(),
            self.key.hex(),
        ];
        let mut text = format!("{TITLE}\n");
        for (name, value) in NAMES.iter().zip(values) {
            text.push_str(&format!("{name} {value}\n"));
        }
        text
    }

    /// Reads exactly what [`Statement::text`] writes.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let v = statement::read(bytes, TITLE, NAMES)?;
        let made = Self {
            book: Id::from_hex(v[0])?,
            case: Id::from_hex(v[1])?,
            genesis: Hash::from_hex(v[2])?,
            head: Head { seq: statement::seq(v[3])?, hash: Hash::from_hex(v[4])? },
            created: Time::parse(v[5])?,
            entries: statement::uint(v[6])?,
            redacted: redacted(v[7])?,
            private_withheld: statement::uint(v[8])?,
            files_withheld: statement::uint(v[9])?,
            baginfo: Hash::from_hex(v[10])?,
            readme: Hash::from_hex(v[11])?,
            manifest: Hash::from_hex(v[12])?,
            key: PublicKey::from_hex(v[13])?,
        };
        (!made.case.is_book()).then_some(made)
    }

    /// The name of the bundle's top folder: `recourse-1b31c2d3-58`.
    pub fn folder(&self) -> String {
        folder(self.case, self.head.seq)
    }
}

/// The top folder of a bundle of this case at this seq.
pub fn folder(case: Id, seq: u64) -> String {
    format!("recourse-{}-{seq}", case.short())
}

fn redacted(text: &str) -> Option<BTreeSet<u64>> {
    if text == "-" {
        return Some(BTreeSet::new());
    }
    let mut seqs = BTreeSet::new();
    for word in text.split(',') {
        let seq = statement::seq(word)?;
        if seqs.last().is_some_and(|last| *last >= seq) {
            return None;
        }
        seqs.insert(seq);
    }
    Some(seqs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::SigningKey;

    #[test]
    fn the_statement_has_one_spelling() {
        let made = Statement {
            book: Id::new([1; 16]),
            case: Id::new([2; 16]),
            genesis: Hash::of(b"g"),
            head: Head { seq: 12, hash: Hash::of(b"h") },
            created: Time::parse("2026-11-22T20:00:16.500Z").unwrap(),
            entries: 4,
            redacted: [3, 10].into(),
            private_withheld: 0,
            files_withheld: 1,
            baginfo: Hash::of(b"b"),
            readme: Hash::of(b"r"),
            manifest: Hash::of(b"m"),
            key: SigningKey::from_seed(&[1; 32]).public(),
        };
        let text = made.text();
        assert_eq!(Statement::parse(text.as_bytes()), Some(made.clone()));
        assert_eq!(made.folder(), "recourse-02020202-12");
        for (from, to) in [
            ("3,10", "10,3"),
            ("3,10", "3,3"),
            ("3,10", "3, 10"),
            ("3,10", "03,10"),
            ("3,10", "0,10"),
            ("3,10", ""),
            ("3,10", "3,10,"),
            ("entries 4", "entries 04"),
            ("\nkey", "\n\nkey"),
        ] {
            assert_eq!(Statement::parse(text.replacen(from, to, 1).as_bytes()), None, "{to}");
        }
        let book_case = Statement { case: Id::BOOK, ..made.clone() };
        assert_eq!(Statement::parse(book_case.text().as_bytes()), None);
        let none = Statement { redacted: BTreeSet::new(), ..made };
        assert!(none.text().contains("\nredacted -\n"));
        assert_eq!(Statement::parse(none.text().as_bytes()), Some(none));
    }
}
