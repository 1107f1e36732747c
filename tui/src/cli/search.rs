//! `recourse search`: across cases, calls, letters and exhibits.

use super::context::Context;
use super::outcome::Outcome;
use super::view::table;
use crate::failure::Result;
use crate::ops::{self, Desk};
use clap::Args;
use recourse_core::args;
use serde_json::json;

/// `recourse search`.
#[derive(Debug, Args)]
pub(crate) struct Search {
    #[arg(value_name = "TEXT", required = true)]
    text: Vec<String>,
}

impl Search {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| Ok(search(desk, &self.text.join(" "))))
    }
}

fn search(desk: &Desk, text: &str) -> Outcome {
    let hits = ops::search::run(desk, text);
    let data = json!({ "text": text, "hits": hits });
    let locale = &desk.world.locale;
    let rows: Vec<Vec<String>> = hits
        .iter()
        .map(|hit| {
            let day = super::history::short_time(&hit.at, desk.world.offset);
            vec![hit.case.clone(), format!("#{}", hit.seq), day, hit.excerpt.clone()]
        })
        .collect();
    let summary = locale.fill("cli-search-found", args![n = rows.len(), text = text]);
    Outcome::new("search", format!("{}{summary}", table(&rows)), data)
}
