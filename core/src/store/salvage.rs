//! Salvage: what can still be read of a damaged book goes into a new folder; nothing of the damaged one is changed or
//! discarded.
//!
//! Every line is named by its hash somewhere else, so a lost row can be looked for in all bytes of the files, old pages
//! and the WAL among them. Where that makes the chain whole again, the new file is the same book, byte for byte. Where
//! it does not, a new book is made: it quotes the old one's head, repeats every sound entry under its old number, and
//! says at each lost number that something stood there.

mod carry;
mod source;

use super::cipher::Passphrase;
use super::schema::{self, private_file};
use super::{BOOK_FILE, KEY_FILE, NewBook, Store, StoreError, fold};
use crate::audit::{Entry, Genesis, Id, Link, PublicKey, Stamp};
use crate::case::event::{Body, Data, Event};
use crate::hash::Hash;
use rusqlite::params;
use serde_json::json;
use source::Source;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

/// So many entries behind the last one are believed to be missing.
const MISSING_MAX: u64 = 10_000;

/// What became of one number of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// As it was.
    Whole,
    /// The public part; the private one is gone, or was erased on purpose.
    PublicOnly,
    /// It belonged to the old book alone (a change of key, a time stamp): named, not repeated.
    OfTheOldBook,
    /// Not readable any more.
    Lost,
}

/// What was saved.
#[derive(Debug, Clone)]
pub struct Salvage {
    /// The old book's id and the last head that could be read.
    pub old: (Id, u64, Hash),
    /// Whether the new file is the same book, whole again.
    pub healed: bool,
    /// What became of each number, from 1.
    pub fates: Vec<(u64, Fate)>,
    /// Rows found elsewhere in the files than in their table.
    pub found_elsewhere: u64,
    /// Files that came along whole.
    pub files: u64,
    /// Files whose bytes are not what their name says; kept under `damaged-files/`.
    pub damaged_files: Vec<Hash>,
    /// Seqs of checkpoints, with their time stamps, that could not be mended and did not come along.
    pub lost_checkpoints: Vec<u64>,
    /// Where the damaged book lies now, copied byte for byte.
    pub original: PathBuf,
}

/// Lines by their hash, wherever they were found.
#[derive(Default)]
struct Remains {
    genesis: Vec<String>,
    links: BTreeMap<u64, Vec<String>>,
    lines: HashMap<Hash, Vec<u8>>,
    in_tables: HashMap<Hash, ()>,
}

impl Remains {
    fn link(&mut self, line: &str) {
        let Some(link) = Link::parse(line.as_bytes()) else { return };
        let same = self.links.entry(link.seq).or_default();
        if !same.iter().any(|l| l == line) {
            same.push(line.to_string());
        }
    }

    fn line(&mut self, bytes: &[u8]) {
        self.lines.entry(Hash::of(bytes)).or_insert_with(|| bytes.to_vec());
    }

    /// Looks for lines of the format in any bytes.
    fn carve(&mut self, bytes: &[u8]) {
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

fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|w| w == needle)
}

/// One number of the chain as far as it could be read.
struct Saved {
    link: String,
    entry: Option<Vec<u8>>,
    private: Option<Vec<u8>>,
}

/// Saves what can be read of the book in `damaged` into the new folder `into`. `new` makes the new book where one is
/// needed; `salt` gives fresh randomness for each repeated entry.
pub fn salvage(
    damaged: &Path,
    into: &Path,
    new: NewBook,
    salt: &mut dyn FnMut() -> [u8; 16],
) -> Result<Salvage, StoreError> {
    salvage_with(damaged, None, into, new, salt)
}

