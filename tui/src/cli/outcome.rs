//! Outcomes: what a command has to say, before it becomes text or JSON.

use crate::failure::{Exit, Failure};
use recourse_core::args;
use recourse_core::hygiene;
use recourse_core::locale::Locale;
use serde_json::{Map, Value};

/// What a command did or found.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Words of the command joined by dots: `case.new`.
    pub command: &'static str,
    /// For people, on standard output; may be empty.
    pub human: String,
    /// For people, on standard error: what is said beside the data.
    pub notes: Vec<String>,
    /// For programs.
    pub data: Value,
    /// What to know, in text and JSON.
    pub warnings: Vec<Warning>,
    /// Exit status.
    pub exit: Exit,
    /// Set where the command found something and failed all the same (a damaged bundle).
    pub failure: Option<Failure>,
    /// The text on standard output is data for another program (CSV, a script): not screened, no newline added.
    pub is_data: bool,
}

/// Something to know that does not stop the command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// `W-REC-UNMATCHED`.
    pub code: &'static str,
    /// In the user's language.
    pub message: String,
    /// Further members of its JSON object.
    pub more: Map<String, Value>,
}

impl Warning {
    /// A warning with a text.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), more: Map::new() }
    }
}

impl Outcome {
    /// Done, with something to say to people and to programs.
    pub fn new(command: &'static str, human: impl Into<String>, data: Value) -> Self {
        Self {
            command,
            human: human.into(),
            notes: Vec::new(),
            data,
            warnings: Vec::new(),
            exit: Exit::Ok,
            failure: None,
            is_data: false,
        }
    }

    /// Standard output carries data for another program.
    pub fn as_data(mut self) -> Self {
        self.is_data = true;
        self
    }

    /// Adds a warning.
    pub fn warn(mut self, warning: Warning) -> Self {
        self.warnings.push(warning);
        self
    }

    /// Adds a line for standard error.
    pub fn note(mut self, line: impl Into<String>) -> Self {
        self.notes.push(line.into());
        self
    }

    /// It found something, and that is a failure.
    pub fn failed(mut self, failure: Failure) -> Self {
        self.exit = failure.exit;
        self.failure = Some(failure);
        self
    }

    /// Ends with this status.
    pub fn exits(mut self, exit: Exit) -> Self {
        self.exit = exit;
        self
    }

    /// Says what hygiene took out of what was typed; the book does so by itself.
    pub(super) fn masked(mut self, locale: &Locale, texts: &[&str]) -> Self {
        let found: Vec<_> = texts.iter().map(|t| hygiene::inspect(t)).collect();
        let cards: usize = found.iter().map(|f| f.cards).sum();
        if cards > 0 {
            let text = locale.fill("hygiene-cards-masked", args![n = cards]);
            self.warnings.push(Warning::new("W-CARD-MASKED", text));
        }
        if found.iter().any(|f| f.codes > 0) {
            self.warnings
                .push(Warning::new("W-CODE-REMOVED", locale.text("hygiene-codes-removed")));
        }
        if found.iter().any(|f| f.tracks > 0) {
            self.warnings
                .push(Warning::new("W-TRACK-REMOVED", locale.text("hygiene-tracks-removed")));
        }
        self
    }
}
