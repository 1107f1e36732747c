//! What screens show and `effect` fills: plain rows, already computed, so that drawing and deciding need no engine.

mod money;

pub use money::{Pays, ReconcileView, RunRow, RunState, UnmatchedRow};

use chrono::{DateTime, FixedOffset, NaiveDate};
use recourse_core::Hash;
use recourse_core::book::Book;
use recourse_core::case::letter::LetterKind;
use recourse_core::case::stage::Stage;
use recourse_core::rules::{RulePack, Segment};
use std::sync::Arc;

/// The book as it stands, with what was computed from it. Replaced as a whole after each record.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Snapshot {
    /// The folded log.
    pub book: Book,
    /// Folder that holds it, as shown to the user.
    pub home: String,
    /// Deadlines of all cases, soonest first, overdue on top.
    pub deadlines: Vec<DeadlineRow>,
    /// Deadlines that have no date yet, and what to enter.
    pub undated: Vec<UndatedRow>,
    /// What to do, the most important first, across cases.
    pub steps: Vec<StepRow>,
    /// Unfinished forms, the latest first.
    pub drafts: Vec<DraftRow>,
    /// What each case has and lacks, by case id.
    pub needs: Vec<(String, Vec<NeedRow>)>,
    /// What guides each open case.
    pub roads: Vec<super::road::RoadView>,
    /// How long each party takes to answer.
    pub speeds: Vec<super::road::SpeedRow>,
    /// What Today says at its foot about the book itself, in the user's language: a tail nobody else has seen.
    pub notices: Vec<String>,
    /// Why the book can only be read, in the user's language; empty for a sound book.
    pub read_only: Vec<String>,
    /// Where things are kept and when the last backup was made, as label message id and words.
    pub places: Vec<(&'static str, String)>,
    /// Folder of the last backup; empty where there was none.
    pub backup_to: String,
    /// Who outside can vouch for it.
    pub proof: ProofView,
    /// Whether reminders are set up outside the program, and when they ran last.
    pub reminder: Option<Reminder>,
    /// The rules that count, where the user has packs or calendars of their own; else those inside.
    pub packs: Option<Arc<Vec<RulePack>>>,
    /// What is wrong with the user's own packs, calendars and letters, which are left out.
    pub own_faults: Vec<String>,
    /// What became urgent since the screen was opened last, in the user's language; empty where nothing did.
    pub digest: String,
}

/// Who outside holds proof of the book, and what to send to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProofView {
    /// Entries nobody outside can vouch for.
    pub tail: u64,
    /// It should be said on Today.
    pub wanting: bool,
    /// How far the book is vouched for, one line.
    pub state: String,
    /// Who holds what since when, a line each.
    pub holders: Vec<String>,
    /// The words to send along.
    pub message: String,
    /// The head as a QR code, row by row.
    pub square: Vec<String>,
    /// Fingerprint of the key.
    pub key: String,
    /// The signing key's state.
    pub signing: KeyView,
    /// How far the book was verified since it was opened, one line.
    pub checked: String,
}

/// The signing key, none of it secret.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyView {
    /// Its file is there.
    pub present: bool,
    /// It is under a passphrase.
    pub protected: bool,
    /// The passphrase was not given yet.
    pub locked: bool,
    /// The whole book is encrypted.
    pub encrypted: bool,
    /// This build can encrypt books.
    pub can_encrypt: bool,
    /// All of it in words.
    pub lines: Vec<String>,
}

/// A deadline without a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndatedRow {
    /// Case id.
    pub case: String,
    /// Rule id.
    pub key: String,
    /// What it is.
    pub label: String,
    /// Why there is no date, and what to enter.
    pub why: String,
    /// Kinds of which a date is missing; `period` for a length.
    pub missing: Vec<String>,
}

/// Reminders outside the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminder {
    /// They are set up.
    pub on: bool,
    /// When they ran last.
    pub last: Option<DateTime<FixedOffset>>,
}

/// What gives a deadline its weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nature {
    /// 法定
    Statute,
    /// 约定
    Contract,
    /// 承诺
    Promise,
    /// 估计
    Estimate,
    /// 证据
    Evidence,
}

