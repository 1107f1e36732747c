//! Deadlines: the case's record read as facts, the rules applied, soonest first across all cases.

use super::Desk;
use super::case::one;
use super::own_files::Remade;
use crate::failure::{Exit, Failure, Result, io};
use chrono::NaiveDate;
use recourse_core::case::Case;
use recourse_core::case::event::{
    DateStated, DeadlineEntered, DeadlineSet, DeadlineSettled, DeadlineWithdrawn, Event,
};
use recourse_core::case::party::{PartySet, Role};
use recourse_core::case::stage::Stage;
use recourse_core::rules::{self, Deadline, IcsItem, JournalItem};
use std::io::Write;
use std::path::Path;

/// A deadline and the case it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseDeadline {
    /// `RC-2026-001`.
    pub case: String,
    /// The date with its working.
    pub deadline: Deadline,
}

/// The deadlines of one case as of today, soonest first.
pub fn of_case(desk: &Desk, case: &Case) -> Vec<Deadline> {
    rules::deadlines_under(case, desk.packs(), desk.world.today(), false)
}

/// A case whose deadlines still matter: opened and not closed.
pub fn is_live(case: &Case) -> bool {
    case.is_open() && case.stage != Stage::Closed
}

/// The deadlines of one case or of all, soonest first; those without a date last.
pub fn list(desk: &Desk, case: Option<&Case>) -> Vec<CaseDeadline> {
    let cases: Vec<&Case> = match case {
        Some(case) => vec![case],
        None => desk.book().cases.iter().filter(|c| is_live(c)).collect(),
    };
    let mut out: Vec<CaseDeadline> = cases
        .into_iter()
        .flat_map(|c| {
            of_case(desk, c)
                .into_iter()
                .map(|deadline| CaseDeadline { case: c.no.clone(), deadline })
        })
        .collect();
    out.sort_by(|a, b| {
        let key = |d: &CaseDeadline| (d.deadline.due.is_none(), d.deadline.due, d.case.clone());
        key(a).cmp(&key(b))
    });
    out
}

/// All deadlines of one case, those already closed too: what a calendar file cancels.
pub fn all_of_case(desk: &Desk, case: &Case) -> Vec<Deadline> {
    let mut all = rules::deadlines_under(case, desk.packs(), desk.world.today(), true);
    if case.stage == Stage::Closed {
        for deadline in &mut all {
            deadline.closed = deadline.closed.take().or(Some("case_closed".into()));
        }
    }
    all
}

/// The deadlines of these cases as a calendar file (RFC 5545), to stand in the place of `before`.
fn calendar_file(desk: &Desk, cases: &[&Case], before: &str) -> String {
    let all: Vec<(&Case, Vec<Deadline>)> =
        cases.iter().map(|case| (*case, all_of_case(desk, case))).collect();
    let sequence = desk.head().map_or(0, |head| head.seq);
    let items: Vec<IcsItem<'_>> = all
        .iter()
        .flat_map(|(case, deadlines)| {
            deadlines.iter().map(move |deadline| IcsItem {
                case_id: &case.id,
                case_no: &case.no,
                deadline,
                sequence,
            })
        })
        .collect();
    rules::ics(&items, before, desk.world.now().to_utc(), &desk.world.locale)
}

/// Writes the calendar file of these cases. What the file there named and is no longer known becomes a cancellation.
pub fn write_calendar(desk: &Desk, cases: &[&Case], path: &Path) -> Result<()> {
    Remade::Calendar.may_write(&desk.world.home, path)?;
    let before = std::fs::read_to_string(path).unwrap_or_default();
    write_over(path, &calendar_file(desk, cases, &before))
}

/// Writes the journal of these cases, over an earlier one alone.
pub fn write_journal(desk: &Desk, cases: &[&Case], path: &Path) -> Result<()> {
    Remade::Journal.may_write(&desk.world.home, path)?;
    write_over(path, &journal_file(desk, cases))
}

/// The journal of these cases, to print: what was entered when, start, act-by, end, working.
pub fn journal_file(desk: &Desk, cases: &[&Case]) -> String {
    let all: Vec<(&Case, Vec<Deadline>)> =
        cases.iter().map(|case| (*case, of_case(desk, case))).collect();
    let items: Vec<JournalItem<'_>> = all
        .iter()
        .flat_map(|(case, deadlines)| {
            deadlines.iter().map(move |deadline| JournalItem {
                case_no: &case.no,
                entered_on: case.written_on(&deadline.basis, desk.world.offset),
                deadline,
            })
        })
        .collect();
    rules::journal(&items, desk.world.today(), &desk.world.locale)
}

/// The cases that are open, or the one named.
pub fn cases_of<'a>(desk: &'a Desk, case: Option<&'a Case>) -> Vec<&'a Case> {
    match case {
        Some(case) => vec![case],
        None => desk.book().cases.iter().filter(|c| c.is_open()).collect(),
    }
}

/// Writes a file that is made anew each time; readers never see half of it.
pub fn write_over(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(|e| io(folder, &e))?;
    let mut part = tempfile::NamedTempFile::new_in(folder).map_err(|e| io(folder, &e))?;
    part.write_all(text.as_bytes()).map_err(|e| io(path, &e))?;
    part.persist(path).map_err(|e| io(path, &e.error))?;
    Ok(())
}

