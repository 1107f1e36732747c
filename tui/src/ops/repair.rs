//! Saves what can be read of a damaged book into a new one, and reports entry by entry. Nothing is ever discarded.

use super::{Desk, store_failure};
use crate::failure::{Result, io};
use recourse_core::Hash;
use recourse_core::audit::{Id, Time};
use recourse_core::case::event::BookOpened;
use recourse_core::store::{self, Fate, NewBook, Passphrase, Salvage, Store};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What was saved of a damaged book, and where.
pub struct Repaired {
    /// What became of each number.
    pub salvage: Salvage,
    /// The report for a person, beside the new book.
    pub report: PathBuf,
    /// Files that entries name and that did not come along: entry and name.
    pub lost_files: Vec<(u64, String)>,
    /// Time stamps that entries name and that did not come along: seqs of their checkpoints.
    pub lost_stamps: Vec<u64>,
}

impl Repaired {
    /// How many numbers met this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.salvage.fates.iter().filter(|(_, f)| *f == fate).count()
    }
}

/// Saves what can be read of the book at home into a new folder. The book at home is only read.
pub fn repair(desk: &mut Desk, to: &Path) -> Result<Repaired> {
    let (home, passphrase) = (desk.world.home.clone(), desk.world.book_passphrase.clone());
    let world = &mut desk.world;
    let created = Time::from_chrono(&world.now());
    let tool = format!("recourse {}", env!("CARGO_PKG_VERSION"));
    let (id, key_seed, stamp) = (Id::new(world.random()), world.random(), world.stamp());
    let opened = BookOpened { tool, demo_at: None };
    let new = NewBook { id, key_seed, created, opened, stamp };
    if to.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(store_failure(store::StoreError::Exists(to.to_path_buf())));
    }
    // Under a name that says so until it is whole: a repair that was broken off leaves no half book under the name asked
    // for, and can be begun again.
    let part = unfinished(to);
    if part.join("original").is_dir() {
        std::fs::remove_dir_all(&part).map_err(|e| io(&part, &e))?;
    }
    let salvage =
        store::salvage_with(&home, passphrase.as_ref(), &part, new, &mut || world.random())
            .inspect_err(|_| drop(std::fs::remove_dir(&part)))
            .map_err(store_failure)?;
    let (lost_files, lost_stamps) = lost(&part, passphrase.as_ref(), &salvage)?;
    let mut done = Repaired { salvage, report: to.join(REPORT), lost_files, lost_stamps };
    done.salvage.original = to.join(done.salvage.original.file_name().unwrap_or_default());
    super::system::write_new(&part.join(REPORT), report_text(desk, &done).as_bytes())?;
    super::own_files::carry(&home, &part);
    // An empty folder of that name gives way.
    std::fs::remove_dir(to).ok();
    std::fs::rename(&part, to).map_err(|e| io(to, &e))?;
    Ok(done)
}

/// The report for a person, beside the new book.
const REPORT: &str = "repair-report.txt";

/// Where a repair into this folder lies until it is whole.
fn unfinished(to: &Path) -> PathBuf {
    let mut name = to.file_name().unwrap_or_default().to_os_string();
    name.push(".unfinished");
    to.with_file_name(name)
}

/// What entries of the saved book name and did not come along: files with entry and name, and time stamps by their
/// checkpoints.
fn lost(
    saved: &Path,
    passphrase: Option<&Passphrase>,
    salvage: &Salvage,
) -> Result<(Vec<(u64, String)>, Vec<u64>)> {
    let store = Store::open_with(saved, passphrase).map_err(store_failure)?;
    let walk = store
        .replay(recourse_core::audit::replay::Options::default(), &mut |_| ())
        .map_err(store_failure)?;
    let there: BTreeSet<Hash> =
        store.attachments().map_err(store_failure)?.into_iter().map(|(hash, _)| hash).collect();
    let gone = walk.absent(&there).filter(|(_, f)| !salvage.damaged_files.contains(&f.sha256));
    let files = gone.map(|(seq, f)| (*seq, f.name.clone())).collect();
    let kept = store.checkpoints().map_err(store_failure)?;
    let held = |anchor: &&recourse_core::audit::replay::Anchor| {
        kept.iter().any(|(seq, c)| *seq == anchor.checkpoint_seq && c.holds(&anchor.tsr))
    };
    let stamps = walk.anchors.iter().filter(|anchor| !held(anchor));
    Ok((files, stamps.map(|anchor| anchor.checkpoint_seq).collect()))
}

fn report_text(desk: &Desk, done: &Repaired) -> String {
    let locale = &desk.world.locale;
    let (book, seq, head) = &done.salvage.old;
    let args = recourse_core::args![
        at = desk.world.now().format("%Y-%m-%d %H:%M").to_string(),
        home = desk.world.home.display().to_string(),
        book = book.hex(),
        seq = *seq,
        head = head.hex(),
        original = done.salvage.original.display().to_string()
    ];
    let mut text = locale.fill("keep-report-head", args);
    text.push('\n');
    let result = if done.salvage.healed { "keep-report-healed" } else { "keep-report-anew" };
    text.push_str(&format!("{}\n\n", locale.text(result)));
    for (seq, fate) in &done.salvage.fates {
        text.push_str(&format!("#{seq}\t{}\n", locale.text(fate_id(*fate))));
    }
    text.push('\n');
    text.push_str(&locale.fill(
        "keep-report-files",
        recourse_core::args![
            files = done.salvage.files,
            damaged = done.salvage.damaged_files.len(),
            lost = done.lost_files.len()
        ],
    ));
    text.push('\n');
    for (seq, name) in &done.lost_files {
        text.push_str(&format!("#{seq}\t{name}\n"));
    }
    text.push_str(&checkpoints_text(desk, done));
    for hash in &done.salvage.damaged_files {
        text.push_str(&format!("{}\n", hash.hex()));
    }
    text
}

/// What no signature vouches for any more, and checkpoints that did not come along, with their time stamps; empty where
/// all did.
pub fn checkpoints_text(desk: &Desk, done: &Repaired) -> String {
    let lost = &done.salvage.lost_checkpoints;
    let list = lost.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
    let args = recourse_core::args![list = list.as_str()];
    let said = desk.world.locale.fill("keep-report-checkpoints", args);
    let mut text = if lost.is_empty() { String::new() } else { format!("{said}\n") };
    for (from, seq) in &done.salvage.unvouched {
        let args = recourse_core::args![from = from.to_string(), seq = seq.to_string()];
        text.push_str(&desk.world.locale.fill("keep-report-unvouched", args));
        text.push('\n');
    }
    if done.salvage.other_beginning {
        text.push_str(&desk.world.locale.text("keep-report-beginning"));
        text.push('\n');
    }
    if let Some(seq) = done.salvage.other_memory {
        let args = recourse_core::args![seq = seq.to_string()];
        text.push_str(&desk.world.locale.fill("keep-report-memory", args));
        text.push('\n');
    }
    if !done.lost_stamps.is_empty() {
        let list = done.lost_stamps.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
        let args = recourse_core::args![list = list.as_str()];
        text.push_str(&desk.world.locale.fill("keep-report-stamps", args));
        text.push('\n');
    }
    text
}

/// Message id of a fate.
pub fn fate_id(fate: Fate) -> &'static str {
    match fate {
        Fate::Whole => "keep-fate-whole",
        Fate::PublicOnly => "keep-fate-public",
        Fate::OfTheOldBook => "keep-fate-old",
        Fate::Lost => "keep-fate-lost",
    }
}