impl Nature {
    /// Message id of its word.
    pub fn id(self) -> &'static str {
        match self {
            Self::Statute => "tui-nature-statute",
            Self::Contract => "tui-nature-contract",
            Self::Promise => "tui-nature-promise",
            Self::Estimate => "tui-nature-estimate",
            Self::Evidence => "tui-nature-evidence",
        }
    }
}

/// A deadline.
#[derive(Debug, Clone, PartialEq)]
pub struct DeadlineRow {
    /// Case id.
    pub case: String,
    /// Rule id, or `promise:C003`.
    pub key: String,
    /// Party id it runs against.
    pub obligor: Option<String>,
    /// What is due.
    pub label: String,
    /// Last day.
    pub due: NaiveDate,
    /// Last sensible day to act, where earlier.
    pub act_by: Option<NaiveDate>,
    /// Days from today; negative when overdue.
    pub days_left: i64,
    /// Its weight.
    pub nature: Nature,
    /// What it rests on, one line.
    pub basis: String,
    /// Computed past the calendar's data.
    pub provisional: bool,
    /// Marked done or acknowledged.
    pub settled: bool,
    /// Its rule was not compared with an official text yet.
    pub verify: bool,
    /// Set or confirmed by hand, and another date is computed by now.
    pub needs_review: bool,
    /// Set, confirmed or entered by hand.
    pub by_hand: bool,
    /// Computed last day, whatever a person set in its place.
    pub computed: Option<NaiveDate>,
    /// Last day if contested events count.
    pub alternative: Option<NaiveDate>,
    /// Its stretch of time, for the picture.
    pub segment: Segment,
    /// How it was computed, step by step.
    pub working: Vec<WorkingRow>,
}

impl DeadlineRow {
    /// `[未核实]` before what is due, where its rule was not compared with an official text: the mark must not be cut
    /// off at the end of a long line.
    pub fn marked(&self, model: &super::Model) -> String {
        if !self.verify {
            return self.label.clone();
        }
        let label = recourse_core::args![label = self.label.as_str()];
        model.locale.fill("clocks-label-unverified", label)
    }
}

/// One step of a working.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkingRow {
    /// The day after this step.
    pub date: Option<NaiveDate>,
    /// What was done and why.
    pub text: String,
    /// Where the law or the promise says so.
    pub cite: String,
}

/// Where a next step leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Go {
    /// Log a contact, with this party if known.
    Contact(Option<String>),
    /// Look at the call sheet of this party, then call.
    Sheet(String),
    /// Write a letter of this sort to this party.
    Letter(LetterKind, String),
    /// Go on with this finished letter: send it, note its arrival.
    Finished(u32),
    /// Look at the letters.
    Letters,
    /// Answer this item of the diagnosis.
    Diagnosis(Option<String>),
    /// Add evidence of this kind (word of the command line).
    Evidence(Option<String>),
    /// See where this missing thing is to be had.
    Piece(String),
    /// Say where this exhibit comes from.
    Describe(u32),
    /// Move to this stage: the case, or one obligor.
    Stage(Stage, Option<String>),
    /// Close the case.
    Close,
    /// Hand over a bundle.
    Export,
    /// Set exports against each other.
    Reconcile,
    /// Open a case.
    NewCase,
    /// Look at the deadlines.
    Deadlines,
}

/// Something to do.
#[derive(Debug, Clone, PartialEq)]
pub struct StepRow {
    /// Case id; empty where it concerns none.
    pub case: String,
    /// What to do.
    pub title: String,
    /// Why now.
    pub why: String,
    /// Until or from when, in words.
    pub when: String,
    /// How long it takes; 0 where nobody can say.
    pub minutes: u32,
    /// Where Enter leads.
    pub go: Go,
}

/// An unfinished form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRow {
    /// Which form for what, `contact/<case id>`.
    pub key: String,
    /// When it was saved last.
    pub saved_at: DateTime<FixedOffset>,
    /// Its fields, as the form wrote them.
    pub json: String,
}

