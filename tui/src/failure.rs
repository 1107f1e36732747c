//! Failures: what happened, why it matters, what to do, with a code to search for and an exit status.

use recourse_core::hygiene;
use recourse_core::locale::{Arg, Locale, value};
use std::fmt;

/// Exit statuses, as in `--help`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Done.
    Ok = 0,
    /// Failed.
    Failed = 1,
    /// Wrong usage, or a terminal is needed.
    Usage = 2,
    /// Not found.
    NotFound = 3,
    /// Invalid data.
    Invalid = 4,
    /// Verification failed.
    Verification = 5,
    /// The tested condition is true (`deadlines --fail`).
    Condition = 6,
    /// The book is in use by another process.
    InUse = 7,
    /// Interrupted.
    Interrupted = 130,
}

/// One failure. Its text lives in the catalogue under `id` (what), `id.why` and `id.next`.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// Exit status.
    pub exit: Exit,
    /// `E-CASE-01`.
    pub code: &'static str,
    /// Message id.
    pub id: &'static str,
    /// Values of the message.
    pub args: Vec<(&'static str, String)>,
}

/// A failure in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct FailureText {
    /// What happened.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub next: String,
}

impl Failure {
    /// A failure without values.
    pub fn new(exit: Exit, code: &'static str, id: &'static str) -> Self {
        Self { exit, code, id, args: Vec::new() }
    }

    /// Adds a value for the message.
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Its text in one language.
    pub fn text(&self, locale: &Locale) -> FailureText {
        // What was typed is quoted back in one line, but a card number never is; a path stays one that can be followed.
        let quoted = |(name, text): &(&'static str, String)| {
            let whole = ["path", "home"].contains(name);
            let text = if whole { text.clone() } else { hygiene::intake(text) };
            (*name, hygiene::screen(&text, usize::MAX).into_string())
        };
        let quoted: Vec<(&str, String)> = self.args.iter().map(quoted).collect();
        let args: Vec<Arg<'_>> = quoted.iter().map(|(n, v)| (*n, value(v.as_str()))).collect();
        let part = |name: &str| locale.attribute(self.id, name, &args).unwrap_or_default();
        FailureText { what: locale.fill(self.id, &args), why: part("why"), next: part("next") }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.id)
    }
}

impl std::error::Error for Failure {}

/// What most of the program returns.
pub type Result<T> = std::result::Result<T, Failure>;

/// A file could not be read or written.
pub fn io(path: &std::path::Path, error: &std::io::Error) -> Failure {
    use std::io::ErrorKind;
    let path = path.display();
    let failure = match error.kind() {
        ErrorKind::NotFound => Failure::new(Exit::NotFound, "E-FILE-01", "cli-fail-file-missing"),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            Failure::new(Exit::Failed, "E-FILE-02", "cli-fail-file-denied")
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            Failure::new(Exit::Failed, "E-FILE-03", "cli-fail-disk-full")
        }
        ErrorKind::IsADirectory => Failure::new(Exit::Invalid, "E-FILE-04", "cli-fail-file-folder"),
        _ => Failure::new(Exit::Failed, "E-FILE-05", "cli-fail-file-io"),
    };
    failure.with("path", path).with("error", error)
}
