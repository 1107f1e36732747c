//! Whether a step of the road may be recorded: letters, answers, findings, costs, endings.

use super::Case;
use super::deadline::said;
use super::event::Event;
use super::refusal::{Refusal, contact, exhibit, next, party, strike};
use super::stage::Stage;

pub(super) fn admit(case: &Case, event: &Event) -> Result<(), Refusal> {
    let reason = |text: &Option<String>| {
        if said(text.as_ref()) { Ok(()) } else { Err(Refusal::NoReason) }
    };
    let shown = |numbers: &[u32]| numbers.iter().try_for_each(|no| exhibit(case, *no).map(|_| ()));
    match event {
        Event::LetterSaved(e) => {
            next(format!("L{:03}", e.no), format!("L{:03}", case.next_letter()))?;
            party(case, &e.to)?;
            if e.files.len() == 1 { Ok(()) } else { Err(Refusal::NotOneFile) }
        }
        Event::LetterSent(e) => {
            living(case, e.no)?;
            e.exhibit_no.iter().try_for_each(|no| exhibit(case, *no).map(|_| ()))?;
            e.contact_no.iter().try_for_each(|no| contact(case, *no).map(|_| ()))
        }
        Event::LetterReached(e) => {
            living(case, e.no)?;
            shown(&e.evidence)
        }
        Event::LetterVoided(e) => {
            let voided = letter(case, e.no)?.voided.is_some();
            strike(format!("L{:03}", e.no), voided, e.reason.as_deref())
        }
        Event::AnswerReceived(e) => {
            next(format!("A{:03}", e.no), format!("A{:03}", case.next_answer()))?;
            party(case, &e.from)?;
            e.letter_no.iter().try_for_each(|no| letter(case, *no).map(|_| ()))?;
            e.contact_no.iter().try_for_each(|no| contact(case, *no).map(|_| ()))?;
            shown(&e.evidence)
        }
        Event::DiagnosisAnswered(e) => shown(&e.evidence),
        Event::ObligorChanged(e) => party(case, &e.id),
        Event::NeedWaived(e) => reason(&e.reason),
        Event::ActorNamed(e) => reason(&e.name),
        Event::CaseMerged(e) => reason(&e.reason),
        Event::CostBooked(e) => {
            next(e.id.clone(), case.next_cost())?;
            shown(&e.evidence)
        }
        Event::ItemVoided(e) => {
            let strikable = |event: &Event| {
                matches!(
                    event,
                    Event::RecoveryBooked(_)
                        | Event::CostBooked(_)
                        | Event::AnswerReceived(_)
                        | Event::NoteAdded(_)
                )
            };
            let struck =
                |l: &&super::Line| matches!(&l.event, Event::ItemVoided(v) if v.of_seq == e.of_seq);
            let id = format!("#{}", e.of_seq);
            if !case.lines.iter().any(|l| l.seq == e.of_seq && strikable(&l.event)) {
                return Err(Refusal::Unknown(id));
            }
            strike(id, case.lines.iter().any(|l| struck(&l)), e.reason.as_deref())
        }
        Event::CaseClosed(_) if case.stage == Stage::Closed => Err(Refusal::SameStage),
        Event::CaseReopened(_) if case.stage != Stage::Closed => Err(Refusal::SameStage),
        Event::CaseReopened(e) => reason(&e.reason),
        _ => Ok(()),
    }
}

fn letter(case: &Case, no: u32) -> Result<&super::letter::Letter, Refusal> {
    case.letter(no).ok_or_else(|| Refusal::Unknown(format!("L{no:03}")))
}

fn living(case: &Case, no: u32) -> Result<(), Refusal> {
    let found = letter(case, no)?;
    if found.live() { Ok(()) } else { Err(Refusal::AlreadyVoid(found.id())) }
}
