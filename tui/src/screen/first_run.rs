//! First run: both languages on one screen, four doors, and whether frames are drawn as they should be.

use super::{Body, Screen, mark};
use crate::action::Action;
use crate::cells::{Row, wrap};
use crate::model::Model;
use crate::msg::Effect;
use crate::theme::{Glyphs, Role};
use crate::update::act;
use recourse_core::locale::Lang;

const DOORS: [(Action, &str); 4] = [
    (Action::NewCase, "tui-door-case"),
    (Action::GoReconcile, "tui-door-reconcile"),
    (Action::OpenDemo, "tui-door-demo"),
    (Action::OpenFolder, "tui-door-folder"),
];

/// Language, doors, the frame.
pub fn areas() -> Vec<usize> {
    vec![1, DOORS.len(), 1]
}

/// Enter. On the language it goes on to the doors.
pub fn open(model: &mut Model, area: usize, row: usize) -> Vec<Effect> {
    match area {
        0 => {
            model.screen_mut().area = 1;
            vec![]
        }
        1 => DOORS.get(row).map_or_else(Vec::new, |(action, _)| act::run(model, *action)),
        _ => {
            let ascii = model.settings.glyphs == Glyphs::Ascii;
            model.settings.glyphs = if ascii { Glyphs::Box } else { Glyphs::Ascii };
            vec![Effect::SaveSettings(model.settings.clone())]
        }
    }
}

/// Left and right on the language.
pub fn sideways(model: &mut Model) -> Vec<Effect> {
    super::settings::switch_language(model)
}

/// The body.
pub fn body(model: &Model, screen: &Screen, w: usize) -> Body {
    let mut out = Body::default();
    let zh = model.locale.lang() == Lang::Zh;
    let here = |area: usize| if screen.area == area { Role::Focus } else { Role::Strong };
    let language = Row::text(if screen.area == 0 { "> " } else { "  " })
        .plain("请选择语言 / Choose a language    ")
        .put(
            if zh { here(0) } else { Role::Plain },
            if zh { "< 简体中文 >" } else { "  简体中文  " },
        )
        .put(
            if zh { Role::Plain } else { here(0) },
            if zh { "  English  " } else { "< English >" },
        );
    out.rows.push(language);
    out.rows.push(Row::new().drawn(model.settings.glyphs.lines()[0].repeat(w)));
    out.rows.extend(wrap(&model.text("tui-first-run-calm"), w).into_iter().map(Row::text));
    out.rows.push(Row::new());
    for (at, (_, id)) in DOORS.iter().enumerate() {
        let chosen = screen.area == 1 && screen.row(1) == at;
        let name = model.text(id);
        let cells = crate::cells::width(&name).max(if zh { 32 } else { 40 });
        let row = Row::new().cell(Role::Strong, format!("{} {name}", at + 1), cells);
        let why = model.text(&format!("{id}-why"));
        let row = if w >= 76 { row.plain(" ").put(Role::Muted, why) } else { row };
        if chosen {
            out.cursor = Some((0, out.rows.len()));
        }
        out.rows.push(mark(row, chosen, chosen));
    }
    out.rows.push(Row::new());
    out.rows.extend(
        wrap(&model.text("tui-first-run-private"), w).into_iter().map(|l| Row::of(Role::Muted, l)),
    );
    out.rows.push(Row::new());
    frame_check(model, screen, w, &mut out);
    out
}

/// A small box with two wide characters in it: its corners stand in one line or they do not.
fn frame_check(model: &Model, screen: &Screen, w: usize, out: &mut Body) {
    let [line, bar, tl, tr, bl, br, ..] = model.settings.glyphs.lines();
    let focused = screen.area == 2;
    let id =
        if model.settings.glyphs == Glyphs::Ascii { "tui-check-ascii" } else { "tui-check-box" };
    let text = Row::text(model.text("tui-check-frame"));
    out.rows.push(text);
    let pad = "    ";
    out.rows.push(Row::new().drawn(format!("{pad}{tl}{}{tr}", line.repeat(8))));
    let question = Row::new().drawn(format!("{pad}{bar} 测 试  {bar}    "));
    if focused {
        out.cursor = Some((18, out.rows.len()));
    }
    let role = if focused { Role::Focus } else { Role::Plain };
    let mark = if focused { "> " } else { "  " };
    out.rows.push(question.put(role, format!("{mark}[{}]", model.text(id))).fit(w));
    out.rows.push(Row::new().drawn(format!("{pad}{bl}{}{br}", line.repeat(8))));
}
