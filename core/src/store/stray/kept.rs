//! Whether a book with its log holds all that its file alone holds. An honest log adds; it takes away nothing but what its
//! entries say was erased. Of a file that a power cut left half written, what does not fit together is not asked for.

use super::super::erase::erases;
use super::super::fold::StoredRecord;
use super::super::stamps::{self, KeptCheckpoint};
use super::super::{blobs, copy, schema};
use crate::audit::{Checkpoint, Entry, Genesis, Link, Time};
use crate::hash::Hash;
use rusqlite::{Connection, Rows};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

type Answer<T> = rusqlite::Result<T>;

/// All that is whole in the file alone is there with its log too.
pub(super) fn all(alone: &Connection, with: &Connection, path: &Path) -> bool {
    let plain = |book: &Connection| TABLES.into_iter().all(|table| schema::is_plain(book, table));
    // What its own file does not know for a book has nothing to lose.
    let Some(genesis) = Some(alone).filter(|book| plain(book)).and_then(genesis) else {
        return true;
    };
    if !plain(with) || self::genesis(with) != Some(genesis.clone()) {
        return false;
    }
    let Ok(rows) = rows(&genesis, alone, with) else { return false };
    if rows.other || rows.broken_with && !rows.broken_alone {
        return false;
    }
    let erased: BTreeSet<Hash> = erasures(with).iter().filter_map(erases).collect();
    let went_on = rows.with > rows.alone;
    // Of a sound book every file was read already.
    let sound = is_sound(with, path);
    statements(alone).is_subset(&statements(with))
        && rows.private_gone.iter().all(|hash| erased.contains(hash))
        && files(alone, with, &|hash| sound || blobs::is_whole(with, hash), &erased, went_on)
        // Whoever recorded something more has its own drafts, whatever their clock says.
        && (went_on || drafts(alone, with).unwrap_or(true))
        && (sound || !is_sound(alone, path))
}

const TABLES: [&str; 5] = ["book", "link", "attachment", "checkpoint", "draft"];

fn genesis(book: &Connection) -> Option<String> {
    let text: String =
        book.query_row("SELECT genesis FROM book WHERE id=1", [], |row| row.get(0)).ok()?;
    Genesis::parse(text.as_bytes()).map(|_| text)
}

fn is_sound(book: &Connection, path: &Path) -> bool {
    copy::examined(book, path).is_ok_and(|found| found.is_sound())
}

/// The rows of the record beside each other.
#[derive(Default)]
struct Compared {
    /// The last number of each.
    alone: u64,
    with: u64,
    /// A row that is whole in the file is another one with its log, or none.
    other: bool,
    /// Private lines that are whole in the file and gone with its log.
    private_gone: Vec<Hash>,
    /// A row does not name the one before it.
    broken_alone: bool,
    broken_with: bool,
}

/// What cannot be read is not there; it is not asked for again.
fn next(rows: &mut Rows<'_>) -> Option<StoredRecord> {
    StoredRecord::read(rows.next().ok()??).ok()
}

fn rows(genesis: &str, alone: &Connection, with: &Connection) -> Answer<Compared> {
    let sql = "SELECT seq, line, entry, priv FROM link ORDER BY seq";
    let (mut ours, mut theirs) = (alone.prepare(sql)?, with.prepare(sql)?);
    let (mut ours, mut theirs) = (ours.query([])?, theirs.query([])?);
    let mut out = Compared::default();
    let beginning = Hash::of(genesis.as_bytes());
    let (mut head_alone, mut head_with) = (beginning, beginning);
    let mut row = next(&mut ours);
    let mut now = next(&mut theirs);
    loop {
        let at = match (&row, &now) {
            (None, None) => return Ok(out),
            (Some(row), None) => row.seq,
            (None, Some(now)) => now.seq,
            (Some(row), Some(now)) => row.seq.min(now.seq),
        };
        let mine = row.take_if(|row| row.seq == at);
        let its = now.take_if(|now| now.seq == at);
        if let Some(its) = &its {
            out.broken_with |=
                Some(its.seq) != out.with.checked_add(1) || !follows(&its.line, head_with);
            (out.with, head_with) = (its.seq, Hash::of(its.line.as_bytes()));
        }
        if let Some(mine) = &mine {
            let fits = follows(&mine.line, head_alone);
            out.broken_alone |= Some(mine.seq) != out.alone.checked_add(1) || !fits;
            if its.as_ref() != Some(mine) {
                out.compare(mine, fits, its.as_ref());
            }
            (out.alone, head_alone) = (mine.seq, Hash::of(mine.line.as_bytes()));
            row = next(&mut ours);
        }
        if its.is_some() {
            now = next(&mut theirs);
        }
    }
}

fn follows(line: &str, head: Hash) -> bool {
    Link::parse(line.as_bytes()).is_some_and(|link| link.prev == head)
}

