//! Salvage: what can still be read of a damaged book goes into a new folder; nothing of the damaged one is changed or
//! discarded.
//!
//! Every line is named by its hash somewhere else, so a lost row can be looked for in all bytes of the files, old pages
//! and the WAL among them. Where that makes the chain whole again, the new file is the same book, byte for byte. Where
//! it does not, a new book is made: it quotes the old one's head, repeats every sound entry under its old number, and
//! says at each lost number that something stood there.

mod beginning;
mod bits;
mod carry;
mod first_page;
mod pages;
mod rebuild;
mod remains;
mod source;
mod statements;
mod trace;

use super::cipher::Passphrase;
use super::schema::{self, private_file};
use super::{BOOK_FILE, KEY_FILE, NewBook, Store, StoreError, fold, stray};
use crate::audit::{Entry, Genesis, Head, Id, Link, PublicKey, Stamp};
use crate::case::event::{Body, Data, Event};
use crate::hash::Hash;
use pages::Pages;
use rebuild::Named;
use remains::{Remains, read_tables};
use rusqlite::params;
use serde_json::json;
use source::Source;
use statements::Statements;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use trace::Saved;

/// So many damaged links that a signature leads to are made again.
const REBUILT_MAX: usize = 64;
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
    /// Entries that no signature of the old book vouches for, from which and up to which: they were repeated as they stood
    /// there, and nothing shows that they stood so when they were recorded.
    pub unvouched: Vec<(u64, u64)>,
    /// The first text of the book is not the one its first entries follow, or names a key that is not the one beside it.
    pub other_beginning: bool,
    /// The entry at which this computer remembers another head than what was put together.
    pub other_memory: Option<u64>,
    /// Where the damaged book lies now, copied byte for byte.
    pub original: PathBuf,
}

