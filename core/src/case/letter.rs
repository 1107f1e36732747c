//! Letters and the answers to them: what was written to whom, when it went, when it arrived, what came back.

use super::contact::{Channel, Struck};
use super::exhibit::FileRef;
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What sort of letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LetterKind {
    /// Asks where the money is.
    Inquiry,
    /// Asks to keep records 证据保全函.
    Preservation,
    /// Complaint to the bank or institution itself.
    Complaint,
    /// Demands payment 催告函.
    Demand,
    /// Complaint to the body that supervises it.
    Regulator,
    /// Field sheet of an application for arbitration.
    Arbitration,
    /// Field sheet of a statement of claim 起诉状要素.
    Claim,
    /// Hand-over to the lawyer.
    Lawyer,
}

impl LetterKind {
    /// Every sort, in the order of the road.
    pub const ALL: [Self; 8] = [
        Self::Inquiry,
        Self::Preservation,
        Self::Complaint,
        Self::Demand,
        Self::Regulator,
        Self::Arbitration,
        Self::Claim,
        Self::Lawyer,
    ];

    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Inquiry => "inquiry",
            Self::Preservation => "preservation",
            Self::Complaint => "complaint",
            Self::Demand => "demand",
            Self::Regulator => "regulator",
            Self::Arbitration => "arbitration",
            Self::Claim => "claim",
            Self::Lawyer => "lawyer",
        }
    }

    /// Reads that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.word() == word)
    }

    /// It is for the lawyer alone: neither posted to the other side nor filed as it stands.
    pub fn stays_with_lawyer(self) -> bool {
        matches!(self, Self::Arbitration | Self::Claim | Self::Lawyer)
    }

    /// It asks the obligor itself for the money in so many words.
    pub fn demands_payment(self) -> bool {
        matches!(self, Self::Demand | Self::Complaint)
    }
}

/// A letter was finished and kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LetterSaved {
    /// L001 is 1; per case, never reused.
    pub no: u32,
    /// Sort.
    pub kind: LetterKind,
    /// Party id it is directed against; of the lawyer's letter, the merchant's.
    pub to: String,
    /// `zh-CN` or `en`.
    pub lang: String,
    /// The link whose hash stands in its footer.
    pub head_seq: u64,
    /// Fields that were not known yet, as codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<String>,
    /// The letter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileRef>,
    /// Private: what was typed into its fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fields: Option<BTreeMap<String, String>>,
    /// Private: the file's own name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// The member of a letter's fields that names its template, where that is not the sort's own.
pub const TEMPLATE: &str = "template";

impl LetterSaved {
    /// The name of its template, where that is not the sort's own.
    pub fn template(&self) -> Option<&str> {
        self.fields.as_ref()?.get(TEMPLATE).map(String::as_str)
    }
}

/// A letter went out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LetterSent {
    /// Which letter.
    pub no: u32,
    /// By what way.
    pub channel: Channel,
    /// When.
    pub sent_at: DateTime<FixedOffset>,
    /// The copy as an exhibit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exhibit_no: Option<u32>,
    /// The contact that the clocks read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_no: Option<u32>,
    /// Private: number of the consignment, or of the portal's receipt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracking: Option<String>,
    /// Private: address it went to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A letter arrived.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LetterReached {
    /// Which letter.
    pub no: u32,
    /// When.
    pub reached_at: DateTime<FixedOffset>,
    /// Exhibit numbers that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<u32>,
    /// Private: what shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
}

/// Why a letter was struck.
pub type LetterVoided = Struck;

/// What the other side's answer comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Position {
    /// Owes it.
    Admits,
    /// Does not.
    Denies,
    /// Points at somebody else.
    Refers,
    /// Wants papers or time.
    Asks,
    /// Has paid or is paying.
    Pays,
}

impl Position {
    /// Every position.
    pub const ALL: [Self; 5] = [Self::Admits, Self::Denies, Self::Refers, Self::Asks, Self::Pays];

    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Admits => "admits",
            Self::Denies => "denies",
            Self::Refers => "refers",
            Self::Asks => "asks",
            Self::Pays => "pays",
        }
    }

    /// Reads that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.word() == word)
    }
}

/// The other side answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnswerReceived {
    /// A001 is 1; per case, never reused.
    pub no: u32,
    /// Party id.
    pub from: String,
    /// When.
    pub occurred_at: DateTime<FixedOffset>,
    /// The letter it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter_no: Option<u32>,
    /// The contact in which it came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_no: Option<u32>,
    /// Exhibit numbers that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<u32>,
    /// What it comes to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// Private: their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
}

impl AnswerReceived {
    /// What a contact's words come to, as the user says: its words stay with the contact.
    pub fn stance(
        no: u32,
        contact: u32,
        from: &str,
        at: DateTime<FixedOffset>,
        position: Position,
    ) -> Self {
        Self {
            no,
            from: from.to_string(),
            occurred_at: at,
            letter_no: None,
            contact_no: Some(contact),
            evidence: Vec::new(),
            position: Some(position),
            said: None,
        }
    }
}

/// A letter as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// The entry that kept it.
    pub seq: u64,
    /// When that was written down.
    pub at: String,
    /// What was kept.
    pub now: LetterSaved,
    /// Each time it went out, with its entry.
    pub sent: Vec<(u64, LetterSent)>,
    /// Its arrival.
    pub reached: Option<(u64, LetterReached)>,
    /// Struck by this entry, with its reason.
    pub voided: Option<(u64, String)>,
}

impl Letter {
    /// `L002`.
    pub fn id(&self) -> String {
        format!("L{:03}", self.now.no)
    }

    /// The letter's file, absent only in a malformed entry.
    pub fn file(&self) -> Option<&FileRef> {
        self.now.files.first()
    }

    /// The day it set for an answer.
    pub fn due(&self) -> Option<NaiveDate> {
        self.now.fields.as_ref()?.get("deadline")?.parse().ok()
    }

    /// The last time it went out.
    pub fn sent_at(&self) -> Option<DateTime<FixedOffset>> {
        self.sent.iter().map(|(_, s)| s.sent_at).max()
    }

    /// It counts.
    pub fn live(&self) -> bool {
        self.voided.is_none()
    }
}

/// An answer with its entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The entry.
    pub seq: u64,
    /// What was recorded.
    pub now: AnswerReceived,
    /// Struck by a later entry.
    pub voided: bool,
}

impl Answer {
    /// `A001`.
    pub fn id(&self) -> String {
        format!("A{:03}", self.now.no)
    }
}
