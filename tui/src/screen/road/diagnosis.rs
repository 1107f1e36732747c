//! Where the money is stuck: its path drawn, the checklist with what was found, and what is most likely.

use super::{fact, heading, number, points, view};
use crate::cells::{Row, width};
use crate::model::Model;
use crate::model::road::{ItemRow, RoadView};
use crate::msg::Effect;
use crate::screen::{Body, Screen, list};
use crate::theme::Role;
use crate::update;
use recourse_core::args;

/// One list.
pub fn areas(model: &Model, case: &str) -> Vec<usize> {
    vec![view(model, case).map_or(0, |v| v.items.len())]
}

/// Title and case.
pub fn title(model: &Model, case: &str) -> (String, String) {
    (model.text("screens-diagnosis-title"), number(model, case))
}

/// The chosen item.
pub fn chosen<'a>(model: &'a Model, screen: &Screen, case: &str) -> Option<&'a ItemRow> {
    view(model, case)?.items.get(screen.row(0))
}

/// Enter opens the answer.
pub fn open(model: &mut Model, case: &str, row: usize) -> Vec<Effect> {
    let code = view(model, case).and_then(|v| v.items.get(row)).map(|i| i.code.clone());
    code.map_or_else(Vec::new, |code| update::diagnosis::answer_item(model, case, &code))
}

/// Mark of an item, as a word.
pub fn mark(item: &ItemRow) -> (&'static str, Role) {
    match (item.state, item.result) {
        (_, Some("skipped")) => ("tui-mark-skipped", Role::Muted),
        ("answered", _) => ("tui-mark-done", Role::Good),
        ("partly", _) => ("screens-mark-partly", Role::Warn),
        ("unknown", _) => ("screens-mark-unknown", Role::Warn),
        ("not_applicable", _) => ("screens-mark-na", Role::Muted),
        _ => ("tui-mark-todo", Role::Plain),
    }
}

/// The body.
pub fn body(model: &Model, screen: &Screen, case: &str, w: usize, h: usize) -> Body {
    let mut out = Body::default();
    let Some(road) = view(model, case) else {
        out.rows.push(Row::text(model.text("screens-road-none")));
        return out;
    };
    path(model, road, w, &mut out.rows);
    if let Some(top) = road.suspects.first() {
        let text = model
            .locale
            .fill("screens-most-likely", args![name = top.name.as_str(), n = top.supports.len()]);
        let row = Row::of(Role::Strong, text);
        let caution = model.text("screens-no-verdict");
        let fits = row.width() + width(&caution) + 4 <= w;
        out.rows.push(if fits { row.plain("    ").put(Role::Muted, caution) } else { row });
    } else {
        out.rows.push(Row::of(Role::Muted, model.text("screens-no-suspect")));
    }
    if let Some(lead) = &road.lead {
        out.rows.push(Row::of(Role::Accent, crate::cells::cut(lead, w)));
    }
    if let Some(item) = road.items.iter().find(|i| i.alarms)
        && let Some(warn) = &item.warn
    {
        let lines = crate::cells::wrap(&format!("!! {warn}"), w);
        out.rows.extend(lines.into_iter().take(2).map(|l| Row::of(Role::Danger, l)));
    }
    let line = model.settings.glyphs.lines()[0].repeat(w);
    out.rows.push(Row::new().drawn(line.clone()));
    let help = chosen(model, screen, case).map(|i| under(model, i, w)).unwrap_or_default();
    let help = if h >= 14 { help } else { Vec::new() };
    let room = h.saturating_sub(out.rows.len() + help.len() + usize::from(!help.is_empty()));
    // The question has the room that what was found leaves it.
    let told = road.items.iter().map(|item| width(&told(model, item))).max().unwrap_or(0).min(31);
    let rows: Vec<Row> =
        road.items.iter().enumerate().map(|(at, item)| row(model, at, item, told, w)).collect();
    list(&mut out, rows.into_iter(), screen.row(0), screen.area == 0, room);
    if !help.is_empty() {
        out.rows.resize(h.saturating_sub(help.len() + 1), Row::new());
        out.rows.push(Row::new().drawn(line));
        out.rows.extend(help);
    }
    out
}

fn row(model: &Model, at: usize, item: &ItemRow, beside: usize, w: usize) -> Row {
    let (mark, role) = mark(item);
    let told = told(model, item);
    let cells = w.saturating_sub(if w >= 76 { 18 + beside } else { 14 });
    let row = Row::new()
        .right(Role::Plain, (at + 1).to_string(), 3)
        .plain(" ")
        .cell(Role::Plain, &item.title, cells)
        .plain(" ")
        .cell(role, model.text(mark), 9);
    if w >= 76 { row.plain(" ").plain(told) } else { row }
}

