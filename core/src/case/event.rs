//! Events: everything a person records, and nothing else. The serde names here are the wire format
//! (`FORMAT.md`); a payload's private members travel in the entry's private line and may be absent
//! when that line was withheld or erased, so each of them is an `Option` or empty when absent.

mod wire;

pub use super::keeping::{BookContinued, Erased};

pub use super::deadline::{CalendarAdopted, DeadlineEntered, DeadlineWithdrawn};
pub use super::handover::{FileRedacted, ReceiptRecorded};
pub use super::letter::{AnswerReceived, LetterReached, LetterSaved, LetterSent, LetterVoided};
pub use super::road::{
    ActorNamed, CaseClosed, CaseMerged, CaseReopened, CostBooked, DiagnosisAnswered, ItemVoided,
    NeedWaived, ObligorChanged,
};

use super::claim::{InterestChosen, VouchersPaid};
use super::contact::{ContactAmended, ContactLogged, Numbered, PromiseSettled, Struck};
use super::exhibit::{ExhibitAdded, ExhibitAmended, FileRef};
use super::journal::{MappingSaved, MatchDecided, PayoutFixed};
use super::party::PartySet;
use super::stage::StageMoved;
use super::voucher::VouchersAdded;
use crate::hash::Hash;
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use wire::{join, split};

/// A JSON object as the log keeps it.
pub type Data = Map<String, Value>;

/// What an entry says, before it is sealed: one public part, the files it names, one private part.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Body {
    /// `case.opened`, `contact.logged`, …
    pub kind: String,
    /// Members anyone who gets the entry may read.
    pub data: Data,
    /// Files the entry names; empty for most kinds.
    pub files: Vec<FileRef>,
    /// Members of the private line; `None` where the entry has no private line or it is withheld.
    pub private: Option<Data>,
    /// In a repaired book: the hash of a private line that was erased in the one before, which the entry goes on naming.
    pub private_gone: Option<Hash>,
}

