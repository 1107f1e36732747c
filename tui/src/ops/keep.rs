//! Keeping a book safe: backups that are read back before they count, and putting one back.

mod rotate;

use super::{Desk, store_failure};
use crate::failure::{Exit, Failure, Result, io};
use chrono::{DateTime, FixedOffset, Utc};
use recourse_core::audit::Severity;
use recourse_core::bundle::sealed::{Lock, Opener, is_sealed, seal, unseal};
use recourse_core::store::{self, AtHand, BOOK_FILE, Examined, KEY_FILE, Passphrase, Store};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// Backups of a book that rotation leaves: this many of the latest, and the last of each of twelve months.
pub const KEPT: usize = 10;
/// After this many days without one, the program says so.
pub const STALE_DAYS: i64 = 7;

/// The last backup, in `backups.json` beside the book.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// When, RFC 3339.
    #[serde(default)]
    pub at: String,
    /// How far the book had come.
    #[serde(default)]
    pub seq: u64,
    /// The file.
    #[serde(default)]
    pub path: PathBuf,
}

impl Record {
    /// Reads it; `None` where there was no backup yet.
    pub fn read(home: &Path) -> Option<Self> {
        let path = home.join("backups.json");
        // A pipe in its place would be waited for without end.
        let text = path.is_file().then(|| std::fs::read_to_string(&path).ok())??;
        serde_json::from_str(&text).ok()
    }

    /// When it was made.
    pub fn moment(&self) -> Option<DateTime<FixedOffset>> {
        DateTime::parse_from_rfc3339(&self.at).ok()
    }
}

/// The last backup, where it holds more than the book does.
pub fn ahead(desk: &Desk) -> Option<Record> {
    let store = desk.store().ok()?;
    // What is read goes on in the background: the rows tell how far the book goes.
    let lacks = |seq: u64| store.hash_at(seq).ok().flatten().is_none();
    Record::read(&desk.world.home).filter(|record| record.seq > 0 && lacks(record.seq))
}

/// What a backup is to be.
#[derive(Debug, Clone)]
pub struct Request {
    /// Folder for it.
    pub to: PathBuf,
    /// Only who has this key or passphrase can put it back.
    pub lock: Option<Lock>,
    /// How many of the latest are left.
    pub keep: usize,
}

/// What was written.
#[derive(Debug, Clone, Serialize)]
pub struct Made {
    /// The file.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
    /// Entries in it.
    pub entries: u64,
    /// Evidence files in it.
    pub files: usize,
    /// A copy of the key lies beside it (only a key protected by a passphrase is copied).
    pub key: bool,
    /// It is encrypted: by itself, or as the book is.
    pub encrypted: bool,
    /// It is encrypted as the book is, and the book's passphrase opens it.
    #[serde(skip)]
    pub as_book: bool,
    /// Older backups that were removed.
    pub removed: Vec<PathBuf>,
    /// Findings of the book itself; with any, nothing older was removed.
    pub findings: usize,
    /// The folder is on the same disk as the book.
    pub same_disk: bool,
}

/// Copies the book as it is now, reads the copy back, gives it its name, and removes what is old enough.
pub fn backup(desk: &Desk, request: &Request) -> Result<Made> {
    let store = desk.store()?;
    let folder = &request.to;
    std::fs::create_dir_all(folder).map_err(|e| io(folder, &e))?;
    let mut made = copied(desk, store, request)?;
    if made.findings == 0 {
        let ours = |backup: &rotate::Backup| is_beginning(store, backup);
        let book = &store.genesis().book;
        made.removed = rotate::rotate(folder, book, request.keep.max(1), (&made.path, &ours));
    }
    let at = desk.world.now().to_rfc3339();
    let record = Record { at, seq: made.entries, path: made.path.clone() };
    let text = serde_json::to_string(&record).unwrap_or_default();
    // A book on a read-only medium keeps no record; the backup is there all the same.
    super::deadlines::write_over(&desk.world.home.join("backups.json"), &text).ok();
    Ok(made)
}

/// What a backup holds is a beginning of this book: nothing goes when it does. A copy that went another way, or an
/// encrypted file whose name does not tell, is the only one there is of its last entries.
fn is_beginning(store: &Store, backup: &rotate::Backup) -> bool {
    let Ok(Some(own)) = store.hash_at(backup.seq) else { return false };
    match &backup.head {
        Some(head) => own.hex().starts_with(head.as_str()),
        None => store::examine(&backup.path).is_ok_and(|seen| seen.walk.head.hash == own),
    }
}