/// The same with what opens an encrypted book. What is saved of one is encrypted under the same passphrase; outside its
/// pages nothing of it can be looked for, so of a damaged page the rows are lost.
pub fn salvage_with(
    damaged: &Path,
    passphrase: Option<&Passphrase>,
    into: &Path,
    new: NewBook,
    salt: &mut dyn FnMut() -> [u8; 16],
) -> Result<Salvage, StoreError> {
    if into.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(StoreError::Exists(into.to_path_buf()));
    }
    let original = into.join("original");
    super::files::private_folder(&original)?;
    let copies = copy_files(damaged, &original)?;
    let mut remains = Remains::default();
    let source = match schema::open_remains(&original.join(BOOK_FILE), passphrase) {
        // Without what opens it nothing can be saved, and nothing would be told from a book that is empty.
        Err(e) if e.is_of_encryption() => {
            std::fs::remove_dir_all(&original).ok();
            return Err(e.about(&damaged.join(BOOK_FILE)));
        }
        opened => opened.ok(),
    };
    let mut source =
        source.map(|connection| Source::new(connection, &original.join(BOOK_FILE), passphrase));
    if let Some(source) = &mut source {
        read_tables(source, &mut remains);
    }
    for copy in &copies {
        let bytes = std::fs::read(copy).map_err(|e| StoreError::file(copy, &e))?;
        remains.carve(&bytes);
    }
    let genesis = remains
        .genesis
        .iter()
        .find_map(|text| Genesis::parse(text.as_bytes()))
        .ok_or_else(|| StoreError::NotABook(damaged.join(BOOK_FILE)))?;
    let mut rows = follow(&genesis, &remains);
    // What was erased on request is not brought back from where a page had it left.
    let erased = erased(&rows);
    for row in rows.values_mut() {
        row.private.take_if(|line| erased.contains(&Hash::of(line)));
    }
    let last = rows.iter().next_back();
    let mut head = last.map_or(genesis.head().hash, |(_, row)| Hash::of(row.link.as_bytes()));
    let mut last = last.map_or(0, |(seq, _)| *seq);
    for (seq, signed) in carry::signed(source.as_mut(), &keys(&genesis, &rows)) {
        let here = rows.get(&seq).map(|row| Hash::of(row.link.as_bytes()));
        if here.is_some_and(|here| here != signed) {
            // What can be read is not what was signed: put together, it would pass for it.
            std::fs::remove_dir_all(&original).ok();
            return Err(StoreError::Contradicted(vec![seq]));
        }
        // It had more entries than can be read.
        if seq > last {
            (last, head) = (seq, signed);
        }
    }
    // So does what this computer remembers of it, within reason: nobody signs that.
    let seen = super::files::read_head(&damaged.join(BOOK_FILE));
    if let Some(seen) = seen.filter(|seen| (last + 1..last + MISSING_MAX).contains(&seen.seq)) {
        (last, head) = (seen.seq, seen.hash);
    }
    let found_elsewhere = rows
        .values()
        .filter_map(|r| r.entry.as_deref())
        .filter(|line| !remains.in_tables.contains_key(&Hash::of(line)))
        .count() as u64;
    let mut out = Salvage {
        old: (genesis.book, last, head),
        healed: false,
        fates: Vec::new(),
        found_elsewhere,
        files: 0,
        damaged_files: Vec::new(),
        lost_checkpoints: Vec::new(),
        original,
    };
    out.healed = heal(&genesis, &rows, last, source.as_mut(), into, damaged, &mut out)?;
    if !out.healed {
        make_anew(&rows, last, head, &genesis, source.as_mut(), into, new, salt, &mut out)?;
    }
    Ok(out)
}

/// The damaged files as they are: first thing, before anything looks at them.
fn copy_files(damaged: &Path, to: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut out = Vec::new();
    for suffix in ["", "-wal", ".head"] {
        let name = format!("{BOOK_FILE}{suffix}");
        let from = damaged.join(&name);
        if !from.exists() {
            continue;
        }
        let target = to.join(&name);
        let copy = || -> std::io::Result<()> {
            let mut file = private_file(&target)?;
            std::io::copy(&mut std::fs::File::open(&from)?, &mut file)?;
            file.sync_all()
        };
        copy().map_err(|e| StoreError::file(&from, &e))?;
        if suffix != ".head" {
            out.push(target);
        }
    }
    if out.is_empty() { Err(StoreError::NoBook(damaged.to_path_buf())) } else { Ok(out) }
}

