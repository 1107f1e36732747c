//! The k-th read, write, sync or cut fails, for every k there is, once and from then on; afterwards the book must be
//! sound and hold everything that was acknowledged, and nothing may have panicked.

use crate::cut::scratch;
use crate::judge::{Verdict, judge};
use crate::vfs::{self, Kind};
use crate::work;
use recourse_core::audit::Options;
use recourse_core::store::{Draft, Store, StoreError};
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// A thing the program does with a book.
type Command = fn(&Path) -> Result<(), StoreError>;

thread_local! {
    /// The head the store was told to have reached.
    static SAID: Cell<u64> = const { Cell::new(0) };
}

fn said(store: &Store) -> Result<(), StoreError> {
    SAID.set(store.head().seq);
    Ok(())
}

/// Everything that touches the file.
pub const COMMANDS: &[(&str, Command)] = &[
    ("open", |home| said(&Store::open(home)?)),
    ("append", |home| {
        let mut store = Store::open(home)?;
        work::note(&mut store, 900)?;
        said(&store)
    }),
    ("append twice", |home| {
        let mut store = Store::open(home)?;
        work::note(&mut store, 901)?;
        said(&store)?;
        work::note(&mut store, 902)?;
        said(&store)
    }),
    ("append, again after a fault", |home| {
        let mut store = Store::open(home)?;
        if work::note(&mut store, 903).is_err() {
            vfs::disarm_once();
            store = Store::open(home)?;
            work::note(&mut store, 903)?;
        }
        said(&store)
    }),
    ("attach", |home| {
        let mut store = Store::open(home)?;
        let no = store.attachments()?.len() as u32 + 1;
        work::attach(&mut store, no, 150_000)?;
        said(&store)
    }),
    ("checkpoint", |home| {
        let mut store = Store::open(home)?;
        store.checkpoint(work::stamp(30_000).at)?;
        said(&store)
    }),
    ("export", |home| {
        let mut store = Store::open(home)?;
        work::export(&mut store, 90)?;
        said(&store)
    }),
    ("attach a stamp", |home| {
        let mut store = Store::open(home)?;
        work::attach_stamp(&mut store, 91)?;
        said(&store)
    }),
    ("rotate the key", |home| {
        let mut store = Store::open(home)?;
        work::rotate(&mut store, 92)?;
        said(&store)
    }),
    ("erase", |home| {
        let mut store = Store::open(home)?;
        work::erase(&mut store, 93)?;
        said(&store)
    }),
    ("keep a draft", |home| {
        let store = Store::open(home)?;
        let json = "{\"said\":\"half a sentence\"}".to_string();
        store.save_draft(&Draft { id: "contact/1".into(), at: "x".into(), json })?;
        said(&store)
    }),
    ("verify", |home| {
        let store = Store::open(home)?;
        let walk = store.replay(Options::default(), &mut |_| {})?;
        let bad = store.damaged_attachments()?;
        if walk.is_intact() && bad.is_empty() { said(&store) } else { Err(StoreError::Damaged) }
    }),
    ("backup", |home| {
        let store = Store::open(home)?;
        let to = home.join("copy");
        std::fs::remove_file(&to).ok();
        store.copy_to(&to)?;
        let seen = recourse_core::store::examine(&to)?;
        if seen.is_sound() { Ok(()) } else { Err(StoreError::Damaged) }
    }),
    ("create", |home| {
        let other = home.join("other");
        std::fs::remove_dir_all(&other).ok();
        let store = work::create(&other)?;
        drop(store);
        // The fault was for the program, not for the judge.
        vfs::disarm_once();
        match judge(&other, 1) {
            Verdict::Fine => Ok(()),
            bad => panic!("a new book: {bad:?}"),
        }
    }),
];

/// What a run found.
#[derive(Debug, Default)]
pub struct Tally {
    /// Faults that happened.
    pub points: usize,
    /// What went wrong after them.
    pub bad: Vec<String>,
}

/// Runs every command with every fault at every `stride`-th place. `commits` is the size of the book.
pub fn run(commits: u64, stride: u64) -> Tally {
    let dir = scratch();
    let model = dir.path().join("model");
    vfs::install();
    work::run(&model, commits).expect("the workload itself");
    // Left with a WAL, as a killed program leaves it: opening has to recover.
    let open = Store::open(&model).expect("a book");
    let mut open = open;
    for n in 0..3 {
        work::note(&mut open, 800 + n).expect("recorded");
    }
    let with_wal = dir.path().join("with-wal");
    copy(&model, &with_wal);
    drop(open);
    let mut tally = Tally::default();
    for start in [&model, &with_wal] {
        for (name, command) in COMMANDS {
            for kind in Kind::ALL {
                for sticky in [false, true] {
                    points(start, name, *command, kind, sticky, stride, &mut tally);
                }
            }
        }
    }
    tally
}

fn points(
    start: &Path,
    name: &str,
    command: Command,
    kind: Kind,
    sticky: bool,
    stride: u64,
    tally: &mut Tally,
) {
    let dir = scratch();
    let home = dir.path().join("home");
    let before = {
        copy(start, &home);
        Store::open(&home).expect("a book").head().seq
    };
    for k in (1..).step_by(stride as usize) {
        std::fs::remove_dir_all(&home).ok();
        copy(start, &home);
        SAID.set(before);
        vfs::arm(kind, k, sticky);
        let done = catch_unwind(AssertUnwindSafe(|| command(&home)));
        let fired = vfs::disarm();
        if !fired {
            break;
        }
        tally.points += 1;
        let at = || format!("{name}, {kind:?} at {k}, sticky {sticky}");
        if done.is_err() {
            tally.bad.push(format!("{}: panic", at()));
            continue;
        }
        let verdict = judge(&home, SAID.get());
        if verdict != Verdict::Fine && tally.bad.len() < 20 {
            tally.bad.push(format!("{}: {verdict:?}", at()));
        }
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        // The shared memory belongs to the processes that have it open.
        if entry.path().is_file() && !entry.file_name().to_string_lossy().ends_with("-shm") {
            std::fs::copy(entry.path(), to.join(entry.file_name())).expect("copied");
        }
    }
}