/// Something a case needs to prove.
#[derive(Debug, Clone, PartialEq)]
pub struct NeedRow {
    /// What.
    pub label: String,
    /// Exhibits that are it.
    pub have: Vec<String>,
    /// Where to get it.
    pub hint: String,
    /// Kind to add, as a word of the command line.
    pub kind: String,
}

/// A file the user pointed at.
#[derive(Debug, Clone, PartialEq)]
pub struct FileView {
    /// Where it is.
    pub path: String,
    /// Its own name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Hash of its bytes, where it could be read.
    pub sha256: Option<Hash>,
    /// `JPEG`, `PDF`, …
    pub format: String,
    /// Kind it looks like, as a word of the command line.
    pub guess: String,
    /// Exhibit that holds it already, by case number and exhibit id.
    pub known: Option<String>,
    /// Why it cannot be taken, in the user's language.
    pub problem: Option<String>,
    /// What was recognised in an export, line by line, before it is kept.
    pub review: Vec<String>,
    /// It opens with a password that was not given, or was wrong.
    pub locked: bool,
    /// It holds full card numbers.
    pub cards: bool,
    /// It looks like an export of the other side.
    pub other_side: bool,
    /// Column names of a layout no profile reads.
    pub headers: Vec<String>,
}

/// An e-mail as read, before it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailView {
    /// Case id.
    pub case: String,
    /// Where it is.
    pub path: String,
    /// The other side's address.
    pub from: String,
    /// When it was sent.
    pub at: DateTime<FixedOffset>,
    /// `in` or `out`.
    pub direction: &'static str,
    /// Party id, where headers or earlier messages show it.
    pub with: Option<String>,
    /// Subject and words.
    pub said: String,
}

/// A folder to choose files from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FolderView {
    /// Where it is.
    pub path: String,
    /// Its parent, where it has one.
    pub parent: Option<String>,
    /// Folders people keep such files in: message id and path.
    pub places: Vec<(&'static str, String)>,
    /// Folders in it, by name.
    pub folders: Vec<String>,
    /// Files in it, the newest first: name, bytes, day of the last change.
    pub files: Vec<(String, u64, String)>,
    /// Why it cannot be listed, in the user's language.
    pub problem: Option<String>,
}

/// A finished export.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportView {
    /// Where the file is.
    pub path: String,
    /// Files in it.
    pub files: u64,
    /// Bytes.
    pub bytes: u64,
    /// Pages of the report.
    pub pages: u64,
    /// `9F2C-41D7-0B6E-E0B8`
    pub fingerprint: String,
    /// What the case did not have yet, in words.
    pub missing: Vec<String>,
    /// A message to send along.
    pub message: String,
    /// Further files of the release, each with its fingerprint.
    pub more: Vec<(String, String)>,
    /// Originals that stayed, with the copies that went.
    pub withheld: Vec<(String, String)>,
    /// Exhibits that could not be shown whole, and what a check of the bundle will warn of.
    pub warned: Vec<String>,
}

/// The answer of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Everything is as it was written.
    Intact,
    /// Something was changed.
    Invalid,
    /// Something is missing.
    Incomplete,
}

/// A checked bundle or book.
#[derive(Debug, Clone, PartialEq)]
pub struct VerifyView {
    /// What was checked.
    pub name: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Files as they were.
    pub matched: u64,
    /// Files changed.
    pub changed: u64,
    /// Files missing.
    pub missing: u64,
    /// Files nobody listed.
    pub extra: u64,
    /// Links of the chain, and whether it holds.
    pub entries: u64,
    /// The chain holds.
    pub chain_intact: bool,
    /// `9F2C-41D7-0B6E-E0B8`, where known.
    pub fingerprint: String,
    /// Signer and time, one line, in words.
    pub signed: String,
    /// What was found, the worst first.
    pub findings: Vec<FindingRow>,
}

/// One thing found.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingRow {
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// What it is, and where.
    pub what: String,
    /// What it means.
    pub why: String,
    /// What to do.
    pub next: String,
}

/// Something went wrong: what happened, why it matters, what to do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problem {
    /// `E-IMPORT-03`; may be empty.
    pub code: String,
    /// What happened.
    pub what: String,
    /// Why, or why it matters.
    pub why: String,
    /// What to do.
    pub next: String,
}
