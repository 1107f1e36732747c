//! The one key table. Action bar, key row, help, and `KEYS.md` are all read from [`KEYMAP`].
//! Letters are accelerators only: with a Chinese input method on they do not arrive as letters,
//! so every action is also in a bar or in the palette behind 更多.

mod key;
pub mod markdown;

pub use key::Key;

use crate::action::Action;
use Action::{
    AcknowledgeDeadline, AddEvidence, AddRows, AdoptCalendar, Amend, AnswerItem, AskStamp, Back,
    Backup, BookCost, BookRecovery, CallSheet, Cancel, CaseFromRows, Change, CheckBook, CheckRules,
    ChooseInterest, ClaimFrom, CloseCase, ConfirmDeadline, ContinueDraft, CopyCase, CopyText,
    DecideRow, DecryptBook, Diagnose, EncryptBook, EnterDeadline, Erase, Export, FillGap, First,
    FixPayout, GoCases, GoDeadlines, GoEvidence, GoHistory, GoLetters, GoReconcile, GoSettings,
    GoStats, GoToday, HandOver, Help, ImportBank, ImportPos, JointLiability, KeyLost, Last, Leave,
    LetterLanguage, LogContact, MarkReached, MarkSent, Matrix, MergeCase, Move, MoveStage, NewCase,
    NextArea, NextStep, NotApplicable, Open, OpenDemo, OpenFolder, PageDown, PageUp, ParentFolder,
    PrevArea, ProtectKey, QuickCase, Quit, Receipt, Recompute, Redact, ReopenCase, Restore,
    RotateKey, Save, SaveAnother, SaveAttach, SaveLetter, SelectText, SetDeadline, SettleDeadline,
    SettlePromise, ShowBasis, ShowEntry, ShowKey, ShowPlaybook, ShowProof, ShowRules, ShowWhy,
    ShowWorking, SkipItem, StartCall, StartExport, StateDate, StepBack, StepOn, StepSkip, Suspects,
    SwitchLanguage, TakeStamp, Talk, TickRow, ToCalendar, Toggle, ToggleBrief, UnlockKey,
    UnprotectKey, UseFiles, Verify, Void, WaiveNeed, WithdrawDeadline, WriteLetter,
};
use Key::{Char, Ctrl};
use Place::{Bar, Hint, More, Silent};

/// Where a row of the table applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Everywhere outside text fields.
    Global,
    /// Wherever the pages can be reached: outside forms, once there is a book.
    Page,
    /// First run.
    FirstRun,
    /// Today.
    Today,
    /// List of cases.
    Cases,
    /// One case.
    Case,
    /// Reconciliation.
    Reconcile,
    /// Deadlines.
    Deadlines,
    /// Exhibits.
    Evidence,
    /// Who recorded what.
    History,
    /// Settings.
    Settings,
    /// One entry.
    Entry,
    /// A working or a basis, to read.
    Detail,
    /// Who outside can vouch for the book.
    Proof,
    /// The signing key.
    Signing,
    /// Bundle export.
    Export,
    /// Bundle check.
    Verify,
    /// Letters.
    Letters,
    /// One letter.
    Letter,
    /// Where the money is stuck.
    Diagnosis,
    /// Evidence to collect.
    Matrix,
    /// Promises and answers.
    Talk,
    /// Before a call.
    Sheet,
    /// Statistics.
    Stats,
    /// Rules and calendars.
    Rules,
    /// A form.
    Form,
    /// A form that logs a contact.
    ContactForm,
    /// A form of several steps.
    Wizard,
    /// A folder to choose files from.
    Browse,
}

impl Scope {
    /// Every scope, in the order `KEYS.md` lists them.
    pub const ALL: [Self; 29] = [
        Self::Global,
        Self::Page,
        Self::FirstRun,
        Self::Today,
        Self::Cases,
        Self::Case,
        Self::Reconcile,
        Self::Deadlines,
        Self::Evidence,
        Self::History,
        Self::Settings,
        Self::Entry,
        Self::Detail,
        Self::Proof,
        Self::Signing,
        Self::Export,
        Self::Verify,
        Self::Letters,
        Self::Letter,
        Self::Diagnosis,
        Self::Matrix,
        Self::Talk,
        Self::Sheet,
        Self::Stats,
        Self::Rules,
        Self::Form,
        Self::ContactForm,
        Self::Wizard,
        Self::Browse,
    ];

