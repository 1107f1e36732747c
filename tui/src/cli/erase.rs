//! `recourse case erase` and `evidence erase`: what a person asked to have removed.

use super::context::Context;
use super::outcome::Outcome;
use crate::failure::Result;
use crate::ops::erase;
use clap::Args;
use recourse_core::args;
use recourse_core::locale::Locale;
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
}

impl EraseCase {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| {
            let done = erase::case(desk, &self.case, &self.confirm, self.reason.as_deref())?;
            Ok(outcome("case.erase", &done, &desk.world.locale))
        })
    }
}

impl EraseExhibit {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| {
            let reason = self.reason.as_deref();
            let done = erase::exhibit(desk, &self.case, &self.id, &self.confirm, reason)?;
            Ok(outcome("evidence.erase", &done, &desk.world.locale))
        })
    }
}

fn outcome(name: &'static str, done: &erase::Done, locale: &Locale) -> Outcome {
    let args = args![privates = done.privates, files = done.files];
    let mut lines = vec![locale.fill("stamp-erased", args)];
    if !done.shared.is_empty() {
        lines.push(locale.fill("stamp-erase-shared", args![n = done.shared.len()]));
    }
    if !done.merged_into.is_empty() {
        let cases = locale.list(&done.merged_into);
        lines.push(locale.fill("stamp-erase-merged", args![cases = cases.as_str()]));
    }
    if !done.flushed {
        lines.push(locale.text("stamp-erase-not-flushed"));
    }
    lines.push(locale.text("stamp-erase-elsewhere"));
    let data = json!({
        "privates": done.privates, "files": done.files, "shared": done.shared, "merged_into": done.merged_into,
        "flushed": done.flushed,
    });
    Outcome::new(name, lines.join("\n"), data)
}
