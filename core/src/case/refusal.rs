//! Refusals: why an event may not happen to a case as it stands.

use super::Case;
use super::deadline::said;
use super::event::Event;
use thiserror::Error;

/// Why an event was not admitted. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The case has no opening entry.
    #[error("the case is not open")]
    NotOpen,
    /// The case was opened before.
    #[error("the case is open already")]
    AlreadyOpen,
    /// The number given is not the next one: another window was first.
    #[error("number {given} is not the next one, {next}")]
    NotNext {
        /// Number in the event.
        given: String,
        /// Number it had to be.
        next: String,
    },
    /// Nothing has this id.
    #[error("there is no {0}")]
    Unknown(String),
    /// It was struck before.
    #[error("{0} is void already")]
    AlreadyVoid(String),
    /// It is not struck.
    #[error("{0} is not void")]
    NotVoid(String),
    /// A reason is needed.
    #[error("a reason is needed")]
    NoReason,
    /// The file is an exhibit already.
    #[error("the file is {0} already")]
    AlreadyKept(String),
    /// An exhibit is exactly one file.
    #[error("an exhibit is exactly one file")]
    NotOneFile,
    /// The case stands there already.
    #[error("the case is at this stage already")]
    SameStage,
    /// Nobody promised anything in this contact.
    #[error("{0} holds no promise")]
    NoPromise(String),
    /// An amendment changes nothing.
    #[error("nothing to change")]
    NothingToChange,
}

impl Refusal {
    /// Message id of its text.
    pub fn message_id(&self) -> &'static str {
        match self {
            Self::NotOpen => "core-refusal-not-open",
            Self::AlreadyOpen => "core-refusal-already-open",
            Self::NotNext { .. } => "core-refusal-not-next",
            Self::Unknown(_) => "core-refusal-unknown",
            Self::AlreadyVoid(_) => "core-refusal-already-void",
            Self::NotVoid(_) => "core-refusal-not-void",
            Self::NoReason => "core-refusal-no-reason",
            Self::AlreadyKept(_) => "core-refusal-already-kept",
            Self::NotOneFile => "core-refusal-not-one-file",
            Self::SameStage => "core-refusal-same-stage",
            Self::NoPromise(_) => "core-refusal-no-promise",
            Self::NothingToChange => "core-refusal-nothing-to-change",
        }
    }

    /// The id it is about, for `{ $id }` in its text.
    pub fn about(&self) -> &str {
        match self {
            Self::NotNext { next, .. } => next,
            Self::Unknown(id)
            | Self::AlreadyVoid(id)
            | Self::NotVoid(id)
            | Self::AlreadyKept(id)
            | Self::NoPromise(id) => id,
            _ => "",
        }
    }
}

