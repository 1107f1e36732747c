//! Page 5: exhibits of all cases.

use super::{Body, Screen, What, list, place_of};
use crate::cells::{Row, cut_middle, wrap};
use crate::form::evidence::kind_word;
use crate::model::Model;
use crate::msg::Effect;
use crate::ops::export::size_words;
use crate::theme::Role;
use recourse_core::case::Case;
use recourse_core::case::exhibit::Exhibit;

/// One list.
pub fn areas(model: &Model) -> Vec<usize> {
    vec![all(model).len()]
}

/// Every exhibit with its case.
pub fn all(model: &Model) -> Vec<(&Case, &Exhibit)> {
    model.cases().iter().flat_map(|c| c.exhibits.iter().map(move |x| (c, x))).collect()
}

/// The chosen exhibit.
pub fn chosen<'a>(model: &'a Model, screen: &Screen) -> Option<(&'a Case, &'a Exhibit)> {
    all(model).get(screen.row(0)).copied()
}

/// Enter shows it in full.
pub fn open(model: &mut Model, row: usize) -> Vec<Effect> {
    let found = all(model).get(row).map(|(c, x)| (c.id.clone(), x.seq));
    if let Some((case, seq)) = found {
        model.stack.push(Screen::new(What::Entry(case, seq)));
    }
    vec![]
}

/// The body.
pub fn body(model: &Model, screen: &Screen, w: usize, h: usize) -> Body {
    let mut out = Body::default();
    let all = all(model);
    if all.is_empty() {
        out.rows.extend(wrap(&model.text("tui-evidence-empty"), w).into_iter().map(Row::text));
        return out;
    }
    let many = model.cases().len() > 1;
    let case_cells = if many && w >= 76 { 12 } else { 0 };
    let tail = if w >= 76 { 10 } else { 0 };
    let rest = w.saturating_sub(2 + 6 + 14 + case_cells + tail);
    let title_cells = if w >= 92 { rest / 2 } else { rest };
    let room = h.saturating_sub(1);
    let place = place_of(screen.row(0), all.len(), room);
    out.rows.push(
        Row::text("  ")
            .cell(Role::Strong, model.text("tui-col-no"), 6)
            .cell(Role::Strong, model.text("tui-field-kind"), 14)
            .cell(Role::Strong, model.text("tui-field-title"), title_cells)
            .cell(
                Role::Strong,
                if w >= 92 { model.text("tui-field-proves") } else { String::new() },
                rest - title_cells,
            )
            .right(Role::Muted, place, tail.max(8)),
    );
    let rows = all.iter().map(|(case, x)| {
        let role = if x.voided.is_some() { Role::Muted } else { Role::Plain };
        let mark = if x.voided.is_some() { model.text("tui-mark-void") } else { String::new() };
        let kind = model.text(&format!("tui-kind-{}", kind_word(x.now.kind)));
        let title = cut_middle(
            &crate::cells::clean(&format!("{mark}{}", x.title())),
            title_cells.saturating_sub(1),
        );
        let size = x.file().map(|f| size_words(f.size)).unwrap_or_default();
        let mut row = Row::new()
            .cell(role, x.id(), 6)
            .cell(role, kind, 14)
            .cell(role, title, title_cells)
            .cell(role, x.now.proves.as_deref().unwrap_or_default(), rest - title_cells);
        if tail > 0 {
            row = row.right(role, size, tail);
        }
        if case_cells > 0 { row.right(Role::Muted, &case.no, case_cells) } else { row }
    });
    list(&mut out, rows, screen.row(0), screen.area == 0, room);
    out
}
