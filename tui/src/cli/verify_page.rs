//! `recourse verify-page`: the offline page with which a receiver checks a bundle without this program.

use super::context::Context;
use super::outcome::Outcome;
use crate::failure::Result;
use crate::ops;
use clap::Args;
use recourse_core::args;
use serde_json::json;
use std::path::PathBuf;

/// `recourse verify-page`.
#[derive(Debug, Args)]
pub(crate) struct VerifyPage {
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl VerifyPage {
    pub(super) fn run(self, context: &Context) -> Result<Outcome> {
        let page = ops::page::write(&self.out)?;
        let path = self.out.display().to_string();
        let data = json!({ "out": path, "bytes": page.bytes, "sha256": page.sha256 });
        let args = args![path = path.as_str(), hash = page.sha256.hex()];
        let human = context.locale().fill("hand-page-written", args);
        Ok(Outcome::new("verify-page", human, data))
    }
}