/// What was found, in a few words.
fn told(model: &Model, item: &ItemRow) -> String {
    let mut parts = Vec::new();
    if item.alarms {
        parts.push(model.text("screens-item-alarm"));
    }
    // An item with answers of its own is told by its answer: "yes, sole trader" says nothing more.
    let own = !item.values.is_empty() && item.value.is_some();
    if let Some(word) = item.result.filter(|r| !own && matches!(*r, "yes" | "no" | "partly")) {
        parts.push(model.text(&format!("screens-finding-{word}")));
    }
    parts.extend(item.value.clone());
    if !item.evidence.is_empty() {
        let all: Vec<String> = item.evidence.iter().map(|n| format!("E{n:03}")).collect();
        parts.push(all.join(" "));
    } else if item.no_evidence {
        parts.push(model.text("screens-no-evidence-yet"));
    }
    parts.join("  ")
}

/// How to find out about the chosen item, and what to keep.
fn under(model: &Model, item: &ItemRow, w: usize) -> Vec<Row> {
    let mut rows = fact(&model.text("screens-item-how"), &item.how, w);
    rows.truncate(2);
    rows.extend(fact(&model.text("screens-item-take"), &item.take, w).into_iter().take(1));
    rows
}

/// `顾客的卡 [已扣款] --> 支付平台 [有交易] --> …`; one below the other where it is narrow.
pub fn path(model: &Model, road: &RoadView, w: usize, rows: &mut Vec<Row>) {
    let pieces: Vec<(String, Role)> = road
        .path
        .iter()
        .map(|s| {
            let name = model.text(&format!("screens-hop-{}", s.hop));
            let seen = model.text(&format!("screens-seen-{}-{}", s.hop, s.seen.replace('_', "-")));
            let value = s
                .value
                .as_ref()
                .map(|v| model.locale.fill("screens-hop-value", args![value = v.as_str()]));
            let last = if s.last { model.text("screens-hop-last") } else { String::new() };
            let role = match s.seen {
                "here" => Role::Good,
                "not_here" => Role::Danger,
                "said" => Role::Warn,
                _ => Role::Muted,
            };
            (format!("{name} [{seen}{}]{last}", value.unwrap_or_default()), role)
        })
        .collect();
    let arrow = " --> ";
    let mut row = Row::new();
    for (at, (text, role)) in pieces.into_iter().enumerate() {
        let lead = if at > 0 { arrow } else { "" };
        if at > 0 && row.width() + width(lead) + width(&text) > w {
            rows.push(row);
            row = Row::new().put(Role::Muted, "    --> ").put(role, text);
        } else {
            row = row.put(Role::Muted, lead).put(role, text);
        }
    }
    rows.push(row);
}

/// Everything about one item, to read.
pub fn item_lines(model: &Model, case: &str, code: &str, w: usize) -> Vec<Row> {
    let item = view(model, case).and_then(|v| v.items.iter().find(|i| i.code == code));
    let Some(item) = item else { return vec![Row::text(model.text("tui-nothing-here"))] };
    let mut rows = vec![Row::of(Role::Strong, &item.title)];
    for (label, text) in [
        ("screens-item-why", &item.why),
        ("screens-item-how", &item.how),
        ("screens-item-take", &item.take),
    ] {
        rows.push(Row::new());
        rows.extend(fact(&model.text(label), text, w));
    }
    let told = told(model, item);
    if !told.is_empty() {
        rows.push(Row::new());
        rows.extend(fact(&model.text("screens-item-found"), &told, w));
    }
    rows.extend(item.note.iter().flat_map(|n| fact(&model.text("tui-field-note"), n, w)));
    if let Some(warn) = &item.warn {
        rows.push(Row::new());
        let lines = crate::cells::wrap(&format!("!! {warn}"), w);
        rows.extend(lines.into_iter().map(|l| Row::of(Role::Danger, l)));
    }
    rows
}

/// Causes with what speaks for and against each, to read.
pub fn suspect_lines(model: &Model, case: &str, w: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let Some(road) = view(model, case) else { return rows };
    path(model, road, w, &mut rows);
    if road.suspects.is_empty() {
        rows.push(Row::new());
        rows.push(Row::text(model.text("screens-no-suspect")));
    }
    for (at, s) in road.suspects.iter().enumerate() {
        heading(&mut rows, format!("{}. {}", at + 1, s.name));
        points(&mut rows, "  + ", &s.supports, w);
        points(&mut rows, "  - ", &s.against, w);
        for (id, text) in [("screens-suspect-ask", &s.ask), ("screens-suspect-settles", &s.settles)]
        {
            if let Some(text) = text {
                let lines = fact(&model.text(id), text, w.saturating_sub(2));
                rows.extend(lines.into_iter().map(|r| Row::text("  ").join(r)));
            }
        }
    }
    if let Some(lead) = &road.lead {
        rows.push(Row::new());
        rows.extend(crate::cells::wrap(lead, w).into_iter().map(|l| Row::of(Role::Accent, l)));
    }
    rows.push(Row::new());
    rows.push(Row::of(Role::Muted, model.text("screens-no-verdict")));
    rows
}
