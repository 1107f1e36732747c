//! Contacts: calls, messages, visits and letters, with what was said and promised.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

/// By what way two sides spoke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// Telephone call.
    Phone,
    /// Short message.
    Sms,
    /// E-mail.
    Email,
    /// Chat with a service account or an agent.
    Chat,
    /// At the counter.
    Visit,
    /// By post.
    Letter,
    /// Web form or merchant portal.
    Portal,
}

impl Channel {
    /// Paper, or as good as paper: what a complaint or an answer is written on. Short messages and chats can be shown
    /// later, too, but are talk.
    pub fn is_paper(self) -> bool {
        matches!(self, Self::Letter | Self::Email | Self::Portal)
    }
}

/// Who began it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// The merchant called or wrote.
    Out,
    /// The other side did.
    In,
}

/// A contact as first recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContactLogged {
    /// C001 is 1; per case, never reused.
    pub no: u32,
    /// Party id, `P02`.
    pub with: String,
    /// Way.
    pub channel: Channel,
    /// Who began it.
    pub direction: Direction,
    /// When it happened, as the user says.
    pub occurred_at: DateTime<FixedOffset>,
    /// Payment was expressly demanded.
    #[serde(default, skip_serializing_if = "is_false")]
    pub claimed_payment: bool,
    /// When it reached the other side, where that differs or has to be shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached_at: Option<DateTime<FixedOffset>>,
    /// Last day of what they promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise_by: Option<NaiveDate>,
    /// Exhibit numbers that go with it (3 is E003).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<u32>,
    /// Minutes, where noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Private: name or number of the agent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<String>,
    /// Private: their number for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<String>,
    /// Private: what was said, as near to the words as possible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// Private: what they said they would do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<String>,
    /// Private: what shows that it reached them (advice of delivery, read mark, recording).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached_basis: Option<String>,
    /// Private: number or address used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
}

/// New values for a contact; `None` leaves a member as it was, blank never erases.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ContactAmended {
    /// Which contact.
    pub no: u32,
    /// New value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// New value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// New value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// New value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_at: Option<DateTime<FixedOffset>>,
    /// New value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed_payment: Option<bool>,
    /// New value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached_at: Option<DateTime<FixedOffset>>,
    /// New value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise_by: Option<NaiveDate>,
    /// New list, in place of the old one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<u32>>,
    /// New value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<String>,
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<String>,
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<String>,
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached_basis: Option<String>,
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Private: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A numbered item was struck.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Struck {
    /// Its number.
    pub no: u32,
    /// Private: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A numbered item counts again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Numbered {
    /// Its number.
    pub no: u32,
    /// Private: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What became of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// They did it.
    Kept,
    /// They did not.
    Broken,
    /// Overtaken by something else.
    Withdrawn,
}

/// What became of the promise made in a contact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PromiseSettled {
    /// The contact's number.
    pub no: u32,
    /// What became of it.
    pub outcome: Outcome,
    /// On which day.
    pub on: NaiveDate,
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A contact as it stands: first version with all amendments laid over it.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    /// The entry that logged it.
    pub seq: u64,
    /// When that was written down.
    pub at: String,
    /// Its present content.
    pub now: ContactLogged,
    /// Entries that changed it, in order.
    pub amended_by: Vec<u64>,
    /// Struck by this entry, with its reason.
    pub voided: Option<(u64, String)>,
    /// What became of the promise, and which entry says so.
    pub promise_outcome: Option<(u64, PromiseSettled)>,
}

impl Contact {
    /// `C004`.
    pub fn id(&self) -> String {
        format!("C{:03}", self.now.no)
    }

    /// A paper of one's own that went out: the other side said nothing in it.
    pub fn own_writing(&self) -> bool {
        self.now.direction == Direction::Out && self.now.channel.is_paper()
    }

    /// A promise was made, and nothing says yet what became of it.
    pub fn promise_open(&self) -> bool {
        self.voided.is_none() && self.promise_outcome.is_none() && self.now.promise_by.is_some()
    }

    pub(super) fn amend(&mut self, seq: u64, change: &ContactAmended) {
        let now = &mut self.now;
        set(&mut now.with, &change.with);
        set(&mut now.channel, &change.channel);
        set(&mut now.direction, &change.direction);
        set(&mut now.occurred_at, &change.occurred_at);
        set(&mut now.claimed_payment, &change.claimed_payment);
        set(&mut now.evidence, &change.evidence);
        keep(&mut now.reached_at, &change.reached_at);
        keep(&mut now.promise_by, &change.promise_by);
        keep(&mut now.minutes, &change.minutes);
        keep(&mut now.agent, &change.agent);
        keep(&mut now.ticket, &change.ticket);
        keep(&mut now.said, &change.said);
        keep(&mut now.promise, &change.promise);
        keep(&mut now.reached_basis, &change.reached_basis);
        keep(&mut now.number, &change.number);
        self.amended_by.push(seq);
    }
}

pub(super) fn set<T: Clone>(slot: &mut T, change: &Option<T>) {
    if let Some(value) = change {
        *slot = value.clone();
    }
}

pub(super) fn keep<T: Clone>(slot: &mut Option<T>, change: &Option<T>) {
    if change.is_some() {
        slot.clone_from(change);
    }
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde's signature
fn is_false(value: &bool) -> bool {
    !value
}