    /// Message id of its name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Global => "tui-scope-global",
            Self::Page => "tui-scope-page",
            Self::FirstRun => "tui-scope-first-run",
            Self::Today => "tui-scope-today",
            Self::Cases => "tui-scope-cases",
            Self::Case => "tui-scope-case",
            Self::Reconcile => "tui-scope-reconcile",
            Self::Deadlines => "tui-scope-deadlines",
            Self::Evidence => "tui-scope-evidence",
            Self::History => "tui-scope-history",
            Self::Settings => "tui-scope-settings",
            Self::Entry => "tui-scope-entry",
            Self::Detail => "tui-scope-detail",
            Self::Proof => "stamp-screen-title",
            Self::Signing => "tui-do-show-key",
            Self::Export => "tui-scope-export",
            Self::Verify => "tui-scope-verify",
            Self::Letters => "tui-scope-letters",
            Self::Letter => "tui-scope-letter",
            Self::Diagnosis => "tui-scope-diagnosis",
            Self::Matrix => "tui-scope-matrix",
            Self::Talk => "tui-scope-talk",
            Self::Sheet => "tui-scope-sheet",
            Self::Stats => "tui-scope-stats",
            Self::Rules => "clocks-rules-title",
            Self::Form => "tui-scope-form",
            Self::ContactForm => "tui-scope-contact-form",
            Self::Wizard => "tui-scope-wizard",
            Self::Browse => "tui-scope-browse",
        }
    }

    /// A form: letters are text there.
    pub fn is_form(self) -> bool {
        matches!(self, Self::Form | Self::ContactForm | Self::Wizard)
    }
}

/// Where a row of the table shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the action bar, and in the palette.
    Bar,
    /// In the palette behind 更多.
    More,
    /// In the key row.
    Hint,
    /// Only in the palette's keys and `KEYS.md`.
    Silent,
}

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bind {
    /// Where it applies.
    pub scope: Scope,
    /// Keys that do it; may be empty: the bar and the palette still can.
    pub keys: &'static [Key],
    /// What is done.
    pub action: Action,
    /// Where it shows.
    pub place: Place,
}

const fn on(scope: Scope, keys: &'static [Key], action: Action, place: Place) -> Bind {
    Bind { scope, keys, action, place }
}

