//! What happened ([`Msg`]) and what to do about it ([`Effect`]): plain data, so a test can compare both.

mod secret;

pub use secret::Secret;

use crate::keymap::Key;
use crate::model::Settings;
use crate::model::views::{
    ExportView, FileView, FolderView, MailView, Problem, ReconcileView, Snapshot, VerifyView,
};
use crate::screen::road::letter::LetterPage;
use chrono::{DateTime, FixedOffset};
use recourse_core::case::event::{Event, Side};
use recourse_core::case::exhibit::{ExhibitAdded, ExhibitKind};
use std::sync::Arc;

/// Something happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted or files were dropped on the window.
    Paste(String),
    /// The mouse did something; the loop says what it was over before anything is decided.
    Mouse(Mouse),
    /// This was clicked.
    Click(Spot),
    /// The wheel turned, up or down.
    Wheel(bool),
    /// The terminal has another size, in cells.
    Resize(u16, u16),
    /// Time passed.
    Tick {
        /// The book's time: the system's, or the story's in a demo.
        now: DateTime<FixedOffset>,
        /// Milliseconds since the program started.
        ms: u64,
    },
    /// The system asks us to stop.
    Terminate,
    /// Opening the book: verified up to this entry, of so many.
    Checking(u64, u64),
    /// The book was read; `None` where the folder holds none yet.
    Loaded(Option<Arc<Snapshot>>),
    /// Events were recorded.
    Recorded {
        /// The book after them.
        snapshot: Arc<Snapshot>,
        /// What was recorded, for the notice.
        done: Done,
    },
    /// A draft is safe.
    DraftSaved {
        /// Its key.
        key: String,
        /// What it holds.
        json: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
    /// Files were looked at.
    FilesSeen(Vec<FileView>),
    /// An e-mail was read.
    MailRead(Box<MailView>),
    /// A folder was listed.
    Listed(FolderView),
    /// A text was copied: with a program of the system, or else it lies in this file too.
    Copied(Option<String>),
    /// Exports were set against each other; `None` where a side is missing.
    Reconciled(Option<Arc<ReconcileView>>),
    /// A long job got on.
    Progress(Progress),
    /// A bundle is out.
    Exported {
        /// The book after it.
        snapshot: Arc<Snapshot>,
        /// The bundle.
        result: ExportView,
    },
    /// Something was checked.
    Verified(VerifyView),
    /// Something to read, with the message id of its title.
    Said(&'static str, Vec<String>),
    /// From now on this person writes.
    Writes(String),
    /// A letter was composed.
    Composed(Box<LetterPage>),
    /// A letter was finished and kept.
    LetterSaved {
        /// The book after it.
        snapshot: Arc<Snapshot>,
        /// Its number.
        no: u32,
        /// Where its file is.
        path: String,
    },
    /// A job stopped because the user asked; nothing is left of it.
    Cancelled,
    /// An effect failed. Nothing was written.
    Failed(Problem),
}

/// The mouse, as the terminal tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The left button went down at this column and row.
    Press(u16, u16),
    /// The wheel turned up.
    Up,
    /// The wheel turned down.
    Down,
}

/// What lies under the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A row of a body area.
    Row {
        /// Which area.
        area: usize,
        /// Which row of it.
        row: usize,
    },
    /// An action of the bar.
    Bar(usize),
    /// A page's tab.
    Tab(usize),
    /// A field of the form.
    Field(usize),
    /// A row of the open sheet, or a part of its question.
    Sheet(usize),
    /// Nothing one can click.
    Nothing,
}

/// What a record was, for the notice after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// An entry of a case: message id and the item's number (`C004`), which may be empty.
    Entry(&'static str, String),
    /// A case was opened, with its id.
    Case(String),
    /// Exhibits were added: their numbers, and names of files kept before.
    Exhibits(Vec<String>, Vec<String>),
    /// A word about money was kept: how many sales it is about.
    Money(String),
    /// Unpaid sales were added to this case, by its number: so many.
    Rows(String, usize),
    /// An export was imported: rows and new rows.
    Import {
        /// Name of the file.
        name: String,
        /// Money lines in it.
        rows: u64,
        /// Of these new.
        new: u64,
    },
}

/// How far a job is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// Current step, from 0.
    pub step: usize,
    /// Message ids of all steps.
    pub steps: Vec<&'static str>,
    /// Done within the step.
    pub done: u64,
    /// Of so many; 0 where not known.
    pub of: u64,
    /// Both are lengths in bytes.
    pub bytes: bool,
    /// What is being done, in words; may be empty.
    pub note: String,
}

