//! What can still be read of a damaged book: lines by their hash, wherever they lie.

use super::bits;
use super::source::Source;
use crate::audit::{Entry, Genesis, Head, Link, PublicKey};
use crate::hash::Hash;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

/// More lines than this are not damaged in one bit each by accident.
const MENDED_MAX: usize = 256;

/// Lines by their hash, wherever they were found.
#[derive(Default)]
pub(super) struct Remains {
    /// Texts that may be the beginning, readable or not.
    pub genesis: Vec<String>,
    pub links: BTreeMap<u64, Vec<String>>,
    pub lines: HashMap<Hash, Vec<u8>>,
    pub in_tables: HashMap<Hash, ()>,
    /// What the line of each row says of the one before, though it says another number than its row's.
    pub prevs: BTreeMap<u64, Hash>,
    /// Keys that statements anywhere in the files name, whoever made them.
    pub keys: BTreeSet<PublicKey>,
    /// Of each row what its entry and its private line hash to as they stand there.
    pub rows: BTreeMap<u64, [Option<Hash>; 2]>,
    names: OnceCell<HashSet<Hash>>,
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

    /// Whether some line names this hash. Asked once all lines are found.
    pub(super) fn is_named(&self, hash: &Hash) -> bool {
        self.names
            .get_or_init(|| self.lines.values().flat_map(|line| hashes(line)).collect())
            .contains(hash)
    }

    /// The files that lines name, with their sizes.
    pub(super) fn files(&self) -> BTreeMap<Hash, usize> {
        const NAMED: &[u8] = b"\"sha256\":\"";
        const SIZED: &[u8] = b"\",\"size\":";
        let mut out = BTreeMap::new();
        self.lines.values().for_each(|line| {
            let mut rest = &line[..];
            while let Some(at) = find(rest, NAMED) {
                rest = &rest[at + NAMED.len()..];
                let hash = rest.get(..64).and_then(|hex| std::str::from_utf8(hex).ok());
                let sized = rest.get(64..).and_then(|rest| rest.strip_prefix(SIZED));
                let digits = sized.map(|rest| rest.iter().take_while(|b| b.is_ascii_digit()));
                let size = digits.and_then(|d| String::from_utf8(d.copied().collect()).ok());
                let size = size.and_then(|size| size.parse().ok());
                out.extend(hash.and_then(Hash::from_hex).zip(size));
            }
        });
        out
    }

    /// A damaged page can seem to hold rows far behind the last. Where this computer remembers how far the book went, a number
    /// behind that of which nothing can be read is none.
    pub(super) fn leave_phantoms(&mut self, memory: Option<Head>) {
        let Some(memory) = memory else { return };
        let read = [self.links.keys().next_back(), self.rows.keys().next_back()];
        let read = read.into_iter().flatten().max().copied().unwrap_or(0);
        self.last_row = self.last_row.min(memory.seq.max(read));
    }

    /// Puts entries and private lines right that differ in one bit from what their link line, or their entry, names.
    pub(super) fn mend_bits(&mut self) {
        let mut mended = Vec::new();
        for (seq, row) in &self.rows {
            if mended.len() >= MENDED_MAX {
                break;
            }
            let same = self.links.get(seq).into_iter().flatten().take(4);
            for link in same.filter_map(|line| Link::parse(line.as_bytes())) {
                let stands = |n: usize| row[n].and_then(|hash| self.lines.get(&hash));
                let entry = match self.lines.get(&link.entry) {
                    Some(entry) => Some(entry.clone()),
                    None => stands(0).and_then(|line| bits::mended(line, |h| *h == link.entry)),
                };
                let Some(entry) = entry else { continue };
                let private = Entry::read_public(&entry).ok().and_then(|entry| entry.private_hash);
                let private = private.filter(|hash| !self.lines.contains_key(hash));
                if !self.lines.contains_key(&link.entry) {
                    mended.push(entry);
                }
                mended.extend(
                    private
                        .zip(stands(1))
                        .and_then(|(hash, line)| bits::mended(line, |h| *h == hash)),
                );
            }
        }
        for line in mended {
            self.in_tables.insert(Hash::of(&line), ());
            self.line(&line);
        }
    }

