//! The console: the one place that prints. Foreign text is made harmless here, and a reader that went away is no
//! failure.

use super::outcome::{Outcome, Warning};
use crate::failure::{Exit, Failure, FailureText};
use recourse_core::hygiene::{one_line, screen, screen_lines};
use recourse_core::locale::Locale;
use serde_json::{Map, Value, json};
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

/// A writer with more than one owner: the command and the console.
#[derive(Clone)]
pub struct Shared(Arc<Mutex<Box<dyn Write + Send>>>);

impl Shared {
    /// Takes over a writer.
    pub fn new(writer: Box<dyn Write + Send>) -> Self {
        Self(Arc::new(Mutex::new(writer)))
    }
}

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).flush()
    }
}

/// Where and how to print.
pub struct Console {
    /// Standard output.
    pub out: Shared,
    /// Standard error.
    pub err: Shared,
    /// One JSON object on standard output.
    pub json: bool,
    /// Colour on standard error.
    pub color: bool,
    /// Language.
    pub locale: Locale,
    /// Why standard output did not take all of it.
    pub lost: Option<String>,
}

impl Console {
    /// Prints what a command has to say and returns its exit status.
    pub fn finish(&mut self, outcome: &Outcome) -> u8 {
        for warning in &outcome.warnings {
            // One line each: what it quotes of others begins no line that looks like ours.
            self.say(&one_line(&format!("{} ({})", warning.message, warning.code)));
        }
        if self.json {
            let failure = outcome.failure.as_ref().map(|f| (f, f.text(&self.locale)));
            let object =
                envelope(outcome.command, &outcome.warnings, Some(&outcome.data), failure.as_ref());
            self.put(&(spell(&object) + "\n"));
        } else if outcome.is_data {
            self.put(&outcome.human);
        } else if !outcome.human.is_empty() {
            let text = screen_lines(outcome.human.trim_end(), usize::MAX);
            self.put(&format!("{text}\n"));
        }
        for note in &outcome.notes {
            self.say(note);
        }
        if let Some(failure) = &outcome.failure {
            self.explain(failure, &failure.text(&self.locale));
        }
        self.exit(outcome.exit)
    }

    /// The exit status; what could not be written out is a failure of its own, whatever was done.
    fn exit(&mut self, exit: Exit) -> u8 {
        let Some(error) = self.lost.take().filter(|_| exit == Exit::Ok) else { return exit as u8 };
        let failure =
            Failure::new(Exit::Failed, "E-FILE-10", "cli-fail-output").with("error", error);
        let text = failure.text(&self.locale);
        self.explain(&failure, &text);
        failure.exit as u8
    }

    /// Prints a failure and returns its exit status.
    pub fn fail(&mut self, command: &str, failure: &Failure, warnings: &[Warning]) -> u8 {
        let text = failure.text(&self.locale);
        if self.json {
            // Exit 5 always comes with data (`cli.md`), be there nothing in it.
            let data = (failure.exit == Exit::Verification).then(|| json!({}));
            let object = envelope(command, warnings, data.as_ref(), Some(&(failure, text.clone())));
            self.put(&(spell(&object) + "\n"));
        }
        self.explain(failure, &text);
        failure.exit as u8
    }

    /// What happened, why it matters, what to do, and the code to search for.
    fn explain(&mut self, failure: &Failure, text: &FailureText) {
        let parts =
            [&text.what, &text.why, &text.next].map(|p| screen_lines(p.trim(), 4000).into_string());
        let mut lines: Vec<&str> =
            parts.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
        let first = lines.first().map_or(String::new(), |what| self.bold(what));
        if let Some(slot) = lines.first_mut() {
            *slot = &first;
        }
        let text = format!("{} ({})\n", lines.join("\n"), failure.code);
        // Nobody is left to tell where standard error is gone.
        drop(self.err.write_all(text.as_bytes()));
    }

    fn bold(&self, text: &str) -> String {
        if self.color { format!("\u{1b}[1;31m{text}\u{1b}[0m") } else { text.to_string() }
    }

    /// A line on standard error.
    pub fn say(&mut self, line: &str) {
        let line = screen_lines(line.trim_end(), usize::MAX);
        drop(self.err.write_all(format!("{line}\n").as_bytes()));
    }

    /// Text on standard output, as it is.
    pub fn put(&mut self, text: &str) {
        // `recourse … | head` closes the pipe early: that is its reader's right.
        let written = self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush());
        if let Err(error) = written
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            self.lost = Some(error.to_string());
        }
    }
}

/// The JSON object of a command (`cli.md`): the same in a pipe or a terminal.
fn envelope(
    command: &str,
    warnings: &[Warning],
    data: Option<&Value>,
    failure: Option<&(&Failure, FailureText)>,
) -> Value {
    let mut out = Map::new();
    let schema =
        if command.is_empty() { "recourse/1".into() } else { format!("recourse.{command}/1") };
    out.insert("schema".into(), schema.into());
    out.insert("ok".into(), failure.is_none().into());
    if let Some(data) = data {
        out.insert("data".into(), data.clone());
    }
    if let Some((failure, text)) = failure {
        let error = json!({ "code": failure.code, "message": text.what, "why": text.why, "next": text.next });
        out.insert("error".into(), error);
    }
    if data.is_some() || !warnings.is_empty() {
        let warnings = warnings.iter().map(|w| {
            let mut object = w.more.clone();
            object.insert("code".into(), w.code.into());
            object.insert("message".into(), w.message.clone().into());
            Value::Object(object)
        });
        out.insert("warnings".into(), warnings.collect());
    }
    Value::Object(out)
}

/// JSON in which no character moves the cursor, hides or turns the direction: such ones are written `\uXXXX`,
/// so that nothing is lost.
fn spell(value: &Value) -> String {
    let text = value.to_string();
    let mut out = String::with_capacity(text.len());
    let mut buffer = [0u16; 2];
    for c in text.chars() {
        if c.is_ascii() && c != '\u{7f}'
            || screen(c.encode_utf8(&mut [0; 4]), 1).as_str().starts_with(c)
        {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut buffer) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_keeps_foreign_text_and_stays_harmless() {
        let value = json!({ "a": "x\u{202e}gpj\u{9b}31m\u{e0041} 䶮𠮷\u{1b}" });
        let text = spell(&value);
        assert_eq!(text, "{\"a\":\"x\\u202egpj\\u009b31m\\udb40\\udc41 䶮𠮷\\u001b\"}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
