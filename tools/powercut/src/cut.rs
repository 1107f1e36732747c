//! The power goes after each step of a record: which disks may be left, and what the store makes of them.

use crate::judge::{Verdict, judge};
use crate::vfs::{self, Op};
use crate::work;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a run found.
#[derive(Debug, Default, Clone)]
pub struct Tally {
    /// Disks judged.
    pub states: usize,
    /// Books that do not open or have findings.
    pub corrupt: usize,
    /// Sound books without something that was acknowledged.
    pub lost: usize,
    /// The first few of both.
    pub examples: Vec<String>,
}

/// How much a disk keeps its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disk {
    /// Syncing makes safe.
    Honest,
    /// Syncing does nothing: the control that must fail.
    IgnoresSync,
    /// Syncing the WAL does nothing, as with `synchronous=NORMAL`: the other control.
    IgnoresSyncOfWal,
}

#[derive(Clone, Default)]
struct File {
    safe: Vec<u8>,
    /// Writes and cuts since the last sync.
    since: Vec<Change>,
}

#[derive(Clone)]
enum Change {
    Write(u64, Arc<Vec<u8>>),
    Truncate(u64),
}

impl Change {
    fn apply(&self, to: &mut Vec<u8>) {
        match self {
            Self::Write(at, bytes) => put(to, *at as usize, bytes),
            Self::Truncate(size) => to.resize(*size as usize, 0),
        }
    }
}

fn put(to: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    if to.len() < at + bytes.len() {
        to.resize(at + bytes.len(), 0);
    }
    to[at..at + bytes.len()].copy_from_slice(bytes);
}

/// Small and the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % below
    }
}

const SECTOR: usize = 512;

/// How the writes since the last sync ended up.
#[derive(Clone, Copy)]
enum Luck {
    All,
    None,
    Half,
    Torn,
    Garbage,
}

const LUCKS: [Luck; 5] = [Luck::All, Luck::None, Luck::Half, Luck::Torn, Luck::Garbage];

