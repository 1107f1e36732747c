//! Diagnosis: answer the checklist, see the money's path and the likeliest causes.

use super::case::{NewParty, known};
use super::{Desk, id_of};
use crate::failure::{Exit, Failure, Result};
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::case::event::Event;
use recourse_core::case::party::Role;
use recourse_core::case::road::{DiagnosisAnswered, Finding, ObligorChanged};
use recourse_core::diagnosis::{self, MoneyPath, Row, Suspect};
use recourse_core::reconcile::Cause;

/// What is known, for lists and screens.
#[derive(Debug, Clone, PartialEq)]
pub struct Known<'a> {
    /// The checklist.
    pub rows: Vec<Row<'a>>,
    /// The path of the money.
    pub path: MoneyPath,
    /// Causes, most likely first.
    pub suspects: Vec<Suspect>,
    /// Answered, of those that concern the case.
    pub progress: (usize, usize),
    /// Second clearing: do not wait.
    pub alarm: bool,
}

/// An answer as typed.
#[derive(Debug, Clone, PartialEq)]
pub struct NewFinding {
    /// Item's code.
    pub item: String,
    /// Result.
    pub result: Finding,
    /// One of the item's own values.
    pub value_code: Option<String>,
    /// What was read off.
    pub value: Option<String>,
    /// Exhibits.
    pub evidence: Vec<u32>,
    /// A remark.
    pub note: Option<String>,
}

/// Everything the diagnosis of a case knows, joined with what reconciliation finds in the book's rows.
pub fn of<'a>(desk: &Desk, case: &'a Case) -> Known<'a> {
    Known {
        rows: diagnosis::rows(case),
        path: diagnosis::money_path(case),
        suspects: suspects(desk, case),
        progress: diagnosis::progress(case),
        alarm: diagnosis::second_clearing(case),
    }
}

/// Causes, most likely first, in the language of the screen. Without both sides of a reconciliation in the book the
/// answers alone count.
pub fn suspects(desk: &Desk, case: &Case) -> Vec<Suspect> {
    suspects_in(desk, case, &desk.world.locale)
}

/// The same in the language of a letter.
pub fn suspects_in(
    desk: &Desk,
    case: &Case,
    locale: &recourse_core::locale::Locale,
) -> Vec<Suspect> {
    diagnosis::suspects(case, &causes(desk, case), locale)
}

/// Whom the answers say to ask first, in words, and why.
pub fn lead(case: &Case, locale: &recourse_core::locale::Locale) -> Option<String> {
    let lead = diagnosis::lead(case)?;
    let name = |role: &Role| match case.party_in(*role) {
        Some(party) => party.short().to_string(),
        None => locale.text(&format!("core-role-{}", role.word())),
    };
    let who: Vec<String> = lead.first.iter().map(name).collect();
    let id = if lead.together { "road-ask-together" } else { "road-ask-first" };
    let [first, then] = [who.first(), who.get(1)].map(|w| w.cloned().unwrap_or_default());
    let why = lead.why.get(locale.lang());
    Some(locale.fill(id, args![first = first, then = then, why = why]))
}

fn causes(desk: &Desk, case: &Case) -> Vec<Cause> {
    let request = super::reconcile::Request { from: case.from, to: case.to, ..Default::default() };
    super::reconcile::kept::causes(desk, &request)
}

/// Reads `ITEM=RESULT`: the result is a word of its own, or one of the item's values.
pub fn read_answer(text: &str) -> Result<NewFinding> {
    let wrong = || Failure::new(Exit::Usage, "E-DIAG-01", "road-fail-answer").with("value", text);
    let (item, result) = text.split_once('=').ok_or_else(wrong)?;
    let item = item.trim().to_lowercase().replace('-', "_");
    let Some(found) = diagnosis::item(&item) else {
        let known: Vec<&str> = diagnosis::items().iter().map(|i| i.code.as_str()).collect();
        return Err(Failure::new(Exit::NotFound, "E-DIAG-02", "road-fail-item")
            .with("item", item)
            .with("known", known.join(", ")));
    };
    let word = result.trim().to_lowercase().replace('-', "_");
    let choice = found.values.iter().find(|v| v.code == word);
    let result = match choice {
        Some(_) => Finding::Yes,
        None => Finding::parse(&word).ok_or_else(wrong)?,
    };
    // A plain yes to a question that asks which says nothing.
    if choice.is_none()
        && !found.values.is_empty()
        && matches!(result, Finding::Yes | Finding::No | Finding::Partly)
    {
        let known: Vec<&str> = found.values.iter().map(|v| v.code.as_str()).collect();
        return Err(Failure::new(Exit::Usage, "E-DIAG-03", "road-fail-choice")
            .with("item", item)
            .with("known", known.join(", ")));
    }
    Ok(NewFinding {
        item,
        result,
        value_code: choice.map(|v| v.code.clone()),
        value: None,
        evidence: Vec::new(),
        note: None,
    })
}

/// Records answers, all or none. A payer without a licence becomes one the money is claimed from.
pub fn answer(desk: &mut Desk, no: &str, answers: &[NewFinding]) -> Result<Vec<u64>> {
    let case_no = desk.case(no)?.no.clone();
    let entries = desk.record(&[], |book, _| {
        let case = known(book, &case_no)?;
        let mut events = Vec::new();
        for new in answers {
            events.push(Event::DiagnosisAnswered(DiagnosisAnswered {
                item: new.item.clone(),
                result: new.result,
                evidence: new.evidence.clone(),
                value_code: new.value_code.clone(),
                value: said(&new.value),
                note: said(&new.note),
            }));
            events.extend(agent(case, new));
        }
        Ok(events.into_iter().map(|e| (id_of(case), e)).collect())
    })?;
    let answered = entries.iter().filter(|e| e.body.kind == "diagnosis.answered");
    Ok(answered.map(|e| e.seq).collect())
}

fn said(text: &Option<String>) -> Option<String> {
    text.clone().filter(|t| !t.trim().is_empty())
}

fn agent(case: &Case, new: &NewFinding) -> Vec<Event> {
    let payer =
        said(&new.value).filter(|_| new.item == "second_clearing" && new.result == Finding::Yes);
    let Some(name) = payer.filter(|n| !case.parties.iter().any(|p| p.name() == n)) else {
        return Vec::new();
    };
    let id = case.next_party();
    let claimed =
        ObligorChanged { id: id.clone(), claimed: true, amount_minor: None, reason: None };
    vec![NewParty::named(name).event(id, Role::Other), Event::ObligorChanged(claimed)]
}