/// Declares the event kinds once: wire name, payload, and which members are private.
macro_rules! events {
    ($($(#[$doc:meta])* $variant:ident = $kind:literal, private [$($member:literal),*];)*) => {
        /// One recorded fact. Kinds written by newer versions come back as `Unknown` and are kept.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Event {
            $($(#[$doc])* $variant($variant),)*
            /// A kind this version does not know, or a known kind whose members do not parse.
            Unknown(Body),
        }

        /// Every kind this version writes, with its private members.
        pub const KINDS: &[(&str, &[&str])] = &[$(($kind, &[$($member),*])),*];

        impl Event {
            /// The wire name of this event's kind.
            pub fn kind(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $kind,)*
                    Self::Unknown(body) => &body.kind,
                }
            }

            /// The event as the log keeps it. Empty members are left out, never written as null.
            pub fn to_body(&self) -> Body {
                match self {
                    $(Self::$variant(payload) => split($kind, payload, &[$($member),*]),)*
                    Self::Unknown(body) => body.clone(),
                }
            }

            /// Reads a body back. Never fails: what does not parse is `Unknown`.
            pub fn from_body(body: &Body) -> Self {
                match body.kind.as_str() {
                    $($kind => join(body).map_or_else(|| Self::Unknown(body.clone()), Self::$variant),)*
                    _ => Self::Unknown(body.clone()),
                }
            }
        }
    };
}

events! {
    /// The first entry of the book case.
    BookOpened = "book.opened", private [];
    /// A new signing key, signed by the old one (format 3.5a).
    KeyRotated = "key.rotated", private [];
    /// A time stamp of a checkpoint came in (format 3.5).
    AnchorReceived = "anchor.received", private [];
    /// The first entry of the journal of imports.
    JournalOpened = "journal.opened", private [];
    /// An export of a terminal, platform or bank was kept and recognised.
    ImportRecorded = "import.recorded", private ["name", "account_tail", "holder"];
    /// The user's word about sales rows: paid after all, not paid, or taken back.
    MatchDecided = "match.decided", private ["reason"];
    /// How an acquirer pays, as the user fixed it.
    PayoutFixed = "payout.fixed", private ["acquirer", "reason"];
    /// Which column of a layout is which, as the user said once.
    MappingSaved = "mapping.saved", private ["name"];
    /// A dispute got a case of its own.
    CaseOpened = "case.opened", private ["title"];
    /// Its head data changed; members left out stay as they were.
    CaseAmended = "case.amended", private ["title", "reason"];
    /// A party was named or its details changed; members left out stay as they were.
    PartySet = "party.set", private ["name", "credit_code", "address", "phone", "person", "account_tail", "merchant_no", "bank_name"];
    /// Sales that were never paid, quoted by export and row.
    VouchersAdded = "vouchers.added", private [];
    /// A call, message, visit or letter, in or out.
    ContactLogged = "contact.logged", private ["agent", "ticket", "said", "promise", "reached_basis", "number"];
    /// A contact was put right; both versions stay.
    ContactAmended = "contact.amended", private ["agent", "ticket", "said", "promise", "reached_basis", "number", "reason"];
    /// A contact was struck, with a reason.
    ContactVoided = "contact.voided", private ["reason"];
    /// A struck contact counts again.
    ContactRestored = "contact.restored", private ["reason"];
    /// A promise was kept, broken or withdrawn.
    PromiseSettled = "promise.settled", private ["note"];
    /// A file became an exhibit of the case.
    ExhibitAdded = "exhibit.added", private ["name", "title", "proves", "source", "original", "taken_by"];
    /// An exhibit's description was put right; its bytes never change.
    ExhibitAmended = "exhibit.amended", private ["title", "proves", "source", "original", "taken_by", "reason"];
    /// An exhibit was struck, with a reason; its file stays.
    ExhibitVoided = "exhibit.voided", private ["reason"];
    /// A struck exhibit counts again.
    ExhibitRestored = "exhibit.restored", private ["reason"];
    /// The dispute, or one obligor's ladder of it, moved to another stage.
    StageMoved = "stage.moved", private ["reason"];
    /// A remark that belongs to the case.
    NoteAdded = "note.added", private ["text"];
    /// The user's own thoughts: left out of every bundle unless asked for.
    NotePrivate = "note.private", private ["text"];
    /// Rules and calendars the case's dates rest on, by version and hash.
    RulesAdopted = "rules.adopted", private [];
    /// A date the user watches was marked done or acknowledged.
    DeadlineSettled = "deadline.settled", private ["note"];
    /// A date that clocks read: a judgment served, an upgrade announced, when the owner knew.
    DateStated = "date.stated", private ["note"];
    /// A deadline was set or confirmed by hand, or the length of a period was entered.
    DeadlineSet = "deadline.set", private ["reason"];
    /// A deadline no rule knows was entered.
    DeadlineEntered = "deadline.entered", private ["label", "basis", "reason"];
    /// A deadline entered or set by hand was taken back.
    DeadlineWithdrawn = "deadline.withdrawn", private ["reason"];
    /// A year of a calendar, read from an official notice or a data set; in the journal.
    CalendarAdopted = "calendar.adopted", private [];
    /// Money arrived after all.
    RecoveryBooked = "recovery.booked", private ["note"];
    /// A later import brought the money of some vouchers.
    VouchersPaid = "vouchers.paid", private [];
    /// How interest is asked for.
    InterestChosen = "interest.chosen", private ["reason"];
    /// What a case cost.
    CostBooked = "cost.booked", private ["note"];
    /// A recovery, cost, answer or note was struck.
    ItemVoided = "item.voided", private ["reason"];
    /// A letter was finished and kept.
    LetterSaved = "letter.saved", private ["fields", "name"];
    /// It went out.
    LetterSent = "letter.sent", private ["tracking", "to", "note"];
    /// It arrived.
    LetterReached = "letter.reached", private ["basis"];
    /// It was struck, with a reason.
    LetterVoided = "letter.voided", private ["reason"];
    /// The other side answered.
    AnswerReceived = "answer.received", private ["said"];
    /// An item of the diagnosis was answered.
    DiagnosisAnswered = "diagnosis.answered", private ["value", "note"];
    /// The money is claimed from a party, or no longer.
    ObligorChanged = "obligor.changed", private ["reason"];
    /// A missing thing is done without.
    NeedWaived = "need.waived", private ["reason"];
    /// What another case held came over into this one.
    CaseMerged = "case.merged", private ["reason"];
    /// Who writes under a role or pseudonym.
    ActorNamed = "actor.named", private ["name"];
    /// The case ended.
    CaseClosed = "case.closed", private ["reason"];
    /// A closed case goes on.
    CaseReopened = "case.reopened", private ["reason"];
    /// A bundle went out.
    BundleExported = "bundle.exported", private ["receiver"];
    /// A private line or a file was erased on request; its hash stays in the chain.
    Erased = "erased", private ["reason"];
    /// This book goes on from another one whose key was lost.
    BookContinued = "book.continued", private [];
    /// A head was handed to somebody outside.
    HeadShared = "head.shared", private ["to", "how"];
    /// A redacted copy of a file was made.
    FileRedacted = "file.redacted", private ["reason", "name"];
    /// A receiver said that a bundle came in.
    ReceiptRecorded = "receipt.recorded", private ["name", "how"];
}

/// The first entry of the book case (no personal data: it is in every bundle).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BookOpened {
    /// `recourse 0.1.0`.
    pub tool: String,
    /// Set on a demo book: the story day and hour that every command takes for now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demo_at: Option<DateTime<FixedOffset>>,
}

/// The new key and the old key's signature, in hex (format 3.5a).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeyRotated {
    /// 64 hex digits.
    pub key: String,
    /// 128 hex digits.
    pub sig: String,
}

/// A time stamp of a checkpoint (format 3.5).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnchorReceived {
    /// The checkpoint's seq.
    pub checkpoint_seq: u64,
    /// Hash of the token's bytes.
    pub tsr_sha256: Hash,
    /// Name of the authority.
    pub tsa: String,
}