pub(super) fn admit(case: &Case, event: &Event) -> Result<(), Refusal> {
    if let Event::CaseOpened(_) = event {
        return if case.is_open() { Err(Refusal::AlreadyOpen) } else { Ok(()) };
    }
    if !case.is_open() {
        return Err(Refusal::NotOpen);
    }
    match event {
        Event::ContactLogged(e) => {
            next(format!("C{:03}", e.no), format!("C{:03}", case.next_contact()))?;
            party(case, &e.with)?;
            e.evidence.iter().try_for_each(|no| exhibit(case, *no).map(|_| ()))
        }
        Event::ContactAmended(e) => {
            contact(case, e.no)?;
            if let Some(id) = &e.with {
                party(case, id)?;
            }
            e.evidence.iter().flatten().try_for_each(|no| exhibit(case, *no).map(|_| ()))?;
            let empty = super::contact::ContactAmended {
                no: e.no,
                reason: e.reason.clone(),
                ..Default::default()
            };
            if *e == empty { Err(Refusal::NothingToChange) } else { Ok(()) }
        }
        Event::ContactVoided(e) => {
            let voided = contact(case, e.no)?.voided.is_some();
            strike(format!("C{:03}", e.no), voided, e.reason.as_deref())
        }
        Event::ContactRestored(e) => {
            let voided = contact(case, e.no)?.voided.is_some();
            if voided { Ok(()) } else { Err(Refusal::NotVoid(format!("C{:03}", e.no))) }
        }
        Event::PromiseSettled(e) => {
            let held = contact(case, e.no)?.now.promise_by.is_some();
            if held { Ok(()) } else { Err(Refusal::NoPromise(format!("C{:03}", e.no))) }
        }
        Event::ExhibitAdded(e) => {
            next(format!("E{:03}", e.no), format!("E{:03}", case.next_exhibit()))?;
            let [file] = e.files.as_slice() else { return Err(Refusal::NotOneFile) };
            match case.exhibit_with(&file.sha256) {
                Some(kept) => Err(Refusal::AlreadyKept(kept.id())),
                None => Ok(()),
            }
        }
        Event::ExhibitAmended(e) => exhibit(case, e.no).map(|_| ()),
        Event::ExhibitVoided(e) => {
            let found = exhibit(case, e.no)?;
            let voided = found.voided.is_some() && !case.is_erased(found);
            strike(format!("E{:03}", e.no), voided, e.reason.as_deref())
        }
        Event::ExhibitRestored(e) => {
            let voided = exhibit(case, e.no)?.voided.is_some();
            if voided { Ok(()) } else { Err(Refusal::NotVoid(format!("E{:03}", e.no))) }
        }
        Event::DateStated(e) => {
            e.obligor.iter().try_for_each(|id| party(case, id))?;
            e.evidence.iter().try_for_each(|no| exhibit(case, *no).map(|_| ()))
        }
        Event::DeadlineSet(e) => {
            e.obligor.iter().try_for_each(|id| party(case, id))?;
            let said = e.reason.as_deref().is_some_and(|r| !r.trim().is_empty());
            if e.due.is_none() || said { Ok(()) } else { Err(Refusal::NoReason) }
        }
        Event::DeadlineEntered(e) => {
            next(e.id.clone(), case.next_deadline())?;
            e.obligor.iter().try_for_each(|id| party(case, id))
        }
        Event::DeadlineWithdrawn(e) => {
            let entered = case.entered.iter().any(|(_, _, d)| d.key() == e.deadline);
            let set = case.set_by_hand.iter().any(|(_, _, d)| d.deadline == e.deadline);
            if !entered && !set {
                return Err(Refusal::Unknown(e.deadline.clone()));
            }
            if said(e.reason.as_ref()) { Ok(()) } else { Err(Refusal::NoReason) }
        }
        // Done may go without a word; that a date went by is acknowledged with a reason.
        Event::DeadlineSettled(e) if e.outcome == "acknowledged" && !said(e.note.as_ref()) => {
            Err(Refusal::NoReason)
        }
        Event::StageMoved(e) => {
            let now = match &e.obligor {
                Some(id) => {
                    party(case, id)?;
                    case.ladders.get(id).copied()
                }
                None => Some(case.stage),
            };
            if now == Some(e.to) {
                return Err(Refusal::SameStage);
            }
            let said = e.reason.as_deref().is_some_and(|r| !r.trim().is_empty());
            if e.missing.is_empty() || said { Ok(()) } else { Err(Refusal::NoReason) }
        }
        Event::FileRedacted(e) => super::handover::admit_redaction(case, e),
        Event::ReceiptRecorded(e) => super::handover::admit_receipt(case, e),
        event => super::admit_road::admit(case, event),
    }
}

pub(super) fn next(given: String, next: String) -> Result<(), Refusal> {
    if given == next { Ok(()) } else { Err(Refusal::NotNext { given, next }) }
}

pub(super) fn party(case: &Case, id: &str) -> Result<(), Refusal> {
    case.party(id).map(|_| ()).ok_or_else(|| Refusal::Unknown(id.to_string()))
}

pub(super) fn contact(case: &Case, no: u32) -> Result<&super::Contact, Refusal> {
    case.contact(no).ok_or_else(|| Refusal::Unknown(format!("C{no:03}")))
}

pub(super) fn exhibit(case: &Case, no: u32) -> Result<&super::Exhibit, Refusal> {
    case.exhibit(no).ok_or_else(|| Refusal::Unknown(format!("E{no:03}")))
}

pub(super) fn strike(id: String, voided: bool, reason: Option<&str>) -> Result<(), Refusal> {
    if voided {
        return Err(Refusal::AlreadyVoid(id));
    }
    match reason.map(str::trim) {
        Some(r) if !r.is_empty() => Ok(()),
        _ => Err(Refusal::NoReason),
    }
}
