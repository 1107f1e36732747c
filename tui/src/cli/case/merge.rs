//! `recourse case merge`: two cases about one dispute become one.

use crate::cli::outcome::Outcome;
use crate::failure::Result;
use crate::ops::{Desk, merge};
use clap::Args;
use recourse_core::args;
use serde_json::json;

/// `case merge`.
#[derive(Debug, Args)]
pub(crate) struct Merge {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long, value_name = "ID")]
    into: String,
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

impl Merge {
    pub(crate) fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let from = desk.case(&self.id)?.no.clone();
        let done = merge::merge(desk, &self.id, &self.into, &self.reason)?;
        let data = json!({
            "from": from, "into": done.into, "sales": done.sales, "contacts": done.contacts,
            "exhibits": done.exhibits, "stayed": done.stayed,
        });
        let text = desk.world.locale.fill(
            "hands-merged",
            args![
                from = from.as_str(),
                into = done.into.as_str(),
                sales = done.sales,
                contacts = done.contacts,
                exhibits = done.exhibits
            ],
        );
        // What the one said was claimed without sales behind it does not add up with what the other says.
        let case = desk.case(&done.into)?;
        let sums = desk.world.locale.fill(
            "hands-merged-sums",
            args![
                into = done.into.as_str(),
                claimed = case.claimed().labelled(),
                recovered = case.recovered().labelled(),
                open = case.outstanding().labelled()
            ],
        );
        let stayed = (!done.stayed.is_empty()).then(|| {
            let list = desk.world.locale.list(&done.stayed);
            let args = args![list = list, from = from.as_str(), into = done.into.as_str()];
            format!("\n{}", desk.world.locale.fill("hands-merged-stayed", args))
        });
        let text = format!("{text}\n{sums}{}", stayed.unwrap_or_default());
        Ok(Outcome::new("case.merge", text, data))
    }
}