/// What a check is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The open book.
    Book,
    /// A bundle or bag at this path.
    Path(String),
    /// An encrypted bundle, and what opens it: a passphrase, or an identity or the file it is in.
    Sealed(String, String),
}

/// Something to do outside the model.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read the book and compute what is shown.
    Load,
    /// Make the demo book if needed and open it.
    OpenDemo,
    /// Open the book in this folder.
    OpenFolder(String),
    /// Record events of a case, in order, all or none.
    Record {
        /// Case id; `None` opens a new case.
        case: Option<String>,
        /// The events.
        events: Vec<Event>,
        /// What to say afterwards.
        done: Done,
        /// Draft that is no longer needed.
        draft: Option<String>,
    },
    /// Keep files as exhibits of a case.
    AddExhibits {
        /// Case id.
        case: String,
        /// Paths, each with what it is.
        files: Vec<(String, ExhibitKind)>,
        /// Description for each; number, kind and file are filled in.
        describe: Box<ExhibitAdded>,
        /// Draft that is no longer needed.
        draft: Option<String>,
    },
    /// Open a case about the ticked trade days of the last reconciliation.
    CaseFromRuns {
        /// The opening events of the form.
        events: Vec<Event>,
        /// Trade days whose unpaid sales become vouchers.
        days: Vec<chrono::NaiveDate>,
        /// Draft that is no longer needed.
        draft: Option<String>,
    },
    /// Keep what was typed.
    SaveDraft {
        /// Which form.
        key: String,
        /// Its fields.
        json: String,
    },
    /// Forget what was typed.
    DropDraft {
        /// Which form.
        key: String,
    },
    /// Read the paths in this text and look at the files.
    LookAtFiles(String),
    /// Read an e-mail of a case.
    ReadMail {
        /// Case id.
        case: String,
        /// Where it is.
        path: String,
    },
    /// Keep an e-mail and its attachments with the contact made from it.
    TakeMail {
        /// Case id.
        case: String,
        /// Where it is.
        path: String,
        /// The contact, and what goes with it.
        events: Vec<Event>,
        /// Draft that is no longer needed.
        draft: Option<String>,
    },
    /// List a folder to choose from; empty: where files were taken from last.
    ListFolder(String),
    /// Files were taken from this folder: begin there the next time.
    KeepFolder(String),
    /// The user's word about money.
    Say(Saying),
    /// Recognise exports and show what they are, keeping nothing.
    ReviewImport(Box<ImportAsk>),
    /// Keep and recognise an export.
    Import(Box<ImportAsk>),
    /// Set sales against credits.
    Reconcile,
    /// Write a bundle.
    Export {
        /// Case id.
        case: String,
        /// `lawyer`, `bank`, …
        receiver: String,
        /// What was ticked and typed on the page.
        choices: Box<crate::ops::export::Choices>,
    },
    /// Record that a bundle came in, and compare what they said of it.
    Receipt {
        /// Case id.
        case: String,
        /// What the receiver said.
        said: Box<crate::ops::receipt::Said>,
    },
    /// Make a redacted copy.
    Redact {
        /// Case id.
        case: String,
        /// Of what, and what is hidden.
        redaction: Box<crate::ops::redact::Redaction>,
    },
    /// Compose a letter as it would be now.
    Compose(Box<LetterPage>),
    /// Type a field of a letter, then compose it.
    TypeField {
        /// The letter.
        page: Box<LetterPage>,
        /// Field.
        code: String,
        /// What was typed; blank clears it.
        value: String,
    },
    /// Finish a letter: keep it, and put a file into the exports folder.
    SaveLetter {
        /// The letter.
        page: Box<LetterPage>,
        /// `pdf`, `docx` or `both`.
        format: String,
    },
    /// Answer an item of the diagnosis.
    Answer {
        /// Case id.
        case: String,
        /// The answer.
        answer: Box<recourse_core::case::road::DiagnosisAnswered>,
    },
    /// A letter went out.
    LetterSent {
        /// Case id.
        case: String,
        /// Its number.
        no: u32,
        /// By what way, as a word of the command line.
        channel: String,
        /// When.
        sent_at: DateTime<FixedOffset>,
        /// Number of the consignment.
        tracking: Option<String>,
        /// A scan of the signed copy, as typed.
        copy: Option<String>,
        /// A remark.
        note: Option<String>,
    },
    /// A letter arrived.
    LetterReached {
        /// Case id.
        case: String,
        /// Its number.
        no: u32,
        /// When.
        reached_at: DateTime<FixedOffset>,
        /// What shows it.
        basis: String,
        /// A picture or file that shows it, as typed; it becomes an exhibit.
        proof: Option<String>,
        /// Exhibits that show it.
        evidence: Vec<u32>,
    },
    /// Open a case with the parties and the agreement of another one.
    CopyCase {
        /// Case id of the other.
        case: String,
        /// Title of the new one.
        title: String,
    },
    /// Bring everything of one case into another.
    MergeCase {
        /// Case id it comes from.
        from: String,
        /// Case id it goes to.
        into: String,
        /// Why.
        reason: String,
    },
    /// Put a text where it can be pasted, or into a file of this name.
    Copy {
        /// Name without its ending.
        name: String,
        /// The text.
        text: String,
    },
    /// Write the deadlines of all cases as a calendar file and a journal.
    Calendar,
    /// Set up reminders outside the program, or take them away.
    Remind(bool),
    /// Take in a year of working days.
    AdoptCalendar {
        /// Where it is, as typed.
        path: String,
        /// Pack whose calendar it is.
        jurisdiction: String,
    },
    /// Read a file of rules as the clocks would, and say what is wrong with it.
    CheckRules(String),
    /// Copy the book into this folder, as typed.
    Backup(String),
    /// Somebody outside has the head from now on.
    HandOver {
        /// Case id.
        case: String,
        /// Who.
        to: String,
        /// How, as a word of the command line.
        how: String,
    },
    /// Write a time-stamp request where bundles go.
    AskStamp,
    /// Take in the answer of a time-stamp authority.
    TakeStamp {
        /// Where it is, as typed.
        path: String,
        /// Root certificate, as typed, where it is not kept beside the book.
        root: Option<String>,
    },
    /// Erase for good what a person asked to have removed.
    Erase {
        /// Case id.
        case: String,
        /// One exhibit; else the whole case.
        exhibit: Option<u32>,
        /// Why.
        reason: Option<String>,
        /// Files that other cases name as well go there too.
        everywhere: bool,
    },
    /// Something about the signing key.
    Key(KeyWish),
    /// Check something.
    Verify(Target),
    /// Stop the running job.
    Cancel,
    /// From now on this person writes.
    ChooseActor {
        /// Name, or as entries carry it.
        who: String,
        /// What the person is, where that was said.
        role: Option<String>,
    },
    /// Remember the settings.
    SaveSettings(Settings),
    /// Leave the program.
    Quit,
}

