//! The road of a case: ladders, call sheets, evidence, answers, costs, how it ends.

use super::case::{find_obligor, find_party, known, one};
use super::{Desk, diagnosis, id_of};
use crate::failure::{Exit, Failure, Result};
use chrono::{DateTime, FixedOffset, NaiveDate};
use recourse_core::calendar::DayCalendar;
use recourse_core::case::Case;
use recourse_core::case::event::Event;
use recourse_core::case::letter::{AnswerReceived, Position};
use recourse_core::case::needs;
use recourse_core::case::road::{
    CaseClosed, CaseReopened, CostBooked, CostKind, Ending, ItemVoided, NeedWaived, ObligorChanged,
};
use recourse_core::case::stage::Stage;
use recourse_core::road::{
    self, CallSheet, Contradiction, EvidenceRow, Ladder, PromiseRow, Readiness,
};
use recourse_core::rules::Calendar;

/// Working days one gives the other side on the phone.
const CALL_ANSWER_DAYS: u32 = 3;

/// Where each obligor stands, with what its stage asks for.
pub fn ladders(case: &Case) -> Vec<(Ladder, Vec<Readiness>)> {
    let with = |l: Ladder| {
        let ready = road::readiness(case, l.stage, Some(&l.obligor));
        (l, ready)
    };
    road::ladders(case).into_iter().map(with).collect()
}

/// The sheet for the next call. The party must be one of the case.
pub fn call_sheet(desk: &Desk, no: &str, with: &str) -> Result<CallSheet> {
    let case = desk.case(no)?;
    let (id, new) = find_party(case, with)?;
    let party = case.party(&id).filter(|_| new.is_none()).ok_or_else(|| {
        Failure::new(Exit::NotFound, "E-CASE-04", "cli-refused-unknown").with("id", with)
    })?;
    let today = desk.world.today();
    let suspects = diagnosis::suspects(desk, case);
    let by = Some(answer_by(today));
    Ok(road::call_sheet(case, party, &suspects, today, by, &desk.world.locale))
}

/// The day to ask an answer by, on the telephone.
pub fn answer_by(today: NaiveDate) -> NaiveDate {
    Calendar::china().add_working_days(today, CALL_ANSWER_DAYS)
}

/// Every promise with where it stands.
pub fn promises(desk: &Desk, no: &str) -> Result<Vec<PromiseRow>> {
    Ok(road::promises(desk.case(no)?, desk.world.today()))
}

/// Answers that cannot both be right.
pub fn contradictions(desk: &Desk, no: &str) -> Result<Vec<Contradiction>> {
    Ok(road::contradictions(desk.case(no)?))
}

/// The evidence matrix of a case, gaps first.
pub fn evidence(desk: &Desk, no: &str) -> Result<Vec<EvidenceRow>> {
    let case = desk.case(no)?;
    let deadlines = super::deadlines::of_case(desk, case);
    let mut stages: Vec<Stage> = road::ladders(case).into_iter().map(|l| l.stage).collect();
    stages.push(case.stage);
    let suspects = diagnosis::suspects(desk, case);
    Ok(road::matrix(case, &suspects, &deadlines, &stages))
}

/// An answer of the other side as typed.
#[derive(Debug, Clone, PartialEq)]
pub struct NewAnswer {
    /// `bank`, `platform`, … or a party id.
    pub from: String,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// What it comes to.
    pub position: Option<Position>,
    /// Their words.
    pub said: Option<String>,
    /// The letter it answers.
    pub letter: Option<u32>,
    /// The contact in which it came.
    pub contact: Option<u32>,
    /// Exhibits that show it.
    pub evidence: Vec<u32>,
}

/// Records an answer; returns its id, `A001`.
pub fn answer(desk: &mut Desk, no: &str, new: &NewAnswer) -> Result<String> {
    let case_no = desk.case(no)?.no.clone();
    let mut id = String::new();
    desk.record(&[], |book, _| {
        let case = known(book, &case_no)?;
        let (from, party) = find_party(case, &new.from)?;
        let number = case.next_answer();
        id = format!("A{number:03}");
        let mut events: Vec<Event> = party.into_iter().collect();
        events.push(Event::AnswerReceived(AnswerReceived {
            no: number,
            from,
            occurred_at: new.at,
            letter_no: new.letter,
            contact_no: new.contact,
            evidence: new.evidence.clone(),
            position: new.position,
            said: new.said.clone().filter(|t| !t.trim().is_empty()),
        }));
        Ok(events.into_iter().map(|e| (id_of(case), e)).collect())
    })?;
    Ok(id)
}

