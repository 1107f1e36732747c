//! Which of the lines that can be read are the book: those that a sound signature vouches for, backwards from what it
//! states, and beside them those that follow from the beginning.

use super::remains::{Remains, find};
use crate::audit::{Entry, Genesis, Link, PublicKey};
use crate::hash::Hash;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// One number of the chain as far as it could be read.
pub(super) struct Saved {
    pub link: String,
    pub entry: Option<Vec<u8>>,
    pub private: Option<Vec<u8>>,
}

/// What belongs together.
pub(super) struct Traced {
    pub rows: BTreeMap<u64, Saved>,
    /// The rows ahead of a gap or a break that no signature behind it reaches over, from which and up to which: nobody
    /// vouches for them.
    pub unvouched: Option<(u64, u64)>,
}

/// Finds the rows of the book. Where sound signatures say one thing and the lines that follow another, what can be read
/// is not what was signed: the number of that signature. `end` is the last number that anything signed names.
pub(super) fn trace(
    genesis: &Genesis,
    remains: &Remains,
    signed: &[(u64, Hash)],
    end: u64,
) -> Result<Traced, u64> {
    let vouched = vouched(genesis, remains, signed)?;
    let mut rows: BTreeMap<u64, Saved> = BTreeMap::new();
    let mut before = Some(genesis.head().hash);
    let last = remains.links.keys().next_back().copied().unwrap_or(0);
    for seq in 1..=last {
        let candidates = remains.links.get(&seq).map(Vec::as_slice).unwrap_or_default();
        let parsed = |line: &&String| Link::parse(line.as_bytes());
        // What a signature leads to is this number's line; another is none, however well it follows.
        let wanted = vouched.get(&seq);
        let fits = |line: &&String| wanted.is_none_or(|hash| Hash::of(line.as_bytes()) == *hash);
        let follows = |l: &&String| before.is_some_and(|b| parsed(l).is_some_and(|p| p.prev == b));
        let chosen = candidates
            .iter()
            .filter(fits)
            .find(|line| wanted.is_some() || follows(line))
            .or_else(|| {
                let next = remains.links.get(&(seq + 1)).map(Vec::as_slice).unwrap_or_default();
                let named: Vec<Hash> = next.iter().filter_map(|l| Some(parsed(&l)?.prev)).collect();
                let named = |l: &&String| named.contains(&Hash::of(l.as_bytes()));
                candidates.iter().filter(fits).find(named)
            })
            // One that does not follow is there all the same, and told as such.
            .or_else(|| candidates.iter().find(fits));
        let Some(link) = chosen else {
            let other = candidates.iter().any(|line| follows(&line));
            if other && signed.iter().any(|(at, _)| *at == seq) {
                return Err(seq);
            }
            before = None;
            continue;
        };
        before = Some(Hash::of(link.as_bytes()));
        let Some(parsed) = Link::parse(link.as_bytes()) else { continue };
        let entry = remains.lines.get(&parsed.entry).cloned();
        let named = entry.as_deref().and_then(|e| Entry::read_public(e).ok()?.private_hash);
        let private = named.and_then(|hash| remains.lines.get(&hash).cloned());
        rows.insert(seq, Saved { link: link.clone(), entry, private });
    }
    let sure = |seq: u64| {
        let link = rows.get(&seq).map(|row| Hash::of(row.link.as_bytes()));
        link.is_some() && link.as_ref() == vouched.get(&seq)
    };
    let breaks = |seq: u64| {
        let next = rows.get(&(seq + 1)).and_then(|row| Link::parse(row.link.as_bytes()));
        let link = rows.get(&seq).map(|row| Hash::of(row.link.as_bytes()));
        next.zip(link).is_some_and(|(next, link)| next.prev != link)
    };
    let unsure = |seq: &u64| !sure(*seq) && (*seq < end || breaks(*seq));
    let upto = rows.keys().copied().filter(unsure).max();
    let from =
        |upto: u64| rows.range(..upto).rev().find(|(seq, _)| sure(**seq)).map_or(1, |(s, _)| s + 1);
    let unvouched = upto.map(|upto| (from(upto), upto));
    Ok(Traced { rows, unvouched })
}

/// What sound signatures say the line of each number hashes to: of the one they state, and of each before it as far as
/// the lines are there.
pub(super) fn vouched(
    genesis: &Genesis,
    remains: &Remains,
    signed: &[(u64, Hash)],
) -> Result<BTreeMap<u64, Hash>, u64> {
    let lines = remains.links.values().flatten();
    let by_hash: HashMap<Hash, Link> = lines
        .filter_map(|line| Some((Hash::of(line.as_bytes()), Link::parse(line.as_bytes())?)))
        .collect();
    let mut out: BTreeMap<u64, Hash> = BTreeMap::new();
    for (seq, head) in signed.iter().rev() {
        let (mut at, mut hash) = (*seq, *head);
        loop {
            if at == 0 {
                if hash != genesis.head().hash {
                    return Err(*seq);
                }
                break;
            }
            match out.insert(at, hash) {
                Some(known) if known == hash => break,
                Some(_) => return Err(*seq),
                None => {}
            }
            let Some(link) = by_hash.get(&hash).filter(|link| link.seq == at) else { break };
            (at, hash) = (at - 1, link.prev);
        }
    }
    Ok(out)
}

/// The keys that signed: the first, and those that one of them gave way to.
pub(super) fn keys(genesis: &Genesis, remains: &Remains) -> Vec<PublicKey> {
    let rotation = |line: &Vec<u8>| {
        // Read only where it can be one: there may be a million of others.
        find(line, b"key.rotated")?;
        let entry = Entry::read_public(line).ok()?;
        (entry.body.kind == "key.rotated" && entry.book == genesis.book).then_some(entry)
    };
    let mut changes: Vec<Entry> = remains.lines.values().filter_map(rotation).collect();
    changes.sort_by_key(|entry| entry.seq);
    let mut keys = vec![genesis.key];
    for entry in changes {
        let text = |member: &str| entry.body.data.get(member).and_then(|v| v.as_str());
        let Some(new) = text("key").and_then(PublicKey::from_hex) else { continue };
        let sig = text("sig").unwrap_or_default();
        if keys.iter().any(|old| old.verify_rotation(entry.book, entry.seq, &new, sig)) {
            keys.push(new);
        }
    }
    keys
}

/// What entries say was erased.
pub(super) fn erased(rows: &BTreeMap<u64, Saved>) -> BTreeSet<Hash> {
    let hash = |row: &Saved| {
        let entry = Entry::read_public(row.entry.as_deref()?).ok()?;
        Hash::from_hex(entry.body.data.get("hash")?.as_str()?)
            .filter(|_| entry.body.kind == "erased")
    };
    rows.values().filter_map(hash).collect()
}
