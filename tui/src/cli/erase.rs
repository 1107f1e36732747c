//! `recourse case erase` and `evidence erase`: what a person asked to have removed.

use super::context::Context;
use super::outcome::{Outcome, Warning};
use crate::failure::Result;
use crate::ops::erase::{self, Wish};
use crate::ops::{Desk, doctor};
use clap::Args;
use recourse_core::args;
use serde_json::json;

/// `case erase`.
#[derive(Debug, Args)]
pub(crate) struct EraseCase {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(long, value_name = "CASE")]
    confirm: String,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[arg(long)]
    everywhere: bool,
}

/// `evidence erase`.
#[derive(Debug, Args)]
pub(crate) struct EraseExhibit {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "E001")]
    id: String,
    #[arg(long, value_name = "CASE")]
    confirm: String,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[arg(long)]
    everywhere: bool,
}

impl EraseCase {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        able_to_sign(context).at_desk(|desk| {
            let reason = self.reason.as_deref();
            let wish = Wish { confirm: &self.confirm, reason, everywhere: self.everywhere };
            let done = erase::case(desk, &self.case, wish)?;
            Ok(outcome("case.erase", &done, desk))
        })
    }
}

impl EraseExhibit {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        able_to_sign(context).at_desk(|desk| {
            let reason = self.reason.as_deref();
            let wish = Wish { confirm: &self.confirm, reason, everywhere: self.everywhere };
            let done = erase::exhibit(desk, &self.case, &self.id, wish)?;
            Ok(outcome("evidence.erase", &done, desk))
        })
    }
}

/// An erasure is signed at once where the key can be opened, and made without it too.
fn able_to_sign(context: Context) -> Context {
    Context { signs: context.key_fd.is_some() || context.world.may_ask, ..context }
}

fn outcome(name: &'static str, done: &erase::Done, desk: &Desk) -> Outcome {
    let locale = &desk.world.locale;
    let args = args![privates = done.privates, files = done.files];
    let mut lines = vec![locale.fill("stamp-erased", args)];
    lines.extend(done.left(locale));
    lines.push(locale.text("stamp-erase-elsewhere"));
    let data = json!({
        "privates": done.privates, "files": done.files, "shared": done.shared, "others": done.others,
        "merged_into": done.merged_into, "flushed": done.flushed,
        "copies": done.copies.iter().map(|p| p.display().to_string()).collect::<Vec<_>>(),
    });
    let unsigned = doctor::unsigned(desk).into_iter().find(|(code, _)| *code == "W-ERASED");
    let done = Outcome::new(name, lines.join("\n"), data);
    unsigned.into_iter().fold(done, |done, (code, text)| done.warn(Warning::new(code, text)))
}
