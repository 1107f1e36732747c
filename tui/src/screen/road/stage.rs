//! How the present stage goes: what to have ready, which ways are open, where it leads.

use super::{fact, heading, points, view};
use crate::cells::{Row, wrap};
use crate::model::Model;
use crate::screen::case::{stage_id, stage_words};
use crate::theme::Role;
use recourse_core::args;

/// Which stage.
pub fn title(model: &Model, case: &str) -> String {
    let stage = model.case(case).map(|c| stage_words(model, c.stage)).unwrap_or_default();
    model.locale.fill("screens-stage-title", args![stage = stage])
}

/// The stage of the case as rows.
pub fn lines(model: &Model, case: &str, w: usize) -> Vec<Row> {
    let now = model.case(case).map(|c| c.stage);
    let found = view(model, case).and_then(|v| v.stages.iter().find(|s| Some(s.stage) == now));
    let Some(stage) = found else { return vec![Row::text(model.text("screens-road-none"))] };
    let mut rows: Vec<Row> = wrap(&stage.about, w).into_iter().map(Row::text).collect();
    rows.push(Row::new());
    rows.extend(fact(&model.text("screens-stage-takes"), &stage.takes, w));
    if !stage.must.is_empty() {
        heading(&mut rows, model.text("screens-stage-must"));
    }
    for (_, words, ready, waived) in &stage.must {
        let (mark, role) = match (ready, waived) {
            (true, _) => ("tui-mark-have", Role::Good),
            (false, true) => ("screens-mark-waived", Role::Muted),
            _ => ("tui-mark-lacking", Role::Danger),
        };
        rows.push(Row::text("  ").put(role, model.text(mark)).plain(" ").plain(words));
    }
    for (id, texts) in
        [("screens-stage-eligible", &stage.eligible), ("screens-stage-warn", &stage.warn)]
    {
        if !texts.is_empty() {
            heading(&mut rows, model.text(id));
            points(&mut rows, "  * ", texts, w);
        }
    }
    if !stage.next.is_empty() {
        heading(&mut rows, model.text("screens-stage-next"));
        for (to, when) in &stage.next {
            let text = format!("{}: {when}", model.text(stage_id(*to)));
            points(&mut rows, "  -> ", &[text], w);
        }
    }
    rows
}