/// The plain copy is made beside the book, where it lies in plain anyway: in the folder of an encrypted backup a program
/// that uploads it would have seen it, and a stick would keep its blocks.
fn copied(desk: &Desk, store: &Store, request: &Request) -> Result<Made> {
    let mut hidden = None;
    let in_folder = |folder: &Path| {
        let part = super::part::new_in(folder)?;
        let copy = part.path().with_extension(super::part::COPY);
        store.copy_to(&copy).map_err(store_failure)?;
        Ok((part, copy))
    };
    let (part, copy) = match in_folder(&desk.world.home) {
        // A book on a read-only or full medium. An encrypted backup's copy never goes to its target.
        Err(_) if request.lock.is_none() => in_folder(&request.to)?,
        Err(_) if super::part::new_in(&desk.world.home).is_err() => {
            let folder = tempfile::tempdir().map_err(|e| io(&std::env::temp_dir(), &e))?;
            in_folder(hidden.insert(folder).path())?
        }
        made => made?,
    };
    let made = finish(desk, store, request, &copy);
    std::fs::remove_file(&copy).ok();
    drop(part);
    made
}

fn finish(desk: &Desk, store: &Store, request: &Request, copy: &Path) -> Result<Made> {
    let folder = &request.to;
    let passphrase = store.opened_with();
    let seen = store::examine_with(copy, passphrase).map_err(store_failure)?;
    let head = seen.walk.head;
    if seen.genesis != *store.genesis() || head.seq < store.head().seq {
        return Err(not_verified(copy));
    }
    let now = desk.world.now().with_timezone(&Utc).format("%Y%m%dT%H%M%SZ");
    let stem = rotate::stem(&seen.genesis.book, &now.to_string(), head.seq, &head.hash);
    let mut written = super::part::new_in(folder)?;
    let mut plain = File::open(copy).map_err(|e| io(copy, &e))?;
    let name = match &request.lock {
        Some(lock) => {
            let sealed = seal(lock, plain, written.as_file()).map_err(|e| io(folder, &e))?;
            sealed.sync_all().map_err(|e| io(folder, &e))?;
            format!("{stem}.recourse.age")
        }
        None => {
            std::io::copy(&mut plain, &mut written).map_err(|e| io(folder, &e))?;
            written.as_file().sync_all().map_err(|e| io(folder, &e))?;
            // What counts is what lies on that medium: read from there.
            let again = store::examine_with(written.path(), passphrase).map_err(store_failure)?;
            if again.walk.head != head || again.damaged != seen.damaged {
                return Err(not_verified(written.path()));
            }
            format!("{stem}.recourse")
        }
    };
    let path = free(folder, &name);
    let bytes = written.as_file().metadata().map_or(0, |m| m.len());
    written.persist_noclobber(&path).map_err(|e| io(&path, &e.error))?;
    let key = copy_key(&desk.world.home, &path)?;
    sync(folder);
    let errors = seen.walk.findings.iter().filter(|f| f.severity() == Severity::Error).count();
    let damaged = seen.damaged.len() + seen.bad_checkpoints.len();
    let findings = errors + damaged + seen.absent.len() + seen.structure.len();
    Ok(Made {
        bytes,
        entries: head.seq,
        files: seen.attachments,
        key,
        encrypted: request.lock.is_some() || passphrase.is_some(),
        as_book: passphrase.is_some(),
        removed: Vec::new(),
        findings,
        same_disk: same_disk(folder, &desk.world.home),
        path,
    })
}

fn not_verified(path: &Path) -> Failure {
    Failure::new(Exit::Verification, "E-KEEP-01", "keep-fail-not-verified")
        .with("path", path.display())
}

fn free(folder: &Path, name: &str) -> PathBuf {
    let (stem, rest) = name.split_once('.').unwrap_or((name, ""));
    let first = folder.join(name);
    let later = (2..10_000).map(|n| folder.join(format!("{stem}-{n}.{rest}")));
    std::iter::once(first).chain(later).find(|p| !p.exists()).unwrap_or_default()
}

/// Copies the key beside the backup, but only one that is of no use without its passphrase.
fn copy_key(home: &Path, backup: &Path) -> Result<bool> {
    if store::key_is_locked(home) != Some(true) {
        return Ok(false);
    }
    let from = home.join(KEY_FILE);
    let bytes = std::fs::read(&from).map_err(|e| io(&from, &e))?;
    let to = backup.with_extension("key");
    let mut part = super::part::new_in(backup.parent().unwrap_or(Path::new(".")))?;
    let write = part.write_all(&bytes).and_then(|()| part.as_file().sync_all());
    write.map_err(|e| io(&to, &e))?;
    part.persist(&to).map_err(|e| io(&to, &e.error))?;
    Ok(true)
}

fn sync(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        folder.sync_all().ok();
    }
}

#[cfg(unix)]
fn same_disk(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |p: &Path| std::fs::metadata(p).map(|m| m.dev()).ok();
    device(a).is_some() && device(a) == device(b)
}