/// What is to be done with the signing key.
#[derive(Debug, Clone, PartialEq)]
pub enum KeyWish {
    /// Open it for as long as the program runs.
    Unlock(Secret),
    /// Put it under a passphrase.
    Protect(Secret),
    /// Encrypt the whole book, or give it another passphrase.
    EncryptBook(Secret),
    /// Write it in plain again.
    DecryptBook,
    /// Take the passphrase off.
    Unprotect,
    /// Exchange it.
    Rotate,
    /// It is lost: go on in a new book in this folder, as typed.
    Lost(String),
}

/// Exports to read, with what the user answered about them.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportAsk {
    /// Which side they are.
    pub side: Side,
    /// Where they are, as typed.
    pub path: String,
    /// Password of an archive.
    pub password: Option<String>,
    /// Keep a sales export with full card numbers as it is.
    pub untouched: bool,
    /// Field and header of each mapped column, for files no profile reads.
    pub map: Vec<(String, String)>,
}

/// The user's word about money, kept in the journal or in a case.
#[derive(Debug, Clone, PartialEq)]
pub enum Saying {
    /// Sales did arrive, or did not.
    Decide {
        /// Their reference numbers.
        references: Vec<String>,
        /// They did.
        paid: bool,
        /// The day they did.
        on: Option<chrono::NaiveDate>,
        /// Why.
        reason: String,
    },
    /// How the acquirer pays.
    Payout(Box<recourse_core::case::journal::PayoutFixed>),
    /// Unpaid sales of these trade days belong to an open case.
    AddRows {
        /// Its number.
        case: String,
        /// Trade days.
        days: Vec<chrono::NaiveDate>,
    },
}
