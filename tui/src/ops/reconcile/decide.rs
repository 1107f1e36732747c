//! The user's word, kept in the journal: a sale did arrive or did not, and how the acquirer pays.

use super::{kept, known};
use crate::failure::{Exit, Failure, Result};
use crate::ops::Desk;
use chrono::NaiveDate;
use recourse_core::audit::Id;
use recourse_core::book::Book;
use recourse_core::case::event::{Event, JournalOpened};
use recourse_core::case::journal::{Decision, MatchDecided, PayoutFixed};
use recourse_core::hash::Hash;
use recourse_core::statement::Kind;
use std::collections::BTreeMap;

/// What is said about sales.
#[derive(Debug, Clone)]
pub struct Word {
    /// Reference numbers of the sales, as the export writes them.
    pub references: Vec<String>,
    /// Whether they arrived.
    pub decision: Decision,
    /// The day the money came, where it is known.
    pub on: Option<NaiveDate>,
    /// Why; asked for.
    pub reason: String,
}

/// Records a word about sales; returns the entries and how many sales it is about.
pub fn decide(desk: &mut Desk, word: &Word) -> Result<(Vec<u64>, usize)> {
    asked(&word.reason)?;
    let mut rows: BTreeMap<Hash, Vec<u64>> = BTreeMap::new();
    let held = kept::rows(desk)?;
    for reference in &word.references {
        let hit = held.pos.iter().find_map(|s| {
            let same = |r: &&recourse_core::statement::Row| {
                r.kind == Kind::Sale && r.reference.as_deref() == Some(reference.trim())
            };
            let rows: Vec<u64> = s.rows.iter().filter(same).map(|r| u64::from(r.row)).collect();
            (!rows.is_empty()).then_some((s.sha256, rows))
        });
        let Some((sha256, found)) = hit else {
            return Err(Failure::new(Exit::NotFound, "E-REC-04", "money-fail-no-sale")
                .with("reference", reference));
        };
        rows.entry(sha256).or_default().extend(found);
    }
    let count = rows.values().map(Vec::len).sum();
    let events: Vec<Event> = rows
        .into_iter()
        .map(|(pos_sha256, pos_rows)| {
            Event::MatchDecided(MatchDecided {
                pos_sha256,
                pos_rows,
                bank_sha256: None,
                bank_rows: Vec::new(),
                decision: word.decision,
                undoes_seq: None,
                on: word.on,
                reason: Some(word.reason.trim().to_string()),
            })
        })
        .collect();
    Ok((in_journal(desk, &events)?, count))
}

/// Takes a word about sales back.
pub fn undo(desk: &mut Desk, seq: u64, reason: &str) -> Result<u64> {
    asked(reason)?;
    let stands = known::standing(desk.book()).into_iter().find(|(s, _)| *s == seq);
    let Some((_, word)) = stands else {
        return Err(
            Failure::new(Exit::NotFound, "E-REC-05", "money-fail-no-decision").with("seq", seq)
        );
    };
    let back = MatchDecided {
        decision: Decision::Undone,
        undoes_seq: Some(seq),
        on: None,
        reason: Some(reason.trim().to_string()),
        ..word.clone()
    };
    let seqs = in_journal(desk, &[Event::MatchDecided(back)])?;
    Ok(seqs.first().copied().unwrap_or(0))
}

/// Fixes how the acquirer pays, or lets it be learned again.
pub fn fix_payout(desk: &mut Desk, fixed: &PayoutFixed) -> Result<u64> {
    let seqs = in_journal(desk, &[Event::PayoutFixed(fixed.clone())])?;
    Ok(seqs.first().copied().unwrap_or(0))
}

/// The word that lets it be learned again.
pub fn learn_again(reason: Option<String>) -> PayoutFixed {
    PayoutFixed {
        shape: "learned".into(),
        amount: "net".into(),
        lag: 1,
        lag_unit: "working_day".into(),
        cutoff_hour: None,
        merges_rest_days: None,
        jurisdiction: None,
        acquirer: None,
        reason,
    }
}

/// Records events of the journal, which is opened on first use.
pub fn in_journal(desk: &mut Desk, events: &[Event]) -> Result<Vec<u64>> {
    let entries = desk.record(&[], |book: &Book, world| {
        let mut out = Vec::new();
        let journal = match book.journal.as_deref().and_then(Id::from_hex) {
            Some(id) => id,
            None => {
                let id = Id::new(world.random());
                out.push((id, Event::JournalOpened(JournalOpened {})));
                id
            }
        };
        out.extend(events.iter().cloned().map(|e| (journal, e)));
        Ok(out)
    })?;
    let skip = entries.len().saturating_sub(events.len());
    Ok(entries.iter().skip(skip).map(|e| e.seq).collect())
}

fn asked(reason: &str) -> Result<()> {
    if reason.trim().is_empty() {
        return Err(Failure::new(Exit::Usage, "E-CASE-07", "cli-refused-no-reason").with("id", ""));
    }
    Ok(())
}
