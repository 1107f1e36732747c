//! Which of the lines that can be read are the book: those that a sound signature vouches for, backwards from what it
//! states, and beside them those that follow from the beginning.

use super::remains::{Remains, find};
use crate::audit::{Entry, Genesis, Head, Link, PublicKey};
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
    /// The rows that no sound signature vouches for, from which and up to which: a gap or a break cuts them off, or nothing
    /// was signed since.
    pub unvouched: Vec<(u64, u64)>,
    /// Nothing between the rows and what was signed is missing or broken.
    pub whole: bool,
}

/// Finds the rows of the book. Where sound signatures say one thing and the lines that follow another, what can be read
/// is not what was signed: the number of that signature. `end` is the last number that anything signed names, `memory`
/// what this computer remembers.
pub(super) fn trace(
    genesis: &Genesis,
    remains: &Remains,
    signed: &[(u64, Hash)],
    (end, memory): (u64, Option<Head>),
) -> Result<Traced, u64> {
    let vouched = vouched(remains, signed)?;
    let mut rows: BTreeMap<u64, Saved> = BTreeMap::new();
    let mut before = Some(genesis.head().hash);
    let remembered = memory.map_or(0, |head| head.seq);
    // What lies behind every row, signature and memory was never recorded, or names a wrong number.
    let last = remains.links.keys().next_back().copied().unwrap_or(0);
    let last = if remains.last_row == 0 {
        last
    } else {
        last.min(end.max(remembered).max(remains.last_row))
    };
    for seq in 1..=last {
        let candidates = remains.links.get(&seq).map(Vec::as_slice).unwrap_or_default();
        let parsed = |line: &&String| Link::parse(line.as_bytes());
        // What a signature leads to is this number's line; another is none, however well it follows.
        let wanted = vouched.get(&seq);
        let fits = |line: &&String| wanted.is_none_or(|hash| Hash::of(line.as_bytes()) == *hash);
        let follows = |l: &&String| before.is_some_and(|b| parsed(l).is_some_and(|p| p.prev == b));
        let told = |line: &&String| {
            memory.is_some_and(|m| m.seq == seq && m.hash == Hash::of(line.as_bytes()))
        };
        let chosen = candidates
            .iter()
            .filter(fits)
            .find(|line| wanted.is_some() || told(line))
            .or_else(|| candidates.iter().filter(fits).find(follows))
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
            // Where the next line names what was signed, this one is damaged; it was not written anew.
            let next = remains.links.get(&(seq + 1)).into_iter().flatten();
            let mut next = next.filter_map(|line| Link::parse(line.as_bytes()));
            let named = next.any(|link| Some(&link.prev) == wanted);
            if other && !named && signed.iter().any(|(at, _)| *at == seq) {
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
    let mut unvouched: Vec<(u64, u64)> = Vec::new();
    let mut before = false;
    // The first entry opens the book; a new one has its own.
    for seq in rows.keys().copied().filter(|seq| *seq > 1) {
        let open = !sure(seq);
        match unvouched.last_mut().filter(|_| before && open) {
            Some(range) => range.1 = seq,
            None => unvouched.extend(open.then_some((seq, seq))),
        }
        before = open;
    }
    let whole = !unvouched.iter().any(|(from, _)| *from < end) && follows_on(&rows);
    Ok(Traced { rows, unvouched, whole })
}

/// Whether each row follows from the one before it.
fn follows_on(rows: &BTreeMap<u64, Saved>) -> bool {
    let pairs = rows.iter().zip(rows.iter().skip(1));
    pairs.into_iter().all(|((_, one), (_, next))| {
        let link = Link::parse(next.link.as_bytes());
        link.is_some_and(|link| link.prev == Hash::of(one.link.as_bytes()))
    })
}

/// What sound signatures say the line of each number hashes to: of the one they state, and of each before it as far as
/// the lines are there.
pub(super) fn vouched(
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
                // Another beginning than the text that lies there: it is that text that is damaged, or exchanged.
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

/// The keys whose signatures count: the first and those it gave way to. Where a key lies beside the book and is none of
/// these, a change of key is lost, or the text that names the first or that key was exchanged, and nothing tells which:
/// then none counts. The second of the answer tells whether that is so.
pub(super) fn keys(
    first: PublicKey,
    remains: &Remains,
    beside: Option<PublicKey>,
) -> (Vec<PublicKey>, bool) {
    let rotation = |line: &Vec<u8>| {
        // Read only where it can be one: there may be a million of others.
        find(line, b"key.rotated")?;
        Entry::read_public(line).ok().filter(|entry| entry.body.kind == "key.rotated")
    };
    let mut changes: Vec<Entry> = remains.lines.values().filter_map(rotation).collect();
    changes.sort_by_key(|entry| entry.seq);
    let own = after(vec![first], &changes);
    let one = beside.is_none_or(|key| own.contains(&key));
    if one { (own, false) } else { (Vec::new(), true) }
}

/// These keys and those that one of them gave way to.
fn after(mut keys: Vec<PublicKey>, changes: &[Entry]) -> Vec<PublicKey> {
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