/// Every key of the program.
pub const KEYMAP: &[Bind] = &[
    on(Scope::Global, &[Key::Up, Key::Down, Key::Left, Key::Right], Move, Hint),
    on(Scope::Global, &[Key::Enter], Open, Hint),
    on(Scope::Global, &[Key::Tab], NextArea, Hint),
    on(Scope::Global, &[Key::Esc], Back, Hint),
    on(Scope::Global, &[Char('?')], Help, Hint),
    on(Scope::Global, &[Char('q')], Quit, Hint),
    on(Scope::Global, &[Key::BackTab], PrevArea, Silent),
    on(Scope::Global, &[Char(' ')], Toggle, Silent),
    on(Scope::Global, &[Key::Home], First, Silent),
    on(Scope::Global, &[Key::End], Last, Silent),
    on(Scope::Global, &[Key::PageUp], PageUp, Silent),
    on(Scope::Global, &[Key::PageDown], PageDown, Silent),
    on(Scope::Global, &[Char('/')], Action::More, Silent),
    on(Scope::Global, &[Char('l')], SwitchLanguage, More),
    on(Scope::Global, &[], SelectText, More),
    on(Scope::Page, &[Char('1')], GoToday, More),
    on(Scope::Page, &[Char('2')], GoCases, More),
    on(Scope::Page, &[Char('3')], GoReconcile, More),
    on(Scope::Page, &[Char('4')], GoDeadlines, More),
    on(Scope::Page, &[Char('5')], GoEvidence, More),
    on(Scope::Page, &[Char('6')], GoLetters, More),
    on(Scope::Page, &[Char('7')], GoHistory, More),
    on(Scope::Page, &[Char('8')], GoSettings, More),
    on(Scope::FirstRun, &[Char('d')], OpenDemo, Bar),
    on(Scope::FirstRun, &[Char('n')], NewCase, Bar),
    on(Scope::FirstRun, &[Char('f')], OpenFolder, Bar),
    on(Scope::FirstRun, &[], QuickCase, More),
    on(Scope::FirstRun, &[Char('p')], ImportPos, More),
    on(Scope::FirstRun, &[Char('b')], ImportBank, More),
    on(Scope::FirstRun, &[Char('v')], Verify, More),
    on(Scope::Today, &[Char('c')], LogContact, Bar),
    on(Scope::Today, &[Char('e')], AddEvidence, Bar),
    on(Scope::Today, &[Char('n')], NewCase, Bar),
    on(Scope::Today, &[Char('x')], Export, Bar),
    on(Scope::Today, &[Char('g')], ContinueDraft, More),
    on(Scope::Today, &[Char('v')], Verify, More),
    on(Scope::Today, &[Char('d')], Diagnose, More),
    on(Scope::Today, &[Char('t')], CallSheet, More),
    on(Scope::Today, &[], GoStats, More),
    on(Scope::Today, &[Char('h')], ShowProof, More),
    on(Scope::Today, &[], QuickCase, More),
    on(Scope::Today, &[], OpenDemo, More),
    on(Scope::Today, &[], OpenFolder, More),
    on(Scope::Cases, &[Char('n')], NewCase, Bar),
    on(Scope::Cases, &[Char('c')], LogContact, Bar),
    on(Scope::Cases, &[Char('e')], AddEvidence, Bar),
    on(Scope::Cases, &[Char('x')], Export, Bar),
    on(Scope::Cases, &[], GoStats, More),
    on(Scope::Cases, &[], QuickCase, More),
    on(Scope::Cases, &[], CopyCase, More),
    on(Scope::Cases, &[], ReopenCase, More),
    on(Scope::Case, &[Char('s')], NextStep, Bar),
    on(Scope::Case, &[Char('c')], LogContact, Bar),
    on(Scope::Case, &[Char('e')], AddEvidence, Bar),
    on(Scope::Case, &[Char('w')], WriteLetter, Bar),
    on(Scope::Case, &[Char('m')], MoveStage, Bar),
    on(Scope::Case, &[Char('x')], Export, Bar),
    on(Scope::Case, &[Char('d')], Diagnose, More),
    on(Scope::Case, &[Char('t')], CallSheet, More),
    on(Scope::Case, &[Char('k')], Matrix, More),
    on(Scope::Case, &[Char('p')], Talk, More),
    on(Scope::Case, &[Char('g')], ShowPlaybook, More),
    on(Scope::Case, &[Char('b')], BookRecovery, More),
    on(Scope::Case, &[], BookCost, More),
    on(Scope::Case, &[], ClaimFrom, More),
    on(Scope::Case, &[], JointLiability, More),
    on(Scope::Case, &[], CopyCase, More),
    on(Scope::Case, &[], MergeCase, More),
    on(Scope::Case, &[], CloseCase, More),
    on(Scope::Case, &[], ReopenCase, More),
    on(Scope::Case, &[], ChooseInterest, More),
    on(Scope::Case, &[], Receipt, More),
    on(Scope::Case, &[Char('a')], Amend, More),
    on(Scope::Case, &[Char('u')], Void, More),
    on(Scope::Case, &[Char('r')], Restore, More),
    on(Scope::Case, &[Char('v')], CheckBook, More),
    on(Scope::Case, &[], Erase, More),
    on(Scope::Reconcile, &[Char('n')], CaseFromRows, Bar),
    on(Scope::Reconcile, &[Char('w')], ShowBasis, Bar),
    on(Scope::Reconcile, &[Char('p')], ImportPos, Bar),
    on(Scope::Reconcile, &[Char('b')], ImportBank, Bar),
    on(Scope::Reconcile, &[Char('r')], Recompute, Bar),
    on(Scope::Reconcile, &[Char('a')], AddRows, More),
    on(Scope::Reconcile, &[Char('d')], DecideRow, More),
    on(Scope::Reconcile, &[], FixPayout, More),
    on(Scope::Reconcile, &[], TickRow, More),
    on(Scope::Deadlines, &[Char('w')], ShowWorking, Bar),
    on(Scope::Deadlines, &[Char('s')], SettleDeadline, Bar),
    on(Scope::Deadlines, &[Char('d')], SetDeadline, Bar),
    on(Scope::Deadlines, &[Char('i')], ToCalendar, Bar),
    on(Scope::Deadlines, &[Char('n')], EnterDeadline, Bar),
    on(Scope::Deadlines, &[Char('t')], StateDate, More),
    on(Scope::Deadlines, &[Char('k')], ConfirmDeadline, More),
    on(Scope::Deadlines, &[Char('a')], AcknowledgeDeadline, More),
    on(Scope::Deadlines, &[Char('u')], WithdrawDeadline, More),
    on(Scope::Deadlines, &[Char('j')], JointLiability, More),
    on(Scope::Deadlines, &[Char('r')], ShowRules, More),
    on(Scope::Deadlines, &[Char('c')], LogContact, More),
    on(Scope::Evidence, &[Char('e')], AddEvidence, Bar),
    on(Scope::Evidence, &[Char('w')], ShowEntry, Bar),
    on(Scope::Evidence, &[Char('u')], Void, Bar),
    on(Scope::Evidence, &[Char('m')], Redact, More),
    on(Scope::Evidence, &[], Erase, More),
    on(Scope::History, &[Char('w')], ShowEntry, Bar),
    on(Scope::History, &[Char('v')], CheckBook, Bar),
    on(Scope::History, &[], Verify, Bar),
    on(Scope::History, &[Char('h')], ShowProof, Bar),
    on(Scope::Settings, &[], Change, Bar),
    on(Scope::Settings, &[Char('b')], Backup, Bar),
    on(Scope::Settings, &[Char('v')], CheckBook, Bar),
    on(Scope::Settings, &[], OpenFolder, Bar),
    on(Scope::Settings, &[Char('h')], ShowProof, More),
    on(Scope::Settings, &[Char('k')], ShowKey, More),
    on(Scope::Settings, &[Char('r')], ShowRules, More),
    on(Scope::Settings, &[], AdoptCalendar, More),
    on(Scope::Entry, &[Char('a')], Amend, Bar),
    on(Scope::Entry, &[Char('u')], Void, Bar),
    on(Scope::Entry, &[Char('r')], Restore, Bar),
    on(Scope::Entry, &[Char('m')], Redact, More),
    on(Scope::Entry, &[], Erase, More),
    on(Scope::Entry, &[Char('y')], CopyText, Bar),
    on(Scope::Entry, &[], Leave, Bar),
    on(Scope::Detail, &[Char('y')], CopyText, Bar),
    on(Scope::Detail, &[], Leave, Bar),
    on(Scope::Proof, &[Char('h')], HandOver, Bar),
    on(Scope::Proof, &[Char('s')], AskStamp, Bar),
    on(Scope::Proof, &[Char('a')], TakeStamp, Bar),
    on(Scope::Proof, &[Char('v')], CheckBook, Bar),
    on(Scope::Proof, &[Char('k')], ShowKey, More),
    on(Scope::Proof, &[], Leave, Bar),
    on(Scope::Signing, &[Char('p')], ProtectKey, Bar),
    on(Scope::Signing, &[Char('o')], UnlockKey, Bar),
    on(Scope::Signing, &[Char('r')], RotateKey, Bar),
    on(Scope::Signing, &[], KeyLost, Bar),
    on(Scope::Signing, &[], UnprotectKey, More),
    on(Scope::Signing, &[], EncryptBook, More),
    on(Scope::Signing, &[], DecryptBook, More),
    on(Scope::Signing, &[Char('y')], CopyText, More),
    on(Scope::Signing, &[], Leave, Bar),
    on(Scope::Export, &[Char('s')], StartExport, Bar),
    on(Scope::Export, &[], Cancel, Bar),
    on(Scope::Export, &[Char('v')], Verify, Bar),
    on(Scope::Export, &[Char('r')], Receipt, More),
    on(Scope::Export, &[Char('h')], HandOver, Bar),
    on(Scope::Export, &[Char('y')], CopyText, Bar),
    on(Scope::Export, &[], Leave, Bar),
    on(Scope::Verify, &[Char('v')], Verify, Bar),
    on(Scope::Verify, &[], CheckBook, Bar),
    on(Scope::Verify, &[Char('y')], CopyText, Bar),
    on(Scope::Verify, &[], Leave, Bar),
    on(Scope::Letters, &[Char('w')], WriteLetter, Bar),
    on(Scope::Letters, &[Char('d')], Diagnose, Bar),
    on(Scope::Letters, &[Char('k')], Matrix, Bar),
    on(Scope::Letters, &[Char('x')], Export, Bar),
    on(Scope::Letter, &[Char('f')], FillGap, Bar),
    on(Scope::Letter, &[Char('s')], SaveLetter, Bar),
    on(Scope::Letter, &[Char('y')], CopyText, Bar),
    on(Scope::Letter, &[], MarkSent, Bar),
    on(Scope::Letter, &[], MarkReached, Bar),
    on(Scope::Letter, &[], LetterLanguage, Bar),
    on(Scope::Letter, &[], Leave, More),
    on(Scope::Diagnosis, &[], AnswerItem, Bar),
    on(Scope::Diagnosis, &[Char('e')], AddEvidence, Bar),
    on(Scope::Diagnosis, &[], SkipItem, Bar),
    on(Scope::Diagnosis, &[], NotApplicable, Bar),
    on(Scope::Diagnosis, &[Char('w')], ShowWhy, Bar),
    on(Scope::Diagnosis, &[Char('g')], Suspects, Bar),
    on(Scope::Diagnosis, &[], Leave, More),
    on(Scope::Matrix, &[Char('w')], ShowWhy, Bar),
    on(Scope::Matrix, &[Char('e')], AddEvidence, Bar),
    on(Scope::Matrix, &[], WaiveNeed, Bar),
    on(Scope::Matrix, &[], Leave, Bar),
    on(Scope::Talk, &[], SettlePromise, Bar),
    on(Scope::Talk, &[Char('c')], LogContact, Bar),
    on(Scope::Talk, &[Char('t')], CallSheet, Bar),
    on(Scope::Talk, &[], Leave, Bar),
    on(Scope::Sheet, &[Char('s')], StartCall, Bar),
    on(Scope::Sheet, &[Char('y')], CopyText, Bar),
    on(Scope::Sheet, &[], Leave, Bar),
    on(Scope::Stats, &[], Leave, Bar),
    on(Scope::Rules, &[Char('i')], AdoptCalendar, Bar),
    on(Scope::Rules, &[Char('k')], CheckRules, Bar),
    on(Scope::Rules, &[], Leave, Bar),
    on(Scope::Form, &[Ctrl('s')], Save, Bar),
    on(Scope::Form, &[], Leave, Bar),
    on(Scope::ContactForm, &[Ctrl('s')], Save, Bar),
    on(Scope::ContactForm, &[], SaveAttach, Bar),
    on(Scope::ContactForm, &[], SaveAnother, Bar),
    on(Scope::ContactForm, &[], ToggleBrief, Bar),
    on(Scope::ContactForm, &[], Leave, Bar),
    on(Scope::ContactForm, &[], CallSheet, More),
    on(Scope::Wizard, &[], StepBack, Bar),
    on(Scope::Wizard, &[Ctrl('s')], StepOn, Bar),
    on(Scope::Wizard, &[], StepSkip, Bar),
    on(Scope::Wizard, &[], Leave, Bar),
    on(Scope::Browse, &[Char('u')], UseFiles, Bar),
    on(Scope::Browse, &[Key::Backspace], ParentFolder, Bar),
    on(Scope::Browse, &[], Leave, Bar),
];

