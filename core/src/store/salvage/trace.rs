//! Which of the lines that can be read are the book: those that a sound signature vouches for, backwards from what it
//! states, and beside them those that follow from the beginning.

use super::super::erase::erases;
use super::remains::{Remains, find};
use crate::audit::{Entry, Genesis, Head, Link, PublicKey};
use crate::hash::Hash;
use std::cmp::Reverse;
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
    /// Nothing between the rows and what was signed is missing or broken, and nothing that could be mended is left.
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
        // A number that something in the files merely says is not gone up to one by one.
        last.min(end.max(remembered).max(remains.links.len() as u64 + super::MISSING_MAX))
    } else {
        last.min(end.max(remembered).max(remains.last_row))
    };
    for seq in 1..=last {
        let candidates = remains.links.get(&seq).map(Vec::as_slice).unwrap_or_default();
        let parsed = |line: &String| Link::parse(line.as_bytes());
        // What a signature leads to is this number's line; another is none, however well it follows.
        let wanted = vouched.get(&seq);
        let fits = |line: &&String| wanted.is_none_or(|hash| Hash::of(line.as_bytes()) == *hash);
        let follows =
            |line: &String| before.is_some_and(|b| parsed(line).is_some_and(|p| p.prev == b));
        let at_hand =
            |line: &String| parsed(line).is_some_and(|p| remains.lines.contains_key(&p.entry));
        let next = remains.named_next(seq);
        // The best borne out: remembered here, named by the next and following from the one before, with its entry at hand.
        // One that does not follow is there all the same, and told as such.
        let rank = |line: &String| {
            let hash = Hash::of(line.as_bytes());
            let told = memory.is_some_and(|m| m.seq == seq && m.hash == hash);
            let borne_out = u8::from(next.contains(&hash)) + u8::from(follows(line));
            (told, borne_out, at_hand(line), follows(line))
        };
        let chosen = candidates.iter().filter(fits).min_by_key(|line| Reverse(rank(line)));
        let Some(link) = chosen else {
            // Written anew, it would go with its entry.
            let other = candidates.iter().any(|line| follows(line) && at_hand(line));
            // Where the next line names what was signed, this one is damaged; it was not written anew.
            let named = wanted.is_some_and(|hash| next.contains(hash));
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
    for seq in contradicted(&rows, &vouched, memory) {
        rows.remove(&seq);
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
    let remembers =
        |m: Head| rows.get(&m.seq).is_none_or(|r| Hash::of(r.link.as_bytes()) == m.hash);
    let whole = !unvouched.iter().any(|(from, _)| *from < end)
        && follows_on(&rows)
        && rows.values().all(|row| row.entry.is_some())
        && memory.is_none_or(remembers);
    Ok(Traced { rows, unvouched, whole })
}

/// The rows that were written anew: the one behind each follows another line, and is itself what a signature, this computer's
/// memory or the line behind it names.
fn contradicted(
    rows: &BTreeMap<u64, Saved>,
    vouched: &BTreeMap<u64, Hash>,
    memory: Option<Head>,
) -> Vec<u64> {
    let hash = |seq: u64| rows.get(&seq).map(|row| Hash::of(row.link.as_bytes()));
    let names =
        |seq: u64| rows.get(&seq).and_then(|row| Some(Link::parse(row.link.as_bytes())?.prev));
    let borne_out = |seq: u64| {
        let own = hash(seq);
        let remembered = memory.filter(|head| head.seq == seq).map(|head| head.hash);
        own.is_some() && [vouched.get(&seq).copied(), remembered, names(seq + 1)].contains(&own)
    };
    let other = |seq: &u64| names(seq + 1).is_some_and(|named| hash(*seq) != Some(named));
    rows.keys().copied().filter(|seq| other(seq) && borne_out(seq + 1)).collect()
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

/// What entries say was erased, and no later one names as a file again.
pub(super) fn erased(rows: &BTreeMap<u64, Saved>) -> BTreeSet<Hash> {
    let hash = |row: &Saved| erases(&Entry::read_public(row.entry.as_deref()?).ok()?);
    let named = |(seq, hash): &(u64, Hash)| {
        let name = format!("\"sha256\":\"{}\"", hash.hex());
        let lines = rows.range(seq + 1..).flat_map(|(_, row)| [&row.entry, &row.private]);
        lines.flatten().any(|line| find(line, name.as_bytes()).is_some())
    };
    let all = rows.iter().filter_map(|(seq, row)| Some((*seq, hash(row)?)));
    all.filter(|erased| !named(erased)).map(|(_, hash)| hash).collect()
}
