//! The road's screens over one case: diagnosis, evidence matrix, promises and contradictions, call sheet, stages.

pub mod diagnosis;
pub mod letter;
pub mod letters;
pub mod matrix;
pub mod sheet;
pub mod stage;
pub mod stats;
pub mod talk;

use crate::cells::{Row, wrap};
use crate::model::Model;
use crate::model::road::RoadView;
use crate::theme::Role;

/// What guides this case.
pub fn view<'a>(model: &'a Model, case: &str) -> Option<&'a RoadView> {
    model.snap.as_deref()?.roads.iter().find(|r| r.case == case)
}

/// Number and title of the case, for the right of a title.
fn number(model: &Model, case: &str) -> String {
    model.case(case).map(|c| c.no.clone()).unwrap_or_default()
}

/// A label in bold and a text that wraps beside it.
fn fact(label: &str, text: &str, w: usize) -> Vec<Row> {
    let lead = crate::cells::width(label) + 2;
    let mut name = label.to_string();
    let lines = wrap(text, w.saturating_sub(lead).max(8));
    lines
        .into_iter()
        .map(|line| {
            let row = Row::new().cell(Role::Strong, &name, lead).plain(line);
            name.clear();
            row
        })
        .collect()
}

/// A heading, an empty row before it where something stands above.
fn heading(rows: &mut Vec<Row>, text: String) {
    if !rows.is_empty() {
        rows.push(Row::new());
    }
    rows.push(Row::of(Role::Strong, text));
}

/// Wrapped lines under a mark.
fn points(rows: &mut Vec<Row>, mark: &str, texts: &[String], w: usize) {
    let lead = crate::cells::width(mark);
    for text in texts {
        for (at, line) in wrap(text, w.saturating_sub(lead).max(8)).into_iter().enumerate() {
            let head = if at == 0 { mark.to_string() } else { " ".repeat(lead) };
            rows.push(Row::text(format!("{head}{line}")));
        }
    }
}

/// The rows in view of something to read.
fn scrolled(rows: Vec<Row>, top: usize, h: usize) -> Vec<Row> {
    let top = top.min(rows.len().saturating_sub(h));
    rows.into_iter().skip(top).take(h).collect()
}
