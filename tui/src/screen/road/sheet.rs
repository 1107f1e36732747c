//! The call sheet: what to have at hand, what to ask, what to ask for; read before the phone is picked up.

use super::{heading, number, points, scrolled, view};
use crate::cells::{Row, wrap};
use crate::form::field::date_words;
use crate::model::Model;
use crate::model::road::SheetView;
use crate::screen::{Body, Screen};
use crate::theme::Role;
use recourse_core::args;

/// The sheet for a party.
pub fn of<'a>(model: &'a Model, case: &str, with: &str) -> Option<&'a SheetView> {
    view(model, case)?.sheets.iter().find(|s| s.with == with)
}

/// The lines, to scroll.
pub fn areas(model: &Model, case: &str, with: &str) -> Vec<usize> {
    vec![lines(model, case, with, 80).len()]
}

/// Whom it is for.
pub fn title(model: &Model, case: &str, with: &str) -> (String, String) {
    let name = of(model, case, with).map(|s| s.name.clone()).unwrap_or_default();
    (model.locale.fill("screens-sheet-title", args![name = name]), number(model, case))
}

/// The body.
pub fn body(model: &Model, screen: &Screen, case: &str, with: &str, w: usize, h: usize) -> Body {
    Body { rows: scrolled(lines(model, case, with, w), screen.row(0), h), cursor: None }
}

/// The sheet as rows.
pub fn lines(model: &Model, case: &str, with: &str, w: usize) -> Vec<Row> {
    let Some(sheet) = of(model, case, with) else {
        return vec![Row::text(model.text("screens-sheet-none"))];
    };
    let mut rows = Vec::new();
    let label = sheet.facts.iter().map(|[l, _]| crate::cells::width(l)).max().unwrap_or(0);
    heading(&mut rows, model.text("screens-sheet-facts"));
    for [name, value] in &sheet.facts {
        let mut lines = wrap(value, w.saturating_sub(label + 4)).into_iter();
        let first = lines.next().unwrap_or_default();
        rows.push(Row::text("  ").cell(Role::Strong, name, label + 2).plain(first));
        rows.extend(lines.map(|l| Row::new().to(label + 4).plain(l)));
    }
    let numbered = |texts: &[String], rows: &mut Vec<Row>| {
        for (at, text) in texts.iter().enumerate() {
            points(rows, &format!("  {}. ", at + 1), std::slice::from_ref(text), w);
        }
    };
    heading(&mut rows, model.text("screens-sheet-ask"));
    numbered(&sheet.questions, &mut rows);
    heading(&mut rows, model.text("screens-sheet-want"));
    points(&mut rows, "  [ ] ", &sheet.want, w);
    if let Some(by) = sheet.by {
        let day = date_words(&model.locale, by);
        let text = model.locale.fill("screens-sheet-by", args![day = day]);
        points(&mut rows, "  [ ] ", &[text], w);
    }
    if !sheet.answers.is_empty() {
        heading(&mut rows, model.text("screens-sheet-answers"));
        for [says, means] in &sheet.answers {
            points(&mut rows, "  ", std::slice::from_ref(says), w);
            points(&mut rows, "     -> ", std::slice::from_ref(means), w);
        }
    }
    heading(&mut rows, model.text("screens-sheet-ways"));
    for [way, value, source] in &sheet.ways {
        points(&mut rows, "  ", &[format!("{way}: {value}")], w);
        let from = model.locale.fill("screens-source", args![source = source.as_str()]);
        let lines = wrap(&from, w.saturating_sub(5)).into_iter();
        rows.extend(lines.map(|l| Row::of(Role::Muted, format!("     {l}"))));
    }
    if !sheet.warn.is_empty() {
        heading(&mut rows, model.text("screens-sheet-warn"));
        points(&mut rows, "  ! ", &sheet.warn, w);
    }
    rows
}
