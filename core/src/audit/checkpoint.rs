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

/// A head somebody outside kept: from a checkpoint, or from a line of a message or a printed page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The book, where it says so.
    pub book: Option<Id>,
    /// Number of links and the last one's hash.
    pub head: Head,
    /// When it was made, where it says so.
    pub time: Option<Time>,
}

impl From<Checkpoint> for Known {
    fn from(made: Checkpoint) -> Self {
        Self { book: Some(made.book), head: made.head, time: Some(made.time) }
    }
}

impl Known {
    /// Reads a checkpoint's text, or any text with one hash of 64 digits and, next before it, the number of entries:
    /// `12 entries, proof code 0b70…`. Mail programs and Notepad change line ends and put a mark in front; what it
    /// says is the same.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let exact = format!("{}\n", text.trim_end_matches('\n'));
        if let Some(made) = Checkpoint::parse(exact.as_bytes()) {
            return Some(made.into());
        }
        if text.starts_with("recourse-") {
            // Meant to be a statement, and damaged: not guessed at.
            return None;
        }
        let runs = || text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|r| !r.is_empty());
        let mut hashes = runs().filter(|run| run.len() == 64);
        let found = hashes.next()?;
        let hash = Hash::from_hex(&found.to_ascii_lowercase())?;
        // An answer quotes what it answers: the same line twice is one, two different ones are not told apart.
        let times = 1 + hashes.clone().count();
        let mut counts = text.split(found).take(times).filter_map(count_before);
        let seq = counts.next()?;
        let one = hashes.all(|other| other == found) && counts.all(|other| other == seq);
        one.then_some(Self { book: None, head: Head { seq, hash }, time: None })
    }
}

/// Words beside a number and a hash that say nothing else of the number.
const BESIDE: [&str; 9] =
    ["recourse", "proof code", "head", "存证码", "存证", "记录", "共", "第", "止"];

/// The number of entries at the end of what stands before a hash. With anything else on its line (a day, a release, a
/// page) it has to have its word: another number taken for it would accuse an honest record.
fn count_before(text: &str) -> Option<u64> {
    let line = text.trim_end().rsplit('\n').next()?;
    let runs = line.split(|c: char| !c.is_ascii_alphanumeric());
    let figures: Vec<&str> = runs.filter(|r| r.bytes().any(|b| b.is_ascii_digit())).collect();
    let (last, others) = figures.split_last()?;
    // `SHA-256` and `1,234` hold no number of entries: a part of a word or of a figure says something else.
    let at = line.rfind(last)?;
    let before = line.get(..at)?.chars().next_back();
    if before.is_some_and(|c| matches!(c, '-' | ',' | '.' | '\'' | '_' | '/')) {
        return None;
    }
    let (before, after) =
        (line.get(..at)?.to_lowercase(), line.rsplit(last).next()?.to_lowercase());
    let follows = ["条", "entries", "entry"].iter().any(|w| after.trim_start().starts_with(w));
    let goes_before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    let leads = ["entries", "seq"].iter().any(|w| goes_before.ends_with(w));
    let footer = before.trim_end().strip_suffix('#').map(str::trim_end);
    let footer = footer.is_some_and(|b| b.ends_with("proof code") || b.ends_with("存证码"));
    let nothing_else = || {
        let rest = BESIDE.iter().fold(format!("{before} {after}"), |text, w| text.replace(w, ""));
        others.is_empty() && !rest.contains(char::is_alphanumeric)
    };
    // `9 of 12 entries` says of twelve that they are not all.
    let part = goes_before.ends_with(" of");
    let named = (follows && !part) || leads || footer;
    statement::seq(last).filter(|_| named || nothing_else())
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
    fn a_head_is_read_from_a_checkpoint_or_from_the_line_of_a_message() {
        let hash = Hash::of(b"x");
        for text in [
            format!("12 entries, proof code {hash}"),
            format!(
                "案件 RC-2026-001：共 12 条记录，存证码 {hash}\r\n密钥指纹 9F2C-41D7-0B6E-E0B8"
            ),
            format!("12 {}", hash.hex().to_uppercase()),
            format!("RECOURSE HEAD 12 {}", hash.hex().to_uppercase()),
            format!("kept on 3 March\n12: {hash}"),
            format!("RC-2026-001　存证码 #12 {hash} / 9F2C-41D7"),
            format!("{{\"entries\":12,\"head\":\"{hash}\"}}"),
            format!("Got it.\n> 12 entries, proof code {hash}\n>> 12 entries, proof code {hash}"),
            format!("The record ends on 2026-03-26T07:58:00.000Z: 12 entries, proof code {hash}."),
            format!("记录止于 2026-03-26T07:58:00.000Z，共 12 条，存证码 {hash}。"),
        ] {
            let known = Known::read(&text).unwrap();
            assert_eq!((known.head, known.book), (Head { seq: 12, hash }, None), "{text}");
        }
        for text in [
            String::new(),
            format!("proof code {hash}"),
            format!("012 {hash}"),
            format!("12 {hash}\n13 {hash}"),
            format!("12 {hash}\n13 {}", Hash::of(b"y")),
            format!("12 {}", &hash.hex()[1..]),
            format!("ends at entry 12, dated 2026-11-29T04:10:58.249Z, proof code {hash}"),
            format!("ends at entry 12, dated 2026-11-29 04:10:11, proof code {hash}"),
            format!("entry 12 of 29 November 2026: {hash}"),
            format!("12 entries on 29 November 2026, proof code {hash}"),
            format!("Release 12, proof code {hash}"),
            format!("第 12 版 存证码 {hash}"),
            format!("page 12: {hash}"),
            format!("On 12 May we got the proof code {hash}"),
            format!("12 of 40 entries: {hash}"),
            format!("9 of 12 entries, proof code {hash}"),
            format!("recourse-checkpoint-v2\nseq 12\nhead {hash}\n"),
        ] {
            assert_eq!(Known::read(&text), None, "{text}");
        }
    }

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
