//! Page 4: deadlines of all cases: days left, date and weekday, what rests on what, how it was computed.

pub mod timeline;

use super::{Body, Screen, What, list};
use crate::cells::{Row, pad_left, wrap};
use crate::form::field::date_words;
use crate::model::Model;
use crate::model::views::DeadlineRow;
use crate::msg::Effect;
use crate::screen::detail::Detail;
use crate::theme::Role;
use chrono::Datelike;
use recourse_core::args;

/// One list.
pub fn areas(model: &Model) -> Vec<usize> {
    vec![rows(model).len()]
}

fn rows(model: &Model) -> &[DeadlineRow] {
    model.snap.as_deref().map(|s| s.deadlines.as_slice()).unwrap_or_default()
}

/// The chosen deadline.
pub fn chosen<'a>(model: &'a Model, screen: &Screen) -> Option<&'a DeadlineRow> {
    rows(model).get(screen.row(0))
}

/// Enter shows how it was computed.
pub fn open(model: &mut Model, row: usize) -> Vec<Effect> {
    if let Some(detail) = rows(model).get(row).map(working_of) {
        model.stack.push(Screen::new(What::Detail(detail)));
    }
    vec![]
}

/// Where the working of a deadline is shown.
pub fn working_of(d: &DeadlineRow) -> Detail {
    Detail::Working { case: d.case.clone(), key: d.key.clone(), obligor: d.obligor.clone() }
}

/// Mark and words for the days left: `!! 剩 5 天`, `!! 超期 2 天`.
pub fn left(model: &Model, d: &DeadlineRow) -> (Role, String) {
    if d.settled {
        return (Role::Muted, model.text("tui-mark-done"));
    }
    let days = d.days_left;
    let (role, mark) = match days {
        ..0 => (Role::Danger, "!!"),
        0..=7 => (Role::Danger, "!!"),
        8..=30 => (Role::Warn, " !"),
        _ => (Role::Plain, "  "),
    };
    let n = pad_left(&days.abs().to_string(), 4);
    let id = match days {
        -1 => "tui-day-over",
        ..0 => "tui-overdue",
        0 => "tui-due-today",
        1 => "tui-day-left",
        _ => "tui-days-left",
    };
    (role, format!("{mark} {}", model.locale.fill(id, args![n = n])))
}

/// The short line of page 1: days left, date, what.
pub fn short(model: &Model, d: &DeadlineRow, cells: usize) -> Row {
    let (role, text) = left(model, d);
    let date = date_words(&model.locale, d.due);
    // Near days with their weekday, far ones with their year: both would leave no room for what is due.
    let near = d.due.year() == model.today().year() || d.days_left.abs() < 60;
    let date = if near { date.get(5..) } else { date.get(..10) };
    let row = Row::new().put(role, text).plain("  ").plain(date.unwrap_or_default()).plain("  ");
    let room = cells.saturating_sub(row.width());
    row.plain(crate::cells::cut(&d.marked(model), room))
}

