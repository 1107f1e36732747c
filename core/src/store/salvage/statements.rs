//! The checkpoints of a damaged book, as far as they can be read or mended. Nothing is signed anew: a signature that does not
//! hold may be damage, or somebody who wrote the record anew and had no key.

use super::remains::{Remains, find};
use super::{Salvage, bits, source::Source};
use crate::audit::{Checkpoint, Genesis, Head, Id, PublicKey, Time};
use crate::hash::Hash;
use crate::store::stamps::KeptCheckpoint;
use rusqlite::{Connection, params};

/// More of them than this are not mended: so many are no damage.
const MENDED_MAX: usize = 256;
/// Of so many every byte of the signature is tried, which takes a second each.
const BYTES_MAX: usize = 4;
/// So many lines of one number are tried as what was signed.
const HEADS_MAX: usize = 4;

/// Each with the row it lies in.
pub(super) struct Statements(Vec<(u64, KeptCheckpoint)>);

impl Statements {
    /// Every one of which something can be read.
    pub(super) fn read(source: Option<&mut Source>) -> Self {
        let Some(source) = source else { return Self(Vec::new()) };
        if !source.is_plain("checkpoint") {
            return Self(Vec::new());
        }
        let all = "SELECT seq, CAST(text AS BLOB), sig, tsq, tsr FROM checkpoint ORDER BY seq";
        let found = source.ask(|source| {
            let mut statement = source.prepare(all)?;
            let mut rows = statement.query([])?;
            let mut found = Vec::new();
            // A broken page ends the list; what came before it counts.
            while let Ok(Some(row)) = rows.next() {
                found.extend(read(row).ok().filter(|(_, kept)| is_statement(&kept.text)));
            }
            Ok(found)
        });
        Self(found.unwrap_or_default())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds sound ones that were found outside their table, of this book where it is known.
    pub(super) fn add(&mut self, found: &[KeptCheckpoint], book: Option<Id>) {
        for one in found {
            let Some(read) = Checkpoint::parse(one.text.as_bytes()) else { continue };
            if book.is_some_and(|book| book != read.book) {
                continue;
            }
            match self.0.iter_mut().find(|(_, kept)| kept.text == one.text) {
                Some((_, kept)) => {
                    kept.sig.clone_from(&one.sig);
                    kept.tsq = kept.tsq.take().or_else(|| one.tsq.clone());
                    kept.tsr = kept.tsr.take().or_else(|| one.tsr.clone());
                }
                None => self.0.push((read.head.seq, one.clone())),
            }
        }
    }

    /// Leaves out what was signed of another book.
    pub(super) fn keep(&mut self, book: Id) {
        let other = |kept: &KeptCheckpoint| {
            let read = Checkpoint::parse(kept.text.as_bytes());
            read.is_some_and(|read| read.book != book && read.verify(&kept.sig))
        };
        self.0.retain(|(_, kept)| !other(kept));
    }

    /// The keys that statements sound by themselves name.
    pub(super) fn keys(&self) -> Vec<PublicKey> {
        self.sound().map(|read| read.key).collect()
    }

    fn sound(&self) -> impl Iterator<Item = Checkpoint> {
        let sound = |(_, kept): &(u64, KeptCheckpoint)| {
            let read = Checkpoint::parse(kept.text.as_bytes())?;
            kept.is_signed_by(Some(read.key)).then_some(read)
        };
        self.0.iter().filter_map(sound)
    }

    /// Puts damaged texts right from what else says their book, number, head and key: right is what the signature is for.
    pub(super) fn mend(&mut self, genesis: &Genesis, keys: &[PublicKey], remains: &Remains) {
        let sound = |kept: &KeptCheckpoint| {
            Checkpoint::parse(kept.text.as_bytes()).is_some_and(|read| read.verify(&kept.sig))
        };
        let unsound: Vec<usize> =
            (0..self.0.len()).filter(|at| !sound(&self.0[*at].1)).take(MENDED_MAX).collect();
        // Those of two may have changed places.
        let others: Vec<Vec<u8>> = unsound.iter().map(|at| self.0[*at].1.sig.clone()).collect();
        let mut bytes_tried = 0;
        for at in unsound {
            let (row, kept) = &mut self.0[at];
            if let Some(text) = with_a_bit_of_text(&kept.text, &kept.sig) {
                kept.text = text;
                continue;
            }
            let signed = candidates(*row, &kept.text, genesis, keys, remains);
            if let Some(one) = signed.into_iter().find(|one| one.verify(&kept.sig)) {
                kept.text = one.text();
                continue;
            }
            let Some(read) = Checkpoint::parse(kept.text.as_bytes()) else { continue };
            let other = || others.iter().find(|sig| read.verify(sig)).cloned();
            let sig = other().or_else(|| with_another_bit(&read, &kept.sig)).or_else(|| {
                bytes_tried += 1;
                (bytes_tried <= BYTES_MAX).then(|| with_another_byte(&read, &kept.sig))?
            });
            kept.sig = sig.unwrap_or_else(|| std::mem::take(&mut kept.sig));
        }
    }

    /// Puts time stamps that lie beside another statement back to the one that they are of; of several for one that which an
    /// entry names.
    pub(super) fn bring_stamps_home(&mut self, remains: &Remains) {
        for token in self.0.iter_mut().filter_map(|(_, kept)| kept.tsr.as_mut()) {
            if !remains.is_named(&Hash::of(token)) {
                let good = bits::mended(token, |hash| remains.is_named(hash));
                *token = good.unwrap_or_else(|| std::mem::take(token));
            }
        }
        let all = self.0.iter().flat_map(|(_, k)| k.tsr.iter().chain(&k.tsq));
        let mut loose: Vec<Vec<u8>> = all.cloned().collect();
        // The named ones first: a request, or another's answer, is named by nothing.
        loose.sort_by_cached_key(|bytes| !remains.is_named(&Hash::of(bytes)));
        let named = loose.partition_point(|bytes| remains.is_named(&Hash::of(bytes)));
        let is_of = |bytes: &[u8], kept: &KeptCheckpoint| {
            find(bytes, Hash::of(kept.text.as_bytes()).bytes()).is_some()
        };
        for (_, kept) in &mut self.0 {
            if let Some(own) = loose[..named].iter().find(|bytes| is_of(bytes, kept)) {
                kept.tsr = Some(own.clone());
            }
        }
        // What went home lies nowhere else.
        for at in 0..self.0.len() {
            let stays = self.0[at].1.tsr.as_ref().is_none_or(|own| {
                is_of(own, &self.0[at].1)
                    || !self
                        .0
                        .iter()
                        .enumerate()
                        .any(|(n, (_, k))| n != at && k.tsr.as_ref() == Some(own))
            });
            if !stays {
                self.0[at].1.tsr = None;
            }
        }
    }

    /// What was signed by one of these keys, entries and heads in order, whatever row a statement lies in; and the last entry
    /// that a statement sound by itself names, by a key whose change may be lost.
    pub(super) fn signed(&self, keys: &[PublicKey]) -> (Vec<(u64, Hash)>, u64) {
        let all: Vec<Checkpoint> = self.sound().collect();
        let own = all.iter().filter(|read| keys.contains(&read.key));
        let mut signed: Vec<(u64, Hash)> =
            own.map(|read| (read.head.seq, read.head.hash)).collect();
        signed.sort_unstable();
        signed.dedup();
        (signed, all.iter().map(|read| read.head.seq).max().unwrap_or(0))
    }

    /// Those that are this chain's into the new file; the others are left out, and said.
    pub(super) fn carry(self, target: &Connection, walk: &crate::audit::Walk, out: &mut Salvage) {
        for (row, kept) in self.0 {
            // Under the number that was signed, whatever row it lay in.
            let seq = kept.states().map_or(row, |head| head.seq);
            let head = crate::store::copy::hash_at(target, seq).ok().flatten();
            if kept.fault(seq, head, walk.key_at(seq)).is_some() {
                out.lost_checkpoints.push(seq);
                continue;
            }
            target
                .execute(
                    "INSERT OR IGNORE INTO checkpoint(seq, text, sig, tsq, tsr) VALUES (?1, ?2, ?3, ?4, ?5)",
                    params![seq as i64, kept.text, kept.sig, kept.tsq, kept.tsr],
                )
                .ok();
        }
        // One of two that lay there may be whole.
        let held = |seq: &u64| {
            let sql = "SELECT 1 FROM checkpoint WHERE seq=?1";
            target.query_row(sql, [*seq as i64], |_| Ok(())).is_ok()
        };
        out.lost_checkpoints.retain(|seq| !held(seq));
    }
}

/// Something of a statement is in it: rows of another table read as these are not.
fn is_statement(text: &str) -> bool {
    ["checkpoint", "\nbook ", "\nhead ", "\ntime ", "\nkey "].iter().any(|part| text.contains(part))
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<(u64, KeptCheckpoint)> {
    let text = String::from_utf8_lossy(&row.get::<_, Vec<u8>>(1)?).into_owned();
    let kept = KeptCheckpoint { text, sig: row.get(2)?, tsq: row.get(3)?, tsr: row.get(4)? };
    Ok((row.get::<_, i64>(0)? as u64, kept))
}

/// What a damaged text may have been: its time as it stands with what the chain says of the rest, or the rest as it stands
/// with one character of its time another.
fn candidates(
    row: u64,
    text: &str,
    genesis: &Genesis,
    keys: &[PublicKey],
    remains: &Remains,
) -> Vec<Checkpoint> {
    let value = |line: usize| text.split('\n').nth(line).and_then(|l| l.split(' ').next_back());
    let (own_head, own_key) =
        (value(3).and_then(Hash::from_hex), value(5).and_then(PublicKey::from_hex));
    let own_seq = value(2).and_then(|seq| seq.parse().ok()).filter(|seq| *seq != row);
    let spelled = value(4).unwrap_or_default();
    let of = |seq, hash, key, time| Checkpoint {
        book: genesis.book,
        head: Head { seq, hash },
        time,
        key,
    };
    let mut out = Vec::new();
    for seq in std::iter::once(row).chain(own_seq) {
        let lines = remains.links.get(&seq).into_iter().flatten().take(HEADS_MAX);
        let lines = lines.map(|line| Hash::of(line.as_bytes()));
        let named = remains.named_next(seq).into_iter().take(HEADS_MAX);
        for hash in own_head.into_iter().chain(lines).chain(named) {
            let keys = own_key.iter().chain(keys);
            out.extend(keys.filter_map(|key| Some(of(seq, hash, *key, Time::parse(spelled)?))));
        }
    }
    let stands = own_head.zip(own_key);
    out.extend(stands.into_iter().flat_map(|(hash, key)| {
        others(spelled).into_iter().map(move |time| of(own_seq.unwrap_or(row), hash, key, time))
    }));
    out
}

/// The text with one bit of it another, for which the signature holds. No statement is longer.
fn with_a_bit_of_text(text: &str, sig: &[u8]) -> Option<String> {
    const LONGEST: usize = 512;
    let signed = |tried: &[u8]| Checkpoint::parse(tried).is_some_and(|read| read.verify(sig));
    let text = Some(text.as_bytes()).filter(|text| text.len() <= LONGEST)?;
    String::from_utf8(bits::with_another(text, signed)?).ok()
}

/// The signature with one bit of it another that holds for this text.
fn with_another_bit(read: &Checkpoint, sig: &[u8]) -> Option<Vec<u8>> {
    changed(read, sig, &[1, 2, 4, 8, 16, 32, 64, 128])
}

/// The same with one byte of it any other.
fn with_another_byte(read: &Checkpoint, sig: &[u8]) -> Option<Vec<u8>> {
    changed(read, sig, &(1..=255).collect::<Vec<u8>>())
}

fn changed(read: &Checkpoint, sig: &[u8], by: &[u8]) -> Option<Vec<u8>> {
    (0..sig.len().min(64)).flat_map(|at| by.iter().map(move |by| (at, by))).find_map(|(at, by)| {
        let mut tried = sig.to_vec();
        tried[at] ^= by;
        read.verify(&tried).then_some(tried)
    })
}

/// The times that differ in one digit or sign from this spelling.
fn others(spelled: &str) -> Vec<Time> {
    let all: Vec<char> = spelled.chars().collect();
    let mut out = Vec::new();
    for at in 0..all.len().min(40) {
        for with in "0123456789-:TZ.+".chars() {
            let mut tried = all.clone();
            tried[at] = with;
            out.extend(Time::parse(&tried.into_iter().collect::<String>()));
        }
    }
    out
}