fn leave(file: &File, luck: Luck, dice: &mut Dice) -> Vec<u8> {
    let mut bytes = file.safe.clone();
    for change in &file.since {
        match (luck, change) {
            (Luck::All, change) => change.apply(&mut bytes),
            (Luck::None, _) => {}
            (Luck::Half, change) => {
                if dice.roll(2) == 0 {
                    change.apply(&mut bytes);
                }
            }
            (_, Change::Truncate(_)) => {
                if dice.roll(2) == 0 {
                    change.apply(&mut bytes);
                }
            }
            (luck, Change::Write(at, new)) => {
                for (n, sector) in new.chunks(SECTOR).enumerate() {
                    let place = *at as usize + n * SECTOR;
                    match dice.roll(3) {
                        0 => put(&mut bytes, place, sector),
                        1 if matches!(luck, Luck::Garbage) => {
                            let junk: Vec<u8> =
                                sector.iter().map(|_| dice.roll(256) as u8).collect();
                            put(&mut bytes, place, &junk);
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    bytes
}

/// A disk to be judged.
struct Left {
    files: Vec<(PathBuf, Vec<u8>)>,
    acknowledged: u64,
    what: String,
}

/// Judges the disks a cut may leave after each `stride`-th step of the record.
pub fn replay(record: &[Op], folder: &Path, disk: Disk, stride: usize, seed: u64) -> Tally {
    let mut files: BTreeMap<Arc<str>, File> = BTreeMap::new();
    let mut acknowledged = 0;
    let mut dice = Dice(seed | 1);
    let prefix = folder.to_path_buf();
    let mut keys: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    let mut states = Vec::new();
    let mut total = Tally::default();
    for (step, op) in record.iter().enumerate() {
        match op {
            Op::Seen(path, held) => {
                // A new book gets its name only when all of it is safe.
                let unsafe_new =
                    files.iter().any(|(p, f)| p.ends_with(".new") && !f.since.is_empty());
                if path.ends_with("book.recourse") && unsafe_new && disk == Disk::Honest {
                    total.corrupt += 1;
                    total.examples.push(format!("step {step}: named before it was synced"));
                }
                files
                    .entry(Arc::clone(path))
                    .or_insert_with(|| File { safe: held.clone(), since: vec![] });
            }
            Op::Write(path, at, bytes) => {
                let change = Change::Write(*at, Arc::new(bytes.clone()));
                files.entry(Arc::clone(path)).or_default().since.push(change);
            }
            Op::Truncate(path, size) => {
                files.entry(Arc::clone(path)).or_default().since.push(Change::Truncate(*size));
            }
            Op::Sync(path) => {
                let ignored = match disk {
                    Disk::Honest => false,
                    Disk::IgnoresSync => true,
                    Disk::IgnoresSyncOfWal => path.ends_with("-wal"),
                };
                if !ignored {
                    let file = files.entry(Arc::clone(path)).or_default();
                    for change in std::mem::take(&mut file.since) {
                        change.apply(&mut file.safe);
                    }
                }
            }
            Op::Delete(path) => {
                files.remove(path);
            }
            Op::Acknowledged(seq) => acknowledged = *seq,
            Op::Keys(now) => {
                keys = now.iter().map(|(name, held)| (name.into(), held.clone())).collect();
            }
        }
        // Before the book is seen there is no disk to judge.
        if step % stride != 0 || files.is_empty() && acknowledged > 0 {
            continue;
        }
        // With nothing unsynced all five are the same disk.
        let unsure = files.values().any(|f| !f.since.is_empty());
        for (which, luck) in LUCKS.iter().enumerate().take(if unsure { 5 } else { 1 }) {
            let left = files.iter().filter_map(|(path, file)| {
                let name = Path::new(&**path).strip_prefix(&prefix).ok()?.to_path_buf();
                Some((name, leave(file, *luck, &mut dice)))
            });
            let what = format!("step {step} of {}, luck {which}", record.len());
            let files = left.chain(keys.iter().cloned()).collect();
            states.push(Left { files, acknowledged, what });
        }
        if states.len() > 400 {
            total.add(judge_all(&std::mem::take(&mut states)));
        }
    }
    total.add(judge_all(&states));
    total
}

impl Tally {
    /// Adds another run's figures.
    pub fn add(&mut self, other: Self) {
        self.states += other.states;
        self.corrupt += other.corrupt;
        self.lost += other.lost;
        self.examples.extend(other.examples);
        self.examples.truncate(5);
    }
}

/// A folder for disks: in memory where the system has such a place.
pub fn scratch() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.expect("a folder")
}

fn judge_all(states: &[Left]) -> Tally {
    let verdicts: Vec<Verdict> = states
        .par_iter()
        .map_init(scratch, |dir, left| {
            let home = dir.path().join("home");
            std::fs::remove_dir_all(&home).ok();
            std::fs::create_dir(&home).expect("a folder");
            for (name, bytes) in &left.files {
                let path = home.join(name);
                std::fs::write(&path, bytes).expect("written");
                private(&path);
            }
            judge(&home, left.acknowledged)
        })
        .collect();
    let mut tally = Tally { states: states.len(), ..Tally::default() };
    for (left, verdict) in states.iter().zip(verdicts) {
        match verdict {
            Verdict::Fine => continue,
            Verdict::Corrupt(_) => tally.corrupt += 1,
            Verdict::Lost(_) => tally.lost += 1,
        }
        if tally.examples.len() < 5 {
            tally.examples.push(format!("{}: {verdict:?}", left.what));
        }
    }
    tally
}

#[cfg(unix)]
fn private(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).expect("set");
}

#[cfg(not(unix))]
fn private(_: &Path) {}

/// Creates, records, attaches, exports, closes and opens; then the power goes at each step.
pub fn book(commits: u64, disk: Disk, stride: usize, seed: u64) -> Tally {
    let dir = scratch();
    let home = dir.path().join("home");
    vfs::record();
    let done = work::run(&home, commits);
    let record = vfs::recorded();
    done.expect("the workload itself");
    replay(&record, &home, disk, stride, seed)
}

/// The step to a next schema, with the power going at each step.
pub fn migration(commits: u64, disk: Disk, stride: usize, seed: u64) -> Tally {
    let dir = scratch();
    let home = dir.path().join("home");
    vfs::install();
    work::run(&home, commits).expect("the workload itself");
    let before = recourse_core::store::Store::open(&home).expect("a book").head().seq;
    vfs::record();
    vfs::acknowledge(before);
    // The book is there from the first moment on.
    let path: Arc<str> = home.join("book.recourse").display().to_string().into();
    let held = std::fs::read(&*path).expect("a book");
    let done = work::migrate(&home);
    let record = vfs::recorded();
    done.expect("the step itself");
    let key = std::fs::read(home.join("book.key")).expect("a key");
    let keys = Op::Keys(vec![("book.key".into(), key)]);
    let record = [vec![Op::Acknowledged(before), keys, Op::Seen(path, held)], record].concat();
    replay(&record, &home, disk, stride, seed)
}
