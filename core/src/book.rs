//! The book: one log, folded. Cases, the journal of imports, and what concerns the book itself.

use crate::case::event::{AnchorReceived, BookContinued, Event, ImportRecorded};
use crate::case::journal::{MappingSaved, MatchDecided, PayoutFixed};
use crate::case::{Case, Line};
use crate::hash::Hash;
use chrono::{DateTime, FixedOffset};
use std::collections::{BTreeMap, HashMap};

/// Case id of entries that concern the book itself.
pub const BOOK_CASE: &str = "00000000000000000000000000000000";

/// An export as the journal knows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// The journal entry that sealed it.
    pub seq: u64,
    /// When that was written.
    pub at: String,
    /// What was recognised.
    pub record: ImportRecorded,
}

/// Everything a log says, as it stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Book {
    /// Cases in the order they were opened.
    pub cases: Vec<Case>,
    /// Case id of the journal, once it is opened.
    pub journal: Option<String>,
    /// Exports that were kept.
    pub imports: Vec<Import>,
    /// The user's words about sales rows, those taken back among them.
    pub decisions: Vec<(u64, MatchDecided)>,
    /// How acquirers pay, as the user fixed it; the latest last.
    pub payouts: Vec<(u64, PayoutFixed)>,
    /// Layouts the user explained; the latest of an id holds.
    pub mappings: Vec<(u64, MappingSaved)>,
    /// On a demo book: the story's moment, which every command takes for now.
    pub demo_at: Option<DateTime<FixedOffset>>,
    /// The book this one goes on from, whose key was lost.
    pub continues: Option<BookContinued>,
    /// Time stamps that came in.
    pub anchors: Vec<(u64, AnchorReceived)>,
    /// Entries per case id so far, for the next `cseq`.
    pub counts: BTreeMap<String, u64>,
    /// Seq of the last applied entry.
    pub last_seq: u64,
    /// `at` of the last applied entry.
    pub last_at: Option<String>,
    /// Entries of kinds this version does not know.
    pub unknown: Vec<(u64, String)>,
    /// Where in `cases` each id stands.
    places: HashMap<String, usize>,
}

impl Book {
    /// Applies one recorded entry of this case id. Infallible.
    pub fn apply(&mut self, case_id: &str, line: Line) {
        match self.counts.get_mut(case_id) {
            Some(count) => *count += 1,
            None => drop(self.counts.insert(case_id.to_string(), 1)),
        }
        self.last_seq = line.seq;
        self.last_at = Some(line.at.clone());
        if let Event::Unknown(body) = &line.event {
            self.unknown.push((line.seq, body.kind.clone()));
        }
        match &line.event {
            Event::BookOpened(e) => self.demo_at = e.demo_at,
            Event::BookContinued(e) => self.continues = Some(e.clone()),
            Event::AnchorReceived(e) => self.anchors.push((line.seq, e.clone())),
            Event::JournalOpened(_) => self.journal = Some(case_id.to_string()),
            Event::ImportRecorded(e) => {
                self.imports.push(Import { seq: line.seq, at: line.at.clone(), record: e.clone() });
            }
            Event::MatchDecided(e) => self.decisions.push((line.seq, e.clone())),
            Event::PayoutFixed(e) => self.payouts.push((line.seq, e.clone())),
            Event::MappingSaved(e) => self.mappings.push((line.seq, e.clone())),
            _ if case_id == BOOK_CASE || self.journal.as_deref() == Some(case_id) => {}
            _ => self.case_entry(case_id).apply(line),
        }
    }

    fn case_entry(&mut self, id: &str) -> &mut Case {
        let index = self.places.get(id).copied().unwrap_or_else(|| {
            self.cases.push(Case::new(id));
            self.places.insert(id.to_string(), self.cases.len() - 1);
            self.cases.len() - 1
        });
        &mut self.cases[index]
    }

    /// The case with this number (any case, spaces ignored) or this id.
    pub fn find(&self, no: &str) -> Option<&Case> {
        let wanted = no.trim();
        self.cases
            .iter()
            .find(|c| c.is_open() && (c.no.eq_ignore_ascii_case(wanted) || c.id == wanted))
    }

    /// The case with this id.
    pub fn case(&self, id: &str) -> Option<&Case> {
        self.cases.get(*self.places.get(id)?)
    }

    /// Numbers of all cases.
    pub fn numbers(&self) -> Vec<String> {
        self.cases.iter().filter(|c| c.is_open()).map(|c| c.no.clone()).collect()
    }

    /// `RC-2026-004`: the next free number of this year.
    pub fn next_number(&self, year: i32) -> String {
        let prefix = format!("RC-{year}-");
        let last =
            self.cases.iter().filter_map(|c| c.no.strip_prefix(&prefix)?.parse::<u32>().ok()).max();
        format!("{prefix}{:03}", last.unwrap_or(0) + 1)
    }

    /// The import that keeps this file, if any.
    pub fn import_of(&self, hash: &Hash) -> Option<&Import> {
        self.imports.iter().find(|i| i.record.files.iter().any(|f| f.sha256 == *hash))
    }
}
