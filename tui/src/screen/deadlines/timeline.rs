//! The picture below the list: a bar per deadline over six months, today marked.

use crate::cells::{Row, cut_middle, pad};
use crate::model::Model;
use crate::model::views::DeadlineRow;
use crate::theme::Role;
use chrono::Datelike;
use recourse_core::rules::Axis;

/// Months, bars, today and what the signs mean; on a small screen months and the chosen bar alone.
pub fn rows(model: &Model, all: &[DeadlineRow], chosen: usize, w: usize, h: usize) -> Vec<Row> {
    let bars = match h {
        ..8 => return Vec::new(),
        8..16 => 1,
        16..20 => 3,
        _ => 5,
    };
    let label = if w >= 80 { 22 } else { 12 };
    let Some(cells) = w.checked_sub(label + 3).filter(|cells| *cells >= 24) else {
        return Vec::new();
    };
    let today = model.today();
    let axis = Axis::around(today);
    let mut months = String::new();
    for month in axis.months() {
        let text =
            model.locale.fill("tui-clock-month", recourse_core::args![month = month.month()]);
        months = pad(&months, axis.cell(month, cells)) + &text;
    }
    let months = crate::cells::cut(&months, cells);
    let mut out = vec![Row::new().to(label + 2).put(Role::Muted, months)];
    let first = if bars == 1 { chosen } else { chosen.saturating_sub(bars / 2) };
    let first = first.min(all.len().saturating_sub(bars));
    for (at, d) in all.iter().enumerate().skip(first).take(bars) {
        let role = match () {
            () if d.settled => Role::Muted,
            () if d.segment.overdue || d.days_left <= 7 => Role::Danger,
            () if d.days_left <= 30 => Role::Warn,
            () => Role::Plain,
        };
        let strong = if at == chosen { Role::Strong } else { Role::Plain };
        out.push(
            Row::new()
                .cell(strong, cut_middle(&d.label, label), label)
                .plain("  ")
                .put(role, d.segment.bar(axis, today, cells)),
        );
    }
    if bars > 1 {
        let at = axis.cell(today, cells);
        let now = format!("{}^ {}", " ".repeat(at), model.text("tui-clock-today"));
        out.push(Row::new().to(label + 2).put(Role::Muted, crate::cells::cut(&now, cells)));
    }
    out
}
