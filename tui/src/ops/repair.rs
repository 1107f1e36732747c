//! Saves what can be read of a damaged book into a new one, and reports entry by entry. Nothing is ever discarded.

use super::{Desk, store_failure};
use crate::failure::Result;
use recourse_core::Hash;
use recourse_core::audit::{Id, Time};
use recourse_core::case::event::BookOpened;
use recourse_core::store::{self, Fate, NewBook, Salvage, Store};
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
}

impl Repaired {
    /// How many numbers met this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.salvage.fates.iter().filter(|(_, f)| *f == fate).count()
    }
}

/// Saves what can be read of the book at home into a new folder. The book at home is only read.
pub fn repair(desk: &mut Desk, to: &Path) -> Result<Repaired> {
    let home = desk.world.home.clone();
    let world = &mut desk.world;
    let created = Time::from_chrono(&world.now());
    let tool = format!("recourse {}", env!("CARGO_PKG_VERSION"));
    let (id, key_seed, stamp) = (Id::new(world.random()), world.random(), world.stamp());
    let opened = BookOpened { tool, demo_at: None };
    let new = NewBook { id, key_seed, created, opened, stamp };
    let salvage = store::salvage(&home, to, new, &mut || world.random()).map_err(store_failure)?;
    let report = to.join("repair-report.txt");
    let lost_files = lost_files(to, &salvage)?;
    let done = Repaired { salvage, report, lost_files };
    super::system::write_new(&done.report, report_text(desk, &done).as_bytes())?;
    Ok(done)
}

/// Files that entries of the saved book name and that did not come along: entry and name.
fn lost_files(saved: &Path, salvage: &Salvage) -> Result<Vec<(u64, String)>> {
    let store = Store::open(saved).map_err(store_failure)?;
    let walk = store
        .replay(recourse_core::audit::replay::Options::default(), &mut |_| ())
        .map_err(store_failure)?;
    let there: BTreeSet<Hash> =
        store.attachments().map_err(store_failure)?.into_iter().map(|(hash, _)| hash).collect();
    let gone = walk.absent(&there).filter(|(_, f)| !salvage.damaged_files.contains(&f.sha256));
    Ok(gone.map(|(seq, f)| (*seq, f.name.clone())).collect())
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
    for hash in &done.salvage.damaged_files {
        text.push_str(&format!("{}\n", hash.hex()));
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
