//! The letter to write next, party by party: asking where the money is, keeping records, complaining once a demand was
//! of no use, the regulator, the sheets. The demand itself has a step of its own.

use super::super::{Act, NextStep};
use crate::case::Case;
use crate::case::letter::{Letter, LetterKind};
use crate::case::needs;
use crate::case::party::Party;
use crate::case::stage::Stage;
use crate::diagnosis;
use crate::letter::signatory;
use crate::road::talk::{self, answered};
use crate::road::{self, PromiseState};
use chrono::NaiveDate;

/// The letters of every obligor, whom the answers point at first.
pub(super) fn letters(case: &Case, today: NaiveDate) -> Vec<NextStep> {
    let mut out = Vec::new();
    let order: Vec<&str> =
        diagnosis::in_order(case).into_iter().map(|p| p.now.id.as_str()).collect();
    let mut ladders = road::ladders(case);
    ladders.sort_by_key(|l| order.iter().position(|id| *id == l.obligor));
    if ladders.iter().any(|l| l.stage == Stage::Arbitration) {
        let signed = signatory(case).map(|p| p.now.id.as_str());
        ladders.sort_by_key(|l| signed != Some(l.obligor.as_str()));
    }
    for ladder in ladders {
        let Some(party) = case.party(&ladder.obligor) else { continue };
        let id = ladder.obligor.as_str();
        let wants = |kind| !written(case, kind, Some(id));
        match ladder.stage {
            // The first talk is not waited for a stage: letters may go out as soon as there was one.
            Stage::Triage | Stage::Bank | Stage::Platform if spoken(case, id) => {
                if wants(LetterKind::Inquiry) && knows_nothing(case, id) {
                    out.push(step(LetterKind::Inquiry, party, 10));
                }
                if wants(LetterKind::Preservation)
                    && !case.waives("preservation_letter", ladder.stage)
                {
                    out.push(step(LetterKind::Preservation, party, 10));
                }
                if wants(LetterKind::Complaint) && of_no_use(case, id, today) {
                    out.push(step(LetterKind::Complaint, party, 15));
                }
            }
            Stage::Regulator if wants(LetterKind::Regulator) => {
                out.push(step(LetterKind::Regulator, party, 20));
            }
            Stage::Arbitration
                if !written(case, LetterKind::Arbitration, None) && out.is_empty() =>
            {
                out.push(step(LetterKind::Arbitration, party, 30));
            }
            Stage::Litigation if !written(case, LetterKind::Claim, None) && out.is_empty() => {
                out.push(step(LetterKind::Claim, party, 30));
            }
            _ => {}
        }
    }
    out
}

fn step(kind: LetterKind, party: &Party, minutes: u32) -> NextStep {
    let first = matches!(kind, LetterKind::Inquiry | LetterKind::Preservation);
    NextStep::new(if first { Act::AskInWriting } else { Act::Letter }, minutes)
        .with("what", format!("letter:{}", kind.word()))
        .with("who", party.short())
        .about(party.now.id.clone())
        .detail(kind.word())
}

fn written(case: &Case, kind: LetterKind, to: Option<&str>) -> bool {
    case.letters
        .iter()
        .any(|l| l.live() && l.now.kind == kind && to.is_none_or(|id| l.now.to == id))
}

fn spoken(case: &Case, id: &str) -> bool {
    case.live_contacts().any(|c| c.now.with == id)
}

/// They were spoken to, and neither said where the money is nor promised to; and nobody has demanded it yet.
fn knows_nothing(case: &Case, id: &str) -> bool {
    let told = road::statements(case).iter().any(|s| s.from == id && s.position.is_some());
    let promised = case.live_contacts().any(|c| c.now.with == id && c.now.promise_by.is_some());
    !told
        && !promised
        && demanded_on(case, id).is_none()
        && !written(case, LetterKind::Demand, Some(id))
}

/// The first day payment was demanded of them in writing.
fn demanded_on(case: &Case, id: &str) -> Option<NaiveDate> {
    let demands = case
        .live_contacts()
        .filter(|c| c.now.with == id && c.now.claimed_payment && needs::is_written(c.now.channel));
    demands.map(|c| c.now.occurred_at.date_naive()).min()
}

/// It was demanded, a promised or a set day went by after that, and asking once more brought nothing either.
fn of_no_use(case: &Case, id: &str, today: NaiveDate) -> bool {
    let Some(demanded) = demanded_on(case, id) else { return false };
    let promise = talk::promises(case, today).iter().any(|p| {
        let asked = p.state == PromiseState::Broken || !p.chased.is_empty();
        p.with == id && p.due >= demanded && p.state.failed() && asked
    });
    let unanswered = |l: &Letter| {
        let over = l.due().filter(|due| *due < today && !answered(case, l));
        over.is_some_and(|due| talk::asked_since(case, id, due))
    };
    promise
        || case.letters.iter().any(|l| {
            l.live()
                && l.now.to == id
                && l.now.kind.demands_payment()
                && !l.sent.is_empty()
                && unanswered(l)
        })
}

/// An inquiry is out and its day has not come: what they answer decides what is demanded.
pub(in super::super) fn inquiry_waits(case: &Case, id: &str, today: NaiveDate) -> bool {
    case.letters.iter().any(|l| {
        l.live()
            && l.now.kind == LetterKind::Inquiry
            && l.now.to == id
            && !l.sent.is_empty()
            && !answered(case, l)
            && l.due().is_some_and(|due| due >= today)
    })
}
