//! What can still be read of a damaged book: lines by their hash, wherever they lie.

use super::source::Source;
use crate::audit::{Entry, Genesis, Head, Link};
use crate::hash::Hash;
use std::collections::{BTreeMap, HashMap};

/// Lines by their hash, wherever they were found.
#[derive(Default)]
pub(super) struct Remains {
    pub genesis: Vec<String>,
    pub links: BTreeMap<u64, Vec<String>>,
    pub lines: HashMap<Hash, Vec<u8>>,
    pub in_tables: HashMap<Hash, ()>,
    /// What the line of each row says of the one before, though it says another number than its row's.
    pub prevs: BTreeMap<u64, Hash>,
    /// The last row of the table, whatever of it can be read; 0 where that cannot be told.
    pub last_row: u64,
}

impl Remains {
    pub(super) fn link(&mut self, line: &str) {
        let Some(link) = Link::parse(line.as_bytes()) else { return };
        let same = self.links.entry(link.seq).or_default();
        if !same.iter().any(|l| l == line) {
            same.push(line.to_string());
        }
    }

    pub(super) fn line(&mut self, bytes: &[u8]) {
        self.lines.entry(Hash::of(bytes)).or_insert_with(|| bytes.to_vec());
    }

    /// Looks for lines of the format in any bytes.
    pub(super) fn carve(&mut self, bytes: &[u8]) {
        const MARKS: [&[u8]; 4] =
            [b"recourse-link-v1 ", b"{\"actor\":", b"{\"data\":{", b"recourse-genesis-v1\n"];
        for (which, mark) in MARKS.iter().enumerate() {
            let mut from = 0;
            while let Some(at) = find(&bytes[from..], mark) {
                let start = from + at;
                from = start + mark.len();
                let rest = &bytes[start..bytes.len().min(start + 65_536)];
                if which == 3 {
                    let lines: Vec<usize> = rest
                        .iter()
                        .enumerate()
                        .filter(|(_, b)| **b == b'\n')
                        .map(|(n, _)| n)
                        .collect();
                    if let Some(end) = lines.get(3)
                        && let Ok(text) = std::str::from_utf8(&rest[..=*end])
                        && Genesis::parse(text.as_bytes()).is_some()
                    {
                        self.genesis.push(text.to_string());
                    }
                    continue;
                }
                let Some(end) = rest.iter().position(|b| *b == b'\n') else { continue };
                match which {
                    0 => {
                        if let Ok(text) = std::str::from_utf8(&rest[..=end]) {
                            self.link(text);
                        }
                    }
                    _ => self.line(&rest[..=end]),
                }
            }
        }
    }

    /// Makes link lines that cannot be read from the entries of the table, which name their number and case: each from
    /// the heads that the lines before it make. Only where there is none, or where a signature says which it was and that
    /// one is not there; what another line says is no damage to be mended. Whether any was made.
    pub(super) fn rebuild(&mut self, genesis: &Genesis, wanted: &BTreeMap<u64, Hash>) -> bool {
        let mut entries: BTreeMap<u64, Vec<(Hash, Entry)>> = BTreeMap::new();
        for (hash, line) in self.lines.iter().filter(|(hash, _)| self.in_tables.contains_key(hash))
        {
            let entry = Entry::read_public(line).ok().filter(|entry| entry.book == genesis.book);
            if let Some(entry) = entry {
                entries.entry(entry.seq).or_default().push((*hash, entry));
            }
        }
        let (mut heads, mut any) = (vec![genesis.head()], false);
        for seq in 1..=entries.keys().next_back().copied().unwrap_or(0) {
            let hash = |line: &String| Hash::of(line.as_bytes());
            let there = self.links.get(&seq).map(Vec::as_slice).unwrap_or_default();
            let lacks =
                wanted.get(&seq).filter(|want| there.iter().all(|line| hash(line) != **want));
            if there.is_empty() || lacks.is_some() {
                // What the damaged line says of the one before may be right.
                let own = there.iter().filter_map(|line| Some(Link::parse(line.as_bytes())?.prev));
                let own = own.chain(self.prevs.get(&seq).copied());
                heads.extend(own.take(HEADS_MAX).map(|hash| Head { seq: seq - 1, hash }));
                let made = entries.get(&seq).into_iter().flatten().take(HEADS_MAX);
                let made =
                    made.flat_map(|(entry, e)| heads.iter().map(|h| h.chain(e.case, *entry).0));
                let made = made.filter(|line| wanted.get(&seq).is_none_or(|w| hash(line) == *w));
                for line in made.collect::<Vec<_>>() {
                    any = true;
                    self.link(&line);
                }
            }
            let lines = self.links.get(&seq).into_iter().flatten().take(HEADS_MAX);
            heads = lines.map(|line| Head { seq, hash: hash(line) }).collect();
        }
        any
    }
}

/// More lines of one number than this come of no damage.
const HEADS_MAX: usize = 4;

pub(super) fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|w| w == needle)
}

/// Every row by itself: one that cannot be read costs only itself.
pub(super) fn read_tables(source: &mut Source, remains: &mut Remains) {
    let genesis = "SELECT genesis FROM book";
    if source.is_plain("book")
        && let Ok(text) = source.ask(|c| c.query_row(genesis, [], |r| r.get::<_, String>(0)))
    {
        remains.genesis.push(text);
    }
    if !source.is_plain("link") {
        return;
    }
    let last = source.ask(|c| c.query_row("SELECT max(seq) FROM link", [], |r| r.get::<_, i64>(0)));
    remains.last_row = last.as_ref().ok().and_then(|last| u64::try_from(*last).ok()).unwrap_or(0);
    let mut missing = 0;
    for seq in 1..=last.unwrap_or(1_000_000) {
        let mut any = false;
        let line = "SELECT line FROM link WHERE seq=?1";
        if let Ok(line) = source.ask(|c| c.query_row(line, [seq], |r| r.get::<_, String>(0))) {
            // A line that says another number is damaged: its entry says which it is.
            let own =
                Link::parse(line.as_bytes()).is_some_and(|link| i64::try_from(link.seq) == Ok(seq));
            if own {
                remains.link(&line);
            } else if let Some(link) = Link::parse(line.as_bytes()) {
                remains.prevs.insert(seq as u64, link.prev);
            }
            any = true;
        }
        for column in ["entry", "priv"] {
            let sql = format!("SELECT {column} FROM link WHERE seq=?1");
            let get = |r: &rusqlite::Row<'_>| r.get::<_, Option<Vec<u8>>>(0);
            if let Ok(Some(line)) = source.ask(|c| c.query_row(&sql, [seq], get)) {
                remains.in_tables.insert(Hash::of(&line), ());
                remains.line(&line);
                any = true;
            }
        }
        missing = if any { 0 } else { missing + 1 };
        if missing > 10_000 {
            break;
        }
    }
}