/// Claims the money from a party, or no longer.
pub fn claim(
    desk: &mut Desk,
    no: &str,
    party: &str,
    claimed: bool,
    amount_minor: Option<i64>,
    reason: Option<String>,
) -> Result<u64> {
    one(desk, no, |case| {
        let id = find_obligor(case, party)?;
        Ok(Event::ObligorChanged(ObligorChanged {
            id,
            claimed,
            amount_minor,
            reason: reason.clone(),
        }))
    })
}

/// Does without a thing a stage asks for, with a reason.
pub fn waive(
    desk: &mut Desk,
    no: &str,
    need: &str,
    stage: Option<Stage>,
    reason: &str,
) -> Result<u64> {
    if !needs::KNOWN.contains(&need) {
        return Err(Failure::new(Exit::NotFound, "E-ROAD-01", "road-fail-need")
            .with("need", need)
            .with("known", needs::KNOWN.join(", ")));
    }
    let event = NeedWaived { need: need.to_string(), stage, reason: Some(reason.to_string()) };
    one(desk, no, |_| Ok(Event::NeedWaived(event.clone())))
}

/// How a case is to be closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Close {
    /// How it ended.
    pub result: Ending,
    /// What was let go; absent: what is still open.
    pub waived_minor: Option<i64>,
    /// Why; needed where money is let go.
    pub reason: Option<String>,
}

/// Closes a case with its sums. All recovered is only said where nothing is open.
pub fn close(desk: &mut Desk, no: &str, close: &Close) -> Result<CaseClosed> {
    let case_no = desk.case(no)?.no.clone();
    let mut closed = None;
    desk.record(&[], |book, _| {
        let case = known(book, &case_no)?;
        let open = case.outstanding();
        if close.result == Ending::Recovered && open.minor > 0 {
            return Err(Failure::new(Exit::Invalid, "E-CASE-14", "road-fail-not-recovered")
                .with("open", open.labelled()));
        }
        let told = close.reason.as_deref().is_some_and(|r| !r.trim().is_empty());
        if close.result == Ending::GivenUp && !told {
            return Err(
                Failure::new(Exit::Usage, "E-CASE-07", "cli-refused-no-reason").with("id", "")
            );
        }
        let event = CaseClosed {
            result: close.result,
            paid_minor: Some(case.recovered().minor),
            waived_minor: Some(close.waived_minor.unwrap_or(open.minor)).filter(|w| *w > 0),
            costs_minor: Some(case.costs().minor).filter(|c| *c > 0),
            reason: close.reason.clone().filter(|r| !r.trim().is_empty()),
        };
        closed = Some(event.clone());
        Ok(vec![(id_of(case), Event::CaseClosed(event))])
    })?;
    closed.ok_or_else(|| {
        Failure::new(Exit::Failed, "E-CASE-14", "road-fail-not-recovered").with("open", "")
    })
}

/// Opens a closed case again, with a reason.
pub fn reopen(desk: &mut Desk, no: &str, reason: &str) -> Result<u64> {
    let reason = Some(reason.to_string());
    one(desk, no, |_| Ok(Event::CaseReopened(CaseReopened { reason: reason.clone() })))
}

/// Books what the case cost; returns its id, `F001`.
pub fn cost(
    desk: &mut Desk,
    no: &str,
    amount_minor: i64,
    on: NaiveDate,
    kind: CostKind,
    evidence: &[u32],
    note: Option<String>,
) -> Result<String> {
    if amount_minor <= 0 {
        return Err(Failure::new(Exit::Usage, "E-MONEY-03", "road-fail-cost-positive"));
    }
    let mut id = String::new();
    let case_no = desk.case(no)?.no.clone();
    desk.record(&[], |book, _| {
        let case = known(book, &case_no)?;
        id = case.next_cost();
        let event = CostBooked {
            id: id.clone(),
            amount_minor,
            on,
            kind,
            evidence: evidence.to_vec(),
            note: note.clone().filter(|t| !t.trim().is_empty()),
        };
        Ok(vec![(id_of(case), Event::CostBooked(event))])
    })?;
    Ok(id)
}

/// Strikes a recovery, cost, answer or note by its entry, with a reason.
pub fn void_item(desk: &mut Desk, no: &str, of_seq: u64, reason: &str) -> Result<u64> {
    let event = ItemVoided { of_seq, reason: Some(reason.to_string()) };
    one(desk, no, |_| Ok(Event::ItemVoided(event.clone())))
}