/// Every row by itself: one that cannot be read costs only itself.
fn read_tables(source: &mut Source, remains: &mut Remains) {
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
    let mut missing = 0;
    for seq in 1..=last.unwrap_or(1_000_000) {
        let mut any = false;
        let line = "SELECT line FROM link WHERE seq=?1";
        if let Ok(line) = source.ask(|c| c.query_row(line, [seq], |r| r.get::<_, String>(0))) {
            remains.link(&line);
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

/// The chain from the genesis on: at each number the link that follows the one before, or, after a loss, one that the
/// next link names.
fn follow(genesis: &Genesis, remains: &Remains) -> BTreeMap<u64, Saved> {
    let mut out = BTreeMap::new();
    let mut before = Some(genesis.head().hash);
    let Some(last) = remains.links.keys().next_back().copied() else { return out };
    for seq in 1..=last {
        let candidates = remains.links.get(&seq).map(Vec::as_slice).unwrap_or_default();
        let parsed = |line: &&String| Link::parse(line.as_bytes());
        let chosen = candidates
            .iter()
            .find(|l| before.is_some_and(|b| parsed(l).is_some_and(|p| p.prev == b)))
            .or_else(|| {
                let next = remains.links.get(&(seq + 1)).map(Vec::as_slice).unwrap_or_default();
                let named: Vec<Hash> = next.iter().filter_map(|l| Some(parsed(&l)?.prev)).collect();
                candidates.iter().find(|l| named.contains(&Hash::of(l.as_bytes())))
            })
            .or_else(|| candidates.iter().find(|_| before.is_none()));
        let Some(link) = chosen else {
            before = None;
            continue;
        };
        before = Some(Hash::of(link.as_bytes()));
        let Some(parsed) = Link::parse(link.as_bytes()) else { continue };
        let entry = remains.lines.get(&parsed.entry).cloned();
        let named = entry.as_deref().and_then(|e| Entry::read_public(e).ok()?.private_hash);
        let private = named.and_then(|hash| remains.lines.get(&hash).cloned());
        out.insert(seq, Saved { link: link.clone(), entry, private });
    }
    out
}

/// Writes the same book again where every row is there and fits. Says whether it is sound.
fn heal(
    genesis: &Genesis,
    rows: &BTreeMap<u64, Saved>,
    last: u64,
    mut source: Option<&mut Source>,
    into: &Path,
    damaged: &Path,
    out: &mut Salvage,
) -> Result<bool, StoreError> {
    if rows.len() as u64 != last || last == 0 {
        return Ok(false);
    }
    let path = into.join(BOOK_FILE);
    let passphrase = source.as_deref().and_then(Source::passphrase).cloned();
    let connection = schema::create(&path, passphrase.as_ref())?;
    let insert = || -> Result<crate::audit::Walk, StoreError> {
        connection.execute_batch("BEGIN IMMEDIATE")?;
        connection.execute("INSERT INTO book(id, genesis) VALUES (1, ?1)", [genesis.text()])?;
        for (seq, row) in rows {
            connection.execute(
                "INSERT INTO link(seq, line, entry, priv) VALUES (?1, ?2, ?3, ?4)",
                params![*seq as i64, row.link, row.entry, row.private],
            )?;
        }
        connection.execute_batch("COMMIT")?;
        let records = fold::records(&connection, 0)?;
        let links = records.iter().map(fold::StoredRecord::as_link);
        let options = crate::audit::replay::Options::default();
        let text = genesis.text();
        let walk = crate::audit::replay::replay(text.as_bytes(), links, options, &mut |_| {});
        Ok(walk)
    };
    let walk = insert()?;
    if walk.is_intact() {
        carry::files(source.as_deref_mut(), &connection, into, out)?;
        carry::checkpoints(source, &connection, &walk, out);
        out.fates = rows.iter().map(|(seq, row)| (*seq, fate(row))).collect();
        drop(connection);
        // The key, and the memory of how far the book had got here: what contradicts it is said as before.
        let memory = format!("{BOOK_FILE}.head");
        for from in
            [KEY_FILE, &memory].map(|name| damaged.join(name)).iter().filter(|p| p.is_file())
        {
            let target = into.join(from.file_name().unwrap_or_default());
            let mut file = private_file(&target).map_err(|e| StoreError::file(&target, &e))?;
            let copied =
                std::fs::File::open(from).and_then(|mut k| std::io::copy(&mut k, &mut file));
            copied.map_err(|e| StoreError::file(from, &e))?;
        }
        return Ok(true);
    }
    drop(connection);
    for suffix in ["", "-wal", "-shm"] {
        std::fs::remove_file(into.join(format!("{BOOK_FILE}{suffix}"))).ok();
    }
    Ok(false)
}

fn fate(row: &Saved) -> Fate {
    let Some(entry) = row.entry.as_deref().and_then(|e| Entry::read_public(e).ok()) else {
        return Fate::Lost;
    };
    match (entry.private_hash, &row.private) {
        (Some(_), None) => Fate::PublicOnly,
        _ => Fate::Whole,
    }
}

/// A new book that repeats what is sound, number by number, so that what entries say of each other stays right.
#[allow(clippy::too_many_arguments)]
fn make_anew(
    rows: &BTreeMap<u64, Saved>,
    last: u64,
    head: Hash,
    genesis: &Genesis,
    source: Option<&mut Source>,
    into: &Path,
    mut new: NewBook,
    salt: &mut dyn FnMut() -> [u8; 16],
    out: &mut Salvage,
) -> Result<(), StoreError> {
    let first = rows.get(&1).and_then(|r| Entry::read_public(r.entry.as_deref()?).ok());
    if let Some(Event::BookOpened(opened)) = first.map(|e| e.event()) {
        new.opened.demo_at = opened.demo_at;
    }
    let (actor, now) = (new.stamp.actor.clone(), new.stamp.at);
    let passphrase = source.as_deref().and_then(Source::passphrase).cloned();
    let mut store = Store::create_with(into, new, passphrase)?;
    carry::files(source, &store.connection, into, out)?;
    let mut steps: Vec<(Id, Stamp, Body)> = Vec::new();
    let mut stamp = |at, actor: &str| Stamp {
        at,
        actor: actor.to_string(),
        salt: salt(),
        private_salt: salt(),
    };
    out.fates.push((1, Fate::OfTheOldBook));
    let mut bare = Vec::new();
    let erased = erased(rows);
    for seq in 2..=last {
        let row = rows.get(&seq);
        let entry = row.and_then(|r| Entry::read(r.entry.as_deref()?, r.private.as_deref()).ok());
        let entry = entry.filter(|e| e.seq == seq);
        let (fate, step) = match (&entry, row) {
            (Some(entry), Some(_)) if repeats(entry) => {
                let fate = if entry.is_withheld() { Fate::PublicOnly } else { Fate::Whole };
                // Repeated without its private part nothing would show that it had one: an erased one goes on being
                // named, so that what says it was erased stays true; of a lost one it is said.
                let gone = entry.private_hash.filter(|_| entry.is_withheld());
                let private_gone = gone.filter(|hash| erased.contains(hash));
                bare.extend(gone.filter(|_| private_gone.is_none()).map(|hash| (seq, hash)));
                let body = Body { private_gone, ..entry.body.clone() };
                (fate, (entry.case, stamp(entry.at, &entry.actor), body))
            }
            _ => {
                let fate = if entry.is_some() { Fate::OfTheOldBook } else { Fate::Lost };
                let mut data = Data::new();
                data.insert("seq".into(), json!(seq));
                data.insert("lost".into(), json!(fate == Fate::Lost));
                let link = row.and_then(|r| Link::parse(r.link.as_bytes()));
                data.extend(link.map(|l| ("hash".to_string(), json!(l.entry.hex()))));
                let at = entry.as_ref().map_or(now, |e| e.at);
                (fate, (Id::BOOK, stamp(at, &actor), body("entry.lost", data)))
            }
        };
        out.fates.push((seq, fate));
        steps.push(step);
    }
    for (seq, hash) in bare {
        let mut data = Data::new();
        data.insert("seq".into(), json!(seq));
        data.insert("lost".into(), json!(true));
        data.insert("part".into(), json!("private"));
        data.insert("hash".into(), json!(hash.hex()));
        steps.push((Id::BOOK, stamp(now, &actor), body("entry.lost", data)));
    }
    let mut data = Data::new();
    data.insert("book".into(), json!(genesis.book.hex()));
    data.insert("head_seq".into(), json!(last));
    data.insert("head".into(), json!(head.hex()));
    steps.push((Id::BOOK, stamp(now, &actor), body("book.continued", data)));
    store.write_bodies(steps)
}

/// The keys that signed: the first, and those entries say it was changed to.
fn keys(genesis: &Genesis, rows: &BTreeMap<u64, Saved>) -> Vec<PublicKey> {
    let key = |row: &Saved| {
        let entry = Entry::read_public(row.entry.as_deref()?).ok()?;
        PublicKey::from_hex(entry.body.data.get("key")?.as_str()?)
            .filter(|_| entry.body.kind == "key.rotated")
    };
    std::iter::once(genesis.key).chain(rows.values().filter_map(key)).collect()
}

/// What entries say was erased.
fn erased(rows: &BTreeMap<u64, Saved>) -> BTreeSet<Hash> {
    let hash = |row: &Saved| {
        let entry = Entry::read_public(row.entry.as_deref()?).ok()?;
        Hash::from_hex(entry.body.data.get("hash")?.as_str()?)
            .filter(|_| entry.body.kind == "erased")
    };
    rows.values().filter_map(hash).collect()
}

fn body(kind: &str, data: Data) -> Body {
    Body { kind: kind.into(), data, ..Body::default() }
}

/// Keys and time stamps are the old book's own; in another book they would be forgeries.
fn repeats(entry: &Entry) -> bool {
    !matches!(
        entry.body.kind.as_str(),
        "key.rotated" | "anchor.received" | "anchor.requested" | "book.opened"
    )
}