/// What a key does here: the screen's own rows first, then the pages', then everybody's.
pub fn action_for(scope: Scope, is_page: bool, key: Key) -> Option<Action> {
    let find = |wanted: Scope| {
        KEYMAP.iter().find(|b| b.scope == wanted && b.keys.contains(&key)).map(|b| b.action)
    };
    find(scope)
        .or_else(|| is_page.then(|| find(Scope::Page)).flatten())
        .or_else(|| (!scope.is_form()).then(|| find(Scope::Global)).flatten())
}

/// Actions of the bar of a scope, in order.
pub fn bar(scope: Scope) -> impl Iterator<Item = Action> {
    KEYMAP.iter().filter(move |b| b.scope == scope && b.place == Bar).map(|b| b.action)
}

/// Rows the palette of a scope lists: its own, then the pages, then everybody's.
pub fn palette(scope: Scope) -> Vec<&'static Bind> {
    let own = KEYMAP.iter().filter(move |b| b.scope == scope);
    let rest =
        KEYMAP.iter().filter(|b| matches!(b.scope, Scope::Page | Scope::Global) && b.place == More);
    own.chain(rest).collect()
}

/// Rows of the key row.
pub fn hints() -> impl Iterator<Item = &'static Bind> {
    KEYMAP.iter().filter(|b| b.place == Hint)
}

#[cfg(test)]
mod tests;