/// What is repeated in a new book.
struct Old<'a> {
    genesis: &'a Genesis,
    rows: &'a BTreeMap<u64, Saved>,
    /// The last number that something stood at.
    through: u64,
    erased: &'a BTreeSet<Hash>,
    /// All lines that were found.
    remains: &'a Remains,
    /// The file's pages, where they can be read: not those of an encrypted book.
    pages: Option<&'a Pages>,
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
    let mut copies = copy_files(damaged, &original)?;
    let mut remains = Remains::default();
    // It is another book's log, or an older one: the pages are read without it, and it is searched for lines all the same.
    if let Err(StoreError::Stray(log)) = stray::refuse_log(&original.join(BOOK_FILE), passphrase) {
        let aside = schema::beside(&log, "stray");
        std::fs::rename(&log, &aside).map_err(|e| StoreError::file(&log, &e))?;
        copies.iter_mut().filter(|copy| **copy == log).for_each(|copy| copy.clone_from(&aside));
    }
    let source = match schema::open_remains(&original.join(BOOK_FILE), passphrase) {
        // Without what opens it nothing can be saved, and nothing would be told from a book that is empty.
        Err(e) if e.is_of_encryption() && !remains::has_lines(&original.join(BOOK_FILE)) => {
            std::fs::remove_dir_all(&original).ok();
            return Err(e.about(&damaged.join(BOOK_FILE)));
        }
        opened => opened.ok(),
    };
    let (at, plain) = (original.join(BOOK_FILE), passphrase.is_none());
    let usable = source.as_ref().is_some_and(first_page::is_usable);
    let other = if usable || !plain { None } else { first_page::stand_in(&at, into) };
    let (mut source, _scratch) = match other {
        Some((connection, path, scratch)) => {
            let mut source = Source::new(connection, &path, None);
            source.stands_in = true;
            (Some(source), Some(scratch))
        }
        None => (source.map(|connection| Source::new(connection, &at, passphrase)), None),
    };
    if let Some(source) = &mut source {
        read_tables(source, &mut remains);
    }
    let (mut file, mut log) = (Vec::new(), None);
    for copy in &copies {
        let bytes = std::fs::read(copy).map_err(|e| StoreError::file(copy, &e))?;
        remains.carve(&bytes);
        if *copy == at { file = bytes } else { log = Some(bytes) }
    }
    let pages = plain.then(|| Pages::of(file, log.as_deref()));
    let seen = super::files::read_head(&original.join(BOOK_FILE));
    remains.leave_phantoms(seen);
    remains.mend_bits();
    let beside = beside(damaged);
    let mut statements = Statements::read(source.as_mut());
    let elsewhere = pages.as_ref().map(Pages::statements).unwrap_or_default();
    if statements.is_empty() {
        statements.add(&elsewhere, None);
    }
    let former = super::keylock::former(&damaged.join(KEY_FILE));
    let former = former.iter().filter_map(|path| open_key(path));
    let named: Vec<PublicKey> = beside.into_iter().chain(statements.keys()).chain(former).collect();
    let genesis =
        remains.beginning(&named).ok_or_else(|| StoreError::NotABook(damaged.join(BOOK_FILE)))?;
    statements.keep(genesis.book);
    statements.add(&elsewhere, Some(genesis.book));
    let (keys, other_key) = trace::keys(genesis.key, &remains, beside);
    statements.mend(&genesis, &keys, &remains);
    statements.bring_stamps_home(&remains);
    let (signed, end) = statements.signed(&keys);
    let ends = (end, seen);
    let mut traced = trace::trace(&genesis, &remains, &signed, ends);
    let whole = |traced: &trace::Traced, remains: &Remains| {
        traced.whole && traced.rows.len() as u64 >= remains.last_row
    };
    // Each line that a signature leads to and that is made again leads on to the one before.
    for _ in 0..REBUILT_MAX {
        if traced.as_ref().is_ok_and(|t| whole(t, &remains)) {
            break;
        }
        let vouched = trace::vouched(&remains, &signed).unwrap_or_default();
        if !remains.rebuild(&genesis, &Named { vouched: &vouched, memory: seen }) {
            break;
        }
        traced = trace::trace(&genesis, &remains, &signed, ends);
    }
    let traced = traced.map_err(|seq| {
        // What can be read is not what was signed: put together, it would pass for it.
        std::fs::remove_dir_all(&original).ok();
        StoreError::Contradicted(vec![seq])
    })?;
    let mut rows = traced.rows;
    // What was erased on request is not brought back from where a page had it left.
    let erased = trace::erased(&rows);
    for row in rows.values_mut() {
        row.private.take_if(|line| erased.contains(&Hash::of(line)));
    }
    let last = rows.iter().next_back();
    let mut head = last.map_or(genesis.head().hash, |(_, row)| Hash::of(row.link.as_bytes()));
    let mut last = last.map_or(0, |(seq, _)| *seq);
    // It had more entries than can be read.
    if let Some((seq, signed)) =
        signed.iter().rfind(|(seq, _)| (last + 1..last + MISSING_MAX).contains(seq))
    {
        (last, head) = (*seq, *signed);
    }
    // So does what this computer remembers of it, within reason: nobody signs that.
    let link = |seq: u64| rows.get(&seq).map(|row| Hash::of(row.link.as_bytes()));
    let other = |seen: &Head| link(seen.seq).is_some_and(|link| link != seen.hash);
    let other_memory = seen.filter(other).map(|seen| seen.seq);
    let begins = rows.get(&1).and_then(|row| Link::parse(row.link.as_bytes()));
    let second = rows.get(&2).and_then(|row| Link::parse(row.link.as_bytes()));
    let parted = second.zip(link(1)).is_some_and(|(second, first)| second.prev != first);
    let other_beginning =
        other_key || parted || begins.is_some_and(|link| link.prev != genesis.head().hash);
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
        unvouched: Vec::new(),
        other_memory,
        other_beginning,
        original,
    };
    // Rows that are there and of which nothing can be put in are lost, whatever says how far the book went.
    let row = remains.last_row;
    let through = if (last + 1..last + MISSING_MAX).contains(&row) { row } else { last };
    let pages = pages.as_ref();
    let old =
        Old { genesis: &genesis, rows: &rows, through, erased: &erased, remains: &remains, pages };
    let beside = (statements, source.as_mut());
    out.unvouched = traced.unvouched;
    out.healed = heal(&old, beside, into, damaged, &mut out)?;
    if !out.healed {
        if other_beginning {
            // The new book says it too.
            out.unvouched.insert(0, (1, 1));
        }
        make_anew(&old, source.as_mut(), into, new, salt, &mut out)?;
    }
    Ok(out)
}

/// The key that lies open beside the book.
fn beside(damaged: &Path) -> Option<PublicKey> {
    open_key(&damaged.join(KEY_FILE))
}

fn open_key(path: &Path) -> Option<PublicKey> {
    match super::files::read_key(path) {
        Ok(super::files::KeyFile::Open(key)) => Some(key.public()),
        _ => None,
    }
}

/// The damaged files as they are: first thing, before anything looks at them. Of one moment: what another program writes
/// meanwhile would look lost, so they are copied again then.
fn copy_files(damaged: &Path, to: &Path) -> Result<Vec<PathBuf>, StoreError> {
    for _ in 0..COPIES_MAX {
        let before = state(damaged);
        let copies = copy_files_once(damaged, to)?;
        if state(damaged) == before {
            return Ok(copies);
        }
        std::fs::remove_dir_all(to).ok();
        super::files::private_folder(to)?;
    }
    std::fs::remove_dir_all(to).ok();
    Err(StoreError::Busy)
}

