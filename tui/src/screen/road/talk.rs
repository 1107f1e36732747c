//! What was promised, kept and broken; and where two sides contradict each other, side by side.

use super::{number, view};
use crate::cells::{Row, beside, wrap};
use crate::model::Model;
use crate::model::road::PromiseRow;
use crate::msg::Effect;
use crate::screen::{Body, Screen, What, list};
use crate::theme::Role;
use recourse_core::args;

/// Promises, then contradictions.
pub fn areas(model: &Model, case: &str) -> Vec<usize> {
    let road = view(model, case);
    vec![road.map_or(0, |v| v.promises.len()), road.map_or(0, |v| v.contradictions.len())]
}

/// Title and case.
pub fn title(model: &Model, case: &str) -> (String, String) {
    (model.text("screens-talk-title"), number(model, case))
}

/// The chosen promise.
pub fn chosen<'a>(model: &'a Model, screen: &Screen, case: &str) -> Option<&'a PromiseRow> {
    view(model, case)?.promises.get(screen.row(0)).filter(|_| screen.area != 1)
}

/// Enter on a promise shows the contact it was made in.
pub fn open(model: &mut Model, case: &str, area: usize, row: usize) -> Vec<Effect> {
    let id = view(model, case).and_then(|v| v.promises.get(row)).filter(|_| area == 0);
    let no = id.and_then(|p| recourse_core::case::read_number('C', &p.contact));
    let seq = no.and_then(|no| model.case(case)?.contact(no).map(|c| c.seq));
    if let Some(seq) = seq {
        model.stack.push(Screen::new(What::Entry(case.to_string(), seq)));
    }
    vec![]
}

/// The mark of a promise.
fn mark(state: &str) -> (&'static str, Role) {
    match state {
        "kept" => ("screens-promise-kept", Role::Good),
        "open" => ("screens-promise-open", Role::Accent),
        "withdrawn" => ("screens-promise-withdrawn", Role::Muted),
        "broken" => ("screens-promise-broken", Role::Danger),
        _ => ("screens-promise-lapsed", Role::Danger),
    }
}

/// The body.
pub fn body(model: &Model, screen: &Screen, case: &str, w: usize, h: usize) -> Body {
    let mut out = Body::default();
    let Some(road) = view(model, case) else {
        out.rows.push(Row::text(model.text("screens-road-none")));
        return out;
    };
    let head = model.locale.fill("screens-promises", args![count = road.promises.len()]);
    out.rows.push(Row::of(Role::Strong, head));
    if road.promises.is_empty() {
        out.rows.push(Row::of(Role::Muted, format!("  {}", model.text("screens-no-promises"))));
    }
    let rows = road.promises.iter().map(|p| {
        let (id, role) = mark(p.state);
        let chased = if p.chased.is_empty() {
            String::new()
        } else {
            model.locale.fill("screens-chased", args![list = p.chased.join(" ")])
        };
        let wide = w >= 76;
        let row = Row::new().cell(role, model.text(id), 11).cell(Role::Plain, &p.contact, 5);
        let row = row.cell(Role::Plain, p.made.format("%m-%d").to_string(), 6);
        let row = row.cell(Role::Plain, &p.who, if wide { 14 } else { 9 }).plain(" ");
        let due = model.locale.fill("tui-by-day", args![day = p.due.format("%m-%d").to_string()]);
        let row = row.cell(Role::Plain, &p.text, w.saturating_sub(if wide { 66 } else { 46 }));
        row.plain(" ").cell(Role::Plain, due, 10).plain(" ").plain(chased)
    });
    let room = (h / 2).max(4).saturating_sub(1);
    list(&mut out, rows, screen.row(0), screen.area == 0, room);
    out.rows.push(Row::new().drawn(model.settings.glyphs.lines()[0].repeat(w)));
    let count = road.contradictions.len();
    let head = model.locale.fill("screens-contradictions", args![count = count]);
    out.rows.push(Row::of(Role::Strong, head));
    if count == 0 {
        out.rows.push(Row::of(Role::Muted, format!("  {}", model.text("screens-no-conflict"))));
    }
    let half = w / 2 - 2;
    for (at, c) in road.contradictions.iter().enumerate().skip(screen.row(1)) {
        let here = screen.area == 1 && screen.row(1) == at;
        if here {
            out.cursor = Some((0, out.rows.len()));
        }
        out.rows.push(crate::screen::mark(Row::of(Role::Warn, &c.what), here, here));
        let side = |s: &[String; 2]| {
            let mut rows = vec![Row::of(Role::Strong, &s[0])];
            rows.extend(wrap(&s[1], half).into_iter().map(Row::text));
            rows
        };
        let bar = model.settings.glyphs.lines()[1];
        out.rows.extend(beside(side(&c.left), side(&c.right), half, bar));
    }
    out.rows.truncate(h);
    out
}
