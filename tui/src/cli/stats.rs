//! `recourse stats`: what came back, and how long each side takes to answer, with small charts.

use super::context::Context;
use super::outcome::Outcome;
use super::view::{table, without_nulls};
use crate::failure::Result;
use crate::ops::Desk;
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::road::stats::{self, PartyStats, Sums};
use serde_json::json;

/// Cells of a full bar.
const BAR: i64 = 20;

pub(super) fn run(context: Context) -> Result<Outcome> {
    context.at_desk(|desk| Ok(show(desk)))
}

fn show(desk: &Desk) -> Outcome {
    let locale = &desk.world.locale;
    let cases: Vec<&Case> = desk.book().cases.iter().collect();
    let stats = stats::stats(&cases, desk.world.today());
    let sums = |s: &Sums| {
        json!({
            "currency": s.claimed.currency, "cases": s.cases, "closed": s.closed, "claimed": s.claimed,
            "recovered": s.recovered, "open": s.open, "waived": s.waived, "costs": s.costs,
        })
    };
    let party = |p: &PartyStats| {
        json!({
            "name": p.name, "role": p.role.word(), "cases": p.cases, "answer_days": p.answer_days,
            "median_days": p.median_days(), "unanswered": p.unanswered,
            "promises": p.promises, "promises_kept": p.promises_kept,
        })
    };
    let data = json!({
        "sums": stats.sums.iter().map(sums).collect::<Vec<_>>(),
        "parties": stats.parties.iter().map(party).collect::<Vec<_>>(),
    });
    if stats.sums.is_empty() {
        return Outcome::new("stats", locale.text("cli-case-none"), data);
    }
    let mut out = String::new();
    for s in &stats.sums {
        let args = args![
            cases = s.cases,
            closed = s.closed,
            claimed = s.claimed.labelled(),
            recovered = s.recovered.labelled(),
            open = s.open.labelled(),
            costs = s.costs.labelled()
        ];
        out.push_str(&format!("{}\n", locale.fill("road-stats-sums", args)));
        out.push_str(&format!("  [{}]\n", bar(s.recovered.minor, s.claimed.minor)));
    }
    let longest = stats.parties.iter().filter_map(PartyStats::median_days).max().unwrap_or(0);
    let mut rows = vec![
        [
            "road-col-who",
            "road-col-cases",
            "road-col-days",
            "",
            "road-col-unanswered",
            "road-col-kept",
        ]
        .map(|id| if id.is_empty() { String::new() } else { locale.text(id) })
        .to_vec(),
    ];
    rows.extend(stats.parties.iter().map(|p| {
        vec![
            p.name.clone(),
            p.cases.to_string(),
            p.median_days().map_or_else(|| "-".into(), |d| d.to_string()),
            p.median_days().map_or_else(String::new, |d| bar(d, longest.max(1))),
            p.unanswered.to_string(),
            format!("{}/{}", p.promises_kept, p.promises),
        ]
    }));
    out.push_str(&table(&rows));
    Outcome::new("stats", out, without_nulls(data))
}

/// `####----`: a share of a whole.
fn bar(part: i64, whole: i64) -> String {
    let filled = if whole <= 0 {
        0
    } else {
        usize::try_from(i128::from(part.clamp(0, whole)) * i128::from(BAR) / i128::from(whole))
            .unwrap_or(0)
    };
    format!("{}{}", "#".repeat(filled), "-".repeat(BAR as usize - filled))
}