    /// Looks for lines of the format in any bytes.
    pub(super) fn carve(&mut self, bytes: &[u8]) {
        const KEY: &[u8] = b"\nkey ";
        let mut from = 0;
        while let Some(at) = find(&bytes[from..], KEY) {
            from += at + KEY.len();
            let hex = bytes.get(from..from + 64).and_then(|hex| std::str::from_utf8(hex).ok());
            self.keys.extend(hex.and_then(PublicKey::from_hex));
        }
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
}

/// Lines of a record can be read in this file: it is not encrypted, however its beginning looks.
pub(super) fn has_lines(path: &Path) -> bool {
    std::fs::read(path).is_ok_and(|bytes| find(&bytes, b"recourse-link-v1 ").is_some())
}

/// Everything in a line that is written as a hash is.
fn hashes(line: &[u8]) -> Vec<Hash> {
    let hex = |b: &u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
    let runs = line.split(|b| !hex(b)).filter(|run| run.len() >= 64);
    let parts = runs.flat_map(|run| run.windows(64));
    parts.filter_map(|hex| Hash::from_hex(std::str::from_utf8(hex).ok()?)).collect()
}

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
    // How far the rows go is told where they can be counted.
    let counted = last.is_ok() && !source.stands_in;
    let (mut missing, mut moved) = (0, BTreeMap::new());
    for seq in odd_rows(source).into_iter().chain(1..=last.unwrap_or(1_000_000)) {
        let (mut any, mut says, mut elsewhere) = (false, None, false);
        let line = "SELECT line FROM link WHERE seq=?1";
        let line = source.ask(|c| c.query_row(line, [seq], |r| r.get::<_, String>(0)));
        let absent = matches!(line, Err(rusqlite::Error::QueryReturnedNoRows));
        if let Ok(line) = line {
            // A line that says another number is damaged: its entry says which it is.
            match Link::parse(line.as_bytes()) {
                Some(link) if i64::try_from(link.seq) == Ok(seq) => remains.link(&line),
                Some(link) => {
                    if let Ok(seq) = u64::try_from(seq) {
                        remains.prevs.insert(seq, link.prev);
                    }
                    says = Some((link, line));
                }
                None => {}
            }
            any = true;
        }
        for column in ["entry", "priv"] {
            let sql = format!("SELECT {column} FROM link WHERE seq=?1");
            let get = |r: &rusqlite::Row<'_>| r.get::<_, Option<Vec<u8>>>(0);
            if let Ok(Some(line)) = source.ask(|c| c.query_row(&sql, [seq], get)) {
                // A line and an entry that both say another number were moved here.
                let its = Entry::read_public(&line).ok().map(|entry| entry.seq);
                if let Some((of, own)) = says.take_if(|(of, _)| its == Some(of.seq)) {
                    elsewhere = true;
                    moved.insert(of.seq, (of.prev, own));
                }
                let (hash, place) = (Hash::of(&line), usize::from(column == "priv"));
                if let Ok(seq) = u64::try_from(seq) {
                    remains.rows.entry(seq).or_default()[place] = Some(hash);
                }
                remains.in_tables.insert(hash, ());
                remains.line(&line);
                any = true;
            }
        }
        if counted && !absent && !elsewhere {
            remains.last_row = remains.last_row.max(u64::try_from(seq).unwrap_or(0));
        }
        missing = if any { 0 } else { missing + 1 };
        if missing > HOLE_MAX {
            break;
        }
    }
    // Moved rows are the last ones where each follows on the line before it.
    let moved_lines: Vec<String> = moved.values().map(|(_, line)| line.clone()).collect();
    for line in &moved_lines {
        remains.link(line);
    }
    for (seq, (prev, _)) in moved {
        let before = remains.links.get(&(seq - 1)).into_iter().flatten();
        if seq == remains.last_row + 1 && before.into_iter().any(|l| Hash::of(l.as_bytes()) == prev)
        {
            remains.last_row = seq;
        }
    }
}

/// A longer stretch of numbers without rows is not gone through.
const HOLE_MAX: u64 = 10_000;
/// More rows than this in odd places come of no damage.
const ODD_MAX: i64 = 64;

/// Rows whose numbers lie before the first, or so far behind the last that they are not come to one by one.
fn odd_rows(source: &mut Source) -> Vec<i64> {
    let sql =
        "SELECT seq FROM link WHERE seq < 1 OR seq > (SELECT count(*) FROM link) + ?1 LIMIT ?2";
    let found = source.ask(|c| {
        let mut statement = c.prepare(sql)?;
        let rows = statement.query_map([HOLE_MAX as i64, ODD_MAX], |r| r.get(0))?;
        Ok(rows.filter_map(Result::ok).collect())
    });
    found.unwrap_or_default()
}