/// The journal holds imports, apart from every case.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct JournalOpened {}

/// Which side of a reconciliation an export is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// What was sold: terminal, acquirer or platform export.
    Pos,
    /// What arrived: bank statement.
    Bank,
}

/// An export was kept. Rows are parsed again from the bytes whenever needed; these figures say what was seen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImportRecorded {
    /// Sales or bank side.
    pub side: Side,
    /// Profile that recognised it, `generic` where none did.
    pub profile: String,
    /// `utf-8`, `gb18030`, `utf-16le`, `xlsx`, `xls`.
    pub encoding: String,
    /// Money lines in the file.
    pub rows: u64,
    /// Of these, lines no earlier import had.
    pub new_rows: u64,
    /// Lines that were not understood.
    pub skipped_rows: u64,
    /// First day of the rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Last day of the rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// ISO 4217.
    pub currency: String,
    /// Sales, or credits, in minor units.
    pub in_minor: i64,
    /// Refunds, or debits, in minor units (positive).
    pub out_minor: i64,
    /// Where the kept file is a masked copy: the hash of the untouched file, which was not kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub masked_of: Option<Hash>,
    /// The kept file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileRef>,
    /// Private: the file's own name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Private: last digits of the account or the merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_tail: Option<String>,
    /// Private: account holder as the file names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
}

/// A dispute got a case of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaseOpened {
    /// `RC-2026-001`.
    pub no: String,
    /// ISO 4217; every sum of the case is in it.
    pub currency: String,
    /// Rule pack that applies, `CN`.
    pub jurisdiction: String,
    /// Claimed sum in minor units, where no vouchers say it yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_minor: Option<i64>,
    /// First trade day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Last trade day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// Private: what the owner calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

impl CaseOpened {
    /// A case of the first rule pack, in its currency, of which no more than number and title is known.
    pub fn named(no: &str, title: &str) -> Self {
        Self {
            no: no.into(),
            currency: "CNY".into(),
            jurisdiction: "CN".into(),
            amount_minor: None,
            from: None,
            to: None,
            title: Some(title.into()),
        }
    }
}

/// Head data changed; `None` leaves a member as it was.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct CaseAmended {
    /// Claimed sum in minor units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_minor: Option<i64>,
    /// First trade day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Last trade day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Why a contact was struck.
pub type ContactVoided = Struck;
/// Why it counts again.
pub type ContactRestored = Numbered;
/// Why an exhibit was struck.
pub type ExhibitVoided = Struck;
/// Why it counts again.
pub type ExhibitRestored = Numbered;

/// A remark.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct NoteAdded {
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// The user's own thoughts, kept apart so that they can be withheld alone (format 3.3).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct NotePrivate {
    /// The entry they are about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of_seq: Option<u64>,
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// The rules a case's dates rest on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RulesAdopted {
    /// Pack id, `CN`.
    pub pack: String,
    /// Pack version.
    pub version: String,
    /// Hash over the pack's and its calendars' bytes.
    pub sha256: Hash,
}

/// A date the user watches was dealt with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeadlineSettled {
    /// Rule id, or `promise:C003`.
    pub deadline: String,
    /// Party id it ran against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obligor: Option<String>,
    /// `done` or `acknowledged`.
    pub outcome: String,
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A date that clocks read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DateStated {
    /// Event kind of the rule packs, such as `judgment_served`.
    pub kind: String,
    /// The day.
    pub on: NaiveDate,
    /// Party id it concerns; absent for the claim as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obligor: Option<String>,
    /// Takes back the same kind, day and party stated earlier.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
    /// Exhibit numbers that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<u32>,
    /// Private: where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A deadline set or confirmed by hand; the entry's actor is the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeadlineSet {
    /// Rule id.
    pub deadline: String,
    /// Party id it runs against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obligor: Option<String>,
    /// The day it was set to or confirmed as.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// What was computed then; when something else is computed later, it needs review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub computed: Option<NaiveDate>,
    /// Length of a period that an agreement or a court sets: how many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<u32>,
    /// `day`, `working_day`, `month`, …: of what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Private: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Money arrived after all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecoveryBooked {
    /// Minor units.
    pub amount_minor: i64,
    /// Value day.
    pub on: NaiveDate,
    /// Party id that paid, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The import and row that show it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import_seq: Option<u64>,
    /// Row in that import.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
    /// Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A bundle went out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BundleExported {
    /// 1, 2, 3… per case.
    pub release: u64,
    /// What the case did not have yet, as codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// Where it went out in volumes: the entries whose files lie in each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub volumes: Vec<Vec<u64>>,
    /// Where a file with only what is new went along: the entries whose files lie in that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supplement: Vec<u64>,
    /// Private: `lawyer`, `bank`, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receiver: Option<String>,
}

/// A head was handed to somebody outside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeadShared {
    /// Which link.
    pub head_seq: u64,
    /// Its hash.
    pub head: Hash,
    /// Private: to whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Private: by what way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
}
