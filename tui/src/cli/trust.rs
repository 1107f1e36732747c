//! `recourse checkpoint`: a signed statement of where the book ends, to be kept by somebody else.

use super::context::Context;
use super::outcome::Outcome;
use crate::failure::Result;
use crate::ops::{self, Desk};
use clap::Args;
use recourse_core::args;
use recourse_core::audit::Checkpoint as Statement;
use serde_json::json;
use std::path::PathBuf;

/// `recourse checkpoint`.
#[derive(Debug, Args)]
pub(crate) struct Checkpoint {
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Checkpoint {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| self.make(desk))
    }

    fn make(self, desk: &mut Desk) -> Result<Outcome> {
        // A checkpoint of nothing says nothing: without a book there is none to be made.
        desk.store()?;
        let kept = ops::system::checkpoint(desk, self.out.as_deref())?;
        let locale = &desk.world.locale;
        let statement = Statement::parse(kept.text.as_bytes());
        let out = self.out.as_ref().map(|p| p.display().to_string());
        let data = json!({
            "seq": statement.as_ref().map(|s| s.head.seq),
            "head": statement.as_ref().map(|s| s.head.hash),
            "time": statement.as_ref().map(|s| s.time.to_string()),
            "key": statement.as_ref().map(|s| s.key.hex()),
            "text": kept.text,
            "out": out,
        });
        let note = match &out {
            Some(path) => locale.fill("cli-checkpoint-written", args![path = path.as_str()]),
            None => locale.text("cli-checkpoint-hint"),
        };
        Ok(Outcome::new("checkpoint", kept.text, data).note(note))
    }
}
