//! Contacts: log a call, message, visit or letter; put it right; strike it; say what became of a promise.

use super::case::{find_party, known, one};
use super::{Desk, id_of};
use crate::failure::{Exit, Failure, Result};
use chrono::{DateTime, FixedOffset, NaiveDate};
use recourse_core::book::Book;
use recourse_core::case::Case;
use recourse_core::case::contact::{
    Channel, ContactAmended, ContactLogged, Direction, Outcome, PromiseSettled, Struck,
};
use recourse_core::case::event::{Event, NotePrivate};
use recourse_core::case::letter::{AnswerReceived, Position};

/// A contact as typed.
#[derive(Debug, Clone, PartialEq)]
pub struct NewContact {
    /// `bank`, `platform`, `regulator`, `other[:NAME]`, or a party id.
    pub with: String,
    /// When it happened.
    pub at: DateTime<FixedOffset>,
    /// Way.
    pub channel: Channel,
    /// Who began it.
    pub direction: Direction,
    /// Agent's name or number.
    pub agent: Option<String>,
    /// Their number for it.
    pub ticket: Option<String>,
    /// What was said.
    pub said: Option<String>,
    /// What they promised.
    pub promise: Option<String>,
    /// Until when.
    pub promise_by: Option<NaiveDate>,
    /// Payment was expressly demanded.
    pub claimed_payment: bool,
    /// When it reached them.
    pub reached_at: Option<DateTime<FixedOffset>>,
    /// What shows that.
    pub reached_basis: Option<String>,
    /// Number or address used.
    pub number: Option<String>,
    /// How long it took.
    pub minutes: Option<u32>,
    /// The user's own thoughts: an entry of their own.
    pub private: Option<String>,
    /// Exhibits that go with it.
    pub evidence: Vec<u32>,
    /// What the other side's words come to, where the user says so.
    pub position: Option<Position>,
}

/// What was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// `C004`.
    pub id: String,
    /// Its entry.
    pub seq: u64,
    /// The entry of the private thoughts.
    pub private_seq: Option<u64>,
    /// The answer their stance was kept as, `A001`.
    pub answer: Option<String>,
}

/// Logs a contact; a party not known yet is added, private thoughts become an entry of their own.
pub fn add(desk: &mut Desk, no: &str, new: &NewContact) -> Result<Logged> {
    let case_no = desk.case(no)?.no.clone();
    let mut id = String::new();
    let mut answer = None;
    let entries = desk.record(&[], |book, _| {
        let case = known(book, &case_no)?;
        let (events, stance) = events(book, case, new, 0)?;
        id = format!("C{:03}", case.next_contact());
        answer = stance;
        Ok(events.into_iter().map(|e| (id_of(case), e)).collect())
    })?;
    let find = |kind: &str| entries.iter().find(|e| e.body.kind == kind).map(|e| e.seq);
    Ok(Logged {
        id,
        seq: find("contact.logged").unwrap_or(0),
        private_seq: find("note.private"),
        answer: answer.map(|no: u32| format!("A{no:03}")),
    })
}

/// The events of a contact, and the number of the answer their stance becomes. So many events go before these.
pub(super) fn events(
    book: &Book,
    case: &Case,
    new: &NewContact,
    before: usize,
) -> Result<(Vec<Event>, Option<u32>)> {
    if new.promise.is_some() && new.promise_by.is_none() {
        return Err(Failure::new(Exit::Usage, "E-CALL-02", "cli-fail-promise-by"));
    }
    if let Some(reached) = new.reached_at {
        arrives_after(new.at, reached)?;
    }
    let (with, party) = find_party(case, &new.with)?;
    let number = case.next_contact();
    let mut events: Vec<Event> = party.into_iter().collect();
    let seq = book.last_seq + (before + events.len()) as u64 + 1;
    events.push(Event::ContactLogged(logged(new, number, with.clone())));
    let answer = case.next_answer();
    if let Some(position) = new.position {
        let stance = AnswerReceived::stance(answer, number, &with, new.at, position);
        events.push(Event::AnswerReceived(stance));
    }
    if let Some(text) = &new.private {
        let text = Some(text.clone());
        events.push(Event::NotePrivate(NotePrivate { of_seq: Some(seq), text }));
    }
    Ok((events, new.position.map(|_| answer)))
}

/// Nothing arrives before it is sent; by the day, because a slip of the post office often has no hour.
pub fn before_sent(sent: DateTime<FixedOffset>, reached: DateTime<FixedOffset>) -> bool {
    reached.date_naive() < sent.date_naive()
}

/// What moves clocks has happened; a clock a few minutes off is no reason to refuse.
pub fn not_yet(at: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> bool {
    at > now + chrono::TimeDelta::minutes(10)
}

pub(super) fn arrives_after(
    sent: DateTime<FixedOffset>,
    reached: DateTime<FixedOffset>,
) -> Result<()> {
    if !before_sent(sent, reached) {
        return Ok(());
    }
    Err(Failure::new(Exit::Usage, "E-CALL-04", "cli-fail-reached-before")
        .with("at", sent.format("%Y-%m-%d"))
        .with("reached", reached.format("%Y-%m-%d")))
}

fn logged(new: &NewContact, no: u32, with: String) -> ContactLogged {
    let said = |text: &Option<String>| text.clone().filter(|t| !t.trim().is_empty());
    ContactLogged {
        no,
        with,
        channel: new.channel,
        direction: new.direction,
        occurred_at: new.at,
        claimed_payment: new.claimed_payment,
        reached_at: new.reached_at,
        promise_by: new.promise_by,
        evidence: new.evidence.clone(),
        minutes: new.minutes,
        agent: said(&new.agent),
        ticket: said(&new.ticket),
        said: said(&new.said),
        promise: said(&new.promise),
        reached_basis: said(&new.reached_basis),
        number: said(&new.number),
    }
}

/// Puts a contact right; both versions stay.
pub fn amend(desk: &mut Desk, no: &str, change: &ContactAmended) -> Result<u64> {
    one(desk, no, |_| Ok(Event::ContactAmended(change.clone())))
}

/// Strikes a contact, with a reason.
pub fn void(desk: &mut Desk, no: &str, contact: u32, reason: &str) -> Result<u64> {
    let reason = Some(reason.to_string());
    one(desk, no, |_| Ok(Event::ContactVoided(Struck { no: contact, reason: reason.clone() })))
}

/// Says what became of a promise.
pub fn settle(
    desk: &mut Desk,
    no: &str,
    contact: u32,
    outcome: Outcome,
    note: Option<String>,
) -> Result<u64> {
    let on = desk.world.today();
    one(desk, no, |_| {
        Ok(Event::PromiseSettled(PromiseSettled { no: contact, outcome, on, note: note.clone() }))
    })
}
