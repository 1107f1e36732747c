//! How it went so far: what came back of what was missing, and how long banks and platforms take to answer.

use crate::cells::{Row, pad, pad_left};
use crate::model::Model;
use crate::screen::{Body, Screen};
use crate::theme::Role;
use recourse_core::args;
use recourse_core::case::stage::Stage;

/// The lines, to scroll.
pub fn areas(model: &Model) -> Vec<usize> {
    vec![lines(model, 80).len()]
}

/// The body.
pub fn body(model: &Model, screen: &Screen, w: usize, h: usize) -> Body {
    Body { rows: super::scrolled(lines(model, w), screen.row(0), h), cursor: None }
}

/// A bar of so many cells, `########----`: ASCII, so that it is the same everywhere.
pub fn bar(part: i64, of: i64, cells: usize) -> String {
    let full = if of <= 0 { 0 } else { (part.clamp(0, of) as usize * cells) / of as usize };
    format!("[{}{}]", "#".repeat(full), "-".repeat(cells - full))
}

fn lines(model: &Model, w: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let cells = w.saturating_sub(58).clamp(10, 40);
    super::heading(&mut rows, model.text("screens-stats-cases"));
    if model.cases().is_empty() {
        rows.push(Row::text(format!("  {}", model.text("tui-no-case-yet"))));
    }
    let (mut owed, mut back) = (0i64, 0i64);
    for case in model.cases() {
        let (claimed, recovered) = (case.claimed().minor, case.recovered().minor);
        owed = owed.saturating_add(claimed);
        back = back.saturating_add(recovered);
        let stage = super::super::case::stage_words(model, case.stage);
        let text = format!(
            "  {} {} {}/{} {}",
            pad(&case.no, 12),
            bar(recovered, claimed, cells),
            case.recovered().grouped(),
            pad(&case.claimed().grouped(), 13),
            stage
        );
        let role = if case.stage == Stage::Closed { Role::Muted } else { Role::Plain };
        rows.push(Row::of(role, text));
    }
    if owed > 0 {
        let percent = (i128::from(back) * 100 / i128::from(owed)).to_string();
        rows.push(Row::of(
            Role::Strong,
            format!("  {}", model.locale.fill("screens-stats-all", args![percent = percent])),
        ));
    }
    let speeds = model.snap.as_deref().map(|s| s.speeds.as_slice()).unwrap_or_default();
    super::heading(&mut rows, model.text("screens-stats-answers"));
    if speeds.is_empty() {
        rows.push(Row::of(Role::Muted, format!("  {}", model.text("screens-stats-none"))));
    }
    let most = speeds.iter().map(|s| s.days).max().unwrap_or(1).max(1);
    for s in speeds {
        let args = args![n = s.answers, days = s.days, kept = s.kept.0, made = s.kept.1];
        let text = model.locale.fill("screens-stats-speed", args);
        let days = pad_left(&s.days.to_string(), 3);
        rows.push(Row::text(format!(
            "  {} {} {days}  {text}",
            pad(&s.who, 18),
            bar(s.days, most, cells.min(24))
        )));
    }
    rows
}
