//! The evidence matrix: per cause and stage what to collect, why, where to get it, how long it can still be got,
//! original or copy, and whether it is there. The gaps are ordered by what is lost first.

use crate::case::Case;
use crate::case::exhibit::{Exhibit, ExhibitKind};
use crate::case::needs;
use crate::case::stage::Stage;
use crate::diagnosis::Suspect;
use crate::rules::Deadline;
use crate::rules::rule::Text;
use chrono::NaiveDate;
use serde::Deserialize;
use std::sync::LazyLock;

/// A thing to collect, as data.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Piece {
    /// Code.
    pub code: String,
    /// The need it meets, where it is one.
    pub need: Option<String>,
    /// What.
    pub what: Text,
    /// Why.
    pub why: Text,
    /// Where to get it.
    #[serde(rename = "where")]
    pub place: Text,
    /// How long it can be got as a rule.
    pub keep: Text,
    /// `original`, `copy` or `export`.
    pub form: String,
    /// Kinds of exhibit that can be it.
    pub kinds: Vec<ExhibitKind>,
    /// Words in title or name that make such an exhibit it; none: the kind alone does.
    #[serde(default, rename = "match")]
    pub words: Vec<String>,
    /// Stages it is wanted in.
    pub stages: Vec<Stage>,
    /// Causes it matters for; none: all.
    pub causes: Vec<String>,
    /// Item of the diagnosis whose evidence is it.
    pub item: Option<String>,
    /// The clock that says how long it can still be got.
    pub rule: Option<String>,
    /// How to take it so that it holds.
    pub tip: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    row: Vec<Piece>,
}

const FILE: &str = include_str!("../../../assets/playbooks/evidence.toml");

static PIECES: LazyLock<Vec<Piece>> =
    LazyLock::new(|| toml::from_str::<File>(FILE).map(|f| f.row).unwrap_or_default());

/// A row of the matrix for a case.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceRow {
    /// What.
    pub piece: &'static Piece,
    /// Exhibits that are it.
    pub have: Vec<u32>,
    /// Something else shows it (a contact with proof of arrival, say).
    pub met: bool,
    /// Done without, by decision.
    pub waived: bool,
    /// Wanted at the stage of the case or of one of its ladders.
    pub now: bool,
    /// It matters for a suspected cause in particular.
    pub cause: Option<String>,
    /// Last day it can be got, by its clock.
    pub until: Option<NaiveDate>,
    /// Days left.
    pub days_left: Option<i64>,
}

impl EvidenceRow {
    /// Nothing is there yet and it is wanted.
    pub fn is_gap(&self) -> bool {
        self.have.is_empty() && !self.met && !self.waived
    }

    /// The word in JSON and in message ids.
    pub fn status(&self) -> &'static str {
        if !self.have.is_empty() || self.met {
            "have"
        } else if self.waived {
            "waived"
        } else if self.days_left.is_some_and(|n| n < 0) {
            "lost"
        } else {
            "missing"
        }
    }
}

/// The matrix: gaps first, of these what is lost soonest, then what the present stage wants; what is there last.
pub fn matrix(
    case: &Case,
    suspects: &[Suspect],
    deadlines: &[Deadline],
    stages: &[Stage],
) -> Vec<EvidenceRow> {
    let mut out: Vec<EvidenceRow> =
        PIECES.iter().filter_map(|piece| row(case, piece, suspects, deadlines, stages)).collect();
    let soon = |r: &EvidenceRow| r.days_left.filter(|n| (0..=30).contains(n)).unwrap_or(i64::MAX);
    out.sort_by_key(|r| (!r.is_gap(), r.status() == "lost", soon(r), !r.now, r.cause.is_none()));
    out
}

fn row(
    case: &Case,
    piece: &'static Piece,
    suspects: &[Suspect],
    deadlines: &[Deadline],
    stages: &[Stage],
) -> Option<EvidenceRow> {
    let cause = piece.causes.iter().find(|c| suspects.iter().any(|s| s.code == **c)).cloned();
    let have = exhibits(case, piece);
    // What matters only for causes nobody suspects is left out, unless it is there or nothing is suspected yet.
    let guessing = suspects.is_empty() && piece.causes.iter().all(|c| c != "unlicensed_agent");
    if !piece.causes.is_empty() && cause.is_none() && have.is_empty() && !guessing {
        return None;
    }
    let met = piece.need.as_deref().is_some_and(|need| needs::has(case, need));
    let waived = piece.need.as_deref().is_some_and(|need| case.waives(need, case.stage));
    let clock = piece.rule.as_deref().and_then(|id| {
        deadlines.iter().filter(|d| d.rule == id && d.closed.is_none()).min_by_key(|d| d.due)
    });
    Some(EvidenceRow {
        piece,
        have,
        met,
        waived,
        now: piece.stages.iter().any(|s| stages.contains(s)),
        cause,
        until: clock.and_then(|d| d.due),
        days_left: clock.and_then(|d| d.days_left),
    })
}

fn exhibits(case: &Case, piece: &Piece) -> Vec<u32> {
    let mut out: Vec<u32> = case
        .live_exhibits()
        .filter(|x| piece.kinds.contains(&x.now.kind) && named(x, &piece.words))
        .map(|x| x.now.no)
        .collect();
    let answer = piece.item.as_deref().and_then(|item| case.finding(item));
    out.extend(answer.iter().flat_map(|a| a.evidence.iter().copied()));
    out.sort_unstable();
    out.dedup();
    out
}

fn named(exhibit: &Exhibit, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let text = [&exhibit.now.title, &exhibit.now.name, &exhibit.now.proves]
        .into_iter()
        .flatten()
        .map(|t| t.to_lowercase())
        .collect::<Vec<_>>()
        .join(" ");
    words.iter().any(|w| text.contains(&w.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnosis;

    #[test]
    fn every_row_reads_and_names_what_there_is() {
        let file: Result<File, _> = toml::from_str(FILE);
        assert!(file.is_ok(), "{:?}", file.err());
        for piece in PIECES.iter() {
            if let Some(need) = &piece.need {
                assert!(needs::KNOWN.contains(&need.as_str()), "{need}");
            }
            if let Some(item) = &piece.item {
                assert!(diagnosis::item(item).is_some(), "{item}");
            }
            assert!(matches!(piece.form.as_str(), "original" | "copy" | "export"));
        }
        // Every stage of an open dispute wants something.
        for stage in [
            Stage::Triage,
            Stage::Bank,
            Stage::Platform,
            Stage::Regulator,
            Stage::Arbitration,
            Stage::Litigation,
        ] {
            assert!(PIECES.iter().any(|p| p.stages.contains(&stage)), "{stage:?}");
        }
    }
}
