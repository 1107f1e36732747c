//! Ladders: where each obligor stands, what is ready and what is missing before moving on.

use super::playbook::Playbook;
use crate::case::Case;
use crate::case::needs;
use crate::case::party::{Party, Role};
use crate::case::stage::Stage;
use crate::diagnosis;
use chrono::{DateTime, NaiveDate};

/// Where one obligor stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder {
    /// Party id.
    pub obligor: String,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub stage: Stage,
    /// Set by a move of its own; else it follows the case.
    pub own: bool,
    /// The day it got there, where a move says so.
    pub since: Option<NaiveDate>,
}

/// One thing a stage asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readiness {
    /// Code.
    pub need: String,
    /// It is there.
    pub ready: bool,
    /// It is done without, by decision.
    pub waived: bool,
}

/// The ladder of every obligor the money is claimed from.
pub fn ladders(case: &Case) -> Vec<Ladder> {
    case.respondents().map(|party| ladder(case, party)).collect()
}

fn ladder(case: &Case, party: &Party) -> Ladder {
    let id = &party.now.id;
    let own = case.ladders.get(id).copied();
    let moved = case.moves.iter().rev().find(|(_, m)| match own {
        Some(_) => m.obligor.as_ref() == Some(id),
        None => m.obligor.is_none() && m.to == case.stage,
    });
    Ladder {
        obligor: id.clone(),
        name: party.name().to_string(),
        stage: if case.stage == Stage::Closed {
            Stage::Closed
        } else {
            own.unwrap_or_else(|| follows(case.stage, party.now.role))
        },
        own: own.is_some(),
        since: moved.and_then(|(seq, _)| written(case, *seq)),
    }
}

/// Bank and platform run side by side: while the case is with one of them, the other stands at its own stage.
fn follows(stage: Stage, role: Role) -> Stage {
    match (stage, role) {
        (Stage::Bank | Stage::Platform, Role::Bank) => Stage::Bank,
        (Stage::Bank | Stage::Platform, _) => Stage::Platform,
        (stage, _) => stage,
    }
}

fn written(case: &Case, seq: u64) -> Option<NaiveDate> {
    let line = case.lines.iter().find(|l| l.seq == seq)?;
    DateTime::parse_from_rfc3339(&line.at).ok().map(|t| t.date_naive())
}

/// What a stage asks for before one leaves it, towards one obligor or over all.
pub fn readiness(case: &Case, stage: Stage, obligor: Option<&str>) -> Vec<Readiness> {
    let Some(book) = Playbook::of(stage) else { return Vec::new() };
    // A contact need that names the other side's role says nothing about this obligor.
    let role = obligor.and_then(|id| case.party(id)).map(|p| p.now.role);
    let concerns = |need: &str| match (need, role) {
        ("bank_contact", Some(role)) => role == Role::Bank,
        ("platform_contact", Some(role)) => role != Role::Bank,
        _ => true,
    };
    book.must
        .iter()
        .filter(|m| concerns(&m.need))
        .map(|m| Readiness {
            need: m.need.clone(),
            ready: needs::has_against(case, &m.need, obligor),
            waived: case.waives(&m.need, stage),
        })
        .collect()
}

/// What is missing for a move to another stage: what the present stage asks for, and what the next one must not be
/// begun without. Going back and closing ask for nothing.
pub fn missing_for(case: &Case, to: Stage, obligor: Option<&str>) -> Vec<String> {
    let now = obligor
        .and_then(|id| {
            case.ladders
                .get(id)
                .copied()
                .or_else(|| case.party(id).map(|p| follows(case.stage, p.now.role)))
        })
        .unwrap_or(case.stage);
    if to <= now || to == Stage::Closed {
        return Vec::new();
    }
    let mut lacking: Vec<String> = Vec::new();
    for stage in std::iter::once(now).chain(skipped(case, now, to, obligor)) {
        for row in readiness(case, stage, obligor).into_iter().filter(|r| !r.ready && !r.waived) {
            if !lacking.contains(&row.need) {
                lacking.push(row.need);
            }
        }
    }
    let branch = match to {
        Stage::Arbitration => Some("arbitration_clause"),
        Stage::Litigation => Some("no_arbitration_clause"),
        Stage::Enforcement => Some("title"),
        _ => None,
    };
    if let Some(need) = branch
        && !needs::has(case, need)
        && !case.waives(need, to)
        && !lacking.iter().any(|n| n == need)
    {
        lacking.push(need.to_string());
    }
    lacking
}

/// The answers send one to the platform before the bank.
fn platform_first(case: &Case) -> bool {
    case.party_in(Role::Platform).is_some()
        && diagnosis::lead(case).is_some_and(|l| l.first.first() == Some(&Role::Platform))
}

/// Stages a move leaves out that the next one builds on: nobody complains, arbitrates or sues before bank and platform
/// were asked. Bank and platform do not wait for each other, and going to law does not wait for the regulator.
fn skipped(
    case: &Case,
    now: Stage,
    to: Stage,
    obligor: Option<&str>,
) -> impl Iterator<Item = Stage> {
    // One obligor has its own stage behind it, the case all of them.
    let meant = |id: &str| obligor.is_none_or(|o| o == id);
    let has = |role: Role| case.respondents().any(|p| p.now.role == role && meant(&p.now.id));
    let between = [(Stage::Bank, has(Role::Bank)), (Stage::Platform, has(Role::Platform))];
    between
        .into_iter()
        .filter(move |(stage, there)| *there && to > Stage::Platform && now < *stage)
        .map(|(stage, _)| stage)
}

/// The stage after this one, as far as the diagnosis says: the arbitration clause decides the branch. `None` at the
/// end, and where the branch is not known yet.
pub fn onward(case: &Case, stage: Stage) -> Option<Stage> {
    let lawful = || match diagnosis::arbitration_clause(case) {
        Some(true) => Some(Stage::Arbitration),
        Some(false) => Some(Stage::Litigation),
        None => None,
    };
    match stage {
        Stage::Triage
            if case.party_in(Role::Bank).is_none() && case.party_in(Role::Platform).is_some() =>
        {
            Some(Stage::Platform)
        }
        Stage::Triage if platform_first(case) => Some(Stage::Platform),
        Stage::Triage => Some(Stage::Bank),
        Stage::Bank if case.respondents().any(|p| p.now.role == Role::Platform) => {
            Some(Stage::Platform)
        }
        Stage::Bank | Stage::Platform => Some(Stage::Regulator),
        Stage::Regulator => lawful(),
        Stage::Arbitration | Stage::Litigation => Some(Stage::Enforcement),
        Stage::Enforcement => Some(Stage::Closed),
        Stage::Closed => None,
    }
}