/// The body.
pub fn body(model: &Model, screen: &Screen, w: usize, h: usize) -> Body {
    let mut out = Body::default();
    let all = rows(model);
    if all.is_empty() {
        let lines = wrap(&model.text("tui-deadlines-empty"), w);
        out.rows.extend(lines.into_iter().map(Row::text));
        out.rows.extend(undated(model, w));
        return out;
    }
    let left_cells = all.iter().map(|d| crate::cells::width(&left(model, d).1)).max().unwrap_or(12);
    let natures = all.iter().map(|d| crate::cells::width(&nature_words(model, d)) + 1);
    let nature_cells = if w >= 92 { natures.max().unwrap_or(11).max(5) } else { 0 };
    let rest = w.saturating_sub(2 + left_cells + 2 + 15 + 2 + nature_cells);
    let label_cells = if w >= 92 { rest * 3 / 5 } else { rest }.max(8);
    let mut head = Row::text("  ")
        .cell(Role::Strong, model.text("tui-col-left"), left_cells)
        .plain("  ")
        .cell(Role::Strong, model.text("tui-col-date"), 17)
        .cell(Role::Strong, model.text("tui-col-what"), label_cells);
    if w >= 92 {
        head = head
            .cell(Role::Strong, model.text("tui-col-basis"), rest - label_cells)
            .put(Role::Strong, format!(" {}", model.text("tui-col-nature")));
    }
    out.rows.push(head);
    let many = model.cases().len() > 1;
    let lines = all.iter().map(|d| {
        let (role, text) = left(model, d);
        let label = if w < 92 { d.marked(model) } else { d.label.clone() };
        let label = match model.case(&d.case).filter(|_| many) {
            Some(case) => format!("{label} {}", case.no),
            None => label,
        };
        let row = Row::new()
            .cell(role, text, left_cells)
            .plain("  ")
            .cell(Role::Plain, date_words(&model.locale, d.due), 17)
            .cell(Role::Plain, crate::cells::cut_middle(&label, label_cells - 1), label_cells);
        if w < 92 {
            return row;
        }
        let basis = crate::cells::cut(&d.basis, (rest - label_cells).saturating_sub(1));
        row.cell(Role::Plain, basis, rest - label_cells).plain(" ").plain(nature_words(model, d))
    });
    let waiting = if h >= 14 { undated(model, w) } else { Vec::new() };
    let waiting: Vec<Row> = waiting.into_iter().take(2).collect();
    let picture = timeline::rows(model, all, screen.row(0), w, h);
    let below = if h >= 14 { 5 } else { 0 };
    let list_rows = h.saturating_sub(1 + below + picture.len() + waiting.len()).max(1);
    list(&mut out, lines, screen.row(0), screen.area == 0, list_rows);
    out.rows.extend(waiting);
    out.rows.extend(picture);
    if below > 0
        && let Some(d) = all.get(screen.row(0))
    {
        out.rows.push(Row::new().drawn(model.settings.glyphs.lines()[0].repeat(w)));
        let hint = Row::of(Role::Muted, model.text("tui-working-hint"));
        out.rows.extend(about(model, d, w).into_iter().chain([hint]).take(below - 1));
    }
    out
}

/// `估计 未核实`: what gives it its weight, and what must not be overlooked.
fn nature_words(model: &Model, d: &DeadlineRow) -> String {
    let nature = model.text(d.nature.id());
    match (d.needs_review, d.verify) {
        (true, _) => format!("{nature} {}", model.text("clocks-review-short")),
        (_, true) => format!("{nature} {}", model.text("clocks-verify")),
        _ => nature,
    }
}

/// Deadlines without a date, and what to enter for each.
fn undated(model: &Model, w: usize) -> Vec<Row> {
    let all = model.snap.iter().flat_map(|s| &s.undated);
    all.map(|d| {
        let text = format!("? {}  {}", d.label, d.why);
        Row::of(Role::Muted, crate::cells::cut(&text, w))
    })
    .collect()
}

/// What one rests on, by when to act, and what makes it uncertain, in a few lines.
pub fn about(model: &Model, d: &DeadlineRow, w: usize) -> Vec<Row> {
    let nature = model.text(d.nature.id());
    let basis = model.locale.fill("tui-basis", args![nature = nature, basis = d.basis.as_str()]);
    let mut rows: Vec<Row> = wrap(&basis, w).into_iter().map(Row::text).collect();
    if let Some(day) = d.act_by.filter(|day| *day != d.due) {
        let text = model.locale.fill("tui-act-by", args![day = date_words(&model.locale, day)]);
        rows.push(Row::of(Role::Warn, format!("! {text}")));
    }
    for (on, id) in [(d.needs_review, "tui-clock-needs-review"), (d.verify, "tui-rule-unverified")]
    {
        if on {
            rows.push(Row::of(Role::Warn, format!("! {}", model.text(id))));
        }
    }
    if let Some(day) = d.alternative {
        let text =
            model.locale.fill("tui-clock-alternative", args![day = date_words(&model.locale, day)]);
        rows.push(Row::of(Role::Plain, text));
    }
    if d.provisional {
        rows.push(Row::of(Role::Warn, format!("! {}", model.text("tui-provisional"))));
    }
    rows
}
