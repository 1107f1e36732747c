//! Page 2: all cases.

use super::{Body, Screen, What, list};
use crate::cells::{Row, wrap};
use crate::model::Model;
use crate::msg::Effect;
use crate::theme::Role;
use recourse_core::case::Case;

/// One list.
pub fn areas(model: &Model) -> Vec<usize> {
    vec![model.cases().len()]
}

/// The case in this row.
pub fn nth(model: &Model, row: usize) -> Option<&Case> {
    model.cases().get(row)
}

/// The chosen case.
pub fn chosen<'a>(model: &'a Model, screen: &Screen) -> Option<&'a Case> {
    nth(model, screen.row(0))
}

/// Enter opens the case.
pub fn open(model: &mut Model, row: usize) -> Vec<Effect> {
    if let Some(id) = nth(model, row).map(|c| c.id.clone()) {
        model.stack.push(Screen::new(What::Case(id)));
    }
    vec![]
}

/// The body.
pub fn body(model: &Model, screen: &Screen, w: usize, h: usize) -> Body {
    let mut out = Body::default();
    if model.cases().is_empty() {
        out.rows.extend(wrap(&model.text("tui-today-empty"), w).into_iter().map(Row::text));
        return out;
    }
    let title_cells = w.saturating_sub(56).clamp(8, 48);
    let head = Row::text("  ")
        .cell(Role::Strong, model.text("tui-col-case"), 12)
        .cell(Role::Strong, model.text("tui-col-title"), title_cells)
        .right(Role::Strong, model.text("tui-outstanding"), 14)
        .right(Role::Strong, model.text("tui-recovered"), 14)
        .plain("  ")
        .put(Role::Strong, model.text("tui-stage"));
    out.rows.push(head);
    let rows = model.cases().iter().map(|case| {
        Row::new()
            .cell(Role::Plain, &case.no, 12)
            .cell(Role::Plain, &case.title, title_cells)
            .right(Role::Plain, super::case::owed_words(model, case), 14)
            .right(Role::Plain, case.recovered().grouped(), 14)
            .plain("  ")
            .plain(model.text(super::case::stage_id(case.stage)))
    });
    list(&mut out, rows, screen.row(0), screen.area == 0, h.saturating_sub(1));
    out
}