impl Compared {
    /// Two rows of one number that differ.
    fn compare(&mut self, mine: &StoredRecord, fits: bool, its: Option<&StoredRecord>) {
        let Some(link) = Link::parse(mine.line.as_bytes()).filter(|_| fits) else { return };
        let Some(its) = its.filter(|its| its.line == mine.line) else {
            self.other = true;
            return;
        };
        let whole = mine.entry.as_deref().filter(|entry| Hash::of(entry) == link.entry);
        let Some(entry) = whole else { return };
        let named = Entry::read_public(entry).ok().and_then(|entry| entry.private_hash);
        self.other |= its.entry != mine.entry;
        match (&mine.private, &its.private) {
            (Some(line), private) if private != &mine.private => {
                self.private_gone.extend(named.filter(|hash| Hash::of(line) == *hash));
                // Nothing takes its place.
                self.other |= private.is_some() && named == Some(Hash::of(line));
            }
            // What was erased stays so.
            (None, Some(_)) => self.other = true,
            _ => {}
        }
    }
}

/// Entries that say something was erased.
fn erasures(book: &Connection) -> Vec<Entry> {
    let sql = "SELECT entry FROM link WHERE instr(entry, CAST('\"erased\"' AS BLOB)) > 0";
    let lines: Vec<Vec<u8>> = column(book, sql);
    let read = lines.iter().filter_map(|line| Entry::read_public(line).ok());
    read.filter(|entry| entry.body.kind == "erased").collect()
}

/// As far as it can be read.
fn column<T: rusqlite::types::FromSql>(book: &Connection, sql: &str) -> Vec<T> {
    let Ok(mut statement) = book.prepare(sql) else { return Vec::new() };
    let Ok(rows) = statement.query_map([], |row| row.get(0)) else { return Vec::new() };
    rows.map_while(Result::ok).collect()
}

/// Signed statements whose signature holds, and the time stamps that an entry names.
fn statements(book: &Connection) -> BTreeSet<Hash> {
    let signs = |kept: &KeptCheckpoint| {
        Checkpoint::parse(kept.text.as_bytes()).is_some_and(|read| read.verify(&kept.sig))
    };
    let mut out = BTreeSet::new();
    for (seq, kept) in stamps::readable(book) {
        let stamp = kept.tsr.as_deref().map(Hash::of);
        let named = "SELECT 1 FROM link WHERE instr(entry, CAST(?1 AS BLOB)) > 0";
        let named = |hash: &Hash| book.query_row(named, [hash.hex()], |_| Ok(())).is_ok();
        out.extend(stamp.filter(named));
        let mut all = format!("{seq} {}", kept.text).into_bytes();
        all.extend(&kept.sig);
        out.extend(signs(&kept).then(|| Hash::of(&all)));
    }
    out
}

/// The bytes of every file are there and whole, or erased, or were not whole before. What was erased comes back only with an
/// entry that names it again.
fn files(
    alone: &Connection,
    with: &Connection,
    is_whole: &dyn Fn(&Hash) -> bool,
    erased: &BTreeSet<Hash>,
    went_on: bool,
) -> bool {
    let held = |book: &Connection| -> BTreeMap<String, bool> {
        let names: Vec<String> =
            column(book, "SELECT sha256 || (data IS NOT NULL) FROM attachment");
        let parts = names.iter().filter_map(|name| Some((name.get(..64)?, name.ends_with('1'))));
        parts.map(|(name, held)| (name.to_string(), held)).collect()
    };
    let now = held(with);
    held(alone).into_iter().all(|(name, filled)| {
        let Some(hash) = Hash::from_hex(&name) else { return true };
        match (filled, now.get(&name)) {
            (true, Some(true)) => is_whole(&hash) || !blobs::is_whole(alone, &hash),
            (true, _) => erased.contains(&hash) || !blobs::is_whole(alone, &hash),
            (false, Some(true)) => went_on,
            (false, other) => other.is_some(),
        }
    })
}

/// No draft comes back of a case in which something was erased since it was typed.
fn drafts(alone: &Connection, with: &Connection) -> Answer<bool> {
    let sql = "SELECT id || ' ' || at || ' ' || json FROM draft";
    let known: BTreeSet<String> = column(alone, sql).into_iter().collect();
    let mut statement = with.prepare("SELECT id, at, id || ' ' || at || ' ' || json FROM draft")?;
    let mut rows = statement.query([])?;
    let mut erased = None;
    while let Some(row) = rows.next()? {
        let (id, at, whole): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if known.contains(&whole) {
            continue;
        }
        let erased = erased.get_or_insert_with(|| erasures(alone));
        let typed = Time::parse(&at);
        let since = |entry: &Entry| typed.is_some_and(|typed| entry.at > typed);
        if erased.iter().any(|entry| id.contains(&entry.case.hex()) && since(entry)) {
            return Ok(false);
        }
    }
    Ok(true)
}