/// The deadline a person means: by rule id or key, and where several parties have it, by party.
pub fn pick(desk: &Desk, case: &Case, key: &str, obligor: Option<&str>) -> Result<Deadline> {
    let party = obligor.map(|word| party_of(case, word)).transpose()?;
    let all = all_of_case(desk, case);
    let mut found: Vec<Deadline> = all
        .iter()
        .filter(|d| d.rule.eq_ignore_ascii_case(key.trim()))
        .filter(|d| party.is_none() || d.obligor == party)
        .cloned()
        .collect();
    if found.len() > 1 {
        let names: Vec<String> = found.iter().map(|d| d.obligor_name.clone()).collect();
        return Err(Failure::new(Exit::Usage, "E-DEAD-02", "cli-fail-deadline-whose")
            .with("id", key)
            .with("known", desk.world.locale.list(&names)));
    }
    found.pop().ok_or_else(|| {
        let mut known: Vec<String> = all.iter().map(|d| d.rule.clone()).collect();
        known.sort();
        known.dedup();
        Failure::new(Exit::NotFound, "E-DEAD-01", "cli-fail-deadline-unknown")
            .with("id", key)
            .with("known", desk.world.locale.list(&known))
    })
}

/// The id of a party of the case, from `bank`, `platform`, `other:NAME`, its id or its name.
pub fn party_of(case: &Case, word: &str) -> Result<String> {
    let known = case.parties.iter().find(|p| p.now.id == word || p.name() == word);
    if let Some(party) = known {
        return Ok(party.now.id.clone());
    }
    match super::case::find_party(case, word)? {
        (id, None) => Ok(id),
        (_, Some(_)) => {
            Err(Failure::new(Exit::NotFound, "E-CALL-01", "cli-fail-party-word").with("word", word))
        }
    }
}

/// Sets a deadline's day by hand, or confirms the computed one where no day is given.
pub fn set(
    desk: &mut Desk,
    no: &str,
    deadline: &Deadline,
    due: Option<NaiveDate>,
    reason: &str,
) -> Result<u64> {
    let event = DeadlineSet {
        deadline: deadline.rule.clone(),
        obligor: deadline.obligor.clone(),
        due: due.or(deadline.computed),
        computed: deadline.computed,
        length: None,
        unit: None,
        reason: Some(reason.to_string()),
    };
    one(desk, no, |_| Ok(Event::DeadlineSet(event.clone())))
}

/// Says how long a period is that an agreement or a court sets.
pub fn set_length(
    desk: &mut Desk,
    no: &str,
    rule: &str,
    (length, unit): (u32, &str),
    reason: Option<String>,
) -> Result<u64> {
    let event = DeadlineSet {
        deadline: rule.to_string(),
        obligor: None,
        due: None,
        computed: None,
        length: Some(length),
        unit: Some(unit.to_string()),
        reason,
    };
    one(desk, no, |_| Ok(Event::DeadlineSet(event.clone())))
}

/// States dates that clocks read, or takes them back.
pub fn state(desk: &mut Desk, no: &str, dates: &[DateStated]) -> Result<u64> {
    let case_no = desk.case(no)?.no.clone();
    let entries = desk.record(&[], |book, _| {
        let case = super::case::known(book, &case_no)?;
        Ok(dates.iter().map(|d| (super::id_of(case), Event::DateStated(d.clone()))).collect())
    })?;
    Ok(entries.first().map_or(0, |e| e.seq))
}

/// Enters a deadline no rule knows; its id is taken when it is written. Gives the entry and the key, `own:D001`.
pub fn enter(desk: &mut Desk, no: &str, new: &DeadlineEntered) -> Result<(u64, String)> {
    let key = std::cell::RefCell::new(String::new());
    let seq = one(desk, no, |case| {
        let event = DeadlineEntered { id: case.next_deadline(), ..new.clone() };
        *key.borrow_mut() = event.key();
        Ok(Event::DeadlineEntered(event))
    })?;
    Ok((seq, key.into_inner()))
}

/// Says whether a party owes jointly and severally with the others: a demand against one then counts against all.
pub fn joint(desk: &mut Desk, no: &str, party: &str, on: bool) -> Result<u64> {
    one(desk, no, |case| {
        let known = case.parties.iter().find(|p| p.now.id == party);
        let role = known.map_or(Role::Other, |p| p.now.role);
        Ok(Event::PartySet(PartySet::joint(party, role, on)))
    })
}

/// Marks a deadline done, or acknowledges that it went by.
pub fn settle(
    desk: &mut Desk,
    no: &str,
    deadline: &Deadline,
    outcome: &str,
    note: Option<String>,
) -> Result<u64> {
    let event = DeadlineSettled {
        deadline: deadline.rule.clone(),
        obligor: deadline.obligor.clone(),
        outcome: outcome.to_string(),
        note,
    };
    one(desk, no, |_| Ok(Event::DeadlineSettled(event.clone())))
}

/// Takes back what was entered or set by hand.
pub fn withdraw(desk: &mut Desk, no: &str, deadline: &Deadline, reason: &str) -> Result<u64> {
    let event = DeadlineWithdrawn {
        deadline: deadline.rule.clone(),
        obligor: deadline.obligor.clone(),
        reason: Some(reason.to_string()),
    };
    one(desk, no, |_| Ok(Event::DeadlineWithdrawn(event.clone())))
}