#[cfg(not(unix))]
fn same_disk(a: &Path, b: &Path) -> bool {
    let root = |p: &Path| {
        std::path::absolute(p)
            .ok()
            .and_then(|p| p.components().next().map(|c| c.as_os_str().to_owned()))
    };
    root(a).is_some() && root(a) == root(b)
}

/// What a backup holds, and how it stands to the book at home.
#[derive(Debug, Clone)]
pub struct Looked {
    /// What reading it showed.
    pub seen: Examined,
    /// The book at home is the same one.
    pub same_book: Option<bool>,
    /// Entries of the book at home.
    pub at_home: Option<u64>,
    /// The private key that was in force when it was made is at home, or comes with it.
    pub key: AtHand,
    /// The chain of the backup is the beginning of the one at home, or the other way round.
    pub fits: bool,
    /// Entries of the book at home that say something was erased since: the backup still holds it.
    pub undoes: Vec<u64>,
    /// Entries of the book at home after the backup's last of what went out or came in signed: releases, heads handed over,
    /// time stamps, changes of key. What is put in place knows nothing of them.
    pub went_out: Vec<u64>,
}

/// A backup, opened: plain, or unsealed into a private file that goes away again.
pub struct Opened {
    path: PathBuf,
    /// Where a copy of the key lies that came with it: beside the file as it was given, not as it was unsealed.
    key: PathBuf,
    /// What opens the book in it, where that is encrypted.
    passphrase: Option<Passphrase>,
    _part: Option<tempfile::NamedTempFile>,
}

impl Opened {
    /// The file to read.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Whether a file is encrypted as an age file is.
pub fn sealed(path: &Path) -> Result<bool> {
    // A pipe or a device would be waited for without end.
    if std::fs::metadata(path).is_ok_and(|about| !about.is_file()) {
        return Err(super::system::no_plain_file(path));
    }
    let mut head = [0u8; 32];
    let mut file = File::open(path).map_err(|e| io(path, &e))?;
    let read = file.read(&mut head).map_err(|e| io(path, &e))?;
    Ok(is_sealed(&head[..read]))
}

/// Opens a backup; an encrypted one asks `opener` for what opens it. One of an encrypted book is tried with the passphrase
/// of the book at home, then `book` is asked, which is told whether the file was sealed besides.
pub fn open(
    desk: &mut Desk,
    from: &Path,
    opener: &mut dyn FnMut(&mut Desk) -> Result<Opener>,
    book: &mut dyn FnMut(&mut Desk, bool) -> Result<Option<Passphrase>>,
) -> Result<Opened> {
    let sealed = sealed(from)?;
    let mut opened = if sealed {
        let opener = opener(desk)?;
        unsealed(&desk.world.home, from, &opener)?
    } else {
        let (path, key) = (from.to_path_buf(), from.with_extension("key"));
        Opened { path, key, passphrase: None, _part: None }
    };
    if !store::looks_encrypted(&opened.path) {
        return Ok(opened);
    }
    let known = desk.world.book_passphrase.clone();
    let fits = |p: &Passphrase| store::opens(&opened.path, p).is_ok();
    let passphrase = match known.filter(fits) {
        Some(known) => Some(known),
        None if store::is_available() => book(desk, sealed)?,
        None => None,
    };
    // Without one, or with a wrong one, reading it says so.
    opened.passphrase = passphrase;
    Ok(opened)
}

/// What an encrypted file holds, in a private file that goes away again.
pub fn unsealed(home: &Path, from: &Path, opener: &Opener) -> Result<Opened> {
    // Beside the book, not in the system's folder for temporary files: that one others may read.
    std::fs::create_dir_all(home).map_err(|e| io(home, &e))?;
    let mut part = super::part::new_in(home)?;
    let file = File::open(from).map_err(|e| io(from, &e))?;
    unseal(opener, file, &mut part).map_err(|_| {
        Failure::new(Exit::Invalid, "E-KEEP-02", "keep-fail-locked").with("path", from.display())
    })?;
    part.flush().map_err(|e| io(home, &e))?;
    let (path, key) = (part.path().to_path_buf(), from.with_extension("key"));
    Ok(Opened { path, key, passphrase: None, _part: Some(part) })
}

/// Reads a backup from end to end and compares it with the book at home.
pub fn look(desk: &Desk, backup: &Opened) -> Result<Looked> {
    let seen = store::examine_with(&backup.path, backup.passphrase.as_ref());
    let seen = seen.map_err(store_failure)?;
    let wanted = seen.walk.key_at(seen.walk.head.seq).unwrap_or(seen.genesis.key);
    let mut key = store::key_at_hand(&desk.world.home, &wanted);
    if key == AtHand::No && backup.key.exists() {
        key = AtHand::Perhaps;
    }
    let (undoes, went_out) = (Vec::new(), Vec::new());
    let mut looked =
        Looked { fits: true, same_book: None, at_home: None, key, seen, undoes, went_out };
    if let Ok(store) = desk.store() {
        looked.same_book = Some(*store.genesis() == looked.seen.genesis);
        looked.at_home = Some(store.head().seq);
        let shorter = looked.seen.walk.head.seq.min(store.head().seq);
        looked.fits = looked.same_book == Some(true)
            && store.hash_at(shorter).ok().flatten()
                == store::head_at(&backup.path, shorter, backup.passphrase.as_ref()).ok().flatten();
        // Erasures that are signed, of what the backup has.
        let (upto, signed) = (looked.seen.walk.head.seq, store.signed_up_to().unwrap_or(0));
        let erased = store.book().cases.iter().flat_map(|case| &case.erased);
        let undone = erased.filter(|(at, e)| *at > upto && *at <= signed && e.seq <= upto);
        looked.undoes = undone.map(|(at, _)| *at).filter(|_| looked.fits).collect();
        looked.undoes.sort_unstable();
        if looked.same_book == Some(true) {
            let common = common(store, backup, shorter);
            looked.went_out = out_since(store).into_iter().filter(|at| *at > common).collect();
        }
    }
    Ok(looked)
}

/// The last entry up to which the book at home and a backup of it are one record.
fn common(store: &Store, backup: &Opened, shorter: u64) -> u64 {
    let theirs = |seq| store::head_at(&backup.path, seq, backup.passphrase.as_ref()).ok().flatten();
    let same =
        |seq: u64| store.hash_at(seq).ok().flatten().is_some_and(|own| theirs(seq) == Some(own));
    // Where two chains part they never meet again.
    let (mut low, mut high) = (0, shorter);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if same(middle) { low = middle } else { high = middle - 1 }
    }
    low
}

