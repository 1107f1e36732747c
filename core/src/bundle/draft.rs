//! Picks what of the log goes into a bundle: one walk over the whole book, with everything that stays out declared.

use crate::audit::replay::{LinkRecord, Options, Walk, replay};
use crate::audit::{Checkpoint, Finding, Id, Link, Severity};
use crate::case::exhibit::FileRef;
use crate::hash::Hash;
use std::collections::{BTreeMap, BTreeSet};

/// Which case, and what of it stays out. The hashes of what stays out remain in the chain.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    /// The case to hand over.
    pub case: Id,
    /// Seqs of its entries to leave out whole.
    pub redacted: BTreeSet<u64>,
    /// Seqs of its entries whose private line stays out.
    pub private_withheld: BTreeSet<u64>,
    /// Files that stay out.
    pub files_withheld: BTreeSet<Hash>,
}

impl Selection {
    /// The whole case.
    pub fn whole(case: Id) -> Self {
        Self {
            case,
            redacted: BTreeSet::new(),
            private_withheld: BTreeSet::new(),
            files_withheld: BTreeSet::new(),
        }
    }
}

/// A checkpoint with the files that stand beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckpointFiles {
    /// The statement.
    pub checkpoint: Checkpoint,
    /// Its signature.
    pub sig: [u8; 64],
    /// The time-stamp request, where one was made.
    pub tsq: Option<Vec<u8>>,
    /// The time stamp, where one came.
    pub tsr: Option<Vec<u8>>,
}

/// Why no bundle can be made of this log.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum DraftError {
    /// The log itself has findings.
    #[error("the log has {} findings", .0.len())]
    Damaged(Vec<Finding>),
    /// The case has no entry.
    #[error("no such case in the log")]
    NoCase,
    /// A seq to be left out is not of this case.
    #[error("entry {0} is not of this case")]
    NotOfCase(u64),
}

/// The log files of a bundle, and what else has to go in.
#[derive(Debug, Clone)]
pub struct Draft {
    pub(super) selection: Selection,
    pub(super) walk: Walk,
    pub(super) genesis: Vec<u8>,
    pub(super) links: Vec<u8>,
    pub(super) entries: Vec<u8>,
    pub(super) privates: Vec<u8>,
    pub(super) case_links: u64,
    pub(super) private_withheld: u64,
    pub(super) files_withheld: u64,
    files: Vec<FileRef>,
}

impl Draft {
    /// Walks the whole book and keeps what belongs to the selection. Refuses a log with findings.
    pub fn collect<'a>(
        genesis: &[u8],
        rows: impl IntoIterator<Item = LinkRecord<'a>>,
        selection: Selection,
    ) -> Result<Self, DraftError> {
        let mut logs = Logs::default();
        // Each with the last entry that names it.
        let mut named: BTreeMap<Hash, (u64, FileRef)> = BTreeMap::new();
        let picked = rows.into_iter().inspect(|row| logs.take(row, &selection));
        let walk = replay(genesis, picked, Options::default(), &mut |entry| {
            if entry.case == selection.case && !selection.redacted.contains(&entry.seq) {
                for file in &entry.body.files {
                    let first = || (entry.seq, file.clone());
                    named.entry(file.sha256).or_insert_with(first).0 = entry.seq;
                }
            }
        });
        if !walk.is_intact() {
            let wrong = |f: &Finding| f.severity() == Severity::Error;
            return Err(DraftError::Damaged(walk.findings.into_iter().filter(wrong).collect()));
        }
        let case_links = walk.cases.get(&selection.case).copied().unwrap_or_default();
        if case_links == 0 || selection.case.is_book() {
            return Err(DraftError::NoCase);
        }
        let mut left_out = selection.redacted.union(&selection.private_withheld);
        if let Some(seq) = left_out.find(|seq| !logs.seqs.contains(seq)) {
            return Err(DraftError::NotOfCase(*seq));
        }
        let stays_out = |(seq, file): &(u64, FileRef)| {
            selection.files_withheld.contains(&file.sha256) || walk.erased_since(*seq, &file.sha256)
        };
        let (out, files): (Vec<_>, Vec<_>) = named.into_values().partition(stays_out);
        let files = files.into_iter().map(|(_, file)| file).collect();
        Ok(Self {
            genesis: genesis.to_vec(),
            links: logs.links,
            entries: logs.entries,
            privates: logs.privates,
            private_withheld: logs.private_withheld,
            files_withheld: out.len() as u64,
            case_links,
            files,
            selection,
            walk,
        })
    }

    /// The files that have to be delivered, by hash; each goes in once.
    pub fn files(&self) -> &[FileRef] {
        &self.files
    }

    /// The log files with lines people wrote, by their names.
    pub fn lines(&self) -> [(&'static str, &[u8]); 2] {
        [("entries.jsonl", &self.entries), ("private.jsonl", &self.privates)]
    }

    /// What the walk learned: head, keys, anchors.
    pub fn walk(&self) -> &Walk {
        &self.walk
    }

    /// The bundle's top folder, also the stem of a good file name: `recourse-1b31c2d3-58`.
    pub fn folder(&self) -> String {
        super::statement::folder(self.selection.case, self.walk.head.seq)
    }
}

#[derive(Default)]
struct Logs {
    links: Vec<u8>,
    entries: Vec<u8>,
    privates: Vec<u8>,
    seqs: BTreeSet<u64>,
    private_withheld: u64,
}

impl Logs {
    fn take(&mut self, row: &LinkRecord<'_>, selection: &Selection) {
        self.links.extend_from_slice(&row.line);
        let Some(link) = Link::parse(&row.line) else { return };
        let of_case = link.case == selection.case;
        if of_case {
            self.seqs.insert(link.seq);
        }
        if !(of_case || link.case.is_book()) || selection.redacted.contains(&link.seq) {
            return;
        }
        let Some(entry) = &row.entry else { return };
        self.entries.extend_from_slice(entry);
        match &row.private {
            Some(line) if !selection.private_withheld.contains(&link.seq) => {
                self.privates.extend_from_slice(line);
            }
            Some(_) => self.private_withheld += 1,
            // Erased: the entry still names it.
            None if names_private(entry) => self.private_withheld += 1,
            None => {}
        }
    }
}

fn names_private(entry: &[u8]) -> bool {
    crate::audit::Entry::read_public(entry).is_ok_and(|e| e.private_hash.is_some())
}
