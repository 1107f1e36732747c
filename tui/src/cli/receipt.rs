//! `recourse receipt`: the receiver of a bundle said that it came in.

use super::context::Context;
use super::outcome::{Outcome, Warning};
use super::read;
use crate::failure::Result;
use crate::ops::receipt::{Said, record};
use clap::Args;
use recourse_core::args;
use serde_json::json;

/// `recourse receipt`.
#[derive(Debug, Args)]
pub(crate) struct Receipt {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(long, value_name = "N")]
    release: Option<u64>,
    #[arg(long, value_name = "DATE")]
    on: String,
    #[arg(long, value_name = "NAME")]
    name: String,
    #[arg(long, value_name = "HEX")]
    fingerprint: Option<String>,
    #[arg(long, value_name = "TEXT")]
    how: Option<String>,
}

impl Receipt {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| {
            let said = Said {
                release: self.release,
                on: read::date("--on", &self.on, &desk.world)?,
                fingerprint: self.fingerprint.clone(),
                name: Some(self.name.clone()),
                how: self.how.clone(),
            };
            let done = record(desk, &self.case, &said)?;
            let locale = &desk.world.locale;
            let args = args![release = done.release, name = self.name.as_str(), seq = done.seq];
            let human = locale.fill("hand-receipt-done", args);
            let data = json!({
                "case": desk.case(&self.case)?.no, "release": done.release, "on": said.on,
                "seq": done.seq, "matches": done.matches,
            });
            let mut outcome = Outcome::new("receipt", human, data).masked(locale, &[&self.name]);
            let case = desk.case(&self.case)?;
            let export = case.exports.iter().find(|(_, e)| e.release == done.release);
            // The entry's day is that of Greenwich; a day's grace covers every zone.
            let made = export.and_then(|(seq, _)| case.written_down(*seq));
            if made.is_some_and(|made| said.on.succ_opt().is_some_and(|on| on < made)) {
                let text = locale.text("hand-receipt-early");
                outcome = outcome.warn(Warning::new("W-RECEIPT-EARLY", text));
            }
            Ok(match done.matches {
                Some(true) => outcome.note(locale.text("hand-receipt-same")),
                Some(false) => {
                    outcome.warn(Warning::new("W-RECEIPT", locale.text("hand-receipt-other")))
                }
                // Nothing to compare with is not the same as agreement.
                None if self.fingerprint.is_some() => outcome.warn(Warning::new(
                    "W-RECEIPT-UNCHECKED",
                    locale.text("hand-receipt-unchecked"),
                )),
                None => outcome,
            })
        })
    }
}