/// Entries of releases, heads handed over, time stamps and changes of key, in order.
fn out_since(store: &Store) -> BTreeSet<u64> {
    let book = store.book();
    let exports = book.cases.iter().flat_map(|case| case.exports.iter().map(|(at, _)| *at));
    let shared = book.cases.iter().flat_map(|case| case.shared.iter().map(|(at, _)| *at));
    let stamps = book.anchors.iter().map(|(at, _)| *at);
    let keys = store.walk().keys.into_iter().map(|(at, _)| at).filter(|at| *at > 0);
    exports.chain(shared).chain(stamps).chain(keys).collect()
}

/// Puts a backup in the place of the book at home. What is there is moved aside and named in the answer.
pub fn restore(
    desk: &mut Desk,
    backup: &Opened,
    replace: bool,
) -> Result<(Looked, Option<PathBuf>)> {
    let looked = look(desk, backup)?;
    if !looked.seen.is_sound() {
        return Err(Failure::new(Exit::Verification, "E-KEEP-03", "keep-fail-unsound"));
    }
    let home = desk.world.home.clone();
    let there = home.join(BOOK_FILE).exists();
    let now = desk.world.now().with_timezone(&Utc).format("%Y%m%dT%H%M%SZ").to_string();
    if there && !replace {
        return Err(Failure::new(Exit::Invalid, "E-KEEP-04", "keep-fail-there")
            .with("home", home.display())
            .with("here", looked.at_home.unwrap_or(0))
            .with("entries", looked.seen.walk.head.seq));
    }
    // Our own window on it would keep it open.
    desk.close();
    let known = desk.world.book_passphrase.as_ref();
    let moved = store::put_in_place(&backup.path, &home, &now, known).map_err(store_failure)?;
    if backup.passphrase.is_some() {
        desk.world.book_passphrase.clone_from(&backup.passphrase);
    }
    if backup.key.exists() {
        // Beside a key that is there it is kept as a former one: it may be the only one that fits this backup.
        let bytes = std::fs::read(&backup.key).map_err(|e| io(&backup.key, &e))?;
        store::take_key(&home, &bytes).map_err(store_failure)?;
    }
    desk.reopen()?;
    Ok((looked, moved))
}

/// Days since the last backup that holds everything up to now; `None` where there is none. New entries since make it
/// count by its age, an untouched book needs no newer one.
pub fn backup_due(desk: &Desk) -> Option<Option<i64>> {
    let head = desk.head()?.seq;
    if desk.is_demo() {
        return None;
    }
    let Some(record) = Record::read(&desk.world.home) else {
        // A book of a few entries is not worth a word yet.
        return (head >= 10).then_some(None);
    };
    let days = record.moment().map(|at| (desk.world.now() - at).num_days()).unwrap_or(0);
    (record.seq < head && days >= STALE_DAYS).then_some(Some(days))
}
