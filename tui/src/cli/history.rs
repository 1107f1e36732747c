//! `recourse audit`: who recorded what, and when; nothing can be removed from it.

use super::context::Context;
use super::outcome::Outcome;
use super::view::table;
use crate::failure::Result;
use crate::ops::{self, Desk};
use clap::Args;
use ops::system::HistoryRow;
use recourse_core::args;
use recourse_core::hygiene::sheet::{Cell, Sheet};
use serde_json::json;

/// `recourse audit`.
#[derive(Debug, Args)]
pub(crate) struct Audit {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(long)]
    csv: bool,
}

impl Audit {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        let csv = self.csv && !context.json;
        context.at_desk(|desk| audit(desk, &self.case, csv))
    }
}

fn audit(desk: &Desk, no: &str, csv: bool) -> Result<Outcome> {
    let rows = ops::system::history(desk, no)?;
    let case = desk.case(no)?;
    let head = desk.head();
    let data = json!({
        "case": case.no,
        "entries": rows,
        "head": head.map(|h| json!({ "seq": h.seq, "hash": h.hash })),
    });
    if csv {
        return Ok(Outcome::new("audit", sheet(desk, &rows), data).as_data());
    }
    let locale = &desk.world.locale;
    let lines: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            vec![
                format!("#{}", row.seq),
                short_time(&row.at, desk.world.offset),
                row.actor.clone(),
                row.text.clone(),
            ]
        })
        .collect();
    let summary =
        locale.fill("cli-audit-summary", args![id = case.no.as_str(), count = rows.len()]);
    Ok(Outcome::new("audit", format!("{}{summary}", table(&lines)), data))
}

/// `2026-03-26 15:58`, by the shop's own clock.
pub(super) fn short_time(at: &str, zone: chrono::FixedOffset) -> String {
    let local = recourse_core::case::local(at, zone);
    local.map_or_else(|| at.to_string(), |at| at.format("%Y-%m-%d %H:%M").to_string())
}

fn sheet(desk: &Desk, rows: &[HistoryRow]) -> String {
    let locale = &desk.world.locale;
    let head = ["seq", "at", "actor", "kind", "hash", "text"]
        .map(|name| locale.text(&format!("cli-col-audit-{name}")));
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    // A script reads it from a pipe: no byte order mark.
    let mut sheet = Sheet::new(&head, false);
    for row in rows {
        sheet.row(&[
            Cell::Number(row.seq as i64),
            row.at.as_str().into(),
            row.actor.as_str().into(),
            row.kind.as_str().into(),
            row.hash.as_str().into(),
            row.text.as_str().into(),
        ]);
    }
    sheet.finish()
}