/// Length and time of what is copied.
fn state(damaged: &Path) -> Vec<Option<(u64, std::time::SystemTime)>> {
    let of = |suffix: &&str| {
        let meta = origin(damaged, suffix).metadata().ok()?;
        Some((meta.len(), meta.modified().ok()?))
    };
    COPIED.iter().map(of).collect()
}

/// What this computer remembers comes before the rows: read after them it could know of more.
const MEMORY: &str = ".head";
const COPIED: [&str; 3] = [MEMORY, "", "-wal"];
/// So often the files are copied while another program writes.
const COPIES_MAX: usize = 20;

/// Where a link leads to the book, its log lies there; what this computer remembers lies beside the link.
fn origin(damaged: &Path, suffix: &str) -> PathBuf {
    let book = damaged.join(BOOK_FILE);
    if suffix == MEMORY { schema::beside(&book, "head") } else { stray::beside(&book, suffix) }
}

fn copy_files_once(damaged: &Path, to: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut out = Vec::new();
    for suffix in COPIED {
        let from = origin(damaged, suffix);
        if !from.exists() {
            continue;
        }
        let target = to.join(format!("{BOOK_FILE}{suffix}"));
        let copy = || -> std::io::Result<()> {
            let mut file = private_file(&target)?;
            std::io::copy(&mut std::fs::File::open(&from)?, &mut file)?;
            file.sync_all()
        };
        copy().map_err(|e| StoreError::file(&from, &e))?;
        if suffix != MEMORY {
            out.push(target);
        }
    }
    if out.is_empty() { Err(StoreError::NoBook(damaged.to_path_buf())) } else { Ok(out) }
}

/// Writes the same book again where every row is there and fits. Says whether it is sound.
fn heal(
    old: &Old<'_>,
    (statements, source): (Statements, Option<&mut Source>),
    into: &Path,
    damaged: &Path,
    out: &mut Salvage,
) -> Result<bool, StoreError> {
    let Old { genesis, rows, through: last, .. } = *old;
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
        carry::files(source, old, &connection, into, out)?;
        statements.carry(&connection, &walk, out);
        out.fates = rows.iter().map(|(seq, row)| (*seq, fate(row))).collect();
        drop(connection);
        // The key, and the memory of how far the book had got here: what contradicts it is said as before.
        let memory = out.original.join(format!("{BOOK_FILE}.head"));
        for from in [damaged.join(KEY_FILE), memory].iter().filter(|p| p.is_file()) {
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
fn make_anew(
    old: &Old<'_>,
    source: Option<&mut Source>,
    into: &Path,
    mut new: NewBook,
    salt: &mut dyn FnMut() -> [u8; 16],
    out: &mut Salvage,
) -> Result<(), StoreError> {
    let Old { genesis, rows, through, erased, .. } = *old;
    let first = rows.get(&1).and_then(|r| Entry::read_public(r.entry.as_deref()?).ok());
    if let Some(Event::BookOpened(opened)) = first.map(|e| e.event()) {
        new.opened.demo_at = opened.demo_at;
    }
    let (actor, now) = (new.stamp.actor.clone(), new.stamp.at);
    let passphrase = source.as_deref().and_then(Source::passphrase).cloned();
    let mut store = Store::create_with(into, new, passphrase)?;
    carry::files(source, old, &store.connection, into, out)?;
    let mut steps: Vec<(Id, Stamp, Body)> = Vec::new();
    let mut stamp = |at, actor: &str| Stamp {
        at,
        actor: actor.to_string(),
        salt: salt(),
        private_salt: salt(),
    };
    out.fates.push((1, Fate::OfTheOldBook));
    let mut bare = Vec::new();
    for seq in 2..=through {
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
    for (from, seq) in &out.unvouched {
        let mut data = Data::new();
        data.insert("from".into(), json!(from));
        data.insert("seq".into(), json!(seq));
        data.insert("lost".into(), json!(false));
        data.insert("part".into(), json!("signature"));
        steps.push((Id::BOOK, stamp(now, &actor), body("entry.lost", data)));
    }
    let (_, last, head) = out.old;
    let mut data = Data::new();
    data.insert("book".into(), json!(genesis.book.hex()));
    data.insert("head_seq".into(), json!(last));
    data.insert("head".into(), json!(head.hex()));
    steps.push((Id::BOOK, stamp(now, &actor), body("book.continued", data)));
    store.write_bodies(steps)
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
