//! Link lines made again: each follows from its entry, its case and the line before, so a damaged one is known as soon as
//! something else names its hash: a signature, the line behind it, or what this computer remembers.

use super::remains::Remains;
use crate::audit::{Entry, Genesis, Head, Id, Link};
use crate::hash::Hash;
use std::collections::BTreeMap;

/// More lines of one number than this come of no damage.
const LINES_MAX: usize = 4;
/// So many damaged lines one behind the other are made again in one piece.
const PIECE_MAX: u64 = 64;

/// What says how the line of a number was.
pub(super) struct Named<'a> {
    /// Of each number what sound signatures lead to.
    pub vouched: &'a BTreeMap<u64, Hash>,
    /// What this computer remembers.
    pub memory: Option<Head>,
}

impl Named<'_> {
    /// The hashes one of which the line of this number had; none where nothing says it.
    fn of(&self, remains: &Remains, seq: u64) -> Vec<Hash> {
        if let Some(hash) = self.vouched.get(&seq) {
            return vec![*hash];
        }
        let memory = self.memory.filter(|head| head.seq == seq).map(|head| head.hash);
        remains.named_next(seq).into_iter().take(LINES_MAX).chain(memory).collect()
    }
}

impl Remains {
    /// What the lines behind a number say its line hashes to.
    pub(super) fn named_next(&self, seq: u64) -> Vec<Hash> {
        let next = self.links.get(&(seq + 1)).into_iter().flatten();
        next.filter_map(|line| Some(Link::parse(line.as_bytes())?.prev)).collect()
    }

    /// Makes link lines again from the entries of the table, which name their number and case: where none can be read, or
    /// none is the one that is named. What only differs, and nothing names otherwise, is no damage to be mended. Whether
    /// any was made.
    pub(super) fn rebuild(&mut self, genesis: &Genesis, named: &Named<'_>) -> bool {
        let entries = self.entries(genesis);
        let (mut heads, mut made_any) = (vec![genesis.head()], false);
        for seq in 1..=entries.keys().next_back().copied().unwrap_or(0) {
            let there = self.lines(seq);
            let wanted = named.of(self, seq);
            let is_there = wanted.iter().any(|want| there.iter().any(|(_, hash)| hash == want));
            if there.is_empty() || !(wanted.is_empty() || is_there) {
                // What the damaged line says of the one before may be right.
                let own =
                    there.iter().filter_map(|(line, _)| Some(Link::parse(line.as_bytes())?.prev));
                let own = own.chain(self.prevs.get(&seq).copied());
                heads.extend(own.take(LINES_MAX).map(|hash| Head { seq: seq - 1, hash }));
                let piece = heads.iter().find_map(|head| self.piece(*head, &entries, named));
                // One of which nothing can be read is better than none.
                let alone = || {
                    let entry = entries.get(&seq)?.first()?;
                    let in_table = self.in_tables.contains_key(&entry.0);
                    let free = in_table && there.is_empty() && !named.vouched.contains_key(&seq);
                    let line = heads.first()?.chain(entry.1, entry.0).0;
                    free.then(|| vec![line])
                };
                for line in piece.or_else(alone).unwrap_or_default() {
                    made_any = true;
                    self.link(&line);
                }
            }
            heads = self.lines(seq).into_iter().map(|(_, hash)| Head { seq, hash }).collect();
        }
        made_any
    }

    /// The lines that follow from a head by the entries behind it, up to the first one that is named.
    fn piece(
        &self,
        from: Head,
        entries: &BTreeMap<u64, Vec<(Hash, Id)>>,
        named: &Named<'_>,
    ) -> Option<Vec<String>> {
        let (mut head, mut out) = (from, Vec::new());
        for seq in from.seq + 1..=from.seq + PIECE_MAX {
            let wanted = named.of(self, seq);
            let own = entries.get(&seq)?.iter().map(|(entry, case)| head.chain(*case, *entry));
            let made: Vec<(String, Head)> = own.collect();
            if let Some((line, _)) = made.iter().find(|(_, next)| wanted.contains(&next.hash)) {
                out.push(line.clone());
                return Some(out);
            }
            let (line, next) = made.into_iter().next()?;
            out.push(line);
            head = next;
        }
        None
    }

    /// The entries by their numbers, those of the table first; only what is named vouches for another.
    fn entries(&self, genesis: &Genesis) -> BTreeMap<u64, Vec<(Hash, Id)>> {
        let mut out: BTreeMap<u64, Vec<(Hash, Id)>> = BTreeMap::new();
        let in_tables = |hash: &Hash| self.in_tables.contains_key(hash);
        let (own, found): (Vec<_>, Vec<_>) =
            self.lines.iter().partition(|(hash, _)| in_tables(hash));
        for (hash, line) in own.into_iter().chain(found) {
            let entry = Entry::read_public(line).ok().filter(|entry| entry.book == genesis.book);
            if let Some(entry) = entry {
                let same = out.entry(entry.seq).or_default();
                if same.len() < LINES_MAX {
                    same.push((*hash, entry.case));
                }
            }
        }
        out
    }

    /// The lines of a number with their hashes.
    fn lines(&self, seq: u64) -> Vec<(String, Hash)> {
        let lines = self.links.get(&seq).into_iter().flatten().take(LINES_MAX);
        lines.map(|line| (line.clone(), Hash::of(line.as_bytes()))).collect()
    }
}
